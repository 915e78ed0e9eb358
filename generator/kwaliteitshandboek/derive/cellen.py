"""Derive, stage 3: the cells of all results laid out once by series, school, school year and category, ready to look up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Meetreeks, Meetreekssoort
from kwaliteitshandboek.model.metingen import Staat

GROOTSTE_AANTAL: Final = 1e9
"""No count of people, nor of things in a ratio, is larger: a longer number is a fault, and its sums would not be exact."""


class Celcode(IntEnum):
    """State of a cell, from best to worst: what rests on several cells is as good as the worst of them.

    The first three carry bounds. `VERBORGEN` is a value that the edition withheld, `AFWEZIG` a cell without a row, `ONGELDIG` a
    cell with two rows or with a count that is not whole (a fault of the data; never added up).
    """

    EXACT = 0
    GEMASKEERD = 1
    ONDERDRUKT = 2
    NVT = 3
    VERBORGEN = 4
    GEHEIM = 5
    ONTBREEKT = 6
    AFWEZIG = 7
    ONGELDIG = 8


_CODE_VAN_STAAT: Mapping[str, Celcode] = {
    Staat.EXACT: Celcode.EXACT,
    Staat.GEMASKEERD: Celcode.GEMASKEERD,
    Staat.ONDERDRUKT: Celcode.ONDERDRUKT,
    Staat.NVT: Celcode.NVT,
    Staat.GEHEIM: Celcode.GEHEIM,
    Staat.ONTBREEKT: Celcode.ONTBREEKT,
}

Gehelen = npt.NDArray[np.int64]
Reeel = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Reekscellen:
    """All cells of one series; arrays have the axes school, school year, category.

    `onder` and `boven` are 0 where the state carries no bounds. `bron`: place in `Cellen.bronnen`, -1 where there is none.
    `opmerking`: the same of `Cellen.opmerkingen`; None where no cell of the series has a remark, as in most.
    """

    meetreeks: Meetreeks
    plaats: Mapping[str, int]
    onder: Reeel
    boven: Reeel
    code: npt.NDArray[np.int8]
    voorlopig: npt.NDArray[np.bool_]
    bron: npt.NDArray[np.int32]
    opmerking: npt.NDArray[np.int32] | None = None


@dataclass(frozen=True)
class Cellen:
    """The cells of a handbook. `scholen` in the order of the register and `jaren`, oldest first, are the axes of every series."""

    scholen: tuple[str, ...]
    jaren: tuple[str, ...]
    bronnen: tuple[str, ...]
    per_reeks: Mapping[str, Reekscellen]
    opmerkingen: tuple[str, ...] = ()

    @cached_property
    def school_plaats(self) -> Mapping[str, int]:
        return {school: plaats for plaats, school in enumerate(self.scholen)}

    @cached_property
    def jaar_plaats(self) -> Mapping[str, int]:
        return {jaar: plaats for plaats, jaar in enumerate(self.jaren)}

    def jaren_met(self, reeksen: Sequence[str]) -> tuple[str, ...]:
        """The school years in which at least one of the series has a cell, oldest first."""
        gemeten = np.zeros(len(self.jaren), dtype=bool)
        for reeks in reeksen:
            gemeten |= (self.per_reeks[reeks].code != Celcode.AFWEZIG).any(axis=(0, 2))
        return tuple(jaar for jaar, aanwezig in zip(self.jaren, gemeten, strict=True) if aanwezig)


def lees_cellen(handboek: Handboek) -> Cellen:
    """Lay out `handboek.metingen`. Rows of unknown schools, series or categories are left out: `check` reports them."""
    metingen = handboek.metingen
    reeksen = handboek.meetreeksen
    scholen = tuple(school.sleutel for school in handboek.organisatie.scholen)
    jaar, jaar_namen = _codes(metingen["schooljaar"])
    jaren = tuple(sorted(jaar_namen[code] for code in _gebruikt(jaar, len(jaar_namen))))
    reeks, reeks_namen = _codes(metingen["meetreeks"])
    rijen = _Rijen.van(metingen, scholen, jaren)
    van_reeks = dict(zip(reeks_namen, _rijen_per_code(reeks, len(reeks_namen)), strict=True))
    return Cellen(
        scholen=scholen,
        jaren=jaren,
        bronnen=rijen.bronnen,
        per_reeks={r.id: rijen.leg_uit(r, van_reeks.get(r.id, slice(0))) for r in reeksen},
        opmerkingen=rijen.opmerkingen,
    )


Keuze = slice | npt.NDArray[np.intp]
"""Rows of the frame: a run of rows where they stand together, which needs no copy; else their places."""


def _rijen_per_code(codes: npt.NDArray[np.integer[Any]], aantal: int) -> Iterator[Keuze]:
    """For each code the rows that have it, in the order of the rows; one sort, and none where the rows are in order."""
    op_volgorde = bool((codes[:-1] <= codes[1:]).all())
    volgorde = None if op_volgorde else np.argsort(codes, kind="stable")
    grenzen = np.searchsorted(codes if volgorde is None else codes[volgorde], np.arange(aantal + 1))
    for begin, eind in pairwise(grenzen.tolist()):
        yield slice(begin, eind) if volgorde is None else volgorde[begin:eind]


@dataclass(frozen=True)
class _Rijen:
    """The columns of the frame. Of a name in a column, `school`, `jaar` and `bron` give its place on the axes, by its code.

    The frame is laid out series by series: a million rows at once would need temporary columns of a million numbers, and to
    fetch those from memory costs more than to work them out.
    """

    metingen: pd.DataFrame
    scholen: int
    jaren: int
    bronnen: tuple[str, ...]
    opmerkingen: tuple[str, ...]
    codes: Mapping[str, npt.NDArray[np.integer[Any]]]
    school: Gehelen
    jaar: Gehelen
    bron: Gehelen
    opmerking: Gehelen
    celcode: npt.NDArray[np.int8]
    categorieen: Sequence[str]
    onder: Reeel
    boven: Reeel
    voorlopig: npt.NDArray[np.bool_]

    @classmethod
    def van(cls, metingen: pd.DataFrame, scholen: Sequence[str], jaren: Sequence[str]) -> _Rijen:
        codes, namen = {}, {}
        for kolom in ("school", "schooljaar", "categorie", "bron", "staat", "opmerking"):
            codes[kolom], namen[kolom] = _codes(metingen[kolom])
        staten = [*(_CODE_VAN_STAAT.get(naam, Celcode.ONGELDIG) for naam in namen["staat"]), Celcode.ONGELDIG]
        return cls(
            metingen=metingen,
            scholen=len(scholen),
            jaren=len(jaren),
            bronnen=tuple(namen["bron"]),
            opmerkingen=tuple(namen["opmerking"]),
            codes=codes,
            school=_plaatsen(namen["school"], scholen),
            jaar=_plaatsen(namen["schooljaar"], jaren),
            bron=_plaatsen(namen["bron"], [naam or None for naam in namen["bron"]]),
            opmerking=_plaatsen(namen["opmerking"], [naam if naam.strip() else None for naam in namen["opmerking"]]),
            celcode=np.array(staten, dtype=np.int8),
            categorieen=namen["categorie"],
            onder=metingen["onder"].to_numpy(),
            boven=metingen["boven"].to_numpy(),
            voorlopig=metingen["voorlopig"].to_numpy(dtype=bool),
        )

    def leg_uit(self, reeks: Meetreeks, keuze: Keuze) -> Reekscellen:
        """The cells of one series from its rows."""
        breedte = len(reeks.categorieen)
        totaal = self.scholen * self.jaren * breedte
        s = self.school[self.codes["school"][keuze]]
        j = self.jaar[self.codes["schooljaar"][keuze]]
        k = _plaatsen(self.categorieen, [c.id for c in reeks.categorieen])[self.codes["categorie"][keuze]]
        bekend: Any = (s >= 0) & (j >= 0) & (k >= 0)
        bekend = slice(None) if bekend.all() else bekend
        k = k[bekend]
        plek = (s[bekend] * self.jaren + j[bekend]) * breedte + k
        laag, hoog = self.onder[keuze][bekend], self.boven[keuze][bekend]
        staat = self.celcode[self.codes["staat"][keuze][bekend]]
        codes = _celcodes(staat, laag, hoog, _telt(reeks)[k])

        onder, boven = np.zeros(totaal), np.zeros(totaal)
        code = np.full(totaal, Celcode.AFWEZIG, dtype=np.int8)
        voorlopig = np.zeros(totaal, dtype=bool)
        bron = np.full(totaal, -1, dtype=np.int32)
        met_grenzen = codes <= Celcode.ONDERDRUKT
        onder[plek] = np.where(met_grenzen, laag, 0.0)
        boven[plek] = np.where(met_grenzen, hoog, 0.0)
        code[plek] = codes
        voorlopig[plek] = self.voorlopig[keuze][bekend]
        bron[plek] = self.bron[self.codes["bron"][keuze][bekend]]
        if np.count_nonzero(code != Celcode.AFWEZIG) < len(plek):
            dubbel = np.bincount(plek, minlength=totaal) > 1  # which row came last must make no difference
            onder[dubbel], boven[dubbel], voorlopig[dubbel], bron[dubbel] = 0.0, 0.0, False, -1
            code[dubbel] = Celcode.ONGELDIG
        vorm = (self.scholen, self.jaren, breedte)
        return Reekscellen(
            meetreeks=reeks,
            plaats={c.id: plaats for plaats, c in enumerate(reeks.categorieen)},
            onder=onder.reshape(vorm),
            boven=boven.reshape(vorm),
            code=code.reshape(vorm),
            voorlopig=voorlopig.reshape(vorm),
            bron=bron.reshape(vorm),
            opmerking=self._opmerkingen(keuze, bekend, plek, vorm),
        )

    def _opmerkingen(self, keuze: Keuze, bekend: Any, plek: Gehelen, vorm: tuple[int, int, int]) -> npt.NDArray[np.int32] | None:
        """The remarks with the cells of a series; None where there are none."""
        eigen = self.opmerking[self.codes["opmerking"][keuze][bekend]]
        if not (eigen >= 0).any():
            return None
        uit = np.full(vorm[0] * vorm[1] * vorm[2], -1, dtype=np.int32)
        uit[plek] = eigen
        uit[np.bincount(plek, minlength=len(uit)) > 1] = -1
        return uit.reshape(vorm)


def _codes(kolom: pd.Series[Any]) -> tuple[npt.NDArray[np.integer[Any]], list[str]]:
    """The codes of a categorical column (-1 where empty) and the names they stand for."""
    waarden = kolom.array
    als_categorie = waarden if isinstance(waarden, pd.Categorical) else pd.Categorical(waarden)
    return als_categorie.codes, [str(naam) for naam in als_categorie.categories]


def _gebruikt(codes: npt.NDArray[np.integer[Any]], aantal: int) -> list[int]:
    """The codes that some row has: pandas keeps the names of rows that were filtered out."""
    aanwezig = np.zeros(aantal + 1, dtype=bool)
    aanwezig[codes] = True
    uit: list[int] = np.flatnonzero(aanwezig[:aantal]).tolist()
    return uit


def _plaatsen(namen: Sequence[str], gezocht: Sequence[str | None]) -> Gehelen:
    """For each name its place in `gezocht`, -1 where it is not there; one more -1 at the end, for the code -1 (empty)."""
    plaats = {naam: nummer for nummer, naam in enumerate(gezocht) if naam is not None}
    return np.array([*(plaats.get(naam, -1) for naam in namen), -1], dtype=np.int64)


def _telt(reeks: Meetreeks) -> npt.NDArray[np.bool_]:
    """For each category of a series whether its cells count people, and so are whole: of means only the number behind them."""
    gemiddelde = reeks.soort is Meetreekssoort.GEMIDDELDE
    telt = [reeks.soort is Meetreekssoort.AANTALLEN or (gemiddelde and c.id == "aantal") for c in reeks.categorieen]
    return np.array(telt, dtype=bool)


def _celcodes(staat: npt.NDArray[np.int8], laag: Reeel, hoog: Reeel, telt: npt.NDArray[np.bool_]) -> npt.NDArray[np.int8]:
    """Codes of the rows. Counts must be whole, not negative and not absurd, bounds present and in order: else not valid."""
    uit = staat.copy()
    zonder = np.isnan(laag) | np.isnan(hoog)
    uit[(uit == Celcode.ONDERDRUKT) & zonder] = Celcode.VERBORGEN
    geen_aantal = (laag < 0) | (laag != np.floor(laag)) | (hoog != np.floor(hoog)) | (hoog > GROOTSTE_AANTAL)
    fout = zonder | (laag > hoog) | (telt & geen_aantal)
    uit[(uit <= Celcode.ONDERDRUKT) & fout] = Celcode.ONGELDIG
    return uit
