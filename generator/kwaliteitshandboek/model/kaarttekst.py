"""Model, stage 0: what a card says, as plain text, and the fingerprint of that text: the base of adoption and of differences."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from kwaliteitshandboek.model.kaart import Activiteit, Bijlage, Gedrag, Kaart, Meetinstrument, PdcaStap
from kwaliteitshandboek.model.kader import KaderItem

INHOUD: Final = frozenset(
    (
        "titel",
        "soort",
        "domein",
        "samenvatting",
        "eigenaren",
        "schoolsoorten",
        "scholen",
        "bovenliggend",
        "verwant",
        "standaarden",
        "wij_doen",
        "gedrag",
        "pdca",
        "meetinstrumenten",
        "activiteiten",
        "indicatoren",
        "partners",
        "bijlagen",
        "secties",
    )
)
"""Fields of a card that are adopted: changing one is a change of the card, but for `domein`.

The domain stands in the text, and is left out where two texts are compared (`model.boek`): a card that moves is the same card.
"""

LEVENSLOOP: Final = frozenset(
    (
        "plek",
        "id",
        "zichtbaarheid",
        "openbaar",
        "status",
        "versie",
        "vastgesteld_op",
        "vastgesteld_door",
        "mr",
        "geldig_van",
        "geldig_tot",
        "evaluatie",
        "planning",
        "wijzigingen",
    )
)
"""Fields that tell of the life of a card or of one year: they change without a new adoption."""

_NIEUWE_REGEL = re.compile(r"\s{4,}|\s*(?:[-*+>#|]|\d+[.)]\s|```|~~~)")
_ALLEEN = re.compile(r"\s*(?:#|\||```|~~~)")
_HEK = re.compile(r"\s*(?:```|~~~)")
_ONZICHTBAAR = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def kaarttekst(kaart: Kaart) -> str:
    """The adopted content of a card as Markdown, one fact a line, so that a difference reads well; ends in one line break.

    Roles, cards and standards stand there by id: a new name for a role is no change of the card. Lines that an editor wrapped
    are joined, so that wrapping anew is no change either; nor is another way to store a letter with an accent (all is NFC).
    """
    regels = [f"# {_een_regel(kaart.titel)}", "", *_hoofd(kaart)]
    for kop, deel in (
        ("Wij doen", [f"- {_een_regel(afspraak)}" for afspraak in kaart.wij_doen]),
        ("Cyclus", [regel for stap in kaart.pdca for regel in _stap(stap)]),
        ("Gedrag", list(_gedrag(kaart.gedrag))),
        ("Meetinstrumenten", [_meetinstrument(rij) for rij in kaart.meetinstrumenten]),
        ("Activiteiten", [_activiteit(rij) for rij in kaart.activiteiten]),
        ("Indicatoren", [f"- {naam}" for naam in kaart.indicatoren]),
        ("Partners", [_rij(partner.naam, ("waarvoor", partner.waarvoor), ("link", partner.link)) for partner in kaart.partners]),
        ("Bijlagen", [_bijlage(bijlage) for bijlage in kaart.bijlagen]),
    ):
        regels += ["", f"## {kop}", "", *deel] if deel else []
    for sectie in kaart.secties:
        regels += ["", f"## {_een_regel(sectie.kop)}", "", *uitgevouwen(sectie.tekst)]
    return unicodedata.normalize("NFC", "\n".join(regels).rstrip("\n") + "\n")


def vingerafdruk(tekst: str) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of a text, its accents as one sign with their letter (NFC)."""
    return hashlib.sha256(unicodedata.normalize("NFC", tekst).encode()).hexdigest()[:16]


def vingerafdruk_van_item(item: KaderItem) -> str:
    """The fingerprint of what an item of a framework asks: its name, text and norm, and those of the items below it."""
    delen = [deel for onder in item.alle() for deel in (onder.code, onder.naam, onder.tekst or "", onder.norm or "")]
    return vingerafdruk("\n".join(" ".join(deel.split()) for deel in delen))


def uitgevouwen(tekst: str) -> Iterator[str]:
    """The lines of a Markdown text in which a paragraph or list item is one line; code stays as it is, blank lines single."""
    open_hek = False
    regels: list[str] = []
    for ruw in tekst.strip("\n").split("\n"):
        regel = ruw.rstrip()
        in_code = open_hek
        if _HEK.match(regel):
            open_hek = not open_hek
        vervolg = bool(regels and regels[-1] and regel) and not _NIEUWE_REGEL.match(regel) and not _ALLEEN.match(regels[-1])
        if vervolg and not in_code:
            regels[-1] += f" {regel.strip()}"
        elif regel or in_code or (regels and regels[-1]):
            regels.append(regel)
    yield from regels


def _hoofd(kaart: Kaart) -> Iterator[str]:
    velden: tuple[tuple[str, str | None], ...] = (
        ("Soort", kaart.soort.value),
        ("Domein", kaart.domein),
        ("Samenvatting", kaart.samenvatting),
        ("Eigenaren", ", ".join(kaart.eigenaren)),
        ("Schoolsoorten", ", ".join(soort.value for soort in kaart.schoolsoorten)),
        ("Scholen", ", ".join(kaart.scholen)),
        ("Hoort bij", kaart.bovenliggend),
        ("Verwant", ", ".join(kaart.verwant)),
        ("Standaarden", ", ".join(kaart.standaarden)),
    )
    yield from (f"{naam}: {_een_regel(waarde)}" for naam, waarde in velden if waarde)


def _stap(stap: PdcaStap) -> Iterator[str]:
    yield f"{stap.stap}. {_een_regel(stap.titel)} ({stap.fase.value})"
    yield from (f"   - {_een_regel(punt)}" for punt in stap.punten)


def _gedrag(gedrag: Gedrag) -> Iterator[str]:
    yield from (f"- Leerkracht: {_een_regel(punt)}" for punt in gedrag.leerkracht)
    yield from (f"- Leerling: {_een_regel(punt)}" for punt in gedrag.leerling)


def _meetinstrument(rij: Meetinstrument) -> str:
    return _rij(
        rij.naam,
        ("instrument", rij.instrument),
        ("doel", rij.doel),
        ("moment", rij.moment),
        ("eigenaar", _namen(rij.eigenaren)),
        ("met", _namen(rij.ondersteund_door)),
        ("vastgelegd in", rij.vastgelegd_in),
    )


def _activiteit(rij: Activiteit) -> str:
    velden = (("doel", rij.doel), ("moment", rij.moment), ("wie", _namen(rij.wie)), ("op verzoek", _namen(rij.op_verzoek)))
    return _rij(rij.wat, *velden)


def _bijlage(bijlage: Bijlage) -> str:
    return _rij(
        bijlage.titel or bijlage.kaart or "", ("kaart", bijlage.kaart), ("bestand", bijlage.bestand), ("link", bijlage.link)
    )


def _rij(naam: str, *velden: tuple[str, str | None]) -> str:
    return "; ".join((f"- {_een_regel(naam)}", *(f"{veld}: {_een_regel(waarde)}" for veld, waarde in velden if waarde)))


def _namen(rollen: Iterable[str]) -> str:
    return ", ".join(rollen)


def _een_regel(tekst: str) -> str:
    """Single spaces, and no sign that a file cannot hold (YAML can spell them): what is adopted must be readable again."""
    if tekst.isprintable() and "  " not in tekst:
        return tekst.strip(" ")  # the usual case: nothing to look for
    return " ".join(_ONZICHTBAAR.sub(" ", tekst).split())
