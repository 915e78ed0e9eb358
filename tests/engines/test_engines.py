"""Engines on a small Site made by hand: what is written, what is left alone, and that two site builders agree."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from kwaliteitshandboek.engines.folder import write_folder
from kwaliteitshandboek.engines.inpakken import write_zip
from kwaliteitshandboek.engines.website import MERK, write_websites
from kwaliteitshandboek.pages.site import Asset, Navigatie, Page, Site

MKDOCS = "site_name: Proef\ntheme:\n  name: material\nplugins:\n  - search\n  - kwaliteitshandboek\n"


def make_site(editie: str = "team", extra: str = "") -> Site:
    return Site(
        editie=editie,
        naam="Proef",
        pages=(
            Page("index.md", "Start", "start", f"# Start\n\nLees [de kaart](kaarten/a.md). {extra}\n"),
            Page("kaarten/a.md", "Kaart A", "kaart", "# Kaart A\n\n## Visie { #visie }\n\nTekst.\n"),
        ),
        assets=(Asset("bijlagen/a/plan.txt", inhoud=b"plan"),),
        navigatie=(Navigatie("Start", "index.md"), Navigatie("Kaarten", onder=(Navigatie("Kaart A", "kaarten/a.md"),))),
        gegevens={
            "naam": "Proef",
            "korte_naam": "Proef",
            "editie": editie,
            "editie_naam": "Teameditie",
            "fictief": True,
            "proefversie": False,
            "contact": {},
            "kleur": "#0f5c66",
            "kleur_tekst": "#ffffff",
            "kleur_donker": "#7fc4cd",
            "logo": None,
            "lettertype": "atkinson-hyperlegible-next",
            "datum": "15 november 2026",
            "versie": "0.1.0",
        },
    )


@pytest.fixture
def handboek(tmp_path: Path) -> Path:
    for naam in ("docs", "kaarten", "data"):
        (tmp_path / "boek" / naam).mkdir(parents=True)
    (tmp_path / "boek" / "docs" / "geheim.md").write_text("# Niet voor publicatie\n")
    (tmp_path / "boek" / "mkdocs.yml").write_text(MKDOCS)
    return tmp_path / "boek"


def stand(map_: Path) -> dict[str, str]:
    return {
        pad.relative_to(map_).as_posix(): hashlib.sha256(pad.read_bytes()).hexdigest() for pad in map_.rglob("*") if pad.is_file()
    }


def pages_in(map_: Path) -> set[str]:
    return {pad.relative_to(map_).as_posix() for pad in map_.rglob("*.html") if pad.name != "404.html"}


def test_a_site_holds_its_own_pages_and_assets_and_nothing_found_in_docs(handboek: Path, tmp_path: Path) -> None:
    assert write_websites({"team": make_site()}, handboek, tmp_path / "uit") == []
    team = tmp_path / "uit" / "team"
    assert pages_in(team) == {"index.html", "kaarten/a.html"}
    assert (team / "bijlagen/a/plan.txt").read_text() == "plan"
    assert "geheim" not in " ".join(stand(team))
    assert (team / "404.html").is_file()
    assert 'href="kaarten/a.html"' in (team / "index.html").read_text()


def test_zensical_and_mkdocs_make_the_same_pages(handboek: Path, tmp_path: Path) -> None:
    site = make_site()
    write_websites({"team": site}, handboek, tmp_path / "uit")
    write_folder(site, tmp_path / "map")
    subprocess.run([sys.executable, "-m", "zensical", "build"], cwd=tmp_path / "map", check=True, capture_output=True)
    assert pages_in(tmp_path / "map" / "site") == pages_in(tmp_path / "uit" / "team")


def test_a_failing_edition_changes_neither_site(handboek: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uit = tmp_path / "uit"
    write_websites({"team": make_site(), "publiek": make_site("publiek")}, handboek, uit)
    voor = stand(uit)
    heel = make_site("publiek")
    gewoon = Asset.bytes

    def bytes_of_faal(self: Asset) -> bytes:
        if self.pad == "stuk":
            raise OSError(28, "No space left on device")
        return gewoon(self)

    monkeypatch.setattr(Asset, "bytes", bytes_of_faal)
    stuk = Site("publiek", "Proef", heel.pages, (Asset("stuk", inhoud=b""),), heel.navigatie, heel.gegevens)
    findings = write_websites({"team": make_site(extra="nieuw"), "publiek": stuk}, handboek, uit)
    assert [finding.code for finding in findings] == ["B005"]
    assert stand(uit) == voor
    assert {pad.name for pad in uit.iterdir()} == {"team", "publiek"}


def test_a_rebuild_replaces_the_old_site_as_a_whole(handboek: Path, tmp_path: Path) -> None:
    uit = tmp_path / "uit"
    write_websites({"team": make_site()}, handboek, uit)
    (uit / "team" / "oud.html").write_text("oud")
    assert write_websites({"team": make_site(extra="nieuw")}, handboek, uit) == []
    assert "nieuw" in (uit / "team" / "index.html").read_text()
    assert not (uit / "team" / "oud.html").exists()


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        (None, "B001"),
        ("site_name: [", "B002"),
        ("theme:\n  name: bestaat-niet\nsite_name: x\nplugins: [kwaliteitshandboek]\n", "B002"),
        ("site_name: x\ntheme:\n  name: material\n", "B003"),
        ("site_name: x\nplugins:\n  - bestaat-niet\n", "B002"),
    ],
)
def test_a_bad_mkdocs_yml_is_a_finding(handboek: Path, tmp_path: Path, inhoud: str | None, code: str) -> None:
    if inhoud is None:
        (handboek / "mkdocs.yml").unlink()
    else:
        (handboek / "mkdocs.yml").write_text(inhoud)
    findings = write_websites({"team": make_site()}, handboek, tmp_path / "uit")
    assert [finding.code for finding in findings] == [code]
    assert not list((tmp_path / "uit").iterdir())


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        ("site_name: [", "kloppen niet: regel 1 is niet te lezen; kijk naar het inspringen, de haken en de tabs."),
        ("- a\n", "er staat een lijst, en er horen instellingen te staan zoals 'site_name: Kwaliteitshandboek'."),
        ("theme:\n  name: bestaat-niet\nsite_name: x\n", "bij 'theme': het thema 'bestaat-niet' bestaat niet; kies 'material'."),
        ("site_name: x\nplugins:\n  - bestaat-niet\n", "bij 'plugins': de plugin 'bestaat-niet' is niet geïnstalleerd."),
        ("plugins: [search]\n", "bij 'site_name': deze instelling moet er staan."),
        ("site_name: x\nextra_css: 2\n", "bij 'extra_css' hoort een lijst, en er staat een getal."),
        ("site_name: x\nsite_url: geen\n", "bij 'site_url': dit is geen webadres; het begint met http:// of https://."),
        ("site_name: x\nmarkdown_extensions: [niet]\n", "'markdown_extensions': de uitbreiding 'niet' is niet geïnstalleerd."),
        ("INHERIT: ../weg.yml\n", "kloppen niet: MkDocs zegt in het Engels \u2018Inherited config file '../weg.yml' does not"),
    ],
)
def test_what_mkdocs_says_is_told_in_dutch(handboek: Path, tmp_path: Path, inhoud: str, zin: str) -> None:
    (handboek / "mkdocs.yml").write_text(inhoud)
    (finding,) = write_websites({"team": make_site()}, handboek, tmp_path / "uit")
    assert finding.code == "B002"
    assert zin in finding.wat


@pytest.mark.parametrize(
    ("contact", "koppen"),
    [({}, 1), ({"telefoon": "0222"}, 1), ({"email": "a@b.example"}, 2), ({"privacy": "privacy.html"}, 2)],
)
def test_the_foot_has_no_heading_without_anything_below_it(
    handboek: Path, tmp_path: Path, contact: dict[str, str], koppen: int
) -> None:
    site = make_site()
    site = replace(site, gegevens={**site.gegevens, "contact": contact})
    assert write_websites({"team": site}, handboek, tmp_path / "uit") == []
    pagina = (tmp_path / "uit" / "team" / "index.html").read_text()
    assert pagina.count('class="hb-voet__kop"') == koppen
    assert ("Uw rechten" in pagina) == (koppen == 2)
    assert not re.search(r"<ul[^>]*>\s*</ul>", pagina.partition("<footer")[2].partition("</footer>")[0])


@pytest.mark.parametrize("doel", [".", "..", "kaarten", "data/site", "docs"])
def test_a_site_is_never_written_over_the_sources(handboek: Path, doel: str) -> None:
    voor = stand(handboek)
    assert [finding.code for finding in write_websites({"team": make_site()}, handboek, handboek / doel)] == ["B006"]
    assert stand(handboek) == voor


def test_a_folder_of_someone_else_is_left_alone(handboek: Path, tmp_path: Path) -> None:
    (tmp_path / "uit" / "team").mkdir(parents=True)
    (tmp_path / "uit" / "team" / "foto.jpg").write_text("x")
    assert [finding.code for finding in write_websites({"team": make_site()}, handboek, tmp_path / "uit")] == ["B007"]
    assert stand(tmp_path / "uit") == {"team/foto.jpg": hashlib.sha256(b"x").hexdigest()}


def test_a_warning_of_mkdocs_is_a_finding(handboek: Path, tmp_path: Path) -> None:
    site = make_site(extra="[weg](kaarten/bestaat-niet.md)")
    findings = write_websites({"team": site}, handboek, tmp_path / "uit")
    assert [finding.code for finding in findings] == ["B004"]
    assert "bestaat-niet" in findings[0].wat


def test_the_zip_holds_the_site_and_is_the_same_each_time(handboek: Path, tmp_path: Path) -> None:
    write_websites({"team": make_site()}, handboek, tmp_path / "uit")
    team = tmp_path / "uit" / "team"
    assert write_zip(team, tmp_path / "een.zip") is None
    assert write_zip(team, tmp_path / "twee.zip") is None
    assert (tmp_path / "een.zip").read_bytes() == (tmp_path / "twee.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "een.zip") as archief:
        assert set(archief.namelist()) == set(stand(team)) - {MERK}
        assert archief.read("index.html") == (team / "index.html").read_bytes()


def test_a_relative_target_is_taken_from_where_one_stands(
    handboek: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voor = stand(handboek)
    (tmp_path / "elders").mkdir()
    monkeypatch.chdir(tmp_path / "elders")
    assert write_websites({"team": make_site()}, Path("../boek"), Path("uit")) == []
    assert pages_in(tmp_path / "elders" / "uit" / "team") == {"index.html", "kaarten/a.html"}
    assert stand(handboek) == voor


@pytest.mark.parametrize("map_", [".", None], ids=["from its own folder", "from elsewhere"])
def test_a_file_of_the_handbook_that_cannot_be_read_is_named(
    handboek: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, map_: str | None
) -> None:
    monkeypatch.chdir(handboek)
    wortel = handboek if map_ is None else Path(map_)
    heel = make_site()
    bijlage = Asset("beeld/logo.svg", bron=wortel / "docs" / "logo.svg")
    stuk = Site("team", "Proef", heel.pages, (bijlage,), heel.navigatie, heel.gegevens)
    findings = write_websites({"team": stuk}, wortel, tmp_path / "uit")
    assert [(finding.code, finding.bestand) for finding in findings] == [("B009", "docs/logo.svg")]


@pytest.mark.parametrize("regel", ["extra_javascript: ['https://elders.example/a.js']", "extra_css: ['//elders.example/a.css']"])
def test_nothing_is_fetched_from_another_site(handboek: Path, tmp_path: Path, regel: str) -> None:
    (handboek / "mkdocs.yml").write_text(f"{MKDOCS}{regel}\n")
    findings = write_websites({"team": make_site()}, handboek, tmp_path / "uit")
    assert [finding.code for finding in findings] == ["B008"]
    assert "elders.example" in findings[0].wat


def test_the_public_edition_takes_nothing_personal_from_mkdocs_yml(handboek: Path, tmp_path: Path) -> None:
    eigen = "site_author: KANARIE1\nsite_description: KANARIE2\nrepo_url: https://kanarie.example/KANARIE3\ncopyright: KANARIE4\n"
    (handboek / "mkdocs.yml").write_text(f"{MKDOCS}{eigen}extra:\n  homepage: https://kanarie.example/KANARIE5\n")
    assert write_websites({"publiek": make_site("publiek")}, handboek, tmp_path / "uit") == []
    for pagina in (tmp_path / "uit" / "publiek").rglob("*.html"):
        assert "kanarie" not in pagina.read_text().lower(), pagina


def test_names_cannot_break_out_of_the_frame_of_a_page(handboek: Path, tmp_path: Path) -> None:
    kwaad = '</title><script>alert(1)</script> "x" <img src=x onerror=alert(2)> &lt;b&gt;'
    site = Site(
        "team",
        kwaad,
        (Page("index.md", kwaad, "start", "# Start\n", omschrijving=kwaad), Page("b.md", kwaad, "kaart", "# B\n")),
        (),
        (Navigatie(kwaad, "index.md"), Navigatie(kwaad, onder=(Navigatie(kwaad, "b.md"),))),
        make_site().gegevens,
    )
    write_websites({"team": site}, handboek, tmp_path / "uit")
    for pagina in ("index.html", "b.html", "404.html"):
        tekst = (tmp_path / "uit" / "team" / pagina).read_text()
        assert "alert(1)" in tekst
        for gevaar in ("<script>alert", "<img src=x", 'content="</title', "<b>"):
            assert gevaar not in tekst, (pagina, gevaar)


@pytest.mark.parametrize("doel", ["uit/publiek", "uit/publiek/dieper"])
def test_no_edition_is_built_inside_a_built_one(handboek: Path, tmp_path: Path, doel: str) -> None:
    write_websites({"publiek": make_site("publiek")}, handboek, tmp_path / "uit")
    voor = stand(tmp_path / "uit")
    assert [finding.code for finding in write_websites({"team": make_site()}, handboek, tmp_path / doel)] == ["B010"]
    assert stand(tmp_path / "uit") == voor


def test_a_zip_that_cannot_be_written_is_a_finding_and_leaves_nothing(handboek: Path, tmp_path: Path) -> None:
    write_websites({"team": make_site()}, handboek, tmp_path / "uit")
    (tmp_path / "handboek-team.zip" / "x").mkdir(parents=True)
    mislukt = write_zip(tmp_path / "uit" / "team", tmp_path / "handboek-team.zip")
    assert mislukt is not None
    assert mislukt.code == "B011"
    assert not (tmp_path / "handboek-team.zip.nieuw").exists()
