"""Load, stage 1: results from `data/resultaten/*.csv` as the frame of `model.metingen`, column by column.

Tables can have a million rows, so nothing here runs once per row in Python: values are read once per distinct text.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.types import union_categoricals

from kwaliteitshandboek.findings import Code, Finding, Plek
from kwaliteitshandboek.findings.laden import (
    CEL_LEEG,
    CSV_AANHALING,
    CSV_LEEG,
    GEEN_UTF8,
    SCHOOLJAAR_ONLEESBAAR,
    VOORLOPIG_ONLEESBAAR,
    VREEMD_TEKEN,
    WAARDE_ONLEESBAAR,
)
from kwaliteitshandboek.findings.privacy import RESULTAAT_PERSONEN
from kwaliteitshandboek.findings.suggestie import kort
from kwaliteitshandboek.load.bestanden import GRENS_TABEL, Bestand, decodeer, lees_bytes
from kwaliteitshandboek.load.scholen import controleer_kolommen, rijen, verkeerd_aantal
from kwaliteitshandboek.model.metingen import METINGEN_DTYPES, TIDY_KOLOMMEN, Staat, lege_metingen
from kwaliteitshandboek.model.persoonsgegevens import kop_met_persoon
from kwaliteitshandboek.model.persoonskoppen import Kopsoort, kopsoort, toonbare_kop
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.taal import opsomming

_NAMEN: Final = ("school", "schooljaar", "meetreeks", "categorie")
"""Columns that say what a cell is about."""
_VERPLICHT: Final = (*_NAMEN, "waarde")
MEESTE: Final = 1e9
"""No school counts more of anything: a larger number is a slip of the pen, and would drown all others."""

_GETAL = re.compile(r"-?[0-9]+(?:,[0-9]+)?")
_GRENZEN = re.compile(r"([0-9]{1,10})\.\.([0-9]{1,10})", re.ASCII)
_STATEN: Final = [str(staat) for staat in Staat]
_VREEMD: Final = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
"""Control characters that belong in no table."""
_STUK: Final = 1 << 18
"""So many bytes are looked at together: few enough to stay in the cache of a processor."""

Masker = npt.NDArray[np.bool_]
Kolom: TypeAlias = "pd.Categorical[str]"
Waarde: TypeAlias = tuple[float, float, Staat]
"""A cell as read: its bounds and its state."""


@dataclass(frozen=True, slots=True)
class _Tabel:
    """A table as read: each column as distinct texts and a code per row, and the line of each row."""

    kolommen: Mapping[str, Kolom]
    regels: npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class _Fout:
    """What is wrong in a column: which of its distinct texts, and with which words that is said."""

    kolom: str
    code: Code
    teksten: Masker
    velden: Mapping[str, object] = field(default_factory=dict)


def lees_resultaten(bestanden: Iterable[Bestand]) -> tuple[pd.DataFrame, list[Finding]]:
    """All results together in the order of the files; a cell that cannot be read is left out and reported."""
    delen: list[pd.DataFrame] = []
    bevindingen: list[Finding] = []
    for bestand in bestanden:
        ruw, fouten = lees_bytes(bestand, GRENS_TABEL)
        if ruw is None:
            bevindingen += fouten
            continue
        deel, fouten = lees_resultaat(ruw, bestand.naam)
        bevindingen += fouten
        if len(deel):
            delen.append(deel)
    return _samen(delen), bevindingen


def lees_resultaat(ruw: bytes, bestand: str) -> tuple[pd.DataFrame, list[Finding]]:
    """One table from its bytes."""
    ruw = ruw.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in ruw:
        ruw = ruw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if fout := _geen_tekst(ruw, bestand):
        return lege_metingen(), [fout]
    einde = ruw.find(b"\n")  # and no partition: it would copy the whole table
    kop = (ruw if einde < 0 else ruw[:einde]).decode("utf-8")
    if not kop.strip():
        return lege_metingen(), [CSV_LEEG.op(Plek(bestand, 0), kolommen=";".join(_VERPLICHT))]
    kolommen = [kolom.strip().strip('"').strip() for kolom in kop.split(";")]
    bevindingen = _personen(kolommen, bestand) or controleer_kolommen(kolommen, list(TIDY_KOLOMMEN), _VERPLICHT, Plek(bestand))
    if bevindingen:
        return lege_metingen(), bevindingen
    try:
        tabel = _lees_snel(ruw, kolommen)
        if tabel is None:
            tabel, bevindingen = _lees_precies(ruw.decode("utf-8"), kolommen, bestand)
    except csv.Error:
        regel = 1 + ruw[: ruw.rfind(b'"')].count(b"\n")
        return lege_metingen(), [CSV_AANHALING.op(Plek(bestand, regel))]
    metingen, fouten = _metingen(tabel, bestand)
    return metingen, bevindingen + fouten


def _personen(kolommen: list[str], bestand: str) -> list[Finding]:
    """A column that points at persons; what its header says is repeated only where it cannot be somebody's name."""
    weg = {Kopsoort.PERSOON, Kopsoort.ADRES, Kopsoort.MEDEWERKER, Kopsoort.EEN, Kopsoort.LOS}
    gevonden = [
        toonbare_kop(kolom, nummer)
        for nummer, kolom in enumerate(kolommen, start=1)
        if kopsoort(kolom) in weg or kop_met_persoon(kolom)
    ]
    return [RESULTAAT_PERSONEN.op(Plek(bestand), kolommen=opsomming(gevonden))] if gevonden else []


def _geen_tekst(ruw: bytes, bestand: str) -> Finding | None:
    """A control character or a byte that is not UTF-8, with its line."""
    if _verdacht(ruw) and len(ruw.translate(None, _VREEMD)) < len(ruw):
        plaats = next(plaats for plaats, teken in enumerate(ruw) if teken in _VREEMD)
        return VREEMD_TEKEN.op(Plek(bestand, 1 + ruw.count(b"\n", 0, plaats)), teken=f"U+{ruw[plaats]:04X}")
    if ruw.isascii():
        return None
    tekst, regel = decodeer(ruw)
    return None if tekst is not None else GEEN_UTF8.op(Plek(bestand, regel))


def _verdacht(ruw: bytes) -> bool:
    """Whether there is any control character but the end of a line; piece by piece, so that no copy of the table is made."""
    alles = np.frombuffer(ruw, dtype=np.uint8)
    stukken = (alles[begin : begin + _STUK] for begin in range(0, len(alles), _STUK))
    return any(bool((((stuk < 0x20) & (stuk != 0x0A)) | (stuk == 0x7F)).any()) for stuk in stukken)


def _lees_snel(ruw: bytes, kolommen: list[str]) -> _Tabel | None:
    """By the C parser of pandas; None where quotes, empty lines or rows of another length ask for a closer look."""
    aantal = ruw.count(b"\n") + (not ruw.endswith(b"\n"))
    if b'"' in ruw or ruw.count(b";") != aantal * (len(kolommen) - 1):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("error", pd.errors.ParserWarning)
        try:
            # The header is read as a row: a column of text alone would be taken for numbers, and '05' for 5.
            frame = pd.read_csv(
                io.BytesIO(ruw),
                sep=";",
                header=None,
                names=kolommen,
                index_col=False,
                dtype="category",
                na_filter=False,
                skip_blank_lines=False,
                quoting=csv.QUOTE_NONE,
                engine="c",
            )
        except (pd.errors.ParserError, pd.errors.ParserWarning):
            return None
    if len(frame) != aantal:
        return None
    kolom = {naam: frame[naam].array[1:] for naam in kolommen}
    return _Tabel(kolom, np.arange(2, aantal + 1, dtype=np.int32))


def _lees_precies(tekst: str, kolommen: list[str], bestand: str) -> tuple[_Tabel, list[Finding]]:
    """Row by row, with the line of each: for tables with quotes, empty lines or rows of another length."""
    alle = list(rijen(tekst))[1:]
    goed = [(regel, velden) for regel, velden in alle if len(velden) == len(kolommen)]
    bevindingen = [
        verkeerd_aantal(velden, kolommen, Plek(bestand, regel)) for regel, velden in alle if len(velden) != len(kolommen)
    ]
    kolom = {naam: pd.Categorical([velden[nummer] for _, velden in goed]) for nummer, naam in enumerate(kolommen)}
    return _Tabel(kolom, np.array([regel for regel, _ in goed], dtype=np.int32)), bevindingen


def _metingen(tabel: _Tabel, bestand: str) -> tuple[pd.DataFrame, list[Finding]]:
    """The frame of one table; rows with an unreadable cell are left out."""
    aantal = len(tabel.regels)
    goed: Masker = np.ones(aantal, dtype=np.bool_)
    bevindingen: list[Finding] = []
    waarden = [lees_waarde(tekst) for tekst in tabel.kolommen["waarde"].categories]
    for fout in _fouten(tabel, waarden):
        rijen_fout = fout.teksten[tabel.kolommen[fout.kolom].codes]
        if rijen_fout.any():
            goed &= ~rijen_fout
            bevindingen += _meld(tabel, fout, np.flatnonzero(rijen_fout), bestand)
    kolom: dict[str, object] = {naam: _schoon(tabel.kolommen[naam]) for naam in _NAMEN}
    kolom |= _waardekolommen(waarden, tabel.kolommen["waarde"].codes)
    if "voorlopig" in tabel.kolommen:
        voorlopig = tabel.kolommen["voorlopig"]
        kolom["voorlopig"] = _per_tekst(voorlopig, lambda t: t.strip().lower() == "ja")[voorlopig.codes]
    else:
        kolom["voorlopig"] = np.zeros(aantal, dtype=np.bool_)
    if "opmerking" in tabel.kolommen:
        kolom["opmerking"] = _schoon(tabel.kolommen["opmerking"])
    else:
        kolom["opmerking"] = pd.Categorical.from_codes(np.full(aantal, -1, dtype=np.int8), categories=pd.Index([], dtype="str"))
    kolom["bron"] = pd.Categorical.from_codes(np.zeros(aantal, dtype=np.int8), categories=pd.Index([bestand]))
    kolom["rij"] = tabel.regels
    frame = pd.DataFrame({naam: kolom[naam] for naam in METINGEN_DTYPES}, copy=False)
    return (frame if goed.all() else frame[goed].reset_index(drop=True)), bevindingen


def _fouten(tabel: _Tabel, waarden: Sequence[Waarde | None]) -> Iterator[_Fout]:
    """What cannot be read in each column; `waarden` are the readings of the texts in the column of values."""
    for naam in _NAMEN:
        leeg = _per_tekst(tabel.kolommen[naam], lambda tekst: not tekst.strip())
        yield _Fout(naam, CEL_LEEG, leeg, {"kolom": naam})
        if naam == "schooljaar":
            yield _Fout(naam, SCHOOLJAAR_ONLEESBAAR, _per_tekst(tabel.kolommen[naam], _geen_schooljaar) & ~leeg)
    yield _Fout("waarde", WAARDE_ONLEESBAAR, np.array([waarde is None for waarde in waarden], dtype=np.bool_))
    if "voorlopig" in tabel.kolommen:
        vreemd = _per_tekst(tabel.kolommen["voorlopig"], lambda t: t.strip().lower() not in {"", "ja", "nee"})
        yield _Fout("voorlopig", VOORLOPIG_ONLEESBAAR, vreemd)


def _meld(tabel: _Tabel, fout: _Fout, nummers: npt.NDArray[np.intp], bestand: str) -> Iterator[Finding]:
    """Each distinct text that cannot be read, at the first of its rows; `nummers` are those of all rows that have one."""
    kolom = tabel.kolommen[fout.kolom]
    for tekst_code in pd.unique(kolom.codes[nummers]):
        rijen_fout = nummers[kolom.codes[nummers] == tekst_code]
        andere = len(rijen_fout) - 1
        meer = f" (ook op {andere} andere {'regel' if andere == 1 else 'regels'})" if andere else ""
        plek = Plek(bestand, int(tabel.regels[rijen_fout[0]]))
        yield fout.code.op(plek, waarde=kort(kolom.categories[int(tekst_code)]), meer=meer, **fout.velden)


def _waardekolommen(waarden: Sequence[Waarde | None], codes: npt.NDArray[Any]) -> dict[str, object]:
    """Bounds and state of every row, from the readings of the distinct texts and the code of each row."""
    veilig = [waarde or (np.nan, np.nan, Staat.ONTBREEKT) for waarde in waarden]
    staten = np.array([_STATEN.index(staat) for _, _, staat in veilig], dtype=np.int8)[codes]
    return {
        "onder": np.array([onder for onder, _, _ in veilig], dtype=np.float64)[codes],
        "boven": np.array([boven for _, boven, _ in veilig], dtype=np.float64)[codes],
        "staat": pd.Categorical.from_codes(staten, categories=pd.Index(_STATEN)),
    }


def lees_waarde(tekst: str) -> Waarde | None:
    """One cell: bounds and state; None where it is not in the notation of `TIDY_KOLOMMEN`."""
    tekst = tekst.strip()
    vast = {"": Staat.ONTBREEKT, ".": Staat.GEHEIM, "-1": Staat.NVT}
    if tekst in vast:
        return np.nan, np.nan, vast[tekst]
    if tekst == "<5":
        return 1.0, 4.0, Staat.GEMASKEERD
    if grenzen := _GRENZEN.fullmatch(tekst):
        onder, boven = float(grenzen[1]), float(grenzen[2])
        return (onder, boven, Staat.GEMASKEERD) if onder < boven <= MEESTE else None
    if len(tekst) <= 30 and tekst.isascii() and _GETAL.fullmatch(tekst):
        waarde = float(tekst.replace(",", "."))
        if abs(waarde) <= MEESTE:
            return waarde, waarde, Staat.EXACT
    return None


def _geen_schooljaar(tekst: str) -> bool:
    try:
        return str(Schooljaar.parse(tekst)) != tekst.strip()
    except ValueError:
        return True


def _per_tekst(kolom: Kolom, functie: Callable[[str], bool]) -> Masker:
    """The outcome of a function for each distinct text of a column."""
    return np.array([functie(tekst) for tekst in kolom.categories], dtype=np.bool_)


def _schoon(kolom: Kolom) -> Kolom:
    """The column without spaces around its texts; an empty text is a missing value, and texts that no row holds are left out."""
    tellingen = np.bincount(kolom.codes, minlength=len(kolom.categories))
    teksten = [(tekst.strip() or None) if telling else None for tekst, telling in zip(kolom.categories, tellingen, strict=True)]
    codes_van, uniek = pd.factorize(np.array(teksten, dtype=object))
    # In the narrow type of the column: eight bytes a row would be fetched from memory for nothing.
    nieuw = codes_van.astype(kolom.codes.dtype)[kolom.codes]
    return pd.Categorical.from_codes(nieuw, categories=pd.Index(uniek, dtype="str"))


def _samen(delen: list[pd.DataFrame]) -> pd.DataFrame:
    """Frames of several files as one, their categories joined."""
    if not delen:
        return lege_metingen()
    if len(delen) == 1:
        return delen[0]
    kolom: dict[str, object] = {}
    for naam, dtype in METINGEN_DTYPES.items():
        stukken = [deel[naam] for deel in delen]
        kolom[naam] = union_categoricals([stuk.array for stuk in stukken]) if dtype == "category" else np.concatenate(stukken)
    return pd.DataFrame(kolom, copy=False)
