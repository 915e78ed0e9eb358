"""Model, stage 0: the anchors of a page with prose of authors, to see where links to a heading on it lead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from kwaliteitshandboek.model.handboek import Pagina
from kwaliteitshandboek.model.kaart import Kaart

KAARTDELEN: Final = frozenset(
    (
        "activiteiten",
        "agenda",
        "bijlagen",
        "cyclus",
        "dit-schooljaar",
        "doelen-en-acties",
        "gedrag",
        "indicatoren",
        "meetinstrumenten",
        "partners",
        "planning",
        "samenhang",
        "verbanden",
        "werkt-aan",
        "wie-doet-wat",
        "wij-doen",
        "wijzigingen",
    )
)
"""Anchors of the parts that the product gives the page of a card; a prose section of that name gets another."""

_UIT_VELD: Final = {
    "activiteiten": "activiteiten",
    "bijlagen": "bijlagen",
    "cyclus": "pdca",
    "indicatoren": "indicatoren",
    "meetinstrumenten": "meetinstrumenten",
    "partners": "partners",
    "planning": "planning",
    "werkt-aan": "standaarden",
    "wij-doen": "wij_doen",
    "wijzigingen": "wijzigingen",
}
"""Parts that are on the page only where the card fills a field; others follow from more than the card alone."""

_KOP = re.compile(r"^[ \t]*(?:>[ \t]*)*#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_ONDERSTREEPT = re.compile(r"^(.+)\n[ \t]*(?:=+|-+)[ \t]*$", re.MULTILINE)
_ZELF = re.compile(r"\{[^{}\n]*#([\w:.-]+)[^{}\n]*\}")
_LINK = re.compile(r"\]\([^()\n]*\)|\{[^{}\n]*\}")
_NAAM = re.compile(r"[\w:.-]+")
_TELLER = re.compile(r"_[0-9]+")


def ankers_van(houder: Kaart | Pagina) -> frozenset[str]:
    """Where a link to a heading on the page of a card, or on an own page, can lead."""
    if isinstance(houder, Pagina):
        return _koppen([houder.tekst]) | {_anker(houder.titel)}
    leeg = {anker for anker, veld in _UIT_VELD.items() if not getattr(houder, veld)}
    leeg |= set() if houder.gedrag.leerkracht or houder.gedrag.leerling else {"gedrag"}
    secties = {sectie.sleutel for sectie in houder.secties if sectie.tekst.strip()}
    return _koppen(sectie.tekst for sectie in houder.secties) | (KAARTDELEN - leeg) | secties


def heeft_anker(houder: Kaart | Pagina, anker: str) -> bool:
    """Whether an anchor is on the page; notes have their own, and the second of two equal headings gets a number."""
    if not anker or anker.startswith(("fn:", "fnref:", "__")):
        return True
    ankers = ankers_van(houder)
    return anker in ankers or _TELLER.sub("", anker) in ankers


def kaartkop(kaart: Kaart | None, anker: str) -> str:
    """The end of an address that leads to a heading of a card, with its '#'; empty where the card has no such heading."""
    return f"#{anker}" if kaart is not None and _NAAM.fullmatch(anker) and heeft_anker(kaart, anker) else ""


def _koppen(teksten: Iterable[str]) -> frozenset[str]:
    gevonden: set[str] = set()
    for tekst in teksten:
        koppen = (*_KOP.findall(tekst), *_ONDERSTREEPT.findall(tekst))
        gevonden.update(_anker(kop) for kop in koppen)
        gevonden.update(_ZELF.findall(tekst))
    return frozenset(gevonden)


def _anker(kop: str) -> str:
    """The anchor that the site gives a heading: letters without accents, digits, underscores; spaces become hyphens."""
    kaal = unicodedata.normalize("NFKD", _LINK.sub("", kop)).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", kaal).strip().lower())
