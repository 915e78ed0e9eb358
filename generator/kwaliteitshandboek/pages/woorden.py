"""Pages, stage 6: figures in words: what the reader sees for a value, a range, a state, a verdict and a change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kwaliteitshandboek import taal
from kwaliteitshandboek.charts import notatie
from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat, Oordeel
from kwaliteitshandboek.model.doel import Actiestatus
from kwaliteitshandboek.model.indicator import Eenheid, Indicator
from kwaliteitshandboek.model.kaart import Kaart, Kaartstatus
from kwaliteitshandboek.model.organisatie import Schoolsoort

STAATUITLEG: Mapping[Cijferstaat, str] = MappingProxyType(
    {
        Cijferstaat.ONTBREEKT: "De gegevens zijn er niet, of niet allemaal.",
        Cijferstaat.GEHEIM: "De bron geeft het cijfer niet vrij, of kent het niet.",
        Cijferstaat.GEEN_DEELNEMERS: "Er waren geen leerlingen over wie dit cijfer gaat.",
        Cijferstaat.TE_KLEIN: "De groep is te klein om het cijfer te laten zien.",
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


TE_LAAT = Status("te-laat", "evaluatie te laat")
KAARTSTATUSSEN: tuple[Status, ...] = tuple(Status(status.value.replace(" ", "-"), status.value) for status in Kaartstatus)


def actiestatus(status: Actiestatus, *, te_laat: bool = False) -> Status:
    """The status of an action; what is late and not done says so."""
    if te_laat and status in (Actiestatus.OPEN, Actiestatus.BEZIG):
        return Status("te-laat", "te laat")
    return Status(status.value, status.value)


def waarde(getal: float, indicator: Indicator) -> str:
    """A value in the unit of its indicator, as it was written: '83 %' or '7,4'."""
    return notatie.toon_norm(getal, indicator)


def cijfer(getal: Cijfer, indicator: Indicator) -> str:
    """What the reader sees for a figure: the value, the range, or the state in words; the same words as in charts."""
    return notatie.toon_cijfer(getal, indicator)


def is_klein(getal: Cijfer, kleine_groep: int) -> bool:
    """Whether the group may be too small for colours and trend words; where the size is not known, it is not assumed small."""
    return notatie.kleine_groep(getal, kleine_groep)


def oordeel(getal: Cijfer, indicator: Indicator, kleine_groep: int) -> Status | None:
    """A figure against its norm as word, shape and colour; None where there is no norm to hold it to.

    A small group gets no verdict and no colour.
    """
    signaal = notatie.signaal(getal, indicator)
    if signaal is Oordeel.GEEN_GEGEVENS:
        return Status("geen-gegevens", notatie.STAATWOORDEN[getal.staat])
    if signaal is Oordeel.GEEN_NORM:
        return None
    if is_klein(getal, kleine_groep):
        return Status("geen-norm", "kleine groep, geen oordeel")
    klasse = {Oordeel.BOVEN: "boven", Oordeel.ONDER: "onder"}.get(signaal, "niet-te-bepalen")
    return Status(klasse, notatie.oordeelwoord(signaal, indicator.richting, getal.normnaam))


def norm(getal: Cijfer, indicator: Indicator) -> str | None:
    """'signaalwaarde 85 %'."""
    return None if getal.norm is None else f"{getal.normnaam or 'norm'} {notatie.toon_norm(getal.norm, indicator)}"


def periode(getal: Cijfer) -> str:
    """'2025-2026', '2023-2024 tot en met 2025-2026', or the years one by one where the window stepped over a year."""
    jaren = getal.jaren or (getal.schooljaar,)
    if len(jaren) == 1:
        return jaren[0]
    if getal.overgeslagen or int(jaren[-1][:4]) - int(jaren[0][:4]) != len(jaren) - 1:
        return taal.opsomming(jaren)
    return f"{jaren[0]} tot en met {jaren[-1]}"


def leerlingen(getal: Cijfer) -> str | None:
    """'68 leerlingen', '12 tot 18 leerlingen', or None where the number is not known."""
    if getal.leerlingen is None:
        return None
    onder, boven = round(getal.leerlingen.onder), round(getal.leerlingen.boven)
    if onder == boven:
        return taal.aantal(onder, "leerling", "leerlingen")
    return f"{taal.getal(onder)} tot {taal.getal(boven)}{taal.VAST}leerlingen"


def gewicht(getal: Cijfer, indicator: Indicator, kleine_groep: int) -> str | None:
    """For a small group: what one pupil means for the percentage. None where the group is not small or its size not known."""
    groep = getal.leerlingen
    if indicator.eenheid is not Eenheid.PROCENT or getal.waarde is None or groep is None or not is_klein(getal, kleine_groep):
        return None
    if not groep.exact or groep.onder <= 0:
        return "Het gaat om een kleine groep: een paar leerlingen meer of minder maakt al een groot verschil."
    return f"Het gaat om een kleine groep: één leerling verschil is hier {taal.getal(100 / groep.onder)} procentpunt."


def verschil(nu: Cijfer, toen: Cijfer, indicator: Indicator, kleine_groep: int) -> str | None:
    """The change since an earlier figure in words; None where there is nothing to compare.

    Words for a rise or fall are used only for groups that are not small and for ranges that do not overlap.
    """
    if nu.waarde is None or toen.waarde is None:
        return None
    breuk = next((b for b in indicator.reeksbreuken if toen.schooljaar < str(b.schooljaar) <= nu.schooljaar), None)
    if breuk is not None:
        return f"niet te vergelijken met {toen.schooljaar}: {breuk.reden}"
    was = notatie.toon_cijfer(toen, indicator)
    vorige = f"{periode(toen)} ({was})"
    if is_klein(nu, kleine_groep) or is_klein(toen, kleine_groep):
        return f"was {was} in {periode(toen)}"
    if nu.waarde.exact and toen.waarde.exact:
        return _stap(nu.waarde.onder, toen.waarde.onder, periode(toen), indicator)
    if nu.waarde.overlapt(toen.waarde):
        return f"niet te zeggen of het anders is dan in {vorige}"
    return f"{'hoger' if nu.waarde.onder > toen.waarde.boven else 'lager'} dan in {vorige}"


def _stap(nu: float, toen: float, wanneer: str, indicator: Indicator) -> str:
    """The step between two exact values, as the difference of what is printed: 83 after 81 is 2 higher, also where it was 81.4."""
    stap = float(taal.rond(nu, indicator.precisie) - taal.rond(toen, indicator.precisie))
    if stap == 0:
        return f"gelijk aan {wanneer}"
    eenheid = f"{taal.VAST}procentpunt" if indicator.eenheid is Eenheid.PROCENT else ""
    return f"{taal.getal(abs(stap), indicator.precisie)}{eenheid} {'hoger' if stap > 0 else 'lager'} dan in {wanneer}"


BEREIKUITLEG = "Kleine aantallen zijn verborgen; het cijfer ligt ergens in dit bereik."

SOORTNAMEN: Mapping[Schoolsoort, str] = MappingProxyType(
    {
        Schoolsoort.BO: "basisschool",
        Schoolsoort.SBO: "school voor speciaal basisonderwijs",
        Schoolsoort.SO: "school voor speciaal onderwijs",
        Schoolsoort.VSO: "school voor voortgezet speciaal onderwijs",
    }
)


def soortnaam(soort: Schoolsoort) -> str:
    """What a kind of school is called in full."""
    return SOORTNAMEN[soort]


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
        Reden.ONDERDRUKT: "Het cijfer rust op een klein aantal, dat wij niet openbaar maken.",
    }
)
"""Reasons that a state in words does not tell already, as sentences for the reader."""


def redenen(getal: Cijfer) -> list[str]:
    """The sentences that explain a figure, in the order in which derive gives the reasons."""
    bekend = {reden.value: zin for reden, zin in REDENEN.items()}
    return [bekend[code] for code in getal.redenen if code in bekend]
