"""Derive, stage 3: patterns: the words of numbers, months, days and holidays that rules look for, and what each stands for."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from kwaliteitshandboek.derive.tijdtermen import Dag
from kwaliteitshandboek.taal import MAANDEN

Gevonden = re.Match[str]
"""What a rule found in a cell; its groups have names."""

_TIENTALLEN: Final = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien")
GETALLEN: Final = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", *_TIENTALLEN)
RANGEN: Final = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende")
WEEKDAGEN: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_KORT: Final = {naam[:3]: nummer for nummer, naam in enumerate(MAANDEN, 1)} | {"mrt": 3}
SEIZOENEN: Final = {"voorjaar": (3, 5), "lente": (3, 5), "najaar": (9, 11), "herfst": (9, 11), "winter": (12, 2)}
EENHEIDVORMEN: Final = {
    "dag": r"(?:school|werk|les)?dag(?:en)?",
    "week": r"(?:(?:school|les)?we(?:ek|ken)|wkn?)",
    "maand": r"(?:maand(?:en)?|mnd)",
    "kwartaal": r"kwarta(?:al|len)",
    "trimester": r"trimesters?",
    "halfjaar": r"hal(?:f|ve)\s?jaar",
    "jaar": r"(?:school|kalender|cursus|leer)?ja(?:ar|ren)",
}
MAAND: Final = rf"(?:(?:{'|'.join(MAANDEN)})\b|(?:jan|febr?|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)"
DAG: Final = r"(?:[12][0-9]|3[0-9]|0?[1-9])(?:e|ste|de)?"
TOT_EN_MET: Final = r"(?:\s*-\s*|\s*t/m\s*|\s+tot\s+en\s+met\s+|\s+tot\s+|\s+tm\s+)"
EN: Final = r"(?:\s*,\s*(?:en\s+|of\s+)?|\s+(?:en|of)\s+|\s*[&+/]\s*)"
RANG: Final = rf"(?:(?:[1-9]|10)(?:e|de|ste)|{'|'.join(RANGEN)}|laatste)"
VAKANTIE: Final = "(?:herfst|kerst|voorjaars|krokus|mei|zomer)"
"""Patterns that a rule looks for and a reader takes apart again."""

_ANDERE_NAAM: Final = {"voorjaars": "voorjaar", "krokus": "voorjaar"}


def getal(tekst: str) -> int:
    """'6' or 'zes'."""
    return int(tekst) if tekst.isdigit() else GETALLEN.index(tekst)


def rangnummer(tekst: str) -> int:
    """'2e' or 'tweede'; -1 for 'laatste'."""
    return -1 if tekst == "laatste" else int(cijfers[0]) if (cijfers := re.findall("[0-9]+", tekst)) else RANGEN.index(tekst) + 1


def rangnummers(tekst: str) -> list[int]:
    """'Eerste en derde'."""
    return [rangnummer(deel) for deel in re.findall(RANG, tekst)]


def langste_interval(tekst: str) -> int:
    """The number of an interval; of '6 à 8 weken' the longest, by when it is certainly there."""
    return max(map(getal, re.findall(r"\w+", re.sub(r"\b(?:a|tot|of)\b", " ", tekst))))


def aantal_keer(gevonden: Gevonden) -> int | None:
    """How many times; None for 'twee à drie keer'. 'Eens' leaves the group `keer` empty."""
    if gevonden["tot"]:
        return None
    return getal(gevonden["keer"]) if gevonden["keer"] else 1


def eenheidnaam(gevonden: Gevonden) -> str:
    """Which of `EENHEIDVORMEN` was found."""
    return next(naam for naam in EENHEIDVORMEN if gevonden[naam])


def maandnummer(tekst: str) -> int:
    """'Maart' or 'mrt.': 3."""
    return _KORT[tekst[:3]]


def maandnummers(tekst: str | None, jaar: str | None) -> list[tuple[int | None, int | None]]:
    """The months of 'oktober, januari en april' or 'november t/m januari', each with its year; None for every month."""
    if tekst is None:
        return [(None, None)]
    gevonden = list(re.finditer(MAAND, tekst))
    maanden = [maandnummer(gevonden[0][0])]
    for vorige, deze in pairwise(gevonden):
        maand = maandnummer(deze[0])
        if re.fullmatch(TOT_EN_MET, tekst[vorige.end() : deze.start()]):
            maanden += [(maanden[-1] + stap - 1) % 12 + 1 for stap in range(1, (maand - maanden[-1]) % 12)]
        maanden.append(maand)
    laatste = jaartal(jaar)
    return [(maand, None if laatste is None else laatste - (maand > maanden[-1])) for maand in maanden]


def jaartal(tekst: str | None) -> int | None:
    """'2027', or in short '27'."""
    if tekst is None:
        return None
    jaar = int(tekst.removeprefix("'"))
    return 2000 + jaar if jaar < 100 else jaar


def maanddag(tekst: str, maand: int, jaar: int | None, *, ervoor: bool = False, weekdag: str | None = None) -> Dag | None:
    """A day of a month; None for a day that no year has."""
    dag = int(re.sub("[^0-9]", "", tekst))
    nummer = WEEKDAGEN.index(weekdag) if weekdag else None
    return Dag(maand, dag, jaar, ervoor, weekdag=nummer) if 1 <= dag <= _dagen_in(maand) else None


def _dagen_in(maand: int) -> int:
    return 29 if maand == 2 else 30 if maand in {4, 6, 9, 11} else 31


def weeknummers(tekst: str) -> list[tuple[int, int]]:
    """'4, 5 of 6' and '4 t/m 6' are one stretch, '4 en 8' are two."""
    nummers = [int(cijfers) for cijfers in re.findall("[0-9]+", tekst)]
    if re.search(TOT_EN_MET, tekst) or re.search(r"\bof\b", tekst):
        return [(min(nummers), max(nummers))]
    return [(nummer, nummer) for nummer in nummers]


def vakantienamen(tekst: str) -> list[str]:
    """Each of 'herfst- en kerstvakantie', under the name of `schooldagen.VAKANTIENAMEN`."""
    return [_ANDERE_NAAM.get(naam, naam) for naam in re.findall(VAKANTIE, tekst)]
