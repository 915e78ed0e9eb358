"""Findings, stage 0: figures in the texts of authors: asked for in a block, or typed by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

INDICATOR_ONBEKEND: Final = Code(
    "C250",
    Niveau.FOUT,
    "Een cijfer in de tekst noemt een indicator die er niet is",
    "De tekst vraagt een cijfer van indicator '{indicator}', maar die is er niet.",
    "{suggestie}Gebruik het kenmerk ('id') van een indicator uit data/indicatoren.",
)
SCHOOL_ONBEKEND: Final = Code(
    "C251",
    Niveau.FOUT,
    "Een cijfer in de tekst noemt een school die er niet is",
    "De tekst vraagt een cijfer van school '{school}', maar die is er niet.",
    "{suggestie}Gebruik de sleutel of de naam uit data/scholen.csv, of 'alle' voor alle scholen samen.",
)
JAAR_ONBEKEND: Final = Code(
    "C252",
    Niveau.FOUT,
    "Een cijfer in de tekst noemt geen goed schooljaar",
    "De tekst vraagt een cijfer van schooljaar '{jaar}'.",
    "{suggestie}Schrijf een schooljaar als '2025-2026', of 'laatste' voor het nieuwste.",
)
REGEL_ONBEKEND: Final = Code(
    "C253",
    Niveau.FOUT,
    "Een regel in een blok met een cijfer is niet te begrijpen",
    "De regel '{regel}' hoort niet in een blok '{blok}', of staat er twee keer.",
    "{suggestie}Een blok heeft een regel 'indicator: kenmerk'. Ook 'school' en 'schooljaar' mogen, en bij een grafiek 'vorm'.",
)
INDICATOR_ONTBREEKT: Final = Code(
    "C254",
    Niveau.FOUT,
    "Een cijfer in de tekst zegt niet van welke indicator",
    "Bij '{blok}' staat geen indicator.",
    "Zet in het blok een regel 'indicator: kenmerk'.",
)
CIJFER_ONTBREEKT: Final = Code(
    "C255",
    Niveau.WAARSCHUWING,
    "Een cijfer in de tekst bestaat niet",
    "De tekst vraagt '{wat}'. Dat cijfer is er niet: {reden}.",
    "Kies een andere school of een ander schooljaar, of importeer de gegevens.",
)
VORM_KAN_NIET: Final = Code(
    "C256",
    Niveau.FOUT,
    "Een grafiek in de tekst kan niet in deze vorm",
    "Bij '{blok}' kan de vorm '{vorm}' niet: {reden}.",
    "{suggestie}De vormen van een grafiek zijn: lijn, scholen, per school, verdeling, antwoorden.",
)
INDICATOR_INTERN: Final = Code(
    "C257",
    Niveau.WAARSCHUWING,
    "Een openbare tekst vraagt een cijfer dat intern is",
    "Deze tekst is openbaar, maar indicator '{indicator}' is intern. In de openbare editie valt het cijfer weg.",
    "Maak de indicator openbaar, of haal het cijfer uit deze tekst.",
)
BLOK_VERKEERD: Final = Code(
    "C258",
    Niveau.FOUT,
    "Een blok met een cijfer staat verkeerd",
    "Een blok '{blok}' {fout}.",
    "Zet de drie accenten grave boven en onder het blok op een eigen regel, zonder spaties ervoor.",
)
BIJNA_CIJFER: Final = Code(
    "C259",
    Niveau.WAARSCHUWING,
    "Een vraag om een cijfer in een zin wordt niet herkend",
    "Hier staat `{code}`. Zo komt het letterlijk op de pagina.",
    "Schrijf voor het cijfer in een zin `cijfer: {goed}`{blok}.",
)
SCHOOLNAAM_DUBBEL: Final = Code(
    "C261",
    Niveau.FOUT,
    "Een cijfer in de tekst noemt een naam die meer scholen hebben",
    "De tekst vraagt een cijfer van school '{school}', maar zo heten er {aantal}: {sleutels}.",
    "Schrijf in plaats van de naam de sleutel van de school die u bedoelt.",
)
GETYPT_WIJKT_AF: Final = Code(
    "C260",
    Niveau.ADVIES,
    "Een getypt cijfer wijkt af van de gegevens",
    "Hier staat {getypt} voor '{indicator}' ({wie}, {wanneer}). {gegevens}",
    "Kijk wat klopt. Met `{blok}` in de zin staat er altijd het cijfer uit de gegevens.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
