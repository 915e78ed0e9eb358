"""Pages, stage 6: the site as a value, which engines write out; nothing here knows which engine that will be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kwaliteitshandboek.charts import Chart


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `pad` ends in '.md' and is relative to the site's root; `tekst` is Markdown with blocks of HTML.

    `soort` names the kind of page (start, kaart, kaarten, kader, indicator, school, ...) for style and tests. `zoeken` False
    keeps it out of the search index. `verberg` names parts of the chrome to leave out ('navigation', 'toc'). `sectie` is the
    title of the tab under which the page falls, also where the navigation does not name the page itself. `zoekwoorden` are
    words by which search finds the page though they need not stand in it: other names of what it is about. `vast` is its
    permanent address, a file of the site, and `vast_op_web` the same as a whole address where the site has one.
    """

    pad: str
    titel: str
    soort: str
    tekst: str
    omschrijving: str = ""
    zoeken: bool = True
    verberg: tuple[str, ...] = ()
    sectie: str = ""
    zoekwoorden: tuple[str, ...] = ()
    vast: str = ""
    vast_op_web: str = ""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that goes along as it is: its content, the file to copy it from, or what makes it when it is wanted."""

    pad: str
    inhoud: bytes | None = None
    bron: Path | None = None
    maak: Callable[[], bytes] | None = None

    def bytes(self) -> bytes:
        if self.inhoud is not None:
            return self.inhoud
        if self.maak is not None:
            return self.maak()
        if self.bron is None:
            raise ValueError(f"asset without content: {self.pad}")
        return self.bron.read_bytes()


@dataclass(frozen=True, slots=True)
class Navigatie:
    """An entry of the navigation: a page (`pad`) or a section (`onder`)."""

    titel: str
    pad: str | None = None
    onder: tuple[Navigatie, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """An edition, ready to be written. `gegevens` are values for the theme (name, edition, colours, footer), all plain.

    `grafieken` are the charts of its pages that may be taken along, by the name of their files; `reports` makes those.
    """

    editie: str
    naam: str
    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    navigatie: tuple[Navigatie, ...]
    gegevens: Mapping[str, object] = field(default_factory=dict)
    grafieken: Mapping[str, Chart] = field(default_factory=dict)
