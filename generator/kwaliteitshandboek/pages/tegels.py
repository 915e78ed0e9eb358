"""Pages, stage 6: a figure as the reader meets it: large figure, period, verdict, norm, change in words, small drawings."""

from __future__ import annotations

from dataclasses import dataclass

from kwaliteitshandboek import taal
from kwaliteitshandboek.charts import asnoot, normbalk, vonk
from kwaliteitshandboek.charts.woorden import geteld_in
from kwaliteitshandboek.derive.trends import trend
from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat
from kwaliteitshandboek.model.indicator import Indicator, Indicatorsoort
from kwaliteitshandboek.pages import woorden
from kwaliteitshandboek.pages.wereld import Wereld


@dataclass(frozen=True, slots=True)
class Tegel:
    """One figure, ready for a template; every text is in Dutch, drawings are SVG elements.

    `oordeel_kort` is the signal without the name of the norm. `asnoot`: where an axis of the drawings ends.
    `bereik`: why the figure is a range, where it is one.
    """

    id: str
    naam: str
    cijfer: Cijfer
    groot: str
    is_getal: bool
    periode: str
    telling: str | None
    oordeel: woorden.Status | None
    oordeel_kort: woorden.Status | None
    norm: str | None
    andere_normen: tuple[woorden.AndereNorm, ...]
    balk: str | None
    vonk: str | None
    asnoot: str | None
    verschil: str | None
    bereik: str | None
    zinnen: tuple[str, ...]


def make_tegel(wereld: Wereld, indicator: Indicator, school: str | None, schooljaar: str | None = None) -> Tegel:
    """The tile of an indicator for a school (None: all schools together), by default for the newest year with data."""
    jaar = schooljaar or wereld.laatste_jaren.get(indicator.id) or wereld.dit_jaar
    sleutel = (indicator.id, school, jaar)
    if sleutel not in wereld.geheugen:
        wereld.geheugen[sleutel] = _tegel(wereld, indicator, school, jaar)
    tegel: Tegel = wereld.geheugen[sleutel]
    return tegel


def _tegel(wereld: Wereld, indicator: Indicator, school: str | None, jaar: str) -> Tegel:
    afgeleid = wereld.afgeleid
    klein = wereld.handboek.organisatie.drempels.kleine_groep
    cijfer = afgeleid.hoofdcijfer(indicator.id, school, jaar)
    reeks = tuple(c for c in afgeleid.reeks(indicator.id, school) if c.schooljaar <= jaar)
    eenheden = geteld_in(wereld.handboek.meetreeks_per_id.get(indicator.berekening.meetreeksen[0]))
    verschil = woorden.verschil(trend(reeks, klein, indicator.richting), cijfer, indicator, eenheden, klein)
    met_balk = cijfer.norm is not None and cijfer.waarde is not None
    met_vonk = sum(c.waarde is not None for c in reeks) > 1
    return Tegel(
        id=indicator.id,
        naam=indicator.naam,
        cijfer=cijfer,
        groot=woorden.cijfer(cijfer, indicator),
        is_getal=cijfer.waarde is not None,
        periode=woorden.periode(cijfer, indicator),
        telling=_telling(cijfer, indicator),
        oordeel=woorden.oordeel(cijfer, indicator, klein),
        oordeel_kort=woorden.kort_oordeel(cijfer, indicator, klein),
        norm=woorden.norm(cijfer, indicator),
        andere_normen=woorden.andere_normen(cijfer, indicator, klein),
        balk=normbalk(indicator, cijfer, drempel=klein) if met_balk else None,
        vonk=vonk(indicator, reeks) if met_vonk else None,
        asnoot=asnoot(indicator, cijfer if met_balk else None, reeks if met_vonk else ()),
        verschil=None if verschil is None else f"{taal.hoofdletter(verschil)}.",
        bereik=woorden.BEREIKUITLEG if cijfer.staat is Cijferstaat.BEREIK and cijfer.waarde is not None else None,
        zinnen=_zinnen(cijfer, indicator, klein),
    )


def _telling(cijfer: Cijfer, indicator: Indicator) -> str | None:
    """For a process indicator: '11 van 12'."""
    teller, noemer = cijfer.teller, cijfer.noemer
    if indicator.soort is not Indicatorsoort.PROCES or teller is None or noemer is None or cijfer.waarde is None:
        return None
    if not (teller.exact and noemer.exact):
        return None
    return f"{taal.getal(teller.onder)} van {taal.getal(noemer.onder)}"


def _zinnen(cijfer: Cijfer, indicator: Indicator, kleine_groep: int) -> tuple[str, ...]:
    zinnen: list[str] = []
    if cijfer.waarde is None and not woorden.alleen_per_school(cijfer):
        zinnen.append(woorden.STAATUITLEG.get(cijfer.staat, woorden.STAATUITLEG[Cijferstaat.ONTBREEKT]))
    if gewicht := woorden.gewicht(cijfer, indicator, kleine_groep):
        zinnen.append(gewicht)
    zinnen += woorden.redenen(cijfer)
    if cijfer.voorlopig:
        zinnen.append("Het cijfer is voorlopig.")
    return tuple(dict.fromkeys(zinnen))
