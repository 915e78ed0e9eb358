"""Drawings of every kind: golden files, sound XML, texts that neither collide nor leave the drawing, escaping, Plotly."""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import plotly.io as pio
import pytest
from chart_soorten import SOORTEN, doelrij
from chart_voorbeelden import GEMIDDELDE, KWAAD, NIVEAUS, NOTEN, STATEN, WILG, cijfer, indicator, meetreeks, school, verdeling
from chart_voorbeelden import VOORBEELDEN as BEKENDE
from hypothesis import given, settings
from hypothesis import strategies as st
from svg_lezen import SVG, getallen, lees, tekstvakken, viewbox

from kwaliteitshandboek.charts import (
    Chart,
    Vergelijklijn,
    asnoot,
    delen_chart,
    doel_chart,
    lijn_chart,
    normbalk,
    noten,
    scholen_chart,
    veelluik_chart,
    verdeling_chart,
    vonk,
)
from kwaliteitshandboek.charts.lijn_tekening import plaats_lijn
from kwaliteitshandboek.charts.reeks import maak_reeks
from kwaliteitshandboek.charts.schaal import maak_as
from kwaliteitshandboek.model.cijfer import Bereik, Cijferstaat, Normstand, Oordeel
from kwaliteitshandboek.model.indicator import Indicator

VOORBEELDEN = {**BEKENDE, **SOORTEN}
GOLDEN = Path(__file__).parent / "golden"
MATEN = ((15.0, "g-krap"), (17.0, "g-ruim"))
"""Sizes of type in drawing units with the class of texts that are hidden at that size: wide charts, charts on a phone."""

KLEIN = {
    "vonk-gewoon": lambda: vonk(
        indicator(), [cijfer(2021, 80), cijfer(2022, 83), cijfer(2023, 78), cijfer(2024, 83), cijfer(2025, 88)]
    ),
    "vonk-gaten": lambda: vonk(
        indicator(), [cijfer(2021, 80), cijfer(2022, 70, 85), cijfer(2023), cijfer(2024, 83), cijfer(2025, 80, 95)]
    ),
    "vonk-een-punt": lambda: vonk(indicator(), [cijfer(2025, 88)]),
    "vonk-gemaskeerd": lambda: vonk(indicator(), [cijfer(2024, 80), cijfer(2025, staat=Cijferstaat.TE_KLEIN)]),
    "vonk-ontbreekt": lambda: vonk(indicator(), [cijfer(2023, 80), cijfer(2024), cijfer(2025, 84)]),
    "vonk-gelijk": lambda: vonk(indicator(**GEMIDDELDE), [cijfer(begin, 7.5, norm=7.5) for begin in (2023, 2024, 2025)]),
    "vonk-leeg": lambda: vonk(indicator(), []),
    "normbalk-boven": lambda: normbalk(indicator(), cijfer(2025, 88)),
    "normbalk-bereik": lambda: normbalk(indicator(), cijfer(2025, 80, 95)),
    "normbalk-klein": lambda: normbalk(indicator(), cijfer(2025, 88, n=9)),
    "normbalk-gemaskeerd": lambda: normbalk(indicator(), cijfer(2025, staat=Cijferstaat.TE_KLEIN)),
    "normbalk-ontbreekt": lambda: normbalk(indicator(), cijfer(2025)),
    "normbalk-een": lambda: normbalk(indicator(), cijfer(2025, 50)),
    "normbalk-gelijk": lambda: normbalk(indicator(), cijfer(2025, 85)),
    "normbalk-gemiddelde": lambda: normbalk(indicator(**GEMIDDELDE), cijfer(2025, 7.4, norm=7.5)),
}


def als_tekst(chart: Chart) -> str:
    tabel = "\n".join(" | ".join(rij) for rij in (chart.tabel.kop, *chart.tabel.rijen))
    return f"{chart.titel}\n{chart.ondertitel}\n\n{chart.zin}\n\n{tabel}\n\n{chart.svg}\n"


def vergelijk(naam: str, tekst: str) -> None:
    """Against the golden file; HANDBOEK_GOLDEN=schrijf writes it, to be read before it is kept."""
    pad = GOLDEN / f"{naam}.txt"
    if os.environ.get("HANDBOEK_GOLDEN") == "schrijf":
        pad.write_text(tekst, encoding="utf-8")
    assert tekst == pad.read_text(encoding="utf-8")


SOORTNAMEN = ("lijn", "scholen", "verdeling", "likert", "veelluik", "doel", "warmte", "stroom")
"""Every kind of chart that has a golden file in every state."""


@pytest.mark.parametrize("soort", SOORTNAMEN)
@pytest.mark.parametrize("staat", STATEN)
def test_every_kind_has_a_golden_file_in_every_state(soort: str, staat: str) -> None:
    """And the drawing is in that state: it is not the name of the file alone."""
    namen = [naam for naam in VOORBEELDEN if naam.startswith(f"{soort}-{staat}")]
    assert namen, (soort, staat)
    for naam in namen:
        chart = VOORBEELDEN[naam]()
        assert chart.soort == soort
        assert (GOLDEN / f"{naam}.txt").is_file()
        rijen = [[cel.split(" (")[0] for cel in rij[1:]] for rij in chart.tabel.rijen]
        if staat == "gemaskeerd":
            assert "url(#" in chart.svg
            assert re.search(r"afgeschermd|geheim of onbekend|te kleine groep|1–4", str(chart.tabel.rijen))
        elif staat == "ontbreekt":
            assert re.search(r"geen gegevens|niet gemeten|geen deelnemers|niet van toepassing", str(chart.tabel.rijen))
        elif staat == "een":
            assert len(rijen) == 1
        elif staat == "dertig":
            assert len(rijen) == 30
        else:
            assert len(rijen) == 1 or all(rij[0] == rijen[0][0] for rij in rijen)


def test_no_golden_file_is_left_over_and_every_kind_is_known() -> None:
    assert {pad.stem for pad in GOLDEN.glob("*.txt")} == {*VOORBEELDEN, "klein"}
    assert {maak().soort for maak in VOORBEELDEN.values()} == set(SOORTNAMEN)


@pytest.mark.parametrize("soort", ["vonk", "normbalk"])
@pytest.mark.parametrize("staat", [staat for staat in STATEN if staat != "dertig"])
def test_small_drawings_are_seen_in_every_state_of_one_school(soort: str, staat: str) -> None:
    assert any(naam.startswith(f"{soort}-{staat}") for naam in KLEIN)


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_golden(naam: str) -> None:
    vergelijk(naam, als_tekst(VOORBEELDEN[naam]()))


def test_golden_small() -> None:
    vergelijk("klein", "\n".join(f"{naam}\n{maak()}\n" for naam, maak in KLEIN.items()))


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_sound_xml_with_a_name_and_unique_ids(naam: str) -> None:
    chart = VOORBEELDEN[naam]()
    wortel = lees(chart.svg)
    assert wortel.tag == f"{SVG}svg"
    assert wortel.get("role") == "img"
    ids = [element.get("id") for element in wortel.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(id_.startswith(f"{chart.id}-") for id_ in ids)
    titel, omschrijving = (wortel.find(f".//*[@id='{id_}']") for id_ in wortel.get("aria-labelledby").split())
    assert titel.text == chart.titel
    assert omschrijving.text == chart.zin
    verwezen = set(re.findall(r"url\(#([^)]+)\)", chart.svg))
    assert verwezen <= set(ids)


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_no_colours_of_its_own_and_no_blank_lines(naam: str) -> None:
    svg = VOORBEELDEN[naam]().svg
    assert not re.search(r"#[0-9a-f]{3,6}\b(?!-)|rgb|style=", re.sub(r"url\(#[^)]+\)", "", svg))
    assert "\n\n" not in svg
    assert not re.search(r"^\s", svg, re.MULTILINE)
    assert not re.search(r"\d\.\d{2,}(?!em)", svg)


@pytest.mark.parametrize("naam", VOORBEELDEN)
@pytest.mark.parametrize(("letter", "verborgen"), MATEN, ids=["wide", "phone"])
def test_texts_stay_inside_and_apart(naam: str, letter: float, verborgen: str) -> None:
    wortel = lees(VOORBEELDEN[naam]().svg)
    breed, hoog = viewbox(wortel)
    vakken = tekstvakken(wortel, letter, verborgen)
    for vak in vakken:
        assert vak.links >= -1, vak
        assert vak.rechts <= breed + 1, vak
        assert vak.boven >= -1, vak
        assert vak.onder <= hoog + 1, vak
    for een, ander in combinations(vakken, 2):
        assert not een.raakt(ander), (een, ander)


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_shapes_stay_inside(naam: str) -> None:
    wortel = lees(VOORBEELDEN[naam]().svg)
    breed, hoog = viewbox(wortel)
    for x, y in getallen(wortel):
        assert -0.1 <= x <= breed + 0.1
        assert -0.1 <= y <= hoog + 0.1


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_plotly_accepts_the_figure(naam: str) -> None:
    chart = VOORBEELDEN[naam]()
    figuur = go.Figure(chart.figuur)
    assert figuur.layout.separators == ",."
    assert figuur.layout.template == pio.templates["none"]
    kleuren = set(re.findall(r"#[0-9a-f]{6}", str(chart.figuur)))
    assert kleuren == set(chart.figuur["layout"]["meta"]["kleuren"])


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_every_row_of_the_table_is_as_wide_as_its_head(naam: str) -> None:
    tabel = VOORBEELDEN[naam]().tabel
    assert all(len(rij) == len(tabel.kop) for rij in tabel.rijen)


def test_names_from_data_are_escaped() -> None:
    """A school whose name looks like HTML shows as it is called, in drawing, table and Plotly."""
    kwaad = school(1, KWAAD)
    charts = [
        lijn_chart(indicator(naam=KWAAD), kwaad, [cijfer(2025, 88, normnaam=KWAAD)]),
        scholen_chart(indicator(), "2025-2026", [(kwaad, cijfer(2025, 88))]),
        verdeling_chart(NIVEAUS, KWAAD, [(KWAAD, verdeling(NIVEAUS, [5, 6, 7]))]),
    ]
    for chart in charts:
        assert "<b>" not in chart.svg
        assert KWAAD in "".join(lees(chart.svg).itertext())
        assert "<b>" not in str(chart.figuur)
        assert html.escape(KWAAD, quote=False) in str(chart.figuur).replace("\\'", "'")
    assert charts[1].tabel.rijen[0][0] == KWAAD


def test_line_does_not_cross_a_gap_a_range_or_a_break() -> None:
    breuk = [{"schooljaar": "2024-2025", "reden": "Andere toets"}]
    reeks = [
        cijfer(2019, 80),
        cijfer(2020, 81),
        cijfer(2022, 82),
        cijfer(2023, 83),
        cijfer(2024, 84),
        cijfer(2025, 70, 90),
        cijfer(2026, 85),
    ]
    wortel = lees(lijn_chart(indicator(reeksbreuken=breuk), WILG, reeks).svg)
    lijnen = [pad.get("d") for pad in wortel.iter(f"{SVG}path") if pad.get("class") == "g-lijn"]
    assert [lijn.count("L") for lijn in lijnen] == [1, 1]
    assert len(list(wortel.iter(f"{SVG}circle"))) == 6


def test_shares_start_at_zero_and_means_say_that_they_do_not() -> None:
    aandeel = lijn_chart(indicator(), WILG, [cijfer(2024, 97), cijfer(2025, 98)])
    assert "de as begint niet bij 0" not in aandeel.ondertitel
    assert {"0\u202f%", "100\u202f%"} <= set(lees(aandeel.svg).itertext())
    gemiddelde = lijn_chart(indicator(**GEMIDDELDE), WILG, [cijfer(2024, 7.4, norm=7.5), cijfer(2025, 7.6, norm=7.5)])
    assert "de as begint niet bij 0" in gemiddelde.ondertitel


GEDEELD: dict[str, Callable[[Indicator, Sequence[float]], Chart]] = {
    "lijn": lambda ind, waarden: lijn_chart(ind, WILG, [cijfer(2020 + nr, w, norm=None) for nr, w in enumerate(waarden)]),
    "scholen": lambda ind, waarden: scholen_chart(
        ind, "2025-2026", [(school(nr, f"S{nr}"), cijfer(2025, w, norm=None)) for nr, w in enumerate(waarden)]
    ),
    "veelluik": lambda ind, waarden: veelluik_chart(
        ind, [(school(nr, f"S{nr}"), [cijfer(2025, w, norm=None)]) for nr, w in enumerate(waarden)]
    ),
    "delen": lambda ind, waarden: delen_chart(
        ind, "Naar deel", [(f"deel {nr}", [cijfer(2025, w, norm=None)]) for nr, w in enumerate(waarden)]
    ),
    "doel": lambda ind, waarden: doel_chart(
        "t", [doelrij(f"D{nr}", cijfer(2025, w, norm=None), waarden[0], None, ind) for nr, w in enumerate(waarden)]
    ),
}
"""Every kind of chart that stands on an axis of figures."""
AANTAL = {"id": "leerlingen", "naam": "Leerlingen", "eenheid": "aantal", "precisie": 0}
INDEX = {**GEMIDDELDE, "eenheid": "index"}


@pytest.mark.parametrize("soort", GEDEELD)
@pytest.mark.parametrize(
    ("velden", "waarden", "nul", "tot"),
    [
        ({}, (97.0, 98.0), True, ""),
        ({}, (6.0, 3.0), True, "10"),
        ({"richting": "lager"}, (31.0, 22.0), True, "40"),
        (AANTAL, (212.0, 214.0), True, ""),
        (GEMIDDELDE, (7.4, 7.6), False, ""),
        (GEMIDDELDE, (0.4, 3.6), True, ""),
        (INDEX, (101.0, 103.0), False, ""),
    ],
)
def test_an_axis_that_is_cut_says_so_and_that_of_shares_and_counts_begins_at_zero(
    soort: str, velden: dict[str, Any], waarden: tuple[float, ...], nul: bool, tot: str
) -> None:
    chart = GEDEELD[soort](indicator(**velden), waarden)
    zegt_nul = re.search("begint niet bij 0|niet elke as begint bij 0", chart.ondertitel) is not None
    assert zegt_nul == (not nul)
    zegt_tot = re.search(r"loopt tot (\d+)|niet elke as loopt tot 100", chart.ondertitel)
    assert (zegt_tot is not None) == bool(tot)
    assert zegt_tot is None or zegt_tot[1] in (None, tot)
    if soort in ("lijn", "scholen", "veelluik", "delen"):
        # The ticks themselves, read back from the drawing.
        streepjes = [t for t in lees(chart.svg).itertext() if re.fullmatch(r"\d+(?:,\d+)?(?:\u202f%)?", t)]
        assert ("0" in streepjes or "0\u202f%" in streepjes or "0,0" in streepjes) == nul


@pytest.mark.parametrize(
    ("velden", "waarden", "noot"),
    [
        ({}, (60.0, 98.0), None),
        ({}, (6.0, 3.0), "De balk loopt tot 10\u202f%; het lijntje loopt tot 10\u202f%."),
        (AANTAL, (212.0, 214.0), None),
        (GEMIDDELDE, (7.4, 7.6), "De balk loopt van 6,5 tot 8,5; het lijntje begint niet bij 0."),
    ],
)
def test_small_drawings_begin_at_zero_or_tell_in_words_and_by_a_sign(
    velden: dict[str, Any], waarden: tuple[float, ...], noot: str | None
) -> None:
    ind = indicator(**velden)
    reeks = [cijfer(2024 + nr, waarde, norm=waarden[0]) for nr, waarde in enumerate(waarden)]
    assert asnoot(ind, reeks[-1], reeks) == noot
    assert asnoot(ind, None, ()) is None
    (as_,) = (pad.get("d") for pad in lees(vonk(ind, reeks)).iter(f"{SVG}path") if pad.get("class") == "g-as")
    assert ("L" in as_) == (noot is not None and "begint niet" in noot)
    if "L" not in as_:
        # The line of zero, and heights above it in proportion to the figures.
        nul = float(re.fullmatch(r"M2 ([\d.]+)H118", as_)[1])
        lijn = next(pad.get("d") for pad in lees(vonk(ind, reeks)).iter(f"{SVG}path") if pad.get("class") == "g-lijn")
        hoogtes = [nul - float(deel.split()[1]) for deel in re.split("[ML]", lijn)[1:]]
        assert hoogtes[0] / hoogtes[1] == pytest.approx(waarden[0] / waarden[1], rel=0.02)


def test_schools_are_in_alphabetical_order_whatever_their_figures() -> None:
    namen = ["Zonnebloem", "Ångström", "beuk", "De Ark", "Élan"]
    rijen = [(school(nummer, naam), cijfer(2025, 60 + nummer)) for nummer, naam in enumerate(namen)]
    chart = scholen_chart(indicator(), "2025-2026", rijen)
    assert [rij[0] for rij in chart.tabel.rijen] == ["Ångström", "beuk", "De Ark", "Élan", "Zonnebloem"]
    assert chart == scholen_chart(indicator(), "2025-2026", rijen[::-1])


def test_verdict_never_rests_on_colour_alone() -> None:
    """Each row has a shape of its own kind and a word; a small group has neither verdict nor its colour."""
    rijen = [
        (school(1, "A"), cijfer(2025, 88)),
        (school(2, "B"), cijfer(2025, 80)),
        (school(3, "C"), cijfer(2025, 80, 90)),
        (school(4, "D"), cijfer(2025, 20, n=14)),
        (school(5, "E"), cijfer(2025)),
    ]
    wortel = lees(scholen_chart(indicator(), "2025-2026", rijen).svg)
    vormen = [use.get("href").removeprefix("#scholen-lezen-1f-2025-2026-") for use in wortel.iter(f"{SVG}use")]
    assert vormen == ["boven", "onder", "niet-te-bepalen", "geen-norm", "geen-gegevens"]
    paden = [wortel.find(f".//*[@id='scholen-lezen-1f-2025-2026-{vorm}']").get("d") for vorm in vormen]
    assert len(set(paden)) == 5
    teksten = set(wortel.itertext())
    assert {"op of boven de norm", "onder de norm", "niet te bepalen", "kleine groep", "geen gegevens"} <= teksten
    balken = {
        pad.get("class"): pad.get("d").count("M")
        for pad in wortel.iter(f"{SVG}path")
        if (pad.get("class") or "").startswith("g-balk ")
    }
    assert balken == {"g-balk g-balk--boven": 1, "g-balk g-balk--onder": 1, "g-balk g-balk--neutraal": 2}


def test_of_a_group_that_may_be_small_no_more_is_said_than_that() -> None:
    """14 to 15 pupils hold the threshold of 15; 12 to 14 pupils do not reach it. Neither gets a verdict or its colour."""
    rijen = [
        (school(1, "A"), cijfer(2025, 88)),
        (school(2, "B"), cijfer(2025, 20, leerlingen=Bereik(14, 15))),
        (school(3, "C"), cijfer(2025, 20, leerlingen=Bereik(12, 14))),
        (school(4, "D"), cijfer(2025, 90, leerlingen=Bereik(7, 48))),
    ]
    chart = scholen_chart(indicator(), "2025-2026", rijen)
    woord = chart.tabel.kop.index("Signaal")
    assert [rij[woord] for rij in chart.tabel.rijen[1:]] == ["misschien kleine groep", "kleine groep", "misschien kleine groep"]
    assert chart.zin.replace("\u00a0", " ").startswith(
        "In 2025-2026: 1 school op of boven de norm van 85\u202f%, 1 school met een groep die te klein is voor een signaal en"
        " 2 scholen met een groep die misschien te klein is voor een signaal."
    )
    assert "g-balk g-balk--onder" not in chart.svg


def test_a_hidden_figure_does_not_tell_the_size_of_its_group() -> None:
    """Of a figure that is not shown, the number of pupils stays out of table, sentence, drawing and Plotly."""
    verborgen = cijfer(2025, staat=Cijferstaat.TE_KLEIN, n=3777)
    for chart in (
        lijn_chart(indicator(), WILG, [cijfer(2024, 80), verborgen]),
        scholen_chart(indicator(), "2025-2026", [(WILG, verborgen)]),
    ):
        alles = f"{chart.zin}{chart.tabel}{chart.svg}{chart.figuur}"
        assert "3777" not in alles
        assert "3\u202f777" not in alles


def test_masked_parts_are_drawn_at_their_upper_bound_and_exact_parts_at_their_least_share() -> None:
    """<5, 8 and 14: at most 26 pupils, so that 8 pupils are at least 8/26 of them."""
    wortel = lees(verdeling_chart(NIVEAUS, "t", [("r", verdeling(NIVEAUS, ["<5", 8, 14]))]).svg)
    delen = [titel.getparent() for titel in wortel.iter(f"{SVG}title") if titel.getparent().tag == f"{SVG}rect"]
    breed = sum(float(rect.get("width")) for rect in delen)
    assert [float(rect.get("width")) / breed for rect in delen] == pytest.approx([4 / 26, 8 / 26, 14 / 26], abs=0.001)
    assert ["g-masker" in rect.get("class").split() for rect in delen] == [True, False, False]
    assert any(tekst.endswith("1–4") for tekst in wortel.itertext())


def test_shares_in_the_table_hold_every_possible_truth() -> None:
    chart = verdeling_chart(NIVEAUS, "t", [("r", verdeling(NIVEAUS, ["<5", 8, "<5"]))])
    # 8 of 10 to 16 pupils; 1 of 13 (1 + 8 + 4) to 4 of 13 (4 + 8 + 1).
    assert chart.tabel.rijen == (("r", "1–4 (7–31\u202f%)", "8 (50–80\u202f%)", "1–4 (7–31\u202f%)", "10–16"),)


def vormen(chart: Chart) -> dict[str, str]:
    """The four forms of a chart as a reader, or a program, gets them; without the names that Plotly gives its own things."""
    figuur = {deel: chart.figuur[deel] for deel in ("data", "layout")}
    return {
        "sentence": f"{chart.titel} {chart.ondertitel} {chart.zin}",
        "table": str(chart.tabel),
        "drawing": " ".join(lees(chart.svg).itertext()),
        "figure": json.dumps(figuur, ensure_ascii=False),
    }


@pytest.mark.parametrize("cellen", [[0, 5, 4], ["<5", 5, 0], ["<5", "<5", 0]])
def test_no_percentages_of_groups_under_the_threshold(cellen: list[int | str]) -> None:
    """Not in sentence, table, drawing or figure, also beside a group that is large enough."""
    klein = ("klein", verdeling(NIVEAUS, cellen))
    alleen = verdeling_chart(NIVEAUS, "t", [klein], noemer=10)
    for naam, inhoud in vormen(alleen).items():
        assert not re.search(r"%|procent|aandeel", inhoud), naam
    assert all("%" not in cel for cel in alleen.tabel.rijen[0])
    samen = verdeling_chart(NIVEAUS, "t", [klein, ("groot", verdeling(NIVEAUS, [5, 20, 25]))], noemer=10)
    met = vormen(samen)
    assert not re.search("%", met["drawing"] + met["figure"] + met["sentence"])
    assert "%" not in "".join(samen.tabel.rijen[0])
    assert samen.tabel.rijen[1][1:] == ("5 (10\u202f%)", "20 (40\u202f%)", "25 (50\u202f%)", "50")


def test_of_a_group_too_small_to_publish_nothing_is_told_but_that() -> None:
    cellen = tuple(replace(cel, staat="onderdrukt", bereik=None) for cel in verdeling(NIVEAUS, ["<5", 3, 6]).cellen)
    klein = replace(verdeling(NIVEAUS, ["<5", 3, 6]), cellen=cellen, te_klein=True)
    chart = verdeling_chart(NIVEAUS, "t", [("Lezen", klein), ("Rekenen", verdeling(NIVEAUS, [5, 20, 25]))], noemer=1)
    assert chart.tabel.rijen[0] == ("Lezen", *["te kleine groep"] * 4)
    assert "Lezen: te kleine groep." in chart.zin
    delen = [rect for rect in lees(chart.svg).iter(f"{SVG}rect") if "g-deel" in (rect.get("class") or "").split()]
    assert len([rect for rect in delen if rect.get("height") == "30"]) == 3
    assert sum(len(spoor["x"]) for spoor in chart.figuur["data"] if spoor["type"] == "bar") == 3
    alleen = verdeling_chart(NIVEAUS, "t", [("Lezen", klein)])
    assert alleen.zin == "Er is niets te tekenen: Lezen (te kleine groep)."


def getoond(svg: str, verborgen: str) -> list[str]:
    """Every line of text that the drawing shows, in alphabetical order."""
    regels = []
    for text in lees(svg).iter(f"{SVG}text"):
        if verborgen not in (text.get("class") or "").split():
            tspans = text.findall(f"{SVG}tspan")
            noot = "".join(f"<sup>{tspan.text}</sup>" for tspan in tspans if tspan.get("class") == "g-noot")
            eigen = ["".join(text.xpath("text()")).strip() + noot]
            regels += [tspan.text for tspan in tspans if tspan.get("class") != "g-noot"] or eigen
    return sorted(regel for regel in regels if regel)


def verteld(figuur: Mapping[str, Any], breedte: str) -> list[str]:
    """Every line of text that Plotly shows, for a chart that is 'krap' or 'ruim', in alphabetical order."""
    layout = figuur["layout"]
    teksten = [tekst for spoor in figuur["data"] if spoor.get("meta", breedte) == breedte for tekst in spoor.get("text", ())]
    teksten += [deel["text"] for deel in layout.get("annotations", ())]
    for as_ in ("xaxis", "yaxis"):
        eigen = layout["meta"].get("krap", {}).get(as_, {}) if breedte == "krap" else {}
        teksten += {**layout[as_], **eigen}.get("ticktext", ())
    return sorted(html.unescape(regel) for tekst in teksten for regel in tekst.split("<br>") if regel)


@pytest.mark.parametrize("naam", VOORBEELDEN)
@pytest.mark.parametrize(("breedte", "verborgen"), [("ruim", "g-krap"), ("krap", "g-ruim")])
def test_the_living_chart_says_all_that_the_drawing_says(naam: str, breedte: str, verborgen: str) -> None:
    chart = VOORBEELDEN[naam]()
    assert verteld(chart.figuur, breedte) == getoond(chart.svg, verborgen)


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_the_living_chart_has_the_size_of_the_drawing_and_no_handles(naam: str) -> None:
    chart = VOORBEELDEN[naam]()
    layout = chart.figuur["layout"]
    assert (layout["meta"]["breedte"], layout["height"]) == viewbox(lees(chart.svg))
    assert set(layout["margin"].values()) == {0}
    assert layout["dragmode"] is False
    assert layout["xaxis"]["fixedrange"]
    assert layout["yaxis"]["fixedrange"]


def test_the_pointer_tells_figure_signal_and_norm() -> None:
    rijen = [(school(1, "De Ark"), cijfer(2025, 80, 84)), (school(2, "De Vliet"), cijfer(2025, staat=Cijferstaat.TE_KLEIN))]
    for chart, verwacht in (
        (
            scholen_chart(indicator(), "2025-2026", rijen),
            ["De Ark: 80–84\u202f%<br>onder de norm (85\u202f%)", "De Vliet: te kleine groep<br>norm 85\u202f%"],
        ),
        (
            lijn_chart(indicator(), WILG, [cijfer(2024, 90, voorlopig=True), cijfer(2025)]),
            [
                "2024-2025: 90\u202f% (voorlopig)<br>op of boven de norm (85\u202f%)",
                "2025-2026: geen gegevens<br>norm 85\u202f%",
            ],
        ),
    ):
        assert [tekst for spoor in chart.figuur["data"] for tekst in spoor.get("hovertext", ())] == verwacht


def test_the_living_chart_draws_ranges_from_end_to_end() -> None:
    """Lengths in Plotly are values: what is certain from 0, on top of it what may come."""
    rijen = [(school(1, "A"), cijfer(2025, 80, 95)), (school(2, "B"), cijfer(2025, 62.5))]
    staven = [spoor for spoor in scholen_chart(indicator(), "2025-2026", rijen).figuur["data"] if spoor["type"] == "bar"]
    stukken = [[van, pytest.approx(van + lang)] for spoor in staven for van, lang in zip(spoor["base"], spoor["x"], strict=True)]
    assert stukken == [[0, 100], [0, 100], [0, 80], [0, 62.5], [80, 95]]


@pytest.mark.parametrize("naam", KLEIN)
def test_small_drawings_are_sound_and_have_words(naam: str) -> None:
    wortel = lees(KLEIN[naam]())
    assert wortel.get("role") == "img"
    assert wortel.get("aria-label", "").endswith(".")
    breed, hoog = viewbox(wortel)
    assert all(-0.1 <= x <= breed + 0.1 and -0.1 <= y <= hoog + 0.1 for x, y in getallen(wortel))


def test_text_alternative_of_a_sparkline_names_each_year() -> None:
    tekst = lees(KLEIN["vonk-gaten"]()).get("aria-label")
    assert tekst == (
        "Per schooljaar: 2021-2022: 80\u202f%; 2022-2023: 70–85\u202f%; 2023-2024: geen gegevens; 2024-2025: 83\u202f%;"
        " 2025-2026: 80–95\u202f%."
    )


@settings(deadline=None)
@given(st.integers(0, 999), st.integers(1, 1000))
def test_a_range_in_a_sparkline_can_be_seen(laag: int, breed: int) -> None:
    """However narrow: 95,0 to 95,4 % would be a tenth of a unit high. A wide one keeps its ends: 100 % is 22 units."""
    onder, boven = laag / 10, min(laag + breed, 1000) / 10
    wortel = lees(vonk(indicator(), [cijfer(2024, onder, boven), cijfer(2025, 90, 92)]))
    staaf = next(pad.get("d") for pad in wortel.iter(f"{SVG}path") if "g-bereik" in pad.get("class"))
    hoog, laagst = (float(y) for y in re.match(r"M[\d.]+ ([\d.]+)h5V([\d.]+)h-5z", staaf).groups())  # type: ignore[union-attr]
    echt = 22 * (boven - onder) / 100
    assert laagst - hoog >= max(echt, 2.5) - 0.11
    if echt > 2.5:
        assert laagst - hoog == pytest.approx(echt, abs=0.11)


def test_shares_have_the_decimals_that_they_are_asked_for() -> None:
    """77 of 86 is 89,5 %: with a norm of 90 % beside it, '90 %' would be another figure. Parts keep adding up in print."""
    reeks = meetreeks("op", "onder")
    rijen = [("2024-2025", verdeling(reeks, [77, 9])), ("2025-2026", verdeling(reeks, [40, "<5"]))]
    kort, lang = (verdeling_chart(reeks, "t", rijen, decimalen=decimalen).tabel.rijen for decimalen in (0, 1))
    assert [rij[1:3] for rij in kort] == [("77 (90\u202f%)", "9 (10\u202f%)"), ("40 (90–98\u202f%)", "1–4 (2–10\u202f%)")]
    assert [rij[1:3] for rij in lang] == [
        ("77 (89,5\u202f%)", "9 (10,5\u202f%)"),
        ("40 (90,9–97,6\u202f%)", "1–4 (2,4–9,1\u202f%)"),
    ]


def test_lines_of_others_lie_where_their_figures_are() -> None:
    """Heights are read back through the gridlines, by code of its own; what is outside the series is not drawn."""
    chart = VOORBEELDEN["lijn-vergelijk"]()
    wortel = lees(chart.svg)
    raster = [float(pad.get("d").split()[1].partition("H")[0]) for pad in wortel.find(f"{SVG}g").iter(f"{SVG}path")]
    nul, honderd = max(raster), min(raster)
    paden = [pad.get("d") for pad in wortel.iter(f"{SVG}path") if pad.get("class") == "g-vergelijk"]
    hoogten = [[float(plek.split()[1]) for plek in re.findall(r"[ML]([^MLz]+)", pad)] for pad in paden]
    waarden = [[round(100 * (nul - y) / (nul - honderd)) for y in lijn] for lijn in hoogten]
    # The first line is parted by the break before 2023-2024; the regional one ends a year early.
    assert waarden == [[70, 71], [72, 73, 74], [60, 62], [91, 92]]
    assert chart.tabel.kop[5:8] == ("Vergelijkbare scholen", "Regio Noord", "Landelijk")
    assert chart.tabel.getallen == (False, True, True, False, True, True, True, True, False)
    assert [rij[7] for rij in chart.tabel.rijen] == ["", "", "", "91\u202f%", "92,3\u202f%"]
    assert "99" not in chart.zin


def test_a_second_norm_is_a_dotted_line_with_its_name_and_a_column() -> None:
    """Since the year in which it came; a figure of others keeps its place behind it, and the signal stays that of the first."""
    chart = VOORBEELDEN["lijn-tweede-norm"]()
    assert chart.ondertitel.endswith("gestippeld: de andere norm en cijfers van anderen")
    assert chart.tabel.kop[5:] == ("Eigen ambitie", "Landelijk")
    assert [rij[5:] for rij in chart.tabel.rijen] == [
        ("", ""),
        ("", ""),
        ("90\u202f%", ""),
        ("92\u202f%", "89\u202f%"),
        ("92\u202f%", "88,5\u202f%"),
    ]
    wortel = lees(chart.svg)
    # As wide as the school years in which it holds, from edge to edge as the first norm, and no marks; then its key.
    eerste = re.findall(r"[ML]([\d.]+) ([\d.]+)", *_paden(wortel, "g-norm"))
    jaar = (float(eerste[-1][0]) - float(eerste[0][0])) / 5
    trap, streepje = (re.findall(r"[ML]([\d.]+) ([\d.]+)", pad) for pad in _paden(wortel, "g-norm g-norm--ander g-norm--ander-1"))
    van, stap, tot = (float(eerste[0][0]) + jaar * nummer for nummer in (2, 3, 5))
    assert [float(x) for x, _ in trap] == pytest.approx([van, stap, stap, tot], abs=0.11)
    assert trap[0][1] == trap[1][1] > trap[2][1] == trap[3][1]
    assert float(streepje[0][0]) > tot
    assert [len(re.findall("[ML]", pad)) for pad in _paden(wortel, "g-vergelijk")] == [2]
    assert [pad.count("z") for pad in _paden(wortel, "g-vergelijk__merk")] == [2, 1]
    assert "eigen ambitie 92\u202f%" in re.sub(r"[ \n]+", " ", " ".join(wortel.itertext()))
    assert "eigen ambitie" not in chart.zin


def _paden(wortel: Any, klasse: str) -> list[str]:
    return [pad.get("d") for pad in wortel.iter(f"{SVG}path") if pad.get("class") == klasse]


def test_a_second_norm_of_one_year_is_a_step_of_that_year() -> None:
    """A lone mark would cover the end of a range and say nothing of a norm; several second norms look different."""
    normen = (Normstand("eigen ambitie", 90, Oordeel.ONDER), Normstand("ondergrens", 70, Oordeel.BOVEN))
    reeks = [cijfer(2023, 80), cijfer(2024, 70, 88, andere_normen=normen), cijfer(2025, 86)]
    chart = lijn_chart(indicator(), WILG, reeks)
    wortel = lees(chart.svg)
    eerste = re.findall(r"[ML]([\d.]+) ", *_paden(wortel, "g-norm"))
    links, jaar = float(eerste[0]), (float(eerste[-1]) - float(eerste[0])) / 3
    for nummer in (1, 2):
        trap, _ = (re.findall(r"[ML]([\d.]+) ", pad) for pad in _paden(wortel, f"g-norm g-norm--ander g-norm--ander-{nummer}"))
        assert [float(x) for x in trap] == pytest.approx([links + jaar, links + 2 * jaar], abs=0.11)
    assert not _paden(wortel, "g-vergelijk__merk")
    stippels = [spoor["line"]["dash"] for spoor in chart.figuur["data"] if spoor.get("mode") == "lines"]
    assert len(set(stippels) - {"solid"}) == 3
    sleutels = [vorm["line"]["dash"] for vorm in chart.figuur["layout"]["shapes"] if 0 < vorm["x1"] - vorm["x0"] < 0.03]
    assert sleutels == [stippel for stippel in stippels if stippel not in ("solid", "6px,4px")]


def test_no_more_than_three_lines_of_others() -> None:
    anderen = [Vergelijklijn(f"groep {nr}", f"Groep {nr}", {"2025-2026": 50.0 + nr}) for nr in range(5)]
    chart = lijn_chart(indicator(), WILG, [cijfer(2024, 80), cijfer(2025, 82)], vergelijk=anderen)
    assert [kop for kop in chart.tabel.kop if kop.startswith("Groep")] == ["Groep 0", "Groep 1", "Groep 2"]


def test_a_figure_of_all_schools_is_one_line_and_others_are_marks() -> None:
    chart = VOORBEELDEN["scholen-vergelijk"]()
    wortel = lees(chart.svg)
    lijnen = [pad.get("d") for pad in wortel.iter(f"{SVG}path") if pad.get("class") == "g-vergelijk"]
    assert float(re.match(r"M([\d.]+)", lijnen[0])[1]) == pytest.approx(8 + 544 * 0.923, abs=0.06)  # type: ignore[index]
    merken = [pad.get("d") for pad in wortel.iter(f"{SVG}path") if pad.get("class") == "g-vergelijk__merk"]
    # Of the three schools with a figure of others beside them one is not shown: two marks, and one in the key.
    assert [merk.count("z") for merk in merken] == [2, 1]
    assert "vierkantje" in chart.zin
    per_school = {rij[0]: rij[5] for rij in chart.tabel.rijen}
    assert per_school == {"Beuk": "", "De Ark": "75\u202f%", "De Vliet": "80\u202f%", "Zonnebloem": "70\u202f%"}


@pytest.mark.parametrize("naam", ["lijn-vergelijk", "scholen-vergelijk"])
def test_marks_of_remarks_are_explained_in_the_table(naam: str) -> None:
    chart = VOORBEELDEN[naam]()
    gemerkt = {tspan.text for tspan in lees(chart.svg).iter(f"{SVG}tspan") if tspan.get("class") == "g-noot"}
    letters = {letter for merk in gemerkt for letter in merk.split(",")}
    uitleg = dict(re.findall(r"(?:^|; )([a-z]): ([^;]+)", "; ".join(rij[-1] for rij in chart.tabel.rijen)))
    assert letters == {"a", "b"} == set(uitleg)
    assert set(uitleg.values()) == set(NOTEN)


def test_remarks_take_the_letters_of_the_page() -> None:
    reeks = [cijfer(2024, 80, voetnoten=NOTEN[:1]), cijfer(2025, 82, voetnoten=("Onbekend op de bladzijde.",))]
    chart = lijn_chart(indicator(), WILG, reeks, noten={NOTEN[0]: "f"})
    assert re.findall(r'class="g-noot"[^>]*>([^<]*)<', chart.svg) == ["f"]
    assert [rij[-1] for rij in chart.tabel.rijen] == [f"f: {NOTEN[0]}", ""]
    assert [noten.letter(nummer) for nummer in (0, 25, 26, 51, 52)] == ["a", "z", "aa", "az", "ba"]


def test_same_drawing_every_time() -> None:
    assert all(maak() == maak() for maak in VOORBEELDEN.values())


@pytest.mark.parametrize("waarde", [7.4, 7.5, 7.6, 7.7, 7.8, 8.1])
def test_the_norm_does_not_run_through_the_label_of_a_figure(waarde: float) -> None:
    """In a dip the label stands under its point, where the norm may be."""
    waarden = (8.6, waarde, 8.6)
    reeks = [replace(cijfer(2023 + nr, getal), norm=7.5) for nr, getal in enumerate(waarden)]
    ind = indicator(**GEMIDDELDE)
    plaats = plaats_lijn(ind, maak_reeks(ind, reeks), maak_as(ind, (*waarden, 7.5)))
    voet, norm = plaats["punten_"][1]["tekst_y"], plaats["norm"][0][0][1]
    assert not voet - 11 < norm < voet


def test_the_reason_of_a_break_is_told_without_what_each_break_says() -> None:
    reden = "Nieuwe vragenlijst met een andere volgorde van vragen; cijfers van daarvoor zijn niet te vergelijken."
    ind = indicator(reeksbreuken=[{"schooljaar": "2024-2025", "reden": reden}])
    chart = lijn_chart(ind, None, [cijfer(jaar, 80) for jaar in (2022, 2023, 2024, 2025)])
    assert chart.zin.count("niet te vergelijken") == 1
    assert "2024-2025 (nieuwe vragenlijst met een andere volgorde van vragen) zijn de cijfers niet te vergelijken" in chart.zin
    assert "van daarvoor" not in chart.svg
