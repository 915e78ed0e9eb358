"""Findings, stage 0: what is wrong with the moments of a calendar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

WOORDEN_BUITEN_JAAR: Final = Code(
    "C120",
    Niveau.WAARSCHUWING,
    "Een maand of dag valt buiten zijn schooljaar",
    "'{naam}' valt niet in schooljaar {schooljaar}, dus dit komt niet in de kalender.",
    "{bedoeld}Verbeter het jaar, of zet dit onder het schooljaar waarin het valt.",
)
DATUM_BUITEN_JAAR: Final = Code(
    "C121",
    Niveau.WAARSCHUWING,
    "Een datum valt buiten zijn schooljaar",
    "{datum} valt niet in schooljaar {schooljaar}.",
    "Verbeter de datum, of zet dit onder het schooljaar waarin zij valt.",
)
WOORDEN_ONBEKEND: Final = Code(
    "C122",
    Niveau.ADVIES,
    "Woorden over een moment zijn niet te begrijpen",
    "Uit '{naam}' is geen moment op te maken. De kalender noemt het zonder maand.",
    "{suggestie}Schrijf bijvoorbeeld 'in mei', '2 keer per jaar (januari en juni)', 'elke 8 weken' of 'uiterlijk 30 juni'.",
)
VAKANTIES_OVERLAPPEN: Final = Code(
    "C123",
    Niveau.WAARSCHUWING,
    "Twee vakanties vallen over elkaar",
    "'{naam}' ({van} tot en met {tot}) valt over '{ander}' heen, die begint op {begin}{regio}.",
    "Verbeter een van beide, of verwijder de vakantie die er te veel staat.",
)
VAKANTIES_ONTBREKEN: Final = Code(
    "C124",
    Niveau.ADVIES,
    "De vakanties van dit schooljaar ontbreken",
    "Er staan geen vakanties in schooljaar {schooljaar}{regio}.",
    "Voeg ze toe in data/vakanties.yml. Dan beginnen 'elke 8 weken' en 'week 4 van het schooljaar' op de goede dag.",
)
WETTELIJK_ZONDER_DAG: Final = Code(
    "C125",
    Niveau.ADVIES,
    "Een wettelijk punt van één jaar heeft geen dag of maand",
    "'{naam}' staat onder schooljaar {schooljaar}, maar zonder dag of maand. De kalender noemt dan de laatste dag van dat jaar.",
    "Noem een 'datum', of een maand bij 'wanneer'.",
)
AANTAL_KLOPT_NIET: Final = Code(
    "C126",
    Niveau.ADVIES,
    "Het aantal keren en de genoemde maanden kloppen niet met elkaar",
    "In '{naam}' staat {keer} keer, maar {genoemd} genoemd.",
    "Verbeter het aantal, of noem elke maand.",
)
REGIO_ONBEKEND: Final = Code(
    "C127",
    Niveau.ADVIES,
    "Van geen enkele school is de vakantieregio bekend",
    "De vakanties hebben een regio, maar van geen enkele school is bekend in welke regio zij ligt.",
    "Noem 'vakantieregio: noord', 'midden' of 'zuid' in data/organisatie.yml, of bij elke regio een eigen.",
)
WEEKDAG_KLOPT_NIET: Final = Code(
    "C128",
    Niveau.WAARSCHUWING,
    "De dag van de week past niet bij de datum",
    "{datum} is een {weekdag}, geen {naam}.",
    "Verbeter de dag van de week of de datum. De kalender houdt de datum aan.",
)

GEEN_VAKANTIES: Final = Code(
    "C129",
    Niveau.ADVIES,
    "Het handboek kent geen vakanties",
    "Er staan geen vakanties in data/vakanties.yml. {gevolg}",
    "Zet de vakanties van dit schooljaar en van de zomer ervoor in dat bestand. De handleiding geeft bij Kalender een voorbeeld.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
