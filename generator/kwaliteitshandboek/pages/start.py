"""Pages, stage 6: the start page of each edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.afgeleid import Aandachtsoort, Aandachtspunt, Afgeleid, Moment
from kwaliteitshandboek.derive.jaarkalender import op_volgorde
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.model.organisatie import Rol
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.pages import woorden
from kwaliteitshandboek.pages.indicatoren import antwoord
from kwaliteitshandboek.pages.scholen import kernindicatoren
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.stand import make_stand
from kwaliteitshandboek.pages.tegels import make_tegel
from kwaliteitshandboek.pages.wereld import Wereld, scholen

MAX_INGANGEN, MAX_AANDACHT, MAX_VASTGESTELD, MAX_MOMENTEN, MAX_AGENDA, ZINNEN = 6, 6, 5, 8, 15, 3


KWALITEITSZORG: Final = (
    ("dekking", "Dekking"),
    ("losse-einden", "Losse einden"),
    ("stelsel", "Stelsel"),
    ("zelfevaluaties", "Zelfevaluaties"),
)
"""The pages for who asks whether every standard is covered, and how we know."""


@dataclass(frozen=True, slots=True)
class Maand:
    """What leads in a month; `dag` is its first day, `aantal` how many moments it has in all."""

    dag: date
    momenten: tuple[Moment, ...]
    aantal: int

    @property
    def jaar(self) -> str:
        """The school year in whose calendar the month stands."""
        return str(Schooljaar.van_datum(self.dag))


@dataclass(frozen=True, slots=True)
class Schoolzin:
    """What the public start says of one indicator: sentences about schools, the figure of all of them where there is one."""

    indicator: Indicator
    zinnen: tuple[str, ...]
    samen: str | None
    periode: str


def start_team_page(wereld: Wereld) -> Page:
    """Welcome, search, roles, this month, attention, recently adopted, key figures."""
    handboek, afgeleid = wereld.handboek, wereld.afgeleid
    vandaag = afgeleid.vandaag
    maand = van_maand(afgeleid, vandaag.replace(day=1))
    vastgesteld = [kaart for kaart in handboek.kaarten if kaart.vastgesteld_op is not None and kaart.vastgesteld_op <= vandaag]
    vastgesteld.sort(key=lambda kaart: (kaart.vastgesteld_op or vandaag, kaart.id), reverse=True)
    tegels = [make_tegel(wereld, indicator, None) for indicator in kernindicatoren(wereld)]
    tekst = render(
        "start-team",
        p=wereld.blik("index.md"),
        organisatie=handboek.organisatie,
        ingangen=_ingangen(wereld),
        kaarten=len(handboek.kaarten),
        kwaliteitszorg=[(sleutel, naam) for sleutel, naam in KWALITEITSZORG if ("pagina", sleutel) in wereld.adressen],
        maand=vandaag,
        momenten=maand[:MAX_MOMENTEN],
        alle_momenten=len(maand),
        straks=next((moment for moment in afgeleid.momenten if moment.dag > vandaag), None),
        aandacht=afgeleid.aandacht[:MAX_AANDACHT],
        meer_aandacht=max(0, len(afgeleid.aandacht) - MAX_AANDACHT),
        vastgesteld=vastgesteld[:MAX_VASTGESTELD],
        tegels=[tegel for tegel in tegels if not woorden.alleen_per_school(tegel.cijfer)],
    )
    return Page(
        "index.md", "Start", "start", tekst, omschrijving=handboek.organisatie.welkom or "", verberg=("navigation", "toc")
    )


def _ingangen(wereld: Wereld) -> list[Rol]:
    """The roles with an entrance; where nobody made one, all roles that have cards: the start page must lead somewhere."""
    rollen = wereld.handboek.organisatie.rollen
    van_rol = wereld.afgeleid.relaties.kaarten_van_rol
    return [rol for rol in rollen if rol.ingang][:MAX_INGANGEN] or [rol for rol in rollen if van_rol.get(rol.id)]


def van_maand(afgeleid: Afgeleid, maand: date) -> list[Moment]:
    """The moments of a month (its first day), what a reader can still act on first.

    Days to come before whole months, what has an owner before what has none; then what is placed by rule, and days gone by.
    """

    def erin(moment: Moment) -> bool:
        begin, eind = moment.dag.replace(day=1), (moment.tot_en_met or moment.dag).replace(day=1)
        return begin <= maand <= max(begin, eind)

    def plaats(moment: Moment) -> tuple[bool, bool, bool, bool]:
        voorbij = not moment.hele_maand and (moment.tot_en_met or moment.dag) < afgeleid.vandaag
        return (voorbij, moment.ongeveer, moment.hele_maand, not moment.rollen)

    return sorted(filter(erin, afgeleid.momenten), key=lambda moment: (*plaats(moment), op_volgorde(moment)))


def aandacht_page(wereld: Wereld) -> Page:
    """Everything that asks for attention, and what leads in this month and the next."""
    eerste = wereld.afgeleid.vandaag.replace(day=1)
    volgende = (eerste + timedelta(days=31)).replace(day=1)
    maanden = [(maand, van_maand(wereld.afgeleid, maand)) for maand in (eerste, volgende)]
    aandacht = wereld.afgeleid.aandacht
    tekst = render(
        "aandacht",
        p=wereld.blik("aandacht.md"),
        aandacht=aandacht,
        samenvatting=_samenvatting(aandacht),
        maanden=[Maand(dag, tuple(sorted(lijst[:MAX_AGENDA], key=op_volgorde)), len(lijst)) for dag, lijst in maanden],
    )
    return Page("aandacht.md", "Aandacht en agenda", "aandacht", tekst, omschrijving="Wat te laat is, en wat eraan komt.")


def _samenvatting(aandacht: Sequence[Aandachtspunt]) -> str:
    """How much there is, by what it asks: '2 zaken zijn te laat. 1 cijfer haalt de norm niet en heeft nog geen analyse.'."""
    telling = Counter(punt.soort for punt in aandacht)
    onder = telling[Aandachtsoort.ONDER_NORM_ZONDER_ANALYSE]
    laat = sum(
        telling[soort]
        for soort in (
            Aandachtsoort.KAART_TE_LAAT,
            Aandachtsoort.ACTIE_TE_LAAT,
            Aandachtsoort.BEZOEK_TE_LAAT,
            Aandachtsoort.KAART_VASTSTELLEN,
        )
    )
    zinnen = []
    if laat:
        zinnen.append(f"{taal.aantal(laat, 'zaak is', 'zaken zijn')} te laat.")
    if gewijzigd := telling[Aandachtsoort.KAART_GEWIJZIGD]:
        zinnen.append(f"{taal.aantal(gewijzigd, 'kaart is', 'kaarten zijn')} gewijzigd na vaststelling.")
    if bekijken := telling[Aandachtsoort.KAART_OPNIEUW_BEKIJKEN]:
        verwijst = "kaart verwijst", "kaarten verwijzen"
        zinnen.append(f"{taal.aantal(bekijken, *verwijst)} naar iets dat is veranderd.")
    if herbevestigen := telling[Aandachtsoort.ANALYSE_HERBEVESTIGEN]:
        zinnen.append(f"Van {taal.aantal(herbevestigen, 'analyse zijn', 'analyses zijn')} de cijfers veranderd.")
    if onder:
        liggen = "haalt de norm niet en heeft" if onder == 1 else "halen de norm niet en hebben"
        zinnen.append(f"{taal.aantal(onder, 'cijfer', 'cijfers')} {liggen} nog geen analyse.")
    if zonder_actie := telling[Aandachtsoort.ANALYSE_ZONDER_ACTIE]:
        zinnen.append(f"{taal.aantal(zonder_actie, 'analyse heeft', 'analyses hebben')} nog geen actie.")
    if zonder_meting := telling[Aandachtsoort.ACTIE_ZONDER_METING]:
        zinnen.append(
            f"Wat {taal.aantal(zonder_meting, 'actie', 'acties')} opleverde{'n' * (zonder_meting > 1)}, is niet gemeten."
        )
    if zonder_opvolging := telling[Aandachtsoort.AFSPRAAK_ZONDER_OPVOLGING]:
        zinnen.append(f"Bij {taal.aantal(zonder_opvolging, 'afspraak', 'afspraken')} staat niet wat ervan kwam.")
    return " ".join(zinnen)


def start_publiek_page(wereld: Wereld) -> Page:
    """Who we are, how the schools are doing in three sentences, choose a school, annual report, how we measure."""
    organisatie = wereld.handboek.organisatie
    kern = kernindicatoren(wereld)
    tekst = render(
        "start-publiek",
        p=wereld.blik("index.md"),
        organisatie=organisatie,
        zinnen=list(_zinnen(wereld, kern))[:ZINNEN],
        scholen=scholen(wereld),
    )
    return Page("index.md", "Start", "start-publiek", tekst, omschrijving=organisatie.over or "", verberg=("navigation", "toc"))


def _zinnen(wereld: Wereld, indicatoren: list[Indicator]) -> Iterator[Schoolzin]:
    """How the schools are doing: an honest sentence for each key figure that has something to say."""
    for indicator in indicatoren:
        jaar = wereld.laatste_jaren.get(indicator.id)
        if jaar is None:
            continue
        stand = make_stand(wereld, indicator, jaar)
        cijfer = wereld.afgeleid.hoofdcijfer(indicator.id, None, jaar)
        samen = None if cijfer.waarde is None else antwoord(wereld, indicator, cijfer)
        if stand.telt or samen:
            yield Schoolzin(indicator, stand.zinnen if stand.telt else (), samen, stand.periode)
