"""Finding a card in a real browser: by role, by filter, by search with another word; on a phone and by keyboard only."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from kijken import WCAG, Blik, MaakBlik
from playwright.sync_api import Browser, Locator, Page, expect
from snowballstemmer.dutch_stemmer import DutchStemmer

from kwaliteitshandboek.pages.site import Page as HandboekPagina
from kwaliteitshandboek.pages.zoekstammen import familie, grondvorm, zoekstammen

pytestmark = pytest.mark.browser

RIJEN = ".hb-filterbaar:not(.hb-weg)"


def _titels(page: Page) -> list[str]:
    return page.locator(RIJEN).evaluate_all("rijen => rijen.map(rij => rij.dataset.titel)")


def _kaarten(maak_blik: MaakBlik, begin: str, vraag: str = "", breedte: int = 1280) -> Blik:
    blik = maak_blik(breedte)
    blik.page.goto(f"{begin}/kaarten/index.html{vraag}")
    expect(blik.page.get_by_role("search", name="Kaarten zoeken en filteren")).to_be_visible()
    return blik


def _zonder_gebreken(page: Page) -> None:
    gebreken = Axe().run(page, options=WCAG).response["violations"]
    assert [(gebrek["id"], gebrek["nodes"][0]["target"]) for gebrek in gebreken] == []


# ---- By filter -----------------------------------------------------------------------------------------------------


def test_filters_combine_and_live_in_the_address(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = _kaarten(maak_blik, adressen["team"]).page
    alle = _titels(page)
    stand = page.get_by_role("status").filter(has_text="kaarten")
    expect(stand).to_have_text(f"{len(alle)} kaarten")
    page.get_by_label("Rol", exact=True).select_option(label="Kwaliteitscoördinator")
    van_rol = _titels(page)
    assert 0 < len(van_rol) < len(alle)
    page.get_by_label("Soort", exact=True).select_option(label="Procedure")
    samen = _titels(page)
    assert set(samen) < set(van_rol)
    expect(stand).to_have_text(f"{len(samen)} van de {len(alle)} kaarten")
    expect(page).to_have_url(re.compile(r"\?rol=kwaliteitscoordinator&soort=procedure$"))
    # What stands there is true: every row is a procedure in which the role has a task.
    waarden = page.locator(RIJEN).evaluate_all("rijen => rijen.map(rij => [rij.dataset.soort, rij.dataset.rol.split(' ')])")
    assert all(soort == "procedure" and "kwaliteitscoordinator" in rollen for soort, rollen in waarden)
    page.reload()
    assert _titels(page) == samen
    page.go_back()
    assert _titels(page) == van_rol
    expect(page.get_by_label("Soort", exact=True)).to_have_value("")
    page.go_back()
    assert _titels(page) == alle


def test_words_in_title_or_summary_without_accents_or_capitals(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = _kaarten(maak_blik, adressen["team"]).page
    page.get_by_label("Woord, rol of afkorting").fill("ONTWIKKELINGSPERSPÉCT")
    # The one by its title, the other by its summary.
    assert _titels(page) == ["Hoorrecht van de leerling", "Ontwikkelingsperspectief"]
    # Domains without a card go, with their heading.
    koppen = page.locator("article h2").evaluate_all("koppen => koppen.filter(k => k.offsetHeight).map(k => k.id)")
    assert koppen == ["domein-ondersteuning"]


@pytest.mark.parametrize("getypt", ["opp", "ontwikkelperspectief", "ontwikkelingsperspectieven"])
def test_other_names_and_forms_of_a_word(adressen: dict[str, str], maak_blik: MaakBlik, getypt: str) -> None:
    page = _kaarten(maak_blik, adressen["team"]).page
    page.get_by_label("Woord, rol of afkorting").fill(getypt)
    assert "Ontwikkelingsperspectief" in _titels(page)
    assert "Sociale veiligheid" not in _titels(page)


def test_nothing_found_says_so_and_offers_a_way_back(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = _kaarten(maak_blik, adressen["team"]).page
    alle = _titels(page)
    page.get_by_label("Woord, rol of afkorting").fill("qqq")
    assert _titels(page) == []
    expect(page.get_by_text("Er zijn geen kaarten met deze keuzes.")).to_be_visible()
    _zonder_gebreken(page)
    page.get_by_role("button", name="Wis filters").click()
    assert _titels(page) == alle
    expect(page.get_by_label("Woord, rol of afkorting")).to_be_focused()
    expect(page).to_have_url(re.compile(r"/kaarten/index\.html$"))


def test_what_the_list_does_not_offer_is_no_choice(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    blik = _kaarten(maak_blik, adressen["team"], "?rol=keizer&soort=procedure&vreemd=1")
    waarden = blik.page.locator(RIJEN).evaluate_all("rijen => rijen.map(rij => rij.dataset.soort)")
    assert set(waarden) == {"procedure"}
    expect(blik.page.get_by_label("Rol", exact=True)).to_have_value("")
    assert blik.fouten == []


def test_late_cards(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = _kaarten(maak_blik, adressen["team"], "?laat=evaluatie-te-laat").page
    rijen = page.locator(RIJEN)
    assert rijen.count() > 0
    expect(rijen.filter(has_text="evaluatie te laat")).to_have_count(rijen.count())


def test_filters_by_keyboard_only(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = _kaarten(maak_blik, adressen["team"]).page
    _tab_tot(page, page.get_by_label("Woord, rol of afkorting"))
    page.keyboard.type("overgang")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Soort", exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert page.get_by_label("Soort", exact=True).input_value() != ""
    page.keyboard.press("ArrowUp")
    assert _titels(page) == ["Overgang naar het voortgezet onderwijs"]
    _tab_tot(page, page.get_by_role("link", name="Overgang naar het voortgezet onderwijs"), uit="article")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Overgang naar het voortgezet onderwijs")


def test_on_a_phone_the_filters_are_folded(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = _kaarten(maak_blik, adressen["team"], breedte=390).page
    expect(page.get_by_label("Soort", exact=True)).to_be_hidden()
    samenvatting = page.locator(".hb-filter summary")
    samenvatting.click()
    page.get_by_label("Soort", exact=True).select_option(label="Protocol")
    expect(samenvatting).to_contain_text("1 gekozen")
    assert page.evaluate("document.scrollingElement.scrollWidth") == 390
    _zonder_gebreken(page)
    page.locator(RIJEN).first.get_by_role("link").first.click()
    expect(page.locator("h1")).to_be_visible()


def test_without_javascript_and_on_paper_the_whole_list_stays(
    adressen: dict[str, str], browser: Browser, maak_blik: MaakBlik
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{adressen['team']}/kaarten/index.html?soort=procedure")
    aantal = page.locator(".hb-filterbaar").count()
    assert aantal == sum(rij.is_visible() for rij in page.locator(".hb-filterbaar").all()) > 20
    context.close()
    page = _kaarten(maak_blik, adressen["team"], "?soort=procedure").page
    page.emulate_media(media="print")
    assert aantal == sum(rij.is_visible() for rij in page.locator(".hb-filterbaar").all())
    expect(page.locator(".hb-filter")).to_be_hidden()


def test_filters_work_from_disk(demo_sites: Path, maak_blik: MaakBlik) -> None:
    blik = _kaarten(maak_blik, (demo_sites / "team").as_uri())
    blik.page.get_by_label("Soort", exact=True).select_option(label="Protocol")
    expect(blik.page).to_have_url(re.compile(r"\?soort=protocol$"))
    assert 0 < len(_titels(blik.page)) < 10
    assert blik.fouten == []


def _tab_tot(page: Page, doel: Locator, uit: str = "body") -> None:
    """Press Tab until the element has focus, as somebody without a mouse does."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if doel.first.evaluate("e => e === document.activeElement"):
            return
    pytest.fail(f"Tab does not reach it within {uit}")


# ---- By role -------------------------------------------------------------------------------------------------------


def test_a_card_in_two_clicks_from_the_start_by_role(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = maak_blik(390).page
    page.goto(f"{adressen['team']}/index.html")
    page.locator(".hb-ingang").get_by_role("link", name="Leerkracht").click()
    expect(page.locator("h1")).to_have_text("Leerkracht")
    assert page.evaluate("document.scrollingElement.scrollWidth") == 390
    page.locator("#eigenaar ~ ul a").first.click()
    expect(page.locator("article[data-soort='kaart'] h1")).to_be_visible()


# ---- By search -----------------------------------------------------------------------------------------------------


def _zoek(page: Page, vraag: str) -> list[str]:
    """The titles that search gives, best first."""
    veld = page.locator(".md-search__input")
    veld.fill("")
    veld.click()
    veld.press_sequentially(vraag)
    expect(page.locator(".md-search-result__meta")).to_contain_text("overeenkomende", timeout=15_000)
    page.wait_for_timeout(600)
    titels: list[str] = page.locator(".md-search-result__item").evaluate_all("v => v.map(e => e.querySelector('h1').textContent)")
    return titels


@pytest.mark.parametrize("van_schijf", [False, True])
def test_search_knows_other_names_of_a_role(
    demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik, *, van_schijf: bool
) -> None:
    blik = maak_blik()
    page = blik.page
    page.goto(f"{(demo_sites / 'team').as_uri() if van_schijf else adressen['team']}/index.html")
    for vraag in ("IB'er", "ib\u2019er", "IBer", "ib-er", "intern begeleiders", "KC"):
        titels = _zoek(page, vraag)
        assert titels[0] == "Kwaliteitscoördinator", vraag
        assert {"Startbespreking", "Leerlingondersteuning"} <= set(titels), vraag
        # The name that was typed, and no other, stands with the result.
        namen = page.locator(".md-search-result__item").first.locator(".md-tag:visible")
        expect(namen).to_have_count(1)
    page.locator(".md-search-result__item a").first.click()
    expect(page.locator("h1")).to_have_text("Kwaliteitscoördinator")
    assert blik.fouten == []


def test_search_by_abbreviation_word_to_avoid_and_plural(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = maak_blik().page
    page.goto(f"{adressen['team']}/index.html")
    for vraag, titel in (
        ("OPP", "Ontwikkelingsperspectief"),
        ("OPP's", "Ontwikkelingsperspectief"),
        ("ontwikkelperspectief", "Ontwikkelingsperspectief"),
        ("startbesprekingen", "Startbespreking"),
        ("groepsplan", "Werken met groepsplannen"),
    ):
        assert titel in _zoek(page, vraag)[:3], vraag


def test_what_a_team_wrote_comes_before_the_manual_and_what_bears_a_name_before_what_uses_it(
    adressen: dict[str, str], maak_blik: MaakBlik
) -> None:
    page = maak_blik().page
    page.goto(f"{adressen['team']}/index.html")
    assert _zoek(page, "OPP")[:2] == ["Ontwikkelingsperspectief", "Begrippen"]
    assert _zoek(page, "MDO")[0] == "Begrippen"
    assert _zoek(page, "99AD00")[0] == "De Vuurtoren"
    for vraag in ("tevredenheidsonderzoek", "wat moet ik nu doen"):
        _zoek(page, vraag)
        paden = page.locator(".md-search-result__item > a").evaluate_all("v => v.map(e => e.pathname)")
        handleiding = [nummer for nummer, pad in enumerate(paden) if "/handleiding/" in pad]
        assert not handleiding or handleiding[0] >= 5, (vraag, paden)
    # Who looks for the manual still finds it.
    assert "Resultaten importeren" in _zoek(page, "importeren")[:3]


VERRUIMD = """vragen => new Promise((klaar) => {
  const echo = new Worker(URL.createObjectURL(new Blob(["onmessage = (e) => postMessage(e.data)"])));
  const gesteld = [];
  echo.onmessage = (bericht) => {
    if (gesteld.push(bericht.data.data) === vragen.length) klaar(gesteld);
  };
  vragen.forEach((vraag) => echo.postMessage({ type: 2, data: vraag }));
})"""
"""What is asked of the worker for each question, by a worker that only gives it back."""

PAREN = (
    ("afspraken", "afspraak"),
    ("scholen", "school"),
    ("groepsplannen", "groepsplan"),
    ("brieven", "brief"),
    ("reizen", "reis"),
    ("mogelijkheden", "mogelijkheid"),
    ("ideeën", "idee"),
    ("kinderen", "kind"),
    ("procedures", "procedure"),
    ("foto's", "foto"),
    ("leraren", "leraar"),
    ("bespreken", "bespreekt"),
    ("evalueren", "evalueert"),
    ("evaluatie", "evalueert"),
    ("vaststellen", "vastgesteld"),
    ("analyseren", "analyseer"),
)


def test_a_plural_asks_for_the_singular_and_the_other_way_round(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    """Search looks for words that begin with what is asked: each of a pair must be found by the other."""
    page = maak_blik().page
    # A handbook with just these words.
    woorden = HandboekPagina("a.md", "Paren", "kaart", " ".join(woord for paar in PAREN for woord in paar))
    page.route(
        "**/zoekstammen.js", lambda route: route.fulfill(body=zoekstammen([woorden]).bytes(), content_type="text/javascript")
    )
    page.goto(f"{adressen['team']}/index.html")
    beide = [*PAREN, *((een, meer) for meer, een in PAREN)]
    for (vraag, ook), gesteld in zip(beide, page.evaluate(VERRUIMD, [vraag for vraag, _ in beide]), strict=True):
        assert any(ook.startswith(woord) for woord in gesteld.split()), (vraag, gesteld)
        assert vraag in gesteld.split()


def test_browser_and_builder_stem_alike(adressen: dict[str, str], demo_sites: Path, maak_blik: MaakBlik) -> None:
    """The stemmer in the page gives Python's stem of each word of the handbook, and a question reaches all of a word's family."""
    page = maak_blik().page
    page.goto(f"{adressen['team']}/index.html")
    index = json.loads((demo_sites / "team" / "search" / "search_index.json").read_text(encoding="utf-8"))
    tekst = " ".join(unescape(re.sub(r"<[^>]+>", " ", f"{deel['title']} {deel['text']}")) for deel in index["docs"])
    woorden = sorted(set(re.findall(r"[^\W\d_]{5,}(?:'[^\W\d_]+)?", tekst.lower().replace("\u2019", "'"))))
    assert len(woorden) > 3000
    stammen = DutchStemmer().stemWords(woorden)
    assert (
        page.evaluate("woorden => { const s = new DutchStemmer(); return woorden.map(w => s.stemWord(w)); }", woorden) == stammen
    )

    families = page.evaluate("hbZoekstammen")
    gesteld = dict(zip(woorden, page.evaluate(VERRUIMD, woorden), strict=True))
    namen = {woord: familie(woord, DutchStemmer().stemWord(grondvorm(woord))) for woord in woorden}
    met_familie = {woord: families[naam].split() for woord, naam in namen.items() if naam in families}
    assert len(met_familie) > 500
    alle = sorted({lid for leden in met_familie.values() for lid in leden})
    # A stop word leaves the question as soon as another word stands beside it.
    samen = page.evaluate(VERRUIMD, [f"{lid} xqzwkv" for lid in alle])
    zeggend = {lid for lid, vraag in zip(alle, samen, strict=True) if lid in vraag.split()}
    assert len(zeggend) > len(alle) - 30
    for woord, leden in met_familie.items():
        termen = gesteld[woord].split()
        # Nine forms, and some of them with a trema or accent too.
        assert len(termen) <= 12, (woord, termen)
        # Of four letters and more: a shorter one only by a word that is not much longer.
        lang = [lid for lid in leden if len(lid) > 3 and lid in zeggend]
        assert [lid for lid in lang if not any(lid.startswith(term) for term in termen)] == [], (woord, termen)


def test_a_word_without_family_stays_alone(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = maak_blik().page
    page.goto(f"{adressen['team']}/index.html")
    vragen = ["constructor", "toString", "xqzwkv", "begeleiding"]
    gesteld = page.evaluate(VERRUIMD, vragen)
    assert gesteld[2] == "xqzwkv"
    assert all(len(vraag.split()) <= 3 for vraag in gesteld)
    assert "beleid" not in gesteld[3].split()


def test_search_by_a_form_of_a_verb(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = maak_blik().page
    page.goto(f"{adressen['team']}/index.html")
    assert any("toetsen" in titel.lower() for titel in _zoek(page, "getoetst")[:3])
    assert set(_zoek(page, "evalueert")) & set(_zoek(page, "geëvalueerd"))


def test_a_word_is_found_without_its_trema(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = maak_blik().page
    page.goto(f"{adressen['team']}/index.html")
    for kaal, met in (("kwaliteitscoordinator", "kwaliteitscoördinator"), ("leercoordinator", "leercoördinator")):
        zonder, ook = _zoek(page, kaal), _zoek(page, met)
        assert zonder[0] == ook[0] == met.capitalize()
        # Search shows the first results only, in an order of its own.
        assert set(ook[:5]) & set(zonder[1:]), kaal
        assert met in page.evaluate(VERRUIMD, [kaal])[0].split()
    # A beginning too, and a plural that nobody wrote; the other way round a sign too many does no harm.
    vragen = page.evaluate(VERRUIMD, ["leercoord", "leercoordinatoren", "kwalitéit", "één"])
    assert "leercoörd" in vragen[0].split()
    assert any("leercoördinatoren".startswith(woord) for woord in vragen[1].split())
    assert "kwaliteit" in vragen[2].split()
    assert "een" not in vragen[3].split(), "a word that says nothing"


def test_how_a_question_is_put(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = maak_blik().page
    page.goto(f"{adressen['team']}/index.html")
    vragen = {
        "wat is de RI&E?": "ri&amp;e",  # without words that say nothing; the index holds text as HTML
        "de": "de",
        '"precies dit"': '"precies dit"',  # signs that mean something to the search
        "IB\u2019er": "ib'er ib\u2019er",
    }
    assert page.evaluate(VERRUIMD, list(vragen)) == list(vragen.values())


def test_the_public_edition_does_not_know_internal_words(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    page = maak_blik().page
    page.goto(f"{adressen['publiek']}/index.html")
    index = page.request.get(f"{adressen['publiek']}/search/search_index.json").text()
    assert "IBer" not in index
    assert "ontwikkelperspectief" not in index
    assert page.evaluate("Object.keys(hbZoekstammen).length") > 100
    stammen = page.request.get(f"{adressen['publiek']}/assets/handboek/zoekstammen.js").text()
    assert "ontwikkelperspectief" not in stammen
    assert "iber" not in stammen
    assert "Begrippen" in _zoek(page, "OPP")[:3]


# ---- Explanation of abbreviations ------------------------------------------------------------------------------------


@pytest.fixture
def met_afkorting(demo_sites: Path) -> str:
    """A page of a card with an abbreviation in its text."""
    for pad in sorted((demo_sites / "team" / "kaarten").glob("*.html")):
        if pad.stem not in ("a-z", "index") and 'class="hb-begrip"' in pad.read_text(encoding="utf-8"):
            return f"kaarten/{pad.name}"
    pytest.fail("no card of the demonstration handbook holds an abbreviation")


def test_an_abbreviation_is_explained_by_mouse_keyboard_and_touch(
    adressen: dict[str, str], maak_blik: MaakBlik, met_afkorting: str
) -> None:
    blik = maak_blik()
    page = blik.page
    page.goto(f"{adressen['team']}/{met_afkorting}")
    woord, uitleg = page.locator("abbr.hb-begrip:visible").first, page.get_by_role("tooltip")
    expect(uitleg).to_be_hidden()
    woord.hover()
    expect(uitleg).to_be_visible()
    expect(uitleg).to_have_text(woord.get_attribute("data-uitleg") or "-")
    uitleg.hover()  # it stays while one reads it
    page.wait_for_timeout(400)
    expect(uitleg).to_be_visible()
    page.keyboard.press("Escape")
    expect(uitleg).to_be_hidden()
    woord.focus()
    expect(uitleg).to_be_visible()
    assert woord.get_attribute("aria-describedby") == uitleg.get_attribute("id")
    _zonder_gebreken(page)
    page.keyboard.press("Tab")
    page.wait_for_timeout(400)
    assert woord.get_attribute("aria-describedby") is None
    assert blik.fouten == []


@pytest.mark.parametrize("schema", ["light", "dark"])
def test_an_explanation_stays_within_a_phone(adressen: dict[str, str], browser: Browser, met_afkorting: str, schema: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 700},
        has_touch=True,
        is_mobile=True,
        color_scheme="dark" if schema == "dark" else "light",
    )
    page = context.new_page()
    page.goto(f"{adressen['team']}/{met_afkorting}")
    woorden, uitleg = page.locator("abbr.hb-begrip:visible"), page.get_by_role("tooltip")
    assert woorden.count()
    for woord in woorden.all()[:8]:
        woord.scroll_into_view_if_needed()
        woord.tap()
        expect(uitleg).to_be_visible()
        vak = uitleg.bounding_box()
        assert vak is not None
        assert vak["x"] >= 0
        assert vak["x"] + vak["width"] <= 390
        uitleg.tap()
        expect(uitleg).to_be_hidden()
    woorden.first.tap()
    _zonder_gebreken(page)
    assert page.evaluate("document.scrollingElement.scrollWidth") == 390
    context.close()
