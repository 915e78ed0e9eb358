"""Charts, stage 5: the drawing of a division over categories and its Plotly figure, for the template `verdeling.svg.j2`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kwaliteitshandboek.charts.figuur import opmaak, veilig
from kwaliteitshandboek.charts.notatie import STREEP
from kwaliteitshandboek.charts.palet import DATA
from kwaliteitshandboek.charts.schaal import BREEDTE, LETTER_SMAL, kort_in, tekstbreedte
from kwaliteitshandboek.charts.tekenen import schoon, teken
from kwaliteitshandboek.charts.woorden import ENKELVOUD
from kwaliteitshandboek.model.cijfer import Bereik, Cel
from kwaliteitshandboek.model.indicator import Meetreeks
from kwaliteitshandboek.taal import DUN, aantal, getal, hoofdletter

_RIJ: Final = 62.0
_BALK: Final = 30.0
_LINKS, _RECHTS = 8.0, BREEDTE - 8.0
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
    """A row: its name, the total as a range (None where a cell has no bounds), its drawn parts, and a word instead of them."""

    naam: str
    totaal: Bereik | None
    cellen: Mapping[str, Cel]
    delen: tuple[Deel, ...]
    woord: str


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


def _korte_naam(meetreeks: Meetreeks, nummer: int) -> str:
    categorie = meetreeks.categorieen[nummer]
    return schoon(categorie.korte_naam or categorie.naam)


def teken_verdeling(meetreeks: Meetreeks, rijen: Sequence[Groep], chart_id: str, titel: str, zin: str) -> str:
    """The <svg> of the rows; a key to the tones stands above them unless every part carries its own name."""
    breedte = _RECHTS - _LINKS
    hoeveel = len(meetreeks.categorieen)
    getekend: list[dict[str, Any]] = []
    ongenoemd: set[int] = set()
    for rij in rijen:
        delen = []
        for deel in rij.delen:
            ruimte = (deel.tot - deel.van) * breedte - 5
            tekst = tel_bereik(deel.bereik)
            genoemd = f"{_korte_naam(meetreeks, deel.nummer)}: {tekst}"
            if tekstbreedte(genoemd) <= ruimte:
                tekst = genoemd
            else:
                ongenoemd.add(deel.nummer)
                tekst = tekst if tekstbreedte(tekst) <= ruimte else ""
            nummer, schakering = toon(deel.nummer, hoeveel)
            delen.append(
                {
                    "x": _LINKS + deel.van * breedte,
                    "breedte": (deel.tot - deel.van) * breedte,
                    "midden": _LINKS + (deel.van + deel.tot) / 2 * breedte,
                    "tekst": tekst,
                    "toon": nummer,
                    "schakering": schakering,
                    "masker": deel.gemaskeerd,
                    "vol": f"{schoon(meetreeks.categorieen[deel.nummer].naam)}: {tel_bereik(deel.bereik)}",
                }
            )
        totaal = tel_totaal(meetreeks, rij.totaal) if rij.totaal is not None and rij.delen else ""
        naam = kort_in(rij.naam, breedte - tekstbreedte(totaal) - 16)
        getekend.append(
            {"naam": naam, "vol": rij.naam if naam != rij.naam else "", "totaal": totaal, "delen": delen, "woord": rij.woord}
        )
    legenda = _legenda(meetreeks, sorted(ongenoemd))
    boven = 26.0 * (legenda[-1]["regel"] + 1) + 8 if legenda else 0.0
    onder = boven + _RIJ * max(len(rijen), 1)
    return teken(
        "verdeling",
        id=chart_id,
        titel=titel,
        zin=zin,
        breedte=BREEDTE,
        hoogte=onder + 34,
        boven=boven,
        onder=onder,
        links=_LINKS,
        rechts=_RECHTS,
        balk=_BALK,
        rijhoogte=_RIJ,
        legenda=legenda,
        maskers=sorted({(deel["toon"], deel["schakering"]) for rij in getekend for deel in rij["delen"] if deel["masker"]}),
        rijen=getekend,
        streepjes=[
            (_LINKS + breedte * kwart / 4, f"{25 * kwart}{DUN}%", ("start", "middle", "middle", "middle", "end")[kwart])
            for kwart in range(5)
        ],
    )


def _legenda(meetreeks: Meetreeks, ongenoemd: Sequence[int]) -> list[dict[str, Any]]:
    """The key to the tones, in the order of the series; empty where every part carries its own name."""
    if not ongenoemd:
        return []
    sleutels, x, regel = [], _LINKS, 0
    for nummer in range(len(meetreeks.categorieen)):
        naam = kort_in(_korte_naam(meetreeks, nummer), BREEDTE - 2 * _LINKS - 24)
        breed = 22 + tekstbreedte(naam, LETTER_SMAL) + 16
        if x > _LINKS and x + breed - 16 > _RECHTS:
            x, regel = _LINKS, regel + 1
        nummer_, schakering = toon(nummer, len(meetreeks.categorieen))
        sleutels.append({"x": x, "regel": regel, "naam": naam, "toon": nummer_, "schakering": schakering})
        x += breed
    return sleutels


def verdeling_figuur(meetreeks: Meetreeks, rijen: Sequence[Groep]) -> dict[str, Any]:
    """Stacked bars; masked parts have a pattern, and the pointer tells their bounds."""
    namen = [veilig(rij.naam) for rij in rijen]
    hoeveel = len(meetreeks.categorieen)
    data = []
    for nummer, categorie in enumerate(meetreeks.categorieen):
        delen = [next((deel for deel in rij.delen if deel.nummer == nummer), None) for rij in rijen]
        tint, schakering = toon(nummer, hoeveel)
        naam = hoofdletter(schoon(categorie.naam))
        data.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": veilig(naam),
                "y": namen,
                "x": [100 * (deel.tot - deel.van) if deel else 0 for deel in delen],
                "marker": {
                    "color": DATA[tint - 1],
                    "opacity": {"": 1.0, "licht": 0.55, "lichter": 0.3}[schakering],
                    "pattern": {"shape": ["/" if deel and deel.gemaskeerd else "" for deel in delen], "fillmode": "overlay"},
                },
                "hovertext": [
                    veilig(f"{rij.naam}, {naam}: {tel_bereik(deel.bereik) if deel else '0'}")
                    for rij, deel in zip(rijen, delen, strict=True)
                ],
                "hoverinfo": "text",
            }
        )
    xas = {"range": [0, 100], "ticksuffix": f"{DUN}%", "tickvals": [0, 25, 50, 75, 100], "fixedrange": True, "zeroline": False}
    yas = {"type": "category", "categoryorder": "array", "categoryarray": namen[::-1], "automargin": True, "fixedrange": True}
    layout = opmaak(hoogte=140 + 36 * max(len(rijen), 1), xaxis=xas, yaxis=yas, barmode="stack", showlegend=True)
    layout["legend"] = {**layout["legend"], "traceorder": "normal"}
    return {"data": data, "layout": layout}
