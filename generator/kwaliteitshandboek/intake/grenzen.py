"""Intake, stage 1: how large a spreadsheet of somebody else may be, judged before it is unfolded in memory.

A file of a few kilobytes can stand for thousands of millions of cells: it is packed, it repeats, or one stray cell lies in a far
corner. What is larger than these bounds is refused with a finding; nothing of it is left out in silence.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import Final

from kwaliteitshandboek.taal import getal

MAX_UITGEPAKT: Final = 200_000_000
"""Bytes of all parts together, unpacked; the largest national file known has 3 million."""

MAX_ELEMENTEN: Final = 5_000_000
"""Elements of XML in the sheets and the texts of a workbook: a filled cell has about two, and costs most in memory and time."""

MAX_BIJZAKEN: Final = 500_000
"""Elements of XML in all other parts, such as styles: each of them becomes an object."""

MAX_RIJEN: Final = 200_000
"""The last row of a sheet that may hold something; every school location in the country fits in a tenth of it."""

MAX_CELLEN: Final = 5_000_000
"""Cells of all sheets together, each sheet as high and as wide as what is filled in."""

MAX_TEKENS: Final = 200_000_000
"""Characters in all cells together; one long text can be repeated in many cells."""

MAX_STAPPEN: Final = 20_000_000
"""Rows and cells that are gone through, empty ones too: many sheets can be one part of the package, read again for each."""

UITGEPAKT: Final = "uitgepakt is het onredelijk groot"
CELLEN: Final = "er staat een blad in met onredelijk veel cellen"
RIJEN: Final = f"er staat een blad in met meer dan {getal(MAX_RIJEN)} rijen"


class TeGrootError(Exception):
    """A spreadsheet that is larger than the bounds; `reden` says which, as the end of a sentence."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


@dataclass(slots=True)
class Teller:
    """Counts what is kept of a workbook and what is gone through, while it is read; TeGrootError as soon as it is too much."""

    stappen: int = 0
    tekens: int = 0
    cellen: int = 0
    hoogte: int = 0
    breedte: int = 0

    def begin_blad(self) -> None:
        """From here on a new sheet; what the former held is kept."""
        self.cellen += self.hoogte * self.breedte
        self.hoogte = self.breedte = 0

    def loop(self, breedte: int) -> None:
        """One row gone through, filled or not."""
        self.stappen += 1 + breedte
        if self.stappen > MAX_STAPPEN:
            raise TeGrootError(CELLEN)

    def bewaar(self, regel: int, breedte: int, tekens: int) -> None:
        """One filled row kept: its number, its width up to its last filled cell, and the characters in it."""
        if regel > MAX_RIJEN:
            raise TeGrootError(RIJEN)
        self.hoogte, self.breedte, self.tekens = self.hoogte + 1, max(self.breedte, breedte), self.tekens + tekens
        if self.cellen + self.hoogte * self.breedte > MAX_CELLEN or self.tekens > MAX_TEKENS:
            raise TeGrootError(CELLEN)


def check_pakket(pakket: zipfile.ZipFile) -> None:
    """TeGrootError where the parts of a package hold more bytes or elements than any table needs."""
    # A part that unpacks to more bytes than the package says of it is cut off there, and then fails its checksum.
    if sum(info.file_size for info in pakket.infolist()) > MAX_UITGEPAKT:
        raise TeGrootError(UITGEPAKT)
    bladen = bijzaken = 0
    for info in pakket.infolist():
        elementen = tel_elementen(pakket.read(info))
        if info.filename.startswith(("xl/worksheets/", "xl/sharedStrings", "content.xml")):
            bladen += elementen
        else:
            bijzaken += elementen
        if bladen > MAX_ELEMENTEN or bijzaken > MAX_BIJZAKEN:
            raise TeGrootError(UITGEPAKT)


def tel_elementen(inhoud: bytes) -> int:
    """About how many elements a part in XML has: its tags that are no end tags."""
    return inhoud.count(b"<") - inhoud.count(b"</")
