"""Load, stage 1: a Markdown file split into its data (YAML front matter), its prose and the sections of that prose."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from rapidfuzz import fuzz, process

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.laden import (
    DUBBELE_KOP,
    KOP_LIJKT_OP,
    KOP_TE_HOOG,
    LEGE_KOP,
    TEKST_VOOR_KOP,
    VELDEN_VERWACHT,
    VOORWERK_OPEN,
)
from kwaliteitshandboek.load.yaml_lezer import lees_yaml
from kwaliteitshandboek.model.kaart import BEKENDE_SECTIES, Sectie

_BLOKKEN: Final = MarkdownIt("commonmark").disable("inline")
_STREEP = re.compile(r"---[ \t]*")
_EINDE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_HOOFDKOP = re.compile(r" {0,3}#(?:[ \t]+(.*?))?(?:[ \t]+#*)?[ \t]*")
_LIJKT = 78.0
"""Similarity (0-100) from which a heading counts as a near-miss: 'visies' and 'visie' score 91, 'aanpassing' and 'aanpak' 63."""


@dataclass(frozen=True, slots=True)
class Voorwerk:
    """A Markdown file in parts: `gegevens` of the front matter (None without), prose, and the line on which the prose begins."""

    gegevens: dict[str, Any] | None
    tekst: str
    regel: int
    heel: bool = True


def lees_voorwerk(tekst: str, bestand: str) -> tuple[Voorwerk, list[Finding]]:
    """Split front matter from prose; `heel` is False where the data could not be read."""
    regels = tekst.split("\n")
    if not _STREEP.fullmatch(regels[0]):
        return Voorwerk(None, tekst, 1), []
    einde = next((nummer for nummer, regel in enumerate(regels[1:], 1) if _EINDE.fullmatch(regel)), None)
    if einde is None:
        return Voorwerk(None, "", 1, heel=False), [VOORWERK_OPEN.op(Plek(bestand))]
    gelezen = lees_yaml("\n".join(regels[1:einde]) + "\n", bestand, verschuiving=1)
    bevindingen = list(gelezen.findings)
    gegevens, heel = gelezen.waarde, gelezen.heel
    if heel and gegevens is None:
        gegevens = {"plek": Plek(bestand, 1)}
    elif heel and not isinstance(gegevens, dict):
        gevonden = "een lijst" if isinstance(gegevens, list) else "losse tekst"
        bevindingen.append(VELDEN_VERWACHT.op(Plek(bestand, 2), gevonden=gevonden))
        heel = False
    return Voorwerk(gegevens if heel else None, "\n".join(regels[einde + 1 :]), einde + 2, heel), bevindingen


def slug(tekst: str) -> str:
    """Lower case letters, digits and single hyphens: 'Visie op leren' -> 'visie-op-leren'; empty where nothing is left."""
    kaal = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", kaal).strip("-")


def lees_secties(tekst: str, bestand: str, eerste_regel: int) -> tuple[list[Sectie], list[Finding]]:
    """The prose of a card as sections, split at its headings of the second level (those in code are no headings).

    The `plek` of a section is its heading; its field 'tekst' is the line on which its text begins.
    """
    regels = tekst.split("\n")
    koppen = list(_koppen(tekst))
    bevindingen = [KOP_TE_HOOG.op(Plek(bestand, eerste_regel + kop.begin)) for kop in koppen if kop.niveau == 1]
    koppen = [kop for kop in koppen if kop.niveau == 2]
    voor = regels[: koppen[0].begin if koppen else None]
    if (begin := _eerste_gevulde(voor)) is not None:
        bevindingen.append(TEKST_VOOR_KOP.op(Plek(bestand, eerste_regel + begin)))
    secties: list[Sectie] = []
    gezien: dict[str, int] = {}
    for kop, volgende in zip(koppen, [*koppen, None][1:], strict=True):
        plek = Plek(bestand, eerste_regel + kop.begin)
        sleutel = slug(kop.tekst)
        if not sleutel:
            bevindingen.append(LEGE_KOP.op(plek))
            continue
        if sleutel in gezien:
            bevindingen.append(DUBBELE_KOP.op(plek, kop=kop.tekst, eerste=gezien[sleutel]))
            continue
        gezien[sleutel] = plek.regel
        bevindingen += _lijkt_op(kop.tekst, sleutel, plek)
        inhoud = regels[kop.einde : volgende.begin if volgende else None]
        leeg = _eerste_gevulde(inhoud) or 0
        plek = Plek(bestand, plek.regel, {"tekst": eerste_regel + kop.einde + leeg})
        secties.append(Sectie(plek=plek, sleutel=sleutel, kop=kop.tekst, tekst="\n".join(inhoud[leeg:]).rstrip()))
    return secties, bevindingen


def neem_titel(tekst: str) -> tuple[str | None, str, int]:
    """The title that a page begins with (`# Titel`), the text without it, and the number of lines taken off."""
    regels = tekst.split("\n")
    begin = _eerste_gevulde(regels)
    kop = _HOOFDKOP.fullmatch(regels[begin]) if begin is not None else None
    if begin is None or kop is None:
        return None, tekst, 0
    return kop[1] or None, "\n".join(regels[begin + 1 :]), begin + 1


@dataclass(frozen=True, slots=True)
class _Kop:
    niveau: int
    tekst: str
    begin: int
    einde: int


def _koppen(tekst: str) -> Iterator[_Kop]:
    """Headings at the top level of the document (none in lists, quotes or code), with the lines they take."""
    tokens: list[Token] = _BLOKKEN.parse(tekst)
    for token, inhoud in itertools.pairwise(tokens):
        if token.type == "heading_open" and token.level == 0 and token.map is not None:
            yield _Kop(int(token.tag[1:]), " ".join(inhoud.content.split()), token.map[0], token.map[1])


def _eerste_gevulde(regels: list[str]) -> int | None:
    return next((nummer for nummer, regel in enumerate(regels) if regel.strip()), None)


def _lijkt_op(kop: str, sleutel: str, plek: Plek) -> list[Finding]:
    """A heading that is nearly one of the known ones is probably meant to be it."""
    if sleutel in BEKENDE_SECTIES:
        return []
    gevonden = process.extractOne(sleutel, list(BEKENDE_SECTIES), scorer=fuzz.ratio, score_cutoff=_LIJKT)
    return [] if gevonden is None else [KOP_LIJKT_OP.op(plek, kop=kop, bekend=BEKENDE_SECTIES[gevonden[0]])]
