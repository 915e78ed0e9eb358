"""CLI, stage 9: the command `handboek`: reads the call, lets the stages work, and prints what they found."""

from __future__ import annotations

import click

from kwaliteitshandboek import __version__
from kwaliteitshandboek.cli.adressen import addresses_command
from kwaliteitshandboek.cli.bouwen import build_command
from kwaliteitshandboek.cli.controleren import check_command
from kwaliteitshandboek.cli.herbevestigen import reconfirm_command
from kwaliteitshandboek.cli.importeren import import_group
from kwaliteitshandboek.cli.nederlands import Groep
from kwaliteitshandboek.cli.vaststellen import adopt_command, confirm_command
from kwaliteitshandboek.cli.zelfevalueren import self_evaluation_group


@click.group(cls=Groep, help="Maakt van kwaliteitskaarten, kaders en resultaten een gepubliceerd kwaliteitshandboek.")
@click.version_option(__version__, prog_name="handboek", message="%(prog)s %(version)s", help="Toont de versie.")
def main() -> None:
    """Group the commands; each stands in a module of its own."""


main.add_command(build_command)
main.add_command(check_command)
main.add_command(import_group)
main.add_command(adopt_command)
main.add_command(confirm_command)
main.add_command(reconfirm_command)
main.add_command(self_evaluation_group)
main.add_command(addresses_command)
