"""Derive, stage 3: what follows from a handbook, as one frozen value that check, charts, pages and reports read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat, Verdeling

Sleutel = tuple[str, str | None, str]
"""Indicator id, school key (None: all schools of the organisation together), school year."""


@dataclass(frozen=True, slots=True)
class Itemdekking:
    """What serves one item of a framework: ids of cards, instruments and indicators; `hiaat` is the gap as named."""

    kaarten: tuple[str, ...] = ()
    instrumenten: tuple[str, ...] = ()
    indicatoren: tuple[str, ...] = ()
    hiaat: str | None = None

    @property
    def gedekt(self) -> bool:
        return bool(self.kaarten or self.instrumenten)


@dataclass(frozen=True, slots=True)
class Relaties:
    """Links between cards and other objects, followed backwards; all values are ids in a fixed order."""

    kinderen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    genoemd_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kaarten_van_rol: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kaarten_van_indicator: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kaarten_van_domein: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    analyses_van_cijfer: Mapping[Sleutel, tuple[str, ...]] = field(default_factory=dict)


class Momentsoort(StrEnum):
    """What kind of moment."""

    KAARTEVALUATIE = "kaartevaluatie"
    PLANNING = "planning"
    ACTIE = "actie"
    DOEL = "doel"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or a whole month in which something is to happen; `dag` is the first of the month where `hele_maand`."""

    dag: date
    hele_maand: bool
    soort: Momentsoort
    titel: str
    kaart: str | None = None
    rollen: tuple[str, ...] = ()
    school: str | None = None


class Aandachtsoort(StrEnum):
    """Why something asks for attention."""

    KAART_TE_LAAT = "kaart_te_laat"
    ACTIE_TE_LAAT = "actie_te_laat"
    ONDER_NORM_ZONDER_ANALYSE = "onder_norm_zonder_analyse"


@dataclass(frozen=True, slots=True)
class Aandachtspunt:
    """Something late, or a figure under its norm that nobody analysed; fields that do not apply are None."""

    soort: Aandachtsoort
    titel: str
    kaart: str | None = None
    indicator: str | None = None
    school: str | None = None
    schooljaar: str | None = None
    sinds: date | None = None


@dataclass(frozen=True)
class Afgeleid:
    """Everything derived, once per edition. Look-ups never fail: what was not measured comes back as a figure that says so.

    `schooljaren`: all school years with results, oldest first. `cijfers`: figures of one year; `vensters`: pooled figures of
    indicators that have a window, keyed by the newest year. Both are worked out where they are read, by indicator and year:
    look up what is needed, do not run through them. `verdelingen`: (meetreeks, school, schooljaar) -> cells.
    `dekking`: (kader id, item code). `meetjaren`: indicator id -> the school years in which any school has data, oldest first.
    """

    vandaag: date
    schooljaren: tuple[str, ...]
    cijfers: Mapping[Sleutel, Cijfer]
    vensters: Mapping[Sleutel, Cijfer]
    verdelingen: Mapping[tuple[str, str, str], Verdeling]
    dekking: Mapping[tuple[str, str], Itemdekking]
    relaties: Relaties
    momenten: tuple[Moment, ...] = ()
    aandacht: tuple[Aandachtspunt, ...] = ()
    meetjaren: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def cijfer(self, indicator: str, school: str | None, schooljaar: str) -> Cijfer:
        """The figure of one year."""
        sleutel = (indicator, school, schooljaar)
        return self.cijfers.get(sleutel) or Cijfer(indicator, school, schooljaar, Cijferstaat.ONTBREEKT)

    def hoofdcijfer(self, indicator: str, school: str | None, schooljaar: str) -> Cijfer:
        """The figure to lead with: pooled over years where the indicator has a window, else that of the year."""
        return self.vensters.get((indicator, school, schooljaar)) or self.cijfer(indicator, school, schooljaar)

    def reeks(self, indicator: str, school: str | None) -> tuple[Cijfer, ...]:
        """One-year figures for all school years with results, oldest first."""
        return tuple(self.cijfer(indicator, school, jaar) for jaar in self.schooljaren)

    def laatste_jaar(self, indicator: str) -> str | None:
        """The newest school year in which any school has data for the indicator; None where none ever had."""
        jaren = self.meetjaren.get(indicator, ())
        return jaren[-1] if jaren else None
