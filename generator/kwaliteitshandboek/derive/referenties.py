"""Derive, stage 3: the schoolweging of a school, and the reference figures that may stand beside its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from kwaliteitshandboek.derive.bereiken import als_grens, gewogen_gemiddelde
from kwaliteitshandboek.derive.cellen import Celcode, Cellen
from kwaliteitshandboek.model.cijfer import Bereik
from kwaliteitshandboek.model.handboek import Handboek
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.model.referentie import Referentie
from kwaliteitshandboek.model.schooljaar import Schooljaar

MEETREEKS: Final = "schoolweging"
"""The series in which the schoolweging of each school and year stands, in the category 'waarde'."""
JAREN: Final = 3


class Wegingreden(StrEnum):
    """Why there is no one schoolweging, and so no group of comparable schools.

    `alle_scholen`: schools together have none. `geen_gegevens`: in none of the three years. `jaar_ontbreekt`: not in all three.
    `bereik`: it is not known exactly. `geen_groep`: known, but no group was given for it in this year and kind of school.
    """

    ALLE_SCHOLEN = "alle_scholen"
    GEEN_GEGEVENS = "geen_gegevens"
    JAAR_ONTBREEKT = "jaar_ontbreekt"
    BEREIK = "bereik"
    GEEN_GROEP = "geen_groep"


@dataclass(frozen=True, slots=True)
class Schoolweging:
    """The unweighted mean of the schoolweging over three school years, newest last; without `waarde` the `reden` says why."""

    waarde: Bereik | None
    jaren: tuple[str, ...]
    reden: Wegingreden | None = None
    voorlopig: bool = False


@dataclass(frozen=True, slots=True)
class Referentiekeuze:
    """The reference figures that fit a school (or all schools together) in a year; each in the order of the file.

    `vergelijkbaar`: of schools of the same kind within the same band of schoolweging; where it is empty although such groups
    exist for this indicator and year, `reden` says why.
    """

    landelijk: tuple[Referentie, ...] = ()
    regionaal: tuple[Referentie, ...] = ()
    vergelijkbaar: tuple[Referentie, ...] = ()
    reden: Wegingreden | None = None

    @property
    def alle(self) -> tuple[Referentie, ...]:
        """All that fit, the nearest first."""
        return (*self.vergelijkbaar, *self.regionaal, *self.landelijk)


@dataclass(frozen=True)
class Referentieboek:
    """All reference figures and schoolwegingen of an edition, ready to look up."""

    scholen: Mapping[str, School] = field(default_factory=dict)
    soorten: Mapping[str, frozenset[str]] = field(default_factory=dict)
    per_jaar: Mapping[tuple[str, str], tuple[Referentie, ...]] = field(default_factory=dict)
    wegingen: Mapping[tuple[str, str], Schoolweging] = field(default_factory=dict)

    def schoolweging(self, school: str, schooljaar: str) -> Schoolweging:
        """The schoolweging that holds in a year; what nobody gave comes back as one that says so."""
        return self.wegingen.get((school, schooljaar)) or Schoolweging(None, (schooljaar,), Wegingreden.GEEN_GEGEVENS)

    def kies(self, indicator: str, school: str | None, schooljaar: str) -> Referentiekeuze:
        """The references that fit: by kind of school, region and band of schoolweging, never across any of these."""
        kandidaten = self.per_jaar.get((indicator, schooljaar), ())
        eigen = self.scholen.get(school or "")
        if school is not None and eigen is None:
            return Referentiekeuze()
        soorten = frozenset({str(eigen.soort)}) if eigen else self.soorten.get(indicator, frozenset())
        passend = [r for r in kandidaten if not r.schoolsoorten or soorten <= {str(soort) for soort in r.schoolsoorten}]
        vrij = [r for r in passend if not r.heeft_band]
        banden = [r for r in passend if r.heeft_band]
        regio = eigen.regio if eigen else None
        # A band of one region holds for its schools only.
        banden = [r for r in banden if r.regio is None or r.regio == regio]
        vergelijkbaar, reden = self._vergelijkbaar(banden, school, schooljaar)
        return Referentiekeuze(
            landelijk=tuple(r for r in vrij if r.regio is None),
            regionaal=tuple(r for r in vrij if r.regio is not None and r.regio == regio),
            vergelijkbaar=vergelijkbaar,
            reden=reden,
        )

    def _vergelijkbaar(
        self, banden: list[Referentie], school: str | None, schooljaar: str
    ) -> tuple[tuple[Referentie, ...], Wegingreden | None]:
        if not banden:
            return (), None
        if school is None:
            return (), Wegingreden.ALLE_SCHOLEN
        weging = self.schoolweging(school, schooljaar)
        if weging.waarde is None:
            return (), weging.reden
        if not weging.waarde.exact:
            return (), Wegingreden.BEREIK
        binnen = tuple(r for r in banden if r.past_bij_weging(weging.waarde.onder))
        return binnen, None if binnen else Wegingreden.GEEN_GROEP


def derive_referenties(handboek: Handboek, wegingen: Mapping[tuple[str, str], Schoolweging]) -> Referentieboek:
    """The reference figures of a handbook by indicator and year."""
    scholen = handboek.organisatie.scholen
    per_jaar: dict[tuple[str, str], list[Referentie]] = {}
    for referentie in handboek.referenties:
        per_jaar.setdefault((referentie.indicator, str(referentie.schooljaar)), []).append(referentie)
    return Referentieboek(
        {school.sleutel: school for school in scholen},
        {i.id: frozenset(str(s.soort) for s in scholen if i.geldt_voor(s.soort)) for i in handboek.indicatoren},
        {sleutel: tuple(lijst) for sleutel, lijst in per_jaar.items()},
        wegingen,
    )


def derive_wegingen(cellen: Cellen) -> Mapping[tuple[str, str], Schoolweging]:
    """For every school and year of the results the mean schoolweging of that year and the two before, where any was given."""
    reeks = cellen.per_reeks.get(MEETREEKS)
    plaats = reeks.plaats.get("waarde") if reeks else None
    if reeks is None or plaats is None:
        return {}
    code = reeks.code[:, :, plaats]
    uit: dict[tuple[str, str], Schoolweging] = {}
    for s, school in enumerate(cellen.scholen):
        for jaar in cellen.jaren:
            jaren = tuple(str(Schooljaar.parse(jaar) - terug) for terug in reversed(range(JAREN)))
            plaatsen = [cellen.jaar_plaats.get(naam) for naam in jaren]
            gegeven = [j for j in plaatsen if j is not None and code[s, j] <= Celcode.ONDERDRUKT]
            if len(gegeven) == JAREN:
                waarde = _gemiddelde((reeks.onder[s, j, plaats], reeks.boven[s, j, plaats]) for j in gegeven)
                voorlopig = any(bool(reeks.voorlopig[s, j, plaats]) for j in gegeven)
                uit[school, jaar] = Schoolweging(waarde, jaren, voorlopig=voorlopig)
            elif gegeven:
                uit[school, jaar] = Schoolweging(None, jaren, Wegingreden.JAAR_ONTBREEKT)
    return uit


def _gemiddelde(grenzen: Iterable[tuple[float, float]]) -> Bereik:
    waarden = [(als_grens(onder), als_grens(boven)) for onder, boven in grenzen]
    samen = gewogen_gemiddelde(waarden, [(1, 1)] * len(waarden))
    if samen is None:
        raise ValueError("no years")
    (laag, laag_van), (hoog, hoog_van) = samen
    return Bereik(laag / laag_van, hoog / hoog_van)
