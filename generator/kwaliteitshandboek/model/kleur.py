"""Model, stage 0: a house colour that can be read: its contrast with white, and the nearest shade of it that has enough."""

from __future__ import annotations

from typing import Final

LEESBAAR: Final = 4.5
"""Contrast of text with its background that WCAG 2.2 (1.4.3, level AA) asks for."""


def contrast_met_wit(kleur: str) -> float:
    """Contrast (1 to 21) of a colour '#rrggbb' with white, as WCAG 2.2 defines it."""
    return 1.05 / (_helderheid(_kanalen(kleur)) + 0.05)


def leesbare_kleur(kleur: str) -> str:
    """The lightest colour of the same hue that reaches `LEESBAAR` on white."""
    kanalen = _kanalen(kleur)
    for stap in range(255, -1, -1):
        donker = "#" + "".join(f"{kanaal * stap // 255:02x}" for kanaal in kanalen)
        if contrast_met_wit(donker) >= LEESBAAR:
            return donker
    raise AssertionError("black on white reaches any contrast")


def _kanalen(kleur: str) -> tuple[int, int, int]:
    return int(kleur[1:3], 16), int(kleur[3:5], 16), int(kleur[5:7], 16)


def _helderheid(kanalen: tuple[int, int, int]) -> float:
    """Relative luminance (0 to 1) of an sRGB colour, WCAG 2.2."""
    lineair = [k / 255 / 12.92 if k / 255 <= 0.04045 else ((k / 255 + 0.055) / 1.055) ** 2.4 for k in kanalen]
    return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]
