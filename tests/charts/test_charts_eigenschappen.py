"""Properties of charts: whatever derive hands over is drawn, inside its box, and the table holds every range."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import plotly.graph_objects as go
import pytest
from chart_voorbeelden import ADVIEZEN, GEMIDDELDE, NIVEAUS, indicator, jaar, school, verdeling
from chart_voorbeelden import cijfer as maak_cijfer
from hypothesis import given, settings
from hypothesis import strategies as st
from svg_lezen import getallen, lees, tekstvakken, viewbox

from kwaliteitshandboek.charts import Chart, lijn_chart, normbalk, scholen_chart, verdeling_chart, vonk
from kwaliteitshandboek.charts.notatie import toon_norm
from kwaliteitshandboek.charts.palet import DATA
from kwaliteitshandboek.charts.reeks import maak_reeks
from kwaliteitshandboek.charts.schaal import maak_as, ronde_as, xy
from kwaliteitshandboek.charts.verdeling_tekening import toon
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer, Cijferstaat, Normstand, Oordeel
from kwaliteitshandboek.model.indicator import Indicator, Meetreeks

PROCENT = indicator(
    overgeslagen=[{"schooljaar": "2019-2020", "reden": "Geen eindtoets"}],
    reeksbreuken=[{"schooljaar": "2022-2023", "reden": "Doorstroomtoetsen in plaats van eindtoetsen, met andere normering"}],
)
INDICATOREN = (
    PROCENT,
    indicator(**GEMIDDELDE),
    indicator(**{**GEMIDDELDE, "eenheid": "aantal", "precisie": 0}),
    indicator(**{**GEMIDDELDE, "eenheid": "index", "precisie": 2, "richting": "lager"}),
)
ZONDER = [staat for staat in Cijferstaat if staat not in (Cijferstaat.BEKEND, Cijferstaat.BEREIK)]
teksten = st.text('aeénosgB<&"', min_size=1, max_size=60)
"""Names of letters of about mean width, for which the rough boxes of texts hold, and of characters that XML escapes."""


@st.composite
def cijfers(draw: st.DrawFn, ind: Indicator, begin: int) -> Cijfer:
    """Any figure, also ones whose verdict makes no sense."""
    grens = 100.0 if ind.eenheid == "procent" else 1e5
    getal = st.floats(0 if ind.eenheid == "procent" else -grens, grens, allow_nan=False)
    waarde = None
    if draw(st.integers(0, 3)):
        een, ander = draw(getal), draw(getal)
        waarde = Bereik(min(een, ander), max(een, ander)) if draw(st.booleans()) else Bereik(een, een)
    groep = draw(st.one_of(st.none(), st.integers(0, 400).map(lambda n: Bereik(n, n)), st.just(Bereik(10, 20))))
    staat = draw(st.sampled_from(ZONDER)) if waarde is None else Cijferstaat.BEKEND if waarde.exact else Cijferstaat.BEREIK
    return Cijfer(
        ind.id,
        "00AP00",
        jaar(begin),
        staat,
        waarde,
        noemer=groep,
        leerlingen=groep,
        norm=draw(st.one_of(st.none(), getal)),
        normnaam=draw(st.sampled_from((None, "norm", "signaalwaarde", "landelijk gemiddelde van vergelijkbare scholen"))),
        oordeel=draw(st.sampled_from(Oordeel)),
        jaren=(jaar(begin),),
        voorlopig=draw(st.booleans()),
        andere_normen=draw(st.lists(st.builds(Normstand, teksten, getal, st.sampled_from(Oordeel)), max_size=2).map(tuple)),
    )


@st.composite
def reeksen(draw: st.DrawFn) -> tuple[Indicator, list[Cijfer]]:
    ind = draw(st.sampled_from(INDICATOREN))
    jaren = draw(st.lists(st.integers(2012, 2026), max_size=9, unique=True))
    return ind, [draw(cijfers(ind, begin)) for begin in jaren]


@st.composite
def per_school(draw: st.DrawFn) -> tuple[Indicator, list[tuple[Any, Cijfer]]]:
    ind = draw(st.sampled_from(INDICATOREN))
    namen = draw(st.lists(teksten, max_size=8))
    return ind, [(school(nr, naam), draw(cijfers(ind, 2025))) for nr, naam in enumerate(namen)]


def controleer(chart: Chart) -> None:
    """Sound, inside, apart at both sizes of type; the same every time is checked by the callers."""
    wortel = lees(chart.svg)
    breed, hoog = viewbox(wortel)
    for x, y in getallen(wortel):
        assert -0.1 <= x <= breed + 0.1
        assert -0.1 <= y <= hoog + 0.1
    for letter, verborgen in ((15.0, "g-krap"), (17.0, "g-ruim")):
        for een, ander in combinations(tekstvakken(wortel, letter, verborgen), 2):
            assert not een.raakt(ander), (letter, een, ander)
    assert all(len(rij) == len(chart.tabel.kop) for rij in chart.tabel.rijen)
    assert chart.zin.endswith(".")
    assert "None" not in chart.zin + chart.svg


def uit(tekst: str) -> float:
    return float(tekst.replace("\u202f", "").replace("−", "-").replace(",", "."))


def omvat(cel: str, bereik: Bereik) -> bool:
    """Whether a cell of a table, read as a reader would, holds the range; one value holds to its last digit."""
    getal = r"(−?[\d\u202f]+(?:,\d+)?)"
    delen = re.fullmatch(rf"{getal}(?:\u202f?–\u202f?{getal})?(?:\u202f%)?", cel)
    assert delen, cel
    stap = 10.0 ** -len(delen[1].partition(",")[2])
    laag, hoog = uit(delen[1].strip("\u202f")), uit((delen[2] or delen[1]).strip("\u202f"))
    if not delen[2] and bereik.exact:
        return abs(laag - bereik.onder) <= stap * (1 + 1e-6)
    return laag - 1e-6 <= bereik.onder and bereik.boven <= hoog + 1e-6


@settings(max_examples=400, deadline=None)
@given(reeksen())
def test_any_series_draws(geval: tuple[Indicator, list[Cijfer]]) -> None:
    ind, reeks = geval
    chart = lijn_chart(ind, None, reeks)
    controleer(chart)
    assert chart == lijn_chart(ind, None, reeks[::-1])
    rij_van = {rij[0]: rij for rij in chart.tabel.rijen}
    for cijfer in reeks:
        if cijfer.waarde is not None:
            assert omvat(rij_van[cijfer.schooljaar][1], cijfer.waarde)
    for svg in (vonk(ind, reeks), *(normbalk(ind, cijfer) for cijfer in reeks)):
        wortel = lees(svg)
        breed, hoog = viewbox(wortel)
        assert all(-0.1 <= x <= breed + 0.1 and -0.1 <= y <= hoog + 0.1 for x, y in getallen(wortel))


@settings(max_examples=40, deadline=None)
@given(per_school())
def test_any_set_of_schools_draws(geval: tuple[Indicator, list[tuple[Any, Cijfer]]]) -> None:
    ind, rijen = geval
    chart = scholen_chart(ind, "2025-2026", rijen)
    controleer(chart)
    met = [cijfer.waarde for _, cijfer in rijen if cijfer.waarde is not None]
    cellen = [rij[1] for rij in chart.tabel.rijen]
    assert all(any(omvat(cel, bereik) for cel in cellen if re.search(r"\d", cel)) for bereik in met)


cellen_ = st.one_of(st.integers(0, 80), st.just("<5"), st.sampled_from(("geheim", "ontbreekt", "nvt", "onderdrukt")))


@settings(max_examples=40, deadline=None)
@st.composite
def verdelingen(draw: st.DrawFn) -> tuple[Meetreeks, list[tuple[str, list[int | str] | None]]]:
    reeks = draw(st.sampled_from((NIVEAUS, ADVIEZEN)))
    rij = st.lists(cellen_, min_size=len(reeks.categorieen), max_size=len(reeks.categorieen))
    return reeks, draw(st.lists(st.tuples(teksten, st.one_of(st.none(), rij)), max_size=5))


@settings(max_examples=40, deadline=None)
@given(verdelingen())
def test_any_division_draws(geval: tuple[Meetreeks, list[tuple[str, list[int | str] | None]]]) -> None:
    reeks, rijen = geval
    chart = verdeling_chart(
        reeks, "Titel", [(naam, verdeling(reeks, cellen) if cellen is not None else None) for naam, cellen in rijen]
    )
    controleer(chart)
    for (_, cellen), rij in zip(rijen, chart.tabel.rijen, strict=True):
        for ruw, cel in zip(cellen or (), rij[1:], strict=False):
            if isinstance(ruw, int):
                assert cel.split(" (")[0] == str(ruw)
            elif ruw == "<5":
                assert cel.split(" (")[0] == "1–4"
            else:
                assert not re.search(r"\d", cel)


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=40).filter(lambda tekst: bool(tekst.strip())))
def test_any_text_draws(naam: str) -> None:
    """Names may hold any character at all, also ones that XML does not allow."""
    figuur = Cijfer(
        "lezen-1f", "00XY00", jaar(2025), Cijferstaat.BEKEND, Bereik(80, 80), norm=85, normnaam=naam, oordeel=Oordeel.ONDER
    )
    wie = school(0, naam)
    for chart in (
        lijn_chart(PROCENT, wie, [figuur]),
        scholen_chart(PROCENT, "2025-2026", [(wie, figuur)]),
        verdeling_chart(NIVEAUS, naam, [(naam, verdeling(NIVEAUS, [5, "<5", 0]))]),
    ):
        lees(chart.svg)
        assert "\n" not in chart.zin


@settings(max_examples=15, deadline=None)
@given(reeksen(), per_school())
def test_plotly_accepts_any_figure(
    lijn: tuple[Indicator, list[Cijfer]], naast: tuple[Indicator, list[tuple[Any, Cijfer]]]
) -> None:
    go.Figure(lijn_chart(lijn[0], None, lijn[1]).figuur)
    go.Figure(scholen_chart(naast[0], "2025-2026", naast[1]).figuur)


@settings(deadline=None)
@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_axis_has_round_ticks_around_all_values(een: float, ander: float) -> None:
    laag, hoog = min(een, ander), max(een, ander)
    if hoog - laag < 1e-3:
        hoog = laag + 1
    as_ = ronde_as(laag, hoog)
    ruis = 1e-8 * (hoog - laag)
    assert as_.laag <= laag + ruis
    assert as_.hoog >= hoog - ruis
    assert 3 <= len(as_.streepjes) <= 7
    stappen = {round(b - a, 9) for a, b in zip(as_.streepjes, as_.streepjes[1:], strict=False)}
    assert max(stappen) - min(stappen) < 1e-6 * max(stappen)


@pytest.mark.parametrize(("waarden", "verwacht"), [([], (0, 100)), ([97, 98], (0, 100)), ([0, 110], (0, 125))])
def test_axis_of_shares_starts_at_zero(waarden: list[float], verwacht: tuple[float, float]) -> None:
    as_ = maak_as(indicator(), waarden)
    assert (as_.laag, as_.hoog) == verwacht


def test_coordinates_have_one_notation() -> None:
    assert [xy(waarde) for waarde in (0.0, -0.0, -0.04, 1.0, 1.26, 120.05)] == ["0", "0", "0", "1", "1.3", "120"]


@pytest.mark.parametrize(
    ("norm", "tekst"), [(85, "85\u202f%"), (46.9, "46,9\u202f%"), (85.25, "85,25\u202f%"), (100 / 3, "33,333\u202f%")]
)
def test_norm_is_printed_as_it_was_given(norm: float, tekst: str) -> None:
    assert toon_norm(norm, indicator()) == tekst


def test_at_most_six_tones_in_the_order_of_the_series() -> None:
    for hoeveel in range(1, 19):
        tonen = [toon(nummer, hoeveel) for nummer in range(hoeveel)]
        assert len(set(tonen)) == hoeveel
        assert [tint for tint, _ in tonen] == sorted(tint for tint, _ in tonen)
        assert all(1 <= tint <= len(DATA) for tint, _ in tonen)


def _normen(normen: list[dict[str, Any]], voor: float, na: float) -> list[float | None]:
    """The norms of a series of which the year in the middle has no figure at all."""
    reeks = [maak_cijfer(2021, 80, norm=voor), maak_cijfer(2023, 80, norm=na)]
    return [vak.cijfer.norm for vak in maak_reeks(indicator(normen=normen), reeks)]


def test_a_norm_without_dates_holds_in_a_year_without_a_figure() -> None:
    """One that changes, ends or is imported by year says nothing of that year; nobody may draw it there."""
    assert _normen([{"waarde": 85}], 85, 85) == [85, 85, 85]
    assert _normen([{"waarde": 85, "tot_en_met": "2021-2022"}, {"waarde": 85, "vanaf": "2023-2024"}], 85, 85) == [85, None, 85]
    assert _normen([{"waarde": 85}, {"waarde": 90, "vanaf": "2023-2024"}], 85, 90) == [85, None, 90]
    assert _normen([{"meetreeks": "signaal"}], 85, 85) == [85, None, 85]
