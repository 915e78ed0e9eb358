"""Counted nouns in findings are singular where there is one, and sentences fit both."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

from helpers_handboek import maak_handboek, vervang
from kwaliteitshandboek import findings
from kwaliteitshandboek.check import check
from kwaliteitshandboek.findings import Code
from kwaliteitshandboek.load import load_handboek

NAMEN = (
    "antwoorden|bestanden|bezoeken|cellen|cijfers|dagen|deelnemers|elementen|items|jaren|kaarten|kolommen|lagen|leerlingen|maanden|"
    "mensen|onderdelen|personen|regels|rijen|scholen|stappen|tekens|velden|weken|woorden"
)
TELT = re.compile(rf"\{{(\w+)\}} ({NAMEN})\b")

# A number that is never one: a bound of the program, a threshold of three or more, or said only of two or more.
NOOIT_EEN = {
    ("stappen", "stappen"),
    ("maanden", "maanden"),
    ("grens", "lagen"),
    ("drempel", "mensen"),
    ("drempel", "deelnemers"),
    ("tekens", "tekens"),
    # A table has at least the columns it needs, and one that is too broad for paper has many.
    ("kolommen", "kolommen"),
    ("aantal", "kolommen"),
}
HERKOMST = "data/resultaten/referentieniveaus.herkomst.yml"


def test_no_text_counts_without_regard_to_one() -> None:
    modules = [importlib.import_module(f"{findings.__name__}.{deel.name}") for deel in pkgutil.iter_modules(findings.__path__)]
    alle = [ding for module in modules for ding in vars(module).values() if isinstance(ding, Code)]
    assert len(alle) > 200
    geteld = {(code.code, *gevonden) for code in alle for tekst in (code.wat, code.hoe) for gevonden in TELT.findall(tekst)}
    assert {geval for geval in geteld if geval[1:] not in NOOIT_EEN} == set()
    assert {geval[1:] for geval in geteld} == NOOIT_EEN


def _wat(map_: Path, code: str) -> list[str]:
    geladen = load_handboek(map_)
    return [finding.wat for finding in (*geladen.findings, *check(geladen)) if finding.code == code]


@pytest.mark.parametrize(
    ("bestanden", "code", "verwacht"),
    [
        (vervang(HERKOMST, "gelezen: 14", "gelezen: 1"), "C090", "Gelezen: 1\u00a0rij; gebruikt en overgeslagen samen: 14."),
        (
            {"data/scholen.csv": "sleutel;naam;soort\n99AA00;De Windroos;bo\n99AE00\n"},
            "L063",
            "Deze rij heeft 1\u00a0veld, maar er zijn 3 kolommen.",
        ),
        (
            vervang("kaarten/kaders/proefkader.yml", "niveaus: [criterium, gespreksitem]", "niveaus: [criterium]"),
            "C056",
            "Het kader heeft 2\u00a0lagen, maar 'niveaus' noemt er 1.",
        ),
    ],
    ids=["rij", "veld", "laag"],
)
def test_one_is_told_in_the_singular(bestanden: dict[str, str], code: str, verwacht: str, tmp_path: Path) -> None:
    assert _wat(maak_handboek(tmp_path / "handboek", bestanden), code) == [verwacht]
