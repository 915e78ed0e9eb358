"""Pages, stage 6: what a school's own page says of self-evaluation, visits, signals, judgements and support: a line for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kwaliteitshandboek.derive.bezoeken import Beurt, Beurtstand, Wie, derive_beurten, laatste_oordelen
from kwaliteitshandboek.model.bezoek import Bezocht, Bezoek, Signaal, Signaalstatus
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.model.zelfevaluatie import wie as zelfnaam
from kwaliteitshandboek.pages.bezoeken import beurtstatus
from kwaliteitshandboek.pages.inspectie import Oordeelbeeld, oordeelbeelden
from kwaliteitshandboek.pages.ondersteuning import Aanbodrij, aanbodrijen
from kwaliteitshandboek.pages.toetsing import TELLENDE_STANDEN
from kwaliteitshandboek.pages.wereld import Wereld
from kwaliteitshandboek.pages.woorden import Status


@dataclass(frozen=True, slots=True)
class Zelfregel:
    """The newest self-evaluation of the school on a framework that may be shown; `sleutel` is that of its page."""

    sleutel: str
    kader: str
    schooljaar: str
    deelnemers: int


@dataclass(frozen=True, slots=True)
class Bezoekbeurt:
    """A visit that is to come, or that should have come.

    `dag` is the planned day, else the last day of the term; None where there never was a visit: nobody can say when it is due.
    """

    beurt: Beurt
    dag: date | None
    status: Status

    @property
    def bezoek(self) -> str | None:
        """The visit that was planned; None where nobody planned it."""
        return self.beurt.gepland.id if self.beurt.gepland is not None else None

    @property
    def woord(self) -> str:
        """How the day is to be read: it was agreed on, or the visit is due before it."""
        return "op" if self.bezoek is not None else "uiterlijk op"


@dataclass(frozen=True, slots=True)
class Schooltoetsing:
    """The lines on the page of one school; in the public edition there are judgements of the inspectorate only."""

    zelfevaluaties: tuple[Zelfregel, ...]
    laatste: Bezoek | None
    volgende: tuple[Bezoekbeurt, ...]
    signalen: tuple[Signaal, ...]
    alle_signalen: int
    oordelen: tuple[Oordeelbeeld, ...]
    aanbod: Aanbodrij | None

    def __bool__(self) -> bool:
        return bool(
            self.zelfevaluaties or self.laatste or self.volgende or self.alle_signalen or self.oordelen or self.aanbod is not None
        )


def schooltoetsing(wereld: Wereld) -> Callable[[School], Schooltoetsing]:
    """What gives the lines of a school; what holds for all schools is found once."""
    handboek, vandaag = wereld.handboek, wereld.afgeleid.vandaag
    laatste = laatste_oordelen(handboek)
    aanbod = {rij.school.sleutel: rij for rij in aanbodrijen(wereld)}
    beurten: dict[str, list[Beurt]] = {}
    for beurt in derive_beurten(handboek, vandaag):
        if beurt.wie.school is not None:
            beurten.setdefault(beurt.wie.school, []).append(beurt)
    signalen: dict[str, list[Signaal]] = {}
    for signaal in sorted(handboek.signalen, key=lambda s: (s.datum, s.id), reverse=True):
        signalen.setdefault(signaal.school, []).append(signaal)

    def van(school: School) -> Schooltoetsing:
        eigen = signalen.get(school.sleutel, [])
        return Schooltoetsing(
            _zelfevaluaties(wereld, school),
            _laatste(beurten.get(school.sleutel, ())),
            _volgende(beurten.get(school.sleutel, ())),
            tuple(s for s in eigen if s.status is not Signaalstatus.AFGEHANDELD),
            len(eigen),
            oordeelbeelden(wereld, laatste, Wie(Bezocht.SCHOOL, school.sleutel)),
            aanbod.get(school.sleutel),
        )

    return van


def _zelfevaluaties(wereld: Wereld, school: School) -> tuple[Zelfregel, ...]:
    regels = []
    for (kader, naam), beeld in wereld.afgeleid.zelfbeelden.items():
        nu = beeld.laatste
        if naam != zelfnaam(school.sleutel, None) or nu is None or nu.respondenten is None:
            continue
        if ("zelfevaluatie", f"{kader}/{naam}") in wereld.adressen:
            titel = wereld.namen.get(("kader", kader), kader)
            regels.append(Zelfregel(f"{kader}/{naam}", titel, nu.schooljaar, nu.respondenten))
    return tuple(regels)


def _laatste(beurten: Sequence[Beurt]) -> Bezoek | None:
    geweest = [
        (b.laatste.datum, b.laatste.id, b.laatste) for b in beurten if b.laatste is not None and b.laatste.datum is not None
    ]
    return max(geweest, key=lambda drie: drie[:2])[2] if geweest else None


def _volgende(beurten: Sequence[Beurt]) -> tuple[Bezoekbeurt, ...]:
    """What asks for something, in the order of days, what has none last; where nothing does, the first visit that is due."""
    alle = sorted(
        (
            Bezoekbeurt(beurt, dag, beurtstatus(beurt))
            for beurt in beurten
            if (dag := beurt.gepland.gepland if beurt.gepland is not None else beurt.voor) is not None
            or beurt.stand is Beurtstand.NOOIT
        ),
        key=lambda b: (b.dag or date.max, b.beurt.soort.id),
    )
    return tuple(b for b in alle if b.beurt.stand in TELLENDE_STANDEN) or tuple(alle[:1])
