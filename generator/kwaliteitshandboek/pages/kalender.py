"""Pages, stage 6: the kwaliteitskalender: a page for each school year, with what has no month and the feeds to subscribe to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.afgeleid import LosMoment, Moment, Momentsoort
from kwaliteitshandboek.derive.jaarkalender import (
    Jaarmaand,
    kalenderjaren,
    make_jaar,
    op_volgorde,
    regionamen,
)
from kwaliteitshandboek.derive.kalenderwoorden import LOSREDENEN, SOORTNAMEN, VOLGORDE, Soortnaam, reeks, vakantienaam
from kwaliteitshandboek.derive.rollen import wie_het_aangaat
from kwaliteitshandboek.derive.schoolnamen import eigen_namen
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.pages.lijst import ALLES, Filterveld, slug, velden_json
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.wereld import Wereld, scholen
from kwaliteitshandboek.settings import adressen

SAMEN = 3
"""From this many goals that end on one day they stand under one heading: nobody wants to read the same words fifteen times."""

LANG = 8
"""More moments than this of a month as a whole fold up by kind, each with its number; those of the present month stay open."""


@dataclass(frozen=True, slots=True)
class Kenmerken:
    """What the filter knows of a moment: slugs of its kinds, roles and schools, separated by spaces."""

    soort: str
    rol: str
    school: str


@dataclass(frozen=True, slots=True)
class Punt:
    """A moment as an item of a list."""

    moment: Moment
    kenmerken: Kenmerken


@dataclass(frozen=True, slots=True)
class LosPunt:
    """What has no month, as an item of a list."""

    los: LosMoment
    kenmerken: Kenmerken


@dataclass(frozen=True, slots=True)
class Soortgroep:
    """The moments of one kind within a month; with `dag`: those of one day."""

    soort: Momentsoort
    naam: Soortnaam
    punten: tuple[Punt, ...]
    dag: date | None = None


@dataclass(frozen=True, slots=True)
class Vrij:
    """Holidays in words: 'Herfstvakantie', '10 tot en met 18 oktober 2026', 'regio noord'."""

    naam: str
    wanneer: str
    regios: str


@dataclass(frozen=True, slots=True)
class Maandblok:
    """A month of the calendar as the page shows it."""

    maand: Jaarmaand
    nu: bool
    vakanties: tuple[Vrij, ...]
    op_dag: tuple[Punt, ...]
    groepen: tuple[Soortgroep, ...]
    vouw: bool


@dataclass(frozen=True, slots=True)
class Losgroep:
    """What has no month for the same reason."""

    sleutel: str
    kop: str
    punten: tuple[LosPunt, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar to subscribe to: its name, its file in the site, and its address for calendar programs where that is known."""

    naam: str
    bestand: str
    webcal: str | None


def kalender_pages(wereld: Wereld) -> Iterator[Page]:
    """`kalender/index.md` for the present school year, and each school year at an address that stays."""
    dit_jaar = Schooljaar.parse(wereld.dit_jaar)
    yield _page(wereld, dit_jaar, wereld.adressen[("pagina", "kalender")])
    for jaar in kalenderjaren(wereld.afgeleid):
        yield _page(wereld, jaar, wereld.adressen[("kalender", str(jaar))])


def _page(wereld: Wereld, jaar: Schooljaar, pad: str) -> Page:
    handboek, afgeleid = wereld.handboek, wereld.afgeleid
    jaren = kalenderjaren(afgeleid)
    maanden = [_maandblok(wereld, maand) for maand in make_jaar(handboek, afgeleid, jaar)]
    los = list(_losgroepen(wereld))
    straks = [moment for moment in afgeleid.momenten if moment.dag > jaren[-1].laatste_dag] if jaar == jaren[-1] else []
    tekst = render(
        "kalender",
        p=wereld.blik(pad),
        jaar=str(jaar),
        andere=[str(ander) for ander in jaren if ander != jaar],
        dit_jaar=wereld.dit_jaar,
        aantal=sum(len(blok.op_dag) + sum(len(groep.punten) for groep in blok.groepen) for blok in maanden),
        maanden=maanden,
        soorten=_soorten(maanden),
        velden=velden_json(velden) if (velden := _velden(wereld, maanden, los)) else None,
        los=los,
        straks=sorted(straks, key=op_volgorde),
        poster=adressen.jaarposter(str(jaar)),
        feeds=list(_feeds(wereld)),
        op_web=adressen.op_web(handboek.organisatie.webadres.team, "") is not None,
    )
    # The present year has two addresses: the one that stays is left out of the search, so that nothing is found twice.
    dubbel = str(jaar) == wereld.dit_jaar and pad != wereld.adressen[("pagina", "kalender")]
    return Page(
        pad,
        f"Kwaliteitskalender {jaar}",
        "kalender",
        tekst,
        omschrijving=f"Alle momenten van schooljaar {jaar}: per maand, per rol en per school.",
        zoeken=not dubbel,
        verberg=("navigation", "toc"),
    )


def _maandblok(wereld: Wereld, maand: Jaarmaand) -> Maandblok:
    vandaag = wereld.afgeleid.vandaag
    organisatie = wereld.handboek.organisatie
    op_soort = sorted(maand.in_maand, key=lambda moment: (VOLGORDE[moment.soort], *op_volgorde(moment)))
    nu = (maand.dag.year, maand.dag.month) == (vandaag.year, vandaag.month)
    doelen = _doelgroepen(wereld, maand.op_dag)
    samen = {id(punt.moment) for groep in doelen for punt in groep.punten}
    return Maandblok(
        maand,
        nu=nu,
        vakanties=tuple(
            Vrij(
                vakantienaam(vakantie),
                reeks(vakantie.van, vakantie.tot_en_met),
                f"regio {taal.opsomming(namen)}" if (namen := regionamen(organisatie, vakantie)) else "",
            )
            for vakantie in maand.vakanties
        ),
        op_dag=tuple(_punt(wereld, moment) for moment in maand.op_dag if id(moment) not in samen),
        groepen=(
            *doelen,
            *(
                Soortgroep(soort, SOORTNAMEN[soort], tuple(_punt(wereld, moment) for moment in groep))
                for soort, groep in groupby(op_soort, key=lambda moment: moment.soort)
            ),
        ),
        vouw=len(maand.in_maand) + len(samen) > LANG and not nu,
    )


def _doelgroepen(wereld: Wereld, op_dag: Iterable[Moment]) -> tuple[Soortgroep, ...]:
    """Goals that end on the same day, where there are many of them."""
    per_dag: dict[date, list[Punt]] = {}
    for moment in op_dag:
        if moment.soort is Momentsoort.DOEL and moment.tot_en_met in {None, moment.dag}:
            per_dag.setdefault(moment.dag, []).append(_punt(wereld, moment))
    naam = SOORTNAMEN[Momentsoort.DOEL]
    return tuple(
        Soortgroep(Momentsoort.DOEL, naam, tuple(punten), dag) for dag, punten in per_dag.items() if len(punten) >= SAMEN
    )


def _punt(wereld: Wereld, moment: Moment) -> Punt:
    return Punt(moment, _kenmerken(wereld, moment))


def _kenmerken(wereld: Wereld, moment: Moment | LosMoment) -> Kenmerken:
    rollen = wie_het_aangaat(wereld.handboek.organisatie, moment.rollen)
    waar = sorted(sleutel.lower() for sleutel in moment.scholen) or [ALLES]
    soorten = moment.soorten if isinstance(moment, Moment) else (moment.soort,)
    return Kenmerken(" ".join(soort.value for soort in soorten), " ".join(sorted(map(slug, rollen))), " ".join(waar))


def _losgroepen(wereld: Wereld) -> Iterator[Losgroep]:
    for reden, kop in LOSREDENEN.items():
        los = [los for los in wereld.afgeleid.los if los.reden is reden]
        los.sort(key=lambda los: (VOLGORDE[los.soort], los.titel, los.sleutel))
        if los:
            yield Losgroep(reden.value.replace(" ", "-"), kop, tuple(LosPunt(punt, _kenmerken(wereld, punt)) for punt in los))


def _soorten(maanden: Iterable[Maandblok]) -> list[Soortnaam]:
    """The legend: the kinds that occur this year."""
    aanwezig = {moment.soort for blok in maanden for moment in (*blok.maand.op_dag, *blok.maand.in_maand)}
    return [naam for soort, naam in SOORTNAMEN.items() if soort in aanwezig]


def _velden(wereld: Wereld, maanden: Sequence[Maandblok], los: Sequence[Losgroep]) -> list[Filterveld]:
    """What the filter offers: only what occurs, and no choice of one."""
    organisatie = wereld.handboek.organisatie
    kenmerken = [punt.kenmerken for blok in maanden for punt in blok.op_dag]
    kenmerken += [punt.kenmerken for blok in maanden for groep in blok.groepen for punt in groep.punten]
    kenmerken += [punt.kenmerken for groep in los for punt in groep.punten]
    rollen = {rol for kenmerk in kenmerken for rol in kenmerk.rol.split()}
    soorten = {soort for kenmerk in kenmerken for soort in kenmerk.soort.split()}
    schoolnamen = eigen_namen(organisatie)
    per_school = any(kenmerk.school != ALLES for kenmerk in kenmerken)
    velden = (
        Filterveld("rol", "Rol", {slug(rol.id): rol.naam for rol in organisatie.rollen if slug(rol.id) in rollen}),
        Filterveld(
            "school", "School", {school.pad: schoolnamen[school.sleutel] for school in scholen(wereld)} if per_school else {}
        ),
        Filterveld("soort", "Soort", {soort.value: naam.meer for soort, naam in SOORTNAMEN.items() if soort.value in soorten}),
    )
    return [veld for veld in velden if len(veld.waarden) > 1]


def _feeds(wereld: Wereld) -> Iterator[tuple[str, tuple[Feed, ...]]]:
    """Groups of feeds with their heading."""
    organisatie = wereld.handboek.organisatie

    def feed(naam: str, bestand: str) -> Feed:
        adres = adressen.op_web(organisatie.webadres.team, bestand)
        return Feed(naam, bestand, adres and f"webcal://{adres.partition('://')[2]}")

    yield "Alles", (feed("Alle momenten", adressen.agenda()),)
    if organisatie.rollen:
        yield "Per rol", tuple(feed(rol.naam, adressen.agenda("rol", rol.id)) for rol in organisatie.rollen)
    if len(organisatie.scholen) > 1:
        namen = eigen_namen(organisatie)
        yield "Per school", tuple(feed(namen[s.sleutel], adressen.agenda("school", s.sleutel)) for s in scholen(wereld))
