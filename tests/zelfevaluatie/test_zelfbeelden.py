"""What self-evaluations show: held against a second computation, and nothing under the threshold."""

from __future__ import annotations

import statistics
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.derive.zelfbeelden import Jaarbeeld, Richting, derive_zelfbeelden
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Kader, KaderItem, Schaalwaarde
from kwaliteitshandboek.model.organisatie import Bestuur, Drempels, Organisatie, School, Schoolsoort
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.model.zelfevaluatie import Antwoordtelling, Itemoordeel, Zelfevaluatie

SCHAAL = ("laag", "midden", "hoog", "top")
ITEMS = {"A": ("A1", "A2", "A3", "A4"), "B": ("B1", "B2")}
KADER = Kader(
    id="kader",
    naam="Kader",
    versie="1",
    niveaus=("deel", "item"),
    schaal=tuple(Schaalwaarde(waarde=waarde, naam=waarde.title()) for waarde in SCHAAL),
    onderdelen=tuple(
        KaderItem(code=deel, naam=deel, onderdelen=tuple(KaderItem(code=code, naam=code) for code in codes))
        for deel, codes in ITEMS.items()
    ),
)
ORGANISATIE = Organisatie(
    naam="Stichting Proef",
    drempels=Drempels(respondenten=5),
    scholen=(
        School(sleutel="99AB00", naam="Het Baken", soort=Schoolsoort.BO),
        School(sleutel="99AA00", naam="De Windroos", soort=Schoolsoort.BO),
    ),
    besturen=(Bestuur(id="proef", naam="Proef"),),
)


def zelf(jaar: int, respondenten: int, *oordelen: Itemoordeel, **velden: object) -> Zelfevaluatie:
    basis: dict[str, object] = {"id": f"z{jaar}", "kader": "kader", "school": "99AA00"}
    basis |= {"schooljaar": Schooljaar(jaar), "respondenten": respondenten, "oordelen": oordelen}
    return Zelfevaluatie.model_validate(basis | velden)


def item(code: str, oordeel: str | None = None, antwoorden: tuple[int, ...] = ()) -> Itemoordeel:
    tellingen = tuple(Antwoordtelling(waarde=waarde, aantal=n) for waarde, n in zip(SCHAAL, antwoorden, strict=False))
    return Itemoordeel(item=code, oordeel=oordeel, antwoorden=tellingen)


def beelden(*zelfevaluaties: Zelfevaluatie) -> dict[str, tuple[Jaarbeeld, ...]]:
    handboek = Handboek(organisatie=ORGANISATIE, kaders=(KADER,), zelfevaluaties=zelfevaluaties)
    return {naam: beeld.jaren for (_, naam), beeld in derive_zelfbeelden(handboek).items()}


# ---- The threshold ----------------------------------------------------------------------------------------------


def test_under_the_threshold_only_the_year_is_left() -> None:
    (beeld,) = beelden(zelf(2024, 4, item("A1", "hoog", (0, 2, 2, 0)), datum=date(2025, 3, 1), toelichting="Geheim"))["99aa00"]
    assert beeld == Jaarbeeld("2024-2025", getoond=False)
    assert "Geheim" not in repr(beeld)


def test_from_the_threshold_it_is_shown() -> None:
    (beeld,) = beelden(zelf(2024, 5, item("A1", "hoog")))["99aa00"]
    assert (beeld.getoond, beeld.respondenten, beeld.items["A1"].stap) == (True, 5, 2)


def test_a_hidden_year_is_no_beginning_of_a_trend() -> None:
    jaren = beelden(zelf(2023, 9, item("A1", "laag")), zelf(2024, 4, item("A1", "midden")), zelf(2025, 9, item("A1", "hoog")))[
        "99aa00"
    ]
    trend = jaren[2].items["A1"].trend
    assert trend is not None
    assert (trend.richting, trend.stappen, trend.sinds) == (Richting.HOGER, 2, "2023-2024")


@pytest.mark.parametrize(
    ("antwoorden", "getoond"), [((0, 4, 0, 0), False), ((1, 1, 1, 1), False), ((0, 5, 0, 0), True), ((0, 0, 0, 0), False)]
)
def test_an_item_with_too_few_answers_has_no_spread(antwoorden: tuple[int, ...], getoond: bool) -> None:
    (beeld,) = beelden(zelf(2024, 12, item("A1", "midden", antwoorden), item("A2", "hoog", (0, 2, 6, 3))))["99aa00"]
    eerste = beeld.items["A1"]
    assert (eerste.spreiding is not None) == getoond
    assert eerste.te_weinig_antwoorden == (not getoond and sum(antwoorden) > 0)


def test_counts_of_a_hidden_item_do_not_follow_from_what_is_shown() -> None:
    """The same picture whatever the few answers to an item were: nothing that is shown depends on them."""
    anders = [(1, 3, 0, 0), (4, 0, 0, 0), (0, 0, 1, 0), (0, 1, 1, 1)]
    getoond = {repr(beelden(zelf(2024, 12, item("A1", "midden", a), item("A2", "hoog", (0, 2, 6, 3))))) for a in anders}
    assert len(getoond) == 1


# ---- A second computation ---------------------------------------------------------------------------------------

BLADEN = [code for codes in ITEMS.values() for code in codes]


@st.composite
def jaarreeksen(draw: st.DrawFn) -> list[Zelfevaluatie]:
    reeks = []
    for jaar in draw(st.lists(st.integers(2018, 2026), min_size=1, max_size=4, unique=True)):
        oordelen = [
            item(code, draw(st.none() | st.sampled_from(SCHAAL)), tuple(draw(st.lists(st.integers(0, 6), max_size=4))))
            for code in draw(st.lists(st.sampled_from(BLADEN), min_size=1, unique=True))
        ]
        reeks.append(zelf(jaar, draw(st.integers(0, 30)), *oordelen))
    return reeks


@given(jaarreeksen())
def test_everything_follows_a_second_computation(reeks: list[Zelfevaluatie]) -> None:
    jaren = {beeld.schooljaar: beeld for beeld in beelden(*reeks)["99aa00"]}
    assert list(jaren) == sorted(str(z.schooljaar) for z in reeks)
    for z in reeks:
        beeld = jaren[str(z.schooljaar)]
        if z.respondenten < 5:
            assert beeld == Jaarbeeld(str(z.schooljaar), getoond=False)
            continue
        gegeven = {o.item: SCHAAL.index(o.oordeel) + 1 for o in z.oordelen if o.oordeel}
        for deel in beeld.profiel:
            waarden = [gegeven[code] for code in ITEMS[deel.domein] if code in gegeven]
            assert deel.tellingen == tuple(waarden.count(stap) for stap in (1, 2, 3, 4))
            assert deel.items == len(ITEMS[deel.domein])
            verwacht = (statistics.median_low(waarden) - 1, statistics.median_high(waarden) - 1) if waarden else None
            assert deel.midden == verwacht
        assert [deel.domein for deel in beeld.profiel] == list(ITEMS)
        for oordeel in z.oordelen:
            gezien = beeld.items[oordeel.item]
            antwoorden = [SCHAAL.index(a.waarde) for a in oordeel.antwoorden for _ in range(a.aantal)]
            if len(antwoorden) < 5:
                assert gezien.spreiding is None
            else:
                assert gezien.spreiding is not None
                assert (gezien.spreiding.laagste, gezien.spreiding.hoogste) == (min(antwoorden), max(antwoorden))
                assert gezien.spreiding.aantal == len(antwoorden)
                aandeel = max(antwoorden.count(stap) for stap in range(4)) / len(antwoorden)
                assert gezien.spreiding.eensgezind == (aandeel >= 0.75)
            eerder = [
                (str(a.schooljaar), SCHAAL.index(o.oordeel))
                for a in sorted(reeks, key=lambda a: a.schooljaar)
                for o in a.oordelen
                if a.schooljaar < z.schooljaar and a.respondenten >= 5 and o.item == oordeel.item and o.oordeel
            ]
            if oordeel.oordeel is None or not eerder:
                assert gezien.trend is None
            else:
                sinds, was = eerder[-1]
                verschil = SCHAAL.index(oordeel.oordeel) - was
                assert gezien.trend is not None
                assert (gezien.trend.sinds, gezien.trend.stappen) == (sinds, abs(verschil))
                woord = "gelijk" if verschil == 0 else "hoger" if verschil > 0 else "lager"
                assert gezien.trend.richting.value == woord


# ---- Who --------------------------------------------------------------------------------------------------------


def test_schools_boards_and_the_organisation_each_have_their_own() -> None:
    gezien = beelden(
        zelf(2024, 9, item("A1", "hoog"), id="o", school=None),
        zelf(2024, 9, item("A1", "laag"), id="b", school=None, bestuur="proef"),
        zelf(2024, 9, item("A1", "top"), id="s"),
        zelf(2024, 9, item("A1", "midden"), id="t", school="99AB00"),
    )
    # In the order of the register of schools, then boards, then the organisation.
    assert list(gezien) == ["99ab00", "99aa00", "bestuur-proef", "organisatie"]
    assert [jaren[0].items["A1"].stap for jaren in gezien.values()] == [1, 3, 0, 2]


def test_of_two_in_one_year_the_last_made_counts() -> None:
    jaren = beelden(
        zelf(2024, 9, item("A1", "hoog"), id="juni", datum=date(2025, 6, 1)),
        zelf(2024, 9, item("A1", "laag"), id="maart", datum=date(2025, 3, 1)),
    )["99aa00"]
    assert [jaar.zelfevaluatie for jaar in jaren] == ["juni"]


def test_what_the_framework_does_not_know_is_left_out() -> None:
    (beeld,) = beelden(zelf(2024, 9, item("A1", "prima"), item("Z9", "hoog"), item("A", "hoog"), item("A2", "hoog")))["99aa00"]
    assert list(beeld.items) == ["A1", "A2"]
    assert (beeld.items["A1"].stap, beeld.items["A2"].stap) == (None, 2)
    assert beeld.profiel[0].tellingen == (0, 0, 1, 0)


def test_a_framework_without_a_scale_has_no_profile() -> None:
    kader = Kader(id="kader", naam="K", versie="1", niveaus=("item",), onderdelen=(KaderItem(code="1", naam="Een"),))
    handboek = Handboek(organisatie=ORGANISATIE, kaders=(kader,), zelfevaluaties=(zelf(2024, 9, item("1", "gaat goed")),))
    (jaar,) = derive_zelfbeelden(handboek)["kader", "99aa00"].jaren
    assert (jaar.profiel, jaar.items["1"].oordeel, jaar.items["1"].stap) == ((), "gaat goed", None)
