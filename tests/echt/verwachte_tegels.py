"""What each tile of a school must show, from the raw cells: own code, one place for both editions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import ruwe_bron as rb
import verwachting as v
from handboekmaker import DOMEINNAMEN

ALLE_DOMEINEN: Final = tuple(v.DOMEINEN)
TE_KLEIN: Final = "te kleine groep"
MINSTE_GROEP: Final = 10
"""Under this number of pupils no percentage or mean is published (the threshold that the handbooks of these tests set)."""


@dataclass(frozen=True)
class Verwacht:
    """A tile: the figure as text, its school years, the side of the norm (None: no norm), the range of the number of pupils."""

    cijfer: str
    jaren: tuple[str, ...]
    oordeel: str | None = None
    minst: int | None = None
    meest: int | None = None


def _openbaar(cijfer: str, minst: int, editie: str) -> str:
    return TE_KLEIN if editie == "publiek" and minst < MINSTE_GROEP else cijfer


def niveautegel(
    naam: str, rijen: Sequence[Mapping[str, str]], jaren: Sequence[str], domeinen: Sequence[str], editie: str
) -> Verwacht | None:
    """The share over these rows; None where nobody took part."""
    deel = v.deel(rijen, domeinen, hoger=naam == "Hoger")
    if deel is None:
        return None
    norm = v.NORMEN[naam][0] if naam in v.NORMEN else None
    tekst = _openbaar(v.procent(deel, 1, norm), deel.minst, editie)
    oordeel = deel.oordeel(norm) if norm is not None and tekst != TE_KLEIN else None
    return Verwacht(tekst, tuple(jaren), oordeel, deel.minst, deel.meest)


def niveautegels(bron: rb.RuweBron, school: str, editie: str, jaar: str | None = None) -> dict[str, Verwacht]:
    """Tiles on reference levels: of the newest year in which the school has a figure that may be shown, or of one year.

    Without any such year it is that of the newest year of which the figure is withheld: withheld and missing differ.
    """
    per_jaar = {jr: v.niveaurijen(bron, naam).get(school) for jr, naam in rb.NIVEAUJAREN.items()}
    soorten = {
        "Basis": ALLE_DOMEINEN,
        "Hoger": ALLE_DOMEINEN,
        **{naam: (domein,) for domein, naam in DOMEINNAMEN.items()},
    }
    uit: dict[str, Verwacht] = {}
    for naam, domeinen in soorten.items():
        gevonden = [
            niveautegel(naam, [rij], [jr], domeinen, editie)
            for jr, rij in per_jaar.items()
            if rij is not None and jaar in (None, jr)
        ]
        tegels = [tegel for tegel in gevonden if tegel is not None]
        zichtbaar = [tegel for tegel in tegels if tegel.cijfer != TE_KLEIN]
        if tegels:
            uit[naam] = (zichtbaar or tegels)[-1]
    beide = [rij for rij in per_jaar.values() if rij is not None]
    if len(beide) == len(per_jaar):
        tegel = niveautegel("Basis over twee jaar", beide, list(per_jaar), ALLE_DOMEINEN, editie)
        if tegel is not None:
            uit["Basis over twee jaar"] = tegel
    return uit


def gemiddelde(waarde: str, aantal: str, jaar: str, editie: str) -> Verwacht:
    return Verwacht(_openbaar(v.getal(v.breuk(waarde), 1), int(aantal), editie), (jaar,), minst=int(aantal), meest=int(aantal))


def waardetegels(bron: rb.RuweBron, scholen: Mapping[str, str], editie: str) -> dict[str, dict[str, Verwacht]]:
    """School -> its tiles on end tests, numbers of pupils, distance and CBS score."""
    uit: dict[str, dict[str, Verwacht]] = {school: {} for school in scholen}
    for school, rij in rb.eigen_rijen(bron, rb.EINDSCORES, scholen).items():
        for toets in rb.TOETSEN:
            # The source gives no mean of a very small group; where nobody took part there is none.
            if rij[f"{toets}_GEM"].strip():
                tegel = gemiddelde(rij[f"{toets}_GEM"], rij[f"{toets}_AANTAL"], "2018-2019", editie)
                uit[school][f"Eindscore {toets}"] = tegel
    for school, rij in rb.eigen_rijen(bron, rb.AFSTAND, scholen).items():
        aantal = int(rij["LEERLINGEN"])
        klein = editie == "publiek" and 1 <= aantal <= 4
        uit[school]["Leerlingen"] = Verwacht("1–4" if klein else v.aantallen(aantal, aantal), ("2019-2020",))
        uit[school]["Afstand"] = gemiddelde(rij["AFSTAND"], rij["LEERLINGEN"], "2019-2020", editie)
    for school, (_, score) in bron.achterstandsscores.items():
        if school in scholen:
            uit[school]["Achterstandsscore"] = Verwacht(v.getal(Fraction(score), 2), ("2019-2020",))
    return uit


def oordeelwoorden(naam: str, tegel: Verwacht, kleine_groep: int) -> str:
    """The words beside a figure that has a norm; none beside a figure that is not shown."""
    if tegel.oordeel is None:
        return ""
    if tegel.minst is not None and tegel.meest is not None and tegel.minst < kleine_groep:
        return "kleine groep" if tegel.meest < kleine_groep else "misschien kleine groep"
    return {
        "boven": f"op of boven {v.NORMEN[naam][1]}",
        "onder": f"onder {v.NORMEN[naam][1]}",
        "niet te bepalen": "niet te bepalen",
    }[tegel.oordeel]
