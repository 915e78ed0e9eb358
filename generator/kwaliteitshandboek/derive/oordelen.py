"""Derive, stage 3: which norm holds for a school in a school year, and what an exact range says against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from kwaliteitshandboek.derive.bereiken import Grens, als_grens, minstens
from kwaliteitshandboek.derive.cellen import Celcode, Cellen
from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.model.cijfer import Oordeel
from kwaliteitshandboek.model.indicator import Indicator, Norm, Richting
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.model.schooljaar import Schooljaar

NORMCATEGORIE = "waarde"
"""The category of a series in which imported norms stand."""


class Normwaarde(NamedTuple):
    """A norm as it holds for one school and year: as written, as exact fraction, and its name; without value `reden` says why."""

    waarde: float | None = None
    grens: Grens | None = None
    naam: str | None = None
    reden: Reden | None = None


GEEN_NORMWAARDE = Normwaarde()


def kies_norm(indicator: Indicator, school: School, schooljaar: Schooljaar) -> Norm | None:
    """The most specific norm that holds: one that names schools, then kinds of school, then a general one.

    Among equals the one that began last; where that is equal too, the one that stands first in the file.
    """
    geldig = [
        norm
        for norm in indicator.normen
        if (not norm.scholen or school.sleutel in norm.scholen)
        and (not norm.schoolsoorten or school.soort in norm.schoolsoorten)
        and (norm.vanaf is None or norm.vanaf <= schooljaar)
        and (norm.tot_en_met is None or schooljaar <= norm.tot_en_met)
    ]
    return max(geldig, key=_voorrang, default=None)


def _voorrang(norm: Norm) -> tuple[int, int]:
    specifiek = 2 if norm.scholen else 1 if norm.schoolsoorten else 0
    return specifiek, norm.vanaf.begin if norm.vanaf else -1


@dataclass(frozen=True)
class Normen:
    """The norms of one indicator by school (place in the register) and school year (place in `Cellen.jaren`).

    A norm that is imported but has no exact value for a school and year falls back on no other.
    """

    indicator: Indicator
    scholen: Sequence[School]
    cellen: Cellen
    _gevonden: dict[tuple[str, int], Norm | None] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def _jaren(self) -> tuple[Schooljaar, ...]:
        return tuple(Schooljaar.parse(jaar) for jaar in self.cellen.jaren)

    @cached_property
    def _vast(self) -> Mapping[int, Normwaarde]:
        """The norms with one value, by identity: worked out once, not for every school."""
        return {id(n): Normwaarde(n.waarde, als_grens(n.waarde), n.naam) for n in self.indicator.normen if n.waarde is not None}

    @cached_property
    def _groepen(self) -> tuple[str, ...]:
        """For each school the name of those that share its norms: its own key where a norm names it, else its kind."""
        genoemd = {sleutel for norm in self.indicator.normen for sleutel in norm.scholen}
        return tuple(school.sleutel if school.sleutel in genoemd else school.soort for school in self.scholen)

    def van_school(self, s: int, j: int) -> Normwaarde:
        """The norm of a school in a year."""
        if not self.indicator.normen:
            return GEEN_NORMWAARDE
        sleutel = self._groepen[s], j
        if sleutel not in self._gevonden:
            self._gevonden[sleutel] = kies_norm(self.indicator, self.scholen[s], self._jaren[j])
        norm = self._gevonden[sleutel]
        if norm is None:
            return GEEN_NORMWAARDE
        return self._vast.get(id(norm)) or _uit_meetreeks(norm, self.cellen, s, j)

    def van_alle(self, plaatsen: Sequence[int], j: int) -> Normwaarde:
        """The norm for these schools together: only if one and the same value holds for each of them."""
        # Norms in the file are the same for a whole group of schools: one school of each tells them.
        uit_reeks = any(norm.meetreeks for norm in self.indicator.normen)
        van_wie = plaatsen if uit_reeks else {self._groepen[s]: s for s in plaatsen}.values()
        gevonden = {self.van_school(s, j) for s in van_wie}
        if len(gevonden) == 1:
            return gevonden.pop()
        waarden = {norm.grens for norm in gevonden}
        if len(waarden) == 1 and None not in waarden:
            return min(gevonden)  # the same value under other names: the first name
        return Normwaarde(reden=Reden.NORMEN_VERSCHILLEN) if gevonden else GEEN_NORMWAARDE


def _uit_meetreeks(norm: Norm, cellen: Cellen, s: int, j: int) -> Normwaarde:
    reeks = cellen.per_reeks.get(norm.meetreeks or "")
    plaats = reeks.plaats.get(NORMCATEGORIE) if reeks else None
    if reeks is None or plaats is None or reeks.code[s, j, plaats] != Celcode.EXACT:
        return Normwaarde(naam=norm.naam, reden=Reden.NORM_ONTBREEKT)
    waarde = float(reeks.onder[s, j, plaats])
    return Normwaarde(waarde, als_grens(waarde), norm.naam)


def beoordeel(laag: Grens, hoog: Grens, norm: Grens | None, richting: Richting) -> Oordeel:
    """A range against a norm; equal to the norm is on the good side ("op of boven"). Exact: nothing is rounded.

    `Oordeel.BOVEN` means on the good side, also where lower is better.
    """
    if norm is None or richting is Richting.GEEN:
        return Oordeel.GEEN_NORM
    if richting is Richting.HOGER:
        goed, slecht = minstens(laag, norm), not minstens(hoog, norm)
    else:
        goed, slecht = minstens(norm, hoog), not minstens(norm, laag)
    return Oordeel.BOVEN if goed else Oordeel.ONDER if slecht else Oordeel.NIET_TE_BEPALEN
