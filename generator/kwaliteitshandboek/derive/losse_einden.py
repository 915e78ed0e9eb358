"""Derive, stage 3: open ends on the way from a figure to analysis and actions, and to what shows what came of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kwaliteitshandboek.derive.acties import Actiepunt, van_toetsing
from kwaliteitshandboek.derive.afgeleid import Aandachtsoort, Afgeleid
from kwaliteitshandboek.model.doel import Actie, Actiestatus, Analyse
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.schooljaar import Schooljaar


class Eindsoort(StrEnum):
    """Where the way stops."""

    CIJFER_ZONDER_ANALYSE = "cijfer zonder analyse"  # under its norm
    ANALYSE_ZONDER_ACTIE = "analyse zonder actie"
    ACTIE_ZONDER_METING = "actie zonder meting"  # the figures in which its effect could be seen should be there
    AFSPRAAK_ZONDER_OPVOLGING = "afspraak zonder opvolging"  # ready, and nobody wrote what came of it
    WACHT_OP_METING = "wacht op meting"  # those figures cannot be there yet: no gap, only not yet known


@dataclass(frozen=True, slots=True)
class LosEinde:
    """A place where the way stops; without `school` it is about all schools together.

    `indicatoren` are those of the figure or of the analysis; `schooljaar` that of the figure, of the analysis, or, for an
    action, the school year in which its effect is to be seen. `afspraak` is that of a visit or signal, which has no indicators
    and the school year of the day on which it was to be ready.
    """

    soort: Eindsoort
    school: str | None
    indicatoren: tuple[str, ...]
    schooljaar: str
    analyse: str | None = None
    actie: Actie | None = None
    afspraak: Actiepunt | None = None

    @property
    def open(self) -> bool:
        """Whether somebody has something to do; what only waits is not open."""
        return self.soort is not Eindsoort.WACHT_OP_METING


def derive_losse_einden(handboek: Handboek, afgeleid: Afgeleid) -> tuple[LosEinde, ...]:
    """All open ends: figures, then analyses, then actions, then agreements; each in the order of the handbook."""
    cijfers = tuple(
        LosEinde(Eindsoort.CIJFER_ZONDER_ANALYSE, punt.school, (punt.indicator,), punt.schooljaar)
        for punt in afgeleid.aandacht
        if punt.soort is Aandachtsoort.ONDER_NORM_ZONDER_ANALYSE and punt.indicator and punt.schooljaar
    )
    return (*cijfers, *einden_na_analyse(handboek, afgeleid))


def einden_na_analyse(handboek: Handboek, afgeleid: Afgeleid) -> Iterator[LosEinde]:
    """The open ends that come after the figures; reads everything in `afgeleid` but what asks for attention."""
    yield from (
        LosEinde(Eindsoort.ANALYSE_ZONDER_ACTIE, analyse.school, _indicatoren(analyse), str(analyse.schooljaar), analyse.id)
        for analyse in handboek.analyses
        if not any(actie.status is not Actiestatus.VERVALLEN for actie in acties_van(analyse))
    )
    for analyse in handboek.analyses:
        yield from _zonder_meting(handboek, afgeleid, analyse)
    for afspraak in van_toetsing(handboek):
        if afspraak.status is Actiestatus.GEREED and afspraak.opvolging is None:
            jaar = str(Schooljaar.van_datum(afspraak.gereed_op))
            yield LosEinde(Eindsoort.AFSPRAAK_ZONDER_OPVOLGING, afspraak.school, (), jaar, afspraak=afspraak)


def acties_van(analyse: Analyse) -> Iterator[Actie]:
    """All actions of an analysis, in its order."""
    for bevinding in analyse.bevindingen:
        for conclusie in bevinding.conclusies:
            yield from conclusie.acties


def meetjaar(analyse: Analyse, actie: Actie) -> Schooljaar:
    """The first school year whose figures can show what an action did: that in which it was ready, after those analysed."""
    laatste = max(cijfer.schooljaar for cijfer in analyse.cijfers)
    return max(Schooljaar.van_datum(actie.gereed_op), laatste + 1)


def _zonder_meting(handboek: Handboek, afgeleid: Afgeleid, analyse: Analyse) -> Iterator[LosEinde]:
    # Some figures are known only years after their school year; the first to come tells.
    indicatoren = (handboek.indicator_per_id.get(naam) for naam in _indicatoren(analyse))
    naloop = min((indicator.naloop for indicator in indicatoren if indicator is not None), default=0)
    for actie in acties_van(analyse):
        if actie.status is not Actiestatus.GEREED:
            continue
        jaar = meetjaar(analyse, actie)
        if _gemeten_sinds(analyse, afgeleid, str(jaar)):
            continue
        soort = Eindsoort.ACTIE_ZONDER_METING if (jaar + naloop).laatste_dag < afgeleid.vandaag else Eindsoort.WACHT_OP_METING
        yield LosEinde(soort, analyse.school, _indicatoren(analyse), str(jaar), analyse.id, actie)


def _gemeten_sinds(analyse: Analyse, afgeleid: Afgeleid, eerste: str) -> bool:
    """Whether one of the figures of the analysis was measured in that school year or later."""
    return any(
        afgeleid.cijfer(indicator, school, jaar).waarde is not None
        for indicator, school in dict.fromkeys((cijfer.indicator, cijfer.school) for cijfer in analyse.cijfers)
        for jaar in afgeleid.schooljaren
        if jaar >= eerste
    )


def _indicatoren(analyse: Analyse) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cijfer.indicator for cijfer in analyse.cijfers))
