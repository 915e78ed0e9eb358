"""Intake, stage 1: cells of an Excel sheet that look empty and are not: formulas of which no value was kept, and merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import intake as codes
from kwaliteitshandboek.intake.blad import Blad, Rij, Schijnleeg
from kwaliteitshandboek.intake.grenzen import CELLEN, TeGrootError
from kwaliteitshandboek.intake.meldingen import rijen_tekst

_CEL: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
MEESTE_FORMULES: Final = 500_000
"""More formulas without a value than this take too much memory to name."""
MEESTE_BEREIKEN: Final = 10_000
"""More merged ranges than this are not looked at: such a sheet is drawn, not filled."""


def zoek_schijnleeg(inhoud: bytes) -> Schijnleeg:
    """The cells that look empty in a sheet, from its XML; looked for only where the text says that there can be any."""
    lezer = _Lezer()
    if b"<f" in inhoud or b"mergeCell" in inhoud:
        ontleder = expat.ParserCreate(namespace_separator=" ")
        ontleder.StartElementHandler = lezer.begin
        ontleder.EndElementHandler = lezer.einde
        ontleder.CharacterDataHandler = lezer.tekst
        ontleder.Parse(inhoud, True)  # noqa: FBT003 the C function takes no keywords
    return Schijnleeg(frozenset(lezer.formules), tuple(lezer.bereiken))


@dataclass(slots=True)
class _Lezer:
    """Follows the rows and cells of a sheet. A formula with an empty text for its value has one, and is left alone."""

    formules: set[tuple[int, int]] = field(default_factory=set)
    bereiken: list[tuple[int, int, int, int]] = field(default_factory=list)
    rij: int = 0
    kolom: int = 0
    formule: bool = False
    waarde: bool = False
    in_waarde: bool = False

    def begin(self, naam: str, kenmerken: dict[str, str]) -> None:
        soort = naam.rpartition(" ")[2]
        if soort == "row":
            self.rij = int(kenmerken.get("r", self.rij + 1))
            self.kolom = 0
        elif soort == "c":
            plaats = _plaats(kenmerken.get("r", ""))
            self.kolom = plaats[1] if plaats else self.kolom + 1
            self.formule, self.waarde = False, kenmerken.get("t") == "str"
        elif soort == "f":
            self.formule = True
        elif soort == "v":
            self.in_waarde = True
        elif soort == "mergeCell" and len(self.bereiken) < MEESTE_BEREIKEN:
            hoeken = [_plaats(hoek) for hoek in kenmerken.get("ref", "").split(":")]
            if len(hoeken) == 2 and hoeken[0] is not None and hoeken[1] is not None:
                self.bereiken.append((*hoeken[0], *hoeken[1]))

    def tekst(self, _tekst: str) -> None:
        self.waarde = self.waarde or self.in_waarde

    def einde(self, naam: str) -> None:
        soort = naam.rpartition(" ")[2]
        if soort == "v":
            self.in_waarde = False
        elif soort == "c" and self.formule and not self.waarde:
            self.formules.add((self.rij, self.kolom))
            if len(self.formules) > MEESTE_FORMULES:
                raise TeGrootError(CELLEN)


def _plaats(naam: str) -> tuple[int, int] | None:
    """Row and column, counted from 1, of a cell as 'B12'."""
    gevonden = _CEL.fullmatch(naam)
    if gevonden is None:
        return None
    kolom = 0
    for letter in gevonden[1]:
        kolom = 26 * kolom + ord(letter) - ord("A") + 1
    return int(gevonden[2]), kolom


def keur_schijnleeg(blad: Blad, kop: Rij, kolommen: Mapping[int, str], plek: Plek) -> Iterator[Finding]:
    """Cells below a header that look empty and are not, in the columns that are read (position -> what it is called)."""
    gevuld = {rij.regel: rij.cellen for rij in blad.rijen if rij.regel > kop.regel}
    laatste = max(gevuld, default=kop.regel)
    for plaats, naam in sorted(kolommen.items()):
        formules = [rij for rij, kolom in blad.schijnleeg.formules if kolom == plaats + 1 and rij > kop.regel]
        # A footnote across the sheet is merged too: there, only one cell of the row is filled.
        bedekt = blad.schijnleeg.bedekt(plaats + 1, laatste) if blad.schijnleeg.bereiken else frozenset()
        samen = [regel for regel in bedekt & gevuld.keys() if not gevuld[regel][plaats] and sum(map(bool, gevuld[regel])) > 1]
        for code, regels in ((codes.FORMULE_ZONDER_WAARDE, formules), (codes.SAMENGEVOEGD, samen)):
            if regels:
                yield code.op(Plek(plek.bestand, min(regels)), kolom=naam, rijen=rijen_tekst(regels))
