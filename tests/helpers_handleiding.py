"""The examples of the manual as its pages give them, and a handbook with just what a sentence of the manual names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

HANDLEIDING = Path(__file__).resolve().parent.parent / "docs" / "handleiding"

_VOORWERK = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NAAM = re.compile(r"(?<!`)`([^`]+)`(?!`)")


@dataclass(frozen=True)
class Voorbeeld:
    """A fenced block: its page, the heading above it, the paragraph just before it, its language and text."""

    pagina: str
    kop: str
    ervoor: str
    taal: str
    tekst: str


def voorbeelden(pagina: str) -> list[Voorbeeld]:
    """The fenced blocks of a page, in order."""
    bron = _VOORWERK.sub("", (HANDLEIDING / pagina).read_text(encoding="utf-8"))
    gevonden: list[Voorbeeld] = []
    kop = ervoor = vorig = ""
    for token in MarkdownIt("commonmark").parse(bron):
        if token.type == "inline" and vorig == "heading_open":
            kop, ervoor = token.content.partition(" {")[0], ""
        elif token.type == "inline":
            ervoor = token.content
        elif token.type == "fence":
            gevonden.append(Voorbeeld(pagina, kop, " ".join(ervoor.split()), token.info.strip(), token.content))
        vorig = token.type
    return gevonden


_WOORDEN: Mapping[str, str] = {
    "de rol": "rol",
    "de rollen": "rol",
    "het domein": "domein",
    "de school": "school",
    "de scholen": "school",
    "de regio": "regio",
    "de regio's": "regio",
    "het bestuur": "bestuur",
    "de kaart": "kaart",
    "de kaarten": "kaart",
    "het kader": "kader",
    "het item": "item",
    "de items": "item",
    "de indicator": "indicator",
    "de indicatoren": "indicator",
    "de meetreeks": "meetreeks",
    "de categorie": "categorie",
    "de categorieën": "categorie",
    "het instrument": "instrument",
    "het doel": "doel",
    "de bezoeksoort": "bezoeksoort",
    "het bezoek": "bezoek",
    "het onderdeel": "onderdeel",
    "het niveau": "niveau",
    "het bestand": "bestand",
}
_DEEL = re.compile(rf"(?<!\w)({'|'.join(sorted(map(re.escape, _WOORDEN), key=len, reverse=True))})(?=[ \n]`)|`([^`]+)`")


def gebruikt(ervoor: str) -> list[tuple[str, str]] | None:
    """What the sentence 'Dit voorbeeld gebruikt ...' names, as kind and name; None where there is no such sentence."""
    zin = re.search(r"Dit voorbeeld gebruikt (.*?)\.(?= |$)", ervoor)
    if zin is None:
        return None
    gevonden: list[tuple[str, str]] = []
    soort = ""
    for woord, naam in _DEEL.findall(zin[1]):
        if woord:
            soort = _WOORDEN[woord]
        else:
            assert soort, f"no word says what {naam!r} is: {zin[0]}"
            gevonden.append((soort, naam))
    assert gevonden, zin[0]
    return gevonden


MKDOCS = "site_name: Proef\ntheme:\n  name: material\nplugins:\n  - kwaliteitshandboek\n"
_INDICATOR = """\
- id: {id}
  naam: Naam van {id}
  vraag: Vraag?
  soort: resultaat
  kant: product
  domein: proef
  eenheid: procent
  richting: hoger
  definitie: Tekst.
  uitleg: Tekst.
  methode: Tekst.
  bron: Tekst
"""
INDICATOR = _INDICATOR.format(id="proefcijfer") + "  berekening: {meetreeksen: [leerlingen], waarde: aantal}\n"
"""An indicator on a series that the program knows, to which a piece of an example can be added."""
DOEL = "- id: proefdoel\n  titel: Proef\n  niveau: jaarplan\n  eigenaar: proef\n  schooljaar: 2025-2026\n"
KAART = "titel: Proef\nstatus: concept\neigenaren: [proef]\n"
STELSEL = "naam: Proef\nfasen:\n  - {id: proef, naam: Proef}\n"
KADER = """\
naam: Kader
versie: "1"
niveaus: [deel, item]
schaal: [{waarde: "1", naam: Een}, {waarde: "2", naam: Twee}, {waarde: "3", naam: Drie}, {waarde: goed, naam: Goed}]
"""


class Proefhandboek:
    """Files of a handbook that has what was named, and nothing else that an example could lean on."""

    def __init__(self, namen: Iterable[tuple[str, str]]) -> None:
        namen = list(namen)
        self.bestanden: dict[str, str] = {"mkdocs.yml": MKDOCS}
        self.lijsten: dict[str, list[str]] = {"rollen": ["proef"], "domeinen": ["proef"], "besturen": [], "regios": []}
        self._scholen = ["98ZZ99;Proefschool;bo"]
        self._kaders: dict[str, list[str]] = {}
        self._reeksen: dict[str, list[str]] = {}
        self._niveaus = ["proef"]
        self._cijfers: list[str] = []
        for soort, naam in namen:
            getattr(self, f"_{soort}")(naam)
        self._schrijf()

    def _rol(self, naam: str) -> None:
        self.lijsten["rollen"].append(naam)

    def _domein(self, naam: str) -> None:
        self.lijsten["domeinen"].append(naam)

    def _regio(self, naam: str) -> None:
        self.lijsten["regios"].append(naam)

    def _bestuur(self, naam: str) -> None:
        self.lijsten["besturen"].append(naam)

    def _school(self, naam: str) -> None:
        sleutel = re.fullmatch(r"[0-9A-Z]{6}", naam)
        self._scholen.append(f"{naam};School {naam};bo" if sleutel else f"98YY99;{naam};bo")

    def _kaart(self, naam: str) -> None:
        self.bestanden[f"kaarten/proef/{naam}.md"] = f"---\n{KAART.replace('Proef', naam)}---\n"

    def _kader(self, naam: str) -> None:
        self._kaders.setdefault(naam, [])

    def _item(self, naam: str) -> None:
        kader, code = naam.split("/")
        self._kaders.setdefault(kader, []).append(code)

    def _meetreeks(self, naam: str) -> None:
        self._reeksen[naam] = []

    def _categorie(self, naam: str) -> None:
        self._reeksen[[*self._reeksen][-1]].append(naam)

    def _indicator(self, naam: str) -> None:
        self._reeksen[f"{naam}-reeks"] = ["oneens", "eens"]
        berekening = f"  berekening: {{meetreeksen: [{naam}-reeks], teller: [eens], noemer: [oneens, eens]}}\n"
        self._bij("data/indicatoren/naast.yml", _INDICATOR.format(id=naam) + berekening)
        self._cijfers.append(f"{naam}-reeks")

    def _instrument(self, naam: str) -> None:
        self._bij("kaarten/instrumenten.yml", f"- id: {naam}\n  naam: {naam}\n  kant: proces\n")

    def _doel(self, naam: str) -> None:
        self._bij("data/doelen/naast.yml", DOEL.replace("proefdoel", naam))

    def _bezoeksoort(self, naam: str) -> None:
        self._bij("data/bezoeksoorten.yml", f"- id: {naam}\n  naam: {naam}\n  toets: ja\n  kader: ondersteuning\n")

    def _bezoek(self, naam: str) -> None:
        self._bij("data/bezoeksoorten.yml", "- id: proefbezoek\n  naam: Proefbezoek\n")
        self.bestanden[f"data/bezoeken/{naam}.yml"] = (
            "soort: proefbezoek\nschooljaar: 2025-2026\nschool: 99AD00\ndatum: 2026-05-19\n"
        )

    def _onderdeel(self, naam: str) -> None:
        self._bij("data/ondersteuningsplan.yml", f"- id: {naam}\n  naam: {naam}\n")

    def _niveau(self, naam: str) -> None:
        self._niveaus.append(naam)

    def _bestand(self, naam: str) -> None:
        self.bestanden[naam if naam.startswith("docs/") else f"kaarten/proef/{naam}"] = "x\n"

    def _bij(self, pad: str, tekst: str) -> None:
        self.bestanden[pad] = self.bestanden.get(pad, "") + tekst

    def _schrijf(self) -> None:
        self.bestanden["data/scholen.csv"] = "\n".join(("sleutel;naam;soort", *self._scholen)) + "\n"
        for kader, codes in self._kaders.items():
            items = "".join(f"  - {{code: {code}, naam: Item}}\n" for code in codes or ["zz"])
            self.bestanden[f"kaarten/kaders/{kader}.yml"] = f"{KADER}onderdelen:\n{items}"
        for reeks, delen in self._reeksen.items():
            lijst = "".join(f"    - {{id: {deel}, naam: {deel}}}\n" for deel in delen)
            soort = "waarde" if delen == ["waarde"] else "aantallen"
            self._bij("data/meetreeksen.yml", f"- id: {reeks}\n  naam: {reeks}\n  soort: {soort}\n  categorieen:\n{lijst}")
        if self._cijfers:
            sleutels = [regel.partition(";")[0] for regel in self._scholen]
            cellen = "".join(
                f"{sleutel};2025-2026;{reeks};{deel};{aantal}\n"
                for reeks in self._cijfers
                for sleutel in sleutels
                for deel, aantal in (("oneens", 5), ("eens", 45))
            )
            self.bestanden["data/resultaten/naast.csv"] = f"school;schooljaar;meetreeks;categorie;waarde\n{cellen}"

    def met(self, pad: str, tekst: str) -> dict[str, str]:
        """All files, the example added to what already stands at its path."""
        alle = {**self.bestanden, pad: self.bestanden.get(pad, "") + self._vooraan(pad) + tekst}
        if pad == "data/scholen.csv":
            alle[pad] = tekst
        return {**alle, "data/organisatie.yml": self._organisatie(alle.get("data/organisatie.yml", ""))}

    def _vooraan(self, pad: str) -> str:
        niveaus = "".join(f"  - {{id: {naam}, naam: {naam}}}\n" for naam in self._niveaus)
        return f"{STELSEL}niveaus:\n{niveaus}" if pad == "kaarten/stelsel.yml" and len(self._niveaus) > 1 else ""

    def _organisatie(self, tekst: str) -> str:
        """An example of the organisation, with what else was named: below a list that it has itself, or as a list of its own."""
        tekst = tekst if re.search(r"^naam:", tekst, re.MULTILINE) else f"naam: Proef\n{tekst}"
        for lijst, ids in self.lijsten.items():
            punten = "".join(f"  - {{id: {naam}, naam: {naam}}}\n" for naam in ids)
            if re.search(rf"^{lijst}:\n", tekst, re.MULTILINE):
                tekst = re.sub(rf"^{lijst}:\n", lambda kop, punten=punten: kop[0] + punten, tekst, flags=re.MULTILINE)
            elif punten:
                tekst += f"{lijst}:\n{punten}"
        return tekst


def schrijf(map_: Path, bestanden: Mapping[str, str]) -> Path:
    """Write files into a folder and return it."""
    for pad, tekst in bestanden.items():
        (map_ / pad).parent.mkdir(parents=True, exist_ok=True)
        (map_ / pad).write_text(tekst, encoding="utf-8")
    return map_
