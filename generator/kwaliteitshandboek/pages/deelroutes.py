"""Pages, stage 6: the routes of all items below a domain or standard of a framework, side by side by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Itemdekking
from kwaliteitshandboek.derive.kaderdekking import Itemstand, Kaderdekking
from kwaliteitshandboek.derive.routes import Route, Stap
from kwaliteitshandboek.model.kader import Dekkingsoort, Kader, KaderItem
from kwaliteitshandboek.pages.dekking import SOORTEN
from kwaliteitshandboek.pages.routestand import STAPNAMEN, stapstand
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.wereld import Wereld
from kwaliteitshandboek.pages.woorden import Status

_KLASSEN: Final[Mapping[str, str]] = {"": "gereed", "let-op": "niet-te-bepalen", "mist": "open", "leeg": "geen-gegevens"}
"""The form of a step's state -> the class of a status."""


@dataclass(frozen=True, slots=True)
class Deel:
    """A domain or standard: itself, what lies above it from the top, and the items below it that can be judged."""

    item: KaderItem
    boven: tuple[KaderItem, ...]
    standen: tuple[Itemstand, ...]


@dataclass(frozen=True, slots=True)
class Deelrij:
    """An item with how each step of its route stands; `tussen` are the levels between it and what the page is about."""

    stand: Itemstand
    tussen: tuple[KaderItem, ...]
    stappen: Mapping[str, Status]


def deelroute_pages(wereld: Wereld, dekking: Kaderdekking, routes: Mapping[str, Route]) -> Iterator[Page]:
    """A page for each part of a framework that has items below it; `routes` by the code of their item."""
    delen = list(delen_van(dekking))
    for nummer, deel in enumerate(delen):
        buren = [delen[plaats].item if 0 <= plaats < len(delen) else None for plaats in (nummer - 1, nummer + 1)]
        yield _deelroute_page(wereld, dekking.kader, deel, routes, buren)


def delen_van(dekking: Kaderdekking) -> Iterator[Deel]:
    """The parts of a framework in reading order, a domain before its standards."""
    for telling in (deel for top in dekking.delen for deel in (top, *top.onder)):
        if telling.top is not None and telling.top.onderdelen:
            weg = (telling.items[0].top, *telling.items[0].tussen)
            yield Deel(telling.top, weg[: weg.index(telling.top)], telling.items)


def _deelroute_page(
    wereld: Wereld, kader: Kader, deel: Deel, routes: Mapping[str, Route], buren: Sequence[KaderItem | None]
) -> Page:
    pad = wereld.adressen[("route", f"{kader.id}/{deel.item.code}")]
    diepte = len(deel.boven)
    rijen = []
    for stand in deel.standen:
        standen = {stap: stapstand(routes[stand.item.code], stap, wereld.handboek) for stap in Stap}
        stappen = {stap.value: Status(_KLASSEN[punt.vorm], punt.woord) for stap, punt in standen.items()}
        rijen.append(Deelrij(stand, stand.tussen[diepte:], stappen))
    eigen = wereld.afgeleid.dekking.get((kader.id, deel.item.code), Itemdekking())
    tekst = render(
        "deelroute",
        p=wereld.blik(pad),
        kader=kader,
        deel=deel,
        kern=deel.item.kern is not None and deel.item.kern.geldt_op(wereld.afgeleid.vandaag),
        rijen=rijen,
        heel=sum(all(status.klasse != _KLASSEN["mist"] for status in rij.stappen.values()) for rij in rijen),
        in_orde={stap.value: sum(rij.stappen[stap.value].klasse == _KLASSEN[""] for rij in rijen) for stap in Stap},
        stappen={stap.value: naam for stap, naam in STAPNAMEN.items()},
        eigen=[(SOORTEN[soort], eigen.eigen(soort)) for soort in Dekkingsoort if eigen.eigen(soort)],
        vorige=buren[0],
        volgende=buren[1],
    )
    titel = f"{deel.item.code} {deel.item.naam}"
    omschrijving = f"Van ambitie tot evaluatie, per onderdeel van {deel.item.naam}."
    return Page(pad, titel, "deelroute", tekst, omschrijving=omschrijving, verberg=("toc",))
