"""Model, stage 0: a derived figure with its range and verdict, as `derive` makes it and charts and pages read it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Bereik:
    """All values that are possible, both ends included; equal ends: known exactly."""

    onder: float
    boven: float

    @property
    def exact(self) -> bool:
        return self.onder == self.boven

    def overlapt(self, ander: Bereik) -> bool:
        return self.onder <= ander.boven and ander.onder <= self.boven


class Cijferstaat(StrEnum):
    """What can be said of a figure.

    `bekend`: one value. `bereik`: a range, since counts behind it are masked. `ontbreekt`: (part of) the data is missing.
    `geheim`: the source gives '.'. `geen_deelnemers`: the count below the line is 0. `te_klein`: not published since the group
    is under the threshold. `afgeschermd`: a total that would give back what is hidden of a part. `nvt`: the indicator is not
    meant for this kind of school, or the source says not applicable.
    """

    BEKEND = "bekend"
    BEREIK = "bereik"
    ONTBREEKT = "ontbreekt"
    GEHEIM = "geheim"
    GEEN_DEELNEMERS = "geen_deelnemers"
    TE_KLEIN = "te_klein"
    AFGESCHERMD = "afgeschermd"
    NVT = "nvt"


class Oordeel(StrEnum):
    """A figure against its norm; a signal, never a judgement of the school. `boven` means at or above ("op of boven").

    For an indicator of which lower is better, `boven` means on the good side: at or under the norm.
    """

    BOVEN = "boven"
    ONDER = "onder"
    NIET_TE_BEPALEN = "niet_te_bepalen"
    GEEN_NORM = "geen_norm"
    GEEN_GEGEVENS = "geen_gegevens"


@dataclass(frozen=True, slots=True)
class Normstand:
    """A norm that holds beside the one that gives the signal: an ambition of its own beside the inspectorate's signal value."""

    naam: str
    waarde: float
    oordeel: Oordeel


@dataclass(frozen=True, slots=True)
class Cijfer:
    """One figure of an indicator, for a school (or all schools together: `school` None) and a school year.

    `waarde`, `teller`, `noemer` are ranges in the indicator's unit and in pupils (pupil-domain pairs where domains are
    pooled); `leerlingen` is the range of the number of pupils, used for the small-school rule and the threshold for
    small groups: None where it is not known, and where no people are counted (meetings held, an index). `jaren` are the
    school years pooled, newest last (one where nothing is pooled); `overgeslagen` the years that the window stepped over;
    `redenen` codes that explain a state or verdict (see `derive`), which the pages put in words. `reeks_vanaf`: the school
    year of the last series break at or before this year (None: no break yet); only figures in which it is the same can be
    compared. `voetnoten`: the remarks with the cells behind it, each once, oldest year first; none in the public edition.
    `norm`, `normnaam` and `oordeel` are of the norm that gives the signal; `andere_normen` those that hold under other names.
    """

    indicator: str
    school: str | None
    schooljaar: str
    staat: Cijferstaat
    waarde: Bereik | None = None
    teller: Bereik | None = None
    noemer: Bereik | None = None
    leerlingen: Bereik | None = None
    norm: float | None = None
    normnaam: str | None = None
    oordeel: Oordeel = Oordeel.GEEN_NORM
    jaren: tuple[str, ...] = ()
    overgeslagen: tuple[str, ...] = ()
    redenen: tuple[str, ...] = ()
    voorlopig: bool = False
    bronnen: tuple[str, ...] = ()
    reeks_vanaf: str | None = None
    voetnoten: tuple[str, ...] = ()
    andere_normen: tuple[Normstand, ...] = ()

    def kan_klein_zijn(self, grens: int) -> bool:
        """Whether fewer than `grens` people may stand behind it; where their number is not known, that is not assumed."""
        return self.leerlingen is not None and self.leerlingen.onder < grens

    def is_zeker_klein(self, grens: int) -> bool:
        """Whether certainly fewer than `grens` people stand behind it: a range that reaches `grens` leaves that open."""
        return self.leerlingen is not None and self.leerlingen.boven < grens


@dataclass(frozen=True, slots=True)
class Cel:
    """One cell of a series: the raw state (`model.metingen.Staat`) and its range, None where the state has none."""

    categorie: str
    staat: str
    bereik: Bereik | None


@dataclass(frozen=True, slots=True)
class Verdeling:
    """All cells of a series of counts for one school and school year, in the order of the series' categories.

    `te_klein`: the group may be under the threshold for publication; then no cell carries a range, since the pattern of zeros and
    small counts alone can tell what everybody, or nobody, reached.
    """

    meetreeks: str
    school: str
    schooljaar: str
    cellen: tuple[Cel, ...]
    te_klein: bool = False
