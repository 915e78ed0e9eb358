"""Check, stage 4: results: known schools, series and categories, no cell twice, values that can be, provenance kept.

Works on the codes of the frame's categories: a million rows are looked at once per column, never once per row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from kwaliteitshandboek.check.bekend import Bekend, Soort
from kwaliteitshandboek.findings import Code, Finding, Plek
from kwaliteitshandboek.findings.gegevens import JAAR_BUITEN_HERKOMST
from kwaliteitshandboek.findings.resultaten import (
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
    WAARDE_BUITEN,
    ZONDER_HERKOMST,
)
from kwaliteitshandboek.findings.suggestie import bedoelt, kort, opties
from kwaliteitshandboek.intake.indelingen import INDELINGEN
from kwaliteitshandboek.model.handboek import Handboek, Herkomst
from kwaliteitshandboek.model.indicator import Meetreeks, Meetreekssoort
from kwaliteitshandboek.model.metingen import Staat
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.taal import aantal

Rijen = npt.NDArray[np.intp]
"""Row numbers in the frame, counted from 0."""
_HOOGSTE_SLEUTEL = 50_000_000
"""Above it a mark for each possible key would take more memory than it saves time."""
_PROCENT = frozenset({"procent", "%", "percentage"})


@dataclass(frozen=True, slots=True)
class _Kolommen:
    """What the rules about one series look at, taken out of the frame once: pandas makes a new column at every look."""

    metingen: pd.DataFrame
    categorie: npt.NDArray[np.integer[Any]]
    namen: list[str]
    onder: npt.NDArray[np.float64]
    gemaskeerd: npt.NDArray[np.bool_]

    @classmethod
    def van(cls, metingen: pd.DataFrame) -> _Kolommen:
        categorieen = metingen["categorie"].cat
        return cls(
            metingen=metingen,
            categorie=categorieen.codes.to_numpy(),
            namen=[str(naam) for naam in categorieen.categories],
            onder=metingen["onder"].to_numpy(),
            gemaskeerd=(metingen["staat"] == str(Staat.GEMASKEERD)).to_numpy(),
        )


def check_resultaten(handboek: Handboek, bekend: Bekend, bestanden: frozenset[str]) -> Iterator[Finding]:
    """All rules about the frame of results and its provenance; `bestanden` are the files of the handbook."""
    metingen = handboek.metingen
    yield from _onbekend(metingen, "school", RESULTAAT_SCHOOL, Soort.SCHOOL, bekend)
    yield from _onbekend(metingen, "meetreeks", RESULTAAT_MEETREEKS, Soort.MEETREEKS, bekend)
    yield from _dubbel(metingen)
    kolommen = _Kolommen.van(metingen)
    for naam, rijen in _rijen_per_reeks(metingen):
        meetreeks = handboek.meetreeks_per_id.get(naam)
        if meetreeks is not None:
            yield from _reeks(kolommen, rijen, meetreeks, bekend)
    yield from _herkomst(handboek, bestanden)
    yield from _jaren_van_herkomst(handboek)


def _rijen_per_reeks(metingen: pd.DataFrame) -> Iterator[tuple[str, Rijen]]:
    """The row numbers of each series, in the order of the rows; one sort, and none where they stand together already."""
    reeksen = metingen["meetreeks"].cat
    codes = reeksen.codes.to_numpy()
    volgorde = np.arange(len(codes)) if (codes[:-1] <= codes[1:]).all() else np.argsort(codes, kind="stable")
    grenzen = np.searchsorted(codes[volgorde], np.arange(len(reeksen.categories) + 1))
    for nummer, naam in enumerate(reeksen.categories):
        yield str(naam), volgorde[grenzen[nummer] : grenzen[nummer + 1]]


def _plek(metingen: pd.DataFrame, rij: np.intp) -> Plek:
    return Plek(str(metingen["bron"].array[int(rij)]), int(metingen["rij"].to_numpy()[rij]))


def _onbekend(metingen: pd.DataFrame, kolom: str, code: Code, soort: Soort, bekend: Bekend) -> Iterator[Finding]:
    """One finding for each unknown name, at its first row."""
    codes, namen = metingen[kolom].cat.codes.to_numpy(), metingen[kolom].cat.categories
    for nummer, naam in enumerate(namen):
        if bekend.kent(soort, naam):
            continue
        rijen = np.flatnonzero(codes == nummer)
        if len(rijen):
            telling = aantal(len(rijen), "rij", "rijen")
            yield code.op(_plek(metingen, rijen[0]), naam=kort(naam), aantal=telling, suggestie=bedoelt(naam, bekend.ids[soort]))


def _dubbel(metingen: pd.DataFrame) -> Iterator[Finding]:
    """Cells that stand in the results more than once; per pair of files only the first is named."""
    sleutel = np.zeros(len(metingen), dtype=np.int64)
    for kolom in ("school", "schooljaar", "meetreeks", "categorie"):
        sleutel *= len(metingen[kolom].cat.categories) + 1
        sleutel += metingen[kolom].cat.codes.to_numpy()
    if _alle_anders(sleutel):
        return
    dubbel = np.flatnonzero(pd.Series(sleutel).duplicated().to_numpy())
    if not len(dubbel):
        return
    nummers, _ = pd.factorize(sleutel)
    # Written from the last row to the first, so that the first row of each cell is the one that stays.
    eerste_van = np.zeros(nummers.max() + 1, dtype=np.int64)
    eerste_van[nummers[::-1]] = np.arange(len(nummers))[::-1]
    eersten = eerste_van[nummers[dubbel]]
    bronnen = metingen["bron"].cat.codes.to_numpy()
    paren = pd.DataFrame({"van": bronnen[eersten], "naar": bronnen[dubbel], "eerste": eersten, "dubbel": dubbel})
    for _, groep in paren.groupby(["van", "naar"], sort=True):
        meer = f" (en zo nog {aantal(len(groep) - 1, 'resultaat', 'resultaten')})" if len(groep) > 1 else ""
        eerste, tweede = groep["eerste"].to_numpy()[0], groep["dubbel"].to_numpy()[0]
        yield RESULTAAT_DUBBEL.op(_plek(metingen, tweede), eerste=_plek(metingen, eerste), meer=meer)


def _alle_anders(sleutels: npt.NDArray[np.int64]) -> bool:
    """Whether it is sure that no key stands twice; a quick look where keys lie close together, as they mostly do."""
    if not len(sleutels) or sleutels.min() < 0 or sleutels.max() > _HOOGSTE_SLEUTEL:
        return False
    gezien = np.zeros(sleutels.max() + 1, dtype=bool)
    gezien[sleutels] = True
    return int(np.count_nonzero(gezien)) == len(sleutels)


def _reeks(kolommen: _Kolommen, rijen: Rijen, meetreeks: Meetreeks, bekend: Bekend) -> Iterator[Finding]:
    """Categories and values of the rows of one series."""
    metingen, namen = kolommen.metingen, kolommen.namen
    codes = kolommen.categorie[rijen]
    eigen = list(meetreeks.categorie_per_id)
    for code, telling in enumerate(np.bincount(codes, minlength=len(namen))):
        naam = namen[code]
        if not telling or naam in meetreeks.categorie_per_id or naam in bekend.kapot:
            continue
        yield RESULTAAT_CATEGORIE.op(
            _plek(metingen, rijen[np.argmax(codes == code)]),
            meetreeks=meetreeks.id,
            naam=kort(naam),
            aantal=aantal(int(telling), "rij", "rijen"),
            suggestie=bedoelt(naam, eigen),
            bekend=opties(eigen),
        )
    telt = _telt(namen, codes, meetreeks)
    onder, gemaskeerd = kolommen.onder[rijen], kolommen.gemaskeerd[rijen]
    yield from _waarden(metingen, rijen[telt & (onder < 0)], AANTAL_NEGATIEF)
    yield from _waarden(metingen, rijen[telt & (onder >= 0) & (onder != np.floor(onder))], AANTAL_GEBROKEN)
    yield from _waarden(metingen, rijen[~telt & gemaskeerd], MASKER_ZONDER_AANTAL, hoort=_hoort(meetreeks))
    is_procent = meetreeks.soort is Meetreekssoort.WAARDE and meetreeks.eenheid.lower() in _PROCENT
    geen_procent = ~gemaskeerd & ((onder < 0) | (onder > 100)) if is_procent else np.zeros(len(rijen), dtype=np.bool_)
    yield from _waarden(metingen, rijen[geen_procent], PROCENT_BUITEN)
    laagste = -np.inf if meetreeks.minimum is None else meetreeks.minimum
    hoogste = np.inf if meetreeks.maximum is None else meetreeks.maximum
    buiten = rijen[~telt & ~gemaskeerd & ~geen_procent & ((onder < laagste) | (onder > hoogste))]
    if len(buiten):
        # Only what the handbook wrote itself has a place, and can be widened there.
        raad = ". Kan de waarde toch, verruim dan 'minimum' of 'maximum' van de meetreeks" if meetreeks.plek.bestand else ""
        velden = {"meetreeks": meetreeks.id, "grenzen": _grenzen(meetreeks), "raad": raad}
        yield from _waarden(metingen, buiten, WAARDE_BUITEN, **velden)


def _telt(namen: list[str], codes: npt.NDArray[np.integer[Any]], meetreeks: Meetreeks) -> npt.NDArray[np.bool_]:
    """Which rows of a series hold a count of persons."""
    if meetreeks.soort is Meetreekssoort.AANTALLEN:
        return np.ones(len(codes), dtype=np.bool_)
    plaats = namen.index("aantal") if meetreeks.soort is Meetreekssoort.GEMIDDELDE and "aantal" in namen else -1
    return np.asarray(codes == plaats, dtype=np.bool_)


def _hoort(meetreeks: Meetreeks) -> str:
    return "een gemiddelde" if meetreeks.soort is Meetreekssoort.GEMIDDELDE else "een losse waarde"


def _grenzen(meetreeks: Meetreeks) -> str:
    """'een getal van 20 tot en met 40', or one end of it."""
    laagste, hoogste = (grens if grens is None else _geschreven(grens) for grens in (meetreeks.minimum, meetreeks.maximum))
    if laagste is not None and hoogste is not None:
        return f"een getal van {laagste} tot en met {hoogste}"
    return f"een getal van ten minste {laagste}" if hoogste is None else f"een getal van hoogstens {hoogste}"


def _geschreven(waarde: float) -> str:
    """A value as a table has it: no more decimals than needed, a comma."""
    return f"{waarde:.12g}".replace(".", ",")


def _waarden(metingen: pd.DataFrame, rijen: Rijen, code: Code, **velden: object) -> Iterator[Finding]:
    """One finding for each file that has such values, at the first."""
    if not len(rijen):
        return
    bronnen = metingen["bron"].cat.codes.to_numpy()[rijen]
    for bron in np.unique(bronnen):
        deze = rijen[bronnen == bron]
        meer = f" (en zo nog {aantal(len(deze) - 1, 'waarde', 'waarden')})" if len(deze) > 1 else ""
        waarde = _geschreven(metingen["onder"].to_numpy()[deze[0]])
        yield code.op(_plek(metingen, deze[0]), waarde=waarde, meer=meer, **velden)


def _herkomst(handboek: Handboek, bestanden: frozenset[str]) -> Iterator[Finding]:
    """Every table has its provenance, every provenance its table, and its rows add up."""
    tabellen = {naam for naam in bestanden if naam.startswith("data/resultaten/") and naam.endswith(".csv")}
    bewaard: set[str] = set()
    for herkomst in handboek.herkomsten:
        tabel = _tabel(herkomst)
        bewaard.add(tabel)
        if tabel not in tabellen:
            yield HERKOMST_ZONDER.op(herkomst.plek.veld("resultaat"), naam=kort(herkomst.resultaat))
        samen = herkomst.gebruikt + herkomst.overgeslagen
        if herkomst.gelezen != samen:
            yield HERKOMST_TELT_NIET.op(
                herkomst.plek.veld("gelezen"), gelezen=aantal(herkomst.gelezen, "rij", "rijen"), samen=samen
            )
    kapot = {f"{naam.removesuffix('.herkomst.yml')}.csv" for naam in bestanden if naam.endswith(".herkomst.yml")}
    for tabel in sorted(tabellen - bewaard - kapot):
        yield ZONDER_HERKOMST.op(Plek(tabel, 0), naam=f"{PurePosixPath(tabel).stem}.herkomst.yml")


def _jaren_van_herkomst(handboek: Handboek) -> Iterator[Finding]:
    """Rows of another school year than their provenance names; a table that is kept by hand may hold earlier years too."""
    metingen = handboek.metingen
    if not len(metingen):
        return
    van_import = {*(indeling.id for indeling in INDELINGEN), *(indeling.id for indeling in handboek.indelingen)}
    bronnen, jaren = metingen["bron"].cat, metingen["schooljaar"].cat
    namen = [str(jaar) for jaar in jaren.categories]
    for herkomst in handboek.herkomsten:
        tabel = _tabel(herkomst)
        if tabel not in bronnen.categories or not _is_schooljaar(herkomst.schooljaar):
            continue
        ander = [naam > herkomst.schooljaar or (naam < herkomst.schooljaar and herkomst.indeling in van_import) for naam in namen]
        in_tabel = bronnen.codes.to_numpy() == bronnen.categories.get_loc(tabel)
        rijen = np.flatnonzero(in_tabel & np.array(ander)[jaren.codes.to_numpy()])
        if len(rijen):
            nog = f" (en zo nog {aantal(len(rijen) - 1, 'rij', 'rijen')})" if len(rijen) > 1 else ""
            jaar = metingen["schooljaar"].array[int(rijen[0])]
            yield JAAR_BUITEN_HERKOMST.op(_plek(metingen, rijen[0]), schooljaar=jaar, herkomst=herkomst.schooljaar, meer=nog)


def _tabel(herkomst: Herkomst) -> str:
    """The path of the table of which a provenance tells: beside it."""
    return str(PurePosixPath(herkomst.plek.bestand).parent / PurePosixPath(herkomst.resultaat).name)


def _is_schooljaar(tekst: str) -> bool:
    try:
        return str(Schooljaar.parse(tekst)) == tekst
    except ValueError:
        return False
