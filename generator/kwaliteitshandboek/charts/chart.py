"""Charts, stage 5: what a chart is: a drawing, a sentence, a table and a Plotly figure that say the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Tabel:
    """The data of a chart as text in Dutch notation: `kop` has a cell per column, each row too; the first names the row."""

    kop: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]


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
