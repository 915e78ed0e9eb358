"""Charts, stage 5: what all Plotly figures share: Dutch notation, safe hover texts, ranges that claim no middle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

from kwaliteitshandboek.charts.palet import NEUTRAAL, NORM, VARIABELEN
from kwaliteitshandboek.charts.schaal import As
from kwaliteitshandboek.model.indicator import Eenheid, Indicator

DOORZICHTIG: Final = "rgba(0,0,0,0)"


def veilig(tekst: str) -> str:
    """Plotly reads a few HTML tags in texts; names from data must not become tags."""
    return escape(tekst, quote=False)


def opmaak(*, hoogte: int, **delen: Any) -> dict[str, Any]:
    """A layout without template: decimal comma, transparent paper (the page shines through), calm margins. `hoogte` in px."""
    return {
        "template": "none",
        "separators": ",.",
        "height": hoogte,
        "margin": {"l": 56, "r": 24, "t": 24, "b": 48},
        "paper_bgcolor": DOORZICHTIG,
        "plot_bgcolor": DOORZICHTIG,
        "hovermode": "closest",
        "showlegend": False,
        "meta": {"kleuren": dict(VARIABELEN)},
        "legend": {"orientation": "h", "x": 0, "y": 1.12},
        **delen,
    }


def getallenas(as_: As, indicator: Indicator) -> dict[str, Any]:
    """The axis of the values, fixed to the same range and ticks as the drawing."""
    return {
        "range": [as_.laag, as_.hoog],
        "tickvals": list(as_.streepjes),
        "ticksuffix": "\u202f%" if indicator.eenheid is Eenheid.PROCENT else "",
        "gridcolor": NEUTRAAL,
        "gridwidth": 0.3,
        "zeroline": False,
        "fixedrange": True,
    }


def normspoor(x: Sequence[Any], y: Sequence[Any], teksten: Sequence[str], naam: str, *, vorm: str = "hv") -> Mapping[str, Any]:
    """The norm as a dashed line."""
    return {
        "type": "scatter",
        "mode": "lines",
        "name": naam,
        "x": list(x),
        "y": list(y),
        "line": {"color": NORM, "width": 1.5, "dash": "dash", "shape": vorm},
        "connectgaps": False,
        "hovertext": list(teksten),
        "hoverinfo": "text",
    }
