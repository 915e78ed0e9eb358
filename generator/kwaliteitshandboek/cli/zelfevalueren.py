"""CLI, stage 9: `handboek zelfevaluatie`: a form of a framework goes out, and comes back filled in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from kwaliteitshandboek.cli.importeren import schooljaar_type
from kwaliteitshandboek.cli.uitvoer import Pad, Uitpad, map_optie, print_findings
from kwaliteitshandboek.findings import Finding, Niveau, Plek
from kwaliteitshandboek.findings import intake as intakecodes
from kwaliteitshandboek.findings import zelfevaluaties as codes
from kwaliteitshandboek.findings.suggestie import keuze, kort
from kwaliteitshandboek.intake import write_bestanden
from kwaliteitshandboek.intake.bron import lees_bytes
from kwaliteitshandboek.intake.scanvorm import wielabel
from kwaliteitshandboek.intake.zelfevaluatie import plan_formulier
from kwaliteitshandboek.load import Geladen, load_handboek
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.reports.scanformulier import check_past, derive_scanformulier, make_scanblad
from kwaliteitshandboek.taal import aantal
from kwaliteitshandboek.taal.systeemfouten import foutreden


@click.group("zelfevaluatie", help="Maakt formulieren voor zelfevaluaties en leest ze in.")
def self_evaluation_group() -> None:
    """Group what goes out and what comes in."""


@self_evaluation_group.command("formulier", help="Maakt een formulier (Excel) om een kader met uw team in te vullen.")
@click.argument("kader", metavar="KADER")
@click.option("--school", metavar="SLEUTEL", help="Het formulier is voor deze school, bijvoorbeeld 99AA00.")
@click.option("--bestuur", metavar="ID", help="Het formulier is voor dit bestuur.")
@click.option("--organisatie", is_flag=True, help="Het formulier is voor de organisatie zelf.")
@click.option("--schooljaar", type=schooljaar_type, metavar="JAAR", help="Het schooljaar.  [standaard: dit schooljaar]")
@click.option(
    "--uit", required=True, metavar="BESTAND.xlsx", type=Uitpad(dir_okay=False, path_type=Path), help="Het nieuwe bestand."
)
@click.option("--weinig-deelnemers", is_flag=True, help="Ook met oordelen van te weinig deelnemers. Verspreid het niet.")
@map_optie
def form_command(
    *,
    kader: str,
    school: str | None,
    bestuur: str | None,
    organisatie: bool,
    schooljaar: Schooljaar | None,
    uit: Path,
    weinig_deelnemers: bool,
    wortel: Path,
) -> None:
    """Exit status 0 when written, 1 when something stood in the way, 2 for a wrong call."""
    if sum((school is not None, bestuur is not None, organisatie)) > 1:
        raise click.UsageError("Kies één van '--school', '--bestuur' en '--organisatie'.")
    if uit.suffix.lower() != ".xlsx":
        raise click.UsageError("Geef het bestand bij '--uit' een naam die eindigt op '.xlsx'.")
    if uit.exists():
        raise click.UsageError(f"'{uit.name}' bestaat al. Kies een andere naam, zodat er geen ingevuld formulier verdwijnt.")
    handboek = _handboek(load_handboek(wortel))
    gekozen, bezwaren = _kies(handboek, kader, school, bestuur)
    if gekozen is None or bezwaren:
        _weiger(bezwaren)
    vandaag = handboek.organisatie.peildatum or date.today()  # noqa: DTZ011 a school's own day
    jaar = schooljaar or Schooljaar.van_datum(vandaag)
    hoofd: dict[str, str | int | date] = {"schooljaar": str(jaar)}
    eerder = None
    if school or bestuur or organisatie:
        hoofd["wie"] = wielabel(handboek.organisatie, school, bestuur)
        zoek = (gekozen.id, school, bestuur, jaar)
        zelfde = [z for z in handboek.zelfevaluaties if (z.kader, z.school, z.bestuur, z.schooljaar) == zoek]
        eerder = zelfde[-1] if zelfde else None
    if eerder is not None and (fouten := tuple(check_past(eerder, gekozen))):
        _weiger(fouten)
    drempel = handboek.organisatie.drempels.respondenten
    weinig = eerder is not None and eerder.respondenten < drempel
    if weinig and not weinig_deelnemers:
        velden = {"schooljaar": jaar, "drempel": drempel}
        _weiger((codes.FORMULIER_VAN_WEINIG.op(Plek("formulier", 0), **velden),))
    try:
        uit.write_bytes(make_scanblad(derive_scanformulier(handboek, gekozen, vandaag, hoofd, eerder)))
    except OSError as fout:
        _weiger((intakecodes.SCHRIJVEN_MISLUKT.op(Plek(str(uit), 0), reden=foutreden(fout)),))
    gevuld = f", gevuld met wat er al was over {jaar}" if eerder is not None else ""
    click.echo(f"Geschreven: {uit} ({aantal(len(gekozen.bladen), 'item', 'items')}{gevuld}).")
    if weinig:
        click.echo(
            f"Let op: dit formulier bevat oordelen van minder dan {drempel} deelnemers. Verspreid het niet: stuur het niet door, "
            "zet het niet op een gedeelde schijf en gooi het weg als u klaar bent."
        )


@self_evaluation_group.command("lees", help="Leest een ingevuld formulier in als zelfevaluatie.")
@click.argument("bestand", metavar="BESTAND.xlsx", type=Pad(path_type=Path))
@click.option("--deels", is_flag=True, help="Er mogen items zonder oordeel zijn.")
@click.option("--vervang", is_flag=True, help="Komt in de plaats van een eerdere zelfevaluatie over hetzelfde schooljaar.")
@map_optie
def read_command(bestand: Path, *, deels: bool, vervang: bool, wortel: Path) -> None:
    """Exit status 0 when written (or already so), 1 when something stood in the way; nothing is written then."""
    geladen = load_handboek(wortel)
    handboek = _handboek(geladen)
    gegevens, bezwaren = lees_bytes(bestand)
    if gegevens is None:
        _weiger(bezwaren)
    vandaag = handboek.organisatie.peildatum or date.today()  # noqa: DTZ011 a school's own day
    plan = plan_formulier(gegevens, str(bestand), handboek, geladen.bestanden, vandaag=vandaag, deels=deels, vervang=vervang)
    if any(finding.niveau is Niveau.FOUT for finding in plan.findings):
        _weiger(plan.findings)
    geschreven, fouten = write_bestanden(plan.bestanden, wortel)
    if fouten:
        _weiger(fouten)
    if plan.zelfevaluatie is not None:
        beoordeeld = sum(oordeel.oordeel is not None for oordeel in plan.zelfevaluatie.oordelen)
        click.echo(f"Gelezen: {aantal(beoordeeld, 'oordeel', 'oordelen')} over {plan.zelfevaluatie.schooljaar}.")
    for pad in geschreven:
        click.echo(f"Geschreven: {pad.relative_to(wortel).as_posix()}")
    if plan.findings:
        print_findings(plan.findings)
    if not geschreven:
        click.echo("Er was niets te veranderen.")


def _handboek(geladen: Geladen) -> Handboek:
    if geladen.handboek is None:
        _weiger(geladen.findings)
    return geladen.handboek


def _kies(handboek: Handboek, kader: str, school: str | None, bestuur: str | None) -> tuple[Kader | None, tuple[Finding, ...]]:
    """The framework by its id, and what is not known of the call."""
    organisatie = handboek.organisatie
    bezwaren: list[Finding] = []
    gekozen = handboek.kader_per_id.get(kader)
    if gekozen is None:
        raad = keuze(kader, handboek.kader_per_id, "Bekende kaders zijn")
        bezwaren.append(codes.ONBEKEND_KADER.op(Plek("KADER", 0), kader=kort(kader), raad=raad))
    if school is not None and school not in organisatie.school_per_sleutel:
        raad = keuze(school, organisatie.school_per_sleutel, "Bekende scholen zijn")
        bezwaren.append(codes.ONBEKEND_VAN_WIE.op(Plek("--school", 0), soort="De school", naam=kort(school), raad=raad))
    besturen = [punt.id for punt in organisatie.besturen]
    if bestuur is not None and bestuur not in besturen:
        raad = keuze(bestuur, besturen, "Bekende besturen zijn")
        bezwaren.append(codes.ONBEKEND_VAN_WIE.op(Plek("--bestuur", 0), soort="Het bestuur", naam=kort(bestuur), raad=raad))
    return gekozen, tuple(bezwaren)


def _weiger(findings: Sequence[Finding]) -> NoReturn:
    """Print what stood in the way, and end: nothing was written."""
    print_findings(findings)
    click.echo("Er is niets geschreven en niets veranderd.", err=True)
    raise SystemExit(1)
