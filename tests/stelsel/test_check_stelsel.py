"""What is said of a system that does not hang together, and what is not said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpers_handboek import BASIS
from helpers_stelsel import PDCA, REGISTER, VANDAAG, maak
from kwaliteitshandboek.check.bekend import Bekend
from kwaliteitshandboek.check.stelsel import check_stelsel
from kwaliteitshandboek.findings import stelsel as codes

GEVALLEN = sorted(map_ for map_ in BASIS.parent.iterdir() if map_.is_dir() and map_ != BASIS)
HEEL = Bekend({}, frozenset())


def bevindingen(
    map_: Path, *, stelsel: str = PDCA, register: str = REGISTER, vandaag: date | None = VANDAAG, bekend: Bekend = HEEL
) -> set[str]:
    handboek = maak(map_, {"kaarten/stelsel.yml": stelsel, "kaarten/instrumenten.yml": register})
    return {f"{b.code} {b.bestand.rpartition('/')[2]}:{b.regel}" for b in check_stelsel(handboek, bekend, vandaag)} - MIST


MIST = {"C054 stelsel.yml:11"}
"""The system of these tests leaves out five cells, on purpose: that has a finding of its own."""


@pytest.mark.parametrize("code", sorted(codes.ALLE))
def test_every_code_has_a_broken_handbook(code: str) -> None:
    assert any(f" {code}: " in (geval / "verwacht.txt").read_text("utf-8") for geval in GEVALLEN)


def regel(tekst: str, stuk: str) -> int:
    """The number of the line that holds a piece of text."""
    (nummer,) = [nummer for nummer, inhoud in enumerate(tekst.splitlines(), 1) if stuk in inhoud]
    return nummer


def test_what_is_found_in_the_small_system(tmp_path: Path) -> None:
    # Nobody uses two instruments; 'check' has no guard where 'plan' has; 'do', 'act' and the level 'school' are empty.
    assert bevindingen(tmp_path) == {
        f"C340 instrumenten.yml:{regel(REGISTER, 'id: visitatie')}",
        f"C340 instrumenten.yml:{regel(REGISTER, 'id: vragenlijst')}",
        f"C345 stelsel.yml:{regel(PDCA, '- fase: check')}",
        f"C348 stelsel.yml:{regel(PDCA, 'id: do')}",
        f"C348 stelsel.yml:{regel(PDCA, 'id: act')}",
        f"C348 stelsel.yml:{regel(PDCA, 'id: school, naam')}",
    }


def test_who_never_names_a_guard_is_not_told_in_every_cell(tmp_path: Path) -> None:
    assert not any(b.startswith("C345") for b in bevindingen(tmp_path, stelsel=PDCA.replace("    bewaken: [KC]\n", "")))


def test_nothing_is_said_of_use_while_a_card_cannot_be_read(tmp_path: Path) -> None:
    kapot = Bekend({}, frozenset({"startbespreking"}))
    stelsel = PDCA.replace("    moment: in januari en juni\n", "")
    assert not {b[:4] for b in bevindingen(tmp_path, stelsel=stelsel, bekend=kapot)} & {"C340", "C341", "C349"}


@pytest.mark.parametrize(
    ("laatst", "moment", "verwacht"),
    [
        # A year and three months is as long as a yearly instrument may stay away: from 15 August 2025 on nothing is said.
        ("2025-08-15", "in mei", None),
        ("2025-08-14", "in mei", "C343"),
        ("2022-08-15", "eens in de 4 jaar", None),
        ("2022-08-14", "eens in de 4 jaar", "C343"),
        ("2022-08-14", "eens in de 3 jaar", "C343"),
        ("2001-01-01", "op verzoek", None),
        ("2026-11-15", "in mei", None),
        ("2026-11-16", "in mei", "C342"),
    ],
)
def test_last_time(tmp_path: Path, laatst: str, moment: str, verwacht: str | None) -> None:
    register = REGISTER.replace("  moment: in mei\n", f"  moment: {moment}\n  laatst: {laatst}\n")
    plek = f"{verwacht} instrumenten.yml:{regel(register, f'laatst: {laatst}')}"
    gevonden = {b for b in bevindingen(tmp_path, register=register) if b[:4] in ("C342", "C343")}
    assert gevonden == ({plek} if verwacht else set())


def test_without_a_day_nothing_is_late(tmp_path: Path) -> None:
    register = REGISTER.replace("  moment: in mei\n", "  moment: in mei\n  laatst: 2031-01-01\n")
    assert not {b[:4] for b in bevindingen(tmp_path, register=register, vandaag=None)} & {"C342", "C343"}


def test_a_line_may_take_its_moment_from_an_instrument_or_a_point_of_the_year(tmp_path: Path) -> None:
    stelsel = PDCA.replace("    moment: in januari en juni\n", "").replace("    moment: uiterlijk 31 juli\n", "")
    assert not any(b.startswith("C349") for b in bevindingen(tmp_path, stelsel=stelsel))
    zonder = stelsel.replace("    instrumenten: [groepsbespreking]\n  - id: schoolgids", "  - id: schoolgids")
    gevonden = {b for b in bevindingen(tmp_path, stelsel=zonder) if b.startswith("C349")}
    assert gevonden == {f"C349 stelsel.yml:{regel(zonder, 'id: groepsgesprek')}"}
