"""CLI, stage 9: `handboek herbevestigen`: somebody looked at the figures under an analysis, and its conclusions hold."""

from __future__ import annotations

from pathlib import Path

import click

from kwaliteitshandboek.charts.notatie import STAATWOORDEN, toon_cijfer
from kwaliteitshandboek.cli.uitvoer import map_optie
from kwaliteitshandboek.cli.vaststellen import Wereld, laad_wereld, lees_dag, verplicht, voer_uit, weiger
from kwaliteitshandboek.derive.analysestanden import cijfers_onder
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import cijfers as codes
from kwaliteitshandboek.findings import vaststellen as vaststelcodes
from kwaliteitshandboek.findings.suggestie import keuze, kort
from kwaliteitshandboek.intake.herbevestigen import Onderbouwing, plan_herbevestigen
from kwaliteitshandboek.model.basis import rolsleutel
from kwaliteitshandboek.model.cijfer import Cijfer
from kwaliteitshandboek.model.doel import Analyse
from kwaliteitshandboek.model.herbevestiging import leg_vast


@click.command("herbevestigen", help="Legt vast dat de conclusies van een analyse kloppen bij de cijfers van nu.")
@click.argument("analyses", metavar="[ANALYSE]...", nargs=-1)
@click.option("--door", metavar="ROL", help="De rol die herbevestigt.")
@click.option("--op", metavar="DATUM", help="De dag van herbevestigen, bijvoorbeeld 2026-12-01.")
@click.option("--alle", is_flag=True, help="Herbevestigt elke analyse waarbij dat nodig is: met andere of nieuwe cijfers.")
@map_optie
def reconfirm_command(analyses: tuple[str, ...], door: str | None, op: str | None, *, alle: bool, wortel: Path) -> None:
    """Exit status 0 when recorded (or already so), 1 when something stood in the way, 2 for a wrong call."""
    if alle == bool(analyses):
        raise click.UsageError("Noem een of meer analyses, of gebruik '--alle'.")
    dag, rol = verplicht(door, op)
    wereld = laad_wereld(wortel)
    bezwaren: list[Finding] = []
    op_dag = lees_dag(dag)
    if op_dag is None:
        bezwaren.append(vaststelcodes.GEEN_DAG.op(Plek("--op", 0), dag=kort(dag)))
    organisatie = wereld.handboek.organisatie
    wie = organisatie.rolnamen.get(rolsleutel(rol))
    if wie is None:
        raad = keuze(rol, [punt.id for punt in organisatie.rollen], "Bekende rollen zijn")
        bezwaren.append(vaststelcodes.ONBEKENDE_ROL.op(Plek("--door", 0), rol=kort(rol), raad=raad))
    bekend = {analyse.id: analyse for analyse in wereld.handboek.analyses}
    namen = tuple(bekend) if alle else tuple(dict.fromkeys(analyses))
    for naam in namen:
        if naam not in bekend:
            raad = keuze(naam, bekend, "Bekende analyses zijn")
            bezwaren.append(codes.ONBEKENDE_ANALYSE.op(Plek("analyses", 0), analyse=kort(naam), raad=raad))
    if op_dag is None or wie is None or bezwaren:
        weiger(bezwaren)
    onderbouwingen = [_onderbouwing(bekend[naam], wereld) for naam in namen]
    plan = plan_herbevestigen(wereld.handboek, onderbouwingen, wie, op_dag, wereld.afgeleid.vandaag, alleen_nodig=alle)
    voer_uit(plan, wortel)


def _onderbouwing(analyse: Analyse, wereld: Wereld) -> Onderbouwing:
    cijfers = cijfers_onder(analyse, wereld.afgeleid.hoofdcijfer)
    return Onderbouwing(analyse, tuple(leg_vast(cijfer, _woorden(cijfer, wereld)) for cijfer in cijfers))


def _woorden(cijfer: Cijfer, wereld: Wereld) -> str:
    indicator = wereld.handboek.indicator_per_id.get(cijfer.indicator)
    return STAATWOORDEN[cijfer.staat] if indicator is None else toon_cijfer(cijfer, indicator)
