"""Pages, stage 6: families of words for the search: the words of an edition by their Dutch stem, as a script for the browser.

Search finds what begins with the words of a question. `zoeken.js` stems those words with the same Snowball stemmer, and asks for
the other words of their family too. Search takes every letter as it is written: for who types no trema or accent the script knows
the words that have one. Only words of this edition's own pages are told.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import partial
from html import unescape
from typing import Final

from snowballstemmer.dutch_stemmer import DutchStemmer  # type: ignore[import-untyped]

from kwaliteitshandboek.pages.site import Asset, Page

PAD: Final = "assets/handboek/zoekstammen.js"

MEESTE: Final = 8
"""So many words of a family at most: a question must not become a flood."""

KORTSTE: Final = 4
LANGSTE_EINDE: Final = 3
"""A stem shorter than the one, or shorter than its word by more than the other, is no beginning that `zoeken.js` asks for."""

_WEG: Final = re.compile(r"<script\b.*?</script>|<[^<>]*>|\]\([^()\s]*\)|\{[^{}\n]*\}", re.DOTALL)
"""What is no text of a page: tags, targets of links, attributes of Markdown."""

_WOORD: Final = re.compile(r"[^\W\d_]{2,40}(?:'[^\W\d_]{1,9})*")

_EERSTE_LETTERGREEP: Final = re.compile(r"[^aeiouy]*[aeiouy]+[^aeiouy]+")


def zoekstammen(pages: Iterable[Page]) -> Asset:
    """The script with the families of the words of all pages that search finds; made when the site is written."""
    return Asset(PAD, maak=partial(_script, tuple(page for page in pages if page.zoeken)))


def _script(pages: Iterable[Page]) -> bytes:
    woorden = woorden_van(pages)
    families = {naam: " ".join(familie) for naam, familie in families_van(woorden).items()}
    delen = {"hbZoekstammen": families, "hbZoektekens": " ".join(met_tekens(woorden))}
    # A script and no JSON file, since a page that opens from disk may not fetch one.
    regels = (f"window.{naam}={json.dumps(deel, ensure_ascii=False, separators=(',', ':'))};\n" for naam, deel in delen.items())
    return "".join(regels).encode()


def woorden_van(pages: Iterable[Page]) -> frozenset[str]:
    """All words of titles, texts and search words of pages, in lower case and with a straight apostrophe."""
    return frozenset(
        woord
        for page in pages
        for tekst in (page.titel, *page.zoekwoorden, unescape(_WEG.sub(" ", page.tekst)))
        for woord in _WOORD.findall(tekst.lower().replace("\u2019", "'"))
        if len(woord) > 2
    )


def families_van(woorden: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Name of a family -> its words, the shortest first; a word that begins with another of them is found by that one.

    Left out is a family of which every word is its stem with an ending: the question asks for the stem by itself.
    """
    stemmer = DutchStemmer()
    per_naam: dict[str, list[str]] = {}
    met_anders: set[str] = set()
    for woord in sorted(set(woorden), key=lambda woord: (len(woord), woord)):
        stam = stemmer.stemWord(grondvorm(woord))
        naam = familie(woord, stam)
        bekend = per_naam.setdefault(naam, [])
        if not any(woord.startswith(ander) for ander in bekend):
            bekend.append(woord)
        if not woord.startswith(stam) or len(stam) < KORTSTE or len(woord) - len(stam) > LANGSTE_EINDE:
            met_anders.add(naam)
    return {naam: tuple(per_naam[naam][:MEESTE]) for naam in sorted(per_naam) if naam in met_anders or len(per_naam[naam]) > 1}


def met_tekens(woorden: Iterable[str]) -> tuple[str, ...]:
    """The words with a trema or an accent that is part of a letter, so that both spellings are as long as each other."""
    return tuple(sorted(woord for woord in set(woorden) if (kaal := zonder_tekens(woord)) != woord and len(kaal) == len(woord)))


def zonder_tekens(woord: str) -> str:
    """The word as who types no trema or accent has it: 'coordinator', 'een'; `zoeken.js` does the same."""
    return "".join(teken for teken in unicodedata.normalize("NFD", woord) if not unicodedata.category(teken).startswith("M"))


def grondvorm(woord: str) -> str:
    """The word without the plurals that Snowball leaves alone: foto's, ideeën, kinderen."""
    return re.sub("kinderen$", "kind", re.sub("'s$|ën$", "", woord))


def familie(woord: str, stam: str) -> str:
    """Name of the family of a word with this stem; `zoeken.js` makes the same name (a test holds both together).

    Snowball's Dutch stems differ where the stress is not on the first syllable (evaluer, evalueer), and mostly keep the -t of a
    verb and an -e. And it makes one stem of words that have nothing to do with each other (beleid, begeleiding): a family begins
    alike too, apart from the ge- of a participle.
    """
    begin = _EERSTE_LETTERGREEP.match(stam)
    einde = begin.end() if begin else len(stam)
    kern = stam[:einde] + _enkel(stam[einde:])
    if len(kern) > 4:
        kern = re.sub("([^aeiou])t$", r"\1", kern)
    if len(kern) > 3:
        kern = re.sub("e$", "", kern)
    zonder_ge = re.sub("^ge(?=..)", "", woord.replace("ë", "e"))
    letters = _enkel(zonder_ge).replace("v", "f").replace("z", "s")
    return f"{letters[: min(3, len(_enkel(kern)))]}-{kern}"


def _enkel(tekst: str) -> str:
    return re.sub(r"([aeou])\1", r"\1", tekst)
