"""The public edition on real figures: small groups withheld everywhere, in tables, texts, drawings and figures for scripts."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

import paginas as p
import pytest
import ruwe_bron as rb
import verwachte_tegels as vt
import verwachting as v
from handboekmaker import DOMEINNAMEN, TOETSNAMEN, Gebouwd
from lxml.html import HtmlElement

pytestmark = [pytest.mark.gegevens, pytest.mark.traag, pytest.mark.xdist_group("echt")]

ZONDER_GROEP = {vt.TE_KLEIN, "geen gegevens", "geen deelnemers"}


def _openbare_paginas(gebouwd: Gebouwd) -> Iterator[tuple[Path, HtmlElement]]:
    paden = sorted((gebouwd.site / "publiek").rglob("*.html"))
    assert len(paden) > len(gebouwd.scholen), "an empty site withholds everything"
    for pad in paden:
        yield pad.relative_to(gebouwd.site / "publiek"), p.lees(pad)


def _gemiddelden(bron: rb.RuweBron, scholen: Mapping[str, str], indicator: str) -> dict[str, tuple[int, str]]:
    """School -> (number of pupils, mean as written; blank where the source gives none)."""
    if indicator == "afstand":
        rijen = rb.eigen_rijen(bron, rb.AFSTAND, scholen)
        return {school: (int(rij["LEERLINGEN"]), rij["AFSTAND"].strip()) for school, rij in rijen.items()}
    (toets,) = [toets for toets, naam in TOETSNAMEN.items() if naam == indicator]
    rijen = rb.eigen_rijen(bron, rb.EINDSCORES, scholen)
    return {school: (int(rij[f"{toets}_AANTAL"]), rij[f"{toets}_GEM"].strip()) for school, rij in rijen.items()}


def _regel(aantal: int, gemiddelde: str) -> tuple[str, str]:
    """What the table of the public edition shows: the figure, and the number of pupils only beside a figure."""
    if aantal == 0:
        return "geen deelnemers", ""
    if not gemiddelde:
        return "geen gegevens", ""
    if aantal < vt.MINSTE_GROEP:
        return vt.TE_KLEIN, ""
    return v.getal(v.breuk(gemiddelde), 1), v.aantallen(aantal, aantal)


@pytest.mark.parametrize("indicator", [*TOETSNAMEN.values(), "afstand"])
def test_means_of_small_groups_are_withheld(groot: Gebouwd, speciaal: Gebouwd, bron: rb.RuweBron, indicator: str) -> None:
    for gebouwd in (groot, speciaal):
        grafieken = {g.id: g for g in p.grafieken(gebouwd.pagina("publiek", f"indicatoren/{indicator}.html"))}
        ruw = _gemiddelden(bron, gebouwd.scholen, indicator)
        for soort in ("bo", "sbo", "so"):
            per_school = {school: ruw.get(school) for school, van_soort in gebouwd.scholen.items() if van_soort == soort}
            verwacht = Counter(("geen gegevens", "") if cel is None else _regel(*cel) for cel in per_school.values())
            grafiek = grafieken.get(f"scholen-{indicator}-{soort}")
            if grafiek is None:
                assert {cijfer for cijfer, _ in verwacht} <= ZONDER_GROEP, soort
                continue
            gevonden = Counter((rij["Gemiddelde"], "".join(list(rij.values())[1:])) for rij in grafiek.rijen.values())
            assert gevonden == verwacht, soort


def test_withheld_means_are_nowhere_in_the_public_edition(
    niveaus: Gebouwd, groot: Gebouwd, speciaal: Gebouwd, bron: rb.RuweBron
) -> None:
    """Neither as text on the pages of the school, nor as a number in what scripts read, nor in the index of the search."""
    verborgen = gezocht = 0
    for gebouwd in (niveaus, groot, speciaal):
        index = json.loads((gebouwd.site / "publiek" / "search" / "search_index.json").read_text("utf-8"))["docs"]
        for indicator in (*TOETSNAMEN.values(), "afstand"):
            ruw = _gemiddelden(bron, gebouwd.scholen, indicator)
            geheim = {school: cel for school, cel in ruw.items() if cel[1] and cel[0] < vt.MINSTE_GROEP}
            mag = {v.breuk(gemiddelde) for school, (_, gemiddelde) in ruw.items() if gemiddelde and school not in geheim}
            pagina = gebouwd.pagina("publiek", f"indicatoren/{indicator}.html")
            getallen = {getal for g in p.grafieken(pagina) for getal in _getallen(json.loads(g.figuur)["data"])}
            for school, (_, gemiddelde) in geheim.items():
                waarde = v.breuk(gemiddelde)
                # A round number can be a line of the grid, and a mean that another school has too may be there.
                if (2 * waarde).denominator != 1 and all(abs(waarde - ander) > Fraction(1, 100) for ander in mag):
                    gezocht += 1
                    assert all(abs(float(waarde) - getal) > 0.001 for getal in getallen), (school, indicator)
                tekst = v.getal(waarde, 1)
                # A school that has nothing to account for yet has no page there.
                paden = [gebouwd.site / "publiek" / map_ / f"{school.lower()}.html" for map_ in ("scholen", "verantwoording")]
                assert paden[0].exists()
                for pad in (pad for pad in paden if pad.exists()):
                    rauw = pad.read_text("utf-8")
                    assert tekst not in p.plat(rauw), (school, indicator, pad)
                    assert gemiddelde not in rauw
                zoekteksten = [doc["text"] for doc in index if f"{school.lower()}.html" in doc["location"]]
                assert zoekteksten
                assert all(tekst not in p.plat(doc) for doc in zoekteksten), (school, indicator)
                verborgen += 1
    assert verborgen >= gezocht >= 8


def _getallen(waarde: object) -> Iterator[float]:
    if isinstance(waarde, dict):
        for deel in waarde.values():
            yield from _getallen(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from _getallen(deel)
    elif isinstance(waarde, (int, float)) and not isinstance(waarde, bool):
        yield float(waarde)


@pytest.mark.parametrize("indicator", ["basis", "hoger", *[f"basis-{domein}" for domein in v.DOMEINEN]])
def test_percentages_of_small_groups_are_withheld(alle: Gebouwd, bron: rb.RuweBron, indicator: str) -> None:
    naam = {"basis": "Basis", "hoger": "Hoger"}.get(indicator) or DOMEINNAMEN[indicator.removeprefix("basis-")]
    verwacht: Counter[tuple[str, str]] = Counter()
    rijen = v.niveaurijen(bron, rb.NIVEAUS_2023)
    for school in alle.scholen:
        tegel = vt.niveautegels(bron, school, "publiek", "2023-2024").get(naam)
        if tegel is None:
            verwacht["geen deelnemers" if school in rijen else "geen gegevens", ""] += 1
        elif tegel.cijfer == vt.TE_KLEIN:
            verwacht[vt.TE_KLEIN, ""] += 1
        else:
            domeinen = vt.ALLE_DOMEINEN if naam in v.NORMEN else (indicator.removeprefix("basis-"),)
            deel = v.deel([rijen[school]], domeinen)
            assert deel is not None
            verwacht[tegel.cijfer, v.aantallen(deel.minst, deel.meest)] += 1
    pagina = alle.pagina("publiek", f"indicatoren/{indicator}.html")
    (grafiek,) = [g for g in p.grafieken(pagina) if g.id == f"scholen-{indicator}-bo"]
    assert Counter((rij["Percentage"], rij["Leerlingen"]) for rij in grafiek.rijen.values()) == verwacht
    assert verwacht[vt.TE_KLEIN, ""] >= 10
    # Over all schools together lie masked cells: no total is published.
    assert "%" not in p.tekst_van(p.met_klasse(pagina, "hb-lead")[0])


def test_no_count_of_1_to_4_is_shown(organisatie: Gebouwd) -> None:
    """Not in a table, not in a text, not as a label in a drawing, not in the words that a script shows; ranges are."""
    bereiken = 0
    for pad, pagina in _openbare_paginas(organisatie):
        for grafiek in p.grafieken(pagina):
            for rij, cellen in grafiek.rijen.items():
                for kolom, cel in cellen.items():
                    assert not re.match(r"[1-4]( \(|$)", cel), (pad, grafiek.id, rij, kolom, cel)
                    bereiken += cel.startswith("1–4")
            figuur = json.loads(grafiek.figuur)
            teksten = [tekst for spoor in figuur["data"] for tekst in spoor.get("hovertext", ())]
            assert not [tekst for tekst in teksten if re.search(r": [1-4]($| \(| leerling)", p.plat(tekst))], (pad, grafiek.id)
        for tekst in pagina.xpath("//*[local-name()='svg']//*[local-name()='text']"):
            assert not re.fullmatch(r"[1-4]( \(.*|%)?", p.tekst_van(tekst)), (pad, p.tekst_van(tekst))
        for weg in pagina.xpath("//script"):
            weg.drop_tree()
        lopend = p.tekst_van(pagina)
        assert not re.search(r"(?<![0-9–,.])(?<!minder dan )[1-4] leerling", lopend), pad
    assert (organisatie.site / "publiek" / "cijfers.html").is_file()
    if rb.NIVEAUS_2022 in organisatie.bestanden:
        assert bereiken >= 5


def test_the_count_of_four_pupils_is_a_range_for_the_public_and_a_figure_for_the_team(speciaal: Gebouwd) -> None:
    school = "06VS00"
    assert p.tegels(speciaal.schoolpaginas["team", school])["Leerlingen"].cijfer == "4"
    assert p.tegels(speciaal.schoolpaginas["publiek", school])["Leerlingen"].cijfer == "1–4"
    assert "%" not in p.tegels(speciaal.schoolpaginas["publiek", school])["Leerlingen"].cijfer


def test_nothing_internal_is_published(organisatie: Gebouwd) -> None:
    """No names or fingerprints of source files, and no file that is not meant for the public."""
    paden = [pad for pad in sorted((organisatie.site / "publiek").rglob("*")) if pad.is_file()]
    assert {".html", ".json", ".xml"} <= {pad.suffix for pad in paden}
    assert sum(pad.suffix == ".html" for pad in paden) > len(organisatie.scholen)
    for pad in paden:
        assert pad.suffix not in {".yml", ".csv", ".py", ".md"}, pad
        if pad.suffix in {".html", ".json", ".xml"} or pad.name == "search_index.js":
            tekst = pad.read_text("utf-8")
            for bestand in rb.ALLE:
                assert bestand not in tekst, pad
            assert "sha256" not in tekst, pad
            assert str(organisatie.wortel) not in tekst, pad
