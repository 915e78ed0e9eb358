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
SCHOOLJAAR_ONMOGELIJK: Final = Code(
    "I103",
    Niveau.FOUT,
    "Schooljaar kan niet",
    "De cijfers in dit bestand gaan over schooljaar {schooljaar}. Dat kan niet kloppen.",
    "Verbeter de datum of het schooljaar in het bestand of in de opdracht. Het handboek neemt cijfers aan over {eerste} tot en "
    "met {laatste}.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
