"""Findings, stage 0: references, breakdowns, states of goals and confirmations of analyses that cannot be right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

REFERENTIE_DUBBEL: Final = Code(
    "C200",
    Niveau.WAARSCHUWING,
    "Een referentie staat er twee keer",
    "Van de groep '{groep}' staat in {schooljaar} bij '{indicator}' al een waarde op {eerste}.",
    "Verwijder de waarde die er niet hoort, of geef een van beide een eigen 'groep'.",
)
BANDEN_OVERLAPPEN: Final = Code(
    "C201",
    Niveau.WAARSCHUWING,
    "Twee groepen vergelijkbare scholen overlappen",
    "'{naam}' en '{ander}' gelden in {schooljaar} voor dezelfde schoolweging. Een school kan er maar bij één horen.",
    "Laat de ene groep beginnen waar de andere ophoudt: 'weging_tot' telt zelf niet mee.",
)
REFERENTIE_GEEN_PROCENT: Final = Code(
    "C202",
    Niveau.WAARSCHUWING,
    "Een referentie is geen percentage",
    "'{indicator}' is een percentage, maar de waarde van '{naam}' is {waarde}.",
    "Noem een waarde van 0 tot en met 100.",
)
HANDMATIG_VEROUDERD: Final = Code(
    "C203",
    Niveau.ADVIES,
    "Een stand met de hand is ouder dan het nieuwste cijfer",
    "De stand '{stand}' is van {datum}. Het nieuwste cijfer gaat over {schooljaar}, dat liep toen nog of moest nog beginnen.",
    "Kijk of de stand nog klopt. Geef 'handmatig' dan een nieuwe dag en reden, of verwijder het.",
)
HERBEVESTIGEN: Final = Code(
    "C204",
    Niveau.ADVIES,
    "De conclusie is te herbevestigen",
    "Sinds {datum} is veranderd waarop deze analyse rust: {wat}.",
    "Kijk of bevindingen en conclusies nog kloppen en pas ze zo nodig aan. Leg het vast met 'handboek herbevestigen {id}'.",
)
BEVESTIGING_AANGEPAST: Final = Code(
    "C205",
    Niveau.WAARSCHUWING,
    "Een vastgelegd cijfer is aangepast",
    "De cijfers in dit bestand zijn niet meer die welke zijn vastgelegd: de vingerafdruk past niet.",
    "Zet het bestand terug zoals het was. Lukt dat niet, verwijder het dan en gebruik 'handboek herbevestigen {id}'.",
)
BEVESTIGING_ZONDER_ANALYSE: Final = Code(
    "C206",
    Niveau.ADVIES,
    "Bevestiging van een analyse die er niet is",
    "Dit hoort bij de analyse '{id}', die niet in het handboek staat.",
    "{suggestie}Heet de analyse nu anders, typ dan 'handboek adressen --nu analyse-{id}=analyse-NIEUW': dit bestand blijft dan "
    "zoals het is, en telt voor die analyse. Anders kan het bestand weg.",
)
BEVESTIGING_ELDERS: Final = Code(
    "C207",
    Niveau.WAARSCHUWING,
    "Een bevestiging op een andere plaats",
    "Dit is de bevestiging van '{id}' op {datum}, maar zo heet het bestand niet.",
    "Verplaats het naar '{pad}', of herstel de gegevens.",
)
UITSPLITSING_NIET_OPENBAAR: Final = Code(
    "C208",
    Niveau.ADVIES,
    "'uitsplitsingen_openbaar' zonder werking",
    "'uitsplitsingen_openbaar: ja' doet hier niets: {reden}.",
    "Verwijder de regel, of vul aan wat ontbreekt.",
)
DOEL_VERKEERDE_KANT: Final = Code(
    "C209",
    Niveau.ADVIES,
    "Een doel gaat de verkeerde kant op",
    "Bij '{indicator}' is {richting} beter, maar dit doel gaat van {basis} naar {streef}.",
    "Verwissel 'basis' en 'streef'. Is het de bedoeling om niet verder te zakken, zeg dat dan in de toelichting.",
)
DOEL_GEEN_PROCENT: Final = Code(
    "C213",
    Niveau.WAARSCHUWING,
    "Een waarde van een doel is geen percentage",
    "'{indicator}' is een percentage, maar bij '{veld}' staat {waarde}.",
    "Noem een waarde van 0 tot en met 100.",
)
BASIS_ANDERS: Final = Code(
    "C214",
    Niveau.ADVIES,
    "De start van een doel is een ander cijfer dan de gegevens",
    "Dit doel begint bij {basis} in {schooljaar}. Volgens de gegevens was dat {cijfer}.",
    "Verbeter 'basis', of kijk of de gegevens van dat jaar goed zijn ingelezen.",
)
NOOIT_BEVESTIGD: Final = Code(
    "C215",
    Niveau.ADVIES,
    "Een analyse is nog niet bevestigd bij haar cijfers",
    "Van deze analyse is niet vastgelegd op welke cijfers zij rust. Wijzigt zo'n cijfer, dan merkt niemand het.",
    "Passen de conclusies bij de cijfers van nu, leg dat dan vast met 'handboek herbevestigen {id}'.",
)

ONBEKENDE_ANALYSE: Final = Code(
    "C210",
    Niveau.FOUT,
    "Analyse om te herbevestigen is onbekend",
    "De analyse '{analyse}' staat niet in het handboek.",
    "{raad}",
)
EERDER_DAN_VORIGE: Final = Code(
    "C211",
    Niveau.FOUT,
    "Eerder dan de vorige herbevestiging",
    "De analyse '{id}' is op {vorige} al herbevestigd; {datum} ligt daarvoor.",
    "Kies een dag op of na {vorige}.",
)
AL_HERBEVESTIGD: Final = Code(
    "C212",
    Niveau.FOUT,
    "Die dag is al anders herbevestigd",
    "De analyse '{id}' is op {datum} al herbevestigd, met andere cijfers of door een andere rol.",
    "Geef bij '--op' een andere dag; wat in '{pad}' staat, blijft bewaard.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
