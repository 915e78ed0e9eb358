"""Derive, stage 3: on which standards an edition has something to account for, of all schools or of one."""

from __future__ import annotations

from typing import Final

from kwaliteitshandboek.derive.afgeleid import Afgeleid, Itemdekking
from kwaliteitshandboek.derive.kaartbereik import geldt_op
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Kader, KaderItem
from kwaliteitshandboek.model.organisatie import School

BESTUURSGEBIED: Final = "BKA"
"""The area of the inspectorate's framework (Onderzoekskader 2021) whose standards are about the board, not about a school."""


def kent_standaarden(kader: Kader) -> bool:
    """Whether its items are standards, on which a school accounts one by one; items of other frameworks are for conversation."""
    return kader.niveaus[-1].lower().startswith("standaard")


def heeft_verantwoording(handboek: Handboek, afgeleid: Afgeleid, school: School | None) -> bool:
    """Whether any standard has a card or a figure to show for a school (None: for all schools and the board together)."""
    return any(
        _zegt(handboek, afgeleid.dekking.get((kader.id, item.code), Itemdekking()), school)
        for kader in handboek.kaders
        if kent_standaarden(kader)
        for item in _standaarden(kader, school)
    )


def _standaarden(kader: Kader, school: School | None) -> list[KaderItem]:
    tops = (top for top in kader.onderdelen if school is None or top.code != BESTUURSGEBIED)
    return [item for top in tops for item in top.alle() if not item.onderdelen]


def _zegt(handboek: Handboek, dekking: Itemdekking, school: School | None) -> bool:
    kaarten = (handboek.kaart_per_id[naam] for naam in dekking.kaarten)
    indicatoren = (handboek.indicator_per_id.get(naam) for naam in dekking.indicatoren)
    return any(school is None or geldt_op(kaart, school) for kaart in kaarten) or any(
        punt is not None and (school is None or punt.geldt_voor(school.soort)) for punt in indicatoren
    )
