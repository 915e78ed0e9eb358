"""Intake, stage 1: from an Excel workbook to sheets of text cells, also where its writer did not follow the rules."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Sequence
from decimal import Decimal
from typing import Final
from xml.etree.ElementTree import ParseError

import openpyxl

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import intake as codes
from kwaliteitshandboek.intake.blad import Blad, Rij, schoon

MAX_UITGEPAKT: Final = 400_000_000
"""A workbook that unpacks to more bytes than this is refused (a 'zip bomb')."""

MAX_RIJEN: Final = 200_000
"""More rows than this on one sheet are not read; every school location in the country fits in a tenth of it."""

MAX_CELLEN: Final = 20_000_000
"""More cells than this on one sheet are not read: one stray cell in a far corner makes a small sheet huge."""

BESCHADIGD: Final = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    AssertionError,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    OverflowError,
)
"""What openpyxl raises on a damaged workbook, from anywhere inside zipfile, the XML parser or itself."""

_KLEUR: Final = re.compile(rb'rgb="#([0-9A-Fa-f]{6})"')


def lees_excel(gegevens: bytes, plek: Plek) -> tuple[tuple[Blad, ...] | None, tuple[Finding, ...]]:
    """The sheets of a workbook as text cells, hidden ones too; a finding where the file is another kind of zip, or is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(gegevens)) as pakket:
            namen = set(pakket.namelist())
            if "xl/workbook.xml" not in namen:
                return None, (_geen_excel(namen, plek),)
            if sum(info.file_size for info in pakket.infolist()) > MAX_UITGEPAKT:
                return None, (codes.NIET_TE_LEZEN.op(plek, reden="uitgepakt is het bestand onredelijk groot"),)
            herpakt = _herstel_kleuren(pakket)
        with warnings.catch_warnings():
            # openpyxl warns of styles and extensions that it drops; only values are read here.
            warnings.simplefilter("ignore")
            bladen = _lees_bladen(herpakt)
    except BESCHADIGD:
        return None, (codes.GEEN_TABEL.op(plek, soort="een beschadigd Excelbestand", advies="Download het bestand opnieuw."),)
    if all(blad.verborgen for blad in bladen):
        return None, (codes.LEEG.op(plek),)
    return bladen, ()


def _geen_excel(namen: set[str], plek: Plek) -> Finding:
    if "word/document.xml" in namen:
        hoe = "Zet de tabel over naar een rekenblad en sla dat op als .xlsx."
        return codes.GEEN_TABEL.op(plek, soort="een Word-bestand", advies=hoe)
    hoe = "Pak het bestand eerst uit en importeer wat erin zit."
    return codes.GEEN_TABEL.op(plek, soort="een ingepakt bestand (zip)", advies=hoe)


def _herstel_kleuren(pakket: zipfile.ZipFile) -> io.BytesIO:
    """A copy of the workbook in which colours are written as openpyxl demands.

    The workbooks of the CBS write '#000000' where the format wants 'FF000000'; openpyxl refuses the whole file for it.
    """
    kopie = io.BytesIO()
    with zipfile.ZipFile(kopie, "w", zipfile.ZIP_STORED) as uit:
        for info in pakket.infolist():
            inhoud = pakket.read(info)
            if info.filename == "xl/styles.xml":
                inhoud = _KLEUR.sub(rb'rgb="FF\1"', inhoud)
            uit.writestr(info.filename, inhoud)
    kopie.seek(0)
    return kopie


def _lees_bladen(bestand: io.BytesIO) -> tuple[Blad, ...]:
    boek = openpyxl.load_workbook(bestand, read_only=True, data_only=True)
    bladen: list[Blad] = []
    for nummer, werkblad in enumerate(boek.worksheets, start=1):
        # The stated size of a sheet is often wrong; without it the rows themselves decide.
        werkblad.reset_dimensions()
        rijen = [
            Rij(regel, tuple(celtekst(waarde) for waarde in waarden))
            for regel, waarden in enumerate(werkblad.iter_rows(values_only=True, max_row=MAX_RIJEN), start=1)
        ]
        if gevuld := vul_aan(rijen):
            bladen.append(Blad(werkblad.title, gevuld, nummer, werkblad.sheet_state != "visible"))
    boek.close()
    return tuple(bladen)


def vul_aan(rijen: Sequence[Rij]) -> tuple[Rij, ...]:
    """The rows that hold something, all as wide as the widest; ValueError where that makes an unreasonable number of cells."""
    gevuld = [rij for rij in rijen if not rij.leeg]
    breedte = max((len(rij.cellen) for rij in gevuld), default=0)
    if len(gevuld) * breedte > MAX_CELLEN:
        raise ValueError("too many cells")
    return tuple(Rij(rij.regel, rij.cellen + ("",) * (breedte - len(rij.cellen))) for rij in gevuld)


def celtekst(waarde: object) -> str:
    """The text of an Excel cell as a Dutch text file would hold it: decimal comma, no trailing '.0', dates as 2019-10-01."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "WAAR" if waarde else "ONWAAR"
    if isinstance(waarde, float):
        return str(int(waarde)) if waarde.is_integer() else format(Decimal(repr(waarde)), "f").replace(".", ",")
    if isinstance(waarde, str):
        return schoon(waarde)
    tekst = str(waarde)
    return tekst.removesuffix(" 00:00:00")
