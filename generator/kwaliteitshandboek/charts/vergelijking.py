"""Charts, stage 5: figures of others and second norms beside our own: thin lines and marks, with words, outside the signal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.charts.notatie import toon_norm
from kwaliteitshandboek.charts.woorden import aansluitend
from kwaliteitshandboek.model.cijfer import Cijfer
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.taal import hoofdletter, opsomming

HOOGSTENS: Final = 3
"""More such lines would bury our own; the page has all of them in a table."""


@dataclass(frozen=True, slots=True)
class Vergelijklijn:
    """Figures of one group of others, or a second norm. `kort` stands in drawing and table, `naam` in the sentence.

    `waarden`: school year -> figure in a line over the years; key of a school -> figure where schools stand side by side.
    `is_norm`: it holds for the whole of a school year, as the first norm does, and has no marks at figures.
    """

    kort: str
    naam: str
    waarden: Mapping[str, float]
    is_norm: bool = False


def normlijnen(cijfers: Sequence[Cijfer]) -> tuple[Vergelijklijn, ...]:
    """The norms beside the one that gives the signal, a line for each name: those of the newest year first."""
    per_naam: dict[str, dict[str, float]] = {}
    for cijfer in sorted(cijfers, key=lambda cijfer: cijfer.schooljaar, reverse=True):
        for norm in cijfer.andere_normen:
            per_naam.setdefault(norm.naam, {})[cijfer.schooljaar] = norm.waarde
    return tuple(Vergelijklijn(naam, naam, waarden, is_norm=True) for naam, waarden in per_naam.items())[:HOOGSTENS]


def vergelijkzin(indicator: Indicator, lijnen: Sequence[Vergelijklijn], schooljaar: str) -> str:
    """'92,3 % (alle basisscholen in het land)', joined; a figure of an older school year names that year. Empty without any."""
    delen = []
    for lijn in lijnen:
        jaar = max((jaar for jaar in lijn.waarden if jaar <= schooljaar), default=None)
        if jaar is not None:
            wanneer = "" if jaar == schooljaar else f", {jaar}"
            delen.append(f"{toon_norm(lijn.waarden[jaar], indicator)} ({aansluitend(lijn.naam)}{wanneer})")
    return opsomming(delen)


def vergelijkkolommen(
    indicator: Indicator, lijnen: Sequence[Vergelijklijn], sleutels: Sequence[str]
) -> list[tuple[str, list[str]]]:
    """Columns of a table: who the others are, and their figure in each row, empty where there is none."""
    return [
        (
            hoofdletter(lijn.kort),
            [toon_norm(lijn.waarden[sleutel], indicator) if sleutel in lijn.waarden else "" for sleutel in sleutels],
        )
        for lijn in lijnen
    ]
