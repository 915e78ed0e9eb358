"""Findings, stage 0: the texts of what can be wrong with any other table that is imported by a mapping."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

SCHOOLJAAR_VRAGEN: Final = Code(
    "I055",
    Niveau.FOUT,
    "Schooljaar is niet bekend",
    "Over welk schooljaar dit bestand gaat, is niet te lezen: {reden}.",
    "Zeg het bij de opdracht, bijvoorbeeld met '--schooljaar 2024-2025'.",
)
SCHOOLJAAR_ANDERS: Final = Code(
    "I056",
    Niveau.FOUT,
    "Ander schooljaar dan gevraagd",
    "U vroeg om schooljaar {gevraagd}, maar {bron} {gevonden}.",
    "Laat '--schooljaar' weg, of kies het bestand van dat schooljaar.",
)
BREUKEN: Final = Code(
    "I057",
    Niveau.ADVIES,
    "Breuken gelezen als procenten",
    "In kolom {kolom} staan breuken, zoals 0,873. Ze zijn gelezen als procenten, zoals 87,3.",
    "U hoeft niets te doen. Vergelijk één cijfer met de bron.",
)
BREUK_EN_PROCENT: Final = Code(
    "I058",
    Niveau.FOUT,
    "Breuken en procenten door elkaar",
    "In kolom {kolom} staan breuken (tot en met 1) en procenten (boven de 1) door elkaar; {rijen}.",
    "Schrijf alle percentages op dezelfde manier.",
)
UITKOMST_ANDERS: Final = Code(
    "I059",
    Niveau.ADVIES,
    "Uitkomst van de inspectie in andere woorden",
    "In kolom {kolom} staan woorden die niet bekend zijn ({rijen}). De woorden zijn bewaard, het cijfer is 'onbekend'.",
    "Lees de woorden na bij het cijfer. Meld ze aan de beheerder, dan worden ze voortaan herkend.",
)
INDELING_ONBEKEND: Final = Code(
    "I060",
    Niveau.FOUT,
    "Indeling bestaat niet",
    "Er is geen indeling '{naam}' in data/indelingen/.",
    "{raad}",
)
TABEL_NIET_GEVONDEN: Final = Code(
    "I061",
    Niveau.FOUT,
    "Tabel past niet bij de indeling",
    "{wat} De indeling '{indeling}' vraagt om deze kolommen: {kolommen}.",
    "Zet in de indeling de koppen precies zo als in het bestand, of kies een andere indeling.",
)
REEKS_ONBEKEND: Final = Code(
    "I062",
    Niveau.FOUT,
    "Indeling noemt iets dat het handboek niet kent",
    "De indeling noemt {soort} '{naam}', maar die staat niet in {waar}.",
    "Voeg toe wat ontbreekt, of verbeter de naam. {raad}",
)
WOORD_ONVERTAALD: Final = Code(
    "I063",
    Niveau.FOUT,
    "Tekst zonder vertaling",
    "In kolom {kolom} staan teksten die de indeling niet vertaalt ({rijen}).",
    "Zet de tekst met zijn betekenis onder 'vertaling', of sla zulke rijen over met 'rijen'.",
)
SCHOOL_ONVERTAALD: Final = Code(
    "I064",
    Niveau.WAARSCHUWING,
    "Rijen van een school die niet bekend is",
    "In kolom {kolom} staat een school die niet is te herkennen ({rijen}). Die rijen zijn overgeslagen.",
    "Is het een school van u? Zet de tekst dan met haar sleutel onder 'vertaling' bij 'school'.",
)
WAARDE_VREEMD: Final = Code(
    "I065",
    Niveau.FOUT,
    "Waarde is niet te lezen",
    "In kolom {kolom} staat iets dat niet is te lezen ({rijen}). Hier hoort {verwacht}.",
    "Verbeter de waarde in de bron, of zet een vaste tekst met zijn betekenis onder 'waarden' in de indeling.",
)
PROCENT_ZONDER_AANTAL: Final = Code(
    "I066",
    Niveau.FOUT,
    "Percentage zonder aantal",
    "In kolom {kolom} staan percentages, terwijl de meetreeks '{meetreeks}' aantallen telt.",
    "Percentages zijn niet op te tellen: 80 % van 10 en 90 % van 100 is samen geen 85 %. Laat de bron aantallen geven, of noem "
    "bij 'procent_van' de kolom met het aantal waarover het percentage gaat.",
)
PROCENT_ONMOGELIJK: Final = Code(
    "I067",
    Niveau.FOUT,
    "Onmogelijk percentage",
    "In kolom {kolom} staat een percentage dat niet kan ({rijen}): {waarom}.",
    "Vergelijk het percentage en het aantal met de bron.",
)
CEL_DUBBEL: Final = Code(
    "I068",
    Niveau.FOUT,
    "Twee waarden voor hetzelfde cijfer",
    "Voor school {school}, {schooljaar}, {meetreeks}/{categorie} staan er twee waarden: op {eerste} en op {tweede}{meer}.",
    "Deelt het bestand verder op, bijvoorbeeld naar groep of periode? Kies de goede rijen met 'rijen', of laat de bron optellen.",
)
HONDERD: Final = Code(
    "I069",
    Niveau.WAARSCHUWING,
    "Aantallen tellen overal op tot 100",
    "De aantallen van '{meetreeks}' tellen bij elke school op tot 100. Misschien zijn het percentages.",
    "Vergelijk met de bron. Zijn het percentages, noem dan bij 'procent_van' de kolom met het aantal.",
)
SCHOOLJAAR_CEL: Final = Code(
    "I070",
    Niveau.FOUT,
    "Schooljaar is niet te lezen",
    "In kolom {kolom} staat iets dat geen schooljaar is ({rijen}).",
    "Een schooljaar ziet eruit als 2024-2025, 2024/2025, 24-25 of 2024-25. Staat er één jaar, zeg dan onder 'vertaling' welk "
    "schooljaar dat is.",
)
NIETS_OVER: Final = Code(
    "I071",
    Niveau.FOUT,
    "Geen enkele rij blijft over",
    "Dit bestand heeft {rijen}, en daarvan is niets gebruikt: {redenen}.",
    "Kijk in de indeling naar 'school', 'schooljaar' en 'rijen'.",
)
CIJFERS_VERVALLEN: Final = Code(
    "I072",
    Niveau.WAARSCHUWING,
    "Cijfers van scholen vervallen",
    "In {pad} staan cijfers van {scholen}, die niet in deze bestanden voorkomen. De import vervangt het hele bestand.",
    "Importeer de bestanden van alle scholen in één opdracht.",
)
MEETREEKS_ERBIJ: Final = Code(
    "I073",
    Niveau.WAARSCHUWING,
    "Uitkomst zonder meetreeks",
    "Voor kolom {kolom} heeft uw handboek nog geen meetreeks '{meetreeks}'. De kolom is niet gelezen.",
    "Zet in data/meetreeksen.yml een meetreeks '{meetreeks}' van soort 'waarde' met de categorie 'waarde', en importeer opnieuw.",
)
INDELING_BEZET: Final = Code(
    "I075",
    Niveau.FOUT,
    "Naam van de indeling is bezet",
    "De indeling '{naam}' heet zoals een bestand dat 'handboek import duo' leest; de resultaten zouden elkaar vervangen.",
    "Geef de indeling een andere naam (de naam van het bestand in data/indelingen/, of 'id').",
)
BREUKEN_MISSCHIEN: Final = Code(
    "I076",
    Niveau.WAARSCHUWING,
    "Misschien breuken in plaats van procenten",
    "In kolom {kolom} horen percentages, maar geen getal is hoger dan 1.",
    "Staat er 0,87 waar 87 % bedoeld is? Zet dan 'breuken: ja' bij de kolom in de indeling.",
)
CATEGORIE_NIET_BIJ_REEKS: Final = Code(
    "I077",
    Niveau.FOUT,
    "Categorie hoort niet bij de meetreeks",
    "De indeling geeft hier de categorie '{categorie}', maar de meetreeks '{meetreeks}' kent die niet ({rijen}).",
    "Vertaal de tekst naar een categorie van die meetreeks, of voeg de categorie toe in data/meetreeksen.yml.",
)
BREUKEN_ZONDER_PROCENT: Final = Code(
    "I080",
    Niveau.WAARSCHUWING,
    "Breuken bij een meetreeks zonder procenten",
    "Kolom {kolom} wordt met 100 vermenigvuldigd, want de indeling zegt 'breuken: ja'. De meetreeks '{meetreeks}' telt in "
    "{eenheid}, niet in procenten.",
    "Haal 'breuken: ja' weg bij de kolom, of zet bij de meetreeks 'eenheid: procent'.",
)
BUITEN_GRENZEN: Final = Code(
    "I101",
    Niveau.FOUT,
    "Waarde buiten de grenzen van de meetreeks",
    "In kolom {kolom} staat een waarde die bij meetreeks '{meetreeks}' niet kan ({rijen}): daar hoort {grenzen}.",
    "Vergelijk de waarde met de bron. Kan zij toch, verruim dan 'minimum' of 'maximum' in data/meetreeksen.yml.",
)
GEMIDDELDE_VAN_NIEMAND: Final = Code(
    "I102",
    Niveau.FOUT,
    "Gemiddelde van niemand",
    "In kolom {kolom} staat een gemiddelde, terwijl het aantal 0 is ({rijen}).",
    "Vergelijk het aantal en het gemiddelde met de bron. Deed niemand mee, laat het gemiddelde dan leeg.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
