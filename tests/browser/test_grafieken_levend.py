"""Living charts lie over their drawings: same size, same words, nothing moves, touch scrolls on and a tap tells."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kijken import MaakBlik, pages_per_soort
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser


def _adres(sites: Path, adressen: dict[str, str], soort: str) -> str:
    return f"{adressen['team']}/{pages_per_soort(sites / 'team')[soort].as_posix()}"


def _kom_tot_leven(figuur: Locator) -> None:
    figuur.scroll_into_view_if_needed()
    knop = figuur.get_by_role("button", name=re.compile("interactief"))
    if knop.is_visible():
        knop.click()
    expect(figuur).to_have_attribute("data-levend", "ja")


ZICHTBAAR = """e => {
  const ziet = deel => deel.nodeName !== 'title' && getComputedStyle(deel).display !== 'none';
  const binnen = deel => ziet(deel) ? [...deel.childNodes].map(woorden).join('') : '';
  const woorden = deel => deel.nodeType === Node.TEXT_NODE ? deel.textContent : binnen(deel);
  return [...e.querySelectorAll('text')].filter(ziet).map(woorden);
}"""
"""The words of a drawing that are to be seen: of two forms, for wide and for narrow, one is hidden, and a title is no writing."""


def _open_vouwen(page: Page) -> None:
    """Charts in a fold come alive when the reader opens it."""
    page.evaluate("document.querySelectorAll('details:has(figure.hb-grafiek)').forEach(vouw => { vouw.open = true; })")


def _maten(page: Page) -> list[list[float]]:
    return page.evaluate("[...document.querySelectorAll('.hb-grafiek__tekening')].map(t => [t.clientWidth, t.clientHeight])")


@pytest.mark.parametrize("breedte", [1280, 390])
def test_nothing_moves_and_all_words_are_there(
    breedte: int, demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik
) -> None:
    blik = maak_blik(breedte)
    blik.page.goto(_adres(demo_sites, adressen, "indicator"))
    _open_vouwen(blik.page)
    vooraf = _maten(blik.page)
    figuren = blik.page.locator("figure.hb-grafiek")
    for nummer in range(figuren.count()):
        figuur = figuren.nth(nummer)
        _kom_tot_leven(figuur)
        getekend = figuur.locator(".hb-grafiek__tekening > svg").evaluate(ZICHTBAAR)
        levend = figuur.locator(".hb-grafiek__plotly").evaluate("e => [...e.querySelectorAll('text')].map(t => t.textContent)")
        # Lines of one text are one element in Plotly, and several in the drawing.
        assert sorted(re.sub(r"\s", "", "".join(levend))) == sorted(re.sub(r"\s", "", "".join(getekend)))
        tekening = figuur.locator(".hb-grafiek__tekening > svg")
        naam = figuur.locator(".hb-grafiek__plotly").get_attribute("aria-label") or ""
        assert (tekening.locator("desc").text_content() or "-") in naam
    assert _maten(blik.page) == vooraf
    assert blik.fouten == []


def test_a_chart_follows_the_width_of_the_window(demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    blik = maak_blik()
    blik.page.goto(_adres(demo_sites, adressen, "indicator"))
    figuur = blik.page.locator("figure.hb-grafiek").first
    _kom_tot_leven(figuur)
    blik.page.set_viewport_size({"width": 600, "height": 900})
    zelfde = (
        "f => f.querySelector('.hb-grafiek__plotly .main-svg').getBoundingClientRect().width"
        " === f.querySelector('.hb-grafiek__tekening').clientWidth"
    )
    blik.page.wait_for_function(zelfde, arg=figuur.element_handle())


def test_a_finger_scrolls_over_a_chart_and_a_tap_tells(demo_sites: Path, adressen: dict[str, str], browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(_adres(demo_sites, adressen, "indicator"))
    figuur = page.locator("figure.hb-grafiek").first
    _kom_tot_leven(figuur)
    figuur.evaluate("f => f.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(300)
    vak = figuur.locator(".hb-grafiek__tekening").bounding_box()
    assert vak is not None
    x, y = vak["x"] + vak["width"] / 2, vak["y"] + vak["height"] / 2
    begin = page.evaluate("scrollY")
    vinger = context.new_cdp_session(page)
    vinger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for stap in range(1, 11):
        vinger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y - 10 * stap}]})
        page.wait_for_timeout(16)
    vinger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function("begin => scrollY > begin + 40", arg=begin)
    page.wait_for_timeout(500)
    vak = figuur.locator(".hb-grafiek__tekening").bounding_box()
    assert vak is not None
    page.touchscreen.tap(x, vak["y"] + vak["height"] / 2)
    expect(figuur.locator(".hoverlayer text").first).to_contain_text(re.compile(r"20\d\d-20\d\d"))
    context.close()
