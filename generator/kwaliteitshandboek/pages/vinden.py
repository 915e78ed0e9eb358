"""Pages, stage 6: ways to find a card: the index with filters, a page for each domain, and everything from A to Z."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive import kaartwoorden
from kwaliteitshandboek.model.kaart import Kaart, Kaartsoort
from kwaliteitshandboek.model.kader import KaderItem
from kwaliteitshandboek.pages.adressen import domeinen
from kwaliteitshandboek.pages.lijst import (
    Kaartrij,
    beginletter,
    filtervelden,
    filterwaarden,
    kaartrij,
    kale_letters,
    velden_json,
    volgorde,
)
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.tegels import make_tegel
from kwaliteitshandboek.pages.wereld import Verwijzing, Wereld
from kwaliteitshandboek.pages.zoekwoorden import make_zoekwoorden
from kwaliteitshandboek.settings.adressen import kijkwijzer

LANGSTE_UITGANG: Final = 2
"""Letters of a plural behind its singular: leerkracht-en, IB'er-s."""

MEERVOUDEN: Mapping[Kaartsoort, str] = {
    Kaartsoort.AMBITIEKAART: "Ambitiekaarten",
    Kaartsoort.KWALITEITSKAART: "Kwaliteitskaarten",
    Kaartsoort.PROCEDURE: "Procedures",
    Kaartsoort.PROTOCOL: "Protocollen",
    Kaartsoort.STAPPENPLAN: "Stappenplannen",
}
"""What several cards of a kind are called; in the order in which a domain shows them."""


@dataclass(frozen=True, slots=True)
class Tak:
    """A card with the cards of the same domain that work it out; `elders` is its parent in another domain."""

    rij: Kaartrij
    kinderen: tuple[Tak, ...]
    elders: str | None = None


@dataclass(frozen=True, slots=True)
class Ingang:
    """An entry from A to Z: a name, what it is, and where it leads; `zie` is the name under which it stands elsewhere."""

    naam: str
    wat: str
    doel: Verwijzing
    zie: str | None = None


def kaarten_page(wereld: Wereld) -> Page:
    """The index of all cards, by domain, complete without JavaScript; a script adds filters."""
    handboek = wereld.handboek
    alle = [kaartrij(wereld, kaart) for kaart in _op_titel(handboek.kaarten)]
    groepen = [
        {"id": naam, "domein": handboek.organisatie.domein_per_id.get(naam), "rijen": rijen}
        for naam in domeinen(handboek)
        if (rijen := [rij for rij in alle if rij.kaart.domein == naam])
    ]
    pad = wereld.adressen[("pagina", "kaarten")]
    tekst = render(
        "kaarten",
        p=wereld.blik(pad),
        groepen=groepen,
        aantal=taal.aantal(len(alle), "kaart", "kaarten"),
        velden=velden_json(filtervelden(wereld, alle)),
        waarden=filterwaarden,
        zoektekst=partial(_zoektekst, wereld, make_zoekwoorden(wereld)),
        evaluaties={kaart.id: kaartwoorden.evaluatie(kaart, wereld.afgeleid.vandaag) for kaart in handboek.kaarten},
    )
    return Page(pad, "Kaarten", "kaarten", tekst, omschrijving="Alle kwaliteitskaarten, per domein.", verberg=("toc",))


def _zoektekst(wereld: Wereld, woorden: Mapping[str, Sequence[str]], kaart: Kaart) -> str:
    """What the filter looks through besides the values of its fields: title, summary, owners, and the card's other names."""
    namen = [wereld.namen.get(("rol", rol), rol) for rol in kaart.eigenaren]
    andere = woorden.get(wereld.adressen[("kaart", kaart.id)], ())
    return " ".join(dict.fromkeys(filter(None, (kaart.titel, kaart.samenvatting, *namen, *andere))))


def domein_pages(wereld: Wereld) -> Iterator[Page]:
    """A page for each domain: its cards by kind and parent, its figures, and the frameworks that they serve."""
    for naam in domeinen(wereld.handboek):
        yield _domein_page(wereld, naam)


def _domein_page(wereld: Wereld, naam: str) -> Page:
    handboek = wereld.handboek
    kaarten = _op_titel(kaart for kaart in handboek.kaarten if kaart.domein == naam)
    domein = handboek.organisatie.domein_per_id.get(naam)
    pad = wereld.adressen[("domein", naam)]
    titel = wereld.namen.get(("domein", naam), naam)
    heeft_gedrag = any(kaart.gedrag.leerkracht or kaart.gedrag.leerling for kaart in kaarten)
    tekst = render(
        "domein",
        p=wereld.blik(pad),
        titel=titel,
        beschrijving=domein.beschrijving if domein is not None else None,
        aantal=len(kaarten),
        groepen=_takken(wereld, kaarten),
        tegels=[make_tegel(wereld, punt, None) for punt in handboek.indicatoren if punt.domein == naam],
        kaders=_kaders(wereld, kaarten),
        eigenaren=list(dict.fromkeys(rol for kaart in kaarten for rol in kaart.eigenaren)),
        kijkwijzers={soort: kijkwijzer(f"domein-{naam}", soort) for soort in ("pdf", "xlsx")} if heeft_gedrag else {},
    )
    return Page(pad, titel, "domein", tekst, omschrijving=(domein.beschrijving if domein is not None else None) or "")


def _takken(wereld: Wereld, kaarten: Sequence[Kaart]) -> list[tuple[str, list[Tak]]]:
    """Cards without a parent in their domain, by kind, with what works them out below; every card stands there once."""
    hier = {kaart.id for kaart in kaarten}
    per_ouder: dict[str | None, list[Kaart]] = {}
    for kaart in kaarten:
        per_ouder.setdefault(kaart.bovenliggend if kaart.bovenliggend in hier else None, []).append(kaart)
    gezien: set[str] = set()
    boven = [_tak(wereld, kaart, per_ouder, gezien) for kaart in per_ouder.get(None, ())]
    # Cards that are each other's parent hang under nothing: they stand at the top as well.
    boven += [_tak(wereld, kaart, per_ouder, gezien) for kaart in kaarten if kaart.id not in gezien]
    return [
        (naam, takken) for soort, naam in MEERVOUDEN.items() if (takken := [tak for tak in boven if tak.rij.kaart.soort is soort])
    ]


def _tak(wereld: Wereld, kaart: Kaart, per_ouder: Mapping[str | None, Sequence[Kaart]], gezien: set[str]) -> Tak:
    gezien.add(kaart.id)
    onder = tuple(_tak(wereld, kind, per_ouder, gezien) for kind in per_ouder.get(kaart.id, ()) if kind.id not in gezien)
    ouder = wereld.handboek.kaart_per_id.get(kaart.bovenliggend or "")
    elders = ouder.id if ouder is not None and ouder.domein != kaart.domein else None
    return Tak(kaartrij(wereld, kaart), onder, elders)


def _kaders(wereld: Wereld, kaarten: Iterable[Kaart]) -> list[tuple[str, list[tuple[str, KaderItem]]]]:
    """Framework -> its items, with references to them, that the cards serve, in the order of the framework."""
    gebruikt = {verwijzing for kaart in kaarten for verwijzing in kaart.standaarden}
    rijen = (
        (kader.id, [(sleutel, item) for item in kader.alle() if (sleutel := f"{kader.id}/{item.code}") in gebruikt])
        for kader in wereld.handboek.kaders
    )
    return [(naam, items) for naam, items in rijen if items]


def az_page(wereld: Wereld) -> Page:
    """Cards, roles and terms by letter, their other names as references; accents make no difference."""
    per_naam: dict[tuple[str, str, str], Ingang] = {}
    for punt in _ingangen(wereld):
        # A role that is explained as a term too needs one reference: the role comes first.
        per_naam.setdefault((punt.naam, punt.zie or "", "" if punt.zie else punt.wat), punt)
    ingangen = sorted(per_naam.values(), key=lambda punt: (*volgorde(punt.naam), punt.wat, punt.doel))
    letters = [(letter, list(groep)) for letter, groep in groupby(ingangen, key=lambda punt: beginletter(punt.naam))]
    pad = wereld.adressen[("pagina", "a-z")]
    tekst = render("a-z", p=wereld.blik(pad), letters=letters, rollen=("pagina", "rollen") in wereld.adressen)
    # Search finds the pages themselves; this list of all their names would only stand between them.
    return Page(pad, "Van A tot Z", "a-z", tekst, omschrijving="Alles van A tot Z.", zoeken=False, verberg=("toc",))


def _ingangen(wereld: Wereld) -> Iterator[Ingang]:
    handboek = wereld.handboek
    for kaart in handboek.kaarten:
        yield Ingang(kaart.titel, kaart.soort.value, ("kaart", kaart.id))
    for rol in handboek.organisatie.rollen if ("pagina", "rollen") in wereld.adressen else ():
        yield Ingang(rol.naam, "rol", ("rol", rol.id))
        yield from _andere_namen(rol.naam, (rol.afkorting, *rol.synoniemen), ("rol", rol.id))
    for begrip in handboek.begrippen:
        yield Ingang(begrip.term, "begrip", ("begrip", begrip.id))
        yield from _andere_namen(begrip.term, (begrip.afkorting, *begrip.synoniemen), ("begrip", begrip.id))


def _andere_namen(naam: str, namen: Iterable[str | None], doel: Verwijzing) -> Iterator[Ingang]:
    """References; a plural or spelling that would stand right beside a name that is already there is left out."""
    al_genoemd = [kale_letters(naam)]
    for ander in sorted(filter(None, namen), key=len):
        letters = kale_letters(ander)
        if not any(letters.startswith(eerder) and len(letters) <= len(eerder) + LANGSTE_UITGANG for eerder in al_genoemd):
            al_genoemd.append(letters)
            yield Ingang(ander, doel[0], doel, zie=naam)


def _op_titel(kaarten: Iterable[Kaart]) -> list[Kaart]:
    return sorted(kaarten, key=lambda kaart: (kale_letters(kaart.titel), kaart.id))
