"""The adopted text of a card: it names all that is adopted and nothing else, and does not mind how an editor wrapped it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.kaarttekst import (
    INHOUD,
    LEVENSLOOP,
    kaarttekst,
    uitgevouwen,
    vingerafdruk,
    vingerafdruk_van_item,
)
from kwaliteitshandboek.model.kader import KaderItem

RIJK: dict[str, Any] = {
    "id": "startbespreking",
    "titel": "Startbespreking",
    "soort": "procedure",
    "domein": "ondersteuning",
    "samenvatting": "Hoe wij het jaar beginnen.",
    "eigenaren": ["kc"],
    "schoolsoorten": ["bo"],
    "scholen": ["99AA00"],
    "bovenliggend": "ambitie",
    "verwant": ["toetsen"],
    "standaarden": ["kader/1a"],
    "wij_doen": ["Wij spreken elke ouder.", "Wij leggen dat vast."],
    "gedrag": {"leerkracht": ["Begroet elke leerling."], "leerling": ["Groet terug."]},
    "pdca": [{"stap": 1, "fase": "plan", "titel": "Voorbereiden", "punten": ["In juni."]}],
    "meetinstrumenten": [
        {
            "naam": "Gesprek",
            "instrument": "gesprek",
            "doel": "Kennen",
            "moment": "in september",
            "eigenaren": ["leerkracht"],
            "ondersteund_door": ["kc"],
            "vastgelegd_in": "systeem",
        }
    ],
    "activiteiten": [{"wat": "Uitnodigen", "doel": "Komst", "moment": "in mei", "wie": ["leerkracht"], "op_verzoek": ["kc"]}],
    "indicatoren": ["gesprekken"],
    "partners": [{"naam": "GGD", "waarvoor": "gezondheid", "link": "https://ggd.example"}],
    "bijlagen": [{"bestand": "lijst.pdf", "titel": "Lijst"}, {"kaart": "toetsen"}],
    "secties": [{"sleutel": "aanpak", "kop": "Aanpak", "tekst": "Wij bellen.\nDan schrijven wij."}],
}
LEVEN: dict[str, Any] = {
    "zichtbaarheid": "publiek",
    "openbaar": ["wij_doen"],
    "status": "in herziening",
    "versie": "3.0",
    "vastgesteld_op": "2026-01-01",
    "vastgesteld_door": "directeur",
    "mr": {"datum": "2026-01-01"},
    "geldig_van": "2026-01-01",
    "geldig_tot": "2027-01-01",
    "evaluatie": {"gepland": "2027-01-01"},
    "planning": [{"schooljaar": "2026-2027", "stappen": [{"wat": "Beginnen"}]}],
    "wijzigingen": [{"versie": "1.0", "datum": "2025-01-01", "wat": "Eerste"}],
}
ANDERS: dict[str, Any] = {
    "titel": "Beginbespreking",
    "soort": "protocol",
    "domein": "onderwijs",
    "samenvatting": None,
    "eigenaren": ["kc", "directeur"],
    "schoolsoorten": ["bo", "sbo"],
    "scholen": [],
    "bovenliggend": None,
    "verwant": ["toetsen", "lezen"],
    "standaarden": ["kader/1b"],
    "wij_doen": ["Wij leggen dat vast.", "Wij spreken elke ouder."],
    "gedrag": {"leerkracht": ["Begroet elke leerling."]},
    "pdca": [{"stap": 2, "fase": "plan", "titel": "Voorbereiden", "punten": ["In juni."]}],
    "meetinstrumenten": [],
    "activiteiten": [],
    "indicatoren": [],
    "partners": [{"naam": "GGD"}],
    "bijlagen": [{"bestand": "lijst.pdf", "titel": "Lijst"}],
    "secties": [{"sleutel": "aanpak", "kop": "Aanpak", "tekst": "Wij bellen."}],
}


def kaart(**velden: Any) -> Kaart:
    return Kaart.model_validate({**RIJK, **velden})


def test_every_field_is_either_content_or_life() -> None:
    assert not INHOUD & LEVENSLOOP
    assert set(Kaart.model_fields) == INHOUD | LEVENSLOOP


def test_the_examples_here_cover_every_field() -> None:
    assert set(ANDERS) == INHOUD
    assert set(LEVEN) | {"id", "plek"} == LEVENSLOOP


@pytest.mark.parametrize("veld", sorted(INHOUD))
def test_a_change_of_any_content_changes_the_text(veld: str) -> None:
    assert kaarttekst(kaart(**{veld: ANDERS[veld]})) != kaarttekst(kaart())


@pytest.mark.parametrize("veld", sorted(LEVEN))
def test_what_belongs_to_the_life_of_a_card_changes_nothing(veld: str) -> None:
    assert kaarttekst(kaart(**{veld: LEVEN[veld]})) == kaarttekst(kaart())


@pytest.mark.parametrize(
    ("lijst", "veld"),
    [
        ("meetinstrumenten", veld)
        for veld in ("naam", "instrument", "doel", "moment", "eigenaren", "ondersteund_door", "vastgelegd_in")
    ]
    + [("activiteiten", veld) for veld in ("wat", "doel", "moment", "wie", "op_verzoek")]
    + [("pdca", veld) for veld in ("stap", "titel", "punten")]
    + [("partners", veld) for veld in ("naam", "waarvoor", "link")]
    + [("bijlagen", veld) for veld in ("bestand", "titel")],
)
def test_a_change_of_any_cell_changes_the_text(lijst: str, veld: str) -> None:
    eerste, *rest = RIJK[lijst]
    oud = eerste[veld]
    nieuw = ["anders"] if isinstance(oud, list) else 9 if isinstance(oud, int) else "anders"
    assert kaarttekst(kaart(**{lijst: [{**eerste, veld: nieuw}, *rest]})) != kaarttekst(kaart())


def test_the_text_reads_as_a_card() -> None:
    regels = kaarttekst(kaart()).split("\n")
    assert regels[:3] == ["# Startbespreking", "", "Soort: procedure"]
    assert "- Wij spreken elke ouder." in regels
    assert "1. Voorbereiden (plan)" in regels
    assert "   - In juni." in regels
    assert "- Leerkracht: Begroet elke leerling." in regels
    assert "- lijst.pdf" not in regels
    assert "- Lijst; bestand: lijst.pdf" in regels
    assert regels[-4:] == ["## Aanpak", "", "Wij bellen. Dan schrijven wij.", ""]


WOORD = st.text(st.sampled_from("abcdefghij"), min_size=1, max_size=6)


@given(st.lists(WOORD, min_size=1, max_size=30), st.integers(1, 12), st.integers(1, 12))
def test_wrapping_a_paragraph_anew_changes_nothing(woorden: list[str], breedte: int, andere: int) -> None:
    def gebroken(per_regel: int) -> str:
        return "\n".join(" ".join(woorden[begin : begin + per_regel]) for begin in range(0, len(woorden), per_regel))

    def tekst(inhoud: str) -> str:
        return kaarttekst(kaart(secties=[{"sleutel": "aanpak", "kop": "Aanpak", "tekst": inhoud}]))

    assert tekst(gebroken(breedte)) == tekst(gebroken(andere))
    assert " ".join(woorden) in tekst(gebroken(breedte)).split("\n")


def test_code_lists_and_tables_keep_their_lines() -> None:
    tekst = "Zo:\n\n```\neen\n\ntwee\n```\n\n- a\n- b\n\n| x |\n| y |\n\n\n### Kop\ntekst"
    assert list(uitgevouwen(tekst)) == [
        "Zo:", "", "```", "een", "", "twee", "```", "", "- a", "- b", "", "| x |", "| y |", "", "### Kop", "tekst",
    ]  # fmt: skip


def test_a_text_holds_no_sign_that_a_file_could_not_give_back() -> None:
    vreemd = kaarttekst(kaart(titel="A\u0007B\u2028C", wij_doen=["x\r\ny\u0085z"]))
    assert vreemd.startswith("# A B C\n")
    assert "- x y z\n" in vreemd


def test_the_way_in_which_accents_are_stored_is_no_change() -> None:
    def met(tekst: str) -> Kaart:
        return kaart(
            titel=tekst,
            eigenaren=[tekst],
            wij_doen=[tekst],
            bijlagen=[{"bestand": f"{tekst}.pdf", "titel": tekst}],
            secties=[{"sleutel": "aanpak", "kop": tekst, "tekst": f"{tekst}\n\n```\n{tekst}\n```"}],
        )

    heel, los = "co\u00f6rdinatie caf\u00e9", "coo\u0308rdinatie cafe\u0301"
    assert kaarttekst(met(los)) == kaarttekst(met(heel))
    assert heel in kaarttekst(met(los))
    assert vingerafdruk(los) == vingerafdruk(heel)
    assert vingerafdruk_van_item(KaderItem(code="1", naam=los)) == vingerafdruk_van_item(KaderItem(code="1", naam=heel))


def test_the_fingerprint_is_that_of_sha256() -> None:
    assert vingerafdruk("abc") == "ba7816bf8f01cfea"


def test_an_item_changes_with_what_lies_below_it_and_not_with_its_notes() -> None:
    onder = {"code": "1a", "naam": "Zicht", "tekst": "Wij zien elke leerling."}
    item = KaderItem.model_validate({"code": "1", "naam": "Ondersteuning", "onderdelen": [onder]})
    gelijk = KaderItem.model_validate({"code": "1", "naam": "Ondersteuning", "notitie": "druk", "onderdelen": [onder]})
    anders = KaderItem.model_validate(
        {"code": "1", "naam": "Ondersteuning", "onderdelen": [{**onder, "norm": "binnen een week"}]}
    )
    assert vingerafdruk_van_item(item) == vingerafdruk_van_item(gelijk) != vingerafdruk_van_item(anders)


def test_dates_of_the_examples_are_dates() -> None:
    assert kaart(**LEVEN).vastgesteld_op == date(2026, 1, 1)


@given(st.text(st.sampled_from("ab \u00a0\t\n\u0007\u2028\ufeff"), min_size=1).filter(str.strip))
def test_a_line_has_single_spaces_whatever_it_is_written_with(titel: str) -> None:
    kop = kaarttekst(kaart(titel=titel)).split("\n")[0]
    woorden = "".join(teken if teken in "ab" else " " for teken in titel).split()
    assert kop == " ".join(("#", *woorden)) or not woorden
