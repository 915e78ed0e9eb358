"""References and schoolweging: which figures of others may stand beside a school's own, and why there are none."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from derive.helpers import ANDER, JAREN, SCHOOL, maak_indicator, maak_metingen, maak_reeks
from kwaliteitshandboek.derive import Afgeleid, derive
from kwaliteitshandboek.derive.referenties import Wegingreden
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.organisatie import Organisatie
from kwaliteitshandboek.model.referentie import Referentie

JAAR = JAREN[-1]
WEGING = ("schoolweging", "waarde")


def referentie(groep: str, waarde: float = 90, **velden: Any) -> Referentie:
    vast = {"indicator": "aandeel", "groep": groep, "naam": groep, "schooljaar": JAAR, "waarde": waarde, "bron": "Proef"}
    return Referentie.model_validate(vast | velden)


def band(van: float | None, tot: float | None, soort: str = "bo", **velden: Any) -> Referentie:
    return referentie(f"{soort}-{van}-{tot}".replace(".", "-"), schoolsoorten=soort, weging_van=van, weging_tot=tot, **velden)


def leid_af(*referenties: Referentie, weging: Any = (28, 29, 30), soort: str = "bo", regio: str | None = None) -> Afgeleid:
    cellen: dict[Any, Any] = {(SCHOOL, JAAR, "reeks", "1f"): 20}
    cellen |= {(SCHOOL, jaar, *WEGING): waarde for jaar, waarde in zip(JAREN[-3:], weging, strict=True) if waarde is not None}
    scholen = [{"sleutel": SCHOOL, "naam": "A", "soort": soort, "regio": regio}, {"sleutel": ANDER, "naam": "B", "soort": "bo"}]
    organisatie = {"naam": "Proef", "scholen": scholen, "regios": [{"id": naam, "naam": naam} for naam in ("noord", "zuid")]}
    handboek = Handboek(
        organisatie=Organisatie.model_validate(organisatie),
        indicatoren=(maak_indicator(),),
        meetreeksen=(maak_reeks(), maak_reeks("schoolweging", ("waarde",), "waarde")),
        referenties=referenties,
        metingen=maak_metingen(cellen),
    )
    return derive(handboek, date(2026, 11, 1))


def groepen(afgeleid: Afgeleid, school: str | None = SCHOOL, jaar: str = JAAR) -> tuple[str, ...]:
    return tuple(r.groep for r in afgeleid.referenties("aandeel", school, jaar).vergelijkbaar)


def test_the_schoolweging_is_the_unweighted_mean_of_three_years() -> None:
    weging = leid_af(weging=(27.1, 28.3, 30.2)).schoolweging(SCHOOL, JAAR)
    assert weging.waarde is not None
    assert weging.waarde.onder == pytest.approx(85.6 / 3)
    assert (weging.waarde.exact, weging.jaren, weging.reden) == (True, JAREN[-3:], None)


def test_the_band_holds_from_its_begin_up_to_but_not_including_its_end() -> None:
    banden = (band(20, 28), band(28, 29), band(29, 40))
    assert groepen(leid_af(*banden, weging=(28, 28, 28))) == ("bo-28-29",)
    assert groepen(leid_af(*banden, weging=(28.5, 28.9, 29))) == ("bo-28-29",)
    assert groepen(leid_af(*banden, weging=(29, 29, 29))) == ("bo-29-40",)


@given(weging=st.integers(1500, 4500), grenzen=st.lists(st.integers(15, 45), min_size=2, max_size=8, unique=True))
def test_bands_that_touch_give_each_school_one_group(weging: int, grenzen: list[int]) -> None:
    oplopend = sorted(grenzen)
    banden = [band(van, tot) for van, tot in pairwise(oplopend)]
    waarde = weging / 100
    keuze = leid_af(*banden, weging=(waarde,) * 3).referenties("aandeel", SCHOOL, JAAR)
    verwacht = [f"bo-{van}-{tot}" for van, tot in pairwise(oplopend) if 100 * van <= weging < 100 * tot]
    assert [r.groep for r in keuze.vergelijkbaar] == verwacht
    assert keuze.reden == (None if verwacht else Wegingreden.GEEN_GROEP)


@pytest.mark.parametrize(
    ("weging", "reden"),
    [
        ((None, None, None), Wegingreden.GEEN_GEGEVENS),
        ((None, 29, 30), Wegingreden.JAAR_ONTBREEKT),
        ((28, 29, ""), Wegingreden.JAAR_ONTBREEKT),
        (("-1", "-1", "-1"), Wegingreden.GEEN_GEGEVENS),
        (((27.0, 29.0), 29, 30), Wegingreden.BEREIK),
    ],
)
def test_without_one_known_weging_there_is_no_group_and_the_reason_is_told(weging: Any, reden: Wegingreden) -> None:
    keuze = leid_af(band(20, 40), referentie("land"), weging=weging).referenties("aandeel", SCHOOL, JAAR)
    assert (keuze.vergelijkbaar, keuze.reden) == ((), reden)
    assert [r.groep for r in keuze.landelijk] == ["land"]  # the country needs no weging


def test_a_group_of_another_kind_of_school_is_never_chosen() -> None:
    anders = leid_af(band(20, 40), band(20, 40, "so"), referentie("so-land", schoolsoorten="so"))
    assert groepen(anders) == ("bo-20-40",)
    assert anders.referenties("aandeel", SCHOOL, JAAR).landelijk == ()
    keuze = leid_af(band(20, 40), soort="sbo").referenties("aandeel", SCHOOL, JAAR)
    assert (keuze.alle, keuze.reden) == ((), None)
    with pytest.raises(ValidationError, match="schoolsoorten"):
        referentie("zonder-soort", weging_van=20, weging_tot=28)


def test_regions_are_kept_apart() -> None:
    noord, zuid = referentie("noord", regio="noord"), referentie("zuid", regio="zuid")
    keuze = leid_af(noord, zuid, band(20, 40, regio="zuid"), regio="noord").referenties("aandeel", SCHOOL, JAAR)
    assert ([r.groep for r in keuze.regionaal], keuze.vergelijkbaar) == (["noord"], ())
    assert leid_af(noord).referenties("aandeel", SCHOOL, JAAR).regionaal == ()


def test_schools_together_have_no_weging_and_no_group() -> None:
    keuze = leid_af(band(20, 40), referentie("land"), referentie("noord", regio="noord")).referenties("aandeel", None, JAAR)
    assert (keuze.vergelijkbaar, keuze.regionaal, keuze.reden) == ((), (), Wegingreden.ALLE_SCHOLEN)
    assert [r.groep for r in keuze.landelijk] == ["land"]


def test_only_the_year_asked_for() -> None:
    afgeleid = leid_af(referentie("land"), referentie("toen", schooljaar=JAREN[-2]))
    assert [r.groep for r in afgeleid.referenties("aandeel", SCHOOL, JAREN[-2]).landelijk] == ["toen"]
    assert afgeleid.referenties("aandeel", SCHOOL, "1999-2000").alle == ()
    assert afgeleid.referenties("onbekend", SCHOOL, JAAR).alle == ()
    assert afgeleid.referenties("aandeel", "99ZZ99", JAAR).alle == ()


def test_a_range_of_wegingen_is_the_mean_of_its_ends() -> None:
    weging = leid_af(weging=((27.0, 30.0), 29, 30)).schoolweging(SCHOOL, JAAR)
    assert weging.waarde is not None
    assert (weging.waarde.onder, weging.waarde.boven) == (pytest.approx(86 / 3), pytest.approx(89 / 3))
