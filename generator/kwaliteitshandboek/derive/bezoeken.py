"""Derive, stage 3: who is due for which visit, visits beside self-evaluations, and the newest judgement of the inspectorate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from kwaliteitshandboek.derive.kaartstanden import plus_maanden
from kwaliteitshandboek.model.bezoek import Bezocht, Bezoek, Bezoeksoort, Inspectieoordeel, Inspectiesoort
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.model.zelfevaluatie import Zelfevaluatie

BINNENKORT: Final = timedelta(days=92)
"""A visit that is due within a term of this length is to be planned now."""

WEINIG_ITEMS: Final = 5
"""With fewer items that both judged, nothing is said of how a school judges itself."""


@dataclass(frozen=True, slots=True)
class Wie:
    """Whom something is about: a school (its key), a board (its id), or the organisation itself."""

    soort: Bezocht
    sleutel: str | None = None

    @property
    def school(self) -> str | None:
        """The key of the school; None of a board or the organisation."""
        return self.sleutel if self.soort is Bezocht.SCHOOL else None

    @property
    def bestuur(self) -> str | None:
        """The id of the board; None of a school or the organisation."""
        return self.sleutel if self.soort is Bezocht.BESTUUR else None


def wie(ding: Bezoek | Zelfevaluatie | Inspectieoordeel) -> Wie:
    """Whom a visit, self-evaluation or judgement is about; where both a school and a board are named, the school."""
    if ding.school is not None:
        return Wie(Bezocht.SCHOOL, ding.school)
    return Wie(Bezocht.ORGANISATIE) if ding.bestuur is None else Wie(Bezocht.BESTUUR, ding.bestuur)


class Beurtstand(StrEnum):
    """Where somebody stands with a kind of visit, the most urgent first."""

    TE_LAAT = "te laat"
    ZONDER_UITKOMST = "uitkomst ontbreekt"  # the planned day has passed
    NOOIT = "nog niet bezocht, voor zover bekend"  # so whether it is late nobody can say
    BINNENKORT = "binnenkort aan de beurt"  # and not planned yet
    GEPLAND = "gepland"
    OP_TIJD = "op tijd"
    ZONDER_TERMIJN = "geen vaste termijn"


@dataclass(frozen=True, slots=True)
class Beurt:
    """One kind of visit for one school, board or organisation.

    `laatste`: the newest visit that took place. `gepland`: the first one ahead, else the one whose day passed without an outcome.
    `voor`: the day by which the next one is due; None where the kind has no term, or there never was a visit.
    """

    soort: Bezoeksoort
    wie: Wie
    stand: Beurtstand
    laatste: Bezoek | None = None
    gepland: Bezoek | None = None
    voor: date | None = None

    @property
    def na_termijn(self) -> bool:
        """Whether it is planned, but after the day on which it was due."""
        dag = self.gepland.gepland if self.gepland is not None and self.stand is Beurtstand.GEPLAND else None
        return dag is not None and self.voor is not None and dag > self.voor


def derive_beurten(handboek: Handboek, vandaag: date) -> tuple[Beurt, ...]:
    """Every kind with a term for everybody whom it visits, and kinds without one for whom they visited, in the order of files."""
    per_beurt: dict[tuple[str, Wie], list[Bezoek]] = {}
    for bezoek in handboek.bezoeken:
        per_beurt.setdefault((bezoek.soort, wie(bezoek)), []).append(bezoek)
    return tuple(
        _beurt(soort, ieder, per_beurt.get((soort.id, ieder), ()), vandaag)
        for soort in handboek.bezoeksoorten
        for ieder in _bezochten(handboek, soort)
        if soort.elke_maanden is not None or (soort.id, ieder) in per_beurt
    )


def _bezochten(handboek: Handboek, soort: Bezoeksoort) -> Iterator[Wie]:
    if Bezocht.SCHOOL in soort.bezocht:
        yield from (Wie(Bezocht.SCHOOL, school.sleutel) for school in handboek.organisatie.scholen)
    if Bezocht.BESTUUR in soort.bezocht:
        yield from (Wie(Bezocht.BESTUUR, bestuur.id) for bestuur in handboek.organisatie.besturen)
    if Bezocht.ORGANISATIE in soort.bezocht:
        yield Wie(Bezocht.ORGANISATIE)


def _beurt(soort: Bezoeksoort, ieder: Wie, bezoeken: Sequence[Bezoek], vandaag: date) -> Beurt:
    geweest = [(b.datum, b) for b in bezoeken if b.datum is not None and b.datum <= vandaag]
    dag, laatste = max(geweest, key=lambda paar: (paar[0], paar[1].id), default=(None, None))
    voor = None if dag is None or soort.elke_maanden is None else plus_maanden(dag, soort.elke_maanden)
    open_ = [(b.gepland, b) for b in bezoeken if b.datum is None and b.gepland is not None and (dag is None or b.gepland > dag)]
    vooruit = [paar for paar in open_ if paar[0] >= vandaag]
    gepland = min(vooruit or open_, key=lambda paar: (paar[0], paar[1].id), default=(None, None))[1]
    if vooruit:
        stand = Beurtstand.GEPLAND
    elif gepland is not None:
        stand = Beurtstand.ZONDER_UITKOMST
    elif soort.elke_maanden is None:
        stand = Beurtstand.ZONDER_TERMIJN
    elif voor is None:
        stand = Beurtstand.NOOIT if laatste is None else Beurtstand.OP_TIJD
    elif voor < vandaag:
        stand = Beurtstand.TE_LAAT
    else:
        stand = Beurtstand.BINNENKORT if voor - vandaag <= BINNENKORT else Beurtstand.OP_TIJD
    return Beurt(soort, ieder, stand, laatste, gepland, voor)


# Judgements beside each other


def kader_van(handboek: Handboek, bezoek: Bezoek) -> Kader | None:
    """The framework of a visit: its own, else that of its kind."""
    soort = handboek.bezoeksoort_per_id.get(bezoek.soort)
    return handboek.kader_per_id.get(bezoek.kader or (soort.kader if soort is not None else None) or "")


def schaalplaats(kader: Kader, oordeel: str | None) -> int | None:
    """The place of a judgement on the scale, from low to high; None where the scale does not have it."""
    return next((plaats for plaats, stap in enumerate(kader.schaal) if stap.waarde == oordeel), None)


class Verschil(StrEnum):
    """How the school judged an item, beside the visitors."""

    GELIJK = "gelijk"
    HOGER = "hoger"
    LAGER = "lager"
    NIET_TE_VERGELIJKEN = "niet te vergelijken"


@dataclass(frozen=True, slots=True)
class Itemvergelijking:
    """One item by its code of now: what the visitors judged and what the school judged itself.

    `stappen` above 0: the school judged higher.
    """

    item: str
    bezoek: str
    zelf: str | None
    verschil: Verschil
    stappen: int = 0
    toelichting: str | None = None


@dataclass(frozen=True, slots=True)
class Toetsing:
    """The judgements of a visit beside the self-evaluation before it.

    `zelfevaluatie` is None where there is none; `te_klein`: too few people took part in it to show anything of it.
    """

    items: tuple[Itemvergelijking, ...]
    zelfevaluatie: Zelfevaluatie | None = None
    te_klein: bool = False

    def telling(self, verschil: Verschil) -> int:
        """How many items differ in this way."""
        return sum(item.verschil is verschil for item in self.items)

    @property
    def ver(self) -> tuple[Itemvergelijking, ...]:
        """The items at which the judgements lie more than one step apart."""
        return tuple(item for item in self.items if abs(item.stappen) > 1)

    @property
    def vergeleken(self) -> int:
        """How many items both judged on the scale."""
        return len(self.items) - self.telling(Verschil.NIET_TE_VERGELIJKEN)


def zelfevaluatie_bij(handboek: Handboek, bezoek: Bezoek) -> Zelfevaluatie | None:
    """The newest self-evaluation on the same framework, of the same school, board or organisation, at or before the visit.

    One without a day of its own counts as of its school year.
    """
    kader = kader_van(handboek, bezoek)
    dag = bezoek.datum or bezoek.gepland
    if kader is None:
        return None
    eerder = [
        z
        for z in handboek.zelfevaluaties
        if z.kader == kader.id
        and wie(z) == wie(bezoek)
        and (z.schooljaar <= bezoek.schooljaar if z.datum is None or dag is None else z.datum <= dag)
    ]
    return max(eerder, key=lambda z: (z.schooljaar, z.datum or z.schooljaar.eerste_dag, z.id), default=None)


def toetsing(handboek: Handboek, bezoek: Bezoek) -> Toetsing | None:
    """The visit beside the self-evaluation; None for kinds that do not test one, and where the visit judged nothing."""
    soort = handboek.bezoeksoort_per_id.get(bezoek.soort)
    kader = kader_van(handboek, bezoek)
    if soort is None or not soort.toets or kader is None or not bezoek.oordelen:
        return None
    zelf = zelfevaluatie_bij(handboek, bezoek)
    te_klein = zelf is not None and zelf.respondenten < handboek.organisatie.drempels.respondenten
    eigen = {} if zelf is None or te_klein else {oordeel.item: oordeel.oordeel for oordeel in zelf.oordelen}
    # An item may have got another code between the one judgement and the other.
    eigen = {nu: eigen[code] for code, nu in kader.opvolgers(eigen).items()} | eigen
    nu = kader.opvolgers(o.item for o in bezoek.oordelen)
    items = (
        _vergelijk(kader, nu[o.item], o.oordeel, eigen.get(o.item, eigen.get(nu[o.item])), o.toelichting) for o in bezoek.oordelen
    )
    return Toetsing(tuple(items), zelf, te_klein)


def _vergelijk(kader: Kader, item: str, bezoek: str, zelf: str | None, toelichting: str | None) -> Itemvergelijking:
    van_bezoek, van_zelf = schaalplaats(kader, bezoek), schaalplaats(kader, zelf)
    if van_bezoek is None or van_zelf is None:
        return Itemvergelijking(item, bezoek, zelf, Verschil.NIET_TE_VERGELIJKEN, toelichting=toelichting)
    stappen = van_zelf - van_bezoek
    verschil = Verschil.HOGER if stappen > 0 else Verschil.LAGER if stappen < 0 else Verschil.GELIJK
    return Itemvergelijking(item, bezoek, zelf, verschil, stappen, toelichting)


# The inspectorate

Oordeelsleutel = tuple[Wie, str | None, str | None]
"""Whom a judgement is about, the framework, and the item; without item it is about the whole."""


def laatste_oordelen(handboek: Handboek) -> Mapping[Oordeelsleutel, Inspectieoordeel]:
    """The newest judgement of the inspectorate of each school and item; supervision arrangements of older documents left out."""
    laatste: dict[Oordeelsleutel, Inspectieoordeel] = {}
    for oordeel in sorted(handboek.inspectieoordelen, key=lambda o: (o.datum, o.id)):
        if oordeel.soort is Inspectiesoort.OORDEEL:
            # A judgement about the whole is the same thing, whichever framework it names.
            laatste[wie(oordeel), oordeel.kader if oordeel.item else None, itemcode(handboek, oordeel)] = oordeel
    return laatste


def itemcode(handboek: Handboek, oordeel: Inspectieoordeel) -> str | None:
    """The code that the item of a judgement has now; None for a judgement about the whole."""
    kader = handboek.kader_per_id.get(oordeel.kader or "")
    return oordeel.item if kader is None or oordeel.item is None else kader.opvolger(oordeel.item)
