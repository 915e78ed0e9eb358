"""Charts, stage 5: figures of others beside those of schools: one upright line where all share it, else a mark in each bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.charts.notatie import toon_norm
from kwaliteitshandboek.charts.schaal import kort_in, tekstbreedte
from kwaliteitshandboek.charts.tekenen import schoon
from kwaliteitshandboek.charts.vergelijking import Vergelijklijn
from kwaliteitshandboek.model.indicator import Indicator

MERKNAMEN: Final = ("vierkantje", "driehoekje", "kruisje")
"""How a sentence calls the marks, in the order of `paden.merkpunten`."""
REGEL: Final = 24.0
"""Height of a line of the key."""
_INSPRING: Final = 18.0
_TUSSEN: Final = 18.0


@dataclass(frozen=True, slots=True)
class Ander:
    """Figures of others, ready to place: their kind of mark, their words in the key, one value for all, or one for each row."""

    soort: int
    tekst: str
    gedeeld: float | None
    per_rij: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Sleutel:
    """An entry of the key under the axis: where its mark and its text begin."""

    soort: int
    is_lijn: bool
    x: float
    regel: int
    tekst: str


def gedeelde_waarde(lijn: Vergelijklijn, sleutels: Sequence[str]) -> float | None:
    """The figure of others where it is the same for every school that is shown."""
    waarden = {lijn.waarden.get(sleutel) for sleutel in sleutels}
    return next(iter(waarden)) if len(waarden) == 1 else None


def plaats_anderen(indicator: Indicator, lijnen: Sequence[Vergelijklijn], sleutels: Sequence[str]) -> tuple[Ander, ...]:
    """The lines of others in the order of the rows."""
    uit = []
    for soort, lijn in enumerate(lijnen, start=1):
        gedeeld = gedeelde_waarde(lijn, sleutels)
        naam = schoon(lijn.kort)
        tekst = naam if gedeeld is None else f"{naam} {toon_norm(gedeeld, indicator)}"
        per_rij = tuple(None if gedeeld is not None else lijn.waarden.get(sleutel) for sleutel in sleutels)
        uit.append(Ander(soort, tekst, gedeeld, per_rij))
    return tuple(uit)


def plaats_sleutels(anderen: Sequence[Ander], links: float, rechts: float) -> tuple[Sleutel, ...]:
    """The key, in as many lines as it needs."""
    uit: list[Sleutel] = []
    x, regel = links, 0
    for ander in anderen:
        tekst = kort_in(ander.tekst, rechts - links - _INSPRING)
        breed = _INSPRING + tekstbreedte(tekst)
        if x > links and x + breed > rechts:
            x, regel = links, regel + 1
        uit.append(Sleutel(ander.soort, ander.gedeeld is not None, x, regel, tekst))
        x += breed + _TUSSEN
    return tuple(uit)
