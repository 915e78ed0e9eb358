"""Derive, stage 3: self-evaluations as a picture of who made them: profile by domain, trend by item, spread of answers.

`Afgeleid.zelfbeelden` maps (kader id, wie) to a `Zelfbeeld`; `wie` is what `model.zelfevaluatie.wie` gives: a school's key in
lower case, 'bestuur-<id>' or 'organisatie'. Of a self-evaluation with fewer respondents than `drempels.respondenten` there is a
`Jaarbeeld` with `getoond` False and nothing else in it, so that no page can show what must not be shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Kader, KaderItem
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.model.zelfevaluatie import Itemoordeel, Zelfevaluatie, wie


class Richting(StrEnum):
    """Where the judgement of an item went since an earlier year."""

    HOGER = "hoger"
    LAGER = "lager"
    GELIJK = "gelijk"


@dataclass(frozen=True, slots=True)
class Itemtrend:
    """The judgement of an item beside that of `sinds`, the last earlier year in which it was judged; `stappen` on the scale."""

    richting: Richting
    stappen: int
    sinds: str


@dataclass(frozen=True, slots=True)
class Spreiding:
    """How the answers of respondents lie over the steps of the scale, in its order; only of enough answers.

    `eensgezind`: at least three of every four answers chose the same step. `laagste` and `hoogste` are positions on the scale.
    """

    tellingen: tuple[int, ...]
    laagste: int
    hoogste: int
    eensgezind: bool

    @property
    def aantal(self) -> int:
        """How many answers there are."""
        return sum(self.tellingen)


@dataclass(frozen=True, slots=True)
class Itembeeld:
    """What is to be told of one item: `oordeel` as written, `stap` its position on the scale from 0 (None: none, or no scale).

    `te_weinig_antwoorden`: there are answers, but fewer than may be shown. `als`: the code under which it was judged, where the
    framework has given it another since.
    """

    item: str
    oordeel: str | None = None
    stap: int | None = None
    toelichting: str | None = None
    bewijs: tuple[str, ...] = ()
    spreiding: Spreiding | None = None
    te_weinig_antwoorden: bool = False
    trend: Itemtrend | None = None
    als: str | None = None


@dataclass(frozen=True, slots=True)
class Domeinprofiel:
    """The items of one top part of a framework: how many were judged at each step, of how many.

    `midden`: the positions between which the middle judgement lies, the same twice where it lies on one step; None without
    judgements. There is no mean: the steps of a scale have an order and no distance.
    """

    domein: str
    tellingen: tuple[int, ...]
    items: int
    midden: tuple[int, int] | None

    @property
    def beoordeeld(self) -> int:
        """How many of its items have a judgement."""
        return sum(self.tellingen)


@dataclass(frozen=True, slots=True)
class Jaarbeeld:
    """One self-evaluation; where `getoond` is False only its year is known, and that there were too few respondents.

    `items` has an entry for each item about which something was said, by its code of now, in the order of the framework; last
    come items that lapsed without one successor.
    """

    schooljaar: str
    getoond: bool
    zelfevaluatie: str | None = None
    respondenten: int | None = None
    datum: date | None = None
    toelichting: str | None = None
    items: Mapping[str, Itembeeld] = field(default_factory=dict)
    profiel: tuple[Domeinprofiel, ...] = ()


@dataclass(frozen=True, slots=True)
class Zelfbeeld:
    """All self-evaluations of one school, board or the organisation on one framework, oldest year first."""

    kader: str
    wie: str
    school: str | None
    bestuur: str | None
    jaren: tuple[Jaarbeeld, ...]

    @property
    def laatste(self) -> Jaarbeeld | None:
        """The newest that may be shown; None where there is none."""
        return next((jaar for jaar in reversed(self.jaren) if jaar.getoond), None)

    def van(self, schooljaar: str) -> Jaarbeeld | None:
        """The self-evaluation of a school year; None where there is none."""
        return next((jaar for jaar in self.jaren if jaar.schooljaar == schooljaar), None)


def derive_zelfbeelden(handboek: Handboek) -> Mapping[tuple[str, str], Zelfbeeld]:
    """(Framework, who) -> what their self-evaluations show, in the order of frameworks, then schools, boards, organisation."""
    drempel = handboek.organisatie.drempels.respondenten
    per_wie: dict[tuple[str, str], list[Zelfevaluatie]] = defaultdict(list)
    for zelfevaluatie in handboek.zelfevaluaties:
        if zelfevaluatie.kader in handboek.kader_per_id:
            per_wie[zelfevaluatie.kader, wie(zelfevaluatie.school, zelfevaluatie.bestuur)].append(zelfevaluatie)
    volgorde = [
        *(wie(school.sleutel, None) for school in handboek.organisatie.scholen),
        *(wie(None, bestuur.id) for bestuur in handboek.organisatie.besturen),
        wie(None, None),
    ]
    beelden: dict[tuple[str, str], Zelfbeeld] = {}
    for kader in handboek.kaders:
        onbekend = sorted(naam for kader_id, naam in per_wie if kader_id == kader.id and naam not in volgorde)
        for naam in (*volgorde, *onbekend):
            if eigen := per_wie.get((kader.id, naam)):
                beelden[kader.id, naam] = _zelfbeeld(kader, naam, eigen, drempel)
    return beelden


def met_formulier(handboek: Handboek, vandaag: date) -> tuple[Kader, ...]:
    """The frameworks of which the team site offers a form: those with a scale that are in force."""
    return tuple(
        kader
        for kader in handboek.kaders
        if kader.schaal and kader.bladen and not kader.voorbij(vandaag) and (kader.geldig_van or vandaag) <= vandaag
    )


def _zelfbeeld(kader: Kader, naam: str, eigen: Sequence[Zelfevaluatie], drempel: int) -> Zelfbeeld:
    # Of two in one year the last one made counts; `check` asks which of them is to stay.
    per_jaar = {
        str(z.schooljaar): z for z in sorted(eigen, key=lambda z: (z.schooljaar, z.datum or z.schooljaar.eerste_dag, z.id))
    }
    eerder: dict[str, tuple[str, int]] = {}
    jaren: list[Jaarbeeld] = []
    for schooljaar, zelfevaluatie in per_jaar.items():
        if zelfevaluatie.respondenten < drempel:
            jaren.append(Jaarbeeld(schooljaar, getoond=False))
            continue
        items = _items(kader, zelfevaluatie.oordelen, drempel, eerder)
        eerder |= {code: (schooljaar, item.stap) for code, item in items.items() if item.stap is not None}
        jaren.append(
            Jaarbeeld(
                schooljaar,
                getoond=True,
                zelfevaluatie=zelfevaluatie.id,
                respondenten=zelfevaluatie.respondenten,
                datum=zelfevaluatie.datum,
                toelichting=zelfevaluatie.toelichting,
                items=items,
                profiel=profiel(kader, {code: item.stap for code, item in items.items() if item.stap is not None}),
            )
        )
    return Zelfbeeld(kader.id, naam, eigen[0].school, eigen[0].bestuur, tuple(jaren))


def volgorde(zelfevaluatie: Zelfevaluatie) -> tuple[Schooljaar, date, str]:
    """By school year and day; what has no day comes before what has one."""
    return zelfevaluatie.schooljaar, zelfevaluatie.datum or zelfevaluatie.schooljaar.eerste_dag, zelfevaluatie.id


def _items(
    kader: Kader, oordelen: Iterable[Itemoordeel], drempel: int, eerder: Mapping[str, tuple[str, int]]
) -> dict[str, Itembeeld]:
    per_code: dict[str, Itemoordeel] = {}
    for oordeel in oordelen:
        per_code.setdefault(oordeel.item, oordeel)
    nu = kader.opvolgers(per_code)
    per_item = {nu[code]: oordeel for code, oordeel in per_code.items()}
    stappen = stap_per_waarde(kader)
    volgorde_codes = [*(item.code for item in kader.bladen), *kader.vervallen_per_code]
    return {code: _item(code, per_item[code], stappen, drempel, eerder.get(code)) for code in volgorde_codes if code in per_item}


def stap_per_waarde(kader: Kader) -> Mapping[str, int]:
    """What is written in the data -> its position on the scale, from 0 for the lowest."""
    stappen: dict[str, int] = {}
    for stap, schaalwaarde in enumerate(kader.schaal):
        stappen.setdefault(schaalwaarde.waarde, stap)
    return stappen


def _item(code: str, oordeel: Itemoordeel, stappen: Mapping[str, int], drempel: int, eerder: tuple[str, int] | None) -> Itembeeld:
    stap = stappen.get(oordeel.oordeel) if oordeel.oordeel is not None else None
    tellingen = Counter[int]()
    for antwoord in oordeel.antwoorden:
        if antwoord.waarde in stappen:
            tellingen[stappen[antwoord.waarde]] += antwoord.aantal
    genoeg = tellingen.total() >= drempel
    return Itembeeld(
        item=code,
        oordeel=oordeel.oordeel,
        stap=stap,
        toelichting=oordeel.toelichting,
        bewijs=oordeel.bewijs,
        spreiding=_spreiding(tuple(tellingen[plaats] for plaats in range(len(stappen)))) if genoeg else None,
        te_weinig_antwoorden=0 < tellingen.total() < drempel,
        trend=_trend(stap, eerder),
        als=oordeel.item if oordeel.item != code else None,
    )


def _spreiding(tellingen: tuple[int, ...]) -> Spreiding:
    gekozen = [stap for stap, telling in enumerate(tellingen) if telling]
    return Spreiding(tellingen, gekozen[0], gekozen[-1], eensgezind=4 * max(tellingen) >= 3 * sum(tellingen))


def _trend(stap: int | None, eerder: tuple[str, int] | None) -> Itemtrend | None:
    if stap is None or eerder is None:
        return None
    sinds, was = eerder
    richting = Richting.HOGER if stap > was else Richting.LAGER if stap < was else Richting.GELIJK
    return Itemtrend(richting, abs(stap - was), sinds)


def profiel(kader: Kader, stappen: Mapping[str, int]) -> tuple[Domeinprofiel, ...]:
    """Judgements (item -> position on the scale) by top part of the framework; none of a framework without a scale."""
    if not kader.schaal:
        return ()
    return tuple(_domein(domein, stappen, len(kader.schaal)) for domein in kader.onderdelen)


def _domein(domein: KaderItem, stappen: Mapping[str, int], breedte: int) -> Domeinprofiel:
    bladen = [item.code for item in domein.alle() if not item.onderdelen]
    gegeven = sorted(stappen[code] for code in bladen if code in stappen)
    midden = (gegeven[(len(gegeven) - 1) // 2], gegeven[len(gegeven) // 2]) if gegeven else None
    return Domeinprofiel(domein.code, tuple(gegeven.count(stap) for stap in range(breedte)), len(bladen), midden)
