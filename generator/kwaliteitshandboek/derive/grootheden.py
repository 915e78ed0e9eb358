"""Derive, stage 3: what an indicator counts or measures, pooled over any school years, for each school and for all together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from kwaliteitshandboek.derive.bereiken import Delen, Uitkomst, als_grens, gewogen_gemiddelde, uitkomst_van_delen
from kwaliteitshandboek.derive.cellen import Celcode, Cellen, Gehelen, Reekscellen
from kwaliteitshandboek.model.cijfer import Bereik
from kwaliteitshandboek.model.indicator import Berekening, Indicator, Meetreekssoort


class Samengenomen(NamedTuple):
    """What is known of one school, or all schools together, over one or more school years.

    `code` is the worst state of the cells needed. Only where all have bounds (up to `ONDERDRUKT`) is there an `uitkomst`;
    None then means: certainly no participants. `afwezig`: not one row. `niet_alle`: schools without a figure were left out.
    """

    code: int
    uitkomst: Uitkomst | None = None
    afwezig: bool = False
    voorlopig: bool = False
    bronnen: tuple[str, ...] = ()
    niet_alle: bool = False

    @property
    def bruikbaar(self) -> bool:
        return self.code <= Celcode.ONDERDRUKT


VanSchool = Callable[[int], Samengenomen]
"""Gives the result of the school at this place in the register."""


class Grootheid(Protocol):
    """Gives the figures of an indicator; `kolommen` are places of school years in `Cellen.jaren`, pooled together."""

    def scholen(self, kolommen: tuple[int, ...]) -> VanSchool:
        """Pool for all schools at once; each result is made when it is asked for."""
        ...

    def totaal(self, kolommen: tuple[int, ...]) -> Samengenomen | None:
        """All schools together, None where figures of this kind are not added up."""
        ...


def maak_grootheid(indicator: Indicator, cellen: Cellen, geldt: Sequence[bool], kleinste_groep: int | None) -> Grootheid:
    """What the indicator's calculation asks for. `geldt`: for which schools of the register the indicator is meant.

    `kleinste_groep`: below it a school's percentage is not published (None in the team edition); what is hidden for one
    school must not come back as the difference between all schools and the others.
    """
    kenmerken = _Kenmerken(cellen)
    berekening = indicator.berekening
    if berekening.waarde is not None:
        return _waarden(berekening.meetreeksen[0], berekening.waarde, cellen, kenmerken)
    return _tellingen(berekening, cellen, np.array(geldt, dtype=bool), kenmerken, kleinste_groep)


@dataclass
class _Kenmerken:
    """Worst state, provisional cells and sources of the cells that a figure needs; axes school, school year."""

    cellen: Cellen
    code: npt.NDArray[np.int8] = field(init=False)
    beste: npt.NDArray[np.int8] = field(init=False)
    voorlopig: npt.NDArray[np.bool_] = field(init=False)
    bron: npt.NDArray[np.int32] = field(init=False)

    def __post_init__(self) -> None:
        vorm = (len(self.cellen.scholen), len(self.cellen.jaren))
        self.code = np.zeros(vorm, dtype=np.int8)
        self.beste = np.full(vorm, Celcode.AFWEZIG, dtype=np.int8)
        self.voorlopig = np.zeros(vorm, dtype=bool)
        self.bron = np.empty((*vorm, 0), dtype=np.int32)

    def voeg_toe(self, reeks: Reekscellen, plaatsen: Sequence[int]) -> None:
        """The cells of a series at these places are needed too."""
        keuze = list(plaatsen)
        self.code = np.maximum(self.code, reeks.code[:, :, keuze].max(axis=2))
        self.beste = np.minimum(self.beste, reeks.code[:, :, keuze].min(axis=2))
        self.voorlopig |= reeks.voorlopig[:, :, keuze].any(axis=2)
        self.bron = np.concatenate((self.bron, reeks.bron[:, :, keuze]), axis=2)

    def ontbrekende_reeks(self) -> None:
        """A series that is needed is not there at all."""
        self.code = np.maximum(self.code, np.int8(Celcode.AFWEZIG))

    def per_school(self, kolommen: tuple[int, ...]) -> tuple[list[int], list[bool], list[bool], list[tuple[str, ...]]]:
        """For each school over these years: worst state, whether there is no row, whether a cell is provisional, sources."""
        keuze = list(kolommen)
        leeg = np.full((len(self.cellen.scholen), 1), Celcode.EXACT, dtype=np.int8)
        codes = np.concatenate((self.code[:, keuze], leeg), axis=1).max(axis=1)
        afwezig = np.asarray((self.beste[:, keuze] == Celcode.AFWEZIG).all(axis=1))
        voorlopig = np.asarray(self.voorlopig[:, keuze].any(axis=1))
        return codes.tolist(), afwezig.tolist(), voorlopig.tolist(), self._bronnen(keuze)

    def _bronnen(self, kolommen: list[int]) -> list[tuple[str, ...]]:
        gebruikt = self.bron[:, kolommen, :].reshape(len(self.cellen.scholen), -1)
        if not gebruikt.shape[1]:
            return [()] * len(gebruikt)
        een = [() if nummer < 0 else (self.cellen.bronnen[nummer],) for nummer in range(-1, len(self.cellen.bronnen))]
        rijen = zip(gebruikt.min(axis=1).tolist(), gebruikt.max(axis=1).tolist(), gebruikt, strict=True)
        return [een[laagste + 1] if laagste == hoogste else self.namen(rij.tolist()) for laagste, hoogste, rij in rijen]

    def namen(self, nummers: Sequence[int]) -> tuple[str, ...]:
        """Names of the files with these numbers, each once, in alphabetical order."""
        return tuple(sorted({self.cellen.bronnen[nummer] for nummer in nummers if nummer >= 0}))


@dataclass(frozen=True)
class Tellingen:
    """Counts: a percentage of sums. `delen` has the axes field of `Delen`, school, school year."""

    delen: Gehelen
    kenmerken: _Kenmerken
    geldt: npt.NDArray[np.bool_]
    kleinste_groep: int | None

    def scholen(self, kolommen: tuple[int, ...]) -> VanSchool:
        sommen = self._sommen(kolommen).T.tolist()
        codes, afwezig, voorlopig, bronnen = self.kenmerken.per_school(kolommen)

        def van_school(s: int) -> Samengenomen:
            uitkomst = uitkomst_van_delen(sommen[s]) if codes[s] <= Celcode.ONDERDRUKT else None
            return Samengenomen(codes[s], uitkomst, afwezig[s], voorlopig[s], bronnen[s])

        return van_school

    def totaal(self, kolommen: tuple[int, ...]) -> Samengenomen:
        if not self.geldt.any():
            return Samengenomen(Celcode.NVT)
        codes = np.array(self.kenmerken.per_school(kolommen)[0])
        mee = self.geldt & (codes <= Celcode.ONDERDRUKT)
        afwezig = bool((self.kenmerken.beste[self.geldt][:, kolommen] == Celcode.AFWEZIG).all())
        if not mee.any():
            return Samengenomen(int(codes[self.geldt].min()), afwezig=afwezig)
        sommen = self._sommen(kolommen)[:, mee]
        code = int(codes[mee].max())
        if self.kleinste_groep is not None and self._raakt_verborgen(code, sommen):
            code = Celcode.VERBORGEN
        delen = Delen(*sommen.sum(axis=1).tolist())
        return Samengenomen(
            code,
            uitkomst_van_delen(delen),
            voorlopig=bool(self.kenmerken.voorlopig[mee][:, kolommen].any()),
            bronnen=self.kenmerken.namen(np.unique(self.kenmerken.bron[mee][:, kolommen]).tolist()),
            niet_alle=bool((self.geldt & ~mee).any()),
        )

    def _raakt_verborgen(self, code: int, sommen: Gehelen) -> bool:
        onder, boven = Delen(*sommen)[-2:]
        klein = (np.asarray(onder) < (self.kleinste_groep or 0)) & (np.asarray(boven) > 0)
        return code != Celcode.EXACT or bool(klein.any())

    def _sommen(self, kolommen: tuple[int, ...]) -> Gehelen:
        uit: Gehelen = self.delen[:, :, kolommen].sum(axis=2)
        return uit


def _tellingen(
    berekening: Berekening, cellen: Cellen, geldt: npt.NDArray[np.bool_], kenmerken: _Kenmerken, kleinste_groep: int | None
) -> Tellingen:
    """Sum the domains of an indicator; each series contributes the categories that it has."""
    teller, noemer = set(berekening.teller), set(berekening.noemer)
    vorm = (len(cellen.scholen), len(cellen.jaren))
    delen: dict[str, Any] = {naam: np.zeros(vorm, dtype=np.int64) for naam in Delen._fields}
    heeft_noemer = False
    for naam in berekening.meetreeksen:
        reeks = cellen.per_reeks.get(naam)
        if reeks is None:
            kenmerken.ontbrekende_reeks()
            continue
        nodig = [plaats for categorie, plaats in reeks.plaats.items() if categorie in teller | noemer]
        if not nodig:
            continue
        kenmerken.voeg_toe(reeks, nodig)
        for deel, categorieen in (("t", teller - noemer), ("d", teller & noemer), ("n", noemer - teller)):
            for eind, bron in (("onder", reeks.onder), ("boven", reeks.boven)):
                delen[f"{deel}_{eind}"] += _som(bron, reeks.plaats, categorieen)
        heeft_noemer |= bool(noemer & set(reeks.plaats))
        # One pupil is in each domain at most once: there are at least as many pupils as in the largest domain.
        for eind, bron in (("onder", reeks.onder), ("boven", reeks.boven)):
            delen[f"leerlingen_{eind}"] = np.maximum(delen[f"leerlingen_{eind}"], _som(bron, reeks.plaats, noemer))
    if not heeft_noemer:
        kenmerken.ontbrekende_reeks()
    return Tellingen(np.stack([delen[naam] for naam in Delen._fields]), kenmerken, geldt, kleinste_groep)


def _som(waarden: npt.NDArray[np.float64], plaats: Mapping[str, int], categorieen: set[str]) -> Gehelen:
    keuze = [plaats[categorie] for categorie in sorted(categorieen) if categorie in plaats]
    som: Gehelen = waarden[:, :, keuze].sum(axis=2).astype(np.int64)
    return som


@dataclass(frozen=True)
class Waarden:
    """Means and plain values, taken from one category; `gewicht` are the people behind a mean (None: years count equally).

    Pooled over years, everyone behind a mean counts equally; values without people behind them count equally a year, as in the
    schoolweging. Never added up over schools: other tests and weighted indices do not go together.
    """

    waarde_onder: npt.NDArray[np.float64]
    waarde_boven: npt.NDArray[np.float64]
    kenmerken: _Kenmerken
    gewicht_onder: npt.NDArray[np.float64] | None
    gewicht_boven: npt.NDArray[np.float64] | None
    gewicht_bekend: npt.NDArray[np.bool_]

    def scholen(self, kolommen: tuple[int, ...]) -> VanSchool:
        _, afwezig, voorlopig, bronnen = self.kenmerken.per_school(kolommen)

        def van_school(s: int) -> Samengenomen:
            code, uitkomst = self._een(s, kolommen)
            return Samengenomen(code, uitkomst, afwezig[s], voorlopig[s], bronnen[s])

        return van_school

    def totaal(self, kolommen: tuple[int, ...]) -> None:  # noqa: ARG002
        return None

    def _een(self, s: int, kolommen: tuple[int, ...]) -> tuple[int, Uitkomst | None]:
        codes = [int(self.kenmerken.code[s, j]) for j in kolommen]
        if self.gewicht_onder is None or self.gewicht_boven is None:
            if max(codes) > Celcode.ONDERDRUKT:
                return max(codes), None
            grenzen = gewogen_gemiddelde([self._grenzen(s, j) for j in kolommen], [(1, 1)] * len(kolommen))
            return max(codes), Uitkomst(*grenzen) if grenzen else None
        # A year in which certainly nobody took part has no mean, and needs none.
        leeg = [bool(self.gewicht_bekend[s, j]) and self.gewicht_boven[s, j] == 0 for j in kolommen]
        nodig = [j for j, niemand in zip(kolommen, leeg, strict=True) if not niemand]
        code = max((int(self.kenmerken.code[s, j]) for j in nodig), default=int(Celcode.EXACT))
        if code > Celcode.ONDERDRUKT:
            return code, None
        if len(kolommen) > 1 and not all(self.gewicht_bekend[s, j] for j in nodig):
            return Celcode.ONTBREEKT, None
        if len(nodig) == 1:
            (j,) = nodig
            laag, hoog = self._grenzen(s, j)
            return code, Uitkomst(laag, hoog, leerlingen=self._mensen(s, nodig) if self.gewicht_bekend[s, j] else None)
        gewichten = [(int(self.gewicht_onder[s, j]), int(self.gewicht_boven[s, j])) for j in nodig]
        grenzen = gewogen_gemiddelde([self._grenzen(s, j) for j in nodig], gewichten)
        return code, Uitkomst(*grenzen, leerlingen=self._mensen(s, nodig)) if grenzen else None

    def _grenzen(self, s: int, j: int) -> tuple[tuple[int, int], tuple[int, int]]:
        return als_grens(self.waarde_onder[s, j]), als_grens(self.waarde_boven[s, j])

    def _mensen(self, s: int, kolommen: Sequence[int]) -> Bereik | None:
        if self.gewicht_onder is None or self.gewicht_boven is None:
            return None
        keuze = list(kolommen)
        return Bereik(float(self.gewicht_onder[s, keuze].sum()), float(self.gewicht_boven[s, keuze].sum()))


def _waarden(meetreeks: str, categorie: str, cellen: Cellen, kenmerken: _Kenmerken) -> Waarden:
    vorm = (len(cellen.scholen), len(cellen.jaren))
    reeks = cellen.per_reeks.get(meetreeks)
    if reeks is None or categorie not in reeks.plaats:
        kenmerken.ontbrekende_reeks()
        return Waarden(np.zeros(vorm), np.zeros(vorm), kenmerken, None, None, np.zeros(vorm, dtype=bool))
    plaats = reeks.plaats[categorie]
    kenmerken.voeg_toe(reeks, [plaats])
    waarden = reeks.onder[:, :, plaats], reeks.boven[:, :, plaats]
    if reeks.meetreeks.soort is not Meetreekssoort.GEMIDDELDE:
        return Waarden(*waarden, kenmerken, None, None, np.zeros(vorm, dtype=bool))
    aantal = reeks.plaats.get("aantal")
    if aantal is None:
        return Waarden(*waarden, kenmerken, np.zeros(vorm), np.zeros(vorm), np.zeros(vorm, dtype=bool))
    bekend = reeks.code[:, :, aantal] <= Celcode.ONDERDRUKT
    kenmerken.voorlopig |= reeks.voorlopig[:, :, aantal]
    return Waarden(*waarden, kenmerken, reeks.onder[:, :, aantal], reeks.boven[:, :, aantal], bekend)
