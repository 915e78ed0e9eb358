"""Charts, stage 5: from where to where: bands between two columns, in which masked flows stay masked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.charts.chart import Chart
from kwaliteitshandboek.charts.regels import Regel, vertel_met
from kwaliteitshandboek.charts.schaal import in_regels, kort_in
from kwaliteitshandboek.charts.tafereel import LINKS, RECHTS, Deel, Tafereel, Vlak, Woord, blok, teken_tafereel, uit_elkaar
from kwaliteitshandboek.charts.tafereel_figuur import tafereel_figuur
from kwaliteitshandboek.charts.tekenen import schoon
from kwaliteitshandboek.charts.verdeling import maak_groep, maskerzin, verdelingstabel
from kwaliteitshandboek.charts.verdeling_tekening import Deel as Stroomdeel
from kwaliteitshandboek.charts.verdeling_tekening import Groep, tel_bereik, tel_totaal, toon
from kwaliteitshandboek.model.cijfer import Bereik, Verdeling
from kwaliteitshandboek.model.indicator import Meetreeks
from kwaliteitshandboek.taal import aantal, opsomming

_NAAM: Final = 172.0
"""Room for the names at both sides."""
_KNOOP: Final = 12.0
_GAT: Final = 10.0
_REGEL: Final = 24.0
_NAAMREGEL: Final = 19.0
_LABEL: Final = 40.0
"""Height of a name with its number under it."""
_BOVEN: Final = 36.0
_STAPPEN: Final = 12


def stroom_chart(
    meetreeks: Meetreeks,
    titel: str,
    rijen: Sequence[tuple[str, Verdeling | None]],
    *,
    chart_id: str | None = None,
    noemer: int = 10,
    koppen: tuple[str, str] = ("Advies", "Bereikt niveau"),
    decimalen: int = 0,
) -> Chart:
    """Bands from rows to the categories of the series, as wide as there are persons; masked flows hatched at their upper bound.

    What may be drawn of a row follows the rules of `verdeling_chart`: of a row that is `te_klein` nothing is, and it says so.

    Args:
        meetreeks: A series of counts: where persons came.
        titel: What flows, of whom.
        rijen: Where they came from (an advice, a destination as planned) with their cells; None where there are none.
        chart_id: Unique on the page and usable in HTML; by default made from the series.
        noemer: Least number of persons for a percentage; those stand in the table only.
        koppen: What stands over the two columns.
        decimalen: Those of every percentage, as for `verdeling_chart`.
    """
    groepen = [maak_groep(meetreeks, schoon(wie), verdeling, noemer, decimalen) for wie, verdeling in rijen]
    feiten = _Feiten(meetreeks, tuple(groepen))
    chart_id = chart_id or f"stroom-{meetreeks.id}"
    zin = vertel_met(REGELS, feiten).strip()
    tafereel = _plaats(meetreeks, groepen, koppen)
    return Chart(
        id=chart_id,
        soort="stroom",
        titel=titel,
        ondertitel=f"Aantallen {meetreeks.eenheid}, van {koppen[0].lower()} naar {koppen[1].lower()}"
        + ("; gearceerd: het hoogst mogelijke aantal" if feiten.masker else ""),
        zin=zin,
        svg=teken_tafereel(tafereel, soort="stroom", chart_id=chart_id, titel=schoon(titel), zin=zin),
        tabel=verdelingstabel(meetreeks, groepen, koppen[0]),
        figuur=tafereel_figuur(tafereel),
        bron=meetreeks.bron,
    )


@dataclass(frozen=True, slots=True)
class _Knoop:
    """A place where flows begin or end: its name, number of persons, and where it lies."""

    naam: str
    totaal: Bereik
    boven: float
    hoogte: float


def _kolom(namen: Sequence[str], totalen: Sequence[Bereik], per_persoon: float) -> list[_Knoop]:
    knopen, y = [], _BOVEN
    for wie, totaal in zip(namen, totalen, strict=True):
        knopen.append(_Knoop(wie, totaal, y, totaal.boven * per_persoon))
        y += totaal.boven * per_persoon + _GAT
    return knopen


def _plaats(meetreeks: Meetreeks, rijen: Sequence[Groep], koppen: tuple[str, str]) -> Tafereel:
    getekend = [rij for rij in rijen if rij.delen]
    delen: list[Deel] = []
    onder = _BOVEN
    if getekend:
        naar = sorted({deel.nummer for rij in getekend for deel in rij.delen})
        aankomst = [_som([deel.bereik for rij in getekend for deel in rij.delen if deel.nummer == doel]) for doel in naar]
        vertrek = [_som([deel.bereik for deel in rij.delen]) for rij in getekend]
        meeste = max(len(naar), len(getekend))
        hoogte = max(260.0, (_LABEL + _GAT) * meeste)
        onder += hoogte
        per_persoon = (hoogte - _GAT * (meeste - 1)) / sum(totaal.boven for totaal in vertrek)
        links = _kolom([rij.naam for rij in getekend], vertrek, per_persoon)
        categorieen = [meetreeks.categorieen[doel] for doel in naar]
        doelen = _kolom([schoon(categorie.korte_naam or categorie.naam) for categorie in categorieen], aankomst, per_persoon)
        rechts = dict(zip(naar, doelen, strict=True))
        delen += [
            Woord(LINKS, 18, kort_in(koppen[0], 250), "g-tekst"),
            Woord(RECHTS, 18, kort_in(koppen[1], 250), anker="end"),
        ]
        delen += _banden(meetreeks, getekend, links, rechts, per_persoon)
        delen += _namen(links, onder, links=True)
        delen += _namen(list(rechts.values()), onder, links=False)
    for rij in rijen:
        if not rij.delen:
            for regel in in_regels(f"{rij.naam}: {rij.woord}", RECHTS - LINKS, 2):
                onder += _REGEL
                delen.append(Woord(LINKS, onder, regel))
    if not rijen:
        onder += 40
        delen.append(Woord((LINKS + RECHTS) / 2, onder - 20, "geen gegevens", anker="middle"))
    return Tafereel(onder + 12, tuple(delen))


def _som(bereiken: Sequence[Bereik]) -> Bereik:
    return Bereik(sum(bereik.onder for bereik in bereiken), sum(bereik.boven for bereik in bereiken))


def _banden(
    meetreeks: Meetreeks, rijen: Sequence[Groep], links: Sequence[_Knoop], rechts: Mapping[int, _Knoop], per_persoon: float
) -> list[Vlak]:
    """The bands, in the tone of where they go; on both sides in the order of the other side, so that they cross little."""
    vlakken: list[Vlak] = []
    x0, x1 = LINKS + _NAAM + _KNOOP, RECHTS - _NAAM - _KNOOP
    vrij = {doel: knoop.boven for doel, knoop in rechts.items()}
    for rij, knoop in zip(rijen, links, strict=True):
        y0 = knoop.boven
        for deel in rij.delen:
            dik = deel.bereik.boven * per_persoon
            y1 = vrij[deel.nummer]
            vlakken.append(_band(meetreeks, rij, deel, ((x0, y0), (x1, y1)), dik))
            y0 += dik
            vrij[deel.nummer] += dik
    # Those that look alike together, exact ones under masked ones: so they lie over each other in Plotly too.
    vlakken.sort(key=lambda band: (bool(band.masker), band.klasse, band.masker))
    for knoop in links:
        vlakken.append(blok(x0 - _KNOOP, knoop.boven, _KNOOP, knoop.hoogte, "g-knoop"))
    for doel, knoop in rechts.items():
        toon_, schakering = toon(doel, len(meetreeks.categorieen))
        klasse = f"g-deel g-deel--{toon_}{f' g-deel--{schakering}' if schakering else ''}"
        vlakken.append(blok(x1, knoop.boven, _KNOOP, knoop.hoogte, klasse))
    return vlakken


def _band(
    meetreeks: Meetreeks, rij: Groep, deel: Stroomdeel, einden: tuple[tuple[float, float], tuple[float, float]], dik: float
) -> Vlak:
    """A band from one column to the other that leaves and arrives level."""
    (x0, y0), (x1, y1) = einden
    boven = []
    for stap in range(_STAPPEN + 1):
        t = stap / _STAPPEN
        boven.append((x0 + (x1 - x0) * t, y0 + (y1 - y0) * t * t * (3 - 2 * t)))
    toon_, schakering = toon(deel.nummer, len(meetreeks.categorieen))
    naar = schoon(meetreeks.categorieen[deel.nummer].naam)
    return Vlak(
        (*boven, *((x, y + dik) for x, y in reversed(boven))),
        f"g-stroom g-deel--{toon_}",
        f"{toon_}{schakering}" if deel.gemaskeerd else "",
        f"Van '{rij.naam}' naar '{naar}': {tel_bereik(deel.bereik)}",
    )


def _namen(knopen: Sequence[_Knoop], onder: float, *, links: bool) -> list[Deel]:
    """Names with numbers beside their column, moved where they would cover each other."""
    # A second line for a long name, where there is room for one at every place.
    ruim = (_LABEL + _REGEL) * len(knopen) <= onder - _BOVEN
    namen = [in_regels(knoop.naam, _NAAM - 8, 2 if ruim else 1) for knoop in knopen]
    hoogten = [_LABEL + _NAAMREGEL * (len(regels) - 1) for regels in namen]
    midden = uit_elkaar([k.boven + k.hoogte / 2 for k in knopen], hoogten, _BOVEN - 4, onder, 4.0)
    uit: list[Deel] = []
    x, anker = (LINKS, "start") if links else (RECHTS, "end")
    for knoop, regels, y in zip(knopen, namen, midden, strict=True):
        voet = y - 3 - _NAAMREGEL * (len(regels) - 1) / 2
        for regel in regels:
            uit.append(Woord(x, voet, regel, "g-label", anker, vol=knoop.naam if regel.endswith("…") else ""))
            voet += _NAAMREGEL
        uit.append(Woord(x, voet, tel_bereik(knoop.totaal), "g-tekst", anker))
    return uit


@dataclass(frozen=True)
class _Feiten:
    """What the rules about flows may look at and print."""

    meetreeks: Meetreeks
    rijen: tuple[Groep, ...]

    @property
    def getekend(self) -> list[Groep]:
        return [rij for rij in self.rijen if rij.delen]

    @property
    def totaal(self) -> str:
        return tel_totaal(self.meetreeks, _som([deel.bereik for rij in self.getekend for deel in rij.delen]))

    @property
    def redenen(self) -> str:
        return opsomming([f"{rij.naam} ({rij.woord})" for rij in self.rijen if not rij.delen])

    @property
    def zonder(self) -> str:
        return aantal(len(self.rijen) - len(self.getekend), "rij", "rijen")

    @property
    def masker(self) -> str:
        return maskerzin(self.rijen)

    @property
    def grootste(self) -> str:
        """Such as: van 'havo' naar 'havo' (12), where that flow is certainly larger than every other; else empty."""
        stromen = [(rij, deel) for rij in self.getekend for deel in rij.delen]
        rij, deel = max(stromen, key=lambda stroom: stroom[1].bereik.onder)
        if any(ander is not deel and ander.bereik.boven >= deel.bereik.onder for _, ander in stromen):
            return ""
        naar = schoon(self.meetreeks.categorieen[deel.nummer].naam)
        # In quotes: 'naar op het geplande niveau' is no Dutch, and who names a category need not think of this sentence.
        return f"van '{rij.naam}' naar '{naar}' ({tel_bereik(deel.bereik)})"


REGELS: Final[tuple[Regel[_Feiten], ...]] = (
    Regel("wat", "geen_rijen", lambda f: not f.rijen, "Er zijn geen gegevens."),
    Regel("wat", "niets_te_tekenen", lambda f: not f.getekend, "Er is niets te tekenen: {f.redenen}."),
    Regel("wat", "grootste", lambda f: bool(f.grootste), "{f.totaal}; de grootste stroom gaat {f.grootste}."),
    Regel("wat", "totaal", lambda _: True, "Het gaat om {f.totaal}."),
    Regel(
        "zonder",
        "rijen_zonder",
        lambda f: bool(f.getekend) and len(f.getekend) < len(f.rijen),
        " Bij {f.zonder} is er niets te tekenen: {f.redenen}.",
    ),
    Regel("masker", "gearceerd", lambda f: bool(f.masker), " {f.masker}"),
)
"""What is said of flows, in the order of the sentence."""
