"""The route of an item: what is missing on the way, and whose judgements it tells."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from helpers_handboek import maak_handboek
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.kaderdekking import derive_kaderdekking
from kwaliteitshandboek.derive.losse_einden import derive_losse_einden
from kwaliteitshandboek.derive.routes import Gemissoort, Oordeelbron, Route, Stap, derive_route
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.model.zelfevaluatie import Itemoordeel, Zelfevaluatie
from kwaliteitshandboek.pages.maken import make_publiek_site, make_team_site

VANDAAG = date(2026, 11, 15)


def routes_van(handboek: Handboek, kader: str) -> dict[str, Route]:
    afgeleid = derive(handboek, VANDAAG)
    einden = derive_losse_einden(handboek, afgeleid)
    items = derive_kaderdekking(handboek, afgeleid, handboek.kader_per_id[kader]).items
    return {item.item.code: derive_route(handboek, afgeleid, item, einden) for item in items}


@pytest.fixture
def basis(tmp_path: Path) -> Handboek:
    handboek = load_handboek(maak_handboek(tmp_path / "handboek")).handboek
    assert handboek is not None
    return handboek


def test_every_step_of_the_basis_says_what_is_missing(basis: Handboek) -> None:
    routes = routes_van(basis, "proefkader")
    # 1a has a card, a figure and an analysis with an action; 1b only an instrument; 2a nothing at all.
    a, b, c = ({gemis.soort for gemis in routes[code].mist} for code in ("1a", "1b", "2a"))
    assert [analyse.id for analyse in routes["1a"].analyses] == ["lezen-2025"]
    assert a - {Gemissoort.GEEN_AMBITIE} == {Gemissoort.GEEN_OORDEEL}
    assert b == {Gemissoort.GEEN_KAART, Gemissoort.GEEN_INDICATOR, Gemissoort.GEEN_OORDEEL}
    assert c == b


def test_a_self_evaluation_of_too_few_people_is_as_if_it_were_not_there(basis: Handboek) -> None:
    drempel = basis.organisatie.drempels.respondenten

    def met(respondenten: int, jaar: int = 2025) -> Zelfevaluatie:
        oordelen = (Itemoordeel(item="1a", oordeel="2"),)
        naam = f"zelf-{jaar}-{respondenten}"
        return Zelfevaluatie(
            id=naam,
            kader="proefkader",
            schooljaar=Schooljaar(jaar),
            school="99AA00",
            respondenten=respondenten,
            oordelen=oordelen,
        )

    def oordelen(*zelf: Zelfevaluatie) -> list[tuple[Oordeelbron, str]]:
        handboek = basis.model_copy(update={"zelfevaluaties": zelf})
        return [(oordeel.bron, oordeel.sleutel) for oordeel in routes_van(handboek, "proefkader")["1a"].oordelen]

    assert oordelen(met(drempel - 1)) == []
    assert oordelen(met(drempel)) == [(Oordeelbron.ZELF, f"zelf-2025-{drempel}")]
    # The newest that may be shown stands, in whatever order the files come.
    assert oordelen(met(drempel, 2025), met(drempel, 2024), met(drempel - 1, 2026)) == [
        (Oordeelbron.ZELF, f"zelf-2025-{drempel}")
    ]


def test_the_demonstration_names_its_red_figure_and_its_exception(wortel: Path) -> None:
    handboek = load_handboek(wortel).handboek
    assert handboek is not None
    routes = routes_van(handboek, "inspectie-2021")
    (rood,) = routes["OP2"].mist_bij(Stap.ANALYSE)
    assert (rood.soort, "99AD00" in rood.namen) == (Gemissoort.ONDER_NORM, True)
    # The board's vision needs no card: so it was decided.
    assert routes["BKA1"].mist_bij(Stap.AFSPRAKEN) == ()


def test_pages_are_there_for_the_team_only_and_not_for_a_framework_that_is_over(wortel: Path) -> None:
    handboek = load_handboek(wortel).handboek
    assert handboek is not None
    team = {page.pad: page for page in make_team_site(handboek, derive(handboek, VANDAAG), wortel).pages}
    # 52 items under 7 criteria, 16 standards in 5 areas: a page for each of them.
    assert len([pad for pad in team if pad.startswith("routes/")]) == 52 + 7 + 16 + 5
    assert {pad for pad in team if pad.startswith("dekking/")} == {
        "dekking/index.md",
        "dekking/inspectie-2021.md",
        "dekking/ondersteuning.md",
    }
    assert "geldt niet meer" in team["kaders/ondersteuning-2021.md"].tekst
    assert "Startbesprekingen" in team["losse-einden.md"].tekst
    publiek = project_publiek(handboek)
    afgeleid = derive(publiek, VANDAAG, publiek.organisatie.drempels)
    openbaar = {page.pad: page for page in make_publiek_site(publiek, afgeleid, wortel).pages}
    assert not [pad for pad in openbaar if pad.startswith(("routes/", "dekking/", "losse"))]
    kader = openbaar["kaders/inspectie-2021.md"].tekst
    assert "Wordt gediend door" in kader
    assert "uitzondering" not in kader
    assert "ondersteuning-2021" not in kader


def test_a_kernstandaard_is_marked_by_the_day(wortel: Path) -> None:
    handboek = load_handboek(wortel).handboek
    assert handboek is not None
    afgeleid = derive(handboek, VANDAAG)
    teksten = {}
    for dag in (VANDAAG, date(2021, 7, 31)):
        site = make_team_site(handboek, replace(afgeleid, vandaag=dag), wortel)
        teksten[dag] = next(page.tekst for page in site.pages if page.pad == "kaders/inspectie-2021.md")
    assert teksten[VANDAAG].count("Kernstandaard vanaf 1 augustus 2021") == 4
    assert teksten[date(2021, 7, 31)].count("Wordt kernstandaard op 1 augustus 2021") == 4


def test_a_route_names_what_was_said_of_items_that_serve_it(wortel: Path) -> None:
    handboek = load_handboek(wortel).handboek
    assert handboek is not None
    site = make_team_site(handboek, derive(handboek, VANDAAG), wortel)
    tekst = next(page.tekst for page in site.pages if page.pad == "routes/inspectie-2021-op2.md")
    evaluatie = tekst.split("{ #evaluatie }")[1]
    # Read once more, from the files themselves: which items serve OP2, and what was said of 2e.
    kader = yaml.safe_load((wortel / "kaarten/kaders/ondersteuning.yml").read_text("utf-8"))
    dienend = [
        item["code"]
        for deel in kader["onderdelen"]
        for item in deel["onderdelen"]
        if "inspectie-2021/OP2" in item.get("dient", ())
    ]
    assert "2e" in dienend
    assert [code for code in dienend if f'ondersteuning-{code}.html"' in evaluatie] == dienend
    organisatie = yaml.safe_load((wortel / "data/organisatie.yml").read_text("utf-8"))
    drempel = organisatie.get("drempels", {}).get("respondenten", 5)
    wie = set()
    for pad in (*wortel.glob("data/zelfevaluaties/ondersteuning-*.yml"), *wortel.glob("data/bezoeken/*.yml")):
        stuk = yaml.safe_load(pad.read_text("utf-8"))
        if stuk.get("respondenten", drempel) < drempel or stuk.get("kader", "ondersteuning") != "ondersteuning":
            continue
        if any(oordeel["item"] == "2e" and oordeel.get("oordeel") for oordeel in stuk.get("oordelen", ())):
            wie.add((stuk.get("soort", "zelf"), stuk.get("school"), stuk.get("bestuur")))
    assert re.search(rf">Ondersteuning 2e: [^<]*</a> \({len(wie)}\s*oordelen", evaluatie)
