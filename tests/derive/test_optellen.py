"""Counts added up over schools, against every truth that the masks allow; and what is not added up."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.helpers import ANDER, DERDE, JAREN, SCHOOL, Ruw, cel, leid_af, maak_indicator, maak_reeks
from kwaliteitshandboek.derive.cijfers import Cijfers
from kwaliteitshandboek.model.cijfer import Bereik, Cijferstaat, Oordeel
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.model.organisatie import Drempels

JAAR = JAREN[-1]
SCHOLEN = (SCHOOL, ANDER, DERDE)
DREMPELS = Drempels(telling=5, noemer=10)


def indicator(**velden: Any) -> Indicator:
    return maak_indicator(**{"eenheid": "aantal", "berekening": {"meetreeksen": ["leerlingen"], "waarde": "aantal"}} | velden)


def tel(
    per_school: Mapping[tuple[str, str], Ruw],
    publicatie: Drempels | None = None,
    soorten: Mapping[str, str] | None = None,
    soort: str = "aantallen",
    **velden: Any,
) -> Cijfers:
    """Figures from (school, school year) -> count; a school that is not named has no row."""
    cellen = {(school, jaar, "leerlingen", "aantal"): ruw for (school, jaar), ruw in per_school.items()}
    reeks = maak_reeks("leerlingen", ("aantal",), soort)
    return leid_af(cellen, indicator(**velden), [reeks], soorten or dict.fromkeys(SCHOLEN, "bo"), publicatie)


# Two schools at most may be in doubt, so that there are few truths.
telling = st.one_of(st.integers(0, 60), st.integers(0, 60), st.just("<5"), st.tuples(st.integers(0, 2), st.integers(2, 6)))


@given(st.lists(telling, min_size=3, max_size=3))
@settings(max_examples=80, deadline=None)
def test_the_total_holds_every_truth_and_is_tight(ruw: list[Ruw]) -> None:
    cijfer = tel({(school, JAAR): waarde for school, waarde in zip(SCHOLEN, ruw, strict=True)}).cijfers["aandeel", None, JAAR]
    grenzen = [cel(waarde)[:2] for waarde in ruw]
    sommen = {sum(keuze) for keuze in itertools.product(*(range(int(onder), int(boven) + 1) for onder, boven in grenzen))}
    assert cijfer.waarde == Bereik(min(sommen), max(sommen))
    assert cijfer.staat is (Cijferstaat.BEKEND if len(sommen) == 1 else Cijferstaat.BEREIK)
    assert cijfer.redenen == ()
    assert cijfer.leerlingen is cijfer.noemer is None


@given(st.lists(st.lists(telling, min_size=2, max_size=2), min_size=2, max_size=2))
@settings(max_examples=60, deadline=None)
def test_over_several_years_the_total_is_that_of_an_average_year(ruw: list[list[Ruw]]) -> None:
    """Two schools, two years."""
    cellen = {
        (school, jaar): waarde
        for school, rij in zip(SCHOLEN, ruw, strict=False)
        for jaar, waarde in zip(JAREN[-2:], rij, strict=True)
    }
    soorten = dict.fromkeys(SCHOLEN[:2], "bo")
    cijfer = tel(cellen, soorten=soorten, venster={"jaren": 2, "jaren_klein": 2}).vensters["aandeel", None, JAAR]
    grenzen = [cel(waarde)[:2] for waarde in cellen.values()]
    keuzes = itertools.product(*(range(int(onder), int(boven) + 1) for onder, boven in grenzen))
    gemiddelden = [Fraction(sum(keuze), 2) for keuze in keuzes]
    assert cijfer.waarde == Bereik(float(min(gemiddelden)), float(max(gemiddelden)))
    assert cijfer.jaren == JAREN[-2:]


@pytest.mark.parametrize("ontbrekend", [None, "", ".", 5.5])
def test_a_school_without_a_count_is_left_out_and_said_so(ontbrekend: Ruw | None) -> None:
    cellen: dict[tuple[str, str], Ruw] = {(SCHOOL, JAAR): 20, (ANDER, JAAR): 30}
    if ontbrekend is not None:
        cellen[DERDE, JAAR] = ontbrekend
    cijfer = tel(cellen, normen=[{"waarde": 10}]).cijfers["aandeel", None, JAAR]
    assert (cijfer.waarde, cijfer.redenen) == (Bereik(50, 50), ("niet_alle_scholen",))
    assert cijfer.oordeel is Oordeel.NIET_TE_BEPALEN


def test_without_any_count_there_is_no_total() -> None:
    cijfer = tel({(SCHOOL, JAAR): "", (ANDER, JAAR): "."}).cijfers["aandeel", None, JAAR]
    # One school's count is secret: so there is something, but it may not be known.
    assert (cijfer.staat, cijfer.waarde) == (Cijferstaat.GEHEIM, None)


def test_zero_pupils_are_a_count() -> None:
    cijfer = tel(dict.fromkeys([(school, JAAR) for school in SCHOLEN], 0)).cijfers["aandeel", None, JAAR]
    assert (cijfer.staat, cijfer.waarde) == (Cijferstaat.BEKEND, Bereik(0, 0))


def test_other_kinds_of_school_are_not_in_the_total() -> None:
    cellen = {(school, JAAR): 20 for school in SCHOLEN}
    soorten = {SCHOOL: "bo", ANDER: "bo", DERDE: "so"}
    cijfers = tel(cellen, soorten=soorten, schoolsoorten=["bo"]).cijfers
    assert cijfers["aandeel", None, JAAR].waarde == Bereik(40, 40)
    assert cijfers["aandeel", None, JAAR].redenen == ()
    assert tel(cellen, soorten=soorten, schoolsoorten=["vso"]).cijfers["aandeel", None, JAAR].redenen == ("andere_schoolsoort",)


@pytest.mark.parametrize(("laatste", "weg"), [(40, False), (0, False), ("<5", True), ((5, 9), True), ((1, 1), True)], ids=str)
def test_the_public_total_is_withheld_as_soon_as_one_count_is_hidden(laatste: Ruw, weg: bool) -> None:
    cellen = {(SCHOOL, JAAR): 20, (ANDER, JAAR): 30, (DERDE, JAAR): laatste}
    for tabel in (tel(cellen, DREMPELS).cijfers, tel(cellen, DREMPELS, venster={"jaren": 1}).vensters):
        totaal = tabel["aandeel", None, JAAR]
        assert (totaal.staat is Cijferstaat.AFGESCHERMD) == weg
        assert (totaal.waarde is None) == weg
        assert ("onderdrukt" in totaal.redenen) == weg
        # Each school by itself is shown as far as its cell goes.
        assert tabel["aandeel", DERDE, JAAR].waarde == Bereik(*cel(laatste)[:2])
    assert tel(cellen).cijfers["aandeel", None, JAAR].waarde is not None


@pytest.mark.parametrize(("soort", "eenheid"), [("waarde", "aantal"), ("aantallen", "index")])
def test_only_counts_with_a_number_as_unit_are_added_up(soort: str, eenheid: str) -> None:
    cijfers = tel({(school, JAAR): 20 for school in SCHOLEN}, soort=soort, eenheid=eenheid)
    totaal = cijfers.cijfers["aandeel", None, JAAR]
    assert (totaal.staat, totaal.redenen) == (Cijferstaat.NVT, ("geen_totaal",))
    assert cijfers.cijfers["aandeel", SCHOOL, JAAR].waarde == Bereik(20, 20)


def test_a_count_that_no_school_can_have_is_a_fault_of_the_data() -> None:
    cijfers = tel({(SCHOOL, JAAR): 10.0**25, (ANDER, JAAR): 30, (DERDE, JAAR): 40})
    assert cijfers.cijfers["aandeel", SCHOOL, JAAR].redenen == ("cel_ongeldig",)
    assert cijfers.cijfers["aandeel", None, JAAR].waarde == Bereik(70, 70)
