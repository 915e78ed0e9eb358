"""Files of charts: every chart of the team edition can be taken along, none of the public edition."""

from __future__ import annotations

import re

from kwaliteitshandboek.pages.site import Site
from kwaliteitshandboek.settings import adressen


def test_every_chart_of_the_team_has_its_files(team: Site) -> None:
    gevonden = set()
    for page in team.pages:
        ids = re.findall(r'<figure class="hb-grafiek" id="([^"]+)"', page.tekst)
        namen = {adressen.grafieknaam(page.pad, id_) for id_ in ids}
        for naam in namen:
            assert all(f'{adressen.grafiek(naam, soort)}" download' in page.tekst for soort in ("csv", "png", "svg")), naam
        gevonden |= namen
    assert gevonden == set(team.grafieken)
    assert gevonden


def test_the_public_edition_has_none(publiek: Site) -> None:
    assert not publiek.grafieken
    assert not any("grafieken/" in page.tekst or "hb-grafiek__bestanden" in page.tekst for page in publiek.pages)
    assert any("hb-grafiek" in page.tekst for page in publiek.pages)
