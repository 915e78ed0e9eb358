"""Load, stage 1: the register of schools, `data/scholen.csv` (UTF-8, semicolons)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.laden import (
    BESTAND_ONTBREEKT,
    CSV_AANHALING,
    CSV_LEEG,
    KOLOM_ONBEKEND,
    KOLOM_ONTBREEKT,
    SCHEIDINGSTEKEN,
    VERKEERD_AANTAL,
)
from kwaliteitshandboek.findings.suggestie import keuze, kort, naaste
from kwaliteitshandboek.load.bestanden import Bestand, lees_tekst
from kwaliteitshandboek.load.fouten import valideer, velden_van
from kwaliteitshandboek.load.lijsten import Oogst
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.taal import aantal

VERPLICHT: Final = ("sleutel", "naam", "soort")
_SLEUTEL = re.compile(r"^\"?([0-9]{2}[A-Z]{2}[0-9A-Z]{2})\b", re.MULTILINE)


def lees_scholen(bestand: Bestand, oogst: Oogst) -> list[School]:
    """The schools in the order of the file; a row that fails is left out, its key remembered in `oogst.kapot`.

    Where the register cannot be read at all, `oogst.kapot` holds its path.
    """
    if not bestand.pad.exists():
        oogst.findings.append(BESTAND_ONTBREEKT.op(bestand.plek))
        oogst.kapot.add(bestand.naam)
        return []
    tekst, bevindingen = lees_tekst(bestand)
    oogst.findings += bevindingen
    if tekst is None:
        oogst.kapot.add(bestand.naam)
        return []
    scholen: list[School] = []
    gelezen: set[str] = set()
    kolommen: list[str] | None = None
    try:
        for regel, velden in rijen(tekst):
            plek = Plek(bestand.naam, regel)
            if kolommen is None:
                kolommen = [veld.strip() for veld in velden]
                bevindingen = controleer_kolommen(kolommen, velden_van(School), VERPLICHT, plek)
                oogst.findings += bevindingen
                if bevindingen:
                    oogst.kapot.add(bestand.naam)
                    break
                continue
            school = _school(kolommen, velden, plek, oogst)
            if school is not None:
                scholen.append(school)
                gelezen.add(school.sleutel)
    except csv.Error:
        oogst.findings.append(CSV_AANHALING.op(Plek(bestand.naam, _laatste_begin(tekst))))
    if kolommen is None:
        oogst.findings.append(CSV_LEEG.op(bestand.plek, kolommen="; ".join(VERPLICHT)))
    oogst.kapot.update(set(_SLEUTEL.findall(tekst)) - gelezen)
    return scholen


def rijen(tekst: str) -> Iterator[tuple[int, list[str]]]:
    """Rows of a table with the line on which each begins, empty lines left out; csv.Error where quotes do not fit."""
    # Not `splitlines`: that also ends a line at characters that may stand in the text of a cell.
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=";", strict=True)
    begin = 1
    for velden in lezer:
        if velden:
            yield begin, velden
        begin = lezer.line_num + 1


def controleer_kolommen(kolommen: list[str], bekend: list[str], verplicht: tuple[str, ...], plek: Plek) -> list[Finding]:
    """What is wrong with the names of the columns."""
    if len(kolommen) == 1:
        for teken, naam in ((",", "komma's"), ("\t", "tabs")):
            if teken in kolommen[0]:
                return [SCHEIDINGSTEKEN.op(plek, teken=naam)]
    onbekend = [kolom for index, kolom in enumerate(kolommen) if kolom not in bekend or kolom in kolommen[:index]]
    over = [kolom for kolom in bekend if kolom not in kolommen]
    bedoeld = {naaste(kolom, over) for kolom in onbekend}
    return [KOLOM_ONBEKEND.op(plek, kolom=kort(kolom), raad=keuze(kolom, over, "Nog mogelijk zijn")) for kolom in onbekend] + [
        KOLOM_ONTBREEKT.op(plek, kolom=kolom) for kolom in verplicht if kolom not in kolommen and kolom not in bedoeld
    ]


def verkeerd_aantal(velden: list[str], kolommen: list[str], plek: Plek) -> Finding:
    """A row that is longer or shorter than the first."""
    return VERKEERD_AANTAL.op(plek, velden=aantal(len(velden), "veld", "velden"), kolommen=len(kolommen))


def _school(kolommen: list[str], velden: list[str], plek: Plek, oogst: Oogst) -> School | None:
    if len(velden) != len(kolommen):
        oogst.findings.append(verkeerd_aantal(velden, kolommen, plek))
        return None
    cellen: dict[str, object] = {kolom: veld.strip() or None for kolom, veld in zip(kolommen, velden, strict=True)}
    school, bevindingen = valideer(School, {**cellen, "plek": plek})
    oogst.findings += bevindingen
    return school


def _laatste_begin(tekst: str) -> int:
    """The line of the last row that could be read, plus one: there the quotes go wrong."""
    laatste = 1
    try:
        for regel, _ in rijen(tekst):
            laatste = regel + 1
    except csv.Error:
        return min(laatste, 1 + tekst.rstrip("\n").count("\n"))
    return laatste
