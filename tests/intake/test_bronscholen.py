"""What a file of DUO says of each own school is kept with the provenance: its name and the number of its board."""

from __future__ import annotations

from pathlib import Path

import helpers_intake as h
import yaml

from kwaliteitshandboek.check.schoolwissels import check_schoolwissels
from kwaliteitshandboek.intake import Importplan, plan_import
from kwaliteitshandboek.model.handboek import Handboek

NIVEAUS = ["0", "5", "6", "0", "<5", "9", "0", "0", "5", "6"]


def rij(sleutel: str, jaar: int, naam: str, gezag: str) -> list[str]:
    kop = h.school(sleutel, peildatum=f"{jaar}1001", gezag=gezag)
    kop[h.ALGEMEEN_NIEUW.index("INSTELLINGSNAAM_VESTIGING")] = naam
    return [*kop, *NIVEAUS]


def importeer(tmp_path: Path, *rijen: list[str]) -> Importplan:
    """One file for all rows of a year."""
    paden = []
    for jaar in sorted({rij[0] for rij in rijen}):
        inhoud = h.als_csv([*h.ALGEMEEN_NIEUW, *h.REFERENTIENIVEAUS], [rij for rij in rijen if rij[0] == jaar])
        paden.append(h.bewaar(tmp_path, f"niveaus-{jaar[:4]}.csv", inhoud))
    plan = plan_import(paden, h.organisatie(), h.maak_map(tmp_path / "handboek"))
    assert plan.mag
    return plan


def herkomsten(plan: Importplan) -> list[dict[str, object]]:
    return [yaml.safe_load(bestand.inhoud) for bestand in plan.bestanden if bestand.pad.name.endswith(".herkomst.yml")]


def test_name_and_board_of_own_schools_are_kept_by_key(tmp_path: Path) -> None:
    naam = '\'t Zeeëgeltje: "de school" #1, {nieuw}  -  nee'
    plan = importeer(
        tmp_path,
        rij("99AB00", 2022, naam, "099001"),
        rij("99ZZ00", 2022, "Van een ander", "1"),
        rij("99AA00", 2022, "", "99001"),
    )
    (herkomst,) = herkomsten(plan)
    # Spaces in a row become one; an empty cell says nothing.
    assert herkomst["scholen"] == [
        {"sleutel": "99AA00", "gezag": "99001"},
        {"sleutel": "99AB00", "naam": naam.replace("  ", " "), "gezag": "099001"},
    ]


def test_a_file_that_says_neither_keeps_nothing(tmp_path: Path) -> None:
    koppen = [kop for kop in h.ALGEMEEN_NIEUW if kop not in {"INSTELLINGSNAAM_VESTIGING", "BEVOEGD_GEZAG_NUMMER"}]
    waarden = dict(zip(h.ALGEMEEN_NIEUW, h.school("99AA00"), strict=True))
    inhoud = h.als_csv([*koppen, *h.REFERENTIENIVEAUS], [[*(waarden[kop] for kop in koppen), *NIVEAUS]])
    plan = plan_import([h.bewaar(tmp_path, "x.csv", inhoud)], h.organisatie(), h.maak_map(tmp_path / "handboek"))
    assert plan.mag
    assert ["scholen" in herkomst for herkomst in herkomsten(plan)] == [False]


def wissels(tmp_path: Path, *rijen: list[str]) -> list[tuple[str, str]]:
    plan = importeer(tmp_path, *rijen)
    boek = Handboek.model_validate({"organisatie": h.organisatie(), "herkomsten": herkomsten(plan)})
    return [(bevinding.code, bevinding.wat) for bevinding in check_schoolwissels(boek)]


def test_changes_between_years_are_told_once(tmp_path: Path) -> None:
    """99AA00 goes back to its old name and is told once; capitals, accents and zeros in front are no change."""
    gevonden = wissels(
        tmp_path,
        *(rij("99AA00", 2020 + n, naam, "99001") for n, naam in enumerate(("De Duif", "De Meeuw", "DE DUIF", "De Meeuw"))),
        *(rij("99AB00", 2020 + n, naam, gezag) for n, (naam, gezag) in enumerate((("Zeeëgel", "99001"), ("ZEEEGEL", "099001")))),
    )
    assert gevonden == [
        ("C231", "School 99AA00 heet in 2020-2021 (niveaus-2020.csv) 'De Duif' en in 2021-2022 (niveaus-2021.csv) 'De Meeuw'.")
    ]


def test_schools_that_change_board_together_are_one_finding(tmp_path: Path) -> None:
    gevonden = wissels(
        tmp_path,
        *(rij(school, 2020, "X", "77001") for school in ("99AA00", "99AB00")),
        *(rij(school, 2022, "X", "99001") for school in ("99AB00", "99AA00")),
    )
    zin = "Bij School 99AA00 en School 99AB00 is het bevoegd gezag in 2020-2021 (niveaus-2020.csv) 77001 en in 2022-2023"
    assert gevonden == [("C232", f"{zin} (niveaus-2022.csv) 99001 (ons).")]


def test_the_same_every_year_is_no_finding(tmp_path: Path) -> None:
    assert wissels(tmp_path, *(rij("99AA00", jaar, "De Duif", "99001") for jaar in range(2018, 2024))) == []
