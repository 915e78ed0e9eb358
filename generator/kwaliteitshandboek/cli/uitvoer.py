"""CLI, stage 9: findings on the screen, for people and for machines."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from kwaliteitshandboek.findings import Finding, Niveau
from kwaliteitshandboek.taal.systeemfouten import foutreden

_KLEUREN: Final = {Niveau.FOUT: "red", Niveau.WAARSCHUWING: "yellow", Niveau.ADVIES: "cyan"}
_MEERVOUD: Final = {Niveau.FOUT: "fouten", Niveau.WAARSCHUWING: "waarschuwingen", Niveau.ADVIES: "adviezen"}


class Pad(click.Path[Path]):
    """A path with a name; an empty word would stand for the folder where one is."""

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; a usage error where it has no name."""
        if not os.fspath(value).strip():
            self.fail("er staat geen naam.", param, ctx)
        return super().convert(value, param, ctx)


class Uitpad(Pad):
    """A path to write to, of which can be said whether something is there already."""

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; a usage error where the system does not take it."""
        pad = super().convert(value, param, ctx)
        try:
            pad.exists()
        except OSError as fout:
            self.fail(f"{foutreden(fout)}.", param, ctx)
        return pad


map_optie = click.option(
    "--map",
    "wortel",
    type=Pad(exists=True, file_okay=False, path_type=Path),
    default=".",
    show_default="de map waarin u staat",
    help="De map van het handboek.",
)


def print_findings(findings: Sequence[Finding]) -> None:
    """Each finding on a few lines: place, level and code; what is wrong; how to mend it. Then a count per level."""
    for finding in findings:
        plaats = f"{finding.bestand}:{finding.regel}" if finding.regel else finding.bestand
        kop = click.style(f"{finding.niveau} {finding.code}", fg=_KLEUREN[finding.niveau], bold=True)
        click.echo(f"{plaats}: {kop}\n  {finding.wat}\n  {finding.hoe}")
    click.echo(tel(findings))


def tel(findings: Sequence[Finding]) -> str:
    """'2 fouten, 1 waarschuwing', or that there is nothing."""
    telling = Counter(finding.niveau for finding in findings)
    delen = [f"{telling[n]} {n if telling[n] == 1 else _MEERVOUD[n]}" for n in Niveau if telling[n]]
    return ", ".join(delen) if delen else "Geen bevindingen."


def print_json(findings: Sequence[Finding]) -> None:
    """One JSON object: `bevindingen` (list) and `aantallen` per level."""
    telling = Counter(finding.niveau for finding in findings)
    inhoud = {
        "bevindingen": [asdict(finding) for finding in findings],
        "aantallen": {str(niveau): telling[niveau] for niveau in Niveau},
    }
    click.echo(json.dumps(inhoud, ensure_ascii=False, indent=2))
