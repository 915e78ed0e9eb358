"""Intake, stage 1: what an import of somebody else's tables would write: one file per mapping and school year, all or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import intake as codes
from kwaliteitshandboek.findings import tabellen as tabelcodes
from kwaliteitshandboek.intake.bestandsnaam import keur_bestandsnamen
from kwaliteitshandboek.intake.indelingkeur import is_bezet, vreemde_namen
from kwaliteitshandboek.intake.plan import (
    Bestandsverslag,
    Importplan,
    Schrijfbestand,
    herkomst_bytes,
    herkomstpad,
    keur_jaar,
    relatief,
    vergelijk_met_nu,
)
from kwaliteitshandboek.intake.resultaten import TidyCel
from kwaliteitshandboek.intake.scholen import eerste
from kwaliteitshandboek.intake.tabel import ANDER_JAAR, Tabelresultaat, Wereld, gewone_teksten, lees_tabellen, schoolnamen
from kwaliteitshandboek.intake.tabelbron import Brontabel, lees_brontabel
from kwaliteitshandboek.intake.tidy import lees_tidy, tidy_bytes
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.settings import Mappen
from kwaliteitshandboek.taal import opsomming

OPDRACHT = "handboek import tabel"


def plan_tabel(paden: Sequence[Path], wereld: Wereld, mappen: Mappen, vandaag: date | None = None) -> Importplan:
    """Read tables by a mapping and say what would be written where; writes nothing.

    All files count together: the export of each school is a part of one result, and one `fout` in one of them stops all.
    """
    findings: list[Finding] = [*keur_indeling(wereld), *_jaar_bekend(wereld)]
    if findings:
        return Importplan((), tuple(findings))
    gewoon, scholen = gewone_teksten(wereld), schoolnamen(wereld)
    goed, geweigerd = keur_bestandsnamen([*dict.fromkeys(paden)], scholen)
    findings += geweigerd
    tabellen: list[Brontabel] = []
    for pad in goed:
        tabel, meer = lees_brontabel(pad, wereld.indeling, gewoon, vandaag, scholen=scholen)
        findings += meer
        tabellen += [tabel] if tabel is not None else []
    resultaat, meer = lees_tabellen(tabellen, wereld)
    findings += meer
    verslagen: list[Bestandsverslag] = []
    bestanden: list[Schrijfbestand] = []
    for jaar in resultaat.cellen:
        verslag, nieuw, van_jaar = _plan_jaar(tabellen, resultaat, jaar, wereld, mappen)
        findings += [*keur_jaar(jaar, verslag.bestand, vandaag), *van_jaar]
        verslagen.append(verslag)
        bestanden += nieuw
    plan = Importplan(tuple(verslagen), tuple(findings), tuple(bestanden))
    return plan if plan.mag else replace(plan, bestanden=())


def keur_indeling(wereld: Wereld) -> Iterator[Finding]:
    """What a mapping names and the handbook does not know: series, categories, schools; and a name that is taken."""
    indeling = wereld.indeling
    if is_bezet(indeling):
        yield tabelcodes.INDELING_BEZET.op(indeling.plek, naam=indeling.id)
    for vreemd in vreemde_namen(indeling, wereld.scholen, wereld.reeksen):
        velden = {"soort": vreemd.soort, "naam": vreemd.naam, "waar": vreemd.waar, "raad": vreemd.raad}
        yield tabelcodes.REEKS_ONBEKEND.op(vreemd.plek, **velden)


def _jaar_bekend(wereld: Wereld) -> Iterator[Finding]:
    """Whether it can be known which school year the figures are about."""
    welk, gevraagd = wereld.indeling.schooljaar, wereld.gevraagd
    if welk is None and gevraagd is None:
        reden = "de indeling noemt geen kolom en geen vast schooljaar"
        yield tabelcodes.SCHOOLJAAR_VRAGEN.op(wereld.indeling.plek, reden=reden)
    elif welk is not None and welk.vast is not None and gevraagd not in {None, welk.vast}:
        velden = {"gevraagd": gevraagd, "bron": "de indeling zegt", "gevonden": welk.vast}
        yield tabelcodes.SCHOOLJAAR_ANDERS.op(welk.plek.veld("vast"), **velden)


def _plan_jaar(
    tabellen: Sequence[Brontabel], resultaat: Tabelresultaat, jaar: Schooljaar, wereld: Wereld, mappen: Mappen
) -> tuple[Bestandsverslag, list[Schrijfbestand], list[Finding]]:
    """The file of one school year, its provenance, and what it changes."""
    cellen = resultaat.cellen[jaar]
    eigen = {cel.school for cel in cellen}
    pad = relatief(mappen.resultaten / f"{wereld.indeling.id}-{jaar}.csv", mappen)
    elders = sum(rijen for ander, rijen in resultaat.rijen.items() if ander != jaar)
    overgeslagen = dict(resultaat.overgeslagen)
    if elders:
        overgeslagen[ANDER_JAAR] = overgeslagen.get(ANDER_JAAR, 0) + elders
    verschil, meer = vergelijk_met_nu(cellen, str(jaar), mappen, pad)
    verslag = Bestandsverslag(
        bestand=tabellen[0].bestand,
        naam=" + ".join(tabel.naam for tabel in tabellen),
        sha256=_vingerafdruk(tabellen),
        codering=tabellen[0].codering,
        indeling=wereld.indeling.id,
        indeling_naam=wereld.indeling.naam,
        scholen=tuple(sorted(eigen)),
        gelezen=resultaat.gelezen,
        gebruikt=resultaat.rijen[jaar],
        overgeslagen=tuple(sorted(overgeslagen.items())),
        schooljaar=str(jaar),
        resultaat=pad,
        cellen=len(cellen),
        weggelaten=tuple(sorted(resultaat.weggelaten.items())),
        verschil=verschil,
    )
    herkomst = herkomstpad(pad)
    bestanden = [
        Schrijfbestand(pad, tidy_bytes(cellen, str(jaar))),
        Schrijfbestand(herkomst, herkomst_bytes(verslag, OPDRACHT)),
    ]
    return verslag, bestanden, [*meer, *_vervallen(cellen, pad, mappen), *_afwezig(eigen, tabellen[0], wereld)]


def _vingerafdruk(tabellen: Sequence[Brontabel]) -> str:
    """The sha256 of the file; of several files, that of their sha256s in order, each on a line."""
    vingers = sorted(tabel.sha256 for tabel in tabellen)
    return vingers[0] if len(vingers) == 1 else hashlib.sha256("".join(f"{vinger}\n" for vinger in vingers).encode()).hexdigest()


def _vervallen(cellen: Sequence[TidyCel], pad: PurePosixPath, mappen: Mappen) -> Iterator[Finding]:
    """Schools that the result has now and will not have: with an export for each school, one is easily forgotten."""
    try:
        oud = lees_tidy((mappen.wortel / pad).read_bytes())
    except OSError:
        # Nothing there, or nothing that can be read: `vergelijk_met_nu` tells.
        return
    weg = sorted({sleutel[0] for sleutel in oud or {}} - {cel.school for cel in cellen})
    if weg:
        yield tabelcodes.CIJFERS_VERVALLEN.op(Plek(str(pad), 0), pad=str(pad), scholen=opsomming(eerste(weg)))


def _afwezig(eigen: set[str], tabel: Brontabel, wereld: Wereld) -> Iterator[Finding]:
    afwezig = [f"{sleutel} ({school.naam})" for sleutel, school in wereld.scholen.items() if sleutel not in eigen]
    if afwezig:
        yield codes.SCHOLEN_AFWEZIG.op(Plek(tabel.bestand, 0), scholen=opsomming(eerste(afwezig)))
