"""Intake, stage 1: tables about pupils, parents or employees are refused; no message repeats what stands in them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import intake as codes
from kwaliteitshandboek.intake.blad import ZOEKRIJEN, Blad, Rij
from kwaliteitshandboek.intake.meldingen import rijen_tekst
from kwaliteitshandboek.model.indeling import tekstsleutel
from kwaliteitshandboek.model.persoonsgegevens import (
    Kopsoort,
    als_dag,
    heeft_contact,
    is_bsn,
    is_naamkop,
    is_voornaam,
    kolomsleutel,
    kop_met_persoon,
    kopsoort,
    lijkt_naam,
    naamparen,
    negencijferig,
    noemt_bekende_naam,
    spreekt_aan,
    toonbare_kop,
)
from kwaliteitshandboek.taal import opsomming

LANGSTE_KOP: Final = 60
"""A longer text above a table is a title or an explanation, and no header."""


@dataclass(frozen=True, slots=True)
class Tafel:
    """A table to be judged: header (None: there is none to be told), rows, and what is known of its columns by position.

    `school`: the columns that say which school. `bekend`: columns whose meaning is known, in which names of schools, places and
    addresses belong. `getallen`: columns of figures. `gewoon`: texts (as `tekstsleutel` gives them)
    that stand in the handbook itself. `scholen`: names of schools and places, which may be called after somebody. `eigen`: the
    table is read by a mapping, so that a column with the bare header 'Naam' must hold names of schools. `bijzaak`: a sheet beside
    the table, in which an organisation may give its own e-mail address.
    """

    kop: Rij | None
    rijen: tuple[Rij, ...]
    school: tuple[int, ...] = ()
    bekend: Collection[int] = frozenset()
    getallen: Collection[int] = frozenset()
    gewoon: Collection[str] = frozenset()
    scholen: Collection[str] = frozenset()
    eigen: bool = False
    bijzaak: bool = False


@dataclass(frozen=True, slots=True)
class _Kolom:
    """A column: its position, its header, and its filled cells with their rows."""

    plaats: int
    kop: str
    cellen: tuple[tuple[Rij, str], ...]
    uniek: frozenset[str] = field(default=frozenset())

    @property
    def naam(self) -> str:
        return toonbare_kop(self.kop, self.plaats + 1)


def keur_koppen(koprijen: Sequence[Rij], plek: Plek, *, een_rij: bool) -> Finding | None:
    """The first row of headers that names persons; `een_rij`: the first row of a text file is its header, whatever it holds."""
    for rij in koprijen:
        if not een_rij and sum(map(bool, rij.cellen)) < 2 < len(rij.cellen):
            continue
        for soort, code in (
            (Kopsoort.PERSOON, codes.PERSOONSGEGEVENS),
            (Kopsoort.ADRES, codes.PERSOONSGEGEVENS),
            (Kopsoort.MEDEWERKER, codes.EEN_MEDEWERKER),
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
            return codes.BLAD_MET_PERSONEN.op(Plek(plek.bestand, reden.regel), blad=f"{soort} {naam}", reden=reden.wat)
    return None


def _is_kop(rij: Rij) -> bool:
    """Whether a row can be a header: several cells, none of them a sentence."""
    return sum(map(bool, rij.cellen)) > 1 and all(len(cel) <= LANGSTE_KOP for cel in rij.cellen)


def keur(tafel: Tafel, plek: Plek, peil: date | None = None) -> Iterator[Finding]:
    """Every sign that a table is about persons; `peil` is the day by which a date is long ago (else the latest in the table)."""
    kolommen = list(_kolommen(tafel))
    if peil is None and any(kolom.plaats not in tafel.bekend for kolom in kolommen):
        peil = max((dag for kolom in kolommen for dag in map(als_dag, kolom.uniek) if dag), default=None)
    for kolom in kolommen:
        yield from _koppen(kolom, tafel, plek)
        yield from _nummers(kolom, plek)
        if kolom.plaats not in tafel.bekend:
            yield from _teksten(kolom, tafel, plek, peil)
    if tafel.kop is not None and not tafel.bijzaak:
        yield from _per_persoon(kolommen, tafel, plek)


def _kolommen(tafel: Tafel) -> Iterator[_Kolom]:
    breedte = max((len(rij.cellen) for rij in tafel.rijen), default=0)
    koppen = tafel.kop.cellen if tafel.kop else ()
    for plaats in range(max(breedte, len(koppen))):
        cellen = tuple((rij, rij.cellen[plaats]) for rij in tafel.rijen if plaats < len(rij.cellen) and rij.cellen[plaats])
        yield _Kolom(plaats, koppen[plaats] if plaats < len(koppen) else "", cellen, frozenset(tekst for _, tekst in cellen))


_LOS_GETAL: Final = re.compile(r"[<>]?\s*-?[0-9]{1,3}(?:[.,][0-9]+)?\s*%?|[^0-9A-Za-z]{1,2}|-1")
_HEEL: Final = re.compile(r"[0-9]+")
_LEERLING: Final = re.compile(r"LEERLING|KIND|STUDENT|PUPIL|OUDER|VERZORGER|RESPONDENT|DEELNEMER|PERSOON|GB|GEB")
_SCHOOLWOORD: Final = re.compile(
    r"(?i)(?:.*\b)?(?:\w*school|obs|cbs|pcb|rkbs|ikc|sbo|kindcentrum|\w*college|lyceum|stichting|totaal|gemiddelde?|"
    r"alle scholen)\b.*"
)


def _koppen(kolom: _Kolom, tafel: Tafel, plek: Plek) -> Iterator[Finding]:
    """What the header gives away, where needed together with the cells below it."""
    regel = tafel.kop.regel if tafel.kop else 0
    if kolom.plaats not in tafel.bekend and kolom.kop and kop_met_persoon(kolom.kop):
        yield codes.KOP_MET_PERSOON.op(Plek(plek.bestand, regel), nummer=kolom.plaats + 1)
        return
    if kopsoort(kolom.kop) is Kopsoort.LOS:
        # Marks and shares of a group are figures; whole numbers in a column that nobody reads may be the numbers of people.
        cijfers = all(map(_LOS_GETAL.fullmatch, kolom.uniek))
        nummers = tafel.eigen and kolom.plaats not in tafel.getallen and all(map(_HEEL.fullmatch, kolom.uniek))
        if not cijfers or nummers:
            code = codes.PERSOONSGEGEVENS if _LEERLING.fullmatch(kolomsleutel(kolom.kop)) else codes.EEN_MEDEWERKER
            yield code.op(Plek(plek.bestand, regel), kolommen=kolom.naam)
    elif (
        tafel.eigen
        and is_naamkop(kolom.kop)
        and kolom.plaats not in {*tafel.bekend, *tafel.getallen}
        and not all(_is_van_school(tekst, tafel) for tekst in kolom.uniek)
    ):
        yield codes.PERSOONSGEGEVENS.op(Plek(plek.bestand, regel), kolommen=kolom.naam)


def _is_van_school(tekst: str, tafel: Tafel) -> bool:
    """Whether a text in a column 'Naam' is no person: the handbook holds it, or it calls itself a school."""
    return tekstsleutel(tekst) in {*tafel.gewoon, *tafel.scholen} or _SCHOOLWOORD.fullmatch(tekst) is not None


def _nummers(kolom: _Kolom, plek: Plek) -> Iterator[Finding]:
    """Numbers that pass the test for a BSN; in every column, known or not.

    One number of nine digits in eleven passes by chance. So all must pass, or, where there are more than a few, the greater part;
    numbers of eight digits (a BSN of which a spreadsheet took the zero) count only where there are many.
    """
    negen = {nummer for tekst in kolom.uniek for nummer in negencijferig(tekst)}
    acht = {tekst for tekst in kolom.uniek if len(tekst) == 8 and tekst.isdigit() and als_dag(tekst) is None}
    echt = {nummer for nummer in negen if is_bsn(nummer)}
    kort = {nummer for nummer in acht if is_bsn(f"0{nummer}")}
    if echt and (len(echt) == len(negen) or (len(echt) >= 3 and len(echt) >= 0.6 * len(negen))):
        rijen = [rij for rij, tekst in kolom.cellen if echt.intersection(negencijferig(tekst))]
        yield _waarden(kolom, rijen, plek, "nummers die aan de proef voor een burgerservicenummer voldoen")
    elif len(kort) >= 5 and len(kort) >= 0.9 * len(acht):
        rijen = [rij for rij, tekst in kolom.cellen if tekst in kort]
        yield _waarden(kolom, rijen, plek, "nummers die aan de proef voor een burgerservicenummer voldoen")


_PLAATSEN: Final = re.compile(
    r"SCHOOL(?!LEIDER)|VESTIG|INSTELLING|LOCATIE|BESTUUR|GEZAG|GEMEENTE|PLAATS|PROVINCIE|STRAAT|REGIO|GEBIED|WIJK"
)
"""Columns in which a name of a person is the name of a school, a street or a place."""
_ADRES: Final = re.compile(r"(?:.*_)?(?:ADRES|STRAAT|STRAATNAAM|HUISNUMMER|POSTCODE|WOONPLAATS)(?:_.*)?")


def _teksten(kolom: _Kolom, tafel: Tafel, plek: Plek, peil: date | None) -> Iterator[Finding]:
    """Names, e-mail, days of birth and home addresses, in columns of which the meaning is not known."""
    sleutel = kolomsleutel(kolom.kop)
    bekend = {*tafel.gewoon, *tafel.scholen}
    plaats = _PLAATSEN.search(sleutel) is not None
    aangesproken = set() if plaats else _aangesproken(kolom.uniek, tafel)
    if aangesproken:
        yield _waarden(kolom, [rij for rij, tekst in kolom.cellen if tekst in aangesproken], plek, "namen van mensen")
    vreemd = [(rij, tekst) for rij, tekst in kolom.cellen if tekstsleutel(tekst) not in bekend]
    if not vreemd:
        return
    uniek = {tekst for _, tekst in vreemd}
    contact = {tekst for tekst in uniek if heeft_contact(tekst)}
    if contact and (not tafel.bijzaak or len(contact) >= 3):
        rijen = [rij for rij, tekst in vreemd if tekst in contact]
        yield _waarden(kolom, rijen, plek, "e-mailadressen of mobiele telefoonnummers")
    namen = set() if plaats else {tekst for tekst in uniek if lijkt_naam(tekst)}
    roepnamen = set() if plaats else {tekst for tekst in uniek if is_voornaam(tekst)}
    genoemd = set() if plaats else _genoemd(uniek, tafel)
    if genoemd and not aangesproken:
        yield _waarden(kolom, [rij for rij, tekst in vreemd if tekst in genoemd], plek, "namen van mensen")
    elif not aangesproken and (_meest(namen, vreemd) or (len(roepnamen) >= 3 and _meest(roepnamen, vreemd))):
        rijen = [rij for rij, tekst in vreemd if tekst in namen | roepnamen]
        yield _waarden(kolom, rijen, plek, "namen van mensen")
    if peil is not None:
        dagen = {tekst for tekst in uniek if (dag := als_dag(tekst)) is not None and 3 <= (peil - dag).days / 365.25 < 75}
        vaak = _verschilt(vreemd, tafel) or not _ANDERE_DAG.search(sleutel)
        if len(dagen) >= 3 and _meest(dagen, vreemd) and vaak:
            yield _waarden(kolom, [rij for rij, tekst in vreemd if tekst in dagen], plek, "datums die geboortedatums kunnen zijn")
    if _ADRES.fullmatch(sleutel) and tafel.school and _verschilt(vreemd, tafel):
        yield _waarden(kolom, [rij for rij, _ in vreemd], plek, "meer dan één adres bij dezelfde school")


_ANDERE_DAG: Final = re.compile(
    r"INSPECTIE|BEZOEK|AUDIT|VISITATIE|OPRICHT|FUSIE|VAST|PEIL|PRIK|OPEN|BOUW|START|BEGIN|EIND|INGANG|METING|AFNAME|VERSIE|BESLUIT|"
    r"ONDERZOEK|OORDEEL|PLAN|LAATST|VORIG|WIJZIG|PUBLICATIE|RAPPORT"
)
"""Columns that say of which other day they speak than a day of birth."""


def _aangesproken(uniek: Collection[str], tafel: Tafel) -> set[str]:
    """Texts with a title or a common first name before a surname, from one on, also where the mapping itself holds the text."""
    namen = _scholen(tafel)
    kaal = {tekst: _zonder(tekst, namen) for tekst in uniek if " " in tekst and tekstsleutel(tekst) not in tafel.scholen}
    return {tekst for tekst, rest in kaal.items() if spreekt_aan(rest) or noemt_bekende_naam(rest)}


def _genoemd(uniek: Collection[str], tafel: Tafel) -> set[str]:
    """Texts with a first name and a surname that need not be common, where several differ."""
    namen = _scholen(tafel)
    paren = {tekst: paar for tekst in uniek if (paar := naamparen(_zonder(tekst, namen)))}
    verschillend = {deel for paar in paren.values() for deel in paar}
    # Labels with capitals are few among other texts; names of people differ from row to row.
    return set(paren) if len(verschillend) >= 3 and len(paren) >= 0.3 * len(uniek) else set()


def _scholen(tafel: Tafel) -> re.Pattern[str] | None:
    namen = sorted((re.escape(naam) for naam in tafel.scholen if len(naam) > 2), key=len, reverse=True)
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(namen)})(?!\w)") if namen else None


def _zonder(tekst: str, namen: re.Pattern[str] | None) -> str:
    """A text in which every school and place is called 'school', so that no name is found in theirs."""
    return tekst if namen is None else namen.sub("school", " ".join(tekst.split()))


def _meest(deel: set[str], cellen: Sequence[tuple[Rij, str]]) -> bool:
    """Whether at least six in ten of the cells hold one of some texts."""
    return bool(deel) and sum(tekst in deel for _, tekst in cellen) >= 0.6 * len(cellen)


def _verschilt(cellen: Sequence[tuple[Rij, str]], tafel: Tafel) -> bool:
    """Whether one school has several of these texts; true where no column says which school."""
    per_school: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for rij, tekst in cellen:
        per_school[_school(rij, tafel)].add(tekst)
    return any(len(teksten) > 1 for teksten in per_school.values())


def _school(rij: Rij, tafel: Tafel) -> tuple[str, ...]:
    return tuple(rij.cellen[plaats] for plaats in tafel.school if plaats < len(rij.cellen))


_VOLGNUMMER: Final = re.compile(r"(?:.*_)?(?:NUMMER|NR|ID|CODE|VOLGNUMMER|VOLGNR|RECORD|PASNUMMER)|.*(?:NUMMER|NR|CODE)")
_TELLING: Final = re.compile(r"N|AANTAL|TOTAAL|AANTAL_.+|LEERLINGEN|RESPONDENTEN|DEELNEMERS")


def _per_persoon(kolommen: Sequence[_Kolom], tafel: Tafel, plek: Plek) -> Iterator[Finding]:
    """A number that differs in every row of a school, or a class of which one person was counted."""
    scholen = Counter(_school(rij, tafel) for rij in tafel.rijen if not rij.leeg)
    veel = sum(scholen.values()) >= 5 and max(scholen.values(), default=0) >= 3
    for kolom in kolommen:
        if kolom.plaats in tafel.school or kolom.plaats in tafel.getallen or kolom.plaats in tafel.bekend:
            continue
        gevuld = len(kolom.cellen) >= 0.95 * sum(scholen.values())
        nummer = _VOLGNUMMER.fullmatch(kolomsleutel(kolom.kop)) or kopsoort(kolom.kop) is Kopsoort.LOS
        if veel and gevuld and nummer and len(kolom.uniek) == len(kolom.cellen):
            regel = tafel.kop.regel if tafel.kop else 0
            yield codes.EEN_RIJ_PER_PERSOON.op(Plek(plek.bestand, regel), reden=f"Kolom {kolom.naam} is op elke rij anders")
        if kopsoort(kolom.kop) is Kopsoort.KLAS:
            tellingen = [
                andere.plaats
                for andere in kolommen
                if andere.plaats in tafel.getallen or _TELLING.fullmatch(kolomsleutel(andere.kop))
            ]
            rijen = [rij for rij, _ in kolom.cellen if _telt_een(rij, tellingen)]
            if rijen:
                yield codes.EEN_IN_KLAS.op(
                    Plek(plek.bestand, rijen[0].regel), kolom=kolom.naam, rijen=rijen_tekst(rij.regel for rij in rijen)
                )


def _telt_een(rij: Rij, tellingen: Sequence[int]) -> bool:
    """Whether a row counts one person in all."""
    teksten = [rij.cellen[plaats] for plaats in tellingen if plaats < len(rij.cellen) and rij.cellen[plaats] not in {"", "0"}]
    return teksten == ["1"]


def _waarden(kolom: _Kolom, rijen: Sequence[Rij], plek: Plek, wat: str) -> Finding:
    return codes.PERSOONSWAARDEN.op(
        Plek(plek.bestand, rijen[0].regel), kolom=kolom.naam, wat=wat, rijen=rijen_tekst(rij.regel for rij in rijen)
    )


def _opgesomd(kolommen: Sequence[str]) -> str:
    meer = [f"nog {len(kolommen) - 6}"] if len(kolommen) > 6 else []
    return opsomming([*kolommen[:6], *meer])
