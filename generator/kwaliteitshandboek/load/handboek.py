"""Load, stage 1: a whole handbook from its folder, as one value with everything that is wrong in its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any, Final, TypeVar

from kwaliteitshandboek.findings import NERGENS, Finding, volgorde
from kwaliteitshandboek.findings.laden import KAART_ZONDER_MAP, ONBEKEND_BESTAND
from kwaliteitshandboek.findings.suggestie import naaste
from kwaliteitshandboek.load.bestanden import Bestand, loop
from kwaliteitshandboek.load.geladen import Geladen
from kwaliteitshandboek.load.kaarten import STANDAARD, lees_kaarten
from kwaliteitshandboek.load.lijsten import Oogst, lees_object, lees_objecten
from kwaliteitshandboek.load.organisatie import lees_organisatie
from kwaliteitshandboek.load.paginas import lees_pagina
from kwaliteitshandboek.load.resultaten import lees_resultaten
from kwaliteitshandboek.load.vaststellingen import lees_vaststelling
from kwaliteitshandboek.load.yaml_lezer import PLEK, lees_yaml
from kwaliteitshandboek.model.adres import Adres
from kwaliteitshandboek.model.begrip import Begrip, VervallenWet
from kwaliteitshandboek.model.bezoek import Bezoek, Bezoeksoort, Inspectieoordeel, Signaal
from kwaliteitshandboek.model.doel import Analyse, Doel
from kwaliteitshandboek.model.handboek import Handboek, Herkomst, Toelichting
from kwaliteitshandboek.model.herbevestiging import Herbevestiging
from kwaliteitshandboek.model.indeling import Inleesindeling
from kwaliteitshandboek.model.indicator import Indicator, Meetreeks
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.model.kalender import Kalenderpunt, Vakantie
from kwaliteitshandboek.model.ondersteuning import Ondersteuningsonderdeel, Schoolaanbod, Voorziening
from kwaliteitshandboek.model.referentie import Referentie
from kwaliteitshandboek.model.stelsel import Instrument, Stelsel
from kwaliteitshandboek.model.vaststelling import Vaststelling
from kwaliteitshandboek.model.zelfevaluatie import Zelfevaluatie
from kwaliteitshandboek.settings import Mappen

In = TypeVar("In", Meetreeks, Kalenderpunt, VervallenWet)
Aan = TypeVar("Aan", Kalenderpunt, VervallenWet)

HERKOMST: Final = ".herkomst.yml"


def _een(model: type[Any], bestand: Bestand, oogst: Oogst) -> list[Any]:
    """A file that holds one object."""
    ding = lees_object(model, bestand, oogst)
    return [] if ding is None else [ding]


def _een_met_id(model: type[Any], bestand: Bestand, oogst: Oogst) -> list[Any]:
    """A file that holds one object, with the name of the file as its id; that id is remembered where it cannot be read."""
    ding = lees_object(model, bestand, oogst, {"id": bestand.pad.stem})
    oogst.kapot.update(() if ding is not None else (bestand.pad.stem,))
    return [] if ding is None else [ding]


def _vaststelling(_: type[Any], bestand: Bestand, oogst: Oogst) -> list[Any]:
    """An entry of the ledger."""
    ding = lees_vaststelling(bestand, oogst)
    return [] if ding is None else [ding]


def _later(_: type[Any], bestand: Bestand, __: Oogst) -> list[Any]:
    """A table of results: all of them are read together."""
    return [bestand]


@dataclass(frozen=True, slots=True)
class _Soort:
    """Files of one kind in one place: what they hold, how they are read, how their names end; `diep`: in folders below it too."""

    inhoud: type
    lees: Callable[[type[Any], Bestand, Oogst], list[Any]] = lees_objecten
    einde: str = ".yml"
    diep: bool = False


_SOORTEN: Final[Mapping[str, tuple[_Soort, ...]]] = {
    # Files and folders of files that hold a list.
    "data/adressen.yml": (_Soort(Adres),),
    "data/begrippen.yml": (_Soort(Begrip),),
    "data/bezoeksoorten.yml": (_Soort(Bezoeksoort),),
    "data/kalender.yml": (_Soort(Kalenderpunt),),
    "data/meetreeksen.yml": (_Soort(Meetreeks),),
    "data/ondersteuningsplan.yml": (_Soort(Ondersteuningsonderdeel),),
    "data/referenties.yml": (_Soort(Referentie),),
    "data/vakanties.yml": (_Soort(Vakantie),),
    "data/voorzieningen.yml": (_Soort(Voorziening),),
    "data/wetten.yml": (_Soort(VervallenWet),),
    "data/indicatoren": (_Soort(Indicator),),
    "data/doelen": (_Soort(Doel),),
    "data/analyses": (_Soort(Analyse),),
    "data/rapporten": (_Soort(Toelichting),),
    "data/signalen": (_Soort(Signaal),),
    "data/inspectie": (_Soort(Inspectieoordeel),),
    "data/schoolaanbod": (_Soort(Schoolaanbod),),
    # Folders of files that hold one object each.
    "data/zelfevaluaties": (_Soort(Zelfevaluatie, _een_met_id),),
    "data/bezoeken": (_Soort(Bezoek, _een_met_id),),
    "data/indelingen": (_Soort(Inleesindeling, _een_met_id),),
    "data/vaststellingen": (_Soort(Vaststelling, _vaststelling, ".md", diep=True),),
    "data/bevestigingen": (_Soort(Herbevestiging, _een, diep=True),),
    "data/resultaten": (_Soort(Bestand, _later, ".csv"), _Soort(Herkomst, _een, HERKOMST)),
}
"""What stands where below `data/`."""
_VELDEN: Final[Mapping[type, str]] = {
    Indicator: "indicatoren",
    Doel: "doelen",
    Analyse: "analyses",
    Toelichting: "toelichtingen",
    Meetreeks: "meetreeksen",
    Begrip: "begrippen",
    VervallenWet: "vervallen_wetten",
    Kalenderpunt: "kalenderpunten",
    Vakantie: "vakanties",
    Vaststelling: "vaststellingen",
    Referentie: "referenties",
    Herbevestiging: "herbevestigingen",
    Herkomst: "herkomsten",
    Inleesindeling: "indelingen",
    Zelfevaluatie: "zelfevaluaties",
    Bezoeksoort: "bezoeksoorten",
    Bezoek: "bezoeken",
    Signaal: "signalen",
    Inspectieoordeel: "inspectieoordelen",
    Ondersteuningsonderdeel: "ondersteuningsplan",
    Schoolaanbod: "schoolaanbod",
    Voorziening: "voorzieningen",
    Adres: "adressen",
}
"""The field of a handbook for each."""
_ORGANISATIE: Final = ("data/organisatie.yml", "data/scholen.csv")
"""Files that are read before all others."""
_ONGELEZEN: Final = ("data/bron",)
"""Folders that have a place in a handbook but that loading does not read: raw sources of imports."""


@dataclass(frozen=True, slots=True)
class _Boom:
    """The files found, by what they are."""

    kaarten: tuple[Bestand, ...]
    data: tuple[Bestand, ...]
    docs: tuple[Bestand, ...]


def load_handboek(map: Path) -> Geladen:  # noqa: A002
    """Read the handbook in a folder; never raises for what stands in the files."""
    mappen = Mappen(map)
    oogst = Oogst()
    boom = _Boom(*(_bestanden(mappen.wortel, plaats, oogst) for plaats in (mappen.kaarten, mappen.data, mappen.docs)))
    namen = frozenset(bestand.naam for bestand in (*boom.kaarten, *boom.data, *boom.docs))
    organisatie = lees_organisatie(mappen, {bestand.naam for bestand in boom.data}, oogst)
    if organisatie is None:
        return Geladen(None, _op_volgorde(oogst.findings), frozenset(oogst.kapot), namen)
    oogst.context = {"rollen": organisatie.rolnamen}
    inhoud = {**_lees_kaarten(boom.kaarten, oogst), **_lees_data(boom.data, oogst), **_lees_docs(boom.docs, oogst)}
    handboek = Handboek(organisatie=organisatie, plek=organisatie.plek, **inhoud)
    return Geladen(handboek, _op_volgorde(oogst.findings), frozenset(oogst.kapot), namen)


def _op_volgorde(bevindingen: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(dict.fromkeys(bevindingen), key=volgorde))


def _bestanden(wortel: Path, map: Path, oogst: Oogst) -> tuple[Bestand, ...]:  # noqa: A002
    gevonden = tuple(loop(wortel, map))
    oogst.findings += [ding for ding in gevonden if isinstance(ding, Finding)]
    return tuple(ding for ding in gevonden if isinstance(ding, Bestand))


def _lees_kaarten(bestanden: Iterable[Bestand], oogst: Oogst) -> dict[str, Any]:
    kaders: list[Kader] = []
    stelsel: Stelsel | None = None
    instrumenten: list[Instrument] = []
    kaarten: list[Bestand] = []
    for bestand in bestanden:
        naam = bestand.naam
        if naam == "kaarten/stelsel.yml":
            stelsel = lees_object(Stelsel, bestand, oogst)
        elif naam == "kaarten/instrumenten.yml":
            instrumenten = lees_objecten(Instrument, bestand, oogst)
        elif naam.startswith("kaarten/kaders/") and naam.endswith(".yml"):
            kader = lees_object(Kader, bestand, oogst, {"id": bestand.pad.stem})
            kaders += [kader] if kader is not None else []
            oogst.kapot.update(() if kader is not None else (bestand.pad.stem,))
        elif naam.startswith("kaarten/kaders/"):
            _meld_onbekend(bestand, "Een kader staat in een bestand dat eindigt op '.yml'.", oogst)
        elif naam.count("/") > 1 and (naam.endswith(".md") or bestand.pad.name == STANDAARD):
            kaarten.append(bestand)
        elif naam.endswith(".md"):
            oogst.findings.append(KAART_ZONDER_MAP.op(bestand.plek))
            oogst.kapot.add(bestand.pad.stem)
        elif naam.count("/") == 1:
            _meld_onbekend(bestand, _bedoelde_naam(bestand, ("stelsel.yml", "instrumenten.yml")), oogst)
        elif bestand.pad.suffix.lower() in {".yml", ".yaml", ".markdown", ".txt~", ".mdown"} or naam.endswith(".MD"):
            raad = f"Een kaart eindigt op '.md'; waarden voor alle kaarten in een map staan in '{STANDAARD}'."
            _meld_onbekend(bestand, raad, oogst)
            oogst.kapot.add(bestand.pad.stem)
    return {"kaders": kaders, "stelsel": stelsel, "instrumenten": instrumenten, "kaarten": lees_kaarten(kaarten, oogst)}


def _lees_data(bestanden: Iterable[Bestand], oogst: Oogst) -> dict[str, Any]:
    gelezen: dict[type, list[Any]] = {Bestand: [], **{inhoud: [] for inhoud in _VELDEN}}
    for bestand in bestanden:
        naam = bestand.naam
        if naam in _ORGANISATIE or naam.startswith(tuple(f"{later}/" for later in _ONGELEZEN)):
            continue
        soort = _soort(naam)
        if soort is None:
            _meld_onbekend(bestand, _raad_data(bestand, naam.rpartition("/")[0]), oogst)
        else:
            gelezen[soort.inhoud] += soort.lees(soort.inhoud, bestand, oogst)
    metingen, bevindingen = lees_resultaten(gelezen[Bestand])
    oogst.findings += bevindingen
    gelezen[Meetreeks] = [*ingebouwd(Meetreeks), *gelezen[Meetreeks]]
    wetten = _aangevuld(ingebouwd(VervallenWet), gelezen[VervallenWet])
    gelezen[VervallenWet] = [wet for wet in wetten if not wet.geldt_nog]
    punten = _aangevuld(ingebouwd(Kalenderpunt), gelezen[Kalenderpunt])
    gelezen[Kalenderpunt] = [punt for punt in punten if not punt.vervalt]
    return {"metingen": metingen, **{veld: gelezen[inhoud] for inhoud, veld in _VELDEN.items()}}


def _soort(naam: str) -> _Soort | None:
    """What a file below `data/` is, by the table for the file itself, its folder, or a folder above that."""
    mappen = [str(boven) for boven in PurePosixPath(naam).parents]
    for afstand, plaats in enumerate((naam, *mappen)):
        for soort in _SOORTEN.get(plaats, ()):
            if naam.endswith(soort.einde) and (afstand < 2 or soort.diep):
                return soort
    return None


def _lees_docs(bestanden: Iterable[Bestand], oogst: Oogst) -> dict[str, Any]:
    paginas = []
    for bestand in bestanden:
        if bestand.naam.startswith("docs/ontwikkeling/"):
            continue
        if bestand.naam.endswith(".md"):
            pagina = lees_pagina(bestand, oogst)
            paginas += [pagina] if pagina is not None else []
        elif bestand.pad.suffix.lower() in {".markdown", ".mdown", ".md", ".yml", ".yaml"}:
            _meld_onbekend(bestand, "Een pagina staat in een bestand dat eindigt op '.md'.", oogst)
    return {"paginas": paginas}


_INGEBOUWD: Final[Mapping[type, str]] = {
    Meetreeks: "meetreeksen.yml",
    Kalenderpunt: "kalenderpunten.yml",
    VervallenWet: "vervallen_wetten.yml",
}


def ingebouwd(model: type[In]) -> list[In]:
    """The objects of a kind that every handbook knows; they have no place in its files."""
    tekst = (files("kwaliteitshandboek.model") / _INGEBOUWD[model]).read_text("utf-8")
    return [model.model_validate(ruw) for ruw in _zonder_plek(lees_yaml(tekst, "").waarde)]


def _aangevuld(basis: list[Aan], eigen: list[Aan]) -> list[Aan]:
    """The product's own objects and those of the handbook, which takes the place of one by giving another the same id."""
    ids = {ding.id for ding in eigen}
    return [ding for ding in basis if ding.id not in ids] + eigen


def _zonder_plek(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        return {sleutel: NERGENS if sleutel == PLEK else _zonder_plek(deel) for sleutel, deel in waarde.items()}
    return [_zonder_plek(deel) for deel in waarde] if isinstance(waarde, list) else waarde


def _meld_onbekend(bestand: Bestand, raad: str, oogst: Oogst) -> None:
    oogst.findings.append(ONBEKEND_BESTAND.op(bestand.plek, raad=raad))


def _raad_data(bestand: Bestand, bovenmap: str) -> str:
    if bovenmap == "data/resultaten":
        return f"In deze map staan tabellen die eindigen op '.csv', met de herkomst ernaast in '<naam>{HERKOMST}'."
    if bovenmap.startswith("data/vaststellingen"):
        return "Hier staan alleen bestanden die 'handboek vaststellen' maakt; zij eindigen op '.md'."
    if bovenmap.startswith("data/bevestigingen"):
        return "Hier staan alleen bestanden die 'handboek herbevestigen' maakt; zij eindigen op '.yml'."
    if bovenmap in _SOORTEN:
        return "In deze map staan bestanden die eindigen op '.yml'."
    if bovenmap == "data":
        namen = (*_ORGANISATIE, *(plaats for plaats in _SOORTEN if plaats.endswith(".yml")))
        return _bedoelde_naam(bestand, tuple(naam.rpartition("/")[2] for naam in namen))
    bedoeld = naaste(bovenmap, [*(plaats for plaats in _SOORTEN if not plaats.endswith(".yml")), *_ONGELEZEN])
    return f"Bedoelt u de map '{bedoeld}'?" if bedoeld else "Verplaats het naar een map die het handboek kent, of verwijder het."


def _bedoelde_naam(bestand: Bestand, namen: tuple[str, ...]) -> str:
    bedoeld = naaste(bestand.pad.name, namen)
    return f"Bedoelt u '{bedoeld}'? Geef het bestand dan die naam." if bedoeld else "Verplaats of verwijder het."
