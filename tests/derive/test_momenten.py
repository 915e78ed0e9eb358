"""The calendar: moments from all sources, with roles and schools, each once, under keys that last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kwaliteitshandboek.derive.afgeleid import Kaartstand, Losreden, Moment, Momentsoort
from kwaliteitshandboek.derive.momenten import Kalender, derive_kalender
from kwaliteitshandboek.load.handboek import ingebouwd
from kwaliteitshandboek.model.doel import Analyse, Doel
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.kalender import Kalenderpunt, Vakantie
from kwaliteitshandboek.model.organisatie import Organisatie
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.model.stelsel import Instrument

VANDAAG = date(2026, 11, 15)
BAKEN, BRANDING, SCHELP = "99AA00", "99AB00", "99AE00"
ORGANISATIE = Organisatie.model_validate(
    {
        "naam": "Proef",
        "vakantieregio": "noord",
        "regios": [{"id": "duin", "naam": "Duin", "vakantieregio": "midden"}],
        "scholen": [
            {"sleutel": BAKEN, "naam": "Baken", "soort": "bo"},
            {"sleutel": BRANDING, "naam": "Branding", "soort": "bo", "regio": "duin"},
            {"sleutel": SCHELP, "naam": "Schelp", "soort": "sbo"},
        ],
    }
)


def kaart(naam: str, **velden: object) -> Kaart:
    gegevens = {"id": naam, "titel": naam.capitalize(), "domein": "onderwijs", "eigenaren": ["kc"], **velden}
    return Kaart.model_validate(gegevens)


def kalender(*kaarten: Kaart, standen: dict[str, Kaartstand] | None = None, **velden: object) -> Kalender:
    boek = Handboek.model_validate({"organisatie": ORGANISATIE, "kaarten": kaarten, **velden})
    return derive_kalender(boek, VANDAAG, standen or {})


def regels(momenten: Sequence[Moment]) -> list[tuple[date, bool, str]]:
    return [(moment.dag, moment.hele_maand, moment.titel) for moment in momenten]


def meting(moment: str, **velden: object) -> dict[str, object]:
    return {"naam": "Meting", "moment": moment, **velden}


def test_a_row_returns_in_this_school_year_and_the_next() -> None:
    gevonden = kalender(kaart("k", meetinstrumenten=[meting("2 keer per jaar (januari en juni)", eigenaren=["lk"])]))
    assert gevonden.jaren == ("2026-2027", "2027-2028")
    assert regels(gevonden.momenten) == [
        (date(jaar, maand, 1), True, "Meting") for jaar, maand in ((2027, 1), (2027, 6), (2028, 1), (2028, 6))
    ]
    een = gevonden.momenten[0]
    assert (een.soort, een.kaart, een.rollen, een.scholen) == (Momentsoort.MEETINSTRUMENT, "k", ("lk",), ())
    assert een.woorden == "2 keer per jaar (januari en juni)"
    assert gevonden.los == ()


def test_what_names_its_own_year_comes_once_also_outside_the_calendar() -> None:
    rijen = [{"wat": "Studiedag", "moment": "1 maart 2030"}, {"wat": "Start", "moment": "oktober en januari 2027"}]
    gevonden = kalender(kaart("k", activiteiten=rijen))
    assert regels(gevonden.momenten) == [
        (date(2026, 10, 1), True, "Start"),
        (date(2027, 1, 1), True, "Start"),
        (date(2030, 3, 1), False, "Studiedag"),
    ]
    assert gevonden.momenten[-1].sleutel == "activiteit.k.studiedag.2029-2030.1"


@pytest.mark.parametrize(
    ("woorden", "reden"),
    [
        ("Dagelijks", Losreden.DOORLOPEND),
        ("Binnen 6 weken na plaatsing", Losreden.GEBEURTENIS),
        ("Op verzoek", Losreden.OP_VERZOEK),
        ("Eens in de 4 jaar", Losreden.ZONDER_MAAND),
        ("Naar eigen inzicht", Losreden.ONBEKEND),
    ],
)
def test_what_has_no_place_is_listed_with_its_own_words(woorden: str, reden: Losreden) -> None:
    gevonden = kalender(kaart("k", meetinstrumenten=[meting(woorden)]))
    assert gevonden.momenten == ()
    (los,) = gevonden.los
    assert (los.woorden, los.reden, los.titel, los.kaart, los.rollen) == (woorden, reden, "Meting", "k", ("kc",))


def test_once_in_four_years_is_loose_until_its_year_is_near() -> None:
    """2023-2024 and every fourth year after: 2027-2028 is in the calendar of 2026-2027, 2028-2029 is not."""
    zichtbaar = kalender(kaart("k", meetinstrumenten=[meting("eens in de 4 jaar (2023-2024)")]))
    assert [(moment.dag, moment.ongeveer) for moment in zichtbaar.momenten if moment.dag > VANDAAG] == [(date(2028, 7, 31), True)]
    assert zichtbaar.los == ()
    later = kalender(kaart("k", meetinstrumenten=[meting("eens in de 4 jaar (2024-2025)")]))
    assert [los.reden for los in later.los] == [Losreden.ZONDER_MAAND]


def test_roles_are_those_of_the_row_else_the_owners_of_the_card() -> None:
    gevonden = kalender(
        kaart(
            "k",
            meetinstrumenten=[
                {"naam": "A", "moment": "mei 2027", "eigenaren": ["lk"], "ondersteund_door": ["ib", "lk"]},
                {"naam": "B", "moment": "mei 2027"},
            ],
            activiteiten=[
                {"wat": "C", "moment": "mei 2027", "wie": ["team"], "op_verzoek": ["gd"]},
                {"wat": "D", "moment": "mei 2027"},
            ],
        )
    )
    assert {moment.titel: moment.rollen for moment in gevonden.momenten} == {
        "A": ("lk", "ib"),
        "B": ("kc",),
        "C": ("team", "gd"),
        "D": ("kc",),
    }


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({}, ()),
        ({"scholen": [BAKEN]}, (BAKEN,)),
        ({"schoolsoorten": ["bo"]}, (BAKEN, BRANDING)),
        ({"schoolsoorten": ["bo", "sbo"]}, ()),
        ({"schoolsoorten": ["bo"], "scholen": [BRANDING, SCHELP]}, (BRANDING,)),
    ],
)
def test_schools_of_a_card_are_those_of_its_moments(velden: dict[str, Any], verwacht: tuple[str, ...]) -> None:
    gevonden = kalender(
        kaart("k", evaluatie={"gepland": "2027-05-01"}, meetinstrumenten=[meting("in mei"), meting("op verzoek")], **velden)
    )
    assert {moment.scholen for moment in gevonden.momenten} == {verwacht}
    assert {los.scholen for los in gevonden.los} == {verwacht}


def test_intervals_begin_when_the_schools_of_the_card_begin() -> None:
    vakanties = [
        Vakantie.model_validate({"naam": "Zomer", "van": "2026-07-04", "tot_en_met": "2026-08-16", "regios": "noord"}),
        Vakantie.model_validate({"naam": "Zomer", "van": "2026-07-18", "tot_en_met": "2026-08-30", "regios": "midden"}),
    ]
    rij = [meting("eerste schooldag")]
    kaarten = (
        kaart("baken", scholen=[BAKEN], meetinstrumenten=rij),
        kaart("branding", scholen=[BRANDING], meetinstrumenten=rij),
        kaart("alle", meetinstrumenten=rij),
    )
    gevonden = kalender(*kaarten, vakanties=vakanties)
    eerste = {moment.kaart: moment.dag for moment in gevonden.momenten if moment.dag.year == 2026}
    assert eerste == {"baken": date(2026, 8, 17), "branding": date(2026, 8, 31), "alle": date(2026, 8, 31)}


def test_planning_keeps_to_its_own_school_year_and_leaves_out_what_is_done() -> None:
    stappen = [
        {"wat": "Gesprek", "wanneer": "oktober en januari", "eigenaren": ["lk"]},
        {"wat": "Studiedag", "datum": "2026-12-03"},
        {"wat": "Gedaan", "wanneer": "september", "klaar": "ja"},
        {"wat": "Later", "wanneer": "op verzoek"},
        {"wat": "Fout jaar", "wanneer": "januari 2022"},
    ]
    oud = [{"wat": "Toen", "wanneer": "oktober"}, {"wat": "Ooit", "wanneer": "op verzoek"}]
    planning = [{"schooljaar": "2026-2027", "stappen": stappen}, {"schooljaar": "2023-2024", "stappen": oud}]
    gevonden = kalender(kaart("k", planning=planning))
    assert [(m.dag, m.hele_maand, m.titel, m.rollen, m.sleutel) for m in gevonden.momenten] == [
        (date(2023, 10, 1), True, "Toen", ("kc",), "planning.k.toen.2023-2024.1"),
        (date(2026, 10, 1), True, "Gesprek", ("lk",), "planning.k.gesprek.2026-2027.m10"),
        (date(2026, 12, 3), False, "Studiedag", ("kc",), "planning.k.studiedag.2026-2027.1"),
        (date(2027, 1, 1), True, "Gesprek", ("lk",), "planning.k.gesprek.2026-2027.m01"),
    ]
    assert [los.titel for los in gevonden.los] == ["Later"]


def test_a_card_that_lapsed_gives_nothing() -> None:
    weg = kaart(
        "weg",
        status="vervallen",
        evaluatie={"gepland": "2026-11-21"},
        meetinstrumenten=[meting("in mei"), meting("op verzoek")],
        planning=[{"schooljaar": "2026-2027", "stappen": [{"wat": "x", "datum": "2026-12-01"}]}],
    )
    stand = Kaartstand("x", hervaststellen_op=date(2027, 1, 1))
    gevonden = kalender(weg, standen={"weg": stand})
    assert (gevonden.momenten, gevonden.los) == ((), ())


def test_evaluations_and_adoptions_of_cards() -> None:
    kaarten = (
        kaart("open", evaluatie={"gepland": "2026-11-20"}),
        kaart("gedaan", evaluatie={"gepland": "2026-11-22", "uitgevoerd": ["2026-11-22"]}),
        kaart("oud", evaluatie={"gepland": "2020-02-01"}),
    )
    standen = {"open": Kaartstand("x", hervaststellen_op=date(2027, 3, 1)), "gedaan": Kaartstand("x")}
    gevonden = kalender(*kaarten, standen=standen)
    assert [(moment.dag, moment.soort, moment.titel, moment.sleutel) for moment in gevonden.momenten] == [
        (date(2020, 2, 1), Momentsoort.KAARTEVALUATIE, "Oud", "evaluatie.oud.1"),
        (date(2026, 11, 20), Momentsoort.KAARTEVALUATIE, "Open", "evaluatie.open.1"),
        (date(2027, 3, 1), Momentsoort.VASTSTELLING, "Open", "vaststelling.open.2026-2027"),
    ]


def instrument(naam: str, moment: str | None) -> Instrument:
    gegevens = {"id": naam, "naam": naam.capitalize(), "kant": "proces", "moment": moment, "rollen": ["dir"]}
    return Instrument.model_validate(gegevens)


def test_an_instrument_stands_in_the_calendar_once() -> None:
    """By the row of a card that places it, else by the register."""
    rijen = [
        meting("in mei", instrument="bezoek"),
        meting("op verzoek", instrument="monitor"),
        {"naam": "Zonder woorden", "instrument": "audit"},
        meting("Eens in de 4 jaar", instrument="rie"),
    ]
    instrumenten = (
        instrument("bezoek", "3 keer per jaar (oktober, februari en mei)"),
        instrument("monitor", "in maart"),
        instrument("audit", "in april"),
        instrument("rie", "Eens in de 4 jaar"),
        instrument("coaching", "op verzoek"),
        instrument("leeg", None),
    )
    gevonden = kalender(kaart("k", meetinstrumenten=rijen), instrumenten=instrumenten)
    in_2027 = [(moment.titel, moment.instrument, moment.rollen) for moment in gevonden.momenten if moment.dag.year == 2027]
    assert in_2027 == [
        ("Monitor", "monitor", ("dir",)),
        ("Audit", "audit", ("dir",)),
        ("Meting", "bezoek", ("kc",)),
    ]
    assert Counter((los.instrument, los.kaart) for los in gevonden.los) == Counter(
        [("monitor", "k"), ("rie", "k"), ("coaching", None)]
    )


def punt(**velden: object) -> Kalenderpunt:
    return Kalenderpunt.model_validate({"id": "punt", "titel": "Punt", **velden})


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"wanneer": "uiterlijk 30 juni"}, [(date(2027, 6, 30), None), (date(2028, 6, 30), None)]),
        ({"wanneer": "in mei", "schooljaar": "2026-2027"}, [(date(2027, 5, 1), None)]),
        ({"wanneer": "in mei", "schooljaar": "2030-2031"}, [(date(2031, 5, 1), None)]),
        ({"datum": "2030-05-02"}, [(date(2030, 5, 2), None)]),
        ({"datum": "2027-03-25", "tot_en_met": "2027-03-31"}, [(date(2027, 3, 25), date(2027, 3, 31))]),
        ({"datum": "2027-03-25", "tot_en_met": "2027-03-20"}, [(date(2027, 3, 25), None)]),
        ({"wanneer": "eens per vier jaar", "schooljaar": "2026-2027"}, [(date(2027, 7, 31), None)]),
    ],
)
def test_points_of_the_year(velden: dict[str, Any], verwacht: list[tuple[date, date | None]]) -> None:
    gevonden = kalender(kalenderpunten=[punt(soort="overleg", rollen=["mr"], scholen=[BAKEN], kaart="k", **velden)])
    assert [(moment.dag, moment.tot_en_met) for moment in gevonden.momenten] == verwacht
    for moment in gevonden.momenten:
        assert (moment.soort, moment.rollen, moment.scholen, moment.kaart) == (Momentsoort.OVERLEG, ("mr",), (BAKEN,), "k")
    assert gevonden.los == ()


def test_the_mr_meets_every_month() -> None:
    gevonden = kalender(kalenderpunten=[punt(wanneer="elke maand", soort="overleg")])
    assert Counter(str(Schooljaar.van_datum(moment.dag)) for moment in gevonden.momenten) == {"2026-2027": 12, "2027-2028": 12}
    assert len({moment.dag for moment in gevonden.momenten}) == 24


def test_the_statutory_points_that_ship_are_placed_or_say_that_nobody_named_a_year() -> None:
    gevonden = kalender(kalenderpunten=ingebouwd(Kalenderpunt))
    dit_jaar = {(moment.dag, moment.sleutel.split(".")[1]) for moment in gevonden.momenten if moment.dag < date(2027, 8, 1)}
    assert dit_jaar == {
        (date(2027, 6, 30), "jaarverslag"),
        (date(2027, 6, 30), "veiligheidsmonitor"),
        (date(2027, 7, 31), "schoolgids"),
    }
    assert [(los.sleutel, los.reden) for los in gevonden.los] == [("kalender.schoolplan.los", Losreden.ZONDER_MAAND)]


def test_actions_and_goals() -> None:
    acties = [
        {"id": "scholing", "wat": "Scholing", "eigenaar": "kc", "gereed_op": "2026-10-01", "kaart": "k"},
        {"wat": "Scholing", "eigenaar": "kc", "gereed_op": "2026-10-01", "status": "gereed"},
        {"wat": "Scholing", "eigenaar": "kc", "gereed_op": "2026-12-01"},
    ]
    analyse = Analyse.model_validate(
        {
            "id": "rekenen",
            "titel": "Rekenen",
            "school": BAKEN,
            "schooljaar": "2025-2026",
            "cijfers": [{"indicator": "rekenen", "schooljaar": "2025-2026"}],
            "bevindingen": [{"tekst": "x", "conclusies": [{"tekst": "x", "acties": acties}]}],
        }
    )
    doel = Doel.model_validate(
        {"id": "koers", "titel": "Koers", "niveau": "koersplan", "eigenaar": "best", "schooljaar": "2028-2029"}
    )
    gevonden = kalender(analyses=[analyse], doelen=[doel])
    assert [(m.dag, m.soort, m.rollen, m.scholen, m.kaart, m.sleutel) for m in gevonden.momenten] == [
        (date(2026, 10, 1), Momentsoort.ACTIE, ("kc",), (BAKEN,), "k", "actie.rekenen.scholing"),
        (date(2026, 12, 1), Momentsoort.ACTIE, ("kc",), (BAKEN,), None, "actie.rekenen.scholing.3"),
        (date(2029, 7, 31), Momentsoort.DOEL, ("best",), (), None, "doel.koers"),
    ]


def test_a_key_lasts_when_the_moment_moves_within_its_year() -> None:
    voor, na = (
        kalender(kaart("k", meetinstrumenten=[meting(woorden)], evaluatie={"gepland": dag}))
        for woorden, dag in (("1 keer per jaar, in maart", "2027-02-01"), ("1 keer per jaar, op 3 april", "2027-05-01"))
    )
    assert {moment.sleutel for moment in voor.momenten} == {moment.sleutel for moment in na.momenten}


def sleutels_per_maand(woorden: str) -> dict[date, str]:
    return {moment.dag: moment.sleutel for moment in kalender(kaart("k", meetinstrumenten=[meting(woorden)])).momenten}


@pytest.mark.parametrize(
    ("voor", "na"),
    [
        ("september en maart", "september, januari en maart"),
        ("15 september, 1 maart en 20 maart", "15 september, 10 januari, 1 maart en 20 maart"),
        ("maandelijks", "alle maanden behalve februari"),
    ],
)
def test_a_month_that_is_added_or_dropped_shifts_no_other_key(voor: str, na: str) -> None:
    een, ander = sleutels_per_maand(voor), sleutels_per_maand(na)
    samen = set(een) & set(ander)
    assert len(samen) >= 4
    assert {dag: een[dag] for dag in samen} == {dag: ander[dag] for dag in samen}
    assert len(set(ander.values())) == len(ander)


def test_a_planned_month_that_becomes_a_day_keeps_its_key() -> None:
    sleutels = []
    for stap in ({"wanneer": "januari 2027"}, {"wanneer": "20 januari"}, {"datum": "2027-01-20"}):
        planning = [{"schooljaar": "2026-2027", "stappen": [{"wat": "Start", **stap}]}]
        (moment,) = kalender(kaart("k", planning=planning)).momenten
        sleutels.append(moment.sleutel)
    assert len(set(sleutels)) == 1
    beide = [{"schooljaar": "2026-2027", "stappen": [{"wat": "Start", "wanneer": "mei", "datum": "2027-01-20"}]}]
    momenten = kalender(kaart("k", planning=beide)).momenten
    assert len({moment.sleutel for moment in momenten}) == len(momenten) == 2
    assert not any(".dubbel." in moment.sleutel for moment in momenten)


def test_an_evaluation_that_is_put_off_keeps_its_key_and_the_next_one_gets_another() -> None:
    (eerst,) = kalender(kaart("k", evaluatie={"gepland": "2027-06-01"})).momenten
    (later,) = kalender(kaart("k", evaluatie={"gepland": "2027-10-01"})).momenten
    (volgend,) = kalender(kaart("k", evaluatie={"gepland": "2028-10-01", "uitgevoerd": ["2027-10-01"]})).momenten
    assert eerst.sleutel == later.sleutel != volgend.sleutel


CELLEN = [
    *(
        "in mei",
        "elke 8 weken",
        "maandelijks",
        "2 keer per jaar (januari en juni)",
        "in maart 2029",
        "15 november",
        "vóór 1 juli",
    ),
    *("op verzoek", "dagelijks", "binnen 6 weken na plaatsing", "wanneer het kan", "eens in de 4 jaar", "mei; op verzoek"),
]
TITELS = [
    "Gesprek",
    "gesprek",
    "Gesprek 2",
    "Gesprek.2",
    "Überprüfung",
    "…",
    "Een heel lange naam " * 4,
    "Een heel lange naam " * 5,
]

rijen = st.lists(
    st.fixed_dictionaries({"naam": st.sampled_from(TITELS), "moment": st.sampled_from(CELLEN), "instrument": st.just("bezoek")}),
    max_size=4,
)
stappen = st.lists(st.fixed_dictionaries({"wat": st.sampled_from(TITELS), "wanneer": st.sampled_from(CELLEN)}), max_size=3)


@st.composite
def kaarten(draw: st.DrawFn) -> list[Kaart]:
    namen = draw(st.lists(st.sampled_from(["a", "a-gesprek", "b", "gesprek"]), min_size=1, max_size=4, unique=True))
    return [
        kaart(
            naam,
            meetinstrumenten=draw(rijen),
            activiteiten=[{"wat": rij["naam"], "moment": rij["moment"]} for rij in draw(rijen)],
            planning=[{"schooljaar": "2026-2027", "stappen": draw(stappen)}],
            evaluatie={"gepland": "2027-01-01"},
        )
        for naam in namen
    ]


@given(kaarten(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_keys_are_unique_and_do_not_hang_on_the_order_of_cards(lijst: list[Kaart], toeval: Any) -> None:
    gevonden = kalender(*lijst, instrumenten=[instrument("bezoek", "in maart")])
    anders = list(lijst)
    toeval.shuffle(anders)
    opnieuw = kalender(*anders, instrumenten=[instrument("bezoek", "in maart")])
    sleutels = [moment.sleutel for moment in gevonden.momenten] + [los.sleutel for los in gevonden.los]
    assert len(set(sleutels)) == len(sleutels)
    assert set(gevonden.momenten) == set(opnieuw.momenten)
    assert set(gevonden.los) == set(opnieuw.los)
    assert list(gevonden.momenten) == sorted(gevonden.momenten, key=lambda m: m.dag)
    assert gevonden.momenten == opnieuw.momenten


@given(kaarten())
@settings(max_examples=60, deadline=None)
def test_no_cell_is_lost(lijst: list[Kaart]) -> None:
    """Every row with words has a moment or a loose entry, as many times as it stands there."""
    gevonden = kalender(*lijst)
    for soort, verwacht in (
        (Momentsoort.MEETINSTRUMENT, [(k.id, rij.naam, rij.moment) for k in lijst for rij in k.meetinstrumenten]),
        (Momentsoort.ACTIVITEIT, [(k.id, rij.wat, rij.moment) for k in lijst for rij in k.activiteiten]),
    ):
        bronnen = {(m.kaart, m.titel, m.sleutel.rsplit(".", 2)[0]) for m in gevonden.momenten if m.soort is soort} | {
            (los.kaart, los.titel, los.sleutel.removesuffix(".los")) for los in gevonden.los if los.soort is soort
        }
        assert Counter((naam, titel) for naam, titel, _ in bronnen) == Counter((naam, titel) for naam, titel, _ in verwacht)


def test_a_double_id_is_no_crash_and_keeps_keys_unique() -> None:
    dubbel = [kaart("k", evaluatie={"gepland": "2027-01-01"}, meetinstrumenten=[meting("in mei")]) for _ in range(2)]
    sleutels = [moment.sleutel for moment in kalender(*dubbel).momenten]
    assert len(sleutels) == len(set(sleutels)) == 6


def test_a_card_in_preparation_gives_only_what_is_to_be_done_to_make_it() -> None:
    velden: dict[str, object] = {
        "meetinstrumenten": [meting("in mei")],
        "activiteiten": [{"wat": "Gesprek", "moment": "op verzoek"}],
        "evaluatie": {"gepland": "2027-06-01"},
        "planning": [{"schooljaar": "2026-2027", "stappen": [{"wat": "Vaststellen", "wanneer": "maart 2027"}]}],
    }
    klaar, nog_niet = (kalender(kaart("k", status=status, **velden)) for status in ("concept", "in voorbereiding"))
    assert {moment.titel for moment in klaar.momenten} == {"Meting", "K", "Vaststellen"}
    assert [los.titel for los in klaar.los] == ["Gesprek"]
    assert ([moment.titel for moment in nog_niet.momenten], nog_niet.los) == (["Vaststellen"], ())


def test_what_is_late_says_so() -> None:
    """Late is what should have been done before today; today (15 November 2026) is in time."""
    stappen = [
        {"wat": "Oktober", "wanneer": "oktober 2026"},
        {"wat": "Oktober en maart", "wanneer": "oktober en maart"},
        {"wat": "November", "wanneer": "november 2026"},
        {"wat": "Met een dag later", "wanneer": "oktober 2026", "datum": "2026-12-01"},
        {"wat": "Vandaag", "datum": "2026-11-15"},
        {"wat": "Gisteren", "datum": "2026-11-14"},
    ]
    standen = {"k": Kaartstand("0" * 16, hervaststellen_op=date(2026, 11, 14)), "l": Kaartstand("0" * 16)}
    gevonden = kalender(
        kaart(
            "k",
            evaluatie={"gepland": "2026-11-14"},
            planning=[{"schooljaar": "2026-2027", "stappen": stappen}],
            meetinstrumenten=[meting("in september")],
        ),
        kaart("l", evaluatie={"gepland": "2026-11-15"}),
        standen=standen,
    )
    laat = {(moment.soort, moment.titel) for moment in gevonden.momenten if moment.te_laat}
    assert laat == {
        (Momentsoort.KAARTEVALUATIE, "K"),
        (Momentsoort.VASTSTELLING, "K"),
        (Momentsoort.PLANNING, "Oktober"),
        (Momentsoort.PLANNING, "Gisteren"),
    }
