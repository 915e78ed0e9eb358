"""Pages, stage 6: where the cards around a card stand in its drawing; the template draws, this only measures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

BREEDTE: Final = 760
VAKBREEDTE, GOOT, RAND = 178, 16, 7
REGELHOOGTE, REGELS = 17, 3
KOPHOOGTE: Final = 24
"""Room for the name of a group, or for 'en nog 5', above or below its boxes."""

LETTER: Final = 13
"""Size of type in the boxes, in units of the drawing; `kaart.css` has the same."""

MEESTE: Final = 12
MEESTE_OPZIJ, MEESTE_ONDER, OP_EEN_RIJ = 5, 8, 4
"""Boxes at most: in all, in a column beside the card, below it, and on one row. An even number on a full row leaves a gutter
in the middle, through which the line to the next row goes."""

MERK: Final = "evaluatie te laat"
"""What stands below the name of a card that is late, behind the same shape as in lists."""

MERKMAAT: Final = 13
"""Width and height of that shape."""

MIDDEN: Final = BREEDTE / 2
_TAK: Final = 40
"""Height between the card and the boxes above and below it, for the lines."""


class Band(StrEnum):
    """How a card is bound to the one in the middle, from the strongest to the weakest."""

    OUDER = "ouder"
    KIND = "kind"
    VERWANT = "verwant"
    NOEMT = "noemt"
    GENOEMD = "genoemd"


KOPPEN: Final[Mapping[Band, str]] = {
    Band.OUDER: "Hoort bij",
    Band.KIND: "Uitgewerkt in",
    Band.VERWANT: "Verwant",
    Band.NOEMT: "Noemt",
    Band.GENOEMD: "Genoemd in",
}


@dataclass(frozen=True, slots=True)
class Regel:
    """A line of text at its base line, from its left side."""

    tekst: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Vak:
    """A box with the name of a card, left and top; `id` is the card's. `merk`: the words below the name that it is late."""

    id: str
    naam: str
    band: Band | None
    x: float
    y: float
    hoogte: float
    regels: tuple[Regel, ...]
    merk: Regel | None = None
    breedte: float = VAKBREEDTE

    @property
    def midden_x(self) -> float:
        return self.x + self.breedte / 2

    @property
    def midden_y(self) -> float:
        return self.y + self.hoogte / 2

    @property
    def vormplek(self) -> tuple[float, float]:
        """Left and top of the shape before the mark."""
        return (self.x + RAND, self.merk.y - MERKMAAT + 1) if self.merk is not None else (self.x, self.y)

    @property
    def onder(self) -> float:
        return self.y + self.hoogte


@dataclass(frozen=True, slots=True)
class Lijn:
    """A line through its points, from one card to the other in the direction of reading or naming."""

    band: Band
    naar: str
    punten: tuple[tuple[float, float], ...]

    @property
    def pad(self) -> str:
        """The same as an SVG path."""
        return "M" + "L".join(f"{x:g} {y:g}" for x, y in self.punten)


@dataclass(frozen=True, slots=True)
class Buurt:
    """The drawing: the card itself, the boxes around it, lines, and words (names of groups, 'en nog 5')."""

    links: float
    breedte: float
    hoogte: float
    kaart: Vak
    vakken: tuple[Vak, ...]
    lijnen: tuple[Lijn, ...]
    koppen: tuple[Regel, ...]
    meer: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class _Groep:
    """The cards of one band that are drawn, as id and name, and how many are not."""

    band: Band
    kaarten: tuple[tuple[str, str], ...]
    over: int

    @property
    def rest(self) -> str:
        return f"en nog {self.over}"


def make_buurt(
    kaart: tuple[str, str], buren: Mapping[Band, Sequence[tuple[str, str]]], te_laat: Collection[str] = ()
) -> Buurt | None:
    """The cards around a card, each once by its strongest band; cards as id and name. None for a card on its own.

    `te_laat`: ids of the cards around it whose evaluation is late.

    The card stands in the middle: what it belongs to above, what works it out below, on the left what it is related to and
    names, on the right what names it.
    """
    groepen = _kies(kaart[0], buren)
    if not groepen:
        return None
    opzij = [
        _Kolom(0, [groepen[band] for band in (Band.VERWANT, Band.NOEMT) if band in groepen], te_laat),
        _Kolom(BREEDTE - VAKBREEDTE, [groepen[band] for band in (Band.GENOEMD,) if band in groepen], te_laat),
    ]
    tekening = _Tekening(te_laat)
    boven = groepen.get(Band.OUDER)
    band_top = tekening.zet_ouder(boven) if boven else 0.0
    zelf = _vak(*kaart, None, MIDDEN - VAKBREEDTE / 2, 0)
    hoogte = max(zelf.hoogte, *(kolom.hoogte for kolom in opzij))
    zelf = _vak(*kaart, None, zelf.x, band_top + (hoogte - zelf.hoogte) / 2)
    if boven:
        tekening.verbind_ouder(zelf)
    for kolom in opzij:
        tekening.zet_kolom(kolom, band_top + (hoogte - kolom.hoogte) / 2, zelf)
    if kinderen := groepen.get(Band.KIND):
        tekening.zet_kinderen(kinderen, band_top + hoogte, zelf)
    return tekening.af(zelf)


def _kies(zelf: str, buren: Mapping[Band, Sequence[tuple[str, str]]]) -> dict[Band, _Groep]:
    """What is drawn: one card of each band in turn until the drawing is full, so that no band crowds out another."""
    gezien = {zelf}
    rijen: dict[Band, list[tuple[str, str]]] = {}
    for band in Band:
        for naam in buren.get(band, ()):
            if naam[0] not in gezien:
                gezien.add(naam[0])
                rijen.setdefault(band, []).append(naam)
    gekozen = dict.fromkeys(rijen, 0)
    for _ in range(MEESTE):
        for band, rij in rijen.items():
            if sum(gekozen.values()) < MEESTE and gekozen[band] < len(rij) and _ruimte(band, gekozen):
                gekozen[band] += 1
    return {band: _Groep(band, tuple(rij[: gekozen[band]]), len(rij) - gekozen[band]) for band, rij in rijen.items()}


def _ruimte(band: Band, gekozen: Mapping[Band, int]) -> bool:
    """Whether there is room for one more of the band."""
    if band in (Band.VERWANT, Band.NOEMT):
        return gekozen.get(Band.VERWANT, 0) + gekozen.get(Band.NOEMT, 0) < MEESTE_OPZIJ
    return gekozen[band] < {Band.OUDER: 1, Band.KIND: MEESTE_ONDER, Band.GENOEMD: MEESTE_OPZIJ}[band]


class _Kolom:
    """Boxes below each other beside the card, with the name of each group."""

    def __init__(self, x: float, groepen: list[_Groep], te_laat: Collection[str]) -> None:
        self.x = x
        self.koppen: list[Regel] = []
        self.meer: list[Regel] = []
        self.vakken: list[Vak] = []
        y = 0.0
        for groep in groepen:
            self.koppen.append(Regel(KOPPEN[groep.band], x, y + 15))
            y += KOPHOOGTE
            for naam in groep.kaarten:
                vak = _vak(*naam, groep.band, x, y, te_laat=te_laat)
                self.vakken.append(vak)
                y = vak.onder + GOOT / 2
            if groep.over:
                self.meer.append(Regel(groep.rest, x, y + 12))
                y += KOPHOOGTE - 4
            y += GOOT / 2
        self.hoogte = max(y - GOOT, 0.0)


class _Tekening:
    """Collects what is drawn; each method adds one side of the card."""

    def __init__(self, te_laat: Collection[str]) -> None:
        self.te_laat = te_laat
        self.vakken: list[Vak] = []
        self.lijnen: list[Lijn] = []
        self.koppen: list[Regel] = []
        self.meer: list[Regel] = []

    def zet_ouder(self, groep: _Groep) -> float:
        """The card above; gives the height at which the middle begins."""
        vak = _vak(*groep.kaarten[0], groep.band, MIDDEN - VAKBREEDTE / 2, KOPHOOGTE, te_laat=self.te_laat)
        self.vakken.append(vak)
        self.koppen.append(Regel(KOPPEN[groep.band], vak.x, 15))
        if groep.over:
            self.meer.append(Regel(groep.rest, vak.x + VAKBREEDTE + RAND, vak.midden_y + 4))
        return vak.onder + _TAK

    def verbind_ouder(self, zelf: Vak) -> None:
        """The line from the card above, which may stand higher than the columns begin."""
        ouder = self.vakken[0]
        self.lijnen.append(Lijn(Band.OUDER, ouder.id, ((MIDDEN, zelf.y), (MIDDEN, ouder.onder))))

    def zet_kolom(self, kolom: _Kolom, top: float, zelf: Vak) -> None:
        """A column beside the card; lines run through the open space between the two."""
        links = kolom.x < zelf.x
        eigen = zelf.x if links else zelf.x + VAKBREEDTE
        for los in kolom.vakken:
            vak = _vak(los.id, los.naam, los.band, los.x, los.y + top, te_laat=self.te_laat)
            self.vakken.append(vak)
            begin, eind = (eigen, zelf.midden_y), (vak.x + VAKBREEDTE if links else vak.x, vak.midden_y)
            # Who names the other is where the line begins.
            punten = (eind, begin) if vak.band is Band.GENOEMD else (begin, eind)
            self.lijnen.append(Lijn(vak.band or Band.VERWANT, vak.id, punten))
        self.koppen += [Regel(regel.tekst, regel.x, regel.y + top) for regel in kolom.koppen]
        self.meer += [Regel(regel.tekst, regel.x, regel.y + top) for regel in kolom.meer]

    def zet_kinderen(self, groep: _Groep, top: float, zelf: Vak) -> None:
        """The cards below, in rows of four around the middle."""
        y = top + _TAK + KOPHOOGTE / 2
        eerste_x = MIDDEN - _rijbreedte(min(len(groep.kaarten), OP_EEN_RIJ)) / 2
        self.koppen.append(Regel(KOPPEN[groep.band], eerste_x, y - 20))
        for begin in range(0, len(groep.kaarten), OP_EEN_RIJ):
            rij = groep.kaarten[begin : begin + OP_EEN_RIJ]
            x = MIDDEN - _rijbreedte(len(rij)) / 2
            vakken = [_vak(*naam, groep.band, x + i * (VAKBREEDTE + GOOT), y, te_laat=self.te_laat) for i, naam in enumerate(rij)]
            for vak in vakken:
                knie = y - 0.6 * GOOT
                punten = ((MIDDEN, zelf.onder), (MIDDEN, knie), (vak.midden_x, knie), (vak.midden_x, y))
                self.lijnen.append(Lijn(groep.band, vak.id, punten))
            self.vakken += vakken
            y = max(vak.onder for vak in vakken) + 1.5 * GOOT
        if groep.over:
            self.meer.append(Regel(groep.rest, self.vakken[-1].x, y - 4))

    def af(self, zelf: Vak) -> Buurt:
        """The whole, cut to what is drawn."""
        alle = (zelf, *self.vakken)
        woorden = (*self.koppen, *self.meer)
        links = min(vak.x for vak in alle) - 2
        rechts = max(*(vak.x + vak.breedte for vak in alle), *(regel.x + breedte(regel.tekst) for regel in woorden)) + 2
        onder = max(*(vak.onder for vak in alle), *(regel.y + 4 for regel in woorden)) + 2
        return Buurt(
            links,
            rechts - links,
            onder,
            zelf,
            tuple(self.vakken),
            tuple(self.lijnen),
            tuple(self.koppen),
            tuple(self.meer),
        )


def _rijbreedte(aantal: int) -> float:
    return aantal * VAKBREEDTE + (aantal - 1) * GOOT


def _vak(id_: str, naam: str, band: Band | None, x: float, y: float, *, te_laat: Collection[str] = ()) -> Vak:
    teksten = _regels(naam, VAKBREEDTE - 2 * RAND)
    regels = tuple(Regel(tekst, x + RAND, y + RAND + 14 + i * REGELHOOGTE) for i, tekst in enumerate(teksten))
    hoogte = 2 * RAND + 4 + REGELHOOGTE * len(teksten)
    if id_ not in te_laat:
        return Vak(id_, naam, band, x, y, hoogte, regels)
    merk = Regel(MERK, x + RAND + MERKMAAT + RAND - 1, y + RAND + 14 + len(teksten) * REGELHOOGTE)
    return Vak(id_, naam, band, x, y, hoogte + REGELHOOGTE, regels, merk)


def _regels(naam: str, ruimte: float) -> list[str]:
    """A name over at most three lines that fit; what is longer ends in an ellipsis."""
    regels: list[str] = []
    for stuk in _stukken(naam.split(), ruimte):
        if regels and not regels[-1].endswith("-") and breedte(f"{regels[-1]} {stuk}") <= ruimte:
            regels[-1] += f" {stuk}"
        else:
            regels.append(stuk)
    if len(regels) <= REGELS:
        return regels
    laatste = regels[REGELS - 1]
    while breedte(f"{laatste} …") > ruimte:
        laatste = laatste[:-1].rstrip()
    return [*regels[: REGELS - 1], f"{laatste} …"]


def _stukken(woorden: Iterable[str], ruimte: float) -> Iterator[str]:
    """Words, those that are too wide for a line broken with a hyphen."""
    for woord in woorden:
        rest = woord
        while breedte(rest) > ruimte:
            # At least four letters go to the next line: 'ief' alone reads badly.
            past = next(tot for tot in range(max(len(rest) - 4, 1), 0, -1) if breedte(f"{rest[:tot]}-") <= ruimte or tot == 1)
            yield f"{rest[:past]}-"
            rest = rest[past:]
        yield rest


_BREEDTES: Final[Mapping[str, float]] = MappingProxyType(
    {
        letter: maat
        for letters, maat in (
            ("|.,:;'’!jilï ", 0.32),
            ("ftrI-()[]", 0.41),
            ("zscçyvx17/", 0.53),
            ("akeéëuühnoö", 0.58),
            ("gdbpq", 0.61),
            ("w", 0.76),
            ("mMW@—", 0.89),
            ("%…", 0.97),
        )
        for letter in letters
    }
)
"""Letter -> width in parts of its size: the widest of the shipped families in semibold, rounded up."""


def breedte(tekst: str) -> float:
    """About how wide a text is, in units of the drawing; rather too wide than too narrow."""
    return LETTER * sum(_letterbreedte(teken) for teken in tekst)


def _letterbreedte(teken: str) -> float:
    if teken in _BREEDTES:
        return _BREEDTES[teken]
    if ord(teken) > 0x24F:
        return 1.1
    return 0.76 if teken.isupper() else 0.67
