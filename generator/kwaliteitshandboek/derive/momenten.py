"""Derive, stage 3: dated moments of cards, actions and goals, and what asks for attention."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Aandachtspunt, Aandachtsoort, Moment, Momentsoort, Relaties, Sleutel
from kwaliteitshandboek.model.cijfer import Cijfer, Oordeel
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
            yield Moment(gepland, False, Momentsoort.KAARTEVALUATIE, kaart.titel, kaart.id, kaart.eigenaren)
        for jaar in kaart.planning:
            for stap in jaar.stappen:
                if stap.klaar:
                    continue
                rollen = stap.eigenaren or kaart.eigenaren
                if stap.datum is not None:
                    yield Moment(stap.datum, False, Momentsoort.PLANNING, stap.wat, kaart.id, rollen)
                for eerste in maanden_in(stap.wanneer or "", jaar.schooljaar):
                    yield Moment(eerste, True, Momentsoort.PLANNING, stap.wat, kaart.id, rollen)


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
                        yield Moment(
                            actie.gereed_op,
                            False,
                            Momentsoort.ACTIE,
                            actie.wat,
                            actie.kaart,
                            (actie.eigenaar,),
                            analyse.school,
                        )


def _van_doelen(handboek: Handboek) -> Iterator[Moment]:
    for doel in handboek.doelen:
        yield Moment(
            doel.schooljaar.laatste_dag, False, Momentsoort.DOEL, doel.titel, None, (doel.eigenaar,), doel.school
        )


def derive_aandacht(
    handboek: Handboek, relaties: Relaties, hoofdcijfers: Mapping[Sleutel, Cijfer], vandaag: date
) -> tuple[Aandachtspunt, ...]:
    """What is late, and which newest figure of a school lies under its norm while no analysis rests on it.

    `hoofdcijfers` holds the figure to lead with for every indicator, school and year. Order: cards, actions, figures; the
    longest late first.
    """
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
    nieuwste: dict[tuple[str, str], str] = {}
    for indicator, school, jaar in hoofdcijfers:
        if school is not None:
            nieuwste[(indicator, school)] = max(jaar, nieuwste.get((indicator, school), jaar))
    onder = [
        Aandachtspunt(
            Aandachtsoort.ONDER_NORM_ZONDER_ANALYSE,
            handboek.indicator_per_id[indicator].naam,
            indicator=indicator,
            school=school,
            schooljaar=jaar,
        )
        for (indicator, school), jaar in sorted(nieuwste.items())
        if hoofdcijfers[(indicator, school, jaar)].oordeel is Oordeel.ONDER
        and not relaties.analyses_van_cijfer.get((indicator, school, jaar))
    ]
    return (*laat, *onder)
