"""Derive, stage 3: what is known of the cells behind a figure, whatever is counted: worst state, sources, provisional or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kwaliteitshandboek.derive.bereiken import Uitkomst
from kwaliteitshandboek.derive.cellen import Celcode, Cellen, Reekscellen

Masker = npt.NDArray[np.bool_]


class Samengenomen(NamedTuple):
    """What is known of one school, or all schools together, over one or more school years.

    `code` is the worst state of the cells needed. Only where all have bounds (up to `ONDERDRUKT`) is there an `uitkomst`;
    None then means: certainly no participants. `afwezig`: not one row. `niet_alle`: schools without a figure were left out.
    """

    code: int
    uitkomst: Uitkomst | None = None
    afwezig: bool = False
    voorlopig: bool = False
    bronnen: tuple[str, ...] = ()
    niet_alle: bool = False
    voetnoten: tuple[str, ...] = ()

    @property
    def bruikbaar(self) -> bool:
        return self.code <= Celcode.ONDERDRUKT


VanSchool = Callable[[int], Samengenomen]
"""Gives the result of the school at this place in the register."""


@dataclass
class Kenmerken:
    """Worst state, whether there is a row at all, provisional, and sources of the cells needed; axes school, school year."""

    cellen: Cellen
    code: npt.NDArray[np.int8] = field(init=False)
    aanwezig: Masker = field(init=False)
    voorlopig: Masker = field(init=False)
    bron: npt.NDArray[np.int32] = field(init=False)
    opmerking: list[npt.NDArray[np.int32]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        vorm = (len(self.cellen.scholen), len(self.cellen.jaren))
        self.code = np.zeros(vorm, dtype=np.int8)
        self.aanwezig = np.zeros(vorm, dtype=bool)
        self.voorlopig = np.zeros(vorm, dtype=bool)
        self.bron = np.empty((*vorm, 0), dtype=np.int32)

    def voeg_toe(self, reeks: Reekscellen, plaatsen: Sequence[int]) -> None:
        """The cells of a series at these places are needed too."""
        keuze = list(plaatsen)
        self.code = np.maximum(self.code, reeks.code[:, :, keuze].max(axis=2))
        self.aanwezig |= (reeks.code[:, :, keuze] != Celcode.AFWEZIG).any(axis=2)
        self.voorlopig |= reeks.voorlopig[:, :, keuze].any(axis=2)
        self.bron = np.concatenate((self.bron, reeks.bron[:, :, keuze]), axis=2)
        if reeks.opmerking is not None:
            self.opmerking.append(reeks.opmerking[:, :, keuze])

    def keur_af(self, cellen: Masker) -> None:
        """The figures of these schools and years rest on a cell that cannot be right."""
        self.code = np.maximum(self.code, np.where(cellen, np.int8(Celcode.ONGELDIG), np.int8(Celcode.EXACT)))

    def ontbrekende_reeks(self) -> None:
        """A series that is needed is not there at all."""
        self.code = np.maximum(self.code, np.int8(Celcode.AFWEZIG))

    def heeft_gegevens(self) -> Masker:
        """For which schools and years there are data: also where they are withheld, but not where they are missing."""
        uit: Masker = (self.code <= Celcode.ONDERDRUKT) | (self.code == Celcode.VERBORGEN) | (self.code == Celcode.GEHEIM)
        return uit

    def per_school(self, kolommen: tuple[int, ...]) -> tuple[list[int], list[bool], list[bool], list[tuple[str, ...]]]:
        """For each school over these years: worst state, whether there is no row, whether a cell is provisional, sources."""
        keuze = list(kolommen)
        afwezig = ~self.aanwezig[:, keuze].any(axis=1)
        voorlopig = self.voorlopig[:, keuze].any(axis=1)
        codes = self.codes(keuze).tolist()
        return codes, np.asarray(afwezig).tolist(), np.asarray(voorlopig).tolist(), self._bronnen(keuze)

    def alle_scholen(self, kolommen: tuple[int, ...], geldt: Masker) -> tuple[Samengenomen, Masker]:
        """All schools for which the indicator is meant together, without outcome, and which of them have a figure.

        Where none has, the state is that of the best school.
        """
        keuze = list(kolommen)
        if not geldt.any():
            return Samengenomen(Celcode.NVT), geldt
        codes = self.codes(keuze)
        mee = geldt & (codes <= Celcode.ONDERDRUKT)
        if not mee.any():
            afwezig = not self.aanwezig[geldt][:, keuze].any()
            return Samengenomen(int(codes[geldt].min()), afwezig=bool(afwezig)), mee
        samen = Samengenomen(
            int(codes[mee].max()),
            voorlopig=bool(self.voorlopig[mee][:, keuze].any()),
            bronnen=self._namen(np.unique(self.bron[mee][:, keuze]).tolist()),
            niet_alle=bool((geldt & ~mee).any()),
            voetnoten=self.voetnoten(np.flatnonzero(mee).tolist(), kolommen),
        )
        return samen, mee

    def voetnoten(self, scholen: Sequence[int], kolommen: Sequence[int]) -> tuple[str, ...]:
        """The remarks with the cells of these schools and years, each once: by year, then school, then series and category."""
        if not self.opmerking:
            return ()
        nummers = (
            nummer for j in kolommen for s in scholen for deel in self.opmerking for nummer in deel[s, j].tolist() if nummer >= 0
        )
        return tuple(self.cellen.opmerkingen[nummer].strip() for nummer in dict.fromkeys(nummers))

    def codes(self, kolommen: Sequence[int]) -> npt.NDArray[np.int8]:
        """For each school the worst state of its cells over these years."""
        return np.asarray(self.code[:, list(kolommen)].max(axis=1, initial=Celcode.EXACT))

    def _bronnen(self, kolommen: list[int]) -> list[tuple[str, ...]]:
        gebruikt = self.bron[:, kolommen, :].reshape(len(self.cellen.scholen), -1)
        if not gebruikt.shape[1]:
            return [()] * len(gebruikt)
        een = [() if nummer < 0 else (self.cellen.bronnen[nummer],) for nummer in range(-1, len(self.cellen.bronnen))]
        rijen = zip(gebruikt.min(axis=1).tolist(), gebruikt.max(axis=1).tolist(), gebruikt, strict=True)
        return [een[laagste + 1] if laagste == hoogste else self._namen(rij.tolist()) for laagste, hoogste, rij in rijen]

    def _namen(self, nummers: Sequence[int]) -> tuple[str, ...]:
        """Names of the files with these numbers, each once, in alphabetical order."""
        return tuple(sorted({self.cellen.bronnen[nummer] for nummer in nummers if nummer >= 0}))
