"""Intake, stage 1: percentages, written as 87,3 or as 0.873, and the counts that they can stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import Enum
from typing import Final

_GETAL: Final = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]{1,20}))?\s*(%?)")
_RUIS: Final = Decimal("1e-10")
"""Closer than this, two fractions are one: a spreadsheet keeps about fifteen digits, and its last ones are noise."""


class Schaal(Enum):
    """How a column writes its percentages: 87,3, or 0,873, or both (which cannot be right)."""

    PROCENT = 1
    BREUK = 2
    GEMENGD = 3


def als_getal(tekst: str) -> Decimal | None:
    """A plain number with a decimal comma or point, with or without a percent sign; None where it is something else."""
    gevonden = _GETAL.fullmatch(tekst)
    return None if gevonden is None else Decimal(f"{gevonden[1]}.{gevonden[2] or '0'}")


def schaal(teksten: Iterable[str]) -> Schaal:
    """How a column writes its percentages, by all its cells; 0 is the same on both scales, and a percent sign settles it."""
    breuken = procenten = teken = False
    for tekst in teksten:
        getal = als_getal(tekst)
        if getal is None:
            continue
        teken = teken or tekst.endswith("%")
        breuken = breuken or 0 < getal <= 1
        procenten = procenten or getal > 1
    if breuken and procenten and not teken:
        return Schaal.GEMENGD
    return Schaal.BREUK if breuken and not teken else Schaal.PROCENT


def als_procent(getal: Decimal, hoe: Schaal) -> Decimal:
    """The percentage that a number of a column stands for, without the noise of a spreadsheet."""
    if hoe is Schaal.BREUK:
        return (getal.quantize(_RUIS) * 100).normalize()
    return getal.quantize(_RUIS).normalize() if getal != getal.quantize(_RUIS) else getal


def decimalen(getal: Decimal) -> int:
    """How many decimals a number has, zeros at its end left out."""
    exponent = getal.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def aantallen_bij(procent: Decimal, cijfers: int, van: int) -> tuple[int, int] | None:
    """The lowest and the highest count out of `van` that give a percentage with so many decimals; None where none does.

    Both ways of rounding a half are allowed, so that no count that is possible falls outside.
    """
    speling = Decimal(5).scaleb(-cijfers - 1)
    laag = ((procent - speling) * van / 100).to_integral_value(ROUND_CEILING)
    hoog = ((procent + speling) * van / 100).to_integral_value(ROUND_FLOOR)
    laag, hoog = max(laag, Decimal(0)), min(hoog, Decimal(van))
    return (int(laag), int(hoog)) if laag <= hoog else None


def tekst(getal: Decimal) -> str:
    """A number in the notation of the results: decimal comma, no exponent, no zeros at its end."""
    vast = format(getal, "f")
    return (vast.rstrip("0").rstrip(".") if "." in vast else vast).replace(".", ",")
