"""Texts in quotes: what anyone can write comes back from every file that the program writes, and ordinary words look ordinary."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.intake.aanhaling import aangehaald
from kwaliteitshandboek.intake.adressen import lijsttekst
from kwaliteitshandboek.intake.herbevestigen import bestandstekst
from kwaliteitshandboek.intake.vaststellen import boektekst
from kwaliteitshandboek.intake.voorwerk import zet_velden
from kwaliteitshandboek.intake.zelfevaluatie import als_bestand
from kwaliteitshandboek.model.adres import Adres
from kwaliteitshandboek.model.herbevestiging import Herbevestiging
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.model.vaststelling import Vaststelling
from kwaliteitshandboek.model.zelfevaluatie import Itemoordeel, Zelfevaluatie

TEKST = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)
LASTIG = "a\u2028b\u0085c\u200bd\x7fe"
"""Ends of lines that only Unicode knows, and signs that YAML refuses."""


@given(TEKST)
def test_every_text_comes_back(tekst: str) -> None:
    assert yaml.safe_load(aangehaald(tekst)) == tekst


@pytest.mark.parametrize("tekst", ["De Wilg", "62\u202f%", "1\u00a0leerling", "Zoë's plan – “groen”", "👍 \u65e5", "a\u3000b"])
def test_ordinary_words_stay_as_they_are(tekst: str) -> None:
    assert aangehaald(tekst) == f'"{tekst}"'


def test_what_would_break_the_line_or_the_quotes_is_escaped() -> None:
    assert aangehaald('"a"\\\n\tb') == '"\\"a\\"\\\\\\n\\tb"'
    assert aangehaald("a\u2028\u200b") == '"a\\U00002028\\U0000200b"'


@pytest.mark.parametrize(
    "inhoud",
    [
        lijsttekst([Adres(id="kaart-a", uitleg=LASTIG)]),
        bestandstekst(Herbevestiging(analyse="a", op=date(2026, 1, 1), door=LASTIG, vingerafdruk="f", cijfers=())),
        boektekst(Vaststelling(kaart="k", versie="1.0", op=date(2026, 1, 1), door=LASTIG, vingerafdruk="f", tekst="Tekst.")),
        als_bestand(
            Zelfevaluatie(
                id="z",
                kader="k",
                schooljaar=Schooljaar.parse("2025-2026"),
                respondenten=5,
                toelichting=LASTIG,
                oordelen=(Itemoordeel(item="A", oordeel="goed"),),
            )
        ),
        zet_velden(b"---\ntitel: a\n---\n", {"versie": LASTIG}, ["versie"], "titel"),
    ],
    ids=["adressen", "herbevestigen", "vaststellen", "zelfevaluatie", "voorwerk"],
)
def test_every_file_writes_them_so(inhoud: bytes | None) -> None:
    assert inhoud is not None
    assert aangehaald(LASTIG) in inhoud.decode("utf-8")
