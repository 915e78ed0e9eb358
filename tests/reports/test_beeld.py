"""Images of charts: for the team only, three files a chart, the same bytes on every run."""

from __future__ import annotations

import struct
import sys
import zlib
from pathlib import Path

import pytest
from papier import laad

from kwaliteitshandboek.reports import make_reports

sys.path.append(str(Path(__file__).parent.parent / "charts"))

from chart_soorten import SOORTEN
from chart_voorbeelden import VOORBEELDEN


@pytest.fixture(scope="module")
def bestanden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    map_ = tmp_path_factory.mktemp("boek")
    handboek, afgeleid = laad(map_)
    grafieken = {"pagina-stroom": SOORTEN["stroom-gemaskeerd"](), "pagina-lijn": VOORBEELDEN["lijn-gemaskeerd"]()}
    makers = make_reports(handboek, afgeleid, publiek=False, wortel=map_, cache=map_ / "cache", grafieken=grafieken)
    assert not any(pad.startswith("grafieken/") for pad in make_reports(handboek, afgeleid, publiek=True, grafieken=grafieken))
    wanted = {pad: maak for pad, maak in makers.items() if pad.startswith("grafieken/")}
    eerste = {pad: maak() for pad, maak in wanted.items()}
    assert eerste == {pad: maak() for pad, maak in wanted.items()}
    return eerste


def test_three_files_a_chart(bestanden: dict[str, bytes]) -> None:
    namen = {f"grafieken/pagina-{naam}.{soort}" for naam in ("stroom", "lijn") for soort in ("csv", "svg", "png")}
    assert set(bestanden) == namen


def test_image_is_wide_enough_and_shows_the_colours_of_the_drawing(bestanden: dict[str, bytes]) -> None:
    breed, kleuren = lees_png(bestanden["grafieken/pagina-stroom.png"])
    assert breed == 1134
    assert {(255, 255, 255), (0x1C, 0x6F, 0xAA), (0xD0, 0x7A, 0x4D), (0x08, 0x5C, 0x4F)} <= kleuren


def lees_png(inhoud: bytes) -> tuple[int, set[tuple[int, ...]]]:
    """Width and colours of an image with eight bits a channel."""
    assert inhoud.startswith(b"\x89PNG\r\n\x1a\n")
    plek, stukken = 8, b""
    breed, _, diepte, soort = struct.unpack(">IIBB", inhoud[16:26])
    assert diepte == 8
    while plek < len(inhoud):
        lang = int.from_bytes(inhoud[plek : plek + 4], "big")
        if inhoud[plek + 4 : plek + 8] == b"IDAT":
            stukken += inhoud[plek + 8 : plek + 8 + lang]
        plek += 12 + lang
    kanalen = {2: 3, 6: 4}[soort]
    ruw, per_regel = zlib.decompress(stukken), breed * kanalen
    vorige, kleuren = bytearray(per_regel), set()
    for begin in range(0, len(ruw), per_regel + 1):
        regel = bytearray(ruw[begin + 1 : begin + 1 + per_regel])
        for nummer in range(per_regel):
            links = regel[nummer - kanalen] if nummer >= kanalen else 0
            schuin = vorige[nummer - kanalen] if nummer >= kanalen else 0
            erbij = (0, links, vorige[nummer], (links + vorige[nummer]) // 2, paeth(links, vorige[nummer], schuin))[ruw[begin]]
            regel[nummer] = (regel[nummer] + erbij) & 255
        kleuren |= {tuple(regel[nummer : nummer + 3]) for nummer in range(0, per_regel, kanalen)}
        vorige = regel
    return breed, kleuren


def paeth(links: int, boven: int, schuin: int) -> int:
    """The predictor of the format."""
    schatting = links + boven - schuin
    return min((links, boven, schuin), key=lambda waarde: abs(schatting - waarde))
