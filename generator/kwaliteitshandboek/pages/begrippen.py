"""Pages, stage 6: the list of terms, and the explanation of abbreviations wherever they stand in the text of a page."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from kwaliteitshandboek.model.begrip import Begrip
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.pages.lijst import beginletter, volgorde
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.wereld import Wereld

MEESTE_KAARTEN: Final = 6
"""As many cards are named with a term; of the others it says how many there are."""

ZONDER_UITLEG: Final = frozenset({"a-z"})
"""Kinds of page where an abbreviation stands to be looked up, beside the word for which it stands."""

# Every alternative begins with a plain character, so that the search can skip to it: pages are long, abbreviations are rare.
_LAAT_STAAN = (
    r"\n(?P<hek>```+|~~~+)[^\n]*(?:\n(?!(?P=hek))[^\n]*)*(?:\n(?P=hek)[`~]*)?"  # code between fences
    r"|\n(?:#|    |\t|!!!|\?\?\?|===|\*?\[[^\]\n]+\]:)[^\n]*"  # headings, what is indented, titles of admonitions, definitions
    r"|`(?P<tik>`*)(?!`)(?:(?!\n[ \t]*\n)[\s\S])+?(?<!`)`(?P=tik)(?!`)"
    r"|\\[^\n]"
    r"|<(?P<tag>svg|script|style|pre|code|kbd|abbr|a|button|label|summary|option|select|textarea|h[1-6])\b[^<>]*>[\s\S]*?</(?P=tag)>"
    r"|<!--[\s\S]*?-->"
    r"|<[^<>]*>"
    r"|\[[^\[\]\n]*(?:\n[^\[\]\n]+)*\](?:\([^()\n]*\))?"  # links and images, and what could be the name of one
    r"|\]\([^()\n]*\)"
    r"|\{[^{}\n]*\}"
    r"|https?://[^\s<>\"')]+"
)
# 'OPP's', 'IB'ers', 'MR-lid', 'PLG's': the abbreviation with what Dutch hangs behind it.
_UITGANG = r"(?:(?:['\u2019]|&#39;|&#x27;)(?:s|ers?|en)|(?<=[A-Z])s)?"
_GEEN_BEGIN: Final = re.compile(r"[\w@.#-]")
_AFKORTING = re.compile(r"\w(?:[\w .&'\u2019/+-]*\w)?")
"""What can be told from markup; anything else is left alone."""
_ANKER_VAN_BEGRIP = re.compile(r"#begrip-([a-z0-9-]+)")
_WOORD = re.compile(r"\w+(?:[-'\u2019&]\w+)*")

_IN_MARKDOWN: Final = str.maketrans({teken: f"&#{ord(teken)};" for teken in "\\`*_{}[]|~^=$"})
"""Characters that Markdown would read within an attribute, as it does before it sees the tag."""


@dataclass(frozen=True, slots=True)
class Begripbeeld:
    """A term as the reader meets it; `kaarten` are the first of the cards in which it occurs, `meer` how many more there are."""

    begrip: Begrip
    kaarten: tuple[str, ...]
    meer: int


def begrippen_page(wereld: Wereld) -> Page:
    """All terms by letter: abbreviation, meaning, other names, what to avoid, and the cards in which they occur."""
    waar = _gebruikt_in(wereld.handboek.begrippen, wereld.handboek.kaarten)
    begrippen = sorted(wereld.handboek.begrippen, key=lambda begrip: (*volgorde(begrip.term), begrip.id))
    beelden = [Begripbeeld(b, waar[b.id][:MEESTE_KAARTEN], max(0, len(waar[b.id]) - MEESTE_KAARTEN)) for b in begrippen]
    letters = [(letter, list(groep)) for letter, groep in groupby(beelden, key=lambda beeld: beginletter(beeld.begrip.term))]
    pad = wereld.adressen[("pagina", "begrippen")]
    tekst = render("begrippen", p=wereld.blik(pad), letters=letters)
    return Page(pad, "Begrippen", "begrippen", tekst, omschrijving="Wat onze woorden en afkortingen betekenen.", verberg=("toc",))


def _gebruikt_in(begrippen: Iterable[Begrip], kaarten: Iterable[Kaart]) -> Mapping[str, tuple[str, ...]]:
    """Term id -> the cards whose text holds its name, a synonym, or its abbreviation as it is written."""
    namen = {begrip.id: list(_namen(begrip)) for begrip in begrippen}
    gevonden: dict[str, list[str]] = {naam: [] for naam in namen}
    for kaart in kaarten:
        tekst = "\n".join(_zinnen(kaart))
        klein = tekst.casefold()
        woorden, kleine_woorden = set(_WOORD.findall(tekst)), set(_WOORD.findall(klein))
        for sleutel, mogelijk in namen.items():
            if any(_staat_er(naam, precies, woorden, kleine_woorden, klein) for naam, precies in mogelijk):
                gevonden[sleutel].append(kaart.id)
    return {sleutel: tuple(ids) for sleutel, ids in gevonden.items()}


def _namen(begrip: Begrip) -> Iterator[tuple[str, bool]]:
    """Names of a term, each with whether capitals count."""
    if begrip.afkorting:
        yield begrip.afkorting, True
    yield from ((naam.casefold(), False) for naam in (begrip.term, *begrip.synoniemen))


def _staat_er(naam: str, precies: bool, woorden: set[str], kleine_woorden: set[str], klein: str) -> bool:
    if precies:
        return naam in woorden
    eerste = _WOORD.search(naam)
    return eerste is not None and eerste[0] in kleine_woorden and (eerste[0] == naam or naam in klein)


def _zinnen(kaart: Kaart) -> Iterator[str]:
    """What a card says to its reader, without ids and names of files."""
    yield from (kaart.titel, kaart.samenvatting or "", *kaart.wij_doen, *kaart.gedrag.leerkracht, *kaart.gedrag.leerling)
    for stap in kaart.pdca:
        yield from (stap.titel, *stap.punten)
    for instrument in kaart.meetinstrumenten:
        yield from (instrument.naam, instrument.doel or "", instrument.moment or "")
    for activiteit in kaart.activiteiten:
        yield from (activiteit.wat, activiteit.doel or "", activiteit.moment or "")
    for jaar in kaart.planning:
        yield from (stap.wat for stap in jaar.stappen)
    for sectie in kaart.secties:
        yield from (sectie.kop, sectie.tekst)


def met_uitleg(wereld: Wereld) -> Callable[[Page], str]:
    """A function that gives the text of a page (Markdown with blocks of HTML) with its abbreviations explained.

    Of terms, and of roles. An abbreviation is explained where it first stands under a heading: more would be noise for who
    reads, and a stop at every word for who goes through the page by keyboard. Headings, links, code, drawings, scripts and
    attributes stay as they are; under the heading of a term its own abbreviation is not explained again.
    """
    uitleg = _uitleg(wereld)
    if not uitleg:
        return lambda page: page.tekst
    afkortingen = "|".join(sorted((re.escape(vorm) for vorm in uitleg), key=len, reverse=True))
    patroon = re.compile(f"{_LAAT_STAAN}|(?:{afkortingen}){_UITGANG}(?![\\w@])")
    kaal = re.compile(f"(?:{afkortingen})")

    def met(page: Page) -> str:
        if page.soort in ZONDER_UITLEG or not kaal.search(page.tekst):
            return page.tekst
        return _Uitlegger(uitleg, kaal).leg_uit(page.tekst, patroon)

    return met


def _uitleg(wereld: Wereld) -> Mapping[str, tuple[str, str]]:
    """Abbreviation as it stands in a page -> what it is (an id), and its explanation as the value of an attribute.

    In blocks of HTML an abbreviation is escaped ('RI&amp;E'), in prose it is not.
    """
    gevonden: dict[str, tuple[str, str]] = {}
    namen = [(b.afkorting, b.id, b.term, b.uitleg) for b in wereld.handboek.begrippen]
    namen += [(rol.afkorting, f"rol:{rol.id}", rol.naam, rol.beschrijving or "") for rol in wereld.handboek.organisatie.rollen]
    for afkorting, sleutel, naam, betekenis in namen:
        if afkorting and _AFKORTING.fullmatch(afkorting):
            tekst = " ".join((f"{naam}: {betekenis}" if betekenis else naam).split())
            for vorm in (afkorting, html.escape(afkorting, quote=False)):
                gevonden.setdefault(vorm, (sleutel, html.escape(tekst).translate(_IN_MARKDOWN)))
    return gevonden


class _Uitlegger:
    """One page while its abbreviations are explained; `gezien` are those of the present section."""

    def __init__(self, uitleg: Mapping[str, tuple[str, str]], kaal: re.Pattern[str]) -> None:
        self.uitleg, self.kaal = uitleg, kaal
        self.gezien: set[str] = set()

    def leg_uit(self, tekst: str, patroon: re.Pattern[str]) -> str:
        # A line break before the first line, so that it begins as all lines do.
        return patroon.sub(self._vervang, f"\n{tekst}")[1:]

    def _vervang(self, gevonden: re.Match[str]) -> str:
        stuk = gevonden[0]
        if stuk.startswith("\n#") or (gevonden["tag"] or "").startswith("h"):
            eigen = _ANKER_VAN_BEGRIP.search(stuk)
            self.gezien = {eigen[1]} if eigen else set()
            return stuk
        if stuk.startswith(("<details", "</details")):
            # What is folded up may never be read: it counts for itself.
            self.gezien = set()
            return stuk
        afkorting = None if stuk[0] in "\n`\\<[]{" else self.kaal.match(stuk)
        if afkorting is None or _GEEN_BEGIN.match(gevonden.string[gevonden.start() - 1]):
            return stuk
        sleutel, betekenis = self.uitleg[afkorting[0]]
        if sleutel in self.gezien:
            return stuk
        self.gezien.add(sleutel)
        return f'<abbr class="hb-begrip" title="{betekenis}">{stuk}</abbr>'
