"""Pages, stage 6: the system of quality care: its matrix, a page per phase and level, who accounts to whom, who does what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kwaliteitshandboek.derive.afgeleid import Instrumentstand, Lijnstand, Moment
from kwaliteitshandboek.derive.stelsel import Roltaken, Taak, in_volgorde, rollen_taken, taken_van
from kwaliteitshandboek.model.indicator import Kant
from kwaliteitshandboek.model.kaart import Kaartstatus
from kwaliteitshandboek.model.stelsel import Instrument, Richting, Stelsel, Stelselcel, Stelselpunt, Verantwoordingslijn
from kwaliteitshandboek.pages.lijst import Kaartrij, kaartrij
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.wereld import Wereld

TAAKWOORDEN: Final[Mapping[Taak, str]] = MappingProxyType(
    {Taak.UITVOEREN: "Voert uit", Taak.BEWAKEN: "Bewaakt", Taak.BESLUITEN: "Besluit", Taak.WETEN: "Wordt geïnformeerd"}
)
"""What roles do in a cell, in the words of the reader; in this order."""

AANSPREEKWOORDEN: Final[Mapping[Taak, str]] = MappingProxyType(
    {Taak.UITVOEREN: "voert uit", Taak.BEWAKEN: "bewaakt", Taak.BESLUITEN: "besluit over", Taak.WETEN: "wordt geïnformeerd over"}
)
"""The same, said to who has the role: 'u besluit over'."""

KANTWOORDEN: Final[Mapping[Kant, str]] = MappingProxyType({Kant.PROCES: "proceskant", Kant.PRODUCT: "productkant"})

WEGEN: Final = (
    ("verantwoorden", "Wie verantwoordt zich aan wie"),
    ("taken", "Taken per rol"),
    ("instrumenten", "Register van instrumenten"),
)
"""Where the matrix leads on to."""

EERST: Final = 6
"""As many accounts to come stand above the lines."""


@dataclass(frozen=True, slots=True)
class Instrumentrij:
    """An instrument of a cell with where it stands."""

    instrument: Instrument
    stand: Instrumentstand


@dataclass(frozen=True, slots=True)
class Celblok:
    """A cell as its own page shows it; `cel` is None where it is missing altogether.

    `taken` are the tasks with their roles in words. `indicatoren` serve the cell by way of its instruments and cards.
    """

    fase: Stelselpunt
    niveau: Stelselpunt
    cel: Stelselcel | None
    taken: tuple[tuple[str, tuple[str, ...]], ...] = ()
    instrumenten: tuple[Instrumentrij, ...] = ()
    kaarten: tuple[Kaartrij, ...] = ()
    aangekondigd: tuple[str, ...] = ()
    indicatoren: tuple[str, ...] = ()

    @property
    def gevuld(self) -> bool:
        return self.cel is not None and self.cel.wat is not None


@dataclass(frozen=True, slots=True)
class Lijnrij:
    """A line of accountability with where it stands."""

    lijn: Verantwoordingslijn
    stand: Lijnstand


def stelsel_pages(wereld: Wereld, stelsel: Stelsel) -> Iterator[Page]:
    """The matrix, each phase, each level, the lines of accountability, and the tasks per role."""
    blokken = {
        (fase.id, niveau.id): _celblok(wereld, stelsel, fase, niveau) for fase in stelsel.fasen for niveau in stelsel.niveaus
    }
    yield _matrix(wereld, stelsel, blokken)
    for nummer, fase in enumerate(stelsel.fasen):
        yield _deelpage(wereld, stelsel, "fase", nummer, [blokken[fase.id, niveau.id] for niveau in stelsel.niveaus])
    for nummer, niveau in enumerate(stelsel.niveaus):
        yield _deelpage(wereld, stelsel, "niveau", nummer, [blokken[fase.id, niveau.id] for fase in stelsel.fasen])
    if ("pagina", "verantwoorden") in wereld.adressen:
        yield _verantwoorden(wereld, stelsel)
    if ("pagina", "taken") in wereld.adressen:
        yield _taken(wereld, stelsel)


def taken(cel: Stelselcel | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The tasks of a cell that somebody has, in words, with their roles."""
    if cel is None:
        return ()
    rijen = ((woord, getattr(cel, taak.value)) for taak, woord in TAAKWOORDEN.items())
    return tuple((woord, rollen) for woord, rollen in rijen if rollen)


def roltaken(taken_: Roltaken) -> list[tuple[str, list[tuple[str, list[Stelselcel]]]]]:
    """What a role does, in words, with the cells in which it does, by level; a task that it has nowhere has no levels."""
    return [(woord, _per_niveau(taken_.cellen[taak])) for taak, woord in TAAKWOORDEN.items()]


def _per_niveau(cellen: Sequence[Stelselcel]) -> list[tuple[str, list[Stelselcel]]]:
    per_niveau: dict[str, list[Stelselcel]] = {}
    for cel in cellen:
        per_niveau.setdefault(cel.niveau, []).append(cel)
    return list(per_niveau.items())


@dataclass(frozen=True, slots=True)
class Rolstelsel:
    """What the page of a role says of the system: tasks by level, accounts that it gives and gets."""

    taken: list[tuple[str, list[tuple[str, list[Stelselcel]]]]]
    van: tuple[Lijnrij, ...]
    aan: tuple[Lijnrij, ...]


def rolstelsel(wereld: Wereld, rollen: Sequence[str]) -> Rolstelsel | None:
    """What roles together do in the system, for the page of a role with those within it; None where that is nothing."""
    stelsel = wereld.handboek.stelsel
    mijn = None if stelsel is None else rollen_taken(stelsel, rollen)
    if mijn is None or mijn.leeg:
        return None
    taken_ = [(AANSPREEKWOORDEN[taak], _per_niveau(mijn.cellen[taak])) for taak in Taak]
    return Rolstelsel(taken_, lijnrijen(wereld, mijn.van), lijnrijen(wereld, mijn.aan))


def lijnrijen(wereld: Wereld, lijnen: Sequence[Verantwoordingslijn]) -> tuple[Lijnrij, ...]:
    """Lines with where they stand."""
    return tuple(Lijnrij(lijn, wereld.afgeleid.stelsel.lijnen.get(lijn.id, Lijnstand())) for lijn in lijnen)


def _celblok(wereld: Wereld, stelsel: Stelsel, fase: Stelselpunt, niveau: Stelselpunt) -> Celblok:
    cel = stelsel.cel_per_plaats.get((fase.id, niveau.id))
    if cel is None or cel.wat is None:
        return Celblok(fase, niveau, cel)
    handboek = wereld.handboek
    instrumenten = tuple(handboek.instrument_per_id[naam] for naam in cel.instrumenten if naam in handboek.instrument_per_id)
    kaarten = tuple(handboek.kaart_per_id[naam] for naam in cel.kaarten if naam in handboek.kaart_per_id)
    geldig = [kaart for kaart in kaarten if kaart.status is not Kaartstatus.VERVALLEN]
    genoemd = [naam for punt in instrumenten for naam in punt.indicatoren]
    genoemd += [naam for kaart in geldig for naam in kaart.indicatoren]
    return Celblok(
        fase,
        niveau,
        cel,
        taken(cel),
        tuple(Instrumentrij(punt, wereld.afgeleid.stelsel.instrumenten.get(punt.id, Instrumentstand())) for punt in instrumenten),
        tuple(kaartrij(wereld, kaart) for kaart in kaarten),
        tuple(naam for naam in cel.kaarten if naam not in handboek.kaart_per_id),
        tuple(naam for naam in dict.fromkeys(genoemd) if naam in handboek.indicator_per_id),
    )


def _matrix(wereld: Wereld, stelsel: Stelsel, blokken: Mapping[tuple[str, str], Celblok]) -> Page:
    groepen = [
        {"id": naam, "naam": kop, "punten": punten}
        for naam, kop, punten in (
            ("uitgangspunten", "Uitgangspunten", stelsel.uitgangspunten),
            ("doelen", "Doelen", stelsel.doelen),
            ("invalshoeken", "Invalshoeken", stelsel.invalshoeken),
        )
        if punten
    ]
    tekst = render(
        "stelsel",
        p=wereld.blik("stelsel.md"),
        stelsel=stelsel,
        groepen=groepen,
        blokken=blokken,
        wegen=[(naam, titel) for naam, titel in WEGEN if ("pagina", naam) in wereld.adressen],
        gevuld=sum(blok.gevuld for blok in blokken.values()),
    )
    omschrijving = "Wat er gebeurt in elke fase, op elk niveau."
    return Page("stelsel.md", stelsel.naam, "stelsel", tekst, omschrijving=omschrijving, verberg=("toc",))


def _deelpage(wereld: Wereld, stelsel: Stelsel, soort: str, nummer: int, blokken: Sequence[Celblok]) -> Page:
    """A row (`soort` 'fase') or a column ('niveau') of the matrix in full."""
    reeks, anders = (stelsel.fasen, "niveau") if soort == "fase" else (stelsel.niveaus, "fase")
    punt = reeks[nummer]
    pad = wereld.adressen[(soort, punt.id)]
    lijnen = [lijn for lijn in stelsel.verantwoording if soort == "niveau" and lijn.niveau == punt.id]
    tekst = render(
        "stelseldeel",
        p=wereld.blik(pad),
        stelsel=stelsel,
        soort=soort,
        anders=anders,
        punt=punt,
        nummer=nummer + 1,
        aantal=len(reeks),
        vorige=reeks[nummer - 1] if nummer else None,
        volgende=reeks[nummer + 1] if nummer + 1 < len(reeks) else None,
        blokken=[(getattr(blok, anders), blok) for blok in blokken],
        lijnen=lijnrijen(wereld, lijnen),
        kantwoorden=KANTWOORDEN,
    )
    return Page(pad, punt.naam, f"stelsel-{soort}", tekst, omschrijving=punt.tekst or f"{stelsel.naam}: {punt.naam}.")


def _verantwoorden(wereld: Wereld, stelsel: Stelsel) -> Page:
    rijen = lijnrijen(wereld, stelsel.verantwoording)
    groepen = [
        (richting, kop, uitleg, groep)
        for richting, kop, uitleg in (
            (Richting.INTERN, "Binnen de organisatie", "Wie binnen de organisatie aan wie vertelt wat is gedaan en bereikt."),
            (Richting.EXTERN, "Naar buiten", "Wat wij laten zien aan ouders, toezicht en iedereen die het wil weten."),
        )
        if (groep := [rij for rij in rijen if rij.lijn.richting is richting])
    ]
    pad = wereld.adressen[("pagina", "verantwoorden")]
    tekst = render("verantwoorden", p=wereld.blik(pad), groepen=groepen, eerst=_eerst(rijen))
    omschrijving = "Wie zich aan wie verantwoordt, waarover en wanneer."
    return Page(pad, "Verantwoorden", "verantwoorden", tekst, omschrijving=omschrijving)


def _eerst(rijen: Sequence[Lijnrij]) -> list[tuple[Moment, Lijnrij]]:
    """The accounts that come first; of each line the first."""
    met_moment = [(rij.stand.volgende, rij) for rij in rijen if rij.stand.volgende is not None]
    return sorted(met_moment, key=lambda paar: (paar[0].dag, paar[0].sleutel))[:EERST]


def _taken(wereld: Wereld, stelsel: Stelsel) -> Page:
    alle = taken_van(wereld.handboek.organisatie, stelsel)
    pad = wereld.adressen[("pagina", "taken")]
    zonder_bewaker = [cel for cel in in_volgorde(stelsel) if cel.wat and not cel.bewaken]
    tekst = render(
        "taken",
        p=wereld.blik(pad),
        kop=list(TAAKWOORDEN.values()),
        rijen=[(rol, roltaken(taken_), taken_) for rol, taken_ in alle.items()],
        zonder_bewaker=zonder_bewaker,
    )
    return Page(
        pad,
        "Taken per rol",
        "taken",
        tekst,
        omschrijving="Wie in het stelsel uitvoert, bewaakt, besluit en wordt geïnformeerd.",
        verberg=("toc",),
    )
