"""Derive, stage 3: how far a goal is on its way from base to target, whether that is on schedule, and the sum behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from kwaliteitshandboek.derive.bereiken import als_grens, toon_bereik
from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer
from kwaliteitshandboek.model.doel import Doel, Doelstand, Handmatig
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Eenheid, Indicator, Richting
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.taal import DUN, getal, rond


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


@dataclass(frozen=True, slots=True)
class Doelvoortgang:
    """How far a goal is in its newest figure, and the sum behind it.

    `cijfer`: the newest figure within the goal's years (None: there is none yet). `schema`: where the figure would be on a
    straight line from base to target, None outside the years between them. `stand` holds for every value that the figure may
    have, else it is not to be determined. `uitleg` shows the calculation in words. `handmatig` is what somebody said beside it;
    `handmatig_verouderd`: that was before the school year of `cijfer` had ended. `decimalen`: those of the figure in `uitleg`,
    with which it is to be shown wherever it stands beside the goal.
    """

    cijfer: Cijfer | None
    stand: Doelstand
    schema: float | None = None
    uitleg: str | None = None
    handmatig: Handmatig | None = None
    handmatig_verouderd: bool = False
    decimalen: int | None = None


def derive_voortgangen(
    handboek: Handboek, schooljaren: Sequence[str], zoek: Callable[[str, str | None, str], Cijfer]
) -> Mapping[str, Doelvoortgang]:
    """The progress of every goal that has an indicator; `zoek` gives the figure to lead with."""
    kleine_groep = handboek.organisatie.drempels.kleine_groep
    uit = {}
    for doel in handboek.doelen:
        indicator = handboek.indicator_per_id.get(doel.indicator or "")
        if indicator is not None:
            jaren = (jaar for jaar in reversed(schooljaren) if jaar <= str(doel.schooljaar))
            cijfers = (zoek(indicator.id, doel.school, jaar) for jaar in jaren)
            cijfer = next((cijfer for cijfer in cijfers if cijfer.waarde is not None), None)
            uit[doel.id] = doelvoortgang(doel, indicator, cijfer, kleine_groep, handboek.organisatie.samen)
    return uit


def doelvoortgang(
    doel: Doel, indicator: Indicator, cijfer: Cijfer | None, kleine_groep: int, wie: str = "alle scholen samen"
) -> Doelvoortgang:
    """The progress of one goal with its newest figure; a group that may be under `kleine_groep` gets no state.

    `wie`: what all schools together are called, whose figure it is where the goal names no school.
    """
    oud = doel.handmatig is not None and cijfer is not None and doel.handmatig.op <= _einde(cijfer.schooljaar)
    if cijfer is None or cijfer.waarde is None or doel.streef is None:
        return Doelvoortgang(cijfer, Doelstand.NIET_TE_BEPALEN, None, None, doel.handmatig, oud)
    schema = _schema(doel, cijfer)
    bezwaar = _bezwaar(doel, cijfer, kleine_groep)
    stand = Doelstand.NIET_TE_BEPALEN if bezwaar else _stand(doel, indicator.richting, cijfer, schema)
    decimalen = _decimalen(doel, indicator, cijfer, schema)
    uitleg = _uitleg(doel, indicator, cijfer, schema, decimalen=decimalen, samen="" if doel.school else f" voor {wie}")
    slot = bezwaar or (_ONBEPAALD if stand is Doelstand.NIET_TE_BEPALEN and not cijfer.waarde.exact else "")
    slot += " Het cijfer is voorlopig." if cijfer.voorlopig else ""
    op_schema = None if schema is None else float(schema)
    return Doelvoortgang(cijfer, stand, op_schema, f"{uitleg}{slot}", doel.handmatig, oud, decimalen)


_ONBEPAALD = " Omdat het cijfer een bereik is, is niet te bepalen hoe het ervoor staat."


def _einde(schooljaar: str) -> date:
    return Schooljaar.parse(schooljaar).laatste_dag


def _schema(doel: Doel, cijfer: Cijfer) -> Fraction | None:
    """The value on a straight line from base to target in the year of the figure; None at and outside the ends."""
    if doel.basis is None or doel.streef is None:
        return None
    jaar, begin, einde = Schooljaar.parse(cijfer.schooljaar).begin, doel.basis.schooljaar.begin, doel.streef.schooljaar.begin
    if not begin < jaar < einde:
        return None
    van, naar = Fraction(*als_grens(doel.basis.waarde)), Fraction(*als_grens(doel.streef.waarde))
    return van + (naar - van) * Fraction(jaar - begin, einde - begin)


def _bezwaar(doel: Doel, cijfer: Cijfer, kleine_groep: int) -> str:
    """Why no state may be given whatever the figure says; empty where nothing stands in the way."""
    if cijfer.kan_klein_zijn(kleine_groep):
        klein = "is" if cijfer.is_zeker_klein(kleine_groep) else "kan"
        return f" De groep {klein} klein{'' if klein == 'is' else ' zijn'}. Daarom zeggen wij niet hoe het doel ervoor staat."
    if Reden.NIET_ALLE_SCHOLEN in cijfer.redenen:
        return " Niet van alle scholen zijn er gegevens. Daarom zeggen wij niet hoe het doel ervoor staat."
    if doel.basis is not None and cijfer.reeks_vanaf is not None and str(doel.basis.schooljaar) < cijfer.reeks_vanaf:
        vanaf = f" Vanaf {cijfer.reeks_vanaf} is het cijfer niet te vergelijken met de start."
        return f"{vanaf} Daarom zeggen wij niet hoe het doel ervoor staat."
    return ""


def _stand(doel: Doel, richting: Richting, cijfer: Cijfer, schema: Fraction | None) -> Doelstand:
    if doel.streef is None or cijfer.waarde is None:
        return Doelstand.NIET_TE_BEPALEN
    naar = Fraction(*als_grens(doel.streef.waarde))
    van = Fraction(*als_grens(doel.basis.waarde)) if doel.basis is not None else naar
    if richting is Richting.GEEN and van == naar:
        return Doelstand.NIET_TE_BEPALEN
    omhoog = richting is Richting.HOGER or (richting is Richting.GEEN and naar > van)
    einden = [Fraction(*als_grens(einde)) for einde in (cijfer.waarde.onder, cijfer.waarde.boven)]
    ten_einde = Schooljaar.parse(cijfer.schooljaar) >= doel.streef.schooljaar
    standen = {_stand_van(einde, naar, schema, omhoog=omhoog, ten_einde=ten_einde) for einde in einden}
    return standen.pop() if len(standen) == 1 else Doelstand.NIET_TE_BEPALEN


def _stand_van(waarde: Fraction, naar: Fraction, schema: Fraction | None, *, omhoog: bool, ten_einde: bool) -> Doelstand:
    if _gehaald(waarde, naar, omhoog=omhoog):
        return Doelstand.BEREIKT
    if ten_einde:
        return Doelstand.NIET_BEREIKT
    if schema is None:
        return Doelstand.NOG_NIET
    return Doelstand.OP_SCHEMA if _gehaald(waarde, schema, omhoog=omhoog) else Doelstand.ACHTER


def _uitleg(doel: Doel, indicator: Indicator, cijfer: Cijfer, schema: Fraction | None, *, decimalen: int, samen: str) -> str:
    """The sum: 'Van 80 % (2023-2024) naar 90 % (2027-2028): na 2 van de 4 jaar zou 85 % op schema zijn; het is 83 %'.

    A goal for every school is not reached because all together reach it: `samen` lets the reader see whose figure this is.
    """
    if doel.streef is None or cijfer.waarde is None:
        return ""
    einden = _toon_einden(cijfer.waarde, indicator, decimalen)
    naar = f"{_toon(doel.streef.waarde, indicator)} ({doel.streef.schooljaar})"
    weg = (
        f"Naar {naar}"
        if doel.basis is None
        else f"Van {_toon(doel.basis.waarde, indicator)} ({doel.basis.schooljaar}) naar {naar}"
    )
    if schema is None or doel.basis is None:
        nu = f"is het{samen} {einden[0]}" if len(einden) == 1 else f"ligt het{samen} tussen {einden[0]} en {einden[1]}"
        return f"{weg}: in {cijfer.schooljaar} {nu}."
    gedaan = Schooljaar.parse(cijfer.schooljaar).begin - doel.basis.schooljaar.begin
    jaren = doel.streef.schooljaar.begin - doel.basis.schooljaar.begin
    op_schema = _toon(float(schema), indicator)
    nu = f"het is{samen} {einden[0]}" if len(einden) == 1 else f"het ligt{samen} tussen {einden[0]} en {einden[1]}"
    return f"{weg}: na {gedaan} van de {jaren} jaar zou {op_schema} op schema zijn; {nu}."


def _toon(waarde: float, indicator: Indicator) -> str:
    """A base, target or step on the way, with the decimals that it needs: at most one more than the indicator has."""
    teken = f"{DUN}%" if indicator.eenheid is Eenheid.PROCENT else ""
    return getal(waarde, _nodig(waarde, indicator)) + teken


def _nodig(waarde: float, indicator: Indicator) -> int:
    """How many decimals a base, target or step needs."""
    minstens = 0 if indicator.eenheid in (Eenheid.PROCENT, Eenheid.AANTAL) else indicator.precisie
    meest = max(minstens, indicator.precisie) + 1
    return next((d for d in range(minstens, meest) if abs(float(rond(waarde, d)) - waarde) < 1e-9), meest)


def _decimalen(doel: Doel, indicator: Indicator, cijfer: Cijfer, schema: Fraction | None) -> int:
    """So many decimals that the figure can be held against its base, and is in print on its side of schedule and norm."""
    if cijfer.waarde is None or doel.streef is None:
        return indicator.precisie
    waarde = Bereik(round(cijfer.waarde.onder, 9), round(cijfer.waarde.boven, 9))
    grenzen = [schema if schema is not None else Fraction(*als_grens(doel.streef.waarde))]
    grenzen += [Fraction(*als_grens(cijfer.norm))] if cijfer.norm is not None else []
    minstens = max(indicator.precisie, _nodig(doel.basis.waarde, indicator) if doel.basis is not None else 0)
    echt = [_kant(einde, grens) for grens in grenzen for einde in (waarde.onder, waarde.boven)]
    for decimalen in range(minstens, indicator.precisie + 4):
        getoond = toon_bereik(waarde, decimalen, indicator.eenheid)
        if [_kant(einde, grens) for grens in grenzen for einde in getoond] == echt:
            return decimalen
    return indicator.precisie + 3


def _toon_einden(waarde: Bereik, indicator: Indicator, decimalen: int) -> tuple[str, ...]:
    """The value, or both ends of the range."""
    waarde = Bereik(round(waarde.onder, 9), round(waarde.boven, 9))
    teken = f"{DUN}%" if indicator.eenheid is Eenheid.PROCENT else ""
    onder, boven = (f"{getal(einde, decimalen)}{teken}" for einde in toon_bereik(waarde, decimalen, indicator.eenheid))
    return (onder,) if onder == boven else (onder, boven)


def _kant(waarde: float, grens: Fraction) -> int:
    eigen = Fraction(*als_grens(round(waarde, 9)))
    return (eigen > grens) - (eigen < grens)
