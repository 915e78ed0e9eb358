"""Model, stage 0: reference figures from outside: of the country, of a region, or of schools that compare."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from kwaliteitshandboek.model.basis import Getal, Onderdeel, Slug, Tekst, als_lijst
from kwaliteitshandboek.model.organisatie import Schoolsoort
from kwaliteitshandboek.model.schooljaar import Schooljaar

Weging = Annotated[Getal, Field(ge=0, le=100)]


class Referentie(Onderdeel):
    """A figure to hold one's own against, an entry of `data/referenties.yml`; counted as the indicator's own leading figure.

    `groep` names the series over the years ('landelijk', 'weging-28-30'). `weging_van` (included) and `weging_tot` (not
    included) are the band of schoolweging of a group of comparable schools; one of the two may be left open. A band says for
    which kinds of school it holds, since a schoolweging means nothing for others. `regio`: for schools of that region.
    """

    indicator: Slug
    groep: Slug
    naam: Tekst
    schooljaar: Schooljaar
    waarde: Getal
    schoolsoorten: Annotated[tuple[Schoolsoort, ...], BeforeValidator(als_lijst)] = ()
    weging_van: Weging | None = None
    weging_tot: Weging | None = None
    regio: Slug | None = None
    bron: Tekst

    @model_validator(mode="after")
    def _band(self) -> Self:
        if self.heeft_band and not self.schoolsoorten:
            raise ValueError(
                "bij 'weging_van' of 'weging_tot' ook 'schoolsoorten': scholen van een andere soort vergelijken wij niet"
            )
        if self.weging_van is not None and self.weging_tot is not None and self.weging_tot <= self.weging_van:
            raise ValueError("'weging_tot' hoger dan 'weging_van'")
        return self

    @property
    def heeft_band(self) -> bool:
        """Whether it is about schools within a band of schoolweging."""
        return self.weging_van is not None or self.weging_tot is not None

    def past_bij_weging(self, weging: float) -> bool:
        """Whether a schoolweging lies in the band: from `weging_van`, up to but not including `weging_tot`."""
        return (self.weging_van is None or self.weging_van <= weging) and (self.weging_tot is None or weging < self.weging_tot)
