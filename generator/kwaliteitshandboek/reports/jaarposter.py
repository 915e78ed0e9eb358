"""Reports, stage 6: the year on one A3 sheet to hang on a wall: twelve months, holidays, and the moments that fit."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Final

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.afgeleid import Afgeleid, Moment, Momentsoort
from kwaliteitshandboek.derive.jaarkalender import Jaarmaand, eigen_regios, kalenderjaren, make_jaar, op_volgorde, regionamen
from kwaliteitshandboek.derive.kalenderwoorden import SOORTNAMEN, VOLGORDE, dagkort, momenttitel, vakantienaam
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kalender import Vakantie
from kwaliteitshandboek.model.organisatie import Organisatie, Vakantieregio
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.reports.cache import Zetter
from kwaliteitshandboek.reports.huis import make_huis
from kwaliteitshandboek.reports.typst import zet
from kwaliteitshandboek.settings import adressen

VOOROP: Final = frozenset({Momentsoort.WETTELIJK, Momentsoort.VERANTWOORDING, Momentsoort.OVERLEG, Momentsoort.OVERIG})
"""Kinds that concern everybody and stand on no card."""


def make_jaarposters(handboek: Handboek, afgeleid: Afgeleid, zetter: Zetter = zet) -> Mapping[str, Callable[[], bytes]]:
    """Path -> what makes the poster (PDF/UA-1), one for each school year that has a calendar. For the team only."""
    return {
        adressen.jaarposter(str(jaar)): partial(_make_poster, handboek, afgeleid, jaar, zetter)
        for jaar in kalenderjaren(afgeleid)
    }


def _make_poster(handboek: Handboek, afgeleid: Afgeleid, jaar: Schooljaar, zetter: Zetter) -> bytes:
    return zetter("jaarposter", poster_gegevens(handboek, afgeleid, jaar))


def poster_gegevens(handboek: Handboek, afgeleid: Afgeleid, jaar: Schooljaar) -> dict[str, object]:
    """What the template needs. How many moments of a month fit, the template measures: it takes them from the front."""
    maanden = make_jaar(handboek, afgeleid, jaar)
    aanwezig = {moment.soort for maand in maanden for moment in (*maand.op_dag, *maand.in_maand)}
    return {
        "huis": make_huis(handboek, afgeleid, publiek=False),
        "jaar": str(jaar),
        "maanden": [_maand(handboek.organisatie, maand) for maand in maanden],
        "soorten": [
            {"soort": soort.value, "naam": naam.een, "vorm": naam.vorm} for soort, naam in SOORTNAMEN.items() if soort in aanwezig
        ],
        "webadres": adressen.op_web(handboek.organisatie.webadres.team, f"kalender/{jaar}.md"),
    }


def _maand(organisatie: Organisatie, maand: Jaarmaand) -> dict[str, object]:
    momenten = _zonder_dubbele((*maand.op_dag, *maand.in_maand))
    plaats = {id(moment): nummer for nummer, moment in enumerate(sorted(momenten, key=op_volgorde))}
    regios = eigen_regios(organisatie) or frozenset(Vakantieregio)
    return {
        "naam": taal.hoofdletter(taal.maand(maand.dag)),
        "weken": [
            {
                "nummer": week[0].isocalendar().week,
                "dagen": [_dag(regios, maand, dag) for dag in week],
            }
            for week in Calendar().monthdatescalendar(maand.dag.year, maand.dag.month)
        ],
        "vakanties": [_vakantie(organisatie, vakantie, maand.dag) for vakantie in maand.vakanties],
        "punten": [
            {
                "plaats": plaats[id(moment)],
                "soort": moment.soort.value,
                "dagen": _dagnummers(maand, moment),
                "dag": "" if moment.hele_maand else dagkort(moment.dag, moment.tot_en_met),
                "titel": momenttitel(moment),
                "ongeveer": moment.ongeveer,
            }
            for moment in sorted(momenten, key=_voorrang)
        ],
    }


def _voorrang(moment: Moment) -> tuple[object, ...]:
    """What comes first where there is no room for all: what somebody named, what holds for everybody, days, then by kind."""
    rang = 0 if moment.soort in VOOROP else 2 if moment.hele_maand or moment.soort is Momentsoort.DOEL else 1
    return (moment.ongeveer, rang, VOLGORDE[moment.soort], *op_volgorde(moment))


def _dagnummers(maand: Jaarmaand, moment: Moment) -> list[int]:
    """The days to mark in the small calendar: those that somebody named, within this month."""
    if moment.hele_maand or moment.ongeveer:
        return []
    laatste = min(moment.tot_en_met or moment.dag, maand.laatste_dag)
    return list(range(moment.dag.day, max(laatste, moment.dag).day + 1))


def _zonder_dubbele(momenten: Iterable[Moment]) -> list[Moment]:
    """Each once: on paper it does not matter that two cards name the same test in the same month."""
    gezien: dict[tuple[object, ...], Moment] = {}
    for moment in momenten:
        wanneer = (moment.hele_maand, moment.dag, moment.tot_en_met)
        gezien.setdefault((*wanneer, momenttitel(moment).casefold()), moment)
    return list(gezien.values())


def _dag(regios: frozenset[Vakantieregio], maand: Jaarmaand, dag: date) -> dict[str, object] | None:
    """A day in the small calendar; None outside the month. `vrij`: 'alle' schools have holidays, or a 'deel' of them."""
    if dag.month != maand.dag.month:
        return None
    vrij: set[Vakantieregio] = set()
    for vakantie in maand.vakanties:
        if vakantie.van <= dag <= vakantie.tot_en_met:
            vrij |= set(vakantie.regios) or regios
    wie = "alle" if vrij >= regios else "deel" if vrij & regios else ""
    return {"nummer": dag.day, "weekend": dag.weekday() >= 5, "vrij": wie}


def _vakantie(organisatie: Organisatie, vakantie: Vakantie, maand: date) -> dict[str, object]:
    van = vakantie.van if vakantie.van >= maand else None
    return {
        "naam": vakantienaam(vakantie),
        "wanneer": dagkort(vakantie.van, vakantie.tot_en_met) if van else f"t/m {vakantie.tot_en_met.day}",
        "regios": taal.opsomming(regionamen(organisatie, vakantie)),
    }
