"""Reports, stage 6: what every sheet of paper knows of the organisation: name, house style, day, notices."""

from __future__ import annotations

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kleur import leesbare_kleur

PROEF = "Proefversie, niet voor publicatie"
FICTIEF = "Fictief voorbeeld: deze organisatie en haar cijfers bestaan niet"


def make_huis(handboek: Handboek, afgeleid: Afgeleid, *, publiek: bool) -> dict[str, object]:
    """The `huis` of the data of a template: plain values. `meldingen` are notices that stand on every page."""
    organisatie = handboek.organisatie
    return {
        "naam": organisatie.naam,
        "kort": organisatie.korte_naam or organisatie.naam,
        "kleur": leesbare_kleur(organisatie.huisstijl.kleur),
        "lettertype": organisatie.huisstijl.lettertype.value,
        "dag": afgeleid.vandaag.isoformat(),
        "datum": taal.datum(afgeleid.vandaag),
        "publiek": publiek,
        "meldingen": [*([FICTIEF] if organisatie.fictief else []), *([PROEF] if publiek else [])],
    }
