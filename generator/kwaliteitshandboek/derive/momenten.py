"""Derive, stage 3: the moments of a handbook, placed in the calendar of this school year and the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import TypeVar

from kwaliteitshandboek.derive.acties import acties
from kwaliteitshandboek.derive.afgeleid import Kaartstand, LosMoment, Losreden, Moment, Momentsoort
from kwaliteitshandboek.derive.bezoekmomenten import van_bezoeken
from kwaliteitshandboek.derive.bronnen import Bron, bronnen_van, instrumentbronnen, scholen_van
from kwaliteitshandboek.derive.dekking import ZONDER_AFSPRAKEN
from kwaliteitshandboek.derive.herhaling import Herhaling, genoemde_jaren, herhaling
from kwaliteitshandboek.derive.jaarkalender import eigen_regios
from kwaliteitshandboek.derive.plaatsingen import Plaatsing
from kwaliteitshandboek.derive.schooldagen import Schooldagen, make_schooldagen
from kwaliteitshandboek.derive.tijdzinnen import Zinnen, lees_zinnen
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.schooljaar import Schooljaar


@dataclass(frozen=True, slots=True)
class Kalender:
    """All moments in order of time, what has no place, and the school years for which words were placed."""

    momenten: tuple[Moment, ...]
    los: tuple[LosMoment, ...]
    jaren: tuple[str, ...]


def derive_kalender(handboek: Handboek, vandaag: date, kaartstanden: Mapping[str, Kaartstand]) -> Kalender:
    """Everything with a day, a month or words about when.

    Words are placed in the school year of `vandaag` and the next one. What has a day of its own keeps it, whatever the year, and
    so does a planning for another year. A card that lapsed gives nothing, and one in preparation only its plan: what is to be
    done to make it. An instrument of the register stands here only where no row of a card that refers to it does, so that nothing
    stands here twice.
    """
    jaar = Schooljaar.van_datum(vandaag)
    plaatser = _Plaatser(handboek, (jaar, jaar + 1))
    momenten = [replace(m, te_laat=m.dag < vandaag) for m in (*_met_dag(handboek, kaartstanden), *van_acties(handboek))]
    momenten += [*_van_doelen(handboek), *van_bezoeken(handboek, vandaag, plaatser.jaren)]
    los: list[LosMoment] = []
    geplaatst: set[str] = set()
    genoemd: set[str] = set()
    for bron in bronnen_van(handboek):
        gevonden, lossen = plaatser.plaats(bron)
        momenten += [replace(moment, te_laat=True) for moment in gevonden] if _voorbij(bron, gevonden, vandaag) else gevonden
        los += lossen
        if bron.instrument is not None:
            geplaatst |= {bron.instrument} if gevonden else set()
            genoemd |= {bron.instrument} if lossen else set()
    for bron in instrumentbronnen(handboek, geplaatst):
        gevonden, lossen = plaatser.plaats(bron)
        momenten += gevonden
        los += lossen if bron.instrument not in genoemd else []
    momenten.sort(key=attrgetter("dag", "soort", "titel", "sleutel"))
    return Kalender(_uniek(momenten), _uniek(los), tuple(str(jaar) for jaar in plaatser.jaren))


def instrumentmomenten(handboek: Handboek, jaar: Schooljaar) -> tuple[Moment, ...]:
    """The moments of instruments in one school year, as words of now would place them then: by cards, lines, the register."""
    plaatser = _Plaatser(handboek, (jaar,))
    gevonden = [moment for bron in bronnen_van(handboek) if bron.instrument is not None for moment in plaatser.plaats(bron)[0]]
    geplaatst = {moment.instrument for moment in gevonden if moment.instrument is not None}
    gevonden += [moment for bron in instrumentbronnen(handboek, geplaatst) for moment in plaatser.plaats(bron)[0]]
    return tuple(moment for moment in gevonden if moment.dag in jaar)


class _Plaatser:
    """Places sources, with each distinct text read once and each school year made once for each set of holiday regions."""

    def __init__(self, handboek: Handboek, jaren: tuple[Schooljaar, ...]) -> None:
        self._handboek = handboek
        self.jaren = jaren
        self._zinnen: dict[str, Zinnen] = {}
        self._dagen: dict[tuple[Schooljaar, tuple[str, ...]], Schooldagen] = {}
        self._herhalingen: dict[tuple[str, Schooljaar, tuple[str, ...], bool], Herhaling] = {}

    def plaats(self, bron: Bron) -> tuple[list[Moment], list[LosMoment]]:
        """The moments of a source, and its words where a part of them has no place in any of the years."""
        if bron.dag is not None:
            plaatsing = Plaatsing(bron.dag, tot_en_met=_later(bron.tot_en_met, bron.dag))
            return [_moment(bron, plaatsing, f"{bron.sleutel}.{bron.schooljaar or Schooljaar.van_datum(bron.dag)}.1")], []
        if bron.schooljaar is not None:
            gevonden = {bron.schooljaar: self._herhaling(bron, bron.schooljaar)}
            kijk = [gevonden[bron.schooljaar]] if bron.schooljaar in self.jaren else []
        else:
            # A year that the words name stands in the calendar too, with only what they place there.
            gevonden = {jaar: self._herhaling(bron, jaar) for jaar in self.jaren}
            kijk = list(gevonden.values())
            for jaar in sorted(genoemde_jaren(self._lees(bron.woorden)) - set(self.jaren)):
                eenmalig = self._herhaling(bron, jaar)
                gevonden[jaar] = replace(eenmalig, plaatsingen=tuple(p for p in eenmalig.plaatsingen if p.vast))
        momenten = [
            _moment(bron, plaatsing, f"{bron.sleutel}.{jaar}.{welke}")
            for jaar, uitkomst in gevonden.items()
            for welke, plaatsing in zip(_welke(uitkomst.plaatsingen), uitkomst.plaatsingen, strict=True)
        ]
        # What is placed in one of the years ('eens in de vier jaar', when its year comes) is not loose in the other.
        redenen = [uitkomst.los for uitkomst in kijk]
        if not redenen or redenen[0] is None or None in redenen:
            return momenten, []
        return momenten, [_los(bron, redenen[0], kijk[0].loswoorden)]

    def _lees(self, woorden: str) -> Zinnen:
        if woorden not in self._zinnen:
            self._zinnen[woorden] = lees_zinnen(woorden)
        return self._zinnen[woorden]

    def _herhaling(self, bron: Bron, jaar: Schooljaar) -> Herhaling:
        sleutel = (bron.woorden, jaar, bron.scholen, bron.schooljaar is not None)
        if sleutel not in self._herhalingen:
            dagen = self._schooldagen(jaar, bron.scholen)
            self._herhalingen[sleutel] = herhaling(self._lees(bron.woorden), dagen, eigen=bron.schooljaar is not None)
        return self._herhalingen[sleutel]

    def _schooldagen(self, jaar: Schooljaar, scholen: tuple[str, ...]) -> Schooldagen:
        if (jaar, scholen) not in self._dagen:
            regios = eigen_regios(self._handboek.organisatie, scholen)
            self._dagen[jaar, scholen] = make_schooldagen(jaar, self._handboek.vakanties, regios)
        return self._dagen[jaar, scholen]


def _voorbij(bron: Bron, momenten: Sequence[Moment], vandaag: date) -> bool:
    """Whether a step of a plan that is not done should have been: its day, or every month that it names, is over."""
    if bron.soort is not Momentsoort.PLANNING or not momenten:
        return False
    return max(moment.einde for moment in momenten) < vandaag if bron.stapdag is None else bron.stapdag < vandaag


def _welke(plaatsingen: Sequence[Plaatsing]) -> Iterator[str]:
    """What tells the places of one school year apart in their keys: the month, so that a month that is added shifts no other.

    A place that is the only one needs none: it keeps its key when it moves to another month, or from a month to a day.
    """
    if len(plaatsingen) == 1:
        yield "1"
        return
    gezien: Counter[int] = Counter()
    for plaatsing in plaatsingen:
        maand = plaatsing.dag.month
        gezien[maand] += 1
        yield f"m{maand:02}" if gezien[maand] == 1 else f"m{maand:02}-{gezien[maand]}"


def _moment(bron: Bron, plaatsing: Plaatsing, sleutel: str) -> Moment:
    return Moment(
        plaatsing.dag,
        plaatsing.hele_maand,
        bron.soort,
        bron.titel,
        kaart=bron.kaart,
        rollen=bron.rollen,
        scholen=bron.scholen,
        sleutel=sleutel,
        tot_en_met=plaatsing.tot_en_met,
        ongeveer=plaatsing.ongeveer,
        woorden=bron.woorden or None,
        instrument=bron.instrument,
    )


def _los(bron: Bron, reden: Losreden, woorden: str) -> LosMoment:
    return LosMoment(
        f"{bron.sleutel}.{bron.schooljaar}.los" if bron.schooljaar else f"{bron.sleutel}.los",
        bron.soort,
        bron.titel,
        woorden,
        reden,
        bron.kaart,
        bron.instrument,
        bron.rollen,
        bron.scholen,
    )


def _later(tot_en_met: date | None, dag: date) -> date | None:
    """An end that lies before its begin is a fault that `check` names; here it is one day."""
    return tot_en_met if tot_en_met is not None and tot_en_met > dag else None


_M = TypeVar("_M", Moment, LosMoment)


def _uniek(dingen: Sequence[_M]) -> tuple[_M, ...]:
    """Keys are unique by themselves, but for a handbook that gives an id twice (which is a finding): a number is added there."""
    if len({ding.sleutel for ding in dingen}) == len(dingen):
        return tuple(dingen)
    gezien: Counter[str] = Counter()
    uit: list[_M] = []
    for ding in dingen:
        gezien[ding.sleutel] += 1
        nummer = gezien[ding.sleutel]
        uit.append(ding if nummer == 1 else replace(ding, sleutel=f"{ding.sleutel}.dubbel.{nummer}"))
    return tuple(uit)


def _met_dag(handboek: Handboek, kaartstanden: Mapping[str, Kaartstand]) -> Iterator[Moment]:
    """What always has a day of its own, and is late when that is over: evaluations and adoptions of cards."""
    for kaart in handboek.kaarten:
        if kaart.status in ZONDER_AFSPRAKEN:
            continue
        scholen = scholen_van(handboek.organisatie, kaart.scholen, kaart.schoolsoorten)
        gepland = kaart.evaluatie.gepland
        if gepland is not None and not any(dag >= gepland for dag in kaart.evaluatie.uitgevoerd):
            yield _dag(
                gepland,
                Momentsoort.KAARTEVALUATIE,
                kaart.titel,
                kaart.eigenaren,
                # One evaluation at a time: a day that moves to another school year is still the same one.
                f"evaluatie.{kaart.id}.{len(kaart.evaluatie.uitgevoerd) + 1}",
                kaart=kaart.id,
                scholen=scholen,
            )
        stand = kaartstanden.get(kaart.id)
        if stand is not None and stand.hervaststellen_op is not None:
            yield _dag(
                stand.hervaststellen_op,
                Momentsoort.VASTSTELLING,
                kaart.titel,
                kaart.eigenaren,
                f"vaststelling.{kaart.id}.{Schooljaar.van_datum(stand.hervaststellen_op)}",
                kaart=kaart.id,
                scholen=scholen,
            )


def _dag(
    dag: date,
    soort: Momentsoort,
    titel: str,
    rollen: tuple[str, ...],
    sleutel: str,
    *,
    kaart: str | None = None,
    scholen: tuple[str, ...] = (),
) -> Moment:
    return Moment(dag, hele_maand=False, soort=soort, titel=titel, kaart=kaart, rollen=rollen, scholen=scholen, sleutel=sleutel)


def van_acties(handboek: Handboek) -> Iterator[Moment]:
    """The days on which actions are to be done, those that are done or dropped left out."""
    for actie in acties(handboek):
        if actie.loopt:
            yield Moment(
                actie.gereed_op,
                hele_maand=False,
                soort=Momentsoort.ACTIE,
                titel=actie.wat,
                kaart=actie.kaart,
                rollen=(actie.eigenaar,),
                scholen=(actie.school,) if actie.school else (),
                sleutel=actie.sleutel,
                bron=None if actie.bron[0] == "analyse" else actie.bron,
            )


def _van_doelen(handboek: Handboek) -> Iterator[Moment]:
    for doel in handboek.doelen:
        scholen = (doel.school,) if doel.school else ()
        yield _dag(
            doel.schooljaar.laatste_dag, Momentsoort.DOEL, doel.titel, (doel.eigenaar,), f"doel.{doel.id}", scholen=scholen
        )
