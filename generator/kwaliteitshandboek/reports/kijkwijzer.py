"""Reports, stage 6: the kijkwijzer, an observation form for class visits: on paper, and as a spreadsheet to fill in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.findings.suggestie import kort
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart, Kaartstatus
from kwaliteitshandboek.reports.cache import Zetter
from kwaliteitshandboek.reports.huis import FICTIEF, PROEF, make_huis
from kwaliteitshandboek.reports.typst import zet
from kwaliteitshandboek.reports.werkblad import Formulier, make_werkblad, werkbladbron

SCORES: Final = ("niet gezien", "deels gezien", "gezien")
VELDEN: Final = ("Groep", "Vak of activiteit", "Datum", "Rol van de bezoeker")
AFSPRAKEN: Final = ("Dit houden wij vast", "Dit spreken wij af, en wanneer kijken wij terug")
REGEL: Final = "Schrijf geen namen op, ook niet van uzelf."
UITLEG: Final = (
    "Dit formulier gaat over de les en over onze afspraken, niet over een persoon. Noteer wat u zag of hoorde, zonder oordeel."
    " Wat u niet kon zien, laat u leeg."
)


Haler = Callable[[str, Callable[[], bytes]], bytes]
"""What `Cache.haal` does: the source of a file as text, and what makes it."""


def _maak_altijd(_: str, maak: Callable[[], bytes]) -> bytes:
    return maak()


@dataclass(frozen=True, slots=True)
class Rij:
    """One behaviour to look for, of teacher or pupil."""

    kaart: str
    wie: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Kijkwijzer:
    """A form: of one card, of the cards of a domain, or of all cards. `delen`: title of a card -> its behaviours."""

    naam: str
    titel: str
    waarvan: str
    delen: Mapping[str, tuple[Rij, ...]]
    kaart: Kaart | None = None

    @property
    def rijen(self) -> tuple[Rij, ...]:
        return tuple(rij for deel in self.delen.values() for rij in deel)


def derive_kijkwijzers(handboek: Handboek) -> tuple[Kijkwijzer, ...]:
    """The forms of a handbook: for each card with observable behaviour, for each domain with such cards, and for all.

    A set leaves out cards that lapsed, unless it has no others. Of two forms with one name that of the card stands.
    """
    kaarten = [kaart for kaart in handboek.kaarten if _rijen(kaart)]
    if not kaarten:
        return ()
    domeinen = handboek.organisatie.domein_per_id
    gevonden = {ALLE: Kijkwijzer(ALLE, "Alle kaarten samen", "Alle kaarten", _delen(kaarten))}
    for naam in dict.fromkeys(kaart.domein for kaart in kaarten):
        van_domein = [kaart for kaart in kaarten if kaart.domein == naam]
        titel = domeinen[naam].naam if naam in domeinen else naam
        gevonden[f"domein-{naam}"] = Kijkwijzer(f"domein-{naam}", titel, f"Domein {titel}", _delen(van_domein))
    for kaart in kaarten:
        versie = f"versie {kaart.versie}" if kaart.versie else "zonder versienummer"
        gevonden[kaart.id] = Kijkwijzer(kaart.id, kaart.titel, f"bij de kaart, {versie}", _delen([kaart]), kaart)
    return tuple(gevonden.values())


ALLE: Final = "alle-kaarten"
"""The name of the form with the behaviours of all cards."""


def make_kijkwijzer(handboek: Handboek, afgeleid: Afgeleid, wijzer: Kijkwijzer, *, publiek: bool, zetter: Zetter = zet) -> bytes:
    """The form as PDF, to print."""
    return zetter(
        "kijkwijzer",
        {
            "huis": make_huis(handboek, afgeleid, publiek=publiek),
            "titel": kort(wijzer.titel, 150),
            "kort": kort(f"Kijkwijzer {wijzer.titel}", 80),
            "waarvan": kort(wijzer.waarvan, 80),
            "velden": list(VELDEN),
            "scores": list(SCORES),
            "regel": REGEL,
            "uitleg": UITLEG,
            "delen": [
                {"kop": kort(titel, 150), "rijen": [{"wie": rij.wie, "tekst": rij.tekst} for rij in rijen]}
                for titel, rijen in wijzer.delen.items()
            ],
            "afspraken": list(AFSPRAKEN),
        },
    )


def make_kijkwijzerblad(
    handboek: Handboek, afgeleid: Afgeleid, wijzer: Kijkwijzer, *, publiek: bool, haal: Haler = _maak_altijd
) -> bytes:
    """The form as a spreadsheet, to fill in on a screen."""
    organisatie = handboek.organisatie
    formulier = Formulier(
        titel=f"Kijkwijzer: {wijzer.titel}",
        ondertitel=f"{organisatie.naam}. {wijzer.waarvan[:1].upper()}{wijzer.waarvan[1:]}.",
        meldingen=(f"{REGEL} {UITLEG}", *([FICTIEF] if organisatie.fictief else []), *([PROEF] if publiek else [])),
        velden=VELDEN,
        kop=("Kaart", "Wie", "Wat u ziet of hoort", "Score", "Wat zag ik"),
        rijen=tuple((rij.kaart, rij.wie, rij.tekst) for rij in wijzer.rijen),
        scores=SCORES,
        slot=AFSPRAKEN,
        kleur=organisatie.huisstijl.kleur,
        dag=afgeleid.vandaag,
        maker=organisatie.naam,
    )
    return haal(f"{werkbladbron()}\n{formulier!r}", lambda: make_werkblad(formulier))


def _delen(kaarten: Sequence[Kaart]) -> Mapping[str, tuple[Rij, ...]]:
    kaarten = [kaart for kaart in kaarten if kaart.status is not Kaartstatus.VERVALLEN] or kaarten
    delen: dict[str, tuple[Rij, ...]] = {}
    for kaart in kaarten:
        delen[kaart.titel] = (*delen.get(kaart.titel, ()), *_rijen(kaart))
    return delen


def _rijen(kaart: Kaart) -> tuple[Rij, ...]:
    return tuple(_gedrag(kaart))


def _gedrag(kaart: Kaart) -> Iterator[Rij]:
    for wie, punten in (("Leerkracht", kaart.gedrag.leerkracht), ("Leerling", kaart.gedrag.leerling)):
        yield from (Rij(kaart.titel, wie, punt) for punt in punten)
