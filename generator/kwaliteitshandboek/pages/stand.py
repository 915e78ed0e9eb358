"""Pages, stage 6: how the schools are doing on one indicator: how many on each side of the norm, told as people tell it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kwaliteitshandboek import taal
from kwaliteitshandboek.charts import notatie
from kwaliteitshandboek.model.cijfer import Cijferstaat, Oordeel
from kwaliteitshandboek.model.indicator import Eenheid, Indicator, Richting
from kwaliteitshandboek.model.organisatie import School, Schoolsoort
from kwaliteitshandboek.pages import woorden
from kwaliteitshandboek.pages.wereld import Wereld, scholen

_VRAAG = re.compile(r"Hoeveel (?P<wie>\w+) (?P<werkwoord>\w+en) (?P<wat>.+)\?")
"""A question that can be turned into a sentence: 'Hoeveel leerlingen halen het fundamentele niveau?'"""


@dataclass(frozen=True, slots=True)
class Stand:
    """Numbers of schools for which the indicator is meant, in one school year, by what can be said of them.

    `bereik`: the norm lies within the range of the figure; `klein`: the group is too small to say it; `misschien`: it may be,
    its number is a range; `zonder`: no figure, or no norm. `periode` is that of most figures. `normen` are the norms, each as
    people read it; with more than one, schools have their own.
    """

    indicator: Indicator
    soorten: tuple[Schoolsoort, ...]
    normnaam: str | None
    normen: frozenset[str]
    periode: str
    boven: int = 0
    onder: int = 0
    bereik: int = 0
    klein: int = 0
    misschien: int = 0
    zonder: int = 0

    @property
    def totaal(self) -> int:
        return self.boven + self.onder + self.bereik + self.klein + self.misschien + self.zonder

    @property
    def telt(self) -> bool:
        """Whether there is something to tell: a norm, and at least one school with a figure that can be held to it."""
        return bool(self.normen) and self.boven + self.onder + self.bereik > 0

    @property
    def kort(self) -> str:
        """'3 van 5 scholen', the number at or on the good side of the norm."""
        return f"{self.boven} van {taal.aantal(self.totaal, 'school', 'scholen')}"

    @property
    def kort_rest(self) -> str:
        """'1 niet te bepalen, 1 te kleine groep': the schools of which nothing can be said; the others do not meet the norm."""
        delen = (
            (self.bereik, "niet te bepalen"),
            (self.klein, "te kleine groep"),
            (self.misschien, "misschien te kleine groep"),
            (self.zonder, "zonder gegevens"),
        )
        return ", ".join(f"{hoeveel} {woord}" for hoeveel, woord in delen if hoeveel)

    @property
    def kant(self) -> str:
        """'op of boven de signaleringswaarde'."""
        return notatie.oordeelwoord(Oordeel.BOVEN, self.indicator.richting, self.normnaam)

    @property
    def zinnen(self) -> tuple[str, ...]:
        """What a parent reads: how many schools, how many not, of how many it cannot be said and why, and what is enough."""
        return (self._hoofdzin, *self._rest(), self._maat)

    @property
    def _hoofdzin(self) -> str:
        vraag = self._vraag
        if not self.boven + self.onder:
            return f"{self.indicator.vraag} Dat kunnen wij nu voor geen enkele school zeggen."
        if vraag is None:
            return f"{self.indicator.vraag} Op {self._van(self.boven)} ligt het cijfer {self.kant}."
        hoeveel = ("genoeg", self.boven) if self.boven else ("te weinig", self.onder)
        return f"Op {self._van(hoeveel[1])} {vraag['werkwoord']} {hoeveel[0]} {vraag['wie']} {vraag['wat']}."

    @property
    def _vraag(self) -> re.Match[str] | None:
        if self.indicator.eenheid is not Eenheid.PROCENT or self.indicator.richting is not Richting.HOGER:
            return None
        return _VRAAG.fullmatch(self.indicator.vraag)

    def _rest(self) -> Iterator[str]:
        if self.onder and self.boven:
            yield f"Op {_scholen(self.onder)} niet."
        if self.bereik:
            yield f"Van {_scholen(self.bereik)} is dat niet te bepalen, omdat kleine aantallen zijn afgeschermd."
        if self.klein:
            yield f"Op {_scholen(self.klein)} is de groep te klein om er iets over te zeggen."
        if self.misschien:
            yield f"Op {_scholen(self.misschien)} is de groep misschien te klein om er iets over te zeggen."
        if self.zonder:
            yield f"Van {_scholen(self.zonder)} zijn er geen gegevens."

    @property
    def _maat(self) -> str:
        if len(self.normen) > 1:
            return f"Elke school heeft hiervoor een eigen {self.normnaam or 'norm'}."
        hoogte = next(iter(self.normen))
        return f"Genoeg is: {self.kant} van {hoogte}." if self._vraag else f"{self._norm_vooraan} is {hoogte}."

    @property
    def _norm_vooraan(self) -> str:
        return taal.hoofdletter(notatie.met_lidwoord(self.normnaam))

    def _van(self, hoeveel: int) -> str:
        """'3 van de 5 basisscholen', 'alle 5 basisscholen', 'beide basisscholen', 'onze basisschool'."""
        naam = _soorten(self.soorten)
        if self.totaal == 1:
            return f"onze {woorden.soortnaam(self.soorten[0])}"
        if hoeveel == self.totaal:
            return f"beide {naam}" if hoeveel == 2 else f"alle {hoeveel} {naam}"
        return f"{hoeveel} van de {self.totaal} {naam}"


def make_stand(wereld: Wereld, indicator: Indicator, schooljaar: str, groep: Sequence[School] | None = None) -> Stand:
    """Count the schools (of a group, else all) by their figure to lead with in one school year."""
    kleine_groep = wereld.handboek.organisatie.drempels.kleine_groep
    telling = {"boven": 0, "onder": 0, "bereik": 0, "klein": 0, "misschien": 0, "zonder": 0}
    soorten: dict[Schoolsoort, None] = {}
    namen: dict[str | None, None] = {}
    normen: set[str] = set()
    periodes: Counter[str] = Counter()
    for school in scholen(wereld) if groep is None else groep:
        if not indicator.geldt_voor(school.soort):
            continue
        soorten[school.soort] = None
        cijfer = wereld.afgeleid.hoofdcijfer(indicator.id, school.sleutel, schooljaar)
        if cijfer.norm is not None:
            normen.add(notatie.toon_norm(cijfer.norm, indicator))
            namen[cijfer.normnaam] = None
        if cijfer.waarde is not None:
            periodes[woorden.periode(cijfer, indicator)] += 1
        telling[_soort(woorden.oordeel(cijfer, indicator, kleine_groep), cijfer.staat)] += 1
    periode = next((naam for naam, _ in periodes.most_common(1)), schooljaar)
    return Stand(indicator, tuple(soorten), next(iter(namen), None), frozenset(normen), periode, **telling)


def _soort(status: woorden.Status | None, staat: Cijferstaat) -> str:
    if status is None:
        return "zonder"
    if status.klasse == "geen-gegevens":
        return "klein" if staat is Cijferstaat.TE_KLEIN else "zonder"
    klein = "misschien" if status == woorden.MISSCHIEN_KLEIN else "klein"
    return {"boven": "boven", "onder": "onder", "niet-te-bepalen": "bereik"}.get(status.klasse, klein)


def _scholen(hoeveel: int) -> str:
    return taal.aantal(hoeveel, "school", "scholen")


def _soorten(soorten: tuple[Schoolsoort, ...]) -> str:
    """What schools of these kinds are called together."""
    if len(soorten) == 1:
        return woorden.MEERVOUDEN[soorten[0]]
    return "scholen" if Schoolsoort.BO in soorten else "scholen voor speciaal (basis)onderwijs"
