"""Findings, stage 0: what is wrong with the list of permanent addresses, and what stands in the way of keeping it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

NIET_IN_LIJST: Final = Code(
    "C430",
    Niveau.ADVIES,
    "Nieuwe vaste adressen staan nog niet in de lijst",
    "De lijst mist {aantal}: {namen}.",
    "Typ 'handboek adressen'. Dan merkt het handboek het voortaan als u er een hernoemt of weghaalt.",
)
VERDWENEN: Final = Code(
    "C431",
    Niveau.WAARSCHUWING,
    "Een vast adres leidt nergens meer heen",
    "'{id}' staat niet meer in het handboek. Wie het oude adres gebruikt, vindt niets.",
    "Heet het nu anders, typ dan: handboek adressen --nu {id}={opvolger}. Is het vervallen, typ dan: handboek adressen "
    '--vervallen {id} --uitleg "waarom, en wat nu".',
)
NU_NERGENS: Final = Code(
    "C432",
    Niveau.WAARSCHUWING,
    "Een vast adres verwijst naar iets dat er niet is",
    "Volgens de lijst heet '{id}' nu '{nu}', maar dat kent het handboek niet.",
    "{suggestie}Verbeter 'nu'.",
)
KRING: Final = Code(
    "C433",
    Niveau.WAARSCHUWING,
    "Vaste adressen verwijzen in een kring",
    "Deze adressen verwijzen naar elkaar: {kring}. Geen ervan komt ergens uit.",
    "Geef een van deze adressen een 'nu' dat bestaat, of een 'vervallen_op' met uitleg.",
)
BESTAAT_NOG: Final = Code(
    "C434",
    Niveau.WAARSCHUWING,
    "Een vast adres heet vervangen of vervallen, maar bestaat nog",
    "'{id}' staat gewoon in het handboek. Wat de lijst erover zegt, telt niet.",
    "Haal 'nu', 'vervallen_op' en 'uitleg' hier weg. Of hernoem het in het handboek, of haal het daar weg.",
)
NU_EN_VERVALLEN: Final = Code(
    "C435",
    Niveau.WAARSCHUWING,
    "Een vast adres is vervangen en vervallen tegelijk",
    "Bij '{id}' staan 'nu' en 'vervallen_op'. Alleen 'nu' telt.",
    "Haal een van beide weg.",
)
VORM: Final = Code(
    "C436",
    Niveau.FOUT,
    "Dit kan geen vast adres zijn",
    "'{id}' is geen vast adres: dat is een soort en een kenmerk, zoals 'kaart-startbespreking' of 'item-ondersteuning-2e'.",
    "Verbeter het. De soorten zijn {soorten}.",
)
ZONDER_UITLEG: Final = Code(
    "C437",
    Niveau.ADVIES,
    "Een vervallen adres heeft geen uitleg",
    "Wie '{id}' opvraagt, leest dat het is vervallen, maar niet waarom.",
    "Zet erbij, in 'uitleg', waarom het vervallen is en wat de lezer nu kan doen.",
)

NOG_HIER: Final = Code(
    "V020",
    Niveau.FOUT,
    "Dit adres is niet weg",
    "'{id}' staat nog in het handboek, dus het adres werkt.",
    "Hernoem het eerst in het handboek, of haal het daar weg. Typ daarna deze opdracht opnieuw.",
)
NOOIT_GEGEVEN: Final = Code(
    "V021",
    Niveau.FOUT,
    "Dit adres is nooit uitgegeven",
    "'{id}' staat niet in data/adressen.yml.",
    "{suggestie}Weet u zeker dat het adres heeft bestaan, zet dan eerst in data/adressen.yml een regel '- id: {id}'.",
)
OPVOLGER_ONBEKEND: Final = Code(
    "V022",
    Niveau.FOUT,
    "De opvolger bestaat niet",
    "'{id}' staat niet in het handboek.",
    "{suggestie}Noem een adres dat bestaat: 'handboek adressen' noemt wat er nieuw is.",
)
AL_ANDERS: Final = Code(
    "V023",
    Niveau.FOUT,
    "Van dit adres staat al iets anders in de lijst",
    "Volgens data/adressen.yml is '{id}' al {stand}.",
    "Klopt dat niet meer, verander dat dan in data/adressen.yml zelf.",
)
TWEE_KEER: Final = Code(
    "V024",
    Niveau.FOUT,
    "Een adres komt twee keer voor in één opdracht",
    "Van '{id}' zegt u twee dingen tegelijk.",
    "Zeg van elk adres één ding: '--nu' of '--vervallen'.",
)
ANDERE_SOORT: Final = Code(
    "V025",
    Niveau.FOUT,
    "De opvolger is iets van een andere soort",
    "'{id}' is een adres van de soort '{soort}', en '{nu}' van de soort '{soort_nu}'. Wie het oude adres opent, zoekt dat niet.",
    "Noem bij '--nu' een adres van dezelfde soort. Is dat er niet, gebruik dan '--vervallen' met '--uitleg'.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
