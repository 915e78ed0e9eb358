"""Bounds against brute force: every truth that the masks allow is enumerated, and figures worked out apart from the product."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from derive.helpers import JAREN, SCHOOL, Ruw, cel, leid_af, maak_indicator, maak_metingen, maak_reeks
from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat, Oordeel

Waarheid = dict[Any, int]


def waarheden(cellen: Mapping[Any, Ruw]) -> Iterator[Waarheid]:
    """Every assignment of whole numbers that the cells allow."""
    grenzen = [cel(ruw)[:2] for ruw in cellen.values()]
    for keuze in itertools.product(*(range(int(onder), int(boven) + 1) for onder, boven in grenzen)):
        yield dict(zip(cellen, keuze, strict=True))


def percentage(waarheid: Waarheid, jaren: tuple[str, ...], teller: set[str], noemer: set[str]) -> Fraction | None:
    boven = sum(n for (_, jaar, _, categorie), n in waarheid.items() if jaar in jaren and categorie in teller)
    onder = sum(n for (_, jaar, _, categorie), n in waarheid.items() if jaar in jaren and categorie in noemer)
    return Fraction(100 * boven, onder) if onder else None


def oordeel_over(waarde: Fraction, norm: Fraction, richting: str) -> Oordeel:
    goed = waarde >= norm if richting == "hoger" else waarde <= norm
    return Oordeel.BOVEN if goed else Oordeel.ONDER


# At most four cells with a choice, so that there are at most a few hundred truths.
tellingen = st.integers(0, 9)
ruwe_cel = st.one_of(tellingen, tellingen, tellingen, st.just("<5"), st.tuples(st.integers(0, 2), st.integers(2, 4)))
normen = st.sampled_from(["50", "66,7", "75", "80", "85", "100"])


def te_tellen(cellen: Mapping[Any, Ruw]) -> bool:
    aantal = 1
    for ruw in cellen.values():
        onder, boven, _ = cel(ruw)
        aantal *= int(boven - onder) + 1
    return aantal <= 700


def controleer(cijfer: Cijfer, mogelijk: list[Fraction]) -> None:
    """The range is tight: its ends are the smallest and the greatest truth."""
    assert cijfer.waarde is not None
    assert cijfer.waarde.onder == float(min(mogelijk))
    assert cijfer.waarde.boven == float(max(mogelijk))
    assert (cijfer.staat is Cijferstaat.BEKEND) == (len(set(mogelijk)) == 1)


@st.composite
def twee_domeinen(draw: st.DrawFn) -> dict[Any, Ruw]:
    """One year of two series that share two categories and have one of their own each."""
    cellen: dict[Any, Ruw] = {}
    for reeks, categorieen in (("rekenen", ("onder", "1f", "1s")), ("lezen", ("onder", "1f", "2f"))):
        for categorie in categorieen:
            cellen[SCHOOL, JAREN[-1], reeks, categorie] = draw(ruwe_cel)
    return cellen


REEKSEN = [maak_reeks("rekenen"), maak_reeks("lezen", ("onder", "1f", "2f"))]
BEREKENINGEN = {
    "share of a whole": ({"1f", "1s", "2f"}, {"onder", "1f", "1s", "2f"}),
    "ratio of two counts": ({"1f"}, {"onder"}),
    "partly shared": ({"1f", "1s"}, {"1s", "onder"}),
}


@pytest.mark.parametrize("naam", BEREKENINGEN)
@given(cellen=twee_domeinen(), norm=normen, richting=st.sampled_from(["hoger", "lager"]))
@settings(max_examples=60, deadline=None)
def test_bounds_of_one_year_hold_every_truth_and_are_tight(naam: str, cellen: dict[Any, Ruw], norm: str, richting: str) -> None:
    assume(te_tellen(cellen))
    teller, noemer = BEREKENINGEN[naam]
    indicator = maak_indicator(
        berekening={"meetreeksen": ["rekenen", "lezen"], "teller": sorted(teller), "noemer": sorted(noemer)},
        normen=[{"waarde": norm}],
        richting=richting,
    )
    cijfer = leid_af(cellen, indicator, REEKSEN).cijfers["aandeel", SCHOOL, JAREN[-1]]
    uitkomsten = [percentage(waarheid, JAREN, teller, noemer) for waarheid in waarheden(cellen)]
    mogelijk = [uitkomst for uitkomst in uitkomsten if uitkomst is not None]
    if not mogelijk:
        assert cijfer.staat is Cijferstaat.GEEN_DEELNEMERS
        assert cijfer.oordeel is Oordeel.GEEN_GEGEVENS
        return
    controleer(cijfer, mogelijk)
    oordelen = {oordeel_over(waarde, Fraction(norm.replace(",", ".")), richting) for waarde in mogelijk}
    assert cijfer.oordeel is (oordelen.pop() if len(oordelen) == 1 else Oordeel.NIET_TE_BEPALEN)


@given(cellen=twee_domeinen())
@settings(max_examples=40, deadline=None)
def test_the_number_of_pupils_lies_between_the_largest_bounds_of_the_domains(cellen: dict[Any, Ruw]) -> None:
    teller, noemer = BEREKENINGEN["share of a whole"]
    indicator = maak_indicator(
        berekening={"meetreeksen": ["rekenen", "lezen"], "teller": sorted(teller), "noemer": sorted(noemer)}
    )
    cijfer = leid_af(cellen, indicator, REEKSEN).cijfers["aandeel", SCHOOL, JAREN[-1]]
    per_domein = [
        [sum(cel(ruw)[eind] for (_, _, reeks, _), ruw in cellen.items() if reeks == domein) for domein in ("rekenen", "lezen")]
        for eind in (0, 1)
    ]
    assert cijfer.leerlingen is not None
    assert (cijfer.leerlingen.onder, cijfer.leerlingen.boven) == (max(per_domein[0]), max(per_domein[1]))


@st.composite
def jaren_van_een_school(draw: st.DrawFn) -> dict[Any, Ruw]:
    """Four years of one domain with few pupils, so that the limit between the windows is near."""
    return {
        (SCHOOL, jaar, "reeks", categorie): draw(st.one_of(st.integers(0, 4), st.integers(0, 4), st.just("<5"), st.just((0, 2))))
        for jaar in JAREN[-4:]
        for categorie in ("onder", "1f")
    }


@given(cellen=jaren_van_een_school(), grens=st.integers(2, 14), norm=normen, richting=st.sampled_from(["hoger", "lager"]))
@settings(max_examples=150, deadline=None)
def test_windows_with_the_small_school_rule_against_every_truth(
    cellen: dict[Any, Ruw], grens: int, norm: str, richting: str
) -> None:
    """Each truth has its own number of pupils and so its own window.

    Where the masks leave open which window holds, the product takes both windows whole and so may be more cautious than the
    truths: there containment is asked, and that a verdict is never more than the truths agree on.
    """
    assume(te_tellen(cellen))
    indicator = maak_indicator(
        berekening={"meetreeksen": ["reeks"], "teller": ["1f"], "noemer": ["onder", "1f"]},
        venster={"jaren": 2, "jaren_klein": 4, "grens": grens},
        normen=[{"waarde": norm}],
        richting=richting,
    )
    cijfer = leid_af(cellen, indicator, [maak_reeks("reeks", ("onder", "1f"))]).vensters["aandeel", SCHOOL, JAREN[-1]]
    kort, lang = JAREN[-2:], JAREN[-4:]
    mogelijk: list[Fraction] = []
    ieder_venster: list[Fraction] = []
    gekozen: set[tuple[str, ...]] = set()
    for waarheid in waarheden(cellen):
        leerlingen = sum(n for (_, jaar, _, _), n in waarheid.items() if jaar in kort)
        venster = lang if leerlingen < grens else kort
        gekozen.add(venster)
        per_venster = {jaren: percentage(waarheid, jaren, {"1f"}, {"onder", "1f"}) for jaren in (kort, lang)}
        ieder_venster += [waarde for waarde in per_venster.values() if waarde is not None]
        if per_venster[venster] is not None:
            mogelijk.append(per_venster[venster])
    if not mogelijk:
        assert cijfer.staat is Cijferstaat.GEEN_DEELNEMERS
        return
    oordelen = {oordeel_over(waarde, Fraction(norm.replace(",", ".")), richting) for waarde in mogelijk}
    if len(gekozen) == 1:
        controleer(cijfer, mogelijk)
        assert cijfer.jaren == gekozen.pop()
        assert "aantal_rond_grens" not in cijfer.redenen
        assert cijfer.oordeel is (oordelen.pop() if len(oordelen) == 1 else Oordeel.NIET_TE_BEPALEN)
        return
    assert "aantal_rond_grens" in cijfer.redenen
    controleer(cijfer, ieder_venster)
    if cijfer.oordeel is not Oordeel.NIET_TE_BEPALEN:
        assert oordelen == {cijfer.oordeel}


@st.composite
def exacte_jaren(draw: st.DrawFn) -> dict[Any, Ruw]:
    return {
        (SCHOOL, jaar, reeks, categorie): draw(st.integers(0, 60))
        for jaar in JAREN[-3:]
        for reeks, categorieen in (("rekenen", ("onder", "1f", "1s")), ("lezen", ("onder", "1f", "2f")))
        for categorie in categorieen
    }


@given(cellen=exacte_jaren(), data=st.data())
@settings(max_examples=60, deadline=None)
def test_pooling_exact_counts_counts_every_pupil_once_and_row_order_does_not_matter(
    cellen: dict[Any, Ruw], data: st.DataObject
) -> None:
    teller, noemer = BEREKENINGEN["share of a whole"]
    indicator = maak_indicator(
        berekening={"meetreeksen": ["rekenen", "lezen"], "teller": sorted(teller), "noemer": sorted(noemer)},
        venster={"jaren": 3, "jaren_klein": 3},
    )
    cijfers = leid_af(cellen, indicator, REEKSEN)
    verwacht = percentage({plek: int(n) for plek, n in cellen.items()}, JAREN[-3:], teller, noemer)
    cijfer = cijfers.vensters["aandeel", SCHOOL, JAREN[-1]]
    if verwacht is None:
        assert cijfer.staat is Cijferstaat.GEEN_DEELNEMERS
    else:
        assert cijfer.staat is Cijferstaat.BEKEND
        assert cijfer.waarde is not None
        assert cijfer.waarde.onder == cijfer.waarde.boven == float(verwacht)
    metingen = maak_metingen(cellen)
    geschud = metingen.iloc[data.draw(st.permutations(range(len(metingen))))]
    anders = leid_af(geschud, indicator, REEKSEN)
    assert dict(anders.cijfers) == dict(cijfers.cijfers)
    assert dict(anders.vensters) == dict(cijfers.vensters)
    assert dict(anders.verdelingen) == dict(cijfers.verdelingen)


@given(groepen=st.lists(st.tuples(st.integers(4800, 5500), st.integers(0, 5), st.integers(0, 3)), min_size=3, max_size=3))
@settings(max_examples=80, deadline=None)
def test_a_pooled_mean_counts_everyone_equally_and_its_bounds_are_tight(groepen: list[tuple[int, int, int]]) -> None:
    """Means in tenths with a number of people that may be masked."""
    cellen: dict[Any, Ruw] = {}
    for jaar, (tienden, aantal, extra) in zip(JAREN[-3:], groepen, strict=True):
        cellen[SCHOOL, jaar, "toets", "aantal"] = (aantal, aantal + extra) if extra else aantal
        cellen[SCHOOL, jaar, "toets", "gemiddelde"] = tienden / 10
    indicator = maak_indicator(
        berekening={"meetreeksen": ["toets"], "waarde": "gemiddelde"},
        eenheid="gemiddelde",
        venster={"jaren": 3, "jaren_klein": 3},
    )
    reeks = maak_reeks("toets", ("aantal", "gemiddelde"), "gemiddelde")
    cijfer = leid_af(cellen, indicator, [reeks]).vensters["aandeel", SCHOOL, JAREN[-1]]
    mogelijk = []
    for aantallen in itertools.product(*(range(aantal, aantal + extra + 1) for _, aantal, extra in groepen)):
        if sum(aantallen):
            som = sum(Fraction(tienden, 10) * n for (tienden, _, _), n in zip(groepen, aantallen, strict=True))
            mogelijk.append(som / sum(aantallen))
    if not mogelijk:
        assert cijfer.staat is Cijferstaat.GEEN_DEELNEMERS
        return
    controleer(cijfer, mogelijk)
