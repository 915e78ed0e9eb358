"""Check, stage 4: footnotes and named links in prose: what is named and not there, told twice, or named nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.kaarten import NAAM_DUBBEL, NAAM_GESLOTEN, NAAM_ONBEKEND, NOOT_ONGENOEMD
from kwaliteitshandboek.findings.suggestie import kort
from kwaliteitshandboek.model.basis import Zichtbaarheid
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.model.noten import Definitie, Verwijzing, definities, namen, verwijzingen


@dataclass(frozen=True, slots=True)
class _Tekst:
    """A section of a card or a page of its own: its heading and where it begins; `dicht`: a public card keeps it inside."""

    kop: str
    tekst: str
    plek: Plek
    sleutel: str = ""
    dicht: bool = False

    def op(self, regel: int) -> Plek:
        return Plek(self.plek.bestand, self.plek.regel + regel)


def check_noten(handboek: Handboek) -> Iterator[Finding]:
    """All rules about names in prose; a card is one whole, since its sections may name what another defines."""
    for kaart in handboek.kaarten:
        yield from _bevindingen(_teksten(kaart))
    for pagina in handboek.paginas:
        yield from _bevindingen([_Tekst(pagina.titel, pagina.tekst, pagina.plek.veld("tekst"))])


def _teksten(kaart: Kaart) -> list[_Tekst]:
    publiek = kaart.zichtbaarheid is Zichtbaarheid.PUBLIEK
    return [
        _Tekst(
            sectie.kop, sectie.tekst, sectie.plek.veld("tekst"), sectie.sleutel, publiek and sectie.sleutel not in kaart.openbaar
        )
        for sectie in kaart.secties
    ]


def _bevindingen(teksten: Sequence[_Tekst]) -> Iterator[Finding]:
    # Most texts name nothing, and looking for that is much cheaper.
    if not any("[^" in tekst.tekst or "]:" in tekst.tekst or "][" in tekst.tekst for tekst in teksten):
        return
    bekend = namen([tekst.tekst for tekst in teksten])
    open_ = namen([tekst.tekst for tekst in teksten if not tekst.dicht])
    genoemd: set[str] = set()
    for tekst in teksten:
        for wijst in verwijzingen(tekst.tekst):
            naam = (wijst.naam, wijst.is_noot)
            genoemd |= {wijst.naam} if wijst.is_noot else set()
            if naam in bekend:
                if not tekst.dicht and naam not in open_:
                    dicht = next(deel for deel in teksten if deel.dicht and naam in namen([deel.tekst]))
                    yield NAAM_GESLOTEN.op(tekst.op(wijst.regel), wat=_wat(wijst), kop=kort(dicht.kop), sleutel=dicht.sleutel)
            # '[1][2]' is how some name their literature.
            elif wijst.is_noot or not (wijst.los or wijst.naam.isdigit()):
                voorbeeld = f"[^{wijst.naam}]: uitleg" if wijst.is_noot else f"[{wijst.naam}]: https://..."
                yield NAAM_ONBEKEND.op(tekst.op(wijst.regel), wat=_wat(wijst), voorbeeld=kort(voorbeeld))
    yield from _definities(teksten, genoemd)


def _definities(teksten: Sequence[_Tekst], genoemd: set[str]) -> Iterator[Finding]:
    eerste: dict[tuple[str, bool], tuple[_Tekst, Definitie]] = {}
    for tekst in teksten:
        for definitie in definities(tekst.tekst.split("\n")):
            naam = (definitie.naam, definitie.is_noot)
            if naam not in eerste:
                eerste[naam] = tekst, definitie
            elif definitie.is_noot or eerste[naam][1].tekst != definitie.tekst:
                yield NAAM_DUBBEL.op(tekst.op(definitie.begin), wat=_wat(definitie), kop=kort(eerste[naam][0].kop))
            if definitie.is_noot and definitie.naam not in genoemd:
                yield NOOT_ONGENOEMD.op(tekst.op(definitie.begin), wat=_wat(definitie))


def _wat(ding: Definitie | Verwijzing) -> str:
    return kort(f"[^{ding.naam}]" if ding.is_noot else f"[{ding.naam}]", 40)
