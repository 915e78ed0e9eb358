"""Fixtures for the tests of pages: both editions of a handbook made by hand, and their pages as HTML."""

from __future__ import annotations

from pathlib import Path

import pytest
import voorbeeld
from gelezen import Gelezen, lees

from kwaliteitshandboek.pages import make_publiek_site, make_team_site
from kwaliteitshandboek.pages.site import Site
from kwaliteitshandboek.reports import make_reports

BESTANDEN = frozenset({"docs/beeld/foto.png", "docs/beeld/intern.png", "docs/ontwikkeling/schema.png", "docs/over-ons.md"})
WORTEL = Path("handboek")


@pytest.fixture(scope="session")
def team() -> Site:
    handboek = voorbeeld.handboek()
    return make_team_site(handboek, voorbeeld.afgeleid(handboek), WORTEL, BESTANDEN)


@pytest.fixture(scope="session")
def publiek() -> Site:
    handboek = voorbeeld.publiek_handboek()
    return make_publiek_site(handboek, voorbeeld.afgeleid(handboek), WORTEL, BESTANDEN)


@pytest.fixture(scope="session", params=["team", "publiek"])
def site(request: pytest.FixtureRequest) -> Site:
    site: Site = request.getfixturevalue(request.param)
    return site


@pytest.fixture(scope="session")
def bestanden(site: Site) -> frozenset[str]:
    """All files of the edition beside its pages: those that pages copy, and those that reports make."""
    publiek = site.editie == "publiek"
    handboek = voorbeeld.publiek_handboek() if publiek else voorbeeld.handboek()
    rapporten = make_reports(handboek, voorbeeld.afgeleid(handboek), publiek=publiek, grafieken=site.grafieken)
    return frozenset({*(asset.pad for asset in site.assets), *rapporten})


@pytest.fixture(scope="session")
def gelezen(site: Site) -> dict[str, Gelezen]:
    """Path of each page -> the page as a browser gets it."""
    return {page.pad: lees(page.tekst) for page in site.pages}
