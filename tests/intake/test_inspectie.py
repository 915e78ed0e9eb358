"""The inspectorate's results: weights, signal values and verdicts of own schools, from ODS, Excel or text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import helpers_intake as h
import pytest
from click.testing import CliRunner

from helpers_handboek import maak_handboek
from kwaliteitshandboek.cli import main
from kwaliteitshandboek.intake import Importplan, plan_import, write_plan
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.schooljaar import Schooljaar

KOP = [
    "ovt",
    "Schoolweging",
    "Schoolwegingscategorie",
    "Signaleringswaarde 1F",
    "Signaleringswaarde 1S/2F",
    "Gewogen driejaarsgemiddelde %1F",
    "Gewogen driejaarsgemiddelde %1S/2F",
    "Uitkomst indicator 1F",
    "Uitkomst indicator 1S/2F",
]
EEN = ["99AA00", 26.62, "26 - 27", 0.85, 0.562, 0.9714, 0.6, "Op of boven signaleringswaarde", "Onder de signaleringswaarde"]
TWEE = ["99AB00", 33.5, "33 - 34", 0.85, 0.433, 1, 0.0, "Onvoldoende gegevens", "Nader te bezien"]
DRIE = ["99AE00", "-", "", "niet van toepassing", None, "-", "", "-", ""]
VREEMD = ["99ZZ00", 30.1, "30 - 31", 0.85, 0.5, 0.9, 0.7, "Op of boven signaleringswaarde", "Op of boven signaleringswaarde"]


def _plan(tmp_path: Path, inhoud: bytes, jaar: str | None = None, reeksen: frozenset[str] | None = None) -> Importplan:
    mappen = h.maak_map(tmp_path / "handboek")
    gevraagd = None if jaar is None else Schooljaar.parse(jaar)
    return plan_import([h.bewaar(tmp_path, "bestand.ods", inhoud)], h.organisatie(), mappen, gevraagd, reeksen)


def _regels(plan: Importplan) -> list[str]:
    (bestand,) = [bestand for bestand in plan.bestanden if bestand.pad.suffix == ".csv"]
    return bestand.inhoud.decode().splitlines()[1:]


def _codes(plan: Importplan) -> list[str]:
    return [melding.code for melding in plan.findings]


def test_weights_signal_values_and_verdicts_in_words(tmp_path: Path) -> None:
    blad = [["Leerresultaten schooljaar 2023-2024"], [], KOP, TWEE, EEN, DRIE, VREEMD]
    plan = _plan(tmp_path, h.als_ods({"Toelichting": [["Over 2021-2022 tot en met 2023-2024"]], "Data": blad}))
    assert _regels(plan) == [
        "99AA00;2023-2024;schoolweging;waarde;26,62;;schoolwegingscategorie 26 - 27",
        "99AA00;2023-2024;signaleringswaarde-1f;waarde;85;;",
        "99AA00;2023-2024;signaleringswaarde-1s-2f;waarde;56,2;;",
        "99AA00;2023-2024;inspectie-driejaars-1f;waarde;97,14;;",
        "99AA00;2023-2024;inspectie-driejaars-1s-2f;waarde;60;;",
        "99AA00;2023-2024;inspectie-uitkomst-1f;waarde;1;;De inspectie schrijft: Op of boven signaleringswaarde",
        "99AA00;2023-2024;inspectie-uitkomst-1s-2f;waarde;0;;De inspectie schrijft: Onder de signaleringswaarde",
        "99AB00;2023-2024;schoolweging;waarde;33,5;;schoolwegingscategorie 33 - 34",
        "99AB00;2023-2024;signaleringswaarde-1f;waarde;85;;",
        "99AB00;2023-2024;signaleringswaarde-1s-2f;waarde;43,3;;",
        "99AB00;2023-2024;inspectie-driejaars-1f;waarde;100;;",
        "99AB00;2023-2024;inspectie-driejaars-1s-2f;waarde;0;;",
        "99AB00;2023-2024;inspectie-uitkomst-1f;waarde;.;;De inspectie schrijft: Onvoldoende gegevens",
        "99AB00;2023-2024;inspectie-uitkomst-1s-2f;waarde;.;;De inspectie schrijft: Nader te bezien",
        "99AE00;2023-2024;schoolweging;waarde;;;",
        "99AE00;2023-2024;signaleringswaarde-1f;waarde;-1;;",
        "99AE00;2023-2024;signaleringswaarde-1s-2f;waarde;;;",
        "99AE00;2023-2024;inspectie-driejaars-1f;waarde;;;",
        "99AE00;2023-2024;inspectie-driejaars-1s-2f;waarde;;;",
        "99AE00;2023-2024;inspectie-uitkomst-1f;waarde;;;",
        "99AE00;2023-2024;inspectie-uitkomst-1s-2f;waarde;;;",
    ]
    # Fractions are named for each of the four columns; words that are not known once; and a school that is absent.
    assert sorted(_codes(plan)) == ["I023", "I057", "I057", "I057", "I057", "I059"]
    assert (plan.verslagen[0].gelezen, plan.verslagen[0].gebruikt) == (4, 3)


def test_the_same_in_excel_and_as_text_with_percentages(tmp_path: Path) -> None:
    ods = _regels(_plan(tmp_path / "ods", h.als_ods({"Data": [KOP, EEN, TWEE, DRIE]}), "2023-2024"))
    excel = _regels(_plan(tmp_path / "xlsx", h.als_excel({"Data": [KOP, EEN, TWEE, DRIE]}), "2023-2024"))

    def tekst(rij: Sequence[object]) -> list[str]:
        procenten = {3, 4, 5, 6}
        return [
            f"{waarde * 100:.4g}".replace(".", ",") if plaats in procenten and isinstance(waarde, (int, float))
            else str(waarde if waarde is not None else "").replace(".", ",") if plaats == 1
            else str(waarde if waarde is not None else "")
            for plaats, waarde in enumerate(rij)
        ]  # fmt: skip

    als_tekst = _plan(tmp_path / "csv", h.als_csv(KOP, [tekst(rij) for rij in (EEN, TWEE, DRIE)]), "2023-2024")
    assert ods == excel == _regels(als_tekst)
    # A text file says 87,3; nothing was turned into something else, so nothing is said of fractions.
    assert "I057" not in _codes(als_tekst)


@pytest.mark.parametrize(
    ("titels", "gevraagd", "code", "jaar"),
    [
        (["Leerresultaten 2023-2024"], None, None, "2023-2024"),
        (["Leerresultaten 2023/24"], None, None, "2023-2024"),
        ([], None, "I055", None),
        ([], "2023-2024", None, "2023-2024"),
        (["Driejaars over 2021-2022, 2022-2023 en 2023-2024"], None, "I055", None),
        (["Driejaars over 2021-2022, 2022-2023 en 2023-2024"], "2023-2024", None, "2023-2024"),
        (["Leerresultaten 2022-2023"], "2023-2024", "I056", None),
        (["Over de jaren 2021-2024"], "2023-2024", None, "2023-2024"),
    ],
)
def test_the_school_year_is_read_or_asked_and_never_guessed(
    titels: list[str], gevraagd: str | None, code: str | None, jaar: str | None, tmp_path: Path
) -> None:
    plan = _plan(tmp_path, h.als_ods({"Data": [*([titel] for titel in titels), KOP, EEN]}), gevraagd)
    fouten = [melding.code for melding in plan.findings if melding.niveau == "fout"]
    assert fouten == ([code] if code else [])
    assert {regel.split(";")[1] for regel in _regels(plan)} == {jaar} if jaar else plan.bestanden == ()


def test_fractions_and_percentages_in_one_column_are_refused(tmp_path: Path) -> None:
    plan = _plan(tmp_path, h.als_ods({"Data": [KOP, EEN, [*TWEE[:3], 85, *TWEE[4:]]]}), "2023-2024")
    (fout,) = [melding for melding in plan.findings if melding.niveau == "fout"]
    assert (fout.code, "'Signaleringswaarde 1F'" in fout.wat, "rij 2" in fout.wat) == ("I058", True, True)
    assert plan.bestanden == ()


def test_a_percentage_above_a_hundred_is_refused(tmp_path: Path) -> None:
    rijen = [[*rij[:3], 85, 56, 97.1, 600 if rij is EEN else 43, *rij[7:]] for rij in (EEN, TWEE)]
    plan = _plan(tmp_path, h.als_ods({"Data": [KOP, *rijen]}), "2023-2024")
    assert [melding.code for melding in plan.findings if melding.niveau == "fout"] == ["I017"]


def test_a_verdict_without_a_series_is_named_and_left_out(tmp_path: Path) -> None:
    kop = [*KOP, "Uitkomst indicator sociale opbrengst"]
    plan = _plan(tmp_path, h.als_ods({"Data": [kop, [*EEN, "Voldoende"]]}), "2023-2024", frozenset({"inspectie-uitkomst-1f"}))
    namen = [melding.wat for melding in plan.findings if melding.code == "I073"]
    assert [naam in wat for naam, wat in zip(("uitkomst-1s-2f", "uitkomst-sociale-opbrengst"), namen, strict=True)] == [True] * 2
    assert [regel.split(";")[2] for regel in _regels(plan) if "uitkomst" in regel] == ["inspectie-uitkomst-1f"]


def test_the_command_asks_and_the_signal_value_serves_as_a_norm(tmp_path: Path) -> None:
    wortel = maak_handboek(tmp_path / "h")
    bron = h.bewaar(tmp_path, "leerresultaten.ods", h.als_ods({"Data": [KOP, EEN, DRIE]}))
    opdracht = ["import", "duo", str(bron), "--map", str(wortel)]
    gevraagd = CliRunner().invoke(main, opdracht)
    assert (gevraagd.exit_code, "--schooljaar 2024-2025" in gevraagd.output) == (1, True)
    assert CliRunner().invoke(main, [*opdracht, "--schooljaar", "23-24"]).exit_code == 0
    assert CliRunner().invoke(main, [*opdracht, "--schooljaar", "2023"]).exit_code == 2
    geladen = load_handboek(wortel)
    assert [str(melding) for melding in geladen.findings] == []
    assert geladen.handboek is not None
    (herkomst,) = [herkomst for herkomst in geladen.handboek.herkomsten if herkomst.indeling == "leerresultaten"]
    assert (herkomst.bestand, herkomst.schooljaar, herkomst.peildatum) == ("leerresultaten.ods", "2023-2024", None)
    metingen = geladen.handboek.metingen
    eigen = metingen[(metingen["meetreeks"] == "signaleringswaarde-1s-2f") & (metingen["school"] == "99AA00")]
    assert eigen["onder"].tolist() == [56.2]
    assert geladen.handboek.meetreeks_per_id["signaleringswaarde-1s-2f"].categorie_per_id.keys() == {"waarde"}


@pytest.mark.parametrize(
    "xml",
    [
        '<table:table table:name="D"><table:table-row table:number-rows-repeated="900000">'
        '<table:table-cell office:value-type="string" table:number-columns-repeated="900"><text:p>a</text:p></table:table-cell>'
        "</table:table-row></table:table>",
        '<table:table table:name="D"><table:table-row table:number-rows-repeated="x"/></table:table>',
        '<table:table table:name="D"><table:table-row>',
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>]>",
    ],
)
def test_a_spreadsheet_that_would_fill_the_memory_is_refused(xml: str, tmp_path: Path) -> None:
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(h.als_ods({"Data": [["PLAATS"]]}))) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for naam in oud.namelist():
            inhoud = oud.read(naam)
            if naam == "content.xml":
                begin, midden, einde = inhoud.partition(b"<office:spreadsheet>")
                inhoud = begin + midden + xml.encode() + einde[einde.index(b"</office:spreadsheet>") :]
            nieuw.writestr(naam, inhoud)
    plan = _plan(tmp_path, uit.getvalue())
    assert plan.findings[0].code in {"I003", "I026"}
    assert write_plan(plan, tmp_path) == ((), ())


def test_advice_by_the_header_of_the_national_file_with_two_kinds_at_one_location(tmp_path: Path) -> None:
    """The header as it is published: quoted, UTF-8, one row for bo and one for sbo."""
    kop = [
        "PEILDATUM_LEERLINGEN",
        "PRIKDATUM",
        "INSTELLINGSCODE",
        "VESTIGINGSCODE",
        "INSTELLINGSNAAM_VESTIGING",
        "POSTCODE_VESTIGING",
        "PLAATSNAAM",
        "GEMEENTENUMMER",
        "GEMEENTENAAM",
        "PROVINCIE",
        "SOORT_PO",
        "DENOMINATIE_VESTIGING",
        "BEVOEGD_GEZAG_NUMMER",
        "VSO",
        "PRO",
        "VMBO_B",
        "VMBO_B_K",
        "VMBO_K",
        "VMBO_K_GT",
        "VMBO_GT",
        "VMBO_GT_HAVO",
        "HAVO",
        "HAVO_VWO",
        "VWO",
        "ADVIES_NIET_MOGELIJK",
    ]
    rijen = [
        [*h.school("99AA00", peildatum="20241001"), "0", "<5", "0", "5", "<5", "0", "8", "0", "9", "<5", "7", "0"],
        [*h.school("99AA00", peildatum="20241001", soort="Sbo"), *["6"] * 12],
        [*h.school("99AE00", peildatum="20241001", soort="Sbo"), "<5", "9", "7", *["0"] * 9],
    ]
    mappen = h.maak_map(tmp_path / "handboek")
    bron = h.bewaar(tmp_path, "04.csv", h.als_csv(kop, rijen, aanhalen=True))
    plan = plan_import([bron], h.organisatie(), mappen)
    cellen = {(sleutel[0], sleutel[3]): waarde for sleutel, waarde in h.tidy(plan.bestanden[0].inhoud).items()}
    categorieen = [
        "vso",
        "pro",
        "vmbo-b",
        "vmbo-b-k",
        "vmbo-k",
        "vmbo-k-gt",
        "vmbo-gt",
        "vmbo-gt-havo",
        "havo",
        "havo-vwo",
        "vwo",
    ]
    verwacht = dict(zip([*categorieen, "niet-mogelijk"], rijen[0][13:], strict=True))
    assert {categorie: waarde for (school, categorie), waarde in cellen.items() if school == "99AA00"} == verwacht
    assert cellen["99AE00", "vso"] == "<5"
    assert len(cellen) == 24
    assert dict(plan.verslagen[0].overgeslagen) == {"andere schoolsoort dan in het register": 1}
    assert str(plan.bestanden[0].pad) == "data/resultaten/schooladviezen-2024-2025.csv"
