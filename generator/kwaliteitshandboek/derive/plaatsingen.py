"""Derive, stage 3: places in the calendar: the days, weeks and months of one school year that a term or an interval means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kwaliteitshandboek.derive.schooldagen import Schooldagen
from kwaliteitshandboek.derive.schoolplekken import bij_vakantie, dag_van_maand, tussen_vakanties, verzet
from kwaliteitshandboek.derive.tijdgrenzen import (
    VRIJDAG,
    dag_van,
    isoweek,
    jaar_van,
    maandagen,
    reeks,
    stukken_in,
    weekdag_van,
)
from kwaliteitshandboek.derive.tijdtermen import (
    Bijvakantie,
    Concreet,
    Dag,
    Dagen,
    Eenheid,
    Elke,
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
from kwaliteitshandboek.derive.tijdzinnen import heeft_jaar
from kwaliteitshandboek.model.schooljaar import Schooljaar


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


def plaats(term: Concreet | Jaar, dagen: Schooldagen) -> Iterator[Plaatsing]:
    """The places of one term within the school year; none where it names another year."""
    jaar = dagen.jaar
    vast = heeft_jaar(term)
    match term:
        case Dag() | Maand(ervoor=True) | Jaar():
            dag = dag_van(term, jaar)
            if dag in jaar:
                yield Plaatsing(dag, ongeveer=isinstance(term, Jaar), vast=vast)
        case Maand():
            eerste = date(jaar_van(term.maand, term.jaar, jaar), term.maand, 1)
            if eerste in jaar:
                yield Plaatsing(eerste, hele_maand=True, ongeveer=term.ongeveer, vast=vast)
        case Dagen() | Maanden():
            ongeveer = isinstance(term, Maanden) and term.ongeveer
            for van, tot in stukken_in(term, jaar):
                yield _stretch(van, tot, ongeveer=ongeveer, vast=vast)
        case Kalenderweken():
            yield from _weken(term, jaar, vast=vast)
        case Maandweken() | Weekdag() | Schooldag():
            eersten = dagen.maanden if term.maand is None else [date(jaar_van(term.maand, term.jaar, jaar), term.maand, 1)]
            yield from (p for eerste in eersten if eerste in jaar for p in _in_maand(term, eerste, dagen, vast=vast))
        case Rand() | Schoolweken() | Bijvakantie() | Tussenvakanties():
            yield from _volgens_school(term, dagen)


def _in_maand(term: Maandweken | Weekdag | Schooldag, eerste: date, dagen: Schooldagen, *, vast: bool) -> Iterator[Plaatsing]:
    """The weeks or the day of one month."""
    match term:
        case Maandweken(school=True):
            weken = [week for week in dagen.weken if (week.year, week.month) == (eerste.year, eerste.month)]
            yield from (_stretch(week, week + VRIJDAG, vast=vast, in_=dagen.jaar) for week in weken[reeks(term.van, term.tot)])
        case Maandweken(maand=maand):
            weken = maandagen(eerste, heel=term.van < 0)[reeks(term.van, term.tot)]
            if weken and (maand is not None or not any(map(dagen.vrije_week, weken))):
                yield _stretch(weken[0], weken[-1] + VRIJDAG, vast=vast, in_=dagen.jaar)
        case Weekdag():
            dag = weekdag_van(term, eerste)
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
            weken = dagen.weken[reeks(van, tot)]
            if weken:
                yield _stretch(max(weken[0], dagen.eerste), weken[-1] + VRIJDAG, ongeveer=not dagen.begin_bekend, in_=dagen.jaar)
        case Bijvakantie() | Tussenvakanties():
            plek = bij_vakantie(term, dagen) if isinstance(term, Bijvakantie) else tussen_vakanties(term, dagen)
            if plek is not None:
                yield _stretch(plek.van, plek.tot, ongeveer=plek.ongeveer, in_=dagen.jaar)


def _stretch(van: date, tot: date, *, ongeveer: bool = False, vast: bool = False, in_: Schooljaar | None = None) -> Plaatsing:
    if in_ is not None:
        van, tot = max(van, in_.eerste_dag), min(tot, in_.laatste_dag)
    return Plaatsing(van, tot_en_met=tot if tot > van else None, ongeveer=ongeveer, vast=vast)


def _weken(term: Kalenderweken, jaar: Schooljaar, *, vast: bool) -> Iterator[Plaatsing]:
    jaren = (term.jaar,) if term.jaar is not None else (jaar.begin, jaar.begin + 1)
    stukken = [(isoweek(nummer, term.van), isoweek(nummer, term.tot) + VRIJDAG) for nummer in jaren]
    for van, tot in stukken:
        if van <= tot and van <= jaar.laatste_dag and tot >= jaar.eerste_dag:
            yield _stretch(van, tot, vast=vast, in_=jaar)
            return


def interval(elke: Elke, dagen: Schooldagen, grenzen: list[tuple[date, date]]) -> list[Plaatsing]:
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
            yield _stretch(max(week, van), min(week + VRIJDAG, tot), ongeveer=True)
        maandag = volgende
