"""Check, stage 4: indicators that give possible figures against norms that hold; attachments that do not overwrite each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import PurePosixPath
from typing import Final

from kwaliteitshandboek.check.bekend import plek_van_veld
from kwaliteitshandboek.derive.bereiken import decimalen_van
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.controle import BIJLAGE_DUBBEL
from kwaliteitshandboek.findings.resultaten import NORM_ANDERE_SOORT, NORM_DUBBEL, NORM_GEEN_PROCENT, TELLER_BUITEN_NOEMER
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.indicator import Eenheid, Indicator, Indicatorsoort, Meetreekssoort, Norm
from kwaliteitshandboek.model.organisatie import Schoolsoort
from kwaliteitshandboek.taal import aantal, getal, opsomming

REFERENTIENIVEAUS: Final = "referentieniveaus-"
"""How the ids of the built-in series of DUO begin of which the norms are those of primary education."""


def check_indicatoren(handboek: Handboek) -> Iterator[Finding]:
    """Shares of people lie between 0 and 100 %, and so do their norms. What is held may exceed what was planned."""
    for indicator in (*handboek.indicatoren, *handboek.deel_per_id.values()):
        yield from _teller(handboek, indicator)
        for norm in indicator.normen:
            if indicator.eenheid is Eenheid.PROCENT and norm.waarde is not None and not 0 <= norm.waarde <= 100:
                yield NORM_GEEN_PROCENT.op(plek_van_veld(norm, "waarde", indicator), waarde=getal(norm.waarde, 1))
        yield from _dubbele_normen(indicator)
        yield from _andere_soort(handboek, indicator)


def _teller(handboek: Handboek, indicator: Indicator) -> Iterator[Finding]:
    berekening = indicator.berekening
    reeksen = [reeks for naam in berekening.meetreeksen if (reeks := handboek.meetreeks_per_id.get(naam))]
    telt_mensen = any(reeks.soort is Meetreekssoort.AANTALLEN for reeks in reeksen)
    if indicator.soort is Indicatorsoort.PROCES or not telt_mensen:
        return
    bekend = {categorie for reeks in reeksen for categorie in reeks.categorie_per_id}
    buiten = [naam for naam in berekening.teller if naam not in berekening.noemer and naam in bekend]
    if buiten:
        namen = opsomming([f"'{naam}'" for naam in buiten])
        yield TELLER_BUITEN_NOEMER.op(plek_van_veld(berekening, "teller", indicator), namen=namen)


def _dubbele_normen(indicator: Indicator) -> Iterator[Finding]:
    """Norms with one name that begin together and hold for the same schools, but differ: chance would say which one holds.

    A later `vanaf` takes over from an earlier one, and a norm of schools from that of their kind.
    """
    for een, ander in combinations(indicator.normen, 2):
        if een.naam.casefold() != ander.naam.casefold() or een.vanaf != ander.vanaf:
            continue
        if (een.waarde, een.meetreeks) == (ander.waarde, ander.meetreeks) or (voor := _zelfde_bereik(een, ander)) is None:
            continue
        wat = {"een": _normwaarde(een), "ander": _normwaarde(ander), "voor": voor}
        yield NORM_DUBBEL.op(plek_van_veld(ander, "naam", indicator), norm=ander.naam, indicator=indicator.naam, **wat)


def _zelfde_bereik(een: Norm, ander: Norm) -> str | None:
    """For which schools both hold with the same precedence, in words; None where there are none."""
    if een.scholen or ander.scholen:
        samen = sorted(set(een.scholen) & set(ander.scholen))
        return opsomming(samen) if samen else None
    if een.schoolsoorten or ander.schoolsoorten:
        soorten = sorted(set(een.schoolsoorten) & set(ander.schoolsoorten))
        return opsomming([soort.value for soort in soorten]) if soorten else None
    return "alle scholen"


def _normwaarde(norm: Norm) -> str:
    return f"de meetreeks '{norm.meetreeks}'" if norm.waarde is None else getal(norm.waarde, decimalen_van(norm.waarde))


def _andere_soort(handboek: Handboek, indicator: Indicator) -> Iterator[Finding]:
    """Norms for reference levels that nobody limited to a kind of school, and schools that are no primary schools."""
    reeksen = [naam for naam in indicator.berekening.meetreeksen if naam.startswith(REFERENTIENIVEAUS)]
    algemeen = [norm for norm in indicator.normen if not norm.scholen and not norm.schoolsoorten]
    if not reeksen or not algemeen or (indicator.schoolsoorten and Schoolsoort.BO not in indicator.schoolsoorten):
        return
    eigen_norm = [norm for norm in indicator.normen if norm.scholen or norm.schoolsoorten]
    gemeten = _scholen_met_cijfers(handboek, reeksen)
    anders = [
        school
        for school in handboek.organisatie.scholen
        if school.soort is not Schoolsoort.BO
        and school.sleutel in gemeten
        and indicator.geldt_voor(school.soort)
        and not any(school.sleutel in norm.scholen or school.soort in norm.schoolsoorten for norm in eigen_norm)
    ]
    if anders:
        wie = opsomming([school.naam for school in anders]) if len(anders) <= 3 else aantal(len(anders), "school", "scholen")
        soorten = opsomming(sorted({school.soort.value for school in anders}))
        for norm in algemeen:
            plek = plek_van_veld(norm, "naam", indicator)
            yield NORM_ANDERE_SOORT.op(plek, norm=norm.naam, indicator=indicator.naam, wie=wie, soorten=soorten)


def _scholen_met_cijfers(handboek: Handboek, reeksen: Sequence[str]) -> frozenset[str]:
    """The keys of schools that have at least one figure in these series: not only signs that there is none."""
    metingen = handboek.metingen
    rijen = (metingen["meetreeks"].isin(reeksen) & metingen["onder"].notna()).to_numpy()
    return frozenset(str(sleutel) for sleutel in metingen["school"][rijen].unique())


def check_bijlagen(handboek: Handboek) -> Iterator[Finding]:
    """Attachments of one card share a folder on the site, so each needs a file name of its own."""
    for kaart in handboek.kaarten:
        gezien: dict[str, str] = {}
        for bijlage in kaart.bijlagen:
            if bijlage.bestand is not None:
                naam = PurePosixPath(bijlage.bestand).name
                if gezien.setdefault(naam, bijlage.bestand) != bijlage.bestand:
                    yield BIJLAGE_DUBBEL.op(plek_van_veld(bijlage, "bestand", kaart), naam=naam)
