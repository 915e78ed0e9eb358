"""Charts, stage 5: letters for footnotes, so that a mark at a figure leads to the remark with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from kwaliteitshandboek.model.cijfer import Cijfer

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def letter(nummer: int) -> str:
    """'a' for 0, 'z' for 25, 'aa' for 26."""
    ervoor = letter(nummer // len(_LETTERS) - 1) if nummer >= len(_LETTERS) else ""
    return ervoor + _LETTERS[nummer % len(_LETTERS)]


def notenletters(noten: Iterable[str]) -> Mapping[str, str]:
    """Remark -> its letter, in order of appearance; the same remark has one letter."""
    return {noot: letter(nummer) for nummer, noot in enumerate(dict.fromkeys(noten))}


def merk(cijfer: Cijfer, letters: Mapping[str, str]) -> str:
    """What stands at a figure, smaller and higher: 'a', or 'a,b'; empty without a remark."""
    return ",".join(letters[noot] for noot in cijfer.voetnoten if noot in letters)


def noottekst(cijfer: Cijfer, letters: Mapping[str, str]) -> str:
    """The remarks with a figure behind their letters: 'a: Geteld in maart.'."""
    return "; ".join(f"{letters[noot]}: {' '.join(noot.split())}" for noot in cijfer.voetnoten if noot in letters)
