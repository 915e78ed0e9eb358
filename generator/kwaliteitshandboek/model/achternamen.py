"""Model, stage 0: people in a text by what stands beside them: a surname as people have, or who they are ('moeder van ...')."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from kwaliteitshandboek.model.persoonsnamen import GEWONE_WOORDEN, GEWOON_EINDE, NAAMWOORD, losse_paren

ACHTERNAMEN: Final = frozenset(
    """
    abdullah ahmed akkerman amrani aydin bakker bakkali bekkers benali blom boersma bosch bosma bosman bouwman brouwer bruin
    chen claassen cornelissen dekker demir dijkman dijkstra driessen driessens elzinga evers gerritsen haan hendriks hendriksen
    hermans hoekstra hofman hoogland huisman huizinga jacobs jansen janssen jansma jong jonge jonker kaya kaur koster kramer
    kuiper kuipers kumar lammers leeuwen mahabier martens meijer meijers meyer mulder nguyen nijhuis ouali peeters peters
    petersen postma pietersen ramdin roelofs ruiter sanders sahin scholten schouten schipper schippers simons singh smeets smit
    smits timmer timmerman timmermans tromp veenstra venema verbeek verhoeven vermeer vermeulen vermaas visser vries wiersma
    willems willemse willemsen wolters yildirim yildiz yilmaz zijlstra
    """.split()  # noqa: SIM905 a list of so many quoted words would be four times as long
)
"""Common surnames that are not ordinary words besides, without particles and in lower case."""
_VORM: Final = re.compile(r"[a-z]{2,}(?:stra|[tnrwg]sma|inga|[mn]ema|oglu|ovic|czyk|owski)")
"""Surnames by their end."""
_TUSSEN: Final = re.compile(r"(?:van der|van den|van ’t|van 't|von|el|al|ben|de) ")
"""Particles of names of people; 'van' and 'ter' alone stand in names of places too ('Land van Cuijk', 'Huis ter Heide')."""
_WIE: Final = re.compile(
    r"(?i:(?<![\w-])(?:leerling|(?:moeder|vader|ouders?|oma|opa|broer|zusj?e?|zoon|dochter|voogd) van|leerkracht|collega|"
    r"invaller|invalkracht|directeur|directrice|mentor|stagiaire?|conciërge|ib['’]?er|intern begeleider|coördinator|assistente?|"
    r"onderwijsassistente?|logopediste?|vertrouwenspersoon|gezinsvoogd))\s"
    rf"(?P<naam>{NAAMWOORD})(?![\w-])"
)
_GEEN_MENS: Final = frozenset(
    """
    achter al als ben ber binnen bij bo bureau daarna daardoor de doordat een eerst en er familie firma gebouw groep het hij ik is
    langs methode na naast namens of omdat onze per rond rondom sinds 't team terwijl tot uit uitgeverij vanaf vanuit via wij zij
    zodat zowel
    """.split()  # noqa: SIM905 as above
)
"""Words with a capital that are no first name."""
_SCHOOL: Final = re.compile(r".*(?:sch|school|skoalle|skip|bs)")
"""'Basissch', and other names of a kind of school."""


def noemt_mens(tekst: str) -> bool:
    """Whether somebody is named in a text whose first name need not be common: by the surname, or by who it is.

    'Thirza Wiersma was ziek', 'gesproken met Noortje van der Wal', 'op verzoek van de moeder van Jaylinn'.
    """
    for gevonden in _WIE.finditer(tekst):
        naam = _kaal(gevonden["naam"])
        if not (naam in GEWONE_WOORDEN or naam in _GEEN_MENS or GEWOON_EINDE.fullmatch(naam)):
            return True
    return any(_is_mens(voor, tussen, achter) for voor, tussen, achter in losse_paren(tekst))


def _is_mens(voor: str, tussen: str, achter: str) -> bool:
    if _kaal(voor) in _GEEN_MENS or _SCHOOL.fullmatch(_kaal(voor)):
        return False
    return is_achternaam(achter) or _TUSSEN.fullmatch(tussen) is not None


def is_achternaam(woord: str) -> bool:
    """Whether a word is a common surname, or ends as surnames do; of a double name the last part counts."""
    achternaam = _kaal(woord).rpartition("-")[2]
    return achternaam in ACHTERNAMEN or _VORM.fullmatch(achternaam) is not None


def _kaal(woord: str) -> str:
    """Lower case without accents, a dotless i as any other: 'yilmaz' for 'Yılmaz'."""
    los = unicodedata.normalize("NFKD", woord.casefold().replace("ı", "i"))
    return "".join(teken for teken in los if not unicodedata.combining(teken))
