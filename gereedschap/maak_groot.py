"""A made-up handbook of any size: N cards of fixed words and tables, and R rows of results; the same cards as plain Markdown."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

WOORDEN = (  # noqa: SIM905 reads as the sentences it is
    "wij bespreken de groep samen met het team en leggen vast wat werkt leerlingen oefenen elke dag met heldere doelen de "
    "leerkracht legt uit doet voor en laat zien hoe het moet ouders denken mee over wat hun kind nodig heeft na elke periode "
    "kijken wij terug op de resultaten en kiezen een volgende stap die past bij de school"
).split()
ALINEAS = 8
WOORDEN_PER_ALINEA = 60
RIJEN_PER_TABEL = 6
SCHOLEN = 250
JAREN = 5
DOMEINEN = {"rekenen": ("lager1f", "1f", "1s", "2f"), "lezen": ("lager1f", "1f", "2f"), "taal": ("lager1f", "1f", "2f")}
"""Like the reference levels: an indicator pools three series, of ten cells a school and year."""


@dataclass(frozen=True)
class Proefkaart:
    """One card as data: what both forms are written from."""

    id: str
    titel: str
    alineas: tuple[str, ...]
    instrumenten: tuple[tuple[str, str, str], ...]
    activiteiten: tuple[tuple[str, str], ...]


def make_kaarten(hoeveel: int, zaad: int = 1) -> list[Proefkaart]:
    """Cards of the same length with different words, the same on every run."""
    kans = random.Random(zaad)

    def zin(woorden: int) -> str:
        return " ".join(kans.choice(WOORDEN) for _ in range(woorden)).capitalize() + "."

    return [
        Proefkaart(
            id=f"kaart-{nummer}",
            titel=f"Afspraak {nummer} {kans.choice(WOORDEN)}",
            alineas=tuple(zin(WOORDEN_PER_ALINEA) for _ in range(ALINEAS)),
            instrumenten=tuple((zin(3), zin(8), zin(4)) for _ in range(RIJEN_PER_TABEL)),
            activiteiten=tuple((zin(3), zin(8)) for _ in range(RIJEN_PER_TABEL)),
        )
        for nummer in range(hoeveel)
    ]


SECTIES = ("Achtergrond", "Visie", "Ambitie", "Aanpak")


def write_handboek(map_: Path, kaarten: list[Proefkaart], rijen: int = 0) -> None:
    """The cards as a handbook, with `rijen` cells of results (a multiple of the cells of one school and year)."""
    domein = map_ / "kaarten" / "onderwijs"
    domein.mkdir(parents=True)
    (map_ / "docs").mkdir()
    (map_ / "data" / "resultaten").mkdir(parents=True)
    (map_ / "data" / "indicatoren").mkdir()
    (map_ / "mkdocs.yml").write_text(
        "site_name: Proef\nuse_directory_urls: false\ntheme:\n  name: material\nplugins:\n  - search\n  - kwaliteitshandboek\n"
    )
    (map_ / "data" / "organisatie.yml").write_text(
        "naam: Proeforganisatie\npeildatum: 2026-11-15\ndomeinen:\n  - {id: onderwijs, naam: Onderwijs}\n"
        "rollen:\n  - {id: leerkracht, naam: Leerkracht}\n"
    )
    for kaart in kaarten:
        kop = [f"titel: {kaart.titel}", "status: concept", "eigenaren: [leerkracht]", "meetinstrumenten:"]
        kop += [
            f"  - {{naam: {naam}, doel: {doel}, moment: {moment}, eigenaren: [leerkracht]}}"
            for naam, doel, moment in kaart.instrumenten
        ]
        kop += ["activiteiten:"]
        kop += [f"  - {{wat: {wat}, doel: {doel}, wie: [leerkracht]}}" for wat, doel in kaart.activiteiten]
        tekst = "\n\n".join(f"## {sectie}\n\n{proza}" for sectie, proza in _secties(kaart))
        (domein / f"{kaart.id}.md").write_text("---\n" + "\n".join(kop) + f"\n---\n\n{tekst}\n")
    _write_resultaten(map_ / "data", rijen)


def _secties(kaart: Proefkaart) -> list[tuple[str, str]]:
    per = len(kaart.alineas) // len(SECTIES)
    return [(naam, "\n\n".join(kaart.alineas[i * per : (i + 1) * per])) for i, naam in enumerate(SECTIES)]


def _write_resultaten(data: Path, rijen: int) -> None:
    """Results of made-up schools: as many tests as it takes to reach `rijen` cells, one cell in seven masked."""
    kans = random.Random(2)
    sleutels = [f"98{chr(65 + n // 26)}{chr(65 + n % 26)}00" for n in range(SCHOLEN)]
    if not rijen:
        (data / "scholen.csv").write_text("sleutel;naam;soort\n98AA00;School 98AA00;bo\n")
        return
    (data / "scholen.csv").write_text("sleutel;naam;soort\n" + "".join(f"{s};School {s};bo\n" for s in sleutels))
    per_indicator = SCHOLEN * JAREN * sum(len(categorieen) for categorieen in DOMEINEN.values())
    toetsen = [f"toets-{n}" for n in range(-(-rijen // per_indicator))]
    reeksen = {f"{toets}-{domein}": categorieen for toets in toetsen for domein, categorieen in DOMEINEN.items()}
    (data / "meetreeksen.yml").write_text(
        "".join(
            f"- id: {reeks}\n  naam: Reeks {reeks}\n  soort: aantallen\n  categorieen:\n"
            + "".join(f"    - {{id: {c}, naam: '{c}'}}\n" for c in categorieen)
            for reeks, categorieen in reeksen.items()
        )
    )
    (data / "indicatoren" / "proef.yml").write_text(
        "".join(
            f"- id: {toets}\n  naam: Indicator {toets}\n  vraag: Hoeveel halen {toets}?\n  kant: product\n  eenheid: procent\n"
            f"  definitie: Aandeel.\n  bron: Proef\n  schoolsoorten: [bo]\n  venster: {{jaren: 3, jaren_klein: 5, grens: 15}}\n"
            f"  normen: [{{waarde: 85}}]\n"
            f"  berekening: {{meetreeksen: [{', '.join(f'{toets}-{domein}' for domein in DOMEINEN)}],"
            f" teller: [1f, 1s, 2f], noemer: [lager1f, 1f, 1s, 2f]}}\n"
            for toets in toetsen
        )
    )
    with (data / "resultaten" / "proef.csv").open("w", encoding="utf-8") as uit:
        uit.write("school;schooljaar;meetreeks;categorie;waarde\n")
        over = rijen
        for reeks, categorieen in reeksen.items():
            for jaar in range(2026 - JAREN, 2026):
                regels = [
                    f"{sleutel};{jaar}-{jaar + 1};{reeks};{categorie};{_waarde(kans)}\n"
                    for sleutel in sleutels
                    for categorie in categorieen
                ][:over]
                uit.writelines(regels)
                over -= len(regels)


def _waarde(kans: random.Random) -> str:
    return "<5" if kans.random() < 1 / 7 else str(kans.randrange(0, 40))


def write_kaal(map_: Path, kaarten: list[Proefkaart]) -> None:
    """The same words and tables as plain Markdown for bare MkDocs + Material, with pruned navigation."""
    docs = map_ / "docs"
    docs.mkdir(parents=True)
    (map_ / "mkdocs.yml").write_text(
        "site_name: Proef\nuse_directory_urls: false\ntheme:\n  name: material\n  language: nl\n  font: false\n"
        "  features: [navigation.prune, navigation.tabs]\nplugins:\n  - search\n"
        "markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, {toc: {toc_depth: 2-3}}]\n"
    )
    (docs / "index.md").write_text("# Proef\n\n" + "\n".join(f"- [{k.titel}]({k.id}.md)" for k in kaarten) + "\n")
    for kaart in kaarten:
        delen = [f"# {kaart.titel}", "Kwaliteitskaart, domein Onderwijs, eigenaar Leerkracht, status concept."]
        delen += [f"## {sectie}\n\n{proza}" for sectie, proza in _secties(kaart)]
        delen += [
            "## Meetinstrumenten\n\n| Instrument | Doel | Moment | Eigenaar |\n| --- | --- | --- | --- |\n"
            + "\n".join(f"| {naam} | {doel} | {moment} | Leerkracht |" for naam, doel, moment in kaart.instrumenten),
            "## Activiteiten\n\n| Wat | Doel | Wie |\n| --- | --- | --- |\n"
            + "\n".join(f"| {wat} | {doel} | Leerkracht |" for wat, doel in kaart.activiteiten),
        ]
        (docs / f"{kaart.id}.md").write_text("\n\n".join(delen) + "\n")
        # Ours has a page with the versions of each card: the comparison is between sites of as many pages.
        stand = f"Deze kaart is een concept. Zij is nog niet vastgesteld.\n\n[Naar de kaart](../{kaart.id}.md)"
        versie = f"# Versies van {kaart.titel}\n\n{stand}\n"
        (docs / "versies").mkdir(exist_ok=True)
        (docs / "versies" / f"{kaart.id}.md").write_text(versie)
