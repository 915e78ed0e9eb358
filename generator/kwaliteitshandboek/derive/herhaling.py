"""Derive, stage 3: recurrence: from the words of an author about when to days and months of one school year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kwaliteitshandboek.derive.afgeleid import Losreden
from kwaliteitshandboek.derive.plaatsingen import Plaatsing, interval, plaats
from kwaliteitshandboek.derive.schooldagen import Schooldagen
from kwaliteitshandboek.derive.tijdgrenzen import (
    DAG,
    grensdag,
    jaar_van,
    kalenderdag,
    stukken_in,
    vaste_grenzen,
)
from kwaliteitshandboek.derive.tijdtermen import (
    Bijvakantie,
    Concreet,
    Dag,
    Dagen,
    Jaar,
    Kalenderweken,
    Maand,
    Maanden,
    Maandweken,
    Rand,
    Schooldag,
    Schoolweken,
    Tussenvakanties,
    Weekdag,
)
from kwaliteitshandboek.derive.tijdzinnen import Afspraak, Zinnen, heeft_jaar, lees_zinnen, losreden
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.taal import MAANDEN, datum


@dataclass(frozen=True, slots=True)
class Buiten:
    """Words that name a year of their own outside the school year, and the same month or day within it (None for a stretch)."""

    woorden: str
    bedoeld: str | None = None


@dataclass(frozen=True, slots=True)
class Herhaling:
    """What became of the words of a cell in one school year: places, and what has none with its words and reason.

    Each part of the cell is in one of the three: placed, `los`, or `buiten` this school year.
    """

    plaatsingen: tuple[Plaatsing, ...] = ()
    los: Losreden | None = None
    loswoorden: str = ""
    buiten: tuple[Buiten, ...] = ()


def herhaling(woorden: str | Zinnen, dagen: Schooldagen, *, eigen: bool = False) -> Herhaling:
    """Place words in the school year of `dagen`.

    `eigen`: they stand under this school year (a planning, a point of one year), so that 'eens in de vier jaar' is this year
    and 'oktober en januari 2027' begins with the October of this year. Otherwise they hold for every year.

    Intervals count from the first school day, months as whole months: 'elke 3 maanden' is four times a year. What names a year
    without a month stands on its last day, as goals do.
    """
    zinnen = lees_zinnen(woorden) if isinstance(woorden, str) else woorden
    plaatsingen: list[Plaatsing] = []
    buiten: list[Buiten] = []
    los = [(deel.woorden, deel.reden) for deel in zinnen.los]
    for afspraak in zinnen.afspraken:
        gevonden, erbuiten = _van_afspraak(afspraak, dagen, eigen=eigen)
        plaatsingen += gevonden
        buiten += erbuiten
        if _zonder_vakantie(afspraak, dagen):
            los.append((afspraak.woorden, Losreden.GEBEURTENIS))
        elif not gevonden and not erbuiten:
            los.append((afspraak.woorden, Losreden.ZONDER_MAAND))
    delen = list(dict.fromkeys(woord for woord, _ in los))
    return Herhaling(
        _geordend(plaatsingen),
        losreden(reden for _, reden in los) if los else None,
        " ".join(zinnen.tekst.split()) if los and not plaatsingen and not buiten else ", ".join(delen),
        tuple(dict.fromkeys(buiten)),
    )


def genoemde_jaren(zinnen: Zinnen) -> frozenset[Schooljaar]:
    """The school years that places with a year of their own touch, cycles of years left out."""
    jaren = set()
    for afspraak in zinnen.afspraken:
        for term in afspraak.plaatsen if afspraak.cyclus == 1 else ():
            if heeft_jaar(term):
                grenzen = vaste_grenzen(term)
                jaren |= {Schooljaar.van_datum(dag) for dag in grenzen}
    return frozenset(jaren)


def _geordend(plaatsingen: Iterable[Plaatsing]) -> tuple[Plaatsing, ...]:
    """In order of time, each place once; a place that was named wins from the same place by rule."""
    uniek: dict[tuple[date, bool, date | None], Plaatsing] = {}
    for plaatsing in plaatsingen:
        sleutel = (plaatsing.dag, plaatsing.hele_maand, plaatsing.tot_en_met)
        if sleutel not in uniek or uniek[sleutel].ongeveer:
            uniek[sleutel] = plaatsing
    return tuple(sorted(uniek.values(), key=lambda p: (p.dag, p.tot_en_met or p.dag, p.hele_maand)))


def _van_afspraak(afspraak: Afspraak, dagen: Schooldagen, *, eigen: bool) -> tuple[list[Plaatsing], list[Buiten]]:
    jaar = dagen.jaar
    plaatsen = list(afspraak.plaatsen)
    if afspraak.cyclus > 1:
        return _cyclus(afspraak, dagen, eigen=eigen), []
    if afspraak.elke is not None:
        perioden = [term for term in plaatsen if isinstance(term, Maanden | Dagen)]
        gevonden = [plaatsing for periode in perioden for plaatsing in interval(afspraak.elke, dagen, stukken_in(periode, jaar))]
        if not perioden:
            gevonden = interval(afspraak.elke, dagen, [(jaar.eerste_dag, jaar.laatste_dag)])
        plaatsen = [term for term in plaatsen if not isinstance(term, Maanden | Dagen)]
    else:
        gevonden = []
    buiten: list[Buiten] = []
    for term in plaatsen:
        if eigen and isinstance(term, Dag | Maand) and term.buur:
            term = replace(term, jaar=None)  # noqa: PLW2901 the year was a guess, and here the school year is known
        geplaatst = list(plaats(term, dagen))
        gevonden += geplaatst
        if not geplaatst and heeft_jaar(term):
            buiten.append(_buiten(term, jaar))
        elif eigen and heeft_jaar(term):
            buiten += _deels_buiten(term, jaar)
    binnen = [p for p in gevonden if _binnen(p, afspraak, jaar)]
    if eigen and gevonden and not binnen and afspraak.grenzen:
        buiten.append(Buiten(afspraak.woorden))
    return [p for p in binnen if not _uitgezonderd(p, afspraak.behalve)], buiten


def _uitgezonderd(plaatsing: Plaatsing, maanden: Iterable[int]) -> bool:
    """Whether a place lies wholly in a month that is left out."""
    einde = plaatsing.tot_en_met or plaatsing.dag
    return plaatsing.dag.month in maanden and (einde.year, einde.month) == (plaatsing.dag.year, plaatsing.dag.month)


def _zonder_vakantie(afspraak: Afspraak, dagen: Schooldagen) -> bool:
    """Whether words name holidays that nobody wrote down."""
    return any(isinstance(term, Bijvakantie | Tussenvakanties) and not list(plaats(term, dagen)) for term in afspraak.plaatsen)


def _binnen(plaatsing: Plaatsing, afspraak: Afspraak, jaar: Schooljaar) -> bool:
    """Whether a place lies where an agreement begins and ends, and in a year that it names."""
    if afspraak.even is not None and (plaatsing.dag.year % 2 == 0) is not afspraak.even:
        return False
    for grens in afspraak.grenzen:
        dag = grensdag(grens, jaar)
        if grens.einde and plaatsing.dag > dag:
            return False
        if not grens.einde and plaatsing.dag < (dag.replace(day=1) if plaatsing.hele_maand else dag):
            return False
    return True


def _cyclus(afspraak: Afspraak, dagen: Schooldagen, *, eigen: bool) -> list[Plaatsing]:
    """What returns every so many years, if it is the turn of this one."""
    jaar = dagen.jaar
    if eigen:
        plaatsen: list[Concreet | Jaar] = [_zonder_jaar(term) for term in afspraak.plaatsen if not isinstance(term, Jaar)]
        gevonden = [plaatsing for term in plaatsen for plaatsing in plaats(term, dagen)]
        return gevonden or [Plaatsing(jaar.laatste_dag, ongeveer=True)]
    gevonden = []
    for term in afspraak.plaatsen:
        if not heeft_jaar(term):
            continue
        eerste = min(Schooljaar.van_datum(dag).begin for dag in vaste_grenzen(term))
        verder = jaar.begin - eerste
        if verder >= 0 and verder % afspraak.cyclus == 0:
            gevonden += [replace(p, vast=False) for p in plaats(_verschoven(term, verder), dagen)]
    return gevonden


def _zonder_jaar(term: Concreet) -> Concreet:
    if isinstance(term, Dagen):
        return Dagen(replace(term.van, jaar=None), replace(term.tot, jaar=None))
    if isinstance(term, Dag | Maand | Maanden | Maandweken | Kalenderweken | Weekdag | Schooldag):
        return replace(term, jaar=None)
    return term


def _verschoven(term: Concreet | Jaar, jaren: int) -> Concreet | Jaar:
    """The same place so many years later."""
    if isinstance(term, Jaar):
        return replace(term, begin=term.begin + jaren)
    if isinstance(term, Dagen):
        return Dagen(replace(term.van, jaar=(term.van.jaar or 0) + jaren), replace(term.tot, jaar=(term.tot.jaar or 0) + jaren))
    if isinstance(term, Schoolweken | Rand | Bijvakantie | Tussenvakanties) or term.jaar is None:
        return term
    return replace(term, jaar=term.jaar + jaren)


def _deels_buiten(term: Concreet | Jaar, jaar: Schooljaar) -> Iterator[Buiten]:
    """The parts of a stretch with its own year that lie before and after the school year under which it stands."""
    if not isinstance(term, Dagen | Maanden):
        return
    van, tot = sorted(vaste_grenzen(term))
    if van < jaar.eerste_dag:
        yield Buiten(f"{datum(van)} tot en met {datum(jaar.eerste_dag - DAG)}")
    if tot > jaar.laatste_dag:
        yield Buiten(f"{datum(jaar.laatste_dag + DAG)} tot en met {datum(tot)}")


def _buiten(term: Concreet | Jaar, jaar: Schooljaar) -> Buiten:
    """The place in words, and the same month or day in the school year."""
    match term:
        case Dag(maand=maand, dag=dag, jaar=int() as genoemd):
            hier = kalenderdag(jaar_van(maand, None, jaar), maand, dag)
            return Buiten(datum(kalenderdag(genoemd, maand, dag)), datum(hier))
        case Maand(maand=maand, jaar=genoemd):
            naam = MAANDEN[maand - 1]
            return Buiten(f"{naam} {genoemd}", f"{naam} {jaar_van(maand, None, jaar)}")
        case Jaar(begin=begin, schooljaar=schooljaar):
            return Buiten(f"{begin}-{begin + 1}" if schooljaar else str(begin))
        case _:
            van, tot = vaste_grenzen(term)
            return Buiten(f"{datum(van)} tot en met {datum(tot)}")


__all__ = ["Buiten", "Herhaling", "genoemde_jaren", "herhaling"]
