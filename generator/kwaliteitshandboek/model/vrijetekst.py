"""Model, stage 0: whether words of authors point at one person, in sentences of any kind; what is found is never repeated."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from kwaliteitshandboek.model.organisatie import Organisatie
from kwaliteitshandboek.model.persoonsgegevens import heeft_contact, is_bsn, negencijferig
from kwaliteitshandboek.model.persoonsnamen import is_voornaam, lijkt_naam

_LANGST: Final = 6
"""A name has no more words than this: 'mevrouw A.B. van de Ven'."""
_LEES: Final = "\"'“”‘’()[]:;,!?…"
_EEN_LETTER: Final = re.compile(r"[A-Z]\.")
_SOORT: Final = frozenset(
    {"bijlage", "criterium", "deel", "gebouw", "groep", "item", "klas", "leerroute", "locatie", "niveau", "optie", "stap", "team"}
)
"""Words after which a letter is a name of a thing: 'groep B. Daarna ...'."""
_ZINSBEGIN: Final = frozenset({"De", "Het", "'t", "Een", "Wij", "Dat", "Dit", "Die", "Er", "In", "Op", "Zij", "Hij", "Deze"})
"""Words with which names of schools and sentences begin; after an initial they are no surname."""
_LIDWOORD: Final = frozenset({"de", "het", "een", "'t"})
_GEBOREN: Final = re.compile(r"\b(?:geboren op|geboortedatum|geb\. ?datum)\b", re.IGNORECASE)


def wijst_naar_mens(tekst: str, bekend: Collection[str] = ()) -> str | None:
    """What a text seems to hold that points at one person, as the object of a sentence; None where nothing does.

    `bekend`: names of schools, boards and places, some of which are called after a person.
    """
    if heeft_contact(tekst):
        return "een e-mailadres of mobiel telefoonnummer"
    if noemt_bsn(tekst):
        return "een burgerservicenummer"
    if _GEBOREN.search(tekst):
        return "een geboortedatum"
    for naam in sorted(bekend, key=len, reverse=True):
        tekst = tekst.replace(naam, "de school")
    if any(map(lijkt_naam, _stukken(tekst))):
        return "een naam"
    return "een voornaam" if any(map(is_voornaam, _roepnamen(tekst))) else None


def noemt_bsn(tekst: str) -> bool:
    """Whether a text holds a number of nine digits that could be a BSN."""
    return any(map(is_bsn, negencijferig(tekst)))


def bekende_namen(organisatie: Organisatie) -> tuple[str, ...]:
    """The names and places of the organisation, its schools, boards and regions."""
    namen = [organisatie.naam, *(bestuur.naam for bestuur in organisatie.besturen), *(regio.naam for regio in organisatie.regios)]
    namen += [deel for school in organisatie.scholen for deel in (school.naam, school.plaats, school.gemeente) if deel]
    return tuple(dict.fromkeys(namen))


def _roepnamen(tekst: str) -> Iterator[str]:
    """Words with a capital in the middle of a sentence; after an article they are the name of a thing ('De Roos')."""
    vorig = ""
    for woord in tekst.split():
        kaal = re.sub(r"['’]s$", "", woord.strip(f"{_LEES}."))
        begin = not vorig or vorig.rstrip("\"'”’)")[-1:] in {".", "!", "?", ":", ""} or vorig.casefold() in _LIDWOORD
        if not begin and len(kaal) > 2 and kaal.istitle() and kaal.replace("-", "").isalpha():
            yield kaal
        vorig = woord


def _stukken(tekst: str) -> Iterator[str]:
    """Every few words that stand together and could be a name: they hold a capital, and no other sign stands between them."""
    woorden = tekst.split()
    for begin, woord in enumerate(woorden):
        vorig = woorden[begin - 1].casefold().strip(_LEES) if begin else ""
        if _EEN_LETTER.fullmatch(woord) and vorig in _SOORT:
            continue
        for einde in range(begin + 2, min(begin + _LANGST, len(woorden)) + 1):
            stuk = " ".join(woorden[begin:einde]).strip(_LEES).rstrip(".")
            if any(teken.isupper() for teken in stuk) and stuk.rpartition(" ")[2] not in _ZINSBEGIN:
                yield stuk
