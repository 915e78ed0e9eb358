"""Check, stage 4: frameworks: what nothing serves yet, and where a text contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator

from kwaliteitshandboek.check.bekend import Bekend, plek_van_veld
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.controle import (
    INLEIDING_AANTAL,
    INLEIDING_VERSCHILT,
    INLEIDING_VOLGORDE,
    ITEM_ONGEDEKT,
    NIVEAU_NAAMLOOS,
)
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Kader, KaderItem
from kwaliteitshandboek.taal import aantal


def check_kaders(handboek: Handboek, bekend: Bekend) -> Iterator[Finding]:
    """Coverage and inner contradictions of frameworks."""
    gedekt = {standaard.lower() for kaart in handboek.kaarten for standaard in kaart.standaarden}
    gedekt |= {standaard.lower() for instrument in handboek.instrumenten for standaard in instrument.standaarden}
    for kader in handboek.kaders:
        # A card that could not be read may well serve the item: nothing is said of coverage then.
        if not bekend.kapot:
            yield from _dekking(kader, gedekt)
        yield from _inleiding(kader)
        diepte = max((_diepte(item) for item in kader.onderdelen), default=0)
        if diepte > len(kader.niveaus):
            yield NIVEAU_NAAMLOOS.op(kader.plek.veld("niveaus"), diepte=diepte, niveaus=len(kader.niveaus))


def _dekking(kader: Kader, gedekt: set[str]) -> Iterator[Finding]:
    for item in kader.bladen:
        if item.hiaat is None and f"{kader.id}/{item.code}".lower() not in gedekt:
            yield ITEM_ONGEDEKT.op(plek_van_veld(item, "code", kader), naam=f"{kader.id}/{item.code}")


def _inleiding(kader: Kader) -> Iterator[Finding]:
    namen = list(kader.inleiding_namen)
    eigen = [item.naam for item in kader.onderdelen]
    if not namen:
        return
    plek = kader.plek.veld("inleiding_namen")
    if len(namen) != len(eigen):
        yield INLEIDING_AANTAL.op(plek, inleiding=aantal(len(namen), "onderdeel", "onderdelen"), aantal=len(eigen))
        return
    if sorted(map(_gelijk, namen)) == sorted(map(_gelijk, eigen)):
        if list(map(_gelijk, namen)) != list(map(_gelijk, eigen)):
            yield INLEIDING_VOLGORDE.op(plek)
        return
    # Names that both lists hold are out of the way first: what is left over differs, whatever the order.
    over_namen = [(index, naam) for index, naam in enumerate(namen) if _gelijk(naam) not in set(map(_gelijk, eigen))]
    over_eigen = [naam for naam in eigen if _gelijk(naam) not in set(map(_gelijk, namen))]
    for (index, naam), ander in zip(over_namen, over_eigen, strict=False):
        yield INLEIDING_VERSCHILT.op(plek_van_veld(kader, "inleiding_namen", kader, index), inleiding=naam, naam=ander)


def _gelijk(naam: str) -> str:
    return " ".join(naam.lower().split())


def _diepte(item: KaderItem) -> int:
    return 1 + max((_diepte(deel) for deel in item.onderdelen), default=0)
