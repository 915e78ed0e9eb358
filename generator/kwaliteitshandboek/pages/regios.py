"""Pages, stage 6: the regions: key figures of all pupils of a region together, beside its schools, the country and the past."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kwaliteitshandboek import taal
from kwaliteitshandboek.charts import Chart, notatie
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.model.organisatie import Regio, Schoolsoort
from kwaliteitshandboek.model.referentie import Referentie
from kwaliteitshandboek.pages import grafieken, woorden
from kwaliteitshandboek.pages.overzichten import groepswereld, overslag, soortgroepen, tegels_samen
from kwaliteitshandboek.pages.scholen import kernindicatoren
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.toetsing import regio_delen
from kwaliteitshandboek.pages.vergelijken import Voetnoten, maak_voetnoten, regiolijnen
from kwaliteitshandboek.pages.wereld import Wereld, scholen


def regio_pages(wereld: Wereld) -> Iterator[Page]:
    """A page for each region that has schools."""
    for regio in wereld.handboek.organisatie.regios:
        if ("regio", regio.id) in wereld.adressen:
            yield _page(wereld, regio)


def _page(wereld: Wereld, regio: Regio) -> Page:
    pad = wereld.adressen[("regio", regio.id)]
    eigen = [school for school in scholen(wereld) if school.regio == regio.id]
    regiowereld = groepswereld(wereld, eigen)
    kern = kernindicatoren(wereld)
    rest = [indicator for indicator in wereld.handboek.indicatoren if indicator not in kern]
    samen = tegels_samen(regiowereld, (*kern, *rest))
    groepen = list(soortgroepen(regiowereld, eigen, kern))
    soorten = [
        taal.aantal(telling, woorden.soortnaam(soort), woorden.MEERVOUDEN[soort])
        for soort in Schoolsoort
        if (telling := sum(school.soort is soort for school in eigen))
    ]
    noten = maak_voetnoten(regiowereld, kern, eigen, kop=lambda indicator, school: f"{school.naam}, {indicator.naam}")
    tekst = render(
        "regio",
        p=wereld.blik(pad),
        regio=regio,
        soorten=soorten,
        kern=[tegel for tegel in samen if tegel.id in {indicator.id for indicator in kern}],
        rest=[tegel for tegel in samen if tegel.id not in {indicator.id for indicator in kern} and tegel.is_getal],
        ontwikkeling=list(_ontwikkeling(regiowereld, regio, kern, noten)),
        referenties=list(_referenties(regiowereld, regio, kern)),
        groepen=groepen,
        overslag=overslag(regiowereld, groepen),
        noten=noten,
        delen=regio_delen(wereld, regio),
    )
    omschrijving = regio.beschrijving or f"De kengetallen van {regio.naam}."
    return Page(pad, regio.naam, "regio", tekst, omschrijving=omschrijving, verberg=("toc",))


def _ontwikkeling(wereld: Wereld, regio: Regio, kern: list[Indicator], noten: Voetnoten) -> Iterator[Chart]:
    """The key figures over the years beside those of others, where there is more than one to see."""
    for indicator in kern:
        reeks = wereld.afgeleid.reeks(indicator.id, None)
        if sum(cijfer.waarde is not None for cijfer in reeks) > 1:
            anderen = regiolijnen(wereld, indicator, _passend(wereld, regio, indicator))
            grafiek = grafieken.lijn(wereld, indicator, None, voor="regio", wie=regio.naam, noten=noten.letters, anderen=anderen)
            if grafiek is not None:
                yield replace(grafiek, titel=indicator.naam)


def _passend(wereld: Wereld, regio: Regio, indicator: Indicator) -> list[Referentie]:
    """The figures of the country and of the region from outside that are meant for every kind of school that is measured.

    None for a band of schoolweging: a region has no schoolweging of its own.
    """
    soorten = {school.soort for school in scholen(wereld) if school.regio == regio.id}
    gemeten = {soort for soort in soorten if indicator.geldt_voor(soort)}
    return [
        r
        for r in wereld.handboek.referenties
        if r.indicator == indicator.id
        and not r.heeft_band
        and r.regio in (None, regio.id)
        and (not r.schoolsoorten or gemeten <= set(r.schoolsoorten))
    ]


def _referenties(wereld: Wereld, regio: Regio, kern: list[Indicator]) -> Iterator[Mapping[str, object]]:
    """The newest figures of the country and of the region from outside, beside our own of the same school year."""
    for indicator in kern:
        passend = _passend(wereld, regio, indicator)
        nieuwste: dict[str, Referentie] = {}
        for r in sorted(passend, key=lambda r: str(r.schooljaar)):
            nieuwste[r.groep] = r
        for r in nieuwste.values():
            cijfer = wereld.afgeleid.hoofdcijfer(indicator.id, None, str(r.schooljaar))
            yield {
                "indicator": indicator.id,
                "naam": r.naam,
                "schooljaar": str(r.schooljaar),
                "waarde": notatie.toon_norm(r.waarde, indicator),
                "eigen": woorden.cijfer(cijfer, indicator),
                "periode": woorden.jaren(cijfer),
                "bron": r.bron,
            }
