"""Charts, stage 5: a drawing as a list of parts, from which both its <svg> and its Plotly figure are made: they cannot differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from kwaliteitshandboek.charts.paden import streep
from kwaliteitshandboek.charts.schaal import BREEDTE, LETTER_SMAL, kort_in, tekstbreedte, xy
from kwaliteitshandboek.charts.tekenen import teken

LINKS, RECHTS = 8.0, BREEDTE - 8.0
"""Where a drawing begins and ends."""

Punt = tuple[float, float]

GEEN_TOON: Final = "0"
"""Hatching without a tone of the data: of what is not shown at all, and of the neutral answer."""


@dataclass(frozen=True, slots=True)
class Vlak:
    """A closed outline; `klasse` its classes in the style sheet, `masker` the tone of its hatching, `uitleg` for the pointer."""

    punten: tuple[Punt, ...]
    klasse: str
    masker: str = ""
    uitleg: str = ""

    @property
    def midden(self) -> Punt:
        """The middle of the box around it."""
        x, y = zip(*self.punten, strict=True)
        return (min(x) + max(x)) / 2, (min(y) + max(y)) / 2


@dataclass(frozen=True, slots=True)
class Lijn:
    """A line through points."""

    punten: tuple[Punt, ...]
    klasse: str


@dataclass(frozen=True, slots=True)
class Stip:
    """A point of a series; an open one is provisional."""

    x: float
    y: float
    straal: float
    klasse: str = "g-punt"
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Vorm:
    """The shape of a verdict (`soort` as in the style sheet), 16 units square around its middle."""

    x: float
    y: float
    soort: str


@dataclass(frozen=True, slots=True)
class Woord:
    """A text whose foot stands at a place; `wanneer`: only in 'ruim' or 'krap' charts; `vol` is what was cut short."""

    x: float
    y: float
    tekst: str
    klasse: str = "g-tekst"
    anker: str = "start"
    wanneer: str = ""
    vol: str = ""
    rand: bool = False


Deel = Vlak | Lijn | Stip | Vorm | Woord


@dataclass(frozen=True, slots=True)
class Tafereel:
    """A whole drawing: its height and its parts, the last on top."""

    hoogte: float
    delen: tuple[Deel, ...] = field(default=())


def blok(x: float, y: float, breedte: float, hoogte: float, klasse: str, *, masker: str = "", uitleg: str = "") -> Vlak:
    """A rectangle."""
    hoeken = ((x, y), (x + breedte, y), (x + breedte, y + hoogte), (x, y + hoogte))
    return Vlak(hoeken, klasse, masker, uitleg)


def naam(x: float, y: float, tekst: str, breedte: float, klasse: str = "g-label") -> Woord:
    """A name from data as far as there is room for it, all of it for the pointer."""
    past = kort_in(tekst, breedte)
    return Woord(x, y, past, klasse, vol="" if past == tekst else tekst, rand=True)


def uit_elkaar(
    middens: Sequence[float], breedtes: Sequence[float], laag: float, hoog: float, ruimte: float = 8.0
) -> Sequence[float]:
    """Middles of labels in a row, moved no more than needed so that none covers another or leaves `laag` to `hoog`.

    Keeps their order. Where all of them together do not fit, they keep apart as far as the row goes.
    """
    volgorde = sorted(range(len(middens)), key=lambda nummer: middens[nummer])
    plaatsen = list(middens)
    grens = laag
    for nummer in volgorde:
        plaatsen[nummer] = max(plaatsen[nummer], grens + breedtes[nummer] / 2)
        grens = plaatsen[nummer] + breedtes[nummer] / 2 + ruimte
    grens = hoog
    for nummer in reversed(volgorde):
        plaatsen[nummer] = min(plaatsen[nummer], grens - breedtes[nummer] / 2)
        grens = plaatsen[nummer] - breedtes[nummer] / 2 - ruimte
    return plaatsen


def sleutels(namen: Sequence[tuple[str, str]], boven: float = 4.0) -> tuple[list[Deel], float]:
    """The key to the tones, (name, classes of its block) in rows, and where what comes under it may begin."""
    delen: list[Deel] = []
    x = LINKS
    for volle_naam, klasse in namen:
        past = kort_in(volle_naam, RECHTS - LINKS - 24)
        breed = 22 + tekstbreedte(past) + 16
        if x > LINKS and x + breed - 16 > RECHTS:
            x, boven = LINKS, boven + 26
        delen += [blok(x, boven, 16, 16, klasse), Woord(x + 22, boven + 13, past)]
        x += breed
    return delen, boven + 30 if namen else boven


def past_in(tekst: str, breedte: float) -> bool:
    """Whether a text fits inside a part."""
    return bool(tekst) and tekstbreedte(tekst, LETTER_SMAL) <= breedte - 5


def staand(x: float, boven: float, onder: float, klasse: str) -> Lijn:
    """An upright line."""
    return Lijn(((x, boven), (x, onder)), klasse)


def teken_tafereel(tafereel: Tafereel, *, soort: str, chart_id: str, titel: str, zin: str) -> str:
    """The <svg>; `titel` and `zin` become its accessible name and description."""
    delen = tafereel.delen
    return teken(
        "tafereel",
        id=chart_id,
        soort=soort,
        titel=titel,
        zin=zin,
        breedte=BREEDTE,
        hoogte=tafereel.hoogte,
        maskers=[
            (masker, None if masker[0] == GEEN_TOON else int(masker[0]), masker[1:])
            for masker in sorted({deel.masker for deel in delen if isinstance(deel, Vlak) and deel.masker})
        ],
        vormen=sorted({deel.soort for deel in delen if isinstance(deel, Vorm)}),
        delen_=[(type(deel).__name__.lower(), deel, _pad(deel)) for deel in delen],
    )


def _pad(deel: Deel) -> str:
    """The path of a part that has one; upright and level boxes and lines in their shortest form."""
    if not isinstance(deel, Vlak | Lijn):
        return ""
    if isinstance(deel, Lijn) and len(deel.punten) == 2 and deel.punten[0][0] == deel.punten[1][0]:
        return streep(deel.punten[0][0], deel.punten[0][1], deel.punten[1][1])
    return _door(deel.punten) + ("z" if isinstance(deel, Vlak) else "")


def _door(punten: Iterable[Punt]) -> str:
    return "".join(f"{'L' if nummer else 'M'}{xy(x)} {xy(y)}" for nummer, (x, y) in enumerate(punten))
