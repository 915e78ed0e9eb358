"""Makes the fonts for paper in `generator/kwaliteitshandboek/reports/letters/` from unpacked npm packages.

Typst reads neither woff2 nor families that are spread over files per script. Run this with fonttools and brotli installed, after
`npm pack` of the packages of `PAKKETTEN`, each unpacked in a folder of its own name: `python gereedschap/maak_letters.py MAP`.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from itertools import chain
from pathlib import Path

from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

DOEL = Path(__file__).resolve().parent.parent / "generator" / "kwaliteitshandboek" / "reports" / "letters"
PAKKETTEN = {
    "atkinson-hyperlegible-next": "5.3.0",
    "source-sans-3": "5.3.1",
    "noto-sans-math": "5.3.0",
    "noto-sans-symbols": "5.3.0",
    "noto-sans-symbols-2": "5.3.0",
}
"""Package below @fontsource -> version."""
FAMILIES = {"atkinson-hyperlegible-next": "Handboek Lees", "source-sans-3": "Handboek Sans"}
"""A merged font is a modified one and has a name of its own: that of the original may be reserved (OFL, condition 3)."""
STIJLEN = {"Regular": (400, "normal"), "Italic": (400, "italic"), "Bold": (700, "normal"), "Bold Italic": (700, "italic")}
RESERVE = "Handboek Tekens"
RESERVE_BRONNEN = (
    ("source-sans-3", "greek"),
    ("source-sans-3", "cyrillic"),
    ("source-sans-3", "vietnamese"),
    ("noto-sans-symbols-2", "symbols"),
    ("noto-sans-symbols-2", "math"),
    ("noto-sans-symbols", "symbols"),
    ("noto-sans-symbols", "latin"),
    ("noto-sans-math", "latin"),
)
RESERVE_TEKENS = frozenset(
    chain(
        range(0x0300, 0x0530),  # accents, Greek, Cyrillic
        range(0x1E00, 0x2000),  # Vietnamese, more Greek
        range(0x2010, 0x2060),  # punctuation
        range(0x2070, 0x20C0),  # superscripts, currency
        range(0x2100, 0x2400),  # letter-like signs, arrows, mathematics, technical
        range(0x2460, 0x2800),  # enclosed digits, boxes, shapes, symbols, ticks
        range(0x2B00, 0x2C00),  # more arrows and stars
    )
)


def make_font(bronnen: list[Path], familie: str, stijl: str, tekens: frozenset[int] | None, doel: Path) -> None:
    """Merge the files, first come first served for each character, without hints; only `tekens` where given."""
    with tempfile.TemporaryDirectory() as map_:
        gezien: set[int] = set()
        delen: list[str] = []
        for nummer, bron in enumerate(bronnen):
            font = TTFont(bron)
            font.flavor = None
            eigen = {code for code in font.getBestCmap() if code not in gezien and (tekens is None or code in tekens)}
            if not eigen:
                continue
            gezien |= eigen
            keuzes = Options(hinting=False, layout_features=["*"], name_IDs=["*"], notdef_outline=True, glyph_names=False)
            keuzes.drop_tables += ["STAT", "BASE", "vhea", "vmtx", "gasp", *(["GSUB", "GPOS", "GDEF"] if tekens else [])]
            beperker = Subsetter(keuzes)
            beperker.populate(unicodes=eigen)
            beperker.subset(font)
            delen.append(f"{map_}/{nummer}.ttf")
            font.save(delen[-1])
        samen = Merger(MergeOptions(drop_tables=["vhea", "vmtx"])).merge(delen)
    set_names(samen, familie, stijl)
    samen["head"].created = samen["head"].modified = 0
    samen.recalcTimestamp = False
    doel.parent.mkdir(parents=True, exist_ok=True)
    samen.save(doel)


def set_names(font: TTFont, familie: str, stijl: str) -> None:
    """Our own family name, with the style and weight by which Typst tells the files apart; the licence stays."""
    namen = font["name"]
    namen.names = [naam for naam in namen.names if naam.nameID in (0, 13, 14)]
    for nummer, waarde in (
        (1, familie),
        (2, stijl),
        (3, f"{familie} {stijl}"),
        (4, f"{familie} {stijl}"),
        (5, "Version 1.000"),
        (6, f"{familie}-{stijl}".replace(" ", "")),
    ):
        namen.setName(waarde, nummer, 3, 1, 0x409)
    vet, cursief = "Bold" in stijl, "Italic" in stijl
    font["OS/2"].usWeightClass = 700 if vet else 400
    font["OS/2"].fsSelection = (0x20 if vet else 0) | (0x01 if cursief else 0) | (0 if vet or cursief else 0x40) | 0x80
    font["head"].macStyle = (1 if vet else 0) | (2 if cursief else 0)


def ranges(codes: set[int]) -> list[list[int]]:
    """Code points as ranges [first, last]."""
    uit: list[list[int]] = []
    for code in sorted(codes):
        if uit and code == uit[-1][1] + 1:
            uit[-1][1] = code
        else:
            uit.append([code, code])
    return uit


def main(map_: Path) -> None:
    """Write the fonts, their licences, and which characters each family has in all its styles (`dekking.json`)."""
    for pakket, versie in PAKKETTEN.items():
        gevonden = json.loads((map_ / pakket / "package.json").read_text(encoding="utf-8"))["version"]
        if gevonden != versie:
            sys.exit(f"{pakket}: versie {gevonden}, verwacht {versie}")
        shutil.copyfile(map_ / pakket / "LICENSE", DOEL / f"{pakket}-OFL.txt")
    reserve = DOEL / "handboek-tekens.ttf"
    bronnen = [map_ / pakket / "files" / f"{pakket}-{deel}-400-normal.woff2" for pakket, deel in RESERVE_BRONNEN]
    make_font(bronnen, RESERVE, "Regular", RESERVE_TEKENS, reserve)
    extra = set(TTFont(reserve).getBestCmap())
    dekking = {}
    for pakket, familie in FAMILIES.items():
        tekens: set[int] | None = None
        for stijl, (gewicht, stand) in STIJLEN.items():
            doel = DOEL / f"{familie}-{stijl}.ttf".replace(" ", "-").lower()
            bronnen = [map_ / pakket / "files" / f"{pakket}-{deel}-{gewicht}-{stand}.woff2" for deel in ("latin", "latin-ext")]
            make_font(bronnen, familie, stijl, None, doel)
            eigen = set(TTFont(doel).getBestCmap())
            tekens = eigen if tekens is None else tekens & eigen
        dekking[pakket] = ranges((tekens or set()) | extra)
    (DOEL / "dekking.json").write_text(json.dumps(dekking, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    DOEL.mkdir(parents=True, exist_ok=True)
    main(Path(sys.argv[1]))
