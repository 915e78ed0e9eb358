"""Check, stage 4: rules across the objects of a handbook; pure, all files were read before."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import chain

from kwaliteitshandboek.check.adressen import check_vaste_adressen
from kwaliteitshandboek.check.bekend import make_bekend, make_delen
from kwaliteitshandboek.check.bezoeken import check_bezoeken
from kwaliteitshandboek.check.cijfers import check_cijfers
from kwaliteitshandboek.check.cijfertekst import check_cijfertekst
from kwaliteitshandboek.check.gegevens import check_gegevens
from kwaliteitshandboek.check.getypt import check_getypt
from kwaliteitshandboek.check.identiteit import check_identiteit
from kwaliteitshandboek.check.indelingen import check_indelingen
from kwaliteitshandboek.check.indicatoren import check_bijlagen, check_indicatoren
from kwaliteitshandboek.check.inspectie import check_inspectie
from kwaliteitshandboek.check.kaarten import check_kaarten, check_links
from kwaliteitshandboek.check.kaartgebreken import check_kaartgebreken
from kwaliteitshandboek.check.kaartverbanden import check_kaartverbanden
from kwaliteitshandboek.check.kaders import check_kaders
from kwaliteitshandboek.check.kalender import VAKANTIES, check_kalender
from kwaliteitshandboek.check.losse_einden import check_losse_einden
from kwaliteitshandboek.check.noten import check_noten
from kwaliteitshandboek.check.ondersteuning import check_ondersteuning
from kwaliteitshandboek.check.openbaar import check_openbaar
from kwaliteitshandboek.check.organisatie import check_doelen, check_organisatie
from kwaliteitshandboek.check.personen import check_personen
from kwaliteitshandboek.check.proza import check_proza
from kwaliteitshandboek.check.resultaten import check_resultaten
from kwaliteitshandboek.check.schoolwissels import check_schoolwissels
from kwaliteitshandboek.check.stelsel import check_stelsel
from kwaliteitshandboek.check.vaststellingen import check_vaststellingen, onvolledige_kaarten
from kwaliteitshandboek.check.vervallen import check_vervallen
from kwaliteitshandboek.check.verwijzingen import check_verwijzingen
from kwaliteitshandboek.check.woorden import check_woorden
from kwaliteitshandboek.check.zelfevaluaties import check_zelfevaluaties
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.derive.kaartstanden import derive_kaartstanden
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.findings import Finding, Niveau, volgorde
from kwaliteitshandboek.load import Geladen
from kwaliteitshandboek.model.handboek import Handboek


def check(geladen: Geladen, afgeleid: Afgeleid | None = None) -> list[Finding]:
    """What is wrong between the parts of a loaded handbook, in a fixed order; what loading found is not repeated.

    The day of today is that of `afgeleid`, else the `peildatum` of the organisation; without either, rules about what is late are
    left out. Nothing is said of a handbook without organisation.
    """
    handboek = geladen.handboek
    if handboek is None:
        return []
    vandaag = afgeleid.vandaag if afgeleid is not None else handboek.organisatie.peildatum
    bekend, delen = make_bekend(geladen, handboek), make_delen(handboek)
    standen = afgeleid.kaartstanden if afgeleid is not None else derive_kaartstanden(handboek)
    gevonden = chain(
        check_verwijzingen(handboek, delen, bekend),
        check_identiteit(handboek, delen),
        check_kaarten(handboek, geladen.bestanden, geladen.kapot, vandaag),
        check_kaartgebreken(handboek, vandaag),
        check_kaartverbanden(handboek, geladen.kapot, vandaag),
        check_vaststellingen(handboek, standen, bekend, onvolledige_kaarten(geladen), vandaag),
        check_kalender(handboek, vandaag, vakanties_kapot=any(f.bestand == VAKANTIES for f in geladen.findings)),
        check_links(handboek, delen),
        check_kaders(handboek, bekend, vandaag),
        check_vervallen(handboek),
        check_losse_einden(handboek, afgeleid),
        check_stelsel(handboek, bekend, vandaag),
        check_organisatie(handboek, geladen.bestanden),
        check_doelen(handboek),
        check_zelfevaluaties(handboek, bekend, vandaag),
        check_indicatoren(handboek),
        check_cijfers(handboek, afgeleid, geladen.kapot),
        check_bijlagen(handboek),
        check_resultaten(handboek, bekend, geladen.bestanden),
        check_indelingen(handboek, bekend),
        check_schoolwissels(handboek),
        check_gegevens(handboek, vandaag, afgeleid.cellen if afgeleid is not None else None),
        check_bezoeken(handboek, bekend, vandaag),
        check_inspectie(handboek, bekend, vandaag),
        check_ondersteuning(handboek, vandaag),
        check_personen(handboek),
        check_proza(handboek, bekend, geladen.bestanden),
        check_cijfertekst(handboek, afgeleid, geladen.kapot),
        check_noten(handboek),
        check_woorden(handboek),
        check_vaste_adressen(handboek, geladen.kapot),
    )
    findings = dict.fromkeys(gevonden)
    if not any(finding.niveau is Niveau.FOUT for finding in (*geladen.findings, *findings)):
        findings |= dict.fromkeys(check_openbaar(handboek))
        if afgeleid is not None:
            findings |= dict.fromkeys(check_getypt(handboek, afgeleid, partial(_openbaar_afgeleid, handboek, afgeleid.vandaag)))
    return sorted(findings, key=volgorde)


def _openbaar_afgeleid(handboek: Handboek, vandaag: date) -> Afgeleid:
    """What is derived for the public edition of a handbook without faults."""
    publiek = project_publiek(handboek)
    return derive(publiek, vandaag, publiek.organisatie.drempels)


__all__ = ["check"]
