"""The drawing of a card's neighbourhood: nothing overlaps, nothing falls outside, every card once, lines touch no other box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.pages import buurt
from kwaliteitshandboek.pages.buurt import Band, Buurt, Vak, make_buurt

ZELF = ("zelf", "De kaart zelf")
Kaarten = Mapping[Band, Sequence[tuple[str, str]]]


def _alle(tekening: Buurt) -> list[Vak]:
    return [tekening.kaart, *tekening.vakken]


def _overlapt(een: tuple[float, float, float, float], ander: tuple[float, float, float, float]) -> bool:
    """Whether two rectangles (left, top, right, bottom) share more than an edge."""
    return een[0] < ander[2] and ander[0] < een[2] and een[1] < ander[3] and ander[1] < een[3]


def _rand(vak: Vak) -> tuple[float, float, float, float]:
    return vak.x, vak.y, vak.x + vak.breedte, vak.onder


def _kaarten(aantallen: Mapping[Band, int], naam: str = "Kaart {}") -> Kaarten:
    return {band: [(f"{band}-{i}", naam.format(i)) for i in range(aantal)] for band, aantal in aantallen.items()}


namen = st.text(min_size=1, max_size=90).filter(str.strip)
buren = st.fixed_dictionaries(
    {},
    optional={band: st.lists(st.tuples(st.sampled_from([f"k{i}" for i in range(40)]), namen), max_size=16) for band in Band},
)


@given(buren, namen, st.sets(st.sampled_from([f"k{i}" for i in range(40)])))
def test_nothing_overlaps_and_nothing_falls_outside(kaarten: Kaarten, eigen_naam: str, te_laat: set[str]) -> None:
    tekening = make_buurt(("zelf", eigen_naam), kaarten, te_laat)
    if tekening is None:
        assert not any(kaarten.values())
        return
    for een, ander in combinations(map(_rand, _alle(tekening)), 2):
        assert not _overlapt(een, ander)
    woorden = [
        (regel.x, regel.y - 11, regel.x + buurt.breedte(regel.tekst), regel.y + 3) for regel in (*tekening.koppen, *tekening.meer)
    ]
    for een, ander in combinations(woorden, 2):
        assert not _overlapt(een, ander)
    for woord in woorden:
        assert not any(_overlapt(woord, _rand(vak)) for vak in _alle(tekening))
    for links, boven, rechts, onder in (*map(_rand, _alle(tekening)), *woorden):
        assert tekening.links <= links
        assert rechts <= tekening.links + tekening.breedte
        assert boven >= 0
        assert onder <= tekening.hoogte
    for vak in _alle(tekening):
        assert (vak.merk is not None) == (vak.id in te_laat)
        assert 1 <= len(vak.regels) <= 3
        for regel in vak.regels:
            assert vak.x < regel.x
            assert regel.x + buurt.breedte(regel.tekst) <= vak.x + vak.breedte
            assert vak.y + 10 <= regel.y <= vak.onder - 4


@given(buren)
def test_lines_run_from_card_to_card_and_through_no_other(kaarten: Kaarten) -> None:
    tekening = make_buurt(ZELF, kaarten)
    if tekening is None:
        return
    assert [lijn.naar for lijn in tekening.lijnen] != []
    assert sorted(lijn.naar for lijn in tekening.lijnen) == sorted(vak.id for vak in tekening.vakken)
    per_id = {vak.id: vak for vak in tekening.vakken}
    for lijn in tekening.lijnen:
        ander = per_id[lijn.naar]
        einden = {lijn.punten[0], lijn.punten[-1]}
        assert any(_raakt(punt, tekening.kaart) for punt in einden)
        assert any(_raakt(punt, ander) for punt in einden)
        for begin, eind in zip(lijn.punten, lijn.punten[1:], strict=False):
            # A hundred points on each piece, its ends left out: none within a box.
            for deel in range(1, 100):
                x, y = (a + (b - a) * deel / 100 for a, b in zip(begin, eind, strict=True))
                assert not any(_binnen((x, y), vak) for vak in _alle(tekening))


def _raakt(punt: tuple[float, float], vak: Vak) -> bool:
    x, y = punt
    op_rand = x in (vak.x, vak.x + vak.breedte) or y in (vak.y, vak.onder)
    return op_rand and vak.x <= x <= vak.x + vak.breedte and vak.y <= y <= vak.onder


def _binnen(punt: tuple[float, float], vak: Vak) -> bool:
    return vak.x < punt[0] < vak.x + vak.breedte and vak.y < punt[1] < vak.onder


@given(buren)
def test_every_card_is_drawn_once_or_counted(kaarten: Kaarten) -> None:
    tekening = make_buurt(ZELF, kaarten)
    ids = {id_ for groep in kaarten.values() for id_, _ in groep}
    if tekening is None:
        assert ids == set()
        return
    getekend = [vak.id for vak in tekening.vakken]
    assert len(getekend) == len(set(getekend)) <= 12
    geteld = sum(int(regel.tekst.removeprefix("en nog ")) for regel in tekening.meer)
    assert len(getekend) + geteld == len(ids)


def test_a_card_on_its_own_has_no_drawing() -> None:
    assert make_buurt(ZELF, {}) is None
    assert make_buurt(ZELF, {Band.VERWANT: [ZELF]}) is None


def test_places() -> None:
    tekening = make_buurt(ZELF, _kaarten(dict.fromkeys(Band, 1)))
    assert tekening is not None
    ouder, *opzij, kind = sorted(tekening.vakken, key=lambda vak: vak.midden_y)
    midden = tekening.kaart
    assert (ouder.band, kind.band) == (Band.OUDER, Band.KIND)
    assert ouder.onder < midden.y < midden.onder < kind.y
    kant = {vak.band: vak.midden_x < midden.midden_x for vak in opzij}
    assert kant == {Band.VERWANT: True, Band.NOEMT: True, Band.GENOEMD: False}


def test_the_stronger_bond_goes_first() -> None:
    naam = ("k", "K")
    tekening = make_buurt(ZELF, {Band.GENOEMD: [naam], Band.KIND: [naam], Band.NOEMT: [naam]})
    assert tekening is not None
    assert [vak.band for vak in tekening.vakken] == [Band.KIND]


def test_no_band_crowds_out_another() -> None:
    tekening = make_buurt(ZELF, _kaarten({Band.KIND: 30, Band.VERWANT: 9, Band.GENOEMD: 1}))
    assert tekening is not None
    per_band = {band: sum(vak.band is band for vak in tekening.vakken) for band in Band}
    # One of each in turn: the one that names it, five that are related (a full column), and six below: twelve.
    assert per_band == {Band.OUDER: 0, Band.KIND: 6, Band.VERWANT: 5, Band.NOEMT: 0, Band.GENOEMD: 1}
    assert sorted(regel.tekst for regel in tekening.meer) == ["en nog 24", "en nog 4"]


def test_direction_of_naming() -> None:
    tekening = make_buurt(ZELF, _kaarten({Band.NOEMT: 1, Band.GENOEMD: 1}))
    assert tekening is not None
    lijnen = {lijn.band: lijn.punten for lijn in tekening.lijnen}
    assert _raakt(lijnen[Band.NOEMT][0], tekening.kaart), "the card names: the line begins there"
    assert _raakt(lijnen[Band.GENOEMD][-1], tekening.kaart), "the card is named: the line ends there"


@pytest.mark.parametrize(
    ("naam", "regels"),
    [
        ("Kort", ["Kort"]),
        ("Overgang naar het voortgezet onderwijs", ["Overgang naar het", "voortgezet onderwijs"]),
        ("Ontwikkelingsperspectief", ["Ontwikkelingsperspectief"]),
        ("Leerlingondersteuningsorganisatie", ["Leerlingondersteunings-", "organisatie"]),
    ],
)
def test_names_wrap(naam: str, regels: list[str]) -> None:
    tekening = make_buurt(("zelf", naam), _kaarten({Band.KIND: 1}))
    assert tekening is not None
    assert [regel.tekst for regel in tekening.kaart.regels] == regels


def test_a_name_that_is_too_long_ends_in_an_ellipsis() -> None:
    tekening = make_buurt(("zelf", "woord " * 40), _kaarten({Band.KIND: 1}))
    assert tekening is not None
    assert [regel.tekst[-1] for regel in tekening.kaart.regels] == ["d", "d", "…"]
