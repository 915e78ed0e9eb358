"""Charts, stage 5: from figures to coordinates: axes with round ticks, rough widths of texts, coordinates in fixed notation."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kwaliteitshandboek.charts.notatie import zonder_ruis
from kwaliteitshandboek.model.indicator import Eenheid, Indicator, Richting
from kwaliteitshandboek.taal import DUN, getal

BREEDTE: Final = 560.0
"""Width of the drawings' own coordinate system. A chart of this width fills the column of text."""

LETTER: Final = 15.0
"""Largest size of type, in drawing units, where the chart is not narrow (13 where it fills the column: about 15 px there)."""

LETTER_SMAL: Final = 17.0
"""Size of type where the chart is as narrow as a phone (on the page about 11 px). Room is reserved at this size, unless a text
has two forms: one for narrow charts (class `g-krap`) and one for all others (`g-ruim`), which has room at `LETTER`."""

_BREEDTES: Final = {
    teken: ems
    for tekens, ems in (
        ("\u202f", 0.2),
        (" \u00a0.,:;'’‘|!()ijlïíì", 0.32),
        ("ftr-[]{}I/\\", 0.42),
        ('csvxyz–_"“”1', 0.53),
        ("wOQGNHDU", 0.75),
        ("mMW%…@—æœ", 0.96),
    )
    for teken in tekens
}
"""Widths in em of the wider of the site's two typefaces at weight 600, in a few classes."""


KLEIN: Final = 10.0
KLEIN_LAGER: Final = 40.0
"""Up to these percentages a share is small: any share, and one of which lower is better."""


@lru_cache(maxsize=8192)
def tekstbreedte(tekst: str, letter: float = LETTER_SMAL) -> float:
    """A rough, rather generous width of a text in drawing units, for the site's typefaces in semi-bold."""
    return sum(_BREEDTES.get(teken) or _ems(teken) for teken in tekst) * letter


def _ems(teken: str) -> float:
    if ord(teken) > 0x24F:
        return 1.0
    return 0.7 if teken.isupper() else 0.62 if teken.isdigit() else 0.59


_SLOTDELEN: Final = ("waarde", "gemiddelde", "ambitie", "afspraak", "norm", "cijfer", "doel", "niveau")
"""Last parts of the long words that norms have for names; before these such a word may be broken off."""


def _gebroken(woord: str, breedte: float, letter: float) -> list[str]:
    """A word, in two where it is too wide and has a place to break: 'signalerings-', 'waarde'."""
    slot = next((deel for deel in _SLOTDELEN if woord.endswith(deel) and len(woord) > len(deel) + 2), "")
    return [f"{woord.removesuffix(slot)}-", slot] if slot and tekstbreedte(woord, letter) > breedte else [woord]


def in_regels(tekst: str, breedte: float, hoogstens: int, letter: float = LETTER_SMAL) -> list[str]:
    """The text over at most so many lines of a width; what does not fit ends in an ellipsis."""
    regels: list[str] = []
    for woord in (deel for heel in tekst.split() for deel in _gebroken(heel, breedte, letter)):
        if regels and tekstbreedte(f"{regels[-1]} {woord}", letter) <= breedte:
            regels[-1] = f"{regels[-1]} {woord}"
        elif len(regels) < hoogstens:
            regels.append(woord)
        else:
            regels[-1] = f"{regels[-1]} {woord}"
    return [kort_in(regel, breedte, letter) for regel in regels]


def kort_in(tekst: str, breedte: float, letter: float = LETTER_SMAL) -> str:
    """The text, cut with an ellipsis where it is wider than there is room for."""
    if tekstbreedte(tekst, letter) <= breedte:
        return tekst
    while tekst and tekstbreedte(f"{tekst}…", letter) > breedte:
        tekst = tekst[:-1].rstrip(" ,;:(-")
    return f"{tekst}…" if tekst else ""


def xy(waarde: float) -> str:
    """A coordinate with at most one decimal, so that drawings are small and the same on every machine."""
    tekst = f"{waarde:.1f}"
    return "0" if tekst in ("0.0", "-0.0") else tekst.removesuffix(".0")


def sorteersleutel(naam: str) -> str:
    """Alphabetical order as people expect it: accents and capitals make no difference."""
    return "".join(teken for teken in unicodedata.normalize("NFKD", naam) if not unicodedata.combining(teken)).casefold()


@dataclass(frozen=True, slots=True)
class As:
    """A numeric axis from `laag` to `hoog` with round ticks; `vanaf_nul` tells whether lengths may be compared."""

    laag: float
    hoog: float
    streepjes: tuple[float, ...]

    @property
    def vanaf_nul(self) -> bool:
        return self.laag <= 0 <= self.hoog

    def tot(self, indicator: Indicator) -> str:
        """'de as loopt tot 10 %', of shares that are not drawn up to 100; else empty."""
        if indicator.eenheid is not Eenheid.PROCENT or self.hoog >= 100 or not self.vanaf_nul:
            return ""
        return f"de as loopt tot {getal(self.hoog)}{DUN}%"

    def opmerkingen(self, indicator: Indicator) -> list[str]:
        """What must be said with a drawing on this axis; empty where it is what a reader expects."""
        vanaf = [] if self.vanaf_nul else ["de as begint niet bij 0"]
        return [*vanaf, *([tot] if (tot := self.tot(indicator)) else [])]

    def plaats(self, waarde: float, begin: float, einde: float) -> float:
        """Where a value lies between two coordinates; what lies outside the axis lands on its edge."""
        deel = (waarde - self.laag) / (self.hoog - self.laag)
        return begin + min(max(deel, 0.0), 1.0) * (einde - begin)


def maak_as(indicator: Indicator, waarden: Iterable[float]) -> As:
    """The axis of an indicator: shares from 0 to 100 (further only where a ratio exceeds it), counts from 0, others fitting.

    Shares that are all small have less above them, and so do those of which lower is better: from 0, up to what the data need.
    """
    alle = tuple(waarden)
    if indicator.eenheid is Eenheid.PROCENT:
        hoogste = max((*alle, 100.0))
        laagste = min((*alle, 0.0))
        top, ruim = max(alle, default=100.0), KLEIN_LAGER if indicator.richting is Richting.LAGER else KLEIN
        if laagste >= 0 and top <= ruim:
            return ronde_as(0.0, max(top, KLEIN))
        if hoogste <= 100 and laagste >= 0:
            return As(0.0, 100.0, (0.0, 25.0, 50.0, 75.0, 100.0))
        return ronde_as(laagste, hoogste)
    if indicator.eenheid is Eenheid.AANTAL:
        return ronde_as(min((*alle, 0.0)), max((*alle, 1.0)))
    if not alle:
        return As(0.0, 10.0, (0.0, 5.0, 10.0))
    laag, hoog = min(alle), max(alle)
    # Equal or nearly equal values get room around them, at least ten steps of the last decimal that is shown.
    ruimte = max(hoog - laag, 10 * 10.0**-indicator.precisie, abs(hoog) * 1e-6)
    midden = (laag + hoog) / 2
    onder, boven = midden - ruimte * 0.8, midden + ruimte * 0.8
    return ronde_as(0.0 if laag >= 0 > onder else onder, boven)


def ronde_as(laag: float, hoog: float) -> As:
    """An axis around two values with three to seven ticks on multiples of 1, 2, 2.5 or 5 times a power of ten."""
    ruw = (hoog - laag) / 5
    macht = 10.0 ** math.floor(math.log10(ruw))
    stap = next(keer * macht for keer in (1.0, 2.0, 2.5, 5.0, 10.0) if keer * macht >= ruw * 0.999)
    eerste, laatste = math.floor(laag / stap + 1e-9), math.ceil(hoog / stap - 1e-9)
    streepjes = tuple(zonder_ruis(stap * keer) for keer in range(eerste, laatste + 1))
    return As(streepjes[0], streepjes[-1], streepjes)


def streepteksten(as_: As, indicator: Indicator) -> tuple[str, ...]:
    """The texts of the ticks, with no more decimals than they need."""
    nodig = next((d for d in range(6) if all(round(streepje, d) == streepje for streepje in as_.streepjes)), 6)
    teken = f"{DUN}%" if indicator.eenheid is Eenheid.PROCENT else ""
    return tuple(getal(streepje, nodig) + teken for streepje in as_.streepjes)
