"""Markdown files in parts: front matter, sections, titles, each on its own line."""

from __future__ import annotations

import pytest

from kwaliteitshandboek.load.tekst import lees_secties, lees_voorwerk, neem_titel, slug

BODY = """\

## Achtergrond

Tekst met code:

```md
## Geen kop
```

    ## Ook geen kop

> ## Kop in een citaat

### Onderkop

Meer.

## Visie op leren ##


Slot.
"""


def test_secties_met_regels() -> None:
    secties, bevindingen = lees_secties(BODY, "k.md", 11)
    assert bevindingen == []
    assert [(sectie.sleutel, sectie.kop) for sectie in secties] == [
        ("achtergrond", "Achtergrond"),
        ("visie-op-leren", "Visie op leren"),
    ]
    regels = BODY.split("\n")
    for sectie in secties:
        assert regels[sectie.plek.regel - 11].startswith(f"## {sectie.kop}")
        assert regels[sectie.plek.velden["tekst"] - 11] == sectie.tekst.split("\n")[0]
    assert "## Geen kop" in secties[0].tekst
    assert "### Onderkop" in secties[0].tekst
    assert secties[1].tekst == "Slot."


def test_onderstreepte_kop_is_ook_een_kop() -> None:
    secties, bevindingen = lees_secties("Ambitie\n-------\n\nTekst.\n", "k.md", 1)
    assert bevindingen == []
    assert [(sectie.sleutel, sectie.tekst) for sectie in secties] == [("ambitie", "Tekst.")]


@pytest.mark.parametrize(
    ("kop", "bekend"),
    [
        ("Visies", "Visie"),
        ("Achtergronden", "Achtergrond"),
        ("Kern resultaat", "Kernresultaat"),
        ("Literatuurlijst", "Literatuur"),
        ("Aanpassingen", None),
    ],
)
def test_bijna_bekende_kop(kop: str, bekend: str | None) -> None:
    _, bevindingen = lees_secties(f"## {kop}\n\nTekst.\n", "k.md", 1)
    assert [bevinding.code for bevinding in bevindingen] == (["L043"] if bekend else [])
    if bekend:
        assert f"'## {bekend}'" in bevindingen[0].hoe


@pytest.mark.parametrize("kop", ["Visie", "VISIE", "avg", "Kernresultaat", "Samenwerken met ouders", "Doelen", "Werkwijze"])
def test_bekende_of_eigen_kop_geeft_geen_bevinding(kop: str) -> None:
    assert lees_secties(f"## {kop}\n\nTekst.\n", "k.md", 1)[1] == []


def test_voorwerk() -> None:
    voorwerk, bevindingen = lees_voorwerk("---\na: 1\n---\nTekst\n", "p.md")
    assert bevindingen == []
    assert voorwerk.gegevens is not None
    assert voorwerk.gegevens["plek"].regel == 2
    assert (voorwerk.tekst, voorwerk.regel) == ("Tekst\n", 4)


def test_zonder_voorwerk_is_alles_tekst() -> None:
    voorwerk, bevindingen = lees_voorwerk("Tekst\n---\nMeer\n", "p.md")
    assert (voorwerk.gegevens, voorwerk.tekst, voorwerk.regel, voorwerk.heel, bevindingen) == (
        None,
        "Tekst\n---\nMeer\n",
        1,
        True,
        [],
    )


@pytest.mark.parametrize(
    ("tekst", "titel", "over"),
    [
        ("# Over ons\n\nTekst", "Over ons", "\nTekst"),
        ("\n\n#  Over ons ##\nTekst", "Over ons", "Tekst"),
        ("Tekst\n\n# Later", None, "Tekst\n\n# Later"),
        ("## Kop\n", None, "## Kop\n"),
        ("#geen kop", None, "#geen kop"),
    ],
)
def test_titel_van_een_pagina(tekst: str, titel: str | None, over: str) -> None:
    assert neem_titel(tekst)[:2] == (titel, over)


@pytest.mark.parametrize(
    ("tekst", "verwacht"), [("Visie op leren", "visie-op-leren"), ("Coördinatie & IB'er", "coordinatie-ib-er"), ("---", "")]
)
def test_slug(tekst: str, verwacht: str) -> None:
    assert slug(tekst) == verwacht
