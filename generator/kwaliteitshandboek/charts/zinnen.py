"""Charts, stage 5: the sentence that says what a series shows, from one table of rules that never claim more than is certain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

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
)
from kwaliteitshandboek.charts.reeks import Jaarvak, vorige_vergelijkbare
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer, Cijferstaat, Oordeel
from kwaliteitshandboek.model.indicator import Eenheid, Indicator
from kwaliteitshandboek.taal import VAST, aantal, getal, hoofdletter, opsomming, rond

ENKELVOUD: Final = {
    "leerlingen": "leerling",
    "ouders": "ouder",
    "medewerkers": "medewerker",
    "gesprekken": "gesprek",
    "scholen": "school",
    "plaatsen": "plaats",
    "locaties": "locatie",
}
"""Singulars of what series count in. Of other words no sentence counts single ones."""


@dataclass(frozen=True, slots=True)
class Feiten:
    """What the rules may look at and print: a series of which the last year is told. `kleine_groep` is a number of pupils."""

    indicator: Indicator
    naam: str | None
    vakken: tuple[Jaarvak, ...]
    drempel: int = 15
    eenheden: str = "leerlingen"

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

    @property
    def te_vergelijken(self) -> bool:
        """Both years are single years of groups that are large enough (or figures without persons behind them)."""
        if self.vorige is None or self.cijfer.waarde is None:
            return False
        beide = (self.cijfer, self.vorige.cijfer)
        zonder_groep = self.indicator.eenheid in (Eenheid.AANTAL, Eenheid.INDEX)
        genoeg = all(
            zonder_groep if cijfer.leerlingen is None else not kleine_groep(cijfer, self.drempel) for cijfer in beide
        )
        return genoeg and all(len(cijfer.jaren) < 2 for cijfer in beide)

    @property
    def richting(self) -> int:
        """1: certainly higher than the year before, -1: certainly lower, 0: not certain, or equal; by the figures as printed."""
        if self.vorige is None or self.cijfer.waarde is None or self.vorige.cijfer.waarde is None:
            return 0
        (nu_laag, nu_hoog), (toen_laag, toen_hoog) = (
            gedrukt(cijfer.waarde or Bereik(0, 0), self.indicator.precisie + extra_decimalen(cijfer, self.indicator))
            for cijfer in (self.cijfer, self.vorige.cijfer)
        )
        return 1 if nu_laag > toen_hoog else -1 if nu_hoog < toen_laag else 0

    @property
    def beide_exact(self) -> bool:
        return self.vak.exact and self.vorige is not None and self.vorige.exact

    @property
    def gelijk(self) -> bool:
        return self.beide_exact and self.vorige is not None and self.cijfer.waarde == self.vorige.cijfer.waarde

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

    @property
    def in_personen(self) -> str:
        """'; dat zijn omgerekend ongeveer 3 leerlingen meer', at the number of persons of the last year; empty if not a share."""
        nu, toen = self.cijfer.waarde, self.vorige.cijfer.waarde if self.vorige else None
        if self.personen is None or nu is None or toen is None:
            return ""
        hoeveel = int(rond(abs(nu.onder - toen.onder) / 100 * self.personen))
        if hoeveel == 0:
            return f"; dat is omgerekend minder dan 1{VAST}{self.enkelvoud}"
        meer = "meer" if self.richting > 0 else "minder"
        return f"; dat {'is' if hoeveel == 1 else 'zijn'} omgerekend ongeveer {aantal(hoeveel, self.enkelvoud, self.eenheden)} {meer}"

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
        return opsomming([f"{vak.schooljaar} ({aansluitend(vak.breuk)})" for vak in self.vakken[1:] if vak.breuk])

    @property
    def gaten(self) -> str:
        return opsomming([f"{vak.schooljaar} ({aansluitend(vak.overgeslagen)})" for vak in self.vakken[:-1] if vak.overgeslagen])

    @property
    def overgeslagen_jaren(self) -> str:
        return opsomming(self.cijfer.overgeslagen)

    @property
    def tellen_niet_mee(self) -> str:
        return "dat jaar telt niet mee" if len(self.cijfer.overgeslagen) == 1 else "die jaren tellen niet mee"


@dataclass(frozen=True, slots=True)
class Regel:
    """Prints `tekst` where `als` holds, unless an earlier rule of the same group did; `{f.x}` are properties of `Feiten`."""

    groep: str
    naam: str
    als: Callable[[Feiten], bool]
    tekst: str


def _staat(staat: Cijferstaat) -> Callable[[Feiten], bool]:
    return lambda f: f.cijfer.staat is staat and f.cijfer.waarde is None


REGELS: Final = (
    Regel("cijfer", "geen_reeks", lambda f: not f.vakken, "Er zijn nog geen cijfers{f.wie}."),
    Regel("cijfer", "niet_gemeten", lambda f: f.vak.overgeslagen is not None, "In {f.jaar} is niet gemeten: {f.reden}."),
    Regel("cijfer", "geheim", _staat(Cijferstaat.GEHEIM), "Het cijfer van {f.jaar}{f.wie} is in de bron geheim of onbekend."),
    Regel("cijfer", "geen_deelnemers", _staat(Cijferstaat.GEEN_DEELNEMERS), "In {f.jaar} waren er{f.wie} geen deelnemers."),
    Regel("cijfer", "te_klein", _staat(Cijferstaat.TE_KLEIN), "Het cijfer van {f.jaar}{f.wie} tonen wij niet: de groep is te klein."),
    Regel("cijfer", "nvt", _staat(Cijferstaat.NVT), "Voor {f.jaar} is dit cijfer{f.wie} niet van toepassing."),
    Regel("cijfer", "ontbreekt", lambda f: f.cijfer.waarde is None, "Van {f.jaar} zijn er{f.wie} geen gegevens."),
    Regel("cijfer", "bekend", lambda f: f.vak.exact, "{f.periode} was {f.onderwerp}{f.wie} {f.waarde}"),
    Regel(
        "cijfer",
        "bereik",
        lambda f: True,
        "{f.periode} lag {f.onderwerp}{f.wie} tussen {f.einden[0]} en {f.einden[1]}: het precieze cijfer is niet te geven, omdat"
        " kleine aantallen zijn afgeschermd",
    ),
    Regel("signaal", "zonder_cijfer", lambda f: not f.vakken or f.cijfer.waarde is None, ""),
    Regel("signaal", "geen_norm", lambda f: f.signaal is Oordeel.GEEN_NORM, "."),
    Regel(
        "signaal",
        "kleine_groep",
        lambda f: f.klein,
        ". Voor een signaal tegen {f.met_norm} {f.norm} is de groep te klein.",
    ),
    Regel("signaal", "onbepaald", lambda f: f.signaal is Oordeel.NIET_TE_BEPALEN, ". Of dit {f.goede_kant} {f.norm} ligt, is niet te bepalen."),
    Regel("signaal", "exact_tegen_norm", lambda f: f.vak.exact, "; dat is {f.woord} {f.norm}."),
    Regel("signaal", "bereik_tegen_norm", lambda f: True, ". Wel is zeker: dit ligt {f.woord} {f.norm}."),
    Regel(
        "groep",
        "klein_in_personen",
        lambda f: bool(f.vakken) and f.klein and f.personen is not None,
        " Het gaat om {f.groep}: één {f.enkelvoud} is ongeveer {f.gewicht} procentpunt.",
    ),
    Regel("groep", "klein", lambda f: bool(f.vakken) and f.klein, " De groep is klein ({f.groep}): het cijfer kan per jaar sterk wisselen."),
    Regel(
        "verandering",
        "verschil",
        lambda f: bool(f.vakken) and f.te_vergelijken and f.beide_exact and f.richting != 0,
        " {f.onderwerp_vooraan} {f.werkwoord} van {f.toen} in {f.toen_jaar} naar {f.waarde}{f.in_personen}.",
    ),
    Regel("verandering", "gelijk", lambda f: bool(f.vakken) and f.te_vergelijken and f.gelijk, " Dat is gelijk aan {f.toen_jaar}."),
    Regel(
        "verandering",
        "vrijwel_gelijk",
        lambda f: bool(f.vakken) and f.te_vergelijken and f.beide_exact,
        " Dat is vrijwel gelijk aan {f.toen_jaar} ({f.toen}).",
    ),
    Regel(
        "verandering",
        "bereiken_los",
        lambda f: bool(f.vakken) and f.te_vergelijken and f.richting != 0,
        " Dat is {f.vergrotend} dan in {f.toen_jaar} ({f.toen}).",
    ),
    Regel(
        "eerder",
        "laatste_bekende",
        lambda f: bool(f.vakken) and f.cijfer.waarde is None and f.laatste_bekende is not None,
        " Het laatste cijfer is van {f.eerder}.",
    ),
    Regel("breuk", "breuk", lambda f: bool(f.breuken), " Niet te vergelijken met de jaren daarvoor vanaf {f.breuken}."),
    Regel("gaten", "gaten", lambda f: bool(f.gaten), " Niet gemeten in {f.gaten}."),
    Regel(
        "venster",
        "stapt_over",
        lambda f: bool(f.vakken) and f.cijfer.waarde is not None and bool(f.cijfer.overgeslagen) and not f.gaten,
        " In {f.overgeslagen_jaren} is niet gemeten: {f.tellen_niet_mee}.",
    ),
    Regel("voorlopig", "voorlopig", lambda f: bool(f.vakken) and f.cijfer.voorlopig and f.cijfer.waarde is not None, " Dit cijfer is voorlopig."),
)
"""All rules, in the order of the sentence. Of each group at most one rule speaks: the first that holds."""


def vertel(feiten: Feiten) -> str:
    """What the series shows, in one to five short sentences."""
    gezegd: set[str] = set()
    delen = []
    for regel in REGELS:
        if regel.groep not in gezegd and regel.als(feiten):
            gezegd.add(regel.groep)
            delen.append(regel.tekst.format(f=feiten))
    return "".join(delen)


def toegepast(feiten: Feiten) -> tuple[str, ...]:
    """The names of the rules that spoke, for tests and for the curious."""
    eerste: dict[str, str] = {}
    for regel in REGELS:
        if regel.groep not in eerste and regel.als(feiten):
            eerste[regel.groep] = regel.naam
    return tuple(eerste.values())


def personen(cijfer: Cijfer, indicator: Indicator) -> int | None:
    """How many persons stand below the line, where a share counts each person once and exactly; else None."""
    if indicator.eenheid is not Eenheid.PROCENT or not indicator.berekening.is_deel or len(cijfer.jaren) > 1:
        return None
    if cijfer.leerlingen is None or cijfer.noemer != cijfer.leerlingen or not cijfer.leerlingen.exact:
        return None
    return int(cijfer.leerlingen.onder) or None


def tel(bereik: Bereik, eenheden: str) -> str:
    """'12 leerlingen', '1 leerling', '10 tot en met 16 leerlingen'."""
    if bereik.exact:
        return aantal(int(bereik.onder), ENKELVOUD.get(eenheden, eenheden), eenheden)
    return f"{getal(bereik.onder)} tot en met {getal(bereik.boven)}{VAST}{eenheden}"


def jarenreeks(jaren: Sequence[str]) -> str:
    """Pooled years: 'a en b', 'a, b en c'; an unbroken row of more: 'a tot en met d'."""
    begin = [int(jaar[:4]) for jaar in jaren]
    if len(jaren) > 2 and begin == list(range(begin[0], begin[0] + len(jaren))):
        return f"{jaren[0]} tot en met {jaren[-1]}"
    return opsomming(jaren)


def aansluitend(tekst: str) -> str:
    """A reason as part of a sentence: no full stop, no capital (abbreviations such as 'LIB' keep theirs)."""
    tekst = " ".join(tekst.split()).rstrip(".")
    return tekst[:1].lower() + tekst[1:] if tekst[1:2].islower() else tekst


def signaaltekst(cijfer: Cijfer, indicator: Indicator, drempel: int) -> str:
    """The signal of a figure in a table: empty without figure or norm, and no verdict on a small group."""
    if cijfer.waarde is None or cijfer.norm is None:
        return ""
    if kleine_groep(cijfer, drempel):
        return "kleine groep"
    return oordeelwoord(signaal(cijfer, indicator), indicator.richting, cijfer.normnaam)


def groepstekst(cijfer: Cijfer) -> str:
    """The number of pupils behind a figure that is shown; of a figure that is not shown, the number stays out too."""
    if cijfer.waarde is None or cijfer.leerlingen is None:
        return ""
    return tel(cijfer.leerlingen, "").strip().replace(" tot en met ", "–")
