"""Pages, stage 6: the annual report of the board, a page per school year: goals, key figures, charts, words, schools, actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kwaliteitshandboek.model.handboek import Toelichting
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.pages import grafieken, woorden
from kwaliteitshandboek.pages.adressen import rapportjaren
from kwaliteitshandboek.pages.doelen import acties_van, doelbeeld
from kwaliteitshandboek.pages.scholen import kernindicatoren, nieuwste_toelichting, samenvatting
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.tegels import make_tegel
from kwaliteitshandboek.pages.wereld import Wereld, scholen


def jaarverslag_pages(wereld: Wereld) -> Iterator[Page]:
    """The overview of annual reports, and one for each school year."""
    jaren = rapportjaren(wereld.handboek, wereld.afgeleid)
    pad = "jaarverslag/index.md"
    yield Page(
        pad,
        "Jaarverslag",
        "jaarverslagen",
        render("jaarverslagen", p=wereld.blik(pad), jaren=jaren, dit_jaar=wereld.dit_jaar),
        omschrijving="Onze jaarverslagen, per schooljaar.",
    )
    for jaar in jaren:
        yield _jaar_page(wereld, jaar)


def _jaar_page(wereld: Wereld, jaar: str) -> Page:
    handboek = wereld.handboek
    pad = wereld.adressen[("jaarverslag", jaar)]
    analyses = [analyse for analyse in handboek.analyses if str(analyse.schooljaar) == jaar]
    tekst = render(
        "jaarverslag",
        p=wereld.blik(pad),
        jaar=jaar,
        lopend=jaar == wereld.dit_jaar,
        inleiding=nieuwste_toelichting(wereld, "inleiding", None, jaar),
        vooruitblik=nieuwste_toelichting(wereld, "vooruitblik", None, jaar),
        doelen=[doelbeeld(wereld, doel) for doel in handboek.doelen if str(doel.schooljaar) == jaar],
        cijfers=[_cijfer(wereld, indicator, jaar) for indicator in _indicatoren(wereld, jaar)],
        scholen=[rij for school in scholen(wereld) if (rij := _school(wereld, school, jaar))],
        acties=acties_van(wereld, analyses),
    )
    return Page(
        pad, f"Jaarverslag {jaar}", "jaarverslag", tekst, omschrijving=f"Doelen, resultaten en acties van schooljaar {jaar}."
    )


def _indicatoren(wereld: Wereld, jaar: str) -> list[Indicator]:
    """Key figures, then indicators on which the board says something; only those of which the year has a figure."""
    kern = kernindicatoren(wereld)
    besproken = {t.onderwerp for t in wereld.handboek.toelichtingen if t.school is None and t.schooljaar == jaar}
    rest = [i for i in wereld.handboek.indicatoren if i.id in besproken and i not in kern]
    return [indicator for indicator in (*kern, *rest) if (indicator.id, jaar) in wereld.gemeten_in]


def _cijfer(wereld: Wereld, indicator: Indicator, jaar: str) -> Mapping[str, object]:
    tegel = make_tegel(wereld, indicator, None, jaar)
    toelichting = nieuwste_toelichting(wereld, indicator.id, None, jaar)
    verloop = grafieken.lijn(wereld, indicator, None, tot_en_met=jaar, voor="jaarverslag")
    per_school = [] if verloop is not None else list(grafieken.naast_elkaar(wereld, indicator, jaar, voor="jaarverslag"))
    return {
        "samen": not woorden.alleen_per_school(tegel.cijfer),
        "tegel": tegel,
        "telling": samenvatting(wereld, indicator, jaar),
        "grafieken": per_school if verloop is None else [verloop],
        "toelichting": toelichting.tekst if toelichting else None,
    }


def _school(wereld: Wereld, school: School, jaar: str) -> Mapping[str, object] | None:
    """What the report says of one school: its words, and its key figures of the year. None where there is nothing."""
    inleiding: Toelichting | None = nieuwste_toelichting(wereld, "inleiding", school.sleutel, jaar)
    tegels = [
        make_tegel(wereld, indicator, school.sleutel, jaar)
        for indicator in kernindicatoren(wereld)
        if indicator.geldt_voor(school.soort)
    ]
    tegels = [tegel for tegel in tegels if tegel.is_getal]
    if inleiding is None and not tegels:
        return None
    return {"school": school, "tekst": inleiding.tekst if inleiding else None, "tegels": tegels}
