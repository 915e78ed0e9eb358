"""Remarks with cells reach the figure that rests on them, each once and in order, and never the public edition."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from derive.helpers import ANDER, JAREN, SCHOOL, jaarcellen, leid_af, maak_indicator, maak_metingen
from kwaliteitshandboek.model.cijfer import Cijfer


def cijfers(noten: dict[tuple[str, str, str], str], volgorde: list[int] | None = None, **velden: Any) -> Any:
    cellen: dict[Any, Any] = {}
    for jaar in JAREN[-3:]:
        cellen |= jaarcellen(jaar, 2, 10, 10) | jaarcellen(jaar, 3, 10, 10, school=ANDER)
    metingen = maak_metingen(cellen).astype({"opmerking": "object"})
    for (school, jaar, categorie), noot in noten.items():
        rij = (metingen["school"] == school) & (metingen["schooljaar"] == jaar) & (metingen["categorie"] == categorie)
        metingen.loc[rij, "opmerking"] = noot
    if volgorde is not None:
        metingen = metingen.iloc[volgorde].reset_index(drop=True)
    indicator = maak_indicator(venster={"jaren": 3, "jaren_klein": 5, "grens": 15}, **velden)
    return leid_af(metingen.astype({"opmerking": "category"}), indicator, soorten={SCHOOL: "bo", ANDER: "bo"})


NOTEN = {
    (SCHOOL, JAREN[-1], "1f"): "Nieuwe toets.",
    (SCHOOL, JAREN[-2], "1s"): " Nagekomen. ",
    (SCHOOL, JAREN[-1], "1s"): "Nieuwe toets.",
    (ANDER, JAREN[-1], "onder"): "Een fusie.",
    (ANDER, JAREN[-2], "onder"): "   ",
}


def test_a_year_has_its_own_remarks_once() -> None:
    uit = cijfers(NOTEN)
    assert uit.cijfers["aandeel", SCHOOL, JAREN[-1]].voetnoten == ("Nieuwe toets.",)
    assert uit.cijfers["aandeel", SCHOOL, JAREN[-3]].voetnoten == ()
    assert uit.cijfers["aandeel", ANDER, JAREN[-2]].voetnoten == ()


def test_a_window_has_those_of_its_years_oldest_first_and_schools_together_those_of_all() -> None:
    uit = cijfers(NOTEN)
    assert uit.vensters["aandeel", SCHOOL, JAREN[-1]].voetnoten == ("Nagekomen.", "Nieuwe toets.")
    assert uit.vensters["aandeel", None, JAREN[-1]].voetnoten == ("Nagekomen.", "Nieuwe toets.", "Een fusie.")


def test_a_remark_with_a_cell_that_is_not_counted_stays_away() -> None:
    berekening = {"meetreeksen": ["reeks"], "teller": ["1f"], "noemer": ["onder", "1f"]}
    uit = cijfers({(SCHOOL, JAREN[-1], "1s"): "Hoort er niet bij."}, berekening=berekening)
    assert uit.cijfers["aandeel", SCHOOL, JAREN[-1]].voetnoten == ()


@given(st.permutations(range(18)))
def test_the_order_of_rows_makes_no_difference(volgorde: list[int]) -> None:
    def alles(uit: Any) -> list[Cijfer]:
        return [tabel["aandeel", school, JAREN[-1]] for tabel in (uit.cijfers, uit.vensters) for school in (SCHOOL, ANDER, None)]

    assert alles(cijfers(NOTEN, volgorde)) == alles(cijfers(NOTEN))
