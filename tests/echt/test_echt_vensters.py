"""Three and five years on the pages: made-up files of DUO and the inspectorate, from import to the tile of a school.

The real files hold too few years for these rules. What a tile must show, comes from every truth behind the masks.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import paginas as p
import pytest
import verwachting as v
from handboekmaker import MKDOCS, handboek

from cijfers.waarheden import NU, SIGNAAL_1F, bronnen, lees, mogelijk, schrijf

pytestmark = [pytest.mark.traag, pytest.mark.xdist_group("echt")]

NAMEN = {"f1": "1F", "s1": "1S/2F"}


@pytest.fixture(scope="module")
def gebouwd(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, Fraction]]:
    """The handbook, its team edition, and the signal value for 1S/2F of each school. No group counts as small here."""
    map_ = tmp_path_factory.mktemp("vensters") / "h"
    signalen = schrijf(map_)
    organisatie = "naam: Proef\npeildatum: 2023-11-01\ndrempels: {kleine_groep: 1}\nkerncijfers: [f1, s1]\n"
    (map_ / "data" / "organisatie.yml").write_text(organisatie, encoding="utf-8")
    (map_ / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (map_ / "docs").mkdir()
    klaar = handboek("import", "duo", *bronnen(map_), "--map", map_)
    assert klaar.code == 0, klaar.alles
    site = map_.with_name("site")
    klaar = handboek("build", "--editie", "team", "--map", map_, "--uit", site)
    assert klaar.code == 0, klaar.alles
    return map_, site / "team", signalen


@pytest.mark.parametrize("indicator", NAMEN)
def test_tiles_show_what_every_truth_allows(indicator: str, gebouwd: tuple[Path, Path, dict[str, Fraction]]) -> None:
    map_, site, signalen = gebouwd
    gezien = set()
    for school, cellen in lees(map_).items():
        norm = SIGNAAL_1F if indicator == "f1" else signalen[school]
        echt = mogelijk(cellen, indicator)
        tegel = p.tegels(p.lees(site / "scholen" / f"{school.lower()}.html"))[NAMEN[indicator]]
        if not echt.waarden:
            assert "%" not in tegel.cijfer, school
            gezien.add("geen")
            continue
        deel = v.Deel(min(echt.waarden), max(echt.waarden), 15, 15)
        assert tegel.cijfer == v.procent(deel, 1, norm), school
        oordeel = echt.oordeel(norm)
        woord = {"boven": "op of boven", "onder": "onder", "niet te bepalen": "niet te bepalen"}[oordeel]
        assert tegel.oordeel is not None
        assert tegel.oordeel.startswith(woord), school
        eerste = f"{echt.vensters[-1][0]}-{echt.vensters[-1][0] + 1}"
        assert eerste in tegel.periode, school
        assert NU in tegel.periode, school
        gezien.add(oordeel)
    assert gezien == {"geen", "boven", "onder", "niet te bepalen"}
