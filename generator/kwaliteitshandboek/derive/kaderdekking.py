"""Derive, stage 3: how a framework is covered: per item what is there, what is missing by name, what is excused, and totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kwaliteitshandboek.derive.afgeleid import Afgeleid, Itemdekking, Kaartstand
from kwaliteitshandboek.derive.kaartbereik import scholen_van
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart, Kaartstatus
from kwaliteitshandboek.model.kader import Dekkingsoort, Kader, KaderItem, Uitzondering


class Hiaatsoort(StrEnum):
    """What is missing of an item."""

    GEEN_KAART = "geen kaart"
    KAART_DEELS = "kaart niet voor alle scholen"  # there are cards, and schools for which none of them holds
    GEEN_BEWIJS = "geen bewijs"  # no instrument, and no indicator that has a figure
    KAART_TE_LAAT = "kaart te laat"


class Laatreden(StrEnum):
    """Why a card is late."""

    EVALUATIE = "evaluatie te laat"
    GELDIGHEID = "geldigheid voorbij"
    VASTSTELLEN = "opnieuw vaststellen"
    BEKIJKEN = "opnieuw bekijken"  # what it refers to changed


class Celstand(StrEnum):
    """How an item stands for one kind of what may serve it."""

    EIGEN = "eigen"
    VIA = "via een ander onderdeel"
    DEELS = "niet voor alle scholen"
    UITZONDERING = "uitzondering"
    LEEG = "leeg"


@dataclass(frozen=True, slots=True)
class LateKaart:
    """A card that is late, with every reason."""

    kaart: str
    redenen: tuple[Laatreden, ...]


@dataclass(frozen=True, slots=True)
class Itemstand:
    """An item that can be judged, with what serves it and what is missing on the day of today.

    `top` is the item of the first level above it, `tussen` those of the levels between. What is said of an item above holds
    for those below: so does `kern`. `met_cijfer` are the indicators that have a figure of some school.
    `scholen_zonder` are the schools for which none of its cards holds; empty where there is no card at all.
    `uitzonderingen` are those in force; what they excuse is no gap.
    """

    kader: str
    item: KaderItem
    top: KaderItem
    tussen: tuple[KaderItem, ...]
    kern: bool
    dekking: Itemdekking
    met_cijfer: tuple[str, ...]
    scholen_zonder: tuple[str, ...]
    hiaten: tuple[Hiaatsoort, ...]
    late_kaarten: tuple[LateKaart, ...]
    uitzonderingen: tuple[Uitzondering, ...]

    @property
    def naam(self) -> str:
        """'ondersteuning/2e'."""
        return f"{self.kader}/{self.item.code}"

    def stand(self, soort: Dekkingsoort) -> Celstand:
        """How it stands for cards, indicators or instruments; an exception matters only where nothing serves it."""
        if soort is Dekkingsoort.KAARTEN and self.scholen_zonder:
            return Celstand.DEELS
        if self.dekking.eigen(soort):
            return Celstand.EIGEN
        if self.dekking.omwegen(soort):
            return Celstand.VIA
        return Celstand.UITZONDERING if any(soort in u.voor for u in self.uitzonderingen) else Celstand.LEEG


@dataclass(frozen=True, slots=True)
class Deeltelling:
    """Counts over items: of a domain of the framework (`top`), or of the whole.

    `onder` are the counts of the levels between a domain and its items, in reading order, each with its depth (1 is straight
    below the domain); none where the items lie straight below it.
    """

    top: KaderItem | None
    items: tuple[Itemstand, ...]
    onder: tuple[Deeltelling, ...] = ()
    diepte: int = 0

    def aantal(self, soort: Dekkingsoort, *standen: Celstand) -> int:
        """How many items stand so for a kind."""
        return sum(item.stand(soort) in standen for item in self.items)

    def gedekt(self, soort: Dekkingsoort) -> int:
        """How many items something of this kind serves for all schools, itself or by way of another item."""
        return self.aantal(soort, Celstand.EIGEN, Celstand.VIA)

    def met_hiaat(self, soort: Hiaatsoort) -> int:
        return sum(soort in item.hiaten for item in self.items)

    @property
    def zonder_hiaat(self) -> int:
        return sum(not item.hiaten for item in self.items)

    @property
    def met_uitzondering(self) -> int:
        """How many items an exception excuses from something that is not there."""
        return sum(any(item.stand(soort) is Celstand.UITZONDERING for soort in Dekkingsoort) for item in self.items)


@dataclass(frozen=True, slots=True)
class Kaderdekking:
    """A framework with its items that can be judged, in reading order, and the counts per domain and of the whole."""

    kader: Kader
    items: tuple[Itemstand, ...]
    delen: tuple[Deeltelling, ...]

    @property
    def geheel(self) -> Deeltelling:
        return Deeltelling(None, self.items)

    def bediend_door(self, soort: Dekkingsoort) -> tuple[str, ...]:
        """Ids of all that serves any item, in the order in which they come up."""
        return tuple(dict.fromkeys(naam for item in self.items for naam in item.dekking.alle(soort)))


def derive_kaderdekking(handboek: Handboek, afgeleid: Afgeleid, kader: Kader) -> Kaderdekking:
    """How a framework is covered on the day of `afgeleid`."""
    laat = {
        kaart.id: redenen
        for kaart in handboek.kaarten
        if (redenen := tuple(laatredenen(kaart, afgeleid.kaartstanden.get(kaart.id), afgeleid.vandaag)))
    }
    delen = []
    for top in kader.onderdelen:
        standen = (_itemstand(handboek, afgeleid, kader, weg) for weg in _wegen(top, ()) if not weg[-1].onderdelen)
        items = tuple(_met_laat(stand, laat) for stand in standen)
        onder = (
            Deeltelling(weg[-1], tuple(stand for stand in items if weg[-1] in stand.tussen), diepte=len(weg) - 1)
            for weg in _wegen(top, ())
            if len(weg) > 1 and weg[-1].onderdelen
        )
        delen.append(Deeltelling(top, items, tuple(onder)))
    return Kaderdekking(kader, tuple(stand for deel in delen for stand in deel.items), tuple(delen))


def _wegen(item: KaderItem, boven: tuple[KaderItem, ...]) -> Iterator[tuple[KaderItem, ...]]:
    """An item and all below it in reading order, each as the way to it from the top."""
    weg = (*boven, item)
    yield weg
    for deel in item.onderdelen:
        yield from _wegen(deel, weg)


def laatredenen(kaart: Kaart, stand: Kaartstand | None, vandaag: date) -> Iterator[Laatreden]:
    """Why a card is late; of one that lapsed nothing is asked any more."""
    if kaart.status is Kaartstatus.VERVALLEN:
        return
    if kaart.te_laat(vandaag):
        yield Laatreden.EVALUATIE
    if kaart.geldig_tot is not None and kaart.geldig_tot < vandaag:
        yield Laatreden.GELDIGHEID
    elif stand is not None and stand.hervaststellen_op is not None and stand.hervaststellen_op < vandaag:
        yield Laatreden.VASTSTELLEN
    if stand is not None and stand.opnieuw_bekijken:
        yield Laatreden.BEKIJKEN


def geldende_uitzonderingen(item: KaderItem, vandaag: date) -> tuple[Uitzondering, ...]:
    """The exceptions in force on a day; the last day itself counts."""
    return tuple(u for u in item.uitzonderingen if u.tot_en_met is None or vandaag <= u.tot_en_met)


def _itemstand(handboek: Handboek, afgeleid: Afgeleid, kader: Kader, weg: Sequence[KaderItem]) -> Itemstand:
    item = weg[-1]
    dekking = afgeleid.dekking.get((kader.id, item.code), Itemdekking())
    uitzonderingen = geldende_uitzonderingen(item, afgeleid.vandaag)
    vrij = {soort for uitzondering in uitzonderingen for soort in uitzondering.voor}
    met_cijfer = tuple(naam for naam in dekking.alle(Dekkingsoort.INDICATOREN) if afgeleid.laatste_jaar(naam) is not None)
    hiaten = []
    if not dekking.alle(Dekkingsoort.KAARTEN) and Dekkingsoort.KAARTEN not in vrij:
        hiaten.append(Hiaatsoort.GEEN_KAART)
    scholen_zonder = _scholen_zonder(handboek, dekking.alle(Dekkingsoort.KAARTEN))
    if scholen_zonder and Dekkingsoort.KAARTEN not in vrij:
        hiaten.append(Hiaatsoort.KAART_DEELS)
    bewijs = met_cijfer or dekking.alle(Dekkingsoort.INSTRUMENTEN)
    if not bewijs and not {Dekkingsoort.INDICATOREN, Dekkingsoort.INSTRUMENTEN} <= vrij:
        hiaten.append(Hiaatsoort.GEEN_BEWIJS)
    return Itemstand(
        kader=kader.id,
        item=item,
        top=weg[0],
        tussen=tuple(weg[1:-1]),
        kern=any(punt.kern is not None and punt.kern.geldt_op(afgeleid.vandaag) for punt in weg),
        dekking=dekking,
        met_cijfer=met_cijfer,
        scholen_zonder=scholen_zonder,
        hiaten=tuple(hiaten),
        late_kaarten=(),
        uitzonderingen=uitzonderingen,
    )


def _scholen_zonder(handboek: Handboek, kaarten: Sequence[str]) -> tuple[str, ...]:
    """The schools for which none of these cards holds; empty without cards."""
    if not kaarten:
        return ()
    bereik = {school.sleutel for naam in kaarten for school in scholen_van(handboek.organisatie, handboek.kaart_per_id[naam])}
    return tuple(school.sleutel for school in handboek.organisatie.scholen if school.sleutel not in bereik)


def _met_laat(stand: Itemstand, laat: dict[str, tuple[Laatreden, ...]]) -> Itemstand:
    kaarten = tuple(LateKaart(naam, laat[naam]) for naam in stand.dekking.alle(Dekkingsoort.KAARTEN) if naam in laat)
    if not kaarten:
        return stand
    return replace(stand, late_kaarten=kaarten, hiaten=(*stand.hiaten, Hiaatsoort.KAART_TE_LAAT))


def zonder_item(kaderdekking: Kaderdekking, soort: Dekkingsoort, alle: Sequence[str]) -> tuple[str, ...]:
    """The ids of `alle` that serve no item of the framework."""
    bediend = set(kaderdekking.bediend_door(soort))
    return tuple(naam for naam in alle if naam not in bediend)


def op_volgorde(kaders: Sequence[Kader], vandaag: date) -> tuple[Kader, ...]:
    """Frameworks as they are listed: in their own order, those whose validity is over last, the newest of these first."""
    voorbij = [kader for kader in kaders if kader.voorbij(vandaag)]
    laatst_eerst = sorted(voorbij, key=lambda kader: kader.geldig_tot or vandaag, reverse=True)
    return (*geldende_kaders(kaders, vandaag), *laatst_eerst)


def geldende_kaders(kaders: Sequence[Kader], vandaag: date) -> tuple[Kader, ...]:
    """The frameworks whose validity is not over: of what is over nobody asks any more whether it is covered."""
    return tuple(kader for kader in kaders if not kader.voorbij(vandaag))
