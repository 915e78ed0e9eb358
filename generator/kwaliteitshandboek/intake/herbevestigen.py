"""Intake, stage 1: confirming the conclusions of analyses: what would be written, decided before anything is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from kwaliteitshandboek.findings import Finding, Niveau, Plek
from kwaliteitshandboek.findings import cijfers as codes
from kwaliteitshandboek.findings import vaststellen as vaststelcodes
from kwaliteitshandboek.intake.aanhaling import aangehaald
from kwaliteitshandboek.intake.plan import NIEUW, Schrijfbestand
from kwaliteitshandboek.intake.vaststellen import Vaststelplan
from kwaliteitshandboek.model.boek import herbevestigingen_per_analyse
from kwaliteitshandboek.model.doel import Analyse
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.herbevestiging import Herbevestiging, VastgelegdCijfer, herbevestigingspad, vingerafdruk
from kwaliteitshandboek.model.oude_namen import OudeNamen
from kwaliteitshandboek.taal import aantal, datum


@dataclass(frozen=True, slots=True)
class Onderbouwing:
    """An analysis with the figures on which it rests now."""

    analyse: Analyse
    cijfers: tuple[VastgelegdCijfer, ...]


def plan_herbevestigen(
    handboek: Handboek, onderbouwingen: Sequence[Onderbouwing], door: str, op: date, vandaag: date, *, alleen_nodig: bool = False
) -> Vaststelplan:
    """Keep the figures under these analyses as they are now, a file each; one objection, and there is nothing to write.

    `alleen_nodig`: an analysis whose newest confirmation holds for the figures of now is left as it is.
    """
    findings: list[Finding] = []
    bestanden: list[Schrijfbestand] = []
    regels: list[str] = []
    if op > vandaag:
        dagen = {"datum": datum(op), "vandaag": datum(vandaag)}
        return Vaststelplan((vaststelcodes.IN_TOEKOMST.op(Plek("--op", 0), **dagen),))
    boek = herbevestigingen_per_analyse(handboek, OudeNamen.van(handboek))
    for deel in onderbouwingen:
        punt = Herbevestiging(
            analyse=deel.analyse.id, op=op, door=door, vingerafdruk=vingerafdruk(deel.cijfers), cijfers=deel.cijfers
        )
        eerder = boek.get(punt.analyse, ())
        if alleen_nodig and eerder and eerder[-1].vingerafdruk == punt.vingerafdruk:
            sinds = datum(eerder[-1].op)
            regels.append(f"{punt.analyse}: de cijfers zijn die van {sinds}; die bevestiging geldt nog en blijft staan.")
            continue
        gelijk = any((b.op, b.door, b.vingerafdruk) == (op, door, punt.vingerafdruk) for b in eerder)
        bezwaren = () if gelijk else tuple(_bezwaren(deel.analyse, punt, eerder))
        findings += bezwaren
        if gelijk:
            regels.append(f"{punt.analyse}: was al herbevestigd op {datum(op)}; er is niets veranderd.")
        elif not bezwaren:
            bestanden.append(Schrijfbestand(PurePosixPath(herbevestigingspad(punt)), bestandstekst(punt), NIEUW))
            rust = aantal(len(deel.cijfers), "cijfer", "cijfers")
            regels.append(f"{punt.analyse}: herbevestigd op {datum(op)}; de conclusie rust op {rust}.")
    if any(finding.niveau is Niveau.FOUT for finding in findings):
        return Vaststelplan(tuple(findings))
    return Vaststelplan(tuple(findings), tuple(bestanden), tuple(regels))


def _bezwaren(analyse: Analyse, punt: Herbevestiging, eerder: Sequence[Herbevestiging]) -> Iterator[Finding]:
    laatste = max((b.op for b in eerder), default=punt.op)
    if punt.op < laatste:
        yield codes.EERDER_DAN_VORIGE.op(analyse.plek.veld("id"), id=analyse.id, vorige=datum(laatste), datum=datum(punt.op))
    elif pad := next((b.plek.bestand for b in eerder if b.op == punt.op), None):
        yield codes.AL_HERBEVESTIGD.op(analyse.plek.veld("id"), id=analyse.id, datum=datum(punt.op), pad=pad)


def bestandstekst(punt: Herbevestiging) -> bytes:
    """A confirmation as a file: YAML with every text in quotes, one field a line."""
    regels = [
        f"analyse: {punt.analyse}",
        f"op: {punt.op.isoformat()}",
        f"door: {aangehaald(punt.door)}",
        f"vingerafdruk: {aangehaald(punt.vingerafdruk)}",
        "cijfers:",
    ]
    for cijfer in punt.cijfers:
        regels += [f"  {'- ' if nummer == 0 else '  '}{regel}" for nummer, regel in enumerate(_velden(cijfer))]
    return ("\n".join(regels) + "\n").encode("utf-8")


def _velden(cijfer: VastgelegdCijfer) -> Iterator[str]:
    for naam in VastgelegdCijfer.model_fields:
        waarde = getattr(cijfer, naam)
        if naam == "plek" or waarde is None or waarde == ():
            continue
        if naam == "andere_normen":
            yield f"{naam}:"
            for norm in waarde:
                yield f"- {{naam: {aangehaald(norm.naam)}, waarde: {norm.waarde!r}, oordeel: {aangehaald(norm.oordeel)}}}"
        else:
            yield f"{naam}: {repr(waarde) if isinstance(waarde, float) else aangehaald(str(waarde))}"
