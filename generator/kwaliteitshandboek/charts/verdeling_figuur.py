"""Charts, stage 5: the Plotly figure of a division over categories, laid out as its drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from kwaliteitshandboek.charts.figuur import (
    MIDDEN,
    Maat,
    Tekst,
    arcering,
    kale_as,
    kort,
    opmaak,
    rasterlijn,
    strepen,
    teksten,
    veilig,
)
from kwaliteitshandboek.charts.palet import DATA, INKT, PAPIER, TEKST_OP, ZACHT
from kwaliteitshandboek.charts.schaal import BREEDTE
from kwaliteitshandboek.charts.tekenen import schoon
from kwaliteitshandboek.charts.verdeling_tekening import BALK, LINKS, RECHTS, Deelplaats, Groepplaats, Verdelingsplaats
from kwaliteitshandboek.model.indicator import Meetreeks
from kwaliteitshandboek.taal import hoofdletter

_DEKKING: Final = {"": 1.0, "licht": 0.42, "lichter": 0.18}
"""How strong the tone of a shade is on paper; the style sheet of the drawings mixes the same."""
_HOEK: Final = {"": "/", "licht": "\\", "lichter": "-"}
"""Which way a shade is hatched."""


def verdeling_figuur(meetreeks: Meetreeks, plaats: Verdelingsplaats) -> dict[str, Any]:
    """A trace of bars per category; both axes count drawing units (y downwards from 0), so that no share stands in the page.

    What is masked is hatched, and the pointer tells its bounds, as the drawing does.
    """
    breed, hoog = Maat(0.0, BREEDTE, 0.0, BREEDTE), Maat(0.0, plaats.hoogte, 0.0, -plaats.hoogte)
    data: list[Mapping[str, Any]] = []
    for nummer, categorie in enumerate(meetreeks.categorieen):
        delen = [(rij, deel) for rij in plaats.rijen for deel in rij.delen if deel.deel.nummer == nummer]
        if delen:
            data.append(_staven(delen, hoofdletter(schoon(categorie.naam))))
    data += [*_lege_rijen(plaats, breed, hoog), *_legenda(plaats, breed, hoog), *_woorden(plaats, breed, hoog)]
    layout = opmaak(
        hoogte=plaats.hoogte,
        xaxis=kale_as((0.0, BREEDTE)),
        yaxis=kale_as((-plaats.hoogte, 0.0)),
        hovermode="closest",
        shapes=[rasterlijn(x, -plaats.boven, -plaats.onder) for x, _, _ in plaats.streepjes],
    )
    return {"data": data, "layout": layout}


def _staven(delen: Sequence[tuple[Groepplaats, Deelplaats]], naam: str) -> Mapping[str, Any]:
    """The parts of one category, with the words that fit inside those that are not hatched."""
    eerste = delen[0][1]
    tint = DATA[eerste.toon - 1]
    return {
        "type": "bar",
        "orientation": "h",
        "name": veilig(naam),
        "y": [-kort(rij.balk + BALK / 2) for rij, _ in delen],
        "base": [kort(deel.x) for _, deel in delen],
        "x": [kort(deel.breedte) for _, deel in delen],
        "width": BALK,
        "marker": {
            "color": tint,
            "opacity": [1.0 if deel.deel.gemaskeerd else _DEKKING[deel.schakering] for _, deel in delen],
            "line": {"color": PAPIER, "width": 1.5},
            "pattern": {
                **arcering(tint),
                "shape": [_HOEK[deel.schakering] if deel.deel.gemaskeerd else "" for _, deel in delen],
            },
        },
        "text": ["" if deel.deel.gemaskeerd else veilig(deel.tekst) for _, deel in delen],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"weight": 600, "color": INKT if eerste.schakering else TEKST_OP[eerste.toon - 1]},
        "hovertext": [veilig(f"{rij.groep.naam}: {deel.vol}") for rij, deel in delen],
        "hoverinfo": "text",
    }


def _lege_rijen(plaats: Verdelingsplaats, breed: Maat, hoog: Maat) -> list[Mapping[str, Any]]:
    """Rows that cannot be drawn: an outline."""
    lijnen = []
    for rij in plaats.rijen:
        if not rij.delen:
            links, rechts = breed.waarde(LINKS), breed.waarde(RECHTS)
            boven, onder = hoog.waarde(rij.balk), hoog.waarde(rij.balk + BALK)
            lijnen.append([(links, boven), (rechts, boven), (rechts, onder), (links, onder), (links, boven)])
    return strepen(lijnen, kleur=ZACHT, dikte=1, stippel="3px,3px")


def _legenda(plaats: Verdelingsplaats, breed: Maat, hoog: Maat) -> list[Mapping[str, Any]]:
    """The key to the tones, in the same places as in the drawing."""
    if not plaats.legenda:
        return []
    blokken = {
        "type": "scatter",
        "mode": "markers",
        "x": [breed.waarde(sleutel.x + 8) for sleutel in plaats.legenda],
        "y": [hoog.waarde(sleutel.boven + 8) for sleutel in plaats.legenda],
        "marker": {
            "symbol": "square",
            "size": 15,
            "color": [DATA[sleutel.toon - 1] for sleutel in plaats.legenda],
            "opacity": [_DEKKING[sleutel.schakering] for sleutel in plaats.legenda],
            "line": {"width": 0},
        },
        "hoverinfo": "skip",
    }
    namen = [Tekst(sleutel.x + 22, sleutel.boven + 13, sleutel.naam, "start") for sleutel in plaats.legenda]
    return [blokken, *teksten(namen, breed, hoog, kleur=ZACHT, dikte=400)]


def _woorden(plaats: Verdelingsplaats, breed: Maat, hoog: Maat) -> list[Mapping[str, Any]]:
    """Names, totals, the words on hatched parts, states, scale."""
    rijen = plaats.rijen
    uit = teksten((Tekst(LINKS, rij.voet, rij.naam, "start") for rij in rijen), breed, hoog)
    uit += teksten((Tekst(RECHTS, rij.voet, rij.totaal, "end") for rij in rijen), breed, hoog, kleur=ZACHT, dikte=400)
    leeg = [Tekst(LINKS + 12, rij.balk + BALK / 2 + MIDDEN, rij.groep.woord, "start") for rij in rijen if not rij.delen]
    schaal = [Tekst(x, plaats.onder + 22, tekst, anker) for x, tekst, anker in plaats.streepjes]
    uit += teksten([*leeg, *schaal], breed, hoog, kleur=ZACHT, dikte=400)
    # On hatching letters have a rim of paper, which only texts outside bars can have.
    uit += teksten(
        (
            Tekst(deel.x + deel.breedte / 2, rij.balk + BALK / 2 + MIDDEN, deel.tekst)
            for rij in rijen
            for deel in rij.delen
            if deel.deel.gemaskeerd
        ),
        breed,
        hoog,
    )
    if not rijen:
        midden = Tekst(BREEDTE / 2, (plaats.boven + plaats.onder) / 2, "geen gegevens")
        uit += teksten([midden], breed, hoog, kleur=ZACHT, dikte=400)
    return uit
