"""Derive, stage 3: the words and shapes of the calendar, the same on the site, in feeds and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.afgeleid import Losreden, Moment, Momentsoort
from kwaliteitshandboek.model.kalender import Vakantie

DAGEN: Final = ("ma", "di", "wo", "do", "vr", "za", "zo")
MAANDKORT: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Soortnaam:
    """What a kind of moment is called, and its shape: an SVG path of filled areas (even-odd) on 16 by 16."""

    een: str
    meer: str
    vorm: str


SOORTNAMEN: Final[Mapping[Momentsoort, Soortnaam]] = MappingProxyType(
    {
        Momentsoort.WETTELIJK: Soortnaam("wettelijk", "Wettelijk", "M8 .5 15.5 8 8 15.5.5 8z"),
        Momentsoort.VERANTWOORDING: Soortnaam(
            "verantwoording", "Verantwoording", "M1 3h8.5V.8L15.5 5 9.5 9.2V7H1zm14 8v2H6.5v2.2L.5 11 6.5 6.8V11z"
        ),
        Momentsoort.OVERLEG: Soortnaam("overleg", "Overleg", "M1 2h14v9.5H8.5L4.5 15v-3.5H1z"),
        Momentsoort.BEZOEK: Soortnaam(
            "bezoek", "Bezoeken", "M2.5 1h11v14h-11zm2 2v10h7V3zm4.6 4.2a.9.9 0 1 1 0 1.8.9.9 0 0 1 0-1.8z"
        ),
        Momentsoort.OVERIG: Soortnaam("overig", "Overig", "M2.5 2.5h11v11h-11zm2 2v7h7v-7z"),
        Momentsoort.PLANNING: Soortnaam("planning van een kaart", "Planning van kaarten", "M3 1h10.5L11 4.5 13.5 8H5v7H3z"),
        Momentsoort.MEETINSTRUMENT: Soortnaam("meetinstrument", "Meetinstrumenten", "M2 15V9h3v6zM6.5 15V5h3v10zM11 15V1h3v14z"),
        Momentsoort.ACTIVITEIT: Soortnaam("activiteit", "Activiteiten", "M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2z"),
        Momentsoort.KAARTEVALUATIE: Soortnaam(
            "evaluatie van een kaart", "Evaluaties van kaarten", "M3 .5h10v15H3zM5 3v2h6V3zm0 4v2h6V7zm0 4v2h4v-2z"
        ),
        Momentsoort.VASTSTELLING: Soortnaam(
            "opnieuw vaststellen",
            "Opnieuw vast te stellen",
            "M8 .8a3 3 0 0 1 2.6 4.5L9.8 7.2V8H14v3.7H2V8h4.2v-.8l-.8-1.9A3 3 0 0 1 8 .8zM2 13h12v2.2H2z",
        ),
        Momentsoort.ACTIE: Soortnaam("actie", "Acties", "M3 1.2 14.5 8 3 14.8z"),
        Momentsoort.DOEL: Soortnaam(
            "doel",
            "Doelen",
            "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 2.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6zM8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
        ),
    }
)
"""Kinds in the order in which a reader meets them: what others ask for first, our own papers last."""

VOLGORDE: Final[Mapping[Momentsoort, int]] = {soort: plaats for plaats, soort in enumerate(SOORTNAMEN)}

LOSREDENEN: Final[Mapping[Losreden, str]] = MappingProxyType(
    {
        Losreden.DOORLOPEND: "Elke dag of elke week",
        Losreden.GEBEURTENIS: "Als er iets gebeurt",
        Losreden.OP_VERZOEK: "Op verzoek",
        Losreden.ZONDER_MAAND: "Nog zonder maand",
        Losreden.ONBEKEND: "Anders",
    }
)
"""Why something stands in no month, as a heading; in the order of reading."""


def momenttitel(moment: Moment) -> str:
    """What a moment is called where it stands alone, in a calendar of the reader's own or on paper."""
    if moment.soort is Momentsoort.KAARTEVALUATIE:
        return f"Evaluatie van de kaart {moment.titel}"
    if moment.soort is Momentsoort.VASTSTELLING:
        return f"Opnieuw vaststellen: de kaart {moment.titel}"
    if moment.soort is Momentsoort.DOEL:
        return f"Doel bereikt? {moment.titel}"
    return moment.titel


def dagwoorden(moment: Moment, *, in_maand: bool = False) -> str:
    """'12 oktober 2026', '12 tot en met 16 oktober 2026', 'oktober 2026', 'rond oktober 2026'.

    `in_maand`: a heading above says which month: '12 oktober', 'in de maand', 'ongeveer in deze maand'.
    """
    if moment.hele_maand:
        if in_maand:
            return "ongeveer in deze maand" if moment.ongeveer else "in de maand"
        return f"rond {taal.maand(moment.dag)}" if moment.ongeveer else taal.maand(moment.dag)
    tekst = reeks(moment.dag, moment.tot_en_met or moment.dag)
    if in_maand:
        tekst = tekst.removesuffix(f" {moment.dag.year}")
    return f"rond {tekst}" if moment.ongeveer else tekst


def reeks(van: date, tot_en_met: date) -> str:
    """'12 oktober 2026', '12 tot en met 16 oktober 2026', '28 oktober tot en met 6 november 2026'."""
    if tot_en_met <= van:
        return taal.datum(van)
    begin = taal.datum(van)
    if van.year == tot_en_met.year:
        begin = begin.removesuffix(f" {van.year}")
        if van.month == tot_en_met.month:
            begin = str(van.day)
    return f"{begin} tot en met {taal.datum(tot_en_met)}"


def dagkort(van: date, tot_en_met: date | None = None) -> str:
    """'ma 12', '12 t/m 16', '28 t/m 6 nov': below the name of the month of the first day."""
    if tot_en_met is None or tot_en_met <= van:
        return f"{DAGEN[van.weekday()]}{taal.VAST}{van.day}"
    eind = str(tot_en_met.day)
    if (van.year, van.month) != (tot_en_met.year, tot_en_met.month):
        eind += f"{taal.VAST}{MAANDKORT[tot_en_met.month - 1]}"
    return f"{van.day} t/m {eind}"


def vakantienaam(vakantie: Vakantie) -> str:
    """The name without its year, which the calendar says already: 'Herfstvakantie'."""
    for jaar in (vakantie.van.year, vakantie.tot_en_met.year):
        kort = vakantie.naam.removesuffix(f" {jaar}").strip()
        if kort != vakantie.naam and kort:
            return kort
    return vakantie.naam
