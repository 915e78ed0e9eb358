"""Model, stage 0: the ledgers of adoptions and confirmations, read with the names of now.

Files of a ledger stay as they were written. Something may have another id since then: what was laid down under the former id
counts for what it is called now (see ADR 0005).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.herbevestiging import Herbevestiging
from kwaliteitshandboek.model.herbevestiging import vingerafdruk as vingerafdruk_van_cijfers
from kwaliteitshandboek.model.kaarttekst import vingerafdruk
from kwaliteitshandboek.model.oude_namen import OudeNamen
from kwaliteitshandboek.model.vaststelling import Vaststelling, Vaststellingsoort, op_volgorde

_Punt = TypeVar("_Punt", Vaststelling, Herbevestiging)


@dataclass(frozen=True)
class Boek:
    """The ledger of adoptions. `per_kaart`: card id of now -> its entries from old to new, `kaart` and `door` as they are now."""

    namen: OudeNamen
    per_kaart: Mapping[str, tuple[Vaststelling, ...]]
    _inhoud: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def van(cls, handboek: Handboek) -> Boek:
        namen = OudeNamen.van(handboek)
        return cls(
            namen,
            {
                kaart: tuple(_met(punt, kaart=kaart, door=namen.nu("rol", punt.door)) for punt in punten)
                for kaart, punten in _opgevolgd(
                    op_volgorde(handboek.vaststellingen), "kaart", lambda punt: punt.kaart, namen
                ).items()
            },
        )

    @property
    def punten(self) -> Iterator[Vaststelling]:
        """All entries, by card."""
        return (punt for punten in self.per_kaart.values() for punt in punten)

    def van_kaart(self, kaart: str) -> tuple[Vaststelling, ...]:
        """The entries of a card, those under its former ids included, from old to new."""
        return self.per_kaart.get(kaart, ())

    def laatste(self, kaart: str) -> Vaststelling | None:
        """The newest adoption of a card."""
        punten = (punt for punt in reversed(self.van_kaart(kaart)) if punt.soort is Vaststellingsoort.VASTSTELLING)
        return next(punten, None)

    def is_tekst(self, afdruk: str, tekst: str) -> bool:
        """Whether a text of now is the one with this fingerprint, but for its domain and for what things are called.

        Of a fingerprint alone that cannot be seen: it takes the text itself, as some entry of the ledger holds it.
        """
        if vingerafdruk(tekst) == afdruk:
            return True
        toen = self._teksten.get(afdruk)
        return toen is not None and self._inhoud_van(toen) == self._inhoud_van(tekst)

    @cached_property
    def _teksten(self) -> Mapping[str, str]:
        """Fingerprint -> the text as adopted. Text that was edited in the ledger does not fit its fingerprint, and is none."""
        teksten = (f"{punt.tekst}\n" for punt in self.punten if punt.soort is Vaststellingsoort.VASTSTELLING)
        return {vingerafdruk(tekst): tekst for tekst in teksten}

    def _inhoud_van(self, tekst: str) -> str:
        if tekst not in self._inhoud:
            self._inhoud[tekst] = self.namen.inhoud(tekst)
        return self._inhoud[tekst]


def herbevestigingen_per_analyse(handboek: Handboek, namen: OudeNamen) -> Mapping[str, tuple[Herbevestiging, ...]]:
    """Analysis id of now -> its confirmations from old to new, with the ids of now of analysis, role and figures."""
    punten = sorted(handboek.herbevestigingen, key=lambda punt: punt.op)
    return {
        analyse: tuple(_met_namen_van_nu(punt, analyse, namen) for punt in reeks)
        for analyse, reeks in _opgevolgd(punten, "analyse", lambda punt: punt.analyse, namen).items()
    }


def _met_namen_van_nu(punt: Herbevestiging, analyse: str, namen: OudeNamen) -> Herbevestiging:
    cijfers = tuple(
        cijfer
        if (indicator, school) == (cijfer.indicator, cijfer.school)
        else cijfer.model_copy(update={"indicator": indicator, "school": school})
        for cijfer in punt.cijfers
        for indicator in (namen.nu("indicator", cijfer.indicator),)
        for school in (None if cijfer.school is None else namen.nu("school", cijfer.school),)
    )
    # The fingerprint goes along, unless the file was edited: then it fits no figures at all.
    heel = cijfers != punt.cijfers and vingerafdruk_van_cijfers(punt.cijfers) == punt.vingerafdruk
    afdruk = vingerafdruk_van_cijfers(cijfers) if heel else punt.vingerafdruk
    return _met(punt, analyse=analyse, door=namen.nu("rol", punt.door), cijfers=cijfers, vingerafdruk=afdruk)


def _met(punt: _Punt, **velden: object) -> _Punt:
    """An entry with other values; itself where they are the same."""
    anders = {naam: waarde for naam, waarde in velden.items() if getattr(punt, naam) != waarde}
    return punt.model_copy(update=anders) if anders else punt


def _opgevolgd(
    punten: Iterable[_Punt], soort: str, sleutel: Callable[[_Punt], str], namen: OudeNamen
) -> Mapping[str, Sequence[_Punt]]:
    """Entries (from old to new) by what they are about, those of a former id before those of what it is called now.

    One thing has one course: what was laid down under a former id counts as long as nothing was laid down yet under a later
    one. Entries that overlap in time are of two things, of which one was merged into the other: those keep their own id.
    """
    reeksen: dict[str, list[_Punt]] = {}
    for punt in punten:
        reeksen.setdefault(sleutel(punt), []).append(punt)
    eerder = [naam for naam in reeksen if not namen.bestaat(soort, naam) and namen.bestaat(soort, namen.nu(soort, naam))]
    for naam in sorted(eerder, key=lambda naam: reeksen[naam][-1].op, reverse=True):
        nieuw = namen.nu(soort, naam)
        begin = reeksen[nieuw][0].op if nieuw in reeksen else date.max
        if reeksen[naam][-1].op <= begin:
            reeksen[nieuw] = reeksen.pop(naam) + reeksen.get(nieuw, [])
    return reeksen
