"""Figures in texts: questions that cannot be answered, and typed figures that the data contradict."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers_cijfertekst import maak_tekstboek
from kwaliteitshandboek.check import check
from kwaliteitshandboek.check.getypt import check_getypt
from kwaliteitshandboek.derive import derive
from kwaliteitshandboek.derive.afgeleid import Afgeleid
from kwaliteitshandboek.derive.tekstcijfers import lees_bijna, lees_vragen
from kwaliteitshandboek.edition import project_publiek
from kwaliteitshandboek.findings import Finding, Plek
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.basis import Zichtbaarheid
from kwaliteitshandboek.model.handboek import Handboek, Pagina, Toelichting

VANDAAG = date(2026, 11, 15)
KOP = "---\ntitel: Cijfers\n---\n"


@pytest.fixture(scope="module")
def boek(tmp_path_factory: pytest.TempPathFactory) -> tuple[Handboek, Afgeleid]:
    handboek = load_handboek(maak_tekstboek(tmp_path_factory.mktemp("boek"), beer=True)).handboek
    assert handboek is not None
    return handboek, derive(handboek, VANDAAG)


def met_tekst(boek: tuple[Handboek, Afgeleid], tekst: str, *, publiek: bool = False) -> list[Finding]:
    """The advice about one page with this text."""
    zicht = Zichtbaarheid.PUBLIEK if publiek else Zichtbaarheid.INTERN
    pagina = Pagina(pad="x.md", titel="X", tekst=tekst, zichtbaarheid=zicht, plek=Plek("docs/x.md", 10))
    handboek = boek[0].model_copy(update={"paginas": (pagina,), "toelichtingen": (), "kaarten": ()})
    return list(check_getypt(handboek, boek[1], partial(_openbaar, boek[0])))


def _openbaar(handboek: Handboek) -> Afgeleid:
    publiek = project_publiek(handboek)
    return derive(publiek, VANDAAG, publiek.organisatie.drempels)


# Decided before the code was run, from the figures in helpers_cijfertekst.
TEGENSPRAAK = (
    "In 2024-2025 was de [veiligheidsbeleving](indicator:veiligheid) op De Windroos 85 %.",
    "Op De Duif was de veiligheidsbeleving in 2024-2025 78 %.",
    "De veiligheidsbeleving van alle scholen samen was 85 % in 2024-2025.",
    "In 2023-2024 voelde 90 % zich veilig ([veiligheidsbeleving](indicator:veiligheid)).",
    "De veiligheidsbeleving op 99AB00 kwam in 2023-2024 uit op 80 procent.",
    "De Windroos: veiligheidsbeleving 2023-2024 85,5 %.",
    "De veiligheidsbeleving op De Windroos lag in 2025-2026 tussen 70 en 80 %.",
    "De veiligheidsbeleving was in 2024-2025 op De Windroos 88 % en op De Duif 75 %.",
    "De veiligheidsbeleving op De Duif steeg van 75 % in 2023-2024 naar 80 % in 2024-2025.",
    "Het cijfer voor veiligheidsbeleving (91 %) van De Windroos gaat over 2024-2025.",
    "Ouders gaven De Windroos in 2024-2025 een 7,9 (tevredenheid van ouders).",
    "De tevredenheid van ouders op De Duif was in 2024-2025 7,5.",
    "Tevredenheid van ouders, De Windroos, 2025-2026: 7,2.",
    "In 2024-2025 hielden wij 95 % van de [startgesprekken](indicator:startgesprek-gehouden).",
    "Startgesprekken gehouden in 2024-2025: 75 %.",
    "Wij streven naar veel, maar de veiligheidsbeleving was op De Duif in 2024-2025 81 %.",
    "- Veiligheidsbeleving op De Duif in 2025-2026: **72 %** (voorlopig).",
    "De veiligheidsbeleving op De Windroos was in 2024-2025 87,2 %, terwijl de norm 85 % is.",
    "Bij [De Duif](school:99AB00) was de veiligheidsbeleving 55 %.",
    "In 2024-2025 was de veiligheidsbeleving van onze scholen samen 88 %.",
)
ONSCHULDIG = (
    "In 2024-2025 was de veiligheidsbeleving op De Windroos 88 %.",
    "De norm voor veiligheidsbeleving is 90 % in 2024-2025.",
    "Wij streven in 2025-2026 naar een veiligheidsbeleving van 95 % op De Duif.",
    "Ongeveer 75 % op De Duif: dat was de veiligheidsbeleving in 2024-2025.",
    "Ons doel voor de veiligheidsbeleving in 2024-2025 was 92 %.",
    "De ambitie is dat op De Duif in 2024-2025 90 % de veiligheidsbeleving goed vindt.",
    "De veiligheidsbeleving werd in 2024-2025 gemeten bij 90 leerlingen.",
    "Landelijk was de veiligheidsbeleving in 2024-2025 93 %.",
    "De veiligheidsbeleving op De Windroos was in 2025-2026 93 %.",
    "De veiligheidsbeleving op De Windroos lag in 2025-2026 tussen 90 en 98 %.",
    "De veiligheidsbeleving van alle scholen samen was 79 % in 2023-2024.",
    "De veiligheidsbeleving van alle scholen samen was 78,9 % in 2023-2024.",
    "In 2024-2025 steeg de veiligheidsbeleving op De Windroos met 6 %.",
    "De veiligheidsbeleving op De Windroos is 6 procentpunt hoger dan in 2023-2024.",
    "Van de jongens voelt 60 % zich veilig: veiligheidsbeleving op De Duif in 2024-2025.",
    "Vorig jaar was de veiligheidsbeleving op De Duif 99 %.",
    "Wij willen dat in 2024-2025, bij de meting van de veiligheidsbeleving, 100 % zich veilig voelt.",
    "De veiligheidsbeleving en de tevredenheid van ouders waren in 2024-2025 12 % en 3 %.",
    "Schrijf `veiligheidsbeleving De Duif 2024-2025: 12 %` over.",
    "Op twee scholen was de veiligheidsbeleving 95 % in 2024-2025.",
)


def test_forty_sentences() -> None:
    assert len(set(TEGENSPRAAK)) == len(set(ONSCHULDIG)) == 20


@pytest.mark.parametrize("zin", TEGENSPRAAK)
def test_a_typed_figure_that_the_data_contradict(boek: tuple[Handboek, Afgeleid], zin: str) -> None:
    assert [(b.code, b.regel) for b in met_tekst(boek, f"Een regel vooraf.\n\n{zin}")] == [("C260", 12)]


@pytest.mark.parametrize("zin", ONSCHULDIG)
def test_a_sentence_that_is_left_alone(boek: tuple[Handboek, Afgeleid], zin: str) -> None:
    assert met_tekst(boek, f"Een regel vooraf.\n\n{zin}") == []


def test_the_advice_says_what_stands_there_what_the_data_say_and_what_keeps_it_right(boek: tuple[Handboek, Afgeleid]) -> None:
    (bevinding,) = met_tekst(boek, "De veiligheidsbeleving op De Duif was 78 % in 2024-2025.")
    assert bevinding.wat == (
        "Hier staat 78 % voor 'Veiligheidsbeleving' (De Duif, 2024-2025). De gegevens geven 70\u202f% (2024-2025)."
    )
    assert "`cijfer: veiligheid 99AB00 2024-2025`" in bevinding.hoe


def test_the_line_is_that_of_the_number(boek: tuple[Handboek, Afgeleid]) -> None:
    tekst = "Eerst dit.\n\nDe veiligheidsbeleving op De Duif\nwas in 2024-2025\nvolgens ons 78 %."
    assert [b.regel for b in met_tekst(boek, tekst)] == [14]


def test_advice_about_a_public_text_says_no_more_than_the_public_edition(boek: tuple[Handboek, Afgeleid]) -> None:
    zin = "De veiligheidsbeleving op De Kleine Beer was 67 % in 2024-2025."
    (intern,), (openbaar,) = met_tekst(boek, zin), met_tekst(boek, zin, publiek=True)
    assert "50\u202f%" in intern.wat
    assert "50" not in openbaar.wat
    assert "niet openbaar" in openbaar.wat


def test_words_with_a_report_take_their_school_and_year(boek: tuple[Handboek, Afgeleid]) -> None:
    def gevonden(tekst: str) -> list[str]:
        woorden = Toelichting(
            schooljaar="2024-2025", onderwerp="veiligheid", school="99AB00", tekst=tekst, plek=Plek("data/rapporten/x.yml", 4)
        )
        handboek = boek[0].model_copy(update={"paginas": (), "kaarten": (), "toelichtingen": (woorden,)})
        return [f"{b.bestand}:{b.regel}" for b in check_getypt(handboek, boek[1], partial(_openbaar, boek[0]))]

    assert gevonden("Onze veiligheidsbeleving is 70 %.") == []
    assert gevonden("Onze veiligheidsbeleving is 75 %.") == ["data/rapporten/x.yml:4"]


@pytest.mark.parametrize("deel", [*range(0, 1001, 37), 699, 700, 701])
def test_a_figure_rounded_in_any_way_is_no_contradiction(boek: tuple[Handboek, Afgeleid], deel: int) -> None:
    """De Duif, 70 %: typed with one decimal, only what rounds from 70 passes."""
    getypt = deel / 10
    zin = f"De veiligheidsbeleving op De Duif was in 2024-2025 {getypt:.1f} %.".replace(".", ",", 1)
    assert (met_tekst(boek, zin) == []) == (abs(getypt - 70) <= 0.05)


def test_the_demonstration_is_left_alone(wortel: Path) -> None:
    """It has dozens of typed figures, all of them right."""
    handboek = load_handboek(wortel).handboek
    assert handboek is not None
    assert list(check_getypt(handboek, derive(handboek, VANDAAG), partial(_openbaar, handboek))) == []


VRAGEN = (
    ("`cijfer: veilgheid 99AB00 2024-2025`", "C250", 6, "Bedoelt u 'veiligheid'?"),
    ("`cijfer: Veiligheidsbeleving`", "C250", 6, ""),
    ("`cijfer: veiligheid De Duiff 2024-2025`", "C251", 6, "Bedoelt u 'De Duif'?"),
    ("`cijfer: veiligheid 99AB00 2024-2026`", "C252", 6, "Bedoelt u '2024-2025'?"),
    ("```cijfer\nindicator: veiligheid\nschol: De Duif\n```", "C253", 8, "Bedoelt u 'school'?"),
    ("```cijfer\nindicator: veiligheid\nindicator: tevredenheid\n```", "C253", 8, ""),
    ("```tegel\nschool: De Duif\n```", "C254", 6, ""),
    ("`cijfer: veiligheid 99AE00 2024-2025`", "C255", 6, "soort school"),
    ("`cijfer: veiligheid 99AB00 2019-2020`", "C255", 6, "ontbreken"),
    ("`cijfer: tevredenheid alle 2024-2025`", "C255", 6, "niet op over de scholen"),
    ("```grafiek\nindicator: veiligheid\nvorm: taart\n```", "C256", 8, ""),
    ("```grafiek\nindicator: veiligheid\nvorm: verdelng\n```", "C256", 8, "Bedoelt u 'verdeling'?"),
    ("```grafiek\nindicator: veiligheid\nvorm: verdeling\n```", "C256", 8, "noem een 'school'"),
    ("```grafiek\nindicator: tevredenheid\nschool: De Duif\nvorm: antwoorden\n```", "C256", 9, "telt geen antwoorden"),
    ("```grafiek\nindicator: veiligheid\nschool: De Duif\nvorm: scholen\n```", "C256", 9, "alle scholen"),
    ("```tabel\nindicator: veiligheid\nvorm: lijn\n```", "C256", 8, "alleen een blok 'grafiek'"),
    ("- punt\n\n  ```tegel\n  indicator: veiligheid\n  ```", "C258", 8, "begin van de regel"),
    ("```tegel\nindicator: veiligheid", "C258", 6, "niet afgesloten"),
)


@pytest.mark.parametrize(("tekst", "code", "regel", "zegt"), VRAGEN)
def test_a_question_that_cannot_be_answered(tekst: str, code: str, regel: int, zegt: str, tmp_path: Path) -> None:
    geladen = load_handboek(maak_tekstboek(tmp_path, {"docs/eigen.md": f"{KOP}Vooraf.\n\n{tekst}\n"}))
    assert geladen.handboek is not None
    gevonden = [b for b in check(geladen, derive(geladen.handboek, VANDAAG)) if b.bestand == "docs/eigen.md"]
    assert [(b.code, b.regel) for b in gevonden] == [(code, regel)]
    assert zegt in f"{gevonden[0].wat} {gevonden[0].hoe}"


GOED = (
    "`cijfer: veiligheid de duif 2024-2025` en `cijfer: veiligheid` en `cijfer: veiligheid alle laatste`",
    "```cijfer\nindicator: veiligheid\nschool: 99AB00\nschooljaar: laatste\n```",
    "```tabel\nindicator: tevredenheid\nschooljaar: 2024-2025\n```",
    "~~~grafiek\nindicator: veiligheid\nvorm: per school\n~~~",
    "```grafiek\nindicator: veiligheid\nschool: De Duif\nvorm: verdeling\n```",
    "````markdown\n```tegel\nindicator: bestaat-niet\n```\n````",
    "Schrijf ``` `cijfer: bestaat-niet` ``` in een zin, met `cijfer:` vooraan.",
)


@pytest.mark.parametrize("tekst", GOED)
def test_what_can_be_answered_and_what_is_text(tekst: str, tmp_path: Path) -> None:
    geladen = load_handboek(maak_tekstboek(tmp_path, {"docs/eigen.md": f"{KOP}{tekst}\n"}))
    assert geladen.handboek is not None
    gevonden = check(geladen, derive(geladen.handboek, VANDAAG))
    assert [b for b in gevonden if b.bestand == "docs/eigen.md"] == []


# What was written, and what should be written behind `cijfer:`.
BIJNA = (
    ("`Cijfer: veiligheid De Duif 2024-2025`", "veiligheid De Duif 2024-2025", ""),
    ("`CIJFER: veiligheid`", "veiligheid", ""),
    ("`cijfer : veiligheid alle`", "veiligheid alle", ""),
    ("`cijfer veiligheid 99AB00 2024-2025`", "veiligheid 99AB00 2024-2025", ""),
    ("`cijfers: veiligheid`", "veiligheid", ""),
    ("`Cijfer: veilgheid De Duif 2024-2025`", "veiligheid De Duif 2024-2025", ""),
    ("`Cijfer: Tevredenheid van ouders De Duif 2024-2025`", "tevredenheid De Duif 2024-2025", ""),
    ("`cijfer Veiligheidsbeleving laatste`", "veiligheid laatste", ""),
    ("`Cijfer: onbekend De Duif 2024-2025`", "onbekend De Duif 2024-2025", ""),
    ("`grafiek: veiligheid`", "veiligheid", "Een grafiek kan alleen als blok"),
    ("`tabel: veiligheid 2024-2025`", "veiligheid 2024-2025", "Een tabel kan alleen als blok"),
    ("`Tegel: veiligheid De Duif`", "veiligheid De Duif", "Een tegel kan alleen als blok"),
    ("`grafieken: veiligheid`", "veiligheid", "Een grafiek kan alleen als blok"),
    ("`grafiek veiligheid De Duif`", "veiligheid De Duif", "'indicator: veiligheid'"),
)
GEEN_VRAAG = (
    "`tabel: leerlingen.csv`",
    "`grafiek`, `tabel`, `tegel:` en `Cijfer:` zijn woorden",
    "`cijfer veiligheid van de monitor`",
    "`cijferlijst veiligheid`",
    "`tabel met scholen`",
    "`Cijfer: 7,8`",
    "Met twee accenten: `` `grafiek: veiligheid` ``",
    "Cijfer: veiligheid, zonder accenten",
    "````markdown\n`grafiek: veiligheid`\n````",
    "`vorm: lijn` en `indicator: veiligheid`",
)


@pytest.mark.parametrize(("tekst", "goed", "zegt"), BIJNA)
def test_code_that_was_meant_as_a_question(tekst: str, goed: str, zegt: str, tmp_path: Path) -> None:
    geladen = load_handboek(maak_tekstboek(tmp_path, {"docs/eigen.md": f"{KOP}Vooraf.\n\nHier: {tekst}.\n"}))
    assert geladen.handboek is not None
    (bevinding,) = [b for b in check(geladen, derive(geladen.handboek, VANDAAG)) if b.bestand == "docs/eigen.md"]
    assert (bevinding.code, bevinding.regel, bevinding.niveau.value) == ("C259", 6, "waarschuwing")
    assert f"`cijfer: {goed}`." in bevinding.hoe
    assert zegt in bevinding.hoe
    assert bool(zegt) == ("blok" in bevinding.hoe)


@pytest.mark.parametrize("tekst", GEEN_VRAAG)
def test_code_that_is_text(tekst: str, tmp_path: Path) -> None:
    geladen = load_handboek(maak_tekstboek(tmp_path, {"docs/eigen.md": f"{KOP}{tekst}\n"}))
    assert geladen.handboek is not None
    assert [b for b in check(geladen, derive(geladen.handboek, VANDAAG)) if b.bestand == "docs/eigen.md"] == []


TWEE = "99AF00;De Duif;bo;proef;noord;Westhaven\n"


def met_twee_duiven(tmp_path: Path, tekst: str) -> list[Finding]:
    map_ = maak_tekstboek(tmp_path, {"docs/eigen.md": f"{KOP}{tekst}\n"})
    scholen = map_ / "data/scholen.csv"
    scholen.write_text(scholen.read_text("utf-8") + TWEE, "utf-8")
    geladen = load_handboek(map_)
    assert geladen.handboek is not None
    return [b for b in check(geladen, derive(geladen.handboek, VANDAAG)) if b.bestand == "docs/eigen.md"]


@pytest.mark.parametrize(
    "tekst",
    [
        "`cijfer: veiligheid De Duif 2024-2025`",
        "`cijfer: veiligheid de duif`",
        "```tegel\nindicator: veiligheid\nschool: De Duif\n```",
    ],
)
def test_a_name_that_two_schools_have_is_refused_with_both_keys(tekst: str, tmp_path: Path) -> None:
    (bevinding,) = met_twee_duiven(tmp_path, tekst)
    assert (bevinding.code, bevinding.niveau.value) == ("C261", "fout")
    assert "99AB00 en 99AF00" in bevinding.wat


def test_the_key_says_which_of_two_schools(tmp_path: Path) -> None:
    assert met_twee_duiven(tmp_path, "`cijfer: veiligheid 99AB00 2024-2025` en `cijfer: veiligheid De Windroos`") == []


def test_a_typed_figure_of_a_name_that_two_schools_have_is_left_alone(tmp_path: Path) -> None:
    zin = "De veiligheidsbeleving op De Duif was in 2024-2025 78 %."
    assert met_twee_duiven(tmp_path, zin) == []


@given(st.text(alphabet="`Cijfertgal: \n-2045[]=", max_size=120))
def test_any_text_can_be_looked_through(tekst: str) -> None:
    for bijna in lees_bijna(tekst):
        assert bijna.woorden
        assert bijna.code in tekst
        assert 0 <= bijna.regel <= tekst.count("\n")


def test_a_public_text_that_names_an_internal_indicator(tmp_path: Path) -> None:
    tekst = "---\ntitel: Open\nzichtbaarheid: publiek\n---\nWij hielden `cijfer: startgesprek-gehouden alle 2024-2025`.\n"
    geladen = load_handboek(
        maak_tekstboek(tmp_path, {"docs/open.md": tekst, "docs/dicht.md": tekst.replace("publiek", "intern")})
    )
    assert geladen.handboek is not None
    gevonden = check(geladen, derive(geladen.handboek, VANDAAG))
    assert [(b.bestand, b.regel, b.code) for b in gevonden if "docs/" in b.bestand] == [("docs/open.md", 5, "C257")]


def test_a_question_in_yaml_has_its_own_line(tmp_path: Path) -> None:
    tekst = (
        "- schooljaar: 2024-2025\n  onderwerp: inleiding\n  tekst: |\n    Vooraf.\n\n    ```cijfer\n    indicator: weg\n    ```\n"
    )
    geladen = load_handboek(maak_tekstboek(tmp_path, {"data/rapporten/toelichtingen.yml": tekst}))
    assert geladen.handboek is not None
    gevonden = check(geladen, derive(geladen.handboek, VANDAAG))
    assert [(b.code, b.regel) for b in gevonden if "rapporten" in b.bestand] == [("C250", 7)]


@given(st.text(alphabet="`~cijfertgla: \n-2045[]>*|", max_size=200))
def test_any_text_can_be_read(tekst: str) -> None:
    vorige = 0
    for vraag in lees_vragen(tekst):
        assert vorige <= vraag.begin < vraag.einde <= len(tekst)
        assert vraag.regel == tekst.count("\n", 0, vraag.begin)
        vorige = vraag.einde
