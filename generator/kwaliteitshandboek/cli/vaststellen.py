"""CLI, stage 9: `handboek vaststellen` and `handboek bevestigen`: the ledger of adoptions, all or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, NoReturn

import click

from kwaliteitshandboek.check import check
from kwaliteitshandboek.cli.uitvoer import map_optie, print_findings
from kwaliteitshandboek.derive import Afgeleid, derive
from kwaliteitshandboek.derive.kaartstanden import Rondepunt, Rondereden, ronde, verwijzingen_van, vingerafdrukken
from kwaliteitshandboek.findings import Finding, Niveau, Plek
from kwaliteitshandboek.findings import vaststellen as codes
from kwaliteitshandboek.findings.suggestie import bedoelt, keuze, kort
from kwaliteitshandboek.intake import Akte, Vaststelplan, plan_bevestigen, plan_vaststellen, write_bestanden
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.basis import rolsleutel
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kaart import Kaart
from kwaliteitshandboek.taal import aantal, datum

_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_NEDERLANDS: Final = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})")
_REDENEN: Final[Mapping[Rondereden, str]] = {
    Rondereden.TE_LAAT: "te laat",
    Rondereden.GEWIJZIGD: "gewijzigd na vaststelling",
    Rondereden.ZONDER_TEKST: "vastgesteld, maar zonder vastgelegde tekst",
    Rondereden.BINNENKORT: "binnenkort aan de beurt",
    Rondereden.OPNIEUW_BEKIJKEN: "opnieuw bekijken",
}


@dataclass(frozen=True, slots=True)
class Wereld:
    """A handbook that can be worked with, and what follows from it."""

    handboek: Handboek
    afgeleid: Afgeleid


@click.command("vaststellen", help="Stelt kaarten vast: legt versie, dag, rol en tekst vast, en werkt de kaarten zelf bij.")
@click.argument("kaarten", metavar="[KAART]...", nargs=-1)
@click.option("--door", metavar="ROL", help="De rol die vaststelt, bijvoorbeeld directeur.")
@click.option("--op", metavar="DATUM", help="De dag van vaststellen, bijvoorbeeld 2026-12-01.")
@click.option("--versie", help="De versie die wordt vastgesteld, voor één kaart.  [standaard: de versie in de kaart]")
@click.option("--aan-de-beurt", is_flag=True, help="Stelt alle kaarten vast die in de jaarlijkse ronde aan de beurt zijn.")
@click.option("--lijst", is_flag=True, help="Noemt de kaarten van de jaarlijkse ronde en verandert niets.")
@map_optie
def adopt_command(
    *,
    kaarten: tuple[str, ...],
    door: str | None,
    op: str | None,
    versie: str | None,
    aan_de_beurt: bool,
    lijst: bool,
    wortel: Path,
) -> None:
    """Exit status 0 when laid down (or already so), 1 when something stood in the way (of a card), 2 for a wrong call."""
    if lijst:
        if kaarten or door or op or versie is not None or aan_de_beurt:
            raise click.UsageError("Gebruik '--lijst' alleen, of met '--map'.")
        _print_ronde(laad_wereld(wortel))
        return
    if aan_de_beurt and (kaarten or versie is not None):
        raise click.UsageError("Gebruik '--aan-de-beurt' zonder kaarten en zonder '--versie'.")
    if not kaarten and not aan_de_beurt:
        raise click.UsageError("Noem een of meer kaarten, of gebruik '--aan-de-beurt'.")
    if versie is not None and len(set(kaarten)) > 1:
        raise click.UsageError("'--versie' geldt voor één kaart: stel de kaarten een voor een vast.")
    dag, rol = verplicht(door, op)
    wereld = laad_wereld(wortel)
    beurt = (punt.kaart for punt in _ronde(wereld) if punt.vast_te_stellen)
    te_doen = tuple(beurt) if aan_de_beurt else _gekozen(wereld, wortel, kaarten)
    if not te_doen:
        click.echo("Er is geen kaart aan de beurt; er is niets veranderd.")
        return
    akte = _akte(wereld, te_doen, rol, dag)
    voer_uit(plan_vaststellen(wereld.handboek, akte, wortel, versie, wat_kan=aan_de_beurt), wortel)


@click.command("bevestigen", help="Legt vast dat een kaart nog klopt, nadat iets waarnaar zij verwijst is veranderd.")
@click.argument("kaarten", metavar="[KAART]...", nargs=-1)
@click.option("--door", metavar="ROL", help="De rol die bevestigt.")
@click.option("--op", metavar="DATUM", help="De dag van bevestigen, bijvoorbeeld 2026-12-01.")
@click.option("--alle", is_flag=True, help="Bevestigt alle kaarten die opnieuw te bekijken zijn.")
@map_optie
def confirm_command(kaarten: tuple[str, ...], door: str | None, op: str | None, *, alle: bool, wortel: Path) -> None:
    """Exit status 0 when laid down (or nothing to confirm), 1 when something stood in the way, 2 for a wrong call."""
    if alle == bool(kaarten):
        raise click.UsageError("Noem een of meer kaarten, of gebruik '--alle'.")
    dag, rol = verplicht(door, op)
    wereld = laad_wereld(wortel)
    bekijken = (punt.kaart for punt in _ronde(wereld) if Rondereden.OPNIEUW_BEKIJKEN in punt.redenen)
    te_doen = tuple(bekijken) if alle else _gekozen(wereld, wortel, kaarten)
    if not te_doen:
        click.echo("Er is geen kaart opnieuw te bekijken; er is niets veranderd.")
        return
    akte = _akte(wereld, te_doen, rol, dag)
    te_bekijken = {
        naam: [f"'{sleutel}'" for _, sleutel in stand.opnieuw_bekijken] for naam, stand in wereld.afgeleid.kaartstanden.items()
    }
    voer_uit(plan_bevestigen(wereld.handboek, akte, te_bekijken), wortel)


def verplicht(door: str | None, op: str | None) -> tuple[str, str]:
    """The day and the role as written; a wrong call without them."""
    if not door or not op:
        raise click.UsageError("Zeg ook door welke rol ('--door') en op welke dag ('--op').")
    return op, door


def laad_wereld(wortel: Path, *, alleen_lezen: bool = False) -> Wereld:
    """The handbook, loaded and checked; the command ends where it has a fout.

    `alleen_lezen`: every file has to be readable, but what stands in them may be wrong: who renames something has references
    to its old name until they too are mended.
    """
    geladen = load_handboek(wortel)
    handboek = geladen.handboek
    if handboek is None:
        _weiger_kapot(geladen.findings)
    afgeleid = derive(handboek, handboek.organisatie.peildatum or date.today())  # noqa: DTZ011 a school's own day
    findings = geladen.findings if alleen_lezen else (*geladen.findings, *check(geladen, afgeleid))
    if any(finding.niveau is Niveau.FOUT for finding in findings):
        _weiger_kapot(findings)
    return Wereld(handboek, afgeleid)


def _weiger_kapot(findings: Sequence[Finding]) -> NoReturn:
    """Nothing is laid down of a handbook with a fout: the text may not be what its author meant."""
    fouten = [finding for finding in findings if finding.niveau is Niveau.FOUT]
    weiger([*fouten, codes.HANDBOEK_FOUT.op(Plek("handboek", 0), aantal=aantal(len(fouten), "fout", "fouten"))])


def _akte(wereld: Wereld, gekozen: Sequence[Kaart | Finding], rol: str, op: str) -> Akte:
    """What is asked, every word of it understood; the command ends where one is not."""
    handboek = wereld.handboek
    bezwaren: list[Finding] = []
    dag = lees_dag(op)
    if dag is None:
        bezwaren.append(codes.GEEN_DAG.op(Plek("--op", 0), dag=kort(op)))
    rolnamen = handboek.organisatie.rolnamen
    door = rolnamen.get(rolsleutel(rol))
    if door is None:
        bekend = [punt.id for punt in handboek.organisatie.rollen]
        raad = keuze(rol, bekend, "Bekende rollen zijn")
        bezwaren.append(codes.ONBEKENDE_ROL.op(Plek("--door", 0), rol=kort(rol), raad=raad))
    kaarten = [kaart for kaart in gekozen if isinstance(kaart, Kaart)]
    bezwaren += [bezwaar for bezwaar in gekozen if isinstance(bezwaar, Finding)]
    if dag is None or door is None or bezwaren:
        weiger(bezwaren)
    afdrukken = vingerafdrukken(handboek)
    verwijzingen = {
        kaart.id: {naam: afdrukken[naam] for naam in verwijzingen_van(kaart) if naam in afdrukken} for kaart in kaarten
    }
    return Akte(tuple(kaarten), door, dag, wereld.afgeleid.vandaag, verwijzingen)


def _gekozen(wereld: Wereld, wortel: Path, woorden: Sequence[str]) -> list[Kaart | Finding]:
    """The cards that the words name, each once, and what is wrong with a word that names none."""
    bekend = wereld.handboek.kaart_per_id
    gekozen: dict[str, Kaart | Finding] = {}
    for woord in woorden:
        naam = _kaartnaam(woord)
        if naam not in bekend:
            suggestie = bedoelt(naam, bekend)
            gekozen[naam] = codes.ONBEKENDE_KAART.op(Plek("kaarten", 0), kaart=kort(naam), suggestie=suggestie)
        elif naam != woord and not _is_bestand(woord, wortel, bekend[naam]):
            over = {"gevonden": kort(woord), "kaart": naam, "pad": bekend[naam].plek.bestand}
            gekozen[woord] = codes.ANDER_BESTAND.op(Plek("kaarten", 0), **over)
        else:
            gekozen[naam] = bekend[naam]
    return list(gekozen.values())


def _kaartnaam(naam: str) -> str:
    """The id of a card; its file will do, as a shell completes it."""
    return Path(naam.replace("\\", "/")).stem if naam.endswith(".md") else naam


def _is_bestand(woord: str, wortel: Path, kaart: Kaart) -> bool:
    """Whether a path is that of the card itself, from where one stands or from the handbook.

    A name without a folder stands for the card, unless another file of that name lies there.
    """
    pad = Path(woord.replace("\\", "/"))
    eigen = wortel / kaart.plek.bestand
    try:
        if pad.name == str(pad) and not pad.exists():
            return True
        return any(naam.exists() and naam.samefile(eigen) for naam in (pad, wortel / pad))
    except (OSError, ValueError):
        return False


def lees_dag(tekst: str) -> date | None:
    """A day written as 2026-12-01 or as 1-12-2026."""
    iso, nederlands = _ISO.fullmatch(tekst.strip()), _NEDERLANDS.fullmatch(tekst.strip())
    delen = iso.groups() if iso else nederlands.groups()[::-1] if nederlands else None
    try:
        return date(*map(int, delen)) if delen is not None else None
    except ValueError:
        return None


def weiger(findings: Sequence[Finding]) -> NoReturn:
    """Print what stood in the way, and end: nothing was written."""
    print_findings(findings)
    click.echo("Er is niets vastgelegd en niets veranderd.", err=True)
    raise SystemExit(1)


def voer_uit(plan: Vaststelplan, wortel: Path) -> None:
    """Write all files of a plan, or none, and say what was done."""
    if any(finding.niveau is Niveau.FOUT for finding in plan.findings):
        weiger(plan.findings)
    geschreven, fouten = write_bestanden(plan.bestanden, wortel)
    if fouten:
        weiger(fouten)
    for regel in plan.regels:
        click.echo(regel)
    for pad in geschreven:
        click.echo(f"  Geschreven: {pad.relative_to(wortel).as_posix()}")
    if plan.findings or plan.overgeslagen:
        print_findings((*plan.findings, *plan.overgeslagen))
    if not geschreven:
        click.echo("Er was niets te veranderen.")
    if plan.overgeslagen:
        raise SystemExit(1)


def _ronde(wereld: Wereld) -> tuple[Rondepunt, ...]:
    return ronde(wereld.handboek, wereld.afgeleid.kaartstanden, wereld.afgeleid.vandaag)


def _print_ronde(wereld: Wereld) -> None:
    """The yearly round, a card a line, under what is to be done with it."""
    punten = _ronde(wereld)
    groepen = (
        ("Vast te stellen:", [punt for punt in punten if punt.vast_te_stellen]),
        ("In herziening:", [punt for punt in punten if not punt.vast_te_stellen and punt.redenen != _ALLEEN_KIJKEN]),
        ("Alleen te bekijken en te bevestigen:", [punt for punt in punten if punt.redenen == _ALLEEN_KIJKEN]),
    )
    for kop, groep in groepen:
        if groep:
            click.echo(kop)
        for punt in groep:
            dag = punt.stand.hervaststellen_op
            uiterlijk = f", uiterlijk {datum(dag)}" if dag is not None else ""
            click.echo(f"  {punt.kaart.id}: {', '.join(_REDENEN[reden] for reden in punt.redenen)}{uiterlijk}")
    if not punten:
        click.echo("Er is geen kaart aan de beurt.")


_ALLEEN_KIJKEN: Final = (Rondereden.OPNIEUW_BEKIJKEN,)
