"""What cannot be is refused at the import, by column and row: formulas without a value, merged cells, bounds, years."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import helpers_intake as h
import helpers_tabel as t
import openpyxl
import pytest
from click.testing import CliRunner

from helpers_handboek import maak_handboek
from kwaliteitshandboek.cli import main
from kwaliteitshandboek.findings import Plek
from kwaliteitshandboek.intake import Importplan, plan_import
from kwaliteitshandboek.intake.blad import Schijnleeg
from kwaliteitshandboek.intake.bron import lees_inhoud
from kwaliteitshandboek.intake.excelcellen import zoek_schijnleeg

DUO_KOP = [*h.ALGEMEEN_NIEUW, *h.REFERENTIENIVEAUS]
KOP = ["School", "Jaar", "Oneens", "Eens"]
RIJEN: list[list[object]] = [["99AA00", "2024-2025", 12, 30], ["99AB00", "2024-2025", 9, 41], ["99AE00", "2024-2025", 7, 22]]
BREED = t.BREED + "schooljaar: {kolom: Jaar}\n"


def _xlsx(rijen: list[list[object]], samen: str = "", leeg: str = "") -> bytes:
    boek = openpyxl.Workbook()
    blad = boek.worksheets[0]
    for rij in rijen:
        blad.append(rij)
    if samen:
        blad.merge_cells(samen)
    uit = io.BytesIO()
    boek.save(uit)
    if not leeg:
        return uit.getvalue()
    ander = io.BytesIO()
    with zipfile.ZipFile(uit) as oud, zipfile.ZipFile(ander, "w") as nieuw:
        for naam in oud.namelist():
            nieuw.writestr(naam, oud.read(naam).replace(b"<v></v>", leeg.encode()).replace(b"<v />", leeg.encode()))
    return ander.getvalue()


def _tabel(tmp_path: Path, inhoud: bytes) -> Importplan:
    return t.importeer(tmp_path, t.wereld(BREED, None), inhoud, naam="bron.xlsx")


def test_a_formula_without_a_value_is_not_missing(tmp_path: Path) -> None:
    plan = _tabel(tmp_path, _xlsx([KOP, *([*rij[:2], "=20+1", rij[3]] for rij in RIJEN)]))
    assert t.fouten(plan) == ["I083"]
    assert plan.bestanden == ()
    assert "'Oneens'" in plan.findings[0].wat
    assert "rij 2, 3 en 4" in plan.findings[0].wat
    assert "LibreOffice" in plan.findings[0].hoe


def test_a_formula_with_its_value_is_read(tmp_path: Path) -> None:
    inhoud = _xlsx([KOP, *([*rij[:2], "=20+1", rij[3]] for rij in RIJEN)], leeg="<v>21</v>")
    plan = _tabel(tmp_path, inhoud)
    assert t.fouten(plan) == []
    assert t.cellen(plan)["99AA00", "2024-2025", "sfeer", "oneens"] == "21"


def test_a_formula_in_a_column_that_nobody_reads_does_not_matter(tmp_path: Path) -> None:
    plan = _tabel(tmp_path, _xlsx([[*KOP, "Samen"], *([*rij, "=C2+D2"] for rij in RIJEN)]))
    assert t.fouten(plan) == []
    assert len(t.cellen(plan)) == 6


def test_a_formula_without_a_value_in_open_data(tmp_path: Path) -> None:
    rij: list[object] = [*h.school("99AA00"), *[12] * 9, "=5+5"]
    bron = h.bewaar(tmp_path, "bron.xlsx", _xlsx([list(DUO_KOP), rij]))
    plan = plan_import([bron], h.organisatie(), h.maak_map(tmp_path / "handboek"))
    assert t.fouten(plan) == ["I083"]
    assert "'TV_2F'" in plan.findings[0].wat


@pytest.mark.parametrize(
    ("cel", "formules"),
    [
        ('<c r="B2"><f>1+1</f></c>', {(2, 2)}), ('<c r="B2"><f>1+1</f><v></v></c>', {(2, 2)}),
        ('<c r="B2"><f>1+1</f><v>2</v></c>', set()), ('<c r="B2" t="str"><f>""</f><v></v></c>', set()),
        ('<c r="AB2"><f/></c>', {(2, 28)}), ("<c><f>1</f></c><c><v>1</v></c>", {(2, 1)}), ('<c r="B2"><v></v></c>', set()),
    ],
)  # fmt: skip
def test_which_formulas_have_no_value(cel: str, formules: set[tuple[int, int]]) -> None:
    """An empty text is a value: =IF(A1="";"";A1) gives one."""
    xml = f'<worksheet xmlns="http://x"><sheetData><row r="2">{cel}</row></sheetData></worksheet>'
    assert zoek_schijnleeg(xml.encode()).formules == formules


def test_a_merged_year_is_named(tmp_path: Path) -> None:
    plan = _tabel(tmp_path, _xlsx([KOP, RIJEN[0], *([rij[0], None, *rij[2:]] for rij in RIJEN[1:])], samen="B2:B4"))
    assert t.fouten(plan) == ["I084"]
    assert "'Jaar'" in plan.findings[0].wat
    assert "rij 3 en 4" in plan.findings[0].wat


@pytest.mark.parametrize("samen", ["A1:D1", "A6:D6", "F1:F4"])
def test_merged_titles_and_footnotes_do_not_matter(samen: str, tmp_path: Path) -> None:
    titel = [["Een titel over alles", None, None, None]] if samen == "A1:D1" else []
    plan = _tabel(tmp_path, _xlsx([*titel, KOP, *RIJEN, [], ["Bron: een onderzoek"]], samen=samen))
    assert t.fouten(plan) == []
    assert len(t.cellen(plan)) == 6


@pytest.mark.parametrize(
    ("bereiken", "kolom", "rijen"),
    [
        (((2, 2, 4, 2),), 2, {3, 4}), (((2, 2, 4, 2),), 1, set()), (((2, 1, 3, 3),), 2, {2, 3}), (((2, 1, 3, 3),), 1, {3}),
        (((2, 1, 9_000_000, 1),), 1, {3, 4, 5, 6}), (((8, 1, 9, 1),), 1, set()), (((2, 1, 3, 1), (5, 1, 6, 1)), 1, {3, 6}),
    ],
)  # fmt: skip
def test_which_rows_a_merged_range_covers(bereiken: tuple[tuple[int, int, int, int], ...], kolom: int, rijen: set[int]) -> None:
    assert Schijnleeg(bereiken=bereiken).bedekt(kolom, 6) == rijen


CIJFER = """
naam: Rapportcijfers
school: {kolom: School}
meetreeks: cijfer
kolommen: [{kolom: Ouders, categorie: aantal}, {kolom: Cijfer, categorie: gemiddelde}]
waarden: [{tekst: geen, betekent: ontbreekt}]
"""


def _cijfer(tmp_path: Path, ouders: str, cijfer: str, **grenzen: float) -> Importplan:
    welke = t.wereld(CIJFER)
    reeks = welke.reeksen["cijfer"].model_copy(update=grenzen)
    welke = t.Wereld(welke.indeling, welke.scholen, {"cijfer": reeks}, welke.gevraagd)
    rijen = [["School", "Ouders", "Cijfer"], ["99AA00", "40", "7,5"], ["99AB00", ouders, cijfer]]
    return t.importeer(tmp_path, welke, t.als_tabel(rijen))


@pytest.mark.parametrize("cijfer", ["78", "11", "10,01", "0", "0,9", "-1", "-3"])
def test_a_mean_outside_the_bounds_of_its_series_is_refused(cijfer: str, tmp_path: Path) -> None:
    plan = _cijfer(tmp_path, "12", cijfer, minimum=1, maximum=10)
    assert t.fouten(plan) == ["I101"]
    assert plan.bestanden == ()
    assert "een getal van 1 tot en met 10" in plan.findings[0].wat
    assert "'Cijfer'" in plan.findings[0].wat
    assert "rij 3" in plan.findings[0].wat


@pytest.mark.parametrize("cijfer", ["1", "10", "7,8", "geen", ""])
def test_a_mean_within_its_bounds_passes(cijfer: str, tmp_path: Path) -> None:
    assert t.fouten(_cijfer(tmp_path, "12", cijfer, minimum=1, maximum=10)) == []


@pytest.mark.parametrize(
    ("grenzen", "cijfer", "tekst"),
    [({"minimum": 1.5}, "1", "ten minste 1,5"), ({"maximum": 10}, "11", "hoogstens 10"), ({}, "5000", None)],
)
def test_one_bound_or_none(grenzen: dict[str, float], cijfer: str, tekst: str | None, tmp_path: Path) -> None:
    plan = _cijfer(tmp_path, "12", cijfer, **grenzen)
    assert t.fouten(plan) == ([] if tekst is None else ["I101"])
    assert tekst is None or tekst in plan.findings[0].wat


@pytest.mark.parametrize(("ouders", "cijfer", "code"), [("0", "7", ["I102"]), ("0", "", []), ("0", "geen", []), ("1", "7", [])])
def test_nobody_has_no_mean(ouders: str, cijfer: str, code: list[str], tmp_path: Path) -> None:
    plan = _cijfer(tmp_path, ouders, cijfer)
    assert t.fouten(plan) == code
    assert not code or "rij 3" in plan.findings[0].wat


@pytest.mark.parametrize(
    ("jaar", "kan"), [(1899, False), (1989, False), (1990, True), (2025, True), (2026, True), (2027, False), (2099, False)]
)
def test_a_school_year_without_figures_is_refused_in_every_import(jaar: int, kan: bool, tmp_path: Path) -> None:
    """On 15 January 2026 the school year is 2025-2026; the next one may be forecast."""
    rijen = [[*h.school("99AA00", peildatum=f"{jaar}1001"), *["12"] * 10]]
    bron = h.bewaar(tmp_path, "bron.csv", h.als_csv(DUO_KOP, rijen))
    mappen = h.maak_map(tmp_path / "duo")
    duo = plan_import([bron], h.organisatie(), mappen, vandaag=date(2026, 1, 15))
    tabel = t.importeer(
        tmp_path, t.wereld(t.BREED, f"{jaar}-{jaar + 1}"), t.als_tabel([["School", "Oneens", "Eens"], ["99AA00", "12", "30"]])
    )
    for plan in (duo, tabel):
        assert t.fouten(plan) == ([] if kan else ["I103"])
        assert bool(plan.bestanden) == kan
        assert kan or "1990-1991" in plan.findings[0].hoe


def test_the_command_knows_what_day_it_is(tmp_path: Path) -> None:
    wortel = maak_handboek(tmp_path / "h", {})
    eigen = (wortel / "data" / "scholen.csv").read_text(encoding="utf-8").splitlines()[1].split(";")[0]
    for jaar, code in ((2024, 0), (2099, 1)):
        rijen = [[*h.school(eigen, peildatum=f"{jaar}1001"), *["12"] * 10]]
        bron = h.bewaar(tmp_path, "bron.csv", h.als_csv(DUO_KOP, rijen))
        uitkomst = CliRunner().invoke(main, ["import", "duo", str(bron), "--map", str(wortel)])
        assert uitkomst.exit_code == code, uitkomst.output
        assert ("I103" in uitkomst.output) == bool(code)


def test_a_cell_of_megabytes_is_called_what_it_is() -> None:
    lang = "x" * 5_000_000
    for nummer, inhoud in enumerate(
        (h.als_csv(DUO_KOP, [[*h.school("99AA00"), *["12"] * 9, lang]]), t.als_tabel([KOP, ["99AA00", lang, "1", "2"]]))
    ):
        koppen = None if nummer == 0 else KOP
        bladen, meldingen = lees_inhoud(inhoud, Plek("bron.csv", 0), koppen)
        assert bladen is None
        assert [(melding.code, melding.regel) for melding in meldingen] == [("I100", 2)]


def test_quotes_that_do_not_fit_are_still_called_that() -> None:
    inhoud = b'School;Jaar;Oneens;Eens\n99AA00;"2024"x;1;2\n'
    for koppen in (None, KOP):
        _, meldingen = lees_inhoud(inhoud, Plek("bron.csv", 0), koppen)
        assert [melding.code for melding in meldingen] == (["I007"] if koppen is None else [])
