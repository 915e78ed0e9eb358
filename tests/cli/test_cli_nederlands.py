"""What the command says of itself is Dutch: help, usage and errors of every command, whatever the language of the machine."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import click
import pytest
from click.testing import CliRunner, Result

from kwaliteitshandboek.cli import main
from kwaliteitshandboek.cli.nederlands import AANTALLEN, WOORDEN, Groep, in_het_nederlands

ENGELS = re.compile(
    r"\b(usage|options?|commands?|arguments?|args|show|exit|message|error|try|help for|no such|missing|invalid|value|values|"
    r"does|not|exist|directory|file|path|required|default|did you mean|choose|unexpected|aborted|the|is a)\b",
    re.IGNORECASE,
)
"""Words that click uses and Dutch does not; the names of options, which begin with hyphens, are left out before."""


def _opdrachten(opdracht: click.Command, namen: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield namen
    if isinstance(opdracht, click.Group):
        for naam, onder in opdracht.commands.items():
            yield from _opdrachten(onder, (*namen, naam))


ALLE = sorted(_opdrachten(main))


def roep(*woorden: str) -> Result:
    return CliRunner().invoke(main, woorden, prog_name="handboek")


def engels(tekst: str) -> list[str]:
    """English words in what a command says, without names of options and what stands between quotes."""
    return ENGELS.findall(re.sub(r"'[^']*'|--[\w-]+|-\w\b", " ", tekst))


def test_there_are_commands_below_commands() -> None:
    assert ("import", "duo") in ALLE
    assert ("zelfevaluatie", "formulier") in ALLE
    assert len(ALLE) > 10


@pytest.mark.parametrize("namen", ALLE, ids=" ".join)
def test_help_is_dutch(namen: tuple[str, ...]) -> None:
    uit = roep(*namen, "--help")
    assert uit.exit_code == 0
    assert uit.output.startswith(f"Gebruik: {' '.join(('handboek', *namen))} [OPTIES]")
    assert "Opties:" in uit.output
    assert re.search(r"--help +Toont deze uitleg\.", uit.output)
    assert engels(uit.output) == []


@pytest.mark.parametrize(
    ("woorden", "fout"),
    [
        (("buld",), "De opdracht 'buld' bestaat niet. Bedoelt u 'build'?"),
        (("xyzzy",), "De opdracht 'xyzzy' bestaat niet."),
        (("import", "niets"), "De opdracht 'niets' bestaat niet."),
        (("check", "--mapp", "."), "De optie '--mapp' bestaat niet. Bedoelt u '--map'?"),
        (("--xyzzy",), "De optie '--xyzzy' bestaat niet."),
        (("zelfevaluatie", "formulier"), "Er ontbreekt 'KADER'."),
        (("zelfevaluatie", "formulier", "kader"), "Er ontbreekt '--uit'."),
        (("zelfevaluatie", "lees", "a", "b", "c"), "Dit is te veel: b c"),
        (("vaststellen", "--door"), "Bij de optie '--door' hoort een waarde."),
        (("check", "--strict=ja"), "Bij de optie '--strict' hoort geen waarde."),
        (
            ("build", "--editie", "x"),
            "De waarde bij '--editie' kan niet: 'x' past hier niet. Kies uit 'team', 'publiek', 'alle'.",
        ),
        (("check", "--map", "bestaat-niet"), "De waarde bij '--map' kan niet: Map 'bestaat-niet' bestaat niet."),
        (("check", "--map", __file__), f"De waarde bij '--map' kan niet: Map '{__file__}' is een bestand."),
        (
            ("zelfevaluatie", "formulier", "kader", "--uit", str(Path(__file__).parent)),
            f"De waarde bij '--uit' kan niet: Bestand '{Path(__file__).parent}' is een map.",
        ),
        (
            ("import", "duo", "bestand.csv", "--schooljaar", "20"),
            "De waarde bij '--schooljaar' kan niet: '20' is geen schooljaar; schrijf het als 2024-2025.",
        ),
    ],
)
def test_errors_are_dutch(woorden: tuple[str, ...], fout: str) -> None:
    uit = roep(*woorden)
    assert uit.exit_code == 2
    regels = uit.stderr.splitlines()
    assert regels[-1] == f"Fout: {fout}"
    assert engels(uit.output) == []


def test_a_wrong_date_is_told_in_dutch(tmp_path: Path) -> None:
    uit = roep("adressen", "--vervallen", "kaart-x", "--uitleg", "Weg.", "--op", "morgen", "--map", str(tmp_path))
    assert uit.exit_code != 0
    assert engels(uit.output) == []


def test_no_arguments_at_all_shows_the_help() -> None:
    assert roep().output.startswith("Gebruik: handboek")
    assert roep("import").output.startswith("Gebruik: handboek import")


def test_stopping_halfway_is_dutch() -> None:
    groep = Groep("proef")

    @groep.command()
    def stop() -> None:
        raise KeyboardInterrupt

    uit = CliRunner().invoke(groep, ["stop"])
    assert uit.exit_code == 1
    assert uit.output.split() == ["Afgebroken."]


def test_click_is_as_it_was_afterwards_also_when_a_command_fails() -> None:
    @click.command("los")
    def los() -> None:
        """Speak as click does."""

    with pytest.raises(RuntimeError), in_het_nederlands():
        raise RuntimeError
    roep("buld")
    assert CliRunner().invoke(los, ["--help"]).output.startswith("Usage: los [OPTIONS]")


NIET_TE_ZIEN = ("_winconsole.py", "_termui_impl.py", "shell_completion.py", "utils.py", "testing.py")
"""Modules whose texts are about what our commands do not do: editors, consoles of old, completion."""

VOOR_MAKERS = (
    "%(prog)s, version %(version)s",
    "Choice({choices})",
    "Name '{name}' defined twice",
    "Arguments take exactly one parameter declaration",
    "Boolean option {decl!r} cannot use",
    "Could not determine name for option",
    "No options defined but a name was passed",
    "Unknown color",
)
"""Texts for who writes a command wrong, or that we write ourselves."""


def _van_click() -> Iterator[tuple[str, ...]]:
    """What click asks gettext to translate: one text, or singular and plural."""
    for pad in Path(click.__file__).parent.glob("*.py"):
        if pad.name in NIET_TE_ZIEN:
            continue
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id in {"_", "ngettext"}:
                teksten = tuple(
                    deel.value for deel in knoop.args if isinstance(deel, ast.Constant) and isinstance(deel.value, str)
                )
                if teksten and not teksten[0].startswith(VOOR_MAKERS):
                    yield teksten


def _plekken(tekst: str) -> set[str]:
    return {naam for _, naam, _, _ in Formatter().parse(tekst) if naam}


def test_every_text_of_click_has_its_dutch() -> None:
    """A new version of click that says something else is found here."""
    zonder = [teksten for teksten in _van_click() if teksten[0] not in (WOORDEN if len(teksten) == 1 else AANTALLEN)]
    zonder = [teksten for teksten in zonder if teksten[0] not in {"file", "directory", "path", "d"}]
    assert zonder == []


def test_what_is_filled_in_is_known_to_click() -> None:
    for engels_, nederlands in WOORDEN.items():
        assert _plekken(nederlands) <= _plekken(engels_), engels_
    bekend = {teksten[0]: set().union(*map(_plekken, teksten)) for teksten in _van_click() if len(teksten) == 2}
    for enkelvoud, vormen in AANTALLEN.items():
        for vorm in vormen:
            assert _plekken(vorm) <= bekend[enkelvoud], enkelvoud
