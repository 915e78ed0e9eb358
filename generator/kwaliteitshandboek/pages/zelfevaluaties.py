"""Pages, stage 6: self-evaluations: who made one when, and for each what it says: profile, items, trend and spread."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.namen import wie_naam
from kwaliteitshandboek.derive.zelfbeelden import Domeinprofiel, Itembeeld, Jaarbeeld, Richting, Zelfbeeld, met_formulier
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.model.zelfevaluatie import wie
from kwaliteitshandboek.pages.lijst import Filterveld, slug, velden_json
from kwaliteitshandboek.pages.overzichten import filtervelden
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.wereld import Wereld, scholen
from kwaliteitshandboek.pages.woorden import Status
from kwaliteitshandboek.settings.adressen import scanformulier

VERVALLEN: Final = "vervallen"
TE_WEINIG: Final = "te weinig deelnemers om te tonen"
_VERWIJZING: Final = re.compile(r"([a-z]+):(\S+)")
_WEB: Final = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Rij:
    """Who made self-evaluations on a framework, with what there is of each school year (None: nothing)."""

    sleutel: str
    naam: str
    school: School | None
    beeld: Zelfbeeld
    jaren: tuple[Jaarbeeld | None, ...]

    @property
    def waarden(self) -> Mapping[str, str]:
        """Field -> value by which filters find the row."""
        if self.school is None:
            return {}
        velden = {"schoolsoort": self.school.soort.value, "regio": self.school.regio, "bestuur": self.school.bestuur}
        return {naam: waarde for naam, waarde in velden.items() if waarde}


@dataclass(frozen=True, slots=True)
class Overzicht:
    """One framework: its school years, who judged, and the names of who did but not this year, and of schools that never did."""

    kader: Kader
    jaren: tuple[str, ...]
    rijen: tuple[Rij, ...]
    nog_niet: tuple[str, ...]
    nooit: tuple[str, ...]

    @property
    def getoond(self) -> tuple[Rij, ...]:
        """Those with a self-evaluation that may be shown."""
        return tuple(rij for rij in self.rijen if rij.beeld.laatste is not None)


@dataclass(frozen=True, slots=True)
class Itemrij:
    """An item in the table of a page: its judgement, how that changed, in words, and where its evidence stands."""

    code: str
    naam: str
    beeld: Itembeeld
    verloop: tuple[str, ...]
    bewijs: tuple[Mapping[str, str], ...]
    waarden: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Deel:
    """A domain of the framework with its rows; `sleutel` names it in filters and in its anchor."""

    sleutel: str
    naam: str
    rijen: tuple[Itemrij, ...]


def zelfevaluatie_pages(wereld: Wereld) -> Iterator[Page]:
    """The index, and a page for each who may be shown on a framework; none in an edition without self-evaluations."""
    if ("pagina", "zelfevaluaties") not in wereld.adressen:
        return
    pad = wereld.adressen[("pagina", "zelfevaluaties")]
    overzichten = [overzicht for kader in wereld.handboek.kaders if (overzicht := make_overzicht(wereld, kader)) is not None]
    met = met_formulier(wereld.handboek, wereld.afgeleid.vandaag)
    tekst = render(
        "zelfevaluaties",
        p=wereld.blik(pad),
        overzichten=overzichten,
        dit_jaar=wereld.dit_jaar,
        drempel=wereld.handboek.organisatie.drempels.respondenten,
        formulieren={kader.id: scanformulier(kader.id) for kader in met},
        andere=[kader for kader in met if kader.id not in {overzicht.kader.id for overzicht in overzichten}],
        filters=velden_json(filtervelden(wereld, scholen(wereld))),
        te_weinig=TE_WEINIG,
    )
    yield Page(
        pad,
        "Zelfevaluaties",
        "zelfevaluaties",
        tekst,
        omschrijving="Hoe scholen en organisatie zichzelf beoordelen.",
        verberg=("toc",),
    )
    for (kader_id, naam), beeld in wereld.afgeleid.zelfbeelden.items():
        if ("zelfevaluatie", f"{kader_id}/{naam}") in wereld.adressen and (laatste := beeld.laatste) is not None:
            yield _page(wereld, wereld.handboek.kader_per_id[kader_id], beeld, laatste)


def make_overzicht(wereld: Wereld, kader: Kader) -> Overzicht | None:
    """Who made a self-evaluation on a framework, and when; None where nobody ever did.

    Schools that never did are named as soon as another did; boards and the organisation are not.
    """
    beelden = {naam: beeld for (id_, naam), beeld in wereld.afgeleid.zelfbeelden.items() if id_ == kader.id}
    if not beelden:
        return None
    jaren = tuple(sorted({jaar.schooljaar for beeld in beelden.values() for jaar in beeld.jaren}))
    scholen_bij = [(wie(school.sleutel, None), school) for school in scholen(wereld)]
    van_school = {naam: school for naam, school in scholen_bij if naam in beelden}
    volgorde = [*van_school, *(naam for naam in beelden if naam not in van_school)]
    rijen = tuple(
        Rij(
            naam,
            wie_naam(wereld.handboek.organisatie, beeld.school, beeld.bestuur),
            van_school.get(naam),
            beeld,
            tuple(map(beeld.van, jaren)),
        )
        for naam, beeld in ((naam, beelden[naam]) for naam in volgorde)
    )
    nog_niet = tuple(rij.naam for rij in rijen if rij.beeld.van(wereld.dit_jaar) is None)
    nooit = tuple(school.naam for naam, school in scholen_bij if naam not in beelden) if van_school else ()
    return Overzicht(kader, jaren, rijen, nog_niet, nooit)


def _page(wereld: Wereld, kader: Kader, beeld: Zelfbeeld, laatste: Jaarbeeld) -> Page:
    pad = wereld.adressen[("zelfevaluatie", f"{kader.id}/{beeld.wie}")]
    naam = wie_naam(wereld.handboek.organisatie, beeld.school, beeld.bestuur)
    getoond = [jaar for jaar in beeld.jaren if jaar.getoond]
    delen = list(_delen(kader, laatste, getoond))
    alle = [rij for deel in delen for rij in deel.rijen]
    vorige = getoond[-2] if len(getoond) > 1 else None
    velden = _velden(kader, delen, alle)
    tekst = render(
        "zelfevaluatie",
        p=wereld.blik(pad),
        naam=naam,
        kader=kader,
        beeld=beeld,
        nu=laatste,
        vorige=vorige,
        getoond=getoond,
        buiten=_buiten(kader, getoond),
        verborgen=[jaar.schooljaar for jaar in beeld.jaren if not jaar.getoond],
        beoordeeld=sum(blad.code in laatste.items and laatste.items[blad.code].oordeel is not None for blad in kader.bladen),
        domeinen={domein.code: domein for domein in kader.onderdelen},
        profielen={jaar.schooljaar: {deel.domein: deel for deel in jaar.profiel} for jaar in getoond},
        opvallend=_opvallend(laatste, vorige),
        delen=delen,
        midden=lambda deel: midden(kader, deel),
        spreidingstatus=spreidingstatus,
        velden=velden_json(velden) if velden else None,
        formulier=scanformulier(kader.id) if kader in met_formulier(wereld.handboek, wereld.afgeleid.vandaag) else None,
        te_weinig=TE_WEINIG,
        warmte=warmte,
        sleutel=slug,
    )
    kort = kader.korte_naam or kader.naam
    omschrijving = f"Hoe {naam} zichzelf ziet op het kader ‘{kader.naam}’, in {laatste.schooljaar}."
    return Page(pad, f"Zelfevaluatie {naam}: {kort}", "zelfevaluatie", tekst, omschrijving=omschrijving, verberg=("toc",))


def _buiten(kader: Kader, jaren: Sequence[Jaarbeeld]) -> list[str]:
    """Of each year in which the framework was not valid that it was before or after, in sentences."""
    zinnen: list[str] = []
    for jaar in jaren:
        van, tot = (schooljaar := Schooljaar.parse(jaar.schooljaar)).eerste_dag, schooljaar.laatste_dag
        if kader.geldig_van is not None and tot < kader.geldig_van:
            zinnen.append(f"{jaar.schooljaar} lag vóór de invoering van dit kader op {taal.datum(kader.geldig_van)}.")
        elif kader.geldig_tot is not None and kader.geldig_tot < van:
            zinnen.append(f"In {jaar.schooljaar} gold dit kader niet meer: het liep tot en met {taal.datum(kader.geldig_tot)}.")
    return zinnen


def _delen(kader: Kader, nu: Jaarbeeld, getoond: Sequence[Jaarbeeld]) -> Iterator[Deel]:
    """The domains of which something was judged; last what lapsed since, without one item that took its place."""
    for domein in kader.onderdelen:
        items = ((item.code, item.naam) for item in domein.alle() if not item.onderdelen)
        if rijen := _rijen(kader, slug(domein.code), items, nu, getoond):
            yield Deel(slug(domein.code), f"{domein.code}. {domein.naam}", rijen)
    vervallen = ((code, item.naam or "") for code, item in kader.vervallen_per_code.items())
    if rijen := _rijen(kader, VERVALLEN, vervallen, nu, getoond):
        yield Deel(VERVALLEN, "Vervallen items", rijen)


def _rijen(
    kader: Kader, deel: str, items: Iterable[tuple[str, str]], nu: Jaarbeeld, getoond: Sequence[Jaarbeeld]
) -> tuple[Itemrij, ...]:
    rijen: list[Itemrij] = []
    for code, naam in items:
        if code not in nu.items:
            continue
        beeld = nu.items[code]
        eerder = [
            (jaar.schooljaar, stap)
            for jaar in getoond
            if jaar.schooljaar < nu.schooljaar and code in jaar.items and (stap := jaar.items[code].stap) is not None
        ]
        bewijs = tuple(_bewijs(stuk) for stuk in beeld.bewijs)
        rijen.append(Itemrij(code, naam, beeld, tuple(_verloop(kader, beeld, eerder)), bewijs, _waarden(kader, deel, beeld)))
    return tuple(rijen)


def _verloop(kader: Kader, beeld: Itembeeld, eerder: Sequence[tuple[str, int]]) -> Iterator[str]:
    """How the judgement went, newest first: since when it is the same, and what it was before."""
    if beeld.trend is None or beeld.stap is None:
        return
    zelfde, stap = "", beeld.stap
    for jaar, was in reversed(eerder):
        if was != stap:
            break
        zelfde = jaar
    yield f"gelijk sinds {zelfde}" if zelfde else f"{beeld.trend.richting.value} dan in {beeld.trend.sinds}"
    for jaar, was in reversed(eerder):
        if was != stap:
            yield f"{jaar}: {kader.schaal[was].naam}"
        stap = was


def _bewijs(stuk: str) -> Mapping[str, str]:
    """A reference, a web address or plain words."""
    if _WEB.fullmatch(stuk):
        return {"soort": "web", "sleutel": stuk, "tekst": stuk}
    gevonden = _VERWIJZING.fullmatch(stuk)
    return {"soort": gevonden[1] if gevonden else "", "sleutel": gevonden[2] if gevonden else "", "tekst": stuk}


def _waarden(kader: Kader, deel: str, beeld: Itembeeld) -> Mapping[str, str]:
    """Field -> value by which filters find an item."""
    waarden = {"domein": deel}
    if kader.schaal:
        waarden["oordeel"] = "geen" if beeld.stap is None else f"stap-{beeld.stap}"
    if beeld.trend is not None:
        waarden["trend"] = beeld.trend.richting.value
    if beeld.spreiding is not None:
        waarden["antwoorden"] = spreidingstatus(beeld).woord
    return waarden


def _velden(kader: Kader, delen: Sequence[Deel], rijen: Sequence[Itemrij]) -> list[Filterveld]:
    """The filters of the items: only fields that part the list."""
    velden = (
        Filterveld("domein", taal.hoofdletter(kader.niveaus[0]), {deel.sleutel: deel.naam for deel in delen}),
        Filterveld("oordeel", "Oordeel", {f"stap-{n}": s.naam for n, s in enumerate(kader.schaal)} | {"geen": "Geen oordeel"}),
        Filterveld("trend", "Verandering", {richting.value: taal.hoofdletter(richting.value) for richting in Richting}),
        Filterveld("antwoorden", "Antwoorden", {"verdeeld": "Verdeeld", "eensgezind": "Eensgezind"}),
    )
    uit: list[Filterveld] = []
    for veld in velden:
        gebruikt = {rij.waarden.get(veld.naam) for rij in rijen}
        if len(gebruikt) > 1:
            over = {waarde: titel for waarde, titel in veld.waarden.items() if waarde in gebruikt}
            uit.append(Filterveld(veld.naam, veld.titel, over))
    return uit


def _opvallend(nu: Jaarbeeld, vorige: Jaarbeeld | None) -> list[str]:
    """What is different from the year before, and where the respondents disagree, in sentences."""
    zinnen: list[str] = []
    trends = Counter(
        item.trend.richting
        for item in nu.items.values()
        if item.trend is not None and vorige is not None and item.trend.sinds == vorige.schooljaar
    )
    if vorige is not None and trends:
        delen = [f"{trends[richting]} {richting.value}" for richting in Richting if trends[richting]]
        samen = taal.aantal(trends.total(), "item", "items")
        zinnen.append(f"Van de {samen} die ook in {vorige.schooljaar} een oordeel kregen, zijn er {taal.opsomming(delen)}.")
    verspreid = [item for item in nu.items.values() if item.spreiding is not None]
    verdeeld = sum(not item.spreiding.eensgezind for item in verspreid if item.spreiding is not None)
    if verspreid:
        samen = taal.aantal(len(verspreid), "item", "items")
        over = "geen enkel item" if verdeeld == 0 else taal.aantal(verdeeld, "item", "items")
        zinnen.append(f"Bij {samen} zijn de antwoorden geteld. Over {over} waren de deelnemers verdeeld.")
    return zinnen


def spreidingstatus(beeld: Itembeeld) -> Status:
    """The word and shape for how far answers lie apart."""
    if beeld.spreiding is None:
        return Status("geen-gegevens", "te weinig antwoorden" if beeld.te_weinig_antwoorden else "niet geteld")
    return Status("gereed", "eensgezind") if beeld.spreiding.eensgezind else Status("niet-te-bepalen", "verdeeld")


def midden(kader: Kader, deel: Domeinprofiel) -> str:
    """The middle judgement in words: 'Op orde', or 'In ontwikkeling tot Op orde' where it lies between two steps."""
    if deel.midden is None:
        return "geen oordelen"
    laag, hoog = (kader.schaal[stap].naam for stap in deel.midden)
    return laag if laag == hoog else f"{laag} tot {hoog}"


def warmte(deel: Domeinprofiel, stap: int) -> int:
    """How deep a cell of the profile is coloured, 0 to 4, by the share of the judged items that it holds; rounded up."""
    return -(-4 * deel.tellingen[stap] // deel.beoordeeld) if deel.beoordeeld else 0
