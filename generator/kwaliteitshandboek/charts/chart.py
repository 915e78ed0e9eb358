"""Charts, stage 5: what a chart is: a drawing, a sentence, a table and a Plotly figure that say the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

_EEN: Final = r"\u2212?\d[\d\u202f]*(?:,\d+)?"
_GETAL: Final = re.compile(rf"{_EEN}(?:\u202f?–\u202f?{_EEN})?(?:\u202f%)?(?: \(.*\))?")
"""A figure or range as a table prints it: '80–95 %', '12 (50 %)'."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """The data of a chart as text in Dutch notation: `kop` has a cell per column, each row too; the first names the row."""

    kop: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]

    @property
    def getallen(self) -> tuple[bool, ...]:
        """Which columns hold figures, so that they can stand right-aligned; the first never does, it names the row."""
        kolommen = enumerate(zip(*self.rijen, strict=True) if self.rijen else [()] * len(self.kop))
        return tuple(nummer > 0 and any(_GETAL.fullmatch(cel) for cel in kolom) for nummer, kolom in kolommen)


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. `id` is unique on its page and usable in HTML; `svg` is a complete <svg> element coloured by CSS variables.

    `figuur` is a Plotly figure as plain dicts (`data`, `layout` with template 'none'), colours resolved by the page's script.
    """

    id: str
    soort: str
    titel: str
    ondertitel: str
    zin: str
    svg: str
    tabel: Tabel
    figuur: Mapping[str, Any]
    bron: str | None = None
