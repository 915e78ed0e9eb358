"""What the manual gives as the smallest handbook that works, works, and a first card too: taken from its own pages."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kwaliteitshandboek.cli import main


def blokken(tekst: str) -> list[str]:
    """The blocks of code in a piece of the manual."""
    tekst = textwrap.dedent(tekst)
    return [textwrap.dedent(blok) for blok in re.findall(r"^ *```[a-z]*\n(.*?)^ *```$", tekst, re.MULTILINE | re.DOTALL)]


@pytest.fixture
def begin(wortel: Path, tmp_path: Path) -> Path:
    """The smallest handbook, as the first page of the manual has it."""
    tekst = (wortel / "docs" / "handleiding" / "index.md").read_text(encoding="utf-8")
    delen = blokken(tekst.split("## Zo begint u")[1].split("## Zo werkt u")[0])
    assert len(delen) == 3
    for naam, inhoud in zip(("mkdocs.yml", "data/organisatie.yml", "data/scholen.csv"), delen, strict=True):
        (tmp_path / naam).parent.mkdir(exist_ok=True)
        (tmp_path / naam).write_text(inhoud, encoding="utf-8")
    (tmp_path / "kaarten").mkdir()
    return tmp_path


def check(map_: Path) -> Result:
    return CliRunner().invoke(main, ["check", "--strict", "--map", str(map_)])


def test_the_smallest_handbook_of_the_manual_builds(begin: Path) -> None:
    uitkomst = CliRunner().invoke(main, ["build", "--map", str(begin)])
    assert uitkomst.exit_code == 0, uitkomst.output
    assert re.findall(r"(fout|waarschuwing|advies) [A-Z]\d+", uitkomst.output) == ["advies"]
    assert (begin / "site" / "team" / "index.html").is_file()
    assert (begin / "site" / "publiek" / "index.html").is_file()


def test_the_program_says_what_is_missing_and_the_card_of_the_manual_mends_it(wortel: Path, begin: Path) -> None:
    leeg = check(begin)
    assert "Er is nog geen enkele kwaliteitskaart." in leeg.output
    tekst = (wortel / "docs" / "handleiding" / "kaart-schrijven.md").read_text(encoding="utf-8")
    deel = tekst.split("## Beginnen")[1].split("\n## De kop")[0]
    pad = re.search(r"`(kaarten/[\w/-]+\.md)`", deel)
    assert pad is not None
    assert f"'{pad[1]}'" in leeg.output, "the advice names the same file"
    (kaart,) = blokken(deel)
    (begin / pad[1]).parent.mkdir()
    (begin / pad[1]).write_text(kaart, encoding="utf-8")
    vol = check(begin)
    assert vol.exit_code == 0, vol.output
    assert not re.search(r"fout|waarschuwing|C073", vol.output), vol.output


@pytest.mark.parametrize(
    ("organisatie", "eerst", "map_"),
    [
        ("naam: X\n", "Noem eerst een domein en een rol in data/organisatie.yml.", "onderwijs"),
        ("naam: X\ndomeinen: [{id: zorg, naam: Zorg}]\n", "Noem eerst een rol in data/organisatie.yml.", "zorg"),
        ("naam: X\nrollen: [{id: kok, naam: Kok}]\n", "Noem eerst een domein in data/organisatie.yml.", "onderwijs"),
    ],
)
def test_without_domain_or_role_the_program_says_that_first(begin: Path, organisatie: str, eerst: str, map_: str) -> None:
    (begin / "data" / "organisatie.yml").write_text(organisatie, encoding="utf-8")
    uit = check(begin).output
    assert eerst in uit
    assert f"'kaarten/{map_}/startbespreking.md'" in uit


def test_a_card_that_cannot_be_read_is_no_missing_card(begin: Path) -> None:
    (begin / "kaarten" / "kaart.md").write_text("---\ntitel: [\n---\n", encoding="utf-8")
    uit = check(begin)
    assert uit.exit_code == 1
    assert "C073" not in uit.output


def test_frameworks_without_cards_are_a_handbook_too(begin: Path) -> None:
    (begin / "kaarten" / "kaders").mkdir()
    kader = "id: ons-kader\nnaam: Ons kader\nversie: '1'\nniveaus: [item]\nonderdelen:\n  - {code: 1a, naam: Beginnen}\n"
    (begin / "kaarten" / "kaders" / "ons-kader.yml").write_text(kader, encoding="utf-8")
    uit = check(begin).output
    assert not re.search(r"fout|C073", uit), uit
