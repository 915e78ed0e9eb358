"""Charts, stage 5: a chart to take along: its table as CSV, and its drawing as an SVG that needs no style sheet of a page."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Final

from kwaliteitshandboek.charts.chart import Chart
from kwaliteitshandboek.charts.palet import BOVEN, DATA, INKT, LIJN, NEUTRAAL, ONDER, TEKST_OP, ZACHT
from kwaliteitshandboek.charts.schaal import BREEDTE, xy
from kwaliteitshandboek.charts.tekenen import tekst_van
from kwaliteitshandboek.taal import DUN, VAST
from kwaliteitshandboek.taal.formules import lijkt_formule

LETTERS: Final = ("Atkinson Hyperlegible Next", "Source Sans 3", "system-ui", "sans-serif")
"""Families of type that a drawing names, the first that a machine has is taken."""

_GETAL: Final = r"(\u2212?\d[\d\u202f]*(?:,\d+)?)"
_CEL: Final = re.compile(rf"{_GETAL}(?:\u202f?–\u202f?{_GETAL})?(?:\u202f%)?(?: \(.*\))?")


def maak_csv(chart: Chart) -> bytes:
    """The table for a spreadsheet: UTF-8 with a mark (without it Excel guesses wrong), semicolons, decimal comma.

    Behind each column with figures stand its bounds as numbers, 'onder' and 'boven', which are equal where a figure is exact.
    """
    kolommen: list[tuple[str, Sequence[str]]] = []
    for nummer, kop in enumerate(chart.tabel.kop):
        cellen = [rij[nummer] for rij in chart.tabel.rijen]
        kolommen.append((kop, cellen))
        grenzen = [_grenzen(cel) for cel in cellen]
        if nummer and any(grenzen):
            kolommen += [
                (f"{kop} {naam}", [paar[einde] if paar else "" for paar in grenzen])
                for einde, naam in enumerate(("onder", "boven"))
            ]
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(_veilig(kop) for kop, _ in kolommen)
    schrijver.writerows([_veilig(cel) for cel in rij] for rij in zip(*(cellen for _, cellen in kolommen), strict=True))
    return uit.getvalue().encode("utf-8-sig")


def _grenzen(cel: str) -> tuple[str, str] | None:
    """Both ends of the figure in a cell, as a spreadsheet reads numbers; None where there is no figure."""
    gevonden = _CEL.fullmatch(cel)
    if gevonden is None:
        return None
    onder, boven = (deel.replace(DUN, "").replace("\u2212", "-") for deel in (gevonden[1], gevonden[2] or gevonden[1]))
    return onder, boven


def _veilig(cel: str) -> str:
    """With plain spaces; a text that a spreadsheet would take for a formula gets an apostrophe. Numbers stay numbers."""
    kaal = cel.replace(DUN, " ").replace(VAST, " ")
    is_getal = re.fullmatch(r"-?\d+(,\d+)?", kaal) is not None
    return f"'{kaal}" if lijkt_formule(kaal) and not is_getal else kaal


def maak_svg(chart: Chart, letters: Sequence[str] = LETTERS) -> str:
    """The drawing on white, in the colours of print, with its style inside; readable by programs that know little of CSS."""
    kop, hoogte = _KOP.search(chart.svg), _HOOGTE.search(chart.svg)
    if kop is None or hoogte is None:
        raise ValueError(f"not a drawing: {chart.id}")
    familie = ", ".join(f"'{letter}'" if " " in letter else letter for letter in letters)
    binnen = tekst_van("los.css.j2", **_kleuren(), letters=familie)
    breed = xy(BREEDTE)
    nieuw = chart.svg[: kop.end()].replace('width="100%"', f'width="{breed}" height="{hoogte[1]}"')
    achtergrond = f'<rect width="{breed}" height="{hoogte[1]}" fill="#ffffff"/>'
    # Hatching as inline style, which goes before the fill of a class; programs that read this know no `:not`.
    rest = _ARCERING.sub(r'style="fill:\1"', chart.svg[kop.end() :])
    return f"{nieuw}\n<style>\n{binnen}\n</style>\n{achtergrond}{rest}\n"


_KOP: Final = re.compile(r"<svg [^>]*>")
_ARCERING: Final = re.compile(r'fill="(url\([^)]+\))"')
_HOOGTE: Final = re.compile(r'viewBox="0 0 \S+ ([\d.]+)"')


def _kleuren() -> Mapping[str, object]:
    """Colours for the style, mixed beforehand: shades of a tone, tints of cells."""
    return {
        "inkt": INKT,
        "zacht": ZACHT,
        "lijn": LIJN,
        "neutraal": NEUTRAAL,
        "baan": meng(LIJN, 0.45),
        "streep": meng(NEUTRAAL, 0.6),
        "midden": meng(NEUTRAAL, 0.3),
        "tonen": [
            (nummer, kleur, meng(kleur, 0.42), meng(kleur, 0.18), meng(kleur, 0.45), TEKST_OP[nummer - 1])
            for nummer, kleur in enumerate(DATA, start=1)
        ],
        "oordelen": [
            (naam, kleur, meng(kleur, 0.16)) for naam, kleur in (("boven", BOVEN), ("onder", ONDER), ("neutraal", NEUTRAAL))
        ],
    }


def meng(kleur: str, deel: float) -> str:
    """A colour thinned with white: the part of it that stays."""
    delen = (round(255 - deel * (255 - int(kleur[plek : plek + 2], 16))) for plek in (1, 3, 5))
    return "#" + "".join(f"{waarde:02x}" for waarde in delen)
