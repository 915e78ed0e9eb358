"""What follows from the system: when instruments are used, when accounts are given, who does what."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers_stelsel import PDCA, REGISTER, VANDAAG, maak, met_afgeleid
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.afgeleid import Momentsoort
from kwaliteitshandboek.derive.stelsel import Taak, in_volgorde, maanden_later, make_gebruik, ritme, rollen_taken, taken_van
from kwaliteitshandboek.reports.agenda import make_agendas
from kwaliteitshandboek.settings.adressen import agenda


@pytest.mark.parametrize(
    ("woorden", "maanden"),
    [
        (None, None),
        ("1 keer per jaar, in mei", 12),
        ("1 keer per jaar", 12),
        ("elke 6 maanden", 12),
        ("maandelijks", 12),
        ("Eens in de 4 jaar", 48),
        ("eens per twee jaar", 24),
        ("Eens in de 4 jaar; het plan elk jaar in november bijwerken", 48),
        ("op verzoek", None),
        ("binnen 6 weken na plaatsing", None),
        ("in maart 2027", None),
        ("wekelijks", None),
    ],
)
def test_rhythm_of_words(woorden: str | None, maanden: int | None) -> None:
    assert ritme(woorden) == maanden


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 120))
def test_months_later_is_that_month_and_no_later_day(dag: date, maanden: int) -> None:
    later = maanden_later(dag, maanden)
    # Counting month by month, by another road than the one of the program.
    jaar, maand = dag.year, dag.month
    for _ in range(maanden):
        jaar, maand = (jaar + 1, 1) if maand == 12 else (jaar, maand + 1)
    assert (later.year, later.month) == (jaar, maand)
    assert later.day == (dag.day if dag.day <= monthrange(jaar, maand)[1] else monthrange(jaar, maand)[1])


def test_use_of_instruments_equals_a_count_by_hand(tmp_path: Path) -> None:
    handboek, afgeleid = met_afgeleid(tmp_path)
    stand = afgeleid.stelsel.instrumenten
    assert set(stand) == {"groepsbespreking", "visitatie", "vragenlijst"}
    assert stand["groepsbespreking"].kaarten == ("leerlingondersteuning",)
    assert stand["groepsbespreking"].cellen == (("plan", "groep"),)
    assert stand["groepsbespreking"].lijnen == ("groepsgesprek",)
    gebruik = make_gebruik(handboek)
    assert [naam for naam in stand if gebruik.gebruikt(naam)] == ["groepsbespreking"]


def test_last_and_next_time(tmp_path: Path) -> None:
    _, afgeleid = met_afgeleid(tmp_path)
    stand = afgeleid.stelsel.instrumenten
    # The line has the instrument: January and June of this year are its moments, June of last year the last one.
    bespreking = stand["groepsbespreking"]
    assert bespreking.laatst is None
    assert bespreking.laatste is not None
    assert bespreking.laatste.dag == date(2026, 6, 1)
    assert bespreking.volgende is not None
    assert (bespreking.volgende.dag, bespreking.volgende.soort) == (date(2027, 1, 1), Momentsoort.VERANTWOORDING)
    # Every four years, without a year: counted from the last time; 2028 is a leap year, so the day stays.
    visitatie = stand["visitatie"]
    assert (visitatie.volgende, visitatie.uiterlijk) == (None, date(2028, 2, 29))
    assert [punt.woorden for punt in visitatie.los] == ["eens in de 4 jaar"]
    vragenlijst = stand["vragenlijst"]
    assert vragenlijst.laatste is not None
    assert vragenlijst.volgende is not None
    assert (vragenlijst.laatste.dag, vragenlijst.volgende.dag) == (date(2026, 5, 1), date(2027, 5, 1))
    assert vragenlijst.uiterlijk is None


def test_a_month_that_is_going_on_is_the_next_time(tmp_path: Path) -> None:
    register = REGISTER.replace("moment: in mei", "moment: in november")
    _, afgeleid = met_afgeleid(tmp_path, {"kaarten/instrumenten.yml": register})
    vragenlijst = afgeleid.stelsel.instrumenten["vragenlijst"]
    assert vragenlijst.volgende is not None
    assert vragenlijst.laatste is not None
    assert (vragenlijst.volgende.dag, vragenlijst.laatste.dag) == (date(2026, 11, 1), date(2025, 11, 1))


def test_lines_are_moments_of_the_calendar_and_of_feeds(tmp_path: Path) -> None:
    handboek, afgeleid = met_afgeleid(tmp_path)
    van_lijn = [m for m in afgeleid.momenten if m.soort is Momentsoort.VERANTWOORDING]
    assert [(m.dag, m.titel) for m in van_lijn] == [
        (date(jaar, maand, 1), "Groepsgesprek") for jaar in (2027, 2028) for maand in (1, 6)
    ]
    assert all(m.hele_maand and m.rollen == ("leerkracht", "kwaliteitscoordinator") for m in van_lijn)
    assert all((m.kaart, m.instrument) == ("leerlingondersteuning", "groepsbespreking") for m in van_lijn)
    # 'schoolgids' is a point of the year that the product ships: the line has its moment there, and none of its own.
    lijn = afgeleid.stelsel.lijnen["schoolgids"]
    assert lijn.volgende is not None
    assert (lijn.volgende.dag, lijn.volgende.soort) == (date(2027, 7, 31), Momentsoort.WETTELIJK)
    feed = make_agendas(handboek, afgeleid)[agenda("rol", "leerkracht")]().decode()
    assert "SUMMARY:Groepsgesprek" in feed
    assert "CATEGORIES:Verantwoording" in feed


def test_a_line_without_words_goes_by_its_instruments(tmp_path: Path) -> None:
    stelsel = PDCA.replace("    moment: in januari en juni\n", "")
    stelsel = stelsel.replace(
        "instrumenten: [groepsbespreking]\n  - id: schoolgids", "instrumenten: [vragenlijst]\n  - id: schoolgids"
    )
    _, afgeleid = met_afgeleid(tmp_path, {"kaarten/stelsel.yml": stelsel})
    lijn = afgeleid.stelsel.lijnen["groepsgesprek"]
    assert lijn.via == ("vragenlijst",)
    assert lijn.volgende is not None
    assert (lijn.volgende.dag, lijn.volgende.soort) == (date(2027, 5, 1), Momentsoort.MEETINSTRUMENT)


def test_tasks_per_role_equal_a_count_of_the_cells(tmp_path: Path) -> None:
    handboek = maak(tmp_path)
    stelsel = handboek.stelsel
    assert stelsel is not None
    assert [(cel.fase, cel.niveau) for cel in in_volgorde(stelsel)] == [("plan", "groep"), ("check", "groep"), ("act", "school")]
    taken = taken_van(handboek.organisatie, stelsel)
    assert list(taken) == ["leerkracht", "kwaliteitscoordinator", "trendanalist"]
    aantal = {rol: {taak: len(mijn.cellen[taak]) for taak in Taak} for rol, mijn in taken.items()}
    assert aantal == {
        "leerkracht": {Taak.UITVOEREN: 2, Taak.BEWAKEN: 0, Taak.BESLUITEN: 0, Taak.WETEN: 0},
        "kwaliteitscoordinator": {Taak.UITVOEREN: 1, Taak.BEWAKEN: 1, Taak.BESLUITEN: 1, Taak.WETEN: 0},
        "trendanalist": {Taak.UITVOEREN: 0, Taak.BEWAKEN: 0, Taak.BESLUITEN: 0, Taak.WETEN: 1},
    }
    assert [lijn.id for lijn in taken["kwaliteitscoordinator"].van] == ["schoolgids"]
    assert [lijn.id for lijn in taken["kwaliteitscoordinator"].aan] == ["groepsgesprek"]
    samen = rollen_taken(stelsel, ("kwaliteitscoordinator", "trendanalist"))
    assert [len(samen.cellen[taak]) for taak in Taak] == [1, 1, 1, 1]


def test_the_demonstration_has_21_cells_and_more_than_12_instruments(wortel: Path) -> None:
    from kwaliteitshandboek.load import load_handboek  # noqa: PLC0415 only here the real handbook is read

    handboek = load_handboek(wortel).handboek
    assert handboek is not None
    assert handboek.stelsel is not None
    assert len(handboek.stelsel.fasen) * len(handboek.stelsel.niveaus) == len(handboek.stelsel.cellen) == 21
    assert sum(cel.wat is not None for cel in handboek.stelsel.cellen) == 18
    assert len(handboek.instrumenten) > 12
    stand = derive(handboek, VANDAAG).stelsel
    assert all(stand.lijnen[lijn.id].volgende or stand.lijnen[lijn.id].los for lijn in handboek.stelsel.verantwoording)
    ontvangers = {naam for lijn in handboek.stelsel.verantwoording for naam in (*lijn.aan, *lijn.buiten)}
    assert ontvangers >= {"team", "bestuurder", "mr", "directeur", "Raad van toezicht", "Inspectie van het Onderwijs", "Ouders"}
