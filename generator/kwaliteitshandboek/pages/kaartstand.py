"""Pages, stage 6: what a reader must know of a card before using it: late, changed, not in force; and what to do then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kwaliteitshandboek.derive.afgeleid import Kaartstand
from kwaliteitshandboek.model.kaart import Kaart, Kaartstatus
from kwaliteitshandboek.pages.woorden import TE_LAAT, Status, kaartstatus


@dataclass(frozen=True, slots=True)
class Melding:
    """Something to know beforehand. `soort` picks the words in the template; `bij` are the objects that it is about."""

    soort: str
    status: Status
    dag: date | None = None
    bij: tuple[tuple[str, str], ...] = ()


GEWIJZIGD = Status("in-herziening", "gewijzigd na vaststelling")
OPNIEUW_BEKIJKEN = Status("niet-te-bepalen", "opnieuw bekijken")
VASTSTELLEN = Status("te-laat", "opnieuw vaststellen")
VERLOPEN = Status("te-laat", "geldigheid voorbij")
NOG_NIET = Status("in-voorbereiding", "geldt nog niet")


def kaartmeldingen(kaart: Kaart, stand: Kaartstand | None, vandaag: date, *, publiek: bool) -> tuple[Melding, ...]:
    """What to know of a card, the most important first; nothing for a card that is simply in force.

    The public edition tells only whether the card holds as it stands there: when a card is looked at again is the organisation's
    own affair.
    """
    if kaart.status is Kaartstatus.VERVALLEN:
        return (Melding("vervallen", kaartstatus(kaart), kaart.geldig_tot),)
    rest = _gewijzigd(stand) if publiek else _cyclus(kaart, stand, vandaag)
    return (*_geldigheid(kaart, vandaag), *rest)


def _geldigheid(kaart: Kaart, vandaag: date) -> Iterator[Melding]:
    if kaart.status is Kaartstatus.IN_VOORBEREIDING:
        yield Melding("in_voorbereiding", kaartstatus(kaart))
    elif kaart.status is Kaartstatus.IN_HERZIENING:
        yield Melding("in_herziening", kaartstatus(kaart))
    if kaart.geldig_tot is not None and kaart.geldig_tot < vandaag:
        yield Melding("verlopen", VERLOPEN, kaart.geldig_tot)
    if kaart.geldig_van is not None and kaart.geldig_van > vandaag:
        yield Melding("nog_niet", NOG_NIET, kaart.geldig_van)


def _cyclus(kaart: Kaart, stand: Kaartstand | None, vandaag: date) -> Iterator[Melding]:
    if kaart.te_laat(vandaag):
        yield Melding("te_laat", TE_LAAT, kaart.evaluatie.gepland)
    yield from _gewijzigd(stand)
    if stand is None:
        return
    if stand.opnieuw_bekijken:
        yield Melding("opnieuw_bekijken", OPNIEUW_BEKIJKEN, bij=stand.opnieuw_bekijken)
    if stand.hervaststellen_op is not None and stand.hervaststellen_op < vandaag:
        yield Melding("vaststellen", VASTSTELLEN, stand.hervaststellen_op)


def _gewijzigd(stand: Kaartstand | None) -> Iterator[Melding]:
    """That the text is not the adopted one; the day of adoption only where the ledger is known."""
    if stand is not None and stand.gewijzigd:
        yield Melding("gewijzigd", GEWIJZIGD, stand.laatste.op if stand.laatste is not None else None)
