"""Derive, stage 3: for which schools a card holds, and in words where those are not all of them."""

from __future__ import annotations

from typing import Final

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.kaartwoorden import MEERVOUDEN
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.organisatie import Organisatie, School

NOEM: Final = 3
"""Schools that are named one by one; of more it says how many."""


def geldt_op(kaart: Kaart, school: School) -> bool:
    """Whether a card holds for a school: both what it says of schools and of kinds of school allow it."""
    return (not kaart.scholen or school.sleutel in kaart.scholen) and (
        not kaart.schoolsoorten or school.soort in kaart.schoolsoorten
    )


def scholen_van(organisatie: Organisatie, kaart: Kaart) -> tuple[School, ...]:
    """The schools of the organisation for which a card holds, in its order."""
    return tuple(school for school in organisatie.scholen if geldt_op(kaart, school))


def alleen_voor(organisatie: Organisatie, kaart: Kaart) -> str:
    """'alleen Het Baken', 'alleen scholen voor speciaal onderwijs'; empty where a card holds for all schools there are."""
    scholen = scholen_van(organisatie, kaart)
    if len(scholen) == len(organisatie.scholen):
        return ""
    if kaart.schoolsoorten and not kaart.scholen:
        return f"alleen {taal.opsomming([MEERVOUDEN[soort] for soort in kaart.schoolsoorten])}"
    if not scholen:
        return "voor geen van onze scholen"
    if len(scholen) <= NOEM:
        return f"alleen {taal.opsomming([school.naam for school in scholen])}"
    return f"alleen {len(scholen)} van de {len(organisatie.scholen)} scholen"
