"""Model, stage 0: the place in a file that every object carries, and the field types that all models share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator
from pydantic.fields import FieldInfo

from kwaliteitshandboek.findings.plek import NERGENS, Plek

EERSTE_JAAR: Final = 1985
LAATSTE_JAAR: Final = 2100
"""Years in which dates of a handbook fall; a number that is no date at all is read as a day around 1970."""


class Zichtbaarheid(StrEnum):
    """Who may read something; internal unless the author opts in."""

    INTERN = "intern"
    PUBLIEK = "publiek"


def is_leeg(waarde: Any) -> bool:
    """Whether a value in YAML stands for nothing: left open, or text of nothing but white space."""
    return waarde is None or (isinstance(waarde, str) and not waarde.strip())


def _is_proza(veld: FieldInfo) -> bool:
    """Whether a field takes any text, so that an empty one is a value like another."""
    return veld.annotation is str and not veld.metadata


class Onderdeel(BaseModel):
    """Base of every model: frozen, unknown keys refused, and it knows its file and line (`plek`).

    An empty value in YAML counts as an absent key, so that a required field that is left open is reported as missing. So does
    text without a single letter, but for fields of type `str`: the prose of a page may be empty.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    plek: Plek = NERGENS

    @model_validator(mode="before")
    @classmethod
    def _leeg_is_afwezig(cls, gegevens: Any) -> Any:
        if isinstance(gegevens, Mapping):
            # An unknown key stays, empty or not: in '{waarde: 7,5}' YAML reads a field '5' without a value.
            bekend = cls.model_fields
            return {
                sleutel: waarde
                for sleutel, waarde in gegevens.items()
                if sleutel not in bekend or not is_leeg(waarde) or (waarde is not None and _is_proza(bekend[sleutel]))
            }
        return gegevens


_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ITEMCODE = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")
_SCHOOLSLEUTEL = re.compile(r"[0-9]{2}[A-Z]{2}[0-9A-Z]{2}")
_KLEUR = re.compile(r"#[0-9a-fA-F]{6}")


def _slug(waarde: str) -> str:
    if not _SLUG.fullmatch(waarde):
        raise ValueError("kleine letters, cijfers en losse koppeltekens, bijvoorbeeld 'leerlingondersteuning'")
    return waarde


def _itemcode(waarde: str) -> str:
    if not _ITEMCODE.fullmatch(waarde):
        raise ValueError("letters, cijfers, punten en koppeltekens, bijvoorbeeld '2e' of 'OP2'")
    return waarde


def _schoolsleutel(waarde: str) -> str:
    if not _SCHOOLSLEUTEL.fullmatch(waarde):
        raise ValueError("BRIN plus vestiging, zes tekens, bijvoorbeeld '00AP00'")
    return waarde


def _kleur(waarde: str) -> str:
    if not _KLEUR.fullmatch(waarde):
        raise ValueError("een kleur als '#1f5f6b'")
    return waarde.lower()


def _niet_leeg(waarde: str) -> str:
    if not waarde.strip():
        raise ValueError("een tekst die niet leeg is")
    return waarde.strip()


def _getal(waarde: Any) -> Any:
    """Dutch notation of a number: decimal comma; a point is accepted too."""
    if isinstance(waarde, str) and "," in waarde and "." not in waarde:
        return waarde.replace(",", ".")
    return waarde


def _ja_nee(waarde: Any) -> Any:
    if isinstance(waarde, str):
        return {"ja": True, "nee": False, "true": True, "false": False}.get(waarde.strip().lower(), waarde)
    return waarde


def als_lijst(waarde: Any) -> Any:
    """A single value where a list is expected stands for a list of one."""
    return (waarde,) if isinstance(waarde, str) else waarde


def _rol(waarde: str, info: ValidationInfo) -> str:
    """Resolve a role's name, abbreviation or synonym to its id; what is unknown stays, and is a finding of `check`."""
    bekend: Mapping[str, str] = (info.context or {}).get("rollen", {})
    return bekend.get(rolsleutel(waarde), waarde.strip())


def rolsleutel(naam: str) -> str:
    """The form under which names of roles are compared: lower case, straight apostrophes, single spaces, accents in NFC."""
    return " ".join(unicodedata.normalize("NFC", naam).replace("\u2019", "'").lower().split())


Tekst = Annotated[str, AfterValidator(_niet_leeg)]
Slug = Annotated[str, AfterValidator(_slug)]
Itemcode = Annotated[str, AfterValidator(_itemcode)]
Schoolsleutel = Annotated[str, AfterValidator(_schoolsleutel)]
Kleur = Annotated[str, AfterValidator(_kleur)]
Getal = Annotated[float, BeforeValidator(_getal), Field(allow_inf_nan=False)]
JaNee = Annotated[bool, BeforeValidator(_ja_nee)]
RolId = Annotated[str, AfterValidator(_niet_leeg), AfterValidator(_rol)]
Teksten = Annotated[tuple[Tekst, ...], BeforeValidator(als_lijst)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(als_lijst)]
RolIds = Annotated[tuple[RolId, ...], BeforeValidator(als_lijst)]
Schoolsleutels = Annotated[tuple[Schoolsleutel, ...], BeforeValidator(als_lijst)]
