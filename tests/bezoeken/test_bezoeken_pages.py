"""The pages about visits, signals, judgements, support and provisions: what they say, and what the public edition leaves out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from helpers_handboek import BASIS, maak_handboek
from kwaliteitshandboek.build import compose
from kwaliteitshandboek.check.personen import noemt_persoon
from kwaliteitshandboek.findings import bezoeken, ondersteuning
from kwaliteitshandboek.pages.site import Page, Site

VANDAAG = date(2026, 11, 15)
BESTANDEN = {
    "data/bezoeksoorten.yml": "- {id: audit, naam: Audit, elke_maanden: 48, toets: ja, kader: proefkader, door: [KC]}\n",
    "data/bezoeken/audit-een.yml": (
        "soort: audit\nschooljaar: 2025-2026\nschool: 99AA00\ndatum: 2026-03-10\nsamenvatting: Het <b>gaat</b> goed.\n"
        'oordelen:\n  - {item: 1a, oordeel: "1"}\n'
        "afspraken:\n  - {wat: Het rooster aanpassen, eigenaar: leerkracht, gereed_op: 2026-11-01}\n"
    ),
    "data/zelfevaluaties/z.yml": (
        "kader: proefkader\nschooljaar: 2025-2026\nschool: 99AA00\ndatum: 2026-02-01\nrespondenten: 4\n"
        'oordelen:\n  - {item: 1a, oordeel: "2", toelichting: Geheim}\n'
    ),
    "data/signalen/s.yml": (
        "- {id: drukte, school: 99AE00, schooljaar: 2026-2027, datum: 2026-10-01, onderwerp: Drukte, tekst: Druk., "
        "status: besproken}\n"
    ),
    "data/inspectie/i.yml": (
        "- {id: een, school: 99AA00, datum: 2024-03-10, oordeel: voldoende, bron: Rapport A, zichtbaarheid: publiek}\n"
        "- {id: twee, school: 99AE00, datum: 2024-03-10, oordeel: goed, bron: Rapport B}\n"
    ),
    "data/ondersteuningsplan.yml": "- {id: taal, naam: Hulp bij taal}\n",
    "data/schoolaanbod/a.yml": (
        "- school: 99AA00\n  schooljaar: 2024-2025\n  vorm: sop\n  regels:\n"
        "    - {onderdeel: taal, bevonden: niet gezien, bezoek: audit-een}\n"
    ),
    "data/voorzieningen.yml": "- {id: sbo, naam: Speciaal basisonderwijs, zichtbaarheid: publiek}\n",
}
EIGEN = {"bezoeken", "bezoek", "signalen", "inspectie", "ondersteuning", "voorzieningen"}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Site]:
    compositie = compose(maak_handboek(tmp_path_factory.mktemp("handboek"), dict(BESTANDEN)), VANDAAG)
    assert compositie.deugt, [str(finding) for finding in compositie.findings]
    return compositie.sites


def page(site: Site, pad: str) -> Page:
    return next(page for page in site.pages if page.pad == pad)


def tekst(site: Site, pad: str) -> str:
    """What a reader reads: the text without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page(site, pad).tekst).split())


def test_which_pages_each_edition_has(sites: Mapping[str, Site]) -> None:
    assert {p.soort for p in sites["team"].pages} >= EIGEN
    assert {p.soort for p in sites["publiek"].pages} & EIGEN == {"inspectie", "voorzieningen"}
    tab = next(punt for punt in sites["team"].navigatie if punt.titel == "Toetsing")
    assert [p.titel for p in tab.onder if p.titel != "Zelfevaluaties"] == [
        "Bezoeken",
        "Inspectie",
        "Signalen",
        "Ondersteuning",
        "Voorzieningen",
    ]
    assert "Toetsing" not in {punt.titel for punt in sites["publiek"].navigatie}


def test_without_data_there_is_no_page(tmp_path: Path) -> None:
    site = compose(maak_handboek(tmp_path), VANDAAG).sites["team"]
    assert not {p.soort for p in site.pages} & EIGEN


def test_a_self_evaluation_of_too_few_shows_nothing(sites: Mapping[str, Site]) -> None:
    bezoek = tekst(sites["team"], "bezoeken/audit-een.md")
    assert "Niet te vergelijken: aan de zelfevaluatie deden minder dan 5 mensen mee." in bezoek
    assert "Geheim" not in bezoek
    assert "&lt;b&gt;gaat" in bezoek
    assert "te laat" in bezoek


def test_the_index_says_who_is_due(sites: Mapping[str, Site]) -> None:
    inhoud = page(sites["team"], "bezoeken/index.md").tekst
    assert re.findall(r'data-titel="([^"]+)"[^>]*data-stand="([^"]+)"', inhoud) == [
        ("Het Schelpenpad", "nog-geen-bezoek-bekend"),
        ("De Windroos", "op-tijd"),
    ]
    assert "10 maart 2030" in inhoud


def test_agreements_stand_with_the_role_that_has_them(sites: Mapping[str, Site]) -> None:
    rol = tekst(sites["team"], "rollen/leerkracht.md")
    assert "Het rooster aanpassen Bezoek: Audit: De Windroos, 2025-2026" in rol


def test_the_public_page_of_the_inspectorate_names_every_school_and_hides_none(sites: Mapping[str, Site]) -> None:
    team, publiek = (tekst(sites[editie], "inspectie.md") for editie in ("team", "publiek"))
    assert "Rapport B" in team
    assert "Rapport B" not in publiek
    assert "Het Schelpenpad geen oordeel" in publiek
    assert "De Windroos voldoende 10 maart 2024" in publiek


def test_support_names_the_difference_and_the_form_of_the_past(sites: Mapping[str, Site]) -> None:
    inhoud = tekst(sites["team"], "ondersteuning.md")
    assert "beloofd, niet gezien De Windroos : Hulp bij taal hoe bekend: Audit: De Windroos, 2025-2026" in inhoud
    assert "vorm van vroeger" in inhoud
    assert "Nog geen aanbod bekend van: Het Schelpenpad" in inhoud


def test_a_gap_in_the_network_has_a_name(sites: Mapping[str, Site]) -> None:
    for site in sites.values():
        assert "Regio Noord : Speciaal basisonderwijs is niet bekend" in tekst(site, "voorzieningen.md")


@pytest.mark.parametrize(
    ("zin", "verwacht"),
    [
        ("De school vroeg vijf keer om hulp.", None),
        ("Het Baken en De Vuurtoren werken samen.", None),
        ("In groep A. De leerlingen werken hard.", None),
        ("De moeder van Kevin belde.", "een voornaam"),
        ("Mevrouw Jansen belde.", "een naam"),
        ("Gesproken met J. van der Berg, over rust.", "een naam"),
        ("Mail naar loket@voorbeeld.nl graag.", "een e-mailadres of mobiel nummer"),
        ("Geboren op 3 mei 2015.", "een geboortedatum"),
    ],
)
def test_what_points_at_a_person(zin: str, verwacht: str | None) -> None:
    assert noemt_persoon(zin, {"baken", "vuurtoren"}) == verwacht


@pytest.mark.parametrize("code", sorted({*bezoeken.ALLE, *ondersteuning.ALLE}))
def test_every_code_has_a_broken_handbook(code: str) -> None:
    assert any(f" {code}: " in pad.read_text("utf-8") for pad in BASIS.parent.glob("*/verwacht.txt"))
