"""Findings, stage 0: what can be wrong between the parts of a handbook that each could be read."""

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

# Cards
VASTGESTELD_ZONDER: Final = Code(
    "C020",
    Niveau.WAARSCHUWING,
    "Een vastgestelde kaart mist versie of datum",
    "De kaart is vastgesteld, maar {wat} ontbreekt.",
    "Vul {velden} in, of zet de status op 'concept'.",
)
GEEN_EIGENAAR: Final = Code(
    "C021",
    Niveau.WAARSCHUWING,
    "Een kaart heeft geen eigenaar",
    "De kaart heeft geen eigenaar.",
    "Noem bij 'eigenaren' de rol die de kaart bewaakt.",
)
STAP_DUBBEL: Final = Code(
    "C022",
    Niveau.WAARSCHUWING,
    "Een stapnummer staat er twee keer",
    "Het stapnummer {stap} staat al op regel {eerste}.",
    "Nummer de stappen opnieuw.",
)
EVALUATIE_VOORBIJ: Final = Code(
    "C023",
    Niveau.ADVIES,
    "Een evaluatie is voorbij",
    "De evaluatie was gepland op {datum}, en is nog niet gedaan.",
    "Evalueer de kaart en noteer de dag bij 'uitgevoerd', of kies een nieuwe datum.",
)
OPENBAAR_ONBEKEND: Final = Code(
    "C024",
    Niveau.FOUT,
    "Een openbaar onderdeel bestaat niet",
    "'{naam}' bij 'openbaar' is geen onderdeel van deze kaart dat openbaar kan zijn.",
    "{suggestie}Kies uit: {bekend}.",
)
OPENBAAR_INTERN: Final = Code(
    "C025",
    Niveau.WAARSCHUWING,
    "Een interne kaart noemt openbare onderdelen",
    "De kaart is intern, dus 'openbaar' doet niets.",
    "Zet 'zichtbaarheid: publiek' op de kaart, of verwijder 'openbaar'.",
)
BIJLAGE_INTERN: Final = Code(
    "C026",
    Niveau.WAARSCHUWING,
    "Een openbare kaart heeft een interne kaart als bijlage",
    "Deze bijlage hoort in beide edities, maar de kaart '{naam}' is intern.",
    "Zet 'editie: team' bij de bijlage, of maak die kaart openbaar.",
)
BIJLAGE_ONTBREEKT: Final = Code(
    "C027",
    Niveau.FOUT,
    "Een bijlage is er niet",
    "Het bestand '{naam}' staat niet bij de kaart.",
    "{suggestie}Zet het bestand in de map van de kaart, of verbeter de naam (let op hoofdletters).",
)
BIJLAGE_BUITEN: Final = Code(
    "C028",
    Niveau.FOUT,
    "Een bijlage ligt buiten de kaarten",
    "Het pad '{naam}' leidt buiten de map 'kaarten'.",
    "Zet het bestand naast de kaart en noem alleen zijn naam.",
)
LINK_ONVEILIG: Final = Code(
    "C029",
    Niveau.FOUT,
    "Een link leidt niet naar web, mail of telefoon",
    "De link '{link}' begint niet met https://, http://, mailto: of tel:.",
    "Schrijf het hele webadres, bijvoorbeeld 'https://www.voorbeeld.nl'.",
)
BESTAND_ONGEBRUIKT: Final = Code(
    "C030",
    Niveau.ADVIES,
    "Een bestand hoort bij geen enkele kaart",
    "Geen enkele kaart noemt dit bestand, dus het komt niet op de site.",
    "Noem het onder 'bijlagen' van een kaart, of verwijder het.",
)
VERKEERD_OM: Final = Code(
    "C031",
    Niveau.WAARSCHUWING,
    "Een kaart verwijst naar zichzelf",
    "De kaart noemt zichzelf bij '{veld}'.",
    "Verwijder deze verwijzing.",
)
CONTACT_LINK: Final = Code(
    "C032",
    Niveau.FOUT,
    "Een link in de voettekst leidt nergens heen",
    "De link '{link}' is geen webadres en ook geen eigen pagina.",
    "{suggestie}Schrijf het hele webadres, of een eigen pagina met '.html': bij docs/privacy.md hoort 'privacy.html'.",
)

# Prose
RUWE_HTML: Final = Code(
    "C040",
    Niveau.FOUT,
    "HTML in de tekst",
    "Hier staat HTML in de tekst: {wat}.",
    "Schrijf het met Markdown. Bedoelt u het teken zelf, schrijf dan '&lt;' of zet het tussen accenten (`...`).",
)
PROZA_LINK_ONVEILIG: Final = Code(
    "C041",
    Niveau.FOUT,
    "Een onveilige link in de tekst",
    "De link '{link}' kan niet.",
    "Verwijs naar een pagina van het handboek, of naar een adres dat begint met https://, http://, mailto: of tel:.",
)
AFBEELDING_EXTERN: Final = Code(
    "C042",
    Niveau.FOUT,
    "Een afbeelding van een andere site",
    "De afbeelding '{link}' staat op een andere site. Wie de pagina opent, wordt daar dan gezien.",
    "Bewaar de afbeelding in de map 'docs' en verwijs daarnaar.",
)
LINK_DOOD: Final = Code(
    "C043",
    Niveau.WAARSCHUWING,
    "Een link leidt naar een pagina die er niet is",
    "De link '{link}' leidt naar een pagina die er niet is.",
    "{suggestie}Verwijs naar een pagina vanaf deze pagina gezien, of schrijf 'kaart:' met het kenmerk van een kaart.",
)
AFBEELDING_ONTBREEKT: Final = Code(
    "C044",
    Niveau.WAARSCHUWING,
    "Een afbeelding is er niet",
    "De afbeelding '{link}' is er niet.",
    "{suggestie}Zet het bestand in de map 'docs', of noem het bij de bijlagen van de kaart.",
)
AFBEELDING_ZONDER_TEKST: Final = Code(
    "C045",
    Niveau.WAARSCHUWING,
    "Een afbeelding heeft geen beschrijving",
    "De afbeelding '{link}' heeft geen beschrijving voor wie haar niet kan zien.",
    "Zet tussen de rechte haken wat er te zien is: '![beschrijving](bestand)'.",
)
LINK_INTERN: Final = Code(
    "C046",
    Niveau.WAARSCHUWING,
    "Een openbare tekst verwijst naar iets dat intern is",
    "De link '{link}' leidt naar een pagina die niet in de openbare editie staat.",
    "Maak die pagina openbaar, of verwijder de link.",
)
OPMAAKCODE: Final = Code(
    "C047",
    Niveau.FOUT,
    "Opmaakcode in de tekst die niet kan",
    "Hier staat '{wat}'. Zulke code kan in het handboek niet.",
    "Verwijder de code, of zet haar tussen accenten (`...`).",
)

# Frameworks and system
ITEM_ONGEDEKT: Final = Code(
    "C050",
    Niveau.ADVIES,
    "Niets dient een item van een kader",
    "Geen kaart en geen instrument noemt '{naam}'.",
    "Noem het item bij 'standaarden' van een kaart of instrument, of zet in 'hiaat' wat er nog moet komen.",
)
INLEIDING_VERSCHILT: Final = Code(
    "C051",
    Niveau.WAARSCHUWING,
    "De inleiding van een kader noemt andere namen",
    "De inleiding noemt '{inleiding}', maar het onderdeel heet '{naam}'.",
    "Vraag de maker van het kader welke naam geldt, of verbeter 'inleiding_namen'.",
)
INLEIDING_AANTAL: Final = Code(
    "C052",
    Niveau.WAARSCHUWING,
    "De inleiding van een kader noemt een ander aantal onderdelen",
    "De inleiding noemt {inleiding}, maar het kader heeft er {aantal}.",
    "Vul de namen aan of haal er weg.",
)
INLEIDING_VOLGORDE: Final = Code(
    "C053",
    Niveau.WAARSCHUWING,
    "De inleiding van een kader heeft een andere volgorde",
    "De inleiding noemt de onderdelen in een andere volgorde dan het kader zelf.",
    "Vraag de maker van het kader welke volgorde geldt, of verbeter 'inleiding_namen'.",
)
CEL_ONTBREEKT: Final = Code(
    "C054",
    Niveau.WAARSCHUWING,
    "Een cel van het stelsel ontbreekt",
    "De cel '{fase}' x '{niveau}' ontbreekt.",
    "Voeg de cel toe. Is er nog niets afgesproken, noem dan de reden bij 'leeg'.",
)
CEL_ZONDER_REDEN: Final = Code(
    "C055",
    Niveau.ADVIES,
    "Een cel van het stelsel is leeg zonder reden",
    "De cel '{fase}' x '{niveau}' zegt niet wat er gebeurt en ook niet waarom dat ontbreekt.",
    "Vul 'wat' in, of noem de reden bij 'leeg'.",
)
NIVEAU_NAAMLOOS: Final = Code(
    "C056",
    Niveau.WAARSCHUWING,
    "Een kader is dieper dan zijn niveaus",
    "Het kader heeft {diepte} lagen, maar bij 'niveaus' staan er {niveaus}.",
    "Geef elke laag een naam bij 'niveaus'.",
)

# Goals
STREEF_VOOR_BASIS: Final = Code(
    "C060",
    Niveau.FOUT,
    "Het streven ligt niet na het begin",
    "Het streven is voor {streef}, maar het begin is van {basis}.",
    "Verbeter een van beide schooljaren.",
)
DOEL_ZONDER_INDICATOR: Final = Code(
    "C061",
    Niveau.WAARSCHUWING,
    "Een doel heeft een getal maar geen indicator",
    "Dit doel noemt een getal, maar geen indicator. Niemand kan het dus volgen.",
    "Noem bij 'indicator' waaraan u het doel meet.",
)

# Organisation
KLEUR_TE_LICHT: Final = Code(
    "C070",
    Niveau.WAARSCHUWING,
    "De huiskleur is te licht",
    "De kleur '{kleur}' haalt op wit een contrast van {contrast} op 1. Voor leesbare tekst is 4,5 op 1 nodig.",
    "Kies een donkerder kleur; '{voorstel}' is dezelfde tint en haalt het net.",
)
LOGO_ONTBREEKT: Final = Code(
    "C071",
    Niveau.WAARSCHUWING,
    "Het logo is er niet",
    "Het bestand '{naam}' staat niet in de map 'docs'.",
    "{suggestie}Zet het logo in de map 'docs' en noem hier het pad vanaf die map.",
)

# Results
RESULTAAT_SCHOOL: Final = Code(
    "C080",
    Niveau.FOUT,
    "Resultaten van een onbekende school",
    "De school '{naam}' staat niet in data/scholen.csv ({aantal}).",
    "{suggestie}Voeg de school toe aan het register, of verwijder deze rijen.",
)
RESULTAAT_MEETREEKS: Final = Code(
    "C081",
    Niveau.FOUT,
    "Resultaten van een onbekende meetreeks",
    "De meetreeks '{naam}' bestaat niet ({aantal}).",
    "{suggestie}Voeg de meetreeks toe aan data/meetreeksen.yml, of verbeter de naam.",
)
RESULTAAT_CATEGORIE: Final = Code(
    "C082",
    Niveau.FOUT,
    "Resultaten van een onbekende categorie",
    "De meetreeks '{meetreeks}' heeft geen categorie '{naam}' ({aantal}).",
    "{suggestie}De categorieën zijn: {bekend}.",
)
RESULTAAT_DUBBEL: Final = Code(
    "C083",
    Niveau.FOUT,
    "Een resultaat staat er twee keer",
    "Dit resultaat staat er al: {eerste}{meer}.",
    "Verwijder een van beide, ook als ze gelijk zijn.",
)
AANTAL_NEGATIEF: Final = Code(
    "C084",
    Niveau.FOUT,
    "Een aantal is kleiner dan nul",
    "Het aantal {waarde} kan niet{meer}.",
    "Schrijf het aantal, of '-1' voor niet van toepassing.",
)
AANTAL_GEBROKEN: Final = Code(
    "C085",
    Niveau.FOUT,
    "Een aantal is geen heel getal",
    "Het aantal {waarde} is geen heel getal{meer}.",
    "Schrijf het aantal leerlingen, niet het percentage.",
)
PROCENT_BUITEN: Final = Code(
    "C086",
    Niveau.FOUT,
    "Een percentage ligt buiten 0 tot 100",
    "Het percentage {waarde} kan niet{meer}.",
    "Schrijf een percentage van 0 tot en met 100.",
)
MASKER_ZONDER_AANTAL: Final = Code(
    "C087",
    Niveau.FOUT,
    "'<5' staat bij iets dat geen aantal is",
    "'<5' betekent een aantal van 1 tot en met 4, maar hier hoort {hoort}{meer}.",
    "Schrijf de waarde zelf, of '.' als die onbekend of geheim is.",
)
ZONDER_HERKOMST: Final = Code(
    "C088",
    Niveau.ADVIES,
    "Resultaten zonder herkomst",
    "Van deze resultaten is niet bewaard waar ze vandaan komen.",
    "Zet naast de tabel een bestand '{naam}'; 'handboek import' maakt dat zelf.",
)
HERKOMST_ZONDER: Final = Code(
    "C089",
    Niveau.WAARSCHUWING,
    "Een herkomst zonder resultaten",
    "De tabel '{naam}' waar deze herkomst bij hoort, is er niet.",
    "Zet de tabel terug of verwijder dit bestand.",
)
HERKOMST_TELT_NIET: Final = Code(
    "C090",
    Niveau.WAARSCHUWING,
    "De rijen van een herkomst tellen niet op",
    "Gelezen: {gelezen} rijen. Gebruikt en overgeslagen samen: {samen}.",
    "Importeer het bestand opnieuw.",
)
BASIS_AFGESCHERMD: Final = Code(
    "C091",
    Niveau.FOUT,
    "De basis van een openbaar doel is in de openbare editie afgeschermd",
    "De basis noemt voor {jaar} een precies cijfer van '{indicator}', dat de openbare editie afschermt.",
    "Laat 'basis' weg, of maak het doel intern.",
)
KLEIN_AANTAL_IN_TEKST: Final = Code(
    "C092",
    Niveau.WAARSCHUWING,
    "Een klein aantal mensen in een openbare tekst",
    "In deze openbare tekst staat '{tekst}'. Zo'n klein aantal schermt de openbare editie in de cijfers af.",
    "Schrijf het zonder aantallen, of maak de tekst intern.",
)
TELLER_BUITEN_NOEMER: Final = Code(
    "C093",
    Niveau.FOUT,
    "De teller van een percentage zit niet in de noemer",
    "De categorieën {namen} staan in 'teller' en niet in 'noemer'. Het percentage kan dan boven 100 komen.",
    "Zet in 'noemer' alle categorieën, ook die van 'teller'.",
)
NORM_GEEN_PROCENT: Final = Code(
    "C094",
    Niveau.FOUT,
    "Een norm in procenten ligt niet tussen 0 en 100",
    "De norm {waarde} kan niet bij een percentage.",
    "Schrijf een getal van 0 tot en met 100.",
)
BIJLAGE_DUBBEL: Final = Code(
    "C095",
    Niveau.FOUT,
    "Twee bijlagen van een kaart hebben dezelfde bestandsnaam",
    "De bestandsnaam '{naam}' komt bij deze kaart twee keer voor; op de site komen bijlagen van een kaart in één map.",
    "Geef een van de bestanden een andere naam.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
