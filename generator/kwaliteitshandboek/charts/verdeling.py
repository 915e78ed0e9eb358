"""Charts, stage 5: how groups divide over the categories of a series, as stacked bars in which masked cells stay masked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kwaliteitshandboek.charts.chart import Chart, Tabel
from kwaliteitshandboek.charts.figuur import opmaak, veilig
from kwaliteitshandboek.charts.notatie import STREEP, omhoog, omlaag, zonder_ruis
from kwaliteitshandboek.charts.palet import DATA
from kwaliteitshandboek.charts.schaal import BREEDTE, LETTER_SMAL, kort_in, tekstbreedte
from kwaliteitshandboek.charts.tekenen import schoon, teken
from kwaliteitshandboek.charts.zinnen import ENKELVOUD
from kwaliteitshandboek.model.cijfer import Bereik, Cel, Verdeling
from kwaliteitshandboek.model.indicator import Meetreeks
from kwaliteitshandboek.taal import DUN, aantal, getal, hoofdletter, opsomming

_RIJ: Final = 62.0
_BALK: Final = 30.0
_LINKS, _RECHTS = 8.0, BREEDTE - 8.0
_TONEN: Final = 6
_SCHAKERINGEN: Final = ("", "licht", "lichter")
_STATEN: Final = {"ontbreekt": "geen gegevens", "geheim": "geheim of onbekend", "nvt": "n.v.t.", "onderdrukt": "afgeschermd"}


@dataclass(frozen=True, slots=True)
class _Deel:
    """A cell that has bounds, as drawn: `van` and `tot` are shares (0 to 1) of the bar."""

    nummer: int
    bereik: Bereik
    van: float
    tot: float

    @property
    def gemaskeerd(self) -> bool:
        return not self.bereik.exact


@dataclass(frozen=True, slots=True)
class _Rij:
    """A row: its name, the total as a range (None where a cell has no bounds), its drawn parts, and a word instead of them."""

    naam: str
    totaal: Bereik | None
    cellen: Mapping[str, Cel]
    delen: tuple[_Deel, ...]
    woord: str


def verdeling_chart(
    meetreeks: Meetreeks,
    titel: str,
    rijen: Sequence[tuple[str, Verdeling | None]],
    *,
    chart_id: str | None = None,
    noemer: int = 10,
) -> Chart:
    """One bar of 100 % per row, its parts in the order of the series.

    The bar is drawn for the largest group that is possible: a masked cell at its upper bound (hatched, labelled '1–4'), so that
    every exact part is drawn at the smallest share it can have. The drawing then never shows more than is certain.

    Args:
        meetreeks: A series of counts; its categories give order and names.
        titel: What is divided, for whom.
        rijen: Names of rows (domains, school years, schools) with their cells; None where there are none. Order is kept.
        chart_id: Unique on the page and usable in HTML; by default made from the series.
        noemer: Under this number of persons the table gives no percentages.
    """
    klaar = [_rij(meetreeks, schoon(naam), verdeling) for naam, verdeling in rijen]
    chart_id = chart_id or f"verdeling-{meetreeks.id}"
    maskers = any(deel.gemaskeerd for rij in klaar for deel in rij.delen)
    ondertitel = f"Aantallen {meetreeks.eenheid} en hun aandeel{'; gearceerd: het hoogst mogelijke aantal' if maskers else ''}"
    zin = _zin(meetreeks, klaar)
    return Chart(
        id=chart_id,
        soort="verdeling",
        titel=titel,
        ondertitel=ondertitel,
        zin=zin,
        svg=_svg(meetreeks, klaar, chart_id, schoon(titel), zin),
        tabel=_tabel(meetreeks, klaar, noemer),
        figuur=_figuur(meetreeks, klaar),
        bron=meetreeks.bron,
    )


def _rij(meetreeks: Meetreeks, naam: str, verdeling: Verdeling | None) -> _Rij:
    if verdeling is None:
        return _Rij(naam, None, {}, (), "geen gegevens")
    cellen = {cel.categorie: cel for cel in verdeling.cellen}
    bereiken = [(nummer, cel.bereik) for nummer, cat in enumerate(meetreeks.categorieen) if (cel := cellen.get(cat.id)) and cel.bereik]
    if len(bereiken) < len(meetreeks.categorieen):
        # A part of which nothing is known makes every share unknown; the table still gives what is known.
        staten = [cel.staat if (cel := cellen.get(cat.id)) else "ontbreekt" for cat in meetreeks.categorieen]
        woorden = {_STATEN.get(staat, "geen gegevens") for staat in staten if staat not in ("exact", "gemaskeerd")}
        woord = woorden.pop() if len(woorden) == 1 else "niet volledig bekend"
        return _Rij(naam, None, cellen, (), woord if not bereiken else f"deels {woord}: niet te tekenen")
    totaal = Bereik(sum(bereik.onder for _, bereik in bereiken), sum(bereik.boven for _, bereik in bereiken))
    if totaal.boven <= 0:
        return _Rij(naam, totaal, cellen, (), "geen deelnemers")
    delen, tot = [], 0.0
    for nummer, bereik in bereiken:
        if bereik.boven > 0:
            delen.append(_Deel(nummer, bereik, tot / totaal.boven, (tot + bereik.boven) / totaal.boven))
            tot += bereik.boven
    return _Rij(naam, totaal, cellen, tuple(delen), "")


def _tel(bereik: Bereik) -> str:
    """'12', or the symbol of a masked cell: '1–4'."""
    return getal(bereik.onder) if bereik.exact else f"{getal(bereik.onder)}{STREEP}{getal(bereik.boven)}"


def _totaal(meetreeks: Meetreeks, bereik: Bereik) -> str:
    enkelvoud = ENKELVOUD.get(meetreeks.eenheid, meetreeks.eenheid)
    if bereik.exact:
        return aantal(int(bereik.onder), enkelvoud, meetreeks.eenheid)
    return f"{_tel(bereik)} {meetreeks.eenheid}"


def toon(nummer: int, hoeveel: int) -> tuple[int, str]:
    """The tone (1 to 6) and shade of a category: up to six have a tone each, of more, neighbours share one in shades."""
    per_toon = max(1, -(-hoeveel // _TONEN))
    return nummer // per_toon % _TONEN + 1, _SCHAKERINGEN[nummer % per_toon % len(_SCHAKERINGEN)]


def _korte_naam(meetreeks: Meetreeks, nummer: int) -> str:
    categorie = meetreeks.categorieen[nummer]
    return schoon(categorie.korte_naam or categorie.naam)


# The drawing


def _svg(meetreeks: Meetreeks, rijen: Sequence[_Rij], chart_id: str, titel: str, zin: str) -> str:
    breedte = _RECHTS - _LINKS
    hoeveel = len(meetreeks.categorieen)
    getekend = []
    ongenoemd: set[int] = set()
    for rij in rijen:
        delen = []
        for deel in rij.delen:
            ruimte = (deel.tot - deel.van) * breedte - 5
            tekst = _tel(deel.bereik)
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
                    "vol": f"{schoon(meetreeks.categorieen[deel.nummer].naam)}: {_tel(deel.bereik)}",
                }
            )
        totaal = _totaal(meetreeks, rij.totaal) if rij.totaal is not None and rij.delen else ""
        naam = kort_in(rij.naam, breedte - tekstbreedte(totaal) - 16)
        getekend.append({"naam": naam, "vol": rij.naam if naam != rij.naam else "", "totaal": totaal, "delen": delen, "woord": rij.woord})
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
        streepjes=[(_LINKS + breedte * kwart / 4, f"{25 * kwart}{DUN}%", ("start", "middle", "middle", "middle", "end")[kwart]) for kwart in range(5)],
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


# Sentence, table, figure


def _zin(meetreeks: Meetreeks, rijen: Sequence[_Rij]) -> str:
    """Which category is largest in each row (up to four rows), only where that is certain; then how to read what is hatched."""
    delen = []
    getekend = [rij for rij in rijen if rij.delen]
    if not getekend:
        delen.append("Er is niets te tekenen: " + opsomming([f"{rij.naam} ({rij.woord})" for rij in rijen]) + "." if rijen else "Er zijn geen gegevens.")
    elif len(rijen) <= 4:
        delen += [_rijzin(meetreeks, rij) for rij in rijen]
    else:
        zonder = len(rijen) - len(getekend)
        delen.append(f"Verdeling van {meetreeks.eenheid} over {len(meetreeks.categorieen)} categorieën, in {aantal(len(getekend), 'rij', 'rijen')}.")
        if zonder:
            delen.append(f"Bij {aantal(zonder, 'rij', 'rijen')} is er niets te tekenen.")
    symbolen = sorted({_tel(deel.bereik) for rij in rijen for deel in rij.delen if deel.gemaskeerd})
    if symbolen:
        delen.append(
            f"Gearceerd ({opsomming(symbolen, 'of')}): het precieze aantal is afgeschermd en het hoogst mogelijke is getekend;"
            " de andere delen zijn dus minstens zo groot als hier te zien is."
        )
    return " ".join(delen)


def _rijzin(meetreeks: Meetreeks, rij: _Rij) -> str:
    if not rij.delen or rij.totaal is None:
        return f"{rij.naam}: {rij.woord}."
    totaal = _totaal(meetreeks, rij.totaal)
    grootste = max(rij.delen, key=lambda deel: deel.bereik.onder)
    zeker = all(deel is grootste or deel.bereik.boven < grootste.bereik.onder for deel in rij.delen)
    if not zeker:
        return f"{rij.naam}: {totaal}."
    naam = schoon(meetreeks.categorieen[grootste.nummer].naam)
    if len(rij.delen) == 1:
        return f"{rij.naam}: {totaal}, allemaal {naam}."
    return f"{rij.naam}: {totaal}, de grootste groep is {naam} ({_tel(grootste.bereik)})."


def _tabel(meetreeks: Meetreeks, rijen: Sequence[_Rij], noemer: int) -> Tabel:
    kop = ("", *(schoon(categorie.naam) for categorie in meetreeks.categorieen), "Totaal")
    return Tabel(
        kop,
        tuple(
            (
                rij.naam,
                *(_cel(rij, rij.cellen.get(categorie.id), noemer) for categorie in meetreeks.categorieen),
                _tel(rij.totaal) if rij.totaal is not None else "niet te geven" if rij.cellen else "geen gegevens",
            )
            for rij in rijen
        ),
    )


def _cel(rij: _Rij, cel: Cel | None, noemer: int) -> str:
    """A count, with its share where the group is large enough: '12 (50 %)', '1–4 (4–17 %)'."""
    if cel is None:
        return "geen gegevens"
    if cel.bereik is None:
        return _STATEN.get(cel.staat, "geen gegevens")
    deel = aandeel(cel.bereik, rij.totaal) if rij.totaal is not None and rij.totaal.onder >= max(noemer, 1) else None
    return _tel(cel.bereik) if deel is None else f"{_tel(cel.bereik)} ({_procenten(deel)})"


def aandeel(deel: Bereik, totaal: Bereik) -> Bereik:
    """The share of a part in per cent, with bounds: what is in the part is in the total too. `totaal.onder` is above 0."""
    rest_onder, rest_boven = totaal.onder - deel.onder, totaal.boven - deel.boven
    laag = deel.onder / (deel.onder + rest_boven) if deel.onder + rest_boven else 0.0
    hoog = deel.boven / (deel.boven + rest_onder) if deel.boven + rest_onder else 0.0
    return Bereik(zonder_ruis(100 * laag), zonder_ruis(100 * hoog))


def _procenten(deel: Bereik) -> str:
    if deel.exact:
        return f"{getal(deel.onder)}{DUN}%"
    return f"{getal(omlaag(deel.onder, 0))}{STREEP}{getal(omhoog(deel.boven, 0))}{DUN}%"


def _figuur(meetreeks: Meetreeks, rijen: Sequence[_Rij]) -> dict[str, Any]:
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
                    veilig(f"{rij.naam}, {naam}: {_tel(deel.bereik) if deel else '0'}") for rij, deel in zip(rijen, delen, strict=True)
                ],
                "hoverinfo": "text",
            }
        )
    xas = {"range": [0, 100], "ticksuffix": f"{DUN}%", "tickvals": [0, 25, 50, 75, 100], "fixedrange": True, "zeroline": False}
    yas = {"type": "category", "categoryorder": "array", "categoryarray": namen[::-1], "automargin": True, "fixedrange": True}
    layout = opmaak(hoogte=140 + 36 * max(len(rijen), 1), xaxis=xas, yaxis=yas, barmode="stack", showlegend=True)
    layout["legend"] = {**layout["legend"], "traceorder": "normal"}
    return {"data": data, "layout": layout}
