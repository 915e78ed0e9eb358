"""Intake, stage 1: the file of tidy results: written, read back, and compared with what stood there before."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kwaliteitshandboek.intake.resultaten import TidyCel
from kwaliteitshandboek.model.metingen import TIDY_KOLOMMEN

Celsleutel = tuple[str, str, str, str]
"""school, schooljaar, meetreeks, categorie."""


@dataclass(frozen=True, slots=True)
class Celwijziging:
    """A cell whose value changes, with the old and the new text; empty text means a missing figure."""

    school: str
    schooljaar: str
    meetreeks: str
    categorie: str
    oud: str
    nieuw: str


@dataclass(frozen=True, slots=True)
class Verschil:
    """What a new result changes in the one that stood there; `bestond` False: there was none."""

    bestond: bool
    toegevoegd: int
    vervallen: int
    gewijzigd: tuple[Celwijziging, ...] = ()


def tidy_bytes(cellen: Sequence[TidyCel], schooljaar: str) -> bytes:
    """The file of results; the same cells always give the same bytes."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
    schrijver.writerow(TIDY_KOLOMMEN)
    for cel in cellen:
        voorlopig = "ja" if cel.voorlopig else ""
        schrijver.writerow((cel.school, schooljaar, cel.meetreeks, cel.categorie, cel.waarde, voorlopig, cel.opmerking))
    return uit.getvalue().encode("utf-8")


def lees_tidy(gegevens: bytes) -> Mapping[Celsleutel, str] | None:
    """The cells of an existing file of results; None where it cannot be read as one."""
    try:
        lezer = csv.DictReader(io.StringIO(gegevens.decode("utf-8-sig"), newline=""), delimiter=";", strict=True)
        rijen = list(lezer)
    except (UnicodeDecodeError, csv.Error):
        return None
    if not set(TIDY_KOLOMMEN[:5]) <= set(lezer.fieldnames or ()):
        return None
    return {
        (rij["school"] or "", rij["schooljaar"] or "", rij["meetreeks"] or "", rij["categorie"] or ""): rij["waarde"] or ""
        for rij in rijen
    }


def vergelijk(oud: Mapping[Celsleutel, str], cellen: Sequence[TidyCel], schooljaar: str) -> Verschil:
    """What new cells change in the old ones, cell by cell, in the order of the new."""
    nu = {(cel.school, schooljaar, cel.meetreeks, cel.categorie): cel.waarde for cel in cellen}
    gewijzigd = tuple(
        Celwijziging(*sleutel, oud[sleutel], waarde) for sleutel, waarde in nu.items() if oud.get(sleutel, waarde) != waarde
    )
    return Verschil(
        bestond=True,
        toegevoegd=len(nu.keys() - oud.keys()),
        vervallen=len(oud.keys() - nu.keys()),
        gewijzigd=gewijzigd,
    )
