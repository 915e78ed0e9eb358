"""Intake, stage 1: the name of a file goes into the provenance of its figures, so no name, BSN or e-mail address may be in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import privacy as privacycodes
from kwaliteitshandboek.model.achternamen import is_achternaam
from kwaliteitshandboek.model.persoonsgegevens import heeft_contact, is_bsn, negencijferig
from kwaliteitshandboek.model.persoonsnamen import GEWONE_WOORDEN, GEWOON_EINDE, NAAMGEVERS, is_eigen_voornaam, is_voornaam

_EINDE: Final = re.compile(r"(?i)(?:\.(?:csv|txt|tsv|xlsx?|xlsm|ods|zip))+$")
_SCHEIDING: Final = re.compile(r"[\s_.+()\[\],;&-]+")
_NAAMGEVER: Final = re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, NAAMGEVERS))})(?:-?sch\w*)?(?!\w)")
_VOORVOEGSELS: Final = frozenset("van von de der den ten ter el al ben".split())  # noqa: SIM905
_AANSPREEK: Final = frozenset("juf juffrouw mevr mevrouw mw dhr meneer".split())  # noqa: SIM905
_GEEN_NAAM: Final = frozenset("of en meester je mijn onze de het groep klas".split())  # noqa: SIM905
_ROL: Final = frozenset(
    """
    beoordeling docent functioneringsgesprek gesprek invaller kind leerkracht leerling leraar lerares lesbezoek lkr medewerker
    meester mentor moeder oordeel ouder stagiair stagiaire vader verzuim voogd voortgangsgesprek ziekteverzuim
    """.split()  # noqa: SIM905
)
_SCHOOL: Final = frozenset(
    "obs cbs pcb pcbs rkbs kbs gbs ibs sbo so vso ikc kc kindcentrum college lyceum sint st dr mgr prins prinses de".split()  # noqa: SIM905
)
"""Words before a name that make it the name of a school."""


def keur_bestandsnamen(paden: Sequence[Path], scholen: Collection[str] = ()) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """The files that may be read, and a finding for each of which the name speaks of a person; the finding does not repeat it.

    `scholen`: names of schools and places, which may be called after somebody.
    """
    goed: list[Path] = []
    findings: list[Finding] = []
    for nummer, pad in enumerate(paden, start=1):
        if noemt_persoon(pad.name, scholen):
            findings.append(privacycodes.BESTANDSNAAM.op(Plek(f"bestand {nummer} van deze opdracht", 0)))
        else:
            goed.append(pad)
    return tuple(goed), tuple(findings)


def noemt_persoon(bestand: str, scholen: Collection[str] = ()) -> bool:
    """Whether the name of a file holds the name of a person, a BSN, an e-mail address or the number of a mobile telephone."""
    kaal = _EINDE.sub("", bestand)
    if heeft_contact(kaal) or any(map(is_bsn, negencijferig(re.sub(r"[_-]", " ", kaal)))):
        return True
    tekst = _SCHEIDING.sub(" ", kaal)
    for naam in sorted((_SCHEIDING.sub(" ", naam) for naam in scholen if len(naam) > 2), key=len, reverse=True):
        tekst = re.sub(rf"(?i)(?<!\w){re.escape(naam)}(?!\w)", "•", tekst)
    woorden = re.findall(r"[^\W\d_]+|\d+|•", _NAAMGEVER.sub("•", tekst))
    return any(_noemt(woorden, plaats) for plaats in range(len(woorden)))


def _noemt(woorden: Sequence[str], plaats: int) -> bool:
    """Whether somebody's name begins at a word: by a title, by who it is, or a first name or initial with a surname."""
    woord, vorige = woorden[plaats], woorden[plaats - 1].lower() if plaats else ""
    volgende = next(_zonder_voorvoegsel(woorden[plaats + 1 :]), "")
    if woord.lower() in _AANSPREEK or (vorige, woord.lower()) == ("de", "heer"):
        return _kan_naam(volgende)
    if woord.lower() in _ROL:
        return is_eigen_voornaam(volgende) or is_achternaam(volgende)
    if vorige in _SCHOOL or vorige.endswith(("school", "sch")):
        return False
    if is_voornaam(woord):
        los = is_eigen_voornaam(woord) and woord[0].isupper() and volgende[:1].isupper() and _kan_naam(volgende)
        voorvoegsel = len(woorden) > plaats + 2 and woorden[plaats + 1].lower() in _VOORVOEGSELS and is_eigen_voornaam(woord)
        return los or is_achternaam(volgende) or (voorvoegsel and _kan_naam(volgende))
    daarna = woorden[plaats + 1] if len(woorden) > plaats + 1 else ""
    if is_achternaam(daarna if len(woord) > 1 else volgende):
        return len(woord) == 1 or (woord[0].isupper() and daarna[0].isupper() and _kan_naam(woord))
    laatste = len(daarna) == 1 and daarna.isalpha() and len(woorden) == plaats + 2
    return is_achternaam(woord) and (laatste or is_eigen_voornaam(volgende))


def _zonder_voorvoegsel(woorden: Sequence[str]) -> Iterator[str]:
    return (woord for woord in woorden if woord.lower() not in _VOORVOEGSELS)


def _kan_naam(woord: str) -> bool:
    """Whether a word can be a name: letters, and no word of every day."""
    klein = woord.lower()
    gewoon = klein in GEWONE_WOORDEN or klein in _GEEN_NAAM or GEWOON_EINDE.fullmatch(klein) is not None
    return len(klein) > 1 and klein.isalpha() and not gewoon and not klein.endswith(("school", "sch", "skoalle"))
