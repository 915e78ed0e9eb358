"""Findings, stage 0: the texts of what can be wrong with a file that is imported (codes I001 and on)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

NIET_TE_LEZEN: Final = Code(
    "I001",
    Niveau.FOUT,
    "Bestand is niet te lezen",
    "Dit bestand kan niet worden gelezen: {reden}.",
    "Controleer de naam en de plaats van het bestand.",
)
LEEG: Final = Code(
    "I002",
    Niveau.FOUT,
    "Bestand is leeg",
    "Het bestand is leeg.",
    "Download het bestand opnieuw.",
)
GEEN_TABEL: Final = Code(
    "I003",
    Niveau.FOUT,
    "Geen tabel die te lezen is",
    "Dit is geen CSV-, Excel- of OpenDocument-tabel, maar {soort}.",
    "{advies}",
)
CODERING: Final = Code(
    "I004",
    Niveau.FOUT,
    "Tekens zijn niet te lezen",
    "Op deze regel staan tekens die geen UTF-8 en geen Windows-1252 zijn.",
    "Download het bestand opnieuw en open het niet tussendoor in een ander programma.",
)
SCHEIDINGSTEKEN: Final = Code(
    "I005",
    Niveau.FOUT,
    "Verkeerd scheidingsteken",
    "De kolommen zijn gescheiden door {teken}, niet door een puntkomma.",
    "Importeer het bestand zoals u het hebt gedownload, of sla het op als CSV met puntkomma's.",
)
VELDEN: Final = Code(
    "I006",
    Niveau.FOUT,
    "Regel met te veel of te weinig velden",
    "Deze regel heeft {velden}, de kopregel heeft er {verwacht}.",
    "Is dit de laatste regel, dan is de download afgebroken. Download het bestand opnieuw.",
)
AANHALINGSTEKENS: Final = Code(
    "I007",
    Niveau.FOUT,
    "Aanhalingstekens kloppen niet",
    "Vanaf deze regel kloppen de aanhalingstekens niet, of is het bestand halverwege afgebroken.",
    "Download het bestand opnieuw.",
)
KOP_DUBBEL: Final = Code(
    "I008",
    Niveau.FOUT,
    "Kopregel staat er twee keer",
    "De kopregel staat er twee keer: op regel {eerste} en op regel {tweede}.",
    "Zijn er bestanden aan elkaar geplakt? Importeer elk bestand apart.",
)
ONBEKENDE_INDELING: Final = Code(
    "I009",
    Niveau.FOUT,
    "Onbekende indeling",
    "De kolommen van dit bestand zijn niet bekend. {verwacht} Gevonden: {gevonden}.",
    "Te importeren zijn: {bekend}. Kies het bestand per vestiging en laat de kolomkoppen zoals ze zijn.",
)
KOLOM_DUBBEL: Final = Code(
    "I010",
    Niveau.FOUT,
    "Kolom staat er twee keer",
    "Twee kolommen betekenen hetzelfde: {kolommen}.",
    "Laat één van beide staan, of download het bestand opnieuw.",
)
PERSOONSGEGEVENS: Final = Code(
    "I011",
    Niveau.FOUT,
    "Bestand met persoonsgegevens",
    "Dit bestand lijkt gegevens van leerlingen of ouders te bevatten (kolom {kolommen}). Er is niets van bewaard.",
    "In het handboek horen alleen cijfers per school. Laat de bron optellen per school, zonder deze kolommen. Gaat een kolom "
    "over de hele groep, schrijf de kop dan in het meervoud, zoals 'Leerlingen'.",
)
GEEN_REGELEINDE: Final = Code(
    "I012",
    Niveau.WAARSCHUWING,
    "Bestand eindigt midden in een regel",
    "De laatste regel heeft geen regeleinde; misschien is de download afgebroken.",
    "Vergelijk de laatste regel met de bron, of download het bestand opnieuw.",
)
ONBEKENDE_KOLOMMEN: Final = Code(
    "I013",
    Niveau.ADVIES,
    "Kolommen die niet worden gelezen",
    "Deze kolommen zijn niet bekend en zijn niet gelezen: {kolommen}.",
    "U hoeft niets te doen. Mist u er cijfers door, meld dit dan aan de beheerder.",
)
ONBEKENDE_TOETS: Final = Code(
    "I014",
    Niveau.WAARSCHUWING,
    "Onbekende toets",
    "Niet gelezen: {kolommen}. Dit hoort bij een toets die niet bekend is of niet compleet is.",
    "Meld de nieuwe toets aan de beheerder. Bekend zijn: {bekend}.",
)
GEEN_EIGEN_SCHOOL: Final = Code(
    "I015",
    Niveau.FOUT,
    "Geen enkele school van de organisatie",
    "Geen van de scholen in uw register ({scholen}) staat in dit bestand. Rijen gelezen: {rijen}; een sleutel daaruit: "
    "{voorbeeld}.",
    "Controleer in data/scholen.csv de sleutels: BRIN plus vestiging, zes tekens.",
)
SCHOOL_DUBBEL: Final = Code(
    "I016",
    Niveau.FOUT,
    "School staat twee keer in het bestand",
    "School {school} staat twee keer in dit bestand: op regel {eerste} en op regel {tweede}.",
    "Zoek uit welke regel geldt en importeer een bestand waarin de school één keer staat.",
)
ONMOGELIJKE_WAARDE: Final = Code(
    "I017",
    Niveau.FOUT,
    "Onmogelijke waarde",
    "Bij school {school} staat in kolom {kolom} {waarde}. Dat kan niet: {verwacht}.",
    "Vergelijk de regel met de bron en download het bestand zo nodig opnieuw.",
)
PEILDATUM: Final = Code(
    "I018",
    Niveau.FOUT,
    "Peildatum is niet te lezen",
    "Er is geen peildatum af te leiden: {reden}.",
    "Een peildatum ziet eruit als 20231001. Importeer elk schooljaar als een eigen bestand.",
)
ANDERE_SOORT: Final = Code(
    "I019",
    Niveau.WAARSCHUWING,
    "School staat onder een andere schoolsoort",
    "School {school} is in uw register {eigen}, in dit bestand {gevonden}. Deze regel is niet gebruikt.",
    "Klopt de soort in data/scholen.csv?",
)
SLEUTEL_ONLEESBAAR: Final = Code(
    "I020",
    Niveau.WAARSCHUWING,
    "Rijen zonder leesbare sleutel",
    "Rijen zonder leesbare BRIN en vestiging: {rijen}; dit is de eerste. Ze zijn overgeslagen.",
    "Staat een school van u op zo'n regel? Download het bestand dan opnieuw.",
)
GEMIDDELDE_TEGENSPRAAK: Final = Code(
    "I021",
    Niveau.WAARSCHUWING,
    "Gemiddelde en aantal spreken elkaar tegen",
    "Bij school {school} staat in kolom {kolom} {wat}.",
    "Het gemiddelde is niet overgenomen. Vergelijk de regel met de bron.",
)
VOETNOOT_ONBEKEND: Final = Code(
    "I022",
    Niveau.WAARSCHUWING,
    "Voetnoot zonder uitleg",
    "Het teken {teken} achter de cijfers van school {school} wordt in het bestand niet uitgelegd.",
    "Zoek in de bron op wat het teken betekent.",
)
SCHOLEN_AFWEZIG: Final = Code(
    "I023",
    Niveau.ADVIES,
    "Scholen die niet in het bestand staan",
    "Deze scholen van u staan niet in dit bestand: {scholen}.",
    "Dat kan kloppen: niet elk bestand bevat elke schoolsoort, en nieuwe scholen ontbreken in oudere jaren.",
)
ZELFDE_RESULTAAT: Final = Code(
    "I024",
    Niveau.FOUT,
    "Twee bestanden voor hetzelfde resultaat",
    "Dit bestand en {ander} gaan allebei over {indeling}, {schooljaar}.",
    "Importeer één van de twee.",
)
ZONDER_HERKOMST: Final = Code(
    "I025",
    Niveau.WAARSCHUWING,
    "Bestaand resultaat wordt vervangen",
    "Dit bestand {reden}. De import vervangt het.",
    "Staan er cijfers in die u zelf hebt ingevuld, bewaar ze dan onder een andere naam.",
)
TE_GROOT: Final = Code(
    "I026",
    Niveau.FOUT,
    "Bestand is te groot",
    "Dit bestand is te groot om te lezen: {reden}.",
    "Zet alleen de tabel die u nodig hebt in een nieuw bestand, en importeer dat. Kijk ook of er op een blad ver naar rechts of "
    "naar beneden nog iets staat.",
)
REGISTER_ONLEESBAAR: Final = Code(
    "I030",
    Niveau.FOUT,
    "Register van scholen is niet te lezen",
    "Het register van scholen kan niet worden bijgewerkt: {reden}.",
    "Herstel data/scholen.csv en importeer het bestand daarna opnieuw.",
)
ADRES_AFWEZIG: Final = Code(
    "I031",
    Niveau.WAARSCHUWING,
    "School ontbreekt in het adressenbestand",
    "School {school} ({naam}) staat niet in dit bestand, terwijl andere scholen van dezelfde soort er wel in staan.",
    "Bestaat de school nog onder deze sleutel? Pas anders data/scholen.csv aan.",
)
BESTUUR_ONBEKEND: Final = Code(
    "I032",
    Niveau.ADVIES,
    "Bestuur van een school is niet bekend",
    "Het bestand noemt bestuursnummers die niet in uw organisatie staan: {besturen}.",
    "Zet een nummer bij een bestuur in data/organisatie.yml, of laat het zo.",
)
VESTIGING_ERBIJ: Final = Code(
    "I033",
    Niveau.ADVIES,
    "Vestiging van uw bestuur die niet in het register staat",
    "Volgens het bestand horen ook deze vestigingen bij uw besturen: {vestigingen}.",
    "Voeg ze toe aan data/scholen.csv als ze in het handboek horen.",
)
GEGEVEN_ONGELDIG: Final = Code(
    "I034",
    Niveau.ADVIES,
    "Schoolgegeven is niet overgenomen",
    "Bij school {school} is {waarde} geen goede invulling van {veld}. Het is niet overgenomen.",
    "Vul het zelf in data/scholen.csv in.",
)
SCHRIJVEN_MISLUKT: Final = Code(
    "I040",
    Niveau.FOUT,
    "Schrijven is mislukt",
    "Het resultaat kan niet worden geschreven: {reden}. Er is niets veranderd.",
    "Is het bestand open in een ander programma? Sluit het en probeer het opnieuw.",
)
INTUSSEN_VERANDERD: Final = Code(
    "I041",
    Niveau.FOUT,
    "Bestand is intussen veranderd",
    "Terwijl deze opdracht bezig was, {wat}. Er is niets geschreven, zodat dat niet verloren gaat.",
    "Geef de opdracht opnieuw: dan telt mee wat er nu staat.",
)

PERSOONSWAARDEN: Final = Code(
    "I050",
    Niveau.FOUT,
    "Waarden die op persoonsgegevens lijken",
    "In kolom {kolom} staan {wat} ({rijen}). Er is niets van bewaard.",
    "Haal de kolom weg uit het bestand en laat de bron optellen per school. Zijn het toch geen persoonsgegevens? Ook dan kan de "
    "kolom weg: het handboek heeft haar niet nodig.",
)
KOP_MET_PERSOON: Final = Code(
    "I051",
    Niveau.FOUT,
    "Kolomkop lijkt van een persoon",
    "De kop van kolom nummer {nummer} lijkt een naam, een adres of een nummer van een persoon. Er is niets van bewaard.",
    "In het handboek horen alleen cijfers per school. Laat de bron optellen per school.",
)
EEN_RIJ_PER_PERSOON: Final = Code(
    "I052",
    Niveau.FOUT,
    "Eén rij per persoon",
    "Dit bestand lijkt voor elke persoon een rij te hebben. {reden}. Er is niets van bewaard.",
    "Laat de bron optellen per school, zodat er aantallen in het bestand staan en geen personen.",
)
EEN_MEDEWERKER: Final = Code(
    "I053",
    Niveau.FOUT,
    "Cijfers over één medewerker",
    "Dit bestand lijkt gegevens over medewerkers apart te bevatten (kolom {kolommen}). Er is niets van bewaard.",
    "Wat over één medewerker gaat, hoort in het personeelsdossier. Gebruik cijfers van de school als geheel. Gaat een kolom over "
    "alle leerkrachten samen, schrijf de kop dan in het meervoud, zoals 'Oordeel leerkrachten'.",
)
EEN_IN_KLAS: Final = Code(
    "I054",
    Niveau.FOUT,
    "Cijfers over één persoon in een klas",
    "Dit bestand deelt op naar klas (kolom {kolom}) en telt daar één persoon ({rijen}). Er is niets van bewaard.",
    "Zo is te zien om wie het gaat. Laat de bron optellen per school.",
)
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
RESULTAAT_PERSONEN: Final = Code(
    "I074",
    Niveau.FOUT,
    "Resultaten met persoonsgegevens",
    "In deze tabel wijst kolom {kolommen} op persoonsgegevens. De tabel is niet gelezen.",
    "Haal de kolom weg uit het bestand. In data/resultaten/ staan alleen cijfers per school.",
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
BLAD_MET_PERSONEN: Final = Code(
    "I078",
    Niveau.FOUT,
    "Ander blad met persoonsgegevens",
    "{reden} Dit staat op {blad}.",
    "Verwijder dat blad uit het bestand, ook als het verborgen is, of sla alleen het blad met de cijfers op. Importeer daarna "
    "opnieuw.",
)
EEN_PERSOON: Final = Code(
    "I079",
    Niveau.FOUT,
    "Cijfers over één persoon",
    "Bij een school telt {wat} samen precies één persoon ({rijen}). Er is niets van bewaard.",
    "Zo is te zien hoe het met die ene persoon ging. Laat de bron kleine aantallen afschermen, bijvoorbeeld als '<5'. Zet die "
    "tekst onder 'waarden' in de indeling.",
)
BREUKEN_ZONDER_PROCENT: Final = Code(
    "I080",
    Niveau.WAARSCHUWING,
    "Breuken bij een meetreeks zonder procenten",
    "Kolom {kolom} wordt met 100 vermenigvuldigd, want de indeling zegt 'breuken: ja'. De meetreeks '{meetreeks}' telt in "
    "{eenheid}, niet in procenten.",
    "Haal 'breuken: ja' weg bij de kolom, of zet bij de meetreeks 'eenheid: procent'.",
)
BESTANDSNAAM: Final = Code(
    "I081",
    Niveau.FOUT,
    "Bestandsnaam met persoonsgegevens",
    "De bestandsnaam lijkt een naam, BSN, telefoonnummer of e-mailadres te bevatten. Er is niets van bewaard.",
    "Hernoem het bestand en importeer het opnieuw. De naam van een bestand komt in de herkomst van de cijfers te staan.",
)
BESTUURSNUMMER: Final = Code(
    "I082",
    Niveau.FOUT,
    "Bestuursnummer is geen nummer",
    "In kolom {kolom} hoort het nummer van een bestuur, maar er staat iets anders ({rijen}). Er is niets van bewaard.",
    "Vergelijk de kolom met de bron en download het bestand zo nodig opnieuw.",
)
FORMULE_ZONDER_WAARDE: Final = Code(
    "I083",
    Niveau.FOUT,
    "Formule zonder uitkomst",
    "In kolom {kolom} staan formules waarvan de uitkomst niet in het bestand is bewaard ({rijen}).",
    "Open het bestand in Excel of LibreOffice, sla het op en importeer het opnieuw.",
)
SAMENGEVOEGD: Final = Code(
    "I084",
    Niveau.FOUT,
    "Samengevoegde cellen",
    "In kolom {kolom} zijn cellen samengevoegd ({rijen}). Alleen de eerste cel heeft een waarde; de andere zijn leeg.",
    "Hef in het rekenblad de samenvoeging op, zet in elke rij de waarde en importeer het bestand opnieuw.",
)
CEL_TE_LANG: Final = Code(
    "I100",
    Niveau.FOUT,
    "Cel is onredelijk lang",
    "In de rij die hier begint, staat een cel met meer dan {tekens} tekens. Zo lang is geen enkel cijfer en geen enkele naam.",
    "Kijk wat er in die rij staat: is er te veel geplakt, of ontbreekt het aanhalingsteken waarmee een cel eindigt? Herstel het "
    "of download het bestand opnieuw.",
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
SCHOOLJAAR_ONMOGELIJK: Final = Code(
    "I103",
    Niveau.FOUT,
    "Schooljaar kan niet",
    "De cijfers in dit bestand gaan over schooljaar {schooljaar}. Dat kan niet kloppen.",
    "Verbeter de datum of het schooljaar in het bestand of in de opdracht. Het handboek neemt cijfers aan over {eerste} tot en "
    "met {laatste}.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
