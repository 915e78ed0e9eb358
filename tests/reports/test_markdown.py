"""Markdown of authors as a tree: every kind of block and inline, nothing lost, and whatever it says it can be printed."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from papier import HUIS, elementen, keur

from kwaliteitshandboek.reports.markdown import Beeld, Omgeving, OpmaakError, make_boom
from kwaliteitshandboek.reports.tekstboom import Blok, brede_tabellen, platte_boom, woorden
from kwaliteitshandboek.reports.typst import zet

ADRESSEN = {"kaart:a": "https://handboek.example/kaarten/a.html"}
OMGEVING = Omgeving(ADRESSEN.get)


def t(tekst: str) -> dict[str, Any]:
    return {"t": "tekst", "s": tekst}


def alinea(*delen: Any) -> dict[str, Any]:
    return {"t": "alinea", "in": [t(deel) if isinstance(deel, str) else deel for deel in delen]}


def nadruk(tekst: str) -> dict[str, Any]:
    return {"t": "nadruk", "in": [t(tekst)]}


def blad(boom: list[Blok]) -> dict[str, object]:
    """The least that the template of a card asks, with the tree as its prose."""
    leeg = dict.fromkeys(("merk", "band", "lead", "ambitie", "planning", "elders", "adres"))
    return {
        "huis": HUIS,
        "dicht": False,
        "titel": "Proef",
        "kort": "Proef",
        "soort": "Kaart",
        "domein": "Proef",
        "feiten": [],
        "wij_doen": [],
        "cyclus": [],
        "gedrag": [],
        "tabellen": [],
        "proza": [{"kop": "Aanpak", "boom": boom, "heel": False}],
        "voet": {"kop": "x", "regel": "x", "vraag": "x", "antwoord": "x", "qr": None, "qralt": "x"},
        **leeg,
    }


@pytest.mark.parametrize(
    ("tekst", "boom"),
    [
        ("Een *zin* met **kracht** en `code`.", [
            alinea("Een ", nadruk("zin"), " met ", {"t": "sterk", "in": [t("kracht")]}, " en ", {"t": "code", "s": "code"}, "."),
        ]),
        ("een  \ntwee", [alinea("een", {"t": "regel"}, "twee")]),
        ("<b>geen</b> &lt;html&gt;", [alinea("<b>geen</b> <html>")]),
        ("[site](https://voorbeeld.nl/)", [alinea({"t": "link", "href": "https://voorbeeld.nl/", "in": [t("site")]})]),
        ("[kaart](kaart:a)", [alinea({"t": "link", "href": ADRESSEN["kaart:a"], "in": [t("kaart")]})]),
        ("[weg](kaart:onbekend) en [rol](rol:x)", [alinea("weg", " en ", "rol")]),
        ("![Een *plaat*](plaat.png)", [alinea({"t": "beeld", "alt": "Een plaat"})]),
        ("---", [{"t": "lijn"}]),
        ("> wijs\n> woord", [{"t": "citaat", "blokken": [alinea("wijs", {**t(" "), "zacht": True}, "woord")]}]),
        ("```\na\n  b\n```", [{"t": "code", "s": "a\n  b"}]),
        ("3. drie\n4. vier", [
            {"t": "lijst", "geordend": True, "begin": 3, "dicht": True, "punten": [[alinea("drie")], [alinea("vier")]]},
        ]),
        ("- a\n    - b\n\n- c", [
            {"t": "lijst", "geordend": False, "begin": 1, "dicht": False, "punten": [
                [alinea("a"), {"t": "lijst", "geordend": False, "begin": 1, "dicht": True, "punten": [[alinea("b")]]}],
                [alinea("c")],
            ]},
        ]),
        ("| a | b |\n|---|--:|\n| 1 | 2 |", [
            {"t": "tabel", "kop": [[t("a")], [t("b")]], "rijen": [[[t("1")], [t("2")]]], "lijning": ["links", "rechts"],
             "breedtes": [6, 6]},
        ]),
        ("OPP\n:   Een plan.\n:   Nog een.", [
            {"t": "begrippen", "punten": [{"term": [t("OPP")], "uitleg": [alinea("Een plan."), alinea("Nog een.")]}]},
        ]),
        ("OPP\n\n:   Een plan.", [{"t": "begrippen", "punten": [{"term": [t("OPP")], "uitleg": [alinea("Een plan.")]}]}]),
        ("*[MR]: Medezeggenschapsraad", [
            {"t": "begrippen", "punten": [{"term": [t("MR")], "uitleg": [alinea("Medezeggenschapsraad")]}]},
        ]),
        ('!!! note "Denk eraan"\n    Elke *week*.\n\n    Ook nu.\n\nDaarna.', [
            {"t": "kader", "kop": "Denk eraan", "blokken": [alinea("Elke ", nadruk("week"), "."), alinea("Ook nu.")]},
            alinea("Daarna."),
        ]),
        ("!!! warning\n    Pas op.", [{"t": "kader", "kop": "Let op", "blokken": [alinea("Pas op.")]}]),
        ("Zie noot[^1].\n\n[^1]: De noot.", [alinea("Zie noot", {"t": "noot", "blokken": [alinea("De noot.")]}, ".")]),
        ("Geen noot[^2].", [alinea("Geen noot[^2].")]),
        ("Tekst.\n\n[^los]: Nergens genoemd.", [alinea("Tekst."), alinea("Nergens genoemd.")]),
        ("```\n[^1]: code\n!!! note\n```", [{"t": "code", "s": "[^1]: code\n!!! note"}]),
        ("", []),
    ],
)  # fmt: skip
def test_each_kind_of_markup(tekst: str, boom: list[Blok]) -> None:
    assert make_boom(tekst, OMGEVING) == boom


def test_headings_go_on_below_the_section_without_a_gap() -> None:
    koppen = make_boom("### a\n\n##### b\n\n#### c\n\n# d\n\n## e", niveau=2)
    assert [kop["n"] for kop in koppen] == [3, 4, 4, 3, 4]


def test_a_note_that_names_itself_ends() -> None:
    assert "[^1]" in woorden(make_boom("x[^1]\n\n[^1]: zie [^1]"))


def test_an_image_that_is_known_goes_along() -> None:
    beeld = Beeld("png", b"\x89PNG")
    boom = make_boom("![plaat](a.png)", Omgeving(beeld={"a.png": beeld}.get))
    assert boom == [alinea({"t": "beeld", "alt": "plaat", "soort": "png", "data": list(b"\x89PNG")})]


@pytest.mark.parametrize(
    ("tekst", "regel"),
    [("gewoon\n\n- a\n\n    !!! note\n        b", 5), ("gewoon\n\n" + ">" * 80 + " diep", 3), ("gewoon\n\n> [^1]: noot", 3)],
)
def test_what_has_no_form_is_refused_with_its_line(tekst: str, regel: int) -> None:
    with pytest.raises(OpmaakError) as fout:
        make_boom(tekst)
    assert fout.value.regel == regel
    assert set(re.findall(r"\w+", tekst)) <= set(re.findall(r"\w+", woorden(platte_boom(tekst))))


def test_a_text_with_everything_is_an_accessible_pdf() -> None:
    tekst = (
        "Begin[^1] met een [link](https://voorbeeld.nl).\n\n#### Diep\n\nTekst\n\n## Hoog\n\n1. een\n    - twee\n    - drie\n\n"
        "| kop | getal |\n|---|--:|\n| a | 1 |\n\n> citaat\n\n```\ncode\n```\n\n"
        "!!! tip\n    Doe het.\n\nTerm\n:   Uitleg\n\n---\n\n"
        "![beschreven](weg.png)\n\n[^1]: Een noot met **kracht**.\n"
    )
    pdf = zet("kaart", blad(make_boom(tekst)))
    assert keur(pdf) == []
    soorten = elementen(pdf)
    assert soorten["Table"] == 1
    assert soorten["TH"] == 2
    assert soorten["TD"] == 2
    assert soorten["L"] >= 2
    assert soorten["Note"] == 1


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#036"/></svg>'


def test_an_image_has_its_description_in_the_pdf() -> None:
    boom = make_boom("![Drie stappen](a.svg)", Omgeving(beeld={"a.svg": Beeld("svg", SVG)}.get))
    pdf = zet("kaart", blad(boom))
    assert keur(pdf) == []
    assert elementen(pdf)["Figure"] == 1
    assert b"/Alt(Drie stappen)" in pdf


def kale_woorden(tekst: str) -> list[str]:
    return re.findall(r"[a-h]{3,}", tekst)


BOUWSTENEN = st.lists(
    st.one_of(
        st.sampled_from(
            ["# ", "> ", "- ", "1. ", "    ", "\n", "\n\n", "**", "*", "`", "```\n", "| a | b |\n|---|---|\n", "!!! note\n    ",
             "[^1]: ", "[^1]", ": ", "[x](kaart:a)", "![alt](b.png)", "---\n",
             "<b>", "&amp;", "\\", "*[MR]: ", "===", "\t", "~~~\n"]
        ),
        st.text(alphabet="abcdefgh ", min_size=1, max_size=12),
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(tekst=BOUWSTENEN)
@example(tekst="abc[^1]\n\n[^1]: abd\n\n[^1]: abe")
@example(tekst="[^1]: abc\n```\nabd")
@example(tekst="| abc | abd |\n|---|---|\n| abe | abf | abg |")
def test_no_word_is_lost(tekst: str) -> None:
    try:
        boom = make_boom(tekst, OMGEVING)
    except OpmaakError:
        boom = platte_boom(tekst)
    # The word of a fence, the kind of an admonition and targets are no text; a row of a table ends where its head does.
    zonder = re.sub(r"(```|~~~)[^\n]*|!!! [^\n]*|\]\([^)]*\)", " ", tekst)
    zonder = re.sub(r"^.*\|.*$", " ", zonder, flags=re.MULTILINE)
    over = woorden(boom)
    assert [woord for woord in kale_woorden(zonder) if woord not in over] == []


@settings(max_examples=40, deadline=None)
@given(tekst=st.one_of(BOUWSTENEN, st.text(max_size=300)))
@example(tekst="- " * 30 + "diep")
@example(tekst="*a **b " * 30)
@example(tekst="a" * 3000)
@example(tekst="https://voorbeeld.nl/" + "x" * 400)
def test_any_text_can_be_set(tekst: str) -> None:
    try:
        boom = make_boom(tekst, OMGEVING)
    except OpmaakError:
        boom = platte_boom(tekst)
    assert keur(zet("kaart", blad(boom))) == []


def test_the_day_of_the_sheet_is_that_of_the_handbook() -> None:
    assert date.fromisoformat(str(HUIS["dag"])) == date(2026, 11, 15)


@pytest.mark.parametrize(("kolommen", "te_breed"), [(2, False), (8, False), (30, True)])
def test_a_table_that_is_too_wide_says_where_it_stands(kolommen: int, te_breed: bool) -> None:
    tekst = "\n".join("|" + "|".join([cel] * kolommen) + "|" for cel in ("kolomkop", "---", "waarde"))
    boom = make_boom(tekst)
    assert list(brede_tabellen(boom)) == ([kolommen] if te_breed else [])
    assert ("kolomkop" in woorden(boom)) is not te_breed
    assert ("30 kolommen" in woorden(boom)) is te_breed
