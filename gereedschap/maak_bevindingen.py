"""Writes the manual's page with all findings from the texts in the program: `python gereedschap/maak_bevindingen.py`."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

from kwaliteitshandboek.findings import (
    Code,
    Niveau,
    adressen,
    bezoeken,
    bouwen,
    cijfers,
    cijfertekst,
    controle,
    gegevens,
    intake,
    kaarten,
    kaders,
    kalender,
    laden,
    ondersteuning,
    privacy,
    rapporten,
    resultaten,
    stelsel,
    tabellen,
    vaststellen,
    verwijzingen,
    zelfevaluaties,
)

PAGINA = Path(__file__).resolve().parent.parent / "docs" / "handleiding" / "bevindingen.md"

KOP = """---
titel: Alle bevindingen
volgorde: 90
---

# Alle bevindingen

Wat `handboek check`, `handboek import duo` en `handboek build` kunnen melden. Een **fout** houdt het bouwen tegen; de site die
er al stond, blijft dan zoals zij was. Een **waarschuwing** vraagt dat u ernaar kijkt. Een **advies** mag u laten liggen. Op de
plaats van `…` staat in de melding zelf om welk veld, welke waarde of welk bestand het gaat.
"""
DELEN = (
    ("Bestanden inlezen", laden.ALLE),
    ("Namen en verwijzingen controleren", verwijzingen.ALLE),
    ("Samenhang controleren", controle.ALLE),
    ("Kaarten en woorden controleren", kaarten.ALLE),
    ("Kaders, dekking en losse einden", kaders.ALLE),
    ("De kalender", kalender.ALLE),
    ("Stelsel en instrumenten", stelsel.ALLE),
    ("Zelfevaluaties en hun formulieren", zelfevaluaties.ALLE),
    ("Bezoeken, signalen en inspectie", bezoeken.ALLE),
    ("Ondersteuning en voorzieningen", ondersteuning.ALLE),
    ("Cijfers, doelen en analyses", cijfers.ALLE),
    ("Resultaten controleren", resultaten.ALLE),
    ("Resultaten vóór publicatie", gegevens.ALLE),
    ("Cijfers in tekst", cijfertekst.ALLE),
    ("Vaststellen", vaststellen.ALLE),
    ("Vaste adressen", adressen.ALLE),
    ("Gegevens importeren", intake.ALLE),
    ("Eigen tabellen importeren", tabellen.ALLE),
    ("Persoonsgegevens", privacy.ALLE),
    ("De site bouwen", bouwen.ALLE),
    ("Op papier", rapporten.ALLE),
)


def _tekst(sjabloon: str) -> str:
    """A text with its fields as an ellipsis, safe as Markdown."""
    delen = ("…" if veld is not None else "" for _, veld, _, _ in Formatter().parse(sjabloon))
    vast = (tekst for tekst, _, _, _ in Formatter().parse(sjabloon))
    kaal = "".join(tekst + veld for tekst, veld in zip(vast, delen, strict=True))
    return re.sub(r"([<>*_`\[\]])", r"\\\1", kaal)


def _regel(code: Code) -> str:
    kop = f"### {code.code}: {_tekst(code.titel)} {{ #{code.code.lower()} }}"
    return f"{kop}\n\n**{code.niveau.capitalize()}.** {_tekst(code.wat)}\n\n{_tekst(code.hoe)}\n"


def make_pagina() -> str:
    """The whole page; deterministic."""
    delen = [KOP]
    for kop, codes in DELEN:
        delen.append(f"## {kop}\n")
        delen += [_regel(codes[naam]) for naam in sorted(codes)]
    aantal = {niveau: sum(code.niveau is niveau for _, codes in DELEN for code in codes.values()) for niveau in Niveau}
    delen.append("Samen: " + ", ".join(f"{aantal[niveau]} van niveau {niveau}" for niveau in Niveau) + ".\n")
    return "\n".join(delen)


if __name__ == "__main__":
    PAGINA.write_text(make_pagina(), encoding="utf-8")
