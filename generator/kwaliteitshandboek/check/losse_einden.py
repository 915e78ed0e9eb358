"""Check, stage 4: open ends between a figure under its norm and the figure that shows what came of an action."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from kwaliteitshandboek.check.bekend import plek_van_veld
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.derive.losse_einden import Eindsoort, LosEinde, derive_losse_einden
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings import kaders as codes
from kwaliteitshandboek.findings.suggestie import kort
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.taal import datum, opsomming

NOEM: Final = 5
"""Schools that a finding names one by one; of more it says how many."""


def check_losse_einden(handboek: Handboek, afgeleid: Afgeleid | None) -> Iterator[Finding]:
    """One finding for an indicator with all its schools, and one for each analysis and action; none without figures."""
    if afgeleid is None:
        return
    per_cijfer: dict[tuple[str, str], list[str]] = defaultdict(list)
    analyses = {analyse.id: analyse for analyse in handboek.analyses}
    for einde in derive_losse_einden(handboek, afgeleid):
        if einde.soort is Eindsoort.CIJFER_ZONDER_ANALYSE and einde.school:
            per_cijfer[einde.indicatoren[0], einde.schooljaar].append(einde.school)
        elif einde.soort is Eindsoort.ANALYSE_ZONDER_ACTIE and einde.analyse:
            analyse = analyses[einde.analyse]
            heeft = any(conclusie.acties for bevinding in analyse.bevindingen for conclusie in bevinding.conclusies)
            vervallen = " die niet is vervallen" if heeft else ""
            plek = plek_van_veld(analyse, "titel", analyse)
            yield codes.ANALYSE_ZONDER_ACTIE.op(plek, titel=kort(analyse.titel), vervallen=vervallen)
        elif einde.soort is Eindsoort.ACTIE_ZONDER_METING:
            yield from _zonder_meting(einde, handboek)
    for (indicator, jaar), scholen in per_cijfer.items():
        yield _onder_norm(handboek, indicator, jaar, scholen)


def _zonder_meting(einde: LosEinde, handboek: Handboek) -> Iterator[Finding]:
    analyse = next(analyse for analyse in handboek.analyses if analyse.id == einde.analyse)
    if einde.actie is not None:
        plek = plek_van_veld(einde.actie, "wat", analyse)
        dag = datum(einde.actie.gereed_op)
        yield codes.ACTIE_ZONDER_METING.op(plek, wat=kort(einde.actie.wat), datum=dag, schooljaar=einde.schooljaar)


def _onder_norm(handboek: Handboek, indicator: str, jaar: str, scholen: list[str]) -> Finding:
    namen = {school.sleutel: school.naam for school in handboek.organisatie.scholen}
    wie = opsomming([namen[school] for school in scholen]) if len(scholen) <= NOEM else f"{len(scholen)} scholen"
    ding = handboek.indicator_per_id[indicator]
    return codes.ONDER_NORM_ZONDER_ANALYSE.op(ding.plek.veld("id"), indicator=ding.naam, schooljaar=jaar, scholen=wie)
