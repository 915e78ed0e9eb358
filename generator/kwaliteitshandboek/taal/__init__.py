"""Taal, stage 0: Dutch notation of numbers, dates and enumerations, in one place for pages, charts and messages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

MAANDEN: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

DUN: Final = "\u202f"
"""Narrow no-break space: before % and between thousands."""

VAST: Final = "\u00a0"
"""No-break space: between a number and the word that it counts."""


def rond(waarde: float, decimalen: int = 0) -> Decimal:
    """Round half away from zero, as people do by hand; the shortest text of the float is what gets rounded."""
    return Decimal(repr(float(waarde))).quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)


def getal(waarde: float, decimalen: int = 0) -> str:
    """'1 234,5': decimal comma, narrow space between thousands, a real minus sign."""
    afgerond = rond(waarde, decimalen)
    if afgerond == 0:
        afgerond = abs(afgerond)
    tekst = f"{abs(afgerond):,.{decimalen}f}".replace(",", DUN).replace(".", ",")
    return f"\u2212{tekst}" if afgerond < 0 else tekst


def procent(waarde: float, decimalen: int = 0) -> str:
    """'83 %' with a narrow no-break space."""
    return f"{getal(waarde, decimalen)}{DUN}%"


def aantal(hoeveel: int, enkelvoud: str, meervoud: str) -> str:
    """'1 leerling', '2 leerlingen'."""
    return f"{getal(hoeveel)}{VAST}{enkelvoud if abs(hoeveel) == 1 else meervoud}"


def datum(dag: date) -> str:
    """'1 maart 2026'."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def maand(dag: date) -> str:
    """'maart 2026'."""
    return f"{MAANDEN[dag.month - 1]} {dag.year}"


def opsomming(delen: Sequence[str], slot: str = "en") -> str:
    """'a, b en c'."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} {slot} {delen[-1]}"


def hoofdletter(tekst: str) -> str:
    """The first letter as a capital; 'ij' as one letter: 'IJsland'."""
    if tekst[:2] == "ij":
        return f"IJ{tekst[2:]}"
    return tekst[:1].upper() + tekst[1:]
