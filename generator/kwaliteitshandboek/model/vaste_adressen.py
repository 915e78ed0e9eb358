"""Model, stage 0: which ids the things of a handbook have in `/id/<id>`, and where the trail of an old id leads.

An id is kind and key. No two things share one: the kind is the word before the first hyphen; a hyphen within the code of an item
is doubled, so that item 'b-c' of framework 'a' (`item-a-b--c`) is not item 'c' of framework 'a-b' (`item-a-b-c`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final

from kwaliteitshandboek.model.adres import Adres
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.kader import Kader, VervallenItem

SOORTEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "analyse": "de analyse",
        "begrip": "het begrip",
        "bestuur": "het bestuur",
        "bezoek": "het bezoek",
        "doel": "het doel",
        "domein": "het domein",
        "fase": "de fase",
        "indicator": "de indicator",
        "instrument": "het instrument",
        "item": "het item",
        "kaart": "de kaart",
        "kader": "het kader",
        "niveau": "het niveau",
        "regio": "de regio",
        "rol": "de rol",
        "school": "de school",
        "voorziening": "de voorziening",
        "zelfevaluatie": "de zelfevaluatie",
    }
)
"""Kinds of things that have an id in the list, with their article. Those of figures (`cijfer_id`) follow from others."""

_ID: Final = re.compile(rf"({'|'.join(SOORTEN)})-[a-z0-9]+(?:(?:--?|\.)[a-z0-9]+)*")

LIJST: Final = "data/adressen.yml"
"""The file with every id that was ever given out."""

ALLE: Final = "alle"
"""In the id of a figure: of all schools together."""


@dataclass(frozen=True, slots=True)
class Ding:
    """Something that has a permanent address: its id, the kind and key by which links name it, and what it is called."""

    id: str
    soort: str
    sleutel: str
    naam: str


@dataclass(frozen=True, slots=True)
class Stap:
    """What is said of an id that is gone: what took its place (none, where it lapsed), since when, and why."""

    nu: tuple[str, ...] = ()
    sinds: date | None = None
    uitleg: str | None = None


@dataclass(frozen=True, slots=True)
class Spoor:
    """Where an id leads: to things that exist, to what lapsed, or (`dood`) to ids of which nobody knows anything.

    Without any of these it runs in a circle.
    """

    einden: tuple[str, ...] = ()
    vervallen: tuple[Stap, ...] = ()
    dood: tuple[str, ...] = ()
    uitleg: tuple[str, ...] = ()


def is_id(id: str) -> bool:  # noqa: A002
    """Whether an id has the form of one; what has, is safe as a name of a folder."""
    return _ID.fullmatch(id) is not None


def soort_van(id: str) -> str:  # noqa: A002
    """'kaart-startbespreking' -> 'kaart'."""
    return id.partition("-")[0]


def vast_id(soort: str, sleutel: str) -> str | None:
    """The id of what a link names by kind and key; None for kinds and keys without permanent address.

    ('school', '99AA00') -> 'school-99aa00'; ('kader', 'ondersteuning/2e') -> 'item-ondersteuning-2e'
    """
    if soort == "kader" and "/" in sleutel:
        kader, _, code = sleutel.partition("/")
        return item_id(kader, code)
    id_ = f"{soort}-{sleutel.lower()}"
    return id_ if soort != "item" and is_id(id_) else None


def item_id(kader: str, code: str) -> str:
    """The id of an item of a framework; see the module."""
    return f"item-{kader}-{code.lower().replace('-', '--')}"


def cijfer_id(indicator: str, school: str | None) -> str:
    """The id of the figures of a school (None: all schools together): all its years stand in one place.

    A school's key has no hyphen, so the last word of the id is the school.
    """
    return f"cijfer-{indicator}-{ALLE if school is None else school.lower()}"


def dingen(handboek: Handboek) -> Iterator[Ding]:
    """Everything that has an id, in the order of the files."""
    organisatie = handboek.organisatie
    reeksen: list[tuple[str, Iterable[tuple[str, str]]]] = [
        ("kaart", [(kaart.id, kaart.titel) for kaart in handboek.kaarten]),
        ("kader", [(kader.id, kader.naam) for kader in handboek.kaders]),
        ("kader", [(f"{kader.id}/{item.code}", item.naam) for kader in handboek.kaders for item in kader.alle()]),
        ("instrument", [(punt.id, punt.naam) for punt in handboek.instrumenten]),
        ("indicator", [(indicator.id, indicator.naam) for indicator in handboek.indicatoren]),
        ("doel", [(doel.id, doel.titel) for doel in handboek.doelen]),
        ("analyse", [(analyse.id, analyse.titel) for analyse in handboek.analyses]),
        ("begrip", [(begrip.id, begrip.term) for begrip in handboek.begrippen]),
        ("bezoek", [(bezoek.id, bezoek.id) for bezoek in handboek.bezoeken]),
        ("zelfevaluatie", [(meting.id, meting.id) for meting in handboek.zelfevaluaties]),
        ("voorziening", [(voorziening.id, voorziening.naam) for voorziening in handboek.voorzieningen]),
        ("school", [(school.sleutel, school.naam) for school in organisatie.scholen]),
        ("bestuur", [(bestuur.id, bestuur.naam) for bestuur in organisatie.besturen]),
        ("regio", [(regio.id, regio.naam) for regio in organisatie.regios]),
        ("domein", [(domein.id, domein.naam) for domein in organisatie.domeinen]),
        ("rol", [(rol.id, rol.naam) for rol in organisatie.rollen]),
    ]
    if handboek.stelsel is not None:
        reeksen.append(("fase", [(fase.id, fase.naam) for fase in handboek.stelsel.fasen]))
        reeksen.append(("niveau", [(niveau.id, niveau.naam) for niveau in handboek.stelsel.niveaus]))
    for soort, reeks in reeksen:
        for sleutel, naam in reeks:
            if id_ := vast_id(soort, sleutel):
                yield Ding(id_, soort, sleutel, naam)


@dataclass(frozen=True)
class Wegwijzer:
    """What exists under which id, and what is known of ids that no longer do.

    `lijst` is what `data/adressen.yml` says. Where it is silent of an item, its framework may say what became of the code
    (`Kader.vervallen`). An id that exists stands for what has it now, whatever the list says.
    """

    bestaat: Mapping[str, Ding]
    lijst: Mapping[str, Adres] = field(default_factory=dict)
    uit_kaders: Mapping[str, Stap] = field(default_factory=dict)

    @classmethod
    def van(cls, handboek: Handboek) -> Wegwijzer:
        return cls(
            {ding.id: ding for ding in dingen(handboek)},
            {adres.id: adres for adres in handboek.adressen if is_id(adres.id)},
            {item_id(kader.id, item.code): _stap(kader, item) for kader in handboek.kaders for item in kader.vervallen},
        )

    @cached_property
    def oude_ids(self) -> tuple[str, ...]:
        """Ids of which something is known but that no longer exist."""
        return tuple(sorted({*self.lijst, *self.uit_kaders} - self.bestaat.keys()))

    def stap(self, id: str) -> Stap | None:  # noqa: A002
        """What is said of an id that is gone; None where nobody said anything."""
        adres = self.lijst.get(id)
        if adres is not None and adres.nu is not None:
            return Stap((adres.nu,), uitleg=adres.uitleg)
        if adres is not None and adres.vervallen_op is not None:
            return Stap(sinds=adres.vervallen_op, uitleg=adres.uitleg)
        return self.uit_kaders.get(id)

    def volg(self, id: str) -> Spoor:  # noqa: A002
        """Follow an id through all that took its place, each id once."""
        einden, vervallen, dood, uitleg = list[str](), list[Stap](), list[str](), list[str]()
        wachtrij, gezien = [id], set[str]()
        for huidig in wachtrij:
            if huidig in gezien:
                continue
            gezien.add(huidig)
            if huidig in self.bestaat:
                einden.append(huidig)
                continue
            stap = self.stap(huidig)
            if stap is None:
                dood.append(huidig)
            elif stap.nu:
                wachtrij += stap.nu
                uitleg += [stap.uitleg] if stap.uitleg else []
            else:
                vervallen.append(stap)
        return Spoor(tuple(einden), tuple(vervallen), tuple(dood), tuple(dict.fromkeys(uitleg)))


def _stap(kader: Kader, item: VervallenItem) -> Stap:
    nu = (naam if "/" in naam else f"{kader.id}/{naam}" for naam in item.nu)
    return Stap(tuple(item_id(*naam.split("/", 1)) for naam in nu), item.sinds, item.uitleg)
