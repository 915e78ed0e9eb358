"""Check, stage 4: numbers that another number limits: more test-takers than pupils, more held than was planned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from kwaliteitshandboek.check.bekeken import Bekeken, Masker, Reeel, bereik, meer, som
from kwaliteitshandboek.derive.cellen import Celcode, Reekscellen
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.gegevens import MEER_DAN_DE_SCHOOL, MEER_DAN_LEERLINGEN, MEER_GEHOUDEN
from kwaliteitshandboek.model.indicator import Indicator, Indicatorsoort, Meetreekssoort
from kwaliteitshandboek.taal import aantal, getal

TOTAAL: Final = "totaal"
GROEP_8: Final = "leerlingen-groep-8"
HELE_SCHOOL: Final = ("leerlingen", "leerlingaantal", "leerlingen-bekostigd")
"""Series that hold all pupils of a school: those of open data, and the name under which most schools keep their own."""


@dataclass(frozen=True)
class _Deelnemers:
    """Pupils of groep 8 as the series in `reeksen` count them, by school and school year: at least so many."""

    wat: str
    reeksen: tuple[Reekscellen, ...]
    minstens: Reeel


def check_deelnemers(bekeken: Bekeken) -> Iterator[Finding]:
    """Whoever took a test, or got an advice, is a pupil of groep 8, and certainly one of the school."""
    groepen = list(_groepen(bekeken))
    onmogelijk: dict[str, Masker] = {}
    for geheel in bekeken.reeksen(Meetreekssoort.AANTALLEN):
        if geheel.meetreeks.id in HELE_SCHOOL:
            _, hoogstens, bekend = som(geheel, _delen(geheel))
            for groep in groepen:
                fout = bekend & (groep.minstens > hoogstens)
                onmogelijk[groep.wat] = fout | onmogelijk.get(groep.wat, False)
                yield from _meldingen(bekeken, groep, fout, hoogstens, geheel)
    groep_8 = bekeken.cellen.per_reeks.get(GROEP_8)
    if groep_8 is None:
        return
    _, hoogstens, bekend = som(groep_8, _delen(groep_8))
    for groep in groepen:
        if groep.reeksen != (groep_8,):
            # What is more than the whole school was told already.
            fout = bekend & (groep.minstens > hoogstens) & ~onmogelijk.get(groep.wat, np.zeros_like(bekend))
            yield from _meldingen(bekeken, groep, fout, hoogstens)


def _delen(reeks: Reekscellen) -> tuple[str, ...]:
    """The categories that together are everyone: all but the total, or the total where nothing else is kept."""
    return tuple(naam for naam in reeks.plaats if naam != TOTAAL) or (TOTAAL,)


def _groepen(bekeken: Bekeken) -> Iterator[_Deelnemers]:
    toetsen = tuple(reeks for reeks in bekeken.reeksen() if reeks.meetreeks.id.startswith("eindscore-"))
    if toetsen:
        # Cells without bounds hold 0: what is not known is not counted.
        samen = np.sum([som(reeks, ["aantal"])[0] for reeks in toetsen], axis=0)
        yield _Deelnemers("de eindscores samen", toetsen, samen)
    for reeks in bekeken.reeksen(Meetreekssoort.AANTALLEN):
        naam = reeks.meetreeks.id
        if naam in {"schooladviezen", GROEP_8} or naam.startswith("referentieniveaus-"):
            yield _Deelnemers(f"'{naam}'", (reeks,), np.maximum(som(reeks, _delen(reeks))[0], som(reeks, [TOTAAL])[0]))


def _meldingen(
    bekeken: Bekeken, groep: _Deelnemers, fout: Masker, hoogstens: Reeel, geheel: Reekscellen | None = None
) -> Iterator[Finding]:
    """One finding for each school year, at the first school."""
    for j in np.flatnonzero(fout.any(axis=0)).tolist():
        scholen = np.flatnonzero(fout[:, j])
        s = int(scholen[0])
        van = next(reeks for reeks in groep.reeksen if (reeks.code[s, j] != Celcode.AFWEZIG).any())
        plek = bekeken.plek(van.meetreeks.id, s, j)
        velden = {
            "school": bekeken.namen[s],
            "schooljaar": bekeken.cellen.jaren[j],
            "deelnemers": aantal(groep.minstens[s, j], "leerling", "leerlingen"),
            "wat": groep.wat,
            "leerlingen": getal(hoogstens[s, j]),
            "meer": meer(len(scholen)),
        }
        if geheel is None:
            yield MEER_DAN_LEERLINGEN.op(plek, **velden)
        else:
            yield MEER_DAN_DE_SCHOOL.op(plek, **velden, geheel=geheel.meetreeks.naam)


def check_gehouden(bekeken: Bekeken) -> Iterator[Finding]:
    """A process of which more was held than was planned: one of the two numbers is wrong, or the plan was not kept up."""
    for indicator in bekeken.handboek.indicatoren:
        berekening = indicator.berekening
        if indicator.soort is not Indicatorsoort.PROCES or not berekening.teller or berekening.is_deel:
            continue
        if (grenzen := _gehouden_en_gepland(bekeken, indicator)) is None:
            continue
        (laag, hoog), (van, tot), bekend = grenzen
        fout = bekend & (laag > tot)
        for j in np.flatnonzero(fout.any(axis=0)).tolist():
            scholen = np.flatnonzero(fout[:, j])
            s = int(scholen[0])
            yield MEER_GEHOUDEN.op(
                bekeken.plek(berekening.meetreeksen[0], s, j),
                school=bekeken.namen[s],
                schooljaar=bekeken.cellen.jaren[j],
                indicator=indicator.naam,
                gehouden=bereik(laag[s, j], hoog[s, j]),
                gepland=bereik(van[s, j], tot[s, j]),
                meer=meer(len(scholen)),
            )


def _gehouden_en_gepland(
    bekeken: Bekeken, indicator: Indicator
) -> tuple[tuple[Reeel, Reeel], tuple[Reeel, Reeel], Masker] | None:
    """Bounds of what was held and of what was planned, and where both are known; None where a series is not there."""
    berekening = indicator.berekening
    reeksen = [reeks for naam in berekening.meetreeksen if (reeks := bekeken.cellen.per_reeks.get(naam)) is not None]
    if len(reeksen) < len(berekening.meetreeksen):
        return None
    teller = [som(reeks, berekening.teller) for reeks in reeksen]
    noemer = [som(reeks, berekening.noemer) for reeks in reeksen]
    bekend = np.logical_and.reduce([gegeven[2] for gegeven in (*teller, *noemer)])
    (laag, hoog), (van, tot) = (
        (np.sum([gegeven[0] for gegeven in kant], axis=0), np.sum([gegeven[1] for gegeven in kant], axis=0))
        for kant in (teller, noemer)
    )
    return (laag, hoog), (van, tot), bekend
