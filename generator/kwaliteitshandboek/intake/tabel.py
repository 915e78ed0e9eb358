"""Intake, stage 1: from a table that fits a mapping to tidy cells per school year, with every row and cell accounted for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import tabellen as tabelcodes
from kwaliteitshandboek.intake.blad import Rij
from kwaliteitshandboek.intake.meldingen import Meldingen
from kwaliteitshandboek.intake.resultaten import BIJSCHRIFT, LEGE_REGEL, NIET_EIGEN, TidyCel
from kwaliteitshandboek.intake.tabelbron import Brontabel
from kwaliteitshandboek.intake.tabelcijfers import Ruw, lees_cijfers
from kwaliteitshandboek.intake.tabelwaarden import lees_schooljaar
from kwaliteitshandboek.intake.waarden import lees_sleutel
from kwaliteitshandboek.model.indeling import Inleesindeling, Vertaalkolom, tekstsleutel
from kwaliteitshandboek.model.indicator import Meetreeks
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.taal import opsomming

OVERGESLAGEN: Final = "volgens de indeling overgeslagen"
SCHOOL_ONBEKEND: Final = "geen school die te herkennen is"
ANDER_JAAR: Final = "ander schooljaar"


@dataclass(frozen=True, slots=True)
class Wereld:
    """What a table is held against: the mapping, the schools, the series, and the school year that was asked for."""

    indeling: Inleesindeling
    scholen: Mapping[str, School]
    reeksen: Mapping[str, Meetreeks]
    gevraagd: Schooljaar | None = None
    voorlopig: bool = False


@dataclass(frozen=True, slots=True)
class Tabelresultaat:
    """What the tables of one import give: cells per school year, and what became of each row.

    gelezen = the rows of all years in `rijen` + the sum of `overgeslagen`. `weggelaten`: cells that gave no figure, by reason.
    """

    gelezen: int = 0
    rijen: Mapping[Schooljaar, int] = field(default_factory=dict)
    overgeslagen: Mapping[str, int] = field(default_factory=dict)
    cellen: Mapping[Schooljaar, tuple[TidyCel, ...]] = field(default_factory=dict)
    weggelaten: Mapping[str, int] = field(default_factory=dict)


def gewone_teksten(wereld: Wereld) -> frozenset[str]:
    """Texts that the handbook itself holds: translations of the mapping, and names of its series and categories."""
    indeling = wereld.indeling
    kolommen = [kolom for kolom in (indeling.reekskolom, indeling.categoriekolom) if kolom is not None]
    teksten = [tekst for kolom in kolommen for tekst in kolom.vertaling]
    teksten += [tekst for regel in indeling.rijen for tekst in (*regel.alleen, *regel.behalve)]
    teksten += [waarde.tekst for waarde in indeling.waarden]
    teksten += [school.naam for school in wereld.scholen.values()]
    for reeks in wereld.reeksen.values():
        teksten += [reeks.naam, *(naam for deel in reeks.categorieen for naam in (deel.naam, deel.korte_naam) if naam)]
    return frozenset(map(tekstsleutel, teksten))


def schoolnamen(wereld: Wereld) -> frozenset[str]:
    """Names of schools and places, in the register or in the mapping: these may be called after somebody."""
    namen = [*wereld.indeling.school.vertaling]
    namen += [deel for school in wereld.scholen.values() for deel in (school.naam, school.plaats, school.gemeente) if deel]
    return frozenset(map(tekstsleutel, namen))


def lees_tabellen(tabellen: Sequence[Brontabel], wereld: Wereld) -> tuple[Tabelresultaat, tuple[Finding, ...]]:
    """The cells of all tables together, sorted by school, series and category, whatever the order of files, rows and columns."""
    findings: list[Finding] = []
    ruwe: list[Ruw] = []
    gelezen = 0
    overgeslagen: Counter[str] = Counter()
    rijen: Counter[Schooljaar] = Counter()
    for tabel in tabellen:
        lezer = _Tabellezer(tabel, wereld)
        eigen = list(lezer.lees())
        gelezen += len(tabel.rijen)
        overgeslagen += lezer.overgeslagen
        rijen += lezer.rijen
        if not eigen:
            redenen = (
                opsomming([f"{aantal} {reden}" for reden, aantal in sorted(lezer.overgeslagen.items())])
                or "er staat alleen een kop"
            )
            telling = "1 rij" if len(tabel.rijen) == 1 else f"{len(tabel.rijen)} rijen"
            findings.append(tabelcodes.NIETS_OVER.op(Plek(tabel.bestand, 0), rijen=telling, redenen=redenen))
        findings += lezer.meldingen.findings()
        ruwe += eigen
    cijfers, weggelaten, meer = lees_cijfers(ruwe, wereld.indeling)
    findings += meer
    orde = {reeks: nummer for nummer, reeks in enumerate(wereld.reeksen)}
    cellen: dict[Schooljaar, list[TidyCel]] = defaultdict(list)
    for ruw, waarde, opmerking in cijfers:
        plaats = 1000 * orde[ruw.reeks.id] + list(ruw.reeks.categorie_per_id).index(ruw.categorie)
        cellen[ruw.schooljaar].append(
            TidyCel(ruw.school, ruw.reeks.id, ruw.categorie, waarde, plaats, wereld.voorlopig, opmerking)
        )
    gesorteerd = {jaar: tuple(sorted(cellen[jaar], key=lambda cel: (cel.school, cel.orde))) for jaar in sorted(cellen)}
    return Tabelresultaat(gelezen, dict(rijen), dict(overgeslagen), gesorteerd, weggelaten), tuple(findings)


class _Tabellezer:
    """Reads the rows of one table: which school, which year, which series and category."""

    def __init__(self, tabel: Brontabel, wereld: Wereld) -> None:
        self.tabel, self.wereld, self.indeling = tabel, wereld, wereld.indeling
        self.meldingen = Meldingen()
        self.overgeslagen: Counter[str] = Counter()
        self.rijen: Counter[Schooljaar] = Counter()
        self._scholen = {tekstsleutel(tekst): sleutel for tekst, sleutel in self.indeling.school.vertaling.items()}
        namen = Counter(tekstsleutel(school.naam) for school in wereld.scholen.values())
        for school in wereld.scholen.values():
            # A name that two schools share says nothing.
            if namen[tekstsleutel(school.naam)] == 1:
                self._scholen.setdefault(tekstsleutel(school.naam), school.sleutel)
        jaren = self.indeling.schooljaar.vertaling if self.indeling.schooljaar else {}
        self._jaren = {tekstsleutel(tekst): jaar for tekst, jaar in jaren.items()}

    def lees(self) -> Iterator[Ruw]:
        """The figures of every row that counts, as text; why the other rows do not, stands in `overgeslagen`."""
        for rij in self.tabel.rijen:
            reden, school = self._school(rij)
            jaar = None
            if reden is None:
                reden, jaar = self._jaar(rij)
            if reden is not None:
                self.overgeslagen[reden] += 1
            elif school is not None and jaar is not None:
                self.rijen[jaar] += 1
                yield from self._cijfers(rij, school, jaar)

    def _school(self, rij: Rij) -> tuple[str | None, str | None]:
        """Why a row does not count, or its school."""
        if rij.leeg:
            return LEGE_REGEL, None
        if any(not self._mag(rij, regel.kolom, regel.alleen, regel.behalve) for regel in self.indeling.rijen):
            return OVERGESLAGEN, None
        sleutel = self._sleutel(rij)
        if sleutel in self.wereld.scholen:
            return None, sleutel
        if sleutel is not None:
            return NIET_EIGEN, None
        if sum(map(bool, rij.cellen)) == 1 and len(rij.cellen) > 1:
            return BIJSCHRIFT, None
        self.meldingen.meld(tabelcodes.SCHOOL_ONVERTAALD, self._plek(rij), kolom=f"'{self.indeling.school.kolom}'")
        return SCHOOL_ONBEKEND, None

    def _sleutel(self, rij: Rij) -> str | None:
        """The key of a school: always the same, translated, or as it stands in one column or in two."""
        wie = self.indeling.school
        if wie.kolom is None:
            return wie.vast
        tekst = self.tabel.cel(rij, wie.kolom)
        if tekstsleutel(tekst) in self._scholen:
            return self._scholen[tekstsleutel(tekst)]
        return lees_sleutel(tekst, self.tabel.cel(rij, wie.vestiging)) if wie.vestiging else lees_sleutel("", tekst)

    def _plek(self, rij: Rij) -> Plek:
        return Plek(self.tabel.bestand, rij.regel)

    def _mag(self, rij: Rij, kolom: str, alleen: Collection[str], behalve: Collection[str]) -> bool:
        tekst = tekstsleutel(self.tabel.cel(rij, kolom))
        return tekst in set(map(tekstsleutel, alleen)) if alleen else tekst not in set(map(tekstsleutel, behalve))

    def _jaar(self, rij: Rij) -> tuple[str | None, Schooljaar | None]:
        """Why a row does not count, or its school year."""
        welk = self.indeling.schooljaar
        if welk is None or welk.kolom is None:
            return None, (welk.vast if welk else None) or self.wereld.gevraagd
        tekst = self.tabel.cel(rij, welk.kolom)
        jaar = self._jaren.get(tekstsleutel(tekst)) or lees_schooljaar(tekst)
        if jaar is None:
            self.meldingen.meld(tabelcodes.SCHOOLJAAR_CEL, self._plek(rij), kolom=f"'{welk.kolom}'")
            return ANDER_JAAR, None
        return (ANDER_JAAR, None) if self.wereld.gevraagd not in {None, jaar} else (None, jaar)

    def _cijfers(self, rij: Rij, school: str, jaar: Schooljaar) -> Iterator[Ruw]:
        van_rij = self._reeks(rij)
        if self.indeling.waardekolom is not None:
            categorie = self._categorie(rij, van_rij) if van_rij else None
            kolommen = [(self.indeling.waardekolom, van_rij, categorie, self.indeling.procent_van, self.indeling.breuken)]
        else:
            kolommen = [
                (
                    kolom.kolom,
                    self.wereld.reeksen[kolom.meetreeks] if kolom.meetreeks else van_rij,
                    kolom.categorie,
                    kolom.procent_van,
                    kolom.breuken,
                )
                for kolom in self.indeling.kolommen
            ]
        for kop, reeks, categorie, van, breuken in kolommen:
            if reeks is None or categorie is None:
                continue
            if categorie not in reeks.categorie_per_id:
                velden = {"categorie": categorie, "meetreeks": reeks.id}
                self.meldingen.meld(tabelcodes.CATEGORIE_NIET_BIJ_REEKS, self._plek(rij), **velden)
                continue
            noemer = self.tabel.cel(rij, van) if van else None
            yield Ruw(self.tabel, rij.regel, school, jaar, reeks, categorie, kop, self.tabel.cel(rij, kop), noemer, breuken)

    def _reeks(self, rij: Rij) -> Meetreeks | None:
        """The series of a row; None where each column says its own, or where the row cannot be placed (which is reported)."""
        if self.indeling.meetreeks is not None:
            return self.wereld.reeksen[self.indeling.meetreeks]
        if self.indeling.reekskolom is None:
            return None
        bekend = {tekstsleutel(naam): reeks.id for reeks in self.wereld.reeksen.values() for naam in (reeks.naam, reeks.id)}
        gevonden = self._vertaald(rij, self.indeling.reekskolom, bekend)
        return None if gevonden is None else self.wereld.reeksen.get(gevonden)

    def _categorie(self, rij: Rij, reeks: Meetreeks) -> str | None:
        kolom = self.indeling.categoriekolom
        if kolom is None:
            return "waarde"
        namen = ((naam, deel.id) for deel in reeks.categorieen for naam in (deel.id, deel.naam, deel.korte_naam) if naam)
        return self._vertaald(rij, kolom, {tekstsleutel(naam): categorie for naam, categorie in namen})

    def _vertaald(self, rij: Rij, kolom: Vertaalkolom, bekend: Mapping[str, str]) -> str | None:
        """The id for the text in a column: by the mapping, else by the names that the handbook knows."""
        tekst = tekstsleutel(self.tabel.cel(rij, kolom.kolom))
        vertaling = {tekstsleutel(van): naar for van, naar in kolom.vertaling.items()}
        gevonden = vertaling.get(tekst) if kolom.vertaling else bekend.get(tekst)
        if gevonden is None:
            self.meldingen.meld(tabelcodes.WOORD_ONVERTAALD, self._plek(rij), kolom=f"'{kolom.kolom}'")
        return gevonden
