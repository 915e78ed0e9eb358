"""Pages, stage 6: what a card asks of people: who does what, the moments of this school year, and the plan over the years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.afgeleid import LosMoment, Losreden, Moment, Momentsoort
from kwaliteitshandboek.model.kaart import Kaart, PlanningJaar, PlanningStap
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.pages.wereld import Wereld
from kwaliteitshandboek.pages.woorden import Status


@dataclass(frozen=True, slots=True)
class Taak:
    """Something that a role does by this card; `hoe` says in which part ('helpt mee', 'op verzoek'), where not in the lead."""

    wat: str
    wanneer: str | None
    hoe: str | None = None


@dataclass(frozen=True, slots=True)
class Rolwerk:
    """What one role does by this card; groups of tasks under the name of the part where they stand."""

    rol: str
    eigenaar: bool
    groepen: tuple[tuple[str, tuple[Taak, ...]], ...]
    kort: str


def wie_doet_wat(kaart: Kaart, schooljaar: str) -> tuple[Rolwerk, ...]:
    """The roles that have something to do, owners first, then as the card names them; of the plan what is not done yet.

    `schooljaar`: steps of earlier years are over and stay out.
    """
    werk: dict[str, dict[str, list[Taak]]] = {}
    for rol, deel, taak in _taken(kaart, schooljaar):
        werk.setdefault(rol, {}).setdefault(deel, []).append(taak)
    volgorde = (*(rol for rol in kaart.eigenaren if rol in werk), *(rol for rol in werk if rol not in kaart.eigenaren))
    return tuple(_rolwerk(rol, werk[rol], eigenaar=rol in kaart.eigenaren) for rol in dict.fromkeys(volgorde))


_TELWOORDEN = MappingProxyType(
    {
        "Meetinstrumenten": ("meetinstrument", "meetinstrumenten"),
        "Activiteiten": ("activiteit", "activiteiten"),
        "Planning": ("stap", "stappen"),
    }
)


def _rolwerk(rol: str, delen: Mapping[str, Sequence[Taak]], *, eigenaar: bool) -> Rolwerk:
    groepen = tuple((deel, tuple(delen[deel])) for deel in _TELWOORDEN if deel in delen)
    aantallen = [taal.aantal(len(taken), *_TELWOORDEN[deel]) for deel, taken in groepen]
    return Rolwerk(rol, eigenaar, groepen, taal.opsomming(aantallen))


def _taken(kaart: Kaart, schooljaar: str) -> Iterator[tuple[str, str, Taak]]:
    for rij in kaart.meetinstrumenten:
        for rollen, hoe in ((rij.eigenaren, None), (rij.ondersteund_door, "helpt mee")):
            yield from ((rol, "Meetinstrumenten", Taak(rij.naam, rij.moment, hoe)) for rol in rollen)
    for activiteit in kaart.activiteiten:
        for rollen, hoe in ((activiteit.wie, None), (activiteit.op_verzoek, "op verzoek")):
            yield from ((rol, "Activiteiten", Taak(activiteit.wat, activiteit.moment, hoe)) for rol in rollen)
    for jaar in kaart.planning:
        if str(jaar.schooljaar) >= schooljaar:
            for stap in jaar.stappen:
                if not stap.klaar:
                    yield from ((rol, "Planning", Taak(stap.wat, _wanneer(stap, jaar))) for rol in stap.eigenaren)


def _wanneer(stap: PlanningStap, jaar: PlanningJaar) -> str:
    delen = [taal.datum(stap.datum)] if stap.datum is not None else []
    delen += [stap.wanneer] if stap.wanneer else []
    return ", ".join(delen) or f"in {jaar.schooljaar}"


@dataclass(frozen=True, slots=True)
class Maand:
    """A month with what happens in it, each as a day in words (None: somewhere in the month) and the moment."""

    sleutel: str
    naam: str
    regels: tuple[tuple[str | None, Moment], ...]


@dataclass(frozen=True, slots=True)
class Kaartjaar:
    """The moments of a card in this school year: over, near, and later; and what has no place in a month, by reason."""

    eerder: tuple[Maand, ...]
    nu: tuple[Maand, ...]
    straks: tuple[Maand, ...]
    los: tuple[tuple[str, tuple[LosMoment, ...]], ...]
    rollen: tuple[str, ...]

    @property
    def leeg(self) -> bool:
        return not (self.eerder or self.nu or self.straks or self.los)

    @property
    def aantal_eerder(self) -> int:
        return sum(len(maand.regels) for maand in self.eerder)

    @property
    def aantal_straks(self) -> int:
        return sum(len(maand.regels) for maand in self.straks)


DICHTBIJ = 3
"""Months that are shown at once, this one included; the others fold."""

LOSWOORDEN: Mapping[Losreden, str] = MappingProxyType(
    {
        Losreden.DOORLOPEND: "Doorlopend",
        Losreden.GEBEURTENIS: "Als het zich voordoet",
        Losreden.OP_VERZOEK: "Op verzoek",
        Losreden.ZONDER_MAAND: "Zonder vaste maand",
        Losreden.ONBEKEND: "In eigen woorden",
    }
)


def kaartjaar(wereld: Wereld, kaart: Kaart) -> Kaartjaar:
    """What the calendar has of this card in the present school year, and what it could not place."""
    vandaag = wereld.afgeleid.vandaag
    momenten = [
        moment
        for moment in wereld.afgeleid.elk_moment
        if moment.kaart == kaart.id and str(Schooljaar.van_datum(moment.dag)) == wereld.dit_jaar
    ]
    maanden = _maanden(momenten)
    deze = f"{vandaag:%Y-%m}"
    komend = [maand for maand in maanden if maand.sleutel >= deze]
    grens = _maand_verder(vandaag, DICHTBIJ)
    # Where nothing happens soon, what comes first is worth more than an empty list.
    nu = [maand for maand in komend if maand.sleutel < grens] or komend[:1]
    los = [moment for moment in wereld.afgeleid.los if moment.kaart == kaart.id]
    per_reden = ((woord, tuple(moment for moment in los if moment.reden is reden)) for reden, woord in LOSWOORDEN.items())
    return Kaartjaar(
        eerder=tuple(maand for maand in maanden if maand.sleutel < deze),
        nu=tuple(nu),
        straks=tuple(maand for maand in komend if maand not in nu),
        los=tuple((woord, groep) for woord, groep in per_reden if groep),
        rollen=tuple(dict.fromkeys(rol for moment in momenten for rol in moment.rollen)),
    )


def _maand_verder(dag: date, maanden: int) -> str:
    nummer = dag.year * 12 + dag.month - 1 + maanden
    return f"{nummer // 12:04}-{nummer % 12 + 1:02}"


def _maanden(momenten: Iterable[Moment]) -> list[Maand]:
    per_maand: dict[str, list[Moment]] = {}
    for moment in sorted(momenten, key=lambda moment: (moment.dag, not moment.hele_maand, moment.titel)):
        per_maand.setdefault(f"{moment.dag:%Y-%m}", []).append(moment)
    return [
        Maand(sleutel, taal.maand(groep[0].dag), tuple((_dag(moment), moment) for moment in groep))
        for sleutel, groep in per_maand.items()
    ]


def _dag(moment: Moment) -> str | None:
    """'15 november', '3 tot en met 7 november', 'rond 15 november'; None where the whole month is meant."""
    eind = moment.tot_en_met
    if moment.hele_maand and (eind is None or eind.month == moment.dag.month):
        return None
    begin = _dag_en_maand(moment.dag)
    if eind is not None and eind != moment.dag:
        zelfde = (eind.year, eind.month) == (moment.dag.year, moment.dag.month)
        begin = f"{moment.dag.day if zelfde else begin} tot en met {_dag_en_maand(eind)}"
    return f"rond {begin}" if moment.ongeveer else begin


def _dag_en_maand(dag: date) -> str:
    return taal.datum(dag).rpartition(" ")[0]


@dataclass(frozen=True, slots=True)
class Stapbeeld:
    """A step of the plan with where it stands; None where there is nothing to say: it is still to come."""

    stap: PlanningStap
    status: Status | None


@dataclass(frozen=True, slots=True)
class Jaarbeeld:
    """A school year of the plan; `tijd` is 'voorbij', 'nu' or 'straks'."""

    schooljaar: str
    fase: str | None
    tijd: str
    stappen: tuple[Stapbeeld, ...]
    kort: str


GEREED = Status("gereed", "gereed")
STAP_TE_LAAT = Status("te-laat", "te laat")
WACHT = Status("open", "wacht")


def planning(wereld: Wereld, kaart: Kaart) -> tuple[Jaarbeeld, ...]:
    """The plan by school year, oldest first, each step with its state on the day of the build."""
    return tuple(_jaar(wereld, kaart, jaar) for jaar in sorted(kaart.planning, key=lambda jaar: str(jaar.schooljaar)))


def _jaar(wereld: Wereld, kaart: Kaart, jaar: PlanningJaar) -> Jaarbeeld:
    naam = str(jaar.schooljaar)
    tijd = "nu" if naam == wereld.dit_jaar else "voorbij" if naam < wereld.dit_jaar else "straks"
    stappen = tuple(Stapbeeld(stap, _stapstatus(wereld, kaart, jaar, stap)) for stap in jaar.stappen)
    klaar = sum(stap.klaar for stap in jaar.stappen)
    totaal = taal.aantal(len(stappen), "stap", "stappen")
    kort = "" if not stappen else totaal if tijd == "straks" and not klaar else f"{klaar} van {totaal} gereed"
    return Jaarbeeld(naam, jaar.fase, tijd, stappen, kort)


def _stapstatus(wereld: Wereld, kaart: Kaart, jaar: PlanningJaar, stap: PlanningStap) -> Status | None:
    if stap.klaar:
        return GEREED
    if jaar.schooljaar.laatste_dag < wereld.afgeleid.vandaag or _voorbij(wereld, kaart, jaar, stap):
        return STAP_TE_LAAT
    return WACHT if stap.wacht_op is not None else None


def _voorbij(wereld: Wereld, kaart: Kaart, jaar: PlanningJaar, stap: PlanningStap) -> bool:
    """Whether the day of a step, or every month that it names, is over."""
    vandaag = wereld.afgeleid.vandaag
    if stap.datum is not None:
        return stap.datum < vandaag
    momenten = [
        moment
        for moment in wereld.afgeleid.elk_moment
        if (moment.kaart, moment.soort, moment.titel) == (kaart.id, Momentsoort.PLANNING, stap.wat)
        and moment.dag in jaar.schooljaar
    ]
    return bool(momenten) and all(moment.einde < vandaag for moment in momenten)
