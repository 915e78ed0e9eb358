"""Derive, stage 3: the route of an item of a framework, from ambition to evaluation, and what is missing on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from kwaliteitshandboek.derive.acties import Actiepunt, van_analyse, van_toetsing
from kwaliteitshandboek.derive.afgeleid import Aandachtsoort, Aandachtspunt, Afgeleid
from kwaliteitshandboek.derive.bezoeken import itemcode, kader_van
from kwaliteitshandboek.derive.kaderdekking import Hiaatsoort, Itemstand
from kwaliteitshandboek.derive.losse_einden import Eindsoort, LosEinde
from kwaliteitshandboek.model.bezoek import Signaal
from kwaliteitshandboek.model.cijfer import Oordeel
from kwaliteitshandboek.model.doel import Actiestatus, Analyse
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Dekkingsoort, Kader
from kwaliteitshandboek.model.schooljaar import Schooljaar

JAREN: Final = 2
"""School years of analyses that a route shows, the newest; older ones stay on the page of analyses."""


class Stap(StrEnum):
    """The steps of a route, in their order."""

    AMBITIE = "ambitie"
    AFSPRAKEN = "afspraken"
    RESULTATEN = "resultaten"
    ANALYSE = "analyse"
    ACTIES = "acties"
    EVALUATIE = "evaluatie"


class Gemissoort(StrEnum):
    """What is missing at a step."""

    GEEN_AMBITIE = "geen ambitie"
    GEEN_KAART = "geen kaart"
    KAART_DEELS = "kaart niet voor alle scholen"
    KAART_TE_LAAT = "kaart te laat"
    GEEN_INDICATOR = "geen indicator"
    ZONDER_CIJFER = "indicator zonder cijfer"
    ONDER_NORM = "onder de norm zonder analyse"
    GEEN_ANALYSE = "geen analyse"
    ZONDER_ACTIE = "analyse zonder actie"
    ACTIE_TE_LAAT = "actie te laat"
    GEEN_OORDEEL = "geen oordeel"
    ZONDER_METING = "actie zonder meting"
    ZONDER_OPVOLGING = "afspraak zonder opvolging"


LAAT: Final = frozenset({Gemissoort.KAART_TE_LAAT, Gemissoort.ACTIE_TE_LAAT})
"""What is there and late: nothing is missing."""


NODIG: Final[Mapping[Stap, Dekkingsoort]] = {
    Stap.AMBITIE: Dekkingsoort.KAARTEN,
    Stap.AFSPRAKEN: Dekkingsoort.KAARTEN,
    Stap.RESULTATEN: Dekkingsoort.INDICATOREN,
    Stap.ANALYSE: Dekkingsoort.INDICATOREN,
}
"""What a step stands on: an exception for it excuses the step too."""


@dataclass(frozen=True, slots=True)
class Gemis:
    """Something missing at a step; `namen` are the ids of what it is about (cards, indicators, schools), if any.

    Of actions and agreements `bronnen` are the objects in which they stand: ('analyse', id), ('bezoek', id), ('signaal', id).
    """

    stap: Stap
    soort: Gemissoort
    namen: tuple[str, ...] = ()
    bronnen: tuple[tuple[str, str], ...] = ()


class Oordeelbron(StrEnum):
    """Whose judgement it is."""

    ZELF = "zelfevaluatie"
    BEZOEK = "bezoek"
    INSPECTIE = "inspectie"


@dataclass(frozen=True, slots=True)
class Routeoordeel:
    """What somebody judged of the item: the newest of each source and each school, board or organisation.

    `sleutel` is the id of the self-evaluation, visit or judgement; `waarde` a step of the framework's scale.
    """

    bron: Oordeelbron
    sleutel: str
    school: str | None
    bestuur: str | None
    schooljaar: str
    dag: date | None
    waarde: str
    toelichting: str | None


@dataclass(frozen=True, slots=True)
class Route:
    """The way of one item. `ambities` are cards that describe one.

    `acties` are those of its analyses, as far as they are about its figures, and the agreements of visits and signals on the
    item. `elders` are analyses of which other actions are about other figures. `onder` are the schools with a figure under
    its norm in the newest year, analysed or not. `oordelen` and `signalen`, those that name the item: the newest first.
    """

    stand: Itemstand
    ambities: tuple[str, ...]
    onder_norm: tuple[Aandachtspunt, ...]
    analyses: tuple[Analyse, ...]
    acties: tuple[Actiepunt, ...]
    elders: tuple[str, ...]
    onder: tuple[str, ...]
    oordelen: tuple[Routeoordeel, ...]
    signalen: tuple[Signaal, ...]
    einden: tuple[LosEinde, ...]
    mist: tuple[Gemis, ...]

    def mist_bij(self, stap: Stap) -> tuple[Gemis, ...]:
        return tuple(gemis for gemis in self.mist if gemis.stap is stap)

    def staat(self, stap: Stap) -> bool:
        """Whether anything stands at a step: without it nothing can be in order there."""
        return bool(
            {
                Stap.AMBITIE: self.ambities,
                Stap.AFSPRAKEN: self.stand.dekking.alle(Dekkingsoort.KAARTEN),
                Stap.RESULTATEN: self.stand.dekking.alle(Dekkingsoort.INDICATOREN),
                Stap.ANALYSE: self.analyses,
                Stap.ACTIES: self.acties,
                Stap.EVALUATIE: self.oordelen,
            }[stap]
        )

    def uitgezonderd(self, stap: Stap) -> bool:
        """Whether nothing stands at a step since somebody decided that its card or its indicator is not needed."""
        if stap not in NODIG or self.staat(stap):
            return False
        return any(NODIG[stap] in uitzondering.voor for uitzondering in self.stand.uitzonderingen)

    def beoordeeld(self, handboek: Handboek) -> tuple[str, ...]:
        """The schools about which somebody judged: by name, by their board, or with the organisation as a whole."""
        scholen = {oordeel.school for oordeel in self.oordelen if oordeel.school}
        besturen = {oordeel.bestuur for oordeel in self.oordelen if oordeel.bestuur and not oordeel.school}
        geheel = any(oordeel.school is None and oordeel.bestuur is None for oordeel in self.oordelen)
        return tuple(
            school.sleutel
            for school in handboek.organisatie.scholen
            if geheel or school.sleutel in scholen or school.bestuur in besturen
        )

    def alleen_laat(self, stap: Stap) -> bool:
        """Whether everything is there at a step, and something of it is late."""
        soorten = {gemis.soort for gemis in self.mist_bij(stap)}
        return bool(soorten) and soorten <= LAAT


def derive_route(handboek: Handboek, afgeleid: Afgeleid, stand: Itemstand, einden: Sequence[LosEinde]) -> Route:
    """The route of an item; `einden` are all open ends of the handbook."""
    kaarten = stand.dekking.alle(Dekkingsoort.KAARTEN)
    met_ambitie = (naam for naam in kaarten if "ambitie" in handboek.kaart_per_id[naam].sectie_per_sleutel)
    indicatoren = set(stand.dekking.alle(Dekkingsoort.INDICATOREN))
    analyses = tuple(_analyses(handboek, indicatoren))
    uit_analyses = [(actie, _hoort(analyse, actie, stand)) for analyse in analyses for actie in van_analyse(analyse)]
    eigen = {(actie.bron[1], actie.wat, actie.gereed_op) for actie, hoort in uit_analyses if hoort}
    route = Route(
        stand=stand,
        ambities=tuple(met_ambitie),
        onder_norm=tuple(
            punt
            for punt in afgeleid.aandacht
            if punt.soort is Aandachtsoort.ONDER_NORM_ZONDER_ANALYSE and punt.indicator in indicatoren
        ),
        analyses=analyses,
        acties=(*_elk_eens(actie for actie, hoort in uit_analyses if hoort), *_afspraken(handboek, stand)),
        elders=tuple(dict.fromkeys(actie.bron[1] for actie, hoort in uit_analyses if not hoort)),
        onder=tuple(_onder(handboek, afgeleid, stand)),
        oordelen=tuple(sorted(_oordelen(handboek, stand), key=_dag, reverse=True)),
        signalen=tuple(sorted(_signalen(handboek, stand), key=lambda signaal: signaal.datum, reverse=True)),
        einden=tuple(
            einde
            for einde in einden
            if einde.analyse in {analyse.id for analyse in analyses}
            and (einde.actie is None or (einde.analyse, einde.actie.wat, einde.actie.gereed_op) in eigen)
        ),
        mist=(),
    )
    return replace(route, mist=tuple(_mist(route, afgeleid.vandaag)))


def _analyses(handboek: Handboek, indicatoren: set[str]) -> Iterator[Analyse]:
    """The analyses of its figures, newest year first, in the order of the handbook."""
    eigen = [analyse for analyse in handboek.analyses if any(cijfer.indicator in indicatoren for cijfer in analyse.cijfers)]
    jaren = sorted({analyse.schooljaar for analyse in eigen}, reverse=True)[:JAREN]
    for jaar in jaren:
        yield from (analyse for analyse in eigen if analyse.schooljaar == jaar)


def _hoort(analyse: Analyse, actie: Actiepunt, stand: Itemstand) -> bool:
    """Whether an action is about the item: all figures of its analysis are, or the card that it names serves the item.

    An analysis of many figures does not say which of them led to an action without card: that stays with the analysis.
    """
    indicatoren = stand.dekking.alle(Dekkingsoort.INDICATOREN)
    if all(cijfer.indicator in indicatoren for cijfer in analyse.cijfers):
        return True
    return actie.kaart is not None and actie.kaart in stand.dekking.alle(Dekkingsoort.KAARTEN)


def _elk_eens(acties: Iterable[Actiepunt]) -> Iterator[Actiepunt]:
    """Two analyses may lead to one action."""
    yield from {(actie.wat, actie.gereed_op): actie for actie in acties}.values()


def _afspraken(handboek: Handboek, stand: Itemstand) -> Iterator[Actiepunt]:
    """Agreements of visits that name the item, and all those of signals about it."""
    noemen = {
        ("bezoek", bezoek.id, afspraak.wat, afspraak.gereed_op)
        for bezoek in handboek.bezoeken
        if (kader := kader_van(handboek, bezoek)) is not None and kader.id == stand.kader
        for afspraak in bezoek.afspraken
        if afspraak.item is not None and kader.opvolger(afspraak.item) == stand.item.code
    }
    signalen = {signaal.id for signaal in _signalen(handboek, stand)}
    for punt in van_toetsing(handboek):
        soort, naam = punt.bron
        if (soort, naam, punt.wat, punt.gereed_op) in noemen or (soort == "signaal" and naam in signalen):
            yield punt


def _signalen(handboek: Handboek, stand: Itemstand) -> Iterator[Signaal]:
    """The signals that name the item, by the code of now or one from before."""
    namen = {f"{stand.kader}/{code}" for code in _codes(handboek.kader_per_id[stand.kader], stand.item.code)}
    yield from (signaal for signaal in handboek.signalen if signaal.standaard in namen)


def _codes(kader: Kader, code: str) -> Iterator[str]:
    """The code of an item, and those that it had before."""
    yield code
    yield from (oud for oud in kader.vervallen_per_code if kader.opvolger(oud) == code)


def _onder(handboek: Handboek, afgeleid: Afgeleid, stand: Itemstand) -> Iterator[str]:
    """The schools of which a figure to lead with lies under its norm in the newest year of its indicator."""
    genormd = {indicator.id for indicator in handboek.indicatoren if indicator.normen}
    jaren = {naam: afgeleid.laatste_jaar(naam) for naam in stand.met_cijfer if naam in genormd}
    for school in handboek.organisatie.scholen:
        if any(
            jaar is not None and afgeleid.hoofdcijfer(naam, school.sleutel, jaar).oordeel is Oordeel.ONDER
            for naam, jaar in jaren.items()
        ):
            yield school.sleutel


def _dag(oordeel: Routeoordeel) -> date:
    """The day of a judgement; without one the last day of its school year."""
    return oordeel.dag or Schooljaar.parse(oordeel.schooljaar).laatste_dag


def _oordelen(handboek: Handboek, stand: Itemstand) -> Iterator[Routeoordeel]:
    """The newest judgement of each source and each school; a self-evaluation of too few people is as if it were not there."""
    nieuwste: dict[tuple[Oordeelbron, str | None, str | None, str], Routeoordeel] = {}
    for oordeel in _alle_oordelen(handboek, stand):
        soort = _bezoeksoort(handboek, oordeel) if oordeel.bron is Oordeelbron.BEZOEK else ""
        sleutel = (oordeel.bron, oordeel.school, oordeel.bestuur, soort)
        ander = nieuwste.get(sleutel)
        if ander is None or _tijd(ander) <= _tijd(oordeel):
            nieuwste[sleutel] = oordeel
    yield from nieuwste.values()


def _tijd(oordeel: Routeoordeel) -> tuple[str, date]:
    return (oordeel.schooljaar, oordeel.dag or date.min)


def _bezoeksoort(handboek: Handboek, oordeel: Routeoordeel) -> str:
    return handboek.bezoek_per_id[oordeel.sleutel].soort


def _alle_oordelen(handboek: Handboek, stand: Itemstand) -> Iterator[Routeoordeel]:
    code, eigen = stand.item.code, handboek.kader_per_id[stand.kader]
    for zelf in handboek.zelfevaluaties:
        if zelf.kader == stand.kader and zelf.respondenten >= handboek.organisatie.drempels.respondenten:
            nu = eigen.opvolgers(punt.item for punt in zelf.oordelen)
            for punt in zelf.oordelen:
                if nu[punt.item] == code and punt.oordeel is not None:
                    plaats = (zelf.id, zelf.school, zelf.bestuur, str(zelf.schooljaar), zelf.datum)
                    yield Routeoordeel(Oordeelbron.ZELF, *plaats, punt.oordeel, punt.toelichting)
    for bezoek in handboek.bezoeken:
        soort = handboek.bezoeksoort_per_id.get(bezoek.soort)
        kader = bezoek.kader or (soort.kader if soort is not None else None)
        if kader == stand.kader:
            nu = eigen.opvolgers(bevonden.item for bevonden in bezoek.oordelen)
            for bevonden in bezoek.oordelen:
                if nu[bevonden.item] == code:
                    plaats = (bezoek.id, bezoek.school, bezoek.bestuur, str(bezoek.schooljaar), bezoek.datum)
                    yield Routeoordeel(Oordeelbron.BEZOEK, *plaats, bevonden.oordeel, bevonden.toelichting)
    for inspectie in handboek.inspectieoordelen:
        if inspectie.kader == stand.kader and itemcode(handboek, inspectie) == code:
            jaar = str(Schooljaar.van_datum(inspectie.datum))
            plaats = (inspectie.id, inspectie.school, inspectie.bestuur, jaar, inspectie.datum)
            yield Routeoordeel(Oordeelbron.INSPECTIE, *plaats, inspectie.oordeel, inspectie.toelichting)


def _mist(route: Route, vandaag: date) -> Iterator[Gemis]:
    yield from _mist_aan_afspraken(route.stand, route.ambities)
    stand = route.stand
    vrij = {soort for uitzondering in stand.uitzonderingen for soort in uitzondering.voor}
    indicatoren = stand.dekking.alle(Dekkingsoort.INDICATOREN)
    if not indicatoren and Dekkingsoort.INDICATOREN not in vrij:
        yield Gemis(Stap.RESULTATEN, Gemissoort.GEEN_INDICATOR)
    if zonder := tuple(naam for naam in indicatoren if naam not in stand.met_cijfer):
        yield Gemis(Stap.RESULTATEN, Gemissoort.ZONDER_CIJFER, zonder)
    if route.onder_norm:
        scholen = tuple(dict.fromkeys(punt.school for punt in route.onder_norm if punt.school))
        yield Gemis(Stap.ANALYSE, Gemissoort.ONDER_NORM, scholen)
    elif stand.met_cijfer and not route.analyses:
        yield Gemis(Stap.ANALYSE, Gemissoort.GEEN_ANALYSE)
    if leeg := tuple(einde.analyse for einde in route.einden if einde.soort is Eindsoort.ANALYSE_ZONDER_ACTIE and einde.analyse):
        yield Gemis(Stap.ACTIES, Gemissoort.ZONDER_ACTIE, leeg)
    if laat := dict.fromkeys(actie.bron for actie in route.acties if actie.te_laat(vandaag)):
        yield Gemis(Stap.ACTIES, Gemissoort.ACTIE_TE_LAAT, bronnen=tuple(laat))
    if not route.oordelen:
        yield Gemis(Stap.EVALUATIE, Gemissoort.GEEN_OORDEEL)
    ongemeten = [einde.analyse for einde in route.einden if einde.soort is Eindsoort.ACTIE_ZONDER_METING and einde.analyse]
    if ongemeten:
        yield Gemis(Stap.EVALUATIE, Gemissoort.ZONDER_METING, tuple(dict.fromkeys(ongemeten)))
    gereed = (actie for actie in route.acties if actie.bron[0] != "analyse" and actie.status is Actiestatus.GEREED)
    if open_ := dict.fromkeys(actie.bron for actie in gereed if actie.opvolging is None):
        yield Gemis(Stap.EVALUATIE, Gemissoort.ZONDER_OPVOLGING, bronnen=tuple(open_))


def _mist_aan_afspraken(stand: Itemstand, ambities: Sequence[str]) -> Iterator[Gemis]:
    kaarten = stand.dekking.alle(Dekkingsoort.KAARTEN)
    if kaarten and not ambities:
        yield Gemis(Stap.AMBITIE, Gemissoort.GEEN_AMBITIE)
    if Hiaatsoort.GEEN_KAART in stand.hiaten:
        yield Gemis(Stap.AFSPRAKEN, Gemissoort.GEEN_KAART)
    if Hiaatsoort.KAART_DEELS in stand.hiaten:
        yield Gemis(Stap.AFSPRAKEN, Gemissoort.KAART_DEELS, stand.scholen_zonder)
    if stand.late_kaarten:
        yield Gemis(Stap.AFSPRAKEN, Gemissoort.KAART_TE_LAAT, tuple(laat.kaart for laat in stand.late_kaarten))
