"""Check, stage 4: judgements of the inspectorate: outside the scale, without a standard, without anything that followed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from kwaliteitshandboek.check.bekend import Bekend
from kwaliteitshandboek.check.bezoeken import check_item, check_oordeel, dubbele_wie, toekomst
from kwaliteitshandboek.derive.bezoeken import itemcode, laatste_oordelen, schaalplaats, wie
from kwaliteitshandboek.derive.namen import wie_naam
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.bezoeken import (
    ONVOLDOENDE_ZONDER_VERVOLG,
    OORDEEL_ZONDER_ITEM,
    OUD_OORDEEL_OPENBAAR,
    ZONDER_KADER,
)
from kwaliteitshandboek.model.basis import Zichtbaarheid
from kwaliteitshandboek.model.bezoek import Inspectieoordeel, Inspectiesoort
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.taal import datum

ZWAK: Final = frozenset({"onvoldoende", "zeer zwak", "zwak"})
"""Words of the inspectorate for what is not good enough, also where no framework is named."""


def check_inspectie(handboek: Handboek, bekend: Bekend, vandaag: date | None) -> Iterator[Finding]:
    """All rules about the judgements; without `vandaag` what depends on the day is left out."""
    for oordeel in handboek.inspectieoordelen:
        if oordeel.school is not None and oordeel.bestuur is not None:
            yield dubbele_wie(oordeel)
        if vandaag is not None and oordeel.datum > vandaag:
            yield toekomst(oordeel, oordeel.datum)
        kader = handboek.kader_per_id.get(oordeel.kader or "")
        if kader is not None and oordeel.soort is Inspectiesoort.OORDEEL:
            yield from check_oordeel(kader, oordeel.oordeel, oordeel.plek.veld("oordeel"))
        if kader is not None and oordeel.item is None:
            yield OORDEEL_ZONDER_ITEM.op(oordeel.plek.veld("kader"), kader=kader.id)
        elif kader is not None and oordeel.item is not None:
            yield from check_item(kader, bekend, oordeel.item, oordeel.plek.veld("item"))
        elif oordeel.kader is None and oordeel.item is not None:
            yield ZONDER_KADER.op(oordeel.plek.veld("item"), naam=oordeel.item)
    yield from _laatste(handboek, vandaag)


def _laatste(handboek: Handboek, vandaag: date | None) -> Iterator[Finding]:
    """The newest judgement of each item: what follows on it, and whether the public edition has it too."""
    for (ieder, kader, item), oordeel in laatste_oordelen(handboek).items():
        wat = f"{item}" if item else "het geheel"
        naam = wie_naam(handboek.organisatie, ieder.school, ieder.bestuur)
        if _onvoldoende(handboek, oordeel) and not _vervolg(handboek, oordeel) and vandaag is not None:
            yield ONVOLDOENDE_ZONDER_VERVOLG.op(
                oordeel.plek.veld("oordeel"), wat=wat, wie=naam, oordeel=oordeel.oordeel, datum=datum(oordeel.datum)
            )
        if oordeel.zichtbaarheid is Zichtbaarheid.INTERN:
            ouder = [
                o.datum
                for o in handboek.inspectieoordelen
                if o.soort is Inspectiesoort.OORDEEL
                and o.zichtbaarheid is Zichtbaarheid.PUBLIEK
                and (wie(o), o.kader if o.item else None, itemcode(handboek, o)) == (ieder, kader, item)
            ]
            if ouder:
                yield OUD_OORDEEL_OPENBAAR.op(oordeel.plek, wat=wat, wie=naam, oud=datum(max(ouder)))


def _onvoldoende(handboek: Handboek, oordeel: Inspectieoordeel) -> bool:
    kader = handboek.kader_per_id.get(oordeel.kader or "")
    onderaan = kader is not None and len(kader.schaal) > 1 and schaalplaats(kader, oordeel.oordeel) == 0
    return onderaan or oordeel.oordeel.strip().lower() in ZWAK


def _vervolg(handboek: Handboek, oordeel: Inspectieoordeel) -> bool:
    """Whether an analysis of the school, or an agreement of a visit or signal, came after the judgement."""
    vanaf, jaar = oordeel.datum, Schooljaar.van_datum(oordeel.datum)
    analyses = (
        a.datum >= vanaf if a.datum is not None else a.schooljaar >= jaar for a in handboek.analyses if a.school == oordeel.school
    )
    afspraken = (bool(b.afspraken) and (b.datum or vanaf) >= vanaf for b in handboek.bezoeken if wie(b) == wie(oordeel))
    signalen = (bool(s.afspraken) and s.datum >= vanaf for s in handboek.signalen if s.school == oordeel.school)
    return any((*analyses, *afspraken, *signalen))
