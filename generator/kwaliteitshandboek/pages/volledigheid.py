"""Pages, stage 6: what results are there and what is still to come: expected against present, by indicator, school and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kwaliteitshandboek import taal
from kwaliteitshandboek.derive.redenen import Reden
from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat
from kwaliteitshandboek.model.indicator import Indicator
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.model.schooljaar import Schooljaar
from kwaliteitshandboek.pages.site import Page
from kwaliteitshandboek.pages.sjablonen import render
from kwaliteitshandboek.pages.wereld import Wereld, scholen
from kwaliteitshandboek.pages.woorden import Status


class Stand(StrEnum):
    """How one figure stands that is or is not expected."""

    AANWEZIG = "aanwezig"
    VOORLOPIG = "voorlopig"
    DEELS = "deels"
    ONTBREEKT = "ontbreekt"
    GEHEIM = "geheim"
    TE_VROEG = "te vroeg"
    OVERGESLAGEN = "overgeslagen"
    NVT = "n.v.t."


STATUSSEN: Mapping[Stand, Status] = {
    Stand.AANWEZIG: Status("vastgesteld", "aanwezig"),
    Stand.VOORLOPIG: Status("concept", "voorlopig"),
    Stand.DEELS: Status("bezig", "deels"),
    Stand.ONTBREEKT: Status("te-laat", "ontbreekt"),
    Stand.GEHEIM: Status("niet-te-bepalen", "geheim"),
    Stand.TE_VROEG: Status("in-voorbereiding", "te vroeg"),
    Stand.OVERGESLAGEN: Status("vervallen", "overgeslagen"),
    Stand.NVT: Status("geen-gegevens", "n.v.t."),
}
UITLEG: Mapping[Stand, str] = {
    Stand.AANWEZIG: "de gegevens zijn er",
    Stand.VOORLOPIG: "de gegevens zijn er, maar staan nog niet vast",
    Stand.DEELS: "een deel van de gegevens is er, of klopt niet met elkaar",
    Stand.ONTBREEKT: "de gegevens hadden er moeten zijn",
    Stand.GEHEIM: "de bron geeft het cijfer niet vrij, of kent het niet",
    Stand.TE_VROEG: "het schooljaar loopt nog, of het cijfer is pas jaren later te geven",
    Stand.OVERGESLAGEN: "in dit schooljaar is nergens gemeten",
    Stand.NVT: "niet voor deze school, of de school was er nog niet",
}

VERWACHT = frozenset({Stand.AANWEZIG, Stand.VOORLOPIG, Stand.DEELS, Stand.ONTBREEKT, Stand.GEHEIM})
"""What counts as expected; the rest cannot be there."""
TE_DOEN = (Stand.ONTBREEKT, Stand.DEELS, Stand.VOORLOPIG)


@dataclass(frozen=True, slots=True)
class Rij:
    """A school with its state in each school year of the matrix."""

    school: School
    standen: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """One indicator: its schools by its school years."""

    indicator: Indicator
    jaren: tuple[str, ...]
    rijen: tuple[Rij, ...]

    @property
    def telling(self) -> Counter[Stand]:
        return Counter(stand for rij in self.rijen for stand in rij.standen)

    @property
    def verwacht(self) -> int:
        return sum(telling for stand, telling in self.telling.items() if stand in VERWACHT)

    @property
    def aanwezig(self) -> int:
        return self.telling[Stand.AANWEZIG] + self.telling[Stand.VOORLOPIG] + self.telling[Stand.GEHEIM]

    @property
    def compleet(self) -> bool:
        return self.aanwezig == self.verwacht


def volledigheid_pages(wereld: Wereld) -> Iterator[Page]:
    """The page with all matrices, what lacks first; none in an edition without it."""
    if ("pagina", "volledigheid") not in wereld.adressen:
        return
    pad = wereld.adressen[("pagina", "volledigheid")]
    matrices = [matrix for indicator in wereld.handboek.indicatoren if (matrix := make_matrix(wereld, indicator)) is not None]
    samen = Counter[Stand]()
    for matrix in matrices:
        samen.update(matrix.telling)
    tekst = render(
        "volledigheid",
        p=wereld.blik(pad),
        matrices=matrices,
        verwacht=sum(matrix.verwacht for matrix in matrices),
        aanwezig=sum(matrix.aanwezig for matrix in matrices),
        tellingen=[(STATUSSEN[stand], samen[stand], UITLEG[stand]) for stand in Stand if samen[stand]],
        statussen=STATUSSEN,
        te_doen=[taak for matrix in matrices for taak in _taken(matrix)],
        zonder=[indicator for indicator in wereld.handboek.indicatoren if indicator.id not in wereld.laatste_jaren],
    )
    omschrijving = "Welke gegevens er zijn, en welke nog moeten komen."
    yield Page(pad, "Volledigheid", "volledigheid", tekst, omschrijving=omschrijving, verberg=("toc",))


def make_matrix(wereld: Wereld, indicator: Indicator) -> Matrix | None:
    """Expected against present, from the first school year with data up to the last that is over; None without any data."""
    gemeten = wereld.afgeleid.meetjaren.get(indicator.id, ())
    eigen = [school for school in scholen(wereld) if indicator.geldt_voor(school.soort)]
    if not gemeten or not eigen:
        return None
    eerste, laatste = Schooljaar.parse(gemeten[0]), max(Schooljaar.parse(gemeten[-1]), Schooljaar.parse(wereld.dit_jaar) - 1)
    jaren = tuple(str(eerste + stap) for stap in range(laatste.begin - eerste.begin + 1))
    rijen = tuple(Rij(school, tuple(_standen(wereld, indicator, school, jaren))) for school in eigen)
    return Matrix(indicator, jaren, rijen)


def _standen(wereld: Wereld, indicator: Indicator, school: School, jaren: Sequence[str]) -> Iterator[Stand]:
    overgeslagen = {str(over.schooljaar) for over in indicator.overgeslagen}
    cijfers = {jaar: wereld.afgeleid.cijfer(indicator.id, school.sleutel, jaar) for jaar in jaren}
    begonnen = _eerste_jaar(wereld, school)
    for jaar, cijfer in cijfers.items():
        stand = _stand(cijfer)
        if stand is Stand.ONTBREEKT:
            if jaar in overgeslagen:
                stand = Stand.OVERGESLAGEN
            elif begonnen is None or jaar < begonnen:
                stand = Stand.NVT
            elif str(Schooljaar.parse(jaar) + indicator.naloop) >= wereld.dit_jaar:
                stand = Stand.TE_VROEG
        yield stand


def _stand(cijfer: Cijfer) -> Stand:
    if cijfer.staat is Cijferstaat.NVT:
        return Stand.NVT
    if cijfer.staat is Cijferstaat.GEHEIM:
        return Stand.GEHEIM
    if cijfer.staat is Cijferstaat.ONTBREEKT:
        gedeeltelijk = Reden.CEL_ONTBREEKT in cijfer.redenen or Reden.CEL_ONGELDIG in cijfer.redenen
        return Stand.DEELS if gedeeltelijk else Stand.ONTBREEKT
    return Stand.VOORLOPIG if cijfer.voorlopig else Stand.AANWEZIG


def _eerste_jaar(wereld: Wereld, school: School) -> str | None:
    """The first school year of which the school has any figure: before it, nothing of it is expected."""
    sleutel = (Stand.__name__, school.sleutel, "")
    if sleutel not in wereld.geheugen:
        wereld.geheugen[sleutel] = next(
            (
                jaar
                for jaar in wereld.afgeleid.schooljaren
                for indicator in wereld.handboek.indicatoren
                if wereld.afgeleid.cijfer(indicator.id, school.sleutel, jaar).staat
                not in (Cijferstaat.ONTBREEKT, Cijferstaat.NVT)
            ),
            None,
        )
    jaar: str | None = wereld.geheugen[sleutel]
    return jaar


def _taken(matrix: Matrix) -> Iterator[Mapping[str, object]]:
    """What to import next: for each school year that lacks something, of which schools; the newest year first."""
    for plaats, jaar in reversed(list(enumerate(matrix.jaren))):
        for stand in TE_DOEN:
            wie = [rij.school for rij in matrix.rijen if rij.standen[plaats] is stand]
            if wie:
                alle = len(wie) == len(matrix.rijen) and len(wie) > 1
                namen = taal.opsomming([school.naam for school in wie])
                yield {
                    "indicator": matrix.indicator,
                    "schooljaar": jaar,
                    "status": STATUSSEN[stand],
                    "scholen": "alle scholen" if alle else namen if len(wie) <= 5 else f"{len(wie)} scholen",
                }
