"""Findings, stage 0: what is wrong in a handbook, said in Dutch with file, line and how to mend it.

The texts of all findings stand in the modules of this package, one per subject, as `Code` objects; code elsewhere only fills
them in. The manual page with all codes is made from the same objects.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kwaliteitshandboek.findings.plek import NERGENS, Plek


class Niveau(StrEnum):
    """How serious: a `fout` stops the build, a `waarschuwing` must be looked at, an `advies` may."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    ADVIES = "advies"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: `wat` says what, `hoe` how to mend it; `regel` 0 means the file as a whole."""

    bestand: str
    regel: int
    code: str
    niveau: Niveau
    wat: str
    hoe: str

    def __str__(self) -> str:
        plaats = f"{self.bestand}:{self.regel}" if self.regel else self.bestand
        return f"{plaats}: {self.niveau} {self.code}: {self.wat} {self.hoe}"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding: its code, level, a title for the manual, and the texts with `{fields}` to fill in."""

    code: str
    niveau: Niveau
    titel: str
    wat: str
    hoe: str

    def op(self, plek: Plek, **velden: object) -> Finding:
        """A finding of this kind at a place; KeyError where a field of the texts is not given."""
        return Finding(
            bestand=plek.bestand,
            regel=plek.regel,
            code=self.code,
            niveau=self.niveau,
            wat=self.wat.format_map(velden),
            hoe=self.hoe.format_map(velden),
        )


def volgorde(bevinding: Finding) -> tuple[str, int, str, str]:
    """Sort key: by file, line, code, text, so that output is the same on every run."""
    return (bevinding.bestand, bevinding.regel, bevinding.code, bevinding.wat)


__all__ = ["NERGENS", "Code", "Finding", "Niveau", "Plek", "volgorde"]
