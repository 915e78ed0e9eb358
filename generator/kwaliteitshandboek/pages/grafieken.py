"""Pages, stage 6: the one place where pages ask `charts` for drawings."""

from __future__ import annotations

from collections.abc import Sequence

from kwaliteitshandboek.charts.chart import Chart
from kwaliteitshandboek.charts.lijn import lijn_chart
from kwaliteitshandboek.charts.scholen import scholen_chart
from kwaliteitshandboek.model.cijfer import Cijfer
from kwaliteitshandboek.model.indicator import Indicator, Meetreeks
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.pages.wereld import Wereld


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


def naast_elkaar(wereld: Wereld, indicator: Indicator, schooljaar: str, scholen: Sequence[School]) -> Chart | None:
    """The figures to lead with of schools of one kind, in one school year; None where no school has one."""
    rijen = [(school, wereld.afgeleid.hoofdcijfer(indicator.id, school.sleutel, schooljaar)) for school in scholen]
    if not any(cijfer.waarde is not None for _, cijfer in rijen):
        return None
    return scholen_chart(
        indicator,
        schooljaar,
        rijen,
        chart_id=f"scholen-{indicator.id}-{scholen[0].soort.value}",
        drempel=wereld.handboek.organisatie.drempels.kleine_groep,
        eenheden=eenheden(wereld, indicator),
    )


def verdeling(wereld: Wereld, meetreeks: Meetreeks, school: School) -> Chart | None:
    return None


def vonk_svg(reeks: Sequence[Cijfer], indicator: Indicator) -> str | None:
    return None


def normbalk_svg(cijfer: Cijfer, indicator: Indicator, kleine_groep: int) -> str | None:
    return None
