"""Pages, stage 6: where the steps of a card's own cycle stand in its drawing; the template draws, this only measures."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from kwaliteitshandboek.model.kaart import PdcaStap

BREEDTE, HOOGTE = 640, 404
STRAAL, LABELAFSTAND, REGELHOOGTE = 120, 30, 17
TEKENS_PER_REGEL, REGELS = 24, 3


@dataclass(frozen=True, slots=True)
class Regel:
    """A line of a label at its height, in units of the drawing."""

    tekst: str
    y: float


@dataclass(frozen=True, slots=True)
class Punt:
    """A step on the ring, with its label outside the ring."""

    nummer: int
    fase: str
    x: float
    y: float
    label_x: float
    anker: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Cyclus:
    """The drawing: points in order, and the arcs of the ring between them as SVG paths."""

    breedte: int
    hoogte: int
    punten: tuple[Punt, ...]
    bogen: tuple[str, ...]


def make_cyclus(stappen: Sequence[PdcaStap]) -> Cyclus | None:
    """The steps evenly round a ring, clockwise from the top, in the order of the card; None without steps."""
    if not stappen:
        return None
    hoeken = [2 * math.pi * i / len(stappen) for i in range(len(stappen))]
    punten = tuple(_punt(stap, hoek) for stap, hoek in zip(stappen, hoeken, strict=True))
    # The arcs leave room for the circles of the steps themselves (15 units, and the arrow's head).
    speling = 22 / STRAAL
    einden = [*hoeken[1:], 2 * math.pi]
    bogen = tuple(_boog(van + speling, tot - speling) for van, tot in zip(hoeken, einden, strict=True) if tot - van > 2 * speling)
    return Cyclus(BREEDTE, HOOGTE, punten, bogen)


def _plaats(hoek: float, straal: float = STRAAL) -> tuple[float, float]:
    return round(BREEDTE / 2 + straal * math.sin(hoek), 1), round(HOOGTE / 2 - straal * math.cos(hoek), 1)


def _punt(stap: PdcaStap, hoek: float) -> Punt:
    x, y = _plaats(hoek)
    label_x, label_y = _plaats(hoek, STRAAL + LABELAFSTAND)
    regels = textwrap.wrap(stap.titel, TEKENS_PER_REGEL, max_lines=REGELS, placeholder=" …")
    zijwaarts, omhoog = math.sin(hoek), math.cos(hoek)
    anker = "middle" if abs(zijwaarts) < 0.2 else "start" if zijwaarts > 0 else "end"
    # Above the ring the label ends at its point, under it it starts there, beside it it is centred.
    eerste = label_y + 5 - (len(regels) - 1) * REGELHOOGTE * (1 + omhoog) / 2
    return Punt(
        nummer=stap.stap,
        fase=stap.fase.value,
        x=x,
        y=y,
        label_x=label_x,
        anker=anker,
        regels=tuple(Regel(regel, round(eerste + i * REGELHOOGTE, 1)) for i, regel in enumerate(regels)),
    )


def _boog(van: float, tot: float) -> str:
    (x1, y1), (x2, y2) = _plaats(van), _plaats(tot)
    groot = 1 if tot - van > math.pi else 0
    return f"M{x1} {y1}A{STRAAL} {STRAAL} 0 {groot} 1 {x2} {y2}"
