"""Model, stage 0: school holidays and fixed points of the year, from which the calendar is made."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator, model_validator

from kwaliteitshandboek.model.basis import JaNee, Onderdeel, RolIds, Schoolsleutels, Slug, Tekst, als_lijst
from kwaliteitshandboek.model.organisatie import Schoolsoort, Vakantieregio
from kwaliteitshandboek.model.schooljaar import Schooljaar

_NOG_OPEN = re.compile(
    r"[-\u2010-\u2015?.…/_ ]+|n\.?\s*v\.?\s*t\.?|n\.?\s*n\.?\s*b\.?|n\.?\s*t\.?\s*b\.?|t\.?\s*b\.?\s*d\.?"
    r"|(?:nog |nader |nog nader )?(?:te bepalen|te plannen|af te spreken|in te vullen|in te plannen|onbekend|niet bekend)"
    r"|(?:nog )?(?:leeg|open)|niet van toepassing|(?:moment |datum |dit )?volgt(?: nog)?|(?:nog )?geen",
    re.IGNORECASE,
)
"""What stands in a cell of a table where nobody knows yet: a stroke, a question mark, 'n.v.t.', 'volgt nog'."""


def _zonder_nog_open(waarde: object) -> object:
    """Words about when, None where they only say that somebody has still to decide."""
    return None if isinstance(waarde, str) and _NOG_OPEN.fullmatch(" ".join(waarde.split()).rstrip(".") or "-") else waarde


Wanneer = Annotated[Tekst | None, BeforeValidator(_zonder_nog_open)]
"""Words about when; a cell that only says that it is open is an empty cell."""


class Vakantie(Onderdeel):
    """School holidays, an entry of `data/vakanties.yml`; first and last day are both free. Without `regios` for all of them."""

    naam: Tekst
    van: date
    tot_en_met: date
    regios: Annotated[tuple[Vakantieregio, ...], BeforeValidator(als_lijst)] = ()


class Kalendersoort(StrEnum):
    """What kind of point: asked for by law, a meeting that returns, or something else."""

    WETTELIJK = "wettelijk"
    OVERLEG = "overleg"
    OVERIG = "overig"


class Kalenderpunt(Onderdeel):
    """A point of the year that belongs to no card, an entry of `data/kalender.yml`.

    `wanneer` says in words when ("elke maand", "uiterlijk 30 juni", "januari en juni"), `datum` names one day, with `tot_en_met`
    where it takes more. Without `schooljaar` words hold for every year. The product ships points of its own (statutory dates,
    `kalenderpunten.yml` beside this module); an entry with the same id takes its place, and `vervalt: ja` takes it away.
    """

    id: Slug
    titel: Tekst
    soort: Kalendersoort = Kalendersoort.OVERIG
    wanneer: Tekst | None = None
    datum: date | None = None
    tot_en_met: date | None = None
    schooljaar: Schooljaar | None = None
    rollen: RolIds = ()
    scholen: Schoolsleutels = ()
    schoolsoorten: Annotated[tuple[Schoolsoort, ...], BeforeValidator(als_lijst)] = ()
    kaart: Slug | None = None
    toelichting: Tekst | None = None
    bron: Tekst | None = None
    vervalt: JaNee = False

    @model_validator(mode="after")
    def _wanneer_of_datum(self) -> Self:
        if not self.vervalt and (self.wanneer is None) == (self.datum is None):
            raise ValueError("precies een van 'wanneer' of 'datum'")
        if self.tot_en_met is not None and self.datum is None:
            raise ValueError("een 'datum' waarop het begint bij 'tot_en_met'")
        return self
