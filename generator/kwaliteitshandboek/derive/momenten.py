"""Derive, stage 3: dated moments of cards, actions and goals, and what asks for attention."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Aandachtsoort, Aandachtspunt, Afgeleid, Moment, Momentsoort
from kwaliteitshandboek.model.cijfer import Oordeel
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
    momenten = [*_van_kaarten(handboek), *_van_acties(handboek), *_van_doelen(handboek)]
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


def _van_acties(handboek: Handboek) -> Iterator[Moment]:
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


def derive_aandacht(handboek: Handboek, afgeleid: Afgeleid) -> tuple[Aandachtspunt, ...]:
    """What is late, and which figure of a school lies under its norm while no analysis rests on it.

    Looked at are the figures to lead with in the newest school year in which the indicator was measured. Order: cards, actions
    (the longest late first), then figures. Reads everything in `afgeleid` but its own field `aandacht`.
    """
    vandaag = afgeleid.vandaag
    kaarten = [
        Aandachtspunt(Aandachtsoort.KAART_TE_LAAT, kaart.titel, kaart=kaart.id, sinds=kaart.evaluatie.gepland)
        for kaart in handboek.kaarten
        if kaart.te_laat(vandaag)
    ]
    acties = [
        Aandachtspunt(Aandachtsoort.ACTIE_TE_LAAT, moment.titel, kaart=moment.kaart, school=moment.school, sinds=moment.dag)
        for moment in _van_acties(handboek)
        if moment.dag < vandaag
    ]
    laat = sorted([*kaarten, *acties], key=lambda punt: (punt.soort, punt.sinds or vandaag, punt.titel))
    return (*laat, *_onder_norm(handboek, afgeleid))


def _onder_norm(handboek: Handboek, afgeleid: Afgeleid) -> Iterator[Aandachtspunt]:
    """Figures under their norm without analysis; indicators and schools in the order of their keys."""
    scholen = sorted(school.sleutel for school in handboek.organisatie.scholen)
    # Only indicators with a norm have a verdict: the figures of the others are not even worked out.
    for indicator in sorted((i for i in handboek.indicatoren if i.normen), key=lambda i: i.id):
        jaar = afgeleid.laatste_jaar(indicator.id)
        if jaar is None:
            continue
        for school in scholen:
            onder = afgeleid.hoofdcijfer(indicator.id, school, jaar).oordeel is Oordeel.ONDER
            if onder and not afgeleid.relaties.analyses_van_cijfer.get((indicator.id, school, jaar)):
                yield Aandachtspunt(
                    Aandachtsoort.ONDER_NORM_ZONDER_ANALYSE,
                    indicator.naam,
                    indicator=indicator.id,
                    school=school,
                    schooljaar=jaar,
                )
