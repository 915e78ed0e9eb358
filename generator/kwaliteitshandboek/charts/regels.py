"""Charts, stage 5: sentences from tables of rules: of each group at most one rule speaks, the first that holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

F = TypeVar("F")
"""What the rules are about."""


@dataclass(frozen=True, slots=True)
class Regel(Generic[F]):
    """Prints `tekst` where `als` holds, unless an earlier rule of the same group did; `{f.x}` are properties of the facts."""

    groep: str
    naam: str
    als: Callable[[F], bool]
    tekst: str


def sprekend(regels: Sequence[Regel[F]], feiten: F) -> Iterator[Regel[F]]:
    """The rules that speak about these facts, in the order of the sentence."""
    gezegd: set[str] = set()
    for regel in regels:
        if regel.groep not in gezegd and regel.als(feiten):
            gezegd.add(regel.groep)
            yield regel


def vertel_met(regels: Sequence[Regel[F]], feiten: F) -> str:
    """What the rules say together."""
    return "".join(regel.tekst.format(f=feiten) for regel in sprekend(regels, feiten))
