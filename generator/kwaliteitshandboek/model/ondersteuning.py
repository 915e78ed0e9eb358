"""Model, stage 0: support of pupils: what the plan asks, what each school promises and shows, and provisions per region."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from kwaliteitshandboek.model.basis import JaNee, Onderdeel, Schoolsleutel, Schoolsleutels, Slug, Tekst, Teksten, Zichtbaarheid
from kwaliteitshandboek.model.schooljaar import Schooljaar


class Ondersteuningssoort(StrEnum):
    """Support that every school gives, or that goes beyond it."""

    BASIS = "basis"
    EXTRA = "extra"


class Ondersteuningsonderdeel(Onderdeel):
    """A part of the ondersteuningsplan, an entry of `data/ondersteuningsplan.yml`: what schools are to offer."""

    id: Slug
    naam: Tekst
    soort: Ondersteuningssoort = Ondersteuningssoort.BASIS
    beschrijving: Tekst | None = None
    standaarden: Teksten = ()


class Aanbodvorm(StrEnum):
    """Where a school writes down what it offers: a profile of its own (until the law dropped it), or the schoolgids."""

    SOP = "sop"
    SCHOOLGIDS = "schoolgids"


class Bevonden(StrEnum):
    """What was found of it in practice."""

    GEZIEN = "gezien"
    DEELS = "deels gezien"
    NIET_GEZIEN = "niet gezien"
    NIET_ONDERZOCHT = "niet onderzocht"


class Aanbodregel(Onderdeel):
    """One part of the plan at one school: promised or not, found in practice, and how that is known (`hoe`, or a visit)."""

    onderdeel: Slug
    beloofd: JaNee = True
    bevonden: Bevonden = Bevonden.NIET_ONDERZOCHT
    hoe: Tekst | None = None
    bezoek: Slug | None = None
    toelichting: Tekst | None = None


class Schoolaanbod(Onderdeel):
    """What a school offers in a school year, an entry of `data/schoolaanbod/*.yml`."""

    school: Schoolsleutel
    schooljaar: Schooljaar
    vorm: Aanbodvorm
    document: Tekst | None = None
    datum: date | None = None
    regels: tuple[Aanbodregel, ...] = Field(min_length=1)


class Voorzieningstaat(StrEnum):
    """Whether a region has a provision."""

    AANWEZIG = "aanwezig"
    IN_OPBOUW = "in opbouw"
    ONTBREEKT = "ontbreekt"
    NIET_NODIG = "niet nodig"


class Voorzieningplek(Onderdeel):
    """A provision in a region: there or not, at which schools, why not, from which school year."""

    regio: Slug
    staat: Voorzieningstaat
    scholen: Schoolsleutels = ()
    toelichting: Tekst | None = None
    vanaf: Schooljaar | None = None


class Voorziening(Onderdeel):
    """A kind of provision, an entry of `data/voorzieningen.yml`; a region that `plekken` does not name is a gap."""

    id: Slug
    naam: Tekst
    beschrijving: Tekst | None = None
    doelgroep: Tekst | None = None
    plekken: tuple[Voorzieningplek, ...] = ()
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN
