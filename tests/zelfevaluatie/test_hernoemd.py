"""Items that got another code: what was judged under the old code stays with the item, or keeps a row of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers_handboek import BASIS, maak_handboek, vervang
from kwaliteitshandboek.check import check
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.bezoeken import Verschil, Wie, laatste_oordelen, toetsing
from kwaliteitshandboek.derive.kaderdekking import derive_kaderdekking
from kwaliteitshandboek.derive.routes import Oordeelbron, derive_route
from kwaliteitshandboek.derive.zelfbeelden import Richting, derive_zelfbeelden
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.load import Geladen, load_handboek
from kwaliteitshandboek.model.bezoek import Bezocht
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Kader, KaderItem, VervallenItem
from kwaliteitshandboek.pages.maken import make_team_site
from kwaliteitshandboek.reports.scanformulier import check_past, derive_scanformulier

VANDAAG = date(2026, 11, 15)
KADER = "kaarten/kaders/proefkader.yml"
# Item 1e became 1k and then 1a; 1z went into two items.
VERVALLEN = """onderdelen:
  - code: "1"
"""
MET_VERVALLEN = """vervallen:
  - {code: 1e, naam: Leerlingen volgen, sinds: 2026-08-01, nu: [1k], uitleg: Noem 1a.}
  - {code: 1k, sinds: 2026-08-01, nu: [proefkader/1a], uitleg: Noem 1a.}
  - {code: 1z, naam: Groepen en ouders, sinds: 2026-08-01, nu: [1b, 2a], uitleg: Noem 1b of 2a.}
onderdelen:
  - code: "1"
"""
OUD = """kader: proefkader
schooljaar: 2024-2025
school: 99AA00
respondenten: 11
oordelen:
  - {item: 1e, oordeel: "1"}
  - {item: 1b, oordeel: "2", bewijs: Verslag}
"""
VORIG = """kader: proefkader
schooljaar: 2025-2026
school: 99AA00
datum: 2026-03-01
respondenten: 11
oordelen:
  - {item: 1k, oordeel: "2", bewijs: Verslag}
  - {item: 1z, oordeel: "1"}
  - {item: 1b, oordeel: "1"}
  - {item: 2a, oordeel: "1"}
"""
SOORT = "- {id: audit, naam: Audit, bezocht: [school], toets: ja, kader: proefkader}\n"
BEZOEK = """soort: audit
schooljaar: 2025-2026
school: 99AA00
datum: 2026-04-01
oordelen:
  - {item: 1e, oordeel: "1"}
afspraken:
  - {wat: Leerlingen beter volgen, eigenaar: KC, gereed_op: 2027-02-01, item: 1e}
"""
INSPECTIE = """- {id: i1, school: 99AA00, kader: proefkader, item: 1a, oordeel: "2", datum: 2024-10-01, bron: Rapport}
- {id: i2, school: 99AA00, kader: proefkader, item: 1e, oordeel: "1", datum: 2025-10-01, bron: Rapport}
"""


def geladen(map_: Path, **anders: str) -> Geladen:
    bestanden = {
        **vervang(KADER, VERVALLEN, MET_VERVALLEN),
        "data/zelfevaluaties/oud.yml": OUD,
        "data/zelfevaluaties/vorig.yml": VORIG,
        "data/bezoeksoorten.yml": SOORT,
        "data/bezoeken/audit.yml": BEZOEK,
        "data/inspectie/oordelen.yml": INSPECTIE,
        **anders,
    }
    uit = load_handboek(maak_handboek(map_, bestanden))
    assert [str(finding) for finding in uit.findings] == []
    return uit


def handboek_van(uit: Geladen) -> Handboek:
    assert uit.handboek is not None
    return uit.handboek


def bevindingen(uit: Geladen) -> list[Finding]:
    return list(check(uit, derive(handboek_van(uit), VANDAAG)))


# ---- The rule ---------------------------------------------------------------------------------------------------


def kader(nu: dict[str, tuple[str, ...]]) -> Kader:
    return Kader(
        id="k",
        naam="K",
        versie="1",
        niveaus=("item",),
        onderdelen=tuple(KaderItem(code=code, naam=code) for code in "abc"),
        vervallen=tuple(VervallenItem(code=code, nu=namen, uitleg="x") for code, namen in nu.items()),
    )


@pytest.mark.parametrize(
    ("nu", "code", "verwacht"),
    [
        ({"x": ("a",)}, "x", "a"),
        ({"x": ("k/a",)}, "x", "a"),
        ({"x": ("y",), "y": ("z",), "z": ("b",)}, "x", "b"),
        ({"x": ("a", "b")}, "x", "x"),
        ({"x": ("y",), "y": ("a", "b")}, "x", "x"),
        ({"x": ("ander/a",)}, "x", "x"),
        ({"x": ()}, "x", "x"),
        ({"x": ("y",), "y": ("x",)}, "x", "x"),
        ({"x": ("q",)}, "x", "x"),
        ({"a": ("b",)}, "a", "a"),  # a code that is in use again means the item that has it now
        ({}, "q", "q"),
    ],
)
def test_the_successor_of_a_code(nu: dict[str, tuple[str, ...]], code: str, verwacht: str) -> None:
    assert kader(nu).opvolger(code) == verwacht


_CODES = "abcuvwxyz"


@given(st.dictionaries(st.sampled_from("uvwxyz"), st.lists(st.sampled_from(_CODES), max_size=2, unique=True).map(tuple)))
def test_the_successor_against_a_walk_by_hand(nu: dict[str, tuple[str, ...]]) -> None:
    for code in _CODES:
        plek = code
        for _ in range(len(_CODES)):
            if plek in nu and len(nu[plek]) == 1:
                plek = nu[plek][0]
        assert kader(nu).opvolger(code) == (plek if plek in "abc" else code)


def test_items_that_were_joined_keep_their_old_codes() -> None:
    """Of two judgements on what is one item now, neither is the judgement on that item."""
    eigen = kader({"x": ("a",), "y": ("a",), "z": ("b",)})
    assert eigen.opvolgers(("x", "y", "z")) == {"x": "x", "y": "y", "z": "b"}
    assert eigen.opvolgers(("x", "a")) == {"x": "x", "a": "a"}
    assert eigen.opvolgers(("x", "c")) == {"x": "a", "c": "c"}


# ---- Where it is used -------------------------------------------------------------------------------------------


def test_a_self_evaluation_keeps_its_judgement_and_trend(tmp_path: Path) -> None:
    beeld = derive_zelfbeelden(handboek_van(geladen(tmp_path)))["proefkader", "99aa00"]
    eerste, tweede = beeld.jaren
    assert list(eerste.items) == ["1a", "1b"]
    assert (eerste.items["1a"].als, eerste.items["1a"].stap) == ("1e", 0)
    assert list(tweede.items) == ["1a", "1b", "2a", "1z"]
    assert (tweede.items["1a"].als, tweede.items["1b"].als) == ("1k", None)
    trend = tweede.items["1a"].trend
    assert trend is not None
    assert (trend.richting, trend.stappen, trend.sinds) == (Richting.HOGER, 1, "2024-2025")
    # The item that went into two is in no domain: it counts in no profile.
    assert [deel.tellingen for deel in tweede.profiel] == [(1, 1), (1, 0)]


def test_the_page_shows_the_item_and_what_lapsed(tmp_path: Path) -> None:
    uit = geladen(tmp_path)
    handboek = handboek_van(uit)
    team = make_team_site(handboek, derive(handboek, VANDAAG), tmp_path, uit.bestanden)
    tekst = next(page.tekst for page in team.pages if page.pad == "zelfevaluaties/proefkader-99aa00.md")
    assert "alle 3 items" in tekst, "1a, 1b and 2a; what lapsed is no fourth item"
    assert "beoordeeld als 1k" in tekst
    _, kop, rest = tekst.partition("Vervallen items")
    assert kop
    assert "Groepen en ouders" in rest
    bezoek = next(page.tekst for page in team.pages if page.pad == "bezoeken/audit.md")
    assert "1a: Wij volgen elke leerling" in bezoek


def test_a_visit_is_laid_beside_the_self_evaluation(tmp_path: Path) -> None:
    """The visit judged 1e, the school 1k a month before: both are 1a now, and the school was a step higher."""
    handboek = handboek_van(geladen(tmp_path))
    naast = toetsing(handboek, handboek.bezoeken[0])
    assert naast is not None
    (punt,) = naast.items
    assert (punt.item, punt.bezoek, punt.zelf, punt.verschil, punt.stappen) == ("1a", "1", "2", Verschil.HOGER, 1)


def test_the_route_has_the_judgements_and_agreements_on_old_codes(tmp_path: Path) -> None:
    handboek = handboek_van(geladen(tmp_path))
    afgeleid = derive(handboek, VANDAAG)
    stand = next(s for s in derive_kaderdekking(handboek, afgeleid, handboek.kaders[0]).items if s.item.code == "1a")
    route = derive_route(handboek, afgeleid, stand, ())
    gevonden = {(oordeel.bron, oordeel.sleutel, oordeel.waarde) for oordeel in route.oordelen}
    assert gevonden == {
        (Oordeelbron.ZELF, "vorig", "2"),
        (Oordeelbron.BEZOEK, "audit", "1"),
        (Oordeelbron.INSPECTIE, "i2", "1"),
    }
    assert [actie.wat for actie in route.acties if actie.bron[0] == "bezoek"] == ["Leerlingen beter volgen"]


def test_the_newest_judgement_of_the_inspectorate_replaces_that_on_another_code(tmp_path: Path) -> None:
    laatste = laatste_oordelen(handboek_van(geladen(tmp_path)))
    assert {sleutel: oordeel.id for sleutel, oordeel in laatste.items()} == {
        (Wie(Bezocht.SCHOOL, "99AA00"), "proefkader", "1a"): "i2"
    }


def test_a_form_that_is_filled_again_has_the_judgement_under_the_code_of_now(tmp_path: Path) -> None:
    handboek = handboek_van(geladen(tmp_path))
    eigen, oud = handboek.kaders[0], next(z for z in handboek.zelfevaluaties if z.id == "oud")
    assert list(check_past(oud, eigen)) == []
    assert "1a" in derive_scanformulier(handboek, eigen, VANDAAG, {}, oud).items


# ---- What the check says ----------------------------------------------------------------------------------------


def test_what_was_judged_before_the_lapse_stands(tmp_path: Path) -> None:
    assert not {finding.code for finding in bevindingen(geladen(tmp_path))} & {"C003", "C300", "C360", "C393"}


def test_what_was_judged_after_it_is_told_once_and_is_no_fout(tmp_path: Path) -> None:
    later = BEZOEK.replace("2025-2026", "2026-2027").replace("2026-04-01", "2026-09-01").split("afspraken:")[0]
    eigen = [f for f in bevindingen(geladen(tmp_path, **{"data/bezoeken/audit.yml": later})) if f.bestand.startswith("data/bez")]
    assert [(finding.code, finding.niveau) for finding in eigen] == [("C300", "waarschuwing")]


def test_a_successor_that_lapsed_leads_to_what_came_after_it(tmp_path: Path) -> None:
    (finding,) = [f for f in bevindingen(geladen(tmp_path)) if f.code == "C302"]
    assert "'nu: 1k'" in finding.wat
    assert "noem '1a'" in finding.hoe


@pytest.mark.parametrize("code", ["1c", "OP2", "1zz"])
def test_an_unknown_code_names_a_few_of_the_same_form_and_how_to_keep_it(tmp_path: Path, code: str) -> None:
    """Codes of items, one digit and one letter, are likelier meant than the chapter '1'; what resembles none names none."""
    zelf = OUD.replace("1b", code)
    (finding,) = [f for f in bevindingen(geladen(tmp_path, **{"data/zelfevaluaties/oud.yml": zelf})) if f.code == "C360"]
    assert ("Codes die erop lijken: '1a' en '1b'." in finding.hoe) == (code == "1c")
    assert f"zet dan '{code}' in het kader bij 'vervallen'" in finding.hoe


def test_the_basis_has_what_this_file_counts_on() -> None:
    tekst = (BASIS / KADER).read_text("utf-8")
    assert [regel.split("code: ")[1] for regel in tekst.splitlines() if "code: " in regel] == ['"1"', "1a", "1b", '"2"', "2a"]


# ---- The year before a framework, the entrance, and visits without an outcome -------------------------------------


def test_a_year_before_the_framework_is_called_so(tmp_path: Path) -> None:
    """Valid from 1 August 2025: 2024-2025 was before it, 2025-2026 was not."""
    wijzig = MET_VERVALLEN.replace("vervallen:", "geldig_van: 2025-08-01\nvervallen:", 1)
    uit = geladen(tmp_path, **vervang(KADER, VERVALLEN, wijzig))
    handboek = handboek_van(uit)
    team = make_team_site(handboek, derive(handboek, VANDAAG), tmp_path, uit.bestanden)
    tekst = next(page.tekst for page in team.pages if page.pad == "zelfevaluaties/proefkader-99aa00.md").replace("\u00a0", " ")
    (zin,) = [regel for regel in tekst.splitlines() if "lag vóór de invoering van dit kader op 1 augustus 2025." in regel]
    assert "2024-2025" in zin.split("lag vóór")[0]


def test_the_start_leads_to_coverage_as_far_as_there_is_any(tmp_path: Path) -> None:
    uit = geladen(tmp_path, **{"data/bezoeken/later.yml": LATER})
    handboek = handboek_van(uit)
    team = make_team_site(handboek, derive(handboek, VANDAAG), tmp_path, uit.bestanden)
    start = next(page.tekst for page in team.pages if page.pad == "index.md")
    assert '<a href="dekking/index.html">Dekking</a>' in start
    assert '<a href="zelfevaluaties/index.html">Zelfevaluaties</a>' in start
    bezoeken = next(page.tekst for page in team.pages if page.pad == "bezoeken/index.md")
    _, kop, rest = bezoeken.partition("## Uitkomst ontbreekt")
    assert kop, "the day was planned for yesterday"
    assert "14 november 2026" in rest.replace("\u00a0", " ")
    assert "## Gepland" not in bezoeken


LATER = "soort: audit\nschooljaar: 2026-2027\nschool: 99AA00\ngepland: 2026-11-14\n"
