"""Charts, stage 5: figures on their way to a target: a bar with the target and the base year as ticks, progress in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.charts.chart import Chart, Tabel
from kwaliteitshandboek.charts.notatie import NIET_GETOOND, STREEP, kleine_groep, toon_cijfer, toon_doelcijfer, toon_norm
from kwaliteitshandboek.charts.regels import Regel, vertel_met
from kwaliteitshandboek.charts.schaal import As, in_regels, kort_in, maak_as, tekstbreedte
from kwaliteitshandboek.charts.tafereel import (
    LINKS,
    RECHTS,
    Deel,
    Stip,
    Tafereel,
    Vorm,
    Woord,
    blok,
    naam,
    staand,
    teken_tafereel,
    uit_elkaar,
)
from kwaliteitshandboek.charts.tafereel_figuur import tafereel_figuur
from kwaliteitshandboek.charts.tekenen import schoon
from kwaliteitshandboek.derive.bereiken import toon_bereik as afgerond
from kwaliteitshandboek.derive.doelen import Voortgang, Voortgangsoort, derive_voortgang
from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat
from kwaliteitshandboek.model.doel import Doelstand, Meetpunt
from kwaliteitshandboek.model.indicator import Eenheid, Indicator
from kwaliteitshandboek.taal import DUN, aantal, getal, opsomming

_RIJ: Final = 104.0
_BALK: Final = 12.0
_REGEL: Final = 20.0
_WOORDEN: Final = {
    Voortgangsoort.BEREIKT: "bereikt",
    Voortgangsoort.ONDERWEG: "onderweg",
    Voortgangsoort.NIET_DICHTERBIJ: "nog niet dichterbij",
    Voortgangsoort.NIET_BEREIKT: "nog niet bereikt",
    Voortgangsoort.NIET_TE_BEPALEN: "niet te bepalen",
}
_STANDVORMEN: Final = {
    Doelstand.BEREIKT: "boven",
    Doelstand.OP_SCHEMA: "boven",
    Doelstand.ACHTER: "onder",
    Doelstand.NOG_NIET: "geen-norm",
    Doelstand.NIET_BEREIKT: "onder",
    Doelstand.NIET_TE_BEPALEN: "niet-te-bepalen",
}
_VORMEN: Final = {
    Voortgangsoort.BEREIKT: "boven",
    Voortgangsoort.ONDERWEG: "geen-norm",
    Voortgangsoort.NIET_DICHTERBIJ: "onder",
    Voortgangsoort.NIET_BEREIKT: "onder",
    Voortgangsoort.NIET_TE_BEPALEN: "niet-te-bepalen",
}


@dataclass(frozen=True, slots=True)
class Doelrij:
    """A goal with its figure as it is now; without `basis` there is no way to measure along, only reached or not.

    `stand`: how the goal stands where that is known from elsewhere (with its schedule); `uitleg` the sum behind it; `met_hand`:
    somebody said so beside the figure, which holds without a figure too. `decimalen`: those that the sum shows of the figure.
    Without `stand` the drawing says how much of the way is done.
    """

    naam: str
    indicator: Indicator
    streef: Meetpunt
    basis: Meetpunt | None
    cijfer: Cijfer
    stand: Doelstand | None = None
    uitleg: str | None = None
    met_hand: bool = False
    decimalen: int | None = None


def doel_chart(
    titel: str, rijen: Sequence[Doelrij], *, chart_id: str = "doelen", drempel: int = 15, bron: str | None = None
) -> Chart:
    """A bar per goal, each on the scale of its own indicator; ranges show both ends.

    Args:
        titel: Whose goals.
        rijen: The goals, in the order in which they are to stand; may be empty.
        chart_id: Unique on the page and usable in HTML.
        drempel: Below this number of pupils no progress is claimed.
        bron: Where the figures come from.
    """
    standen = tuple(_Stand(rij, drempel) for rij in rijen)
    zin = vertel_met(REGELS, _Feiten(standen)).strip()
    delen: list[Deel] = []
    onder = 0.0
    for stand in standen:
        delen += _rij(stand, onder)
        onder += stand.hoogte
    if not standen:
        delen.append(Woord((LINKS + RECHTS) / 2, 44, "geen doelen met een streefcijfer", anker="middle"))
    tafereel = Tafereel(onder if standen else 80.0, tuple(delen))
    eigen_as = not all(stand.as_.vanaf_nul for stand in standen)
    return Chart(
        id=chart_id,
        soort="doel",
        titel=titel,
        ondertitel="Balk: het nieuwste cijfer; dik streepje: het doel; dun streepje: het begin"
        + ("; niet elke as begint bij 0" if eigen_as else "")
        + ("; niet elke as loopt tot 100\u202f%" if any(stand.as_.tot(stand.rij.indicator) for stand in standen) else ""),
        zin=zin,
        svg=teken_tafereel(tafereel, soort="doel", chart_id=chart_id, titel=schoon(titel), zin=zin),
        tabel=_tabel(standen),
        figuur=tafereel_figuur(tafereel),
        bron=bron,
    )


@dataclass(frozen=True)
class _Stand:
    """A goal as it is told: its texts, its progress, its axis."""

    rij: Doelrij
    drempel: int

    @property
    def naam(self) -> str:
        return schoon(self.rij.naam)

    @property
    def klein(self) -> bool:
        return self.rij.cijfer.waarde is not None and kleine_groep(self.rij.cijfer, self.drempel)

    @property
    def voortgang(self) -> Voortgang:
        basis = self.rij.basis or self.rij.streef
        return derive_voortgang(basis.waarde, self.rij.streef.waarde, self.rij.cijfer.waarde, self.rij.indicator.richting)

    @property
    def soort(self) -> Voortgangsoort | None:
        """None: nothing is claimed, since there is no figure or the group is small."""
        return None if self.klein or self.rij.cijfer.waarde is None else self.voortgang.soort

    @property
    def regels(self) -> list[str]:
        """The name in the room beside the figure, over at most two lines."""
        return in_regels(self.naam, RECHTS - LINKS - tekstbreedte(self.waarde) - 24, 2)

    @property
    def hoogte(self) -> float:
        return _RIJ + _REGEL * (len(self.regels) - 1)

    @property
    def waarde(self) -> str:
        return toon_doelcijfer(self.rij.cijfer, self.rij.indicator, self.rij.decimalen)

    @property
    def nu(self) -> str:
        """The figure with its school year; what is not there yet has none."""
        cijfer = self.rij.cijfer
        return self.waarde if cijfer.staat is Cijferstaat.ONTBREEKT else f"{self.waarde} ({cijfer.schooljaar})"

    @property
    def doel(self) -> str:
        return f"{toon_norm(self.rij.streef.waarde, self.rij.indicator)} ({self.rij.streef.schooljaar})"

    @property
    def basis(self) -> str:
        if self.rij.basis is None:
            return ""
        return f"{toon_norm(self.rij.basis.waarde, self.rij.indicator)} ({self.rij.basis.schooljaar})"

    @property
    def deel(self) -> str:
        """'60 % van de weg', only of what is certainly on its way; never rounded up to the whole of it."""
        deel = self.voortgang.deel
        if self.soort is not Voortgangsoort.ONDERWEG or deel is None or self.rij.stand is not None:
            return ""
        laag, hoog = (min(einde, 99.0) for einde in afgerond(deel, 0))
        tekst = getal(laag) if laag == hoog else f"{getal(laag)}{STREEP}{getal(hoog)}"
        return f"{'minder dan 1' if hoog == 0 else tekst}{DUN}% van de weg"

    @property
    def woord(self) -> str:
        if self.soort is None and not self.rij.met_hand:
            if self.klein:
                return "te kleine groep voor een uitspraak"
            return "niet te tonen" if self.rij.cijfer.staat in NIET_GETOOND else "geen cijfer"
        return f"{self.kort}{f': {self.deel}' if self.deel else ''}{', met de hand gezet' if self.rij.met_hand else ''}"

    @property
    def kort(self) -> str:
        """How the goal stands in one or two words; empty where nothing is claimed."""
        if self.rij.stand is not None and (self.soort is not None or self.rij.met_hand):
            return self.rij.stand.value
        return "" if self.soort is None else _WOORDEN[self.soort]

    @property
    def vorm(self) -> str:
        if self.rij.stand is not None and self.rij.met_hand:
            return _STANDVORMEN[self.rij.stand]
        if self.rij.cijfer.waarde is None:
            return "geen-gegevens"
        if self.soort is None:
            return "geen-norm"
        return _VORMEN[self.soort] if self.rij.stand is None else _STANDVORMEN[self.rij.stand]

    @property
    def toon(self) -> str:
        """The colour of the bar; none where the figure itself bears out no state."""
        return self.vorm if self.soort is not None and self.vorm in ("boven", "onder") else "neutraal"

    @property
    def berekening(self) -> str:
        """'(80 - 70) / (85 - 70)', where that is how the part of the way is found; else the sum that came with the goal."""
        if self.rij.uitleg is not None:
            return self.rij.uitleg
        if not self.deel or self.rij.basis is None:
            return ""
        nu = toon_cijfer(self.rij.cijfer, self.rij.indicator, teken=False)
        van, naar = (
            toon_norm(punt.waarde, self.rij.indicator).removesuffix(f"{DUN}%") for punt in (self.rij.basis, self.rij.streef)
        )
        return f"({nu} \u2212 {van}) / ({naar} \u2212 {van})"

    @property
    def as_(self) -> As:
        waarde, basis = self.rij.cijfer.waarde, self.rij.basis
        waarden = [self.rij.streef.waarde, *([basis.waarde] if basis else ())]
        return maak_as(self.rij.indicator, [*waarden, *((waarde.onder, waarde.boven) if waarde else ())])


def _rij(stand: _Stand, boven: float) -> list[Deel]:
    """Name, figure and words of progress; lane, bar and ticks; what the ticks are."""
    as_, cijfer = stand.as_, stand.rij.cijfer
    regels = stand.regels
    delen: list[Deel] = [
        Woord(LINKS, boven + 20 + _REGEL * nummer, regel, "g-label", vol=stand.naam if regel.endswith("…") else "", rand=True)
        for nummer, regel in enumerate(regels)
    ]
    onder_naam = boven + _REGEL * (len(regels) - 1)
    balk = onder_naam + 52
    delen += [
        Woord(
            RECHTS,
            boven + 20,
            stand.waarde,
            "g-label g-label--laatste" if cijfer.waarde else "g-tekst",
            "end",
            rand=True,
        ),
        Vorm(LINKS + 8, onder_naam + 36, stand.vorm),
        naam(LINKS + 24, onder_naam + 41, stand.woord, RECHTS - LINKS - 24, "g-tekst"),
        blok(LINKS, balk, RECHTS - LINKS, _BALK, "g-baan"),
    ]
    uitleg = f"{stand.naam}: {stand.waarde}, {stand.woord}; doel {stand.doel}{f'; begin {stand.basis}' if stand.basis else ''}"
    delen += _balk(stand, balk, uitleg)
    streepjes = [("doel", stand.rij.streef.waarde, stand.doel)]
    if stand.rij.basis is not None:
        streepjes.append(("begin", stand.rij.basis.waarde, stand.basis))
    plaatsen = [as_.plaats(waarde, LINKS, RECHTS) for _, waarde, _ in streepjes]
    teksten = [kort_in(f"{wat} {tekst}", (RECHTS - LINKS) / len(streepjes) - 8) for wat, _, tekst in streepjes]
    middens = uit_elkaar(plaatsen, [tekstbreedte(tekst) for tekst in teksten], LINKS, RECHTS)
    for (wat, _, _), plaats, tekst, midden in zip(streepjes, plaatsen, teksten, middens, strict=True):
        if wat == "doel":
            delen.append(blok(plaats - 2, balk - 5, 4, _BALK + 10, "g-norm g-norm--streep"))
        else:
            delen.append(staand(plaats, balk - 4, balk + _BALK + 4, "g-basis"))
        delen.append(Woord(midden, balk + _BALK + 22, tekst, "g-normlabel" if wat == "doel" else "g-tekst", "middle"))
    return delen


def _balk(stand: _Stand, y: float, uitleg: str) -> list[Deel]:
    """The figure: what is certain, what may come on top; a point where lengths would say nothing; hatching where it is hidden."""
    waarde, as_ = stand.rij.cijfer.waarde, stand.as_
    klasse = f"g-balk g-balk--{stand.toon}"
    if waarde is None:
        masker = "0" if stand.rij.cijfer.staat in NIET_GETOOND else ""
        return [blok(LINKS, y, RECHTS - LINKS, _BALK, "g-leeg", masker=masker, uitleg=uitleg)]
    onder, boven = (as_.plaats(einde, LINKS, RECHTS) for einde in (waarde.onder, waarde.boven))
    delen: list[Deel] = []
    if stand.rij.indicator.eenheid in (Eenheid.PROCENT, Eenheid.AANTAL):
        nul = as_.plaats(0.0, LINKS, RECHTS)
        van, tot = (nul, max(onder, nul)) if boven > nul else (min(boven, nul), nul)
        delen.append(blok(van, y, tot - van, _BALK, klasse, uitleg=uitleg))
    elif waarde.exact:
        delen.append(Stip(onder, y + _BALK / 2, 6.5, klasse, uitleg))
    if not waarde.exact:
        delen.append(blok(onder, y, boven - onder, _BALK, f"g-bereik g-balk--{stand.toon}", uitleg=uitleg))
        delen += [staand(x, y - 2, y + _BALK + 2, f"g-bereik__eind g-balk--{stand.toon}") for x in (onder, boven)]
    return delen


def _tabel(standen: Sequence[_Stand]) -> Tabel:
    """A row per goal; the calculation where there is one."""
    kolommen = [
        ("Doel", [stand.naam for stand in standen]),
        ("Begin", [stand.basis for stand in standen]),
        ("Nu", [stand.nu for stand in standen]),
        ("Streefcijfer", [stand.doel for stand in standen]),
        ("Voortgang", [stand.woord for stand in standen]),
        ("Berekening", [stand.berekening for stand in standen]),
    ]
    over = [kolom for nummer, kolom in enumerate(kolommen) if nummer < 1 or any(kolom[1]) or kolom[0] in ("Nu", "Streefcijfer")]
    return Tabel(tuple(kop for kop, _ in over), tuple(zip(*(cellen for _, cellen in over), strict=True)))


@dataclass(frozen=True)
class _Feiten:
    """What the rules about goals may look at and print."""

    standen: tuple[_Stand, ...]

    @property
    def enige(self) -> _Stand:
        return self.standen[0]

    @property
    def nu(self) -> str:
        return self.enige.nu

    @property
    def telling(self) -> str:
        """'2 doelen bereikt, 1 doel onderweg'."""
        standen = Counter(stand.kort for stand in self.standen)
        volgorde = dict.fromkeys([*_WOORDEN.values(), *(stand.value for stand in Doelstand)])
        delen = [f"{aantal(standen[woord], 'doel', 'doelen')} {woord}" for woord in volgorde if standen[woord]]
        klein = sum(stand.klein and not stand.kort for stand in self.standen)
        zonder = standen[""] - klein
        if klein:
            delen.append(f"{aantal(klein, 'doel', 'doelen')} met een te kleine groep voor een uitspraak")
        if zonder:
            delen.append(f"{aantal(zonder, 'doel', 'doelen')} zonder cijfer")
        return opsomming(delen)


REGELS: Final[tuple[Regel[_Feiten], ...]] = (
    Regel("wat", "geen_doelen", lambda f: not f.standen, "Er zijn geen doelen met een streefcijfer."),
    Regel("wat", "telling", lambda f: len(f.standen) > 1, "{f.telling}."),
    Regel("wat", "met_begin", lambda f: bool(f.enige.basis), "Van {f.enige.basis} naar {f.enige.doel}; nu: {f.nu}."),
    Regel("wat", "zonder_begin", lambda _: True, "Het doel is {f.enige.doel}; nu: {f.nu}."),
    Regel("stand", "meer_doelen", lambda f: len(f.standen) != 1, ""),
    Regel("stand", "geen_stand", lambda f: f.enige.klein and not f.enige.kort, " De groep is te klein voor een uitspraak."),
    Regel("stand", "geen_cijfer", lambda f: not f.enige.kort, " Er is geen cijfer om tegen het doel te houden."),
    Regel("stand", "onderweg", lambda f: bool(f.enige.deel), " Dat is {f.enige.deel}."),
    Regel(
        "stand",
        "onbepaald",
        lambda f: f.enige.kort == _WOORDEN[Voortgangsoort.NIET_TE_BEPALEN],
        " Of het doel bereikt is, is niet te bepalen.",
    ),
    Regel("stand", "stand", lambda _: True, " Het doel is {f.enige.woord}."),
)
"""What is said of goals, in the order of the sentence."""
