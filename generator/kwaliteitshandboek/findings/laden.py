"""Findings, stage 0: what can be wrong with the files of a handbook while they are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

# Files
BESTAND_ONTBREEKT: Final = Code(
    "L001",
    Niveau.FOUT,
    "Een bestand dat nodig is ontbreekt",
    "Dit bestand is er niet, en zonder dit bestand is het handboek niet te maken.",
    "Een handboek begint met mkdocs.yml, data/organisatie.yml, data/scholen.csv en een kaart in kaarten/. "
    "Wat erin hoort, staat in de handleiding bij 'Zo begint u'.",
)
ONLEESBAAR: Final = Code(
    "L002",
    Niveau.FOUT,
    "Een bestand is niet te openen",
    "Dit bestand is niet te openen: {melding}.",
    "Kijk of u het bestand mag lezen en of het niet in een ander programma openstaat.",
)
GEEN_UTF8: Final = Code(
    "L003",
    Niveau.FOUT,
    "Een bestand staat niet in UTF-8",
    "Op deze regel staat een teken dat niet in UTF-8 is bewaard.",
    "Bewaar het bestand opnieuw met de codering UTF-8.",
)
TE_GROOT: Final = Code(
    "L004",
    Niveau.FOUT,
    "Een bestand is te groot",
    "Dit bestand is {grootte} MB groot. Het mag hoogstens {grens} MB zijn.",
    "Verdeel de inhoud over meer bestanden.",
)
VREEMD_TEKEN: Final = Code(
    "L005",
    Niveau.FOUT,
    "Een bestand bevat een onzichtbaar teken",
    "Op deze regel staat een onzichtbaar teken ({teken}) dat niet in een tekst hoort.",
    "Verwijder het teken. Het komt vaak mee bij knippen en plakken; typ het stukje tekst dan opnieuw.",
)
KOPPELING: Final = Code(
    "L006",
    Niveau.FOUT,
    "Een snelkoppeling in het handboek",
    "Dit is een koppeling naar een andere plaats. Het handboek leest alleen wat in de eigen map staat.",
    "Zet het bestand of de map zelf op deze plaats.",
)
ONBEKEND_BESTAND: Final = Code(
    "L007",
    Niveau.WAARSCHUWING,
    "Een bestand wordt niet gelezen",
    "Dit bestand wordt niet gelezen: een bestand met deze naam hoort niet op deze plaats.",
    "{raad}",
)
VERKEERDE_NAAM: Final = Code(
    "L008",
    Niveau.FOUT,
    "Een bestandsnaam kan niet als kenmerk dienen",
    "De bestandsnaam '{naam}' kan niet: de naam is het kenmerk van de kaart en komt in het webadres.",
    "Gebruik kleine letters, cijfers en losse koppeltekens, bijvoorbeeld '{voorstel}'.",
)

# YAML
YAML_FOUT: Final = Code(
    "L010",
    Niveau.FOUT,
    "De opmaak (YAML) klopt niet",
    "Vanaf hier is de opmaak niet te begrijpen: {wat}.",
    "{raad}",
)
YAML_TAB: Final = Code(
    "L011",
    Niveau.FOUT,
    "Een tab in de opmaak",
    "Op deze regel staat een tab waar spaties horen.",
    "Vervang de tab door spaties; laat regels inspringen met twee spaties.",
)
DUBBELE_SLEUTEL: Final = Code(
    "L012",
    Niveau.FOUT,
    "Een veld staat er twee keer",
    "Het veld '{veld}' staat hier twee keer. De eerste keer is op regel {eerste}.",
    "Laat het veld een keer staan.",
)
YAML_ANKER: Final = Code(
    "L013",
    Niveau.FOUT,
    "Een verwijzing binnen de opmaak",
    "Hier staat een YAML-verwijzing ({teken}). Die leest het handboek niet.",
    "Schrijf de waarde voluit. Begint uw tekst zelf met dit teken, zet hem dan tussen aanhalingstekens.",
)
YAML_TAG: Final = Code(
    "L014",
    Niveau.FOUT,
    "Een typeaanduiding in de opmaak",
    "Hier staat een YAML-typeaanduiding ({teken}). Die leest het handboek niet.",
    "Verwijder de aanduiding. Begint uw tekst met een uitroepteken, zet hem dan tussen aanhalingstekens.",
)
SLEUTEL_GEEN_TEKST: Final = Code(
    "L015",
    Niveau.FOUT,
    "De naam van een veld is geen tekst",
    "Hier hoort de naam van een veld te staan, maar er staat iets anders.",
    "Schrijf een naam met een dubbele punt en een spatie, bijvoorbeeld 'titel: Leerlingondersteuning'.",
)
MEER_DOCUMENTEN: Final = Code(
    "L016",
    Niveau.FOUT,
    "Meer dan één document in een bestand",
    "Hier begint met '---' een tweede document in hetzelfde bestand. Alleen het eerste wordt gelezen.",
    "Verwijder de regel '---', of maak er twee bestanden van.",
)
TE_DIEP: Final = Code(
    "L017",
    Niveau.FOUT,
    "De opmaak is te diep genest",
    "Hier staan meer dan {grens} lagen in elkaar.",
    "Maak de opbouw eenvoudiger. Vaak is er een haakje of streepje te veel.",
)
LIJST_VERWACHT: Final = Code(
    "L018",
    Niveau.FOUT,
    "Een bestand bevat geen lijst",
    "Dit bestand hoort een lijst te bevatten, maar dat is het niet.",
    "Begin elk onderdeel op een nieuwe regel met '- '.",
)
VELDEN_VERWACHT: Final = Code(
    "L019",
    Niveau.FOUT,
    "Hier horen velden te staan",
    "Hier horen velden met een naam en een waarde te staan, maar er staat {gevonden}.",
    "Schrijf velden als 'naam: waarde', elk op een eigen regel.",
)

# Values against the model
ONBEKEND_VELD: Final = Code(
    "L020",
    Niveau.FOUT,
    "Een veld bestaat hier niet",
    "Het veld '{veld}' bestaat hier niet.",
    "{raad}",
)
VELD_ONTBREEKT: Final = Code(
    "L021",
    Niveau.FOUT,
    "Een verplicht veld ontbreekt",
    "Het verplichte veld '{veld}' ontbreekt of is leeg.",
    "Voeg een regel '{veld}: ...' toe met een waarde.",
)
LEGE_WAARDE: Final = Code(
    "L022",
    Niveau.FOUT,
    "Een lege plaats in een lijst",
    "In de lijst bij '{veld}' staat een lege plaats.",
    "Vul de waarde in of verwijder het streepje.",
)
GEEN_KEUZE: Final = Code(
    "L023",
    Niveau.FOUT,
    "Een waarde hoort niet bij de keuzes",
    "'{waarde}' kan niet bij het veld '{veld}'.",
    "{suggestie}Kies uit: {toegestaan}.",
)
GEEN_DATUM: Final = Code(
    "L024",
    Niveau.FOUT,
    "Een datum is niet te lezen",
    "Bij het veld '{veld}' staat '{waarde}'. Dat is geen datum.",
    "Schrijf een bestaande dag als jaar-maand-dag, bijvoorbeeld 2026-03-01.",
)
GEEN_GETAL: Final = Code(
    "L025",
    Niveau.FOUT,
    "Een getal is niet te lezen",
    "Bij het veld '{veld}' staat '{waarde}'. Dat is geen {soort}.",
    "Schrijf alleen cijfers, bijvoorbeeld {voorbeeld}.",
)
GEEN_JA_NEE: Final = Code(
    "L026",
    Niveau.FOUT,
    "Ja of nee is niet te lezen",
    "Bij het veld '{veld}' staat '{waarde}'.",
    "Schrijf ja of nee.",
)
VERKEERDE_VORM: Final = Code(
    "L027",
    Niveau.FOUT,
    "Een veld heeft een andere vorm",
    "Bij het veld '{veld}' hoort {verwacht}, maar er staat {gevonden}.",
    "{raad}",
)
TE_WEINIG: Final = Code(
    "L028",
    Niveau.FOUT,
    "Een lijst is te kort",
    "De lijst bij '{veld}' is leeg.",
    "Zet er ten minste één onderdeel in.",
)
PAST_NIET: Final = Code(
    "L029",
    Niveau.FOUT,
    "Een waarde past niet",
    "De waarde bij '{veld}' klopt niet{waarde}.",
    "Hier hoort: {regel}.",
)
BUITEN_GRENZEN: Final = Code(
    "L030",
    Niveau.FOUT,
    "Een getal ligt buiten de grenzen",
    "Bij het veld '{veld}' staat {waarde}. Dat is {richting}.",
    "Kies een getal van {grens}.",
)

# Cards and pages
GEEN_VOORWERK: Final = Code(
    "L040",
    Niveau.FOUT,
    "Een kaart begint niet met haar gegevens",
    "De kaart begint niet met een regel '---' en haar gegevens.",
    "Begin het bestand met '---', dan de velden (titel, soort, status), dan weer '---', en daarna de tekst.",
)
VOORWERK_OPEN: Final = Code(
    "L041",
    Niveau.FOUT,
    "De gegevens boven de tekst zijn niet afgesloten",
    "De gegevens beginnen met '---', maar een tweede regel '---' ontbreekt.",
    "Zet een regel met alleen '---' tussen de gegevens en de tekst.",
)
TEKST_VOOR_KOP: Final = Code(
    "L042",
    Niveau.FOUT,
    "Tekst voor de eerste kop",
    "Hier staat tekst voor de eerste kop. Die tekst heeft geen plaats op de kaart.",
    "Zet er een kop boven, bijvoorbeeld '## Achtergrond'.",
)
KOP_LIJKT_OP: Final = Code(
    "L043",
    Niveau.WAARSCHUWING,
    "Een kop lijkt op een bekende kop",
    "De kop '{kop}' lijkt op '{bekend}', maar is niet hetzelfde. De tekst krijgt nu geen vaste plaats op de kaart.",
    "Bedoelt u '## {bekend}'? Anders kiest u een kop die duidelijk verschilt.",
)
DUBBELE_KOP: Final = Code(
    "L044",
    Niveau.FOUT,
    "Een kop staat er twee keer",
    "De kop '{kop}' staat al op regel {eerste}.",
    "Voeg de teksten samen of kies een andere kop.",
)
KOP_TE_HOOG: Final = Code(
    "L045",
    Niveau.WAARSCHUWING,
    "Een hoofdkop in de tekst",
    "Hier staat een hoofdkop ('# ...'). De titel staat al boven de pagina.",
    "Maak er '## ...' van.",
)
ANDER_ID: Final = Code(
    "L046",
    Niveau.FOUT,
    "Het kenmerk verschilt van de bestandsnaam",
    "Hier staat het kenmerk '{id}', maar het bestand heet '{naam}'.",
    "Verwijder deze regel: de bestandsnaam is het kenmerk.",
)
KAART_ZONDER_MAP: Final = Code(
    "L047",
    Niveau.FOUT,
    "Een kaart staat niet in de map van een domein",
    "Deze kaart staat los in de map 'kaarten' en wordt niet gelezen.",
    "Zet het bestand in de map van haar domein, bijvoorbeeld 'kaarten/onderwijs/'.",
)
LEGE_KOP: Final = Code(
    "L048",
    Niveau.FOUT,
    "Een kop zonder woorden",
    "Hier staat een kop zonder letters of cijfers.",
    "Geef de kop een naam of verwijder de regel.",
)
PAGINA_ZONDER_TITEL: Final = Code(
    "L049",
    Niveau.FOUT,
    "Een pagina heeft geen titel",
    "Deze pagina heeft geen titel.",
    "Begin de tekst met '# Titel', of zet 'titel: ...' in de gegevens bovenaan.",
)

# Tables
CSV_LEEG: Final = Code(
    "L060",
    Niveau.FOUT,
    "Een tabel is leeg",
    "Dit bestand heeft geen regel met kolomnamen.",
    "Begin met de kolommen: {kolommen}.",
)
KOLOM_ONTBREEKT: Final = Code(
    "L061",
    Niveau.FOUT,
    "Een kolom ontbreekt",
    "De kolom '{kolom}' ontbreekt.",
    "Voeg de kolom toe, of verbeter de naam op de eerste regel.",
)
KOLOM_ONBEKEND: Final = Code(
    "L062",
    Niveau.FOUT,
    "Een kolom is onbekend",
    "De kolom '{kolom}' bestaat hier niet.",
    "{raad}",
)
VERKEERD_AANTAL: Final = Code(
    "L063",
    Niveau.FOUT,
    "Een rij heeft te veel of te weinig velden",
    "Deze rij heeft {velden}, maar er zijn {kolommen} kolommen.",
    "Zet tussen de velden een puntkomma; een tekst waarin zelf een puntkomma staat, krijgt aanhalingstekens.",
)
CSV_AANHALING: Final = Code(
    "L064",
    Niveau.FOUT,
    "Aanhalingstekens in een tabel kloppen niet",
    "Vanaf deze regel kloppen de aanhalingstekens niet.",
    "Sluit elk aanhalingsteken. Staat er een in de tekst zelf, schrijf het dan dubbel.",
)
SCHEIDINGSTEKEN: Final = Code(
    "L065",
    Niveau.FOUT,
    "Een tabel is niet gescheiden door puntkomma's",
    "De kolommen zijn gescheiden door {teken}.",
    "Bewaar de tabel als CSV met puntkomma's.",
)
WAARDE_ONLEESBAAR: Final = Code(
    "L066",
    Niveau.FOUT,
    "Een resultaat is niet te lezen",
    "De waarde '{waarde}' is niet te lezen{meer}.",
    "Schrijf een getal met een decimale komma, '<5' (1 tot en met 4), '3..9' (grenzen), niets (ontbreekt), '.' (onbekend) of "
    "'-1' (n.v.t.).",
)
SCHOOLJAAR_ONLEESBAAR: Final = Code(
    "L067",
    Niveau.FOUT,
    "Een schooljaar is niet te lezen",
    "'{waarde}' is geen schooljaar{meer}.",
    "Schrijf het schooljaar als '2025-2026'.",
)
VOORLOPIG_ONLEESBAAR: Final = Code(
    "L068",
    Niveau.FOUT,
    "Voorlopig of niet is niet te lezen",
    "In de kolom 'voorlopig' staat '{waarde}'{meer}.",
    "Schrijf 'ja' of laat de cel leeg.",
)
CEL_LEEG: Final = Code(
    "L069",
    Niveau.FOUT,
    "Een verplichte cel is leeg",
    "In de kolom '{kolom}' is de cel leeg{meer}.",
    "Vul de cel in of verwijder de rij.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
