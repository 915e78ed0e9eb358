"""Intake, stage 1: from a recognised table to tidy cells of the organisation's own schools, with every row accounted for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import intake as codes
from kwaliteitshandboek.intake.blad import Rij
from kwaliteitshandboek.intake.herkenning import VOETNOOTKOLOM, Bronbestand, Tabel
from kwaliteitshandboek.intake.indelingen import Cel, Celsoort
from kwaliteitshandboek.intake.waarden import datum_in_tekst, lees_aantal, lees_datum, lees_getal, lees_sleutel
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.taal import opsomming

LEGE_REGEL: Final = "lege regel"
BIJSCHRIFT: Final = "bronvermelding of voetnoot onder de tabel"
ONLEESBAAR: Final = "geen leesbare BRIN en vestiging"
NIET_EIGEN: Final = "school van een andere organisatie"
ANDERE_SOORT: Final = "andere schoolsoort dan in het register"
GEEN_GEMIDDELDE: Final = "geen gemiddelde, want niemand deed mee"
TEGENSPRAAK: Final = "gemiddelde zonder leerlingen"


@dataclass(frozen=True, slots=True)
class TidyCel:
    """One row of the tidy results: `waarde` as published (see `model.metingen`); `orde` is the place of its column."""

    school: str
    meetreeks: str
    categorie: str
    waarde: str
    orde: int
    voorlopig: bool = False
    opmerking: str = ""


@dataclass(frozen=True, slots=True)
class Selectie:
    """The own rows of a file: table, key, row; `scholen` are their keys.

    gelezen = len(rijen) + the sum of `overgeslagen` (reason -> rows), always.
    """

    gelezen: int
    rijen: tuple[tuple[Tabel, str, Rij], ...]
    overgeslagen: Mapping[str, int]
    scholen: frozenset[str]


@dataclass(frozen=True, slots=True)
class Resultaat:
    """What a file of results gives: its school year and peildatum (None where they cannot be told), and its cells.

    `weggelaten`: cells of used rows that gave no row in the results, by reason.
    """

    schooljaar: Schooljaar | None
    peildatum: date | None
    cellen: tuple[TidyCel, ...] = ()
    weggelaten: Mapping[str, int] = field(default_factory=dict)


def selecteer(bron: Bronbestand, scholen: Mapping[str, School]) -> tuple[Selectie, tuple[Finding, ...]]:
    """The rows of the organisation's own schools, by key and not by board, which differs between the files of different years."""
    lot = [(tabel, rij, *_lot(tabel, rij, scholen)) for tabel in bron.tabellen for rij in tabel.rijen]
    eigen = tuple((tabel, sleutel, rij) for tabel, rij, sleutel, reden in lot if sleutel is not None and reden is None)
    overgeslagen = Counter(reden for *_, reden in lot if reden is not None)
    selectie = Selectie(len(lot), eigen, dict(overgeslagen), frozenset(sleutel for _, sleutel, _ in eigen))
    bevindingen = [*_dubbele_scholen(bron, selectie)]
    for tabel, rij, sleutel, reden in lot:
        # A location can have so and vso, each with a row of its own: only a school that is left without a row is worth a word.
        if reden == ANDERE_SOORT and sleutel is not None and sleutel not in selectie.scholen:
            velden = {"eigen": str(scholen[sleutel].soort), "gevonden": tabel.cel(rij, "soort").lower()}
            bevindingen.append(codes.ANDERE_SOORT.op(Plek(bron.bestand, rij.regel), school=sleutel, **velden))
    onleesbaar = [rij.regel for _, rij, _, reden in lot if reden == ONLEESBAAR]
    if onleesbaar:
        bevindingen.append(codes.SLEUTEL_ONLEESBAAR.op(Plek(bron.bestand, onleesbaar[0]), rijen=len(onleesbaar)))
    if not eigen:
        voorbeeld = next((sleutel for *_, sleutel, reden in lot if reden == NIET_EIGEN), "geen")
        tellingen = {"scholen": len(scholen), "rijen": len(lot)}
        bevindingen.append(codes.GEEN_EIGEN_SCHOOL.op(Plek(bron.bestand, 0), **tellingen, voorbeeld=voorbeeld))
    return selectie, tuple(bevindingen)


def _lot(tabel: Tabel, rij: Rij, scholen: Mapping[str, School]) -> tuple[str | None, str | None]:
    """The key of a row, and why it is not used; no reason: it is."""
    sleutel = _sleutel(tabel, rij)
    reden = None
    if rij.leeg:
        reden = LEGE_REGEL
    elif sleutel is None:
        reden = BIJSCHRIFT if _is_bijschrift(tabel, rij) else ONLEESBAAR
    elif sleutel not in scholen:
        reden = NIET_EIGEN
    elif tabel.cel(rij, "soort").lower() not in {"", scholen[sleutel].soort}:
        reden = ANDERE_SOORT
    return sleutel, reden


def _dubbele_scholen(bron: Bronbestand, selectie: Selectie) -> Iterator[Finding]:
    eerder: dict[tuple[int, str], int] = {}
    for tabel, sleutel, rij in selectie.rijen:
        regel = eerder.setdefault((id(tabel), sleutel), rij.regel)
        if regel != rij.regel:
            yield codes.SCHOOL_DUBBEL.op(Plek(bron.bestand, rij.regel), school=sleutel, eerste=regel, tweede=rij.regel)


def lees_resultaat(bron: Bronbestand, selectie: Selectie) -> tuple[Resultaat, tuple[Finding, ...]]:
    """The tidy cells of the selected rows, sorted by school and column; no cells where there is a fout."""
    peildatum, voorlopig, bevindingen = _peildatum(bron, selectie)
    if peildatum is None:
        return Resultaat(None, None), bevindingen
    cellen: list[TidyCel] = []
    weggelaten: Counter[str] = Counter()
    begin = {id(tabel): 1000 * nummer for nummer, tabel in enumerate(bron.tabellen)}
    uitleg = {id(tabel): _voetnoten(tabel) for tabel in bron.tabellen}
    for tabel, sleutel, rij in selectie.rijen:
        lezer = _Rijlezer(bron.bestand, tabel, sleutel, rij, uitleg[id(tabel)], begin[id(tabel)], voorlopig)
        gelezen, reden, meer = lezer.lees()
        cellen += gelezen
        weggelaten.update(reden)
        bevindingen += meer
    cellen.sort(key=lambda cel: (cel.school, cel.orde))
    return Resultaat(Schooljaar.van_datum(peildatum), peildatum, tuple(cellen), dict(weggelaten)), bevindingen


def _sleutel(tabel: Tabel, rij: Rij) -> str | None:
    if "sleutel" in tabel.kolommen:
        return lees_sleutel("", tabel.cel(rij, "sleutel"))
    return lees_sleutel(tabel.cel(rij, "brin"), tabel.cel(rij, "vestiging"))


def _is_bijschrift(tabel: Tabel, rij: Rij) -> bool:
    """Text under a table of which the key is one column: only that cell is filled."""
    return bool(tabel.cel(rij, "sleutel")) and sum(map(bool, rij.cellen)) == 1


def _peildatum(bron: Bronbestand, selectie: Selectie) -> tuple[date | None, bool, tuple[Finding, ...]]:
    """The day on which the pupils were counted, from the column or from the title above a table."""
    dagen: dict[date, int] = {}
    voorlopig = False
    for tabel, _, rij in selectie.rijen:
        if "peildatum" not in tabel.kolommen:
            continue
        tekst = tabel.cel(rij, "peildatum")
        dag = lees_datum(tekst)
        if dag is None:
            reden = f"er staat '{tekst}'" if tekst else "de cel is leeg"
            return None, False, (codes.PEILDATUM.op(Plek(bron.bestand, rij.regel), reden=reden),)
        dagen.setdefault(dag, rij.regel)
    for tabel in bron.tabellen:
        # A title can hold other days as well, of publication for one: it counts only where no column gives the day.
        titels = () if "peildatum" in tabel.kolommen else tabel.boven
        for gevonden in filter(None, map(datum_in_tekst, titels)):
            dagen.setdefault(gevonden[0], tabel.kop.regel)
            voorlopig = voorlopig or gevonden[1]
    if not dagen:
        reden = "boven de tabel staat geen datum" if any(tabel.boven for tabel in bron.tabellen) else "er is geen datum"
        return None, False, (codes.PEILDATUM.op(Plek(bron.bestand, bron.tabellen[0].kop.regel), reden=reden),)
    jaren = sorted({Schooljaar.van_datum(dag) for dag in dagen})
    if len(jaren) > 1:
        regel = dagen[max(dagen)]
        reden = f"het bestand bevat meer dan één schooljaar ({opsomming([str(jaar) for jaar in jaren])})"
        return None, False, (codes.PEILDATUM.op(Plek(bron.bestand, regel), reden=reden),)
    return max(dagen), voorlopig, ()


_VOETNOOT: Final = re.compile(r"([a-z])\)?\s+(.{10,})", re.DOTALL)


def _voetnoten(tabel: Tabel) -> Mapping[str, str]:
    """Mark -> explanation, from the rows under a table that start with one letter and a sentence."""
    if VOETNOOTKOLOM not in tabel.kolommen:
        return {}
    teksten = [rij.cellen[tabel.kolommen["sleutel"]] for rij in tabel.rijen if _is_bijschrift(tabel, rij)]
    gevonden = [treffer for tekst in teksten if (treffer := _VOETNOOT.fullmatch(tekst))]
    return {treffer[1]: " ".join(treffer[2].split()) for treffer in gevonden}


@dataclass(frozen=True, slots=True)
class _Rijlezer:
    """Reads the cells of one row; holds what every message about that row needs."""

    bestand: str
    tabel: Tabel
    school: str
    rij: Rij
    uitleg: Mapping[str, str]
    begin: int
    voorlopig: bool

    def lees(self) -> tuple[list[TidyCel], list[str], tuple[Finding, ...]]:
        """The cells, the reasons for cells left out, and the findings."""
        cellen: list[TidyCel] = []
        weggelaten: list[str] = []
        tekens, bevindingen = self._tekens()
        kolommen = self.tabel.kolommen
        werk = [
            (cel, kolommen[cel.rol], kolommen.get(cel.noemer) if cel.noemer else None)
            for cel in self.tabel.vorm.cellen
            if cel.rol in kolommen
        ]
        for paar in self.tabel.toetsen:
            gemiddelde = Cel("", paar.meetreeks, "gemiddelde", Celsoort.GEMIDDELDE)
            werk += [(Cel("", paar.meetreeks, "aantal"), paar.aantal, None), (gemiddelde, paar.gemiddelde, paar.aantal)]
        for orde, (cel, plaats, noemer) in enumerate(werk, start=self.begin):
            waarde, meer = self._waarde(cel.soort, plaats)
            bevindingen += meer
            if waarde is None:
                continue
            if noemer is not None:
                reden, meer = self._gemiddelde(waarde, noemer, plaats)
                bevindingen += meer
                if reden:
                    weggelaten.append(reden)
                    continue
            opmerking = " ".join(self.uitleg[teken] for teken in cel.voetnoten if teken in tekens and teken in self.uitleg)
            cellen.append(TidyCel(self.school, cel.meetreeks, cel.categorie, waarde, orde, self.voorlopig, opmerking))
        return cellen, weggelaten, bevindingen

    def _plek(self) -> Plek:
        return Plek(self.bestand, self.rij.regel)

    def _waarde(self, soort: Celsoort, plaats: int) -> tuple[str | None, tuple[Finding, ...]]:
        tekst = self.rij.cellen[plaats]
        if soort is Celsoort.AANTAL:
            waarde, verwacht = lees_aantal(tekst), "een aantal is een heel getal, '<5', leeg, '.' of -1"
        else:
            waarde, verwacht = lees_getal(tekst), "hier hoort een getal met een decimale komma, of leeg, '.' of -1"
        if waarde is not None:
            return waarde, ()
        velden = {
            "school": self.school,
            "kolom": self.tabel.kolomnaam(plaats),
            "waarde": " ".join(tekst.split())[:40],
            "verwacht": verwacht,
        }
        return None, (codes.ONMOGELIJKE_WAARDE.op(self._plek(), **velden),)

    def _gemiddelde(self, waarde: str, noemer: int, plaats: int) -> tuple[str | None, tuple[Finding, ...]]:
        """Why a mean gives no cell; None where it does. There is no mean of nobody: then the count of 0 says it all."""
        if lees_aantal(self.rij.cellen[noemer]) != "0":
            return None, ()
        if waarde in {"", ".", "-1"}:
            return GEEN_GEMIDDELDE, ()
        velden = {"school": self.school, "kolom": self.tabel.kolomnaam(plaats), "wat": f"{waarde}, terwijl het aantal 0 is"}
        return TEGENSPRAAK, (codes.GEMIDDELDE_TEGENSPRAAK.op(self._plek(), **velden),)

    def _tekens(self) -> tuple[frozenset[str], tuple[Finding, ...]]:
        tekens = [teken for teken in re.split(r"[,;\s]+", self.tabel.cel(self.rij, VOETNOOTKOLOM)) if teken]
        vreemd = [teken[:20] for teken in tekens if teken not in self.uitleg]
        bevindingen = tuple(codes.VOETNOOT_ONBEKEND.op(self._plek(), teken=teken, school=self.school) for teken in vreemd)
        return frozenset(tekens), bevindingen
