"""Check, stage 4: the faults that real quality cards have, from a missing owner to an attachment that is not there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from kwaliteitshandboek.check.bekend import Delen, plek_van_veld
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.controle import (
    BESTAND_ONGEBRUIKT,
    BIJLAGE_BUITEN,
    BIJLAGE_INTERN,
    BIJLAGE_MARKDOWN,
    BIJLAGE_ONTBREEKT,
    CONTACT_LINK,
    EVALUATIE_VOORBIJ,
    GEEN_EIGENAAR,
    LINK_ONVEILIG,
    OPENBAAR_INTERN,
    OPENBAAR_ONBEKEND,
    STAP_DUBBEL,
)
from kwaliteitshandboek.findings.plek import Plek
from kwaliteitshandboek.findings.suggestie import bedoelt, kort, opties
from kwaliteitshandboek.model.basis import Onderdeel, Zichtbaarheid
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.model.kaart import OPENBARE_ONDERDELEN, Bijlage, BijlageEditie, Kaart, Partner
from kwaliteitshandboek.model.organisatie import Contact, School
from kwaliteitshandboek.settings.adressen import bijlage_in_handboek, is_markdown
from kwaliteitshandboek.taal import datum

LINKS: Final[Mapping[type[Onderdeel], tuple[str, ...]]] = {
    Bijlage: ("link",),
    Partner: ("link",),
    Indicator: ("bron_link",),
    School: ("website",),
    Contact: ("website",),
}
"""Fields that hold the address of a page elsewhere."""

_VEILIG = re.compile(r"(?:https?://|mailto:|tel:)[^\s]+", re.IGNORECASE)


def check_kaarten(
    handboek: Handboek, bestanden: frozenset[str], kapot: frozenset[str], vandaag: date | None
) -> Iterator[Finding]:
    """All rules about single cards; `bestanden` are the files of the handbook, `kapot` the ids of what could not be read.

    Without `vandaag` what depends on the day is left out.
    """
    for kaart in handboek.kaarten:
        yield from _hoofd(kaart, vandaag)
        yield from _openbaar(kaart)
        yield from _bijlagen(kaart, handboek, bestanden)
    yield from _ongebruikt(handboek, bestanden, kapot)


def check_links(handboek: Handboek, delen: Delen) -> Iterator[Finding]:
    """Addresses of pages elsewhere lead to the web, mail or telephone; those in the footer may be own pages too."""
    contact = handboek.organisatie.contact
    paginas = [f"{pagina.pad.removesuffix('.md')}.html" for pagina in handboek.paginas]
    for veld, adres in (("privacy", contact.privacy), ("toegankelijkheid", contact.toegankelijkheid)):
        if adres is not None and adres not in paginas and not _VEILIG.fullmatch(adres):
            yield CONTACT_LINK.op(contact.plek.veld(veld), link=kort(adres), suggestie=bedoelt(adres, paginas))
    for wortel, ding in delen:
        for veld in LINKS.get(type(ding), ()):
            link = getattr(ding, veld)
            if link is not None and not _VEILIG.fullmatch(link):
                yield LINK_ONVEILIG.op(plek_van_veld(ding, veld, wortel), link=kort(link))


def _hoofd(kaart: Kaart, vandaag: date | None) -> Iterator[Finding]:
    if not kaart.eigenaren:
        yield GEEN_EIGENAAR.op(kaart.plek.veld("eigenaren"))
    gezien: dict[int, Plek] = {}
    for stap in kaart.pdca:
        plek = plek_van_veld(stap, "stap", kaart)
        if stap.stap in gezien:
            yield STAP_DUBBEL.op(plek, stap=stap.stap, eerste=gezien[stap.stap].regel)
        gezien.setdefault(stap.stap, plek)
    if vandaag is not None and kaart.te_laat(vandaag) and kaart.evaluatie.gepland is not None:
        yield EVALUATIE_VOORBIJ.op(plek_van_veld(kaart.evaluatie, "gepland", kaart), datum=datum(kaart.evaluatie.gepland))


def _openbaar(kaart: Kaart) -> Iterator[Finding]:
    eigen = [sectie.sleutel for sectie in kaart.secties]
    mogelijk = sorted(OPENBARE_ONDERDELEN) + [sleutel for sleutel in eigen if sleutel not in OPENBARE_ONDERDELEN]
    for index, naam in enumerate(kaart.openbaar):
        if naam not in mogelijk:
            plek = plek_van_veld(kaart, "openbaar", kaart, index)
            yield OPENBAAR_ONBEKEND.op(plek, naam=kort(naam), suggestie=bedoelt(naam, mogelijk), bekend=opties(mogelijk, 30))
    if kaart.openbaar and kaart.zichtbaarheid is Zichtbaarheid.INTERN:
        yield OPENBAAR_INTERN.op(kaart.plek.veld("openbaar"))


def _bijlagen(kaart: Kaart, handboek: Handboek, bestanden: frozenset[str]) -> Iterator[Finding]:
    for bijlage in kaart.bijlagen:
        if bijlage.bestand is not None:
            pad = bijlage_in_handboek(kaart.plek.bestand, bijlage.bestand)
            plek = plek_van_veld(bijlage, "bestand", kaart)
            if "\\" in bijlage.bestand or pad is None or not pad.startswith("kaarten/"):
                yield BIJLAGE_BUITEN.op(plek, naam=kort(bijlage.bestand))
            elif is_markdown(pad):
                yield BIJLAGE_MARKDOWN.op(plek, naam=kort(bijlage.bestand))
            elif pad not in bestanden:
                map_ = posixpath.dirname(kaart.plek.bestand)
                namen = [posixpath.relpath(naam, map_) for naam in bestanden if naam.startswith(f"{map_}/")]
                yield BIJLAGE_ONTBREEKT.op(plek, naam=kort(bijlage.bestand), suggestie=bedoelt(bijlage.bestand, namen))
        andere = handboek.kaart_per_id.get(bijlage.kaart or "")
        openbaar = kaart.zichtbaarheid is Zichtbaarheid.PUBLIEK and bijlage.editie is BijlageEditie.BEIDE
        if openbaar and andere is not None and andere.zichtbaarheid is Zichtbaarheid.INTERN:
            yield BIJLAGE_INTERN.op(plek_van_veld(bijlage, "kaart", kaart), naam=andere.id)


def _ongebruikt(handboek: Handboek, bestanden: frozenset[str], kapot: frozenset[str]) -> Iterator[Finding]:
    """Files beside the cards that no card names as attachment; a card that could not be read might have named them."""
    gebruikt = {
        bijlage_in_handboek(kaart.plek.bestand, bijlage.bestand)
        for kaart in handboek.kaarten
        for bijlage in kaart.bijlagen
        if bijlage.bestand
    }
    if kapot or not gebruikt <= bestanden:
        return
    for naam in sorted(bestanden - gebruikt):
        eigen = is_markdown(naam) or naam.endswith((".yml", ".yaml"))
        if naam.startswith("kaarten/") and naam.count("/") > 1 and not naam.startswith("kaarten/kaders/") and not eigen:
            yield BESTAND_ONGEBRUIKT.op(Plek(naam, 0))
