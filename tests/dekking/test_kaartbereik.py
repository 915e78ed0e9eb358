"""Cards that hold for some schools only: what they cover, what they leave open, and how that is said."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook

from helpers_handboek import maak_handboek, vervang
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.kaartbereik import alleen_voor
from kwaliteitshandboek.derive.kaderdekking import Celstand, Hiaatsoort, derive_kaderdekking
from kwaliteitshandboek.derive.losse_einden import derive_losse_einden
from kwaliteitshandboek.derive.routes import Gemissoort, derive_route
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Dekkingsoort
from kwaliteitshandboek.pages.maken import make_team_site
from kwaliteitshandboek.reports.dekking import make_dekking_csv, make_dekking_xlsx

VANDAAG = date(2026, 11, 15)
KAART = "kaarten/ondersteuning/leerlingondersteuning.md"
STANDAARDEN = "standaarden: [proefkader/1a]"


def lees(map_: Path) -> Handboek:
    handboek = load_handboek(map_).handboek
    assert handboek is not None
    return handboek


def met(map_: Path, regel: str) -> Handboek:
    return lees(maak_handboek(map_, vervang(KAART, STANDAARDEN, f"{STANDAARDEN}\n{regel}")))


@pytest.mark.parametrize(
    ("regel", "zonder", "woorden"),
    [
        ("scholen: [99AA00]", ("99AE00",), "alleen De Windroos"),
        ("schoolsoorten: [sbo]", ("99AA00",), "alleen scholen voor speciaal basisonderwijs"),
        # Both of its schools, named one by one or by their kinds: that is no limit.
        ("scholen: [99AA00, 99AE00]", (), ""),
        ("schoolsoorten: [bo, sbo]", (), ""),
        ("scholen: [99AA00]\nschoolsoorten: [sbo]", ("99AA00", "99AE00"), "voor geen van onze scholen"),
    ],
)
def test_an_item_with_cards_for_some_schools_is_a_gap_of_its_own(
    tmp_path: Path, regel: str, zonder: tuple[str, ...], woorden: str
) -> None:
    handboek = met(tmp_path / "handboek", regel)
    kaart = handboek.kaart_per_id["leerlingondersteuning"]
    assert alleen_voor(handboek.organisatie, kaart) == woorden
    afgeleid = derive(handboek, VANDAAG)
    dekking = derive_kaderdekking(handboek, afgeleid, handboek.kader_per_id["proefkader"])
    item = dekking.items[0]
    assert item.scholen_zonder == zonder
    assert item.hiaten == ((Hiaatsoort.KAART_DEELS,) if zonder else ())
    assert item.stand(Dekkingsoort.KAARTEN) is (Celstand.DEELS if zonder else Celstand.EIGEN)
    assert dekking.geheel.gedekt(Dekkingsoort.KAARTEN) == (0 if zonder else 1)
    assert dekking.geheel.met_hiaat(Hiaatsoort.KAART_DEELS) == bool(zonder)
    route = derive_route(handboek, afgeleid, item, derive_losse_einden(handboek, afgeleid))
    deels = [gemis.namen for gemis in route.mist if gemis.soort is Gemissoort.KAART_DEELS]
    assert deels == ([zonder] if zonder else [])


def test_two_cards_that_reach_all_schools_together_leave_no_gap(tmp_path: Path) -> None:
    bestanden = vervang(KAART, STANDAARDEN, f"{STANDAARDEN}\nscholen: [99AA00]")
    ander = (
        "---\ntitel: Zorg op Het Schelpenpad\nscholen: [99AE00]\nstandaarden: [proefkader/1a]\n---\n\n## Ambitie\n\nWij helpen.\n"
    )
    map_ = maak_handboek(tmp_path / "handboek", {**bestanden, "kaarten/ondersteuning/zorg-op-het-schelpenpad.md": ander})
    handboek = lees(map_)
    item = derive_kaderdekking(handboek, derive(handboek, VANDAAG), handboek.kader_per_id["proefkader"]).items[0]
    assert len(item.dekking.kaarten) == 2
    assert (item.scholen_zonder, item.stand(Dekkingsoort.KAARTEN)) == ((), Celstand.EIGEN)
    assert Hiaatsoort.KAART_DEELS not in item.hiaten


def test_an_exception_for_cards_excuses_it(tmp_path: Path) -> None:
    bestanden = vervang(KAART, STANDAARDEN, f"{STANDAARDEN}\nscholen: [99AA00]")
    kader = "kaarten/kaders/proefkader.yml"
    vrij = "indicatoren: [lezen-1f]\n        uitzonderingen:\n          - {voor: [kaarten], reden: Dat hoeft hier niet.}"
    handboek = lees(maak_handboek(tmp_path / "handboek", bestanden | vervang(kader, "indicatoren: [lezen-1f]", vrij)))
    item = derive_kaderdekking(handboek, derive(handboek, VANDAAG), handboek.kader_per_id["proefkader"]).items[0]
    assert (item.scholen_zonder, item.hiaten) == (("99AE00",), ())


def test_exports_and_pages_say_for_which_school(tmp_path: Path) -> None:
    map_ = tmp_path / "handboek"
    handboek = met(map_, "scholen: [99AA00]")
    afgeleid, kader = derive(handboek, VANDAAG), handboek.kader_per_id["proefkader"]
    inhoud = make_dekking_csv(handboek, afgeleid, kader).decode("utf-8-sig")
    rij = next(csv.DictReader(io.StringIO(inhoud, newline=""), delimiter=";"))
    assert rij["Kaarten zelf"] == "Leerlingondersteuning (alleen De Windroos)"
    assert (rij["Wat ontbreekt"], rij["Scholen zonder kaart"]) == ("kaart niet voor alle scholen", "Het Schelpenpad")
    boek = load_workbook(io.BytesIO(make_dekking_xlsx(handboek, afgeleid, kader)))
    assert boek["Kaarten"]["C1"].value == "Leerlingondersteuning (alleen De Windroos)"
    paginas = {page.pad: page.tekst for page in make_team_site(handboek, afgeleid, map_).pages}
    assert "geen kaart voor Het Schelpenpad" in paginas["dekking/proefkader.md"]
    for pad in ("dekking/proefkader.md", "kaders/proefkader.md", "routes/proefkader-1a.md"):
        assert "alleen De Windroos" in paginas[pad], pad


def test_the_demonstration_counts_schools_as_its_files_do(wortel: Path) -> None:
    """Which schools no card of an item reaches, by code of its own: from the front matter and the register as they are."""
    with (wortel / "data/scholen.csv").open(encoding="utf-8") as bron:
        scholen = {rij["sleutel"]: rij["soort"] for rij in csv.DictReader(bron, delimiter=";")}
    bereik: dict[str, set[str]] = {}
    for pad in (wortel / "kaarten").glob("*/*.md"):
        voorwerk = yaml.safe_load(pad.read_text(encoding="utf-8").split("---\n", 2)[1])
        namen, soorten = voorwerk.get("scholen") or list(scholen), voorwerk.get("schoolsoorten") or list(scholen.values())
        bereik[pad.stem] = {sleutel for sleutel, soort in scholen.items() if sleutel in namen and soort in soorten}
    assert bereik["rekenen-op-het-baken"] == {"99AB00"}
    handboek = lees(wortel)
    afgeleid = derive(handboek, VANDAAG)
    for kader in handboek.kaders:
        for item in derive_kaderdekking(handboek, afgeleid, kader).items:
            kaarten = item.dekking.alle(Dekkingsoort.KAARTEN)
            bereikt = set().union(*(bereik[naam] for naam in kaarten))
            assert set(item.scholen_zonder) == (set(scholen) - bereikt if kaarten else set()), item.naam
