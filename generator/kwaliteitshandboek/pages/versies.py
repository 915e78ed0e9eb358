"""Pages, stage 6: the versions of a card, one page each: is the version on paper still the one that holds?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.afgeleid import Kaartstand
from kwaliteitshandboek.model.boek import Boek
from kwaliteitshandboek.model.kaart import Kaart, Kaartstatus, Wijziging
from kwaliteitshandboek.model.kaarttekst import kaarttekst
from kwaliteitshandboek.model.vaststelling import Vaststelling, Vaststellingsoort, versiesleutel
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.verschil import make_verschil
from kwaliteitshandboek.pages.wereld import Wereld
from kwaliteitshandboek.pages.woorden import Status
from kwaliteitshandboek.settings.adressen import versieanker

ACTUEEL = Status("vastgesteld", "geldt nu")
VERVANGEN = Status("vervallen", "vervangen")
NIET_MEER = Status("vervallen", "geldt niet meer")
NOG_NIET = Status("concept", "nog niet vastgesteld")

STATUSWOORDEN: Mapping[Kaartstatus, str] = {
    Kaartstatus.IN_VOORBEREIDING: "in voorbereiding",
    Kaartstatus.CONCEPT: "een concept",
    Kaartstatus.VASTGESTELD: "vastgesteld",
    Kaartstatus.IN_HERZIENING: "in herziening",
    Kaartstatus.VERVALLEN: "vervallen",
}

_OP_PAPIER = 6
"""So many digits of a fingerprint stand on paper; that is enough to tell two texts of one card apart."""


@dataclass(frozen=True, slots=True)
class Versie:
    """A version of a card, with the answer for who has it on paper: `kop` in short, `zin` how that came about.

    `anker` is None where another version has the same one. `dagen`: the days of adoption, the newest first, each with the role.
    `wat`: lines of the change log.
    """

    nummer: str
    anker: str | None
    status: Status
    kop: str
    zin: str
    dagen: tuple[tuple[date, str | None], ...] = ()
    vingerafdruk: str | None = None
    wat: tuple[Wijziging, ...] = ()

    @property
    def op_papier(self) -> str | None:
        """The part of the fingerprint that stands on paper."""
        return self.vingerafdruk[:_OP_PAPIER] if self.vingerafdruk else None


@dataclass(frozen=True, slots=True)
class _Verloop:
    """The versions of a card from old to new, the days on which each was adopted, and the number of the one that holds."""

    nummers: tuple[str, ...]
    dagen: Mapping[str, Sequence[tuple[date, str | None]]]
    log: Mapping[str, Sequence[Wijziging]]
    geldend: str | None

    @property
    def nu(self) -> int | None:
        """The place of the version that holds."""
        return self.nummers.index(self.geldend) if self.geldend in self.nummers else None

    @property
    def laatste(self) -> int | None:
        """The place of the last version that was adopted, whether it holds or not."""
        if self.nu is not None:
            return self.nu
        return max((index for index, nummer in enumerate(self.nummers) if self.dagen[nummer]), default=None)

    def sinds(self, nummer: str) -> date | None:
        """The day on which a version was first adopted, else that of the change log."""
        if self.dagen[nummer]:
            return self.dagen[nummer][-1][0]
        return min((rij.datum for rij in self.log[nummer]), default=None)


def versie_pages(wereld: Wereld) -> Iterator[Page]:
    """The page with the versions of each card."""
    boek = Boek.van(wereld.handboek)
    for kaart in wereld.handboek.kaarten:
        yield _versies_page(wereld, kaart, boek)


def geldende_versie(kaart: Kaart, stand: Kaartstand) -> tuple[str, date | None, str | None] | None:
    """Number, day and role of the adoption that holds now; None where none does.

    The ledger goes before the card's own words, unless the card names a later day.
    """
    if kaart.status not in (Kaartstatus.VASTGESTELD, Kaartstatus.IN_HERZIENING):
        return None
    laatste = stand.laatste
    if laatste is not None and (kaart.vastgesteld_op is None or laatste.op >= kaart.vastgesteld_op):
        return laatste.versie, laatste.op, laatste.door
    if kaart.versie is None or (kaart.status is Kaartstatus.IN_HERZIENING and kaart.vastgesteld_op is None):
        return None
    return kaart.versie, kaart.vastgesteld_op, kaart.vastgesteld_door


def _versies_page(wereld: Wereld, kaart: Kaart, boek: Boek) -> Page:
    pad = wereld.adressen[("versies", kaart.id)]
    stand = wereld.afgeleid.kaartstanden[kaart.id]
    geldend = geldende_versie(kaart, stand)
    vastgesteld = [punt for punt in boek.van_kaart(kaart.id) if punt.soort is Vaststellingsoort.VASTSTELLING]
    versies = list(_versies(kaart, vastgesteld, geldend))
    gewijzigd = stand.gewijzigd and kaart.status is Kaartstatus.VASTGESTELD
    tekst = render(
        "versies",
        p=wereld.blik(pad),
        kaart=kaart,
        geldend=geldend,
        versies=versies,
        # On paper from this site stands the fingerprint of the text as this site has it.
        papier=stand.vingerafdruk[:_OP_PAPIER],
        papieren=_papieren(kaart, stand, boek),
        vastgesteld_papier=stand.laatste.vingerafdruk[:_OP_PAPIER] if stand.laatste is not None else None,
        gewijzigd=gewijzigd,
        verschil=make_verschil(wereld, stand.verschil),
        laatste=stand.laatste,
        statuswoord=STATUSWOORDEN[kaart.status],
        vandaag=wereld.afgeleid.vandaag,
    )
    return Page(
        pad,
        f"Versies: {kaart.titel}",
        "versies",
        tekst,
        omschrijving=f"Welke versie van {kaart.titel} nu geldt, en wat er veranderde.",
        zoeken=False,
        verberg=("toc",),
    )


def _papieren(kaart: Kaart, stand: Kaartstand, boek: Boek) -> tuple[str, ...]:
    """What stands on paper with the text of now, the newest first: things it names may have had other ids when it was adopted."""
    tekst = kaarttekst(kaart)
    vast = (punt.vingerafdruk for punt in reversed(boek.van_kaart(kaart.id)) if punt.soort is Vaststellingsoort.VASTSTELLING)
    zelfde = (afdruk for afdruk in vast if boek.is_tekst(afdruk, tekst))
    return tuple(dict.fromkeys(afdruk[:_OP_PAPIER] for afdruk in (stand.vingerafdruk, *zelfde)))


def _versies(kaart: Kaart, boek: Sequence[Vaststelling], geldend: tuple[str, date | None, str | None] | None) -> Iterator[Versie]:
    """All versions that the ledger, the change log or the card itself names, the newest first."""
    vastgesteld: dict[str, list[Vaststelling]] = defaultdict(list)
    for punt in boek:
        vastgesteld[punt.versie].append(punt)
    log: dict[str, list[Wijziging]] = defaultdict(list)
    for rij in kaart.wijzigingen:
        log[rij.versie].append(rij)
    nummers = dict.fromkeys((*vastgesteld, *log, *((kaart.versie,) if kaart.versie else ())))
    dagen = {nummer: _dagen(kaart, vastgesteld[nummer], nummer, geldend) for nummer in nummers}
    verloop = _Verloop(
        tuple(sorted(nummers, key=lambda nummer: _plaats(nummer, dagen[nummer], log[nummer]))), dagen, log, geldend and geldend[0]
    )
    bezet: set[str] = set()
    for index, nummer in reversed([*enumerate(verloop.nummers)]):
        status, kop, zin = _antwoord(kaart, verloop, index)
        anker = versieanker(nummer)
        yield Versie(
            nummer=nummer,
            anker=None if anker in bezet else anker,
            status=status,
            kop=kop,
            zin=zin,
            dagen=dagen[nummer],
            vingerafdruk=vastgesteld[nummer][-1].vingerafdruk if vastgesteld[nummer] else None,
            wat=tuple(log[nummer]),
        )
        bezet.add(anker)


def _dagen(
    kaart: Kaart, punten: Sequence[Vaststelling], nummer: str, geldend: tuple[str, date | None, str | None] | None
) -> tuple[tuple[date, str | None], ...]:
    """On which days a version was adopted and by whom, the newest first; the card's own day where the ledger has none."""
    dagen: dict[date, str | None] = {punt.op: punt.door for punt in punten}
    if kaart.vastgesteld_op is not None and nummer == kaart.versie and geldend is not None and geldend[0] == nummer:
        dagen.setdefault(kaart.vastgesteld_op, kaart.vastgesteld_door)
    return tuple(sorted(dagen.items(), key=lambda dag: dag[0], reverse=True))


def _plaats(nummer: str, dagen: Sequence[tuple[date, str | None]], log: Sequence[Wijziging]) -> tuple[date, tuple[object, ...]]:
    """Versions follow the last day on which they were adopted, else their day in the change log."""
    dag = dagen[0][0] if dagen else max((rij.datum for rij in log), default=date.max)
    return dag, versiesleutel(nummer)


def _antwoord(kaart: Kaart, verloop: _Verloop, index: int) -> tuple[Status, str, str]:
    """The state of a version, and what to say to who has it on paper: in short, and how that came about."""
    nummer = verloop.nummers[index]
    if index == verloop.nu:
        return ACTUEEL, f"Versie {nummer} is de versie die nu geldt.", ""
    niet_meer = f"Versie {nummer} geldt niet meer."
    if kaart.status is Kaartstatus.VERVALLEN:
        return NIET_MEER, niet_meer, "Deze kaart is vervallen."
    if verloop.laatste is None or index > verloop.laatste:
        return NOG_NIET, f"Versie {nummer} is nog niet vastgesteld.", ""
    if index == verloop.laatste:
        return NIET_MEER, niet_meer, f"De kaart is nu {STATUSWOORDEN[kaart.status]}."
    volgende = verloop.nummers[index + 1]
    sinds = verloop.sinds(volgende)
    wanneer = f" op {taal.datum(sinds)}" if sinds is not None else ""
    return VERVANGEN, niet_meer, f"Zij is{wanneer} vervangen door versie {volgende}."
