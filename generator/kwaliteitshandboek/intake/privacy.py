"""Intake, stage 1: tables about pupils, parents or employees are refused; no message repeats what stands in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Final

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import privacy as privacycodes
from kwaliteitshandboek.intake.blad import ZOEKRIJEN, Blad, Rij
from kwaliteitshandboek.intake.meldingen import rijen_tekst
from kwaliteitshandboek.intake.persoonstafel import Kolom, Tafel, kolommen_van, school_van
from kwaliteitshandboek.intake.persoonswaarden import keur_nummers, keur_teksten
from kwaliteitshandboek.model.indeling import tekstsleutel
from kwaliteitshandboek.model.persoonsgegevens import als_dag, kop_met_persoon
from kwaliteitshandboek.model.persoonskoppen import Kopsoort, is_naamkop, kolomsleutel, kopsoort, toonbare_kop
from kwaliteitshandboek.model.persoonsrollen import is_van_thuis
from kwaliteitshandboek.taal import opsomming

LANGSTE_KOP: Final = 60
"""A longer text above a table is a title or an explanation, and no header."""


def keur_koppen(koprijen: Sequence[Rij], plek: Plek, *, een_rij: bool) -> Finding | None:
    """The first row of headers that names persons; `een_rij`: the first row of a text file is its header, whatever it holds."""
    for rij in koprijen:
        if not een_rij and sum(map(bool, rij.cellen)) < 2 < len(rij.cellen):
            continue
        for soort, code in (
            (Kopsoort.PERSOON, privacycodes.PERSOONSGEGEVENS),
            (Kopsoort.ADRES, privacycodes.PERSOONSGEGEVENS),
            (Kopsoort.MEDEWERKER, privacycodes.EEN_MEDEWERKER),
        ):
            kolommen = [
                toonbare_kop(cel, nummer)
                for nummer, cel in enumerate(rij.cellen, start=1)
                if len(cel) <= LANGSTE_KOP and kopsoort(cel) is soort
            ]
            if kolommen:
                return code.op(Plek(plek.bestand, rij.regel), kolommen=_opgesomd(kolommen))
    return None


def keur_bladen(bladen: Sequence[Blad], plek: Plek, scholen: Collection[str] = frozenset()) -> Finding | None:
    """The first sign of persons in sheets of which nothing is known, header or not."""
    for blad in bladen:
        kop = next((rij for rij in blad.rijen[:ZOEKRIJEN] if _is_kop(rij)), None)
        for bevinding in keur(Tafel(kop, blad.rijen, scholen=scholen), plek):
            return bevinding
    return None


def keur_andere_bladen(
    bladen: Sequence[Blad], plek: Plek, scholen: Collection[str] = frozenset(), peil: date | None = None
) -> Finding | None:
    """The first sign of persons on sheets beside the table that is read, hidden ones too; the finding names the sheet."""
    for blad in bladen:
        kop = next((rij for rij in blad.rijen[:ZOEKRIJEN] if _is_kop(rij)), None)
        onder = tuple(rij for rij in blad.rijen if kop is None or rij.regel > kop.regel)
        bevinding = keur_koppen(blad.rijen[:ZOEKRIJEN], plek, een_rij=False)
        tafel = Tafel(kop, onder, scholen=scholen, bijzaak=True)
        for reden in (bevinding,) if bevinding else keur(tafel, plek, peil):
            soort = "het verborgen blad" if blad.verborgen else "het blad"
            naam = toonbare_kop(blad.naam or "", blad.nummer)
            return privacycodes.BLAD_MET_PERSONEN.op(Plek(plek.bestand, reden.regel), blad=f"{soort} {naam}", reden=reden.wat)
    return None


def _is_kop(rij: Rij) -> bool:
    """Whether a row can be a header: several cells, none of them a sentence."""
    return sum(map(bool, rij.cellen)) > 1 and all(len(cel) <= LANGSTE_KOP for cel in rij.cellen)


def keur(tafel: Tafel, plek: Plek, peil: date | None = None) -> Iterator[Finding]:
    """Every sign that a table is about persons; `peil` is the day by which a date is long ago (else the latest in the table)."""
    kolommen = list(kolommen_van(tafel))
    if peil is None and any(kolom.plaats not in tafel.bekend for kolom in kolommen):
        peil = max((dag for kolom in kolommen for dag in map(als_dag, kolom.uniek) if dag), default=None)
    for kolom in kolommen:
        yield from _koppen(kolom, tafel, plek)
        yield from keur_nummers(kolom, plek)
        if kolom.plaats not in tafel.bekend:
            yield from keur_teksten(kolom, tafel, plek, peil)
    if tafel.kop is not None and not tafel.bijzaak:
        yield from _per_persoon(kolommen, tafel, plek)


_LOS_GETAL: Final = re.compile(r"[<>]?\s*-?[0-9]{1,3}(?:[.,][0-9]+)?\s*%?|[^0-9A-Za-z]{1,2}|-1")
_HEEL: Final = re.compile(r"[0-9]+")
_LEERLING: Final = re.compile(r"LEERLING|KIND|STUDENT|PUPIL|OUDER|VERZORGER|RESPONDENT|DEELNEMER|PERSOON|GB|GEB")
_SCHOOLWOORD: Final = re.compile(
    r"(?i)(?:.*\b)?(?:\w*school|obs|cbs|pcb|rkbs|ikc|sbo|kindcentrum|\w*college|lyceum|stichting|totaal|gemiddelde?|"
    r"alle scholen)\b.*"
)


def _koppen(kolom: Kolom, tafel: Tafel, plek: Plek) -> Iterator[Finding]:
    """What the header gives away, where needed together with the cells below it."""
    regel = tafel.kop.regel if tafel.kop else 0
    if kolom.plaats not in tafel.bekend and kolom.kop and kop_met_persoon(kolom.kop):
        yield privacycodes.KOP_MET_PERSOON.op(Plek(plek.bestand, regel), nummer=kolom.plaats + 1)
        return
    soort = kopsoort(kolom.kop)
    if soort is Kopsoort.EEN and not (tafel.bijzaak and not any(map(_HEEL.search, kolom.uniek))):
        code = privacycodes.PERSOONSGEGEVENS if is_van_thuis(kolomsleutel(kolom.kop)) else privacycodes.EEN_MEDEWERKER
        yield code.op(Plek(plek.bestand, regel), kolommen=kolom.naam)
    elif soort is Kopsoort.LOS:
        # Marks and shares of a group are figures; whole numbers in a column that nobody reads may be the numbers of people.
        cijfers = all(map(_LOS_GETAL.fullmatch, kolom.uniek))
        ongelezen = not tafel.bijzaak and kolom.plaats not in {*tafel.bekend, *tafel.getallen}
        if not cijfers or (ongelezen and all(map(_HEEL.fullmatch, kolom.uniek))):
            code = privacycodes.PERSOONSGEGEVENS if _LEERLING.fullmatch(kolomsleutel(kolom.kop)) else privacycodes.EEN_MEDEWERKER
            yield code.op(Plek(plek.bestand, regel), kolommen=kolom.naam)
    elif (
        tafel.eigen
        and is_naamkop(kolom.kop)
        and kolom.plaats not in {*tafel.bekend, *tafel.getallen}
        and not all(_is_van_school(tekst, tafel) for tekst in kolom.uniek)
    ):
        yield privacycodes.PERSOONSGEGEVENS.op(Plek(plek.bestand, regel), kolommen=kolom.naam)


def _is_van_school(tekst: str, tafel: Tafel) -> bool:
    """Whether a text in a column 'Naam' is no person: the handbook holds it, or it calls itself a school."""
    return tekstsleutel(tekst) in {*tafel.gewoon, *tafel.scholen} or _SCHOOLWOORD.fullmatch(tekst) is not None


_VOLGNUMMER: Final = re.compile(r"(?:.*_)?(?:NUMMER|NR|ID|CODE|VOLGNUMMER|VOLGNR|RECORD|PASNUMMER)|.*(?:NUMMER|NR|CODE)")
_TELLING: Final = re.compile(r"N|AANTAL|TOTAAL|AANTAL_.+|LEERLINGEN|RESPONDENTEN|DEELNEMERS")


def _per_persoon(kolommen: Sequence[Kolom], tafel: Tafel, plek: Plek) -> Iterator[Finding]:
    """A number that differs in every row of a school, or a class of which one person was counted."""
    scholen = Counter(school_van(rij, tafel) for rij in tafel.rijen if not rij.leeg)
    veel = sum(scholen.values()) >= 5 and max(scholen.values(), default=0) >= 3
    for kolom in kolommen:
        if kolom.plaats in tafel.school or kolom.plaats in tafel.getallen or kolom.plaats in tafel.bekend:
            continue
        gevuld = len(kolom.cellen) >= 0.95 * sum(scholen.values())
        nummer = _VOLGNUMMER.fullmatch(kolomsleutel(kolom.kop)) or kopsoort(kolom.kop) is Kopsoort.LOS
        if veel and gevuld and nummer and len(kolom.uniek) == len(kolom.cellen):
            regel = tafel.kop.regel if tafel.kop else 0
            yield privacycodes.EEN_RIJ_PER_PERSOON.op(
                Plek(plek.bestand, regel), reden=f"Kolom {kolom.naam} is op elke rij anders"
            )
        if kopsoort(kolom.kop) is Kopsoort.KLAS:
            tellingen = [
                andere.plaats
                for andere in kolommen
                if andere.plaats in tafel.getallen or _TELLING.fullmatch(kolomsleutel(andere.kop))
            ]
            rijen = [rij for rij, _ in kolom.cellen if _telt_een(rij, tellingen)]
            if rijen:
                yield privacycodes.EEN_IN_KLAS.op(
                    Plek(plek.bestand, rijen[0].regel), kolom=kolom.naam, rijen=rijen_tekst(rij.regel for rij in rijen)
                )


def _telt_een(rij: Rij, tellingen: Sequence[int]) -> bool:
    """Whether a row counts one person in all."""
    teksten = [rij.cellen[plaats] for plaats in tellingen if plaats < len(rij.cellen) and rij.cellen[plaats] not in {"", "0"}]
    return teksten == ["1"]


def _opgesomd(kolommen: Sequence[str]) -> str:
    meer = [f"nog {len(kolommen) - 6}"] if len(kolommen) > 6 else []
    return opsomming([*kolommen[:6], *meer])
