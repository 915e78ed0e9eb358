"""Check, stage 4: the list of permanent addresses against the handbook: what is new, what is gone, and where old ids lead."""

from __future__ import annotations

from collections.abc import Iterator

from kwaliteitshandboek.derive.adressen import raad_opvolgers
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings.adressen import (
    BESTAAT_NOG,
    KRING,
    NIET_IN_LIJST,
    NU_EN_VERVALLEN,
    NU_NERGENS,
    VERDWENEN,
    VORM,
    ZONDER_UITLEG,
)
from kwaliteitshandboek.findings.suggestie import bedoelt, kort, opties
from kwaliteitshandboek.model.adres import Adres
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.vaste_adressen import LIJST, SOORTEN, Wegwijzer, is_id
from kwaliteitshandboek.taal import aantal, opsomming

_GENOEMD = 3
"""How many new ids the advice names."""


def check_vaste_adressen(handboek: Handboek, kapot: frozenset[str]) -> Iterator[Finding]:
    """The list as far as there is one; what seems gone may stand in a file that could not be read (`kapot`), so then it waits."""
    if not handboek.adressen:
        return
    wegwijzer = Wegwijzer.van(handboek)
    for adres in handboek.adressen:
        if is_id(adres.id):
            yield from _regel(adres, wegwijzer)
        else:
            yield VORM.op(adres.plek.veld("id"), id=kort(adres.id), soorten=opsomming([f"'{soort}'" for soort in SOORTEN]))
    yield from _kringen(wegwijzer)
    if kapot:
        return
    if nieuw := [id_ for id_ in wegwijzer.bestaat if id_ not in wegwijzer.lijst]:
        namen = opties(nieuw, _GENOEMD)
        yield NIET_IN_LIJST.op(Plek(LIJST, 0), aantal=aantal(len(nieuw), "vast adres", "vaste adressen"), namen=namen)
    for id_, opvolger in raad_opvolgers(handboek, wegwijzer).items():
        yield VERDWENEN.op(wegwijzer.lijst[id_].plek.veld("id"), id=id_, opvolger=opvolger or "NIEUW")


def _regel(adres: Adres, wegwijzer: Wegwijzer) -> Iterator[Finding]:
    if adres.id in wegwijzer.bestaat:
        if adres.nu is not None or adres.vervallen_op is not None:
            yield BESTAAT_NOG.op(adres.plek.veld("nu" if adres.nu is not None else "vervallen_op"), id=adres.id)
        return
    if adres.nu is not None and adres.vervallen_op is not None:
        yield NU_EN_VERVALLEN.op(adres.plek.veld("vervallen_op"), id=adres.id)
    # What the list knows of the successor, however little, is said where that has its own line.
    if adres.nu is not None and not _kent(adres.nu, wegwijzer):
        suggestie = bedoelt(adres.nu, wegwijzer.bestaat)
        yield NU_NERGENS.op(adres.plek.veld("nu"), id=adres.id, nu=kort(adres.nu), suggestie=suggestie)
    if adres.nu is None and adres.vervallen_op is not None and adres.uitleg is None:
        yield ZONDER_UITLEG.op(adres.plek.veld("vervallen_op"), id=adres.id)


def _kent(id_: str, wegwijzer: Wegwijzer) -> bool:
    return id_ in wegwijzer.bestaat or id_ in wegwijzer.lijst or id_ in wegwijzer.uit_kaders


def _kringen(wegwijzer: Wegwijzer) -> Iterator[Finding]:
    """Each circle once, at its first id in the alphabet."""
    klaar: set[str] = set()
    for begin in wegwijzer.oude_ids:
        pad: dict[str, None] = {}
        huidig: str | None = begin
        while huidig is not None and huidig not in wegwijzer.bestaat and huidig not in klaar and huidig not in pad:
            pad[huidig] = None
            adres = wegwijzer.lijst.get(huidig)
            huidig = adres.nu if adres is not None else None
        if huidig is not None and huidig in pad:
            namen = list(pad)
            kring = namen[namen.index(huidig) :]
            eerste = kring.index(min(kring))
            kring = [*kring[eerste:], *kring[:eerste]]
            yield KRING.op(wegwijzer.lijst[kring[0]].plek.veld("nu"), kring=" -> ".join([*kring, kring[0]]))
        klaar.update(pad)
