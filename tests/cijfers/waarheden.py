"""Made-up files as DUO and the inspectorate publish them, and all truths that the masks in them allow, by enumeration.

Three and five years, a year without end test between them, and signal values per school. What is expected reads the raw files by
itself: nothing of the product counts here.
"""

from __future__ import annotations

import csv
import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from intake.helpers_intake import als_ods

JAREN = (2016, 2017, 2018, 2020, 2021)  # first calendar years; in 2019-2020 there was no end test
NU = "2021-2022"
VAST = (
    "PEILDATUM",
    "INSTELLINGSCODE",
    "VESTIGINGSCODE",
    "INSTELLINGSNAAM_VESTIGING",
    "POSTCODE_VESTIGING",
    "PLAATSNAAM",
    "GEMEENTENUMMER",
    "GEMEENTENAAM",
    "PROVINCIE",
    "SOORT_PO",
    "DENOMINATIE_VESTIGING",
    "BEVOEGD_GEZAG_NUMMER",
)
TELLINGEN = (
    "REKENEN_LAGER1F",
    "REKENEN_1F",
    "REKENEN_1S",
    "REKENEN_2F",
    "LV_LAGER1F",
    "LV_1F",
    "LV_2F",
    "TV_LAGER1F",
    "TV_1F",
    "TV_2F",
)
KOP = (*VAST, *TELLINGEN)
MAKEN = 45
MEESTE_WAARHEDEN = 4**5

INDICATOREN = """
- id: f1
  naam: 1F
  vraag: Hoeveel?
  kant: product
  eenheid: procent
  precisie: 1
  definitie: D.
  bron: DUO
  schoolsoorten: [bo]
  berekening:
    meetreeksen: [referentieniveaus-rekenen, referentieniveaus-lezen, referentieniveaus-taalverzorging]
    teller: [1f, 1s, 2f]
    noemer: [lager1f, 1f, 1s, 2f]
  venster: {jaren: 3, jaren_klein: 5, grens: 15}
  overgeslagen: [{schooljaar: 2019-2020, reden: Geen eindtoets.}]
  normen: [{meetreeks: signaleringswaarde-1f}]
- id: s1
  naam: 1S/2F
  vraag: Hoeveel?
  kant: product
  eenheid: procent
  precisie: 1
  definitie: D.
  bron: DUO
  schoolsoorten: [bo]
  berekening:
    meetreeksen: [referentieniveaus-rekenen, referentieniveaus-lezen, referentieniveaus-taalverzorging]
    teller: [1s, 2f]
    noemer: [lager1f, 1f, 1s, 2f]
  venster: {jaren: 3, jaren_klein: 5, grens: 15}
  overgeslagen: [{schooljaar: 2019-2020, reden: Geen eindtoets.}]
  normen: [{meetreeks: signaleringswaarde-1s-2f}]
"""
INSPECTIE = (
    "ovt",
    "Schoolweging",
    "Schoolwegingscategorie",
    "Signaleringswaarde 1F",
    "Signaleringswaarde 1S/2F",
    "Gewogen driejaarsgemiddelde %1F",
    "Gewogen driejaarsgemiddelde %1S/2F",
    "Uitkomst indicator 1F",
)
SIGNAAL_1F = Fraction(85)

Rij = dict[str, str]
Waarheid = dict[tuple[int, str], int]


def sleutel(nummer: int) -> str:
    return f"98{chr(65 + nummer // 26)}{chr(65 + nummer % 26)}00"


def maak_school(toeval: random.Random) -> dict[int, Rij]:
    """The published counts of one school, per year: most groups small, so that every window and state occurs."""
    while True:
        maten = toeval.choice(((0,), (0, 5, 6), (2, 5, 6, 7), (5, 6, 7), (12, 15, 30)))
        jaren = {}
        for jaar in JAREN:
            mensen = toeval.choice(maten)
            rij: Rij = {}
            for domein, niveaus in (
                ("REKENEN", ("LAGER1F", "1F", "1S")),
                ("LV", ("LAGER1F", "1F", "2F")),
                ("TV", ("LAGER1F", "1F", "2F")),
            ):
                over = mensen
                for niveau in niveaus[:2]:
                    telling = toeval.choice((0, 0, 0, over, toeval.randint(0, over)))
                    rij[f"{domein}_{niveau}"], over = str(telling), over - telling
                rij[f"{domein}_{niveaus[2]}"] = str(over)
            rij["REKENEN_2F"] = "0"
            jaren[jaar] = {naam: "<5" if 1 <= int(waarde) <= 4 else waarde for naam, waarde in rij.items()}
        if sum(waarde == "<5" for rij in jaren.values() for waarde in rij.values()) <= 5:
            return jaren


def schrijf(map_: Path) -> dict[str, Fraction]:
    """A handbook and the files to import, of DUO and of the inspectorate; gives the signal value for 1S/2F of each school."""
    toeval = random.Random(20221001)
    scholen = {sleutel(nummer): maak_school(toeval) for nummer in range(MAKEN)}
    signalen = {school: Fraction(toeval.randint(300, 700), 10) for school in scholen}
    for pad, tekst in {
        "data/organisatie.yml": "naam: Proef\n",
        "data/scholen.csv": "sleutel;naam;soort\n" + "".join(f"{school};School {school};bo\n" for school in scholen),
        "data/indicatoren/alles.yml": INDICATOREN,
    }.items():
        (map_ / pad).parent.mkdir(parents=True, exist_ok=True)
        (map_ / pad).write_text(tekst, "utf-8")
    (map_ / "kaarten").mkdir()
    for jaar in JAREN:
        with (map_ / f"bron-{jaar}.csv").open("w", encoding="utf-8", newline="") as uit:
            schrijver = csv.writer(uit, delimiter=";", quoting=csv.QUOTE_ALL)
            schrijver.writerow(KOP)
            for school, jaren in scholen.items():
                vast = [
                    f"{jaar}1001",
                    school[:4],
                    school[4:],
                    f"School {school}",
                    "9999AA",
                    "ZEE",
                    "1",
                    "Zee",
                    "Zee",
                    "Bo",
                    "Openbaar",
                    "1",
                ]
                schrijver.writerow([*vast, *(jaren[jaar][naam] for naam in TELLINGEN)])
    rijen: list[list[object]] = [[f"Leerresultaten schooljaar {NU}"], [], list(INSPECTIE)]
    # The inspectorate writes shares as fractions, and its own figure over three years: here one that is nobody's.
    rijen += [
        [s, 30.1, "30 - 31", float(SIGNAAL_1F / 100), float(w / 100), 0.5, 0.5, "Nader te bezien"] for s, w in signalen.items()
    ]
    (map_ / "leerresultaten.ods").write_bytes(als_ods({"Data": rijen}))
    return signalen


def bronnen(map_: Path) -> list[Path]:
    """All files to import."""
    return [*(map_ / f"bron-{jaar}.csv" for jaar in JAREN), map_ / "leerresultaten.ods"]


def lees(map_: Path) -> dict[str, dict[tuple[int, str], str]]:
    """The raw files: school -> (year, column) -> text."""
    uit: dict[str, dict[tuple[int, str], str]] = {}
    for jaar in JAREN:
        with (map_ / f"bron-{jaar}.csv").open(encoding="utf-8", newline="") as bron:
            for rij in csv.DictReader(bron, delimiter=";"):
                school = rij["INSTELLINGSCODE"] + rij["VESTIGINGSCODE"]
                uit.setdefault(school, {}).update({(jaar, naam): rij[naam] for naam in TELLINGEN})
    return uit


def waarheden(cellen: dict[tuple[int, str], str]) -> Iterator[Waarheid]:
    keuzes = [range(1, 5) if ruw == "<5" else (int(ruw),) for ruw in cellen.values()]
    for keuze in itertools.product(*keuzes):
        yield dict(zip(cellen, keuze, strict=True))


def leerlingen(waarheid: Waarheid, jaren: tuple[int, ...]) -> int:
    """Each year as many as in the domain with the most results."""
    return sum(
        max(sum(n for (j, naam), n in waarheid.items() if j == jaar and naam.startswith(d)) for d in ("REKENEN", "LV", "TV"))
        for jaar in jaren
    )


def percentage(waarheid: Waarheid, jaren: tuple[int, ...], telt: Callable[[str], bool]) -> Fraction | None:
    samen = sum(n for (jaar, _), n in waarheid.items() if jaar in jaren)
    boven = sum(n for (jaar, naam), n in waarheid.items() if jaar in jaren and telt(naam))
    return Fraction(100 * boven, samen) if samen else None


TELT: dict[str, Callable[[str], bool]] = {
    "f1": lambda naam: not naam.endswith("LAGER1F"),
    "s1": lambda naam: naam in ("REKENEN_1S", "REKENEN_2F", "LV_2F", "TV_2F"),
}


@dataclass(frozen=True)
class Mogelijk:
    """What all truths behind the masks of one school say: the percentages (none: nobody took part), and the windows."""

    waarden: tuple[Fraction, ...]
    vensters: tuple[tuple[int, ...], ...]

    def oordeel(self, norm: Fraction) -> str:
        """'boven' or 'onder' where all truths agree, else 'niet te bepalen'; equal to the norm is not under it."""
        kanten = {"boven" if waarde >= norm else "onder" for waarde in self.waarden}
        return kanten.pop() if len(kanten) == 1 else "niet te bepalen"


def mogelijk(cellen: dict[tuple[int, str], str], indicator: str) -> Mogelijk:
    """By enumeration: in which truths the school is small, and what the percentage over the windows that may hold can be."""
    alle = list(waarheden(cellen))
    assert len(alle) <= MEESTE_WAARHEDEN
    klein = {leerlingen(waarheid, JAREN[-3:]) < 15 for waarheid in alle}
    vensters = [jaren for is_klein, jaren in ((False, JAREN[-3:]), (True, JAREN)) if is_klein in klein]
    waarden = (percentage(waarheid, jaren, TELT[indicator]) for jaren in vensters for waarheid in alle)
    return Mogelijk(tuple(waarde for waarde in waarden if waarde is not None), tuple(vensters))
