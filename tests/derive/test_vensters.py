"""Windows over school years: which years they take, skipped years, series breaks, small schools, and pooled verdicts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derive.helpers import ANDER, JAREN, SCHOOL, jaarcellen, leid_af, maak_indicator, maak_reeks
from kwaliteitshandboek.derive.afgeleid import Afgeleid, Relaties
from kwaliteitshandboek.derive.vensters import vensterjaren
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer, Cijferstaat, Oordeel
from kwaliteitshandboek.model.schooljaar import Schooljaar

DRIE_JAAR = {"jaren": 3, "jaren_klein": 5, "grens": 15}


def venster(cellen: dict[Any, Any], jaar: str = JAREN[-1], school: str | None = SCHOOL, **velden: Any) -> Cijfer:
    indicator = maak_indicator(**({"venster": DRIE_JAAR} | velden))
    soorten = {sleutel: "bo" for sleutel, *_ in cellen} or None
    return leid_af(cellen, indicator, soorten=soorten).vensters["aandeel", school, jaar]


def jaren(*per_jaar: tuple[Any, Any, Any], tot: int = len(JAREN), school: str = SCHOOL) -> dict[Any, Any]:
    """Cells of consecutive years, the last of which is JAREN[tot - 1]."""
    uit: dict[Any, Any] = {}
    for jaar, ruw in zip(JAREN[tot - len(per_jaar) : tot], per_jaar, strict=True):
        uit |= jaarcellen(jaar, *ruw, school=school)
    return uit


def test_three_years_are_pooled_over_pupils_never_a_mean_of_percentages() -> None:
    cijfer = venster(jaren((10, 0, 0), (0, 30, 0), (0, 0, 60)))
    # 90 of 100 pupils; the mean of 0 %, 100 % and 100 % would be 66.7 %.
    assert cijfer.waarde == Bereik(90.0, 90.0)
    assert (cijfer.jaren, cijfer.leerlingen) == (JAREN[-3:], Bereik(100, 100))


def test_the_year_without_end_test_is_stepped_over_and_named() -> None:
    overgeslagen = [{"schooljaar": "2019-2020", "reden": "Geen eindtoets."}]
    cellen = jaarcellen("2018-2019", 0, 20, 0) | jaarcellen("2020-2021", 10, 10, 0) | jaarcellen("2021-2022", 0, 20, 0)
    cijfer = venster(cellen, "2021-2022", overgeslagen=overgeslagen)
    assert cijfer.waarde == Bereik(5000 / 60, 5000 / 60)
    assert cijfer.jaren == ("2018-2019", "2020-2021", "2021-2022")
    assert cijfer.overgeslagen == ("2019-2020",)


def test_a_skipped_year_outside_the_window_is_not_named() -> None:
    overgeslagen = [{"schooljaar": "2019-2020", "reden": "Geen eindtoets."}]
    cijfer = venster(jaren((0, 9, 9), (0, 9, 9), (0, 9, 9)), overgeslagen=overgeslagen)
    assert cijfer.overgeslagen == ()


def test_a_missing_year_leaves_the_window_without_figure() -> None:
    cellen = jaren((0, 20, 0), (0, 20, 0), (0, 20, 0))
    for plek in [plek for plek in cellen if plek[1] == JAREN[-2]]:
        del cellen[plek]
    cijfer = venster(cellen, normen=[{"waarde": 85}])
    assert (cijfer.staat, cijfer.oordeel, cijfer.redenen) == (Cijferstaat.ONTBREEKT, Oordeel.GEEN_GEGEVENS, ("jaar_ontbreekt",))


@pytest.mark.parametrize(
    ("ruw", "staat", "reden"),
    [
        ("", Cijferstaat.ONTBREEKT, "jaar_ontbreekt"),
        (".", Cijferstaat.GEHEIM, "jaar_geheim"),
        ("-1", Cijferstaat.NVT, "jaar_nvt"),
    ],
)
def test_a_year_with_a_cell_that_is_no_number_leaves_the_window_without_figure(ruw: str, staat: Cijferstaat, reden: str) -> None:
    cijfer = venster(jaren((0, 20, 0), (ruw, 20, 0), (0, 20, 0)))
    assert (cijfer.staat, cijfer.redenen) == (staat, (reden,))


def test_the_first_years_of_the_data_have_no_full_window() -> None:
    cijfer = venster(jaren((0, 20, 0), (0, 20, 0), (0, 20, 0)), jaar=JAREN[-2])
    assert (cijfer.staat, cijfer.redenen) == (Cijferstaat.ONTBREEKT, ("jaar_ontbreekt",))


def test_a_year_without_participants_counts_as_zero_pupils() -> None:
    cijfer = venster(jaren((0, 20, 0), (0, 0, 0), (20, 0, 0)))
    assert (cijfer.waarde, cijfer.jaren) == (Bereik(50.0, 50.0), JAREN[-3:])


def test_nothing_is_pooled_across_a_series_break() -> None:
    breuk = [{"schooljaar": JAREN[-2], "reden": "Andere toets."}]
    cellen = jaren((0, 20, 0), (0, 20, 0), (0, 20, 0))
    cijfer = venster(cellen, reeksbreuken=breuk, normen=[{"waarde": 85}])
    assert (cijfer.staat, cijfer.oordeel, cijfer.redenen) == (Cijferstaat.ONTBREEKT, Oordeel.GEEN_GEGEVENS, ("reeksbreuk",))
    op_de_rand = [{"schooljaar": JAREN[-3], "reden": "Andere toets."}]
    heel = venster(cellen, reeksbreuken=op_de_rand)
    assert (heel.staat, heel.reeks_vanaf) == (Cijferstaat.BEKEND, JAREN[-3])


def test_a_small_school_takes_five_years() -> None:
    cijfer = venster(jaren((4, 0, 0), (4, 0, 0), (0, 4, 0), (0, 4, 0), (0, 4, 0)), normen=[{"waarde": 85}])
    # 12 pupils in three years, 20 in five of whom 12 reached the level.
    assert (cijfer.waarde, cijfer.jaren, cijfer.redenen) == (Bereik(60.0, 60.0), JAREN[-5:], ("kleine_school",))
    assert cijfer.oordeel is Oordeel.ONDER


def test_fifteen_pupils_are_not_a_small_school() -> None:
    cijfer = venster(jaren((4, 0, 0), (4, 0, 0), (0, 5, 0), (0, 5, 0), (0, 5, 0)))
    assert (cijfer.waarde, cijfer.jaren, cijfer.redenen) == (Bereik(100.0, 100.0), JAREN[-3:], ())


def test_a_small_school_with_too_few_years_has_no_figure() -> None:
    cijfer = venster(jaren((0, 4, 0), (0, 4, 0), (0, 4, 0)), normen=[{"waarde": 85}])
    assert (cijfer.staat, cijfer.oordeel) == (Cijferstaat.ONTBREEKT, Oordeel.GEEN_GEGEVENS)
    assert cijfer.redenen == ("kleine_school", "jaar_ontbreekt")


def test_around_fifteen_pupils_both_windows_must_agree() -> None:
    # 13 + (1 to 4) = 14 to 17 pupils in three years: either window may hold.
    eens = venster(jaren((0, 9, 0), (0, 9, 0), (0, 6, 0), (0, 7, 0), (0, "<5", 0)), normen=[{"waarde": 85}])
    assert (eens.oordeel, eens.redenen) == (Oordeel.BOVEN, ("aantal_rond_grens",))
    oneens = venster(jaren((9, 0, 0), (9, 0, 0), (0, 6, 0), (0, 7, 0), (0, "<5", 0)), normen=[{"waarde": 85}])
    assert (oneens.oordeel, oneens.redenen) == (Oordeel.NIET_TE_BEPALEN, ("aantal_rond_grens", "vensters_oneens"))
    # Three years: 100 %. Five years: 14 of 32 up to 17 of 35. The range shown holds both.
    assert oneens.waarde == Bereik(1400 / 32, 100.0)
    assert oneens.jaren == JAREN[-5:]
    assert oneens.leerlingen == Bereik(14, 35)


def test_around_fifteen_pupils_without_the_longer_window_there_are_no_data() -> None:
    cijfer = venster(jaren((0, 6, 0), (0, 7, 0), (0, "<5", 0)), normen=[{"waarde": 85}])
    assert (cijfer.staat, cijfer.oordeel) == (Cijferstaat.ONTBREEKT, Oordeel.GEEN_GEGEVENS)
    assert cijfer.redenen == ("aantal_rond_grens", "jaar_ontbreekt")


def test_the_norm_of_a_pooled_figure_is_not_put_to_a_single_year() -> None:
    cellen = jaren((0, 20, 0), (0, 20, 0), (0, 20, 0))
    indicator = maak_indicator(venster=DRIE_JAAR, normen=[{"waarde": 85}])
    cijfer = leid_af(cellen, indicator).cijfers["aandeel", SCHOOL, JAREN[-1]]
    assert (cijfer.norm, cijfer.oordeel, cijfer.redenen) == (85.0, Oordeel.GEEN_NORM, ("norm_voor_venster",))


def test_all_schools_pool_over_schools_with_a_whole_window() -> None:
    cellen = jaren((10, 10, 0), (10, 10, 0), (10, 10, 0)) | jaarcellen(JAREN[-1], 0, 50, 0, school=ANDER)
    cijfer = venster(cellen, school=None)
    assert (cijfer.waarde, cijfer.redenen) == (Bereik(50.0, 50.0), ("niet_alle_scholen",))


def test_an_index_without_people_behind_it_is_pooled_by_year_as_the_schoolweging_is() -> None:
    reeks = maak_reeks("weging", ("waarde",), "waarde")
    indicator = maak_indicator(berekening={"meetreeksen": ["weging"], "waarde": "waarde"}, eenheid="index", venster=DRIE_JAAR)
    cellen = {(SCHOOL, jaar, "weging", "waarde"): waarde for jaar, waarde in zip(JAREN[-3:], (27.1, 28.3, 30.2), strict=True)}
    cijfer = leid_af(cellen, indicator, [reeks]).vensters["aandeel", SCHOOL, JAREN[-1]]
    assert cijfer.waarde is not None
    assert cijfer.waarde.exact
    assert cijfer.waarde.onder == pytest.approx(85.6 / 3)
    assert cijfer.leerlingen is None


@given(
    tot=st.integers(2000, 2030),
    aantal=st.integers(1, 8),
    over=st.sets(st.integers(1990, 2030)),
    breuken=st.sets(st.integers(1990, 2030)),
)
def test_a_window_is_the_newest_measured_years(tot: int, aantal: int, over: set[int], breuken: set[int]) -> None:
    indicator = maak_indicator(
        overgeslagen=[{"schooljaar": str(Schooljaar(jaar)), "reden": "x"} for jaar in sorted(over)],
        reeksbreuken=[{"schooljaar": str(Schooljaar(jaar)), "reden": "x"} for jaar in sorted(breuken)],
    )
    gevonden = vensterjaren(indicator, str(Schooljaar(tot)), aantal)
    begin = [Schooljaar.parse(jaar).begin for jaar in gevonden.jaren]
    gemeten = [jaar for jaar in range(1900, tot + 1) if jaar not in over]
    assert begin == gemeten[-aantal:]
    assert [Schooljaar.parse(jaar).begin for jaar in gevonden.overgeslagen] == [j for j in sorted(over) if begin[0] < j <= tot]
    assert gevonden.gebroken == any(begin[0] < breuk <= begin[-1] for breuk in breuken)


def hoofdcijfer(cellen: dict[Any, Any], **velden: Any) -> Cijfer:
    """The figure to lead with at the school in the newest year."""
    cijfers = leid_af(cellen, maak_indicator(venster=DRIE_JAAR, **velden))
    afgeleid = Afgeleid(date(2026, 1, 1), JAREN, cijfers.cijfers, cijfers.vensters, {}, {}, Relaties())
    return afgeleid.hoofdcijfer("aandeel", SCHOOL, JAREN[-1])


@pytest.mark.parametrize(
    ("per_jaar", "redenen"),
    [
        # The middle year is missing: of the two others there is a figure.
        ([(0, 20, 0), None, (0, 20, 0)], {"jaar_ontbreekt", "deel_bekend"}),
        # A small school of which the first two of five years are not there.
        ([(0, 4, 0), (0, 4, 0), (0, 4, 0)], {"kleine_school", "jaar_ontbreekt", "deel_bekend"}),
        # Nobody took part in the years that are there: no figure of any year.
        ([(0, 0, 0), None, (0, 0, 0)], {"jaar_ontbreekt"}),
        ([(0, 20, 0), (0, 20, 0), (0, 20, 0)], set()),
    ],
)
def test_a_pooled_figure_that_is_not_there_tells_whether_some_of_its_years_are(
    per_jaar: list[tuple[int, int, int] | None], redenen: set[str]
) -> None:
    cellen = jaren(*(jaar or (0, 0, 0) for jaar in per_jaar))
    weg = {JAREN[plek - len(per_jaar)] for plek, jaar in enumerate(per_jaar) if jaar is None}
    over = {plek: cel for plek, cel in cellen.items() if plek[1] not in weg}
    assert set(hoofdcijfer(over).redenen) == redenen


def test_years_that_cannot_be_compared_are_not_called_missing() -> None:
    breuk = [{"schooljaar": JAREN[-2], "reden": "Andere toets."}]
    assert hoofdcijfer(jaren(*[(0, 20, 0)] * 3), reeksbreuken=breuk).redenen == ("reeksbreuk",)
