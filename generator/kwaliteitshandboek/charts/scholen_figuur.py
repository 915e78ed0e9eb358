"""Charts, stage 5: the Plotly figure of a figure per school, laid out as its drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kwaliteitshandboek.charts.figuur import (
    OORDEELKLEUREN,
    Maat,
    Tekst,
    arcering,
    kale_as,
    kort,
    opmaak,
    rasterlijn,
    strepen,
    teksten,
    vergelijkmerken,
    vormen,
    zweefpunten,
    zweefregels,
)
from kwaliteitshandboek.charts.palet import INKT, LIJN, PAPIER, ZACHT
from kwaliteitshandboek.charts.schaal import As
from kwaliteitshandboek.charts.scholen_tekening import BALK, LINKS, RECHTS, Rijplaats, Scholenplaats, Schoolrij


def scholen_figuur(plaats: Scholenplaats, as_: As) -> dict[str, Any]:
    """Bars from 0 (points where the axis has no zero), ranges lighter with both ends, norms as ticks, all with their words.

    The values are on the x axis; the y axis counts drawing units downwards from 0.
    """
    breed, hoog = Maat(LINKS, RECHTS, as_.laag, as_.hoog), Maat(0.0, plaats.hoogte, 0.0, -plaats.hoogte)
    rijen = plaats.rijen
    data: list[Mapping[str, Any]] = [
        *_staven([(rij, as_.laag, as_.hoog) for rij in rijen], {"color": LIJN, "opacity": 0.45}),
        *_staven([(rij, as_.laag, as_.hoog) for rij in rijen if rij.rij.gemaskeerd], {"pattern": arcering()}),
        *_waardestaven([(rij, *rij.vast) for rij in rijen if rij.vast], breed, 1.0),
        *_waardestaven([(rij, *rij.bereik) for rij in rijen if rij.bereik], breed, 0.4),
    ]

    def staand(x: float, boven: float, onder: float) -> list[tuple[float, float]]:
        waarde = breed.waarde(x)
        return [(waarde, -kort(boven)), (waarde, -kort(onder))]

    for toon, kleur in OORDEELKLEUREN.items():
        met = [rij for rij in rijen if rij.bereik and rij.toon == toon]
        einden = [staand(x, rij.balk - 2, rij.balk + BALK + 2) for rij in met for x in rij.bereik or ()]
        data += strepen(einden, kleur=kleur, dikte=2.5)
    data += _punten(rijen, breed, hoog)
    lijnen = [staand(x, plaats.boven, plaats.onder) for x in plaats.lijnen]
    lijnen += [staand(s.x + 6, plaats.sleutelvoet(s) - 13, plaats.sleutelvoet(s) + 3) for s in plaats.sleutels if s.is_lijn]
    data += strepen(lijnen, kleur=ZACHT, dikte=1.75, stippel="1px,4px")
    normen = [staand(rij.norm, rij.balk - 4, rij.balk + BALK + 4) for rij in rijen if rij.norm is not None]
    if plaats.normlabel:
        normen.append(staand(plaats.normlabel[1], plaats.boven - 7, plaats.boven + 2))
    data += [*strepen(normen, kleur=PAPIER, dikte=5), *strepen(normen, kleur=INKT, dikte=3)]
    data += _merken(plaats, breed, hoog)
    data += [*vormen([(LINKS + 8, rij.voet - 5, rij.vorm) for rij in rijen], breed, hoog), *_woorden(plaats, breed, hoog)]
    if rijen:
        data.append(
            zweefpunten(
                [_einde(rij, as_) for rij in rijen],
                [hoog.waarde(rij.balk + BALK / 2) for rij in rijen],
                [_zweef(rij.rij) for rij in rijen],
            )
        )
    raster = [
        rasterlijn(breed.waarde(x), -plaats.boven, -plaats.onder, eerste=nummer == 0)
        for nummer, (x, _, _) in enumerate(plaats.streepjes)
    ]
    xas = {
        **kale_as((as_.laag, as_.hoog)),
        "domain": [LINKS / (LINKS + RECHTS), RECHTS / (LINKS + RECHTS)],
    }
    yas = kale_as((-plaats.hoogte, 0.0))
    layout = opmaak(hoogte=plaats.hoogte, xaxis=xas, yaxis=yas, hovermode="y", hoverdistance=-1, shapes=raster)
    return {"data": data, "layout": layout}


def _staven(staven: Sequence[tuple[Rijplaats, float, float]], marker: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Bars between two values."""
    if not staven:
        return []
    return [
        {
            "type": "bar",
            "orientation": "h",
            "y": [-kort(rij.balk + BALK / 2) for rij, _, _ in staven],
            "base": [van for _, van, _ in staven],
            "x": [kort(tot - van) for _, van, tot in staven],
            "width": BALK,
            "marker": dict(marker),
            "hoverinfo": "skip",
        }
    ]


def _waardestaven(staven: Sequence[tuple[Rijplaats, float, float]], breed: Maat, dekking: float) -> list[Mapping[str, Any]]:
    """Bars of figures, between two places, in the colours of their verdicts."""
    kleuren = [OORDEELKLEUREN[rij.toon] for rij, _, _ in staven]
    in_waarden = [(rij, breed.waarde(van), breed.waarde(tot)) for rij, van, tot in staven]
    return _staven(in_waarden, {"color": kleuren, "opacity": dekking})


def _punten(rijen: Sequence[Rijplaats], breed: Maat, hoog: Maat) -> list[Mapping[str, Any]]:
    over = [(rij, rij.punt) for rij in rijen if rij.punt is not None]
    if not over:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [breed.waarde(punt) for _, punt in over],
            "y": [hoog.waarde(rij.balk + BALK / 2) for rij, _ in over],
            "marker": {"color": [OORDEELKLEUREN[rij.toon] for rij, _ in over], "size": 13},
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    ]


def _merken(plaats: Scholenplaats, breed: Maat, hoog: Maat) -> list[Mapping[str, Any]]:
    """The marks of others in the bars and in the key."""
    uit: list[Mapping[str, Any]] = []
    for soort in (1, 2, 3):
        plekken = [(x, rij.balk + BALK / 2) for rij in plaats.rijen for eigen, x in rij.anderen if eigen == soort]
        plekken += [(s.x + 6, plaats.sleutelvoet(s) - 5) for s in plaats.sleutels if s.soort == soort and not s.is_lijn]
        uit += vergelijkmerken(soort, [(breed.waarde(x), hoog.waarde(y)) for x, y in plekken])
    return uit


def _woorden(plaats: Scholenplaats, breed: Maat, hoog: Maat) -> list[Mapping[str, Any]]:
    """All texts of the drawing; those that differ between wide and narrow charts in both forms."""
    rijen = plaats.rijen
    namen = [[Tekst(LINKS + 24, rij.voet, rij.namen[vorm], "start") for rij in rijen] for vorm in (0, 1)]
    woorden = [[Tekst(rij.woord_x, rij.voet, rij.woorden[vorm], "end") for rij in rijen] for vorm in (0, 1)]
    waarden = [Tekst(RECHTS, rij.voet, rij.rij.waarde, "end", rij.rij.noot) for rij in rijen]
    met = [rij.rij.cijfer.waarde is not None for rij in rijen]
    schaal = [Tekst(x, plaats.onder + 22, tekst, anker) for x, tekst, anker in plaats.streepjes]
    uit = teksten(schaal, breed, hoog, kleur=ZACHT, dikte=400)
    for lijst, kleur, dikte in ((namen, INKT, 600), (woorden, ZACHT, 400)):
        if lijst[0] == lijst[1]:
            uit += teksten(lijst[0], breed, hoog, kleur=kleur, dikte=dikte)
        else:
            uit += teksten(lijst[0], breed, hoog, kleur=kleur, dikte=dikte, wanneer="ruim")
            uit += teksten(lijst[1], breed, hoog, kleur=kleur, dikte=dikte, wanneer="krap")
    uit += teksten((tekst for tekst, is_getal in zip(waarden, met, strict=True) if is_getal), breed, hoog, dikte=800)
    uit += teksten(
        (tekst for tekst, is_getal in zip(waarden, met, strict=True) if not is_getal), breed, hoog, kleur=ZACHT, dikte=400
    )
    if plaats.normlabel:
        tekst, x, anker = plaats.normlabel
        uit += teksten([Tekst(x, plaats.boven - 12, tekst, anker)], breed, hoog)
    sleutels = (Tekst(s.x + 18, plaats.sleutelvoet(s), s.tekst, "start") for s in plaats.sleutels)
    uit += teksten(sleutels, breed, hoog, kleur=ZACHT, dikte=400)
    if not rijen:
        midden = Tekst((LINKS + RECHTS) / 2, (plaats.boven + plaats.onder) / 2, "geen scholen met dit cijfer")
        uit += teksten([midden], breed, hoog, kleur=ZACHT, dikte=400)
    return uit


def _einde(rij: Rijplaats, as_: As) -> float:
    """Where the pointer's text stands: at the end of the bar."""
    waarde = rij.rij.cijfer.waarde
    return as_.laag if waarde is None else kort(waarde.boven)


def _zweef(rij: Schoolrij) -> str:
    """What the pointer tells: name, figure, word, norm."""
    return zweefregels(f"{rij.naam}: {rij.waarde}", rij.woord, rij.cijfer.normnaam, rij.norm)
