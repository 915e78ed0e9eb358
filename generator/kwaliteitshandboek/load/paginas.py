"""Load, stage 1: pages of the organisation in its own words, Markdown files below `docs/`."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from kwaliteitshandboek.findings import Plek
from kwaliteitshandboek.findings.laden import ONBEKEND_VELD, PAGINA_ZONDER_TITEL
from kwaliteitshandboek.findings.suggestie import keuze
from kwaliteitshandboek.load.bestanden import Bestand, lees_tekst
from kwaliteitshandboek.load.fouten import valideer, velden_van
from kwaliteitshandboek.load.lijsten import Oogst
from kwaliteitshandboek.load.tekst import lees_voorwerk, neem_titel
from kwaliteitshandboek.model.handboek import Pagina

_VERBORGEN: Final = frozenset({"pad", "tekst"})


def lees_pagina(bestand: Bestand, oogst: Oogst) -> Pagina | None:
    """A page; its title stands in the front matter, or is the heading `# ...` with which the text begins (taken out of it)."""
    pad = str(PurePosixPath(bestand.naam).relative_to("docs"))
    pagina = _lees(bestand, pad, oogst)
    if pagina is None:
        oogst.kapot.add(pad)
    return pagina


def _lees(bestand: Bestand, pad: str, oogst: Oogst) -> Pagina | None:
    tekst, bevindingen = lees_tekst(bestand)
    oogst.findings += bevindingen
    if tekst is None:
        return None
    voorwerk, bevindingen = lees_voorwerk(tekst, bestand.naam)
    oogst.findings += bevindingen
    if not voorwerk.heel:
        return None
    titel, inhoud, weg = neem_titel(voorwerk.tekst)
    regel = voorwerk.regel + weg
    gegevens = {sleutel: waarde for sleutel, waarde in (voorwerk.gegevens or {}).items() if waarde is not None}
    eigen = gegevens.pop("plek", None) or Plek(bestand.naam)
    verkeerd = sorted(_VERBORGEN & gegevens.keys())
    for veld in verkeerd:
        oogst.findings.append(ONBEKEND_VELD.op(eigen.veld(veld), veld=veld, raad=keuze("", velden_van(Pagina, _VERBORGEN))))
    if "titel" not in gegevens:
        if titel is None:
            oogst.findings.append(PAGINA_ZONDER_TITEL.op(Plek(bestand.naam)))
            return None
        gegevens["titel"] = titel
    leeg = len(inhoud) - len(inhoud.lstrip("\n"))
    plek = Plek(bestand.naam, eigen.regel, {**eigen.velden, "tekst": regel + leeg})
    kern = {"plek": plek, "pad": pad, "tekst": inhoud.strip("\n")}
    pagina, bevindingen = valideer(Pagina, {**gegevens, **kern}, verborgen=_VERBORGEN)
    oogst.findings += bevindingen
    return pagina
