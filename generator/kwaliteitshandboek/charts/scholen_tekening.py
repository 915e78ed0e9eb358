"""Charts, stage 5: the drawing of a figure per school and its Plotly figure, for the template `scholen.svg.j2`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from kwaliteitshandboek.charts.figuur import getallenas, opmaak, veilig
from kwaliteitshandboek.charts.notatie import (
    STAATWOORDEN,
    met_lidwoord,
    toon_cijfer,
    toon_norm,
)
from kwaliteitshandboek.charts.palet import BOVEN, NEUTRAAL, NORM, ONDER
from kwaliteitshandboek.charts.schaal import (
    BREEDTE,
    LETTER,
    LETTER_SMAL,
    As,
    kort_in,
    streepteksten,
    tekstbreedte,
)
from kwaliteitshandboek.charts.tekenen import schoon, teken
from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat
from kwaliteitshandboek.model.indicator import Eenheid, Indicator
from kwaliteitshandboek.taal import VAST

_RIJ: Final = 46.0
_BALK: Final = 10.0
_LINKS, _RECHTS = 8.0, BREEDTE - 8.0
_WOORD: Final = 250.0
"""Widest word of a verdict; a longer one goes without the name of the norm."""
KLEUREN: Final = {"boven": BOVEN, "onder": ONDER}
"""Shapes of verdicts that have a colour of their own in Plotly."""


@dataclass(frozen=True, slots=True)
class Schoolrij:
    """A school in the chart: its name as shown, its figure, and the signal as shape and word."""

    naam: str
    cijfer: Cijfer
    vorm: str
    woord: str

    @property
    def toon(self) -> str:
        """The tone of the bar: only a verdict on a group that is large enough has a colour of its own."""
        return self.vorm if self.vorm in KLEUREN else "neutraal"


def teken_scholen(
    indicator: Indicator, rijen: Sequence[Schoolrij], as_: As, *, chart_id: str, zin: str, gedeeld: float | None
) -> str:
    """The <svg> of rows on an axis; `gedeeld` is the norm that all rows share, labelled once at the top."""
    lengtes = indicator.eenheid in (Eenheid.PROCENT, Eenheid.AANTAL)
    streepjes = [
        (as_.plaats(waarde, _LINKS, _RECHTS), tekst)
        for waarde, tekst in zip(as_.streepjes, streepteksten(as_, indicator), strict=True)
    ]
    boven = 30.0 if gedeeld is not None else 10.0
    onder = boven + _RIJ * max(len(rijen), 1)
    normtekst, normanker = "", "middle"
    normplaats = _LINKS
    if gedeeld is not None:
        normnaam = next((rij.cijfer.normnaam for rij in rijen if rij.cijfer.normnaam), None) or "norm"
        normtekst = kort_in(f"{schoon(normnaam)} {toon_norm(gedeeld, indicator)}", BREEDTE - 20)
        normplaats = as_.plaats(gedeeld, _LINKS, _RECHTS)
        half = tekstbreedte(normtekst) / 2
        normanker = "start" if normplaats < half else "end" if normplaats > BREEDTE - half else "middle"
    return teken(
        "scholen",
        id=chart_id,
        titel=schoon(indicator.naam),
        zin=zin,
        breedte=BREEDTE,
        hoogte=onder + 34,
        boven=boven,
        onder=onder,
        links=_LINKS,
        rechts=_RECHTS,
        streepjes=_zonder_botsing(streepjes),
        rijen=[_rijplaats(indicator, rij, as_, boven + _RIJ * nummer, lengtes=lengtes) for nummer, rij in enumerate(rijen)],
        balk=_BALK,
        normtekst=normtekst,
        normplaats=normplaats,
        normanker=normanker,
    )


def _zonder_botsing(streepjes: Sequence[tuple[float, str]]) -> list[tuple[float, str, str]]:
    """Ticks with the side to which their text leans; the texts of the first and the last stay inside the drawing."""
    laatste = len(streepjes) - 1
    stap = (streepjes[-1][0] - streepjes[0][0]) / max(laatste, 1)
    # The first and the last text lean inwards, so that beside them there is half a text less room.
    nodig = 1.5 * max(tekstbreedte(tekst) for _, tekst in streepjes) + 8
    om_de = next((keer for keer in (1, 2, 3) if nodig <= keer * stap), max(laatste, 1))
    return [
        (
            x,
            tekst if (laatste - nummer) % om_de == 0 else "",
            "start" if nummer == 0 else "end" if nummer == laatste else "middle",
        )
        for nummer, (x, tekst) in enumerate(streepjes)
    ]


def _rijplaats(indicator: Indicator, rij: Schoolrij, as_: As, boven: float, *, lengtes: bool) -> dict[str, Any]:
    """Where the parts of a row lie. `lengtes`: bars from 0; otherwise points, since lengths would say nothing."""
    cijfer = rij.cijfer
    waarde = toon_cijfer(cijfer, indicator)
    breed = tekstbreedte(waarde) + 14
    # Where there is little room the word goes without the norm's name, which stands at the top.
    kort = rij.woord.removesuffix(f" {met_lidwoord(cijfer.normnaam)}")
    woord = rij.woord if tekstbreedte(rij.woord, LETTER) <= _WOORD else kort
    nul = as_.plaats(0.0, _LINKS, _RECHTS)
    einden = None
    if cijfer.waarde is not None:
        einden = tuple(as_.plaats(einde, _LINKS, _RECHTS) for einde in (cijfer.waarde.onder, cijfer.waarde.boven))
    vast = None
    if einden and lengtes:
        # What is certain: from zero to the end of the range that is nearest to it.
        begin, einde = (nul, max(einden[0], nul)) if einden[1] > nul else (min(einden[1], nul), nul)
        vast = (begin, einde)
    return {
        "boven": boven,
        "namen": (_naam_in(rij.naam, woord, waarde, LETTER), _naam_in(rij.naam, kort, waarde, LETTER_SMAL)),
        "vol": rij.naam,
        "woorden": (woord, kort),
        "waarde": waarde,
        "waarde_breed": breed,
        "getal": cijfer.waarde is not None,
        "vorm": rij.vorm,
        "toon": rij.toon,
        "vast": vast,
        "bereik": einden if einden and cijfer.waarde and not cijfer.waarde.exact else None,
        "punt": einden[0] if einden and not lengtes and cijfer.waarde and cijfer.waarde.exact else None,
        "norm": None if cijfer.norm is None else as_.plaats(cijfer.norm, _LINKS, _RECHTS),
        "masker": cijfer.waarde is None and cijfer.staat in (Cijferstaat.TE_KLEIN, Cijferstaat.GEHEIM),
    }


def _naam_in(naam: str, woord: str, waarde: str, letter: float) -> str:
    """The name, in the room that the word and the value leave at a size of type."""
    bezet = tekstbreedte(waarde) + 14 + (tekstbreedte(woord, letter) + 16 if woord else 0)
    return kort_in(naam, _RECHTS - _LINKS - 24 - bezet, letter)


def scholen_figuur(indicator: Indicator, rijen: Sequence[Schoolrij], as_: As) -> dict[str, Any]:
    """Horizontal bars from 0 (points where the axis has no zero), ranges as lighter bars, norms as ticks."""
    namen = [veilig(rij.naam) for rij in rijen]
    zweef = [_zweef(indicator, rij) for rij in rijen]
    kleuren = [KLEUREN.get(rij.toon, NEUTRAAL) for rij in rijen]
    lengtes = indicator.eenheid in (Eenheid.PROCENT, Eenheid.AANTAL)
    data: list[dict[str, Any]] = []
    met = [nummer for nummer, rij in enumerate(rijen) if rij.cijfer.waarde is not None]
    if lengtes:
        data.append(
            _balken(namen, zweef, kleuren, [(nummer, 0.0, b.onder) for nummer in met if (b := rijen[nummer].cijfer.waarde)], 1.0)
        )
    else:
        exact = [nummer for nummer in met if (b := rijen[nummer].cijfer.waarde) and b.exact]
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [b.onder for nummer in exact if (b := rijen[nummer].cijfer.waarde)],
                "y": [namen[nummer] for nummer in exact],
                "marker": {"color": [kleuren[nummer] for nummer in exact], "size": 12},
                "hovertext": [zweef[nummer] for nummer in exact],
                "hoverinfo": "text",
            }
        )
    ruw = [(nummer, b.onder, b.boven) for nummer in met if (b := rijen[nummer].cijfer.waarde) and not b.exact]
    data.append(_balken(namen, zweef, kleuren, ruw, 0.4))
    normen = [nummer for nummer, rij in enumerate(rijen) if rij.cijfer.norm is not None]
    data.append(
        {
            "type": "scatter",
            "mode": "markers",
            "name": "Norm",
            "x": [rijen[nummer].cijfer.norm for nummer in normen],
            "y": [namen[nummer] for nummer in normen],
            "marker": {"symbol": "line-ns-open", "size": 18, "color": NORM, "line": {"width": 2}},
            "hovertext": [veilig(f"{rijen[nummer].naam}: {_norm(indicator, rijen[nummer])}") for nummer in normen],
            "hoverinfo": "text",
        }
    )
    yas = {"type": "category", "categoryorder": "array", "categoryarray": namen[::-1], "automargin": True, "fixedrange": True}
    layout = opmaak(hoogte=80 + 28 * max(len(rijen), 1), xaxis=getallenas(as_, indicator), yaxis=yas, barmode="overlay")
    return {"data": data, "layout": layout}


def _balken(
    namen: Sequence[str], zweef: Sequence[str], kleuren: Sequence[str], balken: Sequence[tuple[int, float, float]], dekking: float
) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [namen[nummer] for nummer, _, _ in balken],
        "base": [van for _, van, _ in balken],
        "x": [tot - van for _, van, tot in balken],
        "marker": {"color": [kleuren[nummer] for nummer, _, _ in balken], "opacity": dekking},
        "width": 0.5,
        "hovertext": [zweef[nummer] for nummer, _, _ in balken],
        "hoverinfo": "text",
    }


def _norm(indicator: Indicator, rij: Schoolrij) -> str:
    return f"{rij.cijfer.normnaam or 'norm'} {toon_norm(rij.cijfer.norm, indicator)}" if rij.cijfer.norm is not None else ""


def _zweef(indicator: Indicator, rij: Schoolrij) -> str:
    """What the pointer tells: name, figure, word."""
    delen = [toon_cijfer(rij.cijfer, indicator) if rij.cijfer.waarde else STAATWOORDEN[rij.cijfer.staat], rij.woord]
    return veilig(f"{rij.naam}:{VAST}{', '.join(deel for deel in delen if deel)}")
