"""Pages of indicators and yearly reports on real figures: verdicts, sets of schools, totals, sentences and provenance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import paginas as p
import pytest
import ruwe_bron as rb
import verwachte_tegels as vt
import verwachting as v
import yaml
from handboekmaker import TOETSNAMEN, Gebouwd

pytestmark = [pytest.mark.gegevens, pytest.mark.traag, pytest.mark.xdist_group("echt")]

KANTEN = {"boven": "boven", "onder": "onder", "niet-te-bepalen": "niet te bepalen"}
"""The shape beside a figure -> the side of the norm that it stands for."""


def _oordelen(bron: rb.RuweBron, jaar: str, naam: str = "Basis") -> dict[str, str]:
    """School -> side of the norm in one year, over three domains; schools without participants are not in it."""
    uit = {}
    for school, rij in v.niveaurijen(bron, rb.NIVEAUJAREN[jaar]).items():
        deel = v.deel([rij], vt.ALLE_DOMEINEN, hoger=naam == "Hoger")
        if deel is not None:
            uit[school] = deel.oordeel(v.NORMEN[naam][0])
    return uit


def _grafiek(gebouwd: Gebouwd, editie: str, indicator: str, grafiek_id: str) -> p.Grafiek:
    (grafiek,) = [g for g in p.grafieken(gebouwd.pagina(editie, f"indicatoren/{indicator}.html")) if g.id == grafiek_id]
    return grafiek


def _rapport(gebouwd: Gebouwd, jaar: str, naam: str) -> dict[str, tuple[str, str | None]]:
    """From the table of schools in a yearly report: school -> (figure, side of the norm; None without figure or verdict)."""
    uit: dict[str, tuple[str, str | None]] = {}
    for rij in gebouwd.pagina("team", f"jaarverslag/{jaar}.html").xpath(f"//tr[td[@data-label='{naam}']]"):
        (link,) = rij.xpath("./th/a/@href")
        (cel,) = rij.xpath(f"./td[@data-label='{naam}']")
        kant = None
        for status in p.met_klasse(cel, "hb-status"):
            kant = KANTEN.get(status.get("class").split("hb-status--")[1])
            status.drop_tree()
        school = link.rpartition("/")[2].removesuffix(".html").upper()
        assert school not in uit
        uit[school] = p.tekst_van(cel), kant
    return uit


@pytest.mark.parametrize("naam", ["Basis", "Hoger"])
@pytest.mark.parametrize("jaar", rb.NIVEAUJAREN)
def test_the_same_schools_are_undecidable(alle: Gebouwd, bron: rb.RuweBron, jaar: str, naam: str) -> None:
    verwacht = _oordelen(bron, jaar, naam)
    rapport = _rapport(alle, jaar, naam)
    assert set(rapport) == set(alle.scholen)
    gevonden = {school: kant for school, (_, kant) in rapport.items() if kant is not None}
    assert {school for school, kant in gevonden.items() if kant == "niet te bepalen"} == {
        school for school, kant in verwacht.items() if kant == "niet te bepalen"
    }
    assert gevonden == verwacht
    for school, (cijfer, _) in rapport.items():
        tegel = vt.niveautegels(bron, school, "team", jaar).get(naam)
        rij = school in v.niveaurijen(bron, rb.NIVEAUJAREN[jaar])
        assert cijfer == (tegel.cijfer if tegel else "geen deelnemers" if rij else "geen gegevens"), school
    assert Counter(verwacht.values())["niet te bepalen"] >= 10
    assert len(verwacht) >= 85


def test_the_same_schools_are_undecidable_over_two_years(alle: Gebouwd, bron: rb.RuweBron) -> None:
    jaren = [v.niveaurijen(bron, bestand) for bestand in rb.NIVEAUJAREN.values()]
    delen = {school: v.deel([jaar[school] for jaar in jaren], vt.ALLE_DOMEINEN) for school in alle.scholen if school in jaren[1]}
    verwacht = {school: deel.oordeel(v.NORM_1F) for school, deel in delen.items() if deel is not None}
    gevonden = {}
    for school in alle.scholen:
        tegel = p.tegels(alle.schoolpaginas["team", school]).get("Basis over twee jaar")
        if tegel is not None and "%" in tegel.cijfer:
            gevonden[school] = (tegel.oordeel or "").removesuffix(" de signaalwaarde").removeprefix("op of ")
    assert gevonden == verwacht
    assert 5 <= Counter(verwacht.values())["niet te bepalen"] < Counter(_oordelen(bron, "2023-2024").values())["niet te bepalen"]


@pytest.mark.parametrize("naam", ["Basis", "Hoger"])
def test_chart_of_schools_holds_each_school_with_its_range_group_and_verdict(alle: Gebouwd, bron: rb.RuweBron, naam: str) -> None:
    norm, normnaam = v.NORMEN[naam]
    rijen = v.niveaurijen(bron, rb.NIVEAUS_2023)
    grafiek = _grafiek(alle, "team", naam.lower(), f"scholen-{naam.lower()}-bo")
    verwacht: Counter[tuple[str, str, str]] = Counter()
    for school in alle.scholen:
        deel = v.deel([rijen[school]], vt.ALLE_DOMEINEN, hoger=naam == "Hoger") if school in rijen else None
        if deel is None:
            verwacht["geen deelnemers" if school in rijen else "geen gegevens", "", ""] += 1
            continue
        woord = {"boven": f"op of boven {normnaam}", "onder": f"onder {normnaam}"}.get(deel.oordeel(norm), "niet te bepalen")
        verwacht[v.procent(deel, 1, norm), woord, v.aantallen(deel.minst, deel.meest)] += 1
    gevonden = Counter((rij["Percentage"], rij["Signaal"], rij["Leerlingen"]) for rij in grafiek.rijen.values())
    assert gevonden == verwacht
    assert gevonden.total() == 91
    namen = Counter(p.titel(pagina) for (editie, _), pagina in alle.schoolpaginas.items() if editie == "team")
    assert Counter(re.sub(r" \([^()]*\)$", "", naam) if naam not in namen else naam for naam in grafiek.rijen) == namen


@pytest.mark.parametrize("naam", ["Basis", "Hoger"])
@pytest.mark.parametrize("jaar", rb.NIVEAUJAREN)
def test_sentences_count_the_schools_on_each_side(alle: Gebouwd, bron: rb.RuweBron, jaar: str, naam: str) -> None:
    """A side on which no school stands is left out."""
    telling = Counter(_oordelen(bron, jaar, naam).values())
    pagina = alle.pagina("team", f"jaarverslag/{jaar}.html")
    (tekst,) = pagina.xpath(f"//h3[@id='cijfer-{naam.lower()}']/following::p[contains(., 'van de 91')][1]")
    zin = p.tekst_van(tekst)
    rest = 91 - telling.total()
    assert f" {telling['boven']} van de 91 " in zin
    aantallen = [int(aantal) for aantal in re.findall(r"([0-9]+) scho(?:len|ol)", zin)]
    assert aantallen == [aantal for aantal in (telling["onder"], telling["niet te bepalen"], rest) if aantal]
    if jaar == "2023-2024":
        grafiek = _grafiek(alle, "team", naam.lower(), f"scholen-{naam.lower()}-bo")
        norm = v.NORMEN[naam][1]
        assert f"{telling['boven']} scholen op of boven {norm}" in grafiek.zin
        assert (f"{telling['onder']} scholen onder {norm}" in grafiek.zin) == (telling["onder"] > 0)
        assert f"{telling['niet te bepalen']} scholen waarvoor dit niet te bepalen is" in grafiek.zin
    assert telling["niet te bepalen"] > 1
    assert (telling["onder"] > 1) == (naam == "Hoger")


@pytest.mark.parametrize(("indicator", "domeinen", "hoger"), [
    ("basis", vt.ALLE_DOMEINEN, False),
    ("hoger", vt.ALLE_DOMEINEN, True),
    *[(f"basis-{domein}", (domein,), False) for domein in v.DOMEINEN],
])  # fmt: skip
def test_totals_pool_all_pupils_of_all_schools(
    alle: Gebouwd, bron: rb.RuweBron, indicator: str, domeinen: tuple[str, ...], hoger: bool
) -> None:
    pagina = alle.pagina("team", f"indicatoren/{indicator}.html")
    lijn = _grafiek(alle, "team", indicator, f"lijn-{indicator}")
    norm = v.NORMEN[indicator.capitalize()][0] if indicator in {"basis", "hoger"} else None
    for jaar, bestand in rb.NIVEAUJAREN.items():
        deel = v.deel(bron.rijen(bestand), domeinen, hoger=hoger)
        assert deel is not None
        assert lijn.rijen[jaar]["Percentage"] == v.procent(deel, 1, norm), jaar
        assert lijn.rijen[jaar]["Leerlingen"] == v.aantallen(deel.minst, deel.meest), jaar
    assert f" {lijn.rijen['2023-2024']['Percentage']} (2023-2024)" in p.tekst_van(p.met_klasse(pagina, "hb-lead")[0])
    assert all(rij["Percentage"] == "geen gegevens" for jaar, rij in lijn.rijen.items() if jaar not in rb.NIVEAUJAREN)


@pytest.mark.parametrize("toets", rb.TOETSEN)
def test_end_tests_stay_apart(groot: Gebouwd, speciaal: Gebouwd, bron: rb.RuweBron, toets: str) -> None:
    """Each test has its own page with exactly its own schools; no page holds a figure for all schools together."""
    for gebouwd in (groot, speciaal):
        pagina = gebouwd.pagina("team", f"indicatoren/{TOETSNAMEN[toets]}.html")
        rijen = rb.eigen_rijen(bron, rb.EINDSCORES, gebouwd.scholen)
        for soort in ("bo", "sbo"):
            deel = {school: rij for school, rij in rijen.items() if gebouwd.scholen[school] == soort}
            verwacht = Counter(
                (v.getal(v.breuk(rij[f"{toets}_GEM"]), 1), rij[f"{toets}_AANTAL"])
                for rij in deel.values()
                if rij[f"{toets}_GEM"].strip()
            )
            grafieken = [g for g in p.grafieken(pagina) if g.id == f"scholen-{TOETSNAMEN[toets]}-{soort}"]
            gevonden = Counter(
                tuple(rij.values())
                for grafiek in grafieken
                for rij in grafiek.rijen.values()
                if rij["Gemiddelde"] not in {"geen deelnemers", "geen gegevens"}
            )
            assert gevonden == verwacht, soort
        assert not [g for g in p.grafieken(pagina) if g.id.startswith("lijn-")]
        assert not re.search(r"Alle scholen samen: [0-9]", p.tekst_van(p.met_klasse(pagina, "hb-lead")[0]))


def test_number_behind_a_mean_is_called_pupils(groot: Gebouwd) -> None:
    """The column beside a mean counts pupils; the scores are in points, the pupils are not."""
    grafiek = _grafiek(groot, "team", "eindscore-cet", "scholen-eindscore-cet-bo")
    assert grafiek.kop == ("School", "Gemiddelde", "Leerlingen")


def _herkomst(gebouwd: Gebouwd) -> Mapping[str, Mapping[str, object]]:
    """Name of the source file -> its provenance as written beside the results."""
    lijst = [yaml.safe_load(pad.read_text("utf-8")) for pad in gebouwd.wortel.glob("data/resultaten/*.herkomst.yml")]
    return {herkomst["bestand"]: herkomst for herkomst in lijst}


def test_provenance_counts_every_line_of_every_file(organisatie: Gebouwd, bron: rb.RuweBron) -> None:
    herkomst = _herkomst(organisatie)
    assert set(herkomst) == set(organisatie.bestanden) - {rb.ADRESSEN}
    for naam, een in herkomst.items():
        assert een["sha256"] == bron.sha256(naam)
        redenen = een["redenen"]
        assert isinstance(redenen, list)
        assert een["gelezen"] == een["gebruikt"] + een["overgeslagen"]  # type: ignore[operator]
        assert een["overgeslagen"] == sum(reden["rijen"] for reden in redenen)
        per_reden = {reden["reden"]: reden["rijen"] for reden in redenen}
        if naam == rb.ACHTERSTAND:
            eigen = sum(sleutel in organisatie.scholen for sleutel in bron.excelsleutels)
            vreemd = len(bron.excelsleutels) - eigen
        else:
            assert een["gelezen"] == bron.aantal_regels(naam) == len(bron.rijen(naam))
            eigen = len(rb.eigen_rijen(bron, naam, organisatie.scholen))
            vreemd = sum(rb.sleutel(rij) not in organisatie.scholen for rij in bron.rijen(naam))
        assert een["gebruikt"] == eigen, naam
        assert per_reden.get("school van een andere organisatie", 0) == vreemd, naam


def test_provenance_on_the_pages(organisatie: Gebouwd, bron: rb.RuweBron) -> None:
    """The team sees file and fingerprint; the public sees how many rows were read and used, and no name of a file."""
    herkomst = _herkomst(organisatie)
    for editie in ("team", "publiek"):
        rijen = p.herkomstrijen(organisatie.pagina(editie, "cijfers.html"))
        gevonden = Counter((rij["Schooljaar"], rij["Rijen gelezen"], rij["Gebruikt"]) for rij in rijen)
        assert gevonden == Counter(
            (str(een["schooljaar"]), v.aantallen(*[int(str(een["gelezen"]))] * 2), v.aantallen(*[int(str(een["gebruikt"]))] * 2))
            for een in herkomst.values()
        ), editie
        if editie == "team":
            bestanden = {rij["Bestand"] for rij in rijen}
            assert bestanden == {f"{naam} sha256 {bron.sha256(naam)[:12]}" for naam in herkomst}
        else:
            assert all("Bestand" not in rij for rij in rijen)


def test_the_import_tells_how_much_it_read(alle: Gebouwd, bron: rb.RuweBron) -> None:
    assert len(alle.imports) == len(rb.ALLE)
    for naam, uitkomst in zip(rb.ALLE, alle.imports, strict=True):
        assert naam in uitkomst.uit
        if naam != rb.ACHTERSTAND:
            assert f"{bron.aantal_regels(naam)} rijen gelezen" in uitkomst.uit
            eigen = len(rb.eigen_rijen(bron, naam, alle.scholen))
            assert f"{eigen} gebruikt" in uitkomst.uit
