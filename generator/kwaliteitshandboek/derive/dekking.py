"""Derive, stage 3: coverage, which cards, instruments and indicators serve each item of each framework."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kwaliteitshandboek.derive.afgeleid import Itemdekking
from kwaliteitshandboek.model.handboek import Handboek


def derive_dekking(handboek: Handboek) -> Mapping[tuple[str, str], Itemdekking]:
    """(kader id, item code) -> what serves it, for every item on every level; only direct references count."""
    kaarten = _per_item((kaart.id, kaart.standaarden) for kaart in handboek.kaarten)
    instrumenten = _per_item((instrument.id, instrument.standaarden) for instrument in handboek.instrumenten)
    indicatoren = _per_item((indicator.id, indicator.standaarden) for indicator in handboek.indicatoren)
    return {
        (kader.id, item.code): Itemdekking(
            kaarten=tuple(kaarten[f"{kader.id}/{item.code}"]),
            instrumenten=tuple(instrumenten[f"{kader.id}/{item.code}"]),
            indicatoren=tuple(dict.fromkeys((*item.indicatoren, *indicatoren[f"{kader.id}/{item.code}"]))),
            hiaat=item.hiaat,
        )
        for kader in handboek.kaders
        for item in kader.alle()
    }


def _per_item(bronnen: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, dict[str, None]]:
    verzameld: dict[str, dict[str, None]] = defaultdict(dict)
    for naam, standaarden in bronnen:
        for standaard in standaarden:
            verzameld[standaard][naam] = None
    return verzameld
