"""Check, stage 4: sudden breaks in results: shares, numbers and values that change more than chance, or growth, can explain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from kwaliteitshandboek.check.bekeken import Bekeken, Masker, Reeel, bereik, meer, som
from kwaliteitshandboek.derive.cellen import Celcode, Cellen, Reekscellen
from kwaliteitshandboek.derive.trends import Z
from kwaliteitshandboek.derive.vensters import reeks_vanaf
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.gegevens import AANTAL_SPRONG, KOMMA_VERSCHOVEN, SPRONG
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Eenheid, Indicator, Indicatorsoort, Meetreekssoort
from kwaliteitshandboek.taal import getal, procent

VERMENIGVULDIGD: Final = 2.5
"""From this factor on, a number of pupils that grows or shrinks within a year is worth a look."""
MINSTE_LEERLINGEN: Final = 20
"""The larger of two numbers is at least this: small groups double without any fault."""
SPELING: Final = 0.25
"""How far from exactly ten, a hundred or a thousand times as large a value may be to look like a point that moved."""
GROOT_PROCENT: Final = 20.0
"""Below it a percentage may well be ten times that of the year before."""


@dataclass(frozen=True)
class _Aandeel:
    """A share by school and school year: bounds in percent, the least number of pupils, and where it is known."""

    laag: Reeel
    hoog: Reeel
    mensen: Reeel
    bekend: Masker


def check_sprongen(bekeken: Bekeken) -> Iterator[Finding]:
    """Sudden breaks, one finding for each indicator or series and school year."""
    handboek = bekeken.handboek
    for indicator in _indicatoren(handboek):
        yield from _van_aandeel(bekeken, indicator)
    processen = {naam for i in handboek.indicatoren if i.soort is Indicatorsoort.PROCES for naam in i.berekening.meetreeksen}
    for reeks in bekeken.reeksen(Meetreekssoort.AANTALLEN):
        if reeks.meetreeks.id not in processen:
            yield from _van_aantal(bekeken, reeks)
    for reeks in bekeken.reeksen():
        if reeks.meetreeks.id not in processen:
            yield from _van_waarden(bekeken, reeks)


def _indicatoren(handboek: Handboek) -> Iterator[Indicator]:
    """Shares of people; what pools several series is left to the indicators of those series, where there are such."""
    aandelen = [
        i
        for i in handboek.indicatoren
        if i.eenheid is Eenheid.PROCENT and i.soort is Indicatorsoort.RESULTAAT and i.berekening.is_deel
    ]
    los = {i.berekening.meetreeksen[0] for i in aandelen if len(i.berekening.meetreeksen) == 1}
    yield from (i for i in aandelen if len(i.berekening.meetreeksen) == 1 or not set(i.berekening.meetreeksen) <= los)


def _van_aandeel(bekeken: Bekeken, indicator: Indicator) -> Iterator[Finding]:
    handboek, cellen = bekeken.handboek, bekeken.cellen
    aandeel = _aandeel(cellen, indicator)
    if aandeel is None:
        return
    klein = handboek.organisatie.drempels.kleine_groep
    geldt = np.array([indicator.geldt_voor(school.soort) for school in handboek.organisatie.scholen], dtype=bool)
    overgeslagen = {str(over.schooljaar) for over in indicator.overgeslagen}
    gemeten = [j for j, jaar in enumerate(cellen.jaren) if jaar not in overgeslagen]
    vanaf = {j: reeks_vanaf(indicator, cellen.jaren[j]) for j in gemeten}
    paren = [(eerder, j) for eerder, j in pairwise(gemeten) if vanaf[eerder] == vanaf[j]]
    if not paren:
        return
    was, nu = ([paar[eind] for paar in paren] for eind in (0, 1))
    n = np.maximum(aandeel.mensen, 1.0)
    onder, boven = _wilson(aandeel.laag, n, -1), _wilson(aandeel.hoog, n, 1)
    # Twice as far apart as where the intervals touch: what chance gives once in many thousands of comparisons.
    gat = np.maximum(onder[:, nu] - boven[:, was], onder[:, was] - boven[:, nu])
    ver = gat > ((boven - onder)[:, was] + (boven - onder)[:, nu]) / 2
    mee = aandeel.bekend & (aandeel.mensen >= klein) & geldt[:, np.newaxis]
    fout = ver & mee[:, was] & mee[:, nu]
    for nummer in np.flatnonzero(fout.any(axis=0)).tolist():
        (eerder, j), scholen = paren[nummer], np.flatnonzero(fout[:, nummer])
        s = int(scholen[0])
        yield SPRONG.op(
            bekeken.plek(indicator.berekening.meetreeksen[0], s, j),
            school=bekeken.namen[s],
            indicator=indicator.naam,
            was=_in_procent(aandeel.laag[s, eerder], aandeel.hoog[s, eerder]),
            eerder=cellen.jaren[eerder],
            nu=_in_procent(aandeel.laag[s, j], aandeel.hoog[s, j]),
            schooljaar=cellen.jaren[j],
            meer=meer(len(scholen)),
        )


def _aandeel(cellen: Cellen, indicator: Indicator) -> _Aandeel | None:
    """The share over all series of an indicator; None where one of them counts no people or is not there."""
    berekening = indicator.berekening
    reeksen = [reeks for naam in berekening.meetreeksen if (reeks := cellen.per_reeks.get(naam))]
    if len(reeksen) < len(berekening.meetreeksen) or any(r.meetreeks.soort is not Meetreekssoort.AANTALLEN for r in reeksen):
        return None
    vorm = (len(cellen.scholen), len(cellen.jaren))
    binnen, buiten = (np.zeros(vorm), np.zeros(vorm)), (np.zeros(vorm), np.zeros(vorm))
    mensen, bekend = np.zeros(vorm), np.ones(vorm, dtype=bool)
    for reeks in reeksen:
        noemer = [plaats for naam, plaats in reeks.plaats.items() if naam in berekening.noemer]
        teller = [plaats for naam, plaats in reeks.plaats.items() if naam in berekening.teller]
        rest = [plaats for plaats in noemer if plaats not in teller]
        bekend &= (reeks.code[:, :, noemer] <= Celcode.ONDERDRUKT).all(axis=2)
        mensen = np.maximum(mensen, reeks.onder[:, :, noemer].sum(axis=2))
        for eind, bron in enumerate((reeks.onder, reeks.boven)):
            binnen[eind][:] += bron[:, :, teller].sum(axis=2)
            buiten[eind][:] += bron[:, :, rest].sum(axis=2)
    laagste, hoogste = binnen[0] + buiten[1], binnen[1] + buiten[0]
    bekend &= (laagste > 0) & (hoogste > 0)
    laag = 100 * binnen[0] / np.where(laagste > 0, laagste, 1)
    hoog = 100 * binnen[1] / np.where(hoogste > 0, hoogste, 1)
    return _Aandeel(laag, hoog, mensen, bekend)


def _wilson(percentage: Reeel, n: Reeel, kant: int) -> Reeel:
    p = np.clip(percentage / 100, 0.0, 1.0)
    breedte = Z * np.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    uit: Reeel = 100 * np.clip((p + Z * Z / (2 * n) + kant * breedte) / (1 + Z * Z / n), 0.0, 1.0)
    return uit


def _van_aantal(bekeken: Bekeken, reeks: Reekscellen) -> Iterator[Finding]:
    """Numbers of pupils in two years in a row; a year without anyone is another thing than a slip of the pen."""
    keuze = [naam for naam in reeks.plaats if naam != "totaal"]
    laag, hoog, bekend = som(reeks, keuze)
    was, nu = slice(None, -1), slice(1, None)
    bekend = bekend & (laag > 0)
    groei = (laag[:, nu] > VERMENIGVULDIGD * hoog[:, was]) & (laag[:, nu] >= MINSTE_LEERLINGEN)
    krimp = (laag[:, was] > VERMENIGVULDIGD * hoog[:, nu]) & (laag[:, was] >= MINSTE_LEERLINGEN)
    fout = (groei | krimp) & bekend[:, was] & bekend[:, nu]
    for eerder in np.flatnonzero(fout.any(axis=0)).tolist():
        j, scholen = eerder + 1, np.flatnonzero(fout[:, eerder])
        s = int(scholen[0])
        yield AANTAL_SPRONG.op(
            bekeken.plek(reeks.meetreeks.id, s, j),
            school=bekeken.namen[s],
            meetreeks=reeks.meetreeks.id,
            was=bereik(laag[s, eerder], hoog[s, eerder]),
            eerder=bekeken.cellen.jaren[eerder],
            nu=bereik(laag[s, j], hoog[s, j]),
            schooljaar=bekeken.cellen.jaren[j],
            meer=meer(len(scholen)),
        )


def _van_waarden(bekeken: Bekeken, reeks: Reekscellen) -> Iterator[Finding]:
    """Means and plain values that are ten, a hundred or a thousand times those of the year before: a point that moved."""
    soort = reeks.meetreeks.soort
    if soort is Meetreekssoort.AANTALLEN:
        return
    namen = [naam for naam in reeks.plaats if soort is Meetreekssoort.WAARDE or naam == "gemiddelde"]
    breuken = {
        breuk.schooljaar.begin
        for indicator in bekeken.handboek.indicatoren
        if reeks.meetreeks.id in indicator.berekening.meetreeksen
        for breuk in indicator.reeksbreuken
    }
    for naam in namen:
        waarden = np.where(reeks.code == Celcode.EXACT, reeks.onder, 0.0)[:, :, reeks.plaats[naam]]
        for eerder, (begin, einde) in enumerate(pairwise(bekeken.begin)):
            was, nu = waarden[:, eerder], waarden[:, eerder + 1]
            if not any(begin < breuk <= einde for breuk in breuken):
                yield from _verschoven(bekeken, reeks, (was, nu), eerder)


def _verschoven(bekeken: Bekeken, reeks: Reekscellen, paar: tuple[Reeel, Reeel], eerder: int) -> Iterator[Finding]:
    was, nu = paar
    kleinste, grootste = np.minimum(was, nu), np.maximum(was, nu)
    keer = np.where(kleinste > 0, grootste / np.where(kleinste > 0, kleinste, 1.0), 1.0)
    macht = np.round(np.log10(keer))
    fout = (macht >= 1) & (macht <= 3) & (np.abs(keer / 10.0**macht - 1) <= SPELING)
    if reeks.meetreeks.eenheid.lower() in {"procent", "%", "percentage"}:
        # Small percentages do become ten times as large: one person who is ill for long in a team of ten.
        fout &= (macht > 1) | (grootste >= GROOT_PROCENT)
    scholen = np.flatnonzero(fout)
    if len(scholen):
        s, jaren = int(scholen[0]), bekeken.cellen.jaren
        yield KOMMA_VERSCHOVEN.op(
            bekeken.plek(reeks.meetreeks.id, s, eerder + 1),
            school=bekeken.namen[s],
            meetreeks=reeks.meetreeks.id,
            was=_geschreven(was[s]),
            eerder=jaren[eerder],
            nu=_geschreven(nu[s]),
            schooljaar=jaren[eerder + 1],
            factor=getal(10 ** macht[s]),
            hoe="groot" if nu[s] > was[s] else "klein",
            meer=meer(len(scholen)),
        )


def _geschreven(waarde: float) -> str:
    return f"{waarde:.12g}".replace(".", ",")


def _in_procent(laag: float, hoog: float) -> str:
    return procent(laag) if laag == hoog else f"{getal(laag)} tot {procent(hoog)}"
