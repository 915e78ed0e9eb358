"""Charts, stage 5: the small drawings of tiles: a sparkline (vonk) and a bar with its norm (normbalk), each with its words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kwaliteitshandboek.charts.notatie import STAATWOORDEN, kleine_groep, met_lidwoord, signaal, toon_cijfer, toon_norm
from kwaliteitshandboek.charts.reeks import Jaarvak, maak_reeks
from kwaliteitshandboek.charts.schaal import As, maak_as, streepteksten
from kwaliteitshandboek.charts.tekenen import teken
from kwaliteitshandboek.model.cijfer import Cijfer, Oordeel
from kwaliteitshandboek.model.indicator import Eenheid, Indicator
from kwaliteitshandboek.taal import hoofdletter, opsomming

_MINSTE_HOOGTE = 2.5
"""Of the bar of a range in a sparkline, in drawing units."""


def vonk(indicator: Indicator, cijfers: Sequence[Cijfer]) -> str:
    """A line over school years of 120 by 32 units; its text alternative names each year and figure.

    The line under it is zero, or has a sign where the axis is cut (`asnoot` says so in words). Gaps and series breaks interrupt
    the line of figures, ranges are bars, the norm is a dotted line. `cijfers` as for `lijn_chart`.
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
            (x(nummer), *_zichtbaar(y(bereik.onder), y(bereik.boven)))
            for nummer, vak in enumerate(vakken)
            if (bereik := vak.cijfer.waarde) and not bereik.exact
        ],
        norm=None if norm is None else y(norm),
        laatste=laatste,
        nul=y(0.0) if as_.vanaf_nul else None,
    )


def _zichtbaar(laag: float, hoog: float) -> tuple[float, float]:
    """Both ends of a bar, so far apart that it is seen: a narrow range would leave nothing but the norm and the axis."""
    midden, half = (laag + hoog) / 2, max(laag - hoog, _MINSTE_HOOGTE) / 2
    return midden + half, midden - half


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
    return maak_as(indicator, waarden + [vak.cijfer.norm for vak in vakken if vak.cijfer.norm is not None])


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
    as_ = _balkas(indicator, cijfer)
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


def _balkas(indicator: Indicator, cijfer: Cijfer) -> As:
    bereik = cijfer.waarde
    return maak_as(
        indicator, [*((bereik.onder, bereik.boven) if bereik else ()), *(() if cijfer.norm is None else (cijfer.norm,))]
    )


def asnoot(indicator: Indicator, cijfer: Cijfer | None, reeks: Sequence[Cijfer]) -> str | None:
    """What must be said with a bar of `cijfer` (None: there is none) and a sparkline of `reeks` (empty: none); None for nothing.

    'De balk loopt van 6 tot 8.', 'De balk loopt tot 10 %.', 'Het lijntje begint niet bij 0.'
    """
    delen = []
    if cijfer is not None:
        as_ = _balkas(indicator, cijfer)
        einden = streepteksten(as_, indicator)
        if not as_.vanaf_nul:
            delen.append(f"de balk loopt van {einden[0]} tot {einden[-1]}")
        elif as_.tot(indicator):
            delen.append(f"de balk loopt tot {einden[-1]}")
    if reeks:
        as_ = _vonkas(indicator, maak_reeks(indicator, reeks))
        if not as_.vanaf_nul:
            delen.append("het lijntje begint niet bij 0")
        elif as_.tot(indicator):
            delen.append(f"het lijntje loopt tot {streepteksten(as_, indicator)[-1]}")
    return f"{hoofdletter('; '.join(delen))}." if delen else None
