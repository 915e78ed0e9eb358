"""Charts, stage 5: a figure as words that fit in a sentence of an author, on the site and on paper alike."""

from __future__ import annotations

from kwaliteitshandboek.charts import notatie
from kwaliteitshandboek.charts.woorden import jarenreeks
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.derive.tekstcijfers import Cijferkeuze, is_schooljaar
from kwaliteitshandboek.model.cijfer import Cijfer
from kwaliteitshandboek.model.indicator import Eenheid, Indicator

NIET_OPENBAAR = "(cijfer niet openbaar)"
"""What stands in a public sentence where the team edition has a figure of something internal."""


def in_zin(cijfer: Cijfer, indicator: Indicator, *, met_jaar: bool = False) -> str:
    """'88 %', 'tussen 79 en 88 %', '7,4 (voorlopig)', 'niet te geven (te kleine groep)'.

    A figure of years together names them: '88 % (2023-2024 tot en met 2025-2026 samen)'. `met_jaar`: a figure of one year names
    that year too, since the sentence cannot.
    """
    waarde = cijfer.waarde
    if waarde is None:
        if Reden.GEEN_TOTAAL in cijfer.redenen:
            return "alleen per school te geven"
        return f"niet te geven ({notatie.toon_cijfer(cijfer, indicator)})"
    extra = notatie.extra_decimalen(cijfer, indicator)
    onder, boven = notatie.toon_einden(waarde, indicator, extra=extra)
    achter = notatie.toon_einden(waarde, indicator, teken=indicator.eenheid is Eenheid.PROCENT, extra=extra)[1]
    tekst = achter if onder == boven else f"tussen {onder} en {achter}"
    merken = [f"{jarenreeks(cijfer.jaren)} samen"] if len(cijfer.jaren) > 1 else [cijfer.schooljaar] if met_jaar else []
    merken += ["voorlopig"] if cijfer.voorlopig else []
    return f"{tekst} ({', '.join(merken)})" if merken else tekst


def zin_van(keuze: Cijferkeuze, afgeleid: Afgeleid) -> str:
    """The figure that an author asks for, in words; where the author named no school year, the words do."""
    met_jaar = keuze.vraag.los and not is_schooljaar(keuze.vraag.waarde("schooljaar"))
    return in_zin(keuze.cijfer(afgeleid), keuze.indicator, met_jaar=met_jaar)


def waarover(keuze: Cijferkeuze) -> str:
    """What a figure is about: 'Veiligheidsbeleving, De Duif, 2025-2026'."""
    wie = "alle scholen samen" if keuze.school is None else keuze.school.naam
    return f"{keuze.indicator.naam}, {wie}, {keuze.schooljaar}"
