"""Check, stage 4: indicators that can only give possible figures, and attachments that do not overwrite each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from kwaliteitshandboek.check.bekend import plek_van_veld
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.controle import BIJLAGE_DUBBEL
from kwaliteitshandboek.findings.resultaten import NORM_GEEN_PROCENT, TELLER_BUITEN_NOEMER
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Eenheid, Indicator, Indicatorsoort, Meetreekssoort
from kwaliteitshandboek.taal import getal, opsomming


def check_indicatoren(handboek: Handboek) -> Iterator[Finding]:
    """Shares of people lie between 0 and 100 %, and so do their norms. What is held may exceed what was planned."""
    for indicator in (*handboek.indicatoren, *handboek.deel_per_id.values()):
        yield from _teller(handboek, indicator)
        for norm in indicator.normen:
            if indicator.eenheid is Eenheid.PROCENT and norm.waarde is not None and not 0 <= norm.waarde <= 100:
                yield NORM_GEEN_PROCENT.op(plek_van_veld(norm, "waarde", indicator), waarde=getal(norm.waarde, 1))


def _teller(handboek: Handboek, indicator: Indicator) -> Iterator[Finding]:
    berekening = indicator.berekening
    reeksen = [reeks for naam in berekening.meetreeksen if (reeks := handboek.meetreeks_per_id.get(naam))]
    telt_mensen = any(reeks.soort is Meetreekssoort.AANTALLEN for reeks in reeksen)
    if indicator.soort is Indicatorsoort.PROCES or not telt_mensen:
        return
    bekend = {categorie for reeks in reeksen for categorie in reeks.categorie_per_id}
    buiten = [naam for naam in berekening.teller if naam not in berekening.noemer and naam in bekend]
    if buiten:
        namen = opsomming([f"'{naam}'" for naam in buiten])
        yield TELLER_BUITEN_NOEMER.op(plek_van_veld(berekening, "teller", indicator), namen=namen)


def check_bijlagen(handboek: Handboek) -> Iterator[Finding]:
    """Attachments of one card share a folder on the site, so each needs a file name of its own."""
    for kaart in handboek.kaarten:
        gezien: dict[str, str] = {}
        for bijlage in kaart.bijlagen:
            if bijlage.bestand is not None:
                naam = PurePosixPath(bijlage.bestand).name
                if gezien.setdefault(naam, bijlage.bestand) != bijlage.bestand:
                    yield BIJLAGE_DUBBEL.op(plek_van_veld(bijlage, "bestand", kaart), naam=naam)
