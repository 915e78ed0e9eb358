"""School years in running text stay in one piece, and nothing else on a page changes."""

from __future__ import annotations

import re

import lxml.html
import pytest
from gelezen import Gelezen
from hypothesis import given
from hypothesis import strategies as st

from kwaliteitshandboek.pages.proza import jaren_heel, jaren_heel_markdown

HEEL = '<span class="hb-jaar">2025-2026</span>'


@pytest.mark.parametrize(
    ("html", "verwacht"),
    [
        ("<p>In 2025-2026 en later.</p>", f"<p>In {HEEL} en later.</p>"),
        (
            '<a href="jaarverslag/2025-2026.html" title="2025-2026">x</a>',
            '<a href="jaarverslag/2025-2026.html" title="2025-2026">x</a>',
        ),
        ("<svg><text>2025-2026</text></svg><p>2025-2026</p>", f"<svg><text>2025-2026</text></svg><p>{HEEL}</p>"),
        (
            '<script type="application/json">{"a": "2025-2026"}</script>',
            '<script type="application/json">{"a": "2025-2026"}</script>',
        ),
        ("<p>2026-03-01, 12025-2026, lezen-2025-2026</p>", "<p>2026-03-01, 12025-2026, lezen-2025-2026</p>"),
        ("<td>2025-2026</td>", f"<td>{HEEL}</td>"),
    ],
)
def test_years_in_html(html: str, verwacht: str) -> None:
    assert jaren_heel(html) == verwacht


@pytest.mark.parametrize(
    ("markdown", "verwacht"),
    [
        ("Over 2025-2026.", f"Over {HEEL}."),
        ("[2025-2026](jaarverslag/2025-2026.md)", f"[{HEEL}](jaarverslag/2025-2026.md)"),
        ("# Verslag 2025-2026 { #v-2025-2026 }", "# Verslag 2025-2026 { #v-2025-2026 }"),
        ("`schooljaar: 2025-2026`", "`schooljaar: 2025-2026`"),
        ("```yaml\nschooljaar: 2025-2026\n```", "```yaml\nschooljaar: 2025-2026\n```"),
        ("    schooljaar: 2025-2026", "    schooljaar: 2025-2026"),
        ("[a]: verslag-2025-2026.md", "[a]: verslag-2025-2026.md"),
    ],
)
def test_years_in_markdown(markdown: str, verwacht: str) -> None:
    assert jaren_heel_markdown(markdown) == verwacht


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "2025-2026", " tekst ", '<b title="2024-2025">', "</b>", "1999-2000", "<", "&lt;"]))
)
def test_what_the_reader_reads_stays_the_same(delen: list[str]) -> None:
    html = "".join(delen)
    assert jaren_heel(html).replace('<span class="hb-jaar">', "").replace("</span>", "") == html


KAAL = re.compile(r"(?:19|20)\d\d-(?:19|20)\d\d")
ELDERS = {"svg", "script", "code", "pre", "h1", "h2", "h3", "text"}


def test_no_page_leaves_a_year_in_running_text_bare(gelezen: dict[str, Gelezen]) -> None:
    heel = 0
    for pad, pagina in gelezen.items():
        wortel = lxml.html.fragment_fromstring(pagina.html, create_parent="div")
        for tekst in wortel.xpath("//text()"):
            boven = tekst.getparent()
            if KAAL.search(tekst) and tekst.is_text and not ELDERS & {e.tag for e in (boven, *boven.iterancestors())}:
                assert boven.get("class") == "hb-jaar", (pad, tekst)
                heel += 1
    assert heel > 20
