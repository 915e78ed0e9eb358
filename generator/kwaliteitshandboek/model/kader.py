"""Model, stage 0: quality frameworks (kaders), the system of quality care (stelsel) and the register of instruments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Self

from pydantic import model_validator

from kwaliteitshandboek.model.basis import (
    Itemcode,
    Onderdeel,
    RolIds,
    Slug,
    Slugs,
    Tekst,
    Teksten,
    Zichtbaarheid,
)
from kwaliteitshandboek.model.indicator import Kant
from kwaliteitshandboek.model.kalender import Wanneer


class Schaalwaarde(Onderdeel):
    """A step of a scale, from low to high: what is written in the data, and what the reader sees."""

    waarde: Tekst
    naam: Tekst


class Kern(Onderdeel):
    """That an item is a kernstandaard, from a day, until a day; `bron` says where that is laid down."""

    vanaf: date
    tot: date | None = None
    bron: Tekst | None = None


class KaderItem(Onderdeel):
    """A domain, standard or item of a framework; what has no `onderdelen` can be judged.

    `norm` is what the text promises in measurable words ("binnen een week"), `notitie` what is noted beside it ("staat
    onder druk"), `hiaat` names the gap where no card or instrument serves the item yet. `eigen_woorden` is plain
    language for the public edition.
    """

    code: Itemcode
    naam: Tekst
    tekst: Tekst | None = None
    norm: Tekst | None = None
    notitie: Tekst | None = None
    hiaat: Tekst | None = None
    eigen_woorden: Tekst | None = None
    kern: Kern | None = None
    indicatoren: Slugs = ()
    onderdelen: tuple[KaderItem, ...] = ()

    def alle(self) -> Iterator[KaderItem]:
        """This item and all below it, in reading order."""
        yield self
        for onderdeel in self.onderdelen:
            yield from onderdeel.alle()


class Kader(Onderdeel):
    """A quality framework, a file in `kaarten/kaders/`.

    `niveaus` names the levels from the top ("criterium", "gespreksitem"); depth is free. `inleiding_namen` are the names of
    the top items as the framework's own preamble gives them, so that a difference can be found.
    """

    id: Slug
    naam: Tekst
    korte_naam: Tekst | None = None
    versie: Tekst
    geldig_van: date | None = None
    geldig_tot: date | None = None
    bron: Tekst | None = None
    beschrijving: Tekst | None = None
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN
    niveaus: Teksten
    schaal: tuple[Schaalwaarde, ...] = ()
    inleiding_namen: Teksten = ()
    onderdelen: tuple[KaderItem, ...]

    def alle(self) -> Iterator[KaderItem]:
        """All items on all levels, in reading order."""
        for onderdeel in self.onderdelen:
            yield from onderdeel.alle()

    @cached_property
    def item_per_code(self) -> Mapping[str, KaderItem]:
        return {item.code: item for item in self.alle()}

    @cached_property
    def bladen(self) -> tuple[KaderItem, ...]:
        """The items that can be judged: those without items below them."""
        return tuple(item for item in self.alle() if not item.onderdelen)


class Instrument(Onderdeel):
    """An entry of the register `kaarten/instrumenten.yml`: how quality is seen, by whom, when, recorded where."""

    id: Slug
    naam: Tekst
    kant: Kant
    doel: Tekst | None = None
    doelgroep: Tekst | None = None
    moment: Wanneer = None
    rollen: RolIds = ()
    vastgelegd_in: Tekst | None = None
    indicatoren: Slugs = ()
    standaarden: Teksten = ()


class Stelselpunt(Onderdeel):
    """A phase, a level, a starting point, an aim or an angle of the system: id, name, explanation."""

    id: Slug
    naam: Tekst
    tekst: Tekst | None = None


class Stelselcel(Onderdeel):
    """What happens in one phase on one level; a cell without `wat` is shown as empty, with the reason in `leeg`."""

    fase: Slug
    niveau: Slug
    wat: Tekst | None = None
    leeg: Tekst | None = None
    rollen: RolIds = ()
    instrumenten: Slugs = ()
    kaarten: Slugs = ()
    documenten: Teksten = ()


class Stelsel(Onderdeel):
    """The system of quality care, `kaarten/stelsel.yml`: phases x levels, both data; every cell named once."""

    naam: Tekst
    inleiding: Tekst | None = None
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN
    uitgangspunten: tuple[Stelselpunt, ...] = ()
    doelen: tuple[Stelselpunt, ...] = ()
    invalshoeken: tuple[Stelselpunt, ...] = ()
    fasen: tuple[Stelselpunt, ...]
    niveaus: tuple[Stelselpunt, ...]
    cellen: tuple[Stelselcel, ...] = ()

    @cached_property
    def cel_per_plaats(self) -> Mapping[tuple[str, str], Stelselcel]:
        return {(cel.fase, cel.niveau): cel for cel in self.cellen}

    @model_validator(mode="after")
    def _cellen_passen(self) -> Self:
        fasen, niveaus = {f.id for f in self.fasen}, {n.id for n in self.niveaus}
        gezien: set[tuple[str, str]] = set()
        for cel in self.cellen:
            if cel.fase not in fasen or cel.niveau not in niveaus:
                raise ValueError(f"de cel '{cel.fase} x {cel.niveau}' met een fase en niveau die hier staan")
            if (cel.fase, cel.niveau) in gezien:
                raise ValueError(f"de cel '{cel.fase} x {cel.niveau}' maar een keer")
            gezien.add((cel.fase, cel.niveau))
        return self
