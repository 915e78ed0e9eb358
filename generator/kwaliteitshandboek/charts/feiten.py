"""Charts, stage 5: what a sentence about a series may look at and print; nothing here decides what is said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kwaliteitshandboek.charts.notatie import (
    ONDERWERPEN,
    extra_decimalen,
    gedrukt,
    kleine_groep,
    met_lidwoord,
    oordeelwoord,
    signaal,
    toon_cijfer,
    toon_einden,
    toon_norm,
    zonder_ruis,
)
from kwaliteitshandboek.charts.reeks import Jaarvak, vorige_vergelijkbare
from kwaliteitshandboek.charts.tekenen import schoon
from kwaliteitshandboek.charts.vergelijking import Vergelijklijn, vergelijkzin
from kwaliteitshandboek.charts.woorden import (
    ENKELVOUD,
    Personenverschil,
    aansluitend,
    breukreden,
    in_personen,
    jarenreeks,
    personen,
    tel,
)
from kwaliteitshandboek.derive.trends import Trend, Trendsoort, trend
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer, Oordeel
from kwaliteitshandboek.model.indicator import Eenheid, Indicator
from kwaliteitshandboek.taal import getal, hoofdletter, opsomming


@dataclass(frozen=True)
class Feiten:
    """What the rules may look at and print: a series of which the last year is told. `kleine_groep` is a number of pupils."""

    indicator: Indicator
    naam: str | None
    vakken: tuple[Jaarvak, ...]
    drempel: int = 15
    eenheden: str = "leerlingen"
    vergelijk: tuple[Vergelijklijn, ...] = ()

    @property
    def vak(self) -> Jaarvak:
        return self.vakken[-1]

    @property
    def cijfer(self) -> Cijfer:
        return self.vak.cijfer

    @property
    def vorige(self) -> Jaarvak | None:
        return vorige_vergelijkbare(self.vakken)

    @property
    def jaar(self) -> str:
        return self.vak.schooljaar

    @property
    def periode(self) -> str:
        """'In 2025-2026', or the pooled years."""
        jaren = self.cijfer.jaren
        return f"Over {jarenreeks(jaren)} samen" if len(jaren) > 1 else f"In {self.jaar}"

    @property
    def wie(self) -> str:
        return f" bij {self.naam}" if self.naam else " voor alle scholen samen"

    @property
    def onderwerp(self) -> str:
        return ONDERWERPEN[self.indicator.eenheid]

    @cached_property
    def gezegde(self) -> tuple[str, str] | None:
        """What those who count did, as verb and the rest: 'haalde', ' 1F of hoger'; None where a sentence cannot say it.

        More was held than planned: of that no "110 % of the talks" can be said.
        """
        if self.indicator.gezegde is None or self.cijfer.waarde is None or self.indicator.eenheid is not Eenheid.PROCENT:
            return None
        if zonder_ruis(self.cijfer.waarde.boven) > 100:
            return None
        persoonsvorm, spatie, rest = aansluitend(schoon(self.indicator.gezegde)).partition(" ")
        return persoonsvorm, spatie + rest

    @property
    def persoonsvorm(self) -> str:
        return self.gezegde[0] if self.gezegde else ""

    @property
    def rest(self) -> str:
        return self.gezegde[1] if self.gezegde else ""

    @property
    def van_wie(self) -> str:
        """Behind the sentence: whose figure it is."""
        return f" ({self.naam})" if self.naam else " (alle scholen samen)"

    @property
    def onderwerp_vooraan(self) -> str:
        return hoofdletter(self.onderwerp)

    @property
    def waarde(self) -> str:
        return toon_cijfer(self.cijfer, self.indicator)

    @property
    def einden(self) -> tuple[str, str]:
        bereik = self.cijfer.waarde or Bereik(0, 0)
        return toon_einden(bereik, self.indicator, teken=True, extra=extra_decimalen(self.cijfer, self.indicator))

    @property
    def norm(self) -> str:
        """'van 85 %', behind a word that names the norm; only read where there is a norm."""
        if self.cijfer.norm is None:
            raise ValueError("no norm")
        return f"van {toon_norm(self.cijfer.norm, self.indicator)}"

    @property
    def signaal(self) -> Oordeel:
        return signaal(self.cijfer, self.indicator)

    @property
    def woord(self) -> str:
        return oordeelwoord(self.signaal, self.indicator.richting, self.cijfer.normnaam)

    @property
    def met_norm(self) -> str:
        return met_lidwoord(self.cijfer.normnaam)

    @property
    def goede_kant(self) -> str:
        return oordeelwoord(Oordeel.BOVEN, self.indicator.richting, self.cijfer.normnaam)

    @property
    def reden(self) -> str:
        return aansluitend(self.vak.overgeslagen or "")

    # Small groups

    @property
    def klein(self) -> bool:
        return self.cijfer.waarde is not None and kleine_groep(self.cijfer, self.drempel)

    @property
    def zeker_klein(self) -> bool:
        return self.klein and self.cijfer.is_zeker_klein(self.drempel)

    @property
    def personen(self) -> int | None:
        """The exact number of persons below the line, where the figure is a share of persons; else None."""
        return personen(self.cijfer, self.indicator) if self.eenheden in ENKELVOUD else None

    @property
    def groep(self) -> str:
        return tel(self.cijfer.leerlingen or Bereik(0, 0), self.eenheden)

    @property
    def enkelvoud(self) -> str:
        return ENKELVOUD.get(self.eenheden, self.eenheden)

    @property
    def gewicht(self) -> str:
        return getal(100 / (self.personen or 1))

    # Change

    @cached_property
    def trend(self) -> Trend | None:
        """What derive lets be said of the change; None between pooled figures, which share pupils, and where nothing compares."""
        if self.vorige is None or self.cijfer.waarde is None or len(self.cijfer.jaren) > 1 or len(self.vorige.cijfer.jaren) > 1:
            return None
        return trend((self.vorige.cijfer, self.cijfer), self.drempel, self.indicator.richting)

    @property
    def richting(self) -> int:
        """1: certainly risen, -1: certainly fallen, 0: no such claim; nor is there one that the printed figures do not show."""
        if self.trend is None or self.vorige is None or self.cijfer.waarde is None or self.vorige.cijfer.waarde is None:
            return 0
        (nu_laag, nu_hoog), (toen_laag, toen_hoog) = (
            gedrukt(cijfer.waarde or Bereik(0, 0), self.indicator, extra_decimalen(cijfer, self.indicator))
            for cijfer in (self.cijfer, self.vorige.cijfer)
        )
        if self.trend.soort is Trendsoort.GESTEGEN:
            return int(nu_laag > toen_hoog)
        return -int(self.trend.soort is Trendsoort.GEDAALD and nu_hoog < toen_laag)

    @property
    def beide_exact(self) -> bool:
        return self.vak.exact and self.vorige is not None and self.vorige.exact

    @property
    def toen(self) -> str:
        return toon_cijfer(self.vorige.cijfer, self.indicator) if self.vorige else ""

    @property
    def toen_jaar(self) -> str:
        return self.vorige.schooljaar if self.vorige else ""

    @property
    def werkwoord(self) -> str:
        return "steeg" if self.richting > 0 else "daalde"

    @property
    def vergrotend(self) -> str:
        return "hoger" if self.richting > 0 else "lager"

    @cached_property
    def verschil_in_personen(self) -> Personenverschil | None:
        """The difference with the year before in persons, whatever may be claimed of it; None where it cannot be told."""
        if self.trend is None or self.vorige is None:
            return None
        return in_personen(self.vorige.cijfer, self.cijfer, self.indicator, self.eenheden)

    @property
    def in_personen(self) -> str:
        """'; dat zijn 3 leerlingen meer', 'dat is omgerekend ongeveer 1 leerling minder'; empty if not a share of persons."""
        if self.verschil_in_personen is None:
            return ""
        return f"; {self.verschil_in_personen.dat} {self.verschil_in_personen.tekst}"

    @property
    def zoveel(self) -> str:
        """'minder dan 1 leerling', 'ongeveer 2 leerlingen meer'; only read where the difference can be told in persons."""
        return self.verschil_in_personen.tekst if self.verschil_in_personen else ""

    @property
    def dat_vooraan(self) -> str:
        return hoofdletter(self.verschil_in_personen.dat) if self.verschil_in_personen else ""

    @property
    def anderen(self) -> str:
        """'92,3 % (alle basisscholen in het land)': figures of others of this year, or else their newest before it."""
        return vergelijkzin(self.indicator, self.vergelijk, self.jaar) if self.vakken else ""

    # What else must be known

    @property
    def laatste_bekende(self) -> Jaarvak | None:
        return next((vak for vak in reversed(self.vakken[:-1]) if vak.cijfer.waarde is not None), None)

    @property
    def eerder(self) -> str:
        vak = self.laatste_bekende
        return f"{vak.schooljaar}: {toon_cijfer(vak.cijfer, self.indicator)}" if vak else ""

    @property
    def breuken(self) -> str:
        """'2023-2024 (nieuwe vragenlijst)': where comparison ends, and why as far as there is more to say than that."""
        breuken = [(vak.schooljaar, breukreden(vak.breuk)) for vak in self.vakken[1:] if vak.breuk]
        return opsomming([f"{jaar} ({reden})" if reden else jaar for jaar, reden in breuken])

    @property
    def gaten(self) -> str:
        return opsomming([f"{vak.schooljaar} ({aansluitend(vak.overgeslagen)})" for vak in self.vakken[:-1] if vak.overgeslagen])

    @property
    def overgeslagen_jaren(self) -> str:
        return opsomming(self.cijfer.overgeslagen)

    @property
    def tellen_niet_mee(self) -> str:
        return "dat jaar telt niet mee" if len(self.cijfer.overgeslagen) == 1 else "die jaren tellen niet mee"
