"""Model, stage 0: the organisation: boards, regions, schools, roles, domains, house style and thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from kwaliteitshandboek.model.basis import (
    JaNee,
    Kleur,
    Onderdeel,
    RolIds,
    Schoolsleutel,
    Slug,
    Slugs,
    Tekst,
    Teksten,
    rolsleutel,
)


class Schoolsoort(StrEnum):
    """Kinds of school in the field of the handbook: bo, sbo, so, vso (primary and special education)."""

    BO = "bo"
    SBO = "sbo"
    SO = "so"
    VSO = "vso"


class Vakantieregio(StrEnum):
    """Regions over which the government spreads the school holidays."""

    NOORD = "noord"
    MIDDEN = "midden"
    ZUID = "zuid"


class Lettertype(StrEnum):
    """Families of type that ship with the product."""

    ATKINSON = "atkinson-hyperlegible-next"
    SOURCE_SANS = "source-sans-3"


class Huisstijl(Onderdeel):
    """House style: one colour (`#rrggbb`), an optional logo (path below `docs/`), the family of type."""

    kleur: Kleur = "#1f5f6b"
    logo: Tekst | None = None
    lettertype: Lettertype = Lettertype.ATKINSON


class Drempels(Onderdeel):
    """Thresholds, in numbers of pupils but for the last.

    `kleine_groep`: below it no trend words and no colours. `telling`: counts from 1 up to and including `telling - 1` are
    hidden in the public edition (0 stays); at least 3, since 2 would hide only the count 1, and say so. `noemer`: a percentage
    or mean over fewer pupils is not published. `respondenten` is in people: of a self-evaluation with fewer nothing is shown, in
    any edition.
    """

    kleine_groep: int = Field(default=15, ge=1)
    telling: int = Field(default=5, ge=3)
    noemer: int = Field(default=10, ge=1)
    respondenten: int = Field(default=5, ge=3)


class Contact(Onderdeel):
    """How to reach the organisation, shown in the footer; never a person's name."""

    email: Tekst | None = None
    telefoon: Tekst | None = None
    adres: Tekst | None = None
    website: Tekst | None = None
    privacy: Tekst | None = None
    toegankelijkheid: Tekst | None = None


class Webadressen(Onderdeel):
    """Where each edition will stand on the web, for links from paper and from calendars; with or without a slash at the end."""

    team: Tekst | None = None
    publiek: Tekst | None = None

    def van(self, *, publiek: bool) -> str | None:
        """The address of one edition, as its organisation wrote it; None where nobody said so."""
        return self.publiek if publiek else self.team


class Bestuur(Onderdeel):
    """A school board; `nummer` is its number in DUO's registers (bevoegd gezag)."""

    id: Slug
    naam: Tekst
    nummer: Tekst | None = None


class Regio(Onderdeel):
    """A region of a samenwerkingsverband."""

    id: Slug
    naam: Tekst
    beschrijving: Tekst | None = None
    vakantieregio: Vakantieregio | None = None


class Domein(Onderdeel):
    """A domain of the handbook, under which cards and indicators are filed."""

    id: Slug
    naam: Tekst
    beschrijving: Tekst | None = None


class Rol(Onderdeel):
    """A role. Wherever a file names a role, its id, name, abbreviation or a synonym will do.

    `subrollen` names roles that are played within this one: who has this role has all of theirs. `leden` makes the role a
    group, of all who work at a school for instance: its moments are also those of the roles it names, and not the other way
    round. `ingang` is the line under the role's entrance on the
    start page; roles without it have no entrance there.
    """

    id: Slug
    naam: Tekst
    meervoud: Tekst | None = None
    afkorting: Tekst | None = None
    synoniemen: Teksten = ()
    subrollen: RolIds = ()
    leden: RolIds = ()
    beschrijving: Tekst | None = None
    ingang: Tekst | None = None


class School(Onderdeel):
    """A school location from `data/scholen.csv`; the key is BRIN plus vestiging (6 characters) and outlives its name."""

    sleutel: Schoolsleutel
    naam: Tekst
    soort: Schoolsoort
    bestuur: Slug | None = None
    regio: Slug | None = None
    adres: Tekst | None = None
    postcode: Tekst | None = None
    plaats: Tekst | None = None
    gemeente: Tekst | None = None
    denominatie: Tekst | None = None
    website: Tekst | None = None
    omschrijving: Tekst | None = None

    @property
    def pad(self) -> str:
        """The name of the school's page: its key in lower case, which outlives its name."""
        return self.sleutel.lower()


class Organisatie(Onderdeel):
    """`data/organisatie.yml` plus the register of schools.

    `fictief` puts a notice on every page. `peildatum` fixes "today" for builds that must not change with the calendar;
    without it the day of the build counts. `vakantieregio` holds for schools whose region names none. A card is to be adopted
    anew `hervaststelling` months after its last adoption (0: never).
    """

    naam: Tekst
    korte_naam: Tekst | None = None
    soort: Tekst = "schoolbestuur"
    welkom: Tekst | None = None
    over: Tekst | None = None
    fictief: JaNee = False
    peildatum: date | None = None
    huisstijl: Huisstijl = Huisstijl()
    drempels: Drempels = Drempels()
    contact: Contact = Contact()
    webadres: Webadressen = Webadressen()
    vakantieregio: Vakantieregio | None = None
    hervaststelling: int = Field(default=12, ge=0)
    besturen: tuple[Bestuur, ...] = ()
    regios: tuple[Regio, ...] = ()
    domeinen: tuple[Domein, ...] = ()
    rollen: tuple[Rol, ...] = ()
    scholen: tuple[School, ...] = ()
    kerncijfers: Slugs = ()

    @property
    def samen(self) -> str:
        """What the figures of all schools together are called in a sentence: of one school its name."""
        return self.scholen[0].naam if len(self.scholen) == 1 else "alle scholen samen"

    @cached_property
    def rol_per_id(self) -> Mapping[str, Rol]:
        return {rol.id: rol for rol in self.rollen}

    @cached_property
    def school_per_sleutel(self) -> Mapping[str, School]:
        return {school.sleutel: school for school in self.scholen}

    @cached_property
    def domein_per_id(self) -> Mapping[str, Domein]:
        return {domein.id: domein for domein in self.domeinen}

    def vakantieregio_van(self, school: School) -> Vakantieregio | None:
        """The holidays that a school has: those of its region, else those of the organisation."""
        regio = next((regio for regio in self.regios if regio.id == school.regio), None)
        return (regio.vakantieregio if regio is not None else None) or self.vakantieregio

    @cached_property
    def rolnamen(self) -> Mapping[str, str]:
        """Every name under which a role is known (see `rolsleutel`) -> its id; the first role that claims a name has it."""
        namen: dict[str, str] = {}
        for rol in self.rollen:
            for naam in (rol.id, rol.naam, rol.meervoud, rol.afkorting, *rol.synoniemen):
                if naam:
                    namen.setdefault(rolsleutel(naam), rol.id)
        return namen


__all__ = [
    "Bestuur",
    "Contact",
    "Domein",
    "Drempels",
    "Huisstijl",
    "Organisatie",
    "Regio",
    "Rol",
    "School",
    "Schoolsoort",
    "Vakantieregio",
    "Webadressen",
]
