"""Check, stage 4: the system of quality care: every cell is there, and says what happens or why it is empty."""

from __future__ import annotations

from collections.abc import Iterator

from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.controle import CEL_ONTBREEKT, CEL_ZONDER_REDEN
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.stelsel import Stelsel


def check_stelsel(handboek: Handboek) -> Iterator[Finding]:
    """The cells of the system."""
    if handboek.stelsel is not None:
        yield from _cellen(handboek.stelsel)


def _cellen(stelsel: Stelsel) -> Iterator[Finding]:
    for fase in stelsel.fasen:
        for niveau in stelsel.niveaus:
            cel = stelsel.cel_per_plaats.get((fase.id, niveau.id))
            if cel is None:
                yield CEL_ONTBREEKT.op(stelsel.plek.veld("cellen"), fase=fase.naam, niveau=niveau.naam)
            elif cel.wat is None and cel.leeg is None:
                yield CEL_ZONDER_REDEN.op(cel.plek, fase=fase.naam, niveau=niveau.naam)
