"""Pages, stage 6: charts of several schools, goals, answers or flows, for pages and texts that want more than one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from kwaliteitshandboek import taal
from kwaliteitshandboek.charts import (
    Antwoordschaal,
    Chart,
    Doelrij,
    Warmtecel,
    antwoordschaal,
    delen_chart,
    doel_chart,
    likert_chart,
    notatie,
    schoolnamen,
    stroom_chart,
    veelluik_chart,
    verdeling_chart,
    warmte_chart,
)
from kwaliteitshandboek.model.cijfer import Cijfer, Verdeling
from kwaliteitshandboek.model.doel import Doel
from kwaliteitshandboek.model.indicator import Indicator, Meetreeks, Meetreekssoort, Uitsplitsing, deelnaam
from kwaliteitshandboek.model.organisatie import School, Schoolsoort
from kwaliteitshandboek.pages.grafieken import aandeeldecimalen, eenheden, hoofdreeks, hoofdreeksen
from kwaliteitshandboek.pages.wereld import Wereld, scholen
from kwaliteitshandboek.pages.woorden import soortnamen

MINSTE_SCHOLEN, MINSTE_JAREN, MINSTE_DELEN = 2, 2, 2
"""With fewer there is nothing to see beside each other."""
HOOGSTENS_JAREN = 6
"""As many columns as stay readable on a phone."""
_BESTEMMING: Final = re.compile(r"uitstroom|bestemming", re.IGNORECASE)
"""By this name a breakdown is about where people go."""
GEEN_SCHAAL = Antwoordschaal(("oneens", "eens"), gunstig_eerst=False)
"""How an author's chart of a series is read whose categories name no scale that is known."""


def veelluiken(
    wereld: Wereld, indicator: Indicator, voor: str = "veelluik", groepen: Mapping[str, str] | None = None
) -> Iterator[Chart]:
    """A small line chart per school, a chart for each kind of school of which two or more have a figure.

    `groepen`: key of a school -> the test that sets it apart.
    """
    for soort in Schoolsoort:
        van_soort = [school for school in scholen(wereld) if school.soort is soort and indicator.geldt_voor(soort)]
        reeksen = hoofdreeksen(wereld, [(indicator, school.sleutel) for school in van_soort])
        rijen = list(zip(van_soort, reeksen, strict=True))
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


def warmte(
    wereld: Wereld, indicatoren: Sequence[Indicator], schooljaar: str, soort: Schoolsoort, groep: Sequence[School] | None = None
) -> Chart | None:
    """Schools of one kind by indicators in a school year, in alphabetical order; None without such schools.

    `groep`: only these schools. An indicator of which none of them has a figure has no column.
    """
    van_soort = [s for s in scholen(wereld) if s.soort is soort and (groep is None or s in groep)]
    kolommen = [
        i for i in indicatoren if i.geldt_voor(soort) and any(wereld.gemeten_op(i.id, school.sleutel) for school in van_soort)
    ]
    if not kolommen or not van_soort:
        return None
    namen = schoolnamen(van_soort)
    rijen: list[tuple[str, list[Warmtecel]]] = [
        (namen[school.sleutel], [(i, wereld.afgeleid.hoofdcijfer(i.id, school.sleutel, schooljaar)) for i in kolommen])
        for school in van_soort
    ]
    return warmte_chart(
        f"Kerncijfers in {schooljaar}, {soortnamen([soort])}",
        [indicator.naam for indicator in kolommen],
        rijen,
        chart_id=f"warmte-{schooljaar}-{soort.value}",
        drempel=wereld.handboek.organisatie.drempels.kleine_groep,
    )


def warmte_jaren(wereld: Wereld, indicator: Indicator) -> Iterator[Chart]:
    """Schools by school years for one indicator, a chart for each kind of school of which two or more have a figure."""
    for soort in Schoolsoort:
        van_soort = [school for school in scholen(wereld) if school.soort is soort and indicator.geldt_voor(soort)]
        reeksen = {school.sleutel: hoofdreeks(wereld, indicator, school.sleutel) for school in van_soort}
        met = {c.schooljaar for reeks in reeksen.values() for c in reeks if c.waarde is not None}
        if (
            len(met) < MINSTE_JAREN
            or sum(any(c.waarde is not None for c in reeks) for reeks in reeksen.values()) < MINSTE_SCHOLEN
        ):
            continue
        eerste, laatste = min(met), max(met)
        jaren = [jaar for jaar in wereld.afgeleid.schooljaren if eerste <= jaar <= laatste][-HOOGSTENS_JAREN:]
        namen = schoolnamen(van_soort)
        rijen: list[tuple[str, list[Warmtecel]]] = [
            (namen[s.sleutel], [(indicator, wereld.afgeleid.hoofdcijfer(indicator.id, s.sleutel, jaar)) for jaar in jaren])
            for s in van_soort
        ]
        yield warmte_chart(
            f"{indicator.naam}, {soortnamen([soort])} per schooljaar",
            jaren,
            rijen,
            chart_id=f"warmte-{indicator.id}-{soort.value}",
            drempel=wereld.handboek.organisatie.drempels.kleine_groep,
            bron=indicator.bron,
        )


def delen(wereld: Wereld, indicator: Indicator, uitsplitsing: Uitsplitsing) -> Chart | None:
    """The parts of a breakdown over the school years, all schools together; None where no part has a figure."""
    eigen = [
        (deel.naam, wereld.handboek.deel_per_id[deelnaam(indicator.id, uitsplitsing.id, deel.id)]) for deel in uitsplitsing.delen
    ]
    reeksen = hoofdreeksen(wereld, [(deel, None) for _, deel in eigen])
    rijen = [(naam, reeks) for (naam, _), reeks in zip(eigen, reeksen, strict=True)]
    if not any(cijfer.waarde is not None for _, reeks in rijen for cijfer in reeks):
        return None
    return delen_chart(
        indicator,
        uitsplitsing.naam,
        rijen,
        chart_id=f"delen-{indicator.id}-{uitsplitsing.id}",
        drempel=wereld.handboek.organisatie.drempels.kleine_groep,
        eenheden=eenheden(wereld, indicator),
    )


def doelbalken(wereld: Wereld, titel: str, doelen: Sequence[Doel], voor: str = "doelbalken") -> Chart | None:
    """Goals that have an indicator and a target, each with its newest figure and how it stands; None without such goals."""
    rijen = []
    for doel in doelen:
        indicator = wereld.handboek.indicator_per_id.get(doel.indicator or "")
        voortgang = wereld.afgeleid.voortgangen.get(doel.id)
        if indicator is None or doel.streef is None or voortgang is None:
            continue
        nu = voortgang.cijfer or niet_getoond(wereld, doel, indicator)
        nu = nu or wereld.afgeleid.hoofdcijfer(indicator.id, doel.school, str(doel.schooljaar))
        stand, uitleg = (voortgang.stand if voortgang.uitleg else None), voortgang.uitleg or ""
        if doel.handmatig is not None:
            # What somebody said beside the figure goes before it, as it does on the page; the sum stays to be seen.
            stand, uitleg = doel.handmatig.stand, f"{uitleg} {doel.handmatig.reden}".strip()
        met_hand = doel.handmatig is not None
        rijen.append(
            Doelrij(
                doel.titel,
                indicator,
                doel.streef,
                doel.basis,
                nu,
                stand,
                uitleg,
                met_hand=met_hand,
                decimalen=voortgang.decimalen,
            )
        )
    drempel = wereld.handboek.organisatie.drempels.kleine_groep
    return doel_chart(titel, rijen, chart_id=voor, drempel=drempel) if rijen else None


def niet_getoond(wereld: Wereld, doel: Doel, indicator: Indicator) -> Cijfer | None:
    """Of a goal without a figure to show: the newest one within its years that is withheld; None where there is none."""
    jaren = (jaar for jaar in reversed(wereld.afgeleid.schooljaren) if jaar <= str(doel.schooljaar))
    cijfers = (wereld.afgeleid.hoofdcijfer(indicator.id, doel.school, jaar) for jaar in jaren)
    return next((cijfer for cijfer in cijfers if cijfer.waarde is None and cijfer.staat in notatie.NIET_GETOOND), None)


def antwoorden(wereld: Wereld, meetreeks: Meetreeks, school: School) -> Chart | None:
    """Answers on a scale at one school, a bar per school year; None where there are none."""
    alle = wereld.afgeleid.verdelingen
    rijen = [(jaar, alle.get((meetreeks.id, school.sleutel, jaar))) for jaar in wereld.afgeleid.schooljaren]
    rijen = [(jaar, verdeling) for jaar, verdeling in rijen if verdeling is not None]
    titel, chart_id = f"{meetreeks.naam}, {school.naam}", f"antwoorden-{meetreeks.id}"
    decimalen = aandeeldecimalen(wereld, ((meetreeks.id, school.sleutel, jaar) for jaar, _ in rijen))
    return _likert(wereld, meetreeks, titel, rijen, chart_id, rijkop="Schooljaar", decimalen=decimalen) if rijen else None


def antwoorden_van(wereld: Wereld, school: School) -> Iterator[Chart]:
    """What was answered at a school in the newest year of each survey: a chart per scale, its statements under each other.

    A survey of one statement shows its school years.
    """
    groepen: dict[tuple[str, str, tuple[str, ...]], list[Meetreeks]] = {}
    for reeks in wereld.handboek.meetreeksen:
        jaar = _nieuwste_jaar(wereld, reeks, school)
        if antwoordschaal(reeks) is not None and jaar is not None:
            groepen.setdefault((reeks.eenheid, jaar, tuple(c.naam for c in reeks.categorieen)), []).append(reeks)
    for (eenheid, jaar, _), reeksen in groepen.items():
        if len(reeksen) == 1:
            grafiek = antwoorden(wereld, reeksen[0], school)
            if grafiek is not None:
                yield replace(grafiek, titel=reeksen[0].naam)
        else:
            rijen = [(reeks.naam, wereld.afgeleid.verdelingen.get((reeks.id, school.sleutel, jaar))) for reeks in reeksen]
            titel = f"Wat {eenheid} antwoordden, {jaar}"
            decimalen = aandeeldecimalen(wereld, ((reeks.id, school.sleutel, jaar) for reeks in reeksen))
            chart_id = f"antwoorden-{reeksen[0].id}"
            yield _likert(wereld, reeksen[0], titel, rijen, chart_id, rijkop="Uitspraak", vergelijk=True, decimalen=decimalen)


def antwoorden_naast_elkaar(wereld: Wereld, indicator: Indicator, schooljaar: str) -> Iterator[Chart]:
    """The answers behind an indicator in a school year, a bar per school, a chart for each kind of school."""
    reeksen = [wereld.handboek.meetreeks_per_id.get(naam) for naam in indicator.berekening.meetreeksen]
    reeks = reeksen[0] if len(reeksen) == 1 else None
    if reeks is None or antwoordschaal(reeks) is None:
        return
    for soort in Schoolsoort:
        van_soort = [school for school in scholen(wereld) if school.soort is soort and indicator.geldt_voor(soort)]
        namen = schoolnamen(van_soort)
        rijen = [(namen[s.sleutel], wereld.afgeleid.verdelingen.get((reeks.id, s.sleutel, schooljaar))) for s in van_soort]
        if any(verdeling is not None for _, verdeling in rijen):
            titel = f"{reeks.naam}, {soortnamen([soort])}, {schooljaar}"
            decimalen = aandeeldecimalen(wereld, ((reeks.id, school.sleutel, schooljaar) for school in van_soort))
            chart_id = f"antwoorden-{reeks.id}-{soort.value}"
            yield _likert(wereld, reeks, titel, rijen, chart_id, rijkop="School", decimalen=decimalen)


def _nieuwste_jaar(wereld: Wereld, reeks: Meetreeks, school: School) -> str | None:
    alle, jaren = wereld.afgeleid.verdelingen, reversed(wereld.afgeleid.schooljaren)
    return next((jaar for jaar in jaren if (reeks.id, school.sleutel, jaar) in alle), None)


def _likert(
    wereld: Wereld,
    reeks: Meetreeks,
    titel: str,
    rijen: Sequence[tuple[str, Verdeling | None]],
    chart_id: str,
    *,
    rijkop: str,
    vergelijk: bool = False,
    decimalen: int,
) -> Chart:
    schaal = antwoordschaal(reeks) or GEEN_SCHAAL
    return likert_chart(
        reeks,
        titel,
        rijen,
        chart_id=chart_id,
        noemer=wereld.handboek.organisatie.drempels.noemer,
        kanten=schaal.kanten,
        gunstig_eerst=schaal.gunstig_eerst,
        rijkop=rijkop,
        vergelijk=vergelijk,
        decimalen=decimalen,
    )


def eigen_reeksen(wereld: Wereld, uitsplitsing: Uitsplitsing) -> list[tuple[str, Meetreeks]]:
    """The parts of a breakdown with the series of counts that each has for itself; none where not every part has one."""
    namen = [deel.berekening.meetreeksen for deel in uitsplitsing.delen]
    reeksen = [wereld.handboek.meetreeks_per_id.get(eigen[0]) for eigen in namen if len(eigen) == 1]
    van = [(deel.naam, reeks) for deel, reeks in zip(uitsplitsing.delen, reeksen, strict=False) if reeks is not None]
    soorten = {tuple((categorie.id, categorie.naam) for categorie in reeks.categorieen) for _, reeks in van}
    apart = len({reeks.id for _, reeks in van}) == len(uitsplitsing.delen) >= MINSTE_DELEN
    telt = all(reeks.soort is Meetreekssoort.AANTALLEN for _, reeks in van)
    return van if apart and telt and len(soorten) == 1 else []


def uitstromen(wereld: Wereld, indicator: Indicator, school: School) -> Iterator[Chart]:
    """From where to where at a school, for each breakdown by destination of which every part counts a series of its own.

    So is outflow: planned for work, for day care, for further education, and which level was reached. In the newest year that has
    any. Not in the public edition, which withholds parts where one would follow from the whole: a drawing would give them back.
    """
    for uitsplitsing in () if wereld.publiek else indicator.uitsplitsingen:
        van = eigen_reeksen(wereld, uitsplitsing) if _BESTEMMING.search(uitsplitsing.naam) else []
        jaar = max((jaar for _, reeks in van if (jaar := _nieuwste_jaar(wereld, reeks, school))), default=None)
        if jaar is not None:
            titel = f"{indicator.naam}, {school.naam}, {jaar}"
            koppen = (uitsplitsing.naam.removeprefix("Naar "), "Bereikt")
            voor = f"stroom-{indicator.id}-{uitsplitsing.id}-{school.pad}"
            grafiek = stromen(wereld, titel, van, school, jaar, koppen=koppen, voor=voor)
            if grafiek is not None:
                yield grafiek


def stroomtitel(indicator: Indicator) -> str:
    """What the flows of an indicator are called: by their breakdown, 'Wat er is bereikt, naar uitstroombestemming'."""
    namen = [u.naam for u in indicator.uitsplitsingen if _BESTEMMING.search(u.naam) and len(u.delen) >= MINSTE_DELEN]
    return ", ".join(["Wat er is bereikt", *(naam[:1].lower() + naam[1:] for naam in namen)])


def verdeling_per_deel(wereld: Wereld, indicator: Indicator, uitsplitsing: Uitsplitsing, school: School) -> Chart | None:
    """The counts of all parts of a breakdown at a school, a bar per part, in the newest year that has any."""
    van = eigen_reeksen(wereld, uitsplitsing)
    jaar = max((jaar for _, reeks in van if (jaar := _nieuwste_jaar(wereld, reeks, school))), default=None)
    if jaar is None:
        return None
    rijen = [(taal.hoofdletter(naam), wereld.afgeleid.verdelingen.get((reeks.id, school.sleutel, jaar))) for naam, reeks in van]
    naam = uitsplitsing.naam[:1].lower() + uitsplitsing.naam[1:]
    return verdeling_chart(
        van[0][1],
        f"{indicator.naam}, {naam}, {jaar}",
        rijen,
        chart_id=f"verdeling-{indicator.id}-{uitsplitsing.id}",
        noemer=wereld.handboek.organisatie.drempels.noemer,
        decimalen=aandeeldecimalen(wereld, ((reeks.id, school.sleutel, jaar) for _, reeks in van)),
    )


def stromen(
    wereld: Wereld,
    titel: str,
    van: Sequence[tuple[str, Meetreeks]],
    school: School,
    schooljaar: str,
    *,
    koppen: tuple[str, str],
    voor: str = "stroom",
) -> Chart | None:
    """From where to where at one school in a school year: a series for each place of departure, all with the same categories."""
    alle = wereld.afgeleid.verdelingen
    rijen = [(taal.hoofdletter(naam), alle.get((reeks.id, school.sleutel, schooljaar))) for naam, reeks in van]
    soorten = {tuple((categorie.id, categorie.naam) for categorie in reeks.categorieen) for _, reeks in van}
    if not any(rij is not None for _, rij in rijen) or len(soorten) != 1:
        return None
    noemer = wereld.handboek.organisatie.drempels.noemer
    kop, naar = koppen
    eigen = (taal.hoofdletter(kop), naar)
    decimalen = aandeeldecimalen(wereld, ((reeks.id, school.sleutel, schooljaar) for _, reeks in van))
    return stroom_chart(van[0][1], titel, rijen, chart_id=voor, noemer=noemer, koppen=eigen, decimalen=decimalen)
