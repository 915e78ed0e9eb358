"""Own arithmetic with fractions and own Dutch notation: what the pages must show, given the raw cells."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ruwe_bron import RuweBron, sleutel

DOMEINEN: Final = {
    "rekenen": ("REKENEN_LAGER1F", "REKENEN_1F", "REKENEN_1S", "REKENEN_2F"),
    "lezen": ("LV_LAGER1F", "LV_1F", "LV_2F"),
    "taalverzorging": ("TV_LAGER1F", "TV_1F", "TV_2F"),
}
HOGER: Final = ("REKENEN_1S", "REKENEN_2F", "LV_2F", "TV_2F")
NORMEN: Final = {
    "Basis": (Fraction(85), "de signaalwaarde"),
    "Basis over twee jaar": (Fraction(85), "de signaalwaarde"),
    "Hoger": (Fraction(55), "het streefcijfer"),
}
"""Name of the indicator -> its norm in per cent and how sentences call it, as `handboekmaker` writes them."""
NORM_1F: Final = NORMEN["Basis"][0]


@dataclass(frozen=True)
class Deel:
    """A share in per cent between two ends, and the least and greatest possible number of pupils behind it."""

    laag: Fraction
    hoog: Fraction
    minst: int
    meest: int

    def oordeel(self, norm: Fraction) -> str:
        """On which side of the norm every possible truth lies; equal to the norm is not under it."""
        if self.laag >= norm:
            return "boven"
        return "onder" if self.hoog < norm else "niet te bepalen"


def cel(tekst: str) -> tuple[int, int]:
    """'<5' is one to four pupils; anything else in these columns is a plain number."""
    return (1, 4) if tekst == "<5" else (int(tekst), int(tekst))


def som(rijen: Sequence[Mapping[str, str]], kolommen: Iterable[str]) -> tuple[int, int]:
    cellen = [cel(rij[kolom]) for rij in rijen for kolom in kolommen]
    return sum(laag for laag, _ in cellen), sum(hoog for _, hoog in cellen)


def deel(rijen: Sequence[Mapping[str, str]], domeinen: Sequence[str], *, hoger: bool = False) -> Deel | None:
    """1F or higher (or the higher level only) over domains and rows (years, schools); None where nobody took part.

    Lowest where those who reached it are fewest and the others most, highest the other way round: the cells do not overlap.
    """
    alle = [kolom for domein in domeinen for kolom in DOMEINEN[domein]]
    boven = [kolom for kolom in alle if (kolom in HOGER if hoger else not kolom.endswith("LAGER1F"))]
    (b1, b2), (o1, o2) = som(rijen, boven), som(rijen, [kolom for kolom in alle if kolom not in boven])
    if b2 + o2 == 0:
        return None
    # A pupil is in each domain at most once: in a year and school there are as many pupils as in its largest domain.
    groepen = [[som([rij], DOMEINEN[domein]) for domein in domeinen] for rij in rijen]
    minst = sum(max(laag for laag, _ in groep) for groep in groepen)
    meest = sum(max(hoog for _, hoog in groep) for groep in groepen)
    return Deel(Fraction(100 * b1, b1 + o2), Fraction(100 * b2, b2 + o1), minst, meest)


def niveaurijen(bron: RuweBron, bestand: str) -> dict[str, dict[str, str]]:
    return {sleutel(rij): rij for rij in bron.rijen(bestand)}


# Dutch notation. Spaces are compared as plain spaces (see `paginas.plat`).


def breuk(tekst: str) -> Fraction:
    """'538,636363636364' as the fraction that is written there."""
    return Fraction(tekst.replace(",", "."))


def _omlaag(waarde: Fraction, decimalen: int) -> int:
    """Whole steps of the last decimal, rounded down."""
    return math.floor(waarde * int(10**decimalen))


def _omhoog(waarde: Fraction, decimalen: int) -> int:
    return math.ceil(waarde * int(10**decimalen))


def _half_op(waarde: Fraction, decimalen: int) -> int:
    """Half away from zero; no figure here is negative."""
    assert waarde >= 0
    return math.floor(waarde * int(10**decimalen) + Fraction(1, 2))


def _tekst(stappen: int, decimalen: int) -> str:
    geheel, rest = divmod(stappen, 10**decimalen)
    groepen = f"{geheel:,}".replace(",", " ")
    return f"{groepen},{rest:0{decimalen}d}" if decimalen else groepen


def getal(waarde: Fraction, decimalen: int) -> str:
    """One exact figure: '538,6'."""
    return _tekst(_half_op(waarde, decimalen), decimalen)


def _gedrukt(laag: Fraction, hoog: Fraction, decimalen: int) -> tuple[int, int]:
    """A range is rounded outwards. One value half up, but not to 0 or 100 where it is neither: that says nobody, everybody."""
    if laag != hoog:
        return _omlaag(laag, decimalen), _omhoog(hoog, decimalen)
    stappen = _half_op(laag, decimalen)
    if stappen == 100 * 10**decimalen and laag < 100:
        stappen = _omlaag(laag, decimalen)
    if stappen == 0 and laag > 0:
        stappen = _omhoog(laag, decimalen)
    return stappen, stappen


def procent(waarde: Deel, decimalen: int, norm: Fraction | None = None) -> str:
    """'83,3 %' or '79,1–86,4 %'; with as many decimals more as it takes for print and norm not to contradict each other."""
    extra = 0
    if norm is not None:
        echt = [einde >= norm for einde in (waarde.laag, waarde.hoog)]
        while extra < 3:
            druk = [Fraction(s, 10 ** (decimalen + extra)) for s in _gedrukt(waarde.laag, waarde.hoog, decimalen + extra)]
            if [einde >= norm for einde in druk] == echt:
                break
            extra += 1
    onder, boven = (_tekst(s, decimalen + extra) for s in _gedrukt(waarde.laag, waarde.hoog, decimalen + extra))
    return f"{onder} %" if onder == boven else f"{onder}–{boven} %"


def aantallen(laag: int, hoog: int) -> str:
    """'23' or '17–26'."""
    return _tekst(laag, 0) if laag == hoog else f"{_tekst(laag, 0)}–{_tekst(hoog, 0)}"
