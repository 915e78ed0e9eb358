"""Derive, stage 3: links between cards and other objects, followed backwards."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Relaties, Sleutel
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart

KAARTLINK: Final = re.compile(r"\]\(kaart:([a-z0-9-]+)(?:#[^()\s]*)?\)")
"""A link to a card in prose, or to a heading on it: `[tekst](kaart:id)`, `[tekst](kaart:id#aanpak)`."""


def derive_relaties(handboek: Handboek) -> Relaties:
    """All back-links of a handbook; ids in the order in which the cards were loaded, each once."""
    kaarten = handboek.kaarten
    analyses: dict[Sleutel, list[str]] = defaultdict(list)
    for analyse in handboek.analyses:
        for cijfer in analyse.cijfers:
            analyses[(cijfer.indicator, cijfer.school, str(cijfer.schooljaar))].append(analyse.id)
    return Relaties(
        kinderen=_omgekeerd((kaart.bovenliggend, kaart.id) for kaart in kaarten if kaart.bovenliggend),
        genoemd_in=_omgekeerd((naam, kaart.id) for kaart in kaarten for naam in genoemde_kaarten(kaart) if naam != kaart.id),
        kaarten_van_rol=_omgekeerd((rol, kaart.id) for kaart in kaarten for rol in rollen_van(kaart)),
        kaarten_van_indicator=_omgekeerd((naam, kaart.id) for kaart in kaarten for naam in kaart.indicatoren),
        kaarten_van_domein=_omgekeerd((kaart.domein, kaart.id) for kaart in kaarten),
        analyses_van_cijfer={sleutel: tuple(dict.fromkeys(ids)) for sleutel, ids in analyses.items()},
    )


def genoemde_kaarten(kaart: Kaart) -> Iterator[str]:
    """Ids of the cards that a card names: related, attached, waited for, and linked in its prose."""
    yield from kaart.verwant
    yield from (bijlage.kaart for bijlage in kaart.bijlagen if bijlage.kaart)
    yield from (stap.wacht_op.kaart for jaar in kaart.planning for stap in jaar.stappen if stap.wacht_op)
    for sectie in kaart.secties:
        yield from KAARTLINK.findall(sectie.tekst)


def rollen_van(kaart: Kaart) -> Iterator[str]:
    """Ids of the roles that have something to do in a card, its owners first."""
    yield from kaart.eigenaren
    for instrument in kaart.meetinstrumenten:
        yield from (*instrument.eigenaren, *instrument.ondersteund_door)
    for activiteit in kaart.activiteiten:
        yield from (*activiteit.wie, *activiteit.op_verzoek)
    for jaar in kaart.planning:
        for stap in jaar.stappen:
            yield from stap.eigenaren


def _omgekeerd(paren: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    verzameld: dict[str, dict[str, None]] = defaultdict(dict)
    for naar, van in paren:
        verzameld[naar][van] = None
    return {naar: tuple(van) for naar, van in verzameld.items()}
