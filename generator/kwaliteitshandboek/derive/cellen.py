"""Derive, stage 3: the cells of all results laid out once by series, school, school year and category, ready to look up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Meetreeks, Meetreekssoort
from kwaliteitshandboek.model.metingen import Staat


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
    """

    meetreeks: Meetreeks
    plaats: Mapping[str, int]
    onder: Reeel
    boven: Reeel
    code: npt.NDArray[np.int8]
    voorlopig: npt.NDArray[np.bool_]
    bron: npt.NDArray[np.int32]


@dataclass(frozen=True)
class Cellen:
    """The cells of a handbook. `scholen` in the order of the register and `jaren`, oldest first, are the axes of every series."""

    scholen: tuple[str, ...]
    jaren: tuple[str, ...]
    bronnen: tuple[str, ...]
    per_reeks: Mapping[str, Reekscellen]

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
    school, school_namen = _codes(metingen["school"])
    jaar, jaar_namen = _codes(metingen["schooljaar"])
    reeks, reeks_namen = _codes(metingen["meetreeks"])
    categorie, categorie_namen = _codes(metingen["categorie"])
    bron, bron_namen = _codes(metingen["bron"])
    jaren = tuple(sorted(jaar_namen[code] for code in np.unique(jaar[jaar >= 0])))

    breedtes = np.array([len(r.categorieen) for r in reeksen], dtype=np.int64)
    maten = breedtes * len(scholen) * len(jaren)
    begin = np.concatenate(([0], np.cumsum(maten))).astype(np.int64)
    s = _plaatsen(school_namen, scholen)[school]
    j = _plaatsen(jaar_namen, jaren)[jaar]
    m = _plaatsen(reeks_namen, [r.id for r in reeksen])[reeks]
    per_reeks = [_plaatsen(categorie_namen, [c.id for c in r.categorieen]) for r in reeksen]
    k = np.vstack([*per_reeks, np.full(len(categorie_namen) + 1, -1)])[m, categorie]

    bekend = (s >= 0) & (j >= 0) & (m >= 0) & (k >= 0)
    s, j, m, k = s[bekend], j[bekend], m[bekend], k[bekend]
    plek = begin[m] + (s * len(jaren) + j) * breedtes[m] + k

    totaal = int(begin[-1])
    onder, boven = np.zeros(totaal), np.zeros(totaal)
    code = np.full(totaal, Celcode.AFWEZIG, dtype=np.int8)
    voorlopig = np.zeros(totaal, dtype=bool)
    bronnen = np.full(totaal, -1, dtype=np.int32)
    telt = np.array([r.soort is Meetreekssoort.AANTALLEN for r in reeksen] + [False])[m] | (k == _plaats_van_aantal(reeksen)[m])
    laag = metingen["onder"].to_numpy()[bekend]
    hoog = metingen["boven"].to_numpy()[bekend]
    codes = _celcodes(metingen["staat"], bekend, laag, hoog, telt)
    met_grenzen = codes <= Celcode.ONDERDRUKT
    onder[plek] = np.where(met_grenzen, laag, 0.0)
    boven[plek] = np.where(met_grenzen, hoog, 0.0)
    code[plek] = codes
    voorlopig[plek] = metingen["voorlopig"].to_numpy(dtype=bool)[bekend]
    bronnen[plek] = _plaatsen(bron_namen, [naam or None for naam in bron_namen])[bron][bekend]
    dubbel = np.bincount(plek, minlength=totaal) > 1  # which row came last must make no difference
    onder[dubbel], boven[dubbel], voorlopig[dubbel], bronnen[dubbel] = 0.0, 0.0, False, -1
    code[dubbel] = Celcode.ONGELDIG

    def deel(rij: npt.NDArray[Any], nummer: int) -> npt.NDArray[Any]:
        vorm = (len(scholen), len(jaren), int(breedtes[nummer]))
        return rij[begin[nummer] : begin[nummer + 1]].reshape(vorm)

    return Cellen(
        scholen=scholen,
        jaren=jaren,
        bronnen=tuple(bron_namen),
        per_reeks={
            r.id: Reekscellen(
                meetreeks=r,
                plaats={c.id: plaats for plaats, c in enumerate(r.categorieen)},
                onder=deel(onder, nummer),
                boven=deel(boven, nummer),
                code=deel(code, nummer),
                voorlopig=deel(voorlopig, nummer),
                bron=deel(bronnen, nummer),
            )
            for nummer, r in enumerate(reeksen)
        },
    )


def _codes(kolom: pd.Series[Any]) -> tuple[npt.NDArray[Any], list[str]]:
    """The codes of a categorical column (-1 where empty) and the names they stand for."""
    als_categorie = kolom.astype("category").cat
    return als_categorie.codes.to_numpy().astype(np.int64), [str(naam) for naam in als_categorie.categories]


def _plaatsen(namen: Sequence[str], gezocht: Sequence[str | None]) -> Gehelen:
    """For each name its place in `gezocht`, -1 where it is not there; one more -1 at the end, for the code -1 (empty)."""
    plaats = {naam: nummer for nummer, naam in enumerate(gezocht) if naam is not None}
    return np.array([*(plaats.get(naam, -1) for naam in namen), -1], dtype=np.int64)


def _plaats_van_aantal(reeksen: Sequence[Meetreeks]) -> Gehelen:
    """For each series of means the place of the category that counts the people behind it, else -2."""
    return np.array(
        [
            next(
                (plaats for plaats, c in enumerate(r.categorieen) if r.soort is Meetreekssoort.GEMIDDELDE and c.id == "aantal"),
                -2,
            )
            for r in reeksen
        ]
        + [-2],
        dtype=np.int64,
    )


def _celcodes(
    staat: pd.Series[Any], bekend: npt.NDArray[np.bool_], laag: Reeel, hoog: Reeel, telt: npt.NDArray[np.bool_]
) -> npt.NDArray[np.int8]:
    """Codes of the rows. Counts must be whole and not negative, bounds present and in order: else the cell is not valid."""
    codes, namen = _codes(staat)
    tabel = np.array([*(_CODE_VAN_STAAT.get(naam, Celcode.ONGELDIG) for naam in namen), Celcode.ONGELDIG], dtype=np.int8)
    uit: npt.NDArray[np.int8] = tabel[codes[bekend]]
    zonder = np.isnan(laag) | np.isnan(hoog)
    uit[(uit == Celcode.ONDERDRUKT) & zonder] = Celcode.VERBORGEN
    fout = zonder | (laag > hoog) | (telt & ((laag < 0) | (laag != np.floor(laag)) | (hoog != np.floor(hoog))))
    uit[(uit <= Celcode.ONDERDRUKT) & fout] = Celcode.ONGELDIG
    return uit
