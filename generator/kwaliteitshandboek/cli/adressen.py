"""CLI, stage 9: `handboek adressen`: the list of permanent addresses, brought up to date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kwaliteitshandboek.cli.uitvoer import map_optie
from kwaliteitshandboek.cli.vaststellen import laad_wereld, lees_dag, voer_uit, weiger
from kwaliteitshandboek.derive.adressen import raad_opvolgers
from kwaliteitshandboek.findings import Plek
from kwaliteitshandboek.findings import vaststellen as vaststelcodes
from kwaliteitshandboek.findings.suggestie import kort
from kwaliteitshandboek.intake.adressen import plan_adressen
from kwaliteitshandboek.intake.plan import lees_nu
from kwaliteitshandboek.model.adres import Adres
from kwaliteitshandboek.model.vaste_adressen import LIJST, Wegwijzer


@click.command("adressen", help="Werkt de lijst van vaste adressen bij, en legt vast wat er van oude adressen is geworden.")
@click.option("--nu", "opvolgers", metavar="OUD=NIEUW", multiple=True, help="Wat OUD heette, heet voortaan NIEUW.")
@click.option("--vervallen", metavar="ID", multiple=True, help="Dit is weg en heeft geen opvolger; zeg ook waarom.")
@click.option("--uitleg", metavar="TEKST", help="Waarom het vervallen is en wat de lezer nu kan doen.")
@click.option("--op", metavar="DATUM", help="De dag van vervallen, bijvoorbeeld 2026-12-01.  [standaard: vandaag]")
@map_optie
def addresses_command(
    opvolgers: tuple[str, ...], vervallen: tuple[str, ...], uitleg: str | None, op: str | None, wortel: Path
) -> None:
    """Exit status 0 when the list is up to date, 1 when something stood in the way, 2 for a wrong call."""
    besluiten = [_lees(opvolger) for opvolger in opvolgers]
    if bool(vervallen) != bool(uitleg and uitleg.strip()):
        raise click.UsageError("Gebruik '--vervallen' en '--uitleg' samen.")
    if op is not None and not vervallen:
        raise click.UsageError("Gebruik '--op' alleen met '--vervallen'.")
    weg = [_lees_vervallen(id_) for id_ in vervallen]
    gelezen = lees_nu(wortel / LIJST)
    wereld = laad_wereld(wortel, alleen_lezen=True)
    dag = wereld.afgeleid.vandaag if op is None else _dag(op)
    besluiten += [Adres(id=id_, vervallen_op=dag, uitleg=uitleg) for id_ in weg]
    raad = raad_opvolgers(wereld.handboek, Wegwijzer.van(wereld.handboek))
    voer_uit(plan_adressen(wereld.handboek, besluiten, raad, gelezen), wortel)


def _lees(opvolger: str) -> Adres:
    oud, is_teken, nieuw = (deel.strip() for deel in opvolger.partition("="))
    if not (oud and is_teken and nieuw):
        raise click.UsageError("Schrijf '--nu OUD=NIEUW', bijvoorbeeld '--nu kaart-gesprek=kaart-startgesprek'.")
    return Adres(id=oud, nu=nieuw)


def _lees_vervallen(tekst: str) -> str:
    id_ = tekst.strip()
    if not id_:
        raise click.UsageError("Schrijf '--vervallen ID', bijvoorbeeld '--vervallen kaart-gesprek'.")
    return id_


def _dag(op: str) -> date:
    dag = lees_dag(op)
    if dag is None:
        weiger([vaststelcodes.GEEN_DAG.op(Plek("--op", 0), dag=kort(op))])
    return dag
