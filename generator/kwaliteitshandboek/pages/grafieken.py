"""Pages, stage 6: the one place where pages ask `charts` for drawings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile

from kwaliteitshandboek.charts import Chart, Vergelijklijn, lijn_chart, scholen_chart, verdeling_chart
from kwaliteitshandboek.charts.notatie import extra_decimalen
from kwaliteitshandboek.charts.woorden import geteld_in
from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat
from kwaliteitshandboek.model.indicator import Eenheid, Indicator, Meetreeks
from kwaliteitshandboek.model.organisatie import School, Schoolsoort
from kwaliteitshandboek.pages.vergelijken import vergelijklijnen, vergelijkscholen
from kwaliteitshandboek.pages.wereld import Wereld, scholen
from kwaliteitshandboek.pages.woorden import soortnamen


def lijn(
    wereld: Wereld,
    indicator: Indicator,
    school: School | None,
    *,
    tot_en_met: str | None = None,
    voor: str = "lijn",
    wie: str | None = None,
    noten: Mapping[str, str] | None = None,
    anderen: Sequence[Vergelijklijn] | None = None,
) -> Chart | None:
    """The figures to lead with over the school years (up to one year), with the norm that is meant for them; None without figure.

    Of an indicator with a window these are the pooled figures, from the first year that has a whole window. `voor` begins the
    chart's id, so that a page can hold several. `wie` names a group of schools of which `wereld` holds the total.
    `noten`: the page's letters of remarks; `anderen`: figures of others, by default those that fit the school, or all together.
    """
    sleutel = None if school is None else school.sleutel
    reeks = hoofdreeks(wereld, indicator, sleutel)
    tot_dan = tuple(cijfer for cijfer in reeks if tot_en_met is None or cijfer.schooljaar <= tot_en_met)
    lijnen = vergelijklijnen(wereld, indicator, sleutel) if anderen is None else anderen
    return _lijn(wereld, indicator, school, tot_dan, voor, wie=wie, noten=noten, anderen=lijnen)


def hoofdreeks(wereld: Wereld, indicator: Indicator, sleutel: str | None) -> tuple[Cijfer, ...]:
    """The figures to lead with over the school years, from the first year that has a whole window."""
    if indicator.venster is None:
        return wereld.afgeleid.reeks(indicator.id, sleutel)
    alle = (wereld.afgeleid.hoofdcijfer(indicator.id, sleutel, jaar) for jaar in wereld.afgeleid.schooljaren)
    return tuple(dropwhile(lambda cijfer: cijfer.staat is Cijferstaat.ONTBREEKT, alle))


def hoofdreeksen(wereld: Wereld, van: Sequence[tuple[Indicator, str | None]]) -> list[tuple[Cijfer, ...]]:
    """The figures to lead with of several that stand side by side: all from the first year in which one has a whole window.

    Who has none then says why.
    """
    reeksen = [hoofdreeks(wereld, indicator, sleutel) for indicator, sleutel in van]
    eerste = min((cijfer.schooljaar for reeks in reeksen for cijfer in reeks), default=None)
    jaren = [jaar for jaar in wereld.afgeleid.schooljaren if eerste is not None and jaar >= eerste]
    return [tuple(wereld.afgeleid.hoofdcijfer(indicator.id, sleutel, jaar) for jaar in jaren) for indicator, sleutel in van]


def lijn_per_jaar(
    wereld: Wereld,
    indicator: Indicator,
    school: School | None,
    voor: str = "jaren",
    *,
    noten: Mapping[str, str] | None = None,
) -> Chart | None:
    """The years apart of an indicator that is led by pooled figures; without norms, which are not meant for one year."""
    if indicator.venster is None:
        return None
    reeks = wereld.afgeleid.reeks(indicator.id, None if school is None else school.sleutel)
    kaal = tuple(replace(cijfer, norm=None, normnaam=None, andere_normen=()) for cijfer in reeks)
    grafiek = _lijn(wereld, indicator, school, kaal, voor, noten=noten)
    return None if grafiek is None else replace(grafiek, titel=f"{grafiek.titel}, elk schooljaar apart")


def _lijn(
    wereld: Wereld,
    indicator: Indicator,
    school: School | None,
    reeks: tuple[Cijfer, ...],
    voor: str,
    *,
    wie: str | None = None,
    noten: Mapping[str, str] | None = None,
    anderen: Sequence[Vergelijklijn] = (),
) -> Chart | None:
    if not any(cijfer.waarde is not None for cijfer in reeks):
        return None
    organisatie = wereld.handboek.organisatie
    if school is None and wie is None and len(organisatie.scholen) == 1:
        wie = organisatie.samen
    return lijn_chart(
        indicator,
        school,
        reeks,
        chart_id=f"{voor}-{indicator.id}",
        drempel=organisatie.drempels.kleine_groep,
        eenheden=eenheden(wereld, indicator),
        wie=wie,
        vergelijk=anderen,
        noten=noten,
    )


def eenheden(wereld: Wereld, indicator: Indicator) -> str:
    """What the series of an indicator count in."""
    return geteld_in(wereld.handboek.meetreeks_per_id.get(indicator.berekening.meetreeksen[0]))


def naast_elkaar(
    wereld: Wereld,
    indicator: Indicator,
    schooljaar: str,
    voor: str = "scholen",
    minste: int = 1,
    *,
    noten: Mapping[str, str] | None = None,
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
                vergelijk=vergelijkscholen(wereld, indicator, van_soort, schooljaar),
                noten=noten,
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
    decimalen = aandeeldecimalen(wereld, ((meetreeks.id, school.sleutel, jaar) for jaar, _ in rijen))
    titel = f"{meetreeks.naam}, {school.naam}"
    return verdeling_chart(meetreeks, titel, rijen, noemer=noemer, rijkop="Schooljaar", decimalen=decimalen)


def aandeeldecimalen(wereld: Wereld, waarvan: Iterable[tuple[str, str, str]]) -> int:
    """With how many decimals the shares of a chart are printed: the most that a figure has which rests on the same counts alone.

    Then 77 of 86 reads alike wherever it stands, also beside a norm of 90 %. `waarvan`: series, school, school year.
    """
    handboek = wereld.handboek
    per_reeks: dict[str, list[Indicator]] = {}
    for indicator in (*handboek.indicatoren, *handboek.deel_per_id.values()):
        if indicator.eenheid is Eenheid.PROCENT and indicator.berekening.is_deel and len(indicator.berekening.meetreeksen) == 1:
            per_reeks.setdefault(indicator.berekening.meetreeksen[0], []).append(indicator)
    cijfers = (
        (indicator, wereld.afgeleid.cijfer(indicator.id, school, jaar))
        for reeks, school, jaar in waarvan
        for indicator in per_reeks.get(reeks, ())
    )
    return max((i.precisie + extra_decimalen(cijfer, i) for i, cijfer in cijfers if cijfer.waarde is not None), default=0)
