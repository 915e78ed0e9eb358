"""Model, stage 0: the system of quality care (stelsel), its lines of accountability, and the register of instruments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from kwaliteitshandboek.model.basis import Onderdeel, RolIds, Slug, Slugs, Tekst, Teksten, Zichtbaarheid
from kwaliteitshandboek.model.indicator import Kant
from kwaliteitshandboek.model.kalender import Wanneer


class Instrument(Onderdeel):
    """An entry of the register `kaarten/instrumenten.yml`: how quality is seen, by whom, when, recorded where.

    `laatst` is the day on which it was last used, as somebody noted it; without it only the calendar knows.
    """

    id: Slug
    naam: Tekst
    kant: Kant
    doel: Tekst | None = None
    doelgroep: Tekst | None = None
    moment: Wanneer = None
    laatst: date | None = None
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
    """What happens in one phase on one level, and who executes, guards, decides and is informed.

    A cell without `wat` is shown as empty, with the reason in `leeg`.
    """

    fase: Slug
    niveau: Slug
    wat: Tekst | None = None
    leeg: Tekst | None = None
    uitvoeren: RolIds = ()
    bewaken: RolIds = ()
    besluiten: RolIds = ()
    weten: RolIds = ()
    instrumenten: Slugs = ()
    kaarten: Slugs = ()
    documenten: Teksten = ()

    @property
    def rollen(self) -> tuple[str, ...]:
        """All roles of the cell, each once."""
        return tuple(dict.fromkeys((*self.uitvoeren, *self.bewaken, *self.besluiten, *self.weten)))


class Richting(StrEnum):
    """Whether an account is given within the organisation or to the world outside."""

    INTERN = "intern"
    EXTERN = "extern"


class Verantwoordingslijn(Onderdeel):
    """Who accounts to whom, about what, in which form and when; `buiten` names parties that are no role of the organisation."""

    id: Slug
    richting: Richting
    van: RolIds
    aan: RolIds = ()
    buiten: Teksten = ()
    waarover: Tekst
    vorm: Tekst | None = None
    moment: Wanneer = None
    niveau: Slug | None = None
    documenten: Teksten = ()
    kaarten: Slugs = ()
    instrumenten: Slugs = ()


class Stelsel(Onderdeel):
    """The system of quality care, `kaarten/stelsel.yml`: phases x levels, both data; every cell named once."""

    naam: Tekst
    inleiding: Tekst | None = None
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN
    uitgangspunten: tuple[Stelselpunt, ...] = ()
    doelen: tuple[Stelselpunt, ...] = ()
    invalshoeken: tuple[Stelselpunt, ...] = ()
    fasen: tuple[Stelselpunt, ...] = Field(min_length=1)
    niveaus: tuple[Stelselpunt, ...] = Field(min_length=1)
    cellen: tuple[Stelselcel, ...] = ()
    verantwoording: tuple[Verantwoordingslijn, ...] = ()

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
