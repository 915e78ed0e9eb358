"""Charts, stage 5: a figure over school years as a line with its norm, ranges as bars, and gaps that stay gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kwaliteitshandboek.charts.chart import Chart, Tabel
from kwaliteitshandboek.charts.feiten import Feiten
from kwaliteitshandboek.charts.figuur import zweefregels
from kwaliteitshandboek.charts.lijn_figuur import lijn_figuur
from kwaliteitshandboek.charts.lijn_tekening import plaats_lijn, teken_lijn
from kwaliteitshandboek.charts.notatie import (
    toon_cijfer,
    toon_norm,
)
from kwaliteitshandboek.charts.noten import merk, noottekst, notenletters
from kwaliteitshandboek.charts.reeks import Jaarvak, maak_reeks
from kwaliteitshandboek.charts.schaal import As, maak_as
from kwaliteitshandboek.charts.tekenen import schoon
from kwaliteitshandboek.charts.vergelijking import HOOGSTENS, Vergelijklijn, normlijnen, vergelijkkolommen
from kwaliteitshandboek.charts.woorden import aansluitend, breukreden, groepstekst, jarenreeks, signaaltekst
from kwaliteitshandboek.charts.zinnen import vertel
from kwaliteitshandboek.model.cijfer import Cijfer
from kwaliteitshandboek.model.indicator import Eenheid, Indicator
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.taal import hoofdletter, opsomming

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
    vergelijk: Sequence[Vergelijklijn] = (),
    noten: Mapping[str, str] | None = None,
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
        vergelijk: Figures of others by school year, the nearest first; years outside the series are not drawn, nor more than
            three lines, of which second norms come first.
        noten: Remark -> letter, where the page has letters of its own.
    """
    kaal = maak_reeks(indicator, cijfers, normen)
    letters = notenletters(noot for vak in kaal for noot in vak.cijfer.voetnoten) if noten is None else noten
    vakken = tuple(replace(vak, noot=merk(vak.cijfer, letters)) for vak in kaal)
    normen_erbij = normlijnen([vak.cijfer for vak in vakken])
    anderen = _binnen_de_reeks(vergelijk, vakken)[: HOOGSTENS - len(normen_erbij)]
    lijnen = (*normen_erbij, *anderen)
    naam = schoon(school.naam) if school else schoon(wie) if wie else None
    chart_id = chart_id or f"lijn-{indicator.id}{f'-{school.pad}' if school else ''}"
    titel = f"{indicator.naam}, {naam}" if naam else indicator.naam
    as_ = maak_as(indicator, [*_alle_waarden(vakken), *(waarde for lijn in lijnen for waarde in lijn.waarden.values())])
    plaats = plaats_lijn(indicator, vakken, as_, lijnen)
    zin = vertel(Feiten(indicator, naam, vakken, drempel, eenheden, anderen))
    return Chart(
        id=chart_id,
        soort="lijn",
        titel=titel,
        ondertitel=_ondertitel(indicator, vakken, as_, _gestippeld(normen_erbij, anderen)),
        zin=zin,
        svg=teken_lijn(plaats, chart_id=chart_id, titel=schoon(titel), zin=zin),
        tabel=_tabel(indicator, vakken, drempel, eenheden, (lijnen, letters)),
        figuur=lijn_figuur(plaats, vakken, as_, [_zweef(vak, indicator, drempel) for vak in vakken]),
        bron=indicator.bron,
    )


def _binnen_de_reeks(lijnen: Sequence[Vergelijklijn], vakken: Sequence[Jaarvak]) -> tuple[Vergelijklijn, ...]:
    """The lines of others, with their figures of the school years that are drawn."""
    jaren = {vak.schooljaar for vak in vakken}
    over = (replace(lijn, waarden={j: w for j, w in lijn.waarden.items() if j in jaren}) for lijn in lijnen)
    return tuple(lijn for lijn in over if lijn.waarden)


def _gestippeld(normen: Sequence[Vergelijklijn], anderen: Sequence[Vergelijklijn]) -> list[str]:
    """What the dotted lines are, for the subtitle."""
    soorten = []
    if normen:
        soorten.append("de andere norm" if len(normen) == 1 else "de andere normen")
    if anderen:
        soorten.append("cijfers van anderen")
    return [f"gestippeld: {opsomming(soorten)}"] if soorten else []


def _alle_waarden(vakken: Sequence[Jaarvak]) -> list[float]:
    waarden = [einde for vak in vakken if (b := vak.cijfer.waarde) is not None for einde in (b.onder, b.boven)]
    return waarden + [vak.cijfer.norm for vak in vakken if vak.cijfer.norm is not None]


def _ondertitel(indicator: Indicator, vakken: Sequence[Jaarvak], as_: As, gestippeld: Sequence[str]) -> str:
    delen = [_ONDERTITELS[indicator.eenheid]]
    if len(vakken) > 1:
        delen.append(f"{vakken[0].schooljaar} tot en met {vakken[-1].schooljaar}")
    elif vakken:
        delen.append(vakken[0].schooljaar)
    lengtes = sorted({len(vak.cijfer.jaren) for vak in vakken if vak.cijfer.waarde is not None and len(vak.cijfer.jaren) > 1})
    if lengtes:
        delen.append(f"elk punt neemt {' of '.join(str(lengte) for lengte in lengtes)} schooljaren samen")
    delen += as_.opmerkingen(indicator)
    delen += gestippeld
    return ", ".join(delen)


def _tabel(
    indicator: Indicator,
    vakken: Sequence[Jaarvak],
    drempel: int,
    eenheden: str,
    bij: tuple[Sequence[Vergelijklijn], Mapping[str, str]],
) -> Tabel:
    """A row per school year; columns that would be empty throughout are left out."""
    lijnen, letters = bij
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
        *vergelijkkolommen(indicator, lijnen, [vak.schooljaar for vak in vakken]),
        ("Opmerking", [_opmerking(vak, letters) for vak in vakken]),
    ]
    over = [kolom for nummer, kolom in enumerate(kolommen) if nummer < 2 or any(kolom[1])]
    return Tabel(tuple(kop for kop, _ in over), tuple(zip(*(cellen for _, cellen in over), strict=True)))


def _cel(vak: Jaarvak, indicator: Indicator) -> str:
    return "niet gemeten" if vak.overgeslagen else toon_cijfer(vak.cijfer, indicator)


def _opmerking(vak: Jaarvak, letters: Mapping[str, str]) -> str:
    cijfer = vak.cijfer
    delen = []
    if cijfer.waarde is not None and len(cijfer.jaren) > 1:
        delen.append(f"{jarenreeks(cijfer.jaren)} samen")
    if vak.overgeslagen:
        delen.append(aansluitend(vak.overgeslagen))
    if vak.breuk:
        reden = breukreden(vak.breuk)
        delen.append(f"niet te vergelijken met eerdere jaren{f': {reden}' if reden else ''}")
    if cijfer.voorlopig and cijfer.waarde is not None:
        delen.append("voorlopig")
    if vak.noot:
        delen.append(noottekst(cijfer, letters))
    return "; ".join(delen)


def _zweef(vak: Jaarvak, indicator: Indicator, drempel: int) -> str:
    """What the pointer tells of a school year: figure, signal, norm."""
    cijfer = vak.cijfer
    voorlopig = " (voorlopig)" if cijfer.voorlopig and cijfer.waarde is not None else ""
    norm = toon_norm(cijfer.norm, indicator) if cijfer.norm is not None else ""
    noot = f" ({vak.noot})" if vak.noot else ""
    kop = f"{vak.schooljaar}: {_cel(vak, indicator)}{voorlopig}{noot}"
    return zweefregels(kop, signaaltekst(cijfer, indicator, drempel), cijfer.normnaam, norm)
