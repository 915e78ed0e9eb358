"""Pages, stage 6: visits: who is due for what, and a page for each visit with its judgements and agreements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.bezoeken import (
    WEINIG_ITEMS,
    Beurt,
    Beurtstand,
    Itemvergelijking,
    Toetsing,
    Verschil,
    derive_beurten,
    kader_van,
    toetsing,
    wie,
)
from kwaliteitshandboek.derive.namen import wie_naam
from kwaliteitshandboek.model.bezoek import Bezocht, Bezoek, Bezoeksoort
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.pages.doelen import afspraken, lopende_afspraken
from kwaliteitshandboek.pages.lijst import Filterveld, slug, velden_json
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.toetsing import bezoektitel, wie_doel
from kwaliteitshandboek.pages.wereld import Verwijzing, Wereld, scholen
from kwaliteitshandboek.pages.woorden import Status

ONLANGS: Final = timedelta(days=366)
"""Visits of the last year stand in sight, older ones are folded."""

_KLASSEN: Final[Mapping[Beurtstand, str]] = {
    Beurtstand.TE_LAAT: "te-laat",
    Beurtstand.ZONDER_UITKOMST: "niet-te-bepalen",
    Beurtstand.NOOIT: "geen-gegevens",
    Beurtstand.BINNENKORT: "bezig",
    Beurtstand.GEPLAND: "in-voorbereiding",
    Beurtstand.OP_TIJD: "vastgesteld",
    Beurtstand.ZONDER_TERMIJN: "geen-norm",
}


@dataclass(frozen=True, slots=True)
class Beurtrij:
    """A line of the table: who, when the last visit was, when the next one is due, and how that stands."""

    beurt: Beurt
    naam: str
    doel: Verwijzing
    status: Status
    regio: str | None

    @property
    def waarden(self) -> Mapping[str, str]:
        """Field -> value by which filters find the row."""
        velden = {
            "soort": self.beurt.soort.id,
            "regio": self.regio,
            "school": self.beurt.wie.school,
            "stand": slug(self.beurt.stand.value),
        }
        return {naam: waarde for naam, waarde in velden.items() if waarde}


@dataclass(frozen=True, slots=True)
class Soortgroep:
    """A kind of visit with everybody who gets it, the most urgent first."""

    soort: Bezoeksoort
    termijn: str
    rijen: tuple[Beurtrij, ...]


@dataclass(frozen=True, slots=True)
class Bezoekregel:
    """A visit in a list: its day, and how many agreements it left."""

    bezoek: Bezoek
    dag: date | None
    afspraken: str | None


def bezoek_pages(wereld: Wereld) -> Iterator[Page]:
    """The index of visits, and a page for each."""
    if ("pagina", "bezoeken") in wereld.adressen:
        yield _index(wereld)
        for bezoek in wereld.handboek.bezoeken:
            yield _bezoek_page(wereld, bezoek)


def _index(wereld: Wereld) -> Page:
    handboek, vandaag = wereld.handboek, wereld.afgeleid.vandaag
    beurten = derive_beurten(handboek, vandaag)
    groepen = [
        _groep(wereld, soort, [beurt for beurt in beurten if beurt.soort.id == soort.id]) for soort in handboek.bezoeksoorten
    ]
    alle = [rij for groep in groepen for rij in groep.rijen]
    regels = [_regel(bezoek) for bezoek in handboek.bezoeken]
    geweest = sorted((r for r in regels if r.bezoek.datum), key=lambda r: (r.dag or vandaag, r.bezoek.id), reverse=True)
    open_ = [r for r in regels if r.bezoek.datum is None]
    voorbij = [r for r in open_ if r.dag is not None and r.dag < vandaag]
    pad = wereld.adressen[("pagina", "bezoeken")]
    tekst = render(
        "bezoeken",
        p=wereld.blik(pad),
        samenvatting=_samenvatting(beurten),
        groepen=groepen,
        velden=velden_json(velden) if (velden := _velden(wereld, alle)) else None,
        zonder_uitkomst=sorted(voorbij, key=lambda r: (r.dag or date.max, r.bezoek.id)),
        gepland=sorted((r for r in open_ if r not in voorbij), key=lambda r: (r.dag or date.max, r.bezoek.id)),
        onlangs=[r for r in geweest if r.dag and vandaag - r.dag <= ONLANGS],
        eerder=[r for r in geweest if r.dag and vandaag - r.dag > ONLANGS],
        afspraken=lopende_afspraken(wereld, "bezoek"),
    )
    return Page(pad, "Bezoeken", "bezoeken", tekst, omschrijving="Audits en bezoeken: wie is aan de beurt, en wat kwam eruit.")


def _samenvatting(beurten: Sequence[Beurt]) -> str:
    """How many visits ask for something: '1 bezoek is te laat. 3 bezoeken staan gepland.'; last what was never there."""

    def telling(stand: Beurtstand, een: str, meer: str) -> str | None:
        aantal = sum(beurt.stand is stand for beurt in beurten)
        return f"{taal.aantal(aantal, een, meer)}." if aantal else None

    zinnen = (
        telling(Beurtstand.TE_LAAT, "bezoek is te laat", "bezoeken zijn te laat"),
        telling(Beurtstand.ZONDER_UITKOMST, "bezoek heeft nog geen uitkomst", "bezoeken hebben nog geen uitkomst"),
        telling(Beurtstand.BINNENKORT, "bezoek is binnenkort aan de beurt", "bezoeken zijn binnenkort aan de beurt"),
        telling(Beurtstand.GEPLAND, "bezoek staat gepland", "bezoeken staan gepland"),
        telling(
            Beurtstand.NOOIT,
            "bezoek is er voor zover bekend nog nooit geweest",
            "bezoeken zijn er voor zover bekend nog nooit geweest",
        ),
    )
    return " ".join(filter(None, zinnen)) or "Er is nu niemand aan de beurt."


def _groep(wereld: Wereld, soort: Bezoeksoort, beurten: Sequence[Beurt]) -> Soortgroep:
    volgorde = list(Beurtstand)
    rijen = sorted(
        (_rij(wereld, beurt) for beurt in beurten),
        key=lambda rij: (volgorde.index(rij.beurt.stand), rij.beurt.voor or date.max, rij.naam),
    )
    return Soortgroep(soort, termijn(soort), tuple(rijen))


def termijn(soort: Bezoeksoort) -> str:
    """How often a kind of visit returns: 'elk jaar', 'eens in de 4 jaar', 'elke 18 maanden', 'als er reden is'."""
    maanden = soort.elke_maanden
    if maanden is None:
        return "als er reden is"
    if maanden % 12:
        return f"elke {taal.getal(maanden)} maanden" if maanden > 1 else "elke maand"
    return "elk jaar" if maanden == 12 else f"eens in de {taal.getal(maanden // 12)} jaar"


def _rij(wereld: Wereld, beurt: Beurt) -> Beurtrij:
    school = wereld.handboek.organisatie.school_per_sleutel.get(beurt.wie.school or "")
    return Beurtrij(
        beurt,
        wie_naam(wereld.handboek.organisatie, beurt.wie.school, beurt.wie.bestuur),
        wie_doel(beurt.wie),
        beurtstatus(beurt),
        school.regio if school is not None else None,
    )


def beurtstatus(beurt: Beurt) -> Status:
    """Where somebody stands with a kind of visit, as word and shape."""
    return Status(_KLASSEN[beurt.stand], f"{beurt.stand.value}, na de termijn" if beurt.na_termijn else beurt.stand.value)


def _velden(wereld: Wereld, rijen: Sequence[Beurtrij]) -> list[Filterveld]:
    """Filters by kind, region, school and state, with the values that occur; none where all rows are alike."""
    organisatie = wereld.handboek.organisatie
    keuzes = (
        Filterveld("soort", "Soort bezoek", {soort.id: soort.naam for soort in wereld.handboek.bezoeksoorten}),
        Filterveld("regio", "Regio", {regio.id: regio.naam for regio in organisatie.regios}),
        Filterveld("school", "School", {school.sleutel: school.naam for school in scholen(wereld)}),
        Filterveld("stand", "Stand", {slug(stand.value): taal.hoofdletter(stand.value) for stand in Beurtstand}),
    )
    velden = []
    for veld in keuzes:
        gebruikt = {rij.waarden.get(veld.naam) for rij in rijen}
        if len(gebruikt) > 1:
            velden.append(Filterveld(veld.naam, veld.titel, {w: t for w, t in veld.waarden.items() if w in gebruikt}))
    return velden


def _regel(bezoek: Bezoek) -> Bezoekregel:
    telling = taal.aantal(len(bezoek.afspraken), "afspraak", "afspraken") if bezoek.afspraken else None
    return Bezoekregel(bezoek, bezoek.datum or bezoek.gepland, telling)


# One visit


@dataclass(frozen=True, slots=True)
class Oordeelrij:
    """An item of the framework that was judged, beside what the school judged itself where that is known."""

    code: str
    sleutel: str
    naam: str | None
    oordeel: str
    zelf: str | None
    verschil: str | None
    teken: str
    toelichting: str | None


def _bezoek_page(wereld: Wereld, bezoek: Bezoek) -> Page:
    handboek = wereld.handboek
    kader, soort = kader_van(handboek, bezoek), handboek.bezoeksoort_per_id.get(bezoek.soort)
    naast = toetsing(handboek, bezoek)
    ieder = wie(bezoek)
    ander = sorted(
        (b for b in handboek.bezoeken if b.id != bezoek.id and b.soort == bezoek.soort and wie(b) == ieder),
        key=lambda b: (b.datum or b.gepland or b.schooljaar.eerste_dag, b.id),
        reverse=True,
    )
    titel = bezoektitel(handboek, bezoek)
    pad = wereld.adressen[("bezoek", bezoek.id)]
    tekst = render(
        "bezoek",
        p=wereld.blik(pad),
        titel=titel,
        bezoek=bezoek,
        soort=soort,
        kader=kader,
        ieder=wie_doel(ieder),
        naam=wie_naam(handboek.organisatie, ieder.school, ieder.bestuur),
        eigen="school" if ieder.soort is Bezocht.SCHOOL else "organisatie" if ieder.soort is Bezocht.ORGANISATIE else "bestuur",
        voorbij=bezoek.datum is None and bezoek.gepland is not None and bezoek.gepland < wereld.afgeleid.vandaag,
        oordelen=_oordelen(bezoek, kader, naast),
        naast=naast,
        zinnen=toetsing_zinnen(naast, ieder.soort) if naast is not None else [],
        drempel=handboek.organisatie.drempels.respondenten,
        afspraken=afspraken(wereld, ("bezoek", bezoek.id)),
        ander=ander,
    )
    return Page(pad, titel, "bezoek", tekst, omschrijving=bezoek.samenvatting or titel)


def _oordelen(bezoek: Bezoek, kader: Kader | None, naast: Toetsing | None) -> list[Oordeelrij]:
    nu = kader.opvolgers(o.item for o in bezoek.oordelen) if kader is not None else {}
    vergelijkingen: Sequence[Itemvergelijking] = (
        naast.items
        if naast is not None
        else [
            Itemvergelijking(nu.get(o.item, o.item), o.oordeel, None, Verschil.NIET_TE_VERGELIJKEN, toelichting=o.toelichting)
            for o in bezoek.oordelen
        ]
    )
    return [_oordeelrij(kader, vergelijking) for vergelijking in vergelijkingen]


def _oordeelrij(kader: Kader | None, vergelijking: Itemvergelijking) -> Oordeelrij:
    code = vergelijking.item
    teken, woord = verschilwoord(vergelijking)
    return Oordeelrij(
        code,
        f"{kader.id}/{code}" if kader is not None else code,
        kader.naam_van(code) if kader is not None else None,
        oordeelnaam(kader, vergelijking.bezoek) or "",
        oordeelnaam(kader, vergelijking.zelf),
        woord,
        teken,
        vergelijking.toelichting,
    )


def oordeelnaam(kader: Kader | None, waarde: str | None) -> str | None:
    """A judgement as the reader sees it: the name of the step of the scale, else what was written."""
    if waarde is None or kader is None:
        return waarde
    return next((stap.naam for stap in kader.schaal if stap.waarde == waarde), waarde)


def verschilwoord(vergelijking: Itemvergelijking) -> tuple[str, str | None]:
    """A sign and words for how the own judgement differs: ('=', 'gelijk'), ('▲', 'eigen oordeel 1 stap hoger')."""
    if vergelijking.verschil is Verschil.NIET_TE_VERGELIJKEN:
        return "", None
    if vergelijking.verschil is Verschil.GELIJK:
        return "=", "gelijk"
    stappen = taal.aantal(abs(vergelijking.stappen), "stap", "stappen")
    return ("▲" if vergelijking.stappen > 0 else "▼"), f"eigen oordeel {stappen} {vergelijking.verschil.value}"


_BEZITTER: Final[Mapping[Bezocht, str]] = {
    Bezocht.SCHOOL: "de school",
    Bezocht.BESTUUR: "het bestuur",
    Bezocht.ORGANISATIE: "de organisatie",
}


def toetsing_zinnen(naast: Toetsing, soort: Bezocht) -> list[str]:
    """How reliable the own judgement seems, in words that claim no more than the number of items allows."""
    wie_woord = _BEZITTER[soort]
    n = naast.vergeleken
    if n == 0:
        return []
    gelijk, hoger, lager = (naast.telling(v) for v in (Verschil.GELIJK, Verschil.HOGER, Verschil.LAGER))
    delen = [
        f"bij {taal.getal(aantal)} {woord}"
        for aantal, woord in ((gelijk, "hetzelfde"), (hoger, "hoger"), (lager, "lager"))
        if aantal
    ]
    zinnen = [
        f"{taal.hoofdletter(wie_woord)} en de bezoekers beoordeelden {taal.aantal(n, 'item', 'items')} allebei. "
        f"Het oordeel van {wie_woord} over zichzelf is {taal.opsomming(delen)}."
    ]
    if n < WEINIG_ITEMS:
        zinnen.append(f"Dat is te weinig om te zeggen hoe betrouwbaar het oordeel van {wie_woord} over zichzelf is.")
    elif hoger and not lager and hoger > 1:
        zinnen.append(f"Waar het verschilt, is {wie_woord} op deze items steeds positiever dan de bezoekers.")
    elif lager and not hoger and lager > 1:
        zinnen.append(f"Waar het verschilt, is {wie_woord} op deze items steeds strenger dan de bezoekers.")
    elif gelijk == n:
        zinnen.append("Over deze items waren zij het eens.")
    if ver := len(naast.ver):
        zinnen.append(f"Bij {taal.aantal(ver, 'item', 'items')} is het verschil meer dan één stap. Dat vraagt een gesprek.")
    return zinnen
