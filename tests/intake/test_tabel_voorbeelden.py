"""Every example of the manual loads, imports the table that stands beside it, and gives what was worked out here by hand."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import helpers_intake as h
import pytest
from click.testing import CliRunner

from helpers_handboek import maak_handboek
from kwaliteitshandboek.cli import main
from kwaliteitshandboek.load import load_handboek

SCHOLEN = "sleutel;naam;soort\n" + "".join(
    f"{sleutel};School {sleutel};{soort}\n" for sleutel, soort in {**h.SCHOLEN, "99AF00": "vso"}.items()
)
VERWACHT: dict[str, list[str]] = {
    "tevredenheid-ouders": [
        *(
            f"99AA00;ouders-sfeer;{deel}"
            for deel in ("helemaal-oneens;0", "oneens;5", "neutraal;12", "eens;61", "helemaal-eens;40")
        ),
        *(
            f"99AA00;ouders-contact;{deel}"
            for deel in ("helemaal-oneens;6", "oneens;9", "neutraal;10", "eens;58", "helemaal-eens;35")
        ),
        *(
            f"99AB00;ouders-sfeer;{deel}"
            for deel in ("helemaal-oneens;0", "oneens;0", "neutraal;7", "eens;33", "helemaal-eens;28")
        ),
        *(
            f"99AB00;ouders-contact;{deel}"
            for deel in ("helemaal-oneens;0", "oneens;8", "neutraal;6", "eens;30", "helemaal-eens;24")
        ),
    ],
    # 92 % of 64 is 58,88: only 59 of 64 (92,2 %) rounds to 92; 8 % of 64 is 5,12: only 5 of 64 (7,8 %) rounds to 8.
    # 83 % of 210: 174 (82,86 %) and 175 (83,33 %) round to it; 17 %: 35 (16,67 %) and 36 (17,14 %).
    "veiligheidsmonitor": [
        "99AA00;veiligheid;veilig;59",
        "99AA00;veiligheid;niet-veilig;5",
        "99AB00;veiligheid;veilig;174..175",
        "99AB00;veiligheid;niet-veilig;35..36",
        "99AE00;veiligheid;veilig;.",
        "99AE00;veiligheid;niet-veilig;.",
    ],
    "leerroutes": [
        "99AE00;lezen-leerroute-4;onder;<5",
        "99AE00;lezen-leerroute-4;op;11",
        "99AE00;lezen-leerroute-4;boven;0",
        "99AF00;lezen-leerroute-5;onder;",
        "99AF00;lezen-leerroute-5;op;14",
        "99AF00;lezen-leerroute-5;boven;6",
    ],
    "bedrijfsvoering": [
        "99AA00;ziekteverzuim;waarde;5,24",
        "99AA00;formatie;waarde;21,4",
        "99AA00;resultaat;begroot;12500",
        "99AA00;resultaat;werkelijk;-3250",
        "99AB00;ziekteverzuim;waarde;6,1",
        "99AB00;formatie;waarde;14,75",
        "99AB00;resultaat;begroot;0",
        "99AB00;resultaat;werkelijk;.",
    ],
    "uitstroom-vso": [
        "99AF00;uitstroom-arbeid;onder-plan;0",
        "99AF00;uitstroom-arbeid;op-plan;9",
        "99AF00;uitstroom-arbeid;boven-plan;5",
        "99AF00;uitstroom-dagbesteding;onder-plan;0",
        "99AF00;uitstroom-dagbesteding;op-plan;7",
        "99AF00;uitstroom-dagbesteding;boven-plan;0",
    ],
    "bestendiging": [
        "99AA00;bestendiging;lager;1..9",
        "99AA00;bestendiging;gelijk;31",
        "99AA00;bestendiging;hoger;11",
        "99AA00;bestendiging-vergelijking;waarde;84,5",
        "99AB00;bestendiging;lager;0",
        "99AB00;bestendiging;gelijk;25",
        "99AB00;bestendiging;hoger;1..9",
        "99AB00;bestendiging-vergelijking;waarde;81",
        "99AE00;bestendiging;lager;1..9",
        "99AE00;bestendiging;gelijk;1..9",
        "99AE00;bestendiging;hoger;0",
        "99AE00;bestendiging-vergelijking;waarde;-1",
    ],
}
JAAR = {"bestendiging": "2022-2023"}


def _voorbeelden() -> dict[str, tuple[str, str, str]]:
    """Name of the mapping -> series, mapping and table, as they stand in the manual."""
    pagina = Path(__file__).parents[2] / "docs" / "handleiding" / "indelingen.md"
    deel = pagina.read_text(encoding="utf-8").partition("## Voorbeelden")[2].partition("\n## ")[0]
    gevonden: dict[str, tuple[str, str, str]] = {}
    for stuk in deel.split("\n### ")[1:]:
        (naam,) = re.findall(r"In `data/indelingen/([a-z-]+)\.yml`:", stuk)
        reeksen, indeling = re.findall(r"```yaml\n(.*?)```", stuk, re.DOTALL)
        (tabel,) = re.findall(r"```text\n(.*?)```", stuk, re.DOTALL)
        gevonden[naam] = (reeksen, indeling, tabel)
    return gevonden


def test_the_manual_has_an_example_for_each_expectation() -> None:
    assert set(_voorbeelden()) == set(VERWACHT)


@pytest.mark.parametrize("naam", VERWACHT)
def test_an_example_of_the_manual_works(naam: str, tmp_path: Path) -> None:
    reeksen, indeling, tabel = _voorbeelden()[naam]
    eigen = (Path(__file__).parents[1] / "gebroken" / "_basis" / "data" / "meetreeksen.yml").read_text(encoding="utf-8")
    register = "".join(f"{regel}\n" for regel in SCHOLEN.splitlines())
    wortel = maak_handboek(
        tmp_path / "h",
        {
            "data/meetreeksen.yml": eigen + reeksen,
            f"data/indelingen/{naam}.yml": indeling,
            "data/scholen.csv": register + _scholen_van_basis(),
        },
    )
    geladen = load_handboek(wortel)
    assert [str(melding) for melding in geladen.findings] == []
    bron = h.bewaar(tmp_path, "export van de bron.csv", tabel.encode("utf-8"))
    opdracht = ["import", "tabel", str(bron), "--indeling", naam, "--map", str(wortel)]
    opdracht += ["--schooljaar", "24/25"] if naam == "veiligheidsmonitor" else []
    uitkomst = CliRunner().invoke(main, opdracht)
    assert uitkomst.exit_code == 0, uitkomst.output
    jaar = JAAR.get(naam, "2024-2025")
    pad = wortel / "data" / "resultaten" / f"{naam}-{jaar}.csv"
    gelezen = list(csv.DictReader(pad.read_text(encoding="utf-8").splitlines(), delimiter=";"))
    assert {rij["schooljaar"] for rij in gelezen} == {jaar}
    assert [";".join(rij[kolom] for kolom in ("school", "meetreeks", "categorie", "waarde")) for rij in gelezen] == VERWACHT[naam]
    na = load_handboek(wortel)
    assert [str(melding) for melding in na.findings] == []
    assert na.handboek is not None
    (herkomst,) = [herkomst for herkomst in na.handboek.herkomsten if herkomst.indeling == naam]
    assert herkomst.gelezen == herkomst.gebruikt + herkomst.overgeslagen
    assert CliRunner().invoke(main, opdracht).output.endswith("Er was niets te veranderen.\n")


def _scholen_van_basis() -> str:
    """The schools that other files of the small handbook name."""
    basis = (Path(__file__).parents[1] / "gebroken" / "_basis" / "data" / "scholen.csv").read_text(encoding="utf-8")
    rijen = list(csv.DictReader(basis.splitlines(), delimiter=";"))
    return "".join(f"{rij['sleutel']};{rij['naam']};{rij['soort']}\n" for rij in rijen if rij["sleutel"] not in {**h.SCHOLEN})
