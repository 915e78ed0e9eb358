"""Check, stage 4: the Markdown of authors in which figures can stand, each text with its place and what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kwaliteitshandboek.findings import Plek
from kwaliteitshandboek.model.basis import Zichtbaarheid
from kwaliteitshandboek.model.handboek import Handboek


@dataclass(frozen=True, slots=True)
class Tekst:
    """A text; `school` and `schooljaar` are those with which it is filed, where it is filed with any."""

    tekst: str
    plek: Plek
    publiek: bool
    school: str | None = None
    schooljaar: str | None = None
    in_yaml: bool = False

    def op(self, regel: int) -> Plek:
        """The place of a line of the text, counted from 0.

        A text of several lines in YAML begins below its key; of one that is folded the lines are not known, and its key is named.
        """
        if not self.in_yaml:
            return Plek(self.plek.bestand, self.plek.regel + regel)
        meer = "\n" in self.tekst.rstrip("\n")
        return Plek(self.plek.bestand, self.plek.regel + (1 + regel if meer else 0))


def teksten(handboek: Handboek) -> Iterator[Tekst]:
    """Sections of cards, own pages, and words with annual reports."""
    for kaart in handboek.kaarten:
        openbaar = kaart.zichtbaarheid is Zichtbaarheid.PUBLIEK
        for sectie in kaart.secties:
            yield Tekst(sectie.tekst, sectie.plek.veld("tekst"), openbaar and sectie.sleutel in kaart.openbaar)
    for pagina in handboek.paginas:
        yield Tekst(pagina.tekst, pagina.plek.veld("tekst"), pagina.zichtbaarheid is Zichtbaarheid.PUBLIEK)
    for woorden in handboek.toelichtingen:
        publiek = woorden.zichtbaarheid is Zichtbaarheid.PUBLIEK
        yield Tekst(woorden.tekst, woorden.plek.veld("tekst"), publiek, woorden.school, woorden.schooljaar, in_yaml=True)
