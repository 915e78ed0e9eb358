"""Breakdowns: each part a figure of its own, and in the public edition no part that the whole and the others give back."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from derive.helpers import ANDER, JAREN, SCHOOL, leid_af, maak_indicator, maak_reeks
from kwaliteitshandboek.derive.cijfers import Cijfers
from kwaliteitshandboek.model.cijfer import Bereik, Cijferstaat, Oordeel
from kwaliteitshandboek.model.organisatie import Drempels

JAAR = JAREN[-1]
ROUTES = ("a", "b", "c")
CATEGORIEEN = tuple(f"{route}-{wat}" for route in ROUTES for wat in ("op", "onder"))
GETOOND = (Cijferstaat.BEKEND, Cijferstaat.BEREIK)


def deel(route: str, **velden: Any) -> dict[str, Any]:
    berekening = {"meetreeksen": ["uitstroom"], "teller": [f"{route}-op"], "noemer": [f"{route}-op", f"{route}-onder"]}
    return {"id": route, "naam": route.upper(), "berekening": berekening} | velden


def leid_uit(aantallen: dict[str, tuple[int, ...]], publiek: bool = False, delen: Any = None) -> Cijfers:
    """`aantallen`: per school the counts in the order of CATEGORIEEN."""
    cellen = {
        (school, JAAR, "uitstroom", categorie): waarde
        for school, rij in aantallen.items()
        for categorie, waarde in zip(CATEGORIEEN, rij, strict=True)
    }
    indicator = maak_indicator(
        berekening={"meetreeksen": ["uitstroom"], "teller": [c for c in CATEGORIEEN if c.endswith("op")], "noemer": CATEGORIEEN},
        normen=[{"waarde": 50}],
        uitsplitsingen=[{"id": "route", "naam": "Leerroute", "delen": delen or [deel(route) for route in ROUTES]}],
    )
    reeks = maak_reeks("uitstroom", CATEGORIEEN)
    drempels = Drempels() if publiek else None
    return leid_af(cellen, indicator, [reeks], dict.fromkeys(aantallen, "so"), drempels)


def staten(uit: Cijfers, school: str | None = SCHOOL) -> list[Cijferstaat]:
    return [uit.cijfers[f"aandeel--route--{route}", school, JAAR].staat for route in ROUTES]


def test_each_part_is_counted_and_held_against_its_own_norm_only() -> None:
    delen = [deel("a", normen=[{"waarde": 80, "naam": "schoolstandaard", "scholen": SCHOOL}]), deel("b"), deel("c")]
    uit = leid_uit({SCHOOL: (8, 2, 7, 13, 1, 19), ANDER: (5, 5, 5, 5, 5, 5)}, delen=delen)
    eerste = uit.cijfers["aandeel--route--a", SCHOOL, JAAR]
    assert (eerste.waarde, eerste.norm, eerste.normnaam, eerste.oordeel) == (Bereik(80, 80), 80, "schoolstandaard", Oordeel.BOVEN)
    assert uit.cijfers["aandeel--route--a", ANDER, JAAR].oordeel is Oordeel.GEEN_NORM
    tweede = uit.cijfers["aandeel--route--b", SCHOOL, JAAR]
    assert (tweede.waarde, tweede.norm) == (Bereik(35, 35), None)
    assert uit.cijfers["aandeel", SCHOOL, JAAR].waarde == Bereik(32, 32)
    assert uit.meetjaren["aandeel--route--c"] == (JAAR,)


def test_the_team_sees_every_part_however_small() -> None:
    assert staten(leid_uit({SCHOOL: (6, 0, 20, 20, 30, 30)})) == [Cijferstaat.BEKEND] * 3


def test_where_one_part_is_too_small_the_smallest_other_one_goes_too() -> None:
    uit = leid_uit({SCHOOL: (6, 0, 20, 20, 30, 30), ANDER: (20, 20, 20, 20, 20, 20)}, publiek=True)
    assert staten(uit) == [Cijferstaat.TE_KLEIN, Cijferstaat.AFGESCHERMD, Cijferstaat.BEKEND]
    verborgen = [uit.cijfers[f"aandeel--route--{route}", SCHOOL, JAAR] for route in "ab"]
    assert all((c.waarde, c.teller, c.noemer, c.leerlingen) == (None, None, None, None) for c in verborgen)
    # Nor do the totals of those two parts give them back, nor the cells of the series.
    assert staten(uit, None)[:2] == [Cijferstaat.AFGESCHERMD] * 2
    assert staten(uit, ANDER) == [Cijferstaat.BEKEND] * 3
    assert all(cel.bereik is None for cel in uit.verdelingen["uitstroom", SCHOOL, JAAR].cellen)
    assert all(cel.bereik is not None for cel in uit.verdelingen["uitstroom", ANDER, JAAR].cellen)


aantallen = st.tuples(*[st.sampled_from((0, 5, 6, 8, 12, 20, 40))] * 6)


@given(st.lists(aantallen, min_size=1, max_size=3))
def test_what_is_withheld_of_a_part_does_not_follow_by_subtraction(rijen: list[tuple[int, ...]]) -> None:
    scholen = (SCHOOL, ANDER, "99AC00")[: len(rijen)]
    uit = leid_uit(dict(zip(scholen, rijen, strict=True)), publiek=True)
    for school, rij in zip(scholen, rijen, strict=True):
        verborgen = [
            nummer for nummer, staat in enumerate(staten(uit, school)) if staat not in (*GETOOND, Cijferstaat.GEEN_DEELNEMERS)
        ]
        mensen = [rij[2 * nummer] + rij[2 * nummer + 1] for nummer in range(3)]
        assert all(nummer in verborgen for nummer in range(3) if 0 < mensen[nummer] < 10)
        geheel = uit.cijfers["aandeel", school, JAAR].staat in GETOOND
        assert not (geheel and len(verborgen) == 1), (rij, staten(uit, school))
    for nummer, route in enumerate(ROUTES):
        # Of a part that is shown for all schools together, no school alone is withheld.
        per_school = [staten(uit, school)[nummer] for school in scholen]
        totaal = uit.cijfers[f"aandeel--route--{route}", None, JAAR].staat
        assert not (totaal in GETOOND and any(s in (Cijferstaat.TE_KLEIN, Cijferstaat.AFGESCHERMD) for s in per_school))
