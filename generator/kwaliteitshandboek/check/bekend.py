"""Check, stage 4: the ids in a handbook per kind, and those left out while loading, so that no fault is told twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from kwaliteitshandboek.findings import Plek
from kwaliteitshandboek.load import Geladen
from kwaliteitshandboek.model.basis import Onderdeel, rolsleutel
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import VervallenItem


class Soort(StrEnum):
    """Kinds of objects that others refer to, with the article with which a sentence begins."""

    ROL = "De rol"
    KAART = "De kaart"
    ITEM = "Het item"
    KADER = "Het kader"
    INSTRUMENT = "Het instrument"
    INDICATOR = "De indicator"
    MEETREEKS = "De meetreeks"
    SCHOOL = "De school"
    BESTUUR = "Het bestuur"
    REGIO = "De regio"
    DOMEIN = "Het domein"
    DOEL = "Het doel"
    ANALYSE = "De analyse"
    BEGRIP = "Het begrip"
    BEZOEKSOORT = "De soort bezoek"
    BEZOEK = "Het bezoek"
    ONDERDEEL = "Het onderdeel van het ondersteuningsplan"
    FASE = "De fase"
    NIVEAU = "Het niveau"


REGISTER: Final = "data/scholen.csv"
"""The register of schools; its path among `kapot` says that none of its schools could be read."""


@dataclass(frozen=True)
class Bekend:
    """Ids per kind, in the order of the files; `kapot` are those of objects that could not be read.

    `vervallen` are the items that frameworks once had, as 'kader/code', and have no more.
    """

    ids: Mapping[Soort, tuple[str, ...]]
    kapot: frozenset[str]
    vervallen: Mapping[str, VervallenItem] = field(default_factory=dict)

    def kent(self, soort: Soort, sleutel: str) -> bool:
        """Whether a reference is no fault: it exists, or what it means stands in a file with a fault of its own."""
        if sleutel in self._verzameling(soort) or sleutel in self.kapot:
            return True
        if soort is Soort.SCHOOL:
            return REGISTER in self.kapot
        if soort is Soort.ROL:
            return rolsleutel(sleutel) in self.kapot
        kader, streep, code = sleutel.partition("/")
        # An item that was left out takes its framework with it.
        return soort is Soort.ITEM and bool(streep) and (kader in self.kapot or code in self.kapot)

    def _verzameling(self, soort: Soort) -> tuple[str, ...]:
        return self.ids[soort]


def make_bekend(geladen: Geladen, handboek: Handboek) -> Bekend:
    """Everything that can be referred to."""
    organisatie = handboek.organisatie
    return Bekend(
        {
            Soort.ROL: tuple(rol.id for rol in organisatie.rollen),
            Soort.KAART: tuple(kaart.id for kaart in handboek.kaarten),
            Soort.ITEM: tuple(f"{kader.id}/{item.code}" for kader in handboek.kaders for item in kader.alle()),
            Soort.KADER: tuple(kader.id for kader in handboek.kaders),
            Soort.INSTRUMENT: tuple(instrument.id for instrument in handboek.instrumenten),
            Soort.INDICATOR: tuple(indicator.id for indicator in handboek.indicatoren),
            Soort.MEETREEKS: tuple(meetreeks.id for meetreeks in handboek.meetreeksen),
            Soort.SCHOOL: tuple(school.sleutel for school in organisatie.scholen),
            Soort.BESTUUR: tuple(bestuur.id for bestuur in organisatie.besturen),
            Soort.REGIO: tuple(regio.id for regio in organisatie.regios),
            Soort.DOMEIN: tuple(domein.id for domein in organisatie.domeinen),
            Soort.DOEL: tuple(doel.id for doel in handboek.doelen),
            Soort.ANALYSE: tuple(analyse.id for analyse in handboek.analyses),
            Soort.BEGRIP: tuple(begrip.id for begrip in handboek.begrippen),
            Soort.BEZOEKSOORT: tuple(soort.id for soort in handboek.bezoeksoorten),
            Soort.BEZOEK: tuple(bezoek.id for bezoek in handboek.bezoeken),
            Soort.ONDERDEEL: tuple(onderdeel.id for onderdeel in handboek.ondersteuningsplan),
            Soort.FASE: tuple(fase.id for fase in handboek.stelsel.fasen) if handboek.stelsel else (),
            Soort.NIVEAU: tuple(niveau.id for niveau in handboek.stelsel.niveaus) if handboek.stelsel else (),
        },
        geladen.kapot,
        {f"{kader.id}/{item.code}": item for kader in handboek.kaders for item in kader.vervallen},
    )


Delen = tuple[tuple[Onderdeel, Onderdeel], ...]
"""Every object of a handbook, with the object of the first level in which it stands."""


def make_delen(handboek: Handboek) -> Delen:
    """All objects in a fixed order, taken apart once for all rules."""
    return tuple((wortel, ding) for wortel in wortels(handboek) for ding in onderdelen(wortel))


def wortels(handboek: Handboek) -> Iterator[Onderdeel]:
    """The objects of the first level, each of which `onderdelen` takes apart."""
    yield handboek.organisatie
    yield from handboek.kaarten
    yield from handboek.kaders
    if handboek.stelsel is not None:
        yield handboek.stelsel
    yield from handboek.instrumenten
    yield from handboek.indicatoren
    yield from handboek.doelen
    yield from handboek.analyses
    yield from handboek.toelichtingen
    yield from (punt for punt in handboek.kalenderpunten if punt.plek.bestand)
    yield from handboek.begrippen
    yield from handboek.vakanties
    yield from handboek.referenties
    yield from handboek.zelfevaluaties
    yield from handboek.bezoeksoorten
    yield from handboek.bezoeken
    yield from handboek.signalen
    yield from handboek.inspectieoordelen
    yield from handboek.ondersteuningsplan
    yield from handboek.schoolaanbod
    yield from handboek.voorzieningen
    yield from handboek.adressen


def onderdelen(ding: Onderdeel) -> Iterator[Onderdeel]:
    """An object and all objects within it, in the order of their fields."""
    yield ding
    for naam in type(ding).model_fields:
        waarde = getattr(ding, naam)
        if isinstance(waarde, Onderdeel):
            yield from onderdelen(waarde)
        elif isinstance(waarde, tuple):
            for deel in waarde:
                if isinstance(deel, Onderdeel):
                    yield from onderdelen(deel)


def plek_van_veld(ding: Onderdeel, veld: str, wortel: Onderdeel, index: int | None = None) -> Plek:
    """The line of a field, of an entry in it where known; that of the whole object for parts without a place of their own."""
    plek = ding.plek if ding.plek.bestand else wortel.plek
    deel = f"{veld}.{index}"
    return plek.veld(deel if index is not None and deel in plek.velden else veld)
