"""Derive, stage 3: whether a figure changed between two school years, said only where chance and masked cells leave no doubt."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer, Cijferstaat
from kwaliteitshandboek.model.indicator import Richting
from kwaliteitshandboek.taal import rond

Z: Final = 1.959963984540054
"""The 97.5 % point of the normal distribution: two-sided 95 %."""


class Trendsoort(StrEnum):
    """The word for a change. Only the first two claim one; `gelijk`: both figures are known exactly and are the same."""

    GESTEGEN = "gestegen"
    GEDAALD = "gedaald"
    GELIJK = "gelijk"
    ONZEKER = "onzeker"
    TE_KLEIN = "te_klein"
    TE_KORT = "te_kort"


class Trendreden(StrEnum):
    """Why no change is claimed.

    `te_weinig_jaren`: no two known figures in the same series (a series break parts them). `kleine_groep`: a group may be
    under the threshold. `aantal_onbekend`: it is not known how many people stand behind a figure. `spreiding_onbekend`: a
    mean, of which the spread is not published. `niet_alle_scholen`: the figures are about different schools.
    `bereiken_overlappen`: masked cells leave both directions open. `toeval_mogelijk`: the difference is within chance.
    """

    TE_WEINIG_JAREN = "te_weinig_jaren"
    KLEINE_GROEP = "kleine_groep"
    AANTAL_ONBEKEND = "aantal_onbekend"
    SPREIDING_ONBEKEND = "spreiding_onbekend"
    NIET_ALLE_SCHOLEN = "niet_alle_scholen"
    BEREIKEN_OVERLAPPEN = "bereiken_overlappen"
    TOEVAL_MOGELIJK = "toeval_mogelijk"


@dataclass(frozen=True, slots=True)
class Trend:
    """The change from `van` to `tot`, and what may be said of it.

    `verschil` is in the unit of the indicator (percentage points for a share), `leerlingen` the same difference in pupils of
    the newest year; both are ranges, None where not known. `gunstig`: whether a claimed change is to the good side; None
    where nothing is claimed or neither side is good.
    """

    soort: Trendsoort
    reden: Trendreden | None = None
    van: Cijfer | None = None
    tot: Cijfer | None = None
    verschil: Bereik | None = None
    leerlingen: Bereik | None = None
    gunstig: bool | None = None


def trend(cijfers: Sequence[Cijfer], kleine_groep: int, richting: Richting, *, vanaf_eerste: bool = False) -> Trend:
    """Compare the newest known figure with the one before it, or with the first (`vanaf_eerste`), within the same series.

    `cijfers`: one-year figures of one indicator and school, oldest first (pooled figures share pupils between years and are
    not meant for this). `kleine_groep`: below it no word of change. A change is claimed only where the ranges do not
    overlap, nor the 95 % intervals around them, and both groups are certainly large enough. Where things are counted and no
    people (meetings held of those planned), no group is too small; chance is then over the number of things.
    """
    bekend = [c for c in cijfers if c.staat in (Cijferstaat.BEKEND, Cijferstaat.BEREIK) and c.waarde is not None]
    bekend = [c for c in bekend if c.reeks_vanaf == bekend[-1].reeks_vanaf]
    if len(bekend) < 2:
        return Trend(Trendsoort.TE_KORT, Trendreden.TE_WEINIG_JAREN, tot=bekend[-1] if bekend else None)
    van, tot = bekend[0 if vanaf_eerste else -2], bekend[-1]
    soort, reden = _soort(van, tot, kleine_groep)
    verschil = _verschil(van, tot)
    gunstig = None
    if soort in (Trendsoort.GESTEGEN, Trendsoort.GEDAALD) and richting is not Richting.GEEN:
        gunstig = (soort is Trendsoort.GESTEGEN) == (richting is Richting.HOGER)
    return Trend(soort, reden, van, tot, verschil, _in_leerlingen(verschil, tot), gunstig)


def _soort(van: Cijfer, tot: Cijfer, kleine_groep: int) -> tuple[Trendsoort, Trendreden | None]:
    oud, nieuw = van.waarde, tot.waarde
    groep_van, groep_tot = van.leerlingen or van.noemer, tot.leerlingen or tot.noemer
    if oud is None or nieuw is None or groep_van is None or groep_tot is None:
        return Trendsoort.ONZEKER, Trendreden.AANTAL_ONBEKEND
    if any(c.kan_klein_zijn(kleine_groep) for c in (van, tot)):
        return Trendsoort.TE_KLEIN, Trendreden.KLEINE_GROEP
    if min(groep_van.onder, groep_tot.onder) <= 0:
        return Trendsoort.ONZEKER, Trendreden.AANTAL_ONBEKEND
    if oud.exact and oud == nieuw and Reden.NIET_ALLE_SCHOLEN not in (*van.redenen, *tot.redenen):
        return Trendsoort.GELIJK, None
    twijfel = _twijfel(van, tot, wilson(oud, groep_van.onder), wilson(nieuw, groep_tot.onder))
    if twijfel is not None:
        return Trendsoort.ONZEKER, twijfel
    return (Trendsoort.GESTEGEN if nieuw.onder > oud.boven else Trendsoort.GEDAALD), None


def _twijfel(van: Cijfer, tot: Cijfer, interval_van: Bereik, interval_tot: Bereik) -> Trendreden | None:
    """What stands in the way of claiming a change; None where nothing does."""
    if Reden.NIET_ALLE_SCHOLEN in (*van.redenen, *tot.redenen):
        return Trendreden.NIET_ALLE_SCHOLEN
    if van.noemer is None or tot.noemer is None:
        return Trendreden.SPREIDING_ONBEKEND
    if van.waarde and tot.waarde and van.waarde.overlapt(tot.waarde):
        return Trendreden.BEREIKEN_OVERLAPPEN
    return Trendreden.TOEVAL_MOGELIJK if interval_van.overlapt(interval_tot) else None


def wilson(percentage: Bereik, leerlingen: float) -> Bereik:
    """The 95 % interval by Wilson around a percentage that is itself a range, in percent; `leerlingen` at least 1.

    Holds the interval of every truth: both its ends rise with the percentage, and it is widest for the smallest number of
    pupils. Pupils, not pupil-domain pairs: three results of one pupil do not vary independently.
    """
    return Bereik(_wilson_grens(percentage.onder, leerlingen, -1), _wilson_grens(percentage.boven, leerlingen, 1))


def _wilson_grens(percentage: float, n: float, kant: int) -> float:
    p = min(max(percentage / 100, 0.0), 1.0)
    midden = p + Z * Z / (2 * n)
    halve_breedte = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return 100 * min(max((midden + kant * halve_breedte) / (1 + Z * Z / n), 0.0), 1.0)


def _verschil(van: Cijfer, tot: Cijfer) -> Bereik | None:
    if van.waarde is None or tot.waarde is None:
        return None
    return Bereik(tot.waarde.onder - van.waarde.boven, tot.waarde.boven - van.waarde.onder)


def _in_leerlingen(verschil: Bereik | None, tot: Cijfer) -> Bereik | None:
    """What the difference of a percentage means in pupils of the newest year, in whole pupils.

    One possible value is rounded half up, so that "about 4 pupils" can be said; a range outwards, so that it holds what is true.
    """
    if verschil is None or tot.noemer is None or tot.leerlingen is None:
        return None
    hoeken = [
        procent * n / 100 for procent in (verschil.onder, verschil.boven) for n in (tot.leerlingen.onder, tot.leerlingen.boven)
    ]
    if verschil.exact and tot.leerlingen.exact:
        heel = float(rond(hoeken[0]))
        return Bereik(heel, heel)
    # 9 decimals: 3.0000000000000004 pupils are 3, not 4.
    return Bereik(float(math.floor(round(min(hoeken), 9))), float(math.ceil(round(max(hoeken), 9))))
