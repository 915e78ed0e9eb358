"""YAML as text with places: compared with PyYAML's own loader, which reads every scalar as text too."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kwaliteitshandboek.findings import Plek
from kwaliteitshandboek.load.yaml_lezer import lees_yaml

# `plek` is refused as a key, as are signs that belong in no text.
TEKST = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"], exclude_characters="\ufeff"),
    max_size=12,
)
SLEUTEL = TEKST.filter(lambda tekst: tekst not in {"plek", "<<"})
WAARDE = st.recursive(TEKST, lambda deel: st.lists(deel, max_size=4) | st.dictionaries(SLEUTEL, deel, max_size=4), max_leaves=12)


def zonder_plek(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        assert isinstance(waarde["plek"], Plek)
        return {sleutel: zonder_plek(deel) for sleutel, deel in waarde.items() if sleutel != "plek"}
    return [zonder_plek(deel) for deel in waarde] if isinstance(waarde, list) else waarde


WOORDEN = st.lists(st.from_regex(r"[a-zé][a-z'é]{0,5}", fullmatch=True), min_size=1, max_size=5)


@settings(max_examples=100, deadline=None)
@given(st.lists(WOORDEN, min_size=2, max_size=6), st.sampled_from(["plain", "'", '"', ">-", ">", "|", "|-"]), st.booleans())
def test_elk_woord_van_een_waarde_van_meer_regels_heeft_zijn_eigen_regel(
    regels: list[list[str]], stijl: str, in_lijst: bool
) -> None:
    """Whatever the style: the line is that on which the word was written."""
    bron = [" ".join(woorden).replace("'", "''") if stijl == "'" else " ".join(woorden) for woorden in regels]
    if stijl in {"'", '"'}:
        bron = [f"{stijl}{bron[0]}", *bron[1:-1], f"{bron[-1]}{stijl}"]
    elif stijl != "plain":
        bron = [stijl, *bron]
    eerste = 3 + (stijl[0] in ">|")
    tekst = "\n    ".join(["a: b\nlang:\n  - " + bron[0] if in_lijst else "a: b\nlang:\n  " + bron[0], *bron[1:]]) + "\n"
    waarde = lees_yaml(tekst, "a.yml").waarde
    lang = waarde["lang"][0] if in_lijst else waarde["lang"]
    naam = "lang.0" if in_lijst else "lang"
    positie = 0
    for nummer, woorden in enumerate(regels, eerste):
        for woord in woorden:
            positie = lang.index(woord, positie)
            assert waarde["plek"].in_waarde(naam, lang, positie).regel == nummer
            positie += len(woord)


def test_een_waarde_op_een_regel_of_met_escapes_heeft_de_regel_van_haar_begin() -> None:
    waarde = lees_yaml('a: een twee\nb: "een\\x41\n  twee"\n', "a.yml", verschuiving=10).waarde
    assert waarde["plek"].in_waarde("a", "een twee", 4) == Plek("a.yml", 11)
    assert waarde["plek"].in_waarde("b", waarde["b"], 5) == Plek("a.yml", 12)
    assert waarde["plek"].in_waarde("c", "een", 0) == Plek("a.yml", 11)


@settings(max_examples=200, deadline=None)
@given(WAARDE, st.booleans())
def test_leest_terug_wat_geschreven_is(waarde: Any, vloeiend: bool) -> None:
    tekst = yaml.safe_dump(waarde, allow_unicode=True, default_flow_style=vloeiend, default_style='"')
    gelezen = lees_yaml(tekst, "a.yml")
    assert gelezen.findings == ()
    assert gelezen.heel
    assert zonder_plek(gelezen.waarde) == waarde


@pytest.mark.parametrize("tekst", ["2.10", "0637", "ja", "no", "2026-03-01", "1e3", "0x1F", "1_000", "12:30", ".inf", "=", "on"])
def test_kale_waarden_blijven_tekst(tekst: str) -> None:
    assert lees_yaml(f"a: {tekst}\n", "a.yml").waarde["a"] == tekst


@pytest.mark.parametrize("tekst", ["", "~", "null", "Null", "NULL", "# niets"])
def test_leeg_is_none(tekst: str) -> None:
    assert lees_yaml(f"a: {tekst}\n", "a.yml").waarde["a"] is None


def test_aangehaald_is_nooit_leeg() -> None:
    assert lees_yaml("a: 'null'\nb: \"\"\n", "a.yml").waarde["a"] == "null"
    assert lees_yaml("a: 'null'\nb: \"\"\n", "a.yml").waarde["b"] == ""


@pytest.mark.parametrize(
    "teken", ["\0", "\x01", "\a", "\x1b", "\r", "\x7f", "\x80", "\x85", "\x9f", "\u2028", "\u2029", "\ufeff", "\uffff"]
)
def test_een_uitgeschreven_stuurteken_wordt_genoemd_en_weggelaten(teken: str) -> None:
    """An escape puts into a text what may not stand in a file."""
    gelezen = lees_yaml(
        f'a: 1\nb: "A\\u{ord(teken):04x}B"\nc: ["x", "y\\u{ord(teken):04x}"]\n"d\\u{ord(teken):04x}": e\n', "a.yml"
    )
    assert [(bevinding.code, bevinding.regel) for bevinding in gelezen.findings] == [("L005", 2), ("L005", 3), ("L005", 4)]
    assert f"U+{ord(teken):04X}" in gelezen.findings[0].wat
    assert gelezen.heel
    assert zonder_plek(gelezen.waarde) == {"a": "1", "b": "AB", "c": ["x", "y"], "d": "e"}


def test_een_tab_en_een_nieuwe_regel_mogen() -> None:
    gelezen = lees_yaml('a: "x\\ty\\nz"\nb: |\n  een\n  twee\n', "a.yml")
    assert (gelezen.findings, gelezen.waarde["a"], gelezen.waarde["b"]) == ((), "x\ty\nz", "een\ntwee\n")


def test_elk_veld_kent_zijn_regel() -> None:
    tekst = "# kop\na: 1\nlijst:\n  - een\n  - twee\nin: {x: 1,\n  y: 2}\nblok: |\n  regel\n  regel\nna: z\n"
    waarde = lees_yaml(tekst, "m/a.yml", verschuiving=10).waarde
    assert waarde["plek"] == Plek("m/a.yml", 12)
    velden = {"a": 12, "lijst": 13, "lijst.0": 14, "lijst.1": 15, "in": 16, "blok": 18, "na": 21}
    assert dict(waarde["plek"].velden) == velden
    assert dict(waarde["in"]["plek"].velden) == {"x": 16, "y": 17}


@pytest.mark.parametrize(
    ("tekst", "code", "regel"),
    [
        ("a: 1\na: 2\n", "L012", 2),
        ("a: &x 1\n", "L013", 1),
        ("a: 1\nb: *x\n", "L013", 2),
        ("a:\n  <<: {b: 1}\n", "L013", 2),
        ("a: !!str 1\n", "L014", 1),
        ("a: !eigen 1\n", "L014", 1),
        ("{a: 1}: b\n", "L015", 1),
        ("a: 1\n~: 2\n", "L015", 2),
        ("a: 1\n---\nb: 2\n", "L016", 2),
        ("a: 1\nplek: hier\n", "L020", 2),
        ("a: 1\nb: [1\n", "L010", 2),
        ("a: 'x\nb: 2\n", "L010", 1),
        ("a: 1\n\tb: 2\n", "L011", 2),
        ("a: b: c\n", "L010", 1),
        ("a: 1\nb: %x\n", "L010", 2),
    ],
)
def test_weigert(tekst: str, code: str, regel: int) -> None:
    gevonden = [(bevinding.code, bevinding.regel) for bevinding in lees_yaml(tekst, "a.yml").findings]
    assert gevonden == [(code, regel)]


def test_dubbele_sleutel_houdt_de_eerste() -> None:
    assert lees_yaml("a: 1\na: [2, 3]\nb: 4\n", "a.yml").waarde["a"] == "1"
    assert lees_yaml("a: 1\na: [2, 3]\nb: 4\n", "a.yml").waarde["b"] == "4"


@pytest.mark.parametrize("tekst", ["[" * 100_000, "- " * 50_000, "{a: " * 20_000])
def test_diepte_stort_niet_in(tekst: str) -> None:
    gelezen = lees_yaml(tekst, "a.yml")
    assert not gelezen.heel
    assert [bevinding.code for bevinding in gelezen.findings] == ["L017"]


def test_miljard_keer_lachen_kost_niets() -> None:
    regels = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    gelezen = lees_yaml("\n".join(regels), "a.yml")
    assert {bevinding.code for bevinding in gelezen.findings} == {"L013"}
    assert gelezen.waarde["a11"] == [None] * 9
