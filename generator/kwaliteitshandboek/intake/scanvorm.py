"""Intake, stage 1: the form of a self-evaluation as an agreement: what stands in which cell, so that what goes out comes back."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.model.kader import Kader, KaderItem
from kwaliteitshandboek.model.organisatie import Organisatie

VORM: Final = "1"
"""The version of this agreement; a form of another version is not read."""

UITLEGBLAD: Final = "Lees dit eerst"
BLAD: Final = "Zelfevaluatie"
KEUZEBLAD: Final = "Keuzes"
KENMERKBLAD: Final = "Kenmerk"
BLADEN: Final = (UITLEGBLAD, BLAD, KEUZEBLAD, KENMERKBLAD)

HOOFD: Final[Mapping[str, str]] = {
    "wie": "B",
    "schooljaar": "C",
    "datum": "D",
    "toelichting": "E",
    "respondenten": "F",
}
"""Field -> its column, with its name in row `HOOFDKOP` and its value in row `HOOFDRIJ`."""
HOOFDNAMEN: Final[Mapping[str, str]] = {
    "wie": "Van wie",
    "schooljaar": "Schooljaar",
    "datum": "Datum",
    "toelichting": "Toelichting bij het geheel",
    "respondenten": "Aantal deelnemers",
}
HOOFDKOP: Final = 3
HOOFDRIJ: Final = 4
TABELKOP: Final = 6
KOLOMMEN: Final = ("Code", "Waar het over gaat", "Norm", "Oordeel", "Toelichting", "Bewijs")
"""The columns before those with counts, from A."""

CEL: Final = 32_767
"""What a cell of a spreadsheet can hold, in units of UTF-16."""
_NIET_IN_CEL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""Signs that a spreadsheet or the loader of the handbook refuses or changes: controls, odd line ends, half characters."""
_CODE_VAN_EXCEL: Final = re.compile(r"_x[0-9A-Fa-f]{4}_")
"""What a spreadsheet takes for a code of one character: the text would come back as another."""


@dataclass(frozen=True, slots=True)
class Vormrij:
    """A row of the table: a part of the framework (a heading) or an item to judge; `diepte` is 0 for the top parts."""

    code: str
    tekst: str
    norm: str
    invullen: bool
    diepte: int


def vormrijen(kader: Kader) -> tuple[Vormrij, ...]:
    """All rows in reading order."""
    return tuple(_rijen(kader.onderdelen, 0))


def _rijen(onderdelen: Iterable[KaderItem], diepte: int) -> Iterator[Vormrij]:
    for item in onderdelen:
        blad = not item.onderdelen
        tekst = f"{item.naam}\n{item.tekst}" if blad and item.tekst else item.naam
        yield Vormrij(leesbaar(item.code), leesbaar(tekst), leesbaar(item.norm or ""), blad, diepte)
        yield from _rijen(item.onderdelen, diepte + 1)


def leesbaar(tekst: str) -> str:
    """A text of the framework as a cell holds it: without characters that a cell refuses, and not too long."""
    tekst = _NIET_IN_CEL.sub("", _CODE_VAN_EXCEL.sub("", tekst))
    while _lengte(tekst) > CEL:
        tekst = tekst[: CEL // 2]
    return tekst


def _lengte(tekst: str) -> int:
    return len(tekst.encode("utf-16-le", "surrogatepass")) // 2


def past_niet(tekst: str) -> str | None:
    """Why a text of authors cannot go into a cell and come back unchanged; None where it can."""
    if _lengte(tekst) > CEL:
        return "hij is te lang voor een cel"
    if _NIET_IN_CEL.search(tekst):
        return "er staat een onzichtbaar teken in"
    if gevonden := _CODE_VAN_EXCEL.search(tekst):
        return f"Excel leest '{gevonden[0]}' als een code voor een ander teken"
    return None


def vingerafdruk(kader: Kader) -> str:
    """The framework as the form asks it: another scale, item or text gives another fingerprint."""
    schaal = [(stap.waarde, stap.naam) for stap in kader.schaal]
    rijen = [(rij.code, rij.tekst, rij.norm, rij.invullen, rij.diepte) for rij in vormrijen(kader)]
    inhoud = json.dumps([VORM, kader.id, kader.versie, schaal, rijen], ensure_ascii=False)
    return hashlib.sha256(inhoud.encode("utf-8", "surrogatepass")).hexdigest()


def kenmerken(kader: Kader) -> Mapping[str, str]:
    """What the hidden sheet holds."""
    return {"vorm": VORM, "kader": kader.id, "versie": leesbaar(kader.versie), "vingerafdruk": vingerafdruk(kader)}


def staplabels(kader: Kader) -> Mapping[str, str]:
    """What one chooses on the form -> the value in the data, from low to high."""
    labels = {_label(stap.waarde, stap.naam): stap.waarde for stap in kader.schaal}
    # Two steps that would read the same are told apart by their values alone.
    return labels if len(labels) == len(kader.schaal) else {leesbaar(stap.waarde): stap.waarde for stap in kader.schaal}


def _label(waarde: str, naam: str) -> str:
    return leesbaar(naam if naam.casefold() == waarde.casefold() else f"{waarde}: {naam}")


def wielabels(organisatie: Organisatie) -> Mapping[str, tuple[str | None, str | None]]:
    """What one chooses on the form -> school and board; neither: the organisation itself."""
    scholen = sorted(organisatie.scholen, key=lambda school: (school.naam, school.sleutel))
    return {
        **{leesbaar(f"{school.naam} ({school.sleutel})"): (school.sleutel, None) for school in scholen},
        **{leesbaar(f"Bestuur {bestuur.naam} ({bestuur.id})"): (None, bestuur.id) for bestuur in organisatie.besturen},
        leesbaar(f"{organisatie.naam} zelf"): (None, None),
    }


def wielabel(organisatie: Organisatie, school: str | None, bestuur: str | None) -> str:
    """What the form says of who judges."""
    bekend = {wie: label for label, wie in wielabels(organisatie).items()}
    return bekend.get((school, bestuur), school or bestuur or "")


_VERVOLG: Final = "    "


def bewijs_naar_cel(bewijs: Sequence[str]) -> str:
    """Each piece of evidence on a line of its own; further lines of the same piece are indented."""
    return "\n".join(stuk.replace("\n", f"\n{_VERVOLG}") for stuk in bewijs)


def bewijs_uit_cel(tekst: str) -> tuple[str, ...]:
    """The pieces of evidence in a cell; a line that is indented goes on with the piece above it."""
    stukken: list[str] = []
    for regel in tekst.split("\n"):
        if stukken and regel[:1] == " ":
            stukken[-1] += "\n" + (regel.removeprefix(_VERVOLG) if regel.startswith(_VERVOLG) else regel.lstrip())
        elif regel.strip():
            stukken.append(regel)
    return tuple(stuk.strip() for stuk in stukken if stuk.strip())


def kolomletter(nummer: int) -> str:
    """The letter of a column, counted from 1; scales of more than twenty steps do go on after Z."""
    letters = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
