"""Rounding for the reader: what is shown never says more than what is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.derive.bereiken import toon_bereik
from kwaliteitshandboek.model.cijfer import Bereik
from kwaliteitshandboek.model.indicator import Eenheid


@given(teller=st.integers(0, 3000), rest=st.integers(0, 3000), meer=st.integers(0, 50), decimalen=st.integers(0, 3))
def test_a_published_percentage_never_leaves_its_range(teller: int, rest: int, meer: int, decimalen: int) -> None:
    if teller + rest == 0:
        return
    laag, hoog = 100 * teller / (teller + rest + meer), 100 * (teller + meer) / (teller + rest + meer)
    onder, boven = toon_bereik(Bereik(laag, hoog), decimalen)
    stap = 10.0**-decimalen
    if laag < hoog:
        assert onder <= laag
        assert hoog <= boven
        assert laag - onder < stap
        assert boven - hoog < stap
        assert 0 <= onder <= boven <= 100
    else:
        assert onder == boven
        assert (onder == 100) == (laag == 100)
        assert (onder == 0) == (laag == 0)
        assert abs(onder - laag) <= stap


@pytest.mark.parametrize(
    ("waarde", "decimalen", "getoond"),
    [
        (84.5, 0, 85),
        (84.49, 0, 84),
        (83.25, 1, 83.3),
        (99.6, 0, 99),
        (99.6, 1, 99.6),
        (0.3, 0, 1),
        (0, 0, 0),
        (100, 0, 100),
        (110.2, 0, 110),
    ],
)
def test_an_exact_percentage_is_rounded_half_up_and_never_to_everybody_or_nobody(
    waarde: float, decimalen: int, getoond: float
) -> None:
    assert toon_bereik(Bereik(waarde, waarde), decimalen) == (getoond, getoond)


def test_an_index_may_be_rounded_to_100() -> None:
    assert toon_bereik(Bereik(99.6, 99.6), 0, Eenheid.INDEX) == (100, 100)


def test_a_range_is_rounded_outwards() -> None:
    assert toon_bereik(Bereik(80.04, 94.12), 1) == (80.0, 94.2)
    assert toon_bereik(Bereik(80.0, 94.0), 0) == (80.0, 94.0)
