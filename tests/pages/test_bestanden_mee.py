"""What goes along with an edition as a file: never a text of the handbook itself, whatever names it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helpers_handboek import maak_handboek, vervang
from kwaliteitshandboek.check import check
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.pages.adressen import make_wereld
from kwaliteitshandboek.pages.eigen import assets, docs_bestanden

KAART = "kaarten/ondersteuning/leerlingondersteuning.md"
NAMEN = ("intern.md", "intern.MD", "intern.markdown", "intern.mkd")


def bijlage(naam: str) -> dict[str, str]:
    """The public card with an attachment for both editions."""
    (tekst,) = vervang(KAART, "bestand: toetskalender.txt", f"bestand: {naam}\n    editie: beide").values()
    return {KAART: tekst.replace("openbaar: [ambitie,", "openbaar: [bijlagen, ambitie,")}


def mee(map_: Path) -> tuple[set[str], set[str]]:
    """Names of files that go along with the public edition, and the codes of the checks."""
    geladen = load_handboek(map_)
    handboek = geladen.handboek
    assert handboek is not None
    vandaag = date(2026, 11, 15)
    publiek = project_publiek(handboek)
    wereld = make_wereld(publiek, derive(publiek, vandaag, publiek.organisatie.drempels), publiek=True)
    namen = {asset.pad for asset in assets(wereld, map_, docs_bestanden(geladen.bestanden))}
    return namen, {bevinding.code for bevinding in check(geladen, derive(handboek, vandaag))}


def test_an_ordinary_attachment_of_a_public_card_goes_along(tmp_path: Path) -> None:
    namen, codes = mee(maak_handboek(tmp_path / "boek", bijlage("toetskalender.txt")))
    assert any(naam.endswith("toetskalender.txt") for naam in namen)
    assert not {"C033", "C071", "C074"} & codes


@pytest.mark.parametrize("naam", NAMEN)
def test_a_text_in_markdown_is_no_attachment(tmp_path: Path, naam: str) -> None:
    """MkDocs makes a page of it, so that an internal card would stand in the public edition as a whole."""
    tekst = "---\ntitel: Intern\nzichtbaarheid: intern\nid: heel-intern\n---\n## Achtergrond\n\nGeheim.\n"
    bestanden = {f"kaarten/ondersteuning/{naam}": tekst, **bijlage(naam)}
    namen, codes = mee(maak_handboek(tmp_path / "boek", bestanden))
    assert not any("intern" in pad for pad in namen)
    assert "C033" in codes


@pytest.mark.parametrize("naam", NAMEN)
def test_a_text_in_markdown_is_no_logo(tmp_path: Path, naam: str) -> None:
    bestanden = {f"docs/{naam}": "# Intern\n\nGeheim.\n", **vervang("data/organisatie.yml", "beeld/logo.svg", naam)}
    namen, codes = mee(maak_handboek(tmp_path / "boek", bestanden))
    assert not any("intern" in pad for pad in namen)
    assert "C074" in codes


@pytest.mark.parametrize("naam", NAMEN[1:])
def test_a_link_takes_no_text_in_markdown_along(tmp_path: Path, naam: str) -> None:
    bestanden = {f"docs/{naam}": "# Intern\n\nGeheim.\n"}
    map_ = maak_handboek(tmp_path / "boek", bestanden)
    pagina = map_ / "docs/over-ons.md"
    pagina.write_text(pagina.read_text("utf-8") + f"\nLees [dit]({naam}).\n", "utf-8")
    assert not any("intern" in pad for pad in mee(map_)[0])
