"""Derive, stage 3: readers: from words that a rule of `tijdwoorden` found to what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Losreden
from kwaliteitshandboek.derive.tijdtermen import (
    Behalve,
    Dag,
    Dagen,
    Jaar,
    Kalenderweken,
    Keer,
    Los,
    Maand,
    Maanden,
    Maandweken,
    Schoolweken,
    Term,
    Weekdag,
    elke,
)
from kwaliteitshandboek.taal import MAANDEN

Gevonden = re.Match[str]
Lezer = Callable[[Gevonden], tuple[Term, ...]]

_TIENTALLEN: Final = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien")
GETALLEN: Final = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", *_TIENTALLEN)
RANGEN: Final = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende")
WEEKDAGEN: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_KORT: Final = {naam[:3]: nummer for nummer, naam in enumerate(MAANDEN, 1)} | {"mrt": 3}
SEIZOENEN: Final = {"voorjaar": (3, 5), "lente": (3, 5), "najaar": (9, 11), "herfst": (9, 11), "winter": (12, 2)}
EENHEIDVORMEN: Final = {
    "dag": r"(?:school|werk|les)?dag(?:en)?",
    "week": r"(?:school|les)?we(?:ek|ken)",
    "maand": r"maand(?:en)?",
    "kwartaal": r"kwarta(?:al|len)",
    "trimester": r"trimesters?",
    "halfjaar": r"hal(?:f|ve)\s?jaar",
    "jaar": r"(?:school|kalender|cursus|leer)?ja(?:ar|ren)",
}
MAAND: Final = rf"(?:(?:{'|'.join(MAANDEN)})\b|(?:jan|febr?|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)"
DAG: Final = r"(?:[12][0-9]|3[0-9]|0?[1-9])(?:e|ste|de)?"
TOT_EN_MET: Final = r"(?:\s*-\s*|\s*t/m\s*|\s+tot\s+en\s+met\s+|\s+tot\s+|\s+tm\s+)"
"""Patterns that a rule looks for and a reader takes apart again."""


def _getal(tekst: str) -> int:
    return int(tekst) if tekst.isdigit() else GETALLEN.index(tekst)


def _rang(tekst: str) -> int:
    return -1 if tekst == "laatste" else int(cijfers[0]) if (cijfers := re.findall("[0-9]+", tekst)) else RANGEN.index(tekst) + 1


def _maand(tekst: str) -> int:
    return _KORT[tekst[:3]]


def _jaar(tekst: str | None) -> int | None:
    if tekst is None:
        return None
    return 2000 + int(tekst[1:]) if tekst.startswith("'") else int(tekst)


def _dag(tekst: str, maand: int, jaar: int | None, *, ervoor: bool = False) -> Dag | None:
    """None for a day that no year has."""
    dag = int(re.sub("[^0-9]", "", tekst))
    return Dag(maand, dag, jaar, ervoor) if 1 <= dag <= _dagen_in(maand) else None


def _dagen_in(maand: int) -> int:
    return 29 if maand == 2 else 30 if maand in {4, 6, 9, 11} else 31


def _eenheid(gevonden: Gevonden) -> str:
    return next(naam for naam in EENHEIDVORMEN if gevonden[naam])


_ONMOGELIJK: Final = (Los(Losreden.ONBEKEND),)


def lees_dagen(gevonden: Gevonden) -> tuple[Term, ...]:
    """'10 en 24 maart': each day, with its month and year."""
    maand, jaar = _maand(gevonden["m"]), _jaar(gevonden["j"])
    dagen = [_dag(tekst, maand, jaar, ervoor=bool(gevonden["voor"])) for tekst in re.findall(DAG, gevonden["d"])]
    return tuple(dag for dag in dagen if dag is not None) if all(dagen) else _ONMOGELIJK


def lees_dagbereik(gevonden: Gevonden) -> tuple[Term, ...]:
    """'12 oktober tot en met 6 november 2026': the first day gets the year that makes it earlier than the last."""
    maand, jaar = _maand(gevonden["m"]), _jaar(gevonden["j"])
    eerder = _maand(gevonden["n"]) if gevonden["n"] else maand
    begin = None if jaar is None else jaar - (eerder > maand)
    van, tot = _dag(gevonden["d"], eerder, begin), _dag(gevonden["e"], maand, jaar)
    return _ONMOGELIJK if van is None or tot is None else (Dagen(van, tot),)


def lees_datum(gevonden: Gevonden) -> tuple[Term, ...]:
    """'1-11-2026', '2026-11-01': day, month and year in figures."""
    dag = _dag(gevonden["d"], int(gevonden["m"]), int(gevonden["j"]), ervoor=bool(gevonden["voor"]))
    return _ONMOGELIJK if dag is None else (dag,)


def _nummers(tekst: str) -> list[tuple[int, int]]:
    """'4, 5 of 6' and '4 t/m 6' are one stretch, '4 en 8' are two."""
    nummers = [int(cijfers) for cijfers in re.findall("[0-9]+", tekst)]
    if re.search(TOT_EN_MET, tekst) or re.search(r"\bof\b", tekst):
        return [(min(nummers), max(nummers))]
    return [(nummer, nummer) for nummer in nummers]


def lees_schoolweken(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Week 4, 5 of 6 van het schooljaar'."""
    return tuple(Schoolweken(van, tot) for van, tot in _nummers(gevonden["w"]))


def lees_kalenderweken(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Week 40', 'week 3 t/m 5'."""
    return tuple(Kalenderweken(van, tot, _jaar(gevonden["j"])) for van, tot in _nummers(gevonden["w"]))


def lees_rangweek(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Eerste schoolweek', 'laatste week van het schooljaar'."""
    nummer = _rang(gevonden["r"])
    return (Schoolweken(nummer, nummer),)


def lees_stel_weken(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Eerste zes weken', of the school year or of a month."""
    aantal = max(_getal(gevonden["w"]), 1)
    van, tot = (1, aantal) if gevonden["r"] == "eerste" else (-aantal, -1)
    return (Maandweken(van, tot, _maand(gevonden["m"]), _jaar(gevonden["j"])) if gevonden["m"] else Schoolweken(van, tot),)


def lees_maandweek(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Eerste week van oktober'."""
    nummer = _rang(gevonden["r"])
    return (Maandweken(nummer, nummer, _maand(gevonden["m"]), _jaar(gevonden["j"])),)


def lees_weekdag(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Tweede dinsdag van november', 'eerste maandag van de maand'."""
    maand = _maand(gevonden["m"]) if gevonden["m"] else None
    return (Weekdag(_rang(gevonden["r"]), WEEKDAGEN.index(gevonden["dag"]), maand, _jaar(gevonden["j"])),)


def lees_maandbereik(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Oktober t/m mei', or with a dash."""
    streep = gevonden["tm"].strip() == "-"
    return (Maanden(_maand(gevonden["m"]), _maand(gevonden["n"]), _jaar(gevonden["j"]), streep=streep),)


def lees_tussen(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Tussen oktober en december'."""
    return (Maanden(_maand(gevonden["m"]), _maand(gevonden["n"]), _jaar(gevonden["j"])),)


def lees_vanaf(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Vanaf oktober': until the end of the school year."""
    jaar, maand = _jaar(gevonden["j"]), _maand(gevonden["m"])
    return (Maanden(maand, 7, None if jaar is None else jaar + (maand >= 8), vanaf=True),)


def lees_keuze(gevonden: Gevonden) -> tuple[Term, ...]:
    """'November of december': months that follow each other are one stretch, others are both named."""
    een, ander, jaar = _maand(gevonden["m"]), _maand(gevonden["n"]), _jaar(gevonden["j"])
    if ander == een % 12 + 1:
        return (Maanden(een, ander, jaar, ongeveer=True),)
    return (Maand(een, None if jaar is None else jaar - (een > ander), buur=jaar is not None), Maand(ander, jaar))


def lees_maand(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Mei', 'januari 2027', 'voor juni'."""
    return (Maand(_maand(gevonden["m"]), _jaar(gevonden["j"]), ervoor=bool(gevonden["voor"])),)


def lees_seizoen(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Najaar 2026': the three months of the season."""
    van, tot = SEIZOENEN[gevonden["s"]]
    return (Maanden(van, tot, _jaar(gevonden["j"]), ongeveer=True),)


def lees_behalve(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Behalve in juli en augustus'."""
    return (Behalve(tuple(_maand(naam) for naam in re.findall(MAAND, gevonden["m"]))),)


def lees_jaar(gevonden: Gevonden) -> tuple[Term, ...]:
    """'In 2027'."""
    return (Jaar(_jaar(gevonden["j"]) or 0, schooljaar=False),)


def lees_jaarrand(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Begin 2027' is January, 'eind 2027' December."""
    return (Maand(1 if gevonden["r"] == "begin" else 12, _jaar(gevonden["j"])),)


def lees_schooljaar(gevonden: Gevonden) -> tuple[Term, ...]:
    """'2026-2027', '2026/27'; years that do not follow each other are a mistake."""
    van, tot = _jaar(gevonden["j"]) or 0, int(gevonden["k"])
    return (Jaar(van, schooljaar=True),) if tot % 100 == (van + 1) % 100 else _ONMOGELIJK


def _aantal(gevonden: Gevonden) -> int | None:
    """How many times; None for 'twee à drie keer'. 'Eens' leaves the group `keer` empty."""
    if gevonden["tot"]:
        return None
    return _getal(gevonden["keer"]) if gevonden["keer"] else 1


def lees_hoe_vaak(gevonden: Gevonden) -> tuple[Term, ...]:
    """'2 keer per jaar', 'eens in de 4 jaar'."""
    return (elke(_getal(gevonden["n"] or "1"), _eenheid(gevonden), _aantal(gevonden)),)


def lees_keer(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Twee keer', 'drie gesprekken per jaar'."""
    return (Keer(_aantal(gevonden)),)


def lees_om_de(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Om de 8 weken'; 'om de week' is every other week."""
    return (elke(_getal(gevonden["n"] or "2"), _eenheid(gevonden)),)


def lees_elke(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Elke 3 maanden', 'per kwartaal'."""
    return (elke(_getal(gevonden["n"] or "1"), _eenheid(gevonden)),)


def lees_lijks(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Maandelijks', '4-jaarlijks', 'halfjaarlijks'."""
    eenheid = {"weke": "week", "maande": "maand", "jaar": "jaar", "dage": "dag", "kwartaal": "kwartaal"}[gevonden["wat"]]
    if gevonden["half"]:
        return (elke(1, "halfjaar"),)
    if gevonden["keer"]:  # '3 jaarlijkse gesprekken' are three every year, '3-jaarlijks' is once in three years
        return (elke(1, eenheid, _getal(gevonden["keer"])),)
    return (elke(_getal(gevonden["n"] or "1"), eenheid),)


def lees_verdeeld(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Over 2 schooljaren': once in so many years, as far as one year can tell."""
    return (elke(_getal(gevonden["n"]), "jaar"),)


def vast(*termen: Term) -> Callable[[Gevonden], tuple[Term, ...]]:
    """A reader for words that always mean the same."""
    return lambda _: termen
