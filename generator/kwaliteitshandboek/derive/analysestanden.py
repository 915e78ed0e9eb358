"""Derive, stage 3: whether the figures on which an analysis rests are still those of the day its conclusions were confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kwaliteitshandboek.model.boek import herbevestigingen_per_analyse
from kwaliteitshandboek.model.cijfer import Cijfer
from kwaliteitshandboek.model.doel import Analyse
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.herbevestiging import Herbevestiging, VastgelegdCijfer, leg_vast, vingerafdruk
from kwaliteitshandboek.model.oude_namen import OudeNamen

Zoek = Callable[[str, str | None, str], Cijfer]
"""Indicator, school, school year -> the figure to lead with."""


class Analysesoort(StrEnum):
    """What can be said of the figures under an analysis."""

    NOOIT = "nooit"  # never recorded with `handboek herbevestigen`
    ONGEWIJZIGD = "ongewijzigd"
    GEWIJZIGD = "gewijzigd"


@dataclass(frozen=True, slots=True)
class Cijferwijziging:
    """A figure that is not what it was. `was` None: the analysis did not rest on it then; `nu` None: it no longer does."""

    indicator: str
    school: str | None
    schooljaar: str
    was: VastgelegdCijfer | None
    nu: Cijfer | None


@dataclass(frozen=True, slots=True)
class Analysestand:
    """Where an analysis stands. `laatste`: its newest confirmation; `wijzigingen`: in its own order, gone ones last."""

    soort: Analysesoort
    laatste: Herbevestiging | None = None
    wijzigingen: tuple[Cijferwijziging, ...] = ()

    @property
    def herbevestigen(self) -> bool:
        """Whether its conclusions are to be looked at anew."""
        return self.soort is Analysesoort.GEWIJZIGD


def derive_analysestanden(handboek: Handboek, zoek: Zoek) -> Mapping[str, Analysestand]:
    """The state of every analysis; in a public edition, which holds no confirmations, all are as never recorded."""
    boek = herbevestigingen_per_analyse(handboek, OudeNamen.van(handboek)) if handboek.herbevestigingen else {}
    laatste = {analyse: punten[-1] for analyse, punten in boek.items()}
    return {analyse.id: _stand(analyse, laatste.get(analyse.id), zoek) for analyse in handboek.analyses}


def cijfers_onder(analyse: Analyse, zoek: Zoek) -> tuple[Cijfer, ...]:
    """The figures on which an analysis rests, each once."""
    verwezen = ((c.indicator, c.school, str(c.schooljaar)) for c in analyse.cijfers)
    return tuple(zoek(*sleutel) for sleutel in dict.fromkeys(verwezen))


def _stand(analyse: Analyse, laatste: Herbevestiging | None, zoek: Zoek) -> Analysestand:
    if laatste is None:
        return Analysestand(Analysesoort.NOOIT)
    # The words with a figure do not count: only pages know them.
    nu = {punt.sleutel: (punt, cijfer) for cijfer in cijfers_onder(analyse, zoek) for punt in (leg_vast(cijfer, "-"),)}
    if vingerafdruk(punt for punt, _ in nu.values()) == laatste.vingerafdruk:
        return Analysestand(Analysesoort.ONGEWIJZIGD, laatste)
    toen = {punt.sleutel: punt for punt in laatste.cijfers}
    wijzigingen = [
        Cijferwijziging(*sleutel, toen.get(sleutel), cijfer)
        for sleutel, (punt, cijfer) in nu.items()
        if sleutel not in toen or toen[sleutel].regel != punt.regel
    ]
    wijzigingen += [Cijferwijziging(*sleutel, punt, None) for sleutel, punt in toen.items() if sleutel not in nu]
    return Analysestand(Analysesoort.GEWIJZIGD, laatste, tuple(wijzigingen))
