"""Check, stage 4: frameworks: what nothing serves yet, where a text contradicts itself, and how frameworks hang together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from rapidfuzz import fuzz

from kwaliteitshandboek.check.bekend import Bekend, Soort, plek_van_veld
from kwaliteitshandboek.derive.afgeleid import Itemdekking
from kwaliteitshandboek.derive.dekking import derive_dekking
from kwaliteitshandboek.derive.kaderdekking import geldende_uitzonderingen
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.controle import (
    INLEIDING_AANTAL,
    INLEIDING_VERSCHILT,
    INLEIDING_VOLGORDE,
    ITEM_ONGEDEKT,
    NIVEAU_NAAMLOOS,
)
from kwaliteitshandboek.findings.kaders import (
    DIENT_EIGEN_KADER,
    DIENT_IN_KRING,
    KADER_VOORBIJ,
    KADERS_OVERLAPPEN,
    OPVOLGER_ONBEKEND,
    UITZONDERING_VOORBIJ,
    UITZONDERING_ZONDER_WERKING,
    VERVALLEN_BESTAAT,
)
from kwaliteitshandboek.findings.suggestie import bedoelt, kort
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.model.kaart import Kaart, Kaartstatus
from kwaliteitshandboek.model.kader import Dekkingsoort, Kader, KaderItem
from kwaliteitshandboek.model.stelsel import Instrument
from kwaliteitshandboek.taal import aantal, datum, opsomming

_ZELFDE: Final = 100.0
_LIJKT: Final = 70.0
"""Likeness from which two names are taken for the same part: 'Verdeling middelen', 'Transparante verdeling van middelen'."""
_BEIDE: Final = frozenset({Dekkingsoort.KAARTEN, Dekkingsoort.INSTRUMENTEN})


def check_kaders(handboek: Handboek, bekend: Bekend, vandaag: date | None) -> Iterator[Finding]:
    """All rules of frameworks; those about what is over only where the day of today is known."""
    dekking = derive_dekking(handboek)
    for kader in handboek.kaders:
        # A card that could not be read may well serve the item: nothing is said of coverage then.
        if not bekend.kapot and not (vandaag is not None and kader.voorbij(vandaag)):
            yield from _ongedekt(kader, dekking, vandaag)
        yield from _inleiding(kader)
        diepte = max((_diepte(item) for item in kader.onderdelen), default=0)
        if diepte > len(kader.niveaus):
            yield NIVEAU_NAAMLOOS.op(
                kader.plek.veld("niveaus"), lagen=aantal(diepte, "laag", "lagen"), niveaus=len(kader.niveaus)
            )
        yield from _vervallen(kader, bekend)
        yield from _vervanging(kader, handboek)
        yield from _uitzonderingen(kader, dekking, vandaag)
    yield from _dient(handboek)
    if vandaag is not None:
        yield from _voorbij(handboek, vandaag)


def _ongedekt(kader: Kader, dekking: Mapping[tuple[str, str], Itemdekking], vandaag: date | None) -> Iterator[Finding]:
    for item in kader.bladen:
        gelden = item.uitzonderingen if vandaag is None else geldende_uitzonderingen(item, vandaag)
        vrij = {soort for uitzondering in gelden for soort in uitzondering.voor}
        if item.hiaat is None and not dekking[kader.id, item.code].gedekt and not vrij >= _BEIDE:
            yield ITEM_ONGEDEKT.op(plek_van_veld(item, "code", kader), naam=f"{kader.id}/{item.code}")


def _vervallen(kader: Kader, bekend: Bekend) -> Iterator[Finding]:
    """Codes that lapsed and are still there, and successors that are not."""
    for item in kader.vervallen:
        if item.code in kader.item_per_code:
            yield VERVALLEN_BESTAAT.op(plek_van_veld(item, "code", kader), code=item.code)
        for index, naam in enumerate(item.opvolgers(kader.id)):
            if not bekend.kent(Soort.ITEM, naam):
                plek = plek_van_veld(item, "nu", kader, index)
                suggestie = _suggestie(kader, naam, bekend)
                yield OPVOLGER_ONBEKEND.op(plek, code=item.code, naam=kort(item.nu[index]), suggestie=suggestie)


def _suggestie(kader: Kader, naam: str, bekend: Bekend) -> str:
    """What to name in place of a successor that does not exist; one that lapsed itself leads to what came after it."""
    code = naam.removeprefix(f"{kader.id}/")
    if (nu := kader.opvolger(code)) != code:
        return f"'{code}' is zelf vervallen; noem '{nu}', dat daarvoor in de plaats kwam. "
    return bedoelt(naam, bekend.ids[Soort.ITEM])


def _vervanging(kader: Kader, handboek: Handboek) -> Iterator[Finding]:
    """A framework that went on while another one took its place."""
    oud = handboek.kader_per_id.get(kader.vervangt or "")
    if oud is None or oud is kader:
        return
    if kader.geldig_van is not None and oud.geldig_tot is not None and oud.geldig_tot < kader.geldig_van:
        return
    vanaf = f" vanaf {datum(kader.geldig_van)}" if kader.geldig_van else ""
    einde = f"tot en met {datum(oud.geldig_tot)}" if oud.geldig_tot else "zonder einddatum"
    yield KADERS_OVERLAPPEN.op(plek_van_veld(kader, "vervangt", kader), oud=oud.id, vanaf=vanaf, einde=einde)


def _uitzonderingen(kader: Kader, dekking: Mapping[tuple[str, str], Itemdekking], vandaag: date | None) -> Iterator[Finding]:
    for item in kader.alle():
        for uitzondering in item.uitzonderingen:
            naam = f"{kader.id}/{item.code}"
            einde = uitzondering.tot_en_met
            plek = plek_van_veld(uitzondering, "voor", kader)
            if item.onderdelen:
                reden = "het item heeft onderdelen, en alleen die tellen mee"
                yield UITZONDERING_ZONDER_WERKING.op(plek, naam=naam, reden=reden)
            elif vandaag is not None and einde is not None and einde < vandaag:
                yield UITZONDERING_VOORBIJ.op(plek_van_veld(uitzondering, "tot_en_met", kader), naam=naam, datum=datum(einde))
            elif toch := [soort.value for soort in uitzondering.voor if dekking[kader.id, item.code].alle(soort)]:
                yield UITZONDERING_ZONDER_WERKING.op(plek, naam=naam, reden=f"er zijn wel {opsomming(toch)}")


def _dient(handboek: Handboek) -> Iterator[Finding]:
    """Mappings within one framework, and those that come back where they began."""
    items = {f"{kader.id}/{item.code}": (kader, item) for kader in handboek.kaders for item in kader.alle()}
    for naam, (kader, item) in items.items():
        for index, doel in enumerate(item.dient):
            if doel.partition("/")[0] == kader.id and doel in items:
                plek = plek_van_veld(item, "dient", kader, index)
                yield DIENT_EIGEN_KADER.op(plek, item=naam, naam=doel)
    gemeld: set[str] = set()
    for naam, (kader, item) in items.items():
        kring = _kring(items, naam)
        if kring and naam not in gemeld:
            gemeld.update(kring)
            pijlen = " -> ".join((*kring, kring[0]))
            yield DIENT_IN_KRING.op(plek_van_veld(item, "dient", kader), kring=pijlen)


def _kring(items: Mapping[str, tuple[Kader, KaderItem]], begin: str) -> tuple[str, ...]:
    """The shortest way from an item by what it serves back to itself, over more than one framework; () where there is none."""
    wegen: list[tuple[str, ...]] = [(begin,)]
    gezien: set[str] = set()
    while wegen:
        weg = wegen.pop(0)
        for doel in items[weg[-1]][1].dient:
            if doel == begin and len({naam.partition("/")[0] for naam in weg}) > 1:
                return weg
            if doel in items and doel not in gezien:
                gezien.add(doel)
                wegen.append((*weg, doel))
    return ()


def _voorbij(handboek: Handboek, vandaag: date) -> Iterator[Finding]:
    """Who still names items of a framework that is no longer valid, each once a framework."""
    opvolgers = {kader.vervangt: kader for kader in handboek.kaders if kader.vervangt}
    kaarten = (kaart for kaart in handboek.kaarten if kaart.status is not Kaartstatus.VERVALLEN)
    gebruikers: list[tuple[str, Kaart | Instrument | Indicator]] = [
        *((f"De kaart '{kaart.titel}'", kaart) for kaart in kaarten),
        *((f"Het instrument '{instrument.naam}'", instrument) for instrument in handboek.instrumenten),
        *((f"De indicator '{indicator.naam}'", indicator) for indicator in handboek.indicatoren),
    ]
    for kader in handboek.kaders:
        if kader.geldig_tot is None or not kader.voorbij(vandaag):
            continue
        opvolger = opvolgers.get(kader.id)
        raad = f"Noem items van '{opvolger.id}', dat ervoor in de plaats kwam. " if opvolger else "Verwijder de verwijzing. "
        for wie, ding in gebruikers:
            eigen = [naam for naam in ding.standaarden if naam.partition("/")[0] == kader.id]
            if eigen:
                velden = {"kader": kader.id, "datum": datum(kader.geldig_tot), "opvolger": raad}
                plek = plek_van_veld(ding, "standaarden", ding)
                yield KADER_VOORBIJ.op(plek, wie=wie, items=aantal(len(eigen), "item", "items"), **velden)


def _inleiding(kader: Kader) -> Iterator[Finding]:
    namen = list(kader.inleiding_namen)
    eigen = [item.naam for item in kader.onderdelen]
    if not namen:
        return
    plek = kader.plek.veld("inleiding_namen")
    if len(namen) != len(eigen):
        yield from _inleiding_ongelijk(kader, namen, eigen)
        return
    if sorted(map(_gelijk, namen)) == sorted(map(_gelijk, eigen)):
        if list(map(_gelijk, namen)) != list(map(_gelijk, eigen)):
            yield INLEIDING_VOLGORDE.op(plek)
        return
    paren = tuple(_paren(namen, eigen))
    for nummer, plaats, gelijkenis in paren:
        if gelijkenis < _ZELFDE:
            plek_naam = plek_van_veld(kader, "inleiding_namen", kader, nummer)
            yield INLEIDING_VERSCHILT.op(plek_naam, inleiding=namen[nummer], naam=eigen[plaats])
    # Names that resemble none say nothing of the order.
    zeker = [plaats for _, plaats, gelijkenis in sorted(paren) if gelijkenis >= _LIJKT]
    if zeker != sorted(zeker):
        yield INLEIDING_VOLGORDE.op(plek)


def _inleiding_ongelijk(kader: Kader, namen: Sequence[str], eigen: Sequence[str]) -> Iterator[Finding]:
    """A preamble of more or fewer names: those that stand alone on either side, and those that belong together but differ."""
    paren = [paar for paar in _paren(namen, eigen) if paar[2] >= _LIJKT]
    alleen = [naam for nummer, naam in enumerate(namen) if nummer not in {paar[0] for paar in paren}]
    ongenoemd = [naam for plaats, naam in enumerate(eigen) if plaats not in {paar[1] for paar in paren}]
    kanten = {"Alleen in de inleiding": alleen, "Niet in de inleiding": ongenoemd}
    uitleg = ". ".join(f"{kant}: {_genoemd(los)}" for kant, los in kanten.items() if los)
    telling = aantal(len(namen), "onderdeel", "onderdelen")
    yield INLEIDING_AANTAL.op(kader.plek.veld("inleiding_namen"), inleiding=telling, aantal=len(eigen), uitleg=uitleg)
    for nummer, plaats, gelijkenis in paren:
        if gelijkenis < _ZELFDE:
            plek = plek_van_veld(kader, "inleiding_namen", kader, nummer)
            yield INLEIDING_VERSCHILT.op(plek, inleiding=namen[nummer], naam=eigen[plaats])


def _genoemd(namen: Sequence[str]) -> str:
    return opsomming([f"'{kort(naam)}'" for naam in namen])


def _paren(namen: Sequence[str], eigen: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """(place in the preamble, place in the framework, likeness) of names that belong together: what resembles most, first."""
    kansen = sorted(
        (-_gelijkenis(naam, ander), nummer, plaats) for nummer, naam in enumerate(namen) for plaats, ander in enumerate(eigen)
    )
    gehad: tuple[set[int], set[int]] = (set(), set())
    for gelijkenis, nummer, plaats in kansen:
        if nummer not in gehad[0] and plaats not in gehad[1]:
            gehad[0].add(nummer)
            gehad[1].add(plaats)
            yield nummer, plaats, -gelijkenis


def _gelijkenis(een: str, ander: str) -> float:
    """0 to 100, and 100 for the same words only: 'Samenwerking' resembles 'Samenwerken in een netwerk', shorter as it is."""
    if _gelijk(een) == _gelijk(ander):
        return _ZELFDE
    deel, woorden = (maat(_gelijk(een), _gelijk(ander)) for maat in (fuzz.partial_ratio, fuzz.token_sort_ratio))
    return min(max(deel, woorden), _ZELFDE - 1)


def _gelijk(naam: str) -> str:
    return " ".join(naam.lower().split())


def _diepte(item: KaderItem) -> int:
    return 1 + max((_diepte(deel) for deel in item.onderdelen), default=0)
