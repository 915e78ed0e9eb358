"""Findings, stage 0: the place in a file that every loaded object carries and every finding names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Plek:
    """Where something stands: a path relative to the handbook's root, and a line counted from 1.

    `velden` maps the keys of a mapping to the line of each key, so that a finding can point at the field itself.
    """

    bestand: str
    regel: int = 1
    velden: Mapping[str, int] = field(default_factory=dict, compare=False, hash=False, repr=False)

    def veld(self, naam: str) -> Plek:
        """The place of one field; the place of the whole object where the field is absent."""
        return Plek(self.bestand, self.velden.get(naam, self.regel))

    def __str__(self) -> str:
        return f"{self.bestand}:{self.regel}"


NERGENS = Plek("", 0)
