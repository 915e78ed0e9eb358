"""What the manual gives as the smallest handbook that works, works: its blocks are taken from the page itself."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from click.testing import CliRunner

from kwaliteitshandboek.cli import main


def test_the_smallest_handbook_of_the_manual_builds(wortel: Path, tmp_path: Path) -> None:
    tekst = (wortel / "docs" / "handleiding" / "index.md").read_text(encoding="utf-8")
    deel = textwrap.dedent(tekst.split("## Zo begint u")[1].split("## Zo werkt u")[0])
    blokken = [textwrap.dedent(blok) for blok in re.findall(r"^ *```[a-z]*\n(.*?)^ *```$", deel, re.MULTILINE | re.DOTALL)]
    assert len(blokken) == 3
    for naam, inhoud in zip(("mkdocs.yml", "data/organisatie.yml", "data/scholen.csv"), blokken, strict=True):
        (tmp_path / naam).parent.mkdir(exist_ok=True)
        (tmp_path / naam).write_text(inhoud, encoding="utf-8")
    (tmp_path / "kaarten").mkdir()
    uitkomst = CliRunner().invoke(main, ["build", "--map", str(tmp_path)])
    assert uitkomst.exit_code == 0, uitkomst.output
    assert "Geen bevindingen." in uitkomst.output
    assert (tmp_path / "site" / "team" / "index.html").is_file()
    assert (tmp_path / "site" / "publiek" / "index.html").is_file()
