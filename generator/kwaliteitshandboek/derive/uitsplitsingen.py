"""Derive, stage 3: breakdowns in the public edition: what is withheld of a part must not follow from the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat, Oordeel
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import deelnaam

VERBORGEN: Final = frozenset({Cijferstaat.TE_KLEIN, Cijferstaat.AFGESCHERMD})
"""States of a figure that exists and that an edition withholds."""
_GETOOND: Final = frozenset({Cijferstaat.BEKEND, Cijferstaat.BEREIK})


def groepen(handboek: Handboek) -> Mapping[str, tuple[str, ...]]:
    """For each part of a breakdown the ids of all parts of that breakdown."""
    uit: dict[str, tuple[str, ...]] = {}
    for indicator in handboek.indicatoren:
        for uitsplitsing in indicator.uitsplitsingen:
            namen = tuple(deelnaam(indicator.id, uitsplitsing.id, deel.id) for deel in uitsplitsing.delen)
            uit |= dict.fromkeys(namen, namen)
    return uit


def scherm_af(blokken: Sequence[Sequence[Cijfer]]) -> list[list[Cijfer]]:
    """The figures of all parts of a breakdown in one school year, as they may be published.

    Each block is one part: its figure for every school, all together last. Where one part of a school is withheld and others
    are shown, the smallest of those is withheld too: else the whole minus the others gives it back. What is then withheld of a
    school for a part is withheld in that part's total as well. Two parts that are withheld can still be known together, and
    figures of several years together are not guarded against each other.
    """
    uit = [[_zonder_aantal(cijfer) for cijfer in blok] for blok in blokken]
    for plaats in range(min(map(len, uit), default=0)):
        delen = [blok[plaats] for blok in uit]
        getoond = [nummer for nummer, cijfer in enumerate(delen) if cijfer.staat in _GETOOND]
        if getoond and sum(cijfer.staat in VERBORGEN for cijfer in delen) == 1:
            kleinste = min(getoond, key=lambda nummer: (_omvang(delen[nummer]), nummer))
            uit[kleinste][plaats] = verberg(delen[kleinste])
    for blok in uit:
        totaal = blok[-1]
        bijgekomen = any(Reden.DEEL_AFGESCHERMD in cijfer.redenen for cijfer in blok[:-1])
        if totaal.school is None and totaal.staat in _GETOOND and bijgekomen:
            blok[-1] = verberg(totaal)
    return uit


def verberg(cijfer: Cijfer) -> Cijfer:
    """The figure without anything that tells how large it or its group is."""
    return replace(
        cijfer,
        staat=Cijferstaat.AFGESCHERMD,
        waarde=None,
        teller=None,
        noemer=None,
        leerlingen=None,
        oordeel=Oordeel.GEEN_GEGEVENS,
        andere_normen=tuple(replace(norm, oordeel=Oordeel.GEEN_GEGEVENS) for norm in cijfer.andere_normen),
        redenen=(*cijfer.redenen, Reden.DEEL_AFGESCHERMD),
    )


def _zonder_aantal(cijfer: Cijfer) -> Cijfer:
    """A part that is too small does not say how small: with the whole that would tell the others."""
    return replace(cijfer, leerlingen=None) if cijfer.staat in VERBORGEN else cijfer


def _omvang(cijfer: Cijfer) -> float:
    groep = cijfer.leerlingen or cijfer.noemer
    return groep.boven if groep else 0.0
