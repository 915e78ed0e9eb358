"""Derive, stage 3: the figures that authors ask for in their own text, as check, pages and reports read them alike.

A block is fenced code at the margin with one of the words of `Blokvorm` behind the fence and lines 'key: value' inside. In a
sentence it is code in single backticks: `cijfer: indicator school schooljaar`. Code in a longer fence that holds such a block,
and code in more backticks, is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.model.cijfer import Cijfer
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Indicator, Meetreeks, Meetreekssoort
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.model.schooljaar import Schooljaar


class Blokvorm(StrEnum):
    """What an author can place: a figure in words, a tile, a chart or a table."""

    CIJFER = "cijfer"
    TEGEL = "tegel"
    GRAFIEK = "grafiek"
    TABEL = "tabel"


class Grafiekvorm(StrEnum):
    """Kinds of charts that can follow from an indicator, a school and a school year."""

    LIJN = "lijn"
    SCHOLEN = "scholen"
    PER_SCHOOL = "per school"
    VERDELING = "verdeling"
    ANTWOORDEN = "antwoorden"


VAN_ALLE_SCHOLEN: Final = frozenset({Grafiekvorm.SCHOLEN, Grafiekvorm.PER_SCHOOL})
"""Kinds of charts that show all schools side by side."""

VAN_EEN_SCHOOL: Final = frozenset({Grafiekvorm.VERDELING, Grafiekvorm.ANTWOORDEN})
"""Kinds of charts of the counts behind an indicator, at one school."""

SLEUTELS: Final = ("indicator", "school", "schooljaar", "vorm")
LAATSTE: Final = "laatste"
ALLE: Final = frozenset({"alle", "alle scholen"})
_WOORDEN: Final = frozenset(vorm.value for vorm in Blokvorm)

_HEK: Final = re.compile(r"(?P<in>[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t>]+)*)(?P<hek>`{3,}|~{3,})(?P<rest>[^\n]*)")
_CODE: Final = re.compile(r"\\[\\`]|(?<!`)(?P<tik>`+)(?!`)(?P<in>(?:(?!\n[ \t]*\n).)+?)(?<!`)(?P=tik)(?!`)", re.DOTALL)
_UITDRUKKING: Final = re.compile(r"\s*cijfer:(?P<rest>.*)", re.DOTALL)
_BIJNA_WOORD: Final = re.compile(r"`\s*(?:cijfer|tegel|grafiek|tabel)", re.IGNORECASE)
_BIJNA: Final = re.compile(
    r"\s*(?P<woord>cijfers?|tegels?|grafiek(?:en)?|tabel(?:len)?)(?:\s*(?P<punt>[:=])\s*|\s+)(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_JAAR: Final = re.compile(r"\d{4}\s*[-/–]\s*\d{2,4}")


@dataclass(frozen=True, slots=True)
class Cijfervraag:
    """A figure as an author asks for it: `velden` as written, each with its line in the text (from 0).

    `begin` and `einde` are its places in the text. `los`: in a sentence. `fout`: what keeps it from being read at all.
    """

    vorm: Blokvorm
    velden: Mapping[str, tuple[str, int]]
    begin: int
    einde: int
    regel: int
    los: bool = False
    onbekend: tuple[tuple[str, int], ...] = ()
    fout: str | None = None

    def waarde(self, sleutel: str) -> str:
        """What was written behind a key; empty where nothing was."""
        return self.velden.get(sleutel, ("", 0))[0]

    def regel_van(self, sleutel: str) -> int:
        """The line of a key, that of the whole where it is absent."""
        return self.velden.get(sleutel, ("", self.regel))[1]


def lees_vragen(tekst: str) -> Iterator[Cijfervraag]:
    """All figures that a text asks for, in the order of the text; empty at once for most texts."""
    if not any(woord in tekst for woord in _WOORDEN):
        return
    vanaf = regel = 0
    for begin, einde, vraag in _hekken(tekst):
        yield from _losse(tekst, vanaf, begin, regel)
        if vraag is not None:
            yield vraag
        regel += tekst.count("\n", vanaf, einde)
        vanaf = einde
    yield from _losse(tekst, vanaf, len(tekst), regel)


def _hekken(tekst: str) -> Iterator[tuple[int, int, Cijfervraag | None]]:
    """Fenced code: where it begins and ends, and what it asks for, where it asks for anything."""
    open_: re.Match[str] | None = None
    begin = eerste = plaats = 0
    binnen: list[str] = []
    for nummer, regel in enumerate(tekst.split("\n")):
        einde = plaats + len(regel)
        if open_ is None:
            gevonden = _HEK.fullmatch(regel)
            # Behind a fence of backticks no backtick can stand: then it is code in a line.
            if gevonden is not None and not (gevonden["hek"][0] == "`" and "`" in gevonden["rest"]):
                open_, begin, eerste, binnen = gevonden, plaats, nummer, []
        elif _sluit(regel, open_["hek"]):
            yield begin, einde, _blok(open_, binnen, begin, einde, eerste)
            open_ = None
        else:
            binnen.append(regel)
        plaats = einde + 1
    if open_ is not None:
        yield begin, len(tekst), _blok(open_, binnen, begin, len(tekst), eerste, open_blijft=True)


def _sluit(regel: str, hek: str) -> bool:
    kaal = regel.strip(" \t>")
    return len(kaal) >= len(hek) and set(kaal) == {hek[0]}


def _blok(
    hek: re.Match[str], binnen: list[str], begin: int, einde: int, regel: int, *, open_blijft: bool = False
) -> Cijfervraag | None:
    woord = hek["rest"].strip().lower()
    if woord not in _WOORDEN:
        return None
    if hek["in"]:
        return Cijfervraag(Blokvorm(woord), {}, begin, einde, regel, fout="staat niet aan het begin van de regel")
    if open_blijft:
        return Cijfervraag(Blokvorm(woord), {}, begin, einde, regel, fout="is niet afgesloten")
    velden, onbekend = _velden(binnen, regel + 1)
    return Cijfervraag(Blokvorm(woord), velden, begin, einde, regel, onbekend=onbekend)


def lees_blok(woord: str, inhoud: str) -> Cijfervraag | None:
    """What fenced code asks for, given the word behind its fence and its content; None where it asks for nothing."""
    if woord.strip().lower() not in _WOORDEN:
        return None
    velden, onbekend = _velden(inhoud.rstrip("\n").split("\n"), 1)
    return Cijfervraag(Blokvorm(woord.strip().lower()), velden, 0, len(inhoud), 0, onbekend=onbekend)


def _velden(regels: list[str], vanaf: int) -> tuple[dict[str, tuple[str, int]], tuple[tuple[str, int], ...]]:
    velden: dict[str, tuple[str, int]] = {}
    onbekend: list[tuple[str, int]] = []
    for nummer, regel in enumerate(regels, vanaf):
        if not regel.strip():
            continue
        sleutel, dubbelpunt, waarde = (deel.strip() for deel in regel.partition(":"))
        if not dubbelpunt or sleutel.lower() not in SLEUTELS or sleutel.lower() in velden:
            onbekend.append((sleutel, nummer))
        else:
            velden[sleutel.lower()] = (waarde.strip("\"'"), nummer)
    return velden, tuple(onbekend)


def _losse(tekst: str, begin: int, einde: int, regel: int) -> Iterator[Cijfervraag]:
    """Figures in sentences between two places of a text, of which the first is on line `regel`."""
    if "cijfer:" not in tekst[begin:einde]:
        return
    for gevonden, op in _codes(tekst, begin, einde, regel):
        vraag = lees_los(gevonden["in"], gevonden.start(), gevonden.end(), op)
        if vraag is not None:
            yield vraag


def _codes(tekst: str, begin: int, einde: int, regel: int) -> Iterator[tuple[re.Match[str], int]]:
    """Code in single backticks between two places of a text, each with its line; the first place is on line `regel`."""
    for gevonden in _CODE.finditer(tekst, begin, einde):
        if gevonden["tik"] == "`":
            yield gevonden, regel + tekst.count("\n", begin, gevonden.start())


@dataclass(frozen=True, slots=True)
class Bijnavraag:
    """Code in a sentence that looks like a question for a figure and is none: `Cijfer: ...`, `grafiek: ...`, `cijfer ...`.

    `woorden` are what stands behind the word for its form, `dubbelpunt` whether a colon stands between.
    """

    vorm: Blokvorm
    code: str
    woorden: tuple[str, ...]
    dubbelpunt: bool
    regel: int


def lees_bijna(tekst: str) -> Iterator[Bijnavraag]:
    """All code in sentences that may have been meant as a question; whether it was, depends on what the handbook has."""
    if not _BIJNA_WOORD.search(tekst):
        return
    vanaf = regel = 0
    for begin, einde, _ in (*_hekken(tekst), (len(tekst), len(tekst), None)):
        for gevonden, op in _codes(tekst, vanaf, begin, regel):
            bijna = _BIJNA.fullmatch(gevonden["in"])
            if bijna is not None and lees_los(gevonden["in"]) is None:
                vorm = next(vorm for vorm in Blokvorm if bijna["woord"].lower().startswith(vorm.value))
                yield Bijnavraag(vorm, gevonden["in"], tuple(bijna["rest"].split()), bool(bijna["punt"]), op)
        regel += tekst.count("\n", vanaf, einde)
        vanaf = einde


def lees_los(code: str, begin: int = 0, einde: int = 0, regel: int = 0) -> Cijfervraag | None:
    """What code in a sentence asks for: 'cijfer: indicator school schooljaar', the last two by choice; else None."""
    gevonden = _UITDRUKKING.fullmatch(code)
    if gevonden is None:
        return None
    woorden = gevonden["rest"].split()
    if not woorden:
        return None  # The word itself, in a text about it.
    velden = {"indicator": (woorden.pop(0), regel)}
    if woorden and (woorden[-1] == LAATSTE or _JAAR.fullmatch(woorden[-1])):
        velden["schooljaar"] = (woorden.pop(), regel)
    if woorden:
        velden["school"] = (" ".join(woorden), regel)
    return Cijfervraag(Blokvorm.CIJFER, velden, begin, einde, regel, los=True)


def met_antwoorden(tekst: str, antwoord: Callable[[Cijfervraag], str | None]) -> str:
    """The text with what `antwoord` gives in place of each figure for which it asks; None leaves the question."""
    delen, vanaf = [], 0
    for vraag in lees_vragen(tekst):
        gevonden = antwoord(vraag)
        if gevonden is not None:
            delen += [tekst[vanaf : vraag.begin], gevonden]
            vanaf = vraag.einde
    return "".join([*delen, tekst[vanaf:]])


@dataclass(frozen=True, slots=True)
class Cijferkeuze:
    """A question with the objects that it names; `school` None: all schools together."""

    vraag: Cijfervraag
    indicator: Indicator
    school: School | None
    schooljaar: str
    grafiekvorm: Grafiekvorm

    @property
    def sleutel(self) -> str | None:
        return None if self.school is None else self.school.sleutel

    @property
    def pagina(self) -> str:
        """The id of the indicator that has a page: of a part of a breakdown that of the whole."""
        return self.indicator.id.partition("--")[0]

    @property
    def naast_elkaar(self) -> bool:
        """Whether schools stand side by side: a table in which no school is named."""
        return self.vraag.vorm is Blokvorm.TABEL and not self.vraag.waarde("school")

    def cijfer(self, afgeleid: Afgeleid) -> Cijfer:
        """The figure to lead with."""
        return afgeleid.hoofdcijfer(self.indicator.id, self.sleutel, self.schooljaar)


class Kiesfout(StrEnum):
    """Why a question cannot be answered, by the key that stands in the way."""

    VORM_VAN_BLOK = "blok"
    INDICATOR = "indicator"
    SCHOOL = "school"
    SCHOOLJAAR = "schooljaar"
    VORM = "vorm"


def kies(vraag: Cijfervraag, handboek: Handboek, afgeleid: Afgeleid) -> Cijferkeuze | Kiesfout:
    """What a question names in a handbook: in the public edition nothing that is internal is known."""
    if vraag.fout is not None:
        return Kiesfout.VORM_VAN_BLOK
    naam = vraag.waarde("indicator")
    indicator = handboek.indicator_per_id.get(naam) or handboek.deel_per_id.get(naam)
    if indicator is None:
        return Kiesfout.INDICATOR
    school = zoek_school(handboek, vraag.waarde("school"))
    if school is None and vraag.waarde("school").casefold() not in {"", *ALLE}:
        return Kiesfout.SCHOOL
    jaar = vraag.waarde("schooljaar")
    if jaar in ("", LAATSTE):
        jaar = afgeleid.laatste_jaar(indicator.id) or str(Schooljaar.van_datum(afgeleid.vandaag))
    elif not is_schooljaar(jaar):
        return Kiesfout.SCHOOLJAAR
    vorm = vraag.waarde("vorm").casefold() or Grafiekvorm.LIJN.value
    if vorm not in set(Grafiekvorm) or ("vorm" in vraag.velden and vraag.vorm is not Blokvorm.GRAFIEK):
        return Kiesfout.VORM
    keuze = Cijferkeuze(vraag, indicator, school, jaar, Grafiekvorm(vorm))
    return keuze if vorm_bezwaar(keuze, handboek) is None else Kiesfout.VORM


def zoek_school(handboek: Handboek, naam: str) -> School | None:
    """A school by its key or its name, capitals or not; None too where several schools have that name."""
    gevonden = zoek_scholen(handboek, naam)
    return gevonden[0] if len(gevonden) == 1 else None


def zoek_scholen(handboek: Handboek, naam: str) -> tuple[School, ...]:
    """The schools that can be meant: the one with this key, else all with this name."""
    gezocht = naam.casefold()
    scholen = handboek.organisatie.scholen
    met_sleutel = tuple(school for school in scholen if school.sleutel.casefold() == gezocht)
    return met_sleutel or tuple(school for school in scholen if school.naam.casefold() == gezocht)


def is_schooljaar(jaar: str) -> bool:
    """Whether it is the notation of a school year, '2025-2026'."""
    try:
        Schooljaar.parse(jaar)
    except ValueError:
        return False
    return jaar == jaar.strip()


def vorm_bezwaar(keuze: Cijferkeuze, handboek: Handboek) -> str | None:
    """Why a chart cannot have the form that was asked for, as the end of a sentence; None where it can."""
    vorm, indicator = keuze.grafiekvorm, keuze.indicator
    if keuze.school is not None and vorm in VAN_ALLE_SCHOLEN:
        return "die laat alle scholen zien; laat 'school' weg of kies 'lijn'"
    if vorm in VAN_EEN_SCHOOL:
        reeks = enige_reeks(indicator, handboek)
        if reeks is None or reeks.soort is not Meetreekssoort.AANTALLEN:
            return f"'{indicator.naam}' telt geen antwoorden of leerlingen in een enkele reeks; kies 'lijn' of 'scholen'"
        if keuze.school is None:
            return "die gaat over een enkele school; noem een 'school'"
    if keuze.school is not None and not indicator.geldt_voor(keuze.school.soort) and keuze.vraag.vorm is Blokvorm.GRAFIEK:
        return f"'{indicator.naam}' geldt niet voor deze soort school"
    return None


def enige_reeks(indicator: Indicator, handboek: Handboek) -> Meetreeks | None:
    """The series behind an indicator, where there is only one."""
    reeksen = indicator.berekening.meetreeksen
    return handboek.meetreeks_per_id.get(reeksen[0]) if len(reeksen) == 1 else None
