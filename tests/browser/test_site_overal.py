"""Every page about cards, roles, domains and the calendar, not one of a kind: no violation that axe can find, light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kijken import MaakBlik, schendingen

pytestmark = [pytest.mark.browser, pytest.mark.traag]

# Folders and single pages of each edition. In parts, so that workers share them: every so manieth page is one part.
DELEN = [
    ("team", ("kaarten",), 4),
    ("team", ("rollen",), 2),
    ("team", ("kalender", "domeinen", "begrippen.html", "vaststellen.html"), 2),
    ("publiek", ("kaarten", "domeinen"), 2),
]
GEVALLEN = [(editie, plekken, deel, van) for editie, plekken, van in DELEN for deel in range(van)]


def _paginas(site: Path, plek: str) -> list[str]:
    """A page itself, or all pages of a folder; there must be some, or nothing would be asked."""
    paden = sorted((site / plek).rglob("*.html")) if (site / plek).is_dir() else [site / plek]
    assert paden, f"{plek} has no pages"
    return [pad.relative_to(site).as_posix() for pad in paden]


def _bezoek(maak_blik: MaakBlik, adres: str, paden: list[str]) -> None:
    blik = maak_blik()
    gebreken: list[str] = []
    for pad in paden:
        antwoord = blik.page.goto(f"{adres}/{pad}", wait_until="load")
        assert antwoord is not None
        assert antwoord.ok, pad
        blik.page.evaluate("document.fonts.ready.then(() => true)")
        gebreken += [f"{pad}, {schending}" for schending in schendingen(blik.page)]
    assert gebreken == []
    assert blik.fouten == []


@pytest.mark.parametrize(
    ("editie", "plekken", "deel", "van"), GEVALLEN, ids=[f"{e}-{p[0]}-{deel + 1}-{van}" for e, p, deel, van in GEVALLEN]
)
def test_every_page(
    demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik, editie: str, plekken: tuple[str, ...], deel: int, van: int
) -> None:
    paden = [pad for plek in plekken for pad in _paginas(demo_sites / editie, plek)]
    assert len(paden) >= 2 * van
    _bezoek(maak_blik, adressen[editie], paden[deel::van])


@pytest.mark.parametrize("editie", ["team", "publiek"])
def test_versions_of_some_cards(demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik, editie: str) -> None:
    """These pages differ little, and are many: every sixth, and one with the answer for a version on paper open."""
    paden = _paginas(demo_sites / editie, "versies")[::6]
    ankers = [anker for pad in paden for anker in _versies(demo_sites / editie / pad)]
    assert ankers
    _bezoek(maak_blik, adressen[editie], [ankers[0], *paden])


def _versies(pad: Path) -> list[str]:
    """The addresses on a page that ask for one version."""
    return [f"versies/{pad.name}#{anker}" for anker in re.findall(r'id="(versie-[^"]+)"', pad.read_text(encoding="utf-8"))]
