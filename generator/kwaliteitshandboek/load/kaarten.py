"""Load, stage 1: quality cards from `kaarten/<domein>/<id>.md`, with the defaults of their folders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Final

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.laden import ANDER_ID, GEEN_VOORWERK, ONBEKEND_VELD, VELDEN_VERWACHT, VERKEERDE_NAAM
from kwaliteitshandboek.findings.suggestie import keuze, kort
from kwaliteitshandboek.load.bestanden import Bestand, lees_tekst
from kwaliteitshandboek.load.fouten import valideer, velden_van
from kwaliteitshandboek.load.lijsten import Oogst, lees_gegevens
from kwaliteitshandboek.load.tekst import lees_secties, lees_voorwerk, slug
from kwaliteitshandboek.model.basis import is_leeg
from kwaliteitshandboek.model.kaart import Kaart

STANDAARD: Final = "_standaard.yml"
_VERBORGEN: Final = frozenset({"id", "secties"})
_NIET_STANDAARD: Final = frozenset({"id", "secties", "titel"})


@dataclass(frozen=True, slots=True)
class _Standaard:
    """Defaults for the cards below a folder, and the place of each."""

    waarden: Mapping[str, Any] = field(default_factory=dict)
    plekken: Mapping[str, Plek] = field(default_factory=dict)

    def aangevuld(self, dieper: _Standaard) -> _Standaard:
        return _Standaard({**self.waarden, **dieper.waarden}, {**self.plekken, **dieper.plekken})


def lees_kaarten(bestanden: Iterable[Bestand], oogst: Oogst) -> list[Kaart]:
    """The cards among the files below `kaarten/`, in the order of their paths; a deeper folder's defaults win."""
    alle = list(bestanden)
    eigen = {map_van(b.naam): _lees_standaard(b, oogst) for b in alle if b.pad.name == STANDAARD}
    kaarten: list[Kaart] = []
    gezien: set[Finding] = set(oogst.findings)
    for bestand in (b for b in alle if b.naam.endswith(".md")):
        kaart, bevindingen = _lees_kaart(bestand, _standaard_voor(bestand.naam, eigen), oogst)
        # What is wrong in a default is wrong for each card below it: said once.
        oogst.findings += [b for b in bevindingen if b not in gezien]
        gezien.update(bevindingen)
        if kaart is None:
            oogst.kapot.add(bestand.pad.stem)
        else:
            kaarten.append(kaart)
    return kaarten


def map_van(naam: str) -> str:
    """The folder of a path, with forward slashes."""
    return str(PurePosixPath(naam).parent)


def _standaard_voor(naam: str, eigen: Mapping[str, _Standaard]) -> _Standaard:
    samen = _Standaard()
    for ouder in reversed(PurePosixPath(naam).parents):
        samen = samen.aangevuld(eigen.get(str(ouder), _Standaard()))
    return samen


def _lees_standaard(bestand: Bestand, oogst: Oogst) -> _Standaard:
    gelezen = lees_gegevens(bestand, oogst)
    if gelezen is None or gelezen.waarde is None:
        return _Standaard()
    if not isinstance(gelezen.waarde, dict):
        oogst.findings.append(VELDEN_VERWACHT.op(Plek(bestand.naam), gevonden="iets anders"))
        return _Standaard()
    plek: Plek = gelezen.waarde["plek"]
    bekend = velden_van(Kaart, _NIET_STANDAARD)
    waarden = {naam: waarde for naam, waarde in gelezen.waarde.items() if naam in bekend and not is_leeg(waarde)}
    for naam in gelezen.waarde:
        if naam not in bekend and naam != "plek":
            oogst.findings.append(ONBEKEND_VELD.op(plek.veld(naam), veld=kort(naam), raad=keuze(naam, bekend)))
    return _Standaard(waarden, {naam: plek.veld(naam) for naam in waarden})


def _lees_kaart(bestand: Bestand, standaard: _Standaard, oogst: Oogst) -> tuple[Kaart | None, list[Finding]]:
    naam = bestand.pad.stem
    heel_bestand = Plek(bestand.naam)
    bevindingen: list[Finding] = []
    if not naam or slug(naam) != naam:
        bevindingen.append(VERKEERDE_NAAM.op(bestand.plek, naam=kort(naam), voorstel=slug(naam) or "leerlingondersteuning"))
    tekst, fouten = lees_tekst(bestand)
    if tekst is None:
        return None, bevindingen + fouten
    voorwerk, fouten = lees_voorwerk(tekst, bestand.naam)
    bevindingen += fouten
    if voorwerk.gegevens is None:
        return None, bevindingen + ([GEEN_VOORWERK.op(heel_bestand)] if voorwerk.heel else [])
    secties, fouten = lees_secties(voorwerk.tekst, bestand.naam, voorwerk.regel)
    bevindingen += fouten
    kop = {sleutel: waarde for sleutel, waarde in voorwerk.gegevens.items() if not is_leeg(waarde)}
    if "id" in kop and kop["id"] != naam:
        bevindingen.append(ANDER_ID.op(kop["plek"].veld("id"), id=kort(kop["id"]), naam=naam))
    if "secties" in kop:
        raad = "Elke kop '## ...' in de tekst is een sectie; zij staan niet bij de gegevens."
        bevindingen.append(ONBEKEND_VELD.op(kop["plek"].veld("secties"), veld="secties", raad=raad))
    gegevens = {"domein": _domein(bestand.naam), **standaard.waarden, **kop, "id": naam, "secties": secties}
    plekken = {veld: plek for veld, plek in standaard.plekken.items() if veld not in kop}
    if slug(naam) != naam:
        return None, bevindingen
    kaart, fouten = valideer(Kaart, gegevens, context=oogst.context, herkomst=plekken, verborgen=_VERBORGEN)
    return kaart, bevindingen + fouten


def _domein(naam: str) -> str:
    """The first folder below `kaarten/` is the domain of the cards in it."""
    return PurePosixPath(naam).parts[1]
