"""Pages, stage 6: the organisation's own pages, and the files that go along with an edition."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt

from kwaliteitshandboek.model.handboek import Handboek, Pagina
from kwaliteitshandboek.model.kaart import BijlageEditie
from kwaliteitshandboek.pages.site import Asset, Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.wereld import Wereld
from kwaliteitshandboek.settings.adressen import bijlage_in_handboek, bijlage_in_site, is_markdown

_BLOK = re.compile(r"(?:!!!|\?\?\?\+?|===)\+?!?[ \t]")
"""The line above an indented block that is no code: an admonition, a fold or a tab."""

_KOP = re.compile(r"\s*#\s")


def eigen_pages(wereld: Wereld, paginas: Collection[Pagina]) -> Iterator[Page]:
    """Pages below `docs/` in the organisation's own words; a page without a heading of its own gets its title."""
    for pagina in paginas:
        tekst = render("eigen", p=wereld.blik(pagina.pad), pagina=pagina, met_kop=_KOP.match(pagina.tekst) is not None)
        yield Page(pagina.pad, pagina.titel, "eigen", tekst)


def docs_bestanden(bestanden: Collection[str]) -> frozenset[str]:
    """Of all files of a handbook those that its own pages may name: below `docs/`, no Markdown; relative to `docs/`."""
    onder_docs = (naam.removeprefix("docs/") for naam in bestanden if naam.startswith("docs/") and not is_markdown(naam))
    return frozenset(naam for naam in onder_docs if not naam.startswith("ontwikkeling/"))


def assets(wereld: Wereld, wortel: Path, bestanden: frozenset[str]) -> Iterator[Asset]:
    """Attachments of cards, the logo, and files below `docs/` (`bestanden`); in public only those that a page names.

    Never a file of which the engine would make a page: that would publish a text that no edition has chosen.
    """
    handboek = wereld.handboek
    gezien: dict[str, Asset] = {}
    for kaart in handboek.kaarten:
        for bijlage in kaart.bijlagen:
            if bijlage.bestand is None or (wereld.publiek and bijlage.editie is not BijlageEditie.BEIDE):
                continue
            bron = bijlage_in_handboek(kaart.plek.bestand, bijlage.bestand)
            if bron is not None:
                pad = bijlage_in_site(kaart.id, bijlage.bestand)
                gezien.setdefault(pad, Asset(pad, bron=wortel / bron))
    namen = sorted(bestanden & _genoemd(handboek) if wereld.publiek else bestanden)
    if handboek.organisatie.huisstijl.logo is not None:
        namen.append(handboek.organisatie.huisstijl.logo)
    for naam in namen:
        gezien.setdefault(naam, Asset(naam, bron=wortel / "docs" / naam))
    yield from (asset for asset in gezien.values() if not is_markdown(asset.pad))


def _genoemd(handboek: Handboek) -> frozenset[str]:
    """Files to which the own pages of this edition link, relative to `docs/`."""
    return frozenset(
        posixpath.normpath(posixpath.join(posixpath.dirname(pagina.pad), doel))
        for pagina in handboek.paginas
        for doel in linkdoelen(pagina.tekst)
    )


def linkdoelen(tekst: str) -> Iterator[str]:
    """Targets of links and images in Markdown, without anchor: not what stands in code or behind a backslash."""
    in_blok = False
    for token in MarkdownIt("commonmark").parse(tekst):
        if token.type == "code_block":
            # CommonMark does not know admonitions and tabs, of which the text is indented as if it were code.
            if in_blok:
                yield from linkdoelen(token.content)
        elif token.type == "inline":
            in_blok = _BLOK.match(token.content) is not None
            doelen = [str(deel.attrs.get("src") or deel.attrs.get("href") or "") for deel in token.children or ()]
            yield from (kaal for doel in doelen if (kaal := unquote(doel.partition("#")[0])))
        elif token.type not in {"paragraph_close", "paragraph_open"}:
            in_blok = False
