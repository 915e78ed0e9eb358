"""Charts of results on pages: answers, flows, breakdowns, goals, figures of others and remarks, from made-up schools."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from gelezen import lees

from helpers_handboek import BASIS, maak_handboek
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.pages import grafieken, grafieksoorten, vergelijken
from kwaliteitshandboek.pages import scholen as schoolbladen
from kwaliteitshandboek.pages.adressen import make_wereld
from kwaliteitshandboek.pages.bestuur import bestuur_pages
from kwaliteitshandboek.pages.doelen import doelen_page
from kwaliteitshandboek.pages.indicatoren import indicator_pages
from kwaliteitshandboek.pages.scholen import school_pages
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.tegels import make_tegel
from kwaliteitshandboek.pages.wereld import Wereld, scholen
from kwaliteitshandboek.pages.woorden import Status

DUN = "\u202f"
NOOT = "Afgenomen in juni."
ANTWOORDEN = ("helemaal oneens", "oneens", "neutraal", "eens", "helemaal eens")
JAREN = ("2023-2024", "2024-2025", "2025-2026")

MEETREEKSEN = (
    """
- {id: schoolweging, naam: Schoolweging, soort: waarde, categorieen: [{id: waarde, naam: schoolweging}]}
"""
    + "".join(
        f"- id: {naam}\n  naam: {titel}\n  soort: aantallen\n  eenheid: ouders\n  categorieen:\n"
        + "".join(f"    - {{id: a{nr}, naam: {antwoord}}}\n" for nr, antwoord in enumerate(ANTWOORDEN))
        for naam, titel in (("luistert", "De school luistert naar mij"), ("graag", "Mijn kind gaat graag naar school"))
    )
    + "".join(
        f"- {{id: uitstroom-{naam}, naam: Uitstroom {naam}, soort: aantallen, eenheid: schoolverlaters,\n"
        f"   categorieen: [{cellen}]}}\n"
        for naam in ("arbeid", "dagbesteding")
        for cellen in ("{id: onder, naam: onder het plan}, {id: op, naam: op het plan}, {id: boven, naam: boven het plan}",)
    )
)
INDICATOREN = """
- id: ouders-luisteren
  naam: Ouders over luisteren
  vraag: Vinden ouders dat de school luistert?
  kant: product
  eenheid: procent
  definitie: Het deel van de ouders dat het eens is.
  bron: Onderzoek onder ouders
  zichtbaarheid: publiek
  berekening: {meetreeksen: [luistert], teller: [a3, a4], noemer: [a0, a1, a2, a3, a4]}
- id: uitstroom
  naam: Uitstroom volgens plan
  vraag: Komen leerlingen terecht waar zij naartoe werkten?
  kant: product
  eenheid: procent
  definitie: Schoolverlaters op of boven het plan.
  bron: Leerlingvolgsysteem
  zichtbaarheid: publiek
  schoolsoorten: [sbo]
  uitsplitsingen_openbaar: ja
  berekening: {meetreeksen: [uitstroom-arbeid, uitstroom-dagbesteding], teller: [op, boven], noemer: [onder, op, boven]}
  uitsplitsingen:
    - id: bestemming
      naam: Naar uitstroombestemming
      delen:
        - id: arbeid
          naam: arbeid
          berekening: {meetreeksen: [uitstroom-arbeid], teller: [op, boven], noemer: [onder, op, boven]}
        - id: dagbesteding
          naam: dagbesteding
          berekening: {meetreeksen: [uitstroom-dagbesteding], teller: [op, boven], noemer: [onder, op, boven]}
          normen: [{waarde: 60, naam: schoolstandaard}]
"""
REFERENTIES = """
- {indicator: lezen-1f, groep: landelijk, naam: Alle basisscholen, schooljaar: 2025-2026, waarde: 91, schoolsoorten: [bo],
   bron: B}
- {indicator: lezen-1f, groep: laag, naam: Scholen tot 30, schooljaar: 2025-2026, waarde: 95, schoolsoorten: [bo],
   weging_tot: 30, bron: B}
- {indicator: lezen-1f, groep: hoog, naam: Scholen vanaf 30, schooljaar: 2025-2026, waarde: 88, schoolsoorten: [bo],
   weging_van: 30, bron: B}
"""


def cellen(school: str, jaar: str, reeks: str, waarden: dict[str, object], noot: str = "") -> list[str]:
    return [f"{school};{jaar};{reeks};{categorie};{waarde};;{noot}" for categorie, waarde in waarden.items()]


def resultaten(basisscholen: list[str]) -> str:
    regels = ["school;schooljaar;meetreeks;categorie;waarde;voorlopig;opmerking"]
    for nr, school in enumerate(basisscholen):
        for jaar in JAREN:
            regels += cellen(school, jaar, "schoolweging", {"waarde": 25 + 10 * (nr % 2)})
            noot = NOOT if (nr, jaar) == (1, "2024-2025") else ""
            if nr:
                regels += cellen(school, jaar, "referentieniveaus-lezen", {"lager1f": 5, "1f": 20, "2f": 15 + nr}, noot)
            regels += cellen(school, jaar, "luistert", {f"a{a}": 10 + a + nr for a in range(5)})
            regels += cellen(school, jaar, "graag", {f"a{a}": 20 - a for a in range(5)})
    for jaar in JAREN:
        regels += cellen("99AE00", jaar, "uitstroom-arbeid", {"onder": 6, "op": 9, "boven": 5})
        regels += cellen("99AE00", jaar, "uitstroom-dagbesteding", {"onder": 8, "op": 12, "boven": 0})
    return "\n".join(regels) + "\n"


def maak(map_: Path, hoeveel: int = 2, *, indicatoren: str = INDICATOREN, zonder: str = "niets") -> Wereld:
    """A board with so many primary schools and one for special education; `zonder`: rows that begin so are not there."""
    namen = ["99AA00", *(f"99B{chr(65 + nr)}00" for nr in range(hoeveel - 1))]
    rijen = "".join(f"{sleutel};School {nr};bo;proef;noord;Dorp\n" for nr, sleutel in enumerate(namen[1:], start=1))

    def met(pad: str, erbij: str) -> str:
        return (BASIS / pad).read_text("utf-8") + erbij

    doelen = (
        "- {id: lezen-handmatig, titel: Elke school leest goed, niveau: koersplan, eigenaar: KC, schooljaar: 2027-2028,\n"
        "   indicator: lezen-1f, streef: {schooljaar: 2027-2028, waarde: 60},\n"
        "   handmatig: {stand: nog niet bereikt, reden: Niet op elke school., door: KC, op: 2026-10-01}}\n"
    )
    bestanden: dict[str, str | bytes | None] = {
        "data/meetreeksen.yml": met("data/meetreeksen.yml", MEETREEKSEN),
        "data/indicatoren/resultaten.yml": met("data/indicatoren/resultaten.yml", indicatoren),
        "data/doelen/doelen.yml": met("data/doelen/doelen.yml", doelen),
        "data/scholen.csv": met("data/scholen.csv", rijen),
        "data/referenties.yml": REFERENTIES,
        "data/resultaten/eigen.csv": "".join(
            regel for regel in resultaten(namen).splitlines(keepends=True) if not regel.startswith(zonder)
        ),
    }
    geladen = load_handboek(maak_handboek(map_, bestanden))
    assert geladen.handboek is not None, geladen.findings
    return make_wereld(geladen.handboek, derive(geladen.handboek, date(2026, 11, 15)), publiek=False)


@pytest.fixture(scope="module")
def wereld(tmp_path_factory: pytest.TempPathFactory) -> Wereld:
    return maak(tmp_path_factory.mktemp("handboek"))


@pytest.fixture(scope="module")
def openbaar(wereld: Wereld) -> Wereld:
    handboek = project_publiek(wereld.handboek)
    afgeleid = derive(handboek, wereld.afgeleid.vandaag, publicatie=handboek.organisatie.drempels)
    return make_wereld(handboek, afgeleid, publiek=True)


def bladzijde(wereld: Wereld, pad: str) -> str:
    alle: list[Page] = [*indicator_pages(wereld), *school_pages(wereld), doelen_page(wereld), *bestuur_pages(wereld)]
    return next(page.tekst for page in alle if page.pad == pad)


def test_answers_stand_under_each_other_on_the_page_of_a_school(wereld: Wereld) -> None:
    school = wereld.handboek.organisatie.school_per_sleutel["99BA00"]
    (grafiek,) = grafieksoorten.antwoorden_van(wereld, school)
    assert grafiek.titel == "Wat ouders antwoordden, 2025-2026"
    assert [rij[0] for rij in grafiek.tabel.rijen] == ["De school luistert naar mij", "Mijn kind gaat graag naar school"]
    # The second school: 11 to 15 and 20 to 16 answers; agreed are the last two of five.
    luistert = [11, 12, 13, 14, 15]
    assert grafiek.tabel.rijen[0][-2] == f"{round(100 * sum(luistert[3:]) / sum(luistert))}{DUN}%"
    tekst = bladzijde(wereld, "scholen/99ba00.md")
    assert f'id="{grafiek.id}"' in tekst
    # Answers are no levels: they do not come back as stacked charts.
    assert "## Niveaus en adviezen" not in tekst or "verdeling-luistert" not in tekst


def test_answers_of_schools_stand_on_the_page_of_the_indicator(wereld: Wereld) -> None:
    indicator = wereld.handboek.indicator_per_id["ouders-luisteren"]
    (grafiek,) = grafieksoorten.antwoorden_naast_elkaar(wereld, indicator, "2025-2026")
    assert [rij[0] for rij in grafiek.tabel.rijen] == ["De Windroos", "School 1"]
    assert "meest" not in grafiek.zin
    assert "{ #antwoorden }" in bladzijde(wereld, "indicatoren/ouders-luisteren.md")
    ander = wereld.handboek.indicator_per_id["lezen-1f"]
    assert not list(grafieksoorten.antwoorden_naast_elkaar(wereld, ander, "2025-2026"))


def test_outflow_goes_from_where_it_was_planned_to_what_was_reached(wereld: Wereld) -> None:
    school = wereld.handboek.organisatie.school_per_sleutel["99AE00"]
    indicator = wereld.handboek.indicator_per_id["uitstroom"]
    (grafiek,) = grafieksoorten.uitstromen(wereld, indicator, school)
    assert grafiek.soort == "stroom"
    assert grafiek.tabel.kop[0] == "Uitstroombestemming"
    assert [(rij[0], rij[-1]) for rij in grafiek.tabel.rijen] == [("Arbeid", "20"), ("Dagbesteding", "20")]
    assert [rij[1].split(" (")[0] for rij in grafiek.tabel.rijen] == ["6", "8"]
    for pad in ("scholen/99ae00.md", "indicatoren/uitstroom.md"):
        # By which breakdown stands in the heading, on both pages in the same words.
        assert "## Wat er is bereikt, naar uitstroombestemming { #uitstroom }" in bladzijde(wereld, pad)


def test_parts_of_a_breakdown_stand_in_one_chart(wereld: Wereld, openbaar: Wereld) -> None:
    """For the team as a flow; where that stays inside, as bars under each other, and never as a chart for each part."""
    school = wereld.handboek.organisatie.school_per_sleutel["99AE00"]
    namen = [grafiek.id for grafiek in schoolbladen.verdelingen(wereld, school)]
    assert not [naam for naam in namen if "uitstroom" in naam]
    (samen,) = [grafiek for grafiek in schoolbladen.verdelingen(openbaar, school) if "uitstroom" in grafiek.id]
    assert [rij[0] for rij in samen.tabel.rijen] == ["Arbeid", "Dagbesteding"]


def test_flows_stay_inside_where_parts_could_give_each_other_away(openbaar: Wereld) -> None:
    indicator = openbaar.handboek.indicator_per_id["uitstroom"]
    assert indicator.uitsplitsingen
    assert not [g for school in scholen(openbaar) for g in grafieksoorten.uitstromen(openbaar, indicator, school)]
    assert "g-grafiek--stroom" not in bladzijde(openbaar, "indicatoren/uitstroom.md")


def test_a_breakdown_has_a_chart_with_a_panel_for_each_part(wereld: Wereld) -> None:
    indicator = wereld.handboek.indicator_per_id["uitstroom"]
    grafiek = grafieksoorten.delen(wereld, indicator, indicator.uitsplitsingen[0])
    assert grafiek is not None
    # On or above the plan: 14 of 20 for work, 12 of 20 for day care.
    assert [(rij[0], rij[-2], rij[-1]) for rij in grafiek.tabel.rijen] == [
        ("Arbeid", f"70{DUN}%", ""),
        ("Dagbesteding", f"60{DUN}%", f"60{DUN}%"),
    ]
    assert f'id="{grafiek.id}"' in bladzijde(wereld, "indicatoren/uitstroom.md")


def test_a_part_of_which_some_years_are_missing_says_so_in_chart_table_and_tile(tmp_path: Path) -> None:
    """Three years are taken together; of day care the middle one is not there. It says so wherever it stands."""
    venster = INDICATOREN.replace(
        "  uitsplitsingen_openbaar: ja\n", "  uitsplitsingen_openbaar: ja\n  venster: {jaren: 3, jaren_klein: 3, grens: 5}\n"
    )
    wereld = maak(tmp_path, indicatoren=venster, zonder="99AE00;2024-2025;uitstroom-dagbesteding")
    indicator = wereld.handboek.indicator_per_id["uitstroom"]
    grafiek = grafieksoorten.delen(wereld, indicator, indicator.uitsplitsingen[0])
    assert grafiek is not None
    woorden = "niet alle schooljaren bekend"
    assert [(rij[0], rij[1]) for rij in grafiek.tabel.rijen] == [("Arbeid", f"70{DUN}%"), ("Dagbesteding", woorden)]
    assert "Van Dagbesteding zijn niet alle schooljaren bekend die samen worden genomen." in grafiek.zin
    assert re.search(r">(niet alle schooljaren bekend|jaren ontbreken)<", grafiek.svg)
    (_, deel) = next(iter(vergelijken.uitsplitsingen(wereld, indicator, "2025-2026"))).delen
    assert deel.samen.groot == woorden


def test_figures_of_others_are_those_of_the_school_in_question(wereld: Wereld) -> None:
    indicator = wereld.handboek.indicator_per_id["lezen-1f"]
    lijnen = {school: vergelijken.vergelijklijnen(wereld, indicator, school) for school in (None, "99AA00", "99BA00")}
    assert [(lijn.kort, dict(lijn.waarden)) for lijn in lijnen[None]] == [("landelijk", {"2025-2026": 91.0})]
    assert [lijn.waarden["2025-2026"] for lijn in lijnen["99AA00"]] == [95.0, 91.0]
    assert [lijn.waarden["2025-2026"] for lijn in lijnen["99BA00"]] == [88.0, 91.0]
    (naast,) = grafieken.naast_elkaar(wereld, indicator, "2025-2026")
    plek = naast.tabel.kop.index("Vergelijkbare scholen")
    assert naast.tabel.kop[plek + 1] == "Landelijk"
    assert "scholen met een vergelijkbare schoolweging" in naast.zin
    assert [rij[plek : plek + 2] for rij in naast.tabel.rijen] == [(f"95{DUN}%", f"91{DUN}%"), (f"88{DUN}%", f"91{DUN}%")]
    sbo = wereld.handboek.indicator_per_id["uitstroom"]
    assert vergelijken.vergelijklijnen(wereld, sbo, "99AE00") == []


def test_a_remark_has_one_letter_on_the_page_and_in_its_charts(wereld: Wereld) -> None:
    tekst = bladzijde(wereld, "indicatoren/lezen-1f.md")
    noten = dict(re.findall(r'<div id="noot-(\w)"><dt>\w</dt><dd>([^<]+?) <', tekst))
    assert set(noten.values()) == {"eerste telling", NOOT}
    assert set("".join(re.findall(r'class="g-noot"[^>]*>([^<]+)<', tekst)).replace(",", "")) == set(noten)
    assert "School 1, 2024-2025" in re.sub(r"\s+", " ", lees(tekst).tekst)
    school = bladzijde(wereld, "scholen/99ba00.md")
    letter = "a"
    assert f'href="#noot-{letter}"' in school
    assert f'id="noot-{letter}"' in school


def test_no_remark_leaves_the_team(wereld: Wereld, openbaar: Wereld) -> None:
    assert NOOT in bladzijde(wereld, "scholen/99ba00.md")
    for pad in ("scholen/99ba00.md", "indicatoren/lezen-1f.md"):
        tekst = bladzijde(openbaar, pad)
        assert NOOT not in tekst
        assert "noot-" not in tekst
        assert "g-noot" not in tekst


def test_goals_are_drawn_as_they_are_told(wereld: Wereld) -> None:
    grafiek = grafieksoorten.doelbalken(wereld, "Doelen", wereld.handboek.doelen)
    assert grafiek is not None
    rijen = {rij[0]: rij for rij in grafiek.tabel.rijen}
    hand = rijen["Elke school leest goed"]
    assert "nog niet bereikt, met de hand gezet" in hand
    assert hand[-1].endswith("Niet op elke school.")
    assert "Alle leerlingen lezen goed" in rijen
    tekst = bladzijde(wereld, "doelen.md")
    assert "{ #stand }" in tekst
    assert "met de hand gezet" in tekst
    assert grafieksoorten.doelbalken(wereld, "Doelen", []) is None


@pytest.mark.parametrize(("hoeveel", "soort"), [(6, "scholen"), (7, "veelluik")])
def test_many_schools_are_seen_each_by_itself_first(tmp_path: Path, hoeveel: int, soort: str) -> None:
    tekst = bladzijde(maak(tmp_path, hoeveel), "indicatoren/ouders-luisteren.md")
    deel = tekst.partition("{ #scholen }")[2].partition("\n## ")[0]
    soorten = re.findall(r'class="g-grafiek g-grafiek--(\w+)"', deel)
    assert soorten[0] == soort
    assert set(soorten) == {"scholen", "veelluik", "warmte"}
    # What comes first is open, the rest one click away.
    assert deel.index("<figure") < deel.index('<details class="hb-vouw"')


def test_schools_by_school_years(wereld: Wereld) -> None:
    indicator = wereld.handboek.indicator_per_id["ouders-luisteren"]
    (grafiek,) = grafieksoorten.warmte_jaren(wereld, indicator)
    assert grafiek.tabel.kop == ("School", *JAREN)
    assert [rij[0] for rij in grafiek.tabel.rijen] == ["De Windroos", "School 1"]


def test_the_overview_of_the_board_can_be_taken_along_as_a_drawing(wereld: Wereld) -> None:
    tekst = bladzijde(wereld, "scholen/overzicht.md")
    assert "{ #beeld }" in tekst
    assert "g-grafiek--warmte" in tekst


def test_every_chart_on_a_page_has_an_id_of_its_own(wereld: Wereld) -> None:
    for page in (*indicator_pages(wereld), *school_pages(wereld), doelen_page(wereld), *bestuur_pages(wereld)):
        ids = re.findall(r'\sid="([^"]+)"', page.tekst)
        assert len(ids) == len(set(ids)), page.pad


@pytest.mark.parametrize(
    ("klassen", "zin"),
    [
        ("boven", None),
        ("boven boven", "beide met een norm aan de goede kant ervan"),
        ("boven boven boven", "alle 3 met een norm aan de goede kant ervan"),
        ("boven onder onder", "1 van de 3 met een norm aan de goede kant ervan, 2 niet"),
        ("onder onder", "geen van de 2 met een norm aan de goede kant ervan"),
        # 'None of the 2' would say of the undetermined one that it is not.
        ("onder niet-te-bepalen", "1 van de 2 met een norm niet aan de goede kant ervan, 1 niet te bepalen"),
        (
            "onder onder geen-norm",
            "2 van de 3 met een norm niet aan de goede kant ervan, 1 met een te kleine groep voor een signaal",
        ),
        ("boven onder niet-te-bepalen", "1 van de 3 met een norm aan de goede kant ervan, 1 niet, 1 niet te bepalen"),
        ("niet-te-bepalen", None),
        ("niet-te-bepalen niet-te-bepalen", "2 met een norm, beide niet te bepalen"),
        ("niet-te-bepalen niet-te-bepalen niet-te-bepalen niet-te-bepalen", "4 met een norm, alle niet te bepalen"),
        ("geen-norm geen-norm geen-norm", "3 met een norm, alle met een te kleine groep voor een signaal"),
        (
            "niet-te-bepalen geen-norm misschien niet-te-bepalen",
            "4 met een norm, 2 niet te bepalen, 1 met een te kleine groep voor een signaal,"
            " 1 met een misschien te kleine groep voor een signaal",
        ),
        (
            "boven geen-norm niet-te-bepalen",
            "1 van de 3 met een norm aan de goede kant ervan, 1 niet te bepalen, 1 met een te kleine groep voor een signaal",
        ),
    ],
)
def test_signals_of_a_school_are_counted_in_words(wereld: Wereld, klassen: str, zin: str | None) -> None:
    tegel = make_tegel(wereld, wereld.handboek.indicator_per_id["lezen-1f"], "99BA00")
    standen = {"misschien": Status("geen-norm", "misschien kleine groep"), "geen-norm": Status("geen-norm", "kleine groep")}
    tegels = [replace(tegel, oordeel_kort=standen.get(klasse, Status(klasse, "x"))) for klasse in klassen.split()]
    assert schoolbladen._stand(tegels) == zin
