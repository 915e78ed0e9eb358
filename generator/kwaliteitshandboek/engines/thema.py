"""Engines, stage 8: the theme's files and the settings of Material that every engine writes the same way."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kwaliteitshandboek.pages.site import Asset, Navigatie, Page, Site

THEMA: Final = Path(__file__).parent.parent / "theme"
OVERRIDES: Final = THEMA / "overrides"
ASSETS: Final = "assets/handboek"

STIJLEN: Final = (
    "huisstijl.css",
    "basis.css",
    "onderdelen.css",
    "kaart.css",
    "vaststellen.css",
    "toetsing.css",
    "kalender.css",
    "dekking.css",
    "vinden.css",
    "stelsel.css",
    "zelfevaluatie.css",
    "grafiek.css",
    "druk.css",
    "cijfers.css",
)
SCRIPTS: Final = (
    "handboek.js",
    "vinden.js",
    "derden/snowball-base-3.0.1.js",
    "derden/snowball-dutch-3.0.1.js",
    "zoekstammen.js",
    "zoeken.js",
)
"""In this order: the search needs the stemmer and the words of the edition (`pages.zoekstammen`)."""

MARKDOWN: Final[Mapping[str, Mapping[str, object]]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {},
    "toc": {"permalink": False, "toc_depth": "2-3"},
}
"""Extensions of Python-Markdown and their settings."""

KENMERKEN: Final = (
    "navigation.prune",
    "navigation.tabs",
    "navigation.top",
    "search.highlight",
    "search.suggest",
    "toc.follow",
)
"""Features of Material."""

ZOEKEN: Final[Mapping[str, object]] = {
    "lang": ["nl"],
    # No stemmer: Material asks for beginnings of words, which lunr does not stem (`zoeken.js` stems the question). No trimmer: it
    # would make 'F' of '1F'. Punctuation parts words instead; apostrophe and '&' belong to them (IB'er, RI&E).
    "pipeline": ["stopWordFilter"],
    "separator": (r"[\s\u200b\u00ad\-\u2010-\u2015,:!?=+*\u2026()\[\]{}\u201c\u201d\u201e\u00ab\u00bb\"`/|]+|\.(?!\d)"),
    # Another name counts a little more than a word in a title (1000): who types 'OPP' means the card that is called so before a
    # page that has it in its title. By itself Material would put it before all else.
    "fields": {"tags": {"boost": 1100.0}},
}
"""Settings of Material's search."""

_NIET_ZOEKEN: Final = re.compile(r'<\w+ class="(?:hb-kop|hb-kaartmelding|hb-drukvoet|hb-meenemen|hb-rolwerk|hb-letters)[" ]')
"""Blocks whose words search finds elsewhere, or that are no words of the page: search would show them before its own."""

ROLGEWICHT: Final = 2
"""How much more a word counts on the page of a role: who types the name of a role means that page before its cards."""

HANDLEIDINGGEWICHT: Final = 0.002
"""How much a word counts in the manual: in a heading there as in a sentence elsewhere. A team looks for its own agreements."""

BEGRIPGEWICHT: Final = 1.25
"""How much more a word counts at a term: as a part of a page it would come after whole pages that only name it."""

_HANDLEIDING: Final = "handleiding/"
_BEGRIP: Final = re.compile(r".*\((?P<afkorting>[^()]+)\)")

PALET: Final = (
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/weather-night", "name": "Naar donker"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/weather-sunny", "name": "Naar licht"},
    },
)


def thema_assets(site: Site) -> Iterator[Asset]:
    """The theme's own files (styles, scripts, fonts) below `assets/handboek/`, and the style sheet of the house style."""
    wortel = THEMA / "assets"
    for bron in sorted(pad for pad in wortel.rglob("*") if pad.is_file()):
        yield Asset(f"{ASSETS}/{bron.relative_to(wortel).as_posix()}", bron=bron)
    omgeving = Environment(loader=FileSystemLoader(THEMA), undefined=StrictUndefined, autoescape=False)  # noqa: S701 CSS, values checked by the model
    stijl = omgeving.get_template("huisstijl.css.j2").render(**site.gegevens)
    yield Asset(f"{ASSETS}/huisstijl.css", inhoud=stijl.encode())


_ENTITEIT: Final = re.compile(r"&(?=#?\w+;)")
_VERVANG: Final = str.maketrans({"<": "\u2039", ">": "\u203a", '"': "\u201d"})


def kaal(tekst: str) -> str:
    """A name or title for the frame of a page, where templates that are not ours print it, here escaped and there not.

    No character is left that could open a tag or leave an attribute; what looks like an entity stays what it looks like.
    """
    return _ENTITEIT.sub("&amp;", " ".join(tekst.split()).translate(_VERVANG))


def meta(page: Page) -> dict[str, object]:
    """What the theme reads of a page beside its text (front matter)."""
    gegevens: dict[str, object] = {"title": kaal(page.titel), "soort": page.soort}
    if page.omschrijving:
        gegevens["description"] = kaal(page.omschrijving)
    if page.sectie:
        gegevens["sectie"] = page.sectie
    if page.verberg:
        gegevens["hide"] = list(page.verberg)
    if page.vast:
        gegevens["vast"] = {"pad": page.vast, "op_web": page.vast_op_web}
    if page.zoekwoorden:
        gegevens["tags"] = [kaal(woord) for woord in page.zoekwoorden]
    if not page.zoeken:
        gegevens["search"] = {"exclude": True}
    elif page.soort == "rol":
        gegevens["search"] = {"boost": ROLGEWICHT}
    elif page.soort == "eigen" and page.pad.startswith(_HANDLEIDING):
        gegevens["search"] = {"boost": HANDLEIDINGGEWICHT}
    return gegevens


def buiten_zoeken(html: str) -> str:
    """HTML with the blocks marked that Material's search is to leave out; it takes the marks away again.

    The mark holds until the first element of the same name ends: these blocks have none of their own name within them.
    """
    return _NIET_ZOEKEN.sub(lambda gevonden: gevonden[0].replace(" ", ' data-search-exclude="ja" ', 1), html)


def dun_zoekindex(tekst: str) -> str:
    """Material's search index (JSON) with the other names of a page at the page itself only, not at each of its parts.

    Else a search for such a name would answer with every heading of every page that has it. A term is a part with a name of its
    own: its abbreviation finds it before what only uses it.
    """
    index = json.loads(tekst)
    for deel in index["docs"]:
        if "#" in deel["location"]:
            deel.pop("tags", None)
        if "#begrip-" in deel["location"]:
            deel["boost"] = BEGRIPGEWICHT
            if gevonden := _BEGRIP.fullmatch(deel["title"]):
                deel["tags"] = [gevonden["afkorting"]]
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def nav(navigatie: tuple[Navigatie, ...]) -> list[dict[str, object]]:
    """The navigation in the form of mkdocs.yml."""
    return [{kaal(punt.titel): punt.pad if punt.pad is not None else nav(punt.onder)} for punt in navigatie]
