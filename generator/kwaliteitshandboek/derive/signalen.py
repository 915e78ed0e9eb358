"""Derive, stage 3: which figures lie under their norm, for all schools at once; what is in doubt is left to the figure itself.

A check of a handbook asks this of every school and indicator, and of nothing else. Here only the plain case is decided: a
share of a whole, of which all cells have bounds, in a group that is not small. It is decided by the sum that
`oordelen.beoordeel` makes of one figure, in whole numbers, so that nothing is rounded here either.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from kwaliteitshandboek.derive.bereiken import Grens
from kwaliteitshandboek.derive.cellen import Celcode
from kwaliteitshandboek.derive.kenmerken import Masker
from kwaliteitshandboek.derive.tellingen import Tellingen
from kwaliteitshandboek.model.indicator import Richting

_HOOGSTE_NORM: Final = 10**6
_HOOGSTE_AANTAL: Final = 10**10
"""Above these a product of whole numbers could run over; nobody has such numbers but by mistake."""


def zeker_onder(
    tellingen: Tellingen, kolommen: tuple[int, ...], normen: Sequence[Grens | None], richting: Richting, minstens: int
) -> tuple[Masker, Masker]:
    """For each school whether the verdict is sure here, and whether it is 'under the norm'.

    `normen`: for each school the norm, None where there is none. `minstens`: under so many pupils another window may hold.
    """
    _, t2, d1, d2, n1, n2, leerlingen, _ = tellingen.sommen(kolommen)
    waarden = [norm if norm is not None and 0 <= norm[0] < _HOOGSTE_NORM > norm[1] else (0, 0) for norm in normen]
    boven, onder = np.array(waarden, dtype=np.int64).reshape(len(waarden), 2).T
    zeker: Masker = (tellingen.kenmerken.codes(kolommen) <= Celcode.ONDERDRUKT) & (t2 == 0) & (onder > 0)
    zeker &= (d1 + n2 > 0) & (d2 + n1 > 0) & (d2 + n2 < _HOOGSTE_AANTAL)
    if tellingen.mensen:
        zeker &= leerlingen >= minstens
    if richting is Richting.HOGER:
        slecht: Masker = 100 * d2 * onder < boven * (d2 + n1)
    elif richting is Richting.LAGER:
        slecht = 100 * d1 * onder > boven * (d1 + n2)
    else:
        slecht = np.zeros(len(waarden), dtype=bool)
    return zeker, zeker & slecht
