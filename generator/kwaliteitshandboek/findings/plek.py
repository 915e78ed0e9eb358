"""Findings, stage 0: the place in a file that every loaded object carries and every finding names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Regelloop = tuple[tuple[int, int], ...]
"""Lines of a value, each with the number of signs up to its end; white space does not count, since YAML folds it."""


@dataclass(frozen=True, slots=True)
class Plek:
    """Where something stands: a path relative to the handbook's root, and a line counted from 1.

    `velden` maps the keys of a mapping to the line of each key, so that a finding can point at the field itself. `regels` tells
    of each value that runs over several lines which line holds which part of it.
    """

    bestand: str
    regel: int = 1
    velden: Mapping[str, int] = field(default_factory=dict, compare=False, hash=False, repr=False)
    regels: Mapping[str, Regelloop] = field(default_factory=dict, compare=False, hash=False, repr=False)

    def veld(self, naam: str) -> Plek:
        """The place of one field; the place of the whole object where the field is absent."""
        return Plek(self.bestand, self.velden.get(naam, self.regel))

    def in_waarde(self, naam: str, waarde: str, positie: int) -> Plek:
        """The place of a character of a field's value; that of the field where the value stands on one line."""
        begin, loop = self.veld(naam), self.regels.get(naam, ())
        # A value that is not written as it is read (with escapes) has no lines to count in.
        if not loop or loop[-1][1] != zichtbaar(waarde):
            return begin
        teller = zichtbaar(waarde[:positie])
        return Plek(self.bestand, next((regel for regel, tot in loop if teller < tot), begin.regel))

    def __str__(self) -> str:
        return f"{self.bestand}:{self.regel}"


def zichtbaar(tekst: str) -> int:
    """The number of signs in a text but for white space."""
    return len("".join(tekst.split()))


NERGENS = Plek("", 0)
