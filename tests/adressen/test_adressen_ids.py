"""Ids of permanent addresses: no two things share one, and the trail of an old id ends where its list says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.model.adres import Adres
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.model.organisatie import Organisatie
from kwaliteitshandboek.model.vaste_adressen import SOORTEN, Ding, Wegwijzer, cijfer_id, dingen, is_id, item_id, vast_id

DEEL = st.text("ab1", min_size=1, max_size=2)
SLUG = st.lists(DEEL, min_size=1, max_size=4).map("-".join)
CODE = st.builds(
    lambda eerste, rest: eerste + "".join(teken + deel for teken, deel in rest),
    DEEL,
    st.lists(st.tuples(st.sampled_from("-."), DEEL), max_size=3),
)
SCHOOL = st.from_regex(r"[0-9]{2}[A-Z]{2}[0-9A-Z]{2}", fullmatch=True)


@pytest.mark.parametrize(
    ("soort", "sleutel", "id_"),
    [
        ("kaart", "startbespreking", "kaart-startbespreking"),
        ("kader", "ondersteuning", "kader-ondersteuning"),
        ("kader", "ondersteuning/2e", "item-ondersteuning-2e"),
        ("kader", "inspectie-2021/OP2", "item-inspectie-2021-op2"),
        ("kader", "a/b-c", "item-a-b--c"),
        ("kader", "a-b/c", "item-a-b-c"),
        ("school", "99AA00", "school-99aa00"),
        ("pagina", "kaarten", None),
        ("item", "a", None),
        ("zelfevaluatie", "ondersteuning/99aa00", None),
    ],
)
def test_the_id_of_what_a_link_names(soort: str, sleutel: str, id_: str | None) -> None:
    assert vast_id(soort, sleutel) == id_
    assert id_ is None or is_id(id_)


@given(st.tuples(SLUG, CODE), st.tuples(SLUG, CODE))
def test_no_two_items_share_an_id(een: tuple[str, str], ander: tuple[str, str]) -> None:
    assert (item_id(*een) == item_id(*ander)) == (een == ander)
    assert is_id(item_id(*een))


@given(st.tuples(st.sampled_from(sorted(SOORTEN)), SLUG), st.tuples(st.sampled_from(sorted(SOORTEN)), SLUG))
def test_no_two_kinds_share_an_id(een: tuple[str, str], ander: tuple[str, str]) -> None:
    links, rechts = vast_id(*een), vast_id(*ander)
    if links is not None and rechts is not None:
        assert (links == rechts) == (een == ander)


@given(st.tuples(SLUG, st.none() | SCHOOL), st.tuples(SLUG, st.none() | SCHOOL))
def test_no_two_figures_share_an_id(een: tuple[str, str | None], ander: tuple[str, str | None]) -> None:
    assert (cijfer_id(*een) == cijfer_id(*ander)) == (een == ander)
    assert not is_id(cijfer_id(*een)), "figures are not in the list"


@pytest.mark.parametrize(
    "id_",
    ["", "kaart", "kaart-", "kaart--a", "../kaart-a", "kaart-a/b", "kaart-a..b", "Kaart-a", "kaart-a\n", "figuur-a", "kaart-é"],
)
def test_what_is_no_id(id_: str) -> None:
    assert not is_id(id_)


def _kader(naam: str, *codes: str, vervallen: tuple[dict[str, object], ...] = ()) -> Kader:
    items = [{"code": code, "naam": f"Item {code}"} for code in codes]
    velden = {"id": naam, "naam": naam, "versie": "1", "niveaus": ["item"], "onderdelen": items, "vervallen": vervallen}
    return Kader.model_validate(velden)


def _handboek(adressen: tuple[Adres, ...] = (), *kaders: Kader) -> Handboek:
    return Handboek(organisatie=Organisatie(naam="Proef"), kaders=kaders, adressen=adressen)


def test_everything_with_an_id_is_named_once() -> None:
    gevonden = [ding.id for ding in dingen(_handboek((), _kader("a", "b-c", "OP1"), _kader("a-b", "c")))]
    assert sorted(gevonden) == ["item-a-b--c", "item-a-b-c", "item-a-op1", "kader-a", "kader-a-b"]


def test_a_framework_says_itself_what_became_of_a_code() -> None:
    vervallen = (
        {"code": "OP9", "nu": ["OP1"], "uitleg": "Samengevoegd."},
        {"code": "OP8", "nu": ["OP1", "b/c"], "uitleg": "Gesplitst."},
        {"code": "OP7", "uitleg": "Geschrapt.", "sinds": "2025-08-01"},
    )
    wegwijzer = Wegwijzer.van(_handboek((), _kader("a", "OP1", vervallen=vervallen), _kader("b", "c")))
    assert wegwijzer.volg("item-a-op9").einden == ("item-a-op1",)
    assert wegwijzer.volg("item-a-op8").einden == ("item-a-op1", "item-b-c")
    (stap,) = wegwijzer.volg("item-a-op7").vervallen
    assert (stap.sinds, stap.uitleg) == (date(2025, 8, 1), "Geschrapt.")


def test_the_list_goes_before_the_framework_and_what_exists_before_both() -> None:
    kader = _kader("a", "OP1", "OP2", vervallen=({"code": "OP9", "nu": ["OP1"], "uitleg": "."},))
    lijst = (Adres(id="item-a-op9", nu="item-a-op2"), Adres(id="item-a-op1", nu="item-a-op2"))
    wegwijzer = Wegwijzer.van(_handboek(lijst, kader))
    assert wegwijzer.volg("item-a-op9").einden == ("item-a-op2",)
    assert wegwijzer.volg("item-a-op1").einden == ("item-a-op1",)


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefghXY"), max_size=8), st.sampled_from("abcdefgh"))
def test_a_trail_ends_where_walking_it_step_by_step_ends(nu: dict[str, str], begin: str) -> None:
    """Against a walk that gives up after more steps than there are ids: X and Y exist, of what has no line nobody knows."""
    lijst = {f"kaart-{id_.lower()}": Adres(id=f"kaart-{id_.lower()}", nu=f"kaart-{naar.lower()}") for id_, naar in nu.items()}
    bestaat = {f"kaart-{naam}": Ding(f"kaart-{naam}", "kaart", naam, naam) for naam in "xy"}
    spoor = Wegwijzer(bestaat, lijst).volg(f"kaart-{begin}")
    plaats = begin
    for _ in range(20):
        plaats = nu.get(plaats, plaats)
    if plaats in "XY":
        assert (spoor.einden, spoor.dood) == ((f"kaart-{plaats.lower()}",), ())
    elif plaats not in nu:
        assert (spoor.einden, spoor.dood) == ((), (f"kaart-{plaats}",))
    else:
        assert (spoor.einden, spoor.dood, spoor.vervallen) == ((), (), ())


def test_a_long_trail_is_no_trouble() -> None:
    lijst = {f"kaart-{nummer}": Adres(id=f"kaart-{nummer}", nu=f"kaart-{nummer + 1}") for nummer in range(5000)}
    bestaat = {"kaart-5000": Ding("kaart-5000", "kaart", "5000", "5000")}
    assert Wegwijzer(bestaat, lijst).volg("kaart-0").einden == ("kaart-5000",)
