"""Check, stage 4: users of items that a framework no longer has: what the item was, and what to name in its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kwaliteitshandboek.check.bekend import plek_van_veld
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.kaders import ITEM_VERVALLEN
from kwaliteitshandboek.model.basis import Onderdeel
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Kader, VervallenItem
from kwaliteitshandboek.taal import datum, opsomming


def bevinding_vervallen(naam: str, item: VervallenItem, plek: Plek) -> Finding:
    """What is to be done with a reference to an item ('kader/code') that lapsed."""
    nu = opsomming([f"'{opvolger}'" for opvolger in item.opvolgers(naam.partition("/")[0])])
    return ITEM_VERVALLEN.op(
        plek,
        naam=naam,
        titel=f" ({item.naam})" if item.naam else "",
        sinds=f" sinds {datum(item.sinds)}" if item.sinds else "",
        opvolger=f"Daarvoor is {nu} in de plaats gekomen." if nu else "Er is niets voor in de plaats gekomen.",
        uitleg=item.uitleg,
    )


def check_vervallen(handboek: Handboek) -> Iterator[Finding]:
    """Judgements and agreements about an item that lapsed before they were made; older ones stay what they are."""
    kaders = handboek.kader_per_id
    for zelfevaluatie in handboek.zelfevaluaties:
        dag = zelfevaluatie.datum or zelfevaluatie.schooljaar.laatste_dag
        for oordeel in zelfevaluatie.oordelen:
            yield from _gebruik(kaders.get(zelfevaluatie.kader), oordeel.item, dag, oordeel, zelfevaluatie)
    for bezoek in handboek.bezoeken:
        soort = handboek.bezoeksoort_per_id.get(bezoek.soort)
        kader = bezoek.kader or (soort.kader if soort is not None else None)
        dag = bezoek.datum or bezoek.gepland or bezoek.schooljaar.laatste_dag
        for bevonden in bezoek.oordelen:
            yield from _gebruik(kaders.get(kader or ""), bevonden.item, dag, bevonden, bezoek)
        for afspraak in bezoek.afspraken:
            yield from _gebruik(kaders.get(kader or ""), afspraak.item, dag, afspraak, bezoek)
    for inspectie in handboek.inspectieoordelen:
        yield from _gebruik(kaders.get(inspectie.kader or ""), inspectie.item, inspectie.datum, inspectie, inspectie)


def _gebruik(eigen: Kader | None, code: str | None, dag: date, ding: Onderdeel, wortel: Onderdeel) -> Iterator[Finding]:
    if eigen is None or code is None or code in eigen.item_per_code:
        return
    item = next((item for item in eigen.vervallen if item.code == code), None)
    if item is not None and (item.sinds is None or item.sinds <= dag):
        yield bevinding_vervallen(f"{eigen.id}/{code}", item, plek_van_veld(ding, "item", wortel))
