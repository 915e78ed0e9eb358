"""Model, stage 0: headers of columns that speak of one pupil, parent or teacher: 'Leraar 1', 'Oordeel juf', 'Moeder'."""

from __future__ import annotations

import re
from typing import Final

from kwaliteitshandboek.model.achternamen import ACHTERNAMEN
from kwaliteitshandboek.model.persoonsnamen import is_eigen_voornaam

_PERSONEEL: Final = (
    "LEERKRACHT|LEERKR|GROEPSLEERKRACHT|VAKLEERKRACHT|LERAAR|LERARES|GROEPSLERAAR|VAKLERAAR|DOCENT|DOCENTE|MEDEWERKER|WERKNEMER|"
    "COLLEGA|PERSONEELSLID|MENTOR|TEACHER|INVALLER|STAGIAIRE?|ONDERWIJSASSISTENTE?"
)
_LEIDING: Final = "DIRECTEUR|DIRECTRICE|SCHOOLLEIDER|TEAMLEIDER"
"""Of these a school has one, whose judgement ('Oordeel schoolleider') is the school's own."""
_STEEDS_EEN_PERSONEEL: Final = "JUF|JUFFROUW|MEESTER|LKR|IB|IB_?ER|INTERN_BEGELEIDER"
_STEEDS_EEN_THUIS: Final = "MOEDER|VADER|VOOGD|MAMA|PAPA"
_STEEDS_EEN: Final = f"{_STEEDS_EEN_PERSONEEL}|{_STEEDS_EEN_THUIS}"
"""Who is one person even in a header without more; a teacher, a pupil or a parent can stand for all of them."""
_THUIS: Final = "LEERLING|LLN|LL|KIND|STUDENT|PUPIL|OUDER|VERZORGER|RESPONDENT|DEELNEMER|PERSOON|KANDIDAAT"
_WERK: Final = (
    "OORDEEL|BEOORDELING|SCORE|CIJFER|VOORTGANGS?GESPREK|FUNCTIONERINGS?GESPREK|BEOORDELINGS?GESPREK|ONTWIKKEL(?:INGS)?GESPREK|"
    "GESPREK|LESBEZOEK|OBSERVATIE|FUNCTIONEREN"
)
_WERK_STEEDS: Final = f"{_WERK}|RAPPORTCIJFER|TEVREDENHEID|WAARDERING|GEMIDDELDE?|VERZUIM|ZIEKTEVERZUIM|MENING|ANTWOORD"
_VAN: Final = "(?:VAN_|OVER_|DOOR_|VOOR_|MET_)?(?:DE_|HET_|EEN_)?"

_NUMMER: Final = r"(?:NR_|NUMMER_)?(?!(?:19|20)[0-9]{2}(?:_|$))[0-9]{1,6}"
_LETTER: Final = "_(?![JMNV](?:_|$))[A-Z]"
"""A letter that tells persons apart; not that of a number (n), a mean (m), or of boys and girls (j, m, v)."""
_VAN_GROEP: Final = r"_(?:(?:GROEP|KLAS|GR|LEERJAAR|STAMGROEP)_?[0-9]{1,2}(?:_?[A-Z])?(?:_[0-9]{1,2})?|[1-8][A-Z])"
_EEN_VAN_MEER: Final = re.compile(
    rf"_(?<!_PER_)(?:{_PERSONEEL}|{_LEIDING}|{_STEEDS_EEN}|{_THUIS})(?:_?{_NUMMER}|{_LETTER})(?:_(?:{_WERK_STEEDS}))?_$"
)
_VAN_EEN_GROEP: Final = re.compile(rf"_(?<!_PER_)(?:{_PERSONEEL}|{_STEEDS_EEN_PERSONEEL}){_VAN_GROEP}_$")
_OORDEEL: Final = re.compile(
    rf"_(?:(?:{_WERK})_{_VAN}(?:{_PERSONEEL}|LEERLING|KIND)|(?:{_PERSONEEL}|LEERLING|KIND)_(?:OORDEEL|BEOORDELING|SCORE))_"
)
_ALLEEN: Final = re.compile(
    rf"_(?:(?:{_WERK_STEEDS})_{_VAN})?(?:{_STEEDS_EEN})(?:_(?:{_WERK_STEEDS}))?_|_(?:GEBOREN(?:_OP)?|VERJAARDAG|JARIG|DIAGNOSE)_"
)
_NAAM: Final = re.compile(
    rf"_(?:(?:{_WERK}|(?:ZIEKTE)?VERZUIM|{_PERSONEEL})_{_VAN}(?P<achter>[A-Z]{{3,}})|(?P<voor>[A-Z]{{3,}})_(?:{_WERK}))_"
)
_THUISWOORD: Final = re.compile(rf"_(?:{_THUIS}|{_STEEDS_EEN_THUIS}|GEBOREN|VERJAARDAG|JARIG|DIAGNOSE)(?=[_0-9])")


def wijst_een_aan(sleutel: str) -> bool:
    """Whether a header (as `kolomsleutel` gives it) points at one person, even where it counts or takes a mean.

    'Leraar 1', 'Mentor groep 8', 'Moeder'; not 'Juf/meester', of which nobody knows which.
    """
    heel = f"_{sleutel}_"
    return any(patroon.search(heel) for patroon in (_EEN_VAN_MEER, _VAN_EEN_GROEP)) or _ALLEEN.fullmatch(heel) is not None


def is_genummerd(sleutel: str) -> bool:
    """Whether a text (as `kolomsleutel` gives it) tells one person from others by a number or letter: 'Leraar 1'."""
    return _EEN_VAN_MEER.match(f"_{sleutel}_") is not None


def is_van_een(sleutel: str) -> bool:
    """Whether a header is about the work of one person: 'Oordeel leraar', 'Functioneringsgesprek Piet'; not 'Oordeel leraren'."""
    return _OORDEEL.fullmatch(f"_{sleutel}_") is not None or noemt_naam(sleutel)


def noemt_naam(sleutel: str) -> bool:
    """Whether a common name stands beside a word for work or a talk: 'Functioneringsgesprek Piet', 'Lesbezoek Jansen'."""
    gevonden = _NAAM.fullmatch(f"_{sleutel}_")
    naam = ((gevonden["achter"] or gevonden["voor"]) if gevonden else "").lower()
    return is_eigen_voornaam(naam) or naam in ACHTERNAMEN - {"jong", "jonge"}


def is_van_thuis(sleutel: str) -> bool:
    """Whether such a header speaks of a pupil or a parent, and not of somebody who works at the school."""
    return _THUISWOORD.search(f"_{sleutel}_") is not None
