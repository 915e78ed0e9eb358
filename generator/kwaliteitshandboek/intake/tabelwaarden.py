"""Intake, stage 1: reading one cell of somebody else's table by a mapping: school years, counts and numbers, without guessing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from kwaliteitshandboek.intake.procenten import tekst as getaltekst
from kwaliteitshandboek.intake.waarden import lees_datum
from kwaliteitshandboek.model.indeling import Celbetekenis, Inleesindeling, Waardetekst, tekstsleutel
from kwaliteitshandboek.model.schooljaar import Schooljaar

_JAREN: Final = re.compile(r"(?:schooljaar|sj\.?)?\s*((?:19|20)?[0-9]{2})\s*[-/\u2013\u2014]\s*((?:19|20)?[0-9]{2})")
_STAAT: Final = {Celbetekenis.ONTBREEKT: "", Celbetekenis.GEHEIM: ".", Celbetekenis.NVT: "-1"}
MEESTE: Final = Decimal(10) ** 9
"""No school has more of anything; results with a larger number are refused when they are loaded."""


def lees_schooljaar(tekst: str) -> Schooljaar | None:
    """A school year as '2024-2025', '2024/2025', '24-25', '2024-25' or 'schooljaar 2024/25', or the one in which a day falls."""
    gevonden = _JAREN.fullmatch(tekst.strip().lower())
    if gevonden is None:
        dag = lees_datum(tekst.strip().removesuffix(" 00:00:00"))
        return None if dag is None else Schooljaar.van_datum(dag)
    begin, einde = gevonden.groups()
    jaar = int(begin) if len(begin) == 4 else int(begin) + (2000 if int(begin) < 80 else 1900)
    volgend = jaar + 1
    return Schooljaar(jaar) if int(einde) == (volgend if len(einde) == 4 else volgend % 100) else None


def bereik(onder: int, boven: int) -> str:
    """A count of which only the bounds are known, in the notation of the results."""
    if onder == boven:
        return str(onder)
    return "<5" if (onder, boven) == (1, 4) else f"{onder}..{boven}"


class Cellezer:
    """Reads cells as a mapping says; every method gives the notation of the results, or None where the cell cannot be read."""

    def __init__(self, indeling: Inleesindeling) -> None:
        self._woorden: Mapping[str, Waardetekst] = {tekstsleutel(woord.tekst): woord for woord in indeling.waarden}
        self._duizendtal = indeling.duizendtal.value if indeling.duizendtal else None

    def woord(self, tekst: str) -> Waardetekst | None:
        """What the mapping says of a text in place of a figure."""
        return self._woorden.get(tekstsleutel(tekst))

    def staat(self, tekst: str) -> str | None:
        """The state that a cell says it has: missing, secret, not applicable; None where it holds a figure."""
        if not tekst:
            return ""
        woord = self.woord(tekst)
        return None if woord is None or woord.betekent is None else _STAAT[woord.betekent]

    def getal(self, tekst: str) -> Decimal | None:
        """The number in a cell: decimal comma or point, thousands apart, a euro or percent sign beside it."""
        woord = self.woord(tekst)
        if woord is not None:
            return None if woord.waarde is None else Decimal(repr(woord.waarde))
        kaal = re.sub(r"^€\s*|\s*[€%]$", "", tekst.replace("\u2212", "-").strip())
        if self._duizendtal is not None:
            deel = re.escape(self._duizendtal)
            if re.fullmatch(rf"-?[0-9]{{1,3}}(?:{deel}[0-9]{{3}})+(?:[.,][0-9]+)?", kaal):
                kaal = kaal.replace(self._duizendtal, "")
            if self._duizendtal in kaal:
                return None
        elif re.fullmatch(r"-?[0-9]{1,3}(?:\s[0-9]{3})+(?:[.,][0-9]+)?", kaal):
            kaal = re.sub(r"\s", "", kaal)
        gevonden = re.fullmatch(r"(-?[0-9]{1,10})(?:([.,])([0-9]{1,20}))?", kaal)
        if gevonden is None or not kaal.isascii():
            return None
        # '1.234' may be a thousand and more; where the mapping says how thousands are written, it is not.
        if gevonden[2] == "." and len(gevonden[3]) == 3 and self._duizendtal is None:
            return None
        getal = Decimal(f"{gevonden[1]}.{gevonden[3] or '0'}")
        return getal if abs(getal) <= MEESTE else None

    def aantal(self, tekst: str) -> str | None:
        """A count of people."""
        woord = self.woord(tekst)
        if woord is not None and woord.onder is not None and woord.boven is not None:
            return bereik(woord.onder, woord.boven)
        staat = self.staat(tekst)
        if staat is not None:
            return staat
        getal = self.getal(tekst)
        if getal is None or getal < 0 or getal != getal.to_integral_value() or tekst.endswith("%"):
            return None
        return str(int(getal))

    def waarde(self, tekst: str, *, breuken: bool = False) -> str | None:
        """A plain number, below zero too; `breuken`: a percentage written as a fraction."""
        staat = self.staat(tekst)
        if staat is not None:
            return staat
        getal = self.getal(tekst)
        if getal is None:
            return None
        geschreven = getaltekst(getal * 100 if breuken and not tekst.endswith("%") else getal)
        # In the results -1 says 'not applicable'; the number is written otherwise.
        return "-1,0" if geschreven == "-1" else geschreven
