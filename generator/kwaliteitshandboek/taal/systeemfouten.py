"""Taal, stage 0: why the system could not read or write a file, in Dutch; systems say it in English."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Final

_REDENEN: Final[Mapping[str, str]] = {
    "ENOENT": "het bestand of de map bestaat niet",
    "EACCES": "u hebt er geen toegang toe, of een ander programma heeft het open",
    "EPERM": "dit mag niet van het systeem",
    "EISDIR": "dit is een map, geen bestand",
    "ENOTDIR": "een deel van het pad is een bestand, geen map",
    "EEXIST": "er staat al iets met deze naam",
    "ENOTEMPTY": "de map is niet leeg",
    "ENOSPC": "de schijf is vol",
    "EDQUOT": "uw ruimte op deze schijf is op",
    "EFBIG": "het bestand is te groot voor deze schijf",
    "EROFS": "op deze plaats kan niet worden geschreven, alleen gelezen",
    "ENAMETOOLONG": "de naam is te lang",
    "EINVAL": "deze naam kan niet op dit systeem",
    "ELOOP": "het pad gaat in een kring",
    "EBUSY": "het is in gebruik door een ander programma",
    "ETXTBSY": "het is in gebruik door een ander programma",
    "EMFILE": "er zijn te veel bestanden tegelijk open",
    "ENFILE": "er zijn te veel bestanden tegelijk open",
    "ENOMEM": "er is te weinig geheugen vrij",
    "EIO": "de schijf geeft een fout",
    "ETIMEDOUT": "de schijf of het netwerk gaf geen antwoord",
    "EXDEV": "het staat op een andere schijf",
}
"""By name: numbers differ between systems, and some systems miss a few."""


def foutreden(fout: Exception) -> str:
    """Why it failed, as a part of a sentence; of what is not common the name by which an administrator can look it up."""
    if isinstance(fout, OSError) and fout.errno is not None:
        naam = errno.errorcode.get(fout.errno, "")
        return _REDENEN.get(naam) or f"het systeem geeft fout {' '.join((str(fout.errno), naam)).strip()}"
    if isinstance(fout, UnicodeError):
        return "de tekst is geen UTF-8"
    if isinstance(fout, ValueError) and "null" in str(fout):
        return "in de naam staat een teken dat niet mag"
    return f"onbekende fout ({type(fout).__name__})"
