"""Findings, stage 0: what is wrong with the ledger of adoptions, and what stands in the way of an adoption."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

TEKST_AANGEPAST: Final = Code(
    "C110",
    Niveau.WAARSCHUWING,
    "De vastgestelde tekst is aangepast",
    "De tekst in dit bestand is niet meer de tekst die is vastgesteld: de vingerafdruk past niet.",
    "Zet het bestand terug zoals het was. Lukt dat niet, verwijder het dan en stel de kaart opnieuw "
    "vast met 'handboek vaststellen {kaart}'.",
)
KAART_WEG: Final = Code(
    "C111",
    Niveau.ADVIES,
    "Vaststelling van een kaart die er niet is",
    "Dit is een vaststelling van de kaart '{kaart}', die niet in het handboek staat.",
    "{suggestie}Heet de kaart nu anders, typ dan 'handboek adressen --nu kaart-{kaart}=kaart-NIEUW': de vaststelling telt dan "
    "voor die kaart, en dit bestand blijft zoals het is. Is de kaart vervallen, laat haar dan staan met 'status: vervallen'.",
)
ANDERE_GEGEVENS: Final = Code(
    "C112",
    Niveau.WAARSCHUWING,
    "De kaart noemt een andere vaststelling",
    "De kaart zegt: {kaart}. De laatste vaststelling die is vastgelegd, zegt: {boek}.",
    "Is de kaart opnieuw vastgesteld, leg dat dan vast met 'handboek vaststellen {id}'. Werkt u er nog aan, zet dan 'status: in "
    "herziening'. Anders zet u in de kaart terug: {boek}.",
)
GEWIJZIGD: Final = Code(
    "C113",
    Niveau.WAARSCHUWING,
    "De kaart is gewijzigd na vaststelling",
    "De tekst van deze kaart is niet meer de tekst van versie {versie}, vastgesteld op {datum}.",
    "Verhoog 'versie' en stel de kaart vast met 'handboek vaststellen {id}'. Werkt u er "
    "nog aan, zet dan 'status: in herziening'.",
)
OPNIEUW_BEKIJKEN: Final = Code(
    "C114",
    Niveau.ADVIES,
    "De kaart verwijst naar iets dat is veranderd",
    "Sinds de laatste vaststelling of bevestiging is veranderd: {wat}.",
    "Kijk of deze kaart nog klopt. Zo ja, leg dat vast met 'handboek bevestigen {id}'. Zo nee, pas "
    "de kaart aan en stel haar vast.",
)
TE_LAAT: Final = Code(
    "C115",
    Niveau.WAARSCHUWING,
    "De kaart is niet op tijd opnieuw vastgesteld",
    "Deze kaart had uiterlijk op {datum} opnieuw vastgesteld moeten zijn.",
    "Stel haar vast met 'handboek vaststellen {id}', of zet 'status: vervallen'.",
)
ZONDER_TEKST: Final = Code(
    "C116",
    Niveau.ADVIES,
    "Vastgesteld, maar de tekst is niet vastgelegd",
    "Deze kaart is vastgesteld, maar welke tekst dat was, is niet vastgelegd.",
    "Heette de kaart eerst anders, typ dan 'handboek adressen --nu kaart-OUD=kaart-{id}'. Leg haar anders vast met 'handboek "
    "vaststellen {id}'. Dan ziet u voortaan of de kaart is gewijzigd, en wat.",
)
DUBBEL: Final = Code(
    "C117",
    Niveau.WAARSCHUWING,
    "Twee vaststellingen van een dag en een versie",
    "Ook '{ander}' is een {soort} van versie {versie} op {datum}.",
    "Verwijder het bestand dat er niet hoort.",
)
VERKEERDE_PLAATS: Final = Code(
    "C118",
    Niveau.WAARSCHUWING,
    "Een vaststelling op een andere plaats",
    "Dit is een {soort} van de kaart '{kaart}', versie {versie}, op {datum}, maar zo heet het bestand niet.",
    "Verplaats het naar '{pad}', of herstel de gegevens bovenaan.",
)

ONBEKENDE_KAART: Final = Code(
    "V001",
    Niveau.FOUT,
    "Kaart om vast te stellen is onbekend",
    "De kaart '{kaart}' staat niet in het handboek.",
    "{suggestie}Gebruik de naam van het bestand zonder '.md'.",
)
ONBEKENDE_ROL: Final = Code(
    "V002",
    Niveau.FOUT,
    "Rol die vaststelt is onbekend",
    "De rol '{rol}' staat niet in 'data/organisatie.yml'.",
    "{raad}",
)
GEEN_DAG: Final = Code(
    "V003",
    Niveau.FOUT,
    "De dag van vaststellen is geen datum",
    "'{dag}' is geen datum.",
    "Schrijf jaar, maand en dag, bijvoorbeeld '--op 2026-12-01'.",
)
IN_TOEKOMST: Final = Code(
    "V004",
    Niveau.FOUT,
    "De dag van vaststellen moet nog komen",
    "{datum} is later dan {vandaag}, de dag van het handboek.",
    "Stel vast op of na de dag zelf. Heeft 'data/organisatie.yml' een 'peildatum', dan telt die als vandaag.",
)
VOOR_VORIGE: Final = Code(
    "V005",
    Niveau.FOUT,
    "Eerder dan de vorige vaststelling",
    "Deze kaart is op {vorige} al vastgesteld of bevestigd; {datum} ligt daarvoor.",
    "Kies een dag op of na {vorige}.",
)
ZELFDE_VERSIE: Final = Code(
    "V006",
    Niveau.FOUT,
    "Gewijzigde tekst onder een versie die al is vastgesteld",
    "Versie {versie} is op {datum} vastgesteld met een andere tekst.",
    "Verhoog 'versie' in de kaart{voorstel}, en noem bij 'wijzigingen' wat er anders is.",
)
GEEN_VERSIE: Final = Code(
    "V007",
    Niveau.FOUT,
    "Kaart zonder versie",
    "Deze kaart heeft geen versie.",
    "Zet 'versie: \"1.0\"' in de kaart, of geef '--versie 1.0' mee.",
)
VERKEERDE_VERSIE: Final = Code(
    "V008",
    Niveau.FOUT,
    "Versie die niet kan",
    "'{versie}' kan geen versie zijn.",
    "Gebruik hoogstens 40 letters, cijfers, punten, streepjes en spaties, en begin met een letter of cijfer, bijvoorbeeld 2.1.",
)
VERKEERDE_STATUS: Final = Code(
    "V009",
    Niveau.FOUT,
    "Kaart die nu niet kan worden vastgesteld",
    "De status van deze kaart is '{status}'.",
    "{raad}",
)
HANDBOEK_FOUT: Final = Code(
    "V010",
    Niveau.FOUT,
    "Het handboek heeft nog fouten",
    "Het handboek heeft {aantal}: zolang die er zijn, legt het programma niets vast.",
    "Herstel wat hierboven staat; 'handboek check' noemt alles.",
)
AL_VASTGELEGD: Final = Code(
    "V011",
    Niveau.FOUT,
    "Al anders vastgelegd op deze dag",
    "Versie {versie} is op {datum} al vastgesteld, door {door}.",
    "Klopt dat niet, verwijder dan '{pad}' en probeer het opnieuw.",
)
VOORWERK_LASTIG: Final = Code(
    "V012",
    Niveau.FOUT,
    "De gegevens boven de kaart zijn niet bij te werken",
    "Het programma kan de gegevens boven deze kaart niet bijwerken zonder meer te veranderen dan de bedoeling is.",
    "Zet 'status', 'versie', 'vastgesteld_op' en 'vastgesteld_door' elk op een eigen regel boven de kaart, en probeer "
    "het opnieuw.",
)
TERMIJN_VOORBIJ: Final = Code(
    "V013",
    Niveau.WAARSCHUWING,
    "De kaart geldt niet meer op de dag van vaststellen",
    "Deze kaart geldt tot en met {datum} en blijft daarom in de ronde staan.",
    "Pas 'geldig_tot' in de kaart aan.",
)
NIET_VASTGESTELD: Final = Code(
    "V014",
    Niveau.FOUT,
    "Bevestigen kan alleen na vaststellen",
    "Van deze kaart is geen geldende vaststelling vastgelegd, dus er valt niets te bevestigen.",
    "Stel haar eerst vast met 'handboek vaststellen {id}'.",
)
NIET_TE_LEZEN: Final = Code(
    "V015",
    Niveau.FOUT,
    "Kaart die niet te lezen is",
    "Het bestand van deze kaart is niet te lezen: {reden}.",
    "Is het open in een ander programma? Sluit het en probeer het opnieuw.",
)
ANDER_BESTAND: Final = Code(
    "V016",
    Niveau.FOUT,
    "Een ander bestand dan dat van de kaart",
    "'{gevonden}' is niet het bestand van de kaart '{kaart}' in dit handboek.",
    "De kaart staat in '{pad}'. Noem dat bestand, of alleen '{kaart}'. Bedoelt u een ander handboek, noem dan de map "
    "daarvan met '--map'.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
