"""Intake, stage 1: which layout a file has, by its headers and never by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz, process

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import intake as codes
from kwaliteitshandboek.intake.blad import ZOEKRIJEN, Blad, Rij
from kwaliteitshandboek.intake.bron import lees_bytes, lees_inhoud
from kwaliteitshandboek.intake.excelcellen import keur_schijnleeg
from kwaliteitshandboek.intake.indelingen import INDELINGEN, TOETSEN, Indeling, Tabelvorm
from kwaliteitshandboek.intake.meldingen import rijen_tekst
from kwaliteitshandboek.intake.persoonstafel import Tafel, kolommen_van
from kwaliteitshandboek.intake.persoonswaarden import keur_schoolnamen
from kwaliteitshandboek.intake.privacy import keur, keur_andere_bladen, keur_bladen, keur_koppen
from kwaliteitshandboek.model.achternamen import is_achternaam
from kwaliteitshandboek.model.persoonskoppen import kolomsleutel
from kwaliteitshandboek.model.persoonsnamen import is_voornaam
from kwaliteitshandboek.taal import opsomming

VOETNOOTKOLOM: Final = "voetnoot"
"""The role of the nameless column with marks of footnotes."""


@dataclass(frozen=True, slots=True)
class Toetspaar:
    """A pair of columns of one end test: its series, and the positions of the number of pupils and of the mean."""

    meetreeks: str
    aantal: int
    gemiddelde: int


@dataclass(frozen=True, slots=True)
class Uitkomstkolom:
    """A column of verdicts in words: its series, and its position."""

    meetreeks: str
    plaats: int


@dataclass(frozen=True, slots=True)
class Tabel:
    """A recognised table: where each column (by role) stands, and the rows below the header.

    `kop`: headers as in the file. `boven`: the texts above the header (titles). `toetsen`: the pairs of known tests.
    `uitkomsten`: the columns with verdicts.
    """

    vorm: Tabelvorm
    blad: str | None
    kop: Rij
    kolommen: Mapping[str, int]
    toetsen: tuple[Toetspaar, ...]
    boven: tuple[str, ...]
    rijen: tuple[Rij, ...]
    uitkomsten: tuple[Uitkomstkolom, ...] = ()

    def cel(self, rij: Rij, rol: str) -> str:
        """The text of a cell; empty where the file has no such column."""
        plaats = self.kolommen.get(rol)
        return "" if plaats is None else rij.cellen[plaats]

    @property
    def gelezen(self) -> frozenset[int]:
        """The positions of the columns that are read."""
        paren = (plaats for paar in self.toetsen for plaats in (paar.aantal, paar.gemiddelde))
        return frozenset({*self.kolommen.values(), *paren, *(kolom.plaats for kolom in self.uitkomsten)})

    def kolomnaam(self, plaats: int) -> str:
        """The header at a position, on one line."""
        return " ".join(self.kop.cellen[plaats].split())


@dataclass(frozen=True, slots=True)
class Bronbestand:
    """A file of a known layout. `bestand`: the path as given; `naam`: the bare name, the only part that is kept.

    `elders`: the names of sheets, and short texts on sheets without a table; a school year may stand there.
    """

    bestand: str
    naam: str
    sha256: str
    codering: str
    indeling: Indeling
    tabellen: tuple[Tabel, ...]
    elders: tuple[str, ...] = ()


def recognise(pad: Path) -> tuple[Bronbestand | None, tuple[Finding, ...]]:
    """Read a file and tell its layout; None, with at least one fout, where that cannot be done."""
    gegevens, bevindingen = lees_bytes(pad)
    if gegevens is None:
        return None, bevindingen
    return recognise_bytes(gegevens, str(pad), pad.name)


def recognise_bytes(gegevens: bytes, bestand: str, naam: str) -> tuple[Bronbestand | None, tuple[Finding, ...]]:
    """The pure part of `recognise`: the same, from the bytes of a file."""
    plek = Plek(bestand, 0)
    inhoud, bevindingen = lees_inhoud(gegevens, plek)
    if inhoud is None:
        return None, bevindingen
    zichtbaar = tuple(blad for blad in inhoud.bladen if not blad.verborgen)
    for blad in zichtbaar:
        persoonlijk = keur_koppen(_koprijen(blad), plek, een_rij=blad.naam is None)
        if persoonlijk is not None:
            return None, (persoonlijk,)
    gevonden = [(indeling, tabellen) for indeling in INDELINGEN if (tabellen := _tabellen(indeling, zichtbaar))]
    if not gevonden:
        persoonlijk = keur_bladen(inhoud.bladen, plek)
        return None, (persoonlijk,) if persoonlijk else (*bevindingen, _onbekend(zichtbaar, plek))
    indeling, tabellen = gevonden[0]
    geweigerd = tuple(bevinding for tabel in tabellen for bevinding in _keur_tabel(tabel, plek))
    if geweigerd:
        return None, geweigerd[:MEESTE_WEIGERINGEN]
    gelezen = {tabel.blad for tabel in tabellen}
    persoonlijk = keur_andere_bladen([blad for blad in inhoud.bladen if blad.naam not in gelezen], plek)
    if persoonlijk is not None:
        return None, (persoonlijk,)
    for tabel in tabellen:
        bevindingen += _nalopen(tabel, bestand)
        blad = next(blad for blad in zichtbaar if blad.naam == tabel.blad)
        gelezen_kolommen = {plaats: f"'{tabel.kolomnaam(plaats)}'" for plaats in sorted(tabel.gelezen)}
        bevindingen += tuple(keur_schijnleeg(blad, tabel.kop, gelezen_kolommen, plek))
    elders = [blad.naam for blad in zichtbaar if blad.naam]
    elders += [
        cel for blad in zichtbaar if blad.naam not in gelezen for rij in blad.rijen[:ZOEKRIJEN] for cel in rij.cellen if cel
    ]
    bron = Bronbestand(bestand, naam, inhoud.sha256, inhoud.codering, indeling, tuple(tabellen), tuple(elders))
    return bron, bevindingen


MEESTE_WEIGERINGEN: Final = 5
"""So many signs of persons are named; one is enough to refuse a file."""


_NAMEN: Final = ("naam", "straat", "plaats", "gemeente", "denominatie", "website")
"""Known columns of names of schools and places, which are kept; these may be called after somebody, and address nobody."""
_GEZAG: Final = re.compile(r"[0-9]{1,6}|\.|-1")


def _keur_tabel(tabel: Tabel, plek: Plek) -> Iterator[Finding]:
    """Every sign of persons in a recognised table, in the columns of which the text is kept too."""
    tafel = _tafel(tabel)
    yield from keur(tafel, plek)
    namen = {tabel.kolommen[rol] for rol in _NAMEN if rol in tabel.kolommen}
    for kolom in kolommen_van(tafel):
        if kolom.plaats in namen:
            yield from keur_schoolnamen(kolom, plek)
        elif kolom.plaats == tabel.kolommen.get("gezag"):
            nogmaals = kolomsleutel(kolom.kop)
            rijen = [rij.regel for rij, tekst in kolom.cellen if not _GEZAG.fullmatch(tekst) and kolomsleutel(tekst) != nogmaals]
            if rijen:
                velden = {"kolom": f"'{tabel.kolomnaam(kolom.plaats)}'", "rijen": rijen_tekst(rijen)}
                yield codes.BESTUURSNUMMER.op(Plek(plek.bestand, rijen[0]), **velden)


def _tafel(tabel: Tabel) -> Tafel:
    """A recognised table for the eye that looks for persons: what its layout knows, needs no second look.

    Texts that are kept as a remark are looked at like those of an unknown column.
    """
    sleutels = [kolomsleutel(cel) for cel in tabel.kop.cellen]
    bekend = {plaats for plaats, sleutel in enumerate(sleutels) if sleutel in tabel.vorm.genegeerd}
    bijschriften = {cel.bijschrift[1] for cel in tabel.vorm.cellen if cel.bijschrift}
    bekend |= {plaats for rol, plaats in tabel.kolommen.items() if rol not in bijschriften}
    bekend |= {plaats for paar in tabel.toetsen for plaats in (paar.aantal, paar.gemiddelde)}
    school = tuple(tabel.kolommen[rol] for rol in ("sleutel", "brin", "vestiging") if rol in tabel.kolommen)
    return Tafel(tabel.kop, tabel.rijen, school, frozenset(bekend))


def _koprijen(blad: Blad) -> Sequence[Rij]:
    return blad.rijen[:1] if blad.naam is None else blad.rijen[:ZOEKRIJEN]


def _tabellen(indeling: Indeling, bladen: Sequence[Blad]) -> list[Tabel]:
    gevonden: list[Tabel] = []
    for vorm in indeling.vormen:
        for blad in bladen:
            tabel = _tabel(vorm, blad)
            if tabel is not None:
                gevonden.append(tabel)
                break
    return gevonden


def _tabel(vorm: Tabelvorm, blad: Blad) -> Tabel | None:
    for nummer, rij in enumerate(_koprijen(blad)):
        sleutels = [kolomsleutel(cel) for cel in rij.cellen]
        kolommen: dict[str, int] = {}
        for kolom in vorm.kolommen:
            plaatsen = [sleutels.index(naam) for naam in kolom.namen if naam in sleutels]
            if plaatsen:
                kolommen[kolom.rol] = plaatsen[0]
        toetsen = _toetsen(sleutels) if vorm.paren else ()
        compleet = all(kolom.rol in kolommen for kolom in vorm.verplicht)
        if not compleet or (vorm.paren and not _paarkolommen(sleutels)):
            continue
        if vorm.voetnootkolom:
            laatste = max(kolommen.values())
            if laatste + 1 < len(sleutels) and not sleutels[laatste + 1]:
                kolommen[VOETNOOTKOLOM] = laatste + 1
        boven = tuple(cel for eerder in blad.rijen[:nummer] for cel in eerder.cellen if cel)
        uitkomsten = _uitkomsten(vorm, sleutels)
        return Tabel(vorm, blad.naam, rij, kolommen, toetsen, boven, blad.rijen[nummer + 1 :], uitkomsten)
    return None


def _uitkomsten(vorm: Tabelvorm, sleutels: Sequence[str]) -> tuple[Uitkomstkolom, ...]:
    """The columns with verdicts; what stands behind the fixed words of the header names the series."""
    begin = vorm.uitkomsten
    if begin is None:
        return ()
    namen = [
        (plaats, sleutel.removeprefix(begin).strip("_")) for plaats, sleutel in enumerate(sleutels) if sleutel.startswith(begin)
    ]
    return tuple(
        Uitkomstkolom(f"inspectie-uitkomst-{naam.lower().replace('_', '-')}".rstrip("-"), plaats) for plaats, naam in namen
    )


_PAAR: Final = re.compile(r"(.+)_(?:AANTAL|GEM)")


def _paarkolommen(sleutels: Sequence[str]) -> dict[str, list[str]]:
    """Start of the name of a test -> its columns, for every column that looks like one of a pair."""
    paren: dict[str, list[str]] = {}
    for sleutel in sleutels:
        if gevonden := _PAAR.fullmatch(sleutel):
            paren.setdefault(gevonden[1], []).append(sleutel)
    return paren


def _toetsen(sleutels: Sequence[str]) -> tuple[Toetspaar, ...]:
    return tuple(
        Toetspaar(TOETSEN[toets], sleutels.index(f"{toets}_AANTAL"), sleutels.index(f"{toets}_GEM"))
        for toets, kolommen in sorted(_paarkolommen(sleutels).items())
        if toets in TOETSEN and len(set(kolommen)) == 2
    )


def _nalopen(tabel: Tabel, bestand: str) -> tuple[Finding, ...]:
    """What can be said of a recognised table: columns twice, the header twice, unknown tests, unknown columns."""
    plek = Plek(bestand, tabel.kop.regel)
    sleutels = [kolomsleutel(cel) for cel in tabel.kop.cellen]
    bevindingen: list[Finding] = []
    for dubbel in _dubbelen(tabel.vorm, sleutels):
        bevindingen.append(codes.KOLOM_DUBBEL.op(plek, kolommen=opsomming(dubbel)))
    nogmaals = next((rij for rij in tabel.rijen if [kolomsleutel(cel) for cel in rij.cellen] == sleutels), None)
    if nogmaals is not None:
        bevindingen.append(codes.KOP_DUBBEL.op(Plek(bestand, nogmaals.regel), eerste=tabel.kop.regel, tweede=nogmaals.regel))
    bekend = {naam for kolom in tabel.vorm.kolommen for naam in kolom.namen} | set(tabel.vorm.genegeerd)
    if tabel.vorm.paren:
        gelezen = {plaats for paar in tabel.toetsen for plaats in (paar.aantal, paar.gemiddelde)}
        for kolommen in _paarkolommen(sleutels).values():
            if not any(sleutels.index(kolom) in gelezen for kolom in kolommen):
                namen = [_toonbare_toets(kolom, sleutels.index(kolom)) for kolom in dict.fromkeys(kolommen)]
                velden = {"kolommen": opsomming(namen), "bekend": opsomming(sorted(TOETSEN))}
                bevindingen.append(codes.ONBEKENDE_TOETS.op(plek, **velden))
            bekend |= set(kolommen)
    bekend |= {sleutels[kolom.plaats] for kolom in tabel.uitkomsten}
    vreemd = [
        _toonbaar(tabel.kop.cellen[plaats], plaats)
        for plaats, sleutel in enumerate(sleutels)
        if sleutel and sleutel not in bekend
    ]
    if vreemd:
        bevindingen.append(codes.ONBEKENDE_KOLOMMEN.op(plek, kolommen=opsomming(vreemd)))
    return tuple(bevindingen)


def _dubbelen(vorm: Tabelvorm, sleutels: Sequence[str]) -> list[list[str]]:
    gelezen = [list(kolom.namen) for kolom in vorm.kolommen]
    if vorm.paren:
        gelezen += [[naam] for kolommen in _paarkolommen(sleutels).values() for naam in dict.fromkeys(kolommen)]
    groepen = [[sleutel for sleutel in sleutels if sleutel in namen] for namen in gelezen]
    return [groep for groep in groepen if len(groep) > 1]


def _onbekend(bladen: Sequence[Blad], plek: Plek) -> Finding:
    """The nearest layout, what is missing for it (with look-alikes), and what was found instead."""
    kandidaten = [
        (_gelijkenis(vorm, rij), -nummer, indeling, vorm, rij)
        for nummer, indeling in enumerate(INDELINGEN)
        for vorm in indeling.vormen
        for blad in bladen
        for rij in _koprijen(blad)
    ]
    gelijkenis, _, indeling, vorm, rij = max(kandidaten, key=lambda kandidaat: kandidaat[:2])
    gevonden = [cel for cel in rij.cellen if cel]
    verwacht = "Ze lijken op geen enkel bestand dat te importeren is."
    if gelijkenis >= 0.3:
        ontbreekt = _ontbrekend(vorm, [kolomsleutel(cel) for cel in gevonden])
        verwacht = f"Het lijkt nog het meest op {indeling.naam}, maar dan ontbreekt: {opsomming(ontbreekt)}."
    bekend = opsomming([indeling.naam for indeling in INDELINGEN])
    velden = {"verwacht": verwacht, "gevonden": _kort(rij.cellen), "bekend": bekend}
    return codes.ONBEKENDE_INDELING.op(Plek(plek.bestand, rij.regel), **velden)


def _gelijkenis(vorm: Tabelvorm, rij: Rij) -> float:
    """Which part of the columns that a form needs stands in a row, 0 to 1; a pair of a test counts as one column."""
    sleutels = [kolomsleutel(cel) for cel in rij.cellen]
    treffers = sum(not set(kolom.namen).isdisjoint(sleutels) for kolom in vorm.verplicht)
    return (treffers + (vorm.paren and bool(_paarkolommen(sleutels)))) / (len(vorm.verplicht) + vorm.paren)


def _ontbrekend(vorm: Tabelvorm, sleutels: Sequence[str]) -> list[str]:
    bekend = {naam for kolom in vorm.kolommen for naam in kolom.namen} | set(vorm.genegeerd)
    vreemd = [sleutel for sleutel in sleutels if sleutel not in bekend]
    ontbreekt = [_met_suggestie(kolom.namen, vreemd) for kolom in vorm.verplicht if set(kolom.namen).isdisjoint(sleutels)]
    if vorm.paren and not _paarkolommen(sleutels):
        ontbreekt.append("een paar als CET_AANTAL en CET_GEM")
    return ontbreekt


def _met_suggestie(namen: Sequence[str], vreemd: Sequence[str]) -> str:
    """The names that a column can have, and the found column that was perhaps meant to be it."""
    treffers = [process.extractOne(naam, vreemd, scorer=fuzz.ratio, score_cutoff=75) for naam in namen]
    beste = max((treffer for treffer in treffers if treffer), key=lambda treffer: treffer[1], default=None)
    return opsomming(namen, "of") + (f" (is dat {beste[0]}?)" if beste else "")


_VASTE_WOORDEN: Final = frozenset(
    woord
    for indeling in INDELINGEN
    for vorm in indeling.vormen
    for naam in (*vorm.genegeerd, *(naam for kolom in vorm.kolommen for naam in kolom.namen), *TOETSEN)
    for woord in naam.split("_")
) | frozenset(
    re.findall(
        "[A-Z]+",
        "NAAM CODE JAAR SCHOOLJAAR AANTAL GEM WAARDE TOTAAL TOETS SCORE MEETREEKS CATEGORIE PERCENTAGE LEZEN TAAL DOMEIN "
        "ONDER BOVEN LAGER HOGER OP NIVEAU LEERLINGEN ADVIES GEMIDDELDE",
    )
)
"""Words of which the headers of open data consist; any other word in a file that is not known may be somebody's name."""


def _toonbare_toets(sleutel: str, plaats: int) -> str:
    """The column of an unknown test, where the name of the test is one short word and nobody's name."""
    toets = sleutel.rpartition("_")[0]
    gewoon = re.fullmatch(r"[A-Z][A-Z0-9]{1,11}", toets) and not is_voornaam(toets) and not is_achternaam(toets)
    return sleutel if gewoon else f"kolom {plaats + 1}"


def _toonbaar(cel: str, plaats: int) -> str:
    """A header for a message: as it is where it consists of the usual words, else its number."""
    woorden = kolomsleutel(cel).split("_")
    gewoon = cel.isascii() and len(cel) <= 60 and all(woord in _VASTE_WOORDEN for woord in woorden)
    return " ".join(cel.split()) if gewoon else f"kolom {plaats + 1}"


def _kort(cellen: Sequence[str], hoeveel: int = 30) -> str:
    """Headers for a message; cut off, and without words that may be anything, such as the first pupil of a list."""
    delen = [_toonbaar(cel, plaats) for plaats, cel in enumerate(cellen) if cel]
    bekend = [deel for deel in delen if not deel.startswith("kolom ")][:hoeveel]
    anders = len(delen) - len(bekend)
    if not bekend:
        return "1 onbekende kop" if anders == 1 else f"{anders} onbekende koppen"
    return ", ".join(bekend) + (f" en nog {anders}" if anders else "")
