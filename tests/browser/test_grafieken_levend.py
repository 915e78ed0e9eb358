"""Living charts lie over their drawings: same size, same words, nothing moves, touch scrolls on and a tap tells."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

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
    expect(figuur).to_have_attribute("data-levend", "ja", timeout=60_000)


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
    assert figuren.count()
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


SOORTEN = ("lijn", "scholen", "verdeling", "likert", "veelluik", "doel", "warmte", "stroom")
"""Every kind of chart, as its drawing is called."""

LETTERS = """f => {
  const vak = f.querySelector('.hb-grafiek__tekening').getBoundingClientRect();
  const ziet = deel => deel.nodeName !== 'title' && getComputedStyle(deel).display !== 'none';
  const binnen = deel => ziet(deel) ? [...deel.childNodes].map(woorden).join('') : '';
  const woorden = deel => deel.nodeType === Node.TEXT_NODE ? deel.textContent : binnen(deel);
  const letters = (wortel, schaal) => [...wortel.querySelectorAll('text')].filter(ziet).map(e => {
    const { left, top, width } = e.getBoundingClientRect(), stijl = getComputedStyle(e);
    const zo = `${stijl.fill}, ${stijl.fontWeight}, ${Math.round(parseFloat(stijl.fontSize) * schaal * 10)}`;
    const heel = woorden(e).replace(/\\s/g, '');
    return [heel, [left - vak.left, top - vak.top, width], zo, stijl.stroke !== 'none'];
  });
  const svg = f.querySelector('.hb-grafiek__tekening > svg'), levend = f.querySelector('.hb-grafiek__plotly');
  return [letters(svg, svg.getBoundingClientRect().width / svg.viewBox.baseVal.width), letters(levend, 1)];
}"""
"""The texts of a drawing and of the chart over it: words, place with width, colour with weight and size, whether with a rim."""
DELEN = ("likert", "veelluik", "doel", "warmte", "stroom")
"""Kinds that are drawn from a list of parts, of which each text says whether it has a rim."""


def _bladzijde_met(sites: Path, soort: str) -> str:
    """A page of the team edition with a chart of this kind that comes alive."""
    for blad in sorted((sites / "team").rglob("*.html")):
        if re.search(rf'<figure class="hb-grafiek"[^>]*>(?:(?!</figure>).)*g-grafiek--{soort}"', blad.read_text(), re.DOTALL):
            return blad.relative_to(sites / "team").as_posix()
    raise AssertionError(f"the demonstration has no chart of the kind {soort}")


def _naast_elkaar(letters: list[list[Any]]) -> dict[str, list[list[Any]]]:
    """By words, those that stand at more places from above to below and from left to right."""
    per_tekst: dict[str, list[list[Any]]] = {}
    for woord in sorted(letters, key=lambda woord: (round(woord[1][1] / 8), woord[1][0])):
        per_tekst.setdefault(woord[0], []).append(woord)
    return per_tekst


@pytest.mark.parametrize(("breedte", "schema"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize("soort", SOORTEN)
def test_a_living_chart_of_each_kind_lies_over_its_drawing(
    soort: str, breedte: int, schema: str, demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik
) -> None:
    """The same words at the same places, in the same letters and colours; nothing on the page moves."""
    blik = maak_blik(breedte, schema)
    blik.page.goto(f"{adressen['team']}/{_bladzijde_met(demo_sites, soort)}")
    _open_vouwen(blik.page)
    blik.page.evaluate("document.fonts.ready")
    vooraf = _maten(blik.page)
    figuur = blik.page.locator(f"figure.hb-grafiek:has(.g-grafiek--{soort})").first
    _kom_tot_leven(figuur)
    getekend, levend = (_naast_elkaar(letters) for letters in figuur.evaluate(LETTERS))
    zelfde = [woord for woord in getekend if len(getekend[woord]) == len(levend.get(woord, ()))]
    # Only a label of more lines, or with the letter of a remark, is another element in Plotly.
    assert len(zelfde) >= 0.8 * len(getekend)
    assert "".join(sorted("".join(woord * len(plekken) for woord, plekken in getekend.items()))) == "".join(
        sorted("".join(woord * len(plekken) for woord, plekken in levend.items()))
    )
    for woord in zelfde:
        for (_, plek, uiterlijk, rand), (_, live, zo, met) in zip(getekend[woord], levend[woord], strict=True):
            assert plek == pytest.approx(live, abs=2.5), woord
            assert uiterlijk == zo, woord
            assert rand == met or soort not in DELEN, woord
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
