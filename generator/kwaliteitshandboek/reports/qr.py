"""Reports, stage 6: a web address as a QR code."""

from __future__ import annotations

import io

import segno


def make_qr(adres: str) -> str | None:
    """The address as SVG with the quiet zone that readers need; None where it is too long for a code that a phone can read."""
    try:
        code = segno.make_qr(adres, error="m", boost_error=False)
    except segno.DataOverflowError:
        return None
    # From version 15 on (77 modules a side) the modules would be smaller than a quarter of a millimetre on our sheets.
    if int(code.version) > 15:
        return None
    uit = io.BytesIO()
    code.save(uit, kind="svg", xmldecl=False, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None)
    return uit.getvalue().decode()
