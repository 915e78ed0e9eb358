"""Model, stage 0: indicators with their norms and breaks, and the series of measurements (meetreeksen) they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from kwaliteitshandboek.model.basis import (
    Getal,
    JaNee,
    Onderdeel,
    Schoolsleutels,
    Slug,
    Slugs,
    Tekst,
    Teksten,
    Zichtbaarheid,
    als_lijst,
)
from kwaliteitshandboek.model.organisatie import Schoolsoort
from kwaliteitshandboek.model.schooljaar import Schooljaar


class Kant(StrEnum):
    """Which side of quality is seen: the process (leadership, personnel, policy) or the product (outcomes, appreciation)."""

    PROCES = "proces"
    PRODUCT = "product"


class Indicatorsoort(StrEnum):
    """A result with a norm, or a process: was what was planned also held."""

    RESULTAAT = "resultaat"
    PROCES = "proces"


class Eenheid(StrEnum):
    """What a figure counts in."""

    PROCENT = "procent"
    GEMIDDELDE = "gemiddelde"
    AANTAL = "aantal"
    INDEX = "index"


class Richting(StrEnum):
    """Whether a higher or a lower figure is better, or neither."""

    HOGER = "hoger"
    LAGER = "lager"
    GEEN = "geen"


class Meetreekssoort(StrEnum):
    """What the cells of a series hold.

    `aantallen`: counts of persons in categories that exclude each other. `gemiddelde`: the categories 'aantal' and
    'gemiddelde'. `waarde`: one figure without persons behind it (an index, a number of locations).
    """

    AANTALLEN = "aantallen"
    GEMIDDELDE = "gemiddelde"
    WAARDE = "waarde"


class Categorie(Onderdeel):
    """A category of a series, in the order in which charts stack them."""

    id: Slug
    naam: Tekst
    korte_naam: Tekst | None = None


class Meetreeks(Onderdeel):
    """A series as it stands in `data/resultaten/`: which categories a school has a cell for, each school year.

    `minimum` and `maximum`: between which a mean or plain value can lie, both included (a school's mark: 1 to 10). Beyond them a
    value is a fault, not a bad result.
    """

    id: Slug
    naam: Tekst
    soort: Meetreekssoort
    eenheid: Tekst = "leerlingen"
    bron: Tekst | None = None
    minimum: Getal | None = None
    maximum: Getal | None = None
    categorieen: tuple[Categorie, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _grenzen(self) -> Self:
        if self.minimum is None and self.maximum is None:
            return self
        if self.soort is Meetreekssoort.AANTALLEN:
            raise ValueError("'minimum' en 'maximum' alleen bij soort 'gemiddelde' of 'waarde'")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise ValueError("'minimum' niet hoger dan 'maximum'")
        return self

    @cached_property
    def categorie_per_id(self) -> Mapping[str, Categorie]:
        return {categorie.id: categorie for categorie in self.categorieen}


class Berekening(Onderdeel):
    """How an indicator follows from series: 100 x sum(`teller`) / sum(`noemer`) over the `meetreeksen`, or one `waarde`.

    `teller` within `noemer` is a share of a whole (0 to 100 %, bounds know that both hold the same pupils); otherwise it is a
    ratio of two counts (held / planned). `waarde` names the single category of a mean or plain value.
    """

    meetreeksen: Slugs = Field(min_length=1)
    teller: Slugs = ()
    noemer: Slugs = ()
    waarde: Slug | None = None

    @model_validator(mode="after")
    def _een_manier(self) -> Self:
        if (self.waarde is None) == (not self.teller or not self.noemer):
            raise ValueError("'teller' en 'noemer' samen, of alleen 'waarde'")
        if self.waarde is not None and len(self.meetreeksen) != 1:
            raise ValueError("een meetreeks bij 'waarde': verschillende reeksen worden niet samengenomen")
        return self

    @property
    def is_deel(self) -> bool:
        return bool(self.teller) and set(self.teller) <= set(self.noemer)


class Venster(Onderdeel):
    """Pooling over school years: `jaren` together; below `grens` pupils over those years `jaren_klein` together."""

    jaren: int = Field(default=3, ge=1, le=10)
    jaren_klein: int = Field(default=5, ge=1, le=10)
    grens: int = Field(default=15, ge=1)

    @model_validator(mode="after")
    def _klein_is_langer(self) -> Self:
        if self.jaren_klein < self.jaren:
            raise ValueError("'jaren_klein' niet korter dan 'jaren'")
        return self


class Norm(Onderdeel):
    """A norm or signal value: one `waarde`, or imported per school and year from a `meetreeks` (category 'waarde').

    Without `scholen`, `schoolsoorten`, `vanaf` and `tot_en_met` it holds for every school and year; the most specific
    norm wins (school, then kind of school, then general; among equals the later `vanaf`).
    """

    waarde: Getal | None = None
    meetreeks: Slug | None = None
    naam: Tekst = "norm"
    scholen: Schoolsleutels = ()
    schoolsoorten: Annotated[tuple[Schoolsoort, ...], BeforeValidator(als_lijst)] = ()
    vanaf: Schooljaar | None = None
    tot_en_met: Schooljaar | None = None
    bron: Tekst | None = None

    @model_validator(mode="after")
    def _een_bron(self) -> Self:
        if (self.waarde is None) == (self.meetreeks is None):
            raise ValueError("precies een van 'waarde' of 'meetreeks'")
        return self


class Uitsplitsingsdeel(Onderdeel):
    """One part of a breakdown, held against its own norms only (a schoolstandaard per outflow destination)."""

    id: Slug
    naam: Tekst
    berekening: Berekening
    normen: tuple[Norm, ...] = ()


class Uitsplitsing(Onderdeel):
    """A breakdown of an indicator, by leerroute or by uitstroombestemming; see `deelindicatoren` for its figures."""

    id: Slug
    naam: Tekst
    delen: tuple[Uitsplitsingsdeel, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _elk_deel_een_keer(self) -> Self:
        if len({deel.id for deel in self.delen}) < len(self.delen):
            raise ValueError("elk deel een eigen 'id'")
        return self


class Reeksbreuk(Onderdeel):
    """From this school year on, figures are not comparable with those before."""

    schooljaar: Schooljaar
    reden: Tekst


class OvergeslagenJaar(Onderdeel):
    """A school year without measurement for everyone; windows reach further back over it, and say so."""

    schooljaar: Schooljaar
    reden: Tekst


class Indicator(Onderdeel):
    """An indicator, an entry of `data/indicatoren/*.yml`. `precisie` is the number of decimals shown.

    `gezegde`, of a share: what those who count did, the verb first and in the singular ('haalde 1F of hoger', 'voelde zich
    veilig'), so that sentences can say "88 % van de leerlingen". `naloop`: how many years after its school year a figure can be
    known (bestendiging after two years: 2). `uitsplitsingen` stay inside unless `uitsplitsingen_openbaar`.
    """

    id: Slug
    naam: Tekst
    vraag: Tekst
    gezegde: Tekst | None = None
    soort: Indicatorsoort = Indicatorsoort.RESULTAAT
    kant: Kant
    domein: Slug | None = None
    eenheid: Eenheid
    richting: Richting = Richting.HOGER
    precisie: int = Field(default=0, ge=0, le=3)
    definitie: Tekst
    uitleg: Tekst | None = None
    methode: Tekst | None = None
    bron: Tekst
    bron_link: Tekst | None = None
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN
    schoolsoorten: Annotated[tuple[Schoolsoort, ...], BeforeValidator(als_lijst)] = ()
    berekening: Berekening
    venster: Venster | None = None
    normen: tuple[Norm, ...] = ()
    reeksbreuken: tuple[Reeksbreuk, ...] = ()
    overgeslagen: tuple[OvergeslagenJaar, ...] = ()
    naloop: int = Field(default=0, ge=0, le=10)
    standaarden: Teksten = ()
    uitsplitsingen: tuple[Uitsplitsing, ...] = ()
    uitsplitsingen_openbaar: JaNee = False

    @model_validator(mode="after")
    def _elke_uitsplitsing_een_keer(self) -> Self:
        if len({uitsplitsing.id for uitsplitsing in self.uitsplitsingen}) < len(self.uitsplitsingen):
            raise ValueError("elke uitsplitsing een eigen 'id'")
        return self

    @model_validator(mode="after")
    def _gezegde_bij_een_aandeel(self) -> Self:
        if self.gezegde is not None and self.eenheid is not Eenheid.PROCENT:
            raise ValueError("'gezegde' alleen bij 'eenheid: procent': het zegt welk deel iets deed")
        return self

    def geldt_voor(self, soort: Schoolsoort) -> bool:
        """Whether schools of this kind are measured by it; po values are never put to sbo or so."""
        return not self.schoolsoorten or soort in self.schoolsoorten


def deelnaam(indicator: str, uitsplitsing: str, deel: str) -> str:
    """The id under which the figures of a part are found; no id that an author gives has two hyphens in a row."""
    return f"{indicator}--{uitsplitsing}--{deel}"


def deelindicatoren(indicator: Indicator) -> tuple[Indicator, ...]:
    """The parts of all breakdowns as indicators of their own: everything of the whole, but the calculation and the norms."""
    return tuple(
        indicator.model_copy(
            update={
                "id": deelnaam(indicator.id, uitsplitsing.id, deel.id),
                "naam": f"{indicator.naam}: {deel.naam}",
                "berekening": deel.berekening,
                "normen": deel.normen,
                "uitsplitsingen": (),
            }
        )
        for uitsplitsing in indicator.uitsplitsingen
        for deel in uitsplitsing.delen
    )
