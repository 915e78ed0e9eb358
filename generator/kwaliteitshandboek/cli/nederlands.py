"""CLI, stage 9: what click itself says (help, usage, errors) in Dutch, whatever the language of the machine.

Click asks gettext for its words, and gettext looks at the settings of the machine and for files that we would have to install.
While a command runs, click therefore asks us; before and after that nothing of click is changed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import click

WOORDEN: Final[Mapping[str, str]] = {
    "Usage:": "Gebruik:",
    "Options": "Opties",
    "Positional arguments": "Argumenten",
    "Commands": "Opdrachten",
    "Show this message and exit.": "Toont deze uitleg.",
    "Show the version and exit.": "Toont de versie.",
    "default: {default}": "standaard: {default}",
    "env var: {var}": "omgevingsvariabele: {var}",
    "(dynamic)": "(wisselt)",
    "required": "verplicht",
    "deprecated": "verouderd",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": (
        "De opdracht {name!r} is verouderd.{extra_message}"
    ),
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": "{name!r} is verouderd.{extra_message}",
    "Aborted!": "Afgebroken.",
    "Error: {message}": "Fout: {message}",
    "Error: invalid input": "Fout: dit antwoord kan niet",
    "Error: The two entered values do not match.": "Fout: de twee antwoorden zijn niet gelijk.",
    "Repeat for confirmation": "Nog een keer, ter bevestiging",
    "Do you want to continue?": "Wilt u doorgaan?",
    "Confirm the action without prompting.": "Gaat door zonder te vragen.",
    "Press any key to continue...": "Druk op een toets om door te gaan.",
    "Try '{command} {option}' for help.": "Uitleg krijgt u met '{command} {option}'.",
    "No such command {name!r}.": "De opdracht {name!r} bestaat niet.",
    "No such option {name!r}.": "De optie {name!r} bestaat niet.",
    "No such option: {name}": "De optie '{name}' bestaat niet.",
    "Missing command.": "Noem ook een opdracht.",
    # Behind these three stands the name of what is missing.
    "Missing argument": "Er ontbreekt",
    "Missing option": "Er ontbreekt",
    "Missing parameter": "Er ontbreekt",
    "Missing {param_type}": "Er ontbreekt",
    "Missing parameter: {param_name}": "Er ontbreekt {param_name}",
    "Choose from:\n\t{choices}": "Kies uit:\n\t{choices}",
    "Choose from:\n\t{choices}.": "Kies uit:\n\t{choices}",
    "Invalid value: {message}": "Deze waarde kan niet: {message}",
    "Invalid value for {param_hint}: {message}": "De waarde bij {param_hint} kan niet: {message}",
    "Invalid start character for option ({option})": "Een optie kan zo niet beginnen ({option})",
    "Option {name!r} does not take a value.": "Bij de optie {name!r} hoort geen waarde.",
    "Argument {name!r} takes {nargs} values.": "Bij {name!r} horen {nargs} waarden.",
    "Value must be an iterable.": "Hier moet een lijst staan.",
    "Could not open file {filename!r}: {message}": "Het bestand {filename!r} gaat niet open: {message}",
    "unknown error": "onbekende fout",
    "{name} {filename!r} does not exist.": "{name} {filename!r} bestaat niet.",
    "{name} {filename!r} is a file.": "{name} {filename!r} is een bestand.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} is een map.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} is niet te lezen.",
    "{name} {filename!r} is not writable.": "{name} {filename!r} is niet te schrijven.",
    "{name} {filename!r} is not executable.": "{name} {filename!r} is niet uit te voeren.",
    "{value!r} is not a valid {number_type}.": "{value!r} is geen getal dat hier past.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "{value!r} is geen ja of nee. Kies uit: {states}",
    "{value!r} is not a valid boolean.": "{value!r} is geen ja of nee.",
    "{value!r} is not a valid UUID.": "{value!r} is geen UUID.",
    "{value} is not in the range {range}.": "{value} valt niet binnen {range}.",
}
"""What click says -> the same in Dutch, with the same places to fill in."""

AANTALLEN: Final[Mapping[str, tuple[str, str]]] = {
    "Did you mean {possibility}?": ("Bedoelt u {possibility}?", "Bedoelt u een van deze: {possibilities}?"),
    "Got unexpected extra argument ({args})": ("Dit is te veel: {args}", "Dit is te veel: {args}"),
    "{value!r} is not {choice}.": ("{value!r} past hier niet. Kies {choice}.", "{value!r} past hier niet. Kies uit {choices}."),
    "{value!r} does not match the format {format}.": (
        "{value!r} heeft niet de vorm {format}.",
        "{value!r} heeft geen van de vormen {formats}.",
    ),
    "Option {name!r} requires an argument.": (
        "Bij de optie {name!r} hoort een waarde.",
        "Bij de optie {name!r} horen {nargs} waarden.",
    ),
    "Takes {nargs} values but 1 was given.": (
        "Hier horen {nargs} waarden, er is er 1.",
        "Hier horen {nargs} waarden, er zijn er {len}.",
    ),
    "{len_type} values are required, but {len_value} was given.": (
        "Hier horen {len_type} waarden, er is er {len_value}.",
        "Hier horen {len_type} waarden, er zijn er {len_value}.",
    ),
}
"""The same for words that differ with a number: the singular of click -> singular and plural."""

_METAVARS: Final = {"[OPTIONS]": "[OPTIES]", "COMMAND [ARGS]...": "OPDRACHT [ARGUMENTEN]..."}
_PADEN: Final = {"directory": "map", "file": "bestand", "path": "pad"}


def vertaal(tekst: str) -> str:
    """A text of click in Dutch; one that we do not know stays as it is."""
    return WOORDEN.get(tekst, tekst)


def vertaal_aantal(enkelvoud: str, meervoud: str, aantal: int) -> str:
    """The same for a text that differs with a number."""
    een, meer = AANTALLEN.get(enkelvoud, (enkelvoud, meervoud))
    return een if aantal == 1 else meer


@contextmanager
def in_het_nederlands() -> Iterator[None]:
    """As long as this lasts click takes its words from here. Its modules know gettext under the names `_` and `ngettext`."""
    namen = {"_": vertaal, "ngettext": vertaal_aantal}
    modules = [module for naam, module in sys.modules.items() if naam.startswith("click.")]
    oud = [(module, naam, vars(module)[naam]) for module in modules for naam in namen if naam in vars(module)]
    for module, naam, _ in oud:
        setattr(module, naam, namen[naam])
    try:
        yield
    finally:
        for module, naam, was in oud:
            setattr(module, naam, was)


class Groep(click.Group):
    """A group of commands that speaks Dutch, with all that is added to it."""

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a command; what its usage says stands in it from the moment it was made."""
        super().add_command(cmd, name)
        _kleed(cmd)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words of the call; one that cannot be written could not be repeated in any message, nor be a path."""
        if any(_onleesbaar(woord) for woord in args):
            wat = "In de opdracht staat een naam met tekens die niet te lezen zijn. Geef het bestand of de map een andere naam."
            raise click.UsageError(wat, ctx)
        return super().parse_args(ctx, args)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command; see `click.Command.main`."""
        _kleed(self)
        with in_het_nederlands():
            return super().main(*args, **kwargs)


def _onleesbaar(woord: str) -> bool:
    """Whether a word holds bytes that are no text (Python hands them over as half characters), or a NUL."""
    return "\0" in woord or any("\ud800" <= teken <= "\udfff" for teken in woord)


def _kleed(opdracht: click.Command) -> None:
    """Give a command, and those below it, Dutch words in the line that shows how to use it."""
    opdracht.options_metavar = _METAVARS.get(opdracht.options_metavar or "", opdracht.options_metavar)
    for parameter in opdracht.params:
        if isinstance(parameter.type, click.Path):
            parameter.type.name = _PADEN.get(parameter.type.name, parameter.type.name)
    if isinstance(opdracht, click.Group):
        opdracht.subcommand_metavar = _METAVARS.get(opdracht.subcommand_metavar, opdracht.subcommand_metavar)
        for onder in opdracht.commands.values():
            _kleed(onder)
