"""Made-up files of DUO and the inspectorate, imported and derived, against every truth that the masks in those files allow.

Three and five years, a year without end test between them, 1F and 1S/2F with signal values from the inspectorate's file.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from cijfers.waarheden import NU, SIGNAAL_1F, bronnen, lees, mogelijk, schrijf
from kwaliteitshandboek.cli import main
from kwaliteitshandboek.derive import Afgeleid, derive
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.cijfer import Cijferstaat, Oordeel

OORDELEN = {"boven": Oordeel.BOVEN, "onder": Oordeel.ONDER, "niet te bepalen": Oordeel.NIET_TE_BEPALEN}


@pytest.fixture(scope="module")
def proef(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Afgeleid, dict[str, Fraction]]:
    map_ = tmp_path_factory.mktemp("waarheden")
    signalen = schrijf(map_)
    uit = CliRunner().invoke(main, ["import", "duo", *map(str, bronnen(map_)), "--map", str(map_)], catch_exceptions=False)
    assert uit.exit_code == 0, uit.output
    handboek = load_handboek(map_).handboek
    assert handboek is not None
    return map_, derive(handboek, date(2023, 11, 1)), signalen


@pytest.mark.parametrize("indicator", ["f1", "s1"])
def test_figures_and_verdicts_hold_for_every_truth_and_for_no_more(
    indicator: str, proef: tuple[Path, Afgeleid, dict[str, Fraction]]
) -> None:
    map_, afgeleid, signalen = proef
    gezien: set[tuple[str, Oordeel]] = set()
    for school, cellen in lees(map_).items():
        norm = SIGNAAL_1F if indicator == "f1" else signalen[school]
        cijfer = afgeleid.hoofdcijfer(indicator, school, NU)
        echt = mogelijk(cellen, indicator)
        if not echt.waarden:
            assert (cijfer.staat, cijfer.waarde, cijfer.oordeel) == (Cijferstaat.GEEN_DEELNEMERS, None, Oordeel.GEEN_GEGEVENS)
            gezien.add(("geen", cijfer.oordeel))
            continue
        assert cijfer.waarde is not None, school
        assert cijfer.norm is not None
        assert Fraction(str(cijfer.norm)) == norm
        assert (cijfer.waarde.onder, cijfer.waarde.boven) == (float(min(echt.waarden)), float(max(echt.waarden))), school
        assert cijfer.oordeel is OORDELEN[echt.oordeel(norm)], school
        namen = tuple(f"{jaar}-{jaar + 1}" for jaar in echt.vensters[-1])
        assert (cijfer.jaren, cijfer.overgeslagen) == (namen, ("2019-2020",))
        gezien.add(("beide" if len(echt.vensters) == 2 else f"{len(echt.vensters[0])}", cijfer.oordeel))
    soorten = {soort for soort, _ in gezien}
    assert soorten == {"geen", "3", "5", "beide"}, "the made-up schools reach every kind of window"
    assert {oordeel for _, oordeel in gezien} == set(Oordeel) - {Oordeel.GEEN_NORM}
