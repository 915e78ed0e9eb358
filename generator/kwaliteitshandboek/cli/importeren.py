"""CLI, stage 9: `handboek import`: files of others into the handbook, all or nothing."""

from __future__ import annotations

from pathlib import Path

import click

from kwaliteitshandboek.cli.uitvoer import map_optie, print_findings
from kwaliteitshandboek.intake import beschrijf, plan_import, write_plan
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.settings import Mappen


@click.group("import", help="Leest gegevens van anderen in.")
def import_group() -> None:
    """Group the kinds of import."""


@import_group.command("duo", help="Leest open data van DUO en CBS in: resultaten, schooladviezen, leerlingaantallen en adressen.")
@click.argument("bestanden", metavar="BESTAND...", nargs=-1, required=True, type=click.Path(path_type=Path))
@map_optie
def import_duo_command(bestanden: tuple[Path, ...], wortel: Path) -> None:
    """Exit status 0 when written (or already so), 1 when something stood in the way; nothing is written then."""
    geladen = load_handboek(wortel)
    if geladen.handboek is None:
        print_findings(geladen.findings)
        click.echo("De organisatie is niet te lezen, dus er is niets ingelezen.", err=True)
        raise SystemExit(1)
    plan = plan_import(bestanden, geladen.handboek.organisatie, Mappen(wortel))
    for regel in beschrijf(plan):
        click.echo(regel)
    geschreven, fouten = write_plan(plan, wortel)
    findings = [*plan.findings, *fouten]
    if findings:
        print_findings(findings)
    for pad in geschreven:
        click.echo(f"Geschreven: {pad.relative_to(wortel).as_posix()}")
    if not plan.mag or fouten:
        click.echo("Er is niets geschreven.", err=True)
        raise SystemExit(1)
    if not geschreven:
        click.echo("Er was niets te veranderen.")
