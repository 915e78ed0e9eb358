"""Derive, stage 3: the codes with which a figure explains its state or verdict; the pages put them in words."""

from __future__ import annotations

from enum import StrEnum


class Reden(StrEnum):
    """Why a figure is what it is. Codes stand in `Cijfer.redenen` in the order in which they came up.

    About the data of a year: `geen_meting` (no cell at all), `cel_ontbreekt`, `cel_geheim`, `cel_nvt`, `cel_ongeldig` (a cell
    twice, or a count that is no whole number), `jaar_overgeslagen` (nobody measured that year), `andere_schoolsoort`.

    About a window: `jaar_ontbreekt`, `jaar_geheim`, `jaar_nvt` (a year inside it has no figure), `reeksbreuk` (years inside it
    cannot be compared), `kleine_school` (fewer pupils than the limit: the longer window), `aantal_rond_grens` (the number of
    pupils may lie on either side of the limit: both windows), `vensters_oneens` (and they give different verdicts),
    `deel_bekend` (no figure over these years, though of some of them there is one).

    About the norm: `norm_voor_venster` (the norm is meant for the pooled figure, not for one year), `norm_ontbreekt` (the norm
    that holds has no value for this school and year), `normen_verschillen` (schools together, with different norms).

    About all schools together: `geen_totaal` (means and plain values are not added up), `niet_alle_scholen` (some schools
    have no figure; the total is over the others).

    About publication: `groep_te_klein` (the group may be under the threshold), `onderdrukt` (rests on a cell that is not
    published), `deel_afgeschermd` (a part of a breakdown that would give another part back).
    """

    GEEN_METING = "geen_meting"
    CEL_ONTBREEKT = "cel_ontbreekt"
    CEL_GEHEIM = "cel_geheim"
    CEL_NVT = "cel_nvt"
    CEL_ONGELDIG = "cel_ongeldig"
    JAAR_OVERGESLAGEN = "jaar_overgeslagen"
    ANDERE_SCHOOLSOORT = "andere_schoolsoort"
    JAAR_ONTBREEKT = "jaar_ontbreekt"
    JAAR_GEHEIM = "jaar_geheim"
    JAAR_NVT = "jaar_nvt"
    REEKSBREUK = "reeksbreuk"
    KLEINE_SCHOOL = "kleine_school"
    AANTAL_ROND_GRENS = "aantal_rond_grens"
    VENSTERS_ONEENS = "vensters_oneens"
    DEEL_BEKEND = "deel_bekend"
    NORM_VOOR_VENSTER = "norm_voor_venster"
    NORM_ONTBREEKT = "norm_ontbreekt"
    NORMEN_VERSCHILLEN = "normen_verschillen"
    GEEN_TOTAAL = "geen_totaal"
    NIET_ALLE_SCHOLEN = "niet_alle_scholen"
    GROEP_TE_KLEIN = "groep_te_klein"
    ONDERDRUKT = "onderdrukt"
    DEEL_AFGESCHERMD = "deel_afgeschermd"
