"""Pages, stage 6: public accountability: per standard and per school what we do and what it leads to, in plain language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kwaliteitshandboek.model.kader import Kader, KaderItem
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.pages.kaders import dekking
from kwaliteitshandboek.pages.scholen import nieuwste_toelichting
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.tegels import Tegel, make_tegel
from kwaliteitshandboek.pages.wereld import Wereld, scholen


def verantwoording_pages(wereld: Wereld) -> Iterator[Page]:
    """The entrance, the page with all standards, and a page for each school."""
    pad = "verantwoording/index.md"
    tekst = render("verantwoording", p=wereld.blik(pad), scholen=scholen(wereld), heeft_kaders=bool(wereld.handboek.kaders))
    yield Page(pad, "Verantwoording", "verantwoording", tekst, omschrijving="Wat wij doen, en wat het oplevert.")
    pad = "verantwoording/standaarden.md"
    groepen = [groep for kader in wereld.handboek.kaders for groep in _groepen(wereld, kader, None)]
    tekst = render("standaarden", p=wereld.blik(pad), titel="Per standaard", school=None, groepen=groepen, inleiding=None)
    yield Page(pad, "Per standaard", "standaarden", tekst, omschrijving="Per standaard: wat wij doen, en wat het oplevert.")
    for school in wereld.handboek.organisatie.scholen:
        yield _school_page(wereld, school)


def _school_page(wereld: Wereld, school: School) -> Page:
    pad = wereld.adressen[("verantwoording", school.sleutel)]
    titel = f"Verantwoording van {school.naam}"
    tekst = render(
        "standaarden",
        p=wereld.blik(pad),
        titel=titel,
        school=school,
        groepen=[groep for kader in wereld.handboek.kaders for groep in _groepen(wereld, kader, school)],
        inleiding=nieuwste_toelichting(wereld, "inleiding", school.sleutel),
    )
    return Page(pad, school.naam, "verantwoording-school", tekst, omschrijving=titel)


def _groepen(wereld: Wereld, kader: Kader, school: School | None) -> Iterator[Mapping[str, object]]:
    """The areas of a framework with their standards; for one school only standards of which there is something to say."""
    for top in kader.onderdelen:
        rijen = [_rij(wereld, kader, item, school) for item in top.alle() if not item.onderdelen]
        if school is not None:
            rijen = [rij for rij in rijen if rij["kaarten"] or rij["tegels"]]
        if rijen:
            yield {"kader": kader, "top": top, "rijen": rijen}


def _rij(wereld: Wereld, kader: Kader, item: KaderItem, school: School | None) -> Mapping[str, object]:
    dient = dekking(wereld, kader, item.code)
    kaarten = [naam for naam in dient.kaarten if ("kaart", naam) in wereld.adressen]
    if school is not None:
        kaarten = [naam for naam in kaarten if _geldt(wereld, naam, school)]
    return {"item": item, "kaarten": kaarten, "tegels": list(_tegels(wereld, dient.indicatoren, school))}


def _geldt(wereld: Wereld, naam: str, school: School) -> bool:
    kaart = wereld.handboek.kaart_per_id[naam]
    return (not kaart.scholen or school.sleutel in kaart.scholen) and (
        not kaart.schoolsoorten or school.soort in kaart.schoolsoorten
    )


def _tegels(wereld: Wereld, namen: tuple[str, ...], school: School | None) -> Iterator[Tegel]:
    for naam in namen:
        indicator = wereld.handboek.indicator_per_id.get(naam)
        if indicator is not None and (school is None or indicator.geldt_voor(school.soort)):
            yield make_tegel(wereld, indicator, None if school is None else school.sleutel)
