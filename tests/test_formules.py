"""The one rule about texts that a spreadsheet would take for a formula; each table that goes out has a test beside its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.taal.formules import lijkt_formule

# What OWASP names ("CSV Injection"), the pipe of DDE, the wide forms of the signs, and both behind what one does not see.
GEVAARLIJK = [
    "=1+1",
    "+31",
    "-1",
    "@SUM(A1)",
    "|calc",
    "\r=1",
    "\n=1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20a",
]
ONZICHTBAAR = ["", " ", "\t", "\u00a0", "\u202f", "\u3000", "\u200b", "\ufeff", "\u00ad", " \u200b "]


@pytest.mark.parametrize("tekst", GEVAARLIJK)
@pytest.mark.parametrize("ervoor", ONZICHTBAAR)
def test_a_beginning_of_a_formula_is_seen(ervoor: str, tekst: str) -> None:
    assert lijkt_formule(ervoor + tekst)


@pytest.mark.parametrize("tekst", ["\t", "\tabc", "\rabc", "\nabc"])
def test_a_text_that_begins_with_a_new_cell_or_line_could_be_one(tekst: str) -> None:
    assert lijkt_formule(tekst)


@pytest.mark.parametrize(
    "tekst", ["", " ", "De Wilg", "1-2", "a=b", "\u22125", "\u2013 streepje", "'=1", "(=1)", "\u20ac 5", "5 %"]
)
def test_other_texts_stay_as_they_are(tekst: str) -> None:
    assert not lijkt_formule(tekst)


@given(tekst=st.text(alphabet="abc=+-@|1 \u00a0\uff1d", max_size=12))
def test_only_the_first_sign_that_is_seen_counts(tekst: str) -> None:
    assert lijkt_formule(tekst) == (tekst.replace("\u00a0", " ").strip(" ")[:1] in tuple("=+-@|\uff1d"))
