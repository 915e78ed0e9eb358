"""Model, stage 0: visits and audits with what they found and agreed, signals of the Loket, and judgements of the inspectorate."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from kwaliteitshandboek.model.basis import (
    Itemcode,
    JaNee,
    Onderdeel,
    RolId,
    RolIds,
    Schoolsleutel,
    Slug,
    Tekst,
    Zichtbaarheid,
)
from kwaliteitshandboek.model.doel import Actiestatus
from kwaliteitshandboek.model.schooljaar import Schooljaar


class Bezocht(StrEnum):
    """Who is visited."""

    SCHOOL = "school"
    BESTUUR = "bestuur"
    ORGANISATIE = "organisatie"


class Bezoeksoort(Onderdeel):
    """A kind of visit, an entry of `data/bezoeksoorten.yml`: audit, relatiebezoek, inspection visit, visitatie, intervisie.

    It is due again `elke_maanden` months after the last one (None: when there is reason). `extern`: by people from outside.
    `toets`: its judgements are laid next to the self-evaluation.
    """

    id: Slug
    naam: Tekst
    beschrijving: Tekst | None = None
    bezocht: tuple[Bezocht, ...] = (Bezocht.SCHOOL,)
    elke_maanden: int | None = Field(default=None, ge=1)
    door: RolIds = ()
    extern: JaNee = False
    toets: JaNee = False
    kader: Slug | None = None
    kaart: Slug | None = None


class Afspraak(Onderdeel):
    """What was agreed, by which role, before which day; `opvolging` says what came of it. `item` is of the visit's framework."""

    id: Slug | None = None
    wat: Tekst
    item: Itemcode | None = None
    eigenaar: RolId
    gereed_op: date
    status: Actiestatus = Actiestatus.OPEN
    opvolging: Tekst | None = None


class Bezoekoordeel(Onderdeel):
    """The judgement of the visitors about one item, a step of the framework's scale."""

    item: Itemcode
    oordeel: Tekst
    toelichting: Tekst | None = None


class Bezoek(Onderdeel):
    """A visit, a file `data/bezoeken/<id>.yml`; without `school` or `bestuur` it is of the organisation itself.

    `gepland` is the day that was agreed on, `datum` the day on which it took place (None: not yet). `kader` may differ from that
    of its kind. No names of people.
    """

    id: Slug
    soort: Slug
    schooljaar: Schooljaar
    school: Schoolsleutel | None = None
    bestuur: Slug | None = None
    gepland: date | None = None
    datum: date | None = None
    kader: Slug | None = None
    samenvatting: Tekst | None = None
    oordelen: tuple[Bezoekoordeel, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()


class Signaalstatus(StrEnum):
    """How far a signal is."""

    OPEN = "open"
    BESPROKEN = "besproken"
    AFGEHANDELD = "afgehandeld"


class Signaal(Onderdeel):
    """A signal or advice of the region's Loket about a school, an entry of `data/signalen/*.yml`; about a school, never a pupil.

    `standaard` names the item of a framework that it touches ('ondersteuning/2e').
    """

    id: Slug
    school: Schoolsleutel
    schooljaar: Schooljaar
    datum: date
    bron: Tekst = "Loket"
    onderwerp: Tekst
    tekst: Tekst
    advies: Tekst | None = None
    standaard: Tekst | None = None
    status: Signaalstatus = Signaalstatus.OPEN
    afspraken: tuple[Afspraak, ...] = ()


class Inspectiesoort(StrEnum):
    """A judgement of today, or the supervision arrangement (toezichtarrangement) of older documents."""

    OORDEEL = "oordeel"
    ARRANGEMENT = "arrangement"


class Inspectieoordeel(Onderdeel):
    """What the inspectorate judged, an entry of `data/inspectie/*.yml`; without `item` it is about the whole.

    `bron` names the document; only the inspectorate judges, and this is its word on its date.
    """

    id: Slug
    school: Schoolsleutel | None = None
    bestuur: Slug | None = None
    soort: Inspectiesoort = Inspectiesoort.OORDEEL
    datum: date
    kader: Slug | None = None
    item: Itemcode | None = None
    oordeel: Tekst
    toelichting: Tekst | None = None
    bron: Tekst
    bron_link: Tekst | None = None
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN
