"""Derive, stage 3: the words of one cell, read into agreements that a school year can place and what no year can place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, TypeGuard

from kwaliteitshandboek.derive.afgeleid import Losreden
from kwaliteitshandboek.derive.tijdtermen import (
    Behalve,
    Concreet,
    Dag,
    Dagen,
    Eenheid,
    Elke,
    Grens,
    Jaar,
    Keer,
    Los,
    Maand,
    Maanden,
    Pariteit,
    Term,
    Toetsronde,
)
from kwaliteitshandboek.derive.tijdwoorden import REGELS

_VOORRANG: Final = (
    Losreden.GEBEURTENIS,
    Losreden.OP_VERZOEK,
    Losreden.DOORLOPEND,
    Losreden.ZONDER_MAAND,
    Losreden.ONBEKEND,
)
"""The reason that a cell gets which has several: the one that tells most."""

_MIDDEN: Final = (1, 2)
_EIND: Final = (5, 6)
"""Months in which schools take the tests of the middle and of the end of the year."""
_OOK_MIDDEN: Final = frozenset({11, 12, 1, 2, 3})
_OOK_EIND: Final = frozenset({4, 5, 6, 7})
"""Months that an author may name for them instead."""

_ZINSEINDE: Final = re.compile(r"[;\n]|\.(?=\s|$)|(?:daarna|vervolgens)\b")
_DEELEINDE: Final = re.compile(r"[,)]|(?:en|of|plus)\s")
_WOORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[^\n]")
_RAND: Final = " \t\r\n,;:.()&+-"
_TEKENS: Final = str.maketrans({"–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "’": "'", "‘": "'", "×": "x"})


@dataclass(frozen=True, slots=True)
class Afspraak:
    """What a year can place: the places that were named, or else the interval; `behalve` are months that are left out.

    `cyclus`: only every so many years, counted from the year that was named. `grenzen`: where it begins and ends; `even`: only in
    even (or in odd) calendar years. `woorden` is the part of the cell that says so.
    """

    woorden: str
    plaatsen: tuple[Concreet | Jaar, ...] = ()
    elke: Elke | None = None
    behalve: tuple[int, ...] = ()
    cyclus: int = 1
    grenzen: tuple[Grens, ...] = ()
    even: bool | None = None


@dataclass(frozen=True, slots=True)
class Losdeel:
    """A part of a cell that no year can place."""

    woorden: str
    reden: Losreden


@dataclass(frozen=True, slots=True)
class Telling:
    """A number of times, with as many or other months named beside it."""

    keer: int
    genoemd: int


@dataclass(frozen=True, slots=True)
class Zinnen:
    """All that a cell says about when. `tellingen`: where a number and the months beside it were both given."""

    tekst: str
    afspraken: tuple[Afspraak, ...] = ()
    los: tuple[Losdeel, ...] = ()
    tellingen: tuple[Telling, ...] = ()


@dataclass(slots=True)
class _Deel:
    """A stretch of the text between separators, as offsets, with its terms."""

    van: int
    tot: int
    termen: list[Term] = field(default_factory=list)


def lees_zinnen(tekst: str) -> Zinnen:
    """Read a cell. Whatever it holds, something comes back: words that no rule knows are loose, with reason `ONBEKEND`."""
    kaal, plaats = _kaal(tekst)
    afspraken: list[Afspraak] = []
    los: list[Losdeel] = []
    tellingen: list[Telling] = []
    for zin in _zinnen(kaal):
        for groep in map(_met_toetsmaanden, _groepen(zin)):
            woorden = _stuk(tekst, plaats, groep[0].van, groep[-1].tot)
            afspraak = _afspraak(groep, woorden)
            if afspraak is not None:
                afspraken.append(afspraak)
            tellingen += (telling for telling in (_telling(groep),) if telling is not None)
            los += (Losdeel(_stuk(tekst, plaats, deel.van, deel.tot), reden) for deel, reden in _losse_delen(groep, afspraak))
    if not afspraken and not los:
        los.append(Losdeel(tekst.strip(), Losreden.ONBEKEND))
    return Zinnen(tekst, tuple(afspraken), tuple(dict.fromkeys(los)), tuple(tellingen))


def losreden(redenen: Iterable[Losreden]) -> Losreden:
    """The reason to give for several parts together."""
    return min(redenen, key=_VOORRANG.index)


def _kaal(tekst: str) -> tuple[str, list[int]]:
    """The text without capitals, accents and typographic marks, with the offset in `tekst` of each character."""
    if tekst.isascii():
        return tekst.lower(), list(range(len(tekst) + 1))
    tekens: list[str] = []
    plaatsen: list[int] = []
    for index, teken in enumerate(tekst):
        for deel in unicodedata.normalize("NFKD", teken.lower()).translate(_TEKENS):
            if not unicodedata.combining(deel):
                tekens.append(deel)
                plaatsen.append(index)
    return "".join(tekens), [*plaatsen, len(tekst)]


def _stuk(tekst: str, plaats: list[int], van: int, tot: int) -> str:
    """The author's own words of a stretch, without what joins it to the rest."""
    stuk = tekst[plaats[van] : plaats[tot]].strip(_RAND)
    return " ".join(re.sub(r"^(?:en|of|plus|daarna|vervolgens)\s+", "", stuk, flags=re.IGNORECASE).split())


def _zinnen(kaal: str) -> Iterator[list[_Deel]]:
    """Sentences, each as its parts; a part ends at a comma, or at 'en' before something that no calendar can place."""
    delen = [_Deel(0, 0)]
    plek = 0
    while plek < len(kaal):
        gevonden = _term(kaal, plek)
        if gevonden is not None:
            einde, termen = gevonden
            delen[-1].termen += termen
        elif (teken := _ZINSEINDE.match(kaal, plek)) is not None:
            einde = teken.end()
            yield delen
            delen = [_Deel(einde, einde)]
        elif (teken := _DEELEINDE.match(kaal, plek)) is not None:
            einde = teken.end()
            if teken[0] in ",)" or _begint_los(kaal, einde):
                delen.append(_Deel(einde, einde))
        else:
            woord = _WOORD.match(kaal, plek)
            einde = woord.end() if woord is not None else plek + 1
        plek = delen[-1].tot = max(einde, plek + 1)
    yield delen


def _term(kaal: str, plek: int) -> tuple[int, tuple[Term, ...]] | None:
    """What the first rule that fits says of the words from here."""
    if not kaal[plek].isalnum() and kaal[plek] != "'":
        return None
    for regel in REGELS:
        gevonden = regel.patroon.match(kaal, plek)
        if gevonden is not None and (termen := regel.lees(gevonden)):
            return gevonden.end(), termen
    return None


def _begint_los(kaal: str, plek: int) -> bool:
    while plek < len(kaal) and kaal[plek].isspace():
        plek += 1
    gevonden = _term(kaal, plek) if plek < len(kaal) else None
    return gevonden is not None and isinstance(gevonden[1][0], Los)


def _groepen(zin: list[_Deel]) -> Iterator[list[_Deel]]:
    """The parts of a sentence that belong together: each begins at a number of times or an interval, where one was before."""
    groep: list[_Deel] = []
    gezien: set[type] = set()
    for deel in zin:
        huidig = _Deel(deel.van, deel.van)
        for term in deel.termen:
            if isinstance(term, Keer | Elke):
                inhoud = any(not isinstance(ander, Keer | Elke) for d in (*groep, huidig) for ander in d.termen)
                eerder = isinstance(term, Elke) and any(_is_plaats(ander) for d in groep for ander in d.termen)
                if type(term) in gezien or (gezien and inhoud) or eerder:
                    yield [*groep, replace(huidig, tot=deel.tot)] if huidig.termen else groep
                    groep, gezien, huidig = [], set(), _Deel(deel.van, deel.van)
                gezien.add(type(term))
            huidig.termen.append(term)
        huidig.tot = deel.tot
        if huidig.termen:
            groep.append(huidig)
    if groep:
        yield groep


def _met_toetsmaanden(groep: list[_Deel]) -> list[_Deel]:
    """The parts with the months of rounds of tests in place of their letters, but where the group says itself when they are."""
    termen = _termen(groep)
    if not any(isinstance(term, Toetsronde) for term in termen):
        return groep
    andere: list[Term] = [term for term in termen if _is_plaats(term) or isinstance(term, Elke)]
    return [replace(deel, termen=[ding for term in deel.termen for ding in _toetsmaanden(term, andere)]) for deel in groep]


def _toetsmaanden(term: Term, andere: list[Term]) -> Iterator[Term]:
    if not isinstance(term, Toetsronde):
        yield term
    elif not any(_zegt_wanneer(ander, term) for ander in andere):
        van, tot = _EIND if term.einde else _MIDDEN
        yield Maanden(van, tot, term.jaar, ongeveer=True)


def _zegt_wanneer(term: Term, ronde: Toetsronde) -> bool:
    """Whether a term says when a round of tests is: a place in that part of the year or of unknown month, or an interval."""
    if isinstance(term, Jaar):
        return False
    if isinstance(term, Dagen):
        maand: int | None = term.van.maand
    else:
        maand = term.van if isinstance(term, Maanden) else getattr(term, "maand", None)
    return maand is None or maand in (_OOK_EIND if ronde.einde else _OOK_MIDDEN)


def _is_plaats(term: Term) -> TypeGuard[Concreet | Jaar]:
    return not isinstance(term, Behalve | Keer | Elke | Los | Grens | Pariteit | Toetsronde)


def _termen(groep: list[_Deel]) -> list[Term]:
    return [term for deel in groep for term in deel.termen]


def _afspraak(groep: list[_Deel], woorden: str) -> Afspraak | None:
    """What a year can place of a group; None where nothing."""
    termen = _termen(groep)
    keer = next((term.aantal for term in termen if isinstance(term, Keer)), None)
    interval = next((term for term in termen if isinstance(term, Elke)), None)
    behalve = tuple(maand for term in termen if isinstance(term, Behalve) for maand in term.maanden)
    even = {term.even for term in termen if isinstance(term, Pariteit)}
    if len(even) > 1:  # 'even jaren: maart, oneven jaren: mei': which belongs to which, no rule can tell
        return None
    grenzen, plaatsen = _begrensd(termen, interval, keer)
    jaren = [term for term in plaatsen if isinstance(term, Jaar)]
    if interval is not None and interval.eenheid is Eenheid.JAAR:
        plaatsen = _met_jaar(plaatsen, jaren)
        return Afspraak(woorden, tuple(plaatsen), cyclus=interval.aantal)
    plaatsen = [ding for term in _met_jaar(plaatsen, jaren) for ding in _uitgeschreven(term, keer, interval)]
    if jaren and (interval is not None or not all(map(heeft_jaar, plaatsen))):
        # 'Begin van het schooljaar 2027-2028', 'elke 8 weken in 2027': only in that year.
        grenzen += (Grens(jaren[0]), Grens(jaren[0], einde=True))
        plaatsen = [term for term in plaatsen if not isinstance(term, Jaar)]
    gewoon = Afspraak(woorden, tuple(plaatsen), None, behalve, grenzen=grenzen, even=next(iter(even), None))
    if interval is not None:
        perioden = tuple(term for term in plaatsen if isinstance(term, Maanden | Dagen))
        met_interval = len(perioden) == len(plaatsen) or interval.aantal == 1
        return replace(gewoon, elke=interval) if met_interval else gewoon
    return gewoon if plaatsen else None


def _begrensd(termen: list[Term], interval: Elke | None, keer: int | None) -> tuple[tuple[Grens, ...], list[Concreet | Jaar]]:
    """Where it begins and ends, and the places: 'tot 1 maart' is an end beside 'elke maand', and a day by itself."""
    grenzen: list[Grens] = []
    plaatsen: list[Concreet | Jaar] = []
    for term in termen:
        if isinstance(term, Grens):
            per_jaar = interval is not None and interval.eenheid is Eenheid.JAAR
            if per_jaar or (interval is None and not isinstance(term.plek, Jaar)):
                plaatsen.append(term.plek)
            else:
                grenzen.append(term)
        elif isinstance(term, Maanden) and term.vanaf and term.jaar is not None and keer == 1 and interval is None:
            # 'Vanaf maart 2027 jaarlijks'
            grenzen.append(Grens(Maand(term.van, term.jaar - (term.van >= 8))))
            plaatsen.append(Maand(term.van))
        elif _is_plaats(term):
            plaatsen.append(term)
    return tuple(grenzen), plaatsen


def heeft_jaar(term: Concreet | Jaar) -> bool:
    """Whether a place names its own year."""
    if isinstance(term, Jaar):
        return True
    return (term.tot.jaar if isinstance(term, Dagen) else getattr(term, "jaar", None)) is not None


def _met_jaar(plaatsen: list[Concreet | Jaar], jaren: list[Jaar]) -> list[Concreet | Jaar]:
    """Give months and days the year that was named beside them: as a year of its own, or with the last of their list."""
    gewoon = [term for term in plaatsen if not isinstance(term, Jaar)]
    if jaren and gewoon:
        return [_in_jaar(term, jaren[0]) for term in gewoon]
    uit: list[Concreet | Jaar] = []
    buur: Dag | Maand | None = None
    for term in reversed(plaatsen):
        if isinstance(term, Dag | Maand) and term.jaar is not None:
            buur = term
        elif isinstance(term, Dag | Maand) and buur is not None and buur.jaar is not None:
            eerder = (term.maand, getattr(term, "dag", 0)) <= (buur.maand, getattr(buur, "dag", 0))
            uit.append(replace(term, jaar=buur.jaar if eerder else buur.jaar - 1, buur=True))
            continue
        uit.append(term)
    return uit[::-1]


def _in_jaar(term: Concreet, jaar: Jaar) -> Concreet:
    if heeft_jaar(term) or not isinstance(term, Dag | Maand | Maanden):
        return term
    maand = term.tot if isinstance(term, Maanden) else term.maand
    return replace(term, jaar=jaar.begin + (1 if jaar.schooljaar and maand < 8 else 0))


def _uitgeschreven(term: Concreet | Jaar, keer: int | None, interval: Elke | None) -> Iterator[Concreet | Jaar]:
    """A stretch of months as the months that are meant.

    'Twee keer (jan-jun)' names two months, 'drie keer (maart t/m mei)' three; a stretch that the number does not explain stays
    a stretch. Without number or interval 'vanaf oktober' is a begin in October.
    """
    if not isinstance(term, Maanden) or term.ongeveer:
        yield term
        return
    maanden = [(term.van - 1 + stap) % 12 + 1 for stap in range((term.tot - term.van) % 12 + 1)]
    if term.vanaf and interval is None:
        maanden = maanden[:1]
    elif term.streep and keer == 2:
        maanden = [term.van, term.tot]
    elif keer != len(maanden) or interval is not None:
        yield term
        return
    for maand in maanden:
        jaar = None if term.jaar is None else term.jaar - (maand > term.tot)
        yield Maand(maand, jaar)


def _telling(groep: list[_Deel]) -> Telling | None:
    """A number of two or more with single months or days beside it."""
    termen = _termen(groep)
    keer = next((term.aantal for term in termen if isinstance(term, Keer)), None)
    plaatsen = [term for term in termen if _is_plaats(term)]
    if keer is None or keer < 2 or not plaatsen or any(isinstance(term, Elke) for term in termen):
        return None
    gewoon = all(isinstance(term, Dag | Maand) and not term.ervoor for term in plaatsen)
    return Telling(keer, len(set(plaatsen))) if gewoon else None


def _losse_delen(groep: list[_Deel], afspraak: Afspraak | None) -> Iterator[tuple[_Deel, Losreden]]:
    """Parts that no year can place: an event without a month beside it, a number of times without enough months."""
    gezegd = False
    for deel in groep:
        redenen = [term.reden for term in deel.termen if isinstance(term, Los) and not term.vaag]
        if any(_is_plaats(term) or isinstance(term, Elke) for term in deel.termen):
            # 'Na de toetsen van januari': the event only tells more about the month.
            redenen = [reden for reden in redenen if reden is not Losreden.GEBEURTENIS]
        if redenen:
            yield deel, losreden(redenen)
            gezegd = True
    for deel in groep:
        for term in deel.termen:
            if isinstance(term, Grens | Pariteit) and afspraak is None and not gezegd:
                yield deel, Losreden.ZONDER_MAAND
            if not isinstance(term, Keer):
                continue
            telling = _telling(groep)
            te_weinig = telling is not None and telling.genoemd < telling.keer
            if te_weinig or (afspraak is None and not gezegd) or _naast(term, afspraak):
                yield deel, Losreden.ZONDER_MAAND
    andere = any(not isinstance(term, Los) or not term.vaag for term in _termen(groep))
    for deel in () if andere else groep[:1]:
        yield _Deel(deel.van, groep[-1].tot), Losreden.ONBEKEND


def _naast(keer: Keer, afspraak: Afspraak | None) -> bool:
    """Whether a number of times stands beside an interval that does not explain it: 'jaarlijks, en elke acht weken'."""
    if afspraak is None or afspraak.elke is None:
        return False
    interval = afspraak.elke
    per_jaar = 12 // interval.aantal if interval.eenheid is Eenheid.MAAND else 52 // interval.aantal
    return keer.aantal is not None and keer.aantal != per_jaar
