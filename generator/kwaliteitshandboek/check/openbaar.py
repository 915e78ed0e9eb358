"""Check, stage 4: what authors write for the public edition does not give back what suppression hides there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kwaliteitshandboek.check.bekend import plek_van_veld
from kwaliteitshandboek.derive.cijfers import derive_cijfers
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.resultaten import BASIS_AFGESCHERMD, KLEIN_AANTAL_IN_TEKST
from kwaliteitshandboek.model.basis import Onderdeel, Zichtbaarheid
from kwaliteitshandboek.model.cijfer import Cijferstaat
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Meetreekssoort

_VAN_DE: Final = re.compile(
    r"\b([0-9]+) van de ([0-9]+) (?:leerlingen|kinderen|ouders|medewerkers|leerkrachten|schoolverlaters)\b", re.IGNORECASE
)
"""Two counts of people in words: '2 van de 3 leerlingen'."""


def check_openbaar(handboek: Handboek) -> Iterator[Finding]:
    """Rules for a handbook without faults: the base of public goals, and small numbers of people in public texts."""
    yield from _bases(handboek)
    drempels = handboek.organisatie.drempels
    for tekst, plek in _openbare_teksten(handboek):
        for gevonden in _VAN_DE.finditer(tekst):
            deel, geheel = int(gevonden[1]), int(gevonden[2])
            klein = any(0 < aantal < drempels.telling for aantal in (deel, geheel - deel)) or geheel < drempels.noemer
            if klein:
                regel = plek.regel + tekst.count("\n", 0, gevonden.start())
                yield KLEIN_AANTAL_IN_TEKST.op(Plek(plek.bestand, regel), tekst=gevonden[0])


def _bases(handboek: Handboek) -> Iterator[Finding]:
    """A base is typed by hand, so suppression does not reach it: it may name only what the public edition shows as well."""
    doelen = [doel for doel in handboek.doelen if doel.zichtbaarheid is Zichtbaarheid.PUBLIEK and doel.basis and doel.indicator]
    if not doelen:
        return
    publiek = project_publiek(handboek)
    openbaar = derive_cijfers(publiek, publiek.organisatie.drempels)
    for doel in doelen:
        indicator = publiek.indicator_per_id.get(doel.indicator or "")
        if doel.basis is None or indicator is None or not _telt_mensen(handboek, indicator.berekening.meetreeksen):
            continue
        jaar = str(doel.basis.schooljaar)
        sleutel = (indicator.id, doel.school, jaar)
        cijfers = [tabel[sleutel] for tabel in (openbaar.cijfers, openbaar.vensters) if sleutel in tabel]
        if cijfers and all(cijfer.staat is not Cijferstaat.BEKEND for cijfer in cijfers):
            yield BASIS_AFGESCHERMD.op(plek_van_veld(doel, "basis", handboek.organisatie), jaar=jaar, indicator=indicator.naam)


def _telt_mensen(handboek: Handboek, meetreeksen: tuple[str, ...]) -> bool:
    reeksen = (handboek.meetreeks_per_id.get(naam) for naam in meetreeksen)
    return any(reeks is not None and reeks.soort is not Meetreekssoort.WAARDE for reeks in reeksen)


def _openbare_teksten(handboek: Handboek) -> Iterator[tuple[str, Plek]]:
    """Texts that the public edition shows as they were written, with the place of their first line."""
    for ding, veld in _met_tekst(handboek):
        tekst = getattr(ding, veld)
        if tekst:
            yield tekst, ding.plek.veld(veld)


def _met_tekst(handboek: Handboek) -> Iterator[tuple[Onderdeel, str]]:
    publiek = Zichtbaarheid.PUBLIEK
    yield from ((toelichting, "tekst") for toelichting in handboek.toelichtingen if toelichting.zichtbaarheid is publiek)
    yield from ((pagina, "tekst") for pagina in handboek.paginas if pagina.zichtbaarheid is publiek)
    for doel in handboek.doelen:
        if doel.zichtbaarheid is publiek:
            yield from ((doel, veld) for veld in ("titel", "toelichting", "voortgang"))
    for analyse in handboek.analyses:
        if analyse.zichtbaarheid is publiek:
            for bevinding in analyse.bevindingen:
                yield from ((ding, "tekst") for ding in (bevinding, *bevinding.conclusies))
    for kaart in handboek.kaarten:
        if kaart.zichtbaarheid is publiek:
            yield from ((sectie, "tekst") for sectie in kaart.secties if sectie.sleutel in kaart.openbaar)
