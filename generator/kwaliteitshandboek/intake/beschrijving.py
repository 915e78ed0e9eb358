"""Intake, stage 1: the report of an import in Dutch, line by line, for whoever prints it."""

from __future__ import annotations

from datetime import date

from kwaliteitshandboek.intake.plan import Bestandsverslag, Importplan
from kwaliteitshandboek.taal import datum

MAX_REGELS = 40
"""So many changes are named one by one; the rest is counted."""


def beschrijf(plan: Importplan) -> tuple[str, ...]:
    """What was read, used, skipped and why, and what changes; findings are not repeated here."""
    return tuple(regel for verslag in plan.verslagen for regel in _bestand(verslag, mag=plan.mag))


def _tel(hoeveel: int, enkelvoud: str, meervoud: str) -> str:
    """A count for a terminal: plain spaces and digits only, since not every terminal has the thin spaces of the pages."""
    return f"{hoeveel} {enkelvoud if hoeveel == 1 else meervoud}"


def _bestand(verslag: Bestandsverslag, *, mag: bool) -> list[str]:
    regels = [f"{verslag.naam}: {verslag.indeling_naam}"]
    if verslag.schooljaar:
        peil = f"peildatum {datum(date.fromisoformat(verslag.peildatum))}, " if verslag.peildatum else ""
        regels.append(f"  {peil}schooljaar {verslag.schooljaar}")
    rijen = f"  {_tel(verslag.gelezen, 'rij', 'rijen')} gelezen: {verslag.gebruikt} gebruikt"
    regels.append(rijen + "".join(f", {hoeveel} overgeslagen ({reden})" for reden, hoeveel in verslag.overgeslagen))
    if verslag.resultaat is not None:
        scholen = _tel(len(verslag.scholen), "school", "scholen")
        regels.append(f"  {_tel(verslag.cellen, 'cijfer', 'cijfers')} van {scholen} -> {verslag.resultaat}")
    regels += [f"  {hoeveel} keer {reden}" for reden, hoeveel in verslag.weggelaten]
    regels += _verschil(verslag) + _register(verslag)
    if not mag:
        regels.append("  er is niets geschreven")
    return regels


def _verschil(verslag: Bestandsverslag) -> list[str]:
    verschil = verslag.verschil
    if verschil is None or not verschil.bestond:
        return []
    if not (verschil.toegevoegd or verschil.vervallen or verschil.gewijzigd):
        return ["  dezelfde cijfers als er al stonden"]
    regels = [f"  {verschil.toegevoegd} erbij, {verschil.vervallen} vervallen, {len(verschil.gewijzigd)} veranderd"]
    for cel in verschil.gewijzigd[:MAX_REGELS]:
        wat = f"{cel.school} {cel.schooljaar} {cel.meetreeks}/{cel.categorie}"
        regels.append(f"    {wat}: {_waarde(cel.oud)} -> {_waarde(cel.nieuw)}")
    return regels + _rest(len(verschil.gewijzigd))


def _register(verslag: Bestandsverslag) -> list[str]:
    if verslag.resultaat is not None:
        return []
    if not verslag.register:
        return ["  het register verandert niet"]
    regels = [f"  {_tel(len(verslag.register), 'gegeven verandert', 'gegevens veranderen')} in data/scholen.csv"]
    for wijziging in verslag.register[:MAX_REGELS]:
        school = f"{wijziging.school} {wijziging.naam}"
        regels.append(f"    {school}, {wijziging.veld}: {_waarde(wijziging.oud)} -> {_waarde(wijziging.nieuw)}")
    return regels + _rest(len(verslag.register))


def _rest(hoeveel: int) -> list[str]:
    return [f"    en nog {hoeveel - MAX_REGELS}"] if hoeveel > MAX_REGELS else []


def _waarde(tekst: str) -> str:
    return tekst or "(leeg)"
