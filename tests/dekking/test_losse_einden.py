"""Open ends: a figure without analysis, an analysis without action, an action without later measurement; and their findings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpers_handboek import maak_handboek
from kwaliteitshandboek.check import check
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.losse_einden import Eindsoort, LosEinde, derive_losse_einden
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.load import load_handboek

ANALYSE = "data/analyses/analyses.yml"


def handboek_met(map_: Path, oud: str, nieuw: str) -> Path:
    maak_handboek(map_)
    pad = map_ / ANALYSE
    tekst = pad.read_text("utf-8")
    assert tekst.count(oud) == 1
    pad.write_text(tekst.replace(oud, nieuw), "utf-8")
    return map_


def einden(map_: Path, vandaag: date) -> tuple[tuple[LosEinde, ...], list[Finding]]:
    geladen = load_handboek(map_)
    assert geladen.handboek is not None
    afgeleid = derive(geladen.handboek, vandaag)
    bevindingen = [b for b in check(geladen, afgeleid) if b.code in {"C310", "C311", "C312"}]
    return derive_losse_einden(geladen.handboek, afgeleid), bevindingen


ACTIE = """          acties:
            - wat: Elke dag twintig minuten vrij lezen.
              eigenaar: leerkracht
              gereed_op: 2026-12-01
              kaart: leerlingondersteuning
"""


def test_an_analysis_without_action(tmp_path: Path) -> None:
    map_ = handboek_met(tmp_path / "handboek", ACTIE, "")
    gevonden, bevindingen = einden(map_, date(2026, 11, 15))
    assert [(e.soort, e.analyse, e.school, e.open) for e in gevonden] == [
        (Eindsoort.ANALYSE_ZONDER_ACTIE, "lezen-2025", "99AA00", True)
    ]
    assert [(b.code, b.bestand, b.regel) for b in bevindingen] == [("C311", ANALYSE, 2)]


def test_an_action_that_lapsed_is_no_action(tmp_path: Path) -> None:
    map_ = handboek_met(tmp_path / "handboek", "gereed_op: 2026-12-01", "gereed_op: 2026-12-01\n              status: vervallen")
    gevonden, bevindingen = einden(map_, date(2026, 11, 15))
    assert [e.soort for e in gevonden] == [Eindsoort.ANALYSE_ZONDER_ACTIE]
    assert "niet is vervallen" in bevindingen[0].wat


@pytest.mark.parametrize(
    ("gereed_op", "vandaag", "jaar", "soort"),
    [
        # The figures analysed are of 2024-2025; what was ready in that year shows at the earliest in the next.
        ("2025-03-01", date(2026, 7, 31), "2025-2026", Eindsoort.WACHT_OP_METING),
        ("2025-03-01", date(2026, 8, 1), "2025-2026", Eindsoort.ACTIE_ZONDER_METING),
        ("2026-09-01", date(2026, 11, 15), "2026-2027", Eindsoort.WACHT_OP_METING),
    ],
)
def test_an_action_that_is_ready_waits_for_a_figure_until_that_school_year_is_over(
    tmp_path: Path, gereed_op: str, vandaag: date, jaar: str, soort: Eindsoort
) -> None:
    map_ = handboek_met(tmp_path / "handboek", "gereed_op: 2026-12-01", f"gereed_op: {gereed_op}\n              status: gereed")
    gevonden, bevindingen = einden(map_, vandaag)
    assert [(e.soort, e.schooljaar) for e in gevonden] == [(soort, jaar)]
    assert [b.code for b in bevindingen] == (["C312"] if soort is Eindsoort.ACTIE_ZONDER_METING else [])
    assert all((b.bestand, b.regel) == (ANALYSE, 14) for b in bevindingen)


@pytest.mark.parametrize(
    ("vandaag", "soort"),
    [(date(2028, 7, 31), Eindsoort.WACHT_OP_METING), (date(2028, 8, 1), Eindsoort.ACTIE_ZONDER_METING)],
)
def test_a_figure_that_is_known_years_later_is_waited_for_so_long(tmp_path: Path, vandaag: date, soort: Eindsoort) -> None:
    # Ready in 2024-2025, to be seen in 2025-2026, known two school years later: 2027-2028 has to be over.
    map_ = handboek_met(tmp_path / "handboek", "gereed_op: 2026-12-01", "gereed_op: 2025-03-01\n              status: gereed")
    pad = map_ / "data/indicatoren/resultaten.yml"
    pad.write_text(pad.read_text("utf-8").replace("- id: lezen-1f\n", "- id: lezen-1f\n  naloop: 2\n"), "utf-8")
    gevonden, _ = einden(map_, vandaag)
    assert [(e.soort, e.schooljaar) for e in gevonden] == [(soort, "2025-2026")]


def test_a_later_figure_closes_the_way(tmp_path: Path) -> None:
    map_ = handboek_met(tmp_path / "handboek", "gereed_op: 2026-12-01", "gereed_op: 2025-03-01\n              status: gereed")
    pad = map_ / "data/resultaten/referentieniveaus.csv"
    rijen = [
        f"99AA00;2025-2026;referentieniveaus-lezen;{naam};{aantal};;\n"
        for naam, aantal in (("lager1f", 1), ("1f", 9), ("2f", 10))
    ]
    pad.write_text(pad.read_text("utf-8").rstrip("\n") + "\n" + "".join(rijen), "utf-8")
    assert einden(map_, date(2026, 11, 15)) == ((), [])


def test_a_figure_under_its_norm_without_analysis(wortel: Path) -> None:
    """In the demonstration De Vuurtoren held too few start talks, and nobody analysed it."""
    gevonden, bevindingen = einden(wortel, date(2026, 11, 15))
    rood = [e for e in gevonden if e.soort is Eindsoort.CIJFER_ZONDER_ANALYSE and e.indicatoren == ("startbesprekingen",)]
    assert [(e.school, e.schooljaar) for e in rood] == [("99AD00", "2025-2026")]
    (eigen,) = (b for b in bevindingen if "'Startbesprekingen'" in b.wat)
    assert (eigen.code, eigen.bestand) == ("C310", "data/indicatoren/processen.yml")
    assert "bij De Vuurtoren," in eigen.wat


def test_a_judgement_about_an_item_that_lapsed_since_stays(tmp_path: Path) -> None:
    map_ = maak_handboek(tmp_path / "handboek")
    pad = map_ / "kaarten/kaders/proefkader.yml"
    vervallen = "vervallen:\n  - {code: 1z, sinds: 2025-08-01, nu: [1b], uitleg: Noem 1b.}\nschaal:\n"
    pad.write_text(pad.read_text("utf-8").replace("schaal:\n", vervallen), "utf-8")
    for jaar, dag in ((2024, "2025-07-31"), (2025, "2025-08-01")):
        zelf = (
            f"id: zelf-{jaar}\nkader: proefkader\nschooljaar: {jaar}-{jaar + 1}\nschool: 99AA00\ndatum: {dag}\nrespondenten: 9\n"
        )
        doel = map_ / f"data/zelfevaluaties/zelf-{jaar}.yml"
        doel.parent.mkdir(exist_ok=True)
        doel.write_text(f"{zelf}oordelen:\n  - item: 1z\n    oordeel: '2'\n", "utf-8")
    geladen = load_handboek(map_)
    gevonden = [(b.bestand, b.regel) for b in check(geladen) if b.code == "C300"]
    assert gevonden == [("data/zelfevaluaties/zelf-2025.yml", 8)]
    assert [b.bestand for b in check(geladen) if b.code == "C003"] == []
