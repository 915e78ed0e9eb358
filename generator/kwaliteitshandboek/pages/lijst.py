"""Pages, stage 6: cards in lists: how a card stands in a row, and the filters that a list of cards offers."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.relaties import rollen_van
from kwaliteitshandboek.model.kaart import Kaart, Kaartsoort, Kaartstatus
from kwaliteitshandboek.model.organisatie import Schoolsoort
from kwaliteitshandboek.pages import woorden
from kwaliteitshandboek.pages.adressen import domeinen
from kwaliteitshandboek.pages.kaartstand import kaartmeldingen
from kwaliteitshandboek.pages.wereld import Wereld

ALLES = "*"
"""The value of an item for which every choice of a filter holds: a card without kinds of school holds for all of them."""

_GEEN_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Kaartrij:
    """A card in a list: its status, and what asks for attention (late, changed, to be looked at anew)."""

    kaart: Kaart
    status: woorden.Status
    merken: tuple[woorden.Status, ...]


@dataclass(frozen=True, slots=True)
class Filterveld:
    """One filter of a list: `waarden` is slug -> label, in the order in which they are offered."""

    naam: str
    titel: str
    waarden: Mapping[str, str]


def kaartrij(wereld: Wereld, kaart: Kaart) -> Kaartrij:
    """How a card stands in a list."""
    stand = wereld.afgeleid.kaartstanden.get(kaart.id)
    status = woorden.kaartstatus(kaart)
    meldingen = kaartmeldingen(kaart, stand, wereld.afgeleid.vandaag, publiek=wereld.publiek)
    return Kaartrij(kaart, status, tuple(melding.status for melding in meldingen if melding.status != status))


def slug(tekst: str) -> str:
    """'Evaluatie te laat' -> 'evaluatie-te-laat': letters without accents, digits and hyphens, for values in an address."""
    return _GEEN_LETTER.sub("-", kale_letters(tekst)).strip("-")


def kale_letters(tekst: str) -> str:
    """Lower case without accents: 'Coördinator' -> 'coordinator'; the order in which people look things up."""
    los = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in los if not unicodedata.combining(teken))


def beginletter(naam: str) -> str:
    """The letter under which a name stands; all that begins with no letter stands together under '0-9'."""
    eerste = next((teken for teken in kale_letters(naam) if teken.isalnum()), "")
    return eerste.upper() if "a" <= eerste <= "z" else "0-9"


def volgorde(naam: str) -> tuple[bool, str, str]:
    """The key by which names are sorted from A to Z; what begins with no letter comes last."""
    letter = beginletter(naam)
    return (not letter.isalpha(), letter, kale_letters(naam))


def filterwaarden(rij: Kaartrij) -> Mapping[str, Sequence[str]]:
    """Field -> the values of a card, as slugs: the `data-` attributes of its row."""
    kaart = rij.kaart
    return {
        "soort": (kaart.soort.value,),
        "domein": (kaart.domein,),
        "rol": tuple(dict.fromkeys(slug(rol) for rol in rollen_van(kaart))),
        "status": (slug(kaart.status.value),),
        "schoolsoort": tuple(soort.value for soort in kaart.schoolsoorten) or (ALLES,),
        "laat": tuple(slug(status.woord) for status in rij.merken),
    }


def filtervelden(wereld: Wereld, rijen: Sequence[Kaartrij]) -> list[Filterveld]:
    """The filters of a list of cards: only fields and values that make a difference there."""
    organisatie = wereld.handboek.organisatie
    waarden = [filterwaarden(rij) for rij in rijen]
    rijnamen = {slug(status.woord): status.woord for rij in rijen for status in rij.merken}
    rollen = {slug(rol.id): rol.naam for rol in organisatie.rollen}
    scholen = {soort.value: taal.hoofdletter(woorden.soortnaam(soort)) for soort in Schoolsoort}
    velden = (
        Filterveld("soort", "Soort", {soort.value: taal.hoofdletter(soort.value) for soort in Kaartsoort}),
        Filterveld("domein", "Domein", {naam: wereld.namen.get(("domein", naam), naam) for naam in domeinen(wereld.handboek)}),
        Filterveld("rol", "Rol", dict(sorted(rollen.items(), key=lambda paar: kale_letters(paar[1])))),
        Filterveld("status", "Status", {slug(status.value): taal.hoofdletter(status.value) for status in Kaartstatus}),
        Filterveld("schoolsoort", "Schoolsoort", scholen),
        Filterveld("laat", "Vraagt aandacht", {naam: taal.hoofdletter(woord) for naam, woord in sorted(rijnamen.items())}),
    )
    return [kort for veld in velden if (kort := _gebruikt(veld, [waarde[veld.naam] for waarde in waarden]))]


def _gebruikt(veld: Filterveld, waarden: Sequence[Sequence[str]]) -> Filterveld | None:
    """The field with the values that occur; None where it would not part the list."""
    in_gebruik = {naam for rij in waarden for naam in rij}
    over = {naam: titel for naam, titel in veld.waarden.items() if naam in in_gebruik}
    deelt = any(set(rij) != set(waarden[0]) for rij in waarden)
    return Filterveld(veld.naam, veld.titel, over) if over and deelt else None


def velden_json(velden: Iterable[Filterveld]) -> str:
    """Fields for the script, as it reads them from `data-hb-velden`."""
    return json.dumps(
        [{"naam": veld.naam, "titel": veld.titel, "waarden": dict(veld.waarden)} for veld in velden], ensure_ascii=False
    )
