"""Findings, stage 0: what can be wrong in visits, agreements, signals and judgements of the inspectorate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kwaliteitshandboek.findings import Code, Niveau

# Visits
BEZOEK_TE_LAAT: Final = Code(
    "C390",
    Niveau.WAARSCHUWING,
    "Een bezoek is te laat",
    "{soort} bij {wie}: het laatste bezoek was op {laatste}, het volgende had uiterlijk op {voor} plaats moeten vinden.",
    "Plan het bezoek: maak een bestand in data/bezoeken met 'gepland'. Is het al geweest, noteer dan 'datum'.",
)
ZONDER_UITKOMST: Final = Code(
    "C391",
    Niveau.WAARSCHUWING,
    "De dag van een bezoek is voorbij, maar de uitkomst ontbreekt",
    "Dit bezoek stond gepland op {gepland}. Of het is doorgegaan, staat er niet.",
    "Noteer de dag bij 'datum', met een 'samenvatting'. Ging het niet door, kies dan een nieuwe dag bij 'gepland'.",
)
OORDEEL_BUITEN_SCHAAL: Final = Code(
    "C392",
    Niveau.FOUT,
    "Een oordeel staat niet op de schaal van het kader",
    "'{naam}' is geen oordeel van het kader '{kader}'.",
    "{suggestie}De schaal is: {schaal}.",
)
ITEM_ONBEKEND: Final = Code(
    "C393",
    Niveau.FOUT,
    "Een bezoek of oordeel noemt een item dat het kader niet heeft",
    "Het kader '{kader}' heeft geen item '{naam}'.",
    "{suggestie}Noem een code uit dat kader, of een ander kader.",
)
ZONDER_KADER: Final = Code(
    "C394",
    Niveau.FOUT,
    "Een bezoek of oordeel noemt een item, maar geen kader",
    "Hier staat het item '{naam}', maar van welk kader het is, staat er niet.",
    "Noem een 'kader' bij het bezoek, bij de soort van het bezoek, of bij het oordeel.",
)
ZONDER_ZELFEVALUATIE: Final = Code(
    "C395",
    Niveau.ADVIES,
    "Naast de oordelen van een bezoek ligt geen zelfevaluatie",
    "Dit bezoek toetst het eigen oordeel, maar van {wie} is er geen zelfevaluatie op het kader '{kader}' van vóór het bezoek.",
    "Voeg de zelfevaluatie toe in data/zelfevaluaties. Zonder haar is niets te vergelijken.",
)
VERKEERDE_WIE: Final = Code(
    "C396",
    Niveau.WAARSCHUWING,
    "Een bezoek of oordeel gaat over iemand anders dan zijn soort zegt",
    "{wat}",
    "{raad}",
)
BEZOEK_DATUM: Final = Code(
    "C397",
    Niveau.WAARSCHUWING,
    "De datum van een bezoek, signaal of oordeel klopt niet",
    "{datum} {waarom}.",
    "{raad}",
)
ITEM_DUBBEL: Final = Code(
    "C398",
    Niveau.WAARSCHUWING,
    "Een bezoek beoordeelt een item twee keer",
    "Het item '{naam}' staat hier al eerder.",
    "Houd één oordeel over.",
)
NOOIT_BEZOCHT: Final = Code(
    "C408",
    Niveau.ADVIES,
    "Van een bezoek met een vaste termijn is geen eerste keer bekend",
    "{soort}: voor zover bekend nog nooit bij {wie}. Of dat te laat is, valt niet te zeggen.",
    "Leg het laatste bezoek vast in data/bezoeken. Was er nooit een, maak dan een bestand met 'gepland'.",
)
GROOT_VERSCHIL: Final = Code(
    "C409",
    Niveau.ADVIES,
    "Het oordeel van bezoekers en het eigen oordeel liggen meer dan één stap uit elkaar",
    "Over item {item} oordeelde {wie} zelf '{zelf}', en de bezoekers '{bezoekers}': {stappen} stappen verschil.",
    "Bespreek waar het verschil vandaan komt. Leg bij dit bezoek een afspraak vast met 'item: {item}'; dan vervalt dit advies.",
)

# Agreements
AFSPRAAK_TE_LAAT: Final = Code(
    "C399",
    Niveau.WAARSCHUWING,
    "Een afspraak is te laat",
    "'{naam}' moest gereed zijn op {datum}, en is nog {status}.",
    "Noteer 'status: gereed' met de 'opvolging', of spreek een nieuwe dag af.",
)
AFSPRAAK_ZONDER_OPVOLGING: Final = Code(
    "C400",
    Niveau.ADVIES,
    "Een afspraak is gereed, maar wat zij opleverde staat er niet",
    "'{naam}' is gereed, zonder 'opvolging'.",
    "Schrijf in één zin wat ervan kwam.",
)
AFSPRAAK_VOOR_BEZOEK: Final = Code(
    "C401",
    Niveau.WAARSCHUWING,
    "Een afspraak moet gereed zijn voordat zij gemaakt is",
    "'{naam}' moest gereed zijn op {datum}; dat is vóór {van}.",
    "Verbeter een van beide dagen.",
)

# Signals
SIGNAAL_LANG_OPEN: Final = Code(
    "C402",
    Niveau.WAARSCHUWING,
    "Een signaal staat lang open",
    "Dit signaal van {datum} is na meer dan {maanden} maanden nog open.",
    "Bespreek het met de school en zet 'status: besproken' of 'status: afgehandeld'.",
)
BSN_IN_TEKST: Final = Code(
    "C403",
    Niveau.FOUT,
    "Een tekst bevat een nummer dat een BSN kan zijn",
    "In '{veld}' staat een getal van negen cijfers dat een burgerservicenummer kan zijn.",
    "Haal het weg. Dit handboek gaat over scholen, nooit over één leerling.",
)
PERSOON_IN_TEKST: Final = Code(
    "C404",
    Niveau.WAARSCHUWING,
    "Een tekst lijkt een persoon te noemen",
    "In '{veld}' staat iets dat lijkt op {wat}.",
    "Noem de rol en niet de persoon: 'de leerkracht van groep 5', 'een ouder'. Klopt de tekst wel, schrijf haar dan anders op.",
)

# The inspectorate
OORDEEL_ZONDER_ITEM: Final = Code(
    "C405",
    Niveau.ADVIES,
    "Een oordeel noemt een kader, maar geen standaard",
    "Dit oordeel noemt het kader '{kader}', maar geen 'item'. Het lijkt dan een oordeel over het geheel.",
    "Noem de standaard bij 'item'. Gaat het over het geheel, laat 'kader' dan weg.",
)
ONVOLDOENDE_ZONDER_VERVOLG: Final = Code(
    "C406",
    Niveau.WAARSCHUWING,
    "Op een onvoldoende volgt geen analyse of afspraak",
    "Het laatste oordeel over {wat} van {wie} is '{oordeel}' ({datum}). Sindsdien is er geen analyse en geen afspraak.",
    "Maak een analyse in data/analyses, of leg een afspraak vast bij een bezoek.",
)
OUD_OORDEEL_OPENBAAR: Final = Code(
    "C407",
    Niveau.WAARSCHUWING,
    "Een ouder oordeel is openbaar, het nieuwste niet",
    "Over {wat} van {wie} is een ouder oordeel openbaar ({oud}), maar dit nieuwere niet.",
    "Zet ook bij dit oordeel 'zichtbaarheid: publiek', of haal het oude uit de openbare editie.",
)

ALLE: Final[Mapping[str, Code]] = {code.code: code for code in list(globals().values()) if isinstance(code, Code)}
