"""Derive, stage 3: what a school, a board or the organisation is called where a text may be about any of them."""

from __future__ import annotations

from kwaliteitshandboek.model.organisatie import Organisatie


def wie_naam(organisatie: Organisatie, school: str | None, bestuur: str | None) -> str:
    """The name of a school, else of a board, without either of the organisation; the key where nobody knows it.

    Organisation and board often share a name; then each says which of the two it is. A school keeps its own name.
    """
    if school is not None:
        gevonden = organisatie.school_per_sleutel.get(school)
        return gevonden.naam if gevonden is not None else school
    if bestuur is not None:
        naam = next((ander.naam for ander in organisatie.besturen if ander.id == bestuur), None)
        if naam is None:
            return bestuur
        return f"{naam} (bestuur)" if _heet_ook(naam, organisatie.naam, *_schoolnamen(organisatie)) else naam
    naam = organisatie.naam
    besturen = (ander.naam for ander in organisatie.besturen)
    return f"{naam} (de organisatie als geheel)" if _heet_ook(naam, *besturen, *_schoolnamen(organisatie)) else naam


def _schoolnamen(organisatie: Organisatie) -> tuple[str, ...]:
    return tuple(school.naam for school in organisatie.scholen)


def _heet_ook(naam: str, *anderen: str) -> bool:
    return naam.casefold() in {ander.casefold() for ander in anderen}
