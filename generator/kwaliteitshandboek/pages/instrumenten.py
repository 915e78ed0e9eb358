"""Pages, stage 6: the register of instruments: what each is for, when it is used, by whom, and who uses what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.afgeleid import Instrumentstand
from kwaliteitshandboek.derive.rollen import wie_het_aangaat
from kwaliteitshandboek.model.indicator import Kant
from kwaliteitshandboek.model.stelsel import Instrument
from kwaliteitshandboek.pages.lijst import Filterveld, kale_letters, slug, velden_json
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.stelsel import KANTWOORDEN
from kwaliteitshandboek.pages.wereld import Wereld

Itemnaam = tuple[str, str, str]
"""An item of a framework that an instrument serves: reference, code, name."""


@dataclass(frozen=True, slots=True)
class Registerrij:
    """An instrument in the register.

    `waarden` are what the filter knows of it: field -> slugs; `kaders` are the frameworks of which it serves items.
    """

    instrument: Instrument
    stand: Instrumentstand
    waarden: Mapping[str, str]
    kaders: tuple[tuple[str, tuple[Itemnaam, ...]], ...]

    @property
    def gebruikt(self) -> bool:
        """Whether anything in the handbook uses it."""
        punt, stand = self.instrument, self.stand
        return bool(punt.indicatoren or punt.standaarden or stand.kaarten or stand.cellen or stand.lijnen)


def instrumenten_page(wereld: Wereld) -> Page:
    """The register of instruments, process side and product side, complete without JavaScript; a script adds filters."""
    rijen = [_rij(wereld, instrument) for instrument in wereld.handboek.instrumenten]
    groepen = [
        {"id": f"{kant.value}kant", "naam": f"De {KANTWOORDEN[kant]}", "uitleg": uitleg, "rijen": van_kant}
        for kant, uitleg in (
            (Kant.PROCES, "Hoe wij werken: leiding, personeel en beleid."),
            (Kant.PRODUCT, "Wat het oplevert: resultaten, uitstroom en waardering."),
        )
        if (van_kant := [rij for rij in rijen if rij.instrument.kant is kant])
    ]
    velden = _velden(wereld, rijen)
    pad = "instrumenten.md"
    tekst = render(
        "instrumenten",
        p=wereld.blik(pad),
        groepen=groepen,
        aantal=taal.aantal(len(rijen), "instrument", "instrumenten"),
        velden=velden_json(velden) if velden else None,
    )
    return Page(pad, "Register van instrumenten", "instrumenten", tekst, omschrijving="Waarmee wij kwaliteit zien.")


def _rij(wereld: Wereld, instrument: Instrument) -> Registerrij:
    stand = wereld.afgeleid.stelsel.instrumenten.get(instrument.id, Instrumentstand())
    rollen = wie_het_aangaat(wereld.handboek.organisatie, instrument.rollen)
    waarden = {
        "kant": instrument.kant.value,
        "rol": " ".join(sorted(map(slug, rollen))),
        "maand": stand.volgende.dag.isoformat()[:7] if stand.volgende is not None else "",
    }
    gevuld = {naam: waarde for naam, waarde in waarden.items() if waarde}
    return Registerrij(instrument, stand, gevuld, tuple(_kaders(wereld, instrument)))


def _kaders(wereld: Wereld, instrument: Instrument) -> Iterator[tuple[str, tuple[Itemnaam, ...]]]:
    """The items that the instrument serves, by framework, in the order in which it names them."""
    for kader in wereld.handboek.kaders:
        codes = [code for id_, _, code in (naam.partition("/") for naam in instrument.standaarden) if id_ == kader.id]
        items = tuple(
            (f"{kader.id}/{code}", code, kader.item_per_code[code].naam) for code in codes if code in kader.item_per_code
        )
        if items:
            yield kader.korte_naam or kader.naam, items


def _velden(wereld: Wereld, rijen: Sequence[Registerrij]) -> list[Filterveld]:
    """What the filter offers: only what occurs, and no choice of one."""
    maanden = {rij.stand.volgende.dag.replace(day=1) for rij in rijen if rij.stand.volgende is not None}
    rollen = {slug(rol.id): rol.naam for rol in wereld.handboek.organisatie.rollen}
    velden = (
        Filterveld("kant", "Kant", {kant.value: taal.hoofdletter(woord) for kant, woord in KANTWOORDEN.items()}),
        Filterveld("rol", "Rol", dict(sorted(rollen.items(), key=lambda paar: kale_letters(paar[1])))),
        Filterveld("maand", "Volgende keer", {dag.isoformat()[:7]: taal.hoofdletter(taal.maand(dag)) for dag in sorted(maanden)}),
    )
    kort = (Filterveld(veld.naam, veld.titel, _gebruikt(veld, rijen)) for veld in velden)
    return [veld for veld in kort if len(veld.waarden) > 1]


def _gebruikt(veld: Filterveld, rijen: Iterable[Registerrij]) -> dict[str, str]:
    in_gebruik = {waarde for rij in rijen for waarde in rij.waarden.get(veld.naam, "").split()}
    return {naam: titel for naam, titel in veld.waarden.items() if naam in in_gebruik}
