"""Pages, stage 6: the schools: who they are, how they are doing, and what they say and do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kwaliteitshandboek.model.doel import Analyse
from kwaliteitshandboek.model.handboek import Toelichting
from kwaliteitshandboek.model.indicator import Indicator, Meetreekssoort
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.pages import grafieken, woorden
from kwaliteitshandboek.pages.doelen import Actiebeeld, acties_van, doelbeeld
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.tegels import Tegel, make_tegel
from kwaliteitshandboek.pages.wereld import Wereld, scholen

MINSTE_CATEGORIEEN = 3
"""A series with fewer categories tells no more as a stacked chart than its indicator does."""


@dataclass(frozen=True, slots=True)
class Schoolcijfer:
    """A tile of a school with what the school says about the figure, and does about it."""

    tegel: Tegel
    zegt: str | None
    zegt_jaar: str | None
    analyses: tuple[Analyse, ...]
    acties: tuple[Actiebeeld, ...]


def school_pages(wereld: Wereld) -> Iterator[Page]:
    """The overview of schools, and a page for each."""
    pad = "scholen/index.md"
    kern = kernindicatoren(wereld)
    rijen = [{"school": school, "cellen": [_cel(wereld, indicator, school) for indicator in kern]} for school in scholen(wereld)]
    tekst = render("scholen", p=wereld.blik(pad), rijen=rijen, kern=kern)
    yield Page(pad, "Scholen", "scholen", tekst, omschrijving="Onze scholen naast elkaar.")
    for school in wereld.handboek.organisatie.scholen:
        yield _school_page(wereld, school)


def kernindicatoren(wereld: Wereld) -> list[Indicator]:
    """The key figures of the organisation that are in this edition, in its own order."""
    bekend = wereld.handboek.indicator_per_id
    return [bekend[naam] for naam in wereld.handboek.organisatie.kerncijfers if naam in bekend]


def schoolindicatoren(wereld: Wereld, school: School) -> list[Indicator]:
    """The indicators to show for a school, key figures first: meant for its kind, and measured or a key figure."""
    kern = kernindicatoren(wereld)
    gemeten = wereld.gemeten_op
    rest = [i for i in wereld.handboek.indicatoren if i not in kern and (i.id, school.sleutel) in gemeten]
    return [indicator for indicator in (*kern, *rest) if indicator.geldt_voor(school.soort)]


def nieuwste_toelichting(wereld: Wereld, onderwerp: str, school: str | None, schooljaar: str | None = None) -> Toelichting | None:
    """The newest words on a subject by a school (None: the board), or those of one school year."""
    passend = (
        toelichting
        for toelichting in wereld.handboek.toelichtingen
        if toelichting.onderwerp == onderwerp and toelichting.school == school and schooljaar in (None, toelichting.schooljaar)
    )
    return max(passend, key=lambda toelichting: toelichting.schooljaar, default=None)


def _cel(wereld: Wereld, indicator: Indicator, school: School) -> Mapping[str, object] | None:
    """A key figure of a school in the overview; None where it is not meant for its kind of school."""
    if not indicator.geldt_voor(school.soort):
        return None
    tegel = make_tegel(wereld, indicator, school.sleutel)
    return {"tegel": tegel, "naam": indicator.naam}


def _school_page(wereld: Wereld, school: School) -> Page:
    handboek = wereld.handboek
    pad = wereld.adressen[("school", school.sleutel)]
    analyses = [analyse for analyse in handboek.analyses if analyse.school == school.sleutel]
    tekst = render(
        "school",
        p=wereld.blik(pad),
        school=school,
        inleiding=nieuwste_toelichting(wereld, "inleiding", school.sleutel),
        cijfers=[_schoolcijfer(wereld, indicator, school, analyses) for indicator in schoolindicatoren(wereld, school)],
        doelen=[doelbeeld(wereld, doel) for doel in handboek.doelen if doel.school == school.sleutel],
        verdelingen=list(verdelingen(wereld, school)),
        analyses=analyses,
        kaarten=[kaart.id for kaart in handboek.kaarten if school.sleutel in kaart.scholen],
        jaren=wereld.afgeleid.schooljaren,
    )
    return Page(pad, school.naam, "school", tekst, omschrijving=school.omschrijving or f"Hoe het gaat met {school.naam}.")


def _schoolcijfer(wereld: Wereld, indicator: Indicator, school: School, analyses: list[Analyse]) -> Schoolcijfer:
    zegt = nieuwste_toelichting(wereld, indicator.id, school.sleutel)
    over = tuple(
        a for a in analyses if any(c.indicator == indicator.id and c.school in (None, school.sleutel) for c in a.cijfers)
    )
    return Schoolcijfer(
        tegel=make_tegel(wereld, indicator, school.sleutel, _jaar(wereld, indicator, school)),
        zegt=zegt.tekst if zegt else None,
        zegt_jaar=zegt.schooljaar if zegt else None,
        analyses=over,
        acties=tuple(acties_van(wereld, over)),
    )


def _jaar(wereld: Wereld, indicator: Indicator, school: School) -> str | None:
    """The newest year in which this school has a figure, else the newest of all schools."""
    for jaar in reversed(wereld.afgeleid.schooljaren):
        if wereld.afgeleid.hoofdcijfer(indicator.id, school.sleutel, jaar).waarde is not None:
            return jaar
    return wereld.laatste_jaren.get(indicator.id)


def verdelingen(wereld: Wereld, school: School) -> Iterator[object]:
    """Stacked charts of the series that spread pupils over levels: referentieniveaus, schooladviezen."""
    for meetreeks in wereld.handboek.meetreeksen:
        if meetreeks.soort is Meetreekssoort.AANTALLEN and len(meetreeks.categorieen) >= MINSTE_CATEGORIEEN:
            grafiek = grafieken.verdeling(wereld, meetreeks, school)
            if grafiek is not None:
                yield grafiek


def samenvatting(wereld: Wereld, indicator: Indicator, schooljaar: str) -> Mapping[str, int]:
    """How many schools lie on each side of the norm: counts by the last part of the status class, and 'totaal'.

    Small groups and figures without a norm count under 'overig'.
    """
    telling = {"boven": 0, "onder": 0, "niet-te-bepalen": 0, "overig": 0, "totaal": 0}
    klein = wereld.handboek.organisatie.drempels.kleine_groep
    for school in scholen(wereld):
        if indicator.geldt_voor(school.soort):
            status = woorden.oordeel(wereld.afgeleid.hoofdcijfer(indicator.id, school.sleutel, schooljaar), indicator, klein)
            klasse = status.klasse if status is not None and status.klasse in telling else "overig"
            telling[klasse] += 1
            telling["totaal"] += 1
    return telling
