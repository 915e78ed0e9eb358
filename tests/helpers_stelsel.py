"""Handbooks for the tests of the system: the small one with a system, a register and a calendar of the test's own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from helpers_handboek import maak_handboek
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import Handboek

VANDAAG = date(2026, 11, 15)

PDCA = """naam: Onze cyclus
zichtbaarheid: publiek
fasen:
  - {id: plan, naam: Plan}
  - {id: do, naam: Do}
  - {id: check, naam: Check}
  - {id: act, naam: Act}
niveaus:
  - {id: groep, naam: Groep}
  - {id: school, naam: School}
cellen:
  - fase: plan
    niveau: groep
    wat: Wij maken een groepsplan.
    uitvoeren: [leerkracht]
    bewaken: [KC]
    instrumenten: [groepsbespreking]
    kaarten: [leerlingondersteuning]
    documenten: [Groepsplan]
  - fase: check
    niveau: groep
    wat: Wij bespreken de resultaten.
    uitvoeren: [leerkracht, KC]
    besluiten: [KC]
    weten: [trendanalist]
  - fase: act
    niveau: school
    leeg: Dit werken wij nog uit.
verantwoording:
  - id: groepsgesprek
    richting: intern
    van: [leerkracht]
    aan: [KC]
    waarover: Hoe het met de groep gaat.
    vorm: Groepsgesprek
    moment: in januari en juni
    niveau: groep
    documenten: [Verslag]
    kaarten: [leerlingondersteuning]
    instrumenten: [groepsbespreking]
  - id: schoolgids
    richting: extern
    van: [KC]
    buiten: [Ouders]
    waarover: Wat de school bereikte.
    vorm: Schoolgids
    moment: uiterlijk 31 juli
    niveau: school
"""
"""A system of four phases and two levels; two of eight cells are filled."""

REGISTER = """- id: groepsbespreking
  naam: Groepsbespreking
  kant: proces
  doel: Zien wat de groep nodig heeft.
  moment: drie keer per jaar
  rollen: [KC, leerkracht]
  vastgelegd_in: Leerlingvolgsysteem
  indicatoren: [startgesprek-gehouden]
  standaarden: [proefkader/1b]
- id: visitatie
  naam: Visitatie
  kant: product
  moment: eens in de 4 jaar
  laatst: 2024-02-29
- id: vragenlijst
  naam: Vragenlijst
  kant: product
  moment: in mei
"""


def maak(map_: Path, bestanden: Mapping[str, str | bytes | None] | None = None) -> Handboek:
    """The small handbook with the system above, loaded."""
    inhoud = {"kaarten/stelsel.yml": PDCA, "kaarten/instrumenten.yml": REGISTER, **(bestanden or {})}
    geladen = load_handboek(maak_handboek(map_, inhoud))
    assert not geladen.findings, list(map(str, geladen.findings))
    assert geladen.handboek is not None
    return geladen.handboek


def met_afgeleid(map_: Path, bestanden: Mapping[str, str | bytes | None] | None = None) -> tuple[Handboek, Afgeleid]:
    """The same with what follows from it on the fixed day."""
    handboek = maak(map_, bestanden)
    return handboek, derive(handboek, VANDAAG)
