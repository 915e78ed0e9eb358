"""CLI, stage 9: `handboek build`: the editions as websites, and as ZIP to upload."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kwaliteitshandboek.build import compose
from kwaliteitshandboek.cli.uitvoer import Uitpad, map_optie, print_findings
from kwaliteitshandboek.engines.inpakken import write_zip
from kwaliteitshandboek.engines.website import write_websites
from kwaliteitshandboek.findings import Niveau
from kwaliteitshandboek.settings import EDITIES, Mappen


@click.command("build", help="Bouwt de teameditie en de openbare editie als website.")
@map_optie
@click.option("--editie", type=click.Choice((*EDITIES, "alle")), default="alle", show_default=True, help="Welke editie.")
@click.option("--uit", type=Uitpad(path_type=Path), help="De map voor de sites.  [standaard: site in het handboek]")
@click.option("--zip", "inpakken", is_flag=True, help="Maakt van elke editie ook een ZIP om te uploaden.")
@click.option("--no-cache", is_flag=True, help="Maakt alle bestanden voor papier opnieuw.")
def build_command(wortel: Path, editie: str, uit: Path | None, inpakken: bool, no_cache: bool) -> None:
    """Exit status 0 when built, 1 when something stood in the way; the previous site is then as it was."""
    doel = uit or wortel / "site"
    edities = EDITIES if editie == "alle" else (editie,)
    cache = None if no_cache else Mappen(wortel).cache
    compositie = compose(wortel, date.today(), edities, cache)  # noqa: DTZ011 a school's own day
    findings = [*compositie.findings]
    if compositie.deugt:
        findings += write_websites(compositie.sites, wortel, doel)
    print_findings(findings)
    if any(finding.niveau is Niveau.FOUT for finding in findings):
        click.echo("Er is niets gebouwd; een eerder gebouwde site is niet veranderd.", err=True)
        raise SystemExit(1)
    for naam, site in compositie.sites.items():
        click.echo(f"\n{site.gegevens['editie_naam']}: {len(site.pages)} pagina's. Open {doel / naam / 'index.html'}")
        if inpakken:
            archief = doel / f"handboek-{naam}.zip"
            if mislukt := write_zip(doel / naam, archief):
                print_findings([mislukt])
                raise SystemExit(1)
            click.echo(f"  ZIP om te uploaden: {archief}")
    if "team" in compositie.sites:
        click.echo("\nDe teameditie is voor medewerkers: zet haar alleen online achter een inlog.")
