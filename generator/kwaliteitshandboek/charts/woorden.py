"""Charts, stage 5: words that sentences and tables share: numbers of people, rows of years, signals, reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from kwaliteitshandboek.charts.notatie import kleine_groep, kleinegroepwoord, oordeelwoord, signaal
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer
from kwaliteitshandboek.model.indicator import Eenheid, Indicator, Meetreeks, Meetreekssoort
from kwaliteitshandboek.taal import VAST, aantal, getal, opsomming, rond

ENKELVOUD: Final = {
    "leerlingen": "leerling",
    "ouders": "ouder",
    "medewerkers": "medewerker",
    "gesprekken": "gesprek",
    "scholen": "school",
    "plaatsen": "plaats",
    "locaties": "locatie",
    "schoolverlaters": "schoolverlater",
    "oud-leerlingen": "oud-leerling",
    "besprekingen": "bespreking",
    "overleggen": "overleg",
    "bezoeken": "bezoek",
}
"""Singulars of what series count in. Of other words no sentence counts single ones."""


_DELEN: Final = re.compile(r"[;.](?=\s|$)")
"""Where a reason of several parts may be taken apart."""


def personen(cijfer: Cijfer, indicator: Indicator) -> int | None:
    """How many persons stand below the line, where a share counts each person once and exactly; else None."""
    if indicator.eenheid is not Eenheid.PROCENT or not indicator.berekening.is_deel or len(cijfer.jaren) > 1:
        return None
    if cijfer.leerlingen is None or cijfer.noemer != cijfer.leerlingen or not cijfer.leerlingen.exact:
        return None
    return int(cijfer.leerlingen.onder) or None


def geteld_in(reeks: Meetreeks | None) -> str:
    """What a series counts in: 'leerlingen', 'gesprekken'. Behind a mean of points stand pupils.

    The unit of a mean is of those who are counted ('ouders') where it is a word for them, else of the mean itself ('punten').
    """
    if reeks is None or (reeks.soort is Meetreekssoort.GEMIDDELDE and reeks.eenheid not in ENKELVOUD):
        return "leerlingen"
    return reeks.eenheid


class Personenverschil(NamedTuple):
    """A difference between two shares in persons; `tekst` is 'omgerekend ongeveer 2 leerlingen meer'."""

    hoeveel: int
    tekst: str

    @property
    def dat(self) -> str:
        """'dat is' one pupil, 'dat zijn' two."""
        return "dat zijn" if self.hoeveel > 1 else "dat is"


def in_personen(toen: Cijfer, nu: Cijfer, indicator: Indicator, eenheden: str) -> Personenverschil | None:
    """The difference between two shares in persons.

    Counted among the persons of the newer year: groups differ in size, so it is converted. Where both years count as many, what
    was counted is told: '2 leerlingen'. None where a share or the number of persons is not known exactly.
    """
    groep = personen(nu, indicator) if eenheden in ENKELVOUD else None
    if groep is None or nu.waarde is None or toen.waarde is None or not (nu.waarde.exact and toen.waarde.exact):
        return None
    if toen.noemer == nu.noemer and toen.teller and nu.teller and toen.teller.exact and nu.teller.exact:
        hoeveel, hoe = int(abs(nu.teller.onder - toen.teller.onder)), ""
    else:
        hoeveel, hoe = int(rond(abs(nu.waarde.onder - toen.waarde.onder) / 100 * groep)), "omgerekend ongeveer "
    if hoeveel == 0:
        return Personenverschil(0, f"omgerekend minder dan {aantal(1, ENKELVOUD[eenheden], eenheden)}")
    meer = "meer" if nu.waarde.onder > toen.waarde.onder else "minder"
    return Personenverschil(hoeveel, f"{hoe}{aantal(hoeveel, ENKELVOUD[eenheden], eenheden)} {meer}")


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


def breukreden(tekst: str) -> str:
    """Why a series breaks, without what every break says already: that the figures before it do not compare."""
    delen = [deel.strip() for deel in _DELEN.split(aansluitend(tekst))]
    return "; ".join(deel for deel in delen if deel and "niet te vergelijken" not in deel and "niet vergelijkbaar" not in deel)


def signaaltekst(cijfer: Cijfer, indicator: Indicator, drempel: int) -> str:
    """The signal of a figure in a table: empty without figure or norm, and no verdict on a small group."""
    if cijfer.waarde is None or cijfer.norm is None:
        return ""
    if kleine_groep(cijfer, drempel):
        return kleinegroepwoord(cijfer, drempel)
    return oordeelwoord(signaal(cijfer, indicator), indicator.richting, cijfer.normnaam)


def groepstekst(cijfer: Cijfer) -> str:
    """The number of pupils behind a figure that is shown; of a figure that is not shown, the number stays out too."""
    if cijfer.waarde is None or cijfer.leerlingen is None:
        return ""
    return tel(cijfer.leerlingen, "").strip().replace(" tot en met ", "–")
