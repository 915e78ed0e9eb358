"""A page as a browser gets it: Markdown converted as the engines do it, then read with the standard library's parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import markdown

from kwaliteitshandboek.engines.thema import MARKDOWN

LEEG = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
KOPPEN = {"h1", "h2", "h3", "h4", "h5", "h6"}
SVG_LEEG_MAG = {"path", "circle", "rect", "line", "use", "polygon", "polyline", "ellipse"}


@dataclass
class Gelezen:
    """What is on a page. `stroom` is the order of headings ('h2') and content ('tekst', 'img', 'svg')."""

    html: str
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)
    stroom: list[tuple[str, str]] = field(default_factory=list)
    tekst: str = ""

    def koppen(self, niveau: str) -> list[str]:
        return [tekst for soort, tekst in self.stroom if soort == niveau]

    def lege_koppen(self) -> list[str]:
        """Headings with nothing under them before the next heading of the same or a higher level, or the end."""
        leeg = []
        for plaats, (soort, tekst) in enumerate(self.stroom):
            if soort in KOPPEN and soort != "h1":
                volgende = self.stroom[plaats + 1] if plaats + 1 < len(self.stroom) else ("h1", "")
                if volgende[0] in KOPPEN and volgende[0] <= soort:
                    leeg.append(tekst)
        return leeg


class _Lezer(HTMLParser):
    def __init__(self, uit: Gelezen) -> None:
        super().__init__(convert_charrefs=True)
        self.uit = uit
        self.open: list[str] = []
        self.kop = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "svg" not in self.open:
            self.uit.tags.append(tag)
        waarden = dict(attrs)
        if waarden.get("id"):
            self.uit.ids.append(str(waarden["id"]))
        for naam in ("href", "src"):
            if waarden.get(naam):
                self.uit.links.append(str(waarden[naam]))
        if tag in LEEG:
            self.uit.stroom.append((tag, ""))
            return
        if tag in KOPPEN:
            self.kop = ""
        if tag == "svg":
            self.uit.stroom.append(("svg", ""))
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in LEEG:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in LEEG:
            return
        if not self.open or self.open[-1] != tag:
            self.uit.fouten.append(f"</{tag}> sluit {self.open[-3:]} op {self.getpos()}")
        else:
            self.open.pop()
        if tag in KOPPEN:
            self.uit.stroom.append((tag, " ".join(self.kop.split())))

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style"):
            return
        self.uit.tekst += data
        if KOPPEN & set(self.open):
            self.kop += data
        elif data.strip():
            self.uit.stroom.append(("tekst", data.strip()))


def lees(tekst: str) -> Gelezen:
    """Convert a page's text and read it."""
    html = markdown.markdown(
        tekst, extensions=list(MARKDOWN), extension_configs={naam: dict(opties) for naam, opties in MARKDOWN.items()}
    )
    uit = Gelezen(html)
    lezer = _Lezer(uit)
    lezer.feed(html)
    lezer.close()
    if lezer.open:
        uit.fouten.append(f"nooit gesloten: {lezer.open}")
    return uit
