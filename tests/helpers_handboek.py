"""A small valid handbook for tests: a copy of `gebroken/_basis`, with files added, replaced or left out."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

BASIS = Path(__file__).parent / "gebroken" / "_basis"
"""A valid handbook without a single finding: two schools, two cards, one framework, two indicators, results."""


def maak_handboek(map: Path, bestanden: Mapping[str, str | bytes | None] | None = None) -> Path:  # noqa: A002
    """Write the handbook into `map` (made if needed) and return it.

    `bestanden` maps paths relative to the handbook to their content; None leaves a file of the basis out.
    """
    shutil.copytree(BASIS, map, dirs_exist_ok=True)
    for pad, inhoud in (bestanden or {}).items():
        doel = map / pad
        if inhoud is None:
            doel.unlink()
            continue
        doel.parent.mkdir(parents=True, exist_ok=True)
        doel.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode("utf-8"))
    return map


def vervang(pad: str, oud: str, nieuw: str) -> dict[str, str]:
    """One file of the basis with one piece of text replaced, to hand to `maak_handboek`; the text must occur once."""
    inhoud = (BASIS / pad).read_text("utf-8")
    assert inhoud.count(oud) == 1, f"{oud!r} occurs {inhoud.count(oud)} times in {pad}"
    return {pad: inhoud.replace(oud, nieuw)}
