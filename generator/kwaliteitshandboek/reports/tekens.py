"""Reports, stage 6: which characters our fonts can put on paper, and what stands there in place of those they cannot."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final, Literal

LETTERS: Final = Path(__file__).parent / "letters"
TOFU: Final = "\u25af"
"""What a reader sees where a character has no shape in our fonts: a small open box."""

_BLIJFT: Final = frozenset("\n\u00ad")
_WIJZEN: Final[tuple[Literal["NFKC", "NFKD"], ...]] = ("NFKC", "NFKD")


def op_papier(tekst: str, lettertype: str) -> str:
    """The text with only characters that can be printed: composed where possible, taken apart where needed, else a box.

    What has no shape of its own (control characters, marks of direction, variation selectors) goes.
    """
    bekend = _dekking(lettertype)
    if tekst.isascii() and tekst.isprintable():
        return tekst
    return "".join(_teken(teken, bekend) for teken in unicodedata.normalize("NFC", tekst))


def niet_op_papier(tekst: str, lettertype: str) -> tuple[str, ...]:
    """The characters of a text that become a box, each once, in the order in which they stand there."""
    bekend = _dekking(lettertype)
    tekens = dict.fromkeys(unicodedata.normalize("NFC", tekst))
    return tuple(teken for teken in tekens if teken != TOFU and TOFU in _teken(teken, bekend))


def _teken(teken: str, bekend: frozenset[int]) -> str:
    soort = unicodedata.category(teken)
    # A mark that did not melt into its letter has no letter in our fonts to stand on.
    if teken in _BLIJFT or (ord(teken) in bekend and soort[0] not in "CM"):
        return teken
    if soort in {"Zl", "Zp"}:
        return "\n"
    if soort == "Zs" or teken == "\t":
        return "\u00a0" if teken in "\u00a0\u202f" else " "
    if soort in {"Cc", "Cf"} or _is_vormkeuze(ord(teken)):
        return ""
    return _ontleed(teken, bekend) or TOFU


def _is_vormkeuze(code: int) -> bool:
    """Variation selectors: they choose between forms of the character before them."""
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF


def _ontleed(teken: str, bekend: frozenset[int]) -> str | None:
    """The same in other characters ('\ufb01' is 'fi'); None where our fonts lack those too."""
    vormen = (unicodedata.normalize(wijze, teken) for wijze in _WIJZEN)
    return next((vorm for vorm in vormen if all(ord(d) in bekend and unicodedata.category(d)[0] not in "CM" for d in vorm)), None)


@cache
def _dekking(lettertype: str) -> frozenset[int]:
    """Code points that a family has in all its styles, the reserve font included (made by `gereedschap/maak_letters.py`)."""
    reeksen = json.loads((LETTERS / "dekking.json").read_text(encoding="utf-8"))[lettertype]
    return frozenset(code for eerste, laatste in reeksen for code in range(eerste, laatste + 1))
