"""Charts, stage 5: the drawing of a small line chart per school: panels in rows, all with the same years and scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from kwaliteitshandboek.charts.notatie import NIET_GETOOND, geen_cijfer, toon_cijfer
from kwaliteitshandboek.charts.reeks import Jaarvak
from kwaliteitshandboek.charts.schaal import As, in_regels, kort_in, streepteksten, tekstbreedte
from kwaliteitshandboek.charts.tafereel import (
    GEEN_TOON,
    LINKS,
    RECHTS,
    Deel,
    Lijn,
    Stip,
    Tafereel,
    Vlak,
    Woord,
    blok,
    staand,
)
from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.model.indicator import Indicator

_PLOT: Final = 70.0
_REGEL: Final = 20.0
_TUSSEN: Final = 20.0
_KOP: Final = 34.0
"""Height of the heading of a group."""


@dataclass(frozen=True, slots=True)
class Leden:
    """What the panels are, in words."""

    een: str
    meer: str
    volgorde: str


SCHOLEN: Final = Leden("school", "scholen", "De scholen staan op alfabet")
DELEN: Final = Leden("onderdeel", "onderdelen", "De onderdelen staan in een vaste volgorde")


@dataclass(frozen=True, slots=True)
class Paneel:
    """One school, or part: its name, the group it stands in (or ''), its series over the years of all schools."""

    naam: str
    groep: str
    vakken: tuple[Jaarvak, ...]

    @property
    def waarden(self) -> list[float]:
        """All values and norms, for the scale."""
        bereiken = [vak.cijfer.waarde for vak in self.vakken if vak.cijfer.waarde is not None]
        normen = [vak.cijfer.norm for vak in self.vakken if vak.cijfer.norm is not None]
        return [einde for bereik in bereiken for einde in (bereik.onder, bereik.boven)] + normen

    @property
    def norm(self) -> float | None:
        """The newest norm."""
        return next((vak.cijfer.norm for vak in reversed(self.vakken) if vak.cijfer.norm is not None), None)

    @property
    def deels_bekend(self) -> bool:
        """Whether the newest figure takes school years together that are not all there, though some are."""
        return bool(self.vakken) and Reden.DEEL_BEKEND in self.vakken[-1].cijfer.redenen

    def woord(self, nummer: int, indicator: Indicator) -> str:
        """The figure of a year, or why there is none."""
        if not self.vakken:
            return "geen gegevens"
        vak = self.vakken[nummer]
        return "niet gemeten" if vak.overgeslagen else toon_cijfer(vak.cijfer, indicator)


@dataclass(frozen=True, slots=True)
class _Maten:
    """What all panels share: their width, the scale, and where a year lies."""

    breed: float
    goot: float
    as_: As
    jaren: int

    def x(self, links: float, nummer: int) -> float:
        return links + self.breed * (nummer + 0.5) / max(self.jaren, 1)

    def y(self, boven: float, waarde: float) -> float:
        return self.as_.plaats(waarde, boven + _PLOT, boven)


def plaats_veelluik(
    indicator: Indicator, panelen: Sequence[Paneel], jaren: Sequence[str], as_: As, leden: Leden = SCHOLEN
) -> Tafereel:
    """Lay out the panels, two or three side by side; the scale stands at the left of each row, the years under each panel."""
    if not panelen:
        return Tafereel(80.0, (Woord((LINKS + RECHTS) / 2, 44, f"geen {leden.meer} met dit cijfer", anker="middle"),))
    streepjes = streepteksten(as_, indicator)
    kolommen = 2 if len(panelen) <= 4 else 3
    goot = max(tekstbreedte(tekst) for tekst in (streepjes[0], streepjes[-1])) + 8
    breed = (RECHTS - LINKS - goot - _TUSSEN * (kolommen - 1)) / kolommen
    maten = _Maten(breed, goot, as_, len(jaren))
    delen: list[Deel] = []
    y = 2.0
    met_koppen = len({paneel.groep for paneel in panelen}) > 1 or bool(panelen[0].groep)
    for groep, in_groep in groupby(panelen, key=lambda paneel: paneel.groep):
        if met_koppen:
            delen.append(
                Woord(LINKS, y + 18, kort_in(groep or f"Overige {leden.meer}", RECHTS - LINKS), "g-label g-label--laatste")
            )
            delen.append(Lijn(((LINKS, y + 26), (RECHTS, y + 26)), "g-raster"))
            y += _KOP
        alle = list(in_groep)
        for begin in range(0, len(alle), kolommen):
            rij = alle[begin : begin + kolommen]
            namen = [in_regels(paneel.naam, breed, 2) for paneel in rij]
            plot = y + max(len(regels) for regels in namen) * _REGEL + 24
            for nummer, (paneel, regels) in enumerate(zip(rij, namen, strict=True)):
                links = LINKS + goot + nummer * (breed + _TUSSEN)
                delen += _kop(indicator, paneel, regels, (links, y), maten)
                delen += _plot(indicator, paneel, (links, plot), maten)
                delen += _jaartallen(jaren, (links, plot + _PLOT + 20), maten)
            for tekst, waarde in ((streepjes[0], as_.laag), (streepjes[-1], as_.hoog)):
                delen.append(Woord(LINKS + goot - 6, maten.y(plot, waarde) + 5, tekst, "g-tekst g-tekst--as", "end"))
            y = plot + _PLOT + 46
    return Tafereel(y - 16, tuple(delen))


def _kop(indicator: Indicator, paneel: Paneel, regels: Sequence[str], plek: tuple[float, float], maten: _Maten) -> list[Deel]:
    """The name, and under it the newest figure or why there is none."""
    links, boven = plek
    delen: list[Deel] = []
    y = boven
    for regel in regels:
        y += _REGEL
        delen.append(Woord(links, y - 4, regel, "g-label", vol=paneel.naam if regel.endswith("…") else ""))
    is_cijfer = bool(paneel.vakken) and paneel.vakken[-1].cijfer.waarde is not None
    klasse = "g-label g-label--laatste" if is_cijfer else "g-tekst"
    woord = paneel.woord(-1, indicator)
    if not is_cijfer and paneel.vakken and not paneel.vakken[-1].overgeslagen and tekstbreedte(woord) > maten.breed:
        woord = geen_cijfer(paneel.vakken[-1].cijfer)[1]
    delen.append(Woord(links, y + 15, kort_in(woord, maten.breed), klasse))
    return delen


def _jaartallen(jaren: Sequence[str], plek: tuple[float, float], maten: _Maten) -> list[Deel]:
    kort = [f"’{jaar[2:4]}-’{jaar[7:9]}" for jaar in jaren]
    links, y = plek
    if len(kort) == 1:
        return [Woord(links + maten.breed / 2, y, kort[0], "g-tekst g-tekst--as", "middle")]
    return [
        Woord(links + (maten.breed if einde else 0), y, kort[-einde], "g-tekst g-tekst--as", "end" if einde else "start")
        for einde in (0, 1)
        if kort
    ]


def _plot(indicator: Indicator, paneel: Paneel, plek: tuple[float, float], maten: _Maten) -> list[Deel]:
    """Axis and grid, norm, gaps, breaks, ranges, lines, points."""
    links, boven = plek
    breed, stap = maten.breed, maten.breed / max(maten.jaren, 1)
    delen: list[Deel] = [
        Lijn(((links, maten.y(boven, waarde)), (links + breed, maten.y(boven, waarde))), "g-as" if not nummer else "g-raster")
        for nummer, waarde in ((0, maten.as_.laag), (1, (maten.as_.laag + maten.as_.hoog) / 2), (2, maten.as_.hoog))
    ]
    delen += [Lijn(tuple(pad), "g-norm") for pad in _normpaden(paneel, plek, maten)]
    punten: list[Deel] = []
    lopen: list[list[tuple[float, float]]] = []
    vorige = False
    for nummer, vak in enumerate(paneel.vakken):
        x, bereik = maten.x(links, nummer), vak.cijfer.waarde
        uitleg = f"{paneel.naam}, {vak.schooljaar}: {paneel.woord(nummer, indicator)}"
        if nummer and vak.breuk:
            delen.append(staand(x - stap / 2, boven, boven + _PLOT, "g-breuk"))
        if bereik is None:
            delen += _gat(vak, (x, boven), stap, uitleg)
        elif bereik.exact:
            y = maten.y(boven, bereik.onder)
            if vorige and not vak.breuk:
                lopen[-1].append((x, y))
            else:
                lopen.append([(x, y)])
            laatste = nummer == len(paneel.vakken) - 1
            klasse = "g-punt g-punt--open" if vak.cijfer.voorlopig else "g-punt"
            punten.append(Stip(x, y, 4.5 if laatste else 3.0, klasse, uitleg))
        else:
            laag, hoog = maten.y(boven, bereik.onder), maten.y(boven, bereik.boven)
            half = min(6.0, stap * 0.3)
            delen.append(blok(x - half, hoog, 2 * half, laag - hoog, "g-bereik", uitleg=uitleg))
            delen += [Lijn(((x - half, y), (x + half, y)), "g-bereik__eind") for y in (hoog, laag)]
        vorige = bereik is not None and bereik.exact
    return [*delen, *(Lijn(tuple(loop), "g-lijn") for loop in lopen if len(loop) > 1), *punten]


def _normpaden(paneel: Paneel, plek: tuple[float, float], maten: _Maten) -> list[list[tuple[float, float]]]:
    """The norm as steps, broken where a year has none."""
    links, boven = plek
    half = maten.breed / max(maten.jaren, 1) / 2
    paden: list[list[tuple[float, float]]] = []
    vorig: float | None = None
    for nummer, vak in enumerate(paneel.vakken):
        norm = vak.cijfer.norm
        if norm is not None:
            x, y = maten.x(links, nummer), maten.y(boven, norm)
            if vorig is None:
                paden.append([])
            paden[-1] += [(x - half, y), (x + half, y)]
        vorig = norm
    return paden


def _gat(vak: Jaarvak, plek: tuple[float, float], stap: float, uitleg: str) -> list[Vlak]:
    """A year without a figure: hatched where one exists that is not shown, an outline where nobody measured, else open."""
    half = min(7.0, stap * 0.4)
    masker = GEEN_TOON if vak.cijfer.staat in NIET_GETOOND and not vak.overgeslagen else ""
    if not masker and not vak.overgeslagen:
        return []
    return [blok(plek[0] - half, plek[1], 2 * half, _PLOT, "g-leeg", masker=masker, uitleg=uitleg)]
