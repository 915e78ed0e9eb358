"""Pages, stage 6: the yearly round: which cards are to be adopted anew, with the command that does it, and what was adopted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kwaliteitshandboek.derive.kaartstanden import Rondepunt, Rondereden, ronde
from kwaliteitshandboek.model.boek import Boek
from kwaliteitshandboek.model.kaart import Kaart, Kaartstatus
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.model.vaststelling import Vaststellingsoort
from kwaliteitshandboek.pages.adressen import domeinen
from kwaliteitshandboek.pages.kaartstand import GEWIJZIGD, OPNIEUW_BEKIJKEN
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.wereld import Wereld
from kwaliteitshandboek.pages.woorden import Status

_REDENEN: Final[Mapping[Rondereden, Status]] = {
    Rondereden.TE_LAAT: Status("te-laat", "te laat"),
    Rondereden.GEWIJZIGD: GEWIJZIGD,
    Rondereden.ZONDER_TEKST: Status("geen-gegevens", "tekst niet vastgelegd"),
    Rondereden.BINNENKORT: Status("open", "binnenkort aan de beurt"),
    Rondereden.OPNIEUW_BEKIJKEN: OPNIEUW_BEKIJKEN,
}

_OOIT: Final = frozenset({Kaartstatus.VASTGESTELD, Kaartstatus.IN_HERZIENING})
"""A card that holds was adopted at some time."""


@dataclass(frozen=True, slots=True)
class Rij:
    """A card in the round: why it stands there, and where it stands.

    `verhogen`: its text changed under the version that was adopted, so that it needs a new number first.
    """

    kaart: Kaart
    redenen: tuple[Status, ...]
    uiterlijk: date | None
    laatst: date | None
    verhogen: bool
    bekijken: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Groep:
    """Cards of one domain or one owner, with the command that adopts them."""

    sleutel: str
    rijen: tuple[Rij, ...]
    opdracht: str


@dataclass(frozen=True, slots=True)
class Vastgesteld:
    """An adoption of this school year."""

    dag: date
    kaart: str
    versie: str | None
    door: str | None


def vaststellen_pages(wereld: Wereld) -> Iterator[Page]:
    """The round of today, for the team."""
    if wereld.publiek:
        return
    handboek, vandaag = wereld.handboek, wereld.afgeleid.vandaag
    punten = ronde(handboek, wereld.afgeleid.kaartstanden, vandaag)
    beurt = [_rij(punt) for punt in punten if punt.vast_te_stellen]
    herziening = [_rij(punt) for punt in punten if punt.kaart.status is Kaartstatus.IN_HERZIENING]
    bekijken = [_rij(punt) for punt in punten if Rondereden.OPNIEUW_BEKIJKEN in punt.redenen]
    slot = f"--door {_rol(wereld)} --op {vandaag.isoformat()}"
    concepten = [kaart for kaart in handboek.kaarten if kaart.status is Kaartstatus.CONCEPT]
    tekst = render(
        "vaststellen",
        p=wereld.blik("vaststellen.md"),
        aantal=len(beurt),
        ooit=any(kaart.status in _OOIT for kaart in handboek.kaarten),
        concepten=concepten,
        eerste=_eerste(concepten[0], slot) if concepten else "",
        maanden=handboek.organisatie.hervaststelling,
        domeinen=[groep for naam in domeinen(handboek) if (groep := _groep(naam, _van_domein(beurt, naam), slot)).rijen],
        eigenaren=list(_per_eigenaar(wereld, beurt, slot)),
        verhogen=[rij for rij in beurt if rij.verhogen],
        herziening=herziening,
        bekijken=bekijken,
        alles=f"handboek vaststellen --aan-de-beurt {slot}",
        bevestigen=f"handboek bevestigen {' '.join(rij.kaart.id for rij in bekijken)} {slot}",
        alle_bevestigen=f"handboek bevestigen --alle {slot}",
        vastgesteld=list(_dit_jaar(wereld)),
        dit_jaar=wereld.dit_jaar,
    )
    yield Page(
        "vaststellen.md", "Vaststellen", "vaststellen", tekst, omschrijving="Welke kaarten opnieuw vastgesteld moeten worden."
    )


def _rij(punt: Rondepunt) -> Rij:
    stand, laatste = punt.stand, punt.stand.laatste
    return Rij(
        kaart=punt.kaart,
        redenen=tuple(_REDENEN[reden] for reden in punt.redenen),
        uiterlijk=stand.hervaststellen_op,
        laatst=laatste.op if laatste is not None else punt.kaart.vastgesteld_op,
        verhogen=stand.gewijzigd and laatste is not None and laatste.versie == punt.kaart.versie,
        bekijken=stand.opnieuw_bekijken,
    )


def _eerste(kaart: Kaart, slot: str) -> str:
    """The command that adopts a card for the first time: without a number of its own it becomes 1.0."""
    return f"handboek vaststellen {kaart.id} {'' if kaart.versie else '--versie 1.0 '}{slot}"


def _groep(sleutel: str, rijen: Sequence[Rij], slot: str) -> Groep:
    return Groep(sleutel, tuple(rijen), f"handboek vaststellen {' '.join(rij.kaart.id for rij in rijen)} {slot}")


def _van_domein(rijen: Sequence[Rij], domein: str) -> list[Rij]:
    return [rij for rij in rijen if rij.kaart.domein == domein]


def _per_eigenaar(wereld: Wereld, rijen: Sequence[Rij], slot: str) -> Iterator[Groep]:
    """Roles in the order of the organisation, then owners that it does not know, then cards without owner."""
    bekend = [rol.id for rol in wereld.handboek.organisatie.rollen]
    overig = sorted({naam for rij in rijen for naam in rij.kaart.eigenaren} - set(bekend))
    for rol in (*bekend, *overig):
        if van_rol := [rij for rij in rijen if rol in rij.kaart.eigenaren]:
            yield _groep(rol, van_rol, slot)
    if zonder := [rij for rij in rijen if not rij.kaart.eigenaren]:
        yield _groep("", zonder, slot)


def _rol(wereld: Wereld) -> str:
    """The role that adopts most cards here, as example in the commands; a word to replace where there is none."""
    telling = Counter(kaart.vastgesteld_door for kaart in wereld.handboek.kaarten if kaart.vastgesteld_door)
    bekend = wereld.handboek.organisatie.rol_per_id
    return min((rol for rol in telling if rol in bekend), key=lambda rol: (-telling[rol], rol), default="ROL")


def _dit_jaar(wereld: Wereld) -> Iterator[Vastgesteld]:
    """What was adopted this school year, the newest first: from the ledger, and from cards that it does not know."""
    vandaag = wereld.afgeleid.vandaag
    jaar = Schooljaar.van_datum(vandaag)
    gevonden = [
        Vastgesteld(punt.op, punt.kaart, punt.versie, punt.door)
        for punt in Boek.van(wereld.handboek).punten
        if punt.soort is Vaststellingsoort.VASTSTELLING
    ]
    vastgelegd = {(punt.kaart, punt.dag) for punt in gevonden}
    gevonden += [
        Vastgesteld(kaart.vastgesteld_op, kaart.id, kaart.versie, kaart.vastgesteld_door)
        for kaart in wereld.handboek.kaarten
        if kaart.vastgesteld_op is not None and (kaart.id, kaart.vastgesteld_op) not in vastgelegd
    ]
    van_nu = [punt for punt in gevonden if punt.dag <= vandaag and Schooljaar.van_datum(punt.dag) == jaar]
    yield from sorted(van_nu, key=lambda punt: (punt.dag, punt.kaart), reverse=True)
