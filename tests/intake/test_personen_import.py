"""One teacher, one pupil or a name where the import did not look: headers, names of files, known columns, messages."""

from __future__ import annotations

from pathlib import Path

import helpers_intake as h
import helpers_tabel as t
import pytest

from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.intake import Importplan, plan_import, write_plan
from kwaliteitshandboek.intake.bestandsnaam import noemt_persoon
from kwaliteitshandboek.intake.waarden import toonbare_cel
from kwaliteitshandboek.load.resultaten import lees_resultaat
from kwaliteitshandboek.model.persoonsgegevens import als_dag
from kwaliteitshandboek.model.persoonskoppen import Kopsoort, kopsoort

DUO_KOP = [*h.ALGEMEEN_NIEUW, *h.REFERENTIENIVEAUS]
DUO_RIJEN = [[*h.school(sleutel), *["12"] * 10] for sleutel in ("99AA00", "99AB00", "99AE00")]
KOP = ["School", "Oneens", "Eens"]
RIJEN = [["99AA00", "12", "30"], ["99AB00", "9", "41"], ["99AE00", "7", "22"]]
STAF = [
    *("Leraar 1", "Leraar 2", "Leerkracht A", "Leerkracht B", "Docent 1", "lkr. 7", "Leraar 8a", "Gemiddelde leraar 1"),
    *("Oordeel leraar", "Oordeel juf", "Oordeel van de juf", "Score leraar groep 8", "Score leraar groep 7", "Mentor groep 8"),
    *("Functioneringsgesprek Piet", "Lesbezoek Jansen", "Juf", "Intern begeleider", "IB", "Lkr"),
]
THUIS = ["Leerling 1", "Leerling 2", "Kind 12", "Moeder", "Vader", "Voogd", "Diagnose", "Geboren"]
GROEPEN = [
    *("Leerlingen", "Aantal leerlingen", "Leraren", "Oordeel leerlingen", "Tevredenheid leraren", "Leerlingen per leraar"),
    *("Leerling-leraarratio", "Docenten vo", "Functioneringsgesprekken gepland", "Functioneringsgesprekken gehouden"),
    *("Leerlingen per leraar groep 8", "Leerling 1F", "Leerling 5-8", "Docent LB", "Leerkracht (n)", "Juf/meester"),
    *("Oordeel juf of meester", "Mijn juf helpt mij", "Oordeel schoolleider", "Diagnoses", "Score max", "Vraag 1"),
    *("Leerlingen 2024", "Leerkrachten 1e meting", "Geboren in Nederland", "Rapportcijfer leerkrachten"),
]


def _duo(tmp_path: Path, kop: list[str], rijen: list[list[str]], naam: str = "bron.csv") -> Importplan:
    wortel = tmp_path / "handboek"
    mappen = h.Mappen(wortel) if wortel.exists() else h.maak_map(wortel)
    return plan_import([h.bewaar(tmp_path / "bron", naam, h.als_csv(kop, rijen))], h.organisatie(), mappen)


def _met(kolom: str, waarde: str) -> list[list[str]]:
    plaats = DUO_KOP.index(kolom)
    return [[*DUO_RIJEN[0][:plaats], waarde, *DUO_RIJEN[0][plaats + 1 :]], *DUO_RIJEN[1:]]


def _zegt_niets(findings: tuple[Finding, ...], *geheim: str) -> None:
    for melding in findings:
        assert not [woord for woord in geheim if woord in str(melding)], melding.code


def _bewaart_niets(plan: Importplan, tmp_path: Path) -> None:
    assert plan.bestanden == ()
    assert write_plan(plan, tmp_path / "handboek") == ((), ())
    assert not (tmp_path / "handboek" / "data" / "resultaten").exists()


@pytest.mark.parametrize("soort", ["duo", "gelezen", "ongelezen"])
@pytest.mark.parametrize("kop", [*STAF, *THUIS])
def test_figures_about_one_person_stop_the_import(kop: str, soort: str, tmp_path: Path) -> None:
    cellen = ["7", "8", "6"]
    if soort == "duo":
        plan = _duo(tmp_path, [*DUO_KOP, kop], [[*rij, cel] for rij, cel in zip(DUO_RIJEN, cellen, strict=True)])
    elif soort == "ongelezen":
        rijen = [[*KOP, kop], *([*rij, cel] for rij, cel in zip(RIJEN, cellen, strict=True))]
        plan = t.importeer(tmp_path, t.wereld(t.BREED), t.als_tabel(rijen))
    else:
        # The mapping itself asks for the column.
        rijen = [[KOP[0], kop, KOP[2]], *RIJEN]
        plan = t.importeer(tmp_path, t.wereld(t.BREED.replace("kolom: Oneens", f"kolom: {kop}")), t.als_tabel(rijen))
    assert t.fouten(plan)[:1] == ["I053" if kop in STAF else "I011"]
    _bewaart_niets(plan, tmp_path)
    _zegt_niets(plan.findings, "Piet", "Jansen")


@pytest.mark.parametrize("kop", GROEPEN)
def test_figures_about_a_group_pass(kop: str, tmp_path: Path) -> None:
    cellen = ["7", "8", "6"]
    duo = _duo(tmp_path, [*DUO_KOP, kop], [[*rij, cel] for rij, cel in zip(DUO_RIJEN, cellen, strict=True)])
    rijen = [[KOP[0], kop, KOP[2]], *RIJEN]
    tabel = t.importeer(tmp_path, t.wereld(t.BREED.replace("kolom: Oneens", f"kolom: '{kop}'")), t.als_tabel(rijen))
    assert (t.fouten(duo), t.fouten(tabel)) == ([], [])


def test_whole_numbers_below_a_bare_word_are_refused_in_every_import(tmp_path: Path) -> None:
    """'Leerling' with 1, 2, 3 numbers pupils; with 7,8 it is what pupils think."""
    for kop, code in (("Leerling", "I011"), ("Leerkracht", "I053"), ("Medewerker", "I053")):
        for nummer, (cellen, verwacht) in enumerate(((["1", "2", "3"], [code]), (["7,8", "8,1", "7,4"], []))):
            duo = _duo(tmp_path, [*DUO_KOP, kop], [[*rij, cel] for rij, cel in zip(DUO_RIJEN, cellen, strict=True)])
            rijen = [[*KOP, kop], *([*rij, cel] for rij, cel in zip(RIJEN, cellen, strict=True))]
            tabel = t.importeer(tmp_path / f"{kop}-{nummer}", t.wereld(t.BREED), t.als_tabel(rijen))
            assert (t.fouten(duo), t.fouten(tabel)) == (verwacht, verwacht)


def test_results_written_by_hand_hold_no_figure_about_one_person() -> None:
    tabel = "school;schooljaar;meetreeks;categorie;waarde;Leraar 1\n99AA00;2024-2025;sfeer;eens;3;4\n"
    _, meldingen = lees_resultaat(tabel.encode(), "data/resultaten/eigen.csv")
    assert [melding.code for melding in meldingen] == ["I074"]
    assert "'Leraar 1'" in meldingen[0].wat


def test_one_row_for_each_teacher_is_refused(tmp_path: Path) -> None:
    rijen = [[*KOP, "Wie"], [*RIJEN[0], "Leraar 1"], ["99AA00", "9", "41", "Leraar 2"]]
    assert t.fouten(t.importeer(tmp_path, t.wereld(t.BREED), t.als_tabel(rijen)))[0] == "I050"
    assert kopsoort("Leraar 1") is Kopsoort.EEN


def test_an_explanation_beside_the_table_may_speak_of_a_teacher(tmp_path: Path) -> None:
    cijfers = [KOP, *([school, int(een), int(twee)] for school, een, twee in RIJEN)]
    for kop, cel, code in (("Oordeel leraar", "wat leraren vinden", []), ("Leraar 1", 7, ["I078"])):
        uitleg = [[kop, "Betekenis"], [cel, "zie boven"], [cel, "zie onder"]]
        inhoud = h.als_excel({"Cijfers": cijfers, "Uitleg": uitleg})
        assert t.fouten(t.importeer(tmp_path / kop, t.wereld(t.BREED), inhoud, naam="bron.xlsx")) == code


NAMEN = [
    *("export juf Anja de Vries 123456782.csv", "Anja de Vries.xlsx", "a.devries@school.nl.csv", "anja_de_vries.csv"),
    *("Vries, Anja de.xlsx", "J. Jansen.csv", "leerling-Emma.csv", "functioneringsgesprek Piet.csv", "juf-sjoerdtje.csv"),
    *("dossier 123456782.csv", "06-12345678.csv", "Thirza Wiersma.xlsx", "gesprek mevrouw Geheimsma.ods", "dhr. Bakker.csv"),
]


@pytest.mark.parametrize("naam", NAMEN)
def test_a_file_name_with_a_person_is_refused_and_not_repeated(naam: str, tmp_path: Path) -> None:
    duo = _duo(tmp_path, DUO_KOP, DUO_RIJEN, naam)
    pad = h.bewaar(tmp_path / "bron", naam, t.als_tabel([KOP, *RIJEN]))
    tabel = t.plan_tabel([pad], t.wereld(t.BREED), h.Mappen(tmp_path / "handboek"))
    for plan in (duo, tabel):
        assert t.fouten(plan) == ["I081"]
        assert plan.verslagen == ()
        _bewaart_niets(plan, tmp_path)
        _zegt_niets(plan.findings, naam, "Vries", "Anja", "123456782", "Jansen", "Emma", "Piet", "Geheim", "@")


@pytest.mark.parametrize(
    "naam",
    [
        *(
            "03.-leerlingen-bo-sw-aantal.csv",
            "Tevredenheid ouders 2025.xlsx",
            "De Vuurtoren veiligheid.csv",
            "leerresultaten.ods",
        ),
        *(
            "Anne Frankschool 2025.csv",
            "obs Jan Ligthart.csv",
            "Cijfers de Linde.xlsx",
            "Willem van Oranje.csv",
            "Jan Feb 2025.csv",
        ),
        *("Monitor sociale veiligheid Groep 8.xlsx", "mijn juf of meester.csv", "20241001_export (2).csv", "Kim versie.csv"),
        *("tevredenheid leerling Vuurtoren.xlsx", "DUO_10-referentieniveaus-2022-2023_eerste-rijen.csv", "medewerkers 2025.csv"),
    ],
)
def test_ordinary_file_names_pass(naam: str, tmp_path: Path) -> None:
    assert t.fouten(_duo(tmp_path, DUO_KOP, DUO_RIJEN, naam)) == []


def test_a_file_may_be_called_after_an_own_school() -> None:
    assert noemt_persoon("Jan de Vries veiligheid.csv")
    assert not noemt_persoon("Jan de Vries veiligheid.csv", ["Jan de Vries"])


@pytest.mark.gegevens
def test_names_of_real_schools_hardly_ever_stop_a_file(gegevens: Path) -> None:
    """Fewer than one in two hundred, and the own schools of a handbook never do."""
    regels = (gegevens / "duo_alle-vestigingen-bo.csv").read_bytes().decode("cp1252").splitlines()
    plaats = regels[0].replace('"', "").split(";").index("VESTIGINGSNAAM")
    namen = {regel.split(";")[plaats].strip('"') for regel in regels[1:] if '""' not in regel}
    assert len(namen) > 4000
    gezien = [naam for naam in namen if noemt_persoon(f"{naam} tevredenheid 2025.csv")]
    assert len(gezien) < len(namen) / 200
    assert not [naam for naam in gezien if noemt_persoon(f"{naam} tevredenheid 2025.csv", [naam])]


@pytest.mark.parametrize(
    ("kolom", "waarde", "code"),
    [
        ("BEVOEGD_GEZAG_NUMMER", "Geheimsma", "I082"), ("BEVOEGD_GEZAG_NUMMER", "Anja de Vries", "I082"),
        ("INSTELLINGSNAAM_VESTIGING", "juf Anja de Vries", "I050"), ("INSTELLINGSNAAM_VESTIGING", "meester Geheimsma", "I050"),
        ("INSTELLINGSNAAM_VESTIGING", "geheim@school.example", "I050"), ("INSTELLINGSNAAM_VESTIGING", "123456782", "I050"),
        ("INSTELLINGSNAAM_VESTIGING", "mevrouw A. van Geheim", "I050"),
    ],
)  # fmt: skip
def test_a_name_in_a_known_column_is_not_copied(kolom: str, waarde: str, code: str, tmp_path: Path) -> None:
    plan = _duo(tmp_path, DUO_KOP, _met(kolom, waarde))
    assert t.fouten(plan) == [code]
    _bewaart_niets(plan, tmp_path)
    _zegt_niets(plan.findings, waarde, "Vries", "Geheim", "geheim")


@pytest.mark.parametrize(
    ("kolom", "waarde"),
    [
        *(("INSTELLINGSNAAM_VESTIGING", naam) for naam in ("Anne Frankschool", "Johan de Witt", "Meester Haye", "St@rtbaan")),
        *(("INSTELLINGSNAAM_VESTIGING", naam) for naam in ("Mw Dr Gelinckschool", "Jan de Vries", "")),
        *(("BEVOEGD_GEZAG_NUMMER", nummer) for nummer in ("41646", "1", "", ".")),
    ],
)
def test_a_school_called_after_somebody_passes(kolom: str, waarde: str, tmp_path: Path) -> None:
    assert t.fouten(_duo(tmp_path, DUO_KOP, _met(kolom, waarde))) == []


def test_words_of_the_inspectorate_that_are_kept_name_nobody(tmp_path: Path) -> None:
    kop = ["OVT", "Schoolweging", "Schoolwegingscategorie", "Signaleringswaarde 1F", "Signaleringswaarde 1S/2F"]
    kop += ["Gewogen driejaarsgemiddelde 1F", "Gewogen driejaarsgemiddelde 1S/2F", "Uitkomst indicator 1F"]
    gevallen = (
        ("juf Anja beoordeelt dit", "30-31", ["I050"]),
        ("Voldoende", "volgens Anja de Vries", ["I050"]),
        ("Voldoende", "30-31", []),
    )
    for nummer, (tekst, categorie, code) in enumerate(gevallen):
        rijen = [["2023-2024"], kop, ["99AA00", 30, categorie, 0.85, 0.4, 0.9, 0.5, tekst]]
        bron = h.bewaar(tmp_path / f"bron {nummer}", "bron.xlsx", h.als_excel({"Data": rijen}))
        mappen = h.maak_map(tmp_path / f"handboek {nummer}")
        plan = plan_import([bron], h.organisatie(), mappen)
        assert t.fouten(plan) == code
        _zegt_niets(plan.findings, "Anja")


@pytest.mark.parametrize(
    "waarde", ["Anja de Vries", "Geheimsma", "12-03-2012", "20120312", "0612345678", "geheim@school.example"]
)
@pytest.mark.parametrize(("kolom", "code"), [("REKENEN_LAGER1F", "I017"), ("PEILDATUM_LEERLINGEN", "I018"), ("SOORT_PO", "I019")])
def test_no_message_repeats_a_cell_that_can_be_personal(kolom: str, code: str, waarde: str, tmp_path: Path) -> None:
    plan = _duo(tmp_path, DUO_KOP, _met(kolom, waarde))
    if kolom == "PEILDATUM_LEERLINGEN" and waarde[0].isdigit():
        # A day in the column of the day of counting is no more than that.
        return
    assert code in [melding.code for melding in plan.findings]
    _zegt_niets(plan.findings, waarde)


def test_a_footnote_and_an_unknown_test_are_not_repeated_where_they_can_be_a_name(tmp_path: Path) -> None:
    kop = ["School (BRIN vestiging)", "Aantal bekostigde leerlingen", "Achterstandsscore", None]
    rijen = [["Tabel 1, 1 oktober 2021"], kop, ["99AA00", 12, 1.5, "Geheimsma"]]
    bron = h.bewaar(tmp_path, "bron.xlsx", h.als_excel({"Tabel 1": rijen}))
    plan = plan_import([bron], h.organisatie(), h.maak_map(tmp_path / "handboek"))
    assert "I022" in [melding.code for melding in plan.findings]
    _zegt_niets(plan.findings, "Geheim")
    for nummer, (toets, genoemd) in enumerate((("NIEUW", True), ("JANSEN", False), ("PIET", False))):
        scores = [*h.ALGEMEEN_OUD, *h.EINDSCORES_2019, f"{toets}_AANTAL", f"{toets}_GEM"]
        plan = _duo(tmp_path / str(nummer), scores, [[*h.school("99AA00"), *["12"] * 12, "3", "4,5"]])
        teksten = " ".join(str(melding) for melding in plan.findings if melding.code == "I014")
        assert teksten
        assert (toets in teksten) == genoemd


@pytest.mark.parametrize(("site", "getoond"), [("www.fout adres", False), ("Geheimsma", False), ("www.fout:", True)])
def test_a_wrong_address_of_a_website_is_shown_only_where_it_is_one(site: str, getoond: bool, tmp_path: Path) -> None:
    kop = list(h.ADRESSEN)
    vast = {"BRIN NUMMER": "99AA", "VESTIGINGSNUMMER": "00", "VESTIGINGSNAAM": "Anker", "INTERNETADRES": site}
    plan = _duo(tmp_path, kop, [[vast.get(naam, "") for naam in kop]])
    teksten = [melding.wat for melding in plan.findings if melding.code == "I034"]
    assert [site in tekst for tekst in teksten] == [getoond]


@pytest.mark.parametrize(
    ("tekst", "getoond"),
    [
        ("12,5", "'12,5'"), ("<10", "'<10'"), ("-3", "'-3'"), ("n.v.t.", "'n.v.t.'"), ("140 %", "'140 %'"), ("#", "'#'"),
        ("Jan", "iets anders"), ("123456", "iets anders"), ("01-02-2012", "iets anders"), ("AB", "iets anders"),
    ],
)  # fmt: skip
def test_which_cells_a_message_may_show(tekst: str, getoond: str) -> None:
    assert toonbare_cel(tekst) == getoond


@pytest.mark.parametrize(
    ("kop", "cellen", "code"),
    [
        ("Dag", ["12 maart 2012", "3 mei 2013", "1 sept. 2014"], ["I050"]),
        ("Dag", ["12 mrt 2012", "3 jun. 2013", "1-okt-2014"], ["I050"]),
        ("Bezoek inspectie", ["12 maart 2012", "3 mei 2013", "1 sept. 2014"], []),
        ("Opmerking", ["Milan is vaak ziek", "", ""], ["I050"]),
        ("Opmerking", ["", "Nieuw: Emma heeft vaak moeite met rekenen", ""], ["I050"]),
        ("Opmerking", ["De Milan is verhuisd", "Rekenen is vaak afwezig", "obs Jan Ligthart is gestart"], []),
        ("Jarig", ["41000", "41050", "41200"], ["I011"]),
        ("Geb", ["41000", "41050", "41200"], ["I011"]),
        ("Kengetal", ["41000", "41050", "41200"], []),
    ],
)
def test_values_that_give_somebody_away(kop: str, cellen: list[str], code: list[str], tmp_path: Path) -> None:
    rijen = [[*KOP, kop], *([*rij, cel] for rij, cel in zip(RIJEN, cellen, strict=True))]
    plan = t.importeer(tmp_path, t.wereld(t.BREED), t.als_tabel(rijen))
    assert t.fouten(plan) == code
    _zegt_niets(plan.findings, "Milan", "Emma", "2012")


def test_days_with_a_month_in_words() -> None:
    assert [als_dag(tekst) is None for tekst in ("12 maart 2012", "12 Mrt. 2012", "12 foo 2012", "31 juni 2012", "3 mei")] == [
        False, False, True, True, True,
    ]  # fmt: skip
