"""Check, stage 4: a handbook with its results laid out once, for the named checks on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from kwaliteitshandboek.derive.cellen import Celcode, Cellen, Reekscellen
from kwaliteitshandboek.findings import Plek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Meetreekssoort
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.taal import aantal, getal, opsomming

Masker = npt.NDArray[np.bool_]
Reeel = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Bekeken:
    """A handbook with its cells laid out, and how a finding names schools and places."""

    handboek: Handboek
    cellen: Cellen

    @cached_property
    def namen(self) -> tuple[str, ...]:
        per_sleutel = self.handboek.organisatie.school_per_sleutel
        return tuple(per_sleutel[sleutel].naam for sleutel in self.cellen.scholen)

    @cached_property
    def begin(self) -> tuple[int, ...]:
        """The calendar year in which each school year of the axis begins."""
        return tuple(Schooljaar.parse(jaar).begin for jaar in self.cellen.jaren)

    def reeksen(self, soort: Meetreekssoort | None = None) -> Iterator[Reekscellen]:
        """The series that have cells, in the order of the handbook."""
        for reeks, _ in self._gevuld:
            if soort is None or reeks.meetreeks.soort is soort:
                yield reeks

    def aanwezig(self, reeks: Reekscellen) -> Masker:
        """Of which schools and school years a series has at least one cell."""
        return self._aanwezig[reeks.meetreeks.id]

    @cached_property
    def _aanwezig(self) -> Mapping[str, Masker]:
        return {reeks.meetreeks.id: aanwezig for reeks, aanwezig in self._gevuld}

    @cached_property
    def _gevuld(self) -> tuple[tuple[Reekscellen, Masker], ...]:
        """The series that have cells: every check asks for them."""
        alle = ((reeks, np.asarray((reeks.code != Celcode.AFWEZIG).any(axis=2))) for reeks in self.cellen.per_reeks.values())
        return tuple((reeks, aanwezig) for reeks, aanwezig in alle if aanwezig.any())

    @cached_property
    def _rijen(self) -> Mapping[str, npt.NDArray[np.intp]]:
        """The row numbers of each series: a place is looked up for every finding, the rows are sorted once."""
        reeksen = self.handboek.metingen["meetreeks"].cat
        codes = reeksen.codes.to_numpy()
        volgorde = np.argsort(codes, kind="stable")
        grenzen = np.searchsorted(codes[volgorde], np.arange(len(reeksen.categories) + 1))
        return {str(naam): volgorde[grenzen[nr] : grenzen[nr + 1]] for nr, naam in enumerate(reeksen.categories)}

    @cached_property
    def _kolommen(self) -> Mapping[str, tuple[npt.NDArray[np.integer[Any]], Mapping[str, int]]]:
        """Of schools and school years the code of each row, and the code of each name."""
        kolommen = {naam: self.handboek.metingen[naam].cat for naam in ("school", "schooljaar")}
        return {
            naam: (kolom.codes.to_numpy(), {str(waarde): code for code, waarde in enumerate(kolom.categories)})
            for naam, kolom in kolommen.items()
        }

    def plek(self, meetreeks: str, school: int, jaar: int) -> Plek:
        """The first row of a series for a school and a school year."""
        rijen = self._rijen[meetreeks]
        gezocht = {"school": self.cellen.scholen[school], "schooljaar": self.cellen.jaren[jaar]}
        past = np.ones(len(rijen), dtype=bool)
        for kolom, (codes, nummers) in self._kolommen.items():
            past &= codes[rijen] == nummers.get(gezocht[kolom], -1)
        rij = int(rijen[np.argmax(past)])
        return Plek(str(self._bronnen[rij]), int(self._regels[rij]))

    @cached_property
    def _bronnen(self) -> pd.Categorical[str]:
        return pd.Categorical(self.handboek.metingen["bron"])

    @cached_property
    def _regels(self) -> npt.NDArray[np.integer[Any]]:
        return self.handboek.metingen["rij"].to_numpy()

    def wie(self, scholen: Sequence[int]) -> str:
        """Up to three schools by name, more by number."""
        if len(scholen) > 3:
            return aantal(len(scholen), "school", "scholen")
        return opsomming([self.namen[school] for school in scholen])


def meer(telling: int) -> str:
    """' (en zo nog bij 3 scholen)'; nothing where there is no other."""
    return f" (en zo nog bij {aantal(telling - 1, 'school', 'scholen')})" if telling > 1 else ""


def bereik(laag: float, hoog: float) -> str:
    """'12', or '10 tot en met 14'."""
    return getal(laag) if laag == hoog else f"{getal(laag)} tot en met {getal(hoog)}"


def som(reeks: Reekscellen, categorieen: Sequence[str]) -> tuple[Reeel, Reeel, Masker]:
    """Bounds of the sum of categories by school and year, and where all of them are known."""
    keuze = [reeks.plaats[naam] for naam in categorieen if naam in reeks.plaats]
    bekend: Masker = np.asarray((reeks.code[:, :, keuze] <= Celcode.ONDERDRUKT).all(axis=2))
    return reeks.onder[:, :, keuze].sum(axis=2), reeks.boven[:, :, keuze].sum(axis=2), bekend
