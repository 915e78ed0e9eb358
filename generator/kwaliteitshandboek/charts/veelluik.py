"""Charts, stage 5: a small line chart per school, all on one scale and in alphabetical order; no ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.charts.chart import Chart, Tabel
from kwaliteitshandboek.charts.feiten import Feiten
from kwaliteitshandboek.charts.notatie import ONDERWERPEN, toon_cijfer, toon_norm
from kwaliteitshandboek.charts.reeks import Jaarvak, maak_reeks
from kwaliteitshandboek.charts.regels import Regel, vertel_met
from kwaliteitshandboek.charts.schaal import As, maak_as, sorteersleutel
from kwaliteitshandboek.charts.scholen import schoolnamen
from kwaliteitshandboek.charts.tafereel import teken_tafereel
from kwaliteitshandboek.charts.tafereel_figuur import tafereel_figuur
from kwaliteitshandboek.charts.tekenen import schoon
from kwaliteitshandboek.charts.veelluik_tekening import DELEN, SCHOLEN, Leden, Paneel, plaats_veelluik
from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat
from kwaliteitshandboek.model.indicator import Eenheid, Indicator
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.taal import aantal, hoofdletter, opsomming

MEER: Final = 4
"""So many and more are counted, fewer are named."""


def veelluik_chart(
    indicator: Indicator,
    rijen: Sequence[tuple[School, Sequence[Cijfer]]],
    *,
    chart_id: str | None = None,
    drempel: int = 15,
    eenheden: str = "leerlingen",
    groepen: Mapping[str, str] | None = None,
) -> Chart:
    """The course of a figure at each school, in panels with the same years and the same scale.

    Args:
        indicator: What is shown.
        rijen: Schools with their figures, in any order; at most one figure per school year.
        chart_id: Unique on the page and usable in HTML; by default made from the indicator.
        drempel: Below this number of pupils no change is claimed.
        eenheden: What the series counts.
        groepen: Key of a school -> what sets it apart (the end test that it takes, its kind); such schools stand together under
            that name, and figures of different groups are not to be compared.
    """
    namen = schoolnamen([school for school, _ in rijen])
    groepen = groepen or {}
    jaren = _jaren(indicator, [cijfers for _, cijfers in rijen])
    panelen = [
        Paneel(
            namen[school.sleutel],
            schoon(groepen.get(school.sleutel, "")),
            _over_alle_jaren(indicator, cijfers, jaren, school.sleutel),
        )
        for school, cijfers in sorted(rijen, key=lambda rij: (sorteersleutel(namen[rij[0].sleutel]), rij[0].sleutel))
    ]
    panelen.sort(key=lambda paneel: sorteersleutel(paneel.groep))
    feiten = _Feiten(indicator, tuple(panelen), tuple(jaren), drempel, eenheden, SCHOLEN)
    return _maak(feiten, chart_id or f"veelluik-{indicator.id}", f"{indicator.naam}, per school")


def delen_chart(
    indicator: Indicator,
    naam: str,
    rijen: Sequence[tuple[str, Sequence[Cijfer]]],
    *,
    chart_id: str | None = None,
    drempel: int = 15,
    eenheden: str = "leerlingen",
) -> Chart:
    """The course of each part of a breakdown, in panels with the same years and the same scale, in the order that is given.

    Args:
        indicator: What is broken down.
        naam: By what, for the title.
        rijen: Names of parts with their figures; at most one figure per school year.
        chart_id: Unique on the page and usable in HTML; by default made from the indicator.
        drempel: Below this number of pupils no change is claimed.
        eenheden: What the series counts.
    """
    jaren = _jaren(indicator, [cijfers for _, cijfers in rijen])
    panelen = [
        Paneel(hoofdletter(schoon(deel)), "", _over_alle_jaren(indicator, cijfers, jaren, None)) for deel, cijfers in rijen
    ]
    feiten = _Feiten(indicator, tuple(panelen), tuple(jaren), drempel, eenheden, DELEN)
    return _maak(feiten, chart_id or f"delen-{indicator.id}", f"{indicator.naam}, {naam[:1].lower()}{naam[1:]}")


def _maak(feiten: _Feiten, chart_id: str, titel: str) -> Chart:
    indicator, panelen, jaren = feiten.indicator, feiten.panelen, feiten.jaren
    as_ = maak_as(indicator, [waarde for paneel in panelen for waarde in paneel.waarden])
    zin = vertel_met(REGELS, feiten).strip()
    tafereel = plaats_veelluik(indicator, panelen, jaren, as_, feiten.leden)
    return Chart(
        id=chart_id,
        soort="veelluik",
        titel=titel,
        ondertitel=_ondertitel(feiten, as_),
        zin=zin,
        svg=teken_tafereel(tafereel, soort="veelluik", chart_id=chart_id, titel=schoon(titel), zin=zin),
        tabel=_tabel(feiten),
        figuur=tafereel_figuur(tafereel),
        bron=indicator.bron,
    )


def _jaren(indicator: Indicator, reeksen: Sequence[Sequence[Cijfer]]) -> list[str]:
    """Every school year from the first to the last figure of any panel."""
    alle = [cijfer for cijfers in reeksen for cijfer in cijfers]
    return [vak.schooljaar for vak in maak_reeks(indicator, alle)]


def _over_alle_jaren(
    indicator: Indicator, cijfers: Sequence[Cijfer], jaren: Sequence[str], school: str | None
) -> tuple[Jaarvak, ...]:
    """The series of a panel over the years of all."""
    aanwezig = {cijfer.schooljaar for cijfer in cijfers}
    randen = {jaren[0], jaren[-1]} - aanwezig if jaren else set()
    leeg = [Cijfer(indicator.id, school, jaar, Cijferstaat.ONTBREEKT) for jaar in sorted(randen)]
    return maak_reeks(indicator, [*cijfers, *leeg])


def _ondertitel(feiten: _Feiten, as_: As) -> str:
    indicator, jaren = feiten.indicator, feiten.jaren
    delen = [f"{ {Eenheid.PROCENT: 'Percentage'}.get(indicator.eenheid, hoofdletter(indicator.eenheid.value)) } per schooljaar"]
    if len(jaren) > 1:
        delen.append(f"{jaren[0]} tot en met {jaren[-1]}")
    elif jaren:
        delen.append(jaren[0])
    if jaren:
        delen.append(f"onder de naam het cijfer van {jaren[-1]}")
    delen.append(f"alle {feiten.leden.meer} op dezelfde schaal")
    delen += as_.opmerkingen(indicator)
    return ", ".join(delen)


def _tabel(feiten: _Feiten) -> Tabel:
    """A row per panel, a column per school year, the newest norm; the group where there are several."""
    indicator, panelen, jaren = feiten.indicator, feiten.panelen, feiten.jaren
    kolommen: list[tuple[str, list[str]]] = [(hoofdletter(feiten.leden.een), [paneel.naam for paneel in panelen])]
    if any(paneel.groep for paneel in panelen):
        kolommen.append(("Groep", [paneel.groep for paneel in panelen]))
    for nummer, jaar in enumerate(jaren):
        kolommen.append((jaar, [paneel.woord(nummer, indicator) for paneel in panelen]))
    normen = [paneel.norm for paneel in panelen]
    if any(norm is not None for norm in normen):
        kolommen.append(("Norm", ["" if norm is None else toon_norm(norm, indicator) for norm in normen]))
    return Tabel(tuple(kop for kop, _ in kolommen), tuple(zip(*(cellen for _, cellen in kolommen), strict=True)))


@dataclass(frozen=True)
class _Feiten:
    """What the rules about several schools, or parts, may look at and print."""

    indicator: Indicator
    panelen: tuple[Paneel, ...]
    jaren: tuple[str, ...]
    drempel: int
    eenheden: str
    leden: Leden

    @property
    def jaar(self) -> str:
        return self.jaren[-1] if self.jaren else ""

    @property
    def onderwerp(self) -> str:
        return ONDERWERPEN[self.indicator.eenheid]

    @property
    def met_cijfer(self) -> list[Paneel]:
        return [paneel for paneel in self.panelen if paneel.vakken and paneel.vakken[-1].cijfer.waarde is not None]

    def hoeveel(self, richting: int) -> int:
        """At how many schools the newest figure is certainly higher (1) or lower (-1) than the one it compares with."""
        return sum(
            Feiten(self.indicator, paneel.naam, paneel.vakken, self.drempel, self.eenheden).richting == richting
            for paneel in self.met_cijfer
        )

    @property
    def veranderd(self) -> str:
        delen = [
            f"bij {aantal(hoeveel, self.leden.een, self.leden.meer)} {woord} {self.onderwerp}"
            for richting, woord in ((1, "steeg"), (-1, "daalde"))
            if (hoeveel := self.hoeveel(richting))
        ]
        rest = self.hoeveel(0)
        if rest:
            delen.append(f"bij {aantal(rest, self.leden.een, self.leden.meer)} is geen verschil met zekerheid te noemen")
        return opsomming(delen)

    @property
    def aanwezig(self) -> str:
        return aantal(len(self.met_cijfer), self.leden.een, self.leden.meer)

    @property
    def zonder(self) -> str:
        return aantal(len(self.panelen) - len(self.met_cijfer), self.leden.een, self.leden.meer)

    @property
    def deels_bekend(self) -> str:
        """Who has no newest figure since some of the school years that it takes together are not there; '' for nobody."""
        namen = [paneel.naam for paneel in self.panelen if paneel.deels_bekend]
        return opsomming(namen) if len(namen) < MEER else aantal(len(namen), self.leden.een, self.leden.meer)

    @property
    def laatste(self) -> str:
        paneel = self.met_cijfer[0]
        return f"{paneel.naam}: {toon_cijfer(paneel.vakken[-1].cijfer, self.indicator)}"

    @property
    def groepen(self) -> list[str]:
        return list(dict.fromkeys(paneel.groep or f"overige {self.leden.meer}" for paneel in self.panelen))

    @property
    def groepsnamen(self) -> str:
        return opsomming(self.groepen)


REGELS: Final[tuple[Regel[_Feiten], ...]] = (
    Regel("wat", "geen_scholen", lambda f: not f.panelen, "Er zijn geen {f.leden.meer} met dit cijfer."),
    Regel("wat", "geen_cijfers", lambda f: not f.jaren, "Er zijn nog geen cijfers."),
    Regel("wat", "geen_nieuw", lambda f: not f.met_cijfer, "Van {f.jaar} is er bij geen van de {f.leden.meer} een cijfer."),
    Regel("wat", "een_jaar", lambda f: len(f.jaren) == 1, "In {f.jaar} is er van {f.aanwezig} een cijfer."),
    Regel("wat", "verandering", lambda _: True, "In {f.jaar}, vergeleken met het jaar ervoor: {f.veranderd}."),
    Regel(
        "zonder",
        "zonder_cijfer",
        lambda f: bool(f.met_cijfer) and len(f.met_cijfer) < len(f.panelen),
        " Bij {f.zonder} is er geen cijfer van {f.jaar}.",
    ),
    Regel(
        "jaren",
        "niet_alle_jaren",
        lambda f: bool(f.deels_bekend),
        " Van {f.deels_bekend} zijn niet alle schooljaren bekend die samen worden genomen.",
    ),
    Regel(
        "groepen",
        "apart",
        lambda f: len(f.groepen) > 1,
        " De groepen ({f.groepsnamen}) staan apart: hun cijfers zijn niet met elkaar te vergelijken.",
    ),
    Regel("volgorde", "vaste_volgorde", lambda f: len(f.panelen) > 1, " {f.leden.volgorde}; dit is geen rangorde."),
)
"""What is said of several schools, in the order of the sentence."""
