"""What the tests of mirrored handbooks share: each test module names its handbook (HANDBOEK) and its day (VANDAAG)."""

from __future__ import annotations

import pytest

from kwaliteitshandboek.build import Compositie, compose
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.pages.site import Site


@pytest.fixture(scope="module")
def handboek(request: pytest.FixtureRequest) -> Handboek:
    """The handbook as it is loaded, without a fault."""
    geladen = load_handboek(request.module.HANDBOEK)
    assert geladen.handboek is not None
    return geladen.handboek


@pytest.fixture(scope="module")
def gebouwd(request: pytest.FixtureRequest) -> Compositie:
    """Both editions and all findings."""
    return compose(request.module.HANDBOEK, request.module.VANDAAG)


@pytest.fixture(scope="module")
def team(gebouwd: Compositie) -> Site:
    """The team edition."""
    return gebouwd.sites["team"]
