"""Intake, stage 1: the only part of the import that writes: all files of a plan, or none of them."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import intake as codes
from kwaliteitshandboek.intake.plan import Importplan, Schrijfbestand
from kwaliteitshandboek.taal import opsomming


def write_plan(plan: Importplan, wortel: Path) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Write the files of a plan below the handbook's root; gives the paths that changed, and a finding where writing failed.

    Every file is first written beside its place, then all are moved into place; where that fails, what stood there comes back.
    A file that already has the wanted content is left alone. A plan with a fout writes nothing.
    """
    if not plan.mag:
        return (), ()
    klaar: list[tuple[Path, Path, bytes | None]] = []
    geplaatst: list[tuple[Path, bytes | None]] = []
    doel = wortel
    try:
        for bestand in plan.bestanden:
            doel = wortel / bestand.pad
            oud = doel.read_bytes() if doel.exists() else None
            if oud != bestand.inhoud:
                klaar.append((_schrijf_ernaast(bestand, doel), doel, oud))
        for tijdelijk, plaats, oud in klaar:
            doel = plaats
            tijdelijk.replace(doel)
            geplaatst.append((doel, oud))
    except OSError as fout:
        kwijt = [plaats.name for plaats, oud in geplaatst if not _zet_terug(plaats, oud)]
        reden = f"{doel.name}: {fout.strerror or fout}"
        if kwijt:
            reden += f"; zet zelf terug: {opsomming(kwijt)}"
        return (), (codes.SCHRIJVEN_MISLUKT.op(Plek(str(doel), 0), reden=reden),)
    finally:
        for tijdelijk, _, _ in klaar:
            tijdelijk.unlink(missing_ok=True)
    return tuple(plaats for plaats, _ in geplaatst), ()


def _schrijf_ernaast(bestand: Schrijfbestand, doel: Path) -> Path:
    doel.parent.mkdir(parents=True, exist_ok=True)
    greep, naam = tempfile.mkstemp(prefix=".import-", suffix=".tmp", dir=doel.parent)
    tijdelijk = Path(naam)
    try:
        with os.fdopen(greep, "wb") as uit:
            uit.write(bestand.inhoud)
        # A temporary file is private to its maker; results are as readable as any other file of the handbook.
        tijdelijk.chmod(doel.stat().st_mode & 0o777 if doel.exists() else 0o644)
    except OSError:
        tijdelijk.unlink(missing_ok=True)
        raise
    return tijdelijk


def _zet_terug(plaats: Path, oud: bytes | None) -> bool:
    """Whether a file has its old content again."""
    try:
        if oud is None:
            plaats.unlink(missing_ok=True)
        else:
            plaats.write_bytes(oud)
    except OSError:
        return False
    return True
