"""The demonstration handbook, loaded once for all tests of paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from papier import VANDAAG

from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import Handboek, PubliekHandboek


@pytest.fixture(scope="session")
def demo(wortel: Path) -> tuple[Handboek, Afgeleid]:
    """The team edition."""
    handboek = load_handboek(wortel).handboek
    assert handboek is not None
    return handboek, derive(handboek, VANDAAG)


@pytest.fixture(scope="session")
def demo_publiek(demo: tuple[Handboek, Afgeleid]) -> tuple[PubliekHandboek, Afgeleid]:
    """The public edition."""
    publiek = project_publiek(demo[0])
    return publiek, derive(publiek, VANDAAG, publicatie=publiek.organisatie.drempels)
