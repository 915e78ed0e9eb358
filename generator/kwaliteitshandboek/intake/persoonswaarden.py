"""Intake, stage 1: what the cells of a column give away of persons: numbers, names, addresses of e-mail, days of birth, homes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import Final

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.intake.blad import Rij
from kwaliteitshandboek.intake.persoonstafel import Kolom, Tafel, in_kolom, verschilt
from kwaliteitshandboek.model.achternamen import noemt_mens
from kwaliteitshandboek.model.indeling import tekstsleutel
from kwaliteitshandboek.model.persoonsgegevens import als_dag, heeft_contact, is_bsn, negencijferig
from kwaliteitshandboek.model.persoonskoppen import kolomsleutel
from kwaliteitshandboek.model.persoonsnamen import (
    NAAMGEVERS,
    heeft_initialen,
    is_voornaam,
    lijkt_naam,
    naamparen,
    noemt_bekende_naam,
    spreekt_aan,
    vertelt_van,
)
from kwaliteitshandboek.model.persoonsrollen import is_genummerd


def keur_nummers(kolom: Kolom, plek: Plek) -> Iterator[Finding]:
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
        yield in_kolom(kolom, rijen, plek, "nummers die aan de proef voor een burgerservicenummer voldoen")
    elif len(kort) >= 5 and len(kort) >= 0.9 * len(acht):
        rijen = [rij for rij, tekst in kolom.cellen if tekst in kort]
        yield in_kolom(kolom, rijen, plek, "nummers die aan de proef voor een burgerservicenummer voldoen")


_SCHOOLKOLOM: Final = re.compile(r"SCHOOL(?!LEIDER|WEGING)|VESTIG|INSTELLING|BESTUUR|GEZAG|STRAAT")
"""Columns in which a name of a person is the name of a school, a board or a street."""
_PLAATSKOLOM: Final = re.compile(r"LOCATIE|GEMEENTE|PLAATS|PROVINCIE|REGIO|GEBIED|WIJK")
"""Columns in which it may be the name of a building or a town, if somebody after whom such are called."""
_ADRES: Final = re.compile(r"(?:.*_)?(?:ADRES|STRAAT|STRAATNAAM|HUISNUMMER|POSTCODE|WOONPLAATS)(?:_.*)?")


def keur_teksten(kolom: Kolom, tafel: Tafel, plek: Plek, peil: date | None) -> Iterator[Finding]:
    """Names, e-mail, days of birth and home addresses, in columns of which the meaning is not known."""
    sleutel = kolomsleutel(kolom.kop)
    bekend = {*tafel.gewoon, *tafel.scholen}
    vreemd = [(rij, tekst) for rij, tekst in kolom.cellen if tekstsleutel(tekst) not in bekend]
    if namen := _namen(kolom, vreemd, tafel):
        yield in_kolom(kolom, [rij for rij, tekst in kolom.cellen if tekst in namen], plek, "namen van mensen")
    genummerd = {tekst for tekst in kolom.uniek if len(tekst) <= 40 and is_genummerd(kolomsleutel(tekst))}
    if len(genummerd) > 1:
        rijen = [rij for rij, tekst in kolom.cellen if tekst in genummerd]
        yield in_kolom(kolom, rijen, plek, "aanduidingen van personen een voor een")
    contact = {tekst for _, tekst in vreemd if heeft_contact(tekst)}
    if contact and (not tafel.bijzaak or len(contact) >= 3):
        rijen = [rij for rij, tekst in vreemd if tekst in contact]
        yield in_kolom(kolom, rijen, plek, "e-mailadressen of mobiele telefoonnummers")
    if peil is not None:
        dagen = {tekst for _, tekst in vreemd if (dag := als_dag(tekst)) is not None and 3 <= (peil - dag).days / 365.25 < 75}
        vaak = verschilt(vreemd, tafel) or not _ANDERE_DAG.search(sleutel)
        if len(dagen) >= 3 and _meest(dagen, vreemd) and vaak:
            yield in_kolom(kolom, [rij for rij, tekst in vreemd if tekst in dagen], plek, "datums die geboortedatums kunnen zijn")
    if vreemd and _ADRES.fullmatch(sleutel) and tafel.school and verschilt(vreemd, tafel):
        yield in_kolom(kolom, [rij for rij, _ in vreemd], plek, "meer dan één adres bij dezelfde school")


_ANDERE_DAG: Final = re.compile(
    r"INSPECTIE|BEZOEK|AUDIT|VISITATIE|OPRICHT|FUSIE|VAST|PEIL|PRIK|OPEN|BOUW|START|BEGIN|EIND|INGANG|METING|AFNAME|VERSIE|BESLUIT|"
    r"ONDERZOEK|OORDEEL|PLAN|LAATST|VORIG|WIJZIG|PUBLICATIE|RAPPORT"
)
"""Columns that say of which other day they speak than a day of birth."""


def _namen(kolom: Kolom, vreemd: Sequence[tuple[Rij, str]], tafel: Tafel) -> set[str]:
    """The texts of a column that are, or hold, names of people, as far as the column is one in which such names are none."""
    sleutel = kolomsleutel(kolom.kop)
    if _SCHOOLKOLOM.search(sleutel):
        return _aangesproken(kolom.uniek, tafel, _met_titel)
    if _PLAATSKOLOM.search(sleutel):
        return _aangesproken(kolom.uniek, tafel, _op_een_plaats)
    if aangesproken := _aangesproken(kolom.uniek, tafel, _in_een_zin):
        return aangesproken
    uniek = {tekst for _, tekst in vreemd}
    if genoemd := _genoemd(uniek, tafel):
        return genoemd
    namen = {tekst for tekst in uniek if lijkt_naam(tekst)}
    roepnamen = {tekst for tekst in uniek if is_voornaam(tekst)}
    return namen | roepnamen if _meest(namen, vreemd) or (len(roepnamen) >= 3 and _meest(roepnamen, vreemd)) else set()


def keur_schoolnamen(kolom: Kolom, plek: Plek) -> Iterator[Finding]:
    """Somebody who is addressed, or an e-mail address or mobile number, in a known column of names of schools and places."""
    if namen := {tekst for tekst in kolom.uniek if _met_titel(tekst) or _MEESTER.fullmatch(tekst)}:
        yield in_kolom(kolom, [rij for rij, tekst in kolom.cellen if tekst in namen], plek, "namen van mensen")
    if contact := {tekst for tekst in kolom.uniek if heeft_contact(tekst)}:
        rijen = [rij for rij, tekst in kolom.cellen if tekst in contact]
        yield in_kolom(kolom, rijen, plek, "e-mailadressen of mobiele telefoonnummers")


_MEESTER: Final = re.compile(r"meester\s\w.*")
"""Schools are called 'Meester Haye'; without the capital it is somebody of the staff."""


def _met_titel(tekst: str) -> bool:
    return _GEBOUW.search(tekst) is None and spreekt_aan(tekst, meester=False)


def _op_een_plaats(tekst: str) -> bool:
    rest = _NAAMGEVERS.sub("school", tekst)
    naam = noemt_bekende_naam(rest) or heeft_initialen(rest) or spreekt_aan(rest, meester=False)
    return naam and _GEBOUW.search(tekst) is None


def _in_een_zin(tekst: str) -> bool:
    return spreekt_aan(tekst) or noemt_bekende_naam(tekst) or noemt_mens(tekst) or vertelt_van(tekst)


_NAAMGEVERS: Final = re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, NAAMGEVERS))})(?!\w)")


_GEBOUW: Final = re.compile(
    r"(?i)school|skoalle|sch\b|\b(?:[cgikop]bs|pcbs?|rkbs|i?kc|sbo|v?so|kindcentrum|college|lyceum)\b|(?:straat|laan|weg|plein)\b"
)
"""A text that calls itself a school or a street."""


def _aangesproken(uniek: Collection[str], tafel: Tafel, noemt: Callable[[str], bool]) -> set[str]:
    """Texts in which somebody is named for certain, from one on, also where the mapping itself holds the text."""
    namen = _scholen(tafel)
    kaal = {tekst: _zonder(tekst, namen) for tekst in uniek if " " in tekst and tekstsleutel(tekst) not in tafel.scholen}
    return {tekst for tekst, rest in kaal.items() if noemt(rest)}


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
