"""Derive, stage 3: days that terms bound: the first and last of a stretch, the days of a week or a month."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final

from kwaliteitshandboek.derive.tijdtermen import (
    Concreet,
    Dag,
    Dagen,
    Grens,
    Jaar,
    Kalenderweken,
    Maand,
    Maanden,
    Maandweken,
    Schooldag,
    Weekdag,
)
from kwaliteitshandboek.derive.tijdzinnen import heeft_jaar
from kwaliteitshandboek.model.schooljaar import Schooljaar

VRIJDAG: Final = timedelta(days=4)
"""From a Monday to the last school day of its week."""

DAG: Final = timedelta(days=1)


def jaar_van(maand: int, genoemd: int | None, jaar: Schooljaar) -> int:
    """The calendar year in which a month falls: the one that was named, else that of the school year."""
    return genoemd if genoemd is not None else jaar.begin + (maand < 8)


def kalenderdag(jaar: int, maand: int, dag: int) -> date:
    """A day of a calendar year: 29 February becomes the 28th where a year has none."""
    return date(jaar, maand, min(dag, calendar.monthrange(jaar, maand)[1]))


def dag_van(term: Dag | Maand | Jaar, jaar: Schooljaar) -> date:
    """The day of a term: the first of a month, the last of a year; with 'voor' the day before it."""
    if isinstance(term, Jaar):
        return term.laatste_dag
    kalenderjaar = jaar_van(term.maand, term.jaar, jaar)
    dag = kalenderdag(kalenderjaar, term.maand, term.dag if isinstance(term, Dag) else 1)
    if term.ervoor:
        dag -= DAG
        if term.jaar is None and dag < jaar.eerste_dag:  # 'voor 1 augustus' is the end of the school year
            dag = kalenderdag(kalenderjaar + 1, term.maand, term.dag if isinstance(term, Dag) else 1) - DAG
    return dag


def laatste_van(jaar: int, maand: int) -> date:
    """The last day of a month."""
    return kalenderdag(jaar, maand, 31)


def vaste_grenzen(term: Concreet | Jaar) -> tuple[date, date]:
    """First and last day of a place that names its own year, near enough to tell its school years."""
    match term:
        case Jaar():
            return term.laatste_dag, term.laatste_dag
        case Dagen(van=van, tot=tot):
            jaar = tot.jaar or 0
            return kalenderdag(van.jaar or jaar, van.maand, van.dag), kalenderdag(jaar, tot.maand, tot.dag)
        case Maanden():
            jaar = term.jaar or 0
            return date(jaar - (term.van > term.tot), term.van, 1), laatste_van(jaar, term.tot)
        case Dag() | Maand(ervoor=True):
            dag = dag_van(term, Schooljaar(term.jaar or 0))
            return dag, dag
        case Kalenderweken():
            maandag = isoweek(term.jaar or 0, term.van)
            return maandag, isoweek(term.jaar or 0, term.tot) + VRIJDAG
        case Maand() | Maandweken() | Weekdag() | Schooldag():
            dag = date(term.jaar or 0, term.maand or 1, 1)
            return dag, laatste_van(dag.year, dag.month)
        case _:
            raise AssertionError(term)


def stukken_in(term: Dagen | Maanden, jaar: Schooljaar) -> list[tuple[date, date]]:
    """The parts of a stretch that lie in the school year: one that runs over the summer gives its end and its begin."""
    if heeft_jaar(term):
        stukken = [vaste_grenzen(term)]
    elif isinstance(term, Dagen):
        stukken = [(dag_van(term.van, jaar), dag_van(term.tot, jaar))]
    else:
        stukken = [(date(jaar_van(term.van, None, jaar), term.van, 1), laatste_van(jaar_van(term.tot, None, jaar), term.tot))]
    if stukken[0][0] > stukken[0][1]:
        van, tot = stukken[0]
        stukken = [(jaar.eerste_dag, tot), (van, jaar.laatste_dag)] if not heeft_jaar(term) else [(tot, van)]
    geknipt = ((max(van, jaar.eerste_dag), min(tot, jaar.laatste_dag)) for van, tot in stukken)
    return [(van, tot) for van, tot in geknipt if van <= tot]


def grensdag(grens: Grens, jaar: Schooljaar) -> date:
    """The last day, or the first, of what an agreement bounds."""
    match grens.plek:
        case Jaar(laatste_dag=laatste, eerste_dag=eerste):
            return laatste if grens.einde else eerste
        case Maand(ervoor=False, maand=maand, jaar=genoemd):
            kalenderjaar = jaar_van(maand, genoemd, jaar)
            return laatste_van(kalenderjaar, maand) if grens.einde else date(kalenderjaar, maand, 1)
        case plek:
            return dag_van(plek, jaar)


def isoweek(jaar: int, week: int) -> date:
    """The Monday of a week of the calendar; a number that the year does not have is its last week."""
    return date.fromisocalendar(jaar, min(max(week, 1), date(jaar, 12, 28).isocalendar().week), 1)


def maandagen(eerste: date, *, heel: bool) -> list[date]:
    """The Mondays of a month; with `heel` only of weeks that lie in it from Monday to Friday."""
    maandag = eerste + timedelta(days=-eerste.weekday() % 7)
    weken = [maandag + timedelta(weeks=week) for week in range(5)]
    return [week for week in weken if (week + (VRIJDAG if heel else timedelta())).month == eerste.month]


def weekdag_van(term: Weekdag, eerste: date) -> date:
    """The so manieth Monday (or other day) of the month; the last where the month has no fifth."""
    dag = eerste + timedelta(days=(term.weekdag - eerste.weekday()) % 7)
    dagen = [dag + timedelta(weeks=week) for week in range(5)]
    dagen = [dag for dag in dagen if dag.month == eerste.month]
    return dagen[-1] if term.nummer < 0 or term.nummer > len(dagen) else dagen[max(term.nummer, 1) - 1]


def reeks(van: int, tot: int) -> slice:
    """Numbers that count from 1, or from the end with -1, as a slice."""
    return slice(van, tot + 1 or None) if van < 0 else slice(max(van - 1, 0), tot)
