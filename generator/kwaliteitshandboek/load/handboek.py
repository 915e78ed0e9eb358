"""Load, stage 1: a whole handbook from its folder, as one value with everything that is wrong in its files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
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
from kwaliteitshandboek.model.basis import Onderdeel
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
_LIJSTEN: Final[Mapping[str, type[Onderdeel]]] = {
    "data/indicatoren": Indicator,
    "data/doelen": Doel,
    "data/analyses": Analyse,
    "data/rapporten": Toelichting,
    "data/signalen": Signaal,
    "data/inspectie": Inspectieoordeel,
    "data/schoolaanbod": Schoolaanbod,
}
"""Folders of files that hold a list."""
_STUKS: Final[Mapping[str, type[Onderdeel]]] = {
    "data/zelfevaluaties": Zelfevaluatie,
    "data/bezoeken": Bezoek,
    "data/indelingen": Inleesindeling,
}
"""Folders of files that hold one object each, with the name of the file as its id."""
_BESTANDEN: Final[Mapping[str, type[Onderdeel]]] = {
    "data/adressen.yml": Adres,
    "data/begrippen.yml": Begrip,
    "data/bezoeksoorten.yml": Bezoeksoort,
    "data/kalender.yml": Kalenderpunt,
    "data/meetreeksen.yml": Meetreeks,
    "data/ondersteuningsplan.yml": Ondersteuningsonderdeel,
    "data/referenties.yml": Referentie,
    "data/vakanties.yml": Vakantie,
    "data/voorzieningen.yml": Voorziening,
    "data/wetten.yml": VervallenWet,
}
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
    lijsten: dict[type, list[Any]] = {soort: [] for soort in (*_LIJSTEN.values(), *_BESTANDEN.values(), *_STUKS.values())}
    vaststellingen: list[Vaststelling] = []
    herbevestigingen: list[Herbevestiging] = []
    herkomsten: list[Herkomst] = []
    resultaten: list[Bestand] = []
    for bestand in bestanden:
        naam = bestand.naam
        bovenmap = naam.rpartition("/")[0]
        if naam in {"data/organisatie.yml", "data/scholen.csv"} or naam.startswith(tuple(f"{later}/" for later in _ONGELEZEN)):
            continue
        if naam in _BESTANDEN:
            lijsten[_BESTANDEN[naam]] += lees_objecten(_BESTANDEN[naam], bestand, oogst)
        elif naam.startswith("data/vaststellingen/") and naam.endswith(".md"):
            vaststelling = lees_vaststelling(bestand, oogst)
            vaststellingen += [vaststelling] if vaststelling is not None else []
        elif naam.startswith("data/bevestigingen/") and naam.endswith(".yml"):
            herbevestiging = lees_object(Herbevestiging, bestand, oogst)
            herbevestigingen += [herbevestiging] if herbevestiging is not None else []
        elif bovenmap in _STUKS and naam.endswith(".yml"):
            stuk = lees_object(_STUKS[bovenmap], bestand, oogst, {"id": bestand.pad.stem})
            lijsten[_STUKS[bovenmap]] += [stuk] if stuk is not None else []
            oogst.kapot.update(() if stuk is not None else (bestand.pad.stem,))
        elif bovenmap in _LIJSTEN and naam.endswith(".yml"):
            soort = _LIJSTEN[bovenmap]
            lijsten[soort] += lees_objecten(soort, bestand, oogst)
        elif bovenmap == "data/resultaten" and naam.endswith(".csv"):
            resultaten.append(bestand)
        elif bovenmap == "data/resultaten" and naam.endswith(HERKOMST):
            herkomst = lees_object(Herkomst, bestand, oogst)
            herkomsten += [herkomst] if herkomst is not None else []
        else:
            _meld_onbekend(bestand, _raad_data(bestand, bovenmap), oogst)
    metingen, bevindingen = lees_resultaten(resultaten)
    oogst.findings += bevindingen
    return {
        "indicatoren": lijsten[Indicator],
        "doelen": lijsten[Doel],
        "analyses": lijsten[Analyse],
        "toelichtingen": lijsten[Toelichting],
        "meetreeksen": [*ingebouwd(Meetreeks), *lijsten[Meetreeks]],
        "begrippen": lijsten[Begrip],
        "vervallen_wetten": [wet for wet in _aangevuld(ingebouwd(VervallenWet), lijsten[VervallenWet]) if not wet.geldt_nog],
        "kalenderpunten": [punt for punt in _aangevuld(ingebouwd(Kalenderpunt), lijsten[Kalenderpunt]) if not punt.vervalt],
        "vakanties": lijsten[Vakantie],
        "vaststellingen": vaststellingen,
        "referenties": lijsten[Referentie],
        "herbevestigingen": herbevestigingen,
        "herkomsten": herkomsten,
        "indelingen": lijsten[Inleesindeling],
        "zelfevaluaties": lijsten[Zelfevaluatie],
        "bezoeksoorten": lijsten[Bezoeksoort],
        "bezoeken": lijsten[Bezoek],
        "signalen": lijsten[Signaal],
        "inspectieoordelen": lijsten[Inspectieoordeel],
        "ondersteuningsplan": lijsten[Ondersteuningsonderdeel],
        "schoolaanbod": lijsten[Schoolaanbod],
        "voorzieningen": lijsten[Voorziening],
        "adressen": lijsten[Adres],
        "metingen": metingen,
    }


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
    if bovenmap in {*_LIJSTEN, *_STUKS}:
        return "In deze map staan bestanden die eindigen op '.yml'."
    if bovenmap == "data/resultaten":
        return f"In deze map staan tabellen die eindigen op '.csv', met de herkomst ernaast in '<naam>{HERKOMST}'."
    if bovenmap.startswith("data/vaststellingen"):
        return "Hier staan alleen bestanden die 'handboek vaststellen' maakt; zij eindigen op '.md'."
    if bovenmap.startswith("data/bevestigingen"):
        return "Hier staan alleen bestanden die 'handboek herbevestigen' maakt; zij eindigen op '.yml'."
    if bovenmap == "data":
        return _bedoelde_naam(bestand, ("organisatie.yml", "scholen.csv", *(naam.rpartition("/")[2] for naam in _BESTANDEN)))
    mappen = ("data/resultaten", "data/vaststellingen", "data/bevestigingen", *_ONGELEZEN)
    bedoeld = naaste(bovenmap, [*_LIJSTEN, *_STUKS, *mappen])
    return f"Bedoelt u de map '{bedoeld}'?" if bedoeld else "Verplaats het naar een map die het handboek kent, of verwijder het."


def _bedoelde_naam(bestand: Bestand, namen: tuple[str, ...]) -> str:
    bedoeld = naaste(bestand.pad.name, namen)
    return f"Bedoelt u '{bedoeld}'? Geef het bestand dan die naam." if bedoeld else "Verplaats of verwijder het."
