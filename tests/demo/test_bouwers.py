"""The demonstration handbook through every way of building it: the same pages come out."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from kwaliteitshandboek.build import compose
from kwaliteitshandboek.cli import main
from kwaliteitshandboek.engines.folder import write_folder
from kwaliteitshandboek.engines.website import write_websites


def pages_in(map_: Path) -> set[str]:
    return {pad.relative_to(map_).as_posix() for pad in map_.rglob("*.html")}


def stand(map_: Path) -> dict[str, str]:
    return {p.relative_to(map_).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in map_.rglob("*") if p.is_file()}


@pytest.mark.parametrize("editie", ["team", "publiek"])
def test_zensical_builds_the_same_set_of_pages(editie: str, wortel: Path, demo_sites: Path, tmp_path: Path) -> None:
    site = compose(wortel, date(2026, 11, 15), (editie,)).sites[editie]
    write_folder(site, tmp_path)
    subprocess.run([sys.executable, "-m", "zensical", "build"], cwd=tmp_path, check=True, capture_output=True)
    verwacht = {f"{page.pad.removesuffix('.md')}.html" for page in site.pages} | {"404.html"}
    verwacht |= {asset.pad for asset in site.assets if asset.pad.startswith("id/")}
    assert pages_in(tmp_path / "site") == verwacht
    assert pages_in(demo_sites / editie) == verwacht


def test_mkdocs_by_itself_builds_the_team_edition(wortel: Path, demo_sites: Path, tmp_path: Path) -> None:
    for naam in ("kaarten", "data", "docs"):
        shutil.copytree(wortel / naam, tmp_path / naam)
    shutil.copy(wortel / "mkdocs.yml", tmp_path)
    omgeving = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    opdracht = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    subprocess.run(opdracht, cwd=tmp_path, check=True, capture_output=True, env=omgeving)
    assert pages_in(tmp_path / "site" / "mkdocs") == pages_in(demo_sites / "team")
    assert not (tmp_path / "site" / "mkdocs" / "ontwikkeling").exists()


def test_the_same_input_gives_the_same_bytes(wortel: Path, demo_sites: Path, tmp_path: Path) -> None:
    compositie = compose(wortel, date(2026, 11, 15))
    write_websites(compositie.sites, wortel, tmp_path / "uit")
    een, twee = stand(demo_sites), stand(tmp_path / "uit")
    assert een.keys() == twee.keys()
    # MkDocs writes the day of the build into the sitemap, packed and plain.
    assert {pad for pad in een if een[pad] != twee[pad]} <= {
        f"{editie}/{naam}" for editie in ("team", "publiek") for naam in ("sitemap.xml", "sitemap.xml.gz")
    }


def test_check_for_machines_and_its_exit_status(wortel: Path) -> None:
    uitkomst = CliRunner().invoke(main, ["check", "--json", "--map", str(wortel)])
    assert uitkomst.exit_code == 0, uitkomst.output
    inhoud = json.loads(uitkomst.output)
    assert inhoud["aantallen"]["fout"] == 0
    assert set(inhoud["bevindingen"][0]) == {"bestand", "regel", "code", "niveau", "wat", "hoe"}
    assert CliRunner().invoke(main, ["check", "--map", str(wortel / "bestaat-niet")]).exit_code == 2


def test_check_counts_a_warning_only_when_strict(tmp_path: Path, wortel: Path) -> None:
    for naam in ("kaarten", "data", "docs"):
        shutil.copytree(wortel / naam, tmp_path / naam)
    shutil.copy(wortel / "mkdocs.yml", tmp_path)
    (tmp_path / "kaarten" / "onderwijs" / "los.yaml").write_text("a: b\n")
    assert CliRunner().invoke(main, ["check", "--map", str(tmp_path)]).exit_code == 0
    assert CliRunner().invoke(main, ["check", "--strict", "--map", str(tmp_path)]).exit_code == 1
    (tmp_path / "data" / "organisatie.yml").write_text("naam: [\n")
    assert CliRunner().invoke(main, ["check", "--map", str(tmp_path)]).exit_code == 1
