"""Derive, stage 3: readers: from words that a rule of `tijdwoorden` found to what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Losreden
from kwaliteitshandboek.derive.tijdpatronen import (
    DAG,
    MAAND,
    SEIZOENEN,
    WEEKDAGEN,
    Gevonden,
    aantal_keer,
    eenheidnaam,
    getal,
    jaartal,
    langste_interval,
    maanddag,
    maandnummer,
    maandnummers,
    rangnummer,
    rangnummers,
    vakantienamen,
    weeknummers,
)
from kwaliteitshandboek.derive.tijdtermen import (
    Behalve,
    Bijvakantie,
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
    Toetsronde,
    Tussenvakanties,
    Weekdag,
    elke,
)

Lezer = Callable[[Gevonden], tuple[Term, ...]]

_ONMOGELIJK: Final = (Los(Losreden.ONBEKEND),)
_ZONDER_MAAND: Final = (Los(Losreden.ZONDER_MAAND),)


def lees_dagen(gevonden: Gevonden) -> tuple[Term, ...]:
    """'10 en 24 maart': each day, with its month and year."""
    maand, jaar = maandnummer(gevonden["m"]), jaartal(gevonden["j"])
    nummers = re.findall(DAG, gevonden["d"])
    weekdag = gevonden["wd"] if len(nummers) == 1 else None
    dagen = [maanddag(tekst, maand, jaar, ervoor=bool(gevonden["voor"]), weekdag=weekdag) for tekst in nummers]
    return tuple(dag for dag in dagen if dag is not None) if all(dagen) else _ONMOGELIJK


def lees_dagbereik(gevonden: Gevonden) -> tuple[Term, ...]:
    """'12 oktober tot en met 6 november 2026': the first day gets the year that makes it earlier than the last."""
    maand, jaar = maandnummer(gevonden["m"]), jaartal(gevonden["j"])
    eerder = maandnummer(gevonden["n"]) if gevonden["n"] else maand
    begin = None if jaar is None else jaar - (eerder > maand)
    van, tot = maanddag(gevonden["d"], eerder, begin), maanddag(gevonden["e"], maand, jaar)
    return _ONMOGELIJK if van is None or tot is None else (Dagen(van, tot),)


def lees_datum(gevonden: Gevonden) -> tuple[Term, ...]:
    """'1-11-2026', '2026-11-01': day, month and year in figures."""
    jaar = jaartal(gevonden["j"])
    dag = maanddag(gevonden["d"], int(gevonden["m"]), jaar, ervoor=bool(gevonden["voor"]), weekdag=gevonden["wd"])
    return _ONMOGELIJK if dag is None else (dag,)


def lees_dag_maand(gevonden: Gevonden) -> tuple[Term, ...]:
    """'1/10', '1-10 en 1-3': days of a month without a year."""
    paren = re.findall(r"([0-9]+)[-/]([0-9]+)", gevonden["d"])
    dagen = [maanddag(dag, int(maand), None, ervoor=bool(gevonden["voor"])) for dag, maand in paren]
    return tuple(dag for dag in dagen if dag is not None) if all(dagen) else _ONMOGELIJK


def lees_schoolweken(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Week 4, 5 of 6 van het schooljaar'."""
    return tuple(Schoolweken(van, tot) for van, tot in weeknummers(gevonden["w"]))


def lees_kalenderweken(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Week 40', 'week 3 t/m 5'."""
    return tuple(Kalenderweken(van, tot, jaartal(gevonden["j"])) for van, tot in weeknummers(gevonden["w"]))


def lees_rangweek(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Eerste schoolweek', 'laatste week van het schooljaar'."""
    return tuple(Schoolweken(nummer, nummer) for nummer in rangnummers(gevonden["r"]))


def lees_stel_weken(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Eerste zes weken', of the school year or of a month."""
    aantal = max(getal(gevonden["w"]), 1)
    van, tot = (1, aantal) if gevonden["r"] == "eerste" else (-aantal, -1)
    return (Maandweken(van, tot, maandnummer(gevonden["m"]), jaartal(gevonden["j"])) if gevonden["m"] else Schoolweken(van, tot),)


def lees_maandweek(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Eerste week van oktober', 'tweede schoolweek van september en maart'."""
    school = bool(gevonden["school"])
    return tuple(
        Maandweken(nummer, nummer, maand, jaar, school)
        for maand, jaar in maandnummers(gevonden["m"], gevonden["j"])
        for nummer in rangnummers(gevonden["r"])
    )


def lees_schooldag(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Eerste schooldag van januari'."""
    maanden = maandnummers(gevonden["m"], gevonden["j"])
    return tuple(Schooldag(nummer, maand, jaar) for maand, jaar in maanden for nummer in rangnummers(gevonden["r"]))


def lees_weekdag(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Tweede dinsdag van november', 'eerste en derde maandag van de maand'."""
    weekdag, maanden = WEEKDAGEN.index(gevonden["dag"]), maandnummers(gevonden["m"], gevonden["j"])
    return tuple(Weekdag(nummer, weekdag, maand, jaar) for maand, jaar in maanden for nummer in rangnummers(gevonden["r"]))


def lees_elke_weekdag(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Elke eerste maandag': of every month."""
    return tuple(Weekdag(nummer, WEEKDAGEN.index(gevonden["dag"]), None) for nummer in rangnummers(gevonden["r"]))


def lees_maandbereik(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Oktober t/m mei', or with a dash."""
    streep = gevonden["tm"].strip() == "-"
    return (Maanden(maandnummer(gevonden["m"]), maandnummer(gevonden["n"]), jaartal(gevonden["j"]), streep=streep),)


def lees_tussen(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Tussen oktober en december'."""
    return (Maanden(maandnummer(gevonden["m"]), maandnummer(gevonden["n"]), jaartal(gevonden["j"])),)


def lees_vanaf(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Vanaf oktober': until the end of the school year."""
    jaar, maand = jaartal(gevonden["j"]), maandnummer(gevonden["m"])
    return (Maanden(maand, 7, None if jaar is None else jaar + (maand >= 8), vanaf=True),)


def lees_keuze(gevonden: Gevonden) -> tuple[Term, ...]:
    """'November of december': months that follow each other are one stretch, others are both named."""
    een, ander, jaar = maandnummer(gevonden["m"]), maandnummer(gevonden["n"]), jaartal(gevonden["j"])
    if ander == een % 12 + 1:
        return (Maanden(een, ander, jaar, ongeveer=True),)
    return (Maand(een, None if jaar is None else jaar - (een > ander), buur=jaar is not None), Maand(ander, jaar))


def lees_maand(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Mei', 'januari 2027', 'voor juni'."""
    return (Maand(maandnummer(gevonden["m"]), jaartal(gevonden["j"]), ervoor=bool(gevonden["voor"])),)


def lees_meestal(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Meestal in maart'."""
    return tuple(Maand(maand, jaar, ongeveer=True) for maand, jaar in maandnummers(gevonden["m"], gevonden["j"]) if maand)


def lees_grens(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Tot 1 maart', 'tot en met maart', 'vanaf 1 oktober': where what returns ends, or begins."""
    einde = gevonden["tot"] is not None
    ervoor = einde and gevonden["tot"].strip() == "tot"
    maand, jaar = maandnummer(gevonden["m"]), jaartal(gevonden["j"])
    plek = maanddag(gevonden["d"], maand, jaar, ervoor=ervoor) if gevonden["d"] else Maand(maand, jaar, ervoor)
    return _ONMOGELIJK if plek is None else (Grens(plek, einde),)


def lees_eerste_jaar(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Vanaf schooljaar 2027-2028', 'met ingang van 2027', 'voor het eerst in 2027'."""
    if gevonden["k"]:
        (jaar,) = lees_schooljaar(gevonden)
        return (Grens(jaar),) if isinstance(jaar, Jaar) else _ONMOGELIJK
    return (Grens(Jaar(jaartal(gevonden["j"]) or 0, schooljaar=False)),)


def lees_pariteit(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Even jaren'; of school years nobody knows which half is meant."""
    return (Los(Losreden.ZONDER_MAAND),) if gevonden["school"] else (Pariteit(even=not gevonden["on"]),)


def lees_bijvakantie(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Laatste schooldag voor de kerstvakantie', 'eerste week na de herfstvakantie'; those of one year only are not known."""
    kant = 1 if gevonden["kant"] == "na" else -1
    rang = rangnummer(gevonden["r"]) if gevonden["r"] else 1
    if gevonden["j"] or (rang < 0 and kant > 0):
        return (Los(Losreden.ZONDER_MAAND),)
    weekdag = WEEKDAGEN.index(gevonden["dag"]) if gevonden["dag"] else None
    week = bool(gevonden["week"]) or not gevonden["r"]
    return tuple(Bijvakantie(naam, kant, abs(rang), week, weekdag) for naam in vakantienamen(gevonden["v"]))


def lees_voor_vakantie(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Voor de herfstvakantie': on the last school day before it."""
    return tuple(Bijvakantie(naam, -1) for naam in vakantienamen(gevonden["v"])) if not gevonden["j"] else _ZONDER_MAAND


def lees_vakantie(gevonden: Gevonden) -> tuple[Term, ...]:
    """'In de herfstvakantie'."""
    return tuple(Bijvakantie(naam, 0) for naam in vakantienamen(gevonden["v"])) if not gevonden["j"] else _ZONDER_MAAND


def lees_tussen_vakanties(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Tussen de herfst- en kerstvakantie'."""
    een, ander = vakantienamen(gevonden["v"])
    return (Tussenvakanties(een, ander),)


def lees_toetsronde(gevonden: Gevonden) -> tuple[Term, ...]:
    """'M- en E-toetsen', 'M3': one round, or both."""
    jaar = jaartal(gevonden["j"])
    return tuple(Toetsronde(letter == "e", jaar) for letter in ("m", "e") if gevonden[letter] or gevonden[f"{letter}1"])


def lees_seizoen(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Najaar 2026': the three months of the season."""
    van, tot = SEIZOENEN[gevonden["s"]]
    return (Maanden(van, tot, jaartal(gevonden["j"]), ongeveer=True),)


def lees_behalve(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Behalve in juli en augustus'."""
    return (Behalve(tuple(maandnummer(naam) for naam in re.findall(MAAND, gevonden["m"]))),)


def lees_jaar(gevonden: Gevonden) -> tuple[Term, ...]:
    """'In 2027'."""
    return (Jaar(jaartal(gevonden["j"]) or 0, schooljaar=False),)


def lees_jaarrand(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Begin 2027' is January, 'eind 2027' December."""
    return (Maand(1 if gevonden["r"] == "begin" else 12, jaartal(gevonden["j"])),)


def lees_schooljaar(gevonden: Gevonden) -> tuple[Term, ...]:
    """'2026-2027', '2026/27'; years that do not follow each other are a mistake."""
    van, tot = jaartal(gevonden["j"]) or 0, int(gevonden["k"])
    return (Jaar(van, schooljaar=True),) if tot % 100 == (van + 1) % 100 else _ONMOGELIJK


def lees_hoe_vaak(gevonden: Gevonden) -> tuple[Term, ...]:
    """'2 keer per jaar', 'eens in de 4 jaar'."""
    return (elke(langste_interval(gevonden["n"] or "1"), eenheidnaam(gevonden), aantal_keer(gevonden)),)


def lees_per(gevonden: Gevonden) -> tuple[Term, ...]:
    """'1 keer p.m.', '2x p.w.'."""
    return (elke(1, "maand" if gevonden["wat"] == "m" else "week", aantal_keer(gevonden)),)


def lees_keer(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Twee keer', 'drie gesprekken per jaar'; 'nul keer' is a mistake."""
    keer = aantal_keer(gevonden)
    return _ONMOGELIJK if keer == 0 else (Keer(keer),)


def lees_om_de(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Om de 8 weken'; 'om de week' is every other week."""
    return (elke(langste_interval(gevonden["n"] or "2"), eenheidnaam(gevonden)),)


def lees_elke(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Elke 3 maanden', 'per kwartaal', 'elke 6-8 weken'."""
    return (elke(langste_interval(gevonden["n"] or "1"), eenheidnaam(gevonden)),)


def lees_lijks(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Maandelijks', '4-jaarlijks', 'halfjaarlijks'."""
    eenheid = {"weke": "week", "maande": "maand", "jaar": "jaar", "dage": "dag", "kwartaal": "kwartaal"}[gevonden["wat"]]
    if gevonden["half"]:
        return (elke(1, "halfjaar"),)
    if gevonden["keer"]:  # '3 jaarlijkse gesprekken' are three every year, '3-jaarlijks' is once in three years
        return (elke(1, eenheid, getal(gevonden["keer"])),)
    return (elke(getal(gevonden["n"] or "1"), eenheid),)


def lees_verdeeld(gevonden: Gevonden) -> tuple[Term, ...]:
    """'Over 2 schooljaren': once in so many years, as far as one year can tell."""
    return (elke(getal(gevonden["n"]), "jaar"),)


def vast(*termen: Term) -> Callable[[Gevonden], tuple[Term, ...]]:
    """A reader for words that always mean the same."""
    return lambda _: termen
