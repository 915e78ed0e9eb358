"""Pages, stage 6: the frameworks with what serves each item, the system of quality care, and the register of instruments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kwaliteitshandboek.derive.afgeleid import Itemdekking
from kwaliteitshandboek.model.indicator import Kant
from kwaliteitshandboek.model.kader import Kader, KaderItem
from kwaliteitshandboek.model.stelsel import Stelsel
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.wereld import Wereld


@dataclass(frozen=True, slots=True)
class Itemrij:
    """An item of a framework with what serves it; `diepte` 0 is a top item."""

    item: KaderItem
    dekking: Itemdekking
    diepte: int


def kader_pages(wereld: Wereld) -> Iterator[Page]:
    """The overview of frameworks, and a page for each."""
    kaders = wereld.handboek.kaders
    pad = "kaders/index.md"
    rijen = [{"kader": kader, "aantal": len(kader.bladen), "gedekt": _gedekt(wereld, kader, kader.bladen)} for kader in kaders]
    tekst = render("kaders", p=wereld.blik(pad), rijen=rijen)
    yield Page(pad, "Kaders", "kaders", tekst, omschrijving="De kwaliteitskaders waarmee wij werken.")
    for kader in kaders:
        yield _kader_page(wereld, kader)


def dekking(wereld: Wereld, kader: Kader, code: str) -> Itemdekking:
    """What serves an item; nothing where derive does not know it."""
    return wereld.afgeleid.dekking.get((kader.id, code), Itemdekking())


def stelsel_page(wereld: Wereld, stelsel: Stelsel) -> Page:
    """The system of quality care: starting points, aims, angles, and the matrix of phases and levels."""
    groepen = [
        {"id": naam, "naam": kop, "punten": punten}
        for naam, kop, punten in (
            ("uitgangspunten", "Uitgangspunten", stelsel.uitgangspunten),
            ("doelen", "Doelen", stelsel.doelen),
            ("invalshoeken", "Invalshoeken", stelsel.invalshoeken),
        )
        if punten
    ]
    tekst = render("stelsel", p=wereld.blik("stelsel.md"), stelsel=stelsel, groepen=groepen)
    omschrijving = "Wat er gebeurt in elke fase, op elk niveau."
    return Page("stelsel.md", stelsel.naam, "stelsel", tekst, omschrijving=omschrijving, verberg=("toc",))


def instrumenten_page(wereld: Wereld) -> Page:
    """The register of instruments, process side and product side."""
    van_kaarten: dict[str, list[str]] = {}
    for kaart in wereld.handboek.kaarten:
        for naam in dict.fromkeys(rij.instrument for rij in kaart.meetinstrumenten if rij.instrument):
            van_kaarten.setdefault(naam, []).append(kaart.id)
    groepen = [
        {"id": kant.value, "naam": kop, "rijen": _instrumentrijen(wereld, kant, van_kaarten)}
        for kant, kop in ((Kant.PROCES, "Proceskant"), (Kant.PRODUCT, "Productkant"))
    ]
    pad = "instrumenten.md"
    tekst = render("instrumenten", p=wereld.blik(pad), groepen=[groep for groep in groepen if groep["rijen"]])
    return Page(pad, "Register van instrumenten", "instrumenten", tekst, omschrijving="Waarmee wij kwaliteit zien.")


def _instrumentrijen(wereld: Wereld, kant: Kant, van_kaarten: Mapping[str, Sequence[str]]) -> list[Mapping[str, object]]:
    return [
        {"instrument": instrument, "kaarten": van_kaarten.get(instrument.id, ())}
        for instrument in wereld.handboek.instrumenten
        if instrument.kant is kant
    ]


def _kader_page(wereld: Wereld, kader: Kader) -> Page:
    pad = wereld.adressen[("kader", kader.id)]
    groepen = []
    for top in kader.onderdelen:
        bladen = [item for item in top.alle() if not item.onderdelen and item is not top]
        groepen.append(
            {
                "kop": _rij(wereld, kader, top, 0),
                "rijen": list(_rijen(wereld, kader, top, 1)),
                "aantal": len(bladen),
                "gedekt": _gedekt(wereld, kader, bladen),
            }
        )
    tekst = render(
        "kader",
        p=wereld.blik(pad),
        kader=kader,
        groepen=groepen,
        aantal=len(kader.bladen),
        gedekt=_gedekt(wereld, kader, kader.bladen),
    )
    return Page(pad, kader.korte_naam or kader.naam, "kader", tekst, omschrijving=kader.beschrijving or "")


def _rijen(wereld: Wereld, kader: Kader, boven: KaderItem, diepte: int) -> Iterator[Itemrij]:
    for item in boven.onderdelen:
        yield _rij(wereld, kader, item, diepte)
        yield from _rijen(wereld, kader, item, diepte + 1)


def _rij(wereld: Wereld, kader: Kader, item: KaderItem, diepte: int) -> Itemrij:
    return Itemrij(item, dekking(wereld, kader, item.code), diepte)


def _gedekt(wereld: Wereld, kader: Kader, items: Sequence[KaderItem]) -> int:
    return sum(dekking(wereld, kader, item.code).gedekt for item in items)
