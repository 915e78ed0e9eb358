"""Check, stage 4: texts about schools in which a person seems to be named; what was found is never handed on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from kwaliteitshandboek.check.bekend import plek_van_veld
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.bezoeken import BSN_IN_TEKST, PERSOON_IN_TEKST
from kwaliteitshandboek.findings.resultaten import OPMERKING_PERSOON
from kwaliteitshandboek.model.basis import Onderdeel
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.vrijetekst import bekende_namen, noemt_bsn, wijst_naar_mens
from kwaliteitshandboek.taal import aantal

_VELDEN: Final = (
    "samenvatting",
    "onderwerp",
    "tekst",
    "advies",
    "oordeel",
    "toelichting",
    "bewijs",
    "wat",
    "opvolging",
)
"""Fields that hold words of authors."""


def check_personen(handboek: Handboek) -> Iterator[Finding]:
    """Texts with the number or name of a person: in self-evaluations, visits, signals, judgements, remarks with results."""
    bekend = bekende_namen(handboek.organisatie)
    for wortel, delen in _teksthouders(handboek):
        for deel in (wortel, *delen):
            for veld in _VELDEN:
                waarde = getattr(deel, veld, None)
                teksten = waarde if isinstance(waarde, tuple) else () if waarde is None else (waarde,)
                for index, tekst in enumerate(teksten):
                    plek = plek_van_veld(deel, veld, wortel, index if isinstance(waarde, tuple) else None)
                    if noemt_bsn(tekst):
                        yield BSN_IN_TEKST.op(plek, veld=veld)
                    elif (wat := wijst_naar_mens(tekst, bekend)) is not None:
                        yield PERSOON_IN_TEKST.op(plek, veld=veld, wat=wat)
    yield from _opmerkingen(handboek, bekend)


def _opmerkingen(handboek: Handboek, bekend: tuple[str, ...]) -> Iterator[Finding]:
    """Remarks with results, which become footnotes: for each table and each kind of what was found the first row.

    Each distinct text is read once: a table can have a million rows.
    """
    metingen = handboek.metingen
    soorten: dict[str, list[int]] = {}
    for code, tekst in enumerate(metingen["opmerking"].cat.categories):
        wat = "" if noemt_bsn(str(tekst)) else wijst_naar_mens(str(tekst), bekend)
        if wat is not None:
            soorten.setdefault(wat, []).append(code)
    codes, bronnen = metingen["opmerking"].cat.codes.to_numpy(), metingen["bron"].cat.codes.to_numpy()
    for wat, gevonden in soorten.items():
        rijen = np.flatnonzero(np.isin(codes, gevonden))
        for bron in np.unique(bronnen[rijen]):
            deze = rijen[bronnen[rijen] == bron]
            plek = Plek(str(metingen["bron"].array[int(deze[0])]), int(metingen["rij"].to_numpy()[deze[0]]))
            nog = f" (en zo nog in {aantal(len(deze) - 1, 'rij', 'rijen')})" if len(deze) > 1 else ""
            yield OPMERKING_PERSOON.op(plek, wat=wat, meer=nog) if wat else BSN_IN_TEKST.op(plek, veld="opmerking")


def _teksthouders(handboek: Handboek) -> Iterator[tuple[Onderdeel, tuple[Onderdeel, ...]]]:
    """What has a file or an entry of its own, each with its parts."""
    yield from ((zelf, zelf.oordelen) for zelf in handboek.zelfevaluaties)
    yield from ((bezoek, (*bezoek.afspraken, *bezoek.oordelen)) for bezoek in handboek.bezoeken)
    yield from ((signaal, signaal.afspraken) for signaal in handboek.signalen)
    yield from ((oordeel, ()) for oordeel in handboek.inspectieoordelen)
