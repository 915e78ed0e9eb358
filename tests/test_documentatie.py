"""Documentation is tested: findings, commands, keys of the files, and docstrings of what is public."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import pytest
from pydantic import BaseModel

import kwaliteitshandboek
from kwaliteitshandboek.cli import main
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


def test_every_command_and_option_stands_in_the_manual() -> None:
    tekst = (HANDLEIDING / "opdrachten.md").read_text(encoding="utf-8")
    for naam, opdracht in commands(main):
        assert naam in tekst, naam
        assert opdracht.help, naam
        for optie in opdracht.params:
            for vlag in optie.opts if isinstance(optie, click.Option) else ():
                assert vlag in tekst, f"{naam} {vlag}"


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
