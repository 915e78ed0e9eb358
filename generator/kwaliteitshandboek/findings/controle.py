"""Findings, stage 0: what can be wrong in a card, a text, a framework, a goal or the organisation that could be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

# Cards
VASTGESTELD_ZONDER: Final = Code(
    "C020",
    Niveau.WAARSCHUWING,
    "Een vastgestelde kaart mist versie of datum",
    "Van deze vastgestelde kaart {mist}.",
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
BIJLAGE_MARKDOWN: Final = Code(
    "C033",
    Niveau.FOUT,
    "Een tekst van het handboek is een bijlage",
    "Het bestand '{naam}' is een kaart of pagina in Markdown. Als bijlage kwam de hele tekst op de site, ook wat intern is.",
    "Noem een kaart met 'kaart:', of geef de tekst mee als PDF of Word.",
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
BIJLAGE_DUBBEL: Final = Code(
    "C095",
    Niveau.FOUT,
    "Twee bijlagen van een kaart hebben dezelfde bestandsnaam",
    "De bestandsnaam '{naam}' komt bij deze kaart twee keer voor; op de site komen bijlagen van een kaart in één map.",
    "Geef een van de bestanden een andere naam.",
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
    "De inleiding noemt {inleiding}, maar het kader heeft er {aantal}. {uitleg}.",
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
    "Het kader heeft {lagen}, maar 'niveaus' noemt er {niveaus}.",
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
    Niveau.FOUT,
    "Het logo is er niet",
    "Het bestand '{naam}' staat niet in de map 'docs'.",
    "{suggestie}Zet het logo in de map 'docs' en noem hier het pad vanaf die map.",
)
LOGO_GEEN_BEELD: Final = Code(
    "C074",
    Niveau.FOUT,
    "Het logo is geen afbeelding",
    "Het bestand '{naam}' is geen afbeelding die een browser kan tonen.",
    "Gebruik een bestand dat eindigt op {soorten}.",
)
SCHOLEN_ZELFDE_NAAM: Final = Code(
    "C072",
    Niveau.ADVIES,
    "Scholen heten hetzelfde",
    "De scholen {sleutels} heten {allen} '{naam}'. Wie een cijfer leest, weet dan niet van welke school het is.",
    "Zet in data/scholen.csv iets achter de naam dat hen onderscheidt, zoals de plaats of de straat.",
)
NOG_GEEN_KAART: Final = Code(
    "C073",
    Niveau.ADVIES,
    "Er is nog geen kaart",
    "Er is nog geen enkele kwaliteitskaart. Het handboek is dus nog leeg.",
    "{eerst}Schrijf een eerste kaart, bijvoorbeeld '{voorbeeld}'. De handleiding zegt bij 'Een kaart schrijven' hoe.",
)
GEEN_KERNCIJFERS: Final = Code(
    "C075",
    Niveau.ADVIES,
    "Er zijn geen kerncijfers gekozen",
    "Er zijn geen kerncijfers gekozen. De startpagina, de scholen en het jaarverslag beginnen daarom met {welke}.",
    "Zet in data/organisatie.yml bij 'kerncijfers' de id's van de indicatoren die vooraan horen, in uw volgorde. Bijvoorbeeld:"
    " kerncijfers: [{voorbeeld}].",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
