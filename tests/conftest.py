"""Fixtures that several groups of tests share: the repository, the real open data, and the built demonstration handbook."""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from kwaliteitshandboek.build import compose
from kwaliteitshandboek.engines.website import write_websites

WORTEL = Path(__file__).resolve().parent.parent

# No timed tests: what a busy machine makes slow is not wrong.
settings.register_profile("handboek", deadline=None)
settings.load_profile("handboek")


@pytest.fixture(scope="session")
def wortel() -> Path:
    """The root of the repository, which is the demonstration handbook."""
    return WORTEL


@pytest.fixture(scope="session")
def gegevens() -> Path:
    """The folder with real open data; skips where it is absent."""
    map_ = Path(os.environ.get("HANDBOEK_GEGEVENS", WORTEL.parent / "shared" / "gegevens"))
    if not map_.is_dir():
        pytest.skip("no real open data: set HANDBOEK_GEGEVENS to the folder that holds it")
    return map_


@pytest.fixture(scope="session")
def demo_sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with both editions of the demonstration handbook, built once for all workers together."""
    gedeeld = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        gedeeld = gedeeld.parent
    uit, klaar = gedeeld / "demo", gedeeld / "demo.klaar"
    try:
        (gedeeld / "demo.slot").mkdir()
    except FileExistsError:
        einde = time.monotonic() + 300
        while not klaar.exists():
            if time.monotonic() > einde:
                pytest.fail("the worker that builds the demonstration handbook did not finish")
            time.sleep(0.2)
    else:
        compositie = compose(WORTEL, date(2026, 11, 15))
        meldingen = [*compositie.findings]
        if compositie.deugt:
            meldingen += write_websites(compositie.sites, WORTEL, uit)
        klaar.write_text("\n".join(str(melding) for melding in meldingen if melding.niveau != "advies"), encoding="utf-8")
    if not uit.is_dir():
        pytest.fail(f"the demonstration handbook does not build:\n{klaar.read_text(encoding='utf-8')}")
    return uit
