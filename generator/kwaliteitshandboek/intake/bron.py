"""Intake, stage 1: from the bytes of somebody else's file to sheets of text cells with line numbers, or findings."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import intake as codes
from kwaliteitshandboek.intake.blad import ZOEKRIJEN, Blad, Rij, schoon
from kwaliteitshandboek.model.indeling import tekstsleutel
from kwaliteitshandboek.taal import aantal
from kwaliteitshandboek.taal.systeemfouten import foutreden

MAX_BYTES: Final = 100_000_000
"""Files larger than this are refused; the largest national file known is 2 MB."""


@dataclass(frozen=True, slots=True)
class Inhoud:
    """A file as read: its sha256, how it was coded ('utf-8', 'windows-1252', 'excel', 'opendocument') and its sheets."""

    sha256: str
    codering: str
    bladen: tuple[Blad, ...]


def lees_bytes(pad: Path) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The bytes of a file; a finding where it is not there, is a folder, or is too large."""
    plek = Plek(str(pad), 0)
    try:
        if pad.is_dir():
            return None, (codes.NIET_TE_LEZEN.op(plek, reden="dit is een map, geen bestand"),)
        if pad.stat().st_size > MAX_BYTES:
            return None, (codes.TE_GROOT.op(plek, reden="het is meer dan 100 MB"),)
        return pad.read_bytes(), ()
    except FileNotFoundError:
        return None, (codes.NIET_TE_LEZEN.op(plek, reden="het bestand bestaat niet"),)
    except (OSError, ValueError) as fout:
        # ValueError: a path with a NUL byte in it.
        return None, (codes.NIET_TE_LEZEN.op(plek, reden=foutreden(fout)),)


_ANDERS: Final = (
    (rb"%PDF-", "een PDF", "Download de gegevens als CSV-bestand."),
    (rb"\xd0\xcf\x11\xe0", "een oud Excelbestand (.xls)", "Open het in een rekenblad en sla het op als .xlsx of als CSV."),
    (rb"\x1f\x8b", "een ingepakt bestand (gzip)", "Pak het bestand eerst uit en importeer wat erin zit."),
    (rb"(?:\xff\xfe|\xfe\xff)", "tekst in UTF-16", "Open het in een rekenblad en sla het op als 'CSV UTF-8'."),
    (
        rb"(?is)(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|\?xml)",
        "een webpagina",
        "De download is mislukt of u bewaarde de pagina zelf. Kies op die pagina de link naar het CSV-bestand.",
    ),
)


def lees_inhoud(gegevens: bytes, plek: Plek, koppen: Collection[str] | None = None) -> tuple[Inhoud | None, tuple[Finding, ...]]:
    """Sheets of text cells from the bytes of a file; findings, and None, where that cannot be done without guessing.

    `koppen`: the headers that are looked for. With these a text file may have any separator, and lines above its header;
    without, it is a file of open data: semicolons, and the header first.
    """
    sha256 = hashlib.sha256(gegevens).hexdigest()
    if not gegevens.strip():
        return None, (codes.LEEG.op(plek),)
    if koppen is not None and gegevens.startswith((b"\xff\xfe", b"\xfe\xff")):
        gegevens = gegevens.decode("utf-16", "replace").encode("utf-8")
    for begin, soort, hoe in _ANDERS:
        if re.match(begin, gegevens):
            return None, (codes.GEEN_TABEL.op(plek, soort=soort, advies=hoe),)
    if gegevens.startswith(b"PK\x03\x04"):
        codering, bladen, bevindingen = _lees_rekenblad(gegevens, plek)
    elif b"\0" in gegevens:
        regel = gegevens[: gegevens.index(b"\0")].count(b"\n") + 1
        soort = "beschadigd, of geen tekst (er staan nultekens in)"
        return None, (codes.GEEN_TABEL.op(Plek(plek.bestand, regel), soort=soort, advies="Download het bestand opnieuw."),)
    else:
        tekst, codering, bevindingen = decodeer(gegevens, plek)
        if tekst is None:
            return None, bevindingen
        bladen, meer = _lees_tekst(tekst, plek) if koppen is None else _lees_vrij(tekst, plek, koppen)
        bevindingen += meer
    if bladen is None:
        return None, bevindingen
    return Inhoud(sha256, codering, bladen), bevindingen


def _lees_rekenblad(gegevens: bytes, plek: Plek) -> tuple[str, tuple[Blad, ...] | None, tuple[Finding, ...]]:
    """A spreadsheet by what its parts are called, whatever the name of the file."""
    # Imported here: these libraries take longer to load than a text file takes to read.
    if b"content.xml" in gegevens and b"xl/workbook.xml" not in gegevens:
        from kwaliteitshandboek.intake.ods import lees_ods  # noqa: PLC0415

        return "opendocument", *lees_ods(gegevens, plek)
    from kwaliteitshandboek.intake.excel import lees_excel  # noqa: PLC0415

    return "excel", *lees_excel(gegevens, plek)


def decodeer(gegevens: bytes, plek: Plek) -> tuple[str | None, str, tuple[Finding, ...]]:
    """Text, and how it was coded: UTF-8 (with or without its mark), else Windows-1252; a finding where it is neither."""
    try:
        return gegevens.decode("utf-8-sig"), "utf-8", ()
    except UnicodeDecodeError:
        pass  # Not a swallowed error: the other coding is the next thing to try.
    try:
        return gegevens.decode("windows-1252"), "windows-1252", ()
    except UnicodeDecodeError as fout:
        regel = gegevens[: fout.start].count(b"\n") + 1
        return None, "", (codes.CODERING.op(Plek(plek.bestand, regel)),)


def _lees_tekst(tekst: str, plek: Plek) -> tuple[tuple[Blad, ...] | None, tuple[Finding, ...]]:
    kopregel = next((regel for regel in io.StringIO(tekst, newline="") if regel.strip()), "")
    for teken, naam in ((",", "een komma"), ("\t", "een tab"), ("|", "een rechte streep")):
        if ";" not in kopregel and kopregel.count(teken) >= 2:
            return None, (codes.SCHEIDINGSTEKEN.op(plek, teken=naam),)
    rijen: list[Rij] = []
    bevindingen: list[Finding] = []
    try:
        for rij in _csvrijen(tekst, ";"):
            if not rij.cellen or (not rijen and rij.leeg):
                continue
            if rijen and len(rij.cellen) != len(rijen[0].cellen):
                bevindingen.append(_te_veel_of_te_weinig(rij, len(rijen[0].cellen), plek))
            rijen.append(rij)
    except _AanhalingError as fout:
        bevindingen.append(_gebroken(fout, plek))
    if not rijen and not bevindingen:
        bevindingen.append(codes.LEEG.op(plek))
    if bevindingen:
        return None, _hoogstens(bevindingen)
    if not tekst.endswith(("\n", "\r")) and len(rijen) > 1:
        bevindingen.append(codes.GEEN_REGELEINDE.op(Plek(plek.bestand, rijen[-1].regel)))
    return (Blad(None, tuple(rijen)),), tuple(bevindingen)


def _te_veel_of_te_weinig(rij: Rij, verwacht: int, plek: Plek) -> Finding:
    return codes.VELDEN.op(Plek(plek.bestand, rij.regel), velden=aantal(len(rij.cellen), "veld", "velden"), verwacht=verwacht)


_SCHEIDINGEN: Final = (";", ",", "\t", "|")


def _lees_vrij(tekst: str, plek: Plek, koppen: Collection[str]) -> tuple[tuple[Blad, ...] | None, tuple[Finding, ...]]:
    """Rows by the separator that brings most of the headers that are looked for into one row; else most columns."""
    pogingen: list[list[Rij]] = []
    lang: list[_LangeCelError] = []
    for scheiding in _SCHEIDINGEN:
        try:
            pogingen += [rijen] if (rijen := [rij for rij in _csvrijen(tekst, scheiding) if not rij.leeg]) else []
        except _LangeCelError as fout:
            lang.append(fout)
        except _AanhalingError:
            continue  # Not a swallowed error: the quotes may fit another separator.
    if not pogingen:
        return None, (_gebroken(lang[0], plek) if lang else codes.AANHALINGSTEKENS.op(Plek(plek.bestand, 1)),)
    gezocht = {tekstsleutel(kop) for kop in koppen}

    def waarde(rijen: Sequence[Rij]) -> tuple[int, int]:
        treffers = max(len(gezocht & set(map(tekstsleutel, rij.cellen))) for rij in rijen[:ZOEKRIJEN])
        return treffers, sorted(len(rij.cellen) for rij in rijen)[len(rijen) // 2]

    rijen = max(pogingen, key=waarde)
    kop = next((nummer for nummer, rij in enumerate(rijen) if gezocht <= set(map(tekstsleutel, rij.cellen))), None)
    breedte = max(len(rij.cellen) for rij in rijen)
    if kop is not None:
        breedte = len(rijen[kop].cellen)
        scheef = [
            _te_veel_of_te_weinig(rij, breedte, plek)
            for rij in rijen[kop + 1 :]
            if any(rij.cellen[breedte:]) or (len(rij.cellen) < breedte and sum(map(bool, rij.cellen)) > 1)
        ]
        if scheef:
            return None, _hoogstens(scheef)
    even = tuple(Rij(rij.regel, (rij.cellen + ("",) * breedte)[: max(breedte, 1)]) for rij in rijen)
    return (Blad(None, even),), ()


class _AanhalingError(Exception):
    """Quotes that do not fit; `regel` is the line on which the row begins."""

    def __init__(self, regel: int) -> None:
        super().__init__(regel)
        self.regel = regel


class _LangeCelError(_AanhalingError):
    """A cell that is longer than any text of a table; `regel` is the line on which its row begins."""


def _gebroken(fout: _AanhalingError, plek: Plek) -> Finding:
    """Why a text cannot be divided into cells."""
    waar = Plek(plek.bestand, fout.regel)
    if isinstance(fout, _LangeCelError):
        return codes.CEL_TE_LANG.op(waar, tekens=csv.field_size_limit())
    return codes.AANHALINGSTEKENS.op(waar)


def _csvrijen(tekst: str, scheiding: str) -> Iterator[Rij]:
    """All rows at the lines on which they begin, also those that hold nothing."""
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    begin = 1
    try:
        for velden in lezer:
            yield Rij(begin, tuple(schoon(veld) for veld in velden))
            begin = lezer.line_num + 1
    except csv.Error as fout:
        if "field larger than field limit" in str(fout):
            raise _LangeCelError(begin) from fout
        raise _AanhalingError(begin) from fout


def _hoogstens(bevindingen: list[Finding], hoeveel: int = 10) -> tuple[Finding, ...]:
    """A file with the wrong shape has the same fault on every line; ten examples are enough."""
    return tuple(bevindingen[:hoeveel])
