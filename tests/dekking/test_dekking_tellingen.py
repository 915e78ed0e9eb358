"""Counts of coverage against counts by code of its own, from the files as plain YAML; and the rules of detours and gaps."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from helpers_handboek import maak_handboek, vervang
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.dekking import derive_dekking
from kwaliteitshandboek.derive.kaderdekking import Celstand, Hiaatsoort, Kaderdekking, derive_kaderdekking
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.kader import Dekkingsoort, Kader, KaderItem
from kwaliteitshandboek.model.organisatie import Organisatie
from kwaliteitshandboek.pages.maken import make_team_site
from kwaliteitshandboek.reports.dekking import make_dekking_csv, make_dekking_xlsx

VANDAAG = date(2026, 11, 15)
SOORTEN = {"kaarten": Dekkingsoort.KAARTEN, "indicatoren": Dekkingsoort.INDICATOREN, "instrumenten": Dekkingsoort.INSTRUMENTEN}


def lees(map_: Path) -> Handboek:
    handboek = load_handboek(map_).handboek
    assert handboek is not None
    return handboek


def dekking_van(map_: Path, kader: str) -> Kaderdekking:
    handboek = lees(map_)
    return derive_kaderdekking(handboek, derive(handboek, VANDAAG), handboek.kader_per_id[kader])


def _yaml(pad: Path) -> Any:
    return yaml.safe_load(pad.read_text(encoding="utf-8")) if pad.exists() else []


def _kaarten(map_: Path) -> Iterator[tuple[str, list[str]]]:
    for pad in (map_ / "kaarten").glob("*/*.md"):
        voorwerk = yaml.safe_load(pad.read_text(encoding="utf-8").split("---\n", 2)[1])
        if voorwerk.get("status") not in {"vervallen", "in voorbereiding"}:
            yield pad.stem, voorwerk.get("standaarden", [])


def _items(onderdelen: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in onderdelen:
        yield item
        yield from _items(item.get("onderdelen", []))


def geteld(map_: Path) -> dict[tuple[str, str, str], set[str]]:
    """(kind, framework, code) -> what serves it: counted from the files, with a fixed point in place of a search."""
    kaders = [_yaml(pad) for pad in (map_ / "kaarten/kaders").glob("*.yml")]
    items = {f"{kader['id']}/{item['code']}": item for kader in kaders for item in _items(kader["onderdelen"])}
    indicatoren = [i for pad in (map_ / "data/indicatoren").glob("*.yml") for i in _yaml(pad)]
    bronnen = {
        "kaarten": list(_kaarten(map_)),
        "instrumenten": [(i["id"], i.get("standaarden", [])) for i in _yaml(map_ / "kaarten/instrumenten.yml")],
        "indicatoren": [(i["id"], i.get("standaarden", [])) for i in indicatoren]
        + [(naam, [item]) for item, inhoud in items.items() for naam in inhoud.get("indicatoren", [])],
    }
    uit: dict[tuple[str, str, str], set[str]] = {}
    for soort, lijst in bronnen.items():
        per_item = {item: {naam for naam, standaarden in lijst if item in standaarden} for item in items}
        veranderd = True
        while veranderd:
            veranderd = False
            for item, inhoud in items.items():
                for doel in inhoud.get("dient", []):
                    if doel in items and not per_item[item] <= per_item[doel]:
                        per_item[doel] |= per_item[item]
                        veranderd = True
                # What is said of a whole holds for its parts.
                for deel in inhoud.get("onderdelen", []):
                    doel = f"{item.partition('/')[0]}/{deel['code']}"
                    if not per_item[item] <= per_item[doel]:
                        per_item[doel] |= per_item[item]
                        veranderd = True
        for item, namen in per_item.items():
            kader, _, code = item.partition("/")
            uit[soort, kader, code] = namen
    return uit


def gelijk_aan_telling(map_: Path) -> None:
    handboek, verwacht = lees(map_), geteld(map_)
    for (kader, code), dekking in derive_dekking(handboek).items():
        for naam, soort in SOORTEN.items():
            alle = dekking.alle(soort)
            assert len(alle) == len(set(alle))
            assert set(alle) == verwacht[naam, kader, code], (kader, code, naam)


def test_the_counts_of_the_demonstration_equal_those_of_its_files(wortel: Path) -> None:
    gelijk_aan_telling(wortel)
    verwacht = geteld(wortel)
    for kader in ("ondersteuning", "inspectie-2021"):
        dekking = dekking_van(wortel, kader)
        for naam, soort in SOORTEN.items():
            gedekt = sum(bool(verwacht[naam, kader, item.item.code]) for item in dekking.items)
            assert dekking.geheel.gedekt(soort) == gedekt
            assert sum(deel.gedekt(soort) for deel in dekking.delen) == gedekt
    assert len(dekking_van(wortel, "ondersteuning").items) == 52


ANDER = """\
id: ander
naam: Ander kader
versie: "1"
niveaus: [deel, onderdeel]
onderdelen:
  - code: X
    naam: Zicht
    onderdelen:
      - {code: X1, naam: Volgen, kern: {vanaf: 2026-11-15}}
      - {code: X2, naam: Bespreken, kern: {vanaf: 2026-11-16}}
      - code: X3
        naam: Samen met ouders
        uitzonderingen:
          - {voor: [kaarten], reden: Dat spreken wij per gezin af.}
          - {voor: [indicatoren, instrumenten], reden: Dit was tijdelijk., tot_en_met: 2026-11-14}
"""


@pytest.fixture
def twee_kaders(tmp_path: Path) -> Path:
    """The basis, with a second framework that its items 1a (a card, an indicator) and 1b (an instrument) serve."""
    map_ = maak_handboek(tmp_path / "handboek", {"kaarten/kaders/ander.yml": ANDER})
    pad = map_ / "kaarten/kaders/proefkader.yml"
    tekst = pad.read_text("utf-8")
    tekst = tekst.replace("indicatoren: [lezen-1f]", "indicatoren: [lezen-1f]\n        dient: [ander/X1]")
    pad.write_text(
        tekst.replace("naam: Wij bespreken elke groep", "naam: Wij bespreken elke groep\n        dient: [ander/X1]"), "utf-8"
    )
    return map_


def test_what_serves_an_item_serves_what_that_item_serves(twee_kaders: Path) -> None:
    gelijk_aan_telling(twee_kaders)
    x1 = dekking_van(twee_kaders, "ander").items[0].dekking
    assert (x1.kaarten, x1.indicatoren, x1.instrumenten) == ((), (), ())
    assert {(omweg.soort, omweg.naam, omweg.via) for omweg in x1.langs} == {
        (Dekkingsoort.KAARTEN, "leerlingondersteuning", ("proefkader/1a",)),
        (Dekkingsoort.INDICATOREN, "lezen-1f", ("proefkader/1a",)),
        (Dekkingsoort.INSTRUMENTEN, "groepsbespreking", ("proefkader/1b",)),
    }


DIEP = """\
id: diep
naam: Diep kader
versie: "1"
niveaus: [domein, standaard, item]
onderdelen:
  - code: D
    naam: Domein
    onderdelen:
      - code: V1
        naam: Standaard een
        kern: {vanaf: 2026-11-15}
        onderdelen:
          - {code: V1a, naam: Item a}
          - {code: V1b, naam: Item b}
      - code: V2
        naam: Standaard twee
        onderdelen:
          - {code: V2a, naam: Item c, hiaat: Volgt.}
"""


def test_what_names_a_level_above_serves_the_items_below_it(tmp_path: Path) -> None:
    kaart = "kaarten/ondersteuning/leerlingondersteuning.md"
    map_ = maak_handboek(
        tmp_path / "handboek",
        {"kaarten/kaders/diep.yml": DIEP} | vervang(kaart, "standaarden: [proefkader/1a]", "standaarden: [diep/V1]"),
    )
    gelijk_aan_telling(map_)
    dekking = dekking_van(map_, "diep")
    a, b, c = dekking.items
    for item in (a, b):
        assert [(omweg.naam, omweg.via) for omweg in item.dekking.langs] == [("leerlingondersteuning", ("diep/V1",))]
        assert item.stand(Dekkingsoort.KAARTEN) is Celstand.VIA
    assert Hiaatsoort.GEEN_KAART in c.hiaten
    # That V1 is a kernstandaard holds for its items.
    assert (a.kern, b.kern, c.kern) == (True, True, False)
    # Subtotals of the level between.
    (deel,) = dekking.delen
    assert [(o.top.code, o.diepte, o.gedekt(Dekkingsoort.KAARTEN), len(o.items)) for o in deel.onder if o.top] == [
        ("V1", 1, 2, 2),
        ("V2", 1, 0, 1),
    ]
    assert deel.gedekt(Dekkingsoort.KAARTEN) == 2
    handboek = lees(map_)
    afgeleid = derive(handboek, VANDAAG)
    inhoud = make_dekking_csv(handboek, afgeleid, handboek.kader_per_id["diep"]).decode("utf-8-sig")
    rij = next(csv.DictReader(io.StringIO(inhoud, newline=""), delimiter=";"))
    assert (rij["Valt onder"], rij["Kernstandaard"], rij["Aantal kaarten"]) == ("D. Domein > V1. Standaard een", "ja", "1")
    assert rij["Kaarten via een ander onderdeel"].endswith("(via diep/V1)")
    paginas = {page.pad: page.tekst for page in make_team_site(handboek, afgeleid, map_).pages}
    assert "V1. Standaard een" in paginas["dekking/diep.md"]
    assert "1 kaart, 2 keer gebruikt" in paginas["dekking/diep.md"].replace("\u00a0", " ")
    # The way up from an item: the routes of its domain, and of its standard.
    omhoog = '<a href="../routes/diep-d.html">D. Domein</a> &rsaquo; <a href="../routes/diep-v1.html">V1. Standaard een</a>'
    assert omhoog in paginas["routes/diep-v1a.md"]
    assert '<a href="../routes/diep-v1.html">V1. Standaard een</a>' in paginas["dekking/diep.md"]


def test_gaps_exceptions_and_kernstandaarden_go_by_the_day(twee_kaders: Path) -> None:
    x1, x2, x3 = dekking_van(twee_kaders, "ander").items
    assert (x1.hiaten, x2.hiaten) == ((), (Hiaatsoort.GEEN_KAART, Hiaatsoort.GEEN_BEWIJS))
    # The exception for cards has no end; that for evidence ended the day before.
    assert x3.hiaten == (Hiaatsoort.GEEN_BEWIJS,)
    assert [x3.stand(soort) for soort in Dekkingsoort] == [Celstand.UITZONDERING, Celstand.LEEG, Celstand.LEEG]
    assert (x1.kern, x2.kern) == (True, False)


def test_an_indicator_without_a_figure_is_no_evidence(tmp_path: Path) -> None:
    # Without the rows of its series 'startgesprek-gehouden' has no figure; 'lezen-1f' keeps its own.
    pad = "kaarten/kaders/proefkader.yml"
    map_ = maak_handboek(tmp_path / "handboek")
    tekst = (map_ / pad).read_text("utf-8")
    (map_ / pad).write_text(
        tekst.replace(
            "naam: Wij werken samen met ouders", "naam: Wij werken samen\n        indicatoren: [startgesprek-gehouden]"
        ),
        "utf-8",
    )
    resultaten = map_ / "data/resultaten/referentieniveaus.csv"
    rijen = resultaten.read_text("utf-8").splitlines(keepends=True)
    assert any("startgesprekken" in rij for rij in rijen)
    resultaten.write_text("".join(rij for rij in rijen if "startgesprekken" not in rij), "utf-8")
    per_code = {item.item.code: item for item in dekking_van(map_, "proefkader").items}
    assert per_code["1a"].met_cijfer == ("lezen-1f",)
    assert per_code["2a"].met_cijfer == ()
    assert per_code["2a"].hiaten == (Hiaatsoort.GEEN_KAART, Hiaatsoort.GEEN_BEWIJS)


@pytest.mark.parametrize(
    ("oud", "nieuw", "reden"),
    [
        ("gepland: 2027-05-01", "gepland: 2026-11-14", "evaluatie te laat"),
        ("bovenliggend: ambitie", "bovenliggend: ambitie\ngeldig_tot: 2026-11-14", "geldigheid voorbij"),
    ],
)
def test_a_late_card_is_named_with_its_reason(tmp_path: Path, oud: str, nieuw: str, reden: str) -> None:
    map_ = maak_handboek(tmp_path / "handboek")
    pad = map_ / "kaarten/ondersteuning/leerlingondersteuning.md"
    tekst = pad.read_text("utf-8")
    assert tekst.count(oud) == 1
    pad.write_text(tekst.replace(oud, nieuw), "utf-8")
    item = dekking_van(map_, "proefkader").items[0]
    assert item.hiaten == (Hiaatsoort.KAART_TE_LAAT,)
    assert [(laat.kaart, [str(r) for r in laat.redenen]) for laat in item.late_kaarten] == [("leerlingondersteuning", [reden])]


@given(
    dient=st.dictionaries(st.integers(0, 5), st.lists(st.integers(0, 5), max_size=3), max_size=6),
    kaarten=st.lists(st.integers(0, 5), max_size=4),
)
def test_detours_are_the_paths_of_the_mapping(dient: dict[int, list[int]], kaarten: list[int]) -> None:
    """Three frameworks of two items, mapped at random, circles and all, against reachability by matrix."""
    naam = [f"k{nummer % 3}/{nummer // 3 + 1}" for nummer in range(6)]
    kaders = tuple(
        Kader(
            id=f"k{kader}",
            naam="Kader",
            versie="1",
            niveaus=("item",),
            onderdelen=tuple(
                KaderItem(code=naam[n].partition("/")[2], naam="Item", dient=tuple(naam[doel] for doel in dient.get(n, [])))
                for n in range(6)
                if n % 3 == kader
            ),
        )
        for kader in range(3)
    )
    handboek = Handboek(
        organisatie=Organisatie(naam="Proef"),
        kaders=kaders,
        kaarten=tuple(
            Kaart(id=f"kaart-{n}", titel="Kaart", domein="d", standaarden=(naam[doel],)) for n, doel in enumerate(kaarten)
        ),
    )
    bereik = [[van == naar or naar in dient.get(van, []) for naar in range(6)] for van in range(6)]
    for tussen in range(6):
        for van in range(6):
            for naar in range(6):
                bereik[van][naar] |= bereik[van][tussen] and bereik[tussen][naar]
    for n in range(6):
        kader, _, code = naam[n].partition("/")
        dekking = derive_dekking(handboek)[kader, code]
        assert set(dekking.kaarten) == {f"kaart-{k}" for k, doel in enumerate(kaarten) if doel == n}
        assert set(dekking.alle(Dekkingsoort.KAARTEN)) == {f"kaart-{k}" for k, doel in enumerate(kaarten) if bereik[doel][n]}


@pytest.mark.parametrize("naam", ["=1+1", "\uff1d1+1", "|calc"])
def test_csv_and_excel_hold_the_same_counts_and_no_formulas(twee_kaders: Path, naam: str) -> None:
    pad = twee_kaders / "kaarten/kaders/ander.yml"
    pad.write_text(pad.read_text("utf-8").replace("naam: Volgen", f'naam: "{naam}"'), "utf-8")
    handboek = lees(twee_kaders)
    afgeleid, kader = derive(handboek, VANDAAG), handboek.kader_per_id["ander"]
    inhoud = make_dekking_csv(handboek, afgeleid, kader)
    assert inhoud.startswith(b"\xef\xbb\xbf")
    rijen = list(csv.DictReader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [(rij["Code"], rij["Aantal kaarten"], rij["Aantal indicatoren"], rij["Aantal instrumenten"]) for rij in rijen] == [
        ("X1", "1", "1", "1"),
        ("X2", "0", "0", "0"),
        ("X3", "0", "0", "0"),
    ]
    assert rijen[0]["Onderdeel"] == f"'{naam}"
    assert [rij["Wat ontbreekt"] for rij in rijen] == ["", "geen kaart; geen bewijs", "geen bewijs"]
    bytes_ = make_dekking_xlsx(handboek, afgeleid, kader)
    assert bytes_ == make_dekking_xlsx(handboek, afgeleid, kader)
    boek = load_workbook(io.BytesIO(bytes_))
    assert boek.sheetnames == ["Dekking", "Kaarten", "Indicatoren", "Instrumenten", "Uitleg"]
    blad = boek["Dekking"]
    assert (blad.freeze_panes, blad.auto_filter.ref[:3]) == ("C2", "A1:")
    assert (blad["B2"].value, blad["B2"].data_type) == (naam, "s")
    assert [cel.value for cel in boek["Kaarten"][2]] == ["X1", naam, "via", 1]
