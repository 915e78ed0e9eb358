"""Check, stage 4: self-evaluations: items and steps that their framework knows, counts that add up, evidence that is there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from kwaliteitshandboek.check.bekend import Bekend, Soort, plek_van_veld
from kwaliteitshandboek.check.itemraad import raad_code
from kwaliteitshandboek.check.site import SCHEMAS
from kwaliteitshandboek.derive.namen import wie_naam
from kwaliteitshandboek.derive.zelfbeelden import volgorde
from kwaliteitshandboek.findings import Finding, Niveau, Plek
from kwaliteitshandboek.findings import zelfevaluaties as codes
from kwaliteitshandboek.findings.suggestie import bedoelt, keuze, kort
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.model.zelfevaluatie import Itemoordeel, Zelfevaluatie, uiterste_dag
from kwaliteitshandboek.taal import aantal, datum, opsomming

_VERWIJZING: Final = re.compile(r"([a-z]+):(\S+)")


def check_zelfevaluaties(handboek: Handboek, bekend: Bekend, vandaag: date | None) -> Iterator[Finding]:
    """All rules; of an unknown framework the references say so, and nothing more is said here."""
    drempel = handboek.organisatie.drempels.respondenten
    for zelfevaluatie in handboek.zelfevaluaties:
        if zelfevaluatie.school is not None and zelfevaluatie.bestuur is not None:
            yield codes.SCHOOL_EN_BESTUUR.op(zelfevaluatie.plek.veld("bestuur"))
        if zelfevaluatie.respondenten < drempel:
            yield codes.TE_WEINIG_DEELNEMERS.op(zelfevaluatie.plek.veld("respondenten"), drempel=drempel)
        yield from _datum(zelfevaluatie, vandaag)
        kader = handboek.kader_per_id.get(zelfevaluatie.kader)
        if kader is None:
            continue
        yield from _geldigheid(zelfevaluatie, kader)
        yield from _dubbele_items(zelfevaluatie)
        gevonden = _inhoud(zelfevaluatie, kader, bekend, drempel)
        yield from gevonden if zelfevaluatie.respondenten >= drempel else _alleen_de_plaats(gevonden)
    yield from _reeksen(handboek, vandaag)


def _inhoud(zelfevaluatie: Zelfevaluatie, kader: Kader, bekend: Bekend, drempel: int) -> Iterator[Finding]:
    for oordeel in zelfevaluatie.oordelen:
        yield from _item(zelfevaluatie, oordeel, kader)
        yield from _antwoorden(zelfevaluatie, oordeel, kader)
        yield from _buiten_de_antwoorden(zelfevaluatie, oordeel, kader, drempel)
        yield from _bewijs(zelfevaluatie, oordeel, bekend)
    yield from _hoogste_zonder_bewijs(zelfevaluatie, kader)


def _alleen_de_plaats(gevonden: Iterable[Finding]) -> Iterator[Finding]:
    """Of few respondents not even a finding repeats what they said: it tells the line, and which rule looked there."""
    for finding in gevonden:
        if finding.niveau is Niveau.ADVIES:
            continue
        gemeld = codes.IETS_BIJ_WEINIG_FOUT if finding.niveau is Niveau.FOUT else codes.IETS_BIJ_WEINIG
        yield gemeld.op(Plek(finding.bestand, finding.regel), regel=finding.code)


def _datum(zelfevaluatie: Zelfevaluatie, vandaag: date | None) -> Iterator[Finding]:
    """A day on which nobody can have looked at that school year: it is still to come, or too far from the year."""
    dag, jaar = zelfevaluatie.datum, zelfevaluatie.schooljaar
    if dag is None:
        return
    if vandaag is not None and dag > vandaag:
        waarom = "Die dag moet nog komen."
    elif dag < jaar.eerste_dag:
        waarom = "Toen was dat schooljaar nog niet begonnen."
    elif dag > uiterste_dag(jaar):
        waarom = "Toen was dat schooljaar al meer dan vijf maanden voorbij."
    else:
        return
    yield codes.DATUM_PAST_NIET.op(zelfevaluatie.plek.veld("datum"), schooljaar=jaar, datum=datum(dag), waarom=waarom)


def _geldigheid(zelfevaluatie: Zelfevaluatie, kader: Kader) -> Iterator[Finding]:
    """A school year that has no day in common with the time in which its framework holds."""
    jaar = zelfevaluatie.schooljaar
    van, tot = kader.geldig_van, kader.geldig_tot
    if not kader.geldt_tussen(jaar.eerste_dag, jaar.laatste_dag):
        delen = [f"vanaf {datum(van)}"] if van is not None else []
        delen += [f"tot en met {datum(tot)}"] if tot is not None else []
        plek = zelfevaluatie.plek.veld("schooljaar")
        yield codes.BUITEN_GELDIGHEID.op(plek, schooljaar=jaar, kader=kader.id, geldig=" ".join(delen))


def _dubbele_items(zelfevaluatie: Zelfevaluatie) -> Iterator[Finding]:
    gezien: dict[str, Plek] = {}
    for oordeel in zelfevaluatie.oordelen:
        plek = plek_van_veld(oordeel, "item", zelfevaluatie)
        if oordeel.item in gezien:
            yield codes.ITEM_DUBBEL.op(plek, item=oordeel.item, regel=gezien[oordeel.item].regel)
        else:
            gezien[oordeel.item] = plek


def _item(zelfevaluatie: Zelfevaluatie, oordeel: Itemoordeel, kader: Kader) -> Iterator[Finding]:
    plek = plek_van_veld(oordeel, "item", zelfevaluatie)
    item = kader.item_per_code.get(oordeel.item)
    if item is None:
        # What lapsed is told of by `check.vervallen`, and may stay in what was judged before.
        if oordeel.item not in kader.vervallen_per_code:
            raad = raad_code(kader, oordeel.item, alleen_bladen=True).rstrip()
            yield codes.ITEM_ONBEKEND.op(plek, kader=kader.id, item=oordeel.item, raad=raad)
    elif item.onderdelen:
        delen = opsomming([deel.code for deel in item.onderdelen])
        yield codes.ITEM_MET_DELEN.op(plek, item=oordeel.item, delen=delen)
    if kader.schaal and oordeel.oordeel is not None and oordeel.oordeel not in _waarden(kader):
        yield _buiten_schaal(oordeel.oordeel, plek_van_veld(oordeel, "oordeel", zelfevaluatie), oordeel, kader)


def _waarden(kader: Kader) -> list[str]:
    return [stap.waarde for stap in kader.schaal]


def _buiten_schaal(waarde: str, plek: Plek, oordeel: Itemoordeel, kader: Kader) -> Finding:
    raad = keuze(waarde, _waarden(kader), "Op de schaal staan")
    return codes.BUITEN_SCHAAL.op(plek, waarde=kort(waarde), kader=kader.id, item=oordeel.item, raad=raad)


def _antwoorden(zelfevaluatie: Zelfevaluatie, oordeel: Itemoordeel, kader: Kader) -> Iterator[Finding]:
    if not oordeel.antwoorden:
        return
    plek = plek_van_veld(oordeel, "antwoorden", zelfevaluatie)
    if not kader.schaal:
        yield codes.GEEN_SCHAAL.op(plek, kader=kader.id, item=oordeel.item)
        return
    for antwoord in oordeel.antwoorden:
        if antwoord.waarde not in _waarden(kader):
            yield _buiten_schaal(antwoord.waarde, plek_van_veld(antwoord, "waarde", zelfevaluatie), oordeel, kader)
    telling = Counter(antwoord.waarde for antwoord in oordeel.antwoorden)
    for waarde in [waarde for waarde, keer in telling.items() if keer > 1]:
        yield codes.ANTWOORD_DUBBEL.op(plek, item=oordeel.item, waarde=kort(waarde))
    samen = sum(antwoord.aantal for antwoord in oordeel.antwoorden)
    if samen > zelfevaluatie.respondenten:
        deelnemers = aantal(zelfevaluatie.respondenten, "deelnemer", "deelnemers")
        antwoorden = aantal(samen, "antwoord", "antwoorden")
        yield codes.ANTWOORDEN_TE_VEEL.op(plek, item=oordeel.item, antwoorden=antwoorden, deelnemers=deelnemers)


def _buiten_de_antwoorden(zelfevaluatie: Zelfevaluatie, oordeel: Itemoordeel, kader: Kader, drempel: int) -> Iterator[Finding]:
    """A judgement below the lowest or above the highest answer; of few answers nothing is told, here neither."""
    waarden = _waarden(kader)
    gekozen = [antwoord for antwoord in oordeel.antwoorden if antwoord.aantal and antwoord.waarde in waarden]
    if oordeel.oordeel not in waarden or sum(antwoord.aantal for antwoord in gekozen) < max(drempel, 1):
        return
    stappen = [waarden.index(antwoord.waarde) for antwoord in gekozen]
    stap = waarden.index(oordeel.oordeel)
    if not min(stappen) <= stap <= max(stappen):
        plek = plek_van_veld(oordeel, "oordeel", zelfevaluatie)
        kant = "lager" if stap < min(stappen) else "hoger"
        yield codes.BUITEN_DE_ANTWOORDEN.op(plek, item=oordeel.item, stap=kader.schaal[stap].naam, kant=kant)


def _bewijs(zelfevaluatie: Zelfevaluatie, oordeel: Itemoordeel, bekend: Bekend) -> Iterator[Finding]:
    """Evidence in the form of a reference that leads nowhere; other words are words."""
    for index, stuk in enumerate(oordeel.bewijs):
        gevonden = _VERWIJZING.fullmatch(stuk)
        soort = _soort(gevonden[1], gevonden[2]) if gevonden else None
        if gevonden is not None and soort is not None and not bekend.kent(soort, gevonden[2]):
            plek = plek_van_veld(oordeel, "bewijs", zelfevaluatie, index)
            suggestie = bedoelt(gevonden[2], bekend.ids[soort])
            yield codes.BEWIJS_NERGENS.op(plek, naam=kort(stuk), item=oordeel.item, suggestie=suggestie)


def _soort(woord: str, sleutel: str) -> Soort | None:
    if woord == "kader":
        return Soort.ITEM if "/" in sleutel else Soort.KADER
    return SCHEMAS.get(woord)


def _hoogste_zonder_bewijs(zelfevaluatie: Zelfevaluatie, kader: Kader) -> Iterator[Finding]:
    if not kader.schaal:
        return
    hoogste = kader.schaal[-1]
    zonder = [o.item for o in zelfevaluatie.oordelen if o.oordeel == hoogste.waarde and not o.bewijs]
    if zonder:
        items = f"{'item' if len(zonder) == 1 else 'de items'} {opsomming(zonder)}"
        yield codes.HOOGSTE_ZONDER_BEWIJS.op(zelfevaluatie.plek.veld("oordelen"), items=items, stap=hoogste.naam)


def _reeksen(handboek: Handboek, vandaag: date | None) -> Iterator[Finding]:
    """Self-evaluations of the same on the same framework: two in one year, and a last one that is long ago."""
    reeksen: dict[tuple[str, str | None, str | None], list[Zelfevaluatie]] = {}
    for zelfevaluatie in sorted(handboek.zelfevaluaties, key=volgorde):
        reeksen.setdefault((zelfevaluatie.kader, zelfevaluatie.school, zelfevaluatie.bestuur), []).append(zelfevaluatie)
    for (kader_id, _, _), reeks in reeksen.items():
        for vorige, deze in pairwise(reeks):
            if vorige.schooljaar == deze.schooljaar:
                velden = {"schooljaar": deze.schooljaar, "ander": deze.plek.bestand}
                yield codes.TWEE_IN_EEN_JAAR.op(vorige.plek.veld("schooljaar"), **velden)
        kader, laatste = handboek.kader_per_id.get(kader_id), reeks[-1]
        # A framework that holds no longer needs no new self-evaluation.
        if kader is None or vandaag is None or (kader.geldig_tot is not None and kader.geldig_tot < vandaag):
            continue
        gemaakt = laatste.datum or laatste.schooljaar.laatste_dag
        if (vandaag - gemaakt).days > _EEN_JAAR:
            naam = wie_naam(handboek.organisatie, laatste.school, laatste.bestuur)
            velden = {"wie": naam, "schooljaar": laatste.schooljaar, "kader": kader.naam}
            yield codes.LANG_GELEDEN.op(laatste.plek.veld("schooljaar"), **velden)


_EEN_JAAR: Final = 366
