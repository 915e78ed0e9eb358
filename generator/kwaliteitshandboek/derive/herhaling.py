"""Derive, stage 3: recurrence: from the words of an author about when to days and months of one school year."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Losreden
from kwaliteitshandboek.derive.schooldagen import Schooldagen
from kwaliteitshandboek.derive.schoolplekken import bij_vakantie, dag_van_maand, tussen_vakanties, verzet
from kwaliteitshandboek.derive.tijdtermen import (
    Bijvakantie,
    Concreet,
    Dag,
    Dagen,
    Eenheid,
    Elke,
    Grens,
    Jaar,
    Kalenderweken,
    Maand,
    Maanden,
    Maandweken,
    Rand,
    Schooldag,
    Schoolweken,
    Tussenvakanties,
    Weekdag,
)
from kwaliteitshandboek.derive.tijdzinnen import Afspraak, Zinnen, heeft_jaar, lees_zinnen, losreden
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.taal import MAANDEN, datum

_VRIJDAG: Final = timedelta(days=4)
_DAG: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Plaatsing:
    """A place in the calendar: a day, from `dag` to `tot_en_met`, or the whole month that begins on `dag`.

    `ongeveer`: by rule and not by a day or month that somebody named. `vast`: the words name the year too.
    """

    dag: date
    hele_maand: bool = False
    tot_en_met: date | None = None
    ongeveer: bool = False
    vast: bool = False


@dataclass(frozen=True, slots=True)
class Buiten:
    """Words that name a year of their own outside the school year, and the same month or day within it (None for a stretch)."""

    woorden: str
    bedoeld: str | None = None


@dataclass(frozen=True, slots=True)
class Herhaling:
    """What became of the words of a cell in one school year: places, and what has none with its words and reason.

    Each part of the cell is in one of the three: placed, `los`, or `buiten` this school year.
    """

    plaatsingen: tuple[Plaatsing, ...] = ()
    los: Losreden | None = None
    loswoorden: str = ""
    buiten: tuple[Buiten, ...] = ()


def herhaling(woorden: str | Zinnen, dagen: Schooldagen, *, eigen: bool = False) -> Herhaling:
    """Place words in the school year of `dagen`.

    `eigen`: they stand under this school year (a planning, a point of one year), so that 'eens in de vier jaar' is this year
    and 'oktober en januari 2027' begins with the October of this year. Otherwise they hold for every year.

    Intervals count from the first school day, months as whole months: 'elke 3 maanden' is four times a year. What names a year
    without a month stands on its last day, as goals do.
    """
    zinnen = lees_zinnen(woorden) if isinstance(woorden, str) else woorden
    plaatsingen: list[Plaatsing] = []
    buiten: list[Buiten] = []
    los = [(deel.woorden, deel.reden) for deel in zinnen.los]
    for afspraak in zinnen.afspraken:
        gevonden, erbuiten = _van_afspraak(afspraak, dagen, eigen=eigen)
        plaatsingen += gevonden
        buiten += erbuiten
        if _zonder_vakantie(afspraak, dagen):
            los.append((afspraak.woorden, Losreden.GEBEURTENIS))
        elif not gevonden and not erbuiten:
            los.append((afspraak.woorden, Losreden.ZONDER_MAAND))
    delen = list(dict.fromkeys(woord for woord, _ in los))
    return Herhaling(
        _geordend(plaatsingen),
        losreden(reden for _, reden in los) if los else None,
        " ".join(zinnen.tekst.split()) if los and not plaatsingen and not buiten else ", ".join(delen),
        tuple(dict.fromkeys(buiten)),
    )


def genoemde_jaren(zinnen: Zinnen) -> frozenset[Schooljaar]:
    """The school years that places with a year of their own touch, cycles of years left out."""
    jaren = set()
    for afspraak in zinnen.afspraken:
        for term in afspraak.plaatsen if afspraak.cyclus == 1 else ():
            if heeft_jaar(term):
                grenzen = _vaste_grenzen(term)
                jaren |= {Schooljaar.van_datum(dag) for dag in grenzen}
    return frozenset(jaren)


def _geordend(plaatsingen: Iterable[Plaatsing]) -> tuple[Plaatsing, ...]:
    """In order of time, each place once; a place that was named wins from the same place by rule."""
    uniek: dict[tuple[date, bool, date | None], Plaatsing] = {}
    for plaatsing in plaatsingen:
        sleutel = (plaatsing.dag, plaatsing.hele_maand, plaatsing.tot_en_met)
        if sleutel not in uniek or uniek[sleutel].ongeveer:
            uniek[sleutel] = plaatsing
    return tuple(sorted(uniek.values(), key=lambda p: (p.dag, p.tot_en_met or p.dag, p.hele_maand)))


def _van_afspraak(afspraak: Afspraak, dagen: Schooldagen, *, eigen: bool) -> tuple[list[Plaatsing], list[Buiten]]:
    jaar = dagen.jaar
    plaatsen = list(afspraak.plaatsen)
    if afspraak.cyclus > 1:
        return _cyclus(afspraak, dagen, eigen=eigen), []
    if afspraak.elke is not None:
        perioden = [term for term in plaatsen if isinstance(term, Maanden | Dagen)]
        gevonden = [plaatsing for periode in perioden for plaatsing in _interval(afspraak.elke, dagen, _grenzen(periode, jaar))]
        if not perioden:
            gevonden = _interval(afspraak.elke, dagen, [(jaar.eerste_dag, jaar.laatste_dag)])
        plaatsen = [term for term in plaatsen if not isinstance(term, Maanden | Dagen)]
    else:
        gevonden = []
    buiten: list[Buiten] = []
    for term in plaatsen:
        if eigen and isinstance(term, Dag | Maand) and term.buur:
            term = replace(term, jaar=None)  # noqa: PLW2901 the year was a guess, and here the school year is known
        geplaatst = list(_plaats(term, dagen))
        gevonden += geplaatst
        if not geplaatst and heeft_jaar(term):
            buiten.append(_buiten(term, jaar))
        elif eigen and heeft_jaar(term):
            buiten += _deels_buiten(term, jaar)
    binnen = [p for p in gevonden if _binnen(p, afspraak, jaar)]
    if eigen and gevonden and not binnen and afspraak.grenzen:
        buiten.append(Buiten(afspraak.woorden))
    return [p for p in binnen if not _uitgezonderd(p, afspraak.behalve)], buiten


def _uitgezonderd(plaatsing: Plaatsing, maanden: Iterable[int]) -> bool:
    """Whether a place lies wholly in a month that is left out."""
    einde = plaatsing.tot_en_met or plaatsing.dag
    return plaatsing.dag.month in maanden and (einde.year, einde.month) == (plaatsing.dag.year, plaatsing.dag.month)


def _zonder_vakantie(afspraak: Afspraak, dagen: Schooldagen) -> bool:
    """Whether words name holidays that nobody wrote down."""
    return any(isinstance(term, Bijvakantie | Tussenvakanties) and not list(_plaats(term, dagen)) for term in afspraak.plaatsen)


def _binnen(plaatsing: Plaatsing, afspraak: Afspraak, jaar: Schooljaar) -> bool:
    """Whether a place lies where an agreement begins and ends, and in a year that it names."""
    if afspraak.even is not None and (plaatsing.dag.year % 2 == 0) is not afspraak.even:
        return False
    for grens in afspraak.grenzen:
        dag = _grensdag(grens, jaar)
        if grens.einde and plaatsing.dag > dag:
            return False
        if not grens.einde and plaatsing.dag < (dag.replace(day=1) if plaatsing.hele_maand else dag):
            return False
    return True


def _grensdag(grens: Grens, jaar: Schooljaar) -> date:
    match grens.plek:
        case Jaar(laatste_dag=laatste, eerste_dag=eerste):
            return laatste if grens.einde else eerste
        case Maand(ervoor=False, maand=maand, jaar=genoemd):
            kalenderjaar = _jaar_van(maand, genoemd, jaar)
            return _laatste_van(kalenderjaar, maand) if grens.einde else date(kalenderjaar, maand, 1)
        case plek:
            return _dag_van(plek, jaar)


def _cyclus(afspraak: Afspraak, dagen: Schooldagen, *, eigen: bool) -> list[Plaatsing]:
    """What returns every so many years, if it is the turn of this one."""
    jaar = dagen.jaar
    if eigen:
        plaatsen: list[Concreet | Jaar] = [_zonder_jaar(term) for term in afspraak.plaatsen if not isinstance(term, Jaar)]
        gevonden = [plaatsing for term in plaatsen for plaatsing in _plaats(term, dagen)]
        return gevonden or [Plaatsing(jaar.laatste_dag, ongeveer=True)]
    gevonden = []
    for term in afspraak.plaatsen:
        if not heeft_jaar(term):
            continue
        eerste = min(Schooljaar.van_datum(dag).begin for dag in _vaste_grenzen(term))
        verder = jaar.begin - eerste
        if verder >= 0 and verder % afspraak.cyclus == 0:
            gevonden += [replace(p, vast=False) for p in _plaats(_verschoven(term, verder), dagen)]
    return gevonden


def _zonder_jaar(term: Concreet) -> Concreet:
    if isinstance(term, Dagen):
        return Dagen(replace(term.van, jaar=None), replace(term.tot, jaar=None))
    if isinstance(term, Dag | Maand | Maanden | Maandweken | Kalenderweken | Weekdag | Schooldag):
        return replace(term, jaar=None)
    return term


def _verschoven(term: Concreet | Jaar, jaren: int) -> Concreet | Jaar:
    """The same place so many years later."""
    if isinstance(term, Jaar):
        return replace(term, begin=term.begin + jaren)
    if isinstance(term, Dagen):
        return Dagen(replace(term.van, jaar=(term.van.jaar or 0) + jaren), replace(term.tot, jaar=(term.tot.jaar or 0) + jaren))
    if isinstance(term, Schoolweken | Rand | Bijvakantie | Tussenvakanties) or term.jaar is None:
        return term
    return replace(term, jaar=term.jaar + jaren)


def _plaats(term: Concreet | Jaar, dagen: Schooldagen) -> Iterator[Plaatsing]:
    """The places of one term within the school year; none where it names another year."""
    jaar = dagen.jaar
    vast = heeft_jaar(term)
    match term:
        case Dag() | Maand(ervoor=True) | Jaar():
            dag = _dag_van(term, jaar)
            if dag in jaar:
                yield Plaatsing(dag, ongeveer=isinstance(term, Jaar), vast=vast)
        case Maand():
            eerste = date(_jaar_van(term.maand, term.jaar, jaar), term.maand, 1)
            if eerste in jaar:
                yield Plaatsing(eerste, hele_maand=True, ongeveer=term.ongeveer, vast=vast)
        case Dagen() | Maanden():
            ongeveer = isinstance(term, Maanden) and term.ongeveer
            for van, tot in _grenzen(term, jaar):
                yield _stretch(van, tot, ongeveer=ongeveer, vast=vast)
        case Kalenderweken():
            yield from _weken(term, jaar, vast=vast)
        case Maandweken() | Weekdag() | Schooldag():
            eersten = dagen.maanden if term.maand is None else [date(_jaar_van(term.maand, term.jaar, jaar), term.maand, 1)]
            yield from (p for eerste in eersten if eerste in jaar for p in _in_maand(term, eerste, dagen, vast=vast))
        case Rand() | Schoolweken() | Bijvakantie() | Tussenvakanties():
            yield from _volgens_school(term, dagen)


def _in_maand(term: Maandweken | Weekdag | Schooldag, eerste: date, dagen: Schooldagen, *, vast: bool) -> Iterator[Plaatsing]:
    """The weeks or the day of one month."""
    match term:
        case Maandweken(school=True):
            weken = [week for week in dagen.weken if (week.year, week.month) == (eerste.year, eerste.month)]
            yield from (_stretch(week, week + _VRIJDAG, vast=vast, in_=dagen.jaar) for week in weken[_reeks(term.van, term.tot)])
        case Maandweken(maand=maand):
            weken = _maandagen(eerste, heel=term.van < 0)[_reeks(term.van, term.tot)]
            if weken and (maand is not None or not any(map(dagen.vrije_week, weken))):
                yield _stretch(weken[0], weken[-1] + _VRIJDAG, vast=vast, in_=dagen.jaar)
        case Weekdag():
            dag = _weekdag(term, eerste)
            school = verzet(dag, dagen, later=term.nummer > 0)
            if school is not None:
                yield Plaatsing(school, ongeveer=school != dag, vast=vast)
        case Schooldag(nummer=nummer):
            gevonden = dag_van_maand(nummer, dagen.schooldagen_van(eerste))
            if gevonden is not None:
                yield Plaatsing(gevonden, vast=vast)


def _volgens_school(term: Rand | Schoolweken | Bijvakantie | Tussenvakanties, dagen: Schooldagen) -> Iterator[Plaatsing]:
    """Places that the first and the last school day give: by rule where no holidays tell those."""
    match term:
        case Rand(einde=einde, dag=True):
            yield Plaatsing(dagen.laatste if einde else dagen.eerste, ongeveer=not dagen.begin_bekend)
        case Rand(einde=einde):
            yield Plaatsing(dagen.eindmaand if einde else dagen.beginmaand, hele_maand=True, ongeveer=True)
        case Schoolweken(van=van, tot=tot):
            weken = dagen.weken[_reeks(van, tot)]
            if weken:
                yield _stretch(max(weken[0], dagen.eerste), weken[-1] + _VRIJDAG, ongeveer=not dagen.begin_bekend, in_=dagen.jaar)
        case Bijvakantie() | Tussenvakanties():
            plek = bij_vakantie(term, dagen) if isinstance(term, Bijvakantie) else tussen_vakanties(term, dagen)
            if plek is not None:
                yield _stretch(plek.van, plek.tot, ongeveer=plek.ongeveer, in_=dagen.jaar)


def _stretch(van: date, tot: date, *, ongeveer: bool = False, vast: bool = False, in_: Schooljaar | None = None) -> Plaatsing:
    if in_ is not None:
        van, tot = max(van, in_.eerste_dag), min(tot, in_.laatste_dag)
    return Plaatsing(van, tot_en_met=tot if tot > van else None, ongeveer=ongeveer, vast=vast)


def _jaar_van(maand: int, genoemd: int | None, jaar: Schooljaar) -> int:
    """The calendar year in which a month falls: the one that was named, else that of the school year."""
    return genoemd if genoemd is not None else jaar.begin + (maand < 8)


def _datum(jaar: int, maand: int, dag: int) -> date:
    """29 February becomes the 28th where a year has none."""
    return date(jaar, maand, min(dag, calendar.monthrange(jaar, maand)[1]))


def _dag_van(term: Dag | Maand | Jaar, jaar: Schooljaar) -> date:
    if isinstance(term, Jaar):
        return term.laatste_dag
    kalenderjaar = _jaar_van(term.maand, term.jaar, jaar)
    dag = _datum(kalenderjaar, term.maand, term.dag if isinstance(term, Dag) else 1)
    if term.ervoor:
        dag -= _DAG
        if term.jaar is None and dag < jaar.eerste_dag:  # 'voor 1 augustus' is the end of the school year
            dag = _datum(kalenderjaar + 1, term.maand, term.dag if isinstance(term, Dag) else 1) - _DAG
    return dag


def _laatste_van(jaar: int, maand: int) -> date:
    return _datum(jaar, maand, 31)


def _vaste_grenzen(term: Concreet | Jaar) -> tuple[date, date]:
    """First and last day of a place that names its own year, near enough to tell its school years."""
    match term:
        case Jaar():
            return term.laatste_dag, term.laatste_dag
        case Dagen(van=van, tot=tot):
            jaar = tot.jaar or 0
            return _datum(van.jaar or jaar, van.maand, van.dag), _datum(jaar, tot.maand, tot.dag)
        case Maanden():
            jaar = term.jaar or 0
            return date(jaar - (term.van > term.tot), term.van, 1), _laatste_van(jaar, term.tot)
        case Dag() | Maand(ervoor=True):
            dag = _dag_van(term, Schooljaar(term.jaar or 0))
            return dag, dag
        case Kalenderweken():
            maandag = _isoweek(term.jaar or 0, term.van)
            return maandag, _isoweek(term.jaar or 0, term.tot) + _VRIJDAG
        case Maand() | Maandweken() | Weekdag() | Schooldag():
            dag = date(term.jaar or 0, term.maand or 1, 1)
            return dag, _laatste_van(dag.year, dag.month)
        case _:
            raise AssertionError(term)


def _grenzen(term: Dagen | Maanden, jaar: Schooljaar) -> list[tuple[date, date]]:
    """The parts of a stretch that lie in the school year: one that runs over the summer gives its end and its begin."""
    if heeft_jaar(term):
        stukken = [_vaste_grenzen(term)]
    elif isinstance(term, Dagen):
        stukken = [(_dag_van(term.van, jaar), _dag_van(term.tot, jaar))]
    else:
        stukken = [(date(_jaar_van(term.van, None, jaar), term.van, 1), _laatste_van(_jaar_van(term.tot, None, jaar), term.tot))]
    if stukken[0][0] > stukken[0][1]:
        van, tot = stukken[0]
        stukken = [(jaar.eerste_dag, tot), (van, jaar.laatste_dag)] if not heeft_jaar(term) else [(tot, van)]
    geknipt = ((max(van, jaar.eerste_dag), min(tot, jaar.laatste_dag)) for van, tot in stukken)
    return [(van, tot) for van, tot in geknipt if van <= tot]


def _reeks(van: int, tot: int) -> slice:
    """Numbers that count from 1, or from the end with -1, as a slice."""
    return slice(van, tot + 1 or None) if van < 0 else slice(max(van - 1, 0), tot)


def _isoweek(jaar: int, week: int) -> date:
    """The Monday of a week of the calendar; a number that the year does not have is its last week."""
    return date.fromisocalendar(jaar, min(max(week, 1), date(jaar, 12, 28).isocalendar().week), 1)


def _maandagen(eerste: date, *, heel: bool) -> list[date]:
    """The Mondays of a month; with `heel` only of weeks that lie in it from Monday to Friday."""
    maandag = eerste + timedelta(days=-eerste.weekday() % 7)
    weken = [maandag + timedelta(weeks=week) for week in range(5)]
    return [week for week in weken if (week + (_VRIJDAG if heel else timedelta())).month == eerste.month]


def _weken(term: Kalenderweken, jaar: Schooljaar, *, vast: bool) -> Iterator[Plaatsing]:
    jaren = (term.jaar,) if term.jaar is not None else (jaar.begin, jaar.begin + 1)
    stukken = [(_isoweek(nummer, term.van), _isoweek(nummer, term.tot) + _VRIJDAG) for nummer in jaren]
    for van, tot in stukken:
        if van <= tot and van <= jaar.laatste_dag and tot >= jaar.eerste_dag:
            yield _stretch(van, tot, vast=vast, in_=jaar)
            return


def _weekdag(term: Weekdag, eerste: date) -> date:
    """The so manieth Monday (or other day) of the month; the last where the month has no fifth."""
    dag = eerste + timedelta(days=(term.weekdag - eerste.weekday()) % 7)
    dagen = [dag + timedelta(weeks=week) for week in range(5)]
    dagen = [dag for dag in dagen if dag.month == eerste.month]
    return dagen[-1] if term.nummer < 0 or term.nummer > len(dagen) else dagen[max(term.nummer, 1) - 1]


def _interval(elke: Elke, dagen: Schooldagen, grenzen: list[tuple[date, date]]) -> list[Plaatsing]:
    """Places of an interval between bounds; months without school days, and weeks of holidays, are passed over."""
    gevonden = []
    for van, tot in grenzen:
        if elke.eenheid is Eenheid.MAAND:
            begin = van if van > dagen.jaar.eerste_dag or elke.aantal == 1 else dagen.beginmaand
            begin = begin.replace(day=1)
            maanden = [dag for dag in dagen.maanden if begin <= dag <= tot and _maanden_tussen(begin, dag) % elke.aantal == 0]
            gevonden += [Plaatsing(dag, hele_maand=True, ongeveer=elke.aantal > 1) for dag in maanden]
        else:
            gevonden += _weekinterval(elke.aantal, dagen, max(van, dagen.eerste), min(tot, dagen.laatste))
    return gevonden


def _maanden_tussen(van: date, tot: date) -> int:
    return (tot.year - van.year) * 12 + tot.month - van.month


def _weekinterval(aantal: int, dagen: Schooldagen, van: date, tot: date) -> Iterator[Plaatsing]:
    """The school week in which the interval comes round; where that is in the holidays, the first one after."""
    maandag = van - timedelta(days=van.weekday())
    weken = [week for week in dagen.weken if maandag <= week <= tot]
    while maandag <= tot:
        volgende = maandag + timedelta(weeks=aantal)
        week = next((week for week in weken if maandag <= week < volgende), None)
        if week is not None:
            yield _stretch(max(week, van), min(week + _VRIJDAG, tot), ongeveer=True)
        maandag = volgende


def _deels_buiten(term: Concreet | Jaar, jaar: Schooljaar) -> Iterator[Buiten]:
    """The parts of a stretch with its own year that lie before and after the school year under which it stands."""
    if not isinstance(term, Dagen | Maanden):
        return
    van, tot = sorted(_vaste_grenzen(term))
    if van < jaar.eerste_dag:
        yield Buiten(f"{datum(van)} tot en met {datum(jaar.eerste_dag - _DAG)}")
    if tot > jaar.laatste_dag:
        yield Buiten(f"{datum(jaar.laatste_dag + _DAG)} tot en met {datum(tot)}")


def _buiten(term: Concreet | Jaar, jaar: Schooljaar) -> Buiten:
    """The place in words, and the same month or day in the school year."""
    match term:
        case Dag(maand=maand, dag=dag, jaar=int() as genoemd):
            hier = _datum(_jaar_van(maand, None, jaar), maand, dag)
            return Buiten(datum(_datum(genoemd, maand, dag)), datum(hier))
        case Maand(maand=maand, jaar=genoemd):
            naam = MAANDEN[maand - 1]
            return Buiten(f"{naam} {genoemd}", f"{naam} {_jaar_van(maand, None, jaar)}")
        case Jaar(begin=begin, schooljaar=schooljaar):
            return Buiten(f"{begin}-{begin + 1}" if schooljaar else str(begin))
        case _:
            van, tot = _vaste_grenzen(term)
            return Buiten(f"{datum(van)} tot en met {datum(tot)}")


__all__ = ["Buiten", "Herhaling", "Plaatsing", "genoemde_jaren", "herhaling"]
