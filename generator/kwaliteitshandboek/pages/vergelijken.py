"""Pages, stage 6: what stands beside a figure: figures from outside, schoolweging, breakdowns and footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kwaliteitshandboek import taal
from kwaliteitshandboek.charts import notatie
from kwaliteitshandboek.charts.woorden import jarenreeks
from kwaliteitshandboek.derive.referenties import Wegingreden
from kwaliteitshandboek.model.cijfer import Cijferstaat
from kwaliteitshandboek.model.indicator import Indicator, Uitsplitsing, deelnaam
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.model.referentie import Referentie
from kwaliteitshandboek.pages import woorden
from kwaliteitshandboek.pages.tegels import Tegel, make_tegel
from kwaliteitshandboek.pages.wereld import Wereld, scholen

_GEEN_GROEP: Mapping[Wegingreden, str] = {
    Wegingreden.GEEN_GEGEVENS: "Met vergelijkbare scholen vergelijken wij niet: de schoolweging is niet bekend.",
    Wegingreden.JAAR_ONTBREEKT: "Met vergelijkbare scholen vergelijken wij niet: de schoolweging is niet over drie jaren bekend.",
    Wegingreden.BEREIK: "Met vergelijkbare scholen vergelijken wij niet: de schoolweging is niet precies bekend.",
    Wegingreden.GEEN_GROEP: "Van scholen met een schoolweging als deze is geen cijfer bekend.",
}
"""Why there is no group of comparable schools, as a sentence; of all schools together nothing is said."""


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of a breakdown: all schools together, and each school that has a figure."""

    naam: str
    samen: Tegel
    scholen: tuple[Tegel, ...]


@dataclass(frozen=True, slots=True)
class Uitgesplitst:
    """A breakdown with its parts; `scholen` are those with a figure for at least one part, by name."""

    id: str
    naam: str
    scholen: tuple[School, ...]
    delen: tuple[Deel, ...]


def vergelijking(wereld: Wereld, indicator: Indicator, school: str | None, schooljaar: str) -> list[str]:
    """The figures from outside that may stand beside one of ours, as sentences; or why there is no group."""
    keuze = wereld.afgeleid.referenties(indicator.id, school, schooljaar)
    zinnen = [f"{r.naam}: {notatie.toon_norm(r.waarde, indicator)} ({r.schooljaar})." for r in keuze.alle]
    if keuze.reden is not None and keuze.reden in _GEEN_GROEP:
        zinnen.append(_GEEN_GROEP[keuze.reden])
    return zinnen


def referentietabel(wereld: Wereld, indicator: Indicator) -> Mapping[str, object] | None:
    """All figures from outside by school year (columns) and group (rows), with where they come from; None without any."""
    eigen = [r for r in wereld.handboek.referenties if r.indicator == indicator.id]
    if not eigen:
        return None
    jaren = sorted({str(r.schooljaar) for r in eigen})
    groepen: dict[str, list[Referentie]] = {}
    for r in eigen:
        groepen.setdefault(r.groep, []).append(r)
    rijen = []
    for lijst in groepen.values():
        per_jaar = {str(r.schooljaar): notatie.toon_norm(r.waarde, indicator) for r in lijst}
        rijen.append({"naam": lijst[-1].naam, "cellen": [per_jaar.get(jaar, "") for jaar in jaren]})
    samen = [woorden.cijfer(wereld.afgeleid.hoofdcijfer(indicator.id, None, jaar), indicator) for jaar in jaren]
    bronnen = list(dict.fromkeys(r.bron for r in eigen))
    return {"jaren": jaren, "rijen": rijen, "samen": samen, "bronnen": bronnen}


def weging(wereld: Wereld, school: str, schooljaar: str) -> str | None:
    """'30,6 (2023-2024 tot en met 2025-2026)': the schoolweging beside the results of a school; None where it is not known."""
    gevonden = wereld.afgeleid.schoolweging(school, schooljaar)
    if gevonden.waarde is None:
        return None
    grenzen = [taal.getal(eind, 1) for eind in (gevonden.waarde.onder, gevonden.waarde.boven)]
    voorlopig = ", voorlopig" if gevonden.voorlopig else ""
    return f"{'–'.join(dict.fromkeys(grenzen))} ({jarenreeks(gevonden.jaren)}{voorlopig})"


def wegingen(wereld: Wereld, indicator: Indicator, schooljaar: str) -> list[tuple[School, str]]:
    """The schoolweging of the schools that stand side by side, by name."""
    eigen = [school for school in scholen(wereld) if indicator.geldt_voor(school.soort)]
    return [(school, tekst) for school in eigen if (tekst := weging(wereld, school.sleutel, schooljaar))]


def uitsplitsingen(wereld: Wereld, indicator: Indicator, schooljaar: str) -> Iterator[Uitgesplitst]:
    """The breakdowns of an indicator in one school year, as far as this edition has them."""
    for uitsplitsing in indicator.uitsplitsingen:
        yield _uitgesplitst(wereld, indicator, uitsplitsing, schooljaar)


def _uitgesplitst(wereld: Wereld, indicator: Indicator, uitsplitsing: Uitsplitsing, schooljaar: str) -> Uitgesplitst:
    namen = [deelnaam(indicator.id, uitsplitsing.id, deel.id) for deel in uitsplitsing.delen]
    eigen = tuple(
        school
        for school in scholen(wereld)
        if indicator.geldt_voor(school.soort)
        and any(
            wereld.afgeleid.hoofdcijfer(naam, school.sleutel, schooljaar).staat not in (Cijferstaat.ONTBREEKT, Cijferstaat.NVT)
            for naam in namen
        )
    )
    delen = []
    for naam, deel in zip(namen, uitsplitsing.delen, strict=True):
        als_indicator = wereld.handboek.deel_per_id[naam]
        tegels = tuple(make_tegel(wereld, als_indicator, school.sleutel, schooljaar) for school in eigen)
        delen.append(Deel(deel.naam, make_tegel(wereld, als_indicator, None, schooljaar), tegels))
    return Uitgesplitst(uitsplitsing.id, uitsplitsing.naam, eigen, tuple(delen))


def voetnoten(wereld: Wereld, indicator: Indicator, school: str | None = None) -> list[tuple[str, str]]:
    """What was remarked with the figures: whose and which school years, and the remark itself; oldest year first.

    Of one school, else of all schools apart.
    """
    wie = [s for s in scholen(wereld) if school in (None, s.sleutel) and indicator.geldt_voor(s.soort)]
    per_noot: dict[str, dict[str, list[str]]] = {}
    for jaar in wereld.afgeleid.schooljaren:
        for s in wie:
            for noot in wereld.afgeleid.cijfer(indicator.id, s.sleutel, jaar).voetnoten:
                per_noot.setdefault(noot, {}).setdefault(s.naam, []).append(jaar)
    return [
        (
            taal.opsomming(
                [jarenreeks(tuple(jaren)) if school else f"{naam}, {jarenreeks(tuple(jaren))}" for naam, jaren in van.items()]
            ),
            noot,
        )
        for noot, van in per_noot.items()
    ]
