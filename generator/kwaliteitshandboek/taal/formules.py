"""Taal, stage 0: texts that a spreadsheet would take for a formula, in one rule for every table that goes out."""

from __future__ import annotations

import unicodedata
from typing import Final

_TEKENS: Final = frozenset("=+-@|")
_WIT: Final = ("\t", "\r", "\n")


def lijkt_formule(tekst: str) -> bool:
    """Whether a text begins as a formula does, for any of the programs that open tables.

    Some look behind white space and signs that cannot be seen, and read the wide forms of these signs ('＝') as the signs; some
    begin a cell anew at a tab or line break.
    """
    gewoon = unicodedata.normalize("NFKC", tekst)
    eerste = next((teken for teken in gewoon if teken.isprintable() and not teken.isspace()), "")
    return eerste in _TEKENS or gewoon.startswith(_WIT)
