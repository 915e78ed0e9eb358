"""Edition, stage 2: which fields of which class may be published, and which stay inside; every field of the model is named once.

A field that stands in neither table stops the projection and fails a test: whoever adds one decides who may read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.model import (
    adres,
    begrip,
    bezoek,
    doel,
    handboek,
    herbevestiging,
    indeling,
    indicator,
    kaart,
    kader,
    kalender,
    ondersteuning,
    organisatie,
    referentie,
    stelsel,
    vaststelling,
    zelfevaluatie,
)
from kwaliteitshandboek.model.basis import Onderdeel

Velden = Mapping[type[Onderdeel], frozenset[str]]


def _velden(*namen: str) -> frozenset[str]:
    return frozenset(" ".join(namen).split())


PUBLIEK: Final[Velden] = {
    organisatie.Huisstijl: _velden("kleur logo lettertype"),
    organisatie.Drempels: _velden("kleine_groep telling noemer"),
    organisatie.Contact: _velden("email telefoon adres website privacy toegankelijkheid"),
    organisatie.Bestuur: _velden("id naam nummer"),
    organisatie.Regio: _velden("id naam beschrijving"),
    organisatie.Webadressen: _velden("publiek"),
    organisatie.Domein: _velden("id naam beschrijving"),
    organisatie.Rol: _velden("id naam meervoud afkorting"),
    organisatie.School: _velden(
        "sleutel naam soort bestuur regio adres postcode plaats gemeente denominatie website omschrijving"
    ),
    organisatie.Organisatie: _velden(
        "naam korte_naam soort over fictief peildatum huisstijl drempels contact besturen regios domeinen rollen scholen",
        "kerncijfers webadres",
    ),
    begrip.Begrip: _velden("id term afkorting uitleg synoniemen zichtbaarheid"),
    kaart.PdcaStap: _velden("stap fase titel punten"),
    kaart.Gedrag: _velden("leerkracht leerling"),
    kaart.Partner: _velden("naam waarvoor link"),
    kaart.Bijlage: _velden("kaart bestand link titel editie"),
    kaart.Sectie: _velden("sleutel kop tekst"),
    kaart.Kaart: _velden(
        "id titel soort domein samenvatting zichtbaarheid openbaar status versie eigenaren schoolsoorten scholen vastgesteld_op",
        "vastgesteld_door geldig_van geldig_tot bovenliggend verwant standaarden",
        "wij_doen gedrag pdca indicatoren partners bijlagen secties",
    ),
    kader.Schaalwaarde: _velden("waarde naam"),
    kader.Kern: _velden("vanaf tot bron"),
    kader.KaderItem: _velden("code naam tekst norm eigen_woorden kern indicatoren dient onderdelen"),
    kader.Kader: _velden(
        "id naam korte_naam versie geldig_van geldig_tot bron beschrijving zichtbaarheid niveaus schaal onderdelen"
    ),
    stelsel.Stelselpunt: _velden("id naam tekst"),
    stelsel.Stelselcel: _velden("fase niveau wat leeg uitvoeren bewaken besluiten weten kaarten"),
    stelsel.Verantwoordingslijn: _velden("id richting van aan buiten waarover vorm moment niveau"),
    stelsel.Stelsel: _velden(
        "naam inleiding zichtbaarheid uitgangspunten doelen invalshoeken fasen niveaus cellen verantwoording"
    ),
    bezoek.Inspectieoordeel: _velden("id school bestuur soort datum kader item oordeel toelichting bron bron_link zichtbaarheid"),
    ondersteuning.Voorzieningplek: _velden("regio staat scholen vanaf"),
    ondersteuning.Voorziening: _velden("id naam beschrijving doelgroep plekken zichtbaarheid"),
    adres.Adres: _velden("id nu"),
    indicator.Categorie: _velden("id naam korte_naam"),
    indicator.Meetreeks: _velden("id naam soort eenheid bron minimum maximum categorieen"),
    indicator.Berekening: _velden("meetreeksen teller noemer waarde"),
    indicator.Venster: _velden("jaren jaren_klein grens"),
    indicator.Norm: _velden("waarde meetreeks naam scholen schoolsoorten vanaf tot_en_met bron"),
    indicator.Reeksbreuk: _velden("schooljaar reden"),
    indicator.OvergeslagenJaar: _velden("schooljaar reden"),
    indicator.Indicator: _velden(
        "id naam vraag gezegde soort kant domein eenheid richting precisie definitie uitleg methode bron bron_link zichtbaarheid",
        "schoolsoorten berekening venster normen reeksbreuken overgeslagen standaarden uitsplitsingen uitsplitsingen_openbaar",
    ),
    indicator.Uitsplitsing: _velden("id naam delen"),
    indicator.Uitsplitsingsdeel: _velden("id naam berekening normen"),
    referentie.Referentie: _velden("indicator groep naam schooljaar waarde schoolsoorten weging_van weging_tot regio bron"),
    doel.Meetpunt: _velden("schooljaar waarde"),
    doel.Handmatig: _velden("stand reden door op"),
    doel.Doel: _velden(
        "id titel niveau terrein school bovenliggend eigenaar vanaf schooljaar indicator basis streef toelichting voortgang",
        "handmatig zichtbaarheid",
    ),
    doel.Actie: _velden("id wat eigenaar gereed_op status kaart"),
    doel.Conclusie: _velden("tekst acties"),
    doel.Bevinding: _velden("tekst conclusies"),
    doel.Cijferverwijzing: _velden("indicator school schooljaar"),
    doel.Analyse: _velden("id titel school schooljaar datum eigenaar zichtbaarheid cijfers bevindingen"),
    handboek.Pagina: _velden("pad titel tekst zichtbaarheid volgorde"),
    handboek.Toelichting: _velden("schooljaar onderwerp tekst school zichtbaarheid"),
    handboek.Herkomst: _velden("resultaat bestand sha256 indeling peildatum schooljaar gelezen gebruikt overgeslagen"),
    handboek.Handboek: _velden(
        "organisatie kaarten kaders stelsel indicatoren meetreeksen doelen analyses toelichtingen paginas herkomsten metingen",
        "begrippen referenties gewijzigde_kaarten inspectieoordelen voorzieningen adressen",
    ),
}
"""Fields that are published of an object that is itself public. What an object refers to is checked apart: see `projectie`."""

INTERN: Final[Velden] = {
    # `plek` is internal everywhere: it names files of the organisation.
    organisatie.Rol: _velden("synoniemen subrollen leden beschrijving ingang"),
    organisatie.Organisatie: _velden("welkom vakantieregio hervaststelling"),  # welkom greets the team
    organisatie.Webadressen: _velden("team"),
    indicator.Indicator: _velden("naloop"),
    organisatie.Regio: _velden("vakantieregio"),
    begrip.Begrip: _velden("vermijd"),
    begrip.VervallenWet: _velden("id namen vervallen_op vervangen_door geldt_nog"),
    kalender.Vakantie: _velden("naam van tot_en_met regios"),
    kalender.Kalenderpunt: _velden(
        "id titel soort wanneer datum tot_en_met schooljaar rollen scholen schoolsoorten kaart toelichting bron vervalt"
    ),
    vaststelling.Vaststelling: _velden("kaart soort versie op door vingerafdruk verwijzingen tekst"),
    herbevestiging.VastgelegdCijfer: _velden(
        "indicator school schooljaar woorden staat van tot noemer_van noemer_tot norm oordeel andere_normen"
    ),
    herbevestiging.VastgelegdeNorm: _velden("naam waarde oordeel"),
    herbevestiging.Herbevestiging: _velden("analyse op door vingerafdruk cijfers"),
    indeling.Schoolkolom: _velden("kolom vestiging vast vertaling"),
    indeling.Jaarkolom: _velden("kolom vast vertaling"),
    indeling.Vertaalkolom: _velden("kolom vertaling"),
    indeling.Waardekolom: _velden("kolom meetreeks categorie procent_van breuken"),
    indeling.Rijfilter: _velden("kolom alleen behalve"),
    indeling.Waardetekst: _velden("tekst betekent waarde onder boven"),
    indeling.Inleesindeling: _velden(
        "id naam blad kopregel school schooljaar meetreeks reekskolom kolommen categoriekolom waardekolom procent_van waarden",
        "breuken duizendtal rijen",
    ),
    kaart.Mr: _velden("datum uitkomst"),
    kaart.Evaluatie: _velden("gepland uitgevoerd"),
    kaart.Meetinstrument: _velden("naam instrument doel moment eigenaren ondersteund_door vastgelegd_in"),
    kaart.Activiteit: _velden("wat doel moment wie op_verzoek"),
    kaart.WachtOp: _velden("kaart status"),
    kaart.PlanningStap: _velden("wat wanneer datum eigenaren wacht_op klaar"),
    kaart.PlanningJaar: _velden("schooljaar fase stappen"),
    kaart.Wijziging: _velden("versie datum wat door"),
    kaart.Kaart: _velden("mr evaluatie meetinstrumenten activiteiten planning wijzigingen"),
    kader.Uitzondering: _velden("voor reden door tot_en_met"),
    kader.VervallenItem: _velden("code naam sinds nu uitleg"),
    kader.KaderItem: _velden("notitie hiaat uitzonderingen"),
    kader.Kader: _velden("inleiding_namen vervallen vervangt"),
    organisatie.Drempels: _velden("respondenten"),
    adres.Adres: _velden("vervallen_op uitleg"),
    zelfevaluatie.Antwoordtelling: _velden("waarde aantal"),
    zelfevaluatie.Itemoordeel: _velden("item oordeel toelichting bewijs antwoorden"),
    zelfevaluatie.Zelfevaluatie: _velden("id kader schooljaar school bestuur datum respondenten toelichting oordelen"),
    bezoek.Bezoeksoort: _velden("id naam beschrijving bezocht elke_maanden door extern toets kader kaart"),
    bezoek.Afspraak: _velden("id wat item eigenaar gereed_op status opvolging"),
    bezoek.Bezoekoordeel: _velden("item oordeel toelichting"),
    bezoek.Bezoek: _velden("id soort schooljaar school bestuur gepland datum kader samenvatting oordelen afspraken"),
    bezoek.Signaal: _velden("id school schooljaar datum bron onderwerp tekst advies standaard status afspraken"),
    ondersteuning.Ondersteuningsonderdeel: _velden("id naam soort beschrijving standaarden"),
    ondersteuning.Aanbodregel: _velden("onderdeel beloofd bevonden hoe bezoek toelichting"),
    ondersteuning.Schoolaanbod: _velden("school schooljaar vorm document datum regels"),
    ondersteuning.Voorzieningplek: _velden("toelichting"),
    stelsel.Verantwoordingslijn: _velden("documenten kaarten instrumenten"),
    stelsel.Instrument: _velden("id naam kant doel doelgroep moment laatst rollen vastgelegd_in indicatoren standaarden"),
    stelsel.Stelselcel: _velden("instrumenten documenten"),
    handboek.OvergeslagenReden: _velden("reden rijen"),
    handboek.Bronschool: _velden("sleutel naam gezag"),
    handboek.Herkomst: _velden("redenen scholen"),
    handboek.Handboek: _velden(
        "instrumenten vervallen_wetten kalenderpunten vakanties vaststellingen herbevestigingen indelingen",
        "zelfevaluaties bezoeksoorten bezoeken signalen ondersteuningsplan schoolaanbod",
    ),
}
"""Fields that stay inside, for classes of which a part or nothing is published."""


def publieke_velden(klasse: type[Onderdeel]) -> frozenset[str]:
    """What may be published of a class; TypeError where a field of it is in neither table, or in both."""
    publiek = PUBLIEK.get(klasse, frozenset())
    intern = INTERN.get(klasse, frozenset()) | {"plek"}
    if publiek & intern or publiek | intern != set(klasse.model_fields):
        raise TypeError(f"{klasse.__name__}: {sorted((publiek | intern) ^ set(klasse.model_fields) | publiek & intern)}")
    return publiek
