"""Limits that data cannot pass: values, remarks, norms, years, names of schools; expectations are written out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from controle.test_gebroken import bevindingen_van
from helpers_handboek import BASIS, maak_handboek
from kwaliteitshandboek.check.bekend import make_bekend
from kwaliteitshandboek.check.personen import check_personen
from kwaliteitshandboek.check.resultaten import check_resultaten
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.load.handboek import ingebouwd
from kwaliteitshandboek.model.indicator import Meetreeks

RESULTATEN = "data/resultaten/referentieniveaus.csv"
HERKOMST = "data/resultaten/referentieniveaus.herkomst.yml"
REEKSEN = "data/meetreeksen.yml"
INDICATOREN = "data/indicatoren/resultaten.yml"
EIGEN = """\
- id: cijfer
  naam: Cijfer van ouders
  soort: gemiddelde
  eenheid: ouders
{grenzen}  categorieen: [{{id: aantal, naam: aantal}}, {{id: gemiddelde, naam: gemiddelde}}]
- id: verzuim
  naam: Verzuim
  soort: waarde
  eenheid: procent
{grenzen}  categorieen: [{{id: waarde, naam: waarde}}]
"""


def met(tmp_path: Path, **delen: str) -> list[Finding]:
    """The findings where text is added to files of the basis: `rijen` of results, `reeksen`."""
    bestanden = {}
    for pad, erbij in ((RESULTATEN, delen.get("rijen", "")), (REEKSEN, delen.get("reeksen", ""))):
        bestanden[pad] = (BASIS / pad).read_text("utf-8") + erbij
    return bevindingen_van(maak_handboek(tmp_path / "h", bestanden))


def codes(bevindingen: list[Finding]) -> list[str]:
    return [bevinding.code for bevinding in bevindingen]


# Values


@pytest.mark.parametrize(
    ("reeks", "categorie", "waarde", "code"),
    [
        ("schoolweging", "waarde", "20", None),
        ("schoolweging", "waarde", "40", None),
        ("schoolweging", "waarde", "40,1", "C096"),
        ("schoolweging", "waarde", "19,99", "C096"),
        ("schoolweging", "waarde", ".", None),
        ("schoolweging", "waarde", "", None),
        ("schoolweging", "waarde", "-1", None),
        ("cijfer", "gemiddelde", "1", None),
        ("cijfer", "gemiddelde", "10", None),
        ("cijfer", "gemiddelde", "78", "C096"),
        ("cijfer", "gemiddelde", "0,9", "C096"),
        # The people behind a mean are not held against the limits of the mean.
        ("cijfer", "aantal", "250", None),
        ("verzuim", "waarde", "9", None),
        ("verzuim", "waarde", "45", "C096"),
        # A percentage that cannot be has one finding, not two.
        ("verzuim", "waarde", "145", "C086"),
    ],
)
def test_a_value_stays_within_the_limits_of_its_series(
    reeks: str, categorie: str, waarde: str, code: str | None, tmp_path: Path
) -> None:
    reeksen = EIGEN.format(grenzen="  minimum: 1\n  maximum: 10\n")
    gevonden = met(tmp_path, reeksen=reeksen, rijen=f"99AA00;2024-2025;{reeks};{categorie};{waarde};;\n")
    assert [(b.code, b.bestand, b.regel) for b in gevonden] == ([(code, RESULTATEN, 14)] if code else [])


def test_one_limit_is_enough_and_none_lets_all_pass(tmp_path: Path) -> None:
    rij = "99AA00;2024-2025;cijfer;gemiddelde;78;;\n"
    (hoog,) = met(tmp_path / "a", reeksen=EIGEN.format(grenzen="  maximum: 9,5\n"), rijen=rij)
    assert "een getal van hoogstens 9,5" in hoog.wat
    assert "minimum" in hoog.hoe
    (laag,) = met(tmp_path / "b", reeksen=EIGEN.format(grenzen="  minimum: 80\n"), rijen=rij)
    assert "een getal van ten minste 80" in laag.wat
    assert met(tmp_path / "c", reeksen=EIGEN.format(grenzen=""), rijen=rij) == []


def test_the_limits_of_a_built_in_series_cannot_be_widened(tmp_path: Path) -> None:
    (bevinding,) = met(tmp_path, rijen="99AA00;2024-2025;schoolweging;waarde;140;;\n")
    assert "van 20 tot en met 40" in bevinding.wat
    assert "maximum" not in bevinding.hoe


def test_built_in_series_have_the_limits_of_their_scales() -> None:
    grenzen = {reeks.id: (reeks.minimum, reeks.maximum) for reeks in ingebouwd(Meetreeks)}
    assert grenzen["schoolweging"] == (20, 40)
    assert grenzen["eindscore-cet"] == (501, 550)
    assert grenzen["inspectie-uitkomst-1f"] == (0, 1)
    assert grenzen["leerlingen"] == (None, None)


def test_limits_that_cannot_be_are_refused() -> None:
    velden = {"id": "x", "naam": "X", "soort": "waarde", "categorieen": [{"id": "waarde", "naam": "w"}]}
    assert Meetreeks.model_validate(velden | {"minimum": "3", "maximum": "3"}).maximum == 3
    with pytest.raises(ValidationError, match="niet hoger dan"):
        Meetreeks.model_validate(velden | {"minimum": "4", "maximum": "3"})
    with pytest.raises(ValidationError, match="alleen bij soort"):
        Meetreeks.model_validate(velden | {"soort": "aantallen", "minimum": "0"})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.decimals(-50, 150, places=1), min_size=1, max_size=6), st.integers(0, 50), st.integers(50, 100))
def test_what_lies_outside_is_counted(
    tmp_path_factory: pytest.TempPathFactory, waarden: list[object], laag: int, hoog: int
) -> None:
    map_ = tmp_path_factory.mktemp("grens")
    jaren = [f"{2010 + nummer}-{2011 + nummer}" for nummer in range(len(waarden))]
    rijen = [f"99AA00;{jaar};kosten;waarde;{str(w).replace('.', ',')};;" for jaar, w in zip(jaren, waarden, strict=True)]
    reeks = f"- {{id: kosten, naam: K, soort: waarde, eenheid: euro, minimum: {laag}, maximum: {hoog}, categorieen: "
    reeksen = f"{(BASIS / REEKSEN).read_text('utf-8')}{reeks}[{{id: waarde, naam: w}}]}}\n"
    kop = "school;schooljaar;meetreeks;categorie;waarde;voorlopig;opmerking"
    geladen = load_handboek(maak_handboek(map_, {REEKSEN: reeksen, RESULTATEN: "\n".join([kop, *rijen, ""])}))
    assert geladen.handboek is not None
    gevonden = [
        b
        for b in check_resultaten(geladen.handboek, make_bekend(geladen, geladen.handboek), geladen.bestanden)
        if b.code == "C096"
    ]
    # '-1' and '-1,0' differ: only the first is a sign, and decimals are always written here.
    buiten = [nummer for nummer, w in enumerate(waarden) if not laag <= float(str(w)) <= hoog]
    assert [b.regel for b in gevonden] == [nummer + 2 for nummer in buiten[:1]]
    if len(buiten) > 1:
        assert f"nog {len(buiten) - 1}\u00a0waarde" in gevonden[0].wat


# Remarks

SCHULDIG = (
    "Telling door J. de Vries.",
    "Volgens juf Marieke is dit te laag.",
    "Vraag het na bij mevrouw Jansen",
    "zie a.jansen@school.example",
    "Zonder de leerling met nummer 111222333.",
    "Bel 06 12 34 56 78.",
)
ONSCHULDIG = (
    "De school was nog te nieuw.",
    "Afgenomen in juni in plaats van in februari.",
    "Eerste telling, De Windroos telt ook groep 7.",
    "Opgave van Stichting Proefschool in Zandhoek.",
    "Peildatum 1 oktober 2024, en 123456789 is geen burgerservicenummer.",
)


@pytest.mark.parametrize("tekst", SCHULDIG)
def test_a_remark_about_a_person_stops_the_build_and_is_not_repeated(tekst: str, tmp_path: Path) -> None:
    rij = f"99AA00;2024-2025;schoolweging;waarde;30;;{tekst}\n"
    (bevinding,) = met(tmp_path, rijen=rij)
    assert (bevinding.niveau.value, bevinding.bestand, bevinding.regel) == ("fout", RESULTATEN, 14)
    assert bevinding.code == ("C403" if "111222333" in tekst else "C097")
    for woord in ("Vries", "Marieke", "Jansen", "111222333", "06 12"):
        assert woord not in f"{bevinding.wat} {bevinding.hoe}"


@pytest.mark.parametrize("tekst", ONSCHULDIG)
def test_a_remark_about_the_figures_passes(tekst: str, tmp_path: Path) -> None:
    assert met(tmp_path, rijen=f"99AA00;2024-2025;schoolweging;waarde;30;;{tekst}\n") == []


def test_remarks_are_told_once_for_each_table(tmp_path: Path) -> None:
    rijen = "".join(f"99AA00;{jaar};schoolweging;waarde;30;;van mevrouw Jansen\n" for jaar in ("2023-2024", "2024-2025"))
    (bevinding,) = [b for b in met(tmp_path, rijen=rijen) if b.code == "C097"]
    assert bevinding.regel == 14
    assert "nog in 1\u00a0rij" in bevinding.wat


def test_no_remark_of_the_demonstration_names_anyone(wortel: Path) -> None:
    handboek = load_handboek(wortel).handboek
    assert handboek is not None
    assert [b for b in check_personen(handboek) if "resultaten" in b.bestand] == []


# Norms

NORMEN = """\
  normen:
    - meetreeks: signaalwaarde-1f
      naam: signaalwaarde
    - waarde: 85
      scholen: 99AA00
      vanaf: 2024-2025
"""
SCHOOL_SBO = "99AE00;2024-2025;referentieniveaus-lezen;lager1f;-1;;"


def met_normen(tmp_path: Path, normen: str, schoolsoorten: str = "", *, sbo: bool = True) -> list[Finding]:
    indicatoren = (BASIS / INDICATOREN).read_text("utf-8").replace(NORMEN, f"  normen:\n{normen}")
    indicatoren = indicatoren.replace("  schoolsoorten: [bo]\n", schoolsoorten)
    rijen = (BASIS / RESULTATEN).read_text("utf-8")
    if sbo:
        rijen = rijen.replace(SCHOOL_SBO, SCHOOL_SBO.replace("-1", "8"))
    return bevindingen_van(maak_handboek(tmp_path / "h", {INDICATOREN: indicatoren, RESULTATEN: rijen}))


BO = "  schoolsoorten: [bo]\n"


@pytest.mark.parametrize(
    ("normen", "soorten", "sbo", "verwacht"),
    [
        ("    - {waarde: 85}\n", "", True, ["C098"]),
        ("    - {meetreeks: signaalwaarde-1f}\n", "", True, ["C098"]),
        ("    - {waarde: 85}\n", "  schoolsoorten: [bo, sbo]\n", True, ["C098"]),
        # Limited to primary schools, by the indicator or by the norm.
        ("    - {waarde: 85}\n", BO, True, []),
        ("    - {waarde: 85, schoolsoorten: [bo]}\n", "", True, []),
        # A norm that somebody chose for the special school itself.
        ("    - {waarde: 60, scholen: [99AE00]}\n", "", True, []),
        ("    - {waarde: 85}\n    - {waarde: 60, schoolsoorten: [sbo]}\n", "", True, []),
        ("    - {waarde: 60}\n", "  schoolsoorten: [sbo]\n", True, []),
        # Only signs that there is no figure: nothing is tested.
        ("    - {waarde: 85}\n", "", False, []),
    ],
)
def test_norms_of_primary_schools_are_for_primary_schools(
    normen: str, soorten: str, sbo: bool, verwacht: list[str], tmp_path: Path
) -> None:
    gevonden = met_normen(tmp_path, normen, soorten, sbo=sbo)
    assert codes(gevonden) == verwacht
    if verwacht:
        assert "Het Schelpenpad (sbo)" in gevonden[0].wat
        assert gevonden[0].niveau.value == "fout"


@pytest.mark.parametrize(
    ("een", "ander", "dubbel"),
    [
        ("waarde: 90", "waarde: 60", True),
        ("waarde: 90", "waarde: 90", False),
        ("waarde: 90, naam: ambitie", "waarde: 60", False),
        ("waarde: 90, vanaf: 2023-2024", "waarde: 60, vanaf: 2024-2025", False),
        ("waarde: 90, vanaf: 2023-2024", "waarde: 60, vanaf: 2023-2024", True),
        ("waarde: 90, scholen: [99AA00]", "waarde: 60", False),
        ("waarde: 90, scholen: [99AA00, 99AE00]", "waarde: 60, scholen: [99AE00]", True),
        ("waarde: 90, scholen: [99AA00]", "waarde: 60, scholen: [99AE00]", False),
        ("waarde: 90, schoolsoorten: [bo]", "waarde: 60, schoolsoorten: [sbo]", False),
        ("waarde: 90, schoolsoorten: [bo, sbo]", "waarde: 60, schoolsoorten: [bo]", True),
        ("waarde: 90", "meetreeks: signaalwaarde-1f", True),
    ],
)
def test_norms_that_contradict_each_other(een: str, ander: str, dubbel: bool, tmp_path: Path) -> None:
    gevonden = met_normen(tmp_path, f"    - {{{een}}}\n    - {{{ander}}}\n", BO)
    assert codes(gevonden) == (["C099"] if dubbel else [])


# Years


@pytest.mark.parametrize(
    ("indeling", "jaar", "gevonden"),
    [
        ("referentieniveaus", "2022-2023", True),
        ("referentieniveaus", "2025-2026", True),
        ("eigen-telling", "2022-2023", False),
        ("eigen-telling", "2025-2026", True),
    ],
)
def test_rows_belong_to_the_year_that_their_provenance_names(indeling: str, jaar: str, gevonden: bool, tmp_path: Path) -> None:
    kop = "school;schooljaar;meetreeks;categorie;waarde;voorlopig;opmerking"
    rijen = [kop, "99AA00;2024-2025;schoolweging;waarde;30;;", f"99AA00;{jaar};schoolweging;waarde;31;;", ""]
    herkomst = (BASIS / HERKOMST).read_text("utf-8").replace("eigen-telling", indeling)
    uit = bevindingen_van(maak_handboek(tmp_path / "h", {RESULTATEN: "\n".join(rijen), HERKOMST: herkomst}))
    assert [(b.code, b.regel) for b in uit if b.code == "C240"] == ([("C240", 3)] if gevonden else [])


def test_the_year_of_the_provenance_may_be_wrong_too(tmp_path: Path) -> None:
    """What is no school year has a finding of its own, and no other follows from it."""
    herkomst = (BASIS / HERKOMST).read_text("utf-8").replace("schooljaar: 2024-2025", "schooljaar: 2024")
    assert codes(bevindingen_van(maak_handboek(tmp_path / "h", {HERKOMST: herkomst}))) == ["C007"]


# Names of schools


@pytest.mark.parametrize(("naam", "verwacht"), [("De Windroos", 1), ("de  windroos", 1), ("De Windroos Zuid", 0)])
def test_schools_have_names_of_their_own(naam: str, verwacht: int, tmp_path: Path) -> None:
    scholen = (BASIS / "data/scholen.csv").read_text("utf-8") + f"99AB00;{naam};bo;proef;noord;Westhaven\n"
    gevonden = bevindingen_van(maak_handboek(tmp_path / "h", {"data/scholen.csv": scholen}))
    assert codes(gevonden) == ["C072"] * verwacht
    assert all("99AA00 en 99AB00" in b.wat and b.regel == 4 for b in gevonden)


def test_three_schools_of_one_name_are_one_advice(tmp_path: Path) -> None:
    scholen = (BASIS / "data/scholen.csv").read_text("utf-8")
    scholen += "".join(f"99A{letter}00;De Windroos;bo;proef;noord;Westhaven\n" for letter in "BC")
    (bevinding,) = bevindingen_van(maak_handboek(tmp_path / "h", {"data/scholen.csv": scholen}))
    assert "99AA00, 99AB00 en 99AC00 heten allemaal" in bevinding.wat
