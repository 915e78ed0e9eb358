"""Pages, stage 6: a whole edition as one value: all pages, files, navigation, and what the theme needs to know."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from kwaliteitshandboek import __version__, taal
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.model.handboek import Handboek, PubliekHandboek
from kwaliteitshandboek.pages.adressen import eigen_paginas, make_wereld
from kwaliteitshandboek.pages.begrippen import begrippen_page, met_uitleg
from kwaliteitshandboek.pages.bestuur import bestuur_pages
from kwaliteitshandboek.pages.bezoeken import bezoek_pages
from kwaliteitshandboek.pages.cijfers import cijfers_page
from kwaliteitshandboek.pages.dekking import dekking_pages
from kwaliteitshandboek.pages.doelen import analyses_page, doelen_page
from kwaliteitshandboek.pages.eigen import assets, docs_bestanden, eigen_pages
from kwaliteitshandboek.pages.indicatoren import indicator_pages
from kwaliteitshandboek.pages.inspectie import inspectie_page
from kwaliteitshandboek.pages.instrumenten import instrumenten_page
from kwaliteitshandboek.pages.jaarverslag import jaarverslag_pages
from kwaliteitshandboek.pages.kaarten import kaart_page
from kwaliteitshandboek.pages.kaders import kader_pages
from kwaliteitshandboek.pages.kalender import kalender_pages
from kwaliteitshandboek.pages.navigatie import make_navigatie, secties
from kwaliteitshandboek.pages.ondersteuning import ondersteuning_page, voorzieningen_page
from kwaliteitshandboek.pages.regios import regio_pages
from kwaliteitshandboek.pages.rollen import rol_pages
from kwaliteitshandboek.pages.routes import route_pages
from kwaliteitshandboek.pages.scholen import school_pages
from kwaliteitshandboek.pages.signalen import signalen_page
from kwaliteitshandboek.pages.site import Page, Site
from kwaliteitshandboek.pages.start import aandacht_page, start_publiek_page, start_team_page
from kwaliteitshandboek.pages.stelsel import stelsel_pages
from kwaliteitshandboek.pages.vaste_adressen import met_adres, vaste_adressen
from kwaliteitshandboek.pages.vaststellen import vaststellen_pages
from kwaliteitshandboek.pages.verantwoording import verantwoording_pages
from kwaliteitshandboek.pages.versies import versie_pages
from kwaliteitshandboek.pages.vinden import az_page, domein_pages, kaarten_page
from kwaliteitshandboek.pages.volledigheid import volledigheid_pages
from kwaliteitshandboek.pages.wereld import Wereld
from kwaliteitshandboek.pages.zelfevaluaties import zelfevaluatie_pages
from kwaliteitshandboek.pages.zoekstammen import zoekstammen
from kwaliteitshandboek.pages.zoekwoorden import make_zoekwoorden

EDITIENAMEN: Mapping[str, str] = {"team": "Teameditie", "publiek": "Openbaar"}


def make_team_site(handboek: Handboek, afgeleid: Afgeleid, wortel: Path, bestanden: Collection[str] = ()) -> Site:
    """The team edition: everything.

    `wortel` is the handbook's root folder, from which files are to be copied; `bestanden` are all files of the handbook, relative
    to it (as `load` gives them), of which those below `docs/` go along. Nothing is read here.
    """
    wereld = make_wereld(handboek, afgeleid, publiek=False, bestanden=docs_bestanden(bestanden))
    return _site(wereld, "team", [start_team_page(wereld), aandacht_page(wereld), *kalender_pages(wereld)], wortel, bestanden)


def make_publiek_site(handboek: PubliekHandboek, afgeleid: Afgeleid, wortel: Path, bestanden: Collection[str] = ()) -> Site:
    """The public edition, from the projected handbook and from figures derived for publication; arguments as for the team."""
    wereld = make_wereld(handboek, afgeleid, publiek=True, bestanden=docs_bestanden(bestanden))
    return _site(wereld, "publiek", [start_publiek_page(wereld), *verantwoording_pages(wereld)], wortel, bestanden)


def _site(wereld: Wereld, editie: str, eerste: list[Page], wortel: Path, bestanden: Collection[str]) -> Site:
    organisatie = wereld.handboek.organisatie
    pages = [*eerste, *_pages(wereld)]
    gemaakt = {page.pad for page in pages}
    paginas = eigen_paginas(wereld.handboek, gemaakt)
    alle = (*pages, *eigen_pages(wereld, paginas))
    navigatie = make_navigatie(wereld, paginas)
    sectie = secties(navigatie, [page.pad for page in alle])
    uitleg, zoekwoorden = met_uitleg(wereld), make_zoekwoorden(wereld)
    af = met_adres(
        wereld,
        (replace(page, tekst=uitleg(page), sectie=sectie[page.pad], zoekwoorden=zoekwoorden.get(page.pad, ())) for page in alle),
    )
    naam = f"Kwaliteitshandboek {organisatie.korte_naam or organisatie.naam}"
    return Site(
        editie=editie,
        naam=naam,
        pages=af,
        assets=(*assets(wereld, wortel, docs_bestanden(bestanden)), zoekstammen(af), *vaste_adressen(wereld, naam)),
        navigatie=navigatie,
        gegevens=_gegevens(wereld, editie),
        grafieken=dict(wereld.grafieken),
    )


def _pages(wereld: Wereld) -> Iterator[Page]:
    handboek = wereld.handboek
    if ("pagina", "kaarten") in wereld.adressen:
        yield kaarten_page(wereld)
        yield az_page(wereld)
        for kaart in handboek.kaarten:
            yield kaart_page(wereld, kaart)
        yield from versie_pages(wereld)
        yield from vaststellen_pages(wereld)
    yield from domein_pages(wereld)
    if ("pagina", "begrippen") in wereld.adressen:
        yield begrippen_page(wereld)
    if ("pagina", "rollen") in wereld.adressen:
        yield from rol_pages(wereld)
    if ("pagina", "kaders") in wereld.adressen:
        yield from kader_pages(wereld)
        yield from dekking_pages(wereld)
        yield from route_pages(wereld)
    if handboek.stelsel is not None:
        yield from stelsel_pages(wereld, handboek.stelsel)
    if ("pagina", "instrumenten") in wereld.adressen:
        yield instrumenten_page(wereld)
    if ("pagina", "indicatoren") in wereld.adressen:
        yield from indicator_pages(wereld)
    if ("pagina", "scholen") in wereld.adressen:
        yield from school_pages(wereld)
        yield from bestuur_pages(wereld)
        yield from regio_pages(wereld)
        yield from volledigheid_pages(wereld)
    yield from _toetsing(wereld)
    if ("pagina", "doelen") in wereld.adressen:
        yield doelen_page(wereld)
    if ("pagina", "analyses") in wereld.adressen:
        yield analyses_page(wereld)
    if ("pagina", "jaarverslag") in wereld.adressen:
        yield from jaarverslag_pages(wereld)
    yield from zelfevaluatie_pages(wereld)
    yield cijfers_page(wereld)


def _toetsing(wereld: Wereld) -> Iterator[Page]:
    """What others see and judge of schools, as far as the edition has it."""
    yield from bezoek_pages(wereld)
    pages = {
        "signalen": signalen_page,
        "inspectie": inspectie_page,
        "ondersteuning": ondersteuning_page,
        "voorzieningen": voorzieningen_page,
    }
    for naam, maak in pages.items():
        if ("pagina", naam) in wereld.adressen:
            yield maak(wereld)


def _gegevens(wereld: Wereld, editie: str) -> Mapping[str, object]:
    """Plain values for the theme: text, booleans, and the non-empty fields of the contact."""
    organisatie = wereld.handboek.organisatie
    contact = organisatie.contact.model_dump(exclude={"plek"}, exclude_none=True)
    return {
        "naam": organisatie.naam,
        "korte_naam": organisatie.korte_naam or organisatie.naam,
        "editie": editie,
        "editie_naam": EDITIENAMEN[editie],
        "fictief": organisatie.fictief,
        "proefversie": wereld.publiek,
        "contact": contact,
        "kleur": organisatie.huisstijl.kleur,
        "logo": organisatie.huisstijl.logo,
        "lettertype": organisatie.huisstijl.lettertype.value,
        "datum": taal.datum(wereld.afgeleid.vandaag),
        "versie": __version__,
    }
