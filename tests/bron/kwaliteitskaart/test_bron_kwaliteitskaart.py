"""A complete card as a school published it, in our own words and with its faults: each is found at its line, no part is lost."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from helpers_bron import regel
from kwaliteitshandboek.build import Compositie, compose
from kwaliteitshandboek.findings import Finding, Niveau

HANDBOEK = Path(__file__).parent / "handboek"
KAART = "kaarten/ondersteuning/leerlingondersteuning.md"
PERSPECTIEF = "kaarten/ondersteuning/perspectief.md"
VANDAAG = date(2026, 2, 2)


FOUTEN = [
    # a fault of the source, its code, its file and the line that shows it
    ("no version and no adoption date", "C020", KAART, regel(HANDBOEK, KAART, "status: vastgesteld")),
    ("step 4 twice", "C022", KAART, regel(HANDBOEK, KAART, "- stap: 4", na="sturen op wat metingen")),
    ("an instrument without moment", "C130", KAART, regel(HANDBOEK, KAART, "- naam: Logboek van de leerling")),
    ("an instrument without owner", "C130", KAART, regel(HANDBOEK, KAART, "- naam: Verslag van het huisbezoek")),
    ("a step without owner", "C131", KAART, regel(HANDBOEK, KAART, "- wat: De groepsplanbespreking invoeren")),
    ("a step without moment and owner", "C131", KAART, regel(HANDBOEK, KAART, "- wat: Lesbezoeken verbeteren")),
    ("another step without moment and owner", "C131", KAART, regel(HANDBOEK, KAART, "- wat: Sterker worden")),
    ("a January of the wrong year", "C120", KAART, regel(HANDBOEK, KAART, "oktober en januari 2022")),
    ("an attached card that does not exist", "C002", KAART, regel(HANDBOEK, KAART, "kaart: indelen-instructiegroepen")),
    ("a planned card that is not attached", "C145", KAART, regel(HANDBOEK, KAART, "Kwaliteitskaart groepsplanbespreking gereed")),
    ("ontwikkelperspectief", "C151", KAART, regel(HANDBOEK, KAART, "krijgt een ontwikkelperspectief")),
    ("ontwikkelperspectieven", "C151", PERSPECTIEF, regel(HANDBOEK, PERSPECTIEF, "titel: Ontwikkelperspectieven")),
    ("IB beside KC", "C150", KAART, regel(HANDBOEK, KAART, "Scholing voor IB'ers")),
    ("intern begeleider beside KC", "C150", KAART, regel(HANDBOEK, KAART, "met het leerteam en de intern begeleiders")),
    ("the lapsed law by its name", "C152", KAART, regel(HANDBOEK, KAART, "Wet Persoons Registratie")),
    ("the lapsed law by its abbreviation", "C152", KAART, regel(HANDBOEK, KAART, "(WPR)")),
]


@pytest.fixture(scope="module")
def bevindingen() -> tuple[Finding, ...]:
    return compose(HANDBOEK, VANDAAG, ()).findings


@pytest.mark.parametrize(("code", "bestand", "plaats"), [fout[1:] for fout in FOUTEN], ids=[fout[0] for fout in FOUTEN])
def test_de_fout_is_gevonden(bevindingen: tuple[Finding, ...], code: str, bestand: str, plaats: int) -> None:
    assert (code, bestand, plaats) in {(b.code, b.bestand, b.regel) for b in bevindingen}


def test_er_zijn_geen_andere_bevindingen(bevindingen: tuple[Finding, ...]) -> None:
    """Nothing is wrong but what the source has wrong; the number tells two on one line apart."""
    assert sorted((b.code, b.bestand, b.regel) for b in bevindingen) == sorted(fout[1:] for fout in FOUTEN)


def test_alleen_de_bijlage_die_er_niet_is_houdt_het_bouwen_tegen(bevindingen: tuple[Finding, ...]) -> None:
    fouten = [(b.code, b.regel) for b in bevindingen if b.niveau is Niveau.FOUT]
    assert fouten == [("C002", regel(HANDBOEK, KAART, "kaart: indelen-instructiegroepen"))]


def test_wat_er_over_de_woorden_staat(bevindingen: tuple[Finding, ...]) -> None:
    wat = {b.wat for b in bevindingen if b.code in {"C150", "C151", "C152"}}
    # Each name of the role stands in the card twice: all its lines are named, so that it is mended in one go.
    begeleiders = [
        regel(HANDBOEK, KAART, plek) for plek in ("met het leerteam en de intern begeleiders", "leerkracht of intern begeleider")
    ]
    ibers = [regel(HANDBOEK, KAART, plek) for plek in ("Scholing voor IB'ers", "ib’ers, leerlingen")]
    rol = "Deze rol heet in dit handboek 'Kwaliteitscoördinator'. In dit bestand staat die naam 2 keer: op regel"
    assert wat == {
        f"Hier staat 'intern begeleiders'. {rol} {begeleiders[0]} en {begeleiders[1]}.",
        f"Hier staat 'IB'ers'. {rol} {ibers[0]} en {ibers[1]}.",
        "Hier staat 'ontwikkelperspectief'. Volgens de begrippenlijst heet dit 'ontwikkelingsperspectief'.",
        "Hier staat 'Ontwikkelperspectieven'. Volgens de begrippenlijst heet dit 'ontwikkelingsperspectief'.",
        "'Wet Persoons Registratie' geldt niet meer sinds 1 september 2001.",
        "'WPR' geldt niet meer sinds 1 september 2001.",
    }


HERSTEL = {"  - kaart: indelen-instructiegroepen\n": ""}
"""What stands in the way of a build, and what mends it."""


@pytest.fixture(scope="module")
def hersteld(tmp_path_factory: pytest.TempPathFactory) -> Compositie:
    """The handbook in which the one fout was mended, and nothing else."""
    map_ = tmp_path_factory.mktemp("hersteld") / "handboek"
    shutil.copytree(HANDBOEK, map_)
    tekst = (map_ / KAART).read_text("utf-8")
    for oud, nieuw in HERSTEL.items():
        assert tekst.count(oud) == 1
        tekst = tekst.replace(oud, nieuw)
    (map_ / KAART).write_text(tekst, "utf-8")
    return compose(map_, VANDAAG)


def test_hersteld_bouwt_het_handboek(hersteld: Compositie) -> None:
    assert hersteld.deugt
    assert set(hersteld.sites) == {"team", "publiek"}
    assert not [b for b in hersteld.findings if b.niveau is Niveau.FOUT]
    assert len(hersteld.findings) == len(FOUTEN) - len(HERSTEL)


@pytest.fixture(scope="module")
def pagina(hersteld: Compositie) -> str:
    """The page of the card as plain text: without tags and escapes, on one line."""
    tekst = next(page.tekst for page in hersteld.sites["team"].pages if page.pad == "kaarten/leerlingondersteuning.md")
    kaal = re.sub(r"<[^>]*>", "", tekst).replace("&#39;", "'").replace("\\", "")
    return " ".join(_kaal(kaal).split())


def test_elk_deel_van_de_kaart_staat_op_haar_pagina(pagina: str) -> None:
    """Read from the file itself, not by the loader: every text in the data, and every paragraph of the prose."""
    _, voorwerk, proza = (HANDBOEK / KAART).read_text("utf-8").split("---\n", 2)
    for oud, nieuw in HERSTEL.items():
        voorwerk = voorwerk.replace(oud, nieuw)
    gegevens = yaml.safe_load(voorwerk)
    for tekst in (gegevens["titel"], "Ambitiekaart", "Ondersteuning", "Vastgesteld"):
        assert tekst.lower() in pagina.lower(), tekst
    rijen = [*gegevens["meetinstrumenten"], *gegevens["activiteiten"], *gegevens["partners"], *gegevens["pdca"]]
    for rij in rijen:
        for veld in ("naam", "wat", "titel", "doel", "moment", "vastgelegd_in", "waarvoor"):
            assert (rij.get(veld) or "") in pagina, rij
        for punt in rij.get("punten", ()):
            assert punt in pagina, punt
    for jaar in gegevens["planning"]:
        assert jaar["schooljaar"] in pagina
        assert jaar["fase"] in pagina
        for stap in jaar["stappen"]:
            assert stap["wat"] in pagina
            assert stap.get("wanneer", "") in pagina
    for sectie in proza.split("\n## ")[1:]:
        kop, _, inhoud = sectie.partition("\n")
        assert kop in pagina
        for zin in re.split(r"(?<=[.;:])\s+", " ".join(_kaal(inhoud).split())):
            assert zin.strip() in pagina, zin


def _kaal(markdown: str) -> str:
    """Markdown without the marks that a page may write in another way: links become their text."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)


def test_rollen_bijlagen_en_indicatoren_staan_op_de_pagina(pagina: str, hersteld: Compositie) -> None:
    for rol in ("Kwaliteitscoördinator", "Directeur", "Leerkracht", "Leerteam", "Team", "Schoolcontactpersoon"):
        assert rol in pagina, rol
    titels = re.findall(
        r"^titel: (.*)$", "\n".join(pad.read_text("utf-8") for pad in HANDBOEK.glob("kaarten/*/*.md")), re.MULTILINE
    )
    assert len(titels) == 18
    for titel in (*titels, "Jaarplanning leerlingondersteuning", "Toetskalender"):
        assert titel in pagina, titel
    for indicator in yaml.safe_load((HANDBOEK / "data/indicatoren/processen.yml").read_text("utf-8")):
        assert indicator["naam"] in pagina, indicator["naam"]
    assets = {asset.pad for asset in hersteld.sites["team"].assets}
    assert {"bijlagen/leerlingondersteuning/jaarplanning.csv", "bijlagen/leerlingondersteuning/toetskalender.csv"} <= assets


def test_wat_gepland_en_gehouden_is_staat_op_de_pagina(pagina: str) -> None:
    """Counted from the rows themselves: the newest year of each indicator."""
    rijen = [rij.split(";") for rij in (HANDBOEK / "data/resultaten/besprekingen.csv").read_text("utf-8").splitlines()[1:]]
    aantal = {(reeks, categorie): waarde for _, jaar, reeks, categorie, waarde in rijen if jaar == "2024-2025"}
    reeksen = {reeks for reeks, _ in aantal}
    assert len(reeksen) == 7
    for reeks in reeksen:
        assert f"{aantal[reeks, 'gehouden']} van de {aantal[reeks, 'gepland']} " in pagina, reeks


def test_de_openbare_editie_toont_niets_van_deze_kaart(hersteld: Compositie) -> None:
    """Nothing in this handbook is made public, so nothing may be."""
    paden = {page.pad for page in hersteld.sites["publiek"].pages}
    assert not {pad for pad in paden if pad.startswith("kaarten/") and "index" not in pad and "a-z" not in pad}
