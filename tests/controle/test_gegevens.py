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


def test_nothing_is_said_without_results() -> None:
    assert codes([]) == []
