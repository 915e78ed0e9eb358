"""The calendar as pages: every moment of the year once, holidays, the filter, what has no month, feeds; start and agenda."""

from __future__ import annotations

import dataclasses
import json
import re
from collections import Counter
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import voorbeeld
from gelezen import Gelezen, lees
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from kwaliteitshandboek.derive.afgeleid import Aandachtsoort, Aandachtspunt, LosMoment, Losreden, Moment, Momentsoort
from kwaliteitshandboek.derive.jaarkalender import eerste_werkdag, make_jaar
from kwaliteitshandboek.derive.kalenderwoorden import LOSREDENEN, SOORTNAMEN, dagkort, dagwoorden
from kwaliteitshandboek.model.kalender import Vakantie
from kwaliteitshandboek.model.organisatie import Organisatie
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.pages import make_publiek_site, make_team_site
from kwaliteitshandboek.pages.site import Site
from kwaliteitshandboek.pages.start import MAX_AGENDA, MAX_MOMENTEN, van_maand

RIJK = voorbeeld.RIJKE_KAART["id"]
JAREN = ("2026-2027", "2027-2028")


def moment(dag: date, titel: str, soort: Momentsoort = Momentsoort.ACTIVITEIT, **anders: Any) -> Moment:
    return Moment(**{"dag": dag, "hele_maand": False, "soort": soort, "titel": titel, "sleutel": titel, **anders})


MOMENTEN = (
    moment(date(2026, 8, 31), "Studiedag", Momentsoort.OVERIG, tot_en_met=date(2026, 9, 1)),
    moment(date(2026, 11, 1), "Vergadering", Momentsoort.OVERLEG, hele_maand=True, ongeveer=True, rollen=("directeur",)),
    moment(date(2026, 11, 15), "Vandaag", rollen=("trendanalist",), scholen=(voorbeeld.EILAND,)),
    moment(date(2026, 12, 7), "Rond die dag", rollen=("onbekende rol",), ongeveer=True),
    moment(date(2027, 5, 1), "Ondersteuning in de klas", Momentsoort.KAARTEVALUATIE, kaart=RIJK, rollen=("kc",)),
    moment(date(2027, 7, 31), "Alle scholen boven de norm", Momentsoort.DOEL, scholen=(voorbeeld.DUIN, voorbeeld.BAKEN)),
    moment(date(2027, 9, 1), "Volgend jaar", Momentsoort.PLANNING, hele_maand=True, kaart="komt-nog"),
    moment(date(2029, 1, 10), "Veel later", Momentsoort.WETTELIJK),
)
LOS = tuple(
    LosMoment(reden.value, Momentsoort.ACTIVITEIT, f"Zaak {reden.value}", f"woorden <{reden.value}>", reden, RIJK, rollen=("kc",))
    for reden in Losreden
)
VAKANTIES = (
    Vakantie(naam="Kerstvakantie 2026", van=date(2026, 12, 19), tot_en_met=date(2027, 1, 3)),
    Vakantie(naam="Herfstvakantie 2026", van=date(2026, 10, 10), tot_en_met=date(2026, 10, 18), regios=("noord",)),
    Vakantie(naam="Herfstvakantie 2026", van=date(2026, 10, 17), tot_en_met=date(2026, 10, 25), regios=("zuid",)),
)


def maak(momenten: tuple[Moment, ...] = MOMENTEN, los: tuple[LosMoment, ...] = LOS, **organisatie: Any) -> Site:
    handboek = voorbeeld.handboek(
        vakanties=VAKANTIES,
        organisatie=Organisatie.model_validate({**voorbeeld.ORGANISATIE, **organisatie}),
    )
    afgeleid = dataclasses.replace(voorbeeld.afgeleid(handboek), momenten=momenten, los=los, kalenderjaren=JAREN)
    return make_team_site(handboek, afgeleid, Path("handboek"))


def tekst(site: Site, pad: str) -> str:
    return next(page.tekst for page in site.pages if page.pad == pad)


def boom(site: Site, pad: str = "kalender/index.md") -> Any:
    return lxml_html.fromstring(lees(tekst(site, pad)).html)


@pytest.fixture(scope="module")
def site() -> Site:
    return maak()


def items(boom: Any, binnen: str = "hb-jaarkalender") -> list[Any]:
    return boom.xpath(f"//*[contains(@class, '{binnen}')]//li[contains(@class, 'hb-filterbaar')]")


def woorden(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_the_present_year_and_each_year_at_an_address_of_its_own(site: Site) -> None:
    kalender = {page.pad: page for page in site.pages if page.soort == "kalender"}
    assert list(kalender) == ["kalender/index.md", "kalender/2026-2027.md", "kalender/2027-2028.md"]
    assert [page.zoeken for page in kalender.values()] == [True, False, True]
    assert {page.sectie for page in kalender.values()} == {"Kalender"}
    tab = next(deel for deel in site.navigatie if deel.titel == "Kalender")
    assert [(punt.titel, punt.pad) for punt in tab.onder] == [
        ("Dit schooljaar", "kalender/index.md"),
        ("2027-2028", "kalender/2027-2028.md"),
    ]
    titels = [deel.titel for deel in site.navigatie]
    assert titels.index("Kalender") == titels.index("Rollen") + 1


def test_the_public_edition_has_no_calendar() -> None:
    handboek = voorbeeld.publiek_handboek()
    publiek = make_publiek_site(handboek, voorbeeld.afgeleid(handboek), Path("handboek"))
    assert not [page.pad for page in publiek.pages if page.pad.startswith("kalender")]
    assert not any("kalender/" in page.tekst or "agenda/" in page.tekst for page in publiek.pages)


@pytest.mark.parametrize("pad", ["kalender/index.md", "kalender/2027-2028.md"])
def test_the_page_is_sound(site: Site, pad: str) -> None:
    gelezen: Gelezen = lees(tekst(site, pad))
    assert gelezen.fouten == []
    assert gelezen.lege_koppen() == []
    assert not [naam for naam, keer in Counter(gelezen.ids).items() if keer > 1]
    paden = {page.pad.replace(".md", ".html") for page in site.pages}
    eigen = [link for link in gelezen.links if link.endswith(".html")]
    assert eigen
    for link in eigen:
        assert (link.removeprefix("../") if link.startswith("../") else f"kalender/{link}") in paden


def test_twelve_months_from_august_to_july(site: Site) -> None:
    for pad, begin in (("kalender/index.md", 2026), ("kalender/2027-2028.md", 2027)):
        maanden = boom(site, pad).xpath("//section[contains(@class, 'hb-maand')]/@data-maand")
        assert maanden == [f"{begin}-{m:02}" for m in range(8, 13)] + [f"{begin + 1}-{m:02}" for m in range(1, 8)]


def test_every_moment_of_a_year_stands_in_its_month_once(site: Site) -> None:
    def in_maanden(pad: str) -> dict[str, list[str]]:
        secties = boom(site, pad).xpath("//section[@data-maand]")
        return {
            sectie.get("data-maand"): [woorden(item) for item in items_van]
            for sectie in secties
            if (items_van := sectie.xpath(".//li[contains(@class, 'hb-filterbaar')]"))
        }

    assert in_maanden("kalender/index.md") == {
        "2026-08": ["31 t/m 1 sep Studiedag overig"],
        "2026-11": ["zo 15 Vandaag activiteit · Trendanalist · De Eilander", "Vergadering Directeur ongeveer in deze maand"],
        "2026-12": ["Rond die dag onbekende rol rond 7 december"],
        "2027-05": ["za 1 Ondersteuning in de klas evaluatie van een kaart · Kwaliteitscoördinator"],
        "2027-07": ["za 31 Doel bereikt? Alle scholen boven de norm doel · De Duinroos, Het Baken"],
    }
    assert in_maanden("kalender/2027-2028.md") == {"2027-09": ["Volgend jaar Komt nog in voorbereiding"]}


def test_what_lies_after_the_years_stands_on_the_last_page(site: Site) -> None:
    assert "Veel later" not in tekst(site, "kalender/index.md")
    assert lees(tekst(site, "kalender/2027-2028.md")).koppen("h2")[-2:] == ["Verder vooruit", "Abonneren"]
    assert "Veel later" in tekst(site, "kalender/2027-2028.md")


def test_the_present_month_is_marked_and_its_hooks_are_there(site: Site) -> None:
    pagina = boom(site)
    (nu,) = pagina.xpath("//section[contains(@class, 'hb-maand--nu')]/@data-maand")
    assert nu == "2026-11"
    assert not boom(site, "kalender/2027-2028.md").xpath("//section[contains(@class, 'hb-maand--nu')]")
    assert "2026-11-15" in pagina.xpath("//li/@data-dag")


def test_kinds_by_word_and_shape(site: Site) -> None:
    """Each item has the shape of its kind, and the word beside it or in the heading of its group; the legend has both."""
    pagina = boom(site)
    vormen = {naam.vorm: soort for soort, naam in SOORTNAMEN.items()}
    assert len(vormen) == len(SOORTNAMEN) == len(Momentsoort)
    assert len({naam.een for naam in SOORTNAMEN.values()}) == len(Momentsoort)
    for item in items(pagina):
        soort = Momentsoort(item.get("data-soort"))
        groep = item.xpath("ancestor::*[contains(@class, 'hb-maand__groep')]")
        (vorm,) = (groep[0] if groep else item).xpath(".//path/@d")
        assert vormen[vorm] is soort
        assert (SOORTNAMEN[soort].meer if groep else SOORTNAMEN[soort].een) in woorden(groep[0] if groep else item)
    assert [woorden(li) for li in pagina.xpath("//ul[@class='hb-legenda']/li")] == [
        "overleg", "overig", "activiteit", "evaluatie van een kaart", "doel",
    ]  # fmt: skip


def test_holidays_in_each_month_they_touch_with_regions_only_where_they_differ() -> None:
    regios = [{"id": "noord", "naam": "Regio Noord", "vakantieregio": "noord"}]

    def vakanties(**organisatie: Any) -> dict[str, list[str]]:
        secties = boom(maak(**organisatie)).xpath("//section[@data-maand]")
        return {
            sectie.get("data-maand"): [woorden(li) for li in lijst[0]]
            for sectie in secties
            if (lijst := sectie.xpath(".//ul[@class='hb-maand__vakanties']"))
        }

    kerst = ["Kerstvakantie 19 december 2026 tot en met 3 januari 2027"]
    noord = "Herfstvakantie 10 tot en met 18 oktober 2026"
    zuid = "Herfstvakantie 17 tot en met 25 oktober 2026"
    samen = {"2026-12": kerst, "2027-01": kerst}
    assert vakanties() == {"2026-10": [f"{noord}, regio noord", f"{zuid}, regio zuid"], **samen}
    assert vakanties(regios=regios) == {"2026-10": [noord], **samen}
    assert vakanties(regios=regios, vakantieregio="zuid") == {
        "2026-10": [f"{noord}, regio noord", f"{zuid}, regio zuid"],
        **samen,
    }


def test_the_filter_knows_role_school_and_kind(site: Site) -> None:
    pagina = boom(site)
    (filter_,) = pagina.xpath("//div[@data-hb-filter]")
    assert filter_.get("data-hb-filter") == "#kalender-lijst"
    (lijst,) = pagina.xpath("//*[@id='kalender-lijst']")
    velden = json.loads(lijst.get("data-hb-velden"))
    assert [veld["naam"] for veld in velden] == ["rol", "school", "soort"]
    # The analyst's role is played within that of the coordinator: who filters on the latter sees the former's moments.
    assert velden[0]["waarden"] == {
        "kc": "Kwaliteitscoördinator", "trendanalist": "Trendanalist", "directeur": "Directeur",
    }  # fmt: skip
    assert list(velden[1]["waarden"]) == ["99aa00", "99ab00", "99ac00"]
    per = {woorden(item): item for item in items(pagina)}
    per = {kort: item for kort in ("Vandaag", "Rond die dag") for titel, item in per.items() if kort in titel}
    assert per["Vandaag"].get("data-rol") == "kc trendanalist"
    assert per["Vandaag"].get("data-school") == "99ab00"
    assert per["Rond die dag"].get("data-rol") == "onbekende-rol"
    assert per["Rond die dag"].get("data-school") == "*"
    for item in pagina.xpath("//*[@id='kalender-lijst']//li[contains(@class, 'hb-filterbaar')]"):
        for veld in velden:
            waarden = set(item.get(f"data-{veld['naam']}").split()) - {"*", "onbekende-rol"}
            assert waarden <= set(veld["waarden"])


def test_a_filter_without_a_choice_is_not_there() -> None:
    pagina = boom(maak((moment(date(2026, 9, 1), "Een"),), (), scholen=[], rollen=[]))
    assert not pagina.xpath("//*[@data-hb-velden or @data-hb-filter]")


def test_what_has_no_month_by_reason_with_its_own_words(site: Site) -> None:
    secties = boom(site).xpath("//section[@class='hb-los__groep']")
    assert [woorden(sectie.xpath("./h3")[0]) for sectie in secties] == list(LOSREDENEN.values())
    assert set(LOSREDENEN) == set(Losreden)
    for sectie, reden in zip(secties, LOSREDENEN, strict=True):
        (item,) = sectie.xpath(".//li")
        assert woorden(item) == (
            f"woorden <{reden.value}> Zaak {reden.value} activiteit · Kwaliteitscoördinator · Ondersteuning in de klas"
        )
    leeg = maak(los=())
    assert "doorlopend" not in tekst(leeg, "kalender/index.md")


def test_a_long_month_folds_up_with_its_numbers_but_not_the_present_one() -> None:
    veel = tuple(
        moment(date(2026, m, 1), f"Zaak {m}-{n}", soort, hele_maand=True)
        for m in (10, 11)
        for soort, aantal in ((Momentsoort.ACTIVITEIT, 6), (Momentsoort.MEETINSTRUMENT, 5))
        for n in range(aantal)
    )
    pagina = boom(maak(veel))
    oktober, november = (pagina.xpath(f"//section[@data-maand='2026-{m}']")[0] for m in (10, 11))
    assert [woorden(kop) for kop in oktober.xpath(".//details/summary")] == ["Meetinstrumenten 5", "Activiteiten 6"]
    assert not november.xpath(".//details")
    assert [woorden(kop) for kop in november.xpath(".//h4")] == ["Meetinstrumenten", "Activiteiten"]
    assert [len(maand.xpath(".//li[contains(@class, 'hb-filterbaar')]")) for maand in (oktober, november)] == [11, 11]


def test_goals_that_end_on_one_day_stand_under_one_heading() -> None:
    juni, juli = date(2027, 6, 30), date(2027, 7, 31)
    doelen = tuple(moment(juli, f"Doel {n}", Momentsoort.DOEL) for n in range(3))
    ander = (moment(juni, "Doel in juni", Momentsoort.DOEL), moment(juli, "Schoolgids", Momentsoort.WETTELIJK))
    pagina = boom(maak((*doelen, *ander)))
    in_juni, in_juli = (woorden(pagina.xpath(f"//section[@data-maand='2027-0{m}']")[0]) for m in (6, 7))
    assert "Doel bereikt? Doel in juni" in in_juni
    assert in_juli.count("Doel bereikt?") == 1
    assert re.search(r"Schoolgids wettelijk .*Doel bereikt\? za 31 Doel 0 Doel 1 Doel 2", re.sub(r" · \w+", "", in_juli))
    # Every one of them is still an item of the list, with its day.
    assert [punt.get("data-dag") for punt in items(pagina) if punt.get("data-soort") == "doel"] == ["2027-06-30"] + [
        "2027-07-31"
    ] * 3


def test_the_lead_counts_what_the_filter_counts(site: Site) -> None:
    pagina = boom(site)
    los = pagina.xpath("//*[@data-hb-apart]//li[contains(@class, 'hb-filterbaar')]")
    alle = pagina.xpath("//*[@id='kalender-lijst']//li[contains(@class, 'hb-filterbaar')]")
    assert los
    assert f": {len(alle) - len(los)} moment" in woorden(pagina.xpath("//p[@class='hb-lead']")[0])


def test_feeds_to_subscribe_to_and_to_download(site: Site) -> None:
    links = lees(tekst(site, "kalender/index.md")).links
    bestanden = [link for link in links if link.endswith(".ics")]
    assert bestanden[0] == "../agenda/alles.ics"
    assert set(bestanden[1:]) == {
        *(f"../agenda/rol-{rol}.ics" for rol in ("leerkracht", "kc", "trendanalist", "directeur")),
        *(f"../agenda/school-{school}.ics" for school in ("99aa00", "99ab00", "99ac00")),
    }
    assert "../kalender/jaarposter-2026-2027.pdf" in links
    met = lees(tekst(maak(webadres={"team": "https://team.voorbeeld.example/hb"}), "kalender/index.md"))
    webcal = [link for link in met.links if link.startswith("webcal:")]
    assert len(webcal) == len(bestanden)
    assert webcal[0] == "webcal://team.voorbeeld.example/hb/agenda/alles.ics"


def test_values_from_data_are_escaped() -> None:
    boos = '<script>alert("x")</script> & \'"'
    lijst = (moment(date(2026, 9, 1), boos, rollen=(boos,)), moment(date(2026, 10, 1), boos, hele_maand=True))
    los = (LosMoment("x", Momentsoort.OVERIG, boos, boos, Losreden.ONBEKEND, rollen=(boos,)),)
    tekst_ = tekst(maak(lijst, los), "kalender/index.md")
    assert "<script" not in tekst_
    assert unescape(tekst_).count(boos) >= 5
    assert lees(tekst_).fouten == []


# ---- Words and days ----


@pytest.mark.parametrize(
    ("wat", "lang", "in_maand"),
    [
        (moment(date(2026, 10, 12), "x"), "12 oktober 2026", "12 oktober"),
        (
            moment(date(2026, 10, 12), "x", tot_en_met=date(2026, 10, 16)),
            "12 tot en met 16 oktober 2026",
            "12 tot en met 16 oktober",
        ),
        (
            moment(date(2026, 10, 28), "x", tot_en_met=date(2026, 11, 6)),
            "28 oktober tot en met 6 november 2026",
            "28 oktober tot en met 6 november",
        ),
        (
            moment(date(2026, 12, 28), "x", tot_en_met=date(2027, 1, 6)),
            "28 december 2026 tot en met 6 januari 2027",
            "28 december 2026 tot en met 6 januari 2027",
        ),
        (moment(date(2026, 10, 12), "x", ongeveer=True), "rond 12 oktober 2026", "rond 12 oktober"),
        (moment(date(2027, 3, 1), "x", hele_maand=True), "maart 2027", "in de maand"),
        (moment(date(2027, 3, 1), "x", hele_maand=True, ongeveer=True), "rond maart 2027", "ongeveer in deze maand"),
    ],
)
def test_days_in_words(wat: Moment, lang: str, in_maand: str) -> None:
    assert dagwoorden(wat) == lang
    assert dagwoorden(wat, in_maand=True) == in_maand


def test_days_in_short() -> None:
    assert dagkort(date(2026, 11, 16)) == "ma\u00a016"
    assert dagkort(date(2026, 11, 16), date(2026, 11, 16)) == "ma\u00a016"
    assert dagkort(date(2026, 11, 16), date(2026, 11, 20)) == "16 t/m 20"
    assert dagkort(date(2027, 2, 22), date(2027, 3, 5)) == "22 t/m 5\u00a0mrt"


@given(
    eerste=st.dates(date(2000, 1, 1), date(2050, 1, 1)).map(lambda dag: dag.replace(day=1)),
    van=st.integers(-40, 40),
    duur=st.integers(0, 60),
)
@settings(max_examples=80, deadline=None)
def test_the_first_working_day_of_a_month(eerste: date, van: int, duur: int) -> None:
    begin = date.fromordinal(eerste.toordinal() + van)
    vakantie = Vakantie(naam="v", van=begin, tot_en_met=date.fromordinal(begin.toordinal() + duur))
    dag = eerste_werkdag(eerste, (vakantie,))
    assert (dag.year, dag.month) == (eerste.year, eerste.month)
    assert dag.weekday() < 5
    eerder = [date(eerste.year, eerste.month, nummer) for nummer in range(1, dag.day)]
    if not vakantie.van <= dag <= vakantie.tot_en_met:
        assert all(ander.weekday() >= 5 or vakantie.van <= ander <= vakantie.tot_en_met for ander in eerder)
    else:  # the whole month is free
        assert all(ander.weekday() >= 5 for ander in eerder)


@given(
    st.lists(
        st.builds(
            moment,
            st.dates(date(2026, 1, 1), date(2028, 12, 31)),
            st.text("abc", max_size=2),
            st.sampled_from(Momentsoort),
            hele_maand=st.booleans(),
            ongeveer=st.booleans(),
        ),
        max_size=30,
    )
)
@settings(max_examples=40, deadline=None)
def test_no_moment_is_lost_between_the_months(momenten: list[Moment]) -> None:
    handboek = voorbeeld.handboek()
    afgeleid = dataclasses.replace(voorbeeld.afgeleid(handboek), momenten=tuple(momenten), kalenderjaren=JAREN)
    for begin in (2026, 2027):
        jaar = make_jaar(handboek, afgeleid, Schooljaar(begin))
        geplaatst = [m for maand in jaar for m in (*maand.op_dag, *maand.in_maand)]
        verwacht = [m for m in momenten if date(begin, 8, 1) <= m.dag <= date(begin + 1, 7, 31)]
        assert Counter(map(repr, geplaatst)) == Counter(map(repr, verwacht))
        assert all((m.dag.year, m.dag.month) == (maand.dag.year, maand.dag.month) for maand in jaar for m in maand.op_dag)


# ---- What several cards name, and what is late ----


def test_what_several_cards_name_stands_there_once_with_all_of_them() -> None:
    dag = date(2026, 11, 25)
    een = moment(dag, "MDO", kaart=RIJK, rollen=("kc",))
    ander = moment(dag, "MDO", Momentsoort.MEETINSTRUMENT, kaart="minimaal", rollen=("directeur",))
    samen = dataclasses.replace(een, rollen=("kc", "directeur"), samen=(een, ander))
    site = maak((samen,))
    (item,) = items(boom(site))
    assert woorden(item) == (
        "wo 25 MDO activiteit · meetinstrument · Kwaliteitscoördinator, Directeur · Ondersteuning in de klas · Minimale kaart"
    )
    assert item.get("data-soort").split() == ["activiteit", "meetinstrument"]
    velden = json.loads(boom(site).get_element_by_id("kalender-lijst").get("data-hb-velden"))
    assert set(next(veld for veld in velden if veld["naam"] == "soort")["waarden"]) == {"activiteit", "meetinstrument"}
    # Each of the cards has it among its own moments.
    for pad in (f"kaarten/{RIJK}.md", "kaarten/minimaal.md"):
        assert "MDO" in lees(tekst(site, pad)).tekst, pad


@pytest.mark.parametrize("soort", [s for s in Momentsoort if s is not Momentsoort.KAARTEVALUATIE])
def test_what_is_late_has_the_word_and_the_sign(soort: Momentsoort) -> None:
    dagen = (date(2026, 11, 3), date(2026, 11, 4))
    kaart = RIJK if soort is Momentsoort.VASTSTELLING else None
    laat, op_tijd = (moment(dag, str(dag), soort, kaart=kaart, sleutel=f"x.{dag}", te_laat=dag == dagen[0]) for dag in dagen)
    kalender = boom(maak((laat, op_tijd)))
    merken = {item.get("data-dag"): item.xpath(".//*[contains(@class, 'hb-status--te-laat')]") for item in items(kalender)}
    assert [woorden(merk) for merk in merken[str(dagen[0])]] == ["te laat"]
    assert merken[str(dagen[0])][0].xpath("./*[local-name()='svg']")
    assert merken[str(dagen[1])] == []


def test_the_sign_of_what_is_to_be_adopted_anew_is_no_tick() -> None:
    """Four corners make the old tick; a stamp stands on a foot of its own, below all else."""
    vorm = SOORTNAMEN[Momentsoort.VASTSTELLING].vorm
    assert vorm.count("z") == 2
    assert vorm.endswith("M2 13h12v2.2H2z")


# ---- Start page and agenda ----


def test_the_start_page_leads_to_all_cards_and_to_roles_that_nobody_gave_an_entrance() -> None:
    def wegen(**organisatie: Any) -> tuple[str, list[str]]:
        handboek = voorbeeld.handboek(organisatie=Organisatie.model_validate({**voorbeeld.ORGANISATIE, **organisatie}))
        afgeleid = voorbeeld.afgeleid(handboek)
        relaties = dataclasses.replace(afgeleid.relaties, kaarten_van_rol={"kc": (RIJK,), "trendanalist": (RIJK,)})
        site = make_team_site(handboek, dataclasses.replace(afgeleid, relaties=relaties), Path("handboek"))
        start = lxml_html.fromstring(lees(tekst(site, "index.md")).html)
        (alle,) = start.xpath("//a[@href='kaarten/index.html']/..")
        return woorden(alle), [link.get("href") for link in start.find_class("hb-ingang__naam") if link.get("href")]

    aantal = f"Alle kaarten ({len(voorbeeld.KAARTEN)})"
    assert wegen() == (aantal, ["rollen/leerkracht.html", "rollen/directeur.html"])
    kaal = [{**rol, "ingang": None} for rol in voorbeeld.ORGANISATIE["rollen"]]
    assert wegen(rollen=kaal) == (aantal, ["rollen/kc.html", "rollen/trendanalist.html"])


def test_what_should_have_been_done_has_a_verb() -> None:
    dag = date(2026, 4, 14)
    aandacht = (
        Aandachtspunt(Aandachtsoort.KAART_VASTSTELLEN, "Kaart", kaart=RIJK, sinds=dag),
        Aandachtspunt(Aandachtsoort.BEZOEK_TE_LAAT, "Audit", sinds=dag, bron=("bezoeksoort", "audit")),
    )
    handboek = voorbeeld.handboek()
    site = make_team_site(handboek, dataclasses.replace(voorbeeld.afgeleid(handboek), aandacht=aandacht), Path("handboek"))
    for pad in ("index.md", "aandacht.md"):
        assert [
            woorden(punt) for punt in lxml_html.fromstring(lees(tekst(site, pad)).html).xpath("//ul[@class='hb-aandacht']/li")
        ] == [
            "opnieuw vaststellen Ondersteuning in de klas had uiterlijk 14 april 2026 opnieuw vastgesteld moeten zijn",
            "bezoek te laat Audit had uiterlijk 14 april 2026 plaats moeten vinden",
        ]


def test_the_start_page_leads_with_what_one_can_still_do() -> None:
    november = (
        moment(date(2026, 11, 2), "voorbij"),
        moment(date(2026, 10, 30), "loopt nog", tot_en_met=date(2026, 11, 20), rollen=("kc",)),
        moment(date(2026, 11, 1), "ongeveer", hele_maand=True, ongeveer=True, rollen=("kc",)),
        moment(date(2026, 11, 1), "maand", hele_maand=True, rollen=("kc",)),
        moment(date(2026, 11, 1), "maand zonder eigenaar", hele_maand=True),
        moment(date(2026, 11, 30), "dag", rollen=("kc",)),
        moment(date(2026, 11, 15), "vandaag", rollen=("kc",)),
        moment(date(2026, 12, 1), "volgende maand"),
    )
    afgeleid = dataclasses.replace(voorbeeld.afgeleid(voorbeeld.handboek()), momenten=november)
    assert [m.titel for m in van_maand(afgeleid, date(2026, 11, 1))] == [
        "loopt nog", "vandaag", "dag", "maand", "maand zonder eigenaar", "ongeveer", "voorbij",
    ]  # fmt: skip


def test_start_and_agenda_stay_short_and_lead_to_the_calendar() -> None:
    veel = tuple(moment(date(2026, m, 16 + n % 10), f"Zaak {m}-{n}") for m in (11, 12) for n in range(20))
    later = (moment(date(2027, 1, 5), "Januari"),)
    site = maak(veel + later)
    start = lxml_html.fromstring(lees(tekst(site, "index.md")).html)
    assert len(start.xpath("//ul[@class='hb-momenten']/li")) == MAX_MOMENTEN
    (link,) = start.xpath("//a[starts-with(@href, 'kalender/')]")
    assert (woorden(link), link.get("href")) == ("Alle 20 momenten van november 2026", "kalender/index.html#maand-2026-11")
    aandacht = lees(tekst(site, "aandacht.md"))
    assert aandacht.koppen("h3") == ["November 2026", "December 2026"]
    assert "Januari" not in aandacht.tekst
    lijsten = lxml_html.fromstring(aandacht.html).xpath("//ul[@class='hb-momenten']")
    assert [len(lijst) for lijst in lijsten] == [MAX_AGENDA, MAX_AGENDA]
    assert "kalender/2026-2027.html#maand-2026-12" in aandacht.links


def test_two_schools_of_one_name_are_two_to_choose_from() -> None:
    scholen = [
        {**voorbeeld.ORGANISATIE["scholen"][0], "naam": "De Brug"},
        {**voorbeeld.ORGANISATIE["scholen"][1], "naam": "De Brug"},
    ]
    kalender = boom(maak(scholen=scholen, webadres={"team": "https://team.voorbeeld.example/"}))
    labels = [" ".join(link.text_content().split()) for link in kalender.iter("a") if "school-" in (link.get("href") or "")]
    assert labels == [
        "Abonneren op De Brug (Zandhoek)", "bestand voor De Brug (Zandhoek)",
        "Abonneren op De Brug (Oost)", "bestand voor De Brug (Oost)",
    ]  # fmt: skip
    velden = json.loads(kalender.get_element_by_id("kalender-lijst").get("data-hb-velden"))
    keuzes = next(veld for veld in velden if veld["naam"] == "school")["waarden"]
    assert keuzes == {"99aa00": "De Brug (Zandhoek)", "99ab00": "De Brug (Oost)"}


def test_the_filter_finds_what_a_role_does_as_a_member_of_a_group() -> None:
    rollen = [{"id": "team", "naam": "Team", "leden": ["leerkracht"]}, {"id": "leerkracht", "naam": "Leerkracht"}]
    momenten = (
        moment(date(2026, 11, 25), "Studiedag", rollen=("team",)),
        moment(date(2026, 11, 26), "Rapporten", rollen=("leerkracht",)),
    )
    kalender = boom(maak(momenten, (), rollen=rollen))
    van = {li.text_content().split()[2]: li.get("data-rol").split() for li in kalender.iter("li") if li.get("data-rol")}
    assert van == {"Studiedag": ["leerkracht", "team"], "Rapporten": ["leerkracht"]}
