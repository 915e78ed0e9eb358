"""Check, stage 4: visits, agreements and signals: late, without outcome, outside the scale, about a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from kwaliteitshandboek.check.bekend import Bekend, Soort, plek_van_veld
from kwaliteitshandboek.check.itemraad import raad_code
from kwaliteitshandboek.check.personen import bekende_woorden, noemt_persoon
from kwaliteitshandboek.derive.acties import AF
from kwaliteitshandboek.derive.bezoeken import (
    Beurtstand,
    Wie,
    derive_beurten,
    kader_van,
    schaalplaats,
    wie,
    zelfevaluatie_bij,
)
from kwaliteitshandboek.derive.kaartstanden import plus_maanden
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.bezoeken import (
    AFSPRAAK_TE_LAAT,
    AFSPRAAK_VOOR_BEZOEK,
    AFSPRAAK_ZONDER_OPVOLGING,
    BEZOEK_DATUM,
    BEZOEK_TE_LAAT,
    BSN_IN_TEKST,
    ITEM_DUBBEL,
    ITEM_ONBEKEND,
    OORDEEL_BUITEN_SCHAAL,
    PERSOON_IN_TEKST,
    SIGNAAL_LANG_OPEN,
    VERKEERDE_WIE,
    ZONDER_KADER,
    ZONDER_UITKOMST,
    ZONDER_ZELFEVALUATIE,
)
from kwaliteitshandboek.findings.suggestie import bedoelt, kort, opties
from kwaliteitshandboek.model.basis import Onderdeel
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
from kwaliteitshandboek.model.persoonsgegevens import is_bsn, negencijferig
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.taal import datum

SIGNAAL_MAANDEN: Final = 6
"""A signal that is open for longer asks for attention."""


def check_bezoeken(handboek: Handboek, bekend: Bekend, vandaag: date | None) -> Iterator[Finding]:
    """All rules about visits, agreements and signals; without `vandaag` what depends on the day is left out."""
    for bezoek in handboek.bezoeken:
        yield from _bezoek(handboek, bekend, bezoek)
        yield from _afspraken(bezoek.afspraken, bezoek, bezoek.datum, vandaag)
    for signaal in handboek.signalen:
        yield from _in_schooljaar(signaal, signaal.datum, signaal.schooljaar, vandaag)
        yield from _afspraken(signaal.afspraken, signaal, signaal.datum, vandaag)
        yield from _open_signaal(signaal, vandaag)
    yield from _personen(handboek)
    if vandaag is not None:
        yield from _beurten(handboek, vandaag)
        for bezoek in handboek.bezoeken:
            if bezoek.datum is not None:
                yield from _in_schooljaar(bezoek, bezoek.datum, bezoek.schooljaar, vandaag)


# Visits


def _beurten(handboek: Handboek, vandaag: date) -> Iterator[Finding]:
    for beurt in derive_beurten(handboek, vandaag):
        if beurt.stand is Beurtstand.TE_LAAT and beurt.laatste is not None and beurt.voor is not None:
            yield BEZOEK_TE_LAAT.op(
                beurt.laatste.plek.veld("datum"),
                soort=beurt.soort.naam,
                wie=naam_van(handboek, beurt.wie),
                laatste=datum(beurt.laatste.datum or vandaag),
                voor=datum(beurt.voor),
            )
    for bezoek in handboek.bezoeken:
        if bezoek.datum is None and bezoek.gepland is not None and bezoek.gepland < vandaag:
            yield ZONDER_UITKOMST.op(bezoek.plek.veld("gepland"), gepland=datum(bezoek.gepland))


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
        yield ZONDER_ZELFEVALUATIE.op(plek, wie=naam_van(handboek, wie(bezoek)), kader=kader.id)


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


_TEKSTVELDEN: Final = ("samenvatting", "onderwerp", "tekst", "advies", "toelichting", "wat", "opvolging")


def _personen(handboek: Handboek) -> Iterator[Finding]:
    """Texts that hold a number or name of a person; what was found is never repeated."""
    bekend = bekende_woorden(handboek)
    wortels: tuple[Bezoek | Signaal | Inspectieoordeel, ...] = (
        *handboek.bezoeken,
        *handboek.signalen,
        *handboek.inspectieoordelen,
    )
    for wortel in wortels:
        delen: list[Onderdeel] = [wortel]
        if not isinstance(wortel, Inspectieoordeel):
            delen += wortel.afspraken
        if isinstance(wortel, Bezoek):
            delen += wortel.oordelen
        for deel in delen:
            for veld in _TEKSTVELDEN:
                tekst = getattr(deel, veld, None)
                if isinstance(tekst, str):
                    yield from _persoon(tekst, bekend, veld, plek_van_veld(deel, veld, wortel))


def _persoon(tekst: str, bekend: frozenset[str], veld: str, plek: Plek) -> Iterator[Finding]:
    if any(map(is_bsn, negencijferig(tekst))):
        yield BSN_IN_TEKST.op(plek, veld=veld)
    elif (wat := noemt_persoon(tekst, bekend)) is not None:
        yield PERSOON_IN_TEKST.op(plek, veld=veld, wat=wat)


def naam_van(handboek: Handboek, ieder: Wie) -> str:
    """The name of a school, board, or of the organisation; the key where nobody knows it."""
    organisatie = handboek.organisatie
    school = organisatie.school_per_sleutel.get(ieder.school or "")
    if school is not None:
        return school.naam
    if ieder.soort is Bezocht.ORGANISATIE:
        return organisatie.naam
    return next((bestuur.naam for bestuur in organisatie.besturen if bestuur.id == ieder.sleutel), ieder.sleutel or "")
