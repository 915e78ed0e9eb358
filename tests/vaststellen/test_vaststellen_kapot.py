"""What could not be read is not for that reason changed: a fault in one file brings no findings about the cards around it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from helpers_handboek import BASIS, maak_handboek
from kwaliteitshandboek.check import check
from kwaliteitshandboek.load import load_handboek

KADER = "kaarten/kaders/proefkader.yml"
AMBITIE = "kaarten/ondersteuning/ambitie.md"
STANDAARD = "kaarten/ondersteuning/_standaard.yml"
ORGANISATIE = "data/organisatie.yml"
BOEK = BASIS.parent / "boek-opnieuw-bekijken" / "data" / "vaststellingen"


def boek() -> dict[str, str]:
    """The ledger of both cards, with the true fingerprint of the card and a wrong one of the item that one of them serves."""
    return {f"data/vaststellingen/{pad.relative_to(BOEK)}": pad.read_text("utf-8") for pad in BOEK.rglob("*.md")}


def over_verandering(tmp_path: Path, bestanden: Mapping[str, str | None]) -> list[tuple[str, str]]:
    """What is said of changes: the code and the words between quotation marks."""
    geladen = load_handboek(maak_handboek(tmp_path / "h", {**boek(), **bestanden}))
    return [(b.code, b.wat.split("'")[1] if "'" in b.wat else "") for b in check(geladen) if b.code in {"C113", "C114"}]


def gewijzigd(pad: str, oud: str, nieuw: str) -> dict[str, str]:
    tekst = (BASIS / pad).read_text("utf-8")
    assert tekst.count(oud) == 1
    return {pad: tekst.replace(oud, nieuw)}


def test_what_is_read_and_differs_is_changed(tmp_path: Path) -> None:
    assert over_verandering(tmp_path / "a", {}) == [("C114", "proefkader/1a")]
    anders = gewijzigd(AMBITIE, "Iedereen leert.", "Iedereen leert elke dag.")
    gevonden = over_verandering(tmp_path / "b", anders)
    assert sorted(gevonden) == [("C113", ""), ("C114", "ambitie")]


def test_what_is_gone_is_changed(tmp_path: Path) -> None:
    """A file that was taken away is no file with a fault in it."""
    assert over_verandering(tmp_path, {AMBITIE: None}) == [("C114", "ambitie")]


@pytest.mark.parametrize(
    "kapot",
    [
        {KADER: 'id: "proefkader\nnaam: Proef\n'},
        gewijzigd(KADER, "naam: Wij volgen elke leerling", "naam: [Wij volgen elke leerling]"),
    ],
    ids=["no yaml", "no framework"],
)
def test_a_framework_that_cannot_be_read(tmp_path: Path, kapot: dict[str, str]) -> None:
    assert over_verandering(tmp_path, kapot) == []


@pytest.mark.parametrize(
    "kapot",
    [
        {AMBITIE: "---\ntitel: Onze ambitie\n## Ambitie\n\nIedereen leert.\n"},
        gewijzigd(AMBITIE, "soort: ambitiekaart", "soort: wenskaart"),
        gewijzigd(AMBITIE, "titel: Onze ambitie", 'titel: "Onze ambitie'),
    ],
    ids=["never closed", "no such kind", "no yaml"],
)
def test_a_card_that_cannot_be_read(tmp_path: Path, kapot: dict[str, str]) -> None:
    """Of the framework, which was read and differs, the finding stays."""
    assert over_verandering(tmp_path, kapot) == [("C114", "proefkader/1a")]


@pytest.mark.parametrize(
    "kapot",
    [
        gewijzigd(STANDAARD, "eigenaren: [KC]", "eigenaaren: [KC]"),
        gewijzigd(ORGANISATIE, "  - id: kwaliteitscoordinator\n    naam:", "  - id: kwaliteitscoordinator\n    name:"),
    ],
    ids=["defaults of the folder", "a role"],
)
def test_cards_that_lack_something_that_could_not_be_read(tmp_path: Path, kapot: dict[str, str]) -> None:
    """Without their owner the cards read otherwise than they were adopted, through no change of theirs."""
    assert over_verandering(tmp_path, kapot) == [("C114", "proefkader/1a")]
