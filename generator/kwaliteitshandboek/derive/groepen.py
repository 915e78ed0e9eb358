"""Derive, stage 3: figures of some schools together (a region, a board), counted from pupils as the total of all schools is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.derive.cijfers import derive_cijfers
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.organisatie import Drempels, Organisatie


def derive_groep(handboek: Handboek, afgeleid: Afgeleid, scholen: Collection[str], publicatie: Drempels | None) -> Afgeleid:
    """The same, but with "all schools together" (None) standing for these schools only.

    Pupils are added up, percentages never averaged. `publicatie`: thresholds of the public edition, under which a total is
    withheld as soon as anything of one of its schools is; so totals of groups and of all schools never give back what is hidden.
    """
    organisatie = handboek.organisatie
    # Made anew: a copy would take along what was looked up before, such as the schools by key.
    velden = {naam: getattr(organisatie, naam) for naam in Organisatie.model_fields}
    velden["scholen"] = tuple(school for school in organisatie.scholen if school.sleutel in scholen)
    metingen = handboek.metingen
    deel = handboek.model_copy(
        update={
            "organisatie": Organisatie.model_construct(**velden),
            "metingen": metingen[metingen["school"].isin(list(scholen))],
        }
    )
    cijfers = derive_cijfers(deel, publicatie)
    return replace(
        afgeleid,
        cijfers=cijfers.cijfers,
        vensters=cijfers.vensters,
        verdelingen=cijfers.verdelingen,
        meetjaren=cijfers.meetjaren,
    )
