"""Derive, stage 3: words about a card that site and paper share: how long it holds, for whom, when it is evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from kwaliteitshandboek import taal
from kwaliteitshandboek.model.kaart import Kaart, Kaartstatus
from kwaliteitshandboek.model.organisatie import Organisatie, Schoolsoort

MEERVOUDEN: Final[Mapping[Schoolsoort, str]] = MappingProxyType(
    {
        Schoolsoort.BO: "basisscholen",
        Schoolsoort.SBO: "scholen voor speciaal basisonderwijs",
        Schoolsoort.SO: "scholen voor speciaal onderwijs",
        Schoolsoort.VSO: "scholen voor voortgezet speciaal onderwijs",
    }
)
"""What schools of a kind are called in full."""


def geldig(kaart: Kaart) -> str:
    """'vanaf 1 augustus 2026 tot en met 31 juli 2028'; empty where the card names no day. The last day still counts."""
    van = [f"vanaf {taal.datum(kaart.geldig_van)}"] if kaart.geldig_van else []
    tot = [f"tot en met {taal.datum(kaart.geldig_tot)}"] if kaart.geldig_tot else []
    return " ".join([*van, *tot])


def geldt_voor(organisatie: Organisatie, kaart: Kaart) -> str:
    """The kinds of school for which the card holds: 'alle scholen' where the organisation has no others.

    Empty where the card names no kinds; schools that it names one by one are not among them.
    """
    if not kaart.schoolsoorten:
        return ""
    if not kaart.scholen and {school.soort for school in organisatie.scholen} <= set(kaart.schoolsoorten):
        return "alle scholen"
    return taal.opsomming([MEERVOUDEN[soort] for soort in kaart.schoolsoorten])


def evaluatie(kaart: Kaart, vandaag: date) -> tuple[str, str] | None:
    """A name and a day: ('Volgende evaluatie', '14 juni 2027'), and where that day is past, that it was planned on it.

    None where nothing is planned, or where the card no longer holds.
    """
    gepland = kaart.evaluatie.gepland
    if gepland is None or kaart.status is Kaartstatus.VERVALLEN:
        return None
    if evaluatie_gedaan(kaart):
        return "Volgende evaluatie", "nog te plannen"
    return ("Evaluatie was gepland op" if gepland < vandaag else "Volgende evaluatie"), taal.datum(gepland)


def evaluatie_gedaan(kaart: Kaart) -> bool:
    """Whether the planned evaluation was done on or after its day, so that a new day is still to be chosen."""
    gepland = kaart.evaluatie.gepland
    return gepland is not None and any(dag >= gepland for dag in kaart.evaluatie.uitgevoerd)
