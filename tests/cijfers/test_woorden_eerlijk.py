"""Words that do not over-claim: what no sentence about a figure may say, and the change in pupils counted again."""

from __future__ import annotations

import re
from fractions import Fraction
from math import sqrt
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.charts import zinnen
from kwaliteitshandboek.charts.feiten import Feiten
from kwaliteitshandboek.charts.reeks import maak_reeks
from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.derive.referenties import Referentiekeuze, Wegingreden
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer, Cijferstaat
from kwaliteitshandboek.model.doel import Doelstand
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.pages import woorden
from kwaliteitshandboek.pages.vergelijken import vergelijking

TE_VEEL = re.compile(r"\b(oordeel|oordelen|beter|slechter|significant|ranglijst|bewijst|trend|zwak|goed|slecht)\b", re.IGNORECASE)
"""Only the inspectorate judges, chance proves nothing, and a figure above its norm is not therefore good."""


@pytest.mark.parametrize("regel", zinnen.REGELS, ids=lambda regel: regel.naam)
def test_no_rule_says_more_than_a_figure_can(regel: zinnen.Regel) -> None:
    assert not TE_VEEL.search(regel.tekst)


def test_neither_do_the_words_of_pages() -> None:
    for tabel in (woorden.STAATUITLEG, woorden.REDENEN, woorden.WEGINGREDENEN):
        for zin in tabel.values():
            assert not TE_VEEL.search(zin), zin
            assert re.fullmatch(r"[A-Z][^.]*\.( [A-Z][^.]*\.)*", zin), zin
    assert set(woorden.WEGINGREDENEN) == set(Wegingreden) - {Wegingreden.ALLE_SCHOLEN}
    assert not any(TE_VEEL.search(stand.value) for stand in Doelstand)


@pytest.mark.parametrize("reden", [None, *Wegingreden])
def test_why_no_comparable_schools_are_named_is_said_in_these_words(reden: Wegingreden | None) -> None:
    wereld: Any = SimpleNamespace(afgeleid=SimpleNamespace(referenties=lambda *_: Referentiekeuze(reden=reden)))
    gezegd = vergelijking(wereld, Indicator.model_construct(id="i"), "99AA00", "2025-2026")
    assert gezegd == ([woorden.WEGINGREDENEN[reden]] if reden in woorden.WEGINGREDENEN else [])


def test_every_reason_to_withhold_a_part_is_explained() -> None:
    assert Reden.DEEL_AFGESCHERMD in woorden.REDENEN


def wilson(teller: int, noemer: int) -> tuple[float, float]:
    """The 95 % interval of a share, from the textbook, in percent."""
    z, p, n = 1.959963984540054, teller / noemer, noemer
    midden, breedte = (p + z * z / (2 * n)) / (1 + z * z / n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return 100 * (midden - breedte), 100 * (midden + breedte)


def cijfer(jaar: str, teller: int, noemer: int) -> Cijfer:
    waarde, samen = 100 * teller / noemer, Bereik(noemer, noemer)
    return Cijfer("i", "99AA00", jaar, Cijferstaat.BEKEND, Bereik(waarde, waarde), Bereik(teller, teller), samen, samen)


groepen = st.integers(1, 160).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(toen=groepen, nu=groepen)
def test_a_change_is_told_only_beyond_chance_and_in_pupils_that_can_be_counted_again(
    toen: tuple[int, int], nu: tuple[int, int]
) -> None:
    velden = {
        "id": "i",
        "naam": "Lezen",
        "vraag": "Hoeveel?",
        "kant": "product",
        "eenheid": "procent",
        "definitie": "D.",
        "bron": "B",
    }
    indicator = Indicator.model_validate(velden | {"berekening": {"meetreeksen": ["r"], "teller": ["a"], "noemer": ["a", "b"]}})
    reeks = [cijfer("2024-2025", *toen), cijfer("2025-2026", *nu)]
    zin = zinnen.vertel(Feiten(indicator, "De Wilg", maak_reeks(indicator, reeks)))
    beweert = re.search(r"Het aandeel (steeg|daalde) van", zin)
    if beweert:
        hoog, laag = (nu, toen) if beweert[1] == "steeg" else (toen, nu)
        assert wilson(*laag)[1] < wilson(*hoog)[0]
        assert min(toen[1], nu[1]) >= 15
    verandert = min(toen[1], nu[1]) >= 15 and toen[0] * nu[1] != nu[0] * toen[1]
    assert ("zo'n verschil kan toeval zijn." in zin) == (verandert and not beweert)
    verschil = re.search(r"[dD]at (is|zijn) (omgerekend ongeveer )?(\d+)\xa0(leerlingen|leerling) (meer|minder)\b", zin)
    precies = Fraction(nu[0], nu[1]) * nu[1] - Fraction(toen[0], toen[1]) * nu[1]
    if not verandert:
        assert not verschil
    elif abs(precies) < Fraction(1, 2):
        assert "omgerekend minder dan 1\xa0leerling" in zin
    else:
        assert verschil
        assert abs(int(verschil[3]) - abs(precies)) <= Fraction(1, 2)
        # Among as many pupils the difference is what was counted; else it is converted, and says so.
        assert bool(verschil[2]) == (toen[1] != nu[1])
        assert verschil[2] or int(verschil[3]) == abs(nu[0] - toen[0])
        assert (verschil[1], verschil[4]) == (("is", "leerling") if verschil[3] == "1" else ("zijn", "leerlingen"))
        assert (verschil[5] == "meer") == (precies > 0)
    assert not re.search(r"\b1\xa0leerlingen|\b(?!1\b)\d+\xa0leerling\b", zin)
    assert not TE_VEEL.search(zin)
