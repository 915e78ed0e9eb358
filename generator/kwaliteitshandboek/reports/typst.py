"""Reports, stage 6: the adapter of Typst: a template and data become an accessible PDF, the same bytes on every run."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Final

import typst

from kwaliteitshandboek.charts.qr import make_qr
from kwaliteitshandboek.reports.tekens import LETTERS, op_papier

SJABLONEN: Final = Path(__file__).parent / "sjablonen"
NORMEN: Final[list[typst.PDFStandard]] = ["a-2a", "ua-1"]
FAMILIES: Final[Mapping[str, str]] = {"atkinson-hyperlegible-next": "Handboek Lees", "source-sans-3": "Handboek Sans"}
"""Family of type as the organisation names it -> the name of our static fonts made from it."""

_PLAATS = re.compile(r"([\w.-]+\.typ):(\d+)")


class ZetError(Exception):
    """Typst could not set a document; `plaats` is the template and its line ('kaart.typ:12'), `melding` what Typst says."""

    def __init__(self, plaats: str, melding: str) -> None:
        super().__init__(f"{plaats}: {melding}")
        self.plaats = plaats
        self.melding = melding


def zet(sjabloon: str, gegevens: Mapping[str, object]) -> bytes:
    """The template `sjablonen/<sjabloon>.typ` filled with data, as PDF/A-2a and PDF/UA-1.

    `gegevens` is plain data (what JSON holds); texts in it are values, never Typst source. Its `huis` must hold what
    `reports.huis.make_huis` gives: the day that stands in the PDF as its date of creation, the family of type and the house
    colour. Characters that our fonts lack are replaced (see `tekens`), and `{"qr": address}` becomes the drawing of a QR code
    (SVG). ZetError where Typst refuses, or warns.
    """
    pdf, waarschuwingen = _compile(sjabloon, gegevens, "pdf", 0)
    if waarschuwingen:
        raise _zetfout(sjabloon, waarschuwingen[0])
    return pdf[0]


def teken(sjabloon: str, gegevens: Mapping[str, object], ppi: float = 96) -> list[bytes]:
    """The same document as PNG images, one a page, to look at."""
    return _compile(sjabloon, gegevens, "png", ppi)[0]


def aantal_paginas(pdf: bytes) -> int:
    """The number of pages of a PDF that `zet` made."""
    return max(int(aantal) for aantal in re.findall(rb"/Type\s*/Pages\b[^>]*?/Count (\d+)", pdf))


def invoer(gegevens: Mapping[str, object]) -> str:
    """The data as Typst gets them: JSON with sorted keys, every text made printable."""
    lettertype = str(_huis(gegevens)["lettertype"])
    # What a PDF says of itself is not drawn: there a title keeps the characters that our fonts lack.
    echt = {"titel": _leesbaar(gegevens.get("titel")), "naam": _leesbaar(_huis(gegevens).get("naam"))}
    return json.dumps({**_als_tekst(gegevens, lettertype), "echt": echt}, ensure_ascii=False, sort_keys=True)


def _als_tekst(gegevens: Mapping[str, object], lettertype: str) -> dict[str, object]:
    return {sleutel: _schoon(deel, lettertype) for sleutel, deel in gegevens.items()}


def _leesbaar(waarde: object) -> str:
    """A text without control characters; '' for what is none."""
    return (
        "".join(teken for teken in waarde if unicodedata.category(teken) not in {"Cc", "Cs"}) if isinstance(waarde, str) else ""
    )


def _compile(
    sjabloon: str, gegevens: Mapping[str, object], vorm: typst.OutputFormat, ppi: float
) -> tuple[list[bytes], list[typst.TypstWarning]]:
    dag = date.fromisoformat(str(_huis(gegevens)["dag"]))
    familie = FAMILIES[str(_huis(gegevens)["lettertype"])]
    try:
        uit, waarschuwingen = typst.compile_with_warnings(
            SJABLONEN / f"{sjabloon}.typ",
            root=SJABLONEN,
            font_paths=_letters(),
            format=vorm,
            ppi=ppi or None,
            sys_inputs={"gegevens": invoer(gegevens), "familie": familie},
            pdf_standards=NORMEN if vorm == "pdf" else [],
            timestamp=datetime(dag.year, dag.month, dag.day, tzinfo=UTC),
        )
    except typst.TypstError as fout:
        raise _zetfout(sjabloon, fout) from fout
    delen: Sequence[bytes] = [uit] if isinstance(uit, bytes) else uit
    return list(delen), waarschuwingen


def _zetfout(sjabloon: str, fout: typst.TypstError | typst.TypstWarning) -> ZetError:
    gevonden = _PLAATS.search(fout.diagnostic or "")
    plaats = f"{gevonden[1]}:{gevonden[2]}" if gevonden else f"{sjabloon}.typ"
    return ZetError(plaats, " ".join(str(fout.message).split()))


def _huis(gegevens: Mapping[str, object]) -> Mapping[str, object]:
    huis = gegevens["huis"]
    assert isinstance(huis, Mapping)  # noqa: S101 a mistake of the caller, not of an author
    return huis


def _schoon(waarde: object, lettertype: str) -> object:
    if isinstance(waarde, str):
        return op_papier(waarde, lettertype)
    if isinstance(waarde, Mapping):
        if waarde.keys() == {"qr"}:
            return make_qr(str(waarde["qr"]))
        return {str(sleutel): _schoon(deel, lettertype) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [_schoon(deel, lettertype) for deel in waarde]
    return waarde


@cache
def _letters() -> typst.Fonts:
    """Our own fonts and no others: what stands on a machine must not change a document."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[LETTERS])
