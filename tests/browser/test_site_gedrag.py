"""What pages do beyond their HTML: living charts, search (also from disk), keyboard, print, house colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kijken import MaakBlik, pages_per_soort
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

PLOTLY = "derden/plotly"
LEVEND = "figure.hb-grafiek[data-levend]"


def _pad(sites: Path, editie: str, soort: str) -> str:
    return pages_per_soort(sites / editie)[soort].as_posix()


def test_team_charts_come_alive_when_seen(demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    blik = maak_blik()
    blik.page.set_viewport_size({"width": 1280, "height": 320})
    blik.page.goto(f"{adressen['team']}/{_pad(demo_sites, 'team', 'indicator')}")
    figuren = blik.page.locator("figure.hb-grafiek")
    assert figuren.count() >= 2
    assert not [url for url in blik.verzoeken if PLOTLY in url], "nothing is loaded before a chart is seen"
    for nummer in range(2):
        figuur = figuren.nth(nummer)
        figuur.scroll_into_view_if_needed()
        expect(figuur).to_have_attribute("data-levend", "ja")
        expect(figuur.locator(".hb-grafiek__plotly .main-svg").first).to_be_visible()
        expect(figuur.locator(".hb-grafiek__tekening > svg")).to_be_hidden()
    assert len([url for url in blik.verzoeken if PLOTLY in url]) == 1, "loaded once"
    assert blik.fouten == []


def test_public_charts_wait_for_the_reader(demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    blik = maak_blik()
    blik.page.goto(f"{adressen['publiek']}/{_pad(demo_sites, 'publiek', 'indicator')}")
    figuur = blik.page.locator("figure.hb-grafiek").first
    figuur.scroll_into_view_if_needed()
    blik.page.wait_for_timeout(400)
    expect(figuur.locator(".hb-grafiek__tekening > svg")).to_be_visible()
    assert not [url for url in blik.verzoeken if PLOTLY in url]
    figuur.get_by_role("button", name=re.compile("interactief")).click()
    expect(figuur).to_have_attribute("data-levend", "ja")
    expect(figuur.locator(".hb-grafiek__knop")).to_be_hidden()


def test_on_a_phone_team_charts_wait_too(demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    blik = maak_blik(390)
    blik.page.goto(f"{adressen['team']}/{_pad(demo_sites, 'team', 'indicator')}")
    figuur = blik.page.locator("figure.hb-grafiek").first
    figuur.scroll_into_view_if_needed()
    blik.page.wait_for_timeout(400)
    expect(figuur.get_by_role("button", name=re.compile("interactief"))).to_be_visible()
    assert not [url for url in blik.verzoeken if PLOTLY in url]


def test_charts_follow_the_scheme(demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    blik = maak_blik()
    blik.page.goto(f"{adressen['team']}/{_pad(demo_sites, 'team', 'indicator')}")
    blik.page.locator("figure.hb-grafiek").first.scroll_into_view_if_needed()
    blik.page.wait_for_selector(LEVEND)
    tekst = blik.page.locator(f"{LEVEND} .xtick text").first
    licht = tekst.evaluate("e => getComputedStyle(e).fill")
    blik.page.get_by_title("Naar donker").click()
    anders = "vorige => getComputedStyle(document.querySelector('[data-levend] .xtick text')).fill !== vorige"
    blik.page.wait_for_function(anders, arg=licht)
    verwacht = blik.page.evaluate("getComputedStyle(document.body).getPropertyValue('--hb-zacht')").strip()
    rood, groen, blauw = (int(verwacht[i : i + 2], 16) for i in (1, 3, 5))
    assert tekst.evaluate("e => getComputedStyle(e).fill") == f"rgb({rood}, {groen}, {blauw})"


def test_print_hides_the_chrome_and_shows_the_drawing(demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    blik = maak_blik(schema="dark")
    blik.page.goto(f"{adressen['team']}/{_pad(demo_sites, 'team', 'indicator')}")
    blik.page.locator("figure.hb-grafiek").first.scroll_into_view_if_needed()
    blik.page.wait_for_selector(LEVEND)
    blik.page.emulate_media(media="print")
    for deel in (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-sidebar--secondary", ".md-search", ".hb-grafiek__knop"):
        delen = blik.page.locator(deel).all()
        assert delen, deel
        for gevonden in delen:
            expect(gevonden).to_be_hidden()
    expect(blik.page.locator(f"{LEVEND} .hb-grafiek__tekening > svg").first).to_be_visible()
    expect(blik.page.locator(f"{LEVEND} .hb-grafiek__plotly").first).to_be_hidden()
    expect(blik.page.locator("h1")).to_be_visible()
    assert blik.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def _tab_stops(page: Page, aantal: int) -> list[str]:
    """A word for each stop of the tab key."""
    stops = []
    for _ in range(aantal):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("(e => `${e.tagName.toLowerCase()}.${e.className}#${e.id}`)(document.activeElement)"))
    return stops


@pytest.mark.parametrize("breedte", [1280, 390])
def test_keyboard_reaches_everything(adressen: dict[str, str], maak_blik: MaakBlik, breedte: int) -> None:
    blik = maak_blik(breedte)
    blik.page.goto(f"{adressen['team']}/index.html")
    stops = _tab_stops(blik.page, 30)
    assert "md-skip" in stops[0]
    zoeken = "md-search__input" if breedte == 1280 else "hb-schakel--zoeken"
    nodig = ["hb-merk", zoeken, "__palette_", "hb-zoek__veld", "hb-ingang__naam"]
    plaatsen = [next((i for i, stop in enumerate(stops) if naam in stop), None) for naam in nodig]
    assert None not in plaatsen, dict(zip(nodig, plaatsen, strict=True))
    if breedte == 390:
        assert any("hb-schakel--menu" in stop for stop in stops)


def test_focus_is_visible(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    blik = maak_blik()
    blik.page.goto(f"{adressen['team']}/index.html")
    for _ in range(12):
        blik.page.keyboard.press("Tab")
        breedte, stijl = blik.page.evaluate(
            "(e => [parseFloat(getComputedStyle(e.matches('.md-option') ? e.nextElementSibling : e).outlineWidth),"
            " getComputedStyle(e.matches('.md-option') ? e.nextElementSibling : e).outlineStyle])(document.activeElement)"
        )
        assert stijl != "none"
        assert breedte >= 2, blik.page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_menu_opens_with_the_keyboard(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    blik = maak_blik(390)
    blik.page.goto(f"{adressen['team']}/index.html")
    knop = blik.page.get_by_role("button", name="Menu")
    expect(knop).to_have_attribute("aria-expanded", "false")
    knop.press("Enter")
    expect(knop).to_have_attribute("aria-expanded", "true")
    expect(blik.page.locator(".md-nav--primary").first).to_be_in_viewport()


@pytest.mark.parametrize("van_schijf", [False, True])
def test_search_from_the_large_field(
    demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik, *, van_schijf: bool
) -> None:
    begin = (demo_sites / "team").as_uri() if van_schijf else adressen["team"]
    blik = maak_blik()
    blik.page.goto(f"{begin}/index.html")
    blik.page.locator(".hb-zoek__veld").press("Enter")
    expect(blik.page.locator(".md-search__input")).to_be_focused()
    blik.page.keyboard.type("groepsplan")
    expect(blik.page.locator(".md-search-result__item").first).to_be_visible(timeout=15_000)
    assert blik.buiten(begin) == set()
    assert blik.fouten == []


def test_pages_work_from_disk(demo_sites: Path, maak_blik: MaakBlik) -> None:
    for editie in ("team", "publiek"):
        begin = (demo_sites / editie).as_uri()
        blik = maak_blik()
        paden = pages_per_soort(demo_sites / editie)
        assert {"kaart", "indicator", "school"} <= set(paden)
        for soort, pad in paden.items():
            if soort != "404":
                blik.page.goto(f"{begin}/{pad.as_posix()}")
        blik.page.goto(f"{begin}/{_pad(demo_sites, editie, 'indicator')}")
        figuur = blik.page.locator("figure.hb-grafiek").first
        figuur.scroll_into_view_if_needed()
        if editie == "publiek":
            figuur.get_by_role("button", name=re.compile("interactief")).click()
        expect(figuur).to_have_attribute("data-levend", "ja")
        assert blik.buiten(begin) == set()
        assert blik.fouten == []


def test_without_javascript_all_is_there(demo_sites: Path, adressen: dict[str, str], browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{adressen['publiek']}/{_pad(demo_sites, 'publiek', 'indicator')}")
    figuur = page.locator("figure.hb-grafiek").first
    expect(figuur.locator(".hb-grafiek__tekening > svg")).to_be_visible()
    expect(figuur.locator("summary")).to_be_visible()
    expect(figuur.locator(".hb-grafiek__knop")).to_be_hidden()
    context.close()


def test_scroll_regions_are_stops_only_when_they_scroll(demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    for breedte in (1280, 700):
        blik = maak_blik(breedte)
        blik.page.goto(f"{adressen['team']}/{_pad(demo_sites, 'team', 'instrumenten')}")
        blik.page.wait_for_timeout(300)
        vlakken = blik.page.locator(".hb-tabel").evaluate_all("v => v.map(e => [e.scrollWidth > e.clientWidth + 1, e.tabIndex])")
        assert vlakken
        assert all(tab == (0 if schuift else -1) for schuift, tab in vlakken), vlakken


def test_404_says_what_to_do(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    blik = maak_blik()
    blik.page.goto(f"{adressen['team']}/404.html")
    expect(blik.page.locator("h1")).to_have_text("Deze pagina is er niet")
    blik.page.get_by_role("link", name="startpagina", exact=True).click()
    expect(blik.page).to_have_url(f"{adressen['team']}/index.html")


HUISKLEUREN = (
    "#0f5c66",
    "#ffd500",
    "#ff0000",
    "#00ff00",
    "#0000ff",
    "#ffffff",
    "#000000",
    "#808080",
    "#e6007e",
    "#f39200",
    "#84b819",
)

LEES_KLEUREN = """kleur => {
  document.documentElement.style.setProperty("--hb-huis", kleur);
  document.documentElement.style.setProperty("--hb-kleur", kleur);
  const punt = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (kleur) => {
    punt.clearRect(0, 0, 1, 1);
    punt.fillStyle = kleur;
    punt.fillRect(0, 0, 1, 1);
    return [...punt.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const van = (kiezer, eigenschap) => rgb(getComputedStyle(document.querySelector(kiezer))[eigenschap]);
  return {
    link: [van("main .md-typeset a", "color"), van("body", "backgroundColor")],
    editie: [van(".hb-editie", "color"), van(".hb-editie", "backgroundColor")],
  };
}"""


def _helderheid(rgb: list[int]) -> float:
    """Relative luminance, WCAG 2.2."""
    delen = [waarde / 255 for waarde in rgb]
    rood, groen, blauw = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


@pytest.mark.parametrize("schema", ["light", "dark"])
def test_text_keeps_its_contrast_whatever_the_house_colour(adressen: dict[str, str], maak_blik: MaakBlik, schema: str) -> None:
    blik = maak_blik(schema=schema)
    blik.page.goto(f"{adressen['team']}/index.html")
    te_laag = []
    for kleur in HUISKLEUREN:
        for naam, (tekst, vlak) in blik.page.evaluate(LEES_KLEUREN, kleur).items():
            hoog, laag = sorted((_helderheid(tekst), _helderheid(vlak)), reverse=True)
            if (verhouding := (hoog + 0.05) / (laag + 0.05)) < 4.5:
                te_laag.append(f"{kleur} {naam}: {verhouding:.2f}")
    assert te_laag == []
