"""Charts, stage 5: a figure over school years as a line with its norm, ranges as bars, and gaps that stay gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kwaliteitshandboek.charts.chart import Chart, Tabel
from kwaliteitshandboek.charts.figuur import getallenas, normspoor, opmaak, veilig
from kwaliteitshandboek.charts.notatie import (
    STAATWOORDEN,
    extra_decimalen,
    toon_bereik,
    toon_cijfer,
    toon_einden,
    toon_norm,
)
from kwaliteitshandboek.charts.palet import DATA
from kwaliteitshandboek.charts.reeks import Jaarvak, maak_reeks
from kwaliteitshandboek.charts.schaal import BREEDTE, LETTER, As, in_regels, kort_in, maak_as, streepteksten, tekstbreedte
from kwaliteitshandboek.charts.tekenen import schoon, teken
from kwaliteitshandboek.charts.zinnen import Feiten, aansluitend, groepstekst, jarenreeks, signaaltekst, vertel
from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat
from kwaliteitshandboek.model.indicator import Eenheid, Indicator
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.taal import hoofdletter

_ONDERTITELS = {
    Eenheid.PROCENT: "Percentage per schooljaar",
    Eenheid.GEMIDDELDE: "Gemiddelde per schooljaar",
    Eenheid.AANTAL: "Aantal per schooljaar",
    Eenheid.INDEX: "Index per schooljaar",
}
_PLOTHOOGTE = 190.0
_GOOT = 130.0
"""Widest label of a norm, right of the plot."""
_ONDER = 48.0
"""Room under the plot: the label of a low end, then the school years."""


@dataclass(frozen=True, slots=True)
class _Vlak:
    """Where the plot lies, in drawing units, and how wide one school year is."""

    links: float
    rechts: float
    boven: float
    onder: float
    stap: float

    def x(self, nummer: int) -> float:
        return self.links + self.stap * (nummer + 0.5)


def lijn_chart(
    indicator: Indicator,
    school: School | None,
    cijfers: Sequence[Cijfer],
    normen: Mapping[str, float] | None = None,
    *,
    chart_id: str | None = None,
    drempel: int = 15,
    eenheden: str = "leerlingen",
) -> Chart:
    """A line over school years; `school` None: all schools together.

    Args:
        indicator: What is shown; gives unit, precision, breaks and skipped years.
        school: The school of the figures.
        cijfers: At most one figure per school year, in any order; may be empty.
        normen: School year -> norm, for figures that carry none themselves.
        chart_id: Unique on the page and usable in HTML; by default made from indicator and school.
        drempel: Below this number of pupils no trend words are used.
        eenheden: What the series counts ('leerlingen', 'gesprekken').
    """
    vakken = maak_reeks(indicator, cijfers, normen)
    naam = schoon(school.naam) if school else None
    chart_id = chart_id or f"lijn-{indicator.id}{f'-{school.pad}' if school else ''}"
    titel = f"{indicator.naam}, {naam}" if naam else indicator.naam
    as_ = maak_as(indicator, _alle_waarden(vakken))
    zin = vertel(Feiten(indicator, naam, vakken, drempel, eenheden))
    return Chart(
        id=chart_id,
        soort="lijn",
        titel=titel,
        ondertitel=_ondertitel(indicator, vakken, as_),
        zin=zin,
        svg=_svg(indicator, vakken, as_, chart_id, schoon(titel), zin),
        tabel=_tabel(indicator, vakken, drempel, eenheden),
        figuur=_figuur(indicator, vakken, as_),
        bron=indicator.bron,
    )


def _alle_waarden(vakken: Sequence[Jaarvak]) -> list[float]:
    waarden = [einde for vak in vakken if (b := vak.cijfer.waarde) is not None for einde in (b.onder, b.boven)]
    return waarden + [vak.cijfer.norm for vak in vakken if vak.cijfer.norm is not None]


def _ondertitel(indicator: Indicator, vakken: Sequence[Jaarvak], as_: As) -> str:
    delen = [_ONDERTITELS[indicator.eenheid]]
    if len(vakken) > 1:
        delen.append(f"{vakken[0].schooljaar} tot en met {vakken[-1].schooljaar}")
    elif vakken:
        delen.append(vakken[0].schooljaar)
    lengtes = sorted({len(vak.cijfer.jaren) for vak in vakken if vak.cijfer.waarde is not None and len(vak.cijfer.jaren) > 1})
    if lengtes:
        delen.append(f"elk punt neemt {' of '.join(str(lengte) for lengte in lengtes)} schooljaren samen")
    if not as_.vanaf_nul:
        delen.append("de as begint niet bij 0")
    return ", ".join(delen)


# The drawing


def _svg(indicator: Indicator, vakken: Sequence[Jaarvak], as_: As, chart_id: str, titel: str, zin: str) -> str:
    streepjes = streepteksten(as_, indicator)
    normregels = _normregels(indicator, vakken)
    links = max(max(tekstbreedte(tekst) for tekst in streepjes) + 8, 40.0)
    goot = max((tekstbreedte(regel) for regel in normregels), default=0.0) + 14 if normregels else 14.0
    boven = 66.0 if any(vak.breuk for vak in vakken[1:]) else 30.0
    rechts = BREEDTE - goot
    vlak = _Vlak(links, rechts, boven, boven + _PLOTHOOGTE, (rechts - links) / max(len(vakken), 1))
    plaats = [_plaatsen(vak, as_, vlak) for vak in vakken]
    return teken(
        "lijn",
        id=chart_id,
        titel=titel,
        zin=zin,
        breedte=BREEDTE,
        hoogte=vlak.onder + _ONDER,
        vlak=vlak,
        streepjes=[
            (as_.plaats(waarde, vlak.onder, vlak.boven), tekst) for waarde, tekst in zip(as_.streepjes, streepjes, strict=True)
        ],
        jaren=_jaarteksten(vakken, vlak),
        lijnen=_lijnen(vakken, plaats, vlak),
        linten=_linten(vakken, plaats, vlak),
        punten_=_punten(indicator, vakken, plaats, vlak, as_),
        bereiken=_bereiken(indicator, vakken, plaats, vlak),
        gaten=_gaten(vakken, vlak),
        breuken=_breuken(vakken, vlak),
        norm=_normpad(vakken, as_, vlak),
        normregels=normregels,
        normplaats=_normplaats(vakken, as_, vlak, len(normregels)),
        leeg=not vakken,
    )


def _plaatsen(vak: Jaarvak, as_: As, vlak: _Vlak) -> tuple[float, float] | None:
    """Heights of the low and the high end."""
    bereik = vak.cijfer.waarde
    if bereik is None:
        return None
    return as_.plaats(bereik.onder, vlak.onder, vlak.boven), as_.plaats(bereik.boven, vlak.onder, vlak.boven)


def _jaarteksten(vakken: Sequence[Jaarvak], vlak: _Vlak) -> list[tuple[float, str, str]]:
    """x, text where the chart is wide, text where it is narrow. Where there is no room for all years, the last ones have it."""
    vol = tekstbreedte("2025-2026") + 6
    vol_breed, kort_smal, kort_breed = (tekstbreedte("2025-2026", LETTER) + 6, tekstbreedte("’25-’26") + 6, tekstbreedte("’25-’26", LETTER) + 6)
    teksten = []
    for nummer, vak in enumerate(vakken):
        van_achter = len(vakken) - 1 - nummer
        lang = vak.schooljaar
        kort = f"’{lang[2:4]}-’{lang[7:9]}"
        om_de_smal, om_de_breed = -int(-kort_smal // vlak.stap), -int(-kort_breed // vlak.stap)
        breed = lang if vlak.stap >= vol_breed else kort if van_achter % om_de_breed == 0 else ""
        smal = lang if vlak.stap >= vol else kort if van_achter % om_de_smal == 0 else ""
        teksten.append((vlak.x(nummer), breed, smal))
    return teksten


def _verbonden(een: Jaarvak, ander: Jaarvak) -> bool:
    """Whether two neighbouring years may be joined: both have a figure, and no break lies between them."""
    return een.cijfer.waarde is not None and ander.cijfer.waarde is not None and not ander.breuk


def _lijnen(vakken: Sequence[Jaarvak], plaats: Sequence[tuple[float, float] | None], vlak: _Vlak) -> list[list[tuple[float, float]]]:
    """Unbroken runs of exact values."""
    lopen: list[list[tuple[float, float]]] = []
    for nummer, vak in enumerate(vakken):
        y = plaats[nummer]
        if y is None or not vak.exact:
            continue
        if nummer and vakken[nummer - 1].exact and _verbonden(vakken[nummer - 1], vak):
            lopen[-1].append((vlak.x(nummer), y[0]))
        else:
            lopen.append([(vlak.x(nummer), y[0])])
    return [loop for loop in lopen if len(loop) > 1]


def _linten(vakken: Sequence[Jaarvak], plaats: Sequence[tuple[float, float] | None], vlak: _Vlak) -> list[list[tuple[float, float]]]:
    """Light bands between neighbouring years of which one at least is a range: the course lies somewhere inside."""
    linten = []
    for (links, een), (rechts, ander) in pairwise(enumerate(vakken)):
        y_een, y_ander = plaats[links], plaats[rechts]
        if y_een is None or y_ander is None or not _verbonden(een, ander) or (een.exact and ander.exact):
            continue
        x1, x2 = vlak.x(links), vlak.x(rechts)
        linten.append([(x1, y_een[1]), (x2, y_ander[1]), (x2, y_ander[0]), (x1, y_een[0])])
    return linten


def _om_de(indicator: Indicator, vakken: Sequence[Jaarvak], vlak: _Vlak) -> int:
    """Every how many years there is room for a value; counted from the last."""
    breedst = max((tekstbreedte(tekst) for vak in vakken for tekst in _eindteksten(indicator, vak)), default=0.0)
    return max(1, -int(-(breedst + 6) // vlak.stap))


def _eindteksten(indicator: Indicator, vak: Jaarvak) -> tuple[str, ...]:
    cijfer = vak.cijfer
    if cijfer.waarde is None:
        return ()
    extra = extra_decimalen(cijfer, indicator)
    if cijfer.waarde.exact:
        return (toon_bereik(cijfer.waarde, indicator, teken=False, extra=extra),)
    return toon_einden(cijfer.waarde, indicator, extra=extra)


def _punten(
    indicator: Indicator, vakken: Sequence[Jaarvak], plaats: Sequence[tuple[float, float] | None], vlak: _Vlak, as_: As
) -> list[dict[str, Any]]:
    om_de, laatste = _om_de(indicator, vakken, vlak), len(vakken) - 1
    punten = []
    for nummer, vak in enumerate(vakken):
        y = plaats[nummer]
        if y is None or not vak.exact:
            continue
        # In a dip the value stands under the point, out of the way of the line.
        buren = [plaats[ander] for ander in (nummer - 1, nummer + 1) if 0 <= ander <= laatste]
        dal = len(buren) == 2 and all(buur is not None and buur[0] < y[0] - 4 for buur in buren)
        norm = None if vak.cijfer.norm is None else as_.plaats(vak.cijfer.norm, vlak.onder, vlak.boven)
        # So it does where the norm would run through a label above the point, and no line comes from below.
        if norm is not None and 8 < y[0] - norm < 24 and all(buur is None or buur[1] <= y[0] + 4 for buur in buren):
            dal = True
        punten.append(
            {
                "x": vlak.x(nummer),
                "y": y[0],
                "tekst": _eindteksten(indicator, vak)[0] if (laatste - nummer) % om_de == 0 else "",
                "tekst_y": y[0] + 20 if dal else y[0] - 10,
                "laatste": nummer == laatste,
                "open": vak.cijfer.voorlopig,
            }
        )
    return punten


def _bereiken(indicator: Indicator, vakken: Sequence[Jaarvak], plaats: Sequence[tuple[float, float] | None], vlak: _Vlak) -> list[dict[str, Any]]:
    om_de, laatste = _om_de(indicator, vakken, vlak), len(vakken) - 1
    breedte = min(16.0, vlak.stap * 0.6)
    bereiken = []
    for nummer, vak in enumerate(vakken):
        y = plaats[nummer]
        if y is None or vak.exact:
            continue
        laag, hoog = _eindteksten(indicator, vak) if (laatste - nummer) % om_de == 0 else ("", "")
        bereiken.append(
            {
                "x": vlak.x(nummer),
                "breedte": breedte,
                "y_laag": y[0],
                "y_hoog": y[1],
                "laag": laag,
                "hoog": hoog,
                "laatste": nummer == laatste,
            }
        )
    return bereiken


def _gaten(vakken: Sequence[Jaarvak], vlak: _Vlak) -> list[dict[str, Any]]:
    """Years without a figure: a column with the reason along it; hatched where a figure exists but is not shown."""
    breedte = min(26.0, vlak.stap * 0.8)
    hoogte = vlak.onder - vlak.boven
    gaten = []
    for nummer, vak in enumerate(vakken):
        if vak.cijfer.waarde is not None:
            continue
        woord = aansluitend(vak.overgeslagen) if vak.overgeslagen else STAATWOORDEN[vak.cijfer.staat]
        gaten.append(
            {
                "x": vlak.x(nummer),
                "y": (vlak.boven + vlak.onder) / 2,
                "breedte": breedte,
                "woord": kort_in(schoon(woord), hoogte - 12) if breedte >= 20 else "",
                "masker": vak.cijfer.staat in (Cijferstaat.TE_KLEIN, Cijferstaat.GEHEIM) and not vak.overgeslagen,
            }
        )
    return gaten


def _breuken(vakken: Sequence[Jaarvak], vlak: _Vlak) -> list[dict[str, Any]]:
    """A line where comparison ends, with its reason at the top, towards the side that has most room."""
    nummers = [nummer for nummer, vak in enumerate(vakken) if nummer and vak.breuk]
    breuken = []
    for volgorde, nummer in enumerate(nummers):
        x = vlak.links + vlak.stap * nummer
        vorige = vlak.links + vlak.stap * nummers[volgorde - 1] if volgorde else 0.0
        volgende = vlak.links + vlak.stap * nummers[volgorde + 1] if volgorde + 1 < len(nummers) else BREEDTE
        # Of several breaks each has the room up to the next one; a single one may turn to the left.
        naar_links = len(nummers) == 1 and x - vorige > volgende - x
        ruimte = (x - vorige if naar_links else volgende - x) - 10
        regels = in_regels(schoon(hoofdletter(aansluitend(vakken[nummer].breuk or ""))), ruimte, 2)
        breuken.append({"x": x, "tekst_x": x - 6 if naar_links else x + 6, "naar_links": naar_links, "regels": regels})
    return breuken


def _normpad(vakken: Sequence[Jaarvak], as_: As, vlak: _Vlak) -> list[list[tuple[float, float]]]:
    """The norm as steps: level within a school year, broken where a year has none."""
    paden: list[list[tuple[float, float]]] = []
    vorig: float | None = None
    for nummer, vak in enumerate(vakken):
        norm = vak.cijfer.norm
        if norm is not None:
            y = as_.plaats(norm, vlak.onder, vlak.boven)
            begin, einde = vlak.links + vlak.stap * nummer, vlak.links + vlak.stap * (nummer + 1)
            if vorig is None:
                paden.append([(begin, y), (einde, y)])
            elif vorig == norm:
                paden[-1][-1] = (einde, y)
            else:
                paden[-1] += [(begin, y), (einde, y)]
        vorig = norm
    return paden


def _laatste_norm(vakken: Sequence[Jaarvak]) -> Jaarvak | None:
    return next((vak for vak in reversed(vakken) if vak.cijfer.norm is not None), None)


def _normregels(indicator: Indicator, vakken: Sequence[Jaarvak]) -> list[str]:
    """The label at the end of the norm: its name in at most two lines, its value, and its year where that is not the last."""
    vak = _laatste_norm(vakken)
    if vak is None or vak.cijfer.norm is None:
        return []
    regels = in_regels(schoon(vak.cijfer.normnaam or "norm"), _GOOT, 2) + [toon_norm(vak.cijfer.norm, indicator)]
    if vak is not vakken[-1]:
        regels.append(f"({vak.schooljaar})")
    return regels


def _normplaats(vakken: Sequence[Jaarvak], as_: As, vlak: _Vlak, regels: int) -> float:
    vak = _laatste_norm(vakken)
    if vak is None or vak.cijfer.norm is None:
        return 0.0
    half = regels * 10.0
    return min(max(as_.plaats(vak.cijfer.norm, vlak.onder, vlak.boven), half + 4), vlak.onder + _ONDER - half - 4)


# The table and the figure


def _tabel(indicator: Indicator, vakken: Sequence[Jaarvak], drempel: int, eenheden: str) -> Tabel:
    """A row per school year; columns that would be empty throughout are left out."""
    kolommen: list[tuple[str, list[str]]] = [
        ("Schooljaar", [vak.schooljaar for vak in vakken]),
        ({Eenheid.PROCENT: "Percentage"}.get(indicator.eenheid, hoofdletter(indicator.eenheid.value)), [_cel(vak, indicator) for vak in vakken]),
        (
            hoofdletter(next((vak.cijfer.normnaam for vak in reversed(vakken) if vak.cijfer.normnaam), "norm")),
            [toon_norm(vak.cijfer.norm, indicator) if vak.cijfer.norm is not None else "" for vak in vakken],
        ),
        ("Signaal", [signaaltekst(vak.cijfer, indicator, drempel) for vak in vakken]),
        (hoofdletter(eenheden), [groepstekst(vak.cijfer) for vak in vakken]),
        ("Opmerking", [_opmerking(vak) for vak in vakken]),
    ]
    over = [kolom for nummer, kolom in enumerate(kolommen) if nummer < 2 or any(kolom[1])]
    return Tabel(tuple(kop for kop, _ in over), tuple(zip(*(cellen for _, cellen in over), strict=True)))


def _cel(vak: Jaarvak, indicator: Indicator) -> str:
    return "niet gemeten" if vak.overgeslagen else toon_cijfer(vak.cijfer, indicator)


def _opmerking(vak: Jaarvak) -> str:
    cijfer = vak.cijfer
    delen = []
    if cijfer.waarde is not None and len(cijfer.jaren) > 1:
        delen.append(f"{jarenreeks(cijfer.jaren)} samen")
    if vak.overgeslagen:
        delen.append(aansluitend(vak.overgeslagen))
    if vak.breuk:
        delen.append(f"niet te vergelijken met eerdere jaren: {aansluitend(vak.breuk)}")
    if cijfer.voorlopig and cijfer.waarde is not None:
        delen.append("voorlopig")
    return "; ".join(delen)


def _figuur(indicator: Indicator, vakken: Sequence[Jaarvak], as_: As) -> dict[str, Any]:
    """The same as Plotly: exact values as a line with gaps, ranges as floating bars without a middle, the norm in steps."""
    jaren = [vak.schooljaar for vak in vakken]
    zweef = [veilig(f"{vak.schooljaar}: {_cel(vak, indicator)}{' (voorlopig)' if vak.cijfer.voorlopig else ''}") for vak in vakken]
    data: list[Mapping[str, Any]] = []
    ruw = [(nummer, vak.cijfer.waarde) for nummer, vak in enumerate(vakken) if vak.cijfer.waarde is not None and not vak.exact]
    if ruw:
        data.append(
            {
                "type": "bar",
                "name": "Bereik",
                "x": [jaren[nummer] for nummer, _ in ruw],
                "base": [bereik.onder for _, bereik in ruw],
                "y": [bereik.boven - bereik.onder for _, bereik in ruw],
                "width": 0.16,
                "marker": {"color": DATA[0], "opacity": 0.45},
                "hovertext": [zweef[nummer] for nummer, _ in ruw],
                "hoverinfo": "text",
            }
        )
    data += [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": veilig(indicator.naam),
            "x": [jaren[nummer] for nummer in stuk],
            "y": [bereik.onder if (bereik := vakken[nummer].cijfer.waarde) else None for nummer in stuk],
            "line": {"color": DATA[0], "width": 2.5},
            "marker": {
                "color": DATA[0],
                "size": 9,
                "symbol": ["circle-open" if vakken[nummer].cijfer.voorlopig else "circle" for nummer in stuk],
            },
            "hovertext": [zweef[nummer] for nummer in stuk],
            "hoverinfo": "text",
        }
        for stuk in _stukken(vakken)
    ]
    if _laatste_norm(vakken) is not None:
        normteksten = [
            veilig(f"{vak.cijfer.normnaam or 'norm'} {vak.schooljaar}: {toon_norm(vak.cijfer.norm, indicator)}") if vak.cijfer.norm is not None else ""
            for vak in vakken
        ]
        data.append(normspoor(jaren, [vak.cijfer.norm for vak in vakken], normteksten, "Norm", vorm="hvh"))
    xas = {"type": "category", "categoryorder": "array", "categoryarray": jaren, "fixedrange": True, "showgrid": False}
    return {"data": data, "layout": opmaak(hoogte=320, xaxis=xas, yaxis=getallenas(as_, indicator))}


def _stukken(vakken: Sequence[Jaarvak]) -> list[list[int]]:
    """Runs of exact years that a line joins; a year alone is a run of one."""
    stukken: list[list[int]] = []
    for nummer, vak in enumerate(vakken):
        if not vak.exact:
            continue
        if nummer and vakken[nummer - 1].exact and not vak.breuk:
            stukken[-1].append(nummer)
        else:
            stukken.append([nummer])
    return stukken
