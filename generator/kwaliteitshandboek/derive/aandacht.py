"""Derive, stage 3: what asks for attention: late cards and actions, and figures under their norm that nobody analysed."""

from __future__ import annotations

from collections.abc import Iterator

from kwaliteitshandboek.derive.afgeleid import Aandachtsoort, Aandachtspunt, Afgeleid
from kwaliteitshandboek.derive.momenten import van_acties
from kwaliteitshandboek.model.cijfer import Oordeel
from kwaliteitshandboek.model.handboek import Handboek


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
        for moment in van_acties(handboek)
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
