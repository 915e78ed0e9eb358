"""Handbooks of real organisations: imported and built once by the command line, then read by all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest
import ruwe_bron as rb
from handboekmaker import Gebouwd, maak


@pytest.fixture(scope="session")
def bron(gegevens: Path) -> rb.RuweBron:
    return rb.RuweBron(gegevens)


@pytest.fixture(scope="session")
def alle(bron: rb.RuweBron, tmp_path_factory: pytest.TempPathFactory) -> Gebouwd:
    """All 91 schools of the files with reference levels as one organisation; every real file in an import of its own.

    No group counts as small here, so that every school gets its verdict.
    """
    rijen = bron.rijen(rb.NIVEAUS_2022)
    scholen = {rb.sleutel(rij): rb.soort(rij) for rij in rijen}
    besturen = sorted({rb.gezag(rij) for rij in rijen})
    return maak(tmp_path_factory.mktemp("alle") / "h", bron, scholen, besturen, rb.ALLE, kleine_groep=1, een_voor_een=True)


@pytest.fixture(scope="session")
def niveaus(bron: rb.RuweBron, tmp_path_factory: pytest.TempPathFactory) -> Gebouwd:
    """The board with the most schools in both files with reference levels, with masked cells in both, and one sbo school."""
    scholen = rb.scholen_van_bestuur(bron, "41646")
    for bestand in rb.NIVEAUJAREN.values():
        assert any("<5" in rij.values() for rij in rb.eigen_rijen(bron, bestand, scholen).values())
    return maak(tmp_path_factory.mktemp("niveaus") / "h", bron, scholen, ["41646"], rb.ALLE)


ZONDER_NIVEAUS = (rb.EINDSCORES, rb.AFSTAND, rb.ADRESSEN, rb.ACHTERSTAND)


@pytest.fixture(scope="session")
def groot(bron: rb.RuweBron, tmp_path_factory: pytest.TempPathFactory) -> Gebouwd:
    """A big board, with a name that is Windows-1252 and not Latin-1 (a curly apostrophe), and four end tests side by side."""
    scholen = rb.scholen_van_bestuur(bron, "32073")
    assert len(scholen) >= 30
    namen = [rij["VESTIGINGSNAAM"] for rij in rb.eigen_rijen(bron, rb.ADRESSEN, scholen).values()]
    assert any("\N{RIGHT SINGLE QUOTATION MARK}" in naam for naam in namen)
    return maak(tmp_path_factory.mktemp("groot") / "h", bron, scholen, ["32073"], ZONDER_NIVEAUS)


@pytest.fixture(scope="session")
def speciaal(bron: rb.RuweBron, tmp_path_factory: pytest.TempPathFactory) -> Gebouwd:
    """A board with sbo and so schools (two of them with vso at the same location), and a school with 4 pupils."""
    scholen = rb.scholen_van_bestuur(bron, "83280")
    soorten = list(scholen.values())
    assert (soorten.count("sbo"), soorten.count("so")) == (3, 3)
    assert any(rij["LEERLINGEN"] == "4" for rij in rb.eigen_rijen(bron, rb.AFSTAND, scholen).values())
    return maak(tmp_path_factory.mktemp("speciaal") / "h", bron, scholen, ["83280"], ZONDER_NIVEAUS)


@pytest.fixture(scope="session", params=["niveaus", "groot", "speciaal", "alle"])
def organisatie(request: pytest.FixtureRequest) -> Gebouwd:
    """Each of the four in turn."""
    gebouwd = request.getfixturevalue(str(request.param))
    assert isinstance(gebouwd, Gebouwd)
    return gebouwd
