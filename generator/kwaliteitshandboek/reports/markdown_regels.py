"""Reports, stage 6: rules of reading Markdown: what is taken out of the lines beforehand, and the tokens of CommonMark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from kwaliteitshandboek.model.noten import definities

LEESDIEPTE: Final = 60
"""Deeper than this CommonMark does not read."""

KADER: Final = re.compile(r"!!![ \t]+(?P<soort>[\w-]+(?:[ \t]+[\w-]+)*)(?:[ \t]+\"(?P<kop>.*)\")?[ \t]*")
"""A line that opens an admonition."""

AFKORTING: Final = re.compile(r"\*\[(?P<naam>[^\]\n]+)\]:[ \t]*(?P<tekst>.+)")
"""A line that explains an abbreviation."""

_NOOT_HIER: Final = re.compile(r"\[\^(?P<naam>[^\]\s]+)\]")
_KADERKOPPEN: Final = {
    "note": "Let op",
    "info": "Informatie",
    "tip": "Tip",
    "warning": "Let op",
    "danger": "Belangrijk",
    "example": "Voorbeeld",
    "quote": "Citaat",
    "question": "Vraag",
    "success": "Gelukt",
}


@dataclass(frozen=True, slots=True)
class Noot:
    """A footnote: the line of the text at which it begins, from 0, and what it says."""

    regel: int
    tekst: str


def neem_noten(regels: list[str]) -> dict[str, Noot]:
    """Take the definitions of footnotes out of the lines; a name that is defined twice gets both texts.

    Blank lines stay in their place, so that the numbers of the other lines do.
    """
    noten: dict[str, Noot] = {}
    for definitie in [gevonden for gevonden in definities(regels) if gevonden.is_noot]:
        eerder = noten.get(definitie.naam)
        heel = Noot(definitie.begin, definitie.tekst)
        noten[definitie.naam] = heel if eerder is None else Noot(eerder.regel, f"{eerder.tekst}\n\n{definitie.tekst}")
        regels[definitie.begin : definitie.einde] = [""] * (definitie.einde - definitie.begin)
    return noten


@dataclass
class Stroom:
    """Tokens in order; `vanaf` is the line of the text at which they begin."""

    tokens: Sequence[Token]
    vanaf: int
    plaats: int = 0
    regel: int = 1

    def volgende(self, tot: str = "") -> Token | None:
        """The next token; None at the end, or past the token `tot`."""
        if self.plaats >= len(self.tokens):
            return None
        token = self.tokens[self.plaats]
        self.plaats += 1
        if token.map:
            self.regel = self.vanaf + token.map[0] + 1
        return None if tot and token.type == tot else token

    def verborgen(self) -> bool:
        """Whether the item of a list that begins here is one of a list without space between its items."""
        token = self.tokens[self.plaats]
        return token.type != "paragraph_open" or token.hidden


@cache
def commonmark() -> MarkdownIt:
    """The reader of CommonMark with tables and footnotes, made once."""
    lezer = MarkdownIt("commonmark", {"html": False, "maxNesting": LEESDIEPTE}).enable("table")
    lezer.inline.ruler.before("link", "noot", _noot_regel)
    return lezer


def _noot_regel(state: StateInline, silent: bool) -> bool:
    """'[^name]' of a footnote that has a definition."""
    gevonden = _NOOT_HIER.match(state.src, state.pos)
    if gevonden is None or gevonden["naam"] not in state.env.get("noten", ()):
        return False
    if not silent:
        state.push("noot", "", 0).content = gevonden["naam"]
    state.pos = gevonden.end()
    return True


def kaderkop(soort: str) -> str:
    """What stands above an admonition of a kind, where its author wrote nothing."""
    eerste = soort.split(maxsplit=1)[0] if soort else ""
    return _KADERKOPPEN.get(eerste, eerste.capitalize())
