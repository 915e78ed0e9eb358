"""Rules about the calendar: words and days that fit their school year, holidays that fit each other, no finding without cause."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from controle.test_gebroken import GEVALLEN
from helpers_handboek import maak_handboek, vervang
from kwaliteitshandboek.check import check
from kwaliteitshandboek.check.kalender import check_kalender
from kwaliteitshandboek.findings import Finding, kalender
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.kalender import Kalenderpunt, Vakantie

VANDAAG = date(2026, 11, 15)
PLEK = {"bestand": "data/kalender.yml", "regel": 1}


def bevindingen(vandaag: date | None = VANDAAG, organisatie: dict[str, Any] | None = None, **velden: Any) -> list[Finding]:
    boek = Handboek.model_validate({"organisatie": {"naam": "Proef", **(organisatie or {})}, **velden})
    return list(check_kalender(boek, vandaag))


def codes(vandaag: date | None = VANDAAG, **velden: Any) -> list[str]:
    return [bevinding.code for bevinding in bevindingen(vandaag, **velden)]


def kaart(**velden: Any) -> Kaart:
    return Kaart.model_validate({"id": "k", "titel": "K", "domein": "onderwijs", **velden})


def planning(*stappen: dict[str, object], schooljaar: str = "2022-2023") -> Kaart:
    return kaart(planning=[{"schooljaar": schooljaar, "stappen": [{"wat": "x", **stap} for stap in stappen]}])


def punt(**velden: Any) -> Kalenderpunt:
    return Kalenderpunt.model_validate({"id": "p", "titel": "Punt", "plek": PLEK, **velden})


def vakantie(van: str, tot: str, *regios: str, naam: str = "Vakantie") -> Vakantie:
    return Vakantie.model_validate({"naam": naam, "van": van, "tot_en_met": tot, "regios": regios})


@pytest.mark.parametrize("code", sorted(kalender.ALLE))
def test_every_code_has_a_broken_handbook(code: str) -> None:
    assert any(f" {code}: " in (geval / "verwacht.txt").read_text("utf-8") for geval in GEVALLEN)


def test_a_january_of_the_wrong_year_is_named_with_the_one_that_is_meant() -> None:
    (bevinding,) = bevindingen(kaarten=[planning({"wanneer": "oktober en januari 2022"})])
    assert bevinding.code == "C120"
    assert "'januari 2022' valt niet in schooljaar 2022-2023" in bevinding.wat
    assert "oktober" not in bevinding.wat
    assert bevinding.hoe.startswith("Bedoelt u januari 2023?")


@pytest.mark.parametrize(
    ("stap", "verwacht"),
    [
        ({"wanneer": "oktober en januari 2023"}, []),
        ({"wanneer": "oktober en januari"}, []),
        ({"wanneer": "november 2022"}, []),
        ({"wanneer": "augustus 2022 tot en met juli 2023"}, []),
        ({"wanneer": "studiedag 1 februari 2022"}, ["C120"]),
        ({"wanneer": "schooljaar 2024-2025"}, ["C120"]),
        ({"wanneer": "1 september 2023, januari 2022"}, ["C120", "C120"]),
        ({"wanneer": "op verzoek"}, []),
        ({"wanneer": "als alles klaar is"}, ["C122"]),
        ({"wanneer": "juni 2023 t/m september 2023"}, ["C120"]),
        ({"wanneer": "januari 22"}, ["C120"]),
        ({"wanneer": "vrijdag 11 november"}, []),
        ({"wanneer": "donderdag 11 november"}, ["C128"]),
        ({"datum": "2022-08-01"}, []),
        ({"datum": "2023-07-31"}, []),
        ({"datum": "2022-07-31"}, ["C121"]),
        ({"datum": "2023-08-01"}, ["C121"]),
        ({"wanneer": "januari 2022", "klaar": "ja"}, ["C120"]),
    ],
)
def test_planning_fits_its_school_year(stap: dict[str, object], verwacht: list[str]) -> None:
    assert codes(kaarten=[planning(stap)]) == verwacht


@pytest.mark.parametrize(
    ("woorden", "verwacht"),
    [
        ("2 keer per jaar (januari en juni)", []),
        ("Eens in de 4 jaar", []),
        ("januari 2019", []),  # a row is no planning: a year of its own is no fault there
        ("drie keer per jaar (oktober en maart)", ["C126"]),
        ("2 keer per jaar (oktober, maart en juni)", ["C126"]),
        ("1 keer per jaar, in mei en juni", []),
        ("in septmber", ["C122"]),
        ("31 november", ["C122"]),
        ("vrijdag 12 november 2026", ["C128"]),  # a Thursday
        ("op donderdag 12 november 2026", []),
        ("vrijdag 12-11-2026", ["C128"]),
        ("vrijdag 12 november", []),  # of which year nobody knows
        ("kwistig", ["C122"]),
        ("elke 0 weken", ["C122"]),
        ("0 keer per jaar", ["C122"]),
        ("Wanneer het zo uitkomt", ["C122"]),
        ("zodra er tijd is", ["C122"]),
        ("in mei, als het kan", []),  # the month is what counts
        ("wanneer het plan klaar is", []),
        ("indien nodig", []),
        ("M1 en E1", []),
    ],
)
def test_words_of_a_row(woorden: str, verwacht: list[str]) -> None:
    rij = {"naam": "x", "moment": woorden}
    assert codes(kaarten=[kaart(meetinstrumenten=[rij])]) == verwacht
    assert codes(kaarten=[kaart(activiteiten=[{"wat": "x", "moment": woorden}])]) == verwacht
    assert codes(instrumenten=[{"id": "i", "naam": "I", "kant": "proces", "moment": woorden}]) == verwacht
    assert codes(kaarten=[kaart(status="vervallen", meetinstrumenten=[rij])]) == []


@pytest.mark.parametrize(
    ("woorden", "begin"),
    [
        ("in septmber", "Bedoelt u 'september'?"),
        ("jaarlijsk", "Bedoelt u 'jaarlijks'?"),
        ("kwistig", "Schrijf bijvoorbeeld"),
    ],
)
def test_a_word_that_comes_near_is_proposed(woorden: str, begin: str) -> None:
    (bevinding,) = bevindingen(kaarten=[kaart(activiteiten=[{"wat": "x", "moment": woorden}])])
    assert bevinding.hoe.startswith(begin)


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"wanneer": "eens per vier jaar"}, []),
        ({"wanneer": "eens per vier jaar", "schooljaar": "2026-2027"}, ["C125"]),
        ({"wanneer": "1 keer per jaar", "schooljaar": "2026-2027"}, ["C125"]),
        ({"wanneer": "uiterlijk 31 juli", "schooljaar": "2026-2027"}, []),
        ({"wanneer": "eens per vier jaar, in mei", "schooljaar": "2026-2027"}, []),
        ({"wanneer": "mei 2026", "schooljaar": "2026-2027"}, ["C120"]),
        ({"datum": "2027-05-01", "schooljaar": "2026-2027"}, []),
        ({"datum": "2026-05-01", "schooljaar": "2026-2027"}, ["C121"]),
    ],
)
def test_statutory_points(velden: dict[str, object], verwacht: list[str]) -> None:
    assert codes(kalenderpunten=[punt(soort="wettelijk", **velden)]) == verwacht


def test_only_statutory_points_need_a_day() -> None:
    assert codes(kalenderpunten=[punt(wanneer="eens per vier jaar", schooljaar="2026-2027")]) == []


HERFST = ("2026-10-10", "2026-10-18")


@pytest.mark.parametrize(
    ("een", "ander", "verwacht"),
    [
        (vakantie(*HERFST), vakantie("2026-10-18", "2026-10-20"), ["C123"]),
        (vakantie(*HERFST), vakantie("2026-10-19", "2026-10-20"), []),
        (vakantie(*HERFST, "noord"), vakantie("2026-10-12", "2026-10-14", "zuid"), []),
        (vakantie(*HERFST, "noord", "zuid"), vakantie("2026-10-12", "2026-10-14", "zuid"), ["C123"]),
        (vakantie(*HERFST), vakantie("2026-10-12", "2026-10-14", "zuid"), ["C123"]),
        (vakantie("2026-10-17", "2026-10-25"), vakantie(*HERFST), ["C123"]),
        (vakantie(*HERFST), vakantie("2026-10-18", "2026-10-11"), []),
    ],
)
def test_holidays_that_overlap(een: Vakantie, ander: Vakantie, verwacht: list[str]) -> None:
    gevonden = bevindingen(vakanties=[een, ander], organisatie={"vakantieregio": "noord"})
    assert [bevinding.code for bevinding in gevonden if bevinding.code == "C123"] == verwacht


@pytest.mark.parametrize(
    ("vakanties", "vandaag", "verwacht"),
    [
        ([vakantie(*HERFST)], VANDAAG, []),
        ([vakantie(*HERFST)], date(2027, 8, 1), ["C124"]),
        ([vakantie(*HERFST)], None, []),
        ([vakantie(*HERFST, "midden", "noord")], VANDAAG, []),
        ([vakantie(*HERFST, "zuid")], VANDAAG, ["C124"]),
    ],
)
def test_holidays_of_this_year(vakanties: list[Vakantie], vandaag: date | None, verwacht: list[str]) -> None:
    assert codes(vandaag, vakanties=vakanties, organisatie={"vakantieregio": "noord"}) == verwacht


WEKEN = {"kaarten": [kaart(activiteiten=[{"wat": "x", "moment": "elke 8 weken"}])]}


@pytest.mark.parametrize(
    ("velden", "organisatie", "verwacht"),
    [
        ({}, {}, []),
        ({}, {"vakantieregio": "noord"}, ["C129"]),
        ({}, {"regios": [{"id": "duin", "naam": "Duin", "vakantieregio": "zuid"}]}, ["C129"]),
        (WEKEN, {}, ["C129"]),
        (WEKEN, {"vakantieregio": "noord"}, ["C129"]),
        ({"kaarten": [kaart(activiteiten=[{"wat": "x", "moment": "elke 3 maanden"}])]}, {}, []),
        ({"kaarten": [kaart(activiteiten=[{"wat": "x", "moment": "week 4 van het schooljaar"}])]}, {}, ["C129"]),
        ({"kaarten": [planning({"wanneer": "voor de herfstvakantie"})]}, {}, ["C129"]),
        ({**WEKEN, "vakanties": [vakantie(*HERFST)]}, {"vakantieregio": "noord"}, []),
    ],
)
def test_no_holidays_at_all(velden: dict[str, Any], organisatie: dict[str, Any], verwacht: list[str]) -> None:
    """They are missed where somebody said which apply, and where a moment cannot be placed without them."""
    assert codes(organisatie=organisatie, **velden) == verwacht
    assert codes(None, organisatie=organisatie, **velden) == verwacht


def test_holidays_that_could_not_be_read_are_not_missed(tmp_path: Path) -> None:
    regio = vervang("data/organisatie.yml", "peildatum: 2026-11-15\n", "peildatum: 2026-11-15\nvakantieregio: noord\n")
    for naam, inhoud, verwacht in (
        ("a", "- naam: [\n", []),
        ("b", "", ["C129"]),
        ("c", "- {naam: Zomer, van: 2026-07-04}\n", []),
    ):
        geladen = load_handboek(maak_handboek(tmp_path / naam, {**regio, "data/vakanties.yml": inhoud}))
        assert [bevinding.code for bevinding in check(geladen)] == verwacht


def test_holidays_with_a_region_need_schools_with_one() -> None:
    school = {"sleutel": "99AA00", "naam": "A", "soort": "bo", "regio": "duin"}
    zonder = {"regios": [{"id": "duin", "naam": "Duin"}], "scholen": [school]}
    met = {"regios": [{"id": "duin", "naam": "Duin", "vakantieregio": "zuid"}], "scholen": [school]}
    vakanties = [vakantie(*HERFST, "zuid")]
    assert codes(vakanties=vakanties, organisatie=zonder) == ["C127"]
    assert codes(vakanties=vakanties, organisatie=met) == []
    assert codes(vakanties=[*vakanties, vakantie("2026-12-19", "2027-01-03")], organisatie=zonder) == []


def test_a_day_of_the_week_that_contradicts_its_date_is_named() -> None:
    (bevinding,) = bevindingen(kaarten=[kaart(activiteiten=[{"wat": "x", "moment": "vrijdag 12 november 2026"}])])
    assert bevinding.wat == "12 november 2026 is een donderdag, geen vrijdag."
