"""Front matter is edited in place: four fields are right afterwards, and every other byte is as it was."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.intake.voorwerk import zet_velden

VELDEN = {"status": "vastgesteld", "versie": "2.10", "vastgesteld_op": "2026-12-01", "vastgesteld_door": "directeur"}
VOLGORDE = list(VELDEN)
REST = "vastgesteld_op: 2026-12-01\nvastgesteld_door: directeur\n"


def waarden_van(tekst: str) -> Any:
    """All values as text."""
    return yaml.load(tekst, Loader=yaml.BaseLoader)  # noqa: S506 - makes text, lists and mappings only


def zet(tekst: str, velden: dict[str, str] = VELDEN) -> str | None:
    uit = zet_velden(tekst.encode(), velden, VOLGORDE, "titel")
    return None if uit is None else uit.decode()


@pytest.mark.parametrize(
    ("voor", "na"),
    [
        (
            "---\ntitel: A # naam\n---\n## B\n",
            "---\ntitel: A # naam\nstatus: vastgesteld\nversie: \"2.10\"\n" + REST + "---\n## B\n",
        ),
        (
            "\ufeff---\r\nversie: '1.0'  # let op\r\nstatus:   concept\r\ntitel: A\r\n---\r\ntekst\r\n",
            "\ufeff---\r\nversie: '2.10'  # let op\r\nvastgesteld_op: 2026-12-01\r\nvastgesteld_door: directeur\r\n"
            "status:   vastgesteld\r\ntitel: A\r\n---\r\ntekst\r\n",
        ),
        (
            "---\ntitel: >\n  Een\n  kaart\nversie:   # nog niet\nvastgesteld_op: 2025-01-01\n---",
            "---\ntitel: >\n  Een\n  kaart\nstatus: vastgesteld\nversie: \"2.10\"   # nog niet\nvastgesteld_op: 2026-12-01\n"
            "vastgesteld_door: directeur\n---",
        ),
        (
            "---\n{titel: A, versie: 1.0, domein: b}\n---\n",
            "---\n{titel: A, status: vastgesteld, versie: 2.10, vastgesteld_op: 2026-12-01, "
            "vastgesteld_door: directeur, domein: b}\n---\n",
        ),
        (
            "---\n  titel: A\n  status: |\n    concept\n  # over de rest\n  verwant: [b,\n    c]\n---\n",
            "---\n  titel: A\n  status: vastgesteld\n  versie: \"2.10\"\n  vastgesteld_op: 2026-12-01\n"
            "  vastgesteld_door: directeur\n  # over de rest\n  verwant: [b,\n    c]\n---\n",
        ),
    ],
)  # fmt: skip
def test_fields_come_where_a_reader_expects_them(voor: str, na: str) -> None:
    assert zet(voor) == na


@pytest.mark.parametrize(
    "tekst", ["geen voorwerk", "---\ntitel: A\n", "---\n- a\n---\n", "---\nstatus: [a]\n---\n", "---\nx: 1\n---\n"]
)
def test_what_cannot_be_done_safely_is_not_done(tekst: str) -> None:
    assert zet(tekst) is None


def test_bytes_that_are_no_utf8_are_left_alone() -> None:
    assert zet_velden(b"---\ntitel: A\xff\n---\n", VELDEN, VOLGORDE, "titel") is None


# Fields as authors write them: each a text that ends in a line end, over one line or more.
_WAARDEN = (
    "A",
    "'a: b'",
    '"een \\"citaat\\""',
    "[a, b]",
    "[a,\n  b]",
    "|\n  een\n\n  twee",
    ">-\n  een\n  twee",
    "\n  - a\n  - b",
    "{a: 1}",
)
_COMMENTAAR = ("", "  # opmerking", "   ")


@st.composite
def voorwerken(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Front matter with the title, any of the four fields and others, in any order; and its values."""
    overig = [(f"veld{nummer}", draw(st.sampled_from(_WAARDEN)), "") for nummer in range(draw(st.integers(0, 4)))]
    eigen = [
        (naam, draw(st.sampled_from(("", "concept", "'1.0'", '"x"', "|\n  a", ">-\n  a"))), draw(st.sampled_from(_COMMENTAAR)))
        for naam in draw(st.lists(st.sampled_from(VOLGORDE), unique=True))
    ]
    velden = draw(st.permutations([("titel", draw(st.sampled_from(_WAARDEN[:4])), ""), *overig, *eigen]))
    inspringing = draw(st.sampled_from(("", "  ")))
    regels = [
        f"{naam}: {waarde}{'' if chr(10) in waarde else commentaar}" if waarde else f"{naam}:{commentaar}"
        for naam, waarde, commentaar in velden
    ]
    tekst = "\n".join("\n".join(inspringing + deel if deel else deel for deel in regel.split("\n")) for regel in regels)
    tussen = draw(st.sampled_from(("", "\n# commentaar", "\n\n")))
    return f"{tekst}{tussen}\n", waarden_van(f"{tekst}{tussen}\n")


@given(
    voorwerken(),
    st.sampled_from(("\n", "\r\n")),
    st.sampled_from(("", "\ufeff")),
    st.sampled_from(("", "\n## Aanpak\n\n---\nstatus: nee\n", "geen slotregel")),
)
def test_every_other_byte_is_as_it_was(voorwerk: tuple[str, dict[str, Any]], einde: str, bom: str, proza: str) -> None:
    kop, waarden = voorwerk
    tekst = (bom + f"---\n{kop}---\n" + proza).replace("\n", einde)
    uit = zet(tekst)
    assert uit is not None
    # The values: the four as wanted, all others as they were.
    gelezen = uit.removeprefix("\ufeff").replace("\r\n", "\n").split("---\n", 2)[1]
    assert waarden_van(gelezen) == {**waarden, **VELDEN}
    # The bytes: what was taken out of the old text and what came into the new one are the four fields and nothing else.
    assert _zonder_velden(uit, einde) == _zonder_velden(tekst, einde)
    assert uit.startswith(bom)
    assert uit.endswith(proza.replace("\n", einde))
    assert ("\r\n" in uit) == (einde == "\r\n")
    assert uit.count("\r") == uit.count("\r\n")
    # A second time there is nothing to do.
    assert zet(uit) == uit


def _zonder_velden(tekst: str, einde: str) -> list[str]:
    """The lines of a file without the four fields of its front matter and what belongs to them; comments of theirs stay."""
    uit: list[str] = []
    in_veld = False
    voorwerk = 0
    for regel in tekst.removeprefix("\ufeff").split(einde):
        voorwerk += regel == "---"
        kaal = regel.strip()
        begint = voorwerk == 1 and any(kaal.startswith(f"{naam}:") for naam in VOLGORDE)
        vervolg = in_veld and voorwerk == 1 and kaal == "a"
        in_veld = begint or vervolg
        if begint:
            uit += [kaal[kaal.index("#") :]] if "#" in kaal else []
        elif not vervolg:
            uit.append(regel)
    return uit
