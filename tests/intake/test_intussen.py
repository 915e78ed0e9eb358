"""Two commands at once: what was read and has changed since is not written over, and no decision gets lost."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

import helpers_intake as h
import pytest
import yaml
from click.testing import CliRunner, Result

from helpers_handboek import maak_handboek
from kwaliteitshandboek.cli import adressen as adresopdracht
from kwaliteitshandboek.cli import main
from kwaliteitshandboek.cli import vaststellen as vaststelopdracht
from kwaliteitshandboek.intake import Schrijfbestand, write_bestanden
from kwaliteitshandboek.intake.plan import NIEUW, Gelezen, lees_nu

KAART = "kaarten/ondersteuning/leerlingondersteuning.md"


def roep(map_: Path, *woorden: str) -> Result:
    return CliRunner().invoke(main, [*woorden, "--map", str(map_)], catch_exceptions=False)


def tussendoor(echt: Callable[..., object], wat: Callable[[], object]) -> Callable[..., object]:
    """The same, with something else done right after the first time."""
    over = [wat]

    def doe(*woorden: object, **velden: object) -> object:
        uitkomst = echt(*woorden, **velden)
        if over:
            over.pop()()
        return uitkomst

    return doe


def test_of_two_decisions_about_addresses_neither_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    map_ = maak_handboek(tmp_path / "handboek")
    (map_ / "data" / "adressen.yml").write_text("- id: kaart-eerst\n- id: kaart-daarna\n", "utf-8")
    eerst = ("adressen", "--nu", "kaart-eerst=kaart-ambitie")
    daarna = ("adressen", "--nu", "kaart-daarna=kaart-ambitie")
    lees = tussendoor(adresopdracht.laad_wereld, lambda: roep(map_, *daarna))
    monkeypatch.setattr(adresopdracht, "laad_wereld", lees)
    uit = roep(map_, *eerst)
    assert (uit.exit_code, "I041" in uit.output) == (1, True), uit.output
    assert "Terwijl deze opdracht bezig was, is dit bestand veranderd." in uit.output
    assert roep(map_, *eerst).exit_code == 0
    lijst = {punt["id"]: punt.get("nu") for punt in yaml.safe_load((map_ / "data" / "adressen.yml").read_text("utf-8"))}
    assert {lijst["kaart-eerst"], lijst["kaart-daarna"]} == {"kaart-ambitie"}


def test_a_list_that_came_meanwhile_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    map_ = maak_handboek(tmp_path / "handboek")
    pad = map_ / "data" / "adressen.yml"
    lees = tussendoor(adresopdracht.laad_wereld, lambda: pad.write_text("- id: kaart-van-een-ander\n", "utf-8"))
    monkeypatch.setattr(adresopdracht, "laad_wereld", lees)
    uit = roep(map_, "adressen")
    assert (uit.exit_code, "is dit bestand erbij gekomen" in uit.output) == (1, True)
    assert pad.read_text("utf-8") == "- id: kaart-van-een-ander\n"


def test_a_card_that_is_saved_while_it_is_adopted_keeps_what_was_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    map_ = maak_handboek(tmp_path / "handboek")
    pad = map_ / KAART
    oud = pad.read_text("utf-8")
    nieuw = f"{oud}\nNog een zin.\n"
    plan = tussendoor(vaststelopdracht.plan_vaststellen, lambda: pad.write_text(nieuw, "utf-8"))
    monkeypatch.setattr(vaststelopdracht, "plan_vaststellen", plan)
    woorden = ("vaststellen", "leerlingondersteuning", "--door", "KC", "--op", "2026-11-01")
    uit = roep(map_, *woorden)
    assert (uit.exit_code, "I041" in uit.output) == (1, True), uit.output
    assert pad.read_text("utf-8") == nieuw
    assert not (map_ / "data" / "vaststellingen").exists(), "nothing of the plan is written"
    assert roep(map_, *woorden).exit_code == 0


@pytest.mark.parametrize(
    ("gelezen", "nu", "mag"),
    [
        (NIEUW, None, True),
        (NIEUW, b"van een ander", False),
        (Gelezen(b"oud"), b"oud", True),
        (Gelezen(b"oud"), b"ander", False),
        (Gelezen(b"oud"), None, False),
        (None, b"ander", True),
        # Who wanted the same has it.
        (Gelezen(b"oud"), b"gewenst", True),
        (NIEUW, b"gewenst", True),
    ],
)
def test_what_was_read_has_to_be_there_still(gelezen: Gelezen | None, nu: bytes | None, mag: bool, tmp_path: Path) -> None:
    if nu is not None:
        (tmp_path / "a.yml").write_bytes(nu)
    (tmp_path / "b.yml").write_bytes(b"b")
    voor = h.foto(tmp_path)
    bestanden = [
        Schrijfbestand(PurePosixPath("nieuw/b.yml"), b"bij"),
        Schrijfbestand(PurePosixPath("a.yml"), b"gewenst", gelezen),
    ]
    geschreven, meldingen = write_bestanden(bestanden, tmp_path)
    if mag:
        assert meldingen == ()
        assert (tmp_path / "a.yml").read_bytes() == b"gewenst"
    else:
        assert ([melding.code for melding in meldingen], geschreven) == (["I041"], ())
        assert h.foto(tmp_path) == voor
        assert not (tmp_path / "nieuw").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no lock on a folder")
def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    """Each adds its own line, and tries again when refused: in the end every line is there, once."""
    pad = tmp_path / "lijst.txt"

    def voeg_toe(nummer: int) -> None:
        while True:
            gelezen = lees_nu(pad)
            inhoud = (gelezen.inhoud or b"") + f"{nummer}\n".encode()
            if not write_bestanden([Schrijfbestand(PurePosixPath("lijst.txt"), inhoud, gelezen)], tmp_path)[1]:
                return

    with ThreadPoolExecutor(4) as ploeg:
        list(ploeg.map(voeg_toe, range(80)))
    assert sorted(map(int, pad.read_text("utf-8").split())) == list(range(80))
