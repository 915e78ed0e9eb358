"""Intake, stage 1: what a mapping names and a handbook does not know; for an import, and for a check of the handbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kwaliteitshandboek.findings import Plek
from kwaliteitshandboek.findings.suggestie import bedoelt
from kwaliteitshandboek.intake.indelingen import INDELINGEN
from kwaliteitshandboek.model.indeling import Inleesindeling, Waardekolom
from kwaliteitshandboek.model.indicator import Meetreeks
from kwaliteitshandboek.model.organisatie import School


@dataclass(frozen=True, slots=True)
class Vreemd:
    """A name without a meaning: of what kind, where it should be found, and the name that was perhaps meant (may be empty)."""

    plek: Plek
    soort: str
    naam: str
    waar: str
    raad: str


def is_bezet(indeling: Inleesindeling) -> bool:
    """Whether open data are imported under the same name, so that the results would replace each other."""
    return indeling.id in {bekend.id for bekend in INDELINGEN}


def vreemde_namen(indeling: Inleesindeling, scholen: Mapping[str, School], reeksen: Mapping[str, Meetreeks]) -> Iterator[Vreemd]:
    """Series, categories and schools that a mapping names and that are not there."""
    vertaald = indeling.reekskolom.vertaling.values() if indeling.reekskolom else ()
    los = ((kolom.meetreeks, kolom.plek.veld("meetreeks")) for kolom in indeling.kolommen if kolom.meetreeks)
    vast = ((indeling.meetreeks, indeling.plek.veld("meetreeks")),) if indeling.meetreeks else ()
    plek = indeling.plek.veld("reekskolom")
    for naam, waar in dict((*vast, *los, *((naam, plek) for naam in vertaald))).items():
        if naam not in reeksen:
            yield Vreemd(waar, "de meetreeks", naam, "data/meetreeksen.yml", bedoelt(naam, reeksen).rstrip())
    yield from _categorieen(indeling, reeksen)
    sleutels = [(sleutel, indeling.school.plek.veld("vertaling")) for sleutel in indeling.school.vertaling.values()]
    sleutels += [(indeling.school.vast, indeling.school.plek.veld("vast"))] if indeling.school.vast else []
    for sleutel, waar in dict(sleutels).items():
        if sleutel not in scholen:
            yield Vreemd(waar, "de school", sleutel, "data/scholen.csv", bedoelt(sleutel, scholen).rstrip())


def _categorieen(indeling: Inleesindeling, reeksen: Mapping[str, Meetreeks]) -> Iterator[Vreemd]:
    """Categories that no series of the mapping has; which row has which series is not known here."""
    van_rij = [indeling.meetreeks] if indeling.meetreeks else []
    if indeling.reekskolom:
        van_rij += list(indeling.reekskolom.vertaling.values()) or list(reeksen)
    gezocht = [(kolom.categorie, [kolom.meetreeks] if kolom.meetreeks else van_rij, kolom.plek) for kolom in indeling.kolommen]
    if indeling.categoriekolom:
        gezocht += [(naam, van_rij, indeling.categoriekolom.plek) for naam in indeling.categoriekolom.vertaling.values()]
    elif indeling.waardekolom:
        gezocht.append(("waarde", van_rij, indeling.plek))
    for naam, namen, plek in dict.fromkeys((naam, tuple(namen), plek) for naam, namen, plek in gezocht):
        bekend = [deel for reeks in namen if reeks in reeksen for deel in reeksen[reeks].categorie_per_id]
        if bekend and naam not in bekend:
            waar = f"meetreeks '{namen[0]}'" if len(set(namen)) == 1 else "een van haar meetreeksen"
            yield Vreemd(plek.veld("categorie"), "de categorie", naam, waar, bedoelt(naam, bekend).rstrip())


def dubbele_kolommen(indeling: Inleesindeling) -> Iterator[tuple[Waardekolom, Waardekolom]]:
    """Pairs of columns that give the same cell, whatever stands in a row."""
    eerder: dict[tuple[str | None, str], Waardekolom] = {}
    for kolom in indeling.kolommen:
        eerste = eerder.setdefault((kolom.meetreeks or indeling.meetreeks, kolom.categorie), kolom)
        if eerste is not kolom:
            yield eerste, kolom
