"""Check, stage 4: every reference leads somewhere; what comes near is suggested."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from kwaliteitshandboek.check.bekend import Bekend, Delen, Soort, plek_van_veld
from kwaliteitshandboek.check.itemraad import raad_item
from kwaliteitshandboek.check.vervallen import bevinding_vervallen
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.controle import VERKEERD_OM
from kwaliteitshandboek.findings.suggestie import bedoelt, keuze, kort, opties
from kwaliteitshandboek.findings.verwijzingen import (
    GEEN_SCHOOLJAAR,
    GEMIDDELDE_ONVOLLEDIG,
    ONBEKEND_ITEM,
    ONBEKEND_ONDERWERP,
    ONBEKENDE_CATEGORIE,
    ONBEKENDE_KAART,
    ONBEKENDE_ROL,
    ONBEKENDE_VERWIJZING,
    VERKEERDE_MEETREEKS,
)
from kwaliteitshandboek.model.basis import Onderdeel
from kwaliteitshandboek.model.bezoek import Afspraak, Bezoek, Bezoeksoort, Inspectieoordeel, Signaal
from kwaliteitshandboek.model.doel import Actie, Analyse, Cijferverwijzing, Doel, Handmatig
from kwaliteitshandboek.model.handboek import Handboek, Toelichting
from kwaliteitshandboek.model.indicator import Berekening, Indicator, Meetreeks, Meetreekssoort, Norm, Uitsplitsingsdeel
from kwaliteitshandboek.model.kaart import (
    Activiteit,
    Bijlage,
    Kaart,
    Meetinstrument,
    PlanningStap,
    WachtOp,
    Wijziging,
)
from kwaliteitshandboek.model.kader import Kader, KaderItem, Uitzondering
from kwaliteitshandboek.model.kalender import Kalenderpunt
from kwaliteitshandboek.model.ondersteuning import Aanbodregel, Ondersteuningsonderdeel, Schoolaanbod, Voorzieningplek
from kwaliteitshandboek.model.organisatie import Organisatie, Rol, School
from kwaliteitshandboek.model.referentie import Referentie
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.model.stelsel import Instrument, Stelselcel, Verantwoordingslijn
from kwaliteitshandboek.model.zelfevaluatie import Zelfevaluatie

VERWIJZINGEN: Final[Mapping[type[Onderdeel], Mapping[str, Soort]]] = {
    Organisatie: {"kerncijfers": Soort.INDICATOR},
    Rol: {"subrollen": Soort.ROL, "leden": Soort.ROL},
    School: {"bestuur": Soort.BESTUUR, "regio": Soort.REGIO},
    Kaart: {
        "domein": Soort.DOMEIN,
        "eigenaren": Soort.ROL,
        "scholen": Soort.SCHOOL,
        "vastgesteld_door": Soort.ROL,
        "bovenliggend": Soort.KAART,
        "verwant": Soort.KAART,
        "standaarden": Soort.ITEM,
        "indicatoren": Soort.INDICATOR,
    },
    Meetinstrument: {"instrument": Soort.INSTRUMENT, "eigenaren": Soort.ROL, "ondersteund_door": Soort.ROL},
    Activiteit: {"wie": Soort.ROL, "op_verzoek": Soort.ROL},
    PlanningStap: {"eigenaren": Soort.ROL},
    WachtOp: {"kaart": Soort.KAART},
    Bijlage: {"kaart": Soort.KAART},
    Wijziging: {"door": Soort.ROL},
    KaderItem: {"indicatoren": Soort.INDICATOR, "dient": Soort.ITEM},
    Kader: {"vervangt": Soort.KADER},
    Uitzondering: {"door": Soort.ROL},
    Instrument: {"rollen": Soort.ROL, "indicatoren": Soort.INDICATOR, "standaarden": Soort.ITEM},
    Stelselcel: {
        "uitvoeren": Soort.ROL,
        "bewaken": Soort.ROL,
        "besluiten": Soort.ROL,
        "weten": Soort.ROL,
        "instrumenten": Soort.INSTRUMENT,
        "kaarten": Soort.KAART,
    },
    Verantwoordingslijn: {
        "van": Soort.ROL,
        "aan": Soort.ROL,
        "niveau": Soort.NIVEAU,
        "kaarten": Soort.KAART,
        "instrumenten": Soort.INSTRUMENT,
    },
    Zelfevaluatie: {"kader": Soort.KADER, "school": Soort.SCHOOL, "bestuur": Soort.BESTUUR},
    Bezoeksoort: {"door": Soort.ROL, "kader": Soort.KADER, "kaart": Soort.KAART},
    Bezoek: {"soort": Soort.BEZOEKSOORT, "school": Soort.SCHOOL, "bestuur": Soort.BESTUUR, "kader": Soort.KADER},
    Afspraak: {"eigenaar": Soort.ROL},
    Signaal: {"school": Soort.SCHOOL, "standaard": Soort.ITEM},
    Inspectieoordeel: {"school": Soort.SCHOOL, "bestuur": Soort.BESTUUR, "kader": Soort.KADER},
    Ondersteuningsonderdeel: {"standaarden": Soort.ITEM},
    Aanbodregel: {"onderdeel": Soort.ONDERDEEL, "bezoek": Soort.BEZOEK},
    Schoolaanbod: {"school": Soort.SCHOOL},
    Voorzieningplek: {"regio": Soort.REGIO, "scholen": Soort.SCHOOL},
    Indicator: {"domein": Soort.DOMEIN, "standaarden": Soort.ITEM},
    Berekening: {"meetreeksen": Soort.MEETREEKS},
    Norm: {"meetreeks": Soort.MEETREEKS, "scholen": Soort.SCHOOL},
    Handmatig: {"door": Soort.ROL},
    Referentie: {"indicator": Soort.INDICATOR, "regio": Soort.REGIO},
    Doel: {"school": Soort.SCHOOL, "bovenliggend": Soort.DOEL, "eigenaar": Soort.ROL, "indicator": Soort.INDICATOR},
    Analyse: {"school": Soort.SCHOOL, "eigenaar": Soort.ROL},
    Cijferverwijzing: {"indicator": Soort.INDICATOR, "school": Soort.SCHOOL},
    Actie: {"eigenaar": Soort.ROL, "kaart": Soort.KAART},
    Toelichting: {"school": Soort.SCHOOL},
    Kalenderpunt: {"rollen": Soort.ROL, "scholen": Soort.SCHOOL, "kaart": Soort.KAART},
}
"""Fields that name something else, per model; a test holds this table against the types of the model."""

ONDERWERPEN: Final = ("inleiding", "vooruitblik")


def check_verwijzingen(handboek: Handboek, delen: Delen, bekend: Bekend) -> Iterator[Finding]:
    """Unknown references in all objects, each at its own line."""
    for wortel, ding in delen:
        for veld, soort in VERWIJZINGEN.get(type(ding), {}).items():
            waarde = getattr(ding, veld)
            genoemd = waarde if isinstance(waarde, tuple) else () if waarde is None else (waarde,)
            for index, sleutel in enumerate(genoemd):
                if not bekend.kent(soort, sleutel):
                    plek = plek_van_veld(ding, veld, wortel, index if isinstance(waarde, tuple) else None)
                    yield _onbekend(soort, sleutel, plek, handboek, bekend)
    yield from _zelfverwijzingen(handboek)
    yield from _categorieen(handboek, bekend)
    yield from _toelichtingen(handboek, bekend)


def _onbekend(soort: Soort, sleutel: str, plek: Plek, handboek: Handboek, bekend: Bekend) -> Finding:
    naam = kort(sleutel)
    match soort:
        case Soort.ROL:
            namen = [*(rol.naam for rol in handboek.organisatie.rollen), *handboek.organisatie.rolnamen]
            return ONBEKENDE_ROL.op(plek, naam=naam, suggestie=bedoelt(sleutel, namen))
        case Soort.KAART:
            return ONBEKENDE_KAART.op(plek, naam=naam, suggestie=bedoelt(sleutel, bekend.ids[soort]))
        case Soort.ITEM if sleutel in bekend.vervallen:
            return bevinding_vervallen(sleutel, bekend.vervallen[sleutel], plek)
        case Soort.ITEM:
            return ONBEKEND_ITEM.op(plek, naam=naam, suggestie=raad_item(handboek.kaders, sleutel))
        case _:
            raad = keuze(sleutel, bekend.ids[soort], "Bekend zijn")
            return ONBEKENDE_VERWIJZING.op(plek, soort=soort.value, naam=naam, raad=raad)


def _zelfverwijzingen(handboek: Handboek) -> Iterator[Finding]:
    for kaart in handboek.kaarten:
        if kaart.id in kaart.verwant:
            yield VERKEERD_OM.op(plek_van_veld(kaart, "verwant", kaart, kaart.verwant.index(kaart.id)), veld="verwant")


def _categorieen(handboek: Handboek, bekend: Bekend) -> Iterator[Finding]:
    """Categories named by a calculation exist in one of its series, and no means are added up."""
    for reeks in handboek.meetreeksen:
        if reeks.soort is Meetreekssoort.GEMIDDELDE:
            for naam in ("aantal", "gemiddelde"):
                if naam not in reeks.categorie_per_id:
                    yield GEMIDDELDE_ONVOLLEDIG.op(plek_van_veld(reeks, "categorieen", reeks), meetreeks=reeks.id, naam=naam)
    geheel: list[tuple[Indicator | Uitsplitsingsdeel, Indicator]] = [(i, i) for i in handboek.indicatoren]
    delen = [(deel, i) for i in handboek.indicatoren for uitsplitsing in i.uitsplitsingen for deel in uitsplitsing.delen]
    for deel, indicator in (*geheel, *delen):
        berekening = deel.berekening
        reeksen = [handboek.meetreeks_per_id[naam] for naam in berekening.meetreeksen if naam in handboek.meetreeks_per_id]
        for reeks in reeksen:
            if reeks.soort is Meetreekssoort.GEMIDDELDE and berekening.waarde is None:
                yield VERKEERDE_MEETREEKS.op(plek_van_veld(berekening, "meetreeksen", indicator), meetreeks=reeks.id)
        if len(reeksen) == len(berekening.meetreeksen):
            yield from _berekening(berekening, reeksen, indicator, bekend)
        for norm in deel.normen:
            normreeks = handboek.meetreeks_per_id.get(norm.meetreeks or "")
            if normreeks is not None and "waarde" not in normreeks.categorie_per_id:
                yield _categorie("waarde", [normreeks], plek_van_veld(norm, "meetreeks", indicator))


def _berekening(berekening: Berekening, reeksen: list[Meetreeks], indicator: Indicator, bekend: Bekend) -> Iterator[Finding]:
    velden = {"teller": berekening.teller, "noemer": berekening.noemer, "waarde": (berekening.waarde,)}
    for veld, categorieen in velden.items():
        for index, categorie in enumerate(categorieen):
            ergens = any(categorie in reeks.categorie_per_id for reeks in reeksen)
            if categorie is not None and not ergens and categorie not in bekend.kapot:
                yield _categorie(
                    categorie, reeksen, plek_van_veld(berekening, veld, indicator, None if veld == "waarde" else index)
                )


def _categorie(categorie: str, reeksen: list[Meetreeks], plek: Plek) -> Finding:
    bekend = list(dict.fromkeys(naam for reeks in reeksen for naam in reeks.categorie_per_id))
    reeks = "', '".join(reeks.id for reeks in reeksen)
    return ONBEKENDE_CATEGORIE.op(
        plek, meetreeks=reeks, naam=categorie, suggestie=bedoelt(categorie, bekend), bekend=opties(bekend)
    )


def _toelichtingen(handboek: Handboek, bekend: Bekend) -> Iterator[Finding]:
    for toelichting in handboek.toelichtingen:
        onderwerpen = [*ONDERWERPEN, *bekend.ids[Soort.INDICATOR]]
        if toelichting.onderwerp not in onderwerpen and toelichting.onderwerp not in bekend.kapot:
            suggestie = bedoelt(toelichting.onderwerp, onderwerpen)
            plek = plek_van_veld(toelichting, "onderwerp", toelichting)
            yield ONBEKEND_ONDERWERP.op(plek, naam=toelichting.onderwerp, suggestie=suggestie)
    jaren = [(t.schooljaar, t.plek) for t in handboek.toelichtingen] + [(h.schooljaar, h.plek) for h in handboek.herkomsten]
    for jaar, plek in jaren:
        try:
            Schooljaar.parse(jaar)
        except ValueError:
            yield GEEN_SCHOOLJAAR.op(plek.veld("schooljaar"), naam=kort(jaar))
