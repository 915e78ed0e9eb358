"""`handboek herbevestigen`: what it keeps, what it refuses, and when an analysis asks to be looked at anew."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from helpers_handboek import maak_handboek
from kwaliteitshandboek.check import check
from kwaliteitshandboek.cli import main
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.afgeleid import Aandachtsoort, Afgeleid
from kwaliteitshandboek.derive.analysestanden import Analysesoort
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.pages.adressen import make_wereld
from kwaliteitshandboek.pages.doelen import analyses_page, doelen_page

ANALYSES = """
- id: lezen
  titel: Waarom lezen wij zo?
  school: 99AA00
  schooljaar: 2023-2024
  eigenaar: kc
  zichtbaarheid: publiek
  cijfers:
    - {indicator: startgesprek-gehouden, school: 99AA00, schooljaar: 2024-2025}
    - {indicator: lezen-1f, school: 99AA00, schooljaar: 2023-2024}
  bevindingen:
    - tekst: Het gaat goed.
"""
CSV = "data/resultaten/referentieniveaus.csv"
GESPREK = "99AA00;2024-2025;startgesprekken;gehouden;18;;"


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    map_ = maak_handboek(tmp_path / "handboek", {"data/analyses/analyses.yml": ANALYSES})
    shutil.rmtree(map_ / "data/bevestigingen")  # that of the analysis which stood there
    return map_


def roep(map_: Path, *woorden: str, op: str = "1-11-2026", door: str = "KC") -> Result:
    return CliRunner().invoke(
        main, ["herbevestigen", *woorden, "--door", door, "--op", op, "--map", str(map_)], catch_exceptions=False
    )


def leid_af(map_: Path) -> Afgeleid:
    handboek = load_handboek(map_).handboek
    assert handboek is not None
    return derive(handboek, date(2026, 11, 15))


def codes(map_: Path) -> set[str]:
    geladen = load_handboek(map_)
    assert geladen.handboek is not None
    return {bevinding.code for bevinding in (*geladen.findings, *check(geladen, leid_af(map_)))}


def verander(map_: Path, oud: str, nieuw: str) -> None:
    pad = map_ / CSV
    tekst = pad.read_text("utf-8")
    assert tekst.count(oud) == 1
    pad.write_text(tekst.replace(oud, nieuw), "utf-8")


def test_never_recorded_then_unchanged_then_changed(map_: Path) -> None:
    assert leid_af(map_).analysestanden["lezen"].soort is Analysesoort.NOOIT
    assert "C215" in codes(map_)
    uit = roep(map_, "lezen")
    assert uit.exit_code == 0, uit.output
    assert "lezen: herbevestigd op 1 november 2026; de conclusie rust op 2\u00a0cijfers." in uit.output
    assert leid_af(map_).analysestanden["lezen"].soort is Analysesoort.ONGEWIJZIGD
    assert not {code for code in codes(map_) if code.startswith("C2")}
    verander(map_, GESPREK, GESPREK.replace("18", "12"))
    stand = leid_af(map_).analysestanden["lezen"]
    assert stand.herbevestigen
    (wijziging,) = stand.wijzigingen
    assert wijziging.was is not None
    assert wijziging.nu is not None
    assert (wijziging.was.woorden, wijziging.nu.teller and wijziging.nu.teller.onder) == ("90\u202f%", 12)
    assert "C204" in codes(map_)
    punten = [punt for punt in leid_af(map_).aandacht if punt.soort is Aandachtsoort.ANALYSE_HERBEVESTIGEN]
    assert [(punt.analyse, punt.school) for punt in punten] == [("lezen", "99AA00")]
    assert roep(map_, "--alle", op="2026-11-02").exit_code == 0
    assert leid_af(map_).analysestanden["lezen"].soort is Analysesoort.ONGEWIJZIGD


def test_an_analysis_that_was_never_confirmed_is_found_at_its_line_and_says_so_beside_its_conclusions(map_: Path) -> None:
    """Also where all confirmations were thrown away; one of another analysis confirms nothing."""
    met_twee = ANALYSES.replace("tekst: Het gaat goed.", "tekst: Het gaat goed.\n      conclusies: [{tekst: Wij gaan zo door.}]")
    met_twee += met_twee.replace("id: lezen", "id: lezen-2").replace("Waarom lezen wij zo?", "Nog eens.")
    (map_ / "data/analyses/analyses.yml").write_text(met_twee, "utf-8")

    def gevonden() -> list[tuple[str, int]]:
        geladen = load_handboek(map_)
        lijst = [b for b in check(geladen, leid_af(map_)) if b.code == "C215"]
        assert "'handboek herbevestigen lezen-2'" in lijst[-1].hoe
        return [(b.bestand, b.regel) for b in lijst]

    regels = [nummer for nummer, regel in enumerate(met_twee.split("\n"), start=1) if regel.startswith("- id: ")]
    pad = "data/analyses/analyses.yml"
    assert gevonden() == [(pad, regel) for regel in regels]
    roep(map_, "lezen")
    assert gevonden() == [(pad, regels[1])]
    woorden = "nog niet bevestigd bij deze cijfers"
    team = pagina(map_, publiek=False)
    nog_eens, waarom = team.split("{ #analyse-lezen }")
    assert nog_eens.count(woorden) == 2  # above the chain, and at the conclusion itself
    assert woorden not in waarom
    assert woorden not in pagina(map_, publiek=True)
    shutil.rmtree(map_ / "data/bevestigingen")
    assert gevonden() == [(pad, regel) for regel in regels]
    assert pagina(map_, publiek=False).count(woorden) == 4


def test_the_file_says_figures_in_words_and_bounds(map_: Path) -> None:
    roep(map_, "lezen")
    tekst = (map_ / "data/bevestigingen/lezen/2026-11-01.yml").read_text("utf-8")
    assert 'door: "kwaliteitscoordinator"' in tekst
    assert 'woorden: "90\u202f%"' in tekst
    assert "    van: 90.0\n    tot: 90.0\n    noemer_van: 20.0\n" in tekst
    assert "L0" not in "".join(codes(map_))  # it loads without a finding


def test_another_mask_with_the_same_percentage_is_a_change(map_: Path) -> None:
    roep(map_, "lezen")
    verander(map_, "startgesprekken;gepland;20", "startgesprekken;gepland;40")
    verander(map_, GESPREK, GESPREK.replace("18", "36"))
    assert leid_af(map_).analysestanden["lezen"].herbevestigen


def test_a_second_norm_is_kept_and_its_change_is_a_change(map_: Path) -> None:
    """An ambition beside the signal value counts, whether it comes, moves or goes; without one the fingerprint is as it was."""
    pad = next((map_ / "data/indicatoren").glob("*.yml"))
    plek = "      naam: signaalwaarde\n"
    een = pad.read_text("utf-8").replace(plek, f"{plek}    - {{naam: signaalwaarde, waarde: 85, scholen: [99AA00]}}\n")

    def met(ambitie: str) -> Analysesoort:
        extra = f"    - {{naam: eigen ambitie, waarde: {ambitie}, scholen: [99AA00]}}\n" if ambitie else ""
        pad.write_text(een.replace("85, scholen: [99AA00]}\n", "85, scholen: [99AA00]}\n" + extra), "utf-8")
        return leid_af(map_).analysestanden["lezen"].soort

    met("")
    roep(map_, "lezen")
    assert "andere_normen" not in (map_ / "data/bevestigingen/lezen/2026-11-01.yml").read_text("utf-8")
    assert met("70") is Analysesoort.GEWIJZIGD
    assert roep(map_, "lezen", op="2026-11-02").exit_code == 0
    tekst = (map_ / "data/bevestigingen/lezen/2026-11-02.yml").read_text("utf-8")
    assert tekst.count("    andere_normen:\n    - {naam: ") == 1
    assert 'naam: "eigen ambitie", waarde: 70.0, oordeel: ' in tekst
    assert met("70") is Analysesoort.ONGEWIJZIGD
    assert met("71") is Analysesoort.GEWIJZIGD
    assert met("") is Analysesoort.GEWIJZIGD


def test_a_figure_that_the_analysis_no_longer_names_is_a_change(map_: Path) -> None:
    roep(map_, "lezen")
    regel = "    - {indicator: lezen-1f, school: 99AA00, schooljaar: 2023-2024}\n"
    (map_ / "data/analyses/analyses.yml").write_text(ANALYSES.replace(regel, ""), "utf-8")
    (wijziging,) = leid_af(map_).analysestanden["lezen"].wijzigingen
    assert (wijziging.indicator, wijziging.nu) == ("lezen-1f", None)


def test_the_same_again_changes_nothing_and_another_role_that_day_is_refused(map_: Path) -> None:
    roep(map_, "lezen")
    pad = map_ / "data/bevestigingen/lezen/2026-11-01.yml"
    voor = pad.read_bytes()
    nog_eens = roep(map_, "lezen", "lezen")
    assert (nog_eens.exit_code, pad.read_bytes()) == (0, voor)
    assert "Er was niets te veranderen." in nog_eens.output
    verander(map_, GESPREK, GESPREK.replace("18", "12"))
    anders = roep(map_, "lezen")
    assert (anders.exit_code, pad.read_bytes()) == (1, voor)
    assert "C212" in anders.output


def test_all_leaves_what_still_holds_as_it_is(map_: Path) -> None:
    """Another role confirmed one of two analyses that day: that one stays, and does not stand in the way of the other."""
    bestand = map_ / "data/analyses/analyses.yml"
    bestand.write_text(ANALYSES + ANALYSES.replace("id: lezen", "id: nog-een"), "utf-8")
    assert roep(map_, "lezen").exit_code == 0
    voor = (map_ / "data/bevestigingen/lezen/2026-11-01.yml").read_bytes()
    uit = roep(map_, "--alle", door="trendanalist")
    assert uit.exit_code == 0, uit.output
    assert "lezen: de cijfers zijn die van 1 november 2026; die bevestiging geldt nog en blijft staan." in uit.output
    assert "nog-een: herbevestigd op 1 november 2026" in uit.output
    assert (map_ / "data/bevestigingen/lezen/2026-11-01.yml").read_bytes() == voor
    # Of a later day too, and where nothing is left to do.
    assert "Er was niets te veranderen." in roep(map_, "--alle", op="2026-11-02").output
    assert sorted(pad.name for pad in (map_ / "data/bevestigingen").rglob("*.yml")) == ["2026-11-01.yml"] * 2
    # Figures that changed since stand in the way as they did: all or nothing, and another day is the way out.
    verander(map_, GESPREK, GESPREK.replace("18", "12"))
    anders = roep(map_, "--alle")
    assert anders.exit_code == 1
    assert "C212" in anders.output
    assert "een andere dag" in anders.output
    assert "verwijder" not in anders.output
    assert roep(map_, "--alle", op="2026-11-02").exit_code == 0


def test_all_or_nothing(map_: Path) -> None:
    for woorden, op, door, code in (
        (("lezen", "leezn"), "1-11-2026", "KC", "C210"),
        (("lezen",), "2099-01-01", "KC", "V004"),
        (("lezen",), "morgen", "KC", "V003"),
        (("lezen",), "1-11-2026", "niemand", "V002"),
    ):
        uit = roep(map_, *woorden, op=op, door=door)
        assert uit.exit_code == 1
        assert code in uit.output
        assert not (map_ / "data/bevestigingen").exists()
    roep(map_, "lezen")
    verander(map_, GESPREK, GESPREK.replace("18", "12"))
    assert "C211" in roep(map_, "lezen", op="2026-10-01").output


def test_a_wrong_call() -> None:
    for woorden in ([], ["lezen", "--alle"], ["lezen"]):
        assert CliRunner().invoke(main, ["herbevestigen", *woorden]).exit_code == 2


def test_a_file_that_was_edited_moved_or_left_behind_is_found(map_: Path) -> None:
    roep(map_, "lezen")
    pad = map_ / "data/bevestigingen/lezen/2026-11-01.yml"
    tekst = pad.read_text("utf-8")
    pad.write_text(tekst.replace("tot: 90.0", "tot: 91.0"), "utf-8")
    assert {"C205", "C204"} & codes(map_) == {"C205"}  # the fingerprint still says what was seen
    pad.write_text(tekst.replace("analyse: lezen", "analyse: leezn"), "utf-8")
    assert {"C206", "C207"} <= codes(map_)


def test_nothing_of_it_in_the_public_edition(map_: Path) -> None:
    roep(map_, "lezen")
    verander(map_, GESPREK, GESPREK.replace("18", "12"))
    handboek = load_handboek(map_).handboek
    assert handboek is not None
    publiek = project_publiek(handboek)
    assert publiek.herbevestigingen == ()
    standen = derive(publiek, date(2026, 11, 15), publiek.organisatie.drempels).analysestanden
    assert {stand.soort for stand in standen.values()} == {Analysesoort.NOOIT}


def test_the_pages_say_what_changed_from_what_to_what(map_: Path) -> None:
    roep(map_, "lezen")
    assert "Conclusies herbevestigd op 1 november 2026" in pagina(map_, publiek=False)
    verander(map_, GESPREK, GESPREK.replace("18", "12"))
    team = pagina(map_, publiek=False)
    assert "conclusie herbevestigen" in team
    assert "was 90\u202f%, is nu 60\u202f%" in team
    assert "herbevestig" not in pagina(map_, publiek=True)


def pagina(map_: Path, *, publiek: bool) -> str:
    handboek = load_handboek(map_).handboek
    assert handboek is not None
    if publiek:
        handboek = project_publiek(handboek)
    drempels = handboek.organisatie.drempels if publiek else None
    afgeleid = derive(handboek, date(2026, 11, 15), drempels)
    return analyses_page(make_wereld(handboek, afgeleid, publiek=publiek)).tekst


def test_a_goal_shows_its_sum_and_what_was_said_beside_it(map_: Path) -> None:
    doel = """
- id: gesprekken
  titel: Elk gesprek gaat door
  niveau: jaarplan
  school: 99AA00
  eigenaar: kc
  schooljaar: 2025-2026
  indicator: startgesprek-gehouden
  basis: {schooljaar: 2023-2024, waarde: 80}
  streef: {schooljaar: 2025-2026, waarde: 100}
  handmatig: {stand: achter op schema, reden: Twee gesprekken waren te laat., door: kc, op: 2025-03-01}
"""
    (map_ / "data/doelen/extra.yml").write_text(doel, "utf-8")
    handboek = load_handboek(map_).handboek
    assert handboek is not None
    tekst = doelen_page(make_wereld(handboek, leid_af(map_), publiek=False)).tekst
    blok = tekst[tekst.index('id="doel-gesprekken"') :]
    som = "Van 80_% (2023-2024) naar 100_% (2025-2026): na 1 van de 2 jaar zou 90_% op schema zijn; het is 90_%."
    assert som.replace("_", "\u202f") in re.sub(r"<[^>]+>", "", blok).replace("\u2011", "-")
    assert blok.index("Volgens het cijfer:") < blok.index(">op schema<") < blok.index("achter op schema")
    assert "op 1 maart 2025, voordat het nieuwste cijfer er was." in blok
    assert "Twee gesprekken waren te laat." in blok
