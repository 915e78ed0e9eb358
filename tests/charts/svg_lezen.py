"""Reads drawings as a reader would: which texts stand where, at two sizes of type; knows nothing of the code that draws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
GEMIDDELD = 0.53
"""Mean width of a letter in em; the drawings reserve more."""
DUN = 0.25
"""Width of a thin space in em."""


@dataclass(frozen=True)
class Vak:
    """A text and the rough box around it."""

    tekst: str
    links: float
    boven: float
    rechts: float
    onder: float

    def raakt(self, ander: Vak) -> bool:
        return self.links < ander.rechts and ander.links < self.rechts and self.boven < ander.onder and ander.boven < self.onder


def lees(svg: str) -> etree._Element:
    """Well-formed XML, or an error."""
    return etree.fromstring(svg.encode())


def viewbox(wortel: etree._Element) -> tuple[float, float]:
    _, _, breed, hoog = (float(deel) for deel in wortel.get("viewBox", "").split())
    return breed, hoog


def _geerfd(element: etree._Element, naam: str) -> str | None:
    while element is not None:
        if element.get(naam) is not None:
            return element.get(naam)
        element = element.getparent()
    return None


def tekstvakken(wortel: etree._Element, letter: float, verborgen: str) -> list[Vak]:
    """Boxes of all visible texts at a size of type; texts of class `verborgen` are not shown at that size."""
    vakken = []
    for text in wortel.iter(f"{SVG}text"):
        if verborgen in (text.get("class") or "").split():
            continue
        y = float(text.get("y", 0)) + _em(text.get("dy"), letter)
        for deel, inhoud in _regels(text):
            x = float(deel.get("x", text.get("x", 0)))
            if deel is not text:
                y += _em(deel.get("dy"), letter)
            breed = sum(DUN if teken == "\u202f" else GEMIDDELD for teken in inhoud) * letter
            anker = _geerfd(deel, "text-anchor") or "start"
            links = x - {"start": 0.0, "middle": breed / 2, "end": breed}[anker]
            vak = (links, y - 0.7 * letter, links + breed, y + 0.2 * letter)
            gedraaid = re.fullmatch(r"translate\(([\d.-]+) ([\d.-]+)\) rotate\(-90\)", text.get("transform", ""))
            if gedraaid:
                dx, dy = float(gedraaid[1]), float(gedraaid[2])
                vak = (dx + vak[1], dy - vak[2], dx + vak[3], dy - vak[0])
            vakken.append(Vak(inhoud, *vak))
    return vakken


def _em(tekst: str | None, letter: float) -> float:
    return float(tekst.removesuffix("em")) * letter if tekst else 0.0


def _regels(text: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    # Letters of remarks stand behind their figure, on the same line.
    tspans = [tspan for tspan in text.findall(f"{SVG}tspan") if tspan.get("class") != "g-noot"]
    if tspans:
        yield from ((tspan, tspan.text or "") for tspan in tspans)
    else:
        yield text, "".join(text.xpath("text() | *[@class='g-noot']/text()")).strip()


def getallen(wortel: etree._Element) -> Iterator[tuple[float, float]]:
    """All points and corners that shapes name (x, y), absolute ones only."""
    for element in wortel.iter():
        if not isinstance(element.tag, str) or any(
            ouder.tag in (f"{SVG}pattern", f"{SVG}defs") for ouder in element.iterancestors()
        ):
            continue
        naam = element.tag.removeprefix(SVG)
        if naam == "rect" and element.getparent().tag != f"{SVG}pattern":
            x, y, b, h = (float(element.get(veld, 0)) for veld in ("x", "y", "width", "height"))
            assert b >= 0
            assert h >= 0
            yield from ((x, y), (x + b, y + h))
        elif naam == "circle":
            yield float(element.get("cx")), float(element.get("cy"))
        elif naam == "path" and not element.get("transform"):
            x = y = 0.0
            for opdracht, cijfers in re.findall(r"([MLHVhvz])([^MLHVhvz]*)", element.get("d")):
                delen = [float(deel) for deel in cijfers.split()]
                if opdracht in "ML":
                    x, y = delen
                elif opdracht in "Hh":
                    x = delen[0] + (x if opdracht == "h" else 0)
                elif opdracht in "Vv":
                    y = delen[0] + (y if opdracht == "v" else 0)
                yield x, y
