"""Every kind of page, both editions, light and dark, wide and on a phone: accessible, not too wide, nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from kijken import EDITIES, MaakBlik, pages_per_soort, schendingen

pytestmark = [pytest.mark.browser, pytest.mark.traag]

# What every edition has at least; without it the tests below could pass on an empty site.
VERWACHT = {
    "team": {"start", "aandacht", "kaarten", "kaart", "rol", "kader", "stelsel", "indicator", "school", "doelen", "jaarverslag"}
    | {"rollen", "domein", "a-z", "begrippen", "kalender", "versies", "vaststellen"},
    "publiek": {
        "start-publiek",
        "kaart",
        "indicator",
        "school",
        "jaarverslag",
        "kaarten",
        "domein",
        "a-z",
        "begrippen",
        "versies",
    },
}


@pytest.mark.parametrize("breedte", [1280, 390])
@pytest.mark.parametrize("editie", EDITIES)
def test_every_kind_of_page(demo_sites: Path, adressen: dict[str, str], maak_blik: MaakBlik, editie: str, breedte: int) -> None:
    paden = pages_per_soort(demo_sites / editie)
    assert VERWACHT[editie] <= set(paden)
    adres = adressen[editie]
    blik = maak_blik(breedte)
    gebreken: list[str] = []
    for soort, pad in paden.items():
        blik.page.goto(f"{adres}/{pad.as_posix()}", wait_until="load")
        blik.page.evaluate("document.fonts.ready.then(() => true)")
        if (gemeten := blik.page.evaluate("document.scrollingElement.scrollWidth")) > breedte:
            gebreken.append(f"{soort}: {gemeten} px wide")
        gebreken += [f"{soort}, {schending}" for schending in schendingen(blik.page)]
    assert gebreken == []
    assert blik.fouten == []
    assert blik.buiten(adres) == set()


def test_dark_where_the_reader_asked_for_it(adressen: dict[str, str], maak_blik: MaakBlik) -> None:
    for schema, verwacht in (("light", "default"), ("dark", "slate")):
        blik = maak_blik(schema=schema)
        blik.page.goto(f"{adressen['publiek']}/index.html")
        assert blik.page.evaluate("document.body.dataset.mdColorScheme") == verwacht
