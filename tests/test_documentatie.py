"""Documentation is tested: findings, commands, keys of the files, and docstrings of what is public."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import runpy
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt
from pydantic import BaseModel

import kwaliteitshandboek
from kwaliteitshandboek.cli import main
from kwaliteitshandboek.findings import Code
from kwaliteitshandboek.model import handboek as model_handboek
from kwaliteitshandboek.model.basis import Onderdeel

HANDLEIDING = Path(__file__).resolve().parent.parent / "docs" / "handleiding"


def modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(kwaliteitshandboek.__path__, "kwaliteitshandboek."):
        if not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


def handleiding() -> str:
    return "\n".join(pad.read_text(encoding="utf-8") for pad in sorted(HANDLEIDING.glob("*.md")))


def test_the_page_with_all_findings_is_up_to_date() -> None:
    gereedschap = runpy.run_path(str(HANDLEIDING.parent.parent / "gereedschap" / "maak_bevindingen.py"))
    assert gereedschap["PAGINA"].read_text(encoding="utf-8") == gereedschap["make_pagina"](), (
        "run gereedschap/maak_bevindingen.py"
    )


def commands(groep: click.Group, pad: str = "handboek") -> Iterator[tuple[str, click.Command]]:
    for naam, opdracht in groep.commands.items():
        if isinstance(opdracht, click.Group):
            yield from commands(opdracht, f"{pad} {naam}")
        else:
            yield f"{pad} {naam}", opdracht


def test_every_code_is_given_out_once() -> None:
    """A code is an address in the manual and a word to search for; with two meanings it would be neither."""
    codes = {id(ding): ding.code for module in modules() for ding in vars(module).values() if isinstance(ding, Code)}
    assert len(codes) > 300
    assert [code for code, keer in Counter(codes.values()).items() if keer > 1] == []


def test_every_command_and_option_stands_in_the_manual() -> None:
    tekst = (HANDLEIDING / "opdrachten.md").read_text(encoding="utf-8")
    for naam, opdracht in commands(main):
        assert naam in tekst, naam
        assert opdracht.help, naam
        for optie in opdracht.params:
            for vlag in optie.opts if isinstance(optie, click.Option) else ():
                assert vlag in tekst, f"{naam} {vlag}"


WORTEL = HANDLEIDING.parent.parent


def calls(tekst: str) -> Iterator[tuple[str, bool]]:
    """Each call of `handboek` in a text, and whether it is a line to type: such a line says all that is needed."""
    for token in MarkdownIt("commonmark").enable("table").parse(tekst):
        if token.type == "fence":
            yield from ((regel.strip(), True) for regel in token.content.splitlines() if regel.strip().startswith("handboek "))
        for deel in token.children or ():
            gevonden = [deel.content] if deel.type == "code_inline" else re.findall(r"(?<!\w)'(handboek .*?)'", deel.content)
            yield from ((roep, False) for roep in gevonden if roep.startswith("handboek "))


def wrong_in_call(roep: str, *, heel: bool) -> str | None:
    """What a call asks that the help of its command does not have; None where it can be typed."""
    opdracht: click.Command = main
    pad: list[str] = []
    kaal = re.sub(r"[][]|\.\.\.|…", " ", re.sub(r'"[^"]*"', "TEKST", roep.replace("\\|", "|")))
    woorden = [woord for woord in kaal.split() if woord != "|"][1:]
    while isinstance(opdracht, click.Group) and woorden and not woorden[0].startswith("-"):
        if woorden[0] not in opdracht.commands:
            return f"geen opdracht {woorden[0]}"
        pad.append(woorden.pop(0))
        opdracht = opdracht.commands[pad[-1]]
    hulp = CliRunner().invoke(main, [*pad, "--help"])
    assert hulp.exit_code == 0, hulp.output
    bekend = {vlag: optie for optie in opdracht.params for vlag in optie.opts if vlag.startswith("--")}
    waarden = 0
    for woord, volgend in pairwise([*woorden, ""]):
        if not woord.startswith("--"):
            continue
        if not re.search(rf"^  {woord}\b", hulp.output, re.MULTILINE):
            return f"geen optie {woord}"
        optie = bekend.get(woord)
        if not isinstance(optie, click.Option) or optie.is_flag:
            continue
        waarden += 1
        if volgend.startswith("--") or not volgend:
            if heel:
                return f"geen waarde bij {woord}"
            continue  # running text may name an option by its name alone
        if isinstance(optie.type, click.Choice) and not set(volgend.split("|")) <= set(optie.type.choices):
            return f"een andere keuze bij {woord}"
    if not heel:
        return None
    if isinstance(opdracht, click.Group):
        return "geen hele opdracht"
    if ontbreekt := [optie.opts[0] for optie in bekend.values() if optie.required and optie.opts[0] not in woorden]:
        return f"zonder {ontbreekt}"
    los = sum(not woord.startswith("--") for woord in woorden) - waarden
    nodig = [param for param in opdracht.params if isinstance(param, click.Argument)]
    if any(param.required for param in nodig) and los < 1:
        return "zonder waarover het gaat"
    return "te veel woorden" if los and not nodig else None


def test_every_call_in_the_documentation_can_be_typed() -> None:
    paginas = [*WORTEL.glob("*.md"), *(WORTEL / "docs").rglob("*.md")]
    alle = [
        (pad, *roep) for pad in sorted(paginas) if pad.name != "CHANGELOG.md" for roep in calls(pad.read_text(encoding="utf-8"))
    ]
    assert {"README.md", "opdrachten.md", "bevindingen.md"} <= {pad.name for pad, _, _ in alle}
    fout = [f"{pad.name}: {roep}: {wat}" for pad, roep, heel in alle if (wat := wrong_in_call(roep, heel=heel)) is not None]
    assert fout == []


@pytest.mark.parametrize(
    ("roep", "wat"),
    [
        ("handboek controleer", "geen opdracht controleer"),
        ("handboek check --streng", "geen optie --streng"),
        ("handboek check --strict", None),
        ("handboek check kaarten", "te veel woorden"),
        ("handboek import", "geen hele opdracht"),
        ("handboek import duo", "zonder waarover het gaat"),
        ("handboek import tabel export.xlsx", "zonder ['--indeling']"),
        ("handboek import tabel export.xlsx --indeling", "geen waarde bij --indeling"),
        ("handboek build --editie ouders", "een andere keuze bij --editie"),
        ("handboek build [--editie team|publiek|alle] [--zip]", None),
        ('handboek adressen --vervallen kaart-x --uitleg "Deze geldt niet."', None),
    ],
)
def test_a_call_that_cannot_be_typed_is_seen(roep: str, wat: str | None) -> None:
    assert wrong_in_call(roep, heel=True) == wat


def test_every_page_of_the_manual_has_a_place_of_its_own_in_the_menu() -> None:
    plaatsen: dict[str, list[str]] = {}
    for pad in sorted(HANDLEIDING.glob("*.md")):
        gevonden = re.match(r"---\ntitel: .+\nvolgorde: ([0-9]+)\n", pad.read_text(encoding="utf-8"))
        assert gevonden, pad.name
        plaatsen.setdefault(gevonden[1], []).append(pad.name)
    assert [namen for namen in plaatsen.values() if len(namen) > 1] == []


def klassen(klasse: type[BaseModel], gezien: set[type[BaseModel]]) -> None:
    if klasse in gezien:
        return
    gezien.add(klasse)
    for veld in klasse.model_fields.values():
        for gevonden in modellen_in(veld.annotation):
            klassen(gevonden, gezien)


def modellen_in(annotatie: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotatie, type) and issubclass(annotatie, BaseModel):
        yield annotatie
    for deel in getattr(annotatie, "__args__", ()):
        yield from modellen_in(deel)


INTERN = {"plek", "secties", "sleutel", "kop", "tekst", "niveau"}
"""Fields that authors never write as a key: the place of an object and the prose of a card."""


def test_every_key_of_every_file_stands_in_the_manual() -> None:
    tekst = handleiding()
    gezien: set[type[BaseModel]] = set()
    klassen(model_handboek.Handboek, gezien)
    ontbreekt = {
        f"{klasse.__name__}.{naam}"
        for klasse in gezien - {model_handboek.Handboek, model_handboek.Herkomst, model_handboek.OvergeslagenReden}
        for naam in klasse.model_fields
        if naam not in INTERN and not re.search(rf"(?<![\w-]){re.escape(naam)}(?![\w-])", tekst)
    }
    assert not ontbreekt


@pytest.mark.parametrize("module", list(modules()), ids=lambda module: module.__name__)
def test_what_is_public_is_documented(module: ModuleType) -> None:
    assert module.__doc__, f"{module.__name__} has no docstring"
    stil = [
        f"{module.__name__}.{naam}"
        for naam, ding in vars(module).items()
        if not naam.startswith("_")
        and (inspect.isfunction(ding) or inspect.isclass(ding))
        and ding.__module__ == module.__name__
        and not inspect.getdoc(ding)
    ]
    assert not stil


def test_a_module_opens_with_its_stage() -> None:
    """Every module below the package names its stage in the flow in its first sentence."""
    zonder = [
        module.__name__
        for module in modules()
        if not module.__name__.startswith("kwaliteitshandboek.model")
        and "stage" not in (module.__doc__ or "").split("\n")[0].lower()
    ]
    assert not zonder


def test_onderdeel_forbids_unknown_keys_everywhere() -> None:
    gezien: set[type[BaseModel]] = set()
    klassen(model_handboek.Handboek, gezien)
    assert all(issubclass(klasse, Onderdeel) and klasse.model_config["extra"] == "forbid" for klasse in gezien)
