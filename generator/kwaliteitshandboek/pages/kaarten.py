"""Pages, stage 6: the page of a card."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from kwaliteitshandboek import taal
from kwaliteitshandboek.charts.qr import make_schermqr, past_in_qr
from kwaliteitshandboek.derive import kaartwoorden
from kwaliteitshandboek.derive.relaties import genoemde_kaarten
from kwaliteitshandboek.model.ankers import KAARTDELEN
from kwaliteitshandboek.model.basis import Zichtbaarheid
from kwaliteitshandboek.model.indicator import Indicator, Indicatorsoort
from kwaliteitshandboek.model.kaart import Bijlage, BijlageEditie, Kaart, Kaartstatus, Sectie
from kwaliteitshandboek.model.kader import Kader, KaderItem
from kwaliteitshandboek.model.noten import hele_teksten
from kwaliteitshandboek.pages import woorden
from kwaliteitshandboek.pages.buurt import Band, Buurt, make_buurt
from kwaliteitshandboek.pages.doelen import Actiebeeld, Doelbeeld, actiebeeld, doelbeeld
from kwaliteitshandboek.pages.kaartstand import kaartmeldingen
from kwaliteitshandboek.pages.kaartwerk import kaartjaar, planning, wie_doet_wat
from kwaliteitshandboek.pages.pdca import make_cyclus
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.tegels import Tegel, make_tegel
from kwaliteitshandboek.pages.wereld import Wereld
from kwaliteitshandboek.settings import adressen


@dataclass(frozen=True, slots=True)
class Tekstdeel:
    """A prose section with an anchor that is unique on its page."""

    kop: str
    anker: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Verband:
    """A group of cards to which a card is related."""

    band: Band
    naam: str
    kaarten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Procesrij:
    """A process indicator in words: '14 van de 16 gesprekken gehouden', or the figure where it is no plain count."""

    tegel: Tegel
    zin: str


@dataclass(frozen=True, slots=True)
class Kaderdeel:
    """What a card serves of one framework: references 'kader-id/code' with the item, None where the framework has none such."""

    kader: str
    items: tuple[tuple[str, KaderItem | None], ...]


@dataclass(frozen=True, slots=True)
class Bijlagebeeld:
    """An attachment as shown: what kind of thing it is, where it stands, and whether it is drawn on the page itself."""

    bijlage: Bijlage
    soort: str | None
    pad: str | None
    is_beeld: bool
    alleen_team: bool


@dataclass(frozen=True, slots=True)
class Drukvoet:
    """Where one sees whether a version on paper still holds: the page on the web, the address of this version, its QR code.

    All None where the address of the edition is not known; the code is None where an address is too long for one.
    """

    pagina: str | None
    adres: str | None
    qr: str | None


def kaart_page(wereld: Wereld, kaart: Kaart) -> Page:
    """The page of one card: every part that it has, no heading for what it has not."""
    pad = wereld.adressen[("kaart", kaart.id)]
    vandaag = wereld.afgeleid.vandaag
    stand = wereld.afgeleid.kaartstanden.get(kaart.id)
    delen = {deel.anker: deel for deel in _tekstdelen(kaart.secties)}
    verbanden = list(_verbanden(wereld, kaart))
    # Cards beside the text are not listed again among the attachments.
    verwant = {id_ for verband in verbanden for id_ in verband.kaarten}
    resultaat, proces = _indicatoren(wereld, kaart)
    tekst = render(
        "kaart",
        p=wereld.blik(pad, _bestanden(kaart)),
        kaart=kaart,
        status=woorden.kaartstatus(kaart),
        meldingen=kaartmeldingen(kaart, stand, vandaag, publiek=wereld.publiek),
        evaluatie=kaartwoorden.evaluatie(kaart, vandaag),
        geldig=kaartwoorden.geldig(kaart),
        geldt_voor=kaartwoorden.geldt_voor(wereld.handboek.organisatie, kaart),
        vaststellen_voor=_vaststellen_voor(wereld, kaart),
        ambitie=delen.pop("ambitie", None),
        aanpak=_neem(delen, ("aanpak",)),
        slot=_neem(delen, ("avg", "literatuur")),
        secties=[*_neem(delen, ("kernresultaat", "achtergrond", "visie", "subrollen")), *delen.values()],
        pdca=make_cyclus(kaart.pdca),
        # Of a card that no longer holds nobody has anything to do.
        werk=() if kaart.status is Kaartstatus.VERVALLEN else wie_doet_wat(kaart, wereld.dit_jaar),
        jaar=kaartjaar(wereld, kaart),
        resultaat=resultaat,
        proces=proces,
        kaders=_kaders(wereld, kaart),
        doelen=_doelen(wereld, kaart),
        acties=_acties(wereld, kaart),
        planning=planning(wereld, kaart),
        bijlagen=[_bijlage(wereld, kaart, bijlage) for bijlage in kaart.bijlagen if bijlage.kaart not in verwant],
        verwante_bijlagen=sum(bijlage.kaart in verwant for bijlage in kaart.bijlagen),
        verbanden=verbanden,
        buurt=_buurt(wereld, kaart, verbanden),
        data=list(_data(kaart, vandaag)),
        adressen=adressen,
        drukvoet=_drukvoet(wereld, kaart),
    )
    return Page(pad, kaart.titel, "kaart", tekst, omschrijving=kaart.samenvatting or "")


def _bestanden(kaart: Kaart) -> Mapping[str, str]:
    """Names under which the card's prose may call its attached files -> their path in the site.

    In the public edition attachments have their path from the root, while the prose still names them from the card's folder.
    """
    namen: dict[str, str] = {}
    for bijlage in kaart.bijlagen:
        if bijlage.bestand is not None and adressen.bijlage_in_handboek(kaart.plek.bestand, bijlage.bestand) is not None:
            delen = posixpath.normpath(bijlage.bestand.replace("\\", "/")).split("/")
            namen[bijlage.bestand] = adressen.bijlage_in_site(kaart.id, bijlage.bestand)
            for begin in range(len(delen)):
                namen.setdefault("/".join(delen[begin:]), namen[bijlage.bestand])
    return namen


SOORTEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "pdf": "PDF",
        "csv": "tabel (CSV)",
        "xlsx": "Excel",
        "ods": "rekenblad",
        "docx": "Word",
        "odt": "tekst",
        "pptx": "PowerPoint",
        "txt": "tekst",
        **dict.fromkeys(("png", "jpg", "jpeg", "gif", "svg", "webp", "avif"), "afbeelding"),
    }
)
"""Ending of a file's name -> what kind of file a reader gets."""


def _bijlage(wereld: Wereld, kaart: Kaart, bijlage: Bijlage) -> Bijlagebeeld:
    publieke_kaart = kaart.zichtbaarheid is Zichtbaarheid.PUBLIEK and not wereld.publiek
    alleen_team = publieke_kaart and bijlage.kaart is None and bijlage.editie is BijlageEditie.TEAM
    if bijlage.link is not None:
        return Bijlagebeeld(bijlage, adressen.host(bijlage.link), None, is_beeld=False, alleen_team=alleen_team)
    if bijlage.bestand is None:
        return Bijlagebeeld(bijlage, None, None, is_beeld=False, alleen_team=False)
    naam = bijlage.bestand.replace("\\", "/").rpartition("/")[2]
    soort = SOORTEN.get(naam.rpartition(".")[2].lower())
    ligt_er = adressen.bijlage_in_handboek(kaart.plek.bestand, bijlage.bestand) is not None
    pad = adressen.bijlage_in_site(kaart.id, bijlage.bestand) if ligt_er else None
    # A picture that stands in the text already is not shown twice.
    in_tekst = any(naam in sectie.tekst for sectie in kaart.secties)
    is_beeld = pad is not None and soort == "afbeelding" and not in_tekst
    return Bijlagebeeld(bijlage, soort, pad, is_beeld=is_beeld, alleen_team=alleen_team)


def _tekstdelen(secties: Iterable[Sectie]) -> Iterator[Tekstdeel]:
    gezien = set(KAARTDELEN)
    secties = tuple(secties)
    for sectie, tekst in zip(secties, hele_teksten([sectie.tekst for sectie in secties]), strict=True):
        # A section with nothing but footnotes leaves no empty heading.
        if not tekst.strip():
            continue
        anker, nummer = sectie.sleutel, 2
        while anker in gezien:
            anker, nummer = f"{sectie.sleutel}-{nummer}", nummer + 1
        gezien.add(anker)
        yield Tekstdeel(sectie.kop, anker, tekst)


def _neem(delen: dict[str, Tekstdeel], ankers: Iterable[str]) -> list[Tekstdeel]:
    return [delen.pop(anker) for anker in ankers if anker in delen]


def _indicatoren(wereld: Wereld, kaart: Kaart) -> tuple[list[Tegel], list[Procesrij]]:
    """Figures of the card's results, and in words what was held of what was planned."""
    bekend = [wereld.handboek.indicator_per_id[naam] for naam in kaart.indicatoren if naam in wereld.handboek.indicator_per_id]
    resultaat = [make_tegel(wereld, punt, None) for punt in bekend if punt.soort is not Indicatorsoort.PROCES]
    proces = [_procesrij(wereld, punt) for punt in bekend if punt.soort is Indicatorsoort.PROCES]
    return resultaat, proces


def _procesrij(wereld: Wereld, indicator: Indicator) -> Procesrij:
    tegel = make_tegel(wereld, indicator, None)
    if tegel.telling is None:
        return Procesrij(tegel, tegel.groot)
    reeksen = [wereld.handboek.meetreeks_per_id.get(naam) for naam in indicator.berekening.meetreeksen]
    reeks = reeksen[0] if len(reeksen) == 1 else None
    namen = {categorie.id: categorie.naam for categorie in reeks.categorieen} if reeks is not None else {}
    teller = indicator.berekening.teller
    daad = namen.get(teller[0]) if len(teller) == 1 else None
    delen = [tegel.telling.replace(" van ", " van de ", 1), reeks.eenheid if reeks is not None else None, daad]
    return Procesrij(tegel, " ".join(deel for deel in delen if deel))


def _kaders(wereld: Wereld, kaart: Kaart) -> list[Kaderdeel]:
    """The items that the card serves, by framework, in the card's order."""
    per_kader: dict[str, dict[str, KaderItem | None]] = {}
    for verwijzing in kaart.standaarden:
        naam, _, code = verwijzing.partition("/")
        kader: Kader | None = wereld.handboek.kader_per_id.get(naam)
        per_kader.setdefault(naam, {})[verwijzing] = kader.item_per_code.get(code) if kader is not None else None
    return [Kaderdeel(naam, tuple(items.items())) for naam, items in per_kader.items()]


def _doelen(wereld: Wereld, kaart: Kaart) -> list[Doelbeeld]:
    """Goals of this school year and later that are measured with an indicator of the card."""
    return [
        doelbeeld(wereld, doel)
        for doel in wereld.handboek.doelen
        if doel.indicator in kaart.indicatoren and str(doel.schooljaar) >= wereld.dit_jaar
    ]


def _acties(wereld: Wereld, kaart: Kaart) -> list[Actiebeeld]:
    """Actions that name the card, the earliest due first."""
    acties = [
        actie
        for analyse in wereld.handboek.analyses
        for bevinding in analyse.bevindingen
        for conclusie in bevinding.conclusies
        for actie in conclusie.acties
        if actie.kaart == kaart.id
    ]
    return [actiebeeld(wereld, actie) for actie in sorted(acties, key=lambda actie: (actie.gereed_op, actie.wat))]


def _verbanden(wereld: Wereld, kaart: Kaart) -> Iterator[Verband]:
    """The cards around a card, each in the first group where it belongs."""
    relaties = wereld.afgeleid.relaties
    gezien = {kaart.id}
    for band, naam, kaarten in (
        (Band.OUDER, "Hoort bij", (kaart.bovenliggend,) if kaart.bovenliggend else ()),
        (Band.KIND, "Uitgewerkt in", relaties.kinderen.get(kaart.id, ())),
        (Band.VERWANT, "Verwante kaarten", kaart.verwant),
        (Band.NOEMT, "Noemt ook", tuple(genoemde_kaarten(kaart))),
        (Band.GENOEMD, "Wordt genoemd in", relaties.genoemd_in.get(kaart.id, ())),
    ):
        nieuw = tuple(dict.fromkeys(id_ for id_ in kaarten if id_ not in gezien and _mag(wereld, band, id_)))
        gezien.update(nieuw)
        if nieuw:
            yield Verband(band, naam, nieuw)


def _mag(wereld: Wereld, band: Band, id_: str) -> bool:
    """Whether a card may stand in the list: a link in prose that leads nowhere announces no card."""
    return band is not Band.NOEMT or id_ in wereld.handboek.kaart_per_id


def _buurt(wereld: Wereld, kaart: Kaart, verbanden: Iterable[Verband]) -> Buurt | None:
    buren = {verband.band: [(id_, _kaartnaam(wereld, id_)) for id_ in verband.kaarten] for verband in verbanden}
    blik = wereld.blik(wereld.adressen[("kaart", kaart.id)])
    return make_buurt(
        (kaart.id, kaart.titel), buren, [buur for verband in verbanden for buur in verband.kaarten if blik.te_laat(buur)]
    )


def _kaartnaam(wereld: Wereld, id_: str) -> str:
    """The title of a card; of one that is only announced the words of its id."""
    return wereld.namen.get(("kaart", id_)) or taal.hoofdletter(id_.replace("-", " "))


def _vaststellen_voor(wereld: Wereld, kaart: Kaart) -> str | None:
    """The day before which the card is to be adopted anew; None where that day is past, which a notice tells, or not known."""
    stand = wereld.afgeleid.kaartstanden.get(kaart.id)
    if wereld.publiek or stand is None or stand.hervaststellen_op is None or kaart.status is Kaartstatus.VERVALLEN:
        return None
    return taal.datum(stand.hervaststellen_op) if stand.hervaststellen_op >= wereld.afgeleid.vandaag else None


def _data(kaart: Kaart, vandaag: date) -> Iterator[str]:
    if kaart.evaluatie.uitgevoerd:
        yield f"Geëvalueerd op {taal.opsomming([taal.datum(dag) for dag in kaart.evaluatie.uitgevoerd])}"
    if (evaluatie := kaartwoorden.evaluatie(kaart, vandaag)) and not kaartwoorden.evaluatie_gedaan(kaart):
        naam, dag = evaluatie
        yield f"{naam} {dag}" if naam.endswith(" op") else f"{naam}: {dag}"
    if kaart.wijzigingen:
        yield f"Laatste wijziging: {taal.datum(max(rij.datum for rij in kaart.wijzigingen))}"


def _drukvoet(wereld: Wereld, kaart: Kaart) -> Drukvoet:
    webadres = wereld.handboek.organisatie.webadres.van(publiek=wereld.publiek)
    pagina = adressen.op_web(webadres, adressen.versiepagina(kaart.id))
    if pagina is None:
        return Drukvoet(None, None, None)
    adres = adressen.op_web(webadres, adressen.versie(kaart.id, kaart.versie))
    return Drukvoet(pagina, adres, make_schermqr(adres) if adres is not None and past_in_qr(adres) else None)
