"""Settings, stage 0: where the files of a handbook live, and the names of what is built."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

EDITIES: Final = ("team", "publiek")


@dataclass(frozen=True, slots=True)
class Mappen:
    """The places of a handbook's files below its root folder."""

    wortel: Path

    @property
    def kaarten(self) -> Path:
        return self.wortel / "kaarten"

    @property
    def kaders(self) -> Path:
        return self.kaarten / "kaders"

    @property
    def stelsel(self) -> Path:
        return self.kaarten / "stelsel.yml"

    @property
    def instrumenten(self) -> Path:
        return self.kaarten / "instrumenten.yml"

    @property
    def data(self) -> Path:
        return self.wortel / "data"

    @property
    def organisatie(self) -> Path:
        return self.data / "organisatie.yml"

    @property
    def scholen(self) -> Path:
        return self.data / "scholen.csv"

    @property
    def meetreeksen(self) -> Path:
        return self.data / "meetreeksen.yml"

    @property
    def indicatoren(self) -> Path:
        return self.data / "indicatoren"

    @property
    def resultaten(self) -> Path:
        return self.data / "resultaten"

    @property
    def doelen(self) -> Path:
        return self.data / "doelen"

    @property
    def analyses(self) -> Path:
        return self.data / "analyses"

    @property
    def rapporten(self) -> Path:
        return self.data / "rapporten"

    @property
    def docs(self) -> Path:
        return self.wortel / "docs"

    @property
    def mkdocs(self) -> Path:
        return self.wortel / "mkdocs.yml"

    @property
    def cache(self) -> Path:
        """What was made before and may be thrown away."""
        return self.wortel / ".cache" / "handboek"
