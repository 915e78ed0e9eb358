"""Charts, stage 5: the Plotly figure of a drawing that is a list of parts, laid out as that drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from kwaliteitshandboek.charts.figuur import (
    DOORZICHTIG,
    OORDEELKLEUREN,
    Maat,
    Tekst,
    arcering,
    kale_as,
    kort,
    opmaak,
    strepen,
    teksten,
    veilig,
    vormen,
    zweefpunten,
)
from kwaliteitshandboek.charts.palet import DATA, INKT, LIJN, NEUTRAAL, PAPIER, TEKST_OP, ZACHT
from kwaliteitshandboek.charts.schaal import BREEDTE
from kwaliteitshandboek.charts.tafereel import GEEN_TOON, Lijn, Stip, Tafereel, Vlak, Vorm, Woord

DEKKING: Final = {"licht": 0.42, "lichter": 0.18}
"""How strong the tone of a shade is on paper; the style sheet mixes the same."""

_HOEK: Final = {"": "/", "licht": "\\", "lichter": "-"}


class _Stijl(NamedTuple):
    """What Plotly makes of a class: a fill and its strength, a line with its width and dashes."""

    kleur: str | None
    dekking: float = 1.0
    lijn: str | None = None
    dikte: float = 0.0
    stippel: str = "solid"


_VLAKKEN: Final[Mapping[str, _Stijl]] = {
    "g-deel": _Stijl(DATA[0], 1.0, PAPIER, 1.5),
    "g-stroom": _Stijl(DATA[0], 0.45, PAPIER, 1.0),
    "g-cel": _Stijl(NEUTRAAL, 0.16, PAPIER, 2.0),
    "g-knoop": _Stijl(ZACHT),
    "g-baan": _Stijl(LIJN, 0.45),
    "g-balk": _Stijl(NEUTRAAL),
    "g-bereik": _Stijl(DATA[0], 0.3),
    "g-leeg": _Stijl(None, 1.0, ZACHT, 1.0, "3px,3px"),
    "g-norm": _Stijl(INKT),
}
"""By the first class of an outline; its other classes give tone and shade."""

_LIJNEN: Final[Mapping[str, _Stijl]] = {
    "g-lijn": _Stijl(None, 1.0, DATA[0], 2.25),
    "g-norm": _Stijl(None, 1.0, INKT, 1.5, "5px,3px"),
    "g-raster": _Stijl(None, 1.0, LIJN, 1.0),
    "g-as": _Stijl(None, 1.0, ZACHT, 1.0),
    "g-breuk": _Stijl(None, 1.0, ZACHT, 1.25, "2px,4px"),
    "g-bereik__eind": _Stijl(None, 1.0, DATA[0], 2.5),
    "g-basis": _Stijl(None, 1.0, INKT, 1.75),
}


_LAGEN: Final = (
    "g-leeg",
    "g-baan",
    "g-raster",
    "g-as",
    "g-cel",
    "g-stroom",
    "g-knoop",
    "g-deel",
    "g-breuk",
    "g-norm",
    "g-balk",
    "g-bereik",
    "g-bereik__eind",
    "g-lijn",
    "g-basis",
    "g-norm--streep",
)
"""From below to above: parts that look alike are one trace, so that the order of the drawing does not hold between them."""


def tafereel_figuur(tafereel: Tafereel) -> dict[str, Any]:
    """A trace for all parts that look alike, points and texts on top; both axes count drawing units, y downwards from 0.

    What the pointer tells are invisible points in the middle of parts.
    """
    breed, hoog = Maat(0.0, BREEDTE, 0.0, BREEDTE), Maat(0.0, tafereel.hoogte, 0.0, -tafereel.hoogte)
    data: list[Mapping[str, Any]] = []
    for _, groep in _per_soort(tafereel.delen):
        data += _sporen(groep, breed, hoog)
    zweef = [(deel.midden, deel.uitleg) for deel in tafereel.delen if isinstance(deel, Vlak) and deel.uitleg]
    zweef += [((deel.x, deel.y), deel.uitleg) for deel in tafereel.delen if isinstance(deel, Stip) and deel.uitleg]
    if zweef:
        x, y = [breed.waarde(plek[0]) for plek, _ in zweef], [hoog.waarde(plek[1]) for plek, _ in zweef]
        data.append(zweefpunten(x, y, [veilig(uitleg) for _, uitleg in zweef]))
    assen = {"xaxis": kale_as((0.0, BREEDTE)), "yaxis": kale_as((-tafereel.hoogte, 0.0))}
    return {"data": data, "layout": opmaak(hoogte=tafereel.hoogte, hovermode="closest", hoverdistance=-1, **assen)}


def _per_soort(delen: Iterable[Any]) -> Iterable[tuple[tuple[Any, ...], list[Any]]]:
    """Parts that look alike, from below to above."""
    samen: dict[tuple[Any, ...], list[Any]] = {}
    for deel in delen:
        sleutel = (
            type(deel).__name__,
            getattr(deel, "klasse", ""),
            getattr(deel, "masker", ""),
            getattr(deel, "wanneer", ""),
            getattr(deel, "rand", False),
        )
        samen.setdefault(sleutel, []).append(deel)
    return sorted(samen.items(), key=lambda soort: _laag(soort[0]))


def _laag(sleutel: tuple[Any, ...]) -> int:
    soort, klassen = sleutel[0], sleutel[1].split()
    if soort not in ("Vlak", "Lijn"):
        return len(_LAGEN) + ("Stip", "Vorm", "Woord").index(soort)
    return _LAGEN.index("g-norm--streep" if "g-norm--streep" in klassen else klassen[0])


def _sporen(groep: Sequence[Any], breed: Maat, hoog: Maat) -> list[Mapping[str, Any]]:
    makers: Mapping[type, Callable[[Sequence[Any], Maat, Maat], list[Mapping[str, Any]]]] = {
        Vlak: _vlakken,
        Lijn: _lijnen,
        Stip: _stippen,
        Vorm: _vormen,
        Woord: _woorden,
    }
    return makers[type(groep[0])](groep, breed, hoog)


def _toon(klassen: Sequence[str], anders: str | None) -> str | None:
    """The colour of the tone that a class names: 'g-deel--3', 'g-balk--onder'."""
    for klasse in klassen:
        toon = klasse.rpartition("--")[2]
        if toon in OORDEELKLEUREN:
            return OORDEELKLEUREN[toon]
        if toon.isdigit():
            return DATA[int(toon) - 1]
        if toon == "midden":
            return NEUTRAAL
    return anders


def _schakering(klassen: Sequence[str]) -> str:
    return next((toon for klasse in klassen if (toon := klasse.rpartition("--")[2]) in DEKKING), "")


def _vlakken(vlakken: Sequence[Vlak], breed: Maat, hoog: Maat) -> list[Mapping[str, Any]]:
    klassen, masker = vlakken[0].klasse.split(), vlakken[0].masker
    stijl = _VLAKKEN[klassen[0]]
    kleur, schakering = _toon(klassen, stijl.kleur), _schakering(klassen)
    x: list[float | None] = []
    y: list[float | None] = []
    for vlak in vlakken:
        for punt in (*vlak.punten, vlak.punten[0]):
            x.append(kort(breed.waarde(punt[0])))
            y.append(kort(hoog.waarde(punt[1])))
        x.append(None)
        y.append(None)
    lijn = {"color": stijl.lijn or DOORZICHTIG, "width": stijl.dikte, "dash": stijl.stippel}
    spoor: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines",
        "x": x[:-1],
        "y": y[:-1],
        "line": lijn,
        "fill": "toself",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    if masker:
        toon = NEUTRAAL if masker[0] == GEEN_TOON else DATA[int(masker[0]) - 1]
        spoor["fillpattern"] = {**arcering(toon), "shape": _HOEK[masker[1:]]}
    elif kleur is None:
        del spoor["fill"]
    else:
        dekking = DEKKING.get(schakering, 0.3 if "g-deel--midden" in klassen else stijl.dekking)
        if klassen[0] == "g-bereik" and len(klassen) > 1:
            dekking = 0.4
        vol = {**spoor, "fillcolor": kleur, "opacity": dekking}
        # Flows cross each other: one on top hides what lies under it, so that its tone has a ground of paper.
        if klassen[0] == "g-stroom":
            return [{**spoor, "fillcolor": PAPIER}, vol]
        # A tick has a rim of paper around it, out of its own width.
        rand = {**spoor, "fillcolor": PAPIER, "line": {"color": PAPIER, "width": 2, "dash": "solid"}}
        return [rand, vol] if "g-norm--streep" in klassen else [vol]
    return [spoor]


def _lijnen(lijnen: Sequence[Lijn], breed: Maat, hoog: Maat) -> list[Mapping[str, Any]]:
    klassen = lijnen[0].klasse.split()
    stijl = _LIJNEN[klassen[0]]
    in_waarden = [[(breed.waarde(x), hoog.waarde(y)) for x, y in lijn.punten] for lijn in lijnen]
    return strepen(in_waarden, kleur=_toon(klassen, stijl.lijn) or INKT, dikte=stijl.dikte, stippel=stijl.stippel)


def _stippen(stippen: Sequence[Stip], breed: Maat, hoog: Maat) -> list[Mapping[str, Any]]:
    klassen = stippen[0].klasse.split()
    is_open = "g-punt--open" in klassen
    kleur = _toon(klassen, DATA[0])
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [breed.waarde(stip.x) for stip in stippen],
            "y": [hoog.waarde(stip.y) for stip in stippen],
            "marker": {
                "symbol": "circle",
                "size": [2 * stip.straal for stip in stippen],
                "color": PAPIER if is_open else kleur,
                "line": {"width": 1.5, "color": kleur if is_open else PAPIER},
                "opacity": 1,
            },
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    ]


def _vormen(delen: Sequence[Vorm], breed: Maat, hoog: Maat) -> list[Mapping[str, Any]]:
    return vormen([(vorm.x, vorm.y, vorm.soort) for vorm in delen], breed, hoog)


def _woorden(woorden: Sequence[Woord], breed: Maat, hoog: Maat) -> list[Mapping[str, Any]]:
    klassen = woorden[0].klasse.split()
    kleur, dikte = (ZACHT, 400) if klassen[0] == "g-tekst" else (INKT, 600)
    if klassen[0] == "g-deel" and not _schakering(klassen) and (toon := klassen[-1].rpartition("--")[2]).isdigit():
        kleur = TEKST_OP[int(toon) - 1]
    if "g-label--laatste" in klassen:
        dikte = 800
    regels = (Tekst(woord.x, woord.y, woord.tekst, woord.anker) for woord in woorden)
    return teksten(regels, breed, hoog, kleur=kleur, dikte=dikte, wanneer=woorden[0].wanneer or None, rand=woorden[0].rand)
