"""Charts, stage 5: one school year, a bar per school with its range, its norm and the signal in word and shape; no ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kwaliteitshandboek.charts.chart import Chart, Tabel
from kwaliteitshandboek.charts.notatie import (
    MISSCHIEN_KLEIN,
    kleine_groep,
    kleinegroepwoord,
    met_lidwoord,
    oordeelwoord,
    signaal,
    toon_cijfer,
    toon_norm,
)
from kwaliteitshandboek.charts.noten import merk, noottekst, notenletters
from kwaliteitshandboek.charts.schaal import As, maak_as, sorteersleutel
from kwaliteitshandboek.charts.scholen_figuur import scholen_figuur
from kwaliteitshandboek.charts.scholen_tekening import Schoolrij, plaats_scholen, teken_scholen
from kwaliteitshandboek.charts.scholen_vergelijking import MERKNAMEN, gedeelde_waarde, plaats_anderen
from kwaliteitshandboek.charts.tekenen import schoon
from kwaliteitshandboek.charts.vergelijking import HOOGSTENS, Vergelijklijn, vergelijkkolommen
from kwaliteitshandboek.charts.woorden import aansluitend, groepstekst
from kwaliteitshandboek.model.cijfer import Cijfer, Oordeel
from kwaliteitshandboek.model.indicator import Eenheid, Indicator
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.taal import aantal, hoofdletter, opsomming


def scholen_chart(
    indicator: Indicator,
    schooljaar: str,
    rijen: Sequence[tuple[School, Cijfer]],
    *,
    chart_id: str | None = None,
    drempel: int = 15,
    eenheden: str = "leerlingen",
    vergelijk: Sequence[Vergelijklijn] = (),
    noten: Mapping[str, str] | None = None,
) -> Chart:
    """One figure per school in one school year, in alphabetical order.

    Args:
        indicator: What is shown.
        schooljaar: The year of the figures, '2025-2026'; of pooled figures the newest.
        rijen: Schools with their figures, in any order; may be empty. Of one kind of school: kinds are not put side by side.
        chart_id: Unique on the page and usable in HTML; by default made from indicator and year.
        drempel: Below this number of pupils a bar gets no verdict and no colour.
        eenheden: What the series counts.
        vergelijk: Figures of others by key of a school; those that are the same for all schools become one upright line.
        noten: Remark -> letter, where the page has letters of its own.
    """
    namen = schoolnamen([school for school, _ in rijen])
    op_alfabet = sorted(rijen, key=lambda rij: (sorteersleutel(namen[rij[0].sleutel]), rij[0].sleutel))
    normen = {cijfer.norm for _, cijfer in rijen if cijfer.norm is not None}
    gedeeld = next(iter(normen)) if len(normen) == 1 else None
    sleutels = [school.sleutel for school, _ in op_alfabet]
    anderen = tuple(lijn for lijn in vergelijk if not lijn.waarden.keys().isdisjoint(sleutels))[:HOOGSTENS]
    letters = notenletters(noot for _, cijfer in op_alfabet for noot in cijfer.voetnoten) if noten is None else noten
    klaar = [
        replace(maak_schoolrij(indicator, namen[school.sleutel], cijfer, drempel), noot=merk(cijfer, letters))
        for school, cijfer in op_alfabet
    ]
    chart_id = chart_id or f"scholen-{indicator.id}-{schooljaar}"
    as_ = maak_as(
        indicator, [*_waarden(klaar), *(lijn.waarden[naam] for lijn in anderen for naam in sleutels if naam in lijn.waarden)]
    )
    plaats = plaats_scholen(indicator, klaar, as_, gedeeld, plaats_anderen(indicator, anderen, sleutels))
    zin = _zin(indicator, schooljaar, klaar, gedeeld) + _zin_van_anderen(indicator, anderen, sleutels)
    return Chart(
        id=chart_id,
        soort="scholen",
        titel=indicator.naam,
        ondertitel=_ondertitel(indicator, schooljaar, klaar, as_),
        zin=zin,
        svg=teken_scholen(plaats, chart_id=chart_id, titel=schoon(indicator.naam), zin=zin),
        tabel=_tabel(indicator, klaar, eenheden, vergelijkkolommen(indicator, anderen, sleutels), letters),
        figuur=scholen_figuur(plaats, as_),
        bron=indicator.bron,
    )


def schoolnamen(scholen: Sequence[School]) -> Mapping[str, str]:
    """Names of schools; two schools of one name are told apart by their place, or else their key."""
    dubbel = Counter(school.naam for school in scholen)
    namen = {}
    for school in scholen:
        plaatsen = Counter(ander.plaats for ander in scholen if ander.naam == school.naam)
        erbij = school.plaats if school.plaats and plaatsen[school.plaats] == 1 else school.sleutel
        namen[school.sleutel] = schoon(school.naam if dubbel[school.naam] == 1 else f"{school.naam} ({erbij})")
    return namen


def maak_schoolrij(indicator: Indicator, naam: str, cijfer: Cijfer, drempel: int) -> Schoolrij:
    """A figure with the words and the shape of its signal."""
    oordeel = signaal(cijfer, indicator)
    klein = cijfer.waarde is not None and kleine_groep(cijfer, drempel)
    woord = oordeelwoord(oordeel, indicator.richting, cijfer.normnaam)
    return Schoolrij(
        naam,
        cijfer,
        oordeel,
        klein,
        toon_cijfer(cijfer, indicator),
        toon_norm(cijfer.norm, indicator) if cijfer.norm is not None else "",
        kleinegroepwoord(cijfer, drempel) if klein and oordeel is not Oordeel.GEEN_NORM else woord,
    )


def _waarden(rijen: Sequence[Schoolrij]) -> list[float]:
    waarden = [einde for rij in rijen if (b := rij.cijfer.waarde) is not None for einde in (b.onder, b.boven)]
    return waarden + [rij.cijfer.norm for rij in rijen if rij.cijfer.norm is not None]


def _ondertitel(indicator: Indicator, schooljaar: str, rijen: Sequence[Schoolrij], as_: As) -> str:
    soort = {Eenheid.PROCENT: "Percentage", Eenheid.GEMIDDELDE: "Gemiddelde", Eenheid.AANTAL: "Aantal", Eenheid.INDEX: "Index"}
    delen = [f"{soort[indicator.eenheid]} per school, {schooljaar}"]
    lengtes = sorted({len(rij.cijfer.jaren) for rij in rijen if rij.cijfer.waarde is not None and len(rij.cijfer.jaren) > 1})
    if lengtes:
        delen.append(f"{' of '.join(str(lengte) for lengte in lengtes)} schooljaren samen")
    if len({rij.cijfer.norm for rij in rijen if rij.cijfer.norm is not None}) > 1:
        delen.append("het streepje is de norm van de school")
    delen += as_.opmerkingen(indicator)
    return ", ".join([*delen, *(["op alfabet"] if len(rijen) > 1 else [])])


def _zin(indicator: Indicator, schooljaar: str, rijen: Sequence[Schoolrij], gedeeld: float | None) -> str:
    """How many schools stand where; counts of a kind that is absent are left out."""
    if not rijen:
        return f"Voor {schooljaar} zijn er geen scholen met dit cijfer."
    met_cijfer = [rij for rij in rijen if rij.cijfer.waarde is not None]
    groot = [rij for rij in met_cijfer if rij.cijfer.norm is not None and not rij.klein]
    telling = Counter(rij.oordeel for rij in groot)
    naam = next((rij.cijfer.normnaam for rij in groot), None)
    norm = f" van {toon_norm(gedeeld, indicator)}" if gedeeld is not None else ""
    delen: list[str] = []
    for oordeel in (Oordeel.BOVEN, Oordeel.ONDER):
        woord = oordeelwoord(oordeel, indicator.richting, naam)
        if gedeeld is None:
            woord = woord.replace(met_lidwoord(naam), "de eigen norm")
        if telling[oordeel]:
            delen.append(f"{_scholen(telling[oordeel])} {woord}{norm}")
            norm = ""
    onbepaald = telling[Oordeel.NIET_TE_BEPALEN]
    klein = sum(rij.klein for rij in met_cijfer if rij.cijfer.norm is not None)
    misschien = sum(rij.woord == MISSCHIEN_KLEIN for rij in met_cijfer)
    zonder_norm = sum(rij.cijfer.norm is None for rij in met_cijfer)
    zonder = len(rijen) - len(met_cijfer)
    if onbepaald:
        delen.append(f"{_scholen(onbepaald)} waarvoor dit niet te bepalen is")
    if klein - misschien:
        delen.append(f"{_scholen(klein - misschien)} met een groep die te klein is voor een signaal")
    if misschien:
        delen.append(f"{_scholen(misschien)} met een groep die misschien te klein is voor een signaal")
    if zonder_norm:
        delen.append(f"{_scholen(zonder_norm)} met een cijfer{' zonder norm' if groot or klein else ''}")
    if zonder:
        delen.append(f"{_scholen(zonder)} zonder cijfer")
    volgorde = " De scholen staan op alfabet; dit is geen rangorde." if len(rijen) > 1 else ""
    return f"In {schooljaar}: {opsomming(delen)}.{volgorde}"


def _zin_van_anderen(indicator: Indicator, lijnen: Sequence[Vergelijklijn], sleutels: Sequence[str]) -> str:
    """What the lines and marks of others are; a figure that all schools share is said."""
    delen = []
    for nummer, lijn in enumerate(lijnen):
        naam, waarde = aansluitend(lijn.naam), gedeelde_waarde(lijn, sleutels)
        wat = f"het {MERKNAMEN[nummer]} in een balk" if waarde is None else toon_norm(waarde, indicator)
        delen.append(f"{wat} ({naam})")
    return f" Ter vergelijking: {opsomming(delen)}." if delen else ""


def _scholen(hoeveel: int) -> str:
    return aantal(hoeveel, "school", "scholen")


def _tabel(
    indicator: Indicator,
    rijen: Sequence[Schoolrij],
    eenheden: str,
    anderen: Sequence[tuple[str, list[str]]],
    letters: Mapping[str, str],
) -> Tabel:
    normnaam = next((rij.cijfer.normnaam for rij in rijen if rij.cijfer.normnaam), None) or "norm"
    kolommen: list[tuple[str, list[str]]] = [
        ("School", [rij.naam for rij in rijen]),
        (
            "Percentage" if indicator.eenheid is Eenheid.PROCENT else hoofdletter(indicator.eenheid.value),
            [rij.waarde for rij in rijen],
        ),
        (hoofdletter(normnaam), [rij.norm for rij in rijen]),
        ("Signaal", [rij.woord for rij in rijen]),
        (hoofdletter(eenheden), [groepstekst(rij.cijfer) for rij in rijen]),
        *anderen,
        ("Opmerking", [noottekst(rij.cijfer, letters) for rij in rijen]),
    ]
    over = [kolom for nummer, kolom in enumerate(kolommen) if nummer < 2 or any(kolom[1])]
    return Tabel(tuple(kop for kop, _ in over), tuple(zip(*(cellen for _, cellen in over), strict=True)))
