"""The public edition: what derive withholds although the counts are there."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from derive.helpers import ANDER, JAREN, SCHOOL, jaarcellen, leid_af, maak_indicator, maak_metingen, maak_reeks
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer, Cijferstaat, Oordeel
from kwaliteitshandboek.model.organisatie import Drempels

JAAR = JAREN[-1]
DREMPELS = Drempels(telling=5, noemer=10)
TWEE = {SCHOOL: "bo", ANDER: "bo"}


def verborgen(cijfer: Cijfer) -> bool:
    """Withheld: of a small group itself, or of all schools together since a school's hidden figure would follow."""
    staat = Cijferstaat.TE_KLEIN if cijfer.school else Cijferstaat.AFGESCHERMD
    return cijfer.staat is staat and cijfer.waarde is cijfer.teller is cijfer.noemer is None


@pytest.mark.parametrize(
    ("ruw", "weg"),
    [((0, 9, 0), True), ((0, 10, 0), False), (("<5", 8, 0), True), (("<5", 9, 0), False), ((0, 0, 0), False)],
)
def test_a_percentage_of_a_group_that_may_be_under_the_threshold_is_withheld(ruw: tuple[Any, ...], weg: bool) -> None:
    indicator = maak_indicator(normen=[{"waarde": 50}])
    cijfer = leid_af(jaarcellen(JAAR, *ruw), indicator, publicatie=DREMPELS).cijfers["aandeel", SCHOOL, JAAR]
    assert verborgen(cijfer) == weg
    assert ("groep_te_klein" in cijfer.redenen) == weg
    if weg:
        assert cijfer.oordeel is Oordeel.GEEN_GEGEVENS
    assert not verborgen(leid_af(jaarcellen(JAAR, *ruw), indicator).cijfers["aandeel", SCHOOL, JAAR])


def test_the_threshold_counts_pupils_not_pupils_times_domains() -> None:
    reeksen = [maak_reeks("rekenen"), maak_reeks("lezen")]
    indicator = maak_indicator(berekening={"meetreeksen": ["rekenen", "lezen"], "teller": ["1f"], "noemer": ["onder", "1f"]})
    cellen = jaarcellen(JAAR, 0, 9, 0, reeks="rekenen") | jaarcellen(JAAR, 0, 9, 0, reeks="lezen")
    assert verborgen(leid_af(cellen, indicator, reeksen, publicatie=DREMPELS).cijfers["aandeel", SCHOOL, JAAR])


def test_a_mean_is_withheld_for_a_small_or_unknown_group_a_plain_value_is_not() -> None:
    toets = maak_reeks("toets", ("aantal", "gemiddelde"), "gemiddelde")
    indicator = maak_indicator(berekening={"meetreeksen": ["toets"], "waarde": "gemiddelde"}, eenheid="gemiddelde")
    for aantal, weg in ((9, True), (10, False), ("<5", True), ("", True)):
        cellen = jaarcellen(JAAR, aantal, 535, reeks="toets", categorieen=("aantal", "gemiddelde"))
        assert verborgen(leid_af(cellen, indicator, [toets], publicatie=DREMPELS).cijfers["aandeel", SCHOOL, JAAR]) == weg
    weging = maak_reeks("weging", ("waarde",), "waarde")
    indicator = maak_indicator(berekening={"meetreeksen": ["weging"], "waarde": "waarde"}, eenheid="index")
    cijfers = leid_af({(SCHOOL, JAAR, "weging", "waarde"): 30.0}, indicator, [weging], publicatie=DREMPELS)
    assert cijfers.cijfers["aandeel", SCHOOL, JAAR].waarde == Bereik(30.0, 30.0)


def test_a_mean_that_the_edition_hid_says_that_it_is_withheld() -> None:
    toets = maak_reeks("toets", ("aantal", "gemiddelde"), "gemiddelde")
    indicator = maak_indicator(
        berekening={"meetreeksen": ["toets"], "waarde": "gemiddelde"}, eenheid="gemiddelde", venster={"jaren": 1}
    )
    cellen = jaarcellen(JAAR, "<5", "x", reeks="toets", categorieen=("aantal", "gemiddelde"))
    cijfers = leid_af(cellen, indicator, [toets], publicatie=DREMPELS)
    for cijfer in (cijfers.cijfers["aandeel", SCHOOL, JAAR], cijfers.vensters["aandeel", SCHOOL, JAAR]):
        assert verborgen(cijfer)
        assert cijfer.redenen == ("onderdrukt",)


@pytest.mark.parametrize(
    ("ander", "weg"),
    [
        ((5, 20, 0), False),
        (("<5", 20, 0), True),  # a masked cell
        ((0, 9, 0), True),  # exact, but the percentage of this school is withheld
        ((0, 0, 0), False),  # nobody took part: nothing to protect
    ],
)
def test_no_total_of_schools_gives_back_what_is_hidden_for_one(ander: tuple[Any, ...], weg: bool) -> None:
    cellen = jaarcellen(JAAR, 5, 20, 0) | jaarcellen(JAAR, *ander, school=ANDER)
    cijfers = leid_af(cellen, maak_indicator(venster={"jaren": 1, "jaren_klein": 1}), soorten=TWEE, publicatie=DREMPELS)
    for tabel in (cijfers.cijfers, cijfers.vensters):
        totaal = tabel["aandeel", None, JAAR]
        assert verborgen(totaal) == weg
        assert ("onderdrukt" in totaal.redenen) == weg
    assert cijfers.cijfers["aandeel", SCHOOL, JAAR].staat is Cijferstaat.BEKEND


def test_a_window_of_one_school_is_a_range_from_what_is_published() -> None:
    cellen = jaarcellen(JAREN[-2], 0, 20, 0) | jaarcellen(JAAR, "<5", 20, 0)
    cijfers = leid_af(cellen, maak_indicator(venster={"jaren": 2, "jaren_klein": 2}), publicatie=DREMPELS)
    assert cijfers.vensters["aandeel", SCHOOL, JAAR].waarde == Bereik(4000 / 44, 4000 / 41)


def test_sources_are_not_named_where_the_edition_left_them_out() -> None:
    cijfers = leid_af(maak_metingen(jaarcellen(JAAR, 5, 20, 0), bron=""), publicatie=DREMPELS)
    assert cijfers.cijfers["aandeel", SCHOOL, JAAR].bronnen == ()


@pytest.mark.parametrize(
    ("ruw", "te_klein"),
    [
        ((0, 5, 5), False),
        ((0, 5, 4), True),
        (("<5", 5, 4), False),  # 10 to 13
        (("<5", 5, 3), True),  # 9 to 12: perhaps under 10
        ((".", 5, 5), False),  # at least 10, whatever is secret
        ((".", 5, 4), True),
        ((0, 0, 0), False),  # nobody: nothing to protect
        (("", "", ""), True),
    ],
)
def test_a_distribution_of_a_small_group_is_marked_in_the_public_edition_only(ruw: tuple[Any, ...], te_klein: bool) -> None:
    sleutel = ("reeks", SCHOOL, JAAR)
    openbaar = leid_af(jaarcellen(JAAR, *ruw), publicatie=DREMPELS).verdelingen[sleutel]
    assert openbaar.te_klein == te_klein
    # Not one cell: '0, 1-4, 1-4' already says that everybody reached the level.
    assert not te_klein or {(cel.staat, cel.bereik) for cel in openbaar.cellen} == {("onderdrukt", None)}
    assert not leid_af(jaarcellen(JAAR, *ruw)).verdelingen[sleutel].te_klein


def test_counts_to_hide_are_at_least_two() -> None:
    # With 2 only the count 1 would be hidden, as a range from 1 to 1.
    assert Drempels(telling=3).telling == 3
    with pytest.raises(ValidationError):
        Drempels(telling=2)
