"""Model, stage 0: quality frameworks (kaders): versions, items at any depth, scales, and how frameworks hang together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from kwaliteitshandboek.model.basis import (
    Itemcode,
    Onderdeel,
    RolId,
    Slug,
    Slugs,
    Tekst,
    Teksten,
    Zichtbaarheid,
)


class Schaalwaarde(Onderdeel):
    """A step of a scale, from low to high: what is written in the data, and what the reader sees."""

    waarde: Tekst
    naam: Tekst


class Kern(Onderdeel):
    """That an item is a kernstandaard, from a day, until a day; `bron` says where that is laid down."""

    vanaf: date
    tot: date | None = None
    bron: Tekst | None = None

    def geldt_op(self, dag: date) -> bool:
        """Whether the item is a kernstandaard on a day; the first and last day count."""
        return self.vanaf <= dag and (self.tot is None or dag <= self.tot)


class Dekkingsoort(StrEnum):
    """What serves an item: agreements on a card, figures of an indicator, an instrument of the register."""

    KAARTEN = "kaarten"
    INDICATOREN = "indicatoren"
    INSTRUMENTEN = "instrumenten"


class Uitzondering(Onderdeel):
    """That an item needs no cards, indicators or instruments, and why; somebody decided so, until a day."""

    voor: tuple[Dekkingsoort, ...]
    reden: Tekst
    door: RolId | None = None
    tot_en_met: date | None = None


class KaderItem(Onderdeel):
    """A domain, standard or item of a framework; what has no `onderdelen` can be judged.

    `norm` is what the text promises in measurable words ("binnen een week"), `notitie` what is noted beside it ("staat
    onder druk"), `hiaat` names the gap where no card or instrument serves the item yet. `eigen_woorden` is plain
    language for the public edition. `dient` names items of other frameworks that this one serves ('inspectie-2021/OP2').
    """

    code: Itemcode
    naam: Tekst
    tekst: Tekst | None = None
    norm: Tekst | None = None
    notitie: Tekst | None = None
    hiaat: Tekst | None = None
    eigen_woorden: Tekst | None = None
    kern: Kern | None = None
    indicatoren: Slugs = ()
    dient: Teksten = ()
    uitzonderingen: tuple[Uitzondering, ...] = ()
    onderdelen: tuple[KaderItem, ...] = ()

    def alle(self) -> Iterator[KaderItem]:
        """This item and all below it, in reading order."""
        yield self
        for onderdeel in self.onderdelen:
            yield from onderdeel.alle()


class VervallenItem(Onderdeel):
    """A code of an earlier version: `nu` names what took its place ('OP2' or 'kader/OP2'), `uitleg` what its users should do."""

    code: Itemcode
    naam: Tekst | None = None
    sinds: date | None = None
    nu: Teksten = ()
    uitleg: Tekst

    def opvolgers(self, kader: str) -> tuple[str, ...]:
        """What took its place, as 'kader/code'; a bare code is of its own framework, `kader`."""
        return tuple(naam if "/" in naam else f"{kader}/{naam}" for naam in self.nu)


class Kader(Onderdeel):
    """A quality framework, a file in `kaarten/kaders/`.

    `niveaus` names the levels from the top ("criterium", "gespreksitem"); depth is free. `inleiding_namen` are the names of
    the top items as the framework's own preamble gives them, so that a difference can be found. `vervallen` keeps the codes that
    were renamed or removed; `vervangt` names the framework that this one takes the place of.
    """

    id: Slug
    naam: Tekst
    korte_naam: Tekst | None = None
    versie: Tekst
    geldig_van: date | None = None
    geldig_tot: date | None = None
    bron: Tekst | None = None
    beschrijving: Tekst | None = None
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN
    niveaus: Teksten = Field(min_length=1)
    schaal: tuple[Schaalwaarde, ...] = ()
    inleiding_namen: Teksten = ()
    vervangt: Slug | None = None
    vervallen: tuple[VervallenItem, ...] = ()
    onderdelen: tuple[KaderItem, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _schaal_past(self) -> Self:
        waarden = [stap.waarde for stap in self.schaal]
        if dubbel := next((waarde for waarde in waarden if waarden.count(waarde) > 1), None):
            raise ValueError(f"elke waarde van de schaal maar een keer; '{dubbel}' staat er vaker")
        return self

    def alle(self) -> Iterator[KaderItem]:
        """All items on all levels, in reading order."""
        for onderdeel in self.onderdelen:
            yield from onderdeel.alle()

    def voorbij(self, dag: date) -> bool:
        """Whether its validity is over on a day; the last day itself still counts."""
        return self.geldig_tot is not None and self.geldig_tot < dag

    def geldt_tussen(self, van: date, tot: date) -> bool:
        """Whether it is valid on any day from `van` to `tot`; what has no first or last day of its own always was, or will be."""
        return (self.geldig_van is None or self.geldig_van <= tot) and (self.geldig_tot is None or van <= self.geldig_tot)

    @cached_property
    def item_per_code(self) -> Mapping[str, KaderItem]:
        return {item.code: item for item in self.alle()}

    @cached_property
    def vervallen_per_code(self) -> Mapping[str, VervallenItem]:
        """Code -> the item that once had it; a code that is in use again is not among them."""
        return {item.code: item for item in reversed(self.vervallen) if item.code not in self.item_per_code}

    def opvolger(self, code: str) -> str:
        """The code under which an item goes now, through any number of new names; the code itself where that cannot be said.

        An item that was split, or of which the place was taken by an item of another framework, was not renamed.
        """
        nu, gezien = code, {code}
        while (item := self.vervallen_per_code.get(nu)) is not None:
            namen = [naam.removeprefix(f"{self.id}/") for naam in item.opvolgers(self.id)]
            if len(namen) != 1 or namen[0] in gezien:
                return code
            nu = namen[0]
            gezien.add(nu)
        return nu if nu in self.item_per_code else code

    def naam_van(self, code: str) -> str | None:
        """The name of an item, also of one that lapsed; None where nobody ever named it."""
        ding = self.item_per_code.get(code) or self.vervallen_per_code.get(code)
        return ding.naam if ding is not None else None

    def opvolgers(self, codes: Iterable[str]) -> Mapping[str, str]:
        """Each of the codes that are judged together -> its `opvolger`; items that were joined into one keep their old codes."""
        nu = {code: self.opvolger(code) for code in codes}
        telling = Counter(nu.values())
        return {code: naam if telling[naam] == 1 else code for code, naam in nu.items()}

    @cached_property
    def bladen(self) -> tuple[KaderItem, ...]:
        """The items that can be judged: those without items below them."""
        return tuple(item for item in self.alle() if not item.onderdelen)
