"""Links followed backwards, coverage, moments and what asks for attention, on handbooks small enough to reason out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.derive.aandacht import derive_aandacht
from kwaliteitshandboek.derive.afgeleid import Aandachtsoort, Afgeleid, Momentsoort, Sleutel
from kwaliteitshandboek.derive.dekking import derive_dekking
from kwaliteitshandboek.derive.kaartstanden import derive_kaartstanden
from kwaliteitshandboek.derive.momenten import derive_kalender
from kwaliteitshandboek.derive.relaties import derive_relaties
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer, Cijferstaat, Oordeel
from kwaliteitshandboek.model.doel import Analyse
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.model.organisatie import Organisatie
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.model.stelsel import Instrument


def kaart(naam: str, **velden: object) -> Kaart:
    return Kaart.model_validate({"id": naam, "titel": naam.capitalize(), "domein": "onderwijs", **velden})


def handboek(*kaarten: Kaart, **velden: object) -> Handboek:
    return Handboek.model_validate({"organisatie": Organisatie(naam="Proef"), "kaarten": kaarten, **velden})


INDICATOR = Indicator.model_validate(
    {
        "id": "rekenen",
        "naam": "Rekenen",
        "vraag": "Hoe gaat het?",
        "kant": "product",
        "eenheid": "procent",
        "definitie": "x",
        "bron": "x",
        "standaarden": ["kader/1a"],
        "normen": [{"waarde": 85}],
        "berekening": {"meetreeksen": "reeks", "teller": "goed", "noemer": ["goed", "fout"]},
    }
)


def test_links_are_followed_backwards() -> None:
    kaarten = (
        kaart("ouder", verwant=["buur"], secties=[{"sleutel": "visie", "kop": "Visie", "tekst": "Zie [hier](kaart:kind)."}]),
        kaart("kind", bovenliggend="ouder", eigenaren=["kc"], activiteiten=[{"wat": "x", "wie": ["lk", "kc"]}]),
        kaart("buur", bovenliggend="ouder", bijlagen=[{"kaart": "kind"}], indicatoren=["rekenen"]),
        kaart("los", planning=[{"schooljaar": "2025-2026", "stappen": [{"wat": "x", "wacht_op": {"kaart": "buur"}}]}]),
    )
    relaties = derive_relaties(handboek(*kaarten))
    assert relaties.kinderen == {"ouder": ("kind", "buur")}
    assert relaties.genoemd_in == {"buur": ("ouder", "los"), "kind": ("ouder", "buur")}
    assert relaties.kaarten_van_rol == {"kc": ("kind",), "lk": ("kind",)}
    assert relaties.kaarten_van_indicator == {"rekenen": ("buur",)}
    assert relaties.kaarten_van_domein == {"onderwijs": ("ouder", "kind", "buur", "los")}


def test_a_card_does_not_mention_itself() -> None:
    assert derive_relaties(handboek(kaart("zelf", verwant=["zelf"]))).genoemd_in == {}


def test_coverage_counts_direct_references_only() -> None:
    kader = Kader.model_validate(
        {
            "id": "kader",
            "naam": "Kader",
            "versie": "1",
            "niveaus": ["criterium", "item"],
            "onderdelen": [
                {
                    "code": "1",
                    "naam": "Een",
                    "onderdelen": [{"code": "1a", "naam": "A"}, {"code": "1b", "naam": "B", "hiaat": "Nog niets."}],
                }
            ],
        }
    )
    instrument = Instrument.model_validate({"id": "bezoek", "naam": "Bezoek", "kant": "proces", "standaarden": ["kader/1a"]})
    dekking = derive_dekking(
        handboek(
            kaart("k", standaarden=["kader/1a", "ander/1b"]),
            kaders=(kader,),
            instrumenten=(instrument,),
            indicatoren=(INDICATOR,),
        )
    )
    assert set(dekking) == {("kader", "1"), ("kader", "1a"), ("kader", "1b")}
    a = dekking["kader", "1a"]
    assert (a.kaarten, a.instrumenten, a.indicatoren, a.gedekt) == (("k",), ("bezoek",), ("rekenen",), True)
    assert dekking["kader", "1b"].hiaat == "Nog niets."
    assert not dekking["kader", "1b"].gedekt
    assert not dekking["kader", "1"].gedekt


def test_moments_come_from_cards_actions_and_goals_in_order_of_time() -> None:
    boek = handboek(
        kaart(
            "start",
            eigenaren=["kc"],
            evaluatie={"gepland": "2026-11-20"},
            planning=[
                {
                    "schooljaar": "2026-2027",
                    "stappen": [
                        {"wat": "Gesprek", "wanneer": "oktober en januari", "eigenaren": ["lk"]},
                        {"wat": "Studiedag", "datum": "2026-12-03"},
                        {"wat": "Gedaan", "wanneer": "september", "klaar": "ja"},
                        {"wat": "Later", "wanneer": "op verzoek"},
                    ],
                }
            ],
        ),
        kaart("weg", status="vervallen", evaluatie={"gepland": "2026-11-21"}),
        kaart("klaar", evaluatie={"gepland": "2026-11-22", "uitgevoerd": ["2026-11-22"]}),
    )
    kalender = derive_kalender(boek, date(2026, 11, 15), {})
    momenten = [(moment.dag, moment.hele_maand, moment.soort, moment.titel, moment.rollen) for moment in kalender.momenten]
    assert momenten == [
        (date(2026, 10, 1), True, Momentsoort.PLANNING, "Gesprek", ("lk",)),
        (date(2026, 11, 20), False, Momentsoort.KAARTEVALUATIE, "Start", ("kc",)),
        (date(2026, 12, 3), False, Momentsoort.PLANNING, "Studiedag", ("kc",)),
        (date(2027, 1, 1), True, Momentsoort.PLANNING, "Gesprek", ("lk",)),
    ]
    assert [los.titel for los in kalender.los] == ["Later"]


ANALYSE = {
    "id": "rekenanalyse",
    "titel": "Rekenen",
    "school": "99AA00",
    "schooljaar": "2025-2026",
    "cijfers": [{"indicator": "rekenen", "school": "99AA00", "schooljaar": "2025-2026"}],
    "bevindingen": [
        {
            "tekst": "x",
            "conclusies": [
                {
                    "tekst": "x",
                    "acties": [
                        {"wat": "Scholing", "eigenaar": "kc", "gereed_op": "2026-10-01"},
                        {"wat": "Af", "eigenaar": "kc", "gereed_op": "2026-10-01", "status": "gereed"},
                    ],
                }
            ],
        }
    ],
}


def cijfer(school: str, jaar: str, oordeel: Oordeel) -> Cijfer:
    return Cijfer("rekenen", school, jaar, Cijferstaat.BEKEND, Bereik(80, 80), norm=85, oordeel=oordeel)


SCHOLEN = Organisatie.model_validate(
    {"naam": "Proef", "scholen": [{"sleutel": f"99A{letter}00", "naam": letter, "soort": "bo"} for letter in "CBA"]}
)


def afgeleid(boek: Handboek, cijfers: Mapping[Sleutel, Cijfer]) -> Afgeleid:
    jaren = ("2024-2025", "2025-2026")
    return Afgeleid(
        vandaag=date(2026, 11, 15),
        schooljaren=jaren,
        cijfers=cijfers,
        vensters={},
        verdelingen={},
        dekking={},
        relaties=derive_relaties(boek),
        meetjaren={"rekenen": jaren},
        kaartstanden=derive_kaartstanden(boek),
    )


def test_attention_for_what_is_late_and_for_red_figures_that_nobody_analysed() -> None:
    boek = handboek(
        kaart("laat", evaluatie={"gepland": "2026-11-14"}),
        kaart("optijd", evaluatie={"gepland": "2026-11-15"}),
        organisatie=SCHOLEN,
        indicatoren=(INDICATOR,),
        analyses=(Analyse.model_validate(ANALYSE),),
    )
    cijfers = {
        ("rekenen", "99AA00", "2025-2026"): cijfer("99AA00", "2025-2026", Oordeel.ONDER),
        ("rekenen", "99AB00", "2024-2025"): cijfer("99AB00", "2024-2025", Oordeel.BOVEN),
        ("rekenen", "99AB00", "2025-2026"): cijfer("99AB00", "2025-2026", Oordeel.ONDER),
        ("rekenen", "99AC00", "2024-2025"): cijfer("99AC00", "2024-2025", Oordeel.ONDER),
        ("rekenen", "99AC00", "2025-2026"): cijfer("99AC00", "2025-2026", Oordeel.NIET_TE_BEPALEN),
    }
    punten = derive_aandacht(boek, afgeleid(boek, cijfers))
    assert [(punt.soort, punt.titel, punt.school) for punt in punten] == [
        (Aandachtsoort.KAART_TE_LAAT, "Laat", None),
        (Aandachtsoort.ACTIE_TE_LAAT, "Scholing", "99AA00"),
        (Aandachtsoort.ONDER_NORM_ZONDER_ANALYSE, "Rekenen", "99AB00"),
    ]


def test_attention_looks_at_the_newest_year_in_which_anyone_was_measured() -> None:
    boek = handboek(organisatie=SCHOLEN, indicatoren=(INDICATOR,))
    oud = {("rekenen", "99AA00", "2024-2025"): cijfer("99AA00", "2024-2025", Oordeel.ONDER)}
    uitkomst = afgeleid(boek, oud)
    assert derive_aandacht(boek, uitkomst) == ()
    (punt,) = derive_aandacht(boek, replace(uitkomst, meetjaren={"rekenen": ("2024-2025",)}))
    assert (punt.school, punt.schooljaar) == ("99AA00", "2024-2025")
    assert derive_aandacht(boek, replace(uitkomst, meetjaren={})) == ()


def test_attention_leads_with_the_pooled_figure() -> None:
    boek = handboek(organisatie=SCHOLEN, indicatoren=(INDICATOR,))
    jaar = "2025-2026"
    een_jaar = {("rekenen", "99AA00", jaar): cijfer("99AA00", jaar, Oordeel.ONDER)}
    venster = {("rekenen", "99AA00", jaar): cijfer("99AA00", jaar, Oordeel.BOVEN)}
    assert derive_aandacht(boek, replace(afgeleid(boek, een_jaar), vensters=venster)) == ()


def test_figures_without_a_norm_are_not_even_worked_out() -> None:
    class Onaangeraakt(dict[Sleutel, Cijfer]):
        def get(self, sleutel: Sleutel, _anders: object = None) -> Cijfer:
            raise AssertionError(sleutel)

    zonder = INDICATOR.model_copy(update={"normen": ()})
    boek = handboek(organisatie=SCHOLEN, indicatoren=(zonder,))
    assert derive_aandacht(boek, replace(afgeleid(boek, Onaangeraakt()), vensters=Onaangeraakt())) == ()


@pytest.mark.parametrize(
    ("uitgevoerd", "laat"), [([], True), (["2026-09-30"], True), (["2026-10-01"], False), (["2026-11-01"], False)]
)
def test_a_card_is_late_until_it_is_evaluated_on_or_after_the_planned_day(uitgevoerd: list[str], laat: bool) -> None:
    evaluatie = {"gepland": "2026-10-01", "uitgevoerd": uitgevoerd}
    assert kaart("k", evaluatie=evaluatie).te_laat(date(2026, 10, 2)) is laat
    assert not kaart("k", evaluatie=evaluatie).te_laat(date(2026, 10, 1))


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_day_lies_in_exactly_one_school_year(dag: date) -> None:
    jaar = Schooljaar.van_datum(dag)
    assert dag in jaar
    assert dag not in jaar + 1
    assert dag not in jaar - 1
    assert jaar.eerste_dag.month == 8
    assert jaar.laatste_dag + timedelta(days=1) == (jaar + 1).eerste_dag
    assert Schooljaar.parse(str(jaar)) == jaar
