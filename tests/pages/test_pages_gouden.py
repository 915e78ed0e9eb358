"""Golden pages: a few whole pages as Markdown, read by a person before they were accepted.

After a change that is meant: run with HANDBOEK_GOUDEN=nieuw, read the difference, commit it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from kwaliteitshandboek.pages.site import Site

GOUDEN = Path(__file__).parent / "gouden"
PAGINAS = {
    "kaart-rijk": ("team", "kaarten/ondersteuning-in-de-klas.md"),
    "kaart-minimaal": ("team", "kaarten/minimaal.md"),
    "kaart-te-laat": ("team", "kaarten/te-late-kaart.md"),
    "school": ("team", "scholen/99ab00.md"),
    "indicator": ("team", "indicatoren/fundamenteel-niveau.md"),
    "school-publiek": ("publiek", "scholen/99aa00.md"),
}


def _leesbaar(tekst: str) -> str:
    """Drawings and figures of charts are left out: `charts` has golden files of its own."""
    tekst = re.sub(r"<svg class=\"hb-vorm\".*?</svg>", "<svg vorm/>", tekst, flags=re.DOTALL)
    tekst = re.sub(r"<svg [^>]*class=\"g-.*?</svg>", "<svg grafiek/>", tekst, flags=re.DOTALL)
    tekst = re.sub(r'(<script type="application/json" class="hb-grafiek__figuur">).*?(</script>)', r"\1...\2", tekst)
    return re.sub(r"(<p class=\"hb-grafiek__zin\">).*?(</p>)", r"\1...\2", tekst)


@pytest.mark.parametrize("naam", PAGINAS)
def test_golden_page(naam: str, request: pytest.FixtureRequest) -> None:
    editie, pad = PAGINAS[naam]
    site: Site = request.getfixturevalue(editie)
    tekst = _leesbaar(next(page.tekst for page in site.pages if page.pad == pad))
    bestand = GOUDEN / f"{naam}.md"
    if os.environ.get("HANDBOEK_GOUDEN") == "nieuw":
        bestand.parent.mkdir(exist_ok=True)
        bestand.write_text(tekst, encoding="utf-8")
    assert tekst == bestand.read_text(encoding="utf-8")
