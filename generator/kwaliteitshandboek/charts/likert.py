"""Charts, stage 5: answers on a scale, as bars that stand out to both sides of the neutral middle; masked cells stay masked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.charts.chart import Chart, Tabel
from kwaliteitshandboek.charts.regels import Regel, vertel_met
from kwaliteitshandboek.charts.schaal import tekstbreedte
from kwaliteitshandboek.charts.tafereel import (
    GEEN_TOON,
    LINKS,
    RECHTS,
    Deel,
    Tafereel,
    Woord,
    blok,
    naam,
    past_in,
    sleutels,
    staand,
    teken_tafereel,
)
from kwaliteitshandboek.charts.tafereel_figuur import tafereel_figuur
from kwaliteitshandboek.charts.tekenen import schoon
from kwaliteitshandboek.charts.verdeling import aandeel_van, maak_groep, maskerzin, toon_aandeel, verdelingstabel
from kwaliteitshandboek.charts.verdeling_tekening import Groep, tel_bereik, tel_totaal
from kwaliteitshandboek.model.cijfer import Bereik, Verdeling
from kwaliteitshandboek.model.indicator import Meetreeks
from kwaliteitshandboek.taal import aantal, opsomming, rond

_RIJ: Final = 64.0
_BALK: Final = 30.0
_SCHAKERINGEN: Final = ("", "licht", "lichter")


@dataclass(frozen=True, slots=True)
class Schaal:
    """Which answers stand on which side: places of categories, from the far end to the middle; `midden` None: there is none."""

    oneens: tuple[int, ...]
    midden: int | None
    eens: tuple[int, ...]

    def klasse(self, nummer: int) -> tuple[str, str]:
        """Classes of a part, and the tone of its hatching: each side has a tone, strongest at its end."""
        if nummer == self.midden:
            return "g-deel g-deel--midden", GEEN_TOON
        kant, toon = (self.eens, 1) if nummer in self.eens else (self.oneens, 2)
        schakering = _SCHAKERINGEN[min(kant.index(nummer), len(_SCHAKERINGEN) - 1)]
        return f"g-deel g-deel--{toon}{f' g-deel--{schakering}' if schakering else ''}", f"{toon}{schakering}"

    def som(self, rij: Groep, kant: tuple[int, ...]) -> Bereik:
        """How many chose an answer on this side."""
        bereiken = [deel.bereik for deel in rij.delen if deel.nummer in kant]
        return Bereik(sum(bereik.onder for bereik in bereiken), sum(bereik.boven for bereik in bereiken))


def likert_chart(
    meetreeks: Meetreeks,
    titel: str,
    rijen: Sequence[tuple[str, Verdeling | None]],
    *,
    chart_id: str | None = None,
    noemer: int = 10,
    kanten: tuple[str, str] = ("oneens", "eens"),
    gunstig_eerst: bool = False,
    rijkop: str = "Uitspraak",
    vergelijk: bool = True,
    decimalen: int = 0,
) -> Chart:
    """One bar per statement, laid so that the middle of the neutral answer lies on the axis; masked cells at their upper bound.

    A row that may hold fewer than `noemer` persons is not drawn and says so; the table gives its counts without percentages.

    Args:
        meetreeks: A series of counts whose categories run from one end of the scale to the other; of an odd number the middle
            one is neutral.
        titel: What was asked, of whom.
        rijen: Statements with their answers; None where there are none. Order is kept.
        chart_id: Unique on the page and usable in HTML; by default made from the series.
        noemer: Least number of persons for a percentage.
        kanten: What the two sides of the scale are called, the unfavourable one first.
        gunstig_eerst: Whether the series begins with the most favourable answer.
        rijkop: What the rows are, over the first column of the table.
        vergelijk: Whether the sentence may say where most and fewest agreed; False where the rows are schools.
        decimalen: Those of every share, as for `verdeling_chart`.
    """
    helft = len(meetreeks.categorieen) // 2
    begin, einde = tuple(range(helft)), tuple(range(len(meetreeks.categorieen) - 1, len(meetreeks.categorieen) - 1 - helft, -1))
    midden = helft if len(meetreeks.categorieen) % 2 else None
    schaal = Schaal(einde, midden, begin) if gunstig_eerst else Schaal(begin, midden, einde)
    groepen = [_genoeg(meetreeks, maak_groep(meetreeks, schoon(wie), verdeling, noemer, decimalen)) for wie, verdeling in rijen]
    feiten = _Feiten(meetreeks, schaal, tuple(groepen), kanten, vergelijk)
    chart_id = chart_id or f"likert-{meetreeks.id}"
    zin = vertel_met(REGELS, feiten).strip()
    tafereel = _plaats(meetreeks, schaal, groepen, kanten)
    maskers = any(deel.gemaskeerd for rij in groepen for deel in rij.delen)
    return Chart(
        id=chart_id,
        soort="likert",
        titel=titel,
        ondertitel=f"In de balk staan aantallen {meetreeks.eenheid}, ernaast hun aandeel {kanten[0]} en {kanten[1]}"
        + ("; gearceerd: het hoogst mogelijke aantal" if maskers else ""),
        zin=zin,
        svg=teken_tafereel(tafereel, soort="likert", chart_id=chart_id, titel=schoon(titel), zin=zin),
        tabel=_tabel(meetreeks, schaal, groepen, kanten, rijkop),
        figuur=tafereel_figuur(tafereel),
        bron=meetreeks.bron,
    )


def _genoeg(meetreeks: Meetreeks, rij: Groep) -> Groep:
    """The row, or in place of its drawing the word that its group is too small."""
    if not rij.delen or rij.totaal is None or rij.aandelen:
        return rij
    return Groep(rij.naam, rij.totaal, rij.cellen, (), f"te kleine groep voor percentages ({tel_totaal(meetreeks, rij.totaal)})")


def _aandeel(schaal: Schaal, rij: Groep, kant: tuple[int, ...]) -> Bereik:
    return aandeel_van(schaal.som(rij, kant), rij.totaal or Bereik(1, 1))


def _toon(schaal: Schaal, rij: Groep, kant: tuple[int, ...]) -> str:
    return toon_aandeel(_aandeel(schaal, rij, kant), rij.decimalen)


def _plaats(meetreeks: Meetreeks, schaal: Schaal, rijen: Sequence[Groep], kanten: tuple[str, str]) -> Tafereel:
    namen = [schoon(categorie.korte_naam or categorie.naam) for categorie in meetreeks.categorieen]
    getekend = [rij for rij in rijen if rij.delen]
    delen, boven = sleutels([(wat, schaal.klasse(nummer)[0]) for nummer, wat in enumerate(namen)]) if getekend else ([], 4.0)
    if getekend:
        delen += [Woord(LINKS, boven + 12, kanten[0]), Woord(RECHTS, boven + 12, kanten[1], anker="end")]
        boven += 16
    aandelen = {id(rij): [_toon(schaal, rij, kant) for kant in (schaal.oneens, schaal.eens)] for rij in getekend}
    goot = max((tekstbreedte(tekst) for paar in aandelen.values() for tekst in paar), default=0.0) + 12
    uiteinden = [_uiteinden(schaal, rij) for rij in getekend] or [(0.5, 0.5)]
    links, rechts = (max(paar[kant] for paar in uiteinden) for kant in (0, 1))
    per_deel = (RECHTS - LINKS - 2 * goot) / max(links + rechts, 1e-9)
    nul = LINKS + goot + links * per_deel
    onder = boven + _RIJ * max(len(rijen), 1)
    for nummer, rij in enumerate(rijen):
        y = boven + _RIJ * nummer
        totaal = tel_totaal(meetreeks, rij.totaal) if rij.totaal is not None and rij.delen else ""
        delen += [
            naam(LINKS, y + 19, rij.naam, RECHTS - LINKS - tekstbreedte(totaal) - 16),
            Woord(RECHTS, y + 19, totaal, anker="end", rand=True),
        ]
        if not rij.delen:
            delen += [blok(LINKS, y + 28, RECHTS - LINKS, _BALK, "g-leeg"), naam(20, y + 48, rij.woord, 520, "g-tekst")]
            continue
        delen += [staand(nul, y + 23, y + 27, "g-as"), staand(nul, y + 59, y + 63, "g-as")]
        delen += _balk(schaal, rij, namen, y + 28, (nul, per_deel))
        for tekst, x, anker in zip(aandelen[id(rij)], (LINKS, RECHTS), ("start", "end"), strict=True):
            delen.append(Woord(x, y + 48, tekst, "g-label", anker))
    if not rijen:
        delen.append(Woord((LINKS + RECHTS) / 2, boven + _RIJ / 2, "geen gegevens", anker="middle"))
    return Tafereel(onder + 8, tuple(delen))


def _uiteinden(schaal: Schaal, rij: Groep) -> tuple[float, float]:
    """How far a bar reaches to both sides of the middle, as shares of the row."""
    lengte = {deel.nummer: deel.tot - deel.van for deel in rij.delen}
    half = lengte.get(-1 if schaal.midden is None else schaal.midden, 0.0) / 2
    links, rechts = (sum(lengte.get(nummer, 0.0) for nummer in kant) + half for kant in (schaal.oneens, schaal.eens))
    return links, rechts


def _balk(schaal: Schaal, rij: Groep, namen: Sequence[str], y: float, as_: tuple[float, float]) -> list[Deel]:
    """The parts from the unfavourable end to the favourable one; counts where they fit. `as_`: the middle, and units per bar."""
    nul, per_deel = as_
    middelste = () if schaal.midden is None else (schaal.midden,)
    volgorde = [*schaal.oneens, *middelste, *reversed(schaal.eens)]
    x = nul - _uiteinden(schaal, rij)[0] * per_deel
    vlakken: list[Deel] = []
    woorden: list[Deel] = []
    for deel in sorted(rij.delen, key=lambda deel: volgorde.index(deel.nummer)):
        breed = (deel.tot - deel.van) * per_deel
        klasse, masker = schaal.klasse(deel.nummer)
        telling = tel_bereik(deel.bereik)
        uitleg = f"{rij.naam}, {namen[deel.nummer]}: {telling}"
        vlakken.append(blok(x, y, breed, _BALK, klasse, masker=masker if deel.gemaskeerd else "", uitleg=uitleg))
        if past_in(telling, breed):
            tekstklasse = "g-label" if deel.gemaskeerd else klasse
            woorden.append(Woord(x + breed / 2, y + 20, telling, tekstklasse, "middle", rand=deel.gemaskeerd))
        x += breed
    return [*vlakken, *woorden]


def _tabel(meetreeks: Meetreeks, schaal: Schaal, rijen: Sequence[Groep], kanten: tuple[str, str], rijkop: str) -> Tabel:
    """Counts per answer, then the shares of both sides."""
    basis = verdelingstabel(meetreeks, rijen, rijkop)
    sommen = [tuple(_toon(schaal, rij, kant) if rij.delen else "" for kant in (schaal.oneens, schaal.eens)) for rij in rijen]
    kop = (*basis.kop[:-1], f"Samen {kanten[0]}", f"Samen {kanten[1]}", basis.kop[-1])
    return Tabel(kop, tuple((*rij[:-1], *som, rij[-1]) for rij, som in zip(basis.rijen, sommen, strict=True)))


@dataclass(frozen=True)
class _Feiten:
    """What the rules about answers may look at and print."""

    meetreeks: Meetreeks
    schaal: Schaal
    rijen: tuple[Groep, ...]
    kanten: tuple[str, str]
    vergelijk: bool

    @property
    def getekend(self) -> list[Groep]:
        return [rij for rij in self.rijen if rij.delen]

    @property
    def eens(self) -> str:
        return self.kanten[1]

    @property
    def redenen(self) -> str:
        return opsomming([f"{rij.naam} ({rij.woord})" for rij in self.rijen])

    @property
    def masker(self) -> str:
        return maskerzin(self.rijen)

    @property
    def zonder(self) -> str:
        return aantal(len(self.rijen) - len(self.getekend), "rij", "rijen")

    def uiterste(self, kant: int) -> list[Groep]:
        """The rows where certainly most (1) or fewest (-1) agreed, also as printed; several where equal."""
        rijen = self.getekend
        delen = [_aandeel(self.schaal, rij, self.schaal.eens) for rij in rijen]
        beste = max(delen, key=lambda deel: kant * (deel.onder + deel.boven))
        gelijk = [nummer for nummer, deel in enumerate(delen) if deel == beste]
        rest = [deel for nummer, deel in enumerate(delen) if nummer not in gelijk]
        einde = beste.onder if kant > 0 else beste.boven
        nauw = max(rij.decimalen for rij in rijen)
        los = all(kant * rond(einde, nauw) > kant * rond(deel.boven if kant > 0 else deel.onder, nauw) for deel in rest)
        return [rijen[nummer] for nummer in gelijk] if rest and los and (beste.exact or len(gelijk) == 1) else []

    def bij(self, rij: Groep) -> str:
        """'43 van de 60 ouders (72 %)'."""
        hoeveel, totaal = self.schaal.som(rij, self.schaal.eens), rij.totaal or Bereik(0, 0)
        aandeel = _toon(self.schaal, rij, self.schaal.eens)
        return f"{tel_bereik(hoeveel)} van de {tel_bereik(totaal)} {self.meetreeks.eenheid} ({aandeel})"

    def bij_alle(self, rijen: Sequence[Groep]) -> str:
        return opsomming([f"‘{rij.naam}’: {self.bij(rij)}" for rij in rijen])

    @property
    def enige(self) -> str:
        return self.bij_alle(self.getekend)

    @property
    def meest(self) -> str:
        return self.bij_alle(self.uiterste(1))

    @property
    def minst(self) -> str:
        return self.bij_alle(self.uiterste(-1))


REGELS: Final[tuple[Regel[_Feiten], ...]] = (
    Regel("wat", "geen_rijen", lambda f: not f.rijen, "Er zijn geen gegevens."),
    Regel("wat", "niets_te_tekenen", lambda f: not f.getekend, "Er is niets te tekenen: {f.redenen}."),
    Regel("wat", "een_rij", lambda f: len(f.getekend) == 1, "Antwoord ‘{f.eens}’ bij {f.enige}."),
    Regel("wat", "niet_vergeleken", lambda f: not f.vergelijk, "De rijen staan in vaste volgorde; dit is geen rangorde."),
    Regel("wat", "meest", lambda f: bool(f.uiterste(1)), "Het vaakst ‘{f.eens}’ bij {f.meest}."),
    Regel("wat", "geen_meest", lambda _: True, "Bij welke rij het vaakst ‘{f.eens}’ is geantwoord, is niet te zeggen."),
    Regel(
        "minst",
        "minst",
        lambda f: f.vergelijk and len(f.getekend) > 1 and bool(f.uiterste(-1)),
        " Het minst vaak bij {f.minst}.",
    ),
    Regel(
        "zonder",
        "rijen_zonder",
        lambda f: bool(f.getekend) and len(f.getekend) < len(f.rijen),
        " Bij {f.zonder} is er niets te tekenen.",
    ),
    Regel("masker", "gearceerd", lambda f: bool(f.masker), " {f.masker}"),
)
"""What is said of answers, in the order of the sentence."""
