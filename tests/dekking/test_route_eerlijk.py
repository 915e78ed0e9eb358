"""What a route says: late is not missing, schools under a norm are told, and only actions on the item come along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helpers_handboek import BASIS, maak_handboek, vervang
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.afgeleid import Aandachtsoort
from kwaliteitshandboek.derive.kaderdekking import derive_kaderdekking
from kwaliteitshandboek.derive.losse_einden import Eindsoort, derive_losse_einden
from kwaliteitshandboek.derive.routes import Gemis, Gemissoort, Route, Stap, derive_route
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.pages.maken import make_publiek_site, make_team_site
from kwaliteitshandboek.pages.routestand import stapstand

VANDAAG = date(2026, 11, 15)
ANALYSE = "data/analyses/analyses.yml"
BEZOEKSOORTEN = "- {id: audit, naam: Audit, bezocht: [school], kader: proefkader}\n"
BEZOEK = """\
id: audit-windroos
soort: audit
schooljaar: 2025-2026
school: 99AA00
datum: 2026-03-02
oordelen:
  - {item: 1a, oordeel: "2"}
afspraken:
  - {wat: De leestijd staat in het rooster, item: 1a, eigenaar: leerkracht, gereed_op: 2026-06-01, status: gereed}
  - {wat: Ouders praten mee, item: 2a, eigenaar: leerkracht, gereed_op: 2026-10-01}
"""
ZELF = """\
id: proefkader-99aa00-2025-2026
kader: proefkader
schooljaar: 2025-2026
school: 99AA00
datum: 2026-05-04
respondenten: 12
oordelen:
  - {item: 1a, oordeel: "1"}
"""
TOETSING = {
    "data/bezoeksoorten.yml": BEZOEKSOORTEN,
    "data/bezoeken/audit-windroos.yml": BEZOEK,
    "data/zelfevaluaties/proefkader-99aa00-2025-2026.yml": ZELF,
}


def lees(map_: Path) -> Handboek:
    geladen = load_handboek(map_)
    assert geladen.handboek is not None, geladen.findings
    return geladen.handboek


def routes_van(handboek: Handboek, kader: str = "proefkader") -> dict[str, Route]:
    afgeleid = derive(handboek, VANDAAG)
    einden = derive_losse_einden(handboek, afgeleid)
    items = derive_kaderdekking(handboek, afgeleid, handboek.kader_per_id[kader]).items
    return {item.item.code: derive_route(handboek, afgeleid, item, einden) for item in items}


def test_late_is_not_missing(tmp_path: Path) -> None:
    laat = vervang("kaarten/ondersteuning/leerlingondersteuning.md", "gepland: 2027-05-01", "gepland: 2026-11-14")
    handboek = lees(maak_handboek(tmp_path / "handboek", laat))
    route = routes_van(handboek)["1a"]
    assert stapstand(route, Stap.AFSPRAKEN, handboek).woord == "te laat"
    assert stapstand(route, Stap.EVALUATIE, handboek).woord == "hier ontbreekt iets"
    # Something missing goes before something late.
    meer = (*route.mist, Gemis(Stap.AFSPRAKEN, Gemissoort.GEEN_KAART))
    assert stapstand(replace(route, mist=meer), Stap.AFSPRAKEN, handboek).woord == "hier ontbreekt iets"
    assert stapstand(replace(route, mist=()), Stap.AFSPRAKEN, handboek).woord == "in orde"


def test_results_say_how_many_schools_lie_under_a_norm(wortel: Path) -> None:
    handboek = lees(wortel)
    route = routes_van(handboek, "inspectie-2021")["OP2"]
    # In 2025-2026 De Vuurtoren held too few talks of every kind; the other schools kept all that they planned.
    assert route.onder == ("99AD00",)
    assert stapstand(route, Stap.RESULTATEN, handboek).woord == "1\u00a0school haalt de norm niet"
    assert (
        stapstand(replace(route, onder=("99AD00", "99AA00")), Stap.RESULTATEN, handboek).woord
        == "2\u00a0scholen halen de norm niet"
    )
    assert stapstand(replace(route, onder=()), Stap.RESULTATEN, handboek).woord == "in orde"


def test_nothing_is_in_order_where_nothing_stands(wortel: Path) -> None:
    handboek = lees(wortel)
    ondersteuning, inspectie = routes_van(handboek, "ondersteuning"), routes_van(handboek, "inspectie-2021")

    def woorden(route: Route, *stappen: Stap) -> list[str]:
        return [stapstand(route, stap, handboek).woord for stap in stappen]

    # 3a has no card and no indicator: its ambition waits for the card, analysis and actions wait for a figure.
    assert woorden(ondersteuning["3a"], *list(Stap)[:5]) == [
        "hoort bij een kaart die ontbreekt",
        "hier ontbreekt iets",
        "hier ontbreekt iets",
        "volgt op een stap die ontbreekt",
        "volgt op een stap die ontbreekt",
    ]
    # 4a has cards; it was decided that no number can tell how it goes.
    assert woorden(ondersteuning["4a"], Stap.RESULTATEN, Stap.ANALYSE, Stap.ACTIES) == [
        "uitzondering",
        "uitzondering",
        "niet te zeggen",
    ]
    # The board's vision needs no card.
    assert woorden(inspectie["BKA1"], Stap.AMBITIE, Stap.AFSPRAKEN) == ["uitzondering", "uitzondering"]
    for route in (*ondersteuning.values(), *inspectie.values()):
        for stap in Stap:
            assert route.staat(stap) or stapstand(route, stap, handboek).woord != "in orde", (route.stand.naam, stap)


def test_an_evaluation_counts_the_schools(tmp_path: Path) -> None:
    handboek = lees(maak_handboek(tmp_path / "handboek", TOETSING))
    route = replace(routes_van(handboek)["1a"], mist=())
    # Audit and self-evaluation are of one school, 99AA00; the basis has two.
    assert stapstand(route, Stap.EVALUATIE, handboek).woord == "1 van de 2\u00a0scholen"
    oordeel = route.oordelen[0]
    ander = replace(route, oordelen=(oordeel, replace(oordeel, school="99AE00")))
    assert stapstand(ander, Stap.EVALUATIE, handboek).woord == "in orde"
    samen = replace(route, oordelen=(replace(oordeel, school=None),))
    assert stapstand(samen, Stap.EVALUATIE, handboek).woord == "in orde"


def test_signals_stand_on_the_route_of_what_they_touch(tmp_path: Path) -> None:
    signalen = "\n".join(
        f"- {{id: {naam}, school: 99AA00, schooljaar: 2025-2026, datum: {dag}, onderwerp: Signaal {naam}, "
        f"tekst: Een woord., standaard: proefkader/{code}}}"
        for naam, dag, code in (("oud", "2026-01-10", "1a"), ("nieuw", "2026-03-10", "1a"), ("ander", "2026-02-10", "1b"))
    )
    map_ = maak_handboek(tmp_path / "handboek", {**TOETSING, "data/signalen/loket.yml": f"{signalen}\n"})
    handboek = lees(map_)
    routes = routes_van(handboek)
    assert [[signaal.id for signaal in routes[code].signalen] for code in ("1a", "1b", "2a")] == [["nieuw", "oud"], ["ander"], []]
    paginas = {page.pad: page.tekst for page in make_team_site(handboek, derive(handboek, VANDAAG), map_).pages}
    assert "Signaal nieuw" in paginas["routes/proefkader-1a.md"]
    assert "Signaal ander" not in paginas["routes/proefkader-1a.md"]


@pytest.mark.parametrize(
    ("cijfers", "kaart", "hoort"),
    [
        ("", "leerlingondersteuning", True),
        ("", None, True),  # all figures of the analysis are of the item
        ("    - {indicator: startgesprek-gehouden, school: 99AA00, schooljaar: 2024-2025}\n", "leerlingondersteuning", True),
        ("    - {indicator: startgesprek-gehouden, school: 99AA00, schooljaar: 2024-2025}\n", "ambitie", False),
        ("    - {indicator: startgesprek-gehouden, school: 99AA00, schooljaar: 2024-2025}\n", None, False),
    ],
)
def test_actions_come_along_where_they_are_about_the_item(tmp_path: Path, cijfers: str, kaart: str | None, hoort: bool) -> None:
    tekst = (BASIS / ANALYSE).read_text("utf-8")
    eerste = "    - {indicator: lezen-1f, school: 99AA00, schooljaar: 2024-2025}\n"
    eigen = "              kaart: leerlingondersteuning\n"
    assert (tekst.count(eerste), tekst.count(eigen)) == (1, 1)
    tekst = tekst.replace(eerste, eerste + cijfers).replace(eigen, f"              kaart: {kaart}\n" if kaart else "")
    route = routes_van(lees(maak_handboek(tmp_path / "handboek", {ANALYSE: tekst})))["1a"]
    assert [analyse.id for analyse in route.analyses] == ["lezen-2025"]
    assert [actie.wat for actie in route.acties] == (["Elke dag twintig minuten vrij lezen."] if hoort else [])
    assert route.elders == (() if hoort else ("lezen-2025",))


def test_agreements_and_judgements_of_the_item(tmp_path: Path) -> None:
    map_ = maak_handboek(tmp_path / "handboek", TOETSING)
    handboek = lees(map_)
    routes = routes_van(handboek)
    a, c = routes["1a"], routes["2a"]
    assert [(actie.bron, actie.wat) for actie in a.acties if actie.bron[0] == "bezoek"] == [
        (("bezoek", "audit-windroos"), "De leestijd staat in het rooster")
    ]
    assert [actie.wat for actie in c.acties] == ["Ouders praten mee"]
    # The one is ready without a word of what came of it, the other is late.
    (open_,) = (gemis for gemis in a.mist if gemis.soort is Gemissoort.ZONDER_OPVOLGING)
    assert (open_.stap, open_.bronnen) == (Stap.EVALUATIE, (("bezoek", "audit-windroos"),))
    assert [gemis.bronnen for gemis in c.mist if gemis.soort is Gemissoort.ACTIE_TE_LAAT] == [(("bezoek", "audit-windroos"),)]
    assert stapstand(c, Stap.ACTIES, handboek).woord == "te laat"
    # The self-evaluation of May is newer than the audit of March.
    assert [oordeel.dag for oordeel in a.oordelen] == [date(2026, 5, 4), date(2026, 3, 2)]
    paginas = {page.pad: page.tekst for page in make_team_site(handboek, derive(handboek, VANDAAG), map_).pages}
    assert '<a href="../zelfevaluaties/proefkader-99aa00.html">Zelfevaluatie</a>' in paginas["routes/proefkader-1a.md"]


def test_open_ends_ask_for_attention(tmp_path: Path) -> None:
    tekst = (BASIS / ANALYSE).read_text("utf-8")
    tekst = tekst.replace("gereed_op: 2026-12-01", "gereed_op: 2025-03-01\n              status: gereed")
    kop, _, _ = tekst.partition("      conclusies:")
    leeg = kop.replace("id: lezen-2025", "id: lezen-zonder-actie").replace(
        "titel: Lezen in 2024-2025", "titel: Lezen zonder actie"
    )
    map_ = maak_handboek(tmp_path / "handboek", {**TOETSING, ANALYSE: f"{tekst}{leeg}"})
    handboek = lees(map_)
    afgeleid = derive(handboek, VANDAAG)
    einden = {
        (einde.soort, einde.analyse or (einde.afspraak and einde.afspraak.wat))
        for einde in derive_losse_einden(handboek, afgeleid)
    }
    assert einden == {
        (Eindsoort.ANALYSE_ZONDER_ACTIE, "lezen-zonder-actie"),
        (Eindsoort.ACTIE_ZONDER_METING, "lezen-2025"),
        (Eindsoort.AFSPRAAK_ZONDER_OPVOLGING, "De leestijd staat in het rooster"),
    }
    punten = [(punt.soort, punt.titel, punt.school) for punt in afgeleid.aandacht[-3:]]
    assert punten == [
        (Aandachtsoort.ANALYSE_ZONDER_ACTIE, "Lezen zonder actie", "99AA00"),
        (Aandachtsoort.ACTIE_ZONDER_METING, "Elke dag twintig minuten vrij lezen.", "99AA00"),
        (Aandachtsoort.AFSPRAAK_ZONDER_OPVOLGING, "De leestijd staat in het rooster", "99AA00"),
    ]
    paginas = {page.pad: page.tekst for page in make_team_site(handboek, afgeleid, map_).pages}
    for zin in (
        "1 analyse heeft nog geen actie.",
        "Wat 1 actie opleverde, is niet gemeten.",
        "Bij 1 afspraak staat niet wat ervan kwam.",
    ):
        assert zin in paginas["aandacht.md"].replace("\u00a0", " ")
    assert "De leestijd staat in het rooster" in paginas["losse-einden.md"]


def test_accountability_has_no_empty_pages(tmp_path: Path) -> None:
    def openbaar(map_: Path) -> tuple[set[str], str]:
        publiek = project_publiek(lees(map_))
        site = make_publiek_site(publiek, derive(publiek, VANDAAG, publiek.organisatie.drempels), map_)
        return {page.pad for page in site.pages if page.pad.startswith("verantwoording/")}, repr(site.navigatie)

    # The framework of the basis is internal: there are no standards to account for.
    paden, navigatie = openbaar(maak_handboek(tmp_path / "zonder"))
    assert paden == {"verantwoording/index.md"}
    assert "verantwoording/99" not in navigatie
    # As standards, 1a has a public card for both schools.
    standaarden = vervang(
        "kaarten/kaders/proefkader.yml",
        "niveaus: [criterium, gespreksitem]",
        "zichtbaarheid: publiek\nniveaus: [gebied, standaard]",
    )
    paden, navigatie = openbaar(maak_handboek(tmp_path / "met", standaarden))
    assert paden == {f"verantwoording/{naam}.md" for naam in ("index", "standaarden", "99aa00", "99ae00")}
    # And with a card and an indicator for basisscholen only, the school for sbo has nothing to tell.
    kaart = "kaarten/ondersteuning/leerlingondersteuning.md"
    alleen = vervang(kaart, "standaarden: [proefkader/1a]", "standaarden: [proefkader/1a]\nscholen: [99AA00]")
    paden, navigatie = openbaar(maak_handboek(tmp_path / "een", standaarden | alleen))
    assert paden == {f"verantwoording/{naam}.md" for naam in ("index", "standaarden", "99aa00")}
    assert "verantwoording/99ae00" not in navigatie
