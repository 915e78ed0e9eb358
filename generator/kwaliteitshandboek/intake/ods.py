"""Intake, stage 1: from an OpenDocument spreadsheet (.ods) to sheets of text cells."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import intake as codes
from kwaliteitshandboek.intake.blad import Blad, Rij
from kwaliteitshandboek.intake.excel import celtekst, vul_aan
from kwaliteitshandboek.intake.grenzen import (
    CELLEN,
    MAX_CELLEN,
    MAX_RIJEN,
    MAX_TEKENS,
    RIJEN,
    UITGEPAKT,
    TeGrootError,
    check_pakket,
)


def lees_ods(gegevens: bytes, plek: Plek) -> tuple[tuple[Blad, ...] | None, tuple[Finding, ...]]:
    """The sheets of a spreadsheet as text cells, hidden ones too; a finding where the file is damaged or unreasonably large."""
    kapot = codes.GEEN_TABEL.op(plek, soort="een beschadigd OpenDocument-bestand (.ods)", advies="Download het bestand opnieuw.")
    try:
        with zipfile.ZipFile(io.BytesIO(gegevens)) as pakket:
            check_pakket(pakket)
            _check_omvang(pakket.read("content.xml"))
        bladen = _lees_bladen(gegevens)
    except TeGrootError as fout:
        return None, (codes.TE_GROOT.op(plek, reden=fout.reden),)
    except MemoryError:
        return None, (codes.TE_GROOT.op(plek, reden=UITGEPAKT),)
    except (
        CalamineError,
        expat.ExpatError,
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        ValueError,
        OSError,
        EOFError,
        RuntimeError,
        NotImplementedError,
    ):
        # A damaged file surfaces anywhere inside zipfile, the XML parser or calamine.
        return None, (kapot,)
    return (None, (codes.LEEG.op(plek),)) if all(blad.verborgen for blad in bladen) else (bladen, ())


def _lees_bladen(gegevens: bytes) -> tuple[Blad, ...]:
    boek = CalamineWorkbook.from_filelike(io.BytesIO(gegevens))
    bladen: list[Blad] = []
    for nummer, meta in enumerate(boek.sheets_metadata, start=1):
        if meta.typ != SheetTypeEnum.WorkSheet:
            continue
        # With the empty area kept, the first row is row 1, as people see it.
        waarden = boek.get_sheet_by_name(meta.name).to_python(skip_empty_area=False)
        rijen = [Rij(regel, tuple(celtekst(waarde) for waarde in rij)) for regel, rij in enumerate(waarden, start=1)]
        if gevuld := vul_aan(rijen):
            bladen.append(Blad(meta.name, gevuld, nummer, meta.visible != SheetVisibleEnum.Visible))
    return tuple(bladen)


_HERHAALD: Final = "table:number-{}-repeated"
_CELNAMEN: Final = frozenset(("table:table-cell", "table:covered-table-cell"))


@dataclass(slots=True)
class _Telling:
    """Counts how large the sheets are up to their last filled row and cell, as the reader would unfold them."""

    elders: int = 0
    rij: int = 0
    kolom: int = 0
    hoogte: int = 0
    breedte: int = 0
    rij_keer: int = 1
    cel_keer: int = 1
    gevuld: bool = False
    tekens: int = 0
    rij_tekens: int = 0
    cel_tekens: int = 0

    def begin(self, naam: str, kenmerken: dict[str, str]) -> None:
        if naam == "table:table":
            self.elders += self.hoogte * self.breedte
            self.rij = self.hoogte = self.breedte = 0
        elif naam == "table:table-row":
            self.kolom, self.rij_tekens, self.gevuld = 0, 0, False
            self.rij_keer = int(kenmerken.get(_HERHAALD.format("rows"), "1"))
        elif naam in _CELNAMEN:
            self.cel_keer = int(kenmerken.get(_HERHAALD.format("columns"), "1"))
            self.kolom += self.cel_keer
            self.cel_tekens = 0
            if "office:value-type" in kenmerken or "calcext:value-type" in kenmerken:
                self.gevuld, self.breedte = True, max(self.breedte, self.kolom)
                self.cel_tekens = sum(map(len, kenmerken.values()))
        elif naam == "text:s":
            self.cel_tekens += int(kenmerken.get("text:c", "1"))

    def tekst(self, tekst: str) -> None:
        self.cel_tekens += len(tekst)

    def einde(self, naam: str) -> None:
        if naam in _CELNAMEN:
            self.rij_tekens += self.cel_tekens * self.cel_keer
        elif naam == "table:table-row":
            self.rij += self.rij_keer
            self.hoogte = self.rij if self.gevuld else self.hoogte
            self.tekens += self.rij_tekens * self.rij_keer
            self._check()

    def _check(self) -> None:
        if self.hoogte > MAX_RIJEN:
            raise TeGrootError(RIJEN)
        if self.elders + self.hoogte * self.breedte > MAX_CELLEN or self.tekens > MAX_TEKENS:
            raise TeGrootError(CELLEN)


def _check_omvang(inhoud: bytes) -> None:
    """TeGrootError where the sheets are too large; a few bytes can say 'repeat this a thousand million times'."""
    telling = _Telling()
    lezer = expat.ParserCreate()
    lezer.buffer_text = True
    lezer.StartElementHandler = telling.begin
    lezer.CharacterDataHandler = telling.tekst
    lezer.EndElementHandler = telling.einde
    lezer.Parse(inhoud, True)  # noqa: FBT003 the C function takes no keywords
