"""Intake, stage 1: national registers write places in capitals; here they become names as people write them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_KLEIN: Final = frozenset(
    ("aan", "bij", "de", "den", "der", "en", "het", "in", "onder", "op", "over", "te", "ten", "ter", "tot", "van", "'s", "'t")
)
_AFKORTING: Final = {
    **{streek.lower(): streek for streek in ("FR", "GN", "DR", "OV", "UT", "NH", "ZH", "NB", "LB", "FL", "L")},
    "gld": "Gld",
    "zld": "Zld",
    "ca": "c.a.",
    "gem": "gem.",
    "gem.": "gem.",
    "ad": "a/d",
}
"""Additions that tell two places of the same name apart, and how they are written."""

_WOORDEN: Final = {
    "fryslan": "Fryslân",
    "sudwest": "Súdwest",
    "reusel-de": "Reusel-De",
}

_WEBADRES: Final = re.compile(r"(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})((?:/[^\s;]*)?)", re.IGNORECASE)


def plaatsnaam(tekst: str) -> str:
    """'BERGEN OP ZOOM' -> 'Bergen op Zoom', 'S GRAVENHAGE' -> "'s-Gravenhage"; a name in mixed case stays as it is."""
    tekst = " ".join(tekst.replace("\u2019", "'").split())
    if tekst != tekst.upper():
        return tekst
    tekst = re.sub(r"^'?S[ -](?=GRAVENHAGE|HERTOGENBOSCH)", "'S-", tekst)
    return " ".join(_woord(woord, eerste=nummer == 0) for nummer, woord in enumerate(tekst.split(" ")))


def _woord(woord: str, *, eerste: bool) -> str:
    klein = woord.lower()
    if klein in _WOORDEN:
        return _WOORDEN[klein]
    if not eerste and klein in _AFKORTING:
        return _AFKORTING[klein]
    if klein.startswith("reusel-de"):
        return "Reusel-De"
    delen = klein.split("-")
    return "-".join(_deel(deel, eerste=eerste and nummer == 0) for nummer, deel in enumerate(delen))


def _deel(deel: str, *, eerste: bool) -> str:
    if deel in _WOORDEN:
        return _WOORDEN[deel]
    if deel in {"'s", "'t"} or (deel in _KLEIN and not eerste):
        return deel
    if deel.startswith("ij"):
        return f"IJ{deel[2:]}"
    return deel[:1].upper() + deel[1:]


def postcode(tekst: str) -> str:
    """'9999AA' -> '9999 AA'; what is no postcode stays as it is."""
    gevonden = re.fullmatch(r"([0-9]{4})\s*([A-Za-z]{2})", tekst)
    return f"{gevonden[1]} {gevonden[2].upper()}" if gevonden else tekst


def webadres(tekst: str) -> str | None:
    """'www.school.example' -> 'https://www.school.example'; None where it is no address of a website."""
    gevonden = _WEBADRES.fullmatch(tekst)
    if gevonden is None:
        return None
    begin = "http://" if tekst.lower().startswith("http://") else "https://"
    return f"{begin}{gevonden[1].lower()}{gevonden[2].rstrip('/')}"


def vergelijksleutel(tekst: str) -> str:
    """The form in which two spellings of one name are equal: no case, accents, double spaces, or beginning of a web address."""
    kaal = unicodedata.normalize("NFKD", tekst.replace("\u2019", "'"))
    kaal = "".join(teken for teken in kaal if not unicodedata.combining(teken)).casefold()
    kaal = re.sub(r"^https?://", "", " ".join(kaal.split())).rstrip("/")
    return re.sub(r"^(?:www\.)", "", kaal)
