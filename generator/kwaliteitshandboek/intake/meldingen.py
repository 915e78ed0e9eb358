"""Intake, stage 1: the rows of which the same is to be said, gathered into one finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kwaliteitshandboek.findings import Code, Finding, Plek
from kwaliteitshandboek.taal import opsomming


class Meldingen:
    """Findings about the rows of files; a column with a fault in every row gives one finding, at its first row."""

    def __init__(self) -> None:
        self._rijen: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        self._wat: dict[tuple[str, str, str], tuple[Code, Mapping[str, object]]] = {}

    def meld(self, code: Code, plek: Plek, **velden: object) -> None:
        """Note a row. What has the same code, file and fields becomes one finding, with the rows in its field `rijen`."""
        sleutel = (code.code, plek.bestand, repr(sorted(velden.items())))
        self._wat[sleutel] = (code, velden)
        self._rijen[sleutel].append(plek.regel)

    def findings(self) -> Iterator[Finding]:
        """One finding for each thing, in the order in which they were met."""
        for sleutel, (code, velden) in self._wat.items():
            regels = self._rijen[sleutel]
            yield code.op(Plek(sleutel[1], min(regels)), rijen=rijen_tekst(regels), **velden)


def rijen_tekst(regels: Iterable[int]) -> str:
    """'rij 3', 'rij 3, 4 en 9', 'rij 3, 4, 5 en nog 12'."""
    alle = sorted(set(regels))
    meer = [f"nog {len(alle) - 3}"] if len(alle) > 3 else []
    return f"rij {opsomming([*map(str, alle[:3]), *meer])}"
