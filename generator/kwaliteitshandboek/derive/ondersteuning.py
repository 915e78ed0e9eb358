"""Derive, stage 3: what schools promise of the ondersteuningsplan beside what was found, and provisions per region with gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.ondersteuning import (
    Aanbodregel,
    Bevonden,
    Ondersteuningsonderdeel,
    Ondersteuningssoort,
    Schoolaanbod,
    Voorziening,
    Voorzieningplek,
    Voorzieningstaat,
)
from kwaliteitshandboek.model.schooljaar import Schooljaar

LAATSTE_SOP: Final = Schooljaar(2024)
"""The last school year in which the law knew a profile of its own; from 1 August 2025 the offer stands in the schoolgids."""


class Aanbodstand(StrEnum):
    """What a school promises of a part of the plan beside what was found of it; in words that stand by themselves."""

    GEZIEN = "beloofd en gezien"
    DEELS = "beloofd, deels gezien"
    NIET_GEZIEN = "beloofd, niet gezien"
    NIET_ONDERZOCHT = "beloofd, niet onderzocht"
    ONBELOOFD_GEZIEN = "niet beloofd, wel gezien"
    BASIS_NIET_BELOOFD = "hoort bij de basis, niet beloofd"
    NIET_BELOOFD = "niet beloofd"


VERSCHILLEN: Final = (
    Aanbodstand.NIET_GEZIEN,
    Aanbodstand.DEELS,
    Aanbodstand.ONBELOOFD_GEZIEN,
    Aanbodstand.BASIS_NIET_BELOOFD,
)
"""Where promise and practice differ, the largest difference first."""

_BELOOFD: Final[Mapping[Bevonden, Aanbodstand]] = {
    Bevonden.GEZIEN: Aanbodstand.GEZIEN,
    Bevonden.DEELS: Aanbodstand.DEELS,
    Bevonden.NIET_GEZIEN: Aanbodstand.NIET_GEZIEN,
    Bevonden.NIET_ONDERZOCHT: Aanbodstand.NIET_ONDERZOCHT,
}


def aanbodstand(onderdeel: Ondersteuningsonderdeel, regel: Aanbodregel | None) -> Aanbodstand:
    """How a part stands at a school; a part that its offer does not name is not promised."""
    if regel is not None and regel.beloofd:
        return _BELOOFD[regel.bevonden]
    if regel is not None and regel.bevonden in (Bevonden.GEZIEN, Bevonden.DEELS):
        return Aanbodstand.ONBELOOFD_GEZIEN
    basis = onderdeel.soort is Ondersteuningssoort.BASIS
    return Aanbodstand.BASIS_NIET_BELOOFD if basis else Aanbodstand.NIET_BELOOFD


def aanbod_per_school(handboek: Handboek) -> Mapping[str, tuple[Schoolaanbod, ...]]:
    """School key -> its offers, the newest first; of two of the same day that which stands last."""
    per_school: dict[str, tuple[Schoolaanbod, ...]] = {}
    for aanbod in sorted(handboek.schoolaanbod, key=lambda a: (a.schooljaar, a.datum or a.schooljaar.eerste_dag)):
        per_school[aanbod.school] = (aanbod, *per_school.get(aanbod.school, ()))
    return per_school


def laatste_aanbod(handboek: Handboek) -> Mapping[str, Schoolaanbod]:
    """School key -> its newest offer."""
    return {school: eigen[0] for school, eigen in aanbod_per_school(handboek).items()}


@dataclass(frozen=True, slots=True)
class Aanbodcel:
    """One part of the plan at one school; without `regel` its offer does not name the part."""

    onderdeel: Ondersteuningsonderdeel
    school: str
    stand: Aanbodstand
    regel: Aanbodregel | None = None

    @property
    def verschilt(self) -> bool:
        """Whether promise and practice differ."""
        return self.stand in VERSCHILLEN


def aanbodcellen(handboek: Handboek, aanbod: Schoolaanbod) -> tuple[Aanbodcel, ...]:
    """The whole plan at one school, in the order of the plan; of a part that stands there twice the first counts."""
    per_onderdeel: dict[str, Aanbodregel] = {}
    for regel in aanbod.regels:
        per_onderdeel.setdefault(regel.onderdeel, regel)
    return tuple(
        Aanbodcel(onderdeel, aanbod.school, aanbodstand(onderdeel, regel), regel)
        for onderdeel in handboek.ondersteuningsplan
        for regel in [per_onderdeel.get(onderdeel.id)]
    )


@dataclass(frozen=True, slots=True)
class Netwerkcel:
    """One provision in one region; without `plek` nobody said anything of it there, which is a gap."""

    voorziening: Voorziening
    regio: str
    plek: Voorzieningplek | None = None

    @property
    def hiaat(self) -> bool:
        """Whether the region lacks the provision, or nobody knows."""
        return self.plek is None or self.plek.staat is Voorzieningstaat.ONTBREEKT


def derive_netwerk(handboek: Handboek) -> Mapping[tuple[str, str], Netwerkcel]:
    """(provision, region) -> how it stands there, for every region of the organisation."""
    netwerk: dict[tuple[str, str], Netwerkcel] = {}
    for voorziening in handboek.voorzieningen:
        per_regio: dict[str, Voorzieningplek] = {}
        for plek in voorziening.plekken:
            per_regio.setdefault(plek.regio, plek)
        for regio in handboek.organisatie.regios:
            netwerk[voorziening.id, regio.id] = Netwerkcel(voorziening, regio.id, per_regio.get(regio.id))
    return netwerk
