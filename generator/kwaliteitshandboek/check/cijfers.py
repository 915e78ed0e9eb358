"""Check, stage 4: references, breakdowns, goals, and confirmations of analyses against the figures of now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from kwaliteitshandboek.check.bekend import plek_van_veld
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.derive.analysestanden import Analysesoort
from kwaliteitshandboek.derive.bereiken import decimalen_van, toon_bereik
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings import cijfers as codes
from kwaliteitshandboek.findings.suggestie import bedoelt
from kwaliteitshandboek.model.basis import Zichtbaarheid
from kwaliteitshandboek.model.doel import Doel
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.herbevestiging import herbevestigingspad, vingerafdruk
from kwaliteitshandboek.model.indicator import Eenheid, Indicator, Richting
from kwaliteitshandboek.model.oude_namen import OudeNamen
from kwaliteitshandboek.model.referentie import Referentie
from kwaliteitshandboek.taal import DUN, aantal, datum, getal


def check_cijfers(handboek: Handboek, afgeleid: Afgeleid | None, kapot: frozenset[str]) -> Iterator[Finding]:
    """All rules; those about the figures themselves only where these were derived. `kapot`: ids of what could not be read."""
    yield from _referenties(handboek)
    for indicator in handboek.indicatoren:
        yield from _openbaar(indicator)
    for doel in handboek.doelen:
        yield from _doel(doel, handboek.indicator_per_id.get(doel.indicator or ""), afgeleid)
    yield from _bevestigingen(handboek, kapot)
    if afgeleid is not None:
        yield from _tegen_de_cijfers(handboek, afgeleid)


def _referenties(handboek: Handboek) -> Iterator[Finding]:
    """No group twice in a year, no two bands for one schoolweging, and percentages that can be."""
    gezien: dict[tuple[object, ...], Referentie] = {}
    per_jaar: dict[tuple[str, str], list[Referentie]] = {}
    for referentie in handboek.referenties:
        jaar = str(referentie.schooljaar)
        eerste = gezien.setdefault((referentie.indicator, referentie.groep, jaar), referentie)
        if eerste is not referentie:
            over = {"groep": referentie.groep, "schooljaar": jaar, "indicator": referentie.indicator}
            yield codes.REFERENTIE_DUBBEL.op(referentie.plek.veld("groep"), **over, eerste=eerste.plek)
            continue
        per_jaar.setdefault((referentie.indicator, jaar), []).append(referentie)
        indicator = handboek.indicator_per_id.get(referentie.indicator)
        if indicator is not None and indicator.eenheid is Eenheid.PROCENT and not 0 <= referentie.waarde <= 100:
            over = {"indicator": indicator.naam, "naam": referentie.naam, "waarde": getal(referentie.waarde, 1)}
            yield codes.REFERENTIE_GEEN_PROCENT.op(referentie.plek.veld("waarde"), **over)
    for (_, jaar), lijst in per_jaar.items():
        for een, ander in combinations([r for r in lijst if r.heeft_band], 2):
            if _overlappen(een, ander):
                plek = ander.plek.veld("weging_van" if ander.weging_van is not None else "weging_tot")
                yield codes.BANDEN_OVERLAPPEN.op(plek, naam=ander.naam, ander=een.naam, schooljaar=jaar)


def _overlappen(een: Referentie, ander: Referentie) -> bool:
    if een.regio != ander.regio or not set(een.schoolsoorten) & set(ander.schoolsoorten):
        return False
    begin = max(een.weging_van or 0, ander.weging_van or 0)
    einde = min(r.weging_tot if r.weging_tot is not None else float("inf") for r in (een, ander))
    return begin < einde


def _openbaar(indicator: Indicator) -> Iterator[Finding]:
    if not indicator.uitsplitsingen_openbaar:
        return
    reden = "er zijn geen uitsplitsingen" if not indicator.uitsplitsingen else None
    if indicator.zichtbaarheid is not Zichtbaarheid.PUBLIEK:
        reden = "de indicator zelf is niet publiek"
    if reden is not None:
        yield codes.UITSPLITSING_NIET_OPENBAAR.op(plek_van_veld(indicator, "uitsplitsingen_openbaar", indicator), reden=reden)


def _doel(doel: Doel, indicator: Indicator | None, afgeleid: Afgeleid | None) -> Iterator[Finding]:
    """A goal that contradicts itself, its indicator, or the figure from which it says to start."""
    if indicator is None:
        return
    punten = {"basis": doel.basis, "streef": doel.streef}
    toon = {veld: _waarde(punt.waarde, indicator) for veld, punt in punten.items() if punt is not None}
    for veld, punt in punten.items():
        if punt is not None and indicator.eenheid is Eenheid.PROCENT and not 0 <= punt.waarde <= 100:
            over = {"indicator": indicator.naam, "veld": veld, "waarde": getal(punt.waarde, decimalen_van(punt.waarde))}
            yield codes.DOEL_GEEN_PROCENT.op(plek_van_veld(punt, "waarde", doel), **over)
    if doel.basis is not None and doel.streef is not None:
        weg = doel.streef.waarde - doel.basis.waarde
        if (indicator.richting is Richting.HOGER and weg < 0) or (indicator.richting is Richting.LAGER and weg > 0):
            over = {"indicator": indicator.naam, "richting": indicator.richting.value, **toon}
            yield codes.DOEL_VERKEERDE_KANT.op(plek_van_veld(doel.streef, "waarde", doel), **over)
    if doel.basis is not None and afgeleid is not None:
        jaar = str(doel.basis.schooljaar)
        # A goal may start from the pooled figure or from that of the one year.
        cijfers = (afgeleid.hoofdcijfer(indicator.id, doel.school, jaar), afgeleid.cijfer(indicator.id, doel.school, jaar))
        bereiken = [cijfer.waarde for cijfer in cijfers if cijfer.waarde is not None]
        speling = 0.5 * 10.0 ** -min(decimalen_van(doel.basis.waarde), indicator.precisie) + 1e-9
        if bereiken and not any(b.onder - speling <= doel.basis.waarde <= b.boven + speling for b in bereiken):
            onder, boven = toon_bereik(bereiken[0], max(indicator.precisie, decimalen_van(doel.basis.waarde)), indicator.eenheid)
            was = _waarde(onder, indicator) if onder == boven else f"{_waarde(onder, indicator)} tot {_waarde(boven, indicator)}"
            yield codes.BASIS_ANDERS.op(
                plek_van_veld(doel.basis, "waarde", doel), basis=toon["basis"], schooljaar=jaar, cijfer=was
            )


def _waarde(waarde: float, indicator: Indicator) -> str:
    """A value with the decimals that it was written with, in the unit of the indicator."""
    return f"{getal(waarde, decimalen_van(waarde))}{f'{DUN}%' if indicator.eenheid is Eenheid.PROCENT else ''}"


def _bevestigingen(handboek: Handboek, kapot: frozenset[str]) -> Iterator[Finding]:
    """The confirmations themselves."""
    bekend = [analyse.id for analyse in handboek.analyses]
    namen = OudeNamen.van(handboek)
    for punt in handboek.herbevestigingen:
        if namen.nu("analyse", punt.analyse) not in bekend and punt.analyse not in kapot:
            suggestie = bedoelt(punt.analyse, bekend)
            yield codes.BEVESTIGING_ZONDER_ANALYSE.op(punt.plek.veld("analyse"), id=punt.analyse, suggestie=suggestie)
        if vingerafdruk(punt.cijfers) != punt.vingerafdruk:
            yield codes.BEVESTIGING_AANGEPAST.op(punt.plek.veld("vingerafdruk"), id=punt.analyse)
        if punt.plek.bestand != herbevestigingspad(punt):
            over = {"id": punt.analyse, "datum": datum(punt.op), "pad": herbevestigingspad(punt)}
            yield codes.BEVESTIGING_ELDERS.op(punt.plek.veld("analyse"), **over)


def _tegen_de_cijfers(handboek: Handboek, afgeleid: Afgeleid) -> Iterator[Finding]:
    """What was said, and the figures that came after."""
    for doel in handboek.doelen:
        voortgang = afgeleid.voortgangen.get(doel.id)
        if doel.handmatig is not None and voortgang is not None and voortgang.handmatig_verouderd and voortgang.cijfer:
            over = {"stand": doel.handmatig.stand.value, "datum": datum(doel.handmatig.op)}
            plek = plek_van_veld(doel.handmatig, "op", doel)
            yield codes.HANDMATIG_VEROUDERD.op(plek, **over, schooljaar=voortgang.cijfer.schooljaar)
    for analyse in handboek.analyses:
        stand = afgeleid.analysestanden[analyse.id]
        if stand.soort is Analysesoort.NOOIT:
            yield codes.NOOIT_BEVESTIGD.op(analyse.plek.veld("id"), id=analyse.id)
        if stand.herbevestigen and stand.laatste is not None:
            wat = aantal(len(stand.wijzigingen), "cijfer", "cijfers") if stand.wijzigingen else "een vastgelegd cijfer"
            yield codes.HERBEVESTIGEN.op(analyse.plek.veld("id"), datum=datum(stand.laatste.op), wat=wat, id=analyse.id)
