"""Progress of goals: the way from base to target as a range, with the kinds told apart by plain comparison."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.derive.doelen import ONBEKEND, Voortgang, Voortgangsoort, derive_voortgang
from kwaliteitshandboek.model.cijfer import Bereik
from kwaliteitshandboek.model.indicator import Richting

HOGER, LAGER, GEEN = Richting.HOGER, Richting.LAGER, Richting.GEEN


def nu(onder: float, boven: float | None = None) -> Bereik:
    return Bereik(onder, onder if boven is None else boven)


@pytest.mark.parametrize(
    ("basis", "streef", "bereik", "richting", "soort", "deel"),
    [
        (80, 90, nu(85), HOGER, "onderweg", (50, 50)),
        (80, 90, nu(82, 88), HOGER, "onderweg", (20, 80)),
        (80, 90, nu(90), HOGER, "bereikt", (100, 100)),
        (80, 90, nu(91, 95), HOGER, "bereikt", (110, 150)),
        (80, 90, nu(80), HOGER, "niet_dichterbij", (0, 0)),
        (80, 90, nu(75, 80), HOGER, "niet_dichterbij", (-50, 0)),
        (80, 90, nu(79, 81), HOGER, "niet_te_bepalen", (-10, 10)),
        (80, 90, nu(89, 91), HOGER, "niet_te_bepalen", (90, 110)),
        # Lower is better: absence from 8 to 4 percent.
        (8, 4, nu(6), LAGER, "onderweg", (50, 50)),
        (8, 4, nu(5, 7), LAGER, "onderweg", (25, 75)),
        (8, 4, nu(4), LAGER, "bereikt", (100, 100)),
        (8, 4, nu(9), LAGER, "niet_dichterbij", (-25, -25)),
        # Neither side is good: the way itself says where to.
        (400, 360, nu(380), GEEN, "onderweg", (50, 50)),
        (400, 440, nu(440), GEEN, "bereikt", (100, 100)),
        # Hold on to what there is: there is no way to measure along.
        (85, 85, nu(85), HOGER, "bereikt", None),
        (85, 85, nu(84), HOGER, "niet_bereikt", None),
        (85, 85, nu(84, 86), HOGER, "niet_te_bepalen", None),
        (4, 4, nu(3), LAGER, "bereikt", None),
        (4, 4, nu(5), LAGER, "niet_bereikt", None),
        (400, 400, nu(400), GEEN, "niet_te_bepalen", None),
        # A target on the bad side of the base: at most so much lower.
        (85, 80, nu(82), HOGER, "bereikt", None),
        (85, 80, nu(79), HOGER, "niet_bereikt", None),
    ],
)
def test_examples(
    basis: float, streef: float, bereik: Bereik, richting: Richting, soort: str, deel: tuple[float, float] | None
) -> None:
    verwacht = Voortgang(Voortgangsoort(soort), None if deel is None else Bereik(*deel))
    assert derive_voortgang(basis, streef, bereik, richting) == verwacht


@pytest.mark.parametrize("richting", Richting)
def test_without_a_figure_nothing_can_be_said(richting: Richting) -> None:
    assert derive_voortgang(80, 90, None, richting) == ONBEKEND


def test_decimals_as_they_were_written_reach_the_target() -> None:
    # 0.1 + 0.2 is 0.30000000000000004 as a float; 7.1 of 6.8 to 7.1 is the whole way, not 99.99999999999999.
    assert derive_voortgang(6.8, 7.1, nu(7.1), HOGER) == Voortgang(Voortgangsoort.BEREIKT, Bereik(100, 100))
    assert derive_voortgang(6.8, 7.1, nu(7.0), HOGER).deel == Bereik(float(Fraction(200, 3)), float(Fraction(200, 3)))


tienden = st.integers(-200, 1200)


@given(
    basis=tienden, streef=tienden, einden=st.tuples(tienden, tienden), richting=st.sampled_from([HOGER, LAGER]), data=st.data()
)
def test_the_range_holds_the_progress_of_every_value_and_claims_only_what_all_agree_on(
    basis: int, streef: int, einden: tuple[int, int], richting: Richting, data: st.DataObject
) -> None:
    """Values in tenths; every one between the ends, tenth by tenth, is a truth."""
    laag, hoog = sorted(einden)
    hele = derive_voortgang(basis / 10, streef / 10, Bereik(laag / 10, hoog / 10), richting)
    per_waarde = {derive_voortgang(basis / 10, streef / 10, nu(w / 10), richting).soort for w in {laag, hoog}}
    waarde = data.draw(st.integers(laag, hoog))
    een = derive_voortgang(basis / 10, streef / 10, nu(waarde / 10), richting)
    if hele.soort is not Voortgangsoort.NIET_TE_BEPALEN:
        assert per_waarde == {hele.soort}
        assert een.soort is hele.soort
    goed = waarde >= streef if richting is HOGER else waarde <= streef
    assert (een.soort is Voortgangsoort.BEREIKT) == goed
    if (streef > basis) == (richting is HOGER) and streef != basis:
        assert hele.deel is not None
        assert hele.deel.onder <= float(Fraction(100 * (waarde - basis), streef - basis)) <= hele.deel.boven
    else:
        assert hele.deel is None


@given(basis=tienden, streef=tienden, waarde=tienden)
def test_lower_is_better_is_the_mirror_of_higher_is_better(basis: int, streef: int, waarde: int) -> None:
    gewoon = derive_voortgang(basis, streef, nu(waarde), HOGER)
    assert derive_voortgang(-basis, -streef, nu(-waarde), LAGER) == gewoon
