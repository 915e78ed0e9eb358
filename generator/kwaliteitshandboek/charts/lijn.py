"""Charts, stage 5: a figure over school years as a line with its norm, ranges as bars, and gaps that stay gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kwaliteitshandboek.charts.chart import Chart, Tabel
from kwaliteitshandboek.charts.feiten import Feiten
from kwaliteitshandboek.charts.figuur import zweefregels
from kwaliteitshandboek.charts.lijn_figuur import lijn_figuur
from kwaliteitshandboek.charts.lijn_tekening import plaats_lijn, teken_lijn
from kwaliteitshandboek.charts.notatie import (
    toon_cijfer,
    toon_norm,
)
from kwaliteitshandboek.charts.reeks import Jaarvak, maak_reeks
from kwaliteitshandboek.charts.schaal import As, maak_as
from kwaliteitshandboek.charts.tekenen import schoon
from kwaliteitshandboek.charts.woorden import aansluitend, groepstekst, jarenreeks, signaaltekst
from kwaliteitshandboek.charts.zinnen import vertel
from kwaliteitshandboek.model.cijfer import Cijfer
from kwaliteitshandboek.model.indicator import Eenheid, Indicator
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.taal import hoofdletter

_ONDERTITELS = {
    Eenheid.PROCENT: "Percentage per schooljaar",
    Eenheid.GEMIDDELDE: "Gemiddelde per schooljaar",
    Eenheid.AANTAL: "Aantal per schooljaar",
    Eenheid.INDEX: "Index per schooljaar",
}


def lijn_chart(
    indicator: Indicator,
    school: School | None,
    cijfers: Sequence[Cijfer],
    normen: Mapping[str, float] | None = None,
    *,
    chart_id: str | None = None,
    drempel: int = 15,
    eenheden: str = "leerlingen",
    wie: str | None = None,
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
        wie: What the schools are called of which these are the figures together ('Regio Noord').
    """
    vakken = maak_reeks(indicator, cijfers, normen)
    naam = schoon(school.naam) if school else schoon(wie) if wie else None
    chart_id = chart_id or f"lijn-{indicator.id}{f'-{school.pad}' if school else ''}"
    titel = f"{indicator.naam}, {naam}" if naam else indicator.naam
    as_ = maak_as(indicator, _alle_waarden(vakken))
    plaats = plaats_lijn(indicator, vakken, as_)
    zin = vertel(Feiten(indicator, naam, vakken, drempel, eenheden))
    return Chart(
        id=chart_id,
        soort="lijn",
        titel=titel,
        ondertitel=_ondertitel(indicator, vakken, as_),
        zin=zin,
        svg=teken_lijn(plaats, chart_id=chart_id, titel=schoon(titel), zin=zin),
        tabel=_tabel(indicator, vakken, drempel, eenheden),
        figuur=lijn_figuur(plaats, vakken, as_, [_zweef(vak, indicator, drempel) for vak in vakken]),
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


def _tabel(indicator: Indicator, vakken: Sequence[Jaarvak], drempel: int, eenheden: str) -> Tabel:
    """A row per school year; columns that would be empty throughout are left out."""
    kolommen: list[tuple[str, list[str]]] = [
        ("Schooljaar", [vak.schooljaar for vak in vakken]),
        (
            {Eenheid.PROCENT: "Percentage"}.get(indicator.eenheid, hoofdletter(indicator.eenheid.value)),
            [_cel(vak, indicator) for vak in vakken],
        ),
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


def _zweef(vak: Jaarvak, indicator: Indicator, drempel: int) -> str:
    """What the pointer tells of a school year: figure, signal, norm."""
    cijfer = vak.cijfer
    voorlopig = " (voorlopig)" if cijfer.voorlopig and cijfer.waarde is not None else ""
    norm = toon_norm(cijfer.norm, indicator) if cijfer.norm is not None else ""
    kop = f"{vak.schooljaar}: {_cel(vak, indicator)}{voorlopig}"
    return zweefregels(kop, signaaltekst(cijfer, indicator, drempel), cijfer.normnaam, norm)
