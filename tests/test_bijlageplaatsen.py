"""Where an attachment lies and where it comes to stand: one rule each, which check, edition, pages and paper all go by."""

from __future__ import annotations

import os.path
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers_handboek import maak_handboek, vervang
from kwaliteitshandboek.check.kaarten import check_kaarten
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.pages.adressen import make_wereld
from kwaliteitshandboek.pages.eigen import assets
from kwaliteitshandboek.settings.adressen import bijlage_in_handboek, bijlage_in_site

KAART = "kaarten/zorg/hoorrecht.md"


@pytest.mark.parametrize(
    ("bestand", "lag"),
    [
        ("plan.pdf", "kaarten/zorg/plan.pdf"),
        ("beeld/plan.pdf", "kaarten/zorg/beeld/plan.pdf"),
        ("beeld\\plan.pdf", "kaarten/zorg/beeld/plan.pdf"),
        ("./beeld//plan.pdf", "kaarten/zorg/beeld/plan.pdf"),
        ("../plan.pdf", "kaarten/plan.pdf"),
        ("..\\..\\data\\scholen.csv", "data/scholen.csv"),
        ("../../../plan.pdf", None),
        ("..\\..\\..\\plan.pdf", None),
        ("../../..", None),
        ("/etc/passwd", None),
        ("\\etc\\passwd", None),
        ("..plan.pdf", "kaarten/zorg/..plan.pdf"),
    ],
)
def test_where_an_attachment_lies(bestand: str, lag: str | None) -> None:
    assert bijlage_in_handboek(KAART, bestand) == lag


@given(st.lists(st.sampled_from(["..", ".", "a", "b.pdf", ""]), min_size=1, max_size=8).map("/".join))
def test_a_path_never_leaves_the_handbook(bestand: str) -> None:
    heel = os.path.normpath(os.path.join("/handboek/kaarten/zorg", bestand))  # noqa: PTH118 the function uses the one for URLs
    binnen = heel.startswith("/handboek/")
    gevonden = bijlage_in_handboek(KAART, bestand)
    assert gevonden == (heel.removeprefix("/handboek/") if binnen else "." if heel == "/handboek" else None)


@pytest.mark.parametrize("bestand", ["plan.pdf", "beeld/plan.pdf", "beeld\\plan.pdf", "../../plan.pdf"])
def test_in_the_site_only_the_name_stays(bestand: str) -> None:
    assert bijlage_in_site("hoorrecht", bestand) == "bijlagen/hoorrecht/plan.pdf"


@pytest.mark.parametrize(("bestand", "is_goed"), [("beeld/plan.pdf", True), ("beeld\\plan.pdf", False)])
def test_check_and_both_editions_mean_the_same_file(tmp_path: Path, bestand: str, is_goed: bool) -> None:
    """A backslash is a finding, since not every machine reads it; what would be built is the same file all the same."""
    kaart = "kaarten/ondersteuning/leerlingondersteuning.md"
    (tekst,) = vervang(kaart, "bestand: toetskalender.txt", f"bestand: '{bestand}'\n    editie: beide").values()
    tekst = tekst.replace("openbaar: [ambitie,", "openbaar: [bijlagen, ambitie,")
    beeld = "kaarten/ondersteuning/beeld/plan.pdf"
    map_ = maak_handboek(tmp_path / "boek", {kaart: tekst, beeld: "plan", "kaarten/ondersteuning/toetskalender.txt": None})
    geladen, vandaag = load_handboek(map_), date(2026, 11, 15)
    handboek = geladen.handboek
    assert handboek is not None
    gevonden = {bevinding.code for bevinding in check_kaarten(handboek, geladen.bestanden, frozenset(), vandaag)}
    assert gevonden & {"C028", "C029", "C030"} == (set() if is_goed else {"C028"})
    openbaar = project_publiek(handboek)
    for boek, publiek in ((handboek, False), (openbaar, True)):
        wereld = make_wereld(boek, derive(boek, vandaag), publiek=publiek)
        mee = {asset.pad: asset.bron for asset in assets(wereld, map_, frozenset())}
        assert mee["bijlagen/leerlingondersteuning/plan.pdf"] == map_ / beeld
