"""Pages, stage 6: figures, tiles, charts and tables that authors place in their own text, as HTML in that text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from kwaliteitshandboek import taal
from kwaliteitshandboek.charts import Chart, Tabel
from kwaliteitshandboek.charts.intekst import NIET_OPENBAAR, waarover, zin_van
from kwaliteitshandboek.derive.tekstcijfers import (
    Blokvorm,
    Cijferkeuze,
    Cijfervraag,
    Grafiekvorm,
    Kiesfout,
    enige_reeks,
    kies,
)
from kwaliteitshandboek.model.cijfer import Cijfer
from kwaliteitshandboek.pages import grafieken, grafieksoorten, woorden
from kwaliteitshandboek.pages.sjablonen import blok, omgeving
from kwaliteitshandboek.pages.tegels import make_tegel
from kwaliteitshandboek.pages.wereld import Blik, scholen

_NIET_GEVONDEN = "(cijfer niet gevonden)"


def vul_in(p: Blik, vraag: Cijfervraag) -> Markup:
    """What stands on the page in place of a question of its author.

    What this edition does not know leaves no trace as a block, and a neutral word in a sentence; `check` has named it by then.
    """
    keuze = kies(vraag, p.wereld.handboek, p.wereld.afgeleid)
    if isinstance(keuze, Kiesfout):
        woord = NIET_OPENBAAR if p.publiek else _NIET_GEVONDEN
        return Markup.escape(woord) if vraag.los else Markup("")
    if vraag.los:
        tekst, bij = zin_van(keuze, p.wereld.afgeleid), ""
        if keuze.cijfer(p.wereld.afgeleid).waarde is not None:
            # The figure is the link; years and marks stand behind it.
            tekst, haakje, rest = tekst.partition(" (")
            bij = haakje + rest
        return _render(p, "los", keuze=keuze, tekst=tekst, bij=bij)
    return blok(_blok(p, keuze))


def _blok(p: Blik, keuze: Cijferkeuze) -> Markup:
    tegel = make_tegel(p.wereld, keuze.indicator, keuze.sleutel, keuze.schooljaar)
    # Only the whole has a page; the tile of a part links there.
    tegel = replace(tegel, id=keuze.pagina)
    if keuze.vraag.vorm is Blokvorm.TEGEL:
        wie = taal.hoofdletter(p.samen) if keuze.school is None else keuze.school.naam
        return _render(p, "tegel", keuze=keuze, t=tegel, wie=wie)
    if keuze.vraag.vorm is Blokvorm.TABEL:
        return _render(p, "tabel", keuze=keuze, tabel=tabel(p, keuze), bij=_tabelkop(p, keuze))
    if keuze.vraag.vorm is Blokvorm.GRAFIEK and (lijst := list(_grafieken(p, keuze))):
        return _render(p, "grafiek", keuze=keuze, grafieken=lijst)
    # A chart without a single figure says so in words.
    tekst = zin_van(keuze, p.wereld.afgeleid)
    return _render(p, "cijfer", keuze=keuze, t=tegel, tekst=tekst, bij=waarover(keuze))


def _render(p: Blik, soort: str, **waarden: object) -> Markup:
    sjabloon = omgeving().get_template("_cijferblok.j2")
    return Markup(sjabloon.render(p=p, soort=soort, **waarden).strip())  # noqa: S704 - from a template, already escaped


def _grafieken(p: Blik, keuze: Cijferkeuze) -> Iterator[Chart]:
    """The charts of a block: of schools side by side one for each kind of school."""
    for grafiek in _getekend(p, keuze):
        yield replace(grafiek, id=p.wereld.eigen_id(p.pad, grafiek.id))


def _getekend(p: Blik, keuze: Cijferkeuze) -> Iterator[Chart]:
    wereld, indicator, jaar = p.wereld, keuze.indicator, keuze.schooljaar
    vorm = keuze.grafiekvorm
    reeks = enige_reeks(indicator, wereld.handboek)
    een: Chart | None = None
    if vorm is Grafiekvorm.SCHOLEN:
        yield from grafieken.naast_elkaar(wereld, indicator, jaar, voor="tekst-scholen")
    elif vorm is Grafiekvorm.PER_SCHOOL:
        yield from grafieksoorten.veelluiken(wereld, indicator, voor="tekst-veelluik")
    elif vorm is Grafiekvorm.VERDELING and reeks is not None and keuze.school is not None:
        een = grafieken.verdeling(wereld, reeks, keuze.school)
    elif vorm is Grafiekvorm.ANTWOORDEN and reeks is not None and keuze.school is not None:
        een = grafieksoorten.antwoorden(wereld, reeks, keuze.school)
    else:
        een = grafieken.lijn(wereld, indicator, keuze.school, tot_en_met=jaar, voor="tekst")
    if een is not None:
        yield een


def tabel(p: Blik, keuze: Cijferkeuze) -> Tabel:
    """Schools under each other in one school year, or the school years up to one of a school or of all schools together."""
    afgeleid, indicator = p.wereld.afgeleid, keuze.indicator
    if keuze.naast_elkaar:
        rijen = [
            (school.naam, afgeleid.hoofdcijfer(indicator.id, school.sleutel, keuze.schooljaar))
            for school in scholen(p.wereld)
            if indicator.geldt_voor(school.soort)
        ]
        kop = "School"
    else:
        reeks = grafieken.hoofdreeks(p.wereld, indicator, keuze.sleutel)
        rijen = [(cijfer.schooljaar, cijfer) for cijfer in reeks if cijfer.schooljaar <= keuze.schooljaar]
        kop = "Schooljaar"
    met_norm = any(cijfer.norm is not None or cijfer.andere_normen for _, cijfer in rijen)
    cellen = tuple((naam, _getal(cijfer, keuze), *((_norm(cijfer, keuze),) if met_norm else ())) for naam, cijfer in rijen)
    return Tabel((kop, "Cijfer", *(("Norm",) if met_norm else ())), cellen)


def _getal(cijfer: Cijfer, keuze: Cijferkeuze) -> str:
    return woorden.cijfer(cijfer, keuze.indicator) + (" (voorlopig)" if cijfer.voorlopig and cijfer.waarde is not None else "")


def _norm(cijfer: Cijfer, keuze: Cijferkeuze) -> str:
    alle = (woorden.norm(cijfer, keuze.indicator), *(ander.tekst for ander in woorden.andere_normen(cijfer, keuze.indicator, 0)))
    return "; ".join(norm for norm in alle if norm) or "geen norm"


def _tabelkop(p: Blik, keuze: Cijferkeuze) -> str:
    if keuze.naast_elkaar:
        return f"{keuze.indicator.naam}, per school, {keuze.schooljaar}"
    return f"{keuze.indicator.naam}, {p.samen if keuze.school is None else keuze.school.naam}"
