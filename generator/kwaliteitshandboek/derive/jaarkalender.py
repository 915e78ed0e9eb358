"""Derive, stage 3: the moments of a school year by month, beside its holidays, for calendar pages, feeds and the poster."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kwaliteitshandboek.derive.afgeleid import Afgeleid, Moment
from kwaliteitshandboek.derive.kalenderwoorden import VOLGORDE
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kalender import Vakantie
from kwaliteitshandboek.model.organisatie import Organisatie, Vakantieregio
from kwaliteitshandboek.model.schooljaar import Schooljaar


@dataclass(frozen=True, slots=True)
class Jaarmaand:
    """A month: `vakanties` that touch it, moments on days that somebody named, and the rest: whole months, and about some day."""

    dag: date
    vakanties: tuple[Vakantie, ...]
    op_dag: tuple[Moment, ...]
    in_maand: tuple[Moment, ...]

    @property
    def leeg(self) -> bool:
        return not (self.op_dag or self.in_maand)

    @property
    def laatste_dag(self) -> date:
        return _laatste_dag(self.dag)


def kalenderjaren(afgeleid: Afgeleid) -> tuple[Schooljaar, ...]:
    """The school years that have a calendar; the present one always."""
    return tuple(Schooljaar.parse(jaar) for jaar in afgeleid.kalenderjaren) or (Schooljaar.van_datum(afgeleid.vandaag),)


def make_jaar(handboek: Handboek, afgeleid: Afgeleid, schooljaar: Schooljaar) -> tuple[Jaarmaand, ...]:
    """The twelve months of a school year, August to July. Each moment stands in the month of its first day."""
    per_maand: dict[date, list[Moment]] = {}
    for moment in afgeleid.momenten:
        per_maand.setdefault(moment.dag.replace(day=1), []).append(moment)
    vakanties = eigen_vakanties(handboek)
    maanden = [date(schooljaar.begin + (nummer > 12), (nummer - 1) % 12 + 1, 1) for nummer in range(8, 20)]
    return tuple(
        Jaarmaand(
            eerste,
            tuple(v for v in vakanties if v.van <= _laatste_dag(eerste) and v.tot_en_met >= eerste),
            tuple(sorted((m for m in per_maand.get(eerste, ()) if not (m.hele_maand or m.ongeveer)), key=op_volgorde)),
            tuple(sorted((m for m in per_maand.get(eerste, ()) if m.hele_maand or m.ongeveer), key=op_volgorde)),
        )
        for eerste in maanden
    )


def op_volgorde(moment: Moment) -> tuple[int, date, int, str, str]:
    """Days that somebody named, then whole months, then what is placed by rule; each by time, kind and title."""
    plaats = 2 if moment.ongeveer else 1 if moment.hele_maand else 0
    return (plaats, moment.dag, VOLGORDE[moment.soort], moment.titel, moment.sleutel)


def _laatste_dag(eerste: date) -> date:
    return eerste.replace(day=monthrange(eerste.year, eerste.month)[1])


def eigen_regios(organisatie: Organisatie, scholen: Collection[str] = ()) -> frozenset[Vakantieregio]:
    """The holiday regions of the schools with these keys (none given: of all), as far as known."""
    eigen = (school for school in organisatie.scholen if not scholen or school.sleutel in scholen)
    regios = {organisatie.vakantieregio_van(school) for school in eigen} or {organisatie.vakantieregio}
    return frozenset(regio for regio in regios if regio is not None)


def eigen_vakanties(handboek: Handboek, scholen: Collection[str] = ()) -> tuple[Vakantie, ...]:
    """The holidays of those schools in order of time; where no region is known, those of all regions."""
    regios = eigen_regios(handboek.organisatie, scholen)
    gelden = (
        vakantie
        for vakantie in handboek.vakanties
        if vakantie.van <= vakantie.tot_en_met and (not regios or not vakantie.regios or regios & set(vakantie.regios))
    )
    return tuple(sorted(gelden, key=lambda vakantie: (vakantie.van, vakantie.tot_en_met, vakantie.naam, vakantie.regios)))


def regionamen(organisatie: Organisatie, vakantie: Vakantie) -> tuple[str, ...]:
    """The regions to name with a holiday: none where it holds for all schools alike."""
    eigen = eigen_regios(organisatie)
    if not vakantie.regios or (eigen and eigen <= set(vakantie.regios)):
        return ()
    return tuple(regio.value for regio in Vakantieregio if regio in vakantie.regios and (not eigen or regio in eigen))


def eerste_werkdag(eerste: date, vakanties: Iterable[Vakantie]) -> date:
    """The first working day of a month that is no holiday; the first working day where the whole month is."""
    vrij = [(vakantie.van, vakantie.tot_en_met) for vakantie in vakanties]
    dagen = [eerste + timedelta(days=plaats) for plaats in range(_laatste_dag(eerste).day)]
    werkdagen = [dag for dag in dagen if dag.weekday() < 5]
    return next((dag for dag in werkdagen if not any(van <= dag <= tot for van, tot in vrij)), werkdagen[0])
