"""Check, stage 4: forms of words: patterns that find a name as authors write it, in the plural, broken or without accents."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LANG: Final = 8
"""Letters from which a word to avoid is found within longer words too; 'zorg' in 'zorgvuldig' is another word."""

_APOSTROF: Final = "['’‘´`-]?"
LOS: Final = r"[\s>-]+"
AANEEN: Final = r"[\s>-]*"
"""Between the words of a law: 'Wet persoonsregistratie' is the same as 'Wet persoons-registratie'.

The sign of a quotation stands there too, where the words run on in its next line.
"""

DEEL: Final = 4
"""Letters that a part of a broken word has at least: 'ontwikkel-perspectief' is one word, 'o-ntwikkel' no word."""

_UITGANG: Final = "(?:['’]?s|en|n)?"
_UITGANG_AFKORTING: Final = "(?:['’-]?(?:s|ers?))?"
_UITGANGEN: Final = frozenset({"", "s", "n", "en", "er", "ers"})


def zoekdeel(woord: str) -> str:
    """Letters that are in a word however it is inflected or joined, in small letters."""
    langste: str = max(re.split(r"\W+", woord.lower()), key=len)
    return langste[:-2] if len(langste) > 4 else langste


def is_afkorting(naam: str) -> bool:
    """Whether a name has capitals only, so that it counts only as it is written."""
    return naam.isupper()


def is_buiging(naam: str, basis: str) -> bool:
    """Whether a name is a plural or another form of a second one: "KC'ers" of 'KC'."""
    return naam.startswith(basis) and naam[len(basis) :].lstrip("'-") in _UITGANGEN


def is_lang(woord: str) -> bool:
    """Whether a word is long enough to be found within another and in parts."""
    return len(woord) >= LANG and woord.isalpha() and not is_afkorting(woord)


def met_breuk(woord: str, breuk: str) -> str:
    """A pattern for a word of letters that may be broken in two by `breuk`, not too near its ends."""
    return woord[:DEEL] + "".join(
        f"{breuk}{letter}" if DEEL <= plaats <= len(woord) - DEEL else letter
        for plaats, letter in enumerate(woord[DEEL:], start=DEEL)
    )


_MET_UITGANG: Final = re.compile(r"([A-Z]{2,5})(?:['’-]?(s|ers?))?")


def met_punten(naam: str) -> str | None:
    """A pattern for an abbreviation with points, "I.B.'er" for "IB'er"; None for a name that is no abbreviation."""
    gevonden = _MET_UITGANG.fullmatch(naam.strip())
    if gevonden is None:
        return None
    letters = r"\.".join(gevonden[1])
    uitgang = "['’‘´`-]?(?:s|ers?)" if gevonden[2] else _UITGANG_AFKORTING
    return rf"(?<!\w)(?<!\w\.){letters}\.?(?:{uitgang})(?!\w|\.\w)"


def alleen_gebroken(woord: str) -> str:
    """A pattern for a word with a hyphen where none belongs: 'kwaliteits-coördinator'; without its accents too."""
    kaal = zonder_accenten(woord)
    letters = met_breuk(woord, "-?") if kaal == woord else f"{met_breuk(woord, '-?')}|{met_breuk(kaal, '-?')}"
    return rf"(?<!\w)(?=\w{{{DEEL},{len(woord) - DEEL}}}-)(?i:(?:{letters}){_UITGANG})(?!\w)"


def zonder_accenten(woord: str) -> str:
    """The word with bare letters: 'coordinator'."""
    return "".join(teken for teken in unicodedata.normalize("NFD", woord) if not unicodedata.combining(teken))


def _verbogen(naam: str) -> list[str]:
    """The words of a name with the forms that they have beside one another: 'interne begeleidster'."""
    *eerste, laatste = naam.split()
    # 'Interne begeleider' is the same name as 'intern begeleider'.
    stammen = ((woord, woord[:-1] if len(woord) > 4 and woord.endswith("e") else woord) for woord in eerste)
    eerste = [
        f"{re.escape(stam)}e?" if woord.isalpha() and not is_afkorting(woord) else re.escape(woord) for woord, stam in stammen
    ]
    persoon = laatste.isalpha() and laatste.islower() and len(laatste) > LANG and laatste.endswith("er")
    return [*eerste, rf"{laatste[:-2]}(?:er|ster)" if persoon else re.escape(laatste)]


def heel_woord(naam: str, *, verbogen: bool = False) -> str:
    """A pattern for a name as a whole word with its plural, over line ends, with any apostrophe."""
    if verbogen and naam.replace(" ", "").isalpha() and " " in naam.strip():
        return rf"(?<!\w)(?i:{LOS.join(_verbogen(naam))}{_UITGANG})(?!\w)"
    delen = (_APOSTROF.join(map(re.escape, re.split("['’‘´`]", deel))) for deel in naam.split())
    kern = LOS.join(delen)
    if is_afkorting(naam):
        return rf"(?<!\w){kern}{_UITGANG_AFKORTING}(?!\w)"
    vormen = "|".join((kern, *(map(re.escape, woordvormen(naam)[1:]) if naam.isalpha() else ())))
    return rf"(?<!\w)(?i:(?:{vormen}){_UITGANG})(?!\w)"


def woordvormen(woord: str) -> tuple[str, ...]:
    """A word, and how it begins in the plural where Dutch spelling changes it: 'perspectief', 'perspectiev(en)'."""
    wissel = {"f": "v", "s": "z"}.get(woord[-1:])
    if wissel is not None:
        return (woord, f"{woord[:-1]}{wissel}en")
    if re.search(r"(?:aa|ee|oo|uu)[^aeiou]$", woord):
        return (woord, f"{woord[:-2]}{woord[-1]}en")
    if re.search(r"(?<![aeiou])[aeiou][bdfgklmnpst]$", woord):
        return (woord, f"{woord}{woord[-1]}en")
    return (woord,)
