"""Load, stage 1: YAML files that hold one object or a list of objects, as objects of the model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.laden import LIJST_VERWACHT, VELDEN_VERWACHT
from kwaliteitshandboek.load.bestanden import Bestand, lees_bytes, lees_tekst
from kwaliteitshandboek.load.fouten import valideer
from kwaliteitshandboek.load.yaml_lezer import Gelezen, lees_yaml
from kwaliteitshandboek.model.basis import is_leeg

M = TypeVar("M", bound=BaseModel)

_ID_REGEL = re.compile(r"\b(?:id|code):[ \t]*[\"']?([A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*)")


@dataclass(slots=True)
class Oogst:
    """What comes together while files are read: findings, and ids of what could not be read."""

    findings: list[Finding] = field(default_factory=list)
    kapot: set[str] = field(default_factory=set)
    context: Mapping[str, Any] = field(default_factory=dict)


def lees_objecten(model: type[M], bestand: Bestand, oogst: Oogst) -> list[M]:
    """The objects of a file that holds a list; what fails is left out and reported."""
    gelezen = lees_gegevens(bestand, oogst)
    if gelezen is None or gelezen.waarde is None:
        return []
    if not isinstance(gelezen.waarde, list):
        oogst.findings.append(LIJST_VERWACHT.op(Plek(bestand.naam)))
        onthoud(gelezen.waarde, oogst)
        return []
    gemaakt = (
        maak_object(model, ruw, Plek(bestand.naam, gelezen.regels.get(str(index), 1)), oogst)
        for index, ruw in enumerate(gelezen.waarde)
    )
    return [ding for ding in gemaakt if ding is not None]


def lees_object(model: type[M], bestand: Bestand, oogst: Oogst, standaard: Mapping[str, Any] | None = None) -> M | None:
    """The object of a file that holds one; `standaard` gives values for keys that the file leaves out."""
    gelezen = lees_gegevens(bestand, oogst)
    if gelezen is None:
        return None
    gegevens = gelezen.waarde
    if isinstance(gegevens, dict) and standaard:
        gegevens = {**standaard, **{sleutel: waarde for sleutel, waarde in gegevens.items() if not is_leeg(waarde)}}
    return maak_object(model, gegevens, Plek(bestand.naam), oogst)


def lees_gegevens(bestand: Bestand, oogst: Oogst) -> Gelezen | None:
    """Plain values of a YAML file; None where it cannot be read to the end."""
    tekst, bevindingen = lees_tekst(bestand)
    oogst.findings += bevindingen
    if tekst is None:
        onthoud_ruw(bestand, oogst)
        return None
    gelezen = lees_yaml(tekst, bestand.naam)
    oogst.findings += gelezen.findings
    if not gelezen.heel:
        oogst.kapot.update(_ID_REGEL.findall(tekst))
        return None
    return gelezen


def maak_object(model: type[M], ruw: Any, plek: Plek, oogst: Oogst) -> M | None:
    """One object from plain values; None, a finding and its ids in `oogst.kapot` where it does not fit the model."""
    if not isinstance(ruw, dict):
        gevonden = "een lijst" if isinstance(ruw, list) else "niets" if ruw is None else "losse tekst"
        oogst.findings.append(VELDEN_VERWACHT.op(plek, gevonden=gevonden))
        onthoud(ruw, oogst)
        oogst.kapot.update((ruw,) if isinstance(ruw, str) else ())
        return None
    uitkomst, bevindingen = valideer(model, ruw, context=oogst.context)
    oogst.findings += bevindingen
    if uitkomst is None:
        onthoud(ruw, oogst)
    return uitkomst


def onthoud_ruw(bestand: Bestand, oogst: Oogst) -> None:
    """Remember what look like ids in a file that is no readable text."""
    ruw, _ = lees_bytes(bestand, 4)
    if ruw is not None:
        oogst.kapot.update(_ID_REGEL.findall(ruw.decode("utf-8", "replace")))


def onthoud(ruw: Any, oogst: Oogst) -> None:
    """Remember the ids in an object that was left out, those of its parts included."""
    if isinstance(ruw, dict):
        oogst.kapot.update(
            waarde for sleutel, waarde in ruw.items() if sleutel in {"id", "code", "sleutel"} and isinstance(waarde, str)
        )
        for waarde in ruw.values():
            onthoud(waarde, oogst)
    elif isinstance(ruw, list):
        for waarde in ruw:
            onthoud(waarde, oogst)
