"""Pages, stage 6: the frameworks, side by side and one by one, with what serves each item and what each item serves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.afgeleid import Itemdekking
from kwaliteitshandboek.derive.kaartbereik import alleen_voor
from kwaliteitshandboek.derive.kaderdekking import op_volgorde
from kwaliteitshandboek.derive.zelfbeelden import met_formulier
from kwaliteitshandboek.model.kader import Kader, KaderItem, VervallenItem
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.wereld import Wereld
from kwaliteitshandboek.pages.woorden import Status
from kwaliteitshandboek.settings.adressen import scanformulier


@dataclass(frozen=True, slots=True)
class Itemrij:
    """An item of a framework with what serves it; `diepte` 0 is a top item.

    `kern`: in words, whether it is, was or will be a kernstandaard, or falls under one.
    `dient` and `gediend_door` are items of other frameworks.
    """

    item: KaderItem
    dekking: Itemdekking
    diepte: int
    kern: str | None
    dient: tuple[str, ...]
    gediend_door: tuple[str, ...]


def kader_pages(wereld: Wereld) -> Iterator[Page]:
    """The overview of frameworks, and a page for each."""
    pad = "kaders/index.md"
    vandaag = wereld.afgeleid.vandaag
    rijen = [
        {
            "kader": kader,
            "aantal": len(kader.bladen),
            "gedekt": _gedekt(wereld, kader, kader.bladen),
            "geldig": geldig(kader),
            "status": geldigheid(wereld, kader),
        }
        for kader in op_volgorde(wereld.handboek.kaders, vandaag)
    ]
    tekst = render("kaders", p=wereld.blik(pad), rijen=rijen)
    yield Page(pad, "Kaders", "kaders", tekst, omschrijving="De kwaliteitskaders waarmee wij werken.")
    gediend = _gediend(wereld)
    for kader in wereld.handboek.kaders:
        yield _kader_page(wereld, kader, gediend)


def dekking(wereld: Wereld, kader: Kader, code: str) -> Itemdekking:
    """What serves an item; nothing where derive does not know it."""
    return wereld.afgeleid.dekking.get((kader.id, code), Itemdekking())


def geldig(kader: Kader) -> str | None:
    """'van 1 augustus 2025 tot en met 31 juli 2029'; None where nobody said."""
    van, tot = kader.geldig_van, kader.geldig_tot
    if van and tot:
        return f"van {taal.datum(van)} tot en met {taal.datum(tot)}"
    if van:
        return f"vanaf {taal.datum(van)}"
    return f"tot en met {taal.datum(tot)}" if tot else None


def geldigheid(wereld: Wereld, kader: Kader) -> Status | None:
    """A mark for a framework that is not in force today; None for one that is."""
    if kader.voorbij(wereld.afgeleid.vandaag):
        return Status("vervallen", "geldt niet meer")
    if kader.geldig_van is not None and kader.geldig_van > wereld.afgeleid.vandaag:
        return Status("in-voorbereiding", "geldt nog niet")
    return None


def _kader_page(wereld: Wereld, kader: Kader, gediend: dict[str, list[str]]) -> Page:
    pad, vandaag = wereld.adressen[("kader", kader.id)], wereld.afgeleid.vandaag
    groepen = []
    for top in kader.onderdelen:
        bladen = [item for item in top.alle() if not item.onderdelen and item is not top]
        groepen.append(
            {
                "kop": _rij(wereld, kader, top, (), gediend),
                "rijen": list(_rijen(wereld, kader, (top,), gediend)),
                "aantal": len(bladen),
                "gedekt": _gedekt(wereld, kader, bladen),
            }
        )
    andere = [ander for ander in wereld.handboek.kaders if ander.vervangt == kader.id]
    tekst = render(
        "kader",
        p=wereld.blik(pad),
        kader=kader,
        groepen=groepen,
        aantal=len(kader.bladen),
        gedekt=_gedekt(wereld, kader, kader.bladen),
        geldig=geldig(kader),
        status=geldigheid(wereld, kader),
        formulier=None if wereld.publiek or kader not in met_formulier(wereld.handboek, vandaag) else scanformulier(kader.id),
        vervangt=wereld.handboek.kader_per_id.get(kader.vervangt or ""),
        vervangen_door=andere,
        alleen={kaart.id: alleen_voor(wereld.handboek.organisatie, kaart) for kaart in wereld.handboek.kaarten},
        vervallen=[(item, _opvolgers(wereld, kader, item)) for item in kader.vervallen],
    )
    return Page(pad, kader.korte_naam or kader.naam, "kader", tekst, omschrijving=kader.beschrijving or "")


def _rijen(wereld: Wereld, kader: Kader, boven: tuple[KaderItem, ...], gediend: dict[str, list[str]]) -> Iterator[Itemrij]:
    """All below the last of `boven`, which are the levels above it from the top."""
    for item in boven[-1].onderdelen:
        yield _rij(wereld, kader, item, boven, gediend)
        yield from _rijen(wereld, kader, (*boven, item), gediend)


def _rij(wereld: Wereld, kader: Kader, item: KaderItem, boven: Sequence[KaderItem], gediend: dict[str, list[str]]) -> Itemrij:
    return Itemrij(
        item,
        dekking(wereld, kader, item.code),
        len(boven),
        _kern(wereld, item, boven),
        tuple(naam for naam in item.dient if ("kader", naam) in wereld.adressen),
        tuple(gediend.get(f"{kader.id}/{item.code}", ())),
    )


def _kern(wereld: Wereld, item: KaderItem, boven: Sequence[KaderItem]) -> str | None:
    """What a reader is to know of an item that is a kernstandaard, or falls under one, by the day of today."""
    geldt = item.kern is not None and item.kern.geldt_op(wereld.afgeleid.vandaag)
    geerfd = [deel.code for deel in boven if deel.kern is not None and deel.kern.geldt_op(wereld.afgeleid.vandaag)]
    if geerfd and not geldt:
        return f"Valt onder kernstandaard {geerfd[-1]}"
    if item.kern is None:
        return None
    vandaag, bron = wereld.afgeleid.vandaag, f" ({item.kern.bron})" if item.kern.bron else ""
    if item.kern.geldt_op(vandaag):
        tot = f" tot en met {taal.datum(item.kern.tot)}" if item.kern.tot else ""
        return f"Kernstandaard vanaf {taal.datum(item.kern.vanaf)}{tot}{bron}"
    if item.kern.vanaf > vandaag:
        return f"Wordt kernstandaard op {taal.datum(item.kern.vanaf)}{bron}"
    return f"Was kernstandaard tot en met {taal.datum(item.kern.tot)}{bron}" if item.kern.tot else None


def _gediend(wereld: Wereld) -> dict[str, list[str]]:
    """'kader/code' -> the items of other frameworks that serve it, as far as this edition has them."""
    gediend: dict[str, list[str]] = {}
    for kader in wereld.handboek.kaders:
        for item in kader.alle():
            for doel in item.dient:
                gediend.setdefault(doel, []).append(f"{kader.id}/{item.code}")
    return gediend


def _opvolgers(wereld: Wereld, kader: Kader, item: VervallenItem) -> tuple[str, ...]:
    return tuple(naam for naam in item.opvolgers(kader.id) if ("kader", naam) in wereld.adressen)


def _gedekt(wereld: Wereld, kader: Kader, items: Sequence[KaderItem]) -> int:
    return sum(dekking(wereld, kader, item.code).gedekt for item in items)
