"""Fixtures for tests in a real browser: Chromium, and both editions of the demonstration handbook served on this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from kijken import EDITIES, Blik, MaakBlik, find_chromium, serve
from playwright.sync_api import Browser, BrowserContext, sync_playwright


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once. Without it these tests are skipped, but not in CI: there they must have run."""
    chromium = find_chromium()
    if chromium is None:
        melding = "no chromium, chromium-browser or google-chrome on this machine: the site was not looked at in a browser"
        if os.environ.get("CI") == "true":
            pytest.fail(melding)
        pytest.skip(melding)
    with sync_playwright() as spel:
        browser = spel.chromium.launch(executable_path=chromium)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def adressen(demo_sites: Path) -> Iterator[dict[str, str]]:
    """Address of each edition, without a slash at the end; every edition has an origin of its own."""
    with ExitStack() as stapel:
        yield {editie: stapel.enter_context(serve(demo_sites / editie)) for editie in EDITIES}


@pytest.fixture
def maak_blik(browser: Browser) -> Iterator[MaakBlik]:
    """Opens pages by width and colour scheme, and closes them after the test."""
    contexten: list[BrowserContext] = []

    def maak(breedte: int = 1280, schema: str = "light") -> Blik:
        context = browser.new_context(
            viewport={"width": breedte, "height": 900},
            color_scheme="dark" if schema == "dark" else "light",
            locale="nl-NL",
            reduced_motion="reduce",
        )
        contexten.append(context)
        return Blik(context.new_page())

    yield maak
    for context in contexten:
        context.close()
