"""The routes of all items below a domain or standard side by side, and that what is core passes on to what lies below it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from helpers_handboek import maak_handboek, vervang
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.kaderdekking import derive_kaderdekking
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.pages.deelroutes import delen_van
from kwaliteitshandboek.pages.maken import make_team_site

VANDAAG = date(2026, 11, 15)
KERN = VANDAAG + timedelta(days=30)
DIEP = f"""\
id: diep
naam: Diep kader
versie: "1"
niveaus: [domein, standaard, item]
onderdelen:
  - code: D
    naam: Domein
    onderdelen:
      - code: V1
        naam: Standaard <een>
        kern: {{vanaf: {KERN.isoformat()}}}
        onderdelen:
          - {{code: V1a, naam: Item a}}
          - {{code: V1b, naam: Item b, kern: {{vanaf: 2020-01-01, tot: 2021-07-31}}}}
      - code: V2
        naam: Standaard twee
        onderdelen:
          - {{code: V2a, naam: Item c}}
  - {{code: E, naam: Zonder delen}}
"""
KAART = "kaarten/ondersteuning/leerlingondersteuning.md"


@pytest.fixture
def diep(tmp_path: Path) -> Path:
    bestanden = {"kaarten/kaders/diep.yml": DIEP} | vervang(KAART, "standaarden: [proefkader/1a]", "standaarden: [diep/V1]")
    return maak_handboek(tmp_path / "handboek", bestanden)


def lees(map_: Path) -> Handboek:
    handboek = load_handboek(map_).handboek
    assert handboek is not None
    return handboek


def paginas(map_: Path, dag: date = VANDAAG) -> Mapping[str, str]:
    handboek = lees(map_)
    afgeleid = replace(derive(handboek, VANDAAG), vandaag=dag)
    return {page.pad: page.tekst for page in make_team_site(handboek, afgeleid, map_).pages}


def woorden(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_every_part_with_items_below_it_has_a_page(diep: Path) -> None:
    namen = {pad for pad in paginas(diep) if pad.startswith("routes/diep-")}
    assert namen == {f"routes/diep-{code}.md" for code in ("d", "v1", "v1a", "v1b", "v2", "v2a", "e")}
    handboek = lees(diep)
    dekking = derive_kaderdekking(handboek, derive(handboek, VANDAAG), handboek.kader_per_id["diep"])
    assert [
        (deel.item.code, [boven.code for boven in deel.boven], [stand.item.code for stand in deel.standen])
        for deel in delen_van(dekking)
    ] == [
        ("D", [], ["V1a", "V1b", "V2a"]),
        ("V1", ["D"], ["V1a", "V1b"]),
        ("V2", ["D"], ["V2a"]),
    ]


def test_a_part_says_of_each_item_how_each_step_stands(diep: Path) -> None:
    alle = paginas(diep)
    tekst = alle["routes/diep-v1.md"]
    # The card that names the standard serves both items, with its ambition; nothing else is there.
    rijen = re.findall(r"<tr><th scope=\"row\".*?</tr>", tekst, re.DOTALL)
    for rij, naam in zip(rijen, ("Item a", "Item b"), strict=False):
        cellen = re.findall(r"<td data-label=\"([^\"]+)\">(.*?)</td>", rij, re.DOTALL)
        assert naam in rij
        assert [(kop, woorden(cel)) for kop, cel in cellen] == [
            ("Ambitie", "in orde"),
            ("Afspraken", "in orde"),
            ("Resultaten", "hier ontbreekt iets"),
            ("Analyse", "volgt op een stap die ontbreekt"),
            ("Acties", "volgt op een stap die ontbreekt"),
            ("Evaluatie", "hier ontbreekt iets"),
        ]
    samen = [woorden(cel) for cel in re.findall(r"<td[^>]*>(.*?)</td>", rijen[-1], re.DOTALL)]
    assert samen == ["2 van 2", "2 van 2", *["0 van 2"] * 4]
    assert "Bij elk van de 2 onderdelen ontbreekt iets" in tekst
    assert "Kaarten bij dit deel als geheel:" in tekst
    assert "kaarten/leerlingondersteuning.html" in tekst
    # The same words as on the page of the item itself.
    for stap in ("ambitie", "afspraken", "resultaten", "analyse", "acties", "evaluatie"):
        (los,) = re.findall(rf'<a href="#{stap}">\w+</a> <span class="hb-klein">([^<]+)</span>', alle["routes/diep-v1a.md"])
        assert los in woorden(rijen[0])


def test_what_is_late_is_not_missing(wortel: Path) -> None:
    """In the demonstration nothing is missing of OP0 and OP3, though cards and an action are late."""
    tekst = paginas(wortel)["routes/inspectie-2021-op.md"]
    rijen = [woorden(rij) for rij in re.findall(r"<tr><th scope=\"row\".*?</tr>", tekst, re.DOTALL)][:-1]
    heel = [rij for rij in rijen if "hier ontbreekt iets" not in rij]
    assert [rij.split()[0] for rij in heel] == ["OP0", "OP3"]
    assert "Bij 2 van de 6 onderdelen ontbreekt niets op de weg van ambitie tot evaluatie." in tekst


def test_parts_lead_up_down_and_on(diep: Path) -> None:
    alle = paginas(diep)
    tekst = alle["routes/diep-v1.md"]
    for verwijzing in (
        '<a href="../kaders/diep.html#item-v1">Diep kader</a>: <a href="../routes/diep-d.html">D. Domein</a>',
        '<a href="../routes/diep-v1a.html">Item a</a>',
        '<a href="../routes/diep-d.html">‹ D Domein</a>',
        '<a href="../routes/diep-v2.html">V2 Standaard twee ›</a>',
    ):
        assert verwijzing in tekst
    # Of a domain the standards stand between it and its items.
    assert '<a href="../routes/diep-v2.html">V2. Standaard twee</a>' in alle["routes/diep-d.md"]
    # The framework leads to them; what has no parts has a page of its own kind, with nothing above it.
    assert 'href="../routes/diep-v1.html"' in alle["kaders/diep.md"]
    assert "Zonder delen" not in alle["routes/diep-e.md"].split("Diep kader", 1)[1].split("</p>", 1)[0]
    for tekst in alle.values():
        assert "Standaard <een>" not in tekst


def test_what_lies_below_a_core_standard_is_core_from_that_day(diep: Path) -> None:
    for dag, geldt in ((KERN - timedelta(days=1), False), (KERN, True)):
        alle = paginas(diep, dag)
        assert alle["kaders/diep.md"].count("Valt onder kernstandaard V1") == (2 if geldt else 0)
        # What was core by itself says so, until it is again by what lies above it.
        assert ("Was kernstandaard tot en met 31 juli 2021" in alle["kaders/diep.md"]) == (not geldt)
        assert ('<span class="hb-kern">kernstandaard</span>' in alle["routes/diep-v1.md"]) == geldt
        assert '<span class="hb-kern">' not in alle["routes/diep-v2.md"]
