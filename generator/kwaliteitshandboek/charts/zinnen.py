"""Charts, stage 5: the sentence that says what a series shows, from one table of rules that never claim more than is certain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kwaliteitshandboek.charts.feiten import Feiten
from kwaliteitshandboek.charts.regels import Regel, vertel_met
from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.derive.trends import Trendreden, Trendsoort
from kwaliteitshandboek.model.cijfer import Cijferstaat, Oordeel


def _staat(staat: Cijferstaat) -> Callable[[Feiten], bool]:
    return lambda f: f.cijfer.staat is staat and f.cijfer.waarde is None


def _toeval(f: Feiten) -> bool:
    return f.trend is not None and f.trend.reden is Trendreden.TOEVAL_MOGELIJK


REGELS: Final[tuple[Regel[Feiten], ...]] = (
    Regel("cijfer", "geen_reeks", lambda f: not f.vakken, "Er zijn nog geen cijfers{f.wie}."),
    Regel("cijfer", "niet_gemeten", lambda f: f.vak.overgeslagen is not None, "In {f.jaar} is niet gemeten: {f.reden}."),
    Regel("cijfer", "geheim", _staat(Cijferstaat.GEHEIM), "Het cijfer van {f.jaar}{f.wie} is in de bron geheim of onbekend."),
    Regel("cijfer", "geen_deelnemers", _staat(Cijferstaat.GEEN_DEELNEMERS), "In {f.jaar} waren er{f.wie} geen deelnemers."),
    Regel(
        "cijfer", "te_klein", _staat(Cijferstaat.TE_KLEIN), "Het cijfer van {f.jaar}{f.wie} tonen wij niet: de groep is te klein."
    ),
    Regel(
        "cijfer",
        "afgeschermd",
        _staat(Cijferstaat.AFGESCHERMD),
        "Het cijfer van {f.jaar}{f.wie} tonen wij niet: daarmee zou een klein aantal van één school te berekenen zijn.",
    ),
    Regel("cijfer", "nvt", _staat(Cijferstaat.NVT), "Voor {f.jaar} is dit cijfer{f.wie} niet van toepassing."),
    Regel(
        "cijfer",
        "deels_bekend",
        lambda f: f.cijfer.waarde is None and Reden.DEEL_BEKEND in f.cijfer.redenen,
        "{f.periode} is er{f.wie} geen cijfer: niet van al die schooljaren zijn er gegevens.",
    ),
    Regel(
        "cijfer",
        "breuk_in_venster",
        lambda f: f.cijfer.waarde is None and Reden.REEKSBREUK in f.cijfer.redenen,
        "{f.periode} is er{f.wie} geen cijfer: die schooljaren zijn niet met elkaar te vergelijken.",
    ),
    Regel("cijfer", "ontbreekt", lambda f: f.cijfer.waarde is None, "Van {f.jaar} zijn er{f.wie} geen gegevens."),
    Regel(
        "cijfer",
        "gezegde",
        lambda f: f.vak.exact and f.gezegde is not None,
        "{f.periode} {f.persoonsvorm} {f.waarde} van de {f.eenheden}{f.rest}{f.van_wie}",
    ),
    Regel(
        "cijfer",
        "gezegde_bereik",
        lambda f: f.gezegde is not None,
        "{f.periode} {f.persoonsvorm} tussen {f.einden[0]} en {f.einden[1]} van de {f.eenheden}{f.rest}{f.van_wie}: het precieze"
        " cijfer is niet te geven, omdat kleine aantallen zijn afgeschermd",
    ),
    Regel("cijfer", "bekend", lambda f: f.vak.exact, "{f.periode} was {f.onderwerp}{f.wie} {f.waarde}"),
    Regel(
        "cijfer",
        "bereik",
        lambda _: True,
        "{f.periode} lag {f.onderwerp}{f.wie} tussen {f.einden[0]} en {f.einden[1]}: het precieze cijfer is niet te geven, omdat"
        " kleine aantallen zijn afgeschermd",
    ),
    Regel("signaal", "zonder_cijfer", lambda f: not f.vakken or f.cijfer.waarde is None, ""),
    Regel("signaal", "geen_norm", lambda f: f.signaal is Oordeel.GEEN_NORM, "."),
    Regel(
        "signaal",
        "kleine_groep",
        lambda f: f.zeker_klein,
        ". Voor een signaal tegen {f.met_norm} {f.norm} is de groep te klein.",
    ),
    Regel(
        "signaal",
        "misschien_kleine_groep",
        lambda f: f.klein,
        ". Voor een signaal tegen {f.met_norm} {f.norm} is de groep misschien te klein.",
    ),
    Regel(
        "signaal",
        "onbepaald",
        lambda f: f.signaal is Oordeel.NIET_TE_BEPALEN,
        ". Of dit {f.goede_kant} {f.norm} ligt, is niet te bepalen.",
    ),
    Regel("signaal", "exact_tegen_norm", lambda f: f.vak.exact, ". Dat is {f.woord} {f.norm}."),
    Regel("signaal", "bereik_tegen_norm", lambda _: True, ". Wel is zeker: dit ligt {f.woord} {f.norm}."),
    Regel("groep", "een_persoon", lambda f: bool(f.vakken) and f.klein and f.personen == 1, " Het gaat om {f.groep}."),
    Regel(
        "groep",
        "klein_in_personen",
        lambda f: bool(f.vakken) and f.klein and f.personen is not None,
        " Het gaat om {f.groep}: één {f.enkelvoud} is ongeveer {f.gewicht} procentpunt.",
    ),
    Regel(
        "groep",
        "klein",
        lambda f: bool(f.vakken) and f.zeker_klein,
        " De groep is klein ({f.groep}): het cijfer kan per jaar sterk wisselen.",
    ),
    Regel(
        "groep",
        "misschien_klein",
        lambda f: bool(f.vakken) and f.klein,
        " De groep kan klein zijn ({f.groep}): dan wisselt het cijfer per jaar sterk.",
    ),
    Regel(
        "verandering",
        "verschil",
        lambda f: bool(f.vakken) and f.richting != 0 and f.beide_exact,
        " {f.onderwerp_vooraan} {f.werkwoord} van {f.toen} in {f.toen_jaar} naar {f.waarde}{f.in_personen}.",
    ),
    Regel(
        "verandering",
        "bereiken_los",
        lambda f: bool(f.vakken) and f.richting != 0,
        " Dat is {f.vergrotend} dan in {f.toen_jaar} ({f.toen}).",
    ),
    Regel(
        "verandering",
        "gelijk",
        lambda f: bool(f.vakken) and f.trend is not None and f.trend.soort is Trendsoort.GELIJK,
        " Dat is gelijk aan {f.toen_jaar}.",
    ),
    Regel(
        "verandering",
        "toeval_onder_een",
        lambda f: bool(f.vakken) and _toeval(f) and f.verschil_in_personen is not None and f.verschil_in_personen.hoeveel == 0,
        " Het verschil met {f.toen_jaar} ({f.toen}) is {f.zoveel}; zo'n verschil kan toeval zijn.",
    ),
    Regel(
        "verandering",
        "toeval_in_personen",
        lambda f: bool(f.vakken) and _toeval(f) and f.verschil_in_personen is not None,
        " {f.dat_vooraan} {f.zoveel} dan in {f.toen_jaar} ({f.toen}); zo'n verschil kan toeval zijn.",
    ),
    Regel(
        "verandering",
        "toeval",
        lambda f: bool(f.vakken) and _toeval(f),
        " Het verschil met {f.toen_jaar} ({f.toen}) kan toeval zijn.",
    ),
    Regel(
        "eerder",
        "laatste_bekende",
        lambda f: bool(f.vakken) and f.cijfer.waarde is None and f.laatste_bekende is not None,
        " Het laatste cijfer is van {f.eerder}.",
    ),
    Regel(
        "breuk",
        "breuk",
        lambda f: bool(f.breuken),
        " Vanaf {f.breuken} zijn de cijfers niet te vergelijken met die van eerdere jaren.",
    ),
    Regel("gaten", "gaten", lambda f: bool(f.gaten), " Niet gemeten in {f.gaten}."),
    Regel(
        "venster",
        "stapt_over",
        lambda f: bool(f.vakken) and f.cijfer.waarde is not None and bool(f.cijfer.overgeslagen) and not f.gaten,
        " In {f.overgeslagen_jaren} is niet gemeten: {f.tellen_niet_mee}.",
    ),
    Regel(
        "voorlopig",
        "voorlopig",
        lambda f: bool(f.vakken) and f.cijfer.voorlopig and f.cijfer.waarde is not None,
        " Dit cijfer is voorlopig.",
    ),
    Regel("anderen", "ter_vergelijking", lambda f: bool(f.anderen), " Ter vergelijking: {f.anderen}."),
)
"""All rules, in the order of the sentence. Of each group at most one rule speaks: the first that holds."""


def vertel(feiten: Feiten) -> str:
    """What the series shows, in one to five short sentences."""
    return vertel_met(REGELS, feiten)
