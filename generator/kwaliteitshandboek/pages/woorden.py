"""Pages, stage 6: figures in words: what the reader sees for a value, a range, a state, a verdict and a change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from kwaliteitshandboek import taal
from kwaliteitshandboek.charts import notatie
from kwaliteitshandboek.charts.woorden import aansluitend, in_personen, jarenreeks, personen, signaaltekst
from kwaliteitshandboek.derive import kaartwoorden
from kwaliteitshandboek.derive.analysestanden import Analysesoort
from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.derive.referenties import Wegingreden
from kwaliteitshandboek.derive.trends import Trend, Trendreden, Trendsoort
from kwaliteitshandboek.model.cijfer import Bereik, Cijfer, Cijferstaat, Oordeel
from kwaliteitshandboek.model.doel import Actiestatus
from kwaliteitshandboek.model.indicator import Eenheid, Indicator
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.organisatie import Schoolsoort

STAATUITLEG: Mapping[Cijferstaat, str] = MappingProxyType(
    {
        Cijferstaat.ONTBREEKT: "De gegevens zijn er niet, of niet allemaal.",
        Cijferstaat.GEHEIM: "De bron geeft het cijfer niet vrij, of kent het niet.",
        Cijferstaat.GEEN_DEELNEMERS: "Er waren geen leerlingen over wie dit cijfer gaat.",
        Cijferstaat.TE_KLEIN: "De groep is te klein om het cijfer te laten zien.",
        Cijferstaat.AFGESCHERMD: "Daarmee zou een klein aantal van één school te berekenen zijn. Wij tonen het daarom niet.",
        Cijferstaat.NVT: "Dit cijfer geldt niet voor deze soort school.",
    }
)
"""Why there is no figure, as a sentence."""


@dataclass(frozen=True, slots=True)
class Status:
    """A status as word and shape: `klasse` is the last part of `hb-status--...`."""

    klasse: str
    woord: str


def kaartstatus(kaart: Kaart) -> Status:
    """The status of a card."""
    return Status(kaart.status.value.replace(" ", "-"), kaart.status.value)


CONCLUSIESTANDEN: Mapping[Analysesoort, Status] = MappingProxyType(
    {
        Analysesoort.NOOIT: Status("open", "nog niet bevestigd bij deze cijfers"),
        Analysesoort.GEWIJZIGD: Status("niet-te-bepalen", "conclusie herbevestigen"),
    }
)
"""What stands beside the conclusions of an analysis; nothing where they hold for the figures of now."""

TE_LAAT = Status("te-laat", "evaluatie te laat")


def actiestatus(status: Actiestatus, *, te_laat: bool = False) -> Status:
    """The status of an action; what is late and not done says so."""
    if te_laat and status in (Actiestatus.OPEN, Actiestatus.BEZIG):
        return Status("te-laat", "te laat")
    return Status(status.value, status.value)


def cijfer(getal: Cijfer, indicator: Indicator) -> str:
    """What the reader sees for a figure: the value, the range, or the state in words; the same words as in charts."""
    if alleen_per_school(getal):
        return "alleen per school"
    return notatie.toon_cijfer(getal, indicator)


def alleen_per_school(getal: Cijfer) -> bool:
    """Whether the figure stands for all schools together, of an indicator that is never added up over schools."""
    return getal.waarde is None and Reden.GEEN_TOTAAL in getal.redenen


def is_klein(getal: Cijfer, kleine_groep: int) -> bool:
    """Whether the group may be too small for colours and trend words; where the size is not known, it is not assumed small."""
    return notatie.kleine_groep(getal, kleine_groep)


KLEIN = Status("geen-norm", notatie.KLEINE_GROEP)
"""What a small group gets in place of a signal; the word is the one that charts use."""
MISSCHIEN_KLEIN = Status("geen-norm", notatie.MISSCHIEN_KLEIN)
"""The same of a group that may be small: how many stand behind the figure is itself a range."""


def oordeel(getal: Cijfer, indicator: Indicator, kleine_groep: int) -> Status | None:
    """A figure against its norm as word, shape and colour; None where there is no norm to hold it to.

    A small group gets no verdict and no colour.
    """
    signaal = notatie.signaal(getal, indicator)
    if signaal is Oordeel.GEEN_GEGEVENS:
        return Status("geen-gegevens", cijfer(getal, indicator))
    if signaal is Oordeel.GEEN_NORM:
        return None
    klasse = {Oordeel.BOVEN: "boven", Oordeel.ONDER: "onder"}.get(signaal, "niet-te-bepalen")
    return Status(KLEIN.klasse if is_klein(getal, kleine_groep) else klasse, signaaltekst(getal, indicator, kleine_groep))


def kort_oordeel(getal: Cijfer, indicator: Indicator, kleine_groep: int) -> Status | None:
    """The same without the name of the norm, for tables that name the norm in the head of the column: 'op of boven'."""
    status = oordeel(getal, indicator, kleine_groep)
    if status is None:
        return None
    return Status(status.klasse, status.woord.removesuffix(f" {notatie.met_lidwoord(getal.normnaam)}"))


def norm(getal: Cijfer, indicator: Indicator) -> str | None:
    """'signaleringswaarde 85 %'."""
    return None if getal.norm is None else f"{getal.normnaam or 'norm'} {notatie.toon_norm(getal.norm, indicator)}"


@dataclass(frozen=True, slots=True)
class AndereNorm:
    """A norm that stands beside the one that gives the signal: 'eigen ambitie 90 %', and what the figure is to it: 'onder'.

    `zin` says the same with the name of the norm, to stand behind another sentence; empty where there is nothing to say.
    """

    tekst: str
    oordeel: Status | None
    zin: str


def andere_normen(getal: Cijfer, indicator: Indicator, kleine_groep: int) -> tuple[AndereNorm, ...]:
    """The norms under other names, in the order in which `derive` gives them; each is held against the figure as the first is."""
    gelijk = [replace(getal, norm=n.waarde, normnaam=n.naam, oordeel=n.oordeel) for n in getal.andere_normen]
    # That the group is small is said once, beside the norm that gives the signal.
    klein = is_klein(getal, kleine_groep)
    return tuple(
        AndereNorm(
            norm(c, indicator) or "",
            None if klein else kort_oordeel(c, indicator, kleine_groep),
            tegen_norm(c, indicator, kleine_groep),
        )
        for c in gelijk
    )


def tegen_norm(getal: Cijfer, indicator: Indicator, kleine_groep: int) -> str:
    """'Dat is onder de signaleringswaarde van 85 %', or that it cannot be decided; empty where neither can be said."""
    status = oordeel(getal, indicator, kleine_groep)
    if status is None or getal.norm is None:
        return ""
    hoogte = notatie.toon_norm(getal.norm, indicator)
    if status.klasse in ("boven", "onder"):
        return f"Dat is {status.woord} van {hoogte}"
    if status.klasse == "niet-te-bepalen":
        goed = notatie.oordeelwoord(Oordeel.BOVEN, indicator.richting, getal.normnaam)
        return f"Of dat {goed} van {hoogte} ligt, is niet te bepalen"
    return ""


def periode(getal: Cijfer, indicator: Indicator) -> str:
    """'2025-2026', '2023-2024 tot en met 2025-2026', or the years one by one where they are few or not in a row.

    Years that were stepped over are named, with why: '2018-2019 en 2020-2021 (2019-2020 overgeslagen: geen eindtoets)'.
    """
    over = overslag(getal, indicator)
    return jaren(getal) + (f" ({over})" if over else "")


def jaren(getal: Cijfer) -> str:
    """The school years of a figure, without those that were stepped over."""
    return jarenreeks(getal.jaren or (getal.schooljaar,))


def overslag(getal: Cijfer, indicator: Indicator) -> str | None:
    """'2019-2020 overgeslagen: geen eindtoets'; None where no year was stepped over."""
    waarom = {str(jaar.schooljaar): aansluitend(jaar.reden) for jaar in indicator.overgeslagen}
    per_reden: dict[str, list[str]] = {}
    for jaar in getal.overgeslagen:
        per_reden.setdefault(waarom.get(jaar, ""), []).append(jaar)
    delen = (f"{jarenreeks(lijst)} overgeslagen{f': {reden}' if reden else ''}" for reden, lijst in per_reden.items())
    return "; ".join(delen) or None


def overslagregels(cijfers: Iterable[tuple[Cijfer, Indicator]]) -> list[str]:
    """The lines under a table of figures that say which years were stepped over, by indicator."""
    regels = (f"{indicator.naam}: {over}." for getal, indicator in cijfers if (over := overslag(getal, indicator)))
    return list(dict.fromkeys(regels))


def gewicht(getal: Cijfer, indicator: Indicator, kleine_groep: int) -> str | None:
    """For a small group: what one pupil means for the percentage. None where the group is not small or its size not known.

    Of a group that may be small that is said.
    """
    if indicator.eenheid is not Eenheid.PROCENT or getal.waarde is None or not is_klein(getal, kleine_groep):
        return None
    groep = personen(getal, indicator)
    if not getal.is_zeker_klein(kleine_groep):
        return "De groep kan klein zijn: dan maakt een paar leerlingen meer of minder al een groot verschil."
    if groep is None:
        return "Kleine groep: een paar leerlingen meer of minder maakt al een groot verschil."
    return f"Kleine groep: één leerling is hier ongeveer {taal.getal(100 / groep)}{taal.VAST}procentpunt."


def verschil(
    verloop: Trend, hoofdcijfer: Cijfer, indicator: Indicator, eenheden: str = "leerlingen", kleine_groep: int = 15
) -> str | None:
    """The change since the year before in words, as far as `derive` claims one; None where there is nothing to compare.

    Where the figure to lead with pools several years, the newest year is named apart: pooled figures share pupils. A change
    that is claimed, or may be chance, is told in `eenheden` too where both years are known exactly. Of years with perhaps fewer
    than `kleine_groep` pupils that is said, unless they are the year of the figure itself, with which it stands already.
    """
    van, tot = verloop.van, verloop.tot
    if van is None or tot is None or verloop.soort is Trendsoort.TE_KORT or tot.schooljaar != hoofdcijfer.schooljaar:
        return None
    was = f"{notatie.toon_cijfer(van, indicator)} in {van.schooljaar}"
    apart = f"{tot.schooljaar} apart: {notatie.toon_cijfer(tot, indicator)}, " if len(hoofdcijfer.jaren) > 1 else ""
    if verloop.soort is Trendsoort.GELIJK:
        return f"{apart}gelijk aan {van.schooljaar}"
    if verloop.soort is Trendsoort.TE_KLEIN:
        klein = _kleine_jaren([van, tot] if apart else [van], kleine_groep, beide=bool(apart))
        return f"{apart}{_klein_begin(van, tot, indicator)}{klein}"
    mensen = in_personen(van, tot, indicator, eenheden)
    if verloop.soort in (Trendsoort.GESTEGEN, Trendsoort.GEDAALD):
        erbij = f"; {mensen.dat} {mensen.tekst}" if mensen else ""
        return f"{apart}{_stap(verloop, indicator)} dan {was}{erbij}"
    if verloop.reden is Trendreden.TOEVAL_MOGELIJK and mensen is not None and mensen.hoeveel:
        toen = f"in {van.schooljaar} ({notatie.toon_cijfer(van, indicator)})"
        return f"{apart}{mensen.tekst} dan {toen}; zo'n verschil kan toeval zijn"
    slot = {
        Trendreden.TOEVAL_MOGELIJK: f"; het verschil{f' is {mensen.tekst} en' if mensen else ''} kan toeval zijn",
        Trendreden.NIET_ALLE_SCHOLEN: "; toen waren het niet dezelfde scholen",
    }
    toeval = verloop.reden is Trendreden.TOEVAL_MOGELIJK
    open_ = verloop.reden is Trendreden.BEREIKEN_OVERLAPPEN or (not toeval and _zelfde_mogelijk(van, tot, indicator))
    begin = f"{_ONBESLIST} " if open_ else "was "
    return f"{apart}{begin}{was}{slot.get(verloop.reden, '') if verloop.reden else ''}"


_ONBESLIST = "niet te zeggen of het anders is dan"


def _klein_begin(van: Cijfer, tot: Cijfer, indicator: Indicator) -> str:
    """Of a small group `derive` looks no further than that: what both figures are is told, and no change."""
    toen, nu = (notatie.toon_cijfer(getal, indicator) for getal in (van, tot))
    if van.waarde is not None and van.waarde.exact and toen == nu:
        # What is printed alike need not be the same: 88,24 and 88,2.
        return f"{'' if van.waarde == tot.waarde else 'afgerond '}gelijk aan {van.schooljaar}"
    # Ranges that overlap leave open whether anything changed.
    return f"{_ONBESLIST if _zelfde_mogelijk(van, tot, indicator) else 'was'} {toen} in {van.schooljaar}"


def _kleine_jaren(cijfers: Sequence[Cijfer], kleine_groep: int, *, beide: bool) -> str:
    """'; in beide jaren was de groep klein', '; toen kan de groep klein zijn geweest'; empty where none of the years is small."""
    zeker = [c.schooljaar for c in cijfers if c.is_zeker_klein(kleine_groep)]
    misschien = [c.schooljaar for c in cijfers if c.kan_klein_zijn(kleine_groep) and not c.is_zeker_klein(kleine_groep)]
    delen = [
        f"{'in beide jaren' if len(jaren) > 1 else f'in {jaren[0]}' if beide else 'toen'} {zin}"
        for jaren, zin in ((zeker, "was de groep klein"), (misschien, "kan de groep klein zijn geweest"))
        if jaren
    ]
    return f"; {taal.opsomming(delen)}" if delen else ""


def _zelfde_mogelijk(van: Cijfer, tot: Cijfer, indicator: Indicator) -> bool:
    """Whether masks let both figures be the same, as far as a reader can see: ranges are printed wider than they are."""
    if van.waarde is None or tot.waarde is None or (van.waarde.exact and tot.waarde.exact):
        return False
    toen, nu = (
        notatie.gedrukt(bereik, indicator, notatie.extra_decimalen(getal, indicator))
        for getal, bereik in ((van, van.waarde), (tot, tot.waarde))
    )
    return Bereik(*toen).overlapt(Bereik(*nu))


def _stap(verloop: Trend, indicator: Indicator) -> str:
    """'4 procentpunt hoger'; without the number where it is itself a range."""
    woord = "hoger" if verloop.soort is Trendsoort.GESTEGEN else "lager"
    if verloop.verschil is None or not verloop.verschil.exact:
        return woord
    eenheid = f"{taal.VAST}procentpunt" if indicator.eenheid is Eenheid.PROCENT else ""
    return f"{taal.getal(abs(notatie.zonder_ruis(verloop.verschil.onder)), indicator.precisie)}{eenheid} {woord}"


BEREIKUITLEG = "Kleine aantallen zijn afgeschermd: het cijfer ligt ergens in dit bereik."
"""Why a figure is a range. Pages with many figures say it once, at the top (`Tegel.zinnen` without it)."""

SOORTNAMEN: Mapping[Schoolsoort, str] = MappingProxyType(
    {
        Schoolsoort.BO: "basisschool",
        Schoolsoort.SBO: "school voor speciaal basisonderwijs",
        Schoolsoort.SO: "school voor speciaal onderwijs",
        Schoolsoort.VSO: "school voor voortgezet speciaal onderwijs",
    }
)


MEERVOUDEN: Mapping[Schoolsoort, str] = kaartwoorden.MEERVOUDEN


def soortnaam(soort: Schoolsoort) -> str:
    """What a kind of school is called in full."""
    return SOORTNAMEN[soort]


def soortnamen(soorten: Iterable[Schoolsoort]) -> str:
    """Kinds of school in full, as an enumeration: 'basisscholen en scholen voor speciaal basisonderwijs'."""
    return taal.opsomming([MEERVOUDEN[soort] for soort in soorten])


REDENEN: Mapping[Reden, str] = MappingProxyType(
    {
        Reden.CEL_ONGELDIG: "De gegevens van dit jaar kloppen niet met elkaar.",
        Reden.JAAR_OVERGESLAGEN: "In dit schooljaar is niet gemeten.",
        Reden.JAAR_ONTBREEKT: "Van een van de schooljaren die wij samennemen, ontbreken gegevens.",
        Reden.JAAR_GEHEIM: "Van een van de schooljaren die wij samennemen, geeft de bron de cijfers niet vrij.",
        Reden.JAAR_NVT: "In een van de schooljaren die wij samennemen, gold dit cijfer niet voor de school.",
        Reden.REEKSBREUK: "De schooljaren zijn niet met elkaar te vergelijken; daarom nemen wij ze niet samen.",
        Reden.KLEINE_SCHOOL: "Omdat de groep klein is, nemen wij meer schooljaren samen.",
        Reden.AANTAL_ROND_GRENS: "Het aantal leerlingen is niet zeker; daarom is het cijfer op twee manieren berekend.",
        Reden.VENSTERS_ONEENS: "Die twee berekeningen geven niet dezelfde uitkomst.",
        Reden.NORM_VOOR_VENSTER: "De norm is bedoeld voor meer schooljaren samen, niet voor één jaar.",
        Reden.NORM_ONTBREEKT: "Voor dit schooljaar is geen norm bekend.",
        Reden.NORMEN_VERSCHILLEN: "De scholen hebben verschillende normen; voor alle scholen samen is er daarom geen norm.",
        Reden.GEEN_TOTAAL: "Dit cijfer tellen wij niet op over de scholen.",
        Reden.NIET_ALLE_SCHOLEN: "Niet van alle scholen zijn er gegevens.",
        Reden.DEEL_AFGESCHERMD: "Met dit deel zou een ander, klein deel te berekenen zijn.",
        Reden.ONDERDRUKT: "Het cijfer rust op een klein aantal, dat wij niet openbaar maken.",
    }
)
"""Reasons that a state in words does not tell already, as sentences for the reader."""

WEGINGREDENEN: Mapping[Wegingreden, str] = MappingProxyType(
    {
        Wegingreden.GEEN_GEGEVENS: "Met vergelijkbare scholen vergelijken wij niet: de schoolweging is niet bekend.",
        Wegingreden.JAAR_ONTBREEKT: (
            "Met vergelijkbare scholen vergelijken wij niet: de schoolweging is niet over drie jaren bekend."
        ),
        Wegingreden.BEREIK: "Met vergelijkbare scholen vergelijken wij niet: de schoolweging is niet precies bekend.",
        Wegingreden.GEEN_GROEP: "Van scholen met een schoolweging als deze is geen cijfer bekend.",
    }
)
"""Why no comparable schools stand beside a figure, as a sentence; of all schools together nothing is said."""

_OVER_EEN_CIJFER = (Reden.AANTAL_ROND_GRENS, Reden.VENSTERS_ONEENS)
"""How a figure was worked out: there is nothing to say where no figure is shown."""


def redenen(getal: Cijfer) -> list[str]:
    """The sentences that explain a figure, in the order in which derive gives the reasons."""
    stil = () if getal.waarde is not None else _OVER_EEN_CIJFER
    bekend = {reden.value: zin for reden, zin in REDENEN.items() if reden not in stil}
    return [bekend[code] for code in getal.redenen if code in bekend]
