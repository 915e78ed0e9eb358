"""Intake, stage 1: from a file to the table that a mapping speaks of, once it is sure that it is not about persons."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import intake as codes
from kwaliteitshandboek.findings import tabellen as tabelcodes
from kwaliteitshandboek.intake.blad import ZOEKRIJEN, Blad, Rij
from kwaliteitshandboek.intake.bron import lees_bytes, lees_inhoud
from kwaliteitshandboek.intake.excelcellen import keur_schijnleeg
from kwaliteitshandboek.intake.herkenning import MEESTE_WEIGERINGEN
from kwaliteitshandboek.intake.persoonstafel import Tafel
from kwaliteitshandboek.intake.privacy import keur, keur_andere_bladen, keur_bladen, keur_koppen
from kwaliteitshandboek.model.indeling import Inleesindeling, tekstsleutel
from kwaliteitshandboek.taal import opsomming


@dataclass(frozen=True, slots=True)
class Brontabel:
    """A table that fits a mapping: where each header of the mapping stands, and the rows below the header."""

    bestand: str
    naam: str
    sha256: str
    codering: str
    plaatsen: Mapping[str, int]
    rijen: tuple[Rij, ...]

    def cel(self, rij: Rij, kop: str) -> str:
        """The text of a cell under a header of the mapping."""
        return rij.cellen[self.plaatsen[kop]]


def lees_brontabel(
    pad: Path,
    indeling: Inleesindeling,
    gewoon: Collection[str],
    vandaag: date | None = None,
    *,
    scholen: Collection[str] = frozenset(),
) -> tuple[Brontabel | None, tuple[Finding, ...]]:
    """Read a file by a mapping; None, with at least one fout, where that cannot be done.

    `gewoon`, `scholen`: see `persoonstafel.Tafel`.
    """
    gegevens, bevindingen = lees_bytes(pad)
    if gegevens is None:
        return None, bevindingen
    return lees_tabel_bytes(gegevens, (str(pad), pad.name), indeling, gewoon, vandaag, scholen=scholen)


def lees_tabel_bytes(
    gegevens: bytes,
    bestand: tuple[str, str],
    indeling: Inleesindeling,
    gewoon: Collection[str],
    vandaag: date | None = None,
    *,
    scholen: Collection[str] = frozenset(),
) -> tuple[Brontabel | None, tuple[Finding, ...]]:
    """The pure part of `lees_brontabel`: the same, from the bytes of a file; `bestand` is its path and its bare name."""
    plek = Plek(bestand[0], 0)
    inhoud, bevindingen = lees_inhoud(gegevens, plek, indeling.koppen)
    if inhoud is None:
        return None, bevindingen
    bladen = [blad for blad in inhoud.bladen if not blad.verborgen and _is_blad(blad, indeling)]
    gevonden = next((treffer for blad in bladen if (treffer := _kop(blad, indeling)) is not None), None)
    if gevonden is None:
        geweigerd = _geweigerd_zonder_kop(inhoud.bladen, plek, scholen)
        return None, (geweigerd or _niet_gevonden(bladen, indeling, plek),)
    blad, nummer = gevonden
    kop, rijen = blad.rijen[nummer], blad.rijen[nummer + 1 :]
    koppen = [tekstsleutel(cel) for cel in kop.cellen]
    plaatsen = {naam: koppen.index(tekstsleutel(naam)) for naam in indeling.koppen}
    geweigerd = keur_koppen([kop], plek, een_rij=True)
    tafel = _tafel(kop, rijen, plaatsen, indeling, gewoon=gewoon, scholen=scholen)
    tekens = (geweigerd,) if geweigerd else tuple(keur(tafel, plek, vandaag))
    if not tekens:
        # What stands above the header is looked at as a sheet of its own.
        andere = [ander for ander in inhoud.bladen if ander is not blad]
        boven = Blad(blad.naam, blad.rijen[:nummer], blad.nummer)
        elders = keur_andere_bladen([boven, *andere], plek, scholen, vandaag)
        kolommen = {plaats: f"'{naam}'" for naam, plaats in plaatsen.items()}
        tekens = (elders,) if elders else tuple(keur_schijnleeg(blad, kop, kolommen, plek))
    if tekens:
        return None, tekens[:MEESTE_WEIGERINGEN]
    dubbel = [f"'{naam}'" for naam in indeling.koppen if koppen.count(tekstsleutel(naam)) > 1]
    if dubbel:
        return None, (codes.KOLOM_DUBBEL.op(Plek(plek.bestand, kop.regel), kolommen=opsomming(dubbel)),)
    nogmaals = next((rij for rij in rijen if rij.cellen == kop.cellen), None)
    if nogmaals is not None:
        velden = {"eerste": kop.regel, "tweede": nogmaals.regel}
        return None, (codes.KOP_DUBBEL.op(Plek(plek.bestand, nogmaals.regel), **velden),)
    return Brontabel(bestand[0], bestand[1], inhoud.sha256, inhoud.codering, plaatsen, rijen), bevindingen


def _is_blad(blad: Blad, indeling: Inleesindeling) -> bool:
    return indeling.blad is None or blad.naam is None or tekstsleutel(blad.naam) == tekstsleutel(indeling.blad)


def _kop(blad: Blad, indeling: Inleesindeling) -> tuple[Blad, int] | None:
    """The first row of a sheet that has every header of the mapping; only the row that the mapping names, where it does."""
    gezocht = {tekstsleutel(naam) for naam in indeling.koppen}
    for nummer, rij in enumerate(blad.rijen):
        if indeling.kopregel is None and nummer >= ZOEKRIJEN:
            break
        if indeling.kopregel in {None, rij.regel} and gezocht <= {tekstsleutel(cel) for cel in rij.cellen}:
            return blad, nummer
    return None


def _geweigerd_zonder_kop(bladen: Sequence[Blad], plek: Plek, scholen: Collection[str]) -> Finding | None:
    for blad in bladen:
        geweigerd = keur_koppen(blad.rijen[:ZOEKRIJEN], plek, een_rij=False)
        if geweigerd is not None:
            return geweigerd
    return keur_bladen(bladen, plek, scholen)


def _niet_gevonden(bladen: Sequence[Blad], indeling: Inleesindeling, plek: Plek) -> Finding:
    """Which headers are missing in the row that has most of them; only names that stand in the mapping are repeated."""
    if not bladen:
        wat = f"Het bestand heeft geen blad '{indeling.blad}'."
    else:
        rijen = [
            {tekstsleutel(cel) for cel in rij.cellen}
            for blad in bladen
            for nummer, rij in enumerate(blad.rijen)
            if rij.regel == indeling.kopregel or (indeling.kopregel is None and nummer < ZOEKRIJEN)
        ]
        beste = max(rijen, key=lambda koppen: sum(tekstsleutel(naam) in koppen for naam in indeling.koppen), default=set())
        ontbreekt = [f"'{naam}'" for naam in indeling.koppen if tekstsleutel(naam) not in beste]
        waar = f"Op rij {indeling.kopregel}" if indeling.kopregel else "In het bestand"
        wat = f"{waar} {'ontbreekt de kop' if len(ontbreekt) == 1 else 'ontbreken de koppen'} {opsomming(ontbreekt)}."
    kolommen = opsomming([f"'{naam}'" for naam in indeling.koppen])
    return tabelcodes.TABEL_NIET_GEVONDEN.op(plek, wat=wat, indeling=indeling.id, kolommen=kolommen)


def _tafel(
    kop: Rij,
    rijen: tuple[Rij, ...],
    plaatsen: Mapping[str, int],
    indeling: Inleesindeling,
    *,
    gewoon: Collection[str],
    scholen: Collection[str],
) -> Tafel:
    """The table for the eye that looks for persons."""
    school = tuple(plaatsen[naam] for naam in (indeling.school.kolom, indeling.school.vestiging) if naam)
    waarden = (*(kolom.kolom for kolom in indeling.kolommen), *(kolom.procent_van for kolom in indeling.kolommen))
    getallen = {plaatsen[naam] for naam in (*waarden, indeling.waardekolom, indeling.procent_van) if naam}
    jaar = {plaatsen[indeling.schooljaar.kolom]} if indeling.schooljaar and indeling.schooljaar.kolom else set()
    bekend = frozenset({*school, *jaar})
    return Tafel(kop, rijen, school, bekend, frozenset(getallen), frozenset(gewoon), frozenset(scholen), eigen=True)
