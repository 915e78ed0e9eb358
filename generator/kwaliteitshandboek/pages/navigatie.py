"""Pages, stage 6: the navigation of an edition, from what its pages are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.jaarkalender import kalenderjaren
from kwaliteitshandboek.derive.kaderdekking import op_volgorde
from kwaliteitshandboek.model.handboek import Pagina
from kwaliteitshandboek.model.organisatie import Bestuur, Regio
from kwaliteitshandboek.pages.adressen import START, domeinen, rapportjaren
from kwaliteitshandboek.pages.site import Navigatie
from kwaliteitshandboek.pages.wereld import Wereld, scholen

MEESTE: Final = 40
"""A list of more pages than this is left out of the navigation: nobody reads it there, every page would carry it, and the
building time would grow with the square of the number of pages. The page with the whole list stays."""


_LIJST: Final[Mapping[str, str]] = {"versies": "kaarten", "routes": "dekking"}
"""Folders without a list of their own, and the folder whose list leads there."""


def make_navigatie(wereld: Wereld, paginas: Collection[Pagina]) -> tuple[Navigatie, ...]:
    """Sections as tabs; a section of which this edition has no page is not there."""
    delen = (
        Navigatie("Start", onder=tuple(_punten(wereld, ("start", "Voorpagina"), ("aandacht", "Aandacht en agenda")))),
        Navigatie("Kaarten", onder=tuple(_kaarten(wereld))),
        Navigatie("Rollen", onder=tuple(_rollen(wereld))),
        Navigatie("Kalender", onder=tuple(_kalender(wereld))),
        Navigatie("Kaders", onder=tuple(_kaders(wereld))),
        Navigatie("Toetsing", onder=tuple(_toetsing(wereld))),
        Navigatie("Cijfers", onder=tuple(_cijfers(wereld))),
        Navigatie("Verantwoording", onder=tuple(_verantwoording(wereld))),
        Navigatie("Jaarverslag", onder=tuple(_jaarverslag(wereld))),
        Navigatie("Over", onder=_mappen([(pagina.pad.split("/"), pagina) for pagina in paginas])),
    )
    # A section with one page needs no fold.
    smal = (Navigatie(deel.titel, START) if [punt.pad for punt in deel.onder] == [START] else deel for deel in delen)
    return tuple(deel for deel in smal if deel.pad or deel.onder)


def secties(navigatie: tuple[Navigatie, ...], paden: Collection[str]) -> Mapping[str, str]:
    """Path -> title of the section that a page falls under; '' where there is none.

    A page that the navigation leaves out (see `MEESTE`) falls under that of the list in its folder, or of the page with the
    folder's name ('stelsel.md'); versions of a card under the cards.
    """
    genoemd = {pad: deel.titel for deel in navigatie for pad in _paden(deel)}
    mappen = {pad: pad.rpartition("/")[0] for pad in paden}
    return {
        pad: genoemd.get(pad) or genoemd.get(f"{_LIJST.get(map_, map_)}/index.md") or genoemd.get(f"{map_}.md", "")
        for pad, map_ in mappen.items()
    }


def _paden(punt: Navigatie) -> Iterator[str]:
    if punt.pad is not None:
        yield punt.pad
    for onder in punt.onder:
        yield from _paden(onder)


def _punten(wereld: Wereld, *namen: tuple[str, str]) -> Iterator[Navigatie]:
    for naam, titel in namen:
        if ("pagina", naam) in wereld.adressen:
            yield Navigatie(titel, wereld.adressen[("pagina", naam)])


def _kaarten(wereld: Wereld) -> Iterator[Navigatie]:
    yield from _punten(wereld, ("kaarten", "Alle kaarten"), ("a-z", "Van A tot Z"))
    for domein in domeinen(wereld.handboek):
        over = Navigatie("Over dit domein", wereld.adressen[("domein", domein)])
        kaarten = sorted((kaart for kaart in wereld.handboek.kaarten if kaart.domein == domein), key=lambda kaart: kaart.titel)
        onder = [Navigatie(kaart.titel, wereld.adressen[("kaart", kaart.id)]) for kaart in kaarten]
        yield Navigatie(wereld.namen.get(("domein", domein), domein), onder=(over, *_beperkt(onder)))
    yield from _punten(wereld, ("vaststellen", "Vaststellen"), ("begrippen", "Begrippen"))


def _rollen(wereld: Wereld) -> Iterator[Navigatie]:
    yield from _punten(wereld, ("rollen", "Alle rollen"))
    for rol in wereld.handboek.organisatie.rollen:
        if ("rol", rol.id) in wereld.adressen:
            yield Navigatie(rol.naam, wereld.adressen[("rol", rol.id)])


def _kalender(wereld: Wereld) -> Iterator[Navigatie]:
    yield from _punten(wereld, ("kalender", "Dit schooljaar"))
    for jaar in kalenderjaren(wereld.afgeleid):
        if ("kalender", str(jaar)) in wereld.adressen and str(jaar) != wereld.dit_jaar:
            yield Navigatie(str(jaar), wereld.adressen[("kalender", str(jaar))])


def _kaders(wereld: Wereld) -> Iterator[Navigatie]:
    yield from _punten(wereld, ("kaders", "Alle kaders"))
    for kader in op_volgorde(wereld.handboek.kaders, wereld.afgeleid.vandaag):
        yield Navigatie(kader.korte_naam or kader.naam, wereld.adressen[("kader", kader.id)])
    yield from _punten(wereld, ("dekking", "Dekking"), ("losse-einden", "Losse einden"))
    stelsel = _punten(
        wereld,
        ("stelsel", "Stelsel van kwaliteitszorg"),
        ("verantwoorden", "Verantwoorden"),
        ("taken", "Taken per rol"),
        ("instrumenten", "Instrumenten"),
    )
    onder = tuple(stelsel)
    if len(onder) > 1:
        yield Navigatie("Stelsel", onder=onder)
    else:
        yield from onder


def _toetsing(wereld: Wereld) -> Iterator[Navigatie]:
    """How we look at ourselves and let others look; in the public edition what is public of it falls under accountability."""
    if not wereld.publiek:
        yield from _punten(
            wereld,
            ("zelfevaluaties", "Zelfevaluaties"),
            ("bezoeken", "Bezoeken"),
            ("inspectie", "Inspectie"),
            ("signalen", "Signalen"),
            ("ondersteuning", "Ondersteuning"),
            ("voorzieningen", "Voorzieningen"),
        )


def _cijfers(wereld: Wereld) -> Iterator[Navigatie]:
    organisatie = wereld.handboek.organisatie
    van_scholen = [Navigatie(school.naam, wereld.adressen[("school", school.sleutel)]) for school in scholen(wereld)]
    if van_scholen:
        algemeen = _punten(wereld, ("scholen", "Alle scholen"), ("overzicht", "Overzicht"))
        yield Navigatie("Scholen", onder=(*algemeen, *_van(wereld, "bestuur", organisatie.besturen), *_beperkt(van_scholen)))
        if regios := tuple(_van(wereld, "regio", organisatie.regios)):
            yield Navigatie("Regio's", onder=regios)
    if wereld.handboek.indicatoren:
        van_indicatoren = [Navigatie(i.naam, wereld.adressen[("indicator", i.id)]) for i in wereld.handboek.indicatoren]
        yield Navigatie("Indicatoren", onder=(*_punten(wereld, ("indicatoren", "Alle indicatoren")), *_beperkt(van_indicatoren)))
    yield from _punten(wereld, ("doelen", "Doelen"), ("analyses", "Analyses"), ("volledigheid", "Volledigheid"))
    yield from _punten(wereld, ("cijfers", "Hoe wij meten"))


def _van(wereld: Wereld, soort: str, dingen: Sequence[Bestuur | Regio]) -> Iterator[Navigatie]:
    for ding in dingen:
        if (soort, ding.id) in wereld.adressen:
            yield Navigatie(ding.naam, wereld.adressen[(soort, ding.id)])


def _verantwoording(wereld: Wereld) -> Iterator[Navigatie]:
    yield from _punten(wereld, ("verantwoording", "Overzicht"), ("standaarden", "Per standaard"))
    if wereld.publiek:
        yield from _punten(wereld, ("inspectie", "Oordelen van de inspectie"), ("voorzieningen", "Voorzieningen"))
        met_pagina = [school for school in scholen(wereld) if ("verantwoording", school.sleutel) in wereld.adressen]
        van_scholen = [Navigatie(school.naam, wereld.adressen[("verantwoording", school.sleutel)]) for school in met_pagina]
        yield from _beperkt(van_scholen)


def _jaarverslag(wereld: Wereld) -> Iterator[Navigatie]:
    yield from _punten(wereld, ("jaarverslag", "Alle jaren"))
    for jaar in rapportjaren(wereld.handboek, wereld.afgeleid):
        yield Navigatie(jaar, wereld.adressen[("jaarverslag", jaar)])


def _beperkt(punten: list[Navigatie]) -> list[Navigatie]:
    return punten if len(punten) <= MEESTE else []


def _mappen(paginas: list[tuple[list[str], Pagina]]) -> tuple[Navigatie, ...]:
    """Own pages in the tree of their folders: pages first, then a section for each folder; an `index.md` names its folder."""
    punten = [Navigatie(pagina.titel, pagina.pad) for delen, pagina in paginas if len(delen) == 1]
    for map_ in dict.fromkeys(delen[0] for delen, _ in paginas if len(delen) > 1):
        binnen = [(delen[1:], pagina) for delen, pagina in paginas if len(delen) > 1 and delen[0] == map_]
        naam = next((pagina.titel for delen, pagina in binnen if delen == ["index.md"]), taal.hoofdletter(map_.replace("-", " ")))
        punten.append(Navigatie(naam, onder=_mappen(binnen)))
    return tuple(punten)
