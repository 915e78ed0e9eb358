"""Pages, stage 6: the kinds of page, for style, screenshots and tests."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SOORTEN: Mapping[str, str] = MappingProxyType(
    {
        "start": "start van de teameditie",
        "start-publiek": "start van de openbare editie",
        "aandacht": "aandacht en agenda",
        "kaarten": "alle kaarten",
        "kaart": "een kaart",
        "rollen": "alle rollen",
        "rol": "een rol",
        "kaders": "alle kaders",
        "kader": "een kader",
        "stelsel": "stelsel van kwaliteitszorg",
        "instrumenten": "register van instrumenten",
        "indicatoren": "alle indicatoren",
        "indicator": "een indicator",
        "scholen": "alle scholen",
        "school": "een school",
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
