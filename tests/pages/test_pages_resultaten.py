"""Pages of results on the demonstration handbook: figures equal those counted from the raw cells by code of its own."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from gelezen import lees

from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.groepen import derive_groep
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.cijfer import Cijferstaat
from kwaliteitshandboek.pages import make_publiek_site, make_team_site
from kwaliteitshandboek.pages.adressen import make_wereld
from kwaliteitshandboek.pages.site import Site
from kwaliteitshandboek.pages.volledigheid import VERWACHT, Stand, make_matrix
from kwaliteitshandboek.pages.wereld import Wereld

WORTEL = Path(__file__).parents[2]
JAAR = "2025-2026"


@pytest.fixture(scope="module")
def wereld() -> Wereld:
    handboek = load_handboek(WORTEL).handboek
    assert handboek is not None
    assert handboek.organisatie.peildatum is not None
    return make_wereld(handboek, derive(handboek, handboek.organisatie.peildatum), publiek=False)


@pytest.fixture(scope="module")
def openbaar(wereld: Wereld) -> Wereld:
    handboek = project_publiek(wereld.handboek)
    afgeleid = derive(handboek, wereld.afgeleid.vandaag, publicatie=handboek.organisatie.drempels)
    return make_wereld(handboek, afgeleid, publiek=True)


@pytest.fixture(scope="module")
def team(wereld: Wereld) -> Site:
    return make_team_site(wereld.handboek, wereld.afgeleid, WORTEL)


@pytest.fixture(scope="module")
def ruw() -> Mapping[tuple[str, str, str], dict[str, str]]:
    """School, school year, series -> category -> the cell as it stands in the file."""
    cellen: dict[tuple[str, str, str], dict[str, str]] = {}
    for bestand in sorted((WORTEL / "data" / "resultaten").glob("*.csv")):
        with bestand.open(encoding="utf-8", newline="") as regels:
            for rij in csv.DictReader(regels, delimiter=";"):
                cellen.setdefault((rij["school"], rij["schooljaar"], rij["meetreeks"]), {})[rij["categorie"]] = rij["waarde"]
    return cellen


def scholen_van(regio: str) -> dict[str, str]:
    with (WORTEL / "data" / "scholen.csv").open(encoding="utf-8", newline="") as regels:
        return {rij["sleutel"]: rij["naam"] for rij in csv.DictReader(regels, delimiter=";") if rij["regio"] == regio}


def pagina(site: Site, pad: str) -> str:
    return next(page.tekst for page in site.pages if page.pad == pad)


def waarheden(cel: str) -> range:
    return range(1, 5) if cel == "<5" else range(int(cel), int(cel) + 1)


@pytest.mark.parametrize("regio", ["noord", "zuid"])
def test_a_region_is_counted_from_pupils(wereld: Wereld, ruw: Mapping[tuple[str, str, str], dict[str, str]], regio: str) -> None:
    sleutels = scholen_van(regio)
    cellen = [ruw[school, JAAR, "veiligheidsbeleving"] for school in sleutels]
    # Every truth behind the masks, school by school; sums are enough, since the share depends on nothing else.
    sommen = {(0, 0)}
    for cel in cellen:
        mogelijk = list(product(waarheden(cel["veilig"]), waarheden(cel["niet-veilig"])))
        sommen = {(ja + v, nee + n) for ja, nee in sommen for v, n in mogelijk}
    aandelen = [100 * ja / (ja + nee) for ja, nee in sommen]
    groep = derive_groep(wereld.handboek, wereld.afgeleid, sleutels, None)
    cijfer = groep.cijfer("veiligheidsbeleving", None, JAAR)
    assert cijfer.waarde is not None
    assert (cijfer.waarde.onder, cijfer.waarde.boven) == (pytest.approx(min(aandelen)), pytest.approx(max(aandelen)))


def test_a_region_names_its_own_schools_by_name_and_kind(team: Site) -> None:
    for regio in ("noord", "zuid"):
        tekst = pagina(team, f"regios/{regio}.md")
        namen = re.findall(r'data-titel="([^"]+)"', tekst)
        assert sorted(namen) == sorted(scholen_van(regio).values())


def test_the_overview_has_every_school_once_in_alphabetical_order_within_its_kind(team: Site) -> None:
    tekst = pagina(team, "scholen/overzicht.md")
    alle: list[str] = []
    for deel in tekst.split("\n## ")[1:]:
        namen = re.findall(r'data-titel="([^"]+)"', deel)
        assert namen == sorted(namen)
        alle += namen
    assert sorted(alle) == sorted({**scholen_van("noord"), **scholen_van("zuid")}.values())


def test_po_values_stand_beside_no_special_school(team: Site) -> None:
    tekst = pagina(team, "scholen/overzicht.md")
    gewoon, bijzonder = tekst.split("## Scholen voor speciaal basisonderwijs")
    bijzonder = bijzonder.split("## Samen")[0]
    assert "fundamenteel-niveau.html" in gewoon
    assert "fundamenteel-niveau.html" not in bijzonder
    assert "uitstroom-op-niveau.html" in bijzonder


def test_boards_have_pages_of_their_own_with_their_schools_only(team: Site) -> None:
    namen = re.findall(r'data-titel="([^"]+)"', pagina(team, "scholen/overzicht-eilandscholen.md"))
    assert namen == ["De Zandkorrel"]


def test_one_board_needs_no_second_overview(wereld: Wereld) -> None:
    organisatie = wereld.handboek.organisatie.model_copy(update={"besturen": wereld.handboek.organisatie.besturen[:1]})
    klein = make_wereld(wereld.handboek.model_copy(update={"organisatie": organisatie}), wereld.afgeleid, publiek=False)
    assert ("pagina", "overzicht") in klein.adressen
    assert [soort for soort, _ in klein.adressen if soort == "bestuur"] == []


def test_completeness_equals_what_the_files_hold(wereld: Wereld, ruw: Mapping[tuple[str, str, str], dict[str, str]]) -> None:
    nagekeken = 0
    for indicator in wereld.handboek.indicatoren:
        matrix = make_matrix(wereld, indicator)
        assert matrix is not None
        nodig = {*indicator.berekening.teller, *indicator.berekening.noemer} or {str(indicator.berekening.waarde)}
        for rij in matrix.rijen:
            assert indicator.geldt_voor(rij.school.soort)
            for jaar, stand in zip(matrix.jaren, rij.standen, strict=True):
                cellen = [
                    ruw.get((rij.school.sleutel, jaar, reeks), {}).get(naam)
                    for reeks in indicator.berekening.meetreeksen
                    for naam in nodig
                    if naam in wereld.handboek.meetreeks_per_id[reeks].categorie_per_id
                ]
                aanwezig = all(cel not in (None, "", ".", "-1") for cel in cellen)
                assert (stand in (Stand.AANWEZIG, Stand.VOORLOPIG)) == aanwezig, (indicator.id, rij.school.naam, jaar)
                nagekeken += 1
        assert matrix.verwacht == sum(stand in VERWACHT for rij in matrix.rijen for stand in rij.standen)
    assert nagekeken > 300


def test_completeness_knows_the_year_that_runs_and_the_years_that_were_stepped_over(wereld: Wereld) -> None:
    indicator = wereld.handboek.indicator_per_id["veiligheidsbeleving"]
    overgeslagen = indicator.model_validate(
        {**indicator.model_dump(exclude={"plek"}), "overgeslagen": [{"schooljaar": "2024-2025", "reden": "geen meting"}]}
    )
    metingen = wereld.handboek.metingen
    weg = (metingen["meetreeks"] == "veiligheidsbeleving") & metingen["schooljaar"].isin(["2023-2024", "2024-2025"])
    handboek = wereld.handboek.model_copy(update={"metingen": metingen[~weg], "indicatoren": (overgeslagen,)})
    afgeleid = derive(handboek, wereld.afgeleid.vandaag)
    matrix = make_matrix(replace(wereld, handboek=handboek, afgeleid=afgeleid), overgeslagen)
    assert matrix is not None
    assert matrix.jaren == ("2021-2022", "2022-2023", "2023-2024", "2024-2025", "2025-2026")
    for rij in matrix.rijen:
        assert rij.standen[2:4] == (Stand.ONTBREEKT, Stand.OVERGESLAGEN)
    assert not matrix.compleet


def test_the_public_edition_hides_a_region_that_would_tell_of_one_school(openbaar: Wereld) -> None:
    drempels = openbaar.handboek.organisatie.drempels
    getoond = verborgen = 0
    for regio in ("noord", "zuid"):
        sleutels = scholen_van(regio)
        groep = derive_groep(openbaar.handboek, openbaar.afgeleid, sleutels, drempels)
        for indicator in openbaar.handboek.indicatoren:
            for jaar in openbaar.afgeleid.schooljaren:
                van_school = [groep.cijfer(indicator.id, school, jaar).staat for school in sleutels]
                samen = groep.cijfer(indicator.id, None, jaar)
                if Cijferstaat.TE_KLEIN in van_school:
                    assert samen.waarde is None
                    verborgen += 1
                getoond += samen.waarde is not None
    assert verborgen
    assert getoond


def test_the_public_edition_has_regions_but_no_overview_and_no_completeness(openbaar: Wereld) -> None:
    handboek = openbaar.handboek
    site = make_publiek_site(project_publiek(handboek), openbaar.afgeleid, WORTEL)
    paden = {page.pad for page in site.pages}
    assert {"regios/noord.md", "regios/zuid.md"} <= paden
    assert not any("overzicht" in pad or "volledigheid" in pad for pad in paden)


def test_footnotes_and_figures_of_others_are_on_the_pages(team: Site) -> None:
    ouders = lees(pagina(team, "indicatoren/tevredenheid-ouders.md")).tekst
    assert "Afgenomen in juni in plaats van in februari. Het Baken, 2023-2024" in re.sub(r"\s+", " ", ouders)
    assert "Schoolweging:" in pagina(team, "scholen/99ad00.md")
    assert "Alle basisscholen in het land: 92,3\u202f%" in pagina(team, "indicatoren/fundamenteel-niveau.md")


def test_what_a_school_says_is_one_click_away_from_its_figure(team: Site) -> None:
    for school in ("99aa00", "99ad00", "99af00"):
        blad = lees(pagina(team, f"scholen/{school}.md"))
        naar = [link for link in blad.links if link.startswith("#verhaal-")]
        assert naar
        assert {link[1:] for link in naar} == {naam for naam in blad.ids if naam.startswith("verhaal-")}


def test_a_figure_that_comes_years_later_is_not_missing_before_that(wereld: Wereld) -> None:
    """Bestendiging after two years: of 2024-2025 there can be a figure when 2026-2027 is over."""
    bestendiging = wereld.handboek.indicator_per_id["bestendiging"]
    matrix = make_matrix(wereld, bestendiging)
    assert matrix is not None
    laat = matrix.jaren.index("2024-2025")
    zonder = make_matrix(wereld, bestendiging.model_copy(update={"naloop": 0}))
    assert zonder is not None
    assert {Stand.ONTBREEKT} <= {rij.standen[laat] for rij in zonder.rijen}
    assert all(Stand.ONTBREEKT not in rij.standen[laat:] for rij in matrix.rijen)
    assert any(Stand.TE_VROEG in rij.standen[laat:] for rij in matrix.rijen)


def test_where_lower_is_better_no_page_says_that_a_figure_is_under_the_norm(team: Site) -> None:
    tekst = pagina(team, "indicatoren/ziekteverzuim.md")
    assert "Een cijfer boven de norm is een signaal" in tekst
    assert "onder de norm is een signaal" not in tekst
    einden = pagina(team, "losse-einden.md")
    assert re.search(r"boven de norm, zonder analyse</span> <a [^>]*>Ziekteverzuim", einden)
    assert not re.search(r">onder de norm, zonder analyse</span> <a [^>]*>Ziekteverzuim", einden)


def test_tables_name_who_are_counted(team: Site) -> None:
    tekst = pagina(team, "indicatoren/tevredenheid-ouders.md")
    assert '<th scope="col">Ouders</th>' in tekst
    assert '<th scope="col">Leerlingen</th>' not in tekst
    assert "niet van toepassing" not in tekst


def test_the_words_of_a_goal_are_the_same_in_list_and_chart(openbaar: Wereld) -> None:
    site = make_publiek_site(openbaar.handboek, openbaar.afgeleid, WORTEL)
    tekst = pagina(site, "doelen.md")
    met_hand = [doel for doel in openbaar.handboek.doelen if doel.handmatig is not None and doel.streef is not None]
    assert met_hand
    tabel, _, lijst = tekst.partition("## Alle doelen")
    for doel in met_hand:
        assert doel.handmatig is not None
        rij = next(deel for deel in tabel.split("<tr>") if doel.titel in deel and "<td" in deel)
        assert f"{doel.handmatig.stand.value}, met de hand gezet" in rij
        assert doel.handmatig.stand.value in lijst.partition(f'id="doel-{doel.id}"')[2].partition("</li>")[0]
    assert "geen gegevens (2026-2027)" not in tekst


def test_figures_of_all_schools_of_a_region_do_not_bear_the_name_of_the_region(team: Site) -> None:
    tekst = pagina(team, "regios/noord.md")
    assert "Alle scholen in regio Noord, ook van andere besturen" in tekst


def test_schoolweging_stands_beside_learning_results_only(team: Site) -> None:
    assert "De schoolweging van deze scholen" in pagina(team, "indicatoren/fundamenteel-niveau.md")
    for naam in ("tevredenheid-ouders", "ziekteverzuim", "veiligheidsbeleving"):
        assert "schoolweging" not in pagina(team, f"indicatoren/{naam}.md"), naam


def test_kinds_of_school_are_called_by_their_names(team: Site) -> None:
    assert not re.search(r'data-label="(?:Geldt voor|Soort)">(?:bo|sbo|so|vso)\b', "".join(page.tekst for page in team.pages))
