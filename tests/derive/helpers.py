"""Small handbooks for tests of figures: cells in the notation of `data/resultaten`, everything else with plain defaults."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from kwaliteitshandboek.derive.cijfers import Cijfers, derive_cijfers
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Indicator, Meetreeks
from kwaliteitshandboek.model.metingen import METINGEN_DTYPES
from kwaliteitshandboek.model.organisatie import Drempels, Organisatie

SCHOOL, ANDER, DERDE = "99AA00", "99AB00", "99AC00"
JAREN = ("2018-2019", "2019-2020", "2020-2021", "2021-2022", "2022-2023", "2023-2024", "2024-2025", "2025-2026")

Ruw = int | float | str | tuple[float, float]
"""A cell: a number, '<5', '' (missing), '.' (secret), '-1' (not applicable), or bounds of a hidden count."""

Cellen = Mapping[tuple[str, str, str, str], Ruw]
"""(school, school year, series, category) -> cell."""


def cel(ruw: Ruw) -> tuple[float, float, str]:
    """Bounds and state of a cell, as its notation is explained in domein.md."""
    if isinstance(ruw, tuple):
        return ruw[0], ruw[1], "gemaskeerd"
    vast = {"<5": (1.0, 4.0, "gemaskeerd"), "": (math.nan, math.nan, "ontbreekt"), ".": (math.nan, math.nan, "geheim")}
    if isinstance(ruw, str):
        return vast.get(ruw) or (math.nan, math.nan, {"-1": "nvt", "x": "onderdrukt"}[ruw])
    return float(ruw), float(ruw), "exact"


def maak_metingen(
    cellen: Cellen, voorlopig: Sequence[tuple[str, str, str, str]] = (), bron: str = "data/resultaten/proef.csv"
) -> pd.DataFrame:
    rijen = [
        {
            "school": school,
            "schooljaar": jaar,
            "meetreeks": reeks,
            "categorie": categorie,
            **dict(zip(("onder", "boven", "staat"), cel(ruw), strict=True)),
            "voorlopig": (school, jaar, reeks, categorie) in voorlopig,
            "opmerking": "",
            "bron": bron,
            "rij": nummer,
        }
        for nummer, ((school, jaar, reeks, categorie), ruw) in enumerate(cellen.items(), start=2)
    ]
    return pd.DataFrame(rijen, columns=list(METINGEN_DTYPES)).astype(METINGEN_DTYPES)


def maak_reeks(id_: str = "reeks", categorieen: Sequence[str] = ("onder", "1f", "1s"), soort: str = "aantallen") -> Meetreeks:
    gegevens = {"id": id_, "naam": id_, "soort": soort, "categorieen": [{"id": c, "naam": c} for c in categorieen]}
    return Meetreeks.model_validate(gegevens)


def maak_indicator(**velden: Any) -> Indicator:
    """A share 1f + 1s of all in the series 'reeks', unless told otherwise."""
    gegevens: dict[str, Any] = {
        "id": "aandeel",
        "naam": "Aandeel",
        "vraag": "Hoeveel?",
        "kant": "product",
        "eenheid": "procent",
        "definitie": "Aandeel.",
        "bron": "Proef",
        "berekening": {"meetreeksen": ["reeks"], "teller": ["1f", "1s"], "noemer": ["onder", "1f", "1s"]},
    }
    return Indicator.model_validate(gegevens | velden)


def maak_handboek(
    cellen: Cellen | pd.DataFrame,
    indicator: Indicator,
    reeksen: Sequence[Meetreeks] | None = None,
    soorten: Mapping[str, str] | None = None,
) -> Handboek:
    """A handbook with the schools of `soorten` (one school of kind bo if not given)."""
    scholen = [{"sleutel": sleutel, "naam": sleutel, "soort": soort} for sleutel, soort in (soorten or {SCHOOL: "bo"}).items()]
    return Handboek(
        organisatie=Organisatie.model_validate({"naam": "Proef", "scholen": scholen}),
        indicatoren=(indicator,),
        meetreeksen=tuple(reeksen or (maak_reeks(),)),
        metingen=cellen if isinstance(cellen, pd.DataFrame) else maak_metingen(cellen),
    )


def leid_af(
    cellen: Cellen | pd.DataFrame,
    indicator: Indicator | None = None,
    reeksen: Sequence[Meetreeks] | None = None,
    soorten: Mapping[str, str] | None = None,
    publicatie: Drempels | None = None,
) -> Cijfers:
    return derive_cijfers(maak_handboek(cellen, indicator or maak_indicator(), reeksen, soorten), publicatie)


def jaarcellen(
    jaar: str, *ruw: Ruw, school: str = SCHOOL, reeks: str = "reeks", categorieen: Sequence[str] = ("onder", "1f", "1s")
) -> dict[Any, Ruw]:
    """The cells of one school, year and series, in the order of the categories."""
    return {(school, jaar, reeks, categorie): waarde for categorie, waarde in zip(categorieen, ruw, strict=True)}
