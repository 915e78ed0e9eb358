"""Load, stage 1: the ledger of adoptions, one Markdown file each: YAML front matter and the adopted text."""

from __future__ import annotations

import unicodedata
from typing import Final

from kwaliteitshandboek.findings import Plek
from kwaliteitshandboek.findings.laden import GEEN_VOORWERK, ONBEKEND_VELD
from kwaliteitshandboek.findings.suggestie import keuze
from kwaliteitshandboek.load.bestanden import Bestand, lees_tekst
from kwaliteitshandboek.load.fouten import valideer, velden_van
from kwaliteitshandboek.load.lijsten import Oogst
from kwaliteitshandboek.load.tekst import lees_voorwerk
from kwaliteitshandboek.model.vaststelling import Vaststelling

_VERBORGEN: Final = frozenset({"tekst"})


def lees_vaststelling(bestand: Bestand, oogst: Oogst) -> Vaststelling | None:
    """One entry of the ledger; the text below its front matter is kept as it stands, without the empty lines around it.

    But for its accents: like the text of a card they are one sign with their letter.
    """
    tekst, bevindingen = lees_tekst(bestand)
    oogst.findings += bevindingen
    if tekst is None:
        return None
    voorwerk, bevindingen = lees_voorwerk(tekst, bestand.naam)
    oogst.findings += bevindingen
    if voorwerk.gegevens is None:
        oogst.findings += [GEEN_VOORWERK.op(Plek(bestand.naam))] if voorwerk.heel else []
        return None
    gegevens = {sleutel: waarde for sleutel, waarde in voorwerk.gegevens.items() if waarde is not None}
    if "tekst" in gegevens:
        raad = keuze("", velden_van(Vaststelling, _VERBORGEN))
        oogst.findings.append(ONBEKEND_VELD.op(gegevens["plek"].veld("tekst"), veld="tekst", raad=raad))
    inhoud = {**gegevens, "tekst": unicodedata.normalize("NFC", voorwerk.tekst.strip("\n"))}
    vaststelling, bevindingen = valideer(Vaststelling, inhoud, context=oogst.context, verborgen=_VERBORGEN)
    oogst.findings += bevindingen
    return vaststelling
