"""Intake, stage 1: a form of a self-evaluation that comes back: what would be written, decided before anything is."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Final
from xml.parsers import expat

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from kwaliteitshandboek.findings import Finding, Niveau, Plek
from kwaliteitshandboek.findings import zelfevaluaties as codes
from kwaliteitshandboek.findings.suggestie import keuze, kort
from kwaliteitshandboek.intake import scanvorm as vorm
from kwaliteitshandboek.intake.aanhaling import aangehaald
from kwaliteitshandboek.intake.excel import BESCHADIGD
from kwaliteitshandboek.intake.grenzen import tel_elementen
from kwaliteitshandboek.intake.plan import NIEUW, Schrijfbestand
from kwaliteitshandboek.intake.scancellen import Bekend
from kwaliteitshandboek.intake.scanlezer import lees_formulier
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.model.zelfevaluatie import Itemoordeel, Zelfevaluatie

MAP: Final = "data/zelfevaluaties"
_MAX_UITGEPAKT: Final = 20_000_000
"""A form unpacks to some hundreds of kilobytes; more than this is something else."""
_MEESTE_ELEMENTEN: Final = 300_000
"""Elements of XML, of which a form has some thousands; each cell becomes an object, empty or not."""
_MEESTE_PLAATSEN: Final = 20_000
_MET_BEREIK: Final = frozenset(("mergeCell", "hyperlink", "comment"))
"""Elements with a range, for each place of which openpyxl makes a cell."""


@dataclass(frozen=True, slots=True)
class Leesplan:
    """What came of a form: what to write (nothing where it was refused, or changes nothing), and what was found."""

    findings: tuple[Finding, ...] = ()
    zelfevaluatie: Zelfevaluatie | None = None
    bestanden: tuple[Schrijfbestand, ...] = ()


def plan_formulier(
    gegevens: bytes, naam: str, handboek: Handboek, bestanden: Collection[str], *, vandaag: date, deels: bool, vervang: bool
) -> Leesplan:
    """Read a form and decide what would be written; `bestanden` are all files of the handbook, also those that cannot be read.

    One fout, and there is nothing to write. `deels`: items may be left open; `vervang`: an earlier one may be written over.
    """
    boek = _open(gegevens)
    if isinstance(boek, str):
        return Leesplan((codes.GEEN_FORMULIER.op(Plek(naam, 0), reden=boek),))
    kader, bezwaren = _kader(boek, naam, handboek)
    if kader is None:
        return Leesplan(bezwaren)
    blad = boek[vorm.BLAD]
    assert isinstance(blad, Worksheet)  # noqa: S101 `_open` saw to it
    bekend = _bekend(handboek, bestanden)
    zelfevaluatie, findings = lees_formulier(blad, naam, kader, handboek.organisatie, bekend, vandaag=vandaag, deels=deels)
    if zelfevaluatie is None or any(finding.niveau is Niveau.FOUT for finding in findings):
        return Leesplan(findings)
    return _plaats(zelfevaluatie, findings, handboek, bestanden, Plek(naam, 0), vervang=vervang)


def _bekend(handboek: Handboek, bestanden: Collection[str]) -> Bekend:
    """What evidence may refer to; a card in a file that could not be read is there too."""
    organisatie = handboek.organisatie
    items = {f"{kader.id}/{item.code}" for kader in handboek.kaders for item in kader.alle()}
    vervallen = {f"{kader.id}/{code}" for kader in handboek.kaders for code in kader.vervallen_per_code}
    bladen = {PurePosixPath(pad).stem for pad in bestanden if pad.startswith("kaarten/") and pad.endswith(".md")}
    return {
        "kaart": {*handboek.kaart_per_id, *bladen},
        "kader": {*handboek.kader_per_id, *items, *vervallen},
        "rol": {rol.id for rol in organisatie.rollen},
        "school": {school.sleutel for school in organisatie.scholen},
        "domein": {domein.id for domein in organisatie.domeinen},
        "indicator": {indicator.id for indicator in handboek.indicatoren},
        "instrument": {instrument.id for instrument in handboek.instrumenten},
        "doel": {doel.id for doel in handboek.doelen},
        "analyse": {analyse.id for analyse in handboek.analyses},
        "begrip": {begrip.id for begrip in handboek.begrippen},
    }


def _open(gegevens: bytes) -> Workbook | str:
    """The workbook with its four sheets, or why it is no form."""
    try:
        with zipfile.ZipFile(io.BytesIO(gegevens)) as pakket:
            if (bezwaar := _te_veel(pakket)) is not None:
                return bezwaar
        with warnings.catch_warnings():
            # openpyxl warns of styles and extensions that it drops; only values are read here.
            warnings.simplefilter("ignore")
            boek = openpyxl.load_workbook(io.BytesIO(gegevens))
    except (MemoryError, *BESCHADIGD) as fout:
        return "het is veel te groot" if isinstance(fout, MemoryError) else "het is geen rekenblad (.xlsx), of het is beschadigd"
    weg = [titel for titel in vorm.BLADEN if titel not in boek.sheetnames]
    if vorm.KENMERKBLAD in weg:
        return "het verborgen blad waaraan wij een formulier herkennen, ontbreekt"
    if weg:
        return f"het blad '{weg[0]}' ontbreekt"
    if not all(isinstance(boek[titel], Worksheet) for titel in vorm.BLADEN):
        return "een van de bladen is geen rekenblad meer"
    return boek


def _te_veel(pakket: zipfile.ZipFile) -> str | None:
    """Why a package is too much to read, judged before it is unpacked into cells."""
    if sum(info.file_size for info in pakket.infolist()) > _MAX_UITGEPAKT:
        return "het is veel te groot"
    delen = [pakket.read(info) for info in pakket.infolist()]
    if sum(map(tel_elementen, delen)) > _MEESTE_ELEMENTEN:
        return "het is veel te groot"
    if any(_te_ruim(deel) for deel in delen):
        return "een samengevoegd of gekoppeld vak beslaat veel meer dan het formulier"
    return None


def _te_ruim(deel: bytes) -> bool:
    """Whether the ranges in a part hold more places than any form: openpyxl makes a cell for each, which could take hours."""
    bereiken: list[str] = []

    def begin(naam: str, kenmerken: dict[str, str]) -> None:
        if naam.rpartition(" ")[2] in _MET_BEREIK and ":" in kenmerken.get("ref", ""):
            bereiken.append(kenmerken["ref"])

    ontleder = expat.ParserCreate(namespace_separator=" ")
    ontleder.StartElementHandler = begin
    try:
        ontleder.Parse(deel, True)  # noqa: FBT003 the C function takes no keywords
    except expat.ExpatError:
        # What is no XML, such as a picture or a damaged sheet, unfolds into nothing.
        return False
    maten = [CellRange(bereik).size for bereik in bereiken]
    return sum(maat["columns"] * maat["rows"] for maat in maten) > _MEESTE_PLAATSEN


def _kader(boek: Workbook, naam: str, handboek: Handboek) -> tuple[Kader | None, tuple[Finding, ...]]:
    """The framework for which the form was made, where that still is what it was."""
    rijen = boek[vorm.KENMERKBLAD].iter_rows(min_row=1, max_row=10, max_col=2, values_only=True)
    kenmerken = {str(rij[0]): str(rij[1]) for rij in rijen if len(rij) == 2 and rij[0] is not None}
    plek = Plek(naam, 0)
    if kenmerken.get("vorm") != vorm.VORM:
        return None, (codes.GEEN_FORMULIER.op(plek, reden="het is gemaakt met een andere versie van dit programma"),)
    id_ = kenmerken.get("kader", "")
    kader = handboek.kader_per_id.get(id_)
    if kader is None:
        raad = keuze(id_, handboek.kader_per_id, "Bekende kaders zijn")
        return None, (codes.ONBEKEND_KADER.op(plek, kader=kort(id_), raad=raad),)
    nu = vorm.kenmerken(kader)
    if kenmerken.get("versie") != nu["versie"]:
        verschil = (
            f"Het formulier hoort bij versie {kort(kenmerken.get('versie', 'onbekend'))}, het handboek heeft {nu['versie']}."
        )
        return None, (codes.ANDERE_VERSIE.op(plek, verschil=verschil),)
    if kenmerken.get("vingerafdruk") != nu["vingerafdruk"]:
        verschil = f"De items of de schaal van '{kader.naam}' zijn veranderd sinds dit formulier is gemaakt."
        return None, (codes.ANDERE_VERSIE.op(plek, verschil=verschil),)
    return kader, ()


def _plaats(
    nieuw: Zelfevaluatie,
    findings: tuple[Finding, ...],
    handboek: Handboek,
    bestanden: Collection[str],
    plek: Plek,
    *,
    vervang: bool,
) -> Leesplan:
    """Where it is to be written: in the place of the one of the same year, if that may be replaced, else in a new file."""
    zelfde = [
        oud
        for oud in handboek.zelfevaluaties
        if (oud.kader, oud.school, oud.bestuur, oud.schooljaar) == (nieuw.kader, nieuw.school, nieuw.bestuur, nieuw.schooljaar)
    ]
    pad = zelfde[-1].plek.bestand if zelfde else f"{MAP}/{nieuw.id}.yml"
    if zelfde and als_bestand(zelfde[-1]) == als_bestand(nieuw):
        return Leesplan(findings, nieuw)
    if (zelfde or pad in bestanden) and not vervang:
        return Leesplan((*findings, codes.BESTAAT_AL.op(Plek(pad, 0), schooljaar=nieuw.schooljaar)))
    if handboek.organisatie.drempels.respondenten > nieuw.respondenten:
        drempel = handboek.organisatie.drempels.respondenten
        findings = (*findings, codes.TE_WEINIG_DEELNEMERS.op(plek, drempel=drempel))
    return Leesplan(findings, nieuw, (Schrijfbestand(PurePosixPath(pad), als_bestand(nieuw), None if vervang else NIEUW),))


def als_bestand(zelfevaluatie: Zelfevaluatie) -> bytes:
    """A self-evaluation as a file of the handbook: YAML with every text in quotes."""
    regels = [f"kader: {zelfevaluatie.kader}", f"schooljaar: {zelfevaluatie.schooljaar}"]
    regels += [f"school: {zelfevaluatie.school}"] if zelfevaluatie.school else []
    regels += [f"bestuur: {zelfevaluatie.bestuur}"] if zelfevaluatie.bestuur else []
    regels += [f"datum: {zelfevaluatie.datum.isoformat()}"] if zelfevaluatie.datum else []
    regels.append(f"respondenten: {zelfevaluatie.respondenten}")
    regels += [f"toelichting: {aangehaald(zelfevaluatie.toelichting)}"] if zelfevaluatie.toelichting else []
    regels.append("oordelen:")
    for oordeel in zelfevaluatie.oordelen:
        regels += [f"  {'- ' if nummer == 0 else '  '}{regel}" for nummer, regel in enumerate(_regels(oordeel))]
    return ("\n".join(regels) + "\n").encode("utf-8")


def _regels(oordeel: Itemoordeel) -> Iterator[str]:
    yield f"item: {aangehaald(oordeel.item)}"
    if oordeel.oordeel is not None:
        yield f"oordeel: {aangehaald(oordeel.oordeel)}"
    if oordeel.toelichting is not None:
        yield f"toelichting: {aangehaald(oordeel.toelichting)}"
    if oordeel.bewijs:
        yield "bewijs:"
        yield from (f"  - {aangehaald(stuk)}" for stuk in oordeel.bewijs)
    if oordeel.antwoorden:
        yield "antwoorden:"
        yield from (f"  - {{waarde: {aangehaald(a.waarde)}, aantal: {a.aantal}}}" for a in oordeel.antwoorden)
