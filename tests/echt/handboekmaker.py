"""Writes the handbook of a real organisation, and lets the command line import and build it, in processes of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import paginas
import ruwe_bron as rb
from lxml.html import HtmlElement

MKDOCS: Final = """\
site_name: Kwaliteitshandboek
theme: {name: material}
plugins: [search, offline, kwaliteitshandboek]
"""

_NIVEAU: Final = """\
- id: {id}
  naam: {naam}
  vraag: Hoeveel leerlingen halen {wat}?
  kant: product
  eenheid: procent
  precisie: 1
  definitie: Het deel van de leerlingen in groep 8 dat {wat} haalt.
  bron: DUO, open onderwijsdata
  zichtbaarheid: publiek
  schoolsoorten: [bo]
  berekening:
    meetreeksen: [{meetreeksen}]
    teller: [{teller}]
    noemer: [{noemer}]
{meer}"""

_WAARDE: Final = """\
- id: {id}
  naam: {naam}
  vraag: Wat is {wat}?
  kant: product
  eenheid: {eenheid}
  richting: geen
  precisie: {precisie}
  definitie: Hier staat {wat} van een school.
  bron: Open data van DUO en CBS
  zichtbaarheid: publiek
  berekening: {{meetreeksen: [{meetreeks}], waarde: {categorie}}}
"""

DOMEINNAMEN: Final = {"rekenen": "Rekenen", "lezen": "Lezen", "taalverzorging": "Taalverzorging"}
TOETSNAMEN: Final = {
    "CET": "eindscore-cet",
    "IEP": "eindscore-iep",
    "ROUTE8": "eindscore-route8",
    "DIA": "eindscore-dia",
    "AMN": "eindscore-amn",
}
_NORM: Final = "  normen:\n    - {waarde: 85, naam: signaalwaarde, schoolsoorten: [bo]}\n"
_STREEF: Final = "  normen:\n    - {waarde: 55, naam: streefcijfer}\n"
_VENSTER: Final = "  venster: {jaren: 2, jaren_klein: 2, grens: 15}\n"


def _niveau(
    naam_id: str,
    naam: str,
    wat: str,
    meetreeksen: str,
    teller: str = "1f, 1s, 2f",
    noemer: str = "lager1f, 1f, 1s, 2f",
    meer: str = "",
) -> str:
    return _NIVEAU.format(id=naam_id, naam=naam, wat=wat, meetreeksen=meetreeksen, teller=teller, noemer=noemer, meer=meer)


def indicatoren() -> str:
    """`data/indicatoren/`: all that the real files can say."""
    drie = ", ".join(f"referentieniveaus-{domein}" for domein in DOMEINNAMEN)
    delen = [
        _niveau("basis", "Basis", "1F of hoger", drie, meer=_NORM),
        _niveau("hoger", "Hoger", "1S of 2F", drie, teller="1s, 2f", meer=_STREEF),
        _niveau("basis-twee-jaar", "Basis over twee jaar", "1F of hoger", drie, meer=_NORM + _VENSTER),
    ]
    for domein, naam in DOMEINNAMEN.items():
        niveaus = "1f, 1s, 2f" if domein == "rekenen" else "1f, 2f"
        delen.append(
            _niveau(f"basis-{domein}", naam, f"1F bij {domein}", f"referentieniveaus-{domein}", niveaus, f"lager1f, {niveaus}")
        )
    for toets, reeks in TOETSNAMEN.items():
        velden = {"eenheid": "gemiddelde", "precisie": 1, "categorie": "gemiddelde"}
        delen.append(_WAARDE.format(id=reeks, naam=f"Eindscore {toets}", wat=f"de score op {toets}", meetreeks=reeks, **velden))
    for indicator, naam, wat, meetreeks, categorie, eenheid, precisie in (
        ("leerlingen", "Leerlingen", "het aantal leerlingen", "leerlingen", "aantal", "aantal", 0),
        ("afstand", "Afstand", "de afstand in meters", "afstand-woonadres", "gemiddelde", "gemiddelde", 1),
        ("achterstand", "Achterstandsscore", "de score", "achterstandsscore", "waarde", "index", 2),
    ):
        delen.append(
            _WAARDE.format(
                id=indicator, naam=naam, wat=wat, meetreeks=meetreeks, categorie=categorie, eenheid=eenheid, precisie=precisie
            )
        )
    return "\n".join(delen)


@dataclass(frozen=True)
class Uitkomst:
    """How a command ended."""

    code: int
    uit: str
    fout: str

    @property
    def alles(self) -> str:
        return self.uit + self.fout


def handboek(*argumenten: str | Path) -> Uitkomst:
    """Run the command line in a process of its own."""
    klaar = subprocess.run(
        [sys.executable, "-m", "kwaliteitshandboek.cli", *map(str, argumenten)], capture_output=True, text=True, check=False
    )
    return Uitkomst(klaar.returncode, klaar.stdout, klaar.stderr)


def schrijf_handboek(wortel: Path, scholen: Mapping[str, str], besturen: Sequence[str], kleine_groep: int = 15) -> Path:
    """The folder of a handbook: organisation, register (key and kind, a name to be replaced), indicators; no results yet."""
    (wortel / "data" / "indicatoren").mkdir(parents=True)
    (wortel / "kaarten").mkdir()
    (wortel / "docs").mkdir()
    (wortel / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    regels = [
        "naam: Organisatie van de proef",
        "peildatum: 2024-11-15",
        f"drempels: {{kleine_groep: {kleine_groep}, telling: 5, noemer: 10}}",
        "kerncijfers: [basis, hoger]",
        "besturen:",
        *(f'  - {{id: bestuur-{nummer}, naam: Bestuur {nummer}, nummer: "{nummer}"}}' for nummer in besturen),
    ]
    (wortel / "data" / "organisatie.yml").write_text("\n".join(regels) + "\n", encoding="utf-8")
    rijen = [f"{sleutel};School {sleutel};{soort}" for sleutel, soort in scholen.items()]
    (wortel / "data" / "scholen.csv").write_text("\n".join(["sleutel;naam;soort", *rijen, ""]), encoding="utf-8")
    (wortel / "data" / "indicatoren" / "open-data.yml").write_text(indicatoren(), encoding="utf-8")
    return wortel


@dataclass(frozen=True)
class Gebouwd:
    """A handbook of a real organisation: its schools (key -> kind), what the commands said, and the folder of its sites."""

    wortel: Path
    site: Path
    scholen: Mapping[str, str]
    bestanden: Sequence[str]
    imports: Sequence[Uitkomst]
    bouw: Uitkomst
    kleine_groep: int

    def pagina(self, editie: str, pad: str) -> HtmlElement:
        return paginas.lees(self.site / editie / pad)

    @cached_property
    def schoolpaginas(self) -> Mapping[tuple[str, str], HtmlElement]:
        """(edition, key) -> the page of a school."""
        return {(ed, key): self.pagina(ed, f"scholen/{key.lower()}.html") for ed in ("team", "publiek") for key in self.scholen}


def maak(
    wortel: Path,
    bron: rb.RuweBron,
    scholen: Mapping[str, str],
    besturen: Sequence[str],
    bestanden: Sequence[str],
    *,
    kleine_groep: int = 15,
    een_voor_een: bool = False,
) -> Gebouwd:
    """Write the handbook, import the files (together, or each by itself) and build both editions."""
    schrijf_handboek(wortel, scholen, besturen, kleine_groep)
    groepen = [[naam] for naam in bestanden] if een_voor_een else [list(bestanden)]
    imports = [handboek("import", "duo", *(bron.map / naam for naam in groep), "--map", wortel) for groep in groepen]
    assert [uitkomst.code for uitkomst in imports] == [0] * len(imports), "\n".join(uitkomst.alles for uitkomst in imports)
    site = wortel.with_name(f"{wortel.name}-site")
    bouw = handboek("build", "--map", wortel, "--uit", site)
    assert bouw.code == 0, bouw.alles
    return Gebouwd(wortel, site, scholen, bestanden, imports, bouw, kleine_groep)
