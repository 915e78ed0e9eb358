"""Links to terms, and paths that belong to pages of domains, of terms and from A to Z."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers_handboek import maak_handboek
from kwaliteitshandboek.check import check
from kwaliteitshandboek.load import load_handboek

BEGRIPPEN = """- {id: opp, term: plan, uitleg: Een plan.}
- {id: mdo, term: overleg, uitleg: Een overleg., zichtbaarheid: publiek}
"""


ADRES_EN_LINKS = {"C013", "C043", "C046"}


def codes(map_: Path) -> list[tuple[str, str]]:
    """Findings about addresses and links: file and code."""
    geladen = load_handboek(map_)
    gevonden = (*geladen.findings, *check(geladen))
    return sorted((bevinding.bestand, bevinding.code) for bevinding in gevonden if bevinding.code in ADRES_EN_LINKS)


def pagina(tekst: str, zichtbaarheid: str = "intern") -> str:
    return f"---\ntitel: Eigen\nzichtbaarheid: {zichtbaarheid}\n---\n{tekst}\n"


@pytest.mark.parametrize(
    ("pad", "begrippen", "bezet"),
    [
        ("docs/begrippen.md", BEGRIPPEN, True),
        ("docs/begrippen.md", None, False),
        ("docs/domeinen/zorg.md", None, True),
        ("docs/domein.md", None, False),
        ("docs/kaarten/a-z.md", None, True),
    ],
)
def test_paths_that_are_taken(tmp_path: Path, pad: str, begrippen: str | None, *, bezet: bool) -> None:
    bestanden = {pad: pagina("Tekst.")} | ({"data/begrippen.yml": begrippen} if begrippen else {})
    assert codes(maak_handboek(tmp_path / "h", bestanden)) == ([(pad, "C013")] if bezet else [])


def test_a_card_may_not_be_called_a_z(tmp_path: Path) -> None:
    kaart = "---\nid: a-z\ntitel: Alles\nversie: '1.0'\nvastgesteld_op: 2025-09-01\n---\n## Ambitie\n\nTekst.\n"
    assert ("kaarten/ondersteuning/a-z.md", "C013") in codes(
        maak_handboek(tmp_path / "h", {"kaarten/ondersteuning/a-z.md": kaart})
    )


def test_links_to_terms_domains_and_their_pages(tmp_path: Path) -> None:
    goed = "[a](begrip:opp) [b](domein:ondersteuning) [c](domeinen/ondersteuning.md) [d](begrippen.md) [e](kaarten/a-z.md)"
    bestanden = {
        "data/begrippen.yml": BEGRIPPEN,
        "docs/goed.md": pagina(goed),
        "docs/dood.md": pagina("[a](begrip:weg)"),
        "docs/intern.md": pagina("[a](begrip:opp) en [b](begrip:mdo)", "publiek"),
    }
    gevonden = codes(maak_handboek(tmp_path / "h", bestanden))
    assert [bestand for bestand, _ in gevonden] == ["docs/dood.md", "docs/intern.md"]
