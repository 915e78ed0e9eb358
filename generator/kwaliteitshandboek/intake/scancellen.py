"""Intake, stage 1: the cells of a form of a self-evaluation as values, with a finding for each that cannot be used."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from kwaliteitshandboek.findings import Code, Finding, Plek
from kwaliteitshandboek.findings import zelfevaluaties as codes
from kwaliteitshandboek.findings.suggestie import kort
from kwaliteitshandboek.intake import scanvorm as vorm
from kwaliteitshandboek.intake.excel import celtekst
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.model.organisatie import Organisatie
from kwaliteitshandboek.model.vrijetekst import bekende_namen, wijst_naar_mens

Bekend = Mapping[str, Collection[str]]
"""Kind of object, as a reference writes it ('kaart') -> the keys that there are."""


@dataclass(slots=True)
class Cellezer:
    """One form while it is read; `kader` and `organisatie` say what may stand there, `bekend` what evidence may refer to."""

    blad: Worksheet
    bestand: str
    kader: Kader
    organisatie: Organisatie
    bekend: Bekend
    vandaag: date
    samengevoegd: set[tuple[int, str]] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def meld(self, code: Code, rij: int, kolom: str, **velden: object) -> None:
        """A finding about a cell; of merged cells it was said already that they are."""
        if (rij, kolom) not in self.samengevoegd:
            self.findings.append(code.op(Plek(self.bestand, rij), cel=f"Cel {kolom}{rij}", **velden))

    def ongeldig(self, rij: int, kolom: str, wat: str, hoe: str) -> None:
        """A cell that cannot be used, and how to mend it."""
        self.meld(codes.CEL_ONGELDIG, rij, kolom, wat=wat, hoe=hoe)

    def gemeld(self, rij: int, kolom: str) -> bool:
        """Whether something was already said of a cell."""
        return (rij, kolom) in self.samengevoegd or any(
            finding.regel == rij and finding.wat.startswith(f"Cel {kolom}{rij}:") for finding in self.findings
        )

    def waarde(self, rij: int, kolom: str) -> Any:
        """What a cell holds; None where it is empty, or holds a formula or a fault (which is said)."""
        cel = self.blad[f"{kolom}{rij}"]
        if cel.value is None:
            return None
        if cel.data_type in ("f", "e"):
            self.ongeldig(rij, kolom, "daar staat een formule of een foutmelding van het rekenblad", "Typ de waarde zelf.")
            return None
        return cel.value

    def tekst(self, rij: int, kolom: str) -> str:
        """The text of a cell, without white space around it; '' where it is empty, or where the text cannot be used."""
        waarde = self.waarde(rij, kolom)
        if not isinstance(waarde, str):
            return celtekst(waarde).strip()
        # A line end of Windows, as a spreadsheet keeps it.
        tekst = waarde.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").strip()
        if reden := vorm.past_niet(tekst):
            self.ongeldig(rij, kolom, f"met deze tekst is iets mis: {reden}", "Typ de tekst opnieuw.")
            return ""
        return tekst

    def vrije_tekst(self, rij: int, kolom: str) -> str:
        """The same for words of authors, in which no person is named."""
        tekst = self.tekst(rij, kolom)
        if wat := wijst_naar_mens(tekst, bekende_namen(self.organisatie)):
            self.meld(codes.NAAM_IN_TEKST, rij, kolom, wat=wat)
        return tekst

    def heel_getal(self, rij: int, kolom: str, ontbreekt: str | None = None) -> int | None:
        """A whole number of 0 or more; None where the cell holds something else (which is said) or nothing.

        `ontbreekt` is what is said where it holds nothing.
        """
        waarde = self.blad[f"{kolom}{rij}"].value
        if waarde is None:
            if ontbreekt:
                self.ongeldig(rij, kolom, ontbreekt, "Typ een heel getal.")
            return None
        tekst = celtekst(self.waarde(rij, kolom)).strip()
        if not tekst:
            return None
        if isinstance(waarde, bool) or not (tekst.isascii() and tekst.isdigit()) or len(tekst) > 9:
            self.ongeldig(
                rij, kolom, f"'{kort(tekst)}' is geen heel getal van 0 of meer", "Typ een heel getal, of laat de cel leeg."
            )
            return None
        return int(tekst)
