"""Derive, stage 3: who is meant where a role is named: roles within it, roles in which it is played, members of a group."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kwaliteitshandboek.model.organisatie import Organisatie


def met_subrollen(organisatie: Organisatie, rol: str) -> tuple[str, ...]:
    """The role and all roles that are played within it, each once; roles may name each other in a ring."""
    per_id = organisatie.rol_per_id
    ids = [rol]
    for naam in ids:
        ids += [sub for sub in (per_id[naam].subrollen if naam in per_id else ()) if sub in per_id and sub not in ids]
    return tuple(ids)


def groepen_van(organisatie: Organisatie, rollen: Iterable[str]) -> tuple[str, ...]:
    """The groups to which one of the roles belongs, and those to which these belong, without the roles themselves."""
    eigen = set(rollen)
    gevonden = _sluit_af(eigen, lambda bekend: (rol.id for rol in organisatie.rollen if not bekend.isdisjoint(rol.leden)))
    return tuple(rol.id for rol in organisatie.rollen if rol.id in gevonden - eigen)


def wie_het_aangaat(organisatie: Organisatie, rollen: Iterable[str]) -> frozenset[str]:
    """Roles, the members of those that are a group, and every role within which one of all these is played.

    A group does not have what its members do: that of one teacher does not concern all.
    """
    per_id = organisatie.rol_per_id
    leden = _sluit_af(
        set(rollen),
        lambda bekend: (lid for id_ in bekend if id_ in per_id for lid in per_id[id_].leden if lid in per_id),
    )
    alle = _sluit_af(leden, lambda bekend: (rol.id for rol in organisatie.rollen if not bekend.isdisjoint(rol.subrollen)))
    return frozenset(alle)


def _sluit_af(begin: set[str], verder: Callable[[set[str]], Iterable[str]]) -> set[str]:
    """What can be reached from the begin in any number of steps."""
    gevonden = set(begin)
    nieuw = gevonden
    while nieuw:
        nieuw = set(verder(nieuw)) - gevonden
        gevonden = gevonden | nieuw
    return gevonden
