"""Words that are easily put in a wrong place: worked out by hand with the calendar of 2026-2027, holiday region midden.

A wrong place is worse than none: what cannot be placed rightly is loose. Notation as in `test_herhaling_zinnen`.
"""

from __future__ import annotations

from datetime import date

import pytest

from derive.test_herhaling_zinnen import (
    ALLE_MAANDEN,
    DOORLOPEND,
    GEBEURTENIS,
    ONBEKEND,
    ZONDER_MAAND,
    ZONDER_VAKANTIES,
    plaatsen,
    vakantie,
)
from kwaliteitshandboek.derive.afgeleid import Losreden
from kwaliteitshandboek.derive.herhaling import herhaling
from kwaliteitshandboek.derive.schooldagen import Schooldagen, make_schooldagen
from kwaliteitshandboek.model.organisatie import Vakantieregio
from kwaliteitshandboek.model.schooljaar import Schooljaar

JAAR = Schooljaar(2026)
VAKANTIES = (
    vakantie("Zomervakantie 2026", "2026-07-18", "2026-08-30", "midden"),
    vakantie("Herfstvakantie 2026", "2026-10-17", "2026-10-25", "midden"),
    vakantie("Herfstvakantie 2026", "2026-10-10", "2026-10-18", "noord"),
    vakantie("Kerstvakantie 2026", "2026-12-19", "2027-01-03"),
    vakantie("Voorjaarsvakantie 2027", "2027-02-20", "2027-02-28", "midden"),
    vakantie("Meivakantie 2027", "2027-04-24", "2027-05-02"),
    vakantie("Zomervakantie 2027", "2027-07-17", "2027-08-29", "midden"),
)
MIDDEN = make_schooldagen(JAAR, VAKANTIES, [Vakantieregio.MIDDEN])
HERFST_WEEK_NA = "2026-10-26/2026-10-30"

ZINNEN: list[tuple[str, list[str], Losreden | None]] = [
    # A list of ranks, a list of months
    (
        "eerste en derde maandag van oktober",
        ["2026-10-05", "~2026-10-26"],
        None,
    ),
    ("1e en 3e dinsdag van november", ["2026-11-03", "2026-11-17"], None),
    ("eerste donderdag van oktober, januari en april", ["2026-10-01", "2027-01-07", "2027-04-01"], None),
    ("eerste week van oktober en maart", ["2026-10-05/2026-10-09", "2027-03-01/2027-03-05"], None),
    ("eerste maandag van november t/m januari", ["2026-11-02", "2026-12-07", "2027-01-04"], None),
    ("eerste maandag en derde dinsdag van november", ["2026-11-17"], ZONDER_MAAND),
    ("elke eerste maandag van november", ["2026-11-02"], None),
    # School days and school weeks of a month, of the year and around holidays
    ("laatste schooldag voor de kerstvakantie", ["2026-12-18"], None),
    ("eerste schooldag na de kerstvakantie", ["2027-01-04"], None),
    ("derde schoolweek na de kerstvakantie", ["2027-01-18/2027-01-22"], None),
    ("eerste week na de herfstvakantie", [HERFST_WEEK_NA], None),
    ("in de week na de herfstvakantie", [HERFST_WEEK_NA], None),
    ("laatste vrijdag voor de meivakantie", ["2027-04-23"], None),
    ("laatste schoolweek voor de zomervakantie", ["2027-07-12/2027-07-16"], None),
    ("eerste schoolweek na de zomervakantie", ["2026-08-31/2026-09-04"], None),
    ("laatste schoolweek van het kalenderjaar", [], ZONDER_MAAND),
    ("laatste schooldag van de week", [], ZONDER_MAAND),
    ("laatste schoolweek van januari", ["2027-01-25/2027-01-29"], None),
    ("eerste schoolweek van januari", ["2027-01-04/2027-01-08"], None),
    ("eerste schooldag van januari", ["2027-01-04"], None),
    ("laatste schooldag van december", ["2026-12-18"], None),
    ("tweede schoolweek van september", ["2026-09-14/2026-09-18"], None),
    ("eerste schooldag", ["2026-08-31"], None),
    ("eerste schooldag van het schooljaar", ["2026-08-31"], None),
    ("laatste schoolweek", ["2027-07-12/2027-07-16"], None),
    # Holidays by name
    ("tussen herfst- en kerstvakantie", ["2026-10-26/2026-12-18"], None),
    ("tussen de herfstvakantie en de kerstvakantie", ["2026-10-26/2026-12-18"], None),
    ("tussen herfst en kerst", [], GEBEURTENIS),
    ("herfstvakantie", ["2026-10-17/2026-10-25"], None),
    ("voor de herfstvakantie", ["2026-10-16"], None),
    ("voor de herfst- en meivakantie", ["2026-10-16", "2027-04-23"], None),
    ("na de kerstvakantie", [], GEBEURTENIS),
    ("2 weken voor de kerstvakantie", [], GEBEURTENIS),
    ("aan het eind van de kerstvakantie", [], GEBEURTENIS),
    ("herfstvakantie 2027", [], ZONDER_MAAND),
    ("maandelijks, behalve in de zomervakantie", ALLE_MAANDEN, None),
    ("in mei en tijdens de paasvakantie", ["2027-05"], GEBEURTENIS),
    # A first year
    ("vanaf schooljaar 2025-2026 jaarlijks in mei", ["2027-05"], None),
    ("vanaf schooljaar 2027-2028 jaarlijks in mei", [], ZONDER_MAAND),
    ("met ingang van 2027 elk jaar in mei", ["2027-05"], None),
    ("met ingang van 2027 elk jaar in november", [], ZONDER_MAAND),
    ("jaarlijks in maart (voor het eerst in 2027)", ["2027-03"], None),
    ("vanaf maart 2027 jaarlijks", ["2027-03"], None),
    ("vanaf 2027-2028", [], ZONDER_MAAND),
    ("begin van het schooljaar 2027-2028", [], ZONDER_MAAND),
    # Years of two figures, odd and even years
    ("schooljaar 26-27: januari", ["2027-01"], None),
    ("sj 26/27 januari", ["2027-01"], None),
    ("maart 27", ["2027-03"], None),
    ("jan 27 en juni 27", ["2027-01", "2027-06"], None),
    ("10 maart 27", ["2027-03-10"], None),
    ("maart 27 gesprekken", ["2027-03"], None),
    ("oneven jaren: maart", ["2027-03"], None),
    ("even jaren: maart", [], ZONDER_MAAND),
    ("even jaren: maart, oneven jaren: mei", [], ZONDER_MAAND),
    # Until, not before, after, mostly
    ("maandelijks tot 1 maart", ALLE_MAANDEN[:7], None),
    ("maandelijks tot en met maart", ALLE_MAANDEN[:8], None),
    ("maandelijks vanaf 1 oktober", ALLE_MAANDEN[2:], None),
    ("maandelijks van 1 oktober tot 1 maart", ALLE_MAANDEN[2:8], None),
    ("tot 1 maart", ["2027-02-28"], None),
    ("niet voor 1 maart", [], ZONDER_MAAND),
    ("na januari", [], ZONDER_MAAND),
    ("na 1 maart", [], ZONDER_MAAND),
    ("na week 40", [], ZONDER_MAAND),
    ("eerste maandag van oktober t/m december, behalve in november", ["2026-10-05", "2026-12-07"], None),
    ("geen vast moment, meestal in maart", ["~2027-03"], None),
    ("elk half jaar na plaatsing", [], GEBEURTENIS),
    ("halfjaarlijks na plaatsing", [], GEBEURTENIS),
    ("elke 6 maanden vanaf de start", [], GEBEURTENIS),
    # Weekdays in holidays: to a school day of that month, or skipped
    (
        "laatste vrijdag van iedere maand",
        [
            *("2026-09-25", "2026-10-30", "2026-11-27", "~2026-12-18", "2027-01-29", "~2027-02-19", "2027-03-26"),
            *("~2027-04-23", "2027-05-28", "2027-06-25", "~2027-07-16"),
        ],
        None,
    ),
    ("tweede maandag van augustus", ["~2026-08-31"], None),
    # Usual spellings
    ("begin schooljaar", ["~2026-09"], None),
    ("einde schooljaar", ["~2027-07"], None),
    ("1/10", ["2026-10-01"], None),
    ("voor 1-10", ["2026-09-30"], None),
    ("1/10 en 1/3", ["2026-10-01", "2027-03-01"], None),
    ("2 keer per jaar: 1/10 en 1/3", ["2026-10-01", "2027-03-01"], None),
    ("groep 1-2", [], ONBEKEND),
    ("1-2 keer per jaar", [], ZONDER_MAAND),
    ("12.11.2026", ["2026-11-12"], None),
    ("12-11-26", ["2026-11-12"], None),
    ("op vrijdag 13 november 2026", ["2026-11-13"], None),
    ("weeknr 12", ["2027-03-22/2027-03-26"], None),
    ("2 x per wk", [], DOORLOPEND),
    ("1 keer p.w.", [], DOORLOPEND),
    ("1 keer p.m.", ALLE_MAANDEN, None),
    ("2 keer p.m.", [], DOORLOPEND),
]


@pytest.mark.parametrize(("zin", "verwacht", "reden"), ZINNEN, ids=[zin for zin, _, _ in ZINNEN])
def test_zin(zin: str, verwacht: list[str], reden: Losreden | None) -> None:
    gevonden = herhaling(zin, MIDDEN)
    # In midden 31 August is a school day, and July ends on the 16th: both months count.
    assert (plaatsen(gevonden), gevonden.los) == (verwacht, reden)


@pytest.mark.parametrize(
    ("zin", "gelijk_aan"),
    [
        ("iedere 6-8 weken", "elke 8 weken"),
        ("1x per 6 à 8 weken", "elke 8 weken"),
        ("1 keer per 8 wkn.", "elke 8 weken"),
        ("elke 3 mnd", "elke 3 maanden"),
        ("elke eerste maandag", "eerste maandag van de maand"),
        ("maandelijks vanaf oktober 2026", "maandelijks vanaf 1 oktober"),
    ],
)
def test_another_spelling_means_the_same(zin: str, gelijk_aan: str) -> None:
    een, ander = herhaling(zin, MIDDEN), herhaling(gelijk_aan, MIDDEN)
    assert {(p.dag, p.tot_en_met) for p in een.plaatsingen} == {(p.dag, p.tot_en_met) for p in ander.plaatsingen}
    assert een.plaatsingen
    assert een.los is ander.los is None


def test_two_ranks_of_every_month() -> None:
    gevonden = herhaling("eerste en derde maandag van de maand", ZONDER_VAKANTIES).plaatsingen
    maandagen = [date.fromordinal(nummer) for nummer in range(JAAR.eerste_dag.toordinal(), JAAR.laatste_dag.toordinal() + 1)]
    verwacht = [dag for dag in maandagen if dag.weekday() == 0 and (dag.day <= 7 or 15 <= dag.day <= 21)]
    assert [p.dag for p in gevonden] == verwacht


def test_a_week_of_every_month_but_not_of_holidays() -> None:
    """The second week of each month, from its second Monday; that of August is a holiday."""
    gevonden = [p.dag for p in herhaling("tweede week van de maand", MIDDEN).plaatsingen]
    assert gevonden == [
        *(date(2026, 9, 14), date(2026, 10, 12), date(2026, 11, 9), date(2026, 12, 14), date(2027, 1, 11), date(2027, 2, 8)),
        *(date(2027, 3, 8), date(2027, 4, 12), date(2027, 5, 10), date(2027, 6, 14), date(2027, 7, 12)),
    ]


@pytest.mark.parametrize("zin", ["voor de herfstvakantie", "herfstvakantie", "eerste week na de kerstvakantie"])
def test_holidays_that_nobody_wrote_down_have_no_place(zin: str) -> None:
    gevonden = herhaling(zin, ZONDER_VAKANTIES)
    assert (gevonden.plaatsingen, gevonden.los, gevonden.loswoorden) == ((), GEBEURTENIS, zin)
    met_maand = herhaling(f"{zin} en in juni", ZONDER_VAKANTIES)
    assert plaatsen(met_maand) == ["2027-06"]
    assert met_maand.los is GEBEURTENIS


def test_holidays_that_differ_by_region_are_about_then() -> None:
    samen = make_schooldagen(JAAR, VAKANTIES, [Vakantieregio.NOORD, Vakantieregio.MIDDEN])
    assert plaatsen(herhaling("voor de herfstvakantie", samen)) == ["~2026-10-09"]
    assert plaatsen(herhaling("herfstvakantie", samen)) == ["~2026-10-10/2026-10-25"]


@pytest.mark.parametrize(
    ("zin", "jaar", "verwacht", "buiten"),
    [
        ("januari 22", 2022, [], ["januari 2022"]),
        ("schooljaar 25-26: januari", 2026, [], ["januari 2026"]),
        ("juni 2023 t/m september 2023", 2022, ["2023-06-01/2023-07-31"], ["1 augustus 2023 tot en met 30 september 2023"]),
        ("1 juli 2022 t/m 1 september 2022", 2022, ["2022-08-01/2022-09-01"], ["1 juli 2022 tot en met 31 juli 2022"]),
    ],
)
def test_what_leaves_its_own_school_year(zin: str, jaar: int, verwacht: list[str], buiten: list[str]) -> None:
    gevonden = herhaling(zin, Schooldagen(Schooljaar(jaar)), eigen=True)
    assert plaatsen(gevonden) == verwacht
    assert [deel.woorden for deel in gevonden.buiten] == buiten
