"""Derive, stage 3: where the moments of a calendar come from: cards, points of the year, lines of accountability, instruments."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Momentsoort
from kwaliteitshandboek.derive.dekking import ZONDER_AFSPRAKEN
from kwaliteitshandboek.load.tekst import slug
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart, Kaartstatus
from kwaliteitshandboek.model.kalender import Kalenderpunt, Kalendersoort
from kwaliteitshandboek.model.organisatie import Organisatie, Schoolsoort
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.model.stelsel import Verantwoordingslijn

_LANG: Final = 40
_PUNTSOORT: Final = {
    Kalendersoort.WETTELIJK: Momentsoort.WETTELIJK,
    Kalendersoort.OVERLEG: Momentsoort.OVERLEG,
    Kalendersoort.OVERIG: Momentsoort.OVERIG,
}


@dataclass(frozen=True, slots=True)
class Bron:
    """Something that says when: in `woorden`, or as a `dag` (with `tot_en_met` where it takes more than one).

    `stapdag`: the day of the step of a plan whose month this is, where it names both. `schooljaar`: the one under which the
    words stand; None where they hold for every year. `sleutel` is the begin of the keys of its moments: parts separated by
    points, so that no two kinds or cards can give the same.
    """

    sleutel: str
    soort: Momentsoort
    titel: str
    woorden: str = ""
    dag: date | None = None
    tot_en_met: date | None = None
    schooljaar: Schooljaar | None = None
    kaart: str | None = None
    instrument: str | None = None
    rollen: tuple[str, ...] = ()
    scholen: tuple[str, ...] = ()
    stapdag: date | None = None


class Sleutels:
    """Keys below one name, made from titles: the same whatever else stands beside them, numbered where titles are equal."""

    def __init__(self, naam: str) -> None:
        self._naam = naam
        self._gezien: Counter[str] = Counter()

    def geef(self, titel: str) -> str:
        """The key of one title. A long title, or one without letters, gets a part of its hash, so that none are mixed up."""
        kort = slug(titel)
        if not kort or len(kort) > _LANG:
            kort = f"{kort[:_LANG].rstrip('-')}-{hashlib.sha256(titel.encode()).hexdigest()[:8]}".lstrip("-")
        self._gezien[kort] += 1
        nummer = self._gezien[kort]
        return f"{self._naam}.{kort}" if nummer == 1 else f"{self._naam}.{kort}.{nummer}"


def bronnen_van(handboek: Handboek) -> Iterator[Bron]:
    """All sources but the register of instruments; those of cards that lapsed left out, of cards in preparation only the plan."""
    for kaart in handboek.kaarten:
        scholen = scholen_van(handboek.organisatie, kaart.scholen, kaart.schoolsoorten)
        if kaart.status not in ZONDER_AFSPRAKEN:
            yield from _meetinstrumenten(kaart, scholen)
            yield from _activiteiten(kaart, scholen)
        if kaart.status is not Kaartstatus.VERVALLEN:
            yield from _planning(kaart, scholen)
    for punt in handboek.kalenderpunten:
        yield _punt(punt, scholen_van(handboek.organisatie, punt.scholen, punt.schoolsoorten))
    if handboek.stelsel is not None:
        punten = {punt.id for punt in handboek.kalenderpunten}
        # A line with the name of a point of the year ('schoolgids') has its moment there: nothing stands here twice.
        yield from (_lijn(lijn, lijn.moment) for lijn in handboek.stelsel.verantwoording if lijn.moment and lijn.id not in punten)


def instrumentbronnen(handboek: Handboek, geplaatst: Collection[str]) -> Iterator[Bron]:
    """Instruments of the register with words of their own, but for those that stand in the calendar by a card's row."""
    for instrument in handboek.instrumenten:
        if instrument.moment is not None and instrument.id not in geplaatst:
            yield Bron(
                f"instrument.{instrument.id}",
                Momentsoort.MEETINSTRUMENT,
                instrument.naam,
                instrument.moment,
                instrument=instrument.id,
                rollen=instrument.rollen,
            )


def scholen_van(organisatie: Organisatie, scholen: tuple[str, ...], soorten: tuple[Schoolsoort, ...]) -> tuple[str, ...]:
    """Keys of the schools for which something is: those named, of those kinds; empty for all of them."""
    if not soorten:
        return scholen
    gekozen = tuple(
        school.sleutel for school in organisatie.scholen if school.soort in soorten and (not scholen or school.sleutel in scholen)
    )
    return () if len(gekozen) == len(organisatie.scholen) else gekozen or scholen


def _meetinstrumenten(kaart: Kaart, scholen: tuple[str, ...]) -> Iterator[Bron]:
    sleutels = Sleutels(f"meetinstrument.{kaart.id}")
    for rij in kaart.meetinstrumenten:
        sleutel = sleutels.geef(rij.naam)
        if rij.moment is not None:
            rollen = _samen(rij.eigenaren or kaart.eigenaren, rij.ondersteund_door)
            yield Bron(
                sleutel,
                Momentsoort.MEETINSTRUMENT,
                rij.naam,
                rij.moment,
                kaart=kaart.id,
                instrument=rij.instrument,
                rollen=rollen,
                scholen=scholen,
            )


def _activiteiten(kaart: Kaart, scholen: tuple[str, ...]) -> Iterator[Bron]:
    sleutels = Sleutels(f"activiteit.{kaart.id}")
    for rij in kaart.activiteiten:
        sleutel = sleutels.geef(rij.wat)
        if rij.moment is not None:
            rollen = _samen(rij.wie or kaart.eigenaren, rij.op_verzoek)
            yield Bron(sleutel, Momentsoort.ACTIVITEIT, rij.wat, rij.moment, kaart=kaart.id, rollen=rollen, scholen=scholen)


def _planning(kaart: Kaart, scholen: tuple[str, ...]) -> Iterator[Bron]:
    sleutels = Sleutels(f"planning.{kaart.id}")
    for jaar in kaart.planning:
        for stap in jaar.stappen:
            sleutel = sleutels.geef(stap.wat)
            rollen = stap.eigenaren or kaart.eigenaren
            for woorden, dag in ((stap.wanneer, None), (None, stap.datum)):
                if not stap.klaar and (woorden or dag):
                    yield Bron(
                        # A day alone has the key of the month that stood there before.
                        f"{sleutel}.datum" if dag and stap.wanneer else sleutel,
                        Momentsoort.PLANNING,
                        stap.wat,
                        woorden or "",
                        dag,
                        schooljaar=jaar.schooljaar,
                        kaart=kaart.id,
                        rollen=rollen,
                        scholen=scholen,
                        stapdag=stap.datum,
                    )


def _punt(punt: Kalenderpunt, scholen: tuple[str, ...]) -> Bron:
    return Bron(
        f"kalender.{punt.id}",
        _PUNTSOORT[punt.soort],
        punt.titel,
        punt.wanneer or "",
        punt.datum,
        punt.tot_en_met,
        punt.schooljaar,
        punt.kaart,
        None,
        punt.rollen,
        scholen,
    )


def _lijn(lijn: Verantwoordingslijn, woorden: str) -> Bron:
    """An account that is given with one instrument, or according to one card, is a moment of those too."""
    return Bron(
        f"verantwoording.{lijn.id}",
        Momentsoort.VERANTWOORDING,
        lijn.vorm or lijn.waarover,
        woorden,
        kaart=lijn.kaarten[0] if len(lijn.kaarten) == 1 else None,
        instrument=lijn.instrumenten[0] if len(lijn.instrumenten) == 1 else None,
        rollen=_samen(lijn.van, lijn.aan),
    )


def _samen(rollen: tuple[str, ...], andere: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*rollen, *andere)))
