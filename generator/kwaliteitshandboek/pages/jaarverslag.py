"""Pages, stage 6: the annual report of the board, a page per school year: goals, key figures, charts, words, schools, actions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kwaliteitshandboek import taal
from kwaliteitshandboek.charts import Chart
from kwaliteitshandboek.model.doel import Doel
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.model.organisatie import School, Schoolsoort
from kwaliteitshandboek.pages import grafieken, woorden
from kwaliteitshandboek.pages.adressen import rapportjaren
from kwaliteitshandboek.pages.doelen import acties_van, doelbeeld
from kwaliteitshandboek.pages.scholen import kernindicatoren, nieuwste_toelichting
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.stand import Stand, make_stand
from kwaliteitshandboek.pages.tegels import Tegel, make_tegel
from kwaliteitshandboek.pages.wereld import Wereld, scholen


@dataclass(frozen=True, slots=True)
class Jaarcijfer:
    """An indicator in the report: the figure of all schools together (where there is one), the schools, words and charts."""

    tegel: Tegel
    samen: bool
    stand: Stand
    toelichting: str | None
    grafieken: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class Schoolregel:
    """A row of the table of schools: a cell for each key figure that is meant for this kind of school."""

    school: School
    tegels: tuple[Tegel, ...]


@dataclass(frozen=True, slots=True)
class Schooltabel:
    """Schools that have the same key figures, side by side: kinds with other figures have a table of their own."""

    soorten: tuple[Schoolsoort, ...]
    indicatoren: tuple[Indicator, ...]
    rijen: tuple[Schoolregel, ...]

    @property
    def naam(self) -> str:
        return woorden.soortnamen(self.soorten)

    @property
    def overslag(self) -> list[str]:
        """Which years the figures of the table step over."""
        return woorden.overslagregels(
            (tegel.cijfer, indicator) for rij in self.rijen for tegel, indicator in zip(rij.tegels, self.indicatoren, strict=True)
        )

    @property
    def normen(self) -> tuple[str | None, ...]:
        """For each column the norm, where it is the same for all schools of the table."""
        kolommen = zip(*(rij.tegels for rij in self.rijen), strict=True)
        per_kolom = [{tegel.norm for tegel in kolom if tegel.norm is not None} for kolom in kolommen]
        return tuple(next(iter(normen)) if len(normen) == 1 else None for normen in per_kolom)


def jaarverslag_pages(wereld: Wereld) -> Iterator[Page]:
    """The overview of annual reports, and one for each school year."""
    jaren = rapportjaren(wereld.handboek, wereld.afgeleid)
    pad = "jaarverslag/index.md"
    yield Page(
        pad,
        "Jaarverslag",
        "jaarverslagen",
        render("jaarverslagen", p=wereld.blik(pad), jaren=jaren, dit_jaar=wereld.dit_jaar),
        omschrijving="Onze jaarverslagen, per schooljaar.",
    )
    for jaar in jaren:
        yield _jaar_page(wereld, jaar, nieuwste=jaar == jaren[0])


def _jaar_page(wereld: Wereld, jaar: str, *, nieuwste: bool) -> Page:
    handboek = wereld.handboek
    kern = [i for i in kernindicatoren(wereld) if wereld.gemeten_in(i.id, jaar)]
    besproken = {t.onderwerp for t in handboek.toelichtingen if t.school is None and t.schooljaar == jaar}
    verder = [i for i in handboek.indicatoren if i.id in besproken and i not in kern and wereld.gemeten_in(i.id, jaar)]
    analyses = [analyse for analyse in handboek.analyses if str(analyse.schooljaar) == jaar]
    tekst = render(
        "jaarverslag",
        p=wereld.blik(wereld.adressen[("jaarverslag", jaar)]),
        jaar=jaar,
        lopend=jaar == wereld.dit_jaar,
        inleiding=nieuwste_toelichting(wereld, "inleiding", None, jaar),
        vooruitblik=nieuwste_toelichting(wereld, "vooruitblik", None, jaar),
        doelen=[doelbeeld(wereld, doel) for doel in _doelen(wereld, jaar, nieuwste=nieuwste)],
        cijfers=[_jaarcijfer(wereld, indicator, jaar, kern=True) for indicator in kern],
        verder=[_jaarcijfer(wereld, indicator, jaar, kern=False) for indicator in verder],
        schooltabellen=list(_schooltabellen(wereld, kern, jaar)),
        acties=acties_van(wereld, analyses),
        gemeten=any(wereld.gemeten_in(indicator.id, jaar) for indicator in handboek.indicatoren),
    )
    return Page(
        wereld.adressen[("jaarverslag", jaar)],
        f"Jaarverslag {jaar}",
        "jaarverslag",
        tekst,
        omschrijving=f"Doelen, resultaten en acties van schooljaar {jaar}.",
    )


def _doelen(wereld: Wereld, jaar: str, *, nieuwste: bool) -> list[Doel]:
    """The goals of the report: first those of the board, then those of the schools by name."""
    doelen = (doel for doel in wereld.handboek.doelen if _telt_mee(doel, jaar, nieuwste=nieuwste))
    return sorted(doelen, key=lambda doel: "" if doel.school is None else wereld.namen.get(("school", doel.school), doel.school))


def _telt_mee(doel: Doel, jaar: str, *, nieuwste: bool) -> bool:
    """Goals that end in the year; in the newest report the running goals of the board too, since they say how far we are."""
    if str(doel.schooljaar) == jaar:
        return True
    return nieuwste and doel.school is None and str(doel.vanaf or doel.schooljaar) <= jaar < str(doel.schooljaar)


def _jaarcijfer(wereld: Wereld, indicator: Indicator, jaar: str, *, kern: bool) -> Jaarcijfer:
    tegel = make_tegel(wereld, indicator, None, jaar)
    toelichting = nieuwste_toelichting(wereld, indicator.id, None, jaar)
    return Jaarcijfer(
        tegel,
        tegel.is_getal,
        make_stand(wereld, indicator, jaar),
        toelichting.tekst if toelichting else None,
        tuple(_grafieken(wereld, indicator, jaar)) if kern else (),
    )


def _grafieken(wereld: Wereld, indicator: Indicator, jaar: str) -> Iterator[Chart]:
    """All schools together over the years; where they are not added up, the schools side by side (not one school alone)."""
    verloop = grafieken.lijn(wereld, indicator, None, tot_en_met=jaar, voor="jaarverslag")
    if verloop is not None:
        yield replace(verloop, titel=taal.hoofdletter(wereld.handboek.organisatie.samen))
    else:
        for grafiek in grafieken.naast_elkaar(wereld, indicator, jaar, voor="jaarverslag", minste=2):
            yield replace(grafiek, titel=taal.hoofdletter(grafiek.titel.removeprefix(f"{indicator.naam}, ")))


def _schooltabellen(wereld: Wereld, kern: list[Indicator], jaar: str) -> Iterator[Schooltabel]:
    per_soort = {soort: tuple(i for i in kern if i.geldt_voor(soort)) for soort in Schoolsoort}
    for indicatoren in dict.fromkeys(per_soort.values()):
        van_tabel = [school for school in scholen(wereld) if per_soort[school.soort] == indicatoren]
        rijen = tuple(
            Schoolregel(school, tuple(make_tegel(wereld, indicator, school.sleutel, jaar) for indicator in indicatoren))
            for school in van_tabel
        )
        if indicatoren and rijen:
            soorten = tuple(soort for soort in Schoolsoort if any(school.soort is soort for school in van_tabel))
            yield Schooltabel(soorten, indicatoren, rijen)
