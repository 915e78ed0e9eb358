"""Charts, stage 5: the drawing of a division over categories: where its parts lie, for the template `verdeling.svg.j2`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kwaliteitshandboek.charts.notatie import STREEP
from kwaliteitshandboek.charts.schaal import BREEDTE, LETTER_SMAL, kort_in, tekstbreedte, xy
from kwaliteitshandboek.charts.tekenen import schoon, teken
from kwaliteitshandboek.charts.woorden import ENKELVOUD
from kwaliteitshandboek.model.cijfer import Bereik, Cel
from kwaliteitshandboek.model.indicator import Categorie, Meetreeks
from kwaliteitshandboek.taal import DUN, aantal, getal

_RIJ: Final = 62.0
BALK: Final = 30.0
"""Thickness of a bar, in drawing units."""
LINKS, RECHTS = 8.0, BREEDTE - 8.0
"""Where a bar of all begins and ends."""
_TONEN: Final = 6
_SCHAKERINGEN: Final = ("", "licht", "lichter")


@dataclass(frozen=True, slots=True)
class Deel:
    """A cell that has bounds, as drawn: `van` and `tot` are shares (0 to 1) of the bar."""

    nummer: int
    bereik: Bereik
    van: float
    tot: float

    @property
    def gemaskeerd(self) -> bool:
        return not self.bereik.exact


@dataclass(frozen=True, slots=True)
class Groep:
    """A row: its name, the total as a range (None where a cell has no bounds), its drawn parts, and a word instead of them.

    `aandelen`: whether the group is large enough for percentages; where it is not, none are printed anywhere. `decimalen`:
    those of its percentages.
    """

    naam: str
    totaal: Bereik | None
    cellen: Mapping[str, Cel]
    delen: tuple[Deel, ...]
    woord: str
    aandelen: bool = False
    decimalen: int = 0


@dataclass(frozen=True, slots=True)
class Deelplaats:
    """Where a part lies, in drawing units; `tekst` what fits in it, `vol` all of it; tone and shade of its category."""

    deel: Deel
    x: float
    breedte: float
    tekst: str
    vol: str
    toon: int
    schakering: str


@dataclass(frozen=True, slots=True)
class Groepplaats:
    """Where a row lies: its top, its name as it fits, its total, its parts."""

    groep: Groep
    boven: float
    naam: str
    totaal: str
    delen: tuple[Deelplaats, ...]

    @property
    def voet(self) -> float:
        """Where the texts stand."""
        return self.boven + 19

    @property
    def balk(self) -> float:
        """The top of the bar."""
        return self.boven + 28


@dataclass(frozen=True, slots=True)
class Sleutel:
    """An entry of the key to the tones: its place, name, tone and shade."""

    x: float
    boven: float
    naam: str
    toon: int
    schakering: str


@dataclass(frozen=True, slots=True)
class Verdelingsplaats:
    """Where everything lies; `streepjes` are gridlines (x, text, anchor), without text where no percentages may be printed."""

    boven: float
    onder: float
    legenda: tuple[Sleutel, ...]
    rijen: tuple[Groepplaats, ...]
    streepjes: tuple[tuple[float, str, str], ...]

    @property
    def hoogte(self) -> float:
        return self.onder + (34 if any(tekst for _, tekst, _ in self.streepjes) else 12)


@lru_cache(maxsize=1024)
def tel_bereik(bereik: Bereik) -> str:
    """'12', or the symbol of a masked cell: '1–4'."""
    return getal(bereik.onder) if bereik.exact else f"{getal(bereik.onder)}{STREEP}{getal(bereik.boven)}"


def tel_totaal(meetreeks: Meetreeks, bereik: Bereik) -> str:
    """The size of a group in words: '1 leerling', '23–26 leerlingen'."""
    enkelvoud = ENKELVOUD.get(meetreeks.eenheid, meetreeks.eenheid)
    if bereik.exact:
        return aantal(int(bereik.onder), enkelvoud, meetreeks.eenheid)
    return f"{tel_bereik(bereik)} {meetreeks.eenheid}"


def toon(nummer: int, hoeveel: int) -> tuple[int, str]:
    """The tone (1 to 6) and shade of a category: up to six have a tone each, of more, neighbours share one in shades."""
    per_toon = max(1, -(-hoeveel // _TONEN))
    return nummer // per_toon % _TONEN + 1, _SCHAKERINGEN[nummer % per_toon % len(_SCHAKERINGEN)]


def korte_naam(categorie: Categorie) -> str:
    """What fits in a bar and in the key to the tones."""
    return schoon(categorie.korte_naam or categorie.naam)


def plaats_verdeling(meetreeks: Meetreeks, rijen: Sequence[Groep]) -> Verdelingsplaats:
    """Lay out the rows; a key to the tones stands above them unless every part carries its own name."""
    korte_namen = [korte_naam(categorie) for categorie in meetreeks.categorieen]
    namen = [schoon(categorie.naam) for categorie in meetreeks.categorieen]
    delen = [[_deelplaats(deel, korte_namen, namen) for deel in rij.delen] for rij in rijen]
    ongenoemd = any(not genoemd for rij in delen for _, genoemd in rij)
    legenda = _legenda(korte_namen) if ongenoemd else ()
    boven = legenda[-1].boven + 30.0 if legenda else 0.0
    getekend = [rij for rij in rijen if rij.delen]
    met_schaal = bool(getekend) and all(rij.aandelen for rij in getekend)
    ankers = ("start", "middle", "middle", "middle", "end")
    return Verdelingsplaats(
        boven,
        boven + _RIJ * max(len(rijen), 1),
        legenda,
        tuple(
            _groepplaats(meetreeks, rij, boven + _RIJ * nummer, tuple(plek for plek, _ in delen[nummer]))
            for nummer, rij in enumerate(rijen)
        ),
        tuple(
            (LINKS + (RECHTS - LINKS) * kwart / 4, f"{25 * kwart}{DUN}%" if met_schaal else "", ankers[kwart])
            for kwart in range(5)
        ),
    )


def _deelplaats(deel: Deel, korte_namen: Sequence[str], namen: Sequence[str]) -> tuple[Deelplaats, bool]:
    """Where a part lies, and whether there was room for its name."""
    breedte = (deel.tot - deel.van) * (RECHTS - LINKS)
    telling = tel_bereik(deel.bereik)
    tekst = f"{korte_namen[deel.nummer]}: {telling}"
    genoemd = tekstbreedte(tekst) <= breedte - 5
    if not genoemd:
        tekst = telling if tekstbreedte(telling) <= breedte - 5 else ""
    tint, schakering = toon(deel.nummer, len(namen))
    x = LINKS + deel.van * (RECHTS - LINKS)
    return Deelplaats(deel, x, breedte, tekst, f"{namen[deel.nummer]}: {telling}", tint, schakering), genoemd


def _groepplaats(meetreeks: Meetreeks, rij: Groep, boven: float, delen: tuple[Deelplaats, ...]) -> Groepplaats:
    totaal = tel_totaal(meetreeks, rij.totaal) if rij.totaal is not None and rij.delen else ""
    return Groepplaats(rij, boven, kort_in(rij.naam, RECHTS - LINKS - tekstbreedte(totaal) - 16), totaal, delen)


def _legenda(korte_namen: Sequence[str]) -> tuple[Sleutel, ...]:
    """The key to the tones, in the order of the series."""
    sleutels, x, boven = [], LINKS, 4.0
    for nummer, volle_naam in enumerate(korte_namen):
        naam = kort_in(volle_naam, BREEDTE - 2 * LINKS - 24)
        breed = 22 + tekstbreedte(naam, LETTER_SMAL) + 16
        if x > LINKS and x + breed - 16 > RECHTS:
            x, boven = LINKS, boven + 26
        sleutels.append(Sleutel(x, boven, naam, *toon(nummer, len(korte_namen))))
        x += breed
    return tuple(sleutels)


def teken_verdeling(plaats: Verdelingsplaats, *, chart_id: str, titel: str, zin: str) -> str:
    """The <svg> of the rows; `titel` and `zin` become its accessible name and description."""
    return teken(
        "verdeling",
        id=chart_id,
        titel=titel,
        zin=zin,
        breedte=BREEDTE,
        hoogte=plaats.hoogte,
        boven=plaats.boven,
        onder=plaats.onder,
        legenda=plaats.legenda,
        streepjes=plaats.streepjes,
        maskers=sorted({(deel.toon, deel.schakering) for rij in plaats.rijen for deel in rij.delen if deel.deel.gemaskeerd}),
        rijen=[
            (rij, xy(rij.voet), xy(rij.balk), xy(rij.balk + BALK / 2), [_onderdeel(chart_id, deel) for deel in rij.delen])
            for rij in plaats.rijen
        ],
    )


def _onderdeel(chart_id: str, deel: Deelplaats) -> tuple[str, str, str, str, str, str, str]:
    """What the template prints of a part: class, fill, place, width, middle, all its words, the words inside it."""
    schakering = f" g-deel--{deel.schakering}" if deel.schakering else ""
    klasse, vulling = f"g-deel g-deel--{deel.toon}{schakering}", ""
    if deel.deel.gemaskeerd:
        klasse, vulling = f"{klasse} g-masker", f"url(#{chart_id}-masker-{deel.toon}{deel.schakering})"
    return klasse, vulling, xy(deel.x), xy(deel.breedte), xy(deel.x + deel.breedte / 2), deel.vol, deel.tekst
