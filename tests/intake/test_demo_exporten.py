"""The exports of other systems in the demonstration are read by its mappings into the results that stand in the repository."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from kwaliteitshandboek.cli import main

EXPORTEN = ("bedrijfsvoering", "bestendiging", "leerroutes-lezen", "tevredenheid-uitspraken", "uitstroombestemmingen")


@pytest.fixture(scope="module")
def wortel() -> Path:
    return Path(__file__).resolve().parents[2]


def test_every_export_has_its_mapping(wortel: Path) -> None:
    assert sorted(pad.stem for pad in (wortel / "data/bron/export").iterdir()) == list(EXPORTEN)
    assert sorted(pad.stem for pad in (wortel / "data/indelingen").iterdir()) == list(EXPORTEN)


@pytest.mark.parametrize("naam", EXPORTEN)
def test_importing_an_export_again_changes_nothing(naam: str, wortel: Path) -> None:
    export = wortel / "data/bron/export" / f"{naam}.csv"
    uit = CliRunner().invoke(main, ["import", "tabel", str(export), "--indeling", naam, "--map", str(wortel)])
    assert uit.exit_code == 0, uit.output
    assert "Er was niets te veranderen." in uit.output


def cellen(wortel: Path, patroon: str) -> dict[tuple[str, str, str, str], str]:
    uit = {}
    for pad in sorted((wortel / "data/resultaten").glob(patroon)):
        with pad.open(encoding="utf-8", newline="") as bron:
            for rij in csv.DictReader(bron, delimiter=";"):
                uit[rij["school"], rij["schooljaar"], rij["meetreeks"], rij["categorie"]] = rij["waarde"]
    return uit


def grenzen(waarde: str) -> tuple[int, int]:
    return (1, 4) if waarde == "<5" else (int(waarde), int(waarde))


def test_answers_are_of_as_many_people_as_took_part(wortel: Path) -> None:
    """Per statement, school and year the answers can be as many as gave a mark in the same survey."""
    mee = {
        (school, jaar, reeks): int(w)
        for (school, jaar, reeks, c), w in cellen(wortel, "eigen-beleving.csv").items()
        if c == "aantal" and w
    }
    laag: Counter[tuple[str, str, str]] = Counter()
    hoog: Counter[tuple[str, str, str]] = Counter()
    for (school, jaar, reeks, _), waarde in cellen(wortel, "tevredenheid-uitspraken-*.csv").items():
        wie = "tevredenheid-ouders" if reeks.startswith("ouders-") else "tevredenheid-leerlingen"
        onder, boven = grenzen(waarde)
        laag[school, jaar, f"{wie}/{reeks}"] += onder
        hoog[school, jaar, f"{wie}/{reeks}"] += boven
    assert len(laag) == 4 * 7 * 3
    for (school, jaar, naam), minstens in laag.items():
        assert minstens <= mee[school, jaar, naam.split("/")[0]] <= hoog[school, jaar, naam]


def test_destinations_can_add_up_to_the_outflow_as_a_whole(wortel: Path) -> None:
    geheel = {sleutel: w for sleutel, w in cellen(wortel, "eigen-uitstroom.csv").items() if sleutel[1] >= "2023-2024"}
    delen = cellen(wortel, "uitstroombestemmingen-*.csv")
    for (school, jaar, _, categorie), waarde in geheel.items():
        eigen = [grenzen(w) for (s, j, _, c), w in delen.items() if (s, j, c) == (school, jaar, categorie)]
        assert len(eigen) == 3
        laag, hoog = sum(onder for onder, _ in eigen), sum(boven for _, boven in eigen)
        assert laag <= grenzen(waarde)[1]
        assert hoog >= grenzen(waarde)[0]
