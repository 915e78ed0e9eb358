"""Figures of one year, one readable example for each rule of domein.md, 'Results: what the figures mean'."""

from __future__ import annotations

from typing import Any

import pytest

from derive.helpers import ANDER, DERDE, JAREN, SCHOOL, jaarcellen, leid_af, maak_indicator, maak_metingen, maak_reeks
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer, Cijferstaat, Oordeel

JAAR = JAREN[-1]


def van_een_jaar(*ruw: Any, **indicator: Any) -> Cijfer:
    return leid_af(jaarcellen(JAAR, *ruw), maak_indicator(**indicator)).cijfers["aandeel", SCHOOL, JAAR]


def test_a_share_of_exact_counts() -> None:
    cijfer = van_een_jaar(5, 10, 5)
    assert (cijfer.staat, cijfer.waarde) == (Cijferstaat.BEKEND, Bereik(75.0, 75.0))
    assert (cijfer.teller, cijfer.noemer, cijfer.leerlingen) == (Bereik(15, 15), Bereik(20, 20), Bereik(20, 20))
    assert cijfer.jaren == (JAAR,)
    assert cijfer.bronnen == ("data/resultaten/proef.csv",)


def test_fewer_than_five_is_one_to_four_not_zero_two_or_missing() -> None:
    # 1 to 4 below, 16 at the level: at worst 16 of 20, at best 16 of 17.
    cijfer = van_een_jaar("<5", 10, 6)
    assert cijfer.staat is Cijferstaat.BEREIK
    assert cijfer.waarde == Bereik(80.0, 1600 / 17)
    assert cijfer.noemer == Bereik(17, 20)


@pytest.mark.parametrize(
    ("ruw", "staat", "reden"),
    [
        ("", Cijferstaat.ONTBREEKT, "cel_ontbreekt"),
        (".", Cijferstaat.GEHEIM, "cel_geheim"),
        ("-1", Cijferstaat.NVT, "cel_nvt"),
    ],
)
def test_blank_secret_and_not_applicable_are_states_and_never_zero(ruw: str, staat: Cijferstaat, reden: str) -> None:
    cijfer = van_een_jaar(ruw, 10, 6)
    assert (cijfer.staat, cijfer.redenen, cijfer.waarde) == (staat, (reden,), None)


def test_zero_is_a_count() -> None:
    assert van_een_jaar(0, 10, 6).waarde == Bereik(100.0, 100.0)
    assert van_een_jaar(16, 0, 0).waarde == Bereik(0.0, 0.0)


def test_all_zero_means_no_participants() -> None:
    cijfer = van_een_jaar(0, 0, 0, normen=[{"waarde": 85}])
    assert (cijfer.staat, cijfer.waarde, cijfer.leerlingen) == (Cijferstaat.GEEN_DEELNEMERS, None, Bereik(0, 0))
    assert cijfer.oordeel is Oordeel.GEEN_GEGEVENS


def test_a_missing_cell_beside_a_secret_one_is_missing_data() -> None:
    assert van_een_jaar("", ".", 6).staat is Cijferstaat.ONTBREEKT


def test_a_school_without_any_row_says_so() -> None:
    cijfers = leid_af(jaarcellen(JAAR, 1, 2, 3), soorten={SCHOOL: "bo", ANDER: "bo"})
    cijfer = cijfers.cijfers["aandeel", ANDER, JAAR]
    assert (cijfer.staat, cijfer.redenen, cijfer.oordeel) == (Cijferstaat.ONTBREEKT, ("geen_meting",), Oordeel.GEEN_GEGEVENS)


def test_a_category_without_a_row_is_missing_not_zero() -> None:
    cellen = jaarcellen(JAAR, 5, 10, 5)
    del cellen[SCHOOL, JAAR, "reeks", "1s"]
    assert leid_af(cellen).cijfers["aandeel", SCHOOL, JAAR].staat is Cijferstaat.ONTBREEKT


def test_a_cell_twice_or_a_broken_count_is_never_added_up() -> None:
    metingen = maak_metingen(jaarcellen(JAAR, 5, 10, 5))
    dubbel = metingen.iloc[[0, 0, 1, 2]]
    cijfer = leid_af(dubbel).cijfers["aandeel", SCHOOL, JAAR]
    assert (cijfer.staat, cijfer.redenen) == (Cijferstaat.ONTBREEKT, ("cel_ongeldig",))
    assert van_een_jaar(5.5, 10, 5).redenen == ("cel_ongeldig",)
    assert van_een_jaar(-3, 10, 5).redenen == ("cel_ongeldig",)


def test_a_domain_contributes_the_categories_that_it_has() -> None:
    reeksen = [maak_reeks("rekenen", ("onder", "1f", "1s")), maak_reeks("lezen", ("onder", "1f", "2f"))]
    indicator = maak_indicator(
        berekening={"meetreeksen": ["rekenen", "lezen"], "teller": ["1f", "1s", "2f"], "noemer": ["onder", "1f", "1s", "2f"]}
    )
    cellen = {
        **jaarcellen(JAAR, 5, 10, 5, reeks="rekenen"),
        **jaarcellen(JAAR, 0, 2, 17, reeks="lezen", categorieen=("onder", "1f", "2f")),
    }
    cijfer = leid_af(cellen, indicator, reeksen).cijfers["aandeel", SCHOOL, JAAR]
    # (15 + 19) of (20 + 19) pupil-domain pairs; at least 20 pupils, since one domain has 20.
    assert cijfer.waarde == Bereik(3400 / 39, 3400 / 39)
    assert (cijfer.noemer, cijfer.leerlingen) == (Bereik(39, 39), Bereik(20, 20))


def test_a_domain_that_is_missing_altogether_leaves_the_figure_without_value() -> None:
    reeksen = [maak_reeks("rekenen"), maak_reeks("lezen")]
    indicator = maak_indicator(berekening={"meetreeksen": ["rekenen", "lezen"], "teller": ["1f"], "noemer": ["onder", "1f"]})
    cijfer = leid_af(jaarcellen(JAAR, 5, 10, 5, reeks="rekenen"), indicator, reeksen).cijfers["aandeel", SCHOOL, JAAR]
    assert cijfer.staat is Cijferstaat.ONTBREEKT


def test_a_process_indicator_is_held_over_planned_and_may_pass_100() -> None:
    reeks = maak_reeks("gesprekken", ("gepland", "gehouden"))
    indicator = maak_indicator(berekening={"meetreeksen": ["gesprekken"], "teller": ["gehouden"], "noemer": ["gepland"]})
    cellen = jaarcellen(JAAR, 20, 22, reeks="gesprekken", categorieen=("gepland", "gehouden"))
    assert leid_af(cellen, indicator, [reeks]).cijfers["aandeel", SCHOOL, JAAR].waarde == Bereik(110.0, 110.0)


def test_an_indicator_says_nothing_of_other_kinds_of_school() -> None:
    cijfers = leid_af(jaarcellen(JAAR, 5, 10, 5), maak_indicator(schoolsoorten=["bo"]), soorten={SCHOOL: "sbo"})
    for school in (SCHOOL, None):
        cijfer = cijfers.cijfers["aandeel", school, JAAR]
        assert (cijfer.staat, cijfer.redenen, cijfer.waarde) == (Cijferstaat.NVT, ("andere_schoolsoort",), None)


def test_provisional_where_a_cell_that_counts_is_provisional() -> None:
    plek = (SCHOOL, JAAR, "reeks", "1f")
    anders = (SCHOOL, JAAR, "reeks", "1s")
    indicator = maak_indicator(berekening={"meetreeksen": ["reeks"], "teller": ["1f"], "noemer": ["onder", "1f"]})
    cellen = jaarcellen(JAAR, 5, 10, 5)
    assert leid_af(maak_metingen(cellen, [plek]), indicator).cijfers["aandeel", SCHOOL, JAAR].voorlopig
    assert not leid_af(maak_metingen(cellen, [anders]), indicator).cijfers["aandeel", SCHOOL, JAAR].voorlopig


def test_a_mean_takes_its_number_of_pupils_along() -> None:
    reeks = maak_reeks("toets", ("aantal", "gemiddelde"), "gemiddelde")
    indicator = maak_indicator(
        berekening={"meetreeksen": ["toets"], "waarde": "gemiddelde"}, eenheid="gemiddelde", normen=[{"waarde": "535,1"}]
    )

    def cijfer(aantal: Any, gemiddelde: Any) -> Cijfer:
        cellen = jaarcellen(JAAR, aantal, gemiddelde, reeks="toets", categorieen=("aantal", "gemiddelde"))
        return leid_af(cellen, indicator, [reeks]).cijfers["aandeel", SCHOOL, JAAR]

    gewoon = cijfer(23, 535.1)
    assert (gewoon.waarde, gewoon.leerlingen, gewoon.oordeel) == (Bereik(535.1, 535.1), Bereik(23, 23), Oordeel.BOVEN)
    assert cijfer("<5", 530).leerlingen == Bereik(1, 4)
    assert cijfer(0, "").staat is Cijferstaat.GEEN_DEELNEMERS
    assert cijfer(12, "").staat is Cijferstaat.ONTBREEKT
    assert cijfer("", 530).leerlingen is None


def test_all_schools_together_count_every_pupil_equally() -> None:
    cellen = jaarcellen(JAAR, 5, 5, 0) | jaarcellen(JAAR, 0, 90, 0, school=ANDER)
    cijfer = leid_af(cellen, soorten={SCHOOL: "bo", ANDER: "bo"}).cijfers["aandeel", None, JAAR]
    # 95 of 100, not the mean of 50 % and 100 %.
    assert (cijfer.waarde, cijfer.noemer, cijfer.leerlingen) == (Bereik(95.0, 95.0), Bereik(100, 100), Bereik(100, 100))


def test_all_schools_leave_out_a_school_without_data_and_other_kinds_and_say_so() -> None:
    cellen = jaarcellen(JAAR, 5, 5, 0) | jaarcellen(JAAR, ".", 90, 0, school=ANDER) | jaarcellen(JAAR, 99, 0, 0, school=DERDE)
    soorten = {SCHOOL: "bo", ANDER: "bo", DERDE: "so"}
    indicator = maak_indicator(schoolsoorten=["bo"], normen=[{"waarde": 40}])
    cijfer = leid_af(cellen, indicator, soorten=soorten).cijfers["aandeel", None, JAAR]
    assert cijfer.waarde == Bereik(50.0, 50.0)
    assert "niet_alle_scholen" in cijfer.redenen
    assert cijfer.oordeel is Oordeel.NIET_TE_BEPALEN


def test_all_schools_get_a_verdict_only_under_one_norm() -> None:
    cellen = jaarcellen(JAAR, 5, 5, 0) | jaarcellen(JAAR, 5, 5, 0, school=ANDER)
    soorten = {SCHOOL: "bo", ANDER: "sbo"}

    def totaal(*normen: dict[str, Any]) -> Cijfer:
        return leid_af(cellen, maak_indicator(normen=list(normen)), soorten=soorten).cijfers["aandeel", None, JAAR]

    assert totaal({"waarde": 50}).oordeel is Oordeel.BOVEN
    verschillend = totaal({"waarde": 50, "schoolsoorten": ["bo"]}, {"waarde": 30, "schoolsoorten": ["sbo"]})
    assert (verschillend.oordeel, verschillend.norm) == (Oordeel.GEEN_NORM, None)
    assert "normen_verschillen" in verschillend.redenen
    assert totaal({"waarde": 50, "schoolsoorten": ["bo"]}).oordeel is Oordeel.GEEN_NORM


def test_means_of_schools_are_never_put_together() -> None:
    reeks = maak_reeks("toets", ("aantal", "gemiddelde"), "gemiddelde")
    indicator = maak_indicator(berekening={"meetreeksen": ["toets"], "waarde": "gemiddelde"}, eenheid="gemiddelde")
    cellen = jaarcellen(JAAR, 20, 535, reeks="toets", categorieen=("aantal", "gemiddelde"))
    cijfer = leid_af(cellen, indicator, [reeks]).cijfers["aandeel", None, JAAR]
    assert (cijfer.staat, cijfer.redenen) == (Cijferstaat.NVT, ("geen_totaal",))


def test_years_of_norms_alone_are_no_years_with_results() -> None:
    reeksen = [maak_reeks(), maak_reeks("signaal", ("waarde",), "waarde")]
    cellen = jaarcellen(JAREN[-2], 5, 10, 5) | {(SCHOOL, JAREN[-1], "signaal", "waarde"): 85.0}
    cijfers = leid_af(cellen, maak_indicator(normen=[{"meetreeks": "signaal"}]), reeksen)
    assert cijfers.schooljaren == (JAREN[-2],)


def test_the_tables_read_like_dicts() -> None:
    cijfers = leid_af(jaarcellen(JAAR, 5, 10, 5), maak_indicator(venster={}))
    for tabel in (cijfers.cijfers, cijfers.vensters):
        assert list(tabel) == [("aandeel", SCHOOL, JAAR), ("aandeel", None, JAAR)]
        assert len(tabel) == 2
        assert all(sleutel in tabel for sleutel in tabel)
        assert [(c.indicator, c.school, c.schooljaar) for c in tabel.values()] == list(tabel)
        for onbekend in (("x", SCHOOL, JAAR), ("aandeel", ANDER, JAAR), ("aandeel", SCHOOL, "1999-2000")):
            assert onbekend not in tabel
            assert tabel.get(onbekend) is None


def test_a_distribution_keeps_the_state_of_each_cell() -> None:
    cijfers = leid_af(jaarcellen(JAAR, "<5", ".", 7))
    verdeling = cijfers.verdelingen["reeks", SCHOOL, JAAR]
    assert [(c.categorie, c.staat, c.bereik) for c in verdeling.cellen] == [
        ("onder", "gemaskeerd", Bereik(1, 4)),
        ("1f", "geheim", None),
        ("1s", "exact", Bereik(7, 7)),
    ]
    assert list(cijfers.verdelingen) == [("reeks", SCHOOL, JAAR)]
    assert ("reeks", ANDER, JAAR) not in cijfers.verdelingen
    assert len(cijfers.verdelingen) == 1


def test_an_empty_handbook_has_no_figures() -> None:
    cijfers = leid_af({})
    assert (cijfers.schooljaren, len(cijfers.cijfers), len(cijfers.verdelingen)) == ((), 0, 0)
