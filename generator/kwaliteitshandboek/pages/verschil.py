"""Pages, stage 6: the difference between the adopted and the present text of a card, as a reader can follow it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Regelsoort, Verschilregel
from kwaliteitshandboek.pages.wereld import Wereld

_WOORDEN: Final = re.compile(r"\s+|[^\s]+")
_LIJKT: Final = 0.4
"""Share of words in common (0-1) from which one line is the other with words changed, not another line."""
_TE_GROOT: Final = 250_000
"""Words of one line times words of the other, from which they are not compared word by word."""
_KOP: Final = re.compile(r"#+ +(.*)")
_TEKEN: Final = re.compile(r"^\s*(?:[-*+] |\d+[.)] )")
_NADRUK: Final = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LINK: Final = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_ROLLEN: Final = re.compile(
    r"(?P<voor>(?:^|; )(?:Eigenaren|eigenaar|met|wie|op verzoek): )(?P<ids>[a-z0-9-]+(?:, [a-z0-9-]+)*)(?=;|$)"
)
_KAARTEN: Final = re.compile(r"(?P<voor>(?:^|; )(?:Hoort bij|Verwant|kaart): )(?P<ids>[a-z0-9-]+(?:, [a-z0-9-]+)*)(?=;|$)")


@dataclass(frozen=True, slots=True)
class Stuk:
    """A piece of a line; `anders` marks the words that changed."""

    tekst: str
    anders: bool = False


@dataclass(frozen=True, slots=True)
class Regel:
    """A line that went (`weg`), came (`bij`), or only says where the next ones stand (`zelfde`).

    `woord`: 'Was' and 'Nu' for a line that was reworded, 'Vervallen' and 'Nieuw' for one that stands alone; a heading says of a
    whole part that it is new, lapsed, or has another name.
    """

    soort: str
    woord: str
    stukken: tuple[Stuk, ...]


@dataclass(frozen=True, slots=True)
class Blok:
    """The changed lines under one heading of the card; `kop` is None for what stands above the first."""

    kop: str | None
    regels: tuple[Regel, ...]


def make_verschil(wereld: Wereld, verschil: Sequence[Verschilregel]) -> list[Blok]:
    """The difference in blocks, roles and cards by name; lines that replace each other stand together."""
    blokken: list[Blok] = []
    kop: str | None = None
    groep: list[Verschilregel] = []
    for index, regel in enumerate(verschil):
        gevonden = _KOP.fullmatch(regel.tekst) if regel.soort is Regelsoort.ZELFDE else None
        if gevonden:
            # The title of the card stands above the page already.
            kop = None if regel.tekst.startswith("# ") else gevonden[1]
        else:
            groep.append(regel)
        volgende = verschil[index + 1] if index + 1 < len(verschil) else None
        einde = volgende is None or (volgende.soort is Regelsoort.ZELFDE and volgende.tekst.startswith("#"))
        if einde and groep:
            blokken.append(Blok(kop, tuple(_regels(wereld, groep))))
            groep = []
    return blokken


def _regels(wereld: Wereld, groep: Sequence[Verschilregel]) -> Iterator[Regel]:
    index = 0
    while index < len(groep):
        if groep[index].soort is Regelsoort.ZELFDE:
            yield Regel("zelfde", "", (Stuk(_leesbaar(wereld, groep[index].tekst)),))
            index += 1
            continue
        weg = _reeks(groep, index, Regelsoort.WEG)
        bij = _reeks(groep, index + len(weg), Regelsoort.BIJ)
        yield from _paren(wereld, weg, bij)
        index += len(weg) + len(bij)


def _reeks(groep: Sequence[Verschilregel], begin: int, soort: Regelsoort) -> list[str]:
    """The lines of one kind that follow each other."""
    einde = begin
    while einde < len(groep) and groep[einde].soort is soort:
        einde += 1
    return [regel.tekst for regel in groep[begin:einde]]


def _paren(wereld: Wereld, weg: Sequence[str], bij: Sequence[str]) -> Iterator[Regel]:
    """Each line that went, with the line that came for it where one looks like it; what came alone follows."""
    vrij = list(bij)
    for oud in weg:
        nieuw = next((regel for regel in vrij if _lijkt(oud, regel)), None)
        if nieuw is None:
            yield _alleen(wereld, "weg", oud)
            continue
        # In the order of the present text: what came before its partner is told first.
        for los in vrij[: vrij.index(nieuw)]:
            yield _alleen(wereld, "bij", los)
        vrij = vrij[vrij.index(nieuw) + 1 :]
        yield from _paar(wereld, oud, nieuw)
    for los in vrij:
        yield _alleen(wereld, "bij", los)


def _alleen(wereld: Wereld, soort: str, regel: str) -> Regel:
    woord = {"weg": "Vervallen", "bij": "Nieuw"}[soort]
    return Regel(soort, f"{woord} deel" if _KOP.fullmatch(regel) else woord, (Stuk(_leesbaar(wereld, regel)),))


def _paar(wereld: Wereld, oud: str, nieuw: str) -> Iterator[Regel]:
    van, naar = _leesbaar(wereld, oud), _leesbaar(wereld, nieuw)
    kop = _KOP.fullmatch(oud) is not None
    if kop and van == naar:
        yield Regel("zelfde", "", (Stuk(f"{van} (deze kop staat nu op een andere hoogte)"),))
        return
    if van == naar:
        # Only what a reader does not see differs, the target of a link for one: then as it is written.
        van, naar = oud.strip(), nieuw.strip()
    links, rechts = _woord_voor_woord(van, naar)
    yield Regel("weg", "Naam van dit deel was" if kop else "Was", links)
    yield Regel("bij", "Naam van dit deel is nu" if kop else "Nu", rechts)


def _lijkt(oud: str, nieuw: str) -> bool:
    if (_KOP.fullmatch(oud) is None) != (_KOP.fullmatch(nieuw) is None):
        return False
    van, naar = oud.split(), nieuw.split()
    if len(van) * len(naar) > _TE_GROOT:
        return True
    return difflib.SequenceMatcher(None, van, naar, autojunk=False).ratio() >= _LIJKT


def _woord_voor_woord(oud: str, nieuw: str) -> tuple[tuple[Stuk, ...], tuple[Stuk, ...]]:
    van, naar = _WOORDEN.findall(oud), _WOORDEN.findall(nieuw)
    if len(van) * len(naar) > _TE_GROOT:
        return (Stuk(oud),), (Stuk(nieuw),)
    stappen = difflib.SequenceMatcher(None, van, naar, autojunk=False).get_opcodes()
    links = [Stuk("".join(van[begin:einde]), stap != "equal") for stap, begin, einde, _, _ in stappen if begin < einde]
    rechts = [Stuk("".join(naar[begin:einde]), stap != "equal") for stap, _, _, begin, einde in stappen if begin < einde]
    return tuple(links), tuple(rechts)


def _leesbaar(wereld: Wereld, regel: str) -> str:
    """A line of the adopted text without its marks (of lists, headings, emphasis), with roles and cards by name."""
    kop = _KOP.fullmatch(regel)
    tekst = _NADRUK.sub(r"\2", kop[1] if kop else _TEKEN.sub("", regel)).strip()
    # The domain stands in no difference: it is where a card has its place (ADR 0005).
    for patroon, soort in ((_ROLLEN, "rol"), (_KAARTEN, "kaart")):
        tekst = patroon.sub(partial(_met_namen, wereld, soort), tekst)
    return _LINK.sub(r"\1", tekst)


def _met_namen(wereld: Wereld, soort: str, vondst: re.Match[str]) -> str:
    return vondst["voor"] + ", ".join(wereld.namen.get((soort, naam), naam) for naam in vondst["ids"].split(", "))
