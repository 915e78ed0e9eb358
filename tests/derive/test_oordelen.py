"""Norms: which one holds for a school and year, and exact comparison with it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derive.helpers import ANDER, JAREN, SCHOOL, jaarcellen, leid_af, maak_indicator, maak_reeks
from kwaliteitshandboek.derive.bereiken import als_grens
from kwaliteitshandboek.derive.oordelen import beoordeel, geldende_normen
from kwaliteitshandboek.model.cijfer import Cijfer, Oordeel
from kwaliteitshandboek.model.indicator import Richting
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.model.schooljaar import Schooljaar

JAAR = JAREN[-1]


def cijfer(*ruw: Any, **velden: Any) -> Cijfer:
    return leid_af(jaarcellen(JAAR, *ruw), maak_indicator(**velden)).cijfers["aandeel", SCHOOL, JAAR]


@pytest.mark.parametrize(
    ("ruw", "richting", "oordeel"),
    [
        ((3, 17, 0), "hoger", Oordeel.BOVEN),  # 85 % is op of boven 85 %
        ((4, 16, 0), "hoger", Oordeel.ONDER),
        ((2, 18, 0), "hoger", Oordeel.BOVEN),
        ((3, 17, 0), "lager", Oordeel.BOVEN),  # at the norm is on the good side here too
        ((4, 16, 0), "lager", Oordeel.BOVEN),
        ((2, 18, 0), "lager", Oordeel.ONDER),
        ((3, 17, 0), "geen", Oordeel.GEEN_NORM),
        (("<5", 17, 0), "hoger", Oordeel.NIET_TE_BEPALEN),  # 17 of 18 to 17 of 21
        (("<5", 96, 0), "hoger", Oordeel.BOVEN),  # 96 of 100 at worst
    ],
)
def test_equal_to_the_norm_is_not_under_it(ruw: tuple[Any, ...], richting: str, oordeel: Oordeel) -> None:
    assert cijfer(*ruw, richting=richting, normen=[{"waarde": 85}]).oordeel is oordeel


def test_a_range_that_ends_at_the_norm_is_decided_or_not() -> None:
    # 17 of 18 down to 17 of 20 (a mask of 1 to 3): the worst truth is exactly 85 %.
    assert cijfer((1, 3), 17, 0, normen=[{"waarde": 85}]).oordeel is Oordeel.BOVEN
    # 5 of 9 up to 5 of 6: the best truth is 83.3 %.
    assert cijfer("<5", 5, 0, normen=[{"waarde": 85}]).oordeel is Oordeel.ONDER
    # 13 of 20 up to 16 of 23: the best truth is 69.565... %, between these two norms.
    assert cijfer(7, 12, "<5", normen=[{"waarde": "69,57"}]).oordeel is Oordeel.ONDER
    assert cijfer(7, 12, "<5", normen=[{"waarde": "69,56"}]).oordeel is Oordeel.NIET_TE_BEPALEN


@given(teller=st.integers(0, 4000), rest=st.integers(0, 4000), norm=st.decimals(0, 100, places=3, allow_nan=False))
def test_no_rounding_decides_a_verdict(teller: int, rest: int, norm: Any) -> None:
    if teller + rest == 0:
        return
    grens = (100 * teller, teller + rest)
    goed = Fraction(100 * teller, teller + rest) >= Fraction(str(norm))
    assert beoordeel(grens, grens, als_grens(float(norm)), Richting.HOGER) is (Oordeel.BOVEN if goed else Oordeel.ONDER)


@given(noemer=st.integers(1, 5000), data=st.data())
def test_a_norm_that_is_met_exactly_is_met(noemer: int, data: st.DataObject) -> None:
    """Percentages that can be written with a few decimals, as norms are."""
    teller = data.draw(st.integers(0, noemer))
    procent = Fraction(100 * teller, noemer)
    duizendsten = procent * 1000
    if duizendsten.denominator != 1:
        return
    norm = float(f"{duizendsten.numerator // 1000}.{duizendsten.numerator % 1000:03d}")
    for richting in (Richting.HOGER, Richting.LAGER):
        assert beoordeel((100 * teller, noemer), (100 * teller, noemer), als_grens(norm), richting) is Oordeel.BOVEN


def norm(**velden: Any) -> dict[str, Any]:
    return {"waarde": 1, **velden}


@pytest.mark.parametrize(
    ("normen", "gekozen"),
    [
        ([norm(naam="algemeen")], "algemeen"),
        ([norm(naam="algemeen"), norm(naam="soort", schoolsoorten=["bo"])], "soort"),
        ([norm(naam="soort", schoolsoorten=["bo"]), norm(naam="school", scholen=[SCHOOL]), norm(naam="algemeen")], "school"),
        ([norm(naam="andere soort", schoolsoorten=["sbo"]), norm(naam="andere school", scholen=[ANDER])], None),
        ([norm(naam="oud", vanaf="2019-2020"), norm(naam="nieuw", vanaf="2023-2024"), norm(naam="altijd")], "nieuw"),
        ([norm(naam="later", vanaf="2026-2027"), norm(naam="altijd")], "altijd"),
        ([norm(naam="voorbij", tot_en_met="2024-2025")], None),
        ([norm(naam="nog net", tot_en_met="2025-2026")], "nog net"),
        ([norm(naam="algemeen nieuw", vanaf="2025-2026"), norm(naam="soort oud", schoolsoorten=["bo"])], "soort oud"),
        ([norm(naam="school van andere soort", scholen=[SCHOOL], schoolsoorten=["sbo"]), norm(naam="algemeen")], "algemeen"),
        ([norm(naam="eerste"), norm(naam="tweede")], "eerste"),
    ],
)
def test_the_most_specific_norm_wins_and_among_equals_the_latest(normen: list[dict[str, Any]], gekozen: str | None) -> None:
    school = School.model_validate({"sleutel": SCHOOL, "naam": "x", "soort": "bo"})
    gevonden = next(iter(geldende_normen(maak_indicator(normen=normen), school, Schooljaar.parse("2025-2026"))), None)
    assert (gevonden.naam if gevonden else None) == gekozen


AMBITIE = {"naam": "eigen ambitie"}


@pytest.mark.parametrize(
    ("normen", "namen"),
    [
        ([norm(naam="signaleringswaarde"), norm(**AMBITIE)], ["signaleringswaarde", "eigen ambitie"]),
        # The order of the file, unless one says more about this school.
        ([norm(**AMBITIE), norm(naam="signaleringswaarde")], ["eigen ambitie", "signaleringswaarde"]),
        ([norm(**AMBITIE), norm(naam="signaleringswaarde", schoolsoorten=["bo"])], ["signaleringswaarde", "eigen ambitie"]),
        (
            [norm(naam="signaleringswaarde", schoolsoorten=["bo"]), norm(**AMBITIE, scholen=[SCHOOL])],
            ["eigen ambitie", "signaleringswaarde"],
        ),
        # Under one name a norm gives way to one that says more, or began later; what is over does not hold.
        ([norm(**AMBITIE, bron="a"), norm(**AMBITIE, bron="b", scholen=[SCHOOL])], ["eigen ambitie"]),
        ([norm(naam="norm"), norm(**AMBITIE, tot_en_met="2024-2025")], ["norm"]),
        ([], []),
    ],
)
def test_norms_under_other_names_hold_too_in_a_fixed_order(normen: list[dict[str, Any]], namen: list[str]) -> None:
    school = School.model_validate({"sleutel": SCHOOL, "naam": "x", "soort": "bo"})
    gevonden = geldende_normen(maak_indicator(normen=normen), school, Schooljaar.parse("2025-2026"))
    assert [norm.naam for norm in gevonden] == namen
    assert [norm.bron for norm in gevonden if norm.bron] == ["b"] * any("bron" in norm for norm in normen)


def test_each_norm_is_held_against_the_figure_and_only_the_first_gives_the_signal() -> None:
    # 17 of 20 is 85 %; 17 of 18 to 17 of 21 is 81,0 to 94,4 %.
    normen = [
        {"waarde": 85, "naam": "signaleringswaarde", "schoolsoorten": ["bo"]},
        {"waarde": 90, **AMBITIE},
        {"waarde": 80, "naam": "ondergrens"},
    ]
    exact = cijfer(3, 17, 0, normen=normen)
    assert (exact.normnaam, exact.oordeel) == ("signaleringswaarde", Oordeel.BOVEN)
    assert [(n.naam, n.waarde, n.oordeel) for n in exact.andere_normen] == [
        ("eigen ambitie", 90, Oordeel.ONDER),
        ("ondergrens", 80, Oordeel.BOVEN),
    ]
    bereik = cijfer("<5", 17, 0, normen=normen)
    assert [bereik.oordeel, *(n.oordeel for n in bereik.andere_normen)] == [
        Oordeel.NIET_TE_BEPALEN,
        Oordeel.NIET_TE_BEPALEN,
        Oordeel.BOVEN,
    ]
    assert cijfer(3, 17, 0, normen=normen[:1]).andere_normen == ()
    # Of no pupils at all there is no verdict, but the norms stand.
    assert [n.oordeel for n in cijfer(0, 0, 0, normen=normen).andere_normen] == [Oordeel.GEEN_GEGEVENS] * 2


def test_of_all_schools_a_second_norm_is_told_where_it_is_the_same_for_each() -> None:
    cellen = jaarcellen(JAAR, 3, 17, 0) | jaarcellen(JAAR, 5, 15, 0, school=ANDER)
    cellen |= {(SCHOOL, JAAR, "signaal", "waarde"): 50.0, (ANDER, JAAR, "signaal", "waarde"): 60.0}
    reeksen = [maak_reeks(), maak_reeks("signaal", ("waarde",), "waarde")]
    signaal = {"meetreeks": "signaal", "naam": "signaleringswaarde"}

    def samen(*normen: dict[str, Any]) -> Cijfer:
        return leid_af(cellen, maak_indicator(normen=normen), reeksen, {SCHOOL: "bo", ANDER: "bo"}).cijfers["aandeel", None, JAAR]

    # 32 of 40 is 80 %. The signal values differ, the ambition does not.
    uit = samen(signaal, {"waarde": 80, **AMBITIE})
    assert (uit.norm, uit.oordeel) == (None, Oordeel.GEEN_NORM)
    assert [(n.naam, n.waarde, n.oordeel) for n in uit.andere_normen] == [("eigen ambitie", 80, Oordeel.BOVEN)]
    assert samen(signaal, {"waarde": 80, **AMBITIE}, {"waarde": 81, **AMBITIE, "scholen": [ANDER]}).andere_normen == ()
    gelijk = samen({"waarde": 80, "naam": "norm"}, {"waarde": 81, **AMBITIE})
    assert (gelijk.norm, gelijk.oordeel, [n.oordeel for n in gelijk.andere_normen]) == (80, Oordeel.BOVEN, [Oordeel.ONDER])


def test_an_imported_signal_value_holds_for_its_school_and_year_and_falls_back_on_nothing() -> None:
    reeksen = [maak_reeks(), maak_reeks("signaal", ("waarde",), "waarde")]
    cellen = jaarcellen(JAAR, 4, 16, 0) | jaarcellen(JAAR, 4, 16, 0, school=ANDER) | {(SCHOOL, JAAR, "signaal", "waarde"): 80.1}
    normen = [{"meetreeks": "signaal", "schoolsoorten": ["bo"], "naam": "signaalwaarde"}, {"waarde": 10}]
    cijfers = leid_af(cellen, maak_indicator(normen=normen), reeksen, {SCHOOL: "bo", ANDER: "bo"}).cijfers
    met, zonder = cijfers["aandeel", SCHOOL, JAAR], cijfers["aandeel", ANDER, JAAR]
    assert (met.norm, met.normnaam, met.oordeel) == (80.1, "signaalwaarde", Oordeel.ONDER)
    assert (zonder.norm, zonder.oordeel, zonder.redenen) == (None, Oordeel.GEEN_NORM, ("norm_ontbreekt",))
