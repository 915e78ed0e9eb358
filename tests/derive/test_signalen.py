"""Figures under their norm, told for all schools at once: the same schools as by looking at every figure."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.helpers import ANDER, DERDE, JAREN, SCHOOL, Cellen, Ruw, jaarcellen, leid_af, maak_indicator, maak_reeks
from kwaliteitshandboek.derive.cijfers import Cijfers
from kwaliteitshandboek.model.cijfer import Oordeel
from kwaliteitshandboek.model.organisatie import Drempels

SCHOLEN = {SCHOOL: "bo", ANDER: "bo", DERDE: "sbo"}
LAATSTE = JAREN[-3:]
CELLEN = st.one_of(st.integers(0, 12), st.sampled_from(["<5", "", ".", "-1"]), st.just((2.0, 9.0)))
BEREKENINGEN: list[dict[str, Any]] = [
    {"meetreeksen": ["reeks"], "teller": ["1f", "1s"], "noemer": ["onder", "1f", "1s"]},
    {"meetreeksen": ["reeks", "ander"], "teller": ["1s"], "noemer": ["onder", "1f", "1s"]},
    {"meetreeksen": ["reeks"], "teller": ["1s"], "noemer": ["1f"]},
    {"meetreeksen": ["reeks", "is-er-niet"], "teller": ["1f"], "noemer": ["onder", "1f"]},
]
NORMEN: list[list[dict[str, Any]]] = [
    [{"waarde": 50}],
    [{"waarde": "66.7", "schoolsoorten": ["bo"]}],
    [{"waarde": 75, "scholen": [ANDER]}, {"waarde": 40}],
    [{"meetreeks": "normen"}],
    [{"waarde": "33.3333333333"}],
    [],
]
VENSTERS: list[dict[str, int] | None] = [
    None,
    {"jaren": 1, "jaren_klein": 1, "grens": 15},
    {"jaren": 2, "jaren_klein": 2, "grens": 15},
    {"jaren": 2, "jaren_klein": 3, "grens": 15},
]
MEER: list[dict[str, Any]] = [
    {},
    {"reeksbreuken": [{"schooljaar": LAATSTE[1], "reden": "R"}]},
    {"overgeslagen": [{"schooljaar": LAATSTE[0], "reden": "R"}]},
    {"schoolsoorten": ["bo"]},
]


def onder_norm(cijfers: Cijfers, jaar: str) -> set[str]:
    assert cijfers.onder_norm is not None
    return set(cijfers.onder_norm("aandeel", jaar))


def per_cijfer(cijfers: Cijfers, jaar: str) -> set[str]:
    """The same by reading the figure to lead with of every school."""
    uit = set()
    for school in SCHOLEN:
        sleutel = ("aandeel", school, jaar)
        cijfer = cijfers.vensters.get(sleutel) or cijfers.cijfers[sleutel]
        if cijfer.oordeel is Oordeel.ONDER:
            uit.add(school)
    return uit


@st.composite
def gevallen(draw: st.DrawFn) -> tuple[Cellen, dict[str, Any]]:
    cellen: dict[Any, Ruw] = {}
    for school in SCHOLEN:
        for jaar in LAATSTE:
            for reeks in ("reeks", "ander"):
                if draw(st.integers(0, 9)):
                    # Mostly plain numbers: else hardly a school would have a figure.
                    soort = st.integers(0, 12) if draw(st.integers(0, 2)) else CELLEN
                    cellen |= jaarcellen(jaar, *(draw(soort) for _ in range(3)), school=school, reeks=reeks)
            cellen[school, jaar, "normen", "waarde"] = draw(st.sampled_from([50, 66.7, "", 85]))
    keuze = draw(st.sampled_from(MEER))
    velden = {
        "berekening": draw(st.sampled_from(BEREKENINGEN)),
        "normen": draw(st.sampled_from(NORMEN)),
        "richting": draw(st.sampled_from(["hoger", "lager", "geen"])),
        **({"venster": venster} if (venster := draw(st.sampled_from(VENSTERS))) else {}),
        **keuze,
    }
    return cellen, velden


@given(gevallen())
@settings(max_examples=150, deadline=None)
def test_dezelfde_scholen_als_per_cijfer(geval: tuple[Cellen, dict[str, Any]]) -> None:
    cellen, velden = geval
    reeksen = [maak_reeks(), maak_reeks("ander"), maak_reeks("normen", ("waarde",), "waarde")]
    cijfers = leid_af(cellen, maak_indicator(**velden), reeksen, SCHOLEN)
    for jaar in cijfers.schooljaren:
        assert onder_norm(cijfers, jaar) == per_cijfer(cijfers, jaar)


@pytest.mark.parametrize(("richting", "verwacht"), [("hoger", {ANDER}), ("lager", {SCHOOL})])
def test_gelijk_aan_de_norm_is_goed(richting: str, verwacht: set[str]) -> None:
    """16 of 20 is 80 %, 14 of 20 is 70 %, 15 of 20 is 75 %; 13 of 14 to 17 is on either side of 80 %."""
    jaar = JAREN[-1]
    cellen = {
        **jaarcellen(jaar, 4, 8, 8, school=SCHOOL),
        **jaarcellen(jaar, 6, 7, 7, school=ANDER),
        **jaarcellen(jaar, 5, 8, 7, school=DERDE),
    }
    cijfers = leid_af(cellen, maak_indicator(normen=[{"waarde": 75}], richting=richting), None, SCHOLEN)
    assert onder_norm(cijfers, jaar) == verwacht
    twijfel = leid_af(cellen | jaarcellen(jaar, "<5", 8, 5, school=ANDER), maak_indicator(normen=[{"waarde": 80}]), None, SCHOLEN)
    assert onder_norm(twijfel, jaar) == {DERDE}


def test_reusachtige_getallen_worden_een_voor_een_bekeken() -> None:
    """Numbers whose product would run over 64 bits give the verdict of whole numbers without bounds."""
    jaar = JAREN[-1]
    cellen = jaarcellen(jaar, 999_999_999, 0, 1) | jaarcellen(jaar, 0, 0, 999_999_999, school=ANDER)
    cijfers = leid_af(cellen, maak_indicator(normen=[{"waarde": "99.9999999999"}]), None, SCHOLEN)
    assert onder_norm(cijfers, jaar) == per_cijfer(cijfers, jaar) == {SCHOOL}


def test_openbaar_leest_elk_cijfer() -> None:
    """What is withheld hangs on other figures: there is no short way."""
    cijfers = leid_af(jaarcellen(JAREN[-1], 4, 8, 8), publicatie=Drempels())
    assert cijfers.onder_norm is None
