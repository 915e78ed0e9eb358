"""Pages, stage 6: the route of each item, from ambition to evaluation, and the open ends of all routes together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.dekking import dienende_items
from kwaliteitshandboek.derive.kaartbereik import alleen_voor
from kwaliteitshandboek.derive.kaderdekking import Itemstand, derive_kaderdekking, geldende_kaders
from kwaliteitshandboek.derive.losse_einden import Eindsoort, LosEinde, derive_losse_einden
from kwaliteitshandboek.derive.namen import wie_naam
from kwaliteitshandboek.derive.routes import Gemis, Gemissoort, Oordeelbron, Route, Routeoordeel, Stap, derive_route
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.model.kaart import Kaart, Kaartsoort
from kwaliteitshandboek.model.kader import Dekkingsoort, Kader
from kwaliteitshandboek.model.zelfevaluatie import wie as wie_sleutel
from kwaliteitshandboek.pages.deelroutes import deelroute_pages
from kwaliteitshandboek.pages.doelen import Actiebeeld, actiebeeld
from kwaliteitshandboek.pages.lijst import Filterveld, Kaartrij, kaartrij, slug, velden_json
from kwaliteitshandboek.pages.routestand import STAPNAMEN, stapstand
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.stand import Stand, make_stand
from kwaliteitshandboek.pages.tegels import Tegel, make_tegel
from kwaliteitshandboek.pages.wereld import Verwijzing, Wereld
from kwaliteitshandboek.pages.woorden import alleen_per_school

GEMISWOORDEN: Final[Mapping[Gemissoort, tuple[str, str]]] = {
    Gemissoort.GEEN_AMBITIE: ("Geen van de kaarten beschrijft een ambitie", ""),
    Gemissoort.GEEN_KAART: ("Er is geen kaart met afspraken", ""),
    Gemissoort.KAART_DEELS: ("Geen van de kaarten geldt voor", "school"),
    Gemissoort.KAART_TE_LAAT: ("Te laat of opnieuw te bekijken", "kaart"),
    Gemissoort.GEEN_INDICATOR: ("Er is geen indicator die hierover iets meet", ""),
    Gemissoort.ZONDER_CIJFER: ("Er is nog geen cijfer van", "indicator"),
    Gemissoort.ONDER_NORM: ("Norm niet gehaald en nog niet geanalyseerd", "school"),
    Gemissoort.GEEN_ANALYSE: ("Van deze cijfers is nog geen analyse gemaakt", ""),
    Gemissoort.ZONDER_ACTIE: ("Een analyse leidt nog niet tot een actie", "analyse"),
    Gemissoort.ACTIE_TE_LAAT: ("Een actie of afspraak is te laat; zij staat in", ""),
    Gemissoort.GEEN_OORDEEL: ("Nog geen zelfevaluatie of bezoek zegt hoe ver wij zijn", ""),
    Gemissoort.ZONDER_METING: ("Nog niet gemeten is wat een actie opleverde", "analyse"),
    Gemissoort.ZONDER_OPVOLGING: ("Van een afspraak staat nog niet opgeschreven wat ervan kwam; zij staat in", ""),
}
"""What is missing in words, and the kind of object that it is about."""
EINDWOORDEN: Final[Mapping[Eindsoort, tuple[str, str]]] = {
    Eindsoort.CIJFER_ZONDER_ANALYSE: (
        "Een cijfer dat de norm niet haalt, zonder analyse",
        "Schrijf een analyse die dit cijfer noemt.",
    ),
    Eindsoort.ANALYSE_ZONDER_ACTIE: ("Een analyse zonder actie", "Spreek af wat u doet, wie dat doet en voor wanneer."),
    Eindsoort.ACTIE_ZONDER_METING: (
        "Een actie die gereed is, zonder nieuwe meting",
        "Importeer het cijfer waaraan te zien is wat de actie opleverde.",
    ),
    Eindsoort.AFSPRAAK_ZONDER_OPVOLGING: (
        "Een afspraak die gereed is, zonder opvolging",
        "Schrijf bij de afspraak wat ervan kwam.",
    ),
    Eindsoort.WACHT_OP_METING: ("Wacht op een nieuwe meting", "Hier hoeft u nu niets te doen: het schooljaar loopt nog."),
}
KORT: Final = 6
"""Schools, cards and the like that a line about what is missing names on paper; on screen it names them all."""
AMBITIES: Final = 3
"""Ambitions that a route shows in full; of more cards it names the rest."""


@dataclass(frozen=True, slots=True)
class Gemisregel:
    """Something missing in words, with what it is about, each by its kind and id."""

    zin: str
    dingen: tuple[Verwijzing, ...]


@dataclass(frozen=True, slots=True)
class Routekaart:
    """A card on a route, its ambition where it has one; `via` are the items by way of which it serves this one.

    `alleen`: for which schools it holds, in words, where those are not all.
    """

    kaart: Kaart
    rij: Kaartrij
    via: tuple[str, ...]
    ambitie: str | None
    alleen: str = ""


@dataclass(frozen=True, slots=True)
class Routecijfer:
    """An indicator on a route: the figure of all schools, where there is one to show, and how the schools stand."""

    indicator: Indicator
    tegel: Tegel | None
    stand: Stand | None
    via: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Oordeelrij:
    """A judgement in words: who it is about, whose it is and where that stands, and the name of the step on the scale."""

    oordeel: Routeoordeel
    wie: str
    bron: str
    naam: str
    adres: Verwijzing | None = None


def route_pages(wereld: Wereld) -> Iterator[Page]:
    """A page for each item that can be judged, one for each part that holds items, and the page with open ends.

    Nothing in an edition without them.
    """
    if ("pagina", "dekking") not in wereld.adressen:
        return
    einden = derive_losse_einden(wereld.handboek, wereld.afgeleid)
    if ("pagina", "losse-einden") in wereld.adressen:
        yield _losse_einden_page(wereld, einden)
    geldend = geldende_kaders(wereld.handboek.kaders, wereld.afgeleid.vandaag)
    dekkingen = [derive_kaderdekking(wereld.handboek, wereld.afgeleid, kader) for kader in geldend]
    routes = {
        stand.naam: derive_route(wereld.handboek, wereld.afgeleid, stand, einden)
        for dekking in dekkingen
        for stand in dekking.items
    }
    dienend = dienende_items(wereld.handboek)
    for dekking in dekkingen:
        for nummer, stand in enumerate(dekking.items):
            buren = [dekking.items[plaats] if 0 <= plaats < len(dekking.items) else None for plaats in (nummer - 1, nummer + 1)]
            elders = [routes[naam] for naam in dienend[stand.naam] if naam in routes]
            yield _route_page(wereld, dekking.kader, routes[stand.naam], buren, list(_elders(elders)))
        yield from deelroute_pages(wereld, dekking, {stand.item.code: routes[stand.naam] for stand in dekking.items})


def _elders(dienend: Sequence[Route]) -> Iterator[tuple[str, str]]:
    """(item, how many judgements, agreements and signals name it) of what serves an item, as far as there are any."""
    for route in dienend:
        afspraken = sum(actie.bron[0] != "analyse" for actie in route.acties)
        tellingen = [
            taal.aantal(getal, een, meer)
            for getal, een, meer in (
                (len(route.oordelen), "oordeel", "oordelen"),
                (afspraken, "afspraak", "afspraken"),
                (len(route.signalen), "signaal", "signalen"),
            )
            if getal
        ]
        if tellingen:
            yield route.stand.naam, taal.opsomming(tellingen)


def _route_page(
    wereld: Wereld, kader: Kader, route: Route, buren: Sequence[Itemstand | None], elders: Sequence[tuple[str, str]]
) -> Page:
    """The page of a route; `elders` are the items of other frameworks that serve it, with what was said of them."""
    stand = route.stand
    pad = wereld.adressen[("route", stand.naam)]
    kaarten = list(_kaarten(wereld, route))
    # An ambition card says it for the others. What serves the item by a detour speaks only where nothing else does.
    met_ambitie = sorted(
        (kaart for kaart in kaarten if kaart.ambitie), key=lambda kaart: kaart.kaart.soort is not Kaartsoort.AMBITIEKAART
    )
    ambities = [kaart for kaart in met_ambitie if not kaart.via] or met_ambitie
    tekst = render(
        "route",
        p=wereld.blik(pad),
        kader=kader,
        route=route,
        stand=stand,
        kern=stand.kern,
        ambities=ambities[:AMBITIES],
        meer_ambities=ambities[AMBITIES:],
        # The table holds what names the item itself; what comes by a detour is named below it, unless there is nothing else.
        kaarten=[kaart for kaart in kaarten if not kaart.via] or kaarten,
        kaarten_via=[kaart for kaart in kaarten if kaart.via] if any(not kaart.via for kaart in kaarten) else [],
        cijfers=list(_cijfers(wereld, route)),
        instrumenten=[(naam, ()) for naam in stand.dekking.instrumenten]
        + [(weg.naam, weg.via) for weg in stand.dekking.omwegen(Dekkingsoort.INSTRUMENTEN)],
        acties=_acties(wereld, route),
        oordelen=[_oordeelrij(wereld, kader, oordeel) for oordeel in route.oordelen],
        elders=elders,
        wacht=[einde for einde in route.einden if einde.soort is Eindsoort.WACHT_OP_METING],
        mist={stap.value: [gemisregel(gemis) for gemis in route.mist_bij(stap)] for stap in Stap},
        stappen={stap.value: naam for stap, naam in STAPNAMEN.items()},
        kort=KORT,
        standen={stap.value: stapstand(route, stap, wereld.handboek) for stap in Stap},
        vorige=buren[0],
        volgende=buren[1],
    )
    titel = f"{stand.item.code} {stand.item.naam}"
    return Page(pad, titel, "route", tekst, omschrijving=f"Van ambitie tot evaluatie: {stand.item.naam}.", verberg=("toc",))


def gemisregel(gemis: Gemis) -> Gemisregel:
    """What is missing, in words."""
    zin, soort = GEMISWOORDEN[gemis.soort]
    return Gemisregel(zin, (*((soort, naam) for naam in gemis.namen), *gemis.bronnen))


def _kaarten(wereld: Wereld, route: Route) -> Iterator[Routekaart]:
    via = {omweg.naam: omweg.via for omweg in route.stand.dekking.omwegen(Dekkingsoort.KAARTEN)}
    organisatie = wereld.handboek.organisatie
    for naam in route.stand.dekking.alle(Dekkingsoort.KAARTEN):
        kaart = wereld.handboek.kaart_per_id[naam]
        ambitie = kaart.sectie_per_sleutel.get("ambitie")
        woorden = ambitie.tekst if ambitie else None
        yield Routekaart(kaart, kaartrij(wereld, kaart), via.get(naam, ()), woorden, alleen_voor(organisatie, kaart))


def _cijfers(wereld: Wereld, route: Route) -> Iterator[Routecijfer]:
    via = {omweg.naam: omweg.via for omweg in route.stand.dekking.omwegen(Dekkingsoort.INDICATOREN)}
    for naam in route.stand.dekking.alle(Dekkingsoort.INDICATOREN):
        indicator = wereld.handboek.indicator_per_id.get(naam)
        if indicator is None:
            continue
        jaar = wereld.laatste_jaren.get(naam)
        if jaar is None:
            yield Routecijfer(indicator, None, None, via.get(naam, ()))
            continue
        tegel = make_tegel(wereld, indicator, None)
        yield Routecijfer(
            indicator, None if alleen_per_school(tegel.cijfer) else tegel, make_stand(wereld, indicator, jaar), via.get(naam, ())
        )


def _acties(wereld: Wereld, route: Route) -> list[tuple[Verwijzing, Actiebeeld]]:
    """The actions with the object in which they stand, what is still to be done first."""
    op_volgorde = sorted(route.acties, key=lambda actie: (not actie.loopt, actie.gereed_op))
    return [(actie.bron, actiebeeld(wereld, actie)) for actie in op_volgorde]


def _oordeelrij(wereld: Wereld, kader: Kader, oordeel: Routeoordeel) -> Oordeelrij:
    schaal = {stap.waarde: stap.naam for stap in kader.schaal}
    wie = wie_naam(wereld.handboek.organisatie, oordeel.school, oordeel.bestuur)
    bron = taal.hoofdletter(oordeel.bron.value)
    if oordeel.bron is Oordeelbron.BEZOEK:
        soort = wereld.handboek.bezoek_per_id[oordeel.sleutel].soort
        bron = wereld.handboek.bezoeksoort_per_id[soort].naam if soort in wereld.handboek.bezoeksoort_per_id else bron
    naam = schaal.get(oordeel.waarde, oordeel.waarde)
    if oordeel.waarde.isdigit() and naam != oordeel.waarde:
        naam = f"{oordeel.waarde}: {naam}"
    adres = {
        Oordeelbron.ZELF: ("zelfevaluatie", f"{kader.id}/{wie_sleutel(oordeel.school, oordeel.bestuur)}"),
        Oordeelbron.BEZOEK: ("bezoek", oordeel.sleutel),
        Oordeelbron.INSPECTIE: ("pagina", "inspectie"),
    }[oordeel.bron]
    return Oordeelrij(oordeel, wie, bron, naam, adres if adres in wereld.adressen else None)


def _losse_einden_page(wereld: Wereld, einden: Sequence[LosEinde]) -> Page:
    """All open ends by school; those that only wait come last."""
    pad = wereld.adressen[("pagina", "losse-einden")]
    titels = {analyse.id: analyse.titel for analyse in wereld.handboek.analyses}
    volgorde = {
        school.sleutel: nummer for nummer, school in enumerate(sorted(wereld.handboek.organisatie.scholen, key=lambda s: s.naam))
    }
    per_school: dict[str | None, list[LosEinde]] = {}
    for einde in sorted(einden, key=lambda einde: (not einde.open, list(Eindsoort).index(einde.soort))):
        per_school.setdefault(einde.school, []).append(einde)
    groepen = sorted(per_school.items(), key=lambda paar: -1 if paar[0] is None else volgorde.get(paar[0], len(volgorde)))
    velden = [
        Filterveld(
            "soort",
            "Wat",
            {slug(soort.value): zin for soort, (zin, _) in EINDWOORDEN.items() if any(e.soort is soort for e in einden)},
        ),
    ]
    if len(groepen) > 1:
        velden.append(Filterveld("school", "School", {schoolslug(wie): _wie(wereld, wie) for wie, _ in groepen}))
    tekst = render(
        "losse-einden",
        p=wereld.blik(pad),
        groepen=[(schoolslug(wie), _wie(wereld, wie), wie, lijst) for wie, lijst in groepen],
        open_=sum(einde.open for einde in einden),
        wacht=sum(not einde.open for einde in einden),
        woorden=EINDWOORDEN,
        slug=slug,
        titels=titels,
        velden=velden_json(velden),
    )
    omschrijving = "Waar de weg van cijfer naar analyse, actie en nieuwe meting stopt."
    return Page(pad, "Losse einden", "losse-einden", tekst, omschrijving=omschrijving, verberg=("toc",))


def schoolslug(school: str | None) -> str:
    """The value by which filters find a school, or all schools together."""
    return school.lower() if school else "samen"


def _wie(wereld: Wereld, school: str | None) -> str:
    return taal.hoofdletter(wereld.handboek.organisatie.samen) if school is None else wereld.namen.get(("school", school), school)
