"""Intake, stage 1: reading one cell: counts, numbers, dates and keys of schools, without ever guessing."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.taal import MAANDEN

BIJZONDER: Final = ("", ".", "-1")
"""Missing; unknown or secret; not applicable: three different things, kept as they are."""

_AANTAL: Final = re.compile(r"[0-9]{1,7}")
_GETAL: Final = re.compile(r"([0-9]{1,9})(?:([.,])([0-9]{1,20}))?")
_SLEUTEL: Final = re.compile(r"[0-9]{2}[A-Z]{2}[0-9A-Z]{2}")
_BRIN: Final = re.compile(r"[0-9]{2}[A-Z]{2}")
_DATUM: Final = (
    re.compile(r"(?P<jaar>[12][0-9]{3})-?(?P<maand>[0-9]{2})-?(?P<dag>[0-9]{2})"),
    re.compile(r"(?P<dag>[0-9]{1,2})[-/](?P<maand>[0-9]{1,2})[-/](?P<jaar>[12][0-9]{3})"),
)
_DATUM_IN_TEKST: Final = re.compile(rf"\b([0-9]{{1,2}})\s+({'|'.join(MAANDEN)})\s+([12][0-9]{{3}})(\*{{0,2}})", re.IGNORECASE)


def lees_aantal(tekst: str) -> str | None:
    """A count as the tidy results write it: '12', '<5' (1 to 4), or one of `BIJZONDER`; None where it is none of these."""
    if tekst in BIJZONDER:
        return tekst
    if _AANTAL.fullmatch(tekst):
        return str(int(tekst))
    return "<5" if re.fullmatch(r"<\s*5", tekst) else None


def lees_getal(tekst: str) -> str | None:
    """A number with all its digits and a decimal comma, or one of `BIJZONDER`; None where it is neither.

    A decimal point is accepted, except before exactly three digits: '1.234' can be a thousand and more.
    """
    if tekst in BIJZONDER:
        return tekst
    gevonden = _GETAL.fullmatch(tekst)
    if gevonden is None or (gevonden[2] == "." and len(gevonden[3]) == 3):
        return None
    geheel = str(int(gevonden[1]))
    return f"{geheel},{gevonden[3]}" if gevonden[3] else geheel


_WOORDEN: Final = {
    "-": "",
    "n.v.t.": "-1",
    "nvt": "-1",
    "niet van toepassing": "-1",
    "n.b.": ".",
    "onbekend": ".",
    "niet bekend": ".",
}
"""Words that stand in place of a number in the files of the inspectorate."""


def lees_woord(tekst: str) -> str | None:
    """What a word in place of a number means, in the notation of the results; None where it is no such word."""
    kaal = " ".join(tekst.lower().split())
    return tekst if tekst in BIJZONDER else _WOORDEN.get(kaal)


_TOONBAAR: Final = re.compile(r"[<>]?\s?-?[0-9]{1,5}(?:[.,][0-9]{1,5})?\s?%?|[^\w\s]{1,3}|[xX]")


def toonbare_cel(tekst: str) -> str:
    """A cell for a message: between quotes where it is plainly nothing of a person, else only that something stands there.

    A figure has few digits; with more of them it may be a day of birth or the number of a person.
    """
    kaal = " ".join(tekst.split())
    return f"'{kaal}'" if _TOONBAAR.fullmatch(kaal) or lees_woord(kaal) is not None else "iets anders"


_UITKOMST: Final = (
    (re.compile(r"(?:nee|onvoldoende|(?:ligt )?onder)\b.*"), "0"),
    (re.compile(r"(?:ja|voldoende|goed|(?:ligt )?op of boven|(?:ligt )?boven)\b.*"), "1"),
    (re.compile(r"(?:geen|niet|te weinig|onvoldoende (?:gegevens|leerlingen|informatie))\b.*"), "."),
)


def lees_uitkomst(tekst: str) -> str | None:
    """A verdict in words: '1' on or above the signal value, '0' below, '.' none was given; None where the words are not known."""
    woord = lees_woord(tekst)
    if woord is not None:
        return woord
    kaal = " ".join(tekst.lower().split())
    if _UITKOMST[2][0].fullmatch(kaal):
        return "."
    return next((code for patroon, code in _UITKOMST if patroon.fullmatch(kaal)), None)


_SCHOOLJAAR: Final = re.compile(r"(?<![0-9])(20[0-9]{2})\s*[-/\u2013]\s*(?:20)?([0-9]{2})(?![0-9])")


def schooljaren_in_tekst(tekst: str) -> set[Schooljaar]:
    """The school years that a title names, as '2023-2024' or '2023/24'; two years further apart are no school year."""
    return {Schooljaar(int(begin)) for begin, einde in _SCHOOLJAAR.findall(tekst) if (int(begin) + 1) % 100 == int(einde)}


EERSTE_JAAR: Final = Schooljaar(1990)
"""Of earlier years no figures are published, and no school keeps any."""


def laatste_jaar(vandaag: date) -> Schooljaar:
    """The last school year of which figures can exist on a day: those of a forecast for the next one."""
    return Schooljaar.van_datum(vandaag) + 1


def jaar_kan(jaar: Schooljaar, vandaag: date | None) -> bool:
    """Whether figures can be about a school year; without a day no year is too late."""
    return jaar >= EERSTE_JAAR and (vandaag is None or jaar <= laatste_jaar(vandaag))


def lees_sleutel(brin: str, vestiging: str) -> str | None:
    """The key of a school: BRIN plus vestiging, 6 characters; None where the cells do not give one.

    The vestiging is written as '01', as '1' (a zero lost in a spreadsheet) or with the BRIN before it.
    """
    brin, vestiging = brin.upper(), vestiging.upper()
    if len(vestiging) == 6:
        return vestiging if _SLEUTEL.fullmatch(vestiging) and vestiging.startswith(brin) else None
    if not _BRIN.fullmatch(brin):
        return None
    sleutel = brin + vestiging.zfill(2)
    return sleutel if vestiging and _SLEUTEL.fullmatch(sleutel) else None


def lees_datum(tekst: str) -> date | None:
    """A day written as 20231001, 2023-10-01 or 01-10-2023; None where it is not a day."""
    for patroon in _DATUM:
        if gevonden := patroon.fullmatch(tekst):
            try:
                return date(int(gevonden["jaar"]), int(gevonden["maand"]), int(gevonden["dag"]))
            except ValueError:
                return None
    return None


def datum_in_tekst(tekst: str) -> tuple[date, bool] | None:
    """The day in a title as '..., 1 oktober 2019', and whether a star behind it calls the figures provisional."""
    gevonden = _DATUM_IN_TEKST.search(tekst)
    if gevonden is None:
        return None
    try:
        dag = date(int(gevonden[3]), MAANDEN.index(gevonden[2].lower()) + 1, int(gevonden[1]))
    except ValueError:
        return None
    return dag, bool(gevonden[4])
