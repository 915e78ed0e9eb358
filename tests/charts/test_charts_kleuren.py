"""Colours of charts: contrast and colour blindness computed here, and a style sheet that knows every class and colour in use."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from chart_soorten import SOORTEN
from chart_voorbeelden import VOORBEELDEN

import kwaliteitshandboek
from kwaliteitshandboek.charts.palet import BOVEN, DATA, DATA_DONKER, NEUTRAAL, ONDER, TEKST_OP, VARIABELEN

THEMA = Path(kwaliteitshandboek.__file__).parent / "theme" / "assets"
CSS = (THEMA / "grafiek.css").read_text(encoding="utf-8")
BASIS = (THEMA / "basis.css").read_text(encoding="utf-8")

# Simulation of colour vision without red, green or blue cones: Machado, Oliveira and Fernandes (2009), severity 1.0.
ZICHT = {
    "all": np.eye(3),
    "no red": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "no green": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "no blue": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}


def lineair(kleur: str) -> np.ndarray:
    delen = np.array([int(kleur[plek : plek + 2], 16) for plek in (1, 3, 5)]) / 255
    return np.where(delen <= 0.04045, delen / 12.92, ((delen + 0.055) / 1.055) ** 2.4)


def contrast(een: str, ander: str) -> float:
    licht = sorted(float(lineair(kleur) @ np.array([0.2126, 0.7152, 0.0722])) for kleur in (een, ander))
    return (licht[1] + 0.05) / (licht[0] + 0.05)


def oklab(rgb: np.ndarray) -> np.ndarray:
    lms = np.array(
        [
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ]
    )
    lab = np.array(
        [
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ]
    )
    return lab @ np.cbrt(lms @ np.clip(rgb, 0, 1))


def papieren(schema: str) -> set[str]:
    """What charts stand on, as the theme has it: the page, and panels on it; in light white too, for print."""
    blok = BASIS.partition(f'[data-md-color-scheme="{schema}"] {{')[2].partition("\n}")[0]
    kleuren = {naam: re.search(rf"--hb-{naam}:\s*(#[0-9a-f]{{6}})", blok) for naam in ("papier", "vlak")}
    assert all(kleuren.values())
    return {gevonden[1] for gevonden in kleuren.values() if gevonden} | ({"#ffffff"} if schema == "default" else set())


@pytest.mark.parametrize(("palet", "schema"), [(DATA, "default"), (DATA_DONKER, "slate")])
def test_data_colours_stand_out_from_the_page(palet: tuple[str, ...], schema: str) -> None:
    for papier in papieren(schema):
        assert all(contrast(kleur, papier) >= 3 for kleur in palet), (papier, [contrast(kleur, papier) for kleur in palet])


@pytest.mark.parametrize(("kleur", "schema"), [(DATA[0], "default"), (DATA_DONKER[0], "slate")])
def test_a_range_in_a_sparkline_stands_out_from_its_tile(kleur: str, schema: str) -> None:
    """It is see-through, and often no more than a few units high."""
    dekking = re.search(r"\.g-bereik--vonk \{ fill-opacity: ([\d.]+)", CSS)
    assert dekking
    for papier in papieren(schema):
        delen = ((int(kleur[plek : plek + 2], 16), int(papier[plek : plek + 2], 16)) for plek in (1, 3, 5))
        gezien = "".join(f"{round(float(dekking[1]) * boven + (1 - float(dekking[1])) * onder):02x}" for boven, onder in delen)
        assert contrast(f"#{gezien}", papier) >= 3


def test_text_on_data_colours_is_readable() -> None:
    assert all(contrast(kleur, tekst) >= 4.5 for kleur, tekst in zip(DATA, TEKST_OP, strict=True))
    # In the dark every tone carries dark text: what is said of the odd ones in light is turned round there.
    licht, donker = CSS.split('[data-md-color-scheme="slate"]')[:2]
    op = {re.search(rf"--g-op-{naam}:\s*(#[0-9a-f]{{6}})", deel)[1] for naam, deel in (("licht", licht), ("donker", donker))}
    assert all(contrast(kleur, tekst) >= 4.5 for kleur in DATA_DONKER for tekst in op)


@pytest.mark.parametrize("zicht", ZICHT)
@pytest.mark.parametrize("palet", [DATA, DATA_DONKER], ids=["light", "dark"])
def test_every_two_data_colours_stay_apart_for_everyone(palet: tuple[str, ...], zicht: str) -> None:
    gezien = [oklab(ZICHT[zicht] @ lineair(kleur)) for kleur in palet]
    assert min(100 * float(np.linalg.norm(een - ander)) for een, ander in combinations(gezien, 2)) >= 8


def _hoog_contrast() -> tuple[dict[str, int], dict[str, str]]:
    """In the reader's own colours, of each tone: how much ink, in per cent of the way from paper, and its outline."""
    blok = CSS.partition("@media (forced-colors: active)")[2]
    stappen = {toon: int(meng) for toon, meng in re.findall(r"\n  \.g-deel--(\d) \{ --g-meng: (\d+)%", blok)}
    randen = dict(re.findall(r"\n  :is\(rect, path\)\.g-deel--(\d) \{ (stroke[^}]+) \}", blok))
    return stappen, {toon: randen.get(toon, "stroke-width: 1;") for toon in stappen}


def test_in_the_readers_own_colours_every_two_tones_differ_in_grey_or_outline() -> None:
    """1F and 2F are the second and fourth tone: 30 and 36 % of ink look the same in a key of 16 units."""
    stappen, randen = _hoog_contrast()
    assert set(stappen) == {str(nummer) for nummer in range(1, len(DATA) + 1)}
    for een, ander in combinations(stappen, 2):
        assert abs(stappen[een] - stappen[ander]) >= 12 or randen[een] != randen[ander], (een, ander)


def test_in_the_readers_own_colours_text_on_the_darkest_tone_is_readable() -> None:
    """Mixed by eye (oklab): of black ink on white paper so much ink gives a grey of 1 - share, cubed in light."""
    meeste = max(int(meng) for meng in re.findall(r"--g-meng: (\d+)%", CSS.partition("@media (forced-colors: active)")[2]))
    for inkt, papier in ((0.0, 1.0), (1.0, 0.0)):
        helder = (papier + (inkt - papier) * meeste / 100) ** 3
        licht, donker = max(helder, inkt), min(helder, inkt)
        assert (licht + 0.05) / (donker + 0.05) >= 4.5


def test_the_style_sheet_falls_back_on_the_same_colours() -> None:
    licht, donker = CSS.split('[data-md-color-scheme="slate"]')[:2]
    for nummer, (kleur, in_het_donker) in enumerate(zip(DATA, DATA_DONKER, strict=True), start=1):
        assert f"--g-{nummer}: var(--hb-data-{nummer}, {kleur})" in licht
        assert f"--g-{nummer}: var(--hb-data-{nummer}, {in_het_donker})" in donker
    for kleur, naam in ((BOVEN, "boven"), (ONDER, "onder"), (NEUTRAAL, "onbepaald")):
        assert f"var(--hb-{naam}, {kleur})" in licht


def test_the_theme_has_the_same_colours() -> None:
    """In light; text on tones is the drawings' own."""
    thema = "".join(pad.read_text(encoding="utf-8") for pad in THEMA.glob("*.css"))
    for kleur, variabele in VARIABELEN.items():
        assert re.search(rf"{variabele}:\s*{kleur}\b", thema), variabele


def test_every_class_in_a_drawing_has_a_rule() -> None:
    gebruikt = {
        klasse
        for maak in (*VOORBEELDEN.values(), *SOORTEN.values())
        for namen in re.findall(r'class="([^"]*)"', maak().svg)
        for klasse in namen.split()
    }
    bekend = set(re.findall(r"\.(g-[\w-]+)", CSS))
    # Classes that only name a kind or a group, for those who want to style it.
    soorten = ("doel", "lijn", "scholen", "stroom", "veelluik", "verdeling", "warmte")
    assert gebruikt - bekend == {"g-tekst--as", *(f"g-grafiek--{soort}" for soort in soorten)}
