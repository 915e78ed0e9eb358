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
from xml.parsers.expat import ExpatError

import openpyxl

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import intake as codes
from kwaliteitshandboek.intake.blad import Blad, Rij, Schijnleeg, schoon
from kwaliteitshandboek.intake.excelcellen import zoek_schijnleeg
from kwaliteitshandboek.intake.grenzen import UITGEPAKT, TeGrootError, Teller, check_pakket

LAATSTE_RIJ: Final = 1_048_576
"""The last row that Excel has; formatting often reaches it where nothing is filled in."""

BESCHADIGD: Final = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    ExpatError,
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
            check_pakket(pakket)
            with warnings.catch_warnings():
                # openpyxl warns of styles and extensions that it drops, zipfile of parts that stand in it twice.
                warnings.simplefilter("ignore")
                bladen = _lees_bladen(_herstel_kleuren(pakket))
    except TeGrootError as fout:
        return None, (codes.TE_GROOT.op(plek, reden=fout.reden),)
    except MemoryError:
        return None, (codes.TE_GROOT.op(plek, reden=UITGEPAKT),)
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
    pakket = zipfile.ZipFile(bestand)
    bladen: list[Blad] = []
    teller = Teller()
    schijnleeg: dict[str, Schijnleeg] = {"": Schijnleeg()}
    for nummer, werkblad in enumerate(boek.worksheets, start=1):
        # The stated size of a sheet is often wrong; without it the rows themselves decide.
        werkblad.reset_dimensions()
        teller.begin_blad()
        rijen: list[Rij] = []
        for regel, waarden in enumerate(werkblad.iter_rows(values_only=True, max_row=LAATSTE_RIJ), start=1):
            teller.loop(len(waarden))
            cellen = [celtekst(waarde) for waarde in waarden]
            while cellen and not cellen[-1]:
                cellen.pop()
            if cellen:
                teller.bewaar(regel, len(cellen), sum(map(len, cellen)))
                rijen.append(Rij(regel, tuple(cellen)))
        if gevuld := vul_aan(rijen):
            # A sheet tells of itself only to the program that read it where it stands.
            pad: str = getattr(werkblad, "_worksheet_path", "")
            if pad not in schijnleeg:
                schijnleeg[pad] = zoek_schijnleeg(pakket.read(pad))
            bladen.append(Blad(werkblad.title, gevuld, nummer, werkblad.sheet_state != "visible", schijnleeg[pad]))
    boek.close()
    return tuple(bladen)


def vul_aan(rijen: Sequence[Rij]) -> tuple[Rij, ...]:
    """The rows that hold something, all as wide as the widest."""
    gevuld = [rij for rij in rijen if not rij.leeg]
    breedte = max((len(rij.cellen) for rij in gevuld), default=0)
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
