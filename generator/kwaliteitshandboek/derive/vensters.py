"""Derive, stage 3: which school years a pooled figure takes together, and which of two windows holds for a small school."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from kwaliteitshandboek.derive.bereiken import Uitkomst, omhulsel
from kwaliteitshandboek.derive.cellen import Celcode
from kwaliteitshandboek.derive.kenmerken import Samengenomen
from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.model.indicator import Indicator, Venster
from kwaliteitshandboek.model.schooljaar import Schooljaar


class Vensterjaren(NamedTuple):
    """The school years of a window, oldest first, those it steps over inside it, and whether a series break parts them."""

    jaren: tuple[str, ...]
    overgeslagen: tuple[str, ...]
    gebroken: bool


def vensterjaren(indicator: Indicator, tot: str, aantal: int) -> Vensterjaren:
    """The newest `aantal` school years up to and including `tot` in which there was a measurement for everyone."""
    overslaan = {jaar.schooljaar for jaar in indicator.overgeslagen}
    jaren: list[Schooljaar] = []
    over: list[Schooljaar] = []
    jaar = Schooljaar.parse(tot)
    while len(jaren) < aantal:
        (over if jaar in overslaan else jaren).append(jaar)
        jaar -= 1
    oudste, nieuwste = jaren[-1], jaren[0]
    gebroken = any(oudste < breuk.schooljaar <= nieuwste for breuk in indicator.reeksbreuken)
    return Vensterjaren(tuple(map(str, reversed(jaren))), tuple(map(str, reversed(over))), gebroken)


def reeks_vanaf(indicator: Indicator, jaar: str) -> str | None:
    """The school year in which the series began that this year belongs to; None where no break came before it."""
    eigen = Schooljaar.parse(jaar)
    begin = max((breuk.schooljaar for breuk in indicator.reeksbreuken if breuk.schooljaar <= eigen), default=None)
    return str(begin) if begin else None


class Vensteruitkomst(NamedTuple):
    """What a window gives. `eerste` and `tweede` are the figures of both windows where it is unknown which of the two holds.

    The figure in `samen` is then the smallest range around both: it may be wider than what is possible, never narrower.
    """

    samen: Samengenomen
    jaren: Vensterjaren
    redenen: tuple[Reden, ...] = ()
    eerste: Uitkomst | None = None
    tweede: Uitkomst | None = None


def kies_venster(
    venster: Venster, kort: tuple[Vensterjaren, Samengenomen], lang: Vensterjaren, haal_lang: Callable[[], Samengenomen | None]
) -> Vensteruitkomst:
    """The small-school rule; `kort` with what is known over it, `haal_lang` gives the same of the long window where it is needed.

    Certainly fewer than `grens` pupils over the short window: the long one holds. Possibly fewer: both are computed.
    """
    eerste = _over(*kort)
    if eerste.redenen or venster.jaren_klein == venster.jaren:
        return eerste
    uitkomst = eerste.samen.uitkomst
    mensen = uitkomst.leerlingen if uitkomst else None
    # Values without people behind them know no small schools; no participants at all is certainly fewer than the limit.
    if uitkomst and (mensen is None or mensen.onder >= venster.grens):
        return eerste
    zeker_klein = mensen is None or mensen.boven < venster.grens
    reden = Reden.KLEINE_SCHOOL if zeker_klein else Reden.AANTAL_ROND_GRENS
    langer = _over(lang, haal_lang() or Samengenomen(Celcode.AFWEZIG))
    tweede = langer.samen.uitkomst
    if langer.redenen or zeker_klein or uitkomst is None or tweede is None:
        return langer._replace(redenen=(reden, *langer.redenen))
    niet_alle = eerste.samen.niet_alle or langer.samen.niet_alle
    beide = langer.samen._replace(uitkomst=omhulsel(uitkomst, tweede), niet_alle=niet_alle)
    return Vensteruitkomst(beide, lang, (reden,), uitkomst, tweede)


def _over(jaren: Vensterjaren, samen: Samengenomen) -> Vensteruitkomst:
    """The figure over these years; where it has none, `redenen` says why."""
    if jaren.gebroken:
        return Vensteruitkomst(samen._replace(code=Celcode.ONTBREEKT, uitkomst=None), jaren, (Reden.REEKSBREUK,))
    return Vensteruitkomst(samen, jaren, () if samen.bruikbaar else (_JAARREDEN.get(samen.code, Reden.JAAR_ONTBREEKT),))


_JAARREDEN: Mapping[int, Reden] = {
    Celcode.NVT: Reden.JAAR_NVT,
    Celcode.GEHEIM: Reden.JAAR_GEHEIM,
    Celcode.VERBORGEN: Reden.ONDERDRUKT,
}
"""Why a window has no figure, by the worst state of the cells of its years; all other states: a year is missing."""
