"""Pages, stage 6: other names by which search finds a page: synonyms and abbreviations of roles and terms, keys of schools."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kwaliteitshandboek.model.basis import rolsleutel
from kwaliteitshandboek.model.begrip import Begrip
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.organisatie import Rol
from kwaliteitshandboek.pages.wereld import Wereld

_WOORD = re.compile(r"\w+(?:[-'&]\w+)*")


def make_zoekwoorden(wereld: Wereld) -> Mapping[str, tuple[str, ...]]:
    """Path of a page -> words by which search finds it, the plainest first.

    A role is found by its other names, and so is each card in which the role has a task (where the edition has pages of roles);
    a card whose title names a term is found by the other names of that term. The list of terms holds its own words. A school is
    found by its key.
    """
    handboek = wereld.handboek
    van_rol = {
        rol.id: tuple(_vormen(_rolnamen(rol))) for rol in handboek.organisatie.rollen if ("rol", rol.id) in wereld.adressen
    }
    per_pad = {wereld.adressen[("rol", naam)]: woorden for naam, woorden in van_rol.items()}
    van_kaart: dict[str, list[str]] = {}
    for rol, kaarten in wereld.afgeleid.relaties.kaarten_van_rol.items():
        for id_ in kaarten:
            van_kaart.setdefault(id_, []).extend(van_rol.get(rol, ()))
    begrippen = _per_naam(handboek.begrippen)
    for kaart in handboek.kaarten:
        termen = [woord for begrip in _in_titel(kaart, begrippen) for woord in _vormen(_begripnamen(begrip))]
        if woorden := tuple(dict.fromkeys((*termen, *van_kaart.get(kaart.id, ())))):
            per_pad[wereld.adressen[("kaart", kaart.id)]] = woorden
    for school in handboek.organisatie.scholen:
        if pad := wereld.adressen.get(("school", school.sleutel)):
            per_pad[pad] = (school.sleutel,)
    return {pad: woorden for pad, woorden in per_pad.items() if woorden}


def _rolnamen(rol: Rol) -> Iterator[str]:
    yield from (naam for naam in (rol.naam, rol.afkorting, *rol.synoniemen) if naam)


def _begripnamen(begrip: Begrip) -> Iterator[str]:
    """Words to avoid are among them: who types one must find what it is called here. The public edition has none."""
    yield from (naam for naam in (begrip.afkorting, *begrip.synoniemen, *begrip.vermijd) if naam)


def _vormen(namen: Iterable[str]) -> Iterator[str]:
    """Each name once; one with an apostrophe also without (IB'er, IBer). The script of the search knows other signs for it."""
    gezien: set[str] = set()
    for naam in namen:
        recht = naam.replace("\u2019", "'")
        for vorm in (recht, recht.replace("'", "")):
            if vorm.casefold() not in gezien:
                gezien.add(vorm.casefold())
                yield vorm


def _per_naam(begrippen: Iterable[Begrip]) -> Mapping[str, list[Begrip]]:
    """First word of each name of a term, in lower case -> the terms."""
    per_woord: dict[str, list[Begrip]] = {}
    for begrip in begrippen:
        for naam in (begrip.term, begrip.afkorting, *begrip.synoniemen):
            if naam and (woorden := _WOORD.findall(rolsleutel(naam))):
                per_woord.setdefault(woorden[0], []).append(begrip)
    return per_woord


def _in_titel(kaart: Kaart, per_woord: Mapping[str, list[Begrip]]) -> Iterator[Begrip]:
    """Terms whose name or synonym stands in the title as whole words, or whose abbreviation stands there as it is written."""
    titel = rolsleutel(kaart.titel)
    kandidaten = {b.id: b for woord in _WOORD.findall(titel) for b in per_woord.get(woord, ())}
    for begrip in kandidaten.values():
        heel = f" {' '.join(_WOORD.findall(titel))} "
        namen = (" ".join(_WOORD.findall(rolsleutel(naam))) for naam in (begrip.term, *begrip.synoniemen))
        if any(f" {naam} " in heel for naam in namen) or begrip.afkorting in _WOORD.findall(kaart.titel):
            yield begrip
