"""Engines, stage 8: new sites take the place of old ones, all of them or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path


def swap_sites(nieuw: Path, uit: Path, edities: Sequence[str]) -> None:
    """Put `nieuw/<editie>` in the place of `uit/<editie>` for each edition.

    The old sites wait in a folder of their own, which is removed only when all new ones stand. OSError: everything is as it was;
    where even putting back failed, the message names the folder in which the old sites still are.
    """
    oud = Path(tempfile.mkdtemp(prefix=".oud-", dir=uit))
    begonnen: list[str] = []
    try:
        for editie in edities:
            begonnen.append(editie)
            if (uit / editie).exists():
                (uit / editie).rename(oud / editie)
            (nieuw / editie).rename(uit / editie)
    except OSError:
        _put_back(nieuw, uit, oud, begonnen)
        oud.rmdir()
        raise
    shutil.rmtree(oud, ignore_errors=True)


def _put_back(nieuw: Path, uit: Path, oud: Path, begonnen: Sequence[str]) -> None:
    try:
        for editie in reversed(begonnen):
            if not (nieuw / editie).exists():
                (uit / editie).rename(nieuw / editie)
            if (oud / editie).exists():
                (oud / editie).rename(uit / editie)
    except OSError as fout:
        raise OSError(fout.errno, f"de vorige site kon niet worden teruggezet; zij staat nog in {oud}") from fout
