"""Pages of real schools: every tile, table and sentence against the raw bytes, in both editions."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction

import paginas as p
import pytest
import ruwe_bron as rb
import verwachte_tegels as vt
import verwachting as v
from handboekmaker import Gebouwd

pytestmark = [pytest.mark.gegevens, pytest.mark.traag, pytest.mark.xdist_group("echt")]

KOLOMNAMEN = {
    "rekenen": ("lager dan 1F", "1F", "1S", "2F"),
    "lezen": ("lager dan 1F", "1F", "2F"),
    "taalverzorging": ("lager dan 1F", "1F", "2F"),
}


@pytest.mark.parametrize("editie", ["team", "publiek"])
def test_every_tile_shows_the_figure_of_the_raw_file(organisatie: Gebouwd, bron: rb.RuweBron, editie: str) -> None:
    waarden = vt.waardetegels(bron, organisatie.scholen, editie)
    gezien: Counter[str] = Counter()
    for school, soort in organisatie.scholen.items():
        verwacht = waarden[school]
        if soort == "bo" and rb.NIVEAUS_2022 in organisatie.bestanden:
            verwacht |= vt.niveautegels(bron, school, editie)
        gevonden = p.tegels(organisatie.schoolpaginas[editie, school])
        zonder = set(gevonden) - set(verwacht)
        # A figure with a norm keeps its place without data, and says so. No other tile may stand there.
        assert zonder <= ({"Basis", "Basis over twee jaar", "Hoger"} if soort == "bo" else set()), school
        for naam in zonder:
            # All zeroes is a count of nobody; no row is no data: two different things.
            geteld = rb.NIVEAUS_2022 in organisatie.bestanden and school in v.niveaurijen(bron, rb.NIVEAUS_2023)
            leeg = "geen deelnemers" if geteld else "geen gegevens"
            eerder = v.niveaurijen(bron, rb.NIVEAUS_2022).get(school) if rb.NIVEAUS_2022 in organisatie.bestanden else None
            deel = v.deel([eerder], vt.ALLE_DOMEINEN) if eerder is not None else None
            if naam == "Basis over twee jaar" and not geteld and deel is not None:
                # Of two years one is there: that is another thing than no data, where it may be shown at all.
                leeg = "niet alle schooljaren bekend" if editie == "team" or deel.minst >= vt.MINSTE_GROEP else leeg
            assert gevonden[naam].cijfer == leeg, (school, naam)
        for naam, tegel in verwacht.items():
            if tegel.cijfer == vt.TE_KLEIN and naam not in gevonden:
                continue  # Withheld, and no key figure: it need not have a tile. The page of the indicator says so.
            assert gevonden[naam].cijfer == tegel.cijfer, (school, naam)
            assert tuple(re.findall(r"[0-9]{4}-[0-9]{4}", gevonden[naam].periode)) == tegel.jaren, (school, naam)
            if naam in v.NORMEN:
                oordeel = (gevonden[naam].oordeel or "").split(",")[0] if tegel.cijfer != vt.TE_KLEIN else ""
                assert oordeel == vt.oordeelwoorden(naam, tegel, organisatie.kleine_groep), (school, naam)
                norm, woord = v.NORMEN[naam]
                assert gevonden[naam].norm == f"{woord.split()[1]} {v.getal(norm, 0)} %", (school, naam)
            gezien[naam] += 1
    assert gezien["Afstand"] >= 25
    assert gezien["Leerlingen"] >= 25


def test_the_four_organisations_between_them_show_every_kind_of_figure(
    alle: Gebouwd, niveaus: Gebouwd, groot: Gebouwd, speciaal: Gebouwd
) -> None:
    """The comparison above would pass on empty pages; this one says what it had to see."""
    tegels = [
        (naam, tegel)
        for gebouwd in (alle, niveaus, groot, speciaal)
        for (editie, _), pagina in gebouwd.schoolpaginas.items()
        if editie == "team"
        for naam, tegel in p.tegels(pagina).items()
    ]
    toetsen = Counter(naam for naam, _ in tegels if naam.startswith("Eindscore"))
    assert set(toetsen) == {f"Eindscore {toets}" for toets in rb.TOETSEN}
    assert sum("–" in tegel.cijfer for naam, tegel in tegels if naam == "Basis") > 50
    oordelen = Counter(tegel.oordeel for naam, tegel in tegels if naam in {"Basis", "Hoger"})
    woorden = ("op of boven de signaalwaarde", "op of boven het streefcijfer", "onder het streefcijfer", "niet te bepalen")
    assert min(oordelen[woord] for woord in woorden) >= 10
    assert sum(hoeveel for woord, hoeveel in oordelen.items() if woord and "kleine groep" in woord) >= 1


def _cel(laag: int, hoog: int, rest_laag: int, rest_hoog: int) -> str:
    """A count with its share of all, which is left out under 10 pupils: '11 (55,0–64,8 %)'."""
    tekst = v.aantallen(laag, hoog)
    if laag + rest_laag < vt.MINSTE_GROEP:
        return tekst
    deel = v.Deel(Fraction(100 * laag, laag + rest_hoog), Fraction(100 * hoog, hoog + rest_laag), 0, 0)
    return f"{tekst} ({v.procent(deel, 1)})"  # one decimal, as the figures of these domains have


def _niveaurij(rij: rb.Rij, domein: str) -> dict[str, str]:
    cellen = [v.cel(rij[kolom]) for kolom in v.DOMEINEN[domein]]
    totaal = sum(laag for laag, _ in cellen), sum(hoog for _, hoog in cellen)
    delen = [_cel(laag, hoog, totaal[0] - laag, totaal[1] - hoog) for laag, hoog in cellen]
    return dict(zip(KOLOMNAMEN[domein], delen, strict=True)) | {"Totaal": v.aantallen(*totaal)}


TE_KLEINE_GROEP = "te kleine groep"


def _afgeschermd(rij: dict[str, str]) -> dict[str, str]:
    """The row of a group of perhaps fewer than 10 pupils says so in every cell; nobody at all is nothing to protect."""
    minstens = int(rij["Totaal"].split("–")[0])
    return dict.fromkeys(rij, TE_KLEINE_GROEP) if minstens < vt.MINSTE_GROEP and rij["Totaal"] != "0" else rij


@pytest.mark.parametrize("editie", ["team", "publiek"])
def test_tables_of_levels_hold_every_cell_of_the_file(alle: Gebouwd, bron: rb.RuweBron, editie: str) -> None:
    """DUO masks 1 to 4 in these files already; of a group that may be under 10 the public edition shows no cell at all."""
    rijen = {jaar: v.niveaurijen(bron, bestand) for jaar, bestand in rb.NIVEAUJAREN.items()}
    cellen = 0
    for school in alle.scholen:
        grafieken = {g.id: g for g in p.grafieken(alle.schoolpaginas[editie, school]) if g.id.startswith("verdeling-")}
        for domein in v.DOMEINEN:
            verwacht = {
                jaar: _niveaurij(per_school[school], domein) for jaar, per_school in rijen.items() if school in per_school
            }
            if editie == "publiek":
                verwacht = {jaar: _afgeschermd(rij) for jaar, rij in verwacht.items()}
            cellen += sum(len(rij) - 1 for rij in verwacht.values())
            naam = f"verdeling-referentieniveaus-{domein}"
            if {waarde for rij in verwacht.values() for waarde in rij.values()} == {TE_KLEINE_GROEP}:
                assert naam not in grafieken, (school, domein)
                continue
            grafiek = grafieken[naam]
            assert grafiek.rijen == verwacht, (school, domein)
            for jaar, cellen_van_jaar in verwacht.items():
                if cellen_van_jaar["Totaal"] not in ("0", TE_KLEINE_GROEP):
                    assert f"{jaar}: {cellen_van_jaar['Totaal']} leerling" in grafiek.zin, (school, domein, jaar)
    assert cellen == 10 * (len(rijen["2022-2023"]) + len(rijen["2023-2024"])) == 1810


@pytest.mark.parametrize("naam", ["Basis", "Hoger"])
@pytest.mark.parametrize("editie", ["team", "publiek"])
def test_chart_of_a_school_over_the_years_has_the_figure_of_each_year(
    alle: Gebouwd, bron: rb.RuweBron, editie: str, naam: str
) -> None:
    gezien = 0
    for school in alle.scholen:
        verwacht = {jaar: vt.niveautegels(bron, school, editie, jaar).get(naam) for jaar in rb.NIVEAUJAREN}
        grafieken = {g.id: g for g in p.grafieken(alle.schoolpaginas[editie, school])}
        grafiek = grafieken.get(f"ontwikkeling-{naam.lower()}")
        if grafiek is None:
            # With fewer than two figures there is no development to draw.
            assert sum("%" in tegel.cijfer for tegel in verwacht.values() if tegel) < 2, school
            continue
        for jaar, tegel in verwacht.items():
            rij = v.niveaurijen(bron, rb.NIVEAUJAREN[jaar]).get(school)
            leeg = "geen gegevens" if rij is None else "geen deelnemers"
            assert grafiek.rijen[jaar]["Percentage"] == (tegel.cijfer if tegel else leeg), (school, jaar)
            gezien += 1
    assert gezien > 100


def _letters(tekst: str) -> str:
    """A place without its punctuation: 'Bleskensgraaf c.a.' is written 'BLESKENSGRAAF CA' in the source."""
    return re.sub(r"[^A-Z]", "", tekst.upper())


def _adres(tekst: str) -> str:
    return re.sub(r"^https?://", "", tekst.strip().lower()).rstrip("/")


def test_register_on_the_pages_is_that_of_the_address_file(organisatie: Gebouwd, bron: rb.RuweBron) -> None:
    adressen = {rb.sleutel(rij): rij for rij in bron.rijen(rb.ADRESSEN)}
    besturen = {rb.gezag(rij).lstrip("0") for rij in bron.rijen(rb.ADRESSEN)}
    vergeleken = 0
    for (editie, school), pagina in organisatie.schoolpaginas.items():
        kop = p.kop(pagina)
        assert kop["Nummer"] == school
        rij = adressen.get(school)
        if rij is None:
            assert p.titel(pagina) == f"School {school}", (editie, school)
            continue
        assert p.titel(pagina) == p.plat(rij["VESTIGINGSNAAM"]), (editie, school)
        straat = p.plat(f"{rij['STRAATNAAM']} {rij['HUISNUMMER-TOEVOEGING']}")
        assert kop["Adres"] == f"{straat}, {rij['POSTCODE'].strip()}", (editie, school)
        assert re.fullmatch(r"[1-9][0-9]{3} [A-Z]{2}", rij["POSTCODE"].strip())
        assert _letters(kop["Plaats"]) == _letters(rij["PLAATSNAAM"]), (editie, school)
        assert kop["Plaats"] != kop["Plaats"].upper()
        assert kop["Richting"] == p.plat(rij["DENOMINATIE"]), (editie, school)
        if rij["INTERNETADRES"].strip():
            assert _adres(kop["Website"]) == _adres(rij["INTERNETADRES"]), (editie, school)
        assert rb.gezag(rij) in besturen
        if f"Bestuur {rb.gezag(rij)}" in organisatie.wortel.joinpath("data", "organisatie.yml").read_text("utf-8"):
            assert kop["Bestuur"] == f"Bestuur {rb.gezag(rij)}", (editie, school)
        vergeleken += 1
    assert vergeleken >= 2 * 24


def test_names_outside_ascii_and_latin_1_are_right(groot: Gebouwd) -> None:
    pagina = groot.schoolpaginas["publiek", "05OC00"]
    assert p.titel(pagina) == "Dalton Kindcentrum \N{RIGHT SINGLE QUOTATION MARK}t Kompas"
    assert groot.pagina("publiek", "scholen/index.html").text_content().count("\N{RIGHT SINGLE QUOTATION MARK}t Kompas") >= 1
    assert "\ufffd" not in pagina.text_content()
    assert "\x92" not in pagina.text_content()
