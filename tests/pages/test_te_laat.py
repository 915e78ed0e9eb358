"""A card whose evaluation is late says so wherever the card is listed, in the team edition only."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
import voorbeeld
from lxml import html as lxml_html

from kwaliteitshandboek.derive.afgeleid import Dekkingsoort, Itemdekking, Omweg
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.pages import make_publiek_site, make_team_site
from kwaliteitshandboek.pages.adressen import make_wereld
from kwaliteitshandboek.pages.buurt import Band, breedte, make_buurt
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


LAAT = "te-late-kaart"
DIENT = {
    ("kader-a", "1"): Itemdekking(kaarten=(LAAT,)),
    ("kader-a", "1a"): Itemdekking(kaarten=(LAAT,)),
    ("kader-a", "1b"): Itemdekking(kaarten=("minimaal",), langs=(Omweg(Dekkingsoort.KAARTEN, LAAT, ("kader-a/1a",)),)),
    ("kader-a", "1c"): Itemdekking(),
}
"""A late card that serves a part as a whole, an item itself, and an item by way of another."""


def _kader_site(*, dient: bool, editie: str = "team") -> Site:
    """The example with a late card that has an ambition and names a term; it serves items of the framework, or another does."""
    handboek = voorbeeld.handboek() if editie == "team" else voorbeeld.publiek_handboek()
    laat = Kaart.model_validate(
        {
            "id": LAAT,
            "titel": "Te late kaart",
            "domein": "resultaten",
            "zichtbaarheid": "publiek",
            "evaluatie": {"gepland": "2026-03-01"},
            "openbaar": ["ambitie"],
            "secties": [{"sleutel": "ambitie", "kop": "Ambitie", "tekst": "Het ontwikkelingsperspectief klopt."}],
        },
        context={"rollen": {}},
    )
    handboek = handboek.model_copy(update={"kaarten": (*(k for k in handboek.kaarten if k.id != LAAT), laat)})
    afgeleid = voorbeeld.afgeleid(handboek)
    afgeleid = dataclasses.replace(afgeleid, dekking=DIENT if dient else dict.fromkeys(DIENT, Itemdekking(kaarten=("minimaal",))))
    return (make_team_site if editie == "team" else make_publiek_site)(handboek, afgeleid, Path("handboek"))


@pytest.fixture(scope="module")
def kader_site() -> Site:
    return _kader_site(dient=True)


def _deel(site: Site, pad: str, begin: str, eind: str) -> str:
    tekst = next(pagina.tekst for pagina in site.pages if pagina.pad == pad)
    assert tekst.count(begin) == 1, (pad, begin)
    return tekst.split(begin)[1].split(eind)[0]


@pytest.mark.parametrize(
    ("pad", "begin", "eind"),
    [
        ("begrippen.md", "{ #begrip-opp }", "{% endfilter"),
        ("dekking/kader-a.md", 'id="deel-1"', 'data-label="Wat ontbreekt"'),
        ("dekking/kader-a.md", "1 via een ander onderdeel", "</details>"),
        ("routes/kader-a-1a.md", "{ #ambitie }", "{ #afspraken }"),
        ("routes/kader-a-1b.md", "{ #ambitie }", "{ #afspraken }"),
        ("routes/kader-a-1b.md", "Via een ander onderdeel", "</p>"),
        ("routes/kader-a-1.md", "bij dit deel als geheel", "</p>"),
    ],
)
def test_lists_of_frameworks_and_terms_have_the_mark(kader_site: Site, pad: str, begin: str, eind: str) -> None:
    deel = _deel(kader_site, pad, begin, eind)
    links = list(LINK.finditer(deel))
    assert links
    assert all(MERK.match(deel, link.end()) for link in links)


def test_a_card_that_serves_nothing_of_a_framework_has_the_mark() -> None:
    deel = _deel(_kader_site(dient=False), "dekking/kader-a.md", "Zonder onderdeel van dit kader", "</p>")
    links = list(LINK.finditer(deel))
    assert len(links) == 1
    assert MERK.match(deel, links[0].end())


def test_the_public_is_told_nowhere() -> None:
    publiek = _kader_site(dient=True, editie="publiek")
    assert any(LINK.search(pagina.tekst) for pagina in publiek.pages), "the card is there"
    assert not [pagina.pad for pagina in publiek.pages if "evaluatie te laat" in pagina.tekst]


def test_the_drawing_of_a_neighbourhood_says_it_in_word_and_shape(team: Site, publiek: Site) -> None:
    pad = "kaarten/ondersteuning-in-de-klas.md"
    tekst = next(pagina.tekst for pagina in team.pages if pagina.pad == pad)
    vakken = {
        vak.get("href").rpartition("/")[2]: vak
        for vak in lxml_html.fragment_fromstring(
            re.search(r"<svg class=\"hb-buurt__tekening.*?\n</svg>", tekst, re.DOTALL)[0]
        ).iter("a")
    }
    laat = vakken.pop("te-late-kaart.html")
    assert laat.get("aria-label") == "Te late kaart, evaluatie te laat"
    assert [woord.text_content() for woord in laat.iter("text")] == ["Te late kaart", "evaluatie te laat"]
    assert laat.find_class("hb-vorm")
    assert vakken
    for vak in vakken.values():
        assert "laat" not in vak.get("aria-label") + vak.text_content()
        assert not vak.find_class("hb-vorm")
    openbaar = next(pagina.tekst for pagina in publiek.pages if pagina.pad == pad)
    assert "hb-buurt__merk" not in openbaar


def test_the_mark_stands_within_its_box_and_below_the_name() -> None:
    lang = "Overgang naar het voortgezet onderwijs en wat daar allemaal bij hoort te worden geregeld"
    kaarten = {band: [(f"{band}-{i}", naam) for i, naam in enumerate(("Kort", lang))] for band in Band}
    tekening = make_buurt(("zelf", "Zelf"), kaarten, te_laat=[f"{band}-{i}" for band in Band for i in (0, 1)])
    zonder = make_buurt(("zelf", "Zelf"), kaarten)
    assert tekening is not None
    assert zonder is not None
    assert {vak.id for vak in tekening.vakken} == {vak.id for vak in zonder.vakken}
    for vak in tekening.vakken:
        assert vak.merk is not None
        assert vak.regels[-1].y + 12 <= vak.merk.y <= vak.onder - 4
        assert vak.x < vak.vormplek[0]
        assert vak.vormplek[0] + 13 < vak.merk.x
        assert vak.merk.x + breedte(vak.merk.tekst) <= vak.x + vak.breedte
        assert vak.regels[-1].y < vak.vormplek[1] + 4
        assert vak.vormplek[1] + 13 <= vak.onder
    assert tekening.kaart.merk is None
