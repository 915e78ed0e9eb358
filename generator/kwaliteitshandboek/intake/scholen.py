"""Intake, stage 1: from an address file to an updated register of schools, and what changes in it, field by field."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import intake as codes
from kwaliteitshandboek.intake.blad import Rij
from kwaliteitshandboek.intake.herkenning import Bronbestand, Tabel
from kwaliteitshandboek.intake.resultaten import Selectie
from kwaliteitshandboek.intake.schrijfwijze import plaatsnaam, postcode, vergelijksleutel, webadres
from kwaliteitshandboek.intake.waarden import lees_sleutel
from kwaliteitshandboek.model.organisatie import Organisatie
from kwaliteitshandboek.taal import opsomming

VELDEN: Final = ("naam", "adres", "postcode", "plaats", "gemeente", "denominatie", "website", "bestuur")
"""Fields of the register that an address file fills, in the order in which changes are shown."""


@dataclass(frozen=True, slots=True)
class Veldwijziging:
    """One field of one school that changes; `oud` is empty where the register had nothing."""

    school: str
    naam: str
    veld: str
    oud: str
    nieuw: str


@dataclass(frozen=True, slots=True)
class Register:
    """`data/scholen.csv` as text: columns and rows in their order, and how the file ends its lines."""

    kolommen: tuple[str, ...]
    rijen: tuple[Mapping[str, str], ...]
    regeleinde: str = "\n"
    bom: bool = False

    def als_bytes(self) -> bytes:
        """The file again: the same columns, order, line ends and byte-order mark."""
        uit = io.StringIO()
        schrijver = csv.DictWriter(uit, self.kolommen, delimiter=";", lineterminator=self.regeleinde)
        schrijver.writeheader()
        schrijver.writerows(self.rijen)
        return (b"\xef\xbb\xbf" if self.bom else b"") + uit.getvalue().encode("utf-8")


def lees_register(gegevens: bytes, plek: Plek) -> tuple[Register | None, tuple[Finding, ...]]:
    """The register from its bytes; a finding where it is not a text file in UTF-8 with a column 'sleutel'."""
    try:
        tekst = gegevens.decode("utf-8-sig")
        regels = [regel for regel in csv.reader(io.StringIO(tekst, newline=""), delimiter=";", strict=True) if regel]
    except UnicodeDecodeError:
        return None, (codes.REGISTER_ONLEESBAAR.op(plek, reden="het bestand is geen UTF-8"),)
    except csv.Error:
        return None, (codes.REGISTER_ONLEESBAAR.op(plek, reden="de aanhalingstekens kloppen niet"),)
    if not regels or "sleutel" not in regels[0]:
        return None, (codes.REGISTER_ONLEESBAAR.op(plek, reden="er is geen kolom 'sleutel'"),)
    kop = tuple(regels[0])
    if len(set(kop)) != len(kop):
        return None, (codes.REGISTER_ONLEESBAAR.op(plek, reden="een kolom staat er twee keer"),)
    if any(len(regel) > len(kop) for regel in regels):
        return None, (codes.REGISTER_ONLEESBAAR.op(plek, reden="een regel heeft meer velden dan de kopregel"),)
    rijen = tuple(dict(zip(kop, [*regel, *[""] * (len(kop) - len(regel))], strict=True)) for regel in regels[1:])
    einde = "\r\n" if "\r\n" in tekst else "\n"
    return Register(kop, rijen, einde, gegevens.startswith(b"\xef\xbb\xbf")), ()


def werk_bij(
    register: Register, bron: Bronbestand, selectie: Selectie, organisatie: Organisatie
) -> tuple[Register, tuple[Veldwijziging, ...], tuple[Finding, ...]]:
    """The register with what the address file says of the organisation's own schools; nothing else in it changes.

    An empty cell in the source never empties a field. A name that differs only in capitals or accents stays as the
    register has it. Telephone numbers are never read.
    """
    besturen = {_nummer(bestuur.nummer): bestuur.id for bestuur in organisatie.besturen if bestuur.nummer}
    bevindingen: list[Finding] = []
    nieuw: dict[str, Mapping[str, str]] = {}
    for tabel, sleutel, rij in selectie.rijen:
        nieuw[sleutel], meer = _gegevens(tabel, rij, sleutel, besturen, bron.bestand)
        bevindingen += meer
    bevindingen += _onbekende_besturen(bron, selectie, besturen)
    wijzigingen: list[Veldwijziging] = []
    rijen: list[Mapping[str, str]] = []
    for oud in register.rijen:
        rij_nu = dict(oud)
        sleutel = oud["sleutel"].strip()
        for veld, waarde in nieuw.get(sleutel, {}).items():
            huidig = oud.get(veld, "").strip()
            if waarde and vergelijksleutel(waarde) != vergelijksleutel(huidig):
                wijzigingen.append(Veldwijziging(sleutel, oud.get("naam", "").strip() or waarde, veld, huidig, waarde))
                rij_nu[veld] = waarde
        rijen.append(rij_nu)
    erbij = [
        veld for veld in VELDEN if veld not in register.kolommen and any(wijziging.veld == veld for wijziging in wijzigingen)
    ]
    kolommen = (*register.kolommen, *erbij)
    aangevuld = tuple({kolom: rij_nu.get(kolom, "") for kolom in kolommen} for rij_nu in rijen)
    bevindingen += _afwezigen(bron, selectie, organisatie)
    bevindingen += _nieuwkomers(bron, organisatie, besturen)
    return Register(kolommen, aangevuld, register.regeleinde, register.bom), tuple(wijzigingen), tuple(bevindingen)


def _nummer(tekst: str) -> str:
    return tekst.strip().lstrip("0")


def _gegevens(
    tabel: Tabel, rij: Rij, sleutel: str, besturen: Mapping[str, str], bestand: str
) -> tuple[Mapping[str, str], list[Finding]]:
    bevindingen: list[Finding] = []
    plek = Plek(bestand, rij.regel)
    website = tabel.cel(rij, "website")
    webadres_nu = webadres(website) or ""
    if website and not webadres_nu:
        bevindingen.append(codes.GEGEVEN_ONGELDIG.op(plek, school=sleutel, waarde=_toonbare_site(website), veld="website"))
    straat, huisnummer = tabel.cel(rij, "straat"), tabel.cel(rij, "huisnummer")
    gegevens = {
        "naam": _enkel(tabel.cel(rij, "naam")),
        "adres": _enkel(f"{straat} {huisnummer}") if straat else "",
        "postcode": postcode(tabel.cel(rij, "postcode")),
        "plaats": plaatsnaam(tabel.cel(rij, "plaats")),
        "gemeente": plaatsnaam(tabel.cel(rij, "gemeente")),
        "denominatie": _enkel(tabel.cel(rij, "denominatie")),
        "website": webadres_nu,
        "bestuur": besturen.get(_nummer(tabel.cel(rij, "gezag")), ""),
    }
    return gegevens, bevindingen


def _toonbare_site(website: str) -> str:
    """A wrong address of a website for a message; what has another form than one, may be anything."""
    return f"'{website}'" if re.fullmatch(r"(?i)(?:https?:/?/?)?www[\w./:-]{1,50}", website) else "wat er staat"


def _enkel(tekst: str) -> str:
    return " ".join(tekst.split())


def _onbekende_besturen(bron: Bronbestand, selectie: Selectie, besturen: Mapping[str, str]) -> list[Finding]:
    scholen: dict[str, list[str]] = {}
    for tabel, sleutel, rij in selectie.rijen:
        gezag = tabel.cel(rij, "gezag")
        if gezag and _nummer(gezag) not in besturen:
            scholen.setdefault(gezag, []).append(sleutel)
    if not scholen:
        return []
    teksten = [f"{gezag} (bij {opsomming(sleutels)})" for gezag, sleutels in sorted(scholen.items())]
    return [codes.BESTUUR_ONBEKEND.op(Plek(bron.bestand, 0), besturen=opsomming(eerste(teksten)))]


def _afwezigen(bron: Bronbestand, selectie: Selectie, organisatie: Organisatie) -> list[Finding]:
    """A warning for each own school that is not in the file, where its kind of school is; the others together in one advice."""
    plek = Plek(bron.bestand, 0)
    soorten = {organisatie.school_per_sleutel[sleutel].soort for sleutel in selectie.scholen}
    afwezig = [school for school in organisatie.scholen if school.sleutel not in selectie.scholen]
    bevindingen = [
        codes.ADRES_AFWEZIG.op(plek, school=school.sleutel, naam=school.naam) for school in afwezig if school.soort in soorten
    ]
    anders = [f"{school.sleutel} ({school.naam})" for school in afwezig if school.soort not in soorten]
    if anders:
        bevindingen.append(codes.SCHOLEN_AFWEZIG.op(plek, scholen=opsomming(eerste(anders))))
    return bevindingen


def _nieuwkomers(bron: Bronbestand, organisatie: Organisatie, besturen: Mapping[str, str]) -> list[Finding]:
    """Locations of the organisation's own boards that its register does not have, at most ten by name."""
    gevonden: list[str] = []
    for tabel in bron.tabellen:
        for rij in tabel.rijen:
            sleutel = lees_sleutel(tabel.cel(rij, "brin"), tabel.cel(rij, "vestiging"))
            bekend = sleutel is None or sleutel in organisatie.school_per_sleutel
            if not bekend and _nummer(tabel.cel(rij, "gezag")) in besturen:
                gevonden.append(f"{sleutel} ({_enkel(tabel.cel(rij, 'naam'))})")
    if not gevonden:
        return []
    return [codes.VESTIGING_ERBIJ.op(Plek(bron.bestand, 0), vestigingen=opsomming(eerste(gevonden)))]


def eerste(teksten: Sequence[str], hoeveel: int = 10) -> list[str]:
    """The first few of a long list for a message, and how many more there are."""
    meer = len(teksten) - hoeveel
    return [*teksten[:hoeveel], *([f"nog {meer}"] if meer > 0 else [])]
