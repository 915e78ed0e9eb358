"""Findings, stage 0: what can go wrong with what is made for paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Finding, Niveau

OPMAAK_ONBEKEND: Final = Code(
    "R001",
    Niveau.WAARSCHUWING,
    "Opmaak die niet op papier kan",
    "In '{kop}' staat {wat}. Dat kan niet op papier: op het kaartblad staat de tekst nu zonder opmaak.",
    "Schrijf dit deel eenvoudiger, met gewone alinea's en lijsten.",
)
TEKEN_ONBEKEND: Final = Code(
    "R002",
    Niveau.ADVIES,
    "Tekens die niet op papier kunnen",
    "Niet elk teken van deze kaart zit in de letters voor papier: {tekens}. Op het kaartblad staat daar een leeg vakje (▯).",
    "Schrijf het met letters, of kies een ander teken.",
)
ZETTEN_MISLUKT: Final = Code(
    "R003",
    Niveau.FOUT,
    "Een bestand voor papier is niet te maken",
    "Het bestand '{bestand}' is niet te maken. De zetter meldt: {melding} ({plaats}).",
    "Is er een afbeelding bij, sla die dan opnieuw op als PNG. Helpt dat niet, meld het dan aan de makers van het programma.",
)
WEBADRES_ONTBREEKT: Final = Code(
    "R004",
    Niveau.ADVIES,
    "Op papier staat geen QR-code",
    "Het webadres van de {editie} is niet bekend. Op papier staat nu geen code waarmee een lezer ziet of een kaart nog geldt.",
    "Zet het adres in data/organisatie.yml onder 'webadres' bij '{sleutel}', bijvoorbeeld 'https://handboek.voorbeeld.nl'.",
)
TABEL_TE_BREED: Final = Code(
    "R005",
    Niveau.WAARSCHUWING,
    "Een tabel die te breed is voor papier",
    "In '{kop}' staat een tabel met {aantal} kolommen. Op het kaartblad past zij niet. Daar staat nu dat zij op de site staat.",
    "Maak de tabel smaller, bijvoorbeeld door rijen en kolommen te wisselen.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}


class MaakError(Exception):
    """A file could not be made; `finding` says which, and why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding
