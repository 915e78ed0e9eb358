"""Intake, stage 1: what was filled in on a form of a self-evaluation, with a finding for every cell that is wrong."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings import zelfevaluaties as codes
from kwaliteitshandboek.findings.suggestie import bedoelt, kort, opties
from kwaliteitshandboek.intake import scanvorm as vorm
from kwaliteitshandboek.intake.scancellen import Bekend, Cellezer
from kwaliteitshandboek.intake.scanhoofd import lees_dag, lees_jaar, lees_wie
from kwaliteitshandboek.intake.scanrooster import koppen_kloppen, meld_samengevoegd, zoek_rijen
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.model.organisatie import Organisatie
from kwaliteitshandboek.model.zelfevaluatie import Antwoordtelling, Itemoordeel, Zelfevaluatie, wie
from kwaliteitshandboek.taal import aantal, getal

_VERWIJZING: Final = re.compile(r"([a-z]+):(\S+)")


def lees_formulier(
    blad: Worksheet, bestand: str, kader: Kader, organisatie: Organisatie, bekend: Bekend, *, vandaag: date, deels: bool
) -> tuple[Zelfevaluatie | None, tuple[Finding, ...]]:
    """The self-evaluation on the sheet (None where it cannot be one) and what was found; `deels`: items may be left open."""
    lezer = Cellezer(blad, bestand, kader, organisatie, bekend, vandaag)
    meld_samengevoegd(lezer)
    zelfevaluatie = _lees(lezer, deels=deels) if koppen_kloppen(lezer) else None
    return zelfevaluatie, tuple(lezer.findings)


def _lees(lezer: Cellezer, *, deels: bool) -> Zelfevaluatie | None:
    rij = vorm.HOOFDRIJ
    van, dag = lees_wie(lezer), lees_dag(lezer)
    jaar = lees_jaar(lezer, dag)
    toelichting = lezer.vrije_tekst(rij, vorm.HOOFD["toelichting"])
    respondenten = lezer.heel_getal(rij, vorm.HOOFD["respondenten"], "het aantal deelnemers ontbreekt")
    rijen = zoek_rijen(lezer)
    oordelen = [(nummer, oordeel) for code, nummer in rijen.items() if (oordeel := _oordeel(lezer, code, nummer)) is not None]
    if not oordelen:
        lezer.ongeldig(vorm.TABELKOP + 1, "D", "er is nog niets ingevuld", "Kies bij elk item een oordeel.")
    else:
        gegeven = {oordeel.item for _, oordeel in oordelen if oordeel.oordeel is not None}
        for code, nummer in rijen.items():
            if code not in gegeven and not lezer.gemeld(nummer, "D"):
                lezer.meld(codes.ITEM_OPEN_GELATEN if deels else codes.ITEM_OPEN, nummer, "D", item=code)
    if respondenten is not None:
        for nummer, oordeel in oordelen:
            _tel_na(lezer, nummer, oordeel, respondenten)
    if van is None or jaar is None or respondenten is None or not oordelen:
        return None
    school, bestuur = van
    return Zelfevaluatie(
        id=f"{lezer.kader.id}-{wie(school, bestuur)}-{jaar}",
        kader=lezer.kader.id,
        schooljaar=jaar,
        school=school,
        bestuur=bestuur,
        datum=dag,
        respondenten=respondenten,
        toelichting=toelichting or None,
        oordelen=tuple(oordeel for _, oordeel in oordelen),
    )


def _oordeel(lezer: Cellezer, code: str, rij: int) -> Itemoordeel | None:
    """What was filled in for an item; None where nothing was."""
    gekozen = _stap(lezer, rij) if lezer.kader.schaal else lezer.vrije_tekst(rij, "D") or None
    toelichting = lezer.vrije_tekst(rij, "E") or None
    bewijs = vorm.bewijs_uit_cel(lezer.vrije_tekst(rij, "F"))
    _keur_bewijs(lezer, rij, bewijs)
    antwoorden = tuple(
        Antwoordtelling(waarde=waarde, aantal=hoeveel)
        for plaats, waarde in enumerate(vorm.staplabels(lezer.kader).values(), start=len(vorm.KOLOMMEN) + 1)
        if (hoeveel := lezer.heel_getal(rij, vorm.kolomletter(plaats))) is not None
    )
    if gekozen is None and toelichting is None and not bewijs and not antwoorden:
        return None
    return Itemoordeel(item=code, oordeel=gekozen, toelichting=toelichting, bewijs=bewijs, antwoorden=antwoorden)


def _keur_bewijs(lezer: Cellezer, rij: int, bewijs: tuple[str, ...]) -> None:
    """Evidence in the form of a reference that leads nowhere; other words are words."""
    for stuk in bewijs:
        gevonden = _VERWIJZING.fullmatch(stuk)
        if gevonden is not None and gevonden[2] not in (bekend := lezer.bekend.get(gevonden[1], (gevonden[2],))):
            suggestie = bedoelt(gevonden[2], bekend)
            lezer.meld(codes.BEWIJS_ONBEKEND, rij, "F", naam=kort(stuk), suggestie=suggestie)


def _stap(lezer: Cellezer, rij: int) -> str | None:
    """The value of the step that was chosen, by the words of the list, or by its value or name alone.

    Capitals and white space count only where two steps differ in nothing else.
    """
    tekst = lezer.tekst(rij, "D")
    if not tekst:
        return None
    labels = vorm.staplabels(lezer.kader)
    schaal = lezer.kader.schaal
    for namen in (
        tuple(labels.items()),
        [(stap.waarde, stap.waarde) for stap in schaal],
        [(stap.naam, stap.waarde) for stap in schaal],
    ):
        for vergelijk in (str, _ruim):
            gevonden = [waarde for naam, waarde in namen if vergelijk(naam) == vergelijk(tekst)]
            if len(gevonden) == 1:
                return gevonden[0]
    lezer.ongeldig(rij, "D", f"'{kort(tekst)}' staat niet op de schaal", f"Kies uit de lijst: {opties(labels)}.")
    return None


def _ruim(tekst: str) -> str:
    """A text without what people do not see as a difference: capitals and white space."""
    return "".join(tekst.casefold().split())


def _tel_na(lezer: Cellezer, rij: int, oordeel: Itemoordeel, respondenten: int) -> None:
    samen = sum(antwoord.aantal for antwoord in oordeel.antwoorden)
    if samen > respondenten:
        kolom = vorm.kolomletter(len(vorm.KOLOMMEN) + 1)
        velden = {
            "item": oordeel.item,
            "antwoorden": getal(samen),
            "deelnemers": aantal(respondenten, "deelnemer was", "deelnemers waren"),
        }
        lezer.meld(codes.ANTWOORDEN_BOVEN_DEELNEMERS, rij, kolom, **velden)
