"""Mutation fuzz of the whole build: whatever happens to a handbook's files, a failed build leaves the site exactly as it was.

Edits of all kinds, each on a fresh copy of the demonstration handbook, each with a seed of its own.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from kwaliteitshandboek.cli import main
from test_mutaties import WIJZIGINGEN

WORTEL: Final = Path(__file__).parent.parent
AANTAL: Final = int(os.environ.get("HANDBOEK_MUTATIES", "20"))
"""How many edits; the environment can ask for more, in a hunt for faults."""
PER_TEST: Final = 5
ZAAD: Final = 20261116
DEEL: Final = ("kaarten", "data", "docs")

PNG: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c4890000000d49444154789c6360f8ffff3f0005fe02fe"
    "a7357bd20000000049454e44ae426082"
)

MKDOCS: Final = (
    "site_name: [",
    "site_name: 12\ntheme: {name: material}\nplugins: [kwaliteitshandboek]\n",
    "site_name: X\ntheme: {name: material}\nplugins: []\n",
    "site_name: X\ntheme: {name: material}\nplugins: [search, kwaliteitshandboek, bestaat-niet]\n",
    "site_name: X\ntheme: {name: bestaat-niet}\nplugins: [search, kwaliteitshandboek]\n",
    "site_name: X\ntheme: {name: material, custom_dir: bestaat-niet}\nplugins: [search, kwaliteitshandboek]\n",
    "site_name: X\ntheme: {name: readthedocs}\nplugins: [search, kwaliteitshandboek]\n",
    "site_name: X\ntheme: {name: material}\nplugins:\n  - kwaliteitshandboek: {editie: geheim}\n",
    "site_name: X\ntheme: {name: material}\nplugins: [search, kwaliteitshandboek]\ndocs_dir: /\nsite_dir: /\n",
    "site_name: X\ntheme: {name: material}\nplugins: [search, kwaliteitshandboek]\nsite_url: '::'\n",
    "site_name: X\ntheme: {name: material}\nplugins: [search, kwaliteitshandboek]\nhooks: [bestaat-niet.py]\n",
    "site_name: X\ntheme: {name: material}\nplugins: [search, kwaliteitshandboek]\nstrict: true\nnav: [{X: nergens.md}]\n",
    "site_name: X\ntheme: {name: material}\nplugins: [search, kwaliteitshandboek]\nmarkdown_extensions: [bestaat_niet]\n",
    "site_name: X\ntheme: {name: material}\nplugins: [search, kwaliteitshandboek]\nuse_directory_urls: true\n",
    "site_name: X\ntheme: {name: material}\nplugins: [search, kwaliteitshandboek]\nextra: {handboek: 3}\n",
    "site_name: X\ntheme: !!python/name:os.system\nplugins: [search, kwaliteitshandboek]\n",
    "site_name: X\nINHERIT: mkdocs.yml\nplugins: [search, kwaliteitshandboek]\n",
    "site_name: !ENV [GEEN_NAAM, X]\ntheme: {name: material}\nplugins: [search, kwaliteitshandboek]\n",
    "- a\n- b\n",
    "",
)
NAMEN: Final = (
    "naam met spaties.md",
    "Hoofdletters.MD",
    "-streep.md",
    ".verborgen.md",
    "...md",
    "index.md",
    "404.md",
    "index.html",
    "sitemap.xml",
    "CNAME",
    "a#b?c&d.md",
    "%2e%2e%2fweg.md",
    "<script>alert(1)<!--.md",
    "'enkel' \"dubbel\".md",
    "{{ jinja }}{% x %}.md",
    "emoji \N{GRINNING FACE}.md",
    "u\N{COMBINING DIAERESIS}ni.md",
    "rechts\N{RIGHT-TO-LEFT OVERRIDE}links.md",
    "nieuwe\nregel.md",
    "terug\\schuin.md",
    "x" * 240 + ".md",
    "aantekening.md~",
    "_standaard.yml",
    "kaart.yaml",
    "tabel.csv",
    "beeld.svg",
    "programma.py",
    "geen-extensie",
    os.fsdecode(b"latijn-\xe9\xff.md"),
    os.fsdecode(b"latijn-\xe9\xff.png"),
)
MAPPEN: Final = ("kaarten", "indicatoren", "scholen", "assets", "assets/handboek", "search", "stylesheets", "rollen", "x/y/z")


def _bestanden(map_: Path, *soorten: str) -> list[Path]:
    """Files of the handbook in a fixed order, of these suffixes (none: all)."""
    gevonden = sorted(pad for deel in DEEL for pad in (map_ / deel).rglob("*") if pad.is_file())
    return [pad for pad in gevonden if not soorten or pad.suffix in soorten]


def _mappen(map_: Path) -> list[Path]:
    return sorted(pad for deel in DEEL for pad in (map_ / deel, *(map_ / deel).rglob("*")) if pad.is_dir())


def _rommel(kans: random.Random) -> bytes:
    return kans.choice([kans.randbytes(kans.choice([1, 40, 5000])), b"", b"\x00" * 300, b"\xff\xfe" + "kop".encode("utf-16-le")])


def tekst(kans: random.Random, map_: Path) -> str:
    """One edit of a text, as the fuzz of load and check makes them."""
    pad, wijziging = kans.choice(_bestanden(map_, ".md", ".yml", ".csv")), kans.choice(WIJZIGINGEN)
    pad.write_bytes(wijziging(kans, pad.read_bytes()))
    return f"{wijziging.__name__} in {pad.relative_to(map_)}"


def mkdocs(kans: random.Random, map_: Path) -> str:
    """The settings of MkDocs: edited at random, or replaced by what people try."""
    pad = map_ / "mkdocs.yml"
    if kans.random() < 0.4:
        wijziging = kans.choice(WIJZIGINGEN)
        pad.write_bytes(wijziging(kans, pad.read_bytes()))
        return f"{wijziging.__name__} in mkdocs.yml"
    inhoud = kans.choice(MKDOCS)
    pad.write_text(inhoud, encoding="utf-8")
    return f"mkdocs.yml: {inhoud!r}"


def bijlage(kans: random.Random, map_: Path) -> str:
    """An attachment or image: garbage, cut off, gone, or the same bytes under another name."""
    pad = kans.choice([*_bestanden(map_, ".svg", ".png", ".pdf"), *(p for p in _bestanden(map_, ".csv") if "kaarten" in p.parts)])
    wat = kans.choice(["rommel", "afgekapt", "weg", "hernoemd"])
    if wat == "rommel":
        pad.write_bytes(_rommel(kans))
    elif wat == "afgekapt":
        pad.write_bytes(pad.read_bytes()[: pad.stat().st_size // 2])
    elif wat == "weg":
        pad.unlink()
    else:
        pad.rename(pad.with_name(f"{pad.name}.oud"))
    return f"{wat}: {pad.relative_to(map_)}"


def weg(kans: random.Random, map_: Path) -> str:
    """A file or a whole folder is gone."""
    pad = kans.choice([*_bestanden(map_), *_mappen(map_)])
    if pad.is_dir():
        shutil.rmtree(pad)
    else:
        pad.unlink()
    return f"gone: {pad.relative_to(map_)}"


def hernoemd(kans: random.Random, map_: Path) -> str:
    """A file or folder with another name, odd as people and systems make them."""
    pad = kans.choice([*_bestanden(map_), *(map__ for map__ in _mappen(map_) if map__.parent != map_)])
    doel = pad.with_name(kans.choice([*NAMEN, f"{pad.stem.upper()}{pad.suffix}", f"{pad.name} (1){pad.suffix}"]))
    if doel.is_dir():
        shutil.rmtree(doel)
    pad.replace(doel)
    return f"{pad.relative_to(map_)} -> {doel.name!r}"


def erbij(kans: random.Random, map_: Path) -> str:
    """A new file with an odd name, in a folder that is there or a new one, with content that may fit or not."""
    map__ = kans.choice([*_mappen(map_), *(map_ / "docs" / naam for naam in MAPPEN)])
    map__.mkdir(parents=True, exist_ok=True)
    inhoud = kans.choice([_rommel(kans), PNG, b"# Kop\n\nTekst.\n", kans.choice(_bestanden(map_)).read_bytes()])
    doel = map__ / kans.choice(NAMEN)
    doel.write_bytes(inhoud)
    return f"new: {doel.relative_to(map_)!s} with {inhoud[:40]!r}"


def rommel(kans: random.Random, map_: Path) -> str:
    """Binary garbage in the place of a file."""
    pad = kans.choice(_bestanden(map_))
    pad.write_bytes(_rommel(kans))
    return f"garbage in {pad.relative_to(map_)}"


def soort(kans: random.Random, map_: Path) -> str:
    """A folder where a file stood, a file where a folder stood, or a link that leads nowhere, around or outside."""
    if kans.random() < 0.3:
        pad = kans.choice(_mappen(map_))
        shutil.rmtree(pad)
        pad.write_bytes(b"geen map\n")
        return f"file in the place of folder {pad.relative_to(map_)}"
    pad = kans.choice(_bestanden(map_))
    pad.unlink()
    doel = kans.choice(["map", "nergens", pad.name, "..", str(Path(__file__).resolve()), str(WORTEL)])
    if doel == "map":
        pad.mkdir()
        (pad / "kaart.md").write_text("# Kop\n", encoding="utf-8")
    else:
        pad.symlink_to(doel)
    return f"{pad.relative_to(map_)} is now {doel!r}"


def rechten(kans: random.Random, map_: Path) -> str:
    """A file or folder that may not be read (the superuser may, all the same)."""
    pad = kans.choice([*_bestanden(map_), *_mappen(map_)])
    pad.chmod(0)
    return f"mode 0: {pad.relative_to(map_)}"


SOORTEN: Final[tuple[Callable[[random.Random, Path], str], ...]] = (
    tekst,
    mkdocs,
    hernoemd,
    bijlage,
    tekst,
    erbij,
    weg,
    soort,
    rommel,
    rechten,
)


def boom(wortel: Path) -> dict[bytes, str]:
    """Name -> kind, mode and content of everything below a folder, links not followed, the cache of files on paper left out."""
    uit: dict[bytes, str] = {}
    for map_, mappen, bestanden in os.walk(wortel):
        mappen[:] = [naam for naam in mappen if Path(map_, naam) != wortel / ".cache"]
        for naam in (*mappen, *bestanden):
            pad = Path(map_, naam)
            staat = pad.lstat()
            inhoud = ""
            if stat.S_ISLNK(staat.st_mode):
                inhoud = str(pad.readlink())
            elif stat.S_ISREG(staat.st_mode) and os.access(pad, os.R_OK):
                inhoud = hashlib.sha256(pad.read_bytes()).hexdigest()
            uit[os.fsencode(pad.relative_to(wortel))] = f"{stat.filemode(staat.st_mode)} {inhoud}"
    return uit


def maak_leesbaar(wortel: Path) -> None:
    """Give back what `rechten` took away, so that the copy can be removed."""
    for map_, mappen, bestanden in os.walk(wortel):
        for naam in (*mappen, *bestanden):
            if not Path(map_, naam).is_symlink():
                Path(map_, naam).chmod(0o755)


def _schrijf_demo(map_: Path) -> Path:
    """A copy of the demonstration handbook, with an image and an attachment that a page of its own names."""
    for deel in DEEL:
        shutil.copytree(WORTEL / deel, map_ / deel, ignore=shutil.ignore_patterns("ontwikkeling", "bron"))
    shutil.copyfile(WORTEL / "mkdocs.yml", map_ / "mkdocs.yml")
    (map_ / "docs" / "beelden" / "foto.png").write_bytes(PNG)
    (map_ / "docs" / "plan.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    over = map_ / "docs" / "over-ons.md"
    over.write_text(f"{over.read_text('utf-8')}\n![Foto](beelden/foto.png)\n\n[Plan](plan.pdf)\n", encoding="utf-8")
    return map_


def bouw(map_: Path, uit: Path) -> tuple[int, str]:
    """Exit status and output of `handboek build`; whatever it raises beside SystemExit comes through."""
    uitkomst = CliRunner().invoke(main, ["build", "--map", str(map_), "--uit", str(uit)], catch_exceptions=False)
    return uitkomst.exit_code, uitkomst.output


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The intact handbook."""
    return _schrijf_demo(tmp_path_factory.mktemp("bouw") / "handboek")


@pytest.fixture(scope="module")
def site(demo: Path) -> Path:
    """The site of the intact handbook, built once per worker."""
    uit = demo.with_name("site")
    code, uitvoer = bouw(demo, uit)
    assert code == 0, uitvoer
    is_compleet(uit)
    return uit


def is_compleet(uit: Path) -> None:
    assert sorted(pad.name for pad in uit.iterdir()) == ["publiek", "team"]
    for editie in ("team", "publiek"):
        for naam in ("index.html", "404.html", "search/search_index.json", "cijfers.html"):
            pad = uit / editie / naam
            assert pad.is_file(), pad
            assert pad.stat().st_size > 300, pad


def probeer(nummer: int, demo: Path, map_: Path, uit: Path) -> int:
    """One edit, on a fresh copy `map_` of the handbook, built over the site that stands in `uit`. Gives the exit status."""
    kans = random.Random(f"{ZAAD}-{nummer}")
    shutil.copytree(demo, map_)
    wat = SOORTEN[nummer % len(SOORTEN)](kans, map_)
    try:
        voor, bronnen = boom(uit), boom(map_)
        code, uitvoer = bouw(map_, uit)
        assert code in (0, 1), uitvoer
        assert "Traceback" not in uitvoer, uitvoer
        assert boom(map_) == bronnen, "the build changed the handbook"
        if code:
            assert boom(uit) == voor, "the build failed and changed the site"
            assert "Er is niets gebouwd" in uitvoer, uitvoer
        else:
            is_compleet(uit)
    except BaseException as fout:
        fout.add_note(f"edit {nummer} (seed {ZAAD}-{nummer}), {wat}")
        raise
    maak_leesbaar(map_)
    shutil.rmtree(map_)
    return code


@pytest.mark.traag
@pytest.mark.parametrize("reeks", range(AANTAL // PER_TEST))
def test_edits_give_a_whole_new_site_or_leave_the_old_one(reeks: int, demo: Path, site: Path, tmp_path: Path) -> None:
    uit = tmp_path / "site"
    shutil.copytree(site, uit)
    nummers = range(reeks * PER_TEST, (reeks + 1) * PER_TEST)
    codes = [probeer(nummer, demo, tmp_path / "handboek", uit) for nummer in nummers]
    assert set(codes) == {0, 1}, "edits that all pass, or all fail, test one half only"


@pytest.mark.parametrize("wijzig", dict.fromkeys(SOORTEN), ids=lambda wijzig: wijzig.__name__)
def test_every_kind_of_edit_changes_the_handbook(
    wijzig: Callable[[random.Random, Path], str], demo: Path, tmp_path: Path
) -> None:
    map_ = tmp_path / "handboek"
    shutil.copytree(demo, map_)
    kans = random.Random(1)
    for _ in range(3):  # one edit may change nothing, as when two equal lines trade places
        wijzig(kans, map_)
    anders = boom(map_) != boom(demo)
    maak_leesbaar(map_)
    assert anders


@pytest.mark.traag
def test_when_one_edition_cannot_be_put_in_place_neither_changes(
    demo: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a program holds the folder of the second edition open: the first must not be the new one already."""
    uit, map_ = tmp_path / "site", tmp_path / "handboek"
    shutil.copytree(site, uit)
    shutil.copytree(demo, map_)
    over = map_ / "docs" / "over-ons.md"
    over.write_text(f"{over.read_text('utf-8')}\nIets nieuws.\n", encoding="utf-8")
    voor, oude_map = boom(uit), (uit / "publiek").stat().st_ino
    echt = Path.rename
    geweigerd: list[Path] = []

    def rename(zelf: Path, doel: Path | str) -> Path:
        """Refuse to put a new public edition in place; everything else, putting the old one back included, works."""
        if Path(doel) == uit / "publiek" and zelf.stat().st_ino != oude_map:
            geweigerd.append(zelf)
            raise PermissionError(13, "Permission denied")
        return echt(zelf, doel)

    monkeypatch.setattr(Path, "rename", rename)
    code, uitvoer = bouw(map_, uit)
    monkeypatch.undo()
    assert geweigerd, "the build puts editions in place in another way: this test must follow"
    assert code == 1, uitvoer
    assert "Er is niets gebouwd" in uitvoer
    assert boom(uit) == voor
