"""Charts, stage 5: the small drawings of tiles: a sparkline (vonk) and a bar with its norm (normbalk), each with its words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from kwaliteitshandboek.charts.notatie import STAATWOORDEN, kleine_groep, met_lidwoord, signaal, toon_cijfer, toon_norm
from kwaliteitshandboek.charts.reeks import Jaarvak, maak_reeks
from kwaliteitshandboek.charts.schaal import As, maak_as, ronde_as
from kwaliteitshandboek.charts.tekenen import teken
from kwaliteitshandboek.model.cijfer import Cijfer, Oordeel
from kwaliteitshandboek.model.indicator import Eenheid, Indicator
from kwaliteitshandboek.taal import hoofdletter, opsomming

_SPAN: Final = 40.0
"""Least height of a sparkline of shares, in per cent points, so that a ripple does not look like a wave."""


def vonk(indicator: Indicator, cijfers: Sequence[Cijfer]) -> str:
    """A line over school years of 120 by 32 units, without axes; its text alternative names each year and figure.

    Gaps and series breaks interrupt the line, ranges are bars, the norm is a dotted line. `cijfers` as for `lijn_chart`.
    """
    vakken = maak_reeks(indicator, cijfers)
    as_ = _vonkas(indicator, vakken)
    stap = 112.0 / max(len(vakken), 1)

    def x(nummer: int) -> float:
        return 4 + stap * (nummer + 0.5)

    def y(waarde: float) -> float:
        return as_.plaats(waarde, 27.0, 5.0)

    punten = [
        (x(nummer), y(vak.cijfer.waarde.onder)) if vak.exact and vak.cijfer.waarde else None for nummer, vak in enumerate(vakken)
    ]
    lopen = _lopen(vakken, punten)
    norm = next((vak.cijfer.norm for vak in reversed(vakken) if vak.cijfer.norm is not None), None)
    laatste = next((punt for punt in reversed(punten) if punt), None) if vakken and vakken[-1].exact else None
    return teken(
        "vonk",
        tekst=_vonktekst(indicator, vakken),
        lijnen=[loop for loop in lopen if len(loop) > 1],
        losse=[loop[0] for loop in lopen if len(loop) == 1 and loop[0] != laatste],
        bereiken=[
            (x(nummer), y(bereik.onder), y(bereik.boven))
            for nummer, vak in enumerate(vakken)
            if (bereik := vak.cijfer.waarde) and not bereik.exact
        ],
        norm=None if norm is None else y(norm),
        laatste=laatste,
    )


def _lopen(vakken: Sequence[Jaarvak], punten: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """Runs of points that a line may join."""
    lopen: list[list[tuple[float, float]]] = []
    vorige = False
    for vak, punt in zip(vakken, punten, strict=True):
        if punt is not None:
            if vorige and not vak.breuk:
                lopen[-1].append(punt)
            else:
                lopen.append([punt])
        vorige = punt is not None
    return lopen


def _vonkas(indicator: Indicator, vakken: Sequence[Jaarvak]) -> As:
    waarden = [einde for vak in vakken if (b := vak.cijfer.waarde) is not None for einde in (b.onder, b.boven)]
    waarden += [vak.cijfer.norm for vak in vakken if vak.cijfer.norm is not None]
    if indicator.eenheid is not Eenheid.PROCENT or not waarden:
        return maak_as(indicator, waarden)
    laag, hoog = min(waarden), max(waarden)
    if hoog - laag >= _SPAN or laag < 0 or hoog > 100:
        return ronde_as(laag, hoog if hoog > laag else laag + _SPAN)
    onder = min(max((laag + hoog - _SPAN) / 2, 0.0), 100.0 - _SPAN)
    return As(onder, onder + _SPAN, ())


def _vonktekst(indicator: Indicator, vakken: Sequence[Jaarvak]) -> str:
    """'Per schooljaar: 2024-2025: 83 %; 2025-2026: 88 %.' with equal states of neighbouring years taken together."""
    if not vakken:
        return "Nog geen cijfers."
    delen = []
    for woord, groep in groupby(
        vakken, key=lambda vak: "niet gemeten" if vak.overgeslagen else toon_cijfer(vak.cijfer, indicator)
    ):
        jaren = [vak.schooljaar for vak in groep]
        delen.append(f"{opsomming(jaren)}: {woord}")
    return f"Per schooljaar: {'; '.join(delen)}."


def normbalk(indicator: Indicator, cijfer: Cijfer, *, drempel: int = 15) -> str:
    """A bar of 160 by 18 units with the norm as a tick; its text alternative says figure and norm.

    Shares and counts start at 0; of other units a point stands on the axis. Below `drempel` pupils the bar has no colour of a
    verdict.
    """
    bereik = cijfer.waarde
    waarden = [*((bereik.onder, bereik.boven) if bereik else ()), *(() if cijfer.norm is None else (cijfer.norm,))]
    as_ = maak_as(indicator, waarden)
    oordeel = signaal(cijfer, indicator)
    gekleurd = oordeel in (Oordeel.BOVEN, Oordeel.ONDER) and not kleine_groep(cijfer, drempel)
    lengtes = indicator.eenheid in (Eenheid.PROCENT, Eenheid.AANTAL)
    nul, einden = as_.plaats(0.0, 2.0, 158.0), None
    if bereik:
        einden = (as_.plaats(bereik.onder, 2.0, 158.0), as_.plaats(bereik.boven, 2.0, 158.0))
    norm = f"; {met_lidwoord(cijfer.normnaam)} is {toon_norm(cijfer.norm, indicator)}" if cijfer.norm is not None else ""
    tekst = toon_cijfer(cijfer, indicator) if bereik else STAATWOORDEN[cijfer.staat]
    return teken(
        "normbalk",
        tekst=f"{hoofdletter(tekst)}{norm}.",
        toon=oordeel.value if gekleurd else "neutraal",
        vast=(min(nul, einden[0]), max(nul, einden[0])) if einden and lengtes else None,
        bereik=einden if einden and bereik and not bereik.exact else None,
        punt=einden[0] if einden and bereik and bereik.exact and not lengtes else None,
        norm=None if cijfer.norm is None else as_.plaats(cijfer.norm, 2.0, 158.0),
        leeg=bereik is None,
    )
