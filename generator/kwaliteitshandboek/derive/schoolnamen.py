"""Derive, stage 3: names of schools to choose from: where several share a name, with what tells them apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kwaliteitshandboek.model.organisatie import Organisatie, School


def eigen_namen(organisatie: Organisatie) -> Mapping[str, str]:
    """Key of a school -> a name that no other school has: 'De Brug', or 'De Brug (Zandhoek)' beside another De Brug."""
    per_naam: dict[str, list[School]] = {}
    for school in organisatie.scholen:
        per_naam.setdefault(_zonder_verschil(school.naam), []).append(school)
    namen = {}
    for groep in per_naam.values():
        merken = _merken(groep)
        namen.update({s.sleutel: f"{s.naam} ({merken[s.sleutel]})" if merken else s.naam for s in groep})
    return namen


def _merken(groep: Iterable[School]) -> Mapping[str, str]:
    """What tells schools apart: their place, else their kind, else their key, which always does; nothing for one alone."""
    scholen = list({school.sleutel: school for school in groep}.values())
    if len(scholen) == 1:
        return {}
    for waarden in ([school.plaats for school in scholen], [school.soort.value for school in scholen]):
        if all(waarden) and len({_zonder_verschil(waarde or "") for waarde in waarden}) == len(scholen):
            return {school.sleutel: waarde or "" for school, waarde in zip(scholen, waarden, strict=True)}
    return {school.sleutel: school.sleutel for school in scholen}


def _zonder_verschil(naam: str) -> str:
    """A name as a reader hears it: capitals and spaces make no difference."""
    return " ".join(naam.split()).casefold()
