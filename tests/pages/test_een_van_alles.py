"""A handbook of one school, one card, one indicator and one item, without chosen key figures: nothing is counted as many."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from kwaliteitshandboek.build import Compositie, compose
from kwaliteitshandboek.findings import Finding
from kwaliteitshandboek.findings.controle import GEEN_KERNCIJFERS
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.handboek import ZONDER_KEUZE

VANDAAG = date(2026, 7, 10)

INDICATOR = """- id: {id}
  naam: {naam}
  vraag: Hoeveel leerlingen lezen op niveau?
  kant: product
  domein: onderwijs
  eenheid: procent
  definitie: Het deel van de leerlingen dat op niveau leest.
  bron: Eigen telling
  zichtbaarheid: publiek
  {soorten}
  berekening: {{meetreeksen: [lezen], teller: [op], noemer: [op, onder]}}
  normen: [{{waarde: 90}}]
  standaarden: [proef/1]
"""


def _indicator(id_: str = "lezen", soorten: str = "bron_link: https://voorbeeld.nl") -> str:
    return INDICATOR.format(id=id_, naam=f"Cijfer {id_}", soorten=soorten)


BESTANDEN: Mapping[str, str] = {
    "data/organisatie.yml": """naam: Basisschool De Linde
soort: school
domeinen:
  - {id: onderwijs, naam: Onderwijs}
rollen:
  - {id: leerkracht, naam: Leerkracht, meervoud: leerkrachten, ingang: Afspraken voor in de klas.}
""",
    "data/scholen.csv": "sleutel;naam;soort;plaats\n99LA00;De Linde;bo;Zandhoek\n",
    "data/meetreeksen.yml": """- id: lezen
  naam: Lezen
  soort: aantallen
  eenheid: leerlingen
  bron: Eigen telling
  categorieen:
    - {id: op, naam: Op niveau}
    - {id: onder, naam: Onder niveau}
""",
    "data/indicatoren/lezen.yml": _indicator(),
    "data/resultaten/eigen.csv": """school;schooljaar;meetreeks;categorie;waarde
99LA00;2025-2026;lezen;op;158
99LA00;2025-2026;lezen;onder;7
""",
    "data/doelen/doelen.yml": """- id: lezen-beter
  titel: Beter lezen
  niveau: jaarplan
  eigenaar: leerkracht
  schooljaar: 2025-2026
  indicator: lezen
  zichtbaarheid: publiek
  streef: {schooljaar: 2025-2026, waarde: 97}
""",
    "kaarten/kaders/proef.yml": """id: proef
naam: Proefkader
versie: "1"
niveaus: [domein, standaard]
zichtbaarheid: publiek
onderdelen:
  - code: O
    naam: Onderwijs
    onderdelen:
      - code: "1"
        naam: Lezen
        tekst: De school geeft goed les in lezen.
""",
    "kaarten/onderwijs/lezen.md": """---
titel: Lezen
status: concept
eigenaren: [leerkracht]
zichtbaarheid: publiek
standaarden: [proef/1]
indicatoren: [lezen]
---
## Ambitie
Elk kind leest.
""",
}


def maak(map_: Path, anders: Mapping[str, str | None] | None = None) -> Compositie:
    """The handbook with files added, replaced or left out (None), composed."""
    for pad, tekst in {**BESTANDEN, **(anders or {})}.items():
        bestand = map_ / pad
        if tekst is None:
            continue
        bestand.parent.mkdir(parents=True, exist_ok=True)
        bestand.write_text(tekst, encoding="utf-8")
    uit = compose(map_, VANDAAG)
    assert uit.deugt, uit.findings
    return uit


def bladzijden(compositie: Compositie) -> dict[tuple[str, str], str]:
    """(edition, path) -> what a reader of the page reads, without drawings."""
    uit = {}
    for editie, site in compositie.sites.items():
        for page in site.pages:
            kaal = re.sub(r"<(script|svg)[\s\S]*?</\1>|<[^>]+>", " ", page.tekst)
            uit[editie, page.pad] = re.sub(r"\s+", " ", html.unescape(kaal))
    return uit


@pytest.fixture(scope="module")
def een(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    return bladzijden(maak(tmp_path_factory.mktemp("een")))


MEERVOUD = re.compile(
    r"(?<![\d.,–-])1 (?:cijfers|onderdelen|scholen|kaarten|indicatoren|leerlingen|punten|doelen|acties|momenten|keren)\b"
    r"|(?i:\balle 1\b|\bvan de 1\b|alle scholen samen|onze scholen|scholen verschillen|op alfabet)"
)


def test_what_is_one_is_not_told_as_many(een: dict[tuple[str, str], str]) -> None:
    """Over all pages of both editions; 'alle scholen' as a row of whom a norm holds for may stay."""
    assert {waar: MEERVOUD.findall(tekst) for waar, tekst in een.items() if MEERVOUD.search(tekst)} == {}


def test_the_pages_of_one_say_so_in_good_dutch(een: dict[tuple[str, str], str]) -> None:
    assert "Het ene cijfer dat wij verwachten, is er." in een["team", "volledigheid.md"]
    assert "Bij het ene onderdeel is er wat er moet zijn." in een["team", "dekking/proef.md"]
    assert "1 van 1 onderdeel met een kaart" in een["team", "kaders/proef.md"]
    antwoord = "De Linde: 96 % ( 2025-2026 ). Dat is op of boven de norm van 90 %."
    assert antwoord in een["publiek", "indicatoren/lezen.md"]
    assert "Hoe gaat het met onze school?" in een["publiek", "index.md"]
    assert "is het voor De Linde 96 %" in een["publiek", "doelen.md"]


def test_a_school_without_its_only_figure_is_told_so(tmp_path: Path) -> None:
    leeg = {"data/resultaten/eigen.csv": "school;schooljaar;meetreeks;categorie;waarde\n99LA00;2023-2024;lezen;op;\n"}
    tekst = bladzijden(maak(tmp_path, leeg))["team", "volledigheid.md"]
    assert not MEERVOUD.search(tekst)


def test_without_chosen_key_figures_no_page_is_empty(tmp_path: Path) -> None:
    """The one figure leads on the start page, on the school's page, in the overview and in the annual report."""
    een = bladzijden(maak(tmp_path, {"data/doelen/doelen.yml": None}))
    for pad in ("index.md", "scholen/99la00.md", "scholen/overzicht.md", "scholen/index.md", "jaarverslag/2025-2026.md"):
        assert "96 %" in een["team", pad], pad
    assert "nog niets vastgelegd" not in een["team", "jaarverslag/2025-2026.md"]
    assert "Andere cijfers" not in een["team", "scholen/99la00.md"]


def _kern(findings: tuple[Finding, ...]) -> list[str]:
    return [b.wat for b in findings if b.code == GEEN_KERNCIJFERS.code]


def test_who_has_something_to_choose_is_advised_to(tmp_path: Path) -> None:
    """Of one indicator there is nothing to choose; of more than eight the first eight in the order of the file lead."""
    namen = [f"cijfer-{nummer}" for nummer in range(ZONDER_KEUZE + 2)]
    veel = {"data/indicatoren/meer.yml": "".join(map(_indicator, namen))}
    assert _kern(maak(tmp_path / "een").findings) == []
    uit = maak(tmp_path / "veel", veel)
    assert [wat.rpartition(" met ")[2] for wat in _kern(uit.findings)] == ["de eerste 8 van de 11 indicatoren."]
    handboek = load_handboek(tmp_path / "veel").handboek
    assert handboek is not None
    assert [i.id for i in handboek.kernindicatoren] == ["lezen", *namen[: ZONDER_KEUZE - 1]]
    gekozen = {**veel, "data/organisatie.yml": BESTANDEN["data/organisatie.yml"] + "kerncijfers: [cijfer-9, lezen]\n"}
    uit = maak(tmp_path / "gekozen", gekozen)
    assert _kern(uit.findings) == []
    handboek = load_handboek(tmp_path / "gekozen").handboek
    assert handboek is not None
    assert [i.id for i in handboek.kernindicatoren] == ["cijfer-9", "lezen"]


KAART_MET_CIJFERS = (
    BESTANDEN["kaarten/onderwijs/lezen.md"]
    + """
Het is `cijfer: lezen 99LA00`.

```grafiek
indicator: lezen
school: 99LA00
vorm: verdeling
```
"""
)


def test_a_figure_reads_alike_in_tile_sentence_and_distribution(tmp_path: Path) -> None:
    """77 of 86 is 89,53 %: under a norm of 90 %, so none of them may say 90 %."""
    anders = {
        "data/resultaten/eigen.csv": BESTANDEN["data/resultaten/eigen.csv"].replace("158", "77").replace("onder;7", "onder;9"),
        "kaarten/onderwijs/lezen.md": KAART_MET_CIJFERS,
    }
    uit = bladzijden(maak(tmp_path, anders))
    assert "89,5 %" in uit["team", "scholen/99la00.md"]
    kaart = uit["team", "kaarten/lezen.md"]
    assert "Het is 89,5 %" in kaart
    assert "77 (89,5 %) 9 (10,5 %) 86" in kaart
    assert "(90 %)" not in kaart


def test_a_school_for_which_no_key_figure_is_meant_opens_what_it_has(tmp_path: Path) -> None:
    """Its figures are not folded away below an explanation of nothing."""
    anders = {
        "data/indicatoren/meer.yml": _indicator("voor-so", "schoolsoorten: [so]"),
        "data/organisatie.yml": BESTANDEN["data/organisatie.yml"] + "kerncijfers: [voor-so]\n",
        "data/doelen/doelen.yml": None,
    }
    uit = maak(tmp_path, anders)
    school = next(page for page in uit.sites["team"].pages if page.pad == "scholen/99la00.md")
    assert re.search(r'<details class="hb-vouw hb-rest" open><summary>Cijfers \(1\)', school.tekst)
    verslag = bladzijden(uit)["team", "jaarverslag/2025-2026.md"]
    assert "nog geen kerncijfers en geen toelichting" in verslag
    overzicht = bladzijden(uit)["team", "scholen/overzicht.md"]
    assert "haalt de norm niet" not in overzicht
    assert "Van deze scholen zijn er nog geen kerncijfers." in overzicht


LATER = """- id: rekenen
  naam: Rekenen
  soort: aantallen
  eenheid: leerlingen
  bron: Eigen telling
  categorieen:
    - {id: op, naam: Op niveau}
    - {id: onder, naam: Onder niveau}
"""


def test_a_series_begins_where_its_own_data_begin_and_its_norm_is_whole(tmp_path: Path) -> None:
    """Another figure is three years older; of 2022-2023 nobody measured anything. The norm of 90 % has no dates."""
    jaren = {"rekenen": ("2018-2019", "2019-2020", "2025-2026"), "lezen": ("2021-2022", "2023-2024", "2025-2026")}
    anders = {
        "data/meetreeksen.yml": BESTANDEN["data/meetreeksen.yml"] + LATER,
        "data/indicatoren/rekenen.yml": _indicator("rekenen").replace("[lezen]", "[rekenen]"),
        "data/resultaten/eigen.csv": "school;schooljaar;meetreeks;categorie;waarde\n"
        + "".join(f"99LA00;{j};{reeks};op;80\n99LA00;{j};{reeks};onder;9\n" for reeks, van in jaren.items() for j in van),
    }
    uit = maak(tmp_path, anders)
    pagina = next(page for page in uit.sites["team"].pages if page.pad == "indicatoren/lezen.md")
    tekst = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", pagina.tekst)))
    assert not re.search("2018-2019|2019-2020", tekst)
    assert "Percentage per schooljaar, 2021-2022 tot en met 2025-2026" in tekst
    tabel = re.search(r"Schooljaar Percentage Norm Signaal Leerlingen (.*?) Neem", tekst)
    assert tabel is not None
    # Figures of three years, a year in between without any, and one in which others measured: the norm holds in all five.
    assert re.findall(r"(\d{4}-\d{4}) (89,9 %|geen gegevens) 90 %", tabel[1]) == [
        ("2021-2022", "89,9 %"),
        ("2022-2023", "geen gegevens"),
        ("2023-2024", "89,9 %"),
        ("2024-2025", "geen gegevens"),
        ("2025-2026", "89,9 %"),
    ]
    lijnen = re.search(r"<svg[^>]*g-grafiek--lijn.*?</svg>", pagina.tekst, re.DOTALL)
    assert lijnen is not None
    assert lijnen[0].count('class="g-norm"') == 1
