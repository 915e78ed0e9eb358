"""Tables about persons are refused in every import, nothing of them is kept, and no message repeats what stands in them."""

from __future__ import annotations

import random
from pathlib import Path

import helpers_intake as h
import helpers_tabel as t
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.intake import plan_import, recognise, write_plan
from kwaliteitshandboek.intake.blad import Rij
from kwaliteitshandboek.intake.persoonstafel import Tafel
from kwaliteitshandboek.intake.privacy import keur
from kwaliteitshandboek.load.resultaten import lees_resultaat
from kwaliteitshandboek.model.persoonsgegevens import is_bsn, kop_met_persoon
from kwaliteitshandboek.model.persoonskoppen import kopsoort
from kwaliteitshandboek.model.persoonsnamen import lijkt_naam

BSNS = ["111222333", "123456782", "232262536", "010464554"]
NAMEN = ["Vries, J. de", "A.B. van der Bergh", "Fatima el Amrani", "juf Anneke", "JANSEN, PIET", "Roos-Marie Jansen"]
KOP = ["School", "Oneens", "Eens"]
RIJEN = [["99AA00", "12", "30"], ["99AB00", "9", "41"], ["99AE00", "7", "22"]]
DUO_KOP = [*h.ALGEMEEN_NIEUW, *h.REFERENTIENIVEAUS]
DUO_RIJEN = [[*h.school(sleutel), *["12"] * 10] for sleutel in ("99AA00", "99AB00", "99AE00")]

# A column beside the figures: its header, its cells, and the code with which it is refused.
KOLOMMEN: dict[str, tuple[str, list[str], str]] = {
    "bsn in de kop": ("BSN", ["", "", ""], "I011"),
    "bsn met meer woorden": ("Bsn leerling", ["", "", ""], "I011"),
    "geboortedatum in de kop": ("Geboorte-datum", ["2015-01-02", "2014-03-04", "2013-05-06"], "I011"),
    "achternaam": ("Achternaam", ["Geheimsma", "Geheimstra", "Geheiminga"], "I011"),
    "leerlingnummer": ("Leerlingnr.", ["9001", "9002", "9003"], "I011"),
    "e-mail in de kop": ("E-mailadres", ["", "", ""], "I011"),
    "adres van een kind": ("Postcode leerling", ["9999 AA", "9999 AB", "9999 AC"], "I011"),
    "kop als zin": ("Naam van de leerling", ["a", "b", "c"], "I011"),
    "leerling als los woord": ("Leerling", ["Geheimsma", "x", "y"], "I011"),
    "leerkracht": ("Leerkracht", ["GHM", "GSM", "GIM"], "I053"),
    "code van een leerkracht": ("Leerkrachtcode", ["1", "2", "3"], "I053"),
    "personeelsnummer": ("Personeelsnummer", ["88001", "88002", "88003"], "I053"),
    "naam medewerker": ("Naam medewerker", ["a", "b", "c"], "I053"),
    "bsn als waarde": ("Code", BSNS[:3], "I050"),
    "bsn met punten": ("Kenmerk", ["1112.22.333", "1234.56.782", "2322.62.536"], "I050"),
    "een bsn in een opmerking": ("Opmerking", ["", "dossier 123456782 is nagekeken", ""], "I050"),
    "bsn waarvan de nul weg is": ("Nr", ["10464554", "10464554", "10464554"], ""),
    "namen als waarde": ("Wie", NAMEN[:3], "I050"),
    "roepnamen": ("Wie", ["Emma", "Daan", "Fatima"], "I050"),
    "e-mail als waarde": ("Contact", ["", "geheim.persoon@school.example", ""], "I050"),
    "mobiel nummer": ("Bereikbaar", ["06-12345678", "", ""], "I050"),
    "geboortedatums als waarde": ("Datum", ["02-03-2012", "05-06-2013", "07-08-2014"], "I050"),
    "kop is een naam": ("J. Geheimsma", ["1", "2", "3"], "I051"),
    "kop is een bsn": ("123456782", ["1", "2", "3"], "I051"),
}


def _zegt_niets(findings: list[Finding], *geheim: str) -> None:
    for melding in findings:
        for woord in geheim:
            assert len(woord) < 3 or woord not in f"{melding.wat} {melding.hoe}", (melding.code, woord)


@pytest.mark.parametrize("geval", KOLOMMEN)
@pytest.mark.parametrize("soort", ["tabel", "duo"])
def test_a_column_about_persons_stops_the_import(geval: str, soort: str, tmp_path: Path) -> None:
    kop, cellen, code = KOLOMMEN[geval]
    if soort == "tabel":
        rijen = [[*KOP, kop], *([*rij, cel] for rij, cel in zip(RIJEN, cellen, strict=True))]
        plan = t.importeer(tmp_path, t.wereld(t.BREED), t.als_tabel(rijen))
    else:
        inhoud = h.als_csv([*DUO_KOP, kop], [[*rij, cel] for rij, cel in zip(DUO_RIJEN, cellen, strict=True)])
        mappen = h.maak_map(tmp_path / "handboek")
        plan = plan_import([h.bewaar(tmp_path, "bron.csv", inhoud)], h.organisatie(), mappen)
    assert t.fouten(plan)[:1] == ([code] if code else [])
    _zegt_niets(list(plan.findings), *cellen, *([kop] if code == "I051" else []), "Geheim")
    if code:
        assert (plan.bestanden, plan.verslagen) == ((), ())
        assert write_plan(plan, tmp_path / "handboek") == ((), ())
        assert not (tmp_path / "handboek" / "data" / "resultaten").exists()


def test_where_the_same_school_has_several_days_long_ago_they_are_days_of_birth(tmp_path: Path) -> None:
    dagen = ["02-03-2012", "05-06-2013", "07-08-2014", "2014-09-10"]
    rijen = [[*KOP, "Wanneer", "Peil"], *(["99AA00", "12", "30", dag, "01-02-2024"] for dag in dagen)]
    plan = t.importeer(tmp_path, t.wereld(t.BREED), t.als_tabel(rijen))
    assert t.fouten(plan)[0] == "I050"
    _zegt_niets(list(plan.findings), *dagen)


def test_home_addresses_are_many_for_one_school_and_school_addresses_are_not(tmp_path: Path) -> None:
    straten = ["Kompasplein", "Vuurpad", "Dorpsweg"]
    een = [[*KOP, "Straat"], *([*rij, straat] for rij, straat in zip(RIJEN, straten, strict=True))]
    assert t.fouten(t.importeer(tmp_path / "a", t.wereld(t.BREED), t.als_tabel(een))) == []
    meer = [[*KOP, "Straat"], *(["99AA00", "3", "4", straat] for straat in straten)]
    plan = t.importeer(tmp_path / "b", t.wereld(t.BREED), t.als_tabel(meer))
    assert t.fouten(plan)[0] == "I050"
    _zegt_niets(list(plan.findings), *straten)


def test_a_row_for_each_person_is_refused(tmp_path: Path) -> None:
    nummers = [[*KOP, "Respondent ID"], *(["99AA00", "0", "1", f"R{nummer}"] for nummer in range(6))]
    plan = t.importeer(tmp_path / "a", t.wereld(t.BREED), t.als_tabel(nummers))
    assert set(t.fouten(plan)) & {"I011", "I052"}
    volg = [[*KOP, "Volgnummer"], *(["99AA00", "0", "1", str(nummer)] for nummer in range(6))]
    assert t.fouten(t.importeer(tmp_path / "b", t.wereld(t.BREED), t.als_tabel(volg)))[0] == "I052"
    enen = [KOP, *(["99AA00", str(nummer % 2), str(1 - nummer % 2)] for nummer in range(8))]
    assert t.fouten(t.importeer(tmp_path / "c", t.wereld(t.BREED), t.als_tabel(enen)))[0] == "I052"


def test_one_person_in_a_class_is_refused_and_a_class_with_more_is_not(tmp_path: Path) -> None:
    een = [[*KOP, "Groep"], ["99AA00", "0", "1", "8a"], ["99AB00", "9", "41", "8b"]]
    plan = t.importeer(tmp_path / "a", t.wereld(t.BREED), t.als_tabel(een))
    assert t.fouten(plan) == ["I054"]
    _zegt_niets(list(plan.findings), "8a")
    meer = [[*KOP, "Groep"], ["99AA00", "1", "11", "8a"], ["99AB00", "9", "41", "8b"]]
    assert t.fouten(t.importeer(tmp_path / "b", t.wereld(t.BREED), t.als_tabel(meer))) == []


@pytest.mark.parametrize(
    ("kop", "cellen"),
    [
        ("Leerlingen", ["42", "50", "29"]),
        ("Aantal leerkrachten", ["12", "14", "9"]),
        ("Leerlingen per leerkracht", ["14,2", "15,1", "9,9"]),
        ("Leerkracht", ["7,8", "8,1", "7,4"]),
        ("Medewerker", ["7,8", "8,1", "-"]),
        ("School naam", ["Anne de Boer", "Juliana van Stolberg", "Jan Ligthart"]),
        ("Bevoegd gezag", ["41646", "10249", "20137"]),
        ("Prikdatum", ["20240703", "20240703", "20240703"]),
        ("Datum audit", ["12-03-2024", "05-11-2023", "08-10-2024"]),
        ("Denominatie", ["Openbaar", "Rooms-Katholiek", "Protestants-Christelijk"]),
        ("Opmerking", ["Helemaal mee eens", "Later afgenomen", ""]),
        ("Baten", ["1250000", "2350000", "999999"]),
        ("Kengetal", ["123456789", "987654321", "555555555"]),
        ("Telefoon school", ["0591659840", "0512345678", "0201234567"]),
        ("Website", ["www.school.example", "www.baken.example", ""]),
        ("Plaats", ["Anna Paulowna", "Bergen op Zoom", "Sint Jansteen"]),
    ],
)
def test_what_is_said_of_schools_passes(kop: str, cellen: list[str], tmp_path: Path) -> None:
    rijen = [[*KOP, kop], *([*rij, cel] for rij, cel in zip(RIJEN, cellen, strict=True))]
    assert t.fouten(t.importeer(tmp_path, t.wereld(t.BREED), t.als_tabel(rijen))) == []


def test_a_list_of_pupils_without_a_header_is_refused_without_a_word_of_it(tmp_path: Path) -> None:
    inhoud = h.als_csv(["Geheimsma, J.", "123456782"], [["Geheimstra, A.", "111222333"], ["Vries, P. de", "232262536"]])
    mappen = h.maak_map(tmp_path / "handboek")
    duo = plan_import([h.bewaar(tmp_path, "bron.csv", inhoud)], h.organisatie(), mappen)
    tabel = t.importeer(tmp_path / "t", t.wereld(t.BREED), inhoud)
    for plan in (duo, tabel):
        # The first row, taken for the header of columns, is the name and the number of a pupil.
        assert t.fouten(plan) == ["I051"]
        _zegt_niets(list(plan.findings), "Geheim", "Vries", *BSNS)


def test_headers_of_an_unknown_file_are_not_repeated(tmp_path: Path) -> None:
    inhoud = h.als_csv(["Naam", "Geheimsma", "AANTAL", "Geheimstra"], [["x", "1", "2", "3"]])
    plan = plan_import([h.bewaar(tmp_path, "b.csv", inhoud)], h.organisatie(), h.maak_map(tmp_path / "handboek"))
    assert t.fouten(plan) == ["I009"]
    assert "Naam, AANTAL en nog 2" in plan.findings[0].wat
    _zegt_niets(list(plan.findings), "Geheim")


def _oracle(cijfers: str) -> bool:
    """The test of eleven by a way of its own: a table of weights, from the last digit to the first."""
    som = 0
    getal = int(cijfers)
    for gewicht in (-1, 2, 3, 4, 5, 6, 7, 8, 9):
        getal, cijfer = divmod(getal, 10)
        som += gewicht * cijfer
    return som % 11 == 0 and int(cijfers) > 0


@given(st.text("0123456789", min_size=9, max_size=9))
def test_the_test_of_eleven(cijfers: str) -> None:
    assert is_bsn(cijfers) == _oracle(cijfers)


@given(st.text(max_size=12))
def test_nothing_but_nine_digits_passes_the_test_of_eleven(tekst: str) -> None:
    assert not is_bsn(tekst) or (len(tekst) == 9 and tekst.isascii() and _oracle(tekst))


def _kolom(waarden: list[str]) -> list[str]:
    rijen = tuple(Rij(nummer, (f"99AA{nummer % 90:02}", waarde)) for nummer, waarde in enumerate(waarden, start=2))
    return [melding.code for melding in keur(Tafel(Rij(1, ("School", "Kenmerk")), rijen, (0,), {0}), Plek("x", 0))]


@given(st.randoms(use_true_random=False), st.integers(20, 200))
def test_numbers_that_pass_by_chance_are_not_enough(toeval: random.Random, hoeveel: int) -> None:
    """One in eleven passes by chance; a column with at most that share of passing numbers is left alone."""
    getallen: list[str] = []
    while len(getallen) < hoeveel:
        getal = f"{toeval.randrange(10**8, 10**9)}"
        if not _oracle(getal) or sum(map(_oracle, getallen)) < hoeveel // 11:
            getallen.append(getal)
    assert _kolom(getallen) == []


@given(st.lists(st.integers(10**7, 10**9 - 1).map(lambda g: f"{g:09}").filter(_oracle), min_size=1, max_size=30, unique=True))
def test_a_column_of_real_numbers_is_always_seen(bsns: list[str]) -> None:
    assert _kolom(bsns) == ["I050"]
    # A spreadsheet takes the zero in front away.
    kort = [bsn.lstrip("0") for bsn in bsns]
    if sum(len(bsn) == 9 for bsn in kort) or len(set(kort)) >= 5:
        assert _kolom(kort) in (["I050"], ["I050", "I050"]) or not any(len(bsn) in {8, 9} for bsn in kort)


@pytest.mark.parametrize("naam", NAMEN)
def test_names_are_seen_in_their_usual_forms(naam: str) -> None:
    assert lijkt_naam(naam)
    assert kop_met_persoon(naam)


@pytest.mark.parametrize(
    "tekst",
    [
        *("De Windroos", "Anne Frankschool", "Jan Feb", "vmbo basis/kader", "1F", "Helemaal mee eens", "Bergen op Zoom"),
        *("Zuid- en Midden-Drenthe", "Mees", "P. Oosterleeschool"),
    ],
)
def test_other_texts_are_no_names(tekst: str) -> None:
    assert not lijkt_naam(tekst)


@pytest.mark.gegevens
def test_no_real_file_is_taken_for_a_list_of_persons(gegevens: Path) -> None:
    """Every file of open data, with every column looked at as if its meaning were not known."""
    for pad in sorted(pad for pad in gegevens.iterdir() if pad.suffix in {".csv", ".xlsx"}):
        bron, meldingen = recognise(pad)
        assert bron is not None, [str(melding) for melding in meldingen]
        for tabel in bron.tabellen:
            assert {kopsoort(cel) for cel in tabel.kop.cellen} - {None} <= (
                {"los"} if "LEERLINGEN" in tabel.kop.cellen else set()
            )
            school = tuple(tabel.kolommen[rol] for rol in ("sleutel", "brin", "vestiging") if rol in tabel.kolommen)
            gezien = list(keur(Tafel(tabel.kop, tabel.rijen, school), Plek(pad.name, 0)))
            assert [melding.wat for melding in gezien if "burgerservicenummer" in melding.wat] == []
            anders = [melding for melding in gezien if "e-mailadressen" not in melding.wat]
            assert [str(melding) for melding in anders] == []


@pytest.mark.parametrize(
    ("kop", "genoemd"),
    [
        ("BSN", "'BSN'"),
        ("Naam leerling", "'Naam leerling'"),
        ("Geheimsma, J.", "nummer 6"),
        ("BSN Geheimsma", "nummer 6"),
    ],
)
def test_results_written_by_hand_are_looked_at_too(kop: str, genoemd: str) -> None:
    tabel = f"school;schooljaar;meetreeks;categorie;waarde;{kop}\n99AA00;2024-2025;sfeer;eens;3;Geheimstra\n"
    frame, meldingen = lees_resultaat(tabel.encode(), "data/resultaten/eigen.csv")
    assert [melding.code for melding in meldingen] == ["I074"]
    assert genoemd in meldingen[0].wat
    assert len(frame) == 0
    _zegt_niets(meldingen, "Geheim")
