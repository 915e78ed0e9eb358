"""Derive, stage 3: coverage, which cards, indicators and instruments serve each item of each framework, itself or by a detour."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Itemdekking, Omweg
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaartstatus
from kwaliteitshandboek.model.kader import Dekkingsoort, KaderItem

Eigen = Mapping[str, Mapping[Dekkingsoort, tuple[str, ...]]]
"""'kader/code' -> what names the item itself."""

ZONDER_AFSPRAKEN: Final = frozenset({Kaartstatus.VERVALLEN, Kaartstatus.IN_VOORBEREIDING})
"""Cards in which no agreements stand that hold."""


def derive_dekking(handboek: Handboek) -> Mapping[tuple[str, str], Itemdekking]:
    """(kader id, item code) -> what serves it, for every item on every level.

    A card that lapsed serves nothing any more, and one in preparation nothing yet. What serves an item serves all below it,
    and the items that it serves (`dient`) too.
    """
    eigen, bronnen = _eigen(handboek), dienende_items(handboek)
    return {
        (kader.id, item.code): Itemdekking(
            kaarten=eigen[f"{kader.id}/{item.code}"][Dekkingsoort.KAARTEN],
            instrumenten=eigen[f"{kader.id}/{item.code}"][Dekkingsoort.INSTRUMENTEN],
            indicatoren=eigen[f"{kader.id}/{item.code}"][Dekkingsoort.INDICATOREN],
            hiaat=item.hiaat,
            langs=tuple(_langs(eigen, f"{kader.id}/{item.code}", bronnen[f"{kader.id}/{item.code}"])),
        )
        for kader in handboek.kaders
        for item in kader.alle()
    }


def dienende_items(handboek: Handboek) -> Mapping[str, tuple[str, ...]]:
    """'kader/code' -> the items that serve it, straight or by way of a third one, in the order of the frameworks.

    Those above it are among them: what is said of a domain or standard holds for all below it.
    """
    volgorde = [(f"{kader.id}/{item.code}", item) for kader in handboek.kaders for item in kader.alle()]
    namen = {naam for naam, _ in volgorde}
    dient = {
        naam: [*(doel for doel in item.dient if doel in namen and doel != naam), *_eronder(naam, item)] for naam, item in volgorde
    }
    bronnen: dict[str, list[str]] = {naam: [] for naam in namen}
    for naam, _ in volgorde:
        for doel in _bereikt(dient, naam):
            bronnen[doel].append(naam)
    return {naam: tuple(lijst) for naam, lijst in bronnen.items()}


def _eronder(naam: str, item: KaderItem) -> Iterator[str]:
    """The items straight below one, as 'kader/code'."""
    kader = naam.partition("/")[0]
    yield from (f"{kader}/{deel.code}" for deel in item.onderdelen)


def _bereikt(dient: Mapping[str, list[str]], begin: str) -> Iterator[str]:
    """The items that one serves or that lie below it, each once, whatever circles they make."""
    gezien, open_ = {begin}, [begin]
    while open_:
        for doel in dient[open_.pop(0)]:
            if doel not in gezien:
                gezien.add(doel)
                open_.append(doel)
                yield doel


def _langs(eigen: Eigen, naam: str, bronnen: Iterable[str]) -> Iterator[Omweg]:
    via: dict[tuple[Dekkingsoort, str], list[str]] = defaultdict(list)
    for bron in bronnen:
        for soort, dingen in eigen[bron].items():
            for ding in dingen:
                if ding not in eigen[naam][soort]:
                    via[soort, ding].append(bron)
    yield from (Omweg(soort, ding, tuple(wegen)) for (soort, ding), wegen in via.items())


def _eigen(handboek: Handboek) -> Eigen:
    kaarten = _per_item((kaart.id, kaart.standaarden) for kaart in handboek.kaarten if kaart.status not in ZONDER_AFSPRAKEN)
    instrumenten = _per_item((instrument.id, instrument.standaarden) for instrument in handboek.instrumenten)
    indicatoren = _per_item((indicator.id, indicator.standaarden) for indicator in handboek.indicatoren)
    return {
        f"{kader.id}/{item.code}": {
            Dekkingsoort.KAARTEN: tuple(kaarten[f"{kader.id}/{item.code}"]),
            Dekkingsoort.INDICATOREN: tuple(dict.fromkeys((*item.indicatoren, *indicatoren[f"{kader.id}/{item.code}"]))),
            Dekkingsoort.INSTRUMENTEN: tuple(instrumenten[f"{kader.id}/{item.code}"]),
        }
        for kader in handboek.kaders
        for item in kader.alle()
    }


def _per_item(bronnen: Iterable[tuple[str, tuple[str, ...]]]) -> defaultdict[str, dict[str, None]]:
    verzameld: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for naam, standaarden in bronnen:
        for standaard in standaarden:
            verzameld[standaard][naam] = None
    return verzameld
