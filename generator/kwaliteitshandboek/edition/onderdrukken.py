"""Edition, stage 2: counts that are too small to publish become ranges, before anything is computed from them.

This is primary suppression: each small count by itself. It is not enough: a hidden count comes back where a total and the
other counts are known, where two years or charts share pupils, or where an earlier edition showed it. So until the
secondary step exists `derive` withholds totals over hidden cells, and the edition is marked as a trial. That step
(further cells hidden by linear programming, and an attacker that tries to undo it on everything that is published)
comes in this same place: between the projection and `derive`, which only ever sees what this module lets through.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from kwaliteitshandboek.model.indicator import Meetreeks, Meetreekssoort
from kwaliteitshandboek.model.metingen import METINGEN_DTYPES, Staat
from kwaliteitshandboek.model.organisatie import Drempels

AANTAL = "aantal"
"""The category of a series of means that counts the people behind the mean."""


def onderdruk(metingen: pd.DataFrame, meetreeksen: Iterable[Meetreeks], drempels: Drempels) -> pd.DataFrame:
    """A copy of the frame in which small counts are ranges and means of small groups are gone.

    Counts 1 up to and including `telling - 1` become [1, telling - 1] with state `onderdrukt`; 0 stays. A count that the
    source masks as 1 to 4 gets the same range and state where that range is wider: otherwise it would stand out as being
    under 5. A mean is hidden (no bounds, `onderdrukt`) unless it certainly rests on at least `noemer` people. Plain values
    stay: nobody stands behind them.
    """
    soorten = {reeks.id: reeks.soort for reeks in meetreeksen}
    van_gemiddelde = _in(metingen["meetreeks"], [naam for naam, soort in soorten.items() if soort is Meetreekssoort.GEMIDDELDE])
    is_aantal = van_gemiddelde & _in(metingen["categorie"], [AANTAL])
    telt = is_aantal | _in(metingen["meetreeks"], [naam for naam, soort in soorten.items() if soort is Meetreekssoort.AANTALLEN])
    is_exact = _in(metingen["staat"], [Staat.EXACT])
    heeft_grenzen = is_exact | _in(metingen["staat"], [Staat.GEMASKEERD, Staat.ONDERDRUKT])
    onder = metingen["onder"].to_numpy(dtype="float64", copy=True)
    boven = metingen["boven"].to_numpy(dtype="float64", copy=True)

    klein = telt & heeft_grenzen & (onder > 0) & (onder < drempels.telling)
    te_verbergen = klein & (is_exact | (boven < drempels.telling - 1))
    # A range that begins among the small counts (a count behind a rounded percentage) must not tell how far from 1 it begins.
    onder[klein] = 1.0
    boven[te_verbergen] = float(drempels.telling - 1)
    # From here on only what is published counts: whether a mean is shown must not depend on a count that is hidden.
    groot_genoeg = _groepen(metingen, van_gemiddelde, is_aantal & heeft_grenzen & (onder >= drempels.noemer))
    verborgen_gemiddelden = van_gemiddelde & ~is_aantal & heeft_grenzen & ~groot_genoeg

    onder[verborgen_gemiddelden] = boven[verborgen_gemiddelden] = np.nan
    namen = [str(naam) for naam in Staat]
    codes = metingen["staat"].astype("category").cat.set_categories(namen).cat.codes.to_numpy(copy=True)
    codes[te_verbergen | verborgen_gemiddelden] = namen.index(Staat.ONDERDRUKT)
    return metingen.assign(onder=onder, boven=boven, staat=pd.Categorical.from_codes(codes, pd.Index(namen))).astype(
        METINGEN_DTYPES
    )


def _in(kolom: pd.Series[Any], namen: Sequence[str]) -> npt.NDArray[np.bool_]:
    """For each row whether its name is one of `namen`; looked up by code, since a frame has few names and many rows."""
    categorie = kolom.astype("category").cat
    gezocht = {str(naam) for naam in namen}
    return np.array([*(naam in gezocht for naam in categorie.categories), False], dtype=bool)[categorie.codes.to_numpy()]


def _groepen(metingen: pd.DataFrame, rijen: npt.NDArray[np.bool_], groot: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """For each of the `rijen` whether its series has, for the same school and year, a row in `groot`; False for other rows."""
    sleutels = pd.MultiIndex.from_frame(metingen.loc[rijen, ["meetreeks", "school", "schooljaar"]].astype("object"))
    uit = np.zeros(len(metingen), dtype=bool)
    uit[rijen] = sleutels.isin(sleutels[groot[rijen]])
    return uit
