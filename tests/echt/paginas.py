"""Reads the built pages back with lxml: tiles, tables of charts, sentences, heads of schools."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

_RUIMTEN = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\n\t"), " ")


def plat(tekst: str) -> str:
    """Text with every kind of space as a plain one, and no two in a row."""
    return " ".join(tekst.translate(_RUIMTEN).split())


def lees(pad: Path) -> HtmlElement:
    return lxml.html.fromstring(pad.read_bytes())


def met_klasse(element: HtmlElement, klasse: str) -> list[HtmlElement]:
    gevonden = element.xpath(".//*[contains(concat(' ', normalize-space(@class), ' '), $klasse)]", klasse=f" {klasse} ")
    assert isinstance(gevonden, list)
    return gevonden


def tekst_van(element: HtmlElement) -> str:
    return plat(element.text_content())


def _eerste(element: HtmlElement, klasse: str) -> str | None:
    gevonden = met_klasse(element, klasse)
    return tekst_van(gevonden[0]) if gevonden else None


def _cijfer(element: HtmlElement) -> str:
    """The figure of a tile, without the letters of footnotes behind it."""
    gevonden = met_klasse(element, "hb-tegel__cijfer")
    if not gevonden:
        return ""
    noten = "".join(tekst_van(noot) for noot in met_klasse(gevonden[0], "hb-noot"))
    return tekst_van(gevonden[0]).removesuffix(noten).strip()


@dataclass(frozen=True)
class Tegel:
    """A tile as the reader sees it."""

    naam: str
    cijfer: str
    periode: str
    oordeel: str | None
    norm: str | None
    zin: str


def tegels(pagina: HtmlElement) -> dict[str, Tegel]:
    """The tiles of a page by their name; no name may stand there twice."""
    uit: dict[str, Tegel] = {}
    for element in met_klasse(pagina, "hb-tegel"):
        tegel = Tegel(
            naam=_eerste(element, "hb-tegel__naam") or "",
            cijfer=_cijfer(element),
            periode=_eerste(element, "hb-tegel__periode") or "",
            oordeel=_eerste(element, "hb-status"),
            norm=_eerste(element, "hb-tegel__norm"),
            zin=_eerste(element, "hb-tegel__zin") or "",
        )
        assert tegel.naam not in uit, tegel.naam
        uit[tegel.naam] = tegel
    return uit


@dataclass(frozen=True)
class Grafiek:
    """A chart: its texts, its table as name of the row -> column -> cell, and the figure for Plotly as it stands in the page."""

    id: str
    titel: str
    zin: str
    kop: tuple[str, ...]
    rijen: dict[str, dict[str, str]]
    figuur: str


def grafieken(pagina: HtmlElement) -> Iterator[Grafiek]:
    for element in met_klasse(pagina, "hb-grafiek"):
        # The files of a chart fold like its table; only the latter holds one.
        (details,) = [vouw for vouw in met_klasse(element, "hb-grafiek__tabel") if vouw.xpath(".//table")]
        kop = tuple(tekst_van(cel) for cel in details.xpath(".//thead/tr/*"))
        rijen: dict[str, dict[str, str]] = {}
        for rij in details.xpath(".//tbody/tr"):
            cellen = [tekst_van(cel) for cel in rij.xpath("./th | ./td")]
            assert len(cellen) == len(kop)
            assert cellen[0] not in rijen, cellen[0]
            rijen[cellen[0]] = dict(zip(kop[1:], cellen[1:], strict=True))
        (figuur,) = met_klasse(element, "hb-grafiek__figuur")
        yield Grafiek(
            id=element.get("id", ""),
            titel=_eerste(element, "hb-grafiek__kop") or "",
            zin=_eerste(element, "hb-grafiek__zin") or "",
            kop=kop,
            rijen=rijen,
            figuur=figuur.text or "",
        )


def kop(pagina: HtmlElement) -> dict[str, str]:
    """The head strip of a school or card: term -> text."""
    uit: dict[str, str] = {}
    for element in met_klasse(pagina, "hb-kop__deel"):
        uit[tekst_van(element.xpath("./dt")[0])] = tekst_van(element.xpath("./dd")[0])
    return uit


def titel(pagina: HtmlElement) -> str:
    """The heading of the page, without the sign of its permanent link."""
    return tekst_van(pagina.xpath("//article//h1")[0]).removesuffix("¶").strip()


def herkomstrijen(pagina: HtmlElement) -> list[dict[str, str]]:
    """The rows of the tables of provenance: label of the cell -> text."""
    uit = []
    for rij in pagina.xpath("//tr[td[@data-label='Rijen gelezen']]"):
        uit.append({cel.get("data-label", ""): tekst_van(cel) for cel in rij.xpath("./th | ./td")})
    return uit
