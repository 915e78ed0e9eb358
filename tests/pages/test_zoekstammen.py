"""Families of words for the search: what belongs together, what does not, and that only words of the edition are told."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from snowballstemmer.dutch_stemmer import DutchStemmer

from kwaliteitshandboek.engines.thema import ASSETS, SCRIPTS
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.zoekstammen import (
    MEESTE,
    PAD,
    familie,
    families_van,
    grondvorm,
    met_tekens,
    woorden_van,
    zoekstammen,
    zonder_tekens,
)


def _familie(woord: str) -> str:
    return familie(woord, DutchStemmer().stemWord(grondvorm(woord)))


@pytest.mark.parametrize(
    "woorden",
    [
        "afspraak afspraken",
        "bespreken bespreekt bespreek bespreking",
        "evalueren evalueert evalueer geëvalueerd evaluatie evaluaties",
        "vaststellen vastgesteld vaststelling vaststelt",
        "bijstellen bijgesteld bijstelling",
        "lezen lees gelezen",
        "ideeën idee",
        "kinderen kind",
        "foto's foto",
        "mogelijkheden mogelijkheid",
    ],
)
def test_forms_of_one_word_are_one_family(woorden: str) -> None:
    assert len({_familie(woord) for woord in woorden.split()}) == 1


@pytest.mark.parametrize(
    "paar", ["beleid begeleiding", "taal getal", "open opp's", "les lees", "gemeente mens", "weg week", "gesprek spreken"]
)
def test_words_that_only_look_alike_are_none(paar: str) -> None:
    een, ander = paar.split()
    assert _familie(een) != _familie(ander)


def test_a_family_holds_each_beginning_once_and_the_shortest_first() -> None:
    families = families_van(["bespreekt", "bespreek", "bespreken", "afspraken", "afspraak", "bespreekt"])
    assert sorted(families.values()) == [("afspraak", "afspraken"), ("bespreek", "bespreken")]


def test_what_the_stem_finds_by_itself_is_left_out() -> None:
    """Each begins with its stem, and the question asks for stems."""
    assert families_van(["kaart", "kaarten", "norm", "normen"]) == {}


def test_a_stem_that_nobody_asks_for_is_kept() -> None:
    """Snowball makes 'kwaal' of kwaliteit: only the family leads from the plural to the singular."""
    assert list(families_van(["kwaliteit"]).values()) == [("kwaliteit",)]


WOORDEN = st.lists(st.text("aeiouydgklmnrstvzë'", min_size=3, max_size=14), max_size=40)


@given(WOORDEN)
def test_every_word_of_a_family_begins_with_one_that_is_told(woorden: list[str]) -> None:
    families = families_van(woorden)
    assert families == families_van(reversed(woorden))
    for woord in woorden:
        leden = families.get(_familie(woord))
        if leden is not None and len(leden) < MEESTE:
            assert any(woord.startswith(lid) for lid in leden)
    assert all(1 <= len(leden) <= MEESTE and set(leden) <= set(woorden) for leden in families.values())


TEKST = """# Kop met **nadruk**

Wij *bespreken* de foto\u2019s van R&amp;D [hier](../kaarten/verborgenpad.md){ .klasse } in 2024.

<p class="hb-klas" title="verborgentitel">Het <abbr data-uitleg="x">OPP</abbr></p>
<script type="application/json">{"verborgen": "woord"}</script>
"""


def test_words_are_those_that_a_reader_sees() -> None:
    page = Page("a.md", "Titel", "kaart", TEKST, zoekwoorden=("IB'er",))
    assert woorden_van([page]) == {
        "kop",
        "met",
        "nadruk",
        "wij",
        "bespreken",
        "foto's",
        "van",
        "hier",
        "het",
        "opp",
        "titel",
        "ib'er",
    }


def test_a_page_that_search_does_not_know_tells_nothing() -> None:
    pages = [Page("a.md", "Afspraken", "kaart", "afspraak"), Page("b.md", "Geheimen", "kaart", "geheim geheime", zoeken=False)]
    asset = zoekstammen(pages)
    assert asset.pad == PAD == f"{ASSETS}/zoekstammen.js"
    inhoud = asset.bytes().decode()
    assert "geheim" not in inhoud
    families, tekens = _lees(inhoud)
    assert list(families.values()) == ["afspraak afspraken"]
    assert tekens == ""


def _lees(script: str) -> list[Any]:
    """What the script gives the browser: families, and words with signs."""
    regels = script.splitlines()
    begin = ("window.hbZoekstammen=", "window.hbZoektekens=")
    assert len(regels) == len(begin)
    assert all(regel.startswith(naam) and regel.endswith(";") for regel, naam in zip(regels, begin, strict=True))
    return [json.loads(regel.removeprefix(naam).removesuffix(";")) for regel, naam in zip(regels, begin, strict=True)]


def test_words_with_a_trema_or_accent_are_told_so_that_they_are_found_without() -> None:
    tekst = "De leercoördinator en de coördinatoren geëvalueerd: één crèche, geen reünie e\u0301n geen IB'er."
    pages = [Page("a.md", "Kwaliteitscoördinator", "kaart", tekst), Page("b.md", "Geheim", "kaart", "Privé", zoeken=False)]
    _, tekens = _lees(zoekstammen(pages).bytes().decode())
    # An accent that is a letter of its own makes the word longer: cutting its beginning off would cut wrong.
    assert tekens.split() == sorted(
        ["leercoördinator", "coördinatoren", "geëvalueerd", "één", "crèche", "reünie", "kwaliteitscoördinator"]
    )


@pytest.mark.parametrize(
    ("woord", "kaal"),
    [
        ("coördinator", "coordinator"),
        ("geëvalueerd", "geevalueerd"),
        ("één", "een"),
        ("façade", "facade"),
        ("kaart's", "kaart's"),
    ],
)
def test_a_word_without_its_signs(woord: str, kaal: str) -> None:
    assert zonder_tekens(woord) == kaal


@given(st.lists(st.text("aeoëéöüçns", min_size=1, max_size=8)))
def test_each_word_with_signs_begins_as_what_is_typed_without(woorden: list[str]) -> None:
    for woord in met_tekens(woorden):
        assert len(zonder_tekens(woord)) == len(woord)
        assert zonder_tekens(woord) != woord
    assert {woord for woord in woorden if not woord.isascii()} == set(met_tekens(woorden))


def test_the_search_comes_after_what_it_needs() -> None:
    assert SCRIPTS[-1] == "zoeken.js"
    assert [naam for naam in SCRIPTS if "snowball" in naam or naam == "zoekstammen.js"] == [*SCRIPTS[-4:-1]]
