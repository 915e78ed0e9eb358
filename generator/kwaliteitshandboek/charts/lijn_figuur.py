"""Charts, stage 5: the Plotly figure of a line over school years, laid out as its drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kwaliteitshandboek.charts.figuur import (
    MIDDEN,
    Maat,
    arcering,
    kort,
    met_noot,
    opmaak,
    strepen,
    veilig,
    vergelijkmerken,
    zweefpunten,
)
from kwaliteitshandboek.charts.lijn_punten import Vlak
from kwaliteitshandboek.charts.paden import merkpunten
from kwaliteitshandboek.charts.palet import DATA, INKT, LIJN, PAPIER, ZACHT
from kwaliteitshandboek.charts.reeks import Jaarvak
from kwaliteitshandboek.charts.schaal import BREEDTE, As

_NORMDIKTE = 1.5
_NORMSTIPPELS = ("1px,4px", "3px,3px", "8px,3px,1px,3px")
"""Thickness and strokes of second norms, the first of them first; the style sheet has the same."""


def lijn_figuur(plaats: Mapping[str, Any], vakken: Sequence[Jaarvak], as_: As, zweef: Sequence[str]) -> dict[str, Any]:
    """Values on the y axis, school years as 0, 1, 2, ... on the x axis; `plaats` as the drawing has it, `zweef` per year.

    Exact values are points that a line joins, ranges bars without a middle, the norm goes in steps.
    """
    vlak: Vlak = plaats["vlak"]
    breed = Maat(vlak.x(0), vlak.x(1), 0.0, 1.0)
    hoog = Maat(vlak.onder, vlak.boven, as_.laag, as_.hoog)

    def lijnen(naam: str) -> list[list[tuple[float, float]]]:
        return [[(breed.waarde(x), hoog.waarde(y)) for x, y in pad] for pad in plaats[naam]]

    data: list[Mapping[str, Any]] = [
        *_linten(lijnen("linten")),
        *strepen(lijnen("norm"), kleur=INKT, dikte=1.75, stippel="6px,4px"),
        *_anderen(plaats, breed, hoog),
        *strepen(lijnen("lijnen"), kleur=DATA[0], dikte=2.75),
        *_gemaskeerd(plaats, breed, as_),
        *_bereiken(plaats, breed, hoog),
        *_punten(plaats, breed, hoog),
    ]
    if vakken:
        midden = (as_.laag + as_.hoog) / 2
        hoogten = [kort((w.onder + w.boven) / 2) if (w := vak.cijfer.waarde) else midden for vak in vakken]
        data.append(zweefpunten(list(range(len(vakken))), hoogten, zweef, [vak.schooljaar for vak in vakken]))
    return {"data": data, "layout": _opmaak(plaats, vlak, as_, len(vakken))}


def _linten(linten: Sequence[Sequence[tuple[float, float]]]) -> list[Mapping[str, Any]]:
    return [
        {
            "type": "scatter",
            "mode": "none",
            "x": [x for x, _ in lint],
            "y": [y for _, y in lint],
            "fill": "toself",
            "fillcolor": DATA[0],
            "opacity": 0.1,
            "hoverinfo": "skip",
        }
        for lint in linten
    ]


def _anderen(plaats: Mapping[str, Any], breed: Maat, hoog: Maat) -> list[Mapping[str, Any]]:
    """Second norms: dotted steps. Lines of others: dotted, with a mark at each year."""
    uit: list[Mapping[str, Any]] = []
    for ander in plaats["anderen"]:
        paden = [[(breed.waarde(x), hoog.waarde(y)) for x, y in pad] for pad in ander["paden"]]
        if ander["is_norm"]:
            uit += strepen(paden, kleur=INKT, dikte=_NORMDIKTE, stippel=_NORMSTIPPELS[ander["soort"] - 1])
            continue
        uit += strepen(paden, kleur=ZACHT, dikte=1.75, stippel="1px,4px")
        uit += vergelijkmerken(ander["soort"], [(breed.waarde(x), hoog.waarde(y)) for x, y in ander["plekken"]])
    return uit


def _gemaskeerd(plaats: Mapping[str, Any], breed: Maat, as_: As) -> list[Mapping[str, Any]]:
    """Years of which the figure is not shown: a hatched column."""
    gaten = [gat for gat in plaats["gaten"] if gat["masker"]]
    if not gaten:
        return []
    x, hoogte = [breed.waarde(gat["x"]) for gat in gaten], [as_.hoog - as_.laag] * len(gaten)
    return [
        {
            "type": "bar",
            "x": x,
            "base": [as_.laag] * len(gaten),
            "y": hoogte,
            "width": breed.breedte(gaten[0]["breedte"]),
            "marker": {"pattern": arcering(), "line": {"color": LIJN, "width": 1}},
            "hoverinfo": "skip",
        }
    ]


def _bereiken(plaats: Mapping[str, Any], breed: Maat, hoog: Maat) -> list[Mapping[str, Any]]:
    """Ranges as light bars with a line at both ends."""
    bereiken = plaats["bereiken"]
    if not bereiken:
        return []
    laag = [hoog.waarde(b["y_laag"]) for b in bereiken]
    half = bereiken[0]["breedte"] / 2
    einden = [
        [(breed.waarde(b["x"] - half), hoog.waarde(y)), (breed.waarde(b["x"] + half), hoog.waarde(y))]
        for b in bereiken
        for y in (b["y_laag"], b["y_hoog"])
    ]
    staven = {
        "type": "bar",
        "x": [breed.waarde(b["x"]) for b in bereiken],
        "base": laag,
        "y": [kort(hoog.waarde(b["y_hoog"]) - onder) for b, onder in zip(bereiken, laag, strict=True)],
        "width": breed.breedte(2 * half),
        "marker": {"color": DATA[0], "opacity": 0.3},
        "hoverinfo": "skip",
    }
    return [staven, *strepen(einden, kleur=DATA[0], dikte=2.5)]


def _punten(plaats: Mapping[str, Any], breed: Maat, hoog: Maat) -> list[Mapping[str, Any]]:
    """Exact values; provisional ones are open, the last one is larger."""
    punten = plaats["punten_"]
    if not punten:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [breed.waarde(punt["x"]) for punt in punten],
            "y": [hoog.waarde(punt["y"]) for punt in punten],
            "marker": {
                "symbol": "circle",
                "size": [11 if punt["laatste"] else 9 for punt in punten],
                "color": [PAPIER if punt["open"] else DATA[0] for punt in punten],
                "line": {"width": 2, "color": [DATA[0] if punt["open"] else PAPIER for punt in punten]},
                "opacity": 1,
            },
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    ]


def _opmaak(plaats: Mapping[str, Any], vlak: Vlak, as_: As, jaren: int) -> dict[str, Any]:
    hoogte = plaats["hoogte"]
    xas = {
        "domain": [vlak.links / BREEDTE, vlak.rechts / BREEDTE],
        "range": [-0.5, max(jaren, 1) - 0.5],
        "tickvals": list(range(jaren)),
        "ticktext": [breed for _, breed, _ in plaats["jaren"]],
        "ticklabelstandoff": 24,
        "tickangle": 0,
        "tickfont": {"color": ZACHT},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    yas = {
        "domain": [1 - vlak.onder / hoogte, 1 - vlak.boven / hoogte],
        "range": [as_.laag, as_.hoog],
        "tickvals": list(as_.streepjes),
        "ticktext": [tekst for _, tekst in plaats["streepjes"]],
        "tickfont": {"color": ZACHT},
        "ticklabelstandoff": 4,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    layout = opmaak(
        hoogte=hoogte,
        xaxis=xas,
        yaxis=yas,
        hovermode="x",
        hoverdistance=-1,
        annotations=_aantekeningen(plaats, vlak),
        shapes=[*_raster(plaats, vlak), *_lege_jaren(plaats), *_breuklijnen(plaats, vlak), *_sleutels(plaats)],
    )
    # Where the chart is narrow, the script takes these years; its larger letters begin higher for the same foot.
    krap = {"ticktext": [smal for _, _, smal in plaats["jaren"]], "ticklabelstandoff": 20}
    layout["meta"] = {**layout["meta"], "krap": {"xaxis": krap}}
    return layout


def _plek(plaats: Mapping[str, Any], x: float, y: float) -> dict[str, Any]:
    """A place in the drawing as a share of it, as annotations take it: they are not cut off at the edge of the axes."""
    return {"xref": "paper", "yref": "paper", "x": kort(x / BREEDTE), "y": kort(1 - y / plaats["hoogte"])}


def _tekst(plaats: Mapping[str, Any], x: float, y: float, tekst: str, **delen: Any) -> dict[str, Any]:
    """A text whose middle stands at a place."""
    basis = {"text": tekst, "showarrow": False, "xanchor": "center", "yanchor": "middle", "borderpad": 0, "captureevents": False}
    return {**_plek(plaats, x, y), **basis, "font": {"weight": 600, "color": INKT}, **delen}


def _aantekeningen(plaats: Mapping[str, Any], vlak: Vlak) -> list[dict[str, Any]]:
    """The texts of the drawing: values, both ends of ranges, the norm at its end, why a year has no figure, breaks."""
    zacht = {"color": ZACHT, "weight": 400}
    uit = []
    for b in plaats["bereiken"]:
        dikte = {"font": {"weight": 800 if b["laatste"] else 600, "color": INKT}}
        if b["laag"]:
            uit.append(_tekst(plaats, b["tekst_x"], b["y_hoog"] - 7 - MIDDEN, met_noot(b["hoog"], b["noot"]), **dikte))
            uit.append(_tekst(plaats, b["tekst_x"], b["y_laag"] + 18 - MIDDEN, b["laag"], **dikte))
    for punt in plaats["punten_"]:
        dikte = {"font": {"weight": 800 if punt["laatste"] else 600, "color": INKT}}
        if punt["tekst"]:
            uit.append(_tekst(plaats, punt["tekst_x"], punt["tekst_y"] - MIDDEN, met_noot(punt["tekst"], punt["noot"]), **dikte))
    if plaats["normregels"]:
        regels = "<br>".join(veilig(regel) for regel in plaats["normregels"])
        uit.append(_tekst(plaats, vlak.rechts + 8, plaats["normplaats"], regels, xanchor="left", align="left"))
    for ander in plaats["anderen"]:
        regels = "<br>".join(veilig(regel) for regel in ander["regels"])
        uit.append(_tekst(plaats, vlak.rechts + 22, ander["midden"], regels, xanchor="left", align="left", font=zacht))
    for gat in plaats["gaten"]:
        if gat["woord"]:
            woord = met_noot(veilig(gat["woord"]), gat["noot"])
            uit.append(_tekst(plaats, gat["x"], gat["y"], woord, textangle=-90, font=zacht))
    for breuk in plaats["breuken"]:
        kant = "right" if breuk["naar_links"] else "left"
        regels = "<br>".join(veilig(regel) for regel in breuk["regels"])
        uit.append(_tekst(plaats, breuk["tekst_x"], 4, regels, xanchor=kant, align=kant, yanchor="top", font=zacht))
    if plaats["leeg"]:
        uit.append(_tekst(plaats, (vlak.links + vlak.rechts) / 2, (vlak.boven + vlak.onder) / 2, "geen gegevens", font=zacht))
    return uit


def _vorm(
    plaats: Mapping[str, Any], soort: str, van: tuple[float, float], tot: tuple[float, float], **delen: Any
) -> dict[str, Any]:
    """A shape between two places of the drawing."""
    begin, einde = _plek(plaats, *van), _plek(plaats, *tot)
    hoeken = {"x0": begin["x"], "y0": begin["y"], "x1": einde["x"], "y1": einde["y"]}
    return {"type": soort, "xref": "paper", "yref": "paper", "layer": "below", **hoeken, **delen}


def _sleutels(plaats: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The marks before the labels of others and the dashes before those of second norms, outside the axes."""
    uit = []
    for ander in plaats["anderen"]:
        if ander["is_norm"]:
            van, tot = ander["sleutel"]
            stijl = {"color": INKT, "width": _NORMDIKTE, "dash": _NORMSTIPPELS[ander["soort"] - 1]}
            uit.append(_vorm(plaats, "line", van, tot, line=stijl))
            continue
        hoeken = [_plek(plaats, x, y) for x, y in merkpunten(ander["soort"], *ander["sleutel"])]
        pad = "L".join(f"{hoek['x']},{hoek['y']}" for hoek in hoeken)
        streep = {"color": ZACHT, "width": 1.5}
        uit.append({"type": "path", "xref": "paper", "yref": "paper", "path": f"M{pad}Z", "line": streep, "fillcolor": PAPIER})
    return uit


def _raster(plaats: Mapping[str, Any], vlak: Vlak) -> list[dict[str, Any]]:
    """Gridlines; the lowest is the axis."""
    return [
        _vorm(plaats, "line", (vlak.links, y), (vlak.rechts, y), line={"color": LIJN if nummer else ZACHT, "width": 1})
        for nummer, (y, _) in enumerate(plaats["streepjes"])
    ]


def _lege_jaren(plaats: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Years without a figure that are not hatched: an outline."""
    vlak: Vlak = plaats["vlak"]
    streep = {"color": ZACHT, "width": 1, "dash": "3px,3px"}
    return [
        _vorm(
            plaats,
            "rect",
            (gat["x"] - gat["breedte"] / 2, vlak.boven),
            (gat["x"] + gat["breedte"] / 2, vlak.onder),
            line=streep,
        )
        for gat in plaats["gaten"]
        if not gat["masker"]
    ]


def _breuklijnen(plaats: Mapping[str, Any], vlak: Vlak) -> list[dict[str, Any]]:
    streep = {"color": ZACHT, "width": 1.25, "dash": "2px,4px"}
    return [_vorm(plaats, "line", (b["x"], 8.0), (b["x"], vlak.onder), line=streep) for b in plaats["breuken"]]
