"""What several cards name is one moment: nobody reads it twice, and nothing that a card names is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.afgeleid import Moment, Momentsoort
from kwaliteitshandboek.derive.samenvallen import SAMEN, voeg_samen
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.organisatie import Organisatie

VANDAAG = date(2026, 11, 15)
DUIN, BAKEN = "99AA00", "99AB00"
ORGANISATIE = Organisatie.model_validate(
    {
        "naam": "Proef",
        "rollen": [
            {"id": "team", "naam": "Team", "leden": ["lk"]},
            {"id": "lk", "naam": "Leerkracht"},
            {"id": "kc", "naam": "Coördinator"},
            {"id": "dir", "naam": "Directeur"},
        ],
        "scholen": [{"sleutel": naam, "naam": naam, "soort": "bo"} for naam in (DUIN, BAKEN)],
    }
)
KAARTEN = (
    {"id": "ambitie", "titel": "Ambitie", "domein": "d"},
    {"id": "zelf", "titel": "Uitwerking", "domein": "d", "bovenliggend": "ambitie"},
    {"id": "ander", "titel": "Ander", "domein": "d"},
)
HANDBOEK = Handboek.model_validate({"organisatie": ORGANISATIE, "kaarten": KAARTEN})


def moment(kaart: str, dag: date = date(2026, 12, 1), titel: str = "MDO", **anders: Any) -> Moment:
    soort = anders.pop("soort", Momentsoort.ACTIVITEIT)
    velden: dict[str, Any] = {"rollen": ("lk",), "hele_maand": False, "sleutel": f"{soort}.{kaart}.{titel}.2026-2027.1", **anders}
    return Moment(dag=dag, soort=soort, titel=titel, kaart=kaart, **velden)


def samen(*momenten: Moment) -> tuple[Moment, ...]:
    return voeg_samen(HANDBOEK, momenten)


def test_the_card_that_works_it_out_gives_the_key_and_all_cards_are_named() -> None:
    boven, onder = moment("ambitie", woorden="in december", rollen=("lk", "kc")), moment("zelf", woorden="op 1 december")
    (een,) = samen(boven, onder)
    assert een.sleutel == onder.sleutel
    assert een.kaarten == ("zelf", "ambitie")
    assert een.rollen == ("lk", "kc")
    assert een.woorden == "op 1 december; in december"
    assert een.elk == (onder, boven)
    # Cards that stand beside each other: the first key, in whatever order they come.
    naast = moment("ander")
    assert {samen(*paar)[0].sleutel for paar in ((boven, naast), (naast, boven))} == {boven.sleutel}


@pytest.mark.parametrize(
    "ander",
    [
        moment("zelf", titel="Iets anders"),
        moment("zelf", date(2026, 12, 2)),
        moment("zelf", rollen=("dir",)),  # nobody has both
        moment("zelf", soort=Momentsoort.PLANNING),
        moment("zelf", date(2026, 12, 1), hele_maand=True),  # some day of the month need not be this one
        moment("zelf", scholen=(DUIN,), rollen=("lk", "dir")),  # would give the director a task at all schools
    ],
)
def test_what_is_not_the_same_stays_apart(ander: Moment) -> None:
    assert Counter(samen(moment("ambitie"), ander)) == Counter((moment("ambitie"), ander))


def test_a_member_of_a_group_does_not_read_it_twice() -> None:
    assert len(samen(moment("ambitie", rollen=("team",)), moment("zelf", rollen=("lk",)))) == 1


def test_some_time_in_the_month_is_the_same_month_and_the_plainest_words_win() -> None:
    rond = moment("zelf", date(2026, 12, 7), ongeveer=True)
    heel = moment("ambitie", date(2026, 12, 1), hele_maand=True)
    (een,) = samen(rond, heel)
    assert (een.dag, een.hele_maand, een.ongeveer, een.sleutel) == (date(2026, 12, 1), True, False, rond.sleutel)
    # Twice in a month on one card is two things.
    tweede = moment("zelf", date(2026, 12, 21), ongeveer=True, sleutel="activiteit.zelf.MDO.2026-2027.m12-2")
    assert len(samen(rond, heel, tweede)) == 3


def test_a_card_for_one_school_joins_the_one_for_all() -> None:
    (een,) = samen(moment("ambitie"), moment("zelf", scholen=(DUIN,)))
    assert (een.scholen, een.kaarten) == ((), ("zelf", "ambitie"))
    assert len(samen(moment("ander", scholen=(BAKEN,)), moment("zelf", scholen=(DUIN,)))) == 2


def test_a_handbook_gives_them_as_one_and_keeps_what_each_card_says() -> None:
    rij = {"wat": "MDO", "moment": "in januari", "wie": ["lk"]}
    kaarten = [{**kaart, "eigenaren": ["kc"], "activiteiten": [rij]} for kaart in KAARTEN]
    afgeleid = derive(Handboek.model_validate({"organisatie": ORGANISATIE, "kaarten": kaarten}), VANDAAG)
    assert [een.kaarten for een in afgeleid.momenten] == [("zelf", "ambitie", "ander")] * 2
    assert Counter(een.kaart for een in afgeleid.elk_moment) == {"ambitie": 2, "zelf": 2, "ander": 2}


@st.composite
def lijsten(draw: st.DrawFn) -> list[Moment]:
    momenten = []
    for nummer in range(draw(st.integers(0, 9))):
        soort = draw(st.sampled_from([Momentsoort.ACTIVITEIT, Momentsoort.MEETINSTRUMENT, Momentsoort.PLANNING]))
        heel = draw(st.booleans())
        momenten.append(
            moment(
                draw(st.sampled_from(["ambitie", "zelf", "ander"])),
                date(2026, 12, 1) if heel else draw(st.sampled_from([date(2026, 12, 1), date(2026, 12, 7)])),
                draw(st.sampled_from(["MDO", "mdo", "Toets"])),
                soort=soort,
                hele_maand=heel,
                ongeveer=draw(st.booleans()),
                rollen=tuple(draw(st.lists(st.sampled_from(["team", "lk", "kc", "dir"]), max_size=2, unique=True))),
                scholen=draw(st.sampled_from([(), (DUIN,), (DUIN, BAKEN)])),
                sleutel=f"s{nummer}",
            )
        )
    return sorted(momenten, key=lambda m: (m.dag, m.soort, m.titel, m.sleutel))


@given(lijsten(), st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost_and_nothing_is_added(lijst: Sequence[Moment], toeval: Any) -> None:
    gevonden = voeg_samen(HANDBOEK, lijst)
    assert Counter(deel for een in gevonden for deel in een.elk) == Counter(lijst)
    for een in gevonden:
        assert set(een.rollen) == {rol for deel in een.elk for rol in deel.rollen}
        assert een.sleutel in {deel.sleutel for deel in een.elk}
        assert (een.dag.year, een.dag.month) == (2026, 12)
        assert len(een.elk) == 1 or set(een.soorten) <= SAMEN
        # Nobody gets a role at a school where no card gives it.
        for school in (DUIN, BAKEN):
            hier = {rol for deel in een.elk if not deel.scholen or school in deel.scholen for rol in deel.rollen}
            assert set(een.rollen) == hier or (een.scholen and school not in een.scholen)
    anders = list(lijst)
    toeval.shuffle(anders)
    assert set(voeg_samen(HANDBOEK, anders)) == set(gevonden)
