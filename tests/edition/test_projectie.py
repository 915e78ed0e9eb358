"""What goes into the public edition: parts of cards, references, goals and analyses, results of public indicators only."""

from __future__ import annotations

from typing import Any

from derive.helpers import ANDER, JAREN, SCHOOL, maak_handboek, maak_indicator, maak_reeks
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.findings.plek import NERGENS, Plek
from kwaliteitshandboek.model.doel import Analyse, Doel
from kwaliteitshandboek.model.handboek import Handboek, Herkomst, PubliekHandboek, Toelichting
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.model.organisatie import Organisatie

JAAR = JAREN[-1]


def projecteer(**velden: Any) -> PubliekHandboek:
    return project_publiek(Handboek(**({"organisatie": Organisatie(naam="Proef")} | velden)))


def kaart(id_: str, zichtbaarheid: str = "publiek", **velden: Any) -> Kaart:
    return Kaart.model_validate({"id": id_, "titel": id_, "domein": "onderwijs", "zichtbaarheid": zichtbaarheid, **velden})


def test_a_card_shows_its_head_and_only_the_parts_that_it_opens() -> None:
    bron = kaart(
        "een",
        openbaar=["ambitie", "wij_doen", "meetinstrumenten"],
        wij_doen=["Wij lezen elke dag."],
        gedrag={"leerling": ["Leest."]},
        meetinstrumenten=[{"naam": "Toets"}],
        secties=[{"sleutel": s, "kop": s, "tekst": s} for s in ("ambitie", "aanpak", "notulen")],
        plek=Plek("kaarten/onderwijs/een.md"),
    )
    (uit,) = projecteer(kaarten=(bron,)).kaarten
    assert uit.openbaar == ("ambitie", "wij_doen")  # meetinstrumenten cannot be opened
    assert uit.wij_doen == ("Wij lezen elke dag.",)
    assert [sectie.sleutel for sectie in uit.secties] == ["ambitie"]
    assert uit.gedrag.leerling == ()
    assert uit.meetinstrumenten == ()
    assert uit.plek == NERGENS


def test_references_to_what_is_not_public_are_gone() -> None:
    kaarten = (
        kaart(
            "een",
            openbaar=["bijlagen", "indicatoren"],
            bovenliggend="geheim",
            verwant=["twee", "geheim", "bestaat-niet"],
            standaarden=["open/OP1", "dicht/OP1"],
            indicatoren=["aandeel", "intern"],
            bijlagen=[
                {"kaart": "twee", "editie": "beide"},
                {"kaart": "geheim", "editie": "beide"},
                {"link": "https://voorbeeld.example", "titel": "Alleen team"},
                {"bestand": "../gedeeld/plan.pdf", "titel": "Plan", "editie": "beide"},
            ],
            plek=Plek("kaarten/onderwijs/een.md"),
        ),
        kaart("twee", bovenliggend="een"),
        kaart("geheim", "intern"),
    )
    item = {"code": "OP1", "naam": "OP1", "indicatoren": ["aandeel", "intern"]}
    kaders = tuple(
        Kader.model_validate(
            {"id": i, "naam": i, "versie": "1", "niveaus": ["standaard"], "zichtbaarheid": z, "onderdelen": [item]}
        )
        for i, z in (("open", "publiek"), ("dicht", "intern"))
    )
    indicatoren = (maak_indicator(zichtbaarheid="publiek", standaarden=["dicht/OP1", "open/OP1"]), maak_indicator(id="intern"))
    uit = projecteer(kaarten=kaarten, kaders=kaders, indicatoren=indicatoren, meetreeksen=(maak_reeks(),))
    een, twee = uit.kaarten
    assert (een.bovenliggend, een.verwant, een.standaarden, een.indicatoren) == (None, ("twee",), ("open/OP1",), ("aandeel",))
    assert [(b.kaart, b.bestand) for b in een.bijlagen] == [("twee", None), (None, "kaarten/gedeeld/plan.pdf")]
    assert twee.bovenliggend == "een"
    assert [k.id for k in uit.kaders] == ["open"]
    assert uit.kaders[0].onderdelen[0].indicatoren == ("aandeel",)
    assert uit.indicatoren[0].standaarden == ("open/OP1",)


def test_a_goal_loses_the_values_of_an_internal_indicator() -> None:
    gegevens = {"titel": "Doel", "niveau": "jaarplan", "eigenaar": "directeur", "schooljaar": JAAR, "zichtbaarheid": "publiek"}
    punt = {"schooljaar": JAAR, "waarde": "12"}
    doelen = (
        Doel.model_validate({**gegevens, "id": "open", "indicator": "aandeel", "streef": punt, "bovenliggend": "dicht"}),
        Doel.model_validate(
            {**gegevens, "id": "half", "indicator": "intern", "streef": punt, "basis": punt, "bovenliggend": "open"}
        ),
        Doel.model_validate({**gegevens, "id": "dicht", "zichtbaarheid": "intern"}),
    )
    indicatoren = (maak_indicator(zichtbaarheid="publiek"), maak_indicator(id="intern"))
    open_, half = projecteer(doelen=doelen, indicatoren=indicatoren, meetreeksen=(maak_reeks(),)).doelen
    assert open_.streef is not None
    assert (open_.indicator, open_.streef.waarde, open_.bovenliggend) == ("aandeel", 12.0, None)
    assert (half.indicator, half.streef, half.basis, half.bovenliggend) == (None, None, None, "open")


def test_an_analysis_that_rests_on_internal_figures_alone_stays_inside() -> None:
    def analyse(id_: str, *indicatoren: str) -> Analyse:
        cijfers = [{"indicator": naam, "schooljaar": JAAR} for naam in indicatoren]
        actie = {"wat": "Oefenen.", "eigenaar": "directeur", "gereed_op": "2026-01-01", "kaart": "geheim"}
        bevindingen = [{"tekst": "Wij zien.", "conclusies": [{"tekst": "Dus.", "acties": [actie]}]}]
        gegevens = {
            "id": id_,
            "titel": id_,
            "schooljaar": JAAR,
            "zichtbaarheid": "publiek",
            "cijfers": cijfers,
            "bevindingen": bevindingen,
        }
        return Analyse.model_validate(gegevens)

    uit = projecteer(
        analyses=(analyse("dicht", "intern"), analyse("open", "intern", "aandeel")),
        indicatoren=(maak_indicator(zichtbaarheid="publiek"), maak_indicator(id="intern")),
        meetreeksen=(maak_reeks(),),
    )
    (open_,) = uit.analyses
    assert [cijfer.indicator for cijfer in open_.cijfers] == ["aandeel"]
    assert open_.bevindingen[0].conclusies[0].acties[0].kaart is None


def test_words_about_an_internal_indicator_stay_inside() -> None:
    toelichtingen = tuple(
        Toelichting(schooljaar=JAAR, onderwerp=o, tekst=o, zichtbaarheid=z)  # type: ignore[arg-type]
        for o, z in (("inleiding", "publiek"), ("aandeel", "publiek"), ("intern", "publiek"), ("vooruitblik", "intern"))
    )
    indicatoren = (maak_indicator(zichtbaarheid="publiek"), maak_indicator(id="intern"))
    uit = projecteer(toelichtingen=toelichtingen, indicatoren=indicatoren, meetreeksen=(maak_reeks(),))
    assert [t.onderwerp for t in uit.toelichtingen] == ["inleiding", "aandeel"]


def test_only_results_behind_public_indicators_for_the_schools_they_are_meant_for() -> None:
    cellen: dict[Any, Any] = {
        (school, JAAR, reeks, categorie): 20
        for school in (SCHOOL, ANDER)
        for reeks in ("reeks", "intern", "signaal")
        for categorie in ("onder", "1f", "1s")
    }
    indicator = maak_indicator(zichtbaarheid="publiek", schoolsoorten=["bo"], normen=[{"meetreeks": "signaal"}])
    reeksen = [maak_reeks(), maak_reeks("intern"), maak_reeks("signaal", ("onder",))]
    bron = maak_handboek(cellen, indicator, reeksen, {SCHOOL: "bo", ANDER: "so"})
    herkomsten = tuple(
        Herkomst.model_validate(
            {"resultaat": f"data/resultaten/{naam}.csv", "bestand": f"C:\\map\\{naam}.csv", "sha256": "a", "indeling": "b"}
            | {"schooljaar": JAAR, "gelezen": 1, "gebruikt": 1, "overgeslagen": 0}
        )
        for naam in ("proef", "ander")
    )
    uit = project_publiek(bron.model_copy(update={"herkomsten": herkomsten}))
    assert set(uit.metingen["school"]) == {SCHOOL}
    assert set(uit.metingen["meetreeks"]) == {"reeks", "signaal"}
    assert set(uit.metingen.loc[uit.metingen["meetreeks"] == "signaal", "categorie"]) == {"onder"}
    assert [reeks.id for reeks in uit.meetreeksen] == ["reeks", "signaal"]
    assert [(h.resultaat, h.bestand) for h in uit.herkomsten] == [("proef.csv", "proef.csv")]
    assert (uit.metingen["bron"] == "").all()


def test_the_original_does_not_change() -> None:
    bron = maak_handboek({(SCHOOL, JAAR, "reeks", "1f"): 3}, maak_indicator(zichtbaarheid="publiek"))
    voor = bron.metingen.copy(deep=True)
    project_publiek(bron)
    assert bron.metingen.equals(voor)
