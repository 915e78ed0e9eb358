"""Load, stage 1: files of a handbook as text, each refusal said as a finding; nothing outside the root is opened."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.laden import GEEN_UTF8, KOPPELING, ONLEESBAAR, TE_GROOT, VREEMD_TEKEN
from kwaliteitshandboek.taal.systeemfouten import foutreden

MEGABYTE: Final = 1024 * 1024
GRENS_TEKST: Final = 4
"""Largest text file in MB; the largest real card is under 0.1 MB."""
GRENS_TABEL: Final = 512
"""Largest table of results in MB; ten million rows fit."""

VREEMD: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Control characters, line ends that editors do not count as such, and byte order marks inside a text."""


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file as found: `naam` is its path relative to the root, with forward slashes."""

    pad: Path
    naam: str

    @property
    def plek(self) -> Plek:
        """The file as a whole."""
        return Plek(self.naam, 0)


def lees_bytes(bestand: Bestand, grens: int) -> tuple[bytes | None, list[Finding]]:
    """The content, or None with the reason; `grens` in MB."""
    try:
        staat = bestand.pad.stat()
        if not stat.S_ISREG(staat.st_mode):
            return None, [ONLEESBAAR.op(bestand.plek, melding="het is geen gewoon bestand")]
        grootte = staat.st_size
        if grootte > grens * MEGABYTE:
            return None, [TE_GROOT.op(bestand.plek, grootte=-(-grootte // MEGABYTE), grens=grens)]
        return bestand.pad.read_bytes(), []
    except OSError as fout:
        return None, [ONLEESBAAR.op(bestand.plek, melding=foutreden(fout))]


def lees_tekst(bestand: Bestand) -> tuple[str | None, list[Finding]]:
    """The text with line feeds as the only line ends and without byte order mark, or None with the reason."""
    ruw, bevindingen = lees_bytes(bestand, GRENS_TEKST)
    if ruw is None:
        return None, bevindingen
    tekst, regel = decodeer(ruw)
    if tekst is None:
        return None, [GEEN_UTF8.op(Plek(bestand.naam, regel))]
    if vreemd := VREEMD.search(tekst):
        plek = Plek(bestand.naam, 1 + tekst.count("\n", 0, vreemd.start()))
        return None, [VREEMD_TEKEN.op(plek, teken=f"U+{ord(vreemd[0]):04X}")]
    return tekst, []


def decodeer(ruw: bytes) -> tuple[str | None, int]:
    """UTF-8 as text, its line ends made line feeds; None and the line of the first byte that is not UTF-8."""
    ruw = ruw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return ruw.decode("utf-8"), 0
    except UnicodeDecodeError as fout:
        return None, 1 + ruw.count(b"\n", 0, fout.start)


def loop(wortel: Path, map: Path) -> Iterator[Bestand | Finding]:  # noqa: A002
    """All files below a folder in a fixed order, hidden ones left out; a link is followed only to a file inside the root."""
    try:
        with os.scandir(map) as inhoud:
            namen = sorted(inhoud, key=lambda ingang: ingang.name)
    except FileNotFoundError:
        return
    except OSError as fout:
        yield ONLEESBAAR.op(Plek(relatief(wortel, map), 0), melding=foutreden(fout))
        return
    for ingang in namen:
        if (
            ingang.name.startswith((".", "~$"))
            or ingang.name.endswith("~")
            or ingang.name.lower() in {"thumbs.db", "desktop.ini"}
        ):
            continue
        pad = Path(ingang.path)
        if ingang.is_dir(follow_symlinks=False):
            yield from loop(wortel, pad)
        elif ingang.is_symlink() and not _binnen(wortel, pad):
            yield KOPPELING.op(Plek(relatief(wortel, pad), 0))
        else:
            yield Bestand(pad, relatief(wortel, pad))


def relatief(wortel: Path, pad: Path) -> str:
    """The path from the root, with forward slashes, and printable whatever bytes the name holds."""
    return pad.relative_to(wortel).as_posix().encode("utf-8", "replace").decode("utf-8")


def _binnen(wortel: Path, pad: Path) -> bool:
    """Whether a link leads to a file inside the handbook (a link to a folder could lead round in circles)."""
    try:
        doel = pad.resolve(strict=True)
        return doel.is_file() and doel.is_relative_to(wortel.resolve())
    except (OSError, RuntimeError):
        return False
