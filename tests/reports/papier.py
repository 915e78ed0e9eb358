"""Helpers for tests of what is made for paper: small handbooks, and what a PDF says of itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import page

from helpers_handboek import maak_handboek
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import Handboek

VANDAAG = date(2026, 11, 15)

HUIS: Mapping[str, object] = {
    "naam": "Proefschool",
    "kort": "Proef",
    "kleur": "#1f5f6b",
    "lettertype": "atkinson-hyperlegible-next",
    "dag": "2026-11-15",
    "datum": "15 november 2026",
    "publiek": False,
    "meldingen": [],
}


def keur(pdf: bytes) -> list[str]:
    """What two independent profiles have against a PDF: accessible (PDF/UA-1), and to be kept (PDF/A-2a)."""
    profielen = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
    return [
        f"{profiel.name}: {fout.rule_id} {fout.message}"
        for profiel in profielen
        for fout in page.validate_pdf_bytes(pdf, profile=profiel).failures
        if not (fout.rule_id == "PDFA2A-STREAM-LENGTH-001" and lengtes_kloppen(pdf))
    ]


def lengtes_kloppen(pdf: bytes) -> bool:
    """Whether every stream is as long as it says: the validator takes a stream that itself ends in a line break for too short."""
    stromen = list(re.finditer(rb"/Length (\d+)[^>]*?>>\s*?stream\r?\n", pdf))
    return bool(stromen) and all(
        re.match(rb"\r?\n?endstream\b", pdf[stroom.end() + int(stroom[1]) :][:12]) is not None for stroom in stromen
    )


def paginas(pdf: bytes) -> int:
    """The number of pages, as another program than ours counts them."""
    return page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).document.page_count


def elementen(pdf: bytes) -> Counter[str]:
    """How many structure elements of each kind a PDF has: 'H1', 'Table', 'TH', ..."""
    return Counter(naam.decode() for naam in re.findall(rb"/S/(\w+)", pdf))


def laad(map_: Path, bestanden: Mapping[str, str | bytes | None] | None = None) -> tuple[Handboek, Afgeleid]:
    """The small handbook of the tests with files added or replaced."""
    handboek = load_handboek(maak_handboek(map_, bestanden)).handboek
    assert handboek is not None
    return handboek, derive(handboek, VANDAAG)
