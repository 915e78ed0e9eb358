"""Derive, stage 3: percentages: sums of cells above and below the line, pooled over domains, school years and schools."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from kwaliteitshandboek.derive.bereiken import Delen, Uitkomst, decimalen_van, uitkomst_van_delen
from kwaliteitshandboek.derive.cellen import GROOTSTE_AANTAL, Celcode, Cellen, Gehelen, Reekscellen
from kwaliteitshandboek.derive.kenmerken import Kenmerken, Masker, Samengenomen, VanSchool
from kwaliteitshandboek.model.cijfer import Bereik
from kwaliteitshandboek.model.indicator import Berekening, Meetreekssoort

DECIMALEN: Final = 4
"""Numbers that count no people may have decimals (hours held and planned); in a ratio they count up to the ten-thousandth."""


@dataclass(frozen=True)
class Tellingen:
    """Counts: a percentage of sums. `delen` has the axes field of `Delen`, school, school year, in parts of 1 / `schaal`.

    `mensen`: whether people are counted, or things (meetings held and planned): of things no group is too small.
    `kleinste_groep`: below it a school's percentage is not published; what is hidden for one school must not come back as the
    difference between all schools and the others.
    """

    delen: Gehelen
    schaal: int
    mensen: bool
    kenmerken: Kenmerken
    geldt: Masker
    kleinste_groep: int | None

    def heeft_gegevens(self) -> Masker:
        return self.kenmerken.heeft_gegevens()

    def scholen(self, kolommen: tuple[int, ...]) -> VanSchool:
        sommen = self.sommen(kolommen).T.tolist()
        codes, afwezig, voorlopig, bronnen = self.kenmerken.per_school(kolommen)

        def van_school(s: int) -> Samengenomen:
            uitkomst = self._uitkomst(sommen[s]) if codes[s] <= Celcode.ONDERDRUKT else None
            noten = self.kenmerken.voetnoten((s,), kolommen)
            return Samengenomen(codes[s], uitkomst, afwezig[s], voorlopig[s], bronnen[s], voetnoten=noten)

        return van_school

    def totaal(self, kolommen: tuple[int, ...]) -> Samengenomen:
        samen, mee = self.kenmerken.alle_scholen(kolommen, self.geldt)
        if not samen.bruikbaar:
            return samen
        sommen = self.sommen(kolommen)[:, mee]
        if self.kleinste_groep is not None and self._raakt_verborgen(samen.code, sommen, self.kleinste_groep):
            samen = samen._replace(code=Celcode.VERBORGEN)
        return samen._replace(uitkomst=self._uitkomst(sommen.sum(axis=1).tolist()))

    @staticmethod
    def _raakt_verborgen(code: int, sommen: Gehelen, kleinste_groep: int) -> bool:
        onder, boven = Delen(*sommen)[-2:]
        klein = (np.asarray(onder) < kleinste_groep) & (np.asarray(boven) > 0)
        return code != Celcode.EXACT or bool(klein.any())

    def _uitkomst(self, delen: list[int]) -> Uitkomst | None:
        uitkomst = uitkomst_van_delen(delen)
        if uitkomst is None:
            return None
        if self.schaal > 1:
            uitkomst = uitkomst._replace(teller=self._in_eenheden(uitkomst.teller), noemer=self._in_eenheden(uitkomst.noemer))
        return uitkomst if self.mensen else uitkomst._replace(leerlingen=None)

    def _in_eenheden(self, bereik: Bereik | None) -> Bereik | None:
        return bereik and Bereik(bereik.onder / self.schaal, bereik.boven / self.schaal)

    def sommen(self, kolommen: tuple[int, ...]) -> Gehelen:
        """The fields of `Delen` by school, added up over these years."""
        uit: Gehelen = self.delen[:, :, kolommen].sum(axis=2)
        return uit


def maak_tellingen(berekening: Berekening, cellen: Cellen, geldt: Masker, kleinste_groep: int | None) -> Tellingen:
    """Sum the domains of an indicator; each series contributes the categories that it has."""
    kenmerken = Kenmerken(cellen)
    teller, noemer = frozenset(berekening.teller), frozenset(berekening.noemer)
    nodig: list[tuple[Reekscellen, list[int]]] = []
    for naam in berekening.meetreeksen:
        reeks = cellen.per_reeks.get(naam)
        if reeks is None:
            kenmerken.ontbrekende_reeks()
            continue
        plaatsen = [plaats for categorie, plaats in reeks.plaats.items() if categorie in teller | noemer]
        if plaatsen:
            nodig.append((reeks, plaatsen))
            kenmerken.voeg_toe(reeks, plaatsen)
            if not _telt_mensen(reeks):
                absurd = (reeks.onder < 0) | (reeks.boven > GROOTSTE_AANTAL)
                kenmerken.keur_af(np.asarray(absurd[:, :, plaatsen].any(axis=2)))
    if not any(noemer & reeks.plaats.keys() for reeks, _ in nodig):
        kenmerken.ontbrekende_reeks()
    schaal = 10 ** max((_decimalen(reeks, plaatsen) for reeks, plaatsen in nodig if not _telt_mensen(reeks)), default=0)
    # Where only what stands above the line is people (pupils per place), they are the group.
    groep = noemer if any(noemer & reeks.plaats.keys() for reeks, _ in nodig if _telt_mensen(reeks)) else teller
    vorm = (len(cellen.scholen), len(cellen.jaren))
    delen: dict[str, Any] = {naam: np.zeros(vorm, dtype=np.int64) for naam in Delen._fields}
    for reeks, _ in nodig:
        for eind, bron in (("onder", reeks.onder), ("boven", reeks.boven)):
            for deel, categorieen in (("t", teller - noemer), ("d", teller & noemer), ("n", noemer - teller)):
                delen[f"{deel}_{eind}"] += _som(bron, reeks.plaats, categorieen, schaal)
            # One pupil is in each domain at most once: there are at least as many pupils as in the largest domain.
            if _telt_mensen(reeks):
                leerlingen = _som(bron, reeks.plaats, groep, 1)
                delen[f"leerlingen_{eind}"] = np.maximum(delen[f"leerlingen_{eind}"], leerlingen)
    mensen = not nodig or any(_telt_mensen(reeks) for reeks, _ in nodig)
    return Tellingen(np.stack([delen[naam] for naam in Delen._fields]), schaal, mensen, kenmerken, geldt, kleinste_groep)


def _telt_mensen(reeks: Reekscellen) -> bool:
    return reeks.meetreeks.soort is not Meetreekssoort.WAARDE


def _decimalen(reeks: Reekscellen, plaatsen: list[int]) -> int:
    """How many decimals the numbers of these categories have, up to `DECIMALEN`."""
    gebruikt = np.stack((reeks.onder[:, :, plaatsen], reeks.boven[:, :, plaatsen]))
    gebroken = np.unique(gebruikt[gebruikt != np.floor(gebruikt)])
    return min(max((decimalen_van(waarde) for waarde in gebroken.tolist()), default=0), DECIMALEN)


def _som(waarden: npt.NDArray[np.float64], plaats: Mapping[str, int], categorieen: Set[str], schaal: int) -> Gehelen:
    keuze = [plaats[categorie] for categorie in sorted(categorieen) if categorie in plaats]
    # What lies outside is a fault of the data already: only to keep it from running over.
    heel = np.rint(waarden[:, :, keuze].clip(0, GROOTSTE_AANTAL) * schaal)
    som: Gehelen = heel.sum(axis=2).astype(np.int64)
    return som
