"""Model, stage 0: the ledger: adoptions of cards with the adopted text, and confirmations after something else changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator

from kwaliteitshandboek.model.basis import Onderdeel, Slug, Tekst
from kwaliteitshandboek.model.kaarttekst import vingerafdruk


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
    """Where an entry of the ledger belongs, from the handbook's root; a version keeps its letters, digits and points there.

    A version of other signs, or of capitals (which not every file system tells from small letters), gets a part of its
    fingerprint after it: '1.2+1', '1.2 1' and '1.2-1' of one day are three entries.
    """
    versie = vaststelling.versie
    naam = re.sub(r"[^0-9A-Za-z.]+", "-", versie).strip("-.")
    if naam.lower() != versie:
        naam += f"_{vingerafdruk(versie)[:8]}"
    return f"data/vaststellingen/{vaststelling.kaart}/{vaststelling.op.isoformat()}-{vaststelling.soort.value}-{naam}.md"


def op_volgorde(vaststellingen: Iterable[Vaststelling]) -> list[Vaststelling]:
    """Entries of the ledger from old to new; on one day by version (2.10 after 2.9), a confirmation after the adoption."""
    return sorted(
        vaststellingen,
        key=lambda punt: (punt.op, versiesleutel(punt.versie), punt.soort is Vaststellingsoort.BEVESTIGING, punt.plek.bestand),
    )


def versiesleutel(versie: str) -> tuple[tuple[int, int, str], ...]:
    """Numbers by value, whatever their length, words by alphabet."""
    delen = re.findall(r"[0-9]+|[^0-9]+", versie)
    return tuple((1, len(deel.lstrip("0")), deel.lstrip("0")) if deel[0] in "0123456789" else (0, 0, deel) for deel in delen)


def laatste_vaststellingen(vaststellingen: Iterable[Vaststelling]) -> Mapping[str, Vaststelling]:
    """Card id -> its newest adoption; confirmations are none."""
    return {punt.kaart: punt for punt in op_volgorde(vaststellingen) if punt.soort is Vaststellingsoort.VASTSTELLING}
