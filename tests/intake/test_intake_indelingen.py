"""Each layout, on small made-up files: published text comes out as the right cell, and every row is accounted for."""

from __future__ import annotations

from pathlib import Path

import helpers_intake as h
import pytest
import yaml

from kwaliteitshandboek.findings import Niveau
from kwaliteitshandboek.intake import INDELINGEN, Bestandsverslag, beschrijf, plan_import, recognise, write_plan
from kwaliteitshandboek.intake.indelingen import TOETSEN
from kwaliteitshandboek.model import indicator as indicatormodel
from kwaliteitshandboek.model.handboek import Herkomst

RESULTATEN = "data/resultaten"


def _importeer(
    tmp_path: Path, inhoud: bytes, naam: str = "bestand.csv"
) -> tuple[dict[str, bytes], list[str], tuple[Bestandsverslag, ...]]:
    mappen = h.maak_map(tmp_path / "handboek")
    plan = plan_import([h.bewaar(tmp_path / "bron", naam, inhoud)], h.organisatie(), mappen)
    return {str(bestand.pad): bestand.inhoud for bestand in plan.bestanden}, [f.code for f in plan.findings], plan.verslagen


def test_referentieniveaus_keep_masked_zero_and_blank_apart(tmp_path: Path) -> None:
    rijen = [
        [*h.school("99AB00"), "<5", "11", "5", "0", "0", "5", "13", " ", ".", "-1"],
        [*h.school("99AA00"), "0", "0", "0", "0", "0", "0", "0", "0", "0", "0"],
        [*h.school("99ZZ00"), "1", "1", "1", "1", "1", "1", "1", "1", "1", "1"],
    ]
    bestanden, gevonden, verslagen = _importeer(
        tmp_path, h.als_csv([*h.ALGEMEEN_NIEUW, *h.REFERENTIENIVEAUS], rijen, aanhalen=True)
    )
    tekst = bestanden[f"{RESULTATEN}/referentieniveaus-2022-2023.csv"].decode()
    # The whole file, so that order and notation are seen to be right.
    assert tekst.splitlines()[11:] == [
        "99AB00;2022-2023;referentieniveaus-rekenen;lager1f;<5;;",
        "99AB00;2022-2023;referentieniveaus-rekenen;1f;11;;",
        "99AB00;2022-2023;referentieniveaus-rekenen;1s;5;;",
        "99AB00;2022-2023;referentieniveaus-rekenen;2f;0;;",
        "99AB00;2022-2023;referentieniveaus-lezen;lager1f;0;;",
        "99AB00;2022-2023;referentieniveaus-lezen;1f;5;;",
        "99AB00;2022-2023;referentieniveaus-lezen;2f;13;;",
        "99AB00;2022-2023;referentieniveaus-taalverzorging;lager1f;;;",
        "99AB00;2022-2023;referentieniveaus-taalverzorging;1f;.;;",
        "99AB00;2022-2023;referentieniveaus-taalverzorging;2f;-1;;",
    ]
    assert {waarde for sleutel, waarde in h.tidy(tekst.encode()).items() if sleutel[0] == "99AA00"} == {"0"}
    assert (verslagen[0].gelezen, verslagen[0].gebruikt) == (3, 2)
    assert verslagen[0].overgeslagen == (("school van een andere organisatie", 1),)
    assert gevonden == ["I023"]


def test_eindscores_write_a_mean_only_where_pupils_took_the_test(tmp_path: Path) -> None:
    rijen = [
        [*h.school("99AA00", peildatum="20190417"), "11", "0", "11", "538,636363636364", *["0", " "] * 4],
        [*h.school("99AB00", peildatum="20190417"), "20", "2", "0", " ", "<5", " ", "15", "201,5", "0", "360", "0", "."],
    ]
    bestanden, gevonden, verslagen = _importeer(
        tmp_path, h.als_csv([*h.ALGEMEEN_OUD, *h.EINDSCORES_2019], rijen, codering="windows-1252")
    )
    cellen = h.tidy(bestanden[f"{RESULTATEN}/gemiddelde-eindscores-2018-2019.csv"])
    een = {sleutel[2:]: waarde for sleutel, waarde in cellen.items() if sleutel[0] == "99AA00"}
    assert een == {
        ("leerlingen-groep-8", "aantal"): "11",
        ("ontheffingen-groep-8", "aantal"): "0",
        ("eindscore-cet", "aantal"): "11",
        ("eindscore-cet", "gemiddelde"): "538,636363636364",
        ("eindscore-iep", "aantal"): "0",
        ("eindscore-route8", "aantal"): "0",
        ("eindscore-dia", "aantal"): "0",
        ("eindscore-amn", "aantal"): "0",
    }
    twee = {sleutel[2:]: waarde for sleutel, waarde in cellen.items() if sleutel[0] == "99AB00"}
    assert twee["eindscore-iep", "aantal"] == "<5"
    assert twee["eindscore-iep", "gemiddelde"] == ""
    assert twee["eindscore-route8", "gemiddelde"] == "201,5"
    assert ("eindscore-dia", "gemiddelde") not in twee
    # 4 tests without takers at the first school; CET and AMN at the second, and DIA which contradicts itself.
    assert dict(verslagen[0].weggelaten) == {
        "geen gemiddelde, want niemand deed mee": 6,
        "gemiddelde zonder leerlingen": 1,
    }
    # Accounting of cells: 2 rows of 2 counts and 5 pairs.
    assert verslagen[0].cellen + 7 == 2 * (2 + 5 * 2)
    assert sorted(gevonden) == ["I021", "I023"]


def test_other_years_bring_other_tests_and_unknown_tests_are_named(tmp_path: Path) -> None:
    kop = [*h.ALGEMEEN_NIEUW, "ONTHEFFING_REDEN_ND", "LIB_GEM", "LIB_AANTAL", "DOE_AANTAL", "DOE_GEM", "XYZ_AANTAL", "XYZ_GEM"]
    rijen = [[*h.school("99AA00", peildatum="20241001"), "0", "63,25", "12", "0", "", "3", "5,5"]]
    bestanden, gevonden, _ = _importeer(tmp_path, h.als_csv(kop, rijen))
    cellen = h.tidy(bestanden[f"{RESULTATEN}/gemiddelde-eindscores-2024-2025.csv"])
    assert cellen["99AA00", "2024-2025", "eindscore-lib", "gemiddelde"] == "63,25"
    assert cellen["99AA00", "2024-2025", "eindscore-lib", "aantal"] == "12"
    assert {sleutel[2] for sleutel in cellen} == {"ontheffingen-groep-8", "eindscore-lib", "eindscore-doe"}
    assert "I014" in gevonden


@pytest.mark.parametrize("algemeen", [h.ALGEMEEN_OUD, h.ALGEMEEN_NIEUW], ids=["oud", "nieuw"])
def test_schooladviezen_under_old_and_new_names(tmp_path: Path, algemeen: list[str]) -> None:
    waarden = ["0", "<5", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]
    rijen = [[*h.school("99AA00"), *waarden], [*h.school("99AE00", soort="SBO"), *waarden]]
    bestanden, _, verslagen = _importeer(tmp_path, h.als_csv([*algemeen, *h.ADVIEZEN], rijen, aanhalen=True))
    cellen = h.tidy(bestanden[f"{RESULTATEN}/schooladviezen-2022-2023.csv"])
    verwacht = {
        "vso": "0", "pro": "<5", "vmbo-b": "1", "vmbo-b-k": "2", "vmbo-k": "3", "vmbo-k-gt": "4", "vmbo-gt": "5",
        "vmbo-gt-havo": "6", "havo": "7", "havo-vwo": "8", "vwo": "9", "niet-mogelijk": "10",
    }  # fmt: skip
    for school in ("99AA00", "99AE00"):
        assert {sleutel[3]: waarde for sleutel, waarde in cellen.items() if sleutel[0] == school} == verwacht
    assert verslagen[0].gebruikt == 2


def test_names_of_the_oldest_schooladviezen(tmp_path: Path) -> None:
    oud = {"VMBO_B": "VMBO_BL", "VMBO_B_K": "VMBO_BL_KL", "VMBO_K": "VMBO_KL", "VMBO_K_GT": "VMBO_KL_GT"}
    kop = [*h.ALGEMEEN_OUD, *(oud.get(naam, naam) for naam in h.ADVIEZEN), "TOTAAL_ADVIES"]
    bestanden, gevonden, _ = _importeer(tmp_path, h.als_csv(kop, [[*h.school("99AA00"), *"123456789", "10", "11", "12", "78"]]))
    cellen = h.tidy(bestanden[f"{RESULTATEN}/schooladviezen-2022-2023.csv"])
    assert cellen["99AA00", "2022-2023", "schooladviezen", "vmbo-k-gt"] == "6"
    assert gevonden == ["I023"]


def test_a_location_with_so_and_vso_uses_the_row_of_its_kind_in_the_register(tmp_path: Path) -> None:
    kop = [*(naam for naam in h.ALGEMEEN_OUD if naam != "PRIKDATUM_SCORES"), "AFSTAND", "LEERLINGEN"]
    kop[0] = "PEILDATUM"
    rijen = [
        [*_zonder_prikdatum("99AF00", "Vso"), "7043", "10"],
        [*_zonder_prikdatum("99AF00", "So"), "6047,44347826087", "230"],
        [*_zonder_prikdatum("99AA00", "BO"), " ", "0"],
        [*_zonder_prikdatum("99AB00", "Sbo"), "1", "2"],
    ]
    bestanden, gevonden, verslagen = _importeer(tmp_path, h.als_csv(kop, rijen))
    assert h.tidy(bestanden[f"{RESULTATEN}/afstand-woonadres-2019-2020.csv"]) == {
        ("99AA00", "2019-2020", "leerlingen", "aantal"): "0",
        ("99AA00", "2019-2020", "afstand-woonadres", "aantal"): "0",
        ("99AF00", "2019-2020", "leerlingen", "aantal"): "230",
        ("99AF00", "2019-2020", "afstand-woonadres", "aantal"): "230",
        ("99AF00", "2019-2020", "afstand-woonadres", "gemiddelde"): "6047,44347826087",
    }
    assert verslagen[0].overgeslagen == (("andere schoolsoort dan in het register", 2),)
    # 99AB00 is left without a row and gets a word; 99AF00 is not.
    assert gevonden.count("I019") == 1


def _zonder_prikdatum(sleutel: str, soort: str) -> list[str]:
    cellen = h.school(sleutel, peildatum="20191001", soort=soort)
    return [cellen[0], *cellen[2:]]


def _achterstandsscores() -> bytes:
    noot = "a De achterstandsscore is onvoldoende betrouwbaar."
    return h.als_excel(
        {
            "Voorblad": [["Achterstandsscores, 2019"]],
            "Tabel 1": [
                ["Tabel 1", None, None],
                ["Achterstandsscore per basisschoolvestiging, 1 oktober 2019*"],
                [],
                ["School (BRIN vestiging)", "Aantal bekostigde leerlingen", "Achterstandsscore", None],
                [],
                ["99AA00", 100, 33.02, None],
                ["99AB00", 32, ".", "a"],
                ["99ZZ00", 142, 0, None],
                [],
                ["Bron: CBS"],
                [noot],
            ],
            "Tabel 2": [
                ["Tabel 2"],
                ["Zonder drempel, 1 oktober 2019*"],
                [
                    "School (BRIN vestiging)",
                    "Achterstandsscore zonder drempel",
                    "Achterstandsscore zonder drempel \n(onderbouw)",
                    "Achterstandsscore zonder drempel \n(bovenbouw)",
                    None,
                ],
                ["99AA00", 102.62, 26.17, 76, "b, c"],
                ["Bron: CBS"],
                ["b Onderbouw: op te weinig (<= 40) leerlingen."],
                ["c Bovenbouw: op te weinig (<= 40) leerlingen."],
            ],
        }
    )


def test_achterstandsscores_from_excel_with_footnotes(tmp_path: Path) -> None:
    bestanden, gevonden, verslagen = _importeer(tmp_path, _achterstandsscores(), "x.xlsx")
    tekst = bestanden[f"{RESULTATEN}/achterstandsscores-2019-2020.csv"].decode()
    assert tekst.splitlines()[1:] == [
        "99AA00;2019-2020;leerlingen-bekostigd;aantal;100;ja;",
        "99AA00;2019-2020;achterstandsscore;waarde;33,02;ja;",
        "99AA00;2019-2020;achterstandsscore-zonder-drempel;waarde;102,62;ja;",
        "99AA00;2019-2020;achterstandsscore-zonder-drempel-onderbouw;waarde;26,17;ja;Onderbouw: op te weinig (<= 40) leerlingen.",
        "99AA00;2019-2020;achterstandsscore-zonder-drempel-bovenbouw;waarde;76;ja;Bovenbouw: op te weinig (<= 40) leerlingen.",
        "99AB00;2019-2020;leerlingen-bekostigd;aantal;32;ja;",
        "99AB00;2019-2020;achterstandsscore;waarde;.;ja;De achterstandsscore is onvoldoende betrouwbaar.",
    ]
    assert (verslagen[0].gelezen, verslagen[0].gebruikt) == (9, 3)
    assert dict(verslagen[0].overgeslagen) == {
        "bronvermelding of voetnoot onder de tabel": 5,
        "school van een andere organisatie": 1,
    }
    assert gevonden == ["I023"]


def test_an_excel_copy_of_a_text_file_gives_the_same_cells(tmp_path: Path) -> None:
    kop = [*h.ALGEMEEN_OUD, *h.EINDSCORES_2019]
    tekst = [*h.school("99AA00", peildatum="20190417"), "11", "0", "11", "538,636363636364", *["0", " "] * 4]
    getallen: list[object] = [20190417, 20230601, "99AA", 0, *tekst[4:13], 11, 0, 11, 538.636363636364, *[0, None] * 4]
    uit_csv, _, _ = _importeer(tmp_path / "a", h.als_csv(kop, [tekst]))
    uit_excel, _, _ = _importeer(tmp_path / "b", h.als_excel({"Blad1": [["Eindscores"], kop, getallen]}), "b.xlsx")
    pad = f"{RESULTATEN}/gemiddelde-eindscores-2018-2019.csv"
    assert uit_csv[pad] == uit_excel[pad]


def test_provenance_is_the_model_and_holds_no_path(tmp_path: Path) -> None:
    rijen = [[*h.school("99AA00"), *["1"] * 10], [*h.school("99ZZ00"), *["1"] * 10]]
    inhoud = h.als_csv([*h.ALGEMEEN_NIEUW, *h.REFERENTIENIVEAUS], rijen)
    bestanden, _, _ = _importeer(tmp_path, inhoud, "Mijn download (3).csv")
    tekst = bestanden[f"{RESULTATEN}/referentieniveaus-2022-2023.herkomst.yml"].decode()
    herkomst = Herkomst.model_validate(yaml.load(tekst, yaml.BaseLoader))  # noqa: S506 the base loader only makes text
    assert herkomst.bestand == "Mijn download (3).csv"
    assert herkomst.resultaat == f"{RESULTATEN}/referentieniveaus-2022-2023.csv"
    assert (herkomst.peildatum, herkomst.schooljaar) == ("2022-10-01", "2022-2023")
    assert herkomst.gelezen == herkomst.gebruikt + sum(reden.rijen for reden in herkomst.redenen) == 2
    assert len(herkomst.sha256) == 64
    assert str(tmp_path) not in tekst


def test_import_twice_is_the_same_and_a_new_file_shows_what_changed(tmp_path: Path) -> None:
    mappen = h.maak_map(tmp_path / "handboek")
    kop = [*h.ALGEMEEN_NIEUW, *h.REFERENTIENIVEAUS]
    een = h.bewaar(tmp_path, "een.csv", h.als_csv(kop, [[*h.school("99AA00"), *["7"] * 10], [*h.school("99AB00"), *["1"] * 10]]))
    twee = h.bewaar(
        tmp_path,
        "twee.csv",
        h.als_csv(kop, [[*h.school("99AA00"), "<5", *["7"] * 9], [*h.school("99AE00", soort="sbo"), *["0"] * 10]]),
    )
    plan = plan_import([een], h.organisatie(), mappen)
    geschreven, meldingen = write_plan(plan, mappen.wortel)
    assert (len(geschreven), meldingen) == (2, ())
    eerst = h.foto(mappen.wortel)
    opnieuw = plan_import([een], h.organisatie(), mappen)
    assert write_plan(opnieuw, mappen.wortel) == ((), ())
    assert h.foto(mappen.wortel) == eerst
    assert "  dezelfde cijfers als er al stonden" in beschrijf(opnieuw)
    anders = plan_import([twee], h.organisatie(), mappen)
    verschil = anders.verslagen[0].verschil
    assert verschil is not None
    assert (verschil.toegevoegd, verschil.vervallen) == (10, 10)
    assert [(cel.categorie, cel.oud, cel.nieuw) for cel in verschil.gewijzigd] == [("lager1f", "7", "<5")]
    assert "    99AA00 2022-2023 referentieniveaus-rekenen/lager1f: 7 -> <5" in beschrijf(anders)
    write_plan(anders, mappen.wortel)
    assert (
        h.tidy(mappen.resultaten.joinpath("referentieniveaus-2022-2023.csv").read_bytes())[
            "99AA00", "2022-2023", "referentieniveaus-rekenen", "lager1f"
        ]
        == "<5"
    )


def test_every_cell_that_a_layout_can_write_is_a_known_series() -> None:
    """The built-in series and the table of layouts are two files that must agree."""
    reeksen = {}
    bron = Path(indicatormodel.__file__).with_name("meetreeksen.yml").read_text(encoding="utf-8")
    for gegevens in yaml.load(bron, yaml.BaseLoader):  # noqa: S506 the base loader only makes text
        reeks = indicatormodel.Meetreeks.model_validate(gegevens)
        assert reeks.id not in reeksen
        reeksen[reeks.id] = reeks
    for indeling in INDELINGEN:
        for vorm in indeling.vormen:
            for cel in vorm.cellen:
                assert cel.categorie in reeksen[cel.meetreeks].categorie_per_id, cel
    for meetreeks in TOETSEN.values():
        assert set(reeksen[meetreeks].categorie_per_id) == {"aantal", "gemiddelde"}


def test_the_name_of_a_file_plays_no_part(tmp_path: Path) -> None:
    inhoud = h.als_csv([*h.ALGEMEEN_NIEUW, *h.ADVIEZEN], [[*h.school("99AA00"), *["1"] * 12]])
    bron, meldingen = recognise(h.bewaar(tmp_path, "10-referentieniveaus-2018-2019.txt", inhoud))
    assert bron is not None
    assert bron.indeling.id == "schooladviezen"
    assert meldingen == ()


def test_extra_columns_are_named_and_harmless(tmp_path: Path) -> None:
    kop = ["Opmerkingen", *h.ALGEMEEN_NIEUW, *h.REFERENTIENIVEAUS, "schrijven 1f"]
    bestanden, _, _ = _importeer(tmp_path, h.als_csv(kop, [["x", *h.school("99AA00"), *["3"] * 10, "99"]]))
    assert set(h.tidy(bestanden[f"{RESULTATEN}/referentieniveaus-2022-2023.csv"]).values()) == {"3"}
    _, meldingen = recognise(tmp_path / "bron" / "bestand.csv")
    assert [(melding.code, melding.niveau) for melding in meldingen] == [("I013", Niveau.ADVIES)]
    # By number: what a header of somebody else says may be a name.
    assert "kolom 1 en kolom 25" in meldingen[0].wat
