"""The years in which an indicator has data, found without making its figures, are those that its figures show."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.helpers import ANDER, DERDE, JAREN, SCHOOL, leid_af, maak_handboek, maak_indicator, maak_metingen, maak_reeks
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.cijfers import _Maker
from kwaliteitshandboek.model.cijfer import Bereik, Cijferstaat
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.model.organisatie import Drempels

REEKSEN = [maak_reeks("reeks", ("onder", "1f")), maak_reeks("toets", ("aantal", "gemiddelde"), "gemiddelde")]
DEEL = maak_indicator(
    berekening={"meetreeksen": ["reeks"], "teller": ["1f"], "noemer": ["onder", "1f"]}, schoolsoorten=["bo"], venster={"jaren": 1}
)
GEMIDDELDE = maak_indicator(
    berekening={"meetreeksen": ["toets"], "waarde": "gemiddelde"}, eenheid="gemiddelde", schoolsoorten=["bo"]
)
AANTAL = maak_indicator(berekening={"meetreeksen": ["reeks"], "waarde": "1f"}, eenheid="aantal", schoolsoorten=["bo"])
SOORTEN = {SCHOOL: "bo", ANDER: "so", DERDE: "bo"}
ruw = st.sampled_from([0, 3, 12, 5.5, "<5", "", ".", "-1", "x", None, None])


@st.composite
def resultaten(draw: st.DrawFn) -> dict[Any, Any]:
    plekken = [
        (school, jaar, reeks.id, categorie.id)
        for school in SOORTEN
        for jaar in JAREN[-3:]
        for reeks in REEKSEN
        for categorie in reeks.categorieen
    ]
    gekozen = {plek: draw(ruw) for plek in plekken}
    return {plek: waarde for plek, waarde in gekozen.items() if waarde is not None}


@pytest.mark.parametrize("indicator", [DEEL, GEMIDDELDE, AANTAL], ids=["share", "mean", "count"])
@pytest.mark.parametrize("publicatie", [None, Drempels()], ids=["team", "public"])
@given(cellen=resultaten())
@settings(max_examples=40, deadline=None)
def test_measured_years_agree_with_the_figures(indicator: Indicator, publicatie: Drempels | None, cellen: dict[Any, Any]) -> None:
    cijfers = leid_af(cellen, indicator, REEKSEN, SOORTEN, publicatie)
    afwezig = (Cijferstaat.ONTBREEKT, Cijferstaat.NVT)
    verwacht = {jaar for (_, _, jaar), cijfer in cijfers.cijfers.items() if cijfer.staat not in afwezig}
    assert cijfers.meetjaren == {"aandeel": tuple(sorted(verwacht))}


def test_the_newest_year_is_the_last_with_data() -> None:
    vandaag = pd.Timestamp(2026, 11, 15).date()
    cellen = {(SCHOOL, jaar, "reeks", c): waarde for jaar, waarde in ((JAREN[-2], 7), (JAREN[-1], "")) for c in ("onder", "1f")}
    boek = maak_handboek(cellen, DEEL, REEKSEN)
    assert derive(boek, vandaag).laatste_jaar("aandeel") == JAREN[-2]
    assert derive(boek, vandaag).laatste_jaar("onbekend") is None


@pytest.mark.parametrize(("waarde", "verwacht"), [(8, []), ((6.0, 12.0), [("genormd", JAREN[-1], [0])])])
def test_deriving_works_out_only_the_newest_figures_that_are_in_doubt(
    monkeypatch: pytest.MonkeyPatch, waarde: Any, verwacht: list[Any]
) -> None:
    """8 of 16 is under 60 % without making a figure; 6 to 12 of a group that may be under 15 takes one figure of one year."""
    gemaakt: list[Any] = []
    for naam in ("van_jaar", "van_venster"):
        echt = getattr(_Maker, naam)

        def volg(maker: _Maker, jaar: str, plaatsen: Any = None, echt: Any = echt) -> Any:
            gemaakt.append((maker.indicator.id, jaar, plaatsen))
            return echt(maker, jaar, plaatsen)

        monkeypatch.setattr(_Maker, naam, volg)
    cellen = {(SCHOOL, jaar, "reeks", "onder"): 8 for jaar in JAREN} | {(SCHOOL, jaar, "reeks", "1f"): waarde for jaar in JAREN}
    boek = maak_handboek(cellen, DEEL, REEKSEN)
    genormd = DEEL.model_copy(update={"id": "genormd", "normen": maak_indicator(normen=[{"waarde": 60}]).normen})
    boek = boek.model_copy(update={"indicatoren": (DEEL, genormd)})
    afgeleid = derive(boek, pd.Timestamp(2026, 11, 15).date())
    assert gemaakt == verwacht
    assert [punt.indicator for punt in afgeleid.aandacht] == (["genormd"] if waarde == 8 else [])


@given(cellen=resultaten(), volgorde=st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_rows_of_series_that_stand_mixed_or_that_nobody_knows_change_nothing(cellen: dict[Any, Any], volgorde: Any) -> None:
    gewoon = maak_metingen(cellen)
    vreemd = maak_metingen(
        {
            ("88ZZ00", JAREN[-1], "reeks", "1f"): 5,
            (SCHOOL, JAREN[-1], "onbekend", "1f"): 5,
            (SCHOOL, JAREN[-1], "reeks", "onbekend"): 5,
        }
    )
    rijen = [*gewoon.astype("object").to_dict("records"), *vreemd.astype("object").to_dict("records")]
    volgorde.shuffle(rijen)
    gemengd = pd.DataFrame(rijen, columns=gewoon.columns).astype(gewoon.dtypes.map(str).to_dict())
    for indicator in (DEEL, GEMIDDELDE):
        een, ander = (leid_af(metingen, indicator, REEKSEN, SOORTEN) for metingen in (gewoon, gemengd))
        for jaar in een.schooljaren:
            for school in (*SOORTEN, None):
                assert een.cijfers["aandeel", school, jaar] == ander.cijfers["aandeel", school, jaar]
        assert dict(een.verdelingen) == {sleutel: ander.verdelingen[sleutel] for sleutel in een.verdelingen}


def test_the_number_behind_a_mean_may_be_zero_without_a_mean() -> None:
    cellen = {(SCHOOL, JAREN[-1], "toets", "aantal"): 0}
    cijfers = leid_af(cellen, GEMIDDELDE, REEKSEN)
    assert cijfers.meetjaren == {"aandeel": (JAREN[-1],)}
    assert cijfers.cijfers["aandeel", SCHOOL, JAREN[-1]].leerlingen == Bereik(0, 0)
