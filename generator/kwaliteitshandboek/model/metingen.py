"""Model, stage 0: measurements as data frames: which columns, which states a cell can have, and how raw cells are read."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import pandas as pd


class Staat(StrEnum):
    """State of a cell; no two of them are the same thing.

    `exact` carries one value as both bounds, `gemaskeerd` the bounds that the source gives (`<5`: 1 to 4). `onderdrukt` is
    made by the public edition: a small count carries the bounds that may be known, a mean of a small group has none (NaN).
    `ontbreekt` (blank), `geheim` ('.', unknown or secret) and `nvt` (-1, not applicable) carry none.
    """

    EXACT = "exact"
    GEMASKEERD = "gemaskeerd"
    ONDERDRUKT = "onderdrukt"
    ONTBREEKT = "ontbreekt"
    GEHEIM = "geheim"
    NVT = "nvt"


TIDY_KOLOMMEN: Final = ("school", "schooljaar", "meetreeks", "categorie", "waarde", "voorlopig", "opmerking")
"""Columns of `data/resultaten/*.csv`: UTF-8, `;`, one cell a row. `waarde`: a number (decimal comma), `<5` (1 to 4), `3..9` (a
count of which only the bounds are known), empty (missing), `.` (unknown or secret), `-1` (not applicable). `voorlopig`: 'ja' or
empty. The last two may be absent."""

METINGEN_DTYPES: Final = {
    "school": "category",
    "schooljaar": "category",
    "meetreeks": "category",
    "categorie": "category",
    "onder": "float64",
    "boven": "float64",
    "staat": "category",
    "voorlopig": "bool",
    "opmerking": "category",
    "bron": "category",
    "rij": "int32",
}
"""Columns of the frame `Handboek.metingen`: one row a cell. `onder`/`boven`: bounds of the count or value, equal when exact,
NaN when the state carries none. `bron`: file relative to the handbook's root; `rij`: line in that file (the header is 1)."""


def lege_metingen() -> pd.DataFrame:
    """A frame with the columns of `METINGEN_DTYPES` and no rows."""
    return pd.DataFrame({kolom: pd.Series(dtype=dtype) for kolom, dtype in METINGEN_DTYPES.items()})
