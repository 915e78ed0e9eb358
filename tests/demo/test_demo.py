"""The demonstration handbook holds what it promises, and its committed data are what its generator and the import make."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from click.testing import CliRunner

from kwaliteitshandboek.cli import main
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import BEKENDE_SECTIES, Kaart


@pytest.fixture(scope="module")
def demo(wortel: Path) -> Handboek:
    handboek = load_handboek(wortel).handboek
    assert handboek is not None
    return handboek


def test_a_framework_of_seven_criteria_and_52_different_items(demo: Handboek) -> None:
    kader = demo.kader_per_id["ondersteuning"]
    assert [len(criterium.onderdelen) for criterium in kader.onderdelen] == [8, 11, 8, 6, 7, 6, 6]
    teksten = [item.tekst for item in kader.bladen]
    assert len(teksten) == 52
    assert all(teksten)
    assert len(set(teksten)) == 52


def test_every_item_is_linked_to_a_card_or_instrument_or_names_its_gap(demo: Handboek) -> None:
    bediend = {verwijzing for ding in (*demo.kaarten, *demo.instrumenten) for verwijzing in ding.standaarden}
    for item in demo.kader_per_id["ondersteuning"].bladen:
        assert (f"ondersteuning/{item.code}" in bediend) != bool(item.hiaat), item.code


def test_the_framework_of_the_inspectorate(demo: Handboek) -> None:
    gebieden = [
        "OP0",
        "OP1",
        "OP2",
        "OP3",
        "OP4",
        "OP6",
        "VS1",
        "VS2",
        "OR1",
        "OR2",
        "SKA1",
        "SKA2",
        "SKA3",
        "BKA1",
        "BKA2",
        "BKA3",
    ]
    kader = demo.kader_per_id["inspectie-2021"]
    assert [item.code for item in kader.bladen] == gebieden
    assert {item.code for item in kader.bladen if item.kern} >= {"OR1", "OP2", "OP3", "VS1"}


def test_the_system_has_21_cells(demo: Handboek) -> None:
    stelsel = demo.stelsel
    assert stelsel is not None
    assert (len(stelsel.fasen), len(stelsel.niveaus), len(stelsel.cel_per_plaats)) == (7, 3, 21)
    assert all(cel.wat or cel.leeg for cel in stelsel.cellen)
    assert (len(stelsel.uitgangspunten), len(stelsel.doelen), len(stelsel.invalshoeken)) == (4, 3, 5)


def test_one_card_carries_every_field(demo: Handboek) -> None:
    kaart = demo.kaart_per_id["leerlingondersteuning"]
    leeg = {
        naam
        for naam, veld in Kaart.model_fields.items()
        if not veld.is_required() and getattr(kaart, naam) == veld.get_default(call_default_factory=True)
    }
    # A parent and a choice of schools would say something else than that this is the card on top, for all schools.
    assert leeg <= {"bovenliggend", "scholen"}
    assert set(BEKENDE_SECTIES) <= set(kaart.sectie_per_sleutel)
    assert {bool(b.kaart) + 2 * bool(b.bestand) + 4 * bool(b.link) for b in kaart.bijlagen} == {1, 2, 4}
    assert any(stap.wacht_op for jaar in kaart.planning for stap in jaar.stappen)
    assert any(instrument.vastgelegd_in for instrument in kaart.meetinstrumenten)
    assert {demo.indicator_per_id[naam].soort.value for naam in kaart.indicatoren} == {"resultaat", "proces"}


def test_size(demo: Handboek) -> None:
    assert len(demo.organisatie.scholen) >= 6
    assert {school.soort.value for school in demo.organisatie.scholen} >= {"bo", "sbo", "so"}
    compleet = [
        kaart for kaart in demo.kaarten if kaart.wij_doen and kaart.meetinstrumenten and kaart.secties and kaart.standaarden
    ]
    assert len(compleet) >= 8
    assert demo.metingen["schooljaar"].nunique() >= 5
    assert len({doel.school for doel in demo.doelen if doel.school}) >= 2


def test_the_committed_results_are_what_the_generator_and_the_import_make(wortel: Path) -> None:
    gereedschap = runpy.run_path(str(wortel / "gereedschap" / "maak_demo_resultaten.py"))
    for pad, inhoud in gereedschap["bestanden"](wortel / "gereedschap" / "demo_verhaal.yml").items():
        assert (wortel / "data" / pad).read_bytes() == inhoud, pad
    bronnen = [str(pad) for pad in sorted((wortel / "data" / "bron").glob("*.csv"))]
    uitkomst = CliRunner().invoke(main, ["import", "duo", *bronnen, "--map", str(wortel)])
    assert uitkomst.exit_code == 0, uitkomst.output
    assert "Er was niets te veranderen." in uitkomst.output


def test_every_page_says_that_all_is_made_up(demo_sites: Path) -> None:
    paginas = list(demo_sites.rglob("*.html"))
    assert len(paginas) > 100
    for pagina in paginas:
        assert "verzonnen" in pagina.read_text(encoding="utf-8"), pagina


def test_every_public_page_says_that_it_is_a_trial(demo_sites: Path) -> None:
    for pagina in (demo_sites / "publiek").rglob("*.html"):
        tekst = pagina.read_text(encoding="utf-8")
        assert "niet voor publicatie" in tekst, pagina
        # No downloads of figures; a card may hand out a file that its author opened up, or its own observation form.
        downloads = re.findall(r"""href="([^"]*\.(?:csv|xlsx|ods|zip|json|svg|png))["#?]""", tekst)
        assert [href for href in downloads if not re.search("(^|/)(bijlagen|assets/images|beelden|kijkwijzers)/", href)] == [], (
            pagina
        )
