"""Broken handbooks, one fault each: a folder of files over the valid handbook `_basis`, and the findings that must come of it.

A new case is a new folder in `tests/gebroken`: its files replace those of the basis, `weglaten.txt` names files to leave out, and
`verwacht.txt` holds the findings, one a line. `HANDBOEK_GOLDEN=1` writes that file; read it before it is committed.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from helpers_handboek import BASIS, maak_handboek
from kwaliteitshandboek.check import check
from kwaliteitshandboek.findings import Finding, controle, laden, resultaten, verwijzingen
from kwaliteitshandboek.load import load_handboek

GEBROKEN = BASIS.parent
GEVALLEN = sorted(map_ for map_ in GEBROKEN.iterdir() if map_.is_dir() and map_ != BASIS)
GEEN_INHOUD = {"verwacht.txt", "weglaten.txt"}

# Kinds of findings that no file in the repository can bring about, each raised by the test named.
ELDERS = {
    "L002": "tests/laden/test_bestanden.py",
    "L004": "tests/laden/test_bestanden.py",
    "L006": "tests/laden/test_bestanden.py",
}


def bevindingen_van(map_: Path) -> list[Finding]:
    geladen = load_handboek(map_)
    return [*geladen.findings, *check(geladen)]


def maak_gebroken(geval: Path, map_: Path) -> Path:
    maak_handboek(map_)
    weglaten = geval / "weglaten.txt"
    for naam in weglaten.read_text("utf-8").split() if weglaten.exists() else ():
        (map_ / naam).unlink()
    for bron in geval.rglob("*"):
        doel = map_ / bron.relative_to(geval)
        if bron.is_file() and bron.name not in GEEN_INHOUD:
            doel.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(bron, doel)
    return map_


def test_basis_heeft_geen_bevindingen(tmp_path: Path) -> None:
    assert bevindingen_van(maak_handboek(tmp_path / "handboek")) == []


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.name)
def test_gebroken(geval: Path, tmp_path: Path) -> None:
    gevonden = "".join(f"{bevinding}\n" for bevinding in bevindingen_van(maak_gebroken(geval, tmp_path / "handboek")))
    golden = geval / "verwacht.txt"
    if os.environ.get("HANDBOEK_GOLDEN"):
        golden.write_text(gevonden, "utf-8")
    assert gevonden, "a broken handbook has at least one finding"
    assert gevonden == golden.read_text("utf-8")


def test_genoeg_gevallen() -> None:
    assert len(GEVALLEN) >= 35


@pytest.mark.parametrize("code", sorted({*laden.ALLE, *verwijzingen.ALLE, *controle.ALLE, *resultaten.ALLE}))
def test_elke_code_komt_voor(code: str) -> None:
    if code in ELDERS:
        assert f'"{code}"' in (GEBROKEN.parent.parent / ELDERS[code]).read_text("utf-8")
        return
    assert any(f" {code}: " in (geval / "verwacht.txt").read_text("utf-8") for geval in GEVALLEN)
