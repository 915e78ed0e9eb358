"""Charts, stage 5: the drawing of a line over school years: axes, norm, breaks and figures, for the template `lijn.svg.j2`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kwaliteitshandboek.charts.lijn_punten import Vlak, plaats_punten
from kwaliteitshandboek.charts.lijn_vergelijking import (
    INSPRING,
    REGEL,
    normpad,
    past,
    plaats_labels,
    plaats_lijnen,
    regels_van,
    sleutel,
)
from kwaliteitshandboek.charts.notatie import toon_norm
from kwaliteitshandboek.charts.reeks import Jaarvak
from kwaliteitshandboek.charts.schaal import BREEDTE, LETTER, As, in_regels, streepteksten, tekstbreedte
from kwaliteitshandboek.charts.tekenen import schoon, teken
from kwaliteitshandboek.charts.vergelijking import Vergelijklijn
from kwaliteitshandboek.charts.woorden import breukreden
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.taal import hoofdletter

_PLOTHOOGTE = 190.0
_GOOT = 130.0
"""Widest label of a norm, right of the plot."""
_ONDER = 48.0
"""Room under the plot: the label of a low end, then the school years."""


def plaats_lijn(
    indicator: Indicator, vakken: Sequence[Jaarvak], as_: As, vergelijk: Sequence[Vergelijklijn] = ()
) -> dict[str, Any]:
    """Where the parts of a series on an axis lie: the fields that the template draws and the Plotly figure copies."""
    streepjes = streepteksten(as_, indicator)
    normregels = _normregels(indicator, vakken)
    boven = 66.0 if any(vak.breuk for vak in vakken[1:]) else 30.0
    regels = _regels_van_anderen(indicator, vakken, vergelijk, normregels, boven)
    links = max(max(tekstbreedte(tekst) for tekst in streepjes) + 8, 40.0)
    breed = [tekstbreedte(regel) for regel in normregels]
    breed += [tekstbreedte(regel) + INSPRING for deel in regels for regel in deel]
    goot = max(breed, default=0.0) + 14
    rechts = BREEDTE - goot
    vlak = Vlak(links, rechts, boven, boven + _PLOTHOOGTE, (rechts - links) / max(len(vakken), 1))
    anderen = plaats_lijnen(vergelijk, vakken, as_, vlak)
    normplaats = _normplaats(vakken, as_, vlak, len(normregels))
    if anderen:
        wensen = [(lijn["einde"], deel) for lijn, deel in zip(anderen, regels, strict=True)]
        norm = (normplaats, normregels) if normregels else None
        normplaats, middens = plaats_labels(norm, wensen, _vrij(boven), vlak.onder + 18)
        for lijn, deel, midden in zip(anderen, regels, middens, strict=True):
            lijn |= {"regels": deel, "midden": midden, **sleutel(lijn, (vlak.rechts + 13, midden))}
    return {
        "breedte": BREEDTE,
        "hoogte": vlak.onder + _ONDER,
        "vlak": vlak,
        "streepjes": [
            (as_.plaats(waarde, vlak.onder, vlak.boven), tekst) for waarde, tekst in zip(as_.streepjes, streepjes, strict=True)
        ],
        "jaren": _jaarteksten(vakken, vlak),
        **plaats_punten(indicator, vakken, as_, vlak),
        "breuken": _breuken(vakken, vlak),
        "norm": normpad([vak.cijfer.norm for vak in vakken], as_, vlak),
        "normregels": normregels,
        "normplaats": normplaats,
        "anderen": anderen,
        "leeg": not vakken,
    }


def _vrij(boven: float) -> float:
    """Above this height labels may not stand: over the plot are the reasons of breaks, which may reach as far as the gutter."""
    return 44.0 if boven > 30 else 4.0


def _regels_van_anderen(
    indicator: Indicator, vakken: Sequence[Jaarvak], vergelijk: Sequence[Vergelijklijn], norm: Sequence[str], boven: float
) -> list[list[str]]:
    """The lines of the labels of others, in as many as there is room for."""
    jaar, breedte = (vakken[-1].schooljaar if vakken else ""), _GOOT - INSPRING
    uit: list[list[str]] = []
    for zuinig in (False, True):
        uit = [regels_van(indicator, lijn, jaar, breedte, zuinig=zuinig) for lijn in vergelijk]
        if past([norm, *uit], _vrij(boven), boven + _PLOTHOOGTE + 18):
            break
    return uit


def teken_lijn(plaats: Mapping[str, Any], *, chart_id: str, titel: str, zin: str) -> str:
    """The <svg> of a series; `titel` and `zin` become its accessible name and description."""
    return teken("lijn", id=chart_id, titel=titel, zin=zin, **plaats)


def _jaarteksten(vakken: Sequence[Jaarvak], vlak: Vlak) -> list[tuple[float, str, str]]:
    """x, text where the chart is wide, text where it is narrow. Where there is no room for all years, the last ones have it."""
    vol = tekstbreedte("2025-2026") + 6
    vol_breed, kort_smal, kort_breed = (
        tekstbreedte("2025-2026", LETTER) + 6,
        tekstbreedte("’25-’26") + 6,
        tekstbreedte("’25-’26", LETTER) + 6,
    )
    teksten = []
    for nummer, vak in enumerate(vakken):
        van_achter = len(vakken) - 1 - nummer
        lang = vak.schooljaar
        kort = f"’{lang[2:4]}-’{lang[7:9]}"
        om_de_smal, om_de_breed = -int(-kort_smal // vlak.stap), -int(-kort_breed // vlak.stap)
        breed = lang if vlak.stap >= vol_breed else kort if van_achter % om_de_breed == 0 else ""
        smal = lang if vlak.stap >= vol else kort if van_achter % om_de_smal == 0 else ""
        teksten.append((vlak.x(nummer), breed, smal))
    return teksten


def _breuken(vakken: Sequence[Jaarvak], vlak: Vlak) -> list[dict[str, Any]]:
    """A line where comparison ends, with its reason at the top, towards the side that has most room."""
    nummers = [nummer for nummer, vak in enumerate(vakken) if nummer and vak.breuk]
    breuken = []
    for volgorde, nummer in enumerate(nummers):
        x = vlak.links + vlak.stap * nummer
        vorige = vlak.links + vlak.stap * nummers[volgorde - 1] if volgorde else 0.0
        volgende = vlak.links + vlak.stap * nummers[volgorde + 1] if volgorde + 1 < len(nummers) else BREEDTE
        # Of several breaks each has the room up to the next one; a single one may turn to the left.
        naar_links = len(nummers) == 1 and x - vorige > volgende - x
        ruimte = (x - vorige if naar_links else volgende - x) - 10
        reden = breukreden(vakken[nummer].breuk or "") or "niet te vergelijken"
        regels = [_heel_woord(regel) for regel in in_regels(schoon(hoofdletter(reden)), ruimte, 2)]
        breuken.append({"x": x, "tekst_x": x - 6 if naar_links else x + 6, "naar_links": naar_links, "regels": regels})
    return breuken


def _heel_woord(regel: str) -> str:
    """A line that was cut, cut after a whole word."""
    if not regel.endswith("…") or " " not in regel:
        return regel
    return f"{regel.rpartition(' ')[0].rstrip(' ,;:')}…"


def laatste_norm(vakken: Sequence[Jaarvak]) -> Jaarvak | None:
    """The newest year that has a norm."""
    return next((vak for vak in reversed(vakken) if vak.cijfer.norm is not None), None)


def _normregels(indicator: Indicator, vakken: Sequence[Jaarvak]) -> list[str]:
    """The label at the end of the norm: its name in at most two lines, its value, and its year where that is not the last."""
    vak = laatste_norm(vakken)
    if vak is None or vak.cijfer.norm is None:
        return []
    regels = [*in_regels(schoon(vak.cijfer.normnaam or "norm"), _GOOT, 2), toon_norm(vak.cijfer.norm, indicator)]
    if vak is not vakken[-1]:
        regels.append(f"({vak.schooljaar})")
    return regels


def _normplaats(vakken: Sequence[Jaarvak], as_: As, vlak: Vlak, regels: int) -> float:
    vak = laatste_norm(vakken)
    if vak is None or vak.cijfer.norm is None:
        return 0.0
    half = regels * REGEL / 2
    return min(max(as_.plaats(vak.cijfer.norm, vlak.onder, vlak.boven), half + _vrij(vlak.boven)), vlak.onder + 18 - half)
