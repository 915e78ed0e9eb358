"""Edition, stage 2: counts that are too small to publish become ranges, before anything is computed from them.

This is primary suppression: each small count by itself. It is not enough: a hidden count comes back where a total and the
other counts are known, where two years or charts share pupils, or where an earlier edition showed it. So until the
secondary step exists `derive` withholds totals over hidden cells, and the edition is marked as a trial. That step
(further cells hidden by linear programming, and an attacker that tries to undo it on everything that is published)
comes in this same place: between the projection and `derive`, which only ever sees what this module lets through.
"""

from __future__ import annotations

from collections.abc import Iterable

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
    soort = metingen["meetreeks"].astype("object").map(soorten).to_numpy()
    is_aantal = (metingen["categorie"] == AANTAL).to_numpy()
    telt = (soort == Meetreekssoort.AANTALLEN) | ((soort == Meetreekssoort.GEMIDDELDE) & is_aantal)
    staat = metingen["staat"].astype("object").to_numpy(copy=True)
    onder = metingen["onder"].to_numpy(dtype="float64", copy=True)
    boven = metingen["boven"].to_numpy(dtype="float64", copy=True)

    met_grenzen = telt & np.isin(staat, [Staat.EXACT, Staat.GEMASKEERD, Staat.ONDERDRUKT])
    klein = met_grenzen & (onder > 0) & (onder < drempels.telling)
    te_verbergen = klein & ((staat == Staat.EXACT) | (boven < drempels.telling - 1))
    gemiddelden = (soort == Meetreekssoort.GEMIDDELDE) & ~is_aantal
    groot_genoeg = _groepen(metingen, (soort == Meetreekssoort.GEMIDDELDE) & met_grenzen & (onder >= drempels.noemer))
    verborgen_gemiddelden = gemiddelden & ~groot_genoeg & np.isin(staat, [Staat.EXACT, Staat.GEMASKEERD, Staat.ONDERDRUKT])

    onder[te_verbergen], boven[te_verbergen] = 1.0, float(drempels.telling - 1)
    onder[verborgen_gemiddelden] = boven[verborgen_gemiddelden] = np.nan
    staat[te_verbergen | verborgen_gemiddelden] = Staat.ONDERDRUKT
    namen = [str(naam) for naam in Staat]
    return metingen.assign(onder=onder, boven=boven, staat=pd.Categorical(staat, categories=namen)).astype(METINGEN_DTYPES)


def _groepen(metingen: pd.DataFrame, groot: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """For each row whether its series has, for the same school and year, a row in `groot`."""
    sleutels = pd.MultiIndex.from_frame(metingen[["meetreeks", "school", "schooljaar"]].astype("object"))
    uit: npt.NDArray[np.bool_] = np.asarray(sleutels.isin(sleutels[groot]))
    return uit
