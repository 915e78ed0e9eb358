"""Ratios and values that count things and no people (meetings held of those planned): no rule about small groups holds."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.helpers import ANDER, JAREN, SCHOOL, Ruw, jaarcellen, leid_af, maak_indicator, maak_reeks
from kwaliteitshandboek.derive.cijfers import Cijfers
from kwaliteitshandboek.derive.trends import Trendreden, Trendsoort, trend
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer, Cijferstaat
from kwaliteitshandboek.model.indicator import Richting
from kwaliteitshandboek.model.organisatie import Drempels

JAAR = JAREN[-1]
GESPREKKEN = maak_reeks("gesprekken", ("gepland", "gehouden"), "waarde")
VERHOUDING = {"meetreeksen": ["gesprekken"], "teller": ["gehouden"], "noemer": ["gepland"]}
DREMPELS = Drempels(telling=5, noemer=10)


def houd(gepland: Ruw, gehouden: Ruw, publicatie: Drempels | None = None, **velden: Any) -> Cijfers:
    cellen = jaarcellen(JAAR, gepland, gehouden, reeks="gesprekken", categorieen=("gepland", "gehouden"))
    return leid_af(cellen, maak_indicator(berekening=VERHOUDING, **velden), [GESPREKKEN], publicatie=publicatie)


def test_meetings_are_no_pupils() -> None:
    cijfer = houd(4, 3).cijfers["aandeel", SCHOOL, JAAR]
    assert (cijfer.waarde, cijfer.teller, cijfer.noemer) == (Bereik(75, 75), Bereik(3, 3), Bereik(4, 4))
    assert cijfer.leerlingen is None


def test_nothing_planned_has_no_number_of_pupils_either() -> None:
    cijfer = houd(0, 0).cijfers["aandeel", SCHOOL, JAAR]
    assert (cijfer.staat, cijfer.waarde, cijfer.leerlingen) == (Cijferstaat.GEEN_DEELNEMERS, None, None)


def test_few_meetings_are_published_as_they_are_for_a_school_and_for_all() -> None:
    cijfers = houd(4, 3, DREMPELS)
    assert cijfers.cijfers["aandeel", SCHOOL, JAAR].waarde == Bereik(75, 75)
    assert cijfers.cijfers["aandeel", None, JAAR].waarde == Bereik(75, 75)


def test_few_meetings_do_not_ask_for_the_longer_window() -> None:
    venster = {"jaren": 1, "jaren_klein": 5, "grens": 15}
    assert houd(4, 3, venster=venster).vensters["aandeel", SCHOOL, JAAR].waarde == Bereik(75, 75)


def test_people_in_one_of_the_series_are_still_people() -> None:
    """Of 9 pupils 8 had a talk: the series of pupils is one of two in the figure."""
    berekening = {"meetreeksen": ["gesprekken", "reeks"], "teller": ["gehouden", "1f"], "noemer": ["gepland", "onder", "1f"]}
    cellen = jaarcellen(JAAR, 50, 40, reeks="gesprekken", categorieen=("gepland", "gehouden"))
    cellen |= jaarcellen(JAAR, 1, 8, reeks="reeks", categorieen=("onder", "1f"))
    indicator, reeksen = maak_indicator(berekening=berekening), [GESPREKKEN, maak_reeks("reeks", ("onder", "1f"))]
    assert leid_af(cellen, indicator, reeksen).cijfers["aandeel", SCHOOL, JAAR].leerlingen == Bereik(9, 9)
    weg = leid_af(cellen, indicator, reeksen, publicatie=DREMPELS).cijfers["aandeel", SCHOOL, JAAR]
    assert weg.staat is Cijferstaat.TE_KLEIN


@pytest.mark.parametrize(("plaatsen", "verwacht"), [(12, 75), (12.5, 72)])
def test_pupils_per_place_are_people_above_the_line(plaatsen: float, verwacht: float) -> None:
    berekening = {"meetreeksen": ["plaatsen", "leerlingen"], "teller": ["aantal"], "noemer": ["waarde"]}
    reeksen = [maak_reeks("plaatsen", ("waarde",), "waarde"), maak_reeks("leerlingen", ("aantal",))]
    cellen = {(SCHOOL, JAAR, "plaatsen", "waarde"): plaatsen, (SCHOOL, JAAR, "leerlingen", "aantal"): 9}
    cijfer = leid_af(cellen, maak_indicator(berekening=berekening), reeksen).cijfers["aandeel", SCHOOL, JAAR]
    assert (cijfer.waarde, cijfer.leerlingen) == (Bereik(verwacht, verwacht), Bereik(9, 9))
    assert (cijfer.teller, cijfer.noemer) == (Bereik(9, 9), Bereik(plaatsen, plaatsen))


tienden = st.integers(0, 400)


@given(st.lists(st.tuples(tienden, tienden), min_size=2, max_size=2), st.sampled_from([1, 10, 100, 10_000]))
@settings(max_examples=80, deadline=None)
def test_parts_of_things_count_exactly(scholen: list[tuple[int, int]], deel: int) -> None:
    """Hours held of hours planned, in tenths or smaller, of two schools and together."""
    cellen: dict[Any, Ruw] = {}
    for school, (gepland, gehouden) in zip((SCHOOL, ANDER), scholen, strict=True):
        ruw = (gepland / deel, gehouden / deel)
        cellen |= jaarcellen(JAAR, *ruw, school=school, reeks="gesprekken", categorieen=("gepland", "gehouden"))
    indicator = maak_indicator(berekening=VERHOUDING)
    cijfers = leid_af(cellen, indicator, [GESPREKKEN], {SCHOOL: "bo", ANDER: "bo"}).cijfers
    samen = (sum(gepland for gepland, _ in scholen), sum(gehouden for _, gehouden in scholen))
    for school, (gepland, gehouden) in ((SCHOOL, scholen[0]), (ANDER, scholen[1]), (None, samen)):
        cijfer = cijfers["aandeel", school, JAAR]
        if gepland == 0:
            assert cijfer.staat is Cijferstaat.GEEN_DEELNEMERS
            continue
        assert cijfer.waarde is not None
        assert cijfer.waarde.exact
        assert cijfer.waarde.onder == float(Fraction(100 * gehouden, gepland))
        assert cijfer.noemer == Bereik(gepland / deel, gepland / deel)


@pytest.mark.parametrize(("gepland", "gehouden"), [(-4, 3), (4, -3), (10.0**25, 3)])
def test_a_ratio_of_numbers_that_cannot_be_is_no_figure(gepland: float, gehouden: float) -> None:
    cijfer = houd(gepland, gehouden).cijfers["aandeel", SCHOOL, JAAR]
    assert (cijfer.staat, cijfer.redenen) == (Cijferstaat.ONTBREEKT, ("cel_ongeldig",))


def test_a_plain_value_may_be_below_zero() -> None:
    weging = maak_reeks("weging", ("waarde",), "waarde")
    indicator = maak_indicator(berekening={"meetreeksen": ["weging"], "waarde": "waarde"}, eenheid="index")
    cijfer = leid_af({(SCHOOL, JAAR, "weging", "waarde"): -2.5}, indicator, [weging]).cijfers["aandeel", SCHOOL, JAAR]
    assert (cijfer.waarde, cijfer.leerlingen) == (Bereik(-2.5, -2.5), None)


def ding(jaar: str, gehouden: float, gepland: float) -> Cijfer:
    waarde = 100 * gehouden / gepland if gepland else 0.0
    return Cijfer("aandeel", SCHOOL, jaar, Cijferstaat.BEKEND, Bereik(waarde, waarde), noemer=Bereik(gepland, gepland))


@pytest.mark.parametrize(
    ("van", "tot", "soort", "reden"),
    [
        # 30 of 100 and 60 of 100 lie far apart; 3 of 4 and 4 of 4 may be chance; no group is too small.
        ((30, 100), (60, 100), Trendsoort.GESTEGEN, None),
        ((3, 4), (4, 4), Trendsoort.ONZEKER, Trendreden.TOEVAL_MOGELIJK),
        ((4, 4), (4, 4), Trendsoort.GELIJK, None),
        ((0, 0), (4, 4), Trendsoort.ONZEKER, Trendreden.AANTAL_ONBEKEND),
    ],
)
def test_change_of_things(van: tuple[int, int], tot: tuple[int, int], soort: Trendsoort, reden: Trendreden | None) -> None:
    gevonden = trend((ding(JAREN[-2], *van), ding(JAREN[-1], *tot)), 15, Richting.HOGER)
    assert (gevonden.soort, gevonden.reden) == (soort, reden)
    assert gevonden.leerlingen is None
