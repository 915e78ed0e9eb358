"""Persons where they hide: on other sheets, in one cell of a text, in rows of one pupil; and what only looks like it passes."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import helpers_intake as h
import helpers_tabel as t
import openpyxl
import pytest

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.intake import plan_import
from kwaliteitshandboek.intake.blad import Rij
from kwaliteitshandboek.intake.persoonstafel import Tafel
from kwaliteitshandboek.intake.privacy import keur
from kwaliteitshandboek.model.achternamen import noemt_mens
from kwaliteitshandboek.model.persoonsnamen import naamparen, noemt_bekende_naam, spreekt_aan

KOP = ["School", "Oneens", "Eens"]
RIJEN = [["99AA00", "12", "30"], ["99AB00", "9", "41"], ["99AE00", "7", "22"]]
TABEL = [KOP, *([school, int(een), int(twee)] for school, een, twee in RIJEN)]
LIJST = [["Achternaam", "Geboortedatum", "BSN"], ["Geheimsma", "2014-03-04", 111222333]]
ZONDER_KOP = [["Youssra Benali", 111222333], ["Dewi Kartosen", 123456782]]


def _zegt_niets(findings: tuple[Finding, ...], *geheim: str) -> None:
    for melding in findings:
        assert not [woord for woord in geheim if woord in f"{melding.wat} {melding.hoe}"], melding.code


def _verberg_xlsx(inhoud: bytes, hoe: str) -> bytes:
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    boek.worksheets[1].sheet_state = hoe
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _verberg_ods(inhoud: bytes) -> bytes:
    """The second sheet hidden as an office program does it: by a style."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for naam in oud.namelist():
            tekst = oud.read(naam).decode()
            if naam == "content.xml":
                stijl = (
                    '<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><style:style '
                    'style:name="weg" style:family="table"><style:table-properties table:display="false"/></style:style>'
                    "</office:automatic-styles>"
                )
                tekst = tekst.replace("<office:body>", f"{stijl}<office:body>")
                tekst = tekst.replace('table:name="Blad2"', 'table:name="Blad2" table:style-name="weg"')
            nieuw.writestr(naam, tekst)
    return uit.getvalue()


@pytest.mark.parametrize("lijst", [LIJST, ZONDER_KOP], ids=["kop", "zonder kop"])
@pytest.mark.parametrize("soort", ["xlsx", "ods"])
@pytest.mark.parametrize("verborgen", ["", "hidden", "veryHidden"])
def test_persons_on_another_sheet_stop_the_import(lijst: list[list[object]], soort: str, verborgen: str, tmp_path: Path) -> None:
    bladen = {"Cijfers": TABEL, "Blad2": lijst}
    if soort == "xlsx":
        inhoud = h.als_excel(bladen)
        inhoud = _verberg_xlsx(inhoud, verborgen) if verborgen else inhoud
    else:
        inhoud = h.als_ods(bladen)
        inhoud = _verberg_ods(inhoud) if verborgen else inhoud
    plan = t.importeer(tmp_path, t.wereld(t.BREED), inhoud, naam=f"bron.{soort}")
    assert t.fouten(plan) == ["I078"]
    assert plan.bestanden == ()
    assert ("verborgen blad" in plan.findings[0].wat) == bool(verborgen)
    assert "nummer 2" in plan.findings[0].wat
    _zegt_niets(plan.findings, "Geheim", "111222333", "Benali", "Kartosen")


def test_a_sheet_with_explanation_beside_the_table_passes(tmp_path: Path) -> None:
    uitleg = [
        ["Toelichting"],
        ["Kolom", "Betekenis"],
        ["Oneens", "Aantal leerlingen dat Oneens antwoordde; Passend Onderwijs telt mee."],
        ["Eens", "Zie de Inspectie van het Onderwijs, info@dienst.example"],
        ["Gebied", "Noord Holland"],
    ]
    for nummer, inhoud in enumerate((h.als_excel({"A": TABEL, "B": uitleg}), h.als_ods({"A": uitleg, "B": TABEL}))):
        plan = t.importeer(tmp_path / str(nummer), t.wereld(t.BREED), inhoud)
        assert t.fouten(plan) == []
        assert len(t.cellen(plan)) == 6


def test_persons_on_another_sheet_of_open_data_stop_the_import(tmp_path: Path) -> None:
    kop = ["OVT", "Schoolweging", "Signaleringswaarde 1F", "Signaleringswaarde 1S/2F"]
    kop += ["Gewogen driejaarsgemiddelde 1F", "Gewogen driejaarsgemiddelde 1S/2F"]
    rijen = [["2023-2024"], kop, ["99AA00", 30, 0.85, 0.4, 0.9, 0.5]]
    mappen = h.maak_map(tmp_path / "handboek")
    plannen = [
        plan_import([h.bewaar(tmp_path, f"{naam}.xlsx", h.als_excel({"Data": rijen, **extra}))], h.organisatie(), mappen)
        for naam, extra in (("schoon", {}), ("vuil", {"Blad2": LIJST}))
    ]
    assert "I078" not in t.fouten(plannen[0])
    assert {"I011", "I078"} & set(t.fouten(plannen[1]))
    assert plannen[1].bestanden == ()


@pytest.mark.parametrize(
    ("kop", "cellen", "code"),
    [
        ("Naam", ["Jansen", "de Vries", "Bakker"], "I011"),
        ("Toelichting", ["Youssra Benali", "Dewi Kartosen", "Szymon Kowalczyk"], "I050"),
        ("Toelichting", ["Benali, Youssra", "Kartosen, Dewi", "Kowalczyk, Szymon"], "I050"),
        ("Opmerking", ["langdurig ziek: Jan Jansen", "", ""], "I050"),
        ("Opmerking", ["", "Juf Anja is uitgevallen", ""], "I050"),
        ("Opmerking", ["", "uitval van dhr. De Boer", "mevrouw A. van Dijk"], "I050"),
        ("Wie", ["Juf Anja", "Ouders", "Ouders"], "I050"),
        ("Opmerking", ["Thirza Geheimstra was ziek", "", ""], "I050"),
        ("Opmerking", ["", "gesproken met Noortje van der Geheim", ""], "I050"),
        ("Opmerking", ["", "", "op verzoek van de moeder van Geheimlinn"], "I050"),
        ("Toelichting", ["Ay\u015fe Y\u0131lmaz viel uit", "Later afgenomen", ""], "I050"),
        ("Toelichting", ["leerling Geheimza is verhuisd", "", "Door Corona geen afname"], "I050"),
        ("Locatie", ["Zuid", "juf Geheimsma", "Noord"], "I050"),
        ("Locatie", ["", "Meneer Geheimsma", ""], "I050"),
        ("Locatie", ["Zuid", "Noord", "Jan Jansen"], "I050"),
        ("Locatie", ["J. Geheimsma", "", ""], "I050"),
        ("Locatie", ["", "geheim@school.example", ""], "I050"),
        ("Locatie", ["123456782", "", ""], "I050"),
        ("Wijk", ["Centrum", "mevrouw A. van Geheim", "Oost"], "I050"),
        ("Schoolnaam", ["De Linde", "juf Anja", "Het Anker"], "I050"),
        ("Datum", ["02-03-2014", "05-06-2013", "07-08-2015"], "I050"),
        ("Dag", ["02-03-14", "05-06-13", "07-08-15"], "I050"),
        ("Gb", ["2013", "2014", "2015"], "I011"),
        ("Geboortemaand", ["mei", "juni", "juli"], "I011"),
        ("Lkr", ["JANS", "BOE", "JANS"], "I053"),
        ("Docent", ["JNS", "BOE", "VRI"], "I053"),
        ("Meester", ["1", "2", "3"], "I053"),
        ("Leerling", ["1", "2", "3"], "I011"),
    ],
)
def test_a_column_that_nobody_reads_stops_the_import_too(kop: str, cellen: list[str], code: str, tmp_path: Path) -> None:
    rijen = [[*KOP, kop], *([*rij, cel] for rij, cel in zip(RIJEN, cellen, strict=True))]
    plan = t.importeer(tmp_path, t.wereld(t.BREED), t.als_tabel(rijen))
    assert t.fouten(plan)[:1] == [code]
    assert plan.bestanden == ()
    _zegt_niets(plan.findings, *(cel for cel in cellen if len(cel) > 3), "Jansen", "Anja")


@pytest.mark.parametrize(
    ("kop", "cellen"),
    [
        ("Naam", ["School 99AA00", "school 99ab00", "School 99AE00"]),
        ("Naam", ["Basisschool De Linde", "obs Het Anker", "Anne Frankschool"]),
        ("Toelichting", ["Helemaal Eens", "Passend Onderwijs", "Sociale Veiligheid"]),
        ("Toelichting", ["Later afgenomen", "Door Corona geen afname", "Afname in november. Rekenen volgt."]),
        ("Toelichting", ["Gefuseerd met obs Jan Ligthart", "Nieuw gebouw aan de Anna Paulownastraat", ""]),
        ("Locatie", ["Anna Paulowna", "Jan Ligthart", "Juliana van Stolberg"]),
        ("Locatie", ["Anne Frank (Zuid)", "Jan Woltersschool", "obs Piet de Boer"]),
        ("Locatie", ["C.B.S. De Linde", "P.C. Hooft-School", "IJsselstein"]),
        ("Schoolnaam", ["Meester Haye", "Mw Dr Gelinckschool", "Jan de Vries"]),
        ("Toelichting", ["Methode De Zon", "Afname bij team De Branding", "Nieuwe directeur sinds mei"]),
        ("Toelichting", ["De leerling Engels volgt", "moeder van een leerling", "Land van Cuijk en Huis ter Heide"]),
        ("Stelling", ["Mijn leerkracht Nederlands legt goed uit", "De ouders van De Linde", "Mijn mentor is er voor mij"]),
        ("Straatnaam", ["Meester Vosstraat", "Jan Jansenlaan", "Burgemeester de Boerweg"]),
        ("Stelling", ["Mijn juf of meester helpt mij.", "Ik vind mijn meester aardig", "De juf legt goed uit"]),
        ("Streek", ["Noord Holland", "Den Haag", "Bergen op Zoom"]),
        ("Laatste inspectiebezoek", ["02-03-2019", "05-06-2018", "07-08-2020"]),
        ("Geboortecijfer", ["9,1", "8,7", "10,2"]),
    ],
)
def test_what_only_looks_like_a_person_passes(kop: str, cellen: list[str], tmp_path: Path) -> None:
    rijen = [[*KOP, kop], *([*rij, cel] for rij, cel in zip(RIJEN, cellen, strict=True))]
    plan = t.importeer(tmp_path, t.wereld(t.BREED), t.als_tabel(rijen))
    assert [str(melding) for melding in plan.findings if melding.niveau == "fout"] == []


def test_a_mapping_cannot_ask_for_the_figures_of_one_teacher(tmp_path: Path) -> None:
    welke = t.wereld(t.BREED + "rijen: [{kolom: Wie, alleen: [Juf Anja, Jan Jansen]}]\n")
    for nummer, wie in enumerate(("Juf Anja", "Jan Jansen")):
        rijen = [[*KOP, "Wie"], [*RIJEN[0], wie], [*RIJEN[1], "ouders"]]
        assert t.fouten(t.importeer(tmp_path / str(nummer), welke, t.als_tabel(rijen)))[:1] == ["I050"]


def test_the_name_of_a_school_may_be_that_of_a_teacher(tmp_path: Path) -> None:
    """The mapping itself says that 'Juf Nel' is a school, wherever that name stands."""
    welke = t.wereld(t.BREED.replace("{kolom: School}", "{kolom: School, vertaling: {Juf Nel: 99AA00}}"))
    rijen = [[*KOP, "Naam", "Opmerking"], ["Juf Nel", "12", "30", "Juf Nel", "samen met Juf Nel gemeten"]]
    assert t.fouten(t.importeer(tmp_path, welke, t.als_tabel(rijen))) == []


VRAGEN = """
naam: Vragen
school: {kolom: School}
reekskolom: {kolom: Vraag}
kolommen:
  - {kolom: Oneens, categorie: oneens}
  - {kolom: Eens, categorie: eens}
"""


def _met_reeksen(*namen: str) -> t.Wereld:
    """A world with a series of two categories for each name."""
    basis = t.wereld(t.BREED)
    eerste = basis.reeksen["contact"]
    reeksen = {naam: eerste.model_copy(update={"id": naam, "naam": naam}) for naam in namen}
    return t.Wereld(t.indeling(VRAGEN), basis.scholen, reeksen, basis.gevraagd)


@pytest.mark.parametrize(("rijen", "code"), [(3, ["I079"]), (2, [])])
def test_the_answers_of_one_respondent_are_refused(rijen: int, code: list[str], tmp_path: Path) -> None:
    namen = [f"vraag-{nummer}" for nummer in range(4)]
    tabel = [["School", "Vraag", "Oneens", "Eens"]]
    tabel += [["99AA00", naam, *(["0", "1"] if plaats < rijen else ["3", "9"])] for plaats, naam in enumerate(namen)]
    tabel += [["99AB00", naam, "4", "8"] for naam in namen]
    plan = t.importeer(tmp_path, _met_reeksen(*namen), t.als_tabel(tabel))
    assert t.fouten(plan) == code
    assert bool(plan.bestanden) == (not code)


@pytest.mark.parametrize(("eerste", "code"), [(["0", "1"], ["I079"]), (["1", "4"], []), (["0", "0"], [])])
def test_one_pupil_in_a_table_of_destinations_is_refused(eerste: list[str], code: list[str], tmp_path: Path) -> None:
    tabel = [["School", "Vraag", "Oneens", "Eens"], ["99AA00", "uitstroom-vmbo", *eerste], ["99AB00", "uitstroom-vmbo", "2", "9"]]
    assert t.fouten(t.importeer(tmp_path, _met_reeksen("uitstroom-vmbo"), t.als_tabel(tabel))) == code


VERZUIM = """
naam: Verzuim
school: {kolom: School}
meetreeks: verzuim
kolommen: [{kolom: Verzuim BREUK}]
"""


@pytest.mark.parametrize(
    ("breuken", "waarde", "code"),
    [
        (", breuken: ja", "3,4", ["I067"]), (", breuken: ja", "0,034", []), (", breuken: ja", "1", []),
        ("", "140", ["I067"]), ("", "-2", ["I067"]), ("", "100", []), ("", "3,4", []),
    ],
)  # fmt: skip
def test_a_share_over_a_hundred_is_refused_before_it_is_written(
    breuken: str, waarde: str, code: list[str], tmp_path: Path
) -> None:
    welke = t.wereld(VERZUIM.replace(" BREUK", breuken))
    plan = t.importeer(tmp_path, welke, t.als_tabel([["School", "Verzuim"], ["99AA00", waarde]]))
    assert t.fouten(plan) == code
    assert bool(plan.bestanden) == (not code)


def test_fractions_of_what_is_no_share_are_told(tmp_path: Path) -> None:
    tekst = VERZUIM.replace("verzuim\n", "cijfer\n").replace(" BREUK", ", categorie: gemiddelde, breuken: ja")
    plan = t.importeer(tmp_path, t.wereld(tekst), t.als_tabel([["School", "Verzuim"], ["99AA00", "7,1"]]))
    assert [melding.code for melding in plan.findings if melding.code == "I080"] == ["I080"]


@pytest.mark.parametrize("tekst", ["Juf Anja", "JUF ANJA", "gesprek met mw. A. de Boer", "Meneer Bakker", "de heer Van Dijk"])
def test_titles_before_names(tekst: str) -> None:
    assert spreekt_aan(tekst)


@pytest.mark.parametrize("tekst", ["mijn juf of meester", "De juf. Het gaat goed", "Meester Vosschool", "Burgemeester Boer"])
def test_titles_without_names(tekst: str) -> None:
    assert not spreekt_aan(tekst)


@pytest.mark.parametrize(
    ("tekst", "aantal"),
    [
        ("Youssra Benali", 1), ("ziek: Dewi Kartosen", 1), ("Szymon van den Kowalczyk", 1), ("Speciaal Basisonderwijs", 0),
        ("De Windroos", 0), ("Goed Gedaan", 0), ("Prins Willem", 0), ("naar de Jan Ligthart", 0), ("Rekenen, Taal", 0),
        ("Toen kwam de rest", 0),
    ],
)  # fmt: skip
def test_pairs_of_capitals(tekst: str, aantal: int) -> None:
    assert len(naamparen(tekst)) == aantal


@pytest.mark.parametrize(
    ("tekst", "mens"),
    [
        ("Thirza Wiersma was ziek", True), ("vervangen door Sjoukje Bakker", True), ("Noortje de Wit begon in mei", True),
        ("gesprek met de vader van Jaylinn", True), ("conciërge Dirkje is weg", True), ("Mehmet-Can Yıldız", True),
        ("Binnen de Keender organisatie", False), ("Bureau Mulder deed onderzoek", False), ("Familie de Vries", False),
        ("Basissch de Hoeksteen", False), ("gefuseerd met obs Theun de Vries", False), ("leerling op de wachtlijst", False),
        ("Slot van Zaken", False), ("IB'er en directeur", False),
    ],
)  # fmt: skip
def test_people_by_their_surname_or_by_who_they_are(tekst: str, mens: bool) -> None:
    assert noemt_mens(tekst) == mens


@pytest.mark.gegevens
def test_no_real_school_or_town_is_taken_for_a_person_in_a_column_of_locations(gegevens: Path) -> None:
    """More than five thousand names of schools, and all towns, each alone in a column 'Locatie' or 'Schoolnaam'."""
    inhoud = (gegevens / "duo_alle-vestigingen-bo.csv").read_bytes().decode("cp1252")
    rijen = list(csv.DictReader(io.StringIO(inhoud), delimiter=";"))
    namen = {rij[kop].strip() for rij in rijen for kop in ("VESTIGINGSNAAM", "PLAATSNAAM", "GEMEENTENAAM")}
    assert len(namen) > 7000
    for kop in ("Locatie", "Schoolnaam"):
        cellen = tuple(Rij(nummer, (naam,)) for nummer, naam in enumerate(sorted(namen), start=2))
        meldingen = list(keur(Tafel(Rij(1, (kop,)), cellen), Plek("x", 0)))
        assert [str(melding) for melding in meldingen] == []


def test_a_common_first_name_before_a_surname_in_a_text() -> None:
    assert noemt_bekende_naam("Jan Jansen is langdurig ziek")
    assert noemt_bekende_naam("vervanging voor Fatima el Amrani.")
    assert not noemt_bekende_naam("Afname in Jan Feb")
    assert not noemt_bekende_naam("gefuseerd met obs Jan Ligthart")
