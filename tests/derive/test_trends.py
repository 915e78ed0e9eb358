"""Trends: a word of change only where masked cells and chance leave no doubt, and never for small groups or across a break."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.helpers import ANDER, JAREN, SCHOOL, jaarcellen, leid_af, maak_indicator, maak_reeks
from kwaliteitshandboek.derive.trends import Trend, Trendreden, Trendsoort, trend, wilson
from kwaliteitshandboek.model.cijfer import Bereik
from kwaliteitshandboek.model.indicator import Richting


def reeks(*per_jaar: tuple[Any, Any, Any] | None, **velden: Any) -> list[Any]:
    cellen: dict[Any, Any] = {}
    for jaar, ruw in zip(JAREN[-len(per_jaar) :], per_jaar, strict=True):
        cellen |= jaarcellen(jaar, *ruw) if ruw else {}
    cijfers = leid_af(cellen, maak_indicator(**velden))
    return [cijfers.cijfers["aandeel", SCHOOL, jaar] for jaar in cijfers.schooljaren]


def van(
    *per_jaar: tuple[Any, Any, Any] | None, richting: Richting = Richting.HOGER, eerste: bool = False, **velden: Any
) -> Trend:
    return trend(reeks(*per_jaar, **velden), 15, richting, vanaf_eerste=eerste)


def test_wilson_agrees_with_published_values() -> None:
    # 8 of 10: 0.4902 to 0.9433; 0 of 20: 0 to 0.1611 (Brown, Cai and DasGupta 2001; R binom.confint, method "wilson").
    acht = wilson(Bereik(80, 80), 10)
    assert (acht.onder, acht.boven) == (pytest.approx(49.016, abs=0.001), pytest.approx(94.332, abs=0.001))
    nul = wilson(Bereik(0, 0), 20)
    assert (nul.onder, nul.boven) == (0.0, pytest.approx(16.113, abs=0.001))


@given(teller=st.tuples(st.integers(0, 30), st.integers(0, 4)), rest=st.tuples(st.integers(0, 30), st.integers(0, 4)))
@settings(max_examples=60)
def test_the_interval_around_a_range_holds_the_interval_of_every_truth(teller: tuple[int, int], rest: tuple[int, int]) -> None:
    tellers, resten = range(teller[0], sum(teller) + 1), range(rest[0], sum(rest) + 1)
    waarheden = [(t, t + r) for t, r in itertools.product(tellers, resten) if t + r]
    if teller[0] + rest[0] == 0:
        return
    delen = [100 * t / n for t, n in waarheden]
    ruim = wilson(Bereik(min(delen), max(delen)), teller[0] + rest[0])
    for t, n in waarheden:
        # Solved from the definition: |t/n - p| = z sqrt(p (1 - p) / n) is a quadratic equation in p.
        z = 1.959963984540054
        a, b, c = n + z * z, -(2 * t + z * z), t * t / n
        wortel = math.sqrt(max(b * b - 4 * a * c, 0))
        assert ruim.onder <= 100 * (-b - wortel) / (2 * a) + 1e-9
        assert 100 * (-b + wortel) / (2 * a) - 1e-9 <= ruim.boven


def test_a_change_that_chance_does_not_explain_is_named() -> None:
    gestegen = van((50, 50, 0), (10, 90, 0))
    assert (gestegen.soort, gestegen.reden, gestegen.gunstig) == (Trendsoort.GESTEGEN, None, True)
    assert (gestegen.verschil, gestegen.leerlingen) == (Bereik(40.0, 40.0), Bereik(40, 40))
    assert van((10, 90, 0), (50, 50, 0)).soort is Trendsoort.GEDAALD
    assert van((50, 50, 0), (10, 90, 0), richting=Richting.LAGER).gunstig is False
    assert van((50, 50, 0), (10, 90, 0), richting=Richting.GEEN).gunstig is None


def test_a_difference_within_chance_is_not_named() -> None:
    # 80 % and 85 % of 20 pupils: one pupil.
    klein_verschil = van((4, 16, 0), (3, 17, 0))
    assert (klein_verschil.soort, klein_verschil.reden) == (Trendsoort.ONZEKER, Trendreden.TOEVAL_MOGELIJK)
    assert klein_verschil.leerlingen == Bereik(1, 1)


def test_ranges_that_overlap_leave_the_direction_open() -> None:
    open_ = van(("<5", 60, 0), (2, 60, 0))
    assert (open_.soort, open_.reden) == (Trendsoort.ONZEKER, Trendreden.BEREIKEN_OVERLAPPEN)
    assert open_.verschil is not None
    assert open_.verschil.onder < 0 < open_.verschil.boven


def test_equal_is_said_of_equal_exact_figures_only() -> None:
    assert van((5, 15, 0), (10, 30, 0)).soort is Trendsoort.GELIJK
    assert van(("<5", 15, 0), ("<5", 15, 0)).soort is Trendsoort.ONZEKER


def test_small_groups_get_no_trend_word_not_even_when_they_may_be_small() -> None:
    assert van((14, 0, 0), (0, 14, 0)).soort is Trendsoort.TE_KLEIN
    assert van((100, 0, 0), ("<5", 12, 0)).soort is Trendsoort.TE_KLEIN
    assert van((15, 0, 0), (0, 15, 0)).soort is Trendsoort.GESTEGEN


def test_one_year_is_too_short_and_unknown_years_do_not_count() -> None:
    for rij in ([(5, 15, 0)], [(5, 15, 0), (".", 15, 0)], [(0, 0, 0), (5, 15, 0)]):
        assert van(*rij).soort is Trendsoort.TE_KORT
    gat = van((50, 50, 0), ("", 1, 1), (10, 90, 0))
    assert gat.soort is Trendsoort.GESTEGEN
    assert gat.van is not None
    assert gat.van.schooljaar == JAREN[-3]


def test_the_first_year_can_be_the_base() -> None:
    jaren = ((50, 50, 0), (11, 89, 0), (10, 90, 0))
    assert van(*jaren).soort is Trendsoort.ONZEKER
    lang = van(*jaren, eerste=True)
    assert lang.soort is Trendsoort.GESTEGEN
    assert lang.van is not None
    assert lang.van.schooljaar == JAREN[-3]


def test_a_trend_does_not_cross_a_series_break_even_in_a_year_without_data() -> None:
    breuk = [{"schooljaar": JAREN[-2], "reden": "Andere toets."}]
    assert van((50, 50, 0), (50, 50, 0), (10, 90, 0), reeksbreuken=breuk).soort is Trendsoort.GESTEGEN
    assert van((50, 50, 0), (50, 50, 0), (10, 90, 0), reeksbreuken=breuk, eerste=True).van.schooljaar == JAREN[-2]  # type: ignore[union-attr]
    assert van((50, 50, 0), None, (10, 90, 0), reeksbreuken=breuk).soort is Trendsoort.TE_KORT


def test_means_and_plain_values_get_no_trend_word() -> None:
    toets = maak_reeks("toets", ("aantal", "gemiddelde"), "gemiddelde")
    indicator = maak_indicator(berekening={"meetreeksen": ["toets"], "waarde": "gemiddelde"}, eenheid="gemiddelde")
    cellen = {}
    for jaar, gemiddelde in ((JAREN[-2], 520.0), (JAREN[-1], 540.0)):
        cellen |= jaarcellen(jaar, 30, gemiddelde, reeks="toets", categorieen=("aantal", "gemiddelde"))
    uit = trend([leid_af(cellen, indicator, [toets]).cijfers["aandeel", SCHOOL, j] for j in JAREN[-2:]], 15, Richting.HOGER)
    assert (uit.soort, uit.reden) == (Trendsoort.ONZEKER, Trendreden.SPREIDING_ONBEKEND)
    assert (uit.verschil, uit.leerlingen) == (Bereik(20.0, 20.0), None)
    weging = maak_reeks("weging", ("waarde",), "waarde")
    indicator = maak_indicator(berekening={"meetreeksen": ["weging"], "waarde": "waarde"}, eenheid="index")
    cellen = {(SCHOOL, jaar, "weging", "waarde"): waarde for jaar, waarde in zip(JAREN[-2:], (27.0, 30.0), strict=True)}
    uit = trend([leid_af(cellen, indicator, [weging]).cijfers["aandeel", SCHOOL, j] for j in JAREN[-2:]], 15, Richting.GEEN)
    assert uit.reden is Trendreden.AANTAL_ONBEKEND


def test_other_schools_in_the_total_are_no_trend() -> None:
    cellen = jaarcellen(JAREN[-2], 50, 50, 0) | jaarcellen(JAREN[-2], 50, 50, 0, school=ANDER) | jaarcellen(JAREN[-1], 10, 90, 0)
    cijfers = leid_af(cellen, soorten={SCHOOL: "bo", ANDER: "bo"})
    uit = trend([cijfers.cijfers["aandeel", None, jaar] for jaar in JAREN[-2:]], 15, Richting.HOGER)
    assert uit.reden is Trendreden.NIET_ALLE_SCHOLEN


def test_a_difference_in_pupils_is_a_range_where_it_is_not_known() -> None:
    uit = van((20, 20, 0), ("<5", 38, 0))
    # At best 38 of 39, at worst 38 of 42, against 50 %: between 40.47 and 47.44 points of 39 to 42 pupils.
    assert uit.leerlingen == Bereik(15, 20)
