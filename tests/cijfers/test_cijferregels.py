"""Findings about references, breakdowns and states by hand, each brought about by one fault."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpers_handboek import BASIS, maak_handboek
from kwaliteitshandboek.check import check
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.pages import make_team_site

GOED = """
- {indicator: lezen-1f, groep: land, naam: Land, schooljaar: 2023-2024, waarde: 90, bron: X}
- {indicator: lezen-1f, groep: laag, naam: Laag, schooljaar: 2023-2024, waarde: 95, schoolsoorten: bo, weging_tot: 28, bron: X}
- {indicator: lezen-1f, groep: hoog, naam: Hoog, schooljaar: 2023-2024, waarde: 85, schoolsoorten: bo, weging_van: 28, bron: X}
"""
INDICATOREN = (BASIS / "data/indicatoren/resultaten.yml").read_text("utf-8")
DOEL = """
- id: d
  titel: D
  niveau: jaarplan
  school: 99AA00
  eigenaar: kc
  schooljaar: 2024-2025
  indicator: startgesprek-gehouden
  handmatig: {stand: op schema, reden: Wij zien het., door: kc, op: 2025-03-01}
"""


def codes(map_: Path, bestanden: dict[str, str]) -> list[tuple[str, int]]:
    geladen = load_handboek(maak_handboek(map_ / "handboek", bestanden))
    assert geladen.handboek is not None
    afgeleid = derive(geladen.handboek, date(2026, 11, 15))
    return [(b.code, b.regel) for b in (*geladen.findings, *check(geladen, afgeleid))]


def referenties(map_: Path, tekst: str) -> list[tuple[str, int]]:
    return codes(map_, {"data/referenties.yml": tekst})


def test_good_references_have_no_findings(tmp_path: Path) -> None:
    assert referenties(tmp_path, GOED) == []


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        (GOED + GOED.split("\n")[1] + "\n", ("C200", 5)),
        (GOED.replace("weging_van: 28", "weging_van: 27"), ("C201", 4)),
        (GOED.replace("waarde: 90", "waarde: 900"), ("C202", 2)),
        (GOED.replace("indicator: lezen-1f, groep: land", "indicator: lezen-2f, groep: land"), ("C001", 2)),
        (GOED.replace("naam: Land,", "naam: Land, regio: nergens,"), ("C001", 2)),
    ],
)
def test_a_faulty_reference_is_found_at_its_line(tekst: str, verwacht: tuple[str, int], tmp_path: Path) -> None:
    gevonden = referenties(tmp_path, tekst)
    if verwacht[0] == "C001":  # the general code of an unknown reference, whatever its number
        assert [regel for _, regel in gevonden] == [verwacht[1]]
        return
    assert gevonden == [verwacht]


def test_a_state_by_hand_older_than_the_newest_figure(tmp_path: Path) -> None:
    assert [code for code, _ in codes(tmp_path, {"data/doelen/extra.yml": DOEL})] == ["C203"]
    later = DOEL.replace("2025-03-01", "2025-08-01")
    assert codes(tmp_path / "later", {"data/doelen/extra.yml": later}) == []


def test_a_role_that_nobody_knows_gave_the_state(tmp_path: Path) -> None:
    onbekend = DOEL.replace("door: kc, op: 2025-03-01", "door: de baas, op: 2025-08-01")
    assert len(codes(tmp_path, {"data/doelen/extra.yml": onbekend})) == 1


LEZEN = """
- id: d
  titel: D
  niveau: jaarplan
  school: 99AA00
  eigenaar: kc
  schooljaar: 2025-2026
  indicator: startgesprek-gehouden
  basis: {schooljaar: 2024-2025, waarde: 90}
  streef: {schooljaar: 2025-2026, waarde: 95}
"""


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ("waarde: 95", "waarde: '89,9'", [("C209", 10)]),  # more is better, the target is lower
        ("waarde: 95", "waarde: 90", []),  # to hold on to
        ("waarde: 95", "waarde: 101", [("C213", 10)]),
        ("waarde: 90", "waarde: -1", [("C213", 9), ("C214", 9)]),
        ("waarde: 90", "waarde: 89", [("C214", 9)]),  # 18 of 20 is 90
        ("2024-2025", "2023-2024", []),  # of that year nothing is known
    ],
)
def test_a_goal_that_contradicts_itself_or_the_data(
    oud: str, nieuw: str, verwacht: list[tuple[str, int]], tmp_path: Path
) -> None:
    assert codes(tmp_path / "goed", {"data/doelen/extra.yml": LEZEN}) == []
    assert sorted(codes(tmp_path, {"data/doelen/extra.yml": LEZEN.replace(oud, nieuw)})) == verwacht


def test_a_start_within_what_hidden_counts_allow_is_right(tmp_path: Path) -> None:
    """In 2023-2024 21 of 22 to 25 pupils read at 1F: 84 to 95,5 %. 83,4 is lower than that, 95,4 is not too high."""
    pad = "data/doelen/doelen.yml"
    tekst = (BASIS / pad).read_text("utf-8").replace("waarde: 90", "waarde: 96")
    assert codes(tmp_path / "goed", {pad: tekst.replace("waarde: 84", "waarde: '95,4'")}) == []
    assert [code for code, _ in codes(tmp_path, {pad: tekst.replace("waarde: 84", "waarde: '83,4'")})] == ["C214"]


def test_the_reason_of_a_state_by_hand_stands_beside_the_sum(tmp_path: Path) -> None:
    """On the page of goals: what the figure says with its sum, and then the state by hand with its reason."""
    doel = LEZEN + "  handmatig: {stand: op schema, reden: Twee gesprekken zijn verzet., door: kc, op: 2026-08-02}\n"
    geladen = load_handboek(maak_handboek(tmp_path / "handboek", {"data/doelen/extra.yml": doel}))
    assert geladen.handboek is not None
    site = make_team_site(
        geladen.handboek, derive(geladen.handboek, date(2026, 11, 15)), tmp_path / "handboek", geladen.bestanden
    )
    (pagina,) = [page.tekst for page in site.pages if page.pad == "doelen.md"]
    som = pagina.index("Van 90\u202f% (2024-2025) naar 95\u202f% (2025-2026)")
    assert som < pagina.index("Met de hand gezet") < pagina.rindex("Twee gesprekken zijn verzet.")


@pytest.mark.parametrize("internal", [True, False])
def test_public_breakdowns_of_nothing(internal: bool, tmp_path: Path) -> None:
    anker = "  bron: Eigen telling\n" if internal else "  zichtbaarheid: publiek\n"
    tekst = INDICATOREN.replace(anker, f"{anker}  uitsplitsingen_openbaar: ja\n")
    assert [code for code, _ in codes(tmp_path, {"data/indicatoren/resultaten.yml": tekst})] == ["C208"]


def test_a_part_is_checked_like_an_indicator(tmp_path: Path) -> None:
    delen = """  uitsplitsingen:
    - id: route
      naam: Leerroute
      delen:
        - id: a
          naam: A
          berekening: {meetreeksen: [startgesprekken], teller: [gehoudn], noemer: [gepland]}
          normen: [{waarde: 900}]
"""
    tekst = INDICATOREN.replace("  bron: Eigen telling\n", f"  bron: Eigen telling\n{delen}")
    regel = tekst.split("\n").index("          normen: [{waarde: 900}]") + 1
    assert sorted(regel for _, regel in codes(tmp_path, {"data/indicatoren/resultaten.yml": tekst})) == [regel - 1, regel]
