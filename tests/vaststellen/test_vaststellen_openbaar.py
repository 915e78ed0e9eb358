"""What the public sees of a card that was changed after its adoption: that it was, on page, paper and versions, and no more."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from helpers_handboek import maak_handboek
from kwaliteitshandboek.check import check
from kwaliteitshandboek.cli import main
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import Handboek, PubliekHandboek
from kwaliteitshandboek.pages import make_publiek_site
from kwaliteitshandboek.reports.kaartinhoud import make_gegevens

VANDAAG = date(2026, 11, 15)
HULP = "kaarten/ondersteuning/leerlingondersteuning.md"


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """A handbook with its cards adopted, of which one is public."""
    map_ = maak_handboek(tmp_path / "handboek")
    opdracht = ["vaststellen", "leerlingondersteuning", "ambitie", "--door", "kc", "--op", "2026-11-01", "--map", str(map_)]
    assert CliRunner().invoke(main, opdracht, catch_exceptions=False).exit_code == 0
    return map_


def wijzig(map_: Path, oud: str, nieuw: str) -> None:
    pad = map_ / HULP
    tekst = pad.read_text("utf-8")
    assert tekst.count(oud) == 1
    pad.write_text(tekst.replace(oud, nieuw), "utf-8")


def laad(map_: Path) -> Handboek:
    handboek = load_handboek(map_).handboek
    assert handboek is not None
    return handboek


def codes(map_: Path) -> set[str]:
    geladen = load_handboek(map_)
    return {finding.code for finding in (*geladen.findings, *check(geladen))}


def paginas(publiek: PubliekHandboek, map_: Path) -> dict[str, str]:
    site = make_publiek_site(publiek, derive(publiek, VANDAAG), map_)
    return {page.pad: page.tekst for page in site.pages}


def blad(publiek: PubliekHandboek) -> dict[str, object]:
    afgeleid = derive(publiek, VANDAAG)
    return make_gegevens(publiek, afgeleid, publiek.kaart_per_id["leerlingondersteuning"], lambda *_: [], publiek=True)


def test_as_adopted_nothing_is_said(map_: Path) -> None:
    publiek = project_publiek(laad(map_))
    assert publiek.gewijzigde_kaarten == ()
    assert "gewijzigd" not in paginas(publiek, map_)["kaarten/leerlingondersteuning.md"]
    assert blad(publiek)["band"] is None


def test_a_change_after_adoption_shows_wherever_the_card_does_and_the_ledger_stays_inside(map_: Path) -> None:
    wijzig(map_, "titel: Leerlingondersteuning\n", "titel: Hulp aan leerlingen\n")
    publiek = project_publiek(laad(map_))
    assert publiek.gewijzigde_kaarten == ("leerlingondersteuning",)
    assert publiek.vaststellingen == ()
    stand = derive(publiek, VANDAAG).kaartstanden["leerlingondersteuning"]
    assert (stand.gewijzigd, stand.laatste, stand.verschil, stand.hervaststellen_op) == (True, None, (), None)
    alles = paginas(publiek, map_)
    kaart, versies = alles["kaarten/leerlingondersteuning.md"], alles["versies/leerlingondersteuning.md"]
    assert "gewijzigd na vaststelling" in kaart
    assert "De tekst is veranderd nadat de kaart is vastgesteld." in kaart
    assert "gewijzigd nadat versie 1.0 is vastgesteld" in versies
    assert "Uw papier klopt als" not in versies
    # What was adopted is not told: what it said may have been internal.
    assert not any("Bekijk wat er anders is" in tekst or "#gewijzigd" in tekst for tekst in alles.values())
    assert blad(publiek)["merk"] == "gewijzigd"


def test_under_revision_the_sheet_does_not_say_that_a_changed_text_holds(map_: Path) -> None:
    wijzig(map_, "status: vastgesteld", "status: in herziening")
    assert "geldt deze" in str(blad(project_publiek(laad(map_)))["band"])
    wijzig(map_, "titel: Leerlingondersteuning\n", "titel: Hulp aan leerlingen\n")
    gegevens = blad(project_publiek(laad(map_)))
    assert gegevens["merk"] == "in herziening"
    assert "nog niet vastgesteld" in str(gegevens["band"])
    assert "geldt deze" not in str(gegevens["band"])


def test_only_public_cards_are_named(map_: Path) -> None:
    pad = map_ / "kaarten/ondersteuning/ambitie.md"
    pad.write_text(pad.read_text("utf-8").replace("Iedereen leert.", "Iedereen leert door."), "utf-8")
    assert project_publiek(laad(map_)).gewijzigde_kaarten == ()


def test_a_whole_handbook_with_its_accents_apart_is_as_adopted(map_: Path) -> None:
    """Some editors and file systems store an accent as a sign of its own: cards, roles and ledger alike."""
    wijzig(map_, "titel: Leerlingondersteuning\n", "titel: Coördinatie in één plan\n")
    opdracht = ["vaststellen", "leerlingondersteuning", "--door", "kc", "--op", "2026-11-02", "--versie", "1.1"]
    assert CliRunner().invoke(main, [*opdracht, "--map", str(map_)], catch_exceptions=False).exit_code == 0
    schoon = codes(map_)
    for alleen in (HULP, ""):
        for pad in sorted(map_.rglob("*.md")) + sorted(map_.rglob("*.yml")):
            if not alleen or pad == map_ / alleen:
                pad.write_text(unicodedata.normalize("NFD", pad.read_text("utf-8")), "utf-8")
        assert codes(map_) == schoon
        assert project_publiek(laad(map_)).gewijzigde_kaarten == ()
