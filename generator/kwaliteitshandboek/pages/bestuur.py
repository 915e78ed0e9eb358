"""Pages, stage 6: the overview for a board: its schools side by side on the key figures, kind by kind, never ranked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kwaliteitshandboek import taal
from kwaliteitshandboek.charts import Chart
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.model.organisatie import School, Schoolsoort
from kwaliteitshandboek.pages.grafieksoorten import warmte
from kwaliteitshandboek.pages.lijst import velden_json
from kwaliteitshandboek.pages.overzichten import filtervelden, groepswereld, overslag, soortgroepen, tegels_samen
from kwaliteitshandboek.pages.scholen import kernindicatoren
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.stand import make_stand
from kwaliteitshandboek.pages.vergelijken import maak_voetnoten
from kwaliteitshandboek.pages.wereld import Wereld, scholen


def bestuur_pages(wereld: Wereld) -> Iterator[Page]:
    """The overview of all schools, and one for each board where there are several."""
    if ("pagina", "overzicht") in wereld.adressen:
        titel = "Alle scholen in één overzicht" if len(scholen(wereld)) > 1 else "Overzicht"
        yield _page(wereld, wereld.adressen[("pagina", "overzicht")], titel, scholen(wereld))
    for bestuur in wereld.handboek.organisatie.besturen:
        if ("bestuur", bestuur.id) in wereld.adressen:
            eigen = [school for school in scholen(wereld) if school.bestuur == bestuur.id]
            pad = wereld.adressen[("bestuur", bestuur.id)]
            yield _page(groepswereld(wereld, eigen), pad, bestuur.naam, eigen)


def _page(wereld: Wereld, pad: str, titel: str, groep: Sequence[School]) -> Page:
    kern = kernindicatoren(wereld)
    groepen = list(soortgroepen(wereld, groep, kern))
    standen = [
        stand
        for indicator in kern
        if (jaar := wereld.laatste_jaren.get(indicator.id)) and (stand := make_stand(wereld, indicator, jaar, groep)).telt
    ]
    velden = filtervelden(wereld, groep)
    tekst = render(
        "bestuur",
        p=wereld.blik(pad),
        titel=titel,
        aantal=taal.aantal(len(groep), "school", "scholen") if len(groep) > 1 else None,
        groepen=groepen,
        samen=tegels_samen(wereld, kern) if len(groep) > 1 else [],
        standen=standen,
        velden=velden_json(velden) if velden else None,
        overslag=overslag(wereld, groepen),
        noten=maak_voetnoten(wereld, kern, groep, kop=lambda indicator, school: f"{school.naam}, {indicator.naam}"),
        tekeningen=list(_tekeningen(wereld, kern, groep)),
    )
    omschrijving = f"De kerncijfers van {taal.aantal(len(groep), 'school', 'scholen')}, per soort school."
    return Page(pad, titel, "overzicht", tekst, omschrijving=omschrijving, verberg=("toc",))


def _tekeningen(wereld: Wereld, kern: Sequence[Indicator], groep: Sequence[School]) -> Iterator[Chart]:
    """The same tables as drawings of the newest school year, to take along; kinds of school apart."""
    jaren = [jaar for indicator in kern if (jaar := wereld.laatste_jaren.get(indicator.id))]
    if not jaren:
        return
    for soort in Schoolsoort:
        grafiek = warmte(wereld, kern, max(jaren), soort, groep)
        if grafiek is not None:
            yield grafiek
