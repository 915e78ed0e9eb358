"""Intake, stage 1: a table as it is judged for persons: its columns, its schools, and what is known of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import privacy as privacycodes
from kwaliteitshandboek.intake.blad import Rij
from kwaliteitshandboek.intake.meldingen import rijen_tekst
from kwaliteitshandboek.model.persoonskoppen import toonbare_kop


@dataclass(frozen=True, slots=True)
class Tafel:
    """A table to be judged: header (None: there is none to be told), rows, and what is known of its columns by position.

    `school`: the columns that say which school. `bekend`: columns whose meaning is known, in which names of schools, places and
    addresses belong. `getallen`: columns of figures. `gewoon`: texts (as `tekstsleutel` gives them)
    that stand in the handbook itself. `scholen`: names of schools and places, which may be called after somebody. `eigen`: the
    table is read by a mapping, so that a column with the bare header 'Naam' must hold names of schools. `bijzaak`: a sheet beside
    the table, in which an organisation may give its own e-mail address.
    """

    kop: Rij | None
    rijen: tuple[Rij, ...]
    school: tuple[int, ...] = ()
    bekend: Collection[int] = frozenset()
    getallen: Collection[int] = frozenset()
    gewoon: Collection[str] = frozenset()
    scholen: Collection[str] = frozenset()
    eigen: bool = False
    bijzaak: bool = False


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its position, its header, and its filled cells with their rows."""

    plaats: int
    kop: str
    cellen: tuple[tuple[Rij, str], ...]
    uniek: frozenset[str] = field(default=frozenset())

    @property
    def naam(self) -> str:
        return toonbare_kop(self.kop, self.plaats + 1)


def kolommen_van(tafel: Tafel) -> Iterator[Kolom]:
    """The columns of a table, those without a header too."""
    breedte = max((len(rij.cellen) for rij in tafel.rijen), default=0)
    koppen = tafel.kop.cellen if tafel.kop else ()
    for plaats in range(max(breedte, len(koppen))):
        cellen = tuple((rij, rij.cellen[plaats]) for rij in tafel.rijen if plaats < len(rij.cellen) and rij.cellen[plaats])
        yield Kolom(plaats, koppen[plaats] if plaats < len(koppen) else "", cellen, frozenset(tekst for _, tekst in cellen))


def verschilt(cellen: Sequence[tuple[Rij, str]], tafel: Tafel) -> bool:
    """Whether one school has several of these texts; true where no column says which school."""
    per_school: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for rij, tekst in cellen:
        per_school[school_van(rij, tafel)].add(tekst)
    return any(len(teksten) > 1 for teksten in per_school.values())


def school_van(rij: Rij, tafel: Tafel) -> tuple[str, ...]:
    """What a row says of its school."""
    return tuple(rij.cellen[plaats] for plaats in tafel.school if plaats < len(rij.cellen))


def in_kolom(kolom: Kolom, rijen: Sequence[Rij], plek: Plek, wat: str) -> Finding:
    """What stands in some rows of a column, told without repeating it."""
    return privacycodes.PERSOONSWAARDEN.op(
        Plek(plek.bestand, rijen[0].regel), kolom=kolom.naam, wat=wat, rijen=rijen_tekst(rij.regel for rij in rijen)
    )
