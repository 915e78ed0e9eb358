"""The page of a card in a real browser: on a phone, by keyboard only, on paper, and its drawing of the cards around it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from kijken import WCAG, Blik, MaakBlik
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

RIJK = "kaarten/leerlingondersteuning.html"
BUURT = ".hb-buurt__tekening"


def _open(maak_blik: MaakBlik, adres: str, breedte: int = 1280, schema: str = "light") -> Blik:
    blik = maak_blik(breedte, schema)
    blik.page.goto(adres, wait_until="load")
    blik.page.evaluate("document.fonts.ready.then(() => true)")
    return blik


def _kaarten(sites: Path, editie: str) -> list[str]:
    lijsten = {"index.html", "a-z.html"}
    kaarten = [f"kaarten/{pad.name}" for pad in sorted((sites / editie / "kaarten").glob("*.html")) if pad.name not in lijsten]
    assert len(kaarten) >= 5, "on a site without cards nothing would be asked"
    return kaarten


@pytest.mark.traag
@pytest.mark.parametrize("editie", ["team", "publiek"])
def test_every_card_fits_a_phone(demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik, editie: str) -> None:
    kaarten = _kaarten(demo_sites, editie)
    page = maak_blik(390).page
    breed = {}
    for pad in kaarten:
        page.goto(f"{adressen[editie]}/{pad}", wait_until="load")
        # Open whatever folds: what is inside must fit as well.
        page.evaluate("document.querySelectorAll('article details').forEach(deel => { deel.open = true })")
        breed[pad] = page.evaluate("document.scrollingElement.scrollWidth")
    assert {pad: maat for pad, maat in breed.items() if maat > 390} == {}


@pytest.mark.traag
@pytest.mark.parametrize("breedte", [736, 768, 1024, 1280])
def test_no_table_of_a_card_is_clipped(demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik, breedte: int) -> None:
    page = maak_blik(breedte).page
    te_breed, tabellen = {}, 0
    for pad in _kaarten(demo_sites, "team"):
        page.goto(f"{adressen['team']}/{pad}", wait_until="load")
        page.evaluate("document.fonts.ready.then(() => true)")
        tabellen += page.locator(".hb-tabel").count()
        te_breed[pad] = page.locator(".hb-tabel").evaluate_all(
            "vlakken => vlakken.filter(vlak => vlak.scrollWidth > vlak.clientWidth).map(vlak => vlak.getAttribute('aria-label'))"
        )
    assert tabellen > 5
    assert {pad: namen for pad, namen in te_breed.items() if namen} == {}


def test_caption_of_a_stacked_table_has_the_whole_width(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = _open(maak_blik, f"{adressen['team']}/{RIJK}", 390).page
    hoogtes = page.locator(".hb-tabel caption").evaluate_all("koppen => koppen.map(kop => kop.getBoundingClientRect().height)")
    assert hoogtes
    assert max(hoogtes) < 45, "one line of 17 px with the room below it"


def test_side_column_hides_nothing(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = _open(maak_blik, f"{adressen['team']}/{RIJK}").page
    zij = page.locator(".hb-zij")
    assert zij.evaluate("zij => zij.scrollHeight <= zij.clientHeight")
    expect(zij.get_by_text("Uitgewerkt in")).to_be_in_viewport()
    inhoud = zij.locator("summary", has_text="Op deze kaart")
    expect(inhoud).to_be_in_viewport()
    inhoud.focus()
    page.keyboard.press("Enter")
    zij.get_by_role("link", name="Activiteiten").click()
    expect(page.locator("#activiteiten")).to_be_in_viewport()
    expect(inhoud).to_be_in_viewport()


def test_contents_fold_below_the_head_on_a_phone(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = _open(maak_blik, f"{adressen['team']}/{RIJK}", 390).page
    link = page.locator(".hb-inhoud a", has_text="Activiteiten")
    expect(link).to_be_hidden()
    assert page.locator(".hb-kop + .hb-inhoud").count() == 1
    page.get_by_text("Op deze kaart").click()
    link.click()
    expect(page.locator("#activiteiten")).to_be_in_viewport()
    expect(link).to_be_hidden()


@pytest.mark.traag
@pytest.mark.parametrize("editie", ["team", "publiek"])
def test_names_stay_within_their_boxes(demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik, editie: str) -> None:
    page = maak_blik().page
    getekend, buiten = 0, []
    for pad in _kaarten(demo_sites, editie):
        page.goto(f"{adressen[editie]}/{pad}", wait_until="load")
        page.evaluate("document.fonts.ready.then(() => true)")
        for naam, past in page.locator(".hb-buurt__vak").evaluate_all(
            """vakken => vakken.map(vak => {
              const om = vak.querySelector('rect').getBBox(), in_ = vak.querySelector('text').getBBox();
              const x = in_.x >= om.x && in_.x + in_.width <= om.x + om.width;
              return [vak.textContent, x && in_.y >= om.y && in_.y + in_.height <= om.y + om.height];
            })"""
        ):
            getekend += 1
            buiten += [] if past else [(pad, naam)]
    assert getekend > 20
    assert buiten == []


def test_drawing_by_keyboard(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = _open(maak_blik, f"{adressen['team']}/{RIJK}").page
    links = page.locator(f"{BUURT} a")
    namen = links.evaluate_all("links => links.map(link => link.getAttribute('aria-label'))")
    assert len(namen) >= 5
    # From the last stop before the drawing every press of Tab reaches the next card, in the order of the drawing.
    links.first.focus()
    bezocht = []
    for _ in namen:
        bezocht.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        assert page.evaluate("getComputedStyle(document.activeElement.querySelector('rect')).strokeWidth") == "3px"
        page.keyboard.press("Tab")
    assert bezocht == namen
    links.first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(namen[0])


def test_lists_say_what_the_drawing_says(demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page, samen = maak_blik().page, 0
    for pad in _kaarten(demo_sites, "team"):
        page.goto(f"{adressen['team']}/{pad}", wait_until="load")
        getekend = set(page.locator(f"{BUURT} a").evaluate_all("links => links.map(link => link.getAttribute('href'))"))
        in_lijst = set(page.locator("#verbanden a").evaluate_all("links => links.map(link => link.getAttribute('href'))"))
        assert getekend <= in_lijst, pad
        samen += len(getekend)
    assert samen > 20


def test_drawing_folds_on_a_phone_and_opens_there(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    breed = _open(maak_blik, f"{adressen['team']}/{RIJK}").page
    expect(breed.locator(BUURT)).to_be_visible()
    expect(breed.get_by_text("Toon de tekening")).to_be_hidden()
    smal = _open(maak_blik, f"{adressen['team']}/{RIJK}", 390).page
    expect(smal.locator(BUURT)).to_be_hidden()
    smal.get_by_text("Toon de tekening").focus()
    smal.keyboard.press("Enter")
    expect(smal.locator(BUURT)).to_be_visible()
    letter = smal.locator(f"{BUURT} text").first.evaluate("tekst => tekst.getBoundingClientRect().height")
    assert letter >= 14, "letters stay readable; the drawing slides"


def test_role_finds_its_tasks_by_keyboard(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = _open(maak_blik, f"{adressen['team']}/{RIJK}", 390).page
    rol = page.locator(".hb-werk details").filter(has=page.locator("summary", has_text="Leerkracht")).first
    expect(rol.get_by_text("Klassenmap")).to_be_hidden()
    rol.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(rol.get_by_text("Klassenmap")).to_be_visible()
    rol.get_by_role("link", name="Alles van deze rol").click()
    expect(page).to_have_url(re.compile(r"/rollen/leerkracht\.html$"))


def test_card_to_take_along(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = _open(maak_blik, f"{adressen['team']}/{RIJK}").page
    mee = page.get_by_role("list", name="Deze kaart meenemen")
    for naam, begin in (("Op papier (PDF)", b"%PDF"), ("Kijkwijzer (PDF)", b"%PDF"), ("Kijkwijzer (Excel)", b"PK")):
        href = mee.get_by_role("link", name=naam).evaluate("link => link.href")
        antwoord = page.request.get(href)
        assert antwoord.ok, href
        assert antwoord.body().startswith(begin), href
    mee.get_by_role("link", name="In mijn agenda").click()
    agenda = page.locator("#agenda a[href$='.ics']").first
    expect(agenda).to_be_in_viewport()
    assert page.request.get(agenda.evaluate("link => link.href")).body().startswith(b"BEGIN:VCALENDAR")


def test_on_paper(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = _open(maak_blik, f"{adressen['team']}/{RIJK}").page
    page.emulate_media(media="print")
    for weg in (".md-header", ".md-tabs", ".hb-meenemen", ".hb-werk", BUURT, "#wie-doet-wat", "#samenhang", ".hb-inhoud"):
        expect(page.locator(weg).first).to_be_hidden()
    for er in ("h1", ".hb-kop", ".hb-wijdoen", ".hb-pdca__tekening", "#meetinstrumenten", ".hb-zij"):
        expect(page.locator(er).first).to_be_visible()
    voet = page.locator(".hb-drukvoet")
    expect(voet).to_be_visible()
    expect(voet).to_contain_text("versie")
    expect(voet).to_contain_text("Kijk of deze versie nog geldt")
    code = voet.get_by_role("link", name="Kijk of deze versie nog geldt").locator("svg").bounding_box()
    assert code is not None
    assert 80 <= code["width"] == code["height"] <= 90, "22 mm: large enough for a phone"
    laatste = page.locator(".hb-zij").bounding_box()
    assert laatste is not None
    assert code["y"] >= laatste["y"] + laatste["height"], "in the foot"
    papier = page.pdf(prefer_css_page_size=True)
    # A4 is 595 by 842 points.
    maten = {tuple(round(float(maat)) for maat in doos.split()) for doos in re.findall(rb"/MediaBox \[([\d. ]+)\]", papier)}
    assert maten <= {(0, 0, 595, 842), (0, 0, 594, 842), (0, 0, 596, 842)}
    assert maten


@pytest.mark.parametrize("breedte", [1280, 390])
@pytest.mark.parametrize("schema", ["light", "dark"])
def test_accessible_with_all_that_folds_open(adressen: dict[str, str], maak_blik: MaakBlik, schema: str, breedte: int) -> None:
    blik = _open(maak_blik, f"{adressen['team']}/{RIJK}", breedte, schema)
    _zonder_gebreken(blik.page)
    blik.page.evaluate("document.querySelectorAll('article details').forEach(deel => { deel.open = true })")
    _zonder_gebreken(blik.page)
    assert blik.fouten == []


def test_late_card_says_so_at_the_top(demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    te_laat = [
        pad for pad in _kaarten(demo_sites, "team") if "hb-status--te-laat" in (demo_sites / "team" / pad).read_text("utf-8")
    ]
    assert te_laat
    page = _open(maak_blik, f"{adressen['team']}/kaarten/didactisch-handelen.html", 390).page
    melding = page.get_by_role("note", name="Let op bij deze kaart")
    expect(melding).to_contain_text("evaluatie te laat")
    boven = melding.evaluate("melding => melding.getBoundingClientRect().top")
    assert boven < page.locator("#wij-doen").evaluate("kop => kop.getBoundingClientRect().top")
    _zonder_gebreken(page)


def _zonder_gebreken(page: Page) -> None:
    gebreken = Axe().run(page, options=WCAG).response["violations"]
    assert [(gebrek["id"], [knoop["target"] for knoop in gebrek["nodes"][:3]]) for gebrek in gebreken] == []
