"""Derive, stage 3: where each card stands against the ledger: changed since its adoption, to look at anew, due again."""

from __future__ import annotations

import calendar
import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Kaartstand, Regelsoort, Verschilregel
from kwaliteitshandboek.derive.relaties import genoemde_kaarten
from kwaliteitshandboek.model.boek import Boek
from kwaliteitshandboek.model.handboek import Handboek, PubliekHandboek
from kwaliteitshandboek.model.kaart import Kaart, Kaartstatus
from kwaliteitshandboek.model.kaarttekst import kaarttekst, vingerafdruk, vingerafdruk_van_item
from kwaliteitshandboek.model.kader import KaderItem
from kwaliteitshandboek.model.oude_namen import met_domein
from kwaliteitshandboek.model.vaststelling import Vaststelling

BINNENKORT: Final = 2
"""Months before the day on which a card is to be adopted anew, from which the yearly round names it."""

VERVALLEN: Final = "vervallen"
"""Stands in place of the fingerprint of a card that has lapsed: who refers to it has something to look at."""

_GELDEND: Final = (Kaartstatus.VASTGESTELD, Kaartstatus.IN_HERZIENING)
_TE_GROOT: Final = 4_000_000
"""Lines of one text times lines of the other, from which comparing them line by line would take too long."""


class Rondereden(StrEnum):
    """Why the yearly round names a card, the most pressing first."""

    TE_LAAT = "te laat"
    GEWIJZIGD = "gewijzigd"  # since it was adopted
    ZONDER_TEKST = "zonder tekst"  # adopted, but the ledger does not know what
    BINNENKORT = "binnenkort"
    OPNIEUW_BEKIJKEN = "opnieuw bekijken"  # asks for a confirmation, not for an adoption


@dataclass(frozen=True, slots=True)
class Rondepunt:
    """A card in the yearly round, with every reason."""

    kaart: Kaart
    stand: Kaartstand
    redenen: tuple[Rondereden, ...]

    @property
    def vast_te_stellen(self) -> bool:
        """Whether it is to be adopted now: a card under revision waits, one that is only to be looked at asks for less."""
        return self.kaart.status is Kaartstatus.VASTGESTELD and self.redenen != (Rondereden.OPNIEUW_BEKIJKEN,)


def derive_kaartstanden(handboek: Handboek) -> Mapping[str, Kaartstand]:
    """Where each card stands, whatever the day: what is late follows from `hervaststellen_op`."""
    teksten = {kaart.id: kaarttekst(kaart) for kaart in handboek.kaarten}
    # The ledger and the period are internal: the projection tells which cards were changed, and that is all of it.
    if isinstance(handboek, PubliekHandboek):
        gewijzigd = frozenset(handboek.gewijzigde_kaarten)
        return {naam: Kaartstand(vingerafdruk(tekst), gewijzigd=naam in gewijzigd) for naam, tekst in teksten.items()}
    toen_en_nu = _ToenEnNu(handboek, Boek.van(handboek), teksten, vingerafdrukken(handboek, teksten))
    return {kaart.id: _stand(kaart, toen_en_nu) for kaart in handboek.kaarten}


def vingerafdrukken(handboek: Handboek, teksten: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """The present fingerprint of everything a card can refer to: 'kaart:<id>' and 'kader:<id>/<code>'.

    `teksten` are texts of cards already made.
    """
    teksten = teksten if teksten is not None else {kaart.id: kaarttekst(kaart) for kaart in handboek.kaarten}
    kaarten = {
        f"kaart:{kaart.id}": VERVALLEN if kaart.status is Kaartstatus.VERVALLEN else vingerafdruk(teksten[kaart.id])
        for kaart in handboek.kaarten
    }
    gebruikt = {naam for kaart in handboek.kaarten for naam in kaart.standaarden}
    items = {
        f"kader:{kader.id}/{code}": vingerafdruk_van_item(item)
        for kader in handboek.kaders
        for code, item in kader.item_per_code.items()
        if f"{kader.id}/{code}" in gebruikt
    }
    return {**kaarten, **items}


def verwijzingen_van(kaart: Kaart) -> tuple[str, ...]:
    """What a card refers to, each once: 'kaart:<id>' for cards, 'kader:<id>/<code>' for items of frameworks."""
    kaarten = (naam for naam in (kaart.bovenliggend, *genoemde_kaarten(kaart)) if naam and naam != kaart.id)
    return tuple(dict.fromkeys((*(f"kaart:{naam}" for naam in kaarten), *(f"kader:{naam}" for naam in kaart.standaarden))))


def ronde(handboek: Handboek, standen: Mapping[str, Kaartstand], vandaag: date) -> tuple[Rondepunt, ...]:
    """The cards that the yearly round names: those to adopt, to revise or to look at; the most pressing first."""
    punten = (
        Rondepunt(kaart, standen[kaart.id], tuple(_redenen(kaart, standen[kaart.id], vandaag))) for kaart in handboek.kaarten
    )
    soorten = list(Rondereden)
    return tuple(
        sorted(
            (punt for punt in punten if punt.redenen),
            key=lambda punt: (soorten.index(punt.redenen[0]), punt.stand.hervaststellen_op or date.max, punt.kaart.id),
        )
    )


def vergelijk(oud: str, nieuw: str) -> tuple[Verschilregel, ...]:
    """All lines of both texts in one order: without those that came in it is `oud`, without those that left it is `nieuw`."""
    van, naar = oud.split("\n"), nieuw.split("\n")
    begin = _gelijk(van, naar)
    eind = _gelijk(van[begin:][::-1], naar[begin:][::-1])
    midden_van, midden_naar = van[begin : len(van) - eind], naar[begin : len(naar) - eind]
    return (
        *(Verschilregel(Regelsoort.ZELFDE, regel) for regel in van[:begin]),
        *_midden(midden_van, midden_naar),
        *(Verschilregel(Regelsoort.ZELFDE, regel) for regel in van[len(van) - eind :]),
    )


def ingekort(regels: Sequence[Verschilregel]) -> tuple[Verschilregel, ...]:
    """Only the lines that changed, each under its heading and, where it is indented, under the line to which it belongs."""
    # Empty lines between the lines that came or went say nothing; where nothing else changed they are all there is.
    zwijgt = any(regel.soort is not Regelsoort.ZELFDE and regel.tekst.strip() for regel in regels)
    houdt: dict[int, Verschilregel] = {}
    kop = ouder = None
    for index, regel in enumerate(regels):
        if regel.soort is Regelsoort.ZELFDE:
            if regel.tekst.startswith("#"):
                kop, ouder = index, None
            elif regel.tekst and not regel.tekst.startswith(" "):
                ouder = index
            continue
        if zwijgt and not regel.tekst.strip():
            continue
        if kop is not None:
            houdt[kop] = regels[kop]
        if ouder is not None and regel.tekst.startswith(" "):
            houdt[ouder] = regels[ouder]
        houdt[index] = regel
    return tuple(houdt[index] for index in sorted(houdt))


def plus_maanden(dag: date, maanden: int) -> date | None:
    """The same day so many months later, the last of the month where there is no such day; None beyond the calendar."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    if not date.min.year <= jaar <= date.max.year:
        return None
    return date(jaar, maand + 1, min(dag.day, calendar.monthrange(jaar, maand + 1)[1]))


@dataclass(frozen=True)
class _ToenEnNu:
    """The ledger beside the texts (card id -> text) and fingerprints (see `vingerafdrukken`) of now."""

    handboek: Handboek
    boek: Boek
    teksten: Mapping[str, str]
    afdrukken: Mapping[str, str]
    _eerder: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def is_veranderd(self, naam: str, punt: Vaststelling) -> bool:
        """Whether what a card refers to is no longer what it was in an entry of the ledger; False where that does not name it."""
        toen = {naam: punt.verwijzingen[naam]} if naam in punt.verwijzingen else self._onder_oude_naam(naam, punt)
        return any(not self._is_gelijk(naam, oud, afdruk) for oud, afdruk in toen.items())

    def _onder_oude_naam(self, naam: str, punt: Vaststelling) -> Mapping[str, str]:
        soort, _, sleutel = naam.partition(":")
        return {
            oud: afdruk
            for oud, afdruk in punt.verwijzingen.items()
            if oud.startswith(f"{soort}:") and self.boek.namen.nu(soort, oud.partition(":")[2]) == sleutel
        }

    def _is_gelijk(self, naam: str, oud: str, afdruk: str) -> bool:
        """Whether a fingerprint of then, under the name of then, is that of what the thing says now."""
        if self.afdrukken.get(naam) == afdruk:
            return True
        soort, _, sleutel = naam.partition(":")
        if soort == "kaart":
            if self.afdrukken.get(naam, VERVALLEN) == VERVALLEN:
                return False
            return self.boek.is_tekst(afdruk, self.teksten[sleutel]) or afdruk in self._afdrukken_eerder(sleutel)
        item = self._item(sleutel)
        # A fingerprint of an item holds its code, which may be what has another name now.
        return item is not None and vingerafdruk_van_item(item.model_copy(update={"code": oud.rpartition("/")[2]})) == afdruk

    def _afdrukken_eerder(self, kaart: str) -> frozenset[str]:
        """The fingerprints that the text of now had in other domains and under former names: the ledger need not hold it."""
        if kaart not in self._eerder:
            domein = self.handboek.kaart_per_id[kaart].domein
            teksten = self.boek.namen.met_oude_namen(self.teksten[kaart], domein)
            self._eerder[kaart] = frozenset(vingerafdruk(tekst) for tekst in teksten)
        return self._eerder[kaart]

    def _item(self, sleutel: str) -> KaderItem | None:
        kader = self.handboek.kader_per_id.get(sleutel.partition("/")[0])
        return None if kader is None else kader.item_per_code.get(sleutel.partition("/")[2])


def _stand(kaart: Kaart, wereld: _ToenEnNu) -> Kaartstand:
    tekst = wereld.teksten[kaart.id]
    boek, laatste = wereld.boek.van_kaart(kaart.id), wereld.boek.laatste(kaart.id)
    gewijzigd = laatste is not None and not wereld.boek.is_tekst(laatste.vingerafdruk, tekst)
    return Kaartstand(
        vingerafdruk=vingerafdruk(tekst),
        laatste=laatste,
        gewijzigd=gewijzigd,
        verschil=_verschil(laatste.tekst, kaart, wereld) if laatste is not None and gewijzigd else (),
        opnieuw_bekijken=tuple(_veranderd(kaart, boek[-1], wereld)) if laatste is not None else (),
        hervaststellen_op=_hervaststellen_op(kaart, laatste, wereld.handboek.organisatie.hervaststelling),
    )


def _verschil(toen: str, kaart: Kaart, wereld: _ToenEnNu) -> tuple[Verschilregel, ...]:
    """What changed, but for the domain of the card and for names of other things: those are no change."""
    eerder = met_domein(wereld.boek.namen.in_tekst(f"{toen}\n"), kaart.domein)
    return ingekort(vergelijk(eerder.strip("\n"), wereld.teksten[kaart.id].strip("\n")))


def _veranderd(kaart: Kaart, punt: Vaststelling, wereld: _ToenEnNu) -> Iterator[tuple[str, str]]:
    """What the card refers to, then and now, and that is not what it was; what is gone is not either."""
    if kaart.status not in _GELDEND:
        return
    for naam in verwijzingen_van(kaart):
        if wereld.is_veranderd(naam, punt):
            soort, _, sleutel = naam.partition(":")
            yield soort, sleutel


def _hervaststellen_op(kaart: Kaart, laatste: Vaststelling | None, maanden: int) -> date | None:
    """A year after the last adoption, or when the card's own term ends, whichever comes first."""
    sinds = laatste.op if laatste is not None else kaart.vastgesteld_op
    if kaart.status not in _GELDEND or sinds is None or not maanden:
        return None
    dagen = (plus_maanden(sinds, maanden), kaart.geldig_tot)
    return min((dag for dag in dagen if dag is not None), default=None)


def _redenen(kaart: Kaart, stand: Kaartstand, vandaag: date) -> Iterator[Rondereden]:
    if kaart.status not in _GELDEND:
        return
    dag, straks = stand.hervaststellen_op, plus_maanden(vandaag, BINNENKORT)
    if dag is not None and dag < vandaag:
        yield Rondereden.TE_LAAT
    # Under revision a card changes: that is what a revision is for.
    if kaart.status is Kaartstatus.VASTGESTELD and stand.gewijzigd:
        yield Rondereden.GEWIJZIGD
    if kaart.status is Kaartstatus.VASTGESTELD and stand.laatste is None:
        yield Rondereden.ZONDER_TEKST
    if dag is not None and vandaag <= dag and (straks is None or dag <= straks):
        yield Rondereden.BINNENKORT
    if stand.opnieuw_bekijken:
        yield Rondereden.OPNIEUW_BEKIJKEN


def _gelijk(van: Sequence[str], naar: Sequence[str]) -> int:
    """How many lines two texts share from their beginning."""
    hoogste = min(len(van), len(naar))
    return next((index for index in range(hoogste) if van[index] != naar[index]), hoogste)


def _midden(van: Sequence[str], naar: Sequence[str]) -> Iterator[Verschilregel]:
    if len(van) * len(naar) > _TE_GROOT:
        stappen: Iterable[tuple[str, int, int, int, int]] = (("replace", 0, len(van), 0, len(naar)),)
    else:
        stappen = difflib.SequenceMatcher(None, van, naar, autojunk=False).get_opcodes()
    for stap, van_eerste, van_einde, naar_eerste, naar_einde in stappen:
        if stap == "equal":
            yield from (Verschilregel(Regelsoort.ZELFDE, regel) for regel in van[van_eerste:van_einde])
            continue
        yield from (Verschilregel(Regelsoort.WEG, regel) for regel in van[van_eerste:van_einde])
        yield from (Verschilregel(Regelsoort.BIJ, regel) for regel in naar[naar_eerste:naar_einde])
