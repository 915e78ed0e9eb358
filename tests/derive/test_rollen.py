"""Who is meant where a role is named: what is played within it, and the members of a group, both ways alike."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kwaliteitshandboek.derive.rollen import groepen_van, met_subrollen, wie_het_aangaat
from kwaliteitshandboek.derive.schoolnamen import eigen_namen
from kwaliteitshandboek.model.organisatie import Organisatie

NAMEN = "abcdef"


def organisatie(rollen: Iterable[dict[str, object]]) -> Organisatie:
    return Organisatie.model_validate({"naam": "X", "rollen": [{"naam": rol["id"], **rol} for rol in rollen]})


SCHOOL = organisatie(
    [
        {"id": "team", "leden": ["leerkracht", "kc", "stagiairs", "weg"]},
        {"id": "stagiairs", "leden": ["stagiair"]},
        {"id": "leerkracht"},
        {"id": "kc", "subrollen": ["trendanalist"]},
        {"id": "trendanalist"},
        {"id": "stagiair"},
        {"id": "bestuurder"},
    ]
)


@pytest.mark.parametrize(
    ("genoemd", "wie"),
    [
        (("team",), {"team", "leerkracht", "kc", "stagiairs", "stagiair"}),
        (("stagiairs",), {"stagiairs", "stagiair"}),
        (("leerkracht",), {"leerkracht"}),  # a group does not have what one member does
        (("trendanalist",), {"trendanalist", "kc"}),
        (("kc",), {"kc"}),
        (("bestuurder", "onbekend"), {"bestuurder", "onbekend"}),
        ((), set()),
    ],
)
def test_whom_a_moment_concerns(genoemd: tuple[str, ...], wie: set[str]) -> None:
    assert wie_het_aangaat(SCHOOL, genoemd) == wie


def test_groups_of_a_role_and_of_its_groups() -> None:
    assert groepen_van(SCHOOL, ("stagiair",)) == ("team", "stagiairs")
    assert groepen_van(SCHOOL, ("kc", "trendanalist")) == ("team",)
    assert groepen_van(SCHOOL, ("team",)) == ()
    assert groepen_van(SCHOOL, ("bestuurder", "onbekend")) == ()
    assert met_subrollen(SCHOOL, "kc") == ("kc", "trendanalist")
    assert met_subrollen(SCHOOL, "team") == ("team",)


def test_what_is_played_within_a_role_does_not_reach_the_members_of_that_role() -> None:
    groep = organisatie(
        [{"id": "leerteam", "subrollen": ["voorzitter"], "leden": ["leerkracht"]}, {"id": "voorzitter"}, {"id": "leerkracht"}]
    )
    assert wie_het_aangaat(groep, ("voorzitter",)) == {"voorzitter", "leerteam"}


def test_roles_that_run_in_a_circle_end() -> None:
    ring = organisatie({"id": rol, "subrollen": [onder]} for rol, onder in ("ab", "bc", "ca"))
    assert wie_het_aangaat(ring, ("c",)) == {"a", "b", "c"}
    assert met_subrollen(ring, "b") == ("b", "c", "a")
    groepen = organisatie({"id": rol, "leden": [onder, "weg", rol]} for rol, onder in ("ab", "ba"))
    assert wie_het_aangaat(groepen, ("a",)) == {"a", "b"}
    assert groepen_van(groepen, ("a",)) == ("b",)


@given(
    st.fixed_dictionaries(
        {
            naam: st.tuples(st.sets(st.sampled_from(NAMEN), max_size=2), st.sets(st.sampled_from(NAMEN), max_size=2))
            for naam in NAMEN
        }
    ),
    st.sets(st.sampled_from(NAMEN), max_size=3),
)
@settings(max_examples=150, deadline=None)
def test_the_page_of_a_role_and_its_feed_agree(rollen: dict[str, tuple[set[str], set[str]]], genoemd: set[str]) -> None:
    """A page looks from the role to what is named, a feed from what is named to the roles: they find the same."""
    wereld = organisatie({"id": id_, "subrollen": sorted(sub), "leden": sorted(leden)} for id_, (sub, leden) in rollen.items())
    van_feed = wie_het_aangaat(wereld, sorted(genoemd))
    for rol in NAMEN:
        ids = met_subrollen(wereld, rol)
        assert (rol in van_feed) == bool(genoemd & {*ids, *groepen_van(wereld, ids)})


def school(sleutel: str, naam: str, soort: str = "bo", plaats: str | None = "Zandhoek") -> dict[str, str | None]:
    return {"sleutel": sleutel, "naam": naam, "soort": soort, "plaats": plaats}


@pytest.mark.parametrize(
    ("scholen", "namen"),
    [
        ([school("99AA00", "De Brug"), school("99AB00", "De Zee")], ["De Brug", "De Zee"]),
        (
            [school("99AA00", "De Brug"), school("99AB00", "De  brug", plaats="Oost"), school("99AC00", "De Zee")],
            ["De Brug (Zandhoek)", "De brug (Oost)", "De Zee"],
        ),
        ([school("99AA00", "De Brug", "so"), school("99AB00", "De Brug", "vso")], ["De Brug (so)", "De Brug (vso)"]),
        ([school("99AA00", "De Brug"), school("99AA01", "De Brug")], ["De Brug (99AA00)", "De Brug (99AA01)"]),
        ([school("99AA00", "De Brug"), school("99AA01", "De Brug", plaats=None)], ["De Brug (99AA00)", "De Brug (99AA01)"]),
    ],
)
def test_schools_of_one_name_are_told_apart(scholen: list[dict[str, str | None]], namen: list[str]) -> None:
    eigen = eigen_namen(Organisatie.model_validate({"naam": "X", "scholen": scholen}))
    assert [eigen[str(een["sleutel"])].replace("  ", " ") for een in scholen] == namen
