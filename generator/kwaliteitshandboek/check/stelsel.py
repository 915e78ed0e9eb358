"""Check, stage 4: the system of quality care: cells, lines of accountability, and a register of instruments that are used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from kwaliteitshandboek.check.bekend import Bekend, plek_van_veld
from kwaliteitshandboek.derive.stelsel import Gebruik, in_volgorde, maanden_later, make_gebruik, ritme
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.controle import CEL_ONTBREEKT, CEL_ZONDER_REDEN
from kwaliteitshandboek.findings.stelsel import (
    CEL_VOL_EN_LEEG,
    CEL_ZONDER_BEWAKER,
    CEL_ZONDER_UITVOERDER,
    DEEL_LEEG,
    INSTRUMENT_ONGEBRUIKT,
    INSTRUMENT_ZONDER_MOMENT,
    LAATST_LANG_GELEDEN,
    LAATST_TOEKOMST,
    LIJN_AAN_ZICHZELF,
    LIJN_ZONDER_MOMENT,
    LIJN_ZONDER_ONTVANGER,
    UITVOERDER_BEWAAKT,
)
from kwaliteitshandboek.findings.suggestie import kort
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.stelsel import Stelsel, Stelselcel
from kwaliteitshandboek.taal import datum, opsomming

SPELING: Final = 3
"""Months that something may be late before it is said: a yearly instrument that moves from May to July is still a yearly one."""


def check_stelsel(handboek: Handboek, bekend: Bekend, vandaag: date | None) -> Iterator[Finding]:
    """All rules of the system and the register; without `vandaag` what depends on the day is left out."""
    gebruik = make_gebruik(handboek)
    if handboek.stelsel is not None:
        yield from _cellen(handboek, handboek.stelsel)
        yield from _lege_delen(handboek.stelsel)
        yield from _lijnen(handboek, handboek.stelsel, gebruik, bekend)
    yield from _register(handboek, gebruik, bekend)
    if vandaag is not None:
        yield from _laatst(handboek, vandaag)


def _cellen(handboek: Handboek, stelsel: Stelsel) -> Iterator[Finding]:
    # Who never says who guards has not been asked to: the gap is a gap beside cells that do.
    bewaakt = any(cel.bewaken for cel in stelsel.cellen)
    for fase in stelsel.fasen:
        for niveau in stelsel.niveaus:
            cel = stelsel.cel_per_plaats.get((fase.id, niveau.id))
            plaats = {"fase": fase.naam, "niveau": niveau.naam}
            if cel is None:
                yield CEL_ONTBREEKT.op(stelsel.plek.veld("cellen"), **plaats)
            elif cel.wat is None:
                if cel.leeg is None:
                    yield CEL_ZONDER_REDEN.op(cel.plek, **plaats)
            else:
                yield from _gevulde_cel(handboek, cel, plaats, bewaakt=bewaakt)


def _gevulde_cel(handboek: Handboek, cel: Stelselcel, plaats: dict[str, str], *, bewaakt: bool) -> Iterator[Finding]:
    if cel.leeg is not None:
        yield CEL_VOL_EN_LEEG.op(cel.plek.veld("leeg"), **plaats)
    if not cel.uitvoeren:
        yield CEL_ZONDER_UITVOERDER.op(cel.plek, **plaats)
    if bewaakt and not cel.bewaken:
        yield CEL_ZONDER_BEWAKER.op(cel.plek, **plaats)
    if cel.bewaken and set(cel.bewaken) <= set(cel.uitvoeren):
        namen = [_rolnaam(handboek, rol) for rol in dict.fromkeys(cel.bewaken)]
        yield UITVOERDER_BEWAAKT.op(cel.plek.veld("bewaken"), **plaats, rollen=opsomming(namen))


def _lege_delen(stelsel: Stelsel) -> Iterator[Finding]:
    """A row or column without any filled cell; of a single cell its own finding says enough."""
    gevuld = [cel for cel in in_volgorde(stelsel) if cel.wat]
    delen = (
        (stelsel.fasen, stelsel.niveaus, {cel.fase for cel in gevuld}, "De fase", "de fase"),
        (stelsel.niveaus, stelsel.fasen, {cel.niveau for cel in gevuld}, "Het niveau", "het niveau"),
    )
    for punten, andere, met_cel, soort, dit in delen:
        for punt in punten:
            if len(andere) > 1 and punt.id not in met_cel:
                yield DEEL_LEEG.op(punt.plek if punt.plek.bestand else stelsel.plek, soort=soort, naam=punt.naam, dit=dit)


def _lijnen(handboek: Handboek, stelsel: Stelsel, gebruik: Gebruik, bekend: Bekend) -> Iterator[Finding]:
    for lijn in stelsel.verantwoording:
        naam = kort(lijn.vorm or lijn.waarover)
        gezegd = lijn.moment or lijn.id in gebruik.punten or any(map(gebruik.heeft_moment, lijn.instrumenten))
        # An instrument or card that could not be read may well say when.
        if not (gezegd or bekend.kapot):
            yield LIJN_ZONDER_MOMENT.op(lijn.plek, naam=naam)
        if not (lijn.aan or lijn.buiten):
            yield LIJN_ZONDER_ONTVANGER.op(lijn.plek, naam=naam)
        for index, rol in enumerate(lijn.aan):
            if rol in lijn.van:
                plek = plek_van_veld(lijn, "aan", stelsel, index)
                yield LIJN_AAN_ZICHZELF.op(plek, naam=naam, rol=f"'{_rolnaam(handboek, rol)}'")


def _register(handboek: Handboek, gebruik: Gebruik, bekend: Bekend) -> Iterator[Finding]:
    """Instruments that nothing uses, or that have no moment; a card that could not be read may do either."""
    for instrument in handboek.instrumenten if not bekend.kapot else ():
        if not (instrument.indicatoren or instrument.standaarden or gebruik.gebruikt(instrument.id)):
            yield INSTRUMENT_ONGEBRUIKT.op(instrument.plek, naam=kort(instrument.naam))
        if not gebruik.heeft_moment(instrument.id):
            yield INSTRUMENT_ZONDER_MOMENT.op(instrument.plek, naam=kort(instrument.naam))


def _laatst(handboek: Handboek, vandaag: date) -> Iterator[Finding]:
    for instrument in handboek.instrumenten:
        if instrument.laatst is None:
            continue
        plek, naam, dag = instrument.plek.veld("laatst"), kort(instrument.naam), datum(instrument.laatst)
        maanden = ritme(instrument.moment)
        if instrument.laatst > vandaag:
            yield LAATST_TOEKOMST.op(plek, naam=naam, datum=dag)
        elif maanden is not None and maanden_later(instrument.laatst, maanden + SPELING) < vandaag:
            yield LAATST_LANG_GELEDEN.op(plek, naam=naam, datum=dag, moment=kort(instrument.moment or ""))


def _rolnaam(handboek: Handboek, rol: str) -> str:
    bekend = handboek.organisatie.rol_per_id.get(rol)
    return rol if bekend is None else bekend.naam
