"""Tools: screenshots of one page of every kind, in light, dark, on a phone and in print, to look at before a change is accepted.

    python gereedschap/schermbeelden.py --site site --uit schermbeelden [--editie team] [--soort kaart ...] [--beeld licht ...]

Reads the kind of each page from its `<meta name="hb-soort">`, so that a new kind of page is photographed without a change here.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

SOORT: Final = re.compile(r'<meta name="hb-soort" content="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Beeld:
    """One way of looking: width in pixels, colour scheme, medium."""

    naam: str
    breedte: int
    hoogte: int = 900
    schema: str = "light"
    medium: str = "screen"


BEELDEN: Final = (
    Beeld("licht", 1280),
    Beeld("donker", 1280, schema="dark"),
    Beeld("telefoon", 390, 844),
    Beeld("telefoon-donker", 390, 844, schema="dark"),
    Beeld("druk", 794, 1123, medium="print"),
)


def find_chromium() -> str | None:
    """The path of a Chromium on this machine, or None."""
    return next((pad for naam in ("chromium", "chromium-browser", "google-chrome") if (pad := shutil.which(naam))), None)


def pages_per_soort(site: Path) -> Mapping[str, Path]:
    """For every kind of page the largest page of that kind, which shows most of what the kind can hold; paths from `site`."""
    gevonden: dict[str, Path] = {}
    for pad in sorted(site.rglob("*.html"), key=lambda pad: (-pad.stat().st_size, pad.as_posix())):
        treffer = SOORT.search(pad.read_text(encoding="utf-8")[:6000])
        naam = "404" if pad.name == "404.html" else treffer[1] if treffer else None
        if naam is not None:
            gevonden.setdefault(naam, pad.relative_to(site))
    return dict(sorted(gevonden.items()))


class _Stil(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the name is the base class's
        """Say nothing: a request is not news."""


@contextmanager
def serve(map_: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; gives the address, without a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Stil, directory=str(map_))) as server:
        draad = threading.Thread(target=server.serve_forever, daemon=True)
        draad.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            draad.join()


def scroll_door(page: Page) -> None:
    """Scroll down and up again, so that what waits until it is seen has been seen, and give it time to appear."""
    page.evaluate(
        """async () => {
          for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
            scrollTo(0, y);
            await new Promise((klaar) => setTimeout(klaar, 40));
          }
          scrollTo(0, 0);
          await document.fonts.ready;
        }"""
    )
    page.wait_for_timeout(500)


def fotografeer(browser: Browser, adres: str, paden: Mapping[str, Path], beelden: tuple[Beeld, ...], uit: Path) -> Iterator[Path]:
    """Write `<soort>-<beeld>.png` for every kind of page and every way of looking."""
    for beeld in beelden:
        context = browser.new_context(
            viewport={"width": beeld.breedte, "height": beeld.hoogte},
            color_scheme="dark" if beeld.schema == "dark" else "light",
            locale="nl-NL",
            reduced_motion="reduce",
        )
        page = context.new_page()
        for soort, pad in paden.items():
            page.goto(f"{adres}/{pad.as_posix()}", wait_until="load")
            if beeld.schema == "dark":
                page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
            scroll_door(page)
            if beeld.medium == "print":
                page.emulate_media(media="print")
            doel = uit / f"{soort}-{beeld.naam}.png"
            page.screenshot(path=doel, full_page=True)
            page.emulate_media(media="screen")
            yield doel
        context.close()


def main() -> int:
    """Photograph every edition below `--site`; 2 where there is nothing to photograph or no browser."""
    lezer = argparse.ArgumentParser(description="Schermbeelden van elke soort pagina.")
    lezer.add_argument("--site", type=Path, default=Path("site"), help="map met de gebouwde edities")
    lezer.add_argument("--uit", type=Path, default=Path("schermbeelden"))
    lezer.add_argument("--editie", nargs="*", default=["team", "publiek"])
    lezer.add_argument("--soort", nargs="*", help="alleen deze soorten pagina's")
    lezer.add_argument("--beeld", nargs="*", choices=[beeld.naam for beeld in BEELDEN], help="alleen deze beelden")
    keuze = lezer.parse_args()
    chromium = find_chromium()
    if chromium is None:
        print("Er is geen Chromium op deze machine. Installeer chromium of google-chrome.", file=sys.stderr)
        return 2
    beelden = tuple(beeld for beeld in BEELDEN if not keuze.beeld or beeld.naam in keuze.beeld)
    edities = [naam for naam in keuze.editie if (keuze.site / naam / "index.html").is_file()]
    if not edities:
        print(f"In {keuze.site} staat geen gebouwde editie. Bouw eerst met 'handboek build'.", file=sys.stderr)
        return 2
    with sync_playwright() as spel:
        browser = spel.chromium.launch(executable_path=chromium)
        for editie in edities:
            map_ = keuze.site / editie
            paden = {soort: pad for soort, pad in pages_per_soort(map_).items() if not keuze.soort or soort in keuze.soort}
            uit = keuze.uit / editie
            uit.mkdir(parents=True, exist_ok=True)
            with serve(map_) as adres:
                for doel in fotografeer(browser, adres, paden, beelden, uit):
                    print(doel)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
