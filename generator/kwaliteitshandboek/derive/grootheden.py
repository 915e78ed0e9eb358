"""Derive, stage 3: what an indicator counts or measures, pooled over any school years, for each school and for all together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from kwaliteitshandboek.derive.cellen import Cellen
from kwaliteitshandboek.derive.kenmerken import Masker, Samengenomen, VanSchool
from kwaliteitshandboek.derive.tellingen import maak_tellingen
from kwaliteitshandboek.derive.waarden import Optelling, maak_waarden
from kwaliteitshandboek.model.indicator import Eenheid, Indicator, Meetreekssoort
from kwaliteitshandboek.model.organisatie import Drempels


class Grootheid(Protocol):
    """Gives the figures of an indicator; `kolommen` are places of school years in `Cellen.jaren`, pooled together."""

    @property
    def mensen(self) -> bool:
        """Whether the figures tell a number of people; False for things, plain values and counts."""
        ...

    def heeft_gegevens(self) -> Masker:
        """For which schools and years (the axes) there are data: a figure, no participants, or something that is withheld."""
        ...

    def scholen(self, kolommen: tuple[int, ...]) -> VanSchool:
        """Pool for all schools at once; each result is made when it is asked for."""
        ...

    def totaal(self, kolommen: tuple[int, ...]) -> Samengenomen | None:
        """All schools together, None where figures of this kind are not added up."""
        ...


def maak_grootheid(indicator: Indicator, cellen: Cellen, geldt: Sequence[bool], publicatie: Drempels | None) -> Grootheid:
    """What the indicator's calculation asks for. `geldt`: for which schools of the register the indicator is meant."""
    berekening = indicator.berekening
    wie = np.array(geldt, dtype=bool)
    if berekening.waarde is None:
        return maak_tellingen(berekening, cellen, wie, kleinste_groep(indicator, cellen, publicatie))
    optelling = Optelling(wie, openbaar=publicatie is not None) if indicator.eenheid is Eenheid.AANTAL else None
    return maak_waarden(berekening.meetreeksen[0], berekening.waarde, cellen, optelling)


def kleinste_groep(indicator: Indicator, cellen: Cellen, publicatie: Drempels | None) -> int | None:
    """The number of people under which a figure is not published; None where no group is described, and in the team edition.

    A percentage or a mean describes a group of people, unless it is of things (meetings held and planned). A plain value or a
    count does not; small counts became ranges before.
    """
    if publicatie is None:
        return None
    reeksen = [cellen.per_reeks[naam].meetreeks.soort for naam in indicator.berekening.meetreeksen if naam in cellen.per_reeks]
    if indicator.berekening.waarde is None:
        return publicatie.noemer if not reeksen or set(reeksen) != {Meetreekssoort.WAARDE} else None
    return publicatie.noemer if Meetreekssoort.GEMIDDELDE in reeksen else None
