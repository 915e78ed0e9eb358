"""Model, stage 0: goals (doelen) in a chain, and analyses that lead from figures through findings to actions."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from kwaliteitshandboek.model.basis import Getal, Onderdeel, RolId, Schoolsleutel, Slug, Tekst, Zichtbaarheid
from kwaliteitshandboek.model.schooljaar import Schooljaar


class Doelniveau(StrEnum):
    """The plan in which a goal stands: board (4-yearly), school (4-yearly), school (yearly)."""

    KOERSPLAN = "koersplan"
    SCHOOLPLAN = "schoolplan"
    JAARPLAN = "jaarplan"


class Terrein(StrEnum):
    """Steering information covers results, staff and money."""

    ONDERWIJS = "onderwijs"
    PERSONEEL = "personeel"
    FINANCIEN = "financien"


class Meetpunt(Onderdeel):
    """A value of the indicator in a school year, in the indicator's unit."""

    schooljaar: Schooljaar
    waarde: Getal


class Doelstand(StrEnum):
    """How far a goal is, in the words of people: what somebody may put beside the state that the figures give."""

    BEREIKT = "bereikt"
    OP_SCHEMA = "op schema"
    ACHTER = "achter op schema"
    NOG_NIET = "nog niet bereikt"  # before the end, without a schedule to measure along
    NIET_BEREIKT = "niet bereikt"
    NIET_TE_BEPALEN = "niet te bepalen"


class Handmatig(Onderdeel):
    """A state that somebody gave to a goal, with the reason why the figures do not say enough."""

    stand: Doelstand
    reden: Tekst
    door: RolId
    op: date


class Doel(Onderdeel):
    """A goal, an entry of `data/doelen/*.yml`; without `school` it is the board's own.

    `basis` is where it started, `streef` the target. `schooljaar` is the year in which it is reported (for plans over
    several years: the last). `handmatig` stands beside the state that follows from the figures, never in its place.
    """

    id: Slug
    titel: Tekst
    niveau: Doelniveau
    terrein: Terrein = Terrein.ONDERWIJS
    school: Schoolsleutel | None = None
    bovenliggend: Slug | None = None
    eigenaar: RolId
    vanaf: Schooljaar | None = None
    schooljaar: Schooljaar
    indicator: Slug | None = None
    basis: Meetpunt | None = None
    streef: Meetpunt | None = None
    toelichting: Tekst | None = None
    voortgang: Tekst | None = None
    handmatig: Handmatig | None = None
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN


class Actiestatus(StrEnum):
    """How far an action is."""

    OPEN = "open"
    BEZIG = "bezig"
    GEREED = "gereed"
    VERVALLEN = "vervallen"


class Actie(Onderdeel):
    """What is done, by which role, before which day."""

    id: Slug | None = None
    wat: Tekst
    eigenaar: RolId
    gereed_op: date
    status: Actiestatus = Actiestatus.OPEN
    kaart: Slug | None = None


class Conclusie(Onderdeel):
    """What follows from a finding, and what is done about it."""

    tekst: Tekst
    acties: tuple[Actie, ...] = ()


class Bevinding(Onderdeel):
    """What was seen in the figures, and what was concluded from it."""

    tekst: Tekst
    conclusies: tuple[Conclusie, ...] = ()


class Cijferverwijzing(Onderdeel):
    """A figure on which an analysis rests; without `school` it is the figure of all schools."""

    indicator: Slug
    school: Schoolsleutel | None = None
    schooljaar: Schooljaar


class Analyse(Onderdeel):
    """An analysis, an entry of `data/analyses/*.yml`: figures -> bevindingen -> conclusies -> acties."""

    id: Slug
    titel: Tekst
    school: Schoolsleutel | None = None
    schooljaar: Schooljaar
    datum: date | None = None
    eigenaar: RolId | None = None
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN
    cijfers: tuple[Cijferverwijzing, ...] = Field(min_length=1)
    bevindingen: tuple[Bevinding, ...] = Field(min_length=1)
