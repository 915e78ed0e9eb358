"""Derive, stage 3: exact bounds of figures whose counts are ranges, and how such a range is rounded for the reader."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import NamedTuple

from kwaliteitshandboek.model.cijfer import Bereik
from kwaliteitshandboek.model.indicator import Eenheid
from kwaliteitshandboek.taal import rond

Grens = tuple[int, int]
"""An end of a range as an exact fraction (above the line, below the line), in the unit of the indicator; below is positive."""


class Delen(NamedTuple):
    """Counts behind a percentage, in three parts that share no cell, each with its least and greatest possible number.

    `t`: cells that stand only above the line, `d` those on both sides (a share of a whole has only these above the line), `n`
    those only below it; `leerlingen`: pupils, where the parts may count a pupil once per domain. All are sums, so that
    years and schools add up field by field.
    """

    t_onder: int
    t_boven: int
    d_onder: int
    d_boven: int
    n_onder: int
    n_boven: int
    leerlingen_onder: int
    leerlingen_boven: int


class Uitkomst(NamedTuple):
    """A figure before it meets a norm: both ends exact, and the numbers of people behind it."""

    laag: Grens
    hoog: Grens
    teller: Bereik | None = None
    noemer: Bereik | None = None
    leerlingen: Bereik | None = None

    @property
    def waarde(self) -> Bereik:
        """The range as floats, each the nearest to its exact end."""
        return Bereik(self.laag[0] / self.laag[1], self.hoog[0] / self.hoog[1])

    @property
    def exact(self) -> bool:
        return self.laag[0] * self.hoog[1] == self.hoog[0] * self.laag[1]


def als_grens(waarde: float) -> Grens:
    """The decimal number that was written, as an exact fraction: 85.1 is 851/10, whatever the float that holds it."""
    return Decimal(repr(float(waarde))).as_integer_ratio()


def decimalen_van(waarde: float) -> int:
    """How many decimals a number was written with: 2 for 12.25, 0 for 12."""
    exponent = Decimal(repr(float(waarde))).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def minstens(grens: Grens, norm: Grens) -> bool:
    """Whether `grens` >= `norm`, without rounding."""
    return grens[0] * norm[1] >= norm[0] * grens[1]


def uitkomst_van_delen(delen: Sequence[int]) -> Uitkomst | None:
    """The percentage 100 x (t + d) / (d + n) with tight bounds; None where there certainly are no participants.

    `delen`: the fields of `Delen`, as such or as a plain list.

    Where the number below the line may be 0, the bounds are over the truths in which it is not.
    """
    t1, t2, d1, d2, n1, n2, leerlingen1, leerlingen2 = delen
    if d2 + n2 == 0:
        return None
    if t2 == 0 and d1 + n2 and d2 + n1:
        laag, hoog = (100 * d1, d1 + n2), (100 * d2, d2 + n1)
    else:
        laag, hoog = _grenzen_van_verhouding(Delen(*delen))
    return Uitkomst(laag, hoog, Bereik(t1 + d1, t2 + d2), Bereik(d1 + n1, d2 + n2), Bereik(leerlingen1, leerlingen2))


def _grenzen_van_verhouding(delen: Delen) -> tuple[Grens, Grens]:
    """The general case: the ratio rises with t, falls with n, and with d does one of the two throughout, so that ends suffice.

    Counts are whole: where the number below the line can reach 0, the nearest truth that counts has 1 there.
    """
    t1, t2, d1, d2, n1, n2, *_ = delen
    beide = {d1, d2} | ({1} if d1 == 0 < d2 else set())
    onder_de_streep = {n1} | ({1} if n1 == 0 < n2 else set())
    laag = [(100 * (t1 + d), d + n2) for d in beide if d + n2]
    hoog = [(100 * (t2 + d), d + n) for d in beide for n in onder_de_streep if d + n]
    return min(laag, key=_breuk), max(hoog, key=_breuk)


def gewogen_gemiddelde(
    waarden: Sequence[tuple[Grens, Grens]], gewichten: Sequence[tuple[int, int]]
) -> tuple[Grens, Grens] | None:
    """Bounds of the mean of values in which each of the people behind it counts equally; None where there certainly are none.

    Both sequences hold (least, greatest). Lowest where the groups with low values are as large as they can be and the
    others as small: for some split of the groups in order of value, so every split is tried.
    """
    if not any(boven for _, boven in gewichten):
        return None
    laag = _uiterste([(_breuk(onder), g) for (onder, _), g in zip(waarden, gewichten, strict=True)])
    hoog = _uiterste([(-_breuk(boven), g) for (_, boven), g in zip(waarden, gewichten, strict=True)])
    return laag.as_integer_ratio(), (-hoog).as_integer_ratio()


def _uiterste(groepen: Sequence[tuple[Fraction, tuple[int, int]]]) -> Fraction:
    oplopend = sorted(groepen)
    mogelijk = []
    for splitsing in range(len(oplopend) + 1):
        aantallen = [g[1] for _, g in oplopend[:splitsing]] + [g[0] for _, g in oplopend[splitsing:]]
        if sum(aantallen):
            som = sum((w * n for (w, _), n in zip(oplopend, aantallen, strict=True)), Fraction(0))
            mogelijk.append(som / sum(aantallen))
    return min(mogelijk)


def omhulsel(een: Uitkomst, ander: Uitkomst) -> Uitkomst:
    """The smallest range that holds both figures, for when it is unknown which of the two is the right one."""
    return Uitkomst(
        min(een.laag, ander.laag, key=_breuk),
        max(een.hoog, ander.hoog, key=_breuk),
        _omvat(een.teller, ander.teller),
        _omvat(een.noemer, ander.noemer),
        _omvat(een.leerlingen, ander.leerlingen),
    )


def _omvat(een: Bereik | None, ander: Bereik | None) -> Bereik | None:
    if een is None or ander is None:
        return een or ander
    return Bereik(min(een.onder, ander.onder), max(een.boven, ander.boven))


def _breuk(grens: Grens) -> Fraction:
    return Fraction(*grens)


def toon_bereik(bereik: Bereik, decimalen: int, eenheid: Eenheid = Eenheid.PROCENT) -> tuple[float, float]:
    """Both ends as the reader sees them, with `decimalen` decimals.

    A range is rounded outwards, so that what is shown always contains what is true. One exact value is rounded half up,
    but a percentage that is not 0 or 100 is not shown as 0 or 100: those two say "nobody" and "everybody" (99.6 is shown
    as 99 without decimals, 0.2 as 1).
    """
    if not bereik.exact:
        return _rond_naar(bereik.onder, decimalen, ROUND_FLOOR), _rond_naar(bereik.boven, decimalen, ROUND_CEILING)
    getoond = float(rond(bereik.onder, decimalen))
    if eenheid is Eenheid.PROCENT:
        if getoond == 100 > bereik.onder:
            getoond = _rond_naar(bereik.onder, decimalen, ROUND_FLOOR)
        elif getoond == 0 < bereik.onder:
            getoond = _rond_naar(bereik.onder, decimalen, ROUND_CEILING)
    return getoond, getoond


def _rond_naar(waarde: float, decimalen: int, richting: str) -> float:
    return float(Decimal(repr(float(waarde))).quantize(Decimal(1).scaleb(-decimalen), rounding=richting))
