"""Intake, stage 1: whether a form of a self-evaluation still has its layout, and on which row each item stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from kwaliteitshandboek.findings import Plek
from kwaliteitshandboek.findings import zelfevaluaties as codes
from kwaliteitshandboek.findings.suggestie import kort
from kwaliteitshandboek.intake import scanvorm as vorm
from kwaliteitshandboek.intake.excel import celtekst
from kwaliteitshandboek.intake.scancellen import Cellezer
from kwaliteitshandboek.model.kader import Kader

_EXTRA: Final = 500
"""Rows below the table that are looked at for what does not belong there."""

_GENOEMD: Final = 20
"""How many cells outside the form are named."""

_VAST: Final = 3
"""The columns that say what a row is about."""


def meld_samengevoegd(lezer: Cellezer) -> None:
    """Cells of the form that were made into one: only the first of them keeps what it held, so nobody can tell what was meant."""
    laatste_rij = vorm.TABELKOP + len(vorm.vormrijen(lezer.kader))
    laatste_kolom = len(vorm.KOLOMMEN) + len(lezer.kader.schaal)
    hoofd = [column_index_from_string(letter) for letter in vorm.HOOFD.values()]
    delen = ((vorm.HOOFDKOP, vorm.HOOFDRIJ, min(hoofd), max(hoofd)), (vorm.TABELKOP, laatste_rij, 1, laatste_kolom))
    for bereik in sorted(lezer.blad.merged_cells.ranges, key=lambda bereik: (bereik.min_row, bereik.min_col)):
        vakken = {
            (rij, vorm.kolomletter(kolom))
            for boven, onder, links, rechts in delen
            for rij in range(max(boven, bereik.min_row), min(onder, bereik.max_row) + 1)
            for kolom in range(max(links, bereik.min_col), min(rechts, bereik.max_col) + 1)
        }
        if vakken:
            code, plek = codes.CEL_ONGELDIG, Plek(lezer.bestand, bereik.min_row)
            hoe = "Maak het samenvoegen ongedaan, en vul elke cel apart in."
            cel = f"Cellen {bereik.coord.replace(':', ' tot en met ')}"
            lezer.findings.append(code.op(plek, cel=cel, wat="deze cellen zijn samengevoegd", hoe=hoe))
            lezer.samengevoegd |= vakken


def koppen_kloppen(lezer: Cellezer) -> bool:
    """Whether the names of fields and columns stand where they were put."""
    verwacht = {(vorm.HOOFDKOP, letter): vorm.HOOFDNAMEN[veld] for veld, letter in vorm.HOOFD.items()}
    koppen = (*vorm.KOLOMMEN, *vorm.staplabels(lezer.kader))
    verwacht |= {(vorm.TABELKOP, vorm.kolomletter(plaats)): kop for plaats, kop in enumerate(koppen, start=1)}
    goed = True
    for (rij, kolom), kop in verwacht.items():
        if not _zelfde(lezer.blad[f"{kolom}{rij}"].value, kop):
            lezer.meld(codes.FORMULIER_VERANDERD, rij, kolom, wat=f"hier hoort '{kort(kop)}' te staan")
            goed = False
    return goed


def _zelfde(waarde: object, tekst: str) -> bool:
    """Whether a locked cell still says what it said; white space does not count."""
    return (waarde if isinstance(waarde, str) else celtekst(waarde)).split() == tekst.split()


def zoek_rijen(lezer: Cellezer) -> Mapping[str, int]:
    """Item -> its row; rows that were added, changed or taken away are found by their codes."""
    verwacht = {rij.code: rij for rij in vorm.vormrijen(lezer.kader)}
    gevonden: dict[str, int] = {}
    vreemd: set[int] = set()
    breedte = len(vorm.KOLOMMEN) + len(lezer.kader.schaal)
    laatste = min(lezer.blad.max_row, vorm.TABELKOP + len(verwacht) + _EXTRA)
    for nummer in range(vorm.TABELKOP + 1, laatste + 1):
        code = celtekst(lezer.blad.cell(nummer, 1).value).strip()
        if not code:
            gevuld = [plaats for plaats in range(2, breedte + 1) if lezer.blad.cell(nummer, plaats).value is not None]
            samen = (nummer, "A") in lezer.samengevoegd
            if gevuld or samen:
                wat = "op deze rij staat geen item van het kader"
                lezer.meld(codes.FORMULIER_VERANDERD, nummer, "A" if samen else vorm.kolomletter(gevuld[0]), wat=wat)
                vreemd.add(nummer)
        elif code not in verwacht:
            wat = f"het item '{kort(code)}' hoort niet op dit formulier"
            lezer.meld(codes.FORMULIER_VERANDERD, nummer, "A", wat=wat)
            vreemd.add(nummer)
        elif code in gevonden:
            lezer.meld(codes.FORMULIER_VERANDERD, nummer, "A", wat=f"item {code} staat hier een tweede keer")
            vreemd.add(nummer)
        else:
            gevonden[code] = nummer
    for plaats, code in enumerate(verwacht, start=vorm.TABELKOP + 1):
        if code not in gevonden:
            lezer.meld(codes.FORMULIER_VERANDERD, plaats, "A", wat=f"item {code} ontbreekt")
            # A row of which only the code was changed is read all the same, so that every finding comes at once.
            if plaats in vreemd:
                gevonden[code] = plaats
    for code, nummer in gevonden.items():
        if not _zelfde(lezer.blad.cell(nummer, 2).value or "", verwacht[code].tekst):
            lezer.meld(codes.FORMULIER_VERANDERD, nummer, "B", wat=f"de tekst van item {code} is veranderd")
        if not _zelfde(lezer.blad.cell(nummer, 3).value or "", verwacht[code].norm):
            lezer.meld(codes.FORMULIER_VERANDERD, nummer, "C", wat=f"de norm van item {code} is veranderd")
    koppen = {nummer for code, nummer in gevonden.items() if not verwacht[code].invullen}
    _buiten(lezer, koppen, laatste)
    return {code: gevonden[code] for code, rij in verwacht.items() if rij.invullen and code in gevonden}


def _buiten(lezer: Cellezer, koppen: Collection[int], laatste: int) -> None:
    """What was typed beside, above or below the form, or on a row that is a heading; below the table only beyond `laatste`."""
    buiten = [plek for plek in _gevuld(lezer.blad) if not _hoort_erbij(lezer.kader, koppen, laatste, *plek)]
    for rij, plaats in buiten[:_GENOEMD]:
        lezer.meld(codes.BUITEN_FORMULIER, rij, vorm.kolomletter(plaats))


def _gevuld(blad: Worksheet) -> Iterator[tuple[int, int]]:
    # The rectangle from the first to the last cell may be a thousand times what is filled in.
    for plek in sorted(blad._cells):
        if celtekst(blad.cell(*plek).value).strip():
            yield plek


def _hoort_erbij(kader: Kader, koppen: Collection[int], laatste: int, rij: int, plaats: int) -> bool:
    """Whether a cell is part of the form, or something was already said of its row."""
    breedte = len(vorm.KOLOMMEN) + len(kader.schaal)
    if rij in (vorm.HOOFDKOP, vorm.HOOFDRIJ):
        return vorm.kolomletter(plaats) in vorm.HOOFD.values()
    if rij < vorm.TABELKOP - 1:
        return plaats == 1
    if rij == vorm.TABELKOP - 1:
        return plaats == len(vorm.KOLOMMEN) + 1
    if rij in koppen:
        return plaats <= _VAST
    return rij <= laatste and plaats <= breedte
