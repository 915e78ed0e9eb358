"""The page of the yearly round where nothing is to be adopted anew: because all is well, or because nothing ever was adopted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import voorbeeld
from gelezen import lees

from kwaliteitshandboek.derive.afgeleid import Kaartstand
from kwaliteitshandboek.derive.relaties import derive_relaties
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.vaststelling import Vaststelling
from kwaliteitshandboek.pages import make_team_site

LEZEN = Vaststelling.model_validate(
    {"kaart": "lezen", "versie": "1.0", "op": "2026-09-01", "door": "directeur", "vingerafdruk": "0" * 12}
)


def _woorden(*kaarten: dict[str, Any]) -> str:
    modellen = [
        Kaart.model_validate({"titel": kaart["id"].title(), "domein": "resultaten", **kaart}, context={"rollen": {}})
        for kaart in kaarten
    ]
    handboek = voorbeeld.handboek(kaarten=modellen, vaststellingen=())
    afgeleid = replace(
        voorbeeld.afgeleid(handboek),
        relaties=derive_relaties(handboek),
        kaartstanden={kaart.id: Kaartstand("0" * 12, laatste=LEZEN if kaart.id == "lezen" else None) for kaart in modellen},
        momenten=(),
        aandacht=(),
    )
    site = make_team_site(handboek, afgeleid, Path())
    pagina = next(page for page in site.pages if page.pad == "vaststellen.md")
    return " ".join(lees(pagina.tekst).tekst.split())


@pytest.mark.parametrize("status", ["vastgesteld", "in herziening"])
def test_all_is_well_is_said_only_of_what_was_adopted(status: str) -> None:
    tekst = _woorden({"id": "lezen", "status": status, "versie": "1.0", "vastgesteld_op": "2026-09-01"}, {"id": "rekenen"})
    assert "Alle vastgestelde kaarten zijn bij: er is nu niets opnieuw vast te stellen." in tekst
    assert "nog geen kaart vastgesteld" not in tekst


def test_a_first_card_in_concept_is_told_how_it_is_adopted() -> None:
    tekst = _woorden({"id": "schrijven"})
    assert "Er is nog geen kaart vastgesteld." in tekst
    assert "zijn bij" not in tekst
    assert "Er is 1 kaart in concept: Schrijven." in tekst
    assert "handboek vaststellen schrijven --versie 1.0 --door ROL --op 2026-11-15" in tekst


def test_many_concepts_are_counted_and_a_version_of_their_own_stays() -> None:
    tekst = _woorden(*({"id": f"kaart-{letter}", "versie": "0.9"} for letter in "abcdefg"))
    assert "Er zijn 7 kaarten in concept: Kaart-A, Kaart-B, Kaart-C, Kaart-D, Kaart-E en nog 2." in tekst
    assert "handboek vaststellen kaart-a --door ROL --op 2026-11-15" in tekst


def test_without_any_card_to_adopt_there_is_one_to_write() -> None:
    for kaarten in (({"id": "oud", "status": "vervallen"},), ({"id": "straks", "status": "in voorbereiding"},)):
        tekst = _woorden(*kaarten)
        assert "Er is nog geen kaart vastgesteld. " in tekst
        assert "Schrijf eerst een kaart." in tekst
        assert "handboek vaststellen" not in tekst
