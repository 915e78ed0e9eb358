"""Derive, stage 3: which norms hold for a school in a school year, and what an exact range says against them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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


def geldende_normen(indicator: Indicator, school: School, schooljaar: Schooljaar) -> tuple[Norm, ...]:
    """All norms that hold, one of each name, in a fixed order; the first gives the signal, the others stand beside it.

    The most specific goes first: one that names schools, then kinds of school, then a general one. Among equals the one that
    began last; where that is equal too, the one that stands first in the file. Under one name only the first of them holds.
    """
    geldig = [
        norm
        for norm in indicator.normen
        if (not norm.scholen or school.sleutel in norm.scholen)
        and (not norm.schoolsoorten or school.soort in norm.schoolsoorten)
        and (norm.vanaf is None or norm.vanaf <= schooljaar)
        and (norm.tot_en_met is None or schooljaar <= norm.tot_en_met)
    ]
    per_naam: dict[str, Norm] = {}
    for norm in sorted(geldig, key=_voorrang, reverse=True):  # equals keep their order
        per_naam.setdefault(norm.naam, norm)
    return tuple(per_naam.values())


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
    _gevonden: dict[tuple[str, int], tuple[Norm, ...]] = field(default_factory=dict, init=False, repr=False)

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
        """The norm of a school in a year that gives the signal."""
        geldend = self._geldend(s, j)
        return self._waarde(geldend[0], s, j) if geldend else GEEN_NORMWAARDE

    def naast_school(self, s: int, j: int) -> tuple[Normwaarde, ...]:
        """The norms of a school in a year beside that one, as far as they have a value."""
        if not self._meer_namen:
            return ()
        return tuple(norm for norm in (self._waarde(norm, s, j) for norm in self._geldend(s, j)[1:]) if norm.grens is not None)

    def _geldend(self, s: int, j: int) -> tuple[Norm, ...]:
        if not self.indicator.normen:
            return ()
        sleutel = self._groepen[s], j
        if sleutel not in self._gevonden:
            self._gevonden[sleutel] = geldende_normen(self.indicator, self.scholen[s], self._jaren[j])
        return self._gevonden[sleutel]

    def _waarde(self, norm: Norm, s: int, j: int) -> Normwaarde:
        return self._vast.get(id(norm)) or _uit_meetreeks(norm, self.cellen, s, j)

    @cached_property
    def _meer_namen(self) -> bool:
        """Whether two norms can hold at once; most indicators have one name, and nothing to look up."""
        return len({norm.naam for norm in self.indicator.normen}) > 1

    def _wie(self, plaatsen: Sequence[int]) -> Collection[int]:
        """Those of the schools that tell the norms of all: norms in the file are the same for a whole group of schools."""
        uit_reeks = any(norm.meetreeks for norm in self.indicator.normen)
        return plaatsen if uit_reeks else {self._groepen[s]: s for s in plaatsen}.values()

    def van_alle(self, plaatsen: Sequence[int], j: int) -> Normwaarde:
        """The norm for these schools together: only if one and the same value holds for each of them."""
        gevonden = {self.van_school(s, j) for s in self._wie(plaatsen)}
        if len(gevonden) == 1:
            return gevonden.pop()
        waarden = {norm.grens for norm in gevonden}
        if len(waarden) == 1 and None not in waarden:
            return min(gevonden)  # the same value under other names: the first name
        return Normwaarde(reden=Reden.NORMEN_VERSCHILLEN) if gevonden else GEEN_NORMWAARDE

    def naast_alle(self, plaatsen: Sequence[int], j: int) -> tuple[Normwaarde, ...]:
        """The norms for these schools together beside `van_alle`: names under which each of them has one and the same value."""
        if not self._meer_namen or not plaatsen:
            return ()
        alle = ((self.van_school(s, j), *self.naast_school(s, j)) for s in self._wie(plaatsen))
        per_school = [{norm.naam: norm for norm in normen} for normen in alle]
        beslist = self.van_alle(plaatsen, j).naam
        samen = ({normen.get(naam) for normen in per_school} for naam in per_school[0] if naam != beslist)
        gedeeld = (waarden.pop() for waarden in samen if len(waarden) == 1)
        return tuple(norm for norm in gedeeld if norm is not None and norm.grens is not None)


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
