"""Intake, stage 1: what an import would write, as one value, so that nothing is written before everything is known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

import yaml

from kwaliteitshandboek.findings import Finding, Niveau, Plek
from kwaliteitshandboek.findings import intake as codes
from kwaliteitshandboek.intake.bestandsnaam import keur_bestandsnamen
from kwaliteitshandboek.intake.herkenning import Bronbestand, recognise
from kwaliteitshandboek.intake.indelingen import Doel
from kwaliteitshandboek.intake.resultaten import Resultaat, Selectie, TidyCel, lees_resultaat, selecteer
from kwaliteitshandboek.intake.scholen import Veldwijziging, eerste, lees_register, werk_bij
from kwaliteitshandboek.intake.tidy import Verschil, lees_tidy, tidy_bytes, vergelijk
from kwaliteitshandboek.intake.waarden import EERSTE_JAAR, jaar_kan, laatste_jaar
from kwaliteitshandboek.model.organisatie import Organisatie
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.settings import Mappen
from kwaliteitshandboek.taal import opsomming


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What stood at a place when a plan was made for it; None: nothing. If something else stands there now, the plan is over."""

    inhoud: bytes | None


NIEUW: Final = Gelezen(None)
"""Of a file that may only be added: where something stands there by now, somebody else was first."""


@dataclass(frozen=True, slots=True)
class Schrijfbestand:
    """A file to write: its path relative to the handbook's root, and its whole content.

    `gelezen`: on what the content was based; None where it takes the place of whatever stands there.
    """

    pad: PurePosixPath
    inhoud: bytes
    gelezen: Gelezen | None = None


@dataclass(frozen=True, slots=True)
class Bestandsverslag:
    """What was done with one file. gelezen = gebruikt + the sum of `overgeslagen`.

    `overgeslagen` and `weggelaten` are (reason, how many): rows that were not used, and cells of used rows that gave no figure.
    `bronscholen`: what the file says of the organisation's schools, in the form of `model.handboek.Bronschool`.
    `cellen`: figures written. `resultaat`: the file of results, None for an address file. `peildatum` is ISO.
    """

    bestand: str
    naam: str
    sha256: str
    codering: str
    indeling: str
    indeling_naam: str
    scholen: tuple[str, ...]
    gelezen: int
    gebruikt: int
    overgeslagen: tuple[tuple[str, int], ...]
    peildatum: str | None = None
    schooljaar: str | None = None
    resultaat: PurePosixPath | None = None
    cellen: int = 0
    weggelaten: tuple[tuple[str, int], ...] = ()
    verschil: Verschil | None = None
    register: tuple[Veldwijziging, ...] = ()
    bronscholen: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Importplan:
    """All that an import would do. With a `fout` among the findings there is nothing to write (`bestanden` is empty)."""

    verslagen: tuple[Bestandsverslag, ...]
    findings: tuple[Finding, ...]
    bestanden: tuple[Schrijfbestand, ...] = ()

    @property
    def mag(self) -> bool:
        """Whether it may be written."""
        return not any(finding.niveau is Niveau.FOUT for finding in self.findings)


def plan_import(
    paden: Sequence[Path],
    organisatie: Organisatie,
    mappen: Mappen,
    schooljaar: Schooljaar | None = None,
    reeksen: Collection[str] | None = None,
    *,
    vandaag: date | None = None,
) -> Importplan:
    """Read the files and what the handbook has now, and say what would be written where; writes nothing.

    All files count together: one `fout` in one of them, and there is nothing to write. `schooljaar` and `reeksen`: see
    `resultaten.lees_resultaat`. `vandaag`: the day by which a school year is too far ahead.
    """
    verslagen: list[Bestandsverslag] = []
    namen = [deel for school in organisatie.scholen for deel in (school.naam, school.plaats, school.gemeente) if deel]
    goed, geweigerd = keur_bestandsnamen(paden, namen)
    findings: list[Finding] = [*geweigerd]
    bestanden: dict[PurePosixPath, Schrijfbestand] = {}
    makers: dict[PurePosixPath, str] = {}
    for pad in goed:
        bron, meer = recognise(pad)
        findings += meer
        if bron is None:
            continue
        selectie, meer = selecteer(bron, organisatie.school_per_sleutel)
        findings += meer
        if not selectie.rijen:
            verslagen.append(_verslag(bron, selectie))
            continue
        if bron.indeling.doel is Doel.REGISTER:
            verslag, nieuw, meer = _plan_register(bron, selectie, organisatie, mappen, bestanden)
        else:
            resultaat, eerder = lees_resultaat(bron, selectie, schooljaar, reeksen)
            verslag, nieuw, meer = _plan_resultaat(bron, selectie, resultaat, organisatie, mappen)
            meer = (*eerder, *keur_jaar(resultaat.schooljaar, bron.bestand, vandaag), *meer)
        findings += meer
        verslagen.append(verslag)
        if verslag.resultaat in makers:
            velden = {"ander": makers[verslag.resultaat], "indeling": bron.indeling.naam, "schooljaar": verslag.schooljaar}
            findings.append(codes.ZELFDE_RESULTAAT.op(Plek(bron.bestand, 0), **velden))
        elif verslag.resultaat is not None:
            makers[verslag.resultaat] = bron.bestand
        bestanden.update(nieuw)
    plan = Importplan(tuple(verslagen), tuple(findings), tuple(bestanden[pad] for pad in sorted(bestanden)))
    return plan if plan.mag else replace(plan, bestanden=())


def keur_jaar(jaar: Schooljaar | None, bestand: str, vandaag: date | None) -> Iterator[Finding]:
    """A school year of which there can be no figures: a slip in a date."""
    if jaar is not None and not jaar_kan(jaar, vandaag):
        laatste = "het komende schooljaar" if vandaag is None else laatste_jaar(vandaag)
        yield codes.SCHOOLJAAR_ONMOGELIJK.op(Plek(bestand, 0), schooljaar=jaar, eerste=EERSTE_JAAR, laatste=laatste)


def _verslag(bron: Bronbestand, selectie: Selectie) -> Bestandsverslag:
    return Bestandsverslag(
        bestand=bron.bestand,
        naam=bron.naam,
        sha256=bron.sha256,
        codering=bron.codering,
        indeling=bron.indeling.id,
        indeling_naam=bron.indeling.naam,
        scholen=tuple(sorted(selectie.scholen)),
        gelezen=selectie.gelezen,
        gebruikt=len(selectie.rijen),
        overgeslagen=tuple(sorted(selectie.overgeslagen.items())),
        bronscholen=_bronscholen(selectie),
    )


def _bronscholen(selectie: Selectie) -> tuple[Mapping[str, str], ...]:
    """Name and board of each own school as the file has them, by key; nothing of files that tell neither."""
    gevonden: dict[str, Mapping[str, str]] = {}
    for tabel, sleutel, rij in selectie.rijen:
        velden = {rol: " ".join(tabel.cel(rij, rol).split()) for rol in ("naam", "gezag")}
        if any(velden.values()):
            gevonden.setdefault(sleutel, {"sleutel": sleutel, **{rol: tekst for rol, tekst in velden.items() if tekst}})
    return tuple(gevonden[sleutel] for sleutel in sorted(gevonden))


def _plan_register(
    bron: Bronbestand,
    selectie: Selectie,
    organisatie: Organisatie,
    mappen: Mappen,
    al_gepland: Mapping[PurePosixPath, Schrijfbestand],
) -> tuple[Bestandsverslag, Mapping[PurePosixPath, Schrijfbestand], tuple[Finding, ...]]:
    """Two address files in one import (primary and special schools) go one after the other."""
    verslag = _verslag(bron, selectie)
    pad = relatief(mappen.scholen, mappen)
    plek = Plek(str(pad), 0)
    if pad in al_gepland:
        gegevens = al_gepland[pad].inhoud
    else:
        bestaand = _lees_bestaand(mappen.scholen)
        if bestaand is None:
            return verslag, {}, (codes.REGISTER_ONLEESBAAR.op(plek, reden="data/scholen.csv is er niet of is niet te openen"),)
        gegevens = bestaand
    register, bevindingen = lees_register(gegevens, plek)
    if register is None:
        return verslag, {}, bevindingen
    nieuw, wijzigingen, meer = werk_bij(register, bron, selectie, organisatie)
    gelezen = al_gepland[pad].gelezen if pad in al_gepland else Gelezen(gegevens)
    bestanden = {pad: Schrijfbestand(pad, nieuw.als_bytes(), gelezen)} if wijzigingen else {}
    return replace(verslag, register=wijzigingen), bestanden, (*bevindingen, *meer)


def _plan_resultaat(
    bron: Bronbestand,
    selectie: Selectie,
    resultaat: Resultaat,
    organisatie: Organisatie,
    mappen: Mappen,
) -> tuple[Bestandsverslag, Mapping[PurePosixPath, Schrijfbestand], tuple[Finding, ...]]:
    verslag = _verslag(bron, selectie)
    if resultaat.schooljaar is None:
        return verslag, {}, ()
    bevindingen: tuple[Finding, ...] = ()
    jaar = str(resultaat.schooljaar)
    pad = relatief(mappen.resultaten / f"{bron.indeling.id}-{jaar}.csv", mappen)
    afwezig = [f"{school.sleutel} ({school.naam})" for school in organisatie.scholen if school.sleutel not in selectie.scholen]
    if afwezig:
        bevindingen += (codes.SCHOLEN_AFWEZIG.op(Plek(bron.bestand, 0), scholen=opsomming(eerste(afwezig))),)
    verschil, meer = vergelijk_met_nu(resultaat.cellen, jaar, mappen, pad)
    verslag = replace(
        verslag,
        peildatum=None if resultaat.peildatum is None else resultaat.peildatum.isoformat(),
        schooljaar=jaar,
        resultaat=pad,
        cellen=len(resultaat.cellen),
        weggelaten=tuple(sorted(resultaat.weggelaten.items())),
        verschil=verschil,
    )
    herkomst = herkomstpad(pad)
    bestanden = {
        pad: Schrijfbestand(pad, tidy_bytes(resultaat.cellen, jaar)),
        herkomst: Schrijfbestand(herkomst, herkomst_bytes(verslag, "handboek import duo")),
    }
    return verslag, bestanden, (*bevindingen, *meer)


def relatief(pad: Path, mappen: Mappen) -> PurePosixPath:
    """A path below the handbook's root, with slashes on every system."""
    return PurePosixPath(pad.relative_to(mappen.wortel).as_posix())


def herkomstpad(pad: PurePosixPath) -> PurePosixPath:
    """Where the provenance of a file of results stands: beside it."""
    return pad.with_name(f"{pad.stem}.herkomst.yml")


def herkomst_bytes(verslag: Bestandsverslag, opdracht: str) -> bytes:
    """The provenance of a result, in the form of `model.handboek.Herkomst`; of the source only the bare name is kept."""
    herkomst = {
        "resultaat": "" if verslag.resultaat is None else str(verslag.resultaat),
        "bestand": verslag.naam,
        "sha256": verslag.sha256,
        "indeling": verslag.indeling,
        "peildatum": verslag.peildatum,
        "schooljaar": verslag.schooljaar,
        "gelezen": verslag.gelezen,
        "gebruikt": verslag.gebruikt,
        "overgeslagen": verslag.gelezen - verslag.gebruikt,
        "redenen": [{"reden": reden, "rijen": rijen} for reden, rijen in verslag.overgeslagen],
    }
    tekst = yaml.safe_dump(herkomst, allow_unicode=True, sort_keys=False, width=120)
    if verslag.bronscholen:
        # One school a line: there can be a hundred.
        regels = [
            yaml.safe_dump(school, allow_unicode=True, sort_keys=False, default_flow_style=True, width=1000)
            for school in verslag.bronscholen
        ]
        tekst += "scholen:\n" + "".join(f"- {regel}" for regel in regels)
    return f"# Gemaakt door '{opdracht}'; een nieuwe import vervangt dit bestand.\n{tekst}".encode()


def lees_nu(pad: Path) -> Gelezen:
    """What stands at a place now; to be read before what a plan is based on, so that it cannot be newer."""
    return Gelezen(_lees_bestaand(pad))


def _lees_bestaand(pad: Path) -> bytes | None:
    try:
        return pad.read_bytes()
    except OSError:
        # Absent or not readable: for the caller the same thing, there is nothing to build on.
        return None


def vergelijk_met_nu(
    cellen: Sequence[TidyCel], schooljaar: str, mappen: Mappen, pad: PurePosixPath
) -> tuple[Verschil, tuple[Finding, ...]]:
    """What changes against the result that stands there now; a warning where no import made that."""
    gegevens = _lees_bestaand(mappen.wortel / pad)
    if gegevens is None:
        return Verschil(bestond=False, toegevoegd=len(cellen), vervallen=0), ()
    plek = Plek(str(pad), 0)
    oud = lees_tidy(gegevens)
    if oud is None:
        reden = "staat er al, maar is niet als resultaat te lezen"
        return Verschil(bestond=True, toegevoegd=len(cellen), vervallen=0), (codes.ZONDER_HERKOMST.op(plek, reden=reden),)
    bevindingen: tuple[Finding, ...] = ()
    if _lees_bestaand(mappen.wortel / herkomstpad(pad)) is None:
        bevindingen = (codes.ZONDER_HERKOMST.op(plek, reden="staat er al en is niet door een import gemaakt"),)
    return vergelijk(oud, cellen, schooljaar), bevindingen
