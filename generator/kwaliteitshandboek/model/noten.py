"""Model, stage 0: footnotes and named links in the prose of a card, which authors write in one section and define in another.

`hele_teksten` makes each section whole, so that the page of a card and its sheet on paper read the same; `zonder_namen` takes
away what names something that is not there in an edition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

_HEK: Final = re.compile(r" {0,3}(?P<hek>`{3,}|~{3,})")
_NOOT: Final = re.compile(r" {0,3}\[\^(?P<naam>[^\]\s]+)\]:[ \t]*(?P<tekst>.*)")
_ADRES: Final = re.compile(
    r" {0,3}\[(?P<naam>(?!\^)[^\[\]\\]+)\]:[ \t]*(?:<[^<>]*>|[^\s<]\S*)(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*"
)
_TITEL: Final = re.compile(r"[ \t]*[\"'(]")
_ELDERS: Final = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t>]+)*\[(?P<naam>[^\[\]]+)\]:")
"""A definition in a list or quotation too, or in another form: it stays where it is, and its name is known."""

_WIJST: Final = re.compile(
    r"(?P<code>\\.|(?<!`)(?P<tik>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=tik)(?!`))"
    r"|\[\^(?P<noot>[^\]\s]+)\]"
    r"|!?\[(?P<tekst>[^\[\]]*)\](?:\[(?!\^)(?P<naam>[^\[\]]*)\])?(?![(])",
    re.DOTALL,
)
"""Code, which stays as it is; '[^note]'; '[text][name]', '[name][]' and '[name]'."""


@dataclass(frozen=True, slots=True)
class Definitie:
    """What a name stands for: a footnote, or the address of a link. `begin` and `einde` are lines of the text, from 0."""

    naam: str
    is_noot: bool
    begin: int
    einde: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A place in a text that names a footnote or an address; `los` where only the name stands there, which may be plain words."""

    naam: str
    is_noot: bool
    regel: int
    los: bool


def hek_na(regel: str, hek: str) -> str:
    """The fence that is open after a line, '' for none."""
    gevonden = _HEK.match(regel)
    if gevonden is None:
        return hek
    if not hek:
        return gevonden["hek"]
    return "" if gevonden["hek"].startswith(hek) and not regel.strip().strip(hek[0]) else hek


def definities(regels: Sequence[str]) -> Iterator[Definitie]:
    """The definitions at the margin of a text, in its order; of a footnote with all that belongs to it."""
    hek, nummer = "", 0
    while nummer < len(regels):
        hek = hek_na(regels[nummer], hek)
        noot = None if hek else _NOOT.fullmatch(regels[nummer])
        adres = None if hek or noot else _ADRES.fullmatch(regels[nummer])
        begin = nummer
        nummer += 1
        if noot is not None:
            delen = [noot["tekst"]]
            while nummer < len(regels) and _hoort_bij(regels, nummer):
                delen.append(regels[nummer].removeprefix("    ").removeprefix("\t"))
                nummer += 1
            yield Definitie(noot["naam"], is_noot=True, begin=begin, einde=nummer, tekst="\n".join(delen))
        elif adres is not None and not (nummer < len(regels) and _TITEL.match(regels[nummer])):
            naam = " ".join(adres["naam"].split()).casefold()
            if naam:
                yield Definitie(naam, is_noot=False, begin=begin, einde=nummer, tekst=regels[begin].strip())


def _hoort_bij(regels: Sequence[str], nummer: int) -> bool:
    """Whether a line goes on with the footnote above it: what is indented, also after blank lines."""
    while nummer < len(regels) and not regels[nummer].strip():
        nummer += 1
    return nummer < len(regels) and regels[nummer].startswith(("    ", "\t"))


def verwijzingen(tekst: str) -> Iterator[Verwijzing]:
    """The names in a text, outside code and apart from where they are defined."""
    regels = tekst.split("\n")
    gedefinieerd = {definitie.begin for definitie in definities(regels)}
    for vanaf, stuk in _buiten_hekken(tekst):
        for gevonden in _WIJST.finditer(stuk):
            regel = vanaf + stuk.count("\n", 0, gevonden.start())
            aan_begin = stuk[stuk.rfind("\n", 0, gevonden.start()) + 1 : gevonden.start()].strip() == ""
            if gevonden["code"] is None and not (aan_begin and regel in gedefinieerd):
                los = gevonden["noot"] is None and gevonden["naam"] is None
                yield Verwijzing(_naam(gevonden), gevonden["noot"] is not None, regel, los)


def hele_teksten(teksten: Sequence[str]) -> tuple[str, ...]:
    """The sections of a card, each with the definitions that it needs and no others.

    A footnote of the section itself goes before one of another section; of two in one section both are told. Of two addresses
    with one name the first of the card counts. A footnote that no text names is left out. Names are unique over the sections.
    """
    if not any("]:" in tekst for tekst in teksten):
        return tuple(teksten)
    return _Kaart([_Sectie.lees(tekst) for tekst in teksten]).teksten()


def zonder_namen(tekst: str, weg: Callable[[str, bool], bool]) -> str:
    """A text without the marks of footnotes, and with the bare words of links, of which `weg(name, is it a note)` holds."""

    def vervang(gevonden: re.Match[str]) -> str:
        if gevonden["code"] is not None or not weg(_naam(gevonden), gevonden["noot"] is not None):
            return gevonden[0]
        return "" if gevonden["noot"] is not None else gevonden["tekst"]

    return _buiten_code(tekst, lambda stuk: _WIJST.sub(vervang, stuk))


def namen(teksten: Sequence[str]) -> frozenset[tuple[str, bool]]:
    """What the texts define in any form: each name, and whether it is a footnote."""
    return frozenset(_alle_namen(teksten))


def _alle_namen(teksten: Sequence[str]) -> Iterator[tuple[str, bool]]:
    for tekst in teksten:
        for _, stuk in _buiten_hekken(tekst):
            for regel in stuk.split("\n"):
                gevonden = _ELDERS.match(regel)
                if gevonden is not None:
                    noot = gevonden["naam"].startswith("^")
                    yield (gevonden["naam"][1:] if noot else _sleutel(gevonden["naam"]), noot)


def _naam(gevonden: re.Match[str]) -> str:
    noot: str | None = gevonden["noot"]
    return noot if noot is not None else _sleutel(gevonden["naam"] or gevonden["tekst"] or "")


def _sleutel(naam: str) -> str:
    return " ".join(naam.split()).casefold()


def _buiten_hekken(tekst: str) -> Iterator[tuple[int, str]]:
    """The stretches of a text outside fences, each with the number of its first line."""
    regels, hek, begin = tekst.split("\n"), "", 0
    for nummer, regel in enumerate(regels):
        na = hek_na(regel, hek)
        if na and not hek:
            yield begin, "\n".join(regels[begin:nummer])
        if hek and not na:
            begin = nummer + 1
        hek = na
    if not hek:
        yield begin, "\n".join(regels[begin:])


def _open_hek(tekst: str) -> bool:
    return bool(reduce(lambda hek, regel: hek_na(regel, hek), tekst.split("\n"), ""))


def _buiten_code(tekst: str, maak: Callable[[str], str]) -> str:
    regels = tekst.split("\n")
    for begin, stuk in reversed(list(_buiten_hekken(tekst))):
        if stuk:
            regels[begin : begin + stuk.count("\n") + 1] = [maak(stuk)]
    return "\n".join(regels)


@dataclass(frozen=True, slots=True)
class _Sectie:
    """A section apart from its definitions: its own words, its footnotes and its addresses by name."""

    tekst: str
    noten: Mapping[str, str]
    adressen: Mapping[str, str]

    @classmethod
    def lees(cls, tekst: str) -> _Sectie:
        regels = tekst.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        noten: dict[str, str] = {}
        adressen: dict[str, str] = {}
        for definitie in list(definities(regels)):
            if definitie.is_noot:
                eerder = noten.get(definitie.naam)
                noten[definitie.naam] = definitie.tekst if eerder is None else f"{eerder}\n\n{definitie.tekst}"
            else:
                adressen.setdefault(definitie.naam, definitie.tekst)
            regels[definitie.begin : definitie.einde] = [""] * (definitie.einde - definitie.begin)
        return cls("\n".join(regels), noten, adressen)


@dataclass(frozen=True, slots=True)
class _Kaart:
    """The sections of a card while they are made whole."""

    secties: Sequence[_Sectie]

    def teksten(self) -> tuple[str, ...]:
        return tuple(self._heel(nummer) for nummer in range(len(self.secties)))

    def _heel(self, nummer: int) -> str:
        nodig: dict[tuple[int, str], None] = {}
        delen = [self._met_eigen_namen(self.secties[nummer].tekst, nummer, nodig)]
        gedaan = 0
        while gedaan < len(nodig):
            waar, naam = list(nodig)[gedaan]
            regels = self._met_eigen_namen(self.secties[waar].noten[naam], waar, nodig).split("\n")
            noot = "\n".join([regels[0], *(f"    {regel}" if regel.strip() else "" for regel in regels[1:])])
            delen.append(f"[^{self._noemer(waar, naam)}]: {noot}")
            gedaan += 1
        adressen = {naam: tekst for sectie in reversed(self.secties) for naam, tekst in sectie.adressen.items()}
        gebruikt = dict.fromkeys(wijst.naam for deel in delen for wijst in verwijzingen(deel) if not wijst.is_noot)
        regels = [adressen[naam] for naam in gebruikt if naam in adressen]
        delen += ["\n".join(regels)] if regels else []
        if len(delen) == 1:
            return delen[0]
        # Below a fence that nobody closed everything is code.
        volgorde = [*delen[1:], delen[0]] if _open_hek(delen[0]) else [delen[0].rstrip(), *delen[1:]]
        return "\n\n".join(volgorde)

    def _met_eigen_namen(self, tekst: str, nummer: int, nodig: dict[tuple[int, str], None]) -> str:
        """The text with the names that its footnotes get; what it names is noted in `nodig`."""

        def vervang(gevonden: re.Match[str]) -> str:
            waar = None if gevonden["noot"] is None else self._waar(nummer, gevonden["noot"])
            if waar is None:
                return gevonden[0]
            nodig[waar, gevonden["noot"]] = None
            return f"[^{self._noemer(waar, gevonden['noot'])}]"

        return _buiten_code(tekst, lambda stuk: _WIJST.sub(vervang, stuk))

    def _waar(self, nummer: int, naam: str) -> int | None:
        """The section whose footnote is meant: the own one, else the first."""
        volgorde = (nummer, *range(len(self.secties)))
        return next((waar for waar in volgorde if naam in self.secties[waar].noten), None)

    def _noemer(self, waar: int, naam: str) -> str:
        """A name that no other footnote of the card has."""
        if not any(naam in sectie.noten for sectie in self.secties[:waar]):
            return naam
        bezet = {eigen for sectie in self.secties for eigen in sectie.noten}
        noemer = f"{naam}-{waar + 1}"
        while noemer in bezet:
            noemer += "-"
        return noemer
