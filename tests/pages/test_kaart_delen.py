"""The page of a card, part by part: what it warns of, who does what, its moments, plan, figures in words, and attachments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import voorbeeld
from gelezen import Gelezen, lees
from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.derive.afgeleid import Afgeleid, Kaartstand, LosMoment, Losreden, Moment, Momentsoort
from kwaliteitshandboek.derive.relaties import derive_relaties
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.findings.plek import Plek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.vaststelling import Vaststelling
from kwaliteitshandboek.pages import make_publiek_site, make_team_site
from kwaliteitshandboek.pages.adressen import make_wereld
from kwaliteitshandboek.pages.kaarten import kaart_page
from kwaliteitshandboek.pages.kaartstand import kaartmeldingen
from kwaliteitshandboek.pages.kaartwerk import kaartjaar, planning, wie_doet_wat

VANDAAG = voorbeeld.VANDAAG  # 15 november 2026


def _kaart(**anders: Any) -> Kaart:
    gegevens = {"id": "k", "titel": "Een kaart", "domein": "ondersteuning", **anders}
    return Kaart.model_validate(gegevens, context={"rollen": {}})


def _handboek(kaart: Kaart) -> Handboek:
    return voorbeeld.handboek(kaarten=[*voorbeeld.handboek().kaarten, kaart])


def _afgeleid(handboek: Handboek, **anders: Any) -> Afgeleid:
    return replace(voorbeeld.afgeleid(handboek), **anders)


def _pagina(kaart: Kaart, *, publiek: bool = False, **anders: Any) -> Gelezen:
    handboek = _handboek(kaart)
    pagina = lees(kaart_page(make_wereld(handboek, _afgeleid(handboek, **anders), publiek=publiek), kaart).tekst)
    assert pagina.fouten == []
    assert pagina.lege_koppen() == []
    return pagina


def _woorden(pagina: Gelezen) -> str:
    """All words of the page with single spaces, also between cells of a table."""
    tekst = " ".join(" ".join(tekst for _, tekst in pagina.stroom).split())
    return tekst.replace(" .", ".").replace(" ,", ",")


# ---- What to know beforehand


@pytest.mark.parametrize(
    ("velden", "soorten"),
    [
        ({}, []),
        ({"status": "vastgesteld", "geldig_tot": "2026-11-15", "geldig_van": "2026-11-15"}, []),
        ({"status": "in voorbereiding"}, ["in_voorbereiding"]),
        ({"status": "in herziening"}, ["in_herziening"]),
        ({"status": "vastgesteld", "geldig_tot": "2026-11-14"}, ["verlopen"]),
        ({"status": "vastgesteld", "geldig_van": "2026-11-16"}, ["nog_niet"]),
        ({"evaluatie": {"gepland": "2026-11-14"}}, ["te_laat"]),
        ({"evaluatie": {"gepland": "2026-11-14", "uitgevoerd": ["2026-11-14"]}}, []),
        ({"status": "vervallen", "geldig_tot": "2026-01-01", "evaluatie": {"gepland": "2026-01-01"}}, ["vervallen"]),
    ],
)
def test_what_a_reader_must_know(velden: Mapping[str, Any], soorten: Sequence[str]) -> None:
    meldingen = kaartmeldingen(_kaart(**velden), None, VANDAAG, publiek=False)
    assert [melding.soort for melding in meldingen] == list(soorten)


STAND = Kaartstand(
    vingerafdruk="0" * 16,
    laatste=Vaststelling(kaart="k", versie="1.0", op=date(2025, 9, 1), door="directeur", vingerafdruk="1" * 16),
    gewijzigd=True,
    opnieuw_bekijken=(("kaart", "ambitie"), ("kader", "kader-a/1a")),
    hervaststellen_op=date(2026, 9, 1),
)


def test_state_of_adoption_is_told_with_what_to_do() -> None:
    kaart = _kaart(status="vastgesteld", versie="1.0")
    pagina = _pagina(kaart, kaartstanden={**_standen(), "k": STAND})
    tekst = _woorden(pagina)
    assert "gewijzigd na vaststelling" in tekst
    assert "nadat de kaart op 1 september 2025 is vastgesteld" in tekst
    assert "veranderd: Ambitie: zicht op iedereen en Ondersteuning 1a: Snel starten." in tekst
    assert "had uiterlijk 1 september 2026 opnieuw vastgesteld moeten zijn" in tekst
    assert "../kaders/kader-a.html#item-1a" in pagina.links


def test_day_of_readoption_to_come_stands_in_the_head() -> None:
    stand = Kaartstand(vingerafdruk="0" * 16, hervaststellen_op=date(2027, 9, 1))
    tekst = _woorden(_pagina(_kaart(status="vastgesteld"), kaartstanden={**_standen(), "k": stand}))
    assert "Opnieuw vaststellen" in tekst
    assert "uiterlijk 1 september 2027" in tekst
    assert "vastgesteld moeten zijn" not in tekst


def test_a_card_in_preparation_says_that_its_moments_do_not_count_yet() -> None:
    rij = [{"wat": "Gesprek", "moment": "in mei"}]
    zin = "De momenten op deze kaart tellen nog niet mee"
    assert zin in _woorden(_pagina(_kaart(status="in voorbereiding", activiteiten=rij)))
    assert zin not in _woorden(_pagina(_kaart(status="concept", activiteiten=rij)))
    assert zin not in _woorden(_pagina(_kaart(status="in voorbereiding")))
    assert zin not in _woorden(_pagina(_kaart(status="in voorbereiding", activiteiten=rij), publiek=True))


def test_a_moment_of_the_card_that_is_late_says_so() -> None:
    dag = date(2026, 11, 2)
    momenten = [
        Moment(dag, hele_maand=False, soort=Momentsoort.VASTSTELLING, titel="Een kaart", kaart="k", sleutel="v", te_laat=True),
        Moment(dag, hele_maand=False, soort=Momentsoort.ACTIVITEIT, titel="Gesprek", kaart="k", sleutel="a"),
    ]
    woorden = _woorden(_pagina(_kaart(status="vastgesteld"), momenten=tuple(momenten)))
    assert "Deze kaart opnieuw vaststellen te laat" in woorden
    assert "Gesprek te laat" not in woorden


def test_public_edition_tells_only_whether_the_card_holds() -> None:
    kaart = _kaart(status="vastgesteld", geldig_tot="2026-11-14", evaluatie={"gepland": "2026-01-01"})
    assert [m.soort for m in kaartmeldingen(kaart, STAND, VANDAAG, publiek=True)] == ["verlopen", "gewijzigd"]
    assert [m.soort for m in kaartmeldingen(kaart, STAND, VANDAAG, publiek=False)] == [
        "verlopen",
        "te_laat",
        "gewijzigd",
        "opnieuw_bekijken",
        "vaststellen",
    ]


def _standen() -> dict[str, Kaartstand]:
    return {kaart.id: Kaartstand("0" * 16) for kaart in voorbeeld.handboek().kaarten}


def test_an_evaluation_that_was_done_is_not_announced_again() -> None:
    tekst = _woorden(_pagina(_kaart(evaluatie={"gepland": "2026-05-01", "uitgevoerd": ["2026-05-04"]})))
    assert "nog te plannen" in tekst
    assert "1 mei 2026" not in tekst
    assert "Geëvalueerd op 4 mei 2026" in tekst


def test_an_evaluation_whose_day_is_past_is_not_called_the_next() -> None:
    tekst = _woorden(_pagina(_kaart(evaluatie={"gepland": "2026-11-14"})))
    assert "Evaluatie was gepland op 14 november 2026" in tekst
    assert "Volgende evaluatie" not in tekst
    assert "Volgende evaluatie 15 november 2026" in _woorden(_pagina(_kaart(evaluatie={"gepland": "2026-11-15"})))


def test_the_last_day_still_counts() -> None:
    tekst = _woorden(_pagina(_kaart(geldig_van="2026-08-01", geldig_tot="2028-07-31")))
    assert "Geldig vanaf 1 augustus 2026 tot en met 31 juli 2028" in tekst


# ---- Who does what


def test_who_does_what() -> None:
    kaart = Kaart.model_validate(voorbeeld.RIJKE_KAART, context={"rollen": {}})
    werk = [
        (rol.rol, rol.eigenaar, [(deel, [(t.wat, t.wanneer, t.hoe) for t in taken]) for deel, taken in rol.groepen])
        for rol in wie_doet_wat(kaart, "2026-2027")
    ]
    # The directeur owns the card too, but has nothing to do in it; the training is done.
    assert werk == [
        (
            "kc",
            True,
            [
                ("Meetinstrumenten", [("Groepsbespreking", "januari en juni", None)]),
                ("Activiteiten", [("Startgesprek", None, "op verzoek")]),
            ],
        ),
        ("trendanalist", False, [("Meetinstrumenten", [("Groepsbespreking", "januari en juni", "helpt mee")])]),
        ("leerkracht", False, [("Activiteiten", [("Startgesprek", None, None)])]),
    ]


def test_steps_of_years_that_are_over_are_nobodys_task() -> None:
    jaren = [
        {"schooljaar": jaar, "stappen": [{"wat": f"Stap {jaar}", "eigenaren": ["kc"]}]}
        for jaar in ("2025-2026", "2026-2027", "2027-2028")
    ]
    (rol,) = wie_doet_wat(_kaart(planning=jaren), "2026-2027")
    assert [taak.wat for _, taken in rol.groepen for taak in taken] == ["Stap 2026-2027", "Stap 2027-2028"]
    assert [taak.wanneer for _, taken in rol.groepen for taak in taken] == ["in 2026-2027", "in 2027-2028"]
    assert rol.kort == "2\u00a0stappen"


def test_a_card_that_no_longer_holds_asks_nothing() -> None:
    kaart = _kaart(status="vervallen", meetinstrumenten=[{"naam": "Toets", "eigenaren": ["kc"]}])
    koppen = _pagina(kaart).koppen("h2")
    assert "Meetinstrumenten" in koppen
    assert "Wie doet wat" not in koppen


# ---- The moments of this school year

dagen = st.integers(0, 900).map(lambda aantal: date(2026, 1, 1) + timedelta(days=aantal))
momenten = st.builds(
    Moment,
    dag=dagen,
    hele_maand=st.booleans(),
    soort=st.sampled_from(Momentsoort),
    titel=st.sampled_from(["Startbespreking", "Toetsen", "Overleg"]),
    kaart=st.sampled_from(["k", "ambitie", None]),
    rollen=st.sampled_from([(), ("kc",), ("kc", "leerkracht")]),
)


@given(st.lists(momenten, max_size=20), dagen)
def test_no_moment_of_this_year_is_lost_and_none_of_another_shown(lijst: Sequence[Moment], vandaag: date) -> None:
    kaart = _kaart()
    handboek = _handboek(kaart)
    wereld = make_wereld(handboek, _afgeleid(handboek, momenten=tuple(lijst), vandaag=vandaag), publiek=False)
    jaar = kaartjaar(wereld, kaart)
    begin = date(vandaag.year if vandaag.month >= 8 else vandaag.year - 1, 8, 1)
    verwacht = [m for m in lijst if m.kaart == "k" and begin <= m.dag < date(begin.year + 1, 8, 1)]
    getoond = [moment for maand in (*jaar.eerder, *jaar.nu, *jaar.straks) for _, moment in maand.regels]
    assert sorted(map(repr, getoond)) == sorted(map(repr, verwacht))
    assert [maand.sleutel for maand in (*jaar.eerder, *jaar.nu, *jaar.straks)] == sorted({f"{m.dag:%Y-%m}" for m in verwacht})
    assert all(maand.sleutel < f"{vandaag:%Y-%m}" for maand in jaar.eerder)
    assert all(maand.sleutel >= f"{vandaag:%Y-%m}" for maand in (*jaar.nu, *jaar.straks))
    assert bool(jaar.nu) or not jaar.straks


@pytest.mark.parametrize(
    ("velden", "dag"),
    [
        ({"hele_maand": True}, None),
        ({"hele_maand": False}, "20 november"),
        ({"hele_maand": False, "ongeveer": True}, "rond 20 november"),
        ({"hele_maand": False, "tot_en_met": date(2026, 11, 24)}, "20 tot en met 24 november"),
        ({"hele_maand": False, "tot_en_met": date(2026, 12, 4)}, "20 november tot en met 4 december"),
    ],
)
def test_days_in_words(velden: Mapping[str, Any], dag: str | None) -> None:
    kaart = _kaart()
    handboek = _handboek(kaart)
    moment = Moment(dag=date(2026, 11, 20), soort=Momentsoort.ACTIVITEIT, titel="Overleg", kaart="k", **velden)
    jaar = kaartjaar(make_wereld(handboek, _afgeleid(handboek, momenten=(moment,)), publiek=False), kaart)
    assert [(maand.naam, [woord for woord, _ in maand.regels]) for maand in jaar.nu] == [("november 2026", [dag])]


def test_what_has_no_month_stands_there_in_its_own_words() -> None:
    los = (
        LosMoment("a", Momentsoort.MEETINSTRUMENT, "Klassenmap", "dagelijks", Losreden.DOORLOPEND, kaart="k"),
        LosMoment("b", Momentsoort.ACTIVITEIT, "Meekijken", "op verzoek", Losreden.OP_VERZOEK, kaart="k"),
        LosMoment("c", Momentsoort.ACTIVITEIT, "Van een ander", "soms", Losreden.ONBEKEND, kaart="ambitie"),
    )
    pagina = _pagina(_kaart(), los=los, momenten=())
    assert "Dit schooljaar" in pagina.koppen("h2")
    # Words that only repeat the name of their group are left out.
    assert "Doorlopend Klassenmap dagelijks Op verzoek Meekijken" in _woorden(pagina)
    assert "Meekijken op verzoek" not in _woorden(pagina)
    assert "Van een ander" not in pagina.tekst


# ---- The plan


def test_state_of_each_step() -> None:
    stappen = [
        {"wat": "gedaan", "datum": "2026-09-01", "klaar": "ja"},
        {"wat": "dag voorbij", "datum": "2026-11-14"},
        {"wat": "vandaag", "datum": "2026-11-15"},
        {"wat": "maand voorbij", "wanneer": "oktober"},
        {"wat": "deze maand", "wanneer": "oktober en november"},
        {"wat": "wacht", "wacht_op": {"kaart": "ambitie"}},
        {"wat": "zonder moment"},
    ]
    kaart = _kaart(
        planning=[
            {"schooljaar": "2027-2028", "stappen": [{"wat": "later"}]},
            {"schooljaar": "2025-2026", "stappen": [{"wat": "vorig jaar blijven liggen"}]},
            {"schooljaar": "2026-2027", "stappen": stappen},
        ]
    )
    maanden = [
        Moment(date(2026, maand, 1), hele_maand=True, soort=Momentsoort.PLANNING, titel=titel, kaart="k")
        for titel, maand in (("maand voorbij", 10), ("deze maand", 10), ("deze maand", 11))
    ]
    handboek = _handboek(kaart)
    wereld = make_wereld(handboek, _afgeleid(handboek, momenten=tuple(maanden)), publiek=False)
    jaren = planning(wereld, kaart)
    assert [(jaar.schooljaar, jaar.tijd, jaar.kort.replace("\u00a0", " ")) for jaar in jaren] == [
        ("2025-2026", "voorbij", "0 van 1 stap gereed"),
        ("2026-2027", "nu", "1 van 7 stappen gereed"),
        ("2027-2028", "straks", "1 stap"),
    ]
    woorden = {beeld.stap.wat: beeld.status.woord if beeld.status else None for jaar in jaren for beeld in jaar.stappen}
    assert woorden == {
        "vorig jaar blijven liggen": "te laat",
        "gedaan": "gereed",
        "dag voorbij": "te laat",
        "vandaag": None,
        "maand voorbij": "te laat",
        "deze maand": None,
        "wacht": "wacht",
        "zonder moment": None,
        "later": None,
    }


# ---- Tables and figures


def test_empty_moment_and_owner_are_shown_as_such() -> None:
    pagina = _pagina(_kaart(meetinstrumenten=[{"naam": "Toets"}], activiteiten=[{"wat": "Overleg"}]))
    tekst = _woorden(pagina)
    # A column that nobody filled is no column.
    assert "Instrument Moment Eigenaar Toets nog af te spreken nog af te spreken" in tekst
    assert "Wat Wie Overleg nog af te spreken" in tekst


def test_what_was_held_of_what_was_planned_in_words() -> None:
    tekst = _woorden(_pagina(_kaart(indicatoren=["gesprekken-gehouden", "fundamenteel-niveau"])))
    assert "Gesprekken gehouden 9 van de 12 gesprekken gehouden 75\u202f%, 2025-2026" in tekst.replace(" %", "\u202f%")
    assert "Doen wij wat wij ons voornamen?" in tekst
    assert "Wat levert het op?" in tekst


def test_frameworks_with_their_text() -> None:
    pagina = _pagina(_kaart(standaarden=["kader-a/1a", "kader-a/1b", "kader-a/9z", "weg/1"]))
    tekst = _woorden(pagina)
    # 1a has no text but the organisation's own words; what does not exist is named as it was written.
    assert "1a Snel starten Hulp begint snel. Norm: binnen een week 1b Samen kijken Wij kijken samen. 9z" in tekst


# ---- To take along


def test_paper_for_every_card_and_a_form_where_there_is_something_to_see() -> None:
    zonder, met = _pagina(_kaart()), _pagina(_kaart(gedrag={"leerling": ["Vertelt."]}))
    assert "../kaarten/k.pdf" in zonder.links
    assert not [link for link in zonder.links if "kijkwijzers" in link]
    assert {"../kijkwijzers/k.pdf", "../kijkwijzers/k.xlsx"} <= set(met.links)


def test_agenda_of_the_roles_in_the_team_edition_only() -> None:
    moment = Moment(date(2026, 11, 20), hele_maand=False, soort=Momentsoort.ACTIVITEIT, titel="O", kaart="k", rollen=("kc",))
    team = _pagina(_kaart(), momenten=(moment,))
    assert {"#agenda", "../agenda/rol-kc.ics"} <= set(team.links)
    assert "agenda" in team.ids
    publiek = _pagina(_kaart(), momenten=(moment,), publiek=True)
    assert not [link for link in publiek.links if "agenda" in link]


# ---- Attachments


def _met_bijlagen(*bijlagen: Mapping[str, str], **anders: Any) -> Kaart:
    return _kaart(bijlagen=list(bijlagen), plek=Plek("kaarten/ondersteuning/k.md"), **anders)


def test_attachments_say_what_they_are() -> None:
    kaart = _met_bijlagen(
        {"kaart": "ambitie"},
        {"kaart": "komt-nog"},
        {"bestand": "bijlagen/plan.XLSX", "titel": "Jaarplan"},
        {"bestand": "bijlagen/iets.xyz", "titel": "Iets"},
        {"link": "https://www.bron.example/wet", "titel": "De wet", "editie": "beide"},
        zichtbaarheid="publiek",
    )
    tekst = _woorden(_pagina(kaart))
    assert "Bijlagen Komt nog in voorbereiding Jaarplan Excel alleen in de teameditie Iets" in tekst
    assert "Iets alleen in de teameditie De wet www.bron.example" in tekst
    # The card stands among the relations already.
    assert "Ook hoort er één kaart bij; die staat bij de verbanden." in tekst


def test_attachments_that_are_all_related_cards_are_counted() -> None:
    kaart = _met_bijlagen({"kaart": "ambitie"}, {"kaart": "minimaal"})
    assert "Bijlagen Er horen 2 kaarten bij; die staan bij de verbanden." in _woorden(_pagina(kaart))


def test_a_picture_is_shown_with_its_title_as_alternative_but_not_twice() -> None:
    bijlage = {"bestand": "bijlagen/schema.png", "titel": "Schema van de zorg"}
    los = _pagina(_met_bijlagen(bijlage))
    assert '<img src="../bijlagen/k/schema.png" alt="Schema van de zorg"' in los.html
    in_tekst = {"sleutel": "aanpak", "kop": "Aanpak", "tekst": "![Wie doet wat](bijlagen/schema.png)"}
    assert _pagina(_met_bijlagen(bijlage, secties=[in_tekst])).html.count("<img") == 1


def test_attachment_for_the_team_never_goes_public() -> None:
    handboek = voorbeeld.handboek()
    rijk = handboek.kaart_per_id["ondersteuning-in-de-klas"]
    intern = {"bestand": "bijlagen/binnenskamers.pdf", "titel": "Alleen voor ons"}
    kaart = Kaart.model_validate({**rijk.model_dump(), "bijlagen": [intern]}, context={"rollen": {}})
    kaart = kaart.model_copy(update={"plek": rijk.plek})
    openbaar = project_publiek(voorbeeld.handboek(kaarten=[kaart.model_copy(update={"openbaar": ("bijlagen",)})]))
    site = make_publiek_site(openbaar, voorbeeld.afgeleid(openbaar), Path())
    assert "binnenskamers" not in repr((site.pages, [asset.pad for asset in site.assets]))
    team = make_team_site(handboek := voorbeeld.handboek(kaarten=[kaart]), voorbeeld.afgeleid(handboek), Path())
    assert "bijlagen/ondersteuning-in-de-klas/binnenskamers.pdf" in [asset.pad for asset in team.assets]


# ---- Relations


def test_each_related_card_stands_in_one_group() -> None:
    kaart = _kaart(
        bovenliggend="ambitie",
        verwant=["minimaal", "ambitie"],
        secties=[{"sleutel": "aanpak", "kop": "Aanpak", "tekst": "Zie [laat](kaart:te-late-kaart) en [min](kaart:minimaal)."}],
    )
    handboek = _handboek(kaart)
    relaties = replace(voorbeeld.afgeleid(handboek).relaties, genoemd_in={"k": ("minimaal", "ondersteuning-in-de-klas")})
    tekst = _woorden(_pagina(kaart, relaties=relaties)).rpartition("Hoort bij")[2]
    groepen = (
        "Ambitie: zicht op iedereen",
        "Verwante kaarten Minimale kaart",
        "Noemt ook Te late kaart evaluatie te laat",
        "Wordt genoemd in Ondersteuning in de klas",
    )
    assert tekst.strip().startswith(" ".join(groepen))


@pytest.mark.parametrize(
    ("anker", "adres"),
    [
        ("#aanpak", "ander.md#aanpak"),
        ("#per-groep", "ander.md#per-groep"),
        ("#wij-doen", "ander.md#wij-doen"),
        ("#partners", "ander.md"),  # this card has none
        ("#visie", "ander.md"),  # no such heading: of the public edition a section that is kept inside
        ("#", "ander.md"),
        ('#fn:"x', "ander.md"),
        ("", "ander.md"),
    ],
)
def test_a_link_can_lead_to_a_heading_of_another_card(anker: str, adres: str) -> None:
    secties = [{"sleutel": "aanpak", "kop": "Aanpak", "tekst": "Zo.\n\n### Per groep\n\nEn zo."}]
    ander = _kaart(id="ander", titel="Ander", wij_doen=["Wij doen dit."], secties=secties)
    handboek = voorbeeld.handboek(kaarten=[_kaart(), ander])
    blik = make_wereld(handboek, _afgeleid(handboek), publiek=False).blik("kaarten/k.md")
    assert blik.proza(f"Zie [x](kaart:ander{anker}).") == f"Zie [x](../kaarten/{adres})."
    assert (
        blik.html(f"Zie [x](kaart:ander{anker}).") == f'<p>Zie <a href="../kaarten/{adres.replace(".md", ".html")}">x</a>.</p>\n'
    )
    assert blik.proza("Zie [x](kaart:weg#aanpak).") == "Zie x."
    assert derive_relaties(handboek).genoemd_in == {}
    met_link = _kaart(secties=[{"sleutel": "visie", "kop": "Visie", "tekst": f"Zie [x](kaart:ander{anker})."}])
    assert derive_relaties(voorbeeld.handboek(kaarten=[met_link, ander])).genoemd_in == {"ander": ("k",)}


def test_card_on_its_own_has_no_neighbourhood() -> None:
    pagina = _pagina(_kaart(), momenten=())
    assert "Rond deze kaart" not in pagina.koppen("h2")
    assert "hb-buurt" not in pagina.html
    assert "hb-zij" not in pagina.html
