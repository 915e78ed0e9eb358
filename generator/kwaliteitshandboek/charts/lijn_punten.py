"""Charts, stage 5: where the figures of a line over school years lie: points, ranges, what joins them, gaps, and their labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kwaliteitshandboek.charts.notatie import (
    NIET_GETOOND,
    extra_decimalen,
    geen_cijfer,
    toon_bereik,
    toon_einden,
)
from kwaliteitshandboek.charts.reeks import Jaarvak
from kwaliteitshandboek.charts.schaal import As, kort_in, tekstbreedte
from kwaliteitshandboek.charts.tekenen import schoon
from kwaliteitshandboek.charts.woorden import aansluitend
from kwaliteitshandboek.model.indicator import Indicator


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


def plaats_punten(indicator: Indicator, vakken: Sequence[Jaarvak], as_: As, vlak: Vlak) -> dict[str, Any]:
    """The marks of the figures inside the plot, by the names that the template and the Plotly figure know them by."""
    plaats = [_plaatsen(vak, as_, vlak) for vak in vakken]
    return {
        "lijnen": _lijnen(vakken, plaats, vlak),
        "linten": _linten(vakken, plaats, vlak),
        "punten_": _punten(indicator, vakken, plaats, vlak, as_),
        "bereiken": _bereiken(indicator, vakken, plaats, vlak),
        "gaten": _gaten(indicator, vakken, vlak),
    }


def _plaatsen(vak: Jaarvak, as_: As, vlak: Vlak) -> tuple[float, float] | None:
    """Heights of the low and the high end."""
    bereik = vak.cijfer.waarde
    if bereik is None:
        return None
    return as_.plaats(bereik.onder, vlak.onder, vlak.boven), as_.plaats(bereik.boven, vlak.onder, vlak.boven)


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
        woord = aansluitend(vak.overgeslagen) if vak.overgeslagen else geen_cijfer(vak.cijfer)[1]
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
