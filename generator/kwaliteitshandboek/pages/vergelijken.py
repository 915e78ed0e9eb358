"""Pages, stage 6: what stands beside a figure: figures from outside, schoolweging, breakdowns and footnotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kwaliteitshandboek import taal
from kwaliteitshandboek.charts import Vergelijklijn, notatie
from kwaliteitshandboek.charts.noten import notenletters
from kwaliteitshandboek.charts.woorden import jarenreeks
from kwaliteitshandboek.derive.referenties import Referentiekeuze
from kwaliteitshandboek.model.cijfer import Cijfer, Cijferstaat
from kwaliteitshandboek.model.indicator import Indicator, Kant, Uitsplitsing, deelnaam
from kwaliteitshandboek.model.organisatie import School
from kwaliteitshandboek.model.referentie import Referentie
from kwaliteitshandboek.pages import woorden
from kwaliteitshandboek.pages.tegels import Tegel, make_tegel
from kwaliteitshandboek.pages.wereld import Wereld, scholen


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
    if keuze.reden is not None and keuze.reden in woorden.WEGINGREDENEN:
        zinnen.append(woorden.WEGINGREDENEN[keuze.reden])
    return zinnen


def vergelijklijnen(wereld: Wereld, indicator: Indicator, school: str | None) -> list[Vergelijklijn]:
    """The figures of others for a chart over the school years of a school, or of all schools together; the nearest first."""
    return _lijnen(
        wereld, ((jaar, wereld.afgeleid.referenties(indicator.id, school, jaar)) for jaar in wereld.afgeleid.schooljaren)
    )


def vergelijkscholen(wereld: Wereld, indicator: Indicator, groep: Iterable[School], schooljaar: str) -> list[Vergelijklijn]:
    """The figures of others for a chart of schools side by side: what holds for each of them."""
    keuzes = ((school.sleutel, wereld.afgeleid.referenties(indicator.id, school.sleutel, schooljaar)) for school in groep)
    return _lijnen(wereld, keuzes)


def _lijnen(wereld: Wereld, keuzes: Iterable[tuple[str, Referentiekeuze]]) -> list[Vergelijklijn]:
    """(School year or school, what fits it) as lines. Comparable schools are one line, whichever band they are in."""
    rollen: dict[tuple[int, str], dict[str, Referentie]] = {}
    for plek, keuze in keuzes:
        for nabij, lijst in enumerate((keuze.vergelijkbaar, keuze.regionaal, keuze.landelijk)):
            for r in lijst:
                # One group of comparable schools a place: bands that overlap would be told twice.
                rollen.setdefault((nabij, r.groep if nabij else ""), {}).setdefault(plek, r)
    lijnen = []
    for (nabij, _), per_plek in sorted(rollen.items(), key=lambda rol: rol[0][0]):
        namen = list(dict.fromkeys(r.naam for r in per_plek.values()))
        naam = namen[-1] if nabij or len(namen) == 1 else "Scholen met een vergelijkbare schoolweging"
        regio = next((r.regio for r in per_plek.values()), None) or ""
        # Not the region's own name, by which its page calls our schools there.
        kort = ("vergelijkbare scholen", f"alle scholen in {wereld.namen.get(('regio', regio), 'de regio')}", "landelijk")[nabij]
        lijnen.append(Vergelijklijn(kort, naam, {plek: float(r.waarde) for plek, r in per_plek.items()}))
    dubbel = Counter(lijn.kort for lijn in lijnen)
    return [lijn if dubbel[lijn.kort] == 1 else replace(lijn, kort=lijn.naam) for lijn in lijnen]


def regiolijnen(wereld: Wereld, indicator: Indicator, referenties: Iterable[Referentie]) -> list[Vergelijklijn]:
    """The figures of others for the schools of a region together, of those that are meant for it."""
    eigen = [r for r in referenties if r.indicator == indicator.id]
    jaren = dict.fromkeys(str(r.schooljaar) for r in eigen)
    return _lijnen(
        wereld,
        (
            (
                jaar,
                Referentiekeuze(
                    landelijk=tuple(r for r in eigen if str(r.schooljaar) == jaar and r.regio is None),
                    regionaal=tuple(r for r in eigen if str(r.schooljaar) == jaar and r.regio is not None),
                ),
            )
            for jaar in jaren
        ),
    )


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
    return {"jaren": jaren, "rijen": rijen, "samen": samen, "bronnen": bronnen, "weging": met_weging(wereld, indicator)}


def weging(wereld: Wereld, school: str, schooljaar: str) -> str | None:
    """'30,6 (2023-2024 tot en met 2025-2026)': the schoolweging beside the results of a school; None where it is not known."""
    gevonden = wereld.afgeleid.schoolweging(school, schooljaar)
    if gevonden.waarde is None:
        return None
    grenzen = [taal.getal(eind, 1) for eind in (gevonden.waarde.onder, gevonden.waarde.boven)]
    voorlopig = ", voorlopig" if gevonden.voorlopig else ""
    return f"{'–'.join(dict.fromkeys(grenzen))} ({jarenreeks(gevonden.jaren)}{voorlopig})"


def met_weging(wereld: Wereld, indicator: Indicator) -> bool:
    """Whether the schoolweging says something about a figure: of learning results, which are pooled over years or have bands."""
    banden = any(r.heeft_band for r in wereld.handboek.referenties if r.indicator == indicator.id)
    return banden or (indicator.venster is not None and indicator.kant is Kant.PRODUCT)


def wegingen(wereld: Wereld, indicator: Indicator, schooljaar: str) -> list[tuple[School, str]]:
    """The schoolweging of the schools that stand side by side, by name."""
    if not met_weging(wereld, indicator):
        return []
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


@dataclass(frozen=True, slots=True)
class Voetnoot:
    """A remark with its letter on this page, and with whose figures of which school years it stands."""

    letter: str
    waarbij: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Voetnoten:
    """The remarks of one page."""

    lijst: tuple[Voetnoot, ...] = ()

    @property
    def letters(self) -> Mapping[str, str]:
        """Remark -> letter, for charts."""
        return {noot.tekst: noot.letter for noot in self.lijst}

    def bij(self, cijfer: Cijfer) -> tuple[str, ...]:
        """The letters that stand at a figure."""
        letters = self.letters
        return tuple(letters[noot] for noot in cijfer.voetnoten if noot in letters)


def maak_voetnoten(wereld: Wereld, indicatoren: Iterable[Indicator], groep: Sequence[School], *, kop: Kop) -> Voetnoten:
    """What was remarked with the figures of some schools, of all school years: by indicator, then the oldest year first.

    `kop` names an indicator and a school as far as the page does not already say them.
    """
    per_noot: dict[str, dict[str, list[str]]] = {}
    for indicator in indicatoren:
        for jaar in wereld.afgeleid.schooljaren:
            for school in groep:
                if not indicator.geldt_voor(school.soort):
                    continue
                for noot in wereld.afgeleid.cijfer(indicator.id, school.sleutel, jaar).voetnoten:
                    jaren = per_noot.setdefault(noot, {}).setdefault(kop(indicator, school), [])
                    if jaar not in jaren:
                        jaren.append(jaar)
    letters = notenletters(per_noot)
    return Voetnoten(
        tuple(
            Voetnoot(
                letters[noot],
                "; ".join(", ".join(deel for deel in (naam, jarenreeks(tuple(jaren))) if deel) for naam, jaren in van.items()),
                noot,
            )
            for noot, van in per_noot.items()
        )
    )


Kop = Callable[[Indicator, School], str]
"""What to call a figure in the list of remarks."""
