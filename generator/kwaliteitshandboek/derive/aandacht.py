"""Derive, stage 3: what asks for attention: what is late, cards that changed, figures under their norm without analysis."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Aandachtsoort, Aandachtspunt, Afgeleid
from kwaliteitshandboek.derive.bezoeken import Beurtstand, derive_beurten
from kwaliteitshandboek.derive.bezoekmomenten import bezoektitel
from kwaliteitshandboek.derive.losse_einden import Eindsoort, einden_na_analyse
from kwaliteitshandboek.derive.momenten import van_acties
from kwaliteitshandboek.model.cijfer import Oordeel
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart, Kaartstatus

_VOLGORDE: Final = (
    Aandachtsoort.KAART_TE_LAAT,
    Aandachtsoort.ACTIE_TE_LAAT,
    Aandachtsoort.BEZOEK_TE_LAAT,
    Aandachtsoort.KAART_VASTSTELLEN,
    Aandachtsoort.KAART_GEWIJZIGD,
    Aandachtsoort.KAART_OPNIEUW_BEKIJKEN,
    Aandachtsoort.ANALYSE_HERBEVESTIGEN,
)

_EINDSOORTEN: Final[Mapping[Eindsoort, Aandachtsoort]] = {
    Eindsoort.ANALYSE_ZONDER_ACTIE: Aandachtsoort.ANALYSE_ZONDER_ACTIE,
    Eindsoort.ACTIE_ZONDER_METING: Aandachtsoort.ACTIE_ZONDER_METING,
    Eindsoort.AFSPRAAK_ZONDER_OPVOLGING: Aandachtsoort.AFSPRAAK_ZONDER_OPVOLGING,
}

OnderNorm = Callable[[str, str], Iterable[str]]
"""Indicator, school year -> the schools whose figure to lead with lies under its norm."""


def derive_aandacht(handboek: Handboek, afgeleid: Afgeleid, onder_norm: OnderNorm | None = None) -> tuple[Aandachtspunt, ...]:
    """What is late, what changed since a card was adopted, and which figure of a school lies under its norm without an analysis.

    Looked at are the figures to lead with in the newest school year in which the indicator was measured. Order: cards to
    evaluate, actions, visits, cards to adopt (the longest late first), cards that changed, cards to look at anew, analyses under
    which figures changed, then figures, and what comes after them: analyses without action, actions without a later figure,
    agreements without follow-up. Reads everything in `afgeleid` but its own field `aandacht`.
    `onder_norm` is a quicker way to what the figures say; without it they are read one by one.
    """
    vandaag = afgeleid.vandaag
    kaarten = [
        Aandachtspunt(Aandachtsoort.KAART_TE_LAAT, kaart.titel, kaart=kaart.id, sinds=kaart.evaluatie.gepland)
        for kaart in handboek.kaarten
        if kaart.te_laat(vandaag)
    ]
    acties = [
        Aandachtspunt(
            Aandachtsoort.ACTIE_TE_LAAT,
            moment.titel,
            kaart=moment.kaart,
            school=moment.school,
            sinds=moment.dag,
            bron=moment.bron,
        )
        for moment in van_acties(handboek)
        if moment.dag < vandaag
    ]
    bezoeken = [
        Aandachtspunt(
            Aandachtsoort.BEZOEK_TE_LAAT,
            bezoektitel(handboek, beurt.soort.naam, beurt.wie),
            school=beurt.wie.school,
            sinds=beurt.voor,
            bron=("bezoeksoort", beurt.soort.id),
        )
        for beurt in derive_beurten(handboek, vandaag)
        if beurt.stand is Beurtstand.TE_LAAT
    ]
    analyses = [
        Aandachtspunt(
            Aandachtsoort.ANALYSE_HERBEVESTIGEN,
            analyse.titel,
            analyse=analyse.id,
            school=analyse.school,
            schooljaar=str(analyse.schooljaar),
        )
        for analyse in handboek.analyses
        if analyse.id in afgeleid.analysestanden and afgeleid.analysestanden[analyse.id].herbevestigen
    ]
    punten = [*kaarten, *acties, *bezoeken, *analyses]
    punten += [punt for kaart in handboek.kaarten for punt in _vaststelling(kaart, afgeleid)]
    op_volgorde = sorted(punten, key=lambda punt: (_VOLGORDE.index(punt.soort), punt.sinds or vandaag, punt.titel))
    return (*op_volgorde, *_onder_norm(handboek, afgeleid, onder_norm), *_losse_einden(handboek, afgeleid))


def _losse_einden(handboek: Handboek, afgeleid: Afgeleid) -> Iterator[Aandachtspunt]:
    """Open ends that somebody can do something about; what only waits for a figure asks for nothing."""
    titels = {analyse.id: analyse.titel for analyse in handboek.analyses}
    for einde in einden_na_analyse(handboek, afgeleid):
        if einde.soort not in _EINDSOORTEN:
            continue
        ding = einde.actie or einde.afspraak
        yield Aandachtspunt(
            _EINDSOORTEN[einde.soort],
            titels.get(einde.analyse or "", "") if ding is None else ding.wat,
            school=einde.school,
            schooljaar=einde.schooljaar,
            sinds=None if ding is None else ding.gereed_op,
            analyse=einde.analyse,
            bron=None if einde.afspraak is None else einde.afspraak.bron,
        )


def _vaststelling(kaart: Kaart, afgeleid: Afgeleid) -> Iterator[Aandachtspunt]:
    """A card that should have been adopted anew, that is no longer what was adopted, or that refers to what changed."""
    stand = afgeleid.kaartstanden[kaart.id]
    if stand.hervaststellen_op is not None and stand.hervaststellen_op < afgeleid.vandaag:
        yield Aandachtspunt(Aandachtsoort.KAART_VASTSTELLEN, kaart.titel, kaart=kaart.id, sinds=stand.hervaststellen_op)
    if stand.gewijzigd and stand.laatste is not None and kaart.status is Kaartstatus.VASTGESTELD:
        yield Aandachtspunt(Aandachtsoort.KAART_GEWIJZIGD, kaart.titel, kaart=kaart.id, sinds=stand.laatste.op)
    if stand.opnieuw_bekijken:
        yield Aandachtspunt(Aandachtsoort.KAART_OPNIEUW_BEKIJKEN, kaart.titel, kaart=kaart.id)


def _onder_norm(handboek: Handboek, afgeleid: Afgeleid, onder_norm: OnderNorm | None) -> Iterator[Aandachtspunt]:
    """Figures under their norm without analysis; indicators and schools in the order of their keys."""
    scholen = sorted(school.sleutel for school in handboek.organisatie.scholen)
    # Only indicators with a norm have a verdict: the figures of the others are not even worked out.
    for indicator in sorted((i for i in handboek.indicatoren if i.normen), key=lambda i: i.id):
        jaar = afgeleid.laatste_jaar(indicator.id)
        if jaar is None:
            continue
        if onder_norm is not None:
            onder = set(onder_norm(indicator.id, jaar))
        else:
            onder = {s for s in scholen if afgeleid.hoofdcijfer(indicator.id, s, jaar).oordeel is Oordeel.ONDER}
        for school in scholen:
            if school in onder and not afgeleid.relaties.analyses_van_cijfer.get((indicator.id, school, jaar)):
                yield Aandachtspunt(
                    Aandachtsoort.ONDER_NORM_ZONDER_ANALYSE,
                    indicator.naam,
                    indicator=indicator.id,
                    school=school,
                    schooljaar=jaar,
                )
