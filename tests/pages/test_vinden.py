"""Finding cards: what the index offers to filter, pages of domains and roles, A to Z, and words by which search finds a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import voorbeeld
from gelezen import Gelezen, lees

from kwaliteitshandboek.derive.afgeleid import Kaartstand, LosMoment, Losreden, Moment, Momentsoort
from kwaliteitshandboek.derive.relaties import derive_relaties
from kwaliteitshandboek.engines.thema import BEGRIPGEWICHT, HANDLEIDINGGEWICHT, ZOEKEN, buiten_zoeken, dun_zoekindex, meta
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.pages import make_publiek_site, make_team_site
from kwaliteitshandboek.pages.lijst import kale_letters, slug
from kwaliteitshandboek.pages.site import Page, Site

RIJK = "ondersteuning-in-de-klas"
NUMMERS = {school["sleutel"] for school in voorbeeld.ORGANISATIE["scholen"]}


def maak(handboek: Handboek, **afgeleid: Any) -> Site:
    """The team edition, with links that were really followed backwards."""
    standen = {kaart.id: Kaartstand("0" * 12) for kaart in handboek.kaarten}
    anders = {"relaties": derive_relaties(handboek), "kaartstanden": standen, **afgeleid}
    volgt = replace(voorbeeld.afgeleid(handboek), **anders)
    return make_team_site(handboek, volgt, Path())


@pytest.fixture(scope="module")
def echt() -> Site:
    return maak(voorbeeld.handboek())


def kaart(naam: str, **velden: Any) -> Kaart:
    """A small card, of domain 'x'."""
    return Kaart.model_validate({"id": naam, "titel": naam, "domein": "x", **velden}, context={"rollen": {}})


def page(site: Site, pad: str) -> Page:
    return next(page for page in site.pages if page.pad == pad)


def gelezen(site: Site, pad: str) -> Gelezen:
    return lees(page(site, pad).tekst)


class _Attributen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.alle: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.alle.append({"_": tag, **{naam: waarde or "" for naam, waarde in attrs}})


def attributen(tekst: str, klasse: str) -> list[dict[str, str]]:
    lezer = _Attributen()
    lezer.feed(tekst)
    return [wat for wat in lezer.alle if klasse in wat.get("class", "").split()]


# ---- The index of cards ------------------------------------------------------------------------------------------


def test_every_card_stands_in_the_index_once_with_its_values(echt: Site) -> None:
    rijen = {rij["data-titel"]: rij for rij in attributen(page(echt, "kaarten/index.md").tekst, "hb-filterbaar")}
    assert sorted(rijen) == sorted(kaart["titel"] for kaart in voorbeeld.KAARTEN)
    rijk = rijen["Ondersteuning in de klas"]
    assert rijk["data-soort"] == "kwaliteitskaart"
    assert rijk["data-domein"] == "ondersteuning"
    assert rijk["data-status"] == "vastgesteld"
    assert rijk["data-schoolsoort"] == "bo"
    # Owners first, then who takes part: rows of instruments, of activities, of the planning.
    assert rijk["data-rol"].split() == ["kc", "directeur", "trendanalist", "leerkracht"]
    assert "data-laat" not in rijk
    assert rijen["Te late kaart"]["data-laat"] == "evaluatie-te-laat"
    assert rijen["Te late kaart"]["data-schoolsoort"] == "*", "a card without kinds of school holds for all"


def test_filters_are_those_that_part_the_list(echt: Site) -> None:
    velden = {veld["naam"]: veld for veld in filters(echt)}
    assert list(velden) == ["soort", "domein", "rol", "status", "schoolsoort", "laat"]
    assert velden["soort"]["waarden"] == {"ambitiekaart": "Ambitiekaart", "kwaliteitskaart": "Kwaliteitskaart"}
    assert velden["rol"]["waarden"] == {
        "directeur": "Directeur",
        "kc": "Kwaliteitscoördinator",
        "leerkracht": "Leerkracht",
        "trendanalist": "Trendanalist",
    }
    assert velden["schoolsoort"]["waarden"] == {"bo": "Basisschool"}
    assert velden["laat"]["waarden"] == {"evaluatie-te-laat": "Evaluatie te laat"}


def test_the_text_field_knows_title_summary_owners_and_other_names(echt: Site) -> None:
    zoek = {rij["data-titel"]: rij["data-zoek"] for rij in attributen(page(echt, "kaarten/index.md").tekst, "hb-filterbaar")}
    for woord in ("Ondersteuning in de klas", "Kwaliteitscoördinator", "KC", "IB'er"):
        assert woord in zoek["Ondersteuning in de klas"], woord
    assert "KC" not in zoek["Minimale kaart"]


def test_domains_are_offered_in_the_order_of_the_page() -> None:
    # By title the card of the second domain comes first.
    kaarten = [
        kaart("z", titel="Zorg", domein="ondersteuning", soort="protocol"),
        kaart("a", titel="Analyse", domein="resultaten"),
    ]
    site = maak(voorbeeld.handboek(kaarten=kaarten))
    groepen = [wat["data-hb-groep"] for wat in attributen(page(site, "kaarten/index.md").tekst, "hb-lijst--kaarten")]
    aanbod = next(veld for veld in filters(site) if veld["naam"] == "domein")["waarden"]
    assert [f"domein-{naam}" for naam in aanbod] == groepen == ["domein-ondersteuning", "domein-resultaten"]


def test_a_filter_that_makes_no_difference_is_not_there() -> None:
    kaarten = [kaart(naam, soort="procedure") for naam in ("een", "twee")]
    assert filters(maak(voorbeeld.handboek(kaarten=kaarten))) == []


def test_the_ledger_shows_in_the_index_of_the_team_only() -> None:
    handboek, publiek = voorbeeld.handboek(), voorbeeld.publiek_handboek()
    standen = {kaart.id: Kaartstand("0" * 12, opnieuw_bekijken=(("kaart", "ambitie"),)) for kaart in handboek.kaarten}
    van_team = maak(handboek, kaartstanden=standen)
    rijen = attributen(page(van_team, "kaarten/index.md").tekst, "hb-filterbaar")
    assert all("opnieuw-bekijken" in rij["data-laat"].split() for rij in rijen)
    van_publiek = make_publiek_site(publiek, replace(voorbeeld.afgeleid(publiek), kaartstanden=standen), Path())
    assert "opnieuw" not in page(van_publiek, "kaarten/index.md").tekst


def test_groups_point_to_their_headings(echt: Site) -> None:
    pagina = gelezen(echt, "kaarten/index.md")
    groepen = [wat["data-hb-groep"] for wat in attributen(pagina.html, "hb-lijst--kaarten")]
    assert groepen == ["domein-ondersteuning", "domein-resultaten"]
    assert set(groepen) <= set(pagina.ids)


def filters(site: Site) -> list[dict[str, Any]]:
    velden: list[dict[str, Any]] = json.loads(attributen(page(site, "kaarten/index.md").tekst, "hb-filter")[0]["data-hb-velden"])
    return velden


# ---- Domains -------------------------------------------------------------------------------------------------------


def test_a_domain_has_its_cards_as_a_tree_figures_frameworks_and_form(echt: Site) -> None:
    pagina = gelezen(echt, "domeinen/ondersteuning.md")
    assert pagina.koppen("h1") == ["Ondersteuning"]
    assert pagina.koppen("h2") == ["Ambitiekaarten", "Kijken in de klas", "Cijfers", "Waar wij aan werken"]
    assert pagina.links.count(f"../kaarten/{RIJK}.html") == 1
    assert re.search(rf'ambitie\.html.*?<ul class="hb-takken">\s*<li>.*?{RIJK}\.html', pagina.html, re.DOTALL), (
        "parent above child"
    )
    assert {"../kijkwijzers/domein-ondersteuning.pdf", "../kijkwijzers/domein-ondersteuning.xlsx"} <= set(pagina.links)
    assert {"../kaders/kader-a.html#item-1a", "../indicatoren/veiligheid.html"} <= set(pagina.links)
    assert "kijkwijzers/" not in page(echt, "domeinen/resultaten.md").tekst, "no behaviour, no form"


def test_cards_that_are_each_others_parent_stand_there_once() -> None:
    kaarten = [kaart(een, bovenliggend=ander) for een, ander in (("a", "b"), ("b", "a"), ("c", "c"), ("d", "weg"))]
    links = gelezen(maak(voorbeeld.handboek(kaarten=kaarten)), "domeinen/x.md").links
    assert sorted(link for link in links if link.startswith("../kaarten/")) == [f"../kaarten/{naam}.html" for naam in "abcd"]


def test_a_domain_without_cards_says_so() -> None:
    pagina = gelezen(maak(voorbeeld.handboek(kaarten=())), "domeinen/resultaten.md")
    assert "nog geen kaarten" in pagina.tekst
    assert pagina.koppen("h2") == ["Cijfers"]


# ---- A to Z --------------------------------------------------------------------------------------------------------


def test_a_to_z_has_cards_roles_and_terms_with_references(team: Site, publiek: Site) -> None:
    regels = list(az(team))
    assert "Minimale kaart kwaliteitskaart" in regels
    assert "Kwaliteitscoördinator rol" in regels
    assert "ontwikkelingsperspectief begrip" in regels
    assert "IB'er: zie Kwaliteitscoördinator" in regels
    assert "KC: zie Kwaliteitscoördinator" in regels
    assert "OPP: zie ontwikkelingsperspectief" in regels
    assert not any("zorgoverleg" in regel for regel in regels), "a word to avoid is no way to look something up"
    openbaar = list(az(publiek))
    assert "ontwikkelingsperspectief begrip" in openbaar
    assert not any("Kwaliteitscoördinator" in regel for regel in openbaar)


def test_letters_fold_accents_and_are_in_order() -> None:
    titels = ("Éénmalig", "eenmaal", "Zorg", "ägypten", "'s Ochtends", "1 op 1", "IJs", "Over", "Schaatsen")
    kaarten = [kaart(f"k{n}", titel=titel) for n, titel in enumerate(titels)]
    handboek = voorbeeld.handboek(kaarten=kaarten, begrippen=())
    organisatie = handboek.organisatie.model_copy(update={"rollen": ()})
    site = maak(handboek.model_copy(update={"organisatie": organisatie}))
    assert gelezen(site, "kaarten/a-z.md").koppen("h2") == ["A", "E", "I", "O", "S", "Z", "0-9"]
    namen = [regel.removesuffix(" kwaliteitskaart") for regel in az(site)]
    assert namen == ["ägypten", "eenmaal", "Éénmalig", "IJs", "Over", "'s Ochtends", "Schaatsen", "Zorg", "1 op 1"]


def test_plurals_beside_their_singular_are_left_out() -> None:
    rollen = [
        {"id": "ib", "naam": "Begeleider", "meervoud": "begeleiders", "synoniemen": ["IB'er", "IB'ers", "begeleiders", "coach"]}
    ]
    handboek = voorbeeld.handboek(kaarten=voorbeeld.handboek().kaarten[:1], begrippen=())
    organisatie = type(handboek.organisatie).model_validate({**voorbeeld.ORGANISATIE, "rollen": rollen}, context={"rollen": {}})
    zie = [regel for regel in az(maak(handboek.model_copy(update={"organisatie": organisatie}))) if "zie" in regel]
    assert zie == ["coach: zie Begeleider", "IB'er: zie Begeleider"]


def az(site: Site) -> Iterator[str]:
    for regel in re.findall(r"<li>(.*?)</li>", page(site, "kaarten/a-z.md").tekst.partition('class="hb-az"')[2]):
        yield " ".join(lees(regel).tekst.split())


# ---- Roles ---------------------------------------------------------------------------------------------------------


def test_a_role_counts_its_sub_roles_and_names_them() -> None:
    kaarten = [
        kaart("eigen", titel="Eigen kaart", eigenaren=["kc"]),
        kaart("via", titel="Via een ander", eigenaren=["trendanalist"]),
        kaart("mee", titel="Meedoen", activiteiten=[{"wat": "Cijfers lezen", "wie": ["trendanalist"]}]),
        kaart("oud", titel="Oud", status="vervallen", eigenaren=["kc"]),
    ]
    site = maak(voorbeeld.handboek(kaarten=kaarten))
    pagina = gelezen(site, "rollen/kc.md")
    eigen, taken, mee = (_deel(pagina, kop) for kop in ("eigenaar", "taken", "kaarten"))
    assert "Eigen kaart" in eigen
    assert "Via een ander" in eigen
    assert eigen.count("U bent hier trendanalist.") == 1
    assert "als trendanalist" in taken
    assert "Cijfers lezen" in taken
    assert "Meedoen" in mee
    assert "Oud" not in pagina.tekst, "a card that lapsed asks nothing of anybody"
    rol = gelezen(site, "rollen/trendanalist.md")
    assert "Eigen kaart" not in rol.tekst
    assert "U bent hier" not in rol.tekst
    overzicht = page(site, "rollen/index.md").tekst
    assert re.search(r"Kwaliteitscoördinator.*?>3 <span class=\"hb-klein\">eigenaar van 2<", overzicht, re.DOTALL)
    assert "nog geen kaarten" in overzicht


def test_roles_in_a_ring_do_not_loop() -> None:
    rollen = [{"id": "a", "naam": "A", "subrollen": ["b"]}, {"id": "b", "naam": "B", "subrollen": ["a", "weg", "b"]}]
    handboek = voorbeeld.handboek()
    organisatie = type(handboek.organisatie).model_validate({**voorbeeld.ORGANISATIE, "rollen": rollen}, context={"rollen": {}})
    assert page(maak(handboek.model_copy(update={"organisatie": organisatie})), "rollen/a.md")


def test_moments_of_this_month_and_the_next_dated_first_and_what_is_loose() -> None:
    def moment(dag: date, titel: str, *, heel: bool = False, rol: str = "kc", ongeveer: bool = False) -> Moment:
        return Moment(
            dag, hele_maand=heel, soort=Momentsoort.OVERIG, titel=titel, rollen=(rol,), sleutel=titel, ongeveer=ongeveer
        )

    momenten = (
        moment(date(2026, 10, 31), "Voorbij"),
        moment(date(2026, 11, 1), "Hele maand", heel=True),
        moment(date(2026, 11, 3), "Ongeveer", ongeveer=True),
        moment(date(2026, 11, 20), "Op een dag", rol="trendanalist"),
        moment(date(2026, 12, 1), "Volgende maand"),
        moment(date(2027, 1, 1), "Later"),
        moment(date(2026, 11, 4), "Van een ander", rol="directeur"),
    )
    los = (
        LosMoment("l", Momentsoort.ACTIVITEIT, "Intake", "binnen 6 weken na plaatsing", Losreden.GEBEURTENIS, rollen=("kc",)),
        LosMoment("m", Momentsoort.ACTIVITEIT, "Iets anders", "elke dag", Losreden.DOORLOPEND, rollen=("directeur",)),
    )
    pagina = gelezen(maak(voorbeeld.handboek(), momenten=momenten, los=los), "rollen/kc.md")
    november = _deel(pagina, "deze-maand")
    volgorde = [november.index(titel) for titel in ("Ongeveer", "Op een dag", "Hele maand")]
    assert volgorde == sorted(volgorde), "around the 3rd, on the 20th, some day of the month"
    assert "Volgende maand" in _deel(pagina, "volgende-maand")
    for niet in ("Voorbij", "Later", "Van een ander", "Iets anders"):
        assert niet not in pagina.tekst, niet
    assert "binnen 6 weken na plaatsing" in _deel(pagina, "los")


def test_days_stand_in_order_of_date_whoever_owns_them_and_what_is_due_stays_when_there_is_much() -> None:
    def moment(dag: int, titel: str, kaart: str | None = None, rol: str = "kc") -> Moment:
        return Moment(
            date(2026, 11, dag),
            hele_maand=False,
            soort=Momentsoort.OVERIG,
            titel=titel,
            kaart=kaart,
            rollen=(rol,),
            sleutel=titel,
        )

    momenten = (
        moment(30, "eigen 30", RIJK),
        moment(27, "ander 27"),
        moment(3, "eigen 3", RIJK),
        *(moment(4 + n, f"ander {4 + n}") for n in range(11)),
    )
    november = _deel(gelezen(maak(voorbeeld.handboek(), momenten=momenten), "rollen/kc.md"), "deze-maand")
    gevonden = re.findall(r"(?:eigen|ander) (\d+)", november)
    assert [int(dag) for dag in gevonden] == [3, *range(4, 14), 30], "12 of 14: both of its own cards, then the first ten"
    assert "En nog 2" in november


def test_what_comes_to_a_role_as_a_member_of_a_group_says_so() -> None:
    rollen = [
        {"id": "team", "naam": "Team", "leden": ["leerkracht", "kc"]},
        {"id": "leerkracht", "naam": "Leerkracht"},
        {"id": "kc", "naam": "Kwaliteitscoördinator", "subrollen": ["trendanalist"]},
        {"id": "trendanalist", "naam": "Trendanalist"},
    ]

    def moment(titel: str, *wie: str) -> Moment:
        return Moment(
            date(2026, 11, 25), hele_maand=False, soort=Momentsoort.OVERIG, titel=titel, rollen=tuple(wie), sleutel=titel
        )

    momenten = (moment("Studiedag", "team"), moment("Rapporten", "leerkracht"), moment("Toetsen", "team", "trendanalist"))
    los = (LosMoment("l", Momentsoort.ACTIVITEIT, "Inval", "bij ziekte", Losreden.GEBEURTENIS, rollen=("team",)),)
    handboek = voorbeeld.handboek()
    organisatie = type(handboek.organisatie).model_validate({**voorbeeld.ORGANISATIE, "rollen": rollen})
    site = maak(handboek.model_copy(update={"organisatie": organisatie}), momenten=momenten, los=los)

    def regels(rol: str, kop: str) -> set[str]:
        lijst = re.split(rf'<h2 id="{kop}">', gelezen(site, f"rollen/{rol}.md").html)[1].split("</ul>")[0]
        tekst = (re.sub(r"<[^>]+>", " ", regel) for regel in lijst.split("<li")[1:])
        return {" ".join(regel.split(">", 1)[-1].split()).removeprefix("25 november ") for regel in tekst}

    assert regels("leerkracht", "deze-maand") == {"Studiedag overig · via Team", "Rapporten overig", "Toetsen overig · via Team"}
    assert regels("kc", "deze-maand") == {"Studiedag overig · via Team", "Toetsen overig"}, "as trendanalist it is named itself"
    assert regels("team", "deze-maand") == {"Studiedag overig", "Toetsen overig"}, "not what one member does"
    assert regels("leerkracht", "los") == {"bij ziekte Inval activiteit · via Team"}
    assert regels("trendanalist", "deze-maand") == {"Toetsen overig"}, "named as no member: only its own"
    assert "Hoort bij: Team." in gelezen(site, "rollen/leerkracht.md").tekst
    assert "Hiertoe horen: Leerkracht, Kwaliteitscoördinator." in gelezen(site, "rollen/team.md").tekst


def test_more_moments_than_the_page_holds_are_counted() -> None:
    momenten = tuple(
        Moment(date(2026, 11, 20), hele_maand=False, soort=Momentsoort.OVERIG, titel=f"Zaak {n}", rollen=("kc",), sleutel=str(n))
        for n in range(15)
    )
    november = _deel(gelezen(maak(voorbeeld.handboek(), momenten=momenten), "rollen/kc.md"), "deze-maand")
    assert november.count("Zaak") == 12
    assert "En nog 3" in november


def test_late_cards_actions_and_goals_of_a_role(echt: Site) -> None:
    kc = gelezen(echt, "rollen/kc.md")
    assert "Methode vergelijken" in _deel(kc, "acties")
    assert "Elke dag tien minuten breuken" not in kc.tekst, "an action of the teacher"
    assert "Alle scholen boven de signaleringswaarde" in _deel(gelezen(echt, "rollen/directeur.md"), "doelen")
    assert "../agenda/rol-kc.ics" in kc.links


def _deel(pagina: Gelezen, anker: str) -> str:
    """The text from the heading with that id to the next heading of its level."""
    na = re.split(rf'<h2 id="{anker}">', pagina.html)[1]
    return " ".join(re.sub(r"<[^>]+>", " ", na.split("<h2")[0]).split()).replace("&#39;", "'").replace(" .", ".")


# ---- Words for search ----------------------------------------------------------------------------------------------


def test_other_names_of_a_role_find_the_role_and_its_cards(echt: Site) -> None:
    verwacht = {"Kwaliteitscoördinator", "KC", "IB'er", "IBer"}
    assert set(page(echt, "rollen/kc.md").zoekwoorden) == verwacht
    assert verwacht <= set(page(echt, f"kaarten/{RIJK}.md").zoekwoorden)
    assert not verwacht & set(page(echt, "kaarten/minimaal.md").zoekwoorden)


def test_other_names_of_a_term_find_the_card_that_bears_its_name() -> None:
    titels = {"a": "Het ontwikkelingsperspectief maken", "b": "OPP-gesprek", "c": "Opp en af", "d": "Multidisciplinair overleg"}
    kaarten = [kaart(naam, titel=titel) for naam, titel in titels.items()]
    site = maak(voorbeeld.handboek(kaarten=kaarten))
    woorden = {naam: page(site, f"kaarten/{naam}.md").zoekwoorden for naam in titels}
    assert woorden == {"a": ("OPP", "ontwikkelplan"), "b": (), "c": (), "d": ("MDO", "zorgoverleg")}


def test_the_public_edition_has_no_internal_words(publiek: Site) -> None:
    assert {woord for page in publiek.pages for woord in page.zoekwoorden} <= {"OPP", "ontwikkelplan"} | NUMMERS


def test_the_key_of_a_school_finds_the_school(echt: Site) -> None:
    assert {page.pad: page.zoekwoorden for page in echt.pages if page.soort == "school"} == {
        f"scholen/{nummer.lower()}.md": (nummer,) for nummer in NUMMERS
    }


def test_the_manual_counts_for_less_than_what_a_team_wrote() -> None:
    assert meta(Page("handleiding/kalender.md", "Kalender", "eigen", ""))["search"] == {"boost": HANDLEIDINGGEWICHT}
    # A word in a title counts a thousandfold: in the manual it must stay near that of a word in a text elsewhere.
    assert 0 < HANDLEIDINGGEWICHT * 1000 < 5
    for page in (Page("over-ons.md", "Over ons", "eigen", ""), Page("kaarten/handleiding.md", "Handleiding", "kaart", "")):
        assert "search" not in meta(page)


def test_words_become_tags_without_markup() -> None:
    gegevens = meta(Page("x.md", "X", "rol", "", zoekwoorden=('<b onclick="x">&amp;', "KC")))
    assert gegevens["tags"] == ["‹b onclick=”x”›&amp;amp;", "KC"]
    assert gegevens["search"] == {"boost": 2}
    assert "tags" not in meta(Page("x.md", "X", "kaart", ""))


def test_the_index_keeps_other_names_at_the_page_itself() -> None:
    docs = [
        {"location": "rollen/kc.html", "title": "KC", "text": "é", "tags": ["IB'er"]},
        {"location": "rollen/kc.html#los", "title": "Los", "text": "", "tags": ["IB'er"]},
    ]
    dun = json.loads(dun_zoekindex(json.dumps({"config": {"lang": ["nl"]}, "docs": docs})))
    assert dun["config"] == {"lang": ["nl"]}
    assert [doc.get("tags") for doc in dun["docs"]] == [["IB'er"], None]
    assert [doc["text"] for doc in dun["docs"]] == ["é", ""]


def test_a_term_is_found_by_its_abbreviation_before_what_only_names_it() -> None:
    docs = [
        {"location": "begrippen.html", "title": "Begrippen", "text": ""},
        {"location": "begrippen.html#begrip-mdo", "title": "Multidisciplinair overleg (MDO)", "text": ""},
        {"location": "begrippen.html#begrip-kaart", "title": "Kaart", "text": ""},
        {"location": "kaarten/x.html#zo", "title": "Zo (MDO)", "text": ""},
    ]
    dun = json.loads(dun_zoekindex(json.dumps({"docs": docs})))
    assert [(doc.get("tags"), doc.get("boost")) for doc in dun["docs"]] == [
        (None, None), (["MDO"], BEGRIPGEWICHT), (None, BEGRIPGEWICHT), (None, None),
    ]  # fmt: skip
    # A page with the abbreviation in its title gets 1000, a card that bears it 1100; a part counts two fifths of a page.
    namen = ZOEKEN["fields"]["tags"]["boost"]  # type: ignore[index]
    assert namen > 1000
    assert (1000 + namen) * BEGRIPGEWICHT * 2 > 1000 * 5


def test_blocks_that_search_leaves_out() -> None:
    html = '<dl class="hb-kop">\n<dt>x</dt></dl><p class="hb-koppen">y</p><details class="hb-rolwerk hb-vouw" open>z</details>'
    zonder = html.replace("<dl ", '<dl data-search-exclude="ja" ').replace("<details ", '<details data-search-exclude="ja" ')
    assert buiten_zoeken(html) == zonder


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Evaluatie te laat", "evaluatie-te-laat"),
        ("Coördinator (KC'er)", "coordinator-kc-er"),
        ("in voorbereiding", "in-voorbereiding"),
    ],
)
def test_slug(tekst: str, verwacht: str) -> None:
    assert slug(tekst) == verwacht


def test_letters_without_accents() -> None:
    assert kale_letters("Één CAFÉ") == "een cafe"
