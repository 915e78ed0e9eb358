"""Check, stage 4: results: known schools, series and categories, no cell twice, values that can be, provenance kept.

Works on the codes of the frame's categories: a million rows are looked at once per column, never once per row.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

import numpy as np
import numpy.typing as npt
import pandas as pd

from kwaliteitshandboek.check.bekend import Bekend, Soort
from kwaliteitshandboek.findings import Code, Finding, Plek
from kwaliteitshandboek.findings.controle import (
    AANTAL_GEBROKEN,
    AANTAL_NEGATIEF,
    HERKOMST_TELT_NIET,
    HERKOMST_ZONDER,
    MASKER_ZONDER_AANTAL,
    PROCENT_BUITEN,
    RESULTAAT_CATEGORIE,
    RESULTAAT_DUBBEL,
    RESULTAAT_MEETREEKS,
    RESULTAAT_SCHOOL,
    ZONDER_HERKOMST,
)
from kwaliteitshandboek.findings.suggestie import bedoelt, kort, opties
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Meetreeks, Meetreekssoort
from kwaliteitshandboek.model.metingen import Staat
from kwaliteitshandboek.taal import aantal

Masker = npt.NDArray[np.bool_]
_PROCENT = frozenset({"procent", "%", "percentage"})


def check_resultaten(handboek: Handboek, bekend: Bekend, bestanden: frozenset[str]) -> Iterator[Finding]:
    """All rules about the frame of results and its provenance; `bestanden` are the files of the handbook."""
    metingen = handboek.metingen
    yield from _onbekend(metingen, "school", RESULTAAT_SCHOOL, bekend.ids[Soort.SCHOOL], bekend)
    yield from _onbekend(metingen, "meetreeks", RESULTAAT_MEETREEKS, bekend.ids[Soort.MEETREEKS], bekend)
    yield from _dubbel(metingen)
    reeksen = metingen["meetreeks"].cat
    for code, naam in enumerate(reeksen.categories):
        meetreeks = handboek.meetreeks_per_id.get(naam)
        if meetreeks is not None:
            yield from _reeks(metingen, np.asarray(reeksen.codes == code), meetreeks, bekend)
    yield from _herkomst(handboek, bestanden)


def _plek(metingen: pd.DataFrame, rij: int) -> Plek:
    return Plek(str(metingen["bron"].iat[rij]), int(metingen["rij"].to_numpy()[rij]))


def _onbekend(metingen: pd.DataFrame, kolom: str, code: Code, ids: tuple[str, ...], bekend: Bekend) -> Iterator[Finding]:
    """One finding for each unknown name, at its first row."""
    codes, namen = metingen[kolom].cat.codes.to_numpy(), metingen[kolom].cat.categories
    for nummer, naam in enumerate(namen):
        if naam in ids or naam in bekend.kapot:
            continue
        rijen = np.flatnonzero(codes == nummer)
        if len(rijen):
            telling = aantal(len(rijen), "rij", "rijen")
            yield code.op(_plek(metingen, int(rijen[0])), naam=kort(naam), aantal=telling, suggestie=bedoelt(naam, ids))


def _dubbel(metingen: pd.DataFrame) -> Iterator[Finding]:
    """Cells that stand in the results more than once; per pair of files only the first is named."""
    sleutel = np.zeros(len(metingen), dtype=np.int64)
    for kolom in ("school", "schooljaar", "meetreeks", "categorie"):
        sleutel = sleutel * (len(metingen[kolom].cat.categories) + 1) + metingen[kolom].cat.codes.to_numpy()
    dubbel = np.flatnonzero(pd.Series(sleutel).duplicated().to_numpy())
    if not len(dubbel):
        return
    eerste_van = pd.Series(np.arange(len(sleutel))).groupby(sleutel).first()
    eersten = eerste_van.loc[sleutel[dubbel]].to_numpy()
    bronnen = metingen["bron"].cat.codes.to_numpy()
    paren = pd.DataFrame({"van": bronnen[eersten], "naar": bronnen[dubbel], "eerste": eersten, "dubbel": dubbel})
    for _, groep in paren.groupby(["van", "naar"], sort=True):
        kop = groep.iloc[0]
        meer = f" (en zo nog {aantal(len(groep) - 1, 'resultaat', 'resultaten')})" if len(groep) > 1 else ""
        yield RESULTAAT_DUBBEL.op(_plek(metingen, int(kop["dubbel"])), eerste=_plek(metingen, int(kop["eerste"])), meer=meer)


def _reeks(metingen: pd.DataFrame, van_reeks: Masker, meetreeks: Meetreeks, bekend: Bekend) -> Iterator[Finding]:
    """Categories and values of the rows of one series."""
    categorieen = metingen["categorie"].cat
    codes = categorieen.codes.to_numpy()
    tellingen = np.bincount(codes[van_reeks], minlength=len(categorieen.categories))
    eigen = list(meetreeks.categorie_per_id)
    for code in np.flatnonzero(tellingen):
        naam = str(categorieen.categories[code])
        if naam in meetreeks.categorie_per_id or naam in bekend.kapot:
            continue
        rij = int(np.flatnonzero(van_reeks & (codes == code))[0])
        telling = aantal(int(tellingen[code]), "rij", "rijen")
        yield RESULTAAT_CATEGORIE.op(
            _plek(metingen, rij),
            meetreeks=meetreeks.id,
            naam=kort(naam),
            aantal=telling,
            suggestie=bedoelt(naam, eigen),
            bekend=opties(eigen),
        )
    telt = _telt(van_reeks, categorieen.categories, codes, meetreeks)
    onder = metingen["onder"].to_numpy()
    gemaskeerd = (metingen["staat"] == Staat.GEMASKEERD).to_numpy()
    yield from _waarden(metingen, telt & (onder < 0), AANTAL_NEGATIEF)
    yield from _waarden(metingen, telt & (onder >= 0) & (onder != np.floor(onder)), AANTAL_GEBROKEN)
    yield from _waarden(metingen, van_reeks & ~telt & gemaskeerd, MASKER_ZONDER_AANTAL, hoort=_hoort(meetreeks))
    if meetreeks.soort is Meetreekssoort.WAARDE and meetreeks.eenheid.lower() in _PROCENT:
        yield from _waarden(metingen, van_reeks & ~gemaskeerd & ((onder < 0) | (onder > 100)), PROCENT_BUITEN)


def _telt(van_reeks: Masker, namen: pd.Index[str], codes: npt.NDArray[np.int_], meetreeks: Meetreeks) -> Masker:
    """The rows of a series that hold a count of persons."""
    if meetreeks.soort is Meetreekssoort.AANTALLEN:
        return van_reeks
    if meetreeks.soort is Meetreekssoort.GEMIDDELDE and "aantal" in namen:
        return van_reeks & (codes == namen.get_loc("aantal"))
    return np.zeros(len(van_reeks), dtype=np.bool_)


def _hoort(meetreeks: Meetreeks) -> str:
    return "een gemiddelde" if meetreeks.soort is Meetreekssoort.GEMIDDELDE else "een losse waarde"


def _waarden(metingen: pd.DataFrame, fout: Masker, code: Code, **velden: object) -> Iterator[Finding]:
    """One finding for each file that has such values, at the first."""
    rijen = np.flatnonzero(fout)
    if not len(rijen):
        return
    bronnen = metingen["bron"].cat.codes.to_numpy()[rijen]
    for bron in np.unique(bronnen):
        deze = rijen[bronnen == bron]
        meer = f" (en zo nog {aantal(len(deze) - 1, 'waarde', 'waarden')})" if len(deze) > 1 else ""
        waarde = f"{metingen['onder'].iat[int(deze[0])]:.12g}".replace(".", ",")
        yield code.op(_plek(metingen, int(deze[0])), waarde=waarde, meer=meer, **velden)


def _herkomst(handboek: Handboek, bestanden: frozenset[str]) -> Iterator[Finding]:
    """Every table has its provenance, every provenance its table, and its rows add up."""
    tabellen = {naam for naam in bestanden if naam.startswith("data/resultaten/") and naam.endswith(".csv")}
    bewaard: set[str] = set()
    for herkomst in handboek.herkomsten:
        tabel = str(PurePosixPath(herkomst.plek.bestand).parent / PurePosixPath(herkomst.resultaat).name)
        bewaard.add(tabel)
        if tabel not in tabellen:
            yield HERKOMST_ZONDER.op(herkomst.plek.veld("resultaat"), naam=kort(herkomst.resultaat))
        samen = herkomst.gebruikt + herkomst.overgeslagen
        if herkomst.gelezen != samen:
            yield HERKOMST_TELT_NIET.op(herkomst.plek.veld("gelezen"), gelezen=herkomst.gelezen, samen=samen)
    kapot = {f"{naam.removesuffix('.herkomst.yml')}.csv" for naam in bestanden if naam.endswith(".herkomst.yml")}
    for tabel in sorted(tabellen - bewaard - kapot):
        yield ZONDER_HERKOMST.op(Plek(tabel, 0), naam=f"{PurePosixPath(tabel).stem}.herkomst.yml")
