"""CLI, stage 9: `handboek import`: files of others into the handbook, all or nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kwaliteitshandboek.cli.uitvoer import Pad, map_optie, print_findings
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import tabellen as tabelcodes
from kwaliteitshandboek.findings.suggestie import keuze, kort
from kwaliteitshandboek.intake import Importplan, Wereld, beschrijf, lees_schooljaar, plan_import, plan_tabel, write_plan
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.settings import Mappen


class _Jaar(click.ParamType[Schooljaar]):
    """A school year in any usual notation."""

    name = "schooljaar"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Schooljaar:
        """The school year; a usage error where it is none."""
        jaar = value if isinstance(value, Schooljaar) else lees_schooljaar(str(value))
        if jaar is None:
            self.fail(f"'{value}' is geen schooljaar; schrijf het als 2024-2025.", param, ctx)
        return jaar


schooljaar_type = _Jaar()
"""A school year as an option."""
_jaar_optie = click.option(
    "--schooljaar", type=schooljaar_type, metavar="JAAR", help="Het schooljaar, als het bestand het niet zegt."
)
_bestanden = click.argument("bestanden", metavar="BESTAND...", nargs=-1, required=True, type=Pad(path_type=Path))


@click.group("import", help="Leest gegevens van anderen in.")
def import_group() -> None:
    """Group the kinds of import."""


@import_group.command(
    "duo",
    help="Leest open data van DUO, het CBS en de inspectie in: resultaten, schooladviezen, leerlingaantallen en adressen.",
)
@_bestanden
@_jaar_optie
@map_optie
def import_duo_command(bestanden: tuple[Path, ...], schooljaar: Schooljaar | None, wortel: Path) -> None:
    """Exit status 0 when written (or already so), 1 when something stood in the way; nothing is written then."""
    handboek, _ = _laad(wortel)
    reeksen = frozenset(handboek.meetreeks_per_id)
    vandaag = handboek.organisatie.peildatum or date.today()  # noqa: DTZ011 a school's own day
    _voer_uit(plan_import(bestanden, handboek.organisatie, Mappen(wortel), schooljaar, reeksen, vandaag=vandaag), wortel)


@import_group.command("tabel", help="Leest een tabel van een ander systeem in (CSV, Excel, OpenDocument) met een indeling.")
@_bestanden
@click.option(
    "--indeling", "naam", required=True, metavar="NAAM", help="De indeling: de naam van een bestand in data/indelingen/."
)
@_jaar_optie
@click.option("--voorlopig", is_flag=True, help="De cijfers zijn nog niet definitief.")
@map_optie
def import_tabel_command(
    bestanden: tuple[Path, ...],
    naam: str,
    schooljaar: Schooljaar | None,
    voorlopig: bool,
    wortel: Path,
) -> None:
    """Exit status 0 when written (or already so), 1 when something stood in the way; nothing is written then."""
    handboek, eerder = _laad(wortel)
    bekend = {indeling.id: indeling for indeling in handboek.indelingen}
    if naam not in bekend:
        # A mapping that is there but could not be read, says so itself.
        fouten = [finding for finding in eerder if finding.bestand == f"data/indelingen/{naam}.yml"]
        onbekend = tabelcodes.INDELING_ONBEKEND.op(
            Plek("data/indelingen", 0), naam=kort(naam), raad=keuze(naam, bekend, "Er zijn")
        )
        print_findings(fouten or [onbekend])
        raise SystemExit(1)
    scholen, reeksen = handboek.organisatie.school_per_sleutel, handboek.meetreeks_per_id
    wereld = Wereld(bekend[naam], scholen, reeksen, schooljaar, voorlopig)
    vandaag = handboek.organisatie.peildatum or date.today()  # noqa: DTZ011 a school's own day
    _voer_uit(plan_tabel(bestanden, wereld, Mappen(wortel), vandaag), wortel)


def _laad(wortel: Path) -> tuple[Handboek, tuple[Finding, ...]]:
    """The handbook, and what is wrong in its files; ends the program where the organisation cannot be read."""
    geladen = load_handboek(wortel)
    if geladen.handboek is None:
        print_findings(geladen.findings)
        click.echo("De organisatie is niet te lezen, dus er is niets ingelezen.", err=True)
        raise SystemExit(1)
    return geladen.handboek, geladen.findings


def _voer_uit(plan: Importplan, wortel: Path) -> None:
    """Write a plan and tell what became of it."""
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
