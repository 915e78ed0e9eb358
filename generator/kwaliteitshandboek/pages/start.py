"""Pages, stage 6: the start page of each edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.afgeleid import Aandachtsoort, Aandachtspunt, Moment
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.pages import woorden
from kwaliteitshandboek.pages.indicatoren import antwoord
from kwaliteitshandboek.pages.scholen import kernindicatoren
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.stand import make_stand
from kwaliteitshandboek.pages.tegels import make_tegel
from kwaliteitshandboek.pages.wereld import Wereld, scholen

MAX_INGANGEN, MAX_AANDACHT, MAX_VASTGESTELD, MAX_MOMENTEN, ZINNEN = 6, 6, 5, 8, 3


@dataclass(frozen=True, slots=True)
class Maand:
    """The moments of a month; `dag` is its first day."""

    dag: date
    momenten: tuple[Moment, ...]


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
    maand = [moment for moment in afgeleid.momenten if (moment.dag.year, moment.dag.month) == (vandaag.year, vandaag.month)]
    vastgesteld = [kaart for kaart in handboek.kaarten if kaart.vastgesteld_op is not None and kaart.vastgesteld_op <= vandaag]
    vastgesteld.sort(key=lambda kaart: (kaart.vastgesteld_op or vandaag, kaart.id), reverse=True)
    tegels = [make_tegel(wereld, indicator, None) for indicator in kernindicatoren(wereld)]
    tekst = render(
        "start-team",
        p=wereld.blik("index.md"),
        organisatie=handboek.organisatie,
        ingangen=[rol for rol in handboek.organisatie.rollen if rol.ingang][:MAX_INGANGEN],
        maand=vandaag,
        momenten=maand[:MAX_MOMENTEN],
        meer_momenten=max(0, len(maand) - MAX_MOMENTEN),
        straks=next((moment for moment in afgeleid.momenten if moment.dag > vandaag), None),
        aandacht=afgeleid.aandacht[:MAX_AANDACHT],
        meer_aandacht=max(0, len(afgeleid.aandacht) - MAX_AANDACHT),
        vastgesteld=vastgesteld[:MAX_VASTGESTELD],
        tegels=[tegel for tegel in tegels if not woorden.alleen_per_school(tegel.cijfer)],
    )
    return Page(
        "index.md", "Start", "start", tekst, omschrijving=handboek.organisatie.welkom or "", verberg=("navigation", "toc")
    )


def aandacht_page(wereld: Wereld) -> Page:
    """Everything that asks for attention, and all moments from this month on."""
    vandaag = wereld.afgeleid.vandaag
    momenten = [moment for moment in wereld.afgeleid.momenten if moment.dag >= vandaag.replace(day=1)]
    aandacht = wereld.afgeleid.aandacht
    tekst = render(
        "aandacht",
        p=wereld.blik("aandacht.md"),
        aandacht=aandacht,
        samenvatting=_samenvatting(aandacht),
        maanden=[Maand(dag, tuple(groep)) for dag, groep in groupby(momenten, key=lambda moment: moment.dag.replace(day=1))],
    )
    return Page("aandacht.md", "Aandacht en agenda", "aandacht", tekst, omschrijving="Wat te laat is, en wat eraan komt.")


def _samenvatting(aandacht: Sequence[Aandachtspunt]) -> str:
    """How much there is: '2 zaken zijn te laat. 1 cijfer ligt onder de norm en heeft nog geen analyse.'."""
    telling = Counter(punt.soort for punt in aandacht)
    onder = telling[Aandachtsoort.ONDER_NORM_ZONDER_ANALYSE]
    laat = len(aandacht) - onder
    zinnen = []
    if laat:
        zinnen.append(f"{taal.aantal(laat, 'zaak is', 'zaken zijn')} te laat.")
    if onder:
        liggen = "ligt onder de norm en heeft" if onder == 1 else "liggen onder de norm en hebben"
        zinnen.append(f"{taal.aantal(onder, 'cijfer', 'cijfers')} {liggen} nog geen analyse.")
    return " ".join(zinnen)


def start_publiek_page(wereld: Wereld) -> Page:
    """Who we are, how the schools are doing in three sentences, choose a school, annual report, how we measure."""
    organisatie = wereld.handboek.organisatie
    kern = kernindicatoren(wereld) or list(wereld.handboek.indicatoren)
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
