"""Intake, stage 1: the only part that writes: all files of a plan, or none of them."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import intake as codes
from kwaliteitshandboek.intake.plan import Gelezen, Importplan, Schrijfbestand
from kwaliteitshandboek.taal import opsomming
from kwaliteitshandboek.taal.systeemfouten import foutreden


def write_plan(plan: Importplan, wortel: Path) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Write the files of an import; a plan with a fout writes nothing. What it gives is what `write_bestanden` gives."""
    return write_bestanden(plan.bestanden, wortel) if plan.mag else ((), ())


def write_bestanden(bestanden: Sequence[Schrijfbestand], wortel: Path) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Write files below the handbook's root; gives the paths that changed, and a finding where writing failed.

    Every file is first written beside its place, then all are moved into place; where that fails or is broken off, what stood
    there comes back. A file that already has the wanted content is left alone. Where one changed since it was read for the plan
    (`Schrijfbestand.gelezen`) nothing is written.
    """
    with _een_tegelijk(wortel):
        return _write(bestanden, wortel)


@contextlib.contextmanager
def _een_tegelijk(wortel: Path) -> Iterator[None]:
    """One command at a time writes in a handbook, so that nothing changes between comparing and writing.

    The lock is on the folder itself and ends with the program, whatever becomes of it. Windows has no lock on a folder, and some
    network disks have none either: there the comparison is all there is.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 not on Windows

    with contextlib.ExitStack() as stapel:
        with contextlib.suppress(OSError):
            greep = os.open(wortel, os.O_RDONLY)
            stapel.callback(os.close, greep)
            fcntl.flock(greep, fcntl.LOCK_EX)
        yield


def _write(bestanden: Sequence[Schrijfbestand], wortel: Path) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    klaar: list[tuple[Path, Path, bytes | None]] = []
    geplaatst: list[tuple[Path, bytes | None]] = []
    gemaakt: list[Path] = []
    doel = wortel
    af = False
    try:
        for bestand in bestanden:
            doel = wortel / bestand.pad
            oud = doel.read_bytes() if doel.exists() else None
            if oud != bestand.inhoud:
                if bestand.gelezen is not None and bestand.gelezen.inhoud != oud:
                    return (), (_intussen(bestand.gelezen, oud, doel),)
                gemaakt += _maak_map(doel.parent)
                klaar.append((_schrijf_ernaast(bestand, doel), doel, oud))
        for tijdelijk, plaats, oud in klaar:
            doel = plaats
            # Noted before it is done: whoever breaks off in between finds the old content again.
            geplaatst.append((doel, oud))
            tijdelijk.replace(doel)
        af = True
    except OSError as fout:
        kwijt = [plaats.name for plaats, oud in geplaatst if not _zet_terug(plaats, oud)]
        geplaatst = []
        reden = f"{doel.name}: {foutreden(fout)}"
        if kwijt:
            reden += f"; zet zelf terug: {opsomming(kwijt)}"
        return (), (codes.SCHRIJVEN_MISLUKT.op(Plek(str(doel), 0), reden=reden),)
    finally:
        for tijdelijk, _, _ in klaar:
            tijdelijk.unlink(missing_ok=True)
        if not af:
            for plaats, oud in geplaatst:
                _zet_terug(plaats, oud)
            _ruim_op(gemaakt)
    return tuple(plaats for plaats, _ in geplaatst), ()


def _intussen(gelezen: Gelezen, nu: bytes | None, doel: Path) -> Finding:
    wat = "is dit bestand verdwenen" if nu is None else "is dit bestand veranderd"
    if gelezen.inhoud is None:
        wat = "is dit bestand erbij gekomen"
    return codes.INTUSSEN_VERANDERD.op(Plek(str(doel), 0), wat=wat)


def _maak_map(map_: Path) -> list[Path]:
    """Make a folder; gives the folders that were not there, the outermost first."""
    nieuw = [map_, *map_.parents]
    nieuw = [plaats for plaats in nieuw if not plaats.exists()][::-1]
    map_.mkdir(parents=True, exist_ok=True)
    return nieuw


def _ruim_op(mappen: Sequence[Path]) -> None:
    """Take away the folders that were made, as far as they are empty."""
    for plaats in reversed(mappen):
        with contextlib.suppress(OSError):
            plaats.rmdir()


def _schrijf_ernaast(bestand: Schrijfbestand, doel: Path) -> Path:
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
        elif plaats.read_bytes() != oud:
            plaats.write_bytes(oud)
    except OSError:
        return False
    return True
