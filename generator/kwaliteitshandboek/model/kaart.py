"""Model, stage 0: the quality card (kwaliteitskaart): head, prose, tables, planning, attachments and history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from kwaliteitshandboek.model.basis import (
    JaNee,
    Onderdeel,
    RolId,
    RolIds,
    Schoolsleutels,
    Slug,
    Slugs,
    Tekst,
    Teksten,
    Zichtbaarheid,
    als_lijst,
)
from kwaliteitshandboek.model.kalender import Wanneer
from kwaliteitshandboek.model.organisatie import Schoolsoort
from kwaliteitshandboek.model.schooljaar import Schooljaar


class Kaartsoort(StrEnum):
    """Kinds of card."""

    AMBITIEKAART = "ambitiekaart"
    KWALITEITSKAART = "kwaliteitskaart"
    PROCEDURE = "procedure"
    PROTOCOL = "protocol"
    STAPPENPLAN = "stappenplan"


class Kaartstatus(StrEnum):
    """Where a card stands in its life."""

    IN_VOORBEREIDING = "in voorbereiding"
    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"
    IN_HERZIENING = "in herziening"
    VERVALLEN = "vervallen"


class Fase(StrEnum):
    """The four parts of Deming's circle."""

    PLAN = "plan"
    DO = "do"
    CHECK = "check"
    ACT = "act"


class Mr(Onderdeel):
    """When the medezeggenschapsraad dealt with the card, and how."""

    datum: date
    uitkomst: Tekst | None = None


class Evaluatie(Onderdeel):
    """Evaluation of the card itself: the next planned day and the days on which it was done."""

    gepland: date | None = None
    uitgevoerd: tuple[date, ...] = ()


class PdcaStap(Onderdeel):
    """A step of the card's own cycle; `stap` is its number, shown to the reader."""

    stap: int = Field(ge=1)
    fase: Fase
    titel: Tekst
    punten: Teksten = ()


class Gedrag(Onderdeel):
    """Observable behaviour, what a visitor of the class can see and hear; becomes a kijkwijzer."""

    leerkracht: Teksten = ()
    leerling: Teksten = ()


class Meetinstrument(Onderdeel):
    """A row of the card's table of instruments; `instrument` refers to the register, `moment` is in the card's own words.

    `moment` and `eigenaren` may be empty, as in real cards; `check` says so.
    """

    naam: Tekst
    instrument: Slug | None = None
    doel: Tekst | None = None
    moment: Wanneer = None
    eigenaren: RolIds = ()
    ondersteund_door: RolIds = ()
    vastgelegd_in: Tekst | None = None


class Activiteit(Onderdeel):
    """A row of the card's table of activities: what, what for, who."""

    wat: Tekst
    doel: Tekst | None = None
    moment: Wanneer = None
    wie: RolIds = ()
    op_verzoek: RolIds = ()


class WachtOp(Onderdeel):
    """A planning step waits until another card has a status."""

    kaart: Slug
    status: Kaartstatus = Kaartstatus.VASTGESTELD


class PlanningStap(Onderdeel):
    """A dated step; `wanneer` holds months or days in words ("oktober en januari"), `datum` one exact day."""

    wat: Tekst
    wanneer: Wanneer = None
    datum: date | None = None
    eigenaren: RolIds = ()
    wacht_op: WachtOp | None = None
    klaar: JaNee = False


class PlanningJaar(Onderdeel):
    """What the card plans for one school year, with its phase (for instance "implementatie jaar 1")."""

    schooljaar: Schooljaar
    fase: Tekst | None = None
    stappen: tuple[PlanningStap, ...] = ()


class Partner(Onderdeel):
    """An organisation outside the school that works along."""

    naam: Tekst
    waarvoor: Tekst | None = None
    link: Tekst | None = None


class BijlageEditie(StrEnum):
    """In which edition an attachment appears."""

    TEAM = "team"
    BEIDE = "beide"


class Bijlage(Onderdeel):
    """An attachment: exactly one of another card, a file (path beside the card) or a link."""

    kaart: Slug | None = None
    bestand: Tekst | None = None
    link: Tekst | None = None
    titel: Tekst | None = None
    editie: BijlageEditie = BijlageEditie.TEAM

    @model_validator(mode="after")
    def _precies_een(self) -> Self:
        if sum(bron is not None for bron in (self.kaart, self.bestand, self.link)) != 1:
            raise ValueError("precies een van 'kaart', 'bestand' of 'link'")
        if self.kaart is None and self.titel is None:
            raise ValueError("een 'titel' bij een bestand of link")
        return self


class Wijziging(Onderdeel):
    """A line of the change log."""

    versie: Tekst
    datum: date
    wat: Tekst
    door: RolId | None = None


class Sectie(Onderdeel):
    """A prose section: heading, its slug, and Markdown text. `niveau` is 2, subheadings stay inside the text."""

    sleutel: Slug
    kop: Tekst
    tekst: str


BEKENDE_SECTIES: Mapping[str, str] = {
    "achtergrond": "Achtergrond",
    "visie": "Visie",
    "subrollen": "Subrollen",
    "ambitie": "Ambitie",
    "kernresultaat": "Kernresultaat",
    "aanpak": "Aanpak",
    "avg": "AVG",
    "literatuur": "Literatuur",
}
"""Slugs of the prose headings that the product gives a place of its own; other headings are shown in their order."""

OPENBARE_ONDERDELEN: frozenset[str] = frozenset(
    {*BEKENDE_SECTIES, "wij_doen", "gedrag", "pdca", "indicatoren", "partners", "bijlagen"}
)
"""What a public card may open up with `openbaar`; all else stays internal."""


class Kaart(Onderdeel):
    """One quality card, a file `kaarten/<domein>/<id>.md`: YAML front matter and prose under `##` headings.

    Dates are of the card's own life (never of the file). `standaarden` holds references 'kader-id/itemcode'.
    `openbaar` names the parts that a card with `zichtbaarheid: publiek` shows in the public edition.
    """

    id: Slug
    titel: Tekst
    soort: Kaartsoort = Kaartsoort.KWALITEITSKAART
    domein: Slug
    samenvatting: Tekst | None = None
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN
    openbaar: Teksten = ()
    status: Kaartstatus = Kaartstatus.CONCEPT
    versie: Tekst | None = None
    eigenaren: RolIds = ()
    schoolsoorten: Annotated[tuple[Schoolsoort, ...], BeforeValidator(als_lijst)] = ()
    scholen: Schoolsleutels = ()
    vastgesteld_op: date | None = None
    vastgesteld_door: RolId | None = None
    mr: Mr | None = None
    geldig_van: date | None = None
    geldig_tot: date | None = None
    evaluatie: Evaluatie = Evaluatie()
    bovenliggend: Slug | None = None
    verwant: Slugs = ()
    standaarden: Teksten = ()
    wij_doen: Teksten = ()
    gedrag: Gedrag = Gedrag()
    pdca: tuple[PdcaStap, ...] = ()
    meetinstrumenten: tuple[Meetinstrument, ...] = ()
    activiteiten: tuple[Activiteit, ...] = ()
    indicatoren: Slugs = ()
    planning: tuple[PlanningJaar, ...] = ()
    partners: tuple[Partner, ...] = ()
    bijlagen: tuple[Bijlage, ...] = ()
    wijzigingen: tuple[Wijziging, ...] = ()
    secties: tuple[Sectie, ...] = ()

    @cached_property
    def sectie_per_sleutel(self) -> Mapping[str, Sectie]:
        return {sectie.sleutel: sectie for sectie in self.secties}

    def te_laat(self, vandaag: date) -> bool:
        """Whether the planned evaluation lies before `vandaag` and was not done on or after that day."""
        gepland = self.evaluatie.gepland
        if gepland is None or gepland >= vandaag or self.status is Kaartstatus.VERVALLEN:
            return False
        return not any(dag >= gepland for dag in self.evaluatie.uitgevoerd)
