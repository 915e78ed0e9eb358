"""`handboek adressen`: what it adds, what it lays down, what it refuses, and that old addresses keep working through renames."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers_handboek import BASIS, maak_handboek
from kwaliteitshandboek.check import check
from kwaliteitshandboek.cli import main
from kwaliteitshandboek.intake.adressen import lijsttekst
from kwaliteitshandboek.load import load_handboek
from kwaliteitshandboek.model.adres import Adres
from kwaliteitshandboek.model.vaste_adressen import Wegwijzer

LIJST = "data/adressen.yml"
KADER = "kaarten/kaders/proefkader.yml"


def roep(map_: Path, *woorden: str) -> Result:
    return CliRunner().invoke(main, ["adressen", *woorden, "--map", str(map_)], catch_exceptions=False)


def lijst(map_: Path) -> dict[str, dict[str, object]]:
    return {punt.pop("id"): punt for punt in yaml.safe_load((map_ / LIJST).read_text("utf-8"))}


def eigen_codes(map_: Path) -> list[str]:
    geladen = load_handboek(map_)
    return [finding.code for finding in check(geladen) if finding.bestand == LIJST]


def hernoem(map_: Path, oud: str, nieuw: str, *, vanaf: str = "kaarten/ondersteuning") -> None:
    """Give a card another file name, and whoever refers to it the new name."""
    for pad in map_.rglob("*"):
        if pad.suffix in {".md", ".yml"} and pad != map_ / LIJST:
            tekst = pad.read_text("utf-8")
            verwijst = rf"((?:kaart|kaarten|bovenliggend|verwant): \[?|[(/]){re.escape(oud)}(?![\w-])"
            pad.write_text(re.sub(verwijst, rf"\g<1>{nieuw}", tekst), "utf-8")
    (map_ / vanaf / f"{oud}.md").rename(map_ / vanaf / f"{nieuw}.md")


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    return maak_handboek(tmp_path / "handboek")


@pytest.fixture
def met_lijst(map_: Path) -> Path:
    assert roep(map_).exit_code == 0
    return map_


def test_a_handbook_without_a_list_has_nothing_to_keep(map_: Path) -> None:
    assert eigen_codes(map_) == []


def test_the_first_list_holds_what_the_files_hold(map_: Path) -> None:
    """Counted by hand in the files of the basis: 1 analysis, 1 board, 2 goals, 1 domain, 1 phase, 2 indicators, and so on."""
    uit = roep(map_)
    assert uit.exit_code == 0
    assert "25\u00a0nieuwe vaste adressen" in uit.output
    ids = lijst(map_)
    assert set(ids) == {
        "analyse-lezen-2025", "bestuur-proef", "doel-koers-lezen", "doel-windroos-lezen", "domein-ondersteuning", "fase-richting",
        "indicator-lezen-1f", "indicator-startgesprek-gehouden", "instrument-groepsbespreking", "item-proefkader-1",
        "item-proefkader-1a", "item-proefkader-1b", "item-proefkader-2", "item-proefkader-2a", "kaart-ambitie",
        "kaart-leerlingondersteuning", "kader-proefkader", "niveau-bestuur", "niveau-school", "regio-noord",
        "rol-kwaliteitscoordinator", "rol-leerkracht", "rol-trendanalist", "school-99aa00", "school-99ae00",
    }  # fmt: skip
    assert not any(ids.values())
    assert eigen_codes(map_) == []
    voor = (map_ / LIJST).read_bytes()
    assert "Er was niets te veranderen." in roep(map_).output
    assert (map_ / LIJST).read_bytes() == voor


def test_a_renamed_card_is_reported_with_its_new_name_and_laid_down(met_lijst: Path) -> None:
    hernoem(met_lijst, "leerlingondersteuning", "ondersteuning-van-leerlingen")
    assert eigen_codes(met_lijst) == ["C430", "C431"]
    assert "kaart-leerlingondersteuning=kaart-ondersteuning-van-leerlingen" in roep(met_lijst).output
    uit = roep(met_lijst, "--nu", "kaart-leerlingondersteuning=kaart-ondersteuning-van-leerlingen")
    assert uit.exit_code == 0
    assert "kaart-leerlingondersteuning heet voortaan kaart-ondersteuning-van-leerlingen." in uit.output
    assert lijst(met_lijst)["kaart-leerlingondersteuning"] == {"nu": "kaart-ondersteuning-van-leerlingen"}
    assert eigen_codes(met_lijst) == []
    assert (
        "dat stond al in de lijst"
        in roep(met_lijst, "--nu", "kaart-leerlingondersteuning=kaart-ondersteuning-van-leerlingen").output
    )


def test_an_adopted_card_is_known_by_its_text_under_another_name(met_lijst: Path) -> None:
    """The new name has no letter sequence in common with the old; without the ledger nobody could tell."""
    hernoem(met_lijst, "leerlingondersteuning", "zwieren")
    pad = met_lijst / "kaarten/ondersteuning/zwieren.md"
    pad.write_text(re.sub(r"(?m)^titel: .*$", "titel: Zwieren", pad.read_text("utf-8")), "utf-8")
    assert "--nu kaart-leerlingondersteuning=NIEUW" in "".join(map(str, check(load_handboek(met_lijst))))
    terug = maak_handboek(met_lijst.parent / "ander")
    roep(terug)
    stel_vast = ["vaststellen", "leerlingondersteuning", "--door", "KC", "--op", "2026-11-01", "--map", str(terug)]
    assert CliRunner().invoke(main, stel_vast).exit_code == 0
    hernoem_alleen_bestand(terug)
    assert "--nu kaart-leerlingondersteuning=kaart-zwieren" in "".join(map(str, check(load_handboek(terug))))


def hernoem_alleen_bestand(map_: Path) -> None:
    """The card under another name, the ledger as it was."""
    bron = map_ / "kaarten/ondersteuning/leerlingondersteuning.md"
    tekst = re.sub(r"(?m)^titel: .*$", "titel: Zwieren", bron.read_text("utf-8"))
    bron.with_name("zwieren.md").write_text(tekst, "utf-8")
    bron.unlink()


def test_what_lapsed_keeps_its_line_with_day_and_words(met_lijst: Path) -> None:
    (met_lijst / KADER).write_text((met_lijst / KADER).read_text("utf-8").replace("code: 2a", "code: 2z"), "utf-8")
    uit = roep(met_lijst, "--vervallen", "item-proefkader-2a", "--uitleg", 'Zie "2z": dáár.', "--op", "1-11-2026")
    assert uit.exit_code == 0, uit.output
    assert "is vervallen op 1 november 2026" in uit.output
    assert lijst(met_lijst)["item-proefkader-2a"] == {"vervallen_op": yaml.safe_load("2026-11-01"), "uitleg": 'Zie "2z": dáár.'}
    assert eigen_codes(met_lijst) == []


def test_without_a_day_it_lapsed_today(met_lijst: Path) -> None:
    (met_lijst / KADER).write_text((met_lijst / KADER).read_text("utf-8").replace("code: 2a", "code: 2z"), "utf-8")
    roep(met_lijst, "--vervallen", "item-proefkader-2a", "--uitleg", "Weg.")
    assert str(lijst(met_lijst)["item-proefkader-2a"]["vervallen_op"]) == "2026-11-15", "the peildatum of the handbook"


def test_items_go_along_with_their_framework_where_they_keep_their_code(met_lijst: Path) -> None:
    nieuw = (met_lijst / KADER).read_text("utf-8").replace("id: proefkader", "id: nieuw").replace("code: 2a", "code: 2b")
    (met_lijst / KADER).unlink()
    (met_lijst / "kaarten/kaders/nieuw.yml").write_text(nieuw, "utf-8")
    for pad in (*met_lijst.rglob("*.md"), *met_lijst.rglob("*.yml")):
        pad.write_text(pad.read_text("utf-8").replace("proefkader/", "nieuw/"), "utf-8")
    uit = roep(met_lijst, "--nu", "kader-proefkader=kader-nieuw")
    assert uit.exit_code == 0, uit.output
    gevonden = {id_: punt.get("nu") for id_, punt in lijst(met_lijst).items() if "proefkader" in id_}
    assert gevonden == {
        "kader-proefkader": "kader-nieuw",
        "item-proefkader-1": "item-nieuw-1",
        "item-proefkader-1a": "item-nieuw-1a",
        "item-proefkader-1b": "item-nieuw-1b",
        "item-proefkader-2": "item-nieuw-2",
        "item-proefkader-2a": None,
    }
    assert "handboek adressen --nu item-proefkader-2a=" in uit.output, "what is left is reported"


@pytest.mark.parametrize(
    ("woorden", "code"),
    [
        (("--nu", "kaart-ambitie=kaart-leerlingondersteuning"), "V020"),
        (("--nu", "kaart-nooit=kaart-ambitie"), "V021"),
        (("--nu", "kaart-weg=kaart-ambitei"), "V022"),
        (("--nu", "kaart-oud=kaart-leerlingondersteuning"), "V023"),
        (("--nu", "kaart-weg=kaart-ambitie", "--nu", "kaart-weg=kader-proefkader"), "V024"),
        (("--nu", "kaart-weg=indicator-lezen-1f"), "V025"),
        (("--nu", "kaart-weg=kader-proefkader"), "V025"),
        (("--vervallen", "kaart-oud", "--uitleg", "Weg."), "V023"),
        (("--vervallen", "kaart-weg", "--uitleg", "Weg.", "--op", "31-2-2026"), "V003"),
        (("--nu", "kaart-weg=kaart-ambitie", "--vervallen", "kaart-ambitie", "--uitleg", "Weg."), "V020"),
    ],
)
def test_what_cannot_be_changes_nothing(met_lijst: Path, woorden: tuple[str, ...], code: str) -> None:
    extra = "- id: kaart-weg\n- id: kaart-oud\n  nu: kaart-ambitie\n"
    (met_lijst / LIJST).write_text((met_lijst / LIJST).read_text("utf-8").replace("- id: kaart-ambitie\n", "") + extra, "utf-8")
    voor = (met_lijst / LIJST).read_bytes()
    uit = roep(met_lijst, *woorden)
    assert uit.exit_code == 1
    assert f"fout {code}" in uit.output
    assert (met_lijst / LIJST).read_bytes() == voor


@pytest.mark.parametrize(
    "woorden",
    [
        ("--nu", "kaart-weg"),
        ("--nu", "=kaart-ambitie"),
        ("--nu", "kaart-weg="),
        ("--vervallen", "kaart-weg"),
        ("--vervallen", "kaart-weg", "--uitleg", " "),
        ("--uitleg", "Weg."),
        ("--op", "2026-01-01"),
    ],
)
def test_a_wrong_call(met_lijst: Path, woorden: tuple[str, ...]) -> None:
    assert roep(met_lijst, *woorden).exit_code == 2


def test_a_rename_is_laid_down_while_old_references_still_stand(met_lijst: Path) -> None:
    """Item 1a is 1m from now on; the card that names 1a is a fout, which must not stand in the way of the new name."""
    kader = met_lijst / KADER
    tekst = kader.read_text("utf-8")
    assert tekst.count("code: 1a") == 1
    kader.write_text(tekst.replace("code: 1a", "code: 1m"), "utf-8")
    assert "C003" in [finding.code for finding in check(load_handboek(met_lijst))]
    uit = roep(met_lijst, "--nu", "item-proefkader-1a=item-proefkader-1m")
    assert uit.exit_code == 0, uit.output
    assert lijst(met_lijst)["item-proefkader-1a"] == {"nu": "item-proefkader-1m"}


def test_a_handbook_that_cannot_be_read_keeps_its_list(met_lijst: Path) -> None:
    (met_lijst / KADER).write_text("naam: [", "utf-8")
    voor = (met_lijst / LIJST).read_bytes()
    assert roep(met_lijst).exit_code == 1
    assert (met_lijst / LIJST).read_bytes() == voor


def test_what_cannot_be_read_is_not_called_gone(met_lijst: Path) -> None:
    (met_lijst / "kaarten/ondersteuning/ambitie.md").write_text("---\ntitel: [\n---\n", "utf-8")
    assert eigen_codes(met_lijst) == []


def test_a_name_given_back_leads_to_itself_again(met_lijst: Path) -> None:
    hernoem(met_lijst, "ambitie", "streven")
    roep(met_lijst, "--nu", "kaart-ambitie=kaart-streven")
    hernoem(met_lijst, "streven", "ambitie")
    uit = roep(met_lijst, "--nu", "kaart-streven=kaart-ambitie")
    assert uit.exit_code == 0, uit.output
    assert lijst(met_lijst)["kaart-ambitie"] == {}
    assert lijst(met_lijst)["kaart-streven"] == {"nu": "kaart-ambitie"}
    assert eigen_codes(met_lijst) == []


@settings(max_examples=12)
@given(st.lists(st.sampled_from(["ambitie", "streven", "koers", "hoop", "richting"]), min_size=1, max_size=6))
def test_old_addresses_keep_working_through_any_chain_of_renames(namen: list[str]) -> None:
    """The same card under name after name, old names among them: every name that it ever had leads to it."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = maak_handboek(Path(tijdelijk) / "handboek")
        roep(map_)
        huidig, gehad = "ambitie", {"ambitie"}
        for naam in namen:
            if naam == huidig:
                continue
            hernoem(map_, huidig, naam)
            uit = roep(map_, "--nu", f"kaart-{huidig}=kaart-{naam}")
            assert uit.exit_code == 0, uit.output
            huidig = naam
            gehad.add(naam)
            handboek = load_handboek(map_).handboek
            assert handboek is not None
            wegwijzer = Wegwijzer.van(handboek)
            assert {wegwijzer.volg(f"kaart-{oud}").einden for oud in gehad} == {(f"kaart-{huidig}",)}
            assert {f"kaart-{oud}" for oud in gehad} <= lijst(map_).keys()
            assert eigen_codes(map_) == []


TEKST = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=40).filter(lambda t: t.strip())


@given(TEKST)
def test_words_come_back_as_they_were_written(tekst: str) -> None:
    (punt,) = yaml.safe_load(lijsttekst([Adres(id="kaart-a", uitleg=tekst)]))
    assert punt == {"id": "kaart-a", "uitleg": tekst.strip()}


def test_the_basis_itself_has_no_list() -> None:
    assert not (BASIS / LIJST).exists()
