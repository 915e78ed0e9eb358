"""Charts to take along: what a spreadsheet reads, and drawings that stand on their own."""

from __future__ import annotations

import csv
import io
import re

import pytest
from chart_soorten import SOORTEN
from chart_voorbeelden import NIVEAUS, VOORBEELDEN, cijfer, indicator, school, verdeling
from svg_lezen import SVG, lees

from kwaliteitshandboek.charts import lijn_chart, scholen_chart, verdeling_chart
from kwaliteitshandboek.charts.bestanden import maak_csv, maak_svg, meng

ALLE = {**VOORBEELDEN, **SOORTEN}


def rijen(inhoud: bytes) -> list[list[str]]:
    """As a spreadsheet in Dutch reads it."""
    assert inhoud.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_ranges_have_their_bounds_as_numbers() -> None:
    chart = lijn_chart(indicator(precisie=1), None, [cijfer(2024, 80.25, 94.5, norm=None), cijfer(2025, norm=None)])
    assert rijen(maak_csv(chart))[:3] == [
        [
            "Schooljaar",
            "Percentage",
            "Percentage onder",
            "Percentage boven",
            "Leerlingen",
            "Leerlingen onder",
            "Leerlingen boven",
        ],
        ["2024-2025", "80,2–94,5 %", "80,2", "94,5", "40", "40", "40"],
        ["2025-2026", "geen gegevens", "", "", "", "", ""],
    ]


def test_masked_counts_have_their_bounds_and_no_others() -> None:
    kop, rij = rijen(maak_csv(verdeling_chart(NIVEAUS, "t", [("Lezen", verdeling(NIVEAUS, ["<5", 8, 1014]))])))
    gelezen = dict(zip(kop, rij, strict=True))
    assert (gelezen["onder 1F onder"], gelezen["onder 1F boven"]) == ("1", "4")
    assert (gelezen["1S of 2F onder"], gelezen["1S of 2F boven"]) == ("1014", "1014")
    assert (gelezen["Totaal onder"], gelezen["Totaal boven"]) == ("1023", "1026")


@pytest.mark.parametrize("naam", ["=1+1", "@SUM(A1)", "+31", "-2+3", "|calc", "\uff1d1+1", "a;b", '"aan"'])
def test_a_name_is_a_text_and_no_formula(naam: str) -> None:
    inhoud = maak_csv(scholen_chart(indicator(), "2025-2026", [(school(1, naam), cijfer(2025, 88))]))
    cel = rijen(inhoud)[1][0]
    assert cel.lstrip("'") == naam
    assert cel.startswith("'") == (naam not in ("a;b", '"aan"'))


@pytest.mark.parametrize("naam", ALLE)
def test_every_cell_of_the_table_is_in_the_file(naam: str) -> None:
    chart = ALLE[naam]()
    gelezen = rijen(maak_csv(chart))
    plaats = [gelezen[0].index(kop) for kop in chart.tabel.kop]
    kaal = [[cel.replace("\u202f", " ").replace("\u00a0", " ") for cel in rij] for rij in chart.tabel.rijen]
    assert [[rij[nummer] for nummer in plaats] for rij in gelezen[1:]] == kaal


@pytest.mark.parametrize("naam", ALLE)
def test_a_drawing_stands_on_its_own(naam: str) -> None:
    chart = ALLE[naam]()
    svg = maak_svg(chart)
    wortel = lees(svg)
    assert "var(" not in svg
    assert "color-mix" not in svg
    assert float(wortel.get("width")) == 560
    assert float(wortel.get("height")) == float(wortel.get("viewBox").split()[3])
    stijl = wortel.find(f"{SVG}style").text
    assert "Atkinson Hyperlegible Next" in stijl
    bekend = set(re.findall(r"\.(g-[\w-]+)", stijl))
    gebruikt = {klasse for element in wortel.iter() for klasse in (element.get("class") or "").split()}
    zonder_stijl = {"g-tekst--as", "g-ruim", "g-krap", "g-raster", "g-masker", f"g-grafiek--{chart.soort}"}
    vormen = {klasse for klasse in gebruikt if klasse.startswith("g-vorm")}
    assert gebruikt - bekend - vormen <= zonder_stijl
    for element in wortel.iter():
        if "g-krap" in (element.get("class") or "").split():
            assert element.get("display") == "none"


def test_colours_thin_towards_white() -> None:
    assert meng("#000000", 0.5) == "#808080"
    assert meng("#1c6faa", 1) == "#1c6faa"
    assert meng("#1c6faa", 0) == "#ffffff"
