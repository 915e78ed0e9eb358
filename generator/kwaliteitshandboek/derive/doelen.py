"""Derive, stage 3: how far a goal is: the share of the way from its base to its target, and whether the target is reached."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from kwaliteitshandboek.derive.bereiken import als_grens
from kwaliteitshandboek.model.cijfer import Bereik
from kwaliteitshandboek.model.indicator import Richting


class Voortgangsoort(StrEnum):
    """What can be said of a goal for every value that its figure may have.

    `bereikt`: at the target or on the good side of it. `onderweg`: past the base, not yet at the target. `niet_dichterbij`: at
    the base or further from the target than the base. `niet_bereikt`: not at a target that has no way to measure along (see
    `Voortgang.deel`). `niet_te_bepalen`: there is no figure, or the range holds more than one of these.
    """

    BEREIKT = "bereikt"
    ONDERWEG = "onderweg"
    NIET_DICHTERBIJ = "niet_dichterbij"
    NIET_BEREIKT = "niet_bereikt"
    NIET_TE_BEPALEN = "niet_te_bepalen"


@dataclass(frozen=True, slots=True)
class Voortgang:
    """How far a goal is. `deel`: the part of the way from base (0) to target (100) that is done, in percent, as a range.

    It may lie below 0 or above 100. None where there is no figure, and where there is no way to measure along: a target equal to
    the base ("hold on to this"), or on the bad side of it ("at most so much lower").
    """

    soort: Voortgangsoort
    deel: Bereik | None = None


ONBEKEND = Voortgang(Voortgangsoort.NIET_TE_BEPALEN)


def derive_voortgang(basis: float, streef: float, nu: Bereik | None, richting: Richting) -> Voortgang:
    """The progress from `basis` to `streef` of a figure that is now `nu`; all in the unit of the indicator.

    Which side of the target is good follows from the indicator; where that says neither, from the way from base to target.
    Equal to the target is reached. Both ends are compared as the decimals that were written, so nothing is rounded.
    """
    van, naar = Fraction(*als_grens(basis)), Fraction(*als_grens(streef))
    omhoog = richting is Richting.HOGER or (richting is Richting.GEEN and naar > van)
    if nu is None or (richting is Richting.GEEN and naar == van):
        return ONBEKEND
    einden = [Fraction(*als_grens(einde)) for einde in (nu.onder, nu.boven)]
    is_weg = naar > van if omhoog else naar < van
    delen = sorted(100 * (einde - van) / (naar - van) for einde in einden) if is_weg else []
    deel = Bereik(float(delen[0]), float(delen[1])) if delen else None
    soorten = {_soort(einde, van, naar, omhoog=omhoog) if is_weg else _zonder_weg(einde, naar, omhoog=omhoog) for einde in einden}
    return Voortgang(soorten.pop() if len(soorten) == 1 else Voortgangsoort.NIET_TE_BEPALEN, deel)


def _soort(waarde: Fraction, van: Fraction, naar: Fraction, *, omhoog: bool) -> Voortgangsoort:
    """Of one value. Each kind is an unbroken stretch of the scale, so that a range whose ends agree lies in it wholly."""
    if _gehaald(waarde, naar, omhoog=omhoog):
        return Voortgangsoort.BEREIKT
    return Voortgangsoort.NIET_DICHTERBIJ if _gehaald(van, waarde, omhoog=omhoog) else Voortgangsoort.ONDERWEG


def _zonder_weg(waarde: Fraction, naar: Fraction, *, omhoog: bool) -> Voortgangsoort:
    return Voortgangsoort.BEREIKT if _gehaald(waarde, naar, omhoog=omhoog) else Voortgangsoort.NIET_BEREIKT


def _gehaald(waarde: Fraction, grens: Fraction, *, omhoog: bool) -> bool:
    return waarde >= grens if omhoog else waarde <= grens
