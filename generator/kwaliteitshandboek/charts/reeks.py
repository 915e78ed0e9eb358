"""Charts, stage 5: a series of figures laid out over an unbroken row of school years, as lines and their sentences need it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat, Oordeel
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.model.schooljaar import Schooljaar


@dataclass(frozen=True, slots=True)
class Jaarvak:
    """One school year of a series: its figure, why nobody measured it (or None), which break begins with it (or None).

    `noot`: the letters of the remarks with the figure, where a drawing marks them.
    """

    cijfer: Cijfer
    overgeslagen: str | None = None
    breuk: str | None = None
    noot: str = ""

    @property
    def schooljaar(self) -> str:
        return self.cijfer.schooljaar

    @property
    def exact(self) -> bool:
        """Whether there is one value; only such years are joined by a line."""
        return self.cijfer.waarde is not None and self.cijfer.waarde.exact


def maak_reeks(indicator: Indicator, cijfers: Sequence[Cijfer], normen: Mapping[str, float] | None = None) -> tuple[Jaarvak, ...]:
    """All school years from the first to the last figure, oldest first; years in between without a figure say so.

    `normen` (school year -> norm) completes figures that carry no norm. Of two figures of one year the last one counts. A norm
    that was not imported by year holds in a year in between too, so that its line is whole.
    """
    per_jaar = {cijfer.schooljaar: cijfer for cijfer in cijfers}
    if not per_jaar:
        return ()
    eerste, laatste = Schooljaar.parse(min(per_jaar)), Schooljaar.parse(max(per_jaar))
    overgeslagen = {str(jaar.schooljaar): jaar.reden for jaar in indicator.overgeslagen}
    breuken = {str(breuk.schooljaar): breuk.reden for breuk in indicator.reeksbreuken}
    vakken: list[Jaarvak] = []
    for begin in range(eerste.begin, laatste.begin + 1):
        jaar = str(Schooljaar(begin))
        cijfer = per_jaar.get(jaar) or _tussenjaar(indicator, jaar, vakken[-1].cijfer, per_jaar)
        if cijfer.norm is None and normen and jaar in normen:
            cijfer = replace(cijfer, norm=normen[jaar])
        reden = overgeslagen.get(jaar) if cijfer.waarde is None else None
        vakken.append(Jaarvak(cijfer, reden, breuken.get(jaar)))
    return tuple(vakken)


def _tussenjaar(indicator: Indicator, jaar: str, vorige: Cijfer, per_jaar: Mapping[str, Cijfer]) -> Cijfer:
    """A year without any figure, with the norms that hold before it and after it, as far as they hold in all those years."""
    volgende = per_jaar[min(ander for ander in per_jaar if ander > jaar)]
    leeg = Cijfer(indicator.id, vorige.school, jaar, Cijferstaat.ONTBREEKT)
    if (vorige.norm, vorige.normnaam) != (volgende.norm, volgende.normnaam) or vorige.norm is None:
        return leeg
    if not _staat_vast(indicator, vorige.norm, vorige.normnaam, jaar):
        return leeg
    straks = {(norm.naam, norm.waarde) for norm in volgende.andere_normen}
    andere = (
        replace(norm, oordeel=Oordeel.GEEN_GEGEVENS)
        for norm in vorige.andere_normen
        if (norm.naam, norm.waarde) in straks and _staat_vast(indicator, norm.waarde, norm.naam, jaar)
    )
    return replace(leeg, norm=vorige.norm, normnaam=vorige.normnaam, andere_normen=tuple(andere))


def _staat_vast(indicator: Indicator, waarde: float, naam: str | None, jaar: str) -> bool:
    """Whether the indicator itself says that this norm holds in the year; one that is imported says so by year."""
    wanneer = Schooljaar.parse(jaar)
    return any(
        norm.waarde == waarde
        and norm.naam == naam
        and (norm.vanaf is None or norm.vanaf <= wanneer)
        and (norm.tot_en_met is None or wanneer <= norm.tot_en_met)
        for norm in indicator.normen
    )


def vorige_vergelijkbare(vakken: Sequence[Jaarvak]) -> Jaarvak | None:
    """The year before the last one with which it may be compared: skipped years are stepped over, a gap or a break is not."""
    if len(vakken) < 2 or vakken[-1].breuk:
        return None
    for vak in reversed(vakken[:-1]):
        if vak.overgeslagen is None:
            return vak if vak.cijfer.waarde is not None else None
        if vak.breuk:
            return None
    return None
