"""Named checks on results: what is odd is found, what can be is left alone; expectations come from rules written out here."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from controle.test_gebroken import GEVALLEN
from kwaliteitshandboek.check.gegevens import check_gegevens
from kwaliteitshandboek.findings import Finding, gegevens
from kwaliteitshandboek.load.resultaten import lees_resultaat
from kwaliteitshandboek.model.handboek import Handboek

VANDAAG = date(2026, 11, 15)
SCHOLEN = ("99AA00", "99AB00", "99AC00", "99AD00")
Rij = tuple[str, str, str, str, str]

REEKSEN: list[dict[str, Any]] = [
    {
        "id": "lezen",
        "naam": "Lezen",
        "soort": "aantallen",
        "categorieen": [{"id": "ja", "naam": "ja"}, {"id": "nee", "naam": "nee"}],
    },
    {
        "id": "plek",
        "naam": "Plek",
        "soort": "aantallen",
        "categorieen": [{"id": naam, "naam": naam} for naam in ("a", "b", "c", "d", "totaal")],
    },
    {"id": "weging", "naam": "Weging", "soort": "waarde", "categorieen": [{"id": "waarde", "naam": "waarde"}]},
    {"id": "ziek", "naam": "Ziek", "soort": "waarde", "eenheid": "procent", "categorieen": [{"id": "waarde", "naam": "waarde"}]},
    {
        "id": "cijfer",
        "naam": "Cijfer",
        "soort": "gemiddelde",
        "categorieen": [{"id": "aantal", "naam": "aantal"}, {"id": "gemiddelde", "naam": "gemiddelde"}],
    },
    *(
        {"id": naam, "naam": naam.title(), "soort": "aantallen", "categorieen": [{"id": deel, "naam": deel} for deel in delen]}
        for naam, delen in {
            "leerlingen": ["aantal"],
            "leerlingaantal": ["onderbouw", "bovenbouw", "totaal"],
            "leerlingen-groep-8": ["aantal"],
            "schooladviezen": ["vmbo", "havo"],
            "referentieniveaus-lezen": ["1f", "2f", "totaal"],
            "gesprekken": ["gehouden", "gepland"],
        }.items()
    ),
]
INDICATOR: dict[str, Any] = {
    "id": "lezen",
    "naam": "Lezen",
    "vraag": "Hoeveel leerlingen lezen?",
    "kant": "product",
    "eenheid": "procent",
    "definitie": "D",
    "bron": "B",
    "berekening": {"meetreeksen": ["lezen"], "teller": ["ja"], "noemer": ["ja", "nee"]},
}


def maak(rijen: Iterable[Rij], indicator: Mapping[str, Any] | None = None, voorlopig: frozenset[str] = frozenset()) -> Handboek:
    """A handbook with these cells: school, school year, series, category, value as written."""
    regels = ["school;schooljaar;meetreeks;categorie;waarde;voorlopig"]
    regels += [";".join((*rij, "ja" if rij[1] in voorlopig else "")) for rij in rijen]
    metingen, fouten = lees_resultaat("\n".join(regels).encode(), "data/resultaten/proef.csv")
    assert fouten == []
    scholen = [{"sleutel": sleutel, "naam": f"School {sleutel[2:4]}", "soort": "bo"} for sleutel in SCHOLEN]
    return Handboek.model_validate(
        {
            "organisatie": {"naam": "Proef", "scholen": scholen},
            "meetreeksen": REEKSEN,
            "indicatoren": [{**INDICATOR, **(indicator or {})}],
            "metingen": metingen,
        }
    )


def bevindingen(rijen: Iterable[Rij], **velden: Any) -> list[Finding]:
    return list(check_gegevens(maak(rijen, **velden), VANDAAG))


def codes(rijen: Iterable[Rij], **velden: Any) -> list[str]:
    return [bevinding.code for bevinding in bevindingen(rijen, **velden)]


def lezen(jaar: str, ja: str, nee: str, school: str = "99AA00") -> list[Rij]:
    return [(school, jaar, "lezen", "ja", ja), (school, jaar, "lezen", "nee", nee)]


def plek(jaar: str, *waarden: str, school: str = "99AA00") -> list[Rij]:
    return [(school, jaar, "plek", naam, waarde) for naam, waarde in zip(("a", "b", "c", "d", "totaal"), waarden, strict=False)]


@pytest.mark.parametrize("code", sorted(gegevens.ALLE))
def test_every_code_has_a_broken_handbook(code: str) -> None:
    assert any(f" {code}: " in (geval / "verwacht.txt").read_text("utf-8") for geval in GEVALLEN)


@pytest.mark.parametrize(
    ("waarden", "fout"),
    [
        (("3", "4", "5", "6", "18"), False),
        (("3", "4", "5", "6", "19"), True),
        (("<5", "4", "5", "6", "16"), False),
        (("<5", "4", "5", "6", "19"), False),
        (("<5", "4", "5", "6", "15"), True),
        (("<5", "4", "5", "6", "20"), True),
        (("3", "", "5", "6", "99"), False),
        (("3", ".", "5", "6", "99"), False),
        (("1", "1", "1", "0", "<5"), False),
        (("2", "2", "1", "0", "<5"), True),
    ],
)
def test_totals_add_up_within_their_bounds(waarden: tuple[str, ...], fout: bool) -> None:
    assert codes(plek("2023-2024", *waarden)) == (["C220"] if fout else [])


def test_a_rule_names_the_first_school_and_counts_the_others() -> None:
    rijen = [rij for school in SCHOLEN[1:] for rij in plek("2023-2024", "3", "4", "5", "6", "19", school=school)]
    (bevinding,) = bevindingen(rijen)
    assert "Bij School AB" in bevinding.wat
    assert "(en zo nog bij 2\u00a0scholen)" in bevinding.wat
    assert (bevinding.bestand, bevinding.regel) == ("data/resultaten/proef.csv", 2)


def _wilson(k: float, n: float) -> tuple[float, float]:
    """Wilson's interval, from the quadratic whose roots are its ends."""
    z = 1.959963984540054
    p = k / n
    a, b, c = 1 + z * z / n, -(2 * p + z * z / n), p * p
    wortel = math.sqrt(max(b * b - 4 * a * c, 0.0))
    return (-b - wortel) / (2 * a), (-b + wortel) / (2 * a)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 80), st.integers(0, 80), st.integers(0, 80), st.integers(0, 80))
def test_a_break_is_named_when_the_intervals_lie_twice_as_far_apart(ja: int, nee: int, ja_nu: int, nee_nu: int) -> None:
    verwacht = False
    if min(ja + nee, ja_nu + nee_nu) >= 15:
        (laag, hoog), (laag_nu, hoog_nu) = _wilson(ja, ja + nee), _wilson(ja_nu, ja_nu + nee_nu)
        gat = max(laag_nu - hoog, laag - hoog_nu)
        breedte = (hoog - laag + hoog_nu - laag_nu) / 2
        if abs(gat - breedte) < 1e-9:
            return
        verwacht = gat > breedte
    rijen = [*lezen("2023-2024", str(ja), str(nee)), *lezen("2024-2025", str(ja_nu), str(nee_nu))]
    assert ("C223" in codes(rijen)) == verwacht


def test_a_break_that_the_organisation_named_is_none() -> None:
    rijen = [*lezen("2023-2024", "60", "2"), *lezen("2024-2025", "10", "50")]
    assert codes(rijen) == ["C223"]
    assert codes(rijen, indicator={"reeksbreuken": [{"schooljaar": "2024-2025", "reden": "andere toets"}]}) == []
    assert codes(rijen, indicator={"schoolsoorten": ["so"]}) == []


@pytest.mark.parametrize(
    ("was", "nu", "fout"),
    [
        (("40", "0"), ("100", "0"), False),
        (("40", "0"), ("101", "0"), True),
        (("4", "0"), ("19", "0"), False),
        (("101", "0"), ("40", "0"), True),
    ],
)
def test_numbers_that_grow_or_shrink(was: tuple[str, str], nu: tuple[str, str], fout: bool) -> None:
    gevonden = codes([*lezen("2023-2024", *was), *lezen("2024-2025", *nu)])
    assert ("C224" in gevonden) == fout


def test_missing_years_lie_between_years_and_are_not_stepped_over() -> None:
    rijen = [*lezen("2019-2020", "20", "5"), *lezen("2022-2023", "20", "5")]
    (een, ander) = bevindingen(rijen)
    assert [b.code for b in (een, ander)] == ["C225", "C225"]
    assert "2020-2021" in een.wat
    assert "2021-2022" in ander.wat
    overgeslagen = {"overgeslagen": [{"schooljaar": "2020-2021", "reden": "geen toets"}]}
    assert ["2021-2022" in b.wat for b in bevindingen(rijen, indicator=overgeslagen)] == [True]
    # At the ends nothing lacks, and a year that has not begun has its own finding.
    assert codes([*lezen("2024-2025", "20", "5"), *lezen("2040-2041", "20", "5")]) == ["C230"]


@pytest.mark.parametrize("waarde", ["9999", "99999"])
def test_old_signs_for_not_known(waarde: str) -> None:
    assert "C226" in codes(lezen("2023-2024", waarde, "5"))
    assert codes([("99AA00", "2023-2024", "weging", "waarde", waarde)]) == ["C226"]


def test_a_negative_count_has_its_own_finding() -> None:
    assert codes(lezen("2023-2024", "-9", "5")) == []
    assert codes([("99AA00", "2023-2024", "weging", "waarde", "-9")]) == ["C226"]


def test_all_values_as_last_year_need_enough_values_to_be_odd() -> None:
    assert codes([*plek("2023-2024", "3", "4", "5", "6"), *plek("2024-2025", "3", "4", "5", "6")]) == ["C228"]
    assert codes([*plek("2023-2024", "3", "4", "5", "6"), *plek("2024-2025", "3", "4", "5", "7")]) == []
    assert codes([*plek("2023-2024", "3", "0", "0", "6"), *plek("2024-2025", "3", "0", "0", "6")]) == []
    assert codes([*plek("2023-2024", "<5", "<5", "<5", "<5"), *plek("2024-2025", "<5", "<5", "<5", "<5")]) == []


def test_provisional_figures_that_a_later_year_overtook() -> None:
    rijen = [*lezen("2023-2024", "20", "5"), *lezen("2024-2025", "20", "6")]
    assert codes(rijen, voorlopig=frozenset({"2023-2024"})) == ["C229"]
    assert codes(rijen, voorlopig=frozenset({"2024-2025"})) == []
    assert codes(rijen, voorlopig=frozenset({"2023-2024", "2024-2025"})) == []


def test_the_order_of_rows_makes_no_difference() -> None:
    rijen = [*lezen("2019-2020", "60", "2"), *lezen("2022-2023", "10", "50"), *plek("2023-2024", "3", "4", "5", "6", "19")]
    assert sorted(b.wat for b in bevindingen(rijen)) == sorted(b.wat for b in bevindingen(reversed(rijen)))


def adviezen(vmbo: str, havo: str = "0", jaar: str = "2023-2024") -> list[Rij]:
    return [("99AA00", jaar, "schooladviezen", naam, waarde) for naam, waarde in (("vmbo", vmbo), ("havo", havo))]


def leerlingen(reeks: str, categorie: str, waarde: str) -> list[Rij]:
    return [("99AA00", "2023-2024", reeks, categorie, waarde)]


@pytest.mark.parametrize(
    ("rijen", "verwacht"),
    [
        ([*adviezen("20", "10"), *leerlingen("leerlingen", "aantal", "30")], []),
        ([*adviezen("20", "11"), *leerlingen("leerlingen", "aantal", "30")], ["C238"]),
        ([*adviezen("20", "11"), *leerlingen("leerlingaantal", "onderbouw", "30")], []),
        (
            [
                *adviezen("20", "11"),
                *leerlingen("leerlingaantal", "onderbouw", "10"),
                *leerlingen("leerlingaantal", "bovenbouw", "20"),
                *leerlingen("leerlingaantal", "totaal", "30"),
            ],
            ["C238"],
        ),
        # With masked cells only what is certain: 20 and 1 to 4 may be 21.
        ([*adviezen("20", "<5"), *leerlingen("leerlingen", "aantal", "21")], []),
        ([*adviezen("20", "<5"), *leerlingen("leerlingen", "aantal", "20")], ["C238"]),
        ([*adviezen("4", "0"), *leerlingen("leerlingen", "aantal", "<5")], []),
        ([*adviezen("5", "0"), *leerlingen("leerlingen", "aantal", "<5")], ["C238"]),
        # Nobody knows how many pupils there are.
        ([*adviezen("20", "11"), *leerlingen("leerlingen", "aantal", ".")], []),
        # More than groep 8 may be another day of counting, more than the school cannot be, and is told once.
        ([*adviezen("20", "11"), *leerlingen("leerlingen-groep-8", "aantal", "30")], ["C222"]),
        (
            [
                *adviezen("20", "11"),
                *leerlingen("leerlingen-groep-8", "aantal", "30"),
                *leerlingen("leerlingen", "aantal", "200"),
            ],
            ["C222"],
        ),
        (
            [
                *adviezen("20", "11"),
                *leerlingen("leerlingen-groep-8", "aantal", "29"),
                *leerlingen("leerlingen", "aantal", "30"),
            ],
            ["C238"],
        ),
        ([*leerlingen("leerlingen-groep-8", "aantal", "31"), *leerlingen("leerlingen", "aantal", "30")], ["C238"]),
        # Of reference levels the total counts, also where the parts are not known.
        (
            [
                *leerlingen("referentieniveaus-lezen", "1f", "."),
                *leerlingen("referentieniveaus-lezen", "totaal", "31"),
                *leerlingen("leerlingen", "aantal", "30"),
            ],
            ["C238"],
        ),
    ],
)
def test_no_more_test_takers_than_pupils(rijen: list[Rij], verwacht: list[str]) -> None:
    assert [code for code in codes(rijen) if code in {"C222", "C238"}] == verwacht


def test_one_pupil_is_told_in_the_singular() -> None:
    rijen = [*adviezen("1", "0"), *leerlingen("leerlingen-groep-8", "aantal", "0")]
    wat = [finding.wat for finding in bevindingen(rijen) if finding.code == "C222"]
    assert wat == ["School AA heeft in 'schooladviezen' ten minste 1\u00a0leerling (2023-2024), in groep 8 hoogstens 0."]


PROCES: dict[str, Any] = {
    "soort": "proces",
    "berekening": {"meetreeksen": ["gesprekken"], "teller": ["gehouden"], "noemer": ["gepland"]},
}


@pytest.mark.parametrize(
    ("gehouden", "gepland", "fout"),
    [("17", "17", False), ("18", "17", True), ("<5", "3", False), ("5", "<5", True), ("18", "", False), ("3", "0", True)],
)
def test_more_held_than_planned(gehouden: str, gepland: str, fout: bool) -> None:
    rijen = [
        ("99AA00", "2023-2024", "gesprekken", "gehouden", gehouden),
        ("99AA00", "2023-2024", "gesprekken", "gepland", gepland),
    ]
    assert codes(rijen, indicator=PROCES) == (["C237"] if fout else [])
    assert codes(rijen, indicator={**PROCES, "soort": "resultaat"}) == []


@pytest.mark.parametrize(
    ("reeks", "was", "nu", "factor"),
    [
        ("weging", "27,4", "274", "10"),
        ("weging", "27,4", "2740", "100"),
        ("weging", "27,4", "28900", "1\u202f000"),
        ("weging", "274", "27,4", "10"),
        ("weging", "27,4", "60", None),
        ("weging", "27,4", "1000", None),
        ("weging", "0", "274", None),
        ("weging", "27,4", ".", None),
        ("weging", "-2,74", "-27,4", None),
        ("cijfer", "7,8", "78", "10"),
        ("cijfer", "7,8", "7,1", None),
        # 0,5 % and 5 % may both be right, 4,5 % and 45 % hardly.
        ("ziek", "0,5", "5", None),
        ("ziek", "4,5", "45", "10"),
        ("ziek", "0,045", "4,5", "100"),
    ],
)
def test_a_decimal_point_that_moved(reeks: str, was: str, nu: str, factor: str | None) -> None:
    categorie = "gemiddelde" if reeks == "cijfer" else "waarde"
    rijen = [("99AA00", jaar, reeks, categorie, w) for jaar, w in (("2023-2024", was), ("2024-2025", nu))]
    gevonden = [b for b in bevindingen(rijen) if b.code == "C236"]
    assert [f"ongeveer {factor} keer zo {'groot' if was < nu else 'klein'}" in b.wat for b in gevonden] == [True] * (
        factor is not None
    )
    assert all(b.regel == 3 for b in gevonden)
    # A break in the series explains it.
    breuk = {"berekening": {"meetreeksen": [reeks], "waarde": categorie}, "eenheid": "index"}
    breuk["reeksbreuken"] = [{"schooljaar": "2024-2025", "reden": "andere schaal"}]
    assert "C236" not in codes(rijen, indicator=breuk)


def test_the_number_of_people_behind_a_mean_may_grow() -> None:
    rijen = [("99AA00", jaar, "cijfer", "aantal", w) for jaar, w in (("2023-2024", "4"), ("2024-2025", "40"))]
    assert codes(rijen) == []


@pytest.mark.parametrize(
    ("waarden", "fout"), [(("20", "5"), True), (("<5", "0"), True), (("0", "0"), False), ((".", "-1"), False)]
)
def test_figures_of_a_year_that_was_skipped(waarden: tuple[str, str], fout: bool) -> None:
    over = {"overgeslagen": [{"schooljaar": "2019-2020", "reden": "Geen toets."}]}
    rijen = [*lezen("2019-2020", *waarden), *lezen("2020-2021", "20", "5")]
    assert ("C239" in codes(rijen, indicator=over)) == fout
    assert "C239" not in codes(rijen)


def test_nothing_is_said_without_results() -> None:
    assert codes([]) == []
