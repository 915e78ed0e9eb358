"""Check, stage 4: what a single card lacks: moments, owners, steps, a version, and dates that agree with its status."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from kwaliteitshandboek.check.bekend import plek_van_veld
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.controle import VASTGESTELD_ZONDER
from kwaliteitshandboek.findings.kaarten import (
    GELDIGHEID_VOORBIJ,
    GELDT_NIET_VASTGESTELD,
    HERZIENING_ZONDER,
    JAAR_DUBBEL,
    LOG_TOEKOMST,
    LOG_VOORUIT,
    MR_LATER,
    RIJ_DUBBEL,
    RIJ_NOG_LEEG,
    RIJ_ONVOLLEDIG,
    STAP_OVERGESLAGEN,
)
from kwaliteitshandboek.findings.suggestie import kort
from kwaliteitshandboek.load.tekst import slug
from kwaliteitshandboek.model.basis import Onderdeel
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart, Kaartstatus
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.model.vaststelling import versiesleutel
from kwaliteitshandboek.taal import datum, opsomming

_GELDT: Final = frozenset({Kaartstatus.VASTGESTELD, Kaartstatus.IN_HERZIENING})
"""A card that holds is complete; one that is still being written may lack something."""

_LEEFT: Final = _GELDT | {Kaartstatus.CONCEPT}
"""A card that is only announced is empty by nature, and what lapsed needs no mending."""

_ZONDER: Final = {Kaartstatus.VASTGESTELD: VASTGESTELD_ZONDER, Kaartstatus.IN_HERZIENING: HERZIENING_ZONDER}
_BEWIJS: Final = {"versie": "het versienummer", "vastgesteld_op": "de datum van vaststellen"}
"""What every card that holds says of itself, and the finding where it does not."""

_MOMENT: Final = ("moment", "het moment")
_EIGENAAR: Final = ("eigenaren", "de eigenaar")


def check_kaartgebreken(handboek: Handboek, vandaag: date | None) -> Iterator[Finding]:
    """All rules about single cards; without `vandaag` what depends on the day is left out."""
    for kaart in handboek.kaarten:
        yield from _stappen(kaart)
        yield from _rijen(kaart)
        yield from _dubbel(kaart)
        yield from _data(kaart)
        yield from _log(kaart, vandaag)
        if vandaag is not None:
            yield from _geldigheid(kaart, vandaag)


def _stappen(kaart: Kaart) -> Iterator[Finding]:
    """A gap in the numbers of the steps; a number that stands there twice is another rule."""
    vorige = 0
    for stap in sorted(kaart.pdca, key=lambda stap: stap.stap):
        gat = range(vorige + 1, stap.stap)
        vorige = stap.stap
        if gat:
            # A mistyped number makes a long gap: its ends say enough.
            mist = f"ontbreekt stap {gat[0]}" if len(gat) == 1 else f"ontbreken de stappen {gat[0]} tot en met {gat[-1]}"
            yield STAP_OVERGESLAGEN.op(plek_van_veld(stap, "stap", kaart), stap=stap.stap, mist=mist)


def _rijen(kaart: Kaart) -> Iterator[Finding]:
    """Rows without a moment or an owner, each at its own line.

    When an activity takes place, and what is planned, may stay open longer than who measures what: there it is an advice.
    """
    if kaart.status not in _LEEFT:
        return
    geldt = kaart.status in _GELDT
    for rij in kaart.meetinstrumenten:
        leeg = [*([] if rij.moment else [_MOMENT]), *([] if rij.eigenaren else [_EIGENAAR])]
        yield from _leeg(rij, kaart, ("Het meetinstrument", rij.naam), leeg, zwaar=geldt)
    # A table of what, what for and who is whole; a moment is missing only where other rows have one.
    met_moment = any(rij.moment for rij in kaart.activiteiten)
    for activiteit in kaart.activiteiten:
        wie = [] if activiteit.wie or activiteit.op_verzoek else [("wie", "wie het doet")]
        moment = [] if activiteit.moment or not met_moment else [_MOMENT]
        yield from _leeg(activiteit, kaart, ("De activiteit", activiteit.wat), [*moment, *wie], zwaar=geldt and bool(wie))
    for jaar in kaart.planning:
        for stap in jaar.stappen:
            if not stap.klaar:
                wanneer = [] if stap.wanneer or stap.datum else [("wanneer", "het moment")]
                leeg = [*wanneer, *([] if stap.eigenaren else [_EIGENAAR])]
                yield from _leeg(stap, kaart, ("De geplande stap", stap.wat), leeg, zwaar=False)


def _leeg(rij: Onderdeel, kaart: Kaart, wat: tuple[str, str], leeg: list[tuple[str, str]], *, zwaar: bool) -> Iterator[Finding]:
    if leeg:
        code = RIJ_ONVOLLEDIG if zwaar else RIJ_NOG_LEEG
        plek = rij.plek if rij.plek.bestand else kaart.plek
        velden = opsomming([f"'{veld}'" for veld, _ in leeg])
        mist = opsomming([woord for _, woord in leeg])
        yield code.op(Plek(plek.bestand, plek.regel), soort=wat[0], naam=kort(wat[1]), mist=mist, velden=velden)


def _dubbel(kaart: Kaart) -> Iterator[Finding]:
    """School years and rows that stand there twice; the calendar knows a row by its name, in planning by that and its year."""
    if kaart.status is Kaartstatus.VERVALLEN:
        return
    jaren: dict[Schooljaar, Plek] = {}
    rijen: list[tuple[str, str, str, Plek]] = [
        *(("Het meetinstrument", "", rij.naam, plek_van_veld(rij, "naam", kaart)) for rij in kaart.meetinstrumenten),
        *(("De activiteit", "", rij.wat, plek_van_veld(rij, "wat", kaart)) for rij in kaart.activiteiten),
    ]
    for jaar in kaart.planning:
        plek = plek_van_veld(jaar, "schooljaar", kaart)
        if (eerste := jaren.setdefault(jaar.schooljaar, plek)) is not plek:
            yield JAAR_DUBBEL.op(plek, schooljaar=jaar.schooljaar, eerste=eerste.regel)
        rijen += (("De stap", str(jaar.schooljaar), stap.wat, plek_van_veld(stap, "wat", kaart)) for stap in jaar.stappen)
    gezien: dict[tuple[str, str, str], Plek] = {}
    for soort, groep, naam, plek in rijen:
        if (eerste := gezien.setdefault((soort, groep, slug(naam) or naam), plek)) is not plek:
            yield RIJ_DUBBEL.op(plek, soort=soort, naam=kort(naam), eerste=eerste.regel)


def _log(kaart: Kaart, vandaag: date | None) -> Iterator[Finding]:
    """Lines of the change log that are ahead of the card, or of the day; a card under revision has a version to come."""
    for regel in kaart.wijzigingen:
        vooruit = kaart.versie is not None and versiesleutel(regel.versie) > versiesleutel(kaart.versie)
        if vooruit and kaart.status is Kaartstatus.VASTGESTELD:
            plek = plek_van_veld(regel, "versie", kaart)
            yield LOG_VOORUIT.op(plek, log=kort(regel.versie), versie=kort(kaart.versie or ""))
        if vandaag is not None and regel.datum > vandaag:
            yield LOG_TOEKOMST.op(plek_van_veld(regel, "datum", kaart), datum=datum(regel.datum))


def _data(kaart: Kaart) -> Iterator[Finding]:
    """Dates that contradict each other or the status, whatever day it is."""
    mist = {veld: woord for veld, woord in _BEWIJS.items() if getattr(kaart, veld) is None}
    if kaart.status in _ZONDER and mist:
        werkwoord = "ontbreekt" if len(mist) == 1 else "ontbreken"
        wat, velden = opsomming(list(mist.values())), opsomming([f"'{veld}'" for veld in mist])
        yield _ZONDER[kaart.status].op(kaart.plek.veld("status"), mist=f"{werkwoord} {wat}", velden=velden)
    mr, dag = kaart.mr, kaart.vastgesteld_op
    if kaart.status in _GELDT and mr is not None and dag is not None and mr.datum > dag:
        yield MR_LATER.op(plek_van_veld(mr, "datum", kaart), vastgesteld=datum(dag), mr=datum(mr.datum))


def _geldigheid(kaart: Kaart, vandaag: date) -> Iterator[Finding]:
    van, tot = kaart.geldig_van, kaart.geldig_tot
    if tot is not None and tot < vandaag and kaart.status is Kaartstatus.VASTGESTELD:
        yield GELDIGHEID_VOORBIJ.op(kaart.plek.veld("geldig_tot"), datum=datum(tot))
    if van is not None and van <= vandaag and kaart.status is Kaartstatus.CONCEPT:
        yield GELDT_NIET_VASTGESTELD.op(kaart.plek.veld("geldig_van"), datum=datum(van), status=kaart.status.value)
