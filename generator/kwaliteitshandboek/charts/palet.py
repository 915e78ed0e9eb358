"""Charts, stage 5: the colours of data, in one place for the drawings (through CSS), the style sheet and Plotly."""

from __future__ import annotations

from typing import Final

DATA: Final = ("#1c6faa", "#d07a4d", "#085c4f", "#af82a6", "#7b6a15", "#7d88eb")
"""`--hb-data-1` ... `--hb-data-6` in light: hues of Okabe and Ito, calmed. Each has at least 3:1 against the page's warm paper
(and so against white), and every two stay apart for people who see no red, no green or no blue (the test simulates it). Odd
tones carry white text, even ones dark."""

DATA_DONKER: Final = ("#5b95da", "#d78853", "#a1e4d2", "#a97995", "#f5b36a", "#89b8e9")
"""The same six on a dark page (about `#1c1f24`); all carry dark text."""

TEKST_OP: Final = ("#ffffff", "#14181c", "#ffffff", "#14181c", "#ffffff", "#14181c")
"""Colour of text on each tone of `DATA`, at least 4.5:1."""

INKT: Final = "#23211d"
ZACHT: Final = "#5d574d"
LIJN: Final = "#ddd5c8"
PAPIER: Final = "#fcfaf6"
"""Text and norms, muted text and axes, gridlines and lanes, the page, in Plotly; the drawings use `--hb-inkt` and so on."""

BOVEN: Final = "#1d6f5c"
ONDER: Final = "#a84c14"
NEUTRAAL: Final = "#5d6570"
"""Verdicts in Plotly, beside word and shape; the drawings use `--hb-boven`, `--hb-onder`, `--hb-onbepaald`."""

VARIABELEN: Final = {
    **{kleur: f"--hb-data-{nummer}" for nummer, kleur in enumerate(DATA, start=1)},
    BOVEN: "--hb-boven",
    ONDER: "--hb-onder",
    NEUTRAAL: "--hb-onbepaald",
    INKT: "--hb-inkt",
    ZACHT: "--hb-zacht",
    LIJN: "--hb-lijn",
    PAPIER: "--hb-papier",
    TEKST_OP[0]: "--g-op-donker",
    TEKST_OP[1]: "--g-op-licht",
}
"""Which variable of the drawing's style a colour in a Plotly figure stands for; goes along as `layout.meta.kleuren`, so that the
page's script can put in the colours of the scheme that the reader has chosen. Plotly itself accepts no variables."""
