"""Reports, stage 6: one card on one or two sheets of A4: what fits, in order of what a team needs most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.reports.cache import Zetter
from kwaliteitshandboek.reports.kaartinhoud import ALLES, Keuze, Proza, make_gegevens
from kwaliteitshandboek.reports.typst import aantal_paginas, zet

MEEST: Final = 2
"""Sheets that a card may take."""

_VOL: Final = 9000
"""Characters that no sheet can hold: 62 lines of 110 make fewer. What has more need not be set to know that it does not fit."""

_BIJNA: Final = 4000
"""Characters up to which a card may fit on one sheet."""


def _keuzes() -> Sequence[Keuze]:
    keuzes = [ALLES, Keuze(dicht=True)]
    for weg in ("aanpak", "stappunten", "doelen", "kernresultaat", "activiteiten", "planning", "instrumenten"):
        keuzes.append(replace(keuzes[-1], **{weg: False}))
    for weg in ("gedrag", "cyclus", "ambitie"):
        keuzes.append(replace(keuzes[-1], **{weg: False}))
    keuzes.append(replace(keuzes[-1], afspraken=20, tekens=400))
    keuzes.append(replace(keuzes[-1], afspraken=8, tekens=120))
    return tuple(keuzes)


_KEUZES: Final = _keuzes()
TERUG: Final = ("planning", "kernresultaat", "activiteiten", "doelen", "stappunten", "aanpak")
"""What comes back on a sheet that has room left after something large went, most wanted first."""


def make_kaartblad(
    handboek: Handboek, afgeleid: Afgeleid, kaart: Kaart, proza: Proza, *, publiek: bool, zetter: Zetter = zet
) -> bytes:
    """The sheet of one card as PDF, never more than `MEEST` pages; what did not fit is named, with where it stands."""

    def gegevens(keuze: Keuze) -> dict[str, object]:
        return make_gegevens(handboek, afgeleid, kaart, proza, publiek=publiek, keuze=keuze)

    def past(inhoud: Mapping[str, object], paginas: int = MEEST) -> bytes | None:
        if _tekens(inhoud) > MEEST * _VOL:
            return None
        pdf = zetter("kaart", inhoud)
        return pdf if aantal_paginas(pdf) <= paginas else None

    alles = gegevens(_KEUZES[0])
    if pdf := past(alles):
        # A second sheet for a few lines is a waste: set a little smaller they may fit on the first.
        bijna = aantal_paginas(pdf) > 1 and _tekens(alles) < _BIJNA
        return (past(gegevens(_KEUZES[1]), 1) if bijna else None) or pdf
    # Each next choice is smaller than the one before it: halve the list until the first that fits is found.
    te_groot, klein, pdf = 0, len(_KEUZES) - 1, None
    while klein - te_groot > 1:
        midden = (te_groot + klein) // 2
        if poging := past(gegevens(_KEUZES[midden])):
            klein, pdf = midden, poging
        else:
            te_groot = midden
    keuze = _KEUZES[klein]
    if keuze.tekens == _KEUZES[0].tekens:
        # What went before it may be smaller than what went last: fill the sheet again.
        for veld in TERUG:
            ruimer = replace(keuze, **{veld: True})
            if ruimer != keuze and (poging := past(gegevens(ruimer))):
                keuze, pdf = ruimer, poging
    return pdf or zetter("kaart", gegevens(keuze))


def _tekens(gegevens: object) -> int:
    """Characters of text in the data, the drawing of the code left out."""
    if isinstance(gegevens, Mapping):
        return sum(_tekens(deel) for naam, deel in gegevens.items() if naam not in {"qr", "huis"})
    if isinstance(gegevens, list):
        return sum(_tekens(deel) for deel in gegevens)
    return len(gegevens) if isinstance(gegevens, str) else 0
