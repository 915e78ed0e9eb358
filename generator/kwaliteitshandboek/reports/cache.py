"""Reports, stage 6: what was made before is not made again: files kept by the hash of all that they are made from."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from kwaliteitshandboek.charts import qr
from kwaliteitshandboek.reports.tekens import LETTERS
from kwaliteitshandboek.reports.typst import NORMEN, SJABLONEN, teken, zet

Zetter = Callable[[str, Mapping[str, object]], bytes]
"""What `typst.zet` does, whether or not it looks in a cache first."""

DAGEN: Final = 30
"""Entries that were not used for so long before the newest are removed: every day has its own, since sheets name their day."""

_HEX: Final = 64


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries, each with the hash of its own content in front, so that a damaged one is seen. None: keep nothing."""

    map_: Path | None = None

    def zet(self, sjabloon: str, gegevens: Mapping[str, object]) -> bytes:
        """The same bytes as `typst.zet`."""
        if self.map_ is None:
            return zet(sjabloon, gegevens)
        return self.haal(_bron(sjabloon, gegevens), lambda: zet(sjabloon, gegevens))

    def teken(self, sjabloon: str, gegevens: Mapping[str, object], ppi: float) -> bytes:
        """The first page of `typst.teken`."""
        if self.map_ is None:
            return teken(sjabloon, gegevens, ppi)[0]
        return self.haal(f"{ppi}\n{_bron(sjabloon, gegevens)}", lambda: teken(sjabloon, gegevens, ppi)[0])

    def haal(self, bron: str, maak: Callable[[], bytes]) -> bytes:
        """What was kept for exactly this source, else what `maak` makes, which is kept then."""
        if self.map_ is None:
            return maak()
        pad = self.map_ / hashlib.sha256(bron.encode("utf-8", "surrogatepass")).hexdigest()
        gevonden = _lees(pad)
        if gevonden is not None:
            return gevonden
        inhoud = maak()
        _schrijf(pad, inhoud)
        return inhoud

    def ruim_op(self) -> None:
        """Remove entries that were last used long before the newest."""
        # A cache is a convenience: what cannot be read or removed may stay.
        with contextlib.suppress(OSError):
            tijden = {pad: pad.stat().st_mtime for pad in self.map_.iterdir()} if self.map_ is not None else {}
            grens = max(tijden.values(), default=0.0) - DAGEN * 86_400
            for pad, tijd in tijden.items():
                if tijd < grens:
                    pad.unlink()


def _bron(sjabloon: str, gegevens: Mapping[str, object]) -> str:
    """All that a document is made from."""
    return f"{_omgeving()}\n{sjabloon}\n{json.dumps(gegevens, sort_keys=True, ensure_ascii=False)}"


def _lees(pad: Path) -> bytes | None:
    try:
        inhoud = pad.read_bytes()
        os.utime(pad)
    except OSError:
        return None
    hash_, rest = inhoud[:_HEX], inhoud[_HEX:]
    return rest if hash_ == hashlib.sha256(rest).hexdigest().encode() else None


def _schrijf(pad: Path, inhoud: bytes) -> None:
    """Beside it first, so that nobody reads half an entry; a folder that cannot be written costs time and no more."""
    with contextlib.suppress(OSError):
        pad.parent.mkdir(parents=True, exist_ok=True)
        nummer, nieuw = tempfile.mkstemp(dir=pad.parent, prefix=".nieuw-")
        with os.fdopen(nummer, "wb") as uit:
            uit.write(hashlib.sha256(inhoud).hexdigest().encode() + inhoud)
        Path(nieuw).replace(pad)


@cache
def _omgeving() -> str:
    """Hash of what a document is made with, besides its data: Typst, templates, fonts, and the modules that prepare the data."""
    som = hashlib.sha256(f"{version('typst')} {version('segno')} {NORMEN}".encode())
    modules = (Path(__file__).with_name("typst.py"), Path(__file__).with_name("tekens.py"), Path(qr.__file__))
    for pad in sorted([*SJABLONEN.glob("*.typ"), *LETTERS.glob("*.ttf"), LETTERS / "dekking.json", *modules]):
        som.update(pad.name.encode() + b"\0" + pad.read_bytes())
    return som.hexdigest()
