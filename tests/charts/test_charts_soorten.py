"""Kinds of charts drawn from parts: labels never collide, tables match figures, sentences read back by independent code."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from chart_soorten import ANTWOORDEN, BESTEMMINGEN, SOORTEN, doelrij
from chart_voorbeelden import NIVEAUS, cijfer, deels_bekend, indicator, school, verdeling
from hypothesis import given, settings
from hypothesis import strategies as st
from svg_lezen import SVG, lees
from test_charts_eigenschappen import cellen_, cijfers, controleer, omvat, reeksen, teksten, uit

from kwaliteitshandboek.charts import (
    Chart,
    doel_chart,
    doelbalk,
    lijn_chart,
    likert,
    likert_chart,
    stroom,
    stroom_chart,
    veelluik,
    veelluik_chart,
    warmte,
    warmte_chart,
)
from kwaliteitshandboek.charts.schaal import maak_as
from kwaliteitshandboek.charts.tafereel import uit_elkaar
from kwaliteitshandboek.model.cijfer import Bereik, Cel, Cijfer, Cijferstaat, Verdeling
from kwaliteitshandboek.model.doel import Doelstand
from kwaliteitshandboek.model.indicator import Meetreeks

DUN, VAST = "\u202f", "\u00a0"
SNEL = settings(max_examples=40, deadline=None)


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(1, 60)), min_size=1, max_size=6))
def test_labels_move_apart_and_stay_in_their_row(labels: list[tuple[float, float]]) -> None:
    plaatsen = uit_elkaar([midden for midden, _ in labels], [breed for _, breed in labels], 0, 500)
    vakken = sorted((x - breed / 2, x + breed / 2) for x, (_, breed) in zip(plaatsen, labels, strict=True))
    assert vakken[0][0] >= -1e-6
    assert vakken[-1][1] <= 500 + 1e-6
    assert all(een[1] <= ander[0] + 1e-6 for een, ander in pairwise(vakken))


def test_a_label_alone_stays_where_it_is() -> None:
    assert uit_elkaar([50, 200], [20, 20], 0, 500) == [50, 200]


@st.composite
def rijen_van(draw: st.DrawFn, reeks: Meetreeks) -> list[tuple[str, Any]]:
    rij = st.lists(cellen_, min_size=len(reeks.categorieen), max_size=len(reeks.categorieen))
    rijen = draw(st.lists(st.tuples(teksten, st.one_of(st.none(), rij)), max_size=5))
    return [(naam, None if cellen is None else verdeling(reeks, cellen)) for naam, cellen in rijen]


def telling(cel: Cel | None) -> str | None:
    """What a table says of a count, before any percentage; None for words without a figure."""
    if cel is None or cel.bereik is None:
        return None
    return f"{cel.bereik.onder:g}" if cel.bereik.exact else f"{cel.bereik.onder:g}–{cel.bereik.boven:g}"


def controleer_tellingen(chart: Chart, rijen: list[tuple[str, Verdeling | None]]) -> None:
    """The table holds every row under its name, in order, and every count as it was given."""
    assert [rij[0] for rij in chart.tabel.rijen] == [naam for naam, _ in rijen]
    for rij, (_, antwoorden) in zip(chart.tabel.rijen, rijen, strict=True):
        gegeven = [None] * (len(rij) - 1) if antwoorden is None else antwoorden.cellen
        for tekst, cel in zip(rij[1:], gegeven, strict=False):
            if telling(cel) is None:
                assert not re.search(r"\d", tekst)
            else:
                assert tekst.split(" (")[0] == telling(cel)


@SNEL
@given(rijen_van(ANTWOORDEN))
def test_any_answers_draw(rijen: list[tuple[str, Any]]) -> None:
    chart = likert_chart(ANTWOORDEN, "Titel", rijen)
    controleer(chart)
    controleer_tellingen(chart, rijen)
    assert chart == likert_chart(ANTWOORDEN, "Titel", rijen)


@SNEL
@given(rijen_van(BESTEMMINGEN))
def test_any_flows_draw(rijen: list[tuple[str, Any]]) -> None:
    chart = stroom_chart(BESTEMMINGEN, "Titel", rijen)
    controleer(chart)
    controleer_tellingen(chart, rijen)
    assert chart == stroom_chart(BESTEMMINGEN, "Titel", rijen)


@SNEL
@given(st.lists(st.tuples(teksten, reeksen()), max_size=5), st.booleans())
def test_any_schools_draw_as_panels(geval: list[Any], apart: bool) -> None:
    ind = indicator()
    rijen = [
        (school(nr, naam), [c for c in reeks if c.waarde is None or 0 <= c.waarde.onder <= c.waarde.boven <= 100])
        for nr, (naam, (van, reeks)) in enumerate(geval)
        if van.eenheid == ind.eenheid
    ]
    groepen = {wie.sleutel: "Andere toets" for wie, _ in rijen[::2]} if apart else None
    chart = veelluik_chart(ind, rijen, groepen=groepen)
    controleer(chart)
    assert chart == veelluik_chart(ind, rijen[::-1], groepen=groepen)


def zegt(tekst: str, cijfer: Cijfer) -> bool:
    """Whether a cell of a table holds the figure, or no figure where there is none; what stands in brackets is left out."""
    kaal = tekst.split(" (", maxsplit=1)[0]
    return not re.search(r"\d", kaal) if cijfer.waarde is None else omvat(kaal, cijfer.waarde)


@SNEL
@given(st.lists(st.tuples(teksten, cijfers(indicator(), 2025), st.integers(0, 100), st.integers(0, 100)), max_size=5))
def test_any_goals_draw(geval: list[tuple[str, Cijfer, int, int]]) -> None:
    rijen = [doelrij(naam, nu, streef, basis if nu.voorlopig else None) for naam, nu, streef, basis in geval]
    chart = doel_chart("Doelen", rijen)
    controleer(chart)
    for rij, (naam, nu, streef, basis) in zip(chart.tabel.rijen, geval, strict=True):
        cellen = dict(zip(chart.tabel.kop, rij, strict=True))
        assert cellen["Doel"] == naam
        # Without any begin the table has no column for it.
        assert cellen.get("Begin", "") == (f"{basis}{DUN}% (2022-2023)" if nu.voorlopig else "")
        assert zegt(cellen["Nu"], nu)
        assert cellen["Streefcijfer"] == f"{streef}{DUN}% (2026-2027)"


@SNEL
@given(st.lists(st.tuples(teksten, st.lists(cijfers(indicator(), 2025), min_size=4, max_size=4)), max_size=4))
def test_any_table_draws(geval: list[tuple[str, list[Cijfer]]]) -> None:
    rijen = [(naam, [(indicator(), nu) for nu in rij]) for naam, rij in geval]
    chart = warmte_chart("Titel", ["2022-2023", "2023-2024", "2024-2025", "2025-2026"], rijen)
    controleer(chart)
    assert [rij[0] for rij in chart.tabel.rijen] == [naam for naam, _ in geval]
    for rij, (_, reeks) in zip(chart.tabel.rijen, geval, strict=True):
        assert all(zegt(tekst, nu) for tekst, nu in zip(rij[1:], reeks, strict=True))


def getallen_in(tekst: str) -> set[str]:
    return set(re.findall(r"\d+(?:,\d+)?", re.sub(r"\d{4}-\d{4}", "", tekst.replace(DUN, ""))))


@pytest.mark.parametrize("naam", [naam for naam in SOORTEN if not naam.startswith(("likert", "stroom"))])
def test_every_number_in_the_table_is_in_the_figure(naam: str) -> None:
    """Norms and calculations follow from those; so they are left out."""
    chart = SOORTEN[naam]()
    figuur = json.dumps(chart.figuur["data"], ensure_ascii=False)
    kolommen = [nummer for nummer, kop in enumerate(chart.tabel.kop) if kop not in ("Norm", "Berekening")]
    in_tabel = {getal for rij in chart.tabel.rijen for nummer in kolommen for getal in getallen_in(rij[nummer])}
    assert in_tabel <= getallen_in(figuur)


@pytest.mark.parametrize("naam", [naam for naam in SOORTEN if naam.startswith(("likert", "stroom"))])
def test_every_drawn_count_in_the_table_is_in_the_figure(naam: str) -> None:
    chart = SOORTEN[naam]()
    verteld = {tekst.rpartition(": ")[2] for spoor in chart.figuur["data"] for tekst in spoor.get("hovertext", ())}
    getekend = {rij[0] for rij in chart.tabel.rijen if not re.search(r"geen|afgeschermd|niet", " ".join(rij))}
    # Counts of answers of a group that is too small for percentages stand in the table only.
    cellen = {
        cel.split(" (")[0] for rij in chart.tabel.rijen if rij[0] in getekend and "%" in rij[1] for cel in rij[1:-1] if "(" in cel
    }
    assert cellen - {"0"} <= verteld


def test_schools_in_panels_are_in_alphabetical_order_and_apart_by_group() -> None:
    rijen = [
        (school(nr, naam), [cijfer(2025, waarde)])
        for nr, (naam, waarde) in enumerate((("Zon", 99), ("Ark", 60), ("Élan", 80), ("Den", 70)))
    ]
    chart = veelluik_chart(indicator(), rijen, groepen={"00XY00": "IEP", "02XY00": "IEP"})
    assert [rij[0] for rij in chart.tabel.rijen] == ["Ark", "Den", "Élan", "Zon"]
    koppen = [tekst.text for tekst in lees(chart.svg).iter(f"{SVG}text") if tekst.text in ("IEP", "Overige scholen")]
    assert koppen == ["Overige scholen", "IEP"]


def test_all_panels_have_one_scale() -> None:
    """The same value lies at the same height above the axis of its panel."""
    rijen = [(school(1, "A"), [cijfer(2025, 60)]), (school(2, "B"), [cijfer(2024, 10), cijfer(2025, 60)])]
    wortel = lees(veelluik_chart(indicator(), rijen).svg)
    stippen = [float(stip.get("cy")) for stip in wortel.iter(f"{SVG}circle") if stip.get("r") == "4.5"]
    assert len(stippen) == 2
    assert len(set(stippen)) == 1


def test_line_in_a_panel_does_not_cross_a_break() -> None:
    breuk = indicator(reeksbreuken=[{"schooljaar": "2024-2025", "reden": "Andere toets"}])
    reeks = [cijfer(begin, 80) for begin in range(2022, 2026)]
    wortel = lees(veelluik_chart(breuk, [(school(1, "A"), reeks)]).svg)
    assert [pad.get("d").count("L") for pad in wortel.iter(f"{SVG}path") if pad.get("class") == "g-lijn"] == [1, 1]


def test_the_middle_of_the_neutral_answer_lies_on_the_axis() -> None:
    wortel = lees(likert_chart(ANTWOORDEN, "t", [("A", verdeling(ANTWOORDEN, [5, 6, 20, 3, 2]))]).svg)
    nul = next(float(re.match(r"M([\d.]+)", p.get("d"))[1]) for p in wortel.iter(f"{SVG}path") if p.get("class") == "g-as")
    delen = [pad for pad in wortel.iter(f"{SVG}path") if pad.find(f"{SVG}title") is not None]
    neutraal = next(pad for pad in delen if "neutraal" in pad.find(f"{SVG}title").text)
    x = [float(deel.split()[0]) for deel in re.findall(r"[ML]([\d. ]+)", neutraal.get("d"))]
    assert (min(x) + max(x)) / 2 == pytest.approx(nul, abs=0.1)


def test_flows_are_as_wide_as_they_are_large_and_masked_ones_as_wide_as_they_can_be() -> None:
    wortel = lees(stroom_chart(NIVEAUS, "t", [("a", verdeling(NIVEAUS, ["<5", 8, 0])), ("b", verdeling(NIVEAUS, [2, 0, 6]))]).svg)
    dik = {}
    for pad in wortel.iter(f"{SVG}path"):
        if "g-stroom" in pad.get("class").split():
            y = [float(deel.split()[1]) for deel in re.findall(r"[ML]([\d. ]+)", pad.get("d"))]
            dik[pad.find(f"{SVG}title").text] = (y[-1] - y[0], "g-masker" in pad.get("class").split())
    per_leerling = dik["Van 'a' naar '1F': 8"][0] / 8
    assert dik["Van 'a' naar 'onder 1F': 1–4"] == (pytest.approx(4 * per_leerling, abs=0.15), True)
    assert dik["Van 'b' naar '1S of 2F': 6"] == (pytest.approx(6 * per_leerling, abs=0.15), False)
    assert len(dik) == 4


def test_of_rows_too_small_to_publish_no_count_is_told() -> None:
    cellen = verdeling(NIVEAUS, ["<5", 3, 6])
    klein = type(cellen)(
        cellen.meetreeks,
        cellen.school,
        cellen.schooljaar,
        tuple(type(c)(c.categorie, "onderdrukt", None) for c in cellen.cellen),
        te_klein=True,
    )
    for maak in (likert_chart, stroom_chart):
        chart = maak(NIVEAUS, "t", [("Lezen", klein)])
        assert chart.zin == "Er is niets te tekenen: Lezen (te kleine groep)."
        assert not re.search(r"\d", "".join(chart.tabel.rijen[0]))
        assert not [t for t in lees(chart.svg).itertext() if t.strip() in ("1–4", "3", "6", "9")]


def test_answers_of_a_small_group_are_told_without_percentages() -> None:
    chart = likert_chart(ANTWOORDEN, "t", [("Veilig", verdeling(ANTWOORDEN, [1, 1, 1, 3, 3]))], noemer=10)
    assert "%" not in chart.zin + str(chart.tabel.rijen) + "".join(lees(chart.svg).itertext())
    assert f"te kleine groep voor percentages (9{VAST}leerlingen)" not in chart.zin
    assert f"te kleine groep voor percentages (9{VAST}ouders)" in chart.zin


# Sentences: every rule by an example written by hand ('_' for a thin space, '~' for a no-break one).

GERUST = [2, 3, 5, 6, 4]
ZINNEN: list[tuple[Any, str, Chart, str]] = [
    (likert, "geen_rijen", SOORTEN["likert-geen"](), "Er zijn geen gegevens."),
    (
        likert,
        "niets_te_tekenen",
        likert_chart(ANTWOORDEN, "t", [("Veilig", None)]),
        "Er is niets te tekenen: Veilig (geen gegevens).",
    ),
    (likert, "een_rij", SOORTEN["likert-een-rij"](), "Antwoord ‘eens’ bij ‘Veilig’: 12 van de 12 ouders (100_%)."),
    (
        likert,
        "niet_vergeleken",
        likert_chart(ANTWOORDEN, "t", [("A", verdeling(ANTWOORDEN, GERUST))] * 2, vergelijk=False),
        "De rijen staan in vaste volgorde; dit is geen rangorde.",
    ),
    (
        likert,
        "meest minst",
        likert_chart(ANTWOORDEN, "t", [("A", verdeling(ANTWOORDEN, GERUST)), ("B", verdeling(ANTWOORDEN, [0, 5, 0, 10, 5]))]),
        "Het vaakst ‘eens’ bij ‘B’: 15 van de 20 ouders (75_%). Het minst vaak bij ‘A’: 10 van de 20 ouders (50_%).",
    ),
    (
        likert,
        "geen_meest rijen_zonder gearceerd",
        likert_chart(
            ANTWOORDEN,
            "t",
            [("A", verdeling(ANTWOORDEN, GERUST)), ("B", verdeling(ANTWOORDEN, [0, 5, 5, "<5", 8])), ("C", None)],
        ),
        "Bij welke rij het vaakst ‘eens’ is geantwoord, is niet te zeggen. Bij 1~rij is er niets te tekenen. Gearceerd (1–4): het"
        " precieze aantal is afgeschermd en het hoogst mogelijke is getekend; de andere delen zijn dus minstens zo groot als hier"
        " te zien is.",
    ),
    (stroom, "geen_rijen", SOORTEN["stroom-geen"](), "Er zijn geen gegevens."),
    (stroom, "niets_te_tekenen", stroom_chart(NIVEAUS, "t", [("a", None)]), "Er is niets te tekenen: a (geen gegevens)."),
    (stroom, "totaal", SOORTEN["stroom-gelijk"](), "Het gaat om 90~leerlingen."),
    (
        stroom,
        "grootste rijen_zonder gearceerd",
        stroom_chart(NIVEAUS, "t", [("a", verdeling(NIVEAUS, ["<5", 8, 1])), ("b", None)]),
        "10–13 leerlingen; de grootste stroom gaat van 'a' naar '1F' (8). Bij 1~rij is er niets te tekenen: b (geen gegevens)."
        " Gearceerd (1–4): het precieze aantal is afgeschermd en het hoogst mogelijke is getekend; de andere delen zijn dus"
        " minstens zo groot als hier te zien is.",
    ),
    (veelluik, "geen_scholen", SOORTEN["veelluik-geen"](), "Er zijn geen scholen met dit cijfer."),
    (veelluik, "geen_cijfers", veelluik_chart(indicator(), [(school(1, "A"), [])]), "Er zijn nog geen cijfers."),
    (
        veelluik,
        "geen_nieuw",
        veelluik_chart(indicator(), [(school(1, "A"), [cijfer(2024, 80), cijfer(2025)])]),
        "Van 2025-2026 is er bij geen van de scholen een cijfer.",
    ),
    (
        veelluik,
        "een_jaar",
        veelluik_chart(indicator(), [(school(1, "A"), [cijfer(2025, 80)])]),
        "In 2025-2026 is er van 1~school een cijfer.",
    ),
    (
        veelluik,
        "niet_alle_jaren",
        veelluik_chart(indicator(), [(school(1, "A"), [deels_bekend(2025)]), (school(2, "B"), [cijfer(2025, 80)])]),
        "In 2025-2026 is er van 1~school een cijfer. Bij 1~school is er geen cijfer van 2025-2026. Van A zijn niet alle"
        " schooljaren bekend die samen worden genomen. De scholen staan op alfabet; dit is geen rangorde.",
    ),
    (
        veelluik,
        "verandering zonder_cijfer apart vaste_volgorde",
        veelluik_chart(
            indicator(),
            [
                (school(1, "A"), [cijfer(2024, 60, n=200), cijfer(2025, 90, n=200)]),
                (school(2, "B"), [cijfer(2024, 90, n=200), cijfer(2025, 60, n=200)]),
                (school(3, "C"), [cijfer(2024, 80), cijfer(2025, 81)]),
                (school(4, "D"), [cijfer(2024, 80)]),
            ],
            groepen={"01XY00": "IEP"},
        ),
        "In 2025-2026, vergeleken met het jaar ervoor: bij 1~school steeg het aandeel, bij 1~school daalde het aandeel en bij"
        " 1~school is geen verschil met zekerheid te noemen. Bij 1~school is er geen cijfer van 2025-2026. De groepen (overige"
        " scholen en IEP) staan apart: hun cijfers zijn niet met elkaar te vergelijken. De scholen staan op alfabet; dit is geen"
        " rangorde.",
    ),
    (doelbalk, "geen_doelen", SOORTEN["doel-geen"](), "Er zijn geen doelen met een streefcijfer."),
    (
        doelbalk,
        "telling meer_doelen",
        doel_chart("t", [doelrij("A", cijfer(2025, 80)), doelrij("B", cijfer(2025, 90)), doelrij("C", cijfer(2025, 75, n=5))]),
        "1~doel bereikt, 1~doel onderweg en 1~doel met een te kleine groep voor een uitspraak.",
    ),
    (
        doelbalk,
        "telling",
        doel_chart(
            "t",
            [
                doelrij("A", cijfer(2025, 75, leerlingen=Bereik(7, 48))),
                doelrij("B", cijfer(2025, 75, n=5)),
                doelrij("C", cijfer(2025, 75, leerlingen=Bereik(14, 15))),
            ],
        ),
        "1~doel met een te kleine groep voor een uitspraak en 2~doelen met een misschien te kleine groep voor een uitspraak.",
    ),
    (
        doelbalk,
        "misschien_geen_stand",
        doel_chart("t", [doelrij("A", cijfer(2025, 90, leerlingen=Bereik(7, 48)))]),
        "Van 70_% (2022-2023) naar 85_% (2026-2027); nu: 90_% (2025-2026). De groep is misschien te klein voor een uitspraak.",
    ),
    (
        doelbalk,
        "met_begin onderweg",
        doel_chart("t", [doelrij("A", cijfer(2025, 80))]),
        "Van 70_% (2022-2023) naar 85_% (2026-2027); nu: 80_% (2025-2026). Dat is 67_% van de weg.",
    ),
    (
        doelbalk,
        "zonder_begin stand",
        doel_chart("t", [doelrij("A", cijfer(2025, 80), basis=None)]),
        "Het doel is 85_% (2026-2027); nu: 80_% (2025-2026). Het doel is nog niet bereikt.",
    ),
    (
        doelbalk,
        "onbepaald",
        doel_chart("t", [doelrij("A", cijfer(2025, 80, 90))]),
        "Van 70_% (2022-2023) naar 85_% (2026-2027); nu: 80–90_% (2025-2026). Of het doel bereikt is, is niet te bepalen.",
    ),
    (
        doelbalk,
        "geen_stand",
        doel_chart("t", [doelrij("A", cijfer(2025, 90, n=5))]),
        "Van 70_% (2022-2023) naar 85_% (2026-2027); nu: 90_% (2025-2026). De groep is te klein voor een uitspraak.",
    ),
    (
        doelbalk,
        "geen_cijfer",
        doel_chart("t", [doelrij("A", cijfer(2025, staat=Cijferstaat.TE_KLEIN))]),
        "Van 70_% (2022-2023) naar 85_% (2026-2027); nu: te kleine groep (2025-2026). Er is geen cijfer om tegen het doel te"
        " houden.",
    ),
    (warmte, "niets", SOORTEN["warmte-geen"](), "Er zijn geen gegevens."),
    (
        warmte,
        "telling geen_rangorde",
        SOORTEN["warmte-gelijk"](),
        "Van 9~cijfers: 9 aan de goede kant van de norm. De volgorde is geen rangorde.",
    ),
]


@pytest.mark.parametrize(("module", "regels", "chart", "zin"), ZINNEN, ids=[f"{m.__name__[-8:]}-{r}" for m, r, _, _ in ZINNEN])
def test_sentence(module: Any, regels: str, chart: Chart, zin: str) -> None:
    assert chart.zin == zin.replace("_", DUN).replace("~", VAST)
    assert set(regels.split()) <= {regel.naam for regel in module.REGELS}


@pytest.mark.parametrize("module", [likert, stroom, veelluik, doelbalk, warmte])
def test_every_rule_has_an_example(module: Any) -> None:
    assert {regel.naam for regel in module.REGELS} == {
        naam for wat, namen, _, _ in ZINNEN if wat is module for naam in namen.split()
    }


@SNEL
@given(st.lists(st.tuples(*[st.integers(0, 30)] * 5), min_size=2, max_size=4))
def test_most_and_fewest_are_true(rijen: list[tuple[int, ...]]) -> None:
    """Read back from the sentence; only rows of ten or more are drawn."""
    chart = likert_chart(ANTWOORDEN, "t", [(f"Rij {nr}", verdeling(ANTWOORDEN, rij)) for nr, rij in enumerate(rijen)])
    aandelen = {nr: Fraction(rij[3] + rij[4], sum(rij)) for nr, rij in enumerate(rijen) if sum(rij) >= 10}
    for woord, uiterste in (("vaakst", max), ("minst vaak", min)):
        stuk = re.search(rf"{woord}(?: ‘eens’)? bij (‘Rij[^.]*)\.", chart.zin)
        if not stuk or len(aandelen) < 2:
            continue
        genoemd = re.findall(rf"‘Rij (\d)’: (\d+) van de (\d+) ouders \((\d+){DUN}%\)", stuk[1])
        assert genoemd
        for nr, eens, totaal, procent in genoemd:
            assert aandelen[int(nr)] == uiterste(aandelen.values()) == Fraction(int(eens), int(totaal))
            assert abs(100 * aandelen[int(nr)] - int(procent)) <= Fraction(1, 2)


@SNEL
@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100), st.sampled_from((5, 40)))
def test_progress_in_words_is_true(basis: int, streef: int, nu: int, n: int) -> None:
    zin = doel_chart("t", [doelrij("A", cijfer(2025, nu, n=n), streef, basis)]).zin
    if n < 15:
        assert "bereikt" not in zin
        assert "van de weg" not in zin
        return
    if deel := re.search(rf"Dat is (minder dan )?(\d+){DUN}% van de weg", zin):
        echt = Fraction(100 * (nu - basis), streef - basis)
        assert 0 < echt < 100
        assert abs(echt - int(deel[2])) <= 1
    assert ("Het doel is bereikt." in zin) == (nu >= streef)
    assert uit(re.search(rf"nu: ([\d,]+){DUN}%", zin)[1]) == nu


@pytest.mark.parametrize("nu", [cijfer(2025, staat=Cijferstaat.TE_KLEIN), cijfer(2025, 80, n=5)])
def test_what_somebody_said_of_a_goal_holds_without_a_figure_too(nu: Cijfer) -> None:
    rij = replace(doelrij("A", nu), stand=Doelstand.NOG_NIET, met_hand=True)
    chart = doel_chart("t", [rij])
    assert dict(zip(chart.tabel.kop, chart.tabel.rijen[0], strict=True))["Voortgang"] == "nog niet bereikt, met de hand gezet"
    assert "Het doel is nog niet bereikt, met de hand gezet." in chart.zin
    assert "1\u00a0doel nog niet bereikt" in doel_chart("t", [rij, doelrij("B", cijfer(2025, 90))]).zin
    # The colour of the bar is of the figure, which bears out nothing.
    assert "g-balk--onder" not in chart.svg
    assert "g-balk--boven" not in chart.svg


def test_a_figure_that_is_not_there_has_no_school_year() -> None:
    chart = doel_chart("t", [doelrij("A", cijfer(2026)), doelrij("B", cijfer(2025, staat=Cijferstaat.TE_KLEIN))])
    nu = chart.tabel.kop.index("Nu")
    assert [rij[nu] for rij in chart.tabel.rijen] == ["geen gegevens", "te kleine groep (2025-2026)"]


@pytest.mark.parametrize(
    ("richting", "waarden", "top"),
    [
        ("lager", (5.7, 3.2), 10),
        ("lager", (22.0, 31.0), 40),
        ("lager", (55.0, 31.0), 100),
        ("hoger", (5.7, 3.2), 10),
        ("hoger", (22.0, 31.0), 100),
        ("hoger", (), 100),
    ],
)
def test_small_shares_have_a_low_axis_that_begins_at_zero_and_says_so(richting: str, waarden: Any, top: int) -> None:
    verzuim = indicator(richting=richting)
    as_ = maak_as(verzuim, waarden)
    assert (as_.laag, as_.hoog) == (0, top)
    reeks = [replace(cijfer(2024 + nr, waarde), norm=None) for nr, waarde in enumerate(waarden)]
    ondertitel = lijn_chart(verzuim, None, reeks).ondertitel
    assert (f"de as loopt tot {top}\u202f%" in ondertitel) == (top < 100)
