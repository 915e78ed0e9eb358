"""Charts, stage 5: how groups divide over the categories of a series, as stacked bars in which masked cells stay masked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kwaliteitshandboek.charts.chart import Chart, Tabel
from kwaliteitshandboek.charts.notatie import STREEP, zonder_ruis
from kwaliteitshandboek.charts.tekenen import schoon
from kwaliteitshandboek.charts.verdeling_figuur import verdeling_figuur
from kwaliteitshandboek.charts.verdeling_tekening import (
    Deel,
    Groep,
    plaats_verdeling,
    teken_verdeling,
    tel_bereik,
    tel_totaal,
)
from kwaliteitshandboek.derive.bereiken import toon_bereik as afgerond
from kwaliteitshandboek.model.cijfer import Bereik, Cel, Verdeling
from kwaliteitshandboek.model.indicator import Meetreeks
from kwaliteitshandboek.taal import DUN, aantal, getal, opsomming

_STATEN: Final = {"ontbreekt": "geen gegevens", "geheim": "geheim of onbekend", "nvt": "n.v.t.", "onderdrukt": "afgeschermd"}


def verdeling_chart(
    meetreeks: Meetreeks,
    titel: str,
    rijen: Sequence[tuple[str, Verdeling | None]],
    *,
    chart_id: str | None = None,
    noemer: int = 10,
    rijkop: str = "Onderdeel",
    decimalen: int = 0,
) -> Chart:
    """One bar of 100 % per row, its parts in the order of the series.

    The bar is drawn for the largest group that is possible: a masked cell at its upper bound (hatched, labelled '1–4'), so that
    every exact part is drawn at the smallest share it can have. The drawing then never shows more than is certain. A row
    that is `te_klein` says so, and nothing more.

    Args:
        meetreeks: A series of counts; its categories give order and names.
        titel: What is divided, for whom.
        rijen: Names of rows (domains, school years, schools) with their cells; None where there are none. Order is kept.
        chart_id: Unique on the page and usable in HTML; by default made from the series.
        rijkop: What the rows are, over the first column of the table ('School', 'Schooljaar', 'Vak').
        noemer: Of a row that may be under this number of persons no percentage is printed: not in the table, and no scale in
            the drawing of which such a row is part.
        decimalen: Those of every share: as many as the figures have that rest on these counts, so that both read alike.
    """
    klaar = [maak_groep(meetreeks, schoon(naam), verdeling, noemer, decimalen) for naam, verdeling in rijen]
    plaats = plaats_verdeling(meetreeks, klaar)
    chart_id = chart_id or f"verdeling-{meetreeks.id}"
    maskers = any(deel.gemaskeerd for rij in klaar for deel in rij.delen)
    aandeel = " en hun aandeel" if any(rij.aandelen for rij in klaar) else ""
    ondertitel = f"Aantallen {meetreeks.eenheid}{aandeel}{'; gearceerd: het hoogst mogelijke aantal' if maskers else ''}"
    zin = _zin(meetreeks, klaar)
    return Chart(
        id=chart_id,
        soort="verdeling",
        titel=titel,
        ondertitel=ondertitel,
        zin=zin,
        svg=teken_verdeling(plaats, chart_id=chart_id, titel=schoon(titel), zin=zin),
        tabel=verdelingstabel(meetreeks, klaar, rijkop),
        figuur=verdeling_figuur(meetreeks, plaats),
        bron=meetreeks.bron,
    )


def maak_groep(meetreeks: Meetreeks, naam: str, verdeling: Verdeling | None, noemer: int, decimalen: int = 0) -> Groep:
    """A row: what may be drawn of it, or the word that stands in its place."""
    if verdeling is None:
        return Groep(naam, None, {}, (), "geen gegevens")
    if verdeling.te_klein:
        return Groep(naam, None, {}, (), "te kleine groep")
    cellen = {cel.categorie: cel for cel in verdeling.cellen}
    bereiken = [
        (nummer, cel.bereik) for nummer, cat in enumerate(meetreeks.categorieen) if (cel := cellen.get(cat.id)) and cel.bereik
    ]
    if len(bereiken) < len(meetreeks.categorieen):
        # A part of which nothing is known makes every share unknown; the table still gives what is known.
        staten = [cel.staat if (cel := cellen.get(cat.id)) else "ontbreekt" for cat in meetreeks.categorieen]
        woorden = {_STATEN.get(staat, "geen gegevens") for staat in staten if staat not in ("exact", "gemaskeerd")}
        woord = woorden.pop() if len(woorden) == 1 else "niet volledig bekend"
        return Groep(naam, None, cellen, (), woord if not bereiken else f"deels {woord}: niet te tekenen")
    totaal = Bereik(sum(bereik.onder for _, bereik in bereiken), sum(bereik.boven for _, bereik in bereiken))
    if totaal.boven <= 0:
        return Groep(naam, totaal, cellen, (), "geen deelnemers")
    delen, tot = [], 0.0
    for nummer, bereik in bereiken:
        if bereik.boven > 0:
            delen.append(Deel(nummer, bereik, tot / totaal.boven, (tot + bereik.boven) / totaal.boven))
            tot += bereik.boven
    return Groep(naam, totaal, cellen, tuple(delen), "", aandelen=totaal.onder >= max(noemer, 1), decimalen=decimalen)


def _zin(meetreeks: Meetreeks, rijen: Sequence[Groep]) -> str:
    """Which category is largest in each row (up to four rows), only where that is certain; then how to read what is hatched."""
    delen = []
    getekend = [rij for rij in rijen if rij.delen]
    if not getekend:
        delen.append(
            "Er is niets te tekenen: " + opsomming([f"{rij.naam} ({rij.woord})" for rij in rijen]) + "."
            if rijen
            else "Er zijn geen gegevens."
        )
    elif len(rijen) <= 4:
        delen += [_rijzin(meetreeks, rij) for rij in rijen]
    else:
        zonder = len(rijen) - len(getekend)
        delen.append(
            f"Verdeling van {meetreeks.eenheid} over {aantal(len(meetreeks.categorieen), 'categorie', 'categorieën')},"
            f" in {aantal(len(getekend), 'rij', 'rijen')}."
        )
        if zonder:
            delen.append(f"Bij {aantal(zonder, 'rij', 'rijen')} is er niets te tekenen.")
    gearceerd = maskerzin(rijen)
    if gearceerd:
        delen.append(gearceerd)
    return " ".join(delen)


def maskerzin(rijen: Sequence[Groep]) -> str:
    """How to read what is hatched; empty where nothing is."""
    symbolen = sorted({tel_bereik(deel.bereik) for rij in rijen for deel in rij.delen if deel.gemaskeerd})
    if not symbolen:
        return ""
    return (
        f"Gearceerd ({opsomming(symbolen, 'of')}): het precieze aantal is afgeschermd en het hoogst mogelijke is getekend;"
        " de andere delen zijn dus minstens zo groot als hier te zien is."
    )


def _rijzin(meetreeks: Meetreeks, rij: Groep) -> str:
    if not rij.delen or rij.totaal is None:
        return f"{rij.naam}: {rij.woord}."
    totaal = tel_totaal(meetreeks, rij.totaal)
    grootste = max(rij.delen, key=lambda deel: deel.bereik.onder)
    zeker = all(deel is grootste or deel.bereik.boven < grootste.bereik.onder for deel in rij.delen)
    if not zeker:
        return f"{rij.naam}: {totaal}."
    naam = schoon(meetreeks.categorieen[grootste.nummer].naam)
    if len(rij.delen) == 1:
        return f"{rij.naam}: {totaal}, allemaal {naam}."
    return f"{rij.naam}: {totaal}, de grootste groep is {naam} ({tel_bereik(grootste.bereik)})."


def verdelingstabel(meetreeks: Meetreeks, rijen: Sequence[Groep], rijkop: str) -> Tabel:
    """A row per group, a column per category with counts and, where the group is large enough, shares."""
    kop = (rijkop, *(schoon(categorie.naam) for categorie in meetreeks.categorieen), "Totaal")
    return Tabel(
        kop,
        tuple(
            (
                rij.naam,
                *(_cel(rij, rij.cellen.get(categorie.id)) for categorie in meetreeks.categorieen),
                tel_bereik(rij.totaal) if rij.totaal is not None else "niet te geven" if rij.cellen else rij.woord,
            )
            for rij in rijen
        ),
    )


def _cel(rij: Groep, cel: Cel | None) -> str:
    """A count, with its share where the group is large enough: '12 (50 %)', '1–4 (4–17 %)'."""
    if cel is None:
        return "geen gegevens" if rij.cellen else rij.woord
    if cel.bereik is None:
        return _STATEN.get(cel.staat, "geen gegevens")
    deel = aandeel_van(cel.bereik, rij.totaal) if rij.totaal is not None and rij.aandelen else None
    return tel_bereik(cel.bereik) if deel is None else f"{tel_bereik(cel.bereik)} ({toon_aandeel(deel, rij.decimalen)})"


def aandeel_van(deel: Bereik, totaal: Bereik) -> Bereik:
    """The share of a part in per cent, with bounds: what is in the part is in the total too. `totaal.onder` is above 0."""
    rest_onder, rest_boven = totaal.onder - deel.onder, totaal.boven - deel.boven
    laag = deel.onder / (deel.onder + rest_boven) if deel.onder + rest_boven else 0.0
    hoog = deel.boven / (deel.boven + rest_onder) if deel.boven + rest_onder else 0.0
    return Bereik(zonder_ruis(100 * laag), zonder_ruis(100 * hoog))


def toon_aandeel(deel: Bereik, decimalen: int) -> str:
    """'50 %', or rounded outwards: '4–17 %'."""
    onder, boven = (getal(einde, decimalen) for einde in afgerond(deel, decimalen))
    return f"{onder if onder == boven else f'{onder}{STREEP}{boven}'}{DUN}%"
