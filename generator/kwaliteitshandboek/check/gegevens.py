"""Check, stage 4: named checks on results, as a statistics office runs before publication: what can be, but is odd.

Works on the cells as `derive` lays them out: arrays by school, school year and category, never row by row. A rule gives one
finding for what it finds in a series and school year, at the first school.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt

from kwaliteitshandboek.check.bekeken import Bekeken, Masker, Reeel, bereik, meer, som
from kwaliteitshandboek.check.deelnemers import TOTAAL, check_deelnemers, check_gehouden
from kwaliteitshandboek.check.sprongen import check_sprongen
from kwaliteitshandboek.derive.cellen import Celcode, Cellen, lees_cellen
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.gegevens import (
    BESTAND_TWEE_JAREN,
    DELEN_TELLEN_NIET,
    JAAR_IN_TOEKOMST,
    JAAR_ONTBREEKT,
    JAAR_OVERGESLAGEN,
    NOG_VOORLOPIG,
    OUD_TEKEN,
    TOTAAL_TELT_NIET,
    ZELFDE_ALS_VORIG_JAAR,
)
from kwaliteitshandboek.model.handboek import Handboek, Herkomst
from kwaliteitshandboek.model.indicator import Berekening, Meetreekssoort, Uitsplitsing
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.taal import aantal, getal

OUDE_TEKENS: Final = (9999.0, 99999.0, 999999.0, -9.0, -99.0, -999.0, -9999.0)
MINSTE_GELIJK: Final = 4
"""Fewer cells than this can be equal in two years by chance."""


def check_gegevens(handboek: Handboek, vandaag: date | None, cellen: Cellen | None = None) -> Iterator[Finding]:
    """All named checks on the results; without a day of today nothing is said of years that have not begun.

    `cellen`: the results as laid out before, where they were.
    """
    if not len(handboek.metingen) or not handboek.organisatie.scholen:
        return
    bekeken = Bekeken(handboek, cellen or lees_cellen(handboek))
    yield from _totalen(bekeken)
    yield from _uitsplitsingen(bekeken)
    yield from check_deelnemers(bekeken)
    yield from check_gehouden(bekeken)
    yield from check_sprongen(bekeken)
    yield from _ontbrekende_jaren(bekeken, vandaag)
    yield from _overgeslagen_jaren(bekeken)
    yield from _oude_tekens(handboek)
    yield from _zelfde_bestand(handboek)
    yield from _zelfde_waarden(bekeken)
    yield from _nog_voorlopig(bekeken)
    yield from _toekomst(bekeken, vandaag)


def _per_jaar(fout: Masker) -> Iterator[tuple[int, npt.NDArray[np.intp]]]:
    """For each school year in which something was found: its place, and the places of the schools."""
    for jaar in np.flatnonzero(fout.any(axis=0)).tolist():
        yield jaar, np.flatnonzero(fout[:, jaar])


def _totalen(bekeken: Bekeken) -> Iterator[Finding]:
    for reeks in bekeken.reeksen(Meetreekssoort.AANTALLEN):
        delen = [naam for naam in reeks.plaats if naam != TOTAAL]
        if TOTAAL not in reeks.plaats or len(delen) < 2:
            continue
        laag, hoog, bekend = som(reeks, delen)
        van, tot, met_totaal = som(reeks, [TOTAAL])
        for j, scholen in _per_jaar(bekend & met_totaal & ((laag > tot) | (hoog < van))):
            s = int(scholen[0])
            yield TOTAAL_TELT_NIET.op(
                bekeken.plek(reeks.meetreeks.id, s, j),
                school=bekeken.namen[s],
                meetreeks=reeks.meetreeks.id,
                schooljaar=bekeken.cellen.jaren[j],
                totaal=bereik(van[s, j], tot[s, j]),
                som=bereik(laag[s, j], hoog[s, j]),
                meer=meer(len(scholen)),
            )


def _noemer(bekeken: Bekeken, berekening: Berekening) -> tuple[Reeel, Reeel, Masker] | None:
    """Bounds of what stands below the line of a share; None where a series is not there."""
    reeksen = [bekeken.cellen.per_reeks.get(naam) for naam in berekening.meetreeksen]
    sommen = [som(reeks, berekening.noemer) for reeks in reeksen if reeks is not None]
    if not berekening.is_deel or len(sommen) < len(reeksen):
        return None
    laag, hoog, bekend = zip(*sommen, strict=True)
    return np.sum(laag, axis=0), np.sum(hoog, axis=0), np.logical_and.reduce(bekend)


def _uitsplitsingen(bekeken: Bekeken) -> Iterator[Finding]:
    for indicator in bekeken.handboek.indicatoren:
        geheel = _noemer(bekeken, indicator.berekening)
        for uitsplitsing in indicator.uitsplitsingen:
            noemers = [_noemer(bekeken, deel.berekening) for deel in uitsplitsing.delen]
            delen = [noemer for noemer in noemers if noemer is not None]
            if geheel is None or not delen or _delen_cellen(uitsplitsing):
                continue
            # What is not known of a part can only make it more: the lower bound of the known parts is enough.
            laag = np.sum([np.where(bekend, onder, 0.0) for onder, _, bekend in delen], axis=0)
            eerste = uitsplitsing.delen[next(nummer for nummer, noemer in enumerate(noemers) if noemer is not None)]
            meetreeks = eerste.berekening.meetreeksen[0]
            for j, scholen in _per_jaar(geheel[2] & (laag > geheel[1])):
                s = int(scholen[0])
                yield DELEN_TELLEN_NIET.op(
                    bekeken.plek(meetreeks, s, j),
                    school=bekeken.namen[s],
                    uitsplitsing=uitsplitsing.naam,
                    schooljaar=bekeken.cellen.jaren[j],
                    som=("" if len(delen) == 1 else "ten minste ") + getal(laag[s, j]),
                    eenheid=bekeken.cellen.per_reeks[meetreeks].meetreeks.eenheid,
                    geheel=bereik(geheel[0][s, j], geheel[1][s, j]),
                    meer=meer(len(scholen)),
                )


def _delen_cellen(uitsplitsing: Uitsplitsing) -> bool:
    """Whether parts are shares of the same pupils (of all advices): those are not meant to add up."""
    cellen = [
        (naam, categorie)
        for deel in uitsplitsing.delen
        for naam in deel.berekening.meetreeksen
        for categorie in deel.berekening.noemer
    ]
    return len(set(cellen)) < len(cellen)


def _ontbrekende_jaren(bekeken: Bekeken, vandaag: date | None) -> Iterator[Finding]:
    """School years that a school lacks between years that it has; years without measurement for everyone are not missing."""
    overgeslagen: dict[str, set[int]] = {}
    for indicator in (*bekeken.handboek.indicatoren, *bekeken.handboek.deel_per_id.values()):
        for naam in indicator.berekening.meetreeksen:
            overgeslagen.setdefault(naam, set()).update(over.schooljaar.begin for over in indicator.overgeslagen)
    # Years of which nobody has anything are on this axis too.
    eerste = bekeken.begin[0]
    plaatsen = [begin - eerste for begin in bekeken.begin]
    aanwezig = np.zeros((len(bekeken.cellen.scholen), plaatsen[-1] + 1), dtype=bool)
    over = plaatsen[-1] + 1 if vandaag is None else max(Schooljaar.van_datum(vandaag).begin + 1 - eerste, 0)
    for reeks in bekeken.reeksen():
        naam = reeks.meetreeks.id
        if naam not in overgeslagen:
            continue
        aanwezig[:, plaatsen] = bekeken.aanwezig(reeks)
        # A year that has not begun is a slip of the pen: nothing lacks before it.
        aanwezig[:, over:] = False
        eerder = np.logical_or.accumulate(aanwezig, axis=1)
        later = np.logical_or.accumulate(aanwezig[:, ::-1], axis=1)[:, ::-1]
        for j, scholen in _per_jaar(eerder & later & ~aanwezig):
            if eerste + j in overgeslagen[naam]:
                continue
            volgende = j + int(np.argmax(aanwezig[scholen[0], j:]))
            plek = bekeken.plek(naam, int(scholen[0]), bekeken.begin.index(eerste + volgende))
            wie = bekeken.wie(scholen.tolist())
            yield JAAR_ONTBREEKT.op(plek, wie=wie, schooljaar=Schooljaar(eerste + j), meetreeks=naam)


def _overgeslagen_jaren(bekeken: Bekeken) -> Iterator[Finding]:
    """Figures of a year in which nobody was measured, as an indicator says that rests on them."""
    gezien: set[tuple[str, int]] = set()
    for indicator in (*bekeken.handboek.indicatoren, *bekeken.handboek.deel_per_id.values()):
        for over in indicator.overgeslagen:
            for naam in indicator.berekening.meetreeksen:
                reeks = bekeken.cellen.per_reeks.get(naam)
                j = bekeken.cellen.jaar_plaats.get(str(over.schooljaar))
                if reeks is None or j is None or (naam, j) in gezien:
                    continue
                gezien.add((naam, j))
                # Zeros, and cells that say that there is nothing, agree with a year without measurement.
                gemeten = (reeks.code[:, j] <= Celcode.ONDERDRUKT) & (reeks.boven[:, j] > 0)
                scholen = np.flatnonzero(gemeten.any(axis=1)).tolist()
                if scholen:
                    velden = {"meetreeks": naam, "schooljaar": over.schooljaar, "indicator": indicator.naam}
                    yield JAAR_OVERGESLAGEN.op(bekeken.plek(naam, scholen[0], j), wie=bekeken.wie(scholen), **velden)


def _oude_tekens(handboek: Handboek) -> Iterator[Finding]:
    """Numbers that stand for 'not known' in older files; a negative count is a fault that has its own finding."""
    metingen = handboek.metingen
    onder = metingen["onder"].to_numpy()
    verdacht = np.flatnonzero((onder >= OUDE_TEKENS[0]) | (onder <= OUDE_TEKENS[3]))
    tellingen = {reeks.id for reeks in handboek.meetreeksen if reeks.soort is Meetreekssoort.AANTALLEN}
    per_bestand: dict[tuple[str, float], list[int]] = {}
    for rij in verdacht[np.isin(onder[verdacht], OUDE_TEKENS)].tolist():
        if onder[rij] > 0 or metingen["meetreeks"].array[rij] not in tellingen:
            per_bestand.setdefault((str(metingen["bron"].array[rij]), float(onder[rij])), []).append(rij)
    for (bron, waarde), rijen in per_bestand.items():
        nog = f" (en zo nog {aantal(len(rijen) - 1, 'keer', 'keer')})" if len(rijen) > 1 else ""
        yield OUD_TEKEN.op(Plek(bron, int(metingen["rij"].to_numpy()[rijen[0]])), waarde=f"{waarde:.0f}", meer=nog)


def _zelfde_bestand(handboek: Handboek) -> Iterator[Finding]:
    """One source file under two school years with the same cells: a file that holds several years gives others in each."""
    per_bron: dict[tuple[str, str], list[Herkomst]] = {}
    for herkomst in handboek.herkomsten:
        per_bron.setdefault((herkomst.sha256, herkomst.indeling), []).append(herkomst)
    for groep in per_bron.values():
        for eerste, tweede in combinations(sorted(groep, key=lambda herkomst: herkomst.schooljaar), 2):
            if eerste.schooljaar == tweede.schooljaar:
                continue
            cellen = _cellen_uit(handboek, tweede)
            if cellen and cellen == _cellen_uit(handboek, eerste):
                plek = tweede.plek.veld("sha256")
                yield BESTAND_TWEE_JAREN.op(plek, schooljaar=tweede.schooljaar, ander=eerste.schooljaar)


def _cellen_uit(handboek: Handboek, herkomst: Herkomst) -> frozenset[tuple[str, ...]]:
    """The cells of one table of results, without their school year."""
    tabel = herkomst.plek.bestand.removesuffix(".herkomst.yml") + ".csv"
    deel = handboek.metingen[handboek.metingen["bron"] == tabel]
    kolommen = ("school", "meetreeks", "categorie", "staat", "onder", "boven")
    return frozenset(zip(*(deel[kolom].astype(str) for kolom in kolommen), strict=True))


def _zelfde_waarden(bekeken: Bekeken) -> Iterator[Finding]:
    """A school of which all values of a series are those of the year before; zeros say nothing, since many cells are."""
    for reeks in bekeken.reeksen(Meetreekssoort.AANTALLEN):
        if reeks.code.shape[2] < MINSTE_GELIJK:
            continue
        gelijk = (reeks.onder[:, :-1] == reeks.onder[:, 1:]).all(axis=2)
        if not gelijk.any():
            continue
        gelijk &= (reeks.code[:, :-1] == reeks.code[:, 1:]).all(axis=2)
        telt = ((reeks.code[:, 1:] == Celcode.EXACT) & (reeks.onder[:, 1:] > 0)).sum(axis=2) >= MINSTE_GELIJK
        for eerder, scholen in _per_jaar(np.asarray(gelijk & telt)):
            jaren, j = bekeken.cellen.jaren, eerder + 1
            velden = {"meetreeks": reeks.meetreeks.id, "schooljaar": jaren[j], "eerder": jaren[eerder]}
            plek = bekeken.plek(reeks.meetreeks.id, int(scholen[0]), j)
            yield ZELFDE_ALS_VORIG_JAAR.op(plek, wie=bekeken.wie(scholen.tolist()), **velden)


def _nog_voorlopig(bekeken: Bekeken) -> Iterator[Finding]:
    for reeks in bekeken.reeksen():
        voorlopig: Masker = np.asarray(reeks.voorlopig.any(axis=2))
        if not voorlopig.any():
            continue
        vast: Masker = np.asarray((reeks.code <= Celcode.ONDERDRUKT).any(axis=2)) & ~voorlopig
        for j, _ in _per_jaar(voorlopig):
            scholen = np.flatnonzero(voorlopig[:, j] & vast[:, j + 1 :].any(axis=1)).tolist()
            if scholen:
                later = j + 1 + int(np.argmax(vast[scholen[0], j + 1 :]))
                plek = bekeken.plek(reeks.meetreeks.id, scholen[0], j)
                velden: Mapping[str, str] = {"schooljaar": bekeken.cellen.jaren[j], "later": bekeken.cellen.jaren[later]}
                yield NOG_VOORLOPIG.op(plek, meetreeks=reeks.meetreeks.id, wie=bekeken.wie(scholen), **velden)


def _toekomst(bekeken: Bekeken, vandaag: date | None) -> Iterator[Finding]:
    if vandaag is None:
        return
    normreeksen = {norm.meetreeks for indicator in bekeken.handboek.indicatoren for norm in indicator.normen}
    straks: Masker = np.array(bekeken.begin) > Schooljaar.van_datum(vandaag).begin
    for reeks in bekeken.reeksen():
        # Norms may run ahead of the results.
        if not straks.any() or reeks.meetreeks.id in normreeksen:
            continue
        for j, scholen in _per_jaar(bekeken.aanwezig(reeks) & straks):
            plek = bekeken.plek(reeks.meetreeks.id, int(scholen[0]), j)
            yield JAAR_IN_TOEKOMST.op(plek, schooljaar=bekeken.cellen.jaren[j], meetreeks=reeks.meetreeks.id)
