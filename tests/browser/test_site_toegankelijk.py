"""Every kind of page, both editions, light and dark, wide and on a phone: accessible, not too wide, nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from kijken import EDITIES, MaakBlik, pages_per_soort

pytestmark = [pytest.mark.browser, pytest.mark.traag]

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"], "elementRef": False}

# Only colours differ between the schemes: the rules about them are all that is asked again in the dark.
KLEUREN = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, "resultTypes": ["violations"]}

# What every edition has at least; without it the tests below could pass on an empty site.
VERWACHT = {
    "team": {"start", "aandacht", "kaarten", "kaart", "rol", "kader", "stelsel", "indicator", "school", "doelen", "jaarverslag"}
    | {"rollen", "domein", "a-z", "begrippen"},
    "publiek": {"start-publiek", "kaart", "indicator", "school", "jaarverslag", "kaarten", "domein", "a-z", "begrippen"},
}


@pytest.mark.parametrize("breedte", [1280, 390])
@pytest.mark.parametrize("editie", EDITIES)
def test_every_kind_of_page(demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik, editie: str, breedte: int) -> None:
    paden = pages_per_soort(demo_sites / editie)
    assert VERWACHT[editie] <= set(paden)
    adres, axe = adressen[editie], Axe()
    blik = maak_blik(breedte)
    gebreken: list[str] = []
    for soort, pad in paden.items():
        blik.page.goto(f"{adres}/{pad.as_posix()}", wait_until="load")
        blik.page.evaluate("document.fonts.ready.then(() => true)")
        if (gemeten := blik.page.evaluate("document.scrollingElement.scrollWidth")) > breedte:
            gebreken.append(f"{soort}: {gemeten} px wide")
        for schema, vragen in (("default", WCAG), ("slate", KLEUREN)):
            blik.page.evaluate("schema => document.body.setAttribute('data-md-color-scheme', schema)", schema)
            for schending in axe.run(blik.page, options=vragen).response["violations"]:
                plekken = "; ".join(f"{knoop['target']} {knoop['failureSummary']}" for knoop in schending["nodes"][:3])
                gebreken.append(f"{soort}, {schema}: {schending['id']} x{len(schending['nodes'])}: {plekken}")
    assert gebreken == []
    assert blik.fouten == []
    assert blik.buiten(adres) == set()


def test_dark_where_the_reader_asked_for_it(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    for schema, verwacht in (("light", "default"), ("dark", "slate")):
        blik = maak_blik(schema=schema)
        blik.page.goto(f"{adressen['publiek']}/index.html")
        assert blik.page.evaluate("document.body.dataset.mdColorScheme") == verwacht
