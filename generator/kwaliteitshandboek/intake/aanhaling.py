"""Intake, stage 1: a text in quotes for a YAML file, the same in every file that the program writes."""

from __future__ import annotations

import json
import unicodedata


def aangehaald(tekst: str) -> str:
    """Text in double quotes, which YAML reads back as it was.

    Letters, signs and spaces stay what they are, also a space that does not break ('62 %'). What cannot be seen is escaped: YAML
    refuses some of it, and reads some as the end of a line.
    """
    return "".join(teken if _is_zichtbaar(teken) else f"\\U{ord(teken):08x}" for teken in json.dumps(tekst, ensure_ascii=False))


def _is_zichtbaar(teken: str) -> bool:
    return teken.isprintable() or unicodedata.category(teken) == "Zs"
