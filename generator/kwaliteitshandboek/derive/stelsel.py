"""Derive, stage 3: the system of quality care: who uses its instruments and when, when accounts are given, who has which task."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from kwaliteitshandboek.derive.afgeleid import Instrumentstand, Lijnstand, LosMoment, Losreden, Moment, Stelselstand
from kwaliteitshandboek.derive.momenten import Kalender, instrumentmomenten
from kwaliteitshandboek.derive.tijdzinnen import Afspraak, heeft_jaar, lees_zinnen
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaartstatus
from kwaliteitshandboek.model.organisatie import Organisatie
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.model.stelsel import Instrument, Stelsel, Stelselcel, Verantwoordingslijn

_JAAR: Final = 12

T = TypeVar("T", Moment, LosMoment)


class Taak(StrEnum):
    """What a role does in a cell; the value is the field of the cell."""

    UITVOEREN = "uitvoeren"
    BEWAKEN = "bewaken"
    BESLUITEN = "besluiten"
    WETEN = "weten"


@dataclass(frozen=True, slots=True)
class Roltaken:
    """What a role does in the system: cells per task, accounts that it gives (`van`) and those given to it (`aan`)."""

    cellen: Mapping[Taak, tuple[Stelselcel, ...]]
    van: tuple[Verantwoordingslijn, ...] = ()
    aan: tuple[Verantwoordingslijn, ...] = ()

    @property
    def leeg(self) -> bool:
        return not (any(self.cellen.values()) or self.van or self.aan)


@dataclass(frozen=True, slots=True)
class Gebruik:
    """Who refers to which instrument: cards (those that lapsed left out), cells, lines; by id of the instrument.

    `gezegd`: the instruments of which somewhere stands when; `punten`: the ids of the points of the year.
    """

    kaarten: Mapping[str, tuple[str, ...]]
    cellen: Mapping[str, tuple[tuple[str, str], ...]]
    lijnen: Mapping[str, tuple[str, ...]]
    gezegd: frozenset[str]
    punten: frozenset[str]

    def gebruikt(self, instrument: str) -> bool:
        """Whether a card, a cell or a line names it."""
        return instrument in self.kaarten or instrument in self.cellen or instrument in self.lijnen

    def heeft_moment(self, instrument: str) -> bool:
        """Whether it stands anywhere when the instrument is used, in whatever words."""
        return instrument in self.gezegd or instrument in self.punten


def make_gebruik(handboek: Handboek) -> Gebruik:
    """All references to instruments, looked up once."""
    kaarten: dict[str, tuple[str, ...]] = {}
    gezegd = {instrument.id for instrument in handboek.instrumenten if instrument.moment}
    for kaart in handboek.kaarten:
        if kaart.status is Kaartstatus.VERVALLEN:
            continue
        gezegd |= {rij.instrument for rij in kaart.meetinstrumenten if rij.instrument and rij.moment}
        for naam in dict.fromkeys(rij.instrument for rij in kaart.meetinstrumenten if rij.instrument):
            kaarten[naam] = (*kaarten.get(naam, ()), kaart.id)
    cellen: dict[str, tuple[tuple[str, str], ...]] = {}
    lijnen: dict[str, tuple[str, ...]] = {}
    if handboek.stelsel is not None:
        for cel in in_volgorde(handboek.stelsel):
            for naam in dict.fromkeys(cel.instrumenten):
                cellen[naam] = (*cellen.get(naam, ()), (cel.fase, cel.niveau))
        for lijn in handboek.stelsel.verantwoording:
            gezegd |= set(lijn.instrumenten) if lijn.moment and len(lijn.instrumenten) == 1 else set()
            for naam in dict.fromkeys(lijn.instrumenten):
                lijnen[naam] = (*lijnen.get(naam, ()), lijn.id)
    return Gebruik(kaarten, cellen, lijnen, frozenset(gezegd), frozenset(punt.id for punt in handboek.kalenderpunten))


def derive_stelsel(handboek: Handboek, kalender: Kalender, vandaag: date) -> Stelselstand:
    """Where every instrument and every line stands on the day `vandaag`."""
    momenten = _per_instrument(kalender.momenten)
    # A point of the year with the name of an instrument ('schoolplan') is a moment of that instrument.
    for punt in handboek.instrumenten:
        van_punt = [moment for moment in kalender.momenten if moment.sleutel.startswith(f"kalender.{punt.id}.")]
        momenten.setdefault(punt.id, []).extend(van_punt)
    eerder = _per_instrument(instrumentmomenten(handboek, Schooljaar.van_datum(vandaag) - 1)) if handboek.instrumenten else {}
    los = _per_instrument(kalender.los)
    gebruik = make_gebruik(handboek)
    lijnen = handboek.stelsel.verantwoording if handboek.stelsel is not None else ()
    return Stelselstand(
        {
            punt.id: _stand(
                punt, gebruik, (*eerder.get(punt.id, ()), *momenten.get(punt.id, ())), tuple(los.get(punt.id, ())), vandaag
            )
            for punt in handboek.instrumenten
        },
        {lijn.id: _lijnstand(lijn, kalender, momenten, los, vandaag) for lijn in lijnen},
    )


def ritme(woorden: str | None) -> int | None:
    """In how many months something returns at the latest, by its words about when; None where they do not say.

    Of several agreements the slowest: 'eens in de vier jaar, en elk jaar bijwerken' is four years. What returns within a year,
    or every year, counts as a year.
    """
    if woorden is None:
        return None
    zinnen = lees_zinnen(woorden)
    perioden = [_JAAR * afspraak.cyclus for afspraak in zinnen.afspraken if not _eenmalig(afspraak)]
    perioden += [_JAAR for deel in zinnen.los if deel.reden is Losreden.ZONDER_MAAND]
    return max(perioden, default=None)


def taken_van(organisatie: Organisatie, stelsel: Stelsel) -> Mapping[str, Roltaken]:
    """Role -> what it does in the system; roles of the organisation in their order, then those that nobody knows."""
    genoemd = dict.fromkeys(rol for cel in stelsel.cellen for rol in cel.rollen)
    genoemd |= dict.fromkeys(rol for lijn in stelsel.verantwoording for rol in (*lijn.van, *lijn.aan))
    bekend = [rol.id for rol in organisatie.rollen]
    alle = {rol: rollen_taken(stelsel, (rol,)) for rol in (*bekend, *(rol for rol in genoemd if rol not in bekend))}
    return {rol: taken for rol, taken in alle.items() if not taken.leeg}


def rollen_taken(stelsel: Stelsel, rollen: Sequence[str]) -> Roltaken:
    """What roles together do in the system: a role with the roles that are played within it. Empty cells give no task."""
    wie = set(rollen)
    cellen = in_volgorde(stelsel)
    return Roltaken(
        {taak: tuple(cel for cel in cellen if cel.wat and wie.intersection(getattr(cel, taak.value))) for taak in Taak},
        tuple(lijn for lijn in stelsel.verantwoording if wie.intersection(lijn.van)),
        tuple(lijn for lijn in stelsel.verantwoording if wie.intersection(lijn.aan)),
    )


def in_volgorde(stelsel: Stelsel) -> tuple[Stelselcel, ...]:
    """The cells that there are, phase by phase and within a phase level by level."""
    plaatsen = ((fase.id, niveau.id) for fase in stelsel.fasen for niveau in stelsel.niveaus)
    return tuple(cel for plaats in plaatsen if (cel := stelsel.cel_per_plaats.get(plaats)) is not None)


def maanden_later(dag: date, maanden: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def _per_instrument(dingen: Iterable[T]) -> dict[str, list[T]]:
    per_instrument: dict[str, list[T]] = {}
    for ding in dingen:
        if ding.instrument is not None:
            per_instrument.setdefault(ding.instrument, []).append(ding)
    return per_instrument


def _eenmalig(afspraak: Afspraak) -> bool:
    """'In maart 2027': that year and no other."""
    return afspraak.cyclus == 1 and bool(afspraak.plaatsen) and all(map(heeft_jaar, afspraak.plaatsen))


def _stand(
    instrument: Instrument, gebruik: Gebruik, momenten: Sequence[Moment], los: tuple[LosMoment, ...], vandaag: date
) -> Instrumentstand:
    """One instrument; `momenten` are those of the year before, this one and the next."""
    volgende = _volgende(momenten, vandaag)
    maanden = ritme(instrument.moment)
    return Instrumentstand(
        gebruik.kaarten.get(instrument.id, ()),
        gebruik.cellen.get(instrument.id, ()),
        gebruik.lijnen.get(instrument.id, ()),
        instrument.laatst,
        max((moment for moment in momenten if _voorbij(moment, vandaag)), key=_einde, default=None),
        volgende,
        maanden_later(instrument.laatst, maanden) if volgende is None and instrument.laatst and maanden else None,
        los,
    )


def _lijnstand(
    lijn: Verantwoordingslijn,
    kalender: Kalender,
    per_instrument: Mapping[str, Sequence[Moment]],
    los: Mapping[str, Sequence[LosMoment]],
    vandaag: date,
) -> Lijnstand:
    """By its own words, else by the point of the year with its name, else by the instruments with which the account is given."""
    for begin in (f"verantwoording.{lijn.id}.", f"kalender.{lijn.id}."):
        momenten = [moment for moment in kalender.momenten if moment.sleutel.startswith(begin)]
        lossen = tuple(punt for punt in kalender.los if punt.sleutel.startswith(begin))
        if momenten or lossen:
            return Lijnstand(_volgende(momenten, vandaag), lossen)
    momenten = [moment for naam in lijn.instrumenten for moment in per_instrument.get(naam, ())]
    lossen = tuple(punt for naam in lijn.instrumenten for punt in los.get(naam, ()))
    via = tuple(naam for naam in lijn.instrumenten if per_instrument.get(naam) or los.get(naam))
    return Lijnstand(_volgende(momenten, vandaag), lossen, via)


def _volgende(momenten: Iterable[Moment], vandaag: date) -> Moment | None:
    """The first that is not over; what is going on comes first of all."""
    return min((moment for moment in momenten if not _voorbij(moment, vandaag)), key=lambda m: (m.dag, m.sleutel), default=None)


def _voorbij(moment: Moment, vandaag: date) -> bool:
    return _einde(moment) < vandaag


def _einde(moment: Moment) -> date:
    if moment.hele_maand:
        return moment.dag.replace(day=monthrange(moment.dag.year, moment.dag.month)[1])
    return moment.tot_en_met or moment.dag
