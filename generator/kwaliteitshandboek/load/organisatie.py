"""Load, stage 1: the organisation from `data/organisatie.yml` with its register of schools."""

from __future__ import annotations

from typing import Any, Final

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.laden import BESTAND_ONTBREEKT, ONBEKEND_VELD, VELDEN_VERWACHT
from kwaliteitshandboek.load.bestanden import Bestand
from kwaliteitshandboek.load.fouten import valideer
from kwaliteitshandboek.load.lijsten import Oogst, lees_gegevens, onthoud
from kwaliteitshandboek.load.scholen import lees_scholen
from kwaliteitshandboek.model.basis import Onderdeel, rolsleutel
from kwaliteitshandboek.model.organisatie import (
    Bestuur,
    Contact,
    Domein,
    Drempels,
    Huisstijl,
    Organisatie,
    Regio,
    Rol,
    School,
    Webadressen,
)
from kwaliteitshandboek.settings import Mappen

_VERBORGEN: Final = frozenset({"scholen"})
_LIJSTEN: Final[dict[str, type[Onderdeel]]] = {"besturen": Bestuur, "regios": Regio, "domeinen": Domein, "rollen": Rol}
_DELEN: Final[dict[str, type[Onderdeel]]] = {
    "huisstijl": Huisstijl,
    "drempels": Drempels,
    "contact": Contact,
    "webadres": Webadressen,
}


def lees_organisatie(mappen: Mappen, aanwezig: set[str], oogst: Oogst) -> Organisatie | None:
    """The organisation; None where not even its name can be read. A role, domain or setting that fails is left out."""
    bestand = Bestand(mappen.organisatie, "data/organisatie.yml")
    scholen = lees_scholen(Bestand(mappen.scholen, "data/scholen.csv"), oogst)
    if bestand.naam not in aanwezig:
        oogst.findings.append(BESTAND_ONTBREEKT.op(bestand.plek))
        return None
    gelezen = lees_gegevens(bestand, oogst)
    if gelezen is None:
        return None
    ruw = gelezen.waarde
    if not isinstance(ruw, dict):
        gevonden = "een lijst" if isinstance(ruw, list) else "niets" if ruw is None else "losse tekst"
        oogst.findings.append(VELDEN_VERWACHT.op(Plek(bestand.naam), gevonden=gevonden))
        return None
    gegevens = _zonder_fouten(ruw, scholen, oogst)
    organisatie, bevindingen = valideer(Organisatie, gegevens)
    if organisatie is None:
        oogst.findings += bevindingen
        return None
    # Sub-roles are named like any role; the names are known only now.
    return Organisatie.model_validate(gegevens, context={"rollen": organisatie.rolnamen})


def _zonder_fouten(ruw: dict[str, Any], scholen: list[School], oogst: Oogst) -> dict[str, Any]:
    """The data without the parts that do not fit, each of them reported: one wrong role must not hide the whole handbook."""
    gegevens: dict[str, Any] = {naam: waarde for naam, waarde in ruw.items() if waarde is not None}
    if gegevens.pop("scholen", None) is not None:
        raad = "De scholen staan in data/scholen.csv."
        oogst.findings.append(ONBEKEND_VELD.op(ruw["plek"].veld("scholen"), veld="scholen", raad=raad))
    for naam, model in _LIJSTEN.items():
        if isinstance(gegevens.get(naam), list):
            gegevens[naam] = [deel for deel in gegevens[naam] if _past(model, deel, oogst)]
    for naam, model in _DELEN.items():
        if isinstance(gegevens.get(naam), dict) and not _past(model, gegevens[naam], oogst):
            del gegevens[naam]
    gegevens["scholen"] = scholen
    _, bevindingen = valideer(Organisatie, gegevens, verborgen=_VERBORGEN)
    oogst.findings += bevindingen
    kapot = _kapotte_velden(gegevens, bevindingen)
    for naam in kapot:
        onthoud(gegevens[naam], oogst)
    return {naam: waarde for naam, waarde in gegevens.items() if naam not in kapot}


def _past(model: type[Onderdeel], deel: Any, oogst: Oogst) -> bool:
    if not isinstance(deel, dict):
        # A finding follows from the organisation as a whole; the text may be the id that was meant.
        oogst.kapot.update((deel,) if isinstance(deel, str) else ())
        return True
    goed, bevindingen = valideer(model, deel)
    oogst.findings += bevindingen
    if goed is None:
        onthoud(deel, oogst)
        namen = [deel.get(veld) for veld in ("naam", "meervoud", "afkorting")]
        synoniemen = deel.get("synoniemen")
        namen += synoniemen if isinstance(synoniemen, list) else [synoniemen]
        oogst.kapot.update(rolsleutel(naam) for naam in namen if isinstance(naam, str))
    return goed is not None


def _kapotte_velden(gegevens: dict[str, Any], bevindingen: list[Finding]) -> set[str]:
    """The fields that the findings are about: each is tried on its own, beside a name that is good."""
    if not bevindingen:
        return set()
    basis: dict[str, Any] = {"naam": "x"}
    return {
        naam
        for naam, waarde in gegevens.items()
        if naam not in {"plek", "scholen"} and valideer(Organisatie, {**basis, naam: waarde})[0] is None
    }
