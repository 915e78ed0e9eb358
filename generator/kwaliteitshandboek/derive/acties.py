"""Derive, stage 3: everything that somebody agreed to do, from analyses, visits and signals alike, in one form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from kwaliteitshandboek.derive.bronnen import Sleutels
from kwaliteitshandboek.model.bezoek import Afspraak
from kwaliteitshandboek.model.doel import Actiestatus, Analyse
from kwaliteitshandboek.model.handboek import Handboek

AF: Final = frozenset({Actiestatus.GEREED, Actiestatus.VERVALLEN})
"""Nothing is to be done any more."""


@dataclass(frozen=True, slots=True)
class Actiepunt:
    """An action or agreement: what, by which role, before which day.

    `bron` is the object in which it stands: ('analyse', id), ('bezoek', id) or ('signaal', id). `sleutel` lasts when the day
    moves.
    """

    wat: str
    eigenaar: str
    gereed_op: date
    status: Actiestatus
    bron: tuple[str, str]
    sleutel: str
    kaart: str | None = None
    school: str | None = None
    opvolging: str | None = None

    @property
    def loopt(self) -> bool:
        """Whether it is still to be done."""
        return self.status not in AF

    def te_laat(self, vandaag: date) -> bool:
        """Whether its day has passed while it is still to be done."""
        return self.loopt and self.gereed_op < vandaag


def acties(handboek: Handboek) -> Iterator[Actiepunt]:
    """All of them, in the order of the files; those that are done or dropped too."""
    for analyse in handboek.analyses:
        yield from van_analyse(analyse)
    yield from van_toetsing(handboek)


def van_toetsing(handboek: Handboek) -> Iterator[Actiepunt]:
    """The agreements of visits and signals."""
    for bezoek in handboek.bezoeken:
        yield from _afspraken(bezoek.afspraken, ("bezoek", bezoek.id), bezoek.school)
    for signaal in handboek.signalen:
        yield from _afspraken(signaal.afspraken, ("signaal", signaal.id), signaal.school)


def van_analyse(analyse: Analyse) -> Iterator[Actiepunt]:
    """The actions of one analysis."""
    sleutels = Sleutels(f"actie.{analyse.id}")
    for bevinding in analyse.bevindingen:
        for conclusie in bevinding.conclusies:
            for actie in conclusie.acties:
                yield Actiepunt(
                    actie.wat,
                    actie.eigenaar,
                    actie.gereed_op,
                    actie.status,
                    ("analyse", analyse.id),
                    sleutels.geef(actie.id or actie.wat),
                    kaart=actie.kaart,
                    school=analyse.school,
                )


def _afspraken(afspraken: Iterable[Afspraak], bron: tuple[str, str], school: str | None) -> Iterator[Actiepunt]:
    sleutels = Sleutels(f"afspraak.{bron[0]}.{bron[1]}")
    for afspraak in afspraken:
        yield Actiepunt(
            afspraak.wat,
            afspraak.eigenaar,
            afspraak.gereed_op,
            afspraak.status,
            bron,
            sleutels.geef(afspraak.id or afspraak.wat),
            school=school,
            opvolging=afspraak.opvolging,
        )
