"""Reports, stage 6: a form as a spreadsheet (openpyxl): locked but where one fills in, and the same bytes on every run."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.worksheet import Worksheet

from kwaliteitshandboek.model.kleur import leesbare_kleur
from kwaliteitshandboek.taal import formules

_TIJD: Final = (1980, 1, 1, 0, 0, 0)
_WEG: Final = re.compile(f"{ILLEGAL_CHARACTERS_RE.pattern}|[\ud800-\udfff\ufffe\uffff]")
_CEL: Final = 32_767
"""Characters that a cell can hold."""
_BREEDTES: Final = (26, 13, 62, 16, 60)
_DUNNE: Final = Side(style="thin", color="FFC9D1D3")
RAND: Final = Border(left=_DUNNE, right=_DUNNE, top=_DUNNE, bottom=_DUNNE)


@dataclass(frozen=True, slots=True)
class Formulier:
    """What stands on the form.

    `rijen` hold the first three columns of `kop`; the last two are to be filled in, the fourth from `scores`.
    """

    titel: str
    ondertitel: str
    meldingen: tuple[str, ...]
    velden: tuple[str, ...]
    kop: tuple[str, str, str, str, str]
    rijen: tuple[tuple[str, str, str], ...]
    scores: tuple[str, ...]
    slot: tuple[str, ...]
    kleur: str
    dag: date
    maker: str


def make_werkblad(formulier: Formulier) -> bytes:
    """The form as .xlsx; texts of authors are texts there, never formulas."""
    boek = Workbook()
    blad = boek.active
    assert isinstance(blad, Worksheet)  # noqa: S101 a new workbook has one
    blad.title = "Kijkwijzer"
    for letter, breedte in zip("ABCDE", _BREEDTES, strict=True):
        blad.column_dimensions[letter].width = breedte
    _hoofd(blad, formulier)
    eerste = _tabel(blad, formulier)
    _slot(blad, formulier)
    blad.protection.sheet = True
    blad.protection.formatRows = False
    blad.protection.formatColumns = False
    blad.freeze_panes = f"A{eerste}"
    blad.print_title_rows = f"{eerste - 1}:{eerste - 1}"
    _druk(blad, formulier)
    _eigenschappen(boek, formulier)
    uit = io.BytesIO()
    boek.save(uit)
    return vaste_bytes(uit.getvalue(), formulier.dag)


@cache
def werkbladbron() -> str:
    """What a spreadsheet is made with, besides its form: this module, the rule about formulas, and openpyxl."""
    eigen = "\n".join(Path(bestand).read_text(encoding="utf-8") for bestand in (__file__, formules.__file__))
    return hashlib.sha256(f"{version('openpyxl')}\n{eigen}".encode()).hexdigest()


def _hoofd(blad: Worksheet, formulier: Formulier) -> None:
    """Title, rules, and the fields that say which visit it was."""
    schrijf(blad, 1, 1, formulier.titel).font = Font(bold=True, size=16)
    schrijf(blad, 2, 1, formulier.ondertitel).font = Font(color="FF4D5A5E")
    for rij in (1, 2):
        blad.merge_cells(start_row=rij, start_column=1, end_row=rij, end_column=5)
    for melding in formulier.meldingen:
        rij = blad.max_row + 1
        cel = schrijf(blad, rij, 1, melding)
        cel.font = Font(bold=True)
        cel.alignment = Alignment(wrap_text=True, vertical="top")
        blad.merge_cells(start_row=rij, start_column=1, end_row=rij, end_column=5)
        blad.row_dimensions[rij].height = 16 * (1 + len(melding) // 150)
    for veld in formulier.velden:
        rij = blad.max_row + 1
        schrijf(blad, rij, 1, veld).font = Font(bold=True)
        blad.merge_cells(start_row=rij, start_column=2, end_row=rij, end_column=3)
        open_cel(blad, rij, 2)
        blad.cell(rij, 3).border = RAND


def _tabel(blad: Worksheet, formulier: Formulier) -> int:
    """The behaviours with their score; gives the first row under the head."""
    kop = blad.max_row + 2
    for kolom, naam in enumerate(formulier.kop, start=1):
        cel = schrijf(blad, kop, kolom, naam)
        cel.font = Font(bold=True, color="FFFFFFFF")
        cel.fill = PatternFill("solid", fgColor=f"FF{leesbare_kleur(formulier.kleur)[1:]}")
        cel.alignment = Alignment(vertical="center", wrap_text=True)
    eerste = kop + 1
    for nummer, rij in enumerate(formulier.rijen, start=eerste):
        for kolom, tekst in enumerate(rij, start=1):
            cel = schrijf(blad, nummer, kolom, tekst)
            cel.alignment = Alignment(wrap_text=True, vertical="top")
            cel.border = RAND
        open_cel(blad, nummer, 4)
        open_cel(blad, nummer, 5)
        blad.row_dimensions[nummer].height = 16 * max(2, 1 + len(rij[2]) // 55, 1 + len(rij[0]) // 22)
    laatste = eerste + len(formulier.rijen) - 1
    keuze = DataValidation(type="list", formula1=f'"{",".join(formulier.scores)}"', allow_blank=True, showErrorMessage=True)
    keuze.promptTitle, keuze.prompt = "Score", f"Kies: {', '.join(formulier.scores)}. Niet kunnen zien: laat leeg."
    keuze.errorTitle, keuze.error = "Score", f"Kies uit de lijst: {', '.join(formulier.scores)}."
    keuze.showInputMessage = True
    keuze.add(f"D{eerste}:D{laatste}")
    blad.add_data_validation(keuze)
    return eerste


def _slot(blad: Worksheet, formulier: Formulier) -> None:
    """Room for what is agreed."""
    for naam in formulier.slot:
        rij = blad.max_row + 2
        schrijf(blad, rij, 1, naam).font = Font(bold=True)
        blad.merge_cells(start_row=rij, start_column=1, end_row=rij, end_column=5)
        blad.merge_cells(start_row=rij + 1, start_column=1, end_row=rij + 1, end_column=5)
        open_cel(blad, rij + 1, 1)
        blad.row_dimensions[rij + 1].height = 64
        for kolom in range(2, 6):
            blad.cell(rij + 1, kolom).border = RAND


def schrijf(blad: Worksheet, rij: int, kolom: int, tekst: str) -> Cell:
    """A text that stays a text: a spreadsheet takes what begins with '=' for a formula, and other signs on import."""
    cel = blad.cell(rij, kolom)
    assert isinstance(cel, Cell)  # noqa: S101 merged only after writing
    cel.value = leesbaar(tekst)[:_CEL]
    cel.data_type = "s"
    if formules.lijkt_formule(cel.value):
        _als_tekst(cel)
    return cel


def leesbaar(tekst: str) -> str:
    """Without the control characters that the format refuses."""
    return _WEG.sub("", tekst)


def _als_tekst(cel: Any) -> None:
    # The types of openpyxl do not know the mark for 'this is text' that a leading apostrophe sets.
    cel.quotePrefix = True


def open_cel(blad: Worksheet, rij: int, kolom: int) -> None:
    """A cell to fill in."""
    cel = blad.cell(rij, kolom)
    cel.protection = Protection(locked=False)
    cel.border = RAND
    cel.fill = PatternFill("solid", fgColor="FFFFFDF2")
    cel.alignment = Alignment(wrap_text=True, vertical="top")


def _druk(blad: Worksheet, formulier: Formulier) -> None:
    blad.page_setup.orientation = "landscape"
    blad.page_setup.paperSize = 9  # A4
    blad.page_setup.fitToWidth = 1
    blad.page_setup.fitToHeight = 0
    blad.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]  # a new sheet has them
    blad.print_options.horizontalCentered = True
    # An ampersand begins a code in a footer.
    blad.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(text=leesbaar(formulier.titel)[:100].replace("&", "&&")),
        right=_HeaderFooterPart(text="Blad &P van &N"),
    )


def _eigenschappen(boek: Workbook, formulier: Formulier) -> None:
    boek.properties.title = leesbaar(formulier.titel)
    boek.properties.creator = leesbaar(formulier.maker)
    boek.properties.language = "nl-NL"
    boek.properties.created = datetime(formulier.dag.year, formulier.dag.month, formulier.dag.day)  # noqa: DTZ001 as the format has it


def vaste_bytes(inhoud: bytes, dag: date) -> bytes:
    """The same file without the moment at which it was written."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for naam in oud.namelist():
            deel = oud.read(naam)
            if naam == "docProps/core.xml":
                moment = f"{dag.isoformat()}T00:00:00Z".encode()
                deel = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + moment, deel)
            info = zipfile.ZipInfo(naam, date_time=_TIJD)
            info.compress_type = zipfile.ZIP_DEFLATED
            nieuw.writestr(info, deel)
    return uit.getvalue()
