"""Pages, stage 6: how each framework is covered by cards, indicators and instruments, with every gap by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.afgeleid import Omweg
from kwaliteitshandboek.derive.kaartbereik import NOEM, alleen_voor
from kwaliteitshandboek.derive.kaderdekking import (
    Celstand,
    Hiaatsoort,
    Itemstand,
    Kaderdekking,
    derive_kaderdekking,
    geldende_kaders,
    zonder_item,
)
from kwaliteitshandboek.model.kaart import Kaartstatus
from kwaliteitshandboek.model.kader import Dekkingsoort
from kwaliteitshandboek.pages.kaders import geldigheid
from kwaliteitshandboek.pages.lijst import Filterveld, slug, velden_json
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.wereld import Wereld
from kwaliteitshandboek.pages.woorden import Status
from kwaliteitshandboek.settings.adressen import dekkingbestand

HIAATSTATUSSEN: Final[Mapping[Hiaatsoort, Status]] = {
    Hiaatsoort.GEEN_KAART: Status("open", "geen kaart"),
    Hiaatsoort.KAART_DEELS: Status("niet-te-bepalen", "kaart niet voor alle scholen"),
    Hiaatsoort.GEEN_BEWIJS: Status("geen-gegevens", "geen bewijs"),
    Hiaatsoort.KAART_TE_LAAT: Status("te-laat", "kaart te laat"),
}
SOORTEN: Final[Mapping[Dekkingsoort, tuple[str, str]]] = {
    Dekkingsoort.KAARTEN: ("kaart", "Kaarten"),
    Dekkingsoort.INDICATOREN: ("indicator", "Indicatoren"),
    Dekkingsoort.INSTRUMENTEN: ("instrument", "Instrumenten"),
}
"""What the world calls each kind, and the reader."""
HIAATUITLEG: Final[Mapping[Hiaatsoort, str]] = {
    Hiaatsoort.GEEN_KAART: "geen kaart legt vast wat wij doen",
    Hiaatsoort.KAART_DEELS: "er zijn kaarten, maar niet voor elke school",
    Hiaatsoort.GEEN_BEWIJS: "geen instrument, en geen indicator met een cijfer",
    Hiaatsoort.KAART_TE_LAAT: "een kaart moet worden geëvalueerd, vastgesteld of opnieuw bekeken",
}
BREED: Final = 18
"""Columns of a matrix that fit on a screen; of more the reader is told that the table scrolls."""
COMPLEET: Final = "compleet"
UITZONDERING: Final = "uitzondering"


@dataclass(frozen=True, slots=True)
class Cel:
    """What serves an item of one kind; `zonder_cijfer` are indicators that have no figure yet."""

    soort: str
    kop: str
    stand: Celstand
    eigen: tuple[str, ...]
    omwegen: tuple[Omweg, ...]
    zonder_cijfer: frozenset[str]


@dataclass(frozen=True, slots=True)
class Dekkingrij:
    """An item with its cells and the values by which filters find it; `zonder` are the schools without a card, in words."""

    stand: Itemstand
    cellen: tuple[Cel, ...]
    hiaten: tuple[Status, ...]
    waarden: Mapping[str, str]
    zonder: str = ""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A card, indicator or instrument at the head of a matrix, with how many items it serves.

    `alleen` says for which schools a card holds where those are not all.
    """

    sleutel: str
    aantal: int
    alleen: str = ""


@dataclass(frozen=True, slots=True)
class Kruisrij:
    """An item in a matrix: per column 'eigen', 'via' or nothing."""

    stand: Itemstand
    merken: tuple[str, ...]
    aantal: int


@dataclass(frozen=True, slots=True)
class Kruis:
    """A matrix of items by cards, indicators or instruments; columns in groups with a name, rows by domain of the framework."""

    soort: str
    naam: str
    groepen: tuple[tuple[str, tuple[Kolom, ...]], ...]
    delen: tuple[tuple[str, tuple[Kruisrij, ...]], ...]
    zonder: tuple[str, ...]

    @property
    def kolommen(self) -> tuple[Kolom, ...]:
        return tuple(kolom for _, kolommen in self.groepen for kolom in kolommen)

    @property
    def aantal(self) -> int:
        """How many marks it holds."""
        return sum(kolom.aantal for kolom in self.kolommen)

    @property
    def telling(self) -> str:
        """'12 kaarten, 40 keer gebruikt', '1 indicator, 1 keer gebruikt'."""
        return f"{taal.aantal(len(self.kolommen), self.soort, self.naam.lower())}, {self.aantal} keer gebruikt"


def dekking_pages(wereld: Wereld) -> Iterator[Page]:
    """The overview with the counts of each framework, and a page for each; nothing in an edition without them."""
    if ("pagina", "dekking") not in wereld.adressen:
        return
    kaders = geldende_kaders(wereld.handboek.kaders, wereld.afgeleid.vandaag)
    alle = [derive_kaderdekking(wereld.handboek, wereld.afgeleid, kader) for kader in kaders]
    pad = wereld.adressen[("pagina", "dekking")]
    rijen = [{"dekking": dekking, "status": geldigheid(wereld, dekking.kader)} for dekking in alle]
    tekst = render("dekkingen", p=wereld.blik(pad), rijen=rijen, soorten=SOORTEN, hiaten=HIAATSTATUSSEN)
    omschrijving = "Welke onderdelen van onze kaders gedekt zijn, en welke niet."
    yield Page(pad, "Dekking", "dekkingen", tekst, omschrijving=omschrijving, verberg=("toc",))
    for dekking in alle:
        yield _dekking_page(wereld, dekking)


def _dekking_page(wereld: Wereld, dekking: Kaderdekking) -> Page:
    kader = dekking.kader
    pad = wereld.adressen[("dekking", kader.id)]
    rijen = {stand.item.code: _rij(wereld, stand) for stand in dekking.items}
    tekst = render(
        "dekking",
        p=wereld.blik(pad),
        dekking=dekking,
        delen=[(deel, [rijen[stand.item.code] for stand in deel.items]) for deel in dekking.delen],
        velden=velden_json(filtervelden(list(rijen.values()), dekking)),
        kruisen=[kruis for soort in Dekkingsoort if (kruis := maak_kruis(wereld, dekking, soort)).kolommen],
        breed=BREED,
        soorten=SOORTEN,
        hiaten=_hiaatkolommen(dekking),
        uitleg=HIAATUITLEG,
        alleen=alleen_per_kaart(wereld),
        status=geldigheid(wereld, kader),
        uitgezonderd=[(rij.stand, u) for rij in rijen.values() for u in rij.stand.uitzonderingen],
        bestanden=[("CSV", dekkingbestand(kader.id, "csv")), ("Excel", dekkingbestand(kader.id, "xlsx"))],
    )
    naam = kader.korte_naam or kader.naam
    return Page(
        pad, f"Dekking: {naam}", "dekking", tekst, omschrijving=f"Wat elk onderdeel van {kader.naam} dient.", verberg=("toc",)
    )


def alleen_per_kaart(wereld: Wereld) -> Mapping[str, str]:
    """Card id -> for which schools it holds, in words; only cards that do not hold for all."""
    handboek = wereld.handboek
    woorden = {kaart.id: alleen_voor(handboek.organisatie, kaart) for kaart in handboek.kaarten}
    return {naam: woord for naam, woord in woorden.items() if woord}


def _hiaatkolommen(dekking: Kaderdekking) -> Mapping[Hiaatsoort, Status]:
    """The kinds of gaps that are counted; that cards hold for some schools only has a column where it occurs."""
    deels = dekking.geheel.met_hiaat(Hiaatsoort.KAART_DEELS)
    return {soort: status for soort, status in HIAATSTATUSSEN.items() if deels or soort is not Hiaatsoort.KAART_DEELS}


def _rij(wereld: Wereld, stand: Itemstand) -> Dekkingrij:
    met_cijfer = set(stand.met_cijfer)
    cellen = []
    for soort, (naam, kop) in SOORTEN.items():
        alle = stand.dekking.alle(soort)
        zonder = frozenset(alle) - met_cijfer if soort is Dekkingsoort.INDICATOREN else frozenset()
        cellen.append(Cel(naam, kop, stand.stand(soort), stand.dekking.eigen(soort), stand.dekking.omwegen(soort), zonder))
    vrij = any(cel.stand is Celstand.UITZONDERING for cel in cellen)
    waarden = {
        "hiaat": " ".join(([slug(hiaat.value) for hiaat in stand.hiaten] or [COMPLEET]) + [UITZONDERING] * vrij),
        "deel": slug(stand.top.code),
    }
    if stand.kern:
        waarden["kern"] = "ja"
    return Dekkingrij(
        stand, tuple(cellen), tuple(HIAATSTATUSSEN[hiaat] for hiaat in stand.hiaten), waarden, _zonder(wereld, stand)
    )


def _zonder(wereld: Wereld, stand: Itemstand) -> str:
    """'Het Baken en De Kustlijn'; of more schools how many."""
    namen = [wereld.namen.get(("school", sleutel), sleutel) for sleutel in stand.scholen_zonder]
    return (
        taal.opsomming(namen) if len(namen) <= NOEM else f"{len(namen)} van de {len(wereld.handboek.organisatie.scholen)} scholen"
    )


def filtervelden(rijen: Sequence[Dekkingrij], dekking: Kaderdekking) -> list[Filterveld]:
    """What is missing, which domain of the framework, and only kernstandaarden: as far as the items differ in it."""
    gebruikt = {waarde for rij in rijen for waarde in rij.waarden["hiaat"].split()}
    namen = {slug(hiaat.value): status.woord for hiaat, status in HIAATSTATUSSEN.items()}
    namen |= {COMPLEET: "niets ontbreekt", UITZONDERING: "uitzondering"}
    delen = {
        slug(deel.top.code): f"{deel.top.code}. {deel.top.naam}" for deel in dekking.delen if deel.top is not None and deel.items
    }
    velden = []
    if len(gebruikt) > 1:
        velden.append(Filterveld("hiaat", "Wat ontbreekt", {naam: label for naam, label in namen.items() if naam in gebruikt}))
    if len(delen) > 1:
        velden.append(Filterveld("deel", dekking.kader.niveaus[0].capitalize(), delen))
    if 0 < sum("kern" in rij.waarden for rij in rijen) < len(rijen):
        velden.append(Filterveld("kern", "Kernstandaard", {"ja": "Alleen kernstandaarden"}))
    return velden


def maak_kruis(wereld: Wereld, dekking: Kaderdekking, soort: Dekkingsoort) -> Kruis:
    """The matrix of a framework for one kind; a column for each thing that serves an item, cards by their own domain."""
    bediend = set(dekking.bediend_door(soort))
    alleen = alleen_per_kaart(wereld) if soort is Dekkingsoort.KAARTEN else {}
    groepen = []
    for naam, sleutels in _kolomgroepen(wereld, soort):
        kolommen = tuple(
            Kolom(sleutel, sum(sleutel in item.dekking.alle(soort) for item in dekking.items), alleen.get(sleutel, ""))
            for sleutel in sleutels
            if sleutel in bediend
        )
        if kolommen:
            groepen.append((naam, kolommen))
    volgorde = [kolom.sleutel for _, kolommen in groepen for kolom in kolommen]
    delen = tuple(
        (f"{deel.top.code}. {deel.top.naam}", tuple(_kruisrij(item, soort, volgorde) for item in deel.items))
        for deel in dekking.delen
        if deel.top is not None and deel.items
    )
    alle = [sleutel for _, sleutels in _kolomgroepen(wereld, soort) for sleutel in sleutels]
    naam, kop = SOORTEN[soort]
    return Kruis(naam, kop, tuple(groepen), delen, zonder_item(dekking, soort, alle))


def _kolomgroepen(wereld: Wereld, soort: Dekkingsoort) -> list[tuple[str, list[str]]]:
    """The ids of all cards, indicators or instruments, in groups with a name; lapsed cards are left out."""
    handboek = wereld.handboek
    if soort is Dekkingsoort.INSTRUMENTEN:
        return [("", [instrument.id for instrument in handboek.instrumenten])]
    if soort is Dekkingsoort.INDICATOREN:
        dingen = [(indicator.domein or "", indicator.id) for indicator in handboek.indicatoren]
    else:
        geldend = [kaart for kaart in handboek.kaarten if kaart.status is not Kaartstatus.VERVALLEN]
        dingen = [(kaart.domein, kaart.id) for kaart in sorted(geldend, key=lambda kaart: kaart.titel)]
    bekend = [domein.id for domein in handboek.organisatie.domeinen]
    domeinen = sorted(
        {domein for domein, _ in dingen}, key=lambda naam: (bekend.index(naam) if naam in bekend else len(bekend), naam)
    )
    return [
        (
            wereld.namen.get(("domein", domein), domein) if domein else "Zonder domein",
            [naam for eigen, naam in dingen if eigen == domein],
        )
        for domein in domeinen
    ]


def _kruisrij(item: Itemstand, soort: Dekkingsoort, volgorde: Sequence[str]) -> Kruisrij:
    eigen, alle = set(item.dekking.eigen(soort)), set(item.dekking.alle(soort))
    merken = tuple("eigen" if naam in eigen else "via" if naam in alle else "" for naam in volgorde)
    return Kruisrij(item, merken, sum(bool(merk) for merk in merken))
