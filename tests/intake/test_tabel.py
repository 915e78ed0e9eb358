"""Tables by a mapping: how a table is written plays no part, every cell arrives or is named, and nothing is guessed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import helpers_intake as h
import helpers_tabel as t
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kwaliteitshandboek.edition.onderdrukken import onderdruk
from kwaliteitshandboek.intake import Importplan, beschrijf, lees_schooljaar, plan_tabel, write_plan
from kwaliteitshandboek.intake.procenten import aantallen_bij, decimalen
from kwaliteitshandboek.intake.tabel import lees_tabellen
from kwaliteitshandboek.intake.tabelbron import lees_tabel_bytes
from kwaliteitshandboek.intake.tabelwaarden import Cellezer
from kwaliteitshandboek.load.resultaten import lees_resultaat, lees_waarde
from kwaliteitshandboek.model.indicator import Meetreeks
from kwaliteitshandboek.model.metingen import Staat
from kwaliteitshandboek.model.organisatie import Drempels

KOP = ["School", "Jaar", "Vraag", "Antwoord", "N", "Soort"]
VRAGEN = {"Vraag 1": ("sfeer", ["oneens", "eens", "weet-niet"]), "Vraag 2": ("contact", ["oneens", "eens"])}
NAMEN = {"oneens": "mee oneens", "eens": "Mee  eens", "weet-niet": "weet-niet"}
TEKSTEN = st.one_of(st.just("0"), st.integers(2, 400).map(str), st.sampled_from(["*", "x", "n.v.t.", ""]))
TIDY = {"*": "<5", "x": ".", "n.v.t.": "-1"}
JAREN = {"2023-2024": ["2023-2024", "2023/2024", "23-24", "2023-24", "schooljaar 2023/24"], "2024-2025": ["2024-2025", "24/25"]}


@st.composite
def lange_tabellen(teken: st.DrawFn) -> tuple[dict[tuple[str, str, str, str], str], dict[str, bytes], int, int]:
    """What the cells must be; the same table written in two ways; its rows; and how many of them do not count."""
    verwacht: dict[tuple[str, str, str, str], str] = {}
    rijen: list[list[str]] = []
    for naam, school in (("De eerste", "99AA00"), ("de  TWEEDE", "99AB00"), ("99ae00", "99AE00")):
        for jaar, wijzen in JAREN.items():
            for vraag, (reeks, antwoorden) in VRAGEN.items():
                for antwoord in antwoorden:
                    if teken(st.booleans()):
                        tekst = teken(TEKSTEN)
                        verwacht[school, jaar, reeks, antwoord] = TIDY.get(tekst, tekst)
                        rijen.append([naam, teken(st.sampled_from(wijzen)), vraag, NAMEN[antwoord], tekst, "school"])
    vreemd = [["99ZZ00", "onzin", "onzin", "onzin", "onzin", "school"], ["De eerste", "?", "?", "?", "?", "totaal"]]
    vreemd = vreemd[: teken(st.integers(0, 2))]
    wijzen: dict[str, bytes] = {}
    for nummer in "ab":
        orde = teken(st.permutations(range(len(KOP))))
        alle = [[rij[plaats] for plaats in orde] for rij in teken(st.permutations([*rijen, *vreemd]))]
        extra = teken(st.booleans())
        kop = [*(KOP[plaats] for plaats in orde), *(["Opmerking"] if extra else [])]
        alle = [[*rij, "tekst"] if extra else rij for rij in alle]
        wijzen[nummer] = _geschreven(teken, [kop, *alle])
    return verwacht, wijzen, len(rijen) + len(vreemd), len(vreemd)


def _geschreven(teken: st.DrawFn, rijen: Sequence[Sequence[str]]) -> bytes:
    soort = teken(st.sampled_from([";", ",", "\t", "|", "utf-16", "windows-1252", "xlsx", "ods"]))
    boven = [["Uitvoer van de bron"]] * teken(st.integers(0, 2))
    if soort in {"xlsx", "ods"}:
        getallen = [[int(cel) if cel.isdigit() else cel for cel in rij] for rij in rijen]
        return (h.als_excel if soort == "xlsx" else h.als_ods)({"Blad 1": [*boven, *getallen]})
    tekst = t.als_tabel([*boven, *rijen], soort if len(soort) == 1 else "\t").decode()
    return tekst.encode(soort if len(soort) > 1 else teken(st.sampled_from(["utf-8", "utf-8-sig"])))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(lange_tabellen())
def test_how_a_table_is_written_plays_no_part(
    geval: tuple[dict[tuple[str, str, str, str], str], dict[str, bytes], int, int],
) -> None:
    verwacht, wijzen, rijen, vreemd = geval
    welke = t.wereld(t.LANG, None)
    uitkomsten = []
    for inhoud in wijzen.values():
        tabel, meldingen = lees_tabel_bytes(inhoud, ("bron", "bron"), welke.indeling, [])
        assert (meldingen, tabel is None) == ((), False)
        assert tabel is not None
        resultaat, findings = lees_tabellen([tabel], welke)
        assert [str(melding) for melding in findings if melding.code not in {"I071", "I069"}] == []
        assert resultaat.gelezen == rijen == sum(resultaat.rijen.values()) + sum(resultaat.overgeslagen.values())
        assert sum(resultaat.overgeslagen.values()) == vreemd
        gevonden = {
            (cel.school, str(jaar), cel.meetreeks, cel.categorie): cel.waarde
            for jaar, cellen in resultaat.cellen.items()
            for cel in cellen
        }
        assert gevonden == verwacht
        uitkomsten.append(resultaat)
    assert uitkomsten[0] == uitkomsten[1]


def test_the_file_its_provenance_and_a_second_import(tmp_path: Path) -> None:
    rijen = [KOP, ["De eerste", "24-25", "Vraag 1", "mee eens", "12", "school"], ["", "", "", "", "", ""]]
    inhoud = t.als_tabel(rijen)
    welke = t.wereld(t.LANG, None, voorlopig=True)
    plan = t.importeer(tmp_path, welke, inhoud)
    assert [str(bestand.pad) for bestand in plan.bestanden] == [
        "data/resultaten/proef-2024-2025.csv",
        "data/resultaten/proef-2024-2025.herkomst.yml",
    ]
    assert plan.bestanden[0].inhoud.decode().splitlines()[1:] == ["99AA00;2024-2025;sfeer;eens;12;ja;"]
    herkomst = yaml.safe_load(plan.bestanden[1].inhoud)
    assert (herkomst["bestand"], herkomst["indeling"], herkomst["schooljaar"]) == ("0-bron.csv", "proef", "2024-2025")
    assert herkomst["sha256"] == hashlib.sha256(inhoud).hexdigest()
    assert herkomst["gelezen"] == herkomst["gebruikt"] + herkomst["overgeslagen"]
    write_plan(plan, tmp_path / "handboek")
    rijen[1][4] = "13"
    opnieuw = t.importeer(tmp_path, welke, t.als_tabel(rijen))
    assert "    99AA00 2024-2025 sfeer/eens: 12 -> 13" in beschrijf(opnieuw)


def test_the_files_of_several_schools_are_one_result(tmp_path: Path) -> None:
    een, twee = (t.als_tabel([["School", "Oneens", "Eens"], [school, "3", "4"]]) for school in ("99AA00", "99AB00"))
    welke = t.wereld(t.BREED)
    plan = t.importeer(tmp_path, welke, een, twee)
    assert {sleutel[0] for sleutel in t.cellen(plan)} == {"99AA00", "99AB00"}
    andersom = t.importeer(tmp_path, welke, twee, een)
    assert andersom.bestanden[0].inhoud == plan.bestanden[0].inhoud
    write_plan(plan, tmp_path / "handboek")
    # With the file of one school only, the figures of the other would be gone: that is said.
    weg = t.importeer(tmp_path, welke, een)
    assert [("99AB00" in melding.wat) for melding in weg.findings if melding.code == "I072"] == [True]
    dubbel = t.importeer(
        tmp_path / "dubbel", welke, een, t.als_tabel([["School", "Oneens", "Eens"], ["99AA00", "3", "4"]]) + b"\n"
    )
    assert t.fouten(dubbel) == ["I068"]
    assert "rij 2 van 0-bron.csv" in next(melding.wat for melding in dubbel.findings if melding.code == "I068")


@pytest.mark.parametrize(
    ("rij", "code"),
    [
        (["De eerste", "24-25", "Vraag 9", "mee eens", "3", "x"], "I063"),
        (["De eerste", "24-25", "Vraag 1", "soms", "3", "x"], "I063"),
        (["De eerste", "2024", "Vraag 1", "mee eens", "3", "x"], "I070"),
        (["De eerste", "24-26", "Vraag 1", "mee eens", "3", "x"], "I070"),
        (["De eerste", "24-25", "Vraag 1", "mee eens", "-3", "x"], "I065"),
        (["De eerste", "24-25", "Vraag 1", "mee eens", "3,5", "x"], "I065"),
        (["De eerste", "24-25", "Vraag 1", "mee eens", "<5", "x"], "I065"),
        (["De eerste", "24-25", "Vraag 1", "mee eens", ".", "x"], "I065"),
        (["De eerste", "24-25", "Vraag 1", "mee eens", "-1", "x"], "I065"),
        (["De eerste", "24-25", "Vraag 1", "mee eens", "1.234", "x"], "I065"),
        (["De eerste", "24-25", "Vraag 1", "mee eens", "80%", "x"], "I066"),
        (["De eerste", "24-25", "Vraag 2", "weet niet", "3", "x"], "I063"),
        (["99ZZ00", "24-25", "Vraag 1", "mee eens", "3", "x"], "I071"),
        (["De derde", "24-25", "Vraag 1", "mee eens", "3", "x"], "I071"),
    ],
)
def test_what_is_not_understood_stops_the_import_and_is_not_quoted(rij: list[str], code: str, tmp_path: Path) -> None:
    plan = t.importeer(tmp_path, t.wereld(t.LANG, None), t.als_tabel([KOP, rij]))
    assert code in t.fouten(plan)
    assert plan.bestanden == ()
    (melding,) = [melding for melding in plan.findings if melding.code == code]
    for tekst in ("soms", "Vraag 9", "De derde"):
        assert tekst not in f"{melding.wat} {melding.hoe}"


@pytest.mark.parametrize(
    ("kop", "tekst", "woorden"),
    [
        ("School;Oneens", "99AA00;3", ("ontbreekt de kop 'Eens'",)),
        ("Naam;Waarde", "a;3", ("'School'", "'Oneens' en 'Eens'")),
        ("School;Oneens;Eens;Eens", "99AA00;3;4;5", ("Twee kolommen", "'Eens'")),
        ("School;Oneens;Eens", "99AA00;3", ("velden",)),
        ("School;Oneens;Eens", "School;Oneens;Eens", ("twee keer",)),
    ],
)
def test_a_table_that_does_not_fit_is_refused(kop: str, tekst: str, woorden: Sequence[str], tmp_path: Path) -> None:
    plan = t.importeer(tmp_path, t.wereld(t.BREED), f"{kop}\n{tekst}\n".encode())
    assert len(t.fouten(plan)) == 1
    for woord in woorden:
        assert woord in plan.findings[0].wat


def test_sheet_and_row_of_the_header(tmp_path: Path) -> None:
    kop = ["School", "Oneens", "Eens"]
    bladen = {"Uitleg": [kop, ["99AA00", 1, 2]], "Data": [["x"], kop, ["99AA00", 3, 4]], "Later": [kop, ["99AA00", 5, 6]]}
    inhoud = h.als_excel(bladen)

    def eens(extra: str, naam: str) -> Importplan:
        return t.importeer(tmp_path / naam, t.wereld(f"{t.BREED}\n{extra}"), inhoud, naam="b.xlsx")

    sleutel = ("99AA00", "2024-2025", "sfeer", "eens")
    assert t.cellen(eens("", "a"))[sleutel] == "2"
    assert t.cellen(eens("blad: data", "b"))[sleutel] == "4"
    assert t.cellen(eens("blad: Data\nkopregel: 2", "c"))[sleutel] == "4"
    assert t.fouten(eens("blad: Geheim", "d")) == ["I061"]
    assert t.fouten(eens("kopregel: 9", "e")) == ["I061"]


PROCENT = """
naam: Percentages
school: {kolom: School}
meetreeks: contact
kolommen:
  - {kolom: "% eens", categorie: eens, procent_van: N}
waarden:
  - {tekst: nvt, betekent: nvt}
  - {tekst: "*", onder: 1, boven: 4}
"""


def test_percentages_need_their_count(tmp_path: Path) -> None:
    zonder = PROCENT.replace(", procent_van: N", "")
    plan = t.importeer(tmp_path, t.wereld(zonder), t.als_tabel([["School", "% eens", "N"], ["99AA00", "80", "10"]]))
    assert t.fouten(plan) == ["I066"]
    assert "80 % van 10" in plan.findings[0].hoe
    rijen = [["School", "% eens", "N"], ["99AA00", "80", "10"], ["99AB00", "nvt", "12"], ["99AE00", "50 %", "*"]]
    plan = t.importeer(tmp_path, t.wereld(PROCENT), t.als_tabel(rijen))
    assert t.fouten(plan) == []
    assert [waarde for _, waarde in sorted(t.cellen(plan).items())] == ["8", "-1", "."]
    assert plan.verslagen[0].weggelaten == (("percentage waarvan het aantal niet bekend is", 1),)
    for onmogelijk in (["33", "2"], ["101", "50"], ["-5", "50"], ["5", "0"], ["0,5", "10"]):
        plan = t.importeer(tmp_path, t.wereld(PROCENT), t.als_tabel([["School", "% eens", "N"], ["99AA00", *onmogelijk]]))
        assert t.fouten(plan) == ["I067"], onmogelijk
    assert "breuken" in plan.findings[0].wat


@given(st.integers(1, 400).flatmap(lambda van: st.tuples(st.integers(0, van), st.just(van))), st.integers(0, 3), st.booleans())
def test_the_bounds_behind_a_percentage_are_those_of_all_counts_that_round_to_it(
    geval: tuple[int, int], cijfers: int, naar_boven: bool
) -> None:
    teller, van = geval
    stap = Fraction(1, 10**cijfers)

    def rond(aantal: int, *, op: bool) -> Fraction:
        """By hand in fractions: to the nearest step, halves up or down."""
        deel = Fraction(100 * aantal, van) / stap
        heel = deel.numerator // deel.denominator
        rest = deel - heel
        return (heel + (1 if rest > Fraction(1, 2) or (rest == Fraction(1, 2) and op) else 0)) * stap

    procent = rond(teller, op=naar_boven)
    mogelijk = [aantal for aantal in range(van + 1) if procent in {rond(aantal, op=True), rond(aantal, op=False)}]
    als_getal = Decimal(procent.numerator) / Decimal(procent.denominator)
    assert aantallen_bij(als_getal, cijfers, van) == (min(mogelijk), max(mogelijk))
    assert decimalen(als_getal) <= cijfers


def test_a_rounded_percentage_of_many_gives_bounds_that_load_and_stay_hidden(tmp_path: Path) -> None:
    rijen = [["School", "% eens", "N"], ["99AA00", "83", "210"], ["99AB00", "2", "210"]]
    plan = t.importeer(tmp_path, t.wereld(PROCENT), t.als_tabel(rijen))
    assert sorted(t.cellen(plan).values()) == ["174..175", "4..5"]
    frame, meldingen = lees_resultaat(plan.bestanden[0].inhoud, "x.csv")
    assert meldingen == []
    assert frame["staat"].tolist() == ["gemaskeerd", "gemaskeerd"]
    assert list(zip(frame["onder"], frame["boven"], strict=True)) == [(174, 175), (4, 5)]
    reeks = Meetreeks.model_validate(next(deel for deel in yaml.safe_load(t.REEKSEN) if deel["id"] == "contact"))
    openbaar = onderdruk(frame, [reeks], Drempels())
    # 4 or 5 would tell that it is not 1, 2 or 3.
    assert list(zip(openbaar["onder"], openbaar["boven"], strict=True)) == [(174, 175), (1, 5)]


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("3..9", (3, 9, Staat.GEMASKEERD)), ("0..4", (0, 4, Staat.GEMASKEERD)),
        ("9..3", None), ("3..3", None), ("3...9", None), ("-1..3", None), ("3..9,5", None), ("٣..٩", None), ("..", None),
    ],
)  # fmt: skip
def test_bounds_in_the_results(tekst: str, verwacht: tuple[float, float, Staat] | None) -> None:
    assert lees_waarde(tekst) == verwacht


WAARDEN = """
naam: Kengetallen
school: {vast: 99AA00}
meetreeks: verzuim
waardekolom: Waarde
"""


@pytest.mark.parametrize(
    ("extra", "tekst", "verwacht"),
    [
        ("", "5,24", "5,24"), ("", "5.2", "5,2"), ("", "5,24 %", "5,24"), ("", "-2,5", "-2,5"), ("", "\u22122,5", "-2,5"),
        ("", "-1", "-1,0"), ("", "1.234", None), ("", "1 234 567", "1234567"), ("", "€ 12,50", "12,5"), ("", "", ""),
        ("duizendtal: '.'", "1.234.567,89", "1234567,89"), ("duizendtal: '.'", "1.234", "1234"),
        ("duizendtal: '.'", "12.34", None),
        ("duizendtal: ','", "1,234.5", "1234,5"), ("duizendtal: ','", "1.234", "1,234"), ("breuken: ja", "0,0524", "5,24"),
        ("breuken: ja", "5,24%", "5,24"), ("", "#N/B", None), ("", "1e5", None), ("", "12345678901", None), ("", "٣", None),
        ("waarden: [{tekst: geen, waarde: '0'}]", "Geen", "0"), ("waarden: [{tekst: '-', betekent: ontbreekt}]", "-", ""),
        ("waarden: [{tekst: '.', betekent: geheim}]", ".", "."), ("waarden: [{tekst: '*', onder: 1, boven: 4}]", "*", None),
    ],
)  # fmt: skip
def test_numbers_in_the_ways_that_systems_write_them(extra: str, tekst: str, verwacht: str | None) -> None:
    welke = t.indeling(f"{WAARDEN}\n{extra}")
    assert Cellezer(welke).waarde(tekst, breuken=welke.breuken) == verwacht


@given(st.text(max_size=14))
def test_a_cell_is_read_as_what_it_says_or_refused(tekst: str) -> None:
    lezer = Cellezer(t.indeling(WAARDEN))
    aantal, waarde = lezer.aantal(tekst.strip()), lezer.waarde(tekst.strip())
    if aantal:
        assert lees_waarde(aantal) == (float(aantal), float(aantal), Staat.EXACT)
    if waarde:
        assert lees_waarde(waarde) is not None
        assert lees_waarde(waarde)[2] is Staat.EXACT  # type: ignore[index]


@pytest.mark.parametrize(
    ("tekst", "jaar"),
    [
        ("2024-2025", "2024-2025"), ("2024/2025", "2024-2025"), ("24-25", "2024-2025"), ("24/25", "2024-2025"),
        ("2024-25", "2024-2025"), ("Schooljaar 2024 - 2025", "2024-2025"), ("2024\u20132025", "2024-2025"),
        ("99-00", "1999-2000"),
        ("2024-10-01", "2024-2025"), ("01-02-2025", "2024-2025"), ("20241001", "2024-2025"), ("2024-10-01 00:00:00", "2024-2025"),
        ("2024", None), ("2024-2026", None), ("25-24", None), ("", None), ("2024-2025-2026", None), ("jaar 3", None),
    ],
)  # fmt: skip
def test_school_years_in_their_notations(tekst: str, jaar: str | None) -> None:
    gelezen = lees_schooljaar(tekst)
    assert (None if gelezen is None else str(gelezen)) == jaar


def test_the_school_year_is_asked_chosen_or_contradicted(tmp_path: Path) -> None:
    brede = t.als_tabel([["School", "Oneens", "Eens"], ["99AA00", "3", "4"]])
    assert t.fouten(t.importeer(tmp_path, t.wereld(t.BREED, None), brede)) == ["I055"]
    vast = t.BREED + "schooljaar: {vast: 2023-2024}\n"
    assert t.fouten(t.importeer(tmp_path, t.wereld(vast, "2024-2025"), brede)) == ["I056"]
    assert {sleutel[1] for sleutel in t.cellen(t.importeer(tmp_path, t.wereld(vast, None), brede))} == {"2023-2024"}
    rijen = [KOP, *(["De eerste", jaar, "Vraag 1", "mee eens", "12", "x"] for jaar in ("23-24", "24-25"))]
    beide = t.importeer(tmp_path, t.wereld(t.LANG, None), t.als_tabel(rijen))
    assert [verslag.schooljaar for verslag in beide.verslagen] == ["2023-2024", "2024-2025"]
    for verslag in beide.verslagen:
        assert (verslag.gelezen, verslag.gebruikt, verslag.overgeslagen) == (2, 1, (("ander schooljaar", 1),))
    een = t.importeer(tmp_path, t.wereld(t.LANG, "2024-2025"), t.als_tabel(rijen))
    assert {sleutel[1] for sleutel in t.cellen(een)} == {"2024-2025"}


def test_counts_that_add_up_to_a_hundred_everywhere_are_doubted(tmp_path: Path) -> None:
    def plan(*rijen: list[str]) -> Importplan:
        return t.importeer(tmp_path, t.wereld(t.BREED), t.als_tabel([["School", "Oneens", "Eens"], *rijen]))

    honderd = plan(["99AA00", "20", "80"], ["99AB00", "31", "69"], ["99AE00", "50", "50"])
    assert "I069" in [melding.code for melding in honderd.findings]
    assert honderd.mag
    anders = plan(["99AA00", "20", "80"], ["99AB00", "31", "69"], ["99AE00", "50", "60"])
    assert "I069" not in [melding.code for melding in anders.findings]


@pytest.mark.parametrize(
    ("oud", "nieuw", "wat"),
    [
        ("meetreeks: sfeer", "meetreeks: sfer", "de meetreeks 'sfer'"),
        ("categorie: eens", "categorie: een", "de categorie 'een'"),
        ("{kolom: School}", "{kolom: School, vertaling: {x: 99ZZ00}}", "de school '99ZZ00'"),
        ("{kolom: School}", "{vast: 99ZZ00}", "de school '99ZZ00'"),
    ],
)
def test_a_mapping_that_names_what_is_not_there(oud: str, nieuw: str, wat: str, tmp_path: Path) -> None:
    assert t.BREED.count(oud) == 1
    plan = t.importeer(tmp_path, t.wereld(t.BREED.replace(oud, nieuw)), t.als_tabel([["School", "Oneens", "Eens"]]))
    assert t.fouten(plan) == ["I062"]
    assert wat in plan.findings[0].wat


def test_a_mapping_may_not_take_the_name_of_open_data(tmp_path: Path) -> None:
    welke = t.wereld(t.BREED)
    bezet = type(welke)(t.indeling(t.BREED, "schooladviezen"), welke.scholen, welke.reeksen, welke.gevraagd)
    assert t.fouten(t.importeer(tmp_path, bezet, b"School;Oneens;Eens\n")) == ["I075"]


def test_an_interrupted_write_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rijen = [KOP, *(["De eerste", jaar, "Vraag 1", "mee eens", "12", "x"] for jaar in ("23-24", "24-25"))]
    plan = t.importeer(tmp_path, t.wereld(t.LANG, None), t.als_tabel(rijen))
    wortel = tmp_path / "handboek"
    voor = h.foto(wortel)
    echt = Path.replace
    keren: list[Path] = []

    def replace(zelf: Path, doel: Path) -> Path:
        keren.append(doel)
        if len(keren) == 3:
            raise KeyboardInterrupt
        return echt(zelf, doel)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_plan(plan, wortel)
    assert len(keren) == 3
    assert h.foto(wortel) == voor
    monkeypatch.undo()
    assert len(write_plan(plan, wortel)[0]) == 4


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 40), st.sampled_from(["csv", "xlsx", "ods"]))
def test_no_damaged_file_gives_a_traceback(tmp_path: Path, ruis: bytes, plaats: int, lengte: int, soort: str) -> None:
    bladen: Mapping[str, Sequence[Sequence[object]]] = {"Blad": [["School", "Oneens", "Eens"], ["99AA00", 3, 4]]}
    basis = {
        "csv": b"School;Oneens;Eens\n99AA00;3;4\n", "xlsx": h.als_excel(bladen), "ods": h.als_ods(bladen)
    }[soort]  # fmt: skip
    inhoud = basis[:plaats] + ruis + basis[plaats + lengte :]
    mappen = h.Mappen(tmp_path)
    plan = plan_tabel([h.bewaar(tmp_path, "bron", inhoud)], t.wereld(t.BREED), mappen)
    assert plan.mag or plan.bestanden == ()
    for melding in plan.findings:
        assert str(melding).replace("\u00a0", " ").isprintable(), "but for the space between a number and its noun"
