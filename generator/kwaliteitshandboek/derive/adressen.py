"""Derive, stage 3: what most likely took the place of a permanent address of which nobody said what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from rapidfuzz import fuzz

from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaarttekst import kaarttekst
from kwaliteitshandboek.model.vaste_adressen import Ding, Wegwijzer, soort_van
from kwaliteitshandboek.model.vaststelling import laatste_vaststellingen

_DREMPEL: Final = 60.0
"""Likeness (0-100) from which something new counts as what something old became; half of it may be new."""

_DREMPEL_BEKEND: Final = 80.0
"""The same for what was there already, which was seldom renamed."""


def raad_opvolgers(handboek: Handboek, wegwijzer: Wegwijzer) -> Mapping[str, str | None]:
    """Each id that is gone without a word -> the id of its kind that resembles it most; None where none does.

    What is new (not in the list yet) goes first, and takes the place of one old id only, the likest pair first. Of a card that
    was adopted the text counts too, so that a new name does not hide it.
    """
    weg = [id_ for id_ in wegwijzer.oude_ids if id_ in wegwijzer.lijst and wegwijzer.stap(id_) is None]
    raad: dict[str, str | None] = dict.fromkeys(weg)
    nieuw = [ding for id_, ding in wegwijzer.bestaat.items() if id_ not in wegwijzer.lijst]
    bekend = [ding for id_, ding in wegwijzer.bestaat.items() if id_ in wegwijzer.lijst]
    gegeven: set[str] = set()
    for _, oud, opvolger in _op_gelijkenis(handboek, weg, nieuw, _DREMPEL):
        if raad[oud] is None and opvolger not in gegeven:
            raad[oud] = opvolger
            gegeven.add(opvolger)
    for _, oud, opvolger in _op_gelijkenis(handboek, [id_ for id_ in weg if raad[id_] is None], bekend, _DREMPEL_BEKEND):
        raad[oud] = raad[oud] or opvolger
    return raad


def _op_gelijkenis(handboek: Handboek, weg: list[str], dingen: list[Ding], vanaf: float) -> list[tuple[float, str, str]]:
    """Pairs of what is gone and what it may have become, the likest first."""
    paren = (paar for paar in _paren(handboek, weg, dingen) if paar[0] >= vanaf)
    return sorted(paren, key=lambda paar: (-paar[0], paar[1], paar[2]))


def _paren(handboek: Handboek, weg: list[str], dingen: list[Ding]) -> Iterator[tuple[float, str, str]]:
    """How much each old id resembles each thing of its kind."""
    vastgesteld = {f"kaart-{naam}": punt.tekst for naam, punt in laatste_vaststellingen(handboek.vaststellingen).items()}
    teksten = {f"kaart-{kaart.id}": kaart for kaart in handboek.kaarten}
    for oud in weg:
        sleutel = oud.partition("-")[2]
        for ding in dingen:
            if soort_van(ding.id) != soort_van(oud):
                continue
            namen = (ding.id.partition("-")[2], re.sub(r"[^a-z0-9]+", "-", ding.naam.lower()).strip("-"))
            score = max(fuzz.ratio(sleutel, naam) for naam in namen)
            if oud in vastgesteld and ding.id in teksten:
                score = max(score, fuzz.ratio(vastgesteld[oud], kaarttekst(teksten[ding.id])))
            yield score, oud, ding.id
