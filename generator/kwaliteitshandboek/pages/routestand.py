"""Pages, stage 6: how each step of a route stands, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.routes import Route, Stap
from kwaliteitshandboek.model.handboek import Handboek

STAPNAMEN: Final[Mapping[Stap, str]] = {
    Stap.AMBITIE: "Ambitie",
    Stap.AFSPRAKEN: "Afspraken",
    Stap.RESULTATEN: "Resultaten",
    Stap.ANALYSE: "Analyse",
    Stap.ACTIES: "Acties",
    Stap.EVALUATIE: "Evaluatie",
}


@dataclass(frozen=True, slots=True)
class Stapstand:
    """How a step of a route stands, in words.

    `vorm` is '' in order, 'let-op' where something is late, below a norm or not for all, 'mist' where something is missing, and
    'leeg' where nothing can be said or nothing is needed.
    """

    woord: str
    vorm: str = ""


def stapstand(route: Route, stap: Stap, handboek: Handboek) -> Stapstand:
    """How a step stands: what is missing goes before what is late, and that before schools under a norm or without judgement.

    A step at which nothing stands is never in order: it is excused, or waits for what is missing earlier.
    """
    if route.alleen_laat(stap):
        return Stapstand("te laat", "let-op")
    if route.mist_bij(stap):
        return Stapstand("hier ontbreekt iets", "mist")
    if stap is Stap.RESULTATEN and route.onder:
        halen = taal.aantal(len(route.onder), "school haalt", "scholen halen")
        return Stapstand(f"{halen} de norm niet", "let-op")
    if not route.staat(stap):
        return _lege_stapstand(route, stap)
    alle, beoordeeld = len(handboek.organisatie.scholen), len(route.beoordeeld(handboek))
    if stap is Stap.EVALUATIE and beoordeeld < alle:
        return Stapstand(f"{beoordeeld} van de {taal.aantal(alle, 'school', 'scholen')}", "let-op")
    return Stapstand("in orde")


def _lege_stapstand(route: Route, stap: Stap) -> Stapstand:
    """Why nothing stands at a step."""
    if route.uitgezonderd(stap):
        return Stapstand("uitzondering", "leeg")
    eerder = (route.mist_bij(ander) and not route.alleen_laat(ander) for ander in eerdere_stappen(stap))
    if not any(eerder):
        return Stapstand("niet te zeggen", "leeg")
    waarom = "hoort bij een kaart die ontbreekt" if stap is Stap.AMBITIE else "volgt op een stap die ontbreekt"
    return Stapstand(waarom, "leeg")


def eerdere_stappen(stap: Stap) -> tuple[Stap, ...]:
    """The steps that one waits for. An ambition stands on a card, and so waits for the agreements that come after it."""
    if stap is Stap.AMBITIE:
        return (Stap.AFSPRAKEN,)
    stappen = tuple(Stap)
    return stappen[: stappen.index(stap)]
