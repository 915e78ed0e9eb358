"""Upkeep: nothing in the product that only tests use, no style that no page can have, and a map that fits the land."""

from __future__ import annotations

import ast
import importlib
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import kwaliteitshandboek
from kwaliteitshandboek.derive.afgeleid import Afgeleid, Moment
from kwaliteitshandboek.model.handboek import Handboek, PubliekHandboek
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.model.kader import Kader, KaderItem
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.wereld import Wereld

PAKKET = Path(kwaliteitshandboek.__file__).parent
WORTEL = Path(__file__).resolve().parent.parent
KAART = (WORTEL / "docs" / "ontwikkeling" / "architectuur.md").read_text(encoding="utf-8")
"""The map of the product."""

BUITENOM = {
    "on_files": "a hook of MkDocs",
    "on_page_content": "a hook of MkDocs",
    "on_page_markdown": "a hook of MkDocs",
    "on_serve": "a hook of MkDocs",
    "write_folder": "the second engine: what shows that the core does not know which engine runs it",
    "DATA_DONKER": "says which colours the style sheet has in the dark, and why",
    "INHOUD": "says of each field of a card whether it is adopted",
    "LEVENSLOOP": "says of each field of a card whether it is adopted",
}
"""Names that nothing in the product calls, and why they are there all the same."""


@cache
def bronnen() -> dict[Path, str]:
    """What is written by hand in the package: programs, templates, scripts and styles."""
    soorten = {".py", ".j2", ".html", ".js", ".css", ".typ"}
    paden = (pad for pad in sorted(PAKKET.rglob("*")) if pad.suffix in soorten and "derden" not in pad.parts)
    return {pad: pad.read_text(encoding="utf-8") for pad in paden}


def is_stijl(pad: Path) -> bool:
    return pad.suffix == ".css" or pad.name == "huisstijl.css.j2"


# ---- Names -------------------------------------------------------------------------------------------------------------


def gegeven_namen(blok: ast.AST) -> Iterator[str]:
    """Names that a module or a class in it gives: functions, classes, constants, fields, properties."""
    for deel in ast.iter_child_nodes(blok):
        if isinstance(deel, ast.FunctionDef | ast.ClassDef):
            if not is_overgedragen(deel):
                yield deel.name
            # Members of an Enum come from files, fields of a NamedTuple are added up by place.
            if isinstance(deel, ast.ClassDef) and not any(ast.unparse(b).endswith(("Enum", "Tuple")) for b in deel.bases):
                yield from gegeven_namen(deel)
        elif isinstance(deel, ast.Assign):
            yield from (doel.id for doel in deel.targets if isinstance(doel, ast.Name))
        elif isinstance(deel, ast.AnnAssign) and isinstance(deel.target, ast.Name):
            yield deel.target.id


def is_overgedragen(deel: ast.FunctionDef | ast.ClassDef) -> bool:
    """Whether a decorator hands it over, to click or pydantic; those of Python itself do not call what they wrap."""
    eigen = {"property", "cached_property", "cache", "lru_cache", "classmethod", "staticmethod", "dataclass", "total_ordering"}
    namen = [ast.unparse(versiering).partition("(")[0].rpartition(".")[2] for versiering in deel.decorator_list]
    return any(naam not in eigen for naam in namen)


def test_every_name_in_the_product_is_used_by_the_product() -> None:
    gereedschap = [pad.read_text(encoding="utf-8") for pad in sorted((WORTEL / "gereedschap").glob("*.py"))]
    woorden = Counter(re.findall(r"\w+", "\n".join([*bronnen().values(), *gereedschap])))
    dood = {
        naam: pad.name
        for pad, tekst in bronnen().items()
        if pad.suffix == ".py"
        for naam in gegeven_namen(ast.parse(tekst))
        if woorden[naam] < 2 and not re.fullmatch(r"__\w+__|_|model_config", naam)
    }
    assert {naam: bestand for naam, bestand in dood.items() if naam not in BUITENOM} == {}
    assert set(BUITENOM) <= set(dood), "one of these is used after all"


# ---- Styles ------------------------------------------------------------------------------------------------------------


@cache
def geschreven() -> tuple[frozenset[str], frozenset[str]]:
    """Classes that templates, programs and scripts write: in full, and the beginning where a value follows ('hb-warm--')."""
    bron = "\n".join(tekst for pad, tekst in bronnen().items() if not is_stijl(pad))
    namen = re.findall(r"\b[hg]b?-[\w-]+", bron)
    return frozenset(namen), frozenset(naam for naam in namen if naam.endswith("-"))


def kan_op_pagina(klasse: str) -> bool:
    heel, begin = geschreven()
    return klasse in heel or any(klasse.startswith(deel) for deel in begin)


@pytest.mark.parametrize("stijl", [pad for pad in bronnen() if is_stijl(pad)], ids=lambda pad: pad.name)
def test_every_class_in_a_style_sheet_can_be_on_a_page(stijl: Path) -> None:
    kaal = re.sub(r"/\*.*?\*/", "", bronnen()[stijl], flags=re.DOTALL)
    assert {klasse for klasse in re.findall(r"\.((?:hb|g)-[a-z][\w-]*)", kaal) if not kan_op_pagina(klasse)} == set()


# ---- The map -----------------------------------------------------------------------------------------------------------


def tokens(tekst: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`\n]+)`", tekst)


PAKKETTEN = "build|charts|check|cli|derive|edition|engines|findings|intake|load|model|pages|reports|settings|taal"
NAMEN = sorted({token for token in tokens(KAART) if re.fullmatch(rf"(?:{PAKKETTEN})(?:\.\w+)+", token)})
OP_DE_KAART = (Afgeleid, Handboek, Indicator, Kader, KaderItem, Moment, Page, PubliekHandboek, Wereld)
KLASSEN = {klasse.__name__: klasse for klasse in OP_DE_KAART}
VELDEN = sorted({token for token in tokens(KAART) if re.fullmatch(r"[A-Z]\w+\.\w+", token)})
BESTANDEN = sorted({token for token in tokens(KAART) if re.fullmatch(r"[\w/-]+\.(?:css|js|py|toml|html|css\.j2)", token)})


@pytest.mark.parametrize("naam", NAMEN)
def test_a_module_or_function_on_the_map_is_there(naam: str) -> None:
    stuk: ModuleType | Any = kwaliteitshandboek
    for deel in naam.split("."):
        stuk = getattr(stuk, deel, None) or importlib.import_module(f"{stuk.__name__}.{deel}")


@pytest.mark.parametrize("naam", VELDEN)
def test_a_field_on_the_map_is_there(naam: str) -> None:
    klasse, _, veld = naam.partition(".")
    assert veld in {*dir(KLASSEN[klasse]), *getattr(KLASSEN[klasse], "__annotations__", ()), *alle_velden(KLASSEN[klasse])}


def alle_velden(klasse: type) -> set[str]:
    return {naam for ouder in klasse.__mro__ for naam in getattr(ouder, "__annotations__", ())}


@pytest.mark.parametrize("naam", BESTANDEN)
def test_a_file_on_the_map_is_there(naam: str) -> None:
    plaatsen = (WORTEL / naam, PAKKET / naam, PAKKET / "theme" / "assets" / naam)
    assert any(plaats.is_file() for plaats in plaatsen)


def test_every_style_sheet_is_on_the_map() -> None:
    assert {pad.name for pad in (PAKKET / "theme" / "assets").glob("*.css")} == {
        naam.rpartition("/")[2] for naam in BESTANDEN if naam.endswith(".css")
    }


def klassen_in(cel: str) -> Iterator[str]:
    """Classes that a cell of the table names: '`hb-a`, `__b(--c)/__d--<e, f>`' gives hb-a, hb-a__b, hb-a__b--c and so on."""
    blok = ""
    for stuk in re.findall(r"(?:\b(?:hb|g)-|__)(?:[\w-]|\([^)]*\)|<[^>]*>|/(?=__))+", "\n".join(tokens(cel))):
        for deel in stuk.split("/"):
            kern, _, haken = deel.rstrip(")").partition("(")
            blok = blok if kern.startswith("__") else re.split("__|--", kern)[0]
            naam = f"{blok}{kern}" if kern.startswith("__") else kern
            yield naam
            yield from (f"{naam}{optie}" for optie in haken.split(", ") if optie)


def vormen(klasse: str) -> list[str]:
    """'g-deel--<1..6>' -> its six; a class without choice is itself, '<status>' leaves its beginning."""
    kern, _, keuze = klasse.partition("<")
    if not keuze:
        return [kern]
    keuze = keuze.rstrip(">")
    if bereik := re.fullmatch(r"(\d)\.\.(\d)", keuze):
        return [f"{kern}{nummer}" for nummer in range(int(bereik[1]), int(bereik[2]) + 1)]
    return [f"{kern}{optie.strip()}" for optie in keuze.split(",") if optie.strip() != "..."] if "," in keuze else [kern]


RIJEN = [regel.split("|")[1] for regel in KAART.partition("## HTML, CSS")[2].splitlines() if regel.startswith("| `")]
OP_DE_KAART = sorted({vorm for rij in RIJEN for klasse in klassen_in(rij) for vorm in vormen(klasse)})


def test_the_shorthand_of_the_table_of_classes_is_read_well() -> None:
    cel = "`hb-a`, `__b(--c, --d)/__e--<f, g>`, `details.hb-h` and `g-i--<1..3> g-j`, `hb-k--<status>`"
    gelezen = [vorm for klasse in klassen_in(cel) for vorm in vormen(klasse)]
    assert gelezen == [
        "hb-a", "hb-a__b", "hb-a__b--c", "hb-a__b--d", "hb-a__e--f", "hb-a__e--g", "hb-h",
        "g-i--1", "g-i--2", "g-i--3", "g-j", "hb-k--",
    ]  # fmt: skip


@pytest.mark.parametrize("klasse", OP_DE_KAART)
def test_a_class_on_the_map_can_be_on_a_page(klasse: str) -> None:
    assert kan_op_pagina(klasse)


# ---- Pages -------------------------------------------------------------------------------------------------------------


def patronen() -> dict[str, re.Pattern[str]]:
    """Path as the map has it -> what paths of that shape look like in a built site."""
    tabel = KAART.partition("| page | path |")[2].partition("\n\n")[0]
    paden = [token for regel in tabel.splitlines() if regel.count("|") > 2 for token in tokens(regel.split("|")[2])]
    vormen_ = {pad: re.sub(r"<[^>]+>|\*", "?", pad).replace(".md", ".html") for pad in paden if re.search(r"\w.*\.\w+$|\*", pad)}
    return {pad: re.compile(re.escape(vorm).replace(r"\?", "[^/]+")) for pad, vorm in vormen_.items() if pad not in NAMEN}


def test_every_page_is_on_the_map_and_the_other_way_round(demo_sites: Path) -> None:
    delen = (pad.relative_to(demo_sites).parts for pad in demo_sites.rglob("*") if pad.is_file())
    site = {"/".join(deel[1:]) for deel in delen if deel[0] in ("team", "publiek")}
    patronen_ = patronen()
    assert {pad for pad, patroon in patronen_.items() if not any(map(patroon.fullmatch, site))} == set()
    eigen = {pad.relative_to(WORTEL / "docs").with_suffix(".html").as_posix() for pad in (WORTEL / "docs").rglob("*.md")}
    paginas = {naam for naam in site - eigen if naam.endswith(".html")}
    assert {naam for naam in paginas if not any(patroon.fullmatch(naam) for patroon in patronen_.values())} == {"404.html"}
