"""Reports, stage 6: what is taken out of the lines of a text before CommonMark reads it: footnotes, and where code is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_NOOT: Final = re.compile(r"\[\^(?P<naam>[^\]\s]+)\]:[ \t]*(?P<tekst>.*)")
_HEK: Final = re.compile(r" {0,3}(?P<hek>`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Noot:
    """A footnote: the line of the text at which it begins, from 0, and what it says."""

    regel: int
    tekst: str


def neem_noten(regels: list[str]) -> dict[str, Noot]:
    """Take the definitions of footnotes out of the lines; a name that is defined twice gets both texts.

    Blank lines stay in their place, so that the numbers of the other lines do.
    """
    noten: dict[str, Noot] = {}
    hek = ""
    nummer = 0
    while nummer < len(regels):
        hek = hek_na(regels[nummer], hek)
        gevonden = None if hek else _NOOT.fullmatch(regels[nummer])
        if gevonden is None:
            nummer += 1
            continue
        begin, delen = nummer, [gevonden["tekst"]]
        regels[nummer] = ""
        nummer += 1
        while nummer < len(regels) and (regels[nummer].startswith(("    ", "\t")) or _loopt_door(regels, nummer)):
            delen.append(regels[nummer].removeprefix("    ").removeprefix("\t"))
            regels[nummer] = ""
            nummer += 1
        eerder = noten.get(gevonden["naam"])
        tekst = "\n".join(delen)
        noten[gevonden["naam"]] = Noot(begin, tekst) if eerder is None else Noot(eerder.regel, f"{eerder.tekst}\n\n{tekst}")
    return noten


def _loopt_door(regels: Sequence[str], nummer: int) -> bool:
    """Whether a blank line is followed by more of the same footnote."""
    return not regels[nummer].strip() and nummer + 1 < len(regels) and regels[nummer + 1].startswith(("    ", "\t"))


def hek_na(regel: str, hek: str) -> str:
    """The fence that is open after a line, '' for none."""
    gevonden = _HEK.match(regel)
    if gevonden is None:
        return hek
    if not hek:
        return gevonden["hek"]
    return "" if gevonden["hek"].startswith(hek) and not regel.strip().strip(hek[0]) else hek
