"""Charts, stage 5: the drawing of a figure per school: where its parts lie, for the template `scholen.svg.j2`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from kwaliteitshandboek.charts.notatie import NIET_GETOOND, met_lidwoord
from kwaliteitshandboek.charts.paden import merk, per_soort, streep, vak
from kwaliteitshandboek.charts.schaal import BREEDTE, LETTER, LETTER_SMAL, As, kort_in, streepteksten, tekstbreedte, xy
from kwaliteitshandboek.charts.scholen_vergelijking import REGEL as SLEUTELREGEL
from kwaliteitshandboek.charts.scholen_vergelijking import Ander, Sleutel, plaats_sleutels
from kwaliteitshandboek.charts.tekenen import schoon, teken
from kwaliteitshandboek.model.cijfer import Cijfer, Oordeel
from kwaliteitshandboek.model.indicator import Eenheid, Indicator

_RIJ: Final = 46.0
BALK: Final = 10.0
"""Thickness of a bar, in drawing units."""
LINKS, RECHTS = 8.0, BREEDTE - 8.0
"""Where the axis begins and ends."""
_WOORD: Final = 250.0
"""Widest word of a verdict; a longer one goes without the name of the norm."""
_VORMEN: Final = {Oordeel.BOVEN: "boven", Oordeel.ONDER: "onder", Oordeel.NIET_TE_BEPALEN: "niet-te-bepalen"}


@dataclass(frozen=True, slots=True)
class Schoolrij:
    """A school in the chart, as texts: its name, figure, norm, and the word of its signal; `klein`: too few for a signal.

    `noot`: the letters of the remarks with its figure.
    """

    naam: str
    cijfer: Cijfer
    oordeel: Oordeel
    klein: bool
    waarde: str
    norm: str
    woord: str
    noot: str = ""

    @property
    def vorm(self) -> str:
        """The shape before the name."""
        if self.cijfer.waarde is None:
            return "geen-gegevens"
        return "geen-norm" if self.klein else _VORMEN.get(self.oordeel, "geen-norm")

    @property
    def toon(self) -> str:
        """The tone of the bar: only a verdict on a group that is large enough has a colour of its own."""
        vorm = self.vorm
        return vorm if vorm in ("boven", "onder") else "neutraal"

    @property
    def gemaskeerd(self) -> bool:
        """Whether there is a figure that is not shown."""
        return self.cijfer.waarde is None and self.cijfer.staat in NIET_GETOOND


class Rijplaats(NamedTuple):
    """Where the parts of a row lie, in drawing units; parts that it does not have are None.

    `voet`: where its texts stand; `balk`: the top of its bar. `namen` and `woorden`: for wide and for narrow charts. `vast`: the
    bar that is certain; `bereik`: what may come on top; `punt`: a value where lengths would say nothing. `anderen`: kinds of
    marks of others with their place.
    """

    rij: Schoolrij
    voet: float
    balk: float
    namen: tuple[str, str]
    woorden: tuple[str, str]
    woord_x: float
    vorm: str
    toon: str
    vast: tuple[float, float] | None
    bereik: tuple[float, float] | None
    punt: float | None
    norm: float | None
    anderen: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Scholenplaats:
    """Where everything lies: the rows, the ticks (x, text, anchor), the label of a norm that all share (text, x, anchor).

    `lijnen`: upright lines of others; `sleutels`: what lines and marks of others are, under the axis.
    """

    boven: float
    onder: float
    rijen: tuple[Rijplaats, ...]
    streepjes: tuple[tuple[float, str, str], ...]
    normlabel: tuple[str, float, str] | None
    lijnen: tuple[float, ...] = ()
    sleutels: tuple[Sleutel, ...] = ()

    @property
    def hoogte(self) -> float:
        return self.onder + 34 + (SLEUTELREGEL * (1 + self.sleutels[-1].regel) if self.sleutels else 0.0)

    def sleutelvoet(self, sleutel: Sleutel) -> float:
        """Where the text of an entry of the key stands."""
        return self.onder + 22 + SLEUTELREGEL * (1 + sleutel.regel)


def plaats_scholen(
    indicator: Indicator, rijen: Sequence[Schoolrij], as_: As, gedeeld: float | None, anderen: Sequence[Ander] = ()
) -> Scholenplaats:
    """Lay out rows on an axis; `gedeeld` is the norm that all rows share, labelled once at the top."""
    lengtes = indicator.eenheid in (Eenheid.PROCENT, Eenheid.AANTAL)
    boven = 30.0 if gedeeld is not None else 10.0
    streepjes = [
        (as_.plaats(waarde, LINKS, RECHTS), tekst)
        for waarde, tekst in zip(as_.streepjes, streepteksten(as_, indicator), strict=True)
    ]
    return Scholenplaats(
        boven,
        boven + _RIJ * max(len(rijen), 1),
        tuple(
            _rijplaats(rij, as_, boven + _RIJ * nummer, lengtes=lengtes)._replace(anderen=_merken(rij, as_, anderen, nummer))
            for nummer, rij in enumerate(rijen)
        ),
        tuple(_zonder_botsing(streepjes)),
        None if gedeeld is None else _normlabel(rijen, as_.plaats(gedeeld, LINKS, RECHTS)),
        tuple(as_.plaats(ander.gedeeld, LINKS, RECHTS) for ander in anderen if ander.gedeeld is not None),
        plaats_sleutels(anderen, LINKS, RECHTS),
    )


def _merken(rij: Schoolrij, as_: As, anderen: Sequence[Ander], nummer: int) -> tuple[tuple[int, float], ...]:
    """The marks of others in a row; beside a figure that is not shown there is nothing to compare."""
    if rij.cijfer.waarde is None:
        return ()
    waarden = [(ander.soort, ander.per_rij[nummer]) for ander in anderen]
    return tuple((soort, as_.plaats(waarde, LINKS, RECHTS)) for soort, waarde in waarden if waarde is not None)


def _normlabel(rijen: Sequence[Schoolrij], plaats: float) -> tuple[str, float, str]:
    normnaam, norm = next(
        ((rij.cijfer.normnaam, rij.norm) for rij in rijen if rij.norm and rij.cijfer.normnaam),
        ("norm", next(rij.norm for rij in rijen if rij.norm)),
    )
    tekst = kort_in(f"{schoon(normnaam or 'norm')} {norm}", BREEDTE - 20)
    half = tekstbreedte(tekst) / 2
    return tekst, plaats, "start" if plaats < half else "end" if plaats > BREEDTE - half else "middle"


def teken_scholen(plaats: Scholenplaats, *, chart_id: str, titel: str, zin: str) -> str:
    """The <svg> of the rows; `titel` and `zin` become its accessible name and description."""
    rijen = plaats.rijen
    bereiken = [(rij, rij.bereik) for rij in rijen if rij.bereik is not None]
    normen = [rij.norm for rij in rijen if rij.norm is not None]
    return teken(
        "scholen",
        id=chart_id,
        titel=titel,
        zin=zin,
        breedte=BREEDTE,
        hoogte=plaats.hoogte,
        boven=plaats.boven,
        onder=plaats.onder,
        streepjes=plaats.streepjes,
        normlabel=plaats.normlabel,
        vormen=sorted({rij.vorm for rij in rijen}),
        banen="".join(vak(LINKS, rij.balk, RECHTS - LINKS, BALK) for rij in rijen),
        maskers="".join(vak(LINKS, rij.balk, RECHTS - LINKS, BALK) for rij in rijen if rij.rij.gemaskeerd),
        balken=per_soort((rij.toon, vak(rij.vast[0], rij.balk, rij.vast[1] - rij.vast[0], BALK)) for rij in rijen if rij.vast),
        bereiken=per_soort((rij.toon, vak(van, rij.balk, tot - van, BALK)) for rij, (van, tot) in bereiken),
        einden=per_soort(
            (rij.toon, "".join(streep(x, rij.balk - 2, rij.balk + BALK + 2) for x in einden)) for rij, einden in bereiken
        ),
        punten=[(rij.toon, rij.punt, rij.balk + BALK / 2) for rij in rijen if rij.punt is not None],
        lijnen="".join(streep(x, plaats.boven, plaats.onder) for x in plaats.lijnen),
        merken="".join(merk(soort, x, rij.balk + BALK / 2) for rij in rijen for soort, x in rij.anderen),
        sleutels=[
            (
                f"M{xy(s.x + 6)} {xy(plaats.sleutelvoet(s) - 13)}v16" if s.is_lijn else "",
                "" if s.is_lijn else merk(s.soort, s.x + 6, plaats.sleutelvoet(s) - 5),
                xy(s.x + 18),
                xy(plaats.sleutelvoet(s)),
                s.tekst,
            )
            for s in plaats.sleutels
        ],
        normen="".join(vak(x - 1.5, rij.balk - 4, 3, BALK + 8) for rij, x in zip(_met_norm(rijen), normen, strict=True)),
        rijen=[
            (xy(rij.voet), rij.vorm, xy(rij.voet - 13), rij.namen, rij.rij.naam, rij.woorden, xy(rij.woord_x), rij.rij)
            for rij in rijen
        ],
    )


def _met_norm(rijen: Sequence[Rijplaats]) -> list[Rijplaats]:
    return [rij for rij in rijen if rij.norm is not None]


def _zonder_botsing(streepjes: Sequence[tuple[float, str]]) -> list[tuple[float, str, str]]:
    """Ticks with the side to which their text leans; the texts of the first and the last stay inside the drawing."""
    laatste = len(streepjes) - 1
    stap = (streepjes[-1][0] - streepjes[0][0]) / max(laatste, 1)
    # The first and the last text lean inwards, so that beside them there is half a text less room.
    nodig = 1.5 * max(tekstbreedte(tekst) for _, tekst in streepjes) + 8
    om_de = next((keer for keer in (1, 2, 3) if nodig <= keer * stap), max(laatste, 1))
    return [
        (
            x,
            tekst if (laatste - nummer) % om_de == 0 else "",
            "start" if nummer == 0 else "end" if nummer == laatste else "middle",
        )
        for nummer, (x, tekst) in enumerate(streepjes)
    ]


def _rijplaats(rij: Schoolrij, as_: As, boven: float, *, lengtes: bool) -> Rijplaats:
    """Where the parts of a row lie. `lengtes`: bars from 0; otherwise points, since lengths would say nothing."""
    waarde = rij.cijfer.waarde
    breed = tekstbreedte(f"{rij.waarde}{rij.noot}") + 14
    # Where there is little room the word goes without the norm's name, which stands at the top.
    kort = rij.woord.removesuffix(f" {met_lidwoord(rij.cijfer.normnaam)}")
    woord = rij.woord if tekstbreedte(rij.woord, LETTER) <= _WOORD else kort
    einden = vast = None
    if waarde is not None:
        einden = (as_.plaats(waarde.onder, LINKS, RECHTS), as_.plaats(waarde.boven, LINKS, RECHTS))
        if lengtes:
            # What is certain: from zero to the end of the range that is nearest to it.
            nul = as_.plaats(0.0, LINKS, RECHTS)
            vast = (nul, max(einden[0], nul)) if einden[1] > nul else (min(einden[1], nul), nul)
    exact = waarde is not None and waarde.exact
    return Rijplaats(
        rij=rij,
        voet=boven + 22,
        balk=boven + 30,
        namen=(_naam_in(rij.naam, woord, breed, LETTER), _naam_in(rij.naam, kort, breed, LETTER_SMAL)),
        woorden=(woord, kort),
        woord_x=RECHTS - breed,
        vorm=rij.vorm,
        toon=rij.toon,
        vast=vast,
        bereik=None if exact else einden,
        punt=einden[0] if einden and exact and not lengtes else None,
        norm=None if rij.cijfer.norm is None else as_.plaats(rij.cijfer.norm, LINKS, RECHTS),
    )


def _naam_in(naam: str, woord: str, waarde_breed: float, letter: float) -> str:
    """The name, in the room that the word and the value leave at a size of type."""
    bezet = waarde_breed + (tekstbreedte(woord, letter) + 16 if woord else 0)
    return kort_in(naam, RECHTS - LINKS - 24 - bezet, letter)
