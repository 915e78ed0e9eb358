"""Names in the preamble of a framework: each is laid beside the part that it resembles, in whatever order both stand."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.check.bekend import Bekend, Soort
from kwaliteitshandboek.check.kaders import check_kaders
from kwaliteitshandboek.findings import Plek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Kader, KaderItem
from kwaliteitshandboek.model.organisatie import Organisatie

NAMEN = {
    "Een brede basis": "Een brede basis",
    "Planmatige zorgstructuur": "Zorgstructuur",
    "Onderwijskundig leiderschap": "Leiderschap in het onderwijs",
    "Samenwerken in een netwerk": "Samenwerking",
    "Transparante verdeling van middelen": "Verdeling middelen",
}
"""What a preamble says -> what the part is called."""


def bevindingen(inleiding: list[str], onderdelen: list[str]) -> list[tuple[str, str]]:
    items = tuple(KaderItem(code=str(nummer), naam=naam, hiaat="Dat volgt.") for nummer, naam in enumerate(onderdelen, 1))
    kader = Kader(
        id="kader",
        naam="Kader",
        versie="1",
        niveaus=("deel",),
        inleiding_namen=tuple(inleiding),
        onderdelen=items,
        plek=Plek("kader.yml", 1),
    )
    handboek = Handboek(organisatie=Organisatie(naam="Proef"), kaders=(kader,))
    bekend = Bekend(dict.fromkeys(Soort, ()), frozenset())
    gevonden = check_kaders(handboek, bekend, date(2026, 11, 15))
    return [(bevinding.code, bevinding.wat) for bevinding in gevonden]


@given(inleiding=st.permutations(list(NAMEN)), onderdelen=st.permutations(list(NAMEN.values())))
def test_pairs_go_by_likeness_and_the_order_is_told_apart(inleiding: list[str], onderdelen: list[str]) -> None:
    gevonden = bevindingen(inleiding, onderdelen)
    verschilt = {wat for code, wat in gevonden if code == "C051"}
    assert verschilt == {
        f"De inleiding noemt '{naam}', maar het onderdeel heet '{eigen}'." for naam, eigen in NAMEN.items() if naam != eigen
    }
    anders = [NAMEN[naam] for naam in inleiding] != onderdelen
    assert [code for code, _ in gevonden].count("C053") == anders


def test_a_name_that_resembles_none_says_nothing_of_the_order() -> None:
    assert bevindingen(["Rust", "Zorgstructuur"], ["Zorgstructuur", "Oudergesprekken"]) == [
        ("C051", "De inleiding noemt 'Rust', maar het onderdeel heet 'Oudergesprekken'.")
    ]


def test_of_unequal_numbers_it_is_told_which_stand_alone_and_which_differ() -> None:
    inleiding = ["Een brede basis", "Transparante verdeling van middelen", "Gezonde lucht"]
    onderdelen = ["Een brede basis", "Verdeling middelen", "Oudergesprekken", "Zorgstructuur"]
    assert bevindingen(inleiding, onderdelen) == [
        (
            "C052",
            "De inleiding noemt 3\u00a0onderdelen, maar het kader heeft er 4. Alleen in de inleiding: 'Gezonde lucht'. "
            "Niet in de inleiding: 'Oudergesprekken' en 'Zorgstructuur'.",
        ),
        ("C051", "De inleiding noemt 'Transparante verdeling van middelen', maar het onderdeel heet 'Verdeling middelen'."),
    ]
