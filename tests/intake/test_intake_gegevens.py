"""The real files: every figure that the import writes equals what independent code reads straight from the raw bytes."""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import helpers_intake as h
import pytest

from kwaliteitshandboek.findings import Niveau
from kwaliteitshandboek.intake import Importplan, plan_import, recognise, write_plan

pytestmark = pytest.mark.gegevens

EINDSCORES = "duo_gemiddelde-eindscores-bo-sbo-2018-2019.csv"
ADRESSEN = "duo_alle-vestigingen-bo.csv"
AFSTAND = "duo_afstand-woonadres-schoolvestiging-2019-2020.csv"
NIVEAUS = "duo_10-referentieniveaus-{}_eerste-rijen.csv"
ACHTERSTAND = "cbs_achterstandsscores-scholen-2019.xlsx"

INDELING = {
    EINDSCORES: ("gemiddelde-eindscores", 6579),
    ADRESSEN: ("alle-vestigingen", 6268),
    AFSTAND: ("afstand-woonadres", 7301),
    NIVEAUS.format("2022-2023"): ("referentieniveaus", 91),
    NIVEAUS.format("2023-2024"): ("referentieniveaus", 90),
}


def _rauw(pad: Path) -> list[dict[str, str]]:
    """Rows straight from the bytes; `Latin-1` will do for the cells that are compared."""
    return list(csv.DictReader(pad.read_bytes().decode("latin-1").splitlines(), delimiter=";"))


def _sleutel(rij: Mapping[str, str]) -> str:
    brin = rij.get("BRIN_NUMMER") or rij["INSTELLINGSCODE"]
    return brin + (rij.get("VESTIGINGSNUMMER") or rij["VESTIGINGSCODE"])


@pytest.fixture(scope="module")
def scholen(gegevens: Path) -> dict[str, str]:
    """The schools of two real boards, one with regular and one with special schools, and of the rows that have levels."""
    rijen = _rauw(gegevens / AFSTAND)
    grootste = [
        Counter(rij["BEVOEGD_GEZAG_NUMMER"] for rij in rijen if rij["SOORT_PO"] == soort).most_common(1)[0][0]
        for soort in ("Bo", "So")
    ]
    eigen = {_sleutel(rij): rij["SOORT_PO"].lower() for rij in rijen if rij["BEVOEGD_GEZAG_NUMMER"] in grootste}
    eigen |= {_sleutel(rij): rij["SOORT_PO"].lower() for rij in _rauw(gegevens / NIVEAUS.format("2022-2023"))}
    assert len(eigen) > 120
    assert {"bo", "so", "vso"} <= set(eigen.values())
    return eigen


@pytest.fixture(scope="module")
def plan(gegevens: Path, scholen: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Importplan:
    mappen = h.maak_map(tmp_path_factory.mktemp("echt") / "handboek", scholen)
    paden = sorted(pad for pad in gegevens.iterdir() if pad.suffix in {".csv", ".xlsx"})
    gemaakt = plan_import(paden, h.organisatie(scholen), mappen)
    assert [str(melding) for melding in gemaakt.findings if melding.niveau is Niveau.FOUT] == []
    write_plan(gemaakt, mappen.wortel)
    assert plan_import(paden, h.organisatie(scholen), mappen).bestanden[:10] == gemaakt.bestanden[:10]
    return gemaakt


def _tidy(plan: Importplan, naam: str) -> dict[tuple[str, str, str, str], str]:
    (bestand,) = [bestand for bestand in plan.bestanden if bestand.pad.name == f"{naam}.csv"]
    regels = list(csv.reader(bestand.inhoud.decode("utf-8").splitlines(), delimiter=";"))
    assert len({tuple(regel[:4]) for regel in regels}) == len(regels)
    return {(regel[0], regel[1], regel[2], regel[3]): regel[4] for regel in regels[1:]}


@pytest.mark.parametrize("naam", INDELING)
def test_every_file_is_recognised_and_read_to_its_end(naam: str, gegevens: Path) -> None:
    bron, meldingen = recognise(gegevens / naam)
    assert meldingen == ()
    assert bron is not None
    regels = (gegevens / naam).read_bytes().count(b"\n")
    assert (bron.indeling.id, sum(len(tabel.rijen) for tabel in bron.tabellen)) == (INDELING[naam][0], regels - 1)
    assert INDELING[naam][1] == regels - 1


def test_all_rows_are_accounted_for(plan: Importplan) -> None:
    assert len(plan.verslagen) == 6
    for verslag in plan.verslagen:
        assert verslag.gelezen == verslag.gebruikt + sum(rijen for _, rijen in verslag.overgeslagen)
        assert verslag.gebruikt > 20


def test_figures_of_the_end_tests(plan: Importplan, gegevens: Path, scholen: dict[str, str]) -> None:
    verwacht: dict[tuple[str, str, str, str], str] = {}
    zonder = 0
    for rij in _rauw(gegevens / EINDSCORES):
        school = _sleutel(rij)
        if scholen.get(school) != rij["SOORT_PO"].lower():
            continue
        verwacht[school, "2018-2019", "leerlingen-groep-8", "aantal"] = rij["LEERJAAR_8"]
        verwacht[school, "2018-2019", "ontheffingen-groep-8", "aantal"] = rij["ONTHEFFING_REDEN_ND"]
        for toets in ("CET", "IEP", "ROUTE8", "DIA", "AMN"):
            verwacht[school, "2018-2019", f"eindscore-{toets.lower()}", "aantal"] = rij[f"{toets}_AANTAL"]
            if rij[f"{toets}_AANTAL"] == "0":
                zonder += 1
            else:
                verwacht[school, "2018-2019", f"eindscore-{toets.lower()}", "gemiddelde"] = rij[f"{toets}_GEM"].strip()
    assert _tidy(plan, "gemiddelde-eindscores-2018-2019") == verwacht
    (verslag,) = [verslag for verslag in plan.verslagen if verslag.naam == EINDSCORES]
    assert sum(aantal for _, aantal in verslag.weggelaten) == zonder
    assert verslag.peildatum == "2019-04-17"


@pytest.mark.parametrize(("jaar", "peildatum"), [("2022-2023", "2022-10-01"), ("2023-2024", "2023-10-01")])
def test_figures_of_the_reference_levels(
    plan: Importplan, gegevens: Path, jaar: str, peildatum: str, scholen: dict[str, str]
) -> None:
    domeinen = {"REKENEN": "rekenen", "LV": "lezen", "TV": "taalverzorging"}
    verwacht = {
        (_sleutel(rij), jaar, f"referentieniveaus-{domeinen[kolom.split('_')[0]]}", kolom.split("_")[1].lower()): waarde
        for rij in _rauw(gegevens / NIVEAUS.format(jaar))
        for kolom, waarde in rij.items()
        if kolom.split("_")[0] in domeinen and _sleutel(rij) in scholen
    }
    gevonden = _tidy(plan, f"referentieniveaus-{jaar}")
    assert gevonden == verwacht
    assert len(gevonden) > 800
    assert "<5" in gevonden.values()
    (verslag,) = [verslag for verslag in plan.verslagen if verslag.naam == NIVEAUS.format(jaar)]
    assert verslag.peildatum == peildatum


def test_figures_of_distances_with_two_kinds_at_one_location(plan: Importplan, gegevens: Path, scholen: dict[str, str]) -> None:
    verwacht: dict[tuple[str, str, str, str], str] = {}
    dubbel = 0
    for rij in _rauw(gegevens / AFSTAND):
        school = _sleutel(rij)
        if school in scholen and scholen[school] != rij["SOORT_PO"].lower():
            dubbel += 1
        elif school in scholen:
            verwacht[school, "2019-2020", "leerlingen", "aantal"] = rij["LEERLINGEN"]
            verwacht[school, "2019-2020", "afstand-woonadres", "aantal"] = rij["LEERLINGEN"]
            verwacht[school, "2019-2020", "afstand-woonadres", "gemiddelde"] = rij["AFSTAND"]
    assert _tidy(plan, "afstand-woonadres-2019-2020") == verwacht
    (verslag,) = [verslag for verslag in plan.verslagen if verslag.naam == AFSTAND]
    assert dubbel > 0
    assert dict(verslag.overgeslagen)["andere schoolsoort dan in het register"] == dubbel


def _excelrijen(pad: Path, blad: str) -> Iterator[dict[str, str]]:
    """Cells by column letter, by reading the XML inside the workbook: no library that the program uses."""
    ruimte = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(pad) as pakket:
        teksten = [
            "".join(deel.text or "" for deel in tekst.iter(f"{ruimte}t"))
            for tekst in ET.fromstring(pakket.read("xl/sharedStrings.xml"))  # noqa: S314 a file that we know
        ]
        for rij in ET.fromstring(pakket.read(f"xl/worksheets/{blad}.xml")).iter(f"{ruimte}row"):  # noqa: S314
            cellen: dict[str, str] = {}
            for cel in rij:
                waarde = cel.find(f"{ruimte}v")
                if waarde is not None and waarde.text is not None:
                    tekst = teksten[int(waarde.text)] if cel.get("t") == "s" else waarde.text
                    cellen[re.sub("[0-9]", "", cel.get("r", ""))] = tekst
            yield cellen


def test_figures_of_the_cbs_with_their_footnotes(plan: Importplan, gegevens: Path, scholen: dict[str, str]) -> None:
    series = {
        "sheet5": {"B": "leerlingen-bekostigd", "C": "achterstandsscore"},
        "sheet6": {
            "B": "achterstandsscore-zonder-drempel",
            "C": "achterstandsscore-zonder-drempel-onderbouw",
            "D": "achterstandsscore-zonder-drempel-bovenbouw",
        },
    }
    verwacht: dict[tuple[str, str], str] = {}
    gemerkt: set[tuple[str, str]] = set()
    for blad, kolommen in series.items():
        for cellen in _excelrijen(gegevens / ACHTERSTAND, blad):
            if scholen.get(cellen.get("A", "")) is None:
                continue
            for letter, reeks in kolommen.items():
                verwacht[cellen["A"], reeks] = cellen[letter].replace(".", ",")
            tekens = set(re.findall("[abc]", cellen.get("D" if blad == "sheet5" else "E", "")))
            for teken, reeks in zip("abc", ("C",) if blad == "sheet5" else ("B", "C", "D"), strict=False):
                if teken in tekens:
                    gemerkt.add((cellen["A"], kolommen[reeks]))
    (bestand,) = [bestand for bestand in plan.bestanden if bestand.pad.name == "achterstandsscores-2019-2020.csv"]
    regels = list(csv.reader(bestand.inhoud.decode("utf-8").splitlines(), delimiter=";"))[1:]
    assert {(regel[0], regel[2]): regel[4] for regel in regels} == verwacht
    assert {(regel[0], regel[2]) for regel in regels if "onvoldoende betrouwbaar" in regel[6]} == gemerkt
    assert {(regel[0], regel[2]) for regel in regels if regel[6]} == gemerkt
    assert len(gemerkt) > 20


def test_addresses_of_the_real_schools(plan: Importplan, gegevens: Path, scholen: dict[str, str]) -> None:
    (bestand,) = [bestand for bestand in plan.bestanden if bestand.pad.name == "scholen.csv"]
    register = {rij["sleutel"]: rij for rij in csv.DictReader(bestand.inhoud.decode("utf-8").splitlines(), delimiter=";")}
    assert list(register) == list(scholen)
    gezien = 0
    telefoons = set()
    for rij in _rauw(gegevens / ADRESSEN):
        if (school := rij["VESTIGINGSNUMMER"]) in scholen:
            gezien += 1
            assert register[school]["postcode"] == rij["POSTCODE"]
            naam = rij["VESTIGINGSNAAM"].encode("latin-1").decode("cp1252")
            assert register[school]["naam"] == " ".join(naam.split())
            assert register[school]["adres"].endswith(rij["HUISNUMMER-TOEVOEGING"])
            assert register[school]["plaats"].upper().replace("A/D", "AD").replace("C.A.", "CA") == rij["PLAATSNAAM"]
            telefoons.add(rij["TELEFOONNUMMER"])
    assert gezien > 100
    assert not [nummer for nummer in telefoons if nummer.encode() in bestand.inhoud]
    assert {rij["soort"] for rij in register.values()} == set(scholen.values())


def test_a_file_without_own_schools_writes_nothing(gegevens: Path, tmp_path: Path) -> None:
    mappen = h.maak_map(tmp_path / "handboek")
    voor = h.foto(mappen.wortel)
    for pad in sorted(pad for pad in gegevens.iterdir() if pad.suffix in {".csv", ".xlsx"}):
        plan = plan_import([pad], h.organisatie(), mappen)
        assert [melding.code for melding in plan.findings if melding.niveau is Niveau.FOUT] == ["I015"]
        assert write_plan(plan, mappen.wortel) == ((), ())
    assert h.foto(mappen.wortel) == voor


def test_the_real_figures_hold_no_surprises_for_any_school(gegevens: Path, tmp_path: Path) -> None:
    """With every school of the country in the register, every row of the national files is used and reads without a fault."""
    for naam in (EINDSCORES, AFSTAND):
        scholen = {_sleutel(rij): rij["SOORT_PO"].lower() for rij in reversed(_rauw(gegevens / naam))}
        mappen = h.maak_map(tmp_path / naam, scholen)
        plan = plan_import([gegevens / naam], h.organisatie(scholen), mappen)
        assert [str(melding) for melding in plan.findings if melding.code != "I023"] == []
        assert plan.verslagen[0].gebruikt == len(scholen)
