"""What becomes of the words that schools write: a table of phrases, each worked out by hand for school year 2026-2027.

The phrases come from published cards and systems of quality care, and from the demonstration handbook. Notation of a place:
'2026-10' a month, '2026-10-05' a day, '2026-10-05/2026-10-09' some days; '~' before it: by rule, nobody named it.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kwaliteitshandboek.derive.afgeleid import Losreden
from kwaliteitshandboek.derive.herhaling import Herhaling, herhaling
from kwaliteitshandboek.derive.plaatsingen import Plaatsing
from kwaliteitshandboek.derive.schooldagen import Schooldagen, make_schooldagen
from kwaliteitshandboek.derive.tijdwoorden import REGELS
from kwaliteitshandboek.model.kalender import Vakantie
from kwaliteitshandboek.model.organisatie import Vakantieregio
from kwaliteitshandboek.model.schooljaar import Schooljaar

JAAR = Schooljaar(2026)
ZONDER_VAKANTIES = Schooldagen(JAAR)
DOORLOPEND, GEBEURTENIS, OP_VERZOEK, ZONDER_MAAND, ONBEKEND = (
    Losreden.DOORLOPEND,
    Losreden.GEBEURTENIS,
    Losreden.OP_VERZOEK,
    Losreden.ZONDER_MAAND,
    Losreden.ONBEKEND,
)
ALLE_MAANDEN = [f"2026-{maand:02}" for maand in range(8, 13)] + [f"2027-{maand:02}" for maand in range(1, 8)]
# Weeks from Monday 31 August 2026, the week of 1 September: every 56 days.
ACHT_WEKEN = [
    "~2026-09-01/2026-09-04",
    "~2026-10-26/2026-10-30",
    "~2026-12-21/2026-12-25",
    "~2027-02-15/2027-02-19",
    "~2027-04-12/2027-04-16",
    "~2027-06-07/2027-06-11",
]
KWARTAAL = ["~2026-09", "~2026-12", "~2027-03", "~2027-06"]
HALFJAAR = ["~2026-09", "~2027-03"]

TOETSEN_M, TOETSEN_E = "~2027-01-01/2027-02-28", "~2027-05-01/2027-06-30"

ZINNEN: list[tuple[str, list[str], Losreden | None]] = [
    # All the time
    ("Dagelijks", [], DOORLOPEND),
    ("dagelijkse notities in de klassenmap", [], DOORLOPEND),
    ("elke dag", [], DOORLOPEND),
    ("Wekelijks", [], DOORLOPEND),
    ("De schoolcontactpersoon komt wekelijks op school", [], DOORLOPEND),
    ("om de week", [], DOORLOPEND),
    ("elke twee weken", [], DOORLOPEND),
    ("2 keer per maand", [], DOORLOPEND),
    ("elke maandag", [], DOORLOPEND),
    ("het hele jaar door", [], DOORLOPEND),
    ("Doorlopend", [], DOORLOPEND),
    # Every month
    ("Maandelijks", ALLE_MAANDEN, None),
    ("Maandelijks overleg met de MR", ALLE_MAANDEN, None),
    ("elke maand", ALLE_MAANDEN, None),
    ("1x per maand", ALLE_MAANDEN, None),
    ("Opstellen in juni, bijhouden elke maand", ALLE_MAANDEN, None),
    ("alle maanden behalve juli en augustus", ALLE_MAANDEN[1:-1], None),
    ("maandelijks van oktober tot en met mei", ALLE_MAANDEN[2:-2], None),
    # Intervals
    ("Elke 3 maanden", KWARTAAL, None),
    ("driemaandelijks", KWARTAAL, None),
    ("ieder kwartaal", KWARTAAL, None),
    ("Elke 4 maanden", ["~2026-09", "~2027-01", "~2027-05"], None),
    ("4-maandelijkse rapportages", ["~2026-09", "~2027-01", "~2027-05"], None),
    ("Elke 6 maanden", HALFJAAR, None),
    ("elk half jaar", HALFJAAR, None),
    ("2 keer per jaar, elke 6 maanden", HALFJAAR, None),
    ("Een nieuw plan elke 6 maanden; tussentijds elke 3 maanden evalueren", KWARTAAL, None),
    ("Halfjaarlijkse en jaarlijks evaluatiedagen met het gezamenlijke team", HALFJAAR, ZONDER_MAAND),
    ("Elke 8 weken", ACHT_WEKEN, None),
    ("om de acht weken", ACHT_WEKEN, None),
    ("ACHTWEKELIJKS", ACHT_WEKEN, None),
    ("1 keer per 8 weken", ACHT_WEKEN, None),
    ("Elke 8 weken\nVolgens planning beschreven in het IHP.", ACHT_WEKEN, GEBEURTENIS),
    ("elke 8 weken (oktober, december en maart)", ["2026-10", "2026-12", "2027-03"], None),
    # So many times a year
    ("1 keer per jaar", [], ZONDER_MAAND),
    ("Twee keer per jaar", [], ZONDER_MAAND),
    ("driemaal per schooljaar", [], ZONDER_MAAND),
    ("tweemaal per jaar met de intern begeleider", [], ZONDER_MAAND),
    ("In de 3 jaarlijkse gesprekken met het management", [], ZONDER_MAAND),
    ("3 gesprekken verdeeld over 2 schooljaren", [], ZONDER_MAAND),
    ("twee à drie keer per jaar", [], ZONDER_MAAND),
    ("Jaarlijkse afname", [], ZONDER_MAAND),
    ("2x per jaar (jan-jun)", ["2027-01", "2027-06"], None),
    ("2 × per jaar (feb. – mei)", ["2027-02", "2027-05"], None),
    ("2 keer per jaar (januari en juni)", ["2027-01", "2027-06"], None),
    ("3 keer per jaar (oktober, februari en juni)", ["2026-10", "2027-02", "2027-06"], None),
    ("3 keer per jaar (maart t/m mei)", ["2027-03", "2027-04", "2027-05"], None),
    ("1 keer per jaar, in maart", ["2027-03"], None),
    ("1x p.j. (mrt)", ["2027-03"], None),
    ("1 keer per jaar, voor 1 juli", ["2027-06-30"], None),
    ("4 keer per jaar, in januari en juni", ["2027-01", "2027-06"], ZONDER_MAAND),
    ("1 keer per jaar, in maart; voor 1 juli doorgeven aan de inspectie", ["2027-03", "2027-06-30"], None),
    ("2 keer per jaar: oktober en maart, en op verzoek", ["2026-10", "2027-03"], OP_VERZOEK),
    # Once in so many years
    ("Eens in de 4 jaar", [], ZONDER_MAAND),
    ("de vierjaarlijkse audit", [], ZONDER_MAAND),
    ("het 4-jaarlijkse schoolbezoek", [], ZONDER_MAAND),
    ("eens per vier jaar in november", [], ZONDER_MAAND),
    ("Vierjaarlijks (2026-2027)", ["~2027-07-31"], None),
    ("eens in de 4 jaar, in november 2022", ["2026-11"], None),
    ("eens in de 4 jaar (2024-2025)", [], ZONDER_MAAND),
    ("Eens in de 4 jaar; het plan van aanpak elk jaar in november bijwerken", ["2026-11"], ZONDER_MAAND),
    # When something happens, or somebody asks
    ("Binnen 6 weken na plaatsing", [], GEBEURTENIS),
    ("Vaststellen OPP binnen 6 weken na plaatsing", [], GEBEURTENIS),
    ("6 weken na de start", [], GEBEURTENIS),
    ("Twee keer tussen de evaluaties", [], GEBEURTENIS),
    ("Twee keer tussenevaluatie Twee keer na cito-screening (+bespreking)", [], GEBEURTENIS),
    ("Na de Cito-screening", [], GEBEURTENIS),
    ("Eén keer per jaar tijdens OPP-bespreking.", [], GEBEURTENIS),
    ("Bij de start van elk plan", [], GEBEURTENIS),
    ("Voor elke OPP-bespreking", [], GEBEURTENIS),
    ("Na elke vakantie", [], GEBEURTENIS),
    ("Op verzoek KC", [], OP_VERZOEK),
    ("zo nodig", [], OP_VERZOEK),
    ("Na de toetsen van januari en juni", ["2027-01", "2027-06"], None),
    ("In januari en juni, en na elke methodetoets", ["2027-01", "2027-06"], GEBEURTENIS),
    ("1 keer per jaar, in mei, en bij elke bijstelling", ["2027-05"], GEBEURTENIS),
    ("Binnen 6 weken na plaatsing; daarna 1 keer per jaar, in mei", ["2027-05"], GEBEURTENIS),
    # Months
    ("In mei en juni", ["2027-05", "2027-06"], None),
    ("JANUARI / JUNI", ["2027-01", "2027-06"], None),
    ("In augustus en september", ["2026-08", "2026-09"], None),
    ("eind november", ["2026-11"], None),
    ("Januari 2027", ["2027-01"], None),
    ("oktober en januari 2027", ["2026-10", "2027-01"], None),
    ("november–december", ["2026-11-01/2026-12-31"], None),
    ("in november of december", ["~2026-11-01/2026-12-31"], None),
    ("juni tot en met september", ["2026-08-01/2026-09-30", "2027-06-01/2027-07-31"], None),
    ("in het najaar", ["~2026-09-01/2026-11-30"], None),
    # Days
    ("15 november", ["2026-11-15"], None),
    ("1 november 2026", ["2026-11-01"], None),
    ("1-11-2026", ["2026-11-01"], None),
    ("uiterlijk 30 juni", ["2027-06-30"], None),
    ("vóór 1 juli", ["2027-06-30"], None),
    ("voor 1 augustus", ["2027-07-31"], None),
    ("10 en 24 maart", ["2027-03-10", "2027-03-24"], None),
    ("1 t/m 15 oktober", ["2026-10-01/2026-10-15"], None),
    ("van 12 oktober tot en met 6 november", ["2026-10-12/2026-11-06"], None),
    ("29 februari", ["2027-02-28"], None),
    ("tweede dinsdag van november", ["2026-11-10"], None),
    # Weeks
    ("week 4, 5 of 6 van het schooljaar", ["~2026-09-21/2026-10-09"], None),
    ("eerste schoolweek", ["~2026-09-01/2026-09-04"], None),
    ("eerste week van oktober", ["2026-10-05/2026-10-09"], None),
    ("laatste week van mei", ["2027-05-24/2027-05-28"], None),
    ("week 40", ["2026-09-28/2026-10-02"], None),
    ("in week 4", ["2027-01-25/2027-01-29"], None),
    ("aan het begin van het schooljaar", ["~2026-09"], None),
    # Words that nobody can place
    ("Ondertekenen door ouders van het verslag", [], ONBEKEND),
    ("nader te bepalen", [], ONBEKEND),
    ("in septmber", [], ONBEKEND),
    ("31 februari", [], ONBEKEND),
    ("de meidagen en het meisje", [], ONBEKEND),
    ("?", [], ONBEKEND),
    ("elke 0 weken", [], ONBEKEND),
    ("om de nul maanden", [], ONBEKEND),
    ("0 keer per jaar", [], ONBEKEND),
    ("Wanneer het zo uitkomt", [], ONBEKEND),
    ("als er tijd is", [], ONBEKEND),
    ("zo mogelijk", [], ONBEKEND),
    ("Bij gelegenheid", [], ONBEKEND),
    ("Wanneer het zo uitkomt, in mei", ["2027-05"], None),
    ("wekelijks, als het lukt", [], DOORLOPEND),
    ("2 keer per jaar, wanneer het uitkomt", [], ZONDER_MAAND),
    ("wanneer het plan is vastgesteld", [], GEBEURTENIS),
    # Rounds of tests: M in the middle of the year, E at its end; the figure is a group
    ("M1 en E1", [TOETSEN_M, TOETSEN_E], None),
    ("M3 t/m M8", [TOETSEN_M], None),
    ("M- en E-toetsen", [TOETSEN_M, TOETSEN_E], None),
    ("2 keer per jaar (M3/E3)", [TOETSEN_M, TOETSEN_E], None),
    ("na de M-toetsen", [TOETSEN_M], None),
    ("E8-afname", [TOETSEN_E], None),
    ("M-toetsen in januari en E-toetsen in juni", ["2027-01", "2027-06"], None),
    ("M- en E-toetsen (februari en mei)", ["2027-02", "2027-05"], None),
    ("M-toetsen in januari, E-toetsen", ["2027-01", TOETSEN_E], None),
    ("in oktober, M4 en E4", ["2026-10", TOETSEN_M, TOETSEN_E], None),
    ("elke 8 weken, M-toetsen", ACHT_WEKEN, None),
    ("M4 2027", [TOETSEN_M], None),
    ("het lokaal van 60 m2", [], ONBEKEND),
    ("M. en E. zijn letters", [], ONBEKEND),
]


def plaats(plaatsing: Plaatsing) -> str:
    tekst = f"{plaatsing.dag:%Y-%m}" if plaatsing.hele_maand else plaatsing.dag.isoformat()
    tekst += f"/{plaatsing.tot_en_met.isoformat()}" if plaatsing.tot_en_met else ""
    return f"~{tekst}" if plaatsing.ongeveer else tekst


def plaatsen(gevonden: Herhaling) -> list[str]:
    return [plaats(plaatsing) for plaatsing in gevonden.plaatsingen]


@pytest.mark.parametrize(("zin", "verwacht", "reden"), ZINNEN, ids=[zin for zin, _, _ in ZINNEN])
def test_zin(zin: str, verwacht: list[str], reden: Losreden | None) -> None:
    gevonden = herhaling(zin, ZONDER_VAKANTIES)
    assert (plaatsen(gevonden), gevonden.los) == (verwacht, reden)
    assert gevonden.buiten == ()


def test_the_table_is_long_enough() -> None:
    assert len({zin for zin, _, _ in ZINNEN}) == len(ZINNEN) >= 60


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: regel.voorbeeld)
def test_every_rule_is_met_by_its_own_example(regel: object) -> None:
    """A rule that an earlier one hides would never be used; its example is understood by itself."""
    nummer = REGELS.index(regel)  # type: ignore[arg-type]
    kaal = REGELS[nummer].voorbeeld.replace("ó", "o")
    eerste = next(i for i, r in enumerate(REGELS) if (m := r.patroon.match(kaal)) is not None and r.lees(m))
    assert eerste == nummer


@pytest.mark.parametrize(
    ("zin", "woorden"),
    [
        ("In januari en juni, en na elke methodetoets", "na elke methodetoets"),
        ("1 keer per jaar, in mei, en bij elke bijstelling", "bij elke bijstelling"),
        ("Binnen 6 weken na plaatsing; daarna 1 keer per jaar, in mei", "Binnen 6 weken na plaatsing"),
        ("Eens in de 4 jaar; het plan elk jaar in november bijwerken", "Eens in de 4 jaar"),
        ("Eén keer per jaar tijdens de OPP-bespreking.", "Eén keer per jaar tijdens de OPP-bespreking."),
        ("Elke  dag,\n op verzoek", "Elke dag, op verzoek"),
        ("In mei", ""),
    ],
)
def test_what_is_loose_keeps_its_own_words(zin: str, woorden: str) -> None:
    """The whole cell where nothing of it has a place, else the parts that have none."""
    assert herhaling(zin, ZONDER_VAKANTIES).loswoorden == woorden


@pytest.mark.parametrize(
    ("zin", "jaar", "verwacht", "buiten"),
    [
        ("oktober en januari 2022", 2022, ["2022-10"], [("januari 2022", "januari 2023")]),
        ("september 2021", 2021, ["2021-09"], []),
        ("november 2022", 2022, ["2022-11"], []),
        ("studiedag 1 februari 2022", 2022, [], [("1 februari 2022", "1 februari 2023")]),
        ("oktober en januari 2023", 2022, ["2022-10", "2023-01"], []),
        ("januari en juni", 2022, ["2023-01", "2023-06"], []),
        ("in 2024-2025", 2022, [], [("2024-2025", None)]),
        ("eens per vier jaar", 2022, ["~2023-07-31"], []),
        ("eens per vier jaar, in maart", 2022, ["2023-03"], []),
        ("mei 2023", 2022, ["2023-05"], []),
    ],
)
def test_under_a_school_year_of_its_own(zin: str, jaar: int, verwacht: list[str], buiten: list[tuple[str, str | None]]) -> None:
    gevonden = herhaling(zin, Schooldagen(Schooljaar(jaar)), eigen=True)
    assert plaatsen(gevonden) == verwacht
    assert [(deel.woorden, deel.bedoeld) for deel in gevonden.buiten] == buiten
    assert gevonden.los is None


def vakantie(naam: str, van: str, tot: str, regio: str | None = None) -> Vakantie:
    gegevens = {"naam": naam, "van": van, "tot_en_met": tot, "regios": [regio] if regio else []}
    return Vakantie.model_validate(gegevens)


# As published for 2026-2027, with the summers on both sides.
VAKANTIES = (
    vakantie("Zomer 2026", "2026-07-04", "2026-08-16", "noord"),
    vakantie("Zomer 2026", "2026-07-18", "2026-08-30", "midden"),
    vakantie("Herfst", "2026-10-10", "2026-10-18", "noord"),
    vakantie("Herfst", "2026-10-17", "2026-10-25", "midden"),
    vakantie("Kerst", "2026-12-19", "2027-01-03"),
    vakantie("Mei", "2027-04-24", "2027-05-09"),
    vakantie("Zomer 2027", "2027-07-10", "2027-08-22", "noord"),
    vakantie("Zomer 2027", "2027-07-17", "2027-08-29", "midden"),
)
NOORD = make_schooldagen(JAAR, VAKANTIES, [Vakantieregio.NOORD])
MIDDEN = make_schooldagen(JAAR, VAKANTIES, [Vakantieregio.MIDDEN])
SAMEN = make_schooldagen(JAAR, VAKANTIES, [Vakantieregio.NOORD, Vakantieregio.MIDDEN])


@pytest.mark.parametrize(
    ("dagen", "zin", "verwacht"),
    [
        # Noord begins on Monday 17 August: two weeks of August count as a month, one day (31 August in midden) does not.
        (NOORD, "elke 3 maanden", ["~2026-08", "~2026-11", "~2027-02", "~2027-05"]),
        (MIDDEN, "elke 3 maanden", KWARTAAL),
        (SAMEN, "elke 3 maanden", KWARTAAL),
        (NOORD, "eerste schooldag", ["2026-08-17"]),
        (MIDDEN, "eerste schooldag", ["2026-08-31"]),
        (SAMEN, "eerste schooldag", ["2026-08-31"]),
        (NOORD, "laatste schooldag", ["2027-07-09"]),
        (NOORD, "week 4, 5 of 6 van het schooljaar", ["2026-09-07/2026-09-25"]),
        (NOORD, "maandelijks", ALLE_MAANDEN),
        # The week of 12 October is the autumn break: the first week after it. 12 October + 8 weeks is 7 December.
        (
            NOORD,
            "elke 8 weken",
            [
                "~2026-08-17/2026-08-21",
                "~2026-10-19/2026-10-23",
                "~2026-12-07/2026-12-11",
                "~2027-02-01/2027-02-05",
                "~2027-03-29/2027-04-02",
                "~2027-05-24/2027-05-28",
            ],
        ),
        (NOORD, "aan het eind van het schooljaar", ["~2027-07"]),
    ],
)
def test_with_holidays(dagen: Schooldagen, zin: str, verwacht: list[str]) -> None:
    assert plaatsen(herhaling(zin, dagen)) == verwacht


def test_a_month_of_holidays_has_no_monthly_moment() -> None:
    lang = [*VAKANTIES, vakantie("Verbouwing", "2027-02-01", "2027-02-28")]
    dagen = make_schooldagen(JAAR, lang, [Vakantieregio.NOORD])
    assert "2027-02" not in plaatsen(herhaling("elke maand", dagen))
    assert plaatsen(herhaling("in februari", dagen)) == ["2027-02"]


@pytest.mark.parametrize(("begin", "eerste"), [(2024, date(2024, 9, 2)), (2025, date(2025, 9, 1)), (2027, date(2027, 9, 1))])
def test_without_holidays_the_year_begins_on_the_first_weekday_from_1_september(begin: int, eerste: date) -> None:
    """1 September 2024 is a Sunday."""
    assert Schooldagen(Schooljaar(begin)).eerste == eerste


def test_holidays_that_end_before_they_begin_do_not_count() -> None:
    dagen = make_schooldagen(JAAR, [vakantie("Zomer", "2026-08-20", "2026-08-10")], [None])
    assert dagen.vrij == ()


def zinnen_in_de_handleiding() -> list[tuple[str, bool]]:
    """The phrases in the two tables of the manual, and whether they are in the one of what is placed."""
    tekst = (Path(__file__).parents[2] / "docs/handleiding/kalender.md").read_text("utf-8")
    deel = tekst.split("## Zo schrijft u een moment op")[1].split("\n## ")[0]
    geplaatst, los = deel.split("Dit krijgt geen plaats")
    return [
        (zin, wel)
        for stuk, wel in ((geplaatst, True), (los, False))
        for regel in stuk.splitlines()
        if regel.startswith("| `")
        for zin in re.findall("`([^`]+)`", regel.split("|")[1])
    ]


@pytest.mark.parametrize(("zin", "wel"), zinnen_in_de_handleiding())
def test_the_manual_promises_no_more_than_is_understood(zin: str, wel: bool) -> None:
    gevonden = herhaling(zin, ZONDER_VAKANTIES)
    assert (bool(gevonden.plaatsingen), gevonden.los is None) == (wel, wel)
    assert gevonden.los is not ONBEKEND


def test_the_manual_has_its_table() -> None:
    assert len(zinnen_in_de_handleiding()) > 40
