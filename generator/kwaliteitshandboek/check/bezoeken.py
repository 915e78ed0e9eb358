"""Check, stage 4: visits, agreements and signals: late, without outcome, outside the scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from kwaliteitshandboek.check.bekend import Bekend, Soort, plek_van_veld
from kwaliteitshandboek.check.itemraad import raad_code
from kwaliteitshandboek.derive.acties import AF
from kwaliteitshandboek.derive.bezoeken import (
    Beurt,
    Beurtstand,
    derive_beurten,
    kader_van,
    schaalplaats,
    toetsing,
    wie,
    zelfevaluatie_bij,
)
from kwaliteitshandboek.derive.kaartstanden import plus_maanden
from kwaliteitshandboek.derive.namen import wie_naam
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.bezoeken import (
    AFSPRAAK_TE_LAAT,
    AFSPRAAK_VOOR_BEZOEK,
    AFSPRAAK_ZONDER_OPVOLGING,
    BEZOEK_DATUM,
    BEZOEK_TE_LAAT,
    GROOT_VERSCHIL,
    ITEM_DUBBEL,
    ITEM_ONBEKEND,
    NOOIT_BEZOCHT,
    OORDEEL_BUITEN_SCHAAL,
    SIGNAAL_LANG_OPEN,
    VERKEERDE_WIE,
    ZONDER_KADER,
    ZONDER_UITKOMST,
    ZONDER_ZELFEVALUATIE,
)
from kwaliteitshandboek.findings.suggestie import bedoelt, kort, opties
from kwaliteitshandboek.model.bezoek import (
    Afspraak,
    Bezocht,
    Bezoek,
    Inspectieoordeel,
    Signaal,
    Signaalstatus,
)
from kwaliteitshandboek.model.doel import Actiestatus
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.taal import aantal, datum, opsomming

SIGNAAL_MAANDEN: Final = 6
"""A signal that is open for longer asks for attention."""

NOEM: Final = 5
"""Schools that a finding names one by one; of more it says how many."""


def check_bezoeken(handboek: Handboek, bekend: Bekend, vandaag: date | None) -> Iterator[Finding]:
    """All rules about visits, agreements and signals; without `vandaag` what depends on the day is left out."""
    for bezoek in handboek.bezoeken:
        yield from _bezoek(handboek, bekend, bezoek)
        yield from _afspraken(bezoek.afspraken, bezoek, bezoek.datum, vandaag)
    for signaal in handboek.signalen:
        yield from _in_schooljaar(signaal, signaal.datum, signaal.schooljaar, vandaag)
        yield from _afspraken(signaal.afspraken, signaal, signaal.datum, vandaag)
        yield from _open_signaal(signaal, vandaag)
    if vandaag is not None:
        yield from _beurten(handboek, vandaag)
        for bezoek in handboek.bezoeken:
            if bezoek.datum is not None:
                yield from _in_schooljaar(bezoek, bezoek.datum, bezoek.schooljaar, vandaag)


# Visits


def _beurten(handboek: Handboek, vandaag: date) -> Iterator[Finding]:
    beurten = derive_beurten(handboek, vandaag)
    for beurt in beurten:
        if beurt.stand is Beurtstand.TE_LAAT and beurt.laatste is not None and beurt.voor is not None:
            yield BEZOEK_TE_LAAT.op(
                beurt.laatste.plek.veld("datum"),
                soort=beurt.soort.naam,
                wie=_naam(handboek, beurt),
                laatste=datum(beurt.laatste.datum or vandaag),
                voor=datum(beurt.voor),
            )
    for soort in handboek.bezoeksoorten:
        nooit = [beurt for beurt in beurten if beurt.soort.id == soort.id and beurt.stand is Beurtstand.NOOIT]
        if nooit:
            yield NOOIT_BEZOCHT.op(soort.plek.veld("elke_maanden"), soort=soort.naam, wie=_wie_nooit(handboek, nooit))
    for bezoek in handboek.bezoeken:
        if bezoek.datum is None and bezoek.gepland is not None and bezoek.gepland < vandaag:
            yield ZONDER_UITKOMST.op(bezoek.plek.veld("gepland"), gepland=datum(bezoek.gepland))


def _naam(handboek: Handboek, beurt: Beurt) -> str:
    return wie_naam(handboek.organisatie, beurt.wie.school, beurt.wie.bestuur)


def _wie_nooit(handboek: Handboek, beurten: Sequence[Beurt]) -> str:
    """Their names, or how many of each they are."""
    if len(beurten) <= NOEM:
        return opsomming([_naam(handboek, beurt) for beurt in beurten])
    telling = Counter(beurt.wie.soort for beurt in beurten)
    return opsomming([aantal(keer, *_TELWOORDEN[soort]) for soort, keer in telling.items()])


_TELWOORDEN: Final = {
    Bezocht.SCHOOL: ("school", "scholen"),
    Bezocht.BESTUUR: ("bestuur", "besturen"),
    Bezocht.ORGANISATIE: ("organisatie", "organisaties"),
}


def _bezoek(handboek: Handboek, bekend: Bekend, bezoek: Bezoek) -> Iterator[Finding]:
    soort = handboek.bezoeksoort_per_id.get(bezoek.soort)
    if bezoek.school is not None and bezoek.bestuur is not None:
        yield dubbele_wie(bezoek)
    elif soort is not None and wie(bezoek).soort not in soort.bezocht:
        bezocht = " of ".join(_ZINSDELEN[ander] for ander in soort.bezocht)
        wat = f"Dit bezoek is aan {_ZINSDELEN[wie(bezoek).soort]}, maar '{soort.naam}' gaat naar {bezocht}."
        yield VERKEERDE_WIE.op(bezoek.plek, wat=wat, raad="Verbeter 'school' of 'bestuur', of kies een andere soort.")
    kader = kader_van(handboek, bezoek)
    genoemd = [(o.item, o) for o in bezoek.oordelen] + [(a.item, a) for a in bezoek.afspraken if a.item]
    if kader is None:
        # A framework that is named but unknown has a finding of its own.
        noemt_kader = bezoek.kader or (soort is None or soort.kader)
        for item, ding in genoemd[:1] if not noemt_kader else ():
            yield ZONDER_KADER.op(plek_van_veld(ding, "item", bezoek), naam=item)
        return
    for item, ding in genoemd:
        yield from check_item(kader, bekend, str(item), plek_van_veld(ding, "item", bezoek))
    gezien: set[str] = set()
    for oordeel in bezoek.oordelen:
        yield from check_oordeel(kader, oordeel.oordeel, plek_van_veld(oordeel, "oordeel", bezoek))
        if oordeel.item in gezien:
            yield ITEM_DUBBEL.op(plek_van_veld(oordeel, "item", bezoek), naam=oordeel.item)
        gezien.add(oordeel.item)
    if bezoek.oordelen and soort is not None and soort.toets and zelfevaluatie_bij(handboek, bezoek) is None:
        plek = bezoek.plek.veld("oordelen")
        yield ZONDER_ZELFEVALUATIE.op(plek, wie=wie_naam(handboek.organisatie, bezoek.school, bezoek.bestuur), kader=kader.id)
    yield from _verschillen(handboek, kader, bezoek)


def _verschillen(handboek: Handboek, kader: Kader, bezoek: Bezoek) -> Iterator[Finding]:
    """Judgements more than one step from the own judgement, as long as no agreement of the visit is about the item."""
    naast = toetsing(handboek, bezoek)
    if naast is None:
        return
    besproken = {kader.opvolger(afspraak.item) for afspraak in bezoek.afspraken if afspraak.item is not None}
    for oordeel, vergelijking in zip(bezoek.oordelen, naast.items, strict=True):
        if vergelijking in naast.ver and kader.opvolger(oordeel.item) not in besproken:
            yield GROOT_VERSCHIL.op(
                plek_van_veld(oordeel, "oordeel", bezoek),
                item=oordeel.item,
                wie=wie_naam(handboek.organisatie, bezoek.school, bezoek.bestuur),
                zelf=_stapnaam(kader, vergelijking.zelf),
                bezoekers=_stapnaam(kader, vergelijking.bezoek),
                stappen=abs(vergelijking.stappen),
            )


def _stapnaam(kader: Kader, oordeel: str | None) -> str:
    plaats = schaalplaats(kader, oordeel)
    return "" if plaats is None else kader.schaal[plaats].naam


_ZINSDELEN: Final = {
    Bezocht.SCHOOL: "een school",
    Bezocht.BESTUUR: "een bestuur",
    Bezocht.ORGANISATIE: "de organisatie zelf",
}


def dubbele_wie(ding: Bezoek | Inspectieoordeel) -> Finding:
    """Both a school and a board are named."""
    wat = "Hier staan een school en een bestuur. Het programma houdt de school aan."
    return VERKEERDE_WIE.op(ding.plek.veld("bestuur"), wat=wat, raad="Laat een van beide weg.")


def check_item(kader: Kader, bekend: Bekend, item: str, plek: Plek) -> Iterator[Finding]:
    """An item that the framework does not have, and never had: of what lapsed `check.vervallen` tells."""
    bekende_code = item in kader.item_per_code or item in kader.vervallen_per_code
    if not bekende_code and not bekend.kent(Soort.ITEM, f"{kader.id}/{item}"):
        yield ITEM_ONBEKEND.op(plek, kader=kader.id, naam=kort(item), suggestie=raad_code(kader, item))


def check_oordeel(kader: Kader, oordeel: str, plek: Plek) -> Iterator[Finding]:
    """A judgement that the scale of the framework does not have."""
    if kader.schaal and schaalplaats(kader, oordeel) is None:
        waarden = [stap.waarde for stap in kader.schaal]
        yield OORDEEL_BUITEN_SCHAAL.op(
            plek, naam=kort(oordeel), kader=kader.id, suggestie=bedoelt(oordeel, waarden), schaal=opties(waarden)
        )


def _in_schooljaar(ding: Bezoek | Signaal, dag: date, jaar: Schooljaar, vandaag: date | None) -> Iterator[Finding]:
    if vandaag is not None and dag > vandaag:
        yield toekomst(ding, dag)
    elif dag not in jaar:
        waarom = f"valt niet in schooljaar {jaar}"
        raad = "Verbeter de datum of het schooljaar."
        yield BEZOEK_DATUM.op(ding.plek.veld("datum"), datum=datum(dag), waarom=waarom, raad=raad)


def toekomst(ding: Bezoek | Signaal | Inspectieoordeel, dag: date) -> Finding:
    """What is said to have happened lies ahead."""
    raad = "Noteer een bezoek dat nog komt bij 'gepland'." if isinstance(ding, Bezoek) else "Verbeter de datum."
    return BEZOEK_DATUM.op(ding.plek.veld("datum"), datum=datum(dag), waarom="ligt in de toekomst", raad=raad)


# Agreements and signals


def _afspraken(
    afspraken: Sequence[Afspraak], wortel: Bezoek | Signaal, van: date | None, vandaag: date | None
) -> Iterator[Finding]:
    for afspraak in afspraken:
        plek = plek_van_veld(afspraak, "gereed_op", wortel)
        naam, dag = kort(afspraak.wat), datum(afspraak.gereed_op)
        if van is not None and afspraak.gereed_op < van:
            yield AFSPRAAK_VOOR_BEZOEK.op(plek, naam=naam, datum=dag, van=datum(van))
        elif vandaag is not None and afspraak.status not in AF and afspraak.gereed_op < vandaag:
            yield AFSPRAAK_TE_LAAT.op(plek, naam=naam, datum=dag, status=afspraak.status.value)
        if afspraak.status is Actiestatus.GEREED and afspraak.opvolging is None:
            yield AFSPRAAK_ZONDER_OPVOLGING.op(plek_van_veld(afspraak, "status", wortel), naam=naam)


def _open_signaal(signaal: Signaal, vandaag: date | None) -> Iterator[Finding]:
    tot = plus_maanden(signaal.datum, SIGNAAL_MAANDEN)
    if signaal.status is Signaalstatus.OPEN and vandaag is not None and tot is not None and tot < vandaag:
        yield SIGNAAL_LANG_OPEN.op(signaal.plek.veld("datum"), datum=datum(signaal.datum), maanden=SIGNAAL_MAANDEN)
