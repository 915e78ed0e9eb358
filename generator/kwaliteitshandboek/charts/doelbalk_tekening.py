"""Charts, stage 5: the drawing of goals: a row for each with its name, bar, ticks and words, each on its own axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kwaliteitshandboek.charts.doelstand import Stand
from kwaliteitshandboek.charts.notatie import NIET_GETOOND
from kwaliteitshandboek.charts.schaal import in_regels, kort_in, tekstbreedte
from kwaliteitshandboek.charts.tafereel import (
    GEEN_TOON,
    LINKS,
    RECHTS,
    Deel,
    Stip,
    Tafereel,
    Vorm,
    Woord,
    blok,
    naam,
    staand,
    uit_elkaar,
)
from kwaliteitshandboek.model.indicator import Eenheid

_RIJ: Final = 104.0
_BALK: Final = 12.0
_REGEL: Final = 20.0


def plaats_doelen(standen: Sequence[Stand]) -> Tafereel:
    """Lay out the goals below each other."""
    if not standen:
        return Tafereel(80.0, (Woord((LINKS + RECHTS) / 2, 44, "geen doelen met een streefcijfer", anker="middle"),))
    delen: list[Deel] = []
    onder = 0.0
    for stand in standen:
        delen += _rij(stand, onder)
        onder += _RIJ + _REGEL * (len(_regels(stand)) - 1)
    return Tafereel(onder, tuple(delen))


def _regels(stand: Stand) -> list[str]:
    """The name in the room beside the figure, over at most two lines."""
    return in_regels(stand.naam, RECHTS - LINKS - tekstbreedte(stand.waarde) - 24, 2)


def _rij(stand: Stand, boven: float) -> list[Deel]:
    """Name, figure and words of progress; lane, bar and ticks; what the ticks are."""
    as_, cijfer = stand.as_, stand.rij.cijfer
    regels = _regels(stand)
    delen: list[Deel] = [
        Woord(LINKS, boven + 20 + _REGEL * nummer, regel, "g-label", vol=stand.naam if regel.endswith("…") else "", rand=True)
        for nummer, regel in enumerate(regels)
    ]
    onder_naam = boven + _REGEL * (len(regels) - 1)
    balk = onder_naam + 52
    delen += [
        Woord(
            RECHTS,
            boven + 20,
            stand.waarde,
            "g-label g-label--laatste" if cijfer.waarde else "g-tekst",
            "end",
            rand=True,
        ),
        Vorm(LINKS + 8, onder_naam + 36, stand.vorm),
        naam(LINKS + 24, onder_naam + 41, stand.woord, RECHTS - LINKS - 24, "g-tekst"),
        blok(LINKS, balk, RECHTS - LINKS, _BALK, "g-baan"),
    ]
    uitleg = f"{stand.naam}: {stand.waarde}, {stand.woord}; doel {stand.doel}{f'; begin {stand.basis}' if stand.basis else ''}"
    delen += _balk(stand, balk, uitleg)
    streepjes = [("doel", stand.rij.streef.waarde, stand.doel)]
    if stand.rij.basis is not None:
        streepjes.append(("begin", stand.rij.basis.waarde, stand.basis))
    plaatsen = [as_.plaats(waarde, LINKS, RECHTS) for _, waarde, _ in streepjes]
    teksten = [kort_in(f"{wat} {tekst}", (RECHTS - LINKS) / len(streepjes) - 8) for wat, _, tekst in streepjes]
    middens = uit_elkaar(plaatsen, [tekstbreedte(tekst) for tekst in teksten], LINKS, RECHTS)
    for (wat, _, _), plaats, tekst, midden in zip(streepjes, plaatsen, teksten, middens, strict=True):
        if wat == "doel":
            delen.append(blok(plaats - 2, balk - 5, 4, _BALK + 10, "g-norm g-norm--streep"))
        else:
            delen.append(staand(plaats, balk - 4, balk + _BALK + 4, "g-basis"))
        delen.append(Woord(midden, balk + _BALK + 22, tekst, "g-normlabel" if wat == "doel" else "g-tekst", "middle"))
    return delen


def _balk(stand: Stand, y: float, uitleg: str) -> list[Deel]:
    """The figure: what is certain, what may come on top; a point where lengths would say nothing; hatching where it is hidden."""
    waarde, as_ = stand.rij.cijfer.waarde, stand.as_
    klasse = f"g-balk g-balk--{stand.toon}"
    if waarde is None:
        masker = GEEN_TOON if stand.rij.cijfer.staat in NIET_GETOOND else ""
        return [blok(LINKS, y, RECHTS - LINKS, _BALK, "g-leeg", masker=masker, uitleg=uitleg)]
    onder, boven = (as_.plaats(einde, LINKS, RECHTS) for einde in (waarde.onder, waarde.boven))
    delen: list[Deel] = []
    if stand.rij.indicator.eenheid in (Eenheid.PROCENT, Eenheid.AANTAL):
        nul = as_.plaats(0.0, LINKS, RECHTS)
        van, tot = (nul, max(onder, nul)) if boven > nul else (min(boven, nul), nul)
        delen.append(blok(van, y, tot - van, _BALK, klasse, uitleg=uitleg))
    elif waarde.exact:
        delen.append(Stip(onder, y + _BALK / 2, 6.5, klasse, uitleg))
    if not waarde.exact:
        delen.append(blok(onder, y, boven - onder, _BALK, f"g-bereik g-balk--{stand.toon}", uitleg=uitleg))
        delen += [staand(x, y - 2, y + _BALK + 2, f"g-bereik__eind g-balk--{stand.toon}") for x in (onder, boven)]
    return delen
