"""Pages, stage 6: the start page of each edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kwaliteitshandboek import taal
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.pages import woorden
from kwaliteitshandboek.pages.indicatoren import antwoord
from kwaliteitshandboek.pages.scholen import kernindicatoren, samenvatting
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.tegels import make_tegel
from kwaliteitshandboek.pages.wereld import Wereld, scholen

MAX_INGANGEN, MAX_AANDACHT, MAX_VASTGESTELD, MAX_MOMENTEN, ZINNEN = 6, 6, 5, 8, 3


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
    tekst = render("aandacht", p=wereld.blik("aandacht.md"), aandacht=wereld.afgeleid.aandacht, momenten=momenten)
    return Page("aandacht.md", "Aandacht en agenda", "aandacht", tekst, omschrijving="Wat te laat is, en wat eraan komt.")


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


def _zinnen(wereld: Wereld, indicatoren: list[Indicator]) -> Iterator[tuple[Indicator, str]]:
    """How the schools are doing: an honest sentence for each key figure that has something to say."""
    for indicator in indicatoren:
        jaar = wereld.laatste_jaren.get(indicator.id)
        if jaar is None:
            continue
        telling = samenvatting(wereld, indicator, jaar)
        zin = ""
        cijfer = wereld.afgeleid.hoofdcijfer(indicator.id, None, jaar)
        if cijfer.waarde is not None:
            zin = antwoord(wereld, indicator, cijfer)
        if telling["boven"] + telling["onder"] + telling["niet-te-bepalen"]:
            zin = f"{zin} {_telzin(telling)}".strip()
        if zin:
            yield indicator, zin


def _telzin(telling: Mapping[str, int]) -> str:
    delen = []
    if telling["boven"]:
        delen.append(f"{telling['boven']} {'haalt' if telling['boven'] == 1 else 'halen'} de norm")
    if telling["onder"]:
        delen.append(f"{telling['onder']} {'haalt' if telling['onder'] == 1 else 'halen'} de norm niet")
    rest = telling["niet-te-bepalen"] + telling["overig"]
    if rest:
        delen.append(f"van {rest} is het niet te zeggen")
    return f"Van de {telling['totaal']} scholen: {taal.opsomming(delen)}."
