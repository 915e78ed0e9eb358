"""Model, stage 0: what points at one person in a table: a BSN, an e-mail address, a mobile number, a day, a name as a header."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from kwaliteitshandboek.model.persoonsnamen import lijkt_naam
from kwaliteitshandboek.taal import MAANDEN


def is_bsn(cijfers: str) -> bool:
    """Whether nine digits pass the test of eleven for a BSN: 9, 8, ... 2 times the first eight, minus the last."""
    if len(cijfers) != 9 or not (cijfers.isascii() and cijfers.isdigit()) or set(cijfers) == {"0"}:
        return False
    gewogen = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(range(9, 1, -1), cijfers, strict=False))
    return (gewogen - int(cijfers[8])) % 11 == 0


_NEGEN: Final = re.compile(
    r"(?<![0-9A-Za-z.,])([0-9]{9}|[0-9]{4}\.[0-9]{2}\.[0-9]{3}|[0-9]{3}[ .][0-9]{3}[ .][0-9]{3})(?![0-9A-Za-z]|[.,][0-9])"
)


def negencijferig(tekst: str) -> list[str]:
    """The numbers of nine digits in a text, without the points or spaces that people put in them."""
    return [re.sub(r"[ .]", "", gevonden) for gevonden in _NEGEN.findall(tekst)]


_MAIL: Final = re.compile(r"[^\s@;,<>]+@[^\s@;,<>]+\.[A-Za-z]{2,}")
_MOBIEL: Final = re.compile(r"(?<![0-9])(?:\+31|0031|0)[ -]?\(?0?\)?[ -]?6(?:[ -]?[0-9]){8}(?![0-9])")


def heeft_contact(tekst: str) -> bool:
    """Whether a text holds an e-mail address or the number of a mobile telephone."""
    return ("@" in tekst and bool(_MAIL.search(tekst))) or ("6" in tekst and bool(_MOBIEL.search(tekst)))


_DATUM: Final = (
    re.compile(r"(?P<d>[0-9]{1,2})[-/. ](?P<m>[0-9]{1,2})[-/. ](?P<j>(?:19|20)[0-9]{2})"),
    re.compile(r"(?P<j>(?:19|20)[0-9]{2})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})(?:[Tt ].*)?"),
    re.compile(r"(?P<j>(?:19|20)[0-9]{2})(?P<m>[0-9]{2})(?P<d>[0-9]{2})"),
    # '12-03-14': never a day to come, so of the last hundred years or so.
    re.compile(r"(?P<d>[0-9]{1,2})[-/](?P<m>[0-9]{1,2})[-/](?P<j>[0-9]{2})"),
    # '12 maart 2012', '12 mrt. 2012'
    re.compile(r"(?P<d>[0-9]{1,2})[ -](?P<m>[a-z]{3,9})\.?[ -](?P<j>(?:19|20)[0-9]{2})"),
)
_KORT: Final = {maand[:3]: nummer for nummer, maand in enumerate(MAANDEN, start=1)} | {"mrt": 3}


def als_dag(tekst: str) -> date | None:
    """The day that a cell holds in any usual notation; None where it holds something else."""
    for patroon in _DATUM:
        if gevonden := patroon.fullmatch(tekst.lower()):
            try:
                jaar = int(gevonden["j"])
                jaar += 0 if jaar > 99 else 2000 if jaar < 40 else 1900
                return date(jaar, _maand(gevonden["m"]), int(gevonden["d"]))
            except ValueError:
                continue
    return None


def _maand(tekst: str) -> int:
    """The number of a month as a figure or a word; 0 for a word that is none."""
    bekend = tekst in MAANDEN or tekst in _KORT or tekst == "sept"
    return int(tekst) if tekst.isdigit() else _KORT.get(tekst[:3], 3) if bekend else 0


def kop_met_persoon(kop: str) -> bool:
    """Whether a header itself is somebody's: a name, a BSN or an e-mail address, as in a table with a column for each pupil."""
    return lijkt_naam(kop) or heeft_contact(kop) or any(map(is_bsn, negencijferig(kop)))
