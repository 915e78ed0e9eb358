"""Findings, stage 0: the texts of what is refused because it speaks of persons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

PERSOONSGEGEVENS: Final = Code(
    "I011",
    Niveau.FOUT,
    "Bestand met persoonsgegevens",
    "Dit bestand lijkt gegevens van leerlingen of ouders te bevatten (kolom {kolommen}). Er is niets van bewaard.",
    "In het handboek horen alleen cijfers per school. Laat de bron optellen per school, zonder deze kolommen. Gaat een kolom "
    "over de hele groep, schrijf de kop dan in het meervoud, zoals 'Leerlingen'.",
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
RESULTAAT_PERSONEN: Final = Code(
    "I074",
    Niveau.FOUT,
    "Resultaten met persoonsgegevens",
    "In deze tabel wijst kolom {kolommen} op persoonsgegevens. De tabel is niet gelezen.",
    "Haal de kolom weg uit het bestand. In data/resultaten/ staan alleen cijfers per school.",
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
BESTANDSNAAM: Final = Code(
    "I081",
    Niveau.FOUT,
    "Bestandsnaam met persoonsgegevens",
    "De bestandsnaam lijkt een naam, BSN, telefoonnummer of e-mailadres te bevatten. Er is niets van bewaard.",
    "Hernoem het bestand en importeer het opnieuw. De naam van een bestand komt in de herkomst van de cijfers te staan.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
