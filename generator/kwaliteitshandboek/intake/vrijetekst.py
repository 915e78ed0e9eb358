"""Intake, stage 1: sentences in which a person is named are refused; what is found is never repeated."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from kwaliteitshandboek.model.persoonsgegevens import heeft_contact, is_bsn, is_voornaam, lijkt_naam, negencijferig

_LANGST: Final = 6
"""A name has no more words than this: 'mevrouw A.B. van de Ven'."""
_LEES: Final = "\"'“”‘’()[]:;,!?…"
_EEN_LETTER: Final = re.compile(r"[A-Z]\.")
_SOORT: Final = frozenset(
    {"bijlage", "criterium", "deel", "gebouw", "groep", "item", "klas", "leerroute", "locatie", "niveau", "optie", "stap", "team"}
)
"""Words after which a letter is a name of a thing: 'groep B. Daarna ...'."""


def wijst_naar_mens(tekst: str, bekend: Collection[str] = ()) -> str | None:
    """What in a text points at one person, in words without repeating it; None where nothing does.

    `bekend`: names of schools and boards, some of which are called after a person.
    """
    if heeft_contact(tekst):
        return "staat een e-mailadres of mobiel telefoonnummer"
    if any(map(is_bsn, negencijferig(tekst))):
        return "staat een nummer dat een burgerservicenummer kan zijn"
    for naam in sorted(bekend, key=len, reverse=True):
        tekst = tekst.replace(naam, "de school")
    gevonden = any(map(lijkt_naam, _stukken(tekst))) or any(map(is_voornaam, _roepnamen(tekst)))
    return "staat iets dat een naam kan zijn" if gevonden else None


def _roepnamen(tekst: str) -> Iterator[str]:
    """Words with a capital in the middle of a sentence; after an article they are the name of a thing ('De Roos')."""
    vorig = ""
    for woord in tekst.split():
        kaal = woord.strip(f"{_LEES}.")
        begin = not vorig or vorig[-1] in ".!?:" or vorig.casefold() in {"de", "het", "een"}
        if not begin and kaal[:1].isupper() and kaal.isalpha():
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
            if any(teken.isupper() for teken in stuk):
                yield stuk
