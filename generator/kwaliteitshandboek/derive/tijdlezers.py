"""Derive, stage 3: readers: from words that a rule of `tijdwoorden` found to what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Losreden
from kwaliteitshandboek.derive.tijdtermen import (
    Behalve,
    Bijvakantie,
    Dag,
    Dagen,
    Grens,
    Jaar,
    Kalenderweken,
    Keer,
    Los,
    Maand,
    Maanden,
    Maandweken,
    Pariteit,
    Schooldag,
    Schoolweken,
    Term,
    Tussenvakanties,
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


def _getal(tekst: str) -> int:
    return int(tekst) if tekst.isdigit() else GETALLEN.index(tekst)


def _rang(tekst: str) -> int:
    return -1 if tekst == "laatste" else int(cijfers[0]) if (cijfers := re.findall("[0-9]+", tekst)) else RANGEN.index(tekst) + 1


def _rangen(tekst: str) -> list[int]:
    return [_rang(deel) for deel in re.findall(RANG, tekst)]


def _maand(tekst: str) -> int:
    return _KORT[tekst[:3]]


def _maanden(tekst: str | None, jaar: str | None) -> list[tuple[int | None, int | None]]:
    """The months of 'oktober, januari en april' or 'november t/m januari', each with its year; None for every month."""
    if tekst is None:
        return [(None, None)]
    gevonden = list(re.finditer(MAAND, tekst))
    maanden = [_maand(gevonden[0][0])]
    for vorige, deze in pairwise(gevonden):
        maand = _maand(deze[0])
        if re.fullmatch(TOT_EN_MET, tekst[vorige.end() : deze.start()]):
            maanden += [(maanden[-1] + stap - 1) % 12 + 1 for stap in range(1, (maand - maanden[-1]) % 12)]
        maanden.append(maand)
    laatste = _jaar(jaar)
    return [(maand, None if laatste is None else laatste - (maand > maanden[-1])) for maand in maanden]


def _jaar(tekst: str | None) -> int | None:
    if tekst is None:
        return None
    jaar = int(tekst.removeprefix("'"))
    return 2000 + jaar if jaar < 100 else jaar


def _dag(tekst: str, maand: int, jaar: int | None, *, ervoor: bool = False, weekdag: str | None = None) -> Dag | None:
    """None for a day that no year has."""
    dag = int(re.sub("[^0-9]", "", tekst))
    nummer = WEEKDAGEN.index(weekdag) if weekdag else None
    return Dag(maand, dag, jaar, ervoor, weekdag=nummer) if 1 <= dag <= _dagen_in(maand) else None


def _dagen_in(maand: int) -> int:
    return 29 if maand == 2 else 30 if maand in {4, 6, 9, 11} else 31


def _eenheid(gevonden: Gevonden) -> str:
    return next(naam for naam in EENHEIDVORMEN if gevonden[naam])


_ONMOGELIJK: Final = (Los(Losreden.ONBEKEND),)
_ZONDER_MAAND: Final = (Los(Losreden.ZONDER_MAAND),)


def lees_dagen(gevonden: Gevonden) -> tuple[Term, ...]:
    """'10 en 24 maart': each day, with its month and year."""
    maand, jaar = _maand(gevonden["m"]), _jaar(gevonden["j"])
    nummers = re.findall(DAG, gevonden["d"])
    weekdag = gevonden["wd"] if len(nummers) == 1 else None
    dagen = [_dag(tekst, maand, jaar, ervoor=bool(gevonden["voor"]), weekdag=weekdag) for tekst in nummers]
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
    jaar = _jaar(gevonden["j"])
    dag = _dag(gevonden["d"], int(gevonden["m"]), jaar, ervoor=bool(gevonden["voor"]), weekdag=gevonden["wd"])
    return _ONMOGELIJK if dag is None else (dag,)


def lees_dag_maand(gevonden: Gevonden) -> tuple[Term, ...]:
    """'1/10', '1-10 en 1-3': days of a month without a year."""
    paren = re.findall(r"([0-9]+)[-/]([0-9]+)", gevonden["d"])
    dagen = [_dag(dag, int(maand), None, ervoor=bool(gevonden["voor"])) for dag, maand in paren]
    return tuple(dag for dag in dagen if dag is not None) if all(dagen) else _ONMOGELIJK


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
    return tuple(Schoolweken(nummer, nummer) for nummer in _rangen(gevonden["r"]))


def lees_stel_weken(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Eerste zes weken', of the school year or of a month."""
    aantal = max(_getal(gevonden["w"]), 1)
    van, tot = (1, aantal) if gevonden["r"] == "eerste" else (-aantal, -1)
    return (Maandweken(van, tot, _maand(gevonden["m"]), _jaar(gevonden["j"])) if gevonden["m"] else Schoolweken(van, tot),)


def lees_maandweek(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Eerste week van oktober', 'tweede schoolweek van september en maart'."""
    school = bool(gevonden["school"])
    return tuple(
        Maandweken(nummer, nummer, maand, jaar, school)
        for maand, jaar in _maanden(gevonden["m"], gevonden["j"])
        for nummer in _rangen(gevonden["r"])
    )


def lees_schooldag(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Eerste schooldag van januari'."""
    maanden = _maanden(gevonden["m"], gevonden["j"])
    return tuple(Schooldag(nummer, maand, jaar) for maand, jaar in maanden for nummer in _rangen(gevonden["r"]))


def lees_weekdag(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Tweede dinsdag van november', 'eerste en derde maandag van de maand'."""
    weekdag, maanden = WEEKDAGEN.index(gevonden["dag"]), _maanden(gevonden["m"], gevonden["j"])
    return tuple(Weekdag(nummer, weekdag, maand, jaar) for maand, jaar in maanden for nummer in _rangen(gevonden["r"]))


def lees_elke_weekdag(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Elke eerste maandag': of every month."""
    return tuple(Weekdag(nummer, WEEKDAGEN.index(gevonden["dag"]), None) for nummer in _rangen(gevonden["r"]))


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


def lees_meestal(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Meestal in maart'."""
    return tuple(Maand(maand, jaar, ongeveer=True) for maand, jaar in _maanden(gevonden["m"], gevonden["j"]) if maand)


def lees_grens(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Tot 1 maart', 'tot en met maart', 'vanaf 1 oktober': where what returns ends, or begins."""
    einde = gevonden["tot"] is not None
    ervoor = einde and gevonden["tot"].strip() == "tot"
    maand, jaar = _maand(gevonden["m"]), _jaar(gevonden["j"])
    plek = _dag(gevonden["d"], maand, jaar, ervoor=ervoor) if gevonden["d"] else Maand(maand, jaar, ervoor)
    return _ONMOGELIJK if plek is None else (Grens(plek, einde),)


def lees_eerste_jaar(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Vanaf schooljaar 2027-2028', 'met ingang van 2027', 'voor het eerst in 2027'."""
    if gevonden["k"]:
        (jaar,) = lees_schooljaar(gevonden)
        return (Grens(jaar),) if isinstance(jaar, Jaar) else _ONMOGELIJK
    return (Grens(Jaar(_jaar(gevonden["j"]) or 0, schooljaar=False)),)


def lees_pariteit(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Even jaren'; of school years nobody knows which half is meant."""
    return (Los(Losreden.ZONDER_MAAND),) if gevonden["school"] else (Pariteit(even=not gevonden["on"]),)


def _vakanties(tekst: str) -> list[str]:
    """Each of 'herfst- en kerstvakantie', under the name of `schooldagen.VAKANTIENAMEN`."""
    return [_ANDERE_NAAM.get(naam, naam) for naam in re.findall(VAKANTIE, tekst)]


_ANDERE_NAAM: Final = {"voorjaars": "voorjaar", "krokus": "voorjaar"}


def lees_bijvakantie(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Laatste schooldag voor de kerstvakantie', 'eerste week na de herfstvakantie'; those of one year only are not known."""
    kant = 1 if gevonden["kant"] == "na" else -1
    rang = _rang(gevonden["r"]) if gevonden["r"] else 1
    if gevonden["j"] or (rang < 0 and kant > 0):
        return (Los(Losreden.ZONDER_MAAND),)
    weekdag = WEEKDAGEN.index(gevonden["dag"]) if gevonden["dag"] else None
    week = bool(gevonden["week"]) or not gevonden["r"]
    return tuple(Bijvakantie(naam, kant, abs(rang), week, weekdag) for naam in _vakanties(gevonden["v"]))


def lees_voor_vakantie(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Voor de herfstvakantie': on the last school day before it."""
    return tuple(Bijvakantie(naam, -1) for naam in _vakanties(gevonden["v"])) if not gevonden["j"] else _ZONDER_MAAND


def lees_vakantie(gevonden: Gevonden) -> tuple[Term, ...]:
    """'In de herfstvakantie'."""
    return tuple(Bijvakantie(naam, 0) for naam in _vakanties(gevonden["v"])) if not gevonden["j"] else _ZONDER_MAAND


def lees_tussen_vakanties(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Tussen de herfst- en kerstvakantie'."""
    een, ander = _vakanties(gevonden["v"])
    return (Tussenvakanties(een, ander),)


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
    return (elke(_interval(gevonden["n"] or "1"), _eenheid(gevonden), _aantal(gevonden)),)


def lees_per(gevonden: Gevonden) -> tuple[Term, ...]:
    """'1 keer p.m.', '2x p.w.'."""
    return (elke(1, "maand" if gevonden["wat"] == "m" else "week", _aantal(gevonden)),)


def _interval(tekst: str) -> int:
    """The number of an interval; of '6 à 8 weken' the longest, by when it is certainly there."""
    return max(map(_getal, re.findall(r"\w+", re.sub(r"\b(?:a|tot|of)\b", " ", tekst))))


def lees_keer(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Twee keer', 'drie gesprekken per jaar'."""
    return (Keer(_aantal(gevonden)),)


def lees_om_de(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Om de 8 weken'; 'om de week' is every other week."""
    return (elke(_interval(gevonden["n"] or "2"), _eenheid(gevonden)),)


def lees_elke(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Elke 3 maanden', 'per kwartaal', 'elke 6-8 weken'."""
    return (elke(_interval(gevonden["n"] or "1"), _eenheid(gevonden)),)


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
