"""Charts, stage 5: a table of figures as a drawing: number, shape and tint in each cell, readable without its colours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.charts.chart import Chart, Tabel
from kwaliteitshandboek.charts.notatie import geen_cijfer, toon_cijfer
from kwaliteitshandboek.charts.regels import Regel, vertel_met
from kwaliteitshandboek.charts.schaal import in_regels, tekstbreedte
from kwaliteitshandboek.charts.scholen import maak_schoolrij
from kwaliteitshandboek.charts.scholen_tekening import Schoolrij
from kwaliteitshandboek.charts.tafereel import (
    GEEN_TOON,
    LINKS,
    RECHTS,
    Deel,
    Tafereel,
    Vorm,
    Woord,
    blok,
    naam,
    teken_tafereel,
)
from kwaliteitshandboek.charts.tafereel_figuur import tafereel_figuur
from kwaliteitshandboek.charts.tekenen import schoon
from kwaliteitshandboek.model.cijfer import Cijfer
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.taal import aantal, opsomming

_CEL: Final = 58.0
_RIJ: Final = 28.0 + _CEL
"""A row: the name over its cells."""
_GAT: Final = 4.0
_WOORDEN: Final = {
    "boven": "aan de goede kant van de norm",
    "onder": "niet aan de goede kant van de norm",
    "niet-te-bepalen": "niet te bepalen",
    "geen-norm": "zonder signaal",
    "geen-gegevens": "zonder cijfer",
}
"""What the shapes mean, whichever side of a norm is the good one."""

Warmtecel = tuple[Indicator, Cijfer] | None
"""A figure with what it is; None where the column is not meant for the row."""


def warmte_chart(
    titel: str,
    kolommen: Sequence[str],
    rijen: Sequence[tuple[str, Sequence[Warmtecel]]],
    *,
    chart_id: str = "overzicht",
    drempel: int = 15,
    rijkop: str = "School",
    bron: str | None = None,
) -> Chart:
    """Rows by columns: schools by indicators, or by school years. Rows and columns keep their order; no row is ranked.

    Args:
        titel: What is shown.
        kolommen: Names of the columns.
        rijen: Names of rows with a cell for each column.
        chart_id: Unique on the page and usable in HTML.
        drempel: Below this number of pupils a cell gets no verdict.
        rijkop: What the rows are.
        bron: Where the figures come from.
    """
    koppen = [schoon(kop) for kop in kolommen]
    klaar = [
        _Rij(
            schoon(wie),
            tuple(None if cel is None else _Cel(cel[0], maak_schoolrij(cel[0], schoon(wie), cel[1], drempel)) for cel in cellen),
        )
        for wie, cellen in rijen
    ]
    zin = vertel_met(REGELS, _Feiten(tuple(klaar))).strip()
    tafereel = _plaats(koppen, klaar)
    return Chart(
        id=chart_id,
        soort="warmte",
        titel=titel,
        ondertitel=f"Een rij per {rijkop.lower()}; vorm en tint geven het signaal",
        zin=zin,
        svg=teken_tafereel(tafereel, soort="warmte", chart_id=chart_id, titel=schoon(titel), zin=zin),
        tabel=Tabel((rijkop, *koppen), tuple((rij.naam, *(_celtekst(cel) for cel in rij.cellen)) for rij in klaar)),
        figuur=tafereel_figuur(tafereel),
        bron=bron,
    )


@dataclass(frozen=True, slots=True)
class _Cel:
    """A figure with its words and shape."""

    indicator: Indicator
    rij: Schoolrij

    @property
    def is_getal(self) -> bool:
        return self.rij.cijfer.waarde is not None


@dataclass(frozen=True, slots=True)
class _Rij:
    naam: str
    cellen: tuple[_Cel | None, ...]


def _celtekst(cel: _Cel | None) -> str:
    """'88 % (op of boven de norm)'."""
    if cel is None:
        return "niet van toepassing"
    return f"{cel.rij.waarde} ({cel.rij.woord})" if cel.is_getal and cel.rij.woord else cel.rij.waarde


def _plaats(kolommen: Sequence[str], rijen: Sequence[_Rij]) -> Tafereel:
    if not kolommen or not rijen:
        return Tafereel(80.0, (Woord((LINKS + RECHTS) / 2, 44, "geen gegevens", anker="middle"),))
    delen, y = _legenda([cel.rij.vorm for rij in rijen for cel in rij.cellen if cel is not None])
    breed = (RECHTS - LINKS - _GAT * (len(kolommen) - 1)) / len(kolommen)
    koppen = [in_regels(kop, breed, 3) for kop in kolommen]
    regels = max(len(kop) for kop in koppen)
    for nummer, kop in enumerate(koppen):
        x = LINKS + nummer * (breed + _GAT) + breed / 2
        delen += [
            Woord(x, y + 20 * (regels - len(kop) + plek) + 14, regel, "g-label", "middle", vol=kolommen[nummer])
            for plek, regel in enumerate(kop)
        ]
    y += 20 * regels + 8
    for rij in rijen:
        delen.append(naam(LINKS, y + 19, rij.naam, RECHTS - LINKS))
        for nummer, cel in enumerate(rij.cellen):
            plek = (LINKS + nummer * (breed + _GAT), y + 27)
            delen += _cel(rij.naam, kolommen[nummer], cel, plek, breed)
        y += _RIJ + 6
    return Tafereel(y, tuple(delen))


def _legenda(vormen: Sequence[str]) -> tuple[list[Deel], float]:
    """What the shapes mean, as far as they occur."""
    delen: list[Deel] = []
    x, y = LINKS, 4.0
    for vorm, woord in _WOORDEN.items():
        if vorm not in vormen:
            continue
        breed = 22 + tekstbreedte(woord) + 16
        if x > LINKS and x + breed - 16 > RECHTS:
            x, y = LINKS, y + 26
        delen += [Vorm(x + 8, y + 8, vorm), Woord(x + 22, y + 13, woord)]
        x += breed
    return delen, y + 34 if delen else y


def _cel(rijnaam: str, kolom: str, cel: _Cel | None, plek: tuple[float, float], breed: float) -> list[Deel]:
    """Tint, words and shape of a cell; hatched where a figure is not shown."""
    x, y = plek
    midden = x + breed / 2
    uitleg = f"{rijnaam}, {kolom}: {_celtekst(cel)}"
    if cel is None:
        return [blok(x, y, breed, _CEL, "g-leeg", uitleg=uitleg), Woord(midden, y + 34, "n.v.t.", anker="middle")]
    if cel.is_getal:
        tekst = toon_cijfer(cel.rij.cijfer, cel.indicator)
        past = tekst if tekstbreedte(tekst) <= breed - 4 else toon_cijfer(cel.rij.cijfer, cel.indicator, teken=False)
        regels = in_regels(past, breed - 4, 1)
    else:
        regels = in_regels(geen_cijfer(cel.rij.cijfer)[1], breed - 4, 2)
    klasse = "g-label g-label--laatste" if cel.is_getal else "g-tekst"
    begin = 26.0 if len(regels) == 1 else 17.0
    masker = GEEN_TOON if cel.rij.gemaskeerd else ""
    vlak = blok(x, y, breed, _CEL, f"g-cel g-cel--{cel.rij.toon}", masker=masker, uitleg=uitleg)
    woorden = [
        Woord(midden, y + begin + 18 * nummer, regel, klasse, "middle", rand=cel.rij.gemaskeerd)
        for nummer, regel in enumerate(regels)
    ]
    # Hatching is a form of its own, through which a small shape would not be seen.
    vorm = [] if cel.rij.gemaskeerd else [Vorm(midden, y + (44 if len(regels) == 1 else 48), cel.rij.vorm)]
    return [vlak, *woorden, *vorm]


@dataclass(frozen=True)
class _Feiten:
    """What the rules about a table of figures may look at and print."""

    rijen: tuple[_Rij, ...]

    @property
    def cellen(self) -> list[_Cel]:
        return [cel for rij in self.rijen for cel in rij.cellen if cel is not None]

    @property
    def hoeveel(self) -> str:
        return aantal(len(self.cellen), "cijfer", "cijfers")

    @property
    def telling(self) -> str:
        vormen = Counter(cel.rij.vorm for cel in self.cellen)
        return opsomming([f"{vormen[vorm]} {woord}" for vorm, woord in _WOORDEN.items() if vormen[vorm]])


REGELS: Final[tuple[Regel[_Feiten], ...]] = (
    Regel("wat", "niets", lambda f: not f.cellen, "Er zijn geen gegevens."),
    Regel("wat", "telling", lambda _: True, "Van {f.hoeveel}: {f.telling}."),
    Regel("volgorde", "geen_rangorde", lambda f: len(f.rijen) > 1 and bool(f.cellen), " De volgorde is geen rangorde."),
)
"""What is said of a table of figures, in the order of the sentence."""
