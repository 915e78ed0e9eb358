"""Small counts in the public edition: which cells change, and that nothing downstream can depend on what was hidden."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.helpers import ANDER, JAREN, SCHOOL, maak_handboek, maak_indicator, maak_metingen, maak_reeks
from kwaliteitshandboek.derive.cijfers import Cijfers, derive_cijfers
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.edition.onderdrukken import onderdruk
from kwaliteitshandboek.model.handboek import PubliekHandboek
from kwaliteitshandboek.model.metingen import METINGEN_DTYPES
from kwaliteitshandboek.model.organisatie import Drempels

JAAR = JAREN[-1]
TELLINGEN = maak_reeks()
TOETS = maak_reeks("toets", ("aantal", "gemiddelde"), "gemiddelde")
WEGING = maak_reeks("weging", ("waarde",), "waarde")


def na(cellen: dict[Any, Any], drempels: Drempels | None = None) -> list[tuple[float | None, float | None, str]]:
    uit = onderdruk(maak_metingen(cellen), [TELLINGEN, TOETS, WEGING], drempels or Drempels())
    assert {naam: str(dtype) for naam, dtype in uit.dtypes.items()} == METINGEN_DTYPES
    leeg = uit[["onder", "boven"]].astype("object").where(uit[["onder", "boven"]].notna(), None)
    return list(zip(leeg["onder"], leeg["boven"], uit["staat"], strict=True))


@pytest.mark.parametrize(
    ("ruw", "verwacht"),
    [
        (0, (0, 0, "exact")),
        (1, (1, 4, "onderdrukt")),
        (4, (1, 4, "onderdrukt")),
        (5, (5, 5, "exact")),
        ("<5", (1, 4, "gemaskeerd")),
        ("", (None, None, "ontbreekt")),
        (".", (None, None, "geheim")),
        ("-1", (None, None, "nvt")),
    ],
)
def test_counts_of_one_to_four_become_a_range_and_nothing_else_changes(ruw: Any, verwacht: tuple[Any, ...]) -> None:
    assert na({(SCHOOL, JAAR, "reeks", "1f"): ruw}) == [verwacht]


def test_under_a_higher_threshold_a_masked_cell_does_not_stand_out() -> None:
    cellen = {(SCHOOL, JAAR, "reeks", "onder"): 9, (SCHOOL, JAAR, "reeks", "1f"): "<5", (SCHOOL, JAAR, "reeks", "1s"): 10}
    assert na(cellen, Drempels(telling=10)) == [(1, 9, "onderdrukt"), (1, 9, "onderdrukt"), (10, 10, "exact")]


def test_under_a_lower_threshold_a_masked_cell_stays_as_published() -> None:
    cellen = {(SCHOOL, JAAR, "reeks", "onder"): 3, (SCHOOL, JAAR, "reeks", "1f"): "<5", (SCHOOL, JAAR, "reeks", "1s"): 2}
    assert na(cellen, Drempels(telling=3)) == [(3, 3, "exact"), (1, 4, "gemaskeerd"), (1, 2, "onderdrukt")]


@pytest.mark.parametrize(
    ("aantal", "na_aantal", "getoond"),
    [
        (10, (10, 10, "exact"), True),
        (9, (9, 9, "exact"), False),
        (3, (1, 4, "onderdrukt"), False),
        ("<5", (1, 4, "gemaskeerd"), False),
        ("", (None, None, "ontbreekt"), False),
    ],
)
def test_a_mean_needs_certainly_enough_people(aantal: Any, na_aantal: tuple[Any, ...], getoond: bool) -> None:
    cellen = {
        (SCHOOL, JAAR, "toets", "aantal"): aantal,
        (SCHOOL, JAAR, "toets", "gemiddelde"): 535.1,
        # Another school and another year with many pupils do not help.
        (ANDER, JAAR, "toets", "aantal"): 50,
        (SCHOOL, JAREN[-2], "toets", "aantal"): 50,
    }
    eerste, tweede = na(cellen)[:2]
    assert eerste == na_aantal
    assert tweede == ((535.1, 535.1, "exact") if getoond else (None, None, "onderdrukt"))


def test_a_mean_without_its_number_of_people_is_hidden_and_a_missing_mean_stays_missing() -> None:
    assert na({(SCHOOL, JAAR, "toets", "gemiddelde"): 535.1}) == [(None, None, "onderdrukt")]
    assert na({(SCHOOL, JAAR, "toets", "gemiddelde"): ""}) == [(None, None, "ontbreekt")]


def test_plain_values_stay() -> None:
    assert na({(SCHOOL, JAAR, "weging", "waarde"): 3.5}) == [(3.5, 3.5, "exact")]


def publiek(cellen: dict[Any, Any], drempels: Drempels) -> tuple[PubliekHandboek, Cijfers]:
    indicator = maak_indicator(
        zichtbaarheid="publiek", venster={"jaren": 2, "jaren_klein": 3, "grens": 15}, normen=[{"waarde": 60}]
    )
    gemiddeld = maak_indicator(
        id="gemiddeld",
        zichtbaarheid="publiek",
        eenheid="gemiddelde",
        berekening={"meetreeksen": ["toets"], "waarde": "gemiddelde"},
    )
    volledig = maak_handboek(cellen, indicator, [TELLINGEN, TOETS], {SCHOOL: "bo", ANDER: "bo"})
    volledig = volledig.model_copy(
        update={
            "indicatoren": (indicator, gemiddeld),
            "organisatie": volledig.organisatie.model_copy(update={"drempels": drempels}),
        }
    )
    handboek = project_publiek(volledig)
    return handboek, derive_cijfers(handboek, handboek.organisatie.drempels)


@st.composite
def twee_waarheden(draw: st.DrawFn) -> tuple[dict[Any, Any], dict[Any, Any], Drempels]:
    """Two sets of results that differ only in counts that are to be hidden, and in means of groups that are too small."""
    drempels = Drempels(telling=draw(st.integers(3, 7)), noemer=draw(st.integers(2, 12)))
    een: dict[Any, Any] = {}
    ander: dict[Any, Any] = {}
    klein = st.integers(1, drempels.telling - 1)
    for school in (SCHOOL, ANDER):
        for jaar in JAREN[-3:]:
            for categorie in ("onder", "1f", "1s"):
                plek = (school, jaar, "reeks", categorie)
                een[plek] = ander[plek] = draw(st.one_of(st.just(0), st.integers(drempels.telling, 20)))
                if draw(st.booleans()):
                    een[plek], ander[plek] = draw(klein), draw(klein)
            een[school, jaar, "toets", "aantal"], ander[school, jaar, "toets", "aantal"] = draw(klein), draw(klein)
            een[school, jaar, "toets", "gemiddelde"] = draw(st.integers(500, 510))
            ander[school, jaar, "toets", "gemiddelde"] = draw(st.integers(520, 530))
    return een, ander, drempels


@given(paar=twee_waarheden())
@settings(max_examples=40, deadline=None)
def test_the_public_edition_is_the_same_whatever_the_hidden_counts_are(
    paar: tuple[dict[Any, Any], dict[Any, Any], Drempels],
) -> None:
    een, ander, drempels = paar
    (boek_een, cijfers_een), (boek_ander, cijfers_ander) = publiek(een, drempels), publiek(ander, drempels)
    pd.testing.assert_frame_equal(boek_een.metingen, boek_ander.metingen)
    assert dict(cijfers_een.cijfers) == dict(cijfers_ander.cijfers)
    assert dict(cijfers_een.vensters) == dict(cijfers_ander.vensters)
    assert dict(cijfers_een.verdelingen) == dict(cijfers_ander.verdelingen)
    for verdeling in cijfers_een.verdelingen.values():
        for cel in verdeling.cellen:
            assert (cel.bereik is None) == verdeling.te_klein
            assert cel.bereik is None or not (cel.bereik.exact and 0 < cel.bereik.onder < drempels.telling)
    assert not any(math.isfinite(waarde) for waarde in boek_een.metingen.query("categorie == 'gemiddelde'")["onder"])
