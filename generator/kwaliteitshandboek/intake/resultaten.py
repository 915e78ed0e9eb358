"""Intake, stage 1: from a recognised table to tidy cells of the organisation's own schools, with every row accounted for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import intake as codes
from kwaliteitshandboek.findings import tabellen as tabelcodes
from kwaliteitshandboek.intake.blad import Rij
from kwaliteitshandboek.intake.herkenning import VOETNOOTKOLOM, Bronbestand, Tabel
from kwaliteitshandboek.intake.indelingen import Cel, Celsoort
from kwaliteitshandboek.intake.procenten import Schaal, als_getal, als_procent, schaal
from kwaliteitshandboek.intake.procenten import tekst as procent_tekst
from kwaliteitshandboek.intake.waarden import (
    datum_in_tekst,
    lees_aantal,
    lees_datum,
    lees_getal,
    lees_sleutel,
    lees_uitkomst,
    lees_woord,
    schooljaren_in_tekst,
    toonbare_cel,
)
from kwaliteitshandboek.model.organisatie import School, Schoolsoort
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
    """What a file of results gives: its school year (None where it cannot be told), its cells, and the day of counting.

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
            soort = tabel.cel(rij, "soort").lower()
            velden = {"eigen": str(scholen[sleutel].soort), "gevonden": soort if soort in set(Schoolsoort) else "iets anders"}
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


def lees_resultaat(
    bron: Bronbestand,
    selectie: Selectie,
    gevraagd: Schooljaar | None = None,
    reeksen: Collection[str] | None = None,
) -> tuple[Resultaat, tuple[Finding, ...]]:
    """The tidy cells of the selected rows, sorted by school and column; no cells where there is a fout.

    `gevraagd`: the school year that the file must be about, or is about where the file does not say. `reeksen`: the series that
    the handbook knows (None: all); a verdict of another series is left out with a word.
    """
    if all(tabel.vorm.jaar_uit_tekst for tabel in bron.tabellen):
        jaar, bevindingen = _jaar_uit_tekst(bron, gevraagd)
        peildatum, voorlopig = None, False
    else:
        peildatum, voorlopig, bevindingen = _peildatum(bron, selectie)
        jaar = None if peildatum is None else Schooljaar.van_datum(peildatum)
        if jaar is not None and gevraagd not in {None, jaar}:
            velden = {"gevraagd": gevraagd, "bron": "de peildatum in dit bestand valt in", "gevonden": jaar}
            return Resultaat(None, None), (*bevindingen, tabelcodes.SCHOOLJAAR_ANDERS.op(Plek(bron.bestand, 0), **velden))
    if jaar is None:
        return Resultaat(None, None), bevindingen
    cellen: list[TidyCel] = []
    weggelaten: Counter[str] = Counter()
    begin = {id(tabel): 1000 * nummer for nummer, tabel in enumerate(bron.tabellen)}
    uitleg = {id(tabel): _voetnoten(tabel) for tabel in bron.tabellen}
    schalen: dict[int, Mapping[int, Schaal]] = {}
    for tabel in bron.tabellen:
        schalen[id(tabel)], meer = _schalen(bron, tabel)
        bevindingen += meer
        bevindingen += tuple(_onbekende_uitkomsten(bron, tabel, selectie, reeksen))
    for tabel, sleutel, rij in selectie.rijen:
        lezer = _Rijlezer(
            bron.bestand, tabel, sleutel, rij, uitleg[id(tabel)], begin[id(tabel)], voorlopig, schalen[id(tabel)], reeksen
        )
        gelezen, reden, meer = lezer.lees()
        cellen += gelezen
        weggelaten.update(reden)
        bevindingen += meer
    cellen.sort(key=lambda cel: (cel.school, cel.orde))
    return Resultaat(jaar, peildatum, tuple(cellen), dict(weggelaten)), bevindingen


def _jaar_uit_tekst(bron: Bronbestand, gevraagd: Schooljaar | None) -> tuple[Schooljaar | None, tuple[Finding, ...]]:
    """The one school year that the titles above a table name, else the other sheets; or the one that was asked for."""
    plek = Plek(bron.bestand, 0)
    for teksten in ([tekst for tabel in bron.tabellen for tekst in tabel.boven], bron.elders):
        jaren = sorted({jaar for tekst in teksten for jaar in schooljaren_in_tekst(tekst)})
        if gevraagd is not None and jaren and gevraagd not in jaren:
            velden = {"gevraagd": gevraagd, "bron": "dit bestand noemt", "gevonden": opsomming([str(jaar) for jaar in jaren])}
            return None, (tabelcodes.SCHOOLJAAR_ANDERS.op(plek, **velden),)
        if len(jaren) == 1:
            return jaren[0], ()
        if jaren and gevraagd is None:
            reden = f"het noemt er meer dan één ({opsomming([str(jaar) for jaar in jaren])})"
            return None, (tabelcodes.SCHOOLJAAR_VRAGEN.op(plek, reden=reden),)
    if gevraagd is None:
        return None, (tabelcodes.SCHOOLJAAR_VRAGEN.op(plek, reden="er staat geen schooljaar in de titels"),)
    return gevraagd, ()


def _schalen(bron: Bronbestand, tabel: Tabel) -> tuple[Mapping[int, Schaal], tuple[Finding, ...]]:
    """How each column of percentages writes them, by all its rows, those of other schools included."""
    schalen: dict[int, Schaal] = {}
    bevindingen: list[Finding] = []
    for cel in tabel.vorm.cellen:
        plaats = tabel.kolommen.get(cel.rol)
        if cel.soort is not Celsoort.PROCENT or plaats is None:
            continue
        schalen[plaats] = schaal(rij.cellen[plaats] for rij in tabel.rijen)
        plek, naam = Plek(bron.bestand, tabel.kop.regel), f"'{tabel.kolomnaam(plaats)}'"
        if schalen[plaats] is Schaal.BREUK:
            bevindingen.append(tabelcodes.BREUKEN.op(plek, kolom=naam))
        elif schalen[plaats] is Schaal.GEMENGD:
            laag = [rij.regel for rij in tabel.rijen if 0 < (als_getal(rij.cellen[plaats]) or 0) <= 1]
            velden = {"kolom": naam, "rijen": f"de eerste breuk staat op rij {laag[0]}"}
            bevindingen.append(tabelcodes.BREUK_EN_PROCENT.op(plek, **velden))
    return schalen, tuple(bevindingen)


def _onbekende_uitkomsten(
    bron: Bronbestand, tabel: Tabel, selectie: Selectie, reeksen: Collection[str] | None
) -> Iterator[Finding]:
    """Columns of verdicts without a series, and words that are not known."""
    plek = Plek(bron.bestand, tabel.kop.regel)
    for kolom in tabel.uitkomsten:
        if reeksen is not None and kolom.meetreeks not in reeksen:
            yield tabelcodes.MEETREEKS_ERBIJ.op(plek, kolom=f"nummer {kolom.plaats + 1}", meetreeks=kolom.meetreeks)
            continue
        anders = [
            rij.regel for eigen, _, rij in selectie.rijen if eigen is tabel and lees_uitkomst(rij.cellen[kolom.plaats]) is None
        ]
        if anders:
            meer = f" en nog {len(anders) - 1}" if len(anders) > 1 else ""
            velden = {"kolom": f"nummer {kolom.plaats + 1}", "rijen": f"rij {anders[0]}{meer}"}
            yield tabelcodes.UITKOMST_ANDERS.op(Plek(bron.bestand, anders[0]), **velden)


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
            # What looks like a day of counting is shown; a word may be somebody's name.
            getoond = f"'{tekst}'" if re.fullmatch(r"[0-9][0-9/-]{5,9}", tekst) else "iets dat geen datum is"
            reden = f"er staat {getoond}" if tekst else "de cel is leeg"
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
    schalen: Mapping[int, Schaal]
    reeksen: Collection[str] | None

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
        for kolom in self.tabel.uitkomsten:
            if self.reeksen is None or kolom.meetreeks in self.reeksen:
                werk.append((Cel("", kolom.meetreeks, "waarde", Celsoort.UITKOMST), kolom.plaats, None))
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
            opmerking = self._opmerking(cel, plaats, tekens)
            cellen.append(TidyCel(self.school, cel.meetreeks, cel.categorie, waarde, orde, self.voorlopig, opmerking))
        return cellen, weggelaten, bevindingen

    def _opmerking(self, cel: Cel, plaats: int, tekens: Collection[str]) -> str:
        """What footnotes, a column beside it, or the words of a verdict say of a cell."""
        if cel.soort is Celsoort.UITKOMST:
            tekst = " ".join(self.rij.cellen[plaats].split())
            return f"De inspectie schrijft: {tekst}" if lees_woord(tekst) is None else ""
        if cel.bijschrift is not None:
            tekst = " ".join(self.tabel.cel(self.rij, cel.bijschrift[1]).split())
            return f"{cel.bijschrift[0]} {tekst}" if lees_woord(tekst) is None else ""
        return " ".join(self.uitleg[teken] for teken in cel.voetnoten if teken in tekens and teken in self.uitleg)

    def _plek(self) -> Plek:
        return Plek(self.bestand, self.rij.regel)

    def _waarde(self, soort: Celsoort, plaats: int) -> tuple[str | None, tuple[Finding, ...]]:
        tekst = self.rij.cellen[plaats]
        if soort is Celsoort.AANTAL:
            waarde, verwacht = lees_aantal(tekst), "een aantal is een heel getal, '<5', leeg, '.' of -1"
        elif soort is Celsoort.UITKOMST:
            # Words that are not known are kept in the remark; the figure is then not known.
            waarde = lees_uitkomst(tekst)
            return "." if waarde is None else waarde, ()
        elif soort is Celsoort.PROCENT:
            waarde, verwacht = self._procent(tekst, plaats), "hier hoort een percentage van 0 tot en met 100, of leeg, '.' of -1"
        elif soort is Celsoort.INDEX:
            waarde = lees_woord(tekst)
            waarde = lees_getal(tekst) if waarde is None else waarde
            verwacht = "hier hoort een getal met een decimale komma, of leeg, '.' of -1"
        else:
            waarde, verwacht = lees_getal(tekst), "hier hoort een getal met een decimale komma, of leeg, '.' of -1"
        if waarde is not None:
            return waarde, ()
        velden = {
            "school": self.school,
            "kolom": self.tabel.kolomnaam(plaats),
            "waarde": toonbare_cel(tekst),
            "verwacht": verwacht,
        }
        return None, (codes.ONMOGELIJKE_WAARDE.op(self._plek(), **velden),)

    def _procent(self, tekst: str, plaats: int) -> str | None:
        woord = lees_woord(tekst)
        getal = als_getal(tekst)
        if woord is not None or getal is None:
            return woord
        procent = als_procent(getal, self.schalen[plaats])
        return procent_tekst(procent) if procent <= 100 else None

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
        kolom = self.tabel.kolommen.get(VOETNOOTKOLOM, 0) + 1
        vreemd = [f"'{teken}'" if len(teken) <= 2 else f"in kolom {kolom}" for teken in tekens if teken not in self.uitleg]
        bevindingen = tuple(codes.VOETNOOT_ONBEKEND.op(self._plek(), teken=teken, school=self.school) for teken in vreemd)
        return frozenset(tekens), bevindingen
