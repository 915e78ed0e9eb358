"""The files of permanent addresses: where they lead in both editions, and what the public edition keeps to itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from lxml import html

from helpers_handboek import maak_handboek, vervang
from kwaliteitshandboek.build import compose
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.pages.site import Site

GEHEIM = "kievit"
LIJST = """\
- id: kaart-oud
  nu: kaart-ouder
- id: kaart-ouder
  nu: kaart-leerlingondersteuning
- id: kaart-kievit-oud
  nu: kaart-ambitie
- id: kaart-kievit-weg
  vervallen_op: 2026-03-01
  uitleg: Deze kievit <b>geldt</b> niet meer.
- id: kaart-kievit-nergens
- id: kaart-ambitie
  nu: kaart-leerlingondersteuning
- id: kaart-kievit-langs
  nu: kaart-ambitie
- id: indicator-vroeger
  nu: indicator-lezen-1f
- id: school-99zz99
  nu: school-99aa00
- id: item-proefkader-9
- id: rol-kievit
  nu: rol-leerkracht
- id: instrument-kievit
  nu: instrument-groepsbespreking
"""
"""'kaart-ambitie' is an internal card that exists, so that no former id of it is public, whatever its own line says."""


class Bestemming(NamedTuple):
    """Where a file of an address leads: the page and anchor from the root, or None; and its words."""

    pad: str | None
    woorden: str
    kop: str


def lees(pad: str, inhoud: bytes) -> Bestemming:
    boom = html.fromstring(inhoud.decode("utf-8"))
    assert boom.xpath("/html/@lang") == ["nl"]
    assert boom.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not boom.xpath("//script | //@style | //style")
    assert len(boom.xpath("//title[normalize-space()]")) == 1
    (kop,) = boom.xpath("//h1")
    doelen = [re.fullmatch(r"0; url=(.+)", wat)[1] for wat in boom.xpath("//meta[@http-equiv='refresh']/@content")]  # type: ignore[index]
    links = boom.xpath("//main//a/@href")
    if not doelen:
        return Bestemming(None, boom.xpath("string(//main)"), kop.text_content())
    assert links == doelen, "the visible link leads where the page goes by itself"
    assert boom.xpath("count(//link[@rel='canonical'])") == 1
    return Bestemming(volg(pad, doelen[0]), boom.xpath("string(//main)"), kop.text_content())


def volg(van: str, href: str) -> str:
    """A relative address from a file, as a path from the root."""
    assert "://" not in href
    assert not href.startswith("/")
    delen: list[str] = []
    for deel in [*PurePosixPath(van).parent.parts, *href.split("/")]:
        delen = delen[:-1] if deel == ".." else [*delen, deel]
    return unquote("/".join(delen))


def bestemmingen(site: Site) -> Mapping[str, Bestemming]:
    return {a.pad.split("/")[1]: lees(a.pad, a.bytes()) for a in site.assets if a.pad.startswith("id/")}


def maak(map_: Path, extra: Mapping[str, str] | None = None) -> Mapping[str, Site]:
    maak_handboek(map_, {"data/adressen.yml": LIJST, **(extra or {})})
    compositie = compose(map_, date(2026, 11, 15))
    assert compositie.deugt, [str(finding) for finding in compositie.findings if finding.niveau == "fout"]
    return compositie.sites


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Site]:
    return maak(tmp_path_factory.mktemp("adressen") / "handboek")


@pytest.fixture(scope="module")
def team(sites: Mapping[str, Site]) -> Mapping[str, Bestemming]:
    return bestemmingen(sites["team"])


@pytest.fixture(scope="module")
def publiek(sites: Mapping[str, Site]) -> Mapping[str, Bestemming]:
    return bestemmingen(sites["publiek"])


@pytest.mark.parametrize(
    ("id_", "pad"),
    [
        ("kaart-leerlingondersteuning", "kaarten/leerlingondersteuning.html"),
        ("kader-proefkader", "kaders/proefkader.html"),
        ("item-proefkader-1a", "kaders/proefkader.html#item-1a"),
        ("indicator-lezen-1f", "indicatoren/lezen-1f.html"),
        ("school-99aa00", "scholen/99aa00.html"),
        ("rol-leerkracht", "rollen/leerkracht.html"),
        ("domein-ondersteuning", "domeinen/ondersteuning.html"),
        ("doel-koers-lezen", "doelen.html#doel-koers-lezen"),
        ("analyse-lezen-2025", "analyses.html#analyse-lezen-2025"),
        ("instrument-groepsbespreking", "instrumenten.html#instrument-groepsbespreking"),
        ("cijfer-lezen-1f-99aa00", "scholen/99aa00.html#cijfer-lezen-1f"),
        ("cijfer-lezen-1f-alle", "indicatoren/lezen-1f.html"),
        ("kaart-ouder", "kaarten/leerlingondersteuning.html"),
        ("kaart-oud", "kaarten/leerlingondersteuning.html"),
        ("kaart-kievit-oud", "kaarten/ambitie.html"),
        ("kaart-ambitie", "kaarten/ambitie.html"),
        ("cijfer-vroeger-99aa00", "scholen/99aa00.html#cijfer-lezen-1f"),
        ("cijfer-vroeger-99zz99", "scholen/99aa00.html#cijfer-lezen-1f"),
        ("cijfer-lezen-1f-99zz99", "scholen/99aa00.html#cijfer-lezen-1f"),
        ("cijfer-vroeger-alle", "indicatoren/lezen-1f.html"),
    ],
)
def test_where_an_id_leads_in_the_team_edition(team: Mapping[str, Bestemming], id_: str, pad: str) -> None:
    assert team[id_].pad == pad


def test_what_lapsed_says_so_with_day_and_words(team: Mapping[str, Bestemming]) -> None:
    weg = team["kaart-kievit-weg"]
    assert weg.pad is None
    assert weg.kop == "De kaart is vervallen"
    assert "De kaart die hier stond, is op 1 maart 2026 vervallen." in weg.woorden
    assert "Deze kievit <b>geldt</b> niet meer." in weg.woorden, "words of an author are text, not markup"


def test_of_what_nobody_knows_the_file_says_so(team: Mapping[str, Bestemming]) -> None:
    weg = team["kaart-kievit-nergens"]
    assert (weg.pad, weg.kop) == (None, "Dit adres leidt nergens meer heen")
    assert "De kaart die hier stond, is er niet meer, of heet nu anders." in weg.woorden
    assert "lijkt er het meest op" not in weg.woorden, "no card resembles it"
    assert "Het item dat hier stond, is er niet meer" in team["item-proefkader-9"].woorden


def test_what_was_renamed_without_a_word_names_what_resembles_it(tmp_path: Path) -> None:
    sites = maak(tmp_path / "handboek", {"data/adressen.yml": LIJST + "- id: kaart-leerling-ondersteuning\n"})
    (bestand,) = [a for a in sites["team"].assets if a.pad.startswith("id/kaart-leerling-ondersteuning/")]
    boom = html.fromstring(bestand.bytes().decode("utf-8"))
    assert "Dit lijkt er het meest op:" in boom.xpath("string(//main)")
    (link,) = boom.xpath("//main//li/a/@href")
    assert volg(bestand.pad, link) == "kaarten/leerlingondersteuning.html"
    assert not boom.xpath("//meta[@http-equiv='refresh']"), "what only resembles is no place to lead to by itself"
    assert not [a for a in sites["publiek"].assets if a.pad.startswith("id/kaart-leerling-ondersteuning/")]


def test_the_public_edition_has_the_ids_of_what_it_shows_and_their_former_ones(
    sites: Mapping[str, Site], publiek: Mapping[str, Bestemming]
) -> None:
    assert publiek["kaart-oud"].pad == publiek["kaart-ouder"].pad == "kaarten/leerlingondersteuning.html"
    assert publiek["school-99zz99"].pad == "scholen/99aa00.html"
    assert publiek["cijfer-vroeger-99zz99"].pad == "scholen/99aa00.html#cijfer-lezen-1f"
    paden = {page.pad.replace(".md", ".html") for page in sites["publiek"].pages}
    assert {str(plaats.pad).partition("#")[0] for plaats in publiek.values()} <= paden, "it never speaks of what is not there"


def test_nothing_of_an_internal_id_is_public(sites: Mapping[str, Site], publiek: Mapping[str, Bestemming]) -> None:
    """Ids that once or now stand for something internal: no file, and no word of them in any file or page."""
    assert not [id_ for id_ in publiek if GEHEIM in id_ or id_.startswith(("rol-", "instrument-")) or id_ == "kaart-ambitie"]
    alles = [(asset.pad, asset.bytes().decode()) for asset in sites["publiek"].assets if asset.pad.startswith("id/")]
    alles += [(page.pad, page.tekst) for page in sites["publiek"].pages]
    assert not [pad for pad, tekst in alles if GEHEIM in tekst or "handboek.example/team" in tekst]


def test_the_projection_itself_holds_no_more(tmp_path: Path) -> None:
    handboek = load_handboek(maak_handboek(tmp_path / "h", {"data/adressen.yml": LIJST})).handboek
    assert handboek is not None
    assert {(adres.id, adres.nu) for adres in project_publiek(handboek).adressen if not adres.id.startswith("rol-")} == {
        ("kaart-oud", "kaart-leerlingondersteuning"),
        ("kaart-ouder", "kaart-leerlingondersteuning"),
        ("indicator-vroeger", "indicator-lezen-1f"),
        ("school-99zz99", "school-99aa00"),
    }


def test_a_code_that_was_divided_names_all_its_successors(tmp_path: Path) -> None:
    kader = vervang("kaarten/kaders/proefkader.yml", "niveaus:", "zichtbaarheid: publiek\nniveaus:")[
        "kaarten/kaders/proefkader.yml"
    ]
    kader += 'vervallen:\n  - {code: "9", nu: [1a, 2a], uitleg: Gesplitst in tweeën.}\n  - {code: "8", uitleg: Geschrapt.}\n'
    sites = maak(tmp_path / "handboek", {"kaarten/kaders/proefkader.yml": kader})
    team, publiek = (bestemmingen(sites[editie]) for editie in ("team", "publiek"))
    assert team["item-proefkader-9"].kop == "Het item is verdeeld"
    assert all(deel in team["item-proefkader-9"].woorden for deel in ("op 2 plaatsen", "Gesplitst in tweeën.", "1a", "2a"))
    assert "Het item dat hier stond, is vervallen." in team["item-proefkader-8"].woorden
    assert publiek["item-proefkader-9"].pad == "kaders/proefkader.html", "it was in the list, so it was given out"
    assert "item-proefkader-8" not in publiek


def test_a_page_about_one_thing_names_its_permanent_address(tmp_path: Path) -> None:
    webadres = vervang(
        "data/organisatie.yml", "fictief: ja\n", "fictief: ja\nwebadres: {team: 'https://handboek.example/team/'}\n"
    )
    sites = maak(tmp_path / "handboek", webadres)
    van = {page.pad: (page.vast, page.vast_op_web) for page in sites["team"].pages}
    adres = ("id/kaart-ambitie/index.html", "https://handboek.example/team/id/kaart-ambitie/")
    assert van["kaarten/ambitie.md"] == adres
    assert van["scholen/99aa00.md"][0] == "id/school-99aa00/index.html"
    assert van["index.md"] == ("", "")
    openbaar = {page.pad: (page.vast, page.vast_op_web) for page in sites["publiek"].pages}
    assert openbaar["scholen/99aa00.md"] == ("id/school-99aa00/index.html", ""), "the team's address stays inside"
    canoniek = next(asset.bytes().decode() for asset in sites["team"].assets if asset.pad == adres[0])
    assert '<link rel="canonical" href="https://handboek.example/team/kaarten/ambitie.html">' in canoniek


def gebouwd(site: Path) -> Iterator[tuple[str, str]]:
    """Each address of a built site with where it leads; pages about what lapsed have their links followed too."""
    for bestand in sorted((site / "id").glob("*/index.html")):
        pad = bestand.relative_to(site).as_posix()
        boom = html.fromstring(bestand.read_bytes())
        assert lees(pad, bestand.read_bytes())
        for href in boom.xpath("//main//a/@href"):
            yield pad, volg(pad, href)
        for blad in boom.xpath("//link[@rel='stylesheet']/@href"):
            assert (site / volg(pad, blad)).is_file()


@pytest.mark.parametrize("editie", ["team", "publiek"])
def test_every_address_of_the_built_demonstration_leads_to_a_file_and_an_anchor(demo_sites: Path, editie: str) -> None:
    site = demo_sites / editie
    ankers: dict[str, set[str]] = {}
    missend: list[tuple[str, str]] = []
    aantal = 0
    for pad, doel in gebouwd(site):
        aantal += 1
        bestand, _, anker = doel.partition("#")
        if not (site / bestand).is_file():
            missend.append((pad, doel))
        elif anker:
            if bestand not in ankers:
                ankers[bestand] = set(html.parse(str(site / bestand)).xpath("//@id"))
            if anker not in ankers[bestand]:
                missend.append((pad, doel))
    assert missend == []
    assert aantal > {"team": 350, "publiek": 100}[editie]
