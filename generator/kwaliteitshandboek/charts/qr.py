"""Charts, stage 5: a web address as a QR code, for paper: in documents, and in what a browser prints."""

from __future__ import annotations

import io
from typing import Final

import segno

LANGST: Final = 412
"""Bytes of the longest address: version 15 holds no more, and a larger one has modules too small for a phone on our sheets."""


def past_in_qr(adres: str) -> bool:
    """Whether an address is short enough for a code that can be read from paper."""
    return len(adres.encode()) <= LANGST


def make_qr(adres: str) -> str:
    """The address as SVG, with the quiet zone that readers need."""
    code = segno.make_qr(adres, error="m", boost_error=False)
    uit = io.BytesIO()
    code.save(uit, kind="svg", xmldecl=False, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None)
    return uit.getvalue().decode()


def make_schermqr(adres: str) -> str:
    """The same for a page: as wide as its style says, and left to the words beside it by who does not see."""
    code = segno.make_qr(adres, error="m", boost_error=False)
    return str(code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass="hb-drukvoet__qr", lineclass=None))
