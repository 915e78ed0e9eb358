"""Cards: every part that is there is shown, no part that is not; and the drawing of the cycle."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import voorbeeld
from gelezen import lees
from hypothesis import given, settings
from hypothesis import strategies as st

from kwaliteitshandboek.model.kaart import Fase, Kaart, PdcaStap
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
