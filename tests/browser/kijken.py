"""Helpers for tests in a real browser: a page with a memory, and what the screenshot tool knows of the site."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "gereedschap"))

from schermbeelden import find_chromium, pages_per_soort, serve

EDITIES = ("team", "publiek")


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


MaakBlik = Callable[..., Blik]

__all__ = ["EDITIES", "Blik", "MaakBlik", "find_chromium", "pages_per_soort", "serve"]
