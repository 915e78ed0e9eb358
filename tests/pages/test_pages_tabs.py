"""Tabs: every page knows its section, also a page that the navigation leaves out, and the theme marks its tab."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from pathlib import Path

import pytest
import voorbeeld

from kwaliteitshandboek.engines.thema import meta
from kwaliteitshandboek.engines.website import write_websites
from kwaliteitshandboek.findings import Niveau
from kwaliteitshandboek.pages import make_team_site
from kwaliteitshandboek.pages.navigatie import MEESTE
from kwaliteitshandboek.pages.site import Navigatie, Site

MKDOCS = "site_name: Proef\ntheme:\n  name: material\nplugins:\n  - search\n  - kwaliteitshandboek\n"


def _paden(punten: tuple[Navigatie, ...]) -> set[str]:
    return {pad for punt in punten for pad in ({punt.pad} if punt.pad else _paden(punt.onder))}


@pytest.fixture
def groot(monkeypatch: pytest.MonkeyPatch) -> Site:
    """More cards in one domain than the navigation can hold."""
    minimaal = next(kaart for kaart in voorbeeld.KAARTEN if kaart["id"] == "minimaal")
    kaarten = [{**copy.deepcopy(minimaal), "id": f"kaart-{nummer}"} for nummer in range(MEESTE + 1)]
    monkeypatch.setattr(voorbeeld, "KAARTEN", (*voorbeeld.KAARTEN, *kaarten))
    handboek = voorbeeld.handboek()
    return make_team_site(handboek, voorbeeld.afgeleid(handboek), Path())


def test_every_page_knows_its_section(site: Site) -> None:
    titels = {deel.titel for deel in site.navigatie}
    assert {page.sectie for page in site.pages} == titels
    per_pad = {page.pad: page.sectie for page in site.pages}
    assert per_pad["kaarten/ondersteuning-in-de-klas.md"] == "Kaarten"
    assert per_pad["scholen/99aa00.md"] == per_pad["doelen.md"] == "Cijfers"


def test_a_page_outside_the_navigation_has_its_section_and_its_tab(groot: Site, tmp_path: Path) -> None:
    page = next(page for page in groot.pages if page.pad == "kaarten/kaart-7.md")
    assert page.pad not in _paden(groot.navigatie)
    assert meta(page)["sectie"] == "Kaarten"
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    findings = write_websites({"team": replace(groot, assets=())}, tmp_path, tmp_path / "uit")
    assert not [finding for finding in findings if finding.niveau is Niveau.FOUT]
    actief = re.compile(r'md-tabs__item--active">\s*<a [^>]*>\s*([^<]*?)\s*</a>')
    for pad, tab in (("kaarten/kaart-7.html", "Kaarten"), ("kaarten/index.html", "Kaarten"), ("doelen.html", "Cijfers")):
        assert actief.findall((tmp_path / "uit" / "team" / pad).read_text(encoding="utf-8")) == [tab], pad
