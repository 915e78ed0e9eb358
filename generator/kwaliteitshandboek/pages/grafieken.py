"""Pages, stage 6: the one place where pages ask `charts` for drawings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kwaliteitshandboek.charts import Chart, lijn_chart, scholen_chart, verdeling_chart
from kwaliteitshandboek.model.indicator import Indicator, Meetreeks
from kwaliteitshandboek.model.organisatie import School, Schoolsoort
from kwaliteitshandboek.pages.wereld import Wereld, scholen
from kwaliteitshandboek.pages.woorden import soortnamen


def lijn(
    wereld: Wereld, indicator: Indicator, school: School | None, *, tot_en_met: str | None = None, voor: str = "lijn"
) -> Chart | None:
    """The one-year figures over the school years (up to one year); None where no year has a figure.

    `voor` begins the chart's id, so that a page can hold several.
    """
    reeks = wereld.afgeleid.reeks(indicator.id, None if school is None else school.sleutel)
    reeks = tuple(cijfer for cijfer in reeks if tot_en_met is None or cijfer.schooljaar <= tot_en_met)
    if not any(cijfer.waarde is not None for cijfer in reeks):
        return None
    return lijn_chart(
        indicator,
        school,
        reeks,
        chart_id=f"{voor}-{indicator.id}",
        drempel=wereld.handboek.organisatie.drempels.kleine_groep,
        eenheden=eenheden(wereld, indicator),
    )


def eenheden(wereld: Wereld, indicator: Indicator) -> str:
    """What the series of an indicator count in: 'leerlingen', 'gesprekken'."""
    reeks = wereld.handboek.meetreeks_per_id.get(indicator.berekening.meetreeksen[0])
    return "leerlingen" if reeks is None else reeks.eenheid


def naast_elkaar(
    wereld: Wereld, indicator: Indicator, schooljaar: str, voor: str = "scholen", minste: int = 1
) -> Iterator[Chart]:
    """The figures to lead with in one school year, a chart for each kind of school: kinds are not put side by side.

    A kind of which no school has a figure has no chart, nor has one of fewer than `minste` schools.
    """
    for soort in Schoolsoort:
        van_soort = [school for school in scholen(wereld) if school.soort is soort and indicator.geldt_voor(soort)]
        rijen = [(school, wereld.afgeleid.hoofdcijfer(indicator.id, school.sleutel, schooljaar)) for school in van_soort]
        if len(rijen) >= minste and any(cijfer.waarde is not None for _, cijfer in rijen):
            grafiek = scholen_chart(
                indicator,
                schooljaar,
                rijen,
                chart_id=f"{voor}-{indicator.id}-{soort.value}",
                drempel=wereld.handboek.organisatie.drempels.kleine_groep,
                eenheden=eenheden(wereld, indicator),
            )
            yield replace(grafiek, titel=f"{grafiek.titel}, {soortnamen([soort])}")


def verdeling(wereld: Wereld, meetreeks: Meetreeks, school: School) -> Chart | None:
    """All school years of a series of counts for one school, stacked; None where no year has any cell."""
    jaren = wereld.afgeleid.schooljaren
    rijen = [(jaar, wereld.afgeleid.verdelingen.get((meetreeks.id, school.sleutel, jaar))) for jaar in jaren]
    rijen = [(jaar, verdeling) for jaar, verdeling in rijen if verdeling is not None]
    if not any(cel.bereik is not None for _, verdeling in rijen if verdeling is not None for cel in verdeling.cellen):
        return None
    noemer = wereld.handboek.organisatie.drempels.noemer
    return verdeling_chart(meetreeks, f"{meetreeks.naam}, {school.naam}", rijen, noemer=noemer, rijkop="Schooljaar")
