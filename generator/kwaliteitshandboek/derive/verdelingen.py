"""Derive, stage 3: all cells of a series of counts for a school and year, made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kwaliteitshandboek.derive.cellen import Celcode, Cellen, Reekscellen
from kwaliteitshandboek.model.cijfer import Bereik, Cel, Verdeling
from kwaliteitshandboek.model.indicator import Meetreekssoort
from kwaliteitshandboek.model.metingen import Staat

_STAAT_VAN_CODE: Mapping[int, Staat] = {
    Celcode.EXACT: Staat.EXACT,
    Celcode.GEMASKEERD: Staat.GEMASKEERD,
    Celcode.ONDERDRUKT: Staat.ONDERDRUKT,
    Celcode.VERBORGEN: Staat.ONDERDRUKT,
    Celcode.NVT: Staat.NVT,
    Celcode.GEHEIM: Staat.GEHEIM,
    Celcode.ONTBREEKT: Staat.ONTBREEKT,
    Celcode.AFWEZIG: Staat.ONTBREEKT,
    Celcode.ONGELDIG: Staat.ONTBREEKT,
}


@dataclass(frozen=True, eq=False)
class Verdelingen(Mapping[tuple[str, str, str], Verdeling]):
    """(meetreeks, school, schooljaar) -> its cells in the order of the categories, for series of counts with at least one row.

    A view on `Cellen`: a national file would give a million small objects of which a site shows a few hundred. Of a group that
    may hold fewer than `kleinste_groep` people (0 in the team edition) no cell is published, nor where `afgeschermd` says so.
    """

    cellen: Cellen
    kleinste_groep: int = 0
    afgeschermd: Callable[[str, str, str], bool] = lambda meetreeks, school, schooljaar: False  # noqa: ARG005 the team sees all

    def __getitem__(self, sleutel: tuple[str, str, str]) -> Verdeling:
        meetreeks, school, schooljaar = sleutel
        reeks = self.cellen.per_reeks.get(meetreeks)
        s, j = self.cellen.school_plaats.get(school), self.cellen.jaar_plaats.get(schooljaar)
        if reeks is None or s is None or j is None or not _telt(reeks):
            raise KeyError(sleutel)
        codes = reeks.code[s, j].tolist()
        if all(code == Celcode.AFWEZIG for code in codes):
            raise KeyError(sleutel)
        rijen = zip(reeks.meetreeks.categorieen, codes, reeks.onder[s, j].tolist(), reeks.boven[s, j].tolist(), strict=True)
        cellen = tuple(
            Cel(categorie.id, _STAAT_VAN_CODE[code], Bereik(onder, boven) if code <= Celcode.ONDERDRUKT else None)
            for categorie, code, onder, boven in rijen
        )
        minstens = sum(cel.bereik.onder for cel in cellen if cel.bereik)
        zeker_niemand = all(cel.bereik and cel.bereik.boven == 0 for cel in cellen)
        te_klein = not zeker_niemand and (minstens < self.kleinste_groep or self.afgeschermd(meetreeks, school, schooljaar))
        if te_klein:
            cellen = tuple(Cel(cel.categorie, Staat.ONDERDRUKT, None) for cel in cellen)
        return Verdeling(meetreeks, school, schooljaar, cellen, te_klein)

    def __iter__(self) -> Iterator[tuple[str, str, str]]:
        for naam, reeks in self.cellen.per_reeks.items():
            if _telt(reeks):
                aanwezig = (reeks.code != Celcode.AFWEZIG).any(axis=2)
                for s, school in enumerate(self.cellen.scholen):
                    for j, jaar in enumerate(self.cellen.jaren):
                        if aanwezig[s, j]:
                            yield naam, school, jaar

    def __len__(self) -> int:
        return sum(int((r.code != Celcode.AFWEZIG).any(axis=2).sum()) for r in self.cellen.per_reeks.values() if _telt(r))


def _telt(reeks: Reekscellen) -> bool:
    return reeks.meetreeks.soort is Meetreekssoort.AANTALLEN
