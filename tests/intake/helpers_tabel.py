"""A made-up handbook for tables by a mapping: three schools, three series, and mappings written as YAML."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import helpers_intake as h
import yaml

from kwaliteitshandboek.intake import Importplan, Wereld, plan_tabel
from kwaliteitshandboek.model.indeling import Inleesindeling
from kwaliteitshandboek.model.indicator import Meetreeks
from kwaliteitshandboek.model.schooljaar import Schooljaar

REEKSEN = """
- id: sfeer
  naam: Sfeer op school
  soort: aantallen
  categorieen: [{id: oneens, naam: mee oneens}, {id: eens, naam: mee eens}, {id: weet-niet, naam: weet niet}]
- id: contact
  naam: Contact met school
  soort: aantallen
  categorieen: [{id: oneens, naam: mee oneens}, {id: eens, naam: mee eens}]
- id: cijfer
  naam: Rapportcijfer
  soort: gemiddelde
  categorieen: [{id: aantal, naam: aantal}, {id: gemiddelde, naam: gemiddelde}]
- id: verzuim
  naam: Verzuim
  soort: waarde
  eenheid: procent
  categorieen: [{id: waarde, naam: verzuim}]
"""
SCHOLEN = {"99AA00": "bo", "99AB00": "bo", "99AE00": "sbo"}
LANG = """
naam: Lange tabel
school: {kolom: School, vertaling: {De eerste: 99AA00, De tweede: 99AB00}}
schooljaar: {kolom: Jaar}
reekskolom: {kolom: Vraag, vertaling: {Vraag 1: sfeer, Vraag 2: contact}}
categoriekolom: {kolom: Antwoord}
waardekolom: N
waarden:
  - {tekst: "*", onder: 1, boven: 4}
  - {tekst: x, betekent: geheim}
  - {tekst: n.v.t., betekent: nvt}
rijen:
  - {kolom: Soort, behalve: [Totaal]}
"""
BREED = """
naam: Brede tabel
school: {kolom: School}
meetreeks: sfeer
kolommen:
  - {kolom: Oneens, categorie: oneens}
  - {kolom: Eens, categorie: eens}
waarden:
  - {tekst: "*", onder: 1, boven: 4}
"""


def indeling(tekst: str, naam: str = "proef") -> Inleesindeling:
    return Inleesindeling.model_validate({"id": naam, **yaml.load(tekst, Loader=yaml.BaseLoader)})  # noqa: S506 text only


def wereld(tekst: str, jaar: str | None = "2024-2025", **meer: bool) -> Wereld:
    reeksen = [Meetreeks.model_validate(deel) for deel in yaml.load(REEKSEN, Loader=yaml.BaseLoader)]  # noqa: S506 text only
    gevraagd = None if jaar is None else Schooljaar.parse(jaar)
    scholen = h.organisatie(SCHOLEN).school_per_sleutel
    return Wereld(indeling(tekst), scholen, {reeks.id: reeks for reeks in reeksen}, gevraagd, **meer)


def als_tabel(rijen: Sequence[Sequence[str]], scheiding: str = ";") -> bytes:
    uit = io.StringIO()
    csv.writer(uit, delimiter=scheiding, lineterminator="\n").writerows(rijen)
    return uit.getvalue().encode("utf-8")


def importeer(tmp_path: Path, welke: Wereld, *bestanden: bytes, naam: str = "bron.csv") -> Importplan:
    """What an import of these files would do in an empty handbook."""
    wortel = tmp_path / "handboek"
    mappen = h.Mappen(wortel) if wortel.exists() else h.maak_map(wortel, SCHOLEN)
    paden = [h.bewaar(tmp_path / "bron", f"{nummer}-{naam}", inhoud) for nummer, inhoud in enumerate(bestanden)]
    return plan_tabel(paden, welke, mappen, date(2026, 1, 15))


def cellen(plan: Importplan) -> dict[tuple[str, str, str, str], str]:
    """The cells of all results of a plan, read by code of its own."""
    alle: dict[tuple[str, str, str, str], str] = {}
    for bestand in plan.bestanden:
        if bestand.pad.suffix == ".csv":
            alle |= h.tidy(bestand.inhoud)
    return alle


def fouten(plan: Importplan) -> list[str]:
    return [melding.code for melding in plan.findings if melding.niveau == "fout"]
