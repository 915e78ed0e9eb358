"""Derive, stage 3: means, plain values and plain counts, taken from one category; only counts are added up over schools."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from kwaliteitshandboek.derive.bereiken import Uitkomst, als_grens, gewogen_gemiddelde
from kwaliteitshandboek.derive.cellen import Celcode, Cellen, Reeel
from kwaliteitshandboek.derive.kenmerken import Kenmerken, Masker, Samengenomen, VanSchool
from kwaliteitshandboek.model.cijfer import Bereik
from kwaliteitshandboek.model.indicator import Meetreekssoort


class Optelling(NamedTuple):
    """How counts are added up: over which schools, and whether for publication."""

    geldt: Masker
    openbaar: bool


@dataclass(frozen=True)
class Waarden:
    """Means and plain values; `gewicht` are the people behind a mean (None: years count equally).

    Pooled over years, everyone behind a mean counts equally; values without people behind them count equally a year, as in the
    schoolweging. Other tests and weighted indices do not go together, so only counts have an `optelling`.
    """

    waarde_onder: Reeel
    waarde_boven: Reeel
    kenmerken: Kenmerken
    gewicht_onder: Reeel | None
    gewicht_boven: Reeel | None
    gewicht_bekend: Masker
    optelling: Optelling | None = None

    @property
    def mensen(self) -> bool:
        return self.gewicht_onder is not None

    def heeft_gegevens(self) -> Masker:
        bekend = self.kenmerken.heeft_gegevens()
        if self.gewicht_boven is None:
            return bekend
        uit: Masker = bekend | (self.gewicht_bekend & (self.gewicht_boven == 0))
        return uit

    def scholen(self, kolommen: tuple[int, ...]) -> VanSchool:
        _, afwezig, voorlopig, bronnen = self.kenmerken.per_school(kolommen)

        def van_school(s: int) -> Samengenomen:
            code, uitkomst = self._een(s, kolommen)
            noten = self.kenmerken.voetnoten((s,), kolommen)
            return Samengenomen(code, uitkomst, afwezig[s], voorlopig[s], bronnen[s], voetnoten=noten)

        return van_school

    def totaal(self, kolommen: tuple[int, ...]) -> Samengenomen | None:
        """The sum of counts over the schools, of several years that of an average year; bounds add up.

        In the public edition withheld as soon as one count is hidden: the difference with the others would give it back.
        """
        if self.optelling is None:
            return None
        samen, mee = self.kenmerken.alle_scholen(kolommen, self.optelling.geldt)
        if not samen.bruikbaar or not kolommen:
            return samen
        if self.optelling.openbaar and samen.code != Celcode.EXACT:
            samen = samen._replace(code=Celcode.VERBORGEN)
        laag, hoog = (int(einde[mee][:, kolommen].sum()) for einde in (self.waarde_onder, self.waarde_boven))
        return samen._replace(uitkomst=Uitkomst((laag, len(kolommen)), (hoog, len(kolommen))))

    def _een(self, s: int, kolommen: tuple[int, ...]) -> tuple[int, Uitkomst | None]:
        codes = [int(self.kenmerken.code[s, j]) for j in kolommen]
        if self.gewicht_onder is None or self.gewicht_boven is None:
            if max(codes) > Celcode.ONDERDRUKT:
                return max(codes), None
            grenzen = gewogen_gemiddelde([self._grenzen(s, j) for j in kolommen], [(1, 1)] * len(kolommen))
            return max(codes), Uitkomst(*grenzen) if grenzen else None
        # A year in which certainly nobody took part has no mean, and needs none.
        leeg = [bool(self.gewicht_bekend[s, j]) and self.gewicht_boven[s, j] == 0 for j in kolommen]
        nodig = [j for j, niemand in zip(kolommen, leeg, strict=True) if not niemand]
        code = max((int(self.kenmerken.code[s, j]) for j in nodig), default=int(Celcode.EXACT))
        if code > Celcode.ONDERDRUKT:
            return code, None
        if len(kolommen) > 1 and not all(self.gewicht_bekend[s, j] for j in nodig):
            return Celcode.ONTBREEKT, None
        if len(nodig) == 1:
            (j,) = nodig
            laag, hoog = self._grenzen(s, j)
            return code, Uitkomst(laag, hoog, leerlingen=self._mensen(s, nodig) if self.gewicht_bekend[s, j] else None)
        gewichten = [(int(self.gewicht_onder[s, j]), int(self.gewicht_boven[s, j])) for j in nodig]
        grenzen = gewogen_gemiddelde([self._grenzen(s, j) for j in nodig], gewichten)
        return code, Uitkomst(*grenzen, leerlingen=self._mensen(s, nodig)) if grenzen else None

    def _grenzen(self, s: int, j: int) -> tuple[tuple[int, int], tuple[int, int]]:
        return als_grens(self.waarde_onder[s, j]), als_grens(self.waarde_boven[s, j])

    def _mensen(self, s: int, kolommen: Sequence[int]) -> Bereik | None:
        if self.gewicht_onder is None or self.gewicht_boven is None:
            return None
        keuze = list(kolommen)
        return Bereik(float(self.gewicht_onder[s, keuze].sum()), float(self.gewicht_boven[s, keuze].sum()))


def maak_waarden(meetreeks: str, categorie: str, cellen: Cellen, optelling: Optelling | None) -> Waarden:
    """The values in one category of a series. `optelling` where the unit is a number; used only for counts of people."""
    kenmerken = Kenmerken(cellen)
    vorm = (len(cellen.scholen), len(cellen.jaren))
    niemand = np.zeros(vorm, dtype=bool)
    reeks = cellen.per_reeks.get(meetreeks)
    if reeks is None or categorie not in reeks.plaats:
        kenmerken.ontbrekende_reeks()
        return Waarden(np.zeros(vorm), np.zeros(vorm), kenmerken, None, None, niemand)
    plaats = reeks.plaats[categorie]
    kenmerken.voeg_toe(reeks, [plaats])
    waarden = reeks.onder[:, :, plaats], reeks.boven[:, :, plaats]
    soort = reeks.meetreeks.soort
    if soort is not Meetreekssoort.GEMIDDELDE:
        optelling = optelling if soort is Meetreekssoort.AANTALLEN else None
        return Waarden(*waarden, kenmerken, None, None, niemand, optelling)
    aantal = reeks.plaats.get("aantal")
    if aantal is None:
        return Waarden(*waarden, kenmerken, np.zeros(vorm), np.zeros(vorm), niemand)
    bekend = reeks.code[:, :, aantal] <= Celcode.ONDERDRUKT
    kenmerken.voorlopig |= reeks.voorlopig[:, :, aantal]
    if reeks.opmerking is not None:
        kenmerken.opmerking.append(reeks.opmerking[:, :, [aantal]])
    return Waarden(*waarden, kenmerken, reeks.onder[:, :, aantal], reeks.boven[:, :, aantal], bekend)
