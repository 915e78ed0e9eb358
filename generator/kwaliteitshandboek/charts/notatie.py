"""Charts, stage 5: figures, ranges, states and verdicts as people read them; drawings, sentences and tables share these."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from kwaliteitshandboek.derive.bereiken import toon_bereik as afgerond
from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer, Cijferstaat, Oordeel
from kwaliteitshandboek.model.indicator import Eenheid, Indicator, Richting
from kwaliteitshandboek.taal import DUN, getal, rond

STREEP: Final = "–"
"""Between the two ends of a range: '80–95 %'."""

STAATWOORDEN: Final = {
    Cijferstaat.BEKEND: "geen gegevens",
    Cijferstaat.BEREIK: "geen gegevens",
    Cijferstaat.ONTBREEKT: "geen gegevens",
    Cijferstaat.GEHEIM: "geheim of onbekend",
    Cijferstaat.GEEN_DEELNEMERS: "geen deelnemers",
    Cijferstaat.TE_KLEIN: "te kleine groep",
    Cijferstaat.AFGESCHERMD: "afgeschermd",
    Cijferstaat.NVT: "niet van toepassing",
}
"""What stands where a figure would stand. The first two are for a figure without a value, which derive does not make."""

_GEEN_VENSTER: Final = {
    Reden.DEEL_BEKEND: ("niet alle schooljaren bekend", "jaren ontbreken"),
    Reden.REEKSBREUK: ("schooljaren niet te vergelijken", "niet te vergelijken"),
}
"""The same of a figure over several school years while there are figures of some; the second where room is scarce."""

NIET_GETOOND: Final = frozenset({Cijferstaat.TE_KLEIN, Cijferstaat.AFGESCHERMD, Cijferstaat.GEHEIM})
"""States of a figure that exists and is not shown; a drawing hatches its place."""

ONDERWERPEN: Final = {
    Eenheid.PROCENT: "het aandeel",
    Eenheid.GEMIDDELDE: "het gemiddelde",
    Eenheid.AANTAL: "het aantal",
    Eenheid.INDEX: "de index",
}
"""How a sentence calls a figure, after its unit."""

_EXTRA = 3
"""Decimals that may be added to keep a figure and its norm apart in print."""

_HET_WOORDEN = ("cijfer", "doel", "gemiddelde", "minimum", "maximum", "niveau", "percentage", "getal", "resultaat", "plan")


def zonder_ruis(waarde: float) -> float:
    """Without the noise of binary arithmetic: 100 * 28 / 35 is 80, not 80.00000000000001, before anything rounds up."""
    return float(f"{waarde:.9f}")


def _teken(eenheid: Eenheid) -> str:
    return f"{DUN}%" if eenheid is Eenheid.PROCENT else ""


def gedrukt(bereik: Bereik, indicator: Indicator, extra: int = 0) -> tuple[float, float]:
    """Both ends as they are printed, as numbers: derive's rounding, outwards for a range."""
    return _gedrukt(bereik, indicator.precisie + extra, indicator.eenheid)


# Drawing, sentence and table of a figure ask the same things again and again; what was worked out lately is kept.
@lru_cache(maxsize=8192)
def _gedrukt(bereik: Bereik, decimalen: int, eenheid: Eenheid) -> tuple[float, float]:
    return afgerond(Bereik(zonder_ruis(bereik.onder), zonder_ruis(bereik.boven)), decimalen, eenheid)


def toon_bereik(bereik: Bereik, indicator: Indicator, *, teken: bool = True, extra: int = 0) -> str:
    """A figure or range in the unit and precision of the indicator; a range never looks narrower than it is: '80–95 %'."""
    onder, boven = toon_einden(bereik, indicator, extra=extra)
    streep = STREEP if bereik.onder >= 0 else f"{DUN}{STREEP}{DUN}"
    tekst = onder if onder == boven else f"{onder}{streep}{boven}"
    return tekst + (_teken(indicator.eenheid) if teken else "")


def toon_einden(bereik: Bereik, indicator: Indicator, *, teken: bool = False, extra: int = 0) -> tuple[str, str]:
    """Both ends as text."""
    achter = _teken(indicator.eenheid) if teken else ""
    onder, boven = _einden(bereik, indicator.precisie + extra, indicator.eenheid)
    return onder + achter, boven + achter


@lru_cache(maxsize=8192)
def _einden(bereik: Bereik, decimalen: int, eenheid: Eenheid) -> tuple[str, str]:
    onder, boven = _gedrukt(bereik, decimalen, eenheid)
    return getal(onder, decimalen), getal(boven, decimalen)


def toon_norm(norm: float, indicator: Indicator) -> str:
    """A norm, target or base with the decimals that it was given: '85 %' and '57,3 %', whatever those of the figure.

    A mean or an index keeps at least the decimals of its indicator: '7,0'.
    """
    minstens = 0 if indicator.eenheid in (Eenheid.PROCENT, Eenheid.AANTAL) else indicator.precisie
    return _norm(norm, minstens) + _teken(indicator.eenheid)


@lru_cache(maxsize=4096)
def _norm(norm: float, precisie: int) -> str:
    for decimalen in range(precisie, precisie + _EXTRA):
        if float(rond(norm, decimalen)) == zonder_ruis(norm):
            return getal(norm, decimalen)
    return getal(zonder_ruis(norm), precisie + _EXTRA)


def extra_decimalen(cijfer: Cijfer, indicator: Indicator) -> int:
    """Decimals to add so that print does not contradict a norm: 84,6 is under 85, so it must not show as 85."""
    if cijfer.waarde is None:
        return 0
    bereik, lager = cijfer.waarde, indicator.richting is Richting.LAGER
    normen = [ander.waarde for ander in cijfer.andere_normen if ander.oordeel is not Oordeel.GEEN_NORM]
    normen += [] if cijfer.norm is None else [cijfer.norm]
    return max((_extra(bereik, norm, indicator.precisie, indicator.eenheid, lager=lager) for norm in normen), default=0)


@lru_cache(maxsize=8192)
def _extra(bereik: Bereik, norm: float, precisie: int, eenheid: Eenheid, *, lager: bool) -> int:
    echt = tuple(_goede_kant(einde, norm, lager=lager) for einde in (bereik.onder, bereik.boven))
    for extra in range(_EXTRA):
        op_papier = _gedrukt(bereik, precisie + extra, eenheid)
        if tuple(_goede_kant(einde, norm, lager=lager) for einde in op_papier) == echt:
            return extra
    return _EXTRA


def _goede_kant(waarde: float, norm: float, *, lager: bool) -> bool:
    """At the norm, or on its good side."""
    verschil = zonder_ruis(waarde) - zonder_ruis(norm)
    return verschil <= 0 if lager else verschil >= 0


def toon_cijfer(cijfer: Cijfer, indicator: Indicator, *, teken: bool = True) -> str:
    """A figure as people read it: its value, its range, or the word for why there is none."""
    if cijfer.waarde is None:
        return geen_cijfer(cijfer)[0]
    return toon_bereik(cijfer.waarde, indicator, teken=teken, extra=extra_decimalen(cijfer, indicator))


def geen_cijfer(cijfer: Cijfer) -> tuple[str, str]:
    """Why there is no figure: in words, and in fewer where room is scarce."""
    staat = STAATWOORDEN[cijfer.staat]
    redenen = cijfer.redenen if cijfer.staat is Cijferstaat.ONTBREEKT else ()
    return next((woorden for reden, woorden in _GEEN_VENSTER.items() if reden in redenen), (staat, staat))


def toon_doelcijfer(cijfer: Cijfer, indicator: Indicator, decimalen: int | None) -> str:
    """The figure of a goal with the decimals that its sum shows, so that one page says it in one way."""
    if cijfer.waarde is None or decimalen is None:
        return toon_cijfer(cijfer, indicator)
    return toon_bereik(cijfer.waarde, indicator, extra=decimalen - indicator.precisie)


def met_lidwoord(normnaam: str | None) -> str:
    """'de norm', 'de signaalwaarde', 'het streefcijfer'."""
    naam = " ".join((normnaam or "norm").split()) or "norm"
    if naam.startswith(("de ", "het ")):
        return naam
    hoofdwoord = naam.split(" voor ")[0].split(" van ")[0].lower()
    return f"{'het' if hoofdwoord.endswith(_HET_WOORDEN) else 'de'} {naam[:1].lower()}{naam[1:]}"


def oordeelwoord(oordeel: Oordeel, richting: Richting, normnaam: str | None = None) -> str:
    """A verdict as words, literally true: where lower is better, the good side of the norm is at or under it."""
    norm = met_lidwoord(normnaam)
    lager = richting is Richting.LAGER
    return {
        Oordeel.BOVEN: f"op of {'onder' if lager else 'boven'} {norm}",
        Oordeel.ONDER: f"{'boven' if lager else 'onder'} {norm}",
        Oordeel.NIET_TE_BEPALEN: "niet te bepalen",
        Oordeel.GEEN_NORM: "",
        Oordeel.GEEN_GEGEVENS: "",
    }[oordeel]


def signaal(cijfer: Cijfer, indicator: Indicator) -> Oordeel:
    """The verdict that the figure bears out. One that its own range and norm contradict counts as not to be determined."""
    if cijfer.waarde is None:
        return Oordeel.GEEN_GEGEVENS
    if cijfer.norm is None or cijfer.oordeel in (Oordeel.GEEN_NORM, Oordeel.GEEN_GEGEVENS):
        return Oordeel.GEEN_NORM
    lager = indicator.richting is Richting.LAGER
    goed = {_goede_kant(einde, cijfer.norm, lager=lager) for einde in (cijfer.waarde.onder, cijfer.waarde.boven)}
    if goed == {cijfer.oordeel is Oordeel.BOVEN} and cijfer.oordeel is not Oordeel.NIET_TE_BEPALEN:
        return cijfer.oordeel
    return Oordeel.NIET_TE_BEPALEN


def kleine_groep(cijfer: Cijfer, drempel: int) -> bool:
    """Whether the group is, or may be, under the threshold below which no trend words and no status colours are used."""
    return cijfer.kan_klein_zijn(drempel)


KLEINE_GROEP: Final = "kleine groep"
"""What a small group gets in place of a signal."""
MISSCHIEN_KLEIN: Final = "misschien kleine groep"
"""The same of a group of which the number is a range that reaches the threshold."""


def kleinegroepwoord(cijfer: Cijfer, drempel: int) -> str:
    """What stands in place of a signal for a group that is, or may be, small."""
    return KLEINE_GROEP if cijfer.is_zeker_klein(drempel) else MISSCHIEN_KLEIN
