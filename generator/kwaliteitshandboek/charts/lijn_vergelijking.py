"""Charts, stage 5: where norms and lines of others lie in a drawing over school years, and how their labels keep apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from kwaliteitshandboek.charts.lijn_punten import Vlak
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
_SLEUTEL: Final = 6.0
"""Half the length of the dash before the label of a second norm."""


def normpad(normen: Sequence[float | None], as_: As, vlak: Vlak) -> list[list[Punt]]:
    """A norm as steps: level within a school year, broken where a year has none; one per year, oldest first."""
    paden: list[list[Punt]] = []
    vorig: float | None = None
    for nummer, norm in enumerate(normen):
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


def regels_van(indicator: Indicator, lijn: Vergelijklijn, jaar: str, breedte: float, *, zuinig: bool) -> list[str]:
    """The label of others: who, how much in their newest year, and which year where that is not `jaar`."""
    nieuwste = max(lijn.waarden)
    namen = [kort_in(schoon(lijn.kort), breedte)] if zuinig else in_regels(schoon(lijn.kort), breedte, 2)
    oud = [f"({nieuwste})"] if nieuwste != jaar else []
    waarde = toon_norm(lijn.waarden[nieuwste], indicator)
    return [*namen, *(oud or [waarde])] if zuinig else [*namen, waarde, *oud]


def plaats_lijnen(lijnen: Sequence[Vergelijklijn], vakken: Sequence[Jaarvak], as_: As, vlak: Vlak) -> list[dict[str, Any]]:
    """Per line its unbroken runs and the marks at its years, where it ends, and which norm or which of the others it is.

    No run of others crosses a year without a figure or a series break; a second norm goes in steps, without marks.
    """
    uit = []
    telling = {True: 0, False: 0}
    for lijn in lijnen:
        telling[lijn.is_norm] += 1
        soort = telling[lijn.is_norm]
        waarden = [lijn.waarden.get(vak.schooljaar) for vak in vakken]
        lopen = normpad(waarden, as_, vlak) if lijn.is_norm else _lopen(waarden, vakken, as_, vlak)
        plekken = [] if lijn.is_norm else [punt for loop in lopen for punt in loop]
        uit.append(
            {
                "soort": soort,
                "is_norm": lijn.is_norm,
                "paden": [loop for loop in lopen if len(loop) > 1],
                "plekken": plekken,
                "merken": "".join(merk(soort, *punt) for punt in plekken),
                "einde": lopen[-1][-1][1],
            }
        )
    return uit


def _lopen(waarden: Sequence[float | None], vakken: Sequence[Jaarvak], as_: As, vlak: Vlak) -> list[list[Punt]]:
    """The figures of others in unbroken runs."""
    lopen: list[list[Punt]] = []
    vorige = False
    for nummer, (waarde, vak) in enumerate(zip(waarden, vakken, strict=True)):
        if waarde is not None:
            punt = (vlak.x(nummer), as_.plaats(waarde, vlak.onder, vlak.boven))
            if vorige and not vak.breuk:
                lopen[-1].append(punt)
            else:
                lopen.append([punt])
        vorige = waarde is not None
    return lopen


def sleutel(lijn: Mapping[str, Any], midden: Punt) -> dict[str, Any]:
    """What stands before the label of a line: the mark of others, or a dash as the second norm is drawn."""
    x, y = midden
    if lijn["is_norm"]:
        return {"sleutel": [(x - _SLEUTEL, y), (x + _SLEUTEL, y)]}
    return {"sleutel": midden, "sleutelmerk": merk(lijn["soort"], x, y)}


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
