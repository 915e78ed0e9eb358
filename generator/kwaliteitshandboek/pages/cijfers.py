"""Pages, stage 6: how figures are made: symbols, ranges, thresholds, windows and sources, written from the data itself."""

from __future__ import annotations

from collections.abc import Mapping

from kwaliteitshandboek.charts.notatie import STAATWOORDEN
from kwaliteitshandboek.model.cijfer import Cijferstaat
from kwaliteitshandboek.pages import woorden
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.wereld import Wereld

_STATEN = (
    Cijferstaat.ONTBREEKT,
    Cijferstaat.GEHEIM,
    Cijferstaat.GEEN_DEELNEMERS,
    Cijferstaat.TE_KLEIN,
    Cijferstaat.AFGESCHERMD,
    Cijferstaat.NVT,
)
_STATUSSEN = (
    (
        woorden.Status("boven", "op of boven de norm"),
        "Het cijfer haalt de norm. Gelijk aan de norm telt als gehaald. Is lager beter, dan staat er 'op of onder de norm'.",
    ),
    (
        woorden.Status("onder", "onder de norm"),
        "Het cijfer haalt de norm niet; is lager beter, dan staat er 'boven de norm'."
        " Dat is een signaal om verder te kijken, geen oordeel over de school.",
    ),
    (
        woorden.Status("niet-te-bepalen", "niet te bepalen"),
        "Het cijfer is een bereik met de norm erin. Het is niet te zeggen aan welke kant het echte cijfer ligt.",
    ),
    (woorden.Status("geen-gegevens", "geen gegevens"), "Er is geen cijfer; er staat bij waarom."),
    (woorden.KLEIN, "De groep is zo klein dat toeval te zwaar weegt. Daarom vergelijken wij niet met de norm."),
    (
        woorden.MISSCHIEN_KLEIN,
        "Het aantal leerlingen is een bereik: de groep kan te klein zijn. Daarom vergelijken wij niet met de norm.",
    ),
)


def cijfers_page(wereld: Wereld) -> Page:
    """The page 'Hoe wij meten'; thresholds, windows and provenance come from the handbook."""
    handboek = wereld.handboek
    tekst = render(
        "cijfers",
        p=wereld.blik("cijfers.md"),
        drempels=handboek.organisatie.drempels,
        staten=[(STAATWOORDEN[staat], woorden.STAATUITLEG[staat]) for staat in _STATEN],
        statussen=_STATUSSEN,
        vensters=[indicator for indicator in handboek.indicatoren if indicator.venster is not None],
        overgeslagen=_overgeslagen(wereld),
        herkomsten=sorted(handboek.herkomsten, key=lambda h: (h.schooljaar, h.bestand), reverse=True),
        bronnen=sorted({indicator.bron for indicator in handboek.indicatoren}),
    )
    return Page(
        "cijfers.md", "Hoe wij meten", "cijfers", tekst, omschrijving="Wat de tekens, bereiken, normen en drempels betekenen."
    )


def _overgeslagen(wereld: Wereld) -> Mapping[str, str]:
    """School years that windows step over, with the reason; each once."""
    return {str(jaar.schooljaar): jaar.reden for indicator in wereld.handboek.indicatoren for jaar in indicator.overgeslagen}
