"""Whole editions: every link leads somewhere, every page is well-formed, and the public edition holds nothing internal."""

from __future__ import annotations

import posixpath
from collections import Counter
from urllib.parse import unquote, urlsplit

import pytest
import voorbeeld
from gelezen import Gelezen

from kwaliteitshandboek.pages import SOORTEN
from kwaliteitshandboek.pages.site import Navigatie, Site


def test_every_link_leads_to_a_page_an_anchor_or_a_file_of_the_site(
    bestanden: frozenset[str], gelezen: dict[str, Gelezen]
) -> None:
    fout = []
    for pad, pagina in gelezen.items():
        for link in pagina.links:
            delen = urlsplit(link)
            if delen.scheme in ("http", "https", "mailto"):
                continue
            doel = posixpath.normpath(posixpath.join(posixpath.dirname(pad), unquote(delen.path))) if delen.path else pad
            bron = doel.removesuffix(".html") + ".md" if doel.endswith(".html") else doel
            if bron not in gelezen and doel not in bestanden:
                fout.append(f"{pad}: {link}")
            elif delen.fragment and bron in gelezen and delen.fragment not in gelezen[bron].ids:
                fout.append(f"{pad}: {link} (geen anker)")
    assert fout == []


def test_there_are_links_to_check(site: Site, gelezen: dict[str, Gelezen]) -> None:
    assert sum(len(pagina.links) for pagina in gelezen.values()) > 3 * len(site.pages)


def test_html_is_well_formed_with_unique_ids_and_one_title(gelezen: dict[str, Gelezen]) -> None:
    for pad, pagina in gelezen.items():
        assert pagina.fouten == [], pad
        dubbel = [naam for naam, aantal in Counter(pagina.ids).items() if aantal > 1]
        assert dubbel == [], pad
        assert len(pagina.koppen("h1")) == 1, pad


def test_no_page_has_an_empty_heading(gelezen: dict[str, Gelezen]) -> None:
    assert {pad: pagina.lege_koppen() for pad, pagina in gelezen.items() if pagina.lege_koppen()} == {}


def test_no_page_shows_python_or_markdown_by_accident(gelezen: dict[str, Gelezen]) -> None:
    for pad, pagina in gelezen.items():
        for spoor in ("None", "Undefined", "Markup(", "{ #", "{%", "{{", "](", "&lt;", "&#", "Bereik("):
            assert spoor not in pagina.tekst, (pad, spoor)


VAN_EEN_LIJST = {"dekking", "route", "deelroute", "stelsel-fase", "stelsel-niveau", "bezoek", "zelfevaluatie"}
"""Kinds that are many, each of which a page of the navigation lists."""


def test_pages_are_in_the_navigation_once_and_their_kind_is_known(site: Site) -> None:
    """What the navigation leaves out, the search leaves out too (versions of cards), but for pages to which a list leads."""
    in_navigatie = list(_paden(site.navigatie))
    erbuiten = sorted(page.pad for page in site.pages if page.pad not in in_navigatie)
    assert sorted((*in_navigatie, *erbuiten)) == sorted(page.pad for page in site.pages)
    assert [page.pad for page in site.pages if page.pad in erbuiten and page.zoeken and page.soort not in VAN_EEN_LIJST] == []
    assert {page.soort for page in site.pages} <= set(SOORTEN)


def _paden(punten: tuple[Navigatie, ...]) -> list[str]:
    return [pad for punt in punten for pad in ([punt.pad] if punt.pad else _paden(punt.onder))]


def test_every_kind_of_page_occurs(team: Site, publiek: Site) -> None:
    assert {page.soort for page in (*team.pages, *publiek.pages)} == set(SOORTEN)


def test_paths_are_those_of_the_architecture(team: Site, publiek: Site) -> None:
    verwacht_in_beide = {
        "index.md",
        "kaarten/index.md",
        "kaarten/ondersteuning-in-de-klas.md",
        "kaders/index.md",
        "kaders/kader-a.md",
        "stelsel.md",
        "indicatoren/index.md",
        "indicatoren/veiligheid.md",
        "scholen/index.md",
        "scholen/99aa00.md",
        "doelen.md",
        "analyses.md",
        "jaarverslag/index.md",
        "jaarverslag/2025-2026.md",
        "cijfers.md",
        "over-ons.md",
    }
    alleen_team = {"instrumenten.md", "rollen/index.md", "rollen/kc.md", "kaarten/te-late-kaart.md", "handleiding/beginnen.md"}
    alleen_publiek = {"verantwoording/index.md", "verantwoording/standaarden.md", "verantwoording/99aa00.md"}
    van_team, van_publiek = ({page.pad for page in site.pages} for site in (team, publiek))
    assert verwacht_in_beide | alleen_team <= van_team
    assert verwacht_in_beide | alleen_publiek <= van_publiek
    assert not alleen_publiek & van_team
    assert not alleen_team & van_publiek


def test_public_edition_holds_nothing_internal(team: Site, publiek: Site) -> None:
    def alles(site: Site) -> str:
        assets = [(asset.pad, str(asset.bron)) for asset in site.assets]
        return repr((site.pages, assets, site.navigatie, site.gegevens))

    assert alles(team).count(voorbeeld.KANARIE) >= 4, "the canary must sing in the team edition, else this test proves nothing"
    assert voorbeeld.KANARIE not in alles(publiek)
    paginas = "".join(page.tekst for page in publiek.pages)
    for spoor in (
        "data/resultaten",
        ".csv",
        "sha256",
        "leerlingvolgsysteem",
        "te-late-kaart",
        "rollen/",
        "instrumenten.html",
    ):
        assert spoor not in paginas, spoor


def test_files_that_go_along(team: Site, publiek: Site) -> None:
    van_team = {asset.pad: asset.bron for asset in team.assets if asset.bron is not None}
    assert set(van_team) == {"bijlagen/ondersteuning-in-de-klas/kalender.pdf", "beeld/foto.png", "beeld/intern.png"}
    bron = van_team["bijlagen/ondersteuning-in-de-klas/kalender.pdf"]
    assert bron is not None
    assert bron.as_posix() == "handboek/kaarten/ondersteuning/bijlagen/kalender.pdf"
    van_publiek = {asset.pad for asset in publiek.assets if asset.bron is not None}
    assert van_publiek == {"bijlagen/ondersteuning-in-de-klas/kalender.pdf", "beeld/foto.png"}


def test_theme_gets_plain_values(site: Site) -> None:
    gegevens = site.gegevens
    assert gegevens["fictief"] is True
    assert gegevens["proefversie"] is (site.editie == "publiek")
    assert gegevens["editie_naam"] == {"team": "Teameditie", "publiek": "Openbaar"}[site.editie]
    assert gegevens["contact"] == {"email": "kwaliteit@voorbeeld.example"}
    assert all(isinstance(waarde, (str, bool, dict, type(None))) for waarde in gegevens.values())


@pytest.mark.parametrize(("editie", "start"), [("team", "zicht"), ("publiek", "klik")])
def test_charts_start_by_themselves_only_for_the_team(editie: str, start: str, request: pytest.FixtureRequest) -> None:
    """Save the small ones side by side on the page of a school, which stay drawings until the reader asks for more."""
    site: Site = request.getfixturevalue(editie)
    starts = {
        deel.split('"')[2] if deel.startswith("ontwikkeling-") else deel.split('"')[2] + "!"
        for page in site.pages
        for deel in page.tekst.split('<figure class="hb-grafiek" id="')[1:]
    }
    assert starts == {"klik", f"{start}!"}
