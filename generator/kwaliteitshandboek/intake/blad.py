"""Intake, stage 1: sheets of text cells with line numbers, whatever kind of file they came from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import Final

ZOEKRIJEN: Final = 25
"""So many rows of a sheet are searched for a header; the rest is data."""


@dataclass(frozen=True, slots=True)
class Rij:
    """A row of text cells, stripped of spaces around them; `regel` is its line (in Excel: its row), counted from 1."""

    regel: int
    cellen: tuple[str, ...]

    @property
    def leeg(self) -> bool:
        """Whether no cell holds anything."""
        return not any(self.cellen)


@dataclass(frozen=True, slots=True)
class Schijnleeg:
    """Cells that look empty and are not: formulas without a value (row, column), and merged ranges (top, left, bottom, right).

    Rows and columns are counted from 1.
    """

    formules: frozenset[tuple[int, int]] = frozenset()
    bereiken: tuple[tuple[int, int, int, int], ...] = ()

    def bedekt(self, kolom: int, laatste: int) -> frozenset[int]:
        """The rows, up to the last one, of which the cell in a column is part of a merged range and not its first."""
        verschil = [0] * (laatste + 2)
        for boven, links, onder, rechts in self.bereiken:
            begin = boven + (kolom == links)
            if links <= kolom <= rechts and begin <= min(onder, laatste):
                verschil[begin] += 1
                verschil[min(onder, laatste) + 1] -= 1
        return frozenset(rij for rij, diepte in enumerate(accumulate(verschil)) if diepte > 0)


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet. In a text file (`naam` None) the first row is the header; in Excel the header has to be looked for.

    `nummer`: its place in the workbook, from 1. `verborgen`: hidden, so nobody sees what stands there; it holds no table to
    read, but it is looked through for persons. `schijnleeg`: what a spreadsheet shows otherwise than its cells say.
    """

    naam: str | None
    rijen: tuple[Rij, ...]
    nummer: int = 1
    verborgen: bool = False
    schijnleeg: Schijnleeg = Schijnleeg()


def schoon(tekst: str) -> str:
    """A cell without the spaces around it; no-break spaces count as spaces.

    What cannot be shown becomes a mark that no figure or key holds: a message may quote any cell, and a terminal obeys controls.
    """
    if tekst.isprintable():
        return tekst.strip()
    return "".join(teken if teken.isprintable() or teken.isspace() else "\ufffd" for teken in tekst).strip()
