"""A card whose evaluation is late says so wherever the card is listed, in the team edition only."""

from __future__ import annotations

import re

import pytest
import voorbeeld

from kwaliteitshandboek.pages.adressen import make_wereld
from kwaliteitshandboek.pages.site import Site

LINK = re.compile(r'<a href="(?:\.\./kaarten/|kaarten/)?te-late-kaart\.html">[^<]*</a>')
MERK = re.compile(r' <span class="hb-status hb-status--te-laat"><svg.*?</svg>evaluatie te laat</span>', re.DOTALL)


@pytest.mark.parametrize("pad", ["kaarten/ondersteuning-in-de-klas.md", "kaarten/a-z.md", "versies/te-late-kaart.md"])
def test_each_link_in_a_list_is_followed_by_the_mark(team: Site, pad: str) -> None:
    tekst = next(pagina.tekst for pagina in team.pages if pagina.pad == pad)
    # Within a sentence the mark would be in the way.
    links = [treffer for treffer in LINK.finditer(tekst) if not tekst[: treffer.start()].endswith("Wacht tot de kaart ")]
    assert links
    assert [treffer[0] for treffer in links if not MERK.match(tekst, treffer.end())] == []


@pytest.mark.parametrize("pad", ["index.md", "aandacht.md", "kaarten/index.md", "domeinen/resultaten.md"])
def test_once_and_not_twice_where_the_page_tells_it_in_its_own_way(team: Site, pad: str) -> None:
    tekst = next(pagina.tekst for pagina in team.pages if pagina.pad == pad)
    assert tekst.count("evaluatie te laat</span>") == len(LINK.findall(tekst)) > 0


def test_a_card_on_its_day_is_not_late_and_the_public_is_not_told() -> None:
    handboek = voorbeeld.handboek()
    afgeleid = voorbeeld.afgeleid(handboek)
    team, publiek = (make_wereld(handboek, afgeleid, publiek=publiek).blik("index.md") for publiek in (False, True))
    assert {kaart.id for kaart in handboek.kaarten if team.te_laat(kaart.id)} == {"te-late-kaart"}
    assert not any(publiek.te_laat(kaart.id) for kaart in handboek.kaarten)
    assert not team.te_laat("bestaat-niet")
