"""Derive, stage 3: which days of a school year are school days, from the holidays of one or more regions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from kwaliteitshandboek.model.kalender import Vakantie
from kwaliteitshandboek.model.organisatie import Vakantieregio
from kwaliteitshandboek.model.schooljaar import Schooljaar

_WEEK: Final = timedelta(days=7)
_GENOEG: Final = 5
"""School days that a month needs to count as the first or the last month of a school year."""

Periode = tuple[date, date]
VAKANTIENAMEN: Final = {"herfst": "herfst", "kerst": "kerst", "voorjaar": "voorjaar|krokus", "mei": "mei", "zomer": "zomer"}
"""Holidays that words can name, each with how a name begins."""


@dataclass(frozen=True)
class Schooldagen:
    """The school days of `jaar`; `vrij` holds the holidays per region, first and last day.

    A day is a school day when some region has school. The year begins when all regions have begun, and ends when the first one
    stops; where no summer holidays are known it begins on 1 September and ends with July. `namen`: the holidays that have one
    of the `VAKANTIENAMEN`, per region too.
    """

    jaar: Schooljaar
    vrij: tuple[tuple[Periode, ...], ...] = ()
    namen: tuple[tuple[tuple[str, Periode], ...], ...] = ()

    @cached_property
    def begin_bekend(self) -> bool:
        """Whether the first school day follows from holidays."""
        return bool(self._zomers(self.jaar))

    @cached_property
    def eerste(self) -> date:
        """The first school day."""
        zomers = self._zomers(self.jaar)
        dag = max(tot for _, tot in zomers) + timedelta(days=1) if zomers else date(self.jaar.begin, 9, 1)
        return dag + timedelta(days=7 - dag.weekday()) if dag.weekday() >= 5 else dag

    @cached_property
    def laatste(self) -> date:
        """The last day before the summer holidays, at most 31 July."""
        zomers = self._zomers(self.jaar + 1)
        return min([self.jaar.laatste_dag, *(van - timedelta(days=1) for van, _ in zomers)])

    @cached_property
    def maanden(self) -> tuple[date, ...]:
        """The first days of the months that have school days, August to July; all twelve without holidays."""
        alle = [_eerste_van(self.jaar, index) for index in range(12)]
        return tuple(eerste for eerste in alle if any(True for _ in self._schooldagen(eerste)))

    @cached_property
    def beginmaand(self) -> date:
        """The month of the first school day, the next one where hardly a school day is left in it."""
        eerste = self.eerste.replace(day=1)
        over = sum(dag >= self.eerste for dag in self._schooldagen(eerste))
        return eerste if over >= _GENOEG else _verder(eerste)

    @cached_property
    def eindmaand(self) -> date:
        """The month of the last school day, the one before where it has few; June where no holidays are known."""
        if not self._zomers(self.jaar + 1):
            return date(self.jaar.begin + 1, 6, 1)
        eerste = self.laatste.replace(day=1)
        over = sum(dag <= self.laatste for dag in self._schooldagen(eerste))
        return eerste if over >= _GENOEG else (eerste - timedelta(days=1)).replace(day=1)

    @cached_property
    def weken(self) -> tuple[date, ...]:
        """The Mondays of the weeks with school, first to last."""
        maandag = self.eerste - timedelta(days=self.eerste.weekday())
        weken = []
        while maandag <= self.laatste:
            if not self.vrije_week(maandag):
                weken.append(maandag)
            maandag += _WEEK
        return tuple(weken)

    def vrije_week(self, maandag: date) -> bool:
        """Whether no region has school on any weekday of the week."""
        return all(self.vrij_op(maandag + timedelta(days=dag)) for dag in range(5))

    def vrij_op(self, dag: date) -> bool:
        """Whether a day falls in holidays of all regions."""
        return bool(self.vrij) and all(any(van <= dag <= tot for van, tot in regio) for regio in self.vrij)

    def schooldag(self, dag: date) -> bool:
        """Whether some region has school on a day."""
        return dag.weekday() < 5 and not self.vrij_op(dag)

    def schooldagen_van(self, eerste: date) -> tuple[date, ...]:
        """The school days of the month that begins on `eerste`."""
        return tuple(self._schooldagen(eerste))

    def vakantie(self, naam: str, kant: int) -> tuple[Periode, bool] | None:
        """First and last day of holidays by name, of all regions together, and whether the regions differ.

        Of the summer holidays on both sides of a school year those that it ends with have `kant` -1 (before them), those that it
        begins after 1; for the summer holidays themselves there is none.
        """
        midden = date(self.jaar.begin, 12, 1)
        per_regio = set()
        for regio in self.namen:
            gevonden = [
                (van, tot)
                for genoemd, (van, tot) in regio
                if genoemd == naam
                and (
                    (kant < 0 and van in self.jaar)
                    or (kant > 0 and tot in self.jaar)
                    or (not kant and van in self.jaar and tot in self.jaar)
                )
                and (naam != "zomer" or (kant < 0 and van > midden) or (kant > 0 and tot < midden))
            ]
            if gevonden:
                per_regio.add((min(van for van, _ in gevonden), max(tot for _, tot in gevonden)))
        if not per_regio:
            return None
        return (min(van for van, _ in per_regio), max(tot for _, tot in per_regio)), len(per_regio) > 1

    def _schooldagen(self, eerste: date) -> Iterator[date]:
        dag = eerste
        while dag.month == eerste.month:
            if dag.weekday() < 5 and not self.vrij_op(dag):
                yield dag
            dag += timedelta(days=1)

    def _zomers(self, jaar: Schooljaar) -> list[Periode]:
        """The holidays, one a region, that begin in June or later and end between 1 August and half September."""
        juni, augustus, tot = date(jaar.begin, 6, 1), jaar.eerste_dag, date(jaar.begin, 9, 15)
        per_regio = [
            [periode for periode in regio if juni <= periode[0] and augustus <= periode[1] <= tot] for regio in self.vrij
        ]
        return [max(perioden, key=lambda periode: periode[1]) for perioden in per_regio if perioden]


def make_schooldagen(jaar: Schooljaar, vakanties: Iterable[Vakantie], regios: Iterable[Vakantieregio | None]) -> Schooldagen:
    """The school days of a year for schools in these regions (None: a region that nobody named).

    Holidays without `regios` hold for all. What ends before it begins is left out; `check` names it.
    """
    goed = [vakantie for vakantie in vakanties if vakantie.van <= vakantie.tot_en_met]
    eigen = set(regios) or {None}
    vrij = {tuple(sorted((v.van, v.tot_en_met) for v in goed if not v.regios or regio in v.regios)) for regio in eigen}
    namen = {
        tuple(
            (naam, (v.van, v.tot_en_met))
            for v in goed
            if not v.regios or regio in v.regios
            for naam, begin in VAKANTIENAMEN.items()
            if re.match(begin, v.naam, re.IGNORECASE)
        )
        for regio in eigen
    }
    return Schooldagen(jaar, tuple(sorted(vrij)) if any(vrij) else (), tuple(sorted(namen)) if any(namen) else ())


def _eerste_van(jaar: Schooljaar, index: int) -> date:
    """The first day of a month of the school year; 0 is August."""
    return date(jaar.begin, 8 + index, 1) if index < 5 else date(jaar.begin + 1, index - 4, 1)


def _verder(eerste: date) -> date:
    return (eerste + timedelta(days=31)).replace(day=1)
