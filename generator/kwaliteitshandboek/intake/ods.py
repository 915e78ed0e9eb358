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
from kwaliteitshandboek.intake.excel import MAX_CELLEN, MAX_RIJEN, MAX_UITGEPAKT, celtekst, vul_aan


def lees_ods(gegevens: bytes, plek: Plek) -> tuple[tuple[Blad, ...] | None, tuple[Finding, ...]]:
    """The sheets of a spreadsheet as text cells, hidden ones too; a finding where the file is damaged or unreasonably large."""
    kapot = codes.GEEN_TABEL.op(plek, soort="een beschadigd OpenDocument-bestand (.ods)", advies="Download het bestand opnieuw.")
    try:
        with zipfile.ZipFile(io.BytesIO(gegevens)) as pakket:
            if sum(info.file_size for info in pakket.infolist()) > MAX_UITGEPAKT:
                return None, (codes.NIET_TE_LEZEN.op(plek, reden="uitgepakt is het bestand onredelijk groot"),)
            if _omvang(pakket.read("content.xml")) > MAX_CELLEN:
                return None, (codes.NIET_TE_LEZEN.op(plek, reden="er staat een blad in met onredelijk veel cellen"),)
        bladen = _lees_bladen(gegevens)
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
        waarden = boek.get_sheet_by_name(meta.name).to_python(skip_empty_area=False, nrows=MAX_RIJEN)
        rijen = [Rij(regel, tuple(celtekst(waarde) for waarde in rij)) for regel, rij in enumerate(waarden, start=1)]
        if gevuld := vul_aan(rijen):
            bladen.append(Blad(meta.name, gevuld, nummer, meta.visible != SheetVisibleEnum.Visible))
    return tuple(bladen)


_HERHAALD: Final = "table:number-{}-repeated"


@dataclass(slots=True)
class _Telling:
    """Counts how large a sheet is up to its last filled row and cell, as the reader would unfold it."""

    meest: int = 0
    rij: int = 0
    kolom: int = 0
    hoogte: int = 0
    breedte: int = 0
    rij_keer: int = 1
    gevuld: bool = False

    def begin(self, naam: str, kenmerken: dict[str, str]) -> None:
        if naam == "table:table":
            self.rij = self.hoogte = self.breedte = 0
        elif naam == "table:table-row":
            self.kolom, self.gevuld = 0, False
            self.rij_keer = int(kenmerken.get(_HERHAALD.format("rows"), "1"))
        elif naam in {"table:table-cell", "table:covered-table-cell"}:
            self.kolom += int(kenmerken.get(_HERHAALD.format("columns"), "1"))
            if "office:value-type" in kenmerken or "calcext:value-type" in kenmerken:
                self.gevuld, self.breedte = True, max(self.breedte, self.kolom)

    def einde(self, naam: str) -> None:
        if naam == "table:table-row":
            self.rij += self.rij_keer
            self.hoogte = self.rij if self.gevuld else self.hoogte
            self.meest = max(self.meest, self.hoogte * self.breedte)


def _omvang(inhoud: bytes) -> int:
    """The number of cells of the largest sheet; a few bytes can say 'repeat this a thousand million times'."""
    telling = _Telling()
    lezer = expat.ParserCreate()
    lezer.StartElementHandler = telling.begin
    lezer.EndElementHandler = telling.einde
    lezer.Parse(inhoud, True)  # noqa: FBT003 the C function takes no keywords
    return telling.meest
