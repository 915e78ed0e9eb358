"""Reports, stage 6: what is taken out of the lines of a text before CommonMark reads it: footnotes."""

from __future__ import annotations

from dataclasses import dataclass

from kwaliteitshandboek.model.noten import definities


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
    for definitie in [gevonden for gevonden in definities(regels) if gevonden.is_noot]:
        eerder = noten.get(definitie.naam)
        heel = Noot(definitie.begin, definitie.tekst)
        noten[definitie.naam] = heel if eerder is None else Noot(eerder.regel, f"{eerder.tekst}\n\n{definitie.tekst}")
        regels[definitie.begin : definitie.einde] = [""] * (definitie.einde - definitie.begin)
    return noten
