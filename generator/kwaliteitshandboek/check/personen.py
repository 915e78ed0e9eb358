"""Check, stage 4: whether a text about a school points at a person; what was found is never handed on."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.persoonsgegevens import heeft_contact, is_voornaam, lijkt_naam

_LANGSTE: Final = 5
"""Words of a name, particles included: 'A.B. van der Berg'."""

_GEBOREN: Final = re.compile(r"\b(?:geboren op|geboortedatum|geb\. ?datum)\b", re.IGNORECASE)
_ZINSEINDE: Final = re.compile(r"[.!?:]['\")]*$")
_LIDWOORD: Final = frozenset({"De", "Het", "'t", "Een", "Wij", "Dat", "Dit", "Die", "Er", "In", "Op", "Zij", "Hij", "Deze"})
"""Words with which names of schools and sentences begin; after an initial they are no surname."""


def noemt_persoon(tekst: str, bekend: Collection[str] = ()) -> str | None:
    """What in the text looks like a person, as the object of a sentence; None where nothing does.

    `bekend` are words (in lower case) of names of schools and organisations, which are no persons.
    """
    if heeft_contact(tekst):
        return "een e-mailadres of mobiel nummer"
    if _GEBOREN.search(tekst):
        return "een geboortedatum"
    woorden = tekst.split()
    for begin, woord in enumerate(woorden):
        for einde in range(begin + 2, min(begin + _LANGSTE, len(woorden)) + 1):
            if _is_naam(woorden[begin:einde], bekend):
                return "een naam"
        na_zin = begin == 0 or _ZINSEINDE.search(woorden[begin - 1]) is not None
        vorige = woorden[begin - 1] if begin else ""
        if not na_zin and vorige not in _LIDWOORD and _is_voornaam(woord, bekend):
            return "een voornaam"
    return None


def _is_naam(woorden: list[str], bekend: Collection[str]) -> bool:
    laatste = woorden[-1].strip(".,;:!?()\"'")
    if laatste in _LIDWOORD or laatste.lower() in bekend or woorden[0].strip(".,").lower() in bekend:
        return False
    return lijkt_naam(" ".join([*woorden[:-1], laatste]).strip("(\"'"))


def _is_voornaam(woord: str, bekend: Collection[str]) -> bool:
    kaal = re.sub(r"['’]s$", "", woord.strip(".,;:!?()\"'"))
    return len(kaal) > 2 and kaal.istitle() and kaal.lower() not in bekend and is_voornaam(kaal)


def bekende_woorden(handboek: Handboek) -> frozenset[str]:
    """The words of names and places of schools, boards and regions, in lower case."""
    organisatie = handboek.organisatie
    namen = [organisatie.naam, *(bestuur.naam for bestuur in organisatie.besturen), *(regio.naam for regio in organisatie.regios)]
    namen += [deel for school in organisatie.scholen for deel in (school.naam, school.plaats, school.gemeente) if deel]
    return frozenset(woord.lower() for naam in namen for woord in naam.split())
