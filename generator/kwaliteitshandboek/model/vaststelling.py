"""Model, stage 0: the ledger: adoptions of cards with the adopted text, and confirmations after something else changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator

from kwaliteitshandboek.model.basis import Onderdeel, Slug, Tekst


class Vaststellingsoort(StrEnum):
    """An adoption of the card's text, or a confirmation that the card still holds after what it refers to was changed."""

    VASTSTELLING = "vaststelling"
    BEVESTIGING = "bevestiging"


def _zonder_plek(waarde: Any) -> Any:
    """The place that the YAML reader gives every mapping is no reference."""
    return {sleutel: deel for sleutel, deel in waarde.items() if sleutel != "plek"} if isinstance(waarde, Mapping) else waarde


class Vaststelling(Onderdeel):
    """An entry of the ledger, a file `data/vaststellingen/<kaart>/<op>-<soort>-<versie>.md` that `handboek vaststellen` writes.

    `vingerafdruk` is that of `tekst`, the card's text as adopted (see `kaarttekst`); a confirmation has no text of its own.
    `door` is the id that the role had on that day. `verwijzingen` holds the fingerprints, on that day, of what the card refers
    to: 'kaart:<id>' or 'kader:<id>/<code>'.
    """

    kaart: Slug
    soort: Vaststellingsoort = Vaststellingsoort.VASTSTELLING
    versie: Tekst
    op: date
    door: Tekst
    vingerafdruk: Tekst
    verwijzingen: Annotated[Mapping[str, str], BeforeValidator(_zonder_plek)] = {}
    tekst: str = ""


def boekpad(vaststelling: Vaststelling) -> str:
    """Where an entry of the ledger belongs, from the handbook's root; a version keeps its letters, digits and points there."""
    versie = re.sub(r"[^0-9A-Za-z.]+", "-", vaststelling.versie).strip("-.")
    return f"data/vaststellingen/{vaststelling.kaart}/{vaststelling.op.isoformat()}-{vaststelling.soort.value}-{versie}.md"
