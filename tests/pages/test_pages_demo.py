"""The demonstration handbook in both editions: the same promises as for the handbook made by hand, on all of its pages."""

from __future__ import annotations

import posixpath
from collections import Counter
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from gelezen import Gelezen, lees

from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.pages import make_publiek_site, make_team_site
from kwaliteitshandboek.pages.site import Site


@pytest.fixture(scope="module", params=["team", "publiek"])
def demo(request: pytest.FixtureRequest, wortel: Path) -> Site:
    geladen = load_handboek(wortel)
    assert geladen.handboek is not None
    handboek = geladen.handboek
    vandaag = handboek.organisatie.peildatum or date(2026, 11, 15)
    if request.param == "team":
        return make_team_site(handboek, derive(handboek, vandaag), wortel, geladen.bestanden)
    openbaar = project_publiek(handboek)
    return make_publiek_site(
        openbaar, derive(openbaar, vandaag, publicatie=openbaar.organisatie.drempels), wortel, geladen.bestanden
    )


@pytest.fixture(scope="module")
def paginas(demo: Site) -> dict[str, Gelezen]:
    return {page.pad: lees(page.tekst) for page in demo.pages}


def test_links_resolve(demo: Site, paginas: dict[str, Gelezen]) -> None:
    bestanden = {asset.pad for asset in demo.assets}
    fout = []
    for pad, pagina in paginas.items():
        for link in pagina.links:
            delen = urlsplit(link)
            if delen.scheme:
                continue
            doel = posixpath.normpath(posixpath.join(posixpath.dirname(pad), unquote(delen.path))) if delen.path else pad
            bron = doel.removesuffix(".html") + ".md" if doel.endswith(".html") else doel
            if bron not in paginas and doel not in bestanden:
                fout.append(f"{pad}: {link}")
            elif delen.fragment and bron in paginas and delen.fragment not in paginas[bron].ids:
                fout.append(f"{pad}: {link} (geen anker)")
    assert fout == []


def test_html_is_well_formed_with_unique_ids(paginas: dict[str, Gelezen]) -> None:
    for pad, pagina in paginas.items():
        assert pagina.fouten == [], pad
        assert [naam for naam, aantal in Counter(pagina.ids).items() if aantal > 1] == [], pad
        assert len(pagina.koppen("h1")) == 1, pad
        assert pagina.lege_koppen() == [], pad


def test_files_exist(demo: Site) -> None:
    assert [asset.pad for asset in demo.assets if asset.bron is not None and not asset.bron.is_file()] == []
