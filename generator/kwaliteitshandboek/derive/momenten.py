"""Derive, stage 3: the moments of a handbook, placed in the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Moment, Momentsoort
from kwaliteitshandboek.model.doel import Actiestatus
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaartstatus
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.taal import MAANDEN

_MAAND: Final = re.compile(rf"\b({'|'.join(MAANDEN)})\b", re.IGNORECASE)
_AF: Final = frozenset({Actiestatus.GEREED, Actiestatus.VERVALLEN})


def derive_momenten(handboek: Handboek) -> tuple[Moment, ...]:
    """Everything with a day or a month, in order of time.

    A planning step that names months in words ("oktober en januari") gives one moment for each of them, within the step's
    own school year. What names no month or day gives none here; the card itself still shows its words.
    """
    momenten = [*_van_kaarten(handboek), *van_acties(handboek), *_van_doelen(handboek)]
    return tuple(sorted(momenten, key=lambda moment: (moment.dag, moment.soort, moment.titel, moment.kaart or "")))


def _van_kaarten(handboek: Handboek) -> Iterator[Moment]:
    for kaart in handboek.kaarten:
        if kaart.status is Kaartstatus.VERVALLEN:
            continue
        gepland = kaart.evaluatie.gepland
        if gepland is not None and not any(dag >= gepland for dag in kaart.evaluatie.uitgevoerd):
            yield _dag(gepland, Momentsoort.KAARTEVALUATIE, kaart.titel, kaart.eigenaren, kaart=kaart.id)
        for jaar in kaart.planning:
            for stap in jaar.stappen:
                if stap.klaar:
                    continue
                rollen = stap.eigenaren or kaart.eigenaren
                if stap.datum is not None:
                    yield _dag(stap.datum, Momentsoort.PLANNING, stap.wat, rollen, kaart=kaart.id)
                for eerste in maanden_in(stap.wanneer or "", jaar.schooljaar):
                    moment = _dag(eerste, Momentsoort.PLANNING, stap.wat, rollen, kaart=kaart.id)
                    yield replace(moment, hele_maand=True)


def _dag(
    dag: date, soort: Momentsoort, titel: str, rollen: tuple[str, ...], *, kaart: str | None = None, school: str | None = None
) -> Moment:
    return Moment(
        dag, hele_maand=False, soort=soort, titel=titel, kaart=kaart, rollen=rollen, scholen=(school,) if school else ()
    )


def maanden_in(tekst: str, schooljaar: Schooljaar) -> tuple[date, ...]:
    """The first days of the months that a text names, placed in the school year (August to July), each once."""
    nummers = dict.fromkeys(MAANDEN.index(naam.lower()) + 1 for naam in _MAAND.findall(tekst))
    return tuple(date(schooljaar.begin if nummer >= 8 else schooljaar.begin + 1, nummer, 1) for nummer in nummers)


def van_acties(handboek: Handboek) -> Iterator[Moment]:
    """The days on which actions are to be done, those that are done or dropped left out."""
    for analyse in handboek.analyses:
        for bevinding in analyse.bevindingen:
            for conclusie in bevinding.conclusies:
                for actie in conclusie.acties:
                    if actie.status not in _AF:
                        rollen = (actie.eigenaar,)
                        yield _dag(
                            actie.gereed_op, Momentsoort.ACTIE, actie.wat, rollen, kaart=actie.kaart, school=analyse.school
                        )


def _van_doelen(handboek: Handboek) -> Iterator[Moment]:
    for doel in handboek.doelen:
        yield _dag(doel.schooljaar.laatste_dag, Momentsoort.DOEL, doel.titel, (doel.eigenaar,), school=doel.school)
