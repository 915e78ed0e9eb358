"""Findings, stage 0: what can be wrong in names: a reference that leads nowhere, or one name for two things."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

# References
ONBEKENDE_ROL: Final = Code(
    "C001",
    Niveau.FOUT,
    "Een rol is niet bekend",
    "De rol '{naam}' staat niet in data/organisatie.yml.",
    "{suggestie}Noem een bekende rol, of voeg deze rol (of dit synoniem) toe onder 'rollen'.",
)
ONBEKENDE_KAART: Final = Code(
    "C002",
    Niveau.FOUT,
    "Een kaart bestaat niet",
    "De kaart '{naam}' bestaat niet.",
    "{suggestie}Maak de kaart (desnoods met status 'in voorbereiding'), of verwijder de verwijzing.",
)
ONBEKEND_ITEM: Final = Code(
    "C003",
    Niveau.FOUT,
    "Een standaard of item van een kader bestaat niet",
    "'{naam}' is geen item van een kader.",
    "{suggestie}Schrijf het kenmerk van het kader, een schuine streep en de code, bijvoorbeeld 'onderzoekskader/OP2'.",
)
ONBEKENDE_VERWIJZING: Final = Code(
    "C004",
    Niveau.FOUT,
    "Een verwijzing leidt nergens heen",
    "{soort} '{naam}' bestaat niet.",
    "{raad}",
)
ONBEKENDE_CATEGORIE: Final = Code(
    "C005",
    Niveau.FOUT,
    "Een categorie hoort niet bij de meetreeks",
    "De meetreeks '{meetreeks}' heeft geen categorie '{naam}'.",
    "{suggestie}De categorieën zijn: {bekend}.",
)
ONBEKEND_ONDERWERP: Final = Code(
    "C006",
    Niveau.FOUT,
    "Het onderwerp van een toelichting is niet bekend",
    "'{naam}' is geen indicator, en ook niet 'inleiding' of 'vooruitblik'.",
    "{suggestie}Noem het kenmerk van een indicator, 'inleiding' of 'vooruitblik'.",
)
GEEN_SCHOOLJAAR: Final = Code(
    "C007",
    Niveau.FOUT,
    "Een schooljaar in een toelichting of herkomst klopt niet",
    "'{naam}' is geen schooljaar.",
    "Schrijf het schooljaar als '2025-2026'.",
)
VERKEERDE_MEETREEKS: Final = Code(
    "C008",
    Niveau.FOUT,
    "Een berekening telt gemiddelden op",
    "De meetreeks '{meetreeks}' bevat gemiddelden. Die zijn niet op te tellen tot een teller en een noemer.",
    "Schrijf bij de berekening alleen 'waarde: gemiddelde'.",
)
GEMIDDELDE_ONVOLLEDIG: Final = Code(
    "C009",
    Niveau.FOUT,
    "Een meetreeks met gemiddelden mist een categorie",
    "De meetreeks '{meetreeks}' bevat gemiddelden, maar de categorie '{naam}' ontbreekt.",
    "Geef de meetreeks de categorieën 'aantal' en 'gemiddelde': zonder aantal is een gemiddelde niet te wegen.",
)

# Identity
DUBBEL: Final = Code(
    "C010",
    Niveau.FOUT,
    "Iets staat er twee keer",
    "{soort} '{naam}' staat er al: {eerste}.",
    "Geef een van beide een ander kenmerk, of verwijder er een.",
)
KRING: Final = Code(
    "C011",
    Niveau.FOUT,
    "Een kring van bovenliggende onderdelen",
    "Via 'bovenliggend' komt u hier weer uit: {kring}.",
    "Verwijder een van deze verwijzingen.",
)
ROLNAAM_DUBBEL: Final = Code(
    "C012",
    Niveau.WAARSCHUWING,
    "Twee rollen met dezelfde naam",
    "De naam '{naam}' hoort al bij de rol '{rol}'. Wie deze naam schrijft, krijgt die rol.",
    "Haal de naam bij een van beide rollen weg.",
)
ADRES_BEZET: Final = Code(
    "C013",
    Niveau.FOUT,
    "Een pagina heeft een adres dat al bezet is",
    "Het adres '{pad}' hoort bij een pagina die het handboek zelf maakt.",
    "Geef het bestand een andere naam of zet het in een andere map.",
)
PERIODE: Final = Code(
    "C014",
    Niveau.WAARSCHUWING,
    "Een periode eindigt voordat zij begint",
    "'{tot}' ({einde}) ligt voor '{van}' ({begin}).",
    "Verbeter een van beide.",
)
VREEMDE_DATUM: Final = Code(
    "C015",
    Niveau.FOUT,
    "Een datum ligt ver buiten deze tijd",
    "Bij '{veld}' staat een dag in het jaar {jaar}.",
    "Schrijf de dag als jaar-maand-dag, bijvoorbeeld 2026-03-01.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
