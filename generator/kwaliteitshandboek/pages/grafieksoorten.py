"""Pages, stage 6: charts of several schools, goals, answers or flows, for pages and texts that want more than one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kwaliteitshandboek.charts import (
    Chart,
    Doelrij,
    Warmtecel,
    doel_chart,
    likert_chart,
    stroom_chart,
    veelluik_chart,
    warmte_chart,
)
from kwaliteitshandboek.model.cijfer import Cijfer
from kwaliteitshandboek.model.doel import Doel
from kwaliteitshandboek.model.indicator import Indicator, Meetreeks
from kwaliteitshandboek.model.organisatie import School, Schoolsoort
from kwaliteitshandboek.pages.grafieken import eenheden, hoofdreeks
from kwaliteitshandboek.pages.wereld import Wereld, scholen
from kwaliteitshandboek.pages.woorden import soortnamen


def veelluiken(
    wereld: Wereld, indicator: Indicator, voor: str = "veelluik", groepen: Mapping[str, str] | None = None
) -> Iterator[Chart]:
    """A small line chart per school, a chart for each kind of school of which two or more have a figure.

    `groepen`: key of a school -> the test that sets it apart.
    """
    for soort in Schoolsoort:
        van_soort = [school for school in scholen(wereld) if school.soort is soort and indicator.geldt_voor(soort)]
        rijen = [(school, hoofdreeks(wereld, indicator, school.sleutel)) for school in van_soort]
        if sum(any(cijfer.waarde is not None for cijfer in reeks) for _, reeks in rijen) > 1:
            grafiek = veelluik_chart(
                indicator,
                rijen,
                chart_id=f"{voor}-{indicator.id}-{soort.value}",
                drempel=wereld.handboek.organisatie.drempels.kleine_groep,
                eenheden=eenheden(wereld, indicator),
                groepen=groepen,
            )
            yield replace(grafiek, titel=f"{grafiek.titel}, {soortnamen([soort])}")


def warmte(wereld: Wereld, indicatoren: Sequence[Indicator], schooljaar: str, soort: Schoolsoort) -> Chart | None:
    """Schools of one kind by indicators in a school year, in alphabetical order; None without such schools."""
    kolommen = [indicator for indicator in indicatoren if indicator.geldt_voor(soort)]
    van_soort = [school for school in scholen(wereld) if school.soort is soort]
    if not kolommen or not van_soort:
        return None
    rijen: list[tuple[str, list[Warmtecel]]] = [
        (school.naam, [(i, wereld.afgeleid.hoofdcijfer(i.id, school.sleutel, schooljaar)) for i in kolommen])
        for school in van_soort
    ]
    return warmte_chart(
        f"Kerncijfers in {schooljaar}, {soortnamen([soort])}",
        [indicator.naam for indicator in kolommen],
        rijen,
        chart_id=f"warmte-{schooljaar}-{soort.value}",
        drempel=wereld.handboek.organisatie.drempels.kleine_groep,
    )


def doelbalken(wereld: Wereld, titel: str, doelen: Sequence[Doel], voor: str = "doelbalken") -> Chart | None:
    """Goals that have an indicator and a target, each with its newest figure; None without such goals."""
    rijen = []
    for doel in doelen:
        indicator = wereld.handboek.indicator_per_id.get(doel.indicator or "")
        nu = None if indicator is None else _nieuwste(wereld, doel, indicator)
        if indicator is not None and doel.streef is not None and nu is not None:
            rijen.append(Doelrij(doel.titel, indicator, doel.streef, doel.basis, nu))
    drempel = wereld.handboek.organisatie.drempels.kleine_groep
    return doel_chart(titel, rijen, chart_id=voor, drempel=drempel) if rijen else None


def _nieuwste(wereld: Wereld, doel: Doel, indicator: Indicator) -> Cijfer | None:
    """The newest known figure up to the year of the goal; the newest state where none is known."""
    jaren = [jaar for jaar in reversed(wereld.afgeleid.schooljaren) if jaar <= str(doel.schooljaar)]
    cijfers = [wereld.afgeleid.hoofdcijfer(indicator.id, doel.school, jaar) for jaar in jaren]
    return next((cijfer for cijfer in cijfers if cijfer.waarde is not None), cijfers[0] if cijfers else None)


def antwoorden(
    wereld: Wereld, meetreeks: Meetreeks, school: School, kanten: tuple[str, str] = ("oneens", "eens")
) -> Chart | None:
    """Answers on a scale at one school, a bar per school year; None where there are none."""
    alle = wereld.afgeleid.verdelingen
    rijen = [(jaar, alle.get((meetreeks.id, school.sleutel, jaar))) for jaar in wereld.afgeleid.schooljaren]
    rijen = [(jaar, verdeling) for jaar, verdeling in rijen if verdeling is not None]
    if not rijen:
        return None
    titel, noemer = f"{meetreeks.naam}, {school.naam}", wereld.handboek.organisatie.drempels.noemer
    chart_id = f"antwoorden-{meetreeks.id}"
    return likert_chart(
        meetreeks, titel, rijen, chart_id=chart_id, noemer=noemer, kanten=kanten, rijkop="Schooljaar", vergelijk=False
    )


def stromen(
    wereld: Wereld, titel: str, van: Sequence[tuple[str, Meetreeks]], school: School, schooljaar: str, *, koppen: tuple[str, str]
) -> Chart | None:
    """From where to where at one school in a school year: a series for each place of departure, all with the same categories."""
    alle = wereld.afgeleid.verdelingen
    rijen = [(naam, alle.get((reeks.id, school.sleutel, schooljaar))) for naam, reeks in van]
    if not any(rij is not None for _, rij in rijen) or len({reeks.categorieen for _, reeks in van}) != 1:
        return None
    noemer = wereld.handboek.organisatie.drempels.noemer
    return stroom_chart(van[0][1], titel, rijen, chart_id=f"stroom-{van[0][1].id}", noemer=noemer, koppen=koppen)
