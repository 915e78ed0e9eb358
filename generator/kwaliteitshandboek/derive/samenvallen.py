"""Derive, stage 3: moments that several cards name: an ambition card and the card that works it out mean the same talk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Moment, Momentsoort
from kwaliteitshandboek.derive.rollen import wie_het_aangaat
from kwaliteitshandboek.model.handboek import Handboek

SAMEN: Final = frozenset(
    {
        Momentsoort.MEETINSTRUMENT,
        Momentsoort.ACTIVITEIT,
        Momentsoort.VERANTWOORDING,
        Momentsoort.OVERLEG,
        Momentsoort.OVERIG,
        Momentsoort.WETTELIJK,
    }
)
"""Kinds that can be the same thing on several cards. A step of a plan, an evaluation, an action, a goal is of one thing alone."""

Wanneer = tuple[date, date | None, bool]


def voeg_samen(handboek: Handboek, momenten: Sequence[Moment]) -> tuple[Moment, ...]:
    """The same moments in the same order, with what several cards name as one.

    Two are the same with the same name and the same day, or, where one names no day or stands there by rule, the same month;
    if there is somebody whom both concern; and if they are for the same schools. One for fewer schools joins one for more of
    them where it names no other roles: nobody gets a role at a school by it. Two rows of one
    kind on one card are never one.
    """
    per_naam: dict[tuple[str, int, int], list[Moment]] = {}
    for moment in momenten:
        if moment.soort in SAMEN:
            per_naam.setdefault((moment.titel.casefold(), moment.dag.year, moment.dag.month), []).append(moment)
    aangaat = cache(lambda rollen: wie_het_aangaat(handboek.organisatie, rollen))
    ouders = {kaart.id: kaart.bovenliggend for kaart in handboek.kaarten}
    vervangen: dict[str, Moment | None] = {}
    for groep in per_naam.values():
        for samen in _samen(groep, aangaat) if len(groep) > 1 else ():
            vervangen.update(dict.fromkeys((moment.sleutel for moment in samen), None))
            een = _een(samen, ouders)
            vervangen[een.sleutel] = een
    if not vervangen:
        return tuple(momenten)
    gevonden = (vervangen.get(moment.sleutel, moment) for moment in momenten)
    return tuple(sorted((moment for moment in gevonden if moment), key=lambda m: (m.dag, m.soort, m.titel, m.sleutel)))


def _samen(momenten: Sequence[Moment], aangaat: Callable[[tuple[str, ...]], frozenset[str]]) -> list[list[Moment]]:
    """Those of one name and month that are the same, in groups of two or more."""
    per_dag: dict[Wanneer | None, list[Moment]] = {}
    for moment in momenten:
        per_dag.setdefault(_wanneer(moment), []).append(moment)
    # What a card places twice in a month is twice something: then only the same day will do.
    los = per_dag.pop(None, [])
    if _dubbel(los):
        for moment in los:
            per_dag.setdefault((moment.dag, moment.tot_en_met, moment.hele_maand), []).append(moment)
    else:
        per_dag[None] = los
    groepen = [groep for lijst in per_dag.values() if not _dubbel(lijst) for groep in _van_dezelfden(lijst, aangaat)]
    return [groep for groep in groepen if len(groep) > 1]


def _wanneer(moment: Moment) -> Wanneer | None:
    """None where it is some time in the month."""
    return None if moment.hele_maand or moment.ongeveer else (moment.dag, moment.tot_en_met, False)


def _dubbel(momenten: Iterable[Moment]) -> bool:
    """Whether one card, line or point of the year is among them more than once."""
    return any(keer > 1 for keer in Counter((m.soort, m.kaart or m.sleutel.rsplit(".", 1)[0]) for m in momenten).values())


def _van_dezelfden(momenten: Iterable[Moment], aangaat: Callable[[tuple[str, ...]], frozenset[str]]) -> list[list[Moment]]:
    """Groups of those for the same schools who share somebody; then those for fewer schools join one that has all they have."""
    groepen: list[list[Moment]] = []
    for moment in momenten:
        rollen = aangaat(moment.rollen)

        def hoort_bij(groep: list[Moment], moment: Moment = moment, rollen: frozenset[str] = rollen) -> bool:
            return any(
                set(ander.scholen) == set(moment.scholen) and (ander.rollen == moment.rollen or rollen & aangaat(ander.rollen))
                for ander in groep
            )

        bij = [groep for groep in groepen if hoort_bij(groep)]
        groepen = [groep for groep in groepen if groep not in bij]
        groepen.append([*(ander for groep in bij for ander in groep), moment])
    # The widest first, so that what joins has joined all that it can.
    groepen.sort(key=lambda groep: (bool(groep[0].scholen), -len(groep[0].scholen), min(m.sleutel for m in groep)))
    uit: list[list[Moment]] = []
    for groep in groepen:
        ruim = next((ander for ander in uit if _past_in(groep, ander)), None)
        if ruim is None:
            uit.append(list(groep))
        else:
            ruim += groep
    return uit


def _past_in(klein: Sequence[Moment], ruim: Sequence[Moment]) -> bool:
    """Whether the second group is for all schools and all roles of the first."""
    alle, eigen = ruim[0].scholen, klein[0].scholen
    rollen = {rol for moment in ruim for rol in moment.rollen}
    return (not alle or (bool(eigen) and set(eigen) <= set(alle))) and {r for m in klein for r in m.rollen} <= rollen


def _een(samen: Sequence[Moment], ouders: Mapping[str, str | None]) -> Moment:
    """One moment of several: the key of the card that works it out, else of the first key; the day that says most."""

    def diepte(moment: Moment) -> int:
        """How many cards above this one are among those that name it."""
        andere = {ander.kaart for ander in samen}
        gezien: list[str] = []
        boven = ouders.get(moment.kaart or "")
        while boven is not None and boven not in gezien:
            gezien.append(boven)
            boven = ouders.get(boven)
        return len(andere & set(gezien))

    volgorde = sorted(samen, key=lambda moment: (-diepte(moment), moment.sleutel))
    eigen = volgorde[0]
    wanneer = min(volgorde, key=lambda moment: (moment.ongeveer, moment.hele_maand))
    ruim = min(volgorde, key=lambda moment: (bool(moment.scholen), -len(moment.scholen)))
    return replace(
        eigen,
        dag=wanneer.dag,
        hele_maand=wanneer.hele_maand,
        tot_en_met=wanneer.tot_en_met,
        ongeveer=wanneer.ongeveer,
        woorden="; ".join(dict.fromkeys(moment.woorden for moment in volgorde if moment.woorden)) or None,
        rollen=tuple(dict.fromkeys(rol for moment in volgorde for rol in moment.rollen)),
        scholen=ruim.scholen,
        samen=tuple(volgorde),
    )
