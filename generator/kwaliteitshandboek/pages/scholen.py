"""Pages, stage 6: the schools: who they are, how they are doing, and what they say and do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kwaliteitshandboek.charts import Chart, antwoordschaal
from kwaliteitshandboek.charts.notatie import NIET_GETOOND
from kwaliteitshandboek.model.doel import Analyse
from kwaliteitshandboek.model.handboek import Toelichting
from kwaliteitshandboek.model.indicator import Indicator, Meetreekssoort
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.pages import grafieken, woorden
from kwaliteitshandboek.pages.doelen import Actiebeeld, acties_van, doelbeeld
from kwaliteitshandboek.pages.grafieksoorten import (
    MINSTE_JAREN,
    antwoorden_van,
    doelbalken,
    eigen_reeksen,
    stroomtitel,
    uitstromen,
    verdeling_per_deel,
)
from kwaliteitshandboek.pages.schooltoetsing import Schooltoetsing, schooltoetsing
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.tegels import Tegel, make_tegel
from kwaliteitshandboek.pages.vergelijken import Voetnoten, maak_voetnoten, vergelijking, weging
from kwaliteitshandboek.pages.wereld import Wereld, scholen

MINSTE_SIGNALEN = 2
"""One signal is not counted."""
MINSTE_CATEGORIEEN = 3
"""A series with fewer categories tells no more as a stacked chart than its indicator does."""


@dataclass(frozen=True, slots=True)
class Schoolcijfer:
    """A tile of a school with what the school says about the figure, and does about it; `kern`: it is a key figure.

    `noten`: letters of the remarks with it; `verloop`: its years, of a key figure that has more than one.
    """

    tegel: Tegel
    kern: bool
    zegt: str | None
    zegt_jaar: str | None
    analyses: tuple[Analyse, ...]
    acties: tuple[Actiebeeld, ...]
    vergelijking: tuple[str, ...] = ()
    noten: tuple[str, ...] = ()
    verloop: Chart | None = None

    @property
    def verhaal(self) -> bool:
        """Whether there is more to see than the tile: its course, or what the school says or does about it."""
        return bool(self.zegt or self.analyses or self.verloop)


@dataclass(frozen=True, slots=True)
class Cijfergroep:
    """The figures of a school in one domain."""

    id: str
    naam: str
    cijfers: tuple[Schoolcijfer, ...]

    @property
    def verhaal(self) -> bool:
        """Whether the school says or does something about one of them."""
        return any(cijfer.verhaal for cijfer in self.cijfers)

    @property
    def breedte(self) -> int:
        """How many large tiles stand side by side, at most three."""
        return min(3, len(self.kern))

    @property
    def smal(self) -> int:
        """The same of small tiles, which also go below each other."""
        return min(3, (len(self.rest) + 1) // 2)

    @property
    def kern(self) -> tuple[Schoolcijfer, ...]:
        """The key figures, which have large tiles."""
        return tuple(cijfer for cijfer in self.cijfers if cijfer.kern)

    @property
    def rest(self) -> tuple[Schoolcijfer, ...]:
        """The other figures."""
        return tuple(cijfer for cijfer in self.cijfers if not cijfer.kern)


def school_pages(wereld: Wereld) -> Iterator[Page]:
    """The overview of schools, and a page for each."""
    pad = "scholen/index.md"
    kern = kernindicatoren(wereld)
    rijen = [{"school": school, "cellen": [_cel(wereld, indicator, school) for indicator in kern]} for school in scholen(wereld)]
    cellen = [make_tegel(wereld, i, s.sleutel).cijfer for s in scholen(wereld) for i in kern if i.geldt_voor(s.soort)]
    overslag = woorden.overslagregels((cijfer, wereld.handboek.indicator_per_id[cijfer.indicator]) for cijfer in cellen)
    tekst = render("scholen", p=wereld.blik(pad), rijen=rijen, kern=kern, overslag=overslag)
    yield Page(pad, "Scholen", "scholen", tekst, omschrijving="Onze scholen naast elkaar.", verberg=("toc",))
    toetsing = schooltoetsing(wereld)
    for school in wereld.handboek.organisatie.scholen:
        yield _school_page(wereld, school, toetsing(school))


def kernindicatoren(wereld: Wereld) -> list[Indicator]:
    """The key figures of the organisation that are in this edition, in its own order."""
    return list(wereld.handboek.kernindicatoren)


def schoolindicatoren(wereld: Wereld, school: School) -> list[Indicator]:
    """The indicators to show for a school, key figures first: meant for its kind, and measured or a key figure."""
    kern = kernindicatoren(wereld)
    rest = [i for i in wereld.handboek.indicatoren if i not in kern and wereld.gemeten_op(i.id, school.sleutel)]
    return [indicator for indicator in (*kern, *rest) if indicator.geldt_voor(school.soort)]


def nieuwste_toelichting(wereld: Wereld, onderwerp: str, school: str | None, schooljaar: str | None = None) -> Toelichting | None:
    """The newest words on a subject by a school (None: the board), or those of one school year."""
    passend = (
        toelichting
        for toelichting in wereld.handboek.toelichtingen
        if toelichting.onderwerp == onderwerp and toelichting.school == school and schooljaar in (None, toelichting.schooljaar)
    )
    return max(passend, key=lambda toelichting: toelichting.schooljaar, default=None)


def _cel(wereld: Wereld, indicator: Indicator, school: School) -> Mapping[str, object] | None:
    """A key figure of a school in the overview; None where it is not meant for its kind of school."""
    if not indicator.geldt_voor(school.soort):
        return None
    tegel = make_tegel(wereld, indicator, school.sleutel)
    return {"tegel": tegel, "naam": indicator.naam}


def _school_page(wereld: Wereld, school: School, toetsing: Schooltoetsing) -> Page:
    handboek = wereld.handboek
    pad = wereld.adressen[("school", school.sleutel)]
    analyses = [analyse for analyse in handboek.analyses if analyse.school == school.sleutel]
    noten = maak_voetnoten(wereld, schoolindicatoren(wereld, school), [school], kop=lambda indicator, _: indicator.naam)
    groepen = list(_groepen(wereld, school, analyses, noten))
    doelen = [doel for doel in handboek.doelen if doel.school == school.sleutel]
    tekst = render(
        "school",
        p=wereld.blik(pad),
        school=school,
        inleiding=nieuwste_toelichting(wereld, "inleiding", school.sleutel),
        weging=weging(wereld, school.sleutel, jaren[-1]) if (jaren := wereld.afgeleid.schooljaren) else None,
        groepen=groepen,
        stand=_stand([cijfer.tegel for groep in groepen for cijfer in groep.kern]),
        rest=[cijfer for groep in groepen for cijfer in groep.rest],
        reststand=_stand([cijfer.tegel for groep in groepen for cijfer in groep.rest]),
        noten=noten,
        doelen=[doelbeeld(wereld, doel) for doel in doelen],
        toetsing=toetsing,
        doelbalken=doelbalken(wereld, f"Doelen van {school.naam}", doelen),
        antwoorden=list(antwoorden_van(wereld, school)),
        stromen=_stromen(wereld, school),
        verdelingen=list(verdelingen(wereld, school)),
        analyses=analyses,
        kaarten=[kaart.id for kaart in handboek.kaarten if school.sleutel in kaart.scholen],
    )
    omschrijving = school.omschrijving or f"Hoe het gaat met {school.naam}."
    return Page(pad, school.naam, "school", tekst, omschrijving=omschrijving, verberg=("toc",))


def _stromen(wereld: Wereld, school: School) -> dict[str, list[Chart]]:
    """What flows are called, by their breakdown -> the charts of them."""
    stromen: dict[str, list[Chart]] = {}
    for indicator in schoolindicatoren(wereld, school):
        if eigen := list(uitstromen(wereld, indicator, school)):
            stromen.setdefault(stroomtitel(indicator), []).extend(eigen)
    return stromen


def _stand(tegels: Sequence[Tegel]) -> str | None:
    """'3 van de 6 met een norm aan de goede kant ervan, 2 niet, 1 niet te bepalen'; None of a single figure, whose tile says it.

    Where nothing can be said of any of them: '4 met een norm, alle niet te bepalen'.
    """
    telling = Counter(_signaalsoort(tegel.oordeel_kort) for tegel in tegels if tegel.oordeel_kort and tegel.is_getal)
    alle, goed, niet = sum(telling.values()), telling["boven"], telling["onder"]
    if alle < MINSTE_SIGNALEN:
        return None
    open_ = [(telling[soort], woord) for soort, woord in _ONBESLIST.items() if telling[soort]]
    if alle in (goed, niet):
        hoeveel = f"geen van de {alle}" if niet else "beide" if alle == 2 else f"alle {alle}"
        return f"{hoeveel} met een norm aan de goede kant ervan"
    if not goed + niet:
        allemaal = "beide" if alle == 2 else "alle"
        delen = (f"{allemaal if hoeveel == alle else hoeveel} {woord}" for hoeveel, woord in open_)
        return ", ".join([f"{alle} met een norm", *delen])
    # 'None of them' would say of the undetermined ones too that they are not.
    kop = f"{goed or niet} van de {alle} met een norm {'' if goed else 'niet '}aan de goede kant ervan"
    return ", ".join([kop, *([f"{niet} niet"] if goed and niet else []), *(f"{hoeveel} {woord}" for hoeveel, woord in open_)])


_ONBESLIST: Final = {
    "niet-te-bepalen": "niet te bepalen",
    "klein": "met een te kleine groep voor een signaal",
    "misschien": "met een misschien te kleine groep voor een signaal",
}
"""Signals that do not say on which side of the norm a figure lies, as they are counted."""


def _signaalsoort(oordeel: woorden.Status) -> str:
    if oordeel.klasse in ("boven", "onder", "niet-te-bepalen"):
        return oordeel.klasse
    return "misschien" if oordeel == woorden.MISSCHIEN_KLEIN else "klein"


def _groepen(wereld: Wereld, school: School, analyses: list[Analyse], noten: Voetnoten) -> Iterator[Cijfergroep]:
    """The figures by domain, in the order in which the key figures bring the domains up; then the other domains."""
    kern = kernindicatoren(wereld)
    per_domein: dict[str, list[Schoolcijfer]] = {}
    for indicator in schoolindicatoren(wereld, school):
        cijfer = _schoolcijfer(wereld, indicator, school, analyses, noten, kern=indicator in kern)
        per_domein.setdefault(indicator.domein or "", []).append(cijfer)
    for domein, cijfers in per_domein.items():
        naam = wereld.namen.get(("domein", domein), domein) if domein else "Andere cijfers"
        yield Cijfergroep(domein or "overig", naam, tuple(cijfers))


def _verloop(wereld: Wereld, indicator: Indicator, school: School, noten: Voetnoten) -> Chart | None:
    """A figure over the years, where there is more than one to see."""
    reeks = wereld.afgeleid.reeks(indicator.id, school.sleutel)
    if sum(cijfer.waarde is not None for cijfer in reeks) < MINSTE_JAREN:
        return None
    grafiek = grafieken.lijn(wereld, indicator, school, voor="ontwikkeling", noten=noten.letters)
    return None if grafiek is None else replace(grafiek, titel=indicator.naam)


def _schoolcijfer(
    wereld: Wereld, indicator: Indicator, school: School, analyses: list[Analyse], noten: Voetnoten, *, kern: bool
) -> Schoolcijfer:
    zegt = nieuwste_toelichting(wereld, indicator.id, school.sleutel)
    jaar = _jaar(wereld, indicator, school)
    over = [a for a in analyses if indicator.id in _op_school(a, school)]
    tegel = make_tegel(wereld, indicator, school.sleutel, jaar)
    return Schoolcijfer(
        tegel=tegel,
        kern=kern,
        zegt=zegt.tekst if zegt else None,
        zegt_jaar=zegt.schooljaar if zegt else None,
        analyses=tuple(over),
        # What is done stands once on the page: at the figure that the analysis names first.
        acties=tuple(acties_van(wereld, [a for a in over if _op_school(a, school)[0] == indicator.id])),
        vergelijking=tuple(vergelijking(wereld, indicator, school.sleutel, jaar)) if kern and jaar else (),
        noten=noten.bij(tegel.cijfer),
        verloop=_verloop(wereld, indicator, school, noten) if kern else None,
    )


def _op_school(analyse: Analyse, school: School) -> list[str]:
    """The indicators on which an analysis rests, as far as their figures are about this school or all schools."""
    return [cijfer.indicator for cijfer in analyse.cijfers if cijfer.school in (None, school.sleutel)]


def _jaar(wereld: Wereld, indicator: Indicator, school: School) -> str | None:
    """The newest year in which this school has a figure, else one that may not be shown, else the newest of all schools."""
    verborgen = None
    for jaar in reversed(wereld.afgeleid.schooljaren):
        cijfer = wereld.afgeleid.hoofdcijfer(indicator.id, school.sleutel, jaar)
        if cijfer.waarde is not None:
            return jaar
        if verborgen is None and cijfer.staat in NIET_GETOOND:
            verborgen = jaar
    return verborgen or wereld.laatste_jaren.get(indicator.id)


def verdelingen(wereld: Wereld, school: School) -> Iterator[Chart]:
    """Stacked charts of the series that spread pupils over levels: referentieniveaus, schooladviezen; answers have their own.

    Series that are the parts of one breakdown stand in one chart.
    """
    samen: set[str] = set()
    for indicator in schoolindicatoren(wereld, school):
        stromend = any(True for _ in uitstromen(wereld, indicator, school))
        for uitsplitsing in indicator.uitsplitsingen:
            grafiek = None if stromend else verdeling_per_deel(wereld, indicator, uitsplitsing, school)
            if grafiek is not None:
                yield grafiek
            if grafiek is not None or stromend:
                samen |= {reeks.id for _, reeks in eigen_reeksen(wereld, uitsplitsing)}
    for meetreeks in wereld.handboek.meetreeksen:
        if meetreeks.soort is not Meetreekssoort.AANTALLEN or antwoordschaal(meetreeks) is not None or meetreeks.id in samen:
            continue
        if len(meetreeks.categorieen) >= MINSTE_CATEGORIEEN:
            grafiek = grafieken.verdeling(wereld, meetreeks, school)
            if grafiek is not None:
                yield replace(grafiek, titel=meetreeks.naam)
