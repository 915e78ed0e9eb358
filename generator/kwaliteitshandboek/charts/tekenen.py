"""Charts, stage 5: the one place where templates become SVG: compiled once, strict about variables, everything escaped."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from kwaliteitshandboek.charts.schaal import xy

_GEEN_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML does not allow, also escaped."""


@cache
def _template(naam: str) -> Template:
    omgeving = Environment(
        loader=PackageLoader("kwaliteitshandboek.charts", "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    omgeving.filters["xy"] = xy
    return omgeving.get_template(naam)


def teken(naam: str, **velden: object) -> str:
    """One complete <svg> element, one part a line, without blank lines (which would end a block of HTML in Markdown)."""
    tekst = _GEEN_XML.sub("", tekst_van(f"{naam}.svg.j2", **velden))
    regels = (regel.strip() for regel in tekst.splitlines())
    return "\n".join(regel for regel in regels if regel)


def tekst_van(bestand: str, **velden: object) -> str:
    """A template filled in."""
    return _template(bestand).render(**velden).strip()


def schoon(tekst: str) -> str:
    """A text from data on one line, without characters that XML does not allow."""
    return " ".join("".join(teken_ if teken_.isprintable() else " " for teken_ in tekst).split(" ")).strip()
