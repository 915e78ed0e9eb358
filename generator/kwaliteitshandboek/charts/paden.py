"""Charts, stage 5: outlines as path data, so that parts of a drawing that look alike are one element."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kwaliteitshandboek.charts.schaal import xy


def vak(x: float, y: float, breedte: float, hoogte: float) -> str:
    """A rectangle, in drawing units."""
    links, boven = xy(x), xy(y)
    return f"M{links} {boven}H{xy(x + breedte)}V{xy(y + hoogte)}H{links}z"


def streep(x: float, boven: float, onder: float) -> str:
    """An upright line."""
    return f"M{xy(x)} {xy(boven)}V{xy(onder)}"


def merkpunten(soort: int, x: float, y: float) -> Sequence[tuple[float, float]]:
    """The corners of the mark of others around its middle: a square, a triangle, a cross; none is the shape of a verdict."""
    if soort == 1:
        hoeken: Sequence[tuple[float, float]] = ((-3.5, -3.5), (3.5, -3.5), (3.5, 3.5), (-3.5, 3.5))
    elif soort == 2:
        hoeken = ((0, -4.5), (4.5, 3.5), (-4.5, 3.5))
    else:
        een_arm = ((-1.6, -1.6), (-1.6, -5.0), (1.6, -5.0))
        hoeken = [
            (dx * cos - dy * sin, dx * sin + dy * cos) for cos, sin in ((1, 0), (0, 1), (-1, 0), (0, -1)) for dx, dy in een_arm
        ]
    return [(x + dx, y + dy) for dx, dy in hoeken]


def merk(soort: int, x: float, y: float) -> str:
    """The mark of others as an outline."""
    return "".join(f"{'L' if nummer else 'M'}{xy(px)} {xy(py)}" for nummer, (px, py) in enumerate(merkpunten(soort, x, y))) + "z"


def per_soort(delen: Iterable[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """Outlines of one kind taken together: (kind, outline) -> (kind, outlines), kinds in order of appearance."""
    samen: dict[str, list[str]] = {}
    for soort, pad in delen:
        samen.setdefault(soort, []).append(pad)
    return [(soort, "".join(paden)) for soort, paden in samen.items()]
