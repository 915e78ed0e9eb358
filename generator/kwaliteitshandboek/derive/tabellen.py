"""Derive, stage 3: a table of figures that is worked out when it is read, one indicator and school year at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kwaliteitshandboek.derive.afgeleid import Sleutel
from kwaliteitshandboek.model.cijfer import Cijfer

Maak = Callable[[str, str], Iterable[Cijfer]]
"""Indicator id, school year -> the figures of every school and of all together."""


@dataclass(frozen=True, eq=False)
class Cijfertabel(Mapping[Sleutel, Cijfer]):
    """Figures by (indicator, school or None, school year): by indicator, then year, then school, all together last.

    Reads as a dict and always gives the same figures; only the work is put off, since a million cells make half a million
    figures of which a site shows part. What was worked out is kept.
    """

    indicatoren: tuple[str, ...]
    scholen: tuple[str, ...]
    jaren: tuple[str, ...]
    maak: Maak
    _klaar: dict[tuple[str, str], dict[str | None, Cijfer]] = field(default_factory=dict, init=False, repr=False)

    def __getitem__(self, sleutel: Sleutel) -> Cijfer:
        indicator, school, jaar = sleutel
        blok = self._klaar.get((indicator, jaar))
        if blok is None:
            if indicator not in self.indicatoren or jaar not in self.jaren:
                raise KeyError(sleutel)
            blok = {cijfer.school: cijfer for cijfer in self.maak(indicator, jaar)}
            self._klaar[indicator, jaar] = blok
        if school not in blok:
            raise KeyError(sleutel)
        return blok[school]

    def __contains__(self, sleutel: object) -> bool:
        if not isinstance(sleutel, tuple) or len(sleutel) != 3:
            return False
        indicator, school, jaar = sleutel
        return indicator in self.indicatoren and jaar in self.jaren and (school is None or school in self.scholen)

    def __iter__(self) -> Iterator[Sleutel]:
        for indicator in self.indicatoren:
            for jaar in self.jaren:
                for school in (*self.scholen, None):
                    yield indicator, school, jaar

    def __len__(self) -> int:
        return len(self.indicatoren) * len(self.jaren) * (len(self.scholen) + 1)
