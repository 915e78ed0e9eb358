"""Findings, stage 0: what can be wrong between results, the indicators that count them, and what the public may know of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

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
    "Gelezen: {gelezen}; gebruikt en overgeslagen samen: {samen}.",
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
    "Wel in 'teller' en niet in 'noemer': {namen}. Het percentage kan dan boven 100 komen.",
    "Zet in 'noemer' alle categorieën, ook die van 'teller'.",
)
NORM_GEEN_PROCENT: Final = Code(
    "C094",
    Niveau.FOUT,
    "Een norm in procenten ligt niet tussen 0 en 100",
    "De norm {waarde} kan niet bij een percentage.",
    "Schrijf een getal van 0 tot en met 100.",
)
WAARDE_BUITEN: Final = Code(
    "C096",
    Niveau.FOUT,
    "Een waarde ligt buiten de grenzen van de meetreeks",
    "De waarde {waarde} kan niet bij '{meetreeks}': daar hoort {grenzen}{meer}.",
    "Vergelijk de waarde met de bron, en kijk vooral of de komma goed staat{raad}.",
)
OPMERKING_PERSOON: Final = Code(
    "C097",
    Niveau.FOUT,
    "Een opmerking bij een resultaat lijkt een persoon te noemen",
    "In de kolom 'opmerking' staat iets dat lijkt op {wat}{meer}. Die tekst komt als voetnoot op de site.",
    "Haal het weg en noem de rol: 'de leerkracht van groep 5', 'een ouder'. Klopt de tekst wel, schrijf haar dan anders op.",
)
NORM_ANDERE_SOORT: Final = Code(
    "C098",
    Niveau.FOUT,
    "Een norm voor de referentieniveaus geldt ook voor scholen van een andere soort",
    "De norm '{norm}' van '{indicator}' geldt zonder 'schoolsoorten' ook voor {wie} ({soorten}). Normen voor het basisonderwijs "
    "gelden daar niet.",
    "Zet bij de norm of de indicator 'schoolsoorten: [bo]'. Is het een eigen norm van die scholen, noem hen dan bij 'scholen', "
    "of hun soort bij 'schoolsoorten'.",
)
NORM_DUBBEL: Final = Code(
    "C099",
    Niveau.FOUT,
    "Twee normen spreken elkaar tegen",
    "De norm '{norm}' van '{indicator}' staat er twee keer, voor {voor}: {een} en {ander}. Welke geldt, is niet te zeggen.",
    "Verwijder een van beide, of geef elk eigen 'scholen', 'schoolsoorten' of een eigen 'vanaf'.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
