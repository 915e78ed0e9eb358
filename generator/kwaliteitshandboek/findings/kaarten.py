"""Findings, stage 0: the faults that real quality cards have, beyond those in `controle`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

# One card
RIJ_ONVOLLEDIG: Final = Code(
    "C130",
    Niveau.WAARSCHUWING,
    "Een rij van een vastgestelde kaart mist een moment of eigenaar",
    "{soort} '{naam}' mist {mist}.",
    "Spreek het af en vul {velden} in. Weet u het nog niet, zet de kaart dan op 'concept'.",
)
RIJ_NOG_LEEG: Final = Code(
    "C131",
    Niveau.ADVIES,
    "Een rij van een kaart heeft nog geen moment of eigenaar",
    "{soort} '{naam}' mist nog {mist}.",
    "Vul {velden} in zodra u het weet.",
)
STAP_OVERGESLAGEN: Final = Code(
    "C132",
    Niveau.ADVIES,
    "Een stapnummer is overgeslagen",
    "Vóór stap {stap} {mist}.",
    "Nummer de stappen vanaf 1 zonder gaten, of voeg de stap toe die er nog bij hoort.",
)
HERZIENING_ZONDER: Final = Code(
    "C133",
    Niveau.WAARSCHUWING,
    "Een kaart in herziening mist versie of datum",
    "De kaart is in herziening, maar van de versie die nu geldt {mist}.",
    "Vul {velden} in. Is de kaart nooit vastgesteld, zet de status dan op 'concept'.",
)
GELDT_NIET_VASTGESTELD: Final = Code(
    "C134",
    Niveau.WAARSCHUWING,
    "Een kaart geldt al, maar is niet vastgesteld",
    "De kaart zou gelden vanaf {datum}, maar heeft de status '{status}'.",
    "Stel de kaart vast, of kies een latere dag bij 'geldig_van'.",
)
GELDIGHEID_VOORBIJ: Final = Code(
    "C135",
    Niveau.WAARSCHUWING,
    "De geldigheid van een kaart is voorbij",
    "De kaart is vastgesteld, maar gold tot en met {datum}.",
    "Stel de kaart opnieuw vast met een nieuwe 'geldig_tot', of zet de status op 'in herziening' of 'vervallen'.",
)
MR_LATER: Final = Code(
    "C136",
    Niveau.ADVIES,
    "De MR besprak een kaart pas na het vaststellen",
    "De kaart is vastgesteld op {vastgesteld}, maar de MR besprak haar op {mr}.",
    "Kijk of beide data kloppen. Waar de MR iets van vindt, hoort vóór het vaststellen te komen.",
)

# Cards that are announced
AANGEKONDIGD_TE_LAAT: Final = Code(
    "C140",
    Niveau.WAARSCHUWING,
    "Een aangekondigde kaart is er nog niet",
    "De kaart is in voorbereiding en had er op {datum} moeten zijn.",
    "Schrijf de kaart en geef haar een andere status, of kies een nieuwe datum.",
)
AANGEKONDIGD_ZONDER_DATUM: Final = Code(
    "C141",
    Niveau.ADVIES,
    "Een aangekondigde kaart heeft geen datum",
    "De kaart is in voorbereiding, maar nergens staat wanneer zij klaar is.",
    "Zet in 'planning' van deze kaart een stap met een datum, of noem in 'geldig_van' de dag waarop zij ingaat.",
)
VERWIJST_NAAR_AANGEKONDIGD: Final = Code(
    "C142",
    Niveau.ADVIES,
    "Een kaart verwijst naar een kaart die nog niet geschreven is",
    "De kaart '{naam}' is nog in voorbereiding. Wie hier verder leest, vindt niets.",
    "Schrijf die kaart, of noem haar pas als zij er is.",
)
WACHT_TEVERGEEFS: Final = Code(
    "C143",
    Niveau.WAARSCHUWING,
    "Een stap wacht nog op een andere kaart",
    "Deze stap was voor {datum}, maar wacht op de kaart '{naam}': die heeft de status '{status}' en niet '{nodig}'.",
    "Maak die kaart af, of plan deze stap later.",
)
GEPLAND_NIET_GENOEMD: Final = Code(
    "C144",
    Niveau.ADVIES,
    "De planning noemt een kaart die niet bij de bijlagen staat",
    "De planning gaat over de kaart '{naam}', maar deze kaart verwijst er verder niet naar.",
    "Zet de kaart bij 'bijlagen' of 'verwant', of verwijs ernaar in de tekst.",
)
GEPLAND_BESTAAT_NIET: Final = Code(
    "C145",
    Niveau.ADVIES,
    "De planning noemt een kaart die er niet is",
    "De planning noemt een kaart '{naam}', maar die is er niet.",
    "{suggestie}Maak de kaart, desnoods met de status 'in voorbereiding', en zet haar bij 'bijlagen'.",
)
BIJLAGE_IN_WOORDEN: Final = Code(
    "C146",
    Niveau.WAARSCHUWING,
    "Een bijlage is alleen een naam",
    "De bijlage '{naam}' heeft geen link en geen bestand. Niemand kan haar openen.",
    "{suggestie}Zet haar bij 'bijlagen' met een 'kaart', 'bestand' of 'link', of verwijder de regel.",
)

# The network of cards
KAART_ALLEEN: Final = Code(
    "C147",
    Niveau.ADVIES,
    "Niets verwijst naar een kaart",
    "Geen andere kaart, geen pagina en geen cel van het stelsel verwijst naar deze kaart.",
    "Noem bij 'bovenliggend' de kaart waar zij bij hoort, of verwijs ernaar vanaf een andere kaart.",
)
ROL_ZONDER_KAART: Final = Code(
    "C148",
    Niveau.ADVIES,
    "Een rol staat op geen enkele kaart",
    "Geen enkele kaart noemt de rol '{naam}'.",
    "Noem de rol op een kaart waar zij iets doet, of verwijder de rol.",
)
ANKER_DOOD: Final = Code(
    "C149",
    Niveau.WAARSCHUWING,
    "Een link naar een plek op dezelfde pagina klopt niet",
    "De link '{link}' leidt naar een kop die niet op deze pagina staat.",
    "{suggestie}Schrijf achter het hekje de kop in kleine letters, met koppeltekens in plaats van spaties.",
)

# Words
ROL_ANDERE_NAAM: Final = Code(
    "C150",
    Niveau.ADVIES,
    "Een rol heeft in de tekst een andere naam",
    "Hier staat '{woord}'. Deze rol heet in dit handboek '{naam}'.{vaker}",
    "Schrijf overal '{naam}'{of}. Heeft het woord een eigen betekenis, zet het dan in de begrippenlijst.",
)
WOORD_VERMIJDEN: Final = Code(
    "C151",
    Niveau.WAARSCHUWING,
    "Een tekst gebruikt een woord dat de begrippenlijst vermijdt",
    "Hier staat '{woord}'. Volgens de begrippenlijst heet dit '{term}'.",
    "Gebruik '{term}', of haal het woord weg bij 'vermijd'.",
)
WET_VERVALLEN: Final = Code(
    "C152",
    Niveau.WAARSCHUWING,
    "Een tekst noemt een wet die niet meer bestaat",
    "'{wet}' geldt niet meer{sinds}.",
    "{raad}",
)

# Footnotes and named links
NAAM_ONBEKEND: Final = Code(
    "C153",
    Niveau.WAARSCHUWING,
    "Een tekst noemt een noot of adres dat er niet is",
    "Hier staat '{wat}', maar nergens staat wat daarbij hoort.",
    "Zet onderaan de tekst een regel '{voorbeeld}', of haal de verwijzing weg.",
)
NAAM_GESLOTEN: Final = Code(
    "C154",
    Niveau.WAARSCHUWING,
    "Een openbare tekst noemt een noot of adres uit een besloten deel",
    "Wat bij '{wat}' hoort, staat onder '{kop}'. Dat deel is niet openbaar. In de openbare editie valt de verwijzing weg.",
    "Zet de noot of het adres in het openbare deel, of zet '{sleutel}' ook bij 'openbaar'.",
)
NAAM_DUBBEL: Final = Code(
    "C155",
    Niveau.ADVIES,
    "Een noot of adres staat er twee keer",
    "'{wat}' staat er ook al onder '{kop}'. Een lezer van dit bestand weet niet welke u bedoelt.",
    "Geef elke noot en elk adres een eigen naam.",
)
NOOT_ONGENOEMD: Final = Code(
    "C156",
    Niveau.WAARSCHUWING,
    "Geen tekst verwijst naar een noot",
    "Geen tekst verwijst naar de noot '{wat}'. Geen lezer komt er terecht.",
    "Zet '{wat}' in de tekst waar de noot bij hoort, of verwijder de noot.",
)
KAART_IN_WOORDEN: Final = Code(
    "C157",
    Niveau.ADVIES,
    "Een tekst noemt een kaart die er niet is",
    "De tekst noemt een kaart '{naam}', maar die is er niet.",
    "{suggestie}Maak de kaart, desnoods met de status 'in voorbereiding', of pas de naam aan.",
)

TITEL_DUBBEL: Final = Code(
    "C158",
    Niveau.ADVIES,
    "Twee kaarten met dezelfde titel",
    "De titel '{titel}' hoort ook bij de kaart '{ander}'. In lijsten en in de zoekfunctie zijn zij niet uit elkaar te houden.",
    "Geef een van beide een andere titel, of voeg de kaarten samen. Vervangt de ene de andere, zet die dan op 'vervallen'.",
)
KOP_ANDERE_KAART: Final = Code(
    "C159",
    Niveau.WAARSCHUWING,
    "Een link naar een kop van een andere kaart klopt niet",
    "De link '{link}' leidt naar een kop die niet op de kaart '{naam}' staat.",
    "{suggestie}Schrijf achter het hekje de kop in kleine letters, met koppeltekens in plaats van spaties, of haal het hekje "
    "met de kop weg.",
)
KOP_NIET_VAN_KAART: Final = Code(
    "C160",
    Niveau.ADVIES,
    "Een link noemt een kop van iets dat geen kaart is",
    "De link '{link}' noemt een kop. Dat kan alleen bij een kaart; deze link leidt naar het begin.",
    "Schrijf '{doel}'.",
)

# Rows that are told apart by their names, and the change log
JAAR_DUBBEL: Final = Code(
    "C161",
    Niveau.WAARSCHUWING,
    "Een schooljaar staat twee keer in de planning",
    "Schooljaar {schooljaar} staat al in de planning, op regel {eerste}.",
    "Verbeter het schooljaar, of zet alle stappen onder één van de twee.",
)
RIJ_DUBBEL: Final = Code(
    "C162",
    Niveau.ADVIES,
    "Twee rijen van een kaart hebben dezelfde naam",
    "{soort} '{naam}' staat ook op regel {eerste}. In de kalender en in agenda's zijn die twee niet uit elkaar te houden.",
    "Geef elke rij een eigen naam, of voeg de twee samen.",
)
LOG_VOORUIT: Final = Code(
    "C163",
    Niveau.WAARSCHUWING,
    "Een wijziging noemt een hogere versie dan de kaart",
    "Bij 'wijzigingen' staat versie {log}, maar de kaart is vastgesteld als versie {versie}.",
    "Verbeter een van beide. Werkt u aan een nieuwe versie, zet de kaart dan op 'in herziening'.",
)
LOG_TOEKOMST: Final = Code(
    "C164",
    Niveau.WAARSCHUWING,
    "Een wijziging heeft een datum die nog moet komen",
    "Bij 'wijzigingen' staat {datum}, en die dag moet nog komen.",
    "Verbeter de datum. Wat u nog gaat veranderen, hoort bij 'planning'.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
