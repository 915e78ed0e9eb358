"""The cards of the demonstration handbook: enough of them, one network, and every kind of moment, state and attachment.

Reads the YAML itself, so that what the loader makes of it is not taken for granted.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from openpyxl import load_workbook

from kwaliteitshandboek.cli import main

VANDAAG = date(2026, 11, 15)

MOMENTEN = {
    "elke dag": r"^dagelijks",
    "elke week": r"^wekelijks$",
    "elke maand": r"^(elke maand|maandelijks)$",
    "elke 3 maanden": r"^elke 3 maanden$",
    "elke 4 maanden": r"^elke 4 maanden$",
    "elke 6 maanden": r"^elke 6 maanden$",
    "elke 8 weken": r"^elke 8 weken$",
    "een keer per jaar, met een maand": r"^1 keer per jaar(, in| \()",
    "een keer per jaar, zonder maand": r"^1 keer per jaar$",
    "twee keer per jaar, met maanden": r"^2 keer per jaar \(\w+ en \w+\)$",
    "twee keer per jaar, zonder maand": r"^twee keer per jaar$",
    "drie keer per jaar, met maanden": r"^3 keer per jaar \(\w+, \w+ en \w+\)$",
    "drie keer per jaar, zonder maand": r"^3 keer per jaar$",
    "eens per vier jaar": r"^eens (per|in de) 4 jaar$",
    "binnen zes weken na plaatsing": r"^binnen 6 weken na plaatsing$",
    "twee keer tussen de evaluaties": r"^twee keer tussen de evaluaties$",
    "na een toets": r"^na de afname van leerling in beeld$",
    "een vaste maand": r"^in (januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)$",
    "voor een dag": r"^uiterlijk \d+ \w+$",
    "weken van het schooljaar": r"^week 4, 5 of 6 van het schooljaar$",
    "op verzoek": r"^op verzoek$",
}
"""Every kind of moment that the description of the domain names -> how the demonstration writes it."""


AFKORTINGEN = {
    *("OPP", "IHP", "MDO", "OT", "SCP", "SMW", "PLG", "POVO", "DLE", "LIB", "AVI"),
    *("DMT", "SOP", "OSP", "SWV", "RI&E", "MR", "GMR", "OPR", "RvT", "HGW", "BRIN"),
}
"""The abbreviations that the description of the domain explains."""


@pytest.fixture(scope="module")
def kaarten(wortel: Path) -> dict[str, dict[str, Any]]:
    return {pad.stem: _voorwerk(pad) for pad in sorted((wortel / "kaarten").glob("*/*.md"))}


def _voorwerk(pad: Path) -> dict[str, Any]:
    _, voorwerk, tekst = pad.read_text(encoding="utf-8").split("---\n", 2)
    return {**yaml.safe_load(voorwerk), "pad": pad, "tekst": tekst}


def _lijst(wortel: Path, naam: str) -> list[dict[str, Any]]:
    inhoud: list[dict[str, Any]] = yaml.safe_load((wortel / "data" / naam).read_text(encoding="utf-8"))
    return inhoud


def _noemt(kaart: dict[str, Any]) -> Iterator[str]:
    """The ids of the cards that a card refers to, in whatever way."""
    yield from kaart.get("verwant", [])
    yield from (bijlage["kaart"] for bijlage in kaart.get("bijlagen", []) if "kaart" in bijlage)
    yield from re.findall(r"\]\(kaart:([a-z-]+)\)", kaart["tekst"])
    if "bovenliggend" in kaart:
        yield kaart["bovenliggend"]


def test_a_network_of_at_least_24_cards_in_every_domain_and_of_every_kind(wortel: Path, kaarten: dict[str, Any]) -> None:
    assert len(kaarten) >= 24
    assert {pad.parent.name for pad in (wortel / "kaarten").glob("*/*.md")} == {
        domein["id"] for domein in yaml.safe_load((wortel / "data/organisatie.yml").read_text(encoding="utf-8"))["domeinen"]
    }
    assert {kaart["soort"] for kaart in kaarten.values()} == {
        "ambitiekaart",
        "kwaliteitskaart",
        "procedure",
        "protocol",
        "stappenplan",
    }


@pytest.mark.parametrize("soort", MOMENTEN)
def test_every_kind_of_moment_occurs(soort: str, kaarten: dict[str, Any]) -> None:
    rijen = [rij for kaart in kaarten.values() for veld in ("meetinstrumenten", "activiteiten") for rij in kaart.get(veld, [])]
    assert any(re.search(MOMENTEN[soort], rij["moment"].lower()) for rij in rijen)


def test_no_moment_or_owner_is_left_open(kaarten: dict[str, Any]) -> None:
    for naam, kaart in kaarten.items():
        assert all(rij.get("moment") and rij.get("eigenaren") for rij in kaart.get("meetinstrumenten", [])), naam
        assert all(rij.get("moment") and rij.get("wie") for rij in kaart.get("activiteiten", [])), naam


def test_every_state_occurs(kaarten: dict[str, Any]) -> None:
    assert {kaart["status"] for kaart in kaarten.values()} == {
        "in voorbereiding",
        "concept",
        "vastgesteld",
        "in herziening",
        "vervallen",
    }
    laat = {naam for naam, kaart in kaarten.items() if _is_laat(kaart)}
    assert laat
    assert len(laat) < len(kaarten) / 4
    stappen = [stap for kaart in kaarten.values() for jaar in kaart.get("planning", []) for stap in jaar["stappen"]]
    assert {kaarten[stap["wacht_op"]["kaart"]]["status"] for stap in stappen if "wacht_op" in stap} >= {
        "vastgesteld",
        "concept",
        "in voorbereiding",
    }


def _is_laat(kaart: dict[str, Any]) -> bool:
    evaluatie = kaart.get("evaluatie", {})
    gepland = evaluatie.get("gepland")
    return bool(gepland and gepland < VANDAAG and not any(dag >= gepland for dag in evaluatie.get("uitgevoerd", [])))


def test_what_was_adopted_has_its_version_day_role_council_and_term(kaarten: dict[str, Any]) -> None:
    for naam, kaart in kaarten.items():
        if kaart["status"] in {"vastgesteld", "in herziening", "vervallen"}:
            assert kaart["mr"]["datum"] <= kaart["vastgesteld_op"] <= VANDAAG, naam
            assert kaart["vastgesteld_op"] <= kaart["geldig_tot"], naam
            assert kaart["versie"] in {wijziging["versie"] for wijziging in kaart["wijzigingen"]}, naam
            assert kaart["vastgesteld_door"], naam
        else:
            assert "vastgesteld_op" not in kaart, naam


def test_every_kind_of_attachment_occurs(kaarten: dict[str, Any]) -> None:
    soorten = {
        ("kaart in voorbereiding" if bron == "kaart" and kaarten[bijlage["kaart"]]["status"] == "in voorbereiding" else bron)
        + (" voor beide" if bijlage.get("editie") == "beide" else "")
        for kaart in kaarten.values()
        for bijlage in kaart.get("bijlagen", [])
        for bron in ("kaart", "bestand", "link")
        if bron in bijlage
    }
    assert soorten >= {
        "kaart",
        "kaart voor beide",
        "kaart in voorbereiding",
        "bestand",
        "bestand voor beide",
        "link",
        "link voor beide",
    }


def test_attached_files_are_small_and_say_nothing_about_who_made_them(kaarten: dict[str, Any]) -> None:
    paden = [
        kaart["pad"].parent / bijlage["bestand"]
        for kaart in kaarten.values()
        for bijlage in kaart.get("bijlagen", [])
        if "bestand" in bijlage
    ]
    assert {pad.suffix for pad in paden} == {".csv", ".svg", ".xlsx"}
    for pad in paden:
        assert pad.stat().st_size < 20_000, pad
        if pad.suffix == ".xlsx":
            eigenschappen = load_workbook(pad).properties
            assert (eigenschappen.creator, eigenschappen.lastModifiedBy) == ("Stichting Duinwaarde", None)
            assert {onderdeel.date_time[:3] for onderdeel in zipfile.ZipFile(pad).infolist()} == {(2026, 9, 14)}


def test_no_card_stands_alone_and_relations_hold_both_ways(kaarten: dict[str, Any]) -> None:
    genoemd = {naam: set(_noemt(kaart)) for naam, kaart in kaarten.items()}
    assert set().union(*genoemd.values()) <= set(kaarten)
    for naam, kaart in kaarten.items():
        assert genoemd[naam], naam
        assert any(naam in namen for ander, namen in genoemd.items() if ander != naam), naam
        assert all(naam in kaarten[ander].get("verwant", []) for ander in kaart.get("verwant", [])), naam


def test_the_ambition_card_has_the_network_below_it(kaarten: dict[str, Any]) -> None:
    kinderen = {naam for naam, kaart in kaarten.items() if kaart.get("bovenliggend") == "leerlingondersteuning"}
    assert len(kinderen) >= 15
    bijlagen = {bijlage.get("kaart") for bijlage in kaarten["leerlingondersteuning"]["bijlagen"]}
    assert len(bijlagen & set(kaarten)) >= 20


def test_some_cards_are_public_and_most_are_not(kaarten: dict[str, Any]) -> None:
    publiek = [kaart for kaart in kaarten.values() if kaart.get("zichtbaarheid") == "publiek"]
    assert 5 <= len(publiek) < len(kaarten) / 2
    assert all(kaart["openbaar"] and kaart["status"] == "vastgesteld" for kaart in publiek)


def test_planning_and_evaluations_lie_where_they_belong(kaarten: dict[str, Any]) -> None:
    jaren = set()
    for naam, kaart in kaarten.items():
        for jaar in kaart.get("planning", []):
            begin = int(jaar["schooljaar"][:4])
            jaren.add(jaar["schooljaar"])
            for stap in jaar["stappen"]:
                if "datum" in stap:
                    assert date(begin, 8, 1) <= stap["datum"] <= date(begin + 1, 7, 31), (naam, stap)
                for maand, genoemd in re.findall(r"(\w+) (20\d\d)", stap.get("wanneer", "")):
                    najaar = maand in {"augustus", "september", "oktober", "november", "december"}
                    assert int(genoemd) == (begin if najaar else begin + 1), (naam, stap)
    assert jaren >= {"2025-2026", "2026-2027", "2027-2028"}


def test_terms(wortel: Path) -> None:
    begrippen = _lijst(wortel, "begrippen.yml")
    assert len(begrippen) >= 30
    afkortingen = {begrip.get("afkorting") for begrip in begrippen}
    assert afkortingen >= AFKORTINGEN
    vermeden = {woord: begrip["term"] for begrip in begrippen for woord in begrip.get("vermijd", [])}
    assert vermeden["ontwikkelperspectief"] == "Ontwikkelingsperspectief"
    assert {begrip.get("zichtbaarheid", "intern") for begrip in begrippen} == {"publiek", "intern"}


def test_no_text_uses_a_word_that_the_terms_avoid(wortel: Path, kaarten: dict[str, Any]) -> None:
    woorden = [woord for begrip in _lijst(wortel, "begrippen.yml") for woord in begrip.get("vermijd", [])]
    assert woorden
    patroon = re.compile("|".join(map(re.escape, woorden)), re.IGNORECASE)
    for kaart in kaarten.values():
        assert not patroon.search(kaart["pad"].read_text(encoding="utf-8")), kaart["pad"]


def test_holidays_of_three_school_years_for_three_regions(wortel: Path) -> None:
    vakanties = _lijst(wortel, "vakanties.yml")
    for regio in ("noord", "midden", "zuid"):
        eigen = sorted((v["van"], v["tot_en_met"], v["naam"]) for v in vakanties if regio in v.get("regios", [regio]))
        assert all(eind < begin for (_, eind, _), (begin, _, _) in pairwise(eigen)), regio
        # A holiday begins on a Saturday and ends on a Sunday.
        assert {(van.isoweekday(), tot.isoweekday()) for van, tot, _ in eigen} == {(6, 7)}, regio
        for jaar in (2025, 2026, 2027):
            in_jaar = [naam.split()[0] for van, _, naam in eigen if date(jaar, 9, 1) <= van < date(jaar + 1, 9, 1)]
            assert in_jaar == ["Herfstvakantie", "Kerstvakantie", "Voorjaarsvakantie", "Meivakantie", "Zomervakantie"], (
                regio,
                jaar,
            )
        zomers = [(tot - van).days + 1 for van, tot, naam in eigen if naam.startswith("Zomer")]
        assert zomers == [44] * 4  # six weeks and the weekend before


def test_points_of_the_year(wortel: Path) -> None:
    punten = {punt["id"]: punt for punt in _lijst(wortel, "kalender.yml")}
    assert punten["mr-vergadering"]["wanneer"] == "elke maand"
    assert punten["gmr-halfjaargesprek"]["wanneer"].startswith("2 keer per jaar")
    # Accounts stand in the calendar by their line in the system.
    stelsel = yaml.safe_load((wortel / "kaarten/stelsel.yml").read_text(encoding="utf-8"))
    lijnen = {lijn["id"]: lijn for lijn in stelsel["verantwoording"]}
    assert lijnen["resultaatgesprek"]["moment"].startswith("3 keer per jaar")
    assert lijnen["viermaandsrapportage"]["moment"] == "elke 4 maanden"
    assert not {"resultaatgesprek", "viermaandsrapportage"} & set(punten)
    # It takes the place of the point without a year that every handbook has.
    assert punten["schoolplan"]["schooljaar"] == "2026-2027"
    assert {punt["soort"] for punt in punten.values() if "soort" in punt} >= {"wettelijk", "overleg"}
    assert any("auditteam" in punt["rollen"] for punt in punten.values())
    assert any(len(punt.get("scholen", [])) == 1 for punt in punten.values())
    vakanties = _lijst(wortel, "vakanties.yml")
    for punt in punten.values():
        if "datum" in punt:
            assert punt["datum"].isoweekday() <= 5, punt
            assert not any(v["van"] <= punt["datum"] <= v["tot_en_met"] for v in vakanties), punt


def test_the_ledger_holds_what_is_adopted_and_one_card_went_on_since(wortel: Path, kaarten: dict[str, Any]) -> None:
    boek = {pad: _voorwerk(pad) for pad in sorted((wortel / "data/vaststellingen").glob("*/*.md"))}
    vastgesteld = {punt["kaart"]: punt for punt in boek.values() if punt["soort"] == "vaststelling"}
    assert set(vastgesteld) == {naam for naam, kaart in kaarten.items() if kaart["status"] == "vastgesteld"}
    for naam, punt in vastgesteld.items():
        kaart = kaarten[naam]
        gegevens = (str(punt["versie"]), str(punt["op"]), punt["door"])
        assert gegevens == (kaart["versie"], str(kaart["vastgesteld_op"]), kaart["vastgesteld_door"]), naam
    anders = {naam for naam, punt in vastgesteld.items() if any(zin not in punt["tekst"] for zin in kaarten[naam]["wij_doen"])}
    assert anders == {"huisbezoek"}
    bevestigd = [punt["kaart"] for punt in boek.values() if punt["soort"] == "bevestiging"]
    assert bevestigd == ["ondersteuningsteam"]
    jaar_oud = {naam for naam, punt in vastgesteld.items() if kaarten[naam]["vastgesteld_op"] < date(2025, 11, 15)}
    assert jaar_oud == {"didactisch-handelen", "ontwikkelingsperspectief", "overgang-po-vo"}


def test_what_check_says_of_the_demonstration_is_meant_to_be_shown(wortel: Path) -> None:
    uitkomst = CliRunner().invoke(main, ["check", "--json", "--map", str(wortel)])
    gevonden = {(Path(b["bestand"]).stem, b["code"]) for b in json.loads(uitkomst.output)["bevindingen"]}
    assert gevonden == {
        # A school got its name after its first year, another one went to a board of its own.
        ("referentieniveaus-2022-2023.herkomst", "C231"),
        ("referentieniveaus-2023-2024.herkomst", "C232"),
        # Two cards were not evaluated on the day that was planned.
        ("didactisch-handelen", "C023"),
        ("observatieplek-kleuters", "C023"),
        # One card changed after it was adopted, and another one refers to it.
        ("huisbezoek", "C113"),
        ("ouders-als-partner", "C114"),
        # These are a year old.
        ("didactisch-handelen", "C115"),
        ("groepsplanbespreking", "C115"),
        ("ontwikkelingsperspectief", "C115"),
        ("overgang-po-vo", "C115"),
        # These refer to the card that was announced.
        ("groepsplanbespreking", "C142"),
        ("leerlingondersteuning", "C142"),
        ("werken-met-groepsplannen", "C142"),
        # The figures under this analysis changed after its conclusions were confirmed.
        ("2024-2025", "C204"),
        # Figures under their norm that nobody analysed: open ends.
        ("processen", "C310"),
        ("uit-andere-systemen", "C310"),
        # Other open ends: an analysis without action, an action of which no figure shows yet whether it helped, and an
        # agreement of which nobody wrote what came.
        ("2025-2026", "C311"),
        ("2024-2025", "C312"),
        ("relatiebezoek-branding-2025", "C400"),
        # The measure of lesson skills was left out last spring, and nobody guards what the board does with results.
        ("instrumenten", "C343"),
        ("stelsel", "C345"),
        # An audit is overdue, a visit has no outcome yet, an agreement is late, and a signal is open for seven months.
        ("audit-schelpenpad-2022", "C390"),
        ("relatiebezoek-schelpenpad-2026", "C391"),
        ("audit-vuurtoren-2026", "C399"),
        # About safety De Vuurtoren and its visitors thought two steps apart, and nothing was agreed on it.
        ("audit-vuurtoren-2026", "C409"),
        ("regio-noord", "C402"),
        # One school leaves out a basic part of the support, another did not write its offer down yet.
        ("2026-2027", "C415"),
        ("2026-2027", "C419"),
        # The network has a gap: nobody knows of a plusklas in Noord.
        ("voorzieningen", "C424"),
        # Before the framework held there was a trial of it; one school is late and short of evidence, one had four respondents.
        ("ondersteuning-99aa00-2024-2025", "C366"),
        ("ondersteuning-organisatie-2024-2025", "C366"),
        ("ondersteuning-bestuur-duinwaarde-2024-2025", "C366"),
        ("ondersteuning-99ab00-2025-2026", "C368"),
        ("ondersteuning-99ab00-2025-2026", "C369"),
        ("ondersteuning-99ac00-2025-2026", "C365"),
    }
