"""Charts, stage 5: one school year, a bar per school with its range, its norm and the signal in word and shape; no ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kwaliteitshandboek.charts.chart import Chart, Tabel
from kwaliteitshandboek.charts.figuur import getallenas, opmaak, veilig
from kwaliteitshandboek.charts.notatie import (
    STAATWOORDEN,
    kleine_groep,
    met_lidwoord,
    oordeelwoord,
    signaal,
    toon_cijfer,
    toon_norm,
)
from kwaliteitshandboek.charts.palet import BOVEN, NEUTRAAL, NORM, ONDER
from kwaliteitshandboek.charts.schaal import BREEDTE, LETTER, LETTER_SMAL, As, kort_in, maak_as, sorteersleutel, streepteksten, tekstbreedte
from kwaliteitshandboek.charts.tekenen import schoon, teken
from kwaliteitshandboek.charts.zinnen import groepstekst, signaaltekst
from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat, Oordeel
from kwaliteitshandboek.model.indicator import Eenheid, Indicator
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.taal import VAST, aantal, hoofdletter, opsomming

_RIJ: Final = 46.0
_BALK: Final = 10.0
_LINKS, _RECHTS = 8.0, BREEDTE - 8.0
_VORMEN: Final = {
    Oordeel.BOVEN: "boven",
    Oordeel.ONDER: "onder",
    Oordeel.NIET_TE_BEPALEN: "niet-te-bepalen",
    Oordeel.GEEN_NORM: "geen-norm",
    Oordeel.GEEN_GEGEVENS: "geen-gegevens",
}
_KLEUREN: Final = {"boven": BOVEN, "onder": ONDER}


@dataclass(frozen=True, slots=True)
class _Rij:
    """A school in the chart: its name as shown, its figure, and the signal as shape and word."""

    naam: str
    cijfer: Cijfer
    vorm: str
    woord: str

    @property
    def toon(self) -> str:
        """The tone of the bar: only a verdict on a group that is large enough has a colour of its own."""
        return self.vorm if self.vorm in _KLEUREN else "neutraal"


def scholen_chart(
    indicator: Indicator,
    schooljaar: str,
    rijen: Sequence[tuple[School, Cijfer]],
    *,
    chart_id: str | None = None,
    drempel: int = 15,
    eenheden: str = "leerlingen",
) -> Chart:
    """One figure per school in one school year, in alphabetical order.

    Args:
        indicator: What is shown.
        schooljaar: The year of the figures, '2025-2026'; of pooled figures the newest.
        rijen: Schools with their figures, in any order; may be empty. Of one kind of school: kinds are not put side by side.
        chart_id: Unique on the page and usable in HTML; by default made from indicator and year.
        drempel: Below this number of pupils a bar gets no verdict and no colour.
        eenheden: What the series counts.
    """
    namen = _namen([school for school, _ in rijen])
    op_alfabet = sorted(rijen, key=lambda rij: (sorteersleutel(namen[rij[0].sleutel]), rij[0].sleutel))
    normen = {cijfer.norm for _, cijfer in rijen if cijfer.norm is not None}
    gedeeld = next(iter(normen)) if len(normen) == 1 else None
    klaar = [_rij(indicator, namen[school.sleutel], cijfer, drempel) for school, cijfer in op_alfabet]
    chart_id = chart_id or f"scholen-{indicator.id}-{schooljaar}"
    as_ = maak_as(indicator, _waarden(klaar))
    zin = _zin(indicator, schooljaar, klaar, drempel, gedeeld)
    return Chart(
        id=chart_id,
        soort="scholen",
        titel=indicator.naam,
        ondertitel=_ondertitel(indicator, schooljaar, klaar, as_),
        zin=zin,
        svg=_svg(indicator, klaar, as_, chart_id, zin, gedeeld),
        tabel=_tabel(indicator, klaar, drempel, eenheden),
        figuur=_figuur(indicator, klaar, as_),
        bron=indicator.bron,
    )


def _namen(scholen: Sequence[School]) -> Mapping[str, str]:
    """Names of schools; two schools of one name are told apart by their place, or else their key."""
    dubbel = Counter(school.naam for school in scholen)
    namen = {}
    for school in scholen:
        plaatsen = Counter(ander.plaats for ander in scholen if ander.naam == school.naam)
        erbij = school.plaats if school.plaats and plaatsen[school.plaats] == 1 else school.sleutel
        namen[school.sleutel] = schoon(school.naam if dubbel[school.naam] == 1 else f"{school.naam} ({erbij})")
    return namen


def _rij(indicator: Indicator, naam: str, cijfer: Cijfer, drempel: int) -> _Rij:
    if cijfer.waarde is None:
        return _Rij(naam, cijfer, "geen-gegevens", "")
    oordeel = signaal(cijfer, indicator)
    if oordeel is Oordeel.GEEN_NORM:
        return _Rij(naam, cijfer, "geen-norm", "")
    if kleine_groep(cijfer, drempel):
        return _Rij(naam, cijfer, "geen-norm", "kleine groep")
    woord = oordeelwoord(oordeel, indicator.richting, cijfer.normnaam)
    return _Rij(naam, cijfer, _VORMEN[oordeel], woord)


def _waarden(rijen: Sequence[_Rij]) -> list[float]:
    waarden = [einde for rij in rijen if (b := rij.cijfer.waarde) is not None for einde in (b.onder, b.boven)]
    return waarden + [rij.cijfer.norm for rij in rijen if rij.cijfer.norm is not None]


def _ondertitel(indicator: Indicator, schooljaar: str, rijen: Sequence[_Rij], as_: As) -> str:
    soort = {Eenheid.PROCENT: "Percentage", Eenheid.GEMIDDELDE: "Gemiddelde", Eenheid.AANTAL: "Aantal", Eenheid.INDEX: "Index"}
    delen = [f"{soort[indicator.eenheid]} per school, {schooljaar}"]
    lengtes = sorted({len(rij.cijfer.jaren) for rij in rijen if rij.cijfer.waarde is not None and len(rij.cijfer.jaren) > 1})
    if lengtes:
        delen.append(f"{' of '.join(str(lengte) for lengte in lengtes)} schooljaren samen")
    if len({rij.cijfer.norm for rij in rijen if rij.cijfer.norm is not None}) > 1:
        delen.append("het streepje is de norm van de school")
    if not as_.vanaf_nul:
        delen.append("de as begint niet bij 0")
    return ", ".join([*delen, "op alfabet"])


def _zin(indicator: Indicator, schooljaar: str, rijen: Sequence[_Rij], drempel: int, gedeeld: float | None) -> str:
    """How many schools stand where; counts of a kind that is absent are left out."""
    if not rijen:
        return f"Voor {schooljaar} zijn er geen scholen met dit cijfer."
    met_cijfer = [rij for rij in rijen if rij.cijfer.waarde is not None]
    groot = [rij for rij in met_cijfer if rij.cijfer.norm is not None and not kleine_groep(rij.cijfer, drempel)]
    naam = next((rij.cijfer.normnaam for rij in groot), None)
    norm = f" van {toon_norm(gedeeld, indicator)}" if gedeeld is not None else ""
    delen: list[str] = []
    for oordeel in (Oordeel.BOVEN, Oordeel.ONDER):
        hoeveel = sum(signaal(rij.cijfer, indicator) is oordeel for rij in groot)
        woord = oordeelwoord(oordeel, indicator.richting, naam)
        if gedeeld is None:
            woord = woord.replace(met_lidwoord(naam), "de eigen norm")
        if hoeveel:
            delen.append(f"{_scholen(hoeveel)} {woord}{norm}")
            norm = ""
    onbepaald = sum(signaal(rij.cijfer, indicator) is Oordeel.NIET_TE_BEPALEN for rij in groot)
    klein = sum(kleine_groep(rij.cijfer, drempel) for rij in met_cijfer if rij.cijfer.norm is not None)
    zonder_norm = sum(rij.cijfer.norm is None for rij in met_cijfer)
    zonder = len(rijen) - len(met_cijfer)
    if onbepaald:
        delen.append(f"{_scholen(onbepaald)} waarvoor dit niet te bepalen is")
    if klein:
        delen.append(f"{_scholen(klein)} met een groep die te klein is voor een signaal")
    if zonder_norm:
        delen.append(f"{_scholen(zonder_norm)} met een cijfer{' zonder norm' if groot or klein else ''}")
    if zonder:
        delen.append(f"{_scholen(zonder)} zonder cijfer")
    volgorde = " De scholen staan op alfabet; dit is geen rangorde." if len(rijen) > 1 else ""
    return f"In {schooljaar}: {opsomming(delen)}.{volgorde}"


def _scholen(hoeveel: int) -> str:
    return aantal(hoeveel, "school", "scholen")


def _svg(indicator: Indicator, rijen: Sequence[_Rij], as_: As, chart_id: str, zin: str, gedeeld: float | None) -> str:
    lengtes = indicator.eenheid in (Eenheid.PROCENT, Eenheid.AANTAL)
    streepjes = [(as_.plaats(waarde, _LINKS, _RECHTS), tekst) for waarde, tekst in zip(as_.streepjes, streepteksten(as_, indicator), strict=True)]
    boven = 30.0 if gedeeld is not None else 10.0
    onder = boven + _RIJ * max(len(rijen), 1)
    normtekst, normanker = "", "middle"
    normplaats = _LINKS
    if gedeeld is not None:
        normnaam = next((rij.cijfer.normnaam for rij in rijen if rij.cijfer.normnaam), None) or "norm"
        normtekst = kort_in(f"{schoon(normnaam)} {toon_norm(gedeeld, indicator)}", BREEDTE - 20)
        normplaats = as_.plaats(gedeeld, _LINKS, _RECHTS)
        half = tekstbreedte(normtekst) / 2
        normanker = "start" if normplaats < half else "end" if normplaats > BREEDTE - half else "middle"
    return teken(
        "scholen",
        id=chart_id,
        titel=schoon(indicator.naam),
        zin=zin,
        breedte=BREEDTE,
        hoogte=onder + 34,
        boven=boven,
        onder=onder,
        links=_LINKS,
        rechts=_RECHTS,
        streepjes=_zonder_botsing(streepjes),
        rijen=[_rijplaats(indicator, rij, as_, boven + _RIJ * nummer, lengtes=lengtes) for nummer, rij in enumerate(rijen)],
        balk=_BALK,
        normtekst=normtekst,
        normplaats=normplaats,
        normanker=normanker,
    )


def _zonder_botsing(streepjes: Sequence[tuple[float, str]]) -> list[tuple[float, str, str]]:
    """Ticks with the side to which their text leans; the texts of the first and the last stay inside the drawing."""
    laatste = len(streepjes) - 1
    stap = (streepjes[-1][0] - streepjes[0][0]) / max(laatste, 1)
    om_de = 1 if all(tekstbreedte(tekst) + 8 <= stap for _, tekst in streepjes) else 2
    return [
        (x, tekst if (laatste - nummer) % om_de == 0 else "", "start" if nummer == 0 else "end" if nummer == laatste else "middle")
        for nummer, (x, tekst) in enumerate(streepjes)
    ]


def _rijplaats(indicator: Indicator, rij: _Rij, as_: As, boven: float, *, lengtes: bool) -> dict[str, Any]:
    """Where the parts of a row lie. `lengtes`: bars from 0; otherwise points, since lengths would say nothing."""
    cijfer = rij.cijfer
    waarde = toon_cijfer(cijfer, indicator)
    breed = tekstbreedte(waarde) + 14
    # Where there is little room the word goes without the norm's name, which stands at the top.
    woord, kort = rij.woord, rij.woord.removesuffix(f" {met_lidwoord(cijfer.normnaam)}")
    nul = as_.plaats(0.0, _LINKS, _RECHTS)
    einden = None
    if cijfer.waarde is not None:
        einden = tuple(as_.plaats(einde, _LINKS, _RECHTS) for einde in (cijfer.waarde.onder, cijfer.waarde.boven))
    vast = None
    if einden and lengtes:
        # What is certain: from zero to the end of the range that is nearest to it.
        begin, einde = (nul, max(einden[0], nul)) if einden[1] > nul else (min(einden[1], nul), nul)
        vast = (begin, einde)
    return {
        "boven": boven,
        "namen": (_naam_in(rij.naam, woord, waarde, LETTER), _naam_in(rij.naam, kort, waarde, LETTER_SMAL)),
        "vol": rij.naam,
        "woorden": (woord, kort),
        "waarde": waarde,
        "waarde_breed": breed,
        "getal": cijfer.waarde is not None,
        "vorm": rij.vorm,
        "toon": rij.toon,
        "vast": vast,
        "bereik": einden if einden and cijfer.waarde and not cijfer.waarde.exact else None,
        "punt": einden[0] if einden and not lengtes and cijfer.waarde and cijfer.waarde.exact else None,
        "norm": None if cijfer.norm is None else as_.plaats(cijfer.norm, _LINKS, _RECHTS),
        "masker": cijfer.waarde is None and cijfer.staat in (Cijferstaat.TE_KLEIN, Cijferstaat.GEHEIM),
    }


def _naam_in(naam: str, woord: str, waarde: str, letter: float) -> str:
    """The name, in the room that the word and the value leave at a size of type."""
    bezet = tekstbreedte(waarde) + 14 + (tekstbreedte(woord, letter) + 16 if woord else 0)
    return kort_in(naam, _RECHTS - _LINKS - 24 - bezet, letter)


def _tabel(indicator: Indicator, rijen: Sequence[_Rij], drempel: int, eenheden: str) -> Tabel:
    normnaam = next((rij.cijfer.normnaam for rij in rijen if rij.cijfer.normnaam), None) or "norm"
    kolommen: list[tuple[str, list[str]]] = [
        ("School", [rij.naam for rij in rijen]),
        ("Percentage" if indicator.eenheid is Eenheid.PROCENT else hoofdletter(indicator.eenheid.value), [toon_cijfer(rij.cijfer, indicator) for rij in rijen]),
        (hoofdletter(normnaam), [toon_norm(rij.cijfer.norm, indicator) if rij.cijfer.norm is not None else "" for rij in rijen]),
        ("Signaal", [signaaltekst(rij.cijfer, indicator, drempel) for rij in rijen]),
        (hoofdletter(eenheden), [groepstekst(rij.cijfer) for rij in rijen]),
    ]
    over = [kolom for nummer, kolom in enumerate(kolommen) if nummer < 2 or any(kolom[1])]
    return Tabel(tuple(kop for kop, _ in over), tuple(zip(*(cellen for _, cellen in over), strict=True)))


def _figuur(indicator: Indicator, rijen: Sequence[_Rij], as_: As) -> dict[str, Any]:
    """Horizontal bars from 0 (points where the axis has no zero), ranges as lighter bars, norms as ticks."""
    namen = [veilig(rij.naam) for rij in rijen]
    zweef = [_zweef(indicator, rij) for rij in rijen]
    kleuren = [_KLEUREN.get(rij.toon, NEUTRAAL) for rij in rijen]
    lengtes = indicator.eenheid in (Eenheid.PROCENT, Eenheid.AANTAL)
    data: list[dict[str, Any]] = []
    met = [nummer for nummer, rij in enumerate(rijen) if rij.cijfer.waarde is not None]
    if lengtes:
        data.append(_balken(namen, zweef, kleuren, [(nummer, 0.0, b.onder) for nummer in met if (b := rijen[nummer].cijfer.waarde)], 1.0))
    else:
        exact = [nummer for nummer in met if (b := rijen[nummer].cijfer.waarde) and b.exact]
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [b.onder for nummer in exact if (b := rijen[nummer].cijfer.waarde)],
                "y": [namen[nummer] for nummer in exact],
                "marker": {"color": [kleuren[nummer] for nummer in exact], "size": 12},
                "hovertext": [zweef[nummer] for nummer in exact],
                "hoverinfo": "text",
            }
        )
    ruw = [(nummer, b.onder, b.boven) for nummer in met if (b := rijen[nummer].cijfer.waarde) and not b.exact]
    data.append(_balken(namen, zweef, kleuren, ruw, 0.4))
    normen = [nummer for nummer, rij in enumerate(rijen) if rij.cijfer.norm is not None]
    data.append(
        {
            "type": "scatter",
            "mode": "markers",
            "name": "Norm",
            "x": [rijen[nummer].cijfer.norm for nummer in normen],
            "y": [namen[nummer] for nummer in normen],
            "marker": {"symbol": "line-ns-open", "size": 18, "color": NORM, "line": {"width": 2}},
            "hovertext": [veilig(f"{rijen[nummer].naam}: {_norm(indicator, rijen[nummer])}") for nummer in normen],
            "hoverinfo": "text",
        }
    )
    yas = {"type": "category", "categoryorder": "array", "categoryarray": namen[::-1], "automargin": True, "fixedrange": True}
    layout = opmaak(hoogte=80 + 28 * max(len(rijen), 1), xaxis=getallenas(as_, indicator), yaxis=yas, barmode="overlay")
    return {"data": data, "layout": layout}


def _balken(
    namen: Sequence[str], zweef: Sequence[str], kleuren: Sequence[str], balken: Sequence[tuple[int, float, float]], dekking: float
) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [namen[nummer] for nummer, _, _ in balken],
        "base": [van for _, van, _ in balken],
        "x": [tot - van for _, van, tot in balken],
        "marker": {"color": [kleuren[nummer] for nummer, _, _ in balken], "opacity": dekking},
        "width": 0.5,
        "hovertext": [zweef[nummer] for nummer, _, _ in balken],
        "hoverinfo": "text",
    }


def _norm(indicator: Indicator, rij: _Rij) -> str:
    return f"{rij.cijfer.normnaam or 'norm'} {toon_norm(rij.cijfer.norm, indicator)}" if rij.cijfer.norm is not None else ""


def _zweef(indicator: Indicator, rij: _Rij) -> str:
    """What the pointer tells: name, figure, word."""
    delen = [toon_cijfer(rij.cijfer, indicator) if rij.cijfer.waarde else STAATWOORDEN[rij.cijfer.staat], rij.woord]
    return veilig(f"{rij.naam}:{VAST}{', '.join(deel for deel in delen if deel)}")
