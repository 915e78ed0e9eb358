"""Where a goal stands, with the sum behind it: on schedule or not for every value the figure may have, else not determined."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from derive.helpers import maak_indicator
from kwaliteitshandboek.derive.doelen import Doelvoortgang, doelvoortgang
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer, Cijferstaat
from kwaliteitshandboek.model.doel import Doel

S = "\u202f"


def stand(
    van: float | None, naar: float, nu: tuple[float, float], jaar: str = "2025-2026", richting: str = "hoger", **cijfer: Any
) -> Doelvoortgang:
    """Base in 2023-2024, target in 2027-2028."""
    velden: dict[str, Any] = {"id": "d", "titel": "D", "niveau": "schoolplan", "school": "99AA00", "eigenaar": "directeur"}
    velden |= {"schooljaar": "2027-2028", "indicator": "aandeel", "streef": {"schooljaar": "2027-2028", "waarde": naar}}
    if van is not None:
        velden["basis"] = {"schooljaar": "2023-2024", "waarde": van}
    staat = Cijferstaat.BEKEND if nu[0] == nu[1] else Cijferstaat.BEREIK
    gemeten = Cijfer("aandeel", "99AA00", jaar, staat, Bereik(*nu), **({"leerlingen": Bereik(60, 60)} | cijfer))
    return doelvoortgang(Doel.model_validate(velden), maak_indicator(richting=richting), gemeten, 15)


@pytest.mark.parametrize(
    ("van", "naar", "nu", "jaar", "richting", "verwacht"),
    [
        (80, 90, (85, 85), "2025-2026", "hoger", "op schema"),
        (80, 90, (84, 84), "2025-2026", "hoger", "achter op schema"),
        (80, 90, (84, 86), "2025-2026", "hoger", "niet te bepalen"),
        (80, 90, (90, 95), "2025-2026", "hoger", "bereikt"),
        (80, 90, (88, 92), "2025-2026", "hoger", "niet te bepalen"),
        (80, 90, (89, 89), "2027-2028", "hoger", "niet bereikt"),
        (80, 90, (90, 90), "2027-2028", "hoger", "bereikt"),
        (80, 90, (80, 80), "2023-2024", "hoger", "nog niet bereikt"),
        (None, 90, (80, 80), "2025-2026", "hoger", "nog niet bereikt"),
        (None, 90, (80, 91), "2025-2026", "hoger", "niet te bepalen"),
        # Lower is better: 6 is where absence from 8 to 4 should be.
        (8, 4, (6, 6), "2025-2026", "lager", "op schema"),
        (8, 4, (7, 7), "2025-2026", "lager", "achter op schema"),
        (8, 4, (4, 4), "2025-2026", "lager", "bereikt"),
        # Neither side is good: the way says where to; without a way there is nothing to say.
        (40, 20, (25, 25), "2025-2026", "geen", "op schema"),
        (40, 40, (40, 40), "2025-2026", "geen", "niet te bepalen"),
        # Hold on to what there is.
        (90, 90, (89, 89), "2025-2026", "hoger", "achter op schema"),
        (90, 90, (90, 90), "2025-2026", "hoger", "bereikt"),
    ],
)
def test_where_a_goal_stands(van: float | None, naar: float, nu: Any, jaar: str, richting: str, verwacht: str) -> None:
    assert stand(van, naar, nu, jaar, richting).stand.value == verwacht


def test_the_sum_is_shown() -> None:
    uit = stand(80, 90, (83, 83))
    zin = "Van 80 % (2023-2024) naar 90 % (2027-2028): na 2 van de 4 jaar zou 85 % op schema zijn; het is 83 %."
    assert uit.uitleg == zin.replace(" %", f"{S}%")
    assert uit.schema == 85
    bereik = stand(80, 90, (82, 86)).uitleg or ""
    assert f"het ligt tussen 82{S}% en 86{S}%. Omdat het cijfer een bereik is, is niet te bepalen hoe het ervoor staat." in bereik
    einde = f"Naar 90{S}% (2027-2028): in 2025-2026 is het 83{S}%."
    assert stand(None, 90, (83, 83)).uitleg == einde


def test_print_does_not_contradict_the_schedule() -> None:
    assert f"het is 84,9{S}%" in (stand(80, 90, (84.9, 84.9)).uitleg or "")  # not '85 %', which would be on schedule
    assert f"zou 86,3{S}% op schema" in (stand(80, 92.5, (86, 86)).uitleg or "")


def test_a_small_group_a_series_break_and_missing_schools_get_no_state() -> None:
    for anders, woord in (
        ({"leerlingen": Bereik(12, 14)}, "De groep is klein."),
        ({"leerlingen": Bereik(12, 18)}, "De groep kan klein zijn."),
        ({"leerlingen": Bereik(14, 15)}, "De groep kan klein zijn."),
        ({"reeks_vanaf": "2024-2025"}, "Vanaf 2024-2025 is het cijfer niet te vergelijken met de start."),
        ({"redenen": ("niet_alle_scholen",)}, "Niet van alle scholen zijn er gegevens."),
    ):
        uit = stand(80, 90, (95, 95), **anders)
        assert uit.stand.value == "niet te bepalen"
        assert woord in (uit.uitleg or "")
    assert stand(80, 90, (95, 95), reeks_vanaf="2023-2024").stand.value == "bereikt"


def test_a_provisional_figure_says_so() -> None:
    assert (stand(80, 90, (95, 95), voorlopig=True).uitleg or "").endswith(" Het cijfer is voorlopig.")


@pytest.mark.parametrize(("dag", "oud"), [(date(2026, 7, 31), True), (date(2026, 8, 1), False)])
def test_a_state_by_hand_from_before_the_school_year_ended_is_old(dag: date, oud: bool) -> None:
    doel = Doel.model_validate(
        {
            "id": "d",
            "titel": "D",
            "niveau": "jaarplan",
            "eigenaar": "directeur",
            "schooljaar": "2025-2026",
            "indicator": "aandeel",
            "handmatig": {"stand": "op schema", "reden": "Wij zien het.", "door": "directeur", "op": dag},
        }
    )
    uit = doelvoortgang(doel, maak_indicator(), Cijfer("aandeel", None, "2025-2026", Cijferstaat.BEKEND, Bereik(8, 8)), 15)
    assert uit.handmatig_verouderd is oud
    assert not doelvoortgang(doel, maak_indicator(), None, 15).handmatig_verouderd


tienden = st.integers(0, 1000).map(lambda getal: getal / 10)


@given(van=tienden, naar=tienden, een=tienden, ander=tienden, jaar=st.integers(2021, 2030), hoger=st.booleans())
def test_the_state_holds_for_every_value_in_the_range(
    van: float, naar: float, een: float, ander: float, jaar: int, hoger: bool
) -> None:
    onder, boven = sorted((een, ander))
    uit = stand(van, naar, (onder, boven), f"{jaar}-{jaar + 1}", "hoger" if hoger else "lager")
    gevonden = set()
    for stap in range(round(10 * onder), round(10 * boven) + 1):
        waarde, doel, begin = Fraction(stap, 10), Fraction(str(naar)), Fraction(str(van))
        goed = (lambda grens, w=waarde: w >= grens) if hoger else (lambda grens, w=waarde: w <= grens)
        deel = Fraction(jaar - 2023, 4)
        if goed(doel):
            gevonden.add("bereikt")
        elif jaar >= 2027:
            gevonden.add("niet bereikt")
        elif jaar <= 2023:
            gevonden.add("nog niet bereikt")
        else:
            gevonden.add("op schema" if goed(begin + deel * (doel - begin)) else "achter op schema")
    if uit.stand.value == "niet te bepalen":
        assert len(gevonden) > 1
    else:
        assert gevonden == {uit.stand.value}


@given(van=tienden, naar=tienden, nu=tienden)
def test_the_printed_sum_can_be_done_again(van: float, naar: float, nu: float) -> None:
    assume(van != naar)
    uitleg = stand(van, naar, (nu, nu)).uitleg or ""
    getallen = [Fraction(g.replace(",", ".")) for g in re.findall(rf"(\d+(?:,\d+)?){S}%", uitleg)]
    assert getallen[:2] == [Fraction(str(van)), Fraction(str(naar))]
    precies = (Fraction(str(van)) + Fraction(str(naar))) / 2
    assert abs(getallen[2] - precies) <= Fraction(1, 20)
    assert abs(getallen[3] - Fraction(str(nu))) <= 1
    if abs(getallen[2] - precies) == 0:
        assert (getallen[3] >= precies) == (Fraction(str(nu)) >= precies)


@pytest.mark.parametrize(
    ("van", "naar", "nu", "verwacht"),
    [
        # The base was given with a decimal: beside it the figure has one too.
        (86.4, 90, (76 / 88 * 100,) * 2, f"het is 86,4{S}%"),
        (86.4, 90, (86, 86), f"het is 86,0{S}%"),
        (86, 90, (86, 86), f"het is 86{S}%"),
        (86.4, 90, (80.2, 84.7), f"het ligt tussen 80,2{S}% en 84,7{S}%"),
    ],
)
def test_a_figure_beside_its_base_has_the_same_decimals(van: float, naar: float, nu: Any, verwacht: str) -> None:
    uit = stand(van, naar, nu)
    assert uit.uitleg is not None
    assert verwacht in uit.uitleg
    assert uit.decimalen == (1 if "," in verwacht else 0)
