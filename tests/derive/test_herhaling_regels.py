"""Recurrence holds for whatever is written: nothing is lost, nothing leaves its school year, counts are right."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kwaliteitshandboek.derive.herhaling import Herhaling, herhaling
from kwaliteitshandboek.derive.plaatsingen import Plaatsing
from kwaliteitshandboek.derive.schooldagen import Schooldagen, make_schooldagen
from kwaliteitshandboek.derive.tijdwoorden import REGELS
from kwaliteitshandboek.model.kalender import Vakantie
from kwaliteitshandboek.model.organisatie import Vakantieregio
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.taal import MAANDEN

jaren = st.integers(2000, 2090).map(Schooljaar)
SCHOOLMAANDEN = [*range(8, 13), *range(1, 8)]
STUKKEN = [
    *(regel.voorbeeld for regel in REGELS),
    *("oktober", "mei 2027", "januari 2022", "op verzoek", "na de toetsen", "3 keer", "in groep 3", "verslag", "nog te bepalen"),
    *(
        "wekelijks",
        "elke 5 weken",
        "31 juni",
        "week 53",
        "24 t/m 2 mei",
        "eens in de 4 jaar",
        "12",
        "2030",
        "laatste vrijdag van mei",
    ),
]
BINDERS = [" ", ", ", "; ", " en ", " of ", " (", ") ", "\n", ". ", " daarna ", " - ", " t/m ", " voor ", " elke ", " van ", "/"]


@st.composite
def cellen(draw: st.DrawFn) -> str:
    """Words that schools write, in every combination, with the strangest text among them."""
    delen = draw(st.lists(st.sampled_from(STUKKEN) | st.text(max_size=8), min_size=1, max_size=5))
    return "".join(f"{deel}{draw(st.sampled_from(BINDERS))}" for deel in delen)


@st.composite
def schooldagen(draw: st.DrawFn) -> Schooldagen:
    """A school year with any holidays, none at all, or nothing but holidays."""
    jaar = draw(jaren)
    vakanties = []
    for _ in range(draw(st.integers(0, 5))):
        van = jaar.eerste_dag + timedelta(days=draw(st.integers(-40, 380)))
        tot = van + timedelta(days=draw(st.integers(-2, 60) | st.just(420)))
        regios = draw(st.lists(st.sampled_from(list(Vakantieregio)), max_size=2))
        naam = draw(st.sampled_from(["Vakantie", "Herfstvakantie 2026", "Kerstvakantie", "Meivakantie", "Zomervakantie"]))
        vakanties.append(Vakantie(naam=naam, van=van, tot_en_met=tot, regios=tuple(regios)))
    return make_schooldagen(jaar, vakanties, draw(st.lists(st.sampled_from([*Vakantieregio, None]), max_size=3)))


def ligt_goed(plaatsing: Plaatsing, jaar: Schooljaar) -> bool:
    einde = plaatsing.tot_en_met or plaatsing.dag
    if plaatsing.hele_maand:
        einde = plaatsing.dag.replace(day=monthrange(plaatsing.dag.year, plaatsing.dag.month)[1])
        if plaatsing.dag.day != 1 or plaatsing.tot_en_met is not None:
            return False
    elif plaatsing.tot_en_met is not None and plaatsing.tot_en_met <= plaatsing.dag:
        return False
    return jaar.eerste_dag <= plaatsing.dag <= einde <= jaar.laatste_dag


@given(cellen(), schooldagen(), st.booleans())
@example(cel="elke 0 weken", dagen=Schooldagen(Schooljaar(2026)), eigen=False)
@example(cel="laatste schooldag", dagen=Schooldagen(Schooljaar(2000), (((date(2000, 7, 22), date(2001, 9, 15)),),)), eigen=False)
@example(cel="0 januari", dagen=Schooldagen(Schooljaar(2026)), eigen=False)
@example(cel="2026-02-00", dagen=Schooldagen(Schooljaar(2026)), eigen=False)
@example(cel="ĳſ İ½ ²", dagen=Schooldagen(Schooljaar(2026)), eigen=False)
@example(cel="eens in de 4 jaar, 29 februari 2024", dagen=Schooldagen(Schooljaar(2025)), eigen=False)
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost_and_nothing_leaves_its_school_year(cel: str, dagen: Schooldagen, eigen: bool) -> None:
    gevonden = herhaling(cel, dagen, eigen=eigen)
    assert gevonden.plaatsingen or gevonden.los is not None or gevonden.buiten
    assert all(ligt_goed(plaatsing, dagen.jaar) for plaatsing in gevonden.plaatsingen)
    assert list(gevonden.plaatsingen) == sorted(
        set(gevonden.plaatsingen), key=lambda p: (p.dag, p.tot_en_met or p.dag, p.hele_maand)
    )
    assert (gevonden.los is None) == (gevonden.loswoorden == "") or not cel.strip()


ZINNEN = [
    *("in mei", "2 keer per jaar (januari en juni)", "elke 8 weken", "elke 3 maanden", "maandelijks", "vóór 1 juli", "week 40"),
    *("op verzoek", "wekelijks", "binnen 6 weken na plaatsing", "1 keer per jaar", "eens in de 4 jaar", "15 november"),
]


@given(st.lists(st.sampled_from(ZINNEN), min_size=1, max_size=5), schooldagen())
@settings(max_examples=150, deadline=None)
def test_several_sentences_in_one_cell_give_what_each_gives(zinnen: list[str], dagen: Schooldagen) -> None:
    los: list[Herhaling] = [herhaling(zin, dagen) for zin in zinnen]
    samen = herhaling("; ".join(zinnen), dagen)
    plekken = {(p.dag, p.hele_maand, p.tot_en_met) for deel in los for p in deel.plaatsingen}
    assert {(p.dag, p.hele_maand, p.tot_en_met) for p in samen.plaatsingen} == plekken
    assert (samen.los is None) == all(deel.los is None for deel in los)
    if samen.plaatsingen:
        assert all(deel.loswoorden in samen.loswoorden for deel in los if deel.los is not None)


AFKORTINGEN = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sept.", "okt.", "nov", "dec."]
TELWOORDEN = ["nul", "één", "Twee", "drie", "VIER", "vijf", "zes"]


@given(st.lists(st.integers(1, 12), min_size=1, max_size=6, unique=True), st.data(), jaren)
@settings(max_examples=100, deadline=None)
def test_so_many_times_a_year_in_so_many_months(maanden: list[int], data: st.DataObject, jaar: Schooljaar) -> None:
    namen = [data.draw(st.sampled_from([MAANDEN[m - 1], MAANDEN[m - 1].upper(), AFKORTINGEN[m - 1]])) for m in maanden]
    hoe = data.draw(st.sampled_from([str(len(namen)), TELWOORDEN[len(namen)]]))
    keer = data.draw(st.sampled_from([" keer", "x", " ×", " maal", "maal" if not hoe.isdigit() else " keer"]))
    lijst = " en ".join([", ".join(namen[:-1]), namen[-1]]) if len(namen) > 1 else namen[0]
    per = data.draw(st.sampled_from([" per jaar", " per schooljaar", " in het jaar"]))
    vorm = data.draw(st.sampled_from(["{} ({})", "{}, in {}", "{}: {}"]))
    gevonden = herhaling(vorm.format(f"{hoe}{keer}{per}", lijst), Schooldagen(jaar))
    assert gevonden.los is None
    assert [p.dag for p in gevonden.plaatsingen] == [date(jaar.begin + (m < 8), m, 1) for m in SCHOOLMAANDEN if m in maanden]
    assert all(p.hele_maand and not p.ongeveer for p in gevonden.plaatsingen)


@given(
    st.dates(date(2000, 8, 1), date(2091, 7, 31)),
    st.sampled_from(["{d} {m}", "op {d} {m} {j}", "{d}-{n}-{j}", "uiterlijk {d} {m}"]),
)
@settings(max_examples=100, deadline=None)
def test_every_day_of_the_year_has_its_place(dag: date, vorm: str) -> None:
    zin = vorm.format(d=dag.day, m=MAANDEN[dag.month - 1], n=dag.month, j=dag.year)
    (plaatsing,) = herhaling(zin, Schooldagen(Schooljaar.van_datum(dag))).plaatsingen
    assert (plaatsing.dag, plaatsing.hele_maand, plaatsing.tot_en_met) == (dag, False, None)


@given(st.dates(date(2000, 8, 2), date(2091, 7, 31)).filter(lambda dag: (dag.month, dag.day) != (8, 1)))
@settings(deadline=None)
def test_before_a_day_is_the_day_before(dag: date) -> None:
    zin = f"vóór {dag.day} {MAANDEN[dag.month - 1]}"
    (plaatsing,) = herhaling(zin, Schooldagen(Schooljaar.van_datum(dag))).plaatsingen
    assert plaatsing.dag == dag - timedelta(days=1)


@given(st.integers(2, 11), schooldagen())
@settings(deadline=None)
def test_intervals_of_months_keep_their_distance(aantal: int, dagen: Schooldagen) -> None:
    plaatsen = [p.dag for p in herhaling(f"elke {aantal} maanden", dagen).plaatsingen]
    nummers = [dag.year * 12 + dag.month for dag in plaatsen]
    assert all((nummer - nummers[0]) % aantal == 0 for nummer in nummers)
    if not dagen.vrij:
        # From September eleven months are left of the school year.
        assert nummers == list(range((dagen.jaar.begin * 12) + 9, (dagen.jaar.begin * 12) + 20, aantal))


@given(st.integers(4, 20), schooldagen())
@settings(deadline=None)
def test_intervals_of_weeks_fall_in_school_weeks_once_each(aantal: int, dagen: Schooldagen) -> None:
    gevonden = herhaling(f"elke {aantal} weken", dagen)
    begin = dagen.eerste - timedelta(days=dagen.eerste.weekday())
    ronden = [((p.dag - begin).days // 7) // aantal for p in gevonden.plaatsingen]
    assert ronden == sorted(set(ronden))
    for plaatsing in gevonden.plaatsingen:
        maandag = plaatsing.dag - timedelta(days=plaatsing.dag.weekday())
        assert plaatsing.ongeveer
        assert not all(dagen.vrij_op(maandag + timedelta(days=dag)) for dag in range(5))


@given(schooldagen())
@settings(deadline=None)
def test_every_month_means_every_month_with_a_school_day(dagen: Schooldagen) -> None:
    """Counted anew, day by day."""
    met_school = set()
    dag = dagen.jaar.eerste_dag
    while dag <= dagen.jaar.laatste_dag:
        vrij = dagen.vrij and all(any(van <= dag <= tot for van, tot in regio) for regio in dagen.vrij)
        if dag.weekday() < 5 and not vrij:
            met_school.add(dag.replace(day=1))
        dag += timedelta(days=1)
    gevonden = herhaling("elke maand", dagen)
    assert {p.dag for p in gevonden.plaatsingen} == met_school
    assert (gevonden.los is None) == bool(met_school)


@given(jaren, st.integers(0, 11), st.integers(0, 11), st.sampled_from([" t/m ", " tot en met ", " - ", "–"]))
@settings(deadline=None)
def test_a_stretch_of_months_covers_each_of_its_months(jaar: Schooljaar, van: int, lengte: int, teken: str) -> None:
    bedoeld = {(van + stap) % 12 + 1 for stap in range(lengte + 1)}
    zin = f"{MAANDEN[van]}{teken}{MAANDEN[(van + lengte) % 12]}"
    gezien: set[int] = set()
    for p in herhaling(zin, Schooldagen(jaar)).plaatsingen:
        einde = p.tot_en_met or p.dag.replace(day=monthrange(p.dag.year, p.dag.month)[1])
        gezien |= {(p.dag + timedelta(days=dag)).month for dag in range((einde - p.dag).days + 1)}
    assert gezien == bedoeld
