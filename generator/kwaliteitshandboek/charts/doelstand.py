"""Charts, stage 5: a goal as it is told: its figure, target and begin, how far it is in words and shape, and its axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.charts.notatie import NIET_GETOOND, STREEP, kleine_groep, toon_cijfer, toon_doelcijfer, toon_norm
from kwaliteitshandboek.charts.schaal import As, maak_as
from kwaliteitshandboek.charts.tekenen import schoon
from kwaliteitshandboek.derive.bereiken import toon_bereik as afgerond
from kwaliteitshandboek.derive.doelen import Voortgang, Voortgangsoort, derive_voortgang
from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat
from kwaliteitshandboek.model.doel import Doelstand, Meetpunt
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.taal import DUN, getal

WOORDEN: Final = {
    Voortgangsoort.BEREIKT: "bereikt",
    Voortgangsoort.ONDERWEG: "onderweg",
    Voortgangsoort.NIET_DICHTERBIJ: "nog niet dichterbij",
    Voortgangsoort.NIET_BEREIKT: "nog niet bereikt",
    Voortgangsoort.NIET_TE_BEPALEN: "niet te bepalen",
}
"""How far a goal is, in words."""
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


@dataclass(frozen=True)
class Stand:
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
    def zeker_klein(self) -> bool:
        return self.klein and self.rij.cijfer.is_zeker_klein(self.drempel)

    @property
    def voortgang(self) -> Voortgang:
        basis = self.rij.basis or self.rij.streef
        return derive_voortgang(basis.waarde, self.rij.streef.waarde, self.rij.cijfer.waarde, self.rij.indicator.richting)

    @property
    def soort(self) -> Voortgangsoort | None:
        """None: nothing is claimed, since there is no figure or the group is small."""
        return None if self.klein or self.rij.cijfer.waarde is None else self.voortgang.soort

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
                return f"{'' if self.zeker_klein else 'misschien '}te kleine groep voor een uitspraak"
            return "niet te tonen" if self.rij.cijfer.staat in NIET_GETOOND else "geen cijfer"
        return f"{self.kort}{f': {self.deel}' if self.deel else ''}{', met de hand gezet' if self.rij.met_hand else ''}"

    @property
    def kort(self) -> str:
        """How the goal stands in one or two words; empty where nothing is claimed."""
        if self.rij.stand is not None and (self.soort is not None or self.rij.met_hand):
            return self.rij.stand.value
        return "" if self.soort is None else WOORDEN[self.soort]

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
