"""Findings, stage 0: what is wrong in self-evaluations (C360 and on), and in the forms that come back (I090 and on)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

ITEM_ONBEKEND: Final = Code(
    "C360",
    Niveau.FOUT,
    "Een zelfevaluatie noemt een item dat het kader niet kent",
    "Het kader '{kader}' heeft geen item '{item}'.",
    "{raad}",
)
BUITEN_SCHAAL: Final = Code(
    "C361",
    Niveau.FOUT,
    "Een oordeel of antwoord staat niet op de schaal van het kader",
    "'{waarde}' staat niet op de schaal van het kader '{kader}' (item {item}).",
    "{raad}",
)
ITEM_DUBBEL: Final = Code(
    "C362",
    Niveau.FOUT,
    "Een zelfevaluatie beoordeelt een item twee keer",
    "Item {item} staat hier een tweede keer; de eerste keer staat het in regel {regel}.",
    "Laat één van beide staan.",
)
ITEM_MET_DELEN: Final = Code(
    "C363",
    Niveau.FOUT,
    "Een zelfevaluatie beoordeelt een onderdeel in plaats van een item",
    "'{item}' heeft zelf onderdelen ({delen}), dus daar hoort geen oordeel bij.",
    "Beoordeel de items die eronder staan.",
)
ANTWOORDEN_TE_VEEL: Final = Code(
    "C364",
    Niveau.FOUT,
    "Een item heeft meer antwoorden dan er deelnemers waren",
    "Bij item {item} staan {antwoorden}, terwijl er {deelnemers} waren.",
    "Verbeter de aantallen, of het getal bij 'respondenten'.",
)
TE_WEINIG_DEELNEMERS: Final = Code(
    "C365",
    Niveau.ADVIES,
    "Een zelfevaluatie heeft te weinig deelnemers om te tonen",
    "Aan deze zelfevaluatie deden minder dan {drempel} mensen mee. Wij tonen haar daarom nergens, ook niet in de teameditie.",
    "U hoeft niets te doen. Laat een volgende keer meer mensen meedoen als u de uitkomst wilt bespreken.",
)
BUITEN_GELDIGHEID: Final = Code(
    "C366",
    Niveau.WAARSCHUWING,
    "Een zelfevaluatie valt buiten de geldigheid van haar kader",
    "Schooljaar {schooljaar} valt buiten de geldigheid van het kader '{kader}' ({geldig}).",
    "Verbeter het schooljaar, of noem bij 'kader' de versie die toen gold.",
)
BEWIJS_NERGENS: Final = Code(
    "C367",
    Niveau.WAARSCHUWING,
    "Bewijs in een zelfevaluatie verwijst naar iets dat er niet is",
    "Het bewijs '{naam}' bij item {item} leidt nergens heen.",
    "{suggestie}Verbeter de verwijzing, of schrijf in woorden wat het bewijs is.",
)
LANG_GELEDEN: Final = Code(
    "C368",
    Niveau.ADVIES,
    "Na een zelfevaluatie volgde een jaar lang geen nieuwe",
    "Na deze zelfevaluatie van {schooljaar} maakte {wie} geen nieuwe op het kader '{kader}'. Dat is meer dan een jaar geleden.",
    "Plan een nieuwe zelfevaluatie. Met 'handboek zelfevaluatie formulier' maakt u het formulier.",
)
HOOGSTE_ZONDER_BEWIJS: Final = Code(
    "C369",
    Niveau.ADVIES,
    "Het hoogste oordeel heeft geen bewijs",
    "Bij {items} staat het hoogste oordeel ('{stap}'), zonder bewijs.",
    "Noem bij 'bewijs' een kaart, een cijfer of iets anders waaraan u het ziet.",
)
SCHOOL_EN_BESTUUR: Final = Code(
    "C370",
    Niveau.FOUT,
    "Een zelfevaluatie is van een school én van een bestuur",
    "Hier staat een school en ook een bestuur.",
    "Laat één van beide weg. Staat er geen van beide, dan is de zelfevaluatie van de organisatie zelf.",
)
TWEE_IN_EEN_JAAR: Final = Code(
    "C371",
    Niveau.WAARSCHUWING,
    "Er zijn twee zelfevaluaties van hetzelfde schooljaar",
    "Van {schooljaar} is er nog een zelfevaluatie op hetzelfde kader, van dezelfde: {ander}. Alleen de laatste van beide telt.",
    "Voeg ze samen tot één zelfevaluatie, of verwijder er een.",
)
ANTWOORD_DUBBEL: Final = Code(
    "C372",
    Niveau.FOUT,
    "Een antwoord is twee keer geteld",
    "Bij item {item} staat '{waarde}' twee keer bij 'antwoorden'.",
    "Tel beide op tot één regel.",
)
GEEN_SCHAAL: Final = Code(
    "C373",
    Niveau.FOUT,
    "Antwoorden zijn geteld bij een kader zonder schaal",
    "Het kader '{kader}' heeft geen schaal, dus bij item {item} valt niets te tellen.",
    "Laat 'antwoorden' weg, of geef het kader een schaal.",
)

# Forms that go out and come back
ONBEKEND_KADER: Final = Code(
    "I090",
    Niveau.FOUT,
    "Het kader is niet bekend",
    "Er is geen kader '{kader}'.",
    "{raad}",
)
GEEN_FORMULIER: Final = Code(
    "I091",
    Niveau.FOUT,
    "Dit is geen formulier van een zelfevaluatie",
    "Dit bestand is niet te lezen als formulier: {reden}.",
    "Maak het formulier met 'handboek zelfevaluatie formulier', of haal het van de site.",
)
ANDERE_VERSIE: Final = Code(
    "I092",
    Niveau.FOUT,
    "Het formulier hoort bij een andere versie van het kader",
    "{verschil}",
    "Maak een nieuw formulier en neem de antwoorden over.",
)
FORMULIER_VERANDERD: Final = Code(
    "I093",
    Niveau.FOUT,
    "Het formulier is veranderd",
    "{cel}: {wat}.",
    "Maak een nieuw formulier en neem de antwoorden over. Vul alleen de lichte cellen in.",
)
CEL_ONGELDIG: Final = Code(
    "I094",
    Niveau.FOUT,
    "Een cel van het formulier is niet te gebruiken",
    "{cel}: {wat}.",
    "{hoe}",
)
ANTWOORDEN_BOVEN_DEELNEMERS: Final = Code(
    "I095",
    Niveau.FOUT,
    "Op het formulier staan meer antwoorden dan deelnemers",
    "{cel}: bij item {item} tellen de antwoorden op tot {antwoorden}, terwijl er {deelnemers}.",
    "Verbeter de aantallen, of het aantal deelnemers boven aan het formulier.",
)
ITEM_OPEN: Final = Code(
    "I096",
    Niveau.FOUT,
    "Een item op het formulier heeft geen oordeel",
    "{cel}: item {item} heeft nog geen oordeel.",
    "Kies een oordeel. Is de zelfevaluatie met opzet nog niet af, gebruik dan '--deels'.",
)
ITEM_OPEN_GELATEN: Final = Code(
    "I097",
    Niveau.WAARSCHUWING,
    "Een item op het formulier is opengelaten",
    "{cel}: item {item} heeft geen oordeel.",
    "Lees het formulier opnieuw in als het af is, met '--vervang'.",
)
NAAM_IN_TEKST: Final = Code(
    "I098",
    Niveau.FOUT,
    "In het formulier staat iets dat naar één mens wijst",
    "{cel}: hier staat iets dat lijkt op {wat}.",
    "Haal dat weg en noem de rol: 'de leerkracht van groep 5', 'een ouder'. In dit handboek staan geen namen van mensen.",
)
BESTAAT_AL: Final = Code(
    "I099",
    Niveau.FOUT,
    "Deze zelfevaluatie is er al",
    "Er is al een zelfevaluatie van dezelfde, op dit kader, over {schooljaar}. Er is niets veranderd.",
    "Moet het formulier in de plaats daarvan komen, lees het dan in met '--vervang'.",
)
PAST_NIET_IN_FORMULIER: Final = Code(
    "I088",
    Niveau.FOUT,
    "Een tekst past niet in een formulier",
    "De tekst bij {veld} kan niet in een formulier: {reden}.",
    "Verbeter de tekst in dit bestand, en maak het formulier opnieuw.",
)
FORMULIER_VAN_WEINIG: Final = Code(
    "I085",
    Niveau.FOUT,
    "Een formulier zou oordelen van te weinig deelnemers bevatten",
    "Over {schooljaar} is er een zelfevaluatie van minder dan {drempel} deelnemers. Wij tonen haar nergens, en zetten haar ook "
    "niet zomaar in een formulier.",
    "Laat '--school', '--bestuur' en '--organisatie' weg voor een leeg formulier. Wilt u toch verder met die oordelen, gebruik "
    "dan '--weinig-deelnemers', en verspreid het formulier niet.",
)
BUITEN_FORMULIER: Final = Code(
    "I087",
    Niveau.WAARSCHUWING,
    "Er staat iets buiten de cellen van het formulier",
    "{cel}: wat hier staat, hoort niet bij het formulier. Wij lezen het niet.",
    "Zet het bij de toelichting van het item of van het geheel, of haal het weg.",
)
BEWIJS_ONBEKEND: Final = Code(
    "I086",
    Niveau.WAARSCHUWING,
    "Bewijs op het formulier verwijst naar iets dat er niet is",
    "{cel}: het bewijs '{naam}' leidt nergens heen.",
    "{suggestie}Verbeter de verwijzing, of schrijf in woorden wat het bewijs is.",
)
ONBEKEND_VAN_WIE: Final = Code(
    "I089",
    Niveau.FOUT,
    "De school of het bestuur is niet bekend",
    "{soort} '{naam}' is niet bekend.",
    "{raad}",
)
IETS_BIJ_WEINIG_FOUT: Final = Code(
    "C374",
    Niveau.FOUT,
    "In een zelfevaluatie met te weinig deelnemers klopt iets niet",
    "Hier klopt iets niet (regel {regel}). Wat er staat, herhalen wij niet: er deden te weinig mensen mee.",
    "Kijk in het bestand op deze regel, met de uitleg van {regel} in de lijst van meldingen.",
)
IETS_BIJ_WEINIG: Final = Code(
    "C375",
    Niveau.WAARSCHUWING,
    "In een zelfevaluatie met te weinig deelnemers leidt iets nergens heen",
    "Hier leidt iets nergens heen (regel {regel}). Wat er staat, herhalen wij niet: er deden te weinig mensen mee.",
    "Kijk in het bestand op deze regel, met de uitleg van {regel} in de lijst van meldingen.",
)
DATUM_PAST_NIET: Final = Code(
    "C376",
    Niveau.WAARSCHUWING,
    "De datum van een zelfevaluatie kan niet kloppen",
    "Deze zelfevaluatie over {schooljaar} is volgens 'datum' ingevuld op {datum}. {waarom}",
    "Verbeter de datum of het schooljaar. Weet u de datum niet, laat die dan weg.",
)
BUITEN_DE_ANTWOORDEN: Final = Code(
    "C377",
    Niveau.ADVIES,
    "Een oordeel ligt buiten alle antwoorden",
    "Bij item {item} ligt het oordeel ('{stap}') {kant} dan alle antwoorden.",
    "Kijk of het oordeel en de aantallen kloppen. Kloppen ze, schrijf dan bij 'toelichting' hoe u hierop uitkwam.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
