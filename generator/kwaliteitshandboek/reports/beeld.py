"""Reports, stage 6: charts to take along, for the team: figures (CSV), drawing (SVG) and image (PNG, by Typst)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from kwaliteitshandboek.charts import Chart
from kwaliteitshandboek.charts.bestanden import maak_csv, maak_svg
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.reports.cache import Cache
from kwaliteitshandboek.reports.huis import make_huis
from kwaliteitshandboek.reports.typst import FAMILIES
from kwaliteitshandboek.settings import adressen

PPI: Final = 192.0
"""Pixels an inch: 1134 wide, sharp in a document of A4."""


def make_beelden(
    handboek: Handboek, afgeleid: Afgeleid, grafieken: Mapping[str, Chart], kast: Cache
) -> Mapping[str, Callable[[], bytes]]:
    """Path -> what makes the file, three for each chart; `grafieken`: name of its files -> chart."""
    makers: dict[str, Callable[[], bytes]] = {}
    for naam, grafiek in grafieken.items():
        makers[adressen.grafiek(naam, "csv")] = partial(maak_csv, grafiek)
        makers[adressen.grafiek(naam, "svg")] = partial(_svg, grafiek)
        makers[adressen.grafiek(naam, "png")] = partial(_png, handboek, afgeleid, grafiek, kast)
    return makers


def _svg(grafiek: Chart) -> bytes:
    return maak_svg(grafiek).encode("utf-8")


def _png(handboek: Handboek, afgeleid: Afgeleid, grafiek: Chart, kast: Cache) -> bytes:
    # Images stay the same from day to day, so that they need not be made anew: the template prints no date.
    huis = make_huis(handboek, afgeleid, publiek=False)
    lettertype = FAMILIES[handboek.organisatie.huisstijl.lettertype.value]
    gegevens = {
        "huis": {**huis, "dag": "2000-01-01", "datum": ""},
        "titel": grafiek.titel,
        "ondertitel": grafiek.ondertitel,
        "zin": grafiek.zin,
        "bron": grafiek.bron or "",
        "svg": maak_svg(grafiek, [lettertype, "Handboek Tekens"]),
    }
    return kast.teken("beeld", gegevens, PPI)
