"""Pages of the system: what stands where, in both editions, for an organisation with phases and levels of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpers_stelsel import PDCA, REGISTER, VANDAAG, maak, met_afgeleid
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.model.handboek import PubliekHandboek
from kwaliteitshandboek.pages import make_publiek_site, make_team_site
from kwaliteitshandboek.pages.site import Navigatie, Page, Site

DEEL = re.compile(r"## (?P<kop>[^{\n]+?) \{ #(?P<id>[\w-]+) \}\n(?P<tekst>.*?)(?=\n## |\Z)", re.DOTALL)


def team(map_: Path, bestanden: dict[str, str | bytes | None] | None = None) -> Site:
    handboek, afgeleid = met_afgeleid(map_, bestanden)
    return make_team_site(handboek, afgeleid, map_)


def publiek(map_: Path) -> Site:
    handboek: PubliekHandboek = project_publiek(maak(map_))
    return make_publiek_site(handboek, derive(handboek, VANDAAG), map_)


def pagina(site: Site, pad: str) -> Page:
    (page,) = [page for page in site.pages if page.pad == pad]
    return page


def kaal(html: str) -> str:
    """The words of a piece of HTML."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def deel(page: Page, anker: str) -> str:
    (gevonden,) = [match["tekst"] for match in DEEL.finditer(page.tekst) if match["id"] == anker]
    return kaal(gevonden)


def paden(punten: tuple[Navigatie, ...]) -> set[str]:
    return {pad for punt in punten for pad in ({punt.pad} if punt.pad else set()) | paden(punt.onder)}


def test_pdca_gets_a_page_for_each_phase_and_level(tmp_path: Path) -> None:
    site = team(tmp_path)
    eigen = {page.pad: page.soort for page in site.pages if page.pad.startswith("stelsel")}
    assert eigen == {
        "stelsel.md": "stelsel",
        **{f"stelsel/fase-{fase}.md": "stelsel-fase" for fase in ("plan", "do", "check", "act")},
        **{f"stelsel/niveau-{niveau}.md": "stelsel-niveau" for niveau in ("groep", "school")},
        "stelsel/verantwoorden.md": "verantwoorden",
        "stelsel/taken.md": "taken",
    }
    # Phases and levels are reached from the matrix; they stand under the tab of the frameworks all the same.
    assert {page.sectie for page in site.pages if page.pad.startswith("stelsel")} == {"Kaders"}
    assert paden(site.navigatie) & set(eigen) == {"stelsel.md", "stelsel/verantwoorden.md", "stelsel/taken.md"}


def test_the_matrix_has_every_cell_and_shows_what_is_empty(tmp_path: Path) -> None:
    tekst = pagina(team(tmp_path), "stelsel.md").tekst
    cellen = re.findall(r'<td(?: class="hb-leeg")? data-label="(Groep|School)">', tekst)
    assert len(cellen) == 4 * 2
    assert tekst.count('<td class="hb-leeg"') == 6
    assert "2 van de 8 cellen zijn gevuld." in kaal(tekst)
    assert "Nog leeg. Dit werken wij nog uit." in kaal(tekst)
    assert re.findall(r'<th scope="row" data-label="Fase"><a href="stelsel/fase-(\w+)\.html">', tekst) == [
        "plan",
        "do",
        "check",
        "act",
    ]


def test_a_phase_says_all_of_its_cells(tmp_path: Path) -> None:
    page = pagina(team(tmp_path), "stelsel/fase-plan.md")
    groep = deel(page, "niveau-groep")
    for woorden in (
        "Wij maken een groepsplan.",
        "Voert uit Leerkracht Bewaakt Kwaliteitscoördinator",
        "Groepsbespreking proceskant Zien wat de groep nodig heeft. januari 2027 Groepsgesprek juni 2026 volgens de kalender",
        "Leerlingondersteuning kwaliteitskaart vastgesteld",
        "Wij zien het aan Startgesprekken gehouden",
        "Documenten Groepsplan",
    ):
        assert woorden in groep
    assert deel(page, "niveau-school") == "Nog leeg."
    assert "Fase 1 van 4: Onze cyclus . Hierna: Do ." in kaal(page.tekst)


def test_a_level_says_which_accounts_belong_to_it(tmp_path: Path) -> None:
    site = team(tmp_path)
    groep, school = pagina(site, "stelsel/niveau-groep.md"), pagina(site, "stelsel/niveau-school.md")
    assert "Leerkracht aan Kwaliteitscoördinator Hoe het met de groep gaat." in deel(groep, "verantwoorden")
    assert "Kwaliteitscoördinator aan Ouders Wat de school bereikte." in deel(school, "verantwoorden")
    assert "Ouders" not in deel(groep, "verantwoorden")
    assert re.findall(r"## (\w+) \{ #fase-", groep.tekst) == ["Plan", "Do", "Check", "Act"]


def test_lines_of_accountability(tmp_path: Path) -> None:
    page = pagina(team(tmp_path), "stelsel/verantwoorden.md")
    assert deel(page, "eerst").startswith(
        "januari 2027 Groepsgesprek Leerkracht aan Kwaliteitscoördinator 31 juli 2027 Schoolgids"
    )
    intern, extern = deel(page, "intern"), deel(page, "extern")
    assert "in januari en juni Eerstvolgend: januari 2027" in intern
    assert "Stukken: Verslag Kaart: Leerlingondersteuning Instrument: Groepsbespreking" in intern
    assert "uiterlijk 31 juli Eerstvolgend: 31 juli 2027" in extern
    assert "Groepsgesprek" not in extern


def test_an_account_without_receiver_or_moment_says_so(tmp_path: Path) -> None:
    stelsel = PDCA.replace("    moment: in januari en juni\n", "").replace("    aan: [KC]\n", "")
    stelsel = stelsel.replace("    instrumenten: [groepsbespreking]\n  - id: schoolgids", "  - id: schoolgids")
    page = pagina(team(tmp_path, {"kaarten/stelsel.yml": stelsel}), "stelsel/verantwoorden.md")
    assert deel(page, "intern").count("nog af te spreken") == 2


def test_a_role_sees_its_part(tmp_path: Path) -> None:
    site = team(tmp_path)
    # Through the role that is played within it the coordinator is informed.
    assert deel(pagina(site, "rollen/kwaliteitscoordinator.md"), "stelsel") == (
        "U voert uit Groep: check U bewaakt Groep: plan U besluit over Groep: check U wordt geïnformeerd over Groep: check"
        " U verantwoordt zich aan Ouders: Schoolgids 31 juli 2027 Aan u verantwoorden zich Leerkracht: Groepsgesprek januari 2027"
    )
    assert "In ons stelsel" in pagina(site, "rollen/trendanalist.md").tekst


def test_the_register(tmp_path: Path) -> None:
    tekst = pagina(team(tmp_path), "instrumenten.md").tekst
    rijen = {match[0]: match[1] for match in re.findall(r'<tr id="instrument-(\w+)" ([^>]*>.*?)</tr>', tekst, re.DOTALL)}
    assert list(rijen) == ["groepsbespreking", "visitatie", "vragenlijst"]
    bespreking = rijen["groepsbespreking"]
    assert 'data-kant="proces" data-rol="kwaliteitscoordinator leerkracht" data-maand="2027-01"' in bespreking
    for woorden in (
        "Volgende keer januari 2027 Groepsgesprek Laatste keer juni 2026 volgens de kalender",
        "Vastgelegd in Leerlingvolgsysteem",
        "Kaarten Leerlingondersteuning",
        "Indicatoren Startgesprekken gehouden",
        "Stelsel Plan: groep",
        "Verantwoorden Groepsgesprek",
        "1b :",
    ):
        assert woorden in kaal(bespreking), woorden
    visitatie = kaal(rijen["visitatie"])
    assert "uiterlijk 29 februari 2028 geteld vanaf de laatste keer Laatste keer 29 februari 2024" in visitatie
    assert "nog niets" in visitatie
    assert "Volgende keer mei 2027 Laatste keer mei 2026 volgens de kalender" in kaal(rijen["vragenlijst"])


def test_the_calendar_leads_to_the_line(tmp_path: Path) -> None:
    tekst = pagina(team(tmp_path), "kalender/index.md").tekst
    assert '<a href="../stelsel/verantwoorden.html#lijn-groepsgesprek">Groepsgesprek</a>' in tekst
    assert 'data-soort="verantwoording"' in tekst


def test_the_public_edition_has_the_system_without_instruments_and_documents(tmp_path: Path) -> None:
    site = publiek(tmp_path)
    eigen = {page.pad for page in site.pages if page.pad.startswith("stelsel") or page.pad == "instrumenten.md"}
    assert eigen == {
        "stelsel.md",
        *(f"stelsel/fase-{fase}.md" for fase in ("plan", "do", "check", "act")),
        *(f"stelsel/niveau-{niveau}.md" for niveau in ("groep", "school")),
        "stelsel/verantwoorden.md",
    }
    alles = "".join(page.tekst for page in site.pages if page.pad in eigen)
    for geheim in ("Groepsbespreking", "Documenten", "Stukken", "Verslag", "Instrument", "rollen/"):
        assert geheim not in alles, geheim
    assert "Voert uit Leerkracht Bewaakt Kwaliteitscoördinator" in kaal(alles)
    assert "in januari en juni Eerstvolgend: januari 2027" in kaal(alles)


@pytest.mark.parametrize("stelsel", [None, PDCA.partition("verantwoording:")[0]])
def test_what_there_is_no_data_for_has_no_page(tmp_path: Path, stelsel: str | None) -> None:
    site = team(tmp_path, {"kaarten/stelsel.yml": stelsel, "kaarten/instrumenten.yml": REGISTER})
    alle = {page.pad for page in site.pages}
    assert "stelsel/verantwoorden.md" not in alle
    assert ("stelsel/taken.md" in alle) is (stelsel is not None)
    assert not any("In ons stelsel" in page.tekst for page in site.pages) or stelsel is not None
