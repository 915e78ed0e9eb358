"""Charts, stage 5: where the lines of others lie in a drawing over school years, and how labels in its gutter keep apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from kwaliteitshandboek.charts.notatie import toon_norm
from kwaliteitshandboek.charts.paden import merk
from kwaliteitshandboek.charts.reeks import Jaarvak
from kwaliteitshandboek.charts.schaal import As, in_regels, kort_in
from kwaliteitshandboek.charts.tafereel import Punt, uit_elkaar
from kwaliteitshandboek.charts.tekenen import schoon
from kwaliteitshandboek.charts.vergelijking import Vergelijklijn
from kwaliteitshandboek.model.indicator import Indicator

REGEL: Final = 20.0
"""Height of a line of a label."""
INSPRING: Final = 18.0
"""Room before the label of others, for their mark."""
_TUSSEN: Final = 3.0


def regels_van(indicator: Indicator, lijn: Vergelijklijn, jaar: str, breedte: float, *, zuinig: bool) -> list[str]:
    """The label of others: who, how much in their newest year, and which year where that is not `jaar`."""
    nieuwste = max(lijn.waarden)
    namen = [kort_in(schoon(lijn.kort), breedte)] if zuinig else in_regels(schoon(lijn.kort), breedte, 2)
    oud = [f"({nieuwste})"] if nieuwste != jaar else []
    waarde = toon_norm(lijn.waarden[nieuwste], indicator)
    return [*namen, *(oud or [waarde])] if zuinig else [*namen, waarde, *oud]


def plaats_lijnen(
    lijnen: Sequence[Vergelijklijn], vakken: Sequence[Jaarvak], as_: As, plek: Callable[[int, float], Punt]
) -> list[dict[str, Any]]:
    """Per line its unbroken runs and the marks at its years. No run crosses a year without a figure or a series break.

    `plek`: where the share of the height above the axis lies in a year.
    """
    uit = []
    for soort, lijn in enumerate(lijnen, start=1):
        lopen: list[list[Punt]] = []
        vorige = False
        for nummer, vak in enumerate(vakken):
            waarde = lijn.waarden.get(vak.schooljaar)
            if waarde is not None:
                punt = plek(nummer, as_.plaats(waarde, 0.0, 1.0))
                if vorige and not vak.breuk:
                    lopen[-1].append(punt)
                else:
                    lopen.append([punt])
            vorige = waarde is not None
        plekken = [punt for loop in lopen for punt in loop]
        uit.append(
            {
                "soort": soort,
                "paden": [loop for loop in lopen if len(loop) > 1],
                "plekken": plekken,
                "merken": "".join(merk(soort, *punt) for punt in plekken),
            }
        )
    return uit


def plaats_labels(
    norm: tuple[float, Sequence[str]] | None, anderen: Sequence[tuple[float, Sequence[str]]], laag: float, hoog: float
) -> tuple[float, list[float]]:
    """Middles of the label of the norm and of those of others, apart from each other; (wanted middle, lines) of each."""
    alle = [*([norm] if norm else []), *anderen]
    middens = uit_elkaar([midden for midden, _ in alle], [REGEL * len(regels) for _, regels in alle], laag, hoog, _TUSSEN)
    return (middens[0], list(middens[1:])) if norm else (0.0, list(middens))


def past(regels: Sequence[Sequence[str]], laag: float, hoog: float) -> bool:
    """Whether labels of these lines fit one above the other."""
    return sum(REGEL * len(deel) + _TUSSEN for deel in regels) - _TUSSEN <= hoog - laag


def laatste_plek(lijn: Mapping[str, Any]) -> float:
    """The height at which a line of others ends."""
    punt: Punt = lijn["plekken"][-1]
    return punt[1]
