"""Pages, stage 6: the kinds of page, for style, screenshots and tests."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SOORTEN: Mapping[str, str] = MappingProxyType(
    {
        "start": "start van de teameditie",
        "start-publiek": "start van de openbare editie",
        "aandacht": "aandacht en agenda",
        "kalender": "kwaliteitskalender van een schooljaar",
        "kaarten": "alle kaarten",
        "kaart": "een kaart",
        "versies": "versies van een kaart",
        "vaststellen": "vaststellen",
        "a-z": "kaarten, rollen en begrippen van A tot Z",
        "domein": "een domein",
        "begrippen": "begrippen",
        "rollen": "alle rollen",
        "rol": "een rol",
        "kaders": "alle kaders",
        "kader": "een kader",
        "dekkingen": "dekking van alle kaders",
        "dekking": "dekking van een kader",
        "route": "de weg van een onderdeel, van ambitie tot evaluatie",
        "deelroute": "de wegen van alle onderdelen van een deel",
        "losse-einden": "losse einden tussen cijfer en actie",
        "stelsel": "stelsel van kwaliteitszorg",
        "stelsel-fase": "een fase van het stelsel",
        "stelsel-niveau": "een niveau van het stelsel",
        "verantwoorden": "wie zich aan wie verantwoordt",
        "taken": "taken per rol in het stelsel",
        "instrumenten": "register van instrumenten",
        "indicatoren": "alle indicatoren",
        "indicator": "een indicator",
        "scholen": "alle scholen",
        "school": "een school",
        "overzicht": "overzicht van een bestuur",
        "regio": "een regio",
        "volledigheid": "volledigheid van de gegevens",
        "bezoeken": "bezoeken",
        "bezoek": "een bezoek",
        "signalen": "signalen over scholen",
        "inspectie": "oordelen van de inspectie",
        "ondersteuning": "ondersteuning: belofte en praktijk",
        "voorzieningen": "voorzieningen per regio",
        "zelfevaluaties": "alle zelfevaluaties",
        "zelfevaluatie": "een zelfevaluatie",
        "doelen": "doelen",
        "analyses": "analyses",
        "jaarverslagen": "alle jaarverslagen",
        "jaarverslag": "een jaarverslag",
        "verantwoording": "verantwoording",
        "standaarden": "verantwoording per standaard",
        "verantwoording-school": "verantwoording van een school",
        "cijfers": "hoe wij meten",
        "eigen": "eigen pagina",
    }
)
"""`Page.soort` -> what it is; every page of a site has one of these."""
