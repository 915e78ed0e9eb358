"""Intake, stage 1: the figures of somebody else's tables: counts, values, and percentages turned back into counts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kwaliteitshandboek.findings import Code, Finding, Plek
from kwaliteitshandboek.findings import privacy as privacycodes
from kwaliteitshandboek.findings import tabellen as tabelcodes
from kwaliteitshandboek.intake.meldingen import Meldingen, rijen_tekst
from kwaliteitshandboek.intake.procenten import aantallen_bij, decimalen
from kwaliteitshandboek.intake.procenten import tekst as getaltekst
from kwaliteitshandboek.intake.tabelbron import Brontabel
from kwaliteitshandboek.intake.tabelwaarden import Cellezer, bereik
from kwaliteitshandboek.intake.waarden import BIJZONDER
from kwaliteitshandboek.model.indeling import Inleesindeling, tekstsleutel
from kwaliteitshandboek.model.indicator import Meetreeks, Meetreekssoort
from kwaliteitshandboek.model.schooljaar import Schooljaar

ZONDER_AANTAL: Final = "percentage waarvan het aantal niet bekend is"
AFGEROND: Final = "Berekend uit een afgerond percentage."
_PROCENT: Final = re.compile(r"%|\b(?:procent|percentage|perc|pct)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ruw:
    """A figure as it stands in a table: from which row and column, what it says, and of how many people it is a percentage."""

    tabel: Brontabel
    regel: int
    school: str
    schooljaar: Schooljaar
    reeks: Meetreeks
    categorie: str
    kop: str
    tekst: str
    noemer: str | None
    breuken: bool

    @property
    def telt(self) -> bool:
        """Whether it counts people."""
        soort = self.reeks.soort
        return soort is Meetreekssoort.AANTALLEN or (soort is Meetreekssoort.GEMIDDELDE and self.categorie == "aantal")

    @property
    def is_aandeel(self) -> bool:
        """Whether it is a plain percentage."""
        return self.reeks.soort is Meetreekssoort.WAARDE and tekstsleutel(self.reeks.eenheid) in {"procent", "%"}

    @property
    def sleutel(self) -> tuple[str, Schooljaar, str, str]:
        return self.school, self.schooljaar, self.reeks.id, self.categorie


Cijfer = tuple[Ruw, str, str]
"""A figure, its value in the notation of the results, and a remark."""


def lees_cijfers(
    ruwe: Sequence[Ruw], indeling: Inleesindeling
) -> tuple[tuple[Cijfer, ...], Mapping[str, int], tuple[Finding, ...]]:
    """The figures, the cells that gave no figure of their own by reason, and what is wrong with them."""
    lezer = _Lezer(ruwe, indeling)
    cijfers = tuple(cijfer for ruw in ruwe if (cijfer := lezer.lees(ruw)) is not None)
    findings = [
        *_per_persoon(cijfers),
        *_een_persoon(cijfers),
        *lezer.meldingen.findings(),
        *_van_niemand(cijfers),
        *_dubbel(ruwe),
        *_honderd(cijfers),
        *lezer.breuken(),
    ]
    return cijfers, dict(lezer.weggelaten), tuple(findings)


@dataclass(frozen=True, slots=True)
class _Fout:
    """What is wrong with a figure; column and rows come with the finding."""

    code: Code
    velden: Mapping[str, object]


class _Lezer:
    """Reads the figures of one import; a fault in a column is reported once, with the rows that have it."""

    def __init__(self, ruwe: Sequence[Ruw], indeling: Inleesindeling) -> None:
        self._cel = Cellezer(indeling)
        self.weggelaten: Counter[str] = Counter()
        self.meldingen = Meldingen()
        self._ruwe = ruwe
        # Rounded alike within a column, where zeros at the end may be lost: the cell with most decimals tells how.
        self._decimalen: dict[str, int] = defaultdict(int)
        for ruw in ruwe:
            procent = self._procent(ruw) if ruw.noemer is not None else None
            if procent is not None:
                self._decimalen[ruw.kop] = max(self._decimalen[ruw.kop], decimalen(procent))

    def lees(self, ruw: Ruw) -> Cijfer | None:
        """A figure in the notation of the results; None where it cannot be read, which is reported."""
        gelezen = self._lees(ruw)
        if isinstance(gelezen, _Fout):
            plek = Plek(ruw.tabel.bestand, ruw.regel)
            self.meldingen.meld(gelezen.code, plek, kolom=f"'{ruw.kop}'", **gelezen.velden)
            return None
        return ruw, *gelezen

    def _lees(self, ruw: Ruw) -> tuple[str, str] | _Fout:
        """The value and a remark."""
        if ruw.telt and ruw.noemer is not None:
            return self._uit_procent(ruw, ruw.noemer)
        if ruw.telt and (_PROCENT.search(ruw.kop) or ruw.tekst.endswith("%")):
            return _Fout(tabelcodes.PROCENT_ZONDER_AANTAL, {"meetreeks": ruw.reeks.id})
        if ruw.telt:
            waarde, verwacht = self._cel.aantal(ruw.tekst), "een aantal: een heel getal van 0 of hoger"
        else:
            waarde, verwacht = self._cel.waarde(ruw.tekst, breuken=ruw.breuken), "een getal met een decimale komma"
            procent = self._procent(ruw) if ruw.is_aandeel else None
            if waarde is not None and procent is not None and not 0 <= procent <= 100:
                hint = "; met 'breuken: ja' is het 100 keer zo hoog gelezen" if ruw.breuken and procent > 100 else ""
                return _Fout(tabelcodes.PROCENT_ONMOGELIJK, {"waarom": f"het ligt niet tussen 0 en 100{hint}"})
            if waarde is not None and self._cel.staat(ruw.tekst) is None and not _binnen(waarde, ruw.reeks):
                return _Fout(tabelcodes.BUITEN_GRENZEN, {"meetreeks": ruw.reeks.id, "grenzen": _grenzen(ruw.reeks)})
        return _Fout(tabelcodes.WAARDE_VREEMD, {"verwacht": verwacht}) if waarde is None else (waarde, "")

    def _uit_procent(self, ruw: Ruw, noemer: str) -> tuple[str, str] | _Fout:
        """The count behind a percentage, where a count stands beside it."""
        woord = self._cel.woord(ruw.tekst)
        if not ruw.tekst or (woord is not None and woord.waarde is None):
            return self._cel.aantal(ruw.tekst) or "", ""
        van, procent = self._cel.aantal(noemer), self._procent(ruw)
        if van is None or procent is None:
            return _Fout(tabelcodes.WAARDE_VREEMD, {"verwacht": "een percentage, met in de kolom van het aantal een heel getal"})
        if not van.isdigit():
            self.weggelaten[ZONDER_AANTAL] += 1
            return van if van in {"", "-1"} else ".", ""
        return self._teller(ruw, procent, int(van))

    def _teller(self, ruw: Ruw, procent: Decimal, van: int) -> tuple[str, str] | _Fout:
        """The count: exact where only one gives the percentage, else from the lowest to the highest that does."""
        waarom = None
        grenzen = (0, 0) if van == 0 == procent else aantallen_bij(procent, self._decimalen[ruw.kop], van)
        if not 0 <= procent <= 100:
            waarom = "het ligt niet tussen 0 en 100"
        elif van == 0 != procent:
            waarom = "het gaat over niemand"
        elif grenzen is None:
            hint = "" if ruw.breuken or procent > 1 else "; staan er breuken als 0,87, zet dan 'breuken: ja' bij de kolom"
            waarom = f"geen enkel aantal mensen geeft dit percentage{hint}"
        if waarom is not None or grenzen is None:
            return _Fout(tabelcodes.PROCENT_ONMOGELIJK, {"waarom": waarom})
        return bereik(*grenzen), "" if grenzen[0] == grenzen[1] else AFGEROND

    def _procent(self, ruw: Ruw) -> Decimal | None:
        getal = self._cel.getal(ruw.tekst)
        if getal is None:
            return None
        if ruw.breuken and not ruw.tekst.endswith("%"):
            # A spreadsheet keeps about fifteen digits; the last ones are noise.
            getal = getal.quantize(Decimal("1e-10")) * 100
        return getal.quantize(Decimal("1e-8")).normalize()

    def breuken(self) -> Iterator[Finding]:
        """Columns of percentages in which no number is above 1, perhaps fractions; and fractions of what is no percentage."""
        kolommen: dict[tuple[str, str], list[Ruw]] = defaultdict(list)
        vreemd: dict[tuple[str, str, str], Ruw] = {}
        for ruw in self._ruwe:
            if ruw.breuken and ruw.noemer is None and not ruw.is_aandeel:
                vreemd.setdefault((ruw.tabel.bestand, ruw.kop, ruw.reeks.id), ruw)
            if ruw.is_aandeel and not ruw.breuken:
                kolommen[ruw.tabel.bestand, ruw.kop].append(ruw)
        for (bestand, kop, reeks), ruw in vreemd.items():
            velden = {"kolom": f"'{kop}'", "meetreeks": reeks, "eenheid": ruw.reeks.eenheid}
            yield tabelcodes.BREUKEN_ZONDER_PROCENT.op(Plek(bestand, ruw.regel), **velden)
        for (bestand, kop), deel in kolommen.items():
            getallen = [getal for ruw in deel if (getal := self._cel.getal(ruw.tekst)) is not None]
            if len(getallen) >= 3 and all(0 <= getal <= 1 for getal in getallen) and any(getallen):
                yield tabelcodes.BREUKEN_MISSCHIEN.op(Plek(bestand, deel[0].regel), kolom=f"'{kop}'")


def _binnen(waarde: str, reeks: Meetreeks) -> bool:
    """Whether a number, in the notation of the results, lies between the bounds of its series."""
    getal = float(waarde.replace(",", "."))
    return (reeks.minimum is None or getal >= reeks.minimum) and (reeks.maximum is None or getal <= reeks.maximum)


def _grenzen(reeks: Meetreeks) -> str:
    """'een getal van 1 tot en met 10', or one end of it."""
    laagste, hoogste = (None if grens is None else getaltekst(Decimal(repr(grens))) for grens in (reeks.minimum, reeks.maximum))
    if laagste is not None and hoogste is not None:
        return f"een getal van {laagste} tot en met {hoogste}"
    return f"een getal van ten minste {laagste}" if hoogste is None else f"een getal van hoogstens {hoogste}"


def _van_niemand(cijfers: Sequence[Cijfer]) -> Iterator[Finding]:
    """Means beside a count of 0."""
    niemand = {ruw.sleutel[:3] for ruw, waarde, _ in cijfers if ruw.telt and ruw.categorie == "aantal" and waarde == "0"}
    meldingen = Meldingen()
    for ruw, waarde, _ in cijfers:
        gemiddelde = ruw.reeks.soort is Meetreekssoort.GEMIDDELDE and not ruw.telt
        if gemiddelde and waarde not in BIJZONDER and ruw.sleutel[:3] in niemand:
            meldingen.meld(tabelcodes.GEMIDDELDE_VAN_NIEMAND, Plek(ruw.tabel.bestand, ruw.regel), kolom=f"'{ruw.kop}'")
    yield from meldingen.findings()


def _dubbel(ruwe: Sequence[Ruw]) -> Iterator[Finding]:
    """Two values for one cell; per pair of files only the first is named."""
    eerst: dict[tuple[str, Schooljaar, str, str], Ruw] = {}
    paren: dict[tuple[str, str], list[tuple[Ruw, Ruw]]] = defaultdict(list)
    for ruw in ruwe:
        eerder = eerst.setdefault(ruw.sleutel, ruw)
        if eerder is not ruw:
            paren[eerder.tabel.bestand, ruw.tabel.bestand].append((eerder, ruw))
    for (een, ander), gevallen in paren.items():
        eerder, ruw = gevallen[0]
        velden = {"school": ruw.school, "schooljaar": ruw.schooljaar, "meetreeks": ruw.reeks.id, "categorie": ruw.categorie}
        waar = f"rij {eerder.regel}" + ("" if een == ander else f" van {eerder.tabel.naam}")
        meer = f" (en zo nog {len(gevallen) - 1})" if len(gevallen) > 1 else ""
        yield tabelcodes.CEL_DUBBEL.op(Plek(ander, ruw.regel), eerste=waar, tweede=f"rij {ruw.regel}", meer=meer, **velden)


def _per_persoon(cijfers: Sequence[Cijfer]) -> Iterator[Finding]:
    """Tables in which nearly every row counts one person, or in which many rows for one cell count at most one."""
    tellingen = [(ruw, waarde) for ruw, waarde, _ in cijfers if ruw.telt and waarde.isdigit()]
    een = [ruw for ruw, waarde in tellingen if waarde == "1"]
    meer = sum(waarde not in {"0", "1"} for _, waarde in tellingen)
    per_cel: dict[tuple[str, Schooljaar, str, str], list[str]] = defaultdict(list)
    for ruw, waarde in tellingen:
        per_cel[ruw.sleutel].append(waarde)
    stapel = any(len(waarden) >= 5 and set(waarden) <= {"0", "1"} for waarden in per_cel.values())
    if een and (stapel or (len(een) >= 10 and len(een) >= 4 * meer)):
        reden = "Voor dezelfde school tellen veel rijen één persoon" if stapel else "Bijna elke rij telt één persoon"
        yield privacycodes.EEN_RIJ_PER_PERSOON.op(Plek(een[0].tabel.bestand, een[0].regel), reden=reden)


_BESTEMMING: Final = re.compile(r"uitstroom|bestemming|schoolverlater|uitplaats|vervolg|doorstroom|bestendig", re.IGNORECASE)
MEESTE_ENKELEN: Final = 2
"""So many series in which one person of a school was counted can be a coincidence; more of them are the answers of one person."""


def _een_persoon(cijfers: Sequence[Cijfer]) -> Iterator[Finding]:
    """Series in which the counts of a school add up to exactly one: how it went with that one person would stand in the handbook.

    Where pupils went, is about one pupil from the first such series on; of other series a school must have several.
    """
    delen: dict[tuple[str, Schooljaar, str], list[tuple[Ruw, str]]] = defaultdict(list)
    for ruw, waarde, _ in cijfers:
        if ruw.reeks.soort is Meetreekssoort.AANTALLEN and len(ruw.reeks.categorieen) > 1:
            delen[ruw.school, ruw.schooljaar, ruw.reeks.id].append((ruw, waarde))
    enkel: dict[str, list[Ruw]] = defaultdict(list)
    bestemmingen: list[Ruw] = []
    for (school, _, _), deel in delen.items():
        if sorted(waarde for _, waarde in deel if waarde != "0") == ["1"]:
            ruw = next(ruw for ruw, waarde in deel if waarde == "1")
            enkel[school].append(ruw)
            if _BESTEMMING.search(f"{ruw.reeks.id} {ruw.reeks.naam}"):
                bestemmingen.append(ruw)
    veel = [ruw for ruwe in enkel.values() if len(ruwe) > MEESTE_ENKELEN for ruw in ruwe]
    for wat, ruwe in (("een bestemming", bestemmingen), ("een meetreeks", veel)):
        if ruwe:
            rijen = rijen_tekst(ruw.regel for ruw in ruwe)
            yield privacycodes.EEN_PERSOON.op(Plek(ruwe[0].tabel.bestand, ruwe[0].regel), wat=wat, rijen=rijen)
            return


def _honderd(cijfers: Sequence[Cijfer]) -> Iterator[Finding]:
    """Series of which the counts of every school add up to a hundred."""
    sommen: dict[str, dict[tuple[str, Schooljaar], list[str]]] = defaultdict(lambda: defaultdict(list))
    for ruw, waarde, _ in cijfers:
        if ruw.reeks.soort is Meetreekssoort.AANTALLEN and ruw.noemer is None:
            sommen[ruw.reeks.id][ruw.school, ruw.schooljaar].append(waarde)
    for reeks, groepen in sommen.items():
        heel = [waarden for waarden in groepen.values() if len(waarden) > 1 and all(waarde.isdigit() for waarde in waarden)]
        if len(heel) >= 3 and all(99 <= sum(map(int, waarden)) <= 101 for waarden in heel):
            bestand = next(ruw.tabel.bestand for ruw, _, _ in cijfers if ruw.reeks.id == reeks)
            yield tabelcodes.HONDERD.op(Plek(bestand, 0), meetreeks=reeks)
