"""Findings, stage 0: what can go wrong while a site is built and written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

MKDOCS_ONTBREEKT: Final = Code(
    "B001",
    Niveau.FOUT,
    "Er is geen mkdocs.yml",
    "In deze map staat geen mkdocs.yml, dus dit lijkt geen handboek.",
    "Ga naar de map van het handboek, of wijs die aan met --map.",
)
MKDOCS_ONLEESBAAR: Final = Code(
    "B002",
    Niveau.FOUT,
    "mkdocs.yml is niet te gebruiken",
    "De instellingen in mkdocs.yml kloppen niet: {melding}.",
    "Verbeter de genoemde instelling. In de handleiding staat bij 'Zo begint u' een mkdocs.yml dat u kunt overnemen.",
)
MKDOCS_ZONDER_PLUGIN: Final = Code(
    "B003",
    Niveau.FOUT,
    "mkdocs.yml noemt de plugin niet",
    "In mkdocs.yml staat 'kwaliteitshandboek' niet onder 'plugins'.",
    "Zet onder 'plugins:' een regel '- kwaliteitshandboek'.",
)
SITE_MELDING: Final = Code(
    "B004",
    Niveau.WAARSCHUWING,
    "De sitebouwer waarschuwt",
    "Bij het maken van de {editie} meldt de sitebouwer: {melding}",
    "Kijk de genoemde pagina na; vaak is het een link of een afbeelding die niet bestaat.",
)
UIT_NIET_TE_SCHRIJVEN: Final = Code(
    "B005",
    Niveau.FOUT,
    "De map voor de site is niet te schrijven",
    "De site kan niet worden weggeschreven in '{map}': {melding}.",
    "Kies met --uit een map waarin u mag schrijven, en sluit programma's die de oude site open hebben.",
)
UIT_IN_HANDBOEK: Final = Code(
    "B006",
    Niveau.FOUT,
    "De map voor de site ligt op een verkeerde plaats",
    "De map '{map}' bevat bestanden van het handboek zelf; de site zou die overschrijven.",
    "Kies met --uit een lege map, bijvoorbeeld 'site'.",
)
UIT_ANDERE_MAP: Final = Code(
    "B007",
    Niveau.FOUT,
    "De map voor de site is van iemand anders",
    "In de map '{map}' staat iets dat geen eerder gebouwde site is.",
    "Kies met --uit een andere map, of maak deze map eerst zelf leeg.",
)
MKDOCS_BUITEN: Final = Code(
    "B008",
    Niveau.FOUT,
    "mkdocs.yml haalt iets van een andere website",
    "In mkdocs.yml staat '{adres}' bij 'extra_css' of 'extra_javascript'. Elke bezoeker zou daar zonder het te weten langsgaan.",
    "Zet het bestand in 'docs/' en noem het pad, of haal de regel weg.",
)
BRON_ONLEESBAAR: Final = Code(
    "B009",
    Niveau.FOUT,
    "Een bestand van het handboek is niet te lezen",
    "Bij het bouwen was dit bestand niet te lezen: {melding}.",
    "Kijk of het bestand er nog is en of u het mag openen.",
)
UIT_IN_SITE: Final = Code(
    "B010",
    Niveau.FOUT,
    "De map voor de site ligt in een gebouwde site",
    "De map '{map}' is een gebouwde editie, of ligt daarin. De teameditie zou zo in de openbare editie terechtkomen.",
    "Noem met --uit de map erboven, bijvoorbeeld 'site'; elke editie krijgt daarin zelf een map.",
)
ZIP_MISLUKT: Final = Code(
    "B011",
    Niveau.FOUT,
    "Het ZIP-bestand is niet te schrijven",
    "De site is gebouwd, maar '{bestand}' is niet te schrijven: {melding}.",
    "Sluit programma's die het bestand open hebben, of haal weg wat op die plaats staat.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
