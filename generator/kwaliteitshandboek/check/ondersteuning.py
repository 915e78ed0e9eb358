"""Check, stage 4: what schools offer of the ondersteuningsplan, and provisions per region: gaps, doubles, what nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kwaliteitshandboek.check.bekend import plek_van_veld
from kwaliteitshandboek.derive.ondersteuning import LAATSTE_SOP, Aanbodstand, aanbodcellen, laatste_aanbod
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.ondersteuning import (
    AANBOD_DUBBEL,
    AANBOD_ONTBREEKT,
    BASIS_NIET_BELOOFD,
    BEVONDEN_ZONDER_HOE,
    BEZOEK_VAN_ANDER,
    NERGENS_BELOOFD,
    ONDERDEEL_DUBBEL,
    ONTBREEKT_ZONDER_UITLEG,
    OPBOUW_VOORBIJ,
    REGIO_DUBBEL,
    REGIO_ONTBREEKT,
    SCHOOL_BUITEN_REGIO,
    SOP_NA_WET,
)
from kwaliteitshandboek.findings.suggestie import kort
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.ondersteuning import (
    Aanbodvorm,
    Bevonden,
    Schoolaanbod,
    Voorziening,
    Voorzieningplek,
    Voorzieningstaat,
)
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.taal import opsomming


def check_ondersteuning(handboek: Handboek, vandaag: date | None) -> Iterator[Finding]:
    """All rules about support and provisions; without `vandaag` what depends on the day is left out."""
    yield from _aanbod(handboek)
    yield from _plan(handboek)
    for voorziening in handboek.voorzieningen:
        yield from _voorziening(handboek, voorziening, vandaag)


def _aanbod(handboek: Handboek) -> Iterator[Finding]:
    gezien: dict[tuple[str, str], Schoolaanbod] = {}
    for aanbod in handboek.schoolaanbod:
        eerste = gezien.setdefault((aanbod.school, str(aanbod.schooljaar)), aanbod)
        if eerste is not aanbod:
            school = _schoolnaam(handboek, aanbod.school)
            yield AANBOD_DUBBEL.op(aanbod.plek, school=school, schooljaar=aanbod.schooljaar, eerste=eerste.plek)
        if aanbod.vorm is Aanbodvorm.SOP and aanbod.schooljaar > LAATSTE_SOP:
            yield SOP_NA_WET.op(aanbod.plek.veld("vorm"), schooljaar=aanbod.schooljaar)
        yield from _regels(handboek, aanbod)
    jaren = {aanbod.schooljaar for aanbod in handboek.schoolaanbod}
    if jaren:
        yield from _ontbrekend(handboek, max(jaren))


def _regels(handboek: Handboek, aanbod: Schoolaanbod) -> Iterator[Finding]:
    gezien: set[str] = set()
    for regel in aanbod.regels:
        if regel.onderdeel in gezien:
            yield ONDERDEEL_DUBBEL.op(plek_van_veld(regel, "onderdeel", aanbod), naam=regel.onderdeel)
        gezien.add(regel.onderdeel)
        if regel.bevonden is not Bevonden.NIET_ONDERZOCHT and regel.hoe is None and regel.bezoek is None:
            plek = plek_van_veld(regel, "bevonden", aanbod)
            yield BEVONDEN_ZONDER_HOE.op(plek, naam=regel.onderdeel, bevonden=regel.bevonden.value)
        bezoek = handboek.bezoek_per_id.get(regel.bezoek or "")
        if bezoek is not None and bezoek.school != aanbod.school:
            school = _schoolnaam(handboek, aanbod.school)
            yield BEZOEK_VAN_ANDER.op(plek_van_veld(regel, "bezoek", aanbod), naam=bezoek.id, school=school)


def _ontbrekend(handboek: Handboek, jaar: Schooljaar) -> Iterator[Finding]:
    """Of the newest year, at the first offer of that year."""
    van_jaar = [aanbod for aanbod in handboek.schoolaanbod if aanbod.schooljaar == jaar]
    bekend = {aanbod.school for aanbod in van_jaar}
    mist = [school.naam for school in handboek.organisatie.scholen if school.sleutel not in bekend]
    if mist:
        yield AANBOD_ONTBREEKT.op(van_jaar[0].plek, schooljaar=jaar, scholen=opsomming(mist))


def _plan(handboek: Handboek) -> Iterator[Finding]:
    """The newest offer of each school against the plan; a basic part that is left out with an explanation is no fault."""
    laatste = laatste_aanbod(handboek)
    beloofd: set[str] = set()
    gezien: dict[str, list[str]] = {}
    for aanbod in laatste.values():
        cellen = aanbodcellen(handboek, aanbod)
        beloofd |= {cel.onderdeel.id for cel in cellen if cel.regel is not None and cel.regel.beloofd}
        for cel in cellen:
            if cel.stand is Aanbodstand.ONBELOOFD_GEZIEN:
                gezien.setdefault(cel.onderdeel.id, []).append(_schoolnaam(handboek, aanbod.school))
        delen = [
            cel.onderdeel.naam
            for cel in cellen
            if cel.stand is Aanbodstand.BASIS_NIET_BELOOFD and (cel.regel is None or cel.regel.toelichting is None)
        ]
        if delen:
            school = _schoolnaam(handboek, aanbod.school)
            yield BASIS_NIET_BELOOFD.op(
                aanbod.plek.veld("regels"), school=school, schooljaar=aanbod.schooljaar, delen=opsomming(delen)
            )
    for onderdeel in handboek.ondersteuningsplan:
        if laatste and onderdeel.id not in beloofd:
            bij = gezien.get(onderdeel.id)
            yield NERGENS_BELOOFD.op(
                onderdeel.plek, naam=kort(onderdeel.naam), gezien=f" Wel gezien bij {opsomming(bij)}." if bij else ""
            )


def _voorziening(handboek: Handboek, voorziening: Voorziening, vandaag: date | None) -> Iterator[Finding]:
    organisatie = handboek.organisatie
    namen = {regio.id: regio.naam for regio in organisatie.regios}
    gezien: set[str] = set()
    for plek in voorziening.plekken:
        regio = namen.get(plek.regio, plek.regio)
        if plek.regio in gezien:
            yield REGIO_DUBBEL.op(plek_van_veld(plek, "regio", voorziening), regio=regio)
        gezien.add(plek.regio)
        if plek.staat is Voorzieningstaat.ONTBREEKT and plek.toelichting is None and plek.vanaf is None:
            yield ONTBREEKT_ZONDER_UITLEG.op(plek_van_veld(plek, "staat", voorziening), naam=kort(voorziening.naam), regio=regio)
        yield from _plek(organisatie.school_per_sleutel, voorziening, plek, regio)
        voorbij = vandaag is not None and plek.vanaf is not None and plek.vanaf < Schooljaar.van_datum(vandaag)
        if plek.staat is Voorzieningstaat.IN_OPBOUW and voorbij:
            yield OPBOUW_VOORBIJ.op(
                plek_van_veld(plek, "vanaf", voorziening), naam=kort(voorziening.naam), regio=regio, vanaf=plek.vanaf
            )
    for regio_id, regio in namen.items():
        if regio_id not in gezien:
            yield REGIO_ONTBREEKT.op(voorziening.plek, naam=kort(voorziening.naam), regio=regio)


def _plek(scholen: Mapping[str, School], voorziening: Voorziening, plek: Voorzieningplek, regio: str) -> Iterator[Finding]:
    for index, sleutel in enumerate(plek.scholen):
        school = scholen.get(sleutel)
        if school is not None and school.regio != plek.regio and plek.toelichting is None:
            yield SCHOOL_BUITEN_REGIO.op(plek_van_veld(plek, "scholen", voorziening, index), naam=school.naam, regio=regio)


def _schoolnaam(handboek: Handboek, sleutel: str) -> str:
    school = handboek.organisatie.school_per_sleutel.get(sleutel)
    return school.naam if school is not None else sleutel
