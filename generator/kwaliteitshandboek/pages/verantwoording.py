"""Pages, stage 6: public accountability: per standard and per school what we do and what it leads to, in plain language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kwaliteitshandboek.derive.kaartbereik import geldt_op
from kwaliteitshandboek.derive.standaarden import BESTUURSGEBIED, kent_standaarden
from kwaliteitshandboek.model.kader import Kader, KaderItem
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.pages.kaders import dekking
from kwaliteitshandboek.pages.scholen import nieuwste_toelichting
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.tegels import Tegel, make_tegel
from kwaliteitshandboek.pages.wereld import Wereld, scholen


@dataclass(frozen=True, slots=True)
class Rij:
    """A standard with the cards and figures of it that this edition has."""

    item: KaderItem
    kaarten: tuple[str, ...]
    tegels: tuple[Tegel, ...]


@dataclass(frozen=True, slots=True)
class Groep:
    """An area of a framework with its standards; `bestuur`: it is about the board."""

    kader: Kader
    top: KaderItem
    rijen: tuple[Rij, ...]

    @property
    def bestuur(self) -> bool:
        return self.top.code == BESTUURSGEBIED


def verantwoording_pages(wereld: Wereld) -> Iterator[Page]:
    """The entrance, and as far as there is something to tell: the page with all standards, and a page for each school."""
    alle = [groep for kader in wereld.handboek.kaders if kent_standaarden(kader) for groep in _groepen(wereld, kader, None)]
    pad = "verantwoording/index.md"
    tekst = render(
        "verantwoording",
        p=wereld.blik(pad),
        scholen=[school for school in scholen(wereld) if ("verantwoording", school.sleutel) in wereld.adressen],
        bestuur=[groep for groep in alle if groep.bestuur] if ("pagina", "standaarden") in wereld.adressen else [],
    )
    yield Page(pad, "Verantwoording", "verantwoording", tekst, omschrijving="Wat wij doen, en wat het oplevert.")
    if ("pagina", "standaarden") in wereld.adressen:
        pad = wereld.adressen[("pagina", "standaarden")]
        tekst = _standaarden(wereld, pad, "Per standaard", None, alle)
        omschrijving = "Per standaard: wat wij doen, en wat het oplevert."
        yield Page(pad, "Per standaard", "standaarden", tekst, omschrijving=omschrijving)
    for school in wereld.handboek.organisatie.scholen:
        if ("verantwoording", school.sleutel) in wereld.adressen:
            yield _school_page(wereld, school)


def _school_page(wereld: Wereld, school: School) -> Page:
    pad = wereld.adressen[("verantwoording", school.sleutel)]
    titel = f"Verantwoording van {school.naam}"
    groepen = [groep for kader in wereld.handboek.kaders if kent_standaarden(kader) for groep in _groepen(wereld, kader, school)]
    return Page(pad, school.naam, "verantwoording-school", _standaarden(wereld, pad, titel, school, groepen), omschrijving=titel)


def _standaarden(wereld: Wereld, pad: str, titel: str, school: School | None, groepen: list[Groep]) -> str:
    return render(
        "standaarden",
        p=wereld.blik(pad),
        titel=titel,
        school=school,
        groepen=groepen,
        andere=[kader for kader in wereld.handboek.kaders if not kent_standaarden(kader)],
        heeft_cijfers=any(rij.tegels for groep in groepen for rij in groep.rijen),
        inleiding=None if school is None else nieuwste_toelichting(wereld, "inleiding", school.sleutel),
    )


def _groepen(wereld: Wereld, kader: Kader, school: School | None) -> Iterator[Groep]:
    """The areas of a framework; for one school without those about the board, and only standards that have something to say."""
    for top in kader.onderdelen:
        rijen = [_rij(wereld, kader, item, school) for item in top.alle() if not item.onderdelen]
        groep = Groep(kader, top, tuple(rij for rij in rijen if school is None or rij.kaarten or rij.tegels))
        if groep.rijen and not (school is not None and groep.bestuur):
            yield groep


def _rij(wereld: Wereld, kader: Kader, item: KaderItem, school: School | None) -> Rij:
    dient = dekking(wereld, kader, item.code)
    kaarten = (naam for naam in dient.kaarten if ("kaart", naam) in wereld.adressen)
    return Rij(
        item,
        tuple(naam for naam in kaarten if school is None or geldt_op(wereld.handboek.kaart_per_id[naam], school)),
        tuple(_tegels(wereld, dient.indicatoren, school)),
    )


def _tegels(wereld: Wereld, namen: tuple[str, ...], school: School | None) -> Iterator[Tegel]:
    for naam in namen:
        indicator = wereld.handboek.indicator_per_id.get(naam)
        if indicator is not None and (school is None or indicator.geldt_voor(school.soort)):
            yield make_tegel(wereld, indicator, None if school is None else school.sleutel)
