"""Pages of self-evaluations: what must be read there, and that what is under the threshold stands nowhere."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path

import pytest

from helpers_handboek import BASIS, maak_handboek
from kwaliteitshandboek.check import check
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.zelfbeelden import met_formulier
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.findings import zelfevaluaties as codes
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.pages.maken import make_publiek_site, make_team_site
from kwaliteitshandboek.pages.site import Site
from kwaliteitshandboek.reports import make_reports

VANDAAG = date(2026, 11, 15)
VORIG = """kader: proefkader
schooljaar: 2024-2025
school: 99AA00
respondenten: 11
oordelen:
  - {item: 1a, oordeel: "1"}
  - {item: 1b, oordeel: "2", bewijs: Verslag}
"""
NU = """kader: proefkader
schooljaar: 2025-2026
school: 99AA00
datum: 2026-03-18
respondenten: 12
toelichting: "Op de studiedag <b>samen</b> ingevuld."
oordelen:
  - item: 1a
    oordeel: "2"
    toelichting: Elke groep is besproken.
    bewijs: ["kaart:ambitie", "https://voorbeeld.example/verslag", Verslag van het team]
    antwoorden: [{waarde: "1", aantal: 3}, {waarde: "2", aantal: 9}]
  - item: 1b
    oordeel: "1"
    antwoorden: [{waarde: "1", aantal: 7}, {waarde: "2", aantal: 5}]
  - item: 2a
    oordeel: "1"
    antwoorden: [{waarde: "1", aantal: 1}, {waarde: "2", aantal: 2}]
"""
KLEIN = """kader: proefkader
schooljaar: 2025-2026
school: 99AE00
datum: 2026-02-11
respondenten: 4
toelichting: ZEEVONK
oordelen:
  - item: 1a
    oordeel: "2"
    toelichting: WALNOOT
    bewijs: KOMPASROOS
    antwoorden: [{waarde: "1", aantal: 1}, {waarde: "2", aantal: 3}]
"""


def maak(map_: Path, **bestanden: str) -> tuple[Site, Site, set[str]]:
    inhoud = {f"data/zelfevaluaties/{naam}.yml": tekst for naam, tekst in bestanden.items()}
    geladen = load_handboek(maak_handboek(map_, inhoud))
    handboek = geladen.handboek
    assert handboek is not None
    assert not [f for f in geladen.findings if f.niveau == "fout"]
    afgeleid = derive(handboek, VANDAAG)
    assert not [f for f in check(geladen, afgeleid) if f.niveau == "fout"]
    publiek = project_publiek(handboek)
    van_publiek = derive(publiek, VANDAAG, publiek.organisatie.drempels)
    return (
        make_team_site(handboek, afgeleid, map_, geladen.bestanden),
        make_publiek_site(publiek, van_publiek, map_, geladen.bestanden),
        set(make_reports(handboek, afgeleid, publiek=False)),
    )


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Site, set[str]]:
    return maak(tmp_path_factory.mktemp("zelf") / "handboek", vorig=VORIG, nu=NU, klein=KLEIN)


def tekst(site: Site, pad: str) -> str:
    """A page as one reads it, without markup."""
    inhoud = next(page.tekst for page in site.pages if page.pad == pad)
    return " ".join(
        html.unescape(re.sub(r"</?span[^>]*>|</a>", "", re.sub(r"<(?!/?span|/a)[^>]+>", " ", inhoud)))
        .replace("\u00a0", " ")
        .replace("\u202f", " ")
        .split()
    )


def test_which_pages_there_are(sites: tuple[Site, Site, set[str]]) -> None:
    team, publiek, bestanden = sites
    assert sorted(page.pad for page in team.pages if page.pad.startswith("zelfevaluaties/")) == [
        "zelfevaluaties/index.md",
        "zelfevaluaties/proefkader-99aa00.md",
    ]
    assert not [page.pad for page in publiek.pages if "zelfeval" in page.pad]
    assert "zelfevaluaties/formulier-proefkader.xlsx" in bestanden


def test_without_self_evaluations_there_is_a_form_to_begin_with(tmp_path: Path) -> None:
    team, publiek, bestanden = maak(tmp_path / "handboek")
    assert [page.pad for page in team.pages if "zelfeval" in page.pad] == ["zelfevaluaties/index.md"]
    assert "Er is nog geen zelfevaluatie." in tekst(team, "zelfevaluaties/index.md")
    assert [pad for pad in bestanden if "zelfeval" in pad] == ["zelfevaluaties/formulier-proefkader.xlsx"]
    for pad in ("zelfevaluaties/index.md", "kaders/proefkader.md"):
        assert 'href="../zelfevaluaties/formulier-proefkader.xlsx"' in next(p.tekst for p in team.pages if p.pad == pad)
    assert not [page.pad for page in publiek.pages if "zelfeval" in page.pad or "formulier-" in page.tekst]


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ('versie: "2025"', 'versie: "2025"\ngeldig_van: 2026-11-16'),
        ('versie: "2025"', 'versie: "2025"\ngeldig_tot: 2026-11-14'),
    ],
)
def test_a_framework_that_is_not_in_force_today_has_no_form(tmp_path: Path, oud: str, nieuw: str) -> None:
    kader = (BASIS / "kaarten/kaders/proefkader.yml").read_text("utf-8").replace(oud, nieuw)
    geladen = load_handboek(maak_handboek(tmp_path / "handboek", {"kaarten/kaders/proefkader.yml": kader}))
    assert geladen.handboek is not None
    assert met_formulier(geladen.handboek, VANDAAG) == ()
    assert not [
        pad for pad in make_reports(geladen.handboek, derive(geladen.handboek, VANDAAG), publiek=False) if "zelfeval" in pad
    ]


def test_an_item_that_fewer_people_answered_says_so_where_answers_are_shown(tmp_path: Path) -> None:
    minder = NU.replace('{waarde: "2", aantal: 5}', '{waarde: "2", aantal: 4}')
    gelezen = tekst(maak(tmp_path / "handboek", nu=minder)[0], "zelfevaluaties/proefkader-99aa00.md")
    # 1a: 3 + 9 of 12, all of them; 1b: 7 + 4 of 12; 2a: three answers, too few to show.
    assert "7 × nog niet, 4 × ja 11 van de 12 antwoordden" in gelezen
    assert gelezen.count("antwoordden") == 1
    assert "3 van de 12" not in gelezen


@pytest.mark.parametrize("woord", ["ZEEVONK", "WALNOOT", "KOMPASROOS", "11 februari 2026", "4 deelnemers"])
def test_under_the_threshold_nothing_is_shown_anywhere(woord: str, sites: tuple[Site, Site, set[str]]) -> None:
    for site in sites[:2]:
        assert not [page.pad for page in site.pages if woord in page.tekst]


def test_the_index(sites: tuple[Site, Site, set[str]]) -> None:
    gelezen = tekst(sites[0], "zelfevaluaties/index.md")
    assert "In 2026-2027 heeft nog niemand een zelfevaluatie gemaakt." in gelezen
    assert "De Windroos Regio Noord 11 deelnemers 12 deelnemers" in gelezen
    assert "Het Schelpenpad Regio Noord geen te weinig deelnemers om te tonen" in gelezen
    pagina = next(page.tekst for page in sites[0].pages if page.pad == "zelfevaluaties/index.md")
    assert 'href="../zelfevaluaties/formulier-proefkader.xlsx"' in pagina


def test_the_page_of_a_school(sites: tuple[Site, Site, set[str]]) -> None:
    gelezen = tekst(sites[0], "zelfevaluaties/proefkader-99aa00.md")
    assert "In 2025-2026 beoordeelden 12 deelnemers alle 3 items van het kader ‘Proefkader’." in gelezen
    # 1a went from step 1 to 2, 1b from 2 to 1; 2a had no judgement then.
    assert "Van de 2 items die ook in 2024-2025 een oordeel kregen, zijn er 1 hoger en 1 lager." in gelezen
    # Of 1a nine of twelve chose the same step, which is three of four; of 1b seven of twelve, which is less.
    assert "Bij 2 items zijn de antwoorden geteld. Over 1 item waren de deelnemers verdeeld." in gelezen
    # One item on each step, so the middle lies between them; before: the same.
    assert "1. Zicht op ontwikkeling 1 1 nog niet tot ja nog niet tot ja" in gelezen
    assert "2. Samenwerking 1 0 nog niet geen oordelen" in gelezen
    assert "ja hoger dan in 2024-2025 2024-2025: nog niet eensgezind 3 × nog niet, 9 × ja Elke groep is besproken." in gelezen
    assert "nog niet lager dan in 2024-2025 2024-2025: ja verdeeld 7 × nog niet, 5 × ja" in gelezen
    assert "te weinig antwoorden" in gelezen
    pagina = next(page.tekst for page in sites[0].pages if page.pad == "zelfevaluaties/proefkader-99aa00.md")
    assert "1 × nog niet" not in gelezen
    assert "Op de studiedag &lt;b&gt;samen&lt;/b&gt; ingevuld." in pagina


def test_evidence_leads_where_it_can(sites: tuple[Site, Site, set[str]]) -> None:
    pagina = next(page.tekst for page in sites[0].pages if page.pad == "zelfevaluaties/proefkader-99aa00.md")
    bewijs = re.search(r"Bewijs: (.*?)</p>", pagina)
    assert bewijs is not None
    assert re.findall(r'href="([^"]+)"', bewijs[1]) == ["../kaarten/ambitie.html", "https://voorbeeld.example/verslag"]
    assert bewijs[1].endswith("Verslag van het team")


@pytest.mark.parametrize("code", sorted(naam for naam in codes.ALLE if naam.startswith("C")))
def test_every_finding_has_a_broken_example(code: str) -> None:
    gebroken = Path(__file__).parent.parent / "gebroken"
    assert any(f" {code}: " in pad.read_text("utf-8") for pad in gebroken.glob("zelfevaluatie-*/verwacht.txt"))


@pytest.mark.parametrize("code", sorted(naam for naam in codes.ALLE if naam.startswith("I")))
def test_every_finding_of_a_form_is_tested(code: str) -> None:
    assert f'"{code}"' in (Path(__file__).parent / "test_formulier.py").read_text("utf-8")


def test_a_framework_that_is_out_of_force_offers_no_form(tmp_path: Path) -> None:
    oud = (
        (BASIS / "kaarten/kaders/proefkader.yml")
        .read_text("utf-8")
        .replace('versie: "2025"', 'versie: "2025"\ngeldig_tot: 2026-07-31')
    )
    map_ = maak_handboek(tmp_path / "handboek", {"kaarten/kaders/proefkader.yml": oud, "data/zelfevaluaties/nu.yml": NU})
    geladen = load_handboek(map_)
    assert geladen.handboek is not None
    afgeleid = derive(geladen.handboek, VANDAAG)
    assert not [pad for pad in make_reports(geladen.handboek, afgeleid, publiek=False) if "formulier" in pad]
    site = make_team_site(geladen.handboek, afgeleid, map_, geladen.bestanden)
    assert not [page.pad for page in site.pages if "formulier-proefkader" in page.tekst]


def test_large_numbers_are_grouped(tmp_path: Path) -> None:
    groot = NU.replace("respondenten: 12", "respondenten: 1234").replace("aantal: 9}", "aantal: 1100}")
    map_ = maak_handboek(tmp_path / "handboek", {"data/zelfevaluaties/nu.yml": groot})
    handboek = load_handboek(map_).handboek
    assert handboek is not None
    site = make_team_site(handboek, derive(handboek, VANDAAG), map_)
    paginas = {page.pad: page.tekst for page in site.pages}
    assert "beoordeelden 1\u202f234 deelnemers" in paginas["zelfevaluaties/proefkader-99aa00.md"]
    assert "1\u202f103 van de 1\u202f234 antwoordden" in paginas["zelfevaluaties/proefkader-99aa00.md"]
    assert "1\u202f234 deelnemers" in paginas["zelfevaluaties/index.md"]
    assert "1\u202f234 deelnemers" in paginas["scholen/99aa00.md"]
    assert not [pad for pad, tekst in paginas.items() if "1234" in tekst]
