"""Every example of the manual can be copied: with what it says it uses, and nothing more, the check finds no fault."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

import helpers_handleiding as h
from helpers_handleiding import HANDLEIDING, Proefhandboek, Voorbeeld, gebruikt, schrijf, voorbeelden
from kwaliteitshandboek.build import compose
from kwaliteitshandboek.findings import Niveau

VANDAAG = date(2026, 11, 15)


@dataclass(frozen=True)
class Plaats:
    """The file in which an example belongs, and what stands around a piece of such a file."""

    pad: str
    voor: str = ""
    na: str = ""


def kaart(naam: str = "voorbeeld", voor: str = h.KAART) -> Plaats:
    return Plaats(f"kaarten/proef/{naam}.md", f"---\n{voor}", "---\n")


CIJFERPAGINA = Plaats("docs/voorbeeld.md", "---\ntitel: Voorbeeld\n---\n")
ITEM = h.KADER + 'onderdelen:\n  - code: "2"\n    naam: Deel\n    onderdelen:\n'
PLAATSEN: dict[tuple[str, str], list[Plaats]] = {
    ("index.md", "Vier afspraken over de bestanden"): [kaart(voor="titel: Proef\nstatus: concept\n")] * 2,
    ("bezoeken-en-ondersteuning.md", "Soorten bezoeken"): [Plaats("data/bezoeksoorten.yml")],
    ("bezoeken-en-ondersteuning.md", "Een bezoek"): [Plaats("data/bezoeken/voorbeeld.yml")],
    ("bezoeken-en-ondersteuning.md", "Signalen van het loket"): [Plaats("data/signalen/voorbeeld.yml")],
    ("bezoeken-en-ondersteuning.md", "Oordelen van de inspectie"): [Plaats("data/inspectie/voorbeeld.yml")],
    ("bezoeken-en-ondersteuning.md", "Ondersteuningsplan en aanbod"): [
        Plaats("data/ondersteuningsplan.yml"),
        Plaats("data/schoolaanbod/voorbeeld.yml"),
    ],
    ("bezoeken-en-ondersteuning.md", "Voorzieningen per regio"): [Plaats("data/voorzieningen.yml")],
    ("cijfers-en-indicatoren.md", "Resultaten: één cel per regel"): [Plaats("data/resultaten/voorbeeld.csv")],
    ("cijfers-en-indicatoren.md", "Een meetreeks"): [Plaats("data/meetreeksen.yml")] * 2,
    ("cijfers-en-indicatoren.md", "Een indicator"): [Plaats("data/indicatoren/voorbeeld.yml")],
    ("cijfers-en-indicatoren.md", "Drie schooljaren samen"): [Plaats("data/indicatoren/voorbeeld.yml", h.INDICATOR)],
    ("cijfers-en-indicatoren.md", "Normen"): [Plaats("data/indicatoren/voorbeeld.yml", h.INDICATOR)],
    ("cijfers-en-indicatoren.md", "Reeksbreuken"): [Plaats("data/indicatoren/voorbeeld.yml", h.INDICATOR)],
    ("cijfers-en-indicatoren.md", "Uitsplitsingen"): [Plaats("data/indicatoren/voorbeeld.yml", h.INDICATOR)],
    ("cijfers-en-indicatoren.md", "Schoolweging en referenties"): [Plaats("data/referenties.yml")],
    ("cijfers-in-tekst.md", "In een zin"): [CIJFERPAGINA],
    ("cijfers-in-tekst.md", "Als blok"): [CIJFERPAGINA] * 5,
    ("dekking.md", "Meer kaders naast elkaar"): [Plaats("kaarten/kaders/voorbeeld.yml", ITEM)],
    ("dekking.md", "Iets is niet nodig"): [
        Plaats("kaarten/kaders/voorbeeld.yml", ITEM + "      - code: 2e\n        naam: Snelle hulp dichtbij\n")
    ],
    ("dekking.md", "Een nieuwe versie van een kader"): [Plaats("kaarten/kaders/ondersteuning.yml")],
    ("doelen-en-analyses.md", "Doelen"): [Plaats("data/doelen/voorbeeld.yml")],
    ("doelen-en-analyses.md", "De stand van een doel"): [Plaats("data/doelen/voorbeeld.yml", h.DOEL)],
    ("doelen-en-analyses.md", "Analyses"): [Plaats("data/analyses/voorbeeld.yml")],
    ("doelen-en-analyses.md", "Toelichtingen bij het jaarverslag"): [Plaats("data/rapporten/voorbeeld.yml")],
    ("kaart-schrijven.md", "Beginnen"): [Plaats("kaarten/onderwijs/startbespreking.md")],
    ("kaart-schrijven.md", "De kop"): [kaart("startbespreking", voor="")],
    ("kaart-schrijven.md", "Iets dat voor een hele map geldt"): [Plaats("kaarten/proef/_standaard.yml")],
    ("kaart-schrijven.md", "Wat wij doen"): [kaart()],
    ("kaart-schrijven.md", "De cirkel: plan, do, check, act"): [kaart()],
    ("kaart-schrijven.md", "Meetinstrumenten"): [kaart()],
    ("kaart-schrijven.md", "Activiteiten"): [kaart()],
    ("kaart-schrijven.md", "Planning per schooljaar"): [kaart()],
    ("kaart-schrijven.md", "Partners, bijlagen en wijzigingen"): [kaart()],
    ("kader-en-stelsel.md", "Een kader"): [Plaats("kaarten/kaders/ondersteuning.yml")],
    ("kader-en-stelsel.md", "Een item krijgt een andere code"): [Plaats("kaarten/kaders/ondersteuning.yml")],
    ("kader-en-stelsel.md", "Een eigen pagina"): [Plaats("docs/over-ons.md")],
    ("kalender.md", "Vaste punten van het jaar"): [Plaats("data/kalender.yml")],
    ("kalender.md", "Vakanties"): [Plaats("data/vakanties.yml")],
    ("op-papier.md", "Is deze versie nog geldig?"): [Plaats("data/organisatie.yml")],
    ("organisatie.md", "De organisatie"): [Plaats("data/organisatie.yml")],
    ("organisatie.md", "Besturen, regio's en domeinen"): [Plaats("data/organisatie.yml")],
    ("organisatie.md", "Rollen"): [Plaats("data/organisatie.yml"), Plaats("data/organisatie.yml", "rollen:\n")],
    ("organisatie.md", "Het register van scholen"): [Plaats("data/scholen.csv")],
    ("organisatie.md", "Wetten die niet meer bestaan"): [Plaats("data/wetten.yml")],
    ("publiceren.md", "Het adres van uw site"): [Plaats("mkdocs.yml")],
    ("stelsel.md", "Fasen en niveaus"): [Plaats("kaarten/stelsel.yml")],
    ("stelsel.md", "Verantwoording"): [Plaats("kaarten/stelsel.yml")],
    ("stelsel.md", "Het register van instrumenten"): [Plaats("kaarten/instrumenten.yml")],
    ("vaste-adressen.md", "Wat er in de lijst staat"): [Plaats("data/adressen.yml")],
    ("vinden.md", "Begrippen"): [Plaats("data/begrippen.yml")],
    ("zelfevaluaties.md", "Te weinig deelnemers"): [Plaats("data/organisatie.yml")],
    ("zelfevaluaties.md", "Het bestand"): [Plaats("data/zelfevaluaties/voorbeeld.yml")],
}
"""Per page and heading where its examples belong, in order."""

ELDERS = {"zo-begint-u.md": "tests/demo/test_handleiding.py", "indelingen.md": "tests/intake/test_tabel_voorbeelden.py"}
"""Pages whose examples are one whole; the test that copies them."""
TALEN = {"yaml", "markdown", "csv"}
"""Languages of what one copies into a file; other blocks are commands, what a program says, and tables of a source."""


def gevallen() -> list[tuple[Voorbeeld, str | None]]:
    """Each example, with the paragraph that says what it uses: its own, or of the one before where it uses the same."""
    alle: list[tuple[Voorbeeld, str | None]] = []
    for pad in sorted(HANDLEIDING.glob("*.md")):
        vorig: str | None = None
        for voorbeeld in voorbeelden(pad.name) if pad.name not in ELDERS else ():
            if voorbeeld.taal in TALEN:
                zelfde = re.search(r"voorbeeld zegt hetzelfde, en gebruikt dezelfde \w+", voorbeeld.ervoor)
                vorig = vorig if zelfde else voorbeeld.ervoor
                alle.append((voorbeeld, vorig))
    return alle


def met_plaats() -> list[tuple[Voorbeeld, str | None, Plaats]]:
    over = {sleutel: list(plaatsen) for sleutel, plaatsen in PLAATSEN.items()}
    return [
        (voorbeeld, zin, wachtrij.pop(0))
        for voorbeeld, zin in gevallen()
        if (wachtrij := over.get((voorbeeld.pagina, voorbeeld.kop)))
    ]


def test_every_example_of_the_manual_is_copied_here() -> None:
    geteld: dict[tuple[str, str], int] = {}
    for voorbeeld, _ in gevallen():
        sleutel = (voorbeeld.pagina, voorbeeld.kop)
        geteld[sleutel] = geteld.get(sleutel, 0) + 1
    assert geteld == {sleutel: len(plaatsen) for sleutel, plaatsen in PLAATSEN.items()}
    assert {pagina for pagina in ELDERS if not (HANDLEIDING / pagina).is_file()} == set()


@pytest.mark.parametrize(
    ("voorbeeld", "zin", "plaats"),
    [pytest.param(*geval, id=f"{geval[0].pagina}-{geval[0].kop}") for geval in met_plaats()],
)
def test_an_example_works_with_what_it_says_it_uses(
    voorbeeld: Voorbeeld, zin: str | None, plaats: Plaats, tmp_path: Path
) -> None:
    namen = gebruikt(zin or "") or []
    if plaats.pad == "mkdocs.yml":
        assert isinstance(yaml.safe_load(h.MKDOCS + voorbeeld.tekst), dict)
        return
    bestanden = Proefhandboek(namen).met(plaats.pad, plaats.voor + voorbeeld.tekst + plaats.na)
    findings = compose(schrijf(tmp_path, bestanden), VANDAAG, edities=()).findings
    assert [str(finding) for finding in findings if finding.niveau is Niveau.FOUT] == []
    for soort, naam in namen:
        assert _genoemd(naam, voorbeeld, plaats), f"the example does not use {soort} {naam}"


def _genoemd(naam: str, voorbeeld: Voorbeeld, plaats: Plaats) -> bool:
    """Whether an example names what it says it uses: the code of an item, the name of a file; a domain by its folder."""
    kort = naam.removeprefix("docs/") if naam.startswith("docs/") else naam
    kort = kort if "." in kort else kort.rpartition("/")[2]
    return re.search(rf"(?<![\w-]){re.escape(kort)}(?![\w-])", f"{voorbeeld.tekst}\n{plaats.pad}") is not None


def test_the_pieces_of_a_card_make_one_card_together(tmp_path: Path) -> None:
    stukken = [
        (voorbeeld.tekst, gebruikt(zin or "") or [])
        for voorbeeld, zin, plaats in met_plaats()
        if voorbeeld.pagina == "kaart-schrijven.md" and plaats.pad.startswith("kaarten/proef/") and plaats.pad.endswith(".md")
    ]
    namen = dict.fromkeys(naam for _, namen in stukken for naam in namen)
    plaats = kaart("startbespreking", voor="")
    tekst = plaats.voor + "".join(tekst for tekst, _ in stukken) + plaats.na
    findings = compose(schrijf(tmp_path, Proefhandboek(namen).met(plaats.pad, tekst)), VANDAAG, edities=()).findings
    assert [str(finding) for finding in findings if finding.niveau is Niveau.FOUT] == []


def test_an_example_does_not_work_without_what_it_uses(tmp_path: Path) -> None:
    """The test above can fail: the indicator of the manual, in a handbook without the domain, the series and the item."""
    (geval,) = [geval for geval in met_plaats() if geval[0].kop == "Een indicator"]
    bestanden = Proefhandboek([]).met(geval[2].pad, geval[0].tekst)
    findings = compose(schrijf(tmp_path, bestanden), VANDAAG, edities=()).findings
    assert {finding.code for finding in findings if finding.niveau is Niveau.FOUT} >= {"C003", "C004"}


def test_the_page_of_mappings_names_the_schools_of_its_examples() -> None:
    tekst = (HANDLEIDING / "indelingen.md").read_text(encoding="utf-8")
    (zin,) = re.findall(r"De voorbeelden gebruiken de scholen (.*?):", tekst)
    deel = tekst.partition(zin)[2].partition("\n## ")[0]
    assert set(re.findall(r"`(\w+)`", zin)) == set(re.findall(r"\b99A[A-Z]00\b", deel)) | {"99AA00"}


KADERS = ("inspectie-2021", "ondersteuning", "ondersteuning-2021")


def test_the_manual_names_every_framework_that_ships(wortel: Path) -> None:
    tekst = (HANDLEIDING / "kader-en-stelsel.md").read_text(encoding="utf-8").partition("## Een kader overnemen")[2]
    genoemd = re.findall(r"^\| `([\w-]+)\.yml` \|", tekst, re.MULTILINE)
    assert sorted(genoemd) == sorted(pad.stem for pad in (wortel / "kaarten" / "kaders").glob("*.yml")) == sorted(KADERS)


@pytest.mark.parametrize("naam", KADERS)
def test_a_framework_is_taken_over_as_the_manual_says(wortel: Path, naam: str, tmp_path: Path) -> None:
    deel = (HANDLEIDING / "kader-en-stelsel.md").read_text(encoding="utf-8").partition("## Een kader overnemen")[2]
    (stap,) = re.findall(r"Haal de regels weg die beginnen met (.*?)\. Zij", deel)
    weg = tuple(re.findall(r"`(\w+:)`", stap))
    regels = (wortel / "kaarten" / "kaders" / f"{naam}.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    over = "".join(regel for regel in regels if not regel.strip().startswith(weg))
    findings = compose(schrijf(tmp_path, Proefhandboek([]).met(f"kaarten/kaders/{naam}.yml", over)), VANDAAG, edities=()).findings
    assert [str(finding) for finding in findings if finding.niveau is not Niveau.ADVIES] == []
