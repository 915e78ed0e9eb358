"""Load, stage 1: errors of the model as findings in Dutch, with the file and line of the very field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kwaliteitshandboek.findings import NERGENS, Finding, Plek
from kwaliteitshandboek.findings.laden import (
    BUITEN_GRENZEN,
    GEEN_DATUM,
    GEEN_GETAL,
    GEEN_JA_NEE,
    GEEN_KEUZE,
    LEGE_WAARDE,
    ONBEKEND_VELD,
    PAST_NIET,
    TE_WEINIG,
    VELD_ONTBREEKT,
    VERKEERDE_VORM,
)
from kwaliteitshandboek.findings.suggestie import bedoelt, keuze, kort, naaste, opties

M = TypeVar("M", bound=BaseModel)

Herkomst = Mapping[str, Plek]
"""Places of top-level fields that came from another file (defaults of a folder)."""

_GEEN: Final[Herkomst] = {}


def valideer(
    model: type[M],
    gegevens: Mapping[str, Any],
    *,
    context: Mapping[str, Any] | None = None,
    herkomst: Herkomst = _GEEN,
    verborgen: frozenset[str] = frozenset(),
) -> tuple[M | None, list[Finding]]:
    """The object, or None with what is wrong. `verborgen` names fields that no file may set, so that no advice names them."""
    try:
        return model.model_validate(gegevens, context=context), []
    except ValidationError as fout:
        vertaler = _Vertaler(model, gegevens, herkomst, verborgen)
        fouten = fout.errors(include_url=False)
        bedoeld = {vertaler.bedoeld(detail) for detail in fouten}
        # 'tittel' instead of 'titel' is one fault: the unknown field says what the missing one is.
        fouten = [detail for detail in fouten if detail["type"] != "missing" or detail["loc"] not in bedoeld]
        return None, list(dict.fromkeys(map(vertaler.vertaal, fouten)))


def plek_van(gegevens: Any, loc: tuple[int | str, ...], herkomst: Herkomst = _GEEN) -> Plek:
    """The place of a value in nested data: its own line where known, else that of what holds it."""
    lijst = ""
    waarde = gegevens
    plek: Plek = gegevens.get("plek", NERGENS) if isinstance(gegevens, Mapping) else NERGENS
    plek = houder = Plek(plek.bestand, plek.regel)
    for diepte, deel in enumerate(loc):
        if isinstance(waarde, Mapping):
            thuis: Plek = waarde.get("plek", plek)
            plek = herkomst[str(deel)] if diepte == 0 and deel in herkomst else thuis.veld(str(deel))
            houder, lijst = thuis, str(deel)
            waarde = waarde.get(deel)
        elif isinstance(waarde, list) and isinstance(deel, int) and deel < len(waarde):
            regel = houder.velden.get(f"{lijst}.{deel}")
            plek = Plek(plek.bestand, regel) if regel else plek
            waarde = waarde[deel]
            if isinstance(waarde, Mapping):
                eigen: Plek = waarde.get("plek", plek)
                plek = Plek(eigen.bestand, eigen.regel)
        else:
            break
    return plek


def velden_van(model: type[BaseModel], verborgen: frozenset[str] = frozenset()) -> list[str]:
    """The fields that a file can set, in the order of the model."""
    return [naam for naam in model.model_fields if naam != "plek" and naam not in verborgen]


class _Vertaler:
    """Translates the errors of one object."""

    def __init__(
        self, model: type[BaseModel], gegevens: Mapping[str, Any], herkomst: Herkomst, verborgen: frozenset[str]
    ) -> None:
        self.model, self.gegevens, self.herkomst, self.verborgen = model, gegevens, herkomst, verborgen

    def bedoeld(self, detail: ErrorDetails) -> tuple[int | str, ...] | None:
        """The location of the field that is probably meant by an unknown one."""
        if detail["type"] != "extra_forbidden":
            return None
        beste = naaste(str(detail["loc"][-1]), self._bekend(detail["loc"]))
        return (*detail["loc"][:-1], beste) if beste is not None else None

    def _bekend(self, loc: tuple[int | str, ...]) -> list[str]:
        return velden_van(_model_op(self.model, loc[:-1]), self.verborgen if len(loc) == 1 else frozenset())

    def vertaal(self, detail: ErrorDetails) -> Finding:
        soort, loc, waarde = detail["type"], detail["loc"], detail.get("input")
        plek = plek_van(self.gegevens, loc, self.herkomst)
        veld = next((str(deel) for deel in reversed(loc) if isinstance(deel, str)), self.model.__name__.lower())
        context: Mapping[str, Any] = detail.get("ctx", {})
        if soort == "extra_forbidden":
            return ONBEKEND_VELD.op(plek, veld=kort(veld), raad=keuze(veld, self._bekend(loc)))
        if soort == "value_error":
            gevonden = f": '{kort(waarde)}'" if isinstance(waarde, str) else ""
            return PAST_NIET.op(plek, veld=veld, waarde=gevonden, regel=str(context.get("error", "een andere waarde")))
        if soort == "missing" or waarde is None or soort in {"too_short", "tuple_too_short"}:
            return (VELD_ONTBREEKT if soort == "missing" else LEGE_WAARDE if waarde is None else TE_WEINIG).op(plek, veld=veld)
        if not isinstance(waarde, (str, int, float)) or soort in {
            "tuple_type",
            "model_type",
            "model_attributes_type",
            "dict_type",
        }:
            return _vorm(plek, veld, soort, waarde)
        return _waarde(plek, veld, soort, kort(waarde), context)


def _vorm(plek: Plek, veld: str, soort: str, waarde: Any) -> Finding:
    """A list where text belongs, and the like."""
    gevonden = "een lijst" if isinstance(waarde, (list, tuple)) else "velden" if isinstance(waarde, Mapping) else "een tekst"
    if soort == "tuple_type":
        return VERKEERDE_VORM.op(
            plek, veld=veld, verwacht="een lijst", gevonden=gevonden, raad="Begin elk onderdeel op een nieuwe regel met '- '."
        )
    if soort in {"model_type", "model_attributes_type", "dict_type"}:
        raad = f"Zet onder '{veld}:' de velden, elk op een eigen regel die inspringt."
        return VERKEERDE_VORM.op(plek, veld=veld, verwacht="een aantal velden", gevonden=gevonden, raad=raad)
    raad = (
        "Schrijf één waarde achter de dubbele punt. Staat er een dubbele punt in de tekst, zet die dan tussen aanhalingstekens."
    )
    return VERKEERDE_VORM.op(plek, veld=veld, verwacht="één waarde", gevonden=gevonden, raad=raad)


def _waarde(plek: Plek, veld: str, soort: str, waarde: str, context: Mapping[str, Any]) -> Finding:
    """A text that is not what the field asks for; `soort` is pydantic's name of the error."""
    past = {"veld": veld, "waarde": waarde}
    match soort.partition("_")[0]:
        case "enum":
            keuzes = re.findall(r"'([^']*)'", str(context.get("expected", "")))
            bevinding = GEEN_KEUZE.op(plek, **past, suggestie=bedoelt(waarde, keuzes), toegestaan=opties(keuzes))
        case "date":
            bevinding = GEEN_DATUM.op(plek, **past)
        case "int":
            bevinding = GEEN_GETAL.op(plek, **past, soort="heel getal", voorbeeld="15")
        case "float" | "finite":
            bevinding = GEEN_GETAL.op(plek, **past, soort="getal", voorbeeld="83,5")
        case "bool":
            bevinding = GEEN_JA_NEE.op(plek, **past)
        case "greater":
            bevinding = BUITEN_GRENZEN.op(plek, **past, richting="te klein", grens=f"ten minste {context.get('ge')}")
        case "less":
            bevinding = BUITEN_GRENZEN.op(plek, **past, richting="te groot", grens=f"hoogstens {context.get('le')}")
        case _:
            regel = "een andere waarde; de handleiding noemt wat hier kan staan"
            bevinding = PAST_NIET.op(plek, veld=veld, waarde=f": '{waarde}'", regel=regel)
    return bevinding


def _model_op(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel]:
    """The model that validates the mapping at a location."""
    for deel in loc:
        if isinstance(deel, str) and deel in model.model_fields:
            model = next(_modellen(model.model_fields[deel].annotation), model)
    return model


def _modellen(soort: Any) -> Iterator[type[BaseModel]]:
    """The models within a type such as `tuple[Norm, ...]` or `Mr | None`."""
    if isinstance(soort, type) and issubclass(soort, BaseModel):
        yield soort
    for deel in get_args(soort):
        yield from _modellen(deel)
