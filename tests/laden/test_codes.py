"""The texts of findings: one code each, whole sentences, every field in them filled by the code that raises it."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from kwaliteitshandboek.findings import Code, Plek, controle, laden, resultaten, verwijzingen
from kwaliteitshandboek.findings.suggestie import bedoelt, keuze, kort, naaste, opties

MODULES = ((laden, "L"), (verwijzingen, "C"), (controle, "C"), (resultaten, "C"))
CODES = [code for module, _ in MODULES for code in module.ALLE.values()]


def test_codes_zijn_uniek() -> None:
    # ALLE is a mapping: two codes with one number would leave the module with fewer entries than it has codes.
    for module, letter in MODULES:
        in_module = [waarde for waarde in vars(module).values() if isinstance(waarde, Code)]
        assert len(in_module) == len(module.ALLE)
        assert all(re.fullmatch(letter + r"[0-9]{3}", code) for code in module.ALLE)
    assert len({code.code for code in CODES}) == len({code.titel for code in CODES}) == len(CODES)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_teksten_zijn_hele_zinnen(code: Code) -> None:
    assert not code.titel.endswith(".")
    for tekst in (code.wat, code.hoe):
        assert tekst == tekst.strip()
        assert tekst[0].isupper() or tekst[0] in "'{"
        assert tekst.endswith((".", "?")) or tekst == "{raad}"
        assert "  " not in tekst
    velden = {naam for tekst in (code.wat, code.hoe) for _, naam, _, _ in Formatter().parse(tekst) if naam}
    gevuld = code.op(Plek("a.yml", 3), **dict.fromkeys(velden, "WAARDE"))
    assert "{" not in gevuld.wat + gevuld.hoe
    assert str(gevuld).startswith(f"a.yml:3: {code.niveau} {code.code}: ")


def test_suggesties() -> None:
    bekend = ["titel", "soort", "domein"]
    assert naaste("tittel", bekend) == "titel"
    assert naaste("TITEL", bekend) == "titel"
    assert naaste("planning", bekend) is None
    assert bedoelt("tittel", bekend) == "Bedoelt u 'titel'? "
    assert bedoelt("planning", bekend) == ""
    assert keuze("planning", bekend) == "Hier kunnen staan: 'titel', 'soort', 'domein'."
    assert keuze("tittel", bekend) == "Bedoelt u 'titel'?"
    assert keuze("x", []) == "Hier kunnen staan: nog geen."
    assert opties(["a", "b", "c"], 2) == "'a', 'b' en nog 1 andere"
    assert kort("a\n  b") == "a b"
    assert len(kort("x" * 500)) == 60
