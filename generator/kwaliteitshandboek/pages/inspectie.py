"""Pages, stage 6: what the inspectorate judged of schools and boards: the newest judgement by standard, and all in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.bezoeken import Oordeelsleutel, Wie, itemcode, laatste_oordelen, wie
from kwaliteitshandboek.derive.namen import wie_naam
from kwaliteitshandboek.model.bezoek import Bezocht, Inspectieoordeel, Inspectiesoort
from kwaliteitshandboek.pages.bezoeken import oordeelnaam
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.toetsing import wie_doel
from kwaliteitshandboek.pages.wereld import Verwijzing, Wereld, scholen

Oordelen = Mapping[Oordeelsleutel, Inspectieoordeel]

Kolom = tuple[str | None, str | None]
"""Framework and item; both None for a judgement about the whole."""


@dataclass(frozen=True, slots=True)
class Kolomkop:
    """The head of a column: what stands above it, in full, and the reference to the item."""

    kort: str
    naam: str
    sleutel: str | None


@dataclass(frozen=True, slots=True)
class Oordeelbeeld:
    """A judgement in words: of what, which, when, from which document."""

    oordeel: Inspectieoordeel
    woord: str
    kolom: str
    item: str | None


@dataclass(frozen=True, slots=True)
class Oordeelrij:
    """A school or board with its newest judgement in each column; None where it has none."""

    naam: str
    doel: Verwijzing
    cellen: tuple[Oordeelbeeld | None, ...]


@dataclass(frozen=True, slots=True)
class Oordeeltabel:
    """Schools or boards by standard: those of whom there is a judgement, and the items that were judged.

    `zonder`: the others, of whom there is none. `overig`: items that nobody was judged on, of domains in which others were.
    """

    naam: str
    kop: str
    kolommen: tuple[Kolomkop, ...]
    rijen: tuple[Oordeelrij, ...]
    zonder: tuple[Oordeelrij, ...]
    overig: tuple[Kolomkop, ...]


def inspectie_page(wereld: Wereld) -> Page:
    """The page of both editions; the public one holds the judgements that are public."""
    handboek = wereld.handboek
    laatste = laatste_oordelen(handboek)
    van_scholen = [Wie(Bezocht.SCHOOL, school.sleutel) for school in scholen(wereld)]
    van_besturen = [Wie(Bezocht.BESTUUR, bestuur.id) for bestuur in handboek.organisatie.besturen]
    zelf = [Wie(Bezocht.ORGANISATIE)]
    tabellen = [
        tabel
        for tabel in (
            _tabel(wereld, laatste, van_scholen, "Laatste oordeel per school", "School"),
            _tabel(
                wereld,
                laatste,
                [*van_besturen, *(ieder for ieder in zelf if any(s[0] == ieder for s in laatste))],
                "Laatste oordeel per bestuur",
                "Bestuur",
            ),
        )
        if tabel is not None
    ]
    iedereen = [*van_scholen, *van_besturen, *zelf]
    oordelen = [o for o in handboek.inspectieoordelen if o.soort is Inspectiesoort.OORDEEL]
    arrangementen = [o for o in handboek.inspectieoordelen if o.soort is Inspectiesoort.ARRANGEMENT]
    pad = wereld.adressen[("pagina", "inspectie")]
    tekst = render(
        "inspectie",
        p=wereld.blik(pad),
        tabellen=tabellen,
        verloop=_per_wie(wereld, iedereen, oordelen),
        arrangementen=_per_wie(wereld, iedereen, arrangementen),
    )
    omschrijving = "Wat de inspectie vond van scholen en besturen."
    return Page(pad, "Oordelen van de inspectie", "inspectie", tekst, omschrijving=omschrijving, verberg=("toc",))


def _tabel(wereld: Wereld, oordelen: Oordelen, wie_allen: Sequence[Wie], naam: str, kop: str) -> Oordeeltabel | None:
    gebruikt = {(kader, item) for (ieder, kader, item) in oordelen if ieder in wie_allen}
    if not gebruikt:
        return None
    kolommen = _kolommen(wereld, gebruikt)
    rijen = [
        Oordeelrij(
            wie_naam(wereld.handboek.organisatie, ieder.school, ieder.bestuur),
            wie_doel(ieder),
            tuple(_beeld(wereld, oordelen[(ieder, *kolom)]) if (ieder, *kolom) in oordelen else None for kolom in kolommen),
        )
        for ieder in wie_allen
    ]
    return Oordeeltabel(
        naam,
        kop,
        _koppen(wereld, kolommen),
        tuple(rij for rij in rijen if any(rij.cellen)),
        tuple(rij for rij in rijen if not any(rij.cellen)),
        _koppen(wereld, _overig(wereld, gebruikt)),
    )


def _overig(wereld: Wereld, gebruikt: set[Kolom]) -> list[Kolom]:
    """Items without a judgement, in the domains of a framework in which there are judgements."""
    return [
        (kader.id, item.code)
        for kader in wereld.handboek.kaders
        for domein in kader.onderdelen
        if any((kader.id, item.code) in gebruikt for item in domein.alle())
        for item in domein.alle()
        if not item.onderdelen and (kader.id, item.code) not in gebruikt
    ]


def oordeelbeelden(wereld: Wereld, oordelen: Oordelen, ieder: Wie) -> tuple[Oordeelbeeld, ...]:
    """The newest judgements of one school or board: about the whole first, then in the order of the framework."""
    eigen = {(kader, item) for (wie_, kader, item) in oordelen if wie_ == ieder}
    return tuple(_beeld(wereld, oordelen[(ieder, *kolom)]) for kolom in _kolommen(wereld, eigen))


def _kolommen(wereld: Wereld, gebruikt: set[Kolom]) -> list[Kolom]:
    """About the whole first, then the items in the order of their framework, then what no framework knows."""
    op_volgorde: list[Kolom] = [(None, None)]
    op_volgorde += [(kader.id, item.code) for kader in wereld.handboek.kaders for item in kader.alle()]
    bekend = [kolom for kolom in op_volgorde if kolom in gebruikt]
    return bekend + sorted(gebruikt - set(bekend), key=lambda kolom: (kolom[0] or "", kolom[1] or ""))


def _koppen(wereld: Wereld, kolommen: Sequence[Kolom]) -> tuple[Kolomkop, ...]:
    """The heads of columns; where two frameworks have the same code, the framework stands with it."""
    codes = [item for _, item in kolommen]
    koppen = []
    for kolom in kolommen:
        kop = _kolomkop(wereld, kolom)
        kader = wereld.handboek.kader_per_id.get(kolom[0] or "")
        if kader is not None and codes.count(kolom[1]) > 1:
            voor = kader.korte_naam or kader.naam
            kop = Kolomkop(f"{voor} {kop.kort}", f"{voor} {kop.naam}", kop.sleutel)
        koppen.append(kop)
    return tuple(koppen)


def _kolomkop(wereld: Wereld, kolom: Kolom) -> Kolomkop:
    kader, item = kolom
    if item is None:
        return Kolomkop("Geheel", "Geheel", None)
    gevonden = wereld.handboek.kader_per_id.get(kader or "")
    naam = gevonden.naam_van(item) if gevonden is not None else None
    return Kolomkop(item, f"{item}: {naam}" if naam is not None else item, f"{kader}/{item}")


def _beeld(wereld: Wereld, oordeel: Inspectieoordeel) -> Oordeelbeeld:
    kader = wereld.handboek.kader_per_id.get(oordeel.kader or "")
    kop = _kolomkop(wereld, (oordeel.kader, itemcode(wereld.handboek, oordeel)))
    # About the whole no framework need be named; the word is written as a scale would have it.
    woord = taal.hoofdletter(oordeelnaam(kader, oordeel.oordeel) or oordeel.oordeel)
    return Oordeelbeeld(oordeel, woord, kop.naam, kop.sleutel)


def _per_wie(
    wereld: Wereld, allen: Sequence[Wie], oordelen: Sequence[Inspectieoordeel]
) -> list[tuple[Oordeelrij, list[Oordeelbeeld]]]:
    """Everybody of whom there are judgements, with all of them, the newest first."""
    gevonden = []
    for ieder in allen:
        eigen = sorted((o for o in oordelen if wie(o) == ieder), key=lambda o: (o.datum, o.id), reverse=True)
        if eigen:
            naam = wie_naam(wereld.handboek.organisatie, ieder.school, ieder.bestuur)
            rij = Oordeelrij(naam, wie_doel(ieder), ())
            gevonden.append((rij, [_beeld(wereld, oordeel) for oordeel in eigen]))
    return gevonden
