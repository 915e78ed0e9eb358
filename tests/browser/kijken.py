"""Helpers for tests in a real browser: a page with a memory, and what the screenshot tool knows of the site."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "gereedschap"))

from schermbeelden import find_chromium, pages_per_soort, serve

EDITIES = ("team", "publiek")

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"], "elementRef": False}

# Only colours differ between the schemes: the rules about them are all that is asked again in the dark.
KLEUREN = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, "resultTypes": ["violations"]}


@dataclass
class Blik:
    """A page that remembers what the browser asked for and what it complained about."""

    page: Page
    verzoeken: list[str] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda verzoek: self.verzoeken.append(verzoek.url))
        self.page.on("pageerror", lambda fout: self.fouten.append(str(fout)))
        self.page.on("console", self._bericht)

    def _bericht(self, bericht: ConsoleMessage) -> None:
        if bericht.type in {"error", "warning"}:
            self.fouten.append(bericht.text)

    def buiten(self, begin: str) -> set[str]:
        """Requests that left the site."""
        return {url for url in self.verzoeken if not url.startswith((begin, "data:", "blob:"))}


def schendingen(page: Page) -> list[str]:
    """What axe finds on the page as it stands: all of WCAG 2.2 A and AA in light, the rules about colours in dark."""
    axe = Axe()
    gevonden: list[str] = []
    for schema, vragen in (("default", WCAG), ("slate", KLEUREN)):
        page.evaluate("schema => document.body.setAttribute('data-md-color-scheme', schema)", schema)
        for schending in axe.run(page, options=vragen).response["violations"]:
            plekken = "; ".join(f"{knoop['target']} {knoop['failureSummary']}" for knoop in schending["nodes"][:3])
            gevonden.append(f"{schema}: {schending['id']} x{len(schending['nodes'])}: {plekken}")
    return gevonden


MaakBlik = Callable[..., Blik]

__all__ = ["EDITIES", "KLEUREN", "WCAG", "Blik", "MaakBlik", "find_chromium", "pages_per_soort", "schendingen", "serve"]
