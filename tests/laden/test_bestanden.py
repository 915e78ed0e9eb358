"""Files: what cannot or may not be opened is said, and nothing outside the handbook is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from helpers_handboek import maak_handboek
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.load.bestanden import GRENS_TEKST, MEGABYTE


def van(bevindingen: tuple[Finding, ...], code: str) -> list[str]:
    return [bevinding.bestand for bevinding in bevindingen if bevinding.code == code]


def test_koppeling_naar_buiten_wordt_niet_gelezen(tmp_path: Path) -> None:
    geheim = tmp_path / "geheim.md"
    geheim.write_text("---\ntitel: Geheim\n---\n## Ambitie\n\nNiet voor hier.\n", "utf-8")
    map_ = maak_handboek(tmp_path / "handboek")
    (map_ / "kaarten/ondersteuning/geheim.md").symlink_to(geheim)
    (map_ / "docs/buiten").symlink_to(tmp_path, target_is_directory=True)
    geladen = load_handboek(map_)
    assert van(geladen.findings, "L006") == ["docs/buiten", "kaarten/ondersteuning/geheim.md"]
    assert geladen.handboek is not None
    assert "geheim" not in geladen.handboek.kaart_per_id
    assert "docs/buiten" not in geladen.bestanden


def test_koppeling_binnen_het_handboek_mag(tmp_path: Path) -> None:
    map_ = maak_handboek(tmp_path / "handboek")
    (map_ / "kaarten/ondersteuning/tweede.md").symlink_to(map_ / "kaarten/ondersteuning/ambitie.md")
    geladen = load_handboek(map_)
    assert geladen.findings == ()
    assert geladen.handboek is not None
    assert "tweede" in geladen.handboek.kaart_per_id


def test_koppeling_die_nergens_heen_leidt(tmp_path: Path) -> None:
    map_ = maak_handboek(tmp_path / "handboek")
    (map_ / "data/organisatie.yml").unlink()
    (map_ / "data/organisatie.yml").symlink_to(map_ / "data/organisatie.yml")
    geladen = load_handboek(map_)
    assert geladen.handboek is None
    assert van(geladen.findings, "L006") == ["data/organisatie.yml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes do not exist here")
@pytest.mark.parametrize("naam", ["kaarten/ondersteuning/pijp.md", "data/resultaten/pijp.csv", "data/doelen/pijp.yml"])
def test_wat_geen_gewoon_bestand_is_wordt_niet_geopend(tmp_path: Path, naam: str) -> None:
    map_ = maak_handboek(tmp_path / "handboek")
    os.mkfifo(map_ / naam)
    assert van(load_handboek(map_).findings, "L002") == [naam]


def test_te_groot(tmp_path: Path) -> None:
    groot = b"# " + b"x" * (GRENS_TEKST * MEGABYTE)
    map_ = maak_handboek(tmp_path / "handboek", {"data/doelen/groot.yml": groot})
    bevindingen = [bevinding for bevinding in load_handboek(map_).findings if bevinding.code == "L004"]
    assert [(b.bestand, b.regel) for b in bevindingen] == [("data/doelen/groot.yml", 0)]
    assert "5 MB groot" in bevindingen[0].wat


def test_lege_map_noemt_wat_nodig_is(tmp_path: Path) -> None:
    geladen = load_handboek(tmp_path / "niets")
    assert geladen.handboek is None
    assert van(geladen.findings, "L001") == ["data/organisatie.yml", "data/scholen.csv"]


@pytest.mark.parametrize("einde", ["\r\n", "\r"])
def test_bom_en_andere_regeleinden_veranderen_niets(tmp_path: Path, einde: str) -> None:
    gewoon = maak_handboek(tmp_path / "gewoon")
    anders = maak_handboek(tmp_path / "anders")
    for pad in anders.rglob("*"):
        if pad.suffix in {".yml", ".md", ".csv"}:
            pad.write_bytes(b"\xef\xbb\xbf" + pad.read_bytes().replace(b"\n", einde.encode()))
    een, twee = load_handboek(gewoon), load_handboek(anders)
    assert twee.findings == ()
    assert een.handboek is not None
    assert twee.handboek is not None
    weg = {"metingen"}
    assert een.handboek.model_dump(exclude=weg) == twee.handboek.model_dump(exclude=weg)
    assert een.handboek.metingen.equals(twee.handboek.metingen)


def test_verborgen_en_tijdelijke_bestanden_tellen_niet(tmp_path: Path) -> None:
    namen = [".DS_Store", "~$kaart.docx", "Thumbs.db", "ambitie.md~"]
    map_ = maak_handboek(tmp_path / "handboek", {f"kaarten/ondersteuning/{naam}": "x" for naam in namen})
    assert load_handboek(map_).findings == ()
