"""The demonstration handbook in both editions: the same promises as for the handbook made by hand, on all of its pages."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from gelezen import Gelezen, lees
from lxml.html import HtmlElement, fragment_fromstring

from kwaliteitshandboek.derive import Afgeleid, derive
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.pages import make_publiek_site, make_team_site
from kwaliteitshandboek.pages.site import Asset, Site
from kwaliteitshandboek.reports import make_reports


@pytest.fixture(scope="module", params=["team", "publiek"])
def demo(request: pytest.FixtureRequest, wortel: Path) -> Site:
    """An edition of the demonstration handbook, whose files from reports are named but not made."""
    geladen = load_handboek(wortel)
    assert geladen.handboek is not None
    handboek = geladen.handboek
    vandaag = handboek.organisatie.peildatum or date(2026, 11, 15)
    if request.param == "team":
        afgeleid = derive(handboek, vandaag)
        return _met(make_team_site(handboek, afgeleid, wortel, geladen.bestanden), handboek, afgeleid)
    openbaar = project_publiek(handboek)
    afgeleid = derive(openbaar, vandaag, publicatie=openbaar.organisatie.drempels)
    return _met(make_publiek_site(openbaar, afgeleid, wortel, geladen.bestanden), openbaar, afgeleid)


def _met(site: Site, handboek: Handboek, afgeleid: Afgeleid) -> Site:
    rapporten = make_reports(handboek, afgeleid, publiek=site.editie == "publiek", grafieken=site.grafieken)
    return replace(site, assets=(*site.assets, *(Asset(pad, maak=maak) for pad, maak in rapporten.items())))


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


def _boom(pagina: Gelezen) -> HtmlElement:
    return fragment_fromstring(pagina.html, create_parent="div")


def _tekst(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _een(element: HtmlElement, klasse: str) -> str:
    gevonden = element.xpath(f".//*[contains(concat(' ', @class, ' '), ' {klasse} ')]")
    return _tekst(gevonden[0]) if gevonden else ""


def _tegels(paginas: dict[str, Gelezen]) -> dict[tuple[str, str, str], tuple[str, str]]:
    """(school, indicator, last year of the period) -> (figure, signal) as the tiles of the schools show them."""
    uit = {}
    for pad, pagina in paginas.items():
        if pad.startswith("scholen/") and not pad.endswith("index.md"):
            boom = _boom(pagina)
            school = _tekst(boom.xpath("//h1")[0])
            for tegel in boom.xpath("//*[contains(@class, 'hb-tegel ') or @class='hb-tegel']"):
                naam, jaar = _een(tegel, "hb-tegel__naam"), re.findall(r"\d{4}-\d{4}", _een(tegel, "hb-tegel__periode"))[-1]
                uit[school, naam, jaar] = (_een(tegel, "hb-tegel__cijfer"), _een(tegel, "hb-tegel__oordeel"))
    return uit


def test_tiles_charts_tables_and_report_show_the_same_figure_and_signal(paginas: dict[str, Gelezen]) -> None:
    tegels = _tegels(paginas)
    vergeleken = Counter[str]()
    for pad, pagina in paginas.items():
        for figuur in _boom(pagina).xpath("//figure[contains(@id, 'scholen-')]") if pad.startswith("indicatoren/") else ():
            naam = _een(figuur, "hb-grafiek__kop").partition(",")[0]
            jaar = re.findall(r"\d{4}-\d{4}", _een(figuur, "hb-grafiek__ondertitel"))[0]
            kop = [_tekst(cel) for cel in figuur.xpath(".//thead//th")]
            for rij in figuur.xpath(".//tbody/tr"):
                cellen = dict(zip(kop, (_tekst(cel) for cel in rij), strict=True))
                tegel = tegels.get((cellen["School"], naam, jaar))
                if tegel is not None:
                    assert tegel == (list(cellen.values())[1], cellen.get("Signaal", "")), (pad, cellen)
                    vergeleken["grafiek"] += 1
        if pad.startswith("jaarverslag/2"):
            jaar = pad[12:21]
            for rij in _boom(pagina).xpath("//*[contains(@class, 'hb-tabel--scholen')]//tbody/tr"):
                school, *cellen = rij
                for cel in cellen:
                    tegel = tegels.get((_tekst(school), cel.get("data-label"), jaar))
                    if tegel is not None:
                        assert _tekst(cel).startswith(tegel[0]), (pad, _tekst(cel), tegel)
                        kort = _een(cel, "hb-status")
                        assert tegel[1].startswith(kort), (pad, kort, tegel)
                        assert bool(kort) is bool(tegel[1])
                        vergeleken["verslag"] += 1
    assert vergeleken["grafiek"] >= 30
    assert vergeleken["verslag"] >= 30


def test_official_word_is_used(paginas: dict[str, Gelezen]) -> None:
    teksten = {pad: pagina.tekst for pad, pagina in paginas.items() if not pad.startswith("handleiding/")}
    assert [pad for pad, tekst in teksten.items() if "signaalwaarde" in tekst.lower()] == []
    assert sum("signaleringswaarde" in tekst for tekst in teksten.values()) > 5


def test_accountability_of_a_school_leaves_out_the_board_and_other_frameworks(demo: Site, paginas: dict[str, Gelezen]) -> None:
    if demo.editie != "publiek":
        assert not [pad for pad in paginas if pad.startswith("verantwoording/")]
        return
    per_school = {pad: p for pad, p in paginas.items() if pad.startswith("verantwoording/99")}
    assert len(per_school) == 7
    for pad, pagina in per_school.items():
        assert not [naam for naam in pagina.ids if "-bka" in naam or naam.startswith("standaard-ondersteuning")], pad
        assert "kaders/ondersteuning.html" in " ".join(pagina.links), pad
        assert pagina.tekst.lower().count("kleine aantallen") == 1, pad
        assert "standaard-inspectie-2021-or1" in pagina.ids, pad
    assert {"standaard-inspectie-2021-bka1", "standaard-inspectie-2021-bka3"} <= set(paginas["verantwoording/standaarden.md"].ids)
    assert "Bestuur" in paginas["verantwoording/index.md"].koppen("h2")


def test_annual_report_tells_what_counts_and_no_more(paginas: dict[str, Gelezen]) -> None:
    verslagen = {pad: p for pad, p in paginas.items() if pad.startswith("jaarverslag/2")}
    # 2026-2027 has goals but no results and no words yet: no report.
    assert sorted(verslagen) == [f"jaarverslag/{jaar}-{jaar + 1}.md" for jaar in range(2021, 2026)]
    nieuwste = verslagen["jaarverslag/2025-2026.md"]
    assert nieuwste.koppen("h2") == [
        "Onze doelen", "Kerncijfers", "Wat wij verder zagen", "Per school", "Wat wij doen", "Vooruitblik",
    ]  # fmt: skip
    grafieken = _boom(nieuwste).xpath("//figure")
    assert 1 <= len(grafieken) <= 2 * 7
    assert not [f.get("id") for f in grafieken if "klassenbezoeken" in f.get("id") or "advies" in f.get("id")]


def test_framework_shows_its_own_text_to_the_team_and_plain_words_to_the_public(demo: Site, paginas: dict[str, Gelezen]) -> None:
    gewoon, eigen = "In de klas is het rustig en vriendelijk", "De leraren zorgen voor een klas waarin"
    tekst = paginas["kaders/inspectie-2021.md"].tekst
    if demo.editie == "team":
        assert -1 < tekst.index(eigen) < tekst.index(f"In gewone woorden: {gewoon}")
    else:
        assert gewoon in tekst
        assert eigen not in tekst


def test_matrix_is_the_heart_of_the_system(paginas: dict[str, Gelezen]) -> None:
    assert paginas["stelsel.md"].koppen("h2") == ["Fasen en niveaus", "Uitgangspunten", "Doelen", "Invalshoeken"]


def test_ranges_in_texts_of_the_demonstration_are_ranges_that_pages_show(paginas: dict[str, Gelezen], wortel: Path) -> None:
    """Shown ranges are rounded outwards; a text that rounds to the nearest tenth would contradict the figure beside it."""
    getoond = {
        (onder, boven)
        for pagina in paginas.values()
        for onder, boven in re.findall(r"(\d+(?:,\d+)?)–(\d+(?:,\d+)?)\u202f%", " ".join(pagina.tekst.split(" ")))
    }
    teksten = [pad.read_text() for map_ in ("rapporten", "doelen", "analyses") for pad in (wortel / "data" / map_).glob("*.yml")]
    gezegd = {
        bereik
        for tekst in teksten
        for bereik in re.findall(r"tussen\s+(\d+(?:,\d+)?)\s+en\s+(\d+(?:,\d+)?)\s*%", tekst, re.IGNORECASE)
    }
    assert len(gezegd) > 10
    if any(pad == "aandacht.md" for pad in paginas):
        assert gezegd - getoond == set()
