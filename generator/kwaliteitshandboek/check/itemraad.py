"""Check, stage 4: what somebody meant with a code that a framework does not have: codes like it, and how to keep an old one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz, process

from kwaliteitshandboek.findings.suggestie import bedoelt, kort, naaste
from kwaliteitshandboek.model.kader import Kader
from kwaliteitshandboek.taal import opsomming

_LIJKT: Final = 50.0
"""Likeness (0-100) from which a code is named: of two characters one is the same."""
_HOOGSTENS: Final = 3


def raad_code(kader: Kader, code: str, *, alleen_bladen: bool = False) -> str:
    """Codes of the framework that resemble this one, as a sentence, and what to do where the item got another code.

    Codes of one level look alike ('2e', 'OP2'), so those of the same form go before all others. `alleen_bladen`: only items
    that can be judged.
    """
    codes = [item.code for item in (kader.bladen if alleen_bladen else kader.alle())]
    oud = kort(code)
    hernoemd = f"Heeft het item een nieuwe code, zet dan '{oud}' in het kader bij 'vervallen', met de nieuwe code bij 'nu'. "
    return f"{_lijkend(code, [ander for ander in codes if _vorm(ander) == _vorm(code)] or codes)}{hernoemd}"


def raad_item(kaders: Iterable[Kader], naam: str) -> str:
    """The same for 'kader/code'; where the framework itself is unknown, frameworks that resemble it."""
    id_, streep, code = naam.partition("/")
    alle = {kader.id: kader for kader in kaders}
    if streep and id_ in alle:
        return raad_code(alle[id_], code)
    if streep:
        met_code = [f"{kader.id}/{code}" for kader in alle.values() if code in kader.item_per_code]
        return bedoelt(naam, met_code)
    return bedoelt(naam, [f"{kader.id}/{naam}" for kader in alle.values() if naam in kader.item_per_code])


def _lijkend(code: str, codes: list[str]) -> str:
    if naaste(code, codes) is not None:
        return bedoelt(code, codes)
    gevonden = process.extract(code.lower(), codes, scorer=fuzz.ratio, processor=str.lower, limit=_HOOGSTENS, score_cutoff=_LIJKT)
    namen = opsomming([f"'{ander}'" for ander, _, _ in gevonden])
    return f"Codes die erop lijken: {namen}. " if namen else ""


def _vorm(code: str) -> str:
    """'2e' -> '9a', 'OP2' -> 'AA9': digits, capitals and small letters as kinds."""
    return re.sub(r"[a-z]", "a", re.sub(r"[A-Z]", "A", re.sub(r"[0-9]+", "9", code)))
