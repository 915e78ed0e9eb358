"""Handbooks that mirror a published source: where a line stands, what a built page says, and the source where it is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from kwaliteitshandboek.pages.site import Site


def regel(handboek: Path, bestand: str, naald: str, na: str = "") -> int:
    """The number of the line that holds `naald`, the first from the one that holds `na`."""
    regels = (handboek / bestand).read_text("utf-8").split("\n")
    begin = next(nummer for nummer, tekst in enumerate(regels, 1) if na in tekst)
    return next(nummer for nummer, tekst in enumerate(regels, 1) if nummer >= begin and naald in tekst)


def lees(handboek: Path, bestand: str) -> Any:
    """A file of the handbook as plain YAML, not read by the program."""
    return yaml.safe_load((handboek / bestand).read_text("utf-8"))


def brontekst(naam: str) -> str:
    """The published text that a handbook mirrors; skips where it is absent."""
    map_ = Path(os.environ.get("HANDBOEK_BRONNEN", Path(__file__).resolve().parents[2] / "shared" / "bronnen"))
    if not (map_ / naam).is_file():
        pytest.skip(f"no source {naam}: set HANDBOEK_BRONNEN to the folder that holds it")
    return (map_ / naam).read_text("utf-8")


def glad(tekst: str) -> str:
    """Text on one line, with single spaces."""
    return " ".join(tekst.split())


@dataclass
class Element:
    """An element of a page with what is in it."""

    naam: str
    attributen: dict[str, str] = field(default_factory=dict)
    kinderen: list[Element | str] = field(default_factory=list)

    @property
    def tekst(self) -> str:
        return glad("".join(self._delen()))

    def _delen(self) -> Iterator[str]:
        for kind in self.kinderen:
            if isinstance(kind, str):
                yield kind
            elif kind.naam not in {"script", "svg"}:
                # Blocks stand apart from each other, words within a line do not.
                rand = "" if kind.naam in {"a", "abbr", "strong", "em", "code"} else " "
                yield rand
                yield from kind._delen()
                yield rand

    def alle(self, naam: str = "", klasse: str = "", id: str = "") -> Iterator[Element]:  # noqa: A002
        """The elements below it of this name, class and id, in reading order."""
        for kind in self.kinderen:
            if isinstance(kind, Element):
                klassen = kind.attributen.get("class", "").split()
                if naam in {"", kind.naam} and (not klasse or klasse in klassen) and id in {"", kind.attributen.get("id")}:
                    yield kind
                yield from kind.alle(naam, klasse, id)


_ZONDER_EINDE = {"br", "hr", "img", "input", "meta", "link", "path", "rect", "use"}


class _Lezer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("pagina")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {naam: waarde or "" for naam, waarde in attrs})
        self.open[-1].kinderen.append(element)
        if tag not in _ZONDER_EINDE:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].kinderen.append(Element(tag, {naam: waarde or "" for naam, waarde in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1 and self.open[-1].naam != tag:
            self.open.pop()
        if len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].kinderen.append(data)


def pagina(site: Site, pad: str) -> Element:
    """One page of the site, read as HTML; prose that is Markdown stands in it as text."""
    gevonden = [page for page in site.pages if page.pad == pad]
    assert gevonden, f"{pad} is not among {sorted(page.pad for page in site.pages)}"
    lezer = _Lezer()
    lezer.feed(gevonden[0].tekst)
    lezer.close()
    return lezer.open[0]


def deel(site: Site, pad: str, anker: str) -> Element:
    """The part of a page below the second-level heading `{ #anker }`, up to the next one."""
    tekst = next(page.tekst for page in site.pages if page.pad == pad)
    assert f"{{ #{anker} }}" in tekst, f"no heading #{anker} on {pad}"
    lezer = _Lezer()
    lezer.feed(tekst.split(f"{{ #{anker} }}", 1)[1].split("\n## ", 1)[0])
    lezer.close()
    return lezer.open[0]


def tabel(element: Element) -> dict[tuple[str, str], Element]:
    """All cells of the tables below an element, by the text of their row header and their `data-label`."""
    cellen: dict[tuple[str, str], Element] = {}
    for rij in element.alle("tr"):
        kop = next((cel for cel in rij.alle("th") if cel.attributen.get("scope") == "row"), None)
        if kop is not None:
            cellen |= {(kop.tekst, cel.attributen.get("data-label", "")): cel for cel in rij.alle("td")}
    return cellen


def paden(site: Site) -> set[str]:
    """The paths of all pages."""
    return {page.pad for page in site.pages}
