"""Charts of several schools, goals, answers or flows, from the small handbook."""

from __future__ import annotations

import pytest
import voorbeeld

from kwaliteitshandboek.model.organisatie import Schoolsoort
from kwaliteitshandboek.pages import grafieksoorten
from kwaliteitshandboek.pages.adressen import make_wereld
from kwaliteitshandboek.pages.wereld import Wereld, scholen


@pytest.fixture(scope="module")
def wereld() -> Wereld:
    handboek = voorbeeld.handboek()
    return make_wereld(handboek, voorbeeld.afgeleid(handboek), publiek=False)


def test_panels_stand_per_kind_of_school_and_only_side_by_side(wereld: Wereld) -> None:
    for indicator in wereld.handboek.indicatoren:
        for chart in grafieksoorten.veelluiken(wereld, indicator):
            soort = Schoolsoort(chart.id.rpartition("-")[2])
            namen = [school.naam for school in scholen(wereld) if school.soort is soort]
            assert len(chart.tabel.rijen) > 1
            assert {rij[0] for rij in chart.tabel.rijen} <= set(namen)


def test_a_table_of_figures_has_the_schools_of_one_kind(wereld: Wereld) -> None:
    chart = grafieksoorten.warmte(wereld, wereld.handboek.indicatoren, "2025-2026", Schoolsoort.BO)
    assert chart is not None
    assert [rij[0] for rij in chart.tabel.rijen] == [s.naam for s in scholen(wereld) if s.soort is Schoolsoort.BO]
    assert grafieksoorten.warmte(wereld, [], "2025-2026", Schoolsoort.BO) is None


def test_answers_and_flows_follow_the_cells(wereld: Wereld) -> None:
    reeks, sleutel, jaar = next(iter(wereld.afgeleid.verdelingen))
    meetreeks, school = wereld.handboek.meetreeks_per_id[reeks], wereld.handboek.organisatie.school_per_sleutel[sleutel]
    antwoorden = grafieksoorten.antwoorden(wereld, meetreeks, school)
    assert antwoorden is not None
    assert jaar in {rij[0] for rij in antwoorden.tabel.rijen}
    stroom = grafieksoorten.stromen(wereld, "Stroom", [("Van", meetreeks)], school, jaar, koppen=("Van", "Naar"))
    assert stroom is not None
    assert stroom.tabel.kop[0] == "Van"
    assert grafieksoorten.stromen(wereld, "Stroom", [("Van", meetreeks)], school, "1999-2000", koppen=("Van", "Naar")) is None
