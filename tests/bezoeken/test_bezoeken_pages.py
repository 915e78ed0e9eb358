"""The pages about visits, signals, judgements, support and provisions: what they say, and what the public edition leaves out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from helpers_handboek import BASIS, maak_handboek
from kwaliteitshandboek.build import compose
from kwaliteitshandboek.findings import bezoeken, ondersteuning
from kwaliteitshandboek.model.vrijetekst import wijst_naar_mens
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
    assert 'id="toetsing"' not in "".join(p.tekst for p in site.pages)
    assert "{ #toetsing }" not in "".join(p.tekst for p in site.pages)


def test_the_page_of_a_school_leads_to_what_was_seen_of_it(sites: Mapping[str, Site]) -> None:
    """Two schools: one with a visit, a judgement and an offer (its self-evaluation is of too few), one with a signal."""
    een, twee = (tekst(sites["team"], f"scholen/{naam}.md") for naam in ("99aa00", "99ae00"))
    toets = een.partition("## Toetsing")[2]
    # 48 months after 10 March 2026; nothing is planned.
    assert "Laatste bezoek Audit 10 maart 2026 Volgend bezoek Audit uiterlijk op 10 maart 2030 op tijd" in toets
    assert "Inspectie Over het geheel : Voldoende 10 maart 2024" in toets
    assert "Ondersteuning Aanbod in 2024-2025 1 verschil tussen belofte en praktijk" in toets
    assert "Zelfevaluatie" not in toets
    assert "Signalen" not in toets
    assert "Signalen Drukte besproken, 1 oktober 2026 Inspectie Over het geheel : Goed 10 maart 2024" in twee
    inhoud = page(sites["team"], "scholen/99aa00.md").tekst
    doelen = ("bezoeken/audit-een.html", "bezoeken/index.html#soort-audit", "inspectie.html#oordeel-een")
    for doel in (*doelen, "ondersteuning.html#aanbod-99aa00"):
        assert f'href="../{doel}"' in inhoud
    assert 'href="../signalen.html#signaal-drukte"' in page(sites["team"], "scholen/99ae00.md").tekst


def test_the_public_page_of_a_school_has_public_judgements_only(sites: Mapping[str, Site]) -> None:
    een = tekst(sites["publiek"], "scholen/99aa00.md")
    assert "## Wat de inspectie vond { #toetsing } Inspectie Over het geheel : Voldoende 10 maart 2024" in een
    assert "Laatste bezoek" not in een
    assert "Aanbod in" not in een
    assert "{ #toetsing }" not in tekst(sites["publiek"], "scholen/99ae00.md")


def test_a_school_names_its_self_evaluation_and_what_is_planned_or_late(tmp_path: Path) -> None:
    bestanden: dict[str, str | bytes | None] = dict(BESTANDEN)
    bestanden["data/bezoeksoorten.yml"] = (
        "- {id: audit, naam: Audit, elke_maanden: 48, toets: ja, kader: proefkader, door: [KC]}\n"
        "- {id: gesprek, naam: Gesprek, elke_maanden: 12}\n"
    )
    bestanden["data/bezoeken/oud.yml"] = "soort: gesprek\nschooljaar: 2024-2025\nschool: 99AA00\ndatum: 2025-05-01\n"
    bestanden["data/bezoeken/straks.yml"] = "soort: audit\nschooljaar: 2026-2027\nschool: 99AA00\ngepland: 2027-01-20\n"
    bestanden["data/zelfevaluaties/z.yml"] = BESTANDEN["data/zelfevaluaties/z.yml"].replace("respondenten: 4", "respondenten: 9")
    site = compose(maak_handboek(tmp_path, bestanden), VANDAAG).sites["team"]
    toets = tekst(site, "scholen/99aa00.md").partition("## Toetsing")[2]
    assert "Zelfevaluatie Proefkader 2025-2026 , 9 deelnemers Laatste bezoek Audit 10 maart 2026" in toets
    # The talk was due twelve months after 1 May 2025.
    assert "Volgende bezoeken Gesprek uiterlijk op 1 mei 2026 te laat Audit op 20 januari 2027 gepland" in toets
    assert 'href="../zelfevaluaties/proefkader-99aa00.html"' in page(site, "scholen/99aa00.md").tekst
    assert "van het kader ‘Proefkader’" in tekst(site, "bezoeken/audit-een.md")


def test_offers_of_before_are_folded_by_year(tmp_path: Path) -> None:
    bestanden: dict[str, str | bytes | None] = dict(BESTANDEN)
    bestanden["data/schoolaanbod/b.yml"] = (
        "- school: 99AA00\n  schooljaar: 2026-2027\n  vorm: schoolgids\n  regels:\n    - {onderdeel: taal}\n"
        "- school: 99AA00\n  schooljaar: 2023-2024\n  vorm: sop\n  document: Profiel van toen\n"
        "  regels:\n    - {onderdeel: taal, beloofd: nee}\n"
    )
    site = compose(maak_handboek(tmp_path, bestanden), VANDAAG).sites["team"]
    inhoud = page(site, "ondersteuning.md").tekst
    gelezen = re.sub(r"<[^>]+>", " ", inhoud).replace("\u2060", "").replace("\u2011", "-")
    jaren = re.findall(r"Eerder: (\d{4}-\d{4}) +schoolondersteuningsprofiel", " ".join(gelezen.split()))
    assert jaren == ["2024-2025", "2023-2024"]
    assert "Profiel van toen" in inhoud
    # The matrix shows the newest offer only, of which nobody looked yet; its differences are none.
    assert "Belofte en praktijk verschillen nergens." in " ".join(gelezen.split())


def test_a_self_evaluation_of_too_few_shows_nothing(sites: Mapping[str, Site]) -> None:
    bezoek = tekst(sites["team"], "bezoeken/audit-een.md")
    assert "Niet te vergelijken: aan de zelfevaluatie deden minder dan 5 mensen mee." in bezoek
    assert "Geheim" not in bezoek
    assert "&lt;b&gt;gaat" in bezoek
    assert "te laat" in bezoek


def test_the_index_says_who_is_due(sites: Mapping[str, Site]) -> None:
    inhoud = page(sites["team"], "bezoeken/index.md").tekst
    assert re.findall(r'data-titel="([^"]+)"[^>]*data-stand="([^"]+)"', inhoud) == [
        ("Het Schelpenpad", "nog-niet-bezocht-voor-zover-bekend"),
        ("De Windroos", "op-tijd"),
    ]
    assert "10 maart 2030" in inhoud


def test_who_was_never_visited_is_counted_and_shown(sites: Mapping[str, Site]) -> None:
    """An audit comes every four years; De Windroos had one, Het Schelpenpad never did, and nobody planned one."""
    bezoeken = tekst(sites["team"], "bezoeken/index.md")
    assert "1 bezoek is er voor zover bekend nog nooit geweest." in bezoeken
    assert "Er is nu niemand aan de beurt." not in bezoeken
    assert "Het Schelpenpad Regio Noord nog niet bezocht, voor zover bekend niet bekend niet bekend niet gepland" in bezoeken
    assert "geen termijn" not in bezoeken
    school = tekst(sites["team"], "scholen/99ae00.md").partition("## Toetsing")[2]
    assert "Volgend bezoek Audit nog niet bezocht, voor zover bekend" in school
    assert "Bezoeken : 1 nog niet bezocht, voor zover bekend." in tekst(sites["team"], "regios/noord.md")


def test_a_kind_without_a_term_is_never_due(tmp_path: Path) -> None:
    bestanden: dict[str, str | bytes | None] = {
        "data/bezoeksoorten.yml": "- {id: visitatie, naam: Visitatie}\n",
        "data/bezoeken/v.yml": "soort: visitatie\nschooljaar: 2025-2026\nschool: 99AA00\ndatum: 2026-03-10\n",
    }
    inhoud = tekst(compose(maak_handboek(tmp_path, bestanden), VANDAAG).sites["team"], "bezoeken/index.md")
    assert "Er is nu niemand aan de beurt." in inhoud
    assert "De Windroos Regio Noord geen vaste termijn 10 maart 2026 geen termijn niet gepland" in inhoud
    assert "Het Schelpenpad" not in inhoud


ALLEN = (
    "kader: proefkader\nschooljaar: 2025-2026\n{wie}datum: 2026-02-01\nrespondenten: 9\n"
    'oordelen:\n  - {{item: 1a, oordeel: "1"}}\n'
)


def test_organisation_and_board_of_the_same_name_are_told_apart_everywhere(tmp_path: Path) -> None:
    """In the example both are called Stichting Proefschool."""
    bestanden: dict[str, str | bytes | None] = {
        "data/bezoeksoorten.yml": "- {id: audit, naam: Audit, bezocht: [bestuur, organisatie], kader: proefkader}\n",
        "data/zelfevaluaties/zo.yml": ALLEN.format(wie=""),
        "data/zelfevaluaties/zb.yml": ALLEN.format(wie="bestuur: proef\n"),
        "data/bezoeken/bo.yml": "soort: audit\nschooljaar: 2025-2026\ngepland: 2027-03-10\n",
        "data/bezoeken/bb.yml": "soort: audit\nschooljaar: 2025-2026\nbestuur: proef\ngepland: 2027-03-11\n",
    }
    site = compose(maak_handboek(tmp_path, bestanden), VANDAAG).sites["team"]
    organisatie, bestuur = "Stichting Proefschool (de organisatie als geheel)", "Stichting Proefschool (bestuur)"
    bezoeken = tekst(site, "bezoeken/index.md")
    assert f"{bestuur} gepland niet bekend" in bezoeken
    assert f"{organisatie} gepland niet bekend" in bezoeken
    for pad, naam in (("bo", organisatie), ("bb", bestuur)):
        assert page(site, f"bezoeken/{pad}.md").titel == f"Audit: {naam}"
    for pad in ("zelfevaluaties/index.md", "routes/proefkader-1a.md"):
        assert all(naam in tekst(site, pad) for naam in (organisatie, bestuur)), pad
    for wie, naam in (("organisatie", organisatie), ("bestuur-proef", bestuur)):
        assert page(site, f"zelfevaluaties/proefkader-{wie}.md").titel.startswith(f"Zelfevaluatie {naam}:")


def test_on_a_phone_an_offer_still_says_of_which_year_it_is(sites: Mapping[str, Site]) -> None:
    """The heads of columns are gone where rows stack; the label of each cell holds what they said."""
    matrix = page(sites["team"], "ondersteuning.md").tekst.partition("{ #matrix }")[2].partition("{ #verschillen }")[0]
    assert re.findall(r'<td data-label="([^"]+)"', matrix) == ["De Windroos, 2024\u20112025"]


def test_agreements_stand_with_the_role_that_has_them(sites: Mapping[str, Site]) -> None:
    rol = tekst(sites["team"], "rollen/leerkracht.md")
    assert "Het rooster aanpassen Bezoek: Audit: De Windroos, 2025-2026" in rol


def test_the_public_page_of_the_inspectorate_names_every_school_and_hides_none(sites: Mapping[str, Site]) -> None:
    team, publiek = (tekst(sites[editie], "inspectie.md") for editie in ("team", "publiek"))
    assert "Rapport B" in team
    assert "Rapport B" not in publiek
    assert "Hier staat geen oordeel van Het Schelpenpad ." in publiek
    assert "De Windroos Voldoende 10 maart 2024" in publiek
    assert "voldoende" not in team + publiek


def test_the_matrix_of_judgements_holds_what_was_judged_and_names_the_rest(tmp_path: Path) -> None:
    oordelen = (
        '- {id: a, school: 99AA00, datum: 2024-03-10, kader: proefkader, item: 1b, oordeel: "2", bron: Rapport A}\n'
        '- {id: b, school: 99AE00, datum: 2024-03-11, kader: proefkader, item: 1b, oordeel: "1", bron: Rapport B}\n'
        "- {id: c, school: 99AE00, datum: 2024-03-11, oordeel: goed, bron: Rapport B}\n"
    )
    inhoud = page(
        compose(maak_handboek(tmp_path, {"data/inspectie/i.yml": oordelen}), VANDAAG).sites["team"], "inspectie.md"
    ).tekst
    # Of domain 1 only 1b was judged; of domain 2 nothing was, and it is not asked about.
    assert re.findall(r'<th scope="col">([^<]+)', inhoud)[:3] == ["School", "Geheel", "1b"]
    gelezen = " ".join(re.sub(r"<[^>]+>", " ", inhoud).split())
    assert "Hier staat van niemand een oordeel op 1a ." in gelezen
    assert inhoud.count("geen oordeel</span>") == 1
    assert "Hier staat geen oordeel van" not in gelezen


def test_support_names_the_difference_and_the_form_of_the_past(sites: Mapping[str, Site]) -> None:
    inhoud = tekst(sites["team"], "ondersteuning.md")
    assert "beloofd, niet gezien De Windroos : Hulp bij taal hoe bekend: Audit: De Windroos, 2025-2026" in inhoud
    assert "vorm van vroeger" in inhoud
    assert "Nog geen aanbod bekend van: Het Schelpenpad" in inhoud


def test_a_gap_in_the_network_has_a_name(sites: Mapping[str, Site]) -> None:
    for site in sites.values():
        gelezen = tekst(site, "voorzieningen.md")
        assert "Regio Noord : Speciaal basisonderwijs. Of deze voorziening er is, staat hier nog niet." in gelezen
        assert "is niet bekend" not in gelezen
        assert "<dd></dd>" not in page(site, "voorzieningen.md").tekst


def test_what_is_not_needed_is_left_out_of_the_count_and_the_sentence_says_so(tmp_path: Path) -> None:
    plekken = {"sbo": "aanwezig", "so": "in opbouw", "klas": "ontbreekt", "plek": "niet nodig"}
    inhoud = "".join(
        f"- id: {id_}\n  naam: Naam {id_}\n  doelgroep: Wie {id_} nodig heeft\n"
        f"  plekken:\n    - {{regio: noord, staat: {staat}, toelichting: Uitleg.}}\n"
        for id_, staat in plekken.items()
    )
    site = compose(maak_handboek(tmp_path, {"data/voorzieningen.yml": inhoud}), VANDAAG).sites["team"]
    gelezen = tekst(site, "voorzieningen.md")
    assert "Regio Noord heeft 1 van de 3 voorzieningen die er nodig zijn; aan 1 bouwen wij nog." in gelezen
    assert "Niet nodig, en dus niet meegeteld: Naam plek." in gelezen
    # Whom it is for and what is said of the region are two lines.
    assert (
        '<dd class="hb-klein">Voor wie: Wie sbo nodig heeft</dd><dd class="hb-klein">Regio Noord: Uitleg.</dd>'
        in page(site, "voorzieningen.md").tekst
    )


@pytest.mark.parametrize(
    ("zin", "verwacht"),
    [
        ("De school vroeg vijf keer om hulp.", None),
        ("Het Baken en De Vuurtoren werken samen.", None),
        ("In groep A. De leerlingen werken hard.", None),
        ("De moeder van Kevin belde.", "een voornaam"),
        ("Mevrouw Jansen belde.", "een naam"),
        ("Gesproken met J. van der Berg, over rust.", "een naam"),
        ("Mail naar loket@voorbeeld.nl graag.", "een e-mailadres of mobiel telefoonnummer"),
        ("Geboren op 3 mei 2015.", "een geboortedatum"),
    ],
)
def test_what_points_at_a_person(zin: str, verwacht: str | None) -> None:
    assert wijst_naar_mens(zin, ("Het Baken", "De Vuurtoren")) == verwacht


@pytest.mark.parametrize("code", sorted({*bezoeken.ALLE, *ondersteuning.ALLE}))
def test_every_code_has_a_broken_handbook(code: str) -> None:
    assert any(f" {code}: " in pad.read_text("utf-8") for pad in BASIS.parent.glob("*/verwacht.txt"))
