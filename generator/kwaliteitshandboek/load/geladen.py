"""Load, stage 1: what loading gives: the handbook, what is wrong, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass

from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.model.handboek import Handboek


@dataclass(frozen=True)
class Geladen:
    """A loaded handbook; `handboek` is None only where `data/organisatie.yml` is unusable.

    `kapot` holds ids (and names of roles, as `rolsleutel` writes them) of objects that stand in a file but could not be read, so
    that a reference to them is no fault of its own. `bestanden` are all files in `kaarten/`, `data/` and `docs/`, relative to the
    root.
    """

    handboek: Handboek | None
    findings: tuple[Finding, ...]
    kapot: frozenset[str] = frozenset()
    bestanden: frozenset[str] = frozenset()
