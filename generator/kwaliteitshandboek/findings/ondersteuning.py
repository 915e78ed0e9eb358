"""Findings, stage 0: what can be wrong in the ondersteuningsplan, in what schools offer of it, and in provisions per region."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

# The plan, and what schools offer of it
BASIS_NIET_BELOOFD: Final = Code(
    "C415",
    Niveau.WAARSCHUWING,
    "Een school belooft niet alles wat bij de basis hoort",
    "In het aanbod van {school} over {schooljaar} ontbreekt van de basisondersteuning: {delen}.",
    "Neem dit op in de schoolgids, of leg bij 'toelichting' uit waarom het er niet is.",
)
NERGENS_BELOOFD: Final = Code(
    "C416",
    Niveau.ADVIES,
    "Een onderdeel van het ondersteuningsplan belooft geen enkele school",
    "Geen enkele school belooft '{naam}' in haar nieuwste aanbod.{gezien}",
    "Ga na welke school het biedt en neem het daar op in het aanbod, of haal het uit het plan.",
)
ONDERDEEL_DUBBEL: Final = Code(
    "C417",
    Niveau.WAARSCHUWING,
    "Een onderdeel staat twee keer in het aanbod van een school",
    "Het onderdeel '{naam}' staat hier al eerder. Alleen de eerste regel telt.",
    "Houd één regel over.",
)
AANBOD_DUBBEL: Final = Code(
    "C418",
    Niveau.WAARSCHUWING,
    "Het aanbod van een school staat er twee keer voor één schooljaar",
    "Het aanbod van {school} over {schooljaar} staat ook op {eerste}.",
    "Voeg beide samen.",
)
AANBOD_ONTBREEKT: Final = Code(
    "C419",
    Niveau.WAARSCHUWING,
    "Van een school ontbreekt het aanbod van een schooljaar",
    "Over {schooljaar} is het aanbod bekend van andere scholen, maar niet van {scholen}.",
    "Voeg het toe uit de schoolgids van dat jaar.",
)
BEVONDEN_ZONDER_HOE: Final = Code(
    "C420",
    Niveau.ADVIES,
    "Wat in de praktijk is gezien, staat er zonder hoe dat bekend is",
    "Van '{naam}' staat '{bevonden}', maar niet hoe dat bekend is.",
    "Noem een 'bezoek', of schrijf bij 'hoe' waar het uit blijkt.",
)
SOP_NA_WET: Final = Code(
    "C421",
    Niveau.ADVIES,
    "Een apart schoolondersteuningsprofiel in een jaar waarin het niet meer bestaat",
    "Het aanbod over {schooljaar} komt uit een schoolondersteuningsprofiel. Sinds 1 augustus 2025 staat het in de schoolgids.",
    "Neem het over uit de schoolgids en schrijf 'vorm: schoolgids'.",
)
BEZOEK_VAN_ANDER: Final = Code(
    "C422",
    Niveau.WAARSCHUWING,
    "Het aanbod van een school noemt een bezoek aan een ander",
    "Het bezoek '{naam}' was niet aan {school}.",
    "Noem een bezoek aan deze school.",
)

# Provisions
ONTBREEKT_ZONDER_UITLEG: Final = Code(
    "C423",
    Niveau.WAARSCHUWING,
    "Een voorziening ontbreekt in een regio, zonder uitleg",
    "'{naam}' ontbreekt in {regio}, en er staat niet bij hoe leerlingen dan geholpen worden.",
    "Schrijf dat bij 'toelichting', of noem 'vanaf' wanneer de voorziening er komt.",
)
REGIO_ONTBREEKT: Final = Code(
    "C424",
    Niveau.WAARSCHUWING,
    "Van een voorziening is in een regio niets bekend",
    "Bij '{naam}' staat niets over {regio}. De regio telt daar als een gat in het netwerk.",
    "Voeg de regio toe onder 'plekken', met een 'staat'.",
)
SCHOOL_BUITEN_REGIO: Final = Code(
    "C425",
    Niveau.WAARSCHUWING,
    "Een voorziening noemt een school uit een andere regio",
    "De school '{naam}' ligt niet in {regio}.",
    "Noem de school onder haar eigen regio, of schrijf bij 'toelichting' hoe de regio's samenwerken.",
)
REGIO_DUBBEL: Final = Code(
    "C426",
    Niveau.WAARSCHUWING,
    "Een voorziening noemt een regio twee keer",
    "{regio} staat hier al eerder. Alleen de eerste telt.",
    "Voeg beide samen.",
)
OPBOUW_VOORBIJ: Final = Code(
    "C427",
    Niveau.ADVIES,
    "Een voorziening in opbouw had er al moeten zijn",
    "'{naam}' is in {regio} nog in opbouw, maar zou er zijn vanaf {vanaf}.",
    "Is zij er, schrijf dan 'staat: aanwezig'. Zo niet, kies een nieuw schooljaar.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
