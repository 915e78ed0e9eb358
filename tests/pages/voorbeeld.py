"""A small handbook and what follows from it, made by hand: every part of a page occurs once, and nothing is read or derived."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kwaliteitshandboek.derive.afgeleid import (
    Aandachtsoort,
    Aandachtspunt,
    Afgeleid,
    Itemdekking,
    Kaartstand,
    Moment,
    Momentsoort,
    Relaties,
)
from kwaliteitshandboek.derive.zelfbeelden import derive_zelfbeelden
from kwaliteitshandboek.findings.plek import Plek
from kwaliteitshandboek.model.begrip import Begrip
from kwaliteitshandboek.model.bezoek import Bezoek, Bezoeksoort, Inspectieoordeel, Signaal
from kwaliteitshandboek.model.cijfer import Bereik, Cel, Cijfer, Cijferstaat, Oordeel, Verdeling
from kwaliteitshandboek.model.doel import Analyse, Doel
from kwaliteitshandboek.model.handboek import Handboek, Herkomst, Pagina, PubliekHandboek, Toelichting
from kwaliteitshandboek.model.indicator import Indicator, Meetreeks
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.model.ondersteuning import Ondersteuningsonderdeel, Schoolaanbod, Voorziening
from kwaliteitshandboek.model.organisatie import Organisatie
from kwaliteitshandboek.model.stelsel import Instrument, Stelsel
from kwaliteitshandboek.model.zelfevaluatie import Zelfevaluatie

VANDAAG = date(2026, 11, 15)
JAREN = ("2023-2024", "2024-2025", "2025-2026")
DUIN, EILAND, BAKEN = "99AA00", "99AB00", "99AC00"
KANARIE = "KANARIEWOORD"
"""Stands in every internal text of the team's handbook."""
OPNIEUW: Mapping[str, date] = {"ondersteuning-in-de-klas": date(2027, 9, 1)}
"""Card -> the day before which it is to be adopted anew: a year after the day on which it was adopted."""

ORGANISATIE: Mapping[str, Any] = {
    "naam": "Stichting Voorbeeld",
    "korte_naam": "Voorbeeld",
    "welkom": "Wat wij hebben afgesproken.",
    "over": "Wij hebben drie scholen.",
    "fictief": "ja",
    "contact": {"email": "kwaliteit@voorbeeld.example"},
    "besturen": [{"id": "voorbeeld", "naam": "Stichting Voorbeeld"}],
    "regios": [{"id": "noord", "naam": "Regio Noord"}],
    "domeinen": [
        {"id": "ondersteuning", "naam": "Ondersteuning", "beschrijving": "Hulp waar die nodig is."},
        {"id": "resultaten", "naam": "Resultaten"},
    ],
    "rollen": [
        {"id": "leerkracht", "naam": "Leerkracht", "ingang": "Afspraken voor in de klas.", "beschrijving": "Geeft les."},
        {"id": "kc", "naam": "Kwaliteitscoördinator", "afkorting": "KC", "subrollen": ["trendanalist"], "synoniemen": ["IB'er"]},
        {"id": "trendanalist", "naam": "Trendanalist"},
        {"id": "directeur", "naam": "Directeur", "ingang": "Wat te laat is."},
    ],
    "kerncijfers": ["fundamenteel-niveau", "veiligheid"],
    "scholen": [
        {
            "sleutel": DUIN,
            "naam": "De Duinroos",
            "soort": "bo",
            "bestuur": "voorbeeld",
            "regio": "noord",
            "plaats": "Zandhoek",
            "omschrijving": "Een school aan zee.",
            "website": "https://duinroos.example",
        },
        {"sleutel": EILAND, "naam": "De Eilander", "soort": "bo", "plaats": "Oost"},
        {"sleutel": BAKEN, "naam": "Het Baken", "soort": "so", "plaats": "Zandhoek"},
    ],
}

RIJKE_KAART: Mapping[str, Any] = {
    "id": "ondersteuning-in-de-klas",
    "titel": "Ondersteuning in de klas",
    "soort": "kwaliteitskaart",
    "domein": "ondersteuning",
    "samenvatting": "Elke leerling krijgt de hulp die nodig is.",
    "zichtbaarheid": "publiek",
    "status": "vastgesteld",
    "versie": "2.10",
    "eigenaren": ["kc", "directeur"],
    "vastgesteld_op": "2026-09-01",
    "vastgesteld_door": "directeur",
    "mr": {"datum": "2026-08-25", "uitkomst": "instemming"},
    "geldig_van": "2026-08-01",
    "geldig_tot": "2027-07-31",
    "schoolsoorten": ["bo"],
    "evaluatie": {"gepland": "2027-05-01", "uitgevoerd": ["2025-05-20", "2026-05-19"]},
    "bovenliggend": "ambitie",
    "verwant": ["te-late-kaart"],
    "standaarden": ["kader-a/1a", "kader-a/1b"],
    "wij_doen": ["Wij bespreken elke groep.", "Wij leggen afspraken vast."],
    "gedrag": {"leerkracht": ["Stelt een open vraag."], "leerling": ["Vertelt wat helpt."]},
    "pdca": [
        {"stap": "1", "fase": "plan", "titel": "Signaleren wat een leerling nodig heeft", "punten": ["toetsen bekijken"]},
        {"stap": "2", "fase": "do", "titel": "Uitvoeren"},
        {"stap": "3", "fase": "check", "titel": "Nagaan"},
        {"stap": "4", "fase": "act", "titel": "Bijstellen"},
    ],
    "meetinstrumenten": [
        {
            "naam": "Groepsbespreking",
            "instrument": "groepsbespreking",
            "doel": "Zicht op de groep",
            "moment": "januari en juni",
            "eigenaren": ["kc"],
            "ondersteund_door": ["trendanalist"],
            "vastgelegd_in": "leerlingvolgsysteem",
        },
        {"naam": "Gesprek met ouders"},
    ],
    "activiteiten": [{"wat": "Startgesprek", "doel": "Kennismaken", "wie": ["leerkracht"], "op_verzoek": ["kc"]}],
    "indicatoren": ["fundamenteel-niveau", "gesprekken-gehouden"],
    "planning": [
        {
            "schooljaar": "2026-2027",
            "fase": "implementatie jaar 1",
            "stappen": [
                {"wat": "Scholing volgen", "wanneer": "november", "eigenaren": ["kc"], "klaar": "ja"},
                {"wat": "Werkwijze delen", "datum": "2027-02-03", "wacht_op": {"kaart": "te-late-kaart"}},
            ],
        },
        {"schooljaar": "2027-2028", "fase": "verdiepen en borgen"},
    ],
    "partners": [{"naam": "Wijkteam", "waarvoor": "hulp thuis", "link": "https://wijkteam.example"}],
    "bijlagen": [
        {"kaart": "te-late-kaart"},
        {"kaart": "komt-nog"},
        {"bestand": "bijlagen/kalender.pdf", "titel": "Toetskalender", "editie": "beide"},
        {"link": "https://bron.example/wet", "titel": "De wet"},
    ],
    "wijzigingen": [{"versie": "2.10", "datum": "2026-08-20", "wat": "Rollen bijgewerkt", "door": "kc"}],
    "secties": [
        {"sleutel": "achtergrond", "kop": "Achtergrond", "tekst": "Zie [de late kaart](kaart:te-late-kaart) en *het kader*."},
        {"sleutel": "ambitie", "kop": "Ambitie", "tekst": "Wij willen dat **elke** leerling groeit."},
        {"sleutel": "kernresultaat", "kop": "Kernresultaat", "tekst": "Negen van de tien plannen werken."},
        {"sleutel": "aanpak", "kop": "Aanpak", "tekst": "1. Kijken\n2. Doen\n\n### Daarna\n\nVerder lezen."},
        {
            "sleutel": "eigen-kop",
            "kop": "Een eigen kop",
            "tekst": "Met [een bijlage](bijlagen/kalender.pdf) en [niets](kaart:weg).",
        },
        {"sleutel": "leeg", "kop": "Lege kop", "tekst": "  \n"},
        {"sleutel": "avg", "kop": "AVG", "tekst": "Gegevens blijven in het systeem."},
    ],
    "plek": Plek("kaarten/ondersteuning/ondersteuning-in-de-klas.md"),
}

KAARTEN: tuple[Mapping[str, Any], ...] = (
    {
        "id": "ambitie",
        "titel": "Ambitie: zicht op iedereen",
        "soort": "ambitiekaart",
        "domein": "ondersteuning",
        "zichtbaarheid": "publiek",
    },
    RIJKE_KAART,
    {
        "id": "te-late-kaart",
        "titel": "Te late kaart",
        "domein": "resultaten",
        "status": "vastgesteld",
        "versie": "1.0",
        "eigenaren": ["onbekende rol"],
        "vastgesteld_op": "2024-09-01",
        "evaluatie": {"gepland": "2026-03-01"},
        "samenvatting": f"Alleen voor het team, {KANARIE}.",
    },
    {"id": "minimaal", "titel": "Minimale kaart", "domein": "resultaten"},
)

KADER: Mapping[str, Any] = {
    "id": "kader-a",
    "naam": "Kader voor ondersteuning",
    "korte_naam": "Ondersteuning",
    "versie": "2026",
    "zichtbaarheid": "publiek",
    "niveaus": ["criterium", "standaard"],
    "schaal": [{"waarde": "1", "naam": "In ontwikkeling"}, {"waarde": "2", "naam": "Op orde"}],
    "onderdelen": [
        {
            "code": "1",
            "naam": "Brede basis",
            "onderdelen": [
                {
                    "code": "1a",
                    "naam": "Snel starten",
                    "norm": "binnen een week",
                    "notitie": "staat onder druk",
                    "eigen_woorden": "Hulp begint snel.",
                    "kern": {"vanaf": "2021-08-01"},
                    "indicatoren": ["fundamenteel-niveau"],
                },
                {"code": "1b", "naam": "Samen kijken", "tekst": "Wij kijken samen."},
                {"code": "1c", "naam": "Nog niets", "hiaat": "Hiervoor maken wij nog een kaart."},
            ],
        }
    ],
}

STELSEL: Mapping[str, Any] = {
    "naam": "Ons stelsel",
    "inleiding": "Hoe wij voor kwaliteit zorgen.",
    "zichtbaarheid": "publiek",
    "uitgangspunten": [{"id": "kwalificatie", "naam": "Kwalificatie", "tekst": "Kennis en vaardigheden."}],
    "fasen": [{"id": "richting", "naam": "Richting"}, {"id": "borgen", "naam": "Borgen"}],
    "niveaus": [{"id": "klas", "naam": "Klas"}, {"id": "school", "naam": "School"}],
    "cellen": [
        {
            "fase": "richting",
            "niveau": "klas",
            "wat": "Doelen stellen.",
            "uitvoeren": ["leerkracht"],
            "instrumenten": ["groepsbespreking"],
            "kaarten": ["ambitie"],
            "documenten": ["groepsplan"],
        },
        {"fase": "borgen", "niveau": "school", "leeg": "De bron heeft hier geen hoofdstuk."},
    ],
    "verantwoording": [
        {
            "id": "jaar",
            "richting": "extern",
            "van": ["directeur"],
            "buiten": ["Ouders"],
            "waarover": "Resultaten",
            "moment": "In mei",
        }
    ],
}

INDICATOREN: tuple[Mapping[str, Any], ...] = (
    {
        "id": "fundamenteel-niveau",
        "naam": "Fundamenteel niveau",
        "vraag": "Hoeveel leerlingen halen het fundamentele niveau?",
        "kant": "product",
        "domein": "resultaten",
        "eenheid": "procent",
        "definitie": "Leerlingen op 1F of hoger.",
        "methode": "Drie schooljaren samen.",
        "bron": "DUO, open onderwijsdata",
        "bron_link": "https://duo.example/open",
        "zichtbaarheid": "publiek",
        "schoolsoorten": ["bo"],
        "berekening": {"meetreeksen": ["niveaus"], "teller": ["1f", "2f"], "noemer": ["lager", "1f", "2f"]},
        "venster": {},
        "normen": [{"waarde": "85", "naam": "signaleringswaarde"}],
        "standaarden": ["kader-a/1a"],
    },
    {
        "id": "gesprekken-gehouden",
        "naam": "Gesprekken gehouden",
        "vraag": "Houden wij de geplande gesprekken?",
        "soort": "proces",
        "kant": "proces",
        "domein": "ondersteuning",
        "eenheid": "procent",
        "definitie": f"Gehouden gesprekken, {KANARIE}.",
        "bron": "Eigen telling",
        "berekening": {"meetreeksen": ["gesprekken"], "teller": ["gehouden"], "noemer": ["gepland"]},
    },
    {
        "id": "veiligheid",
        "naam": "Veiligheidsbeleving",
        "vraag": "Voelen leerlingen zich veilig?",
        "kant": "product",
        "domein": "ondersteuning",
        "eenheid": "gemiddelde",
        "precisie": "1",
        "definitie": "Gemiddeld cijfer van leerlingen.",
        "bron": "Veiligheidsmonitor",
        "zichtbaarheid": "publiek",
        "berekening": {"meetreeksen": ["monitor"], "waarde": "gemiddelde"},
        "normen": [{"waarde": "7,5"}],
    },
)

MEETREEKSEN: tuple[Mapping[str, Any], ...] = (
    {
        "id": "niveaus",
        "naam": "Referentieniveaus",
        "soort": "aantallen",
        "bron": "DUO, open onderwijsdata",
        "categorieen": [{"id": "lager", "naam": "lager dan 1F"}, {"id": "1f", "naam": "1F"}, {"id": "2f", "naam": "2F"}],
    },
    {
        "id": "gesprekken",
        "naam": "Gesprekken",
        "soort": "aantallen",
        "eenheid": "gesprekken",
        "categorieen": [{"id": "gehouden", "naam": "gehouden"}, {"id": "gepland", "naam": "gepland"}],
    },
    {
        "id": "monitor",
        "naam": "Monitor",
        "soort": "gemiddelde",
        "categorieen": [{"id": "aantal", "naam": "aantal"}, {"id": "gemiddelde", "naam": "gemiddelde"}],
    },
)

DOELEN: tuple[Mapping[str, Any], ...] = (
    {
        "id": "koers",
        "titel": "Alle scholen boven de signaleringswaarde",
        "niveau": "koersplan",
        "eigenaar": "directeur",
        "schooljaar": "2027-2028",
        "indicator": "fundamenteel-niveau",
        "basis": {"schooljaar": "2023-2024", "waarde": "80"},
        "streef": {"schooljaar": "2027-2028", "waarde": "90"},
        "zichtbaarheid": "publiek",
    },
    {
        "id": "jaar-duin",
        "titel": "De Duinroos naar 88 procent",
        "niveau": "jaarplan",
        "school": DUIN,
        "bovenliggend": "koers",
        "eigenaar": "directeur",
        "schooljaar": "2025-2026",
        "voortgang": f"Op weg, {KANARIE}.",
    },
)

ANALYSES: tuple[Mapping[str, Any], ...] = (
    {
        "id": "rekenen-eiland",
        "titel": "Waarom rekenen achterblijft",
        "school": EILAND,
        "schooljaar": "2025-2026",
        "datum": "2026-10-01",
        "eigenaar": "kc",
        "zichtbaarheid": "publiek",
        "cijfers": [{"indicator": "fundamenteel-niveau", "school": EILAND, "schooljaar": "2025-2026"}],
        "bevindingen": [
            {
                "tekst": "Breuken gaan mis.",
                "conclusies": [
                    {
                        "tekst": "Wij oefenen te weinig.",
                        "acties": [
                            {
                                "wat": "Elke dag tien minuten breuken",
                                "eigenaar": "leerkracht",
                                "gereed_op": "2026-11-01",
                                "status": "bezig",
                            },
                            {"wat": "Methode vergelijken", "eigenaar": "kc", "gereed_op": "2027-02-01"},
                        ],
                    }
                ],
            }
        ],
    },
)


BEGRIPPEN: tuple[Mapping[str, Any], ...] = (
    {
        "id": "opp",
        "term": "ontwikkelingsperspectief",
        "afkorting": "OPP",
        "uitleg": "Het plan voor een leerling die extra hulp krijgt.",
        "synoniemen": ["ontwikkelplan"],
        "zichtbaarheid": "publiek",
    },
    {
        "id": "mdo",
        "term": "multidisciplinair overleg",
        "afkorting": "MDO",
        "uitleg": f"Overleg van deskundigen over een leerling, {KANARIE}.",
        "vermijd": ["zorgoverleg"],
    },
)


ZELFEVALUATIES: tuple[Mapping[str, Any], ...] = (
    {
        "id": "kader-a-99aa00-2025-2026",
        "kader": "kader-a",
        "schooljaar": "2025-2026",
        "school": DUIN,
        "datum": "2026-05-12",
        "respondenten": "8",
        "oordelen": [
            {
                "item": "1a",
                "oordeel": "2",
                "toelichting": f"Dat lukt, {KANARIE}.",
                "antwoorden": [{"waarde": "1", "aantal": "2"}, {"waarde": "2", "aantal": "6"}],
            },
            {"item": "1b", "oordeel": "1"},
        ],
    },
    {
        "id": "kader-a-99ab00-2025-2026",
        "kader": "kader-a",
        "schooljaar": "2025-2026",
        "school": EILAND,
        "respondenten": "3",
        "oordelen": [{"item": "1a", "oordeel": "1", "toelichting": "Dit ziet niemand."}],
    },
)

BEZOEKSOORTEN: tuple[Mapping[str, Any], ...] = (
    {"id": "audit", "naam": "Audit", "elke_maanden": "48", "toets": "ja", "kader": "kader-a", "extern": "ja"},
)

BEZOEKEN: tuple[Mapping[str, Any], ...] = (
    {
        "id": "audit-duin",
        "soort": "audit",
        "schooljaar": "2025-2026",
        "school": DUIN,
        "datum": "2026-06-02",
        "samenvatting": f"Het team kent de leerlingen, {KANARIE}.",
        "oordelen": [{"item": "1a", "oordeel": "1"}],
        "afspraken": [{"wat": "Sneller beginnen", "item": "1a", "eigenaar": "kc", "gereed_op": "2027-01-15"}],
    },
)

SIGNALEN: tuple[Mapping[str, Any], ...] = (
    {
        "id": "signaal-duin",
        "school": DUIN,
        "schooljaar": "2026-2027",
        "datum": "2026-10-01",
        "onderwerp": "Hulp begint laat",
        "tekst": f"Aanvragen komen laat binnen, {KANARIE}.",
        "standaard": "kader-a/1a",
    },
)

OORDELEN: tuple[Mapping[str, Any], ...] = (
    {
        "id": "inspectie-duin",
        "school": DUIN,
        "datum": "2025-03-04",
        "oordeel": "Voldoende",
        "bron": "Rapport van de inspectie",
        "zichtbaarheid": "publiek",
    },
    {"id": "inspectie-eiland", "school": EILAND, "datum": "2025-03-05", "oordeel": "Goed", "bron": f"Rapport, {KANARIE}"},
)

PLAN: tuple[Mapping[str, Any], ...] = ({"id": "taalhulp", "naam": "Taalhulp", "standaarden": ["kader-a/1a"]},)

AANBOD: tuple[Mapping[str, Any], ...] = (
    {
        "school": DUIN,
        "schooljaar": "2026-2027",
        "vorm": "schoolgids",
        "regels": [{"onderdeel": "taalhulp", "bevonden": "gezien", "hoe": f"In de klas, {KANARIE}"}],
    },
)

VOORZIENINGEN: tuple[Mapping[str, Any], ...] = (
    {
        "id": "plusklas",
        "naam": "Plusklas",
        "plekken": [{"regio": "noord", "staat": "aanwezig", "scholen": [DUIN]}],
        "zichtbaarheid": "publiek",
    },
)


def handboek(**anders: Any) -> Handboek:
    """The team's handbook; keyword arguments replace whole collections."""
    return Handboek(**{**_delen(), **anders})


OPEN = ("inspectieoordelen", "voorzieningen")
"""Collections of which a part may be published, beside those that carry pages of their own."""


def publiek_handboek() -> PubliekHandboek:
    """The same as the projection would give it: only what is public, and of cards only parts that are opened up."""
    delen = _delen()
    intern = {"meetinstrumenten": (), "activiteiten": (), "planning": (), "wijzigingen": (), "verwant": ()}
    kaarten = [kaart.model_copy(update=intern) for kaart in delen["kaarten"] if kaart.zichtbaarheid == "publiek"]
    publiek = {
        naam: [ding for ding in delen[naam] if ding.zichtbaarheid == "publiek"]
        for naam in ("kaders", "indicatoren", "doelen", "analyses", "toelichtingen", "paginas", "begrippen", *OPEN)
    }
    dicht = ("instrumenten", "zelfevaluaties", "bezoeksoorten", "bezoeken", "signalen", "ondersteuningsplan", "schoolaanbod")
    return PubliekHandboek(**{**delen, **publiek, "kaarten": kaarten, **dict.fromkeys(dicht, ())})


def _delen() -> dict[str, Any]:
    context = {"rollen": {}}
    return {
        "organisatie": Organisatie.model_validate(ORGANISATIE, context=context),
        "kaarten": [Kaart.model_validate(kaart, context=context) for kaart in KAARTEN],
        "kaders": [Kader.model_validate(KADER)],
        "stelsel": Stelsel.model_validate(STELSEL),
        "zelfevaluaties": [Zelfevaluatie.model_validate(ding) for ding in ZELFEVALUATIES],
        "bezoeksoorten": [Bezoeksoort.model_validate(ding) for ding in BEZOEKSOORTEN],
        "bezoeken": [Bezoek.model_validate(ding, context=context) for ding in BEZOEKEN],
        "signalen": [Signaal.model_validate(ding) for ding in SIGNALEN],
        "inspectieoordelen": [Inspectieoordeel.model_validate(ding) for ding in OORDELEN],
        "ondersteuningsplan": [Ondersteuningsonderdeel.model_validate(ding) for ding in PLAN],
        "schoolaanbod": [Schoolaanbod.model_validate(ding) for ding in AANBOD],
        "voorzieningen": [Voorziening.model_validate(ding) for ding in VOORZIENINGEN],
        "begrippen": [Begrip.model_validate(begrip) for begrip in BEGRIPPEN],
        "instrumenten": [
            Instrument.model_validate(
                {
                    "id": "groepsbespreking",
                    "naam": "Groepsbespreking",
                    "kant": "proces",
                    "rollen": ["kc"],
                    "standaarden": ["kader-a/1b"],
                }
            )
        ],
        "indicatoren": [Indicator.model_validate(indicator) for indicator in INDICATOREN],
        "meetreeksen": [Meetreeks.model_validate(reeks) for reeks in MEETREEKSEN],
        "doelen": [Doel.model_validate(doel) for doel in DOELEN],
        "analyses": [Analyse.model_validate(analyse) for analyse in ANALYSES],
        "toelichtingen": [
            Toelichting(
                schooljaar="2025-2026", onderwerp="inleiding", tekst="Een goed jaar.\n\nMet zorgen.", zichtbaarheid="publiek"
            ),
            Toelichting(
                schooljaar="2025-2026",
                onderwerp="fundamenteel-niveau",
                tekst="Dit vinden wij ervan.",
                school=DUIN,
                zichtbaarheid="publiek",
            ),
            Toelichting(schooljaar="2025-2026", onderwerp="vooruitblik", tekst=f"Intern plan, {KANARIE}."),
        ],
        "paginas": [
            Pagina(
                pad="over-ons.md",
                titel="Over ons",
                tekst="Zie [de school](school:99AA00) en ![foto](beeld/foto.png).",
                zichtbaarheid="publiek",
            ),
            Pagina(
                pad="handleiding/beginnen.md", titel="Beginnen", tekst=f"# Beginnen\n\nNaar [over ons](../over-ons.md). {KANARIE}"
            ),
        ],
        "herkomsten": [
            Herkomst(
                resultaat="niveaus-2025.csv",
                bestand="bron-2025.csv",
                sha256="ab" * 32,
                indeling="referentieniveaus",
                schooljaar="2025-2026",
                gelezen=100,
                gebruikt=2,
                overgeslagen=98,
            )
        ],
    }


def _cijfer(indicator: str, school: str | None, jaar: str, onder: float, boven: float | None = None, **meer: Any) -> Cijfer:
    bereik = Bereik(onder, onder if boven is None else boven)
    staat = Cijferstaat.BEKEND if bereik.exact else Cijferstaat.BEREIK
    return Cijfer(indicator, school, jaar, staat, bereik, **meer)


def afgeleid(handboek: Handboek) -> Afgeleid:
    """What follows, by hand: De Duinroos exact and above, De Eilander a small school with a range, Het Baken too small."""
    norm = {"norm": 85.0, "normnaam": "signaleringswaarde"}
    cijfers: dict[tuple[str, str | None, str], Cijfer] = {}
    bron = ("data/resultaten/niveaus-2025.csv",)
    for jaar, duin, eiland in zip(JAREN, (82.0, 86.0, 88.0), ((70.0, 90.0), (75.0, 80.0), (81.0, 92.0)), strict=True):
        groot, klein = Bereik(40, 40), Bereik(10, 13)
        for cijfer in (
            _cijfer("fundamenteel-niveau", DUIN, jaar, duin, leerlingen=groot, bronnen=bron),
            _cijfer("fundamenteel-niveau", EILAND, jaar, *eiland, leerlingen=klein),
            _cijfer("fundamenteel-niveau", None, jaar, duin - 1, duin, leerlingen=Bereik(50, 53)),
            _cijfer("gesprekken-gehouden", None, jaar, 75.0, teller=Bereik(9, 9), noemer=Bereik(12, 12)),
            _cijfer("veiligheid", DUIN, jaar, 7.4, leerlingen=groot, norm=7.5, oordeel=Oordeel.ONDER),
            Cijfer("veiligheid", BAKEN, jaar, Cijferstaat.TE_KLEIN, redenen=("groep_te_klein",)),
            Cijfer("fundamenteel-niveau", BAKEN, jaar, Cijferstaat.NVT, redenen=("andere_schoolsoort",)),
        ):
            cijfers[(cijfer.indicator, cijfer.school, jaar)] = cijfer
    vensters = {
        ("fundamenteel-niveau", DUIN, JAREN[1]): _cijfer(
            "fundamenteel-niveau", DUIN, JAREN[1], 84.0, leerlingen=Bereik(80, 80), jaren=JAREN[:2], **norm, oordeel=Oordeel.ONDER
        ),
        ("fundamenteel-niveau", DUIN, JAREN[2]): _cijfer(
            "fundamenteel-niveau", DUIN, JAREN[2], 86.0, leerlingen=Bereik(120, 120), jaren=JAREN, **norm, oordeel=Oordeel.BOVEN
        ),
        ("fundamenteel-niveau", EILAND, JAREN[2]): _cijfer(
            "fundamenteel-niveau",
            EILAND,
            JAREN[2],
            78.25,
            89.5,
            leerlingen=Bereik(30, 36),
            jaren=JAREN,
            **norm,
            oordeel=Oordeel.NIET_TE_BEPALEN,
        ),
        ("fundamenteel-niveau", None, JAREN[2]): _cijfer(
            "fundamenteel-niveau", None, JAREN[2], 85.0, leerlingen=Bereik(150, 150), jaren=JAREN, **norm, oordeel=Oordeel.BOVEN
        ),
    }
    verdelingen = {
        ("niveaus", DUIN, jaar): Verdeling(
            "niveaus",
            DUIN,
            jaar,
            (Cel("lager", "exact", Bereik(5, 5)), Cel("1f", "gemaskeerd", Bereik(1, 4)), Cel("2f", "exact", Bereik(31, 31))),
        )
        for jaar in JAREN
    }
    kaarten = {kaart.id for kaart in handboek.kaarten}
    rijk = RIJKE_KAART["id"]
    dient = (rijk,) if rijk in kaarten else ()
    return Afgeleid(
        vandaag=VANDAAG,
        schooljaren=JAREN,
        cijfers={sleutel: cijfer for sleutel, cijfer in cijfers.items() if sleutel[0] in handboek.indicator_per_id},
        vensters=vensters,
        meetjaren=dict.fromkeys(("fundamenteel-niveau", "gesprekken-gehouden", "veiligheid"), JAREN),
        verdelingen=verdelingen,
        dekking={
            ("kader-a", "1"): Itemdekking(),
            ("kader-a", "1a"): Itemdekking(kaarten=dient, indicatoren=("fundamenteel-niveau",)),
            ("kader-a", "1b"): Itemdekking(kaarten=dient, instrumenten=("groepsbespreking",) if handboek.instrumenten else ()),
            ("kader-a", "1c"): Itemdekking(hiaat="Hiervoor maken wij nog een kaart."),
        },
        relaties=Relaties(
            kinderen={"ambitie": (rijk,)},
            genoemd_in={"te-late-kaart": (rijk,)} if "te-late-kaart" in kaarten else {},
            kaarten_van_rol={"kc": (rijk,), "directeur": (rijk,), "leerkracht": (rijk,)},
            kaarten_van_indicator={"fundamenteel-niveau": (rijk,)},
        ),
        momenten=(
            Moment(
                date(2026, 11, 1),
                soort=Momentsoort.PLANNING,
                titel="Scholing volgen",
                hele_maand=True,
                kaart=rijk,
                rollen=("kc",),
            ),
            Moment(
                date(2026, 11, 20),
                soort=Momentsoort.ACTIE,
                titel="Breuken oefenen",
                hele_maand=False,
                scholen=(EILAND,),
                rollen=("leerkracht",),
            ),
            Moment(
                date(2027, 5, 1),
                soort=Momentsoort.KAARTEVALUATIE,
                titel="Ondersteuning in de klas",
                hele_maand=False,
                kaart=rijk,
                rollen=("kc", "directeur"),
            ),
            Moment(
                date(2028, 7, 31),
                soort=Momentsoort.DOEL,
                titel="Alle scholen boven de signaleringswaarde",
                hele_maand=False,
                rollen=("directeur",),
            ),
        ),
        zelfbeelden=derive_zelfbeelden(handboek),
        kaartstanden={
            kaart.id: Kaartstand("0123456789ab", hervaststellen_op=OPNIEUW.get(kaart.id)) for kaart in handboek.kaarten
        },
        aandacht=(
            Aandachtspunt(Aandachtsoort.KAART_TE_LAAT, "Te late kaart", kaart="te-late-kaart", sinds=date(2026, 3, 1)),
            Aandachtspunt(Aandachtsoort.ACTIE_TE_LAAT, "Elke dag tien minuten breuken", school=EILAND, sinds=date(2026, 11, 1)),
            Aandachtspunt(
                Aandachtsoort.ONDER_NORM_ZONDER_ANALYSE,
                "Veiligheidsbeleving",
                indicator="veiligheid",
                school=DUIN,
                schooljaar=JAREN[2],
            ),
        ),
    )
