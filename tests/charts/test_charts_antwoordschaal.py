"""Which series are answers on a scale: by the names of their categories, in either order, and no others."""

from __future__ import annotations

import pytest
from chart_voorbeelden import ADVIEZEN, NIVEAUS, meetreeks

from kwaliteitshandboek.charts import antwoordschaal


@pytest.mark.parametrize(
    ("namen", "kanten", "gunstig_eerst"),
    [
        (("helemaal oneens", "oneens", "neutraal", "eens", "helemaal eens"), ("oneens", "eens"), False),
        (("Helemaal mee eens", "Mee eens", "Mee oneens", "Helemaal mee oneens"), ("oneens", "eens"), True),
        (("zeer ontevreden", "ontevreden", "neutraal", "tevreden", "zeer tevreden"), ("ontevreden", "tevreden"), False),
        (("nooit", "soms", "altijd"), ("nooit", "altijd"), False),
        (("onvoldoende", "matig", "voldoende", "goed"), ("onvoldoende", "goed"), False),
    ],
)
def test_scales_are_known_by_their_ends(namen: tuple[str, ...], kanten: tuple[str, str], gunstig_eerst: bool) -> None:
    schaal = antwoordschaal(meetreeks(*namen))
    assert schaal is not None
    assert (schaal.kanten, schaal.gunstig_eerst) == (kanten, gunstig_eerst)


@pytest.mark.parametrize(
    "namen",
    [
        ("eens", "oneens"),
        ("oneens", "eens", "weet ik niet"),
        ("oneens", "eens", "oneens", "eens"),
        ("onder plan", "op plan", "boven plan"),
        ("voelt zich veilig", "voelt zich niet altijd veilig"),
    ],
)
def test_other_series_are_no_scale(namen: tuple[str, ...]) -> None:
    assert antwoordschaal(meetreeks(*namen)) is None
    assert antwoordschaal(NIVEAUS) is None
    assert antwoordschaal(ADVIEZEN) is None


def test_only_counts_are_answers() -> None:
    assert antwoordschaal(meetreeks("nooit", "soms", "altijd", soort="waarde")) is None
