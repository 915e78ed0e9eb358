"""Derive, stage 3: pure functions from a handbook to all that follows from it: figures, coverage, links, moments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kwaliteitshandboek.derive.aandacht import derive_aandacht
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.derive.analysestanden import derive_analysestanden
from kwaliteitshandboek.derive.cijfers import derive_cijfers
from kwaliteitshandboek.derive.dekking import derive_dekking
from kwaliteitshandboek.derive.doelen import derive_voortgangen
from kwaliteitshandboek.derive.kaartstanden import derive_kaartstanden
from kwaliteitshandboek.derive.momenten import derive_kalender
from kwaliteitshandboek.derive.referenties import derive_referenties
from kwaliteitshandboek.derive.relaties import derive_relaties
from kwaliteitshandboek.derive.samenvallen import voeg_samen
from kwaliteitshandboek.derive.stelsel import derive_stelsel
from kwaliteitshandboek.derive.zelfbeelden import derive_zelfbeelden
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.organisatie import Drempels

__all__ = ["Afgeleid", "derive"]


def derive(handboek: Handboek, vandaag: date, publicatie: Drempels | None = None) -> Afgeleid:
    """Derive everything once. `publicatie` gives the thresholds under which figures are withheld: the public edition."""
    cijfers = derive_cijfers(handboek, publicatie)
    kaartstanden = derive_kaartstanden(handboek)
    kalender = derive_kalender(handboek, vandaag, kaartstanden)
    afgeleid = Afgeleid(
        vandaag=vandaag,
        schooljaren=cijfers.schooljaren,
        cijfers=cijfers.cijfers,
        vensters=cijfers.vensters,
        verdelingen=cijfers.verdelingen,
        dekking=derive_dekking(handboek),
        relaties=derive_relaties(handboek),
        momenten=voeg_samen(handboek, kalender.momenten),
        meetjaren=cijfers.meetjaren,
        los=kalender.los,
        kalenderjaren=kalender.jaren,
        kaartstanden=kaartstanden,
        stelsel=derive_stelsel(handboek, kalender, vandaag),
        referentieboek=derive_referenties(handboek, cijfers.wegingen),
        cellen=cijfers.cellen,
        zelfbeelden=derive_zelfbeelden(handboek),
    )
    afgeleid = replace(
        afgeleid,
        analysestanden=derive_analysestanden(handboek, afgeleid.hoofdcijfer),
        voortgangen=derive_voortgangen(handboek, cijfers.schooljaren, afgeleid.hoofdcijfer),
    )
    return replace(afgeleid, aandacht=derive_aandacht(handboek, afgeleid, cijfers.onder_norm))
