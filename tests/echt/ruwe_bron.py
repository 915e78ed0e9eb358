"""The real open data, read straight from its bytes by code of its own: nothing of the program under test is used here."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

EINDSCORES: Final = "duo_gemiddelde-eindscores-bo-sbo-2018-2019.csv"
AFSTAND: Final = "duo_afstand-woonadres-schoolvestiging-2019-2020.csv"
ADRESSEN: Final = "duo_alle-vestigingen-bo.csv"
NIVEAUS_2022: Final = "duo_10-referentieniveaus-2022-2023_eerste-rijen.csv"
NIVEAUS_2023: Final = "duo_10-referentieniveaus-2023-2024_eerste-rijen.csv"
ACHTERSTAND: Final = "cbs_achterstandsscores-scholen-2019.xlsx"
ALLE: Final = (EINDSCORES, AFSTAND, ADRESSEN, NIVEAUS_2022, NIVEAUS_2023, ACHTERSTAND)

NIVEAUJAREN: Final = {"2022-2023": NIVEAUS_2022, "2023-2024": NIVEAUS_2023}
CODERING: Final = {EINDSCORES: "cp1252", AFSTAND: "cp1252", ADRESSEN: "cp1252", NIVEAUS_2022: "utf-8", NIVEAUS_2023: "utf-8"}
TOETSEN: Final = ("CET", "IEP", "ROUTE8", "DIA", "AMN")

_SLEUTEL: Final = re.compile(r"[0-9]{2}[A-Z]{2}[0-9A-Z]{2}")
_RUIMTE: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Rij = Mapping[str, str]


@dataclass(frozen=True)
class RuweBron:
    """The folder with the real files."""

    map: Path
    _gelezen: dict[str, list[dict[str, str]]] = field(default_factory=dict, repr=False)

    def rijen(self, naam: str) -> list[dict[str, str]]:
        """All rows below the header, cells as they stand in the file."""
        if naam not in self._gelezen:
            tekst = (self.map / naam).read_bytes().decode(CODERING[naam])
            self._gelezen[naam] = list(csv.DictReader(io.StringIO(tekst, newline=""), delimiter=";"))
        return self._gelezen[naam]

    def aantal_regels(self, naam: str) -> int:
        """Lines below the header, counted in the bytes and not by a reader of CSV."""
        return sum(1 for regel in (self.map / naam).read_bytes().split(b"\n")[1:] if regel.strip())

    def sha256(self, naam: str) -> str:
        return hashlib.sha256((self.map / naam).read_bytes()).hexdigest()

    @cached_property
    def achterstandsscores(self) -> Mapping[str, tuple[str, str]]:
        """School -> (number of pupils, score) of table 1, as written in the XML inside the workbook."""
        return {cel["A"]: (cel["B"], cel["C"]) for cel in self._blad("sheet5") if _SLEUTEL.fullmatch(cel.get("A", ""))}

    @cached_property
    def excelsleutels(self) -> list[str]:
        """The keys of schools in the rows of both tables, a school in both counted twice."""
        bladen = (*self._blad("sheet5"), *self._blad("sheet6"))
        return [cel["A"] for cel in bladen if _SLEUTEL.fullmatch(cel.get("A", ""))]

    def _blad(self, blad: str) -> list[dict[str, str]]:
        with zipfile.ZipFile(self.map / ACHTERSTAND) as pakket:
            gedeeld = ET.fromstring(pakket.read("xl/sharedStrings.xml"))  # noqa: S314 a file that we know
            teksten = ["".join(deel.text or "" for deel in tekst.iter(f"{_RUIMTE}t")) for tekst in gedeeld]
            uit = []
            for rij in ET.fromstring(pakket.read(f"xl/worksheets/{blad}.xml")).iter(f"{_RUIMTE}row"):  # noqa: S314
                cellen: dict[str, str] = {}
                for cel in rij:
                    waarde = cel.find(f"{_RUIMTE}v")
                    if waarde is not None and waarde.text is not None:
                        tekst = teksten[int(waarde.text)] if cel.get("t") == "s" else waarde.text
                        cellen[re.sub("[0-9]", "", cel.get("r", ""))] = tekst
                uit.append(cellen)
            return uit


def sleutel(rij: Rij) -> str:
    """BRIN plus vestiging; in the address file the vestiging holds both."""
    if "BRIN NUMMER" in rij:
        return rij["VESTIGINGSNUMMER"]
    return (rij.get("BRIN_NUMMER") or rij["INSTELLINGSCODE"]) + (rij.get("VESTIGINGSNUMMER") or rij["VESTIGINGSCODE"])


def gezag(rij: Rij) -> str:
    return rij.get("BEVOEGD GEZAG NUMMER") or rij["BEVOEGD_GEZAG_NUMMER"]


def soort(rij: Rij) -> str:
    """The kind of school; the address file holds regular schools only."""
    return rij.get("SOORT_PO", "Bo").lower()


def scholen_van_bestuur(bron: RuweBron, nummer: str) -> dict[str, str]:
    """Key -> kind of every location that a DUO file gives to this board; of a location with two kinds, the first one."""
    uit: dict[str, str] = {}
    for naam in (AFSTAND, EINDSCORES, NIVEAUS_2022, NIVEAUS_2023, ADRESSEN):
        for rij in bron.rijen(naam):
            if gezag(rij) == nummer:
                uit.setdefault(sleutel(rij), soort(rij))
    return uit


def eigen_rijen(bron: RuweBron, naam: str, scholen: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The one row of each own school of its own kind."""
    uit: dict[str, dict[str, str]] = {}
    for rij in bron.rijen(naam):
        if scholen.get(sleutel(rij)) == soort(rij):
            assert sleutel(rij) not in uit
            uit[sleutel(rij)] = rij
    return uit
