"""Intake, stage 1: keeping the list of permanent addresses: what would be written, decided before anything is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.findings import adressen as codes
from kwaliteitshandboek.findings.suggestie import bedoelt, kort, opties
from kwaliteitshandboek.intake.aanhaling import aangehaald
from kwaliteitshandboek.intake.plan import Gelezen, Schrijfbestand
from kwaliteitshandboek.intake.vaststellen import Vaststelplan
from kwaliteitshandboek.model.adres import Adres
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.vaste_adressen import LIJST, Wegwijzer, is_id, item_id, soort_van
from kwaliteitshandboek.taal import aantal, datum

_CODE: Final = re.compile(r"[a-z0-9]+(?:(?:--|\.)[a-z0-9]+)*")
"""The code of an item as it stands in an id; a hyphen of its own would part it from the framework."""

_GENOEMD: Final = 12
"""How many new ids are named."""


def plan_adressen(
    handboek: Handboek, besluiten: Sequence[Adres], raad: Mapping[str, str | None], gelezen: Gelezen
) -> Vaststelplan:
    """Add every id that is not in the list yet, and lay down what became of old ones; with one objection nothing is written.

    A decision is a line of the list: an id with `nu`, or with `vervallen_op` and `uitleg`. With a framework go the items that
    keep their code. `raad`: ids that are gone without a word -> what most likely took their place. `gelezen`: the list as a file,
    read before the handbook was: all lines are written anew, so who added one meanwhile would lose it.
    """
    wegwijzer = Wegwijzer.van(handboek)
    lijst = dict(wegwijzer.lijst)
    bezwaren = [*_tegenspraak(besluiten), *(b for besluit in besluiten for b in _bezwaren(besluit, wegwijzer))]
    if bezwaren:
        return Vaststelplan(tuple(bezwaren))
    regels: list[str] = []
    if nieuw := [id_ for id_ in wegwijzer.bestaat if id_ not in lijst]:
        lijst |= {id_: Adres(id=id_) for id_ in nieuw}
        regels.append(f"{aantal(len(nieuw), 'nieuw vast adres', 'nieuwe vaste adressen')}: {opties(nieuw, _GENOEMD)}.")
    alle = (*besluiten, *_items(besluiten, wegwijzer))
    for besluit in alle:
        if _gelijk(lijst[besluit.id], besluit):
            regels.append(f"{besluit.id}: dat stond al in de lijst.")
            continue
        lijst[besluit.id] = besluit
        regels.append(f"{besluit.id} {_woorden(besluit)}.")
        if besluit.nu is not None:
            # Who gives a thing its old name back: what the list said of that name is over.
            lijst[besluit.nu] = Adres(id=besluit.nu)
    over = sorted(raad.keys() - {besluit.id for besluit in alle})
    meldingen = (codes.VERDWENEN.op(wegwijzer.lijst[id_].plek.veld("id"), id=id_, opvolger=raad[id_] or "NIEUW") for id_ in over)
    if lijst == dict(wegwijzer.lijst):
        return Vaststelplan(tuple(meldingen), regels=tuple(regels))
    bestand = Schrijfbestand(PurePosixPath(LIJST), lijsttekst(lijst.values()), gelezen)
    return Vaststelplan(tuple(meldingen), (bestand,), tuple(regels))


def lijsttekst(adressen: Iterable[Adres]) -> bytes:
    """The list as a file, by id; what is no id in quotes."""
    return "".join(_punt(adres) for adres in sorted(adressen, key=lambda adres: adres.id)).encode("utf-8")


def _punt(adres: Adres) -> str:
    velden = [f"id: {adres.id}"]
    velden += [f"nu: {adres.nu if is_id(adres.nu) else aangehaald(adres.nu)}"] if adres.nu is not None else []
    velden += [f"vervallen_op: {adres.vervallen_op.isoformat()}"] if adres.vervallen_op is not None else []
    velden += [f"uitleg: {aangehaald(adres.uitleg)}"] if adres.uitleg is not None else []
    return "".join(f"{'  ' if nummer else '- '}{veld}\n" for nummer, veld in enumerate(velden))


def _gelijk(een: Adres, ander: Adres) -> bool:
    """Whether two lines say the same; where they stand does not count."""
    return een.model_copy(update={"plek": ander.plek}) == ander


def _tegenspraak(besluiten: Sequence[Adres]) -> Iterator[Finding]:
    gezien: dict[str, Adres] = {}
    for besluit in besluiten:
        if not _gelijk(gezien.setdefault(besluit.id, besluit), besluit):
            yield codes.TWEE_KEER.op(Plek("--nu", 0), id=kort(besluit.id))


def _bezwaren(besluit: Adres, wegwijzer: Wegwijzer) -> Iterator[Finding]:
    plek = Plek("--nu" if besluit.nu is not None else "--vervallen", 0)
    staat = wegwijzer.lijst.get(besluit.id)
    if besluit.id in wegwijzer.bestaat:
        yield codes.NOG_HIER.op(plek, id=besluit.id)
    elif staat is None:
        bekend = [id_ for id_ in wegwijzer.lijst if id_ not in wegwijzer.bestaat]
        yield codes.NOOIT_GEGEVEN.op(plek, id=kort(besluit.id), suggestie=bedoelt(besluit.id, bekend))
    elif (staat.nu is not None or staat.vervallen_op is not None) and not _gelijk(staat, besluit):
        yield codes.AL_ANDERS.op(plek, id=besluit.id, stand=_stand(staat))
    if besluit.nu is not None and besluit.nu not in wegwijzer.bestaat:
        yield codes.OPVOLGER_ONBEKEND.op(plek, id=kort(besluit.nu), suggestie=bedoelt(besluit.nu, wegwijzer.bestaat))
    elif besluit.nu is not None and staat is not None and soort_van(besluit.id) != soort_van(besluit.nu):
        soorten = {"soort": soort_van(besluit.id), "soort_nu": soort_van(besluit.nu)}
        yield codes.ANDERE_SOORT.op(plek, id=besluit.id, nu=besluit.nu, **soorten)


def _stand(staat: Adres) -> str:
    if staat.nu is not None:
        return f"vervangen door '{kort(staat.nu)}'"
    return f"vervallen op {datum(staat.vervallen_op)}" if staat.vervallen_op is not None else "iets anders"


def _woorden(besluit: Adres) -> str:
    if besluit.nu is not None:
        return f"heet voortaan {besluit.nu}"
    return f"is vervallen op {datum(besluit.vervallen_op)}" if besluit.vervallen_op is not None else "staat in de lijst"


def _items(besluiten: Sequence[Adres], wegwijzer: Wegwijzer) -> Iterator[Adres]:
    """Of a framework with a new name: its items, as far as their code is still there and nothing else was said of them."""
    gezegd = {besluit.id for besluit in besluiten}
    for besluit in besluiten:
        if besluit.nu is None or soort_van(besluit.id) != "kader" or soort_van(besluit.nu) != "kader":
            continue
        oud, nieuw = item_id(besluit.id.partition("-")[2], ""), item_id(besluit.nu.partition("-")[2], "")
        for id_ in sorted(wegwijzer.lijst):
            code = id_.removeprefix(oud)
            if id_ in wegwijzer.bestaat or id_ in gezegd or code == id_ or not _CODE.fullmatch(code):
                continue
            if wegwijzer.stap(id_) is None and nieuw + code in wegwijzer.bestaat:
                yield Adres(id=id_, nu=nieuw + code)
