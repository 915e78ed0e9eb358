"""Cards: every part that is there is shown, no part that is not; and the drawing of the cycle."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import segno
import voorbeeld
from gelezen import lees
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from kwaliteitshandboek.model.kaart import Fase, Kaart, PdcaStap
from kwaliteitshandboek.model.organisatie import Organisatie
from kwaliteitshandboek.pages import make_team_site
from kwaliteitshandboek.pages.adressen import make_wereld
from kwaliteitshandboek.pages.kaarten import kaart_page
from kwaliteitshandboek.pages.pdca import BREEDTE, HOOGTE, make_cyclus
from kwaliteitshandboek.pages.site import Site

WEGLAATBAAR = sorted(set(voorbeeld.RIJKE_KAART) - {"id", "titel", "domein", "plek", "soort", "zichtbaarheid"})
DEEL_BIJ_KOP = {
    "wij_doen": "Wij doen",
    "pdca": "Onze cyclus",
    "gedrag": "Wat u ziet en hoort in de klas",
    "meetinstrumenten": "Meetinstrumenten",
    "activiteiten": "Activiteiten",
    "indicatoren": "Indicatoren",
    "planning": "Planning",
    "partners": "Partners buiten de school",
    "bijlagen": "Bijlagen",
    "wijzigingen": "Wijzigingen",
}


def _pagina(gegevens: dict[str, Any]) -> str:
    kaart = Kaart.model_validate(gegevens, context={"rollen": {}})
    handboek = voorbeeld.handboek(kaarten=[kaart])
    return kaart_page(make_wereld(handboek, voorbeeld.afgeleid(handboek), publiek=False), kaart).tekst


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from(WEGLAATBAAR)))
def test_what_is_left_out_leaves_no_heading(weg: set[str]) -> None:
    pagina = lees(_pagina({naam: waarde for naam, waarde in voorbeeld.RIJKE_KAART.items() if naam not in weg}))
    assert pagina.fouten == []
    assert pagina.lege_koppen() == []
    koppen = set(pagina.koppen("h2"))
    for deel, kop in DEEL_BIJ_KOP.items():
        assert (kop in koppen) is (deel not in weg), deel
    assert "Lege kop" not in koppen


def test_prose_has_its_place(team: Site) -> None:
    tekst = next(page.tekst for page in team.pages if page.pad.endswith("ondersteuning-in-de-klas.md"))
    volgorde = [
        "Ambitie",
        "Wij doen",
        "Kernresultaat",
        "Achtergrond",
        "Een eigen kop",
        "Onze cyclus",
        "Aanpak",
        "Planning",
        "AVG",
        "Bijlagen",
    ]
    assert [kop for kop in lees(tekst).koppen("h2") if kop in volgorde] == volgorde


@pytest.mark.parametrize(
    ("vandaag", "laat"), [(date(2026, 3, 1), False), (date(2026, 3, 2), True)], ids=["on the day", "the day after"]
)
def test_late_shows_from_the_day_after(vandaag: date, laat: bool) -> None:
    handboek = voorbeeld.handboek()
    site = make_team_site(handboek, replace(voorbeeld.afgeleid(handboek), vandaag=vandaag), Path())
    kaart = next(page.tekst for page in site.pages if page.pad == "kaarten/te-late-kaart.md")
    assert ("hb-status--te-laat" in kaart) is laat
    assert "hb-status--vastgesteld" in kaart


def test_section_with_the_name_of_a_part_gets_an_anchor_of_its_own() -> None:
    secties = [{"sleutel": "planning", "kop": "Planning", "tekst": "Eigen woorden."}, {"sleutel": "x", "kop": "X", "tekst": "Y."}]
    pagina = lees(_pagina({**voorbeeld.RIJKE_KAART, "secties": secties}))
    assert {"planning", "planning-2", "x"} <= set(pagina.ids)
    assert len(pagina.ids) == len(set(pagina.ids))


@pytest.mark.parametrize("pad", ["../../../etc/passwd", "/etc/passwd"])
def test_file_outside_the_handbook_never_goes_along(pad: str) -> None:
    kaart = Kaart.model_validate({"id": "k", "titel": "K", "domein": "d", "bijlagen": [{"bestand": pad, "titel": "Bestand"}]})
    handboek = voorbeeld.handboek(kaarten=[*voorbeeld.handboek().kaarten, kaart])
    site = make_team_site(handboek, voorbeeld.afgeleid(handboek), Path("handboek"))
    bestanden = [asset.pad for asset in site.assets if asset.bron is not None]
    assert bestanden == ["bijlagen/ondersteuning-in-de-klas/kalender.pdf"]
    pagina = lees(next(page.tekst for page in site.pages if page.pad == "kaarten/k.md"))
    assert "Bestand" in pagina.tekst
    assert not [link for link in pagina.links if "passwd" in link]


@given(st.lists(st.text(min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=12))
def test_cycle_lies_within_its_drawing(titels: list[str]) -> None:
    stappen = [PdcaStap(stap=i + 1, fase=Fase.DO, titel=titel) for i, titel in enumerate(titels)]
    cyclus = make_cyclus(stappen)
    assert cyclus is not None
    assert [punt.nummer for punt in cyclus.punten] == list(range(1, len(titels) + 1))
    midden = (BREEDTE / 2, HOOGTE / 2)
    for punt in cyclus.punten:
        assert math.dist((punt.x, punt.y), midden) == pytest.approx(120, abs=0.2)
        assert 0 < punt.x < BREEDTE
        assert 15 < punt.y < HOOGTE - 15
        assert all(10 <= regel.y <= HOOGTE for regel in punt.regels)
    if len(titels) > 1:
        assert len(cyclus.bogen) == len(titels)


def test_no_steps_no_drawing() -> None:
    assert make_cyclus(()) is None


# ---- What a browser prints below a card ---------------------------------------------------------------------------


def _voet(webadres: str | None, **kaartvelden: Any) -> Any:
    """The foot that only paper shows, as a tree; it must be the last thing on the page."""
    kaart = Kaart.model_validate(
        {"id": "rekenen", "titel": "Rekenen", "domein": "resultaten", **kaartvelden}, context={"rollen": {}}
    )
    handboek = voorbeeld.handboek(
        kaarten=[kaart],
        organisatie=Organisatie.model_validate({**voorbeeld.ORGANISATIE, "webadres": {"team": webadres} if webadres else {}}),
    )
    wereld = make_wereld(handboek, voorbeeld.afgeleid(handboek), publiek=False)
    boom = lxml_html.fragment_fromstring(lees(kaart_page(wereld, kaart).tekst).html, create_parent="div")
    (voet,) = boom.find_class("hb-drukvoet")
    assert boom[-1] is voet
    return voet


def _modules(svg: Any) -> list[list[int]]:
    """The dark modules that a drawing of horizontal strokes has within its quiet zone of four."""
    breed = int(svg.get("viewbox").split()[2])
    raster = [[0] * breed for _ in range(breed)]
    x, y = 0, -0.5
    (pad,) = (deel.get("d") for deel in svg.iter("path") if deel.get("stroke"))
    for soort, waarden in re.findall(r"([Mmh])(-?[\d.]+(?: ?-?[\d.]+)?)", pad):
        maten = [float(maat) for maat in re.findall(r"-?[\d.]+", waarden)]
        if soort == "h":
            for stap in range(int(maten[0])):
                raster[int(y)][x + stap] = 1
            x += int(maten[0])
        else:
            x, y = (int(maten[0]), maten[1]) if soort == "M" else (x + int(maten[0]), y + maten[1])
    assert not any(any(rij[:4]) or any(rij[-4:]) for rij in raster)
    assert not any(map(any, (*raster[:4], *raster[-4:])))
    return [rij[4:-4] for rij in raster[4:-4]]


def test_the_foot_on_paper_has_the_version_and_a_code_that_leads_to_the_answer_about_it() -> None:
    voet = _voet("https://team.voorbeeld.example/hb", versie="2.1", status="vastgesteld", vastgesteld_op="2026-09-01")
    adres = "https://team.voorbeeld.example/hb/versies/rekenen.html"
    tekst = " ".join(voet.text_content().split())
    assert tekst.startswith("Rekenen, versie 2.1 (vastgesteld). Stand van 15 november 2026.")
    assert tekst.endswith(f"scan de code of ga naar {adres}.")
    (link,) = voet.iter("a")
    assert link.get("href") == f"{adres}#versie-2-1"
    (svg,) = link.iter("svg")
    verwacht = segno.make_qr(f"{adres}#versie-2-1", error="m", boost_error=False).matrix
    assert _modules(svg) == [list(rij) for rij in verwacht]


def test_a_card_without_version_has_the_code_of_its_page_with_versions() -> None:
    voet = _voet("https://team.voorbeeld.example/hb/")
    (link,) = voet.iter("a")
    assert link.get("href") == "https://team.voorbeeld.example/hb/versies/rekenen.html"
    assert "versie" not in voet.text_content().split(".")[0]


@pytest.mark.parametrize("webadres", [None, "ftp://team.voorbeeld.example/", "geen adres"])
def test_without_a_web_address_the_foot_says_it_in_words(webadres: str | None) -> None:
    voet = _voet(webadres, versie="2.1")
    assert not list(voet.iter("a", "svg"))
    assert "in het handboek, bij Versies van deze kaart." in voet.text_content()


def test_an_address_that_makes_too_fine_a_code_stands_in_words_only() -> None:
    voet = _voet("https://team.voorbeeld.example/" + "lang/" * 90)
    assert not list(voet.iter("a", "svg"))
    assert "versies/rekenen.html." in voet.text_content()
