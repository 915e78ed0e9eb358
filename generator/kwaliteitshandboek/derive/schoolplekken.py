"""Derive, stage 3: places that hang on school days and on holidays by name: 'laatste schooldag voor de kerstvakantie'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kwaliteitshandboek.derive.schooldagen import Schooldagen
from kwaliteitshandboek.derive.tijdtermen import Bijvakantie, Tussenvakanties

_DAG: Final = timedelta(days=1)
_WEEK: Final = timedelta(weeks=1)
_VRIJDAG: Final = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Schoolplek:
    """From one day to another; `ongeveer` where the holidays of regions differ."""

    van: date
    tot: date
    ongeveer: bool = False


def bij_vakantie(term: Bijvakantie, dagen: Schooldagen) -> Schoolplek | None:
    """Before, during or after holidays by name; None where nobody wrote those down, or the school year has no such day."""
    gevonden = dagen.vakantie(term.vakantie, term.kant)
    if gevonden is None:
        return None
    (van, tot), verschillend = gevonden
    if not term.kant:
        return Schoolplek(van, tot, verschillend)
    if term.week:
        weken = [week for week in dagen.weken if (week + _VRIJDAG > tot if term.kant > 0 else week < van)][:: term.kant]
        if term.nummer > len(weken):
            return None
        maandag = weken[term.nummer - 1]
        # Holidays may begin or end within a week.
        begin, einde = (
            (max(maandag, tot + _DAG), maandag + _VRIJDAG) if term.kant > 0 else (maandag, min(maandag + _VRIJDAG, van - _DAG))
        )
        return Schoolplek(begin, einde, verschillend)
    dag, over = (tot if term.kant > 0 else van), term.nummer
    while over:
        dag += term.kant * _DAG
        if dag not in dagen.jaar:
            return None
        over -= dagen.schooldag(dag) and term.weekdag in {None, dag.weekday()}
    return Schoolplek(dag, dag, verschillend)


def tussen_vakanties(term: Tussenvakanties, dagen: Schooldagen) -> Schoolplek | None:
    """From the first school day after the one to the last school day before the other."""
    van, tot = (bij_vakantie(Bijvakantie(naam, kant), dagen) for naam, kant in ((term.een, 1), (term.ander, -1)))
    if van is None or tot is None or van.van > tot.tot:
        return None
    return Schoolplek(van.van, tot.tot, van.ongeveer or tot.ongeveer)


def dag_van_maand(nummer: int, schooldagen: Sequence[date]) -> date | None:
    """The so manieth school day of a month, -1 the last."""
    if nummer < 0:
        return schooldagen[-1] if schooldagen else None
    return schooldagen[nummer - 1] if 0 < nummer <= len(schooldagen) else None


def verzet(dag: date, dagen: Schooldagen, *, later: bool) -> date | None:
    """A day itself, or the nearest same day of the week in that month with school: first later, then before (or the reverse)."""
    if not dagen.vrij_op(dag):
        return dag
    for stap in (_WEEK, -_WEEK) if later else (-_WEEK, _WEEK):
        ander = dag + stap
        while ander.month == dag.month:
            if not dagen.vrij_op(ander):
                return ander
            ander += stap
    return None
