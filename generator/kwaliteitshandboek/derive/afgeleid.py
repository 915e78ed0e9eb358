"""Derive, stage 3: what follows from a handbook, as one frozen value that check, charts, pages and reports read."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from kwaliteitshandboek.derive.analysestanden import Analysestand
from kwaliteitshandboek.derive.cellen import Cellen
from kwaliteitshandboek.derive.doelen import Doelvoortgang
from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.derive.referenties import Referentieboek, Referentiekeuze, Schoolweging
from kwaliteitshandboek.derive.zelfbeelden import Zelfbeeld
from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat, Verdeling
from kwaliteitshandboek.model.kader import Dekkingsoort
from kwaliteitshandboek.model.vaststelling import Vaststelling

Sleutel = tuple[str, str | None, str]
"""Indicator id, school key (None: all schools of the organisation together), school year."""


@dataclass(frozen=True, slots=True)
class Omweg:
    """A card, indicator or instrument that serves an item by way of items of other frameworks, as 'kader/code'."""

    soort: Dekkingsoort
    naam: str
    via: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Itemdekking:
    """What serves one item of a framework: ids of cards, instruments and indicators; `hiaat` is the gap as named.

    `langs` is what serves it only by way of other items: of other frameworks that serve it, or above it in its own.
    """

    kaarten: tuple[str, ...] = ()
    instrumenten: tuple[str, ...] = ()
    indicatoren: tuple[str, ...] = ()
    hiaat: str | None = None
    langs: tuple[Omweg, ...] = ()

    @property
    def gedekt(self) -> bool:
        """Whether a card or an instrument serves it, itself or by way of another item."""
        return bool(self.alle(Dekkingsoort.KAARTEN) or self.alle(Dekkingsoort.INSTRUMENTEN))

    def eigen(self, soort: Dekkingsoort) -> tuple[str, ...]:
        """What names the item itself."""
        return {
            Dekkingsoort.KAARTEN: self.kaarten,
            Dekkingsoort.INDICATOREN: self.indicatoren,
            Dekkingsoort.INSTRUMENTEN: self.instrumenten,
        }[soort]

    def omwegen(self, soort: Dekkingsoort) -> tuple[Omweg, ...]:
        """What serves it only by way of others."""
        return tuple(omweg for omweg in self.langs if omweg.soort is soort)

    def alle(self, soort: Dekkingsoort) -> tuple[str, ...]:
        """All that serves it, its own first."""
        return (*self.eigen(soort), *(omweg.naam for omweg in self.omwegen(soort)))


@dataclass(frozen=True, slots=True)
class Relaties:
    """Links between cards and other objects, followed backwards; all values are ids in a fixed order."""

    kinderen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    genoemd_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kaarten_van_rol: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kaarten_van_indicator: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kaarten_van_domein: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    analyses_van_cijfer: Mapping[Sleutel, tuple[str, ...]] = field(default_factory=dict)


class Momentsoort(StrEnum):
    """What kind of moment, by where it comes from."""

    KAARTEVALUATIE = "kaartevaluatie"
    VASTSTELLING = "vaststelling"  # a card is to be adopted anew
    PLANNING = "planning"
    MEETINSTRUMENT = "meetinstrument"  # a row of a card, or an instrument of the register that no card names
    ACTIVITEIT = "activiteit"
    ACTIE = "actie"
    DOEL = "doel"
    WETTELIJK = "wettelijk"
    VERANTWOORDING = "verantwoording"  # somebody gives an account to somebody else
    OVERLEG = "overleg"
    BEZOEK = "bezoek"  # an audit, a visit of the inspectorate or of each other
    OVERIG = "overig"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, some days or a whole month in which something is to happen.

    `dag` is the first day (of the month, where `hele_maand`); `tot_en_met` the last, None for one day or a whole month.
    `ongeveer`: placed by rule (every eight weeks from the start of the year), not by a day that somebody named. `sleutel` is
    unique and stays the same when the moment moves within its school year. `woorden` are the author's own ("2 keer per jaar,
    januari en juni"). `scholen`: keys of the schools for which it is; empty for all. `bron` names the object in which it stands
    where that is no card or instrument: ('bezoek', id). `te_laat`: it should have been done, and nobody noted that it was.
    Where several cards name the same thing, it is one moment, and
    `samen` has each as its own card names it (`derive.samenvallen`); empty where one does.
    """

    dag: date
    hele_maand: bool
    soort: Momentsoort
    titel: str
    kaart: str | None = None
    rollen: tuple[str, ...] = ()
    scholen: tuple[str, ...] = ()
    sleutel: str = ""
    tot_en_met: date | None = None
    ongeveer: bool = False
    woorden: str | None = None
    instrument: str | None = None
    bron: tuple[str, str] | None = None
    te_laat: bool = False
    samen: tuple[Moment, ...] = ()

    @property
    def elk(self) -> tuple[Moment, ...]:
        """Each as its own card names it."""
        return self.samen or (self,)

    @property
    def kaarten(self) -> tuple[str, ...]:
        """All cards that name it, each once; the card that works it out first."""
        return tuple(dict.fromkeys(moment.kaart for moment in self.elk if moment.kaart is not None))

    @property
    def soorten(self) -> tuple[Momentsoort, ...]:
        """The kinds that it is: a row of instruments on one card can be an activity on another."""
        return tuple(dict.fromkeys(moment.soort for moment in self.elk))

    @property
    def einde(self) -> date:
        """The last day on which it can be done."""
        if self.tot_en_met is not None:
            return self.tot_en_met
        return self.dag.replace(day=monthrange(self.dag.year, self.dag.month)[1]) if self.hele_maand else self.dag

    @property
    def school(self) -> str | None:
        """The one school that it is about."""
        return self.scholen[0] if len(self.scholen) == 1 else None


class Losreden(StrEnum):
    """Why a moment has no place in a month."""

    DOORLOPEND = "doorlopend"  # every day, every week
    GEBEURTENIS = "gebeurtenis"  # within six weeks of admission, after a test
    OP_VERZOEK = "op verzoek"
    ZONDER_MAAND = "zonder maand"  # twice a year, every four years: nobody said when
    ONBEKEND = "onbekend"  # words that are not understood


@dataclass(frozen=True, slots=True)
class LosMoment:
    """Something that returns, or happens when, but cannot be placed in the calendar: shown with its own words."""

    sleutel: str
    soort: Momentsoort
    titel: str
    woorden: str
    reden: Losreden
    kaart: str | None = None
    instrument: str | None = None
    rollen: tuple[str, ...] = ()
    scholen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrumentstand:
    """Who uses an instrument of the register, and when it was and will be used.

    `kaarten`: cards with a row that refers to it; `cellen`: phase and level of the cells that name it; `lijnen`: lines of
    accountability that do. `laatst`: the day that somebody noted in the register; `laatste`: the newest moment of the calendar
    that is over, of this school year or the one before. `volgende` is the moment that comes; `uiterlijk` the day by which it is
    to be used again, counted from `laatst`, where the calendar has no moment. `los`: its words that have no month.
    """

    kaarten: tuple[str, ...] = ()
    cellen: tuple[tuple[str, str], ...] = ()
    lijnen: tuple[str, ...] = ()
    laatst: date | None = None
    laatste: Moment | None = None
    volgende: Moment | None = None
    uiterlijk: date | None = None
    los: tuple[LosMoment, ...] = ()


@dataclass(frozen=True, slots=True)
class Lijnstand:
    """When an account is given: `volgende` moment, words without a month (`los`), and the instruments that say so (`via`)."""

    volgende: Moment | None = None
    los: tuple[LosMoment, ...] = ()
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stelselstand:
    """Where the system of quality care stands: every instrument of the register and every line of accountability, by id."""

    instrumenten: Mapping[str, Instrumentstand] = field(default_factory=dict)
    lijnen: Mapping[str, Lijnstand] = field(default_factory=dict)


class Regelsoort(StrEnum):
    """A line of a difference: in both texts, only in the adopted one, only in the present one."""

    ZELFDE = "zelfde"
    WEG = "weg"
    BIJ = "bij"


@dataclass(frozen=True, slots=True)
class Verschilregel:
    """A line of the difference between the adopted and the present text of a card."""

    soort: Regelsoort
    tekst: str


@dataclass(frozen=True, slots=True)
class Kaartstand:
    """Where a card stands against the ledger of adoptions.

    `laatste`: its newest adoption (None: never adopted with `handboek vaststellen`). `gewijzigd`: its text differs from the
    adopted text; `verschil` shows how (empty where it does not). `opnieuw_bekijken`: what it refers to and changed since its
    newest adoption or confirmation, as ('kaart', id) or ('kader', 'kader-id/code'). `hervaststellen_op`: the day on which it
    is to be adopted anew, None where it need not. `vingerafdruk` is that of the present text.
    """

    vingerafdruk: str
    laatste: Vaststelling | None = None
    gewijzigd: bool = False
    verschil: tuple[Verschilregel, ...] = ()
    opnieuw_bekijken: tuple[tuple[str, str], ...] = ()
    hervaststellen_op: date | None = None


class Aandachtsoort(StrEnum):
    """Why something asks for attention."""

    KAART_TE_LAAT = "kaart_te_laat"
    ACTIE_TE_LAAT = "actie_te_laat"
    BEZOEK_TE_LAAT = "bezoek_te_laat"  # due, and not planned
    KAART_GEWIJZIGD = "kaart_gewijzigd"  # changed after it was adopted
    KAART_OPNIEUW_BEKIJKEN = "kaart_opnieuw_bekijken"  # what it refers to changed
    KAART_VASTSTELLEN = "kaart_vaststellen"  # to be adopted anew
    ANALYSE_HERBEVESTIGEN = "analyse_herbevestigen"  # the figures under it changed
    ONDER_NORM_ZONDER_ANALYSE = "onder_norm_zonder_analyse"
    ANALYSE_ZONDER_ACTIE = "analyse_zonder_actie"
    ACTIE_ZONDER_METING = "actie_zonder_meting"  # ready, and the school year in which its effect could be seen is over
    AFSPRAAK_ZONDER_OPVOLGING = "afspraak_zonder_opvolging"  # of a visit or signal: ready, and nobody wrote what came of it


@dataclass(frozen=True, slots=True)
class Aandachtspunt:
    """Something late, or a figure under its norm that nobody analysed; fields that do not apply are None.

    `bron` is the object in which it stands: ('bezoek', id), ('signaal', id); of a visit that is late its kind,
    ('bezoeksoort', id).
    """

    soort: Aandachtsoort
    titel: str
    kaart: str | None = None
    indicator: str | None = None
    school: str | None = None
    schooljaar: str | None = None
    sinds: date | None = None
    analyse: str | None = None
    bron: tuple[str, str] | None = None


@dataclass(frozen=True)
class Afgeleid:
    """Everything derived, once per edition. Look-ups never fail: what was not measured comes back as a figure that says so.

    `schooljaren`: all school years with results, oldest first. `cijfers`: figures of one year; `vensters`: pooled figures of
    indicators that have a window, keyed by the newest year. Both are worked out where they are read, by indicator and year:
    look up what is needed, do not run through them. `verdelingen`: (meetreeks, school, schooljaar) -> cells.
    `dekking`: (kader id, item code). `meetjaren`: indicator id -> the school years in which any school has data, oldest first.
    `momenten`: what several cards name is one moment; `elk_moment` has each as its own card names it.
    `kalenderjaren`: the school years for which `momenten` and `los` were placed, this one and the next. `kaartstanden`: card
    id -> where it stands; every card has one. The same figures are there for the parts of breakdowns, by the ids that
    `model.indicator.deelnaam` gives. `analysestanden`: analysis id -> where it stands; every analysis has one. `voortgangen`:
    goal id -> how far it is, for goals with an indicator. `cellen`: the results as laid
    out, for who looks at all of them.
    `zelfbeelden`: (framework, who) -> self-evaluations, only what may be shown (`derive.zelfbeelden`).
    """

    vandaag: date
    schooljaren: tuple[str, ...]
    cijfers: Mapping[Sleutel, Cijfer]
    vensters: Mapping[Sleutel, Cijfer]
    verdelingen: Mapping[tuple[str, str, str], Verdeling]
    dekking: Mapping[tuple[str, str], Itemdekking]
    relaties: Relaties
    momenten: tuple[Moment, ...] = ()
    aandacht: tuple[Aandachtspunt, ...] = ()
    meetjaren: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    los: tuple[LosMoment, ...] = ()
    kalenderjaren: tuple[str, ...] = ()
    kaartstanden: Mapping[str, Kaartstand] = field(default_factory=dict)
    analysestanden: Mapping[str, Analysestand] = field(default_factory=dict)
    voortgangen: Mapping[str, Doelvoortgang] = field(default_factory=dict)
    referentieboek: Referentieboek = field(default_factory=Referentieboek)
    stelsel: Stelselstand = field(default_factory=Stelselstand)
    cellen: Cellen | None = None
    zelfbeelden: Mapping[tuple[str, str], Zelfbeeld] = field(default_factory=dict)

    @property
    def elk_moment(self) -> Iterator[Moment]:
        """The moments as each card names them: for who asks what one card says."""
        for moment in self.momenten:
            yield from moment.elk

    def cijfer(self, indicator: str, school: str | None, schooljaar: str) -> Cijfer:
        """The figure of one year."""
        sleutel = (indicator, school, schooljaar)
        return self.cijfers.get(sleutel) or Cijfer(indicator, school, schooljaar, Cijferstaat.ONTBREEKT)

    def hoofdcijfer(self, indicator: str, school: str | None, schooljaar: str) -> Cijfer:
        """The figure to lead with: pooled over years where the indicator has a window, else that of the year.

        Where the pooled years are not all there but some are, the figure that is missing says so (`Reden.DEEL_BEKEND`).
        """
        samen = self.vensters.get((indicator, school, schooljaar))
        if samen is None or samen.waarde is not None or Reden.JAAR_ONTBREEKT not in samen.redenen:
            return samen or self.cijfer(indicator, school, schooljaar)
        deels = any(self.cijfer(indicator, school, jaar).waarde is not None for jaar in samen.jaren)
        return replace(samen, redenen=(*samen.redenen, Reden.DEEL_BEKEND)) if deels else samen

    def reeks(self, indicator: str, school: str | None) -> tuple[Cijfer, ...]:
        """One-year figures from the first school year in which any school has data for it, oldest first.

        Before that year nobody expects one. Where there never was any data: all school years with results.
        """
        eerste = next(iter(self.meetjaren.get(indicator, ())), "")
        return tuple(self.cijfer(indicator, school, jaar) for jaar in self.schooljaren if jaar >= eerste)

    def laatste_jaar(self, indicator: str) -> str | None:
        """The newest school year in which any school has data for the indicator; None where none ever had."""
        jaren = self.meetjaren.get(indicator, ())
        return jaren[-1] if jaren else None

    def referenties(self, indicator: str, school: str | None, schooljaar: str) -> Referentiekeuze:
        """The reference figures that may stand beside the figure to lead with; of a part of a breakdown there are none."""
        return self.referentieboek.kies(indicator, school, schooljaar)

    def schoolweging(self, school: str, schooljaar: str) -> Schoolweging:
        """The schoolweging that holds for a school in a year, to show beside its results."""
        return self.referentieboek.schoolweging(school, schooljaar)
