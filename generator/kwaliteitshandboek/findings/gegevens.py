"""Findings, stage 0: what is odd in the results, as a statistics office looks before it publishes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

TOTAAL_TELT_NIET: Final = Code(
    "C220",
    Niveau.WAARSCHUWING,
    "Een totaal telt niet op",
    "Bij {school} is in {schooljaar} het totaal van '{meetreeks}' {totaal}, maar de andere categorieën samen zijn {som}{meer}.",
    "Vergelijk de cijfers met de bron en verbeter wat niet klopt.",
)
DELEN_TELLEN_NIET: Final = Code(
    "C221",
    Niveau.WAARSCHUWING,
    "De delen van een uitsplitsing zijn samen meer dan het geheel",
    "Bij {school} tellen de delen van '{uitsplitsing}' in {schooljaar} op tot {som}. Het geheel is {geheel} ({eenheid}){meer}.",
    "Kijk of een leerling in twee delen staat, en of de delen en het geheel uit dezelfde bron komen.",
)
MEER_DAN_LEERLINGEN: Final = Code(
    "C222",
    Niveau.ADVIES,
    "Meer deelnemers dan leerlingen",
    "{school} heeft in {wat} ten minste {deelnemers} ({schooljaar}), in groep 8 hoogstens {leerlingen}{meer}.",
    "Dat kan komen door een andere peildatum. Is het verschil groot, vergelijk dan beide bestanden met de bron.",
)
SPRONG: Final = Code(
    "C223",
    Niveau.ADVIES,
    "Een cijfer springt meer dan toeval kan verklaren",
    "Bij {school} gaat '{indicator}' van {was} ({eerder}) naar {nu} ({schooljaar}). Zo'n verschil is geen toeval{meer}.",
    "Kijk of de cijfers goed zijn overgenomen. Is er anders gemeten, zet dan bij de indicator een 'reeksbreuk'.",
)
AANTAL_SPRONG: Final = Code(
    "C224",
    Niveau.ADVIES,
    "Een aantal is plotseling veel groter of kleiner",
    "Bij {school} gaat het aantal in '{meetreeks}' van {was} ({eerder}) naar {nu} ({schooljaar}){meer}.",
    "Kijk of er een cijfer te veel of te weinig staat, en of het om dezelfde groep gaat.",
)
JAAR_ONTBREEKT: Final = Code(
    "C225",
    Niveau.ADVIES,
    "Er ontbreekt een schooljaar in een reeks",
    "Van {wie} ontbreekt {schooljaar} in '{meetreeks}'. De jaren ervoor en erna zijn er wel.",
    "Importeer dat jaar ook. Is er toen niet gemeten, zet het jaar dan bij de indicator onder 'overgeslagen', met een reden.",
)
OUD_TEKEN: Final = Code(
    "C226",
    Niveau.WAARSCHUWING,
    "Een getal lijkt een teken voor 'niet bekend'",
    "De waarde {waarde} is in veel bestanden een teken voor 'niet bekend'. Hier telt zij mee als getal{meer}.",
    "Schrijf niets (ontbreekt), '.' (onbekend of geheim) of '-1' (niet van toepassing). Klopt het getal, laat het dan zo.",
)
BESTAND_TWEE_JAREN: Final = Code(
    "C227",
    Niveau.WAARSCHUWING,
    "Hetzelfde bestand staat onder twee schooljaren",
    "De cijfers van {schooljaar} komen uit hetzelfde bestand als die van {ander}, en zijn alle gelijk.",
    "Kijk voor welk schooljaar het bestand is, en verwijder de cijfers van het andere jaar.",
)
ZELFDE_ALS_VORIG_JAAR: Final = Code(
    "C228",
    Niveau.WAARSCHUWING,
    "Alle waarden zijn gelijk aan die van het jaar ervoor",
    "Bij {wie} zijn in '{meetreeks}' alle waarden van {schooljaar} gelijk aan die van {eerder}.",
    "Kijk of het goede schooljaar is overgenomen. Klopt het toch, laat het dan zo.",
)
NOG_VOORLOPIG: Final = Code(
    "C229",
    Niveau.ADVIES,
    "Cijfers zijn nog voorlopig, terwijl een later jaar al vaststaat",
    "De cijfers van '{meetreeks}' over {schooljaar} zijn nog voorlopig bij {wie}. Die van {later} staan al vast.",
    "Importeer de definitieve cijfers van {schooljaar}, of haal 'ja' weg uit de kolom 'voorlopig'.",
)
JAAR_IN_TOEKOMST: Final = Code(
    "C230",
    Niveau.WAARSCHUWING,
    "Resultaten van een schooljaar dat nog moet beginnen",
    "Schooljaar {schooljaar} is nog niet begonnen, maar er staan al resultaten in '{meetreeks}'.",
    "Verbeter het schooljaar.",
)
NAAM_VERANDERT: Final = Code(
    "C231",
    Niveau.ADVIES,
    "Een school heet in een later bestand anders",
    "School {sleutel} heet in {eerder} '{was}' en in {later} '{nu}'.",
    "Kijk of het dezelfde school is. Dan klopt de reeks: de sleutel telt, niet de naam. Is het een andere school, laat dan de "
    "cijfers van voor de wisseling weg.",
)
BESTUUR_VERANDERT: Final = Code(
    "C232",
    Niveau.ADVIES,
    "Een school valt in een later bestand onder een ander bestuur",
    "Bij {wie} is het bevoegd gezag in {eerder} {was} en in {later} {nu}.",
    "Kijk of het klopt. Ging de school over naar een ander bestuur, dan hoort dat in de toelichting bij de cijfers.",
)
INDELING_VREEMD: Final = Code(
    "C233",
    Niveau.WAARSCHUWING,
    "Een indeling noemt iets dat het handboek niet kent",
    "De indeling '{indeling}' noemt {soort} '{naam}', maar die staat niet in {waar}. Zo is er niets mee te importeren.",
    "Voeg toe wat ontbreekt, of verbeter de naam. {raad}",
)
INDELING_NAAM_BEZET: Final = Code(
    "C234",
    Niveau.WAARSCHUWING,
    "De naam van een indeling is bezet",
    "De indeling '{naam}' heet zoals een bestand dat 'handboek import duo' leest. Zo is er niets mee te importeren.",
    "Geef de indeling een andere naam (de naam van het bestand in data/indelingen/, of 'id').",
)
INDELING_DUBBEL: Final = Code(
    "C235",
    Niveau.WAARSCHUWING,
    "Een indeling leest een cijfer twee keer",
    "In de indeling '{indeling}' geven {kolommen} allebei de categorie '{categorie}' van '{meetreeks}'.",
    "Haal een van de twee weg, of geef haar een andere 'categorie' of 'meetreeks'.",
)
KOMMA_VERSCHOVEN: Final = Code(
    "C236",
    Niveau.ADVIES,
    "Een waarde lijkt een andere schaal te hebben dan het jaar ervoor",
    "Bij {school} gaat '{meetreeks}' van {was} ({eerder}) naar {nu} ({schooljaar}): ongeveer {factor} keer zo {hoe}{meer}.",
    "Kijk of de komma goed staat, en of beide jaren op dezelfde schaal staan (zoals 0,045 en 4,5 %).",
)
MEER_GEHOUDEN: Final = Code(
    "C237",
    Niveau.WAARSCHUWING,
    "Er is meer gehouden dan er was gepland",
    "Bij {school} staat in {schooljaar} bij '{indicator}' meer gehouden ({gehouden}) dan gepland ({gepland}){meer}.",
    "Kijk welk van beide getallen niet klopt. Kwam er iets bij dat niet was gepland, tel het dan bij beide.",
)
MEER_DAN_DE_SCHOOL: Final = Code(
    "C238",
    Niveau.WAARSCHUWING,
    "Meer deelnemers dan de hele school leerlingen heeft",
    "{school} heeft in {wat} ten minste {deelnemers} ({schooljaar}). De hele school had er volgens '{geheel}' "
    "hoogstens {leerlingen}{meer}.",
    "Dat kan niet. Kijk of ergens een cijfer te veel of te weinig staat, en of beide over dezelfde school en dat jaar gaan.",
)
JAAR_OVERGESLAGEN: Final = Code(
    "C239",
    Niveau.WAARSCHUWING,
    "Er zijn resultaten van een jaar dat de indicator overslaat",
    "In '{meetreeks}' staan cijfers van {schooljaar} ({wie}), maar de indicator '{indicator}' slaat dat jaar over.",
    "Kijk of het schooljaar klopt. Is er wel gemeten, haal het jaar dan weg bij 'overgeslagen'.",
)
JAAR_BUITEN_HERKOMST: Final = Code(
    "C240",
    Niveau.WAARSCHUWING,
    "Een resultaat is van een ander schooljaar dan zijn herkomst",
    "Hier staat schooljaar {schooljaar}, maar de herkomst van deze tabel noemt {herkomst}{meer}.",
    "Verbeter het schooljaar, of zet deze rijen in een eigen tabel met een eigen herkomst.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
