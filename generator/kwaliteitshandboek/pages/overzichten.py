"""Pages, stage 6: what overviews of schools share: some schools as a world of their own, and a table of schools and figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.groepen import derive_groep
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.model.organisatie import School, Schoolsoort
from kwaliteitshandboek.pages import woorden
from kwaliteitshandboek.pages.lijst import Filterveld
from kwaliteitshandboek.pages.tegels import Tegel, make_tegel
from kwaliteitshandboek.pages.wereld import Wereld


@dataclass(frozen=True, slots=True)
class Schoolrij:
    """A school with its figures, in the order of the columns; None where there is no figure of its own to show."""

    school: School
    cellen: tuple[Tegel, ...]

    @property
    def waarden(self) -> Mapping[str, str]:
        """Field -> value by which filters find the row."""
        velden = {"schoolsoort": self.school.soort.value, "regio": self.school.regio, "bestuur": self.school.bestuur}
        return {naam: waarde for naam, waarde in velden.items() if waarde}


@dataclass(frozen=True, slots=True)
class Soortgroep:
    """Schools of one kind, by name: only these stand in one table."""

    soort: Schoolsoort
    kolommen: tuple[Indicator, ...]
    rijen: tuple[Schoolrij, ...]

    @property
    def naam(self) -> str:
        return taal.hoofdletter(woorden.soortnamen([self.soort]))

    def norm(self, kolom: int) -> str | None:
        """The norm of a column where it is the same for all its schools."""
        normen = {rij.cellen[kolom].norm for rij in self.rijen} - {None}
        return next(iter(normen)) if len(normen) == 1 else None


def groepswereld(wereld: Wereld, groep: Sequence[School]) -> Wereld:
    """The same world, in which "all schools together" are these schools."""
    publicatie = wereld.handboek.organisatie.drempels if wereld.publiek else None
    sleutels = frozenset(school.sleutel for school in groep)
    return replace(wereld, afgeleid=derive_groep(wereld.handboek, wereld.afgeleid, sleutels, publicatie))


def soortgroepen(wereld: Wereld, groep: Sequence[School], kolommen: Sequence[Indicator]) -> Iterator[Soortgroep]:
    """The schools by kind, each with the indicators that are meant for it and that some school of that kind has."""
    for soort in Schoolsoort:
        eigen = [school for school in groep if school.soort is soort]
        gebruikt = [
            i for i in kolommen if i.geldt_voor(soort) and any(wereld.gemeten_op(i.id, school.sleutel) for school in eigen)
        ]
        if eigen:
            rijen = tuple(Schoolrij(s, tuple(make_tegel(wereld, i, s.sleutel) for i in gebruikt)) for s in eigen)
            yield Soortgroep(soort, tuple(gebruikt), rijen)


def tegels_samen(wereld: Wereld, indicatoren: Sequence[Indicator]) -> list[Tegel]:
    """The tiles of all schools together, as far as there is anything to tell of them together."""
    alle = [make_tegel(wereld, indicator, None) for indicator in indicatoren if indicator.id in wereld.laatste_jaren]
    return [tegel for tegel in alle if not woorden.alleen_per_school(tegel.cijfer)]


def filtervelden(wereld: Wereld, groep: Sequence[School]) -> list[Filterveld]:
    """Filters by kind of school, region and board, as far as the schools differ in them."""
    soorten = {soort.value: taal.hoofdletter(woorden.soortnaam(soort)) for soort in Schoolsoort}
    organisatie = wereld.handboek.organisatie
    velden = (
        ("schoolsoort", "Soort school", soorten, {school.soort.value for school in groep}),
        ("regio", "Regio", {regio.id: regio.naam for regio in organisatie.regios}, {school.regio for school in groep}),
        ("bestuur", "Bestuur", {b.id: b.naam for b in organisatie.besturen}, {school.bestuur for school in groep}),
    )
    return [
        Filterveld(naam, titel, {waarde: label for waarde, label in labels.items() if waarde in eigen})
        for naam, titel, labels, eigen in velden
        if len(eigen) > 1
    ]


def overslag(wereld: Wereld, groepen: Sequence[Soortgroep]) -> list[str]:
    """The lines under the tables that say which years were stepped over."""
    cellen = (tegel.cijfer for groep in groepen for rij in groep.rijen for tegel in rij.cellen)
    return woorden.overslagregels((cijfer, wereld.handboek.indicator_per_id[cijfer.indicator]) for cijfer in cellen)
