"""CLI, stage 9: `handboek check`: everything that is wrong, in one run."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kwaliteitshandboek.build import compose
from kwaliteitshandboek.cli.uitvoer import map_optie, print_findings, print_json
from kwaliteitshandboek.findings import Niveau, Plek, bouwen
from kwaliteitshandboek.settings import Mappen


@click.command("check", help="Controleert het handboek en noemt alles wat niet klopt, met bestand en regel.")
@map_optie
@click.option("--json", "als_json", is_flag=True, help="Uitvoer voor machines.")
@click.option("--strict", is_flag=True, help="Ook een waarschuwing geeft eindcode 1.")
def check_command(wortel: Path, als_json: bool, strict: bool) -> None:
    """Exit status 0 without fout, 1 with (with `--strict`: a waarschuwing too); 2 is a wrong call."""
    findings = [*compose(wortel, date.today(), edities=()).findings]  # noqa: DTZ011 a school's own day
    if not Mappen(wortel).mkdocs.is_file():
        findings.append(bouwen.MKDOCS_ONTBREEKT.op(Plek("mkdocs.yml", 0)))
    (print_json if als_json else print_findings)(findings)
    erg = {Niveau.FOUT, Niveau.WAARSCHUWING} if strict else {Niveau.FOUT}
    raise SystemExit(1 if any(finding.niveau in erg for finding in findings) else 0)
