"""Intake, stage 1: sheets of text cells with line numbers, whatever kind of file they came from."""

from __future__ import annotations

from dataclasses import dataclass
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
class Blad:
    """A sheet. In a text file (`naam` None) the first row is the header; in Excel the header has to be looked for.

    `nummer`: its place in the workbook, from 1. `verborgen`: hidden, so nobody sees what stands there; it holds no table to
    read, but it is looked through for persons.
    """

    naam: str | None
    rijen: tuple[Rij, ...]
    nummer: int = 1
    verborgen: bool = False


def schoon(tekst: str) -> str:
    """A cell without the spaces around it; no-break spaces count as spaces.

    What cannot be shown becomes a mark that no figure or key holds: a message may quote any cell, and a terminal obeys controls.
    """
    if tekst.isprintable():
        return tekst.strip()
    return "".join(teken if teken.isprintable() or teken.isspace() else "\ufffd" for teken in tekst).strip()
