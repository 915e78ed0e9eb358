"""Charts, stage 5: what all Plotly figures share: the geometry of the drawing, safe texts, no behaviour that stands in the way.

A figure is laid out as its drawing is: 560 units wide and without margins, so that the page's script puts it over the drawing at
the same size, and everything lies where it lay. All sizes in px are in those units; the script scales them by
`layout.meta.breedte` and sets the size of type. Traces with `meta` 'krap' are for narrow charts, 'ruim' ones for all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, Final, NamedTuple

from kwaliteitshandboek.charts.palet import BOVEN, INKT, LIJN, NEUTRAAL, ONDER, PAPIER, VARIABELEN, ZACHT
from kwaliteitshandboek.charts.schaal import BREEDTE

DOORZICHTIG: Final = "rgba(0,0,0,0)"
MIDDEN: Final = 3.6
"""From the foot of a text to its middle, in drawing units: drawings place a foot, Plotly a middle."""

_ANKERS: Final = {"start": "middle right", "middle": "middle center", "end": "middle left"}
"""Where Plotly puts a text whose start, middle or end is given."""

OORDEELKLEUREN: Final = {"boven": BOVEN, "onder": ONDER, "neutraal": NEUTRAAL}
OORDEELTEKENS: Final = {
    "boven": ("circle", 14),
    "onder": ("triangle-down", 13),
    "niet-te-bepalen": ("diamond-open", 12),
    "geen-norm": ("circle-open", 12),
    "geen-gegevens": ("line-ew-open", 10),
}
"""Plotly's marks for the shapes of verdicts, with their size."""
VERGELIJKTEKENS: Final = ("square", "triangle-up", "cross")
"""Plotly's marks for figures of others, in the order of `paden.merkpunten`."""
VINK: Final = ((-3.6, 0.4), (-1.0, 3.0), (3.8, -2.2))
"""The tick inside the mark of 'boven', around its middle."""


def veilig(tekst: str) -> str:
    """Plotly reads a few HTML tags in texts; names from data must not become tags."""
    return escape(tekst, quote=False)


def met_noot(tekst: str, noot: str) -> str:
    """A safe text with the letters of its remarks, smaller and higher; nothing behind an empty text."""
    return f"{tekst}<sup>{noot}</sup>" if tekst and noot else tekst


class Maat:
    """One direction of a drawing: along `van` to `tot`, in drawing units, values run from `laag` to `hoog`."""

    __slots__ = ("begin", "per_eenheid")

    def __init__(self, van: float, tot: float, laag: float, hoog: float) -> None:
        self.per_eenheid = (hoog - laag) / (tot - van)
        self.begin = laag - van * self.per_eenheid

    def waarde(self, plaats: float) -> float:
        """The value at a place, which may lie outside the axis."""
        return round(self.begin + plaats * self.per_eenheid, 4)

    def breedte(self, lengte: float) -> float:
        """How much of the values a length is."""
        return round(abs(lengte * self.per_eenheid), 4)


def kort(waarde: float) -> float:
    """Precise enough for any screen, and short in the page."""
    return round(waarde, 4)


class Tekst(NamedTuple):
    """A text of the drawing: where its foot stands, which end of it ('start', 'middle', 'end'), letters of remarks behind it."""

    x: float
    y: float
    tekst: str
    anker: str = "middle"
    noot: str = ""


_RAND = "0 0 0 transparent"
"""A shadow that nobody sees: by it the style sheet knows which texts have a rim, of which Plotly knows nothing."""


def teksten(
    rijen: Iterable[Tekst],
    breedte: Maat,
    hoogte: Maat,
    *,
    kleur: str = INKT,
    dikte: int = 600,
    wanneer: str | None = None,
    rand: bool = True,
) -> list[Mapping[str, Any]]:
    """A trace of texts, or none where there are none; `wanneer`: 'krap' or 'ruim'; `rand`: with a rim of paper."""
    over = [rij for rij in rijen if rij.tekst]
    if not over:
        return []
    spoor: dict[str, Any] = {
        "type": "scatter",
        "mode": "text",
        "x": [breedte.waarde(rij.x) for rij in over],
        "y": [hoogte.waarde(rij.y - MIDDEN) for rij in over],
        "text": [met_noot(veilig(rij.tekst), rij.noot) for rij in over],
        "textposition": [_ANKERS[rij.anker] for rij in over],
        "textfont": {"color": kleur, "weight": dikte, **({"shadow": _RAND} if rand else {})},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return [spoor if wanneer is None else {**spoor, "meta": wanneer}]


def strepen(
    lijnen: Iterable[Sequence[tuple[float, float]]], *, kleur: str, dikte: float, stippel: str = "solid"
) -> list[Mapping[str, Any]]:
    """A trace of separate lines through points (x, y) in values, or none where there are none."""
    x: list[float | None] = []
    y: list[float | None] = []
    for lijn in lijnen:
        x.append(None)
        y.append(None)
        for punt_x, punt_y in lijn:
            x.append(punt_x)
            y.append(punt_y)
    if not x:
        return []
    lijnstijl = {"color": kleur, "width": dikte, "dash": stippel}
    return [
        {"type": "scatter", "mode": "lines", "x": x[1:], "y": y[1:], "line": lijnstijl, "cliponaxis": False, "hoverinfo": "skip"}
    ]


def vormen(plekken: Sequence[tuple[float, float, str]], breedte: Maat, hoogte: Maat) -> list[Mapping[str, Any]]:
    """The shapes of verdicts with their middles in drawing units: a trace of marks, one of the ticks in them; none without."""
    if not plekken:
        return []
    vinken = [[(breedte.waarde(x + dx), hoogte.waarde(y + dy)) for dx, dy in VINK] for x, y, soort in plekken if soort == "boven"]
    tekens = {
        "type": "scatter",
        "mode": "markers",
        "x": [breedte.waarde(x) for x, _, _ in plekken],
        "y": [hoogte.waarde(y) for _, y, _ in plekken],
        "marker": {
            "symbol": [OORDEELTEKENS[soort][0] for _, _, soort in plekken],
            "size": [OORDEELTEKENS[soort][1] for _, _, soort in plekken],
            "color": [OORDEELKLEUREN.get(soort, NEUTRAAL) for _, _, soort in plekken],
            "line": {"width": [0 if soort in OORDEELKLEUREN else 2 for _, _, soort in plekken]},
            "opacity": 1,
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return [tekens, *strepen(vinken, kleur=PAPIER, dikte=2)]


def vergelijkmerken(soort: int, plekken: Sequence[tuple[float, float]]) -> list[Mapping[str, Any]]:
    """A trace of the open marks of others at places in values; none where there are none."""
    if not plekken:
        return []
    marker = {
        "symbol": VERGELIJKTEKENS[soort - 1],
        "size": 9,
        "color": PAPIER,
        "opacity": 1,
        "line": {"width": 1.5, "color": ZACHT},
    }
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [x for x, _ in plekken],
            "y": [y for _, y in plekken],
            "marker": marker,
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    ]


def zweefregels(kop: str, woord: str, normnaam: str | None, norm: str) -> str:
    """What the pointer tells in at most two lines: name and figure, then the signal with its norm."""
    met_norm = f"{normnaam or 'norm'} {norm}" if norm else ""
    if woord and met_norm:
        met_norm = f"{woord} ({norm})" if (normnaam or "norm").lower() in woord.lower() else f"{woord}; {met_norm}"
    return "<br>".join(veilig(regel) for regel in (kop, met_norm or woord) if regel)


def zweefpunten(
    x: Sequence[float], y: Sequence[float], wat: Sequence[str], namen: Sequence[str] | None = None
) -> Mapping[str, Any]:
    """Invisible points that tell the pointer `wat` (safe texts) lies there; `namen`: of rows or years, for other programs."""
    punten: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "x": list(x),
        "y": list(y),
        "marker": {"size": 1, "opacity": 0},
        "hovertext": list(wat),
        "hoverinfo": "text",
    }
    return {**punten, "customdata": [veilig(naam) for naam in namen]} if namen else punten


def arcering(kleur: str = NEUTRAAL) -> dict[str, Any]:
    """The hatching of what is masked, on paper; in a tone of the data, or softly where nothing is known.

    As in the drawing a third of it is line: 2 of 6 units.
    """
    dekking = 0.6 if kleur == NEUTRAAL else 1
    vlak = {"bgcolor": PAPIER, "fgcolor": kleur, "fgopacity": dekking, "size": 6, "solidity": 1 / 3}
    return {"shape": "/", "fillmode": "replace", **vlak}


def rasterlijn(x: float, boven: float, onder: float, *, eerste: bool = False) -> dict[str, Any]:
    """A gridline from top to bottom below everything, in values; the first is the axis."""
    streep = {"color": ZACHT if eerste else LIJN, "width": 1}
    return {"type": "line", "layer": "below", "x0": kort(x), "x1": kort(x), "y0": boven, "y1": onder, "line": streep}


def kale_as(bereik: tuple[float, float]) -> dict[str, Any]:
    """An axis over the whole drawing that shows nothing itself."""
    return {"range": list(bereik), "visible": False, "fixedrange": True}


def opmaak(*, hoogte: float, **delen: Any) -> dict[str, Any]:
    """A layout without template, margins or handles: it is looked at and pointed at, and a page scrolls on under a finger."""
    return {
        "template": "none",
        "separators": ",.",
        "height": hoogte,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "paper_bgcolor": DOORZICHTIG,
        "plot_bgcolor": DOORZICHTIG,
        "font": {"size": 13, "color": INKT},
        "dragmode": False,
        "hoverlabel": {"align": "left"},
        "showlegend": False,
        "barmode": "overlay",
        "meta": {"breedte": BREEDTE, "kleuren": dict(VARIABELEN)},
        **delen,
    }
