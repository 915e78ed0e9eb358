"""Charts, stage 5: figures on their way to a target: a bar with the target and the base year as ticks, progress in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.charts.chart import Chart, Tabel
from kwaliteitshandboek.charts.doelbalk_tekening import plaats_doelen
from kwaliteitshandboek.charts.doelstand import WOORDEN, Doelrij, Stand
from kwaliteitshandboek.charts.regels import Regel, vertel_met
from kwaliteitshandboek.charts.tafereel import teken_tafereel
from kwaliteitshandboek.charts.tafereel_figuur import tafereel_figuur
from kwaliteitshandboek.charts.tekenen import schoon
from kwaliteitshandboek.derive.doelen import Voortgangsoort
from kwaliteitshandboek.model.doel import Doelstand
from kwaliteitshandboek.taal import aantal, opsomming


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
    standen = tuple(Stand(rij, drempel) for rij in rijen)
    zin = vertel_met(REGELS, _Feiten(standen)).strip()
    tafereel = plaats_doelen(standen)
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


def _tabel(standen: Sequence[Stand]) -> Tabel:
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

    standen: tuple[Stand, ...]

    @property
    def enige(self) -> Stand:
        return self.standen[0]

    @property
    def nu(self) -> str:
        return self.enige.nu

    @property
    def telling(self) -> str:
        """'2 doelen bereikt, 1 doel onderweg'."""
        standen = Counter(stand.kort for stand in self.standen)
        volgorde = dict.fromkeys([*WOORDEN.values(), *(stand.value for stand in Doelstand)])
        delen = [f"{aantal(standen[woord], 'doel', 'doelen')} {woord}" for woord in volgorde if standen[woord]]
        kleine = [stand for stand in self.standen if stand.klein and not stand.kort]
        zeker = sum(stand.zeker_klein for stand in kleine)
        zonder = standen[""] - len(kleine)
        for hoeveel, misschien in ((zeker, ""), (len(kleine) - zeker, "misschien ")):
            if hoeveel:
                delen.append(f"{aantal(hoeveel, 'doel', 'doelen')} met een {misschien}te kleine groep voor een uitspraak")
        if zonder:
            delen.append(f"{aantal(zonder, 'doel', 'doelen')} zonder cijfer")
        return opsomming(delen)


REGELS: Final[tuple[Regel[_Feiten], ...]] = (
    Regel("wat", "geen_doelen", lambda f: not f.standen, "Er zijn geen doelen met een streefcijfer."),
    Regel("wat", "telling", lambda f: len(f.standen) > 1, "{f.telling}."),
    Regel("wat", "met_begin", lambda f: bool(f.enige.basis), "Van {f.enige.basis} naar {f.enige.doel}; nu: {f.nu}."),
    Regel("wat", "zonder_begin", lambda _: True, "Het doel is {f.enige.doel}; nu: {f.nu}."),
    Regel("stand", "meer_doelen", lambda f: len(f.standen) != 1, ""),
    Regel("stand", "geen_stand", lambda f: f.enige.zeker_klein and not f.enige.kort, " De groep is te klein voor een uitspraak."),
    Regel(
        "stand",
        "misschien_geen_stand",
        lambda f: f.enige.klein and not f.enige.kort,
        " De groep is misschien te klein voor een uitspraak.",
    ),
    Regel("stand", "geen_cijfer", lambda f: not f.enige.kort, " Er is geen cijfer om tegen het doel te houden."),
    Regel("stand", "onderweg", lambda f: bool(f.enige.deel), " Dat is {f.enige.deel}."),
    Regel(
        "stand",
        "onbepaald",
        lambda f: f.enige.kort == WOORDEN[Voortgangsoort.NIET_TE_BEPALEN],
        " Of het doel bereikt is, is niet te bepalen.",
    ),
    Regel("stand", "stand", lambda _: True, " Het doel is {f.enige.woord}."),
)
"""What is said of goals, in the order of the sentence."""
