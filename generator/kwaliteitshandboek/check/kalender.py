"""Check, stage 4: the calendar: words and days that fit their school year, holidays that fit each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from kwaliteitshandboek.check.bekend import plek_van_veld
from kwaliteitshandboek.derive.afgeleid import Losreden
from kwaliteitshandboek.derive.herhaling import herhaling
from kwaliteitshandboek.derive.jaarkalender import eigen_regios
from kwaliteitshandboek.derive.schooldagen import Schooldagen
from kwaliteitshandboek.derive.tijdpatronen import WEEKDAGEN
from kwaliteitshandboek.derive.tijdtermen import Bijvakantie, Dag, Eenheid, Elke, Schooldag, Schoolweken, Tussenvakanties
from kwaliteitshandboek.derive.tijdzinnen import Afspraak, Zinnen, lees_zinnen
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.kalender import (
    AANTAL_KLOPT_NIET,
    DATUM_BUITEN_JAAR,
    GEEN_VAKANTIES,
    REGIO_ONBEKEND,
    VAKANTIES_ONTBREKEN,
    VAKANTIES_OVERLAPPEN,
    WEEKDAG_KLOPT_NIET,
    WETTELIJK_ZONDER_DAG,
    WOORDEN_BUITEN_JAAR,
    WOORDEN_ONBEKEND,
)
from kwaliteitshandboek.findings.suggestie import kort, naaste
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Activiteit, Kaart, Kaartstatus, Meetinstrument
from kwaliteitshandboek.model.kalender import Kalendersoort, Vakantie
from kwaliteitshandboek.model.organisatie import Vakantieregio
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.taal import MAANDEN, aantal, datum, opsomming

VAKANTIES: Final = "data/vakanties.yml"

_LEUNT = (Elke, Schoolweken, Schooldag, Bijvakantie, Tussenvakanties)
"""Words about when that only holidays give their place."""

_VOLUIT = ("dagelijks", "wekelijks", "maandelijks", "jaarlijks", *MAANDEN)
"""Words that people mistype, as a proposal for what is not understood."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """Words about when, and where they stand; `schooljaar` where they stand under one."""

    woorden: str
    plek: Plek
    schooljaar: Schooljaar | None = None


def check_kalender(handboek: Handboek, vandaag: date | None, *, vakanties_kapot: bool = False) -> Iterator[Finding]:
    """All rules about moments and holidays; without `vandaag` what depends on the day is left out.

    `vakanties_kapot`: something is wrong with the file of holidays itself, so that it is no wonder that there are none.
    """
    gelezen: dict[str, Zinnen] = {}
    leunt: _Moment | None = None
    for moment in _momenten(handboek):
        zinnen = gelezen.setdefault(moment.woorden, lees_zinnen(moment.woorden))
        yield from _woorden(moment, zinnen)
        if leunt is None and any(isinstance(term, _LEUNT) for afspraak in zinnen.afspraken for term in _delen(afspraak)):
            leunt = moment
    yield from _datums(handboek)
    yield from _wettelijk(handboek)
    yield from _overlap(handboek.vakanties)
    if handboek.vakanties:
        yield from _dekking(handboek, vandaag)
    elif not vakanties_kapot:
        yield from _geen_vakanties(handboek, leunt)


def _delen(afspraak: Afspraak) -> Iterator[object]:
    """The places of an agreement, and its interval where that counts weeks of school."""
    yield from afspraak.plaatsen
    if afspraak.elke is not None and afspraak.elke.eenheid is Eenheid.WEEK:
        yield afspraak.elke


def _geen_vakanties(handboek: Handboek, leunt: _Moment | None) -> Iterator[Finding]:
    """No holidays at all, where a moment leans on them or somebody said in which region the schools are."""
    organisatie = handboek.organisatie
    regio = next((regio for regio in organisatie.regios if regio.vakantieregio is not None), None)
    if leunt is not None:
        gevolg = f"Daardoor staat '{kort(leunt.woorden)}' op een geschatte dag of zonder dag in de kalender."
        yield GEEN_VAKANTIES.op(leunt.plek, gevolg=gevolg)
    elif organisatie.vakantieregio is not None or regio is not None:
        houder = organisatie if organisatie.vakantieregio is not None or regio is None else regio
        gevolg = "U noemt hier een vakantieregio, maar de kalender en de jaarposter tonen geen vakantie."
        yield GEEN_VAKANTIES.op(houder.plek.veld("vakantieregio"), gevolg=gevolg)


def _momenten(handboek: Handboek) -> Iterator[_Moment]:
    for kaart in handboek.kaarten:
        if kaart.status is not Kaartstatus.VERVALLEN:
            yield from _van_kaart(kaart)
    for instrument in handboek.instrumenten:
        if instrument.moment is not None:
            yield _Moment(instrument.moment, instrument.plek.veld("moment"))
    for lijn in handboek.stelsel.verantwoording if handboek.stelsel is not None else ():
        if lijn.moment is not None:
            yield _Moment(lijn.moment, lijn.plek.veld("moment"))
    for punt in handboek.kalenderpunten:
        # What the product ships has no place in a file of the handbook.
        if punt.wanneer is not None and punt.plek.bestand:
            yield _Moment(punt.wanneer, punt.plek.veld("wanneer"), punt.schooljaar)


def _van_kaart(kaart: Kaart) -> Iterator[_Moment]:
    rijen: list[Meetinstrument | Activiteit] = [*kaart.meetinstrumenten, *kaart.activiteiten]
    for rij in rijen:
        if rij.moment is not None:
            yield _Moment(rij.moment, plek_van_veld(rij, "moment", kaart))
    for jaar in kaart.planning:
        for stap in jaar.stappen:
            if stap.wanneer is not None:
                yield _Moment(stap.wanneer, plek_van_veld(stap, "wanneer", kaart), jaar.schooljaar)


def _woorden(moment: _Moment, zinnen: Zinnen) -> Iterator[Finding]:
    if moment.schooljaar is not None:
        for deel in herhaling(zinnen, Schooldagen(moment.schooljaar), eigen=True).buiten:
            bedoeld = f"Bedoelt u {deel.bedoeld}? " if deel.bedoeld else ""
            yield WOORDEN_BUITEN_JAAR.op(moment.plek, naam=deel.woorden, schooljaar=moment.schooljaar, bedoeld=bedoeld)
    for los in zinnen.los:
        if los.reden is Losreden.ONBEKEND:
            yield WOORDEN_ONBEKEND.op(moment.plek, naam=kort(los.woorden), suggestie=_suggestie(los.woorden))
    for telling in zinnen.tellingen:
        if telling.keer != telling.genoemd:
            genoemd = aantal(telling.genoemd, "maand of dag is", "maanden of dagen zijn")
            yield AANTAL_KLOPT_NIET.op(moment.plek, naam=kort(moment.woorden), keer=telling.keer, genoemd=genoemd)
    yield from _weekdagen(moment, zinnen)


def _weekdagen(moment: _Moment, zinnen: Zinnen) -> Iterator[Finding]:
    """A day of the week beside a date of which the year is known: written, or that of the school year above it."""
    for term in (term for afspraak in zinnen.afspraken for term in afspraak.plaatsen):
        if not isinstance(term, Dag) or term.weekdag is None or (term.maand, term.dag) == (2, 29):
            continue
        jaar = term.jaar
        if moment.schooljaar is not None and (jaar is None or term.buur):
            jaar = moment.schooljaar.begin + (term.maand < 8)
        if jaar is not None and (dag := date(jaar, term.maand, term.dag)).weekday() != term.weekdag:
            yield WEEKDAG_KLOPT_NIET.op(
                moment.plek, datum=datum(dag), weekdag=WEEKDAGEN[dag.weekday()], naam=WEEKDAGEN[term.weekdag]
            )


def _suggestie(woorden: str) -> str:
    """The first word that resembles a month or another word about time; short words resemble too much."""
    for woord in re.findall(r"[^\W\d_]{5,}", woorden):
        bedoeld = naaste(woord, _VOLUIT)
        if bedoeld is not None:
            return f"Bedoelt u '{bedoeld}'? "
    return ""


def _datums(handboek: Handboek) -> Iterator[Finding]:
    """Days that stand under a school year lie in it."""
    for kaart in handboek.kaarten:
        for jaar in kaart.planning:
            for stap in jaar.stappen:
                if stap.datum is not None and stap.datum not in jaar.schooljaar:
                    plek = plek_van_veld(stap, "datum", kaart)
                    yield DATUM_BUITEN_JAAR.op(plek, datum=datum(stap.datum), schooljaar=jaar.schooljaar)
    for punt in handboek.kalenderpunten:
        if punt.datum is not None and punt.schooljaar is not None and punt.datum not in punt.schooljaar:
            yield DATUM_BUITEN_JAAR.op(punt.plek.veld("datum"), datum=datum(punt.datum), schooljaar=punt.schooljaar)


def _wettelijk(handboek: Handboek) -> Iterator[Finding]:
    """A statutory point of one year says on which day or in which month; 'eens in de vier jaar' does not."""
    for punt in handboek.kalenderpunten:
        if punt.soort is Kalendersoort.WETTELIJK and punt.schooljaar is not None and punt.wanneer is not None:
            gevonden = herhaling(punt.wanneer, Schooldagen(punt.schooljaar), eigen=True)
            if all(plaatsing.ongeveer for plaatsing in gevonden.plaatsingen) and not gevonden.buiten:
                yield WETTELIJK_ZONDER_DAG.op(punt.plek.veld("wanneer"), naam=kort(punt.titel), schooljaar=punt.schooljaar)


def _overlap(vakanties: tuple[Vakantie, ...]) -> Iterator[Finding]:
    """Each two holidays of one region that share a day, at the one that begins last."""
    goed = [vakantie for vakantie in vakanties if vakantie.van <= vakantie.tot_en_met]
    for een, ander in combinations(sorted(goed, key=lambda vakantie: (vakantie.van, vakantie.plek.regel)), 2):
        if ander.van <= een.tot_en_met and (not een.regios or not ander.regios or set(een.regios) & set(ander.regios)):
            samen = [regio.value for regio in Vakantieregio if _geldt(een, regio) and _geldt(ander, regio)]
            yield VAKANTIES_OVERLAPPEN.op(
                ander.plek.veld("van"),
                naam=kort(een.naam),
                van=datum(een.van),
                tot=datum(een.tot_en_met),
                ander=kort(ander.naam),
                begin=datum(ander.van),
                regio="" if len(samen) == len(Vakantieregio) else _regio(samen),
            )


def _geldt(vakantie: Vakantie, regio: Vakantieregio | None) -> bool:
    return not vakantie.regios or regio in vakantie.regios


def _regio(namen: list[str]) -> str:
    return f" (regio {opsomming(namen)})"


def _dekking(handboek: Handboek, vandaag: date | None) -> Iterator[Finding]:
    """The holidays of this school year are there, and it is known whose they are."""
    regios = sorted(eigen_regios(handboek.organisatie))
    plek = Plek(handboek.vakanties[0].plek.bestand, 0)
    if not regios and all(vakantie.regios for vakantie in handboek.vakanties):
        yield REGIO_ONBEKEND.op(plek)
    if vandaag is None:
        return
    jaar = Schooljaar.van_datum(vandaag)
    dit_jaar = [vakantie for vakantie in handboek.vakanties if vakantie.van in jaar]
    if not dit_jaar:
        yield VAKANTIES_ONTBREKEN.op(plek, schooljaar=jaar, regio="")
        return
    mist = [regio.value for regio in regios if not any(_geldt(vakantie, regio) for vakantie in dit_jaar)]
    if mist:
        yield VAKANTIES_ONTBREKEN.op(plek, schooljaar=jaar, regio=f" voor regio {opsomming(mist)}")
