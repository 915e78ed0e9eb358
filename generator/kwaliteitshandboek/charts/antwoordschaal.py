"""Charts, stage 5: which series of counts are answers on a scale, read from the names of their categories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.model.indicator import Meetreeks, Meetreekssoort

_PAREN: Final = (
    ("oneens", "eens"),
    ("ontevreden", "tevreden"),
    ("onveilig", "veilig"),
    ("onvoldoende", "goed"),
    ("slecht", "goed"),
    ("nooit", "altijd"),
    ("zelden", "vaak"),
    ("onbelangrijk", "belangrijk"),
)
"""The two ends of scales that surveys use, the unfavourable one first."""
MINSTE: Final = 3
"""With fewer answers there is no scale, only yes or no."""


@dataclass(frozen=True, slots=True)
class Antwoordschaal:
    """What the sides of a scale are called, the unfavourable one first, and whether the series begins with the favourable one."""

    kanten: tuple[str, str]
    gunstig_eerst: bool


def antwoordschaal(meetreeks: Meetreeks) -> Antwoordschaal | None:
    """The scale of a series of counts; None where its first and last category are no opposites on one scale.

    'Helemaal oneens ... helemaal eens' is one, in either order. An answer outside the scale ('weet ik niet') makes it none: such
    answers are a series of their own, or they would count as an end.
    """
    namen = [categorie.naam.lower() for categorie in meetreeks.categorieen]
    if meetreeks.soort is not Meetreekssoort.AANTALLEN or len(namen) < MINSTE:
        return None
    for paar in _PAREN:
        for gunstig_eerst in (False, True):
            begin, einde = reversed(paar) if gunstig_eerst else paar
            helft = len(namen) // 2
            eerste, laatste = namen[:helft], namen[-helft:]
            if _alle_met(begin, eerste[:1]) and _alle_met(einde, laatste[-1:]) and not _een_met(einde, eerste, begin, laatste):
                return Antwoordschaal(paar, gunstig_eerst)
    return None


def _alle_met(woord: str, namen: Sequence[str]) -> bool:
    return all(re.search(rf"\b{woord}\b", naam) for naam in namen)


def _een_met(einde: str, eerste: Sequence[str], begin: str, laatste: Sequence[str]) -> bool:
    """Whether an end stands on the side of the other."""
    return any(_alle_met(einde, [naam]) for naam in eerste) or any(_alle_met(begin, [naam]) for naam in laatste)
