"""Check, stage 4: a colour that can be read, a logo that exists, schools with names of their own, a goal that can be followed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kwaliteitshandboek.check.bekend import plek_van_veld
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.controle import (
    DOEL_ZONDER_INDICATOR,
    GEEN_KERNCIJFERS,
    KLEUR_TE_LICHT,
    LOGO_GEEN_BEELD,
    LOGO_ONTBREEKT,
    NOG_GEEN_KAART,
    SCHOLEN_ZELFDE_NAAM,
    STREEF_VOOR_BASIS,
)
from kwaliteitshandboek.findings.suggestie import bedoelt, kort
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kleur import LEESBAAR, contrast_met_wit, leesbare_kleur
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.taal import getal, opsomming

_BEELDEN: Final = (".svg", ".png", ".webp", ".jpg", ".jpeg")


def check_organisatie(handboek: Handboek, bestanden: frozenset[str]) -> Iterator[Finding]:
    """House style (colour, logo), schools with one name, key figures, a handbook without cards."""
    organisatie = handboek.organisatie
    stijl = organisatie.huisstijl
    contrast = contrast_met_wit(stijl.kleur)
    if contrast < LEESBAAR:
        plek = plek_van_veld(stijl, "kleur", organisatie)
        # Rounded down: 4,49 must not read as 4,5.
        gehaald = getal(int(contrast * 10) / 10, 1)
        yield KLEUR_TE_LICHT.op(plek, kleur=stijl.kleur, contrast=gehaald, voorstel=leesbare_kleur(stijl.kleur))
    if stijl.logo is not None and f"docs/{stijl.logo}" not in bestanden:
        namen = [naam.removeprefix("docs/") for naam in bestanden if naam.startswith("docs/") and not naam.endswith(".md")]
        yield LOGO_ONTBREEKT.op(
            plek_van_veld(stijl, "logo", organisatie), naam=kort(stijl.logo), suggestie=bedoelt(stijl.logo, namen)
        )
    elif stijl.logo is not None and not stijl.logo.lower().endswith(_BEELDEN):
        soorten = opsomming([f"'{soort}'" for soort in _BEELDEN], "of")
        yield LOGO_GEEN_BEELD.op(plek_van_veld(stijl, "logo", organisatie), naam=kort(stijl.logo), soorten=soorten)
    yield from _zelfde_namen(handboek)
    yield from _kerncijfers(handboek, bestanden)
    yield from _leeg(handboek, bestanden)


def _kerncijfers(handboek: Handboek, bestanden: frozenset[str]) -> Iterator[Finding]:
    """Where there is something to choose, the organisation says which figures lead. A missing file has its own finding."""
    organisatie, alle = handboek.organisatie, handboek.indicatoren
    if organisatie.kerncijfers or len(alle) < 2 or "data/organisatie.yml" not in bestanden:
        return
    eerste = len(handboek.kernindicatoren)
    allemaal = "beide" if eerste == 2 else f"alle {eerste}"
    welke = f"{allemaal} indicatoren" if eerste == len(alle) else f"de eerste {eerste} van de {len(alle)} indicatoren"
    voorbeeld = ", ".join(indicator.id for indicator in alle[:2])
    yield GEEN_KERNCIJFERS.op(organisatie.plek, welke=welke, voorbeeld=voorbeeld)


def _leeg(handboek: Handboek, bestanden: frozenset[str]) -> Iterator[Finding]:
    """A handbook that was just begun. One that holds frameworks or figures only may do without cards."""
    organisatie = handboek.organisatie
    if handboek.kaders or handboek.indicatoren or handboek.doelen or handboek.stelsel or handboek.bezoeken:
        return
    # A card that could not be read has a finding of its own.
    if any(naam.startswith("kaarten/") and naam.endswith(".md") for naam in bestanden):
        return
    mist = [woord for lijst, woord in ((organisatie.domeinen, "een domein"), (organisatie.rollen, "een rol")) if not lijst]
    eerst = f"Noem eerst {opsomming(mist)} in data/organisatie.yml. " if mist else ""
    domein = organisatie.domeinen[0].id if organisatie.domeinen else "onderwijs"
    yield NOG_GEEN_KAART.op(Plek("kaarten", 0), eerst=eerst, voorbeeld=f"kaarten/{domein}/startbespreking.md")


def _zelfde_namen(handboek: Handboek) -> Iterator[Finding]:
    """Schools that nobody can tell apart by their name."""
    per_naam: dict[str, list[School]] = {}
    # A key that stands twice has a finding of its own.
    for school in {school.sleutel: school for school in handboek.organisatie.scholen}.values():
        per_naam.setdefault(" ".join(school.naam.casefold().split()), []).append(school)
    for scholen in per_naam.values():
        if len(scholen) > 1:
            sleutels = opsomming([school.sleutel for school in scholen])
            allen = "allebei" if len(scholen) == 2 else "allemaal"
            plek = scholen[1].plek.veld("naam")
            yield SCHOLEN_ZELFDE_NAAM.op(plek, sleutels=sleutels, allen=allen, naam=kort(scholen[0].naam))


def check_doelen(handboek: Handboek) -> Iterator[Finding]:
    """A target lies after its base, and an indicator says what both are measured in."""
    for doel in handboek.doelen:
        if doel.basis is not None and doel.streef is not None and doel.streef.schooljaar <= doel.basis.schooljaar:
            plek = plek_van_veld(doel.streef, "schooljaar", doel)
            yield STREEF_VOOR_BASIS.op(plek, streef=doel.streef.schooljaar, basis=doel.basis.schooljaar)
        if doel.indicator is None and (doel.streef is not None or doel.basis is not None):
            yield DOEL_ZONDER_INDICATOR.op(doel.plek.veld("streef" if doel.streef is not None else "basis"))
