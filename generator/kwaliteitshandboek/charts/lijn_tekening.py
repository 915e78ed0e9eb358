"""Charts, stage 5: the drawing of a line over school years: where its parts lie, for the template `lijn.svg.j2`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kwaliteitshandboek.charts.lijn_vergelijking import (
    INSPRING,
    REGEL,
    laatste_plek,
    past,
    plaats_labels,
    plaats_lijnen,
    regels_van,
)
from kwaliteitshandboek.charts.notatie import (
    NIET_GETOOND,
    STAATWOORDEN,
    extra_decimalen,
    toon_bereik,
    toon_einden,
    toon_norm,
)
from kwaliteitshandboek.charts.paden import merk
from kwaliteitshandboek.charts.reeks import Jaarvak
from kwaliteitshandboek.charts.schaal import BREEDTE, LETTER, As, in_regels, kort_in, streepteksten, tekstbreedte
from kwaliteitshandboek.charts.tekenen import schoon, teken
from kwaliteitshandboek.charts.vergelijking import Vergelijklijn
from kwaliteitshandboek.charts.woorden import aansluitend, breukreden
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.taal import hoofdletter

_PLOTHOOGTE = 190.0
_GOOT = 130.0
"""Widest label of a norm, right of the plot."""
_ONDER = 48.0
"""Room under the plot: the label of a low end, then the school years."""


@dataclass(frozen=True, slots=True)
class Vlak:
    """Where the plot lies, in drawing units, and how wide one school year is."""

    links: float
    rechts: float
    boven: float
    onder: float
    stap: float

    def x(self, nummer: int) -> float:
        return self.links + self.stap * (nummer + 0.5)


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
    plaats = [_plaatsen(vak, as_, vlak) for vak in vakken]
    anderen = plaats_lijnen(vergelijk, vakken, as_, lambda nummer, deel: (vlak.x(nummer), vlak.onder - deel * _PLOTHOOGTE))
    normplaats = _normplaats(vakken, as_, vlak, len(normregels))
    if anderen:
        wensen = [(laatste_plek(lijn), deel) for lijn, deel in zip(anderen, regels, strict=True)]
        norm = (normplaats, normregels) if normregels else None
        normplaats, middens = plaats_labels(norm, wensen, _vrij(boven), vlak.onder + 18)
        for lijn, deel, midden in zip(anderen, regels, middens, strict=True):
            lijn |= {"regels": deel, "midden": midden, "sleutel": (vlak.rechts + 13, midden)}
            lijn["sleutelmerk"] = merk(lijn["soort"], *lijn["sleutel"])
    return {
        "breedte": BREEDTE,
        "hoogte": vlak.onder + _ONDER,
        "vlak": vlak,
        "streepjes": [
            (as_.plaats(waarde, vlak.onder, vlak.boven), tekst) for waarde, tekst in zip(as_.streepjes, streepjes, strict=True)
        ],
        "jaren": _jaarteksten(vakken, vlak),
        "lijnen": _lijnen(vakken, plaats, vlak),
        "linten": _linten(vakken, plaats, vlak),
        "punten_": _punten(indicator, vakken, plaats, vlak, as_),
        "bereiken": _bereiken(indicator, vakken, plaats, vlak),
        "gaten": _gaten(indicator, vakken, vlak),
        "breuken": _breuken(vakken, vlak),
        "norm": _normpad(vakken, as_, vlak),
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


def _plaatsen(vak: Jaarvak, as_: As, vlak: Vlak) -> tuple[float, float] | None:
    """Heights of the low and the high end."""
    bereik = vak.cijfer.waarde
    if bereik is None:
        return None
    return as_.plaats(bereik.onder, vlak.onder, vlak.boven), as_.plaats(bereik.boven, vlak.onder, vlak.boven)


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


def _verbonden(een: Jaarvak, ander: Jaarvak) -> bool:
    """Whether two neighbouring years may be joined: both have a figure, and no break lies between them."""
    return een.cijfer.waarde is not None and ander.cijfer.waarde is not None and not ander.breuk


def _lijnen(
    vakken: Sequence[Jaarvak], plaats: Sequence[tuple[float, float] | None], vlak: Vlak
) -> list[list[tuple[float, float]]]:
    """Unbroken runs of exact values."""
    lopen: list[list[tuple[float, float]]] = []
    for nummer, vak in enumerate(vakken):
        y = plaats[nummer]
        if y is None or not vak.exact:
            continue
        if nummer and vakken[nummer - 1].exact and _verbonden(vakken[nummer - 1], vak):
            lopen[-1].append((vlak.x(nummer), y[0]))
        else:
            lopen.append([(vlak.x(nummer), y[0])])
    return [loop for loop in lopen if len(loop) > 1]


def _linten(
    vakken: Sequence[Jaarvak], plaats: Sequence[tuple[float, float] | None], vlak: Vlak
) -> list[list[tuple[float, float]]]:
    """Light bands between neighbouring years of which one at least is a range: the course lies somewhere inside."""
    linten = []
    for (links, een), (rechts, ander) in pairwise(enumerate(vakken)):
        y_een, y_ander = plaats[links], plaats[rechts]
        if y_een is None or y_ander is None or not _verbonden(een, ander) or (een.exact and ander.exact):
            continue
        x1, x2 = vlak.x(links), vlak.x(rechts)
        linten.append([(x1, y_een[1]), (x2, y_ander[1]), (x2, y_ander[0]), (x1, y_een[0])])
    return linten


def _breedst(indicator: Indicator, vakken: Sequence[Jaarvak]) -> float:
    """Width of the widest value."""
    return max((tekstbreedte(tekst) for vak in vakken for tekst in _met_noot(indicator, vak)), default=0.0)


def _om_de(indicator: Indicator, vakken: Sequence[Jaarvak], vlak: Vlak) -> int:
    """Every how many years there is room for a value; counted from the last."""
    breedst = _breedst(indicator, vakken)
    # Texts wider than a year are pushed inwards at both ends of the plot, which costs their neighbours as much again.
    nodig = breedst + 6 if breedst <= vlak.stap else 2 * breedst + 6
    return max(1, -int(-nodig // vlak.stap))


def _binnen(x: float, teksten: Sequence[str], vlak: Vlak) -> float:
    """The middle of a text at `x`, pushed inwards where it would stick out of the plot."""
    half = max(tekstbreedte(tekst) for tekst in teksten) / 2
    return x if 2 * half <= vlak.stap else min(max(x, vlak.links + half), vlak.rechts - half)


def _eindteksten(indicator: Indicator, vak: Jaarvak) -> tuple[str, ...]:
    cijfer = vak.cijfer
    if cijfer.waarde is None:
        return ()
    extra = extra_decimalen(cijfer, indicator)
    if cijfer.waarde.exact:
        return (toon_bereik(cijfer.waarde, indicator, teken=False, extra=extra),)
    return toon_einden(cijfer.waarde, indicator, extra=extra)


def _met_noot(indicator: Indicator, vak: Jaarvak) -> tuple[str, ...]:
    """The values of a year with the letters of its remarks, as wide as they are drawn at most."""
    return tuple(f"{tekst}{vak.noot}" for tekst in _eindteksten(indicator, vak))


def _punten(
    indicator: Indicator, vakken: Sequence[Jaarvak], plaats: Sequence[tuple[float, float] | None], vlak: Vlak, as_: As
) -> list[dict[str, Any]]:
    om_de, laatste = _om_de(indicator, vakken, vlak), len(vakken) - 1
    punten = []
    for nummer, vak in enumerate(vakken):
        y = plaats[nummer]
        if y is None or not vak.exact:
            continue
        # In a dip the value stands under the point, out of the way of the line.
        buren = [plaats[ander] for ander in (nummer - 1, nummer + 1) if 0 <= ander <= laatste]
        dal = len(buren) == 2 and all(buur is not None and buur[0] < y[0] - 4 for buur in buren)
        norm = None if vak.cijfer.norm is None else as_.plaats(vak.cijfer.norm, vlak.onder, vlak.boven)
        # So it does where the norm would run through a label above the point, and no line comes from below.
        if norm is not None and 8 < y[0] - norm < 24 and all(buur is None or buur[1] <= y[0] + 4 for buur in buren):
            dal = True
        punten.append(
            {
                "x": vlak.x(nummer),
                "y": y[0],
                "tekst": _eindteksten(indicator, vak)[0] if (laatste - nummer) % om_de == 0 else "",
                "noot": vak.noot,
                "tekst_x": _binnen(vlak.x(nummer), _met_noot(indicator, vak), vlak),
                "tekst_y": _naast_de_norm(y[0] + 20 if dal else y[0] - 10, norm, vlak, onder=dal),
                "laatste": nummer == laatste,
                "open": vak.cijfer.voorlopig,
            }
        )
    return punten


def _naast_de_norm(voet: float, norm: float | None, vlak: Vlak, *, onder: bool) -> float:
    """The foot of a label, moved on to the other side of the norm where that would run through it and there is room."""
    if norm is None or not voet - 15 < norm < voet + 4:
        return voet
    verder = norm + 17 if onder else norm - 6
    return verder if vlak.boven + 12 < verder < vlak.onder - 2 else voet


def _bereiken(
    indicator: Indicator, vakken: Sequence[Jaarvak], plaats: Sequence[tuple[float, float] | None], vlak: Vlak
) -> list[dict[str, Any]]:
    om_de, laatste = _om_de(indicator, vakken, vlak), len(vakken) - 1
    breedte = min(16.0, vlak.stap * 0.6)
    bereiken = []
    for nummer, vak in enumerate(vakken):
        y = plaats[nummer]
        if y is None or vak.exact:
            continue
        laag, hoog = _eindteksten(indicator, vak) if (laatste - nummer) % om_de == 0 else ("", "")
        bereiken.append(
            {
                "x": vlak.x(nummer),
                "breedte": breedte,
                "y_laag": y[0],
                "y_hoog": y[1],
                "noot": vak.noot,
                "tekst_x": _binnen(vlak.x(nummer), _met_noot(indicator, vak), vlak),
                "laag": laag,
                "hoog": hoog,
                "laatste": nummer == laatste,
            }
        )
    return bereiken


def _gaten(indicator: Indicator, vakken: Sequence[Jaarvak], vlak: Vlak) -> list[dict[str, Any]]:
    """Years without a figure: a column with the reason along it; hatched where a figure exists but is not shown."""
    breedte = min(26.0, vlak.stap * 0.8)
    hoogte = vlak.onder - vlak.boven
    # Among very many years there is no room for the reason beside the values of the neighbours; the table has it.
    ruim = breedte >= 20 and _breedst(indicator, vakken) <= vlak.stap
    gaten = []
    for nummer, vak in enumerate(vakken):
        if vak.cijfer.waarde is not None:
            continue
        woord = aansluitend(vak.overgeslagen) if vak.overgeslagen else STAATWOORDEN[vak.cijfer.staat]
        gaten.append(
            {
                "x": vlak.x(nummer),
                "y": (vlak.boven + vlak.onder) / 2,
                "breedte": breedte,
                "woord": kort_in(schoon(woord), hoogte - 26 if vak.noot else hoogte - 12) if ruim else "",
                "noot": vak.noot if ruim else "",
                "masker": vak.cijfer.staat in NIET_GETOOND and not vak.overgeslagen,
            }
        )
    return gaten


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


def _normpad(vakken: Sequence[Jaarvak], as_: As, vlak: Vlak) -> list[list[tuple[float, float]]]:
    """The norm as steps: level within a school year, broken where a year has none."""
    paden: list[list[tuple[float, float]]] = []
    vorig: float | None = None
    for nummer, vak in enumerate(vakken):
        norm = vak.cijfer.norm
        if norm is not None:
            y = as_.plaats(norm, vlak.onder, vlak.boven)
            begin, einde = vlak.links + vlak.stap * nummer, vlak.links + vlak.stap * (nummer + 1)
            if vorig is None:
                paden.append([(begin, y), (einde, y)])
            elif vorig == norm:
                paden[-1][-1] = (einde, y)
            else:
                paden[-1] += [(begin, y), (einde, y)]
        vorig = norm
    return paden


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
